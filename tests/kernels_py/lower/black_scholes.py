# args: (f8[::1], f8[::1], f8[::1],)
# options: parallel
def cnd(d):
    k = 1.0 / (1.0 + 0.2316419 * math.fabs(d))
    r = 0.3989 * math.exp(-0.5 * d * d) * k
    if d > 0:
        r = 1.0 - r
    return r
def f(s, x, t, r=0.02, v=0.3):
    out = np.empty(s.shape[0])
    for i in prange(s.shape[0]):
        st = math.sqrt(t[i])
        d1 = (math.log(s[i] / x[i]) + (r + 0.5 * v * v) * t[i]) / (v * st)
        d2 = d1 - v * st
        out[i] = s[i] * cnd(d1) - x[i] * math.exp(-r * t[i]) * cnd(d2)
    return out

# ----
# returns Array(ArrayType { dtype: F64, rank: 1, layout: C, writable: true })
# f(f64[::1], f64[::1], f64[::1]) -> (f64[::1]): 0 loops, 1 parallel, 1 allocations, 0 views, 2 calls, 5 index guards, 2 zero guards
# cnd(f64) -> (f64): 0 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 0 index guards, 1 zero guards
