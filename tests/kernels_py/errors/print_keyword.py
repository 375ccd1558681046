# args: (i8,)
def f(n):
    print(n, end='')

# ----
# print takes no keywords in a kernel; leave them out, and each call prints a line
#   in f, line 3, column 14:
#     print(n, end='')
#              ^
