# args: (f8[:], f8)
def f(a, i):
    return a[i]

# ----
# an index is an integer, not f64; int(...) makes one
#   in f, line 3, column 14:
#     return a[i]
#              ^
