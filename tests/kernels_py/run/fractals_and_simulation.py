# Iterations of physics and of the complex plane.


def mandelbrot(width, height, limit, out):
    for y in range(height):
        for x in range(width):
            cr = -2.0 + 3.0 * x / width
            ci = -1.0 + 2.0 * y / height
            zr = zi = 0.0
            n = 0
            while zr * zr + zi * zi <= 4.0 and n < limit:
                zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
                n += 1
            out[y, x] = n


# run: mandelbrot(12, 8, 60, i64[8, 12])
# -> None
# arg 3: i64[8, 12] hash 66f75c5529411ce8 of 1 4 1 22 3 60 5 60 60 60 9 60 5 5 3 2
# run: mandelbrot(12, 8, 60, u8[8, 12])
# -> None
# arg 3: u8[8, 12] hash 66f75c5529411ce8 of 1 4 1 22 3 60 5 60 60 60 9 60 5 5 3 2


def julia(out, cr, ci):
    h, w = out.shape
    for y in prange(h):
        for x in range(w):
            zr = (x - w / 2) * 3.0 / w
            zi = (y - h / 2) * 3.0 / h
            for n in range(100):
                zr, zi = zr * zr - zi * zi + cr, 2 * zr * zi + ci
                if zr * zr + zi * zi > 4:
                    break
            else:
                n = 100
            out[y, x] = n


# options: parallel
# run: julia(i32[10, 10], -0.8, 0.156)
# -> None
# arg 0: i32[10, 10] hash 261f25edabcb1fd4 of 0 0 0 0 2 2 1 35 100 100 24 2 1 2 0 0
# options:


def n_body(pos, vel, mass, dt, steps):
    n = len(mass)
    for _ in range(steps):
        for i in range(n):
            for j in range(i + 1, n):
                dx = pos[i, 0] - pos[j, 0]
                dy = pos[i, 1] - pos[j, 1]
                dz = pos[i, 2] - pos[j, 2]
                d2 = dx * dx + dy * dy + dz * dz + 1e-6
                mag = dt / (d2 * math.sqrt(d2))
                vel[i, 0] -= dx * mass[j] * mag
                vel[i, 1] -= dy * mass[j] * mag
                vel[i, 2] -= dz * mass[j] * mag
                vel[j, 0] += dx * mass[i] * mag
                vel[j, 1] += dy * mass[i] * mag
                vel[j, 2] += dz * mass[i] * mag
        for i in range(n):
            pos[i] += dt * vel[i, 0] * 0.0
            for k in range(3):
                pos[i, k] += dt * vel[i, k]


# run: n_body(f64[4, 3] seed 1, f64[4, 3] seed 2, f64[4] seed 3 in 0..1, 0.01, 5)
# -> None
# arg 0: f64[4, 3] = 0.14190030664600461 0.514975952175673 0.9502641968213358 -0.08412578726866424 -0.1300427300773792 0.510125905962759 0.7768423863404781 0.0699062036717611 -0.4532387878788782 0.6095123499655363 -0.20686183007316278 0.20378519043513732
# arg 1: f64[4, 3] = 0.17146894031574375 0.4487695617518396 0.14825161824852856 0.5511934276851075 -0.36786643065493974 -0.317638726569242 0.4364423541028031 0.4735142329233288 -0.4757400707735152 0.4134186347118265 -0.2907907754938747 -0.1515910254963506


def energy(pos, vel, mass):
    e = 0.0
    for i in range(len(mass)):
        vx, vy, vz = vel[i]
        e += 0.5 * mass[i] * (vx ** 2 + vy ** 2 + vz ** 2)
        for j in range(i + 1, len(mass)):
            d = 0.0
            for k in range(3):
                d += (pos[i, k] - pos[j, k]) ** 2
            e -= mass[i] * mass[j] / math.sqrt(d)
    return e


# run: energy(f64[4, 3] seed 1, f64[4, 3] seed 2, f64[4] seed 3 in 0..1)
# -> -0.19440381661077058


def lorenz(state, sigma, rho, beta, dt, out):
    x, y, z = state
    for i in range(out.shape[0]):
        k1x, k1y, k1z = sigma * (y - x), x * (rho - z) - y, x * y - beta * z
        mx, my, mz = x + 0.5 * dt * k1x, y + 0.5 * dt * k1y, z + 0.5 * dt * k1z
        x += dt * sigma * (my - mx)
        y += dt * (mx * (rho - mz) - my)
        z += dt * (mx * my - beta * mz)
        out[i] = (x, y, z)


# run: lorenz((1.0, 1.0, 1.0), 10.0, 28.0, 2.6666666666666665, 0.01, f64[10, 3])
# -> None
# arg 5: f64[10, 3] = 1.013 1.2587833333333334 0.9848555555555556 1.049403195661111 1.5219427365996383 0.9730174509032281 1.107714581610021 1.7954424955615016 0.9649742549322552 1.1871245583036378 2.0848811550925013 0.9614328993363125 1.287418067934303 2.3956556470981516 0.9633413595568626 1.408906551546459 2.7331002501125314 0.9719293100214259 1.5523784157205653 3.1026045114053518 0.988766792316685 1.7190644202617185 3.509712693255004 1.0158424360896972 1.9106149024388803 3.960205661229299 1.0556640212231747 2.129086046622041 4.460164288806811 1.1113852676370075


def runge_kutta(y0, t0, t1, n):
    def f(t, y):
        return y - t * t + 1.0

    h = (t1 - t0) / n
    t, y = t0, y0
    for _ in range(n):
        k1 = h * f(t, y)
        k2 = h * f(t + h / 2, y + k1 / 2)
        k3 = h * f(t + h / 2, y + k2 / 2)
        k4 = h * f(t + h, y + k3)
        y += (k1 + 2 * k2 + 2 * k3 + k4) / 6
        t += h
    return y


# run: runge_kutta(0.5, 0.0, 2.0, 10)
# -> 5.305363000692655
# run: runge_kutta(0.5, 0.0, 2.0, 0)
# raises ZeroDivisionError: division by zero
# at h = (t1 - t0) / n


def verlet(x, v, steps, dt):
    out = np.zeros((steps, 2))
    a = -x
    for i in range(steps):
        x += v * dt + 0.5 * a * dt * dt
        new = -x
        v += 0.5 * (a + new) * dt
        a = new
        out[i, 0], out[i, 1] = x, v
    return out


# run: verlet(1.0, 0.0, 8, 0.1)
# -> f64[8, 2] = 0.995 -0.09975 0.98005 -0.19850250000000003 0.9552995 -0.295269975 0.920996005 -0.38908475025 0.87748254995 -0.4790086779975 0.8251942694005 -0.564142518965025 0.764654046156995 -0.6436349347428998 0.69646728245192 -0.7166910011733455


def logistic_map(r, x, n):
    hist = np.zeros(10, dtype=np.int64)
    for _ in range(n):
        x = r * x * (1.0 - x)
        hist[min(int(x * 10), 9)] += 1
    return hist


# run: logistic_map(3.9, 0.3, 200)
# -> i64[10] = 8 23 11 24 25 14 12 5 29 49


def ising(spins, seed, beta, sweeps):
    n, m = spins.shape
    state = np.uint64(seed)
    flips = 0
    for _ in range(sweeps):
        for i in range(n):
            for j in range(m):
                around = spins[i - 1, j] + spins[(i + 1) % n, j] + spins[i, j - 1] + spins[i, (j + 1) % m]
                cost = 2 * spins[i, j] * around
                state ^= state << np.uint64(13)
                state ^= state >> np.uint64(7)
                state ^= state << np.uint64(17)
                u = float(state >> np.uint64(11)) / 9007199254740992.0
                if cost <= 0 or u < math.exp(-beta * cost):
                    spins[i, j] = -spins[i, j]
                    flips += 1
    return flips, spins.sum()


# cpython: within 1e-12, exp is libm's
# run: ising(i64[4, 4] = 1 -1 1 1 -1 1 1 1 -1 -1 1 1 1 1 -1 1, 12345, 0.4, 5)
# -> (33, -16)
# arg 0: i64[4, 4] = -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1
# cpython: exact


def random_walk(seed, steps):
    x = y = 0
    s = seed
    far = 0
    for _ in range(steps):
        s = (s * 6364136223846793005 + 1442695040888963407) & 0x7FFFFFFFFFFFFFFF
        d = (s >> 33) & 3
        if d == 0:
            x += 1
        elif d == 1:
            x -= 1
        elif d == 2:
            y += 1
        else:
            y -= 1
        far = max(far, x * x + y * y)
    return x, y, far


# run: random_walk(1, 100)
# -> (5, 13, 261)


def ray_sphere(origin, direction, centers, radii):
    nearest = np.inf
    hit = -1
    for s in range(len(radii)):
        b = c = 0.0
        for k in range(3):
            oc = origin[k] - centers[s, k]
            b += oc * direction[k]
            c += oc * oc
        c -= radii[s] ** 2
        disc = b * b - c
        if disc < 0:
            continue
        root = np.sqrt(disc)
        t = -b - root
        if t < 1e-4:
            t = -b + root
        if 1e-4 < t < nearest:
            nearest, hit = t, s
    return hit, nearest


# run: ray_sphere(f64[3], f64[3] = 0.0 0.0 1.0, f64[3, 3] = 0.0 0.0 5.0 0.2 0.1 3.0 4.0 4.0 4.0, f64[3] = 1.0 0.5 1.0)
# -> (1, 2.552786404500043)
# run: ray_sphere((0.0, 0.0, 0.0), (0.0, 1.0, 0.0), f64[1, 3] = 0.0 0.0 5.0, f64[1] = 1.0)
# -> (-1, inf)


def predator_prey(prey, predators, a, b, c, d, dt, steps):
    peak = prey
    for step in range(steps):
        prey, predators = (
            prey + dt * (a * prey - b * prey * predators),
            predators + dt * (c * prey * predators - d * predators),
        )
        if prey > peak:
            peak = prey
        elif prey < 0.1:
            break
    return prey, predators, peak, step


# run: predator_prey(10.0, 5.0, 1.1, 0.4, 0.1, 0.4, 0.01, 300)
# -> (0.5436509219522018, 3.4543268707919097, 10.0, 299)


def sandpile(grid):
    h, w = grid.shape
    topples = 0
    unstable = True
    while unstable:
        unstable = False
        for y in range(h):
            for x in range(w):
                if grid[y, x] >= 4:
                    unstable = True
                    topples += 1
                    grid[y, x] -= 4
                    for dy, dx in ((0, 1), (1, 0), (0, -1), (-1, 0)):
                        if 0 <= y + dy < h and 0 <= x + dx < w:
                            grid[y + dy, x + dx] += 1
    return topples


# run: sandpile(i64[4, 4] = 0 0 0 0 0 16 0 0 0 0 8 0 0 0 0 3)
# -> 11
# arg 0: i64[4, 4] = 2 1 2 0 1 0 3 1 2 3 2 2 0 1 2 3


def monte_carlo_pi(n, seeds):
    hits = 0
    for t in prange(len(seeds)):
        s = seeds[t]
        inside = 0
        for _ in range(n):
            s = (s * 1103515245 + 12345) % 2147483648
            x = s / 2147483648.0
            s = (s * 1103515245 + 12345) % 2147483648
            y = s / 2147483648.0
            if x * x + y * y <= 1.0:
                inside += 1
        hits += inside
    return 4.0 * hits / (n * len(seeds))


# options: parallel
# run: monte_carlo_pi(50, i64[20] seed 4 in 0..100000)
# -> 3.16
