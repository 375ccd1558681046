# args: (f8[::1],)
def f(x):
    a = x[2:8]
    b = x[::-1]
    c = x[-5:]
    d = x[8:2:-2]
    e = x[3:3]
    return a.sum(), b[0], c[0], d[0], len(d), len(e), a[-1], x[:4].copy(), b.copy(), x[1::3].copy()

# ----
# returns Tuple([Scalar(F64), Scalar(F64), Scalar(F64), Scalar(F64), Scalar(I64), Scalar(I64), Scalar(F64), Array(ArrayType { dtype: F64, rank: 1, layout: C, writable: true }), Array(ArrayType { dtype: F64, rank: 1, layout: C, writable: true }), Array(ArrayType { dtype: F64, rank: 1, layout: C, writable: true })])
# f(f64[::1]) -> (f64, f64, f64, f64, i64, i64, f64, f64[::1], f64[::1], f64[::1]): 4 loops, 0 parallel, 3 allocations, 7 views, 0 calls, 4 index guards, 0 zero guards
