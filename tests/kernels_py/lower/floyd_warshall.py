# args: (f8[:, ::1],)
def f(d):
    n = d.shape[0]
    for k in range(n):
        for i in range(n):
            for j in range(n):
                if d[i, k] + d[k, j] < d[i, j]:
                    d[i, j] = d[i, k] + d[k, j]

# ----
# returns None
# f(f64[:, ::1]) -> (): 3 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 6 index guards, 0 zero guards
