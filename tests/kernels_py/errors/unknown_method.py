# args: (f8[:],)
def f(a):
    return a.tobytes()

# ----
# arrays have no method tobytes in a kernel; docs/language.md lists those they have
#   in f, line 3, column 12:
#     return a.tobytes()
#            ^
