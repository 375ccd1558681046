# args: (f8[:, :], i8)
def f(a, k):
    return a.sum(axis=k)

# ----
# an axis is a constant integer in a kernel
#   in f, line 3, column 23:
#     return a.sum(axis=k)
#                       ^
