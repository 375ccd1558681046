# args: (f8[::1],)
# options: parallel
def f(x):
    out = np.empty(x.shape[0] - 2)
    for i in prange(1, x.shape[0] - 1):
        acc = 0.0
        for k in range(-1, 2):
            acc += x[i + k]
        out[i - 1] = acc / 3
    return out

# ----
# returns Array(ArrayType { dtype: F64, rank: 1, layout: C, writable: true })
# f(f64[::1]) -> (f64[::1]): 1 loops, 1 parallel, 1 allocations, 0 views, 0 calls, 1 index guards, 0 zero guards
