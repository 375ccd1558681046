# args: (i8,)
def f(n):
    xs = []
    return n

# ----
# lists are not supported; use an array, as in np.array([...]) or np.empty(n), or a tuple
#   in f, line 3, column 10:
#     xs = []
#          ^
