# args: (f8[:, :],)
def f(a):
    return np.sort(a)

# ----
# np.sort of (f64[:, :]) is not supported in a kernel; docs/language.md lists what it takes
#   in f, line 3, column 12:
#     return np.sort(a)
#            ^
