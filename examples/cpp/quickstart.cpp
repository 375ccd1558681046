// Jitney from C++: a kernel of one's own beside built-in ones, acceleration on and off, and the statistics.
//
//   c++ -std=c++17 -O2 -Iinclude -Ibindings/cpp examples/cpp/quickstart.cpp -Lbuild/lib -ljitney -Wl,-rpath,build/lib
#include <jitney.hpp>

#include <cstdint>
#include <cstdio>
#include <vector>

namespace {

void print(const char *what, const std::vector<float> &values) {
    std::printf("%-28s", what);
    for (const float x : values)
        std::printf(" %6.2f", static_cast<double>(x));
    std::printf("\n");
}

// y += a * x, element by element, in any layout: what the kernel means.
void axpy(const jitney::arguments &args) {
    const float a = static_cast<float>(args.number(0));
    const auto x = args.tensor<const float>(1);
    const auto y = args.tensor<float>(2);
    if (x.size() != y.size())
        throw jitney::error(JITNEY_ERROR_SHAPE, "x has " + std::to_string(x.size()) + " elements and y " +
                                                    std::to_string(y.size()));
    for (std::int64_t i = 0; i < x.size(); ++i)
        y(i) += a * x(i);
}

// The fast version, for dense vectors; for others it steps back, and the library runs the one above.
void axpy_dense(const jitney::arguments &args) {
    const float a = static_cast<float>(args.number(0));
    const auto x = args.tensor<const float>(1);
    const auto y = args.tensor<float>(2);
    if (!x.is_contiguous() || !y.is_contiguous() || x.size() != y.size())
        throw jitney::unsupported("the vectors are not dense");
    for (std::int64_t i = 0; i < x.size(); ++i) // the compiler vectorises this one
        y.data()[i] += a * x.data()[i];
}

int run() {
    std::printf("Jitney %s, %d threads\n", jitney::version().c_str(), jitney::num_threads());
    std::vector<float> x = {-2, -1, 0, 1, 2, 3}, y(6, 10.0f), z(6);

    // A kernel of one's own.
    const jitney::kernel kernel =
        jitney::register_kernel("axpy", "a: f64, x: f32[:], inout y: f32[:]", axpy, axpy_dense);
    kernel(2.0, x, jitney::mutable_view(y));
    print("axpy(2, x, y), cpu path", y);

    // Built-in ones: into memory of the program's, and into memory that the library allocates.
    jitney::relu(x, z);
    print("relu(x)", z);
    const jitney::array sum = jitney::add(x, y);
    print("x + y", sum.to_vector<float>());

    {
        const jitney::disabled off; // the same calls take the standard paths
        kernel(2.0, x, jitney::mutable_view(y));
    }
    print("axpy again, standard path", y);

    // Backwards through x: the fast version steps back, the call still succeeds.
    kernel(1.0, jitney::view(&x[5], {6}, {-1}), jitney::mutable_view(y));
    print("axpy(1, x reversed, y)", y);

    // A mistake is answered with a sentence: thrown, or as a value.
    try {
        jitney::relu(x, jitney::mutable_view(z.data(), {5}));
    } catch (const jitney::error &mistake) {
        std::printf("a mistake, thrown: %s (%s)\n", mistake.what(), mistake.name());
    }
    jitney::failure why;
    kernel.call({1.0, x}, why);
    if (why)
        std::printf("a mistake, returned: %s\n", why.message().c_str());

    const jitney_stats stats = jitney::stats();
    std::printf("calls %llu: standard %llu, cpu %llu; fallbacks %llu, errors %llu\n",
                static_cast<unsigned long long>(stats.calls), static_cast<unsigned long long>(stats.calls_standard),
                static_cast<unsigned long long>(stats.calls_cpu), static_cast<unsigned long long>(stats.fallbacks),
                static_cast<unsigned long long>(stats.errors));
    jitney::unregister_kernel("axpy");
    return 0;
}

} // namespace

int main() {
    try {
        return run();
    } catch (const std::exception &why) {
        std::fprintf(stderr, "quickstart: %s\n", why.what());
        return 1;
    }
}
