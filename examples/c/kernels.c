/* Jitney from C: a loop of one's own, compiled when it is first called. Prints what that costs and what it brings.
 *
 *   cc -std=c11 -O2 -Iinclude examples/c/kernels.c -Lbuild/lib -ljitney -Wl,-rpath,build/lib
 */
#define _POSIX_C_SOURCE 199309L
#include <jitney/jitney.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define N 96

/* The five-point stencil: each inner element becomes the mean of its neighbours. Returns the largest change. */
static const char *source =
    "def relax(old, new):\n"
    "    change = 0.0\n"
    "    rows, columns = old.shape\n"
    "    for i in range(1, rows - 1):\n"
    "        for j in range(1, columns - 1):\n"
    "            new[i, j] = 0.25 * (old[i - 1, j] + old[i + 1, j] + old[i, j - 1] + old[i, j + 1])\n"
    "            change = max(change, abs(new[i, j] - old[i, j]))\n"
    "    return change\n";

static double grid[2][N * N];

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void heat(void) {
    for (int i = 0; i < N * N; i++)
        grid[0][i] = grid[1][i] = i < N ? 100.0 : 0.0;
}

static int report(jitney_error *error) {
    fprintf(stderr, "%s\n", jitney_error_message(error));
    jitney_error_release(error);
    return 1;
}

int main(void) {
    jitney_error *error = NULL;
    jitney_kernel *relax = NULL;
    const int64_t shape[] = {N, N};
    jitney_tensor a = jitney_tensor_f64(grid[0], 2, shape), b = jitney_tensor_f64(grid[1], 2, shape);
    jitney_value args[] = {jitney_value_readonly(&a), jitney_value_tensor(&b)}, change;

    heat();
    double start = seconds();
    if (jitney_kernel_compile("relax", source, NULL, &relax, &error) ||
        jitney_kernel_call(relax, args, 2, &change, 1, &error))
        return report(error);
    printf("source to result   %8.0f us, the first time in this process\n", (seconds() - start) * 1e6);

    double time[2], result[2];
    static double kept[N * N];
    for (int compiled = 1; compiled >= 0; compiled--) {
        if (!compiled)
            jitney_disable(); /* from here on: the standard way, which for this kernel is the interpreter */
        const int sweeps = compiled ? 200 : 2;
        heat();
        start = seconds();
        for (int sweep = 0; sweep < sweeps; sweep++)
            if (jitney_kernel_call(relax, args, 2, &change, 1, &error))
                return report(error);
        time[compiled] = (seconds() - start) / sweeps;
        result[compiled] = change.as.f64;
        if (compiled)
            for (int i = 0; i < N * N; i++)
                kept[i] = grid[1][i];
    }
    jitney_enable();
    double difference = fabs(result[1] - result[0]);
    for (int i = 0; i < N * N; i++)
        difference = fmax(difference, fabs(kept[i] - grid[1][i]));
    printf("a sweep            %8.1f us compiled, %.1f us interpreted: %.0f times as fast, results differ by %g\n",
           time[1] * 1e6, time[0] * 1e6, time[0] / time[1], difference);

    /* For calls that are to cost nothing but a call: a C function. */
    const void *address = NULL;
    if (jitney_kernel_function_get(relax, "(const f8[:, ::1], f8[:, ::1])", &address, &error))
        return report(error);
    int32_t (*function)(const jitney_tensor *, const jitney_tensor *, double *);
    *(const void **)&function = address;
    double largest = 0;
    if (function(&a, &b, &largest) != 0)
        return 1;
    printf("as a C function    largest change %g\n", largest);

    /* A mistake is answered with its place. */
    jitney_kernel *wrong = NULL;
    if (jitney_kernel_compile("f", "def f(x):\n    return x[0] + y\n", NULL, &wrong, &error) ||
        jitney_kernel_call(wrong, args, 1, NULL, 0, &error)) {
        printf("a mistake          %s\n", jitney_error_message(error));
        jitney_error_release(error);
    }
    jitney_stats stats = {.struct_size = sizeof stats};
    jitney_stats_get(&stats, NULL);
    printf("functions_compiled %llu in %.0f us\n", (unsigned long long)stats.functions_compiled,
           (double)stats.compile_nanoseconds * 1e-3);
    jitney_kernel_release(wrong);
    jitney_kernel_release(relax);
    return difference == 0 ? 0 : 1;
}
