# Functions of math, as kernels: they are compiled into the kernels that call them.


def comb(n, k):
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    if k > n:
        return 0
    c = 1
    for i in range(1, min(k, n - k) + 1):
        # The product may not fit where the quotient does.
        g = math.gcd(c, i)
        by = (n - i + 1) // (i // g)
        if c // g > 9223372036854775807 // by:
            raise OverflowError("comb() of these numbers does not fit into 64 bits")
        c = (c // g) * by
    return c


def perm(n, k=None):
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    m = n if k is None else k
    if m < 0:
        raise ValueError("k must be a non-negative integer")
    if m > n:
        return 0
    p = 1
    for i in range(n - m + 1, n + 1):
        if p > 9223372036854775807 // i:
            raise OverflowError("perm() of these numbers does not fit into 64 bits")
        p *= i
    return p


def frexp(x):
    if x == 0.0 or x != x or abs(x) == math.inf:
        return x * 1.0, 0
    m = x * 1.0
    e = 0
    while abs(m) >= 1.0:
        m *= 0.5
        e += 1
    while abs(m) < 0.5:
        m *= 2.0
        e -= 1
    return m, e


def dist(p, q):
    if len(p) != len(q):
        raise ValueError("both points must have the same number of dimensions")
    s = 0.0
    for a, b in zip(p, q):
        s += (a - b) * (a - b)
    return math.sqrt(s)


def prod(a):
    p = 1
    for x in a:
        p *= x
    return p


def sumprod(p, q):
    if len(p) != len(q):
        raise ValueError("Inputs are not the same length")
    s = 0
    for a, b in zip(p, q):
        s += a * b
    return s


def fsum(a):
    # Partial sums that do not overlap, as Shewchuk's; a double has room for 64 of them.
    partials = np.empty(64)
    n = 0
    special = 0.0
    for v in a:
        x = v * 1.0
        if x - x != 0.0:
            special += x
            continue
        k = 0
        for j in range(n):
            y = partials[j]
            if abs(x) < abs(y):
                x, y = y, x
            hi = x + y
            lo = y - (hi - x)
            if lo != 0.0:
                partials[k] = lo
                k += 1
            x = hi
        if x - x != 0.0:
            raise OverflowError("intermediate overflow in fsum")
        partials[k] = x
        n = k + 1
    if special != 0.0 or special != special:
        return special
    if n == 0:
        return 0.0
    n -= 1
    hi = partials[n]
    lo = 0.0
    while n > 0:
        x = hi
        n -= 1
        y = partials[n]
        hi = x + y
        lo = y - (hi - x)
        if lo != 0.0:
            break
    # Halves are rounded to even of the exact sum.
    if n > 0 and ((lo < 0.0 and partials[n - 1] < 0.0) or (lo > 0.0 and partials[n - 1] > 0.0)):
        y = lo * 2.0
        x = hi + y
        if y == x - hi:
            hi = x
    return hi


def isclose(a, b, rel_tol=1e-09, abs_tol=0.0):
    if a == b:
        return True
    if abs(a) == math.inf or abs(b) == math.inf:
        return False
    d = abs(a - b)
    return d <= abs(rel_tol * b) or d <= abs(rel_tol * a) or d <= abs_tol


def ulp(x):
    y = abs(x * 1.0)
    if y != y or y == math.inf:
        return y
    up = math.nextafter(y, math.inf)
    if up == math.inf:
        return y - math.nextafter(y, 0.0)
    return up - y
