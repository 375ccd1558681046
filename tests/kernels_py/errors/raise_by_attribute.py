# args: (i8,)
def f(n):
    raise np.linalg.LinAlgError('n')

# ----
# raise takes one of Python's exceptions by its name, as in raise ValueError("...")
#   in f, line 3, column 11:
#     raise np.linalg.LinAlgError('n')
#           ^
