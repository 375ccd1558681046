# args: (i8[:, ::1], i8,)
def find(p, x):
    while p[x] != x:
        p[x] = p[p[x]]
        x = p[x]
    return x
def f(e, n):
    p = np.arange(n)
    c = n
    for k in range(e.shape[0]):
        a, b = find(p, e[k, 0]), find(p, e[k, 1])
        if a != b:
            p[a] = b
            c -= 1
    return c, p

# ----
# returns Tuple([Scalar(I64), Array(ArrayType { dtype: I64, rank: 1, layout: C, writable: true })])
# f(i64[:, ::1], i64) -> (i64, i64[::1]): 2 loops, 0 parallel, 1 allocations, 0 views, 2 calls, 3 index guards, 0 zero guards
# find(i64[::1], i64) -> (i64): 1 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 5 index guards, 0 zero guards
