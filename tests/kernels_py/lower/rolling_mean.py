# args: (f8[::1], i8,)
def f(x, w):
    n = len(x)
    out = np.empty(n - w + 1)
    s = 0.0
    for i in range(w):
        s += x[i]
    out[0] = s / w
    for i in range(w, n):
        s += x[i] - x[i - w]
        out[i - w + 1] = s / w
    return out

# ----
# returns Array(ArrayType { dtype: F64, rank: 1, layout: C, writable: true })
# f(f64[::1], i64) -> (f64[::1]): 2 loops, 0 parallel, 1 allocations, 0 views, 0 calls, 5 index guards, 2 zero guards
