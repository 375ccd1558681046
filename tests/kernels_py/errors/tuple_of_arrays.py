# args: (f8[:], i8)
def f(a, i):
    t = (a, a)
    return t[i][0]

# ----
# a tuple that has f64[:] in it is indexed by constants only
#   in f, line 4, column 14:
#     return t[i][0]
#              ^
