# args: (f8[::1],)
def f(x):
    return x[::0].sum()

# ----
# the step of a slice cannot be 0; -1 goes backwards
#   in f, line 3, column 16:
#     return x[::0].sum()
#                ^
