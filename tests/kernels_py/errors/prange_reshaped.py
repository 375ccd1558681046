# args: (i8,)
# options: parallel
import numpy as np

def f(n):
    x = np.zeros((n, n))
    y = np.reshape(x, (n * 2, n // 2))
    for i in prange(n):
        y[i, 0] = x[i, 0] + x[i, 1]
    return x * 1

# ----
# several iterations of this prange may touch the same elements of x; index it by i alone wherever it is used, use range, or insist with unsafe_parallel=True
#   in f, line 9, column 9:
#     y[i, 0] = x[i, 0] + x[i, 1]
#     ^
