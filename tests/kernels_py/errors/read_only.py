# args: (Array(f8, 1, 'C', readonly=True),)
def f(a):
    a[0] = 1

# ----
# a is read-only; assign to a copy of it
#   in f, line 3, column 5:
#     a[0] = 1
#     ^
