#!/usr/bin/env python3
"""Minimax polynomials of the mathematical functions (crates/math), by Remez exchange. Needs mpmath.

usage: python3 tools/minimax.py [name ...]        every polynomial without names

    name          approximates                                         used by (crates/math/src)
    exp_f32/64    (e^r - 1 - r) / r^2          |r| <= ln2/2            exp.rs: exp, sigmoid, tanh, silu, gelu
    tanh_f32/64   (tanh x - x) / x^3, in z = x^2, |x| <= 0.56          sigmoid.rs: tanh
    log_f32       (log(1+f) - f + f^2/2) / f^3 |f| <= 1/3              log.rs
    log_f64       (2 atanh(s) - 2s) / s^3, in z = s^2, |s| <= 0.2      log.rs
    phi_f32/64    e^(a^2/2) Phi(-a) (k + a), in t = (k - a) / (k + a)  gelu.rs: the normal distribution's lower tail
    exp2_f32/64   (2^r - 1 - r ln2) / r^2      |r| <= 1/2              exp.rs: exp2
    sinh_f32/64   (sinh x - x) / x^3, in z = x^2, |x| <= 1             exp.rs: sinh
    ln_f32/64     (2 atanh(s) - 2s - 2s^3/3) / s^5, z = s^2, s <= 0.172 pow.rs: the logarithm as a pair
    atan_f32/64   (atan x - x) / x^3, in z = x^2, |x| <= tan(pi/8)     arc.rs: atan, atan2
    asin_f32/64   (asin x - x) / x^3, in z = x^2, |x| <= 1/2           arc.rs: asin, acos
    erf_f32/64    (erf x / x - 2/sqrt(pi)) / z, in z = x^2, |x| <= 1/2 erf.rs: erf, and erfc near 0
    erfc_f32/64   e^(x^2) erfc(x) (k + x), in t = (k - x) / (k + x), x >= 0.45      erf.rs
    cbrt_f32/64   m^(-1/3) - 1 over f = m - 1  |f| <= 1/3              root.rs: cbrt

Prints the coefficients, lowest power first, each rounded to the type (of some rows the first ones as pairs, whose low
parts come last), and the largest relative error of the function that the polynomial serves, with rounded coefficients
but exact arithmetic.
"""
import struct, sys
from mpmath import mp, mpf, matrix, lu_solve, exp, expm1, log1p, atanh, erfc, sqrt, cos, pi, log

mp.dps = 60


def remez(f, weight, low, high, degree, rounds=12, grid=3000):
    """Coefficients c of the polynomial with the smallest max |weight(x) (f(x) - sum c_i x^i)| on [low, high]."""
    low, high = mpf(low), mpf(high)
    n = degree + 2
    xs = [(low + high) / 2 - (high - low) / 2 * cos(pi * (i + mpf("0.5")) / n) for i in range(n)]
    points = [(low + high) / 2 - (high - low) / 2 * cos(pi * (i + mpf("0.5")) / grid) for i in range(grid)]
    fs, ws = [f(x) for x in points], [weight(x) for x in points]
    for _ in range(rounds):
        a = matrix(n, n)
        b = matrix(n, 1)
        for row, x in enumerate(xs):
            for power in range(degree + 1):
                a[row, power] = x**power
            a[row, degree + 1] = (-1) ** row / weight(x)
            b[row] = f(x)
        solution = lu_solve(a, b)
        c = [solution[i] for i in range(degree + 1)]
        # The extremum of the error between each pair of its sign changes.
        errors = [w * (y - horner(c, x)) for x, y, w in zip(points, fs, ws)]
        peaks, best = [], 0
        for i in range(1, grid):
            if (errors[i] > 0) != (errors[i - 1] > 0):
                peaks.append(best)
                best = i
            elif abs(errors[i]) > abs(errors[best]):
                best = i
        peaks.append(best)
        while len(peaks) > n:
            peaks.remove(min((peaks[0], peaks[-1]), key=lambda i: abs(errors[i])))
        if len(peaks) < n:
            break
        xs = [points[i] for i in peaks]
        sizes = [abs(errors[i]) for i in peaks]
        if max(sizes) < min(sizes) * mpf("1.001"):
            break
    return c


def horner(c, x):
    y = mpf(0)
    for k in reversed(c):
        y = y * x + k
    return y


def rounded(x, bits):
    return mpf(struct.unpack("f", struct.pack("f", float(x)))[0]) if bits == 32 else mpf(float(x))


def nonzero(x):
    return x if x else mpf("1e-25")


def series(x, first, term):
    """sum of term(k) x^k from k = 0: the quotient near 0, where its formula cancels."""
    total, power, k = mpf(0), mpf(1), first
    while k < first + 36:
        total += term(k) * power
        power *= x
        k += 1
    return total


def exp_tail(r):
    return series(r, 2, lambda k: 1 / mp.factorial(k))


def log_tail(f):
    if abs(f) < mpf("0.01"):
        return series(f, 3, lambda k: mpf((-1) ** (k + 1)) / k)
    return (log1p(f) - f + f * f / 2) / f**3


def atanh_tail(z):
    return series(z, 0, lambda k: mpf(2) / (2 * k + 3))


def tanh_tail(z):
    if z < mpf("1e-8"):
        return -mpf(1) / 3 + 2 * z / 15
    x = sqrt(z)
    return (mp.tanh(x) - x) / x**3


def phi_row(k, most, degree):
    """In t = (k - a) / (k + a), so that a = k (1 - t) / (1 + t), from 0 to `most`."""
    k, most = mpf(k), mpf(most)

    def f(t):
        a = k * (1 - t) / (1 + t)
        return exp(a * a / 2) * erfc(a / sqrt(mpf(2))) / 2 * (k + a)

    return dict(f=f, weight=lambda t: 1 / f(t), low=(k - most) / (k + most), high=1, degree=degree)


def exp_weight(r):
    """Relative to e^r; the floor near 0 keeps the linear system regular."""
    return max(r * r / exp(r), mpf("0.002"))


def exp2_tail(r):
    ln2 = log(mpf(2))
    return ln2**2 * exp_tail(r * ln2)


def sinh_tail(z):
    return series(z, 0, lambda k: 1 / mp.factorial(2 * k + 3))


def ln_tail(z):
    return series(z, 0, lambda k: mpf(2) / (2 * k + 5))


def atan_tail(z):
    return series(z, 0, lambda k: mpf((-1) ** (k + 1)) / (2 * k + 3)) if z < mpf("0.01") else (mp.atan(sqrt(z)) / sqrt(z) - 1) / z


def asin_tail(z):
    if z < mpf("0.001"):
        return mpf(1) / 6 + 3 * z / 40 + 15 * z**2 / 336 + 105 * z**3 / 3456 + 945 * z**4 / 42240 + 10395 * z**5 / 599040 + 135135 * z**6 / 9676800
    return (mp.asin(sqrt(z)) / sqrt(z) - 1) / z


def erf_tail(z):
    return 2 / sqrt(pi) * series(z, 0, lambda k: mpf((-1) ** (k + 1)) / (mp.factorial(k + 1) * (2 * k + 3)))


def erfc_row(k, least, most, degree):
    k, least, most = mpf(k), mpf(least), mpf(most)

    def f(t):
        x = k * (1 - t) / (1 + t)
        return exp(x * x) * erfc(x) * (k + x)

    return dict(f=f, weight=lambda t: 1 / f(t), low=(k - most) / (k + most), high=(k - least) / (k + least), degree=degree)


def cbrt_tail(f):
    return series(f, 0, lambda k: mp.binomial(-mpf(1) / 3, k + 1)) if abs(f) < mpf("0.001") else ((1 + f) ** (-mpf(1) / 3) - 1) / f


def odd(function):
    """Relative to an odd function that is about its argument, of its third-order tail in the square."""
    return lambda z: max(z ** mpf("1.5") / function(sqrt(z)), mpf("0.0001")) if z else mpf("0.0001")


half_ln2 = log(mpf(2)) / 2 * mpf("1.0001")
third = mpf(1) / 3
EXP = dict(f=exp_tail, weight=exp_weight, low=-half_ln2, high=half_ln2)
# Relative to tanh x; tanh takes this polynomial below 0.55.
TANH = dict(f=tanh_tail, weight=lambda z: max(z, mpf("0.002")), low=0, high=mpf("0.56") ** 2)
ROWS = {
    "exp_f32": (32, dict(EXP, degree=4)),
    "exp_f64": (64, dict(EXP, degree=10)),
    "tanh_f32": (32, dict(TANH, degree=4)),
    "tanh_f64": (64, dict(TANH, degree=10)),
    "log_f32": (32, dict(f=log_tail, weight=lambda f: max(f**3 / log1p(f), mpf("0.005")) if f else mpf("0.005"), low=-third, high=third, degree=8)),
    "log_f64": (64, dict(f=atanh_tail, weight=lambda z: nonzero(z) ** mpf("1.5") / atanh(sqrt(nonzero(z))) / 2,
                         low=0, high=mpf("0.0401"), degree=7)),
    "phi_f32": (32, phi_row(4, 15, 9)),
    "phi_f64": (64, phi_row(4, 39, 22)),
    "exp2_f32": (32, dict(f=exp2_tail, weight=lambda r: max(r * r / 2**r, mpf("0.002")), low="-0.50001", high="0.50001", degree=4)),
    "exp2_f64": (64, dict(f=exp2_tail, weight=lambda r: max(r * r / 2**r, mpf("0.002")), low="-0.50001", high="0.50001", degree=10)),
    "sinh_f32": (32, dict(f=sinh_tail, weight=odd(mp.sinh), low=0, high=1, degree=3)),
    "sinh_f64": (64, dict(f=sinh_tail, weight=odd(mp.sinh), low=0, high=1, degree=7)),
    "ln_f32": (32, dict(f=ln_tail, weight=lambda z: max(z * z / 2, mpf("0.00001")), low=0, high="0.02945", degree=2)),
    "ln_f64": (64, dict(f=ln_tail, weight=lambda z: max(z * z / 2, mpf("0.00001")), low=0, high="0.02945", degree=8)),
    "atan_f32": (32, dict(f=atan_tail, weight=odd(mp.atan), low=0, high="0.17158", degree=4)),
    "atan_f64": (64, dict(f=atan_tail, weight=odd(mp.atan), low=0, high="0.17158", degree=11)),
    "asin_f32": (32, dict(f=asin_tail, weight=odd(mp.asin), low=0, high="0.25001", degree=4)),
    "asin_f64": (64, dict(f=asin_tail, weight=odd(mp.asin), low=0, high="0.25001", degree=12)),
    "erf_f32": (32, dict(f=erf_tail, weight=lambda z: max(z, mpf("0.0005")), low=0, high="0.25", degree=3)),
    "erf_f64": (64, dict(f=erf_tail, weight=lambda z: max(z, mpf("0.0005")), low=0, high="0.25", degree=8)),
    "erfc_f32": (32, dict(erfc_row(3, "0.45", "10.2", 9), pairs=3)),
    "erfc_f64": (64, dict(erfc_row(3, "0.45", "27.4", 22), pairs=3)),
    "cbrt_f32": (32, dict(f=cbrt_tail, weight=lambda f: max(abs(f), mpf("0.01")), low=-third, high=third, degree=2)),
    "cbrt_f64": (64, dict(f=cbrt_tail, weight=lambda f: max(abs(f), mpf("0.01")), low=-third, high=third, degree=5)),
}


def main():
    for name in sys.argv[1:] or ROWS:
        bits, row = ROWS[name]
        low, high = mpf(row["low"]), mpf(row["high"])
        # The first coefficients may be wanted as pairs: their low parts are printed apart.
        pairs = row.pop("pairs", 0)
        exact = remez(**row)
        c = [rounded(k, bits) for k in exact]
        lows = [rounded(k - h, bits) for k, h in zip(exact[:pairs], c)]
        c = [k + low for k, low in zip(c, lows)] + c[pairs:]
        error = max(
            abs(row["weight"](x) * (row["f"](x) - horner(c, x)))
            for x in (low + (high - low) * mpf(i) / 997 for i in range(998))
        )
        print(f"// {name}: relative error 2^{float(log(error, 2)):.1f}")
        if pairs:
            c = [rounded(k, bits) for k in c]
        for k in c + lows:
            print(f"    {float(k)!r}," if bits == 64 else f"    {struct.unpack('f', struct.pack('f', float(k)))[0]:.9e},")


if __name__ == "__main__":
    main()
