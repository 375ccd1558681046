# args: (i8,)
def f(n):
    if n:
        break
    return n

# ----
# break is outside of a loop; return leaves a kernel
#   in f, line 4, column 9:
#     break
#     ^
