# args: (f8[:],)
def f(a):
    print(a)

# ----
# f64[:] cannot be printed; print numbers and texts
#   in f, line 3, column 5:
#     print(a)
#     ^
