# args: (Array(f8, 1, 'C', readonly=True),)
def f(a):
    b = a[1:]
    b += 1

# ----
# b is read-only; assign to a copy of it
#   in f, line 4, column 5:
#     b += 1
#     ^
