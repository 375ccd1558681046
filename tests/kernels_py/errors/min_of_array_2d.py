# args: (f8[:, :],)
def f(a):
    return min(a)

# ----
# min of f64[:, :] alone is not supported; give it numbers, a tuple or an array of one axis, or take np.min
#   in f, line 3, column 12:
#     return min(a)
#            ^
