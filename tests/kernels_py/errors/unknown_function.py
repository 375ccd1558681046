# args: (i8,)
def f(x):
    return frobnicate(x)

# ----
# the name frobnicate is not defined; assign it, or bind it when the kernel is compiled
#   in f, line 3, column 12:
#     return frobnicate(x)
#            ^
