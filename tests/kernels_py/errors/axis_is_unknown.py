# args: (f8[:, :], i8)
def f(a, k):
    return a.sum(axis=k)

# ----
# an axis has to be known when the kernel is compiled; write it as a number, as in axis=0
#   in f, line 3, column 23:
#     return a.sum(axis=k)
#                       ^
