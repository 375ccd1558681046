# args: (f8,)
def f(x):
    return math.nope(x)

# ----
# math.nope of one number is not supported in a kernel; docs/language.md lists what is
#   in f, line 3, column 12:
#     return math.nope(x)
#            ^
