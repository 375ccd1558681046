# Roots, quadrature, polynomials, interpolation.


def newton(a, tol):
    def f(x):
        return x * x - a

    def df(x):
        return 2.0 * x

    x = a if a > 1.0 else 1.0
    for step in range(60):
        new = x - f(x) / df(x)
        if abs(new - x) <= tol:
            return new, step
        x = new
    raise RuntimeError("no convergence")


# run: newton(2.0, 1e-12)
# -> (1.414213562373095, 5)
# run: newton(-2.0, 1e-12)
# raises RuntimeError: no convergence
# at raise RuntimeError("no convergence")


def bisect(lo, hi, tol):
    f = lambda x: x * x * x - x - 2.0
    assert f(lo) * f(hi) < 0, "the ends have one sign"
    while hi - lo > tol:
        mid = 0.5 * (lo + hi)
        if f(lo) * f(mid) <= 0:
            hi = mid
        else:
            lo = mid
    return 0.5 * (lo + hi)


# run: bisect(1.0, 2.0, 1e-9)
# -> 1.521379706915468
# run: bisect(2.0, 3.0, 1e-9)
# raises AssertionError: the ends have one sign
# at assert f(lo) * f(hi) < 0, "the ends have one sign"


def secant(f0, x0, x1, n):
    def g(x):
        return x * x * x + f0 * x - 1.0

    for _ in range(n):
        y0, y1 = g(x0), g(x1)
        if y1 == y0:
            break
        x0, x1 = x1, x1 - y1 * (x1 - x0) / (y1 - y0)
    return x1


# run: secant(1.0, 0.0, 1.0, 30)
# -> 0.6823278038280193


def trapezoid(y, x):
    s = 0.0
    for i in range(1, len(x)):
        s += (x[i] - x[i - 1]) * (y[i] + y[i - 1]) / 2.0
    return s


# run: trapezoid(f64[8] seed 1, f64[8] ramp)
# -> 2.5809317698383856
# run: trapezoid(f64[1] seed 1, f64[1] ramp)
# -> 0.0


def simpson(y, h):
    n = len(y) - 1
    if n % 2 or n < 2:
        raise ValueError("an even number of intervals is needed")
    s = y[0] + y[-1]
    for i in range(1, n):
        s += (4 if i % 2 else 2) * y[i]
    return s * h / 3


# run: simpson(f64[9] seed 2, 0.25)
# -> 0.41829610064960737
# run: simpson(f64[8] seed 2, 0.25)
# raises ValueError: an even number of intervals is needed
# at raise ValueError("an even number of intervals is needed")


def romberg(n):
    def f(x):
        return 4.0 / (1.0 + x * x)

    r = np.zeros((n, n))
    h = 1.0
    r[0, 0] = 0.5 * h * (f(0.0) + f(1.0))
    for i in range(1, n):
        h /= 2
        s = 0.0
        for k in range(1, 2 ** i, 2):
            s += f(k * h)
        r[i, 0] = 0.5 * r[i - 1, 0] + h * s
        factor = 1.0
        for j in range(1, i + 1):
            factor *= 4
            r[i, j] = r[i, j - 1] + (r[i, j - 1] - r[i - 1, j - 1]) / (factor - 1)
    return r[n - 1, n - 1]


# run: romberg(7)
# -> 3.1415926535897225


def horner(coefficients, x):
    out = np.empty_like(x)
    for i, v in enumerate(x):
        acc = 0.0
        for c in coefficients[::-1]:
            acc = acc * v + c
        out[i] = acc
    return out


# run: horner(f64[4] = 1.0 -2.0 0.5 3.0, f64[6] seed 3)
# -> f64[6] = 1.4588359911617763 0.47190748912090075 0.608234084764619 1.2031611259007502 1.7478518928184346 0.552891264442396
# run: horner((1.0, -2.0, 0.5), f64[6] seed 3)
# -> f64[6] = 2.8450399078828434 0.2790609288031708 0.5736278276065236 3.073418702024825 2.295057122931338 0.4922237756938148


def legendre(n, x):
    if n == 0:
        return 1.0
    p0, p1 = 1.0, x
    for k in range(2, n + 1):
        p0, p1 = p1, ((2 * k - 1) * x * p1 - (k - 1) * p0) / k
    return p1


# run: legendre(0, 0.3)
# -> 1.0
# run: legendre(6, 0.3)
# -> 0.12918118750000002


def hermite(n, x):
    h = [1.0, 2.0 * x] if False else (1.0, 2.0 * x)
    if n < 2:
        return h[n]
    a, b = h
    for k in range(1, n):
        a, b = b, 2.0 * x * b - 2.0 * k * a
    return b


# run: hermite(1, 0.7)
# -> 1.4
# run: hermite(5, 0.7)
# -> 34.49824


def chebyshev(coefficients, x):
    b1 = b2 = 0.0
    for i in range(len(coefficients) - 1, 0, -1):
        b1, b2 = 2 * x * b1 - b2 + coefficients[i], b1
    return x * b1 - b2 + coefficients[0]


# run: chebyshev(f64[5] seed 4, 0.3)
# -> -0.5502641106667627


def lagrange(xs, ys, x):
    total = 0.0
    for i in range(len(xs)):
        term = ys[i]
        for j in range(len(xs)):
            if i != j:
                term *= (x - xs[j]) / (xs[i] - xs[j])
        total += term
    return total


# run: lagrange(f64[4] ramp, f64[4] seed 5, 1.5)
# -> 0.047379772041329385
# run: lagrange(i64[4] ramp, f64[4] seed 5, 2)
# -> -0.5345816686450764


def interp(x, xp, fp):
    out = np.empty(len(x))
    for i in range(len(x)):
        if x[i] <= xp[0]:
            out[i] = fp[0]
            continue
        if x[i] >= xp[-1]:
            out[i] = fp[-1]
            continue
        j = 0
        while xp[j + 1] < x[i]:
            j += 1
        t = (x[i] - xp[j]) / (xp[j + 1] - xp[j])
        out[i] = fp[j] + t * (fp[j + 1] - fp[j])
    return out


# run: interp(f64[6] seed 6 in -1..6, f64[5] ramp, f64[5] seed 7)
# -> f64[6] = -0.09511620997706327 0.7225748069775882 -0.22034050321745702 -0.22034050321745702 0.2579072055492755 -0.09511620997706327


def bilinear(grid, y, x):
    i, j = int(np.floor(y)), int(np.floor(x))
    dy, dx = y - i, x - j
    return (grid[i, j] * (1 - dy) * (1 - dx) + grid[i + 1, j] * dy * (1 - dx)
            + grid[i, j + 1] * (1 - dy) * dx + grid[i + 1, j + 1] * dy * dx)


# run: bilinear(f64[4, 5] seed 8, 1.25, 2.5)
# -> -0.5131468442632847
# run: bilinear(f64[4, 5] seed 8, 3.25, 2.5)
# raises IndexError: index 4 is out of bounds for axis 0 with size 4
# at return (grid[i, j] * (1 - dy) * (1 - dx) + grid[i + 1, j] * dy * (1 - dx)


def cubic_spline(x, y):
    n = len(x) - 1
    h = np.zeros(n)
    for i in range(n):
        h[i] = x[i + 1] - x[i]
    alpha = np.zeros(n)
    for i in range(1, n):
        alpha[i] = 3 * (y[i + 1] - y[i]) / h[i] - 3 * (y[i] - y[i - 1]) / h[i - 1]
    l, mu, z, c = np.ones(n + 1), np.zeros(n + 1), np.zeros(n + 1), np.zeros(n + 1)
    for i in range(1, n):
        l[i] = 2 * (x[i + 1] - x[i - 1]) - h[i - 1] * mu[i - 1]
        mu[i] = h[i] / l[i]
        z[i] = (alpha[i] - h[i - 1] * z[i - 1]) / l[i]
    for j in range(n - 1, -1, -1):
        c[j] = z[j] - mu[j] * c[j + 1]
    return c


# run: cubic_spline(f64[6] ramp, f64[6] seed 9)
# -> f64[6] = 0.0 -1.4532555436104975 2.49079451241172 -2.480740280686322 1.1816574752886606 0.0


def golden_section(lo, hi, tol):
    ratio = (math.sqrt(5.0) - 1) / 2
    f = lambda x: (x - 0.7) ** 2 + 0.1 * x
    a = hi - ratio * (hi - lo)
    b = lo + ratio * (hi - lo)
    while abs(hi - lo) > tol:
        if f(a) < f(b):
            hi = b
        else:
            lo = a
        a = hi - ratio * (hi - lo)
        b = lo + ratio * (hi - lo)
    return (lo + hi) / 2


# run: golden_section(-2.0, 3.0, 1e-8)
# -> 0.6499999997009059


def fft(re, im):
    n = len(re)
    j = 0
    for i in range(1, n):
        bit = n >> 1
        while j & bit:
            j ^= bit
            bit >>= 1
        j |= bit
        if i < j:
            re[i], re[j] = re[j], re[i]
            im[i], im[j] = im[j], im[i]
    size = 2
    while size <= n:
        angle = -2 * math.pi / size
        for start in range(0, n, size):
            for k in range(size // 2):
                wr, wi = math.cos(angle * k), math.sin(angle * k)
                a, b = start + k, start + k + size // 2
                tr = re[b] * wr - im[b] * wi
                ti = re[b] * wi + im[b] * wr
                re[b], im[b] = re[a] - tr, im[a] - ti
                re[a] += tr
                im[a] += ti
        size *= 2


# cpython: within 1e-11, sin and cos are libm's
# run: fft(f64[16] seed 10, f64[16])
# -> None
# arg 0: f64[16] = 0.2985771385380991 -2.798227522811351 -0.9388536786735586 -1.6393665624853526 1.326495864304579 0.3002245824145535 1.533566244930392 -3.3817895689471307 -4.036722135340306 -3.3817895689471302 1.533566244930392 0.30022458241455374 1.326495864304579 -1.6393665624853533 -0.9388536786735586 -2.7982275228113522
# arg 1: f64[16] = 0.0 -4.435811346476408 2.0001105844771976 -0.4524537610178282 -1.336861552862128 -2.0737622899054298 0.17189852724867327 0.7809377149986831 0.0 -0.7809377149986836 -0.17189852724867327 2.0737622899054307 1.336861552862128 0.4524537610178281 -2.0001105844771976 4.435811346476408


def dft(x):
    n = len(x)
    out = np.zeros((n, 2))
    for k in range(n):
        for t in range(n):
            phi = 2 * np.pi * k * t / n
            out[k, 0] += x[t] * np.cos(phi)
            out[k, 1] -= x[t] * np.sin(phi)
    return out


# run: dft(f64[7] seed 11)
# -> f64[7, 2] = -1.922178720374447 0.0 -0.6515484086122696 -0.7155104779782059 -0.8380426254449738 0.2898741366560441 1.164391144690825 -0.6676330489462194 1.164391144690824 0.667633048946221 -0.8380426254449769 -0.2898741366560439 -0.6515484086122704 0.7155104779782054
# cpython: exact


def continued_fraction(x, out):
    for i in range(len(out)):
        whole = math.floor(x)
        out[i] = whole
        if x == whole:
            return i + 1
        x = 1.0 / (x - whole)
    return len(out)


# run: continued_fraction(3.245, i64[8])
# -> 8
# arg 1: i64[8] = 3 4 12 3 1 247777268231 4 1
# run: continued_fraction(2.5, i64[8])
# -> 2
# arg 1: i64[8] = 2 2 0 0 0 0 0 0


def kahan_sum(x):
    s = c = 0.0
    for v in x:
        y = v - c
        t = s + y
        c = (t - s) - y
        s = t
    return s


# run: kahan_sum(f64[100] seed 12)
# -> 2.1671593452077653
# cpython: skipped, NumPy stays in float32 where Numba has the double of the literal
# run: kahan_sum(f32[50] seed 12 strided)
# -> 4.240405295044184
# cpython: exact


def pairwise_sum(x, lo, hi):
    if hi - lo <= 4:
        s = 0.0
        for i in range(lo, hi):
            s += x[i]
        return s
    mid = (lo + hi) // 2
    return pairwise_sum(x, lo, mid) + pairwise_sum(x, mid, hi)


# run: pairwise_sum(f64[37] seed 13, 0, 37)
# -> -0.18020843477090231


def agm(a, b):
    while abs(a - b) > 1e-15 * abs(a):
        a, b = 0.5 * (a + b), math.sqrt(a * b)
    return a


# run: agm(1.0, 24.0)
# -> 8.256672162143992


def bessel_series(x, terms=20):
    total = term = 1.0
    for k in range(1, terms):
        term *= -(x * x / 4.0) / (k * k)
        total += term
    return total


# run: bessel_series(1.5)
# -> 0.5118276717359181
# run: bessel_series(1.5, 3)
# -> 0.5166015625
