# Windows, filters, distances, clusters, finance.


def rolling_mean(x, w):
    out = np.full(len(x), np.nan)
    s = 0.0
    for i in range(len(x)):
        s += x[i]
        if i >= w:
            s -= x[i - w]
        if i >= w - 1:
            out[i] = s / w
    return out


# run: rolling_mean(f64[10] seed 1, 3)
# -> f64[10] = nan nan 0.5222307240145189 0.44076248527017964 0.23975111431261756 0.10101220652926075 0.389671853001528 0.4422068390179436 0.12394970067474735 0.06838164660683572
# run: rolling_mean(f64[3] seed 1, 5)
# -> f64[3] = nan nan nan


def rolling_std(x, w):
    out = np.empty(len(x) - w + 1)
    for i in range(len(out)):
        window = x[i:i + w]
        m = 0.0
        for v in window:
            m += v
        m /= w
        s = 0.0
        for v in window:
            s += (v - m) ** 2
        out[i] = math.sqrt(s / (w - 1))
    return out


# run: rolling_std(f64[10] seed 2, 4)
# -> f64[7] = 0.1897218531824139 0.42061934390885525 0.42976692123692023 0.4831605080593774 0.46704719294152297 0.5076674352264232 0.48084310349966564
# run: rolling_std(f64[3] seed 2, 9)
# raises ValueError: negative dimensions are not allowed
# at out = np.empty(len(x) - w + 1)


def rolling_max(x, w):
    n = len(x)
    out = np.empty(n - w + 1, dtype=x.dtype)
    queue = np.empty(n, dtype=np.int64)
    head = tail = 0
    for i in range(n):
        while tail > head and x[queue[tail - 1]] <= x[i]:
            tail -= 1
        queue[tail] = i
        tail += 1
        if queue[head] <= i - w:
            head += 1
        if i >= w - 1:
            out[i - w + 1] = x[queue[head]]
    return out


# run: rolling_max(i64[12] seed 3, 3)
# -> i64[10] = 9 9 9 7 6 5 2 2 2 2
# run: rolling_max(f32[12] seed 3, 4)
# -> f32[9] = 0.40058702 0.40058702 0.27244464 0.27244464 0.77743685 0.77743685 0.77743685 0.77743685 0.7770588


def ewma(x, alpha):
    out = np.empty_like(x)
    out[0] = x[0]
    for i in range(1, len(x)):
        out[i] = alpha * x[i] + (1 - alpha) * out[i - 1]
    return out


# run: ewma(f64[8] seed 4, 0.3)
# -> f64[8] = -0.13708836451005246 0.13948225244279427 0.31310786641293564 0.21424006478535543 0.08671633885366678 0.11273244318173345 0.33132067165439344 0.2011680387606247


def biquad(x, b, a):
    z1 = z2 = 0.0
    y = np.zeros(len(x))
    for n in range(len(x)):
        y[n] = b[0] * x[n] + z1
        z1 = b[1] * x[n] - a[1] * y[n] + z2
        z2 = b[2] * x[n] - a[2] * y[n]
    return y


# run: biquad(f64[12] seed 5, (0.2, 0.4, 0.2), (1.0, -0.5, 0.3))
# -> f64[12] = -0.045292781606426406 -0.012309147680776455 0.05706975797667714 -0.2409464732995285 -0.6898549200295317 -0.73029608508488 -0.18429496621377328 0.4720763280453049 0.4650137900396285 0.07786188521686949 -0.06705017849065599 -0.20044642730770623


def iir(b, a, x):
    y = np.zeros_like(x)
    for n in range(len(x)):
        for k in range(len(b)):
            if n - k >= 0:
                y[n] += b[k] * x[n - k]
        for k in range(1, len(a)):
            if n - k >= 0:
                y[n] -= a[k] * y[n - k]
        y[n] /= a[0]
    return y


# run: iir(f64[2] = 0.5 0.25, f64[3] = 2.0 0.5 -0.25, f64[10] seed 6)
# -> f64[10] = 0.1199085071775412 0.0031339871515246864 -0.22104505291105594 -0.25249183849301415 -0.037751861332468384 0.15240604592803375 -0.11558835775400508 -0.1775673563641298 -0.2354530088864459 0.1455092368625484


def histogram(x, lo, hi, bins):
    counts = np.zeros(bins, dtype=np.int64)
    width = (hi - lo) / bins
    for v in x:
        if lo <= v < hi:
            counts[int((v - lo) / width)] += 1
        elif v == hi:
            counts[-1] += 1
    return counts


# run: histogram(f64[50] seed 7, -1.0, 1.0, 5)
# -> i64[5] = 10 10 10 6 14
# run: histogram(i64[50] seed 7, 0, 9, 3)
# -> i64[3] = 17 16 17


def histogram2d(x, y, n):
    h = np.zeros((n, n), np.uint16)
    for a, b in zip(x, y):
        h[int(a * n), int(b * n)] += 1
    return h


# run: histogram2d(f32[40] seed 8 in 0..1, f32[40] seed 9 in 0..1, 4)
# -> u16[4, 4] = 7 2 2 1 1 3 2 4 2 1 3 6 0 1 3 2


def welford(x):
    mean = m2 = 0.0
    n = 0
    for v in x.flat if False else x:
        n += 1
        d = v - mean
        mean += d / n
        m2 += d * (v - mean)
    return mean, m2 / (n - 1) if n > 1 else 0.0


# run: welford(f64[20] seed 10)
# -> (-0.028189903726803387, 0.5228395374777828)
# run: welford(f64[1] seed 10)
# -> (-0.9333778924586216, 0.0)


def cumulative(x):
    sums, tops = np.empty_like(x), np.empty_like(x)
    s = 0
    top = x[0]
    for i in range(len(x)):
        s += x[i]
        top = max(top, x[i])
        sums[i], tops[i] = s, top
    return sums, tops


# run: cumulative(i64[9] seed 11)
# -> (i64[9] = 3 8 17 17 25 27 33 41 41, i64[9] = 3 5 9 9 9 9 9 9 9)
# run: cumulative(i32[9] seed 11)
# -> (i32[9] = 3 8 17 17 25 27 33 41 41, i32[9] = 3 5 9 9 9 9 9 9 9)


def pearson(x, y):
    n = len(x)
    sx = sy = sxx = syy = sxy = 0.0
    for i in range(n):
        sx += x[i]
        sy += y[i]
        sxx += x[i] * x[i]
        syy += y[i] * y[i]
        sxy += x[i] * y[i]
    return (n * sxy - sx * sy) / math.sqrt((n * sxx - sx * sx) * (n * syy - sy * sy))


# run: pearson(f64[15] seed 12, f64[15] seed 13)
# -> -0.3448483533880776


def kmeans_step(points, centers):
    n, d = points.shape
    k = len(centers)
    labels = np.empty(n, dtype=np.int32)
    sums = np.zeros((k, d))
    counts = np.zeros(k, dtype=np.int64)
    for i in range(n):
        best = np.inf
        for c in range(k):
            dist = 0.0
            for j in range(d):
                diff = points[i, j] - centers[c, j]
                dist += diff * diff
            if dist < best:
                best = dist
                labels[i] = c
        counts[labels[i]] += 1
        for j in range(d):
            sums[labels[i], j] += points[i, j]
    for c in range(k):
        if counts[c]:
            for j in range(d):
                centers[c, j] = sums[c, j] / counts[c]
    return labels


# run: kmeans_step(f64[12, 2] seed 14, f64[3, 2] seed 15)
# -> i32[12] = 1 2 1 2 0 2 2 0 0 0 1 0
# arg 1: f64[3, 2] = 0.5991306662731362 0.394202796400936 0.34019016947486586 -0.4194271065655566 -0.8057140765985372 0.35161282388755355


def nearest(query, points):
    out = np.empty(len(query), np.int64)
    for q in prange(len(query)):
        best, where = np.inf, -1
        for p in range(len(points)):
            d = 0.0
            for k in range(points.shape[1]):
                d += (query[q, k] - points[p, k]) ** 2
            if d < best:
                best, where = d, p
        out[q] = where
    return out


# options: parallel
# run: nearest(f64[6, 3] seed 16, f64[9, 3] seed 17)
# -> i64[6] = 6 0 6 4 5 0
# options:


def pairwise(x, kind):
    n, d = x.shape
    out = np.zeros((n, n))
    for i in range(n):
        for j in range(i):
            s = 0.0
            for k in range(d):
                diff = abs(x[i, k] - x[j, k])
                if kind == 0:
                    s += diff
                elif kind == 1:
                    s += diff * diff
                else:
                    s = max(s, diff)
            out[i, j] = out[j, i] = np.sqrt(s) if kind == 1 else s
    return out


# run: pairwise(f64[5, 3] seed 18, 0)
# -> f64[5, 5] = 0.0 3.4343969571368875 3.5497164745041445 2.4175971528140896 3.7628083098623586 3.4343969571368875 0.0 0.9904425148569058 1.016799804322798 0.5504432957957635 3.5497164745041445 0.9904425148569058 0.0 1.7414747601888672 0.8196080256277489 2.4175971528140896 1.016799804322798 1.7414747601888672 0.0 1.345780265002241 3.7628083098623586 0.5504432957957635 0.8196080256277489 1.345780265002241 0.0
# run: pairwise(f64[5, 3] seed 18 F, 1)
# -> f64[5, 5] = 0.0 1.9946492932851734 2.2365780940725033 1.409264437942706 2.226795008298525 1.9946492932851734 0.0 0.691905265234869 0.6610262283509049 0.3326587743001371 2.2365780940725033 0.691905265234869 0.0 1.0989141568258942 0.47910994735247847 1.409264437942706 0.6610262283509049 1.0989141568258942 0.0 0.9545139972733084 2.226795008298525 0.3326587743001371 0.47910994735247847 0.9545139972733084 0.0
# run: pairwise(f64[5, 3] seed 18 reversed, 2)
# -> f64[5, 5] = 0.0 1.2730258418919385 1.82590685800402 0.9042954651084141 1.5226487628692524 1.2730258418919385 0.0 0.5528810161120816 0.5373380099811134 0.24962292097731398 1.82590685800402 0.5528810161120816 0.0 0.921611392895606 0.3043931652724199 0.9042954651084141 0.5373380099811134 0.921611392895606 0.0 0.7271424132644166 1.5226487628692524 0.24962292097731398 0.3043931652724199 0.7271424132644166 0.0


def haversine(lat, lon):
    n = len(lat)
    d = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            p1, p2 = math.radians(lat[i]), math.radians(lat[j])
            dp, dl = p2 - p1, math.radians(lon[j] - lon[i])
            a = math.sin(dp / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(dl / 2) ** 2
            d[i, j] = 2 * 6371.0 * math.asin(min(1.0, math.sqrt(a)))
    return d


# cpython: within 1e-12, libm's functions
# run: haversine(f64[4] seed 19 in -80..80, f64[4] seed 20 in -180..180)
# -> f64[4, 4] = 0.0 12635.56109489796 6786.735204678006 12475.393011850707 12635.56109489796 0.0 7557.434430065791 5040.875023523673 6786.735204678006 7557.434430065791 0.0 5710.91077799893 12475.393011850707 5040.875023523673 5710.91077799893 0.0


def black_scholes(s, k, r, sigma, t):
    def cdf(x):
        return 0.5 * (1.0 + math.erf(x / math.sqrt(2.0)))

    d1 = (math.log(s / k) + (r + 0.5 * sigma * sigma) * t) / (sigma * math.sqrt(t))
    d2 = d1 - sigma * math.sqrt(t)
    call = s * cdf(d1) - k * math.exp(-r * t) * cdf(d2)
    return call, call - s + k * math.exp(-r * t)


# run: black_scholes(100.0, 95.0, 0.05, 0.2, 0.5)
# -> (9.872742400408974, 2.5271840431005756)


def binomial_option(s, k, r, sigma, t, n, american=False):
    dt = t / n
    up = math.exp(sigma * math.sqrt(dt))
    down = 1.0 / up
    p = (math.exp(r * dt) - down) / (up - down)
    discount = math.exp(-r * dt)
    values = np.empty(n + 1)
    for i in range(n + 1):
        values[i] = max(0.0, k - s * up ** (n - i) * down ** i)
    for step in range(n - 1, -1, -1):
        for i in range(step + 1):
            values[i] = discount * (p * values[i] + (1 - p) * values[i + 1])
            if american:
                values[i] = max(values[i], k - s * up ** (step - i) * down ** i)
    return values[0]


# run: binomial_option(100.0, 105.0, 0.05, 0.3, 1.0, 20)
# -> 11.973399486340076
# run: binomial_option(100.0, 105.0, 0.05, 0.3, 1.0, 20, True)
# -> 12.688335207647171


def softmax(x, out):
    for i in range(x.shape[0]):
        top = x[i, 0]
        for j in range(1, x.shape[1]):
            if x[i, j] > top:
                top = x[i, j]
        total = 0.0
        for j in range(x.shape[1]):
            out[i, j] = np.exp(x[i, j] - top)
            total += out[i, j]
        out[i, :] /= total


# run: softmax(f64[3, 5] seed 21, f64[3, 5])
# -> None
# arg 1: f64[3, 5] = 0.07018555758986078 0.4151616868152983 0.19019490528546562 0.24475479843564696 0.0797030518737282 0.16426464628489051 0.3591830622996413 0.07778948143608311 0.13509115077762773 0.2636716592017574 0.2812668448804015 0.18283421345889248 0.22855604610640023 0.1938270038000014 0.11351589175430436


def attention(q, k, v):
    n, d = q.shape
    out = np.zeros((n, v.shape[1]))
    weights = np.empty(k.shape[0])
    for i in range(n):
        top = -np.inf
        for j in range(k.shape[0]):
            s = 0.0
            for c in range(d):
                s += q[i, c] * k[j, c]
            weights[j] = s / math.sqrt(d)
            top = max(top, weights[j])
        total = 0.0
        for j in range(k.shape[0]):
            weights[j] = math.exp(weights[j] - top)
            total += weights[j]
        for j in range(k.shape[0]):
            for c in range(v.shape[1]):
                out[i, c] += weights[j] / total * v[j, c]
    return out


# run: attention(f64[3, 4] seed 22, f64[5, 4] seed 23, f64[5, 2] seed 24)
# -> f64[3, 2] = 0.2855696976249236 0.4243725944659684 0.2411029246580594 0.40737721896376233 0.2521734948359179 0.4065843666147221
# cpython: exact


def layer_norm(x, gamma, beta, eps=1e-5):
    out = np.empty_like(x)
    for i in range(x.shape[0]):
        row = x[i]
        mean = 0.0
        for v in row:
            mean += v
        mean /= len(row)
        var = 0.0
        for v in row:
            var += (v - mean) * (v - mean)
        scale = 1.0 / math.sqrt(var / len(row) + eps)
        for j in range(len(row)):
            out[i, j] = (row[j] - mean) * scale * gamma[j] + beta[j]
    return out


# run: layer_norm(f64[3, 6] seed 25, f64[6] seed 26, f64[6] seed 27)
# -> f64[3, 6] = 0.5470719941724757 0.42190573132247544 -1.5663952402242112 0.2578747473673014 -0.6156183939313501 -0.08178725407727905 -0.07066135102917015 0.22623176178278226 -0.03993258508519948 0.03318889128265956 -0.3776829583223369 -1.2919858389819376 -0.1408795687894024 0.40941489681295384 -1.4682992857256956 0.3185675497373232 0.9416245912127638 0.02077323498618866


def perceptron(x, y, epochs, rate):
    w = np.zeros(x.shape[1])
    bias = 0.0
    for epoch in range(epochs):
        errors = 0
        for i in range(len(x)):
            s = bias
            for j in range(len(w)):
                s += w[j] * x[i, j]
            guess = 1 if s > 0 else 0
            if guess != y[i]:
                errors += 1
                step = rate * (y[i] - guess)
                bias += step
                for j in range(len(w)):
                    w[j] += step * x[i, j]
        if errors == 0:
            break
    return w, bias, epoch


# run: perceptron(f64[8, 2] seed 28, i64[8] seed 29 in 0..1, 10, 0.1)
# -> (f64[2] = 0.015316663156934376 -0.002473112809077714, 0.0, 9)


def drawdown(prices):
    peak = prices[0]
    worst = 0.0
    for p in prices:
        if p > peak:
            peak = p
        worst = min(worst, p / peak - 1.0)
    return worst


# run: drawdown(f64[20] seed 30 in 90..110)
# -> -0.15068095050653552


def zscore_outliers(x, limit):
    mean = x.sum() / x.size
    var = 0.0
    for v in x:
        var += (v - mean) ** 2
    std = (var / x.size) ** 0.5
    count = 0
    where = np.zeros(len(x), dtype=np.bool_)
    for i in range(len(x)):
        z = (x[i] - mean) / std
        if not -limit <= z <= limit:
            where[i] = True
            count += 1
    return where, count


# cpython: within 1e-12, sum adds pairwise and pow is libm's
# run: zscore_outliers(f64[20] seed 31, 1.2)
# -> (bool[20] = True False False False False False False False False False True False False True False False True False True True, 6)
# cpython: exact


def run_length(data):
    values = np.empty(len(data), data.dtype)
    counts = np.empty(len(data), np.int64)
    n = 0
    for i in range(len(data)):
        if n > 0 and values[n - 1] == data[i]:
            counts[n - 1] += 1
        else:
            values[n] = data[i]
            counts[n] = 1
            n += 1
    return values[:n], counts[:n]


# run: run_length(u8[12] text 'aaabccddddda')
# -> (u8[5] = 97 98 99 100 97, i64[5] = 3 1 2 5 1)


def autocorrelation(x, lags):
    out = np.empty(lags)
    for lag in range(lags):
        s = 0.0
        for a, b in zip(x[lag:], x[:len(x) - lag]):
            s += a * b
        out[lag] = s
    return out


# run: autocorrelation(f64[12] seed 32, 4)
# -> f64[4] = 2.71691706712274 -0.22432109360779784 -0.31543238991011335 0.47983878399581764


def zero_crossings(x):
    n = 0
    for a, b in zip(x[:-1], x[1:]):
        if (a < 0) != (b < 0):
            n += 1
    return n


# run: zero_crossings(f32[20] seed 33)
# -> 8


def gradient(x, h):
    g = np.empty(len(x))
    g[0] = (x[1] - x[0]) / h
    g[-1] = (x[-1] - x[-2]) / h
    for i in range(1, len(x) - 1):
        g[i] = (x[i + 1] - x[i - 1]) / (2 * h)
    return g


# run: gradient(f64[7] seed 34, 0.5)
# -> f64[7] = 1.0805860233985674 -0.16583444866569264 -0.4927038941389268 -0.5217275257950649 -0.1144768790352031 -0.32680103043835595 -1.8949504868485345
# run: gradient(f64[1] seed 34, 0.5)
# raises IndexError: index 1 is out of bounds for axis 0 with size 1
# at g[0] = (x[1] - x[0]) / h
