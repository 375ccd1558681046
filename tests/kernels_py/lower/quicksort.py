# args: (f8[::1],)
def swap(a, i, j):
    a[i], a[j] = a[j], a[i]
def part(a, lo, hi):
    p = a[hi]
    i = lo
    for j in range(lo, hi):
        if a[j] < p:
            swap(a, i, j)
            i += 1
    swap(a, i, hi)
    return i
def qs(a, lo, hi):
    if lo < hi:
        p = part(a, lo, hi)
        qs(a, lo, p - 1)
        qs(a, p + 1, hi)
def f(a):
    qs(a, 0, len(a) - 1)
    return a

# ----
# returns Array(ArrayType { dtype: F64, rank: 1, layout: C, writable: true })
# f(f64[::1]) -> (f64[::1]): 0 loops, 0 parallel, 0 allocations, 0 views, 1 calls, 0 index guards, 0 zero guards
# qs(f64[::1], i64, i64) -> (): 0 loops, 0 parallel, 0 allocations, 0 views, 3 calls, 0 index guards, 0 zero guards
# part(f64[::1], i64, i64) -> (i64): 1 loops, 0 parallel, 0 allocations, 0 views, 2 calls, 2 index guards, 0 zero guards
# swap(f64[::1], i64, i64) -> (): 0 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 4 index guards, 0 zero guards
