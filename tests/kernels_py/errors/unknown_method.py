# args: (f8[:],)
def f(x):
    x.sort()

# ----
# arrays have no method sort in a kernel; write a loop
#   in f, line 3, column 5:
#     x.sort()
#     ^
