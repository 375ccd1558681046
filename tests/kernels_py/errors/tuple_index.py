# args: (f8,)
def f(a):
    t = (1, 2)
    return t[5]

# ----
# the tuple has 2 elements; this index is beyond
#   in f, line 4, column 14:
#     return t[5]
#              ^
