# args: (f8[:],)
# options: parallel
def f(a):
    for i in prange(len(a)):
        i = i + 1

# ----
# i is assigned in the body of its prange; use another name
#   in f, line 4, column 9:
#     for i in prange(len(a)):
#         ^
