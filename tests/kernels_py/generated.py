# Made from seeds by crates/testkit/src/kernels.rs; JITNEY_BLESS=1 writes it anew.


def f0(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    b1 = ((x < x) or (b0 and b0))
    if i1 > 16:
        i1 = (max((int(u[1]) * int(u[-5])), (i2 - int(u[i1])))) % 4093
        m[i1 % 4, -5] *= (f1 + (i1 | int(u[3])))
    elif ((m[i1 % 4][4] / (abs(x) + 0.5)) > np.floor(a[4])):
        for k1 in range(abs(i0) % 6):
            u[i1 % 5] = ((-(i2 ^ i1))) % 101
            for k2 in range(1, len(c), 2):
                i1 = ((k2 - 6) if (k2 >= 1) else (-int(u[4])))
                i1 = (((6 * i0) & i1)) % 4093
            else:
                u[i0 % 5] = (((i0 * int(u[1])) // (abs((k1 * k1)) + 1))) % 101
                f1 += min(x, np.float64(h[k1]))
                f2 = (np.sqrt(abs(np.float64(h[k1]))) + (i0 if i0 > 14 else c[i1 % 6]))
            h[i1 % 6] = (-min(x, m[3, -2]))
        else:
            f0 += (np.floor(m[i0 % 4, 2]) * (f1 + np.float64(h[0])))
            h[-6] = ((a[5] + f0) + x)
    else:
        for k3 in range(abs(i2) % 6):
            if (1 != (i1 if b0 else i0)):
                f0 = (np.sqrt(abs(f1)) + f0)
            elif ((not b0) or (b1 or f0 < x)):
                c[-1] = (c[-3]) % 4093
                a[k3], a[0] = a[0], f0
            if ((i2 - (-3)) <= g0(int(u[4])) < (i2 & 0)):
                u[2] = (k3) % 101
                h[i1 % 6] = abs(x)
                i1 = round(max(-1000.0, min(1000.0, (f0 + f0))))
            else:
                f2 += ((a[k3] // (abs(a[k3]) + 0.5)) + (int(u[i0 % 5]) - (-9)))
                i0 = (((k3 ^ k3) * (i0 & i0))) % 4093
                b1 = f2 < 1.5
        else:
            f1 = m[2, i0 % 5]
            a[1] = (abs(m[1, i2 % 5]) * (f1 - x))
            a[1] = ((-1.25 if b0 else 0.5) if (not i2 > 2) else e0(m[:, 0], (-8)))
        f2 = min((f2 * x), np.floor(a[-6]))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g0(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e0(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f0(0, 0.0, f64[7] seed 0 in -4..4, i64[6] seed 0 in -50..50 strided, f64[4, 5] seed 0 in -2..2 F, i16[5] seed 0 in 0..100, f32[6] seed 0)
# -> (0, 2, -5, -2.033243179321289, 0.25, -3.0, False, False)
# arg 6: f32[6] = -3.414637 -0.13694401 -0.94713247 0.94176394 -0.7873066 -0.34534848


def f1(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    w1 = np.arange(6)
    k2 = 0
    while k2 < 2 and ((i0 != int(u[2])) or k2 < 2):
        k2 += 1
        b0, b1 = b1, not b0
        b0 = ((int(u[0]) <= i1 < (-7)) and (i2 <= i2 < i1))
        if ((i0 >> 0) > (-6)):
            if (((-3) > (-1)) and b0):
                h[k2] = ((a[i1 % 7] * f1) * (f1 / (abs(np.float64(h[-5])) + 0.5)))
            elif ((i0 * (-1)) < (i2 // (abs(8) + 1))):
                c[i1 % 6] = (-g1(i1))
            k3 = 0
            while k3 < 5 and ((i0 <= 3) or k3 < 2):
                k3 += 1
                c[::-1] = c.copy()
                i1, f1, b1 = t1(7, (max(f0, f2) % (abs((f1 + a[i0 % 7])) + 0.5)))
                i1 = i1 % 509
                if (not b0) and i0 == i1:
                    return i1, i0, 7, f2, 0.5, f1, True, b0
            else:
                c[k2] = int((i2 > 0 and b1))
                w1[k2] = k2
            i0 = (i1) % 4093
        else:
            f1 -= ((m[i1 % 4, -2] + i2) + (f2 / (abs(0.5) + 0.5)))
    else:
        f1 = np.sqrt(abs((x / (abs(a[i2 % 7]) + 0.5))))
        u[0] = (((i0 ^ (-5)) + (int(u[0]) ^ i1))) % 101
    return i0, i1, i2, f0, f1, f2, b0, b1


def g1(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t1(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f1(3, 1e-3, f64[7] seed 1 in -4..4, i64[6] seed 1 in -50..50, f64[4, 5] seed 1 in -2..2 strided, i32[5] seed 1 in 0..100, f16[6] seed 1)
# -> (6, 6, 7, -3.0, 0.5, 0.0005, True, False)
# arg 3: i64[6] = -35 -15 -8 25 0 -11


def f2(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p * 2 + i0) % 1013
    for k1 in range(1, len(c), 2):
        f1 -= (np.sqrt(abs(x)) + e2(a, k1))
        if (not (f2 < x or f1 < 0.0)):
            break
    for k2 in range(abs(i0) % 6):
        b0, b1 = b1, not b0
    if ((i1 + i2) <= (-3) < i1):
        for f2 in a[1:5]:
            w4 = np.zeros(4, dtype=np.int64)
            for k5 in range(5, 0, -1):
                f1 -= ((f0 // (abs(m[1, i1 % 5]) + 0.5)) * m[1, i0 % 5])
            else:
                b1 = (((-5) // (abs(int(u[-5])) + 1)) <= (int(u[4]) * i1) < min(w4[0], i1))
                f0, f1, f2 = f2, f0, f1
        c[3] = (-1)
    return i0, i1, i2, f0, f1, f2, b0, b1


def e2(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f2(8, 1e-3, f64[7] seed 2 in -4..4, i64[6] seed 2 in -50..50 strided, f64[4, 5] seed 2 in -2..2 F, i16[5] seed 2 in 0..100, f16[6] seed 2)
# -> (8, 2, -5, -1.5072905025510872, 2.123353233560236, 5.758857207374003, False, False)
# arg 3: i64[6] = -7 -50 -20 -1 -47 -41


def f3(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    i1, f1, b1 = t3(int((i2 in (1, 2, -5, 7))), (abs(a[-5]) if f2 < x else float((-7))))
    i1 = i1 % 509
    for k1 in range(5, 0, -1):
        f2 = (np.float64(h[k1]) * (np.float64(h[-4]) if b0 else x))
        i0 = np.int64(u[3])
    if f2 < 1.5:
        m[0, -2] -= f2
    elif i2 > 14:
        v2 = a[::-2]
        for k3 in range(4):
            b1 = (np.int64(u[-2]) <= ((-6) - k3) < (i1 + 8))
            b1 = ((np.int64(u[i2 % 5]) * i1) < (i1 * (-8)))
        else:
            m[0, i0 % 5] += (f1 if (a[4] <= np.float64(h[5])) else x)
            a[0] -= (abs(f2) // (abs(e3(a, np.int64(u[i0 % 5]))) + 0.5))
    else:
        b1 = b0
        i1, f1, b1 = t3(((i2 & (-7)) + i2), ((x * f2) * float(np.int64(u[i1 % 5]))))
        i1 = i1 % 509
        i2 = (-6)
    return i0, i1, i2, f0, f1, f2, b0, b1


def e3(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t3(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f3(5, 0.5, f64[7] seed 3 in -4..4 strided, i64[6] seed 3 in -50..50 strided, f64[4, 5] seed 3 in -2..2, u64[5] seed 3 in 0..100, f32[6] seed 3)
# -> (12, 0, -5, 0.5, 0.4518987301864974, 0.09051238208328538, True, False)
# arg 4: f64[4, 5] = -1.5461986317713818 0.8011740543716095 0.4518987301864974 -1.799045434996144 -1.1342435648740605 0.544889262910591 -1.4594165656753977 1.5548737364461767 -0.03575017975421835 1.5541176066108648 0.7937445816053876 0.8475450418786221 -0.07934198378257173 -0.6559976138407166 0.8695364728553172 1.195561031234356 -0.7757833051722334 -1.5843783171564536 -1.3078995263565787 0.3519728471610901


def f4(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    m[1, 1:] = m[1, :-1]
    b1 = (np.sqrt(abs(np.float64(h[i1 % 6]))) == min(f0, m[1, -3]))
    c[5] = (int(b0) & (-np.int64(u[i2 % 5])))
    for k1 in range(len(a)):
        if ((i0 + 6) > int(f2 < 0.0)):
            for k2 in range(m.shape[0]):
                f0 *= np.float64(h[k2])
                h[-5] = f0
                f1 = ((f0 + f2) // (abs((1e3 if b0 else f1)) + 0.5))
            if ((x > a[k1]) and (i2 == (-7))):
                i2 = (i0) % 4093
                f2 = max(np.float64(h[-1]), np.ceil(x))
                f2 = np.trunc(np.sqrt(abs(a[1])))
            elif (np.int64(u[1]) in (1, 2, -5, 7)):
                i1 = ((-(c[1] - i0))) % 4093
            else:
                i2 = k1
                c[5] = (-1)
        else:
            if ((x * a[i0 % 7]) != np.float64(h[5])):
                h[3] = a[i0 % 7]
            elif (not i0 > 14):
                i1, f1, b1 = t4(k1, 2.0)
                i1 = i1 % 509
            else:
                a[k1] *= e4(m[1], (i1 % (abs(i0) + 1)))
            b0 = ((i0 > 9 or b0) or (i0 <= 8 < i0))
        f0 = np.sqrt(abs(float(c[3])))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e4(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t4(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f4(2, 0.5, f64[7] seed 4 in -4..4, i64[6] seed 4 in -50..50, f64[4, 5] seed 4 in -2..2 F, u32[5] seed 4 in 0..100, f32[6] seed 4)
# -> (2, 2, 6, 5.830951894845301, -2.0, -3.0, False, False)
# arg 3: i64[6] = 34 41 18 34 -47 -1
# arg 4: f64[4, 5] = -0.2741767290201049 1.5696273839988732 1.4364685980198644 -0.03290294469133004 -0.42167804330721337 0.346873373227778 0.346873373227778 1.6827197428478669 -0.20504287598300452 -1.2728569407588748 1.1761914928486932 0.7872313430397568 0.1728887051455894 0.7208778333356158 1.4048984027086489 1.177927582720451 0.431415355421501 -1.324037332448973 1.0459748505903974 -1.462383514574567
# arg 6: f32[6] = -0.13708836 -0.00755007 0.7182343 -0.016451472 -0.21083902 0.17343669


def f5(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    b1 = (int(u[4]) > i0)
    i1, f1, b1 = t5(i2, e5(a[::2], (int(u[i1]) if i0 > 13 else 9)))
    i1 = i1 % 509
    b1 = ((b1 and f1 < x) or (i1 > 16 or b1))
    for f2 in a[1:5]:
        i2 = int(u[2])
        f2 = max((x if b0 else np.float64(h[i2 % 6])), min(x, np.float64(h[-6])))
    if i2 > 5:
        v2 = m[:, 4]
        if (((-8) if b0 else i1) != (c[i0 % 6] if b0 else 8)):
            b1 = b0
            i0 = ((-7) // (abs(int(i0 > 18)) + 1))
        else:
            m[2, 1:] = m[2, :-1]
        m[:, -4] *= max(a[i1], 1e3)
        w3 = np.full((3, 2), 1.5)
    elif (round(max(-1000.0, min(1000.0, a[6]))) in (1, 2, -5, 7)):
        f1 = e5(m[:, 0], (3 | i0))
        if f0 < 1.5:
            a[0] -= ((1e3 if b0 else x) * f0)
        else:
            for f2 in a[1:5]:
                f2 = (e5(m[:, 0], c[5]) - e5(a[::2], int(u[4])))
            else:
                b0, b1 = b1, not b0
            if ((i0 & i2) in (1, 2, -5, 7)) and i0 == i1:
                raise ValueError("a value")
    return i0, i1, i2, f0, f1, f2, b0, b1


def e5(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t5(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f5(4, 100.0, f64[7] seed 5 in -4..4 reversed, i64[6] seed 5 in -50..50, f64[4, 5] seed 5 in -2..2 F, i16[5] seed 5 in 0..100, f32[6] seed 5)
# raises IndexError: index 494 is out of bounds for axis 0 with size 7
# at m[:, -4] *= max(a[i1], 1e3)


def f6(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i0 = (((2 % (abs(np.int64(u[-1])) + 1)) ^ (~i2))) % 4093
    b1 = ((i1 | i2) >= 2)
    f0 += float((~c[3]))
    for k1, f0 in zip(range(4), m[1]):
        for k2 in range(5, 0, -1):
            m[0, -1] *= (f2 / (abs(min(m[-3, -2], 2.0)) + 0.5))
    a[1] -= abs(abs(np.float64(h[3])))
    w3 = np.array([f0, f0, 2.0])
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f6(3, 0.0, f64[7] seed 6 in -4..4 reversed, i64[6] seed 6 in -50..50 reversed, f64[4, 5] seed 6 in -2..2 F, u64[5] seed 6 in 0..100, f16[6] seed 6)
# -> (6, 2, -5, -1.528489358363308, 0.25, -3.0, True, False)
# arg 2: f64[7] = 1.9185361148406592 -1.2185527342857698 -3.549256795182994 -3.155689204244003 0.4059375726525625 2.5895041801784133 -2.4590379077762163
# arg 4: f64[4, 5] = 0.9592680574203296 -0.2147451171428849 -1.774628397591497 -1.5778446021220014 508.6273099587878 1.2947520900892067 -1.2295189538881082 -1.189362135405028 -1.528489358363308 1.6349799126732791 -1.5022984299419107 -0.007673999971538947 -1.2047351670016009 1.5498863117319157 -0.3625346202144044 -1.864329926020829 0.45967693359418815 0.048601520566933676 1.6094302090512955 -1.0826148296352653


def f7(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(1, len(c), 2):
        i0 = (((int(u[i1 % 5]) % (abs(i1) + 1)) + (i2 + i1))) % 4093
        v2 = a[::-2]
        v3 = m[:, 1]
        v2[i1 % 4] *= ((f0 % (abs(1e3) + 0.5)) / (abs(np.sqrt(abs(v2[-1]))) + 0.5))
    i1 = (((7 if b1 else i2) | i1)) % 4093
    for k4 in range(m.shape[0]):
        if ((0.1 != f2) or f2 < x):
            continue
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f7(2, 0.0, f64[7] seed 7 in -4..4 strided, i64[6] seed 7 in -50..50 strided, f64[4, 5] seed 7 in -2..2, i32[5] seed 7 in 0..100, f16[6] seed 7)
# -> (4090, 4088, -5, 0.0, 0.25, -3.0, False, False)
# arg 2: f64[7] = -0.8813620128698281 -3.865693643774751 0.0 0.6634423442246247 -0.3804648399082531 -2.0045478217380532 -0.2563759662170124


def f8(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    i1, f1, b1 = t8(((np.int64(u[i2 % 5]) - i2) ^ (np.int64(u[2]) // (abs(i0) + 1))), np.sqrt(abs(x)))
    i1 = i1 % 509
    for k1 in range(1, len(c), 2):
        v2 = m.T[0]
        i0 = (~np.int64(u[1]))
        b1 = (((-1) + np.int64(u[3])) == (-c[-6]))
        i0 = (((~i0) - (k1 | i1))) % 4093
    b0, b1 = b1, not b0
    w3 = np.full((3, 2), 1.5)
    return i0, i1, i2, f0, f1, f2, b0, b1


def t8(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f8(-2, 1e-3, f64[7] seed 8 in -4..4 strided, i64[6] seed 8 in -50..50, f64[4, 5] seed 8 in -2..2 strided, u16[5] seed 8 in 0..100, f16[6] seed 8)
# -> (4028, 69, -5, 0.001, 0.015811388300841896, -3.0, False, True)


def f9(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p * 2 + i0) % 1013
    i1 = (((c[2] if f2 < 0.0 else i0) if (f0 < 0.0 or i1 > 10) else (np.int64(u[-5]) if i2 > 5 else (-3)))) % 4093
    i2 = ((inner(i1) % (abs((i2 % (abs(i2) + 1))) + 1))) % 4093
    for k1 in range(len(a)):
        if (i2 > round(max(-1000.0, min(1000.0, np.float64(h[3]))))):
            k2 = 0
            while k2 < 3 and ((i1 >= 4) or k2 < 2):
                k2 += 1
                c[k2] = (i2) % 4093
                i1, f1, b1 = t9(((i1 >> 2) << 3), ((np.float64(h[i1 % 6]) if b1 else np.float64(h[i1 % 6])) / (abs(abs(x)) + 0.5)))
                i1 = i1 % 509
            i1 = (((np.int64(u[-1]) // (abs(i0) + 1)) - (c[4] | (-4)))) % 4093
        else:
            a[:4] = m[:, 2]
    return i0, i1, i2, f0, f1, f2, b0, b1


def t9(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f9(3, 0.0, f64[7] seed 9 in -4..4, i64[6] seed 9 in -50..50 reversed, f64[4, 5] seed 9 in -2..2, u8[5] seed 9 in 0..100, f32[6] seed 9)
# -> (3, 4090, 1, 0.0, 0.25, -3.0, True, False)
# arg 2: f64[7] = -0.9387102376032668 1.93419411061734 1.943005621025228 -1.2118195536550882 -1.8995726254117784 -3.083135296586579 1.1664698838334493


def f10(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    if ((~c[4]) <= (c[-4] % (abs(int(u[0])) + 1))) and i0 == i1:
        raise ValueError("a value")
    if ((int(u[3]) * (-2)) == (i1 >> 0)):
        a[2] -= f0
        b1 = ((f1 / (abs(0.5) + 0.5)) < (f0 - m[1][1]))
    elif ((0 + c[0]) <= (int(u[0]) & i1)):
        c[3] = (((c[0] // (abs(int(u[i1])) + 1)) if (f1 < 0.0 or b0) else (i0 * (-2)))) % 4093
    b1 = ((i1 | i2) > g10((-4), 5))
    i0, i1 = i1, i0
    w1 = np.full((3, 2), 1.5)
    return i0, i1, i2, f0, f1, f2, b0, b1


def g10(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f10(5, 0.0, f64[7] seed 10 in -4..4, i64[6] seed 10 in -50..50 reversed, f64[4, 5] seed 10 in -2..2, i8[5] seed 10 in 0..100, f32[6] seed 10)
# -> (2, 5, -5, 0.0, 0.25, -3.0, True, False)
# arg 3: i64[6] = -18 -37 23 4092 23 -22


def f11(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    f2 += e11(m[1], int(b0))
    i1 = ((i2 * (i0 + i1))) % 4093
    i0 = (i2) % 4093
    f0, f1, f2 = f2, f0, f1
    for k1 in range(len(a)):
        if (1 <= (int(u[-1]) + i0) < (i0 ^ k1)):
            for k2 in range(len(a)):
                f0 += (float(c[5]) - np.sqrt(abs(f0)))
                if ((9 + i2) <= int(f1 < 1.5) < g11(int(u[3]))):
                    continue
            if i1 > 0:
                continue
            k3 = 0
            while k3 < 4 and ((i2 in (1, 2, -5, 7)) or k3 < 2):
                k3 += 1
                a[-1] -= ((f1 / (abs(a[6]) + 0.5)) * np.float64(h[k3]))
                c[-6] = int((int(u[k3]) == i0))
            else:
                if ((int(u[1]) < c[i0 % 6]) and ((-9) <= i1)) and i0 == i1:
                    raise ValueError("a value")
                i1, f1, b1 = t11(i0, abs((1e3 + np.float64(h[i1 % 6]))))
                i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def g11(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e11(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t11(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f11(6, -2.25, f64[7] seed 11 in -4..4, i64[6] seed 11 in -50..50 strided, f64[4, 5] seed 11 in -2..2, i32[5] seed 11 in 0..100, f16[6] seed 11)
# -> (4088, 4053, -5, -4.597942083772287, -2.25, 0.25, True, False)


def f12(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    c[5] = ((i2 * (~c[i2 % 6]))) % 4093
    for k1 in range(abs(i0) % 6):
        b1 = ((not b0) or (f0 < 0.0 or b0))
        i0 = ((int(f1 < 1.5) // (abs((i1 * int(u[3]))) + 1))) % 4093
        if ((k1 - i1) in (1, 2, -5, 7)):
            b1 = f0 < 1.5
            if b0:
                f0 *= e12(a[::2], (-i0))
                f0, f1, f2 = f2, f0, f1
        else:
            if ((2 in (1, 2, -5, 7)) or (b0 and b0)):
                i1 = g12(min(i1, c[1]), 5)
                a[2] += (np.rint(x) - np.ceil(m[1][4]))
                m[i1 % 4] -= m[0]
            else:
                i1 = (i0) % 4093
            if ((int(u[1]) * (-1)) <= int(f0 < 0.0) < (c[k1] // (abs(i0) + 1))):
                a[:4] = m[:, 4]
                i1 = (max(((-8) * 9), (int(u[2]) & c[i1 % 6]))) % 4093
            b1 = (f0 > max(m[3, -1], f1))
    else:
        if ((i1 // (abs(c[5]) + 1)) in (1, 2, -5, 7)):
            i1, f1, b1 = t12(((i1 & i0) // (abs((i2 ^ i1)) + 1)), m[i1 % 4, 4])
            i1 = i1 % 509
            f1 = f0
            if i0 > 7:
                i0 = (((max(i0, i2) * inner(i0))) % 997)
                f0 = max(np.float64(h[1]), (f2 - a[-7]))
                b1 = (-1.25 < np.sqrt(abs(0.1)))
            elif (np.sqrt(abs(f1)) <= (m[2, 4] - np.float64(h[i1 % 6]))):
                u[1] = (max(max(i0, int(u[-4])), (6 - i2))) % 101
                m[1, i0 % 5] *= min((m[3, -3] * f2), (-np.float64(h[2])))
            else:
                i1, f1, b1 = t12(((7 - int(u[3])) // (abs((3 & int(u[2]))) + 1)), (np.sqrt(abs(-1.25)) if (not b0) else (np.float64(h[2]) / (abs(a[4]) + 0.5))))
                i1 = i1 % 509
                i0 = int(max(-1000.0, min(1000.0, f2)))
        elif (abs(-1.25) < (f1 if i1 > 12 else f1)):
            if (i0 <= (i0 * 3)):
                b0 = (not (int(u[0]) <= i2 < int(u[2])))
                c[-5] = ((i2 ^ c[3])) % 4093
        else:
            i1 = (max((i0 + c[-5]), (6 * int(u[4])))) % 4093
        for k2 in range(len(a)):
            for k3 in range(4):
                b1 = (((-1) * i2) > (int(u[k3]) & c[4]))
        i2 = ((i1 % (abs(int(u[2])) + 1))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def g12(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e12(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t12(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f12(8, 0.5, f64[7] seed 12 in -4..4, i64[6] seed 12 in -50..50, f64[4, 5] seed 12 in -2..2 F, i32[5] seed 12 in 0..100, f16[6] seed 12)
# -> (0, 534, 34, 0.5, 0.25, -3.0, True, False)
# arg 2: f64[7] = 0.0 -1.4397941459397035 1.4013261168667288 0.9108502864139076 2.8173255472409258 -1.647007948003492 -2.8853839461088677
# arg 3: i64[6] = 22 -2 -1 -5 39 4088
# arg 4: f64[4, 5] = 0.0 0.0 0.0 0.0 0.0 -0.823503974001746 -1.4426919730544339 1.0021016311758766 -0.7318721148782537 -1.4397941459397035 1.7412877626766914 0.7065314828066884 0.506541773623896 -1.7319479690204616 0.4013261168667288 -1.2613292633263797 1.6212954727891513 0.48228498256521046 0.19704525301539944 0.9108502864139076


def f13(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    for i1, f1 in zip(c, a):
        f1 += ((np.float64(h[5]) - x) - a[0])
    if (i1 > i2):
        f0, f1, f2 = f2, f0, f1
        m[i1 % 4, i0 % 5] += ((f1 * np.float64(h[4])) - (np.float64(h[i2 % 6]) + 0.1))
    else:
        if (((-5) - np.int64(u[-3])) in (1, 2, -5, 7)):
            b0 = ((i2 >> 3) in (1, 2, -5, 7))
            c[-3] = ((round(max(-1000.0, min(1000.0, np.float64(h[5])))) if (i0 <= i2 < c[1]) else inner(np.int64(u[-1])))) % 4093
        elif ((not f0 < 1.5) or (not f0 < x)):
            b0, b1 = b1, not b0
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f13(4, 0.5, f64[7] seed 13 in -4..4 reversed, i64[6] seed 13 in -50..50 strided, f64[4, 5] seed 13 in -2..2, u8[5] seed 13 in 0..100, f16[6] seed 13)
# -> (4, -50, -5, 0.5, -4.1555666043517965, -3.0, False, False)


def f14(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if b0:
        c[0] = ((1 ^ i2)) % 4093
        w1 = a.copy()
        for k2, f0 in zip(range(4), m[1]):
            f1 = ((f2 * 1e3) - a[k2])
            if ((b1 or b1) and (i1 > 4 or b1)):
                b1 = (k2 >= i0)
            elif ((np.int64(u[3]) + np.int64(u[4])) >= (0 if i2 > 12 else (-7))):
                c[2] = ((-np.int64(u[-5])) | (k2 * k2))
                c[i2 % 6] = ((k2 // (abs((-4)) + 1)) + k2)
            else:
                i1, f1, b1 = t14(c[i2 % 6], (np.ceil(f1) if (c[-4] in (1, 2, -5, 7)) else abs(np.float64(h[1]))))
                i1 = i1 % 509
                f0 *= (min(x, x) * f2)
        else:
            b1 = (max(c[-5], np.int64(u[4])) in (1, 2, -5, 7))
            for i1, f1 in zip(c, a):
                if ((np.float64(h[2]) >= a[0]) and b0) and i0 == i1:
                    raise ValueError("a value")
                i0 = (i1) % 4093
                b1 = ((not f2 < x) or (b0 and b1))
            k4 = 0
            while k4 < 5 and ((i1 in (1, 2, -5, 7)) or k4 < 2):
                k4 += 1
                if ((i2 > 8 or b1) and (i0 in (1, 2, -5, 7))):
                    break
                f1 = min((m[3, 3] + (-9)), np.float64(h[k4]))
    return i0, i1, i2, f0, f1, f2, b0, b1


def t14(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f14(6, 100.0, f64[7] seed 14 in -4..4 strided, i64[6] seed 14 in -50..50, f64[4, 5] seed 14 in -2..2 F, u32[5] seed 14 in 0..100, f32[6] seed 14)
# -> (4072, -21, -5, 1.8795516818087603, -7.055018239298056, -3.0, True, False)
# arg 3: i64[6] = 4087 3 -35 -44 -37 -21


def f15(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i1, f1, b1 = t15(((-i1) - (int(u[2]) - 4)), float((i0 * i0)))
    i1 = i1 % 509
    if f1 < x:
        i1 = ((((-4) & (-2)) * (2 * 6))) % 4093
        b1 = (int(u[-5]) in (1, 2, -5, 7))
        b1 = ((m[0][i1 % 5] >= f2) or f0 < 1.5)
    f1 = e15(m[:, 0], round(max(-1000.0, min(1000.0, f0))))
    if (g15(i2, r=a[6]) > i2):
        f0, f1, f2 = f2, f0, f1
        i2 = (max((int(u[-1]) - (-6)), (c[i2 % 6] + 2))) % 4093
    elif ((x if b0 else a[3]) == float((-7))):
        for k1 in range(5, 0, -1):
            for k2 in range(len(a)):
                i1, f1, b1 = t15(((3 & i1) if (f2 < 1.5 and b0) else round(max(-1000.0, min(1000.0, a[k1])))), x)
                i1 = i1 % 509
                f0 -= (-min(f1, x))
                b0 = (c[k1] in (1, 2, -5, 7))
            i1, f1, b1 = t15(min((5 & int(u[3])), 4), ((f0 % (abs(f1) + 0.5)) % (abs(m[0, 3]) + 0.5)))
            i1 = i1 % 509
            i1 = (c[k1]) % 4093
        for k3 in range(4):
            i1, f1, b1 = t15(((i0 + (-2)) // (abs((k3 ^ int(u[i0]))) + 1)), f0)
            i1 = i1 % 509
        if (int(u[1]) > (c[3] | int(u[4]))):
            f2 = max((np.float64(h[2]) - 1e3), e15(a, 5))
        elif (not (i2 in (1, 2, -5, 7))):
            for k4 in range(m.shape[0]):
                i1, f1, b1 = t15(g15((0 << 3)), np.floor((a[i1 % 7] % (abs(1e3) + 0.5))))
                i1 = i1 % 509
                f2 -= e15(m[:, 0], c[k4])
            v5 = m[2]
            f1 *= float((c[5] + (-5)))
            f1 = e15(a[::2], min(i1, i1))
        else:
            for k6 in range(len(a)):
                if ((-3) <= ((-2) - 5) < i1):
                    continue
                f0 += ((f2 * x) + abs(f2))
            for k7, f0 in zip(range(4), m[1]):
                f1 += max(abs(f1), np.float64(h[-2]))
            u[-5] = (i1) % 101
    else:
        i1 = 4
        f2 += np.float64(h[1])
        i2 = ((~(i2 % (abs(i0) + 1)))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def g15(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e15(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t15(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f15(0, 0.5, f64[7] seed 15 in -4..4, i64[6] seed 15 in -50..50, f64[4, 5] seed 15 in -2..2, i8[5] seed 15 in 0..100, f16[6] seed 15)
# -> (0, 4045, 103, -3.0, 0.5, 0.11496425389471643, False, True)


def f16(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i1, f1, b1 = t16(((i1 // (abs(i0) + 1)) if (9 in (1, 2, -5, 7)) else (c[5] + i0)), np.floor(m[2, -5]))
    i1 = i1 % 509
    if (int(max(-1000.0, min(1000.0, f2))) <= (-4)):
        i1, f1, b1 = t16(((i0 * 3) if (b1 and u[0]) else i2), np.sqrt(abs(x)))
        i1 = i1 % 509
        k1 = 0
        while k1 < 3 and ((7 >= i2) or k1 < 2):
            k1 += 1
            i2 = (((c[k1] << 1) + (len(a) + i1))) % 4093
            f2 *= (np.floor(m[k1, 1]) - (-1.25 if u[k1] else x))
        i0, i1 = i1, i0
    else:
        if (i0 > int(i0 > 12)):
            m[i1 % 4, 1:] = m[i1 % 4, :-1]
            b1 = (min(f0, x) != (f0 if f1 < 1.5 else f0))
            b1 = (u[i1] or (i2 in (1, 2, -5, 7)))
        elif (((-6) - i2) <= 9):
            for k2, f1 in enumerate(a):
                if (i0 <= c[0] < ((-8) % (abs(2) + 1))):
                    continue
        for k3, f0 in zip(range(4), m[1]):
            h[i2 % 6] = ((m[2, -2] - 2.0) + (k3 ^ i1))
            b1 = ((k3 + c[4]) < int(max(-1000.0, min(1000.0, f1))))
        else:
            if (x == e16(a[::2], 6)):
                a[:4] = m[:, 3]
                f2 = f1
            c[3] = ((round(max(-1000.0, min(1000.0, x))) - (c[-4] * c[i2 % 6]))) % 4093
            w4 = np.arange(6)
    return i0, i1, i2, f0, f1, f2, b0, b1


def e16(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t16(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f16(-3, -2.25, f64[7] seed 16 in -4..4 strided, i64[6] seed 16 in -50..50 strided, f64[4, 5] seed 16 in -2..2, bool[5] seed 16 in 0..100, f32[6] seed 16)
# -> (-3, 39, -5, 0.2227074856557847, -1.01035400376818, -3.0, False, False)
# arg 3: i64[6] = 17 21 -39 817 39 43
# arg 6: f32[6] = -0.26655498 35.367527 0.69687426 0.18154922 0.28773117 -0.5385275


def f17(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    a[:4] = m[:, -2]
    f0, f1, f2 = f2, f0, f1
    i1 = ((i2 - (c[-4] - c[i1 % 6]))) % 4093
    u[0] = (round(max(-1000.0, min(1000.0, e17(m[:, 0], (-3)))))) % 101
    f0, f1, f2 = f2, f0, f1
    b1 = ((-1e3) >= e17(a[::2], 1))
    b1 = ((i0 != i0) and (c[-6] >= 7))
    f0 = a[-7:][0] if len(a[i0 % 7:]) > 0 else 1.0
    return i0, i1, i2, f0, f1, f2, b0, b1


def e17(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f17(3, 100.0, f64[7] seed 17 in -4..4, i64[6] seed 17 in -50..50, f64[4, 5] seed 17 in -2..2 F, i16[5] seed 17 in 0..100, f16[6] seed 17)
# -> (3, 4088, -5, -1.1044152280702102, -3.0, 100.0, True, False)
# arg 2: f64[7] = -1.1044152280702102 -1.8986729809747414 0.03724140958603339 -1.3394519426059834 -3.8619277980898765 -3.348197397042691 -3.749066016120354
# arg 5: i16[5] = 99 21 15 66 100


def f18(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    i0 = (min(i2, min(c[2], 3))) % 4093
    for f2 in a[1:5]:
        if (((-1) << 3) <= min(8, int(u[4])) < (i0 % (abs(c[i1 % 6]) + 1))):
            v2 = m[:, -5]
            c[4] = ((-5) // (abs((int(u[i2 % 5]) | 0)) + 1))
            i1 = (i2) % 4093
            for k3 in range(abs(i1) % 6):
                h[k3] = e18(a[::2], 1)
                i1 = (i1) % 4093
        if f1 < 0.0:
            i1, f1, b1 = t18(int(max(-1000.0, min(1000.0, np.rint(np.float64(h[-2]))))), abs(np.floor(0.5)))
            i1 = i1 % 509
            i0 = ((((-8) ^ c[2]) * ((-5) - 6))) % 4093
        elif ((i1 if i2 > 14 else i0) in (1, 2, -5, 7)):
            m[0, 1:] = m[0, :-1]
        else:
            b0 = (g18(i1, 5) <= ((-3) - 3))
    else:
        i0 = ((int(max(-1000.0, min(1000.0, x))) >> 1)) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def g18(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e18(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t18(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f18(4, 0.0, f64[7] seed 18 in -4..4, i64[6] seed 18 in -50..50 reversed, f64[4, 5] seed 18 in -2..2 F, i16[5] seed 18 in 0..100, f16[6] seed 18)
# -> (0, 2, -5, 0.0, 0.25, -3.031388157307588, False, False)


def f19(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    v1 = a[1:6]
    b1 = f2 < 1.5
    k2 = 0
    while k2 < 2 and ((not b0) or k2 < 2):
        k2 += 1
        k3 = 0
        while k3 < 4 and ((v1[i1 % 5] < f2) or k3 < 2):
            k3 += 1
            k4 = 0
            while k4 < 4 and ((not b0) or k4 < 2):
                k4 += 1
                a[k2] *= e19(a, min(1, int(u[i1 % 5])))
                f2 *= m[-4, i2 % 5]
                i1 = ((-7) | max(k2, (-1)))
            else:
                f2 -= ((x + x) + (f2 - m[k2, k2]))
                b1 = f1 < 1.5
                i0 = g19((i2 | 4), r=float(int(u[-4])))
            if ((-int(u[i1 % 5])) <= (4 * c[k2]) < (i1 & c[5])):
                i1, f1, b1 = t19((round(max(-1000.0, min(1000.0, -1.25))) & (i0 >> 3)), max((x * np.float64(h[5])), (-f1)))
                i1 = i1 % 509
                i1 = (i1) % 4093
        for k5 in range(4):
            if (round(max(-1000.0, min(1000.0, m[-1, k5]))) <= (c[i1] % (abs((-9)) + 1)) < c[-4]):
                i1 = ((-(int(u[2]) * 5))) % 4093
                i0, i1 = i1, i0
                f0 -= np.trunc((-1.25 + np.float64(h[k5])))
            elif ((c[4] ^ i0) == min(8, i2)):
                a[k2] = ((v1[k5] - f0) - f0)
                u[k5] = (((i2 // (abs(c[i2 % 6]) + 1)) >> 0)) % 101
                m[2, k5] -= (float(int(u[i1 % 5])) + int(max(-1000.0, min(1000.0, 0.1))))
            else:
                u[k2] = (((k5 | k5) ^ (int(u[i0 % 5]) ^ (-3)))) % 101
            i1, f1, b1 = t19(((int(u[-2]) & int(u[3])) ^ (c[k5] & c[i2 % 6])), ((v1[4] / (abs(f1) + 0.5)) * e19(m[:, 0], i0)))
            i1 = i1 % 509
        f0 = e19(m[:, 0], (8 * c[i2 % 6]))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g19(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e19(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t19(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f19(-2, -2.25, f64[7] seed 19 in -4..4, i64[6] seed 19 in -50..50 reversed, f64[4, 5] seed 19 in -2..2 F, i8[5] seed 19 in 0..100, f16[6] seed 19)
# raises IndexError: index -7 is out of bounds for axis 0 with size 6
# at if (round(max(-1000.0, min(1000.0, m[-1, k5]))) <= (c[i1] % (abs((-9)) + 1)) < c[-4]):


def f20(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    b1 = (max(f0, -1.25) > (m[3, 1] - f2))
    for k1 in range(1, len(c), 2):
        w2 = np.arange(6)
        if (int(max(-1000.0, min(1000.0, a[k1]))) < (i0 // (abs(i0) + 1))):
            i0, i1 = i1, i0
            i2 = (-2)
        else:
            w2[-1] = (i2) % 4093
            for k3 in range(abs(i0) % 6):
                a[-6] += f1
                if ((6 // (abs(i1) + 1)) in (1, 2, -5, 7)):
                    continue
                f1 = m[2, i1 % 5]
        b1 = f0 < 1.5
    else:
        f2 -= ((f2 / (abs(a[4]) + 0.5)) + (x / (abs(-1.25) + 0.5)))
        if f0 < 1.5:
            w4 = np.full((3, 2), 1.5)
        else:
            for k5 in range(abs(i0) % 6):
                i0, i1 = i1, i0
                f0, f1, f2 = f2, f0, f1
                f2 = abs((x % (abs(f2) + 0.5)))
        w6 = np.array([f0, max((np.float64(h[1]) * f0), (a[4] + c[-1])), 2.0])
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f20(1, 100.0, f64[7] seed 20 in -4..4 reversed, i64[6] seed 20 in -50..50 reversed, f64[4, 5] seed 20 in -2..2, bool[5] seed 20 in 0..100, f32[6] seed 20)
# -> (2, 1, -2, 0.25, -59.32764940415143, 100.0, False, False)


def f21(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    for k1, f0 in zip(range(4), m[1]):
        f0 += x
        for f2 in a[1:5]:
            if ((b0 and b0) and i2 > 19) and i0 == i1:
                raise ValueError("a value")
        else:
            i1, f1, b1 = t21((((-2) + int(u[i1 % 5])) // (abs(i0) + 1)), np.float64(h[3]))
            i1 = i1 % 509
        if b0:
            h[-2] = (max(f0, np.float64(h[1])) * m[0, i2 % 5])
            k3 = 0
            while k3 < 3 and ((m[i1 % 4, i2 % 5] < f1) or k3 < 2):
                k3 += 1
                i0 = ((min(i2, int(u[i2 % 5])) * (int(u[k3]) * (-4)))) % 4093
                i1, f1, b1 = t21(((int(u[k3]) * i1) % (abs((c[k3] + 5)) + 1)), np.sqrt(abs((x * f2))))
                i1 = i1 % 509
                f1 = ((x / (abs(a[-6]) + 0.5)) + np.float64(h[k3]))
            else:
                i2 = (-3)
                i1 = ((i2 - (int(u[i2]) * int(u[0])))) % 4093
    else:
        i0 = (i0) % 4093
        u[-5] = (((i0 // (abs(c[1]) + 1)) << 1)) % 101
        i0 = (((c[2] << 1) - inner(i2))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def t21(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f21(-1, 0.0, f64[7] seed 21 in -4..4, i64[6] seed 21 in -50..50 strided, f64[4, 5] seed 21 in -2..2 F, i16[5] seed 21 in 0..100, f16[6] seed 21)
# -> (3175, 32, -5, -0.5660728265094188, 0.151123046875, -3.279175471423536, False, True)
# arg 5: i16[5] = 4 69 47 9 31


def f22(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    v1 = a[1:6]
    if ((i0 - (-5)) in (1, 2, -5, 7)):
        for k2 in range(5, 0, -1):
            f0, f1, f2 = f2, f0, f1
            a[4] = ((f2 / (abs(v1[2]) + 0.5)) - (f2 if b0 else 0.1))
            i1 = int(max(-1000.0, min(1000.0, (-f1))))
        i2 = (((i0 & c[4]) & c[5])) % 4093
    i1, f1, b1 = t22(((i0 * c[2]) if (b0 and b1) else (i0 if f2 < 0.0 else (-6))), (f0 - (x - m[i2 % 4, 0])))
    i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def t22(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f22(2, 100.0, f64[7] seed 22 in -4..4, i64[6] seed 22 in -50..50 strided, f64[4, 5] seed 22 in -2..2, i32[5] seed 22 in 0..100, f32[6] seed 22)
# -> (2, 493, 0, 0.25, -49.31207645226671, 100.0, False, False)
# arg 2: f64[7] = 2.251694190933166 3.4874896914006186 -3.3876089510956104 1.3795518873277475 53.10417099108393 2.2986805885906554 -1.733050036603526


def f23(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    w1 = np.full((3, 2), 1.5)
    i1 = ((int(b0) % (abs((i1 + 1)) + 1))) % 4093
    i2 = (i2) % 4093
    k2 = 0
    while k2 < 5 and (f1 < 0.0 or k2 < 2):
        k2 += 1
        b1 = (((-1) * 0) != (-3))
        for k3 in range(1, len(c), 2):
            a[k2] *= (-(w1[2][-1] / (abs(np.float64(h[i2 % 6])) + 0.5)))
    i2 = ((-(i2 + i0))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f23(7, 1e-3, f64[7] seed 23 in -4..4 reversed, i64[6] seed 23 in -50..50, f64[4, 5] seed 23 in -2..2, u64[5] seed 23 in 0..100, f32[6] seed 23)
# -> (7, 1, 4091, 0.001, 0.25, -3.0, True, True)
# arg 2: f64[7] = 3.2763490678844818 -0.8431654002575103 4.136600220136015 3.3895220833406574 2.076968618964318 0.2503460447597723 3.095329747427539


def f24(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    i0 = (((i2 % (abs(np.int64(u[i0 % 5])) + 1)) - (np.int64(u[i0 % 5]) % (abs(0) + 1)))) % 4093
    m[3, 1] -= float(int(b0))
    if ((i1 >> 1) < (c[5] & 0)):
        v1 = m[:, i0 % 5]
        if ((np.int64(u[2]) // (abs((-2)) + 1)) <= round(max(-1000.0, min(1000.0, m[i2 % 4][i1 % 5])))):
            m[2, i2 % 5] += 0.5
            c[4] = int((0 < c[2]))
        else:
            f1 += (a[1] + x)
        if ((np.float64(h[5]) != f2) or b0):
            v2 = m.T[2]
            f2 -= float(int(i1 > 5))
        for k3 in range(len(a)):
            b1 = ((c[3] & k3) > max(np.int64(u[4]), i2))
            if ((f2 <= np.float64(h[i2 % 6])) or (i1 >= c[i0 % 6])):
                continue
            f0 = a[k3:][0] if len(a[k3:]) > 0 else 1.0
    else:
        i1, f1, b1 = t24(int(b0), ((x + i0) % (abs(np.float64(h[2])) + 0.5)))
        i1 = i1 % 509
        i1 = (c[-4]) % 4093
        k4 = 0
        while k4 < 5 and ((not b0) or k4 < 2):
            k4 += 1
            i0 = ((max(i0, 1) + (i2 * 1))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def t24(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f24(2, 0.5, f64[7] seed 24 in -4..4 reversed, i64[6] seed 24 in -50..50 reversed, f64[4, 5] seed 24 in -2..2 F, u64[5] seed 24 in 0..100, f16[6] seed 24)
# -> (64, 43, -5, 0.5, 0.69775390625, -3.0, False, False)


def f25(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p * 2 + i0) % 1013
    i1 = ((((-7) // (abs(i2) + 1)) & (-len(a)))) % 4093
    f2 = np.floor(min(2.0, 0.5))
    h[-3] = np.sqrt(abs(0.1))
    b1 = ((i1 <= 9 < (-1)) and (not b1))
    for k1 in range(len(a)):
        if ((9 > i1) and u[2]):
            if i0 > 11:
                i0 = ((((-2) ^ (-4)) | (i0 ^ i1))) % 4093
            else:
                if ((c[2] // (abs(len(a)) + 1)) <= int(f0 < 0.0) < i2):
                    continue
                h[1] = float((i2 & k1))
            f0 = m[i0 % 4, 4]
        for k2 in range(1, len(c), 2):
            if ((not u[-3]) or (k1 <= len(a) < len(a))):
                b1 = ((i2 * c[i0]) > (len(a) + i2))
        for k3 in range(4):
            i1, f1, b1 = t25((g25((-2), 5) | inner(k3)), ((m[-3, i2 % 5] % (abs(f1) + 0.5)) * (0.5 / (abs(x) + 0.5))))
            i1 = i1 % 509
    else:
        i1, f1, b1 = t25(((-1) if (np.float64(h[-1]) <= 1e3) else (len(a) * i2)), (abs(a[1]) if (1 <= c[i0] < len(a)) else np.float64(h[2])))
        i1 = i1 % 509
        c[-5] = ((i1 * (c[2] << 1))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def g25(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t25(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f25(5, 100.0, f64[7] seed 25 in -4..4 reversed, i64[6] seed 25 in -50..50, f64[4, 5] seed 25 in -2..2, bool[5] seed 25 in 0..100, f32[6] seed 25)
# -> (5, 498, -5, 100.0, 0.48382964730262756, 0.0, True, False)
# arg 3: i64[6] = 45 1977 -35 -21 26 -45
# arg 6: f32[6] = 0.26589218 -0.73962086 0.9676593 0.31622776 -0.6044676 -0.92942774


def f26(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if ((c[1] << 1) == int(max(-1000.0, min(1000.0, f0)))) and i0 == i1:
        raise IndexError("an index")
    w1 = a.copy()
    if (((-7) <= int(u[i2 % 5]) < i0) or (int(u[i2 % 5]) <= c[5] < c[0])):
        i2 = ((i2 ^ (~i0))) % 4093
        b0, b1 = b1, not b0
    b1 = ((i0 ^ (-8)) in (1, 2, -5, 7))
    i1, f1, b1 = t26(((~i1) >> 1), float((int(u[0]) + i1)))
    i1 = i1 % 509
    for k2 in range(m.shape[0]):
        a[k2] = a[-1]
        f1 = (a[-7] % (abs(e26(m[:, 0], k2)) + 0.5))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e26(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t26(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f26(7, 0.0, f64[7] seed 26 in -4..4 reversed, i64[6] seed 26 in -50..50, f64[4, 5] seed 26 in -2..2, i8[5] seed 26 in 0..100, f16[6] seed 26)
# -> (7, 497, 3, 0.0, 0.9883651276198719, -3.0, False, False)
# arg 2: f64[7] = -3.2456124747865998 -3.2456124747865998 -3.2456124747865998 -3.2456124747865998 3.646425363932984 -2.8893266062661898 -3.2456124747865998


def f27(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if ((x < f1) or (i2 <= c[4] < np.int64(u[-1]))):
        i2 = (((i0 - (-1)) * (i0 - i1))) % 4093
        v1 = a[::-2]
        if ((i0 << 0) in (1, 2, -5, 7)):
            m[1, -1] *= np.sqrt(abs((v1[3] // (abs(f2) + 0.5))))
            f1 += np.sqrt(abs((m[i2, i2 % 5] - x)))
            i1, f1, b1 = t27(((i1 * 1) << 2), np.float64(h[1]))
            i1 = i1 % 509
        else:
            b1 = b1
            f1 = x
            i1 = (((3 & np.int64(u[0])) * max(c[0], np.int64(u[i2 % 5])))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def t27(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f27(4, 0.5, f64[7] seed 27 in -4..4, i64[6] seed 27 in -50..50, f64[4, 5] seed 27 in -2..2, u64[5] seed 27 in 0..100, f32[6] seed 27)
# -> (4, 0, 10, 0.5, 0.5, -3.0, True, False)


def f28(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    for i1, f1 in zip(c, a):
        if (8 <= 6 < (int(u[i0 % 5]) >> 2)):
            f2 = (float(int(u[4])) - m[3, 4])
        else:
            for k2 in range(1, len(c), 2):
                i0 = ((~(4 * i1))) % 4093
                b0 = ((c[k2] * c[k2]) in (1, 2, -5, 7))
    else:
        for k3 in range(4):
            f0 += ((np.float64(h[-1]) + np.float64(h[k3])) if (int(u[-2]) in (1, 2, -5, 7)) else x)
            if ((x - f2) != (m[i2, k3] if i0 > 9 else f1)):
                b1 = (b0 and f0 < x)
            else:
                a[:4] = m[:, 2]
        i0 = ((i1 % (abs(int(u[i0 % 5])) + 1))) % 4093
        c[2] = (((i0 * int(u[-4])) - (i1 if b0 else i0))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f28(-1, 0.5, f64[7] seed 28 in -4..4, i64[6] seed 28 in -50..50, f64[4, 5] seed 28 in -2..2, i8[5] seed 28 in 0..100, f32[6] seed 28)
# raises IndexError: index -5 is out of bounds for axis 0 with size 4
# at if ((x - f2) != (m[i2, k3] if i0 > 9 else f1)):


def f29(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    if ((i0 * i2) <= ((-5) * i0) < (~i0)):
        c[2] = ((8 + c[i2 % 6])) % 4093
    else:
        if b0:
            for k1 in range(len(a)):
                i1 = (-((-8) - 2))
                h[2] = ((f0 + x) / (abs((m[2, -5] - m[2, 0])) + 0.5))
            i1, f1, b1 = t29((c[0] * (i2 - i2)), f2)
            i1 = i1 % 509
        elif b1:
            if ((b0 or f0 < x) and (f2 > x)):
                a[5] += (np.trunc(0.5) + (f2 * a[2]))
            else:
                f1 = np.ceil((a[-3] if b0 else 1e3))
                f1 = abs(m[3][-3])
                i0 = (((c[0] | i0) // (abs((i0 if b0 else (-4))) + 1))) % 4093
            i1, f1, b1 = t29((max(np.int64(u[0]), np.int64(u[-1])) % (abs(((-1) ^ np.int64(u[4]))) + 1)), ((m[3, -2] + c[i2 % 6]) * (f1 // (abs(np.float64(h[i0])) + 0.5))))
            i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def t29(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f29(7, 100.0, f64[7] seed 29 in -4..4, i64[6] seed 29 in -50..50, f64[4, 5] seed 29 in -2..2 F, u64[5] seed 29 in 0..100, f16[6] seed 29)
# -> (7, 2, -5, 100.0, 0.25, -3.0, True, False)
# arg 3: i64[6] = -1 46 54 14 13 40


def f30(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    b1 = ((m[-2, 4] >= x) or (i2 != i2))
    f2 *= (min(x, f0) * (m[3, i0 % 5] * f0))
    m[i2 % 4, -3] = m[i0 % 4, 1]
    for k1 in range(m.shape[0]):
        i0 = (i0) % 4093
        i2 = ((round(max(-1000.0, min(1000.0, m[k1, -4]))) ^ (i1 << 2))) % 4093
        for f2 in a[1:5]:
            c[k1] = (-min(int(u[k1]), k1))
            f0, f1, f2 = f2, f0, f1
    else:
        for k3 in range(5, 0, -1):
            a[-4], a[0] = a[0], f0
        if (g30(i0, 5) < g30(i0, 5)) and i0 == i1:
            raise ValueError("a value")
    return i0, i1, i2, f0, f1, f2, b0, b1


def g30(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f30(1, 0.0, f64[7] seed 30 in -4..4 strided, i64[6] seed 30 in -50..50, f64[4, 5] seed 30 in -2..2, i16[5] seed 30 in 0..100, f16[6] seed 30)
# -> (1, 2, 10, 3.156658477647044, -1.465219506992491, 1.7383728213392127, False, False)
# arg 2: f64[7] = 3.156658477647044 1.7626337872213558 1.7383728213392127 3.156658477647044 3.156658477647044 -0.16161249574050185 0.9708895311579271
# arg 3: i64[6] = 0 -1 -2 -3 44 18
# arg 4: f64[4, 5] = 0.6395472241072473 0.8813168936106779 0.8691864106696063 -0.7326097534962455 1.578329238823522 -0.08080624787025092 0.48544476557896354 -0.8396302534650646 -1.6731139212253745 0.48944261098242015 -0.7555793532300301 -1.3573355867285866 0.36527748513340264 1.1101891134701427 -1.3917084288150345 1.8553493912495775 1.9599886971426916 0.48544476557896354 -0.1744509163434711 1.96968272596208


def f31(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    f2 = e31(m[:, 0], (c[-3] + int(u[i0 % 5])))
    b1 = f2 < 1.5
    for k1 in range(4):
        b1 = (round(max(-1000.0, min(1000.0, np.float64(h[k1])))) in (1, 2, -5, 7))
    if (((-5) == i1) and (i2 > 4 or b0)):
        h[1] = ((x - a[-2]) + np.rint(m[2, 2]))
        k2 = 0
        while k2 < 4 and ((int(u[0]) > int(u[4])) or k2 < 2):
            k2 += 1
            m[i1 % 4, k2] += max((f1 / (abs(-1.25) + 0.5)), np.ceil(f0))
            i0, i1 = i1, i0
        h[i1 % 6] = np.floor(abs(f2))
    else:
        b1 = ((i1 - i1) >= int(b0))
        w3 = np.full((3, 2), 1.5)
        w4 = np.arange(6)
    return i0, i1, i2, f0, f1, f2, b0, b1


def e31(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f31(-1, 0.0, f64[7] seed 31 in -4..4, i64[6] seed 31 in -50..50, f64[4, 5] seed 31 in -2..2 strided, i8[5] seed 31 in 0..100, f16[6] seed 31)
# -> (-1, 2, -5, 0.0, 0.25, -0.6884059225579522, False, True)


def f32(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if ((-7) in (1, 2, -5, 7)):
        i2 = (i0) % 4093
        if (np.sqrt(abs(m[0, -1])) != (m[0, 0] - np.float64(h[-4]))):
            f1 = max((f0 if b0 else x), f0)
        else:
            c[i1 % 6] = (((i1 | 7) ^ ((-7) - i0))) % 4093
            i1, f1, b1 = t32(np.int64(u[0]), (np.ceil(x) % (abs((f2 / (abs(2.0) + 0.5))) + 0.5)))
            i1 = i1 % 509
    else:
        f0 = m[1, 0]
        f1 = ((-a[0]) if i0 > 17 else (2.0 * -1.25))
        i1, f1, b1 = t32((g32(np.int64(u[i1 % 5]), r=a[6]) - (8 * 7)), (float(i2) - (f0 * m[i1 % 4, i2 % 5])))
        i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def g32(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t32(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f32(6, 100.0, f64[7] seed 32 in -4..4 reversed, i64[6] seed 32 in -50..50 reversed, f64[4, 5] seed 32 in -2..2 strided, u32[5] seed 32 in 0..100, f16[6] seed 32)
# -> (6, 472, -5, 1.712575068089731, -1.0956228047497265, -3.0, True, False)


def f33(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    for f2 in a[1:5]:
        b1 = ((np.int64(u[-4]) | i0) in (1, 2, -5, 7))
    b0, b1 = b1, not b0
    w2 = a.copy()
    i0 = (((8 - c[1]) if (not i1 > 14) else g33((-8)))) % 4093
    i0 = (((i2 + i0) // (abs(min(i2, i0)) + 1))) % 4093
    a[6] = (np.sqrt(abs(f2)) * f1)
    b1 = ((-i1) in (1, 2, -5, 7))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g33(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f33(2, 1e-3, f64[7] seed 33 in -4..4 reversed, i64[6] seed 33 in -50..50, f64[4, 5] seed 33 in -2..2, u8[5] seed 33 in 0..100, f16[6] seed 33)
# -> (677, 2, -5, 0.001, 0.25, 1.499928114065221, False, False)
# arg 2: f64[7] = -2.6232834202373256 -3.398143549285784 -1.6147393683182134 -2.7280103758454635 1.499928114065221 -3.3834485191366035 0.30617888093249723


def f34(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p * 2 + i0) % 1013
    f2 += np.sqrt(abs((f1 - -1.25)))
    i0, i1 = i1, i0
    i0 = int((i2 <= i1 < i1))
    i2 = round(max(-1000.0, min(1000.0, np.ceil(-1.25))))
    i1, f1, b1 = t34(i2, ((-f1) + (-m[0, i2 % 5])))
    i1 = i1 % 509
    i1, f1, b1 = t34((int(i1 > 7) & (i0 + i2)), np.sqrt(abs(0.5)))
    i1 = i1 % 509
    c[-5] = int((f2 < 0.0 or b0))
    if i0 > 1:
        f0, f1, f2 = f2, f0, f1
    return i0, i1, i2, f0, f1, f2, b0, b1


def t34(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f34(6, 0.5, f64[7] seed 34 in -4..4, i64[6] seed 34 in -50..50 strided, f64[4, 5] seed 34 in -2..2 strided, bool[5] seed 34 in 0..100, f32[6] seed 34)
# -> (0, 0, -1, 0.5, 0.3535533905932738, -1.775255128608411, True, False)
# arg 3: i64[6] = 21 1 -19 7 3 -39


def f35(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    v1 = a[::-2]
    v2 = m[-1]
    a[i2:i0] = (v1[-2] / (abs(f2) + 0.5))
    v1[1] *= f2
    i2 = ((inner(3) + ((-7) + (-4)))) % 4093
    i0 = g35(inner(np.int64(u[0])), r=min(np.float64(h[2]), np.float64(h[-3])))
    for k3 in range(1, len(c), 2):
        if (f1 < x and (not b0)):
            for k4 in range(len(a)):
                f1 += float((i0 + i0))
                c[0] = (((~i0) if (0 in (1, 2, -5, 7)) else k4)) % 4093
            i1, f1, b1 = t35(c[0], max((a[-1] / (abs(0.5) + 0.5)), (a[4] + 3)))
            i1 = i1 % 509
            for k5 in range(1, len(c), 2):
                i0, i1 = i1, i0
            else:
                b0, b1 = b1, not b0
                b0 = ((k3 - c[k3]) in (1, 2, -5, 7))
        b1 = b1
    return i0, i1, i2, f0, f1, f2, b0, b1


def g35(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t35(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f35(8, 1e-3, f64[7] seed 35 in -4..4 reversed, i64[6] seed 35 in -50..50 strided, f64[4, 5] seed 35 in -2..2, u8[5] seed 35 in 0..100, f32[6] seed 35)
# -> (167, 2, 999, 0.001, 0.25, -3.0, True, False)
# arg 2: f64[7] = -1.5824317226676303 0.8296281573244517 0.6908364080404716 0.6908364080404716 -2.072509224121415 0.6908364080404716 0.6908364080404716


def f36(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    i0 = ((max(i1, i1) * (c[i0 % 6] if b0 else i0))) % 4093
    m[1, 2] -= (f2 if (not b1) else (np.float64(h[-4]) + c[0]))
    b0, b1 = b1, not b0
    i1 = (i1) % 4093
    if (b0 or b0):
        i0, i1 = i1, i0
        for k1 in range(len(a)):
            f0 -= x
            if ((np.int64(u[3]) in (1, 2, -5, 7)) and (i0 > 4 and b1)):
                f1 -= ((1e3 * f1) * (-x))
                a[k1] = min((2.0 + i0), (-np.float64(h[-3])))
                b1 = f0 < 1.5
            f0 = abs(m[i1, 4])
        i1 = ((-((-1) - i2))) % 4093
    else:
        u[-4] = (inner((i2 - i2))) % 101
        b1 = ((c[-4] * i1) in (1, 2, -5, 7))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f36(6, 100.0, f64[7] seed 36 in -4..4, i64[6] seed 36 in -50..50 strided, f64[4, 5] seed 36 in -2..2, u16[5] seed 36 in 0..100, f32[6] seed 36)
# -> (8, 2, -5, 100.0, 0.25, -3.0, False, False)
# arg 4: f64[4, 5] = 1.6515555763877035 -0.6446664219075955 -0.8185144842737553 -0.5996318109556324 0.3122181191351783 0.6403882051018703 1.3445225316150835 3.630358318566977 1.292622717887769 -0.25780070587550563 1.0158336413380975 -1.4016625189696046 0.39693596859386293 -1.325918245144476 1.5836525010216498 -0.4536157157638483 -1.5013320435602915 -0.2851799866962721 -1.206487928130262 -1.563032114998769
# arg 5: u16[5] = 54 0 7 49 64


def f37(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    b0, b1 = b1, not b0
    f2 += f1
    i0 = int(max(-1000.0, min(1000.0, (np.float64(h[5]) * np.float64(h[0])))))
    b0 = i0 > 2
    f0, f1, f2 = f2, f0, f1
    if (not (i1 != c[-6])):
        f0 -= (m[i1 % 4, 3] - np.float64(h[5]))
        for f2 in a[1:5]:
            u[-4] = (max((np.int64(u[i1 % 5]) | 9), ((-4) ^ (-2)))) % 101
            a[-2] *= (np.sqrt(abs(f0)) - max(np.float64(h[4]), a[6]))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f37(2, 0.0, f64[7] seed 37 in -4..4 reversed, i64[6] seed 37 in -50..50 reversed, f64[4, 5] seed 37 in -2..2, u64[5] seed 37 in 0..100, f16[6] seed 37)
# -> (0, 2, -5, -2.75, 0.0, 0.25, False, True)


def f38(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if (f1 < 0.0 or (not b0)):
        i1 = ((int(b0) % (abs((c[2] % (abs((-1)) + 1))) + 1))) % 4093
    else:
        i0 = round(max(-1000.0, min(1000.0, abs(0.1))))
    f0 += m[3, 3]
    k1 = 0
    while k1 < 5 and ((8 >= 4) or k1 < 2):
        k1 += 1
        a[::2] += (a[i0 % 7] - a[i0 % 7])
        for k2, f1 in enumerate(a):
            if (i0 > 2 and (i0 <= k1)):
                i2 = (((i1 % (abs((-8)) + 1)) << 3)) % 4093
            else:
                a[k1], a[0] = a[0], f0
                if ((int(u[i1 % 5]) if b1 else int(u[i0 % 5])) > (int(u[2]) + (-5))) and i0 == i1:
                    return i1, i0, 7, f2, 0.5, f1, True, b0
            w3 = np.zeros(5)
        f2 *= a[k1]
    else:
        if (b0 and (i1 <= c[3] < (-7))):
            for k4 in range(m.shape[0]):
                b0, b1 = b1, not b0
                if ((i2 * i1) <= min((-6), c[i1 % 6]) < (i2 % (abs(i0) + 1))):
                    break
            k5 = 0
            while k5 < 3 and ((np.float64(h[5]) > f1) or k5 < 2):
                k5 += 1
                i1, f1, b1 = t38(((-4) + (i1 if b0 else i0)), float((i0 - i0)))
                i1 = i1 % 509
                m[2, 1:] = m[2, :-1]
            else:
                m[i0 % 4, 4] = ((m[i1 % 4, -5] + 1e3) if (2.0 <= m[-4, 2]) else np.sqrt(abs(0.1)))
                u[3] = ((((-3) + i2) - (i0 // (abs(i2) + 1)))) % 101
        elif ((b0 and i0 > 2) and (i1 < i2)):
            k6 = 0
            while k6 < 2 and ((f0 < x or i0 > 10) or k6 < 2):
                k6 += 1
                i1, f1, b1 = t38(i0, f0)
                i1 = i1 % 509
                m[0, i1 % 5] -= np.float64(h[-5])
                f1 = float((k6 % (abs(i0) + 1)))
        if ((b0 and b0) and (c[2] in (1, 2, -5, 7))):
            if (int(max(-1000.0, min(1000.0, a[i2 % 7]))) in (1, 2, -5, 7)):
                b1 = (b0 and (i1 > 12 or i0 > 11))
            elif (e38(a[::2], i2) <= np.floor(a[2])):
                c[5] = ((i1 % (abs((i1 - int(u[-3]))) + 1))) % 4093
                m[-4, 3] *= float(max(i2, c[-5]))
            for k7 in range(abs(i0) % 6):
                f1 += np.ceil(f2)
                b1 = ((~i1) <= c[k7])
            w8 = np.zeros(4, dtype=np.int64)
        else:
            c[0] = ((int(u[2]) * int(max(-1000.0, min(1000.0, x))))) % 4093
            c[-4] = (((-9) if (i1 > 16 or b0) else (-i0))) % 4093
            if ((b0 and b0) and (not b1)):
                u[i1] = (i1) % 101
                i0 = ((((-4) * int(u[3])) - (c[4] // (abs(int(u[3])) + 1)))) % 4093
                i1 = int(max(-1000.0, min(1000.0, f0)))
            elif (not (int(u[-3]) != i1)):
                m[0][0] *= (-1.25 / (abs((x - f2)) + 0.5))
                m[1, 2] += (float(i1) // (abs((f2 - x)) + 0.5))
        f0 = (np.sqrt(abs(m[i1 % 4, 2])) if f2 < x else a[1])
    return i0, i1, i2, f0, f1, f2, b0, b1


def e38(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t38(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f38(-3, 100.0, f64[7] seed 38 in -4..4, i64[6] seed 38 in -50..50, f64[4, 5] seed 38 in -2..2 F, i8[5] seed 38 in 0..100, f32[6] seed 38)
# -> (-3, 0, -5, 1.2972953591671519, -1.3851067815858853, -29699896873.195713, False, False)
# arg 2: f64[7] = 99.7991258598371 99.7991258598371 99.7991258598371 99.7991258598371 99.7991258598371 99.7991258598371 -1.3851067815858853
# arg 3: i64[6] = 800 45 3 -21 42 -15


def f39(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    f0 = (a[-6] * e39(m[1], int(u[i2 % 5])))
    for k1 in range(abs(i1) % 6):
        f1 = ((x + m[-2][1]) - np.sqrt(abs(f1)))
        if ((6 * k1) in (1, 2, -5, 7)):
            for k2, f0 in zip(range(4), m[1]):
                u[1] = (((c[k1] - 9) - (k2 | i0))) % 101
                i1 = ((round(max(-1000.0, min(1000.0, f1))) // (abs(((-1) % (abs(c[1]) + 1))) + 1))) % 4093
            else:
                f1 *= (abs(x) + (x + 0.1))
            w3 = np.array([f0, (f2 + 2.0), 2.0])
        elif (6 <= i2 < (int(u[-4]) | int(u[-5]))):
            if ((f0 < 0.0 or b1) and (f0 < 0.0 or f0 < 0.0)):
                b1 = ((6 + (-2)) in (1, 2, -5, 7))
            else:
                c[0] = round(max(-1000.0, min(1000.0, (-f1))))
                i0 = ((int(max(-1000.0, min(1000.0, f2))) + ((-1) % (abs(i2) + 1)))) % 4093
        else:
            m[i2 % 4][2] = np.sqrt(abs((f1 - np.float64(h[k1]))))
            if b0:
                a[k1] += ((np.float64(h[i2 % 6]) + np.float64(h[i2 % 6])) + a[k1])
            else:
                i0 = (max((c[i1 % 6] | (-7)), 2)) % 4093
                a[i1 % 7] += ((x - a[k1]) + g39(i2, r=f2))
            v4 = a[::-2]
            if (max(c[-1], k1) <= (i0 - int(u[-3])) < (int(u[0]) * int(u[1]))):
                continue
    return i0, i1, i2, f0, f1, f2, b0, b1


def g39(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e39(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f39(1, 0.5, f64[7] seed 39 in -4..4 reversed, i64[6] seed 39 in -50..50 strided, f64[4, 5] seed 39 in -2..2, i8[5] seed 39 in 0..100, f16[6] seed 39)
# -> (2, 2, -5, 3.1944814025783903, -2.6556683251890987, -3.0, False, False)
# arg 2: f64[7] = 2.450481248814323 3.1889311698807576 -3.653164858006834 1.057722558466173 2.360637942238321 -1.2320071738099632 -2.6599403213397688
# arg 4: f64[4, 5] = 1.2252406244071614 1.5944655849403788 -0.5068762196558767 0.5288612792330865 1.1803189711191604 -0.6160035869049816 -1.3299701606698844 0.25738390106846376 -1.003711497110709 1.0017404680132498 1.2882111203600441 -1.8102230333451224 -1.9154570576801238 1.73574710602694 0.9138096688861945 -0.37642336613837246 0.47884872538566325 1.8582334639218772 -0.42962412200541245 -1.0697721859356601


def f40(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    i2 = (((i1 ^ c[-2]) << 2)) % 4093
    i2 = int(max(-1000.0, min(1000.0, a[-2])))
    for k1 in range(4):
        a[k1] *= a[1]
        i0, i1 = i1, i0
    f1 = ((f2 * x) * np.sqrt(abs(f2)))
    f0 = e40(m[:, 0], (i1 >> 2))
    if ((9 if b1 else 2) == (i2 * i2)):
        for k2, f1 in enumerate(a):
            m[2, 4] *= (np.ceil(0.1) // (abs((0.5 + f0)) + 0.5))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e40(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f40(7, -2.25, f64[7] seed 40 in -4..4, i64[6] seed 40 in -50..50, f64[4, 5] seed 40 in -2..2, i8[5] seed 40 in 0..100, f32[6] seed 40)
# -> (7, 2, 0, -1.1465649501892363, 11.69134295108992, -3.0, True, False)
# arg 2: f64[7] = -8.666290638907823 14.282662869227302 17.712564462280405 -53.06716116193487 0.8188125595830735 -0.7341457786227705 -0.33997747895177355


def f41(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(len(a)):
        k2 = 0
        while k2 < 2 and ((np.int64(u[0]) < np.int64(u[2])) or k2 < 2):
            k2 += 1
            w3 = np.zeros(5)
            w3[3] += np.floor(e41(m[1], c[i0 % 6]))
            m[k2, i0 % 5] = np.sqrt(abs((-1.25 + f0)))
    for k4 in range(1, len(c), 2):
        h[i0 % 6] = x
        i1, f1, b1 = t41(((-c[-1]) - c[i1 % 6]), 0.5)
        i1 = i1 % 509
        if ((np.int64(u[-5]) & (-6)) > (np.int64(u[i1 % 5]) - np.int64(u[i1 % 5]))):
            w5 = np.zeros(5)
            f2 = (w5[2] + (c[k4] >> 0))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e41(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t41(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f41(2, 0.5, f64[7] seed 41 in -4..4 reversed, i64[6] seed 41 in -50..50, f64[4, 5] seed 41 in -2..2, u64[5] seed 41 in 0..100, f32[6] seed 41)
# -> (2, 33, -5, 0.5, 0.25, -9.0, False, True)
# arg 4: f64[4, 5] = -1.7256764334989074 0.3935534419523887 -1.568434018883047 0.480389234908817 1.7861659581651574 0.747883814245287 1.1959848962717108 0.8660254037844386 0.3199908698042373 -1.1800435736331822 -1.0783825834256118 0.9605845754743116 0.8660254037844386 -0.9783208299008619 0.8823320940565313 -1.6047250958028472 -0.9584663991240627 0.624083816753342 -0.7584174306657427 0.794611489969665
# arg 6: f32[6] = -0.8628382 0.19677672 0.5 0.24019462 0.893083 0.3739419


def f42(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    if f2 < x:
        i2 = ((max(i0, i1) // (abs((np.int64(u[3]) * c[5])) + 1))) % 4093
    else:
        if ((c[3] * i0) == (i1 - i0)):
            i2 = (((c[3] + np.int64(u[-3])) & 0)) % 4093
        elif i1 > 5:
            for k1 in range(1, len(c), 2):
                u[4] = (i1) % 101
                b0 = (int(f2 < 1.5) <= i1 < (k1 if i0 > 2 else np.int64(u[0])))
                f1 -= ((f0 - -1.25) * (f0 + k1))
            if ((i0 % (abs(i0) + 1)) <= (4 ^ i2) < min((-5), i0)):
                i2 = ((int(i0 > 7) % (abs((c[5] if f1 < x else i0)) + 1))) % 4093
                a[-5] = (e42(a, c[0]) if (i2 in (1, 2, -5, 7)) else (f0 / (abs(0.1) + 0.5)))
                i0 = ((np.int64(u[4]) | min(i0, c[5]))) % 4093
            else:
                b1 = ((i1 - i0) != (c[5] + i1))
            f1 = ((f0 / (abs(0.1) + 0.5)) * m[2, 2])
        i2 = (c[4]) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def e42(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f42(6, 100.0, f64[7] seed 42 in -4..4 reversed, i64[6] seed 42 in -50..50 strided, f64[4, 5] seed 42 in -2..2 F, u32[5] seed 42 in 0..100, f16[6] seed 42)
# -> (6, 2, 0, 100.0, 0.25, -3.0, True, False)


def f43(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    if b0:
        i1 = (((i0 % (abs(int(u[4])) + 1)) // (abs((i1 if b0 else i1)) + 1))) % 4093
        h[0] = float((-9))
    else:
        b0, b1 = b1, not b0
        c[2] = (inner((c[4] - i1))) % 4093
        if (not f0 < x):
            for k1 in range(5, 0, -1):
                a[k1] = min((x if f0 < 0.0 else a[i1 % 7]), float(1))
                m[0, 4] = ((np.float64(h[3]) + a[i2 % 7]) - np.float64(h[-1]))
        elif (1e3 == e43(a, i2)):
            v2 = a[::-2]
            i0 = (i2) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def e43(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f43(8, 0.5, f64[7] seed 43 in -4..4 reversed, i64[6] seed 43 in -50..50, f64[4, 5] seed 43 in -2..2 F, i8[5] seed 43 in 0..100, f32[6] seed 43)
# -> (8, 2, -5, 0.5, 0.25, -3.0, True, False)
# arg 6: f32[6] = -9.0 0.22554308 -0.13457815 0.66113263 -0.996583 -0.8055271


def f44(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(len(a)):
        i2 = (((i1 - i2) << 1)) % 4093
        m[-2] = a[2:]
    for k2 in range(len(a)):
        for k3 in range(5, 0, -1):
            if ((c[-5] & len(a)) >= k2):
                i1 = (((k2 ^ c[0]) & int(i1 > 12))) % 4093
                f2 = np.sqrt(abs((-m[i2 % 4, i1 % 5])))
                a[:4] = m[:, i0 % 5]
            f0 = float((c[k3] - i1))
            if (u[0] and f0 < 1.5):
                break
    else:
        i1, f1, b1 = t44((len(a) | (i0 | i1)), abs((a[i1 % 7] * f0)))
        i1 = i1 % 509
        f2 = f2
        for k4 in range(5, 0, -1):
            b0 = (max(i2, c[k4]) != (i0 & i0))
            i1 = (((i1 if u[-3] else (-6)) - round(max(-1000.0, min(1000.0, np.float64(h[k4])))))) % 4093
        else:
            m[:, 4] *= np.floor(x)
            if b1:
                a[i1:i1] = (x if i1 > 13 else np.float64(h[1]))
                f2 += ((f0 * a[6]) % (abs((f1 if u[0] else 1e3)) + 0.5))
                f1 -= 0.5
            elif b1:
                i1, f1, b1 = t44(len(a), ((f2 + 9) / (abs(np.rint(np.float64(h[1]))) + 0.5)))
                i1 = i1 % 509
                b1 = f2 < x
                f2 = (abs(np.float64(h[3])) + np.rint(a[2]))
    return i0, i1, i2, f0, f1, f2, b0, b1


def t44(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f44(3, 0.0, f64[7] seed 44 in -4..4, i64[6] seed 44 in -50..50 strided, f64[4, 5] seed 44 in -2..2, bool[5] seed 44 in 0..100, f16[6] seed 44)
# -> (3, 4087, 812, -28.0, 15.25266016918221, 10.572156088726622, True, True)
# arg 2: f64[7] = 1.1251900120844436 -0.7820263755673538 -0.5557884443094219 -0.18631007920349552 -1.1074342665588235 -0.5557884443094219 3.154701557578089
# arg 4: f64[4, 5] = 1.9260962178581496 0.26515077900869777 -0.4440319533955832 1.1251900120844436 -0.0 -0.27789422215471093 1.5773507787890444 0.985485261838706 -0.7820263755673538 0.0 -0.8880639067911664 2.250380024168887 -1.1074342665588235 -0.5557884443094219 0.0 -1.2764317035876656 -1.6165987475916688 -1.8469876633287337 -0.18631007920349552 0.0


def f45(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(5, 0, -1):
        i1 = g45((c[k1] - 0), r=min(2.0, f2))
        if ((i0 > 6 or b0) or (m[2, -4] < x)):
            continue
    if i0 > 5:
        i1, f1, b1 = t45((((-1) + 6) * 1), max((x / (abs(np.float64(h[i2 % 6])) + 0.5)), (np.float64(h[4]) + 8)))
        i1 = i1 % 509
        if (((-2) - int(u[4])) < (i2 * int(u[3]))):
            for k2 in range(abs(i2) % 6):
                h[-5] = ((1e3 + x) + (i1 if b0 else c[k2]))
                i2 = ((8 * round(max(-1000.0, min(1000.0, 0.5))))) % 4093
                i0 = (i2) % 4093
            else:
                b1 = b0
                m[0] = a[2:]
                c[5] = 6
            if (9 <= (c[-5] ^ c[i2]) < i1):
                b1 = ((7 <= i2) and (a[i1 % 7] > f0))
            f1 *= abs((a[-5] * x))
        else:
            if (x <= np.sqrt(abs(np.float64(h[-1])))):
                a[::2] += (m[0][i0 % 5] - m[i2 % 4][1])
                b1 = ((2 & 9) in (1, 2, -5, 7))
                i1 = ((g45(2, 5) // (abs((i1 * int(u[4]))) + 1))) % 4093
            elif ((c[1] & i2) != int(u[2])):
                h[i0 % 6] = float((int(u[4]) * i0))
        if ((i1 if i0 > 7 else i0) > (-6)):
            if f1 < 0.0 and i0 == i1:
                raise IndexError("an index")
            h[0] = (-1.25 // (abs((x + x)) + 0.5))
        elif ((i0 if b0 else i0) >= (i1 % (abs(i1) + 1))):
            for k3 in range(m.shape[0]):
                if (g45((-6)) > (i0 % (abs(int(u[-5])) + 1))):
                    break
                i1, f1, b1 = t45(((int(u[2]) - c[i0 % 6]) ^ int(u[-2])), max((m[-1, k3] + np.float64(h[i1 % 6])), max(f0, np.float64(h[0]))))
                i1 = i1 % 509
            for f2 in a[1:5]:
                f2 += ((a[6] if f2 < x else f1) * float(i1))
            i1 = (round(max(-1000.0, min(1000.0, f0))) * int(b0))
        else:
            f0 = f1
            f1 = ((np.float64(h[i0]) + int(u[i0 % 5])) / (abs((-x)) + 0.5))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g45(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t45(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f45(2, 1e-3, f64[7] seed 45 in -4..4 reversed, i64[6] seed 45 in -50..50, f64[4, 5] seed 45 in -2..2 F, i32[5] seed 45 in 0..100, f16[6] seed 45)
# -> (2, 6, -5, 0.001, 0.25, -3.0, False, False)


def f46(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    for k1 in range(m.shape[0]):
        k2 = 0
        while k2 < 5 and ((np.float64(h[k1]) == -1.25) or k2 < 2):
            k2 += 1
            f0 = abs((f0 + k2))
            i1 = (((i1 % (abs(k2) + 1)) if (not f1 < 1.5) else (4 * k2))) % 4093
            m[1] = a[2:]
        for k3 in range(abs(i1) % 6):
            w4 = a.copy()
            m[i1 % 4, 1:] = m[i1 % 4, :-1]
        if ((not f0 < x) or i2 > 12):
            i1, f1, b1 = t46(max(int(b0), (k1 % (abs((-3)) + 1))), 0.5)
            i1 = i1 % 509
            b0, b1 = b1, not b0
        elif (np.int64(u[k1]) <= (k1 if b0 else c[k1]) < (-7)):
            if ((np.int64(u[i0 % 5]) <= (-3) < k1) or b0):
                b1 = ((not i1 > 9) and (k1 in (1, 2, -5, 7)))
                f0 += (-(f1 + a[k1]))
            else:
                i0, i1 = i1, i0
            if b0:
                i1 = (((8 + i1) | (8 + i1))) % 4093
            w5 = np.arange(6)
        else:
            v6 = m[:, 4]
            i0 = ((g46(i0) // (abs(max(i1, i1)) + 1))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def g46(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t46(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f46(8, 0.5, f64[7] seed 46 in -4..4 strided, i64[6] seed 46 in -50..50 reversed, f64[4, 5] seed 46 in -2..2 F, u64[5] seed 46 in 0..100, f16[6] seed 46)
# -> (8, 2, -5, 12.5, 0.25, -3.0, False, True)
# arg 4: f64[4, 5] = 0.9207970976645212 0.9207970976645212 0.9207970976645212 0.9207970976645212 0.9207970976645212 2.156605454519924 -2.616656713104237 -3.2625462594761547 -0.44745416210541045 0.4174428304394686 1.5086744288536993 0.47926527432811517 0.5720914370482677 -1.9281243949841111 1.4013947342899065 0.48886520873530603 1.3830901245017548 1.2390563738407194 1.7474156166999042 0.7268876108365125


def f47(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    i1, f1, b1 = t47(((i0 - c[4]) if (i0 <= 1 < i0) else int(b0)), e47(m[1], g47(i0)))
    i1 = i1 % 509
    for k1 in range(1, len(c), 2):
        f2 *= (np.float64(h[i1 % 6]) - (x * a[k1]))
        m[1] = a[2:]
        if ((k1 | k1) in (1, 2, -5, 7)):
            w2 = np.array([f0, max(m[i1 % 4, 1], np.float64(h[-3])), 2.0])
            i0 = (((i0 << 2) + round(max(-1000.0, min(1000.0, np.float64(h[i0 % 6])))))) % 4093
            for f2 in a[1:5]:
                f0 -= ((w2[0] * 0.1) + w2[1])
                h[i1 % 6] = ((f0 if f1 < 0.0 else np.float64(h[i2 % 6])) + f0)
                i2 = int(max(-1000.0, min(1000.0, (f1 * m[2, i0 % 5]))))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g47(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e47(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t47(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f47(7, 0.5, f64[7] seed 47 in -4..4, i64[6] seed 47 in -50..50 reversed, f64[4, 5] seed 47 in -2..2, u16[5] seed 47 in 0..100, f32[6] seed 47)
# -> (28, 0, 0, 2.723811912536621, 0.03848431041348155, -120.38857922388473, True, False)
# arg 4: f64[4, 5] = -0.06715289098251498 -0.8427879510894516 -0.8404370040681859 -1.2119060154404084 -0.7950448894182185 -1.6808740081363718 -2.423812030880817 -1.590089778836437 -3.8582029993138516 -3.2078866006124978 0.16681847742137412 1.1985095487092634 1.0883369959560794 -1.3088304221522247 -0.917388290476465 -0.5481789677490085 -1.2475248986963914 -0.06978707017366048 -0.6623114581409633 1.2145593093178344
# arg 6: f32[6] = 7.138136 -0.42139396 -0.4202185 -0.605953 -0.39752245 -0.96455073


def f48(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    k1 = 0
    while k1 < 3 and ((b0 or f1 < 0.0) or k1 < 2):
        k1 += 1
        i0, i1 = i1, i0
        if (-1.25 == e48(m[1], i0)):
            u[i1 % 5] = (((k1 // (abs(c[i1 % 6]) + 1)) + c[k1])) % 101
        else:
            v2 = c[2:]
            c[5] = ((v2[1] if (x > f1) else (i0 + i1))) % 4093
            c[i2 % 6] = int(u[2])
        k3 = 0
        while k3 < 3 and ((f2 < x or b0) or k3 < 2):
            k3 += 1
            v4 = c[2:]
            i1, f1, b1 = t48(i2, x)
            i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def e48(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t48(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f48(6, -2.25, f64[7] seed 48 in -4..4 reversed, i64[6] seed 48 in -50..50 strided, f64[4, 5] seed 48 in -2..2, i32[5] seed 48 in 0..100, f16[6] seed 48)
# -> (494, 494, -5, -2.25, -1.125, -3.0, True, False)
# arg 3: i64[6] = 26 42 -8 35 -13 988


def f49(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i2 = (9 | round(max(-1000.0, min(1000.0, f0))))
    i2 = (((i0 ^ (-6)) if b1 else (i0 if b0 else c[i0 % 6]))) % 4093
    i0 = ((int(i0 > 6) + (c[1] * 6))) % 4093
    b1 = ((1e3 // (abs(0.1) + 0.5)) == a[-4])
    w1 = np.full((3, 2), 1.5)
    k2 = 0
    while k2 < 3 and ((np.float64(h[2]) > f1) or k2 < 2):
        k2 += 1
        f1 = abs((m[-1, -1] - 2.0))
        if (0 <= g49(7, 5) < (1 if b0 else k2)):
            f0 *= 0.1
            b1 = ((np.int64(u[i0 % 5]) <= np.int64(u[1]) < c[k2]) or (f2 < 1.5 or b1))
            i0 = ((((-5) & c[-3]) << 1)) % 4093
        elif (m[-1, k2] <= float(i2)):
            for k3 in range(1, len(c), 2):
                b0 = ((1 // (abs(i2) + 1)) == g49((-3), 5))
            if ((i0 & i0) >= max((-7), c[i0 % 6])):
                break
        if ((i2 & 9) >= int(b1)):
            for k4 in range(4):
                f1 += (abs(f1) - (a[k4] - w1[2, 0]))
                i1 = g49(int(i0 > 0), 5)
                i0 = g49(min(k2, i1))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g49(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f49(8, 100.0, f64[7] seed 49 in -4..4 strided, i64[6] seed 49 in -50..50 reversed, f64[4, 5] seed 49 in -2..2, u32[5] seed 49 in 0..100, f32[6] seed 49)
# -> (3944, 2, 8, 100.0, 0.5304645239323942, -3.0, False, False)


def f50(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if (i0 in (1, 2, -5, 7)):
        i2 = (((int(u[-3]) + c[5]) * max(i2, (-7)))) % 4093
        m[2, 3] -= a[0]
    else:
        f0 += (max(m[-1, 3], x) + a[i0 % 7])
    i1 = (i1) % 4093
    for k1 in range(m.shape[0]):
        if (b0 or (not b0)):
            b0, b1 = b1, not b0
            for k2 in range(abs(i1) % 6):
                b0 = f1 < 0.0
                f0, f1, f2 = f2, f0, f1
                i0 = ((k1 * k1) % (abs((-3)) + 1))
            if (not (b0 and i2 > 0)):
                b1 = (max(k1, i0) < (i2 // (abs(c[i1 % 6]) + 1)))
            else:
                i1, f1, b1 = t50(g50(min(4, i2), 5), ((m[-4, k1] % (abs(np.float64(h[5])) + 0.5)) / (abs(abs(2.0)) + 0.5)))
                i1 = i1 % 509
                b0, b1 = b1, not b0
                i0 = (((i0 + int(u[-5])) + (k1 ^ (-9)))) % 4093
        else:
            if b0:
                c[::-1] = c.copy()
                b1 = (g50(int(u[-3]), 5) == ((-1) * 4))
            elif (b0 and (not b0)):
                b0 = (round(max(-1000.0, min(1000.0, m[-3, k1]))) >= (-int(u[i2 % 5])))
                f2 -= ((-1.25 - f2) * f1)
            else:
                f2 = ((f1 + c[0]) / (abs((x / (abs(x) + 0.5))) + 0.5))
        i0, i1 = i1, i0
        k3 = 0
        while k3 < 3 and (((-9) <= k1 < c[k1]) or k3 < 2):
            k3 += 1
            i2 = (int(f2 < 0.0) | k3)
    return i0, i1, i2, f0, f1, f2, b0, b1


def g50(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t50(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f50(6, 0.0, f64[7] seed 50 in -4..4 strided, i64[6] seed 50 in -50..50 strided, f64[4, 5] seed 50 in -2..2 F, i32[5] seed 50 in 0..100, f32[6] seed 50)
# -> (0, 2, 2, -3.0, 3.0119963335346176, 0.25, False, False)


def f51(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    w1 = np.zeros(5)
    if ((len(a) <= i1 < 4) or (f0 < 1.5 or i2 > 2)):
        f0 = np.floor((f2 if b0 else x))
    elif ((len(a) - i2) <= (-i0) < (i1 * (-8))):
        for k2 in range(m.shape[0]):
            if (k2 >= (i0 // (abs(4) + 1))):
                u[-3] = (((-6) * 8) in (1, 2, -5, 7))
                f2 = abs((1e3 + np.float64(h[k2])))
        i0 = ((4 + (-3)) * int(f2 < x))
        if f2 < x:
            i1 = (((len(a) | i1) * (len(a) << 0))) % 4093
        elif (int(u[3]) <= i2 < ((-7) // (abs(i0) + 1))):
            i0 = (((8 * (-7)) + (c[-6] + (-8)))) % 4093
            i2 = (i1) % 4093
            f0, f1, f2 = f2, f0, f1
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f51(-1, 0.5, f64[7] seed 51 in -4..4 reversed, i64[6] seed 51 in -50..50, f64[4, 5] seed 51 in -2..2 F, bool[5] seed 51 in 0..100, f32[6] seed 51)
# -> (-1, 2, -5, 0.0, 0.25, -3.0, False, False)


def f52(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if (max(i0, c[i1 % 6]) >= (5 >> 1)):
        v1 = c[2:]
        if (i2 <= (1 // (abs((-1)) + 1))):
            i2 = (i1) % 4093
            m[0][-3] = (a[0] + float(np.int64(u[-3])))
        elif (v1[0] in (1, 2, -5, 7)):
            f0 = ((m[1, i2 % 5] * f2) + np.float64(h[0]))
            m[:, 0] *= (x - a[5])
    else:
        i1, f1, b1 = t52(((0 % (abs((-3)) + 1)) * (i2 if i2 > 11 else i2)), abs(f2))
        i1 = i1 % 509
        a[::2] += m[3, 0]
        for k2 in range(4):
            f1 *= (-(0.1 / (abs(f2) + 0.5)))
            b1 = (k2 >= (i1 << 2))
    return i0, i1, i2, f0, f1, f2, b0, b1


def t52(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f52(-3, 0.0, f64[7] seed 52 in -4..4 reversed, i64[6] seed 52 in -50..50 strided, f64[4, 5] seed 52 in -2..2, u16[5] seed 52 in 0..100, f32[6] seed 52)
# -> (-3, 499, -5, 0.0, 9.99583506872137e-7, -3.0, False, False)
# arg 2: f64[7] = 4.262550724926009 -2.254850742974247 -1.6611155040769097 -2.39222667355037 2.569318783828968 -3.171897620602847 -2.965412202097715


def f53(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    u[2] = ((i1 <= i1 < 0) or (c[i2 % 6] >= i2))
    if (not u[1]):
        f2 = 2.0
        for k1 in range(5, 0, -1):
            for k2 in range(1, len(c), 2):
                f0 = (np.sqrt(abs(np.float64(h[-6]))) * m[0, 2])
                i1, f1, b1 = t53(min(k2, (0 >> 3)), float((7 + 5)))
                i1 = i1 % 509
                i1 = round(max(-1000.0, min(1000.0, (a[i1 % 7] * np.float64(h[k2])))))
            if ((f1 + k1) < (f1 - x)):
                i0 = (i0) % 4093
        b0, b1 = b1, not b0
    elif ((2.0 + np.float64(h[3])) <= float(len(a))):
        c[5] = ((-(c[-6] & i1))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def t53(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f53(7, 0.5, f64[7] seed 53 in -4..4 strided, i64[6] seed 53 in -50..50 strided, f64[4, 5] seed 53 in -2..2 F, bool[5] seed 53 in 0..100, f16[6] seed 53)
# -> (7, 0, -5, -0.4682707737748561, 6.0, 2.0, False, False)
# arg 5: bool[5] = True False False True True


def f54(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(4):
        b1 = ((x + c[i0]) >= (f2 + 9))
        f2 = ((f0 * x) if f2 < 1.5 else float(8))
        if (((-9) in (1, 2, -5, 7)) and (k1 > c[2])):
            if ((k1 % (abs(int(u[i2 % 5])) + 1)) <= g54(k1, 5) < (int(u[k1]) if b0 else (-5))):
                break
    f1 += m[2, 4]
    f2 *= (float(1) % (abs((1e3 * np.float64(h[2]))) + 0.5))
    for k2 in range(abs(i1) % 6):
        k3 = 0
        while k3 < 4 and ((c[k2] <= int(u[0]) < k2) or k3 < 2):
            k3 += 1
            f1 = e54(m[1], (1 + i1))
        for k4 in range(5, 0, -1):
            if (np.sqrt(abs(1e3)) < (f1 - f0)):
                m[1, 1:] = m[1, :-1]
                f0, f1, f2 = f2, f0, f1
                a[::2] += f1
            elif (not (k4 <= k4 < 3)):
                i0 = (((c[k4] & c[k2]) ^ (i1 - i1))) % 4093
            else:
                m[:, 3] *= np.floor(f1)
                b1 = b1
                i1, f1, b1 = t54(0, ((-np.float64(h[k4])) / (abs(m[i2 % 4, 4]) + 0.5)))
                i1 = i1 % 509
            i1, f1, b1 = t54(((k2 - i2) - (i2 + (-9))), f0)
            i1 = i1 % 509
            h[i1 % 6] = np.sqrt(abs(float((-7))))
    else:
        i0, i1 = i1, i0
        i0 = ((((-3) << 3) + (i2 % (abs((-1)) + 1)))) % 4093
        b1 = (not (b0 or b1))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g54(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e54(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t54(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f54(0, 0.0, f64[7] seed 54 in -4..4 strided, i64[6] seed 54 in -50..50, f64[4, 5] seed 54 in -2..2 strided, i8[5] seed 54 in 0..100, f16[6] seed 54)
# -> (4070, 33, -5, 0.0, 0.0, 0.0, False, False)
# arg 4: f64[4, 5] = 0.9418158688707186 -0.7741010745894976 -0.16449943598936922 0.0 1.0372385953959995 -0.8867851211757465 0.8032660857479814 -1.1879233685811608 0.0 -1.5130881282607547 -1.0112156190088455 0.9268705082427906 0.07419363128507017 -0.0 1.256189383188771 -1.0996104796268575 1.0375356579444768 -0.7062732705135386 -0.0 -1.9906924588540527
# arg 6: f16[6] = 2.6464844 2.6464844 -0.08227539 0.9121094 0.5185547 -0.44335938


def f55(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if ((np.int64(u[4]) <= i0 < i1) and (np.int64(u[1]) in (1, 2, -5, 7))):
        f0 += ((a[1] - m[-4, 0]) if (f1 < 1.5 or b0) else 2.0)
        f0 -= (e55(a[::2], (-4)) * np.float64(h[i2 % 6]))
    elif ((c[i2 % 6] ^ i0) <= (4 if b0 else c[-1])):
        b0 = (g55(2, r=f0) <= (9 | i1) < np.int64(u[i1 % 5]))
    i0 = g55(np.int64(u[-4]), 5)
    a[1:4] = (f0 if b1 else np.float64(h[i2 % 6]))
    f2 = min((2.0 + f0), f0)
    if i2 > 14:
        k1 = 0
        while k1 < 5 and ((f0 < x or b1) or k1 < 2):
            k1 += 1
            f1 -= x
        for k2 in range(1, len(c), 2):
            f0 -= f2
    return i0, i1, i2, f0, f1, f2, b0, b1


def g55(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e55(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f55(0, 1e-3, f64[7] seed 55 in -4..4, i64[6] seed 55 in -50..50, f64[4, 5] seed 55 in -2..2 strided, u32[5] seed 55 in 0..100, f16[6] seed 55)
# -> (198, 2, -5, 0.001, 0.25, 0.001, False, False)
# arg 2: f64[7] = -0.5601417083189748 -0.93798828125 -0.93798828125 -0.93798828125 1.2180839327274438 -2.0099436223373273 0.9215987347185015


def f56(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    m[-1][-4] = f0
    f1 = e56(a[::2], c[-5])
    for f2 in a[1:5]:
        b1 = ((b1 and u[0]) or ((-5) > (-7)))
        for k2 in range(len(a)):
            a[-5] = abs((f1 if u[i1] else f2))
            if i2 > 10:
                break
    k3 = 0
    while k3 < 4 and ((not f0 < x) or k3 < 2):
        k3 += 1
        i0, i1 = i1, i0
    else:
        v4 = m.T[2]
        for k5 in range(len(a)):
            i1, f1, b1 = t56(((i0 * len(a)) * len(a)), f1)
            i1 = i1 % 509
            i0 = (i1) % 4093
            u[4] = ((i0 if i0 > 13 else 8) in (1, 2, -5, 7))
        else:
            b0 = ((u[2] and b1) or (u[0] and i2 > 2))
            c[::-1] = c.copy()
    return i0, i1, i2, f0, f1, f2, b0, b1


def e56(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t56(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f56(3, 1e-3, f64[7] seed 56 in -4..4 reversed, i64[6] seed 56 in -50..50 strided, f64[4, 5] seed 56 in -2..2 strided, bool[5] seed 56 in 0..100, f32[6] seed 56)
# -> (499, 499, -5, 0.001, 0.00710355793122977, 0.7058226057662766, False, False)
# arg 2: f64[7] = 0.9092554151974106 1.620173038584329 0.9092554151974106 -0.014572885989101003 0.7058226057662766 0.4720673536217852 -2.137883227324185
# arg 3: i64[6] = 3 20 33 -3 -8 -22
# arg 4: f64[4, 5] = 0.4546277075987053 0.8100865192921645 0.38427637566819595 -0.007286442994550502 0.3529113028831383 0.2360336768108926 -1.0689416136620924 -1.93059617012777 -1.2361705795146483 -1.632791743663729 -1.1526181100168693 1.784311643152472 -0.7987247785479239 -1.9004934320940579 -1.8935578415485095 -0.5962136806707004 0.001 -1.0893587851354654 1.1932991042525942 0.5688797952456057


def f57(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    f1 -= np.float64(h[2])
    f0 = np.sqrt(abs((f2 + m[-2, 0])))
    f2 += np.sqrt(abs(np.sqrt(abs(f0))))
    for k1 in range(m.shape[0]):
        f0 = (float((-3)) - x)
        b1 = (f1 < 0.1)
    f1 += f1
    if (int(max(-1000.0, min(1000.0, a[3]))) <= i2 < g57(i2, r=m[-3, -1])):
        if ((i2 * i1) != int(u[1])):
            m[2] = a[2:]
        for k2, f0 in zip(range(4), m[1]):
            f1 += 1e3
    return i0, i1, i2, f0, f1, f2, b0, b1


def g57(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f57(8, -2.25, f64[7] seed 57 in -4..4 reversed, i64[6] seed 57 in -50..50, f64[4, 5] seed 57 in -2..2, i16[5] seed 57 in 0..100, f32[6] seed 57)
# -> (8, 2, -5, -0.75, -1.2784342765808105, -1.9259277383344091, True, True)


def f58(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    f1 *= ((np.float64(h[-2]) % (abs(np.float64(h[-1])) + 0.5)) - (np.float64(h[-5]) if b0 else f0))
    i1, f1, b1 = t58((int(i2 > 12) - (i0 % (abs(int(u[3])) + 1))), (np.sqrt(abs(np.float64(h[i2 % 6]))) % (abs((x * x)) + 0.5)))
    i1 = i1 % 509
    for i1, f1 in zip(c, a):
        if (e58(m[1], i1) <= e58(m[1], i2)):
            if f2 < x:
                b1 = ((not f2 < x) and (i1 > 6 and b0))
                f0 *= ((f2 if i0 > 4 else f2) + (8 >> 3))
                b0 = (not (1 <= i1 < c[i2 % 6]))
            else:
                a[-5] = (abs(a[3]) * (np.float64(h[1]) + a[i1 % 7]))
            for k2 in range(m.shape[0]):
                i1, f1, b1 = t58(k2, x)
                i1 = i1 % 509
                if ((i0 & i1) >= (3 & k2)):
                    continue
        else:
            b1 = ((m[-1, i2 % 5] + np.float64(h[i2 % 6])) >= (a[4] if b0 else np.float64(h[4])))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e58(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t58(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f58(5, 0.0, f64[7] seed 58 in -4..4 strided, i64[6] seed 58 in -50..50, f64[4, 5] seed 58 in -2..2 strided, i32[5] seed 58 in 0..100, f16[6] seed 58)
# -> (5, -39, -5, 0.0, -1.1828097591501283, -3.0, True, False)


def f59(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    h[i2] = ((f0 + c[-4]) * np.sqrt(abs(f2)))
    k1 = 0
    while k1 < 5 and (f2 < x or k1 < 2):
        k1 += 1
        a[k1], a[0] = a[0], f0
        f0 = a[i2 % 7:][0] if len(a[2:]) > 0 else 1.0
        for k2, f0 in zip(range(4), m[1]):
            i1, f1, b1 = t59(8, e59(m[:, 0], (i1 >> 0)))
            i1 = i1 % 509
    h[3] = abs((x - m[0, 3]))
    for k3 in range(4):
        if b0:
            continue
        for f2 in a[1:5]:
            k5 = 0
            while k5 < 2 and ((u[i0 % 5] or b1) or k5 < 2):
                k5 += 1
                i1 = g59((c[0] - i2), r=(a[-6] - a[k5]))
                if ((u[-3] and i1 > 11) or (u[-1] and i2 > 9)):
                    break
                a[k5] += (float(i1) - np.ceil(a[6]))
        for k6 in range(m.shape[0]):
            b1 = ((i2 in (1, 2, -5, 7)) or (f1 < x and u[i0 % 5]))
            w7 = np.zeros(4, dtype=np.int64)
            for k8 in range(4):
                i0 = ((int(max(-1000.0, min(1000.0, f2))) - (i0 * w7[k8]))) % 4093
                a[1:4] = (0.1 * -1.25)
    return i0, i1, i2, f0, f1, f2, b0, b1


def g59(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e59(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t59(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f59(2, 1e-3, f64[7] seed 59 in -4..4, i64[6] seed 59 in -50..50 strided, f64[4, 5] seed 59 in -2..2 F, bool[5] seed 59 in 0..100, f16[6] seed 59)
# -> (0, 995, -5, -0.22702479658865427, 0.9647480451459169, -0.22702479658865427, False, True)
# arg 2: f64[7] = -0.22702479658865427 -0.125 -0.125 -0.125 -0.22702479658865427 -0.22702479658865427 -3.4134194405937084
# arg 6: f16[6] = 0.17626953 -6.9257813 0.6191406 0.5517578 0.54833984 0.43798828


def f60(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    a[1:4] = np.floor(0.5)
    i1, f1, b1 = t60(((i0 - np.int64(u[4])) * (i0 & np.int64(u[2]))), ((2.0 - f1) * (f1 * a[2])))
    i1 = i1 % 509
    for k1 in range(len(a)):
        k2 = 0
        while k2 < 5 and ((not b0) or k2 < 2):
            k2 += 1
            a[k1] = float((1 & 1))
            for k3, f0 in zip(range(4), m[1]):
                f0, f1, f2 = f2, f0, f1
                f2 -= np.floor(float(np.int64(u[4])))
                f2 += (-(m[0, i1 % 5] - a[6]))
            else:
                a[i1 % 7] += (float(c[k2]) if (np.int64(u[0]) >= np.int64(u[-2])) else e60(a, c[3]))
                h[k2] = min((-x), (x - 0.1))
                i1, f1, b1 = t60(((np.int64(u[2]) - k2) - (-2)), (-(0.1 * 1e3)))
                i1 = i1 % 509
        u[4] = (((i2 * c[-1]) if (m[1, 1] < m[-2, i0 % 5]) else (~c[2]))) % 101
        i1, f1, b1 = t60((max(c[2], (-1)) + ((-3) + 8)), ((f2 / (abs(0.5) + 0.5)) * (np.float64(h[2]) - m[1, i1 % 5])))
        i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def e60(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t60(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f60(-2, 1e-3, f64[7] seed 60 in -4..4 reversed, i64[6] seed 60 in -50..50, f64[4, 5] seed 60 in -2..2 strided, u64[5] seed 60 in 0..100, f32[6] seed 60)
# -> (-2, 33, -5, -67.16619106686403, 38.160939180262034, -66.88873694002878, False, True)
# arg 2: f64[7] = 64.0 63.0 61.0 1.0 1.0 33.0 65.0
# arg 5: u64[5] = 26 21 79 92 71
# arg 6: f32[6] = 0.4612714 -0.099 -0.099 -0.099 -0.099 -0.099


def f61(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p * 2 + i0) % 1013
    i2 = (i1) % 4093
    w1 = np.zeros(5)
    b1 = ((x + np.float64(h[i2 % 6])) == (0.5 * f1))
    for k2 in range(4):
        for i1, f1 in zip(c, a):
            for k4 in range(1, len(c), 2):
                f0, f1, f2 = f2, f0, f1
                f0 = (0.5 / (abs((f2 + i0)) + 0.5))
            v5 = c[2:]
            f2 -= (float(v5[-1]) / (abs((-1.25 if b1 else f1)) + 0.5))
            for k6 in range(len(a)):
                i1 = round(max(-1000.0, min(1000.0, f0)))
                i1 = (((-3) ^ (k2 + i2))) % 4093
                f1 = max((np.float64(h[k2]) - a[k2]), (m[1][i0 % 5] * m[-4][k2]))
        i1, f1, b1 = t61(((-8) % (abs(k2) + 1)), ((m[k2, k2] + 2.0) - np.float64(h[i2 % 6])))
        i1 = i1 % 509
        w1[-3] = (max(a[k2], 0.1) if (len(a) == 9) else (f2 - f2))
    return i0, i1, i2, f0, f1, f2, b0, b1


def t61(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f61(4, 1e-3, f64[7] seed 61 in -4..4, i64[6] seed 61 in -50..50 reversed, f64[4, 5] seed 61 in -2..2 F, bool[5] seed 61 in 0..100, f16[6] seed 61)
# -> (4, 499, 2, 0.1081476505781486, 1.1151125305335121, -31.100247038122962, True, False)


def f62(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    k1 = 0
    while k1 < 3 and ((i0 != i0) or k1 < 2):
        k1 += 1
        f0 += (np.sqrt(abs(-1.25)) * a[k1])
        i0 = (i2) % 4093
    i0 = (((8 + int(u[2])) * 3)) % 4093
    i0 = (i1) % 4093
    b1 = (not (not b0))
    v2 = m.T[4]
    if ((i1 + i1) <= (int(u[-1]) >> 1) < (c[1] << 0)):
        i1, f1, b1 = t62(1, np.sqrt(abs(v2[0])))
        i1 = i1 % 509
        i1 = int(u[i1 % 5])
        for k3 in range(abs(i2) % 6):
            if b0:
                continue
    else:
        b1 = ((i1 + i0) < ((-1) * c[1]))
        a[1:4] = float(i1)
        i1, f1, b1 = t62(i2, e62(m[1], (i0 * int(u[4]))))
        i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def e62(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t62(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f62(4, 100.0, f64[7] seed 62 in -4..4 reversed, i64[6] seed 62 in -50..50 reversed, f64[4, 5] seed 62 in -2..2, i8[5] seed 62 in 0..100, f16[6] seed 62)
# -> (2, 494, -5, 106.56617766800322, -0.34161129304504056, -3.0, True, False)
# arg 2: f64[7] = -2.4317123002208794 2.0 2.0 2.0 -0.6753799377260306 1.7085871566692816 -1.8566357579135335


def f63(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    f2 = abs((a[-5] + f0))
    i0 = int(max(-1000.0, min(1000.0, abs(x))))
    m[0, 2] = (-max(f0, x))
    i1, f1, b1 = t63(inner((3 * i1)), ((-f1) if (0.5 == f0) else (x + m[3, 0])))
    i1 = i1 % 509
    v1 = a[1:6]
    for k2 in range(abs(i0) % 6):
        i1, f1, b1 = t63(((i2 - i2) % (abs((i0 - c[k2])) + 1)), (e63(m[:, 0], i1) if i0 > 1 else np.floor(f0)))
        i1 = i1 % 509
        for k3 in range(1, len(c), 2):
            f1 *= ((x * v1[-5]) * np.sqrt(abs(x)))
            i1 = ((max((-7), c[i0 % 6]) % (abs((c[i0 % 6] - (-1))) + 1))) % 4093
        v4 = c[2:]
        i1 = 3
    return i0, i1, i2, f0, f1, f2, b0, b1


def e63(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t63(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f63(1, -2.25, f64[7] seed 63 in -4..4, i64[6] seed 63 in -50..50, f64[4, 5] seed 63 in -2..2 F, u16[5] seed 63 in 0..100, f16[6] seed 63)
# -> (2, 3, -5, -2.25, -101.46424904557587, 2.41013278971207, False, False)
# arg 4: f64[4, 5] = 0.19458427156775526 -0.8051059530395541 2.25 -0.09901564518988737 -0.9456703054198452 -0.39666413355792907 -0.8078905800831491 -1.7543975915046404 -0.325802419564035 -1.2273705523345972 -0.9761702382804516 -0.5783217422861306 -1.336363270163278 -1.2542137964450344 1.8651532937006357 -1.264365418445856 0.37824184673403094 1.5401937973337971 -0.028638849546939404 -0.020670342423926513


def f64(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    i0 = ((-inner((-2)))) % 4093
    u[-1] = ((max(i1, 6) - round(max(-1000.0, min(1000.0, m[1][0]))))) % 101
    c[0] = (((int(u[2]) * c[0]) * (i2 if i1 > 16 else i2))) % 4093
    b1 = (x != max(np.float64(h[i0 % 6]), x))
    f2 = a[-5]
    h[-5] = ((f0 + np.float64(h[1])) - (np.float64(h[i1 % 6]) - x))
    u[4] = ((-1)) % 101
    k1 = 0
    while k1 < 4 and ((i2 <= i2 < 4) or k1 < 2):
        k1 += 1
        for f2 in a[1:5]:
            for k3 in range(len(a)):
                m[2] = a[2:]
                c[::-1] = c.copy()
            k4 = 0
            while k4 < 2 and ((3 != int(u[1])) or k4 < 2):
                k4 += 1
                b0 = ((not b0) or (c[-6] <= 0 < int(u[k1])))
                c[::-1] = c.copy()
            i0 = ((-4) - round(max(-1000.0, min(1000.0, m[3, 2]))))
        else:
            i2 = int(max(-1000.0, min(1000.0, (np.float64(h[-1]) / (abs(m[-3, -1]) + 0.5)))))
    return i0, i1, i2, f0, f1, f2, b0, b1


def t64(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f64(5, -2.25, f64[7] seed 64 in -4..4 strided, i64[6] seed 64 in -50..50 strided, f64[4, 5] seed 64 in -2..2 strided, i32[5] seed 64 in 0..100, f16[6] seed 64)
# -> (-4, 2, 0, -2.25, 0.25, 3.2921618837493645, True, True)
# arg 3: i64[6] = 1690 18 -37 0 -1 -49
# arg 4: f64[4, 5] = 1.3529325211271517 -1.3798239506564758 -0.8954442887568117 1.0248406192863615 1.6460809418746822 0.6540399291846217 -1.0679507434759743 -0.22670143259051656 -0.4860543461451283 -1.2677992764868984 -1.7908885775136234 2.049681238572723 3.2921618837493645 1.3080798583692435 -2.1359014869519486 -0.3757633958205071 -1.5343184770523086 -0.23660640807251765 1.0885186256401944 1.286424324565802
# arg 5: i32[5] = 24 68 13 50 100
# arg 6: f16[6] = 0.67626953 -4.7421875 -0.4477539 0.51220703 0.8232422 0.3269043


def f65(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    a[1:4] = np.sqrt(abs(m[0][3]))
    i0 = (((i1 | c[i0 % 6]) - i1)) % 4093
    for f2 in a[1:5]:
        a[i0 % 7] += e65(m[1], min(7, i0))
    i2 = max(int(i0 > 5), round(max(-1000.0, min(1000.0, m[-3, 3]))))
    b1 = ((i1 % (abs(c[4]) + 1)) in (1, 2, -5, 7))
    m[0, 0] *= f1
    for k2 in range(5, 0, -1):
        i1, f1, b1 = t65(inner(((-8) | i0)), min(np.floor(x), (-1.25 / (abs(0.5) + 0.5))))
        i1 = i1 % 509
        f2 = ((a[k2] * a[k2]) + e65(m[1], c[i2 % 6]))
        f0 -= abs((x if b1 else x))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e65(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t65(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f65(-1, 100.0, f64[7] seed 65 in -4..4 reversed, i64[6] seed 65 in -50..50, f64[4, 5] seed 65 in -2..2 F, u32[5] seed 65 in 0..100, f16[6] seed 65)
# -> (49, 393, 1, -400.0, -0.625, -0.48986447027700253, False, True)
# arg 2: f64[7] = 3.0801642634275357 1.038018457321032 1.038018457321032 1.038018457321032 -0.20128910322767268 1.5727968657193072 3.582733267605861
# arg 4: f64[4, 5] = -0.28505569439841216 0.5615074170564793 -0.4318768362755758 1.0774823177391353 -0.10064455161383634 0.7863984328596536 1.7913666338029306 1.3401524546537082 -1.7814260366664203 -1.5673467880161378 -1.0340344277128541 -0.5132642776151322 -1.2015778853586232 -1.016020680962412 -0.5255947678119557 -0.725313629416148 0.5962513647594045 1.533775745837724 0.5330963162322 -1.405218465610079


def f66(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    b1 = (i2 in (1, 2, -5, 7))
    f1 -= ((f0 if i2 > 12 else f2) if (f1 != np.float64(h[i1 % 6])) else np.float64(h[5]))
    u[-1] = ((i0 > 19 and i1 > 7) and (f2 == f1))
    k1 = 0
    while k1 < 4 and ((len(a) <= c[5] < i0) or k1 < 2):
        k1 += 1
        for k2, f1 in enumerate(a):
            for f2 in a[1:5]:
                f2 *= float((i0 | len(a)))
                f1 = abs((0.5 // (abs(f2) + 0.5)))
                f2 = max((a[k2] - x), max(np.float64(h[-2]), m[i1 % 4, k1]))
            i0 = (((c[k1] * (-5)) // (abs((len(a) ^ i2)) + 1))) % 4093
        else:
            v4 = m.T[i0 % 5]
            b1 = (not (not i1 > 8))
            if (not (not b0)):
                i2 = (-6)
                b1 = (abs(f1) == (v4[2] * np.float64(h[k1])))
            i2 = ((~(-6)) << 3)
        f2 += e66(m[:, 0], (len(a) * i1))
        i1 = (((2 // (abs(k1) + 1)) + (c[5] & c[i0 % 6]))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def e66(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f66(1, 1e-3, f64[7] seed 66 in -4..4 reversed, i64[6] seed 66 in -50..50, f64[4, 5] seed 66 in -2..2, bool[5] seed 66 in 0..100, f16[6] seed 66)
# -> (4, 0, 40, 0.001, 0.0, -0.977863269989212, False, True)


def f67(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    f2 -= np.floor((f2 * a[6]))
    f2 = min((1e3 - f0), (f2 / (abs(m[0, 3]) + 0.5)))
    f1 += ((a[0] if b0 else x) * (1e3 + i2))
    if b1 and i0 == i1:
        raise IndexError("an index")
    b0 = (((-7) - 6) == (c[i0 % 6] % (abs(int(u[4])) + 1)))
    for k1 in range(5, 0, -1):
        f2 -= min(float(i2), (-m[2][i2 % 5]))
        h[-3] = e67(m[:, 0], min(c[2], k1))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e67(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f67(7, 0.5, f64[7] seed 67 in -4..4, i64[6] seed 67 in -50..50, f64[4, 5] seed 67 in -2..2, i16[5] seed 67 in 0..100, f16[6] seed 67)
# -> (7, 2, -5, 0.5, 3161.9336579002074, 15.703953864934332, False, False)
# arg 6: f16[6] = 0.7944336 0.53759766 0.51464844 -1.8408203 -0.6645508 -0.92041016


def f68(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    for k1 in range(m.shape[0]):
        i0 = k1
        c[::-1] = c.copy()
        for k2 in range(len(a)):
            f0 = np.sqrt(abs((f0 + c[k1])))
            i1, f1, b1 = t68((((-6) * (-1)) + i0), abs((m[-4, k1] * a[4])))
            i1 = i1 % 509
    i1 = (i2) % 4093
    if ((f1 + c[i1 % 6]) != m[1][i0 % 5]):
        if ((i0 - 9) in (1, 2, -5, 7)):
            k3 = 0
            while k3 < 5 and ((c[-5] == i2) or k3 < 2):
                k3 += 1
                if ((a[i0 % 7] + f1) != float(i1)):
                    break
                f0 *= np.float64(h[-1])
            k4 = 0
            while k4 < 5 and ((i1 in (1, 2, -5, 7)) or k4 < 2):
                k4 += 1
                i1, f1, b1 = t68((min(k4, k4) // (abs((i0 - i1)) + 1)), (0.1 if (x != m[1, i2 % 5]) else (m[i0 % 4, 2] * a[k4])))
                i1 = i1 % 509
        else:
            for k5 in range(4):
                i1 = ((c[-5] % (abs((9 >> 3)) + 1))) % 4093
            if ((f1 + (-4)) <= (m[i2, i1 % 5] - a[2])):
                a[i2:i2] = a[i2 % 7]
        b1 = b0
        b1 = ((m[-2, 1] + a[2]) <= f1)
    elif ((np.float64(h[3]) if b1 else m[i1 % 4][3]) > (np.float64(h[4]) / (abs(x) + 0.5))):
        a[i0:i2] = float((-4))
        if ((c[5] - 1) != 8) and i0 == i1:
            raise ValueError("a value")
        f2 = (e68(m[1], i1) % (abs(np.sqrt(abs(0.5))) + 0.5))
    else:
        f0 += e68(a[::2], (np.int64(u[4]) | i0))
        i2 = (((-8) - 4) - int(max(-1000.0, min(1000.0, a[2]))))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e68(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t68(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f68(-1, 0.0, f64[7] seed 68 in -4..4 reversed, i64[6] seed 68 in -50..50, f64[4, 5] seed 68 in -2..2, u8[5] seed 68 in 0..100, f16[6] seed 68)
# raises IndexError: index -5 is out of bounds for axis 0 with size 4
# at if ((f1 + (-4)) <= (m[i2, i1 % 5] - a[2])):


def f69(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(len(a)):
        for k2 in range(len(a)):
            for k3 in range(5, 0, -1):
                u[4] = (((i0 | 5) & k1)) % 101
    b1 = ((f0 < 1.5 or b0) or (c[i2 % 6] <= 6 < i0))
    b1 = (not (i1 in (1, 2, -5, 7)))
    f0 = (min(0.1, np.float64(h[-3])) * x)
    a[2] *= min(np.floor(1e3), (x / (abs(-1.25) + 0.5)))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f69(6, -2.25, f64[7] seed 69 in -4..4, i64[6] seed 69 in -50..50, f64[4, 5] seed 69 in -2..2, u8[5] seed 69 in 0..100, f32[6] seed 69)
# -> (6, 2, -5, -0.225, 0.25, -3.0, True, False)
# arg 2: f64[7] = -1.3962497775560179 -1.9388916048270977 -3.3968572396992847 2.3524223613334705 2.4872698891930645 3.6958428432307997 3.2632687225006283
# arg 5: u8[5] = 100 12 92 97 6


def f70(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    if ((np.int64(u[0]) * np.int64(u[i0 % 5])) >= i0):
        if ((np.int64(u[4]) - np.int64(u[-3])) != (c[i0 % 6] % (abs(i1) + 1))):
            m[:, 3] *= np.sqrt(abs(np.float64(h[5])))
            v1 = m.T[1]
            i1, f1, b1 = t70((int(b0) // (abs((i1 - c[3])) + 1)), ((v1[1] + i2) / (abs(float(i2)) + 0.5)))
            i1 = i1 % 509
            f2 += (0.1 / (abs((0.5 - 0.5)) + 0.5))
        f0 += np.float64(h[0])
    else:
        if (b0 and (f1 < x)):
            i0 = 5
        else:
            u[0] = ((int(i2 > 7) ^ ((-2) // (abs(c[i2 % 6]) + 1)))) % 101
    return i0, i1, i2, f0, f1, f2, b0, b1


def t70(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f70(-1, 0.5, f64[7] seed 70 in -4..4 reversed, i64[6] seed 70 in -50..50 reversed, f64[4, 5] seed 70 in -2..2 F, u16[5] seed 70 in 0..100, f32[6] seed 70)
# -> (-1, 499, -5, 0.30492880940437317, -0.3574909852423666, -2.8, False, False)
# arg 4: f64[4, 5] = -0.390142393111947 -1.2052811415684856 1.9566566206762412 0.5106334866510368 1.167375517442287 -0.6838861758988632 1.0675991623339671 0.17909544635243702 -0.7827186598555754 1.5628005214877105 -1.749978559666538 0.02786455282617295 0.6047147428531661 0.7334477352015533 1.1626614607769192 0.40776136896188664 -0.9350341972587963 -1.1471864972368522 1.1387882240291838 -0.11286398821860066


def f71(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    for k1 in range(m.shape[0]):
        a[k1] += ((f1 // (abs(a[i2 % 7]) + 0.5)) * min(x, np.float64(h[k1])))
        b1 = ((i2 & c[i1 % 6]) >= (i0 + 3))
    if b1:
        i2 = int((f0 != a[-5]))
        for k2 in range(abs(i0) % 6):
            for i1, f1 in zip(c, a):
                b1 = (not (np.int64(u[-5]) >= k2))
                b0, b1 = b1, not b0
            for k4 in range(m.shape[0]):
                i2 = (((i1 - i2) >> 1)) % 4093
            u[3] = ((g71(i1) | int(i1 > 10))) % 101
        f2 = ((0.5 if f2 < 0.0 else np.float64(h[4])) * np.float64(h[0]))
    else:
        f0 -= m[-3, 0]
        if (np.rint(f0) != (f1 if f1 < 1.5 else m[3, 4])):
            i0, i1 = i1, i0
        else:
            if (i0 > 1 and b1):
                b1 = ((i0 + i0) == (i2 * np.int64(u[2])))
            else:
                i1, f1, b1 = t71(((~i2) * (6 // (abs(i1) + 1))), np.sqrt(abs((m[i2 % 4, i1 % 5] // (abs(x) + 0.5)))))
                i1 = i1 % 509
        if ((c[-5] != (-9)) or (c[i1 % 6] != i1)):
            for k5 in range(4):
                if (i1 > 14 or b0):
                    break
                c[k5] = (np.int64(u[i0]) - (7 if b0 else k5))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g71(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t71(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f71(6, 100.0, f64[7] seed 71 in -4..4 strided, i64[6] seed 71 in -50..50 strided, f64[4, 5] seed 71 in -2..2 strided, u16[5] seed 71 in 0..100, f32[6] seed 71)
# -> (2, 6, -5, 101.82344861713047, 0.25, -3.0, True, False)


def f72(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    f2 -= m[1, 0]
    v1 = m[1:3, i2 % 5]
    a[1] += (float(9) - (0.1 if i0 > 1 else 1e3))
    i1, f1, b1 = t72(i2, float(g72(np.int64(u[3]), r=a[0])))
    i1 = i1 % 509
    h[-1] = float(i2)
    for k2 in range(len(a)):
        w3 = np.full((3, 2), 1.5)
    if ((not i2 > 12) and (c[i2 % 6] in (1, 2, -5, 7))):
        f0 = ((m[3, 3] + x) if (i0 < (-5)) else (x - f0))
        f1 = ((f2 + f0) * (-x))
        f2 *= (abs(m[0, 3]) if (not b0) else m[3, 4])
    elif (g72(c[4]) <= i2 < (c[3] * (-3))):
        a[1:4] = (f2 / (abs(f2) + 0.5))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g72(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t72(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f72(4, 100.0, f64[7] seed 72 in -4..4, i64[6] seed 72 in -50..50, f64[4, 5] seed 72 in -2..2, u64[5] seed 72 in 0..100, f32[6] seed 72)
# -> (4, 494, -5, 100.0, 16.0, -3.8508610797782254, True, False)
# arg 2: f64[7] = 0.4497984207423693 11.29268166110525 2.4631878110182894 -3.2336141835432137 -1.808563104631138 1.701722159556451 -0.769597487262585
# arg 6: f32[6] = 0.11244961 0.5981704 0.6157969 -0.80840355 -0.45214078 -5.0


def f73(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    h[-5] = x
    f0 -= (x * np.float64(h[i1 % 6]))
    a[i0 % 7] -= min(abs(f0), (f0 * f0))
    u[i1 % 5] = (((np.int64(u[i2 % 5]) - (-7)) if (i2 <= i1) else (-2))) % 101
    if ((i0 != i1) and (8 == (-3))):
        f2 *= (float(5) - (a[4] + x))
        f1 *= (m[3][4] * float(i1))
        b1 = ((x - m[-4, i2 % 5]) >= a[-1])
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f73(4, 0.0, f64[7] seed 73 in -4..4 strided, i64[6] seed 73 in -50..50 strided, f64[4, 5] seed 73 in -2..2, u32[5] seed 73 in 0..100, f16[6] seed 73)
# -> (4, 2, -5, 0.0, 0.25, -3.0, True, False)
# arg 5: u32[5] = 72 61 79 3 68
# arg 6: f16[6] = 0.62939453 0.0 -0.21643066 0.3552246 -0.016311646 -0.9716797


def f74(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    f0 -= np.trunc(e74(a, i1))
    if (not (not i2 > 9)):
        for k1 in range(1, len(c), 2):
            i1 = (((i1 + i2) ^ (k1 // (abs(k1) + 1)))) % 4093
            b1 = ((k1 & (-1)) <= (i2 * i1) < (k1 << 2))
        else:
            f2 = (x // (abs(np.sqrt(abs(f2))) + 0.5))
            f2 *= ((x // (abs(0.5) + 0.5)) + 9)
        a[1] -= (np.rint(f1) * 0.5)
        u[2] = (int(max(-1000.0, min(1000.0, (2.0 // (abs(f0) + 0.5)))))) % 101
    return i0, i1, i2, f0, f1, f2, b0, b1


def e74(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f74(4, 0.5, f64[7] seed 74 in -4..4, i64[6] seed 74 in -50..50 reversed, f64[4, 5] seed 74 in -2..2, i16[5] seed 74 in 0..100, f32[6] seed 74)
# -> (4, 2, -5, 0.5, 0.25, -3.0, True, False)


def f75(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(len(a)):
        i2 = (((-7) % (abs(np.int64(u[1])) + 1)) << 3)
        f0, f1, f2 = f2, f0, f1
        for k2 in range(1, len(c), 2):
            i2 = np.int64(u[2])
            a[::2] += min(np.float64(h[3]), f0)
    i2 = (i0) % 4093
    i1, f1, b1 = t75(((-5) >> 0), e75(m[:, 0], (np.int64(u[3]) // (abs(i0) + 1))))
    i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def e75(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t75(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f75(-3, 0.5, f64[7] seed 75 in -4..4 strided, i64[6] seed 75 in -50..50, f64[4, 5] seed 75 in -2..2 F, u16[5] seed 75 in 0..100, f32[6] seed 75)
# -> (-3, 494, 4090, -3.0, 0.44714790793557646, 0.25, False, False)
# arg 2: f64[7] = -28.920866577085988 -2.119536167790703 -30.136489147520543 -0.7575716372811261 -31.87750110820328 2.086395892519593 -28.758277023903165


def f76(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i1, f1, b1 = t76(c[0], m[0][i0 % 5])
    i1 = i1 % 509
    k1 = 0
    while k1 < 3 and ((b0 or b0) or k1 < 2):
        k1 += 1
        for k2 in range(5, 0, -1):
            f1 -= ((m[3, k1] % (abs(f2) + 0.5)) % (abs((np.float64(h[-5]) - m[k1][0])) + 0.5))
            f1 = (min(f1, np.float64(h[k1])) - np.sqrt(abs(f2)))
        k3 = 0
        while k3 < 3 and (((-1) in (1, 2, -5, 7)) or k3 < 2):
            k3 += 1
            w4 = np.array([f0, a[k1], 2.0])
        else:
            a[i0 % 7], a[0] = a[0], f0
            if ((~(-1)) > int(i2 > 3)):
                i1 = round(max(-1000.0, min(1000.0, (f2 if f1 < 1.5 else 1e3))))
            else:
                b0, b1 = b1, not b0
                f2 -= (-f1)
            for k5 in range(abs(i2) % 6):
                h[i1 % 6] = m[k1, k1]
                c[k5] = (min(k5, 9) * int(b0))
        h[5] = ((m[k1, k1] + x) if (not f1 < 1.5) else x)
    return i0, i1, i2, f0, f1, f2, b0, b1


def t76(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f76(-2, 0.0, f64[7] seed 76 in -4..4 reversed, i64[6] seed 76 in -50..50, f64[4, 5] seed 76 in -2..2 F, i32[5] seed 76 in 0..100, f16[6] seed 76)
# -> (-2, 490, -5, 0.0, -74.28590612423476, -124.57367795447135, True, False)
# arg 2: f64[7] = 0.0 3.7743084149716717 1.871182272928957 -1.3150659534241358 -1.7680082398619676 0.0 -0.3443793658456169
# arg 3: i64[6] = 0 1 2 3 4 39
# arg 6: f16[6] = 0.7963867 0.9433594 0.46777344 -0.32885742 -0.8911133 0.0


def f77(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    f2 = m[1, i1 % 5]
    b1 = (b0 or i0 > 19)
    f1 = x
    if (g77(i2, 5) <= int(max(-1000.0, min(1000.0, m[0, i1 % 5]))) < (~i1)):
        i2 = ((((-9) << 2) // (abs((np.int64(u[i0]) * np.int64(u[i2 % 5]))) + 1))) % 4093
    for k1 in range(4):
        for k2 in range(len(a)):
            f1 *= ((f1 * np.float64(h[-1])) / (abs((f2 + f0)) + 0.5))
            k3 = 0
            while k3 < 3 and ((9 != c[i1 % 6]) or k3 < 2):
                k3 += 1
                u[-4] = (np.int64(u[i0 % 5])) % 101
                i1 = (((-2) % (abs((i2 % (abs((-8)) + 1))) + 1))) % 4093
                f0 = np.float64(h[-1])
    return i0, i1, i2, f0, f1, f2, b0, b1


def g77(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f77(7, 0.0, f64[7] seed 77 in -4..4 reversed, i64[6] seed 77 in -50..50 reversed, f64[4, 5] seed 77 in -2..2, u16[5] seed 77 in 0..100, f32[6] seed 77)
# -> (7, 3, -5, -0.16611534357070923, -0.0, -0.23070599485981402, True, True)
# arg 5: u16[5] = 60 71 71 96 27


def f78(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    m[i1 % 4, 2] -= 0.5
    i2 = (i2) % 4093
    f2 = ((-f1) + i2)
    if (not i0 > 14):
        k1 = 0
        while k1 < 3 and ((not b0) or k1 < 2):
            k1 += 1
            for k2 in range(abs(i2) % 6):
                b0 = i1 > 14
        else:
            m[0, 2] -= ((m[0, 4] * m[1, 1]) * f0)
            i1 = (c[3]) % 4093
            f0, f1, f2 = f2, f0, f1
        b0 = (min(i2, i0) == ((-5) + i2))
        v3 = a[::-2]
        f0, f1, f2 = f2, f0, f1
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f78(8, 100.0, f64[7] seed 78 in -4..4 strided, i64[6] seed 78 in -50..50, f64[4, 5] seed 78 in -2..2, bool[5] seed 78 in 0..100, f32[6] seed 78)
# -> (8, 4060, 4088, 0.25, 4087.75, 100.0, False, False)
# arg 4: f64[4, 5] = -0.6400312912887447 0.44929990033477774 109.00556859719698 0.45906985540195766 -0.5729976853746526 1.7445806574434468 1.9304524956209033 -0.13413787173159797 1.8521187839689288 -1.808977628897265 -1.2164641684161728 -0.7362207948151305 -0.9995461314782488 1.7430078665036204 1.816470680478587 0.5271174347455871 1.59367853961158 0.29975279072095695 0.8240432517041727 1.1572453935025462


def f79(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    a[5] -= (x + (f2 + i0))
    for k1, f0 in zip(range(4), m[1]):
        for k2 in range(5, 0, -1):
            a[-5] += (x - (-np.float64(h[-4])))
            if b0:
                f1 = max((x * m[2, i1 % 5]), (-x))
                if ((i1 < i2) or f1 < x):
                    continue
            for k3 in range(1, len(c), 2):
                i1 = int(max(-1000.0, min(1000.0, (f1 * np.float64(h[k2])))))
                i1 = (((k2 * np.int64(u[i0 % 5])) << 0)) % 4093
        i2 = int((np.int64(u[4]) in (1, 2, -5, 7)))
        i0 = (min(max(i2, np.int64(u[2])), max(9, 8))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f79(-1, -2.25, f64[7] seed 79 in -4..4, i64[6] seed 79 in -50..50 strided, f64[4, 5] seed 79 in -2..2, u32[5] seed 79 in 0..100, f16[6] seed 79)
# -> (9, 67, 0, 1.3006939045234684, 0.25, -3.0, False, False)
# arg 2: f64[7] = 0.23703590081169867 1.9139893735689757 -50.80980191182785 2.377862336036226 3.3879190407984527 9.109743513088626 -3.058040125638824


def f80(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    i1 = int(max(-1000.0, min(1000.0, (-f2))))
    for k1 in range(5, 0, -1):
        k2 = 0
        while k2 < 4 and ((1 in (1, 2, -5, 7)) or k2 < 2):
            k2 += 1
            for k3 in range(4):
                b1 = ((a[-6] + f1) != (np.float64(h[-1]) - 0.1))
            k4 = 0
            while k4 < 4 and ((i0 > 13 or b0) or k4 < 2):
                k4 += 1
                i1 = (inner(int(max(-1000.0, min(1000.0, f2))))) % 4093
                i0 = int((k1 >= i1))
            a[:4] = m[:, k2]
        if ((4 - 3) <= ((-8) - 5)):
            f2 *= (float(k1) % (abs(np.rint(a[4])) + 0.5))
        elif (((-2) // (abs(i0) + 1)) in (1, 2, -5, 7)):
            a[1:4] = min(np.float64(h[k1]), m[-4, i0 % 5])
            i0 = ((-np.int64(u[0])) | 9)
            i0 = ((-(np.int64(u[i0 % 5]) - i1))) % 4093
        for i1, f1 in zip(c, a):
            i0, i1 = i1, i0
            for k6 in range(abs(i1) % 6):
                m[i1 % 4] -= m[0]
            else:
                i2 = ((i0 % (abs((8 + (-7))) + 1))) % 4093
            i1, f1, b1 = t80(((k1 | np.int64(u[2])) if b0 else ((-2) * c[k1])), ((-1e3) if b0 else f0))
            i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def t80(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f80(2, -2.25, f64[7] seed 80 in -4..4 reversed, i64[6] seed 80 in -50..50 reversed, f64[4, 5] seed 80 in -2..2, u8[5] seed 80 in 0..100, f16[6] seed 80)
# -> (36, 475, 0, -2.25, -1.125, -3.0, False, False)
# arg 2: f64[7] = -1.3212331271968236 1.9715414878054678 21.64832311233086 59.58050672148745 -2.6424662543936472 -0.788913438217417 -3.3511981571477882
# arg 4: f64[4, 5] = 0.9627993758294133 1.4302152402987365 -0.12590786642720264 -0.1847808657520944 -1.3212331271968236 -0.3944567191087085 -1.6755990785738941 1.6350584444183536 1.528559751567534 1.9715414878054678 -19.591685083099915 -30.124671981943397 0.7126454205238604 4.726598439362856 26.933255621118153 -54.206067870015794 -79.72975443253254 5.702159320940614 12.119772534034688 74.1140711206525


def f81(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i2 = (~(int(u[1]) << 1))
    b0 = (f1 < 1.5 or (i1 == int(u[-3])))
    for k1 in range(m.shape[0]):
        if (a[3] == (f1 % (abs(m[k1, k1]) + 0.5))):
            u[i2 % 5] = ((round(max(-1000.0, min(1000.0, f1))) * (c[3] ^ int(u[k1])))) % 101
            i1 = ((k1 << 2) // (abs(g81(k1, 5)) + 1))
            c[k1] = (((i1 // (abs((-9)) + 1)) % (abs((c[i2 % 6] ^ c[5])) + 1))) % 4093
        else:
            if ((not b0) or (3 <= int(u[2]))):
                m[k1, -2] *= (float((-8)) + (int(u[k1]) - c[1]))
                a[::2] += (m[k1, k1] - np.float64(h[k1]))
            u[4] = (((c[-6] * c[-4]) & (k1 - c[k1]))) % 101
        f0, f1, f2 = f2, f0, f1
        if b0:
            c[::-1] = c.copy()
        else:
            h[i1] = f2
    return i0, i1, i2, f0, f1, f2, b0, b1


def g81(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f81(1, -2.25, f64[7] seed 81 in -4..4 strided, i64[6] seed 81 in -50..50, f64[4, 5] seed 81 in -2..2, i8[5] seed 81 in 0..100, f16[6] seed 81)
# -> (1, 2, -159, -3.0, -2.25, 0.25, True, False)
# arg 2: f64[7] = 156.09057599034537 -3.195153647515613 157.5039360247497 0.20890787984787895 159.09072506759583 -2.3689451884721686 155.14601148903472
# arg 4: f64[4, 5] = 0.27454003366949253 -1.5975768237578065 0.9812200508716504 2.7158024380224264 1.7746145722947104 -1.1844725942360843 -0.19774221698583538 -0.11965507983838064 -118.84163247227856 -1.260134722840438 1.9105291557265356 1.9985724311009094 0.7540589137216727 -95.02566059342898 1.247048106073585 -1.1492378603005386 -0.9842596279742639 -0.7581480050873171 154.59207840158544 -1.4127531818301016
# arg 5: i8[5] = 63 79 96 87 100


def f82(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i0 = ((-(int(u[i1 % 5]) + i1))) % 4093
    m[2, 2] += (f1 if (x != f2) else abs(2.0))
    c[0] = g82((int(u[1]) % (abs((-5)) + 1)), r=x)
    b1 = (round(max(-1000.0, min(1000.0, f2))) in (1, 2, -5, 7))
    a[::2] += np.sqrt(abs(f2))
    for k1 in range(4):
        a[6] *= 1e3
        if ((~k1) == k1):
            if (((-8) in (1, 2, -5, 7)) and (k1 in (1, 2, -5, 7))):
                m[k1, i0 % 5] -= np.rint(np.trunc(0.5))
                h[k1] = min((m[-2, k1] + c[-1]), min(np.float64(h[i0 % 6]), m[i0 % 4, k1]))
            elif ((c[-5] <= (-6)) and (i1 > 1 or i0 > 6)):
                i1 = ((((-2) + int(u[k1])) * ((-4) + 0))) % 4093
        elif (k1 <= 9 < (5 * k1)):
            k2 = 0
            while k2 < 3 and ((not b1) or k2 < 2):
                k2 += 1
                m[0, k1] = (-(f1 + i0))
                i1, f1, b1 = t82(int(u[i1]), np.sqrt(abs(max(f1, x))))
                i1 = i1 % 509
            for k3 in range(1, len(c), 2):
                a[1:4] = a[5]
            i1 = (((c[i0 % 6] & i2) * (i0 << 0))) % 4093
        else:
            if ((int(u[-1]) * k1) != int(u[k1])) and i0 == i1:
                return i1, i0, 7, f2, 0.5, f1, True, b0
        if ((i2 <= i1 < 6) and (b0 and f0 < x)):
            if ((not b1) and (5 <= k1 < 5)):
                f2 = np.sqrt(abs((0.1 * a[i0 % 7])))
                i0, i1 = i1, i0
            i1 = (((~c[-1]) - g82(i2, 5))) % 4093
            for k4 in range(m.shape[0]):
                b1 = ((k1 * 0) <= int(b0))
                b1 = (((-6) // (abs(k4) + 1)) in (1, 2, -5, 7))
    else:
        w5 = np.zeros(5)
    return i0, i1, i2, f0, f1, f2, b0, b1


def g82(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t82(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f82(-3, 0.0, f64[7] seed 82 in -4..4, i64[6] seed 82 in -50..50, f64[4, 5] seed 82 in -2..2, i16[5] seed 82 in 0..100, f16[6] seed 82)
# raises IndexError: index 18 is out of bounds for axis 0 with size 5
# at i1, f1, b1 = t82(int(u[i1]), np.sqrt(abs(max(f1, x))))


def f83(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    f1 += float(((-7) & 4))
    f0, f1, f2 = f2, f0, f1
    if (i2 <= int(f2 < 0.0) < (c[0] if i1 > 8 else 4)):
        k1 = 0
        while k1 < 2 and (f0 < 0.0 or k1 < 2):
            k1 += 1
            f0 = a[0:][0] if len(a[k1:]) > 0 else 1.0
        v2 = a[1:6]
        k3 = 0
        while k3 < 3 and ((b0 and b0) or k3 < 2):
            k3 += 1
            f2 += ((m[i1 % 4, i1 % 5] + 3) - np.ceil(a[k3]))
            c[4] = ((round(max(-1000.0, min(1000.0, f1))) % (abs((c[5] | c[5])) + 1))) % 4093
            m[i1 % 4] = a[2:]
        f1 *= (a[-3] * (f1 // (abs(f2) + 0.5)))
    else:
        b1 = (g83(i1) in (1, 2, -5, 7))
        m[0, 4] = np.trunc(np.sqrt(abs(a[i2])))
        u[2] = ((max(i2, int(u[-5])) % (abs(round(max(-1000.0, min(1000.0, m[i1 % 4, i1 % 5])))) + 1))) % 101
    return i0, i1, i2, f0, f1, f2, b0, b1


def g83(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f83(5, 0.5, f64[7] seed 83 in -4..4, i64[6] seed 83 in -50..50, f64[4, 5] seed 83 in -2..2 F, i16[5] seed 83 in 0..100, f32[6] seed 83)
# -> (5, 2, -5, -3.702902237179843, 0.0, 7.071524804886675, True, False)
# arg 3: i64[6] = -6 42 20 19 0 -47
# arg 4: f64[4, 5] = -1.8514511185899214 1.5433672017167073 1.741465165670259 -0.483520050877253 1.0339701526641822 -1.9005612798405571 -1.7036915053317512 1.2859913579496296 -1.9047815686104257 1.4933846319243589 3.482930331340518 -0.967040101754506 2.0679403053283645 -3.8011225596811142 -3.4073830106635024 1.7116206216218472 0.4693600399051219 -1.0504509071404011 1.7634662940164256 1.9651257447287223


def f84(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    a[::2] += f0
    for k1 in range(abs(i0) % 6):
        i1 = (c[1]) % 4093
        i2 = (((-9) ^ (-2)) // (abs((1 if i1 > 5 else 8)) + 1))
    f2 = (abs(-1.25) + (7 * (-9)))
    i2 = ((max(0, 8) - (i2 & (-1)))) % 4093
    v2 = m.T[1]
    if ((i0 & c[3]) <= (int(u[i1 % 5]) if i1 > 17 else (-4))):
        f0 -= e84(m[:, 0], (~int(u[1])))
        w3 = np.zeros(4, dtype=np.int64)
        b1 = (not ((-8) >= int(u[2])))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e84(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f84(3, 0.5, f64[7] seed 84 in -4..4 reversed, i64[6] seed 84 in -50..50 strided, f64[4, 5] seed 84 in -2..2 F, i8[5] seed 84 in 0..100, f32[6] seed 84)
# -> (3, 3, 7, 0.5, 0.25, -61.75, True, False)
# arg 2: f64[7] = 2.9810038939041874 3.1342030771648623 2.503686113119003 0.15406253724145724 -0.1718731717678459 2.4091479516525798 1.8870132074238697


def f85(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    k1 = 0
    while k1 < 5 and (((-4) in (1, 2, -5, 7)) or k1 < 2):
        k1 += 1
        v2 = c[2:]
        f2 = ((m[i0 % 4, -1] - f1) + (np.float64(h[5]) + 8))
    b1 = ((b1 and i1 > 11) or i1 > 16)
    k3 = 0
    while k3 < 3 and ((m[1, 1] <= x) or k3 < 2):
        k3 += 1
        i1, f1, b1 = t85(3, np.float64(h[2]))
        i1 = i1 % 509
        k4 = 0
        while k4 < 5 and (i0 > 12 or k4 < 2):
            k4 += 1
            if (k3 >= (c[i1 % 6] if f1 < 1.5 else (-8))):
                continue
        else:
            h[4] = np.ceil(x)
            v5 = a[1:6]
            f1 += ((f2 + c[k3]) / (abs((np.float64(h[1]) / (abs(np.float64(h[-6])) + 0.5))) + 0.5))
            for k6 in range(1, len(c), 2):
                i1, f1, b1 = t85(k6, (abs(m[i0 % 4, 3]) - float((-4))))
                i1 = i1 % 509
                b1 = ((i0 << 2) >= (-6))
                i1, f1, b1 = t85(((int(u[-1]) + int(u[k3])) << 1), ((-np.float64(h[-5])) * (x + i1)))
                i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def t85(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f85(6, 0.0, f64[7] seed 85 in -4..4, i64[6] seed 85 in -50..50 strided, f64[4, 5] seed 85 in -2..2, i16[5] seed 85 in 0..100, f32[6] seed 85)
# -> (6, 21, -5, 0.0, -1.4497402906417847, 6.351990058008946, True, True)
# arg 6: f32[6] = -0.13996567 0.72487015 0.47091952 0.43756148 0.0 0.33702248


def f86(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i1, f1, b1 = t86((max(c[4], (-4)) & ((-1) * c[4])), (0.1 - f2))
    i1 = i1 % 509
    b0 = ((x * np.float64(h[0])) == a[1])
    for k1 in range(len(a)):
        i1, f1, b1 = t86((((-9) % (abs(c[1]) + 1)) - (len(a) + len(a))), (a[k1] / (abs(np.sqrt(abs(np.float64(h[i0 % 6])))) + 0.5)))
        i1 = i1 % 509
        f1 -= float((-4))
    for k2 in range(1, len(c), 2):
        v3 = m.T[-1]
        w4 = np.array([f0, a[2], 2.0])
        f2 = np.rint((f0 - f0))
        if ((len(a) - (-8)) > ((-6) * k2)):
            v3[3] -= float((i0 + len(a)))
        else:
            c[::-1] = c.copy()
            b1 = f0 < 1.5
    else:
        h[-5] = max((0.5 * a[-3]), (-x))
        v5 = a[1:6]
        b1 = ((i0 in (1, 2, -5, 7)) or (c[4] < (-9)))
    return i0, i1, i2, f0, f1, f2, b0, b1


def t86(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f86(4, 0.5, f64[7] seed 86 in -4..4, i64[6] seed 86 in -50..50, f64[4, 5] seed 86 in -2..2, bool[5] seed 86 in 0..100, f32[6] seed 86)
# -> (4, 491, -5, 0.5, 4.362373853874924, 0.0, False, True)
# arg 4: f64[4, 5] = 1.301212718578125 1.3219579464471831 0.28401344391552374 0.9766713382896177 -1.542486001275933 0.6988950790859296 0.49942524150781864 -1.5586762581302023 -0.0486154092763833 -1.627349372796501 -0.8180625602550742 1.5710195116171448 -1.5435515288941932 1.462148463589322 -1.3801075143220625 0.35815269811342 -1.4268601026557817 1.6209642708819572 0.4923762993696448 -33.60168337060027
# arg 6: f32[6] = 0.65060633 -0.5 0.14200673 0.48833567 -0.771243 0.34944755


def f87(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    if ((m[-4][1] != x) and (c[5] < c[2])):
        for k1 in range(len(a)):
            f0 = f0
            b1 = ((i0 > 1 and b0) or (5 != i0))
            b1 = f1 < x
    else:
        i2 = (int(b0) // (abs(max(9, len(a))) + 1))
        i1 = ((~(-i0))) % 4093
        c[::-1] = c.copy()
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f87(8, 100.0, f64[7] seed 87 in -4..4, i64[6] seed 87 in -50..50, f64[4, 5] seed 87 in -2..2, bool[5] seed 87 in 0..100, f16[6] seed 87)
# -> (8, 7, 0, 100.0, 0.25, -3.0, True, False)
# arg 3: i64[6] = -17 42 48 -40 23 -42


def f88(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    m[1, i2 % 5] = (1e3 if (i0 > 14 and b1) else min(f1, a[i1 % 7]))
    u[-1] = ((((-8) - i2) | (i2 // (abs(np.int64(u[-2])) + 1)))) % 101
    for k1 in range(m.shape[0]):
        for k2 in range(5, 0, -1):
            i1, f1, b1 = t88(min((k1 * i2), (i1 * i2)), ((f0 - 1e3) - (f1 + 2.0)))
            i1 = i1 % 509
            if (not (not i1 > 18)):
                continue
            if (int(i2 > 18) <= (-k1) < (6 | (-7))):
                if ((c[i1 % 6] * i2) <= (i0 - 9) < min((-9), i1)):
                    continue
                i1 = (max(2, max(i1, np.int64(u[k1])))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def t88(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f88(8, 1e-3, f64[7] seed 88 in -4..4 reversed, i64[6] seed 88 in -50..50, f64[4, 5] seed 88 in -2..2 strided, u32[5] seed 88 in 0..100, f32[6] seed 88)
# -> (8, 257, -5, 0.001, -333.9993479013443, -3.0, True, False)
# arg 4: f64[4, 5] = -1.0373906445639713 -1.4378762941042762 -1.2692211223611416 1.3025488603896633 -1.1060529308697675 -2.538442244722283 -1.488486621320431 1.9334480142400516 1.6535445810556832 0.6577422793646979 -1.2434927150503068 -0.7831101592305609 -1.639680268949462 -0.9867563647413684 1.535229928833882 -0.2804309719929816 -0.1452756552230401 -0.5195885136918892 -0.9215407317846416 0.8096902318539594
# arg 5: u32[5] = 4 19 74 10 100


def f89(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    v1 = m[:, 3]
    i1 = (((i1 * i1) + (i2 + i2))) % 4093
    i1 = g89(int(b1))
    i0, i1 = i1, i0
    if i0 > 7:
        b1 = (int(f0 < x) < (c[4] * i1))
    else:
        if ((np.int64(u[4]) * i2) in (1, 2, -5, 7)):
            if ((i2 & i1) <= (9 if i2 > 9 else c[3])):
                c[4] = int((1 == i0))
                i1, f1, b1 = t89(i0, (min(2.0, v1[-4]) / (abs(a[-3]) + 0.5)))
                i1 = i1 % 509
            elif (min(i0, i0) > c[2]):
                f0, f1, f2 = f2, f0, f1
                b1 = f2 < 1.5
            else:
                f1 -= ((v1[1] + x) + a[4])
                f0 = e89(a[::2], c[3])
                b1 = ((i2 * i1) <= 1)
        else:
            b1 = b1
            for k2 in range(1, len(c), 2):
                i1 = (5 - (-(-9)))
                i0 = ((i0 * min((-5), 4))) % 4093
                f0 = min(x, (x + c[i0 % 6]))
            k3 = 0
            while k3 < 2 and ((x == -1.25) or k3 < 2):
                k3 += 1
                f2 *= e89(a[::2], (i1 // (abs(7) + 1)))
                i1, f1, b1 = t89(np.int64(u[-3]), ((a[k3] if i0 > 12 else f2) / (abs((f1 % (abs(a[i1 % 7]) + 0.5))) + 0.5)))
                i1 = i1 % 509
        for k4 in range(1, len(c), 2):
            f1 -= (x + (6 % (abs(i1) + 1)))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g89(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e89(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t89(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f89(-1, 0.0, f64[7] seed 89 in -4..4, i64[6] seed 89 in -50..50 strided, f64[4, 5] seed 89 in -2..2, u16[5] seed 89 in 0..100, f16[6] seed 89)
# -> (3343, 67, -5, 0.0, -17.053843241053116, -23.543783773904373, False, True)


def f90(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p * 2 + i0) % 1013
    if (((-6) % (abs(9) + 1)) in (1, 2, -5, 7)):
        f2 = ((x if b0 else f1) + e90(a, (-6)))
        if ((b1 or f2 < 1.5) or (i2 > 15 or b1)):
            i1, f1, b1 = t90((int(b1) if (i1 in (1, 2, -5, 7)) else np.int64(u[4])), e90(m[1], i1))
            i1 = i1 % 509
            b1 = ((~i0) <= int(i0 > 19) < np.int64(u[-3]))
        elif (not (not b0)):
            i0 = (((1 & i2) * i0)) % 4093
            a[i0 % 7], a[0] = a[0], f0
        else:
            m[1] = a[2:]
            k1 = 0
            while k1 < 4 and ((i1 > 18 and i2 > 16) or k1 < 2):
                k1 += 1
                i1 = (((c[2] if i1 > 11 else i1) + (i2 ^ i1))) % 4093
                m[3, 1] = ((a[0] // (abs(2.0) + 0.5)) * (np.float64(h[k1]) // (abs(f0) + 0.5)))
                if (i1 > round(max(-1000.0, min(1000.0, m[0, 3])))):
                    continue
        if (i0 > 0 and (not b0)):
            m[-1] -= m[0]
            f1 += f1
        else:
            if (int(f1 < 1.5) in (1, 2, -5, 7)):
                b0 = ((np.float64(h[i0]) + f0) >= e90(m[:, 0], i2))
            elif ((c[4] == i2) or (i2 > (-1))):
                i2 = ((c[i0 % 6] % (abs(int(f1 < 0.0)) + 1))) % 4093
            else:
                b1 = ((i2 <= i2 < i2) and (b0 or b0))
            for k2 in range(5, 0, -1):
                f0 = x
                h[3] = f2
                f0 -= f0
            for k3 in range(m.shape[0]):
                u[0] = (inner(((-3) ^ c[4]))) % 101
    else:
        for k4 in range(5, 0, -1):
            b1 = (not (4 < (-3)))
            i0 = ((g90(c[-3]) + (k4 | i1))) % 4093
        f0 = np.rint(a[1])
    return i0, i1, i2, f0, f1, f2, b0, b1


def g90(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e90(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t90(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f90(-3, -2.25, f64[7] seed 90 in -4..4 strided, i64[6] seed 90 in -50..50 strided, f64[4, 5] seed 90 in -2..2 F, u64[5] seed 90 in 0..100, f32[6] seed 90)
# -> (973, 2, -5, 4.0, 0.25, -3.0, False, True)


def f91(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    i2 = (((c[1] % (abs(i2) + 1)) << 2)) % 4093
    b1 = i0 > 19
    i0 = ((((-7) - len(a)) if (i2 <= i0 < (-8)) else ((-9) & i1))) % 4093
    i0 = (i2) % 4093
    b1 = (x != np.sqrt(abs(x)))
    i0 = ((((-1) - i1) - (i2 // (abs(i0) + 1)))) % 4093
    if (not (c[-4] < 8)):
        for k1 in range(5, 0, -1):
            f0 *= float(g91(c[i1 % 6], r=f0))
            f0 *= min(e91(a, len(a)), (f1 * f2))
            f2 += (max(np.float64(h[i1 % 6]), 0.5) / (abs((0.1 + f0)) + 0.5))
    else:
        i0, i1 = i1, i0
        m[3, i0 % 5] = (-(x * m[3, 2]))
        if (i2 in (1, 2, -5, 7)):
            i0 = ((i2 | round(max(-1000.0, min(1000.0, a[0]))))) % 4093
            m[1, -2] = max((f0 / (abs(f2) + 0.5)), (a[4] if u[i1 % 5] else a[3]))
            for k2 in range(len(a)):
                h[4] = min(a[1], (f0 - f0))
            else:
                h[-4] = e91(a[::2], i2)
                a[0], a[0] = a[0], f0
                m[-1, 4] += f0
        elif ((i0 + len(a)) != int(f0 < 1.5)):
            for f2 in a[1:5]:
                i1, f1, b1 = t91((-9), (0.5 - m[0, i2 % 5]))
                i1 = i1 % 509
                b1 = (not (i0 <= i1 < i0))
                i2 = (-2)
            else:
                b1 = ((~3) == int(max(-1000.0, min(1000.0, f1))))
                i2 = (((c[3] + len(a)) & i2)) % 4093
            for k4, f1 in enumerate(a):
                i0 = ((-(c[i2 % 6] * 9))) % 4093
                b1 = ((k4 & i0) > k4)
        else:
            if (inner(6) == (len(a) - 1)):
                i1 = max((-len(a)), int(b0))
                b0 = ((i0 if b0 else i1) in (1, 2, -5, 7))
            for i1, f1 in zip(c, a):
                i2 = (inner(min(3, 7))) % 4093
                b1 = ((c[i2 % 6] < i1) or i1 > 7)
                i2 = (((i2 << 1) + inner(i2))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def g91(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e91(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t91(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f91(-2, 1e-3, f64[7] seed 91 in -4..4 strided, i64[6] seed 91 in -50..50, f64[4, 5] seed 91 in -2..2, bool[5] seed 91 in 0..100, f32[6] seed 91)
# -> (4090, 2, 0, -1101.5192446357698, 0.25, -0.7135293048230235, False, True)


def f92(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i2 = ((int(u[i0 % 5]) * round(max(-1000.0, min(1000.0, x))))) % 4093
    for k1 in range(abs(i0) % 6):
        if ((c[-1] // (abs(int(u[3])) + 1)) <= (int(u[3]) * 5) < (i2 - c[k1])):
            i0 = (((i2 + int(u[2])) // (abs((i1 * i2)) + 1))) % 4093
            if ((i2 & i0) == (i0 ^ i2)):
                b0, b1 = b1, not b0
            else:
                c[k1] = (((c[i0 % 6] & (-9)) % (abs((int(u[0]) & 4)) + 1))) % 4093
        else:
            for k2 in range(4):
                h[k2] = (0.5 + i0)
                a[-3] += ((x * np.float64(h[k2])) + (i2 * int(u[-4])))
            else:
                f1 += ((a[k1] * f0) * e92(a, (-2)))
                i0 = ((8 % (abs(((-3) ^ c[k1])) + 1))) % 4093
            b1 = ((1e3 * f2) > (x / (abs(f0) + 0.5)))
            if b0:
                c[1] = int(u[-3])
                f1 -= f0
            else:
                c[k1] = ((max(i1, k1) - (-3))) % 4093
                i1 = (i2) % 4093
                i1, f1, b1 = t92(((i1 if i0 > 13 else c[1]) << 3), np.sqrt(abs((m[1, 1] // (abs(2.0) + 0.5)))))
                i1 = i1 % 509
    else:
        i1, f1, b1 = t92((c[2] // (abs(g92(int(u[0]), r=x)) + 1)), f2)
        i1 = i1 % 509
        b1 = b0
        w3 = a.copy()
    return i0, i1, i2, f0, f1, f2, b0, b1


def g92(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e92(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t92(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f92(1, 100.0, f64[7] seed 92 in -4..4, i64[6] seed 92 in -50..50, f64[4, 5] seed 92 in -2..2 strided, i8[5] seed 92 in 0..100, f32[6] seed 92)
# -> (0, 499, 614, 100.0, -1.5, -3.0, False, False)
# arg 3: i64[6] = 0 38 10 3 6 10


def f93(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if (b1 or (x != a[6])):
        m[3] = a[2:]
        i0 = min((-(-2)), ((-1) & 7))
        b1 = i1 > 1
    i0, i1 = i1, i0
    f2 = np.sqrt(abs((-x)))
    for k1 in range(abs(i2) % 6):
        f0 *= (abs(x) - a[i0])
        for k2 in range(len(a)):
            if ((b1 or i2 > 17) and (c[3] != i2)):
                if ((i0 if i1 > 8 else c[k1]) in (1, 2, -5, 7)):
                    continue
                b1 = ((2 - np.int64(u[0])) > (i1 & c[5]))
    else:
        a[::2] += (x / (abs(m[-4, -4]) + 0.5))
        f0 += np.rint(np.rint(f2))
        if (b0 or (np.int64(u[i0 % 5]) in (1, 2, -5, 7))):
            b1 = ((b0 and f2 < 1.5) or b1)
            f0 = np.float64(h[-3])
            b0 = (m[3, 2] < e93(m[:, 0], c[4]))
        else:
            i2 = (((i0 - 6) // (abs((i1 & i2)) + 1))) % 4093
            if ((np.int64(u[-1]) <= c[i1 % 6] < i2) or ((-3) <= np.int64(u[i2]) < np.int64(u[3]))):
                i1 = (((i1 % (abs((-3)) + 1)) << 1)) % 4093
            else:
                m[:, i0 % 5] *= e93(a[::2], 6)
            v3 = a[1:6]
            i0 = (-6)
    return i0, i1, i2, f0, f1, f2, b0, b1


def e93(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f93(6, 0.5, f64[7] seed 93 in -4..4, i64[6] seed 93 in -50..50, f64[4, 5] seed 93 in -2..2, u32[5] seed 93 in 0..100, f16[6] seed 93)
# -> (2, 2, -5, 0.07421875, 0.25, 0.7071067811865476, False, True)
# arg 2: f64[7] = 4.337077459877175 1.0616865438351963 -1.5094996402751866 0.29677746779604064 3.079169425764494 3.0238032516687428 4.127183579820609
# arg 4: f64[4, 5] = 1.926018836943657 0.5308432719175982 -0.9972697131325239 0.14838873389802032 1.2970648198873165 1.5119016258343714 1.8210718969153739 -0.6166567131042369 -0.39338542719355596 -1.2625462594761547 -1.546830918233331 0.4894283099550232 0.18140833035188075 -1.6615044520200604 -1.9210392214856982 -1.9945394262650478 0.29677746779604064 2.594129639774633 3.0238032516687428 3.6421437938307477


def f94(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p * 2 + i0) % 1013
    if ((np.int64(u[3]) % (abs(np.int64(u[i1 % 5])) + 1)) <= g94(i2) < i0):
        for f2 in a[1:5]:
            if ((i0 + (-1)) >= (c[-1] % (abs(c[4]) + 1))):
                b1 = (i1 <= 8)
                i1 = (((np.int64(u[i2 % 5]) + 0) if b1 else (i1 if f0 < 0.0 else i0))) % 4093
                f0 = (-np.ceil(2.0))
            elif (not b0):
                b1 = (not (not b0))
                i1, f1, b1 = t94((round(max(-1000.0, min(1000.0, a[4]))) + (7 << 0)), np.float64(h[1]))
                i1 = i1 % 509
        u[0] = ((round(max(-1000.0, min(1000.0, f1))) * (-1))) % 101
        for k2 in range(5, 0, -1):
            if ((k2 * (-6)) <= i0 < (-np.int64(u[1]))):
                i1 = (((k2 + i2) - (i2 & k2))) % 4093
                f0 = (np.float64(h[k2]) * a[k2])
    else:
        if ((3 >= c[1]) or (not i1 > 3)):
            v3 = m[1]
            f2 *= max(np.float64(h[i2 % 6]), x)
            m[0] -= m[0]
            if (x >= x):
                i1 = (max((i0 - (-2)), (c[-4] % (abs((-5)) + 1)))) % 4093
        elif (min(i0, i0) < (np.int64(u[-2]) - (-6))):
            f0, f1, f2 = f2, f0, f1
        else:
            i1 = (i2) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def g94(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t94(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f94(2, 100.0, f64[7] seed 94 in -4..4 strided, i64[6] seed 94 in -50..50, f64[4, 5] seed 94 in -2..2 F, u32[5] seed 94 in 0..100, f16[6] seed 94)
# -> (2, 4, -5, 100.0, 0.25, -300.0, False, False)
# arg 4: f64[4, 5] = 0.0 0.0 0.0 0.0 0.0 -1.3617277914795682 -0.645165933123165 -0.03612305145501349 -1.854765740290428 -1.4384116228152979 -1.7478981083547858 1.614302082902277 -0.13147556040089103 0.8088807713517219 0.780756318710806 -1.6820841256748351 -1.83279514240736 -0.43189475715571257 1.7102851691359109 0.7284991870161934


def f95(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(4):
        if f2 < 1.5:
            continue
        for k2 in range(4):
            b0, b1 = b1, not b0
            if ((0 - i0) <= round(max(-1000.0, min(1000.0, f1))) < (int(u[3]) if i0 > 13 else k2)):
                m[i1 % 4][k1] -= a[i1 % 7]
                m[k2, -5] += max(f2, (x + 4))
                f0, f1, f2 = f2, f0, f1
            if ((9 * int(u[-3])) > (3 * int(u[-2]))):
                if ((i2 * (-8)) <= int(b0) < i0):
                    continue
    else:
        k3 = 0
        while k3 < 3 and ((i1 <= (-9) < 6) or k3 < 2):
            k3 += 1
            b1 = ((i2 // (abs(8) + 1)) <= (c[k3] - c[k3]))
        if b0:
            for k4 in range(5, 0, -1):
                f2 -= (f2 % (abs(np.sqrt(abs(x))) + 0.5))
            if i1 > 0:
                i1, f1, b1 = t95(int((i1 <= c[0] < i0)), 0.5)
                i1 = i1 % 509
                f0 *= m[-3, 3]
                a[1:4] = max(m[2, 0], f0)
            elif i0 > 2:
                f0, f1, f2 = f2, f0, f1
        else:
            if b0:
                c[-5] = int(u[4])
                i1, f1, b1 = t95(((5 * (-1)) + (int(u[2]) // (abs(0) + 1))), (float(i1) + g95(c[5])))
                i1 = i1 % 509
            if ((i1 % (abs(int(u[2])) + 1)) < (i1 % (abs((-8)) + 1))):
                u[1] = (((-7) << 0)) % 101
                i1, f1, b1 = t95((((-9) * c[3]) + int(u[3])), m[1, 0])
                i1 = i1 % 509
            else:
                b1 = ((i2 if i1 > 5 else 4) < int(u[2]))
                i1 = (((i1 // (abs((-3)) + 1)) % (abs(6) + 1))) % 4093
                b0, b1 = b1, not b0
        if (f1 < 1.5 or f1 < x):
            b1 = ((i2 % (abs(i0) + 1)) <= (int(u[i2 % 5]) << 1) < (i1 - 7))
            w5 = np.zeros(5)
        elif (int(u[i2 % 5]) == (i2 * (-6))):
            b1 = ((f1 * x) < abs(m[i1, -3]))
            i0 = (((i0 + int(u[i0])) % (abs(i1) + 1))) % 4093
        else:
            b1 = ((0.5 if i0 > 3 else np.float64(h[-5])) >= (a[5] * a[1]))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g95(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t95(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f95(6, 1e-3, f64[7] seed 95 in -4..4 reversed, i64[6] seed 95 in -50..50, f64[4, 5] seed 95 in -2..2, i32[5] seed 95 in 0..100, f32[6] seed 95)
# -> (6, 499, -5, 0.0007955312650253247, 0.25, -3.1897366596101024, True, True)
# arg 2: f64[7] = 3.8581625090582925 0.0007955312650253247 0.0007955312650253247 0.0007955312650253247 0.8653462951002888 2.3446668665429744 3.282876579361292


def f96(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if ((f0 * f1) == x):
        b1 = (b0 and ((-1) != np.int64(u[2])))
        w1 = np.arange(6)
        if b0:
            f0 = ((f0 + 0.5) * abs(f0))
            if (max(i1, i0) <= ((-7) ^ i0)):
                f0 = f0
                w1[-3] = ((int(f2 < x) * (i0 ^ 1))) % 4093
            else:
                b1 = (w1[0] <= (np.int64(u[-3]) >> 1) < (w1[2] - np.int64(u[i2 % 5])))
                i2 = int(max(-1000.0, min(1000.0, (x + 3))))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f96(-2, -2.25, f64[7] seed 96 in -4..4 reversed, i64[6] seed 96 in -50..50 strided, f64[4, 5] seed 96 in -2..2 strided, u16[5] seed 96 in 0..100, f32[6] seed 96)
# -> (-2, 2, -5, -2.25, 0.25, -3.0, False, False)


def f97(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1, f0 in zip(range(4), m[1]):
        if i1 > 4:
            m[2, 1:] = m[2, :-1]
            h[i2 % 6] = 1e3
    i1 = ((((-6) + i0) << 2)) % 4093
    f0 = a[i0 % 7:][0] if len(a[-2:]) > 0 else 1.0
    i2 = (((int(u[0]) + 9) * g97(c[5]))) % 4093
    b1 = (not (x >= 2.0))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g97(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f97(8, -2.25, f64[7] seed 97 in -4..4 reversed, i64[6] seed 97 in -50..50 strided, f64[4, 5] seed 97 in -2..2 strided, i8[5] seed 97 in 0..100, f32[6] seed 97)
# -> (8, 8, 1599, 2.4936199908347207, 0.25, -3.0, True, True)


def f98(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if ((i0 > 15 or i2 > 17) and (b0 or f2 < 1.5)):
        i1 = round(max(-1000.0, min(1000.0, (x - np.float64(h[-6])))))
        for k1 in range(abs(i2) % 6):
            for k2 in range(abs(i0) % 6):
                i0, i1 = i1, i0
                b1 = i0 > 18
                u[3] = (i2) % 101
            if ((x // (abs(a[i2 % 7]) + 0.5)) >= max(f1, 0.1)):
                m[1, 0] *= x
                b0 = ((6 - k1) in (1, 2, -5, 7))
                b1 = (i2 >= (k1 // (abs(k1) + 1)))
            elif (not (c[4] <= (-1) < (-5))):
                i0, i1 = i1, i0
                b0 = (np.sqrt(abs(m[0, 4])) != abs(f0))
                if ((-i1) < g98(i2, 5)):
                    continue
            else:
                b0, b1 = b1, not b0
                if ((m[3, 3] + i2) >= np.trunc(x)):
                    continue
            i1, f1, b1 = t98(k1, (x - (m[1, 4] + 0.1)))
            i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def g98(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t98(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f98(-3, 100.0, f64[7] seed 98 in -4..4, i64[6] seed 98 in -50..50 strided, f64[4, 5] seed 98 in -2..2, i8[5] seed 98 in 0..100, f16[6] seed 98)
# -> (-3, 2, -5, 100.0, 0.25, -3.0, False, False)


def f99(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(m.shape[0]):
        for k2 in range(5, 0, -1):
            b1 = i1 > 6
        f1 -= abs(np.sqrt(abs(m[k1, 3])))
    if i1 > 1:
        b1 = b1
        i0 = ((min(np.int64(u[-2]), (-3)) * (-i1))) % 4093
        b1 = ((1 & i2) <= min(i2, i1))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f99(0, 1e-3, f64[7] seed 99 in -4..4 strided, i64[6] seed 99 in -50..50 reversed, f64[4, 5] seed 99 in -2..2, u16[5] seed 99 in 0..100, f32[6] seed 99)
# -> (6, 2, -5, 0.001, -2.6159017975272367, -3.0, False, False)


def f100(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    for k1 in range(len(a)):
        if (k1 < (c[2] - i1)):
            i2 = (((c[0] * i2) if (k1 in (1, 2, -5, 7)) else (-int(u[2])))) % 4093
            i1 = ((min((-3), (-1)) if (k1 <= k1 < i0) else (int(u[i0 % 5]) ^ i0))) % 4093
            if b0:
                i0, i1 = i1, i0
                f2 *= max((m[3, 3] - 0.5), np.sqrt(abs(f0)))
                f2 = f1
            elif (i2 == max(int(u[i0 % 5]), 2)):
                a[::2] += (1e3 * m[0, 1])
                f0 = f1
        m[i0 % 4, -5] = ((np.float64(h[2]) + f2) if (b1 or b0) else (x * x))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f100(-1, 0.5, f64[7] seed 100 in -4..4 strided, i64[6] seed 100 in -50..50, f64[4, 5] seed 100 in -2..2, i32[5] seed 100 in 0..100, f32[6] seed 100)
# -> (-1, 2, -5, 0.5, 0.25, -3.0, False, False)
# arg 4: f64[4, 5] = -1.4508296056256293 -1.9416368391585963 -1.0261193290504753 -0.9865818262023027 0.6720568099110151 -1.944716358353506 0.8078043432028128 1.3120263894455797 -1.533389050868815 0.23580724441677114 1.782829133580388 0.9356494654200298 1.7285701417762542 -0.7176736984338818 -1.644688388801355 0.25 0.2965203885647072 0.021722380954044773 0.3101417190723441 -1.3949960658992717


def f101(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    m[3] = a[2:]
    if (max(i1, i1) < (~i1)):
        f2 -= np.float64(h[-4])
    else:
        c[-3] = (((i0 + c[4]) % (abs(c[5]) + 1))) % 4093
        if ((8 <= i0 < i1) or (not f2 < 0.0)):
            for k1 in range(1, len(c), 2):
                i0 = ((k1 + (-5)) // (abs((1 * (-7))) + 1))
            else:
                b1 = ((i0 >= int(u[i0 % 5])) or (not f1 < 0.0))
                i1, f1, b1 = t101(int((f2 < 0.0 and i0 > 15)), (-f0))
                i1 = i1 % 509
            k2 = 0
            while k2 < 4 and ((int(u[3]) > (-7)) or k2 < 2):
                k2 += 1
                b0, b1 = b1, not b0
        else:
            for k3, f1 in enumerate(a):
                m[-2, 1:] = m[-2, :-1]
                c[4] = (c[i1 % 6]) % 4093
            else:
                f0 = ((a[i1 % 7] + i1) if b0 else e101(m[1], int(u[4])))
            b0 = (3 >= int(max(-1000.0, min(1000.0, f0))))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e101(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t101(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f101(-2, 0.0, f64[7] seed 101 in -4..4, i64[6] seed 101 in -50..50 reversed, f64[4, 5] seed 101 in -2..2, i16[5] seed 101 in 0..100, f16[6] seed 101)
# -> (-2, 2, -5, -1.1457071132930041, 3.760827908919886, -3.0, True, False)
# arg 3: i64[6] = -23 21 -35 11 4058 49
# arg 4: f64[4, 5] = 1.265764802393801 -1.9312344039015636 -0.9253905502122177 0.21832166393710795 1.4400575935817725 -1.2609068357157849 1.880413954459943 -1.4552456975936834 -1.1457071132930041 -1.3801570289042302 -1.2210417115080516 -1.2210417115080516 -1.2210417115080516 -1.2210417115080516 -1.2210417115080516 -1.8507811004244354 0.4366433278742159 2.880115187163545 -2.5218136714315698 3.760827908919886


def f102(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    f1 += (min(-1.25, np.float64(h[1])) // (abs((f0 / (abs(x) + 0.5))) + 0.5))
    if (g102(i0) in (1, 2, -5, 7)):
        f0 = ((a[i2 % 7] * np.float64(h[-3])) / (abs(np.sqrt(abs(a[0]))) + 0.5))
        u[2] = (int(max(-1000.0, min(1000.0, min(f1, a[i1 % 7]))))) % 101
        u[-1] = (int(max(-1000.0, min(1000.0, float(1))))) % 101
    else:
        if ((a[6] < 0.1) or (i2 > 7 and b0)):
            b0 = b0
        elif i1 > 6:
            h[5] = float(max(3, i2))
            m[-1] = a[2:]
        else:
            i1 = int((i1 < i2))
            b1 = ((i1 & i0) in (1, 2, -5, 7))
            k1 = 0
            while k1 < 5 and ((i2 <= i0 < 7) or k1 < 2):
                k1 += 1
                f2 += np.rint(x)
                b1 = ((k1 > i0) or ((-5) >= k1))
                b1 = ((not i1 > 10) or ((-4) in (1, 2, -5, 7)))
        if ((i2 % (abs(i2) + 1)) in (1, 2, -5, 7)):
            f1 = (m[3, i2 % 5] / (abs((x if b0 else np.float64(h[i2 % 6]))) + 0.5))
            b1 = (c[i0 % 6] >= (i1 if b0 else i2))
        else:
            for k2 in range(m.shape[0]):
                i2 = (((-4) // (abs(3) + 1)) >> 2)
            i0 = g102(i2, r=(x / (abs(m[0, 4]) + 0.5)))
        f2 = float((c[4] % (abs((-6)) + 1)))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g102(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f102(5, -2.25, f64[7] seed 102 in -4..4 strided, i64[6] seed 102 in -50..50, f64[4, 5] seed 102 in -2..2, u32[5] seed 102 in 0..100, f32[6] seed 102)
# -> (5, 2, -5, -2.25, -0.7197146866624986, 4.0, True, True)


def f103(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if ((np.int64(u[-4]) ^ c[-3]) <= ((-6) ^ (-3)) < i0):
        i1 = ((0 + 7) + 7)
        i2 = int(((-2) <= np.int64(u[4]) < (-2)))
    elif (((-1) | np.int64(u[0])) <= (0 ^ i0)):
        if (f2 != a[4]):
            f0 = abs((-f2))
            k1 = 0
            while k1 < 2 and ((i0 in (1, 2, -5, 7)) or k1 < 2):
                k1 += 1
                i0, i1 = i1, i0
                m[k1, k1] = min((-m[0, -5]), f1)
                b1 = (np.ceil(m[i1 % 4, k1]) <= e103(m[:, 0], (-2)))
        else:
            if (not (c[i0 % 6] > np.int64(u[0]))):
                f0 *= min(np.float64(h[4]), (f1 + a[1]))
                i2 = ((-(np.int64(u[2]) * i0))) % 4093
                f1 *= ((-f1) // (abs((f1 + np.float64(h[3]))) + 0.5))
            elif ((np.int64(u[1]) % (abs(c[-6]) + 1)) < 0):
                b0 = ((1 <= (-9) < c[-5]) and (b0 or i0 > 2))
        v2 = m[:, i0 % 5]
        c[-6] = (((np.int64(u[1]) * (-5)) | (1 - i1))) % 4093
        f1 -= np.floor(float(i0))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e103(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f103(8, 1e-3, f64[7] seed 103 in -4..4 strided, i64[6] seed 103 in -50..50 strided, f64[4, 5] seed 103 in -2..2 strided, u32[5] seed 103 in 0..100, f16[6] seed 103)
# -> (8, 2, -5, 3.0, -7.75, -3.0, True, True)
# arg 3: i64[6] = 4092 34 21 40 30 -36
# arg 4: f64[4, 5] = -1.5952564348130958 0.6412129030076028 -1.1733958544415635 -1.1590531392644525 -0.8615123673615681 1.6053460837804834 0.25 -0.7252874517403658 -0.07572753791575693 0.5408033744162197 1.0967213137447906 0.42599391934569386 0.25 0.8940910545884373 -1.3823706800241915 -0.8576218584705559 0.13359536895625856 -1.0176856522545625 -1.3875998693441005 1.8936325450236162


def f104(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    a[::2] += (f2 + i1)
    m[3, i1 % 5] *= (1e3 % (abs(0.5) + 0.5))
    b1 = i2 > 4
    if ((int(u[4]) <= c[-5] < 9) and i1 > 0):
        for k1 in range(4):
            f0 -= f1
            b1 = (f1 < x or (x != f2))
            if i1 > 2:
                a[::2] += f2
            elif ((b0 and b1) and (b0 and i2 > 13)):
                i0 = (min((i1 + i0), (k1 | int(u[k1])))) % 4093
            else:
                f0 = ((0.1 + 3) - m[-1, k1])
                f2 = ((0.5 + f2) if (f2 < 1.5 or f1 < x) else min(np.float64(h[2]), 0.5))
                i1 = (((i2 + i1) - (k1 | c[i0 % 6]))) % 4093
        if (round(max(-1000.0, min(1000.0, f0))) == min(int(u[i2 % 5]), int(u[0]))) and i0 == i1:
            raise IndexError("an index")
        i0, i1 = i1, i0
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f104(2, 1e-3, f64[7] seed 104 in -4..4, i64[6] seed 104 in -50..50, f64[4, 5] seed 104 in -2..2, i8[5] seed 104 in 0..100, f32[6] seed 104)
# -> (2, 2, -5, 0.001, 0.25, -3.0, False, False)
# arg 2: f64[7] = -2.766565516165225 -3.373942443942884 2.623578087925172 -1.0829429387675455 -1.1424893426927696 0.07626022467951543 -0.7898927238327449
# arg 4: f64[4, 5] = -0.8832827580826126 -1.686971221971442 1.811789043962586 -0.5414714693837728 -0.07124467134638479 0.038130112339757716 0.10505363808362755 0.03356866609462017 1.5340602175596723 1.3944522905621164 1.566715535191742 0.3611225388883441 1.034961360686093 -0.9181197949874513 0.12031371470132823 1.4200780133642428 0.6775353422132078 -0.0 -0.27624445745707016 0.8691665490881815


def f105(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if (not (i1 >= c[3])):
        f2 -= np.sqrt(abs(np.ceil(f1)))
        k1 = 0
        while k1 < 3 and ((i1 == i1) or k1 < 2):
            k1 += 1
            i0 = (((-5) if f1 < 0.0 else np.int64(u[i1 % 5])) & (6 ^ 2))
            if (not f1 < 0.0) and i0 == i1:
                raise ValueError("a value")
    else:
        for k2 in range(len(a)):
            m[:, -2] *= (f2 * f2)
            v3 = m[:, 2]
            i1, f1, b1 = t105(g105(int(b1)), (e105(m[:, 0], c[1]) if f0 < 1.5 else (a[-1] + 3)))
            i1 = i1 % 509
            i2 = ((int(b0) - (~c[-1]))) % 4093
        for k4 in range(abs(i1) % 6):
            if ((i2 <= np.int64(u[i2 % 5]) < 1) or (c[-4] <= k4 < 5)):
                f2 = ((f1 if b1 else f1) * (f0 + -1.25))
                a[::2] += np.sqrt(abs(a[i1 % 7]))
                m[1] = a[2:]
    return i0, i1, i2, f0, f1, f2, b0, b1


def g105(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e105(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t105(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f105(1, -2.25, f64[7] seed 105 in -4..4 strided, i64[6] seed 105 in -50..50 reversed, f64[4, 5] seed 105 in -2..2 strided, u32[5] seed 105 in 0..100, f16[6] seed 105)
# -> (1, 6, 4047, -2.25, -0.7952591331081436, -3.0, False, True)
# arg 4: f64[4, 5] = 0.9318033223738764 -0.8663528690807527 -1.9110656472300809 -1218943.2032727883 -1.5138903459572406 -1.5905182662162871 1.4702821019177983 -0.3922266735503701 -3847167.3676288608 1.7058681212352256 0.5595421053168033 -0.40981236962028067 -1.2258252687256923 -6814308.82716158 0.25752634812504516 0.1077799266597359 -0.1813014069510599 0.870020026857107 8814443.281315975 0.5833573416579645


def f106(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    f2 += (a[i0] - e106(m[:, 0], c[0]))
    v1 = a[1:6]
    b1 = (max(i2, i2) <= round(max(-1000.0, min(1000.0, a[6]))) < int(b1))
    i1 = ((~(i0 % (abs(i1) + 1)))) % 4093
    i2 = (i2) % 4093
    f0, f1, f2 = f2, f0, f1
    i1 = (((i1 & 3) + 1)) % 4093
    i2 = (c[0]) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def e106(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f106(5, 0.5, f64[7] seed 106 in -4..4, i64[6] seed 106 in -50..50 strided, f64[4, 5] seed 106 in -2..2 F, u16[5] seed 106 in 0..100, f16[6] seed 106)
# -> (5, 3, 4052, -4.4627484167598155, 0.5, 0.25, True, True)


def f107(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    i0 = (inner((i0 << 1))) % 4093
    if b1:
        h[i0 % 6] = np.sqrt(abs(abs(f1)))
        w1 = np.full((3, 2), 1.5)
    elif (not ((-1) in (1, 2, -5, 7))):
        a[i0] = (np.trunc(m[i0 % 4, 2]) // (abs((2.0 / (abs(1e3) + 0.5))) + 0.5))
    if ((0 if f2 < 0.0 else (-3)) <= (-i1) < int(max(-1000.0, min(1000.0, f1)))):
        k2 = 0
        while k2 < 5 and ((i0 <= 8) or k2 < 2):
            k2 += 1
            for k3 in range(m.shape[0]):
                f1 -= ((f2 - m[i2 % 4, -2]) * (0.5 - x))
                if (np.int64(u[-3]) in (1, 2, -5, 7)) and i0 == i1:
                    raise IndexError("an index")
            f2 = ((m[-2, i0 % 5] // (abs(a[-1]) + 0.5)) / (abs((np.float64(h[k2]) + k2)) + 0.5))
            if ((9 | i0) >= (k2 // (abs(np.int64(u[2])) + 1))):
                f1 += f0
            else:
                h[1] = ((np.float64(h[-4]) - np.float64(h[k2])) % (abs((m[0, 4] // (abs(-1.25) + 0.5))) + 0.5))
                if (i0 != k2):
                    break
                a[k2] += ((a[-3] if f2 < x else f1) * (f2 + (-9)))
    else:
        a[6] += (abs(np.float64(h[1])) * float(i0))
        i0 = np.int64(u[-2])
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f107(3, 100.0, f64[7] seed 107 in -4..4 strided, i64[6] seed 107 in -50..50, f64[4, 5] seed 107 in -2..2, u8[5] seed 107 in 0..100, f32[6] seed 107)
# raises IndexError: index 1008 is out of bounds for axis 0 with size 7
# at a[i0] = (np.trunc(m[i0 % 4, 2]) // (abs((2.0 / (abs(1e3) + 0.5))) + 0.5))


def f108(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i0 = ((-9) // (abs((1 + int(u[3]))) + 1))
    m[i0 % 4, 1:] = m[i0 % 4, :-1]
    k1 = 0
    while k1 < 3 and ((4 <= i2 < i1) or k1 < 2):
        k1 += 1
        if (c[-4] < (i2 * (-4))):
            f1 += float(((-8) >> 1))
        elif (((-6) != k1) and (i1 >= i2)):
            k2 = 0
            while k2 < 4 and ((i0 > 16 and i1 > 8) or k2 < 2):
                k2 += 1
                if ((~9) <= (i2 | k1) < (k2 // (abs(4) + 1))):
                    continue
            if f0 < 0.0:
                b1 = ((x != np.float64(h[k1])) and (a[k1] > x))
                m[3, 1:] = m[3, :-1]
            else:
                if b1:
                    break
            i1 = (7 - (int(u[k1]) ^ (-4)))
        else:
            i2 = k1
            f0 -= np.rint((x if i1 > 15 else 1e3))
        i2 = (((k1 - i1) - (i1 & i0))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f108(6, 1e-3, f64[7] seed 108 in -4..4, i64[6] seed 108 in -50..50 strided, f64[4, 5] seed 108 in -2..2, i8[5] seed 108 in 0..100, f32[6] seed 108)
# -> (-1, 8, 4079, -999.999, 0.25, -3.0, True, False)
# arg 4: f64[4, 5] = 1.2047084793534406 1.0544221413472403 -1.5860598821511553 1.7095111803575258 -1.9813451417498027 -0.7362567825612407 -0.7716093375456432 -0.7742202602161306 0.5961828700950131 0.8783486921249684 -0.14167354946451072 1.6062268955473056 0.16888346108523677 -0.5374305431013155 0.7340586578262553 -0.1542345546912971 -0.1542345546912971 0.0002709517729369004 -1.1596096931834348 -0.7784347517573416


def f109(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if (min(np.float64(h[3]), 0.1) < f0):
        if b1 and i0 == i1:
            raise ValueError("a value")
    elif ((3 * int(u[i0 % 5])) <= g109(c[2], r=a[4]) < min(i1, int(u[4]))):
        for k1, f0 in zip(range(4), m[1]):
            if (g109(i2) == (i0 % (abs(i1) + 1))):
                continue
            i0 = (c[-4]) % 4093
        else:
            f2 = a[i0 % 7]
        i1 = ((i0 - ((-5) * int(u[-5])))) % 4093
        k2 = 0
        while k2 < 3 and (b1 or k2 < 2):
            k2 += 1
            for k3 in range(m.shape[0]):
                c[k2] = ((-(c[2] if b0 else i2))) % 4093
                c[i1 % 6] = (((i0 << 1) // (abs(g109(i0, r=x)) + 1))) % 4093
                i1 = (((2 // (abs(i2) + 1)) % (abs((k3 - i1)) + 1))) % 4093
            else:
                i1, f1, b1 = t109((int(u[i0 % 5]) + g109(i2, 5)), ((a[k2] if i1 > 9 else a[k2]) * (m[-3, 0] + m[2, 1])))
                i1 = i1 % 509
                a[i2 % 7] -= np.ceil(f1)
                a[i2:i0] = (-1.25 - 0.1)
            i0, i1 = i1, i0
    return i0, i1, i2, f0, f1, f2, b0, b1


def g109(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t109(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f109(7, -2.25, f64[7] seed 109 in -4..4 strided, i64[6] seed 109 in -50..50, f64[4, 5] seed 109 in -2..2, i8[5] seed 109 in 0..100, f16[6] seed 109)
# -> (7, 2, -5, -2.25, 0.25, -3.0, True, False)


def f110(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    a[::2] += (-1.25 // (abs(0.1) + 0.5))
    u[0] = ((int(u[-4]) + (i2 & 1))) % 101
    u[-3] = (int(max(-1000.0, min(1000.0, (-m[0, 3]))))) % 101
    for k1 in range(len(a)):
        i1, f1, b1 = t110((min((-6), (-8)) - (-3)), np.sqrt(abs((-f0))))
        i1 = i1 % 509
        for k2 in range(1, len(c), 2):
            if (not (int(u[i2 % 5]) <= i1 < i2)):
                break
            i0 = (g110(i2) + (2 if f2 < 1.5 else 8))
        else:
            w3 = np.full((3, 2), 1.5)
    return i0, i1, i2, f0, f1, f2, b0, b1


def g110(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t110(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f110(0, 1e-3, f64[7] seed 110 in -4..4, i64[6] seed 110 in -50..50, f64[4, 5] seed 110 in -2..2, i16[5] seed 110 in 0..100, f32[6] seed 110)
# -> (0, 494, -5, 0.001, 0.015811388300841896, -3.0, False, False)
# arg 2: f64[7] = -2.4831617479246413 -2.8394145918556815 -3.9858165162141423 -2.745237812994559 -2.055074764178407 2.7768517700479523 -1.1456908941667168
# arg 5: i16[5] = 87 86 1 87 32


def f111(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if ((m[i0 % 4][-3] != f1) and (c[2] in (1, 2, -5, 7))):
        w1 = np.zeros(5)
        m[1, 1:] = m[1, :-1]
        if ((f2 < 1.5 or i1 > 16) or (i0 < np.int64(u[1]))) and i0 == i1:
            raise ValueError("a value")
    elif (((-8) | (-6)) < (i0 ^ i0)):
        i2 = ((g111(c[5], 5) & (i1 if b0 else (-3)))) % 4093
    else:
        h[3] = ((f1 + a[-2]) - (np.float64(h[4]) + (-3)))
    i1, f1, b1 = t111(((2 // (abs(i0) + 1)) - (i2 // (abs(np.int64(u[2])) + 1))), e111(m[1], (c[2] * c[-4])))
    i1 = i1 % 509
    i0, i1 = i1, i0
    return i0, i1, i2, f0, f1, f2, b0, b1


def g111(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e111(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t111(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f111(6, 100.0, f64[7] seed 111 in -4..4, i64[6] seed 111 in -50..50 reversed, f64[4, 5] seed 111 in -2..2 F, u64[5] seed 111 in 0..100, f16[6] seed 111)
# -> (499, 6, 0, 100.0, 0.7716484114144859, -3.0, True, False)


def f112(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    h[0] = (float(i0) / (abs(max(f2, a[4])) + 0.5))
    m[-2, 1:] = m[-2, :-1]
    m[-3][4] -= ((f2 + c[3]) - (m[0, 4] * f2))
    i0 = ((~((-9) // (abs(i2) + 1)))) % 4093
    if (np.float64(h[-4]) == (np.float64(h[1]) / (abs(-1.25) + 0.5))):
        i0 = (min((c[i2 % 6] % (abs(i2) + 1)), (c[0] * i0))) % 4093
        f1 -= min((np.float64(h[i2 % 6]) + (-7)), np.floor(f1))
        b1 = b0
    elif ((7 * (-5)) in (1, 2, -5, 7)):
        for k1 in range(len(a)):
            for k2 in range(1, len(c), 2):
                a[i1 % 7] *= (e112(a, (-4)) + (x + f2))
                b0 = (max(i1, i2) <= i2 < c[k2])
            else:
                f1 += np.trunc((f1 + k1))
        if (min(f2, m[i2 % 4, 1]) == e112(a[::2], i0)):
            b0, b1 = b1, not b0
    else:
        c[4] = (((i2 >> 1) // (abs((~i1)) + 1))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def e112(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f112(-1, 100.0, f64[7] seed 112 in -4..4, i64[6] seed 112 in -50..50 strided, f64[4, 5] seed 112 in -2..2 strided, u32[5] seed 112 in 0..100, f16[6] seed 112)
# -> (1, 2, -5, 100.0, 0.25, -3.0, False, False)
# arg 3: i64[6] = -3 -13 -49 -5 4092 16
# arg 4: f64[4, 5] = -0.19530034920178485 1.1527478760302858 0.6731178658230235 0.8389429357526885 0.7549160909181305 -0.4692658588036416 1.6628872018170235 -1.3954360910037487 -1.5661208459893756 5.613617849305609 1.035897904428864 1.035897904428864 1.9911468928393394 -1.252954539924691 -0.16290666138209975 0.9042916159425958 -0.6573536974541145 0.6311032895900475 -1.0321882772375548 1.7488105773994436
# arg 6: f16[6] = -0.4975586 0.5761719 0.33666992 0.4194336 0.3774414 -0.23461914


def f113(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i2 = (((i1 - i0) + min(i2, np.int64(u[2])))) % 4093
    for k1 in range(5, 0, -1):
        f0 *= (float((-6)) * e113(a[::2], np.int64(u[i0 % 5])))
    b1 = ((-5) <= (i0 * i0) < (-i2))
    m[1, 3] = m[i0 % 4, -3]
    i0, i1 = i1, i0
    k2 = 0
    while k2 < 4 and (i2 > 17 or k2 < 2):
        k2 += 1
        k3 = 0
        while k3 < 2 and ((i2 >= c[-5]) or k3 < 2):
            k3 += 1
            k4 = 0
            while k4 < 4 and ((m[2, k2] < m[k3, k2]) or k4 < 2):
                k4 += 1
                i1, f1, b1 = t113(max((np.int64(u[i0]) % (abs((-8)) + 1)), (~c[-2])), x)
                i1 = i1 % 509
                c[-4] = np.int64(u[k2])
                if (((-4) == (-1)) or (i2 == (-1))) and i0 == i1:
                    raise IndexError("an index")
            a[k3] *= ((x // (abs(1e3) + 0.5)) * (f1 * f0))
            if (b0 or (b0 or f2 < 0.0)) and i0 == i1:
                return i1, i0, 7, f2, 0.5, f1, True, b0
        else:
            v5 = m[:, 1]
            u[k2] = (i0) % 101
    return i0, i1, i2, f0, f1, f2, b0, b1


def e113(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t113(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f113(5, 0.0, f64[7] seed 113 in -4..4 reversed, i64[6] seed 113 in -50..50 strided, f64[4, 5] seed 113 in -2..2 strided, u16[5] seed 113 in 0..100, f32[6] seed 113)
# -> (2, 7, 4085, -0.0, 0.0, -3.0, True, True)
# arg 2: f64[7] = 1.4571153336867573 0.0 0.0 -0.7596539191060518 -0.5905782632428256 -0.8115637065793262 3.254108181573817
# arg 3: i64[6] = 37 8 41 -10 -9 4
# arg 4: f64[4, 5] = 0.7285576668433786 1.4272338469670758 0.13501767448925728 -0.3798269595530259 -0.2952891316214128 -0.4057818532896631 1.6270540907869084 -0.41873305673138095 -0.41873305673138095 -0.5648043293169822 0.28209334900083416 -1.6244001232059673 1.6345226599353713 -0.1378832273241848 -0.18269809085654076 0.32270292846566173 -0.5740325473450278 1.5593396474198058 1.4346460538822283 -0.5362104247655957
# arg 5: u16[5] = 87 2 2 2 2


def f114(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    v1 = m[1:3, 2]
    for k2 in range(len(a)):
        for i1, f1 in zip(c, a):
            i1, f1, b1 = t114(i2, ((np.float64(h[3]) - x) * a[i1 % 7]))
            i1 = i1 % 509
            b0 = ((5 in (1, 2, -5, 7)) or (b0 and i1 > 15))
        else:
            i1 = ((c[i2 % 6] | (k2 + (-7)))) % 4093
        if (8 in (1, 2, -5, 7)):
            i2 = (min(int(u[-1]), (-4)) if (i1 > 13 and i0 > 1) else (int(u[i1 % 5]) // (abs(k2) + 1)))
            b1 = b1
        elif ((b0 and f1 < 1.5) and (int(u[-4]) in (1, 2, -5, 7))):
            b0 = ((0.5 * m[0, 0]) == (x * np.float64(h[i0 % 6])))
        else:
            if ((not i1 > 11) and (np.float64(h[i1 % 6]) < np.float64(h[i0 % 6]))):
                continue
            i1, f1, b1 = t114(min((int(u[0]) // (abs(i0) + 1)), (k2 if f1 < x else i1)), ((f1 + f1) * max(f0, x)))
            i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def t114(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f114(-1, 1e-3, f64[7] seed 114 in -4..4, i64[6] seed 114 in -50..50 reversed, f64[4, 5] seed 114 in -2..2, i8[5] seed 114 in 0..100, f16[6] seed 114)
# -> (-1, 5, -5, 0.001, -0.00020104390151970752, -3.0, False, True)


def f115(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    u[-5] = (((5 % (abs(3) + 1)) % (abs((int(u[1]) * 5)) + 1))) % 101
    b1 = ((c[1] > i0) and (i1 in (1, 2, -5, 7)))
    a[0] = np.ceil((-a[4]))
    c[-4] = (-8)
    h[1] = (np.trunc(m[-3, -5]) + (np.float64(h[1]) % (abs(m[1, 1]) + 0.5)))
    c[1] = ((round(max(-1000.0, min(1000.0, f0))) - i0)) % 4093
    for k1 in range(m.shape[0]):
        v2 = a[1:6]
        if ((6 & int(u[k1])) > i2):
            i1 = (((4 % (abs(i2) + 1)) * ((-6) // (abs((-8)) + 1)))) % 4093
            u[2] = ((g115(int(u[-4]), r=v2[k1]) | (int(u[1]) // (abs(int(u[0])) + 1)))) % 101
        i0 = ((int(u[k1]) if i1 > 14 else (-2)) << 3)
        i0 = ((~int(u[k1])) ^ (int(u[i0 % 5]) - 2))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g115(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f115(-2, 1e-3, f64[7] seed 115 in -4..4 reversed, i64[6] seed 115 in -50..50 strided, f64[4, 5] seed 115 in -2..2, i32[5] seed 115 in 0..100, f32[6] seed 115)
# -> (-3, 4089, -5, 0.001, 0.25, -3.0, False, True)
# arg 2: f64[7] = -3.0 -1.8289547900794405 -0.5012348302465224 2.8927986979298623 3.1895850546701814 2.8071689254777548 -0.02188658903958096
# arg 3: i64[6] = -13 2 -8 -46 -38 13
# arg 5: i32[5] = 1 90 8 4 12
# arg 6: f32[6] = -0.3828417 1.0537046 -0.1253087 0.72319967 0.79739624 0.70179224


def f116(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    for k1 in range(4):
        f1 *= ((x * f0) + f1)
    else:
        f1 = np.sqrt(abs((f0 + f1)))
    if (not ((-8) != i1)):
        i1, f1, b1 = t116(((int(u[2]) if b0 else i2) // (abs((7 // (abs(i0) + 1))) + 1)), 0.1)
        i1 = i1 % 509
        if (not (5 > i0)):
            f0 *= np.sqrt(abs((x + x)))
            f0 -= float(c[-1])
        else:
            if ((1 ^ c[5]) in (1, 2, -5, 7)):
                u[1] = (((0 if b0 else i0) + (c[-1] >> 1))) % 101
            elif (m[i2 % 4, -2] >= (-x)):
                i1 = (inner((i0 & i1))) % 4093
                a[3] -= (f0 + abs(m[2, 1]))
        m[1, -4] *= (f2 + (f0 - x))
    elif b1:
        i2 = (int(u[-1]) << 0)
    return i0, i1, i2, f0, f1, f2, b0, b1


def t116(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f116(-1, 0.5, f64[7] seed 116 in -4..4 strided, i64[6] seed 116 in -50..50, f64[4, 5] seed 116 in -2..2 F, i32[5] seed 116 in 0..100, f32[6] seed 116)
# -> (-1, 2, -5, 0.5, 0.7096989921066009, -3.0, False, False)


def f117(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p * 2 + i0) % 1013
    b1 = ((i0 >> 2) >= (1 - len(a)))
    b0, b1 = b1, not b0
    k1 = 0
    while k1 < 4 and ((6 <= c[-4] < 3) or k1 < 2):
        k1 += 1
        if ((c[i0 % 6] % (abs(len(a)) + 1)) <= (i2 - c[2])):
            for k2 in range(m.shape[0]):
                if ((u[-4] or b0) and (not f0 < 1.5)):
                    continue
            for k3 in range(1, len(c), 2):
                i1, f1, b1 = t117(min((c[k3] - c[k3]), g117(i2)), ((f1 - m[i0 % 4, k1]) + g117((-8))))
                i1 = i1 % 509
            i2 = ((len(a) % (abs(k1) + 1)) | (~(-4)))
        if b0:
            i1, f1, b1 = t117((~(len(a) + 6)), max((a[4] - a[-6]), (f1 % (abs(x) + 0.5))))
            i1 = i1 % 509
        else:
            i1, f1, b1 = t117((int(i1 > 6) << 3), (min(f0, a[-6]) / (abs((np.float64(h[4]) - f0)) + 0.5)))
            i1 = i1 % 509
            i1, f1, b1 = t117(inner(((-2) if u[k1] else k1)), f0)
            i1 = i1 % 509
            if ((c[k1] in (1, 2, -5, 7)) or (not b1)):
                i0 = (len(a) + (k1 * (-9)))
                i2 = ((int(u[k1]) - (c[1] // (abs(len(a)) + 1)))) % 4093
            else:
                b1 = (len(a) != (-2))
                c[::-1] = c.copy()
                f0 += (-(m[-3, -4] + i1))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g117(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t117(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f117(-3, -2.25, f64[7] seed 117 in -4..4 reversed, i64[6] seed 117 in -50..50 reversed, f64[4, 5] seed 117 in -2..2 strided, bool[5] seed 117 in 0..100, f16[6] seed 117)
# -> (-3, 485, 3, -2.25, 0.5634573690895763, -3.0, True, False)


def f118(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    c[-6] = (i2) % 4093
    if (((-7) if b1 else (-6)) in (1, 2, -5, 7)):
        a[i2] *= np.rint((f0 + i1))
        a[4] -= (np.float64(h[4]) // (abs((0.5 + f0)) + 0.5))
        for k1 in range(5, 0, -1):
            h[-5] = float(round(max(-1000.0, min(1000.0, a[-2]))))
            for k2 in range(1, len(c), 2):
                i1 = (((np.int64(u[4]) * k2) >> 2)) % 4093
                i2 = (((i2 & 9) | (-9))) % 4093
                b1 = ((i0 > 5 and i2 > 11) and i1 > 11)
            f0 *= ((m[3, i2 % 5] * f2) * (-1.25 - f2))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f118(8, 0.0, f64[7] seed 118 in -4..4, i64[6] seed 118 in -50..50, f64[4, 5] seed 118 in -2..2 strided, u32[5] seed 118 in 0..100, f32[6] seed 118)
# -> (8, 2, -5, 0.0, 0.25, -3.0, True, False)
# arg 3: i64[6] = 4088 38 3 -26 -29 15


def f119(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    a[:4] = m[:, i0 % 5]
    u[0] = ((i1 | min(i1, i0))) % 101
    i0 = (i1) % 4093
    i0, i1 = i1, i0
    i1 = ((int(i2 > 16) if (f0 < 1.5 and i1 > 14) else (i1 // (abs(c[i0 % 6]) + 1)))) % 4093
    if (f2 > (f1 + a[2])):
        a[i0 % 7] = np.sqrt(abs(a[1]))
        m[2, 0] = (a[5] * max(x, f1))
    elif (not (0.1 == np.float64(h[3]))):
        for i1, f1 in zip(c, a):
            w2 = np.array([f0, ((a[-1] + x) + ((-7) + i0)), 2.0])
        i2 = (np.int64(u[-1]) // (abs(np.int64(u[0])) + 1))
        k3 = 0
        while k3 < 5 and (b0 or k3 < 2):
            k3 += 1
            w4 = np.zeros(4, dtype=np.int64)
            f1 = (np.sqrt(abs(f2)) if (4 <= i2 < 4) else (-m[1, -3]))
    else:
        i1 = 8
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f119(1, 100.0, f64[7] seed 119 in -4..4 strided, i64[6] seed 119 in -50..50, f64[4, 5] seed 119 in -2..2 F, u64[5] seed 119 in 0..100, f16[6] seed 119)
# -> (2, 4, 24, 100.0, 0.8948383042995816, -3.0, False, False)
# arg 2: f64[7] = -1.6854916343803974 -0.9015403286912562 -1.9545807746522867 1.455164412287174 -1.6429335847856317 1.2269031222657256 -1.8030806573825124
# arg 5: u64[5] = 3 68 96 67 99


def f120(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    b1 = u[2]
    k1 = 0
    while k1 < 3 and ((len(a) <= i0) or k1 < 2):
        k1 += 1
        b0, b1 = b1, not b0
        if (f0 >= (np.float64(h[4]) - x)):
            i2 = (k1 >> 0)
        elif ((c[-4] < i1) or (b0 or i0 > 5)):
            m[1] = a[2:]
    else:
        for k2 in range(5, 0, -1):
            b1 = ((f1 > x) or (f2 < x or b1))
        b1 = (((-4) + len(a)) <= round(max(-1000.0, min(1000.0, f1))) < len(a))
        u[i2 % 5] = (not f2 < 1.5)
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f120(2, -2.25, f64[7] seed 120 in -4..4 strided, i64[6] seed 120 in -50..50 strided, f64[4, 5] seed 120 in -2..2 strided, bool[5] seed 120 in 0..100, f32[6] seed 120)
# -> (2, 2, -5, -2.25, 0.25, -3.0, True, False)
# arg 4: f64[4, 5] = -1.9537619449750259 -1.8345909762573744 1.2308138751186775 -0.545376643060596 1.7739153631543094 2.461627750237355 -1.090753286121192 3.547830726308619 1.7749324591605387 -1.1927116572576892 1.7341764677131524 -1.6155968131409106 0.5589125819253775 -0.789580214113355 1.0507460342225743 0.4261237965969791 1.6329666095825215 1.8653865803789764 1.3901970647644988 -1.0733319312206349


def f121(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    m[-2][0] *= e121(m[:, 0], (c[-6] - int(u[-4])))
    v1 = c[2:]
    f1 -= (max(x, a[i1]) - f0)
    w2 = a.copy()
    for k3 in range(m.shape[0]):
        i1, f1, b1 = t121(int(u[2]), ((f0 * m[k3, i1 % 5]) % (abs((a[1] / (abs(f1) + 0.5))) + 0.5)))
        i1 = i1 % 509
    f2 *= e121(a, (i0 % (abs((-3)) + 1)))
    if (not (not f0 < 1.5)):
        i2 = int(u[4])
    else:
        for k4 in range(m.shape[0]):
            k5 = 0
            while k5 < 4 and ((not i2 > 10) or k5 < 2):
                k5 += 1
                f0 = (float(v1[k4]) * np.sqrt(abs(1e3)))
            else:
                u[k4] = (round(max(-1000.0, min(1000.0, (np.float64(h[k4]) + 0.1))))) % 101
                f2 -= f0
                b0, b1 = b1, not b0
            if ((-(-1)) <= (8 & int(u[-1])) < (i0 | k4)):
                b0 = (int(u[k4]) == (i1 * i0))
        b0 = ((i2 - 8) in (1, 2, -5, 7))
        i0 = (int(b0) % (abs(max(1, (-7))) + 1))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e121(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t121(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f121(1, -2.25, f64[7] seed 121 in -4..4 strided, i64[6] seed 121 in -50..50 reversed, f64[4, 5] seed 121 in -2..2, i32[5] seed 121 in 0..100, f16[6] seed 121)
# -> (1, 1, 85, -2.25, 0.26557841956599226, -3.376099479519695, False, False)
# arg 4: f64[4, 5] = -1.363309263498214 0.5626832465866158 1.7773690715860915 1.4147645266493813 0.7245444332599669 -0.10743118667095519 0.4318358131883224 -1.7389071685818278 1.7850280573511368 0.9672834887160944 0.15802584746958506 1.4046282591089319 -1.0755115177872305 -0.9176176057702676 -0.18044944070960778 0.5522500306292164 1.9365377231495415 1.90601821373177 -1.6342382088115648 1.0577691306103691


def f122(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(abs(i0) % 6):
        w2 = np.arange(6)
        b1 = (f0 <= np.rint(1e3))
    f0, f1, f2 = f2, f0, f1
    b1 = ((8 in (1, 2, -5, 7)) and (i2 < c[4]))
    f1 *= (float(i2) if (not b1) else (m[1, i2 % 5] / (abs(f0) + 0.5)))
    i1, f1, b1 = t122(((6 & 4) % (abs(int(i2 > 7)) + 1)), abs((x - a[6])))
    i1 = i1 % 509
    if (np.sqrt(abs(0.5)) != np.trunc(np.float64(h[0]))):
        f2 -= np.ceil(float(5))
        for k3 in range(m.shape[0]):
            f0, f1, f2 = f2, f0, f1
            if (g122(c[i2 % 6], r=x) in (1, 2, -5, 7)):
                f1 = f2
            elif ((c[-5] - c[k3]) in (1, 2, -5, 7)):
                if ((f1 < x or i0 > 19) and ((-6) in (1, 2, -5, 7))):
                    continue
                b0 = ((8 == i2) and (b0 or i2 > 2))
                f0 *= (min(1e3, x) if (i0 <= int(u[k3]) < int(u[2])) else (f2 + int(u[4])))
    else:
        for k4 in range(4):
            if ((i0 <= c[-2] < i0) or (i1 > 0 or f2 < 1.5)):
                f0 = np.sqrt(abs((x - x)))
                f1 *= abs((a[k4] * m[0, k4]))
                b0 = ((c[k4] + k4) in (1, 2, -5, 7))
            else:
                c[-5] = (i2) % 4093
            i1 = (((i2 - k4) if f1 < x else (i1 * i2))) % 4093
        b1 = ((i2 * i0) == int(u[4]))
        for k5 in range(1, len(c), 2):
            if (f0 < (x + int(u[0]))):
                m[i1 % 4, -4] = f2
            elif (not b1):
                i1, f1, b1 = t122(min(2, (int(u[0]) << 0)), (-abs(f2)))
                i1 = i1 % 509
            if ((i2 <= c[2] < i0) or (f1 < f1)):
                b1 = ((i1 * i2) <= int(b1) < (i2 % (abs(5) + 1)))
                i0 = ((k5 << 3) if (9 in (1, 2, -5, 7)) else (int(u[4]) << 2))
            if (i0 > 13 and (c[k5] <= int(u[1]) < c[1])):
                f0 -= ((f2 - f1) + x)
    return i0, i1, i2, f0, f1, f2, b0, b1


def g122(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t122(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f122(3, 100.0, f64[7] seed 122 in -4..4, i64[6] seed 122 in -50..50, f64[4, 5] seed 122 in -2..2, i32[5] seed 122 in 0..100, f32[6] seed 122)
# -> (3, 499, -5, -4.75, -3.0, 49.40915344205682, True, False)


def f123(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p * 2 + i0) % 1013
    if ((int(u[3]) > i0) or (i0 <= 6 < int(u[-1]))):
        c[4] = (inner((c[i1 % 6] * int(u[1])))) % 4093
    else:
        if ((f2 >= np.float64(h[2])) or (i1 > 14 and i2 > 3)):
            k1 = 0
            while k1 < 4 and ((i2 > 1 or b0) or k1 < 2):
                k1 += 1
                i2 = (((-c[k1]) if b0 else g123((-4), 5))) % 4093
            for i1, f1 in zip(c, a):
                if (min((-1), int(u[0])) > inner(i0)) and i0 == i1:
                    raise ValueError("a value")
    f0 = ((f2 // (abs(f2) + 0.5)) - np.rint(np.float64(h[i1 % 6])))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g123(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f123(2, -2.25, f64[7] seed 123 in -4..4, i64[6] seed 123 in -50..50 reversed, f64[4, 5] seed 123 in -2..2 F, i16[5] seed 123 in 0..100, f32[6] seed 123)
# -> (2, 2, -5, -2.0, 0.25, -3.0, False, False)
# arg 3: i64[6] = 34 -50 -6 16 2 -43


def f124(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    a[-2] = ((np.float64(h[-2]) - f2) + ((-5) ^ 3))
    i2 = (~(-1))
    if i2 > 17:
        m[0, 4] = ((1e3 + i0) - (f2 + f0))
        if ((i2 | i0) in (1, 2, -5, 7)):
            if b0:
                m[3, i0 % 5] = m[2][4]
            else:
                m[3][-3] = np.rint((m[1, i2 % 5] if f0 < x else a[1]))
                f2 += f2
                i0 = g124((9 // (abs(int(u[0])) + 1)), r=f2)
            for i1, f1 in zip(c, a):
                i0 = (((3 >> 1) // (abs(i2) + 1))) % 4093
            else:
                b0, b1 = b1, not b0
        i0 = ((i0 + (int(u[-2]) // (abs(i1) + 1)))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def g124(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f124(2, 1e-3, f64[7] seed 124 in -4..4, i64[6] seed 124 in -50..50 strided, f64[4, 5] seed 124 in -2..2, i8[5] seed 124 in 0..100, f16[6] seed 124)
# -> (2, 2, 0, 0.001, 0.25, -3.0, False, False)
# arg 2: f64[7] = 2.5537862626785106 2.7511984919673464 -0.4790848180498193 1.2693087282087987 -0.04297259285356425 -5.0107421875 2.619680303469946


def f125(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    v1 = m[:, i1 % 5]
    if ((i1 * 6) <= round(max(-1000.0, min(1000.0, x))) < (i1 | np.int64(u[4]))):
        k2 = 0
        while k2 < 2 and ((i2 <= 5 < i1) or k2 < 2):
            k2 += 1
            i2 = ((c[i2 % 6] + int(b0))) % 4093
        a[i0 % 7] = ((np.float64(h[i0 % 6]) - x) if f0 < 0.0 else (-1.25 / (abs(x) + 0.5)))
        w3 = np.array([f0, ((0.1 * f0) if f0 < x else v1[-3]), 2.0])
    else:
        i1 = (((np.int64(u[i0 % 5]) << 1) * ((-4) + 6))) % 4093
        w4 = a.copy()
        m[3] -= m[0]
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f125(1, 0.0, f64[7] seed 125 in -4..4, i64[6] seed 125 in -50..50 reversed, f64[4, 5] seed 125 in -2..2, u64[5] seed 125 in 0..100, f32[6] seed 125)
# -> (1, 348, -5, 0.0, 0.25, -3.0, False, False)
# arg 4: f64[4, 5] = 1.1645381818952787 -1.2267606311120538 -0.5195244368088132 -0.18130993308882992 1.6641521240100565 -0.019156086163284236 -0.3872116631434408 0.34187809601646446 -0.18866873831640385 -0.3501670475354617 0.9765586530950996 0.06224683412121168 0.3910388130412765 0.8727373066487059 -1.4769880128770136 -1.4000998607658053 -0.11506615906857176 -1.1807266145213902 2.075220538250907 -2.7053844042501463


def f126(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(m.shape[0]):
        for k2 in range(abs(i1) % 6):
            u[k1] = (((c[-4] + 0) * (k1 if i2 > 5 else (-2)))) % 101
            if (not (int(u[k1]) <= k2 < i1)):
                b1 = (np.float64(h[k2]) >= (0.1 + 2))
            elif ((f0 < x and i0 > 19) and (i1 in (1, 2, -5, 7))):
                i1 = (i1) % 4093
                c[k2] = 5
                i2 = (((k1 // (abs(i1) + 1)) // (abs((c[k1] % (abs(i2) + 1))) + 1))) % 4093
            else:
                u[k1] = (1) % 101
        f0, f1, f2 = f2, f0, f1
        i1 = g126((c[0] * i0), 5)
    return i0, i1, i2, f0, f1, f2, b0, b1


def g126(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f126(-2, -2.25, f64[7] seed 126 in -4..4, i64[6] seed 126 in -50..50, f64[4, 5] seed 126 in -2..2, i8[5] seed 126 in 0..100, f32[6] seed 126)
# -> (-2, 999, -5, -3.0, -2.25, 0.25, False, False)
# arg 5: i8[5] = 27 27 27 27 10


def f127(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if ((i1 <= i0 < 5) or b1):
        i2 = (min((i1 - 5), ((-9) + (-1)))) % 4093
        f2 += abs((a[3] if b1 else 1e3))
        i0 = (c[-5]) % 4093
    if ((not b0) and ((-7) != i0)):
        k1 = 0
        while k1 < 2 and ((b0 or b0) or k1 < 2):
            k1 += 1
            for f2 in a[1:5]:
                i2 = (i1) % 4093
            i0 = (-7)
            i0 = (((i0 << 1) % (abs(((-8) | np.int64(u[-5]))) + 1))) % 4093
        if (c[i2 % 6] != (i1 * (-5))):
            h[2] = abs(float(np.int64(u[3])))
    elif ((-7) <= (np.int64(u[1]) % (abs(np.int64(u[i0 % 5])) + 1)) < (c[4] ^ i0)):
        k3 = 0
        while k3 < 2 and ((not b0) or k3 < 2):
            k3 += 1
            i2 = (i0) % 4093
            f2 = (0.5 / (abs(np.sqrt(abs(a[k3]))) + 0.5))
            f1 *= x
        if (g127(i1) != (~i1)):
            f0 = f0
            i0 = (((np.int64(u[3]) - c[2]) ^ int(f0 < 1.5))) % 4093
            f0 = max(f2, abs(x))
        else:
            if ((f1 + np.int64(u[-1])) == (-f0)):
                b1 = ((a[4] > np.float64(h[i2 % 6])) or (i1 < i1))
                if ((np.float64(h[-4]) < 0.5) or (not b1)) and i0 == i1:
                    raise ValueError("a value")
            for k4 in range(m.shape[0]):
                f0 = (-float(np.int64(u[k4])))
                f0 = abs((m[i2, k4] * f0))
            a[2] += a[6]
    else:
        b1 = f2 < x
        if ((i0 <= i0 < 8) and (not b0)) and i0 == i1:
            raise IndexError("an index")
        f2 = abs(f1)
    return i0, i1, i2, f0, f1, f2, b0, b1


def g127(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f127(-3, 0.5, f64[7] seed 127 in -4..4, i64[6] seed 127 in -50..50 reversed, f64[4, 5] seed 127 in -2..2 strided, u8[5] seed 127 in 0..100, f16[6] seed 127)
# -> (2, 2, 2, 0.5, 0.25, 3.2078707516405487, False, False)
# arg 6: f16[6] = -0.5024414 0.06750488 44.0 0.19494629 0.8017578 -0.8051758


def f128(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    c[0] = g128((i2 | 2))
    h[2] = (0.1 - (0.5 % (abs(a[3]) + 0.5)))
    v1 = a[::-2]
    k2 = 0
    while k2 < 5 and ((i2 > i0) or k2 < 2):
        k2 += 1
        b1 = (not (k2 <= i2 < c[-6]))
        f2 = ((f2 * f1) - f0)
    m[0, i1 % 5] -= np.float64(h[5])
    i1, f1, b1 = t128((-5), (f1 % (abs(np.float64(h[0])) + 0.5)))
    i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def g128(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t128(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f128(-2, -2.25, f64[7] seed 128 in -4..4, i64[6] seed 128 in -50..50 reversed, f64[4, 5] seed 128 in -2..2 strided, i16[5] seed 128 in 0..100, f32[6] seed 128)
# -> (-2, 494, -5, -2.25, 0.125, 2.625, False, False)
# arg 3: i64[6] = 1 1 12 -16 42 12
# arg 4: f64[4, 5] = 0.6867777817662941 0.6019713370589401 0.01619783706461808 0.5364205197219833 1.7199189330449878 0.07030625751237185 -0.7520086466821523 -0.3168314942800712 1.276042945807288 1.75856146457352 0.3789733142940839 1.3096371175114045 -1.1980400421703066 1.322502378302961 -1.7624822738658317 -1.0533002629466814 1.8333843611042786 0.11787166653455827 -0.8188491588652185 -1.5899558301541346
# arg 6: f32[6] = 0.3433889 0.30098566 -0.4 0.26821026 0.8599595 0.03515313


def f129(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    if ((np.int64(u[-1]) - c[2]) <= (i0 - 4) < max(i1, c[2])):
        if (round(max(-1000.0, min(1000.0, 1e3))) in (1, 2, -5, 7)):
            k1 = 0
            while k1 < 4 and ((b0 or b0) or k1 < 2):
                k1 += 1
                a[-7] += np.rint((x + f2))
                b0 = (not b0)
                m[1, i1 % 5] = ((a[k1] + (-5)) // (abs(float(8)) + 0.5))
        elif ((-4) < (i1 + (-1))):
            k2 = 0
            while k2 < 2 and ((f1 <= np.float64(h[2])) or k2 < 2):
                k2 += 1
                b1 = b0
                f2 = (np.ceil(f0) - (-a[5]))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f129(5, 0.5, f64[7] seed 129 in -4..4, i64[6] seed 129 in -50..50 strided, f64[4, 5] seed 129 in -2..2 strided, u32[5] seed 129 in 0..100, f32[6] seed 129)
# -> (5, 2, -5, 0.5, 0.25, -3.0, True, False)


def f130(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    f0 = (f2 * (f1 * m[1, 2]))
    w1 = np.array([f0, f1, 2.0])
    for k2 in range(4):
        if ((i2 > 14 and f2 < 1.5) and (a[k2] > m[i2 % 4, k2])):
            if (g130(len(a), r=0.5) != g130((-9))):
                if u[-4]:
                    continue
                a[k2] -= ((w1[0] * x) * (f0 * f1))
            else:
                b0, b1 = b1, not b0
                if ((len(a) in (1, 2, -5, 7)) or (b0 or i2 > 6)):
                    break
            h[i0 % 6] = f1
        else:
            f0 = x
            a[:4] = m[:, 2]
    else:
        f1 += np.sqrt(abs((m[1][0] + f2)))
        for k3, f0 in zip(range(4), m[1]):
            v4 = a[1:6]
            u[4] = (not ((-9) == c[2]))
            for k5 in range(len(a)):
                i0 = int(max(-1000.0, min(1000.0, (f0 * 0.5))))
                b1 = (not (k5 != len(a)))
            k6 = 0
            while k6 < 4 and ((w1[-1] != np.float64(h[1])) or k6 < 2):
                k6 += 1
                i2 = (c[k6]) % 4093
                i2 = g130((len(a) if i1 > 12 else len(a)), 5)
                i1 = (((c[1] ^ c[5]) * int(i1 > 13))) % 4093
        if (int(b1) in (1, 2, -5, 7)):
            if ((not f2 < 1.5) or (i0 > 12 and f2 < 0.0)):
                i1 = (((len(a) | 3) * min(c[0], i2))) % 4093
                c[i2 % 6] = ((i0 << 1)) % 4093
                f0, f1, f2 = f2, f0, f1
            h[-2] = x
            w7 = np.zeros(4, dtype=np.int64)
        elif (((-5) & i1) in (1, 2, -5, 7)):
            k8 = 0
            while k8 < 5 and ((f2 < 1.5 or f1 < x) or k8 < 2):
                k8 += 1
                i2 = round(max(-1000.0, min(1000.0, float(i0))))
                m[i2][2] = (np.ceil(np.float64(h[k8])) * abs(m[0, i0 % 5]))
            u[-2] = (2.0 < (f2 * w1[-1]))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g130(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f130(3, 1e-3, f64[7] seed 130 in -4..4 reversed, i64[6] seed 130 in -50..50 reversed, f64[4, 5] seed 130 in -2..2 strided, bool[5] seed 130 in 0..100, f16[6] seed 130)
# -> (0, 0, 28, -1.4950671294992421, 1.7362026051177577, -3.0, True, False)
# arg 2: f64[7] = -1.8125539108220354 1.1545081021548849 1.6441359023728808 1.3445503692524294 -2.6823594941473132 1.5824036330823805 -1.1035188272162193
# arg 5: bool[5] = True False False False True


def f131(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    i2 = (i0) % 4093
    i1 = (((~np.int64(u[-1])) * ((-2) * i1))) % 4093
    h[0] = ((m[0, -3] / (abs(np.float64(h[i0])) + 0.5)) * (0.1 + f0))
    if ((i0 << 1) < i1):
        h[i1 % 6] = abs((1e3 if b0 else np.float64(h[-3])))
    elif ((c[1] | i0) == (c[0] - c[i0 % 6])):
        if (f0 > (0.1 if i1 > 6 else x)):
            if (not (i2 <= 9 < np.int64(u[4]))) and i0 == i1:
                raise IndexError("an index")
    else:
        f1 = f1
        for k1, f1 in enumerate(a):
            b1 = (((-2) - 6) <= c[-1])
        b1 = (int(b0) <= (c[3] + (-2)) < (i2 if b0 else i0))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f131(8, 0.0, f64[7] seed 131 in -4..4 reversed, i64[6] seed 131 in -50..50 strided, f64[4, 5] seed 131 in -2..2, u64[5] seed 131 in 0..100, f32[6] seed 131)
# raises IndexError: index 8 is out of bounds for axis 0 with size 6
# at h[0] = ((m[0, -3] / (abs(np.float64(h[i0])) + 0.5)) * (0.1 + f0))


def f132(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    f0 = (f0 if (np.int64(u[i0 % 5]) < i2) else 0.5)
    m[2, i0 % 5] = np.float64(h[i0 % 6])
    for k1 in range(abs(i1) % 6):
        u[1] = (((2 * i0) + (9 * k1))) % 101
        if ((np.int64(u[3]) % (abs(np.int64(u[0])) + 1)) != (c[-3] * k1)):
            m[0, 4] = x
            k2 = 0
            while k2 < 3 and ((np.int64(u[-2]) in (1, 2, -5, 7)) or k2 < 2):
                k2 += 1
                f2 += (np.sqrt(abs(np.float64(h[k2]))) + (a[-2] + f0))
            for k3, f0 in zip(range(4), m[1]):
                i2 = (-1)
                i0, i1 = i1, i0
        if i1 > 1:
            f0 += m[i0 % 4, 0]
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f132(-3, -2.25, f64[7] seed 132 in -4..4 reversed, i64[6] seed 132 in -50..50, f64[4, 5] seed 132 in -2..2 strided, u32[5] seed 132 in 0..100, f16[6] seed 132)
# -> (-3, 2, -1, -0.12610292336029882, 0.25, -12.65503973413438, False, False)
# arg 4: f64[4, 5] = 0.7859432833621152 1.808227869983011 -1.8897735135273543 1.030743657642598 -2.25 -1.7810957213907654 1.6581665952618283 -1.598969428065823 1.6549927980304666 -1.615604424176135 -1.8818168855730915 -1.3379324022121208 0.51513671875 0.24065108284847403 1.098865803625277 -0.6861206414937313 0.9019245114590384 0.27757216649583993 0.8721372163260797 -0.24721407494088243
# arg 5: u32[5] = 36 3 43 44 91


def f133(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    h[i0 % 6] = min((a[i2 % 7] - np.float64(h[i0 % 6])), (m[3, 2] * m[i1 % 4, -4]))
    for k1 in range(4):
        f2 = (x * f2)
    if (not u[1]):
        for k2 in range(m.shape[0]):
            if ((c[k2] in (1, 2, -5, 7)) or (not i2 > 18)):
                i1, f1, b1 = t133((((-4) + len(a)) - (c[1] // (abs(i1) + 1))), abs(np.sqrt(abs(0.5))))
                i1 = i1 % 509
                b0, b1 = b1, not b0
            elif i1 > 2:
                a[k2] -= ((f0 + m[i0 % 4, k2]) + (f1 + f2))
                i1 = ((((-3) // (abs(c[0]) + 1)) << 2)) % 4093
            else:
                f2 = np.sqrt(abs(np.float64(h[i1 % 6])))
            u[0] = ((5 if u[k2] else i1) == (-(-5)))
        else:
            i2 = ((-(-i2))) % 4093
        if (((-7) in (1, 2, -5, 7)) or (len(a) >= i2)):
            c[5] = (((len(a) if i0 > 9 else c[-6]) // (abs(i2) + 1))) % 4093
        i2 = (max(1, (i1 * i2))) % 4093
    elif (max(1, (-8)) in (1, 2, -5, 7)):
        i0 = (((i1 if f2 < x else (-1)) << 0)) % 4093
        m[-2, 3] = ((np.float64(h[3]) // (abs(f0) + 0.5)) * (m[i0 % 4][3] / (abs(f1) + 0.5)))
        k3 = 0
        while k3 < 2 and ((i1 <= i1 < i1) or k3 < 2):
            k3 += 1
            f1 += np.float64(h[i1 % 6])
            if ((b1 or b1) and (f0 < x and f2 < 0.0)):
                if u[-5]:
                    break
            else:
                c[k3] = (int(f1 < 1.5) + round(max(-1000.0, min(1000.0, a[-5]))))
                b1 = ((k3 in (1, 2, -5, 7)) or (c[-2] <= c[k3] < k3))
                b1 = ((-6) != (2 | i1))
    return i0, i1, i2, f0, f1, f2, b0, b1


def t133(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f133(4, -2.25, f64[7] seed 133 in -4..4, i64[6] seed 133 in -50..50 strided, f64[4, 5] seed 133 in -2..2 F, bool[5] seed 133 in 0..100, f32[6] seed 133)
# -> (2, 2, -5, -2.25, -1.4016873836517334, -76.88671875, True, True)
# arg 3: i64[6] = 37 -2 -2 21 26 39
# arg 4: f64[4, 5] = -1.9385157749641935 -1.6395565074661431 -1.6516874329813604 1.4688217197800344 -1.2209343116712574 1.9594821719883502 0.3359140520336106 0.11942125976872298 0.20480635084441356 -0.04444191367638517 0.5880966823990024 -0.9231589033796306 1.176803980849003 -0.0 0.0585136229264247 -1.6251699042610306 0.2170031758089248 -1.9849407446086578 1.6906108053163367 0.4525822298002722
# arg 6: f32[6] = -0.9692579 -0.81977826 -0.8258437 0.7344109 -2.6929078 0.9797411


def f134(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p * 2 + i0) % 1013
    if b1:
        c[0] = (-3)
    w1 = np.full((3, 2), 1.5)
    f1 = (np.sqrt(abs(0.1)) if (not f0 < 0.0) else a[1])
    f1 += a[0]
    b0 = ((c[-2] // (abs(i1) + 1)) != (i1 if b0 else c[1]))
    if ((not b1) or (f1 < x or f1 < x)):
        for k2 in range(4):
            a[6] -= (f1 + (i1 * i0))
        w1[-3, 1] = e134(a, (i2 & np.int64(u[4])))
    else:
        h[i2 % 6] = w1[-1, -2]
    return i0, i1, i2, f0, f1, f2, b0, b1


def e134(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f134(-1, 0.5, f64[7] seed 134 in -4..4 reversed, i64[6] seed 134 in -50..50 strided, f64[4, 5] seed 134 in -2..2, u8[5] seed 134 in 0..100, f32[6] seed 134)
# -> (-1, 2, -5, 0.5, 3.5775168771406376, -3.0, True, False)
# arg 2: f64[7] = 3.2612891111237996 -1.0800071317635673 -2.9092039983593434 -3.6143768146355164 1.7600737203659556 2.96161190471888 -2.7810995334688027


def f135(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    if ((b0 and b1) or (f0 != np.float64(h[i0 % 6]))):
        w1 = np.array([f0, ((a[1] * f0) * np.float64(h[-5])), 2.0])
    else:
        for k2 in range(len(a)):
            for k3 in range(abs(i2) % 6):
                i0 = ((((-6) & np.int64(u[1])) // (abs((i1 * np.int64(u[0]))) + 1))) % 4093
            b0, b1 = b1, not b0
            b1 = ((i2 >= np.int64(u[3])) and (x != x))
        i2 = ((round(max(-1000.0, min(1000.0, 1e3))) * (i1 if b0 else np.int64(u[-5])))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f135(-2, 0.5, f64[7] seed 135 in -4..4 reversed, i64[6] seed 135 in -50..50 reversed, f64[4, 5] seed 135 in -2..2 F, u32[5] seed 135 in 0..100, f32[6] seed 135)
# -> (-2, 2, -5, 0.5, 0.25, -3.0, False, False)


def f136(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p * 2 + i0) % 1013
    w1 = np.zeros(4, dtype=np.int64)
    k2 = 0
    while k2 < 5 and ((i0 > 11 and i0 > 17) or k2 < 2):
        k2 += 1
        k3 = 0
        while k3 < 4 and ((i0 > 19 or b0) or k3 < 2):
            k3 += 1
            f1 -= (-(0.5 if i2 > 11 else x))
            if (not (k3 == k2)):
                i0 = (((np.int64(u[0]) - c[-2]) << 1)) % 4093
                w1[-4] = ((k2 * np.int64(u[4])) if (f1 == f0) else ((-4) * k2))
                i1 = ((max((-2), i1) & 5)) % 4093
            if ((np.int64(u[k3]) > (-7)) and (not b0)) and i0 == i1:
                return i1, i0, 7, f2, 0.5, f1, True, b0
        b0 = ((i2 < i0) and (i0 > 15 and b0))
        a[k2] -= ((f2 - a[k2]) / (abs((f1 - f1)) + 0.5))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f136(-2, 100.0, f64[7] seed 136 in -4..4, i64[6] seed 136 in -50..50 reversed, f64[4, 5] seed 136 in -2..2 strided, u64[5] seed 136 in 0..100, f32[6] seed 136)
# -> (110, 0, -5, 100.0, 2000.25, -3.0, False, False)
# arg 2: f64[7] = -2.085984503587773 11.324375588274812 -2.4524658190214907 16.902552858020993 11.805054327449895 15.456267059091385 -2.170233550358607


def f137(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    i1, f1, b1 = t137(((i2 + c[4]) | int(u[i1 % 5])), ((x * 0.5) // (abs((-1.25 * f2)) + 0.5)))
    i1 = i1 % 509
    w1 = np.full((3, 2), 1.5)
    i1 = ((~(i0 // (abs(i2) + 1)))) % 4093
    for k2 in range(5, 0, -1):
        for i1, f1 in zip(c, a):
            for k4 in range(5, 0, -1):
                i1 = int(b1)
        f0, f1, f2 = f2, f0, f1
    return i0, i1, i2, f0, f1, f2, b0, b1


def t137(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f137(8, -2.25, f64[7] seed 137 in -4..4, i64[6] seed 137 in -50..50, f64[4, 5] seed 137 in -2..2 strided, i8[5] seed 137 in 0..100, f32[6] seed 137)
# -> (8, 0, -5, -3.944827817595839, -3.944827817595839, -3.944827817595839, True, False)


def f138(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    b1 = ((7 > 2) and (i2 != (-8)))
    f2 *= a[i1 % 7]
    i1 = (((7 | i1) * i0)) % 4093
    f0 = np.sqrt(abs(float(i0)))
    b0 = ((np.int64(u[1]) * c[5]) <= (i2 - np.int64(u[i0 % 5])))
    u[3] = (int((c[1] < i0))) % 101
    i1, f1, b1 = t138(((8 - i2) + (6 - 4)), x)
    i1 = i1 % 509
    i0 = int((i0 <= c[5]))
    return i0, i1, i2, f0, f1, f2, b0, b1


def t138(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f138(5, 1e-3, f64[7] seed 138 in -4..4 strided, i64[6] seed 138 in -50..50, f64[4, 5] seed 138 in -2..2, u8[5] seed 138 in 0..100, f32[6] seed 138)
# -> (1, 14, -5, 2.23606797749979, 0.0005, 5.019924427266242, False, True)
# arg 5: u8[5] = 97 77 63 0 96


def f139(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p * 2 + i0) % 1013
    h[1] = ((x if b1 else f1) * np.float64(h[-1]))
    h[0] = (abs(0.5) if (int(u[2]) <= i0 < (-6)) else (f0 + a[i0 % 7]))
    u[i1 % 5] = (((i1 << 1) + (i1 * i1))) % 101
    i1 = ((1 | int(u[i2 % 5])) - int(u[i1 % 5]))
    i1, f1, b1 = t139((-3), a[3])
    i1 = i1 % 509
    if ((8 * (-2)) > int(max(-1000.0, min(1000.0, np.float64(h[i0 % 6]))))):
        i1 = (i2) % 4093
        f2 = max(e139(a, i1), e139(a, i2))
    elif (not (8 != i0)):
        if ((2 & c[1]) <= int(u[0]) < g139(i1, r=np.float64(h[i0 % 6]))):
            v1 = a[::-2]
            b1 = ((8 <= int(u[1])) or b0)
            f0 *= f0
        elif (((-4) - int(u[3])) > inner((-6))):
            b1 = (i0 in (1, 2, -5, 7))
            w2 = np.zeros(4, dtype=np.int64)
        else:
            f0, f1, f2 = f2, f0, f1
            i2 = int((i2 in (1, 2, -5, 7)))
            for k3 in range(abs(i0) % 6):
                u[1] = ((-i2)) % 101
        if ((b0 and b0) or (i1 in (1, 2, -5, 7))):
            b0, b1 = b1, not b0
            c[5] = ((c[3] - c[3])) % 4093
            k4 = 0
            while k4 < 4 and ((i2 == (-2)) or k4 < 2):
                k4 += 1
                b1 = ((int(u[-1]) <= (-9) < 0) or (i2 != i1))
                if (round(max(-1000.0, min(1000.0, 0.1))) <= int(max(-1000.0, min(1000.0, f1))) < ((-2) if b1 else (-3))):
                    continue
        else:
            m[:, 0] *= e139(m[:, 0], c[3])
            if f0 < x:
                m[:, 2] *= a[2]
                b1 = ((b1 or i0 > 0) or (m[i2 % 4, -4] != f1))
            else:
                f1 += e139(m[:, 0], ((-9) * int(u[i1 % 5])))
                b0, b1 = b1, not b0
                i0, i1 = i1, i0
    return i0, i1, i2, f0, f1, f2, b0, b1


def g139(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e139(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t139(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f139(1, 0.5, f64[7] seed 139 in -4..4, i64[6] seed 139 in -50..50, f64[4, 5] seed 139 in -2..2, i32[5] seed 139 in 0..100, f16[6] seed 139)
# -> (1, 496, -5, 0.5, 1.656948223135502, -3.0, False, False)
# arg 5: i32[5] = 66 15 8 99 6
# arg 6: f16[6] = 1.8701172 -0.078552246 -0.328125 0.8286133 0.43041992 -0.31420898


def f140(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p * 2 + i0) % 1013
    i1 = ((8 << 2) | int(i0 > 8))
    a[3] += max((-x), np.trunc(np.float64(h[-2])))
    a[::2] += max(f2, f2)
    if i0 > 7:
        i0 = 0
    elif f1 < 0.0:
        i2 = ((int(b0) - (c[1] ^ (-1)))) % 4093
        k1 = 0
        while k1 < 3 and ((c[5] <= (-7) < (-6)) or k1 < 2):
            k1 += 1
            c[i2 % 6] = (inner(inner(np.int64(u[k1])))) % 4093
            a[i0 % 7] += (abs(f0) * (1e3 if i0 > 7 else np.float64(h[5])))
            for k2 in range(m.shape[0]):
                i1, f1, b1 = t140(((~c[k2]) - (i0 * i2)), f2)
                i1 = i1 % 509
                f2 -= np.float64(h[k1])
    else:
        v3 = c[2:]
        i1 = ((int(f2 < x) // (abs(i1) + 1))) % 4093
        b1 = ((i2 > 15 or f2 < x) and (i0 <= c[5] < (-7)))
    return i0, i1, i2, f0, f1, f2, b0, b1


def t140(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f140(4, 1e-3, f64[7] seed 140 in -4..4, i64[6] seed 140 in -50..50, f64[4, 5] seed 140 in -2..2 strided, u32[5] seed 140 in 0..100, f32[6] seed 140)
# -> (4, 0, -5, 0.001, 0.25, -3.0, True, False)
# arg 2: f64[7] = 0.20403720560770022 0.043749696561196316 -6.773399981637125 3.0896908074851197 -3.5710313006619243 -3.8851339236538553 -4.686186657777572


def f141(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    f1 = (np.float64(h[1]) if b0 else np.sqrt(abs(np.float64(h[i1 % 6]))))
    u[i2 % 5] = (((-np.int64(u[1])) | (i1 if b1 else i2))) % 101
    w1 = np.arange(6)
    for k2 in range(m.shape[0]):
        b0 = ((not b0) and (1 in (1, 2, -5, 7)))
    k3 = 0
    while k3 < 5 and ((b0 and f2 < x) or k3 < 2):
        k3 += 1
        for k4 in range(1, len(c), 2):
            f1 = (min(np.float64(h[k4]), 1e3) * (-np.float64(h[k4])))
            f2 += ((-f1) + np.rint(f1))
            if ((i0 - i1) <= (8 % (abs(k4) + 1)) < g141(i2, r=x)):
                h[k4] = ((-x) + (3 if i1 > 19 else w1[k4]))
            else:
                f0 *= (np.floor(x) * (2.0 / (abs(1e3) + 0.5)))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g141(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f141(4, 100.0, f64[7] seed 141 in -4..4 reversed, i64[6] seed 141 in -50..50, f64[4, 5] seed 141 in -2..2 strided, u8[5] seed 141 in 0..100, f16[6] seed 141)
# -> (4, 2, -5, 3.2523220260974966e-9, -0.37491703033447266, -1.0493676662445068, True, False)
# arg 5: u8[5] = 100 66 19 39 86


def f142(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    for k1, f1 in enumerate(a):
        k2 = 0
        while k2 < 4 and (((-3) in (1, 2, -5, 7)) or k2 < 2):
            k2 += 1
            i0 = (((-6) | (i2 * i0))) % 4093
        else:
            f0, f1, f2 = f2, f0, f1
            for k3 in range(len(a)):
                b1 = ((1 <= 9 < i0) or (i2 > 12 or b0))
                i0 = g142((i1 & 6), 5)
                i0 = np.int64(u[2])
            b1 = b0
        i0 = int(b0)
        for i1, f1 in zip(c, a):
            if ((i0 > 12 and f2 < 0.0) or b0):
                a[i2 % 7] = (f1 + (m[2, 3] + a[1]))
                b1 = ((a[i2 % 7] * m[0, 1]) >= (m[2, 4] * x))
            else:
                f2 *= (m[2, 3] // (abs(0.5) + 0.5))
                i0 = (((i0 + np.int64(u[3])) * ((-8) ^ 3))) % 4093
            i0 = (k1 * max(7, 7))
            k5 = 0
            while k5 < 5 and ((np.float64(h[i2 % 6]) > m[-1, 2]) or k5 < 2):
                k5 += 1
                i2 = ((i0 // (abs(min((-4), c[4])) + 1))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def g142(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f142(6, -2.25, f64[7] seed 142 in -4..4 strided, i64[6] seed 142 in -50..50 reversed, f64[4, 5] seed 142 in -2..2, u16[5] seed 142 in 0..100, f16[6] seed 142)
# -> (42, 46, 1, -0.8510590410085062, -0.8510590410085062, 1.905877615210521, True, True)
# arg 2: f64[7] = -4.011644709391296 -23.51411428745986 -0.23710572071385627 -3.385039192854462 2.3513610581136515 -0.8510590410085062 1.905877615210521


def f143(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    f2 = np.rint((a[-1] + m[1, 3]))
    for k1 in range(m.shape[0]):
        i1 = ((i2 * (k1 if b0 else (-4)))) % 4093
    i0, i1 = i1, i0
    if (int(b0) != int(b1)):
        for k2 in range(1, len(c), 2):
            i0 = (((int(u[i1 % 5]) - int(u[0])) + (i1 * k2))) % 4093
            m[3, i1 % 5] *= (-(f2 + 4))
        i0 = (i0) % 4093
        b1 = ((not b0) or b0)
    else:
        v3 = a[::-2]
        b1 = ((c[4] in (1, 2, -5, 7)) or (b0 and b1))
        i1 = (-6)
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f143(8, -2.25, f64[7] seed 143 in -4..4, i64[6] seed 143 in -50..50 reversed, f64[4, 5] seed 143 in -2..2, i8[5] seed 143 in 0..100, f32[6] seed 143)
# -> (22, 8, -5, -2.25, 0.25, -2.0, True, True)
# arg 4: f64[4, 5] = 0.6674127637722105 -1.1374392302595608 -1.018891558526902 -0.11119253613011226 1.3169735482765494 0.5208531015467317 -1.028247611205166 -1.365105016058866 0.17210362472254115 -0.9999349954999293 -0.20625527000823363 -0.9007824284917008 -0.5687339564107061 -0.7636023671988834 -1.7091187577731741 -1.0555979868568364 -1.7964913117961951 1.1411210197888733 7.9187083172309585 1.1752210738112354


def f144(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    for k1 in range(1, len(c), 2):
        m[2, 1:] = m[2, :-1]
        for k2 in range(m.shape[0]):
            h[-4] = min((x if i2 > 18 else f2), (m[k2, k2] if b0 else x))
            if ((i0 - c[i1 % 6]) < min(i2, k1)):
                if ((i2 != i1) or (x != x)):
                    continue
                i0 = ((int(max(-1000.0, min(1000.0, x))) if (i0 in (1, 2, -5, 7)) else (i1 if b0 else c[-2]))) % 4093
                i2 = (((i1 * k1) if b1 else int(max(-1000.0, min(1000.0, a[k1]))))) % 4093
            for k3 in range(len(a)):
                i0 = 7
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f144(5, 100.0, f64[7] seed 144 in -4..4, i64[6] seed 144 in -50..50, f64[4, 5] seed 144 in -2..2 strided, u64[5] seed 144 in 0..100, f32[6] seed 144)
# -> (7, 2, -5, 100.0, 0.25, -3.0, True, False)
# arg 4: f64[4, 5] = -0.36976281715057624 1.7413163614190492 0.32764578063920213 0.17040667934423936 0.34613028201160567 -0.58554922950142 -0.6408255425419016 1.1883421333978785 -0.40608817560609234 0.13803208208688567 -0.47075341284996375 -0.47075341284996375 -0.47075341284996375 -0.47075341284996375 0.2747499445678101 -0.7895742524955982 -0.46646751735682646 1.8885018401079905 0.8375316420652639 -0.6673757186320683
# arg 6: f32[6] = -0.1848814 0.87065816 -3.0 0.08520334 0.17306514 -0.29277462


def f145(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if b0:
        v1 = a[1:6]
        b1 = (v1[3] > (a[4] + v1[4]))
    else:
        b1 = (c[i0 % 6] >= min(6, i0))
        i1, f1, b1 = t145(((int(u[2]) if i1 > 2 else (-3)) // (abs((c[3] + 7)) + 1)), ((f2 % (abs(m[1, 0]) + 0.5)) % (abs((np.float64(h[4]) + i2)) + 0.5)))
        i1 = i1 % 509
        for k2 in range(4):
            b1 = ((i1 // (abs(i2) + 1)) in (1, 2, -5, 7))
        else:
            for k3 in range(4):
                i2 = (((i2 + i2) << 0)) % 4093
            b1 = (not (b0 or b0))
            for k4 in range(len(a)):
                if b0:
                    break
    return i0, i1, i2, f0, f1, f2, b0, b1


def t145(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f145(3, 1e-3, f64[7] seed 145 in -4..4, i64[6] seed 145 in -50..50 strided, f64[4, 5] seed 145 in -2..2 F, i32[5] seed 145 in 0..100, f32[6] seed 145)
# -> (3, 2, -5, 0.001, 0.25, -3.0, True, False)


def f146(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    i2 = ((6 * (i1 if b0 else i1))) % 4093
    f0 = a[-1:][0] if len(a[1:]) > 0 else 1.0
    for k1 in range(4):
        u[k1] = (((k1 % (abs(c[k1]) + 1)) * (9 << 3))) % 101
        i2 = (((i0 // (abs(c[k1]) + 1)) ^ c[i1 % 6])) % 4093
        m[-4] = a[2:]
    i2 = int(max(-1000.0, min(1000.0, (f2 if b1 else np.float64(h[i1 % 6])))))
    for f2 in a[1:5]:
        c[5] = int(max(-1000.0, min(1000.0, np.float64(h[0]))))
        m[-4, 1] = ((f2 + 0.1) * (np.float64(h[i1 % 6]) / (abs(f0) + 0.5)))
        f2 -= ((x + i0) - (f2 + 2.0))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f146(5, 0.5, f64[7] seed 146 in -4..4 reversed, i64[6] seed 146 in -50..50, f64[4, 5] seed 146 in -2..2, u64[5] seed 146 in 0..100, f32[6] seed 146)
# -> (5, 2, 0, -0.2634949906266604, 0.25, 0.9990312090981011, True, False)
# arg 3: i64[6] = 1 17 -41 25 -35 0
# arg 4: f64[4, 5] = 0.2589161252531289 0.19919171629624924 2.2495156045490505 0.3423297474156355 -0.2634949906266604 0.17116487370781774 -0.1317474953133302 1.3723235810911407 -1.5751339263888338 1.96372749466135 -1.2030382465055856 -0.15259766037956934 -0.5281643130011355 -1.1236817184122136 0.9659993584672861 1.4667587799012205 -1.3571554208754346 -0.6413472960881026 -0.7395523285879033 -0.5841564979030576
# arg 5: u64[5] = 0 72 43 14 15


def f147(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    k1 = 0
    while k1 < 3 and ((f1 < 1.5 and b0) or k1 < 2):
        k1 += 1
        u[k1] = (((int(u[k1]) - k1) >> 3)) % 101
        for i1, f1 in zip(c, a):
            if ((i0 * c[k1]) > (i2 // (abs(int(u[i0 % 5])) + 1))):
                i0 = int(max(-1000.0, min(1000.0, np.sqrt(abs(f2)))))
                f2 *= e147(a, (k1 // (abs(c[k1]) + 1)))
            for k3 in range(1, len(c), 2):
                if ((m[k1][i1 % 5] == f2) or (f2 < np.float64(h[k1]))):
                    break
                i2 = (((i0 | c[k3]) << 2)) % 4093
            k4 = 0
            while k4 < 4 and ((i0 < i2) or k4 < 2):
                k4 += 1
                i1 = ((((-5) + (-7)) & i1)) % 4093
        if ((k1 == 7) or (b0 or b0)):
            if (f2 < x or (6 in (1, 2, -5, 7))):
                i1 = ((((-6) << 0) * (i1 // (abs(k1) + 1)))) % 4093
            else:
                a[-3], a[0] = a[0], f0
                i2 = ((9 ^ (-9)) % (abs(int(i0 > 13)) + 1))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e147(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f147(2, 1e-3, f64[7] seed 147 in -4..4, i64[6] seed 147 in -50..50 reversed, f64[4, 5] seed 147 in -2..2 strided, i8[5] seed 147 in 0..100, f32[6] seed 147)
# -> (2, 32, -5, 0.001, 1.757888789277196, -3.0, False, False)
# arg 5: i8[5] = 49 2 100 79 66


def f148(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(5, 0, -1):
        f0 += float(((-5) - int(u[2])))
    else:
        c[::-1] = c.copy()
        for k2 in range(abs(i1) % 6):
            i1, f1, b1 = t148(c[-1], (np.sqrt(abs(a[k2])) * (0.1 * 0.1)))
            i1 = i1 % 509
            if ((f0 + -1.25) >= np.sqrt(abs(np.float64(h[k2])))):
                f0, f1, f2 = f2, f0, f1
                f0 *= np.sqrt(abs((a[i0 % 7] - np.float64(h[i0 % 6]))))
                i1 = int(u[1])
        f2 = ((x - x) - (x if f1 < 1.5 else x))
    return i0, i1, i2, f0, f1, f2, b0, b1


def t148(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f148(0, 100.0, f64[7] seed 148 in -4..4, i64[6] seed 148 in -50..50, f64[4, 5] seed 148 in -2..2 strided, i8[5] seed 148 in 0..100, f16[6] seed 148)
# -> (0, 39, -5, -410.0, 0.008437191483882656, -100.0, False, True)
# arg 3: i64[6] = 5 -31 1 47 19 40


def f149(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if f1 < x:
        b0, b1 = b1, not b0
    elif (np.int64(u[3]) > (i0 if i1 > 14 else np.int64(u[2]))):
        i1 = ((5 & ((-9) % (abs(i1) + 1)))) % 4093
        i2 = ((max(i1, i0) // (abs((-(-3))) + 1))) % 4093
        a[1:4] = (x * a[-5])
    h[0] = abs(a[-2])
    i1, f1, b1 = t149(g149(9), abs(np.sqrt(abs(x))))
    i1 = i1 % 509
    for k1 in range(5, 0, -1):
        c[i2 % 6] = int((f2 <= f0))
        b0 = f2 < 1.5
        if (not (k1 in (1, 2, -5, 7))):
            v2 = m.T[3]
            f0 = (-(a[k1] + 1e3))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g149(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t149(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f149(4, 1e-3, f64[7] seed 149 in -4..4 reversed, i64[6] seed 149 in -50..50 reversed, f64[4, 5] seed 149 in -2..2 strided, u16[5] seed 149 in 0..100, f32[6] seed 149)
# -> (4, 19, 1, -1000.0002261692886, 0.015811388300841896, -3.0, True, True)
# arg 2: f64[7] = -2.663000220031247 0.00022616928851758544 0.00022616928851758544 0.00022616928851758544 -1.5131694717753135 2.3178168878019 -1.148799823289246
# arg 3: i64[6] = 16 0 -11 11 7 -13
# arg 6: f32[6] = 2.317817 0.5015711 0.056542322 -0.5830632 -0.37829238 0.57945424


def f150(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if ((i2 >> 3) <= (i0 << 1)):
        u[-2] = ((((-1) + i2) * max(c[0], np.int64(u[3])))) % 101
    elif ((4 - (-2)) in (1, 2, -5, 7)):
        i1 = (-5)
        f1 = np.sqrt(abs((np.float64(h[i0 % 6]) * f1)))
    i1 = ((i2 + (i1 % (abs((-7)) + 1)))) % 4093
    m[-1, 1:] = m[-1, :-1]
    i1 = ((-(i1 | i0))) % 4093
    for k1 in range(abs(i1) % 6):
        f2 -= max((f0 * np.float64(h[i1 % 6])), m[0, i2 % 5])
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f150(4, 0.0, f64[7] seed 150 in -4..4 strided, i64[6] seed 150 in -50..50 reversed, f64[4, 5] seed 150 in -2..2, u64[5] seed 150 in 0..100, f32[6] seed 150)
# -> (4, 4092, -5, 0.0, 0.25, -3.0, True, False)
# arg 4: f64[4, 5] = 1.8870971195916493 -1.8335406904091442 -1.1505531647524365 1.2360186302444816 -1.1437309521763983 1.0240162618015916 1.316156843795274 -1.0203602971121906 0.7470134114521834 -0.5099227961246875 0.1662018175704021 -1.7740420976589735 -0.24038348839158807 -1.128067567281677 1.3918395965452115 1.8154490172665954 1.8154490172665954 1.419092075897781 -1.8674777520291026 -0.7478162295078756
# arg 5: u64[5] = 46 99 76 99 87


def f151(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    v1 = m[-1]
    for k2, f1 in enumerate(a):
        a[:4] = m[:, i0 % 5]
        for k3 in range(5, 0, -1):
            b1 = b0
    if (f0 != (f0 * a[2])):
        v4 = a[1:6]
        for k5 in range(abs(i1) % 6):
            c[k5] = (((i1 if f0 < 0.0 else np.int64(u[-4])) + int(i1 > 16))) % 4093
            i0 = round(max(-1000.0, min(1000.0, (v4[-3] % (abs(-1.25) + 0.5)))))
        else:
            v1[3] -= e151(a, (i2 ^ i0))
            f1 -= m[2, 1]
            b1 = ((1 + i0) in (1, 2, -5, 7))
    else:
        i0, i1 = i1, i0
        for k6, f0 in zip(range(4), m[1]):
            h[-4] = min(abs(a[k6]), (x - a[5]))
        a[:4] = m[:, 1]
    return i0, i1, i2, f0, f1, f2, b0, b1


def e151(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f151(6, 0.0, f64[7] seed 151 in -4..4, i64[6] seed 151 in -50..50, f64[4, 5] seed 151 in -2..2, u64[5] seed 151 in 0..100, f16[6] seed 151)
# -> (2, 6, -5, -1.6360663552504628, -3.3144819739178217, -3.0, True, True)
# arg 2: f64[7] = 0.5375980078266633 -1.6572409869589109 1.9765966547280174 -1.64606378260711 2.479873388662334 3.6278843615287 -3.3144819739178217
# arg 6: f16[6] = 0.3972168 0.26879883 -3.6269531 -0.059753418 0.6201172 0.9067383


def f152(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    u[-3] = (((c[5] - (-3)) + g152(i1, 5))) % 101
    for k1, f0 in zip(range(4), m[1]):
        i0, i1 = i1, i0
        u[i0 % 5] = (g152(k1)) % 101
    i0 = ((i2 + int(b1))) % 4093
    b0 = ((i2 + 2) >= np.int64(u[0]))
    k2 = 0
    while k2 < 3 and (((-4) < (-2)) or k2 < 2):
        k2 += 1
        for k3 in range(len(a)):
            f0 = np.rint((0.1 + x))
        b1 = (not (f1 > np.float64(h[2])))
        i1, f1, b1 = t152(int((c[k2] < np.int64(u[4]))), f1)
        i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def g152(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t152(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f152(8, -2.25, f64[7] seed 152 in -4..4 strided, i64[6] seed 152 in -50..50 strided, f64[4, 5] seed 152 in -2..2 F, u64[5] seed 152 in 0..100, f32[6] seed 152)
# -> (4088, 0, -5, -2.0, 0.03125, -3.0, False, False)
# arg 5: u64[5] = 82 98 8 9 95


def f153(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    v1 = m[1:3, 4]
    for k2 in range(4):
        if (i1 <= (~5) < i1):
            f0, f1, f2 = f2, f0, f1
            i0 = (inner(int(b0))) % 4093
            if (not (i0 > 11 or b1)):
                break
        elif ((np.int64(u[-3]) in (1, 2, -5, 7)) or i1 > 10):
            i0 = int(b0)
        else:
            f1 = f1
        f0 *= v1[0]
        k3 = 0
        while k3 < 4 and ((f2 < 0.0 and b0) or k3 < 2):
            k3 += 1
            a[::2] += m[k2, 3]
        else:
            v1[0] = np.float64(h[k2])
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f153(0, 0.0, f64[7] seed 153 in -4..4 strided, i64[6] seed 153 in -50..50, f64[4, 5] seed 153 in -2..2 strided, u16[5] seed 153 in 0..100, f32[6] seed 153)
# -> (0, 2, -5, -0.0, 0.25, -3.0, False, False)
# arg 2: f64[7] = -0.620343914045332 -2.2149634122895847 -1.7914861555331711 0.19904261133691303 4.5262990280905795 -0.437724388129598 -1.553447902824832
# arg 4: f64[4, 5] = -0.795149649939348 -1.1074817061447924 -1.3807207706832676 0.09952130566845652 1.7781718211286077 -0.218862194064799 -1.2617016443290976 0.6849340465758642 -1.7655380244166081 0.04976065456867218 0.8288633543322947 -1.4400932179441979 0.009807592745890048 1.655620634154383 -0.011338012102000139 -1.832698655345549 1.384411633865347 -1.5509564137758471 0.49537377751045053 1.1359801496545119


def f154(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    for k1, f0 in zip(range(4), m[1]):
        if b0:
            b0 = (k1 <= (i0 % (abs(k1) + 1)) < (c[i2 % 6] % (abs((-7)) + 1)))
        else:
            i1 = (((np.int64(u[1]) | i1) % (abs((i2 if i2 > 2 else i1)) + 1))) % 4093
        c[3] = ((np.int64(u[i0 % 5]) >> 1) - min(np.int64(u[-3]), (-3)))
        if (i2 >= inner(i0)):
            continue
    if ((m[-2, 0] if f2 < 1.5 else f0) >= (f0 - np.float64(h[3]))):
        w2 = np.zeros(5)
        a[::2] += float(i0)
    elif ((not b0) and i1 > 5):
        i1, f1, b1 = t154(max(min(i1, i2), (np.int64(u[i1 % 5]) + c[1])), (np.floor(np.float64(h[2])) + (m[1, -1] - 0.1)))
        i1 = i1 % 509
        w3 = np.arange(6)
    else:
        i1, f1, b1 = t154(int((not b0)), ((x + a[i2 % 7]) if (i2 <= i1 < 8) else e154(m[:, 0], (-2))))
        i1 = i1 % 509
        for k4 in range(5, 0, -1):
            v5 = a[::-2]
            f1 = ((m[2, 3] * np.float64(h[k4])) / (abs((-f2)) + 0.5))
        else:
            w6 = np.full((3, 2), 1.5)
            k7 = 0
            while k7 < 2 and ((f2 < x) or k7 < 2):
                k7 += 1
                w6[i2 % 3, -1] -= (e154(m[1], 7) - abs(f2))
                if ((k7 ^ 2) != (i2 * i2)) and i0 == i1:
                    raise IndexError("an index")
            else:
                c[2] = (-7)
                f2 += (-min(w6[1, -2], -1.25))
        for k8 in range(4):
            for k9 in range(abs(i1) % 6):
                h[i1 % 6] = ((np.float64(h[2]) - x) + x)
                i2 = (int(b0) - np.int64(u[i2 % 5]))
                m[k8, 3] *= (np.float64(h[k8]) + (i1 % (abs(c[k9]) + 1)))
            else:
                b0, b1 = b1, not b0
                h[i1 % 6] = ((x + x) / (abs(e154(a[::2], i1)) + 0.5))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e154(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t154(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f154(-2, 0.5, f64[7] seed 154 in -4..4, i64[6] seed 154 in -50..50, f64[4, 5] seed 154 in -2..2 strided, u8[5] seed 154 in 0..100, f32[6] seed 154)
# -> (-2, 2, -5, -1.9786842691381805, 0.25, -3.0, False, False)
# arg 2: f64[7] = -1.4707576572931593 1.675111685011788 -1.5724523738202825 0.4463320900132173 -4.448431760776264 -3.335116062651533 -2.256430373522748
# arg 3: i64[6] = -45 46 1 53 -8 -33


def f155(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i2 = 1
    i1, f1, b1 = t155(int((b0 and b0)), a[0])
    i1 = i1 % 509
    b0, b1 = b1, not b0
    i2 = (((i0 % (abs(i0) + 1)) if (f2 < x and b1) else 1)) % 4093
    i1 = (((i2 - c[-3]) * i1)) % 4093
    c[4] = (np.int64(u[i0]) << 0)
    for f2 in a[1:5]:
        i2 = g155((c[3] * i2))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g155(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t155(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f155(0, 0.0, f64[7] seed 155 in -4..4, i64[6] seed 155 in -50..50 strided, f64[4, 5] seed 155 in -2..2 strided, u64[5] seed 155 in 0..100, f32[6] seed 155)
# -> (0, 1693, 973, 0.0, 1.9317481600401862, 3.6557096574861108, False, True)
# arg 3: i64[6] = 24 -7 47 -28 74 14


def f156(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i1 = (((i1 ^ i2) % (abs((int(u[2]) + (-5))) + 1))) % 4093
    for k1, f1 in enumerate(a):
        for k2 in range(abs(i2) % 6):
            i0, i1 = i1, i0
            w3 = np.array([f0, float((-4)), 2.0])
            k4 = 0
            while k4 < 2 and ((f1 != x) or k4 < 2):
                k4 += 1
                i1, f1, b1 = t156(((~int(u[4])) * g156(i1)), np.float64(h[i2 % 6]))
                i1 = i1 % 509
                i0 = ((round(max(-1000.0, min(1000.0, w3[k4]))) ^ (i0 * 2))) % 4093
                if (i1 <= (int(u[k4]) | c[0])):
                    continue
            else:
                b1 = ((1 * int(u[0])) != (i0 - int(u[-5])))
        else:
            i1, f1, b1 = t156(int(b0), (-max(m[i2 % 4, 1], 0.5)))
            i1 = i1 % 509
            for k5 in range(5, 0, -1):
                a[2], a[0] = a[0], f0
                f1 += (a[k1] + f1)
            i1, f1, b1 = t156(((c[-1] + c[0]) if (b0 and i2 > 9) else (-3)), (float(i0) + (-f1)))
            i1 = i1 % 509
        for k6, f1 in enumerate(a):
            k7 = 0
            while k7 < 4 and (b1 or k7 < 2):
                k7 += 1
                b0 = ((f0 < 0.0 or i1 > 11) or f0 < 1.5)
                i2 = ((~0) & round(max(-1000.0, min(1000.0, m[i0 % 4, i2 % 5]))))
        for k8 in range(4):
            b0 = ((int(u[4]) * i0) >= min(k8, i1))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g156(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t156(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f156(-2, 0.5, f64[7] seed 156 in -4..4, i64[6] seed 156 in -50..50, f64[4, 5] seed 156 in -2..2 strided, i16[5] seed 156 in 0..100, f16[6] seed 156)
# -> (3999, 496, 0, 0.5, 3.6156210306622114, -3.0, True, False)
# arg 2: f64[7] = 0.5 1.0290749199596716 0.5 -2.4499211362936357 1.9874300391209445 3.1304834535859074 3.6156210306622114


def f157(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i0 = (((i0 + int(u[-4])) + int(u[i1 % 5]))) % 4093
    i2 = (max((i0 * i2), (int(u[i2 % 5]) - i0))) % 4093
    b1 = b1
    for k1 in range(5, 0, -1):
        f1 -= min(f0, (a[k1] + f2))
        m[:, 1] *= (x + i0)
    else:
        w2 = np.arange(6)
    for k3 in range(5, 0, -1):
        f1 = x
    else:
        for k4 in range(m.shape[0]):
            h[i2 % 6] = (min(f2, f0) if (b0 or b1) else (x if b1 else 1e3))
            k5 = 0
            while k5 < 4 and (i1 > 16 or k5 < 2):
                k5 += 1
                b1 = (round(max(-1000.0, min(1000.0, x))) in (1, 2, -5, 7))
            else:
                f1 -= np.float64(h[k4])
            k6 = 0
            while k6 < 3 and (b0 or k6 < 2):
                k6 += 1
                h[4] = max((a[-7] + f2), (np.float64(h[i1 % 6]) // (abs(1e3) + 0.5)))
                a[i0 % 7] += ((f0 if b0 else f2) + int(b1))
                h[-1] = (a[-7] + (m[2, -5] - m[3, k4]))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f157(6, 100.0, f64[7] seed 157 in -4..4 strided, i64[6] seed 157 in -50..50 reversed, f64[4, 5] seed 157 in -2..2, i16[5] seed 157 in 0..100, f32[6] seed 157)
# -> (147, 2, 3956, 100.0, 102.97034157067537, -3.0, True, False)
# arg 2: f64[7] = 1199.6382586586153 -2.125144889931434 -1.5283694967870742 2.6055199481894054 -2.2461094243886572 -0.23041322408670695 -0.06685001638687904
# arg 4: f64[4, 5] = -0.1808706706923724 -976884718007.6022 -0.7641847483935371 1.3027599740947027 -1.1230547121943286 -0.11520661204335347 -30729556236.99 -0.35248722871156035 -1.0557577157057736 -0.8207824781780375 0.9918305901147262 677046796039.773 1.3551086175519922 1.8609049893791614 -0.42543358375543416 -1.8527882418670893 -380127944669.2947 0.46892614004297206 -1.6260621016797043 -1.61795525779453
# arg 6: f32[6] = -0.09043533 -0.53128624 -3.0 0.65138 1096.6383 1202.2561


def f158(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    b1 = ((i0 // (abs((-2)) + 1)) <= (c[1] << 0) < (i0 ^ i0))
    m[-2] = a[2:]
    for k1 in range(1, len(c), 2):
        b1 = (((-3) // (abs(c[-5]) + 1)) != (len(a) * k1))
        i0, i1 = i1, i0
        f1 -= (float((-4)) if (-1.25 != np.float64(h[k1])) else (f1 % (abs(f2) + 0.5)))
    f0, f1, f2 = f2, f0, f1
    i0 = round(max(-1000.0, min(1000.0, (f0 % (abs(np.float64(h[4])) + 0.5)))))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f158(2, 100.0, f64[7] seed 158 in -4..4, i64[6] seed 158 in -50..50 reversed, f64[4, 5] seed 158 in -2..2, bool[5] seed 158 in 0..100, f32[6] seed 158)
# -> (1, 2, -5, -3.0, 100.0, 12.25, False, True)
# arg 4: f64[4, 5] = -1.0570199783840684 0.34369086159653106 -1.7236904417295236 -0.39222053211421937 -0.4409425000666256 1.911421460940249 0.5311005083384543 0.28043709904050695 -0.2503356664274916 1.236220525725202 -3.447380883459047 -0.7844410642284387 -0.8818850001332512 3.822842921880498 1.0622010166769087 1.6513352253282783 -0.4648700768087628 -1.1440369858583148 -1.9169202622637491 -1.8744612573210433


def f159(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    if (f0 == (np.float64(h[3]) if f0 < 1.5 else 1e3)):
        a[5] = ((m[3, 0] * x) * a[6])
    elif ((i2 * i0) <= inner(0) < (~i2)):
        for i1, f1 in zip(c, a):
            for i1, f1 in zip(c, a):
                m[3] -= m[0]
                f2 *= max((x if i0 > 16 else np.float64(h[1])), a[0])
                m[0][4] -= ((a[-4] // (abs(0.1) + 0.5)) // (abs((f0 - np.float64(h[i2 % 6]))) + 0.5))
            v3 = a[::-2]
            f0 -= (np.sqrt(abs(f2)) * (a[-4] * 0.5))
        k4 = 0
        while k4 < 2 and ((i2 < i1) or k4 < 2):
            k4 += 1
            if ((i0 + (-7)) <= (i2 - (-2)) < (np.int64(u[0]) - i2)):
                break
            w5 = np.zeros(4, dtype=np.int64)
            for k6, f0 in zip(range(4), m[1]):
                f1 = ((-m[k4, k4]) + max(a[k4], a[k6]))
        else:
            v7 = a[1:6]
            i0 = (g159(np.int64(u[0]), 5) % (abs(int(max(-1000.0, min(1000.0, f2)))) + 1))
            i0 = (i2) % 4093
            if ((c[0] <= i1 < i0) and (i0 < np.int64(u[i0 % 5]))):
                v7[i1 % 5] = a[i2 % 7]
                i2 = (c[5]) % 4093
                f2 -= f2
            else:
                v7[-3] *= float((c[2] * i0))
                f2 *= (f0 / (abs((np.float64(h[1]) * m[0, -2])) + 0.5))
        if ((f1 < 1.5 or b0) and (c[1] == (-8))):
            if f2 < 1.5:
                a[0] = (f0 if (a[3] > x) else (f2 - f0))
            else:
                b0, b1 = b1, not b0
                f1 -= abs(np.float64(h[i0 % 6]))
                f0, f1, f2 = f2, f0, f1
            i1 = ((((-4) + i1) | (i2 & i1))) % 4093
            for k8 in range(abs(i2) % 6):
                i1 = (((c[i1 % 6] - i1) * (i2 * 5))) % 4093
                f0 -= np.float64(h[1])
        else:
            h[i0 % 6] = x
            if ((x > f0) and b0):
                i1, f1, b1 = t159(((i0 + c[0]) * min(4, (-4))), abs((f1 * x)))
                i1 = i1 % 509
            elif ((i2 in (1, 2, -5, 7)) or (i2 in (1, 2, -5, 7))):
                f0 *= ((x * f0) / (abs(np.float64(h[5])) + 0.5))
                i1 = round(max(-1000.0, min(1000.0, (a[5] - 0.5))))
            else:
                h[4] = ((0.1 + 1e3) * np.float64(h[3]))
                a[-2] *= 1e3
    return i0, i1, i2, f0, f1, f2, b0, b1


def g159(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t159(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f159(0, 1e-3, f64[7] seed 159 in -4..4 strided, i64[6] seed 159 in -50..50 strided, f64[4, 5] seed 159 in -2..2, u8[5] seed 159 in 0..100, f16[6] seed 159)
# -> (0, 2, -5, 0.0029746044558638714, 2.6027234590468202, -2.5658134569061746e-5, False, False)
# arg 4: f64[4, 5] = -0.4182100307128058 1.4459679884129701 1.6566625360892617 -1.7607977325965525 173.5471666776484 1.3013617295234101 1.5075708229097913 0.377862337898871 0.6386476994005528 -0.28686806916916696 1.1421484845141876 -1.9505099306338631 0.3435892323586871 1.3461200450164714 1.3653021400525005 16.954022526597534 -52.75809949510989 -61.02002811398477 61.44433666186898 -3299.2473514466874
# arg 6: f16[6] = 0.0010004044 0.72314453 0.828125 -0.8803711 -0.22644043 0.6508789


def f160(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    h[4] = ((np.float64(h[5]) + i2) * (x + i2))
    f0 = ((x if f0 < 1.5 else m[i0 % 4, 2]) + m[3, 4])
    m[2, i2 % 5] *= f2
    if i1 > 5:
        for k1 in range(abs(i1) % 6):
            k2 = 0
            while k2 < 2 and (b0 or k2 < 2):
                k2 += 1
                m[-3, k2] *= max((m[k2, -4] + i0), (x + k1))
                a[k2], a[0] = a[0], f0
            else:
                i1 = (((k1 - i2) // (abs((k1 * c[-6])) + 1))) % 4093
            if (not (b0 and i0 > 14)):
                i1, f1, b1 = t160(((k1 // (abs(i1) + 1)) * (-4)), (max(f1, x) / (abs((f1 / (abs(f0) + 0.5))) + 0.5)))
                i1 = i1 % 509
            if ((int(u[4]) + 5) > (int(u[4]) >> 0)):
                break
        if ((f2 * f1) != np.rint(f1)):
            w3 = np.array([f0, np.sqrt(abs(f1)), 2.0])
        elif (g160(i1) > c[4]):
            c[0] = (int(u[-2]) // (abs((int(u[-1]) + (-8))) + 1))
        else:
            b1 = ((c[-5] - int(u[3])) != int(u[-1]))
        b1 = (i0 == int(i1 > 3))
    else:
        i0 = ((c[0] % (abs((i0 % (abs(c[0]) + 1))) + 1))) % 4093
        m[0, 1:] = m[0, :-1]
        if b0:
            for k4 in range(m.shape[0]):
                f2 = (float(2) * (f2 if b0 else f2))
                a[:4] = m[:, 3]
                i0 = round(max(-1000.0, min(1000.0, (f0 if b1 else a[k4]))))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g160(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t160(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f160(-3, 0.5, f64[7] seed 160 in -4..4 strided, i64[6] seed 160 in -50..50, f64[4, 5] seed 160 in -2..2 strided, i8[5] seed 160 in 0..100, f16[6] seed 160)
# -> (27, 2, -5, 1.1139296375819416, 0.25, -3.0, False, False)
# arg 4: f64[4, 5] = 0.26729876629946814 0.26729876629946814 0.9265323359829147 0.16667677472160713 -1.8073227800056797 -1.3183948627644337 0.6733794174042935 -0.8666192030902402 1.5193452438378516 -1.5930800326034475 -3.291388452247342 -0.08730325353292612 1.3363410605503767 0.875254026949392 1.4774636926236822 -1.4440901099060852 -1.6907751006617144 -0.3711874206643402 0.9104286916303446 0.6139296375819416
# arg 6: f16[6] = 0.13366699 0.4633789 0.08331299 -0.9038086 25.46875 -0.6591797


def f161(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i1 = ((round(max(-1000.0, min(1000.0, f1))) * (i1 if f0 < 1.5 else c[i0]))) % 4093
    b1 = ((i2 - c[3]) != int(i0 > 19))
    if ((i0 in (1, 2, -5, 7)) and i0 > 3):
        i1 = ((max((-5), i0) * ((-9) | i2))) % 4093
        for k1 in range(abs(i1) % 6):
            if ((i1 in (1, 2, -5, 7)) or (b0 or b0)):
                continue
        if ((i1 % (abs(i0) + 1)) < i2):
            f2 += float(i2)
        else:
            a[1:4] = x
            i0 = (((i0 - np.int64(u[0])) % (abs(((-3) << 3)) + 1))) % 4093
            i1, f1, b1 = t161((np.int64(u[4]) % (abs(((-6) | np.int64(u[-2]))) + 1)), abs(float(i2)))
            i1 = i1 % 509
    else:
        u[0] = ((((-9) >> 1) // (abs((i2 // (abs(7) + 1))) + 1))) % 101
        c[0] = ((9 // (abs(0) + 1)) + g161(i2, 5))
        v2 = m[1:3, 1]
        m[-3, i2 % 5] += (float(i2) if (i2 == np.int64(u[i1 % 5])) else np.rint(0.5))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g161(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t161(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f161(-2, 0.0, f64[7] seed 161 in -4..4 strided, i64[6] seed 161 in -50..50, f64[4, 5] seed 161 in -2..2, u8[5] seed 161 in 0..100, f16[6] seed 161)
# -> (-2, 0, -5, 0.0, 0.25, -3.0, False, True)
# arg 3: i64[6] = 14 31 16 31 -11 -6
# arg 5: u8[5] = 98 81 66 81 39


def f162(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    h[i0 % 6] = ((np.float64(h[4]) + f2) + np.trunc(0.5))
    f0, f1, f2 = f2, f0, f1
    f0 -= ((-f2) * (m[i0 % 4, -4] * f2))
    for k1, f1 in enumerate(a):
        m[-4, -1] *= np.sqrt(abs(x))
    else:
        if (not (1 in (1, 2, -5, 7))):
            a[4] = f1
        elif (x <= (f1 * a[4])):
            b1 = ((i2 << 3) <= (i2 - i1) < 7)
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f162(6, 0.5, f64[7] seed 162 in -4..4, i64[6] seed 162 in -50..50 strided, f64[4, 5] seed 162 in -2..2 F, i8[5] seed 162 in 0..100, f16[6] seed 162)
# -> (6, 2, -5, -3.0563039514576955, -3.7801408378164423, 0.25, True, True)
# arg 4: f64[4, 5] = -1.6877800639073972 -0.6656111125735404 -0.8062167074625552 1.7887673759003313 -0.08429925662663108 -0.6220469456853381 -1.8900704189082211 -1.7446652413183812 -1.6943002867643826 -0.44992595447571215 -0.08211440270040082 -0.9008632233231251 1.861730998842194 1.9954199092297924 -0.7032478690811219 -1.1066226833187272 1.9609871874248914 -1.9993575463600277 1.3654814421177104 -0.7916532943780852
# arg 6: f16[6] = -3.4765625 -0.33276367 -0.40307617 0.89453125 -0.47680664 -0.31103516


def f163(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p * 2 + i0) % 1013
    a[::2] += a[4]
    if ((a[3] if b0 else x) < f1):
        h[0] = ((np.float64(h[4]) + 3) + (np.float64(h[2]) - f0))
    for i1, f1 in zip(c, a):
        w2 = np.array([f0, ((-1.25 * m[i0 % 4, -3]) / (abs(m[3, -2]) + 0.5)), 2.0])
        w3 = np.zeros(4, dtype=np.int64)
        w2[i0 % 3] = ((-1.25 * x) + (f0 // (abs(np.float64(h[4])) + 0.5)))
    if ((i0 != i2) or b1):
        v4 = m.T[3]
        k5 = 0
        while k5 < 5 and ((f0 < x or b0) or k5 < 2):
            k5 += 1
            i1, f1, b1 = t163(((c[k5] // (abs((-4)) + 1)) // (abs(int(i0 > 17)) + 1)), 2.0)
            i1 = i1 % 509
    else:
        for k6 in range(4):
            c[i0 % 6] = int(u[4])
            u[k6] = ((min(int(u[k6]), i2) ^ (c[0] << 2))) % 101
            f1 -= (np.float64(h[-5]) * np.sqrt(abs(0.5)))
        else:
            b0 = b0
    return i0, i1, i2, f0, f1, f2, b0, b1


def t163(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f163(0, -2.25, f64[7] seed 163 in -4..4 strided, i64[6] seed 163 in -50..50 strided, f64[4, 5] seed 163 in -2..2, i16[5] seed 163 in 0..100, f32[6] seed 163)
# -> (0, 2, -5, -2.25, 1.0, -3.0, False, False)
# arg 2: f64[7] = -1.1928254851668418 2.680985341750473 -4.251549618247973 -2.5482018559672017 -6.722809337963861 -2.2238059728248514 -6.216183322453838
# arg 6: f32[6] = 4.187113 0.67024636 -0.22253624 -0.63705045 -0.84035116 -0.5559515


def f164(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1, f0 in zip(range(4), m[1]):
        i1 = (((i1 % (abs(9) + 1)) - (i1 - (-9)))) % 4093
        for f2 in a[1:5]:
            u[2] = ((int(i0 > 19) - 8)) % 101
            if ((not f1 < 1.5) and (2.0 == 0.5)):
                a[i0:i2] = a[i0 % 7]
            else:
                f1 *= (2.0 / (abs((np.float64(h[-1]) / (abs(a[1]) + 0.5))) + 0.5))
                f0 -= ((np.float64(h[0]) if i1 > 11 else np.float64(h[i2 % 6])) // (abs(np.rint(np.float64(h[0]))) + 0.5))
                u[0] = (g164((i2 * k1), r=np.sqrt(abs(m[2, i2 % 5])))) % 101
        a[k1], a[0] = a[0], f0
    return i0, i1, i2, f0, f1, f2, b0, b1


def g164(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f164(2, 100.0, f64[7] seed 164 in -4..4, i64[6] seed 164 in -50..50, f64[4, 5] seed 164 in -2..2 strided, i8[5] seed 164 in 0..100, f16[6] seed 164)
# -> (2, 4, -5, -0.5343411916747591, 69645.10910236675, 1.561769925063384, False, False)
# arg 2: f64[7] = -0.5343411916747591 -1.4234107889601182 -1.3000150856209025 0.6046059242261372 1.561769925063384 -2.8468215779202364 -2.600030171241805
# arg 5: i8[5] = 91 14 93 21 87


def f165(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p * 2 + i0) % 1013
    b1 = ((c[-2] >> 2) > min(i2, 6))
    b0 = ((i0 if f0 < 0.0 else i1) > (i2 - 3))
    for k1 in range(abs(i2) % 6):
        i0 = (((i0 + i2) << 1)) % 4093
    if i0 > 14:
        if ((np.float64(h[1]) / (abs(0.1) + 0.5)) == (f2 + 1e3)):
            b1 = ((0.5 * -1.25) != float(i0))
            b0, b1 = b1, not b0
        elif ((f1 / (abs(f0) + 0.5)) > (f2 * x)):
            if b0:
                m[-2, i1 % 5] = float(max(int(u[i1 % 5]), i2))
            else:
                i2 = (((5 & c[i2]) % (abs((i0 >> 1)) + 1))) % 4093
        h[5] = (a[3] % (abs((m[i2 % 4][-5] / (abs(f1) + 0.5))) + 0.5))
        if ((c[i0 % 6] - (-9)) in (1, 2, -5, 7)):
            if b0:
                f1 += (f0 / (abs(a[0]) + 0.5))
                f0 -= (m[-4, i0 % 5] * (a[4] / (abs(-1.25) + 0.5)))
            f0 += float(min(int(u[1]), i0))
            if (i0 <= (c[-2] + c[-3]) < round(max(-1000.0, min(1000.0, np.float64(h[2]))))):
                b0 = (int(max(-1000.0, min(1000.0, x))) <= (i2 % (abs(int(u[4])) + 1)))
            else:
                a[i2:i1] = np.float64(h[i0 % 6])
        elif (g165(i0, 5) == int(u[4])):
            if (not (i0 in (1, 2, -5, 7))):
                b1 = (float(c[3]) < e165(m[1], i2))
                i2 = ((7 >> 1) | (-8))
            elif (not (not f1 < 0.0)):
                a[::2] += (np.float64(h[3]) + x)
                i2 = ((0 * i2)) % 4093
            i0 = ((3 ^ (int(u[3]) if i1 > 10 else i2))) % 4093
            k2 = 0
            while k2 < 5 and ((i2 <= (-1)) or k2 < 2):
                k2 += 1
                f2 = a[i2 % 7]
                f1 += np.sqrt(abs(abs(m[0][i0 % 5])))
                m[-4] = a[2:]
        else:
            for k3 in range(abs(i2) % 6):
                f2 -= ((np.float64(h[2]) if f2 < 0.0 else m[1, -4]) + ((-1) + 9))
                f2 = ((m[-3, 0] if b0 else np.float64(h[4])) / (abs((x + m[0, 3])) + 0.5))
            else:
                i1 = ((((-8) % (abs(int(u[-2])) + 1)) % (abs((i2 if b0 else (-4))) + 1))) % 4093
                m[3, i2 % 5] *= np.rint(a[i0 % 7])
    return i0, i1, i2, f0, f1, f2, b0, b1


def g165(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e165(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f165(1, 0.5, f64[7] seed 165 in -4..4 strided, i64[6] seed 165 in -50..50, f64[4, 5] seed 165 in -2..2, i16[5] seed 165 in 0..100, f32[6] seed 165)
# -> (3815, 3, -5, 0.5, 0.25, -1.3608676695600757, True, True)
# arg 4: f64[4, 5] = 1.9358339665304936 0.11117035954982368 1.629881301028905 0.15742679955511996 0.3450711465000147 -1.575104711396953 -0.13496738017826493 0.7523972738511109 -1.6028513187050097 0.7430170928002995 -1.638657971148291 1.955129134875778 47.0 1.9087156603201318 -0.7883628075565392 -6.49026716264879 1.7662167326644527 0.3961677883426158 -1.3013020273853528 -0.676639699854265
# arg 6: f32[6] = 0.96791697 0.05558518 0.81494063 0.0787134 0.17253557 0.3148536


def f166(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if (i0 < int(b1)) and i0 == i1:
        raise IndexError("an index")
    a[i1:i2] = a[4]
    f2 -= min((f1 - f2), (0.5 + (-3)))
    if ((c[2] << 0) <= (-1) < c[5]):
        b1 = (not (b0 or b0))
        b0 = ((i2 * c[1]) <= i2 < i0)
    h[-3] = ((-f1) - (a[i2 % 7] if i2 > 18 else f1))
    f0 = a[1:][0] if len(a[-4:]) > 0 else 1.0
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f166(6, 0.0, f64[7] seed 166 in -4..4, i64[6] seed 166 in -50..50, f64[4, 5] seed 166 in -2..2 F, i16[5] seed 166 in 0..100, f32[6] seed 166)
# -> (6, 2, -5, 3.1453715452376967, 0.25, -0.5, True, False)
# arg 6: f32[6] = 0.54495907 0.78634286 -0.4257129 -0.5 0.23017927 -0.52176636


def f167(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i2 = (((6 ^ i0) % (abs(max((-7), 8)) + 1))) % 4093
    for k1 in range(len(a)):
        w2 = a.copy()
        w3 = np.arange(6)
        b1 = ((not u[i2 % 5]) and ((-3) <= k1 < 2))
    for k4 in range(5, 0, -1):
        m[2, 1] *= min((np.float64(h[5]) * f1), float((-4)))
        for k5 in range(5, 0, -1):
            b1 = i0 > 1
            if (abs(f1) < (x + f0)) and i0 == i1:
                raise IndexError("an index")
            m[i2 % 4] -= m[0]
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f167(4, 100.0, f64[7] seed 167 in -4..4 strided, i64[6] seed 167 in -50..50, f64[4, 5] seed 167 in -2..2, bool[5] seed 167 in 0..100, f16[6] seed 167)
# -> (4, 2, 2, 100.0, 0.25, -3.0, True, True)
# arg 4: f64[4, 5] = 0.7584373447451473 1.1339221441039986 -0.14276795492084826 1.0867344052960597 0.6934013806978299 -1.5970637588804966 -0.953491454001365 -0.6418272112789438 -0.1805928071309384 0.06794030346571978 -17.436296346006966 -1640.5743195651976 2.0495494541863315 -28.65469042348523 -16.268281616557427 1.704382393051329 -1.77707193218273 -0.22696029592324418 -0.4767947201392122 -1.4173909071261503


def f168(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    for i1, f1 in zip(c, a):
        v2 = m[:, 3]
        k3 = 0
        while k3 < 3 and (b1 or k3 < 2):
            k3 += 1
            i1 = (min(9, k3) & round(max(-1000.0, min(1000.0, np.float64(h[k3])))))
            i2 = ((i2 ^ int(max(-1000.0, min(1000.0, v2[-1]))))) % 4093
    w4 = a.copy()
    for k5 in range(abs(i0) % 6):
        f0 = a[-3:][0] if len(a[i2 % 7:]) > 0 else 1.0
        for k6 in range(m.shape[0]):
            b0, b1 = b1, not b0
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f168(-2, 0.5, f64[7] seed 168 in -4..4 reversed, i64[6] seed 168 in -50..50, f64[4, 5] seed 168 in -2..2, u8[5] seed 168 in 0..100, f32[6] seed 168)
# -> (-2, 2, 4088, -1.0629671963151566, -1.3388869639274192, -3.0, False, False)


def f169(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(len(a)):
        if ((b0 and b0) and (f2 < 0.0 and b0)):
            continue
        if (not (k1 <= i2 < i2)):
            c[i0 % 6] = (~(-5))
            b0 = ((x * 0.1) == np.sqrt(abs(f0)))
    u[3] = (int(b0)) % 101
    for k2, f1 in enumerate(a):
        b1 = (int(max(-1000.0, min(1000.0, f0))) == (4 // (abs(int(u[1])) + 1)))
        h[2] = f2
    else:
        f0, f1, f2 = f2, f0, f1
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f169(-3, 100.0, f64[7] seed 169 in -4..4, i64[6] seed 169 in -50..50 reversed, f64[4, 5] seed 169 in -2..2, i16[5] seed 169 in 0..100, f32[6] seed 169)
# -> (-3, 2, -5, -3.0, 100.0, -0.19668008933731151, True, False)
# arg 3: i64[6] = 38 13 -12 4 27 33
# arg 5: i16[5] = 88 63 38 1 77
# arg 6: f32[6] = 0.84080154 -0.05423348 -3.0 -0.270292 0.38401344 0.6365906


def f170(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(5, 0, -1):
        i0 = (((i2 & k1) << 2)) % 4093
    f0 = ((--1.25) * (np.float64(h[2]) - f0))
    m[2][4] += float(int(max(-1000.0, min(1000.0, 0.5))))
    f0, f1, f2 = f2, f0, f1
    i1 = (((i0 >> 0) - (c[-3] * (-3)))) % 4093
    v2 = a[::-2]
    i2 = int((i0 in (1, 2, -5, 7)))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f170(6, -2.25, f64[7] seed 170 in -4..4 reversed, i64[6] seed 170 in -50..50, f64[4, 5] seed 170 in -2..2 strided, u8[5] seed 170 in 0..100, f16[6] seed 170)
# -> (4, 3962, 0, -3.0, 3.6029052734375, 0.25, True, False)


def f171(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p * 2 + i0) % 1013
    f1 = (-(x + f1))
    w1 = np.zeros(4, dtype=np.int64)
    if b1:
        if ((np.int64(u[2]) * (-5)) == round(max(-1000.0, min(1000.0, -1.25)))):
            if (((-8) * w1[-2]) != ((-6) + i1)):
                i0, i1 = i1, i0
            f2 -= e171(m[1], (i1 // (abs((-1)) + 1)))
            v2 = m[1:3, i2 % 5]
            b1 = (np.ceil(a[2]) <= (a[i0] if b0 else np.float64(h[i2 % 6])))
        elif b0:
            i0, i1 = i1, i0
            if ((not i0 > 2) and (not b1)):
                i2 = (((np.int64(u[1]) - 3) + min(np.int64(u[i2 % 5]), i1))) % 4093
                h[1] = (float(i2) + (f1 / (abs(x) + 0.5)))
            else:
                m[1] -= m[0]
                f2 -= np.float64(h[3])
        u[4] = (np.int64(u[1])) % 101
    return i0, i1, i2, f0, f1, f2, b0, b1


def e171(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f171(0, 0.0, f64[7] seed 171 in -4..4 strided, i64[6] seed 171 in -50..50 strided, f64[4, 5] seed 171 in -2..2 strided, u32[5] seed 171 in 0..100, f32[6] seed 171)
# -> (0, 2, -5, 0.0, -0.25, -3.0, False, False)


def f172(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    w1 = np.arange(6)
    f2 -= (abs(np.float64(h[-1])) / (abs(float(np.int64(u[-3]))) + 0.5))
    if (((-9) | np.int64(u[-4])) <= (np.int64(u[4]) >> 3) < max(np.int64(u[-4]), i1)):
        for k2 in range(len(a)):
            i2 = ((min(np.int64(u[0]), (-6)) * (0 & w1[i0 % 6]))) % 4093
    else:
        a[i2:i2] = max(m[-4, 0], np.float64(h[5]))
        if ((i0 % (abs(i0) + 1)) <= (i0 + i0)):
            for k3 in range(m.shape[0]):
                i2 = k3
                i1 = min((np.int64(u[-5]) * 2), (np.int64(u[-5]) << 3))
            if (int(i0 > 8) > (~c[3])):
                f2 = a[i2 % 7]
                f0 += np.float64(h[-6])
                b1 = (i1 > (w1[2] if b0 else np.int64(u[0])))
        elif ((np.int64(u[i2 % 5]) - (-4)) in (1, 2, -5, 7)):
            if ((f0 < 0.0 and b0) or (5 in (1, 2, -5, 7))):
                f1 *= np.sqrt(abs(2.0))
            elif b0:
                w1[1] = (min((i2 % (abs(w1[-1]) + 1)), w1[-6])) % 4093
                f0 *= x
                i2 = ((~(w1[i2 % 6] | (-7)))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f172(0, 0.0, f64[7] seed 172 in -4..4 reversed, i64[6] seed 172 in -50..50, f64[4, 5] seed 172 in -2..2 F, u64[5] seed 172 in 0..100, f16[6] seed 172)
# -> (0, 2, 0, 0.0, 0.25, -3.0927734375, False, False)


def f173(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    b1 = ((8 <= i2) or (i0 > 4 or b1))
    i0, i1 = i1, i0
    u[i1] = (g173((i2 | (-2)), 5)) % 101
    f0, f1, f2 = f2, f0, f1
    if i0 > 9:
        m[0, 4] = np.sqrt(abs((-a[4])))
        i1, f1, b1 = t173(max(int(b0), (i1 ^ i1)), (max(x, f1) if (i1 <= c[-2] < c[5]) else (f1 + f2)))
        i1 = i1 % 509
    else:
        i0 = int(max(-1000.0, min(1000.0, (1e3 - x))))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g173(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t173(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f173(6, 0.5, f64[7] seed 173 in -4..4 strided, i64[6] seed 173 in -50..50, f64[4, 5] seed 173 in -2..2, u16[5] seed 173 in 0..100, f32[6] seed 173)
# raises IndexError: index 6 is out of bounds for axis 0 with size 5
# at u[i1] = (g173((i2 | (-2)), 5)) % 101


def f174(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    f0 = np.float64(h[-2])
    a[1] = float((~np.int64(u[1])))
    if (not (i0 <= i2 < 3)):
        b0, b1 = b1, not b0
    else:
        if b0:
            a[5] += np.ceil(np.float64(h[-5]))
            i0 = (i2) % 4093
        else:
            b1 = ((not i2 > 8) and (b0 or i2 > 2))
            k1 = 0
            while k1 < 3 and (b0 or k1 < 2):
                k1 += 1
                a[i2 % 7], a[0] = a[0], f0
                f1 -= np.sqrt(abs(0.5))
                u[0] = (k1) % 101
            f1 = (-(x + m[3, 0]))
        b1 = ((i0 > 13 and f0 < x) and (x >= a[2]))
        f2 -= -1.25
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f174(8, -2.25, f64[7] seed 174 in -4..4, i64[6] seed 174 in -50..50, f64[4, 5] seed 174 in -2..2, u64[5] seed 174 in 0..100, f16[6] seed 174)
# -> (8, 2, -5, -0.1732177734375, 0.25, -3.0, False, False)
# arg 2: f64[7] = -0.7412352139530682 -29.0 -2.4848903615315177 2.1358746792445507 -0.692682519044693 0.6064403636175939 2.192177996192579


def f175(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p * 2 + i0) % 1013
    k1 = 0
    while k1 < 4 and ((b0 and b1) or k1 < 2):
        k1 += 1
        if (((-3) * (-2)) != (i0 + c[k1])):
            u[-3] = (((-3) - g175(i2, r=f1))) % 101
        elif ((int(u[k1]) in (1, 2, -5, 7)) and (c[2] in (1, 2, -5, 7))):
            for k2 in range(5, 0, -1):
                i0 = ((~(~c[3]))) % 4093
            f0, f1, f2 = f2, f0, f1
            b1 = ((0 <= c[2] < int(u[-3])) and (i1 > 10 and b0))
    v3 = a[1:6]
    v4 = a[1:6]
    for k5, f0 in zip(range(4), m[1]):
        f0, f1, f2 = f2, f0, f1
        i0, i1 = i1, i0
    else:
        f2 += abs((x * m[i1 % 4, -5]))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g175(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f175(-1, 100.0, f64[7] seed 175 in -4..4, i64[6] seed 175 in -50..50 reversed, f64[4, 5] seed 175 in -2..2, i32[5] seed 175 in 0..100, f16[6] seed 175)
# -> (-1, 2, -5, 0.656568550673923, 0.4064062912102555, 34.05659294729677, False, False)
# arg 5: i32[5] = 100 94 97 1 23


def f176(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    w1 = np.full((3, 2), 1.5)
    for k2 in range(1, len(c), 2):
        if (int(b0) in (1, 2, -5, 7)):
            i2 = int(i2 > 10)
            if ((~k2) == (c[2] >> 1)):
                break
        else:
            i1 = int((i1 > 3 or b1))
        for k3 in range(m.shape[0]):
            for k4 in range(m.shape[0]):
                m[k3] -= m[0]
                b1 = (g176(i1, 5) != i2)
        if (inner(i1) in (1, 2, -5, 7)):
            c[::-1] = c.copy()
            if (i2 > c[i1 % 6]) and i0 == i1:
                raise ValueError("a value")
        elif (not (not b0)):
            a[5], a[0] = a[0], f0
            if i0 > 14:
                continue
            h[k2] = (np.float64(h[i2 % 6]) % (abs((a[3] if b0 else w1[0, 1])) + 0.5))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g176(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f176(7, 100.0, f64[7] seed 176 in -4..4, i64[6] seed 176 in -50..50 strided, f64[4, 5] seed 176 in -2..2 F, u16[5] seed 176 in 0..100, f16[6] seed 176)
# -> (7, 2, 0, 100.0, 0.25, -3.0, True, True)
# arg 2: f64[7] = 100.0 -3.1369868781842456 -0.2734991717796573 -2.6885953829687494 1.6716708522263053 100.0 -2.7481706037198377
# arg 4: f64[4, 5] = 0.0 0.0 0.0 0.0 0.0 -1.882885951994766 -1.3740853018599188 -0.6681233200981658 0.696081292970097 -1.3838408103452955 1.1259284122056088 1.1495890120888723 -0.4498014063978464 0.8752784935690352 -1.2432834769818641 -1.1631372440565926 -0.8955341850666048 0.4374086700579016 -1.4588888734653427 -1.3349996692100743
# arg 6: f16[6] = -0.18200684 3.0058594 -0.068359375 3.0058594 0.41796875 3.0058594


def f177(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if ((int(u[2]) + (-4)) != ((-6) + c[i0 % 6])) and i0 == i1:
        raise IndexError("an index")
    b0, b1 = b1, not b0
    if ((np.float64(h[2]) <= f0) and (f1 < x and i0 > 18)):
        b1 = ((not b0) and (b0 and f1 < 0.0))
        if ((i0 & i0) >= (i0 ^ i0)):
            f0 += x
    c[i0 % 6] = (-(9 - int(u[1])))
    k1 = 0
    while k1 < 2 and ((int(u[0]) in (1, 2, -5, 7)) or k1 < 2):
        k1 += 1
        w2 = a.copy()
        w3 = a.copy()
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f177(3, 0.0, f64[7] seed 177 in -4..4, i64[6] seed 177 in -50..50, f64[4, 5] seed 177 in -2..2, i8[5] seed 177 in 0..100, f16[6] seed 177)
# -> (3, 2, -5, 0.0, 0.25, -3.0, False, False)
# arg 3: i64[6] = 20 13 -25 54 15 -19


def f178(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    b1 = (not (f2 == f0))
    if ((int(u[4]) * i2) <= (c[2] * i1) < int(b0)):
        f1 -= (f0 * abs(np.float64(h[0])))
        i0, i1 = i1, i0
    a[1] = ((m[-4, -5] // (abs(a[-6]) + 0.5)) % (abs((a[i0] if i0 > 0 else m[2, -5])) + 0.5))
    b1 = ((c[i1 % 6] + i2) <= (int(u[-2]) + i0) < (int(u[-1]) + c[4]))
    u[4] = (c[-3]) % 101
    if f0 < 0.0:
        a[-2] -= ((f0 - a[1]) % (abs(f0) + 0.5))
        if ((6 in (1, 2, -5, 7)) or (i1 > 10 and b0)) and i0 == i1:
            return i1, i0, 7, f2, 0.5, f1, True, b0
        f0 = x
    else:
        w1 = np.arange(6)
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f178(1, 0.5, f64[7] seed 178 in -4..4, i64[6] seed 178 in -50..50, f64[4, 5] seed 178 in -2..2 F, i16[5] seed 178 in 0..100, f32[6] seed 178)
# -> (2, 1, -5, 0.5, 0.15860863029956818, -3.0, False, False)
# arg 2: f64[7] = 0.7311309635824772 0.0 -1.0403296305067533 3.711292043753967 -3.12357471862416 2.3224332270511114 3.4098740226963775
# arg 5: i16[5] = 35 29 2 83 33


def f179(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    b1 = (f1 <= 0.1)
    if (round(max(-1000.0, min(1000.0, a[6]))) in (1, 2, -5, 7)) and i0 == i1:
        return i1, i0, 7, f2, 0.5, f1, True, b0
    f0 *= 1e3
    if (c[i0 % 6] <= min((-8), i2)) and i0 == i1:
        raise IndexError("an index")
    c[i1 % 6] = max(int(max(-1000.0, min(1000.0, m[2, 2]))), (~np.int64(u[4])))
    for k1 in range(m.shape[0]):
        if ((i0 // (abs(k1) + 1)) <= int(b0) < (np.int64(u[k1]) // (abs(np.int64(u[i0 % 5])) + 1))):
            i2 = (5 * k1)
        elif (not (i1 > 1 or i0 > 12)):
            if ((b1 or i1 > 7) and (b1 or b1)):
                i1 = (((-i2) % (abs(np.int64(u[-3])) + 1))) % 4093
            else:
                i0, i1 = i1, i0
            if (not f1 < x):
                break
        else:
            f1 -= (e179(a[::2], 6) * (f0 + i2))
        f1 *= ((2.0 * a[i1 % 7]) if ((-5) in (1, 2, -5, 7)) else (x if i1 > 18 else f1))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e179(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f179(-3, 0.0, f64[7] seed 179 in -4..4 strided, i64[6] seed 179 in -50..50, f64[4, 5] seed 179 in -2..2, u8[5] seed 179 in 0..100, f32[6] seed 179)
# -> (-3, 2, 15, 0.0, 3.1838738184213105, -3.0, False, False)
# arg 3: i64[6] = 38 -26 -1 22 23 2


def f180(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    b0, b1 = b1, not b0
    for k1 in range(4):
        for k2 in range(m.shape[0]):
            for k3 in range(len(a)):
                i1 = max(int(f1 < 1.5), (k3 << 1))
        for k4 in range(1, len(c), 2):
            f0 -= (-a[k1])
        for k5 in range(m.shape[0]):
            i1, f1, b1 = t180(round(max(-1000.0, min(1000.0, (m[k5, k1] if b0 else f0)))), (0.5 if (c[i0 % 6] != (-5)) else (-a[-1])))
            i1 = i1 % 509
            if ((c[0] - i2) < ((-9) - np.int64(u[i0 % 5]))):
                break
            for i1, f1 in zip(c, a):
                i1, f1, b1 = t180(((-k5) << 0), (max(a[k1], 0.1) - float(i2)))
                i1 = i1 % 509
                f1 -= ((x + i2) if (i0 > 9 or b0) else (2.0 - f2))
    else:
        b1 = ((c[i2 % 6] <= 8 < c[5]) or (not b0))
    return i0, i1, i2, f0, f1, f2, b0, b1


def t180(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f180(1, 0.0, f64[7] seed 180 in -4..4 strided, i64[6] seed 180 in -50..50, f64[4, 5] seed 180 in -2..2 F, u64[5] seed 180 in 0..100, f16[6] seed 180)
# -> (1, 496, -5, -15.31272433089482, -2.45, -3.0, False, True)


def f181(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    if (not (i0 == i2)):
        f1 = e181(m[:, 0], ((-8) + i2))
    b1 = i0 > 13
    f1 += ((-2.0) * (1e3 * a[i1]))
    if (not ((-5) <= c[-1])):
        b1 = ((np.int64(u[0]) % (abs(c[1]) + 1)) <= (5 + 2) < (8 + 5))
    h[i1 % 6] = ((np.float64(h[-1]) + (-3)) % (abs(a[2]) + 0.5))
    if (inner(np.int64(u[4])) <= int(i2 > 4) < (-9)):
        a[1:4] = (np.float64(h[4]) + f1)
        h[-2] = float((0 if f1 < 0.0 else i2))
        if ((i2 > 8 and b0) and ((-7) in (1, 2, -5, 7))):
            m[i1 % 4, 0] *= max(max(a[1], np.float64(h[-5])), np.rint(a[-1]))
    elif (not (i0 <= (-3) < c[3])):
        if b0:
            v1 = m[:, 2]
            u[-1] = (((i1 + np.int64(u[4])) - (np.int64(u[i1 % 5]) - i1))) % 101
        elif ((np.int64(u[2]) >> 0) <= inner(5) < (i1 ^ (-4))):
            b1 = (f2 < 0.0 and (not i0 > 12))
        else:
            for k2 in range(len(a)):
                h[-1] = (np.float64(h[0]) * (a[-2] - 1e3))
                h[5] = min(x, (m[-4, -1] * 1e3))
                m[-4, -4] += np.float64(h[-1])
        b1 = (((-2) <= i1) or (f1 < x and i0 > 10))
        for k3, f1 in enumerate(a):
            i0, i1 = i1, i0
    return i0, i1, i2, f0, f1, f2, b0, b1


def e181(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f181(2, 1e-3, f64[7] seed 181 in -4..4, i64[6] seed 181 in -50..50 strided, f64[4, 5] seed 181 in -2..2, u8[5] seed 181 in 0..100, f16[6] seed 181)
# -> (2, 2, -5, 0.001, -1.7362208555099485, -3.0, False, True)
# arg 4: f64[4, 5] = -1.3634058723606266 -747.5103839490554 0.5138818875755575 1.792679831334219 -0.10668384342945414 -0.30543319398835855 -0.8681104277549743 -0.7577914731559856 1.9624212620684145 -0.5384085360291069 1.6061058511649087 -1.7661209719827444 0.10333221105310031 1.4267038707514637 -1.9802878397257322 -1.2961166433574798 1.3773635529943005 -1.169426896487061 1.4088177677206546 -1.8221289321504712
# arg 6: f16[6] = -0.6816406 -0.34887695 1.4306641 0.8964844 -0.053344727 -106.6875


def f182(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    b0, b1 = b1, not b0
    w1 = np.full((3, 2), 1.5)
    w1[2, 0] = (f0 + (x + m[i0 % 4, 3]))
    for k2 in range(len(a)):
        i2 = 4
        b1 = (int(b0) >= int(f2 < x))
    if (not (7 in (1, 2, -5, 7))):
        if ((2 in (1, 2, -5, 7)) and i2 > 5):
            i1 = ((min(i2, c[i2 % 6]) + (i1 + c[3]))) % 4093
        else:
            b1 = ((c[3] + 3) in (1, 2, -5, 7))
            b1 = (b0 and (i1 > 7 or f2 < x))
            if (min(x, x) < (-1.25 + x)) and i0 == i1:
                return i1, i0, 7, f2, 0.5, f1, True, b0
        for k3 in range(4):
            if (g182((-4)) <= (i2 + 6) < i0):
                i1 = g182(int(i2 > 14), 5)
            else:
                f0 = ((x * -1.25) + (a[i2] / (abs(w1[2, 1]) + 0.5)))
        i1, f1, b1 = t182(i0, f2)
        i1 = i1 % 509
    else:
        for k4 in range(len(a)):
            f2 *= e182(a, (i0 * k4))
            for f2 in a[1:5]:
                f0 -= 2.0
                i0 = ((min(i2, i1) - ((-7) ^ i0))) % 4093
            c[5] = int(u[i1 % 5])
        m[1, 1:] = m[1, :-1]
    return i0, i1, i2, f0, f1, f2, b0, b1


def g182(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e182(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t182(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f182(-3, -2.25, f64[7] seed 182 in -4..4, i64[6] seed 182 in -50..50, f64[4, 5] seed 182 in -2..2, i32[5] seed 182 in 0..100, f32[6] seed 182)
# -> (89, 2, 4, -58.25, 0.25, 1.7883460800889983, False, False)
# arg 3: i64[6] = -30 -14 23 48 -10 73
# arg 4: f64[4, 5] = -0.006876153534491891 -0.051308974287978426 1.8406173866914122 -0.35266011613105874 0.8941730400444992 1.809861895169289 1.809861895169289 -0.4137816742349276 -1.3113913047865644 1.5972859820769059 -0.04467814181353935 1.364767200315388 1.8529537278277592 -1.3563474555375468 1.7612475002405152 -0.6848714921369936 -1.0844494479845581 0.8432965010266082 -1.8187345660523668 -1.8231256105096931


def f183(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1, f0 in zip(range(4), m[1]):
        a[i1 % 7] *= ((x * x) * (f0 * m[i2 % 4, i2 % 5]))
    m[2] = a[2:]
    a[2] *= float(c[3])
    if (not (f2 > np.float64(h[i0 % 6]))):
        for k2 in range(len(a)):
            i2 = int((2.0 < x))
        a[i1 % 7] -= e183(a[::2], max(i0, i0))
        c[::-1] = c.copy()
    elif ((c[1] * 4) > (len(a) - i0)):
        if ((f0 < f0) or (i0 in (1, 2, -5, 7))):
            if (a[4] >= (-m[2, 2])):
                f0, f1, f2 = f2, f0, f1
                f1 -= -1.25
                b0, b1 = b1, not b0
            else:
                i0 = (min(len(a), (i1 - i1))) % 4093
                i1 = g183(c[0], 5)
            if ((5 <= 7 < 3) and (i1 > 6 or u[-5])):
                m[0] = a[2:]
        else:
            i1 = (c[i0 % 6]) % 4093
            b1 = ((f2 < x or i0 > 6) and (i0 <= i1 < i0))
            w3 = np.zeros(5)
    else:
        i0 = g183(((-2) % (abs((-6)) + 1)), 5)
    return i0, i1, i2, f0, f1, f2, b0, b1


def g183(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e183(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f183(7, 100.0, f64[7] seed 183 in -4..4, i64[6] seed 183 in -50..50 reversed, f64[4, 5] seed 183 in -2..2 strided, bool[5] seed 183 in 0..100, f32[6] seed 183)
# -> (7, 2, 1, 0.865727770888892, 0.25, -3.0, True, False)
# arg 2: f64[7] = -2.14134471068716 1.146252327637252 5.040391065124199e17 -2.3118159933381612 -3.8944311143338854 -3.137812440727216 0.19227914792566825
# arg 3: i64[6] = -31 22 24 -6 46 -39
# arg 4: f64[4, 5] = -1.07067235534358 0.573126163818626 0.8482180413919855 -1.1559079966690806 -1.9472155571669427 -1.568906220363608 0.09613957396283412 -0.7716093394853205 0.865727770888892 0.28890833716670805 2.1001629438017496e16 -2.3118159933381612 -3.8944311143338854 -3.137812440727216 0.19227914792566825 -1.8722307408520793 -0.6446434547271265 -1.465279267208441 0.2745824170624398 1.513376736928342


def f184(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    f1 -= f2
    a[-1] = ((1e3 // (abs(f0) + 0.5)) - (f2 % (abs(f2) + 0.5)))
    i1, f1, b1 = t184((i2 + i1), (np.float64(h[4]) % (abs((f0 - a[6])) + 0.5)))
    i1 = i1 % 509
    f0 *= np.rint((f0 * a[2]))
    if (not (i1 > len(a))):
        for k1 in range(4):
            for k2 in range(1, len(c), 2):
                if u[k1]:
                    break
                i1 = ((round(max(-1000.0, min(1000.0, m[k1, i0 % 5]))) * (len(a) >> 3))) % 4093
                f1 += min(float(k2), np.sqrt(abs(a[k2])))
            else:
                f0, f1, f2 = f2, f0, f1
                i2 = ((i2 + (len(a) * k1))) % 4093
                i1, f1, b1 = t184((min(9, (-4)) if (k1 < 4) else (k1 & c[k1])), (-(-a[i1 % 7])))
                i1 = i1 % 509
            if (k1 in (1, 2, -5, 7)):
                i2 = (k1 + int(b0))
                if (int(max(-1000.0, min(1000.0, m[0, 2]))) != (c[k1] * i0)):
                    continue
                m[k1] -= m[0]
            f1 = (-abs(f2))
        v3 = m[1:3, -2]
        u[1] = ((1 <= 2 < i1) or (b1 or u[i1 % 5]))
        f1 = (a[i2 % 7] + ((-7) * c[i1 % 6]))
    elif (3 < (4 % (abs(i1) + 1))):
        b1 = ((x * m[i2 % 4, 3]) >= (-f1))
        m[0, -2] -= ((0.5 / (abs(x) + 0.5)) - e184(a[::2], i0))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e184(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t184(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f184(3, 100.0, f64[7] seed 184 in -4..4, i64[6] seed 184 in -50..50, f64[4, 5] seed 184 in -2..2 strided, bool[5] seed 184 in 0..100, f16[6] seed 184)
# -> (3, 496, -5, 5500.0, 0.1600341796875, -3.0, True, True)
# arg 2: f64[7] = -2.9493023994028578 -2.399551494633558 0.5458047770788435 0.5368678923900418 1.2805907673153794 0.054496100708691486 8.5
# arg 4: f64[4, 5] = -1.4746511997014289 -1.199775747316779 0.2729023885394217 8.763458821816911 0.6402953836576897 0.027248050354345743 0.8003874609770087 0.2908080281668317 1.4731523576249574 1.684831160115948 1.203436769342153 1.118963387674024 1.076620561434725 0.1736375195932589 -1.8166332526815805 -0.1951600339816446 1.8916904018174416 0.7162000090958771 1.5931488199499761 -1.3785864609338372


def f185(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    a[4] += (a[-4] - (f2 / (abs(f1) + 0.5)))
    for k1 in range(1, len(c), 2):
        f2 = ((m[i2 % 4, 2] + (-7)) + (i1 - len(a)))
    b1 = (float(i0) == (np.float64(h[i1 % 6]) * m[i1 % 4, 0]))
    i1, f1, b1 = t185(i2, min((m[0, i2 % 5] + f2), a[1]))
    i1 = i1 % 509
    f1 = np.sqrt(abs(float(len(a))))
    if (round(max(-1000.0, min(1000.0, f1))) in (1, 2, -5, 7)):
        a[-5], a[0] = a[0], f0
        f0 -= abs((f2 * np.float64(h[i1 % 6])))
        f2 += (float((-8)) + (-f1))
    return i0, i1, i2, f0, f1, f2, b0, b1


def t185(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f185(3, 0.0, f64[7] seed 185 in -4..4, i64[6] seed 185 in -50..50 reversed, f64[4, 5] seed 185 in -2..2, bool[5] seed 185 in 0..100, f16[6] seed 185)
# -> (3, 494, -5, 0.0, 2.6457513110645907, -12.328986016525947, True, False)
# arg 2: f64[7] = -2.421866216784597 -3.9979680690681283 1.1801396623933185 -0.4035482886807582 2.4151820960295725 -0.156015282723998 -0.08158732568282812


def f186(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i2 = (g186(np.int64(u[1])) if (b1 and f1 < 1.5) else (-3))
    f0, f1, f2 = f2, f0, f1
    if (e186(a[::2], i1) != float(i1)):
        b1 = ((f2 + m[2, -3]) <= (x * 2.0))
    i1, f1, b1 = t186((((-9) + c[0]) * (i2 if f2 < x else i0)), f0)
    i1 = i1 % 509
    for k1 in range(m.shape[0]):
        b0 = ((k1 - c[k1]) == round(max(-1000.0, min(1000.0, 0.5))))
    else:
        f2 -= e186(a[::2], g186(np.int64(u[4]), 5))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g186(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e186(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t186(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f186(7, -2.25, f64[7] seed 186 in -4..4, i64[6] seed 186 in -50..50, f64[4, 5] seed 186 in -2..2 F, u8[5] seed 186 in 0..100, f16[6] seed 186)
# -> (7, 286, -3, -3.0, -1.5, 0.09929135296641256, False, True)


def f187(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p * 2 + i0) % 1013
    b0, b1 = b1, not b0
    b1 = (not (not f2 < 1.5))
    f1 -= (np.sqrt(abs(1e3)) * a[2])
    if (((-8) in (1, 2, -5, 7)) and i0 > 19):
        if (g187(8, r=x) > (int(u[3]) - i2)):
            m[i0 % 4, 3] = (np.float64(h[-4]) + (c[i1 % 6] - i2))
        elif b0:
            c[-6] = ((g187(int(u[-1]), 5) + i0)) % 4093
            for k1 in range(m.shape[0]):
                m[i1 % 4, k1] -= (np.sqrt(abs(f1)) * (-1.25 + f2))
                i2 = int(u[i0 % 5])
        b1 = (b0 or (c[2] <= i0 < i1))
    elif i1 > 13:
        b1 = (not (b1 or b1))
        i1, f1, b1 = t187(((int(u[i0 % 5]) * int(u[3])) % (abs(int(b0)) + 1)), m[i2 % 4, -4])
        i1 = i1 % 509
    else:
        for k2 in range(4):
            for k3, f1 in enumerate(a):
                if i2 > 2 and i0 == i1:
                    return i1, i0, 7, f2, 0.5, f1, True, b0
            if ((b1 and i0 > 12) and (c[-3] > k2)):
                continue
            i2 = ((((-5) // (abs(int(u[k2])) + 1)) + c[k2])) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def g187(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t187(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f187(5, 0.5, f64[7] seed 187 in -4..4 strided, i64[6] seed 187 in -50..50, f64[4, 5] seed 187 in -2..2, i8[5] seed 187 in 0..100, f32[6] seed 187)
# -> (5, 2, 4083, 0.5, 1.667399197059547, -3.0, False, True)


def f188(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p * 2 + i0) % 1013
    b0 = ((-1.25 < f0) or (i1 > i0))
    v1 = m[:, 1]
    for k2 in range(5, 0, -1):
        f1 = e188(a[::2], (c[-5] + i2))
        if ((i2 + i1) > max(i0, (-2))):
            i2 = (int(b1) & 1)
            u[-1] = (((i2 if i0 > 15 else k2) - (int(u[-4]) * i0))) % 101
            i2 = (((int(u[-1]) - i0) % (abs((c[-6] - i2)) + 1))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def e188(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f188(4, 0.5, f64[7] seed 188 in -4..4 reversed, i64[6] seed 188 in -50..50, f64[4, 5] seed 188 in -2..2 strided, i32[5] seed 188 in 0..100, f32[6] seed 188)
# -> (4, 2, -5, 0.5, 0.48513179429145303, -3.0, True, False)


def f189(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if (not (i2 == c[3])):
        if (i2 in (1, 2, -5, 7)):
            i0 = ((-1) >> 3)
            i1, f1, b1 = t189(((i0 if b0 else i0) + g189(i1, r=f0)), (np.trunc(f2) + c[2]))
            i1 = i1 % 509
        else:
            c[i0 % 6] = ((-2) & ((-1) << 2))
        for f2 in a[1:5]:
            i0 = (((np.int64(u[3]) % (abs(i2) + 1)) + (~np.int64(u[0])))) % 4093
        f2 += abs(f0)
    else:
        if b0:
            v2 = m[1:3, -3]
            i2 = ((int(max(-1000.0, min(1000.0, x))) - (i2 >> 3))) % 4093
            i2 = (int(max(-1000.0, min(1000.0, -1.25))) ^ (np.int64(u[i2 % 5]) - (-1)))
        if ((~(-8)) <= max((-3), np.int64(u[1])) < (i0 * i2)):
            i0, i1 = i1, i0
            k3 = 0
            while k3 < 2 and ((b0 and i1 > 15) or k3 < 2):
                k3 += 1
                b1 = (not (b1 and i2 > 11))
                f0 += (e189(a[::2], 0) - np.floor(np.float64(h[i1 % 6])))
                h[i1 % 6] = np.trunc(float(i2))
            c[i1 % 6] = (((i1 * i2) // (abs(((-7) // (abs(i2) + 1))) + 1))) % 4093
        else:
            w4 = np.arange(6)
    return i0, i1, i2, f0, f1, f2, b0, b1


def g189(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e189(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t189(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f189(3, 0.0, f64[7] seed 189 in -4..4, i64[6] seed 189 in -50..50 reversed, f64[4, 5] seed 189 in -2..2, u64[5] seed 189 in 0..100, f32[6] seed 189)
# -> (4070, 6, -5, 0.0, -17.0, 1.7405823584528397, True, True)


def f190(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if ((np.float64(h[-2]) < f1) and (int(u[-3]) == c[1])):
        c[4] = int(max(-1000.0, min(1000.0, (m[2, -4] + f0))))
        m[:, 4] *= float((-9))
    else:
        if b0:
            if ((int(u[-3]) * (-3)) in (1, 2, -5, 7)):
                c[2] = int(u[1])
                b1 = (g190(i2, r=m[0][3]) <= i0 < (i1 * (-1)))
                c[1] = ((int(u[0]) if (0 != i2) else (c[i2 % 6] * 0))) % 4093
        elif b1:
            for k1 in range(m.shape[0]):
                m[k1] = a[2:]
                f2 = (a[-6] + (int(u[2]) | (-7)))
                b0 = (not (f2 < 0.0 and i1 > 5))
            else:
                f0 = a[6:][0] if len(a[-1:]) > 0 else 1.0
                h[4] = (a[i0 % 7] - (f0 + (-7)))
                a[:4] = m[:, 4]
    return i0, i1, i2, f0, f1, f2, b0, b1


def g190(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f190(-3, -2.25, f64[7] seed 190 in -4..4, i64[6] seed 190 in -50..50 strided, f64[4, 5] seed 190 in -2..2 strided, i32[5] seed 190 in 0..100, f16[6] seed 190)
# -> (-3, 2, -5, -2.25, 0.25, -3.0, False, False)


def f191(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p * 2 + i0) % 1013
    i0, i1 = i1, i0
    a[6] *= (e191(m[1], c[3]) * (1e3 * f0))
    for f2 in a[1:5]:
        b1 = ((i0 // (abs(i2) + 1)) in (1, 2, -5, 7))
    else:
        f2 = np.trunc(float(i2))
        for i1, f1 in zip(c, a):
            if (int(u[3]) in (1, 2, -5, 7)):
                i1 = 4
                c[1] = ((min(i0, i0) // (abs(min(4, (-3))) + 1))) % 4093
            else:
                i0 = ((i2 // (abs(int(max(-1000.0, min(1000.0, f1)))) + 1))) % 4093
                f2 -= (float((-9)) // (abs((m[2, 2] / (abs(-1.25) + 0.5))) + 0.5))
                i1 = ((-(c[-1] if f1 < x else int(u[2])))) % 4093
            if ((1e3 + m[-4, 3]) != (f2 if b0 else f0)):
                i0 = (((i1 | int(u[2])) // (abs((i0 // (abs(i0) + 1))) + 1))) % 4093
                f2 *= np.trunc((np.float64(h[4]) + c[-3]))
                if b0 and i0 == i1:
                    raise IndexError("an index")
            else:
                b0, b1 = b1, not b0
                if (max(i2, (-8)) < (int(u[1]) ^ (-1))) and i0 == i1:
                    return i1, i0, 7, f2, 0.5, f1, True, b0
            f1 *= ((f0 * x) + (f1 + x))
        h[i1 % 6] = ((f0 // (abs(a[-6]) + 0.5)) + (i1 - i2))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e191(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f191(-3, -2.25, f64[7] seed 191 in -4..4 reversed, i64[6] seed 191 in -50..50, f64[4, 5] seed 191 in -2..2 F, i8[5] seed 191 in 0..100, f16[6] seed 191)
# -> (0, 4072, -5, -2.25, 5.798505852223069, 2272720.0, False, False)
# arg 2: f64[7] = 3.922807222347255 -1.137266064341552 -1.4289744776038722 2.818053499276295 -3.491625625003742 1.3823060626824537 5535.573413342499
# arg 6: f16[6] = 0.98046875 -0.28442383 -0.35717773 0.70458984 4076.0 0.34545898


def f192(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (i2 if p > 4 else p) % 1013
    i0 = (((i1 ^ c[0]) * (i0 * c[1]))) % 4093
    a[6] = (np.trunc(x) // (abs(0.1) + 0.5))
    i1, f1, b1 = t192(int(max(-1000.0, min(1000.0, (f2 * f2)))), (-float(i2)))
    i1 = i1 % 509
    w1 = np.arange(6)
    f0 = (-float(i0))
    f2 -= x
    k2 = 0
    while k2 < 2 and ((a[-6] == f2) or k2 < 2):
        k2 += 1
        b1 = i0 > 17
        for k3 in range(1, len(c), 2):
            if (not ((-2) > k3)):
                continue
            m[0] -= m[0]
        for i1, f1 in zip(c, a):
            w5 = np.arange(6)
    return i0, i1, i2, f0, f1, f2, b0, b1


def t192(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f192(1, 1e-3, f64[7] seed 192 in -4..4 reversed, i64[6] seed 192 in -50..50 reversed, f64[4, 5] seed 192 in -2..2 F, i16[5] seed 192 in 0..100, f16[6] seed 192)
# -> (585, 36, -5, -585.0, -1.832236800961124, -3.001, False, True)
# arg 2: f64[7] = 3.741597723953209 -3.1489867698253358 1.9884763972547574 0.2651330342264515 1.1219018969053964 -1.832236800961124 0.0


def f193(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    u[-3] = (((int(u[-4]) // (abs(int(u[2])) + 1)) + (c[-1] << 3))) % 101
    if ((i0 // (abs(c[-5]) + 1)) <= (i0 if b0 else 5) < ((-6) & i2)):
        for k1 in range(m.shape[0]):
            i0 = ((int(u[i1 % 5]) | k1) // (abs(k1) + 1))
            if (k1 <= k1 < (int(u[-4]) ^ i0)):
                m[k1, -3] *= (np.rint(x) * 1e3)
                f2 += max(float(k1), abs(f2))
                a[:4] = m[:, k1]
            b1 = (max(2, i1) != (-int(u[i1 % 5])))
        f0 += (f0 if (np.float64(h[2]) <= f2) else (f0 + x))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f193(8, 100.0, f64[7] seed 193 in -4..4 reversed, i64[6] seed 193 in -50..50, f64[4, 5] seed 193 in -2..2, i32[5] seed 193 in 0..100, f16[6] seed 193)
# -> (8, 2, -5, 100.0, 0.25, -3.0, True, False)
# arg 5: i32[5] = 2 31 65 78 48


def f194(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    m[i2 % 4, 3] += (m[-4, 3] / (abs((f2 - m[1, 0])) + 0.5))
    m[3][1] += abs(x)
    for k1 in range(m.shape[0]):
        for f2 in a[1:5]:
            for k3 in range(4):
                b0 = ((i2 + (-1)) in (1, 2, -5, 7))
                i1 = (g194(int(u[0]), r=a[5]) - 7)
            i2 = (i2) % 4093
            a[5], a[0] = a[0], f0
        f2 = (e194(m[:, 0], c[5]) // (abs(min(np.float64(h[k1]), 0.5)) + 0.5))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g194(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e194(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f194(-3, -2.25, f64[7] seed 194 in -4..4, i64[6] seed 194 in -50..50, f64[4, 5] seed 194 in -2..2 strided, i32[5] seed 194 in 0..100, f32[6] seed 194)
# -> (-3, 277, 4088, -2.25, 0.25, 0.0, False, False)
# arg 2: f64[7] = -2.25 3.1147521003565384 2.0141456975461676 3.3029727652500664 -0.6216706109797769 -2.25 1.8393495615787883
# arg 4: f64[4, 5] = 0.858332811160007 1.5573760501782692 1.0070728487730838 1.6514863826250332 -0.31083530548988847 0.08189812316007128 0.9196747807893941 1.459987684829056 -0.49065141605547824 -0.2552426648268922 -0.3176722546777033 0.5850751657393047 0.4689951255789886 -1.5085282803723281 0.726245460821612 0.03720690453539355 2.3108586998943963 -0.05472242604480737 0.7563135322430156 -0.8076293627119893


def f195(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    b0 = (not (4 != i2))
    for i1, f1 in zip(c, a):
        f1 = f2
        w2 = np.zeros(5)
    f1 -= (np.sqrt(abs(x)) * float(i2))
    m[2] -= m[0]
    i0 = (((i1 // (abs(i1) + 1)) + (i0 - c[0]))) % 4093
    i0, i1 = i1, i0
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f195(-3, -2.25, f64[7] seed 195 in -4..4, i64[6] seed 195 in -50..50 reversed, f64[4, 5] seed 195 in -2..2, u16[5] seed 195 in 0..100, f32[6] seed 195)
# -> (-44, 4056, -5, -2.25, 4.5, -3.0, False, False)
# arg 4: f64[4, 5] = -0.565299174048135 -1.6018254931790792 0.8994989385796677 -1.1022198366714258 1.4186007801175906 -1.1428506113243082 -0.9547672667379326 -0.33164029276442974 0.20634582741369645 0.783293267001727 -1.4068652190314008 1.275802213969965 -1.2493733397606537 2.990018625813526 -2.604498979437339 0.4661459956287084 -0.48501105778365705 -0.8890733457460382 -0.22534929458021136 1.7148398842945047


def f196(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i1, f1, b1 = t196((c[0] * (i2 - i1)), 1e3)
    i1 = i1 % 509
    b0 = ((not f1 < x) or (m[i1 % 4, 2] <= x))
    if ((i2 % (abs(c[3]) + 1)) in (1, 2, -5, 7)):
        f0, f1, f2 = f2, f0, f1
        for i1, f1 in zip(c, a):
            b1 = i1 > 1
            b1 = (g196(len(a), r=0.1) <= max(1, 3) < (i2 - len(a)))
    else:
        i1 = ((int(b0) * (i1 & 7))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def g196(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t196(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f196(0, 0.5, f64[7] seed 196 in -4..4 strided, i64[6] seed 196 in -50..50, f64[4, 5] seed 196 in -2..2 F, bool[5] seed 196 in 0..100, f32[6] seed 196)
# -> (0, 2, -5, 0.5, 500.0, -3.0, True, True)


def f197(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    k1 = 0
    while k1 < 5 and (b0 or k1 < 2):
        k1 += 1
        for k2 in range(1, len(c), 2):
            v3 = m.T[3]
            i1 = g197((np.int64(u[0]) // (abs(i0) + 1)))
        else:
            v4 = a[::-2]
            i0 = 4
            v4[2] -= float(int(b0))
            if (7 == (i2 % (abs(7) + 1))):
                f2 = np.floor(e197(m[:, 0], c[-5]))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g197(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e197(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f197(5, 0.0, f64[7] seed 197 in -4..4, i64[6] seed 197 in -50..50, f64[4, 5] seed 197 in -2..2 F, u16[5] seed 197 in 0..100, f32[6] seed 197)
# -> (4, 17, -5, 0.0, 0.25, -3.0, True, False)
# arg 2: f64[7] = 2.125930247868884 -3.373788544423329 -6.905843466665477 1.8094885599729835 -1.6426354639229377 -3.7537004489282744 0.5398343264774574


def f198(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    c[4] = (i0) % 4093
    i1 = (((i2 if f2 < 0.0 else np.int64(u[-3])) if (i1 in (1, 2, -5, 7)) else (i2 - np.int64(u[3])))) % 4093
    for k1 in range(len(a)):
        if ((np.int64(u[2]) | i2) <= (-9) < (0 | i2)):
            b1 = ((c[2] if b0 else i1) <= (0 - 8) < round(max(-1000.0, min(1000.0, a[k1]))))
        elif ((-3) < (k1 % (abs(np.int64(u[4])) + 1))):
            k2 = 0
            while k2 < 2 and ((a[2] < f0) or k2 < 2):
                k2 += 1
                i2 = (i2) % 4093
            i0 = g198(int(b0), r=(-a[6]))
            m[1, 1:] = m[1, :-1]
        for k3 in range(1, len(c), 2):
            f1 = ((x + i2) + (x - m[i0][1]))
        else:
            w4 = np.full((3, 2), 1.5)
            w5 = np.array([f0, np.sqrt(abs(min(np.float64(h[-6]), f2))), 2.0])
            b1 = ((i0 > 7 and i1 > 6) or (1 in (1, 2, -5, 7)))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g198(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f198(4, -2.25, f64[7] seed 198 in -4..4, i64[6] seed 198 in -50..50, f64[4, 5] seed 198 in -2..2, u16[5] seed 198 in 0..100, f16[6] seed 198)
# raises IndexError: index 7 is out of bounds for axis 0 with size 4
# at f1 = ((x + i2) + (x - m[i0][1]))


def f199(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    def inner(p):
        return (p - i1 * 3) % 1013
    if ((i2 >= c[3]) or (i2 < c[3])):
        if ((m[1][-3] <= a[1]) and (f0 < 0.0 or b1)):
            for k1 in range(len(a)):
                i1 = (((i2 if b0 else i1) ^ (int(u[i0 % 5]) ^ c[3]))) % 4093
                if b1:
                    continue
                i0 = ((-(i1 // (abs(k1) + 1)))) % 4093
            if ((i1 <= i1 < i2) or (f1 <= -1.25)):
                b1 = (int(u[i2 % 5]) > (i1 if f1 < x else c[-5]))
            else:
                i2 = ((g199(i0, r=np.float64(h[2])) << 1)) % 4093
            if ((3 * i2) <= min(int(u[0]), i0) < (i0 - i2)):
                if ((c[3] * i0) > (i0 + int(u[3]))) and i0 == i1:
                    return i1, i0, 7, f2, 0.5, f1, True, b0
                f1 = ((f2 * 0.1) * max(np.float64(h[2]), f0))
            elif ((i0 > 12 and f1 < 1.5) or b0):
                i1, f1, b1 = t199((-(c[-4] % (abs(i0) + 1))), ((-f2) + (f1 * np.float64(h[4]))))
                i1 = i1 % 509
                b0 = (np.sqrt(abs(a[2])) >= np.rint(f0))
                i1, f1, b1 = t199(3, m[0, 3])
                i1 = i1 % 509
            else:
                a[i1 % 7] *= np.sqrt(abs((np.float64(h[5]) / (abs(m[i1 % 4][-5]) + 0.5))))
        elif ((not b0) or (b1 or b0)):
            f2 = ((x / (abs(1e3) + 0.5)) + ((-3) - (-5)))
            f1 = (x + np.sqrt(abs(m[1][i1 % 5])))
            f1 = ((f1 + 0.5) + (f0 - x))
        i0 = (inner(i0)) % 4093
    elif ((5 in (1, 2, -5, 7)) and (x <= f0)):
        i1 = (min((-2), (i2 * 3))) % 4093
        i0, i1 = i1, i0
        h[-2] = ((a[2] + np.float64(h[3])) + (int(u[-5]) | int(u[-4])))
    else:
        c[-6] = int(u[4])
    return i0, i1, i2, f0, f1, f2, b0, b1


def g199(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t199(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f199(-2, -2.25, f64[7] seed 199 in -4..4 strided, i64[6] seed 199 in -50..50, f64[4, 5] seed 199 in -2..2, i8[5] seed 199 in 0..100, f32[6] seed 199)
# -> (34, 2, 322, -2.25, 0.2892374904050301, -3.0, True, False)
