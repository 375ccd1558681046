# args: (i8,)
def f(x):
return x

# ----
# the source is not Python: expected an indented block after function definition
#   in f, line 3, column 1:
#     return x
#     ^
