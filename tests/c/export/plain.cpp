// An exported kernel that needs nothing, from C++, with Jitney's header before, after or not at all.
#ifdef JITNEY_BEFORE
#include <jitney/jitney.h>
#endif
#include "axpy.h"
#include "axpy.h"
#include "raises.h"

#include <cstdint>
#ifdef JITNEY_AFTER
#include <jitney/jitney.h>
#endif

int main() {
    double x[] = {1, 2, 3}, y[] = {10, 20, 30};
    const std::int64_t three = 3;
    const jitney_tensor vx = jitney_view(x, 1, &three), vy = jitney_view(y, 1, &three);
    jitney_raised raised;
    return axpy(2.0, &vx, &vy, &raised) == 0 && y[2] == 36 ? 0 : 1;
}
