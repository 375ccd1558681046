# args: (f8[:], f8[:])
def f(a, i):
    return a[i]

# ----
# an array of indices holds integers or truth values; astype(np.int64) makes one
#   in f, line 3, column 14:
#     return a[i]
#              ^
