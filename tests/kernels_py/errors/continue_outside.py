# args: (i8,)
def f(n):
    continue

# ----
# continue stands in a loop only
#   in f, line 3, column 5:
#     continue
#     ^
