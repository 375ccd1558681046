# args: (f8[:, :],)
def f(a):
    return np.concatenate((a, a), axis=1)

# ----
# np.concatenate along other axes than the first is not supported; write a loop
#   in f, line 3, column 12:
#     return np.concatenate((a, a), axis=1)
#            ^
