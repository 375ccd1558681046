# args: (f8[:, :],)
def f(a):
    return min(a)

# ----
# min of f64[:, :] alone; give it two numbers or an array
#   in f, line 3, column 12:
#     return min(a)
#            ^
