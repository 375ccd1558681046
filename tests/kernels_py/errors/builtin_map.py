# args: (f8[:],)
def f(a):
    for x in map(abs, a):
        pass

# ----
# map is not supported in a kernel; write a loop over an array
#   in f, line 3, column 14:
#     for x in map(abs, a):
#              ^
