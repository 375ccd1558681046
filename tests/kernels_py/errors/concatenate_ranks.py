# args: (f8[:, :], f8[:])
def f(a, b):
    return np.concatenate((a, b))

# ----
# np.concatenate takes arrays of one rank; reshape the others first
#   in f, line 3, column 12:
#     return np.concatenate((a, b))
#            ^
