# args: (i8[::1],)
def f(a):
    s = 0
    for i in range(a.shape[0] - 1, -1, -1):
        s = s * 3 + a[i]
    for i in range(len(a)):
        for j in range(i + 1, len(a)):
            if a[j] < a[i]:
                a[i], a[j] = a[j], a[i]
    return s, a

# ----
# returns Tuple([Scalar(I64), Array(ArrayType { dtype: I64, rank: 1, layout: C, writable: true })])
# f(i64[::1]) -> (i64, i64[::1]): 3 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 0 index guards, 0 zero guards
