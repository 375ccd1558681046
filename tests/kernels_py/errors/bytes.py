# args: (i8,)
def f(n):
    return b'x'

# ----
# bytes are not supported; use a u8 array
#   in f, line 3, column 12:
#     return b'x'
#            ^
