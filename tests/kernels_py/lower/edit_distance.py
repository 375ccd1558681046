# args: (u1[::1], u1[::1],)
def f(a, b):
    n, m = len(a), len(b)
    d = np.zeros((n + 1, m + 1), dtype=np.int64)
    for i in range(n + 1):
        d[i, 0] = i
    for j in range(m + 1):
        d[0, j] = j
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            cost = 0 if a[i - 1] == b[j - 1] else 1
            d[i, j] = min(d[i-1, j] + 1, d[i, j-1] + 1, d[i-1, j-1] + cost)
    return d[n, m]

# ----
# returns Scalar(I64)
# f(u8[::1], u8[::1]) -> (i64): 4 loops, 0 parallel, 1 allocations, 0 views, 0 calls, 4 index guards, 0 zero guards
