# args: (f8,)
def f(x):
    return x.hex()

# ----
# f64 has no methods in a kernel; arrays have
#   in f, line 3, column 12:
#     return x.hex()
#            ^
