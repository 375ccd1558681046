// Statistics over axes, percentiles, and running statistics of a stream. Axes are a list, `{0, -1}`; `all` means every
// axis. As in builtins.hpp, each kernel has a form into `out` and one that returns a new array.
#ifndef JITNEY_STATISTICS_HPP
#define JITNEY_STATISTICS_HPP

#include "builtins.hpp"

namespace jitney {

/// The axes that a kernel reduces: a list, one number, or every axis.
class axes {
public:
    /// Every axis.
    axes() = default;
    axes(std::int64_t axis) : list_{axis}, given_(true) {}
    axes(std::initializer_list<std::int64_t> list) : list_(list), given_(true) {}
    axes(const std::vector<std::int64_t> &list) : list_(list), given_(true) {}

    /// NULL for every axis.
    const std::int64_t *data() const noexcept { return given_ ? list_.data() : nullptr; }
    std::size_t size() const noexcept { return list_.size(); }

private:
    dims list_;
    bool given_ = false;
};

/// Every axis.
inline const axes all = {};

#define JITNEY_REDUCE(name)                                                                                            \
    inline void name(const view &x, const axes &over, bool keepdims, mutable_view out, on_error otherwise = {}) {     \
        detail::into(otherwise, out, jitney_##name, detail::argument(x), over.data(), over.size(),                     \
                     static_cast<std::int32_t>(keepdims));                                                             \
    }                                                                                                                  \
    inline array name(const view &x, const axes &over = all, bool keepdims = false, on_error otherwise = {}) {         \
        return detail::fresh(otherwise, jitney_##name, detail::argument(x), over.data(), over.size(),                  \
                             static_cast<std::int32_t>(keepdims));                                                     \
    }
JITNEY_REDUCE(sum)
JITNEY_REDUCE(mean)
JITNEY_REDUCE(min)
JITNEY_REDUCE(max)
JITNEY_REDUCE(median)
#undef JITNEY_REDUCE

#define JITNEY_SPREAD(name)                                                                                            \
    inline void name(const view &x, const axes &over, std::int64_t ddof, bool keepdims, mutable_view out,              \
                     on_error otherwise = {}) {                                                                        \
        detail::into(otherwise, out, jitney_##name, detail::argument(x), over.data(), over.size(), ddof,               \
                     static_cast<std::int32_t>(keepdims));                                                             \
    }                                                                                                                  \
    inline array name(const view &x, const axes &over = all, std::int64_t ddof = 0, bool keepdims = false,             \
                      on_error otherwise = {}) {                                                                       \
        return detail::fresh(otherwise, jitney_##name, detail::argument(x), over.data(), over.size(), ddof,            \
                             static_cast<std::int32_t>(keepdims));                                                     \
    }
JITNEY_SPREAD(var)
JITNEY_SPREAD(std)
#undef JITNEY_SPREAD

/// Mean and variance in one pass.
inline void mean_var(const view &x, const axes &over, std::int64_t ddof, bool keepdims, mutable_view mean,
                     mutable_view var, on_error otherwise = {}) {
    detail::argument target(mean);
    detail::into(otherwise, var, jitney_mean_var, detail::argument(x), over.data(), over.size(), ddof,
                 static_cast<std::int32_t>(keepdims), target);
}
inline std::pair<array, array> mean_var(const view &x, const axes &over = all, std::int64_t ddof = 0,
                                        bool keepdims = false, on_error otherwise = {}) {
    array mean;
    array var = detail::fresh(otherwise, jitney_mean_var, detail::argument(x), over.data(), over.size(), ddof,
                              static_cast<std::int32_t>(keepdims), mean.c());
    return {std::move(mean), std::move(var)};
}

#define JITNEY_ARG(name)                                                                                               \
    inline void name(const view &x, std::optional<std::int64_t> axis, bool keepdims, mutable_view out,                 \
                     on_error otherwise = {}) {                                                                        \
        detail::into(otherwise, out, jitney_##name, detail::argument(x), axis ? &*axis : nullptr,                      \
                     static_cast<std::int32_t>(keepdims));                                                             \
    }                                                                                                                  \
    inline array name(const view &x, std::optional<std::int64_t> axis = std::nullopt, bool keepdims = false,           \
                      on_error otherwise = {}) {                                                                       \
        return detail::fresh(otherwise, jitney_##name, detail::argument(x), axis ? &*axis : nullptr,                   \
                             static_cast<std::int32_t>(keepdims));                                                     \
    }
JITNEY_ARG(argmin)
JITNEY_ARG(argmax)
#undef JITNEY_ARG

/// Percentiles, each `q` from 0 to 100; `method` is one of JITNEY_PERCENTILE_*. The result has a first axis of q's length.
inline void percentile(const view &x, const std::vector<double> &q, const axes &over, std::int32_t method,
                       bool keepdims, mutable_view out, on_error otherwise = {}) {
    detail::into(otherwise, out, jitney_percentile, detail::argument(x), q.data(), q.size(), over.data(), over.size(),
                 method, static_cast<std::int32_t>(keepdims));
}
inline array percentile(const view &x, const std::vector<double> &q, const axes &over = all,
                        std::int32_t method = JITNEY_PERCENTILE_LINEAR, bool keepdims = false,
                        on_error otherwise = {}) {
    return detail::fresh(otherwise, jitney_percentile, detail::argument(x), q.data(), q.size(), over.data(),
                         over.size(), method, static_cast<std::int32_t>(keepdims));
}

/// Statistics of a stream in bounded memory, for monitoring latencies. Moves, does not copy; may be used from any thread.
class running {
public:
    /// `relative_accuracy` bounds the error of percentiles, `max_bins` the memory; 0 means 1 % and 2048.
    explicit running(double relative_accuracy = 0, std::size_t max_bins = 0, on_error otherwise = {}) {
        otherwise.run([&](jitney_error **e) { return jitney_running_create(relative_accuracy, max_bins, &handle_, e); });
    }
    running(running &&other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
    running &operator=(running &&other) noexcept {
        std::swap(handle_, other.handle_);
        return *this;
    }
    running(const running &) = delete;
    running &operator=(const running &) = delete;
    ~running() { jitney_running_release(handle_, nullptr); }

    /// Adds one element.
    void update(double value, on_error otherwise = {}) {
        otherwise.run([&](jitney_error **e) { return jitney_running_update(handle_, value, e); });
    }
    /// Adds every element of an f32 or f64 tensor.
    void update(const view &x, on_error otherwise = {}) {
        detail::argument tensor(x);
        otherwise.run([&](jitney_error **e) { return jitney_running_update_tensor(handle_, tensor, e); });
    }
    /// Count, mean, variance, min and max so far.
    jitney_running_stats get(on_error otherwise = {}) const {
        jitney_running_stats found = {};
        found.struct_size = sizeof found;
        otherwise.run([&](jitney_error **e) { return jitney_running_get(handle_, &found, e); });
        return found;
    }
    /// The percentile `q`, from 0 to 100.
    double percentile(double q, on_error otherwise = {}) const {
        double found = 0;
        otherwise.run([&](jitney_error **e) { return jitney_running_percentile(handle_, q, &found, e); });
        return found;
    }
    /// Adds the elements of another stream.
    void merge(const running &other, on_error otherwise = {}) {
        otherwise.run([&](jitney_error **e) { return jitney_running_merge(handle_, other.handle_, e); });
    }
    /// Forgets every element.
    void reset(on_error otherwise = {}) {
        otherwise.run([&](jitney_error **e) { return jitney_running_reset(handle_, e); });
    }

private:
    jitney_running *handle_ = nullptr;
};

} // namespace jitney

#endif
