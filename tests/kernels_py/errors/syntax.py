# args: (i8,)
def f(x):
    return x +* 2

# ----
# the source is not Python: starred expression cannot be used here
#   in f, line 3, column 15:
#     return x +* 2
#               ^
