# args: (i8,)
def f(x):
    t = x
    t = (t, t)
    t = (t, t)
    t = (t, t)
    t = (t, t)
    t = (t, t)
    t = (t, t)
    t = (t, t)
    t = (t, t)
    t = (t, t)
    t = (t, t)
    t = (t, t)
    return len(t)

# ----
# a tuple has more than 1000 values in it; use an array
#   in f, line 13, column 9:
#     t = (t, t)
#         ^
