# args: (i8,)
def f(n):
    return n + 123456789012345678901234567890

# ----
# this integer has more than 64 bits; write it as a float, as in 1e20
#   in f, line 3, column 16:
#     return n + 123456789012345678901234567890
#                ^
