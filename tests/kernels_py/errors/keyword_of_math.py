# args: (f8,)
def f(x):
    return math.sqrt(x=x)

# ----
# math.sqrt takes no keywords in a kernel; give its arguments by position
#   in f, line 3, column 22:
#     return math.sqrt(x=x)
#                      ^
