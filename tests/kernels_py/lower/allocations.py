# args: (i8,)
def f(n):
    a = np.arange(n)
    b = np.arange(1, n, 2)
    c = np.arange(0.0, 1.0, 0.1)
    d = np.linspace(0, 1, n)
    e = np.full((2, 3), 7)
    g = np.ones(4, dtype=np.float32)
    h = np.eye(3)
    i = np.array([[1, 2], [3, 4]])
    j = np.array([1.5, 2, 3])
    k = np.full_like(d, 2.5)
    return a, b, c, d, e, g, h, i, j, k, np.arange(n, 0, -1), np.zeros_like(a), np.arange(5, dtype=np.int32)

# ----
# returns Tuple([Array(ArrayType { dtype: I64, rank: 1, layout: C, writable: true }), Array(ArrayType { dtype: I64, rank: 1, layout: C, writable: true }), Array(ArrayType { dtype: F64, rank: 1, layout: C, writable: true }), Array(ArrayType { dtype: F64, rank: 1, layout: C, writable: true }), Array(ArrayType { dtype: I64, rank: 2, layout: C, writable: true }), Array(ArrayType { dtype: F32, rank: 1, layout: C, writable: true }), Array(ArrayType { dtype: F64, rank: 2, layout: C, writable: true }), Array(ArrayType { dtype: I64, rank: 2, layout: C, writable: true }), Array(ArrayType { dtype: F64, rank: 1, layout: C, writable: true }), Array(ArrayType { dtype: F64, rank: 1, layout: C, writable: true }), Array(ArrayType { dtype: I64, rank: 1, layout: C, writable: true }), Array(ArrayType { dtype: I64, rank: 1, layout: C, writable: true }), Array(ArrayType { dtype: I32, rank: 1, layout: C, writable: true })])
# f(i64) -> (i64[::1], i64[::1], f64[::1], f64[::1], i64[:, ::1], f32[::1], f64[:, ::1], i64[:, ::1], f64[::1], f64[::1], i64[::1], i64[::1], i32[::1]): 11 loops, 0 parallel, 13 allocations, 0 views, 0 calls, 0 index guards, 0 zero guards
