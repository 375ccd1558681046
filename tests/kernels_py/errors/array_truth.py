# args: (f8[:],)
def f(a):
    if a:
        return 1
    return 0

# ----
# a test is a number or a truth value, not f64[:]; reduce it first
#   in f, line 3, column 8:
#     if a:
#        ^
