# args: (i8,)
async def f(n):
    return n

# ----
# generators and coroutines are not supported; write a loop
#   in f, line 2, column 11:
#     async def f(n):
#               ^
