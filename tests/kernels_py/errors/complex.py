# args: (i8,)
def f(n):
    return n + 2j

# ----
# complex numbers are not supported; keep the real and imaginary parts in two floats
#   in f, line 3, column 16:
#     return n + 2j
#                ^
