# args: (f8,)
def f(a):
    return a & 1

# ----
# & takes integers; int(...) makes one of a float
#   in f, line 3, column 12:
#     return a & 1
#            ^
