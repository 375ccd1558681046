# args: (bool[:], bool[:])
def f(a, b):
    return a - b

# ----
# - of arrays of bool and bool is not supported; ^ says where they differ
#   in f, line 3, column 12:
#     return a - b
#            ^
