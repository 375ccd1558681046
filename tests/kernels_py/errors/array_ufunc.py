# args: (f8[:],)
def f(a):
    return np.sqrt(a)

# ----
# numpy.sqrt of an array is not supported; write a loop over its elements
#   in f, line 3, column 12:
#     return np.sqrt(a)
#            ^
