/* The C and C++ tests' one tool: a condition that has to hold, counted; the first failure names its line. */
#ifndef JITNEY_TESTS_CHECK_H
#define JITNEY_TESTS_CHECK_H

#include <stdio.h>
#include <string.h>

static int checks_failed = 0;

#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s:%d: %s does not hold\n", __FILE__, __LINE__, #condition);                              \
            checks_failed++;                                                                                           \
        }                                                                                                              \
    } while (0)

/* The call fails with this status, and its sentence has both words. Uses and resets the variable `error`. */
#define CHECK_FAILS(call, status, word, other)                                                                         \
    do {                                                                                                               \
        const jitney_status got_ = (call);                                                                             \
        const char *said_ = jitney_error_message(error);                                                               \
        if (got_ != (status) || jitney_error_code(error) != (status) || !strstr(said_, word) || !strstr(said_, other)) { \
            fprintf(stderr, "%s:%d: %s: status %d (%s), \"%s\"\n", __FILE__, __LINE__, #call, (int)got_,               \
                    jitney_status_name(got_), said_);                                                                  \
            checks_failed++;                                                                                           \
        }                                                                                                              \
        jitney_error_release(error);                                                                                   \
        error = NULL;                                                                                                  \
    } while (0)

#endif
