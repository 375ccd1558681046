# Functions of math and NumPy that are more than one operation.


def whole_numbers(n, k):
    return math.comb(n, k), math.perm(n, k), math.perm(k), math.factorial(k), math.isqrt(n), math.gcd(n, k), math.lcm(n, k)


# run: whole_numbers(10, 3)
# -> (120, 720, 6, 6, 3, 1, 30)
# run: whole_numbers(60, 4)
# -> (487635, 11703240, 24, 24, 7, 4, 60)
# run: whole_numbers(3, 5)
# -> (0, 0, 120, 120, 1, 1, 15)
# run: whole_numbers(0, 0)
# -> (1, 1, 1, 1, 0, 0, 0)
# cpython: skipped, integers of more than 64 bits
# run: whole_numbers(62, 31)
# raises OverflowError: perm() of these numbers does not fit into 64 bits
# at return math.comb(n, k), math.perm(n, k), math.perm(k), math.factorial(k), math.isqrt(n), math.gcd(n, k), math.lcm(n, k)
# run: whole_numbers(70, 40)
# raises OverflowError: comb() of these numbers does not fit into 64 bits
# at return math.comb(n, k), math.perm(n, k), math.perm(k), math.factorial(k), math.isqrt(n), math.gcd(n, k), math.lcm(n, k)
# run: whole_numbers(21, 21)
# raises OverflowError: perm() of these numbers does not fit into 64 bits
# at return math.comb(n, k), math.perm(n, k), math.perm(k), math.factorial(k), math.isqrt(n), math.gcd(n, k), math.lcm(n, k)
# cpython: exact


def combinations(n, k):
    return math.comb(n, k)


# run: combinations(62, 31)
# -> 465428353255261088
# run: combinations(66, 33)
# -> 7219428434016265740
# cpython: skipped, integers of more than 64 bits
# run: combinations(67, 33)
# raises OverflowError: comb() of these numbers does not fit into 64 bits
# at return math.comb(n, k)
# cpython: exact


def factorials(n):
    return math.factorial(n)


# run: factorials(20)
# -> 2432902008176640000
# cpython: skipped, integers of more than 64 bits
# run: factorials(21)
# raises OverflowError: factorial() of more than 20 does not fit into 64 bits
# at return math.factorial(n)
# cpython: exact


def multiples(a, b):
    return math.lcm(a, b)


# run: multiples(3037000500, 3037000499)
# -> 9223372033963249500
# run: multiples(4294967296, 0)
# -> 0
# cpython: skipped, integers of more than 64 bits
# run: multiples(6074001000, 3037000499)
# raises OverflowError: lcm() of these numbers does not fit into 64 bits
# at return math.lcm(a, b)
# cpython: exact


def sum_of(x, y):
    return math.fsum((x, y, -y))


# run: sum_of(1e308, 1e292)
# -> 1e308
# run: sum_of(1e308, 1e308)
# raises OverflowError: intermediate overflow in fsum
# at return math.fsum((x, y, -y))


def several(a, b, c):
    return math.gcd(a, b, c), math.lcm(a, b, c), math.gcd(a), math.hypot(a, b)


# cpython: within 1e-15, hypot is libm's
# run: several(12, 18, 27)
# -> (3, 108, 12, 21.633307652783937)
# cpython: exact


def refused_comb(n, k):
    try_it = math.comb(n, k)
    return try_it


# run: refused_comb(-1, 2)
# raises ValueError: n must be a non-negative integer
# at try_it = math.comb(n, k)
# cpython: exact


def mantissas(x):
    m, e = math.frexp(x)
    f, w = math.modf(x)
    return m, e, math.ldexp(m, e), f, w


# run: mantissas(10.5)
# -> (0.65625, 4, 10.5, 0.5, 10.0)
# run: mantissas(-0.0003)
# -> (-0.6144, -11, -0.0003, -0.0003, -0.0)
# run: mantissas(0.0)
# -> (0.0, 0, 0.0, 0.0, 0.0)
# run: mantissas(5e-324)
# -> (0.5, -1073, 5e-324, 5e-324, 0.0)


def exact_sum(x):
    return math.fsum(x), math.prod(x), math.fsum((0.1, 0.2, 0.3))


# run: exact_sum(f64[7] = 1e100 1.0 -1e100 1e-3 2.0 1e16 -1e16)
# -> (3.001, 2e229, 0.6)
# run: exact_sum(f64[30] seed 1)
# -> (0.8220864715365976, 7.086557702203109e-17, 0.6)
# cpython: skipped, the product of no floats is a float here, because types are known beforehand
# run: exact_sum(f64[0])
# -> (0.0, 1.0, 0.6)
# cpython: exact


def distance(p, q):
    return math.dist(p, q)


# cpython: within 1e-15, CPython's has an extra bit
# run: distance((1.0, 2.0, 3.0), (4.0, 6.0, 3.0))
# -> 5.0
# run: distance(f64[4] seed 2, f64[4] seed 3)
# -> 1.6858840538967028
# cpython: exact


def close(a, b):
    return math.isclose(a, b), math.isclose(a, b, rel_tol=1e-3), math.isclose(a, b, abs_tol=1.0), math.ulp(a)


# run: close(1.0, 1.0000000001)
# -> (True, True, True, 2.220446049250313e-16)
# run: close(1.0, 1.0001)
# -> (False, True, True, 2.220446049250313e-16)
# run: close(1.0, 2.0)
# -> (False, False, True, 2.220446049250313e-16)
# run: close(1.0, inf)
# -> (False, False, False, 2.220446049250313e-16)


def sorting(x):
    order = np.argsort(x)
    s = np.sort(x)
    x.sort()
    return order, s, x[0], np.sort(x[::-1])[0]


# run: sorting(f64[9] seed 4)
# -> (i64[9] = 8 4 0 7 3 5 2 1 6, f64[9] = -0.6364284703794374 -0.21083902165360668 -0.13708836451005246 -0.10252143799150226 -0.01645147234566502 0.173436686613889 0.7182342990099322 0.7848136919994366 0.8413598714239334, -0.6364284703794374, -0.6364284703794374)
# arg 0: f64[9] = -0.6364284703794374 -0.21083902165360668 -0.13708836451005246 -0.10252143799150226 -0.01645147234566502 0.173436686613889 0.7182342990099322 0.7848136919994366 0.8413598714239334
# run: sorting(i64[5] = 5 3 9 1 7)
# -> (i64[5] = 3 1 0 4 2, i64[5] = 1 3 5 7 9, 1, 1)
# arg 0: i64[5] = 1 3 5 7 9
# run: sorting(f64[5] = 5.0 nan 9.0 1.0 7.0)
# -> (i64[5] = 3 0 4 2 1, f64[5] = 1.0 5.0 7.0 9.0 nan, 1.0, 1.0)
# arg 0: f64[5] = 1.0 5.0 7.0 9.0 nan
# run: sorting(u8[1] seed 4)
# -> (i64[1] = 0, u8[1] = 8, u8 8, u8 8)


def searching(a, v):
    return np.searchsorted(a, v), np.searchsorted(a, v, side='right'), np.searchsorted(a, a)


# run: searching(f64[5] = 1.0 2.0 2.0 3.0 5.0, 2.0)
# -> (1, 3, i64[5] = 0 1 1 3 4)
# run: searching(i64[5] = 1 2 2 3 5, 9)
# -> (5, 5, i64[5] = 0 1 1 3 4)
# run: searching(f64[5] = 1.0 2.0 2.0 3.0 5.0, f64[4] = 0.0 2.0 4.0 nan)
# -> (i64[4] = 0 1 4 5, i64[4] = 0 3 4 5, i64[5] = 0 1 1 3 4)


def counting(x):
    return np.bincount(x), np.bincount(x, minlength=12), np.unique(x), np.diff(x)


# run: counting(i64[10] seed 5)
# -> (i64[10] = 1 1 0 1 1 2 1 0 1 2, i64[12] = 1 1 0 1 1 2 1 0 1 2 0 0, i64[8] = 0 1 3 4 5 6 8 9, i64[9] = -4 -1 6 -8 5 3 -4 -5 5)
# run: counting(i64[0])
# -> (i64[0] =, i64[12] = 0 0 0 0 0 0 0 0 0 0 0 0, i64[0] =, i64[0] =)


def middle(x):
    return np.median(x)


# run: middle(f64[5] seed 6)
# -> -0.10737255857144246
# run: middle(f64[6] seed 6)
# -> -0.0029440827041509188
# run: middle(i64[6] seed 6)
# -> 4.5
# run: middle(f64[2, 4] seed 6)
# -> -0.35102681313697826


def interpolation(x, xp, fp):
    return np.interp(x, xp, fp)


# cpython: within 1e-14, NumPy adds the slope's product in another order
# run: interpolation(f64[6] seed 7 in -1..5, f64[5] ramp, f64[5] seed 8)
# -> f64[6] = 0.2761539693894812 0.2370092500633887 -0.8723642838239751 0.22588218395303025 0.3340686456435982 0.2304974481762095
# run: interpolation(2.5, f64[5] ramp, f64[5] seed 8)
# -> 0.22514260773074635
# cpython: exact


def matrices(a):
    return np.trace(a), np.flip(a[0]), np.roll(a[1], 2), np.roll(a[1], -1), np.array_equal(a[0], a[0]), np.cross(a[0], a[1])


# run: matrices(f64[3, 3] seed 9)
# -> (-0.6720965237326357, f64[3] = -0.4693551188016334 0.5013897859165575 0.3647254699579916, f64[3] = -0.4748931563529446 -0.7707838241466447 0.5696273849301958, f64[3] = -0.4748931563529446 -0.7707838241466447 0.5696273849301958, True, f64[3] = -0.6093566703949507 0.013766963571327118 -0.4588109822130211)
# run: matrices(i64[3, 3] seed 9)
# -> (16, i64[3] = 8 6 8, i64[3] = 1 0 4, i64[3] = 1 0 4, True, i64[3] = -8 32 -16)


def rank_transform(x):
    ranks = np.empty(len(x))
    ranks[np.argsort(x)] = np.arange(len(x)) + 1.0
    return ranks


# run: rank_transform(f64[8] seed 10)
# -> f64[8] = 1.0 3.0 2.0 6.0 7.0 8.0 5.0 4.0


def empirical_cdf(x, t):
    return np.searchsorted(np.sort(x), t, side='right') / len(x)


# run: empirical_cdf(f64[20] seed 11, 0.25)
# -> 0.55


def winsorised_mean(x, k):
    s = np.sort(x)
    return s[k:len(s) - k].sum() / (len(s) - 2 * k)


# cpython: within 1e-14, NumPy adds pairwise
# run: winsorised_mean(f64[20] seed 12, 3)
# -> 0.13119125682091076
# cpython: exact


def group_means(values, keys):
    groups = np.unique(keys)
    out = np.empty(len(groups))
    for i, g in enumerate(groups):
        chosen = values[keys == g]
        out[i] = chosen.sum() / chosen.size
    return groups, out


# run: group_means(f64[6] seed 13, i64[6] = 3 1 3 2 1 3)
# -> (i64[3] = 1 2 3, f64[3] = 0.14526465296526525 -0.41682520267398204 0.1673244940528095)


def stable(keys):
    return np.argsort(keys, kind='mergesort'), keys.argsort(kind='stable'), np.sort(keys, kind='stable')


# run: stable(i64[9] = 2 1 2 1 0 2 0 1 1)
# -> (i64[9] = 4 6 1 3 7 8 0 2 5, i64[9] = 4 6 1 3 7 8 0 2 5, i64[9] = 0 0 1 1 1 1 2 2 2)


def no_locals():
    return (np.ones(3) * 2.0 + np.arange(3)).sum()


# run: no_locals()
# -> 9.0


def crossed(n):
    a = np.arange(n)
    return np.cross(a, a + 1)


# run: crossed(3)
# -> i64[3] = -1 2 -1
# run: crossed(4)
# raises ValueError: incompatible vector dimensions for cross product
# at return np.cross(a, a + 1)
