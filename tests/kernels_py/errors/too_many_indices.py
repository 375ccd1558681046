# args: (f8[:],)
def f(a):
    return a[0, 1]

# ----
# 2 indices for an array of rank 1; give at most one for each axis
#   in f, line 3, column 14:
#     return a[0, 1]
#              ^
