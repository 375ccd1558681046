# args: (f8,)
def f(x):
    return x if x > 0 else (1, 2)

# ----
# the two sides of this choice do not go together: f64 on one way and (i64, i64) on another
#   in f, line 3, column 12:
#     return x if x > 0 else (1, 2)
#            ^
