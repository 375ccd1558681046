# args: (f8[::1], i8,)
def f(a, s):
    for i in range(0, len(a), s):
        a[i] = i
    return a

# ----
# returns Array(ArrayType { dtype: F64, rank: 1, layout: C, writable: true })
# f(f64[::1], i64) -> (f64[::1]): 1 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 1 index guards, 0 zero guards
