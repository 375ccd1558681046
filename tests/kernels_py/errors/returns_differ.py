# args: (f8[:],)
def f(x):
    if len(x) > 3:
        return x
    return x[0]

# ----
# f returns f64 here and f64[:] elsewhere; return one type
#   in f, line 5, column 5:
#     return x[0]
#     ^
