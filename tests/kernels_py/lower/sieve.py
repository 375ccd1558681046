# args: (i8,)
def f(n):
    s = np.ones(n + 1, dtype=np.bool_)
    s[0] = s[1] = False
    i = 2
    while i * i <= n:
        if s[i]:
            for j in range(i * i, n + 1, i):
                s[j] = False
        i += 1
    c = 0
    for v in s:
        if v:
            c += 1
    return c, s

# ----
# returns Tuple([Scalar(I64), Array(ArrayType { dtype: Bool, rank: 1, layout: C, writable: true })])
# f(i64) -> (i64, bool[::1]): 4 loops, 0 parallel, 1 allocations, 0 views, 0 calls, 4 index guards, 0 zero guards
