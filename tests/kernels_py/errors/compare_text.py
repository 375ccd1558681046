# args: (f8,)
def f(x):
    return x < 'a'

# ----
# f64 and a text cannot be compared by <; compare numbers, one by one
#   in f, line 3, column 12:
#     return x < 'a'
#            ^
