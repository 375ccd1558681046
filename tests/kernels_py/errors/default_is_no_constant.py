# args: (f8,)
def g(a, b=np.zeros(3)):
    return a
def f(a):
    return g(a)

# ----
# this is no constant; write a number, a truth value, a text or a tuple of them
#   in f, line 2, column 12:
#     def g(a, b=np.zeros(3)):
#                ^
