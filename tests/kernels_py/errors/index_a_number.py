# args: (f8,)
def f(a):
    return a[0]

# ----
# f64 cannot be indexed; arrays and tuples can
#   in f, line 3, column 12:
#     return a[0]
#            ^
