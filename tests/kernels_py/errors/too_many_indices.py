# args: (f8[:],)
def f(a):
    return a[0, 1]

# ----
# 2 indices for an array with 1 axes; give at most one for each
#   in f, line 3, column 14:
#     return a[0, 1]
#              ^
