# args: (f8[:, :],)
def f(a):
    return a.item(1)

# ----
# item takes 2 indices here, or none
#   in f, line 3, column 12:
#     return a.item(1)
#            ^
