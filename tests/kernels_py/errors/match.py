# args: (i8,)
def f(n):
    match n:
        case 1:
            return 1
    return 0

# ----
# match is not supported; write if and elif
#   in f, line 3, column 5:
#     match n:
#     ^
