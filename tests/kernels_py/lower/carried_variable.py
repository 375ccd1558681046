# args: (i8,)
def f(n):
    s = 0
    for i in range(n):
        if i > 0:
            s = s + prev
        prev = i * 0.5
    return s

# ----
# returns Scalar(F64)
# f(i64) -> (f64): 1 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 0 index guards, 0 zero guards
