# args: (f8[:],)
def f(a):
    return a.reshape(2, 3)

# ----
# reshape takes a row-major array, not one of type f64[:]; take reshape of its copy()
#   in f, line 3, column 12:
#     return a.reshape(2, 3)
#            ^
