# args: (f8[::1],)
# options: parallel
def f(x):
    s = 0
    for i in prange(x.shape[0]):
        if x[i] > 0:
            s += x[i]
        else:
            continue
    m = -1e300
    p = 1.0
    for i in prange(len(x)):
        m = max(m, x[i])
        p *= x[i]
    return s, m, p

# ----
# returns Tuple([Scalar(F64), Scalar(F64), Scalar(F64)])
# f(f64[::1]) -> (f64, f64, f64): 1 loops, 2 parallel, 0 allocations, 0 views, 0 calls, 0 index guards, 0 zero guards
