# args: (f8[:],)
def f(a):
    return a > 0

# ----
# f64[:] and i64 cannot be compared by >; compare numbers, one by one
#   in f, line 3, column 12:
#     return a > 0
#            ^
