# args: (i8,)
def f(a):
    r = range(a)
    return 1

# ----
# range can only be gone over by a for loop, as in for i in range(...)
#   in f, line 3, column 9:
#     r = range(a)
#         ^
