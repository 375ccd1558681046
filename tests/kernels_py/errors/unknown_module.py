# args: (i8,)
import scipy.special
def f(x):
    return scipy.special.j0(x)

# ----
# scipy cannot be used in a kernel; numpy and math can, and other kernels
#   in f, line 2, column 8:
#     import scipy.special
#            ^
