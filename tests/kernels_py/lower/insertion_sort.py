# args: (f8[::1],)
def f(a):
    a = a.copy()
    for i in range(1, len(a)):
        k = a[i]
        j = i - 1
        while j >= 0 and a[j] > k:
            a[j + 1] = a[j]
            j -= 1
        a[j + 1] = k
    return a

# ----
# returns Array(ArrayType { dtype: F64, rank: 1, layout: C, writable: true })
# f(f64[::1]) -> (f64[::1]): 3 loops, 0 parallel, 1 allocations, 0 views, 0 calls, 4 index guards, 0 zero guards
