# args: (f8[:, :],)
def f(a):
    return a.sum(axis=0, keepdims=True)

# ----
# a.sum has no argument keepdims in a kernel; it has axis, ddof
#   in f, line 3, column 26:
#     return a.sum(axis=0, keepdims=True)
#                          ^
