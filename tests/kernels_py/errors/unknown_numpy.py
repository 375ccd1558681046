# args: (f8[:],)
def f(x):
    return np.argsort(x)

# ----
# numpy.argsort of an array is not supported; write a loop over its elements
#   in f, line 3, column 12:
#     return np.argsort(x)
#            ^
