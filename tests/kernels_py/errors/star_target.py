# args: (i8,)
def f(n):
    a, *b = (1, 2, 3)
    return a

# ----
# 3 values for 2 targets
#   in f, line 3, column 5:
#     a, *b = (1, 2, 3)
#     ^
