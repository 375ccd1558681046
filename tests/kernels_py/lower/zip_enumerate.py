# args: (f8[::1], f8[:],)
def f(a, b):
    s = 0.0
    for x, y in zip(a, b):
        s += x * y
    for i, (x, y) in enumerate(zip(a, b)):
        if i > 3:
            break
        s -= x
    else:
        s = -1.0
    for i in reversed(range(3)):
        s += i * a[i]
    for row in range(10, 0, -3):
        s += row
    return s

# ----
# returns Scalar(F64)
# f(f64[::1], f64[:]) -> (f64): 4 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 1 index guards, 0 zero guards
