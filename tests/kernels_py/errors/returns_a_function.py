# args: (f8,)
def f(x):
    return math.sqrt

# ----
# math.sqrt cannot be returned; numbers, arrays and tuples of them can
#   in f, line 3, column 5:
#     return math.sqrt
#     ^
