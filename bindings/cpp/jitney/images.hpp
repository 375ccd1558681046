// Images: (height, width, channels) with 1, 3 or 4 channels, or (height, width), of u8 or f32, any strides. As in
// builtins.hpp, each kernel has a form into `out` and one that returns a new array.
#ifndef JITNEY_IMAGES_HPP
#define JITNEY_IMAGES_HPP

#include "builtins.hpp"

namespace jitney {

/// Resizes to height x width; `method` is one of JITNEY_RESIZE_*.
inline void resize(const view &x, std::int64_t height, std::int64_t width, std::int32_t method, mutable_view out,
                   on_error otherwise = {}) {
    detail::into(otherwise, out, jitney_resize, detail::argument(x), height, width, method);
}
inline array resize(const view &x, std::int64_t height, std::int64_t width,
                    std::int32_t method = JITNEY_RESIZE_BILINEAR, on_error otherwise = {}) {
    return detail::fresh(otherwise, jitney_resize, detail::argument(x), height, width, method);
}

/// Planes (channels, height, width) of f32: (x * scale - mean) / std per channel; a `scale` of 0 means the default.
inline void normalize_image(const view &x, const std::vector<double> &mean, const std::vector<double> &deviation,
                            double scale, mutable_view out, on_error otherwise = {}) {
    detail::into(otherwise, out, jitney_normalize_image, detail::argument(x), mean.data(), mean.size(), deviation.data(),
                 deviation.size(), scale);
}
inline array normalize_image(const view &x, const std::vector<double> &mean, const std::vector<double> &deviation,
                             double scale = 0, on_error otherwise = {}) {
    return detail::fresh(otherwise, jitney_normalize_image, detail::argument(x), mean.data(), mean.size(), deviation.data(),
                         deviation.size(), scale);
}

/// Resize, then normalize_image, in one pass.
inline void resize_normalize(const view &x, std::int64_t height, std::int64_t width, std::int32_t method,
                             const std::vector<double> &mean, const std::vector<double> &deviation, double scale,
                             mutable_view out, on_error otherwise = {}) {
    detail::into(otherwise, out, jitney_resize_normalize, detail::argument(x), height, width, method, mean.data(),
                 mean.size(), deviation.data(), deviation.size(), scale);
}
inline array resize_normalize(const view &x, std::int64_t height, std::int64_t width, std::int32_t method,
                              const std::vector<double> &mean, const std::vector<double> &deviation, double scale = 0,
                              on_error otherwise = {}) {
    return detail::fresh(otherwise, jitney_resize_normalize, detail::argument(x), height, width, method, mean.data(),
                         mean.size(), deviation.data(), deviation.size(), scale);
}

/// contrast * x + brightness.
inline void adjust_brightness_contrast(const view &x, double brightness, double contrast, mutable_view out,
                                       on_error otherwise = {}) {
    detail::into(otherwise, out, jitney_adjust_brightness_contrast, detail::argument(x), brightness, contrast);
}
inline array adjust_brightness_contrast(const view &x, double brightness, double contrast, on_error otherwise = {}) {
    return detail::fresh(otherwise, jitney_adjust_brightness_contrast, detail::argument(x), brightness, contrast);
}

#define JITNEY_COLOR(name)                                                                                             \
    inline void name(const view &x, mutable_view out, on_error otherwise = {}) {                                      \
        detail::into(otherwise, out, jitney_##name, detail::argument(x));                                              \
    }                                                                                                                  \
    inline array name(const view &x, on_error otherwise = {}) {                                                        \
        return detail::fresh(otherwise, jitney_##name, detail::argument(x));                                           \
    }
JITNEY_COLOR(swap_rb)
JITNEY_COLOR(rgb_to_gray)
JITNEY_COLOR(bgr_to_gray)
JITNEY_COLOR(gray_to_rgb)
JITNEY_COLOR(rgb_to_hsv)
JITNEY_COLOR(hsv_to_rgb)
JITNEY_COLOR(rgb_to_yuv)
JITNEY_COLOR(yuv_to_rgb)
#undef JITNEY_COLOR

} // namespace jitney

#endif
