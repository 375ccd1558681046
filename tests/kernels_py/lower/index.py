# args: (f8[::1], i8,)
def f(a, i):
    return a[i]

# ----
# returns Scalar(F64)
# f(f64[::1], i64) -> (f64): 0 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 1 index guards, 0 zero guards
