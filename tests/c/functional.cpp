// jitney.hpp in use: views over every kind of memory, ownership, exceptions and error values, callables as kernels,
// the manager. Built as C++17 and C++20, under AddressSanitizer and UBSan, and run under Valgrind: nothing may leak.
#include <jitney.hpp>

#include <atomic>
#include <array>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "check.h"

namespace {

bool has(const std::string &text, const char *part) { return text.find(part) != std::string::npos; }

// Runs `call`, which has to throw jitney::error with this status and a sentence that has both words.
template <class Call> void check_throws(int line, jitney_status status, const char *word, const char *other, Call call) {
    try {
        call();
        std::fprintf(stderr, "functional.cpp:%d: nothing was thrown\n", line);
        checks_failed++;
    } catch (const jitney::error &why) {
        if (why.code() != status || !has(why.what(), word) || !has(why.what(), other)) {
            std::fprintf(stderr, "functional.cpp:%d: %s: \"%s\"\n", line, why.name(), why.what());
            checks_failed++;
        }
    }
}
#define CHECK_THROWS(status, word, other, ...) check_throws(__LINE__, status, word, other, [&] { __VA_ARGS__; })

void views() {
    const std::vector<float> x = {-2, -1, 0, 1, 2, 3};
    std::vector<float> y(6);
    std::array<float, 6> fixed = {};
    float plain[6] = {};
    jitney::relu(x, y);
    jitney::relu(x, fixed);
    jitney::relu(x, plain);
    for (std::size_t i = 0; i < 6; ++i)
        CHECK(y[i] == (x[i] > 0 ? x[i] : 0) && fixed[i] == y[i] && plain[i] == y[i]);

    // Shapes, strides, broadcasting; a result that the library allocates.
    const jitney::view matrix(x, {2, 3}), turned(x.data(), {3, 2}, {1, 3});
    const std::vector<float> row = {100, 200};
    const jitney::array sum = jitney::add(turned, row);
    CHECK(sum.shape() == jitney::dims({3, 2}) && sum.size() == 6 && jitney::same(sum.dtype(), jitney::dtype_of<float>()));
    CHECK((sum.to_vector<float>() == std::vector<float>{98, 201, 99, 202, 100, 203}));
    CHECK(matrix.rank() == 2 && matrix.size() == 6);

    // Backwards, from the last element on.
    jitney::negate(jitney::view(&x[5], {6}, {-1}), y);
    CHECK(y[0] == -3 && y[5] == 2);

    // In place, and into part of a vector.
    jitney::negate(y, y);
    CHECK(y[0] == 3);
    jitney::relu(jitney::view(x.data(), {2}), jitney::mutable_view(y.data(), {2}));
    CHECK(y[0] == 0 && y[1] == 0 && y[2] == 1);

    // Other types, a scalar, a C tensor.
    const std::vector<double> d = {1, 4, 9};
    CHECK((jitney::sqrt(d).to_vector<double>() == std::vector<double>{1, 2, 3}));
    const std::vector<std::int64_t> n = {1, -2};
    CHECK((jitney::abs(n).to_vector<std::int64_t>() == std::vector<std::int64_t>{1, 2}));
    const double scalar = 16;
    CHECK(jitney::sqrt(jitney::view(&scalar, {})).to_vector<double>() == std::vector<double>{4});
    const jitney_tensor c = matrix.c();
    CHECK(jitney::relu(jitney::view(c)).shape() == jitney::dims({2, 3}));
#if defined(__cpp_lib_span)
    const std::span<const float> span(x);
    std::span<float> into(y);
    jitney::relu(span.subspan(3), into.first(3));
    CHECK(y[0] == 1 && y[2] == 3);
#endif

    // A container shorter than the shape is refused where the view is made.
    CHECK_THROWS(JITNEY_ERROR_SHAPE, "(2, 4)", "6 elements", jitney::view(x, {2, 4}));
    CHECK_THROWS(JITNEY_ERROR_SHAPE, "-3", "6 elements", jitney::view(x, {-2, -3}));
    CHECK_THROWS(JITNEY_ERROR_LAYOUT, "2 sizes", "1 strides", jitney::view(x.data(), {2, 3}, {1}));
    CHECK(jitney::view(x, {0, 9}).size() == 0);
}

// Every built-in kernel's wrapper is compiled and called at least once; what they compute is tested elsewhere.
void builtins() {
    const std::vector<double> a = {1, 2, 3, 4}, b = {1, 0, 0, -1}, row = {10, 1};
    const jitney::view m(a, {2, 2}), n(b, {2, 2});
    CHECK((jitney::matmul(m, n).to_vector<double>() == std::vector<double>{1, -2, 3, -4}));
    auto options = jitney::matmul_options();
    const jitney::view bias(row);
    const jitney_tensor bias_c = bias.c();
    options.bias = &bias_c;
    options.activation = JITNEY_ACTIVATION_RELU;
    CHECK((jitney::matmul(m, n, options).to_vector<double>() == std::vector<double>{11, 0, 13, 0}));
    CHECK((jitney::sum(m, 0).to_vector<double>() == std::vector<double>{4, 6}));
    CHECK((jitney::max(m, {0, 1}, true).shape() == jitney::dims{1, 1}));
    CHECK(jitney::mean(m).to_vector<double>() == std::vector<double>{2.5});
    CHECK(jitney::var(m, jitney::all, 1).to_vector<double>().size() == 1);
    CHECK(jitney::argmax(m).to_vector<std::int64_t>() == std::vector<std::int64_t>{3});
    CHECK((jitney::argmin(m, 1).to_vector<std::int64_t>() == std::vector<std::int64_t>{0, 0}));
    CHECK((jitney::percentile(a, {0, 50, 100}).to_vector<double>() == std::vector<double>{1, 2.5, 4}));
    CHECK(jitney::mean_var(a).second.to_vector<double>() == std::vector<double>{1.25});
    const std::vector<double> chances = jitney::softmax(m).to_vector<double>();
    CHECK(chances[0] + chances[1] > 0.999999 && chances[0] + chances[1] < 1.000001);
    CHECK((jitney::layer_norm(m).shape() == jitney::dims{2, 2}));
    CHECK((jitney::batch_norm(m, row, row, row).shape() == jitney::dims{2, 2}));
    CHECK((jitney::clip(a, 2, 3).to_vector<double>() == std::vector<double>{2, 2, 3, 3}));
    CHECK((jitney::clip(a, 2, 2.5).to_vector<double>() == std::vector<double>{2, 2, 2.5, 2.5}));
    const std::int64_t past = (std::int64_t{1} << 53) + 1;
    const std::vector<std::int64_t> wide{past - 1, past + 1};
    CHECK((jitney::clip(wide, past, past).to_vector<std::int64_t>() == std::vector<std::int64_t>{past, past}));
    CHECK(jitney::gelu(a).size() == 4 && jitney::leaky_relu(a).size() == 4);

    const jitney::view image(a, {1, 1, 2, 2}), taps(row, {1, 1, 1, 2});
    CHECK((jitney::conv2d(image, taps).to_vector<double>() == std::vector<double>{12, 34}));
    CHECK(jitney::max_pool2d(image, jitney::pool2d_options(2, 2)).to_vector<double>() == std::vector<double>{4});
    CHECK(jitney::avg_pool2d(image, jitney::pool2d_options(2, 2)).to_vector<double>() == std::vector<double>{2.5});

    std::vector<double> p = {1}, g = {0.5}, first = {0}, second = {0};
    jitney::adam_step(p, g, first, second, 0.1, 0.9, 0.999, 1e-8, 1);
    jitney::adamw_step(p, g, first, second, 0.1, 0.9, 0.999, 1e-8, 0.01, 2);
    jitney::adam_step(p, g, first, second, jitney::adam_options(3));
    CHECK(p[0] < 0.9);

    jitney::running stream;
    stream.update(a);
    stream.update(5);
    jitney::running other;
    other.merge(stream);
    CHECK(other.get().count == 5 && other.get().max == 5 && other.percentile(0) == 1);
    other.reset();
    CHECK(other.get().count == 0 && stream.get().count == 5);
    CHECK_THROWS(JITNEY_ERROR_INVALID_ARGUMENT, "q", "101", stream.percentile(101));
}

void ownership() {
    jitney::array a = jitney::array::allocate<float>({2, 2});
    std::iota(a.data<float>(), a.data<float>() + 4, 1.0f);
    jitney::array b = std::move(a);
    CHECK(a.empty() && !b.empty() && b.to_vector<float>()[3] == 4); // NOLINT: what a moved-from array is, is promised
    jitney::relu(b, b); // in place
    b = jitney::add(b, b);
    CHECK(b.to_vector<float>()[3] == 8);
    CHECK_THROWS(JITNEY_ERROR_DTYPE, "dtype", "bits 32", b.to_vector<double>());
    CHECK_THROWS(JITNEY_ERROR_OVERFLOW, "9223372036854775807", "", jitney::array::allocate<float>({INT64_MAX, 2}));

    jitney::buffer first(1000);
    CHECK(first && first.capacity() >= 1000 && reinterpret_cast<std::uintptr_t>(first.data()) % 64 == 0);
    jitney::buffer second = std::move(first);
    CHECK(!first && second); // NOLINT
    jitney::failure why;
    const jitney::buffer none(SIZE_MAX, why);
    CHECK(why && why.code() == JITNEY_ERROR_OUT_OF_MEMORY && !none);
    jitney::pool_set_limit(1 << 20);
    jitney::pool_trim();
    CHECK(jitney::stats().pool_bytes_held == 0);
}

void errors() {
    const std::vector<float> six(6), five(5);
    CHECK_THROWS(JITNEY_ERROR_SHAPE, "(6,)", "(5,)", jitney::add(six, five));
    jitney::failure why;
    CHECK(!why);
    const jitney::array nothing = jitney::add(six, five, why);
    CHECK(why && why.code() == JITNEY_ERROR_SHAPE && has(why.message(), "(6,)") && nothing.empty());
    const jitney::array something = jitney::add(six, six, why);
    CHECK(!why && something.size() == 6); // the next call clears it
    CHECK_THROWS(JITNEY_ERROR_NOT_FOUND, "no_such", "kernel", jitney::kernel::find("no_such"));
    CHECK_THROWS(JITNEY_ERROR_NULL_POINTER, "kernel", "NULL", jitney::kernel()());
}

void callables() {
    const auto alive = std::make_shared<int>(0);
    auto scale = [alive](const jitney::arguments &args) {
        const auto y = args.tensor<float>(1);
        for (std::int64_t i = 0; i < y.shape()[0]; ++i)
            for (std::int64_t j = 0; j < y.shape()[1]; ++j)
                y(i, j) *= static_cast<float>(args.number(0));
    };
    auto fast = [scale](const jitney::arguments &args) {
        if (!args.tensor<float>(1).is_contiguous())
            throw jitney::unsupported("not dense");
        scale(args);
    };
    CHECK(alive.use_count() == 3);
    {
        jitney::kernel kernel = jitney::register_kernel("test.scale", "by: f64, inout y: f32[:, :]", scale, fast);
        std::vector<float> y = {1, 2, 3, 4};
        const auto before = jitney::stats();
        kernel(2.0, jitney::mutable_view(y, {2, 2}));
        kernel(2.0f, jitney::mutable_view(y.data(), {2, 2}, {1, 2}));
        kernel(2, jitney::mutable_view(y, {2, 2}));
        CHECK(y[0] == 8 && y[3] == 32);
        const auto after = jitney::stats();
        CHECK(after.calls_cpu == before.calls_cpu + 2 && after.calls_standard == before.calls_standard + 1);
        CHECK(after.fallbacks == before.fallbacks + 1 && has(jitney::stats_json(), "not dense"));
        CHECK(kernel.name() == "test.scale" && has(kernel.describe(), "\"by\"") && has(jitney::kernel_list(), "test.scale"));

        jitney::failure why;
        jitney::register_kernel("test.scale", "", [alive](const jitney::arguments &) {}, nullptr, why);
        CHECK(why.code() == JITNEY_ERROR_ALREADY_EXISTS);
        kernel.call({2.0}, why);
        CHECK(why.code() == JITNEY_ERROR_INVALID_ARGUMENT && has(why.message(), "test.scale"));

        const jitney::kernel copy = kernel;
        kernel = jitney::kernel::find("relu");
        jitney::unregister_kernel("test.scale");
        copy(0.5, jitney::mutable_view(y, {2, 2}));
        CHECK(y[0] == 4);
        kernel(std::vector<float>{-1, 1}, jitney::mutable_view(y.data(), {2}));
        CHECK(y[0] == 0 && y[1] == 1);
        jitney::array made;
        kernel(y, made); // an empty array receives the result
        CHECK(made.size() == 4);
    }
    CHECK(alive.use_count() == 3); // the registered copies are gone

    // Whatever a callable throws becomes the call's error, and the library goes on.
    int kind = 0;
    const jitney::kernel thrower = jitney::register_kernel("test.thrower", "", [&](const jitney::arguments &args) {
        switch (kind) {
        case 0: throw jitney::error(JITNEY_ERROR_SHAPE, "bad shape");
        case 1: throw std::runtime_error("a plain sentence");
        case 2: throw std::bad_alloc();
        case 3: throw 42;
        case 4: (void)args.number(7); break;
        default: break;
        }
    });
    CHECK_THROWS(JITNEY_ERROR_SHAPE, "test.thrower", "bad shape", thrower());
    kind = 1;
    CHECK_THROWS(JITNEY_ERROR_CALLBACK, "test.thrower", "a plain sentence", thrower());
    kind = 2;
    CHECK_THROWS(JITNEY_ERROR_OUT_OF_MEMORY, "test.thrower", "memory", thrower());
    kind = 3;
    CHECK_THROWS(JITNEY_ERROR_CALLBACK, "test.thrower", "no std::exception", thrower());
    kind = 4;
    CHECK_THROWS(JITNEY_ERROR_INVALID_ARGUMENT, "argument 7", "0", thrower());
    kind = 5;
    thrower();
    CHECK_THROWS(JITNEY_ERROR_NULL_POINTER, "standard", "test.none", jitney::register_kernel("test.none", "", nullptr));
    CHECK_THROWS(JITNEY_ERROR_INVALID_ARGUMENT, "f33", "signature",
                 jitney::register_kernel("test.bad", "x: f33", [](const jitney::arguments &) {}));
    jitney::unregister_kernel("test.thrower");
}

void manager() {
    CHECK(jitney::is_enabled());
    const std::vector<float> x(10);
    {
        const jitney::disabled off;
        CHECK(!jitney::is_enabled());
        {
            const jitney::disabled again;
        }
        CHECK(!jitney::is_enabled());
        const auto before = jitney::stats().calls_standard;
        (void)jitney::relu(x);
        CHECK(jitney::stats().calls_standard == before + 1);
    }
    CHECK(jitney::is_enabled());

    jitney::set_num_threads(3);
    CHECK(jitney::num_threads() == 3);
    CHECK_THROWS(JITNEY_ERROR_INVALID_ARGUMENT, "count", "-1", jitney::set_num_threads(-1));
    jitney::set_num_threads(0);
    jitney::set_threshold("relu", jitney::threshold::parallel, 12345);
    CHECK(jitney::get_threshold("relu", jitney::threshold::parallel) == 12345);
    jitney::set_threshold(jitney::threshold::parallel, 1 << 20);
    CHECK(jitney::get_threshold("add", jitney::threshold::parallel) == 1 << 20);
    CHECK(jitney::benchmark("add", {30, 40}, "f64", 3).agree == 1);
    CHECK(has(jitney::info(), "processor") && has(jitney::info_json(), "\"cuda\""));
    CHECK(jitney::version() == "0.1.0" && jitney::abi_version() == 0);

    std::atomic<int> records{0};
    jitney::set_log([&](std::int32_t, std::string_view, std::string_view message) {
        records += message.find("test.logged") != std::string_view::npos;
        throw std::runtime_error("stopped in the trampoline");
    }, JITNEY_LOG_INFO);
    jitney::register_kernel("test.logged", "", [](const jitney::arguments &) {});
    jitney::unregister_kernel("test.logged");
    jitney::set_log(nullptr);
    CHECK(records == 2);
}

void threads() {
    std::atomic<int> wrong{0};
    std::vector<std::thread> workers;
    for (int t = 0; t < 4; ++t)
        workers.emplace_back([&wrong, t] {
            const std::vector<double> x(1000 + static_cast<std::size_t>(t), t);
            for (int i = 0; i < 50; ++i)
                for (const double sum : jitney::add(x, x).to_vector<double>())
                    wrong += sum != 2 * t;
        });
    for (std::thread &worker : workers)
        worker.join();
    CHECK(wrong == 0);
}

void from_source() {
    const jitney::kernel axpy = jitney::compile(R"(
        def axpy(a, x, y):
            for i in prange(len(x)):
                y[i] += a * x[i]
    )");
    CHECK(axpy.name() == "axpy");
    std::vector<float> x = {1, 2, 3}, y = {10, 20, 30};
    const std::vector<float> &fixed = y;
    axpy(2.0f, x, y);
    CHECK((y == std::vector<float>{12, 24, 36}));
    jitney::failure why;
    axpy.call({2.0f, x, fixed}, why);
    CHECK(why.code() == JITNEY_ERROR_SOURCE && why.message().find("y is read-only") == 0);

    const jitney::kernel stats = jitney::compile(
        "import numpy as np\ndef stats(x):\n    return np.sum(x), len(x), np.zeros(2)\n");
    const auto [sum, count, zeros] = stats.evaluate<double, int, jitney::array>(x);
    CHECK(sum == 6 && count == 3 && zeros.to_vector<double>().size() == 2);
    CHECK(stats.call_shaped({x}) == "(f32, i64, f64[::1])");
    try {
        (void)stats.evaluate<double, double, double>(x);
        CHECK(false);
    } catch (const jitney::error &mistake) {
        CHECK(std::string(mistake.what()).find("result 2 of stats is an array") == 0);
    }

    jitney::compile_options options;
    options.bindings = {{"square", jitney::compile("def square(x): return x * x")}, {"table", x}, {"one", jitney::value::exactly(std::uint8_t{1})}};
    const jitney::kernel bound = jitney::compile("def f(v):\n    return square(v) + table[2] + one\n", options);
    CHECK(bound.evaluate<int>(3) == 13);
    bound.specialise("f8(f4)");
    CHECK(bound.inspect(JITNEY_INSPECT_TYPES, "f8(f4)").find("v: f32") != std::string::npos);
    auto *function = bound.function<std::int32_t(double, double *)>("(f8,)");
    double result = 0;
    CHECK(function(2.0, &result) == 0 && result == 8);
    jitney::raised();
    bound.export_to("nowhere/f.txt", {}, why);
    CHECK(why.code() == JITNEY_ERROR_INVALID_ARGUMENT && why.message().find("ends neither in .o nor in .so") != std::string::npos);
    const jitney_value pair[] = {jitney_value_i64(1), jitney_value_i64(2)};
    CHECK(jitney::compile("def f(p): return p[0] - p[1]").evaluate<int>(jitney::value::tuple(pair, 2)) == -1);

    options = {};
    options.kind = jitney::kernel_kind::elementwise;
    const jitney::kernel less = jitney::compile("def less(a, b): return a - b", options);
    jitney::array out;
    less(x, 1.0, out);
    CHECK((out.to_vector<double>() == std::vector<double>{0, 1, 2}));
    CHECK((less.reduce(x).to_vector<float>() == std::vector<float>{-4}));
    CHECK((less.reduce(x, {0}, true, jitney::value(1.0f)).to_vector<float>() == std::vector<float>{-5}));
    CHECK((less.accumulate(x).to_vector<float>() == std::vector<float>{1, -1, -4}));
    options.kind = jitney::kernel_kind::generalised;
    options.layout = "(n)->()";
    const jitney::kernel last = jitney::compile("def last(x, y):\n    y[0] = x[-1]\n", options);
    jitney::array ends;
    last(jitney::view(x, {3, 1}), ends);
    CHECK((ends.to_vector<float>() == x));
}

/* Tiers, plugins, the cache. */
void optimizing() {
    jitney::enable_cache(false);
    const std::uint64_t bound = jitney::cache_info().bound;
    jitney::set_cache_bound(bound / 2);
    CHECK(jitney::cache_info().bound == bound / 2);
    jitney::set_cache_bound(bound);
    CHECK(jitney::cache_json().find("folder") != std::string::npos);
    jitney::enable_cache();
    const jitney::kernel twice = jitney::compile("def twice(x): return x + x\n");
    jitney::set_tier(twice, jitney::tier::interpreter);
    CHECK(twice.evaluate<int>(21) == 42);
    jitney::set_tier(twice, jitney::tier::inherit);
    try {
        jitney::load_plugin("no_such_plugin");
        CHECK(false);
    } catch (const jitney::error &mistake) {
        CHECK(std::string(mistake.what()).find("libjitney_no_such_plugin.so") != std::string::npos);
    }
    CHECK(jitney::plugins_json() == "[]");
    try {
        (void)jitney::plugin_json("no_such_plugin");
        CHECK(false);
    } catch (const jitney::error &mistake) {
        CHECK(std::string(mistake.what()).find("no_such_plugin") != std::string::npos);
    }
}

} // namespace

int main() {
    try {
        optimizing();
        views();
        builtins();
        ownership();
        errors();
        callables();
        from_source();
        manager();
        threads();
    } catch (const std::exception &why) {
        std::fprintf(stderr, "functional.cpp: %s\n", why.what());
        return 2;
    }
    jitney::pool_trim();
    return checks_failed != 0;
}
