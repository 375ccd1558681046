# args: (f8[:, :, :], f8[:])
def f(a, b):
    return a @ b

# ----
# the product of f64[:, :, :] and f64[:] is not supported; that of numbers on one or two axes is
#   in f, line 3, column 12:
#     return a @ b
#            ^
