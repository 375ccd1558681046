// Tensors: views of the caller's memory, and arrays and buffers that own the library's.
#ifndef JITNEY_TENSOR_HPP
#define JITNEY_TENSOR_HPP

#include "error.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <type_traits>
#include <vector>

#if __cplusplus >= 202002L
#include <version>
#endif
#if defined(__cpp_lib_span)
#include <span>
#endif

namespace jitney {

/// The dtype of a C++ type; a type that no tensor holds does not compile.
template <class T> constexpr jitney_dtype dtype_of() noexcept {
    using U = std::remove_cv_t<T>;
    static_assert(std::is_arithmetic_v<U> && sizeof(U) <= 8, "no tensor holds this type");
    constexpr std::uint8_t code = std::is_same_v<U, bool>         ? 6
                                  : std::is_floating_point_v<U>   ? 2
                                  : std::is_unsigned_v<U>         ? 1
                                                                  : 0;
    return jitney_dtype{code, static_cast<std::uint8_t>(8 * sizeof(U)), 1};
}

/// Whether two dtypes are the same.
constexpr bool same(const jitney_dtype &a, const jitney_dtype &b) noexcept {
    return a.code == b.code && a.bits == b.bits && a.lanes == b.lanes;
}

/// Sizes or strides, one per axis: `{2, 3}`, a vector, an array, or a pointer with a count. Up to 8 without allocating.
class dims {
public:
    dims() = default;
    dims(std::initializer_list<std::int64_t> list) : dims(list.begin(), list.size()) {}
    dims(const std::vector<std::int64_t> &list) : dims(list.data(), list.size()) {}
    template <std::size_t N> dims(const std::array<std::int64_t, N> &list) : dims(list.data(), N) {}
    dims(const std::int64_t *list, std::size_t count) : size_(count) {
        if (count > inline_.size())
            more_.assign(list, list + count);
        else
            std::copy_n(list, count, inline_.begin());
    }

    std::size_t size() const noexcept { return size_; }
    const std::int64_t *data() const noexcept { return more_.empty() ? inline_.data() : more_.data(); }
    const std::int64_t *begin() const noexcept { return data(); }
    const std::int64_t *end() const noexcept { return data() + size_; }
    std::int64_t operator[](std::size_t axis) const noexcept { return data()[axis]; }
    friend bool operator==(const dims &a, const dims &b) noexcept {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }
    friend bool operator!=(const dims &a, const dims &b) noexcept { return !(a == b); }

private:
    std::array<std::int64_t, 8> inline_ = {};
    std::vector<std::int64_t> more_;
    std::size_t size_ = 0;
};

namespace detail {

/// What a container's elements are, when it is contiguous and a tensor can hold them; otherwise no such type.
template <class C>
using element = std::remove_pointer_t<decltype(std::declval<C &>().data())>;
template <class C, class = void> struct is_container : std::false_type {};
template <class C>
struct is_container<C, std::void_t<element<C>, decltype(std::declval<C &>().size())>>
    : std::bool_constant<std::is_arithmetic_v<element<C>>> {};
template <class C> inline constexpr bool writable_container = [] {
    if constexpr (is_container<C>::value)
        return !std::is_const_v<element<C>>;
    else
        return false;
}();

/// Fails unless `shape` describes at most `available` elements: a view must not reach past its container.
inline void check_fits(const dims &shape, std::size_t available) {
    std::uint64_t left = available;
    bool fits = true, empty = false;
    for (const std::int64_t n : shape) {
        empty = empty || n == 0;
        fits = fits && n >= 0;
        if (n > 0)
            left /= static_cast<std::uint64_t>(n);
    }
    if (!fits || (!empty && left == 0)) {
        std::string text;
        for (const std::int64_t n : shape)
            text += (text.empty() ? "" : ", ") + std::to_string(n);
        on_error().fail(failure(JITNEY_ERROR_SHAPE, "a view of shape (" + text + ") does not fit a container of " +
                                                        std::to_string(available) + " elements"));
    }
}

} // namespace detail

/// A tensor that is read: memory of the caller's with a dtype, a shape and strides. Cheap to copy; owns no memory. Made
/// from any contiguous container (std::vector, std::array, std::span, a C array), or from a pointer with a shape and, in
/// elements, strides. A container shorter than the shape is refused when the view is made; everything else is checked
/// by the call that takes the view.
class view {
public:
    /// A container as a vector.
    template <class C, std::enable_if_t<detail::is_container<const C>::value, int> = 0>
    view(const C &container) : view(container.data(), dims{static_cast<std::int64_t>(container.size())}) {}
    /// A container's elements under a shape, in C order.
    template <class C, std::enable_if_t<detail::is_container<const C>::value, int> = 0>
    view(const C &container, dims shape) : view(container.data(), std::move(shape)) {
        detail::check_fits(shape_, container.size());
    }
    /// A C array as a vector.
    template <class T, std::size_t N> view(const T (&array)[N]) : view(array, dims{static_cast<std::int64_t>(N)}) {}
    /// Memory in C order.
    template <class T, std::enable_if_t<std::is_arithmetic_v<T>, int> = 0>
    view(const T *data, dims shape)
        : data_(const_cast<T *>(data)), dtype_(dtype_of<T>()), shape_(std::move(shape)) {}
    /// Memory in any order; `data` is the first element, strides count elements, and may be negative or zero.
    template <class T, std::enable_if_t<std::is_arithmetic_v<T>, int> = 0>
    view(const T *data, dims shape, dims strides)
        : data_(const_cast<T *>(data)), dtype_(dtype_of<T>()), shape_(std::move(shape)), strides_(std::move(strides)),
          strided_(true) {
        if (strides_.size() != shape_.size())
            on_error().fail(failure(JITNEY_ERROR_LAYOUT, "a view has " + std::to_string(shape_.size()) +
                                                             " sizes and " + std::to_string(strides_.size()) +
                                                             " strides"));
    }
    /// A C tensor, DLPack's too: what it points to is not copied, its shape and strides are.
    explicit view(const jitney_tensor &tensor)
        : data_(tensor.data), dtype_(tensor.dtype), device_(tensor.device),
          shape_(tensor.shape, rank_of(tensor)), byte_offset_(tensor.byte_offset) {
        if (tensor.strides != nullptr) {
            strides_ = dims(tensor.strides, rank_of(tensor));
            strided_ = true;
        }
    }

    jitney_dtype dtype() const noexcept { return dtype_; }
    const dims &shape() const noexcept { return shape_; }
    std::size_t rank() const noexcept { return shape_.size(); }
    /// Number of elements.
    std::int64_t size() const noexcept {
        std::int64_t n = 1;
        for (const std::int64_t size : shape_)
            n *= size;
        return n;
    }

    /// The C struct; valid as long as this view.
    jitney_tensor c() const noexcept {
        jitney_tensor tensor = {};
        tensor.data = data_;
        tensor.device = device_;
        tensor.ndim = static_cast<std::int32_t>(shape_.size());
        tensor.dtype = dtype_;
        tensor.shape = const_cast<std::int64_t *>(shape_.data());
        tensor.strides = strided_ ? const_cast<std::int64_t *>(strides_.data()) : nullptr;
        tensor.byte_offset = byte_offset_;
        return tensor;
    }

private:
    static std::size_t rank_of(const jitney_tensor &tensor) noexcept {
        return tensor.ndim > 0 && tensor.shape != nullptr ? static_cast<std::size_t>(tensor.ndim) : 0;
    }

    void *data_;
    jitney_dtype dtype_;
    jitney_device device_ = {1, 0};
    dims shape_;
    dims strides_;
    bool strided_ = false;
    std::uint64_t byte_offset_ = 0;
};

/// A tensor that is written; a view too. Made as a view is, from memory that may be written.
class mutable_view : public view {
public:
    template <class C, std::enable_if_t<detail::writable_container<C>, int> = 0>
    mutable_view(C &container) : view(container) {}
    template <class C, std::enable_if_t<detail::writable_container<C>, int> = 0>
    mutable_view(C &container, dims shape) : view(container, std::move(shape)) {}
#if defined(__cpp_lib_span)
    /// A span's constness is its elements'.
    template <class T, std::size_t N, std::enable_if_t<!std::is_const_v<T>, int> = 0>
    mutable_view(const std::span<T, N> &span) : view(span) {}
    template <class T, std::size_t N, std::enable_if_t<!std::is_const_v<T>, int> = 0>
    mutable_view(const std::span<T, N> &span, dims shape) : view(span, std::move(shape)) {}
#endif
    template <class T, std::size_t N, std::enable_if_t<!std::is_const_v<T>, int> = 0>
    mutable_view(T (&array)[N]) : view(array) {}
    template <class T, std::enable_if_t<std::is_arithmetic_v<T> && !std::is_const_v<T>, int> = 0>
    mutable_view(T *data, dims shape) : view(data, std::move(shape)) {}
    template <class T, std::enable_if_t<std::is_arithmetic_v<T> && !std::is_const_v<T>, int> = 0>
    mutable_view(T *data, dims shape, dims strides) : view(data, std::move(shape), std::move(strides)) {}
    explicit mutable_view(const jitney_tensor &tensor) : view(tensor) {}
};

/// A tensor whose memory the library owns and the array gives back. Moves, does not copy. An empty array in an output's
/// place asks the library to allocate the result.
class array {
public:
    array() noexcept = default;
    array(array &&other) noexcept : tensor_(std::exchange(other.tensor_, jitney_tensor{})) {}
    array &operator=(array &&other) noexcept {
        std::swap(tensor_, other.tensor_);
        return *this;
    }
    array(const array &) = delete;
    array &operator=(const array &) = delete;
    ~array() { jitney_tensor_release(&tensor_, nullptr); }

    /// C-contiguous memory, 64-byte aligned, contents unspecified.
    static array allocate(jitney_dtype dtype, const dims &shape, on_error otherwise = {}) {
        array made;
        otherwise.run([&](jitney_error **e) {
            return jitney_tensor_allocate(dtype, static_cast<std::int32_t>(shape.size()), shape.data(), &made.tensor_,
                                          e);
        });
        return made;
    }
    template <class T> static array allocate(const dims &shape, on_error otherwise = {}) {
        return allocate(dtype_of<T>(), shape, otherwise);
    }

    /// Whether there is no tensor.
    bool empty() const noexcept { return tensor_.dtype.bits == 0; }
    jitney_dtype dtype() const noexcept { return tensor_.dtype; }
    dims shape() const { return dims(tensor_.shape, static_cast<std::size_t>(tensor_.ndim)); }
    /// Number of elements; 0 where there is no tensor.
    std::size_t size() const noexcept {
        std::size_t n = empty() ? 0 : 1;
        for (std::int32_t axis = 0; axis < tensor_.ndim; ++axis)
            n *= static_cast<std::size_t>(tensor_.shape[axis]);
        return n;
    }

    /// The elements in C order; NULL, and the failure reported, where the dtype is another.
    template <class T> T *data(on_error otherwise = {}) { return typed<T>(otherwise); }
    template <class T> const T *data(on_error otherwise = {}) const { return typed<T>(otherwise); }
    /// A copy of the elements in C order.
    template <class T> std::vector<T> to_vector(on_error otherwise = {}) const {
        const T *first = typed<T>(otherwise);
        return first == nullptr ? std::vector<T>() : std::vector<T>(first, first + size());
    }

    operator view() const { return view(tensor_); }
    operator mutable_view() { return mutable_view(tensor_); }
    /// The C struct, for C functions that fill or read it.
    jitney_tensor *c() noexcept { return &tensor_; }

private:
    template <class T> T *typed(const on_error &otherwise) const {
        if (!empty() && !same(dtype_of<T>(), tensor_.dtype)) {
            otherwise.fail(failure(JITNEY_ERROR_DTYPE, "the array's dtype (code " + std::to_string(tensor_.dtype.code) +
                                                           ", bits " + std::to_string(tensor_.dtype.bits) +
                                                           ") is not the type asked for"));
            return nullptr;
        }
        return static_cast<T *>(tensor_.data);
    }

    jitney_tensor tensor_ = {};
};

/// Aligned memory from the library's pool, given back with the object. Moves, does not copy.
class buffer {
public:
    buffer() noexcept = default;
    /// At least `bytes`, 64-byte aligned, contents unspecified.
    explicit buffer(std::size_t bytes, on_error otherwise = {}) {
        otherwise.run([&](jitney_error **e) { return jitney_buffer_acquire(bytes, &handle_, e); });
    }
    buffer(buffer &&other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
    buffer &operator=(buffer &&other) noexcept {
        std::swap(handle_, other.handle_);
        return *this;
    }
    buffer(const buffer &) = delete;
    buffer &operator=(const buffer &) = delete;
    ~buffer() { jitney_buffer_release(handle_, nullptr); }

    void *data() const noexcept { return jitney_buffer_data(handle_); }
    /// Bytes that may be used.
    std::size_t capacity() const noexcept { return jitney_buffer_capacity(handle_); }
    explicit operator bool() const noexcept { return handle_ != nullptr; }

private:
    jitney_buffer *handle_ = nullptr;
};

/// Frees the pool's waiting buffers until at most `keep` bytes wait; returns the bytes freed.
inline std::size_t pool_trim(std::size_t keep = 0) noexcept { return jitney_pool_trim(keep); }
/// Bounds the bytes that wait for reuse.
inline void pool_set_limit(std::size_t bytes) noexcept { jitney_pool_set_limit(bytes); }

} // namespace jitney

#endif
