/* What a call costs, and what loading the library costs. One line per job; exit status 1 where a target is missed.
 *
 *   overhead /path/to/libjitney.so
 *
 * load     dlopen with RTLD_NOW in a fresh child process, the file in the page cache: median of 21. Target: 10 ms.
 * first    the first call in that process (the manager is made, the processor asked): for information.
 * call     jitney_add on 16 floats, tensors made beforehand, minus a plain loop over the same memory. 2001 batches of 200
 *          calls, short enough that most of them run uninterrupted on a busy machine; the time below which a tenth of
 *          them lie. Target: 100 ns.
 */
#define _GNU_SOURCE
#include "timing.h"

#include <jitney/jitney.h>

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef jitney_status (*add_function)(const jitney_tensor *, const jitney_tensor *, jitney_tensor *, jitney_error **);

/* A symbol as a function; ISO C has no cast from an object pointer to one. */
static add_function find_add(void *library) {
    void *symbol = dlsym(library, "jitney_add");
    add_function function = NULL;
    memcpy(&function, &symbol, sizeof function);
    return function;
}

static float a[16], b[16], out[16];
static const int64_t sixteen = 16;

static jitney_tensor vector(float *data) {
    return (jitney_tensor){.data = data, .device = {1, 0}, .ndim = 1, .dtype = {2, 32, 1}, .shape = (int64_t *)&sixteen};
}

/* The arithmetic alone, kept from being folded away or hoisted. */
static __attribute__((noinline)) void plain_add(const float *x, const float *y, float *z) {
    for (int i = 0; i < 16; i++)
        z[i] = x[i] + y[i];
    __asm__ volatile("" ::: "memory");
}

/* Loads the library in a child, which reports the times through a pipe. */
static int load(const char *path, double times[2]) {
    int ends[2];
    if (pipe(ends) != 0)
        return -1;
    const pid_t child = fork();
    if (child == 0) {
        const double start = now();
        void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
        const double loaded = now();
        add_function add = library ? find_add(library) : NULL;
        if (!add) {
            fprintf(stderr, "%s\n", dlerror());
            _exit(1);
        }
        jitney_tensor x = vector(a), y = vector(b), z = vector(out);
        const jitney_status status = add(&x, &y, &z, NULL);
        const double seconds[2] = {loaded - start, now() - loaded};
        _exit(status != JITNEY_OK || write(ends[1], seconds, sizeof seconds) != (ssize_t)sizeof seconds);
    }
    close(ends[1]);
    int status = 1;
    const ssize_t got = child > 0 ? read(ends[0], times, 2 * sizeof *times) : 0;
    close(ends[0]);
    if (child > 0)
        waitpid(child, &status, 0);
    return got == (ssize_t)(2 * sizeof *times) && status == 0 ? 0 : -1;
}

int main(int argc, char **argv) {
    const char *path = argc > 1 ? argv[1] : "libjitney.so.0";
    enum { LOADS = 21, BATCHES = 2001, CALLS = 200 };
    double loads[LOADS], firsts[LOADS], calls[BATCHES], plains[BATCHES];
    for (int i = 0; i < LOADS; i++) {
        double times[2];
        if (load(path, times) != 0) {
            fprintf(stderr, "overhead: %s cannot be loaded and called\n", path);
            return 2;
        }
        loads[i] = times[0];
        firsts[i] = times[1];
    }
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    add_function add = library ? find_add(library) : NULL;
    if (!add)
        return 2;
    for (int i = 0; i < 16; i++) {
        a[i] = (float)i;
        b[i] = 0.5f;
    }
    jitney_tensor x = vector(a), y = vector(b), z = vector(out);
    for (int batch = 0; batch < BATCHES; batch++) {
        double start = now();
        for (int i = 0; i < CALLS; i++)
            if (add(&x, &y, &z, NULL) != JITNEY_OK)
                return 2;
        calls[batch] = (now() - start) / CALLS;
        start = now();
        for (int i = 0; i < CALLS; i++)
            plain_add(a, b, out);
        plains[batch] = (now() - start) / CALLS;
    }
    const double load_ms = 1e3 * quantile(loads, LOADS, 0.5), first_us = 1e6 * quantile(firsts, LOADS, 0.5);
    const double call_ns = 1e9 * quantile(calls, BATCHES, 0.1), plain_ns = 1e9 * quantile(plains, BATCHES, 0.1);
    const int load_good = load_ms <= 10.0, call_good = call_ns - plain_ns <= 100.0;
    printf("load   %8.2f ms   target 10 ms    %s\n", load_ms, load_good ? "met" : "MISSED");
    printf("first  %8.2f us\n", first_us);
    printf("call   %8.1f ns   target 100 ns   %s   (%.1f ns a call, %.1f ns of arithmetic)\n", call_ns - plain_ns,
           call_good ? "met" : "MISSED", call_ns, plain_ns);
    return load_good && call_good ? 0 : 1;
}
