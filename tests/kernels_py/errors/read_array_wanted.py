# args: (f8,)
def f(x):
    return np.transpose(x)

# ----
# an array is wanted here, not f64; np.array([...]) makes one
#   in f, line 3, column 25:
#     return np.transpose(x)
#                         ^
