# args: (f8,)
def f(x):
    t = (1, 2.5, x)
    a, b, c = t
    s = 0.0
    for v in t:
        s += v
    for v in (1, 2, 3):
        if v == 2:
            continue
        if v == 3:
            break
        s += v
    else:
        s += 100
    i = int(x)
    return s, t[0], t[-1], t[1:], len(t), (t + (4,))[3], (10, 20, 30)[i], 2 in (1, 2), x not in (1.0, 2.0)

# ----
# returns Tuple([Scalar(F64), Scalar(I64), Scalar(F64), Tuple([Scalar(F64), Scalar(F64)]), Scalar(I64), Scalar(I64), Scalar(I64), Scalar(Bool), Scalar(Bool)])
# f(f64) -> (f64, i64, f64, f64, f64, i64, i64, i64, bool, bool): 3 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 0 index guards, 0 zero guards
