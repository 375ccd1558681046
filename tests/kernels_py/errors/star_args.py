# args: (i8,)
def f(*args):
    return 1

# ----
# f takes 0 arguments, not 1
#   in f, line 2, column 5:
#     def f(*args):
#         ^
