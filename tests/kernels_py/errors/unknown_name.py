# args: (i8,)
def f(x):
    return x + undefined_thing

# ----
# the name undefined_thing is not defined; assign it, or bind it when the kernel is compiled
#   in f, line 3, column 16:
#     return x + undefined_thing
#                ^
