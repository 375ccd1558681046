# args: (i8, i8,)
def f(a, b):
    return a / b, a // b, a % b

# ----
# returns Tuple([Scalar(F64), Scalar(I64), Scalar(I64)])
# f(i64, i64) -> (f64, i64, i64): 0 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 0 index guards, 3 zero guards
