# args: (i8,)
def f(n):
    raise ValueError(f'n is {n}')

# ----
# formatted texts are not supported; print takes its values one by one
#   in f, line 3, column 22:
#     raise ValueError(f'n is {n}')
#                      ^
