# args: (f8[:, :, :], i8[:])
def f(a, i):
    return a[i, :, i]

# ----
# integers and arrays of indices stand side by side; take the slice first
#   in f, line 3, column 12:
#     return a[i, :, i]
#            ^
