# args: (f8[:],)
def f(a):
    return enumerate(a)

# ----
# enumerate can only be gone over by a for loop, as in for i in enumerate(...)
#   in f, line 3, column 12:
#     return enumerate(a)
#            ^
