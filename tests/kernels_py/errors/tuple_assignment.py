# args: (f8,)
def f(a):
    t = (1, 2)
    t[0] = 3
    return a

# ----
# tuples cannot be changed; make a new one, or use an array
#   in f, line 4, column 5:
#     t[0] = 3
#     ^
