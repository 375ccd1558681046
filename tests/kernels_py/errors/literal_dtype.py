# args: (i8,)
def f(n):
    return np.zeros(n, dtype='complex')

# ----
# a dtype is wanted here, such as np.float32 or a.dtype
#   in f, line 3, column 30:
#     return np.zeros(n, dtype='complex')
#                              ^
