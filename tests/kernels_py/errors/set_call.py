# args: (i8,)
def f(n):
    s = set()
    return n

# ----
# set is not supported in a kernel; write a loop over an array
#   in f, line 3, column 9:
#     s = set()
#         ^
