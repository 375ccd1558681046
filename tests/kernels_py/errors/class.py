# args: (i8,)
def f(n):
    class C:
        pass
    return n

# ----
# classes are not supported in a kernel; use tuples and arrays
#   in f, line 3, column 5:
#     class C:
#     ^
