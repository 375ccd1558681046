# args: (i8,)
def f(x, y):
    return x

# ----
# f takes 2 arguments, not 1
#   in f, line 2, column 5:
#     def f(x, y):
#         ^
