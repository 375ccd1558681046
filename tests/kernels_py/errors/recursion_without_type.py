# args: (i8,)
def pair(n):
    return pair(n - 1)[1] if n > 0 else (n, n)


def f(n):
    return pair(n)

# ----
# the type of pair's result is not known yet; annotate it, as in -> f64, or return without recursion first
#   in f, line 3, column 12:
#     return pair(n - 1)[1] if n > 0 else (n, n)
#            ^
