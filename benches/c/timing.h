/* Time, and quantiles of measured times. */
#ifndef JITNEY_BENCHES_TIMING_H
#define JITNEY_BENCHES_TIMING_H

#include <stdlib.h>
#include <time.h>

/* Seconds since some moment. */
static inline double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static inline int ascending(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The value below which this share of the values lies; puts them in order. */
static inline double quantile(double *values, size_t n, double share) {
    qsort(values, n, sizeof *values, ascending);
    return values[(size_t)((double)(n - 1) * share)];
}

#endif
