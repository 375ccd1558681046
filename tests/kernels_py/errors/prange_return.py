# args: (f8[:],)
# options: parallel
def f(a):
    for i in prange(len(a)):
        if a[i] > 0:
            return i
    return -1

# ----
# a prange cannot be left by return; use range
#   in f, line 6, column 13:
#     return i
#     ^
