# args: (i8,)
def f(x):
    y = z + 1
    z = x
    return y

# ----
# z is read before anything is assigned to it; assign it on every way that leads here
#   in f, line 3, column 9:
#     y = z + 1
#         ^
