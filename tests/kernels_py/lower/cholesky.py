# args: (f8[:, ::1],)
def f(a):
    n = a.shape[0]
    l = np.zeros_like(a)
    for i in range(n):
        for j in range(i + 1):
            s = 0.0
            for k in range(j):
                s += l[i, k] * l[j, k]
            if i == j:
                l[i, j] = math.sqrt(a[i, i] - s)
            else:
                l[i, j] = (a[i, j] - s) / l[j, j]
    return l

# ----
# returns Array(ArrayType { dtype: F64, rank: 2, layout: C, writable: true })
# f(f64[:, ::1]) -> (f64[:, ::1]): 3 loops, 0 parallel, 1 allocations, 0 views, 0 calls, 7 index guards, 1 zero guards
