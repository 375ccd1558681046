# args: (f8[:],)
def f(a):
    return a[None, None, None, None, None, None, None, None, None, None, None, None, None, None, None, None]

# ----
# an array has at most 16 axes
#   in f, line 3, column 12:
#     return a[None, None, None, None, None, None, None, None, None, None, None, None, None, None, None, N
#            ^
