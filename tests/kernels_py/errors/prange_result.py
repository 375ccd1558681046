# args: (f8[:],)
# options: parallel
def f(a):
    for i in prange(len(a)):
        x = a[i]
    return x

# ----
# x carries a value between the iterations of a parallel loop, or out of it; assign it in each iteration before it is read, use a reduction such as x += ..., or range
#   in f, line 6, column 12:
#     return x
#            ^
