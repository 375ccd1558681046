# args: (f8, f8,)
def f(x, y):
    if x < 0:
        raise ValueError("negative")
    assert y != 0, "zero y"
    return x / y

# ----
# returns Scalar(F64)
# f(f64, f64) -> (f64): 0 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 0 index guards, 1 zero guards
