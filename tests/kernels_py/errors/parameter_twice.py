# args: (i8, i8)
def f(n, n):
    return n

# ----
# two parameters are called n; rename one
#   in f, line 2, column 10:
#     def f(n, n):
#              ^
