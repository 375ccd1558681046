# args: (f8[:],)
def f(a):
    return math.sqrt(a)

# ----
# math.sqrt takes numbers, not arrays; use np.sqrt, or a loop
#   in f, line 3, column 12:
#     return math.sqrt(a)
#            ^
