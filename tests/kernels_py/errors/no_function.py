# args: (i8,)
def g(x):
    return x

# ----
# there is no function f in the source; give the name of one that it defines
