# args: (f8,)
def f(a):
    x, y = (1, 2, 3)
    return a

# ----
# 3 values cannot be unpacked into 2 names; give each value a name
#   in f, line 3, column 5:
#     x, y = (1, 2, 3)
#     ^
