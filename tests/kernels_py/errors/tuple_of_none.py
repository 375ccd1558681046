# args: (i8,)
def f(n):
    return n, None

# ----
# (i64, None) cannot be returned; numbers, arrays and tuples of them can
#   in f, line 3, column 5:
#     return n, None
#     ^
