# args: (f8[:],)
def f(a):
    if a:
        return 1
    return 0

# ----
# a test is a number or a truth value, not f64[:]; any() or all() makes one of an array
#   in f, line 3, column 8:
#     if a:
#        ^
