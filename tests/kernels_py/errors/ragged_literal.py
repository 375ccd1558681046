# args: (i8,)
def f(n):
    return np.array([[1, 2], [3]])

# ----
# np.array takes numbers, or lists of them that have one length; fill in what is missing
#   in f, line 3, column 12:
#     return np.array([[1, 2], [3]])
#            ^
