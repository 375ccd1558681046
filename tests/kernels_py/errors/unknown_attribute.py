# args: (f8[:],)
def f(x):
    return x.base

# ----
# arrays have no attribute base in a kernel; shape, size, ndim, dtype, T, strides, itemsize and nbytes are there
#   in f, line 3, column 12:
#     return x.base
#            ^
