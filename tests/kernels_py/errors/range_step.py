# args: (i8,)
def f(a):
    for i in range(0, a, 0):
        pass

# ----
# the step of a range is not 0
#   in f, line 3, column 14:
#     for i in range(0, a, 0):
#              ^
