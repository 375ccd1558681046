# args: (f8[:],)
def f(a):
    return a << 1

# ----
# << of arrays of f64 and i64 is not supported; both have to hold integers
#   in f, line 3, column 12:
#     return a << 1
#            ^
