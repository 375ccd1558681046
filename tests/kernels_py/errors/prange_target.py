# args: (f8[:],)
# options: parallel
def f(a):
    for i, j in prange(len(a)):
        pass

# ----
# prange gives one integer at a time; loop over it with one name
#   in f, line 4, column 9:
#     for i, j in prange(len(a)):
#         ^
