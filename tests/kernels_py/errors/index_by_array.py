# args: (f8[:], i8[:])
def f(a, i):
    return a[i]

# ----
# an array cannot be indexed by another one; write a loop over the indices
#   in f, line 3, column 14:
#     return a[i]
#              ^
