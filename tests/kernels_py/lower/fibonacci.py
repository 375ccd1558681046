# args: (i8,)
def f(n):
    if n < 2:
        return n
    return f(n - 1) + f(n - 2)

# ----
# returns Scalar(I64)
# f(i64) -> (i64): 0 loops, 0 parallel, 0 allocations, 0 views, 2 calls, 0 index guards, 0 zero guards
