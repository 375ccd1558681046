# args: (i8,)
def f(n):
    return np.array([[1, 2], [3]])

# ----
# an array is made of numbers, in lists of one length
#   in f, line 3, column 12:
#     return np.array([[1, 2], [3]])
#            ^
