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
    for k1 in range(abs(i1) % 6):
        u[0] = (int(u[3])) % 101
        m[-4] = a[2:]
        w2 = np.full((3, 2), 1.5)
    i1 = ((-max(int(u[-5]), i0))) % 4093
    f2 = ((np.abs(a[::-1]) + (-np.arange(7) * 0.5))).max() + 0.0
    w3 = np.arange(6)
    f0 += (a[6] if (i0 > w3[5]) else np.float64(h[4]))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f0(0, 1e-3, f64[7] seed 0 in -4..4 reversed, i64[6] seed 0 in -50..50, f64[4, 5] seed 0 in -2..2 strided, i16[5] seed 0 in 0..100, f32[6] seed 0)
# -> (0, 4081, -5, -0.7863066067695618, 0.25, 2.6090570723225373, False, False)
# arg 4: f64[4, 5] = -3.788529827259218 3.767055825230628 -3.1492264674623005 -1.381393886254994 -2.6090570723225373 -0.690696943127497 -1.3045285361612686 1.086186225326268 -1.0172442046394745 1.808122765471306 -0.4141280974847459 1.0441376865105076 0.09580236661980512 0.22067006453373006 0.8328893389581862 0.07392873576869619 -0.044341478069980234 1.059514776030475 -1.1812187130433176 1.3766205714574156
# arg 5: i16[5] = 12 26 88 12 14


def f1(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if (int(b1) <= g1(c[-3], r=0.1)):
        k1 = 0
        while k1 < 5 and ((x != m[2, -1]) or k1 < 2):
            k1 += 1
            i1, f1, b1 = t1(((-c[-4]) - (1 * i0)), e1(a, ((-3) // (abs(c[i1]) + 1))))
            i1 = i1 % 509
            for k2 in range(abs(i1) % 6):
                u[i1 % 5] = (((c[5] - (-8)) - (-7))) % 101
                a[:] = np.floor(np.abs(a))
                u[0] = (g1((k2 + 0), r=max(0.1, m[-4, 2]))) % 101
            else:
                f2 -= ((m[2, 2] + a[i0 % 7]) * (2.0 * a[2]))
                i1 = int(u[0])
                f2 -= e1(a[::2], (i2 % (abs(k1) + 1)))
    elif (not (7 <= 1 < i1)):
        for k3 in range(1, len(c), 2):
            f0 *= ((a[k3] * np.float64(h[i1 % 6])) + (-(-2)))
            u[2] = (round(max(-1000.0, min(1000.0, (1e3 if i1 > 15 else m[i2 % 4, 2]))))) % 101
        f1 = ((-1.25 + a[4]) - (x / (abs(m[1, -4]) + 0.5)))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g1(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e1(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t1(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f1(5, 0.5, f64[7] seed 1 in -4..4, i64[6] seed 1 in -50..50 reversed, f64[4, 5] seed 1 in -2..2 F, i32[5] seed 1 in 0..100, f16[6] seed 1)
# raises IndexError: index 10 is out of bounds for axis 0 with size 6
# at i1, f1, b1 = t1(((-c[-4]) - (1 * i0)), e1(a, ((-3) // (abs(c[i1]) + 1))))


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
    u[3] = ((g2(i0, 5) if ((-3) in (1, 2, -5, 7)) else (~i2))) % 101
    i0, i1 = i1, i0
    for k1 in range(4):
        a[:] = (((-np.arange(7) * 0.5) * (f0 if b1 else f0)))[np.argsort((a % (np.abs(a[::-1]) + 0.5)), kind='stable')]
        for k2 in range(4):
            f0 = (a[i1 % 7] * 2.0)
            if ((not b0) or ((-2) >= 4)):
                i0 = (min((i1 * int(u[-2])), (i2 // (abs(6) + 1)))) % 4093
                i1, f1, b1 = t2(g2(int(b0)), ((m[k1, i2 % 5] // (abs(f1) + 0.5)) // (abs(max(f0, np.float64(h[k1]))) + 0.5)))
                i1 = i1 % 509
                f2 = ((x + a[0]) % (abs((x + f2)) + 0.5))
            if ((2 <= i1 < i2) or (b0 or b1)):
                i0 = np.searchsorted(np.sort(c), i0)
                i2 = (max((int(u[k2]) >> 3), max(int(u[k2]), i0))) % 4093
            else:
                a[1] *= (min(a[k2], np.float64(h[k2])) + (np.float64(h[-1]) // (abs(-1.25) + 0.5)))
                c[::-1] = c.copy()
    return i0, i1, i2, f0, f1, f2, b0, b1


def g2(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t2(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f2(-1, 1e-3, f64[7] seed 2 in -4..4 strided, i64[6] seed 2 in -50..50, f64[4, 5] seed 2 in -2..2, i16[5] seed 2 in 0..100, f16[6] seed 2)
# -> (6, 5, 6, 0.125, -0.5, 0.126, False, True)
# arg 2: f64[7] = 0.125 -0.0 0.3125 0.25 0.1875 0.0625 0.375
# arg 5: i16[5] = 43 0 30 4 3


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
    i0 = g3((np.int64(u[-5]) - i2))
    k1 = 0
    while k1 < 5 and ((b0 or i2 > 8) or k1 < 2):
        k1 += 1
        f1 = e3(m[1], (i0 // (abs(c[0]) + 1)))
        if (((-4) - i0) in (1, 2, -5, 7)):
            i1 = (-(k1 ^ k1))
            i0 = ((i1 * ((-8) + k1))) % 4093
            u[4] = (((k1 + (-2)) % (abs(i1) + 1))) % 101
        else:
            f2 = np.min((((x / (abs(m[-4][0]) + 0.5)) - a) + (a[::-1] ** 2))) + 0.0
            a[:] = ((a[::-1] % (np.abs(np.arange(7) * 0.5) + 0.5)) // (np.abs(np.where(a[::-1] > m[i0, 4], a[::-1], float(c[-2]))) + 0.5))
            for k2 in range(5, 0, -1):
                c[5] = (int(b1) * min((-6), k1))
                m[-3, 2] += ((-m[2, 1]) * abs(-1.25))
        if (g3(i2, 5) != inner(i0)):
            if (4 in (1, 2, -5, 7)) and i0 == i1:
                return i1, i0, 7, f2, 0.5, f1, True, b0
        else:
            w3 = np.zeros(4, dtype=np.int64)
            for k4 in range(abs(i0) % 6):
                b0, b1 = b1, not b0
                if (b1 or (7 in (1, 2, -5, 7))):
                    continue
    return i0, i1, i2, f0, f1, f2, b0, b1


def g3(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e3(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f3(-2, -2.25, f64[7] seed 3 in -4..4, i64[6] seed 3 in -50..50, f64[4, 5] seed 3 in -2..2 F, u64[5] seed 3 in 0..100, f32[6] seed 3)
# raises IndexError: index 158 is out of bounds for axis 0 with size 4
# at a[:] = ((a[::-1] % (np.abs(np.arange(7) * 0.5) + 0.5)) // (np.abs(np.where(a[::-1] > m[i0, 4], a[::-1], float(c[-2]))) + 0.5))


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
    i2 = np.int64(u[-3])
    i0 = ((-(-a[::-1])) > np.where(a > m[0, 2], a, (a[5] - np.float64(h[i0 % 6])))).sum()
    f0 = np.sqrt(abs(abs(f0)))
    for k1 in range(len(a)):
        w2 = np.full((3, 2), 1.5)
        if b0:
            i1 = (c[4]) % 4093
            i1, f1, b1 = t4(((-k1) + min(np.int64(u[2]), np.int64(u[1]))), ((a[i1 % 7] % (abs(2.0) + 0.5)) % (abs(abs(a[-7])) + 0.5)))
            i1 = i1 % 509
            f2 = ((m[-1, 0] * a[-3]) + np.float64(h[0]))
    return i0, i1, i2, f0, f1, f2, b0, b1


def t4(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f4(-1, 1e-3, f64[7] seed 4 in -4..4, i64[6] seed 4 in -50..50 reversed, f64[4, 5] seed 4 in -2..2 strided, u32[5] seed 4 in 0..100, f32[6] seed 4)
# -> (3, 2, 68, 0.03162277660168379, 0.25, -3.0, False, False)


def f5(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    h[0] = (e5(m[1], c[-5]) - (f2 + m[2][i2 % 5]))
    for k1 in range(4):
        m[-3][i2 % 5] += ((f1 - m[i1 % 4, k1]) if (i1 > 4 and f1 < 1.5) else np.sqrt(abs(x)))
        w2 = a.copy()
        i2 = (max(((-1) + k1), i2)) % 4093
    for k3 in range(len(a)):
        i2 = (i0) % 4093
        for k4 in range(5, 0, -1):
            f0 = np.sort(np.trunc(np.rint(a)))[k4] + 0.0
        i1, f1, b1 = t5(((0 // (abs(k3) + 1)) // (abs(((-9) - i1)) + 1)), (abs(x) * -1.25))
        i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def e5(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t5(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f5(-3, 0.5, f64[7] seed 5 in -4..4 reversed, i64[6] seed 5 in -50..50 strided, f64[4, 5] seed 5 in -2..2 strided, i16[5] seed 5 in 0..100, f32[6] seed 5)
# -> (-3, 499, 4090, -2.0, -0.3125, -3.0, False, False)
# arg 4: f64[4, 5] = -0.452927816064264 1.0092280633528956 -1.0691633372901528 -1.60264235469359 -1.2481595131903114 0.2295424916610337 1.9422540954394107 2.165726298473611 -0.29419464373890625 0.4137622186703114 -0.19809963447373846 -1.4531906746960086 1.4970023906947678 -0.1891710857286628 1.8187151507340986 1.7559007956640627 1.324408296225374 -0.15579622365003365 -1.3707403346485938 -0.1790722851915243
# arg 6: f32[6] = 5.1403537 0.50461406 -0.53458166 -0.80132115 -0.62407976 -0.23878214


def f6(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i1 = np.searchsorted(np.sort(c), i1)
    f1 = (-1.25 + (i0 + (-9)))
    if ((x + 7) != np.sqrt(abs(f1))):
        m[0, i0 % 5] += min(np.float64(h[4]), (np.float64(h[5]) / (abs(a[i1 % 7]) + 0.5)))
        if ((np.int64(u[3]) // (abs(i1) + 1)) >= (c[0] ^ i0)):
            i0 = (~round(max(-1000.0, min(1000.0, a[6]))))
        for k1 in range(m.shape[0]):
            w2 = np.zeros(5)
            h[i1 % 6] = (abs(f1) % (abs((np.float64(h[k1]) // (abs(w2[2]) + 0.5))) + 0.5))
        else:
            w3 = np.zeros(5)
            h[-2] = np.sqrt(abs(e6(a, i1)))
            m *= m[-3]
    return i0, i1, i2, f0, f1, f2, b0, b1


def e6(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f6(2, -2.25, f64[7] seed 6 in -4..4 strided, i64[6] seed 6 in -50..50, f64[4, 5] seed 6 in -2..2, u64[5] seed 6 in 0..100, f16[6] seed 6)
# -> (1, 3, -5, -2.25, -8.25, -3.0, False, False)
# arg 4: f64[4, 5] = 1.242014322300785 0.2640331917820991 1.9899538215365251 2.411718683494467 0.33184988854314473 1.6763829747903691 1.511716857970108 1.4145822891352084 2.3362797186298767 2.6731593148451234 -1.9451040321050224 0.009435328417143939 1.4328663908225572 -2.3689847341551897 -0.5927368216991873 -2.4138450683313244 -0.5651815025192196 -0.05780480828541963 -2.459996947563339 -1.770053499615863
# arg 6: f16[6] = 0.47973633 -0.10736084 -0.88720703 0.75 1.7763672 0.64746094


def f7(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    v1 = a[1:6]
    b1 = b0
    if f2 < 1.5 and i0 == i1:
        raise IndexError("an index")
    f1 = (((np.float64(h[-2]) + f1) - (-a[::-1]))).max() + 0.0
    for k2 in range(4):
        if ((0.5 + x) >= (x if b0 else f2)):
            h[i2 % 6] = float(min(int(u[i0 % 5]), c[i0 % 6]))
            i1 = (((-a[::-1]) * min(a[k2], f2)) > (a[::-1] ** 2)).sum()
        elif ((int(u[k2]) ^ 3) <= (int(u[4]) | 0)):
            h[k2] = (-(2.0 / (abs(x) + 0.5)))
            w3 = a.copy()
        else:
            m[k2] -= m[0]
            if ((m[-4, -2] * f2) > e7(m[:, 0], i0)):
                f0, f1, f2 = f2, f0, f1
            else:
                f0 -= (np.trunc(a[k2]) / (abs(np.float64(h[i2 % 6])) + 0.5))
                i0 = (((i0 if b0 else i1) - (c[3] + (-6)))) % 4093
                b1 = (not (b1 and i1 > 19))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e7(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f7(6, 0.5, f64[7] seed 7 in -4..4, i64[6] seed 7 in -50..50 reversed, f64[4, 5] seed 7 in -2..2, i32[5] seed 7 in 0..100, f16[6] seed 7)
# -> (6, 1, -5, 0.5, 3.3609926714175673, -3.0, True, True)
# arg 6: f16[6] = -0.22033691 -23.0 0.8017578 0.16589355 -0.09509277 -0.50097656


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
    a[a < f1] *= 0.5
    i1, f1, b1 = t8(((-5) - (np.int64(u[-2]) % (abs(c[3]) + 1))), np.sqrt(abs(np.float64(h[4]))))
    i1 = i1 % 509
    if ((-np.int64(u[-4])) != (np.int64(u[-3]) + 4)):
        m[1] = m.max(axis=0) + 0.0 - m[0]
        if ((i2 > 7 and b0) or (b0 or i0 > 4)):
            for k1 in range(1, len(c), 2):
                b0 = ((m[i0 % 4, 1] if b0 else f1) >= e8(a[::2], 0))
                i0 = (((i2 % (abs(c[k1]) + 1)) if (b0 or b0) else (k1 - k1))) % 4093
                a[i2 % 7] *= abs(a[k1])
            if (i1 > 3 and (c[2] < c[i0 % 6])) and i0 == i1:
                return i1, i0, 7, f2, 0.5, f1, True, b0
        elif ((b1 and b1) and (m[-3][3] == m[-4][1])):
            for k2 in range(4):
                if i2 > 19:
                    continue
                i1, f1, b1 = t8(max(round(max(-1000.0, min(1000.0, f0))), (i2 // (abs(c[-3]) + 1))), ((a[k2] + np.int64(u[4])) if (6 == (-3)) else 0.5))
                i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def e8(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t8(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f8(-3, -2.25, f64[7] seed 8 in -4..4 strided, i64[6] seed 8 in -50..50, f64[4, 5] seed 8 in -2..2, u16[5] seed 8 in 0..100, f16[6] seed 8)
# -> (-3, 470, -5, -2.25, 0.4670542243010976, -3.0, False, False)
# arg 2: f64[7] = 0.9480370002535548 0.8955847700671447 1.5122348332508428 0.28890602859512793 -1.7447285676479503 -0.5005254667829213 3.63308123672112
# arg 4: f64[4, 5] = 0.4740185001267774 0.4477923850335723 0.7561174166254214 0.14445301429756396 -1.7447285676479503 0.030280358271873364 1.3687482333269876 0.0 1.3959353707693483 2.4808349730631316 0.5042988583986507 0.956510604973484 -0.23544015210998026 -1.2193487855545553 0.7361064054151814 0.3419462984671333 -1.9854638658661523 -1.7665071474785732 1.5403883850669122 -0.4436747167243933


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
    if ((f2 * f1) >= (f2 / (abs(f0) + 0.5))) and i0 == i1:
        raise ValueError("a value")
    m[0, 3] *= (-a[2])
    for k1, f1 in enumerate(a):
        b0, b1 = b1, not b0
        c[i1 % 6] = g9((i2 + 9), 5)
        i2 = (5 - round(max(-1000.0, min(1000.0, np.float64(h[3])))))
    u[-4] = ((min(5, i1) * 4)) % 101
    w2 = np.full((3, 2), 1.5)
    return i0, i1, i2, f0, f1, f2, b0, b1


def g9(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f9(4, 100.0, f64[7] seed 9 in -4..4, i64[6] seed 9 in -50..50, f64[4, 5] seed 9 in -2..2 F, u8[5] seed 9 in 0..100, f32[6] seed 9)
# -> (4, 2, 4, 100.0, 1.1664698838334493, -3.0, True, True)
# arg 3: i64[6] = 11 -31 58 -13 -22 26
# arg 4: f64[4, 5] = 0.7294509399159832 1.002779571833115 -0.9387102376032668 2.1388602314126066 -0.9497863127058892 -1.5415676482932894 0.5832349419167246 1.93419411061734 -1.1238576746753655 1.1566439133855733 0.3589509472043644 -1.1409186871878583 1.943005621025228 -1.0387206894976986 1.0401439082003545 1.543232356768562 0.2611440803356748 -1.2118195536550882 0.42834466412613414 0.7055305875896636
# arg 5: u8[5] = 61 8 59 37 28


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
    i1 = ((np.where(np.arange(7) * 0.5 > f1, np.arange(7) * 0.5, np.floor(a[2])) / (np.abs((a // (np.abs(a[::-1]) + 0.5))) + 0.5)) > (-a)).sum()
    k1 = 0
    while k1 < 5 and ((b0 or b0) or k1 < 2):
        k1 += 1
        f1 = np.sort(((a * np.rint(x)) ** 2))[k1] + 0.0
    i0 = ((((-8) if b1 else int(u[i2 % 5])) // (abs((9 & i1)) + 1))) % 4093
    v2 = m[1:3, 3]
    for k3, f0 in zip(range(4), m[1]):
        if ((c[4] // (abs(6) + 1)) != (~c[-2])) and i0 == i1:
            raise ValueError("a value")
        i1 = (np.where((a[::-1] + a) > m[1, 0], (a[::-1] + a), (x + np.float64(h[-6])))).argmax()
        i0 = ((k3 * k3) + (8 >> 1))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f10(1, 1e-3, f64[7] seed 10 in -4..4, i64[6] seed 10 in -50..50, f64[4, 5] seed 10 in -2..2 F, i8[5] seed 10 in 0..100, f32[6] seed 10)
# -> (13, 3, -5, 1.8928237509973975, 0.0, -3.0, False, False)


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
    if (not (i1 <= i0)) and i0 == i1:
        raise IndexError("an index")
    a += ((np.arange(7) * 0.5 ** 2) + (-1.25 - a))
    for k1 in range(m.shape[0]):
        w2 = np.array([f0, np.floor((np.float64(h[-3]) + f0)), 2.0])
        for k3 in range(len(a)):
            if ((not f0 < 0.0) or b0):
                b1 = ((i0 <= c[-3]) and ((-3) in (1, 2, -5, 7)))
                f2 += e11(a[::2], min(c[-5], i0))
            elif ((i0 >> 2) >= (i0 ^ c[k1])):
                b0, b1 = b1, not b0
            else:
                f2 -= (np.sqrt(abs(x)) // (abs((-w2[i2 % 3])) + 0.5))
                a += (-(-np.arange(7) * 0.5))
                a[-6] += np.sqrt(abs(np.trunc(f1)))
            for k4, f1 in enumerate(a):
                i1 = ((((-3) * 0) - (i1 * int(u[k1])))) % 4093
            else:
                w2[0] -= float(c[k1])
                w2[i2 % 3] += np.floor(m[3, 2])
                a[i1 % 7] += ((a[-3] * f2) if (a[2] < x) else np.trunc(np.float64(h[-2])))
            if ((-7) == (int(u[k1]) - (-6))):
                i2 = (((-6) * c[k1])) % 4093
            else:
                u[k1] = ((3 if (i2 < c[k1]) else (-(-7)))) % 101
                a[1:4] = np.trunc(np.float64(h[-2]))
                i0 = (np.where(((np.float64(h[k1]) - w2[i1 % 3]) - np.arange(7) * 0.5) > f1, ((np.float64(h[k1]) - w2[i1 % 3]) - np.arange(7) * 0.5), np.sqrt(abs(m[-1, k1]))) > np.floor(a[::-1])).sum()
        i1, f1, b1 = t11(int((not b0)), f1)
        i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def e11(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t11(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f11(5, 0.5, f64[7] seed 11 in -4..4, i64[6] seed 11 in -50..50 reversed, f64[4, 5] seed 11 in -2..2, i32[5] seed 11 in 0..100, f16[6] seed 11)
# -> (3, 499, -5, 0.5, -38942108287.9743, -110596055.40556268, True, False)
# arg 2: f64[7] = -11059291.402718093 -0.0 -0.0 -0.0 3520.3152540139854 -428276232067.52795 -77884216575.9486
# arg 5: i32[5] = 7 7 7 7 36


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
    i2 = (4 >> 3)
    b1 = (not (int(u[2]) != i2))
    f1 = x
    for k1 in range(4):
        b1 = ((b0 and b0) or (int(u[k1]) > (-2)))
        w2 = np.arange(6)
    f1 *= (e12(a[::2], (-6)) // (abs(e12(m[:, 0], (-9))) + 0.5))
    i1 = (inner(int(u[4]))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def e12(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f12(0, 0.5, f64[7] seed 12 in -4..4, i64[6] seed 12 in -50..50 strided, f64[4, 5] seed 12 in -2..2, i32[5] seed 12 in 0..100, f16[6] seed 12)
# -> (0, 83, 0, 0.5, 1.0, -3.0, False, True)


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
    k1 = 0
    while k1 < 5 and (b0 or k1 < 2):
        k1 += 1
        f1 = ((f2 * x) - (f1 + f1))
        f0 = np.sort(((-a) % (np.abs((np.arange(7) * 0.5 * (a[i0 % 7] if i1 > 18 else np.float64(h[i2 % 6])))) + 0.5)))[-4] + 0.0
    else:
        b1 = ((i0 ^ i1) > min(i0, c[0]))
        b1 = ((i2 >> 3) in (1, 2, -5, 7))
        f0, f1, f2 = f2, f0, f1
    if (not (f1 >= np.float64(h[1]))):
        i2 = (i0) % 4093
        m[2, 4] += f2
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f13(2, -2.25, f64[7] seed 13 in -4..4, i64[6] seed 13 in -50..50 reversed, f64[4, 5] seed 13 in -2..2 strided, u8[5] seed 13 in 0..100, f16[6] seed 13)
# -> (2, 2, -5, -3.0, 0.6535068653834282, -5.75, False, False)


def f14(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i2 = np.cumsum(c % 7).reshape(2, 3)[0, 2]
    f0 -= x
    v1 = m[3]
    f0, f1, f2 = f2, f0, f1
    a[:] = np.trunc((a - a))
    i0 = np.int64(u[2])
    if (int(b0) in (1, 2, -5, 7)):
        m[2] -= m[0]
    else:
        v2 = m[-4]
        a[:] = ((np.arange(7) * 0.5 // (np.abs(a[::-1]) + 0.5)) ** 2)
        i1, f1, b1 = t14(c[i2 % 6], (np.ceil(f1) if (c[-4] in (1, 2, -5, 7)) else abs(np.float64(h[1]))))
        i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def t14(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f14(4, 100.0, f64[7] seed 14 in -4..4 strided, i64[6] seed 14 in -50..50, f64[4, 5] seed 14 in -2..2 strided, u32[5] seed 14 in 0..100, f32[6] seed 14)
# -> (21, 2, 12, -3.0, 0.0, 0.25, True, False)
# arg 2: f64[7] = 0.0 0.0 0.0 0.0 0.0 0.0 0.0
# arg 4: f64[4, 5] = -0.3333840181954333 -1.7147765225175142 -1.940270093632086 0.6407510725267298 1.600739308409191 -0.6755252811661401 -1.9981014300673596 1.182744105689793 1.8795516818087603 0.26904212603990274 -0.7969148441139322 2.748856000838018 0.5632278668525998 -0.685423137963328 -1.2352503514784998 1.3258586297650305 1.704245772498442 1.1012559757087894 1.9449817607019448 0.7588793088037913


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
        a[a < np.float64(h[-2])] *= 0.5
        if (not (i1 == 0)):
            f0 = -1.25
            for k1 in range(5, 0, -1):
                a[k1] += ((f2 + i0) + float(8))
                i1 = ((((-3) if f1 < 0.0 else i1) + (int(u[-1]) - (-6)))) % 4093
                f0, f1, f2 = f2, f0, f1
            i0 = (i2) % 4093
        if ((a[1] * f2) > e15(m[1], i1)):
            a[a < max(x, f0)] *= 0.5
    elif (int(max(-1000.0, min(1000.0, np.float64(h[-5])))) <= (i0 | i1) < int(max(-1000.0, min(1000.0, np.float64(h[i0 % 6]))))):
        f0 = np.floor((x + i2))
        k2 = 0
        while k2 < 2 and (((-5) <= 4 < (-8)) or k2 < 2):
            k2 += 1
            i0 = np.searchsorted(np.sort(c), i0)
    return i0, i1, i2, f0, f1, f2, b0, b1


def e15(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t15(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f15(-3, -2.25, f64[7] seed 15 in -4..4 reversed, i64[6] seed 15 in -50..50, f64[4, 5] seed 15 in -2..2, i8[5] seed 15 in 0..100, f16[6] seed 15)
# -> (-3, 412, -5, -2.25, 4.5, -3.0, False, False)


def f16(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    a[((a * np.arange(7) * 0.5) / (np.abs((np.arange(7) * 0.5 * a)) + 0.5)) > (m[3, -1] / (abs(m[0, 0]) + 0.5))] = (m[3, -1] / (abs(m[0, 0]) + 0.5))
    f0 *= f1
    if ((-4) > g16(c[-4], 5)):
        w1 = np.arange(6)
        if ((f0 / (abs(a[2]) + 0.5)) <= x):
            v2 = a[1:6]
            f0 = (np.where(np.where(np.arange(7) * 0.5 > (m[i2 % 4, i1 % 5] - 2.0), np.arange(7) * 0.5, np.sqrt(abs(x))) > min(m[1, 0], x), np.where(np.arange(7) * 0.5 > (m[i2 % 4, i1 % 5] - 2.0), np.arange(7) * 0.5, np.sqrt(abs(x))), x)).max() + 0.0
            i1 = np.cumsum(c % 7).reshape(2, 3)[i1 % 2, i2 % 3]
        else:
            a[3] *= (min(f1, f0) if (f0 < 0.0 or b1) else m[i1 % 4, 1])
            v3 = m[:, 4]
            b1 = (not b0)
    else:
        u[-5] = ((u[3] and u[i0 % 5]) or (not f2 < x))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g16(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f16(1, 1e-3, f64[7] seed 16 in -4..4 strided, i64[6] seed 16 in -50..50 strided, f64[4, 5] seed 16 in -2..2, bool[5] seed 16 in 0..100, f32[6] seed 16)
# -> (1, 2, -5, 0.00025, 0.25, -3.0, False, False)
# arg 2: f64[7] = -1.679781184935581 -1.679781184935581 -1.679781184935581 -1.679781184935581 -1.679781184935581 -1.679781184935581 -1.679781184935581
# arg 5: bool[5] = False True True False True


def f17(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    b1 = (g17(i0, r=f1) <= (8 % (abs((-2)) + 1)) < int(i1 > 8))
    a[i2:i1] = (x + c[-1])
    if ((i1 in (1, 2, -5, 7)) and (i1 == int(u[i1 % 5]))):
        i2 = (((i2 - c[1]) if f0 < 1.5 else (i0 - 3))) % 4093
        for k1 in range(1, len(c), 2):
            if ((f1 < 0.0 and i0 > 5) or ((-1) <= 6 < k1)):
                a[np.where((a - a) > (f0 * 1e3), (a - a), np.trunc(x)) > (f1 if b0 else 2.0)] = (f1 if b0 else 2.0)
                f0 = m[i2 % 4][4]
                f2 -= m[3, i0 % 5]
            i1, f1, b1 = t17(((i0 ^ k1) >> 0), x)
            i1 = i1 % 509
        else:
            a[(((-0.1) - np.arange(7) * 0.5) - (x - a)) > np.float64(h[5])] = np.float64(h[5])
            i1 = int(b0)
    return i0, i1, i2, f0, f1, f2, b0, b1


def g17(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t17(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f17(2, 1e-3, f64[7] seed 17 in -4..4, i64[6] seed 17 in -50..50 strided, f64[4, 5] seed 17 in -2..2 strided, i16[5] seed 17 in 0..100, f16[6] seed 17)
# -> (2, 2, -5, 0.001, 0.25, -3.0, False, False)


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
    if (((-3) <= c[2] < (-7)) or ((-5) != i1)):
        f0, f1, f2 = f2, f0, f1
        b1 = (min(8, int(u[4])) <= (i0 % (abs(c[i1 % 6]) + 1)) < g18(i0, 5))
        if ((b0 or b0) or (i1 <= i0)):
            f0 += x
            if b0:
                f0 -= (-abs(f0))
                i2 = (np.rint((a - a[::-1]))).argmax()
            elif (not f1 < 0.0):
                a[:4] = m[:, -2]
                a[:] = (np.where(np.arange(7) * 0.5 > np.float64(h[-4]), np.arange(7) * 0.5, (m[-4, 4] + x)) * (m[i1 % 4, 3] + 0.1))
            else:
                u[-5] = (min(round(max(-1000.0, min(1000.0, np.float64(h[4])))), (-3))) % 101
            w1 = a.copy()
    return i0, i1, i2, f0, f1, f2, b0, b1


def g18(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f18(1, 1e-3, f64[7] seed 18 in -4..4 strided, i64[6] seed 18 in -50..50, f64[4, 5] seed 18 in -2..2 strided, i16[5] seed 18 in 0..100, f16[6] seed 18)
# -> (1, 2, -5, -3.0, 0.001, 0.25, False, False)


def f19(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i1, f1, b1 = t19(((c[2] * (-8)) // (abs((i1 + int(u[0]))) + 1)), abs(float(i2)))
    i1 = i1 % 509
    v1 = m.T[3]
    w2 = np.zeros(4, dtype=np.int64)
    for k3 in range(5, 0, -1):
        f0 *= np.sqrt(abs((f1 * x)))
    k4 = 0
    while k4 < 4 and (((-9) <= int(u[1]) < 5) or k4 < 2):
        k4 += 1
        i0 = np.cumsum(c % 7).reshape(2, 3)[0, 1]
        a[:4] = m[:, k4]
    return i0, i1, i2, f0, f1, f2, b0, b1


def t19(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f19(8, -2.25, f64[7] seed 19 in -4..4, i64[6] seed 19 in -50..50 reversed, f64[4, 5] seed 19 in -2..2 F, i8[5] seed 19 in 0..100, f16[6] seed 19)
# -> (11, 15, -5, -168.8452451852599, 2.5, -3.0, True, True)
# arg 2: f64[7] = -0.5455813070878057 0.27850954158342844 1.251694236356689 0.26625931676850234 2.2723674053400957 3.6669756669712372 -0.18530561540702628


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
    f1 += max(0.1, np.rint(-1.25))
    for k1 in range(len(a)):
        k2 = 0
        while k2 < 4 and ((i2 in (1, 2, -5, 7)) or k2 < 2):
            k2 += 1
            for k3 in range(1, len(c), 2):
                a[i0] -= (np.sqrt(abs(a[k1])) + float(i2))
                u[i0 % 5] = (not (not i1 > 2))
                f2 = m.T.ravel()[-18]
            c[k2] = (((len(a) >> 3) if f0 < 1.5 else min(i2, c[k2]))) % 4093
            i1, f1, b1 = t20(int(max(-1000.0, min(1000.0, (--1.25)))), np.float64(h[k2]))
            i1 = i1 % 509
    else:
        for i1, f1 in zip(c, a):
            c[2] = (i0) % 4093
        else:
            m[0, 0] = ((-f2) * f0)
    return i0, i1, i2, f0, f1, f2, b0, b1


def t20(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f20(5, 100.0, f64[7] seed 20 in -4..4, i64[6] seed 20 in -50..50 strided, f64[4, 5] seed 20 in -2..2, bool[5] seed 20 in 0..100, f32[6] seed 20)
# -> (5, 23, -5, 100.0, 154.31502924078396, -1.5037467562491664, True, False)
# arg 2: f64[7] = -2.30830690212251 -3.844823657244053 -1.98512926917358 -1.1088949989979975 -3.1800435736331822 154.31502924078396 2.617518995338953
# arg 3: i64[6] = 47 4088 5 4088 4088 23
# arg 4: f64[4, 5] = 150.37467562491665 -1.9224118286220264 -0.99256463458679 -0.5544474994989987 -1.5900217868165911 -1.3114041744231977 1.3087594976694765 -0.7540350603277606 -1.679881053728466 -0.6026942550151677 -1.5037467562491664 1.0993819924602013 -0.526293731608563 0.1146295033884841 0.6481537081138753 0.6820278059718832 -1.8808830156512184 -0.23788470271387796 1.0272720893157792 1.1937165803532834
# arg 5: bool[5] = False False False True False


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
    i0 = ((~inner(9))) % 4093
    for k1 in range(4):
        if ((b0 and b1) and (c[-3] in (1, 2, -5, 7))):
            if ((int(u[k1]) - 9) <= ((-9) | (-6)) < i1):
                h[-2] = (max(f0, np.float64(h[k1])) * m[0, i2 % 5])
                f0 *= e21(a[::2], ((-9) if f1 < x else 9))
        else:
            w2 = np.array([f0, m[k1, k1], 2.0])
            if (((-4) * (-6)) <= ((-1) if f2 < x else i1) < (5 % (abs((-4)) + 1))):
                i0, i1 = i1, i0
                i1 = ((((-7) << 3) * (c[-6] - c[k1]))) % 4093
            else:
                i0, i1 = i1, i0
            if (not (b0 or i0 > 11)):
                i2 = (((int(u[k1]) - 4) - i0)) % 4093
                b0, b1 = b1, not b0
        b1 = ((b1 or b0) and (int(u[-2]) in (1, 2, -5, 7)))
        k3 = 0
        while k3 < 3 and (f2 < 0.0 or k3 < 2):
            k3 += 1
            v4 = m[k3]
            i1, f1, b1 = t21(((int(u[k1]) - 8) + c[k3]), ((-1e3) - np.float64(h[k3])))
            i1 = i1 % 509
            if (((-8) * i2) >= (c[-3] * int(u[-1]))):
                f0 *= ((np.float64(h[k1]) + i2) * abs(x))
        else:
            a[:] = (np.where(np.arange(7) * 0.5 > (1e3 + 7), np.arange(7) * 0.5, (2.0 * x)) / (np.abs((a - a)) + 0.5))
            f2 += abs(np.rint(m[k1, i2 % 5]))
    else:
        i1, f1, b1 = t21((((-5) * c[1]) if (f0 < x) else int(i1 > 19)), ((f2 - f0) + e21(m[1], (-6))))
        i1 = i1 % 509
        m[3][2] *= (0.5 - (-x))
        m[1] = m.max(axis=0) + 0.0 - m[0]
    return i0, i1, i2, f0, f1, f2, b0, b1


def e21(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t21(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f21(4, 1e-3, f64[7] seed 21 in -4..4 reversed, i64[6] seed 21 in -50..50, f64[4, 5] seed 21 in -2..2, i16[5] seed 21 in 0..100, f16[6] seed 21)
# -> (497, 404, -5, -4.080220046004039e-29, 0.6948460265623602, 0.0, True, False)
# arg 2: f64[7] = 0.004 0.004 0.004 0.004 0.004 0.004 0.004
# arg 4: f64[4, 5] = -1.8939183748155966 1.6611326124038728 0.09989523745160156 0.6043102834800527 -1.639587735711768 2.937603853142851 0.0 0.5287454688560809 0.5973565497409821 2.411024654004235 1.0436854783272547 0.1822373987589021 0.6286407063076824 0.2990098455473418 -0.7710365257859073 -0.02702678343976217 -0.287109478859096 0.5908180746815227 1.2016668332210347 0.3454667001079259


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
    a[:] = ((np.where(a > np.sqrt(abs(x)), a, a[6]) ** 2))[np.argsort(np.where(np.arange(7) * 0.5 > (a[2] if b0 else x), np.arange(7) * 0.5, e22(m[:, 0], c[5])), kind='stable')]
    if (not (f0 < 1.5 and b0)):
        w1 = np.zeros(4, dtype=np.int64)
    elif (f1 < 0.0 or ((-6) <= i0 < c[5])):
        f0 *= (a[1] / (abs(e22(m[:, 0], (-8))) + 0.5))
        for k2 in range(4):
            if (np.sqrt(abs(np.float64(h[k2]))) >= (m[i1 % 4, 1] + k2)) and i0 == i1:
                return i1, i0, 7, f2, 0.5, f1, True, b0
            i0 = (-int(u[i2 % 5]))
            v3 = m[:, k2]
            a[::2] += a[i2 % 7]
    return i0, i1, i2, f0, f1, f2, b0, b1


def e22(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f22(-3, 0.0, f64[7] seed 22 in -4..4 reversed, i64[6] seed 22 in -50..50, f64[4, 5] seed 22 in -2..2, i32[5] seed 22 in 0..100, f32[6] seed 22)
# -> (-3, 2, -5, 0.0, 0.25, -3.0, False, False)
# arg 2: f64[7] = 12.162584347625582 3.0034624293714827 5.070126729482165 1.90316340982955 7.080021928229175 5.2839324483634815 3.0034624293714827


def f23(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    c[4] = (((i2 % (abs(i0) + 1)) - 1)) % 4093
    i2 = (i2) % 4093
    w1 = a.copy()
    i0 = (i1) % 4093
    w2 = np.full((3, 2), 1.5)
    f0 += ((np.float64(h[-3]) * f1) * f0)
    for k3 in range(5, 0, -1):
        a[-2] += ((np.float64(h[i0 % 6]) / (abs(x) + 0.5)) if (i1 in (1, 2, -5, 7)) else w2[0, 1])
    else:
        a[-3], a[0] = a[0], f0
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f23(-3, 1e-3, f64[7] seed 23 in -4..4 strided, i64[6] seed 23 in -50..50 strided, f64[4, 5] seed 23 in -2..2 F, u64[5] seed 23 in 0..100, f32[6] seed 23)
# -> (2, 2, 4088, 0.0012118451297283173, 0.25, -3.0, False, False)
# arg 2: f64[7] = 0.0012118451297283173 0.7880939864222363 -3.8664178543456 3.3895220833406574 3.2763490678844818 -9.396405164887584 3.095329747427539
# arg 3: i64[6] = -29 -27 -14 17 2 -26


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
    h[i2] = (np.floor(0.1) + 8)
    for k1 in range(4):
        f1 = (-(x + np.int64(u[0])))
        v2 = m[1:3, -1]
        c[2] = (((c[k1] % (abs(i0) + 1)) - (c[i0 % 6] + k1))) % 4093
        if ((np.int64(u[0]) << 0) >= ((-9) & (-5))):
            if (((-2) % (abs(i2) + 1)) > int(b0)):
                if (f2 >= (x - a[k1])):
                    break
                m *= m[i1 % 4]
                i2 = (((a * v2[0]) * m[k1, 4])).argmax()
            else:
                i0 = (((k1 ^ i0) * (-np.int64(u[k1])))) % 4093
                if (not (c[5] <= k1 < i2)):
                    break
        else:
            i1 = (((i1 if f0 < 0.0 else (-7)) >> 0)) % 4093
            if i0 > 19:
                i1 = c[c > i1].size
            else:
                c[-1] = 3
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f24(4, 1e-3, f64[7] seed 24 in -4..4 strided, i64[6] seed 24 in -50..50, f64[4, 5] seed 24 in -2..2 F, u64[5] seed 24 in 0..100, f16[6] seed 24)
# -> (4, 2, 2, 0.001, -31.001, -3.0, True, False)
# arg 3: i64[6] = -19 -25 4050 -22 43 31
# arg 4: f64[4, 5] = 2008.9731065023923 -35.84281835544158 0.3821892881635213 5.4285264088074715e-8 6.332302261244079 52.045957072284395 -82.96441966370455 -0.23826936102421248 1.7382382756910636e-8 7.942060260765293 5125.413950141237 80.66684228878067 0.18194273723113177 7.379200508849077e-8 5.066849026543137 1207.6291995325296 117.03445928410261 0.37090057421912614 -1.5828748724623874e-7 -0.54237888541747
# arg 6: f16[6] = 0.33422852 8.0 -0.94433594 0.13183594 0.69140625 0.008659363


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
    v1 = a[::-2]
    f0 *= 0.1
    a[-1] *= (np.sqrt(abs(f2)) * np.sqrt(abs(np.float64(h[3]))))
    b1 = ((i2 > 11 and b0) and (i0 in (1, 2, -5, 7)))
    if ((f2 + len(a)) < np.sqrt(abs(x))):
        if (0.1 <= float(len(a))) and i0 == i1:
            raise IndexError("an index")
        u[i1] = ((len(a) | i2) <= ((-4) | i1) < (i2 // (abs(c[i1 % 6]) + 1)))
    else:
        v2 = m[2]
        if (len(a) != (-6)) and i0 == i1:
            return i1, i0, 7, f2, 0.5, f1, True, b0
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f25(6, -2.25, f64[7] seed 25 in -4..4, i64[6] seed 25 in -50..50, f64[4, 5] seed 25 in -2..2 F, bool[5] seed 25 in 0..100, f32[6] seed 25)
# -> (6, 2, -5, -0.225, 0.25, -3.0, True, False)
# arg 2: f64[7] = 1.063568675779825 -2.9584835539329406 3.8706371679772733 -0.31816194410817555 -2.4178702581756086 -3.717710931075098 -0.15017578025889172


def f26(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    m[i0 % 4, 1] = m[-2, 4]
    for k1 in range(abs(i2) % 6):
        v2 = a[::-2]
        for k3, f0 in zip(range(4), m[1]):
            c[:] = (c * 3 + i0) % 4093
            u[-3] = (((4 ^ k1) ^ ((-9) - k3))) % 101
            a[::2] += abs(v2[2])
    u[2] = (((i0 * i1) if (f2 < 0.0 and b0) else (int(u[2]) - int(u[1])))) % 101
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f26(6, -2.25, f64[7] seed 26 in -4..4 reversed, i64[6] seed 26 in -50..50 strided, f64[4, 5] seed 26 in -2..2, i8[5] seed 26 in 0..100, f16[6] seed 26)
# -> (6, 2, -5, -0.9519741351647943, 0.25, -3.0, True, False)
# arg 2: f64[7] = 3.851729152184797 -0.37189539451432196 0.0 -1.3939201074442602 5.381948868418442 -2.8893266062661898 -1.5100889703011422
# arg 3: i64[6] = 2931 1548 2805 3936 1506 3894
# arg 4: f64[4, 5] = 1.0581028238496697 -0.18594769725716098 -0.8677617522427288 -0.6969600537221301 1.823212681966492 -1.4446633031330949 -1.6228062373932999 -1.7017376355233296 -0.9519741351647943 -0.643814630922181 0.5723927195038452 1.2522272651199757 1.208656393039774 -0.47430134299928106 1.2522272651199757 -1.6169888012032358 0.7873609632171643 -1.3659162838758356 0.035116765227135804 1.3742449543556146
# arg 5: i8[5] = 3 7 12 80 16


def f27(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    w1 = np.array([f0, (f0 - (x * 2.0)), 2.0])
    i2 = (((a - a[::-1]) // (np.abs((-a)) + 0.5))).argmax()
    b1 = (np.float64(h[-4]) < abs(1e3))
    i1 = (((8 % (abs(i0) + 1)) - max(5, i0))) % 4093
    for k2 in range(m.shape[0]):
        i1 = (((c[k2] - i0) - g27((-1), r=m[i0 % 4, k2]))) % 4093
        w1[1] -= abs((w1[-2] + a[k2]))
        b0 = b0
    else:
        b0, b1 = b1, not b0
    return i0, i1, i2, f0, f1, f2, b0, b1


def g27(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f27(2, 100.0, f64[7] seed 27 in -4..4 reversed, i64[6] seed 27 in -50..50, f64[4, 5] seed 27 in -2..2 F, u64[5] seed 27 in 0..100, f32[6] seed 27)
# -> (2, 31, 4, 100.0, 0.25, -3.0, True, True)


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
    for k1 in range(abs(i0) % 6):
        b1 = ((int(u[i0 % 5]) != int(u[3])) and (c[k1] <= c[k1] < k1))
        if f0 < 1.5:
            for k2 in range(4):
                f1 = m.T.ravel()[k2]
                u[-3] = (((int(u[k2]) if b0 else 7) ^ (i1 & 2))) % 101
        k3 = 0
        while k3 < 3 and ((not b0) or k3 < 2):
            k3 += 1
            for k4 in range(abs(i1) % 6):
                f0 = np.float64(h[k1])
                f0 = f0
                if ((c[-3] - i0) <= (int(u[1]) if b0 else i0) < (i1 * (-1))):
                    continue
            else:
                m *= m[-3]
                b0, b1 = b1, not b0
                a[i0 % 7] = ((f1 + m[k3, -1]) + 5)
        else:
            h[5] = (-float(c[-2]))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f28(6, 0.5, f64[7] seed 28 in -4..4 reversed, i64[6] seed 28 in -50..50, f64[4, 5] seed 28 in -2..2 F, i8[5] seed 28 in 0..100, f32[6] seed 28)
# -> (6, 2, -5, 0.5, 0.25, -3.0, True, False)


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
    for k1 in range(5, 0, -1):
        f0, f1, f2 = f2, f0, f1
        b0 = (((-5) * i0) in (1, 2, -5, 7))
        v2 = a[::-2]
        f1 = ((np.float64(h[k1]) + x) * np.float64(h[k1]))
    a[1:4] = (m[1, 1] - m[0, 4])
    if (int(max(-1000.0, min(1000.0, m[2, -5]))) >= c[2]):
        f2 -= (np.trunc(1e3) + m[i2][i1 % 5])
        b0, b1 = b1, not b0
    elif (((-6) * (-1)) != (-7)):
        a[i0 % 7] = np.sqrt(abs((m[1, 2] + i1)))
    else:
        h[-6] = min(float(0), (f2 % (abs(m[0, -3]) + 0.5)))
        if (max(5, np.int64(u[0])) >= (i0 & c[0])):
            b1 = ((b0 and b0) or (i0 <= i2 < (-5)))
            v3 = c[2:]
            v3[-2] = g29((v3[-1] << 3), r=(m[-4][i1 % 5] / (abs(x) + 0.5)))
            f0, f1, f2 = f2, f0, f1
        elif ((c[5] if b0 else i0) in (1, 2, -5, 7)):
            b0 = ((i0 in (1, 2, -5, 7)) or (f2 < 0.0 and i2 > 4))
        else:
            v4 = m[1:3, -3]
            a += ((-a) * (a * e29(a[::2], np.int64(u[3]))))
            v5 = m[1:3, 2]
            f2 += (np.sqrt(abs(m[0][i1 % 5])) // (abs((v4[0] + i0)) + 0.5))
        b0 = f0 < 1.5
    return i0, i1, i2, f0, f1, f2, b0, b1


def g29(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e29(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f29(8, 1e-3, f64[7] seed 29 in -4..4, i64[6] seed 29 in -50..50 strided, f64[4, 5] seed 29 in -2..2, u64[5] seed 29 in 0..100, f16[6] seed 29)
# -> (8, 2, -5, 0.12221827125549316, 0.20821906518936156, 0.5839584045410157, False, False)
# arg 2: f64[7] = 1.8587997770519502 1.1320345150174596 2.7875184637698096 2.7875184637698096 -3.3649308666491944 0.20464800758602486 2.210106060890425


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
    m[:, 0] = m.argmin(axis=1) + (m[0, 0] + 9)
    f1 = ((np.floor(a[::-1]) // (np.abs((-a)) + 0.5))).max() + 0.0
    if (g30(5, r=x) in (1, 2, -5, 7)):
        c[:] = (c * 3 + i1) % 4093
    c[3] = ((-min(int(u[0]), i2))) % 4093
    m[-1][i0 % 5] = x
    a[:4] = m[:, 3]
    a[5] += a[2]
    return i0, i1, i2, f0, f1, f2, b0, b1


def g30(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f30(4, 0.5, f64[7] seed 30 in -4..4, i64[6] seed 30 in -50..50 strided, f64[4, 5] seed 30 in -2..2, i16[5] seed 30 in 0..100, f16[6] seed 30)
# -> (4, 2, -5, 0.5, 1.0, -3.0, True, False)
# arg 2: f64[7] = -0.7326097534962455 -1.6731139212253745 1.1101891134701427 -0.1744509163434711 3.156658477647044 0.9485766177296409 0.9708895311579271
# arg 3: i64[6] = 41 -33 -30 5 44 18
# arg 4: f64[4, 5] = 12.639547224107247 0.8813168936106779 0.8691864106696063 -0.7326097534962455 1.578329238823522 12.639547224107247 0.48544476557896354 -0.8396302534650646 -1.6731139212253745 0.48944261098242015 13.639547224107247 -1.3573355867285866 0.36527748513340264 1.1101891134701427 -1.3917084288150345 12.639547224107247 1.9599886971426916 0.450968571448628 -0.1744509163434711 0.5


def f31(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if ((int(u[4]) // (abs(i2) + 1)) != (i1 if b0 else int(u[-4]))) and i0 == i1:
        raise ValueError("a value")
    v1 = c[2:]
    v1[i1 % 4] = 3
    c[4] = (min((-i0), (i0 * int(u[-3])))) % 4093
    if ((i0 in (1, 2, -5, 7)) or f1 < 0.0):
        w2 = np.zeros(5)
        u[3] = (c[i1 % 6]) % 101
    v3 = c[2:]
    b1 = f1 < x
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f31(2, 100.0, f64[7] seed 31 in -4..4, i64[6] seed 31 in -50..50, f64[4, 5] seed 31 in -2..2, i8[5] seed 31 in 0..100, f16[6] seed 31)
# raises ValueError: a value
# at raise ValueError("a value")


def f32(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    f1 = np.sqrt(abs((0.5 - 2.0)))
    m[-4, 4] += ((-a[-4]) + (~i2))
    b1 = ((1 - c[-5]) > int(max(-1000.0, min(1000.0, np.float64(h[1])))))
    b1 = ((0 & i1) == (7 ^ 0))
    c[:] = (c * 3 + i2) % 4093
    for k1 in range(abs(i2) % 6):
        b1 = i0 > 17
    if ((f0 < f1) and (not b0)):
        m[2, -1] = f1
        i1, f1, b1 = t32(i0, float((np.int64(u[1]) & i0)))
        i1 = i1 % 509
        v2 = m[:, i0 % 5]
        c[5] = 9
    else:
        for f2 in a[1:5]:
            k4 = 0
            while k4 < 3 and (((-7) < (-6)) or k4 < 2):
                k4 += 1
                m[k4, -1] += (float((-9)) - a[k4])
            k5 = 0
            while k5 < 2 and ((c[4] != c[i2 % 6]) or k5 < 2):
                k5 += 1
                i0 = np.searchsorted(np.sort(c), i0)
                i1 = c[c > i1].size
                a[((a + a) * (-np.arange(7) * 0.5)) > f1] = f1
        h[i0 % 6] = e32(a, (i1 % (abs(6) + 1)))
        f2 = ((f1 if f2 < x else m[-2, 3]) * np.sqrt(abs(m[0, -1])))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e32(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t32(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f32(-1, 0.5, f64[7] seed 32 in -4..4 reversed, i64[6] seed 32 in -50..50, f64[4, 5] seed 32 in -2..2 F, u32[5] seed 32 in 0..100, f16[6] seed 32)
# -> (-1, 498, -5, 0.5, 43.5, -3.0, False, False)
# arg 3: i64[6] = 25 106 3974 64 4067 9
# arg 4: f64[4, 5] = 1.6706235778594607 0.37613471408483035 -0.8611487804561913 0.8721563138203474 2.511487619536873 1.712575068089731 0.12730312894024776 -0.39245032382946476 0.5306310507626995 0.29739076812628307 -1.6400766558125448 0.4522625974823118 -0.4991814303255522 -1.8301085525659393 1.224744871391589 0.21276795650319968 -0.030317640719338623 1.600939833546823 1.3590254392429348 0.5741923289812441


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
    i0 = (((np.int64(u[i0 % 5]) * np.int64(u[i2 % 5])) & (i2 | i0))) % 4093
    f0 = float(int(f2 < 0.0))
    i0 = np.cumsum(c % 7).reshape(2, 3)[1, i1 % 3]
    for f2 in a[1:5]:
        i1 = np.cumsum(c % 7).reshape(2, 3)[i2 % 2, 1]
        w2 = np.arange(6)
    f2 = np.trunc(np.trunc(0.1))
    i2 = (((c[-6] - i2) + 4)) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f33(6, 0.5, f64[7] seed 33 in -4..4 reversed, i64[6] seed 33 in -50..50, f64[4, 5] seed 33 in -2..2 strided, u8[5] seed 33 in 0..100, f16[6] seed 33)
# -> (21, 15, 4054, 1.0, 0.25, 0.0, True, False)


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
    b1 = ((f1 / (abs(f0) + 0.5)) == (a[i1 % 7] / (abs(a[i0 % 7]) + 0.5)))
    for k1 in range(4):
        i2 = (((c[3] * len(a)) // (abs((i0 * 8)) + 1))) % 4093
    if ((not i2 > 7) and (8 in (1, 2, -5, 7))):
        w2 = a.copy()
        v3 = m[2]
        for k4 in range(1, len(c), 2):
            if ((i2 < k4) or (f0 < x or b0)) and i0 == i1:
                raise IndexError("an index")
            i1 = (((3 * i2) % (abs((k4 * i0)) + 1))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f34(3, -2.25, f64[7] seed 34 in -4..4 strided, i64[6] seed 34 in -50..50 strided, f64[4, 5] seed 34 in -2..2, bool[5] seed 34 in 0..100, f32[6] seed 34)
# -> (3, 2, 1, -2.25, 0.25, -1.775255128608411, True, False)


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
    if ((np.int64(u[-2]) // (abs(c[-2]) + 1)) > int(f1 < x)):
        m[3, 1] = (f2 % (abs((np.float64(h[-1]) // (abs(x) + 0.5))) + 0.5))
        if ((5 + np.int64(u[0])) < (i2 - i0)):
            b0, b1 = b1, not b0
        else:
            h[-3] = np.rint(min(-1.25, 0.1))
    else:
        b0 = b0
        b1 = (g35(i0, 5) <= (i0 + i0) < round(max(-1000.0, min(1000.0, f1))))
        w1 = np.zeros(5)
    return i0, i1, i2, f0, f1, f2, b0, b1


def g35(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f35(5, 0.0, f64[7] seed 35 in -4..4 reversed, i64[6] seed 35 in -50..50 reversed, f64[4, 5] seed 35 in -2..2, u8[5] seed 35 in 0..100, f32[6] seed 35)
# -> (5, 2, -5, 0.0, 0.25, -3.0, True, False)
# arg 4: f64[4, 5] = -0.7912158613338152 0.41481407866222586 1.2089637140708254 -0.5433176749273847 1.030158779294685 -1.0426601015434636 -0.10826844063678376 -1.8836175640862454 1.3372319373715174 0.4632850924227476 -0.42373415276799253 1.5832268398796026 1.3091366585384843 0.5761468760052346 0.032947765675234386 1.6746332530689667 2.0 -0.6153246276896498 0.35005959437325673 -0.3284884878416081
# arg 6: f32[6] = -0.39560792 0.20740704 0.6044819 -1.0 0.5150794 -0.52133006


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
    if (not (np.int64(u[-1]) <= i1 < i0)):
        if (not (np.float64(h[5]) != f2)) and i0 == i1:
            return i1, i0, 7, f2, 0.5, f1, True, b0
        w1 = np.arange(6)
        for k2 in range(4):
            c[i0 % 6] = (((i1 + i0) * int(max(-1000.0, min(1000.0, np.float64(h[i1 % 6])))))) % 4093
            for k3 in range(m.shape[0]):
                b1 = (int(b0) <= (~np.int64(u[i0 % 5])) < (np.int64(u[k2]) // (abs(np.int64(u[4])) + 1)))
    elif ((9 ^ i0) <= g36((-7)) < round(max(-1000.0, min(1000.0, f0)))):
        w4 = a.copy()
    else:
        b1 = ((c[-5] * np.int64(u[0])) in (1, 2, -5, 7))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g36(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f36(5, 0.5, f64[7] seed 36 in -4..4 reversed, i64[6] seed 36 in -50..50, f64[4, 5] seed 36 in -2..2 F, u16[5] seed 36 in 0..100, f32[6] seed 36)
# -> (5, 2, -5, 0.5, 0.25, -3.0, True, False)
# arg 3: i64[6] = 4 -49 -43 -1 14 0


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
    a[6] += ((m[-4, i0 % 5] // (abs(np.float64(h[0])) + 0.5)) * f1)
    f0 *= (f2 / (abs(e37(m[1], i2)) + 0.5))
    w1 = np.zeros(4, dtype=np.int64)
    if ((i2 % (abs(i2) + 1)) <= (i1 + i2) < i2):
        f0 = (-(a[-3] / (abs(np.float64(h[i1 % 6])) + 0.5)))
    else:
        a[:] = ((-(a[::-1] + a)))[np.argsort((a[::-1] + a[::-1]), kind='stable')]
        b1 = ((9 <= np.int64(u[1])) or ((-3) in (1, 2, -5, 7)))
        b1 = ((i2 > 18 and b0) or (c[2] in (1, 2, -5, 7)))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e37(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f37(-2, 0.5, f64[7] seed 37 in -4..4 reversed, i64[6] seed 37 in -50..50, f64[4, 5] seed 37 in -2..2 strided, u64[5] seed 37 in 0..100, f16[6] seed 37)
# -> (-2, 2, -5, -0.8055290001955676, 0.25, -2.75, False, False)
# arg 2: f64[7] = 7.5296412312753205 0.7137441800080184 0.44207284678638015 -2.9223497818748614 0.7137441800080184 0.44207284678638015 -2.9223497818748614


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
        a[1:4] = (1e3 * np.float64(h[-4]))
    f2 = e38(a, g38(i0, r=m[1][1]))
    c[i2 % 6] = (((~(-4)) - (~i1))) % 4093
    w1 = np.arange(6)
    f1 *= ((x * f2) - float(int(u[-4])))
    a[0] *= min(abs(f2), (np.float64(h[i1 % 6]) - a[-6]))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g38(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e38(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f38(4, 100.0, f64[7] seed 38 in -4..4 reversed, i64[6] seed 38 in -50..50 reversed, f64[4, 5] seed 38 in -2..2, i8[5] seed 38 in 0..100, f32[6] seed 38)
# -> (4, 2, -5, 100.0, 61.5506789344485, 3.41202715737794, True, False)
# arg 2: f64[7] = 11.409720212597808 -841.4876461029053 -841.4876461029053 -841.4876461029053 -1.3806222262309475 3.41202715737794 -1.3851067815858853
# arg 3: i64[6] = 48 6 -42 -21 42 -15


def f39(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    v1 = c[2:]
    a[-2] += ((-np.float64(h[i0 % 6])) / (abs(e39(m[:, 0], (-1))) + 0.5))
    i0 = (max((i1 * (-9)), (-1))) % 4093
    i2 = round(max(-1000.0, min(1000.0, min(a[0], np.float64(h[0])))))
    i1, f1, b1 = t39((max(i0, 4) // (abs((i0 + int(u[2]))) + 1)), ((x - f1) + (c[-4] * i2)))
    i1 = i1 % 509
    if (((-2) + (-9)) <= (2 if b1 else (-6))):
        a[0] -= ((a[5] + (-8)) + (i2 // (abs(7) + 1)))
    elif ((i1 <= (-1) < i0) or (3 > int(u[i0 % 5]))):
        v1[0] = (v1[-3]) % 4093
        if ((3 * i2) > (i1 - i1)):
            w2 = a.copy()
        elif (int(max(-1000.0, min(1000.0, f2))) <= (6 & v1[i2 % 4]) < i1):
            b0 = ((m[0, 2] + a[i0 % 7]) >= (np.float64(h[-2]) + i2))
            if ((c[5] // (abs(6) + 1)) != i1):
                v1[i0 % 4] = max(min(int(u[-2]), 6), (-0))
                b0, b1 = b1, not b0
                f1 = -1.25
            f2 = a[6]
        b1 = ((not i2 > 11) or (1 == i1))
    else:
        f2 = np.sort(((np.arange(7) * 0.5 - a) % (np.abs(np.floor(a)) + 0.5)))[2] + 0.0
    return i0, i1, i2, f0, f1, f2, b0, b1


def e39(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t39(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f39(3, 0.5, f64[7] seed 39 in -4..4, i64[6] seed 39 in -50..50 strided, f64[4, 5] seed 39 in -2..2 F, i8[5] seed 39 in 0..100, f16[6] seed 39)
# -> (4092, 499, 1, 0.5, 23.625, -3.0, True, False)
# arg 2: f64[7] = 11.91940907411455 3.1889311698807576 -1.0137524393117534 1.057722558466173 2.360637942238321 -1.4689278253002274 -2.6599403213397688


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
    i1, f1, b1 = t40((-round(max(-1000.0, min(1000.0, m[-2][-5])))), np.float64(h[-1]))
    i1 = i1 % 509
    if ((int(u[i1 % 5]) // (abs(i1) + 1)) in (1, 2, -5, 7)):
        b1 = (c[1] <= (4 * 7) < (i2 * (-4)))
    h[5] = e40(m[:, 0], (i1 >> 2))
    b0, b1 = b1, not b0
    for k1 in range(1, len(c), 2):
        w2 = np.full((3, 2), 1.5)
        m[1, 2] -= ((x + a[i1 % 7]) - np.trunc(1e3))
        if ((int(u[0]) // (abs(int(u[i1 % 5])) + 1)) >= (i1 if f2 < 1.5 else (-9))):
            continue
    return i0, i1, i2, f0, f1, f2, b0, b1


def e40(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t40(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f40(-2, -2.25, f64[7] seed 40 in -4..4, i64[6] seed 40 in -50..50 reversed, f64[4, 5] seed 40 in -2..2 F, i8[5] seed 40 in 0..100, f32[6] seed 40)
# -> (-2, 498, -5, -2.25, -0.09176822006702423, -3.0, False, True)
# arg 4: f64[4, 5] = -1.1465649501892363 1.8896205220379105 0.6200722030778656 -1.8577474539523955 0.40940627979153676 -0.36707288931138526 -0.16998873947588677 2996.0627015604528 0.8396489887926766 0.2936234100162718 0.5411533556748749 -0.5113357250384984 -1.9275951283516477 -1.1155026860808523 0.9203165930623993 -1.1925484298325375 -0.14515754105942102 0.03450696514864715 1.4813147316714885 -0.36583841919897964
# arg 6: f32[6] = -0.5732825 0.9448103 0.3100361 -0.9288737 0.20470314 -1.146565


def f41(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    u[0] = (i1) % 101
    i1, f1, b1 = t41(int(max(-1000.0, min(1000.0, np.float64(h[-5])))), (m[0, 3] - np.floor(a[i0 % 7])))
    i1 = i1 % 509
    w1 = np.arange(6)
    i1 = ((i2 * (w1[2] * np.int64(u[1])))) % 4093
    i0 = (i2) % 4093
    for k2 in range(5, 0, -1):
        for k3 in range(len(a)):
            if (not (x > m[3, 4])):
                if ((c[0] > 8) and (1 != i2)):
                    continue
            f0 = (((a - np.arange(7) * 0.5) * (a - a))).max() + 0.0
            if ((1 + c[-1]) <= (k2 if b1 else 4)):
                i0 = (((i2 if i1 > 10 else (-1)) >> 0)) % 4093
                c[:] = (c * 3 + i1) % 4093
                f1 += ((2.0 * f2) + f2)
        else:
            for k4, f0 in zip(range(4), m[1]):
                i1, f1, b1 = t41((min(w1[k2], np.int64(u[-5])) + (np.int64(u[0]) - i1)), ((-a[-7]) * (f1 + w1[k2])))
                i1 = i1 % 509
                i1 = (((-i1) ^ i2)) % 4093
            if ((2 >> 2) < (np.int64(u[2]) * i1)):
                m[i0 % 4, 1:] = m[i0 % 4, :-1]
        a[1] *= (-(f1 / (abs(np.float64(h[0])) + 0.5)))
    else:
        w5 = np.full((3, 2), 1.5)
    return i0, i1, i2, f0, f1, f2, b0, b1


def t41(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f41(8, 1e-3, f64[7] seed 41 in -4..4, i64[6] seed 41 in -50..50 strided, f64[4, 5] seed 41 in -2..2, u64[5] seed 41 in 0..100, f32[6] seed 41)
# -> (4088, 177, -5, 0.3199908698042373, 155124.70692451432, -3.0, True, False)
# arg 2: f64[7] = -3.451352866997815 -3058518551540787.0 -3.136868037766094 0.960778469817634 3.572331916330315 1.495767628490574 2.3919697925434216
# arg 3: i64[6] = 3698 3677 3752 3638 3791 3686
# arg 4: f64[4, 5] = -1.7256764334989074 -1.7256764334989074 -1.7256764334989074 -1.7256764334989074 -1.7256764334989074 0.747883814245287 1.1959848962717108 -1.5130551714297344 0.3199908698042373 -1.1800435736331822 -1.0783825834256118 0.9605845754743116 -1.2673878483181689 -0.9783208299008619 0.8823320940565313 -1.6047250958028472 -0.9584663991240627 0.624083816753342 -0.7584174306657427 0.794611489969665
# arg 5: u64[5] = 2 38 63 25 76


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
    w1 = np.array([f0, (a[-6] // (abs((a[-4] - 1e3)) + 0.5)), 2.0])
    v2 = m.T[-1]
    m *= m[1]
    i2 = int((f1 > f2))
    i1 = (np.int64(u[i1 % 5]) % (abs(((-5) * 7)) + 1))
    f2 = a[-7]
    v3 = m[i2 % 4]
    if ((~(-9)) == (i0 - 2)):
        w4 = np.array([f0, e42(a[::2], (i0 % (abs(i0) + 1))), 2.0])
    return i0, i1, i2, f0, f1, f2, b0, b1


def e42(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f42(0, -2.25, f64[7] seed 42 in -4..4, i64[6] seed 42 in -50..50, f64[4, 5] seed 42 in -2..2 strided, u32[5] seed 42 in 0..100, f16[6] seed 42)
# -> (0, 7, 1, -2.25, 0.25, 1.9325190301745865, False, False)
# arg 4: f64[4, 5] = 1.4232155307415162 1.532279472613168 -1.0649529234183381 0.3990436821303163 -0.8757622436087512 2.169470661714542 1.2687301588523585 1.4460724047405291 0.40995315683495004 0.22460800076831242 -1.7386148939062713 0.03158734188901527 0.06443679344960285 -0.05125612920532892 0.31309485231536494 -1.7472563083777384 1.7861029809823203 -0.021651949573151703 1.0412738050030288 0.3581881061218431


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
    i0 = ((inner(5) if i2 > 14 else i0)) % 4093
    w1 = np.zeros(4, dtype=np.int64)
    f1 += (np.floor(a[i2 % 7]) * x)
    b1 = ((i2 // (abs(i1) + 1)) != int(u[1]))
    b1 = (not (w1[3] >= i0))
    f1 = m.T.ravel()[11]
    m[i1 % 4][2] += e43(m[:, 0], (int(u[1]) + (-6)))
    w1[i0 % 4] = int((4 <= i2))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e43(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f43(3, 0.0, f64[7] seed 43 in -4..4 strided, i64[6] seed 43 in -50..50 reversed, f64[4, 5] seed 43 in -2..2, i8[5] seed 43 in 0..100, f32[6] seed 43)
# -> (3, 2, -5, 0.0, -1.8478221578514744, -3.0, True, True)
# arg 4: f64[4, 5] = 0.9127150931574293 0.45108616834613713 -0.26915629718348066 1.3222652229451008 -1.9931659442851588 -1.6110541731261665 -0.7148616636510758 1.5338334593857423 0.601605832319104 -1.2791754714235357 0.9843944770065312 -1.5195768524829707 0.9086422803704997 0.779384104386796 -0.6079068924483333 -0.6785532468205311 -1.8441521263833671 -1.8478221578514744 -1.0950242532774426 1.8680867265304726


def f44(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for f2 in a[1:5]:
        if ((-9) <= i2 < (7 ^ len(a))):
            b1 = (c[4] in (1, 2, -5, 7))
            v2 = m[i0 % 4]
            i2 = (((len(a) * c[i2 % 6]) if (8 in (1, 2, -5, 7)) else (3 if i2 > 19 else i1))) % 4093
            if ((9 * i1) < (i1 if f2 < x else i1)) and i0 == i1:
                raise IndexError("an index")
        else:
            h[2] = f1
            for k3 in range(4):
                b0 = (g44(0, 5) != min(c[1], c[k3]))
        f1 *= (abs(m[1, 0]) + (f1 + np.float64(h[4])))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g44(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f44(-3, 0.5, f64[7] seed 44 in -4..4, i64[6] seed 44 in -50..50 reversed, f64[4, 5] seed 44 in -2..2, bool[5] seed 44 in 0..100, f16[6] seed 44)
# -> (-3, 2, 2, 0.5, 2.1381055982256e-8, -1.1074342665588235, True, True)
# arg 6: f16[6] = 0.9628906 0.13256836 2.0205975e-5 0.5625 -0.27685547 -0.13891602


def f45(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if (min(i2, i0) == g45(int(u[-5]), 5)):
        if ((i1 % (abs(i1) + 1)) <= int(u[1]) < (i0 % (abs(8) + 1))):
            i2 = int(u[i1 % 5])
            for k1, f0 in zip(range(4), m[1]):
                m[1, 4] -= 2.0
            a[1:] = np.concatenate((m[i1 % 4], (((np.arange(7) * 0.5 / (np.abs(a[::-1]) + 0.5)) % (np.abs(np.floor(a[::-1])) + 0.5)))[:1]))
        elif (int(u[-1]) in (1, 2, -5, 7)):
            f2 += (np.trunc(np.float64(h[5])) / (abs(e45(m[:, 0], (-8))) + 0.5))
            a[-1], a[0] = a[0], f0
            for k2 in range(5, 0, -1):
                i1 = (k2 + 6)
        else:
            b1 = ((9 - 5) >= i2)
        c[5] = 6
        i1 = (((c[i1 % 6] + i0) ^ (i1 if i2 > 15 else i1))) % 4093
    elif (((-2) in (1, 2, -5, 7)) or (0.5 >= f0)):
        b1 = (not ((-2) != i0))
        k3 = 0
        while k3 < 5 and ((int(u[0]) > c[i0 % 6]) or k3 < 2):
            k3 += 1
            if ((8 if b0 else i2) >= 2):
                a[:] = (((a + np.arange(7) * 0.5) ** 2))[np.argsort((m[i1, 0] - a), kind='stable')]
                i1 = (i0) % 4093
                i1 = (((c[k3] // (abs(int(u[4])) + 1)) + (int(u[3]) % (abs(k3) + 1)))) % 4093
            else:
                m[:, 0] = m.argmin(axis=1) + (f2 * f1)
                i1, f1, b1 = t45(((c[-1] if b0 else k3) if (i0 in (1, 2, -5, 7)) else (-6)), (e45(m[:, 0], (-4)) - (f0 % (abs(x) + 0.5))))
                i1 = i1 % 509
            if (((-9) << 1) >= round(max(-1000.0, min(1000.0, f0)))):
                f1 = m.T.ravel()[i2 % 20]
                i2 = (c[0]) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def g45(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e45(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t45(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f45(2, 0.5, f64[7] seed 45 in -4..4, i64[6] seed 45 in -50..50, f64[4, 5] seed 45 in -2..2, i32[5] seed 45 in 0..100, f16[6] seed 45)
# -> (2, 4, -5, 0.5, 2.1171875, -3.0, False, True)
# arg 4: f64[4, 5] = 4.734375 1.9278745293237858 0.12477090738121888 1.4085424107671334 -1.924775945008435 4.734375 0.8718977962045416 -0.6204481145348977 -1.9079195063715653 0.5818837751057893 4.734375 -1.3105832672416713 0.005945411346481855 -1.4078371444720292 -1.19871274621961 4.734375 1.1839968266592522 -1.1716027951887593 -0.18033036674263503 -0.4296847724445607


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
    w1 = np.arange(6)
    f0 = (((a ** 2) // (np.abs(np.where(a[::-1] > np.floor(f0), a[::-1], (-f2))) + 0.5))).max() + 0.0
    if ((i2 // (abs(i0) + 1)) <= round(max(-1000.0, min(1000.0, 1e3))) < g46(i0, 5)):
        f2 -= m[-2, -2]
        w1[4] = round(max(-1000.0, min(1000.0, e46(m[1], i0))))
    elif ((f2 != np.float64(h[5])) and ((-3) in (1, 2, -5, 7))):
        b1 = (not b0)
    else:
        v2 = m.T[i0 % 5]
        i0 = (((i0 >> 1) ^ (-7))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def g46(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e46(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f46(0, 0.0, f64[7] seed 46 in -4..4 strided, i64[6] seed 46 in -50..50 reversed, f64[4, 5] seed 46 in -2..2 strided, u64[5] seed 46 in 0..100, f16[6] seed 46)
# -> (4086, 2, -5, 4.0, 0.25, -3.0, False, False)


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
    i2 = min(int(max(-1000.0, min(1000.0, m[0, 4]))), (1 << 1))
    f0 *= np.float64(h[i2 % 6])
    f0, f1, f2 = f2, f0, f1
    f2 = min(f2, e47(a[::2], np.int64(u[2])))
    i2 = (-2)
    for k1 in range(5, 0, -1):
        a[1:4] = max(m[i0 % 4, 3], f1)
        f1 -= min((--1.25), (m[i0 % 4, 0] + a[i1 % 7]))
    else:
        for k2 in range(abs(i1) % 6):
            b1 = ((~np.int64(u[3])) <= ((-7) << 0) < (i2 + 6))
        else:
            u[3] = ((((-3) % (abs(5) + 1)) >> 2)) % 101
        if f2 < x:
            k3 = 0
            while k3 < 5 and ((f1 <= m[1, 4]) or k3 < 2):
                k3 += 1
                i1 = (int(b0) + (-k3))
                i1 = k3
            w4 = np.array([f0, np.sqrt(abs(-1.25)), 2.0])
    return i0, i1, i2, f0, f1, f2, b0, b1


def e47(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f47(5, 0.5, f64[7] seed 47 in -4..4 reversed, i64[6] seed 47 in -50..50, f64[4, 5] seed 47 in -2..2 strided, u16[5] seed 47 in 0..100, f32[6] seed 47)
# -> (5, 2, -2, -3.0, 1.9291014996569258, -1.6808740081363718, True, True)
# arg 2: f64[7] = -0.13430578196502996 1.9291014996569258 1.9291014996569258 1.9291014996569258 -1.590089778836437 -3.8582029993138516 -3.2078866006124978
# arg 5: u16[5] = 2 49 5 0 5


def f48(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if (not (9 < i2)):
        h[4] = (np.rint(f0) + int(i2 > 15))
    else:
        w1 = a.copy()
        a[:] = ((-1.25 + a[i2 % 7]) - (a[::-1] // (np.abs(a[::-1]) + 0.5)))
        c[i0 % 6] = (i1) % 4093
    c[i2 % 6] = int(u[2])
    if f0 < 1.5:
        k2 = 0
        while k2 < 2 and ((i1 == i2) or k2 < 2):
            k2 += 1
            f0 = f2
            i0 = (((-2) + int(u[2])) ^ 2)
            f1 = a[i2 % 7]
        else:
            b0, b1 = b1, not b0
            if ((not b0) or (b0 and b0)):
                i1, f1, b1 = t48(((-i2) | (1 ^ (-7))), (-np.float64(h[3])))
                i1 = i1 % 509
                if ((i0 * i2) <= (~(-7)) < (i1 // (abs(int(u[i0 % 5])) + 1))) and i0 == i1:
                    return i1, i0, 7, f2, 0.5, f1, True, b0
                i2 = np.cumsum(c % 7).reshape(2, 3)[-1, i1 % 3]
            b1 = ((i1 * int(u[-5])) >= (i1 * int(u[0])))
    else:
        m[0, 3] -= np.trunc(a[i2 % 7])
        for k3, f0 in zip(range(4), m[1]):
            m[:, 0] = m.argmin(axis=1) + f0
            f0 += ((f0 % (abs(m[1, -5]) + 0.5)) * f1)
            f2 += (m[-1, 0] + (f2 + (-9)))
        for k4 in range(5, 0, -1):
            w5 = np.full((3, 2), 1.5)
        else:
            m[-4, -4] = ((m[0, 4] / (abs(f2) + 0.5)) * f0)
            i0 = c[c > i0].size
    return i0, i1, i2, f0, f1, f2, b0, b1


def t48(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f48(0, -2.25, f64[7] seed 48 in -4..4 reversed, i64[6] seed 48 in -50..50 strided, f64[4, 5] seed 48 in -2..2, i32[5] seed 48 in 0..100, f16[6] seed 48)
# -> (42, 496, 12, -3.0, 0.061920166015625, -3.0, False, True)
# arg 3: i64[6] = 26 42 -8 35 -13 35
# arg 6: f16[6] = -0.9682617 0.32666016 0.058502197 -0.12384033 -2.0 -0.82177734


def f49(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    m[0][4] -= m[-1, 4]
    a[2] -= np.float64(h[3])
    for k1 in range(4):
        h[k1] = np.sqrt(abs(e49(a[::2], i0)))
    b0 = (not (not f2 < x))
    v2 = m[-3]
    f1 -= (-float(c[-2]))
    if (b0 and b0):
        if (not (c[4] <= c[5] < c[4])):
            v3 = m[1:3, 0]
            b1 = (not (i0 > (-1)))
            k4 = 0
            while k4 < 5 and ((v2[2] == np.float64(h[5])) or k4 < 2):
                k4 += 1
                b0 = b0
            a[(np.rint(a) ** 2) > (-x)] = (-x)
        i0 = ((((-5) & c[-3]) << 1)) % 4093
    elif (m[-1, 1] <= float(i2)):
        i1 = np.int64(u[4])
        for k5 in range(abs(i2) % 6):
            if ((c[k5] + i0) <= (0 if b0 else (-7)) < (c[k5] + i0)):
                v2[0] += m[i0 % 4, 0]
            else:
                i2 = c[c > i2].size
                b1 = ((v2[2] + m[i0 % 4, 4]) <= e49(a[::2], i0))
            f2 -= (max(np.float64(h[k5]), m[-4][1]) - (x - np.float64(h[-1])))
    else:
        for k6 in range(abs(i2) % 6):
            c[4] = ((-i2)) % 4093
        else:
            k7 = 0
            while k7 < 4 and (((-8) >= i0) or k7 < 2):
                k7 += 1
                f0 *= (-np.ceil(a[i2 % 7]))
                b0 = (b0 or (f2 <= -1.25))
            w8 = np.arange(6)
        u[i2 % 5] = ((~round(max(-1000.0, min(1000.0, a[4]))))) % 101
        i2 = int(((-5) != i0))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e49(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f49(2, -2.25, f64[7] seed 49 in -4..4, i64[6] seed 49 in -50..50, f64[4, 5] seed 49 in -2..2 F, u32[5] seed 49 in 0..100, f32[6] seed 49)
# -> (4031, 2, -5, -2.25, 16.25, -3.0, True, False)
# arg 2: f64[7] = 2.25 -1.186562242084241 2.25 2.25 2.25 2.25 2.25
# arg 4: f64[4, 5] = -1.557947241767541 -0.5932811210421205 1.351715168786134 1.4944579166184608 -2.3256926254233283 1.6260148604326878 1.7268384268154748 0.9313332443223352 -0.36394955104572846 -0.8295365524094844 0.7303458072334434 -1.3182173891455036 -0.7753962648033719 0.6274731272781224 1.7207888838202074 1.769230412963274 0.9212485909477754 -1.4083472260459624 1.7478670742017983 1.4695354760676058
# arg 6: f32[6] = 1.3085543 1.3085543 1.3085543 1.3085543 -0.42807856 0.8130074


def f50(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    k1 = 0
    while k1 < 3 and ((b0 and b0) or k1 < 2):
        k1 += 1
        w2 = a.copy()
        f1 = np.sort((((f1 + w2[k1]) - np.arange(7) * 0.5) ** 2))[k1] + 0.0
        f2 = np.sort(((np.arange(7) * 0.5 ** 2) * np.where(a > 0.1, a, x)))[-6] + 0.0
    i1, f1, b1 = t50((round(max(-1000.0, min(1000.0, f1))) if (i0 <= i1 < c[3]) else i1), ((1e3 * a[-3]) // (abs(f1) + 0.5)))
    i1 = i1 % 509
    m[0, 4] = np.rint(x)
    m[3] = a[2:]
    w3 = np.array([f0, np.floor(abs(np.float64(h[3]))), 2.0])
    return i0, i1, i2, f0, f1, f2, b0, b1


def t50(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f50(7, 0.5, f64[7] seed 50 in -4..4 reversed, i64[6] seed 50 in -50..50, f64[4, 5] seed 50 in -2..2, i32[5] seed 50 in 0..100, f32[6] seed 50)
# -> (7, 1, -5, 0.5, 197.0, 0.15562045922324597, True, False)
# arg 4: f64[4, 5] = 0.9223639406948694 0.31124091844649193 0.9613679227335763 1.1097707049529908 0.0 1.3242866937772257 1.4328218622910076 -1.7499604788810021 -1.5160723730098042 -0.9005557211246171 -0.21750021858513557 1.9741388193292289 -0.08337108257462633 -0.685657775657547 1.917281418911473 1.9227358454671526 2.2195414099059816 0.6198429692331242 2.6485733875544515 2.865643724582015


def f51(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if ((i2 <= len(a) < i1) and u[2]):
        b0, b1 = b1, not b0
        i1, f1, b1 = t51(((i1 << 3) if (2 == 3) else (i1 ^ 3)), (f1 + (c[1] // (abs(i2) + 1))))
        i1 = i1 % 509
    else:
        f2 = np.sort(((a // (np.abs(np.arange(7) * 0.5) + 0.5)) / (np.abs(np.where(np.arange(7) * 0.5 > np.sqrt(abs(0.1)), np.arange(7) * 0.5, (m[2, 4] + (-6)))) + 0.5)))[3] + 0.0
        if (not (not f2 < x)):
            c[2] = (((c[3] * i0) & (i1 & i2))) % 4093
            for k1 in range(m.shape[0]):
                m[3, k1] -= 0.1
                b1 = ((c[-6] | 8) <= ((-7) + i1) < (len(a) << 3))
            else:
                u[-2] = ((i0 if u[-2] else len(a)) <= ((-4) * i2) < i0)
                if ((len(a) + 5) >= g51(len(a))) and i0 == i1:
                    return i1, i0, 7, f2, 0.5, f1, True, b0
                f1 += ((f1 if i0 > 8 else f1) + (m[3, 2] if b0 else f0))
            f1 -= max((np.float64(h[1]) * f1), (x + f1))
        elif (not (b0 or u[3])):
            if ((not u[2]) or (c[i2 % 6] == 3)):
                b1 = ((4 != c[-4]) and (f2 < 0.0 or f0 < 1.5))
                i0 = ((c[2] % (abs((i2 // (abs(i2) + 1))) + 1))) % 4093
            else:
                b1 = ((5 < 5) and (i0 <= 5 < (-9)))
        else:
            a[6] *= e51(a, ((-6) * len(a)))
            f0 += float((4 * len(a)))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g51(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e51(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t51(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f51(5, 1e-3, f64[7] seed 51 in -4..4, i64[6] seed 51 in -50..50, f64[4, 5] seed 51 in -2..2 F, bool[5] seed 51 in 0..100, f32[6] seed 51)
# -> (5, 2, -5, 0.001, -0.0010000000000000009, 0.0, True, False)
# arg 3: i64[6] = -2 -42 2 30 -27 -32
# arg 4: f64[4, 5] = -0.5335177822906978 -0.742133015554745 0.9619441310868586 0.6373562750611397 0.10779524210437419 1.5779115319030703 -1.3508743876250047 1.681838055891825 -1.74281730499085 1.986289914690924 0.3764177555186734 0.7432124831798967 1.4543440318182048 0.017783663353715173 -0.3958245411771353 -1.3047339989588789 -1.5916033158796519 -0.09875909728525559 -0.3754541956029235 -0.3653489111060826


def f52(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    a[i1 % 7] -= max((a[i1 % 7] + 0.5), (f1 + np.float64(h[-2])))
    a[:4] = m[:, 2]
    a[1:] = np.concatenate((m[i1 % 4], (((np.arange(7) * 0.5 + np.arange(7) * 0.5) * (f2 / (abs(x) + 0.5))))[:1]))
    b0 = ((c[5] < c[3]) or (m[-1, -1] < m[i2 % 4, 3]))
    a[(np.where(a > np.float64(h[0]), a, (x * x)) * (a[5] * f1)) > (np.float64(h[4]) / (abs(f2) + 0.5))] = (np.float64(h[4]) / (abs(f2) + 0.5))
    b0, b1 = b1, not b0
    b1 = f1 < 1.5
    f1 += float(i1)
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f52(6, 0.0, f64[7] seed 52 in -4..4, i64[6] seed 52 in -50..50 reversed, f64[4, 5] seed 52 in -2..2 F, u16[5] seed 52 in 0..100, f32[6] seed 52)
# -> (6, 2, -5, 0.0, 2.25, -3.0, False, True)
# arg 2: f64[7] = -1.0602029987781343 -1.2770470245726289 0.46784602596905245 -0.4167699909724991 -0.01411400317374456 -1.7743833728860023 -0.0


def f53(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    b1 = i2 > 8
    f0 *= min(np.sqrt(abs(m[0, -4])), (0.1 + (-8)))
    k1 = 0
    while k1 < 4 and ((not f2 < x) or k1 < 2):
        k1 += 1
        i1 = len(a)
    k2 = 0
    while k2 < 2 and ((f0 < 1.5 or f1 < x) or k2 < 2):
        k2 += 1
        if (i2 in (1, 2, -5, 7)):
            if (not (7 <= c[i0 % 6] < i2)):
                u[-4] = (not (len(a) != i2))
                m[-4, 4] = abs(max(a[k2], f0))
                if (a[i0 % 7] != max(f1, a[-5])):
                    continue
            m[k2, -5] += np.trunc((0.5 + a[k2]))
        else:
            if ((c[i0 % 6] ^ len(a)) <= g53((-1)) < round(max(-1000.0, min(1000.0, x)))):
                i1 = ((-(c[i0 % 6] - len(a)))) % 4093
            v3 = a[1:6]
            i2 = g53((i0 // (abs((-9)) + 1)), r=(f0 // (abs(2.0) + 0.5)))
            v4 = a[1:6]
            a[a < np.float64(h[i2 % 6])] *= 0.5
        u[0] = i1 > 16
    return i0, i1, i2, f0, f1, f2, b0, b1


def g53(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f53(-3, 0.5, f64[7] seed 53 in -4..4 reversed, i64[6] seed 53 in -50..50, f64[4, 5] seed 53 in -2..2 strided, bool[5] seed 53 in 0..100, f16[6] seed 53)
# -> (-3, 7, -5, -3.95, 0.25, -3.0, False, False)
# arg 4: f64[4, 5] = 1.130769003532356 -1.9875182584475177 -0.6227414154004554 0.03226477660630733 1.2454828308009107 -0.28968249697967563 -1.0410333266853873 -1.068707217211304 1.5830569995687043 -0.02836174388599444 -3.6146329382980014e-6 -0.006168695422176462 0.22128971045942114 -1.2456124747865993 0.0051449336166973225 -1.7700728245312871 -0.39151483515685603 1.0858740467664063 -0.8969097342342098 1.4417437986345658


def f54(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    c[4] = g54(((-1) * 7), r=(0.5 - f0))
    w1 = np.full((3, 2), 1.5)
    if ((5 * 0) >= ((-8) & (-9))):
        h[i1 % 6] = abs((f2 if f0 < 0.0 else m[0, i2 % 5]))
    elif (i2 < i0):
        v2 = m[:, i2 % 5]
        c[:] = (c * 3 + i2) % 4093
    else:
        if (g54(int(u[1]), r=f1) <= (-4) < (i0 if f0 < 0.0 else i2)):
            i2 = (min(max(i2, (-2)), (3 * i1))) % 4093
            v3 = m[:, 2]
            i1 = (~(~int(u[0])))
        elif (np.trunc(np.float64(h[i1])) != np.ceil(x)):
            b1 = ((i2 <= (-1) < i1) and b1)
        for i1, f1 in zip(c, a):
            if (((-5) <= c[0] < c[1]) or (i2 >= i0)):
                i2 = np.searchsorted(np.sort(c), i2)
                i1, f1, b1 = t54(((i2 % (abs(c[i2 % 6]) + 1)) if (i1 > 2 or b0) else i2), ((np.float64(h[-3]) * m[3, i0 % 5]) * (f2 if b0 else a[i0 % 7])))
                i1 = i1 % 509
            else:
                f0 *= abs(e54(m[1], 6))
                c[-4] = (min((i1 // (abs(int(u[3])) + 1)), (int(u[3]) * (-5)))) % 4093
                i1 = (((i0 - 8) - (-1))) % 4093
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


# run: f54(0, 0.5, f64[7] seed 54 in -4..4 strided, i64[6] seed 54 in -50..50 strided, f64[4, 5] seed 54 in -2..2, i8[5] seed 54 in 0..100, f16[6] seed 54)
# -> (0, 2, -5, 0.5, 0.25, -3.0, False, False)
# arg 3: i64[6] = -20 41 10 33 1008 1
# arg 6: f16[6] = 0.47094727 -0.3869629 0.94189453 0.9121094 0.5185547 -0.44335938


def f55(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    m[:, 0] = m.argmin(axis=1) + (2.0 * np.float64(h[0]))
    w1 = np.zeros(4, dtype=np.int64)
    b0, b1 = b1, not b0
    m[2, i2 % 5] *= (max(a[-1], np.float64(h[i2 % 6])) * (m[3][-4] - f1))
    if (not i1 > 4):
        i0, i1 = i1, i0
        f2 *= (f2 // (abs(a[4]) + 0.5))
        v2 = m.T[2]
        f1 = e55(a[::2], (i0 * (-2)))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e55(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f55(-1, 0.0, f64[7] seed 55 in -4..4, i64[6] seed 55 in -50..50 reversed, f64[4, 5] seed 55 in -2..2, u32[5] seed 55 in 0..100, f16[6] seed 55)
# -> (2, -1, -5, 0.0, -0.5601417083189748, 6.0, False, True)
# arg 4: f64[4, 5] = 0.719970703125 -1.8761215910022209 1.3170257764756736 1.6992393351906734 0.6090419663637219 -0.280029296875 0.46079936735925076 1.663166546994478 1.2158326925844425 0.1861118574893914 -2.678357507604374 0.003263812234586272 1.3842336735805802 -1.1026534093735547 -0.5933459652443309 1.719970703125 -0.8184702888332143 -1.2415530508243253 -1.0616956264564128 0.6610678989637702


def f56(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i0, i1 = i1, i0
    for k1 in range(4):
        m[1, k1] = e56(a[::2], c[-5])
    if ((f2 * f2) <= 1e3):
        f0 = m.T.ravel()[14]
    else:
        for k2 in range(5, 0, -1):
            if (not (not u[i1 % 5])) and i0 == i1:
                raise IndexError("an index")
            i1 = g56(g56(len(a)), r=x)
            i0 = (i1) % 4093
        if b0:
            v3 = m[:, 4]
            if ((i0 > 8) and f0 < 1.5) and i0 == i1:
                return i1, i0, 7, f2, 0.5, f1, True, b0
        else:
            i0 = c[c > i0].size
            for k4, f0 in zip(range(4), m[1]):
                b1 = (int(max(-1000.0, min(1000.0, f2))) < (8 - i2))
                i0, i1 = i1, i0
            i1 = g56(((-3) % (abs(8) + 1)), r=abs(f0))
        m *= m[1]
    return i0, i1, i2, f0, f1, f2, b0, b1


def g56(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e56(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f56(2, -2.25, f64[7] seed 56 in -4..4 strided, i64[6] seed 56 in -50..50, f64[4, 5] seed 56 in -2..2 F, bool[5] seed 56 in 0..100, f32[6] seed 56)
# -> (2, 2, -5, -1.9004934320940579, 0.25, -3.0, False, False)
# arg 4: f64[4, 5] = 0.4546277075987053 0.8100865192921645 0.38427637566819595 -0.007286442994550502 0.3529113028831383 0.9092554151974106 0.9092554151974106 0.9092554151974106 0.9092554151974106 -1.632791743663729 -1.1526181100168693 1.784311643152472 -0.7987247785479239 -1.9004934320940579 -1.8935578415485095 -0.5962136806707004 -0.8311915590787544 -1.0893587851354654 1.1932991042525942 0.5688797952456057


def f57(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if ((6 % (abs(c[1]) + 1)) in (1, 2, -5, 7)):
        i2 = (((i0 - int(u[0])) + (int(u[2]) - 1))) % 4093
        b1 = (int(b0) <= (i0 // (abs(i1) + 1)) < (i0 + int(u[3])))
        a[a < e57(m[:, 0], 4)] *= 0.5
    else:
        if i2 > 11:
            w1 = a.copy()
        elif b0:
            i1 = min(int(max(-1000.0, min(1000.0, 1e3))), g57(i1, r=f2))
            f0 = np.sqrt(abs(abs(x)))
            i1 = (-6)
        if (c[5] in (1, 2, -5, 7)) and i0 == i1:
            return i1, i0, 7, f2, 0.5, f1, True, b0
        f1 = ((m[i2 % 4, -5] if f1 < x else f2) // (abs((-m[-3, 3])) + 0.5))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g57(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e57(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f57(6, 1e-3, f64[7] seed 57 in -4..4 strided, i64[6] seed 57 in -50..50, f64[4, 5] seed 57 in -2..2 strided, i16[5] seed 57 in 0..100, f32[6] seed 57)
# -> (6, -6, -5, 0.03162277660168379, -3.0, -3.0, True, False)


def f58(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(1, len(c), 2):
        a[:] = (np.where(np.where(a > np.float64(h[k1]), a, (a[k1] if b0 else x)) > (2.0 if b0 else f0), np.where(a > np.float64(h[k1]), a, (a[k1] if b0 else x)), f1))[np.argsort((np.arange(7) * 0.5 * np.arange(7) * 0.5), kind='stable')]
    if (not (not i2 > 12)):
        m[3] = a[2:]
    a[:] = (((a - a) + ((f0 / (abs(f2) + 0.5)) - a)))[np.argsort((np.arange(7) * 0.5 - np.arange(7) * 0.5), kind='stable')]
    k2 = 0
    while k2 < 3 and ((i1 > 6 and b0) or k2 < 2):
        k2 += 1
        if (int(max(-1000.0, min(1000.0, a[6]))) <= (int(u[i1 % 5]) if i2 > 19 else 7) < (k2 % (abs(4) + 1))):
            i2 = (k2 >> 2)
            v3 = a[1:6]
            i1 = (((i2 * i2) << 1)) % 4093
            b1 = (m[k2, k2] == max(v3[k2], m[i0 % 4, k2]))
        k4 = 0
        while k4 < 4 and ((i1 in (1, 2, -5, 7)) or k4 < 2):
            k4 += 1
            b1 = ((m[-1, i2 % 5] + np.float64(h[i2 % 6])) >= (a[k2] if b0 else np.float64(h[4])))
            v5 = m[:, k4]
            if (g58(7) <= min(i1, i1) < (i0 | k2)) and i0 == i1:
                raise ValueError("a value")
        b1 = (int(max(-1000.0, min(1000.0, a[i0]))) in (1, 2, -5, 7))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g58(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f58(4, 100.0, f64[7] seed 58 in -4..4, i64[6] seed 58 in -50..50 reversed, f64[4, 5] seed 58 in -2..2 F, i32[5] seed 58 in 0..100, f16[6] seed 58)
# -> (4, 2, -5, 100.0, 0.25, -3.0, True, False)
# arg 2: f64[7] = 28.321428571428573 28.321428571428573 28.321428571428573 28.321428571428573 26.10174140685274 28.321428571428573 28.321428571428573


def f59(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    w1 = np.zeros(4, dtype=np.int64)
    i0 = (-4)
    b1 = ((i0 >= w1[3]) and (9 in (1, 2, -5, 7)))
    f2 = f1
    w2 = np.arange(6)
    i1 = ((i1 * ((-9) - 5))) % 4093
    i1, f1, b1 = t59((-4), 0.1)
    i1 = i1 % 509
    for k3 in range(abs(i1) % 6):
        w4 = np.arange(6)
        m[:, 0] = m.argmin(axis=1) + e59(a, c[i1 % 6])
        b1 = (i1 >= (i2 << 3))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e59(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t59(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f59(8, 0.5, f64[7] seed 59 in -4..4, i64[6] seed 59 in -50..50, f64[4, 5] seed 59 in -2..2 strided, bool[5] seed 59 in 0..100, f16[6] seed 59)
# -> (-4, 495, -5, 0.5, 0.05, 0.25, True, True)
# arg 4: f64[4, 5] = 1.7052934378212603 0.15394942826430036 1.2381792309000241 0.5525808469188864 1.0965233389093085 1.7052934378212603 -1.7067097202968542 0.5996400342841768 -0.22702479658865427 -1.4438781471416968 3.7052934378212603 1.4194999859104263 -0.16714859770228774 -1.4646810466116231 -0.7368686114352809 2.7052934378212603 -0.05766650727863354 -0.8233302839853631 -0.3287165507393093 1.9198497819942926


def f60(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(5, 0, -1):
        i0 = (-6)
        a[1:] = np.concatenate((m[3], (np.where((a // (np.abs(a[::-1]) + 0.5)) > min(f0, f1), (a // (np.abs(a[::-1]) + 0.5)), (m[1, 4] + a[k1])))[:1]))
        f0, f1, f2 = f2, f0, f1
    v2 = a[::-2]
    f0 += float((1 & 1))
    i2 = 9
    i1 = (((i0 % (abs(c[2]) + 1)) % (abs((8 >> 0)) + 1))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f60(2, 1e-3, f64[7] seed 60 in -4..4 strided, i64[6] seed 60 in -50..50, f64[4, 5] seed 60 in -2..2, u64[5] seed 60 in 0..100, f32[6] seed 60)
# -> (-6, 6, 9, 1.25, -3.0, 0.001, False, False)
# arg 2: f64[7] = 1.8450855977251148 1.3479792829321924 1.9901904219717932 -0.11944552907756778 -1.6354285712511247 -1.8132964051062985 0.0


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
    for k1 in range(abs(i2) % 6):
        i0 = k1
    if (min(np.float64(h[i2 % 6]), f2) > np.float64(h[-1])):
        i1 = (i2) % 4093
    else:
        f0 += np.sqrt(abs(abs(m[-1, 0])))
    w2 = np.arange(6)
    b0 = ((i2 in (1, 2, -5, 7)) or (not u[-2]))
    m *= m[i0 % 4]
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f61(-2, 0.5, f64[7] seed 61 in -4..4, i64[6] seed 61 in -50..50, f64[4, 5] seed 61 in -2..2 strided, bool[5] seed 61 in 0..100, f16[6] seed 61)
# -> (4, 2, -5, 0.7545934073703282, 0.25, -3.0, True, False)
# arg 4: f64[4, 5] = 0.9536756788161822 3.343351584888637 2.2231623610716658 3.3606443835823696 0.2667197748000571 0.21735564098551094 -0.5392615842867536 1.699780966154905 -0.06032896927060785 -0.5973553429460704 -0.622464866159975 1.0909336248240593 0.4175490974815576 1.8865715234700395 0.33887035311592595 0.06329868103072422 2.946174347153025 2.1639027351030524 0.94479847604982 -0.7142726837273604


def f62(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    v1 = m.T[4]
    b1 = (not (not b0))
    m[1, 2] *= f1
    if (not (i2 == 8)):
        w2 = np.array([f0, x, 2.0])
        for k3 in range(5, 0, -1):
            v4 = a[::-2]
            f1 = np.min(((a // (np.abs(a) + 0.5)) * np.ceil(x))) + 0.0
        a[a < (np.float64(h[-5]) / (abs(a[6]) + 0.5))] *= 0.5
    else:
        if ((c[1] * (-3)) != (int(u[2]) * 7)):
            m[i1 % 4, i2 % 5] = 0.1
            i1 = ((int(i1 > 16) // (abs(((-1) + i1)) + 1))) % 4093
            v5 = a[1:6]
            a[1:4] = abs(np.float64(h[-4]))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f62(0, 0.0, f64[7] seed 62 in -4..4 strided, i64[6] seed 62 in -50..50, f64[4, 5] seed 62 in -2..2, i8[5] seed 62 in 0..100, f16[6] seed 62)
# -> (0, 2, -5, 0.0, 0.0, -3.0, False, False)
# arg 2: f64[7] = -1.2158561501104397 1.897637345550077 3.975330501648414 -1.9916673972116938 -0.3376899688630153 1.7085871566692816 -0.9283178789567668
# arg 4: f64[4, 5] = -1.2158561501104397 0.9488186727750385 1.987665250824207 -1.9916673972116938 -0.3376899688630153 0.8542935783346408 -0.9283178789567668 0.35706624137313714 -1.3947790369346729 -0.6832225860900811 -1.3437679576746615 1.3831541156018035 -0.4018821387355773 -0.269996635650692 0.14160606704376466 0.025900208178223583 -0.2667770195504535 -1.5075295893104097 -1.2841651237009257 0.22672144617668932


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
    h[4] = np.float64(h[2])
    f1 *= f0
    i0 = np.searchsorted(np.sort(c), i0)
    for k1 in range(1, len(c), 2):
        v2 = m[:, 0]
        f1 -= float(g63(7))
    for k3 in range(1, len(c), 2):
        if ((k3 - i0) < (~np.int64(u[i0 % 5]))):
            if (i2 > 4 or (i2 <= c[k3] < i0)):
                continue
            if ((f1 * f1) >= e63(m[1], c[k3])):
                a[k3] *= x
                f1 *= f2
            else:
                u[3] = ((c[i0 % 6] % (abs((c[i0 % 6] - (-1))) + 1))) % 101
                f1 = (((a ** 2) + (a * (x * 1e3)))).max() + 0.0
                i2 = (((c[-3] * np.int64(u[4])) if (a[i1 % 7] <= 0.1) else max(i2, i1))) % 4093
            if ((c[k3] * c[i0 % 6]) in (1, 2, -5, 7)):
                i0 = round(max(-1000.0, min(1000.0, np.sqrt(abs(x)))))
            else:
                i1 = (-8)
                i0 = (((i1 * i2) << 0)) % 4093
                f1 += ((-1.25 - m[1, i0 % 5]) - a[3])
    else:
        b1 = (c[1] < (3 << 2))
        w4 = np.full((3, 2), 1.5)
        f2 = np.trunc((f0 * f1))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g63(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e63(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f63(8, 100.0, f64[7] seed 63 in -4..4 reversed, i64[6] seed 63 in -50..50 reversed, f64[4, 5] seed 63 in -2..2, u16[5] seed 63 in 0..100, f16[6] seed 63)
# -> (4, 2, -5, 100.0, -17.0, -1700.0, True, False)
# arg 6: f16[6] = 0.09729004 -0.4025879 -0.040039063 -0.04949951 -0.040039063 -0.19836426


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
    c[0] = int((i2 > 18 or f0 < 0.0))
    k1 = 0
    while k1 < 4 and ((i1 <= i1 < (-7)) or k1 < 2):
        k1 += 1
        i2 = (((-np.arange(7) * 0.5) ** 2)).argmax()
        i1 = ((c[0] * (i2 if i1 > 16 else k1))) % 4093
        m[0, 1:] = m[0, :-1]
    else:
        i2 = ((-(-a))).argmax()
        i1 = ((((f2 / (abs(m[i1 % 4, i1 % 5]) + 0.5)) - a) ** 2)).argmax()
        b1 = ((f2 + 0.1) == np.floor(0.1))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f64(2, 0.0, f64[7] seed 64 in -4..4, i64[6] seed 64 in -50..50 strided, f64[4, 5] seed 64 in -2..2 strided, i32[5] seed 64 in 0..100, f16[6] seed 64)
# -> (2, 4, 4, 0.0, 0.25, -3.0, False, False)
# arg 3: i64[6] = 0 18 -37 0 -1 -49
# arg 4: f64[4, 5] = 1.3529325211271517 1.3529325211271517 1.3529325211271517 -1.3798239506564758 -0.8954442887568117 0.6540399291846217 -1.0679507434759743 -0.22670143259051656 -0.4860543461451283 -1.2677992764868984 -1.6470879203098487 -1.4556126922034909 -1.1831066942978006 -0.9160044032313848 -1.130773095566156 -0.3757633958205071 -1.5343184770523086 -0.23660640807251765 1.0885186256401944 1.286424324565802


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
    i2 = int(b0)
    b1 = (np.sqrt(abs(np.float64(h[0]))) > m[1, 1])
    for k1 in range(len(a)):
        b1 = ((not b1) and (i1 > 2 or f0 < 0.0))
        i0, i1 = i1, i0
    m[1, 0] = (max(1e3, x) + ((-3) // (abs(i0) + 1)))
    f0 -= ((x - 0.5) * (-f0))
    i1 = (((c[4] & i0) if (c[-6] > i2) else g65(i0, r=f1))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def g65(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f65(3, -2.25, f64[7] seed 65 in -4..4 reversed, i64[6] seed 65 in -50..50 reversed, f64[4, 5] seed 65 in -2..2 F, u32[5] seed 65 in 0..100, f16[6] seed 65)
# -> (2, 0, 1, 3.9375, 0.25, -3.0, True, True)
# arg 4: f64[4, 5] = -1.1402227775936487 0.5615074170564793 -0.4318768362755758 1.0774823177391353 -0.10064455161383634 999.0 1.7913666338029306 1.3401524546537082 -1.7814260366664203 -1.5673467880161378 -1.0340344277128541 -0.5132642776151322 -1.2015778853586232 -1.016020680962412 -0.5255947678119557 -0.725313629416148 0.5962513647594045 1.533775745837724 0.5330963162322 -1.405218465610079


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
    for f2 in a[1:5]:
        u[3] = ((i2 > 12 and b0) or ((-5) in (1, 2, -5, 7)))
    b1 = (c[i2 % 6] != (8 * i2))
    f1 = ((a[i1 % 7] * a[6]) + (i1 + 9))
    i0, i1 = i1, i0
    if ((m[i2, 1] * a[i0 % 7]) != np.trunc(0.5)):
        i1, f1, b1 = t66(int((b0 and u[i1 % 5])), (min(a[5], np.float64(h[-4])) - f0))
        i1 = i1 % 509
        if ((i0 + i1) <= ((-7) * (-6)) < i0):
            b1 = (not (i2 > 0 and f2 < 0.0))
    else:
        w2 = np.zeros(5)
    return i0, i1, i2, f0, f1, f2, b0, b1


def t66(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f66(-1, 1e-3, f64[7] seed 66 in -4..4, i64[6] seed 66 in -50..50, f64[4, 5] seed 66 in -2..2, bool[5] seed 66 in 0..100, f16[6] seed 66)
# raises IndexError: index -5 is out of bounds for axis 0 with size 4
# at if ((m[i2, 1] * a[i0 % 7]) != np.trunc(0.5)):


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
    m[2] = m.max(axis=0) + 0.0 - m[0]
    u[1] = ((i1 if (0 == int(u[2])) else (i2 + 8))) % 101
    for k1 in range(abs(i0) % 6):
        i1, f1, b1 = t67((((-6) & i1) ^ g67((-3), r=f2)), np.floor(float(i1)))
        i1 = i1 % 509
        f2 -= ((a[k1] - f0) + e67(a, i2))
    w2 = np.arange(6)
    if f2 < 1.5:
        if ((i0 ^ i0) in (1, 2, -5, 7)):
            m[i0 % 4] = m.max(axis=0) + 0.0 - m[0]
            i0 = int((c[2] in (1, 2, -5, 7)))
        elif ((1 * 2) <= (w2[0] - i1) < int(i0 > 18)):
            m[0][-1] -= float(round(max(-1000.0, min(1000.0, m[i0, -2]))))
            if ((i2 << 3) <= (int(u[4]) ^ (-7)) < i1):
                f2 = float((-c[-4]))
                i1, f1, b1 = t67(((-i2) >> 1), (a[4] / (abs((np.float64(h[i2 % 6]) * f1)) + 0.5)))
                i1 = i1 % 509
                i1, f1, b1 = t67(((c[0] - w2[1]) * g67(int(u[i1 % 5]), 5)), (x + (i2 << 1)))
                i1 = i1 % 509
            elif i1 > 1:
                i1 = ((g67(6, r=-1.25) & i0)) % 4093
            else:
                u[1] = (int(u[4])) % 101
                i1, f1, b1 = t67(((i2 - int(u[i1 % 5])) | (i0 - w2[i1 % 6])), (min(a[5], f2) / (abs((np.float64(h[1]) * f1)) + 0.5)))
                i1 = i1 % 509
                b1 = b0
        else:
            if ((2.0 > f0) and (not f1 < x)):
                m[-4] -= m[0]
                b0 = ((i1 in (1, 2, -5, 7)) and i1 > 2)
            if (np.sqrt(abs(m[-1, 2])) < (-1.25 if f1 < x else np.float64(h[0]))):
                a[::2] += np.float64(h[0])
                m[0] = m.max(axis=0) + 0.0 - m[0]
                i2 = (i0) % 4093
    else:
        c[:] = (c * 3 + i1) % 4093
        b1 = (f1 < 0.0 and (i0 <= i1 < i1))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g67(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e67(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t67(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f67(4, 1e-3, f64[7] seed 67 in -4..4 strided, i64[6] seed 67 in -50..50 reversed, f64[4, 5] seed 67 in -2..2 F, i16[5] seed 67 in 0..100, f16[6] seed 67)
# -> (4, 2, -5, 0.001, 0.0, -8.666534598065974, True, False)
# arg 4: f64[4, 5] = 1.5887857577387976 1.0753821676644795 1.0293014333152555 1.006016622184191 -1.329061636783428 -1.8410546704674342 -1.88411196921979 1.5972025164938808 -1.1749230376521815 1.9040882870210836 0.0 0.6574445156628861 0.5679010831786253 0.0 3.2331499238045116 0.21114826784321838 1.287440581599728 -1.5974598348008708 -1.1742320339142949 0.9522752207749487
# arg 5: i16[5] = 37 3 73 56 99


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
    h[0] = np.float64(h[5])
    i0, i1 = i1, i0
    f0 = ((x if b1 else m[1, 2]) - (f0 // (abs(m[2, 3]) + 0.5)))
    b1 = (round(max(-1000.0, min(1000.0, f1))) in (1, 2, -5, 7))
    b1 = (i1 >= i1)
    m[1] = m.max(axis=0) + 0.0 - m[0]
    w1 = np.full((3, 2), 1.5)
    a[a < e68(a[::2], i2)] *= 0.5
    return i0, i1, i2, f0, f1, f2, b0, b1


def e68(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f68(7, 0.0, f64[7] seed 68 in -4..4, i64[6] seed 68 in -50..50 strided, f64[4, 5] seed 68 in -2..2, u8[5] seed 68 in 0..100, f16[6] seed 68)
# -> (2, 7, -5, -0.9619803753153042, 0.25, -3.0, True, True)
# arg 2: f64[7] = -1.9201284817098316 2.8578880866942953 -0.8683612396434688 1.4008384538891834 -0.5845461126712812 1.5783214709016669 -1.6855518954474484
# arg 4: f64[4, 5] = -1.9201284817098316 1.4289440433471476 -0.4341806198217344 0.7004192269445917 -0.5845461126712812 3.4258741739335163 0.08897607495440107 1.7339416504939535 1.2771264414935275 1.1003649214658875 1.5057456922236847 1.5179201183015487 -0.10381040414628107 1.9775456684381192 0.08450601417463277 0.5499073763957814 0.07033590184352168 1.2997610306722192 0.6643882495796789 -0.4122170893137138
# arg 6: f16[6] = 0.39453125 0.71435547 -0.21704102 0.35009766 -0.29223633 0.39453125


def f69(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    w1 = a.copy()
    if i0 > 19:
        f1 *= ((f1 * w1[5]) - float(c[5]))
    m[:, 0] = m.argmin(axis=1) + (-m[2, i1 % 5])
    if ((i1 * c[-3]) in (1, 2, -5, 7)):
        v2 = a[1:6]
        for f2 in a[1:5]:
            i2 = (((i2 - 3) + int(f1 < 1.5))) % 4093
        i2 = (((-7) // (abs((c[4] * (-6))) + 1))) % 4093
    else:
        h[0] = (w1[6] - f1)
        if ((c[1] in (1, 2, -5, 7)) and (2 != c[i1 % 6])):
            b0 = (((-6) // (abs(np.int64(u[2])) + 1)) == round(max(-1000.0, min(1000.0, f0))))
            i1, f1, b1 = t69((int(b1) + (2 % (abs(i1) + 1))), f0)
            i1 = i1 % 509
            w4 = np.array([f0, ((f0 if b0 else f1) / (abs((np.float64(h[-1]) if b0 else -1.25)) + 0.5)), 2.0])
    return i0, i1, i2, f0, f1, f2, b0, b1


def t69(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f69(3, 0.5, f64[7] seed 69 in -4..4, i64[6] seed 69 in -50..50 reversed, f64[4, 5] seed 69 in -2..2 strided, u8[5] seed 69 in 0..100, f32[6] seed 69)
# -> (3, 2, -5, 0.5, 0.25, -3.0, True, False)
# arg 4: f64[4, 5] = -0.07454788977490212 -0.9694458024135488 1.3210000376608328 1.1762111806667352 1.2436349445965322 0.9254521102250979 1.6316343612503141 0.07186237018691921 0.4389314098556305 1.8606310684017253 -0.07454788977490212 -0.7282658420384052 1.0745478897749021 0.5534269472972513 0.7449604309309974 -0.07454788977490212 -0.8701059304657797 0.9859889694036275 0.8088385700347076 1.9478464117691603
# arg 6: f32[6] = 3.0132687 -0.4847229 0.6605 0.5881056 0.62181747 0.9239607


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
    i1 = np.cumsum(c % 7).reshape(2, 3)[1, -2]
    b1 = f2 < x
    h[i0 % 6] = e70(a, (0 % (abs(i1) + 1)))
    i0 = np.int64(u[4])
    if (np.float64(h[4]) != (m[2, 1] / (abs(a[i0 % 7]) + 0.5))):
        if ((0 >= i0) or (np.int64(u[3]) in (1, 2, -5, 7))):
            if i0 > 12:
                if (i1 == g70(i1)) and i0 == i1:
                    raise ValueError("a value")
            elif ((i2 & c[2]) >= (c[1] ^ np.int64(u[4]))):
                i1, f1, b1 = t70(((-i1) + (np.int64(u[0]) * i2)), np.sqrt(abs((a[1] * f0))))
                i1 = i1 % 509
                b0 = ((np.int64(u[i1 % 5]) - i2) in (1, 2, -5, 7))
        else:
            i1, f1, b1 = t70(g70((3 << 0), 5), (x / (abs((-f2)) + 0.5)))
            i1 = i1 % 509
            b1 = (i2 > (-2))
            if (abs(x) <= f1):
                a[4] -= (-min(x, np.float64(h[-2])))
                b1 = (m[0, 0] >= e70(a[::2], c[i0 % 6]))
            elif (int(i1 > 16) in (1, 2, -5, 7)):
                f1 += -1.25
                i2 = (((a * (-f0)) % (np.abs(np.where(np.arange(7) * 0.5 > (0.5 if f2 < x else m[3, -1]), np.arange(7) * 0.5, (f1 + (-9)))) + 0.5))).argmax()
            else:
                c[i0 % 6] = (max(round(max(-1000.0, min(1000.0, 1e3))), i0)) % 4093
                u[-2] = (max(((-5) << 2), (i0 if f0 < 0.0 else i1))) % 101
                i0 = np.cumsum(c % 7).reshape(2, 3)[i0 % 2, 2]
    return i0, i1, i2, f0, f1, f2, b0, b1


def g70(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e70(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t70(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f70(1, -2.25, f64[7] seed 70 in -4..4 strided, i64[6] seed 70 in -50..50, f64[4, 5] seed 70 in -2..2 strided, u16[5] seed 70 in 0..100, f32[6] seed 70)
# -> (22, 12, -5, -2.25, -0.32142857142857145, -3.0, False, False)
# arg 3: i64[6] = -42 27 -12 1000 37 13
# arg 5: u16[5] = 8 77 38 87 87
# arg 6: f32[6] = -0.19507119 -0.78028476 0.9783283 0.43661875 0.5836878 -0.3419431


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
    i0 = ((np.where(a > (m[-3, 2] * np.float64(h[0])), a, (f2 * m[i1 % 4, -1])) ** 2)).argmax()
    f2 = np.min(((-a) ** 2)) + 0.0
    a[6] = x
    i2 = (((0 & i1) - (i2 & np.int64(u[-5])))) % 4093
    b1 = (int(max(-1000.0, min(1000.0, x))) != (i1 * i2))
    if (((-6) in (1, 2, -5, 7)) or i0 > 16):
        w1 = a.copy()
    elif ((np.int64(u[i2 % 5]) % (abs(i1) + 1)) in (1, 2, -5, 7)):
        f0 = ((a[1] * np.float64(h[4])) * np.float64(h[0]))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f71(6, 100.0, f64[7] seed 71 in -4..4 strided, i64[6] seed 71 in -50..50, f64[4, 5] seed 71 in -2..2, u16[5] seed 71 in 0..100, f32[6] seed 71)
# -> (1, 2, 4060, 100.0, 0.25, 0.19044969603323378, True, True)
# arg 2: f64[7] = 2.5216909160692422 -0.4364054262188244 1.0610004943565672 2.3096820899488257 -1.325147887517784 -3.6468972342609343 100.0


def f72(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i2 = (c[5]) % 4093
    k1 = 0
    while k1 < 4 and ((4 > np.int64(u[0])) or k1 < 2):
        k1 += 1
        f2 = (float(9) - (0.1 if i0 > 1 else 1e3))
        for k2, f1 in enumerate(a):
            for k3 in range(4):
                c[k3] = k3
                i1, f1, b1 = t72((((-2) % (abs(np.int64(u[-3])) + 1)) ^ i1), abs(np.sqrt(abs(0.5))))
                i1 = i1 % 509
            else:
                f0 += (np.float64(h[k1]) / (abs(abs(np.float64(h[k1]))) + 0.5))
                f1 *= float(int(i2 > 5))
            i2 = (((i0 + c[-1]) + (i0 - (-1)))) % 4093
            if i0 > 6:
                break
        a[::2] += (f2 + f0)
    return i0, i1, i2, f0, f1, f2, b0, b1


def t72(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f72(7, 100.0, f64[7] seed 72 in -4..4 strided, i64[6] seed 72 in -50..50 reversed, f64[4, 5] seed 72 in -2..2 strided, u64[5] seed 72 in 0..100, f32[6] seed 72)
# -> (7, 2, 54, 101.09658703708917, 0.3535533905932738, 8.9, True, False)
# arg 2: f64[7] = 219.8910827105055 2.39268166110525 221.90447210078142 -3.2336141835432137 217.632721185132 1.701722159556451 218.67168680250055
# arg 3: i64[6] = 0 1 2 3 -5 39


def f73(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    b1 = (round(max(-1000.0, min(1000.0, x))) == (i2 * 4))
    if (int(b0) in (1, 2, -5, 7)) and i0 == i1:
        return i1, i0, 7, f2, 0.5, f1, True, b0
    for k1 in range(1, len(c), 2):
        u[-1] = ((i0 & ((-2) % (abs(i1) + 1)))) % 101
    if ((b0 or b0) and (i2 <= i1)):
        if (f2 != np.sqrt(abs(0.1))):
            i1 = g73((8 // (abs(np.int64(u[i2 % 5])) + 1)), r=(np.float64(h[-5]) % (abs(f1) + 0.5)))
            for k2 in range(4):
                h[4] = ((f2 * 1e3) * float(i1))
                f0 += float(np.int64(u[i0 % 5]))
                a[(-(1e3 - np.arange(7) * 0.5)) > np.sqrt(abs(0.1))] = np.sqrt(abs(0.1))
        else:
            w3 = np.arange(6)
            a[a < abs(0.1)] *= 0.5
        if ((i2 % (abs(2) + 1)) <= i1):
            if ((np.int64(u[-1]) in (1, 2, -5, 7)) and (i0 >= i1)):
                f0 = f0
                f0 = float((c[3] << 2))
                i1, f1, b1 = t73(((np.int64(u[4]) + c[-6]) - (np.int64(u[1]) // (abs(i0) + 1))), (-e73(a[::2], np.int64(u[-4]))))
                i1 = i1 % 509
            b0, b1 = b1, not b0
            if ((-f0) == e73(m[1], c[5])):
                a[5] -= ((1e3 - m[i1 % 4, i0 % 5]) / (abs(0.5) + 0.5))
        else:
            for k4 in range(len(a)):
                a[5] = ((f0 + f1) + min(m[2, 0], np.float64(h[-6])))
                a[1] = ((-1.25 - x) + c[i2 % 6])
            for k5 in range(5, 0, -1):
                c[:] = (c * 3 + i2) % 4093
                i2 = ((np.int64(u[1]) - 9) & int(f1 < x))
        h[5] = e73(a, (-i1))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g73(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e73(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t73(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f73(2, 1e-3, f64[7] seed 73 in -4..4 reversed, i64[6] seed 73 in -50..50, f64[4, 5] seed 73 in -2..2 strided, u32[5] seed 73 in 0..100, f16[6] seed 73)
# -> (2, 2, -5, 0.001, 0.25, -3.0, False, False)
# arg 5: u32[5] = 72 61 47 3 0


def f74(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    b1 = (b1 or (0.5 != 2.0))
    f1 = ((m[-2, 4] - f2) + e74(a[::2], int(u[4])))
    a[-4], a[0] = a[0], f0
    c[0] = ((g74(i0, 5) // (abs(i1) + 1))) % 4093
    if (not (a[3] >= x)):
        for k1 in range(1, len(c), 2):
            if (min(int(u[4]), (-1)) >= (int(u[-2]) * k1)):
                b0 = (not (b0 and i2 > 9))
                i1 = (i0) % 4093
            else:
                b0, b1 = b1, not b0
                f0, f1, f2 = f2, f0, f1
    elif (i2 <= c[2]):
        w2 = np.full((3, 2), 1.5)
        if (not (f2 < 1.5 and f0 < 0.0)):
            for k3 in range(len(a)):
                a[-4] += ((np.float64(h[4]) - f0) + (-k3))
                b1 = ((i0 > 8 and f1 < x) and (b0 or b0))
                i1, f1, b1 = t74((-6), np.sqrt(abs(np.sqrt(abs(f0)))))
                i1 = i1 % 509
        else:
            i0 = np.cumsum(c % 7).reshape(2, 3)[-1, 1]
            c[::-1] = c.copy()
            f0 = np.rint((np.float64(h[0]) * -1.25))
        f0, f1, f2 = f2, f0, f1
    else:
        if ((i0 in (1, 2, -5, 7)) and ((-1) in (1, 2, -5, 7))):
            f1 -= ((x - np.float64(h[3])) - float(i1))
            if (m[0, i2 % 5] < (-x)):
                f1 = np.min(np.abs(np.rint(a))) + 0.0
                i1 = g74((-8), r=(0.5 * x))
            else:
                m[1][i0 % 5] = np.sqrt(abs(e74(a, (-5))))
            k4 = 0
            while k4 < 3 and (((-7) in (1, 2, -5, 7)) or k4 < 2):
                k4 += 1
                b1 = ((2 - 6) <= ((-2) ^ k4))
            else:
                b0, b1 = b1, not b0
        for k5 in range(5, 0, -1):
            for k6 in range(m.shape[0]):
                i0 = (i2) % 4093
                i1 = (((int(u[k6]) * i2) % (abs(int(b0)) + 1))) % 4093
        for k7, f0 in zip(range(4), m[1]):
            i0 = (-7)
    return i0, i1, i2, f0, f1, f2, b0, b1


def g74(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e74(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t74(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f74(4, 0.5, f64[7] seed 74 in -4..4 strided, i64[6] seed 74 in -50..50, f64[4, 5] seed 74 in -2..2, i16[5] seed 74 in 0..100, f32[6] seed 74)
# -> (4, 2, -5, 0.5, 2.1833936960325553, -3.0, False, True)
# arg 2: f64[7] = 0.5 -3.895499431016998 -0.2963693245919048 -1.6886832814528088 -1.750388907657717 -1.1882340030932559 2.6542534945629903
# arg 3: i64[6] = 4 40 24 1 -33 -49


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
        b1 = (((-6) // (abs(i0) + 1)) <= ((-1) - c[4]) < (~7))
        i0 = int(max(-1000.0, min(1000.0, 0.5)))
        c[:] = (c * 3 + i0) % 4093
    u[i0 % 5] = (((i2 // (abs(np.int64(u[3])) + 1)) // (abs(((-7) & i1)) + 1))) % 101
    i0 = np.cumsum(c % 7).reshape(2, 3)[0, i1 % 3]
    i1, f1, b1 = t75(((i2 + c[2]) ^ i1), ((a[-4] + 5) - (f2 if b0 else a[-2])))
    i1 = i1 % 509
    w2 = a.copy()
    return i0, i1, i2, f0, f1, f2, b0, b1


def t75(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f75(7, 0.0, f64[7] seed 75 in -4..4 strided, i64[6] seed 75 in -50..50, f64[4, 5] seed 75 in -2..2 F, u16[5] seed 75 in 0..100, f32[6] seed 75)
# -> (5, 89, -5, 0.0, 3.621214181359437, -3.0, True, True)
# arg 3: i64[6] = 2529 3934 3629 3934 3751 2089
# arg 5: u16[5] = 100 78 3 78 33


def f76(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    k1 = 0
    while k1 < 3 and ((np.float64(h[3]) <= f2) or k1 < 2):
        k1 += 1
        f1 *= x
        b0 = b0
        i1, f1, b1 = t76(((-8) % (abs((int(u[k1]) - (-6))) + 1)), min(0.1, (f0 if f0 < 1.5 else a[i1 % 7])))
        i1 = i1 % 509
    i2 = (((i2 // (abs(i0) + 1)) - (~(-6)))) % 4093
    a[a < m[0, -5]] *= 0.5
    c[-6] = (int(i2 > 3) - int(u[0]))
    a[1] += (x if (3 in (1, 2, -5, 7)) else np.sqrt(abs(0.1)))
    return i0, i1, i2, f0, f1, f2, b0, b1


def t76(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f76(5, -2.25, f64[7] seed 76 in -4..4, i64[6] seed 76 in -50..50 reversed, f64[4, 5] seed 76 in -2..2, i32[5] seed 76 in 0..100, f16[6] seed 76)
# -> (5, 76, 4087, -2.25, -1.125, -3.0, True, True)
# arg 2: f64[7] = 3.1861607299101946 4.09053618098851 1.871182272928957 -0.6575329767120679 -0.8840041199309838 3.6043330297587612 -0.17218968292280845
# arg 3: i64[6] = -40 -1 28 19 -8 39


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
    i1 = c[c > i1].size
    a[:] = ((a[::-1] / (np.abs(a) + 0.5)) ** 2)
    i0 = int(max(-1000.0, min(1000.0, min(f2, a[6]))))
    k1 = 0
    while k1 < 4 and ((i0 in (1, 2, -5, 7)) or k1 < 2):
        k1 += 1
        f2 = (np.sqrt(abs(1e3)) % (abs(a[-1]) + 0.5))
        f1 *= ((0.5 - f1) + (-2))
    a[1:] = np.concatenate((m[i2 % 4], (np.floor((np.arange(7) * 0.5 ** 2)))[:1]))
    if b0 and i0 == i1:
        raise IndexError("an index")
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f77(3, 0.0, f64[7] seed 77 in -4..4, i64[6] seed 77 in -50..50 strided, f64[4, 5] seed 77 in -2..2 strided, u16[5] seed 77 in 0..100, f32[6] seed 77)
# -> (-3, 4, -5, 0.0, 0.46484375, 0.1148847237985331, True, False)
# arg 2: f64[7] = 5.038821234682678 -1.47916171466259 -0.46553510301784584 -1.240088467427205 0.1420807569914806 0.6595242192271575 0.0


def f78(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if ((a[6] // (abs(np.float64(h[2])) + 0.5)) < min(np.float64(h[-2]), f0)):
        v1 = c[2:]
        if ((i2 * i2) in (1, 2, -5, 7)):
            f0 += ((m[i1 % 4][-4] * f1) % (abs(a[i1 % 7]) + 0.5))
            c[::-1] = c.copy()
            b0 = (i1 == (c[i1 % 6] // (abs(0) + 1)))
        elif ((f0 / (abs(1e3) + 0.5)) != (f2 + a[4])):
            b1 = ((v1[1] % (abs(i0) + 1)) in (1, 2, -5, 7))
            i1 = (((i0 * 7) // (abs(int(u[i0 % 5])) + 1))) % 4093
        k2 = 0
        while k2 < 4 and ((a[5] == f0) or k2 < 2):
            k2 += 1
            for k3 in range(5, 0, -1):
                f1 *= ((m[3][3] % (abs(a[k2]) + 0.5)) + abs(0.5))
                f1 -= (f2 // (abs((m[-4][k2] + i2)) + 0.5))
            w4 = a.copy()
        w5 = np.zeros(4, dtype=np.int64)
    else:
        f2 += (np.trunc(m[i0 % 4, 4]) + (-1.25 + i2))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f78(5, 100.0, f64[7] seed 78 in -4..4, i64[6] seed 78 in -50..50, f64[4, 5] seed 78 in -2..2, bool[5] seed 78 in 0..100, f32[6] seed 78)
# -> (5, 2, -5, 100.0, 0.25, -10.25, True, False)


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
    i1 = (i0) % 4093
    b1 = ((i0 >= np.int64(u[i0 % 5])) and i0 > 0)
    f1 -= (-max(m[i2 % 4, 4], f0))
    v1 = c[2:]
    if f1 < 0.0:
        for i1, f1 in zip(c, a):
            if (round(max(-1000.0, min(1000.0, x))) in (1, 2, -5, 7)) and i0 == i1:
                raise IndexError("an index")
        i1, f1, b1 = t79(np.int64(u[i0 % 5]), (a[5] // (abs(np.sqrt(abs(f1))) + 0.5)))
        i1 = i1 % 509
    elif (((-8) >= (-9)) or (b0 or f1 < 0.0)):
        w3 = a.copy()
        if ((i0 << 0) > ((-9) * v1[i0 % 4])):
            m[0] = m.max(axis=0) + 0.0 - m[0]
            i0 = (((-1) & (i2 if b0 else v1[1]))) % 4093
            i2 = (((x + i0) - (np.arange(7) * 0.5 * float(0))) > np.rint(np.arange(7) * 0.5)).sum()
        else:
            a[(np.floor(a) - np.trunc(a[::-1])) > (np.float64(h[0]) + 6)] = (np.float64(h[0]) + 6)
    else:
        i1 = (((i0 * i2) & int(f0 < 1.5))) % 4093
        w4 = a.copy()
    return i0, i1, i2, f0, f1, f2, b0, b1


def t79(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f79(1, -2.25, f64[7] seed 79 in -4..4 reversed, i64[6] seed 79 in -50..50, f64[4, 5] seed 79 in -2..2 strided, u32[5] seed 79 in 0..100, f16[6] seed 79)
# -> (1, 1, -5, -2.25, 0.17453365433490164, -3.0, False, False)


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
    if ((i2 + 3) <= max((-1), i2) < (i2 // (abs(np.int64(u[-2])) + 1))):
        u[i0 % 5] = (i2) % 101
        c[i2 % 6] = (((i2 - 4) % (abs((np.int64(u[2]) * np.int64(u[1]))) + 1))) % 4093
        b1 = ((i2 if b0 else i2) in (1, 2, -5, 7))
    elif ((i2 * i2) in (1, 2, -5, 7)):
        i1 = (((a ** 2) * (-a[::-1])) > (a[::-1] + np.arange(7) * 0.5)).sum()
        for k1, f1 in enumerate(a):
            h[5] = 1e3
    if ((~np.int64(u[2])) >= inner(i1)):
        f2 *= (-a[1])
        m *= m[1]
        c[i0 % 6] = (-8)
    elif ((b0 or b1) and (f1 >= np.float64(h[-2]))):
        v2 = m[i1 % 4]
        i0 = (max(g80((-5)), min(i2, np.int64(u[-1])))) % 4093
        a[a < (x * f0)] *= 0.5
        m[3][1] = (max(np.float64(h[-3]), a[3]) + x)
    return i0, i1, i2, f0, f1, f2, b0, b1


def g80(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f80(-1, 100.0, f64[7] seed 80 in -4..4 strided, i64[6] seed 80 in -50..50, f64[4, 5] seed 80 in -2..2 strided, u8[5] seed 80 in 0..100, f16[6] seed 80)
# -> (-1, 2, -5, 100.0, 0.25, -3.0, False, False)


def f81(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    v1 = m[1:3, i2 % 5]
    a[3], a[0] = a[0], f0
    for k2 in range(5, 0, -1):
        a[i0 % 7] = e81(a, (i2 * i0))
    f0 = np.sqrt(abs((-x)))
    for k3 in range(m.shape[0]):
        f2 += (f1 / (abs((v1[i1 % 2] - a[4])) + 0.5))
        if (g81((-4), 5) <= (~i1) < (k3 % (abs(i0) + 1))):
            if ((c[i2 % 6] + 8) <= (6 | int(u[k3])) < (4 - c[k3])):
                if (((-9) if f1 < 1.5 else int(u[k3])) <= (k3 * 0) < g81(c[-6], r=f1)):
                    continue
            else:
                a[-6] -= f1
                b0 = ((k3 << 3) <= int(u[-2]) < (k3 | i2))
                m[:, 0] = m.argmin(axis=1) + (x * m[k3, 3])
        elif ((not b0) and (int(u[-1]) <= (-1) < 8)):
            a[i1:i2] = float(i1)
        else:
            i2 = ((-(-a))).argmax()
            f0, f1, f2 = f2, f0, f1
        if ((c[k3] * c[-4]) != round(max(-1000.0, min(1000.0, m[k3, k3])))):
            for k4, f1 in enumerate(a):
                a[((a + a) * (a[::-1] ** 2)) > np.trunc(a[k3])] = np.trunc(a[k3])
                i0 = ((c[i2 % 6] >> 2)) % 4093
        elif b1:
            w5 = np.array([f0, (np.trunc(np.float64(h[i1 % 6])) + (np.float64(h[i0 % 6]) if i2 > 4 else np.float64(h[4]))), 2.0])
            f1 = np.sort((-(x - a)))[k3] + 0.0
        else:
            w6 = np.zeros(4, dtype=np.int64)
            if ((0 <= 4 < (-9)) or (b0 and i1 > 1)):
                w6[-4] = ((k3 << 1) >> 0)
    return i0, i1, i2, f0, f1, f2, b0, b1


def g81(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e81(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f81(8, 100.0, f64[7] seed 81 in -4..4 strided, i64[6] seed 81 in -50..50 strided, f64[4, 5] seed 81 in -2..2 strided, i8[5] seed 81 in 0..100, f16[6] seed 81)
# -> (3, 2, 6, -0.696112480364985, -0.39548443397167077, -0.39548443397167077, True, False)
# arg 2: f64[7] = -2.0 -2.3689451884721686 -2.0 -2.0 -2.0 -2.3689451884721686 -0.39548443397167077


def f82(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    a[::2] += np.sqrt(abs(np.float64(h[4])))
    b1 = ((i0 * 6) <= (1 | 0) < (i0 + c[4]))
    i2 = ((g82(0, 5) - min(i2, i2))) % 4093
    for k1 in range(m.shape[0]):
        i1, f1, b1 = t82(((i0 >> 0) if (i1 > 19 and b0) else ((-7) - int(u[k1]))), e82(m[:, 0], g82(int(u[4]), r=0.1)))
        i1 = i1 % 509
        i1, f1, b1 = t82(((int(u[k1]) - i2) ^ (0 * (-1))), (np.float64(h[-2]) // (abs(e82(a[::2], 1)) + 0.5)))
        i1 = i1 % 509
    i1, f1, b1 = t82(int(max(-1000.0, min(1000.0, m[0, 4]))), e82(a, (i2 & i2)))
    i1 = i1 % 509
    u[2] = (min((i1 // (abs(int(u[i2 % 5])) + 1)), g82(i1))) % 101
    return i0, i1, i2, f0, f1, f2, b0, b1


def g82(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e82(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t82(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f82(1, 0.5, f64[7] seed 82 in -4..4 reversed, i64[6] seed 82 in -50..50, f64[4, 5] seed 82 in -2..2 strided, i16[5] seed 82 in 0..100, f16[6] seed 82)
# -> (1, 0, 15, 0.5, 1.118187041840049, -3.0, False, False)
# arg 2: f64[7] = -2.737458207315774 2.236374083680098 1.7473766617846436 -2.843442554793623 3.5709946758811797 -3.4681090026602046 2.411480353131689
# arg 5: i16[5] = 10 12 0 90 34


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
    if (not (b0 and f1 < 1.5)) and i0 == i1:
        return i1, i0, 7, f2, 0.5, f1, True, b0
    w1 = np.full((3, 2), 1.5)
    w2 = np.full((3, 2), 1.5)
    k3 = 0
    while k3 < 3 and (((-7) in (1, 2, -5, 7)) or k3 < 2):
        k3 += 1
        w4 = np.array([f0, (abs(np.float64(h[k3])) * x), 2.0])
        for k5 in range(m.shape[0]):
            for k6 in range(abs(i2) % 6):
                c[k5] = (i1) % 4093
                f0 = abs(max(np.float64(h[i2 % 6]), 0.5))
                f1 += ((1e3 + 3) - np.ceil(w4[1]))
            if (k3 == ((-1) >> 1)):
                continue
            v7 = m.T[i2 % 5]
            w2[1, 0] -= ((a[3] * 0.5) + (int(u[3]) + (-4)))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f83(-1, 1e-3, f64[7] seed 83 in -4..4 reversed, i64[6] seed 83 in -50..50 reversed, f64[4, 5] seed 83 in -2..2 F, i16[5] seed 83 in 0..100, f32[6] seed 83)
# -> (-1, 2, -5, 0.7716835737228394, 40080.25, -3.0, False, False)
# arg 3: i64[6] = 2 2 2 2 39 -47


def f84(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    f0 += (min(a[1], x) / (abs((-m[1, i2 % 5])) + 0.5))
    if (((-2) // (abs(i0) + 1)) in (1, 2, -5, 7)):
        if f2 < 0.0:
            b1 = ((2 ^ (-2)) <= int(b0) < round(max(-1000.0, min(1000.0, 0.5))))
            u[-5] = (min((c[0] * c[i0 % 6]), (5 % (abs(i0) + 1)))) % 101
            m[-1, 4] = np.floor(np.sqrt(abs(m[2, -4])))
        elif f1 < 0.0:
            if ((5 <= c[1] < i1) and (i1 <= i1 < 6)):
                i0, i1 = i1, i0
                b1 = ((i1 - int(u[2])) <= (-i2) < int(max(-1000.0, min(1000.0, np.float64(h[i2 % 6])))))
                i2 = (min(int(max(-1000.0, min(1000.0, a[4]))), (6 | i2))) % 4093
        else:
            k1 = 0
            while k1 < 3 and ((c[i0 % 6] in (1, 2, -5, 7)) or k1 < 2):
                k1 += 1
                i1 = ((int(b0) // (abs(c[4]) + 1))) % 4093
                a[1:] = np.concatenate((m[k1], (((f0 - x) - (np.arange(7) * 0.5 ** 2)))[:1]))
                a[1:] = np.concatenate((m[-3], (((a[::-1] // (np.abs(a) + 0.5)) * (a[::-1] % (np.abs(a) + 0.5))))[:1]))
            for k2, f1 in enumerate(a):
                if ((f0 != x) and (i0 > 7 or b0)):
                    break
                if ((c[3] if f0 < 0.0 else c[4]) <= int(b0) < (-2)):
                    continue
        i1 = (((i1 * i1) >> 2)) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f84(4, 0.0, f64[7] seed 84 in -4..4, i64[6] seed 84 in -50..50 reversed, f64[4, 5] seed 84 in -2..2, i8[5] seed 84 in 0..100, f32[6] seed 84)
# -> (4, 2, -5, 0.0, 0.25, -3.0, True, False)


def f85(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    f0 = (np.ceil(np.float64(h[-1])) + (a[i1 % 7] / (abs(x) + 0.5)))
    b0 = (not (c[-4] < i2))
    if (not (not b0)):
        w1 = a.copy()
        if ((i2 + 7) >= (i1 + int(u[2]))):
            i0 = (((a * 1e3) + (a * a)) > (np.arange(7) * 0.5 + a)).sum()
        elif ((-(-5)) <= (i0 % (abs(i1) + 1))):
            i1, f1, b1 = t85(6, 0.5)
            i1 = i1 % 509
            f0 -= float(int(f2 < 0.0))
            f2 += abs(abs(f0))
        else:
            f0 += ((0.1 - f2) if (int(u[i1 % 5]) <= 6 < 8) else np.floor(x))
            for k2, f0 in zip(range(4), m[1]):
                b1 = b0
                f0 = ((a[k2] / (abs(a[k2]) + 0.5)) / (abs((f1 * m[0, 3])) + 0.5))
                w1[i1 % 7] *= (-min(w1[k2], x))
    else:
        i2 = g85(9, 5)
    return i0, i1, i2, f0, f1, f2, b0, b1


def g85(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t85(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f85(5, 100.0, f64[7] seed 85 in -4..4, i64[6] seed 85 in -50..50 reversed, f64[4, 5] seed 85 in -2..2 F, i16[5] seed 85 in 0..100, f32[6] seed 85)
# -> (5, 2, 38, 1.0187430657168048, 0.25, -3.0, False, False)


def f86(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if (((-8) < len(a)) or (b0 and f2 < 0.0)):
        i1 = (((-2) >> 3) % (abs(g86(i1, r=f2)) + 1))
        f0 = (e86(m[1], i0) - a[1])
    for k1 in range(1, len(c), 2):
        for k2 in range(abs(i0) % 6):
            m[-2] = m.max(axis=0) + 0.0 - m[0]
            f0 += (-float(i1))
        else:
            if (min(1, (-3)) <= (~i2) < (c[i1 % 6] // (abs(k1) + 1))):
                break
            if ((i0 - i0) in (1, 2, -5, 7)):
                continue
    return i0, i1, i2, f0, f1, f2, b0, b1


def g86(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e86(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f86(-1, 0.0, f64[7] seed 86 in -4..4 strided, i64[6] seed 86 in -50..50 reversed, f64[4, 5] seed 86 in -2..2 strided, bool[5] seed 86 in 0..100, f32[6] seed 86)
# -> (-1, 8, -5, -10.144490651386548, 0.25, -3.0, False, False)
# arg 4: f64[4, 5] = 1.301212718578125 1.3219579464471831 0.28401344391552374 0.9766713382896177 -1.542486001275933 0.6988950790859296 0.49942524150781864 -1.5586762581302023 -0.0486154092763833 -1.627349372796501 0.0 0.2490615651699617 1.3369508269664334 0.4854771252997043 0.9408026306756647 0.35815269811342 -1.4268601026557817 1.6209642708819572 0.4923762993696448 -0.6016833706002682


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
    f0 *= np.sqrt(abs(f2))
    if f1 < 1.5:
        m[:, 1] *= max(a[3], x)
        i1, f1, b1 = t87((g87(c[0], 5) % (abs(((-2) * i0)) + 1)), np.sqrt(abs(np.sqrt(abs(m[i2 % 4, 0])))))
        i1 = i1 % 509
        i1, f1, b1 = t87(((len(a) // (abs(c[2]) + 1)) + (c[4] * c[3])), np.trunc(np.sqrt(abs(m[3, i0 % 5]))))
        i1 = i1 % 509
    m[i2 % 4] = m.max(axis=0) + 0.0 - m[0]
    m *= m[-2]
    f0 = max(np.sqrt(abs(0.5)), np.sqrt(abs(-1.25)))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g87(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t87(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f87(-3, -2.25, f64[7] seed 87 in -4..4, i64[6] seed 87 in -50..50 strided, f64[4, 5] seed 87 in -2..2, bool[5] seed 87 in 0..100, f16[6] seed 87)
# -> (-3, 497, -5, 1.118033988749895, 0.5, -3.0, False, True)
# arg 4: f64[4, 5] = 1.4308876009550051 11.095769374219381 1.355882220414496 1.5951708850160946 0.42823233656138665 -0.8354407186258037 -2.9486875974350544 2.554348564420843 -0.9724844846524227 -0.11622845017330577 0.615069123470736 9.268763967223377 2.1072581510419104 1.6890894375741898 0.11763334572231585 0.0 0.0 -3.907119589782386 0.09391855255809523 -1.0613027803416426


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
    for k1 in range(len(a)):
        f0 = np.ceil(np.ceil(f0))
    f1 = np.sort((np.where(a > (f2 % (abs(a[5]) + 0.5)), a, x) * np.trunc(a[::-1])))[5] + 0.0
    f0 += (e88(a[::2], i2) - float(i2))
    for k2 in range(1, len(c), 2):
        i0 = (((i2 - k2) | (-k2))) % 4093
    if (not (b0 or i2 > 17)):
        b1 = ((i0 | i0) <= ((-2) * i0) < (0 >> 3))
        for k3, f1 in enumerate(a):
            if (max(i1, np.int64(u[0])) >= (i1 // (abs(i1) + 1))):
                continue
    elif (float(c[2]) >= (x + x)):
        if (not (x < f1)):
            i1 = np.searchsorted(np.sort(c), i1)
            for k4 in range(abs(i1) % 6):
                i1 = (min((c[5] if b0 else i2), (c[i0 % 6] * np.int64(u[1])))) % 4093
                b0 = ((np.int64(u[2]) // (abs(i2) + 1)) < (6 + i1))
                i1 = (round(max(-1000.0, min(1000.0, x))) | int(max(-1000.0, min(1000.0, np.float64(h[k4])))))
        elif ((b0 and f1 < 1.5) or (not i0 > 19)):
            if f0 < 0.0:
                f1 = np.rint(np.floor(np.float64(h[i2 % 6])))
                u[i0 % 5] = ((min(c[3], i2) if (a[3] < f2) else round(max(-1000.0, min(1000.0, f0))))) % 101
            f1 -= (-(-1.25 * f2))
            if b0:
                m[3, -1] = ((m[i1 % 4][-1] * f0) - (1e3 if b0 else a[0]))
                f1 = (np.float64(h[1]) % (abs(np.sqrt(abs(m[0, i2 % 5]))) + 0.5))
                m[:, 0] = m.argmin(axis=1) + m[1, 3]
            elif ((i2 <= i2 < 0) or (c[-3] in (1, 2, -5, 7))):
                a[:] = (np.floor((-np.arange(7) * 0.5)))[np.argsort((np.arange(7) * 0.5 * m[-1, 0]), kind='stable')]
                h[5] = (x * (f2 + a[2]))
        else:
            c[::-1] = c.copy()
            f0 *= max((m[0, -2] if f2 < x else np.float64(h[4])), (x if i1 > 7 else a[2]))
            if f1 < x and i0 == i1:
                raise IndexError("an index")
    else:
        w5 = np.zeros(5)
        if ((np.float64(h[1]) / (abs(f0) + 0.5)) > float(0)):
            for k6 in range(4):
                if (int(max(-1000.0, min(1000.0, a[i1 % 7]))) in (1, 2, -5, 7)):
                    break
                f1 += (f2 / (abs((x * -1.25)) + 0.5))
            else:
                i2 = (((np.int64(u[i0 % 5]) & c[5]) + (i2 ^ i0))) % 4093
            for k7, f0 in zip(range(4), m[1]):
                i2 = (((i2 - i0) % (abs((k7 % (abs((-5)) + 1))) + 1))) % 4093
                if (round(max(-1000.0, min(1000.0, a[-7]))) <= c[0] < (np.int64(u[-1]) * c[0])) and i0 == i1:
                    raise ValueError("a value")
                a[6] -= (min(np.float64(h[-5]), m[3, 0]) + (x - m[-1, 0]))
            for k8 in range(4):
                f1 = m[2, -2]
                a[i1:i1] = f1
                a[::2] += abs(w5[i1 % 5])
        else:
            b1 = (not (b0 or f0 < 1.5))
            for k9 in range(abs(i2) % 6):
                m[i1 % 4, -2] = abs(np.trunc(np.float64(h[i0 % 6])))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e88(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f88(-1, -2.25, f64[7] seed 88 in -4..4 strided, i64[6] seed 88 in -50..50, f64[4, 5] seed 88 in -2..2, u32[5] seed 88 in 0..100, f32[6] seed 88)
# -> (4092, 2, -5, 0.4615577552777168, -2.976973242640862, -3.0, False, False)
# arg 4: f64[4, 5] = -1.0373906445639713 -1.4378762941042762 -1.2692211223611416 1.3025488603896633 -1.1060529308697675 -2.538442244722283 -1.488486621320431 1.9334480142400516 1.6535445810556832 0.6577422793646979 -1.2434927150503068 -0.7831101592305609 -1.639680268949462 -0.9867563647413684 1.535229928833882 -0.2804309719929816 -0.1452756552230401 -0.5195885136918892 -0.9215407317846416 0.8096902318539594


def f89(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    m[i2 % 4, -1] = ((x * a[4]) / (abs((f1 / (abs(a[-2]) + 0.5))) + 0.5))
    k1 = 0
    while k1 < 5 and ((9 in (1, 2, -5, 7)) or k1 < 2):
        k1 += 1
        f2 -= abs((f0 if f0 < 1.5 else f0))
        if ((k1 * k1) != (c[k1] * i1)):
            m[-1, 0] += (max(m[i1 % 4, -3], a[i2 % 7]) + int(max(-1000.0, min(1000.0, a[k1]))))
            h[k1] = e89(m[1], round(max(-1000.0, min(1000.0, f0))))
            v2 = m[0]
            f1 -= (np.floor(f2) / (abs(abs(f1)) + 0.5))
        k3 = 0
        while k3 < 5 and ((6 > (-8)) or k3 < 2):
            k3 += 1
            if ((~np.int64(u[i2 % 5])) in (1, 2, -5, 7)):
                b0, b1 = b1, not b0
            else:
                b1 = ((i0 < c[k1]) or ((-5) != np.int64(u[3])))
            if (b0 and (not b1)):
                continue
        else:
            k4 = 0
            while k4 < 2 and (((-3) != k1) or k4 < 2):
                k4 += 1
                b0 = ((a[k4] * m[i0 % 4][4]) > m[i2 % 4, k4])
            for k5 in range(4):
                f1 = (np.trunc((np.arange(7) * 0.5 * a[::-1]))).max() + 0.0
                i2 = 7
                f2 += (x / (abs(float((-2))) + 0.5))
            if ((a[i1 % 7] if b0 else f0) >= f0):
                continue
    return i0, i1, i2, f0, f1, f2, b0, b1


def e89(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f89(0, 0.0, f64[7] seed 89 in -4..4, i64[6] seed 89 in -50..50, f64[4, 5] seed 89 in -2..2, u16[5] seed 89 in 0..100, f16[6] seed 89)
# -> (0, 2, 7, 0.0, 7.0, -3.0, True, True)
# arg 4: f64[4, 5] = 1.2651455751306817 0.854285279043753 1.5507954339215368 0.8555144471457403 0.7173314995984188 1.1376046452668334 -0.9306062922819995 0.17143274202930003 0.6639592817287228 -1.5115944371554417 1.625254014387651 -1.2199124486037514 -0.23347844721532995 -1.2494586115359674 0.7578956434820583 9.447276457702262 0.8837369341115999 0.10618967430095072 -0.85054743177799 0.0
# arg 6: f16[6] = 0.6328125 1.1376953 1.1376953 0.42773438 0.35864258 0.56884766


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
    a[2] = e90(a, (np.int64(u[i1 % 5]) + 2))
    i2 = c[c > i2].size
    i0 = np.searchsorted(np.sort(c), i0)
    for k1 in range(m.shape[0]):
        a[i1:i0] = x
    w2 = np.array([f0, x, 2.0])
    i0 = ((np.where(a[::-1] > np.sqrt(abs(f0)), a[::-1], 0.5) * (a[::-1] ** 2))).argmax()
    if ((~(-1)) <= i0 < round(max(-1000.0, min(1000.0, w2[-2])))):
        if (not (b1 and b1)):
            f2 -= x
            for k3 in range(4):
                h[-4] = (-(f2 // (abs(x) + 0.5)))
        else:
            a[:] = (((a ** 2) - (a + a)))[np.argsort((a * np.arange(7) * 0.5), kind='stable')]
            i1 = (((7 // (abs(1) + 1)) * (np.int64(u[1]) // (abs(i0) + 1)))) % 4093
            w4 = a.copy()
        k5 = 0
        while k5 < 3 and (f1 < 0.0 or k5 < 2):
            k5 += 1
            w2[-2] += (np.float64(h[k5]) if (k5 == np.int64(u[k5])) else e90(a, i1))
            for k6 in range(m.shape[0]):
                f2 += np.sqrt(abs(f2))
        else:
            i0, i1 = i1, i0
            for k7 in range(abs(i1) % 6):
                if f1 < 1.5:
                    break
                i1, f1, b1 = t90(np.int64(u[-3]), e90(m[:, 0], (np.int64(u[3]) % (abs(c[4]) + 1))))
                i1 = i1 % 509
            else:
                m[2][1] = np.floor((x - x))
                a[a < (np.float64(h[i2 % 6]) / (abs(f1) + 0.5))] *= 0.5
                if (int(i2 > 13) >= round(max(-1000.0, min(1000.0, f1)))) and i0 == i1:
                    return i1, i0, 7, f2, 0.5, f1, True, b0
            b1 = f2 < x
    return i0, i1, i2, f0, f1, f2, b0, b1


def e90(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t90(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f90(5, 100.0, f64[7] seed 90 in -4..4 reversed, i64[6] seed 90 in -50..50 reversed, f64[4, 5] seed 90 in -2..2 F, u64[5] seed 90 in 0..100, f32[6] seed 90)
# -> (2, 3, 4, 100.0, 0.25, -36.21995364246976, True, True)
# arg 2: f64[7] = 3.48716742340394 3.792679829471574 100.0 100.0 -0.8636214284629267 2.457528759064874 1.101490978343012
# arg 6: f32[6] = 0.87179184 0.94816995 2.0 0.9115922 -0.21590535 0.6143822


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
    for k1 in range(m.shape[0]):
        for k2, f0 in zip(range(4), m[1]):
            f0, f1, f2 = f2, f0, f1
            i0 = np.cumsum(c % 7).reshape(2, 3)[0, 2]
            m[3, 0] = ((f1 + (-9)) * (x if i2 > 2 else f0))
    else:
        f0 = np.rint(np.ceil(1e3))
    if (inner(6) <= i0 < g91(i0, r=f0)):
        i0 = (inner(int(max(-1000.0, min(1000.0, f0))))) % 4093
        for k3 in range(abs(i1) % 6):
            f2 *= (float(i2) + (a[i2 % 7] / (abs(1e3) + 0.5)))
            if ((~(-9)) <= g91(i0, 5) < i2):
                h[k3] = e91(m[:, 0], (i2 + len(a)))
                f0 -= f2
                i2 = (((k3 & 1) * (~i0))) % 4093
    else:
        for f2 in a[1:5]:
            if ((i2 * i2) != (len(a) if u[i1 % 5] else i1)):
                i0 = (((c[-6] * (-4)) % (abs(i0) + 1))) % 4093
            else:
                i1, f1, b1 = t91((((-7) % (abs((-3)) + 1)) * (-4)), e91(a[::2], (i1 | i0)))
                i1 = i1 % 509
                h[1] = max(float(i0), (-f0))
                u[i1 % 5] = ((i0 > 18 or f2 < 1.5) or i2 > 9)
        for k5 in range(5, 0, -1):
            i0, i1 = i1, i0
            f2 *= np.float64(h[k5])
            i1, f1, b1 = t91(k5, f2)
            i1 = i1 % 509
        else:
            if b0 and i0 == i1:
                raise IndexError("an index")
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


# run: f91(1, 1e-3, f64[7] seed 91 in -4..4, i64[6] seed 91 in -50..50, f64[4, 5] seed 91 in -2..2, bool[5] seed 91 in 0..100, f32[6] seed 91)
# -> (994, 2, -5, 1000.0, -1.1404159409417645, 18.42541139003442, False, False)
# arg 4: f64[4, 5] = 1.8801898605176173 -0.7405604434407573 1.900174371758438 -0.5484111157345057 1.1444541695146766 0.2928727821817847 0.35454618459776377 0.7381375408757469 -1.1404159409417645 0.5546082829329673 1.7745945422417382 -1.595829558654596 1.7848901778444501 -0.2562044057282713 -1.2096331138804244 -3.5952457820952453 -1.172670376504747 1.7083535733972548 1.5637456288244462 -0.8362324479257763


def f92(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    k1 = 0
    while k1 < 2 and ((4 <= (-7) < i0) or k1 < 2):
        k1 += 1
        for k2, f0 in zip(range(4), m[1]):
            a[:] = (((a / (np.abs(a[::-1]) + 0.5)) / (np.abs((np.sqrt(abs(f0)) - a)) + 0.5)))[np.argsort((np.arange(7) * 0.5 / (np.abs(np.arange(7) * 0.5) + 0.5)), kind='stable')]
            i1 = ((c[1] + ((-5) + i0))) % 4093
            for f2 in a[1:5]:
                b1 = ((-(-7)) <= c[k1])
                i2 = (((-np.arange(7) * 0.5) * (np.arange(7) * 0.5 - a))).argmax()
            else:
                f1 += (-e92(a, int(u[k1])))
                a[k2] += ((-np.float64(h[-1])) // (abs(abs(f2)) + 0.5))
                f0 -= f1
        c[::-1] = c.copy()
        f0 = np.sort(np.rint((-a)))[k1] + 0.0
    return i0, i1, i2, f0, f1, f2, b0, b1


def e92(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f92(7, 1e-3, f64[7] seed 92 in -4..4 reversed, i64[6] seed 92 in -50..50, f64[4, 5] seed 92 in -2..2 strided, i8[5] seed 92 in 0..100, f32[6] seed 92)
# -> (7, 8, 1, -1.0, -3.738634000815937, 1.346068780260138, True, False)
# arg 2: f64[7] = 1.8940194174663212 1.9021221305715594 -0.1088474687707835 0.751595026213228 1.346068780260138 -0.00040469130857477456 -0.0012711787371998985


def f93(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    b1 = ((c[3] != i2) and (f0 != np.float64(h[i0 % 6])))
    f0, f1, f2 = f2, f0, f1
    w1 = np.array([f0, np.floor(a[i1 % 7]), 2.0])
    for f2 in a[1:5]:
        b1 = ((i1 - c[5]) <= int(max(-1000.0, min(1000.0, -1.25))) < (6 - c[0]))
    else:
        i0 = 1
        b1 = ((2 * i2) <= round(max(-1000.0, min(1000.0, f2))) < (3 // (abs(i0) + 1)))
    if ((-f2) > (f0 if i1 > 8 else a[0])):
        if ((np.float64(h[-2]) == f1) and (i1 >= (-3))):
            w1[0] += x
        else:
            a[(e93(m[1], np.int64(u[i0 % 5])) - (a ** 2)) > np.rint(f2)] = np.rint(f2)
            i1, f1, b1 = t93((i1 & (i2 << 3)), np.float64(h[1]))
            i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def e93(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t93(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f93(-3, 1e-3, f64[7] seed 93 in -4..4, i64[6] seed 93 in -50..50, f64[4, 5] seed 93 in -2..2, u32[5] seed 93 in 0..100, f16[6] seed 93)
# -> (1, 2, -5, -3.0, 0.001, 2.594129639774633, False, False)


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
    i1 = round(max(-1000.0, min(1000.0, 0.5)))
    f1 *= f0
    b1 = ((x // (abs(m[3, 1]) + 0.5)) < (x if f0 < 0.0 else f2))
    if (np.int64(u[4]) in (1, 2, -5, 7)):
        if f1 < x:
            m[0, 2] -= min((a[-1] + np.float64(h[-2])), (np.float64(h[5]) % (abs(f1) + 0.5)))
        else:
            for k1 in range(4):
                i1, f1, b1 = t94(round(max(-1000.0, min(1000.0, (f1 + c[3])))), min((m[1, k1] - x), (np.float64(h[-4]) // (abs(a[-3]) + 0.5))))
                i1 = i1 % 509
            c[i0 % 6] = (((i2 * i1) ^ (i2 % (abs(5) + 1)))) % 4093
        f2 -= abs(np.float64(h[1]))
    elif (not (i0 != i2)):
        a[1:] = np.concatenate((m[1], (np.rint((np.arange(7) * 0.5 ** 2)))[:1]))
        b1 = ((np.int64(u[0]) <= c[i2 % 6] < c[1]) and (not i1 > 3))
        a[::2] += e94(m[:, 0], np.int64(u[i2 % 5]))
    else:
        if ((c[5] | i2) in (1, 2, -5, 7)):
            v2 = m[:, 3]
            b0 = ((0 < i2) and ((-4) <= 8 < (-7)))
        b1 = ((i1 < (-5)) or (not b0))
        for k3 in range(4):
            for k4 in range(1, len(c), 2):
                f1 = np.sort((f1 - (-a)))[k4] + 0.0
                i0, i1 = i1, i0
                i0 = round(max(-1000.0, min(1000.0, f2)))
            if ((i2 * k3) <= (i1 + i0) < k3):
                f2 += e94(a, max(i2, i2))
                i2 = (np.rint(np.where(np.arange(7) * 0.5 > e94(m[:, 0], i0), np.arange(7) * 0.5, (np.float64(h[4]) // (abs(m[i1 % 4, k3]) + 0.5)))) > (np.float64(h[4]) - a[::-1])).sum()
            else:
                f1 = np.min((e94(m[:, 0], c[-1]) - np.trunc(a))) + 0.0
            i1, f1, b1 = t94((c[-5] + (i1 & np.int64(u[k3]))), 1e3)
            i1 = i1 % 509
        else:
            i0, i1 = i1, i0
            a[:4] = m[:, i0 % 5]
            i1, f1, b1 = t94(max(int(f1 < x), (8 * np.int64(u[3]))), float(inner(np.int64(u[3]))))
            i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def e94(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t94(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f94(1, 0.0, f64[7] seed 94 in -4..4 strided, i64[6] seed 94 in -50..50, f64[4, 5] seed 94 in -2..2, u32[5] seed 94 in 0..100, f16[6] seed 94)
# -> (125, 226, 3, 0.0, 154.5, -5.7234555829591365, False, True)
# arg 2: f64[7] = 1.8412529704857539 -1.3617277914795682 -1.7478981083547858 -1.6820841256748351 -1.4826861102760862 -2.7234555829591365 -1.29033186624633


def f95(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    m[:, 1] *= e95(a[::2], int(u[1]))
    m[1] = m.max(axis=0) + 0.0 - m[0]
    for k1, f0 in zip(range(4), m[1]):
        i2 = g95((c[5] // (abs(int(u[2])) + 1)), r=min(f0, a[k1]))
        f0 = ((m[3, -5] * f1) + g95(i0))
    if ((6 in (1, 2, -5, 7)) or (not i1 > 16)):
        a[0] = f0
        k2 = 0
        while k2 < 3 and ((b1 and b1) or k2 < 2):
            k2 += 1
            f0, f1, f2 = f2, f0, f1
            a[k2], a[0] = a[0], f0
        else:
            if ((int(u[3]) - c[1]) <= max((-5), (-1))):
                f0, f1, f2 = f2, f0, f1
            elif b0:
                i1 = (((c[1] + i1) * (i2 % (abs(i0) + 1)))) % 4093
                b1 = ((np.float64(h[3]) - np.float64(h[4])) >= float((-3)))
                b0 = b0
            else:
                m[:, 0] = m.argmin(axis=1) + f2
        w3 = np.full((3, 2), 1.5)
    else:
        v4 = a[1:6]
        for k5 in range(4):
            a[i2 % 7] += (2.0 + np.trunc(0.1))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g95(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e95(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f95(2, 1e-3, f64[7] seed 95 in -4..4, i64[6] seed 95 in -50..50 strided, f64[4, 5] seed 95 in -2..2 strided, i32[5] seed 95 in 0..100, f32[6] seed 95)
# -> (2, 2, 5, 0.25, -3.0, 8.202951294282606, False, False)
# arg 2: f64[7] = 0.25 8.202951294282606 -3.0 0.6288481956421936 0.8653462951002888 2.3446668665429744 3.282876579361292
# arg 4: f64[4, 5] = 9.202951294282606 -0.25569825635200244 1.574630647766952 0.3144240978210968 0.4326731475501444 8.202951294282606 1.6761107989629043 0.32677021148377916 0.48110716720422797 0.12542426522428407 12.202951294282606 0.48582628043776455 -0.9773876631042779 -1.2868338810186648 -1.330711263270563 10.202951294282606 0.5259557298935422 -1.4131432861013544 -0.5987719740454498 0.5580974127744285


def f96(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(4):
        b1 = ((f1 < x or i2 > 11) or (0.1 < x))
        for k2 in range(m.shape[0]):
            f0, f1, f2 = f2, f0, f1
            w3 = np.zeros(5)
            i0 = (i1) % 4093
        else:
            a[a < (f0 if f1 < 0.0 else m[k1, k1])] *= 0.5
            if (not f0 < 0.0):
                f1 *= (np.sqrt(abs(f2)) * (-m[1, k1]))
                i1, f1, b1 = t96(int((b0 and b0)), ((-np.float64(h[4])) / (abs((m[k1, 3] * np.float64(h[k1]))) + 0.5)))
                i1 = i1 % 509
            else:
                i0 = ((int(max(-1000.0, min(1000.0, 1e3))) * (-c[k1]))) % 4093
                a[::2] += np.sqrt(abs(f0))
                i2 = ((((-1) + i2) | (c[1] if b0 else i1))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def t96(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f96(7, 1e-3, f64[7] seed 96 in -4..4, i64[6] seed 96 in -50..50, f64[4, 5] seed 96 in -2..2 strided, u16[5] seed 96 in 0..100, f32[6] seed 96)
# -> (2279, 0, 4091, -0.026485588039184365, 0.001, -0.03556365813430862, True, True)
# arg 2: f64[7] = 0.7959381650947249 2.09444681266861 0.4144619172258073 -0.058051370620060494 2.1972491392583215 -0.20541708340898984 5.686829381156322


def f97(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    h[5] = (-np.sqrt(abs(x)))
    m *= m[2]
    for k1 in range(m.shape[0]):
        w2 = np.zeros(5)
    k3 = 0
    while k3 < 5 and (b0 or k3 < 2):
        k3 += 1
        m[-4] = m.max(axis=0) + 0.0 - m[0]
        v4 = m[1:3, 4]
        u[i0 % 5] = ((((-3) << 2) * (i1 // (abs((-9)) + 1)))) % 101
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f97(-2, 0.0, f64[7] seed 97 in -4..4 strided, i64[6] seed 97 in -50..50, f64[4, 5] seed 97 in -2..2, i8[5] seed 97 in 0..100, f32[6] seed 97)
# -> (-2, 2, -5, 0.0, 0.25, -3.0, False, False)
# arg 4: f64[4, 5] = 0.7496434233154168 0.0 0.1361387362335249 0.0 0.0 -0.23469307420875235 -2.772380630048694 -0.09932345293843838 -0.28869689748655386 1.2930203882452331 0.9731663088320026 2.0340336957641236 1.1838058440049208 1.070532082789822 3.4631735284062835 -0.5317340638579313 -2.554476897122659 0.5633603746629472 -1.964560225321837 -1.2070984607696473
# arg 5: i8[5] = 94 97 28 0 75
# arg 6: f32[6] = -0.37995416 0.623405 0.06256212 0.8160499 -0.7031366 -0.0


def f98(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i0 = int(u[2])
    a[:] = ((np.ceil(x) - (a * (f1 / (abs(f1) + 0.5)))))[np.argsort((a[::-1] ** 2), kind='stable')]
    b0, b1 = b1, not b0
    f2 = -1.25
    b1 = ((i2 <= (-7) < 3) and (not b1))
    h[0] = min(abs(m[2, 0]), (a[i1 % 7] - a[0]))
    for k1, f0 in zip(range(4), m[1]):
        w2 = np.full((3, 2), 1.5)
        i0 = (-int(b0))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f98(2, -2.25, f64[7] seed 98 in -4..4, i64[6] seed 98 in -50..50 strided, f64[4, 5] seed 98 in -2..2 strided, i8[5] seed 98 in 0..100, f16[6] seed 98)
# -> (0, 2, -5, -1.1294397119023465, 0.25, -1.25, False, False)
# arg 2: f64[7] = -2.693802678784084 -2.968248093949712 -2.1601861425493656 -2.6976601958517237 -2.2144079746658565 -3.1763777389045007 -2.9725694777546137
# arg 6: f16[6] = 0.5336914 0.7260742 0.5205078 0.5234375 0.12011719 0.1607666


def f99(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i2 = (((i0 - i2) & round(max(-1000.0, min(1000.0, x))))) % 4093
    if ((i2 < np.int64(u[-2])) and (f2 > f0)):
        b0 = ((b0 and f1 < x) or b1)
        if (not ((-6) < 1)):
            if (g99(i2, r=np.float64(h[i2 % 6])) <= int(max(-1000.0, min(1000.0, 2.0))) < i1):
                b1 = (abs(0.1) == (a[-2] + i2))
            else:
                i1, f1, b1 = t99(((i0 % (abs(2) + 1)) * (np.int64(u[-1]) * c[2])), (e99(m[1], (-5)) / (abs((x * np.float64(h[i2]))) + 0.5)))
                i1 = i1 % 509
            if ((np.int64(u[-5]) if b1 else c[0]) <= i2 < (i0 + i2)) and i0 == i1:
                return i1, i0, 7, f2, 0.5, f1, True, b0
        elif ((i1 * np.int64(u[-2])) != i0):
            b0 = (int(max(-1000.0, min(1000.0, f2))) in (1, 2, -5, 7))
        f0, f1, f2 = f2, f0, f1
    elif (int(max(-1000.0, min(1000.0, -1.25))) <= (c[1] % (abs(i1) + 1)) < i1):
        w1 = np.zeros(5)
    return i0, i1, i2, f0, f1, f2, b0, b1


def g99(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e99(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t99(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f99(-1, -2.25, f64[7] seed 99 in -4..4 strided, i64[6] seed 99 in -50..50, f64[4, 5] seed 99 in -2..2, u16[5] seed 99 in 0..100, f32[6] seed 99)
# -> (-1, 2, 4, -2.25, 0.25, -3.0, False, False)


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
    a[1:] = np.concatenate((m[i1 % 4], (np.floor((a - np.arange(7) * 0.5)))[:1]))
    m[:, 0] = m.argmin(axis=1) + (f1 * a[i1 % 7])
    a[:] = ((-np.where(a > (m[-3, 2] * x), a, (f2 / (abs(x) + 0.5)))))[np.argsort((a - a[::-1]), kind='stable')]
    b0, b1 = b1, not b0
    if (not ((-3) == int(u[2]))):
        f0 = (np.sqrt(abs(f0)) * (f0 if f2 < 1.5 else x))
        for k1 in range(len(a)):
            f0, f1, f2 = f2, f0, f1
            h[i0 % 6] = f1
        else:
            a[::2] += (1e3 * m[0, 1])
            if (g100(i0) <= (i0 if b0 else i0) < (c[3] << 2)):
                i2 = ((int(b0) * (~i1))) % 4093
                f2 -= f2
                f1 += ((-x) - np.floor(f2))
            elif b1:
                b1 = (i2 in (1, 2, -5, 7))
                b1 = ((not i0 > 12) and (c[-1] >= (-4)))
                u[i1 % 5] = ((int(i1 > 0) * int(f0 < x))) % 101
    elif (not (i1 <= i1 < 6)):
        for k2 in range(m.shape[0]):
            if ((not b0) and f2 < 1.5):
                i2 = g100((c[k2] * 2), 5)
            elif ((int(u[-1]) * k2) in (1, 2, -5, 7)):
                if f2 < 1.5 and i0 == i1:
                    raise IndexError("an index")
                a[:] = (np.where(a[::-1] > (m[k2, -2] - m[2, i0 % 5]), a[::-1], (1e3 + x)) * (a ** 2))
            else:
                f1 = np.ceil(np.float64(h[-1]))
                i1 = (-9)
                c[2] = (-9)
            i1 = (((np.float64(h[-6]) - f0) - (-a))).argmax()
        else:
            b1 = (abs(a[5]) < (a[2] - -1.25))
            m[:, 0] = m.argmin(axis=1) + abs(m[2][4])
    else:
        w3 = np.zeros(5)
        f2 += m[-3, -4]
    return i0, i1, i2, f0, f1, f2, b0, b1


def g100(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f100(-2, 0.5, f64[7] seed 100 in -4..4, i64[6] seed 100 in -50..50 strided, f64[4, 5] seed 100 in -2..2 F, i32[5] seed 100 in 0..100, f32[6] seed 100)
# -> (-2, 2, -5, -3.0, 0.3535533905932738, 0.25, False, True)
# arg 2: f64[7] = -1938.6368391585963 3.0 -1938.6368391585963 -1.7285701417762542 -1938.6368391585963 -0.9356494654200298 -1943.4196682921768
# arg 4: f64[4, 5] = 1.2339123663550073 -1.9416368391585963 -1.0261193290504753 -0.9865818262023027 0.6720568099110151 0.23391236635500745 0.8078043432028128 1.3120263894455797 -1.533389050868815 0.23580724441677114 4.233912366355008 0.9356494654200298 1.7285701417762542 -0.7176736984338818 -1.644688388801355 4.233912366355008 0.2965203885647072 0.021722380954044773 0.3101417190723441 -1.3949960658992717
# arg 5: i32[5] = 75 6 1 62 20
# arg 6: f32[6] = -0.7254148 -0.9708184 -0.5130597 -0.4932909 0.35355338 -0.97235817


def f101(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i0 = ((((-8) + i1) * (c[-1] * i1))) % 4093
    c[1] = min(int(max(-1000.0, min(1000.0, f1))), int(u[-2]))
    i0 = (i2) % 4093
    c[:] = (c * 3 + i0) % 4093
    m *= m[3]
    f0 = m.T.ravel()[i1 % 20]
    i0, i1 = i1, i0
    if (f0 < 0.0 and (b0 or f0 < 0.0)):
        m[-4, 1] -= f0
    elif (not b0):
        if ((1 * c[4]) > c[i1 % 6]) and i0 == i1:
            raise ValueError("a value")
        if ((i1 - i1) <= (2 // (abs((-4)) + 1)) < (i2 << 3)):
            b1 = i1 > 19
            for k1, f0 in zip(range(4), m[1]):
                i0 = np.searchsorted(np.sort(c), i0)
        else:
            i2 = ((-(i2 * (-9)))) % 4093
            a[a < (-f0)] *= 0.5
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f101(2, 0.5, f64[7] seed 101 in -4..4, i64[6] seed 101 in -50..50 strided, f64[4, 5] seed 101 in -2..2 strided, i16[5] seed 101 in 0..100, f16[6] seed 101)
# -> (2, 4088, -5, -1.3642387065874224, 0.25, -3.0, False, False)
# arg 3: i64[6] = 4019 4088 3983 85 34 142
# arg 4: f64[4, 5] = 1.414206673356725 -0.4657649439603042 -0.6738807775333362 -0.2976513451125748 0.2864109778655178 -1.408778991308684 1.7818470892246907 -1.0597278111080566 1.5620129364484232 -0.2744974409483449 -1.3642387065874224 1.4305505387262618 1.174460851287144 0.9955212394846419 0.22911301184832034 1.248302196504226 0.8979123254361675 0.53029314846517 1.8587545033064048 0.03955665840417986


def f102(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    b1 = ((c[4] != i0) and (np.int64(u[-3]) in (1, 2, -5, 7)))
    for k1, f0 in zip(range(4), m[1]):
        if ((i2 - 9) in (1, 2, -5, 7)):
            w2 = np.zeros(4, dtype=np.int64)
            i1, f1, b1 = t102((((-9) & (-8)) + (6 // (abs(i0) + 1))), abs(np.float64(h[0])))
            i1 = i1 % 509
            if ((not b1) and (i2 < k1)):
                i0 = int(max(-1000.0, min(1000.0, float(1))))
                i1, f1, b1 = t102((k1 % (abs((i1 + i1)) + 1)), f1)
                i1 = i1 % 509
        else:
            k3 = 0
            while k3 < 5 and (b0 or k3 < 2):
                k3 += 1
                i2 = np.searchsorted(np.sort(c), i2)
        a[4] *= float(3)
    return i0, i1, i2, f0, f1, f2, b0, b1


def t102(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f102(2, 100.0, f64[7] seed 102 in -4..4, i64[6] seed 102 in -50..50 strided, f64[4, 5] seed 102 in -2..2 F, u32[5] seed 102 in 0..100, f32[6] seed 102)
# -> (2, 2, 0, -1.4363283234830733, 0.25, -3.0, False, False)
# arg 2: f64[7] = -3.4609150212479483 0.768982422259957 -0.11760748261179099 0.3124756569581262 -81.18621290574798 0.014925434385389735 -0.3445662344148639


def f103(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(abs(i2) % 6):
        i0 = (round(max(-1000.0, min(1000.0, np.float64(h[k1])))) // (abs(((-9) % (abs(k1) + 1))) + 1))
        w2 = np.zeros(5)
        w3 = np.full((3, 2), 1.5)
    h[i2 % 6] = ((1e3 * -1.25) * (np.float64(h[i0 % 6]) * a[4]))
    for k4 in range(5, 0, -1):
        f1 *= e103(a[::2], np.int64(u[0]))
    if ((b1 and b0) or i2 > 18):
        c[i2 % 6] = (i0) % 4093
    else:
        a[2] *= (abs(f2) * e103(m[1], np.int64(u[-5])))
        if i1 > 3:
            i2 = (((~i2) + (i1 if i1 > 5 else c[2]))) % 4093
            b1 = (i2 in (1, 2, -5, 7))
            i1, f1, b1 = t103(((i2 if i0 > 12 else c[4]) >> 0), ((a[i0] // (abs(m[1, i2 % 5]) + 0.5)) if (i2 < i2) else (-f0)))
            i1 = i1 % 509
        v5 = m[:, 2]
        for k6 in range(1, len(c), 2):
            b0 = (not (i1 < c[-3]))
            i0 = ((g103(c[4], r=a[6]) * (k6 if i2 > 9 else (-8)))) % 4093
            a[:] = (np.where(np.trunc(a) > float(i0), np.trunc(a), (-f2)))[np.argsort((a - a[::-1]), kind='stable')]
    return i0, i1, i2, f0, f1, f2, b0, b1


def g103(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e103(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t103(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f103(7, 0.5, f64[7] seed 103 in -4..4 strided, i64[6] seed 103 in -50..50 reversed, f64[4, 5] seed 103 in -2..2, u32[5] seed 103 in 0..100, f16[6] seed 103)
# -> (3805, 2, -5, 0.5, -82.6499342825626, -3.0, False, False)
# arg 2: f64[7] = 3.0 3.0 3.0 3.0 3.0 3.0 3.0
# arg 6: f16[6] = -0.79785156 -1718.0 -0.58691406 -0.57958984 -0.43066406 0.8027344


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
    for k1 in range(len(a)):
        if (float(8) == e104(m[:, 0], c[i2 % 6])):
            if ((b1 and b0) or (int(u[-2]) in (1, 2, -5, 7))):
                f1 = np.sqrt(abs((np.float64(h[-2]) / (abs(f2) + 0.5))))
                f0 -= (f1 - (x if f2 < x else x))
            elif i1 > 8:
                a[k1] += abs(np.floor(m[0, i1 % 5]))
                a[i0:i2] = float(i1)
            else:
                m[-3] -= m[0]
                i1, f1, b1 = t104((3 - k1), float(int(max(-1000.0, min(1000.0, m[2, i0 % 5])))))
                i1 = i1 % 509
                b1 = ((a[1] + i2) > np.rint(a[-6]))
            if ((0.1 * f1) < float(i0)):
                continue
    return i0, i1, i2, f0, f1, f2, b0, b1


def e104(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t104(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f104(-1, 1e-3, f64[7] seed 104 in -4..4 strided, i64[6] seed 104 in -50..50 strided, f64[4, 5] seed 104 in -2..2 F, i8[5] seed 104 in 0..100, f32[6] seed 104)
# -> (-1, 2, -5, 0.001, 0.25, -3.0, False, False)
# arg 2: f64[7] = -2.766565516165225 -3.373942443942884 2.623578087925172 -1.0829429387675455 -1.1424893426927696 0.07626022467951543 -0.7898927238327449


def f105(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    b1 = (not (i1 >= c[3]))
    for k1 in range(m.shape[0]):
        if (max(k1, i1) <= (i1 * c[k1]) < (-7)):
            w2 = np.full((3, 2), 1.5)
            f0 -= f1
        else:
            i2 = (2 - int(f0 < 1.5))
            f2 += (a[k1] * (np.float64(h[-4]) - a[-5]))
    m[2] = a[2:]
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f105(-1, -2.25, f64[7] seed 105 in -4..4, i64[6] seed 105 in -50..50, f64[4, 5] seed 105 in -2..2, u32[5] seed 105 in 0..100, f16[6] seed 105)
# -> (-1, 2, 1, -2.25, 0.25, -15.042243807262235, False, False)
# arg 4: f64[4, 5] = 0.9318033223738764 -0.8663528690807527 -1.9110656472300809 -0.25485074297424637 -1.5138903459572406 -1.5905182662162871 1.4702821019177983 -0.3922266735503701 -0.8043471257348438 1.7058681212352256 -3.8221312944601618 -0.5097014859484927 -3.027780691914481 -3.1810365324325742 2.9405642038355966 0.1077799266597359 -0.1813014069510599 0.870020026857107 1.842881122858203 0.5833573416579645


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
    v1 = m.T[2]
    if (not (i1 <= c[0] < c[i2 % 6])) and i0 == i1:
        raise IndexError("an index")
    f1 = ((f0 + i2) * np.ceil(f2))
    for k2 in range(abs(i1) % 6):
        v3 = a[1:6]
        a[1:] = np.concatenate((m[0], (np.where(np.where(a > np.floor(v3[-3]), a, (f0 / (abs(f0) + 0.5))) > (f2 * x), np.where(a > np.floor(v3[-3]), a, (f0 / (abs(f0) + 0.5))), (v3[-5] - f1)))[:1]))
        k4 = 0
        while k4 < 2 and (f2 < 1.5 or k4 < 2):
            k4 += 1
            i2 = int((np.int64(u[k4]) <= k4 < i1))
            w5 = np.zeros(5)
    else:
        if (((-1) // (abs(i1) + 1)) >= (i2 % (abs(3) + 1))):
            u[-4] = ((-(np.int64(u[1]) + i1))) % 101
        f1 += ((f2 * f2) * np.rint(f0))
        w6 = a.copy()
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f106(8, -2.25, f64[7] seed 106 in -4..4 strided, i64[6] seed 106 in -50..50 strided, f64[4, 5] seed 106 in -2..2 strided, u16[5] seed 106 in 0..100, f16[6] seed 106)
# -> (8, 2, 0, -2.25, 3.75, -3.0, True, False)
# arg 2: f64[7] = -2.9264205760744177 -1.4632102880372089 0.8566611789015219 0.35445893105765514 1.4299689924333632 1.4091141859476566 -23.21321028803721


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
    f0 = (np.floor((a[::-1] + a))).max() + 0.0
    w1 = np.zeros(5)
    b1 = (((-3) * (-3)) <= c[5])
    w2 = np.zeros(5)
    f0, f1, f2 = f2, f0, f1
    for k3 in range(len(a)):
        a[:] = (np.where(np.where(a[::-1] > (2.0 / (abs(1e3) + 0.5)), a[::-1], (2.0 if f0 < 1.5 else x)) > (np.float64(h[5]) if b0 else m[3, -1]), np.where(a[::-1] > (2.0 / (abs(1e3) + 0.5)), a[::-1], (2.0 if f0 < 1.5 else x)), (f1 % (abs(f1) + 0.5))))[np.argsort((np.arange(7) * 0.5 * np.arange(7) * 0.5), kind='stable')]
        v4 = a[::-2]
        if (np.rint(w1[3]) == np.float64(h[-5])):
            continue
        w5 = np.arange(6)
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f107(0, 1e-3, f64[7] seed 107 in -4..4 reversed, i64[6] seed 107 in -50..50, f64[4, 5] seed 107 in -2..2 F, u8[5] seed 107 in 0..100, f32[6] seed 107)
# -> (0, 2, -5, -3.0, 2.0, 0.25, False, False)
# arg 2: f64[7] = 2.0 2.6893425878395174 2.986200986373362 2.0 2.0 2.0 2.0


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
    i1, f1, b1 = t108(int((i1 > i2)), (m[3, -1] / (abs(np.float64(h[3])) + 0.5)))
    i1 = i1 % 509
    b1 = ((i1 * 6) >= i1)
    for k1 in range(abs(i2) % 6):
        f1 = ((-(a * np.arange(7) * 0.5))).max() + 0.0
        if (((-5) ^ int(u[i2 % 5])) <= (int(u[4]) + (-9)) < (k1 & 9)):
            k2 = 0
            while k2 < 2 and ((x != np.float64(h[k1])) or k2 < 2):
                k2 += 1
                m[2, k2] += ((0.5 // (abs(a[k2]) + 0.5)) if (c[-4] <= int(u[k2]) < i0) else (2.0 + f2))
                i1 = (-(-2))
            for k3 in range(m.shape[0]):
                b1 = ((x if i1 > 15 else 1e3) >= m[-1, k3])
            i0 = c[c > i0].size
        elif f2 < x:
            if ((0.5 + c[k1]) < min(x, np.float64(h[k1]))):
                break
        else:
            if (abs(f1) <= f2):
                a += np.where(((f0 if i1 > 6 else -1.25) - np.arange(7) * 0.5) > abs(x), ((f0 if i1 > 6 else -1.25) - np.arange(7) * 0.5), min(f1, x))
                m[3] = m.max(axis=0) + 0.0 - m[0]
            elif (((-9) <= int(u[i1 % 5]) < 3) or (c[5] != i2)):
                a[k1] = (e108(a[::2], int(u[-5])) if (k1 < 8) else np.ceil(f0))
            if ((f1 * m[3, -1]) == a[k1]):
                i1, f1, b1 = t108(((9 - 1) % (abs((k1 - i1)) + 1)), x)
                i1 = i1 % 509
                f2 = ((f2 - 1e3) * max(f2, f0))
            else:
                u[-3] = (i1) % 101
                i1, f1, b1 = t108((c[-2] % (abs((c[k1] + i0)) + 1)), ((np.float64(h[-6]) + x) + int(i1 > 14)))
                i1 = i1 % 509
            v4 = m.T[1]
            i1, f1, b1 = t108(((int(u[i2 % 5]) if b0 else i0) & (int(u[-2]) >> 1)), f2)
            i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def e108(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t108(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f108(5, 0.0, f64[7] seed 108 in -4..4, i64[6] seed 108 in -50..50 strided, f64[4, 5] seed 108 in -2..2 F, i8[5] seed 108 in 0..100, f32[6] seed 108)
# -> (-1, 0, -5, 0.0, 7.925380566999211, -3.0, True, True)


def f109(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1, f1 in enumerate(a):
        if (i2 < (c[i2 % 6] % (abs(i0) + 1))):
            i1 = int(max(-1000.0, min(1000.0, np.float64(h[i0 % 6]))))
            w2 = np.full((3, 2), 1.5)
            i1, f1, b1 = t109(i1, e109(m[1], (1 << 2)))
            i1 = i1 % 509
        elif ((a[k1] // (abs(m[-2, 1]) + 0.5)) != m[-4, 4]):
            for k3 in range(1, len(c), 2):
                i2 = (int(f2 < x) * (k3 // (abs(3) + 1)))
            if (int(b1) >= (int(u[2]) * i2)):
                break
            i1 = ((np.where(a > (-1.25 + np.float64(h[i2 % 6])), a, float(i0)) + ((x if b0 else a[k1]) - a))).argmax()
        else:
            v4 = m[:, 1]
            f2 = ((f2 - 1e3) + (c[4] if i1 > 9 else k1))
            b0, b1 = b1, not b0
            f2 = (np.float64(h[i0 % 6]) + (m[2, 1] + (-4)))
    else:
        b1 = (c[3] <= max(2, c[3]) < (i2 - i2))
        k5 = 0
        while k5 < 2 and ((f2 < 0.0 or b1) or k5 < 2):
            k5 += 1
            if (int(i0 > 17) != g109(int(u[2]), 5)):
                a += ((a ** 2) / (np.abs((a / (np.abs(a[::-1]) + 0.5))) + 0.5))
                f0, f1, f2 = f2, f0, f1
                a[1:4] = (m[i2 % 4, i1 % 5] + 8)
            elif (((-7) - int(u[i0 % 5])) <= g109(int(u[k5]), r=f1) < (k5 * k5)):
                c[i2 % 6] = (((-3) * (int(u[k5]) % (abs(c[k5]) + 1)))) % 4093
                m[0, i2 % 5] *= np.floor(np.float64(h[i2]))
                f1 = np.min((np.trunc(np.arange(7) * 0.5) ** 2)) + 0.0
            else:
                a[-4] = (-e109(m[:, 0], i0))
                a[((a * a[::-1]) * ((2.0 + m[i0 % 4, 2]) - a)) > (-f1)] = (-f1)
            a[k5] = np.sqrt(abs(abs(np.float64(h[k5]))))
            m[i1 % 4] -= m[0]
        i2 = c[c > i2].size
    return i0, i1, i2, f0, f1, f2, b0, b1


def g109(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e109(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t109(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f109(-2, -2.25, f64[7] seed 109 in -4..4, i64[6] seed 109 in -50..50 reversed, f64[4, 5] seed 109 in -2..2, i8[5] seed 109 in 0..100, f16[6] seed 109)
# -> (-2, 499, 5, -0.8001549595309478, -3.0, -2.25, False, False)
# arg 2: f64[7] = 9.332414434992835 10.17210837692559 0.4781607421281049 10.17210837692559 0.011902617767974554 -0.0887349845977276 2.661985339562457
# arg 4: f64[4, 5] = 0.7997472947317275 1.4761917266306748 0.457176688402523 0.37285057202972993 -0.8730717403115489 -0.07578011810806728 -1.1864422630212856 1.6480632815471905 1.0290849564949593 -1.6003099190618957 1.043972959770692 -1.3800864931329877 0.11494050029469616 0.33590523821179774 0.3258996762352191 0.16534376803326367 -4.3520472354766895 -0.08801780671905002 -2.1437243697136603 3.045180117237139


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
    for k1 in range(1, len(c), 2):
        v2 = m[1:3, -5]
        v3 = a[::-2]
        i0 = (((3 if f0 < 1.5 else (-8)) + (i2 & 1))) % 4093
        for i1, f1 in zip(c, a):
            v5 = m[-4]
            i2 = (((a[::-1] ** 2) / (np.abs((a // (np.abs(a) + 0.5))) + 0.5)) > (np.arange(7) * 0.5 % (np.abs(a) + 0.5))).sum()
            i2 = int(u[3])
            f1 -= (float(c[i0 % 6]) if ((-6) in (1, 2, -5, 7)) else abs(np.float64(h[-4])))
    else:
        i1, f1, b1 = t110((int(f1 < 0.0) - int(u[-3])), (abs(x) - (f1 % (abs(f0) + 0.5))))
        i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def t110(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f110(3, -2.25, f64[7] seed 110 in -4..4 reversed, i64[6] seed 110 in -50..50, f64[4, 5] seed 110 in -2..2 strided, i16[5] seed 110 in 0..100, f32[6] seed 110)
# -> (4, 472, 87, -2.25, -0.14019881773223952, -3.0, True, False)


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
        for k1 in range(4):
            if (not f0 < 1.5):
                continue
            if ((1 <= np.int64(u[i0 % 5]) < 4) and (np.float64(h[k1]) <= a[k1])):
                break
        else:
            f1 = (a[5] + x)
            i0 = g111((i0 | i1), r=np.float64(h[0]))
        f2 += e111(a[::2], round(max(-1000.0, min(1000.0, np.float64(h[4])))))
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


# run: f111(1, 0.5, f64[7] seed 111 in -4..4 reversed, i64[6] seed 111 in -50..50 reversed, f64[4, 5] seed 111 in -2..2, u64[5] seed 111 in 0..100, f16[6] seed 111)
# -> (1, 2, -5, 0.5, 0.25, -3.0, False, False)


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
    if (e112(m[:, 0], np.int64(u[3])) == f2):
        i2 = (((c[2] | (-2)) * (i2 << 1))) % 4093
        for k1 in range(abs(i0) % 6):
            f2 = x
            for k2, f0 in zip(range(4), m[1]):
                u[-1] = ((-4)) % 101
                i1 = (((i0 >> 2) * (i2 - (-6)))) % 4093
                i2 = c[c > i2].size
    return i0, i1, i2, f0, f1, f2, b0, b1


def e112(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f112(-2, -2.25, f64[7] seed 112 in -4..4 reversed, i64[6] seed 112 in -50..50 reversed, f64[4, 5] seed 112 in -2..2, u32[5] seed 112 in 0..100, f16[6] seed 112)
# -> (-2, 2, -5, -2.25, 0.25, -3.0, False, False)


def f113(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(m.shape[0]):
        for k2 in range(len(a)):
            b1 = i0 > 6
            w3 = np.arange(6)
    for k4 in range(1, len(c), 2):
        c[::-1] = c.copy()
    m[2, i0 % 5] -= (x + (f2 if i2 > 4 else a[2]))
    k5 = 0
    while k5 < 3 and ((np.int64(u[2]) == i2) or k5 < 2):
        k5 += 1
        if (np.int64(u[i2 % 5]) <= (i2 - i2)):
            w6 = np.full((3, 2), 1.5)
            w7 = np.zeros(4, dtype=np.int64)
            h[0] = m[2, k5]
        b0, b1 = b1, not b0
        if ((i1 & np.int64(u[k5])) >= g113(3, 5)):
            f0 = (((a * float(np.int64(u[-5]))) - (a ** 2))).max() + 0.0
            if (i1 > 11 and f0 < 0.0):
                b1 = b1
                if ((c[1] // (abs(i1) + 1)) > (7 // (abs(c[0]) + 1))):
                    continue
                c[2] = (-1)
            elif ((c[i1 % 6] != k5) and (np.int64(u[k5]) >= (-8))):
                if (not b0):
                    break
                a[k5] = min((x // (abs(x) + 0.5)), (f0 / (abs(f0) + 0.5)))
            else:
                if f0 < x:
                    continue
                m[-2, k5] *= np.ceil(abs(x))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g113(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f113(4, 1e-3, f64[7] seed 113 in -4..4 strided, i64[6] seed 113 in -50..50 reversed, f64[4, 5] seed 113 in -2..2, u16[5] seed 113 in 0..100, f32[6] seed 113)
# -> (4, 2, -5, 0.001, 0.25, -3.0, False, True)
# arg 3: i64[6] = 4 -9 -10 9 8 37
# arg 4: f64[4, 5] = 0.7285576668433786 1.4272338469670758 0.13501767448925728 -0.3798269595530259 -0.2952891316214128 -0.4057818532896631 1.6270540907869084 -0.41873305673138095 -1.5043095425512658 -0.5648043293169822 0.28209334900083416 -1.6244001232059673 1.6345226599353713 -0.1378832273241848 -0.4537334398350553 0.32270292846566173 -0.5740325473450278 1.5593396474198058 1.4346460538822283 -0.5362104247655957


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
    b1 = b0
    for k1 in range(abs(i2) % 6):
        for k2 in range(1, len(c), 2):
            w3 = np.full((3, 2), 1.5)
        else:
            k4 = 0
            while k4 < 5 and ((k1 <= (-8) < int(u[2])) or k4 < 2):
                k4 += 1
                m[2] = m.max(axis=0) + 0.0 - m[0]
        f2 -= abs((0.1 / (abs(a[-3]) + 0.5)))
    h[3] = ((-1.25 / (abs(f2) + 0.5)) * (f0 + i0))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f114(8, -2.25, f64[7] seed 114 in -4..4 reversed, i64[6] seed 114 in -50..50, f64[4, 5] seed 114 in -2..2 F, i8[5] seed 114 in 0..100, f16[6] seed 114)
# -> (8, 2, -5, -2.25, 0.25, -3.7739794161319735, True, True)
# arg 4: f64[4, 5] = -0.3947812654008631 -0.4119387298769035 -1.5565053508310691 1.0205860465270007 -0.07300600608914865 -1.6327943865907613 -0.8476309632544354 0.7570778236461395 -0.47217933654447686 1.2640804294540366 5.740524075213115 4.448406339226068 16.32213133195683 0.0 2.209189444058468 1.792711421204483 -0.8755741105713146 -1.3996171753386504 -1.223884193257709 1.4791293831669816
# arg 6: f16[6] = -0.1973877 -0.20593262 -0.7783203 -1.6816406 -0.036499023 -0.81640625


def f115(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if ((i1 % (abs((-1)) + 1)) <= (3 % (abs(c[1]) + 1)) < g115(int(u[0]))):
        i1 = int(u[2])
    if ((-c[i0]) <= int(u[2]) < (int(u[-2]) & i2)):
        for k1 in range(len(a)):
            for f2 in a[1:5]:
                b0, b1 = b1, not b0
                a[1:] = np.concatenate((m[-3], (((a[::-1] ** 2) ** 2))[:1]))
        i2 = (int(i0 > 17) + int(max(-1000.0, min(1000.0, m[-2, 0]))))
        m *= m[1]
    else:
        for k3 in range(len(a)):
            f0 = float((c[1] | i1))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g115(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f115(-2, 0.0, f64[7] seed 115 in -4..4, i64[6] seed 115 in -50..50 reversed, f64[4, 5] seed 115 in -2..2 strided, i32[5] seed 115 in 0..100, f32[6] seed 115)
# -> (-2, 28, -5, 60.0, 0.25, -3.0, False, False)


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
    h[1] = ((-f1) + f1)
    for k1 in range(1, len(c), 2):
        i1 = ((~(i0 + i1))) % 4093
    if ((0.1 + m[1, i2 % 5]) < (f1 if b0 else f2)):
        if ((i1 >> 0) <= (int(u[2]) - c[1]) < (i0 + (-8))):
            b1 = ((i2 + c[-5]) in (1, 2, -5, 7))
            m[-4, 0] = (abs(2.0) * (-1.25 + x))
            i2 = 6
    else:
        if (not (i0 > 19 and i0 > 11)):
            for k2 in range(abs(i2) % 6):
                f1 = np.sort(((-a) % (np.abs((np.arange(7) * 0.5 * (x + k2))) + 0.5)))[0] + 0.0
            v3 = c[2:]
            b0 = ((1 % (abs(int(u[1])) + 1)) <= (i2 ^ (-3)) < (int(u[2]) * i0))
        for i1, f1 in zip(c, a):
            if ((c[4] ^ i0) >= i1):
                f0 = a[5:][0] if len(a[4:]) > 0 else 1.0
                i0 = ((((-9) - i2) * (i2 + int(u[3])))) % 4093
                i2 = c[c > i2].size
            elif ((m[1, -2] + x) >= (a[-5] * m[2, 3])):
                f1 *= abs(np.float64(h[5]))
            else:
                i1, f1, b1 = t116(round(max(-1000.0, min(1000.0, abs(f0)))), min((f1 - np.float64(h[4])), (f2 if f0 < 1.5 else f2)))
                i1 = i1 % 509
                b1 = ((4 ^ 4) == (int(u[2]) | int(u[i1 % 5])))
                a[1:] = np.concatenate((m[3], (((-x) - ((f0 * np.float64(h[2])) - a)))[:1]))
            f2 -= ((f1 % (abs(x) + 0.5)) + ((-6) ^ i1))
            w5 = np.full((3, 2), 1.5)
    return i0, i1, i2, f0, f1, f2, b0, b1


def t116(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f116(7, 0.5, f64[7] seed 116 in -4..4, i64[6] seed 116 in -50..50 reversed, f64[4, 5] seed 116 in -2..2, i32[5] seed 116 in 0..100, f32[6] seed 116)
# -> (7, 4083, -5, 0.5, 0.25, -3.0, True, False)
# arg 6: f32[6] = 0.7089248 0.0 -0.46214053 -0.70506376 -0.41441548 -0.93873435


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
    w1 = np.full((3, 2), 1.5)
    f1 = (max(x, f1) / (abs((a[2] + i1)) + 0.5))
    for k2 in range(m.shape[0]):
        c[-4] = (c[i2 % 6]) % 4093
        for k3 in range(abs(i2) % 6):
            a[k3] = (np.ceil(f2) + (x * x))
            k4 = 0
            while k4 < 5 and ((b0 and u[k2]) or k4 < 2):
                k4 += 1
                m[1] = a[2:]
                a[:] = ((np.floor(a) * (w1[2][i2 % 2] * 1e3)))[np.argsort(np.where(a > np.rint(w1[1, 0]), a, 2.0), kind='stable')]
            f0 = np.sqrt(abs(a[-7]))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f117(1, 0.0, f64[7] seed 117 in -4..4 reversed, i64[6] seed 117 in -50..50 reversed, f64[4, 5] seed 117 in -2..2 F, bool[5] seed 117 in 0..100, f16[6] seed 117)
# -> (1, 2, -5, 1.3152760819976162e16, 0.11449661535769932, -3.0, False, False)
# arg 2: f64[7] = -1.729951171875e32 -7.688671875000001e25 -3.4171875e19 -15187500000000.0 -6750000.0 2.2114664641880023e127 3.317199696282003e127
# arg 3: i64[6] = 22 -12 4081 -3 -25 -23
# arg 4: f64[4, 5] = -0.8264320316085767 -0.13232051971900027 -0.15826467132249267 1.3411493825571723 -1.2006070465871863 -2.278125e16 -10125000000.0 -4500.0 1.474310976125335e124 2.211466464188002e124 0.916038883889359 -1.0696446309273986 0.4633419057080843 1.4408046586693568 -0.7607624422970924 1.6608160567454466 -0.4091181816259475 -0.18756475550034546 -0.053368065817901655 1.515585185389594


def f118(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for f2 in a[1:5]:
        i0, i1 = i1, i0
        if f2 < x:
            for k2 in range(abs(i0) % 6):
                b0 = ((-x) <= (m[3, -4] if b0 else 0.1))
                a[i0:i2] = a[k2]
            else:
                a[:4] = m[:, 4]
                f1 = np.min(np.rint((-np.arange(7) * 0.5))) + 0.0
                f1 = np.min(((a * m[3, 1]) - (np.arange(7) * 0.5 * (-0.1)))) + 0.0
            for k3 in range(5, 0, -1):
                m[:, 0] = m.argmin(axis=1) + 0.5
                a += ((a[::-1] ** 2) + np.where(a > (x * x), a, np.floor(m[0, 0])))
                if ((c[k3] * 8) >= (np.int64(u[2]) - c[-4])):
                    break
            w4 = np.zeros(4, dtype=np.int64)
        f0 -= m[-4, i2 % 5]
    else:
        a[::2] += np.float64(h[2])
        w5 = np.arange(6)
        f2 = np.min((np.rint(a[::-1]) // (np.abs((a ** 2)) + 0.5))) + 0.0
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f118(3, 0.0, f64[7] seed 118 in -4..4 reversed, i64[6] seed 118 in -50..50 reversed, f64[4, 5] seed 118 in -2..2, u32[5] seed 118 in 0..100, f32[6] seed 118)
# -> (3, 2, -5, -10.0, -4.328467218179285, -1.0, True, False)
# arg 2: f64[7] = 9.139413376002814 11.167502652253042 1.8119072115024606 3.5021413217330526 2.4790593031514794 -0.8912560186760108 -1.2334005907747079
# arg 4: f64[4, 5] = 2.5 -1.0651878411671527 -1.7300303853633276 0.011821880944347107 -0.7706420644565868 2.5 -1.4811372867817285 -1.6746007356873394 -0.7381645948342506 -0.4599548049995308 4.5 1.5378250956579618 -1.4134449105034892 -0.43773074686995983 -1.6986343458160187 4.5 1.4755852484153764 -1.2707767440943165 -0.9561916082541875 -1.8236847516433254


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
    if (not (0 in (1, 2, -5, 7))):
        h[5] = (x * max(a[4], x))
        if (not (np.int64(u[1]) in (1, 2, -5, 7))):
            if ((i1 <= np.int64(u[3]) < c[2]) or (i2 > i0)):
                f0 = max((f2 / (abs(np.float64(h[i0 % 6])) + 0.5)), a[1])
            k1 = 0
            while k1 < 4 and ((b1 or i0 > 4) or k1 < 2):
                k1 += 1
                a[:] = (np.abs((-a[::-1])))[np.argsort(np.floor(a), kind='stable')]
            else:
                i0 = np.cumsum(c % 7).reshape(2, 3)[i0 % 2, -3]
                c[:] = (c * 3 + i1) % 4093
                i2 = ((int(i0 > 13) % (abs((-i0)) + 1))) % 4093
        elif (1e3 != (f1 * a[6])):
            c[:] = (c * 3 + i2) % 4093
            a += (np.float64(h[5]) - (-np.arange(7) * 0.5))
            m *= m[1]
    elif (not (f1 < x or b0)):
        b1 = (f0 < 0.0 or (i0 in (1, 2, -5, 7)))
        i1, f1, b1 = t119(((i0 << 3) * (3 | np.int64(u[1]))), np.floor((m[0, -2] + np.float64(h[i1]))))
        i1 = i1 % 509
    else:
        for f2 in a[1:5]:
            f2 = ((m[1, 2] + f2) * 0.1)
            a[:] = (((a[::-1] ** 2) * min(f0, np.float64(h[1]))))[np.argsort((a * (f1 * np.float64(h[i0 % 6]))), kind='stable')]
            if (i1 > np.int64(u[4])):
                c[3] = np.int64(u[4])
                i0, i1 = i1, i0
                i2 = g119(g119(i2), 5)
            elif ((x == np.float64(h[i1 % 6])) and (b0 and b0)):
                a[:] = (((a - a[::-1]) * (x - a[-6])))[np.argsort(((f0 * f2) - a), kind='stable')]
                a[::2] += (1e3 * -1.25)
                c[-1] = (i2) % 4093
            else:
                f0 = (max(x, f2) % (abs(a[3]) + 0.5))
                b1 = ((x != m[i2 % 4, i1 % 5]) and (f1 == x))
        c[0] = int((i0 <= i1 < i2))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g119(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t119(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f119(3, 1e-3, f64[7] seed 119 in -4..4, i64[6] seed 119 in -50..50 strided, f64[4, 5] seed 119 in -2..2 F, u64[5] seed 119 in 0..100, f16[6] seed 119)
# -> (11, 2, 0, 0.001, 0.25, -3.0, True, False)
# arg 2: f64[7] = 1.6429335847856317 1.2269031222657256 1.8083695000901066 0.5525588687213316 1.692101145334044 0.9907407303776652 1.8030806573825124
# arg 3: i64[6] = 4053 56 140 53 149 14
# arg 6: f16[6] = -0.66748047 -0.84277344 -0.4736328 -0.8461914 -0.41064453 1.013279e-6


def f120(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i1, f1, b1 = t120(i2, ((f2 - a[i2 % 7]) / (abs(max(np.float64(h[0]), a[i1 % 7])) + 0.5)))
    i1 = i1 % 509
    i1, f1, b1 = t120(c[0], (a[5] - (x * f0)))
    i1 = i1 % 509
    v1 = m[1:3, i1 % 5]
    for k2, f1 in enumerate(a):
        v3 = m[2]
        i2 = (k2 % (abs(g120(c[5], r=x)) + 1))
        v4 = m.T[4]
        v3[1] += f0
        w5 = np.array([f0, (float(len(a)) // (abs((0.1 + i1)) + 0.5)), 2.0])
    return i0, i1, i2, f0, f1, f2, b0, b1


def g120(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t120(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f120(0, 0.0, f64[7] seed 120 in -4..4 strided, i64[6] seed 120 in -50..50, f64[4, 5] seed 120 in -2..2 strided, bool[5] seed 120 in 0..100, f32[6] seed 120)
# -> (0, 23, 6, 0.0, -1.1927116572576892, -3.0, False, True)


def f121(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    a[:] = np.trunc((np.arange(7) * 0.5 * (-f0)))
    w1 = np.full((3, 2), 1.5)
    f2 += ((0.5 - np.float64(h[-2])) * (f0 * f1))
    if ((c[i1] - i0) > max(i0, int(u[2]))):
        v2 = m[1:3, 0]
        v3 = m.T[0]
        i2 = np.cumsum(c % 7).reshape(2, 3)[1, 2]
    elif ((i0 % (abs((-3)) + 1)) >= g121(i0)):
        if ((b0 and b0) and (b1 and b0)):
            f2 -= ((x * 1e3) + abs(f2))
            i2 = c[c > i2].size
            i0 = (((i2 % (abs(i0) + 1)) * i0)) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def g121(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f121(4, 0.0, f64[7] seed 121 in -4..4 reversed, i64[6] seed 121 in -50..50 strided, f64[4, 5] seed 121 in -2..2 F, i32[5] seed 121 in 0..100, f16[6] seed 121)
# -> (4, 2, -5, 0.0, 0.25, -3.0, True, False)
# arg 2: f64[7] = -0.0 -0.0 -0.0 -0.0 -0.0 -0.0 -0.0


def f122(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    b0, b1 = b1, not b0
    i1 = (max(((-2) & int(u[i0 % 5])), (i0 + c[-3]))) % 4093
    i0 = (((i2 ^ c[4]) * (i0 * i2))) % 4093
    for k1 in range(abs(i1) % 6):
        if (max(k1, i2) == c[i0 % 6]):
            for i1, f1 in zip(c, a):
                h[i2] = (float(c[5]) // (abs(float(8)) + 0.5))
            f1 *= abs((2.0 // (abs(f0) + 0.5)))
            f0 += float(int(u[i1 % 5]))
        else:
            m *= m[-3]
        w3 = np.zeros(4, dtype=np.int64)
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f122(2, 0.0, f64[7] seed 122 in -4..4 strided, i64[6] seed 122 in -50..50, f64[4, 5] seed 122 in -2..2 F, i32[5] seed 122 in 0..100, f32[6] seed 122)
# -> (3913, 20, -5, 0.0, 0.25, -3.0, False, True)
# arg 4: f64[4, 5] = 1.0786522127347768 -0.05980455334530932 -10.708080878794984 0.19341137439834133 -0.004566289534054914 0.5828475686676552 0.12187056914437161 9.461782694581965 0.13423225127150473 0.0003338112998412647 0.13677554941494163 0.3224890826972585 3.232232363824958 0.3024149456446153 0.004814289067113538 1.2188982292909372 0.40413042223480156 -8.127942700200002 0.13982556299939192 -5.9457057086242475e-5


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
    i1, f1, b1 = t123((~(~int(u[i0 % 5]))), (float(int(u[-1])) * np.rint(np.float64(h[1]))))
    i1 = i1 % 509
    i0 = (-1)
    b1 = i2 > 6
    v1 = m[:, i2 % 5]
    b1 = ((f2 >= np.float64(h[2])) or (i1 > 14 and i2 > 3))
    for k2 in range(4):
        f2 += abs((np.float64(h[i2 % 6]) - np.float64(h[-2])))
        a[(m[i2 % 4, k2] - (a - a)) > (x - a[i0])] = (x - a[i0])
        a[np.where((a * (f0 / (abs(0.1) + 0.5))) > f1, (a * (f0 / (abs(0.1) + 0.5))), (a[6] + a[i0])) > (x - 2.0)] = (x - 2.0)
    return i0, i1, i2, f0, f1, f2, b0, b1


def t123(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f123(1, -2.25, f64[7] seed 123 in -4..4 strided, i64[6] seed 123 in -50..50 strided, f64[4, 5] seed 123 in -2..2, i16[5] seed 123 in 0..100, f32[6] seed 123)
# -> (-1, 499, -5, -2.25, 17.5, -0.6759079694747925, False, False)
# arg 2: f64[7] = -4.25 -4.25 -4.25 -4.25 -4.25 -4.25 -4.25


def f124(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    w1 = a.copy()
    if ((-c[5]) == (i2 % (abs(i2) + 1))) and i0 == i1:
        return i1, i0, 7, f2, 0.5, f1, True, b0
    if ((b0 or f1 < 0.0) and ((-7) <= int(u[1]))):
        f1 *= abs(np.ceil(0.5))
    for k2 in range(1, len(c), 2):
        h[-4] = ((x / (abs(1e3) + 0.5)) * e124(m[:, 0], c[i2 % 6]))
        f0 = ((x % (abs(w1[k2]) + 0.5)) * (np.float64(h[-2]) * x))
        f0 -= e124(m[1], (i0 & i1))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e124(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f124(-3, 1e-3, f64[7] seed 124 in -4..4, i64[6] seed 124 in -50..50, f64[4, 5] seed 124 in -2..2, i8[5] seed 124 in 0..100, f16[6] seed 124)
# -> (-3, 2, -5, -0.3256897202022956, 0.25, -3.0, False, False)
# arg 6: f16[6] = 0.6386719 0.6879883 -1.4305115e-6 0.3173828 -0.0107421875 0.1628418


def f125(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    f0 = a[5:][0] if len(a[-7:]) > 0 else 1.0
    a[:4] = m[:, i2 % 5]
    for k1 in range(m.shape[0]):
        u[k1] = (((np.int64(u[k1]) - c[i2 % 6]) + int(b0))) % 101
        if (f0 < 1.5 or ((-1) <= i0 < np.int64(u[k1]))):
            f0 *= (-(f1 if f2 < x else x))
            for k2 in range(len(a)):
                a += ((a * abs(a[k2])) * (a * np.sqrt(abs(f0))))
            f0, f1, f2 = f2, f0, f1
        for k3 in range(4):
            if b0:
                break
            w4 = a.copy()
        else:
            i1, f1, b1 = t125(max((k1 * k1), g125(c[-2], 5)), (1e3 / (abs(abs(a[6])) + 0.5)))
            i1 = i1 % 509
            if ((i2 * i2) <= (np.int64(u[k1]) if b0 else 4)):
                break
    return i0, i1, i2, f0, f1, f2, b0, b1


def g125(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t125(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f125(-1, 0.5, f64[7] seed 125 in -4..4 strided, i64[6] seed 125 in -50..50 strided, f64[4, 5] seed 125 in -2..2 strided, u64[5] seed 125 in 0..100, f32[6] seed 125)
# -> (-1, 465, -5, 0.0, nan, 0.0, False, True)
# arg 2: f64[7] = nan nan nan nan nan nan nan
# arg 5: u64[5] = 33 50 90 16 6


def f126(n, x, a, c, m, u, h):
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
    while k2 < 5 and ((i1 <= 9 < w1[-6]) or k2 < 2):
        k2 += 1
        v3 = m[3]
        i1 = ((int(max(-1000.0, min(1000.0, a[-5]))) % (abs((-i2)) + 1))) % 4093
        v4 = m[1:3, 1]
        for k5, f0 in zip(range(4), m[1]):
            f0 -= 0.5
        for f2 in a[1:5]:
            m *= m[-2]
            if i1 > 14:
                continue
    else:
        m[1, 4] *= float((w1[4] % (abs(i2) + 1)))
        i0 = (((-9) * (w1[5] // (abs((-9)) + 1)))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f126(-3, 0.5, f64[7] seed 126 in -4..4 strided, i64[6] seed 126 in -50..50, f64[4, 5] seed 126 in -2..2 F, i8[5] seed 126 in 0..100, f32[6] seed 126)
# -> (0, 3, -5, -10.275683346319997, 0.25, -2.428603664346337, False, False)
# arg 4: f64[4, 5] = 3.5572823457685923e46 9404145405535.564 -4.710859601835529e53 -6.0746737127855156e22 2.1907597164657394e-112 -5.493734784155996e46 42135962461932.68 -3.7533843222660542e53 -2.898830420607106e22 1.188321410285092e-112 6.656577665771232e46 30231806264642.38 4.0067656209285895e53 8.008430243212201e22 6.577447387949072e-113 -6.259551747663324e46 -49641059596886.13 3.0929165152631664e53 2.7696972373032847e22 1.4587245355338197e-112


def f127(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    m[1, 2] += ((0.5 if b1 else -1.25) + (f1 - 0.5))
    if (np.float64(h[i0 % 6]) <= np.floor(a[i2 % 7])):
        a[-3] = a[-4]
        f0 = float((i2 ^ np.int64(u[-1])))
        if ((a[2] / (abs(f1) + 0.5)) < (f0 * x)):
            f0 = (min(f0, f0) / (abs((x * a[2])) + 0.5))
        elif ((a[i2 % 7] != a[-7]) and (i2 <= np.int64(u[3]))):
            i1, f1, b1 = t127((g127((-4)) // (abs(c[3]) + 1)), e127(m[1], (i0 & c[1])))
            i1 = i1 % 509
    elif (g127(3, r=a[-4]) <= (c[4] // (abs(c[5]) + 1))):
        b0 = (not ((-3) <= i2 < i1))
        i0 = (((i2 - i0) & i0)) % 4093
        if ((c[3] if i0 > 0 else (-8)) <= ((-2) - 5) < round(max(-1000.0, min(1000.0, x)))):
            if ((not b0) and (c[4] in (1, 2, -5, 7))):
                f0 -= (1e3 - np.trunc(x))
            else:
                b1 = b0
            u[-4] = ((-(i0 + c[5]))) % 101
            if (b1 and (not b1)) and i0 == i1:
                raise ValueError("a value")
    else:
        m[-3] = a[2:]
        if (np.float64(h[1]) > np.sqrt(abs(f0))):
            m[-1, 4] = float((i1 * i2))
            if b0:
                f2 = (((a // (np.abs(np.arange(7) * 0.5) + 0.5)) ** 2)).max() + 0.0
                b1 = ((-i2) < g127(c[-1], r=np.float64(h[i2 % 6])))
            else:
                i1, f1, b1 = t127(int((x <= f2)), a[2])
                i1 = i1 % 509
                i0 = (((a + a) * np.abs(a)) > np.where(np.arange(7) * 0.5 > np.rint(np.float64(h[3])), np.arange(7) * 0.5, m[3, 2])).sum()
        elif ((5 if f1 < 0.0 else i0) <= (5 * i1) < (i0 - i0)):
            w1 = np.zeros(5)
            i1 = (((np.int64(u[2]) | i1) + 4)) % 4093
        else:
            m[:, 0] = m.argmin(axis=1) + -1.25
        w2 = np.arange(6)
    return i0, i1, i2, f0, f1, f2, b0, b1


def g127(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e127(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t127(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f127(3, 0.5, f64[7] seed 127 in -4..4, i64[6] seed 127 in -50..50 reversed, f64[4, 5] seed 127 in -2..2 F, u8[5] seed 127 in 0..100, f16[6] seed 127)
# -> (3, 2, -5, 0.5, 0.25, -3.0, True, False)
# arg 4: f64[4, 5] = -1.25 0.13496002842357857 0.22430393708130358 0.38978809392089175 1.6039353758202743 1.75 0.7795761878417835 3.2078707516405487 -3.2208131611970794 1.9298740672724648 -0.25 -1.4959766270538712 1.5497642415181292 -1.2116209895458616 1.0397089213991735 -0.25 -1.9057150870604302 1.9976053227001356 1.0696559686706202 1.1410987242303126


def f128(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    m[i1 % 4] = m.max(axis=0) + 0.0 - m[0]
    w1 = np.full((3, 2), 1.5)
    b0 = f0 < x
    for k2, f0 in zip(range(4), m[1]):
        m[3] = m.max(axis=0) + 0.0 - m[0]
        h[i0 % 6] = ((x - w1[i2 % 3, 1]) * f1)
        i2 = np.cumsum(c % 7).reshape(2, 3)[0, 2]
    i1 = ((((-6) & (-2)) + (i2 >> 3))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f128(2, 0.5, f64[7] seed 128 in -4..4 reversed, i64[6] seed 128 in -50..50 reversed, f64[4, 5] seed 128 in -2..2, i16[5] seed 128 in 0..100, f32[6] seed 128)
# -> (2, 4088, 12, 1.276042945807288, 0.25, -3.0, False, False)
# arg 4: f64[4, 5] = 0.6867777817662941 0.6019713370589401 0.05135096527134797 0.5364205197219833 1.7199189330449878 0.07030625751237185 -0.7520086466821523 -0.3168314942800712 1.276042945807288 1.75856146457352 0.0 1.2314130240453385 0.0665207012632103 0.7860818585809777 0.03864253152853214 0.0 0.6294416869863984 0.015169735991862332 0.7396224260853046 0.03864253152853214
# arg 6: f32[6] = 0.3433889 0.30098566 -0.25 0.26821026 0.8599595 0.03515313


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
            w1 = np.zeros(4, dtype=np.int64)
    i2 = (~(-9))
    i1, f1, b1 = t129(max(((-9) * i2), ((-9) // (abs(i0) + 1))), ((x * f0) + (np.int64(u[3]) + 3)))
    i1 = i1 % 509
    for k2 in range(4):
        if b0:
            i1, f1, b1 = t129(((i2 * i0) - (9 + i0)), x)
            i1 = i1 % 509
            h[-6] = ((np.float64(h[2]) if b0 else 2.0) + e129(a, k2))
            i2 = np.cumsum(c % 7).reshape(2, 3)[i2 % 2, -3]
        else:
            for k3 in range(abs(i1) % 6):
                b1 = ((not b0) and (f0 < 0.0 or b0))
                c[4] = (c[k3]) % 4093
        w4 = np.zeros(4, dtype=np.int64)
    else:
        if i0 > 1:
            m[-4] = m.max(axis=0) + 0.0 - m[0]
        else:
            b1 = f1 < 0.0
            f1 = abs((-a[-5]))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e129(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t129(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f129(4, 1e-3, f64[7] seed 129 in -4..4, i64[6] seed 129 in -50..50 reversed, f64[4, 5] seed 129 in -2..2, u32[5] seed 129 in 0..100, f32[6] seed 129)
# -> (4, 10, 6, 0.001, 0.0005, -3.0, True, True)
# arg 4: f64[4, 5] = 0.826743515950938 1.1078589914040533 2.780980929973943 0.2918274005581245 0.0 1.1744146834534184 1.2236666923583464 1.6455210646881095 -0.6407334592839287 1.2132146032260853 1.0377476333172955 -1.8743850521437753 1.5766467520131737 -1.8106885958495509 -0.3929477358676374 0.3748893919933636 1.666713241780192 1.3829894950954413 -0.4678205007548266 0.1937745088457472
# arg 6: f32[6] = -2.0870256 0.2794271 -0.56772995 -0.37982395 0.7998896 0.5872073


def f130(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(5, 0, -1):
        w2 = np.arange(6)
    m[2, -3] += min((f2 - np.float64(h[-2])), x)
    if ((np.float64(h[0]) > m[1, 4]) and (i2 > 15 and u[2])):
        for k3 in range(m.shape[0]):
            a[a < (-a[k3])] *= 0.5
            v4 = m[:, 0]
            b1 = ((i1 > (-3)) and (i2 <= i2))
        else:
            v5 = m[0]
            i0 = int(b1)
            i0 = np.searchsorted(np.sort(c), i0)
            i2 = (((-9) + i2)) % 4093
        i1 = (len(a) >> 1)
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f130(-1, 100.0, f64[7] seed 130 in -4..4 strided, i64[6] seed 130 in -50..50 strided, f64[4, 5] seed 130 in -2..2, bool[5] seed 130 in 0..100, f16[6] seed 130)
# -> (-1, 2, -5, 100.0, 0.25, -3.0, False, False)
# arg 4: f64[4, 5] = -0.1868133353281234 1.8945280667509201 -1.8125539108220354 1.555923971230063 -1.3411797470736566 0.7912018165411903 -0.5517594136081097 1.1545081021548849 -1.4950671294992421 -0.7836151719535693 0.37754517198479043 -1.2278642184432562 -0.6854539413771192 -0.7848758662208333 -0.09833273641443618 0.42774802850594984 -0.11415964443929383 1.3445503692524294 0.7581985761542898 -1.9229623741537378


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
    v1 = m[1:3, i0 % 5]
    b1 = ((i1 % (abs(np.int64(u[i2 % 5])) + 1)) < (i1 % (abs(np.int64(u[3])) + 1)))
    f2 = (e131(m[1], np.int64(u[i0])) * (0.1 + f0))
    a[-6] += ((f0 / (abs(f2) + 0.5)) + (np.float64(h[3]) if b0 else np.float64(h[-3])))
    i0 = (min((i2 - (-8)), (i0 - c[0]))) % 4093
    if ((-8) >= (-c[-6])):
        u[1] = (int(((-1) > np.int64(u[2])))) % 101
    elif f1 < 1.5:
        a[1:] = np.concatenate((m[i0 % 4], ((x - (a[::-1] ** 2)))[:1]))
        u[1] = (((i2 if b0 else i0) & (i2 + i0))) % 101
    else:
        w2 = a.copy()
        w3 = np.full((3, 2), 1.5)
    return i0, i1, i2, f0, f1, f2, b0, b1


def e131(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f131(3, -2.25, f64[7] seed 131 in -4..4 strided, i64[6] seed 131 in -50..50 reversed, f64[4, 5] seed 131 in -2..2 F, u64[5] seed 131 in 0..100, f32[6] seed 131)
# -> (4059, 2, -5, -2.25, 0.25, -3.466389208893296, True, False)
# arg 2: f64[7] = 0.4463693428724822 2.668931257849745 1.0562271136108103 -0.2952242027096066 -0.9154826243136842 0.3192997612558992 0.5821409727890483
# arg 5: u64[5] = 87 0 12 18 60


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
    i0, i1 = i1, i0
    v1 = a[1:6]
    if (max(f2, m[2, 3]) != (np.float64(h[i0 % 6]) + c[-4])):
        for k2 in range(abs(i2) % 6):
            f2 = (e132(a, np.int64(u[1])) - (a[k2] + x))
        if ((6 * 6) in (1, 2, -5, 7)):
            i2 = np.searchsorted(np.sort(c), i2)
            a[3] -= (-(-v1[i1 % 5]))
        else:
            i0 = (((c[4] & i1) if (i2 <= (-1)) else int(b0))) % 4093
        if i1 > 1 and i0 == i1:
            return i1, i0, 7, f2, 0.5, f1, True, b0
    else:
        f0 = np.min((np.floor(np.arange(7) * 0.5) * (np.arange(7) * 0.5 ** 2))) + 0.0
        f0 = (f0 / (abs((m[-3, 3] + x)) + 0.5))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e132(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f132(-2, 0.0, f64[7] seed 132 in -4..4, i64[6] seed 132 in -50..50 reversed, f64[4, 5] seed 132 in -2..2, u32[5] seed 132 in 0..100, f16[6] seed 132)
# -> (40, -2, -5, 0.0, 0.25, -6.490186098614252, False, False)


def f133(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(m.shape[0]):
        v2 = m.T[i1 % 5]
        i2 = (((len(a) - len(a)) | i2)) % 4093
        for k3 in range(m.shape[0]):
            f0 += np.sqrt(abs(max(a[-3], v2[-1])))
    else:
        i2 = ((i2 * (i2 * i2))) % 4093
    f1 -= np.float64(h[-3])
    f0, f1, f2 = f2, f0, f1
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f133(2, 1e-3, f64[7] seed 133 in -4..4, i64[6] seed 133 in -50..50 strided, f64[4, 5] seed 133 in -2..2 F, bool[5] seed 133 in 0..100, f32[6] seed 133)
# -> (2, 2, 3968, -3.0, 22.543068020033484, -0.4844108819961548, False, False)


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
        f1 -= (-float((-3)))
    else:
        if (x < a[0]):
            m[0] = m.max(axis=0) + 0.0 - m[0]
        else:
            w1 = np.full((3, 2), 1.5)
            a[-7] = (np.sqrt(abs(np.float64(h[2]))) if (c[1] >= np.int64(u[i1 % 5])) else (m[i0 % 4, 0] - 0.1))
    a[i2:i0] = (m[1, i2 % 5] + i0)
    i2 = (((7 * np.int64(u[0])) | g134(i0))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def g134(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f134(2, 0.5, f64[7] seed 134 in -4..4 strided, i64[6] seed 134 in -50..50 reversed, f64[4, 5] seed 134 in -2..2, u8[5] seed 134 in 0..100, f32[6] seed 134)
# -> (2, 2, 574, 0.5, 0.25, -3.0, False, False)
# arg 4: f64[4, 5] = 0.0 2.3044875534286575 1.039563162815353 3.2029520030991496 0.0 1.48080595235944 1.7644839875468739 -0.4150388363643187 0.37116092545037827 -0.2788248978974135 -0.04541164660506958 -1.1083965168160121 -0.732549596814303 -0.7615161638100654 0.41490540288879796 0.4376674718587883 -1.4090967884626289 -0.5815255528363039 1.3957635957813914 0.782941490429546


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
    f2 += np.float64(h[0])
    m[-2, 4] = ((m[3, i1 % 5] - f1) / (abs((a[5] + i2)) + 0.5))
    for k1, f0 in zip(range(4), m[1]):
        c[i2 % 6] = ((inner(k1) & np.int64(u[1]))) % 4093
    else:
        for k2 in range(len(a)):
            w3 = np.zeros(5)
    if (not (f1 > 0.1)):
        a[1:] = np.concatenate((m[2], (((a * np.float64(h[1])) * (a[::-1] * abs(np.float64(h[1])))))[:1]))
        a[1:4] = e135(a, np.int64(u[4]))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e135(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f135(4, 0.0, f64[7] seed 135 in -4..4, i64[6] seed 135 in -50..50 strided, f64[4, 5] seed 135 in -2..2, u32[5] seed 135 in 0..100, f32[6] seed 135)
# -> (4, 2, -5, 0.07383634311891285, 0.25, -2.8936816677451134, True, False)
# arg 3: i64[6] = -25 3 39 -5 -28 40
# arg 4: f64[4, 5] = 0.2126366593066491 -0.787615305167829 0.5132054140582358 0.15076433719160454 -0.34018725016756735 -1.49732002212306 -1.0479791064090733 0.012033246231027306 0.07383634311891285 -0.6581232735668561 0.14336547767124408 -1.4660100110512713 -0.8445924686619288 -1.0388508752110313 0.1003200898643594 -0.35374488031287 -1.0281391759502414 1.1021830526041567 0.015617839207884288 -1.462450360686263


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
    f1 = (abs(x) * (f2 / (abs(f1) + 0.5)))
    if (min(i0, 7) <= (c[3] - i0) < (i2 % (abs(c[3]) + 1))):
        w1 = np.array([f0, ((f1 * f0) + (-f1)), 2.0])
    if (i1 > i1):
        for k2 in range(1, len(c), 2):
            i0 = c[c > i0].size
        for k3, f1 in enumerate(a):
            i0 = ((np.int64(u[i2 % 5]) | (-3)) & min(np.int64(u[2]), (-2)))
    else:
        k4 = 0
        while k4 < 2 and ((np.int64(u[0]) <= 4 < 8) or k4 < 2):
            k4 += 1
            m[i2 % 4, -2] += ((f1 - f1) - (f1 - m[k4, k4]))
            i0, i1 = i1, i0
            i2 = (((i0 >> 1) & max((-2), c[i0 % 6]))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f136(0, 100.0, f64[7] seed 136 in -4..4 strided, i64[6] seed 136 in -50..50, f64[4, 5] seed 136 in -2..2 F, u64[5] seed 136 in 0..100, f32[6] seed 136)
# -> (0, 2, 0, 100.0, -400.0, -3.0, False, False)
# arg 4: f64[4, 5] = -1.0429922517938865 0.8873959313791353 -1.4087443031702485 401.4320280239985 0.9675090545749825 1.5760445098485643 -1.0851167751793036 -1.581597304771933 -0.27071090174295076 -0.40639039678513145 0.010678490428976062 -0.25462846424820595 -0.3850641190049977 -1.9469433362154867 -0.5694151209779648 1.7730459716381124 -0.017638091201513717 1.4074541928073896 399.0769167737866 0.8483218459475745


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
    k1 = 0
    while k1 < 3 and (((-9) > c[4]) or k1 < 2):
        k1 += 1
        if b1:
            continue
    if ((x + 8) <= np.ceil(a[2])):
        w2 = np.zeros(5)
        c[::-1] = c.copy()
    elif (i1 <= i1 < int(i0 > 3)):
        f2 *= (-(a[2] * np.float64(h[-5])))
        m[1, -1] -= ((f2 + a[3]) * np.ceil(x))
    else:
        k3 = 0
        while k3 < 3 and ((b1 and i1 > 13) or k3 < 2):
            k3 += 1
            for k4, f0 in zip(range(4), m[1]):
                i1 = (c[-4]) % 4093
                f2 = ((a[k4] * f1) // (abs((np.float64(h[-4]) // (abs(m[k3, k3]) + 0.5))) + 0.5))
        f1 += ((2.0 + np.float64(h[i1 % 6])) * np.float64(h[i0 % 6]))
        for k5 in range(4):
            b0 = (int(b0) > (-1))
            m[k5] = m.max(axis=0) + 0.0 - m[0]
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f137(-3, -2.25, f64[7] seed 137 in -4..4 strided, i64[6] seed 137 in -50..50, f64[4, 5] seed 137 in -2..2 F, i8[5] seed 137 in 0..100, f32[6] seed 137)
# -> (-3, 48, -5, 1.9822332063539019, -0.49684645622328905, -1.0, True, False)
# arg 4: f64[4, 5] = 0.0 0.20035761225877424 0.0 2.799132230122913 0.35205706341422793 0.0 1.7906321490972346 0.0 0.0 1.2082237720219569 0.0 1.7906321490972346 0.0 0.0 0.8561667086077289 0.0 1.7906321490972346 0.0 0.0 0.8561667086077289


def f138(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    b1 = ((a[0] - f0) < (2.0 * a[3]))
    if (not (7 <= np.int64(u[-2]))):
        for k1 in range(abs(i0) % 6):
            i2 = np.int64(u[i2 % 5])
            if (not (np.int64(u[-4]) >= 4)):
                b0 = ((1 - k1) != min(i0, i0))
            f0, f1, f2 = f2, f0, f1
        a[:] = (((-a) / (np.abs(((f2 * a[i2]) - np.arange(7) * 0.5)) + 0.5)))[np.argsort(np.where(np.arange(7) * 0.5 > f0, np.arange(7) * 0.5, (np.float64(h[0]) + i2)), kind='stable')]
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f138(6, 0.0, f64[7] seed 138 in -4..4 reversed, i64[6] seed 138 in -50..50, f64[4, 5] seed 138 in -2..2 strided, u8[5] seed 138 in 0..100, f32[6] seed 138)
# -> (6, 2, -5, 0.0, 0.25, -3.0, True, True)


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
    w1 = a.copy()
    if (int(max(-1000.0, min(1000.0, f2))) in (1, 2, -5, 7)):
        for k2 in range(4):
            w3 = np.full((3, 2), 1.5)
            f2 = abs((a[0] if f0 < 0.0 else np.float64(h[0])))
        m[i0 % 4, 1] -= (float(2) + (m[i1 % 4, -1] + i1))
    elif (not f0 < 1.5):
        v4 = m[1:3, 4]
        for k5 in range(len(a)):
            a[k5] = ((v4[1] if f1 < x else x) / (abs((a[k5] + 2)) + 0.5))
            a[k5] += e139(a, (c[-2] ^ i2))
        m[:, 0] = m.argmin(axis=1) + (f2 if f1 < x else a[0])
        b1 = ((i0 % (abs((-3)) + 1)) > ((-7) // (abs(i1) + 1)))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e139(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f139(1, -2.25, f64[7] seed 139 in -4..4 strided, i64[6] seed 139 in -50..50 strided, f64[4, 5] seed 139 in -2..2, i32[5] seed 139 in 0..100, f16[6] seed 139)
# -> (1, 2, -5, -2.25, 0.25, -3.0, False, False)


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
    a[i2:i0] = (-f2)
    i0 = ((~(i1 if i1 > 10 else c[i2 % 6]))) % 4093
    for k1, f0 in zip(range(4), m[1]):
        if f2 < x:
            c[0] = ((((-5) // (abs(i1) + 1)) & int(b0))) % 4093
        elif (np.sqrt(abs(f1)) < np.sqrt(abs(a[k1]))):
            f0 = e140(a, i2)
            for k2 in range(m.shape[0]):
                i2 = (max(round(max(-1000.0, min(1000.0, x))), min(c[3], c[-2]))) % 4093
        else:
            c[5] = (-5)
            i1, f1, b1 = t140(((~c[3]) - (i0 * i2)), f2)
            i1 = i1 % 509
            f2 -= np.float64(h[2])
    return i0, i1, i2, f0, f1, f2, b0, b1


def e140(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t140(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f140(-1, 1e-3, f64[7] seed 140 in -4..4, i64[6] seed 140 in -50..50, f64[4, 5] seed 140 in -2..2 F, u32[5] seed 140 in 0..100, f32[6] seed 140)
# -> (4060, 32, -5, -0.565105441931121, 0.25, -3.0, False, False)
# arg 2: f64[7] = 3.2040372056077002 0.043749696561196316 3.0 3.0 3.0 3.0 -1.6861866577775722
# arg 3: i64[6] = 0 -6 47 10 14 8


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
    i2 = c[c > i2].size
    a[i0:i0] = np.sqrt(abs(np.float64(h[2])))
    i0 = ((round(max(-1000.0, min(1000.0, x))) - i0)) % 4093
    b0, b1 = b1, not b0
    if ((np.int64(u[-1]) != np.int64(u[2])) or (f0 != f1)):
        i1 = g141(min(np.int64(u[4]), i1))
        if ((not b0) or (f1 < 0.0 and f1 < x)):
            u[0] = (9) % 101
        if ((6 // (abs(c[2]) + 1)) <= (c[-2] >> 2) < (i2 % (abs((-2)) + 1))):
            if ((4 * c[1]) in (1, 2, -5, 7)):
                b1 = ((c[i2 % 6] + i2) < np.int64(u[-5]))
                h[3] = ((np.float64(h[-2]) / (abs(m[2][3]) + 0.5)) - abs(1e3))
                f1 = (np.sqrt(abs(a[1])) % (abs((np.float64(h[5]) * np.float64(h[4]))) + 0.5))
            elif (i2 <= (i2 * i1) < c[2]):
                i1, f1, b1 = t141(((-8) // (abs(c[i0 % 6]) + 1)), (e141(m[:, 0], i0) + (i2 // (abs(i0) + 1))))
                i1 = i1 % 509
            i1 = ((-(9 * i2))) % 4093
        else:
            f0 = ((np.trunc(np.arange(7) * 0.5) * e141(m[:, 0], (-6)))).max() + 0.0
    else:
        i0, i1 = i1, i0
    return i0, i1, i2, f0, f1, f2, b0, b1


def g141(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e141(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t141(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f141(0, -2.25, f64[7] seed 141 in -4..4 strided, i64[6] seed 141 in -50..50 strided, f64[4, 5] seed 141 in -2..2, u8[5] seed 141 in 0..100, f16[6] seed 141)
# -> (4091, 8, 4, 0.0, 0.9158969306095528, -3.0, False, True)
# arg 5: u8[5] = 9 66 19 39 86


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
    a[-7], a[0] = a[0], f0
    f0 = (x * e142(a, 2))
    v1 = m[i2 % 4]
    m[i1 % 4, 0] = abs(0.1)
    for k2 in range(1, len(c), 2):
        v1[2] = min((a[k2] if b0 else f1), np.float64(h[k2]))
        b0 = (not (not f2 < 1.5))
        f0 = a[k2:][0] if len(a[i2 % 7:]) > 0 else 1.0
    return i0, i1, i2, f0, f1, f2, b0, b1


def e142(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f142(7, 0.5, f64[7] seed 142 in -4..4 reversed, i64[6] seed 142 in -50..50 reversed, f64[4, 5] seed 142 in -2..2 F, u16[5] seed 142 in 0..100, f16[6] seed 142)
# -> (7, 2, -5, -0.8510590410085062, 0.25, -3.0, True, False)
# arg 2: f64[7] = 0.5 -1.3645909232281515 1.4001612081022978 -3.385039192854462 2.3513610581136515 -0.8510590410085062 1.905877615210521
# arg 4: f64[4, 5] = 0.6715935567387694 -0.6822954616140757 0.7000806040511489 -1.692519596427231 1.1756805290568257 -0.4255295205042531 0.9529388076052605 -0.7153372540274869 -0.7743120220049637 0.3959246999970132 0.1 -0.8700912236488674 -0.835770614849666 -0.21570191096324365 -0.5043822213776763 -1.8174978260220453 -0.43434603648629233 -0.8510590410085062 0.9765059124294488 0.5540810709392399


def f143(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    a[a < (-2.0)] *= 0.5
    b0 = (((-7) != i0) and (not b0))
    v1 = c[2:]
    i2 = (-int(i1 > 7))
    f1 = f2
    for k2, f1 in enumerate(a):
        for k3, f1 in enumerate(a):
            b0 = ((i1 > 7 and f1 < 1.5) and (i2 > 19 and b1))
            for k4 in range(m.shape[0]):
                m[-2, i0 % 5] = abs(np.floor(m[k4, i1 % 5]))
                i0 = ((max(i1, 5) ^ 4)) % 4093
            else:
                i0 = g143(((-3) % (abs(5) + 1)), r=a[4])
                b1 = ((x == m[2, 1]) and (int(u[4]) <= c[1] < c[5]))
            a[:] = (-(a * a))
        b0 = b1
        i1, f1, b1 = t143((((-1) * k2) | (i1 // (abs(k2) + 1))), e143(a[::2], (k2 * 5)))
        i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def g143(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e143(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t143(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f143(1, 0.5, f64[7] seed 143 in -4..4, i64[6] seed 143 in -50..50 reversed, f64[4, 5] seed 143 in -2..2 strided, i8[5] seed 143 in 0..100, f32[6] seed 143)
# -> (9, 497, 0, 0.5, -inf, -3.0, False, False)
# arg 2: f64[7] = -inf -inf -inf -0.0 -inf -inf -inf
# arg 4: f64[4, 5] = 0.6674127637722105 -1.1374392302595608 -1.018891558526902 -0.11119253613011226 1.3169735482765494 0.5208531015467317 -1.028247611205166 -1.365105016058866 0.17210362472254115 -0.9999349954999293 1.0 1.0 1.0 -0.7636023671988834 1.0 -1.0555979868568364 -1.7964913117961951 1.1411210197888733 -0.9898385396538698 1.1752210738112354


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
    a[::2] += np.float64(h[1])
    for k1 in range(len(a)):
        u[i2 % 5] = ((i2 // (abs(i1) + 1))) % 101
        f1 = np.min(np.rint(np.rint(a))) + 0.0
        f2 -= float((c[1] - i2))
    else:
        f0 = (((e144(m[1], i0) - a) % (np.abs(((0.5 - x) - a)) + 0.5))).max() + 0.0
    f1 -= ((2.0 % (abs(m[i0 % 4, 2]) + 0.5)) + np.ceil(f0))
    i0 = np.int64(u[2])
    return i0, i1, i2, f0, f1, f2, b0, b1


def e144(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f144(-1, -2.25, f64[7] seed 144 in -4..4 strided, i64[6] seed 144 in -50..50 reversed, f64[4, 5] seed 144 in -2..2, u64[5] seed 144 in 0..100, f32[6] seed 144)
# -> (7, 2, -5, 3.431160309113742, -7.0, 172.0, False, False)
# arg 2: f64[7] = 0.13113252495482897 3.4826327228380984 1.5259497205343857 0.34081335868847873 1.5629187232791928 -1.17109845900284 -0.41099292582782176
# arg 5: u64[5] = 99 20 7 8 32


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
        k1 = 0
        while k1 < 5 and ((c[3] > c[5]) or k1 < 2):
            k1 += 1
            if ((i1 + k1) < (int(u[i2]) % (abs(i2) + 1))):
                i1, f1, b1 = t145(((c[5] * i0) + (i2 - k1)), (f1 // (abs(float(c[k1])) + 0.5)))
                i1 = i1 % 509
                f0 = ((a[6] - f2) % (abs(0.5) + 0.5))
                c[-6] = ((~(k1 * i0))) % 4093
            else:
                i1, f1, b1 = t145((-1), ((f0 * f0) * (2.0 + x)))
                i1 = i1 % 509
                b1 = (not (f0 < x and b0))
    else:
        b1 = ((9 | i0) <= (i1 if b0 else c[0]) < g145(i1, 5))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g145(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t145(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f145(7, 1e-3, f64[7] seed 145 in -4..4 strided, i64[6] seed 145 in -50..50 reversed, f64[4, 5] seed 145 in -2..2 F, i32[5] seed 145 in 0..100, f32[6] seed 145)
# -> (7, 498, -5, 0.001, 1.0005e-6, -3.0, True, True)


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
    c[0] = (i0) % 4093
    u[-3] = (3) % 101
    f1 = m.T.ravel()[i1 % 20]
    if (i0 in (1, 2, -5, 7)):
        i0 = (((c[1] ^ c[0]) // (abs((-np.int64(u[4]))) + 1))) % 4093
        if (((-9) | c[2]) <= int(max(-1000.0, min(1000.0, -1.25)))):
            for k1 in range(5, 0, -1):
                i1, f1, b1 = t146(((7 & np.int64(u[i2 % 5])) * (4 & i0)), (np.float64(h[k1]) - min(0.1, f0)))
                i1 = i1 % 509
                a[a < (f2 + 2.0)] *= 0.5
            i1 = (((-a) ** 2)).argmax()
            i1 = np.cumsum(c % 7).reshape(2, 3)[1, -3]
        else:
            f1 = ((-a[0]) + (a[i0 % 7] if i2 > 5 else np.float64(h[3])))
            w2 = a.copy()
        f0, f1, f2 = f2, f0, f1
    return i0, i1, i2, f0, f1, f2, b0, b1


def t146(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f146(-3, -2.25, f64[7] seed 146 in -4..4 strided, i64[6] seed 146 in -50..50, f64[4, 5] seed 146 in -2..2 strided, u64[5] seed 146 in 0..100, f32[6] seed 146)
# -> (-3, 2, -5, -2.25, -1.2030382465055856, -3.0, False, False)
# arg 3: i64[6] = 4090 17 -41 25 -35 -48
# arg 5: u64[5] = 51 67 3 75 15


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
    i0, i1 = i1, i0
    w1 = np.arange(6)
    m[3] -= m[0]
    i0 = ((round(max(-1000.0, min(1000.0, x))) << 1)) % 4093
    for i1, f1 in zip(c, a):
        if (not (f0 <= f2)):
            if ((not i1 > 3) or ((-7) >= 6)):
                b1 = (round(max(-1000.0, min(1000.0, f1))) in (1, 2, -5, 7))
            i2 = (inner(int(u[-4]))) % 4093
            for i1, f1 in zip(c, a):
                f2 = ((((-m[2, 1]) - np.arange(7) * 0.5) / (np.abs((a[::-1] - a[::-1])) + 0.5))).max() + 0.0
                c[2] = (int(u[0]) + 1)
        else:
            a[:] = (np.trunc(a[::-1]) % (np.abs(np.rint(a)) + 0.5))
            c[:] = (c * 3 + i0) % 4093
        if ((i2 > 5 or b0) and (6 in (1, 2, -5, 7))):
            i1 = ((((-6) << 0) * (i1 // (abs(i0) + 1)))) % 4093
        else:
            for f2 in a[1:5]:
                i1 = ((int(u[-4]) + 5) if (i2 <= (-9) < w1[0]) else g147(int(u[i1 % 5]), r=np.float64(h[-6])))
                b1 = b1
                f0 -= ((m[-1, -2] - m[i0 % 4, 2]) / (abs(abs(m[-3, 1])) + 0.5))
            w1[0] = (((i2 >> 1) - (i2 + (-3)))) % 4093
        b0, b1 = b1, not b0
    return i0, i1, i2, f0, f1, f2, b0, b1


def g147(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f147(4, 0.5, f64[7] seed 147 in -4..4 strided, i64[6] seed 147 in -50..50 reversed, f64[4, 5] seed 147 in -2..2, i8[5] seed 147 in 0..100, f32[6] seed 147)
# -> (0, 6, 1008, -3.305904191128054, 0.0, 0.0, False, True)
# arg 2: f64[7] = 0.0 0.0 0.0 0.0 0.0 0.0 0.0
# arg 3: i64[6] = 3850 1625 3964 2954 3888 1777
# arg 4: f64[4, 5] = -1.0383942884109003 1.6461312553052272 -0.362979945572528 -1.190085991157873 1.552395398989857 0.878944394638598 0.41591201902676067 -0.6576129663054129 -1.9189575715745026 1.855809804243148 -0.17222455350167865 0.8083456057686624 -0.18014432282195614 -1.3766699796385566 -1.7105960329628713 2.4673759361750007 -0.10209129303203124 1.011973098225666 -0.2177352209092569 -1.4952025746747744


def f148(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i0 = int(max(-1000.0, min(1000.0, 0.1)))
    for k1, f0 in zip(range(4), m[1]):
        if (min(f2, f0) != e148(m[1], int(u[i1 % 5]))):
            i1, f1, b1 = t148((g148(int(u[2]), 5) if (b0 and i1 > 5) else (c[i2 % 6] * k1)), ((a[i0 % 7] + i1) + (f0 * f2)))
            i1 = i1 % 509
    v2 = m[-3]
    i2 = ((-int(u[i0 % 5])) // (abs(g148(i1)) + 1))
    b0 = (not ((-6) > (-6)))
    for i1, f1 in zip(c, a):
        for f2 in a[1:5]:
            if ((i1 | int(u[i2 % 5])) == (i0 if b0 else i2)):
                i2 = round(max(-1000.0, min(1000.0, (0.1 - v2[0]))))
                v2[-2] = (f2 + 2.0)
        if ((8 <= c[5] < int(u[2])) or (i1 > 8 and i1 > 3)):
            if ((a[-5] if i1 > 2 else f2) != v2[-4]):
                f0 = m.T.ravel()[3]
            if (g148(4, 5) > int(max(-1000.0, min(1000.0, np.float64(h[2]))))):
                if (e148(m[:, 0], (-9)) > (a[-3] % (abs(a[i2 % 7]) + 0.5))) and i0 == i1:
                    raise IndexError("an index")
                i1 = ((min(i2, 7) >> 1)) % 4093
                i0, i1 = i1, i0
        elif (not (c[-5] in (1, 2, -5, 7))):
            v2[4] = ((-np.float64(h[0])) - (a[-6] / (abs(f2) + 0.5)))
            if (round(max(-1000.0, min(1000.0, np.float64(h[1])))) in (1, 2, -5, 7)):
                u[-4] = ((1 >> 2)) % 101
            i2 = (((1 >> 3) + (i0 % (abs(i0) + 1)))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def g148(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e148(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t148(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f148(3, 0.5, f64[7] seed 148 in -4..4 reversed, i64[6] seed 148 in -50..50, f64[4, 5] seed 148 in -2..2 F, i8[5] seed 148 in 0..100, f16[6] seed 148)
# -> (4092, 5, 4092, -1.5341329192271886, -2.8060244290788416, -3.1174303970499704, True, True)
# arg 4: f64[4, 5] = -1.443323948499868 1.4237240027140396 -0.7033115022952825 1.0828881523184606 -1.5587151985249852 -1.4030122145394208 0.9720865799209446 1.1079999341582636 -0.4018407328223521 -0.06546690355816798 1.7932560346173485 0.1291738227054795 -1.2895786825655882 1.6455464573484724 -1.7022545859505196 -1.5341329192271886 -0.31853113742909267 1.6753046483380376 0.6156336176052326 1.5468482297521637
# arg 5: i8[5] = 90 0 97 51 19


def f149(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    w1 = np.arange(6)
    for k2 in range(1, len(c), 2):
        if (max(k2, 6) != 3):
            v3 = m.T[i1 % 5]
            f2 += max(a[-7], (f0 - f0))
        elif (int(f1 < x) <= (-(-3)) < 2):
            f2 += a[-5]
            i1 = (((k2 % (abs((-8)) + 1)) * (i0 if i1 > 13 else (-3)))) % 4093
        v4 = a[::-2]
        b0 = ((4 >> 3) < ((-2) if i1 > 12 else c[-2]))
        u[-1] = ((g149(i2, 5) % (abs(i0) + 1))) % 101
    return i0, i1, i2, f0, f1, f2, b0, b1


def g149(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f149(6, 0.0, f64[7] seed 149 in -4..4, i64[6] seed 149 in -50..50 reversed, f64[4, 5] seed 149 in -2..2 F, u16[5] seed 149 in 0..100, f32[6] seed 149)
# -> (6, 2, -5, 0.0, 0.25, -3.0, True, False)
# arg 5: u16[5] = 66 1 39 61 5


def f150(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for i1, f1 in zip(c, a):
        if ((i1 if f0 < x else i0) <= int(max(-1000.0, min(1000.0, a[-6]))) < (~i1)):
            f1 *= abs(np.rint(f0))
            i1, f1, b1 = t150(max(i1, (i2 * (-7))), np.floor(f0))
            i1 = i1 % 509
            c[1] = (((c[i1 % 6] | c[4]) + int(b1))) % 4093
        elif (not (not b0)):
            i1 = ((max(np.int64(u[0]), 3) ^ (i1 | i0))) % 4093
            a[1:4] = m[3, -2]
            h[i0 % 6] = m[0, i2 % 5]
        else:
            a[:] = (((a[::-1] // (np.abs(a) + 0.5)) + (a[::-1] * (f2 * f0))))[np.argsort((-a), kind='stable')]
            i1 = ((-(np.arange(7) * 0.5 + a))).argmax()
            i1 = np.searchsorted(np.sort(c), i1)
        w2 = np.zeros(4, dtype=np.int64)
    else:
        if (not (f0 < x and b1)):
            f1 *= f1
            f1 = np.sort(((min(1e3, f0) - a) ** 2))[3] + 0.0
        b1 = (not (f1 != a[0]))
    return i0, i1, i2, f0, f1, f2, b0, b1


def t150(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f150(3, 100.0, f64[7] seed 150 in -4..4 strided, i64[6] seed 150 in -50..50 reversed, f64[4, 5] seed 150 in -2..2 F, u64[5] seed 150 in 0..100, f32[6] seed 150)
# -> (3, 4030, -5, 100.0, 10150.12247501469, -3.0, True, False)
# arg 2: f64[7] = 3.7741942391832985 -0.7478162295078756 -0.7478162295078756 -0.7478162295078756 -2.2874619043527966 2.048032523603183 2.632313687590548
# arg 6: f32[6] = 0.94354856 -0.91677034 -0.57527655 1.8870971 -0.5718655 0.51200813


def f151(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    u[i1 % 5] = (i1) % 101
    for k1 in range(1, len(c), 2):
        w2 = a.copy()
        u[i1 % 5] = ((i0 * (k1 << 3))) % 101
        if (i0 <= i0 < k1):
            f1 += np.sqrt(abs(float((-8))))
            i1, f1, b1 = t151(int(((-3) in (1, 2, -5, 7))), (e151(m[1], i1) + max(k1, np.int64(u[1]))))
            i1 = i1 % 509
            w3 = np.zeros(4, dtype=np.int64)
    return i0, i1, i2, f0, f1, f2, b0, b1


def e151(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t151(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f151(2, 0.5, f64[7] seed 151 in -4..4 reversed, i64[6] seed 151 in -50..50 strided, f64[4, 5] seed 151 in -2..2, u64[5] seed 151 in 0..100, f16[6] seed 151)
# -> (2, 499, -5, 0.5, 16.697606902344056, -3.0, False, False)
# arg 5: u64[5] = 56 34 48 56 80


def f152(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    f2 -= x
    if (max(np.float64(h[i1 % 6]), x) > (m[2][0] / (abs(np.float64(h[-1])) + 0.5))):
        c[::-1] = c.copy()
        i1, f1, b1 = t152((int(b1) * c[5]), ((-1.25 * np.float64(h[5])) * (np.float64(h[i1]) % (abs(m[1][i2 % 5]) + 0.5))))
        i1 = i1 % 509
        i2 = ((-i2)) % 4093
    else:
        k1 = 0
        while k1 < 2 and ((not b0) or k1 < 2):
            k1 += 1
            if (float(2) <= np.floor(f2)):
                i2 = (((3 // (abs(4) + 1)) - i1)) % 4093
                f0 = float(i2)
                a[-7] = 0.5
            elif ((a[k1] - f0) < (f0 + 0.5)):
                h[k1] = float(g152(2))
                a[i2:i0] = (f1 // (abs(np.float64(h[i1 % 6])) + 0.5))
                i0 = (min((k1 + i0), ((-4) + (-2)))) % 4093
            i1 = round(max(-1000.0, min(1000.0, np.sqrt(abs(x)))))
        for k2, f1 in enumerate(a):
            for k3 in range(5, 0, -1):
                m[0] -= m[0]
                i1 = (((np.int64(u[2]) if b1 else i0) if (i1 <= i2 < 2) else (c[k3] ^ i0))) % 4093
            for k4 in range(1, len(c), 2):
                i0 = ((-(i0 * np.int64(u[i1 % 5])))) % 4093
                f2 *= (a[0] / (abs((-f0)) + 0.5))
                if ((k2 if f1 < 0.0 else i0) > (i0 & c[k4])):
                    continue
            if ((4 * k2) <= (~(-5))):
                break
        else:
            v5 = m.T[4]
            i0 = np.searchsorted(np.sort(c), i0)
        a[(-(np.arange(7) * 0.5 ** 2)) > np.float64(h[i2 % 6])] = np.float64(h[i2 % 6])
    return i0, i1, i2, f0, f1, f2, b0, b1


def g152(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t152(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f152(-3, 0.0, f64[7] seed 152 in -4..4 reversed, i64[6] seed 152 in -50..50 strided, f64[4, 5] seed 152 in -2..2, u64[5] seed 152 in 0..100, f32[6] seed 152)
# -> (3442, 4039, -5, 0.0, 3.625317481434391, -1143.5347784302355, False, False)
# arg 2: f64[7] = 3.625317481434391 3.4292351577278843 0.0 0.0 -3.6999288698602646 3.9952863985424996 -2.769171681470219
# arg 4: f64[4, 5] = 0.0 0.0 0.0 0.0 0.0 1.9976431992712498 -1.3845858407351095 -1.4485999885024592 1.0935548249528524 -0.4180766420708961 1.891486376350596 -0.7479267915858636 -0.7325213424197425 1.6226733566884612 0.819031603172089 1.228608364529956 1.7004032339363837 1.3129354130865964 0.791388544672567 -0.4700655677764214
# arg 6: f32[6] = 0.9063294 0.8573088 8.0 -0.68836105 -0.9249822 0.9988216


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
    b1 = ((c[0] * (-5)) > min(6, np.int64(u[-1])))
    a[:4] = m[:, -5]
    c[-1] = (i0) % 4093
    i1, f1, b1 = t153(max((i0 >> 3), (i2 + (-5))), np.ceil(np.sqrt(abs(f0))))
    i1 = i1 % 509
    i1, f1, b1 = t153(i0, (np.sqrt(abs(0.5)) // (abs(e153(a[::2], i0)) + 0.5)))
    i1 = i1 % 509
    for k1, f1 in enumerate(a):
        w2 = np.arange(6)
        if (not (not b0)):
            i1, f1, b1 = t153(k1, (-(2.0 // (abs(0.1) + 0.5))))
            i1 = i1 % 509
            m[1, i0 % 5] = m[2][i1 % 5]
        else:
            if (not (i1 >= i1)):
                a[k1] = (m[0, i2 % 5] + (a[k1] + f1))
            elif ((np.int64(u[-1]) % (abs((-7)) + 1)) < (i2 % (abs(i2) + 1))):
                a[:] = (((a - np.arange(7) * 0.5) // (np.abs((a[::-1] ** 2)) + 0.5)))[np.argsort((np.arange(7) * 0.5 ** 2), kind='stable')]
            else:
                c[::-1] = c.copy()
                w2[5] = max(int(max(-1000.0, min(1000.0, 1e3))), int(b1))
                a += ((np.sqrt(abs(1e3)) - a[::-1]) * (a[k1] - 0.1))
        f0 += float((i2 % (abs(i1) + 1)))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e153(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t153(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f153(4, -2.25, f64[7] seed 153 in -4..4, i64[6] seed 153 in -50..50 strided, f64[4, 5] seed 153 in -2..2 F, u16[5] seed 153 in 0..100, f32[6] seed 153)
# -> (4, 5, -5, 498.75, -1.5, -3.0, True, True)
# arg 2: f64[7] = -0.795149649939348 -0.218862194064799 0.8288633543322947 -1.832698655345549 3.5563436422572154 -0.437724388129598 -2.523403288658195
# arg 3: i64[6] = -15 22 44 -1 -4 4
# arg 4: f64[4, 5] = -0.795149649939348 -1.1074817061447924 -1.3807207706832676 0.09952130566845652 1.7781718211286077 -0.218862194064799 -1.2617016443290976 0.6849340465758642 -1.7655380244166081 0.8288633543322947 0.8288633543322947 -1.4400932179441979 0.009807592745890048 1.655620634154383 -0.011338012102000139 -1.832698655345549 1.384411633865347 -1.5509564137758471 0.49537377751045053 1.1359801496545119


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
    m[3, -2] += abs((f2 * x))
    a[:] = ((a - np.arange(7) * 0.5) ** 2)
    w1 = np.full((3, 2), 1.5)
    h[i0 % 6] = np.rint(max(np.float64(h[3]), w1[2, 1]))
    if ((np.int64(u[0]) != np.int64(u[-3])) and (i2 > 4 or i2 > 16)):
        f0, f1, f2 = f2, f0, f1
        for k2 in range(5, 0, -1):
            i1 = (((i0 - k2) * (c[i1 % 6] << 3))) % 4093
            if (i1 in (1, 2, -5, 7)):
                a[(-((x + k2) - np.arange(7) * 0.5)) > (w1[1, 0] * w1[1, 0])] = (w1[1, 0] * w1[1, 0])
            v3 = m[1:3, 4]
            i1 = ((g154(c[1]) * (k2 ^ c[k2]))) % 4093
        a[np.abs((a ** 2)) > min(m[2, 2], f1)] = min(m[2, 2], f1)
    else:
        i0 = (max(c[2], (i1 if b0 else i1))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def g154(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f154(8, 100.0, f64[7] seed 154 in -4..4 reversed, i64[6] seed 154 in -50..50, f64[4, 5] seed 154 in -2..2 strided, u8[5] seed 154 in 0..100, f32[6] seed 154)
# -> (2, 2, -5, 100.0, 0.25, -3.0, True, False)
# arg 2: f64[7] = 0.280097457313825 1.3808874722512436 0.3277017202924764 1.110216064535915 19.78854513028301 34.04857946461393 10.604338777601503
# arg 4: f64[4, 5] = 0.26462117135342034 0.837555842505894 0.21377381308985877 0.22316604500660864 -1.2242158803881318 -1.6675580313257665 -0.1282151867613739 -0.36402347232228394 -1.9786842691381805 0.12640299265858612 0.2822150138500632 -0.8565365055983913 1.1434723933089166 1.632965781744049 -1.281529644118419 0.8723525017876561 -0.5375880067666858 1.5929584979033033 301.9222702006074 -1.3394763129283809
# arg 6: f32[6] = 0.13231058 0.4187779 2.0 0.111583024 -0.61210793 -0.83377904


def f155(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(abs(i1) % 6):
        if (c[-1] == int(i2 > 4)):
            k2 = 0
            while k2 < 4 and ((f2 < x or f2 < x) or k2 < 2):
                k2 += 1
                a[k1] = float((k1 if i0 > 7 else np.int64(u[k2])))
                f2 = m.T.ravel()[i2 % 20]
                m[:, k2] *= (f1 / (abs(a[i2]) + 0.5))
            if ((b1 or f2 < x) and (k1 >= k1)):
                f0 *= max((m[-3, 1] + f0), (0.5 if b0 else a[i2 % 7]))
                i1, f1, b1 = t155(((i0 ^ np.int64(u[4])) | (i0 + c[4])), max(float(6), (m[2, -2] * f1)))
                i1 = i1 % 509
                u[-4] = (5) % 101
            else:
                a[:] = (((a[::-1] * np.arange(7) * 0.5) ** 2))[np.argsort((a - np.arange(7) * 0.5), kind='stable')]
            i2 = ((5 >> 2) - g155(i1))
        elif (g155(i0, 5) <= g155((-4)) < 7):
            w3 = np.arange(6)
            if ((0 != (-3)) or (i2 > 5 or b1)):
                a += (np.where(a > np.sqrt(abs(a[k1])), a, a[k1]) * f0)
                i2 = (-7)
            elif (g155(2, r=a[-3]) <= (i2 ^ 0)):
                i2 = (((-np.int64(u[4])) * 0)) % 4093
                b1 = (not (i0 > 8 or i0 > 6))
            if i1 > 4:
                a[:] = ((max(-1.25, a[0]) - (-np.arange(7) * 0.5)))[np.argsort((-a), kind='stable')]
                f2 = abs((x if b0 else m[3, 2]))
            else:
                u[i0 % 5] = ((5 if i2 > 3 else int(max(-1000.0, min(1000.0, np.float64(h[k1])))))) % 101
                a[:] = ((-(a[::-1] * abs(x))))[np.argsort((np.arange(7) * 0.5 * np.float64(h[0])), kind='stable')]
                if f2 < x:
                    continue
        else:
            if (np.int64(u[4]) != (np.int64(u[i2 % 5]) * i2)):
                i1, f1, b1 = t155((-4), ((f1 - x) - abs(f0)))
                i1 = i1 % 509
                a[::2] += float(i0)
                b0 = ((c[5] - k1) != (k1 + c[2]))
            elif ((m[-4, 2] * 1e3) <= (x - a[-3])):
                a[k1] -= e155(a, (np.int64(u[0]) % (abs(k1) + 1)))
                f1 = m.T.ravel()[k1]
                i0 = (int(max(-1000.0, min(1000.0, -1.25))) - (np.int64(u[-1]) >> 3))
            else:
                f0 -= abs((-0.1))
            if (not (b0 and b1)) and i0 == i1:
                raise IndexError("an index")
        for k4 in range(5, 0, -1):
            c[i1 % 6] = int(max(-1000.0, min(1000.0, (f0 + i2))))
        h[k1] = x
    return i0, i1, i2, f0, f1, f2, b0, b1


def g155(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e155(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t155(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f155(5, 0.0, f64[7] seed 155 in -4..4, i64[6] seed 155 in -50..50, f64[4, 5] seed 155 in -2..2, u64[5] seed 155 in 0..100, f32[6] seed 155)
# -> (5, 495, -5, 0.0, 0.0625, -3.0, True, False)
# arg 2: f64[7] = 13.863496320080372 -1.3491528646059443 10.65425785890093 3.737770165204193 13.65570965748611 2.5431486623590436 9.195511017531828
# arg 3: i64[6] = 24 -7 47 -5 27 14
# arg 6: f32[6] = 0.0 0.0 0.16356446 0.9344425 0.91392744 0.6357872


def f156(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    c[i2 % 6] = (((i2 % (abs((-2)) + 1)) - (-c[-5]))) % 4093
    f1 -= (np.sqrt(abs(m[1, i0 % 5])) * (0.5 % (abs(x) + 0.5)))
    for k1, f0 in zip(range(4), m[1]):
        for k2, f1 in enumerate(a):
            f0, f1, f2 = f2, f0, f1
    f2 *= ((f2 - a[4]) % (abs((0.1 // (abs(x) + 0.5))) + 0.5))
    i0 = (-1)
    w3 = np.arange(6)
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f156(5, 0.5, f64[7] seed 156 in -4..4 strided, i64[6] seed 156 in -50..50, f64[4, 5] seed 156 in -2..2 strided, i16[5] seed 156 in 0..100, f16[6] seed 156)
# -> (-1, 2, -5, 3.1304834535859074, 1.9874300391209445, 0.46349004495804624, True, False)
# arg 3: i64[6] = 10 4076 33 -15 -48 -32


def f157(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    w1 = np.zeros(5)
    i0 = (((i0 - (-3)) * (int(u[1]) ^ (-1)))) % 4093
    b1 = (min(c[i2 % 6], int(u[4])) <= ((-3) * i1))
    u[i1 % 5] = (i0) % 101
    f0 = (2.0 * (m[2, 3] * a[4]))
    b1 = (i0 > 19 and (5 <= i2 < i2))
    for k2 in range(5, 0, -1):
        if ((i2 << 1) >= g157((-8))):
            k3 = 0
            while k3 < 5 and ((b1 and f1 < 1.5) or k3 < 2):
                k3 += 1
                i0 = (((i0 * 2) ^ (int(u[i0 % 5]) * i1))) % 4093
            if (max(int(u[4]), i0) in (1, 2, -5, 7)):
                f2 = ((m[-3, 0] + np.float64(h[5])) * (0.5 - 0.1))
                i0 = g157(i0)
            elif b0:
                f1 += (e157(a, int(u[i1 % 5])) / (abs((w1[3] if b0 else m[3, 2])) + 0.5))
                i1 = (((i2 * int(u[0])) + g157(i0, r=f0))) % 4093
                a[((a - a) ** 2) > np.float64(h[5])] = np.float64(h[5])
            a[:4] = m[:, -2]
    return i0, i1, i2, f0, f1, f2, b0, b1


def g157(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e157(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f157(4, 0.5, f64[7] seed 157 in -4..4 strided, i64[6] seed 157 in -50..50 strided, f64[4, 5] seed 157 in -2..2, i16[5] seed 157 in 0..100, f32[6] seed 157)
# -> (3561, 2, -5, -8.359592469072817, 0.25, -3.0, True, False)
# arg 5: i16[5] = 10 75 26 83 67


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
    v1 = m[1:3, 0]
    b0 = ((9 <= (-3) < i0) and (f1 < x or f0 < x))
    for k2 in range(abs(i0) % 6):
        u[-5] = (k2 != g158(k2))
        f1 += max(abs(v1[-2]), (np.float64(h[k2]) / (abs(np.float64(h[k2])) + 0.5)))
    b1 = ((len(a) & len(a)) > max(i1, i1))
    a[-6] = (f1 + (i0 % (abs(len(a)) + 1)))
    f0 = ((np.where(a > (-f1), a, (v1[0] - f1)) ** 2)).max() + 0.0
    return i0, i1, i2, f0, f1, f2, b0, b1


def g158(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f158(5, -2.25, f64[7] seed 158 in -4..4, i64[6] seed 158 in -50..50 reversed, f64[4, 5] seed 158 in -2..2 F, bool[5] seed 158 in 0..100, f32[6] seed 158)
# -> (5, 2, -5, 219.25042673293694, 9.807107304701244, -3.0, False, True)
# arg 2: f64[7] = -2.1140399567681367 14.807107304701244 -3.447380883459047 -0.7844410642284387 -0.8818850001332512 3.822842921880498 1.0622010166769087
# arg 5: bool[5] = True False True True True


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
    v1 = m[1:3, i0 % 5]
    b1 = (b0 and (np.int64(u[-2]) <= np.int64(u[2])))
    i1 = ((i1 % (abs((i2 * 2)) + 1))) % 4093
    w2 = np.zeros(5)
    for k3 in range(5, 0, -1):
        if ((k3 * i0) <= inner(0) < (~i2)):
            c[k3] = g159(2, r=(v1[1] if i0 > 16 else np.float64(h[k3])))
            if ((2 + k3) in (1, 2, -5, 7)):
                i1 = k3
                f1 += ((a[-4] // (abs(0.1) + 0.5)) // (abs((f0 - np.float64(h[i2 % 6]))) + 0.5))
            if i2 > 13:
                continue
        if ((c[-6] * 0) <= int(b0) < (-3)) and i0 == i1:
            raise ValueError("a value")
    return i0, i1, i2, f0, f1, f2, b0, b1


def g159(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f159(-3, 0.0, f64[7] seed 159 in -4..4, i64[6] seed 159 in -50..50, f64[4, 5] seed 159 in -2..2 strided, u8[5] seed 159 in 0..100, f16[6] seed 159)
# -> (-3, 5, -5, 0.0, -4.75, -3.0, False, False)
# arg 3: i64[6] = -3 8 8 8 8 8


def f160(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if (e160(m[:, 0], i1) < np.rint(f0)):
        m[i0 % 4, 4] = f1
    else:
        b1 = ((c[-5] * i1) >= i0)
    f0, f1, f2 = f2, f0, f1
    c[i2 % 6] = int(u[-3])
    m[1][4] -= (f0 + (f2 + f0))
    v1 = m[0]
    for k2 in range(len(a)):
        i1, f1, b1 = t160((int(max(-1000.0, min(1000.0, v1[4]))) & (c[-5] | c[0])), min((-np.float64(h[2])), (a[k2] * a[-2])))
        i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def e160(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t160(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f160(-1, 1e-3, f64[7] seed 160 in -4..4 reversed, i64[6] seed 160 in -50..50 strided, f64[4, 5] seed 160 in -2..2, i8[5] seed 160 in 0..100, f16[6] seed 160)
# -> (-1, 0, -5, -3.0, -1.7755599291942559, 0.25, False, False)
# arg 3: i64[6] = -29 67 17 6 46 14
# arg 4: f64[4, 5] = 0.26729876629946814 0.9265323359829147 0.16667677472160713 -1.8073227800056797 1.7768474700230947 -1.3183948627644337 0.6733794174042935 -0.8666192030902402 1.5193452438378516 4.1569199673965525 1.0971294840824473 -0.08730325353292612 1.3363410605503767 0.875254026949392 1.4774636926236822 -1.4440901099060852 -1.6907751006617144 -0.3711874206643402 0.9104286916303446 0.6139296375819416


def f161(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    c[::-1] = c.copy()
    if (int(b1) <= np.int64(u[2]) < (i2 - c[3])) and i0 == i1:
        return i1, i0, 7, f2, 0.5, f1, True, b0
    b0, b1 = b1, not b0
    b1 = ((not b0) or (b0 and b0))
    f0 = m.T.ravel()[-4]
    i2 = (((0 // (abs(i1) + 1)) // (abs((i1 % (abs(i0) + 1))) + 1))) % 4093
    if (not (np.int64(u[3]) > 9)):
        i2 = min(g161((-5)), g161(i0, 5))
        if (g161(i0) <= (i2 + 8) < i2):
            if ((i0 ^ (-6)) in (1, 2, -5, 7)):
                f1 = f1
            else:
                f2 = np.sort((-np.rint(np.arange(7) * 0.5)))[2] + 0.0
                a[-5] = ((x + f0) * max(x, f1))
            i0 = (((-6) ^ (-4)) + g161(i0, r=a[0]))
        else:
            w1 = np.arange(6)
            for k2 in range(m.shape[0]):
                h[k2] = 0.1
        b1 = (g161(np.int64(u[4])) in (1, 2, -5, 7))
    elif ((c[i1 % 6] * i0) == ((-4) + c[-6])):
        h[-5] = (f0 - f0)
    else:
        k3 = 0
        while k3 < 3 and ((i0 > 16 or i2 > 7) or k3 < 2):
            k3 += 1
            for k4 in range(4):
                c[i0 % 6] = (((-i1) // (abs((k4 * i1)) + 1))) % 4093
                if ((1 - c[k4]) <= (i2 + i1) < (c[k3] % (abs(i2) + 1))):
                    continue
                b1 = ((np.float64(h[-5]) % (abs(0.1) + 0.5)) >= (a[k4] - m[1, k3]))
        w5 = np.zeros(5)
    return i0, i1, i2, f0, f1, f2, b0, b1


def g161(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f161(4, 0.0, f64[7] seed 161 in -4..4, i64[6] seed 161 in -50..50, f64[4, 5] seed 161 in -2..2 F, u8[5] seed 161 in 0..100, f16[6] seed 161)
# -> (4, 2, 0, 1.5224332756413559, 0.25, -3.0, False, False)
# arg 3: i64[6] = -6 -11 31 16 4092 -20


def f162(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(m.shape[0]):
        i2 = (((c[0] * int(u[k1])) >> 0)) % 4093
    else:
        i1 = (((3 - c[4]) - (int(u[0]) + int(u[3])))) % 4093
        if ((~i1) <= (i2 ^ i0)):
            b1 = ((m[3][0] + a[-2]) >= min(x, x))
            h[4] = (-(f0 * f2))
        else:
            for k2 in range(len(a)):
                m[:, 0] = m.argmin(axis=1) + np.float64(h[i0 % 6])
                b0, b1 = b1, not b0
            b1 = f1 < x
            for k3 in range(4):
                f0 -= x
                i0 = (((int(u[3]) if i2 > 14 else i2) + int(max(-1000.0, min(1000.0, f2))))) % 4093
                f1 = ((a[k3] if i1 > 12 else np.float64(h[k3])) / (abs(m[i1 % 4, 2]) + 0.5))
        m[-4] = m.max(axis=0) + 0.0 - m[0]
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f162(8, 100.0, f64[7] seed 162 in -4..4 strided, i64[6] seed 162 in -50..50 strided, f64[4, 5] seed 162 in -2..2, i8[5] seed 162 in 0..100, f16[6] seed 162)
# -> (8, 4011, 182, 100.0, 0.25, -3.0, True, False)
# arg 4: f64[4, 5] = 1.6056656612069964 2.626598299998432 2.667947706304749 0.2066525333294611 0.5038112616791008 -0.6220469456853381 -1.8900704189082211 -1.7446652413183812 -1.6943002867643826 -0.44992595447571215 -0.08211440270040082 -0.9008632233231251 1.861730998842194 1.9954199092297924 -0.7032478690811219 -1.1066226833187272 1.9609871874248914 -1.9993575463600277 1.3654814421177104 -0.7916532943780852
# arg 6: f16[6] = -0.84375 -0.33276367 -0.40307617 0.89453125 300.0 -0.31103516


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
    i0 = g163(((-7) + (-7)), 5)
    b1 = ((a[3] if b0 else x) < f1)
    w1 = np.zeros(5)
    f0 = m.T.ravel()[2]
    if (max(i1, i1) <= (2 * i1) < int(f2 < x)):
        b1 = ((i1 in (1, 2, -5, 7)) or i2 > 16)
        for k2 in range(len(a)):
            i2 = (-3)
            for k3 in range(1, len(c), 2):
                b1 = (not (int(u[1]) <= (-9) < i1))
                i1, f1, b1 = t163((-(i2 ^ i0)), np.ceil((x + c[0])))
                i1 = i1 % 509
    else:
        for k4 in range(abs(i2) % 6):
            i1 = (~((-4) // (abs(1) + 1)))
        else:
            c[-2] = int((int(u[-2]) >= int(u[-5])))
        i1 = (((int(u[1]) + int(u[2])) - (i2 % (abs(c[i1 % 6]) + 1)))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def g163(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t163(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f163(0, -2.25, f64[7] seed 163 in -4..4, i64[6] seed 163 in -50..50 strided, f64[4, 5] seed 163 in -2..2, i16[5] seed 163 in 0..100, f32[6] seed 163)
# -> (1005, 122, -5, -0.21493937706126465, 0.25, -3.0, False, True)
# arg 3: i64[6] = 10 28 18 -10 0 20


def f164(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(m.shape[0]):
        v2 = m[1:3, -5]
        if ((8 // (abs(k1) + 1)) >= (i1 << 1)):
            b0, b1 = b1, not b0
        elif (a[k1] == f1):
            f2 *= (float((-8)) * float(c[i0 % 6]))
        if ((m[i2, 2] / (abs(x) + 0.5)) == (np.float64(h[-2]) + f0)):
            if ((a[2] / (abs(x) + 0.5)) >= f1):
                b0 = ((int(u[1]) in (1, 2, -5, 7)) or (k1 <= k1))
                b1 = ((k1 <= int(u[i1]) < (-9)) and (m[k1, 3] <= 0.1))
            else:
                i2 = (-5)
            f0 = np.float64(h[-6])
            k3 = 0
            while k3 < 5 and ((i1 > 8 and b0) or k3 < 2):
                k3 += 1
                b1 = ((k3 - i1) <= i1)
            else:
                f0, f1, f2 = f2, f0, f1
                a[1:] = np.concatenate((m[i2 % 4], (np.where((float(7) - a) > abs(-1.25), (float(7) - a), e164(m[1], int(u[2]))))[:1]))
                i2 = (((i2 >> 3) * c[k1])) % 4093
        elif ((1e3 != a[k1]) or f1 < 1.5):
            w4 = np.zeros(4, dtype=np.int64)
            if b0:
                a[0] -= (-1.25 if (not f1 < 0.0) else (m[i1 % 4, k1] * f0))
                v2[-1] -= ((-1.25 + i2) + (-f0))
                a[:4] = m[:, k1]
            else:
                i2 = (((3 + i1) + (i1 + c[i2 % 6]))) % 4093
                i1, f1, b1 = t164(w4[i0 % 4], (min(m[k1, i2 % 5], x) / (abs(v2[i1 % 2]) + 0.5)))
                i1 = i1 % 509
                m *= m[-4]
        i1 = g164(9, r=e164(a, i0))
    else:
        for k5 in range(4):
            f2 *= 2.0
            i0, i1 = i1, i0
        for k6 in range(5, 0, -1):
            k7 = 0
            while k7 < 4 and ((c[i0 % 6] <= c[-2] < 5) or k7 < 2):
                k7 += 1
                b1 = (float(8) < 1e3)
                f0 *= ((f0 + m[2][-5]) + (np.float64(h[-4]) + int(u[i2 % 5])))
                i0 = ((c[-2] | ((-4) % (abs(c[k7]) + 1)))) % 4093
        else:
            for k8 in range(m.shape[0]):
                m[:, 0] = m.argmin(axis=1) + m[1][-3]
                b0 = ((x / (abs(a[1]) + 0.5)) < f0)
            for k9 in range(m.shape[0]):
                i1, f1, b1 = t164(((k9 + (-8)) & min(0, c[-6])), x)
                i1 = i1 % 509
                f1 = f2
                f1 -= -1.25
        if (np.rint(f2) == np.ceil(a[1])):
            m[0, -4] += ((a[0] * np.float64(h[-3])) * (-1.25 / (abs(x) + 0.5)))
            b1 = f2 < 1.5
        else:
            f0 = f2
            i1 = 5
    return i0, i1, i2, f0, f1, f2, b0, b1


def g164(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e164(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t164(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f164(2, 100.0, f64[7] seed 164 in -4..4, i64[6] seed 164 in -50..50 reversed, f64[4, 5] seed 164 in -2..2, i8[5] seed 164 in 0..100, f16[6] seed 164)
# raises IndexError: index -5 is out of bounds for axis 0 with size 4
# at if ((m[i2, 2] / (abs(x) + 0.5)) == (np.float64(h[-2]) + f0)):


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
    f2 = (np.rint(x) / (abs((f0 + i1)) + 0.5))
    for k1 in range(4):
        v2 = m[:, k1]
        i2 = c[c > i2].size
        i0 = ((inner(inner(i1))) % 997)
        i1 = (i1) % 4093
    i1 = (7 << 0)
    k3 = 0
    while k3 < 4 and ((f0 < x or b0) or k3 < 2):
        k3 += 1
        c[:] = (c * 3 + i2) % 4093
        i0, i1 = i1, i0
        a[a < np.sqrt(abs(x))] *= 0.5
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f165(7, 100.0, f64[7] seed 165 in -4..4 strided, i64[6] seed 165 in -50..50 strided, f64[4, 5] seed 165 in -2..2 F, i16[5] seed 165 in 0..100, f32[6] seed 165)
# -> (887, 7, 3, 100.0, 0.25, 0.975609756097561, True, False)
# arg 2: f64[7] = 0.2419792458163117 0.01389629494372796 0.20373516262861313 0.019678349944389995 0.043133893312501836 -0.19688808892461912 -0.016870922522283116
# arg 3: i64[6] = 1216 244 3970 1740 2550 3441


def f166(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if (i0 < int(b1)):
        b1 = (x <= (a[0] * a[-6]))
        for k1, f1 in enumerate(a):
            c[4] = max(int(i0 > 12), k1)
            c[i2 % 6] = (-1)
            if ((i2 << 2) > ((-1) * 8)):
                f1 *= ((f1 * f2) * a[3])
            else:
                i1, f1, b1 = t166(((k1 + 9) | (i2 - i1)), abs(float(i1)))
                i1 = i1 % 509
                m[i2, i1 % 5] = float((c[-6] + c[3]))
                i2 = np.cumsum(c % 7).reshape(2, 3)[i2 % 2, 2]
    else:
        b1 = ((i2 // (abs((-2)) + 1)) in (1, 2, -5, 7))
        b0 = ((int(u[i1 % 5]) | i2) <= (i2 | i0))
        for k2 in range(1, len(c), 2):
            f2 = ((m[-1, 3] % (abs(f0) + 0.5)) - abs(f1))
            m[3][-2] *= ((m[0, -2] + i0) * (1e3 % (abs(f1) + 0.5)))
            v3 = a[1:6]
            f2 *= min(float((-1)), (v3[1] / (abs(f2) + 0.5)))
    return i0, i1, i2, f0, f1, f2, b0, b1


def t166(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f166(-1, 0.0, f64[7] seed 166 in -4..4 strided, i64[6] seed 166 in -50..50, f64[4, 5] seed 166 in -2..2 strided, i16[5] seed 166 in 0..100, f32[6] seed 166)
# raises IndexError: index -5 is out of bounds for axis 0 with size 4
# at m[i2, i1 % 5] = float((c[-6] + c[3]))


def f167(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    f2 = ((-2.0) + float((-7)))
    b1 = (int(i2 > 16) < (3 if b0 else i2))
    f2 = (float(2) + (len(a) << 2))
    if ((i0 if u[1] else 5) != (i1 * c[i2 % 6])):
        f2 = np.sort((np.where(a[::-1] > x, a[::-1], (a[1] + a[i2 % 7])) * (a[::-1] - a)))[i0 % 7] + 0.0
    elif ((x + a[4]) >= float((-6))):
        i1, f1, b1 = t167(int(max(-1000.0, min(1000.0, (0.1 + i1)))), x)
        i1 = i1 % 509
        i1 = (np.floor((np.arange(7) * 0.5 * a)) > (a * a)).sum()
        f1 -= ((m[0][-1] / (abs(np.float64(h[-4])) + 0.5)) - (np.float64(h[-1]) - 1e3))
    else:
        if (((-6) == c[i1 % 6]) or f1 < x):
            b0 = ((f1 + a[5]) < (-x))
            for k1 in range(1, len(c), 2):
                c[-3] = g167(int(f1 < 1.5), 5)
                i2 = c[c > i2].size
            else:
                if (not (i2 > 18 or f2 < 0.0)) and i0 == i1:
                    return i1, i0, 7, f2, 0.5, f1, True, b0
            c[::-1] = c.copy()
        f2 *= float(i1)
    return i0, i1, i2, f0, f1, f2, b0, b1


def g167(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t167(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f167(1, 100.0, f64[7] seed 167 in -4..4, i64[6] seed 167 in -50..50, f64[4, 5] seed 167 in -2..2 strided, bool[5] seed 167 in 0..100, f16[6] seed 167)
# -> (1, 2, -5, 100.0, 0.25, -6.787141601843536, False, False)


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
    i2 = ((np.int64(u[3]) - ((-5) + i0))) % 4093
    h[-5] = f0
    u[i0] = (np.int64(u[2])) % 101
    for k1 in range(m.shape[0]):
        if (np.sqrt(abs(a[-7])) == e168(m[1], 6)):
            for k2 in range(5, 0, -1):
                i2 = np.searchsorted(np.sort(c), i2)
                i1, f1, b1 = t168((g168((-8)) ^ (2 % (abs(i0) + 1))), 1e3)
                i1 = i1 % 509
                f1 += x
            if ((-1.25 * np.float64(h[2])) >= np.ceil(m[i2 % 4, k1])):
                i2 = (i1) % 4093
                f0 -= (x - (np.float64(h[k1]) if b1 else a[0]))
            w3 = a.copy()
        elif i2 > 19:
            b0 = ((4 <= c[k1] < 1) and (b0 or b0))
        if (i1 <= int(max(-1000.0, min(1000.0, m[0, k1]))) < inner(i2)):
            f1 *= np.float64(h[0])
        else:
            w4 = np.arange(6)
            v5 = m.T[k1]
            i1, f1, b1 = t168((g168((-4), 5) if b0 else (-3)), ((0.1 + (-8)) / (abs((0.1 / (abs(2.0) + 0.5))) + 0.5)))
            i1 = i1 % 509
        m[1, k1] -= (np.sqrt(abs(f2)) if f0 < 0.0 else (m[-4, i2 % 5] + 0.5))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g168(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e168(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t168(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f168(7, 100.0, f64[7] seed 168 in -4..4 strided, i64[6] seed 168 in -50..50 reversed, f64[4, 5] seed 168 in -2..2 strided, u8[5] seed 168 in 0..100, f32[6] seed 168)
# raises IndexError: index 7 is out of bounds for axis 0 with size 5
# at u[i0] = (np.int64(u[2])) % 101


def f169(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    f0, f1, f2 = f2, f0, f1
    b1 = ((b0 and b0) or (1 != int(u[2])))
    if ((i2 // (abs(c[3]) + 1)) <= (int(u[1]) if b0 else c[0]) < ((-5) // (abs(i0) + 1))):
        k1 = 0
        while k1 < 4 and ((i2 >= (-1)) or k1 < 2):
            k1 += 1
            if ((b0 and f1 < 0.0) and (np.float64(h[k1]) == x)):
                i2 = ((i1 - int(u[k1]))) % 4093
                i0 = c[c > i0].size
            elif ((c[-3] != (-2)) and (not b1)):
                m *= m[-2]
                f2 = ((f0 * np.float64(h[i1 % 6])) - e169(m[:, 0], int(u[i0 % 5])))
            f1 *= np.trunc(max(np.float64(h[-4]), a[2]))
    else:
        i2 = ((c[4] - (-c[0]))) % 4093
        for k2 in range(m.shape[0]):
            m[:, i0 % 5] *= (-f1)
            if ((i0 <= i2 < c[3]) or ((-9) in (1, 2, -5, 7))):
                b1 = (((-2) + c[0]) >= (c[k2] + i2))
            else:
                i0 = ((-(int(u[k2]) - i0))) % 4093
                i1 = ((9 - (-7)) ^ ((-9) if b0 else k2))
        else:
            c[:] = (c * 3 + i0) % 4093
            u[2] = ((i2 - (c[0] * int(u[i2 % 5])))) % 101
        b0 = ((i0 + (-5)) <= c[0] < i1)
    return i0, i1, i2, f0, f1, f2, b0, b1


def e169(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f169(8, 100.0, f64[7] seed 169 in -4..4, i64[6] seed 169 in -50..50 reversed, f64[4, 5] seed 169 in -2..2, i16[5] seed 169 in 0..100, f32[6] seed 169)
# -> (3868, -25, 65, -3.0, 100.0, 0.25, False, True)
# arg 3: i64[6] = 3982 3907 3832 3850 3949 3967
# arg 4: f64[4, 5] = -168.16030739575845 -0.10846696398426747 171.91464230498897 -5405.840288364203 0.7680268861364947 -127.31811458946231 -0.09834004466865576 184.59374608958973 -14723.896086013861 1.2491795459289499 -26.445057823298335 0.4026912457415506 68.9147766566264 17911.733762178847 -0.6054454299380425 61.669360200848274 1.0252569274862755 30.880972577235475 -8259.59001439462 0.835204693221272
# arg 5: i16[5] = 88 63 18 44 77


def f170(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if b1:
        u[0] = (((-(-7)) * (np.int64(u[-3]) << 1))) % 101
    elif (not (b0 or b0)):
        a[2] *= (-abs(np.float64(h[4])))
        f1 -= m[1][3]
        for i1, f1 in zip(c, a):
            i1, f1, b1 = t170(((c[-3] * (-3)) + (np.int64(u[3]) | i0)), (e170(m[:, 0], i2) * (-1.25 * a[1])))
            i1 = i1 % 509
            if ((not b0) and (not b0)):
                f1 += (f0 * (a[-2] // (abs(f2) + 0.5)))
            elif ((b0 or b0) and (b0 or i2 > 16)):
                i0 = g170((i2 - 5), 5)
                h[-6] = ((a[-5] * 0.5) / (abs(np.float64(h[i2 % 6])) + 0.5))
                i2 = g170((-np.int64(u[-3])))
            a[i0 % 7] += min(x, (0.5 - m[i2 % 4, i1 % 5]))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g170(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e170(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t170(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f170(6, 1e-3, f64[7] seed 170 in -4..4, i64[6] seed 170 in -50..50 strided, f64[4, 5] seed 170 in -2..2 strided, u8[5] seed 170 in 0..100, f16[6] seed 170)
# -> (6, 2, -5, 0.001, 0.25, -3.0, True, False)


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
    if b0 and i0 == i1:
        raise ValueError("a value")
    f0, f1, f2 = f2, f0, f1
    if (b0 and (i1 > i0)):
        w1 = np.array([f0, ((f0 - m[0, 3]) - np.sqrt(abs(x))), 2.0])
        i0, i1 = i1, i0
    c[:] = (c * 3 + i0) % 4093
    w2 = np.full((3, 2), 1.5)
    i2 = (((i1 * i0) * (~c[5]))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f171(6, 1e-3, f64[7] seed 171 in -4..4, i64[6] seed 171 in -50..50, f64[4, 5] seed 171 in -2..2, u32[5] seed 171 in 0..100, f32[6] seed 171)
# -> (6, 2, 2821, -3.0, 0.001, 0.25, True, False)
# arg 3: i64[6] = 3979 108 99 141 3991 105


def f172(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i2 = (((i1 % (abs(6) + 1)) * ((-8) * i0))) % 4093
    for k1 in range(1, len(c), 2):
        if (f0 < np.float64(h[k1])):
            continue
    f1 *= x
    a[a < m[-2, i1 % 5]] *= 0.5
    a[2], a[0] = a[0], f0
    i0 = ((g172((-1), 5) | ((-2) if i0 > 7 else i1))) % 4093
    if (i0 in (1, 2, -5, 7)):
        b0 = (c[3] >= (i1 << 3))
        for k2 in range(4):
            if (f1 < 1.5 and b1):
                break
        else:
            a[2] = (f0 * np.float64(h[-5]))
            b1 = (i1 <= (c[4] if f1 < 0.0 else np.int64(u[-2])) < (i0 * (-4)))
        u[-5] = (int((i1 > 16 and b0))) % 101
    else:
        for k3 in range(4):
            for f2 in a[1:5]:
                b1 = (np.floor(a[k3]) > (f1 / (abs(np.float64(h[i2 % 6])) + 0.5)))
                i1 = (((0 * i2) - ((-4) & (-9)))) % 4093
                a[:] = (e172(m[:, 0], 6) - (np.arange(7) * 0.5 ** 2))
            else:
                m[-3, i1 % 5] -= ((0.1 * x) + x)
                b1 = (np.sqrt(abs(m[i1, k3])) != f1)
                i1 = (0 if (f0 < 1.5 and f1 < x) else (-5))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g172(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e172(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f172(-3, 100.0, f64[7] seed 172 in -4..4 reversed, i64[6] seed 172 in -50..50 strided, f64[4, 5] seed 172 in -2..2 strided, u64[5] seed 172 in 0..100, f16[6] seed 172)
# raises IndexError: index 12 is out of bounds for axis 0 with size 4
# at b1 = (np.sqrt(abs(m[i1, k3])) != f1)


def f173(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(1, len(c), 2):
        v2 = m[i1 % 4]
        a[:4] = m[:, -3]
        i2 = (((np.int64(u[4]) & i0) // (abs((4 - k1)) + 1))) % 4093
    else:
        i2 = c[c > i2].size
        a[2], a[0] = a[0], f0
        b0 = (max(i2, c[i2 % 6]) <= (np.int64(u[-1]) % (abs(i1) + 1)) < ((-2) % (abs(0) + 1)))
    i2 = (((2 | i0) + (np.int64(u[3]) + i1))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f173(8, 0.0, f64[7] seed 173 in -4..4, i64[6] seed 173 in -50..50, f64[4, 5] seed 173 in -2..2 strided, u16[5] seed 173 in 0..100, f32[6] seed 173)
# -> (8, 2, 112, 0.0, 0.25, -3.0, False, False)
# arg 2: f64[7] = 0.0 0.6827157407998437 -1.0895008010697693 -0.46112504656172115 2.5931625069719546 1.0722602602979343 1.8248074964015615


def f174(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i0, i1 = i1, i0
    u[3] = (((c[0] * i2) & int(b0))) % 101
    b1 = (round(max(-1000.0, min(1000.0, a[5]))) <= (i2 - 9))
    if (i0 in (1, 2, -5, 7)):
        b1 = (not (not b1))
        for k1, f0 in zip(range(4), m[1]):
            i1, f1, b1 = t174(((np.int64(u[2]) >> 0) + int(b0)), np.float64(h[i2 % 6]))
            i1 = i1 % 509
            f0 = np.float64(h[i1])
        else:
            m[1] = m.max(axis=0) + 0.0 - m[0]
            w2 = np.full((3, 2), 1.5)
    else:
        if b0:
            a[:4] = m[:, 4]
        elif (i1 in (1, 2, -5, 7)):
            k3 = 0
            while k3 < 2 and ((np.int64(u[i0]) <= np.int64(u[-3]) < c[-2]) or k3 < 2):
                k3 += 1
                if b1:
                    break
                m[k3] = m.max(axis=0) + 0.0 - m[0]
        else:
            c[4] = g174(1, r=(f2 + f1))
            if (not (f1 == f2)):
                b1 = b0
                i1 = ((-(i0 & 0))) % 4093
                h[2] = np.ceil(float(i1))
            else:
                b0 = (int(i1 > 3) <= (c[1] % (abs((-7)) + 1)) < int(b0))
                m[:, 0] *= (0.5 / (abs(0.1) + 0.5))
                if (not f2 < x) and i0 == i1:
                    raise ValueError("a value")
            b1 = ((c[5] - (-9)) > round(max(-1000.0, min(1000.0, np.float64(h[5])))))
        f1 = ((-x) / (abs(np.trunc(0.5)) + 0.5))
        f0 += ((0.5 // (abs(a[i0 % 7]) + 0.5)) - (f1 - m[i1 % 4, 2]))
    return i0, i1, i2, f0, f1, f2, b0, b1


def g174(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t174(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f174(6, 1e-3, f64[7] seed 174 in -4..4, i64[6] seed 174 in -50..50, f64[4, 5] seed 174 in -2..2 F, u64[5] seed 174 in 0..100, f16[6] seed 174)
# raises IndexError: index 51 is out of bounds for axis 0 with size 6
# at f0 = np.float64(h[i1])


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
    if (((-8) * i0) in (1, 2, -5, 7)):
        if ((b1 and b0) or (m[i2 % 4, i1 % 5] >= x)):
            m[3, i2 % 5] = f2
            b1 = ((i2 * 4) <= (i2 // (abs(i1) + 1)) < g175(i2))
            a[a < (-a[1])] *= 0.5
        else:
            c[4] = int(u[i1 % 5])
            i1, f1, b1 = t175((9 * g175(0, 5)), float(((-3) + i2)))
            i1 = i1 % 509
        f1 -= x
    elif b0:
        i2 = ((i2 % (abs(int(max(-1000.0, min(1000.0, np.float64(h[5]))))) + 1))) % 4093
        i2 = round(max(-1000.0, min(1000.0, (2.0 * m[i1 % 4, 3]))))
        c[i0 % 6] = int(f2 < x)
    return i0, i1, i2, f0, f1, f2, b0, b1


def g175(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t175(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f175(1, 1e-3, f64[7] seed 175 in -4..4, i64[6] seed 175 in -50..50, f64[4, 5] seed 175 in -2..2 F, i32[5] seed 175 in 0..100, f16[6] seed 175)
# -> (1, 2, -5, 0.001, 0.25, -3.0, False, False)


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
    v1 = c[2:]
    k2 = 0
    while k2 < 2 and ((f1 < f1) or k2 < 2):
        k2 += 1
        for k3 in range(abs(i0) % 6):
            v1[k2] = k2
            c[::-1] = c.copy()
        c[:] = (c * 3 + i1) % 4093
    i0 = np.cumsum(c % 7).reshape(2, 3)[0, -3]
    for k4 in range(4):
        i1 = (-5)
        i1 = (i0) % 4093
        if (not (not b0)):
            if (i0 in (1, 2, -5, 7)):
                if (i2 <= i0):
                    break
            elif ((b0 and f2 < 1.5) and b0):
                f2 = (max(m[k4, 0], -1.25) * 0.5)
                f1 -= (-(m[i2, i2 % 5] + a[k4]))
            else:
                v1[3] = ((inner(c[1]) % (abs(int(i1 > 1)) + 1))) % 4093
                v1[-3] = (((~v1[0]) & ((-2) * (-8)))) % 4093
            v5 = a[::-2]
            a[1:] = np.concatenate((m[0], (((a * abs(f2)) % (np.abs((np.arange(7) * 0.5 % (np.abs(a) + 0.5))) + 0.5)))[:1]))
            f0 = (max(x, 1e3) if b0 else (f2 / (abs(0.1) + 0.5)))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f176(2, 1e-3, f64[7] seed 176 in -4..4, i64[6] seed 176 in -50..50 reversed, f64[4, 5] seed 176 in -2..2, u16[5] seed 176 in 0..100, f16[6] seed 176)
# -> (0, 0, -5, 0.001, 0.25, -3.0, False, False)
# arg 3: i64[6] = 98 8 17 17 8 260


def f177(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    f0 = (((a * abs(a[2])) * x)).max() + 0.0
    i0 = (-9)
    i1, f1, b1 = t177(((3 // (abs(c[-5]) + 1)) // (abs(int(b0)) + 1)), min((f0 * f0), (-f0)))
    i1 = i1 % 509
    b0 = b0
    i0 = (((i0 & i2) // (abs((i0 << 0)) + 1))) % 4093
    u[i2 % 5] = (int((i2 > 9))) % 101
    a[1:] = np.concatenate((m[2], ((((f2 + x) - a[::-1]) * np.where(np.arange(7) * 0.5 > (a[-6] + c[2]), np.arange(7) * 0.5, np.floor(x))))[:1]))
    i1, f1, b1 = t177(c[1], f0)
    i1 = i1 % 509
    return i0, i1, i2, f0, f1, f2, b0, b1


def t177(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f177(-3, 0.0, f64[7] seed 177 in -4..4, i64[6] seed 177 in -50..50, f64[4, 5] seed 177 in -2..2, i8[5] seed 177 in 0..100, f16[6] seed 177)
# -> (4091, 12, -5, 0.0, 0.0, -3.0, False, True)
# arg 2: f64[7] = -0.3804557441369987 -1.586118864355039 -1.296500120154473 -1.3831002062568487 -0.24760017833666437 1.2989207869022739 -0.0
# arg 5: i8[5] = 0 63 25 22 65


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
    f0 = abs((a[-7] + a[-5]))
    m[3, 2] -= e178(m[:, 0], (i1 % (abs(i0) + 1)))
    f0, f1, f2 = f2, f0, f1
    b0 = (int(u[-2]) <= (int(u[3]) | c[-6]) < (i0 + 8))
    h[2] = (-max(a[5], x))
    w1 = np.array([f0, (abs(f1) + x), 2.0])
    a[-6], a[0] = a[0], f0
    b0 = (not f1 < x)
    return i0, i1, i2, f0, f1, f2, b0, b1


def e178(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f178(-3, -2.25, f64[7] seed 178 in -4..4, i64[6] seed 178 in -50..50, f64[4, 5] seed 178 in -2..2 strided, i16[5] seed 178 in 0..100, f32[6] seed 178)
# -> (-3, 2, -5, -3.0, 0.3091986669242761, 0.25, True, False)
# arg 2: f64[7] = -3.0 0.7311309635824772 -1.0403296305067533 3.711292043753967 -3.12357471862416 2.3224332270511114 3.4098740226963775
# arg 4: f64[4, 5] = 0.3655654817912386 1.3196113096538817 -0.5201648152533767 1.8556460218769835 -1.56178735931208 1.1612166135255557 1.7049370113481888 -1.8794616724065962 1.4018433466233189 0.39298243400720123 0.6088966159920468 0.9816702591403259 0.07860540309809139 -1.899078083886664 0.8265718027358995 -0.4208749239273053 1.6938508394327476 -0.6596792817356727 -1.3352630393823048 0.9564650880417327
# arg 6: f32[6] = 0.18278274 0.65980566 -2.3224332 0.927823 -0.7808937 0.5806083


def f179(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    f0 = f2
    for k1 in range(1, len(c), 2):
        for k2 in range(len(a)):
            w3 = np.full((3, 2), 1.5)
            w4 = a.copy()
            for i1, f1 in zip(c, a):
                f2 = e179(a, (~i2))
            else:
                if (f0 < 0.0 or (not b1)) and i0 == i1:
                    raise IndexError("an index")
    return i0, i1, i2, f0, f1, f2, b0, b1


def e179(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f179(-3, 0.0, f64[7] seed 179 in -4..4, i64[6] seed 179 in -50..50 strided, f64[4, 5] seed 179 in -2..2, u8[5] seed 179 in 0..100, f32[6] seed 179)
# -> (-3, 2, -5, -3.0, -1.0075095509371668, -2.6343343486658126, False, False)


def f180(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    b1 = ((f2 if b1 else x) == np.floor(f2))
    f0 += np.sqrt(abs((f2 - f1)))
    if ((c[2] in (1, 2, -5, 7)) and (i1 in (1, 2, -5, 7))):
        k1 = 0
        while k1 < 3 and ((f2 < 0.0 or b1) or k1 < 2):
            k1 += 1
            for k2, f0 in zip(range(4), m[1]):
                i1, f1, b1 = t180(((k2 - c[1]) + (i2 - np.int64(u[0]))), abs((-1.25 if f1 < 1.5 else f0)))
                i1 = i1 % 509
                i0 = (((i0 + c[0]) - i0)) % 4093
        if (round(max(-1000.0, min(1000.0, 0.5))) <= np.int64(u[0]) < (i1 * i1)):
            k3 = 0
            while k3 < 2 and ((f2 != 0.1) or k3 < 2):
                k3 += 1
                i2 = (-9)
                b1 = (not b0)
                u[-3] = ((k3 % (abs(c[k3]) + 1))) % 101
        elif ((i0 + c[5]) in (1, 2, -5, 7)):
            f2 = e180(a[::2], np.int64(u[0]))
    else:
        for k4 in range(len(a)):
            i0, i1 = i1, i0
            v5 = c[2:]
            u[3] = (((np.int64(u[0]) - (-1)) - (np.int64(u[4]) << 3))) % 101
            i0 = (max((v5[2] if i1 > 15 else np.int64(u[3])), (i1 >> 2))) % 4093
        c[:] = (c * 3 + i0) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def e180(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t180(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f180(2, -2.25, f64[7] seed 180 in -4..4, i64[6] seed 180 in -50..50 strided, f64[4, 5] seed 180 in -2..2 F, u64[5] seed 180 in 0..100, f16[6] seed 180)
# -> (50, 12, -5, -0.44722436226800544, 0.25, -3.0, False, False)
# arg 3: i64[6] = 2 44 65 113 8 188
# arg 5: u64[5] = 34 48 55 50 36


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
    f1 -= np.sqrt(abs((a[5] - f1)))
    b1 = ((a[-7] % (abs(x) + 0.5)) > a[i2 % 7])
    f1 = ((-x) + e181(m[:, 0], i2))
    i2 = (((i2 * np.int64(u[-3])) // (abs((np.int64(u[4]) + i2)) + 1))) % 4093
    f2 -= np.trunc(a[i2 % 7])
    f1 -= (np.sqrt(abs(f1)) + (f2 + 2.0))
    k1 = 0
    while k1 < 2 and (f2 < 0.0 or k1 < 2):
        k1 += 1
        if (round(max(-1000.0, min(1000.0, np.float64(h[-1])))) == (-8)):
            i0, i1 = i1, i0
            i0 = g181(((-7) << 3), 5)
        else:
            f1 -= m[-3, k1]
        for k2 in range(m.shape[0]):
            for k3 in range(abs(i2) % 6):
                f0, f1, f2 = f2, f0, f1
                i0 = round(max(-1000.0, min(1000.0, (-1.25 * a[-7]))))
                a += ((np.arange(7) * 0.5 ** 2) / (np.abs((np.arange(7) * 0.5 + a[::-1])) + 0.5))
        for k4 in range(4):
            for k5 in range(1, len(c), 2):
                c[:] = (c * 3 + i2) % 4093
            else:
                f0 += ((a[2] * m[k1, i1 % 5]) - (x * a[k4]))
            for k6 in range(5, 0, -1):
                i1, f1, b1 = t181((i2 & (k6 << 1)), ((a[k4] + i1) / (abs(float(6)) + 0.5)))
                i1 = i1 % 509
            for i1, f1 in zip(c, a):
                b0 = (inner(np.int64(u[i2 % 5])) == (i1 ^ (-4)))
                f2 += (-(-x))
            else:
                if (((-7) | (-6)) in (1, 2, -5, 7)):
                    break
    return i0, i1, i2, f0, f1, f2, b0, b1


def g181(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e181(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t181(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f181(8, -2.25, f64[7] seed 181 in -4..4, i64[6] seed 181 in -50..50, f64[4, 5] seed 181 in -2..2, u8[5] seed 181 in 0..100, f16[6] seed 181)
# -> (3, 168, 4091, 4.109218438414478, 16.22450687040437, -17.67455669886253, False, False)
# arg 2: f64[7] = -2.726811744721253 0.5753632848856433 6.187121830639761 7.57095573838333 6.035178411552557 16.22450687040437 75.86454401690658
# arg 3: i64[6] = 1345 2697 1398 3137 168 168


def f182(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1, f1 in enumerate(a):
        v2 = c[2:]
        u[0] = ((-8)) % 101
    b1 = (int(u[3]) <= (c[5] if b0 else c[i0 % 6]) < c[4])
    k3 = 0
    while k3 < 4 and ((f2 >= m[i1 % 4, -5]) or k3 < 2):
        k3 += 1
        a[a < m[1, 0]] *= 0.5
        a[-5], a[0] = a[0], f0
        h[i0 % 6] = (x - (2.0 + k3))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f182(8, -2.25, f64[7] seed 182 in -4..4, i64[6] seed 182 in -50..50 strided, f64[4, 5] seed 182 in -2..2, i32[5] seed 182 in 0..100, f32[6] seed 182)
# -> (8, 2, -5, -2.25, -0.8275633484698552, -3.0, True, False)
# arg 2: f64[7] = -2.25 -0.025654487143989213 -1.125 -0.17633005806552937 0.4470865200222496 3.619723790338578 -0.2068908371174638
# arg 5: i32[5] = 93 36 73 98 40
# arg 6: f32[6] = -0.0034380767 -0.025654487 -6.25 -0.17633006 0.4470865 0.90493095


def f183(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    b0 = ((i0 if u[0] else i0) <= (c[5] - i2) < (len(a) >> 0))
    i1 = ((-np.where(a > float((-4)), a, np.sqrt(abs(m[1, 3])))) > (f0 - np.arange(7) * 0.5)).sum()
    b0 = ((x * f0) > (f2 % (abs(f0) + 0.5)))
    b0, b1 = b1, not b0
    w1 = np.zeros(5)
    f1 = m.T.ravel()[14]
    w2 = np.arange(6)
    w2[i0 % 6] = (round(max(-1000.0, min(1000.0, w1[-5]))) % (abs((-7)) + 1))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f183(2, -2.25, f64[7] seed 183 in -4..4, i64[6] seed 183 in -50..50 strided, f64[4, 5] seed 183 in -2..2 strided, bool[5] seed 183 in 0..100, f32[6] seed 183)
# -> (2, 7, -5, -2.25, -0.5615345663836573, -3.0, False, False)


def f184(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i1 = (i2) % 4093
    if (not (not u[3])) and i0 == i1:
        raise ValueError("a value")
    v1 = m[1:3, 3]
    b1 = ((i0 // (abs(6) + 1)) <= i1 < ((-1) - (-6)))
    w2 = a.copy()
    v3 = a[1:6]
    i1 = (min(c[i2 % 6], (i2 * len(a)))) % 4093
    b1 = (int(max(-1000.0, min(1000.0, 0.1))) >= (i1 * c[2]))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f184(3, -2.25, f64[7] seed 184 in -4..4 reversed, i64[6] seed 184 in -50..50, f64[4, 5] seed 184 in -2..2, bool[5] seed 184 in 0..100, f16[6] seed 184)
# -> (3, 4058, -5, -2.25, 0.25, -3.0, True, False)


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
    f1 = ((m[3, 2] * m[1][2]) + ((-5) + i0))
    for k1 in range(len(a)):
        f2 -= ((f1 * f0) / (abs((x - np.float64(h[i1 % 6]))) + 0.5))
        w2 = np.zeros(4, dtype=np.int64)
        f1 *= (m[i2 % 4, 2] % (abs((np.float64(h[5]) - f2)) + 0.5))
    i2 = (5 >> 0)
    if f0 < x and i0 == i1:
        raise ValueError("a value")
    c[5] = ((int(max(-1000.0, min(1000.0, 1e3))) % (abs(inner((-9))) + 1))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f185(-2, 0.5, f64[7] seed 185 in -4..4, i64[6] seed 185 in -50..50 strided, f64[4, 5] seed 185 in -2..2, bool[5] seed 185 in 0..100, f16[6] seed 185)
# -> (-2, 2, 5, 0.5, -1.6739488802562126e66, 1.0895256958670337e33, False, False)
# arg 3: i64[6] = 20 -27 -10 -25 -30 1000


def f186(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for k1 in range(abs(i2) % 6):
        a[::2] += x
    else:
        f0 *= e186(m[1], (i2 + i1))
        m *= m[i1 % 4]
        w2 = np.array([f0, f0, 2.0])
    f2 -= 2.0
    m[3][-5] -= np.rint((f2 * m[i2 % 4, 2]))
    m[-4] = m.max(axis=0) + 0.0 - m[0]
    return i0, i1, i2, f0, f1, f2, b0, b1


def e186(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f186(4, 0.5, f64[7] seed 186 in -4..4 reversed, i64[6] seed 186 in -50..50 reversed, f64[4, 5] seed 186 in -2..2, u8[5] seed 186 in 0..100, f16[6] seed 186)
# -> (4, 2, -5, -0.2557866250694667, 0.25, -5.0, True, False)
# arg 2: f64[7] = -1.410612941019485 3.026839336555007 3.329789670816397 -0.26167552354713397 2.6507086470335874 1.818998409675899 -0.4793427214198944
# arg 4: f64[4, 5] = 0.0 0.0 1.6026171392220991 2.7763309489705055 0.10178059341003065 -1.0207202516897054 -0.6472013917362707 -0.9367920112298144 0.8865232778855608 -0.10443195370824275 1.25953086849592 0.18875477552393774 1.1564466600290562 3.0030643080881134 0.0327729362039918 -7.523163462530698 0.10047468536254422 -1.6552018276773042 -1.3807471654452936 0.11542221039382378


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
    v1 = m.T[i1 % 5]
    v2 = m[:, -1]
    m[-2, 2] = a[2]
    f2 -= (np.float64(h[i2 % 6]) - (np.float64(h[-1]) - v1[-1]))
    for k3 in range(m.shape[0]):
        w4 = np.zeros(5)
        if ((x // (abs(a[-2]) + 0.5)) == (f2 + f2)):
            a[3] *= ((f2 / (abs(m[-3, i2 % 5]) + 0.5)) + (int(u[i1 % 5]) % (abs(int(u[k3])) + 1)))
            f0 *= min((f1 + c[i2]), np.sqrt(abs(f1)))
        else:
            if ((b0 or b1) and (i0 <= int(u[i1 % 5]))):
                f0 *= ((v1[k3] * 2.0) + float(9))
                i1, f1, b1 = t187(((~i0) * (i1 * (-2))), e187(m[:, 0], c[i2 % 6]))
                i1 = i1 % 509
            for k5 in range(5, 0, -1):
                i1, f1, b1 = t187(inner((7 + i2)), ((w4[k3] * f2) / (abs(f1) + 0.5)))
                i1 = i1 % 509
                a[6] = e187(a[::2], i0)
                if ((i1 % (abs(k3) + 1)) <= (i2 if b0 else int(u[4]))):
                    break
    return i0, i1, i2, f0, f1, f2, b0, b1


def e187(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t187(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f187(6, 1e-3, f64[7] seed 187 in -4..4 reversed, i64[6] seed 187 in -50..50, f64[4, 5] seed 187 in -2..2, i8[5] seed 187 in 0..100, f32[6] seed 187)
# -> (6, 9, -5, 0.010739591672972068, -0.0, -3.392963752828202, True, True)
# arg 2: f64[7] = 0.0322310550031899 0.06314975329133343 1.7395916729720673 1.3150527436213144 3.3912682710914748 -2.0903526745148486 3.3912682710914748
# arg 4: f64[4, 5] = 0.01611552750159495 0.031574876645666716 0.8697958364860336 0.6575263718106572 1.6956341355457374 -1.0451763372574243 0.8336995985297735 -0.9738494714033594 1.4471955187405858 0.5151823555648991 -1.5772048081077714 -0.8966091639033658 1.7395916729720673 -0.03264331235013129 1.4707089972791962 -0.018209356395373355 0.7095781084764479 -0.14541187814656764 -1.783319643837347 1.8001203709418014


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
    i0 = ((~(i1 * int(u[3])))) % 4093
    c[-4] = (((c[i0 % 6] | 1) >> 3)) % 4093
    b1 = f0 < x
    if i1 > 3:
        if ((m[3, 2] == a[-2]) and (int(u[i2 % 5]) == int(u[0]))):
            i0 = (((c[1] - i0) // (abs((i1 - i1)) + 1))) % 4093
            b1 = ((c[5] // (abs(i2) + 1)) != (i0 % (abs(c[2]) + 1)))
        if ((i0 % (abs(i1) + 1)) in (1, 2, -5, 7)):
            k1 = 0
            while k1 < 4 and ((i2 in (1, 2, -5, 7)) or k1 < 2):
                k1 += 1
                a[:] = (((np.ceil(-1.25) - a) ** 2))[np.argsort(np.rint(np.arange(7) * 0.5), kind='stable')]
                i1 = np.cumsum(c % 7).reshape(2, 3)[0, -2]
            b1 = ((~i1) <= (int(u[4]) - int(u[1])))
        else:
            if ((i1 != i1) and (i2 <= i2)):
                i0 = ((i0 // (abs(i2) + 1))) % 4093
    elif ((2 * c[i1 % 6]) == (-(-3))):
        for k2 in range(m.shape[0]):
            c[k2] = ((int(max(-1000.0, min(1000.0, np.float64(h[1])))) * (~8))) % 4093
            if ((2 in (1, 2, -5, 7)) or (c[-3] in (1, 2, -5, 7))):
                f2 = np.ceil(float((-5)))
                i2 = (((7 & i2) if b0 else int(b0))) % 4093
                f0, f1, f2 = f2, f0, f1
            else:
                i1, f1, b1 = t188(g188((c[k2] << 2)), min((m[k2, k2] / (abs(f1) + 0.5)), m[k2, -2]))
                i1 = i1 % 509
                m[k2, k2] = (f0 / (abs((m[0][2] / (abs(m[k2, k2]) + 0.5))) + 0.5))
    else:
        if ((m[1, 0] * f0) != a[i1 % 7]):
            c[-1] = ((~(i1 - (-6)))) % 4093
        else:
            b1 = i0 > 0
    return i0, i1, i2, f0, f1, f2, b0, b1


def g188(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def t188(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f188(-3, 0.0, f64[7] seed 188 in -4..4, i64[6] seed 188 in -50..50, f64[4, 5] seed 188 in -2..2, i32[5] seed 188 in 0..100, f32[6] seed 188)
# -> (4048, 2, -5, 0.0, 0.25, -3.0, False, False)
# arg 3: i64[6] = 10 -3 4089 -28 -32 4084


def f189(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    i2 = (((c[i2 % 6] - (-8)) // (abs(c[i2]) + 1))) % 4093
    a[i1:i2] = (-np.float64(h[-1]))
    i1, f1, b1 = t189((i2 | int(b0)), x)
    i1 = i1 % 509
    w1 = a.copy()
    i1, f1, b1 = t189(((c[-4] & 7) | (i1 // (abs(c[3]) + 1))), x)
    i1 = i1 % 509
    for k2 in range(5, 0, -1):
        i1, f1, b1 = t189(((np.int64(u[3]) % (abs(k2) + 1)) + (~np.int64(u[0]))), (np.rint(np.float64(h[1])) + (0.5 // (abs(a[-4]) + 0.5))))
        i1 = i1 % 509
        f1 -= (float((-3)) + (k2 >> 3))
    return i0, i1, i2, f0, f1, f2, b0, b1


def t189(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f189(2, 0.0, f64[7] seed 189 in -4..4, i64[6] seed 189 in -50..50, f64[4, 5] seed 189 in -2..2, u64[5] seed 189 in 0..100, f32[6] seed 189)
# -> (2, 476, 4, 0.0, 3.0, -3.0, False, False)
# arg 2: f64[7] = 2.509412565638832 1.9649792067686676 -0.6876139640808105 -0.6876139640808105 1.7405823584528397 2.750455782576503 0.24612593831104235


def f190(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    b1 = ((np.float64(h[-2]) < f1) and (int(u[-3]) == c[1]))
    for k1 in range(1, len(c), 2):
        a += ((np.arange(7) * 0.5 % (np.abs(np.arange(7) * 0.5) + 0.5)) - (a * float(k1)))
        if i0 > 10:
            if ((int(u[1]) in (1, 2, -5, 7)) and (f0 < x or f1 < x)) and i0 == i1:
                raise IndexError("an index")
            f0 = a[k1:][0] if len(a[2:]) > 0 else 1.0
            f1 *= a[4]
        else:
            m[:, 0] = m.argmin(axis=1) + f2
            i0 = ((-5) * (k1 << 2))
            i0 = int(u[i0 % 5])
        for k2 in range(m.shape[0]):
            f1 = m.T.ravel()[k2]
        else:
            for k3 in range(5, 0, -1):
                i1 = int(u[-5])
                i0, i1 = i1, i0
            else:
                if ((i1 != 5) and (f2 < x and f0 < x)) and i0 == i1:
                    raise ValueError("a value")
                f2 = ((f0 * x) - m[0][-2])
                a[:] = (e190(a, i0) - np.trunc(a))
    return i0, i1, i2, f0, f1, f2, b0, b1


def e190(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f190(-3, 100.0, f64[7] seed 190 in -4..4 strided, i64[6] seed 190 in -50..50 reversed, f64[4, 5] seed 190 in -2..2, i32[5] seed 190 in 0..100, f16[6] seed 190)
# raises ValueError: a value
# at raise ValueError("a value")


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
    f2 = (((a ** 2) // (np.abs(np.where(np.arange(7) * 0.5 > a[1], np.arange(7) * 0.5, e191(a[::2], i0))) + 0.5))).max() + 0.0
    i0 = (i0) % 4093
    h[i0 % 6] = (np.sqrt(abs(x)) + (i2 + i1))
    for k1 in range(len(a)):
        if ((x * a[-3]) != abs(x)):
            k2 = 0
            while k2 < 3 and (((-5) in (1, 2, -5, 7)) or k2 < 2):
                k2 += 1
                c[k2] = (((int(u[-1]) * i2) // (abs((-i1)) + 1))) % 4093
            for k3 in range(5, 0, -1):
                c[:] = (c * 3 + i0) % 4093
                f0 -= x
                b0 = ((-k3) <= int(i1 > 11) < (int(u[2]) // (abs(i1) + 1)))
            for k4 in range(4):
                i0 = ((int(f1 < x) if ((-6) <= k4) else max(c[-4], (-8)))) % 4093
                i0 = np.searchsorted(np.sort(c), i0)
                f1 = ((-x) + x)
        c[5] = k1
    return i0, i1, i2, f0, f1, f2, b0, b1


def e191(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f191(-1, 1e-3, f64[7] seed 191 in -4..4 strided, i64[6] seed 191 in -50..50 strided, f64[4, 5] seed 191 in -2..2 F, i8[5] seed 191 in 0..100, f16[6] seed 191)
# -> (0, 2, -5, -0.03400000000000002, 0.0, 30.0, True, False)
# arg 3: i64[6] = 1094 3288 3288 3288 1903 6
# arg 6: f16[6] = -2.96875 -0.28442383 -0.35717773 0.70458984 -0.8730469 0.34545898


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
    b1 = ((i1 <= i2) and (x < f1))
    for k1 in range(len(a)):
        if f1 < x:
            v2 = a[1:6]
            f0 *= (a[-1] / (abs(a[-5]) + 0.5))
            f2 += ((-a[k1]) + np.float64(h[5]))
            if (inner(int(u[-3])) in (1, 2, -5, 7)):
                u[1] = ((-4)) % 101
                f2 += (m[1, 0] + (x - f0))
        f1 -= (x * f1)
        b1 = (not (b1 or f0 < 0.0))
    else:
        i2 = (((int(u[2]) << 2) - (i1 + 9))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f192(5, -2.25, f64[7] seed 192 in -4..4 strided, i64[6] seed 192 in -50..50 strided, f64[4, 5] seed 192 in -2..2, i16[5] seed 192 in 0..100, f16[6] seed 192)
# -> (5, 2, 133, -2.25, 957.4663848876953, -3.0, True, False)


def f193(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    w1 = np.zeros(4, dtype=np.int64)
    f2 *= e193(m[:, 0], int(b0))
    f0, f1, f2 = f2, f0, f1
    b0 = (0 in (1, 2, -5, 7))
    if ((i2 * i0) != int(i1 > 6)):
        for k2 in range(4):
            f1 = (-(x / (abs(f2) + 0.5)))
        w3 = np.array([f0, (m[0, 3] - 0.1), 2.0])
        f1 = m.T.ravel()[-6]
    elif ((f2 < x or b1) and (b0 or i0 > 3)):
        if ((not b0) and (-1.25 == f0)):
            for k4 in range(5, 0, -1):
                i1 = ((int(u[i0 % 5]) % (abs(1) + 1)) | g193(c[i1 % 6]))
                i2 = (i2) % 4093
            w5 = np.full((3, 2), 1.5)
            if (g193(int(u[1]), r=x) != ((-2) // (abs(int(u[4])) + 1))):
                if i1 > 10 and i0 == i1:
                    raise IndexError("an index")
                f0 = np.sort(((a * a) * (a - a[::-1])))[3] + 0.0
                w1[-3] = ((5 * 1) * min(8, (-9)))
        i2 = (((a * (1e3 - m[i1 % 4, 1])) - np.floor(a[::-1]))).argmax()
        f0, f1, f2 = f2, f0, f1
    return i0, i1, i2, f0, f1, f2, b0, b1


def g193(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e193(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f193(0, -2.25, f64[7] seed 193 in -4..4 reversed, i64[6] seed 193 in -50..50 reversed, f64[4, 5] seed 193 in -2..2, i32[5] seed 193 in 0..100, f16[6] seed 193)
# -> (0, 2, -5, 4.104133435538747, -2.25, 0.25, False, False)


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
    w1 = np.array([f0, 0.5, 2.0])
    if b0:
        m *= m[2]
        a[i1 % 7] -= (f2 if (i0 <= int(u[2]) < 7) else (2.0 * np.float64(h[i1])))
    else:
        a[:] = ((np.arange(7) * 0.5 * a[::-1]) + (a / (np.abs(a[::-1]) + 0.5)))
        u[-4] = (round(max(-1000.0, min(1000.0, abs(f1))))) % 101
    b1 = ((i1 - i1) <= int(max(-1000.0, min(1000.0, 1e3))) < (i0 << 0))
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f194(1, -2.25, f64[7] seed 194 in -4..4, i64[6] seed 194 in -50..50 reversed, f64[4, 5] seed 194 in -2..2, i32[5] seed 194 in 0..100, f32[6] seed 194)
# -> (1, 2, -5, -2.25, 0.25, -3.0, False, False)
# arg 2: f64[7] = 0.7338217641836583 4.774229719826443 1.1739953161026984 5.822983055127661 3.781022268411835 7.832193523218924 5.979779015001695
# arg 4: f64[4, 5] = 0.858332811160007 1.5573760501782692 1.0070728487730838 1.6514863826250332 -0.31083530548988847 0.08189812316007128 0.9196747807893941 1.459987684829056 -0.49065141605547824 -0.2552426648268922 -0.3176722546777033 0.5850751657393047 0.4689951255789886 -1.5085282803723281 0.726245460821612 0.03720690453539355 0.060858699894396295 -0.05472242604480737 0.7563135322430156 -0.8076293627119893
# arg 5: i32[5] = 97 0 41 59 71


def f195(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    if ((i2 == np.int64(u[0])) or b0) and i0 == i1:
        return i1, i0, 7, f2, 0.5, f1, True, b0
    f0, f1, f2 = f2, f0, f1
    f2 = m.T.ravel()[10]
    for k1 in range(5, 0, -1):
        for k2 in range(4):
            i1 = g195((c[i0 % 6] + k2))
        else:
            a[i0:i0] = (a[4] + k1)
        f1 = (abs(np.float64(h[-1])) + a[i0 % 7])
        if b0:
            continue
    return i0, i1, i2, f0, f1, f2, b0, b1


def g195(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


# run: f195(6, 100.0, f64[7] seed 195 in -4..4, i64[6] seed 195 in -50..50 reversed, f64[4, 5] seed 195 in -2..2 strided, u16[5] seed 195 in 0..100, f32[6] seed 195)
# -> (6, 101, -5, -3.0, -1.3381092147579086, -0.349874401180986, True, False)


def f196(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    f1 += m[2, 3]
    k1 = 0
    while k1 < 2 and (u[i2 % 5] or k1 < 2):
        k1 += 1
        a[a < abs(np.float64(h[-6]))] *= 0.5
        f0, f1, f2 = f2, f0, f1
    for i1, f1 in zip(c, a):
        c[:] = (c * 3 + i1) % 4093
        h[2] = (np.sqrt(abs(m[i2 % 4, -2])) * (a[-7] * -1.25))
        if (int(b0) == (i1 | i0)):
            h[3] = m[-2, 1]
    return i0, i1, i2, f0, f1, f2, b0, b1


# run: f196(4, -2.25, f64[7] seed 196 in -4..4, i64[6] seed 196 in -50..50, f64[4, 5] seed 196 in -2..2 F, bool[5] seed 196 in 0..100, f32[6] seed 196)
# -> (4, 3587, -5, 1.1025899552780367, -0.5931351274309136, -2.25, True, False)
# arg 2: f64[7] = -0.9915052160356832 -0.31238790218007817 -0.3857974805421207 -0.19002499749166857 1.1110683472313996 -0.5931351274309136 0.057116346038007304
# arg 3: i64[6] = 1393 611 444 1894 1621 2069
# arg 6: f32[6] = -0.9915052 -0.3123879 0.44706228 -0.190025 0.2777671 -0.5931351


def f197(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    for i1, f1 in zip(c, a):
        f0 += x
    a[0] = float(np.int64(u[2]))
    i2 = (((4 + c[i0 % 6]) - (i2 + i1))) % 4093
    i1, f1, b1 = t197(int((b0 or f2 < 1.5)), e197(a[::2], min(c[-5], np.int64(u[-2]))))
    i1 = i1 % 509
    a[:] = (np.where((-a) > (-1.25 % (abs(x) + 0.5)), (-a), (f1 % (abs(a[i0 % 7]) + 0.5))))[np.argsort((f0 - a[::-1]), kind='stable')]
    b1 = (i2 > (c[i2 % 6] << 1))
    i2 = (((np.int64(u[4]) * i2) // (abs(i0) + 1))) % 4093
    return i0, i1, i2, f0, f1, f2, b0, b1


def e197(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


def t197(p, x):
    return (p - 1) % 1009, x * 0.5, p > 3


# run: f197(8, -2.25, f64[7] seed 197 in -4..4 strided, i64[6] seed 197 in -50..50, f64[4, 5] seed 197 in -2..2 F, u16[5] seed 197 in 0..100, f32[6] seed 197)
# -> (8, 0, 134, -15.75, 41.5, -3.0, True, True)
# arg 2: f64[7] = 2.7621145557667113 2.7621145557667113 2.7621145557667113 1.9058434666654769 1.6426354639229377 3.7537004489282744 3.373788544423329


def f198(n, x, a, c, m, u, h):
    i0 = n
    i1 = 2
    i2 = -5
    f0 = x
    f1 = 0.25
    f2 = -3.0
    b0 = n > 2
    b1 = False
    b1 = (9 < ((-6) * c[5]))
    if ((-9) <= (c[5] + np.int64(u[0])) < (1 << 3)):
        f1 = (x // (abs(abs(x)) + 0.5))
        h[i1 % 6] = ((-0.5) - e198(a, np.int64(u[i0 % 5])))
    elif ((not f2 < x) and b0):
        if (not (c[5] >= i2)):
            if b0:
                b1 = b0
                m[-2, i2 % 5] += ((a[0] if f1 < 0.0 else f0) + i2)
                m[-3, i1 % 5] *= float((c[i0 % 6] | np.int64(u[2])))
            else:
                m[3, -2] -= (a[4] + i2)
                m[:, 0] = m.argmin(axis=1) + e198(m[1], i2)
        else:
            f2 -= ((m[i0 % 4, i1 % 5] + i1) * (x * np.float64(h[-5])))
            i2 = int((i1 > 2 and f1 < 1.5))
        w1 = np.arange(6)
        w2 = a.copy()
    return i0, i1, i2, f0, f1, f2, b0, b1


def e198(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f198(1, -2.25, f64[7] seed 198 in -4..4 reversed, i64[6] seed 198 in -50..50 strided, f64[4, 5] seed 198 in -2..2 strided, u16[5] seed 198 in 0..100, f16[6] seed 198)
# -> (1, 2, -5, -2.25, 0.25, -3.0, False, False)


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
    a[:] = (np.where(np.where(a[::-1] > (m[1, 0] + x), a[::-1], (2.0 + a[2])) > (a[3] if i2 > 13 else np.float64(h[2])), np.where(a[::-1] > (m[1, 0] + x), a[::-1], (2.0 + a[2])), x))[np.argsort((a * e199(m[1], int(u[i1]))), kind='stable')]
    if ((i2 | 3) <= (i1 + c[3]) < inner(9)):
        i2 = ((7 // (abs((-6)) + 1)) | g199(i2, 5))
        i2 = int((int(u[4]) <= i0 < i0))
    else:
        f2 = np.sqrt(abs(float(c[i1 % 6])))
        b1 = ((int(u[1]) * (-1)) <= (-3))
    f0 -= min((-m[2, i0 % 5]), abs(x))
    v1 = m[2]
    for k2 in range(abs(i0) % 6):
        i0 = ((int(u[3]) - inner(int(u[4])))) % 4093
        w3 = np.zeros(5)
    return i0, i1, i2, f0, f1, f2, b0, b1


def g199(p, q=3, r=0.5):
    if p > q and r < 1.0:
        return (p * q - 7) % 1009
    return (p + q * 2) % 1009


def e199(s, k):
    if k < 0:
        k = -k
    return s[k % len(s)]


# run: f199(-2, -2.25, f64[7] seed 199 in -4..4, i64[6] seed 199 in -50..50 strided, f64[4, 5] seed 199 in -2..2, i8[5] seed 199 in 0..100, f32[6] seed 199)
# -> (11, 2, -5, -0.4786937425733502, 0.25, 5.291502622129181, False, True)
# arg 2: f64[7] = 3.2060134616017155 3.4814147506733786 2.196798439965148 3.0011305052481303 5.00113050524813 1.1569499616201204 2.157555388759273
