// The manager: switch, threads, thresholds, statistics, benchmark, self-test, system information, log.
#ifndef JITNEY_MANAGER_HPP
#define JITNEY_MANAGER_HPP

#include "tensor.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <string_view>

namespace jitney {

/// Turns acceleration on for later calls.
inline void enable() noexcept { jitney_enable(); }
/// Turns acceleration off: later calls take the standard path.
inline void disable() noexcept { jitney_disable(); }
/// Whether acceleration is on.
inline bool is_enabled() noexcept { return jitney_is_enabled() != 0; }

/// Acceleration is off, for the whole process, while this object lives; then as it was.
class disabled {
public:
    disabled() noexcept : was_enabled_(is_enabled()) { disable(); }
    ~disabled() {
        if (was_enabled_)
            enable();
    }
    disabled(const disabled &) = delete;
    disabled &operator=(const disabled &) = delete;

private:
    bool was_enabled_;
};

/// Threads that a call may use, the caller's included.
inline int num_threads() noexcept { return jitney_num_threads_get(); }
/// Sets them: 1 to 1024, or 0 for the default.
inline void set_num_threads(int count, on_error otherwise = {}) {
    otherwise.run([&](jitney_error **e) { return jitney_num_threads_set(count, e); });
}

/// Which threshold.
enum class threshold : std::int32_t {
    /// Elements from which on the cpu path uses threads.
    parallel = JITNEY_THRESHOLD_PARALLEL,
    /// Elements from which on a device is used.
    device = JITNEY_THRESHOLD_DEVICE,
};

/// A threshold of the kernel called `name`.
inline std::uint64_t get_threshold(const std::string &name, threshold which, on_error otherwise = {}) {
    std::uint64_t elements = 0;
    otherwise.run([&](jitney_error **e) {
        return jitney_threshold_get(name.c_str(), static_cast<std::int32_t>(which), &elements, e);
    });
    return elements;
}
/// Sets a threshold of the kernel called `name`.
inline void set_threshold(const std::string &name, threshold which, std::uint64_t elements, on_error otherwise = {}) {
    otherwise.run([&](jitney_error **e) {
        return jitney_threshold_set(name.c_str(), static_cast<std::int32_t>(which), elements, e);
    });
}
/// Sets a threshold of every kernel.
inline void set_threshold(threshold which, std::uint64_t elements, on_error otherwise = {}) {
    otherwise.run([&](jitney_error **e) {
        return jitney_threshold_set(nullptr, static_cast<std::int32_t>(which), elements, e);
    });
}

/// The statistics' sums; `jitney_stats` in the C header names its fields.
inline jitney_stats stats(on_error otherwise = {}) {
    jitney_stats found = {};
    found.struct_size = sizeof found;
    otherwise.run([&](jitney_error **e) { return jitney_stats_get(&found, e); });
    return found;
}
/// All statistics, rows per kernel and reason included, as JSON.
inline std::string stats_json(on_error otherwise = {}) { return detail::text(otherwise, jitney_stats_json); }
/// Sets every counter to zero.
inline void reset_stats() noexcept { jitney_stats_reset(); }

/// The system information as lines of text.
inline std::string info(on_error otherwise = {}) { return detail::text(otherwise, jitney_info_text); }
/// The same as JSON.
inline std::string info_json(on_error otherwise = {}) { return detail::text(otherwise, jitney_info_json); }
/// The library's version.
inline std::string version() { return jitney_version(); }
/// The major version of the C ABI.
inline std::uint32_t abi_version() noexcept { return jitney_abi_version(); }

/// Times a built-in kernel's standard path against its accelerated path on random arguments.
inline jitney_benchmark_result benchmark(const std::string &kernel, const dims &shape, const std::string &dtype = "f32",
                                         std::uint64_t iterations = 10, on_error otherwise = {}) {
    jitney_benchmark_result found = {};
    found.struct_size = sizeof found;
    otherwise.run([&](jitney_error **e) {
        return jitney_benchmark(kernel.c_str(), static_cast<std::int32_t>(shape.size()), shape.data(), dtype.c_str(),
                                iterations, &found, e);
    });
    return found;
}

/// What the self-test found.
struct self_test_report {
    /// Whether every check passed.
    bool passed = false;
    /// The checks, as JSON.
    std::string json;
};

/// Checks every built-in kernel's cpu path against its standard path on random arguments. Takes some seconds.
inline self_test_report self_test(on_error otherwise = {}) {
    std::int32_t passed = 0;
    std::string json = detail::text(
        otherwise, [&](char **report, jitney_error **e) { return jitney_self_test(&passed, report, e); });
    return {passed != 0, std::move(json)};
}

/// Measures every built-in kernel's threshold between one thread and all, and sets it; the thresholds as JSON.
inline std::string calibrate(on_error otherwise = {}) {
    return detail::text(otherwise,
                        [](char **report, jitney_error **e) { return jitney_calibrate(nullptr, report, e); });
}
/// As above, for one kernel.
inline std::string calibrate(const std::string &name, on_error otherwise = {}) {
    return detail::text(otherwise,
                        [&](char **report, jitney_error **e) { return jitney_calibrate(name.c_str(), report, e); });
}

/// Receives a log record: level (JITNEY_LOG_*), module, message.
using log_receiver = std::function<void(std::int32_t level, std::string_view target, std::string_view message)>;

namespace detail {

/// The receiver in force. Shared, because a record may be on its way in another thread while it is replaced.
struct log_slot {
    std::mutex lock;
    std::shared_ptr<const log_receiver> receiver;

    static log_slot &get() {
        static log_slot *slot = new log_slot; // never destroyed: records may come until the process has ended
        return *slot;
    }
};

inline void log_trampoline(void *, std::int32_t level, const char *target, const char *message) noexcept {
#if JITNEY_EXCEPTIONS
    try {
#endif
        std::shared_ptr<const log_receiver> receiver;
        {
            const std::lock_guard<std::mutex> guard(log_slot::get().lock);
            receiver = log_slot::get().receiver;
        }
        if (receiver != nullptr)
            (*receiver)(level, target, message);
#if JITNEY_EXCEPTIONS
    } catch (...) { // a log line is not worth a failed call
    }
#endif
}

} // namespace detail

/// Sends records from `level` on to `receiver`, from any thread that uses the library; an empty one ends that.
inline void set_log(log_receiver receiver, std::int32_t level = JITNEY_LOG_WARN, on_error otherwise = {}) {
    const bool listens = static_cast<bool>(receiver);
    const auto callback = listens ? &detail::log_trampoline : nullptr;
    if (!otherwise.run([&](jitney_error **e) { return jitney_log_set_callback(callback, nullptr, level, e); }))
        return;
    auto shared = listens ? std::make_shared<const log_receiver>(std::move(receiver)) : nullptr;
    const std::lock_guard<std::mutex> guard(detail::log_slot::get().lock);
    detail::log_slot::get().receiver.swap(shared);
}

/// Prints records from `level` on to standard error.
inline void log_to_stderr(std::int32_t level = JITNEY_LOG_WARN, on_error otherwise = {}) {
    otherwise.run([&](jitney_error **e) { return jitney_log_enable(level, e); });
}

} // namespace jitney

#endif
