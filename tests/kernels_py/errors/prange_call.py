# args: (i8,)
def f(n):
    return prange(n)

# ----
# prange can only be gone over by a for loop, as in for i in prange(...)
#   in f, line 3, column 12:
#     return prange(n)
#            ^
