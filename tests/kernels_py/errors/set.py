# args: (i8,)
def f(n):
    d = {1, 2}
    return n

# ----
# sets are not supported; use a bool array
#   in f, line 3, column 9:
#     d = {1, 2}
#         ^
