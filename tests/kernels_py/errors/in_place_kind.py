# args: (i8[:],)
def f(a):
    a /= 2

# ----
# the result of / is f64 and does not go into an array of i64; make a new array, or convert it
#   in f, line 3, column 5:
#     a /= 2
#     ^
