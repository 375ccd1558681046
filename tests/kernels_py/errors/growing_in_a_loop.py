# args: (i8,)
def f(n):
    t = (1,)
    for i in range(n):
        t = t + (i,)
    return t[0]

# ----
# t is (i64,) on one way and (i64, i64) on another; use another name for one of them
#   in f, line 5, column 13:
#     t = t + (i,)
#         ^
