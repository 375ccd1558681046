# args: (f8[:],)
def f(a):
    return sorted(a)

# ----
# sorted is not supported in a kernel; np.sort is
#   in f, line 3, column 12:
#     return sorted(a)
#            ^
