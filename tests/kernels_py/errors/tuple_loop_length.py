# args: (i8,)
def f(n):
    s = 0
    for x in (1,) * 64 + (2,):
        s += x
    return s

# ----
# a loop over a tuple goes over at most 64 elements, not 65; use an array
#   in f, line 4, column 14:
#     for x in (1,) * 64 + (2,):
#              ^
