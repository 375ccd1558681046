# args: (i8, i8, i8,)
def f(a, b, c):
    x = a and b
    y = a or c
    z = not a
    w = (a > 1 and b > 1) or c > 1
    return x, y, z, w, 1 if a else 2.5

# ----
# returns Tuple([Scalar(I64), Scalar(I64), Scalar(Bool), Scalar(Bool), Scalar(F64)])
# f(i64, i64, i64) -> (i64, i64, bool, bool, f64): 0 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 0 index guards, 0 zero guards
