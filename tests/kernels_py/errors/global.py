# args: (i8,)
def f(n):
    global x
    x = n

# ----
# global and nonlocal are not supported; pass the value in and return it
#   in f, line 3, column 5:
#     global x
#     ^
