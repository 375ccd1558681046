# args: (f8,)
def f(x):
    if x > 0:
        y = x
    else:
        y = np.zeros(3)
    return y

# ----
# y is f64 on one way and f64[::1] on another; use another name for one of them
#   in f, line 7, column 12:
#     return y
#            ^
