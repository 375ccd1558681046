# args: (i8,)
def f(a):
    for i, j in range(a):
        pass

# ----
# a range gives one integer at a time; loop over it with one name
#   in f, line 3, column 9:
#     for i, j in range(a):
#         ^
