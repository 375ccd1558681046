# args: (i8,)
def f(x):
    if x > 2:
        y = 1
        z = np.zeros(3)
    else:
        y = 2.5
        z = np.ones(2)
    return y, z

# ----
# returns Tuple([Scalar(F64), Array(ArrayType { dtype: F64, rank: 1, layout: C, writable: true })])
# f(i64) -> (f64, f64[::1]): 1 loops, 0 parallel, 2 allocations, 0 views, 0 calls, 0 index guards, 0 zero guards
