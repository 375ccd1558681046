# args: (f4[::1],)
def f(x):
    y = np.float32(2.0)
    s = np.float32(0)
    for i in range(len(x)):
        s += x[i] * y
    return s, s * 2.0 > 1, math.sqrt(s * s), x[0] * x[1]

# ----
# returns Tuple([Scalar(F32), Scalar(Bool), Scalar(F32), Scalar(F32)])
# f(f32[::1]) -> (f32, bool, f32, f32): 1 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 2 index guards, 0 zero guards
