# args: (i8,)
def f(n):
    continue

# ----
# continue is outside of a loop; return leaves a kernel
#   in f, line 3, column 5:
#     continue
#     ^
