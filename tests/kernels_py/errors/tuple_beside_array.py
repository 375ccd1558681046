# args: (f8[:],)
def f(a):
    for x, y in zip(a, (1, 2)):
        pass

# ----
# tuples go together with tuples only; index the tuple, or use an array
#   in f, line 3, column 17:
#     for x, y in zip(a, (1, 2)):
#                 ^
