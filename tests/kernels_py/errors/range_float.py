# args: (f8,)
def f(a):
    s = 0
    for i in range(a):
        s += i
    return s

# ----
# a bound of a range is an integer, not f64; int(...) makes one
#   in f, line 4, column 14:
#     for i in range(a):
#              ^
