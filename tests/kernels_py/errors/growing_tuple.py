# args: (i8,)
def g(t, n):
    if n == 0:
        return 0
    return g(t + (n,), n - 1)
def f(n):
    return g((), n)

# ----
# g calls itself or others with ever new types; give them arguments of the same types each time
#   in f, line 2, column 5:
#     def g(t, n):
#         ^
