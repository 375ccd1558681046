# args: (f8,)
def f(a):
    return 'x' * a

# ----
# * of a text and f64 is not supported; both operands have to be numbers or arrays
#   in f, line 3, column 12:
#     return 'x' * a
#            ^
