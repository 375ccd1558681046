# args: (f8[:, :],)
def f(a):
    return a.sum(axis=2)

# ----
# axis 2 is outside of an array of rank 2; axes go from -2 to 1
#   in f, line 3, column 23:
#     return a.sum(axis=2)
#                       ^
