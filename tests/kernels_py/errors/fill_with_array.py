# args: (f8[:],)
def f(a):
    a.fill(a)

# ----
# what an array is filled with is a number, not f64[:]
#   in f, line 3, column 12:
#     a.fill(a)
#            ^
