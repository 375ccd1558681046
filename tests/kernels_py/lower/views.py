# args: (f8[:, ::1],)
def f(a):
    r = a[1]
    c = a[:, 2]
    t = a.T
    s = a[1:4, ::2]
    r[0] = 99.0
    t[0, 0] = 5.0
    s[0, 0] += 1.0
    return r.sum(), c.sum(), t.shape, s.shape, a[..., 1].copy(), a[-1, -1], a[1:3, None].shape, s.copy()

# ----
# returns Tuple([Scalar(F64), Scalar(F64), Tuple([Scalar(I64), Scalar(I64)]), Tuple([Scalar(I64), Scalar(I64)]), Array(ArrayType { dtype: F64, rank: 1, layout: C, writable: true }), Scalar(F64), Tuple([Scalar(I64), Scalar(I64), Scalar(I64)]), Array(ArrayType { dtype: F64, rank: 2, layout: C, writable: true })])
# f(f64[:, ::1]) -> (f64, f64, i64, i64, i64, i64, f64[::1], f64, i64, i64, i64, f64[:, ::1]): 5 loops, 0 parallel, 2 allocations, 6 views, 0 calls, 10 index guards, 0 zero guards
