/* Calls exported kernels: a program without Jitney's library. Takes the folder of `expected`. */
#define _POSIX_C_SOURCE 200809L
#include "axpy.h"
#include "depth.h"
#include "dot.h"
#include "maths.h"
#include "maths_old.h"
#include "median.h"
#include "raises.h"
#include "total.h"

#include <dirent.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                                            \
            exit(1);                                                                                                   \
        }                                                                                                              \
    } while (0)

enum { COUNT = 1000 };

static int says(const jitney_raised *raised, const char *text) {
    char found[200];
    jitney_raised_text(raised, found, sizeof found);
    if (strcmp(found, text) != 0)
        fprintf(stderr, "%s, not %s\n", found, text);
    return strcmp(found, text) == 0;
}

static int threads(void) {
    int found = 0;
    DIR *folder = opendir("/proc/self/task");
    CHECK(folder != NULL);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
        found += entry->d_name[0] != '.';
    closedir(folder);
    return found;
}

static void plain(void) {
    double x[] = {1, 2, 3}, y[] = {10, 20, 30};
    int64_t three = 3, two = 2;
    jitney_tensor vx = jitney_view(x, 1, &three), vy = jitney_view(y, 1, &three);
    CHECK(axpy(2.0, &vx, &vy, NULL) == 0);
    CHECK(y[0] == 12 && y[1] == 24 && y[2] == 36);
    /* An error is told where that is wanted, and returned anyhow. */
    vy.shape = &two;
    jitney_raised raised;
    CHECK(axpy(2.0, &vx, &vy, &raised) == JITNEY_RAISED_INDEX_ERROR && raised.kind == JITNEY_RAISED_INDEX_ERROR);
    CHECK(axpy(2.0, &vx, &vy, NULL) == JITNEY_RAISED_INDEX_ERROR);
    CHECK(raised.details[0] == 2 && raised.details[2] == 2 && raised.line == 3 && raised.message == NULL);
    CHECK(says(&raised, "IndexError: index 2 is out of bounds for axis 0 with size 2 (in axpy, line 3)"));
}

static void several(void) {
    double x[] = {1, 2, 3}, s = 0;
    float z[] = {1, 100, 2, 100, 3}, t = 0;
    int64_t n[] = {1, 2, 3}, u = 0, count = 0, three = 3, two = 2;
    jitney_tensor vx = jitney_view(x, 1, &three), vz = jitney_view(z, 1, &three), vn = jitney_view(n, 1, &three);
    vz.strides = &two;
    CHECK(dot_f64x1_f64x1_f64(&vx, &vx, 0.5, &s, &count, NULL) == 0 && s == 14.5 && count == 3);
    CHECK(dot_f32x1a_f32x1a_f32(&vz, &vz, 0.5f, &t, &count, NULL) == 0 && t == 14.5f);
    CHECK(dot_i64x1_i64x1_i64(&vn, &vn, 1, &u, &count, NULL) == 0 && u == 15);
}

static void raising(void) {
    int64_t x[] = {5, 6, 7, 8}, four = 4, result = -1;
    jitney_tensor vx = jitney_view(x, 1, &four);
    jitney_raised raised;
    CHECK(checked_quotient(3, &vx, &result, &raised) == 0 && result == 8);
    CHECK(checked_quotient(101, &vx, &result, &raised) == JITNEY_RAISED_VALUE_ERROR && result == 8);
    CHECK(strcmp(raised.message, "n is too large") == 0 && strcmp(raised.kernel, "raises") == 0);
    CHECK(says(&raised, "ValueError: n is too large (in raises, line 3)"));
    CHECK(checked_quotient(51, &vx, &result, &raised) == JITNEY_RAISED_KEY_ERROR);
    CHECK(says(&raised, "KeyError (in raises, line 5)"));
    CHECK(checked_quotient(2, &vx, &result, &raised) == JITNEY_RAISED_ZERO_DIVISION_ERROR);
    CHECK(says(&raised, "ZeroDivisionError: division by zero (in raises, line 6)"));
    CHECK(checked_quotient(4, &vx, &result, &raised) == JITNEY_RAISED_INDEX_ERROR && raised.details[0] == 4);
    CHECK(depth(500, &result, &raised) == 0 && result == 500);
    CHECK(depth(100000, &result, &raised) == JITNEY_RAISED_RECURSION_ERROR);
    CHECK(says(&raised, "RecursionError: maximum recursion depth exceeded (in depth, line 4)"));
}

static void same_bits(const char *folder) {
    static double x[COUNT], y[COUNT], old[COUNT], expected[COUNT];
    for (int i = 0; i < COUNT; i++)
        x[i] = 0.01 * i + 1e-3;
    int64_t count = COUNT;
    jitney_tensor vx = jitney_view(x, 1, &count), vy = jitney_view(y, 1, &count), vold = jitney_view(old, 1, &count);
    CHECK(maths(&vx, &vy, NULL) == 0 && maths_old(&vx, &vold, NULL) == 0);
    char path[512];
    snprintf(path, sizeof path, "%s/expected", folder);
    FILE *file = fopen(path, "rb");
    CHECK(file != NULL && fread(expected, sizeof expected, 1, file) == 1);
    fclose(file);
    CHECK(memcmp(y, expected, sizeof y) == 0);
    CHECK(memcmp(old, expected, sizeof old) == 0);
}

static void *allocating(void *unused) {
    (void)unused;
    double x[] = {3, 1, 2}, result = 0;
    int64_t three = 3;
    jitney_tensor vx = jitney_view(x, 1, &three);
    for (int i = 0; i < 100; i++)
        CHECK(median(&vx, &result, NULL) == 0 && result == 2);
    return NULL;
}

static void parallel(void) {
    enum { MANY = 1 << 20 };
    double *x = malloc(MANY * sizeof *x), one = 0, three = 0;
    for (int i = 0; i < MANY; i++)
        x[i] = i + 1;
    int64_t count = MANY;
    jitney_tensor vx = jitney_view(x, 1, &count);
    jitney_rt_num_threads_set(1);
    CHECK(jitney_rt_num_threads() == 1);
    CHECK(total(&vx, &one, NULL) == 0 && one > 14 && one < 15);
    CHECK(threads() == 1);
    jitney_rt_num_threads_set(3);
    CHECK(total(&vx, &three, NULL) == 0 && three == one);
    CHECK(threads() == 3);
    jitney_raised raised;
    x[MANY / 2] = 0;
    CHECK(total(&vx, &three, &raised) == JITNEY_RAISED_ZERO_DIVISION_ERROR && raised.line == 4);
    free(x);
}

int main(int argc, char **argv) {
    CHECK(argc == 2);
    plain();
    several();
    raising();
    same_bits(argv[1]);
    parallel();
    pthread_t threads[2];
    for (int i = 0; i < 2; i++)
        CHECK(pthread_create(&threads[i], NULL, allocating, NULL) == 0);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    return 0;
}
