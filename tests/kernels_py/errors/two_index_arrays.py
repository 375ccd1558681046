# args: (f8[:, :, :], i8[:])
def f(a, i):
    return a[i, :, i]

# ----
# between the brackets integers and arrays of indices have to stand side by side; take the slice first
#   in f, line 3, column 12:
#     return a[i, :, i]
#            ^
