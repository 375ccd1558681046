# args: (i8,)
def f(a, b=3, *, c=4):
    return g(a, k=b) + g(1, c) + g(x=2)
def g(x, k=10):
    return x * k

# ----
# returns Scalar(I64)
# f(i64) -> (i64): 0 loops, 0 parallel, 0 allocations, 0 views, 3 calls, 0 index guards, 0 zero guards
# g(i64, i64) -> (i64): 0 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 0 index guards, 0 zero guards
# g(i64) -> (i64): 0 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 0 index guards, 0 zero guards
