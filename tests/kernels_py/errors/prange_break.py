# args: (f8[:],)
# options: parallel
def f(a):
    for i in prange(len(a)):
        if a[i] > 0:
            break

# ----
# a prange cannot be left by break; use range
#   in f, line 6, column 13:
#     break
#     ^
