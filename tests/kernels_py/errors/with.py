# args: (i8,)
def f(n):
    with n:
        return n

# ----
# with is not supported in a kernel; enter it in the caller
#   in f, line 3, column 5:
#     with n:
#     ^
