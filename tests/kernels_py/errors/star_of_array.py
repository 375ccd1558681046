# args: (f8[:],)
def f(a):
    return max(*a)

# ----
# only a tuple can be unpacked by *, not f64[:]; give the elements one by one
#   in f, line 3, column 16:
#     return max(*a)
#                ^
