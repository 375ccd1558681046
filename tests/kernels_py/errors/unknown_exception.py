# args: (i8,)
def f(n):
    raise CustomError('n')

# ----
# CustomError cannot be raised in a kernel; use ValueError, RuntimeError or another that docs/language.md lists
#   in f, line 3, column 11:
#     raise CustomError('n')
#           ^
