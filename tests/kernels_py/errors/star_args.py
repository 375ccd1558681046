# args: (i8,)
def f(*args):
    return 1

# ----
# *args and **kwargs are not supported; give the parameters names
#   in f, line 2, column 7:
#     def f(*args):
#           ^
