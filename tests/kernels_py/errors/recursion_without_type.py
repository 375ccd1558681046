# args: (i8,)
def f(n):
    return f(n - 1)

# ----
# the type of f's result is not known yet; annotate it, as in -> f64, or return without recursion first
#   in f, line 3, column 12:
#     return f(n - 1)
#            ^
