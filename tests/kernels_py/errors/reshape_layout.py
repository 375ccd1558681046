# args: (f8[:],)
def f(a):
    return a.reshape(2, 3)

# ----
# reshape takes a row-major array, not f64[:]; reshape its copy()
#   in f, line 3, column 12:
#     return a.reshape(2, 3)
#            ^
