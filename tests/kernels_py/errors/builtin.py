# args: (i8,)
def f(n):
    return open('x')

# ----
# open is not supported in a kernel; docs/language.md lists what is
#   in f, line 3, column 12:
#     return open('x')
#            ^
