# args: (f8,)
def f(a):
    x, y = (1, 2, 3)
    return a

# ----
# 3 values for 2 targets
#   in f, line 3, column 5:
#     x, y = (1, 2, 3)
#     ^
