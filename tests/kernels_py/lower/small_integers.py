# args: (i8[::1],)
def f(a):
    u8 = a[0]
    return u8 + 1, u8 * u8, u8 - a[1], -u8, u8 // 2, u8 << 9, u8 / 2, a[2] > 5

# ----
# returns Tuple([Scalar(I64), Scalar(I64), Scalar(I64), Scalar(I64), Scalar(I64), Scalar(I64), Scalar(F64), Scalar(Bool)])
# f(i64[::1]) -> (i64, i64, i64, i64, i64, i64, f64, bool): 0 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 3 index guards, 0 zero guards
