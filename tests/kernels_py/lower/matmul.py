# args: (f8[:, ::1], f8[:, ::1],)
def f(a, b):
    n, m = a.shape
    p = b.shape[1]
    c = np.zeros((n, p))
    for i in range(n):
        for j in range(p):
            s = 0.0
            for k in range(m):
                s += a[i, k] * b[k, j]
            c[i, j] = s
    return c

# ----
# returns Array(ArrayType { dtype: F64, rank: 2, layout: C, writable: true })
# f(f64[:, ::1], f64[:, ::1]) -> (f64[:, ::1]): 3 loops, 0 parallel, 1 allocations, 0 views, 0 calls, 1 index guards, 0 zero guards
