# args: (f8[::1],)
def f(a):
    m = a.mean()
    lo = a.min()
    hi = np.max(a)
    return m, lo, hi, np.sum(a), a.any(), (a.astype(np.int64)).sum(), sum(a), min(a), max(a[0], a[1], 3)

# ----
# returns Tuple([Scalar(F64), Scalar(F64), Scalar(F64), Scalar(F64), Scalar(Bool), Scalar(I64), Scalar(F64), Scalar(F64), Scalar(F64)])
# f(f64[::1]) -> (f64, f64, f64, f64, bool, i64, f64, f64, f64): 9 loops, 0 parallel, 1 allocations, 0 views, 0 calls, 2 index guards, 0 zero guards
