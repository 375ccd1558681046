# args: (i8, i8,)
def f(a, b):
    return a // b, a % b, a ** 2, a & 7, a | b, a ^ b, ~a, -a, a << 3, a >> 1, a < b, a == b, divmod(a, b)

# ----
# returns Tuple([Scalar(I64), Scalar(I64), Scalar(I64), Scalar(I64), Scalar(I64), Scalar(I64), Scalar(I64), Scalar(I64), Scalar(I64), Scalar(I64), Scalar(Bool), Scalar(Bool), Tuple([Scalar(I64), Scalar(I64)])])
# f(i64, i64) -> (i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, bool, bool, i64, i64): 0 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 0 index guards, 4 zero guards
