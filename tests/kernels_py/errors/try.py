# args: (i8,)
def f(n):
    try:
        return n
    except ValueError:
        return 0

# ----
# try is not supported in a kernel; test before, or catch it in the caller
#   in f, line 3, column 5:
#     try:
#     ^
