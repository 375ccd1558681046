// Jitney from C++: loops of one's own, compiled when they are first called.
//
//   c++ -std=c++17 -O2 -Iinclude -Ibindings/cpp examples/cpp/kernels.cpp -Lbuild/lib -ljitney -Wl,-rpath,build/lib
#include <jitney.hpp>

#include <chrono>
#include <cstdio>
#include <random>
#include <vector>

namespace {

double microseconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count();
}

int run() {
    auto start = std::chrono::steady_clock::now();
    const jitney::kernel inside = jitney::compile(R"(
        def inside(n, seed):
            hits = 0
            state = np.uint64(seed)
            for i in range(n):
                state = state * np.uint64(6364136223846793005) + np.uint64(1442695040888963407)
                x = (state >> np.uint64(40)) / 16777216.0
                state = state * np.uint64(6364136223846793005) + np.uint64(1442695040888963407)
                y = (state >> np.uint64(40)) / 16777216.0
                if x * x + y * y < 1.0:
                    hits += 1
            return hits
    )");
    long hits = inside.evaluate<long>(1000, 42);
    std::printf("source to result   %8.0f us, the first time in this process\n", microseconds_since(start));

    const int n = 20000;
    start = std::chrono::steady_clock::now();
    hits = inside.evaluate<long>(n, 42);
    const double compiled = microseconds_since(start);
    long again = 0;
    double interpreted = 0;
    {
        const jitney::disabled off;
        start = std::chrono::steady_clock::now();
        again = inside.evaluate<long>(n, 42);
        interpreted = microseconds_since(start);
    }
    std::printf("pi from %d points %6.4f; %.0f us compiled, %.0f us interpreted: %.0f times as fast, the same: %s\n", n,
                4.0 * static_cast<double>(hits) / n, compiled, interpreted, interpreted / compiled,
                hits == again ? "yes" : "no");

    // One element at a time, over whole arrays; kernels call kernels.
    jitney::compile_options how;
    how.kind = jitney::kernel_kind::elementwise;
    const jitney::kernel smooth = jitney::compile("def smooth(x): return x * x * (3.0 - 2.0 * x)");
    how.bindings = {{"smooth", smooth}};
    const jitney::kernel blend = jitney::compile("def blend(a, b, t): return a + (b - a) * smooth(t)", how);
    const std::vector<float> a = {0, 0, 0}, b = {1, 10, 100};
    jitney::array blended;
    blend(a, b, 0.5, blended);
    for (const double x : blended.to_vector<double>())
        std::printf("%s%g", x == 0.5 ? "blended            " : " ", x);
    std::printf("\n");

    try {
        jitney::compile("def f(x):\n    return x[3]\n")(a);
    } catch (const jitney::error &mistake) {
        std::printf("a mistake          %s\n", mistake.what());
    }
    std::printf("functions_compiled %llu\n", static_cast<unsigned long long>(jitney::stats().functions_compiled));
    return hits == again ? 0 : 1;
}

} // namespace

int main() {
    try {
        return run();
    } catch (const jitney::error &why) {
        std::fprintf(stderr, "%s\n", why.what());
        return 1;
    }
}
