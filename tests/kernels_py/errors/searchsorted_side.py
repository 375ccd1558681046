# args: (f8[:],)
def f(a):
    return np.searchsorted(a, 1.0, side='middle')

# ----
# the side of np.searchsorted is "left" or "right"
#   in f, line 3, column 12:
#     return np.searchsorted(a, 1.0, side='middle')
#            ^
