# args: (i8,)
def f(n):
    raise CustomError('n')

# ----
# CustomError cannot be raised in a kernel; ValueError, RuntimeError and Python's other common exceptions can
#   in f, line 3, column 11:
#     raise CustomError('n')
#           ^
