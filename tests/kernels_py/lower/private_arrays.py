# args: (i8,)
# options: parallel
def f(n):
    out = np.zeros((n, n))
    for i in prange(n):
        row = out[i]
        tmp = np.zeros(n)
        for j in range(n):
            tmp[j] = i * j
        for j in range(n):
            row[j] = tmp[n - 1 - j]
    return out

# ----
# returns Array(ArrayType { dtype: F64, rank: 2, layout: C, writable: true })
# f(i64) -> (f64[:, ::1]): 2 loops, 1 parallel, 2 allocations, 1 views, 0 calls, 1 index guards, 0 zero guards
