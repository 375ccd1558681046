# args: (f8[::1],)
# options: parallel
def f(a):
    out = np.empty(2 * len(a))
    for i in prange(len(a)):
        out[2 * i] = a[i]
        out[2 * i + 1] = -a[i]
    return out

# ----
# returns Array(ArrayType { dtype: F64, rank: 1, layout: C, writable: true })
# f(f64[::1]) -> (f64[::1]): 0 loops, 1 parallel, 1 allocations, 0 views, 0 calls, 2 index guards, 0 zero guards
