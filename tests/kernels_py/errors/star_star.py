# args: (i8,)
def g(a):
    return a
def f(n):
    return g(**n)

# ----
# ** is not supported in a call; name the arguments
#   in f, line 5, column 14:
#     return g(**n)
#              ^
