# args: (f8[:],)
def f(a):
    a[0] = a

# ----
# an element is a number, not f64[:]; assign arrays to parts, as in a[:] = b
#   in f, line 3, column 5:
#     a[0] = a
#     ^
