# args: (f8[:, ::1],)
def f(a):
    n = 0
    for i, j in np.ndindex(a.shape):
        if a[i, j] > 0:
            n += 1
    for row in a:
        row[0] = 1.0
        for v in row:
            if v > 0.5:
                n += 1
    return n

# ----
# returns Scalar(I64)
# f(f64[:, ::1]) -> (i64): 3 loops, 0 parallel, 0 allocations, 1 views, 0 calls, 3 index guards, 0 zero guards
