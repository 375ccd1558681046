/* The kernels of benches/kernels.py in C, as one would write them down: arrays as a pointer and extents, in the order of
 * the Python function's arguments. benches/compilers.py compiles and calls them. */

#include <math.h>
#include <stdint.h>

typedef int64_t n_t;

void saxpy_f32(float a, const float *x, n_t n, float *y, n_t m)
{
    for (n_t i = 0; i < n; i++)
        y[i] += a * x[i];
}

void saxpy_f64(double a, const double *x, n_t n, double *y, n_t m)
{
    for (n_t i = 0; i < n; i++)
        y[i] += a * x[i];
}

double total_f64(const double *x, n_t n)
{
    double s = 0;
    for (n_t i = 0; i < n; i++)
        s += x[i];
    return s;
}

double dot_f64(const double *x, n_t n, const double *y, n_t m)
{
    double s = 0;
    for (n_t i = 0; i < n; i++)
        s += x[i] * y[i];
    return s;
}

double largest_f64(const double *x, n_t n)
{
    double m = x[0];
    for (n_t i = 0; i < n; i++)
        if (x[i] > m)
            m = x[i];
    return m;
}

void matmul_f64(const double *a, n_t n, n_t p, const double *b, n_t q, n_t m, double *c, n_t r, n_t t)
{
    for (n_t i = 0; i < n; i++)
        for (n_t j = 0; j < m; j++) {
            double s = 0;
            for (n_t k = 0; k < p; k++)
                s += a[i * p + k] * b[k * m + j];
            c[i * t + j] = s;
        }
}

#define MATMUL_ROWS(name, real)                                                                                        \
    void name(const real *a, n_t n, n_t p, const real *b, n_t q, n_t m, real *c, n_t r, n_t t)                         \
    {                                                                                                                  \
        for (n_t i = 0; i < n; i++) {                                                                                  \
            for (n_t j = 0; j < m; j++)                                                                                \
                c[i * t + j] = 0;                                                                                      \
            for (n_t k = 0; k < p; k++) {                                                                              \
                real f = a[i * p + k];                                                                                 \
                for (n_t j = 0; j < m; j++)                                                                            \
                    c[i * t + j] += f * b[k * m + j];                                                                  \
            }                                                                                                          \
        }                                                                                                              \
    }
MATMUL_ROWS(matmul_rows_f64, double)
MATMUL_ROWS(matmul_rows_f32, float)

void mandelbrot_i64(int64_t *counts, n_t rows, n_t columns, n_t limit)
{
    for (n_t i = 0; i < rows; i++)
        for (n_t j = 0; j < columns; j++) {
            double cr = 3.0 * j / columns - 2.0, ci = 2.0 * i / rows - 1.0, x = 0, y = 0;
            n_t n = 0;
            while (n < limit && x * x + y * y < 4.0) {
                double t = x * x - y * y + cr;
                y = 2.0 * x * y + ci;
                x = t;
                n++;
            }
            counts[i * columns + j] = n;
        }
}

void bodies_f64(double *position, n_t n, n_t three, double *velocity, n_t n1, n_t three1, const double *mass, n_t n2,
                n_t steps, double dt)
{
    for (n_t step = 0; step < steps; step++) {
        for (n_t i = 0; i < n; i++) {
            double ax = 0, ay = 0, az = 0;
            for (n_t j = 0; j < n; j++) {
                double dx = position[j * three] - position[i * three];
                double dy = position[j * three + 1] - position[i * three + 1];
                double dz = position[j * three + 2] - position[i * three + 2];
                double r2 = dx * dx + dy * dy + dz * dz + 0.01;
                double f = mass[j] / (r2 * sqrt(r2));
                ax += dx * f;
                ay += dy * f;
                az += dz * f;
            }
            velocity[i * three] += ax * dt;
            velocity[i * three + 1] += ay * dt;
            velocity[i * three + 2] += az * dt;
        }
        for (n_t i = 0; i < n; i++)
            for (n_t k = 0; k < 3; k++)
                position[i * three + k] += velocity[i * three + k] * dt;
    }
}

void shortest_f64(double *d, n_t n, n_t m)
{
    for (n_t k = 0; k < n; k++)
        for (n_t i = 0; i < n; i++)
            for (n_t j = 0; j < n; j++) {
                double through = d[i * m + k] + d[k * m + j];
                if (through < d[i * m + j])
                    d[i * m + j] = through;
            }
}

#define STENCIL(name, real, fifth)                                                                                     \
    void name(real *a, n_t n, n_t m, real *b, n_t n1, n_t m1, n_t steps)                                               \
    {                                                                                                                  \
        for (n_t step = 0; step < steps; step++) {                                                                     \
            for (n_t i = 1; i < n - 1; i++)                                                                            \
                for (n_t j = 1; j < m - 1; j++)                                                                        \
                    b[i * m + j] = fifth * (a[i * m + j] + a[(i - 1) * m + j] + a[(i + 1) * m + j] +                   \
                                            a[i * m + j - 1] + a[i * m + j + 1]);                                      \
            real *t = a;                                                                                               \
            a = b;                                                                                                     \
            b = t;                                                                                                     \
        }                                                                                                              \
    }
STENCIL(stencil_f64, double, 0.2)
STENCIL(stencil_f32, float, 0.2)

static n_t least(n_t a, n_t b) { return a < b ? a : b; }

n_t edit_distance_i64(const int64_t *a, n_t n, const int64_t *b, n_t m, int64_t *row, n_t size)
{
    for (n_t j = 0; j < m + 1; j++)
        row[j] = j;
    for (n_t i = 0; i < n; i++) {
        n_t diagonal = row[0];
        row[0] = i + 1;
        for (n_t j = 0; j < m; j++) {
            n_t above = row[j + 1], cost = a[i] == b[j] ? diagonal : diagonal + 1;
            row[j + 1] = least(cost, least(above, row[j]) + 1);
            diagonal = above;
        }
    }
    return row[m];
}

static double lesser(double a, double b) { return b < a ? b : a; }

double warp_f64(const double *a, n_t n, const double *b, n_t m, double *cost, n_t rows, n_t columns)
{
    for (n_t i = 1; i <= n; i++)
        for (n_t j = 1; j <= m; j++) {
            double d = fabs(a[i - 1] - b[j - 1]);
            double *at = cost + i * columns + j;
            *at = d + lesser(lesser(at[-columns], at[-1]), at[-columns - 1]);
        }
    return cost[n * columns + m];
}

void histogram_f64(const double *x, n_t n, int64_t *counts, n_t bins, double low, double high)
{
    double scale = bins / (high - low);
    for (n_t i = 0; i < n; i++) {
        n_t at = (n_t)((x[i] - low) * scale);
        if (0 <= at && at < bins)
            counts[at]++;
    }
}

void convolve_f64(const double *image, n_t rows, n_t columns, const double *kernel, n_t p, n_t q, double *out, n_t n, n_t m)
{
    for (n_t i = 0; i < n; i++)
        for (n_t j = 0; j < m; j++) {
            double s = 0;
            for (n_t u = 0; u < p; u++)
                for (n_t v = 0; v < q; v++)
                    s += image[(i + u) * columns + j + v] * kernel[u * q + v];
            out[i * m + j] = s;
        }
}

void nearest_f64(const double *points, n_t n, n_t d, const double *centres, n_t k, n_t d1, int64_t *labels, n_t n1)
{
    for (n_t i = 0; i < n; i++) {
        double best = 1e300;
        for (n_t c = 0; c < k; c++) {
            double s = 0;
            for (n_t j = 0; j < d; j++) {
                double t = points[i * d + j] - centres[c * d + j];
                s += t * t;
            }
            if (s < best) {
                best = s;
                labels[i] = c;
            }
        }
    }
}

void cholesky_f64(double *a, n_t n, n_t m)
{
    for (n_t j = 0; j < n; j++) {
        double s = a[j * m + j];
        for (n_t k = 0; k < j; k++)
            s -= a[j * m + k] * a[j * m + k];
        a[j * m + j] = sqrt(s);
        for (n_t i = j + 1; i < n; i++) {
            s = a[i * m + j];
            for (n_t k = 0; k < j; k++)
                s -= a[i * m + k] * a[j * m + k];
            a[i * m + j] = s / a[j * m + j];
        }
    }
}

void sparse_f64(const double *data, n_t size, const int64_t *indices, n_t size1, const int64_t *starts, n_t rows1,
                const double *x, n_t columns, double *y, n_t rows)
{
    for (n_t i = 0; i < rows; i++) {
        double s = 0;
        for (n_t k = starts[i]; k < starts[i + 1]; k++)
            s += data[k] * x[indices[k]];
        y[i] = s;
    }
}

double monte_carlo_i64(n_t n, n_t seed)
{
    uint64_t state = seed;
    n_t inside = 0;
    for (n_t i = 0; i < n; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        double x = (double)(state >> 33) / 2147483648.0;
        state = state * 6364136223846793005u + 1442695040888963407u;
        double y = (double)(state >> 33) / 2147483648.0;
        if (x * x + y * y < 1.0)
            inside++;
    }
    return 4.0 * inside / n;
}

void black_scholes_f64(const double *price, n_t n, const double *strike, n_t n1, const double *years, n_t n2, double rate,
                       double volatility, double *call, n_t n3, double *put, n_t n4)
{
    for (n_t i = 0; i < n; i++) {
        double root = sqrt(years[i]);
        double d1 = (log(price[i] / strike[i]) + (rate + 0.5 * volatility * volatility) * years[i]) / (volatility * root);
        double d2 = d1 - volatility * root;
        double n1 = 0.5 * (1.0 + erf(d1 / 1.4142135623730951)), n2 = 0.5 * (1.0 + erf(d2 / 1.4142135623730951));
        double discounted = strike[i] * exp(-rate * years[i]);
        call[i] = price[i] * n1 - discounted * n2;
        put[i] = discounted * (1.0 - n2) - price[i] * (1.0 - n1);
    }
}

void sigmoid_f64(const double *x, n_t n, double *y, n_t m)
{
    for (n_t i = 0; i < n; i++)
        y[i] = 1.0 / (1.0 + exp(-x[i]));
}

void softmax_f64(const double *x, n_t rows, n_t columns, double *y, n_t rows1, n_t columns1)
{
    for (n_t i = 0; i < rows; i++) {
        double m = x[i * columns], s = 0;
        for (n_t j = 0; j < columns; j++)
            m = x[i * columns + j] > m ? x[i * columns + j] : m;
        for (n_t j = 0; j < columns; j++) {
            y[i * columns + j] = exp(x[i * columns + j] - m);
            s += y[i * columns + j];
        }
        for (n_t j = 0; j < columns; j++)
            y[i * columns + j] /= s;
    }
}

n_t sieve_b1(_Bool *composite, n_t n)
{
    n_t count = 0;
    for (n_t i = 2; i < n; i++)
        if (!composite[i]) {
            count++;
            for (n_t j = i * i; j < n; j += i)
                composite[j] = 1;
        }
    return count;
}

void insertion_sort_f64(double *x, n_t n)
{
    for (n_t i = 1; i < n; i++) {
        double value = x[i];
        n_t j = i - 1;
        while (j >= 0 && x[j] > value) {
            x[j + 1] = x[j];
            j--;
        }
        x[j + 1] = value;
    }
}

void spheres_f64(const double *origins, n_t n, n_t three, const double *directions, n_t n1, n_t three1,
                 const double *centres, n_t k, n_t three2, const double *radii, n_t k1, double *hits, n_t n2)
{
    for (n_t i = 0; i < n; i++) {
        double best = 1e300;
        for (n_t c = 0; c < k; c++) {
            double ox = origins[i * three] - centres[c * three], oy = origins[i * three + 1] - centres[c * three + 1],
                   oz = origins[i * three + 2] - centres[c * three + 2];
            double b = ox * directions[i * three] + oy * directions[i * three + 1] + oz * directions[i * three + 2];
            double d = b * b - (ox * ox + oy * oy + oz * oz - radii[c] * radii[c]);
            if (d > 0.0) {
                double t = -b - sqrt(d);
                if (0.0 < t && t < best)
                    best = t;
            }
        }
        hits[i] = best;
    }
}

void biquad_f64(const double *x, n_t n, double *y, n_t m, double b0, double b1, double b2, double a1, double a2)
{
    double x1 = 0, x2 = 0, y1 = 0, y2 = 0;
    for (n_t i = 0; i < n; i++) {
        double v = b0 * x[i] + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
        x2 = x1;
        x1 = x[i];
        y2 = y1;
        y1 = v;
        y[i] = v;
    }
}

void rolling_f64(const double *x, n_t n, n_t window, double *mean, n_t m)
{
    double s = 0;
    for (n_t i = 0; i < n; i++) {
        s += x[i];
        if (i >= window)
            s -= x[i - window];
        mean[i] = s / least(i + 1, window);
    }
}

uint64_t population_u64(const uint64_t *x, n_t n)
{
    uint64_t bits = 0;
    for (n_t i = 0; i < n; i++) {
        uint64_t v = x[i];
        v = v - ((v >> 1) & 0x5555555555555555u);
        v = (v & 0x3333333333333333u) + ((v >> 2) & 0x3333333333333333u);
        v = (v + (v >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
        bits += (v * 0x0101010101010101u) >> 56;
    }
    return bits;
}

void life_i64(const int64_t *now, n_t rows, n_t columns, int64_t *then, n_t rows1, n_t columns1)
{
    for (n_t i = 1; i < rows - 1; i++)
        for (n_t j = 1; j < columns - 1; j++) {
            n_t n = 0;
            for (n_t di = -1; di < 2; di++)
                for (n_t dj = -1; dj < 2; dj++)
                    n += now[(i + di) * columns + j + dj];
            n -= now[i * columns + j];
            then[i * columns + j] = n == 3 || (n == 2 && now[i * columns + j] == 1);
        }
}

n_t knapsack_i64(const int64_t *weights, n_t n, const int64_t *values, n_t n1, int64_t *best, n_t size)
{
    for (n_t i = 0; i < n; i++)
        for (n_t room = size - 1; room > weights[i] - 1; room--) {
            n_t with = best[room - weights[i]] + values[i];
            best[room] = best[room] > with ? best[room] : with;
        }
    return best[size - 1];
}

void gray_u8(const uint8_t *image, n_t rows, n_t columns, n_t three, uint8_t *out, n_t rows1, n_t columns1)
{
    for (n_t i = 0; i < rows; i++)
        for (n_t j = 0; j < columns; j++) {
            const uint8_t *at = image + (i * columns + j) * three;
            out[i * columns + j] = (uint8_t)(0.299 * at[0] + 0.587 * at[1] + 0.114 * at[2]);
        }
}

void normalise_f64(const double *x, n_t rows, n_t columns, double *out, n_t rows1, n_t columns1)
{
    for (n_t i = 0; i < rows; i++) {
        double s = 0, q = 0;
        for (n_t j = 0; j < columns; j++) {
            s += x[i * columns + j];
            q += x[i * columns + j] * x[i * columns + j];
        }
        double mean = s / columns, scale = 1.0 / sqrt(q / columns - mean * mean + 1e-5);
        for (n_t j = 0; j < columns; j++)
            out[i * columns + j] = (x[i * columns + j] - mean) * scale;
    }
}
