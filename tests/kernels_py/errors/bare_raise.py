# args: (i8,)
def f(n):
    raise

# ----
# raise needs an exception in a kernel, as in raise ValueError("...")
#   in f, line 3, column 5:
#     raise
#     ^
