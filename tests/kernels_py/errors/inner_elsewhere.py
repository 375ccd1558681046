# args: (f8,)
def apply(g, x):
    return g(x)
def f(x):
    y = x
    def inner(z):
        return y + z
    return apply(inner, x)

# ----
# a function that reads variables around it can be called beside them only; pass them as arguments
#   in f, line 3, column 12:
#     return g(x)
#            ^
