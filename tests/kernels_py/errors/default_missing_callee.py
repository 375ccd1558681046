# args: (i8,)
def g():
    return 1
def f(n):
    return g(n)

# ----
# g takes 0 arguments, not 1
#   in f, line 5, column 12:
#     return g(n)
#            ^
