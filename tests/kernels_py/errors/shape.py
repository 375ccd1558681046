# args: (f8,)
def f(n):
    return np.zeros(n)

# ----
# an extent is an integer, not f64; int(...) makes one
#   in f, line 3, column 21:
#     return np.zeros(n)
#                     ^
