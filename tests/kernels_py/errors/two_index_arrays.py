# args: (f8[:, :], i8[:])
def f(a, i):
    return a[i, i]

# ----
# one array of indices stands between the brackets; write a loop for several
#   in f, line 3, column 12:
#     return a[i, i]
#            ^
