# args: (i8,)
N = 4
SCALE = N * 0.5
def f(x):
    t = np.zeros((N, 2))
    for i in range(N):
        t[i, 0] = SCALE * i
    return t, np.float64(x) / np.pi

# ----
# returns Tuple([Array(ArrayType { dtype: F64, rank: 2, layout: C, writable: true }), Scalar(F64)])
# f(i64) -> (f64[:, ::1], f64): 1 loops, 0 parallel, 1 allocations, 0 views, 0 calls, 0 index guards, 0 zero guards
