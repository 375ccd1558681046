# args: (i8, i8, i8,)
def mandel(x, y, n):
    zr = 0
    zi = 0
    for i in range(n):
        zr, zi = zr * zr - zi * zi + x, 2 * zr * zi + y
        if zr * zr + zi * zi >= 4:
            return i
    return n
def f(w, h, n):
    image = np.zeros((h, w), dtype=np.uint8)
    for x in range(w):
        for y in range(h):
            image[y, x] = mandel(-2.0 + x * (3.0 / w), -1.0 + y * (2.0 / h), n)
    return image

# ----
# returns Array(ArrayType { dtype: U8, rank: 2, layout: C, writable: true })
# f(i64, i64, i64) -> (u8[:, ::1]): 2 loops, 0 parallel, 1 allocations, 0 views, 1 calls, 0 index guards, 2 zero guards
# mandel(f64, f64, i64) -> (i64): 1 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 0 index guards, 0 zero guards
