# args: (f8[::1],)
def f(a):
    best = -1
    bi = 0
    for i in range(a.shape[0]):
        if a[i] > best:
            best = a[i]
            bi = i
    return best, bi

# ----
# returns Tuple([Scalar(F64), Scalar(I64)])
# f(f64[::1]) -> (f64, i64): 1 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 0 index guards, 0 zero guards
