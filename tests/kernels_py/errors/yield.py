# args: (i8,)
def f(n):
    yield n

# ----
# generators and coroutines are not supported; write a loop
#   in f, line 3, column 5:
#     yield n
#     ^
