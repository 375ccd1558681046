# args: (f8[:, :],)
def f(a):
    return a.sum(axis=0)

# ----
# sum of a part of the axes is not supported; write a loop
#   in f, line 3, column 12:
#     return a.sum(axis=0)
#            ^
