# args: (f8[:],)
def f(a):
    del a[0]

# ----
# only variables can be deleted; make a new array without the element
#   in f, line 3, column 9:
#     del a[0]
#         ^
