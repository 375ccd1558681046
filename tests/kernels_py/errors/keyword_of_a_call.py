# args: (i8,)
def g(a, b=1):
    return a + b
def f(x):
    return g(x, c=2)

# ----
# g has no parameter c; it has a, b
#   in f, line 5, column 17:
#     return g(x, c=2)
#                 ^
