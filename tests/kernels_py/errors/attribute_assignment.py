# args: (f8[:],)
def f(a):
    a.shape = (1, 2)

# ----
# an attribute cannot be assigned in a kernel; use a variable
#   in f, line 3, column 5:
#     a.shape = (1, 2)
#     ^
