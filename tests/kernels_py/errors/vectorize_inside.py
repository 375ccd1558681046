# args: (f8,)
def f(x):
    return jitney.njit(x)

# ----
# njit cannot be called in a kernel; of jitney, prange and the types can be used
#   in f, line 3, column 12:
#     return jitney.njit(x)
#            ^
