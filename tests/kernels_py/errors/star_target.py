# args: (i8,)
def f(n):
    a, *b = (1, 2, 3)
    return a

# ----
# a starred target is not supported; name each one, or take a slice of the tuple
#   in f, line 3, column 8:
#     a, *b = (1, 2, 3)
#        ^
