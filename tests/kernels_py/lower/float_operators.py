# args: (f8, f8,)
def f(a, b):
    return a // b, a % b, a / b, a ** b, a * b, a - b, +a, -a, abs(a), a < b <= 3.0, divmod(a, b), round(a), round(a, 2), int(a), float(b), bool(a)

# ----
# returns Tuple([Scalar(F64), Scalar(F64), Scalar(F64), Scalar(F64), Scalar(F64), Scalar(F64), Scalar(F64), Scalar(F64), Scalar(F64), Scalar(Bool), Tuple([Scalar(F64), Scalar(F64)]), Scalar(I64), Scalar(F64), Scalar(I64), Scalar(F64), Scalar(Bool)])
# f(f64, f64) -> (f64, f64, f64, f64, f64, f64, f64, f64, f64, bool, f64, f64, i64, f64, i64, f64, bool): 0 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 0 index guards, 5 zero guards
