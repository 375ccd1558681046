# args: (f8, f8[::1], f8[::1],)
# options: parallel
def f(a, x, y):
    for i in prange(len(x)):
        y[i] += a * x[i]

# ----
# returns None
# f(f64, f64[::1], f64[::1]) -> (): 0 loops, 1 parallel, 0 allocations, 0 views, 0 calls, 1 index guards, 0 zero guards
