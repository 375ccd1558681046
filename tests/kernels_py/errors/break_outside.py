# args: (i8,)
def f(n):
    if n:
        break
    return n

# ----
# break stands in a loop only
#   in f, line 4, column 9:
#     break
#     ^
