# args: (i8,)
def f(n):
    t = (n, n) * 64
    u = t * 5
    return (u + u)[0]

# ----
# a tuple has more than 1000 values in it; use an array
#   in f, line 5, column 13:
#     return (u + u)[0]
#             ^
