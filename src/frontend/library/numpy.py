# Functions of NumPy, as kernels: they are compiled into the kernels that call them.


def sort(a, kind=None):
    """Merge sort, stable, whatever the kind; NaNs go to the end."""
    n = len(a)
    src = a.copy()
    dst = np.empty_like(src)
    width = 1
    while width < n:
        for lo in range(0, n, 2 * width):
            mid = min(lo + width, n)
            hi = min(lo + 2 * width, n)
            i = lo
            j = mid
            for k in range(lo, hi):
                if j >= hi or (i < mid and not (src[j] < src[i] or (src[i] != src[i] and src[j] == src[j]))):
                    dst[k] = src[i]
                    i += 1
                else:
                    dst[k] = src[j]
                    j += 1
        src, dst = dst, src
        width *= 2
    return src


def argsort(a, kind=None):
    n = len(a)
    src = np.arange(n)
    dst = np.empty(n, dtype=np.int64)
    width = 1
    while width < n:
        for lo in range(0, n, 2 * width):
            mid = min(lo + width, n)
            hi = min(lo + 2 * width, n)
            i = lo
            j = mid
            for k in range(lo, hi):
                take = j >= hi
                if not take and i < mid:
                    x = a[src[i]]
                    y = a[src[j]]
                    take = not (y < x or (x != x and y == y))
                if take:
                    dst[k] = src[i]
                    i += 1
                else:
                    dst[k] = src[j]
                    j += 1
        src, dst = dst, src
        width *= 2
    return src


def searchsorted_left(a, v):
    lo = 0
    hi = len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        x = a[mid]
        if x < v or (v != v and x == x):
            lo = mid + 1
        else:
            hi = mid
    return lo


def searchsorted_right(a, v):
    lo = 0
    hi = len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        x = a[mid]
        if x <= v or v != v:
            lo = mid + 1
        else:
            hi = mid
    return lo


def searchsorted_each_left(a, v):
    out = np.empty(v.shape, dtype=np.int64)
    for i in range(len(v)):
        out[i] = searchsorted_left(a, v[i])
    return out


def searchsorted_each_right(a, v):
    out = np.empty(v.shape, dtype=np.int64)
    for i in range(len(v)):
        out[i] = searchsorted_right(a, v[i])
    return out


def bincount(x, minlength=0):
    n = minlength
    for v in x:
        if v < 0:
            raise ValueError("'list' argument must have no negative elements")
        n = max(n, np.int64(v) + 1)
    out = np.zeros(n, dtype=np.int64)
    for v in x:
        out[v] += 1
    return out


def unique(a):
    s = sort(a.ravel())
    n = 0
    for i in range(len(s)):
        if i == 0 or s[i] != s[n - 1]:
            s[n] = s[i]
            n += 1
    return s[:n].copy()


def diff(a):
    out = np.empty(max(len(a) - 1, 0), dtype=a.dtype)
    for i in range(len(out)):
        out[i] = a[i + 1] - a[i]
    return out


def median(a):
    s = sort(a.ravel())
    n = len(s)
    if n == 0 or s[n - 1] != s[n - 1]:
        return np.nan
    if n % 2 == 1:
        return s[n // 2] * 1.0
    return (s[n // 2 - 1] + s[n // 2]) / 2.0


def interp_one(x, xp, fp):
    n = len(xp)
    if x != x:
        return x * 1.0
    if x < xp[0]:
        return fp[0] * 1.0
    if x >= xp[n - 1]:
        return fp[n - 1] * 1.0
    j = searchsorted_right(xp, x) - 1
    slope = (fp[j + 1] - fp[j]) / (xp[j + 1] - xp[j])
    return slope * (x - xp[j]) + fp[j]


def interp(x, xp, fp):
    if len(xp) != len(fp):
        raise ValueError("fp and xp are not of the same length.")
    if len(xp) == 0:
        raise ValueError("array of sample points is empty")
    out = np.empty(len(x))
    for i in range(len(x)):
        out[i] = interp_one(x[i], xp, fp)
    return out


def trace(a):
    total = a.dtype.type(0)
    for i in range(min(a.shape[0], a.shape[1])):
        total += a[i, i]
    return total


def flip(a):
    return a[::-1]


def roll(a, shift):
    n = len(a)
    out = np.empty_like(a)
    for i in range(n):
        out[(i + shift) % n] = a[i]
    return out


def array_equal(a, b):
    if len(a) != len(b):
        return False
    for i in range(len(a)):
        if a[i] != b[i]:
            return False
    return True


def cross(a, b):
    if len(a) != 3 or len(b) != 3:
        raise ValueError("incompatible vector dimensions for cross product")
    out = np.empty(3, dtype=(a * b).dtype)
    out[0] = a[1] * b[2] - a[2] * b[1]
    out[1] = a[2] * b[0] - a[0] * b[2]
    out[2] = a[0] * b[1] - a[1] * b[0]
    return out
