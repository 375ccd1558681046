# Points, polygons, pixels.


def point_in_polygon(x, y, px, py):
    inside = False
    j = len(px) - 1
    for i in range(len(px)):
        if (py[i] > y) != (py[j] > y) and x < (px[j] - px[i]) * (y - py[i]) / (py[j] - py[i]) + px[i]:
            inside = not inside
        j = i
    return inside


# run: point_in_polygon(0.5, 0.5, f64[4] = 0.0 1.0 1.0 0.0, f64[4] = 0.0 0.0 1.0 1.0)
# -> True
# run: point_in_polygon(1.5, 0.5, f64[4] = 0.0 1.0 1.0 0.0, f64[4] = 0.0 0.0 1.0 1.0)
# -> False


def convex_hull(points):
    n = len(points)
    order = np.arange(n)
    for i in range(1, n):
        k = order[i]
        j = i - 1
        while j >= 0 and (points[order[j], 0] > points[k, 0]
                          or points[order[j], 0] == points[k, 0] and points[order[j], 1] > points[k, 1]):
            order[j + 1] = order[j]
            j -= 1
        order[j + 1] = k

    def turn(a, b, c):
        return ((points[b, 0] - points[a, 0]) * (points[c, 1] - points[a, 1])
                - (points[b, 1] - points[a, 1]) * (points[c, 0] - points[a, 0]))

    hull = np.empty(2 * n, dtype=np.int64)
    size = 0
    for i in order:
        while size >= 2 and turn(hull[size - 2], hull[size - 1], i) <= 0:
            size -= 1
        hull[size] = i
        size += 1
    lower = size + 1
    for i in order[-2::-1]:
        while size >= lower and turn(hull[size - 2], hull[size - 1], i) <= 0:
            size -= 1
        hull[size] = i
        size += 1
    return hull[:size - 1]


# run: convex_hull(f64[12, 2] seed 1)
# -> i64[5] = 10 11 1 9 4


def polygon_area(px, py):
    s = 0.0
    for i in range(len(px)):
        s += px[i - 1] * py[i] - px[i] * py[i - 1]
    return abs(s) / 2


# run: polygon_area(f64[5] = 0.0 2.0 3.0 1.0 -1.0, f64[5] = 0.0 0.0 2.0 3.0 2.0)
# -> 8.0


def segments_cross(p, q, r, s):
    def side(a, b, c):
        d = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
        return 1 if d > 0 else -1 if d < 0 else 0

    return side(p, q, r) != side(p, q, s) and side(r, s, p) != side(r, s, q)


# run: segments_cross((0.0, 0.0), (2.0, 2.0), (0.0, 2.0), (2.0, 0.0))
# -> True
# run: segments_cross((0, 0), (1, 0), (0, 1), (1, 1))
# -> False


def rotate(points, angle):
    c, s = math.cos(angle), math.sin(angle)
    for i in range(len(points)):
        x, y = points[i]
        points[i, 0] = c * x - s * y
        points[i, 1] = s * x + c * y


# cpython: within 1e-13, sin and cos are libm's
# run: rotate(f64[5, 2] seed 2, 0.5)
# -> None
# arg 0: f64[5, 2] = -0.07884440165724524 0.5247362106025117 -0.08663681693305472 0.55755711999904 -0.18362656394993065 -0.4498616319926987 0.16803883134395498 0.6366771403423257 -0.6564928290004676 0.16009035176337563
# cpython: exact


def closest_pair(points):
    best = np.inf
    pair = (0, 0)
    for i in range(len(points)):
        for j in range(i + 1, len(points)):
            dx, dy = points[i, 0] - points[j, 0], points[i, 1] - points[j, 1]
            d = dx * dx + dy * dy
            if d < best:
                best, pair = d, (i, j)
    return pair, math.sqrt(best)


# run: closest_pair(f64[10, 2] seed 3)
# -> ((2, 9), 0.12978167862226558)


def grayscale(image):
    h, w, _ = image.shape
    out = np.empty((h, w), dtype=np.uint8)
    for y in range(h):
        for x in range(w):
            r, g, b = image[y, x, 0], image[y, x, 1], image[y, x, 2]
            out[y, x] = np.uint8(0.299 * r + 0.587 * g + 0.114 * b)
    return out


# run: grayscale(u8[4, 5, 3] seed 4 in 0..255)
# -> u8[4, 5] = 99 181 99 49 93 84 121 111 98 148 124 84 129 170 101 81 83 170 155 145


def rgb_to_hsv(r, g, b):
    top, bottom = max(r, g, b), min(r, g, b)
    diff = top - bottom
    if diff == 0:
        h = 0.0
    elif top == r:
        h = (g - b) / diff % 6
    elif top == g:
        h = (b - r) / diff + 2
    else:
        h = (r - g) / diff + 4
    return h * 60, 0.0 if top == 0 else diff / top, top


# run: rgb_to_hsv(0.2, 0.5, 0.9)
# -> (214.28571428571428, 0.7777777777777777, 0.9)
# run: rgb_to_hsv(0.9, 0.1, 0.3)
# -> (345.0, 0.888888888888889, 0.9)
# run: rgb_to_hsv(0.4, 0.4, 0.4)
# -> (0.0, 0.0, 0.4)


def yuv(image, out):
    for y in prange(image.shape[0]):
        for x in range(image.shape[1]):
            r = int(image[y, x, 0])
            g = int(image[y, x, 1])
            b = int(image[y, x, 2])
            out[y, x, 0] = ((66 * r + 129 * g + 25 * b + 128) >> 8) + 16
            out[y, x, 1] = ((-38 * r - 74 * g + 112 * b + 128) >> 8) + 128
            out[y, x, 2] = ((112 * r - 94 * g - 18 * b + 128) >> 8) + 128


# options: parallel
# run: yuv(u8[3, 4, 3] seed 5 in 0..255, u8[3, 4, 3])
# -> None
# arg 1: u8[3, 4, 3] = 171 74 71 140 91 81 69 212 110 132 91 106 90 97 231 117 194 109 177 143 85 108 193 188 97 187 211 155 138 48 191 90 95 164 156 150
# options:


def integral_image(image):
    h, w = image.shape
    out = np.zeros((h + 1, w + 1), dtype=np.int64)
    for y in range(h):
        for x in range(w):
            out[y + 1, x + 1] = int(image[y, x]) + out[y, x + 1] + out[y + 1, x] - out[y, x]
    return out


# run: integral_image(u8[4, 5] seed 6 in 0..255)
# -> i64[5, 6] = 0 0 0 0 0 0 0 0 153 223 367 406 0 112 413 563 798 1091 0 209 607 969 1421 1897 0 379 900 1374 1904 2400


def otsu(image):
    hist = np.zeros(256, dtype=np.int64)
    for row in image:
        for v in row:
            hist[v] += 1
    total = image.size
    weighted = 0
    for i in range(256):
        weighted += i * hist[i]
    best, level = -1.0, 0
    below = sum_below = 0
    for t in range(256):
        below += hist[t]
        if below == 0:
            continue
        above = total - below
        if above == 0:
            break
        sum_below += t * hist[t]
        gap = sum_below / below - (weighted - sum_below) / above
        between = below * above * gap * gap
        if between > best:
            best, level = between, t
    return level


# run: otsu(u8[8, 8] seed 7 in 0..255)
# -> 130


def erode(mask):
    h, w = mask.shape
    out = np.zeros((h, w), dtype=np.bool_)
    for y in range(1, h - 1):
        for x in range(1, w - 1):
            keep = True
            for dy in (-1, 0, 1):
                for dx in (-1, 0, 1):
                    keep = keep and mask[y + dy, x + dx]
            out[y, x] = keep
    return out


# run: erode(bool[6, 6] = 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 0 1 1 1 1 1 1 1 1 1 1 1 1 1 1 0 1 1 1 1 1)
# -> bool[6, 6] = False False False False False False False True False False False False False True False False False False False True False False False False False False True True True False False False False False False False


def flip_and_crop(image, top, left, h, w):
    return image[top:top + h, left:left + w][:, ::-1].copy()


# run: flip_and_crop(u8[5, 6] seed 8 in 0..255, 1, 2, 3, 3)
# -> u8[3, 3] = 115 108 3 13 20 230 9 67 228
# run: flip_and_crop(u8[5, 6] seed 8 in 0..255, 3, 4, 9, 9)
# -> u8[2, 2] = 244 9 103 145


def line(grid, x0, y0, x1, y1, value):
    dx, dy = abs(x1 - x0), -abs(y1 - y0)
    sx = 1 if x0 < x1 else -1
    sy = 1 if y0 < y1 else -1
    err = dx + dy
    while True:
        grid[y0, x0] = value
        if x0 == x1 and y0 == y1:
            break
        e2 = 2 * err
        if e2 >= dy:
            err += dy
            x0 += sx
        if e2 <= dx:
            err += dx
            y0 += sy


# run: line(u8[6, 8], 0, 0, 7, 4, 9)
# -> None
# arg 0: u8[6, 8] = 9 0 0 0 0 0 0 0 0 9 9 0 0 0 0 0 0 0 0 9 9 0 0 0 0 0 0 0 0 9 9 0 0 0 0 0 0 0 0 9 0 0 0 0 0 0 0 0
# run: line(u8[6, 8], 0, 0, 9, 4, 9)
# raises IndexError: index 8 is out of bounds for axis 1 with size 8
# at grid[y0, x0] = value


def brightness(image, gain, bias):
    for y in range(image.shape[0]):
        for x in range(image.shape[1]):
            v = gain * image[y, x] + bias
            image[y, x] = 0 if v < 0 else 255 if v > 255 else int(v)


# run: brightness(u8[3, 6] seed 9 in 0..255, 1.5, -40.0)
# -> None
# arg 0: u8[3, 6] = 110 107 233 104 201 255 255 51 117 132 200 189 99 146 177 141 63 255


def resize_nearest(image, h, w):
    out = np.empty((h, w), dtype=image.dtype)
    for y in range(h):
        for x in range(w):
            out[y, x] = image[y * image.shape[0] // h, x * image.shape[1] // w]
    return out


# run: resize_nearest(i16[3, 4] seed 10, 5, 7)
# -> i16[5, 7] = 6 6 4 4 3 3 6 6 6 4 4 3 3 6 6 6 4 4 9 9 5 6 6 4 4 9 9 5 0 0 1 1 2 2 2
# run: resize_nearest(f16[3, 4] seed 10, 5, 7)
# -> f16[5, 7] = -0.93359375 -0.93359375 0.46875 0.46875 -0.73828125 -0.73828125 0.68359375 -0.93359375 -0.93359375 0.46875 0.46875 -0.73828125 -0.73828125 0.68359375 0.71240234 0.71240234 0.8979492 0.8979492 0.57470703 0.57470703 0.56933594 0.71240234 0.71240234 0.8979492 0.8979492 0.57470703 0.57470703 0.56933594 0.94628906 0.94628906 -0.41357422 -0.41357422 -0.5180664 -0.5180664 -0.42285156


def floyd_steinberg(image):
    h, w = image.shape
    for y in range(h):
        for x in range(w):
            old = image[y, x]
            new = 1.0 if old > 0.5 else 0.0
            image[y, x] = new
            err = old - new
            if x + 1 < w:
                image[y, x + 1] += err * 7 / 16
            if y + 1 < h:
                if x > 0:
                    image[y + 1, x - 1] += err * 3 / 16
                image[y + 1, x] += err * 5 / 16
                if x + 1 < w:
                    image[y + 1, x + 1] += err * 1 / 16


# run: floyd_steinberg(f64[5, 6] seed 11 in 0..1)
# -> None
# arg 0: f64[5, 6] = 0.0 0.0 1.0 0.0 0.0 1.0 0.0 1.0 0.0 1.0 0.0 0.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 0.0 1.0 0.0 1.0 1.0 1.0 1.0 1.0 0.0 1.0


def quaternion_multiply(a, b):
    aw, ax, ay, az = a
    bw, bx, by, bz = b
    return (aw * bw - ax * bx - ay * by - az * bz, aw * bx + ax * bw + ay * bz - az * by,
            aw * by - ax * bz + ay * bw + az * bx, aw * bz + ax * by - ay * bx + az * bw)


# run: quaternion_multiply((1.0, 2.0, 3.0, 4.0), (0.5, -1.0, 0.25, 2.0))
# -> (-6.25, 5.0, -6.25, 7.5)
# run: quaternion_multiply(f64[4] seed 12, f64[4] seed 13)
# -> (0.8646196978086977, 0.42414905561809435, -0.1541353099995787, 0.4209611005618753)


def cross(a, b, out):
    for i in range(3):
        j, k = (i + 1) % 3, (i + 2) % 3
        out[i] = a[j] * b[k] - a[k] * b[j]


# run: cross(f64[3] seed 14, f64[3] seed 15, f64[3])
# -> None
# arg 2: f64[3] = 0.43980796558374563 -0.03559178728857487 -0.0441139539514093
