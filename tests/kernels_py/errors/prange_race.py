# args: (f8[:], i8[:])
# options: parallel
def f(a, k):
    for i in prange(len(k)):
        a[k[i]] += 1

# ----
# several iterations of this prange may touch the same elements of a; index it by i alone wherever it is used, use range, or insist with unsafe_parallel=True
#   in f, line 5, column 9:
#     a[k[i]] += 1
#     ^
