# args: (i8,)
def f(n):
    return np.arange(0, n, 0)

# ----
# the step of np.arange cannot be 0; -1 goes backwards
#   in f, line 3, column 12:
#     return np.arange(0, n, 0)
#            ^
