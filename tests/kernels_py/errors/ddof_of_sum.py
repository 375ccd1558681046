# args: (f8[:],)
def f(a):
    return a.sum(ddof=1)

# ----
# only std and var take ddof; leave it out
#   in f, line 3, column 23:
#     return a.sum(ddof=1)
#                       ^
