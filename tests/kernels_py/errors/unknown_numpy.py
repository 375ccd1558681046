# args: (f8[:],)
def f(a):
    return np.quantile(a, 0.5)

# ----
# np.quantile of arrays is not supported in a kernel; docs/language.md lists what is
#   in f, line 3, column 12:
#     return np.quantile(a, 0.5)
#            ^
