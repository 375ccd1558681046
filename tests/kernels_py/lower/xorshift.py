# args: (i8,)
def f(x):
    x ^= x >> 12
    x ^= x << 25
    x ^= x >> 27
    c = 0
    y = x
    while y:
        y &= y - 1
        c += 1
    return x, c

# ----
# returns Tuple([Scalar(I64), Scalar(I64)])
# f(i64) -> (i64, i64): 1 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 0 index guards, 0 zero guards
