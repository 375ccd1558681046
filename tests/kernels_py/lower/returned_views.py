# args: (f8[::1],)
def g(a):
    return a[1:], a.shape[0]
def f(a):
    b, n = g(a)
    b[0] = 42
    c = g(b)[0]
    return c, n, a

# ----
# returns Tuple([Array(ArrayType { dtype: F64, rank: 1, layout: C, writable: true }), Scalar(I64), Array(ArrayType { dtype: F64, rank: 1, layout: C, writable: true })])
# f(f64[::1]) -> (f64[::1], i64, f64[::1]): 0 loops, 0 parallel, 0 allocations, 0 views, 2 calls, 1 index guards, 0 zero guards
# g(f64[::1]) -> (f64[::1], i64): 0 loops, 0 parallel, 0 allocations, 1 views, 0 calls, 0 index guards, 0 zero guards
