# args: (f8[:],)
def f(a):
    return any(a)

# ----
# any is not supported in a kernel; np.any is, or write a loop
#   in f, line 3, column 12:
#     return any(a)
#            ^
