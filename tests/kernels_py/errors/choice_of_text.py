# args: (f8,)
def f(x):
    return float('one')

# ----
# "one" is no float; write one such as 1e-3, inf or nan
#   in f, line 3, column 18:
#     return float('one')
#                  ^
