# args: (i8,)
def f(n):
    d = {1: 2}
    return n

# ----
# dictionaries are not supported; use arrays
#   in f, line 3, column 9:
#     d = {1: 2}
#         ^
