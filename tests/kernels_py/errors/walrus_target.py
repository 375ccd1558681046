# args: (f8[:],)
def f(a):
    (a[0] := 1)

# ----
# the source is not Python: assignment expression target must be an identifier
#   in f, line 3, column 6:
#     (a[0] := 1)
#      ^
