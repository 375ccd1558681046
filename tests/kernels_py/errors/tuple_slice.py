# args: (i8,)
def f(n):
    return (1, 2, 3)[:n]

# ----
# the bounds and the step of a tuple's slice are constants; use an array for others
#   in f, line 3, column 22:
#     return (1, 2, 3)[:n]
#                      ^
