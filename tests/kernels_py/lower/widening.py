# args: (i8,)
def f(n):
    x = 0
    for i in range(n):
        for j in range(i):
            x = x + j / 2
    y = x
    x = 5
    return x, y, i

# ----
# returns Tuple([Scalar(I64), Scalar(F64), Scalar(I64)])
# f(i64) -> (i64, f64, i64): 2 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 0 index guards, 0 zero guards
