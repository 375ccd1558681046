# args: (f8[:, :, :], bool[:, :])
def f(a, m):
    return a[m]

# ----
# a mask has to have one axis, or as many as the array; reshape the array first
#   in f, line 3, column 14:
#     return a[m]
#              ^
