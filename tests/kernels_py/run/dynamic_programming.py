# Tables filled from smaller answers.


def edit_distance(a, b):
    before = np.arange(len(b) + 1)
    now = np.empty(len(b) + 1, dtype=np.int64)
    for i in range(len(a)):
        now[0] = i + 1
        for j in range(len(b)):
            cost = 0 if a[i] == b[j] else 1
            now[j + 1] = min(now[j] + 1, before[j + 1] + 1, before[j] + cost)
        before, now = now, before
    return before[len(b)]


# run: edit_distance(u8[6] text 'kitten', u8[7] text 'sitting')
# -> 3
# run: edit_distance(u8[0], u8[7] text 'sitting')
# -> 7


def lcs(a, b):
    n, m = len(a), len(b)
    table = np.zeros((n + 1, m + 1), np.int32)
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            if a[i - 1] == b[j - 1]:
                table[i, j] = table[i - 1, j - 1] + 1
            else:
                table[i, j] = max(table[i - 1, j], table[i, j - 1])
    out = np.empty(table[n, m], dtype=np.uint8)
    i, j, k = n, m, table[n, m] - 1
    while i > 0 and j > 0:
        if a[i - 1] == b[j - 1]:
            out[k] = a[i - 1]
            i, j, k = i - 1, j - 1, k - 1
        elif table[i - 1, j] >= table[i, j - 1]:
            i -= 1
        else:
            j -= 1
    return out


# run: lcs(u8[7] text 'ABCBDAB', u8[6] text 'BDCABA')
# -> u8[4] = 66 67 66 65


def dtw(x, y, window):
    n, m = len(x), len(y)
    cost = np.full((n + 1, m + 1), np.inf)
    cost[0, 0] = 0.0
    w = max(window, abs(n - m))
    for i in range(1, n + 1):
        for j in range(max(1, i - w), min(m, i + w) + 1):
            d = abs(x[i - 1] - y[j - 1])
            cost[i, j] = d + min(cost[i - 1, j], cost[i, j - 1], cost[i - 1, j - 1])
    return cost[n, m]


# run: dtw(f64[10] seed 1, f64[8] seed 2, 3)
# -> 2.12420009253014


def knapsack(weights, values, capacity):
    best = np.zeros(capacity + 1, dtype=np.int64)
    for i in range(len(weights)):
        for c in range(capacity, weights[i] - 1, -1):
            best[c] = max(best[c], best[c - weights[i]] + values[i])
    return best[capacity]


# run: knapsack(i64[5] = 3 4 5 9 4, i64[5] = 3 4 4 10 4, 11)
# -> 11


def coin_change(coins, amount):
    ways = np.zeros(amount + 1, np.int64)
    ways[0] = 1
    for coin in coins:
        for a in range(coin, amount + 1):
            ways[a] += ways[a - coin]
    fewest = np.full(amount + 1, amount + 1)
    fewest[0] = 0
    for a in range(1, amount + 1):
        for coin in coins:
            if coin <= a and fewest[a - coin] + 1 < fewest[a]:
                fewest[a] = fewest[a - coin] + 1
    return ways[amount], fewest[amount] if fewest[amount] <= amount else -1


# run: coin_change(i64[4] = 1 5 10 25, 67)
# -> (87, 6)
# run: coin_change(i64[2] = 5 10, 7)
# -> (0, -1)


def floyd_warshall(d):
    n = d.shape[0]
    for k in range(n):
        for i in range(n):
            for j in range(n):
                if d[i, k] + d[k, j] < d[i, j]:
                    d[i, j] = d[i, k] + d[k, j]


# run: floyd_warshall(f64[5, 5] seed 3 in 0..10)
# -> None
# arg 0: f64[5, 5] = 1.1345034205715454 3.78920910478727 1.7677215748267194 0.7286673677178535 2.164391087814849 6.362223157276477 1.3514585858115058 5.94967875772332 4.910624550614454 8.526614245091327 6.984361454013469 6.420547702467625 4.399060172507075 3.3600059653982086 7.173841182138293 7.98890257808589 3.060541737069417 1.039054207108866 1.7302511841085533 5.879932117902725 8.194251558635596 4.971580910682202 2.9500933807216514 1.9110391736127852 6.224352351986252


def smith_waterman(a, b, match=2, mismatch=-1, gap=-1):
    h = np.zeros((len(a) + 1, len(b) + 1), dtype=np.int64)
    best, at = 0, (0, 0)
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            score = match if a[i - 1] == b[j - 1] else mismatch
            h[i, j] = max(0, h[i - 1, j - 1] + score, h[i - 1, j] + gap, h[i, j - 1] + gap)
            if h[i, j] > best:
                best, at = h[i, j], (i, j)
    return best, at


# run: smith_waterman(u8[8] text 'TGTTACGG', u8[9] text 'GGTTGACTA')
# -> (9, (6, 7))
# run: smith_waterman(u8[8] text 'TGTTACGG', u8[9] text 'GGTTGACTA', 3, -3, -2)
# -> (13, (6, 7))


def needleman_wunsch(a, b, gap):
    n, m = len(a), len(b)
    f = np.empty((n + 1, m + 1))
    f[:, 0] = 0.0
    for i in range(n + 1):
        f[i, 0] = gap * i
    for j in range(m + 1):
        f[0, j] = gap * j
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            diag = f[i - 1, j - 1] + (1.0 if a[i - 1] == b[j - 1] else -1.0)
            f[i, j] = max(diag, max(f[i - 1, j], f[i, j - 1]) + gap)
    return f[n, m]


# run: needleman_wunsch(u8[7] text 'GCATGCG', u8[7] text 'GATTACA', -0.5)
# -> 1.0


def viterbi(obs, start, trans, emit):
    n, t = len(start), len(obs)
    score = np.empty((t, n))
    back = np.zeros((t, n), dtype=np.int64)
    for s in range(n):
        score[0, s] = start[s] * emit[s, obs[0]]
    for k in range(1, t):
        for s in range(n):
            best, who = -1.0, 0
            for p in range(n):
                v = score[k - 1, p] * trans[p, s]
                if v > best:
                    best, who = v, p
            score[k, s] = best * emit[s, obs[k]]
            back[k, s] = who
    path = np.empty(t, dtype=np.int64)
    path[-1] = 0
    for s in range(1, n):
        if score[t - 1, s] > score[t - 1, path[-1]]:
            path[-1] = s
    for k in range(t - 1, 0, -1):
        path[k - 1] = back[k, path[k]]
    return path


# run: viterbi(i64[6] = 0 1 2 1 0 2, f64[2] = 0.6 0.4, f64[2, 2] = 0.7 0.3 0.4 0.6, f64[2, 3] = 0.5 0.4 0.1 0.1 0.3 0.6)
# -> i64[6] = 0 0 1 0 0 1


def hmm_forward(obs, start, trans, emit):
    n = start.shape[0]
    alpha = np.empty(n)
    logp = 0.0
    for k, o in enumerate(obs):
        new = np.zeros(n)
        for s in range(n):
            if k == 0:
                new[s] = start[s]
            else:
                for p in range(n):
                    new[s] += alpha[p] * trans[p, s]
            new[s] *= emit[s, o]
        total = new.sum()
        for s in range(n):
            alpha[s] = new[s] / total
        logp += math.log(total)
    return logp


# cpython: within 1e-13, log is libm's
# run: hmm_forward(i64[6] = 0 1 2 1 0 2, f64[2] = 0.6 0.4, f64[2, 2] = 0.7 0.3 0.4 0.6, f64[2, 3] = 0.5 0.4 0.1 0.1 0.3 0.6)
# -> -6.81111681809748
# cpython: exact


def longest_increasing(x):
    n = len(x)
    tails = np.empty(n, x.dtype)
    size = 0
    for v in x:
        lo, hi = 0, size
        while lo < hi:
            mid = (lo + hi) // 2
            if tails[mid] < v:
                lo = mid + 1
            else:
                hi = mid
        tails[lo] = v
        if lo == size:
            size += 1
    return size


# run: longest_increasing(i64[20] seed 4 in 0..50)
# -> 5
# run: longest_increasing(f32[20] seed 4)
# -> 6


def max_subarray(x):
    best = here = x[0]
    start = stop = begin = 0
    for i in range(1, len(x)):
        if here < 0:
            here = x[i]
            begin = i
        else:
            here += x[i]
        if here > best:
            best, start, stop = here, begin, i
    return best, start, stop


# run: max_subarray(i64[9] = -2 1 -3 4 -1 2 1 -5 4)
# -> (6, 3, 6)
# run: max_subarray(f64[9] seed 5)
# -> (0.9933300251766894, 6, 7)


def partitions(n):
    p = np.zeros(n + 1, dtype=np.uint64)
    p[0] = 1
    for part in range(1, n + 1):
        for total in range(part, n + 1):
            p[total] += p[total - part]
    return p[n]


# run: partitions(100)
# -> u64 190569292


def matrix_chain(dims):
    n = len(dims) - 1
    cost = np.zeros((n, n), dtype=np.int64)
    for length in range(2, n + 1):
        for i in range(n - length + 1):
            j = i + length - 1
            cost[i, j] = 9223372036854775807
            for k in range(i, j):
                c = cost[i, k] + cost[k + 1, j] + dims[i] * dims[k + 1] * dims[j + 1]
                if c < cost[i, j]:
                    cost[i, j] = c
    return cost[0, n - 1]


# run: matrix_chain(i64[7] = 30 35 15 5 10 20 25)
# -> 15125
