# args: (i8,)
def f(n):
    return max(())

# ----
# max needs at least one number
#   in f, line 3, column 12:
#     return max(())
#            ^
