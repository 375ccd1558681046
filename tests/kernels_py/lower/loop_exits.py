# args: (i8,)
def f(n):
    for i in range(n):
        if i == 5:
            r = i
            break
    else:
        r = -1
    k = 0
    while True:
        k += 1
        if k % 7 == 0 and k > 10:
            break
        if k > 100:
            return 0, 0
    return r, k

# ----
# returns Tuple([Scalar(I64), Scalar(I64)])
# f(i64) -> (i64, i64): 2 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 0 index guards, 0 zero guards
