# args: (f8[:], f8[:])
def f(a, b):
    return a and b

# ----
# and and or take numbers and truth values; use & and | for arrays, an if for others
#   in f, line 3, column 12:
#     return a and b
#            ^
