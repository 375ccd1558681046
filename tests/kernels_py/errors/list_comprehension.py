# args: (i8,)
def f(n):
    xs = [i for i in range(n)]
    return n

# ----
# lists are not supported; use an array, as in np.array([...]) or np.empty(n), or a tuple
#   in f, line 3, column 10:
#     xs = [i for i in range(n)]
#          ^
