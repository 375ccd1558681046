# args: (f8[:, :],)
# options: parallel
def f(x):
    for i in prange(len(x)):
        for j in range(len(x)):
            x[i, j] += x.T[i, j]

# ----
# several iterations of this prange may touch the same elements of x; index it by i alone wherever it is used, use range, or insist with unsafe_parallel=True
#   in f, line 6, column 24:
#     x[i, j] += x.T[i, j]
#                ^
