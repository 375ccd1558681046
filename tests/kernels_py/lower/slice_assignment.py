# args: (f8[:, ::1], f8[::1],)
def f(a, b):
    a[1:4] = 7.0
    a[:, 0] = b[:a.shape[0]]
    a[0] = a[2]
    a[1:] = a[:-1]
    a[2, 1:3] = (1.0, 2.0)
    a[:] += 1
    a[0] *= b[:a.shape[1]]
    return a

# ----
# returns Array(ArrayType { dtype: F64, rank: 2, layout: C, writable: true })
# f(f64[:, ::1], f64[::1]) -> (f64[:, ::1]): 12 loops, 0 parallel, 2 allocations, 14 views, 0 calls, 5 index guards, 0 zero guards
