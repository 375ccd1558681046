# args: (f8[::1], i8,)
def f(a, m):
    c = 0
    i = 0
    while i < len(a):
        if a[i] < 0:
            i += 1
            continue
        c += 1
        i += m
    return c

# ----
# returns Scalar(I64)
# f(f64[::1], i64) -> (i64): 1 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 1 index guards, 0 zero guards
