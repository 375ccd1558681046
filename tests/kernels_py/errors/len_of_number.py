# args: (f8,)
def f(a):
    return len(a)

# ----
# f64 has no length; arrays and tuples have
#   in f, line 3, column 12:
#     return len(a)
#            ^
