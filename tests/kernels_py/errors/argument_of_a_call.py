# args: (i8,)
def g(a, b):
    return a + b
def f(x):
    return g(x)

# ----
# g needs an argument for b
#   in f, line 5, column 12:
#     return g(x)
#            ^
