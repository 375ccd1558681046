# args: (i8,)
def f(a):
    r = range(a)
    return 1

# ----
# range stands after in at the head of a for loop only
#   in f, line 3, column 9:
#     r = range(a)
#         ^
