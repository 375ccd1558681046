# args: (i8,)
def f(a):
    for i in range(0, a, 0):
        pass

# ----
# the step of a range cannot be 0; -1 goes backwards
#   in f, line 3, column 14:
#     for i in range(0, a, 0):
#              ^
