# args: (i8,)
def f(n):
    return prange(n)

# ----
# prange stands after in at the head of a for loop only
#   in f, line 3, column 12:
#     return prange(n)
#            ^
