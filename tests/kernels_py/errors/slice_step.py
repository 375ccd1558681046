# args: (f8[:], i8)
def f(a, s):
    return a[::s]

# ----
# the step of a slice is a constant; write a loop for others
#   in f, line 3, column 16:
#     return a[::s]
#                ^
