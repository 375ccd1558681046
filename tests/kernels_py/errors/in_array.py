# args: (f8[:],)
def f(a):
    return 1.0 in a

# ----
# in looks through a tuple only; write a loop over an array
#   in f, line 3, column 12:
#     return 1.0 in a
#            ^
