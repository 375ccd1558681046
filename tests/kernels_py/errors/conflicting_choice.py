# args: (f8,)
def f(x):
    return x if x > 0 else (1, 2)

# ----
# the sides of this choice have different types, f64 on one way and (i64, i64) on another; give both one type, or write an if
#   in f, line 3, column 12:
#     return x if x > 0 else (1, 2)
#            ^
