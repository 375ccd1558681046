# args: (i8,)
def f(n):
    for i in range():
        pass

# ----
# range takes one, two or three integers
#   in f, line 3, column 14:
#     for i in range():
#              ^
