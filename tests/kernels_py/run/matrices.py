# Products, factorisations and solvers, written out as loops.


def matmul(a, b, c):
    for i in range(a.shape[0]):
        for j in range(b.shape[1]):
            s = 0.0
            for k in range(a.shape[1]):
                s += a[i, k] * b[k, j]
            c[i, j] = s


# run: matmul(f64[5, 7] seed 1, f64[7, 4] seed 2, f64[5, 4])
# -> None
# arg 2: f64[5, 4] = -0.4238334060752451 0.794182111097339 -0.21037032203051578 0.32194733279985355 -0.1398936282439503 0.43735583905895387 -0.566823433801081 -0.21730462929503422 -1.4822779479987815 -0.36004445729971796 -0.18989610345687685 -1.475567079204305 1.04939721766972 -0.19756111433649987 -0.05495619203740052 0.5142016517474427 -0.797092918064747 -0.9026398894819094 0.41732493834352524 -0.09312218437404221
# run: matmul(f64[5, 7] seed 1 F, f64[7, 4] seed 2 strided, f64[5, 4] reversed)
# -> None
# arg 2: f64[5, 4] = -0.4238334060752451 0.794182111097339 -0.21037032203051578 0.32194733279985355 -0.1398936282439503 0.43735583905895387 -0.566823433801081 -0.21730462929503422 -1.4822779479987815 -0.36004445729971796 -0.18989610345687685 -1.475567079204305 1.04939721766972 -0.19756111433649987 -0.05495619203740052 0.5142016517474427 -0.797092918064747 -0.9026398894819094 0.41732493834352524 -0.09312218437404221


def matmul_blocked(a, b, c, block):
    n, m = a.shape
    p = b.shape[1]
    for ii in range(0, n, block):
        for kk in range(0, m, block):
            for jj in range(0, p, block):
                for i in range(ii, min(ii + block, n)):
                    for k in range(kk, min(kk + block, m)):
                        aik = a[i, k]
                        for j in range(jj, min(jj + block, p)):
                            c[i, j] += aik * b[k, j]


# run: matmul_blocked(f64[9, 10] seed 3, f64[10, 8] seed 4, f64[9, 8], 4)
# -> None
# arg 2: f64[9, 8] hash 6ec7e9dec1c5e53c of -0.03867490633056078 0.042501432450765764 0.5320270371924956 0.525379376129214 -0.18435055048911686 1.282789255628595 0.06827341298221402 -0.11421155411365025 -1.3863346353535295 0.0712217442993805 -0.9647468852801921 0.3727448910123655 -0.1530596409684071 -0.38506643024800885 -0.8530577833585851 -1.6954817182361803


def matvec_transposed(a, x, y):
    for j in range(a.shape[1]):
        y[j] = 0.0
    at = a.T
    for j in range(at.shape[0]):
        for i in range(at.shape[1]):
            y[j] += at[j, i] * x[i]


# run: matvec_transposed(f64[6, 4] seed 5, f64[6] seed 6, f64[4] seed 7)
# -> None
# arg 2: f64[4] = -0.9330500464753966 0.7819617537709388 -1.4739707886736775 0.042649017482134566


def lu(a):
    n = a.shape[0]
    perm = np.arange(n)
    sign = 1
    for k in range(n):
        p = k
        for i in range(k + 1, n):
            if abs(a[i, k]) > abs(a[p, k]):
                p = i
        if a[p, k] == 0.0:
            raise ValueError("the matrix is singular")
        if p != k:
            for j in range(n):
                a[k, j], a[p, j] = a[p, j], a[k, j]
            perm[k], perm[p] = perm[p], perm[k]
            sign = -sign
        for i in range(k + 1, n):
            a[i, k] /= a[k, k]
            for j in range(k + 1, n):
                a[i, j] -= a[i, k] * a[k, j]
    det = float(sign)
    for k in range(n):
        det *= a[k, k]
    return perm, det


# run: lu(f64[5, 5] seed 8)
# -> (i64[5] = 4 3 1 0 2, 0.2332195272300421)
# arg 0: f64[5, 5] = 0.6907159800937532 -0.7314789947847775 -0.2994993943880022 -0.19636958832298568 0.9899011438681253 0.24753032239149858 -0.8116687015313908 -0.8091183920903658 0.8188016200389306 -0.46686790763958697 -0.3623236476409474 -0.7924885737290549 -1.0358901120585924 -0.26202786076121054 -0.1377156823962737 0.34313561129889975 -0.5850819227704314 -0.0071697484222312995 0.6167952582571513 -1.4861779778287993 0.3650551550365177 -0.9182138955557986 0.7252989677422238 0.6548281532300491 0.6510763098549908
# run: lu(f64[4, 4])
# raises ValueError: the matrix is singular
# at raise ValueError("the matrix is singular")


def cholesky(a):
    n = a.shape[0]
    out = np.zeros((n, n))
    for j in range(n):
        d = a[j, j]
        for k in range(j):
            d -= out[j, k] ** 2
        if d <= 0.0:
            raise ValueError("not positive definite")
        out[j, j] = math.sqrt(d)
        for i in range(j + 1, n):
            s = a[i, j]
            for k in range(j):
                s -= out[i, k] * out[j, k]
            out[i, j] = s / out[j, j]
    return out


# run: cholesky(f64[3, 3] = 4.0 2.0 0.6 2.0 5.0 1.5 0.6 1.5 3.0)
# -> f64[3, 3] = 2.0 0.0 0.0 1.0 2.0 0.0 0.3 0.6 1.5968719422671314
# run: cholesky(f64[2, 2] = 1.0 2.0 2.0 1.0)
# raises ValueError: not positive definite
# at raise ValueError("not positive definite")


def gram_schmidt(a, q, r):
    n, m = a.shape
    for j in range(m):
        v = a[:, j].copy()
        for k in range(j):
            dot = 0.0
            for i in range(n):
                dot += q[i, k] * a[i, j]
            r[k, j] = dot
            for i in range(n):
                v[i] -= dot * q[i, k]
        norm = 0.0
        for i in range(n):
            norm += v[i] * v[i]
        norm = math.sqrt(norm)
        r[j, j] = norm
        for i in range(n):
            q[i, j] = v[i] / norm


# run: gram_schmidt(f64[5, 3] seed 9, f64[5, 3], f64[3, 3])
# -> None
# arg 1: f64[5, 3] = 0.2702920104051835 0.41739310821771447 -0.07209891234173964 0.4221414289283484 -0.31556665202246104 -0.7541486940063774 0.21611288211840413 0.7691775827161366 0.036832900578464375 0.4285848321861288 0.18844081279418365 -0.24484609739608512 0.7199646566991471 -0.3147325653060362 0.6039496834939952
# arg 2: f64[3, 3] = 1.3493756970886663 -0.15294891704307503 -0.44373958030809374 0.0 1.30028657758847 -0.6560763884679187 0.0 0.0 1.04820017498624


def householder(a):
    m, n = a.shape
    for k in range(min(m - 1, n)):
        norm = 0.0
        for i in range(k, m):
            norm += a[i, k] * a[i, k]
        norm = np.sqrt(norm)
        if norm == 0.0:
            continue
        alpha = -norm if a[k, k] > 0 else norm
        v = np.zeros(m)
        for i in range(k, m):
            v[i] = a[i, k]
        v[k] -= alpha
        vv = 0.0
        for i in range(k, m):
            vv += v[i] * v[i]
        for j in range(k, n):
            dot = 0.0
            for i in range(k, m):
                dot += v[i] * a[i, j]
            scale = 2.0 * dot / vv
            for i in range(k, m):
                a[i, j] -= scale * v[i]


# run: householder(f64[4, 3] seed 10)
# -> None
# arg 0: f64[4, 3] = 1.3564173089941443 0.435697262784938 1.4902968778796712 1.1102230246251565e-16 -1.0629847957693772 -0.3784295543007835 1.1102230246251565e-16 0.0 -0.24735021308666613 -5.551115123125783e-17 0.0 2.7755575615628914e-17


def gauss_seidel(a, b, x, sweeps):
    n = len(b)
    for _ in range(sweeps):
        worst = 0.0
        for i in range(n):
            s = b[i]
            for j in range(n):
                if j != i:
                    s -= a[i, j] * x[j]
            new = s / a[i, i]
            worst = max(worst, abs(new - x[i]))
            x[i] = new
        if worst < 1e-3:
            return True
    return False


# run: gauss_seidel(f64[3, 3] = 10.0 1.0 2.0 1.0 12.0 -1.0 2.0 -1.0 9.0, f64[3] = 1.0 2.0 3.0, f64[3], 50)
# -> True
# arg 2: f64[3] = 0.009971987168495655 0.19522231027806355 0.3528087039934525
# run: gauss_seidel(f64[3, 3] = 10.0 1.0 2.0 1.0 12.0 -1.0 2.0 -1.0 9.0, f64[3] = 1.0 2.0 3.0, f64[3], 1)
# -> False
# arg 2: f64[3] = 0.1 0.15833333333333333 0.32870370370370366


def conjugate_gradient(a, b, tol):
    n = b.shape[0]
    x = np.zeros(n)
    r = b.copy()
    p = b.copy()
    ap = np.empty(n)
    rs = 0.0
    for i in range(n):
        rs += r[i] * r[i]
    steps = 0
    while rs > tol * tol and steps < 10 * n:
        for i in range(n):
            s = 0.0
            for j in range(n):
                s += a[i, j] * p[j]
            ap[i] = s
        pap = 0.0
        for i in range(n):
            pap += p[i] * ap[i]
        alpha = rs / pap
        for i in range(n):
            x[i] += alpha * p[i]
            r[i] -= alpha * ap[i]
        new = 0.0
        for i in range(n):
            new += r[i] * r[i]
        beta = new / rs
        for i in range(n):
            p[i] = r[i] + beta * p[i]
        rs = new
        steps += 1
    return x, steps


# run: conjugate_gradient(f64[3, 3] = 4.0 1.0 0.0 1.0 3.0 1.0 0.0 1.0 5.0, f64[3] seed 11, 1e-6)
# -> (f64[3] = -0.048876937880687366 -0.17200346263543415 0.08961762933442623, 3)


def power_iteration(a, steps):
    n = a.shape[0]
    v = np.ones(n)
    w = np.empty(n)
    value = 0.0
    for _ in range(steps):
        for i in range(n):
            w[i] = 0.0
            for j in range(n):
                w[i] += a[i, j] * v[j]
        top = 0.0
        for i in range(n):
            if abs(w[i]) > abs(top):
                top = w[i]
        for i in range(n):
            v[i] = w[i] / top
        value = top
    return value, v


# run: power_iteration(f64[3, 3] = 2.0 1.0 0.0 1.0 3.0 1.0 0.0 1.0 4.0, 20)
# -> (4.732131345137536, f64[3] = 0.26798656941314886 0.7321018654737 1.0)


def thomas(lower, diag, upper, rhs):
    n = len(diag)
    c = np.empty(n)
    d = np.empty(n)
    c[0] = upper[0] / diag[0]
    d[0] = rhs[0] / diag[0]
    for i in range(1, n):
        m = diag[i] - lower[i] * c[i - 1]
        c[i] = upper[i] / m
        d[i] = (rhs[i] - lower[i] * d[i - 1]) / m
    x = np.empty_like(d)
    x[-1] = d[-1]
    for i in range(n - 2, -1, -1):
        x[i] = d[i] - c[i] * x[i + 1]
    return x


# run: thomas(f64[6] seed 12, f64[6] seed 13 in 3..4, f64[6] seed 14, f64[6] seed 15)
# -> f64[6] = 0.02260815731604101 0.1663035633594636 0.015323321794111097 -0.15831179303558138 -0.18562636090957668 0.22275442091385686


def csr_matvec(data, indices, indptr, x):
    y = np.zeros(len(indptr) - 1)
    for row in range(len(indptr) - 1):
        for k in range(indptr[row], indptr[row + 1]):
            y[row] += data[k] * x[indices[k]]
    return y


# run: csr_matvec(f64[5] seed 16, i32[5] = 0 2 1 0 3, i32[5] = 0 2 2 3 5, f64[4] seed 17)
# -> f64[4] = 0.28767218116249 0.0 -0.15131415102123844 -0.15815345718993626
# run: csr_matvec(f64[5] seed 16, i64[5] = 0 2 1 0 9, i64[5] = 0 2 2 3 5, f64[4] seed 17)
# raises IndexError: index 9 is out of bounds for axis 0 with size 4
# at y[row] += data[k] * x[indices[k]]


def coo_matvec(data, rows, cols, x, y):
    for value, r, c in zip(data, rows, cols):
        y[r] += value * x[c]


# run: coo_matvec(f64[5] seed 18, i64[5] = 0 2 1 0 2, i64[5] = 1 1 0 2 0, f64[3] seed 19, f64[3])
# -> None
# arg 4: f64[3] = 0.5531650044119378 -0.06540258432627673 -0.6851723489853486


def determinant_3x3(m):
    (a, b, c), (d, e, f), (g, h, i) = m
    return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)


# run: determinant_3x3(((1.0, 2.0, 3.0), (0.5, 1.0, 4.0), (2.0, 7.0, 1.5)))
# -> -7.5


def kronecker(a, b):
    n, m = a.shape
    p, q = b.shape
    out = np.empty((n * p, m * q), dtype=np.int64)
    for i in range(n):
        for j in range(m):
            out[i * p:(i + 1) * p, j * q:(j + 1) * q] = 0
            for k in range(p):
                for l in range(q):
                    out[i * p + k, j * q + l] = a[i, j] * b[k, l]
    return out


# run: kronecker(i64[2, 3] seed 20, i64[3, 2] seed 21)
# -> i64[6, 6] = 12 36 21 63 3 9 20 28 35 49 5 7 4 4 7 7 1 1 18 54 15 45 12 36 30 42 25 35 20 28 6 6 5 5 4 4


def matrix_power(m, n):
    size = m.shape[0]
    result = np.eye(size)
    base = m.copy()
    while n > 0:
        if n & 1:
            new = np.zeros((size, size))
            for i in range(size):
                for j in range(size):
                    for k in range(size):
                        new[i, j] += result[i, k] * base[k, j]
            result = new
        square = np.zeros_like(base)
        for i in range(size):
            for j in range(size):
                for k in range(size):
                    square[i, j] += base[i, k] * base[k, j]
        base = square
        n >>= 1
    return result


# run: matrix_power(f64[2, 2] = 1.0 1.0 1.0 0.0, 13)
# -> f64[2, 2] = 377.0 233.0 233.0 144.0
