# args: (i8,)
def f(a):
    for i in a:
        pass

# ----
# a for loop cannot go over i64; range, arrays, tuples, enumerate and zip can be gone over
#   in f, line 3, column 14:
#     for i in a:
#              ^
