# Integers: number theory, bits, generators, hashes, calendars.


def sieve(n):
    prime = np.ones(n + 1, dtype=np.bool_)
    prime[:2] = False
    i = 2
    while i * i <= n:
        if prime[i]:
            prime[i * i::i] = False
        i += 1
    return prime.sum()


# run: sieve(1000)
# -> 168


def gcd(a, b):
    while b:
        a, b = b, a % b
    return abs(a)


# run: gcd(1071, 462)
# -> 21
# run: gcd(-48, 18)
# -> 6


def extended_gcd(a, b):
    x0, x1, y0, y1 = 1, 0, 0, 1
    while b != 0:
        q = a // b
        a, b = b, a - q * b
        x0, x1 = x1, x0 - q * x1
        y0, y1 = y1, y0 - q * y1
    return a, x0, y0


# run: extended_gcd(240, 46)
# -> (2, -9, 47)


def modpow(base, exponent, modulus):
    result = 1
    base %= modulus
    while exponent > 0:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


# run: modpow(7, 1234567, 1000003)
# -> 342904
# run: modpow(7, 10, 0)
# raises ZeroDivisionError: division by zero
# at base %= modulus


def collatz(limit):
    best, at = 0, 0
    for start in range(1, limit):
        n, steps = start, 0
        while n != 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            steps += 1
        if steps > best:
            best, at = steps, start
    return at, best


# run: collatz(300)
# -> (231, 127)


def perfect_numbers(limit):
    found = 0
    for n in range(2, limit):
        total = 1
        d = 2
        while d * d <= n:
            if n % d == 0:
                total += d
                if d != n // d:
                    total += n // d
            d += 1
        if total == n:
            found += n
    return found


# run: perfect_numbers(500)
# -> 530


def is_prime(n):
    if n < 2:
        return False
    for p in (2, 3, 5, 7, 11, 13):
        if n % p == 0:
            return n == p
    i = 17
    while i * i <= n:
        if n % i == 0:
            return False
        i += 2
    return True


def next_prime(n):
    n += 1
    while not is_prime(n):
        n += 1
    return n


# run: next_prime(10000)
# -> 10007
# run: is_prime(7919)
# -> True
# run: is_prime(-7)
# -> False


def fibonacci(n: int64) -> int64:
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


# run: fibonacci(15)
# -> 610


def ackermann(m: int64, n: int64) -> int64:
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


# run: ackermann(2, 3)
# -> 9


def binomial(n, k):
    if k < 0 or k > n:
        return 0
    c = 1
    for i in range(1, min(k, n - k) + 1):
        c = c * (n - i + 1) // i
    return c


# run: binomial(40, 17)
# -> 88732378800
# run: binomial(4, 7)
# -> 0


def popcount(x):
    count = 0
    while x:
        x &= x - 1
        count += 1
    return count


# run: popcount(12345678901)
# -> 20


def popcount_parallel(x):
    x = x - ((x >> np.uint64(1)) & np.uint64(0x5555555555555555))
    x = (x & np.uint64(0x3333333333333333)) + ((x >> np.uint64(2)) & np.uint64(0x3333333333333333))
    x = (x + (x >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return (x * np.uint64(0x0101010101010101)) >> np.uint64(56)


# run: popcount_parallel(u64 18446744073709551615)
# -> u64 64
# run: popcount_parallel(u64 1234567890123456789)
# -> u64 26


def reverse_bits(x):
    r = np.uint32(0)
    for _ in range(32):
        r = np.uint32((r << np.uint32(1)) | (x & np.uint32(1)))
        x = np.uint32(x >> np.uint32(1))
    return r


# run: reverse_bits(u32 1)
# -> u32 2147483648
# run: reverse_bits(u32 3735928559)
# -> u32 4152210811


def gray_code(n):
    out = np.empty(1 << n, dtype=np.int64)
    for i in range(len(out)):
        out[i] = i ^ (i >> 1)
    return out


# run: gray_code(4)
# -> i64[16] = 0 1 3 2 6 7 5 4 12 13 15 14 10 11 9 8


def morton(x, y):
    code = 0
    for i in range(16):
        code |= ((x >> i) & 1) << (2 * i) | ((y >> i) & 1) << (2 * i + 1)
    return code


# run: morton(1234, 5678)
# -> 37247404


def xorshift(seed, n):
    x = np.uint64(seed)
    total = np.uint64(0)
    for _ in range(n):
        x ^= x << np.uint64(13)
        x ^= x >> np.uint64(7)
        x ^= x << np.uint64(17)
        total ^= x
    return x, total


# run: xorshift(88172645463325252, 100)
# -> (u64 10653220568048883440, u64 4208223136579557059)


def splitmix(seed, out):
    state = np.uint64(seed)
    for i in range(len(out)):
        state += np.uint64(0x9E3779B97F4A7C15)
        z = state
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        out[i] = z ^ (z >> np.uint64(31))


# run: splitmix(42, u64[6])
# -> None
# arg 1: u64[6] = 13679457532755275413 2949826092126892291 5139283748462763858 6349198060258255764 701532786141963250 16015981125662989062


def pcg32(state, inc, n):
    state = np.uint64(state)
    inc = np.uint64(inc) | np.uint64(1)
    out = np.empty(n, dtype=np.uint32)
    for i in range(n):
        old = state
        state = old * np.uint64(6364136223846793005) + inc
        shifted = np.uint32(((old >> np.uint64(18)) ^ old) >> np.uint64(27) & np.uint64(0xFFFFFFFF))
        rot = np.uint32(old >> np.uint64(59))
        out[i] = (shifted >> rot) | np.uint32(np.uint64(shifted) << np.uint64(np.uint32(32) - rot) & np.uint64(0xFFFFFFFF))
    return out


# run: pcg32(1, 54, 6)
# -> u32[6] = 0 3837872008 1197733420 627610843 1124633561 3005002513


def lcg(seed, n):
    x = seed
    hits = 0
    for _ in range(n):
        x = (1103515245 * x + 12345) % 2147483648
        u = x / 2147483648
        x = (1103515245 * x + 12345) % 2147483648
        v = x / 2147483648
        if u * u + v * v < 1.0:
            hits += 1
    return 4.0 * hits / n


# run: lcg(42, 1000)
# -> 3.124


def fnv1a(data):
    h = np.uint64(0xCBF29CE484222325)
    for byte in data:
        h ^= np.uint64(byte)
        h *= np.uint64(0x100000001B3)
    return h


# run: fnv1a(u8[5] text 'hello')
# -> u64 11831194018420276491
# run: fnv1a(u8[0])
# -> u64 14695981039346656037


def murmur_finaliser(h):
    h ^= h >> np.uint64(33)
    h *= np.uint64(0xFF51AFD7ED558CCD)
    h ^= h >> np.uint64(33)
    h *= np.uint64(0xC4CEB9FE1A85EC53)
    h ^= h >> np.uint64(33)
    return h


# run: murmur_finaliser(u64 123456789)
# -> u64 10339184063621167238


def djb2(data):
    h = 5381
    for c in data:
        h = ((h << 5) + h + int(c)) & 0xFFFFFFFF
    return h


# run: djb2(u8[11] text 'hello world')
# -> 894552257


def crc32(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= int(byte)
        for _ in range(8):
            crc = (crc >> 1) ^ (0xEDB88320 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


# run: crc32(u8[9] text '123456789')
# -> 3421780262


def adler32(data):
    a, b = 1, 0
    for byte in data:
        a = (a + int(byte)) % 65521
        b = (b + a) % 65521
    return b << 16 | a


# run: adler32(u8[9] text 'Wikipedia')
# -> 300286872


def days_from_civil(year, month, day):
    year -= month <= 2
    era = year // 400
    yoe = year - era * 400
    doy = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    doe = yoe * 365 + yoe // 4 - yoe // 100 + doy
    return era * 146097 + doe - 719468


# run: days_from_civil(1970, 1, 1)
# -> 0
# run: days_from_civil(2024, 2, 29)
# -> 19782
# run: days_from_civil(-44, 3, 15)
# -> -735525


def weekday(year, month, day):
    t = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)
    if month < 3:
        year -= 1
    return (year + year // 4 - year // 100 + year // 400 + t[month - 1] + day) % 7


# run: weekday(2000, 1, 1)
# -> 6
# run: weekday(1999, 12, 31)
# -> 5
# run: weekday(1999, 13, 31)
# raises IndexError: tuple index out of range
# at return (year + year // 4 - year // 100 + year // 400 + t[month - 1] + day) % 7


def easter(year):
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l) // 451
    month = (h + l - 7 * m + 114) // 31
    day = (h + l - 7 * m + 114) % 31 + 1
    return month, day


# run: easter(2024)
# -> (3, 31)


def queens(n, row, cols, left, right):
    if row == n:
        return 1
    count = 0
    free = ~(cols | left | right) & ((1 << n) - 1)
    while free:
        bit = free & -free
        free ^= bit
        count += queens(n, row + 1, cols | bit, (left | bit) << 1, (right | bit) >> 1)
    return count


# run: queens(6, 0, 0, 0, 0)
# -> 4


def next_permutation(a):
    i = len(a) - 2
    while i >= 0 and a[i] >= a[i + 1]:
        i -= 1
    if i < 0:
        a[:] = a[::-1].copy()
        return False
    j = len(a) - 1
    while a[j] <= a[i]:
        j -= 1
    a[i], a[j] = a[j], a[i]
    lo, hi = i + 1, len(a) - 1
    while lo < hi:
        a[lo], a[hi] = a[hi], a[lo]
        lo += 1
        hi -= 1
    return True


# run: next_permutation(i64[5] = 1 3 5 4 2)
# -> True
# arg 0: i64[5] = 1 4 2 3 5
# run: next_permutation(i64[3] = 3 2 1)
# -> False
# arg 0: i64[3] = 1 2 3


def digits(n, base=10):
    total = 0
    product = 1
    while n > 0:
        n, d = divmod(n, base)
        total += d
        product *= d
    return total, product


# run: digits(9875)
# -> (29, 2520)
# run: digits(255, 2)
# -> (8, 1)
# run: digits(255, 0)
# raises ZeroDivisionError: division by zero
# at n, d = divmod(n, base)


def isqrt_newton(n):
    if n < 0:
        raise ValueError("isqrt of a negative number")
    if n == 0:
        return 0
    x = n
    y = (x + 1) // 2
    while y < x:
        x = y
        y = (x + n // x) // 2
    return x


# run: isqrt_newton(1000000)
# -> 1000
# run: isqrt_newton(-1)
# raises ValueError: isqrt of a negative number
# at raise ValueError("isqrt of a negative number")


def luhn(digits):
    total = 0
    for k, d in enumerate(digits[::-1]):
        if k % 2 == 1:
            d *= 2
            if d > 9:
                d -= 9
        total += d
    return total % 10 == 0


# run: luhn(i64[11] = 7 9 9 2 7 3 9 8 7 1 3)
# -> True


def rounded(n, digits):
    return round(n, digits), round(n, -1), round(n, 2), round(-n, -2)


# run: rounded(15, -1)
# -> (20, 20, 15, 0)
# run: rounded(25, -1)
# -> (20, 20, 25, 0)
# run: rounded(-1250, -2)
# -> (-1200, -1250, -1250, 1200)
# run: rounded(1249, -3)
# -> (1000, 1250, 1249, -1200)
# run: rounded(7, 0)
# -> (7, 10, 7, 0)
# run: rounded(5000000000000000001, -18)
# -> (5000000000000000000, 5000000000000000000, 5000000000000000001, -5000000000000000000)
# run: rounded(123, -19)
# -> (0, 120, 123, -100)
# run: rounded(123, -100)
# -> (0, 120, 123, -100)


def rounded_small(x):
    return round(x[0], -1)


# run: rounded_small(u8[1] = 155)
# -> u64 160


def backwards(start, stop, step):
    count = 0
    total = 0
    first = 0
    for i in reversed(range(start, stop, step)):
        if count == 0:
            first = i
        count += 1
        total += i % 1000
        if count == 100:
            break
    return count, total, first


# run: backwards(-6917529027641081856, 6917529027641081856, 4611686018427387904)
# -> (3, 1144, 2305843009213693952)
# run: backwards(6917529027641081856, -6917529027641081856, -4611686018427387904)
# -> (3, 1856, -2305843009213693952)
# run: backwards(-9223372036854775807, 9223372036854775807, 9223372036854775807)
# -> (2, 193, 0)
# run: backwards(9223372036854775800, 9223372036854775790, -3)
# -> (4, 3182, 9223372036854775791)
# run: backwards(0, 10, 3)
# -> (4, 18, 9)
# run: backwards(10, 0, 3)
# -> (0, 0, 0)
# run: backwards(10, 0, -4)
# -> (3, 18, 2)
# run: backwards(5, 5, -1)
# -> (0, 0, 0)
# cpython: skipped, integers that have none beyond them
# run: backwards(9223372036854775807, 9223372036854775800, -3)
# raises OverflowError: reversed() of this range does not fit into 64 bits
# at for i in reversed(range(start, stop, step)):
# run: backwards(-9223372036854775808, 5, 1)
# raises OverflowError: reversed() of this range does not fit into 64 bits
# at for i in reversed(range(start, stop, step)):
# cpython: exact


def backwards_by_constants(start, stop):
    total = 0
    for i in reversed(range(start, stop, 4611686018427387904)):
        total += i >> 3
    for i in reversed(range(stop, start, -4611686018427387904)):
        total += i >> 3
    return total


# run: backwards_by_constants(-6917529027641081856, 6917529027641081856)
# -> 0


def from_the_next(x, start):
    total = 0
    i = start
    if i >= 0:
        for j in range(i + 1, len(x)):
            total += x[j]
    return total


# run: from_the_next(i64[4] = 1 2 3 4, 1)
# -> 7
# cpython: skipped, integers that have none beyond them
# run: from_the_next(i64[4] = 1 2 3 4, 9223372036854775807)
# raises IndexError: index -9223372036854775808 is out of bounds for axis 0 with size 4
# at total += x[j]
# cpython: exact


def up_to_the_one_before(x, stop):
    total = 0
    k = stop
    if k <= len(x):
        for j in range(k - 1):
            total += x[j]
    return total


# run: up_to_the_one_before(i64[4] = 1 2 3 4, 4)
# -> 6
# cpython: skipped, integers that have none beyond them
# run: up_to_the_one_before(i64[4] = 1 2 3 4, -9223372036854775808)
# raises IndexError: index 4 is out of bounds for axis 0 with size 4
# at total += x[j]
# cpython: exact


def by_large_steps(x, stop):
    total = 0
    for p in range(0, stop, 9223372036854775805):
        for j in range(p + 3, len(x)):
            total += x[j]
    return total


# run: by_large_steps(i64[4] = 1 2 3 4, 5)
# -> 4
# cpython: skipped, integers that have none beyond them
# run: by_large_steps(i64[4] = 1 2 3 4, 9223372036854775807)
# raises IndexError: index -9223372036854775808 is out of bounds for axis 0 with size 4
# at total += x[j]
# cpython: exact


def another_start_in_a_branch(x, n):
    total = 0
    i = 0
    if n > 0:
        i = n
        for j in range(3):
            total += x[i + j]
        return total
    return total


# run: another_start_in_a_branch(i64[4] = 1 2 3 4, 1)
# -> 9
# run: another_start_in_a_branch(i64[4] = 1 2 3 4, 3)
# raises IndexError: index 4 is out of bounds for axis 0 with size 4
# at total += x[i + j]


def between_two_ends(x, n):
    total = 0
    i = n
    steps = 0
    while i != 3 and steps < 9:
        i -= 1
        steps += 1
    if i < len(x):
        total = x[i]
    return total


# run: between_two_ends(i64[4] = 1 2 3 4, 5)
# -> 4
# run: between_two_ends(i64[4] = 1 2 3 4, 2)
# raises IndexError: index -7 is out of bounds for axis 0 with size 4
# at total = x[i]


def down_from_the_least(x, start):
    total = 0
    for v in range(len(x), start, -4611686018427387904):
        for i in range(v - 5):
            total += x[i]
    return total


# run: down_from_the_least(i64[8] = 1 2 3 4 5 6 7 8, 7)
# -> 6
# cpython: skipped, integers that have none beyond them
# run: down_from_the_least(i64[3] = 1 2 3, -9223372036854775808)
# raises IndexError: index 3 is out of bounds for axis 0 with size 3
# at total += x[i]
# cpython: exact


def from_far_below(x, n):
    total = 0
    for v in range(0, n - 5, 9223372036854775802):
        for i in range(v + 6, len(x)):
            total += x[i]
    return total


# run: from_far_below(i64[8] = 1 2 3 4 5 6 7 8, 6)
# -> 15
# cpython: skipped, integers that have none beyond them
# run: from_far_below(i64[8] = 1 2 3 4 5 6 7 8, -9223372036854775806)
# raises IndexError: index -9223372036854775808 is out of bounds for axis 0 with size 8
# at total += x[i]
# cpython: exact
