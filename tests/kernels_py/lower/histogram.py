# args: (u1[::1], i8,)
def f(img, bins):
    h = np.zeros(bins, np.int64)
    for i in range(img.size):
        h[img[i] * bins // 256] += 1
    return h

# ----
# returns Array(ArrayType { dtype: I64, rank: 1, layout: C, writable: true })
# f(u8[::1], i64) -> (i64[::1]): 1 loops, 0 parallel, 1 allocations, 0 views, 0 calls, 1 index guards, 0 zero guards
