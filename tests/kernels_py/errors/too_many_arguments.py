# args: (i8, i8, i8)
def f(x, y=1):
    return x

# ----
# f takes 1 to 2 arguments, not 3
#   in f, line 2, column 5:
#     def f(x, y=1):
#         ^
