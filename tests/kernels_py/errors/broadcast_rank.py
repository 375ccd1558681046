# args: (f8[:], f8[:, :])
def f(a, b):
    a[:] = b

# ----
# an array of type f64[:, :] does not fit into one of type f64[:]
#   in f, line 3, column 5:
#     a[:] = b
#     ^
