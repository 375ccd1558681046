# args: (f8,)
def f(x: float, n: int = 3) -> float:
    r: float = 1
    for _ in range(n):
        r *= x
    return r

# ----
# returns Scalar(F64)
# f(f64) -> (f64): 1 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 0 index guards, 0 zero guards
