# args: (f8[::1],)
def f(x, k=2.0, opt=None):
    def g(v):
        return v * k
    if opt is None:
        w = 1
    else:
        w = opt
    for i, v in enumerate(x):
        x[i] = g(v) + w
    h = lambda t: t ** 2 + k
    return h(x[-1]), x[1:-1].shape[0]

# ----
# returns Tuple([Scalar(F64), Scalar(I64)])
# f(f64[::1]) -> (f64, i64): 1 loops, 0 parallel, 0 allocations, 1 views, 2 calls, 1 index guards, 0 zero guards
# g(f64, f64) -> (f64): 0 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 0 index guards, 0 zero guards
# <lambda>(f64, f64) -> (f64): 0 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 0 index guards, 0 zero guards
