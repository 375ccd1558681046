# args: (i8,)
def f(n):
    for i in range(stop=n):
        pass

# ----
# range takes no keywords; give its bounds by position
#   in f, line 3, column 20:
#     for i in range(stop=n):
#                    ^
