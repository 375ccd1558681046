# args: (i8, f8,)
def f(x, y):
    print("x is", x, (y, 1))
    return (y := x + 1) * y

# ----
# returns Scalar(I64)
# f(i64, f64) -> (i64): 0 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 0 index guards, 0 zero guards
