# args: (i8,)
def f(n):
    return n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + missing + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n

# ----
# the name missing is not defined; assign it, or bind it when the kernel is compiled
#   in f, line 3, column 252:
#     + n + n + n + n + n + n + n + n + n + n + n + n + missing + n + n + n + n + n + n + n + n + n + n +
#                                                       ^
