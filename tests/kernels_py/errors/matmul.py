# args: (f8[:, :], f8[:, :])
def f(a, b):
    return a @ b

# ----
# @ of f64[:, :] and f64[:, :] is not supported; write a loop over the elements
#   in f, line 3, column 12:
#     return a @ b
#            ^
