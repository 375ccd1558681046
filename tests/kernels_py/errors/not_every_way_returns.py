# args: (f8,)
def f(x):
    if x > 0:
        return x

# ----
# f returns f64, but not on every way; return a value at its end
#   in f, line 2, column 5:
#     def f(x):
#         ^
