# args: (i8,)
def f(n):
    return n(1)

# ----
# i64 cannot be called; functions, kernels and types can
#   in f, line 3, column 12:
#     return n(1)
#            ^
