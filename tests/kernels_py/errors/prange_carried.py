# args: (f8[:],)
# options: parallel
def f(a):
    last = 0.0
    for i in prange(len(a)):
        a[i] = last
        last = a[i]

# ----
# last carries a value between the iterations of a parallel loop, or out of it; assign it in each iteration before it is read, use a reduction such as last += ..., or range
#   in f, line 6, column 16:
#     a[i] = last
#            ^
