# Arrays the way people use them.


def smooth(x):
    y = np.zeros_like(x)
    y[1:-1] = 0.5 * (x[2:] + x[:-2])
    return y


# run: smooth(f64[6] seed 1)
# -> f64[6] = 0.0 0.5375643287590771 0.1901409743184732 0.41526745441315427 0.2072536089675331 0.0


def relax(u, n):
    for _ in range(n):
        u[1:-1, 1:-1] = 0.25 * (u[:-2, 1:-1] + u[2:, 1:-1] + u[1:-1, :-2] + u[1:-1, 2:])
    return u.max()


# run: relax(f64[5, 6] seed 1, 3)
# -> 0.9954957850732842
# arg 0: f64[5, 6] = 0.1331231503445618 0.49156351452540226 0.9420055071735924 -0.11128156588845584 -0.1114705983472839 0.525788783823522 0.754697373528346 0.2898481917310645 0.40294850152338313 -0.0987819024160504 0.07321543578334877 0.21084073795065827 -0.09012418505942077 0.08825194617835354 -0.16066592755999654 0.06458815978236188 -0.059532306253464506 0.6307011667361995 0.3634099467611771 -0.24420780625369687 -0.0030890369767658486 -0.1572984245964196 -0.4095913597139774 -0.7537822261238958 -0.42617729035252183 -0.9041976343115175 0.031039792822940893 0.42754160568652777 -0.9125034486562826 0.9954957850732842


def distance_matrix(x):
    n = x.shape[0]
    d = np.empty((n, n), dtype=np.float64)
    for i in range(n):
        for j in range(n):
            d[i, j] = np.sqrt(((x[i] - x[j]) ** 2).sum())
    return d


# run: distance_matrix(f64[4, 3] seed 1)
# -> f64[4, 4] = 0.0 0.7724119156262146 1.5698312401245467 1.0992629917652914 0.7724119156262146 0.0 1.2985943559375102 0.7711139707397519 1.5698312401245467 1.2985943559375102 0.0 0.7026641119275634 1.0992629917652914 0.7711139707397519 0.7026641119275634 0.0


def weighted_mean(x, w):
    return np.sum(x * w) / np.sum(w)


# run: weighted_mean(f64[5] seed 1, f64[5] seed 2)
# -> 0.42139609806413364


def luma(img):
    return (0.299 * img[:, :, 0] + 0.587 * img[:, :, 1] + 0.114 * img[:, :, 2]).astype(np.uint8)


# run: luma(u8[3, 4, 3] seed 1 in 0..255)
# -> u8[3, 4] = 128 126 137 130 157 103 83 186 198 89 161 23


def cut_rows(x):
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            if np.any(x[i, :j] > 0.9):
                x[i, j:] = 0
                break
    return x[x != 0].size


# run: cut_rows(f64[4, 9] seed 1)
# -> 24
# arg 0: f64[4, 9] = 0.1331231503445618 0.49156351452540226 0.9420055071735924 0.0 0.0 0.0 0.0 0.0 0.0 0.5879932113246111 -0.19171566189954858 0.21084073795065827 -0.09012418505942077 0.060157995003177867 -0.12806920035054992 -0.6659300217188979 0.2906692804390121 0.6307011667361995 0.3634099467611771 0.7686491270795797 -0.8680796137088471 -0.8371706919930784 -0.008240096821591214 -0.7537822261238958 -0.42617729035252183 -0.9041976343115175 0.031039792822940893 0.42754160568652777 -0.9125034486562826 0.9954957850732842 0.0 0.0 0.0 0.0 0.0 0.0


def stack_rows(a, b):
    c = np.empty((2, len(a)))
    c[0] = a
    c[1, :] = b
    s = 0.0
    for row in c:
        s += row[-1] - row[0]
    c *= -1
    return c.T.copy(), s, c[:, None, 0]


# run: stack_rows(f64[4] seed 1, f64[4] seed 2)
# -> (f64[4, 2] = -0.1331231503445618 -0.18237946839615882 -0.49156351452540226 -0.49829936774764927 -0.9420055071735924 -0.19127616280001059 0.11128156588845584 -0.530838308390059, 0.10405412376088252, f64[2, 1] = -0.1331231503445618 -0.18237946839615882)


def fit_line(x, y):
    xm, ym = x.mean(), y.mean()
    slope = ((x - xm) * (y - ym)).sum() / ((x - xm) ** 2).sum()
    return slope, ym - slope * xm


# run: fit_line(f64[6] seed 1, f64[6] seed 2)
# -> (0.05423095773802643, 0.10296967323982892)


def widest_gaps(p):
    q = p[np.newaxis, :] - p[:, np.newaxis]
    return np.abs(q).max(axis=1)


# run: widest_gaps(f64[5] seed 1)
# -> f64[5] = 0.8088823568290306 0.6030341128726862 1.0534761055208763 1.0532870730620483 1.0534761055208763


def mark_column(n):
    out = np.zeros((n, n), dtype=np.bool_)
    out[np.arange(n), 0] = True
    return out.sum(axis=0)


# run: mark_column(4)
# -> i64[4] = 4 0 0 0


def between(x, lo, hi):
    return x[(x >= lo) & (x <= hi)]


# run: between(f64[8] seed 1, -0.5, 0.5)
# -> f64[5] = 0.1331231503445618 0.49156351452540226 -0.11128156588845584 -0.1114705983472839 0.04613435970196278


def halve_until_small(x):
    k = 0
    while True:
        k += 1
        x = x * 0.5
        if np.all(np.abs(x) < 0.1):
            break
    return k, x


# run: halve_until_small(f64[3] seed 1)
# -> (4, f64[3] = 0.008320196896535112 0.03072271965783764 0.05887534419834953)


def reverse_row(a, i):
    row = a[i, :].copy()
    row += 1
    a[i] = row[::-1]
    return np.dot(row, a[0]), row.argmax()


# cpython: within 1e-12, BLAS adds in another order
# run: reverse_row(f64[3, 4] seed 1, 1)
# -> (2.404825049730896, 2)
# arg 0: f64[3, 4] = 0.1331231503445618 0.49156351452540226 0.9420055071735924 -0.11128156588845584 1.0461343597019628 1.754697373528346 1.525788783823522 0.8885294016527161 -0.4289826312060667 0.5879932113246111 -0.19171566189954858 0.21084073795065827


def mean_of_rows(x):
    total = np.zeros(3)
    for i in range(x.shape[0]):
        total += x[i] / x.shape[0]
    return total


# run: mean_of_rows(f64[4, 3] seed 1)
# -> f64[3] = 0.34113304232726577 0.05862790349513314 0.3124130994354265


def transform(t, alpha=0.5):
    m = np.full((3, 3), alpha)
    m[1:, 1:] += np.eye(2)
    v = np.array([1.0, t, t ** 2])
    return m.dot(v), v / np.linalg.norm(v)


# run: transform(2.0)
# -> (f64[3] = 3.5 5.5 7.5, f64[3] = 0.2182178902359924 0.4364357804719848 0.8728715609439696)


def by_rank(x):
    if x.ndim == 1:
        return x.sum()
    return x.sum(axis=0).max()


# run: by_rank(f64[4] seed 1)
# -> 1.4554106061551007


# run: by_rank(f64[4, 2] seed 1)
# -> 1.7183554326992163


def last_positive(x):
    i = 0
    for v in x:
        if v > 0:
            last = i
        i += 1
    return last


# run: last_positive(f64[4] = -1.0 2.0 3.0 -1.0)
# -> 2


def whole_part(s):
    r = s
    for k in range(3):
        r = r + k * 0.5
    r //= 1
    return int(r), r is not None, isinstance(s, float) if False else 1


# run: whole_part(3.0)
# -> (4, True, 1)


def shares(x):
    h = np.zeros(4, dtype=np.int64)
    for v in x:
        h[min(3, int(v * 4))] += 1
    return h / h.sum()


# run: shares(f64[9] seed 1 in 0..1)
# -> f64[4] = 0.0 0.3333333333333333 0.3333333333333333 0.3333333333333333


def outer_comparison(a, b):
    return (a[:, None] == b[None, :]).sum(), (a[:, None] - b).shape


# run: outer_comparison(i64[5] seed 1, i64[7] seed 2)
# -> (4, (5, 7))


def log_sum_exp(x):
    mx = -np.inf
    for i in range(len(x)):
        mx = np.maximum(mx, x[i])
    return mx, np.log(np.sum(np.exp(x - mx))) + mx


# cpython: within 1e-13, libm's functions
# run: log_sum_exp(f64[5] seed 1)
# -> (0.9420055071735924, 1.964533673122851)
