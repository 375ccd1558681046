# args: (i8,)
def f(n):
    return np.zeros(n, order='F')

# ----
# np.zeros has no argument order in a kernel; it has shape, dtype
#   in f, line 3, column 24:
#     return np.zeros(n, order='F')
#                        ^
