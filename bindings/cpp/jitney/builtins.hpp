// The built-in kernels. Each has two forms: into `out`, which has the result's shape and dtype; and without `out`, which
// returns a new array. What shapes, dtypes and in-place use each takes stands at its function in <jitney/jitney.h>.
#ifndef JITNEY_BUILTINS_HPP
#define JITNEY_BUILTINS_HPP

#include "tensor.hpp"

#include <optional>
#include <type_traits>

namespace jitney {

namespace detail {

/// A view's C struct, alive for one call; converts to what the C functions take.
class argument {
public:
    argument(const view &v) : tensor_(v.c()), pointer_(&tensor_) {}
    argument(const std::optional<view> &v) : tensor_(v ? v->c() : jitney_tensor{}), pointer_(v ? &tensor_ : nullptr) {}
    argument(const argument &) = delete;
    argument &operator=(const argument &) = delete;
    operator jitney_tensor *() noexcept { return pointer_; }

private:
    jitney_tensor tensor_;
    jitney_tensor *pointer_;
};

/// Whether a number is whole by its type, and every one of the type fits 64 bits with a sign.
template <class T>
inline constexpr bool whole = std::is_integral_v<T> && (std::is_signed_v<T> || sizeof(T) < sizeof(std::int64_t));

/// Calls `function(args..., out, error)` on a tensor of the caller's.
template <class Function, class... Args>
void into(const on_error &otherwise, const view &out, Function function, Args &&...args) {
    argument target(out);
    otherwise.run([&](jitney_error **e) { return function(args..., target, e); });
}

/// Calls `function(args..., out, error)` with a result that the library allocates.
template <class Function, class... Args>
array fresh(const on_error &otherwise, Function function, Args &&...args) {
    array out;
    otherwise.run([&](jitney_error **e) { return function(args..., out.c(), e); });
    return out;
}

} // namespace detail

#define JITNEY_UNARY(name)                                                                                             \
    inline void name(const view &x, mutable_view out, on_error otherwise = {}) {                                      \
        detail::into(otherwise, out, jitney_##name, detail::argument(x));                                              \
    }                                                                                                                  \
    inline array name(const view &x, on_error otherwise = {}) {                                                        \
        return detail::fresh(otherwise, jitney_##name, detail::argument(x));                                           \
    }
#define JITNEY_BINARY(name)                                                                                            \
    inline void name(const view &a, const view &b, mutable_view out, on_error otherwise = {}) {                       \
        detail::into(otherwise, out, jitney_##name, detail::argument(a), detail::argument(b));                         \
    }                                                                                                                  \
    inline array name(const view &a, const view &b, on_error otherwise = {}) {                                         \
        return detail::fresh(otherwise, jitney_##name, detail::argument(a), detail::argument(b));                      \
    }

// --- Element-wise. Operands of the binary ones broadcast.
JITNEY_BINARY(add)
JITNEY_BINARY(subtract)
JITNEY_BINARY(multiply)
JITNEY_BINARY(divide)
JITNEY_BINARY(minimum)
JITNEY_BINARY(maximum)
JITNEY_UNARY(negate)
JITNEY_UNARY(abs)
JITNEY_UNARY(sqrt)
JITNEY_UNARY(exp)
JITNEY_UNARY(log)
JITNEY_UNARY(relu)
JITNEY_UNARY(sigmoid)
JITNEY_UNARY(tanh)
JITNEY_UNARY(silu)

/// x where positive, negative_slope * x elsewhere.
inline void leaky_relu(const view &x, double negative_slope, mutable_view out, on_error otherwise = {}) {
    detail::into(otherwise, out, jitney_leaky_relu, detail::argument(x), negative_slope);
}
inline array leaky_relu(const view &x, double negative_slope = 0.01, on_error otherwise = {}) {
    return detail::fresh(otherwise, jitney_leaky_relu, detail::argument(x), negative_slope);
}

/// x times the normal distribution function of x; `approximate` is JITNEY_GELU_ERF or JITNEY_GELU_TANH.
inline void gelu(const view &x, std::int32_t approximate, mutable_view out, on_error otherwise = {}) {
    detail::into(otherwise, out, jitney_gelu, detail::argument(x), approximate);
}
inline array gelu(const view &x, std::int32_t approximate = JITNEY_GELU_ERF, on_error otherwise = {}) {
    return detail::fresh(otherwise, jitney_gelu, detail::argument(x), approximate);
}

/// x kept within low and high. Whole bounds that 64 bits hold are exact.
template <class Low, class High>
void clip(const view &x, Low low, High high, mutable_view out, on_error otherwise = {}) {
    if constexpr (detail::whole<Low> && detail::whole<High>)
        detail::into(otherwise, out, jitney_clip_i64, detail::argument(x), std::int64_t{low}, std::int64_t{high});
    else
        detail::into(otherwise, out, jitney_clip, detail::argument(x), double(low), double(high));
}
template <class Low, class High> array clip(const view &x, Low low, High high, on_error otherwise = {}) {
    if constexpr (detail::whole<Low> && detail::whole<High>)
        return detail::fresh(otherwise, jitney_clip_i64, detail::argument(x), std::int64_t{low}, std::int64_t{high});
    else
        return detail::fresh(otherwise, jitney_clip, detail::argument(x), double(low), double(high));
}

// --- Matrix products.
JITNEY_BINARY(matmul)

/// The defaults of a matrix product's options.
inline jitney_matmul_options matmul_options() noexcept {
    return jitney_matmul_options_default();
}
/// out = activation(alpha * (a @ b) + beta * out + bias); `options.bias` points to a C tensor (`view::c`) or is NULL.
inline void matmul(const view &a, const view &b, const jitney_matmul_options &options, mutable_view out,
                   on_error otherwise = {}) {
    detail::into(otherwise, out, jitney_matmul_ex, detail::argument(a), detail::argument(b), &options);
}
inline array matmul(const view &a, const view &b, const jitney_matmul_options &options, on_error otherwise = {}) {
    return detail::fresh(otherwise, jitney_matmul_ex, detail::argument(a), detail::argument(b), &options);
}

// --- Optimiser steps: `params`, `m` and `v` are updated in place; `t` counts steps from 1.

/// One step of Adam.
inline void adam_step(mutable_view params, const view &grads, mutable_view m, mutable_view v, double lr, double beta1,
                      double beta2, double eps, std::int64_t t, on_error otherwise = {}) {
    detail::argument p(params), g(grads), first(m), second(v);
    otherwise.run([&](jitney_error **e) { return jitney_adam_step(p, g, first, second, lr, beta1, beta2, eps, t, e); });
}
/// One step of AdamW.
inline void adamw_step(mutable_view params, const view &grads, mutable_view m, mutable_view v, double lr, double beta1,
                       double beta2, double eps, double weight_decay, std::int64_t t, on_error otherwise = {}) {
    detail::argument p(params), g(grads), first(m), second(v);
    otherwise.run([&](jitney_error **e) {
        return jitney_adamw_step(p, g, first, second, lr, beta1, beta2, eps, weight_decay, t, e);
    });
}
/// The defaults of Adam's options, for step `t`.
inline jitney_adam_options adam_options(std::int64_t t) noexcept {
    jitney_adam_options options = jitney_adam_options_default();
    options.t = t;
    return options;
}
/// One step with everything in a struct.
inline void adam_step(mutable_view params, const view &grads, mutable_view m, mutable_view v,
                      const jitney_adam_options &options, on_error otherwise = {}) {
    detail::argument p(params), g(grads), first(m), second(v);
    otherwise.run([&](jitney_error **e) { return jitney_adam_step_ex(p, g, first, second, &options, e); });
}

// --- Normalisations. `weight` and `bias` may be std::nullopt.

/// Inference with given statistics, per channel.
inline void batch_norm(const view &x, const view &mean, const view &var, const std::optional<view> &weight,
                       const std::optional<view> &bias, double eps, mutable_view out, on_error otherwise = {}) {
    detail::into(otherwise, out, jitney_batch_norm, detail::argument(x), detail::argument(mean), detail::argument(var),
                 detail::argument(weight), detail::argument(bias), eps);
}
inline array batch_norm(const view &x, const view &mean, const view &var,
                        const std::optional<view> &weight = std::nullopt,
                        const std::optional<view> &bias = std::nullopt, double eps = 1e-5, on_error otherwise = {}) {
    return detail::fresh(otherwise, jitney_batch_norm, detail::argument(x), detail::argument(mean),
                         detail::argument(var), detail::argument(weight), detail::argument(bias), eps);
}
/// Over the last `normalized_ndim` axes.
inline void layer_norm(const view &x, const std::optional<view> &weight, const std::optional<view> &bias,
                       std::int64_t normalized_ndim, double eps, mutable_view out, on_error otherwise = {}) {
    detail::into(otherwise, out, jitney_layer_norm, detail::argument(x), detail::argument(weight),
                 detail::argument(bias), normalized_ndim, eps);
}
inline array layer_norm(const view &x, const std::optional<view> &weight = std::nullopt,
                        const std::optional<view> &bias = std::nullopt, std::int64_t normalized_ndim = 1,
                        double eps = 1e-5, on_error otherwise = {}) {
    return detail::fresh(otherwise, jitney_layer_norm, detail::argument(x), detail::argument(weight),
                         detail::argument(bias), normalized_ndim, eps);
}

#define JITNEY_ALONG_AXIS(name)                                                                                        \
    inline void name(const view &x, std::int64_t axis, mutable_view out, on_error otherwise = {}) {                   \
        detail::into(otherwise, out, jitney_##name, detail::argument(x), axis);                                        \
    }                                                                                                                  \
    inline array name(const view &x, std::int64_t axis = -1, on_error otherwise = {}) {                                \
        return detail::fresh(otherwise, jitney_##name, detail::argument(x), axis);                                     \
    }
JITNEY_ALONG_AXIS(softmax)
JITNEY_ALONG_AXIS(log_softmax)
#undef JITNEY_ALONG_AXIS

// --- Convolution and pooling, NCHW.

/// The defaults of a convolution's options.
inline jitney_conv2d_options conv2d_options() noexcept {
    return jitney_conv2d_options_default();
}
/// 2-D convolution as PyTorch's.
inline void conv2d(const view &x, const view &weight, const std::optional<view> &bias,
                   const jitney_conv2d_options &options, mutable_view out, on_error otherwise = {}) {
    detail::into(otherwise, out, jitney_conv2d, detail::argument(x), detail::argument(weight), detail::argument(bias),
                 &options);
}
inline array conv2d(const view &x, const view &weight, const std::optional<view> &bias = std::nullopt,
                    const jitney_conv2d_options &options = conv2d_options(), on_error otherwise = {}) {
    return detail::fresh(otherwise, jitney_conv2d, detail::argument(x), detail::argument(weight),
                         detail::argument(bias), &options);
}

/// Options of a pooling with a window of that height and width, and steps of its size.
inline jitney_pool2d_options pool2d_options(std::int64_t height, std::int64_t width) noexcept {
    return jitney_pool2d_options_default(height, width);
}
#define JITNEY_POOL(name)                                                                                              \
    inline void name(const view &x, const jitney_pool2d_options &options, mutable_view out, on_error otherwise = {}) { \
        detail::into(otherwise, out, jitney_##name, detail::argument(x), &options);                                    \
    }                                                                                                                  \
    inline array name(const view &x, const jitney_pool2d_options &options, on_error otherwise = {}) {                  \
        return detail::fresh(otherwise, jitney_##name, detail::argument(x), &options);                                 \
    }
JITNEY_POOL(max_pool2d)
JITNEY_POOL(avg_pool2d)
#undef JITNEY_POOL

#undef JITNEY_UNARY
#undef JITNEY_BINARY

} // namespace jitney

#endif
