# args: (i8,)
def g(a, b=1):
    return a + b
def f(x):
    return g(x, a=2)

# ----
# g is given a twice; leave one out
#   in f, line 5, column 17:
#     return g(x, a=2)
#                 ^
