# args: (i8[:, ::1],)
def f(b):
    n, m = b.shape
    out = np.zeros((n, m), dtype=b.dtype)
    for i in range(n):
        for j in range(m):
            c = 0
            for di in (-1, 0, 1):
                for dj in (-1, 0, 1):
                    if di != 0 or dj != 0:
                        c += b[(i + di) % n, (j + dj) % m]
            out[i, j] = 1 if c == 3 or (c == 2 and b[i, j]) else 0
    return out

# ----
# returns Array(ArrayType { dtype: I64, rank: 2, layout: C, writable: true })
# f(i64[:, ::1]) -> (i64[:, ::1]): 2 loops, 0 parallel, 1 allocations, 0 views, 0 calls, 18 index guards, 18 zero guards
