# args: (f8[:, :], bool[:])
def f(a, m):
    return a[m, m]

# ----
# a mask stands alone between the brackets; np.flatnonzero makes indices of it
#   in f, line 3, column 12:
#     return a[m, m]
#            ^
