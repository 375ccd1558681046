# args: (f8[:], f8[:, :])
def f(a, b):
    a[:] = b

# ----
# f64[:, :] has more axes than the f64[:] it is assigned to; assign a row of it, or its ravel()
#   in f, line 3, column 5:
#     a[:] = b
#     ^
