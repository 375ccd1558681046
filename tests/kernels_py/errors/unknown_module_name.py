# args: (i8,)
from numba import cuda
def f(n):
    return cuda.grid(1)

# ----
# cuda.grid cannot be called in a kernel; of jitney, prange and the types can be used
#   in f, line 4, column 12:
#     return cuda.grid(1)
#            ^
