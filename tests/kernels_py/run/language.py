# What Python says, bit by bit.


def for_else(x, wanted):
    for i in range(len(x)):
        if x[i] == wanted:
            where = i
            break
    else:
        where = -1
    return where


# run: for_else(i64[4] = 4 5 6 7, 6)
# -> 2
# run: for_else(i64[4] = 4 5 6 7, 9)
# -> -1


def while_else(n):
    k = 2
    while k * k <= n:
        if n % k == 0:
            break
        k += 1
    else:
        return True
    return False


# run: while_else(97)
# -> True
# run: while_else(91)
# -> False


def nested_loops(n):
    total = 0
    for i in range(n):
        if i % 3 == 0:
            continue
        for j in range(n):
            if j > i:
                break
            if (i + j) % 2:
                continue
            total += i * j
        else:
            total += 1000
    return total


# run: nested_loops(9)
# -> 1346


def chained(a, b, c, d):
    return a < b <= c != d, a == b == c, 0 <= a < 10 > d


# run: chained(1, 2, 2, 3)
# -> (True, False, True)
# run: chained(1.5, 1.5, 1.5, 20.0)
# -> (False, True, False)


def ternaries(x):
    sign = 1 if x > 0 else -1 if x < 0 else 0
    kind = (1 if x > 100 else 2) if sign > 0 else 3
    return sign, kind, x if sign else 7


# run: ternaries(5)
# -> (1, 2, 5)
# run: ternaries(-5)
# -> (-1, 3, -5)
# run: ternaries(0)
# -> (0, 3, 7)


def short_circuit(x, i):
    if i < len(x) and x[i] > 0:
        return 1
    if i >= len(x) or x[i] == 0:
        return 2
    return 3


# run: short_circuit(i64[3] = 5 0 -5, 0)
# -> 1
# run: short_circuit(i64[3] = 5 0 -5, 1)
# -> 2
# run: short_circuit(i64[3] = 5 0 -5, 2)
# -> 3
# run: short_circuit(i64[3] = 5 0 -5, 3)
# -> 2


def integer_division(a, b):
    return a // b, a % b, divmod(a, b), a / b


# run: integer_division(7, 2)
# -> (3, 1, (3, 1), 3.5)
# run: integer_division(-7, 2)
# -> (-4, 1, (-4, 1), -3.5)
# run: integer_division(7, -2)
# -> (-4, -1, (-4, -1), -3.5)
# run: integer_division(-7, -2)
# -> (3, -1, (3, -1), 3.5)
# run: integer_division(7, 0)
# raises ZeroDivisionError: division by zero
# at return a // b, a % b, divmod(a, b), a / b
# run: integer_division(7.5, 2.0)
# -> (3.0, 1.5, (3.0, 1.5), 3.75)
# run: integer_division(-7.5, 2)
# -> (-4.0, 0.5, (-4.0, 0.5), -3.75)
# run: integer_division(1.0, 0.0)
# raises ZeroDivisionError: division by zero
# at return a // b, a % b, divmod(a, b), a / b


def shifts(a, b):
    return a << b, a >> b, a & b, a | b, a ^ b, ~a


# run: shifts(5, 3)
# -> (40, 0, 1, 7, 6, -6)
# run: shifts(-5, 1)
# -> (-10, -3, 1, -5, -6, 4)


def powers(a, n):
    return a ** 2, a ** n, 2 ** n, a ** 3


# run: powers(3, 5)
# -> (9, 243, 32, 27)
# run: powers(-3, 4)
# -> (9, 81, 16, -27)


def swap_rows(a, i, j):
    for k in range(a.shape[1]):
        a[i, k], a[j, k] = a[j, k], a[i, k]
    a[i], a[j] = a[j].copy(), a[i].copy()
    a[i, :] = a[j, :]


# run: swap_rows(f64[3, 4] seed 1, 0, 2)
# -> None
# arg 0: f64[3, 4] = -0.4289826312060667 0.5879932113246111 -0.19171566189954858 0.21084073795065827 -0.1114705983472839 0.525788783823522 0.754697373528346 0.04613435970196278 -0.4289826312060667 0.5879932113246111 -0.19171566189954858 0.21084073795065827
# run: swap_rows(f64[3, 4] seed 1, 0, -1)
# -> None
# arg 0: f64[3, 4] = -0.4289826312060667 0.5879932113246111 -0.19171566189954858 0.21084073795065827 -0.1114705983472839 0.525788783823522 0.754697373528346 0.04613435970196278 -0.4289826312060667 0.5879932113246111 -0.19171566189954858 0.21084073795065827
# run: swap_rows(f64[3, 4] seed 1, 0, 3)
# raises IndexError: index 3 is out of bounds for axis 0 with size 3
# at a[i, k], a[j, k] = a[j, k], a[i, k]


def row_operations(a):
    a[0] += 1.0
    a[1] *= a[0]
    a[-1, ::2] -= 0.5
    a[:, 1] = 7
    a[1:3, 2:] = a[0, 2:]
    a[2] /= 2.0


# run: row_operations(f64[4, 5] seed 2)
# -> None
# arg 0: f64[4, 5] = 1.1823794683961588 7.0 1.1912761628000106 1.530838308390059 0.6231773743622282 -0.36270135674885023 7.0 1.1912761628000106 1.530838308390059 0.6231773743622282 -0.16051837221976628 3.5 0.5956380814000053 0.7654191541950295 0.3115886871811141 -1.0932180396651305 7.0 -0.7715368360851547 -0.24434886387897348 -1.079622546767364
# run: row_operations(f64[4, 5] seed 2 F)
# -> None
# arg 0: f64[4, 5] = 1.1823794683961588 7.0 1.1912761628000106 1.530838308390059 0.6231773743622282 -0.36270135674885023 7.0 1.1912761628000106 1.530838308390059 0.6231773743622282 -0.16051837221976628 3.5 0.5956380814000053 0.7654191541950295 0.3115886871811141 -1.0932180396651305 7.0 -0.7715368360851547 -0.24434886387897348 -1.079622546767364


def integer_rows(a):
    a[0] += 3
    a[1] -= a[0]
    a[2] //= 2
    a[3] %= 3
    a[4] <<= 1
    a[5] &= 6
    a[6] |= 1
    a[7] ^= 5


# run: integer_rows(i64[8, 3] seed 3)
# -> None
# arg 0: i64[8, 3] = 6 4 12 1 2 -7 1 0 1 2 0 1 4 2 4 0 0 6 9 7 9 3 4 2
# run: integer_rows(i32[8, 3] seed 3)
# -> None
# arg 0: i32[8, 3] = 6 4 12 1 2 -7 1 0 1 2 0 1 4 2 4 0 0 6 9 7 9 3 4 2
# run: integer_rows(u8[8, 3] seed 3)
# -> None
# arg 0: u8[8, 3] = 6 4 12 1 2 249 1 0 1 2 0 1 4 2 4 0 0 6 9 7 9 3 4 2


def slices(x, i, j, k):
    y = x[i:j:k]
    total = 0.0
    for v in y:
        total += v
    return len(y), total, x[i:][0] if len(x[i:]) else 0.0


# run: slices(f64[10] ramp, 2, 8, 1)
# -> (6, 27.0, 2.0)
# run: slices(f64[10] ramp, 8, 2, -2)
# -> (3, 18.0, 8.0)
# run: slices(f64[10] ramp, -3, 20, 2)
# -> (2, 16.0, 7.0)
# run: slices(f64[10] ramp, 20, -20, -3)
# -> (4, 18.0, 0.0)
# run: slices(f64[10] ramp, 20, 30, 1)
# -> (0, 0.0, 0.0)
# run: slices(f64[10] ramp, 0, 10, 0)
# raises ValueError: the step of a slice cannot be 0
# at y = x[i:j:k]
# run: slices(f64[0], 0, 10, -1)
# -> (0, 0.0, 0.0)


def step_assignment(x, step):
    x[::step] = -1
    x[1::step] += 10
    return x[::-step][0]


# run: step_assignment(i64[9] ramp, 3)
# -> 8
# arg 0: i64[9] = -1 11 2 -1 14 5 -1 17 8
# run: step_assignment(i64[9] ramp, -2)
# -> -1
# arg 0: i64[9] = -1 11 -1 3 -1 5 -1 7 -1


def views_share(a):
    row = a[1]
    column = a[:, 0]
    block = a[1:, 1:]
    row[0] = 100.0
    column[2] = 200.0
    block[0, 0] = 300.0
    t = a.T
    t[0, 0] = 400.0
    return a.sum() if False else row[1] + column[1] + t[1, 1]


# run: views_share(f64[3, 4] ramp)
# -> 700.0
# arg 0: f64[3, 4] = 400.0 1.0 2.0 3.0 100.0 300.0 6.0 7.0 200.0 9.0 10.0 11.0
# run: views_share(f64[3, 4] ramp strided)
# -> 700.0
# arg 0: f64[3, 4] = 400.0 1.0 2.0 3.0 100.0 300.0 6.0 7.0 200.0 9.0 10.0 11.0


def negative_indices(x):
    x[-1] = x[0]
    x[-len(x)] += x[-2]
    return x[-1] - x[-3]


# run: negative_indices(f64[5] seed 4)
# -> -0.8553226635199846
# arg 0: f64[5] = -0.15353983685571748 0.7848136919994366 0.7182342990099322 -0.01645147234566502 -0.13708836451005246
# run: negative_indices(f64[2] seed 4)
# raises IndexError: index -3 is out of bounds for axis 0 with size 2
# at return x[-1] - x[-3]


def index_error(x, i):
    y = x[0]
    y += x[i]
    return y


# run: index_error(f64[3] seed 5, 3)
# raises IndexError: index 3 is out of bounds for axis 0 with size 3
# at y += x[i]
# run: index_error(f64[3] seed 5, -4)
# raises IndexError: index -4 is out of bounds for axis 0 with size 3
# at y += x[i]
# run: index_error(f64[3] seed 5, -3)
# -> -0.452927816064264
# run: index_error(f64[0], 0)
# raises IndexError: index 0 is out of bounds for axis 0 with size 0
# at y = x[0]
# options: numpy
# cpython: skipped, NumPy's error model is Numba's
# run: integer_division(7, 0)
# -> (0, 0, (0, 0), inf)
# run: integer_division(1.0, 0.0)
# -> (inf, nan, (inf, nan), inf)
# options:
# cpython: exact


def raises(kind):
    if kind == 0:
        raise ValueError("a value")
    elif kind == 1:
        raise TypeError
    elif kind == 2:
        raise IndexError("an index")
    elif kind == 3:
        raise KeyError()
    elif kind == 4:
        raise OverflowError("too much")
    elif kind == 5:
        raise NotImplementedError("later")
    elif kind == 6:
        raise ArithmeticError("numbers")
    elif kind == 7:
        raise Exception("anything")
    assert kind != 8
    assert kind == 9, "nine is wanted"


# run: raises(0)
# raises ValueError: a value
# at raise ValueError("a value")
# run: raises(1)
# raises TypeError:
# at raise TypeError
# run: raises(2)
# raises IndexError: an index
# at raise IndexError("an index")
# run: raises(3)
# raises KeyError:
# at raise KeyError()
# run: raises(4)
# raises OverflowError: too much
# at raise OverflowError("too much")
# run: raises(5)
# raises NotImplementedError: later
# at raise NotImplementedError("later")
# run: raises(6)
# raises ArithmeticError: numbers
# at raise ArithmeticError("numbers")
# run: raises(7)
# raises Exception: anything
# at raise Exception("anything")
# run: raises(8)
# raises AssertionError:
# at assert kind != 8
# run: raises(9)
# -> None
# run: raises(10)
# raises AssertionError: nine is wanted
# at assert kind == 9, "nine is wanted"


def helper(x, scale=2.0, *, shift=0.0):
    return x * scale + shift


def keyword_calls(x):
    return helper(x), helper(x, 3.0), helper(x, shift=1.0), helper(shift=1.0, x=x, scale=0.5)


# run: keyword_calls(4.0)
# -> (8.0, 12.0, 9.0, 3.0)
# run: keyword_calls(4)
# -> (8.0, 12.0, 9.0, 3.0)


LIMIT = 5
TABLE = (1, 10, 100)


def globals_and_closures(n):
    scale = TABLE[1]

    def inner(k):
        return k * scale + LIMIT

    add = lambda a, b=1: a + b
    total = 0
    for i in range(n):
        total += inner(i) if i < LIMIT else add(i)
    return total + TABLE[n % 3]


# run: globals_and_closures(8)
# -> 246


def divmod_pair(a, b):
    return a // b, a % b


def uses_pairs(n):
    q, r = divmod_pair(n, 7)
    pair = divmod_pair(q, 3)
    (a, b), c = pair, r
    return a, b, c, pair[1], len(pair), (1, 2) + pair


# run: uses_pairs(100)
# -> (4, 2, 2, 2, 2, (1, 2, 4, 2))


def tuple_loop(t):
    total = 0.0
    for i, v in enumerate(t):
        total += v * i
    return total, t[0], t[-1], t[1:], 3 in t


# run: tuple_loop((1, 2.5, 3))
# -> (8.5, 1, 3, (2.5, 3), True)
# run: tuple_loop((1, 2, 3))
# -> (8.0, 1, 3, (2, 3), True)


def returns_nothing(x):
    if x[0] > 0:
        return
    x[0] = 1


# run: returns_nothing(i64[2] = 5 5)
# -> None
# run: returns_nothing(i64[2] = -5 5)
# -> None
# arg 0: i64[2] = 1 5


def none_argument(x, scale=None):
    if scale is None:
        return x * 2
    return x * scale


# run: none_argument(4)
# -> 8
# run: none_argument(4, None)
# -> 8
# run: none_argument(4, 5)
# -> 20


def mode(x, how):
    if how == 'sum':
        return x[0] + x[1]
    if how in ('difference', 'minus'):
        return x[0] - x[1]
    raise ValueError("no such mode")


# run: mode(f64[2] seed 6, 'sum')
# -> 0.37226147013872235
# run: mode(f64[2] seed 6, 'minus')
# -> 0.5870065872816073
# run: mode(f64[2] seed 6, 'product')
# raises ValueError: no such mode
# at raise ValueError("no such mode")


def casts(x, n):
    return int(x), float(n), bool(n), int(-x), np.int64(x), np.float64(n), round(x)


# run: casts(2.7, 3)
# -> (2, 3.0, True, -2, 2, 3.0, 3)
# run: casts(-2.5, 0)
# -> (-2, 0.0, False, 2, -2, 0.0, -2)


def narrow_casts(n):
    return np.uint8(n & 255), np.int8(n & 127), np.uint16(n & 65535), np.int32(n), np.float32(n)


# run: narrow_casts(1000)
# -> (u8 232, i8 104, u16 1000, i32 1000, f32 1000.0)


def float32_arithmetic(x, y):
    z = x * y + x
    w = np.float32(0.1) * z
    return z, w, x / y, x - y


# run: float32_arithmetic(f32 0.1, f32 0.7)
# -> (f32 0.17, f32 0.017, f32 0.14285715, f32 -0.59999996)


def float32_arrays(x, out):
    for i in range(len(x)):
        out[i] = x[i] * x[i] - np.float32(0.5)
    s = np.float32(0.0)
    for v in x:
        s += v
    return s


# run: float32_arrays(f32[7] seed 7, f32[7])
# -> f32 -0.8797291
# arg 1: f32[7] = -0.45145005 0.43397415 0.1424365 -0.47249025 -0.4909529 -0.24886176 -0.49589196


def half_arrays(x, y):
    for i in range(len(x)):
        y[i] = x[i] * 2


# run: half_arrays(f16[9] seed 8, f16[9])
# -> None
# arg 1: f16[9] = 0.4741211 0.4477539 0.75634766 0.14440918 -1.7451172 -0.5004883 1.8164063 -0.5722656 -1.6796875


def small_integers(a, b, out):
    for i in range(len(a)):
        out[i] = int(a[i]) + int(b[i]) * 2


# run: small_integers(u8[5] seed 9 in 0..255, i8[5] seed 10 in -128..127, i32[5])
# -> None
# arg 2: i32[5] = 248 -18 48 -144 305
# run: small_integers(i16[5] seed 9 in -3000..3000, u16[5] seed 10 in 0..60000, i64[5])
# -> None
# arg 2: i64[5] = 71066 81855 53198 78089 8217
# run: small_integers(u32[5] seed 9 in 0..4000000000, bool[5] seed 10, i64[5])
# -> None
# arg 2: i64[5] = 2447189545 380185965 1521555851 2827341253 844511657


def wrapping_stores(values, a8, a16, a32):
    for i in range(len(values)):
        a8[i] = np.int8(values[i] & 127) - np.int8(values[i] & 128)
        a16[i] = values[i] & 0x7FFF
        a32[i] = values[i] * 3


# cpython: skipped, NumPy keeps 8 bits where Numba widens
# run: wrapping_stores(i64[5] seed 11 in 0..100000, i8[5], i16[5], i32[5])
# -> None
# arg 1: i8[5] = -50 -55 -60 86 64
# arg 2: i16[5] = 25806 31689 23236 8278 29248
# arg 3: i32[5] = 274026 95067 266316 24834 87744
# cpython: exact


def local_arrays(n):
    a = np.zeros(n, dtype=np.float32)
    b = np.ones(n, np.int16)
    c = np.full(n, 3)
    d = np.full(n, 0.5, dtype=np.float32)
    e = np.arange(n) * 1 if False else np.arange(n)
    f = np.array([1, 2, 3])
    g = np.array([[1.0, 2.0], [3.0, 4.0]])
    h = np.eye(3)
    i = np.linspace(0.0, 1.0, 5)
    for k in range(n):
        a[k] = b[k] + c[k] * d[k] + e[k]
    return a, f[1] + g[1, 0] + h[2, 2], i


# run: local_arrays(4)
# -> (f32[4] = 2.5 3.5 4.5 5.5, 6.0, f64[5] = 0.0 0.25 0.5 0.75 1.0)
# run: local_arrays(0)
# -> (f32[0] =, 6.0, f64[5] = 0.0 0.25 0.5 0.75 1.0)


def enumerate_zip(x, y):
    total = 0
    for i, (a, b) in enumerate(zip(x, y), 1):
        total += i * a - b
    for k in reversed(range(3)):
        total = total * 2 + k
    return total


# run: enumerate_zip(i64[4] seed 12, i64[6] seed 13)
# -> 410


def walrus(x):
    n = 0
    while (v := x[n]) < 5:
        n += 1
    return n, v


# run: walrus(i64[6] = 1 2 3 7 1 2)
# -> (3, 7)


def augmented(x):
    i = 0
    x[i] += 1
    x[i + 1] *= 3
    x[-1] -= x[0]
    x[2] //= 2
    x[3] %= 5
    x[4] **= 2
    i += 2
    i -= 1
    i *= 10
    return i


# run: augmented(i64[6] seed 14)
# -> 10
# arg 0: i64[6] = 9 12 3 4 81 -9


def widening(n):
    total = 0
    for i in range(n):
        if i == 3:
            total = total + 0.5
        total += i
    return total


# run: widening(6)
# -> 15.5


def many_returns(x: float64) -> float64:
    if x < 0:
        return -x
    if x > 10:
        return 10.0
    return x


# run: many_returns(-3.0)
# -> 3.0
# run: many_returns(30.0)
# -> 10.0
# run: many_returns(3.0)
# -> 3.0


def infinite_loop_with_return(x):
    i = 0
    while True:
        if x[i] == 0:
            return i
        i += 1


# run: infinite_loop_with_return(i64[5] = 3 2 1 0 1)
# -> 3
# run: infinite_loop_with_return(i64[2] = 3 2)
# raises IndexError: index 2 is out of bounds for axis 0 with size 2
# at if x[i] == 0:


def min_max(a, b, c):
    return min(a, b), max(a, b, c), min((c, b, a)), abs(-a), max(a, 2.5)


# run: min_max(1, 2, 3)
# -> (1, 3, 1, 1, 2.5)
# run: min_max(3.5, 2.5, -1.0)
# -> (2.5, 3.5, -1.0, 3.5, 3.5)


def logic_values(a, b):
    return a and b, a or b, not a, (a and b) or 5


# run: logic_values(0, 3)
# -> (0, 3, True, 5)
# run: logic_values(2, 3)
# -> (3, 2, False, 3)
# run: logic_values(2, 0)
# -> (0, 2, False, 5)


def string_like(text):
    words = 0
    inside = False
    for c in text:
        letter = 97 <= c <= 122 or 65 <= c <= 90
        if letter and not inside:
            words += 1
        inside = letter
        if c == ord_space():
            continue
    return words


def ord_space():
    return 32


# run: string_like(u8[17] text 'the quick  brown,')
# -> 3


def palindrome(text):
    i, j = 0, len(text) - 1
    while i < j:
        if text[i] != text[j]:
            return False
        i, j = i + 1, j - 1
    return True


# run: palindrome(u8[7] text 'racecar')
# -> True
# run: palindrome(u8[6] text 'string')
# -> False


def caesar(text, shift):
    out = np.empty_like(text)
    for i, c in enumerate(text):
        if 97 <= c <= 122:
            out[i] = (int(c) - 97 + shift) % 26 + 97
        else:
            out[i] = c
    return out


# run: caesar(u8[11] text 'hello world', 3)
# -> u8[11] = 107 104 111 111 114 32 122 114 117 111 103
# run: caesar(u8[11] text 'hello world', -30)
# -> u8[11] = 100 97 104 104 107 32 115 107 110 104 122


def three_axes(a):
    n, m, k = a.shape
    total = 0.0
    for i in range(n):
        for j in range(m):
            for l in range(k):
                total += a[i, j, l] * (i + 1) - a[i][j][l]
    plane = a[1]
    plane[0] = 9.0
    a[..., -1] = 1.0
    return total, a.ndim, a.size


# run: three_axes(f64[2, 3, 4] seed 15)
# -> (-1.930286302794948, 3, 24)
# arg 0: f64[2, 3, 4] = 0.057482126947358214 0.5603055319436983 0.12102342960399626 1.0 -0.6416753399597128 0.8225309066936577 0.5757245217702678 1.0 -0.30614025432786507 0.011847665577937816 -0.6514903445101972 1.0 9.0 9.0 9.0 1.0 -0.2149011240645715 0.5435979706741558 0.39148400058794874 1.0 -0.1557461423009472 0.2838810284512463 -0.6689657470904367 1.0
# run: three_axes(f64[2, 3, 4] seed 15 F)
# -> (-1.930286302794948, 3, 24)
# arg 0: f64[2, 3, 4] = 0.057482126947358214 0.5603055319436983 0.12102342960399626 1.0 -0.6416753399597128 0.8225309066936577 0.5757245217702678 1.0 -0.30614025432786507 0.011847665577937816 -0.6514903445101972 1.0 9.0 9.0 9.0 1.0 -0.2149011240645715 0.5435979706741558 0.39148400058794874 1.0 -0.1557461423009472 0.2838810284512463 -0.6689657470904367 1.0


def nan_handling(x):
    count = 0
    total = 0.0
    for v in x:
        if v != v or np.isinf(v):
            count += 1
        elif not math.isnan(v):
            total += v
    return count, total


# run: nan_handling(f64[5] = 1.0 nan 2.0 inf -inf)
# -> (3, 3.0)


def recursion_depth(n):
    return 0 if n == 0 else 1 + recursion_depth(n - 1)


# run: recursion_depth(100)
# -> 100


def even(n: int64) -> bool_:
    return True if n == 0 else odd(n - 1)


def odd(n: int64) -> bool_:
    return False if n == 0 else even(n - 1)


# run: even(10)
# -> True
# run: even(7)
# -> False


def read_only(x):
    s = 0.0
    for v in x:
        s += v
    return s


# run: read_only(const f64[4] seed 16)
# -> -0.22913277845322733


def unchecked_sum(x, n):
    s = 0.0
    for i in range(n):
        s += x[i]
    return s


# options: unchecked
# run: unchecked_sum(f64[6] seed 17, 6)
# -> -2.911169546044244
# options: parallel


def parallel_reductions(x):
    s = 0.0
    n = 0
    top = x[0]
    product = 1
    for i in prange(len(x)):
        s += x[i]
        if x[i] > 0:
            n += 1
        top = max(top, x[i])
        product *= -1
    return s, n, top, product


# cpython: within 1e-12, the sum of chunks has another order
# run: parallel_reductions(f64[200] seed 18)
# -> (-7.836831444087857, 101, 0.9992410353820309, 1)
# cpython: exact


def parallel_rows(a, out):
    for i in prange(a.shape[0]):
        row = a[i]
        best = row[0]
        for v in row:
            if v > best:
                best = v
        out[i] = best


# run: parallel_rows(f64[30, 7] seed 19, f64[30])
# -> None
# arg 1: f64[30] = 0.9167439167428093 0.8522144957188496 0.5586501583016803 0.18079362613528516 0.4923646144803453 0.9076106750289377 0.7794741690491929 0.6611469390874991 0.7845024087087158 0.4133533871411239 0.7925818980930455 0.14328713445423302 0.5370727905198864 0.9393918950825848 0.5632127928490946 0.6455196061017809 0.33531080905424093 0.1789808313392638 0.8622295347925137 0.304115589572443 0.1029098391123977 0.8978438682586727 0.5803828369290582 0.1870111422156051 0.5547126857039217 0.906642676862258 0.9112468518051882 0.814754239080334 0.7471679806094009 0.8472448080597961


def parallel_matmul(a, b):
    c = np.zeros((a.shape[0], b.shape[1]))
    for i in prange(a.shape[0]):
        for k in range(a.shape[1]):
            for j in range(b.shape[1]):
                c[i, j] += a[i, k] * b[k, j]
    return c


# run: parallel_matmul(f64[9, 5] seed 20, f64[5, 6] seed 21)
# -> f64[9, 6] = -0.40217991379878787 0.9913157298191827 0.42800379093327745 -1.073491644604179 0.1823787761582279 0.2320600429739741 0.468291488969992 -0.9929599029815175 0.22956036381184255 -0.00850557828961912 1.4369529113179456 0.6094665405436155 1.0286293323231397 -1.434982698709488 -0.0659277711782261 0.2167435732329723 0.918252903121249 -0.2302485061002011 -0.7365454094940181 0.5462443803353528 0.20732800911070812 0.0875138033868133 -1.0455362877592551 -0.8160481931534392 0.14278886786669137 -1.2471137779860364 0.42790461900911314 0.2624651991206115 0.7588413949435386 -0.02835317706737983 0.22502185858358018 -0.2851356647946969 0.046286994265828565 0.04803019547516281 0.00393081107336539 -0.8484490471331763 -0.2917195625544307 -0.754277871527715 0.505918033994258 0.24505504982832926 0.44150792622865376 -0.16841578893053655 0.29907228024769333 -0.16783372045745415 -0.22688783301459764 0.030520087411793226 0.4373699504107168 0.9922754722778147 0.32118219582463237 1.159224621065563 -0.557989914969059 -0.6390077259530551 -0.8133027879283539 0.27480775910349076


def parallel_error(x, out):
    for i in prange(len(x)):
        if x[i] > 5:
            raise ValueError("too large")
        out[i] = x[i]


# run: parallel_error(i64[4] = 1 2 9 3, i64[4])
# raises ValueError: too large
# at raise ValueError("too large")
# run: parallel_error(i64[4] = 1 2 3 3, i64[4])
# -> None
# arg 1: i64[4] = 1 2 3 3
# options:


def long_sum(x, a):
    s = x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
    t = a + a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x - a * x
    return s, t.sum()


# run: long_sum(0.5, f64[3] ramp)
# -> (200.0, -444.0)


def counted_up(n, step):
    total = 0
    for i in range(0, n, step):
        total += i
    return total, np.arange(0, n, step).sum()


# run: counted_up(10, 3)
# -> (18, 18)
# run: counted_up(10, 0)
# raises ValueError: the step of a range cannot be 0
# at for i in range(0, n, step):


def numbers(n, step):
    return np.arange(0, n, step).sum()


# run: numbers(10, 0)
# raises ZeroDivisionError: the step of np.arange cannot be 0
# at return np.arange(0, n, step).sum()
