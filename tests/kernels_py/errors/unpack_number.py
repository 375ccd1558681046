# args: (f8,)
def f(a):
    x, y = a
    return x

# ----
# f64 cannot be unpacked; tuples and arrays can
#   in f, line 3, column 5:
#     x, y = a
#     ^
