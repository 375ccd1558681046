/* A program with a kernel that export.c has written: no compiler, no library, one call. */
#include "smooth.h"

#define N 1000

static double line[2][N];

int main(void) {
    const int64_t count = N;
    jitney_tensor views[] = {jitney_view(line[0], 1, &count), jitney_view(line[1], 1, &count)};
    line[0][N / 2] = 1.0;
    double change = 1.0;
    int rounds = 0;
    for (; change > 1e-4; rounds++) {
        jitney_raised raised;
        if (smooth(&views[rounds % 2], &views[1 - rounds % 2], &change, &raised)) {
            char text[200];
            jitney_raised_text(&raised, text, sizeof text);
            fprintf(stderr, "%s\n", text);
            return 1;
        }
    }
    printf("smooth after %d rounds, the peak is %.4f\n", rounds, line[rounds % 2][N / 2]);
    return 0;
}
