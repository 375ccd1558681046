# args: (f8[:, :],)
def f(a):
    return sum(a)

# ----
# sum takes an array of one axis or a tuple, not f64[:, :]; np.sum takes any array
#   in f, line 3, column 12:
#     return sum(a)
#            ^
