# args: (i8,)
def f(n):
    raise ValueError('n is', n)

# ----
# an exception's message is a constant text in a kernel; leave the values out
#   in f, line 3, column 30:
#     raise ValueError('n is', n)
#                              ^
