// Kernels by name, and C++ callables registered as kernels.
//
//     jitney::kernel axpy = jitney::register_kernel("axpy", "a: f64, x: f64[:], inout y: f64[:]",
//         [](const jitney::arguments &args) {
//             const double a = args.number(0);
//             const auto x = args.tensor<const double>(1);
//             const auto y = args.tensor<double>(2);
//             for (std::int64_t i = 0; i < x.size(); ++i) y(i) += a * x(i);
//         });
//     axpy(2.0, xs, jitney::mutable_view(ys));
#ifndef JITNEY_KERNEL_HPP
#define JITNEY_KERNEL_HPP

#include "tensor.hpp"

#include <functional>
#include <memory>
#include <new>
#include <optional>
#include <tuple>
#include <utility>

namespace jitney {

/// One argument of a kernel that is called by handle: a tensor, a number, a truth value, text, a list, or nothing for
/// the parameter's default. What lists and text point to must outlive the call.
class value {
public:
    value() : c_(jitney_value_none()) {}
    value(std::nullopt_t) : value() {}
    value(bool flag) : c_(jitney_value_bool(flag ? 1 : 0)) {}
    value(double number) : c_(jitney_value_f64(number)) {}
    value(float number) : c_(jitney_value_f32(number)) {}
    template <class T, std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>, int> = 0>
    value(T number) : c_(jitney_value_i64(static_cast<std::int64_t>(number))) {}
    value(const char *text) : c_(jitney_value_text(text)) {}
    value(const std::string &text) : value(text.c_str()) {}
    value(view tensor) : view_(std::move(tensor)), readonly_(true) {}
    value(mutable_view tensor) : view_(std::move(tensor)) {}
    /// A container, which the kernel may write unless it is const: a `std::vector` as it stands is a vector's tensor.
    template <class C, std::enable_if_t<detail::is_container<C>::value, int> = 0>
    value(const C &container) : view_(view(container)), readonly_(true) {}
    template <class C, std::enable_if_t<detail::writable_container<C>, int> = 0>
    value(C &container) : view_(mutable_view(container)) {}
    /// An array; an empty one receives the result.
    value(array &tensor) : array_(tensor.c()) {}
    value(const array &tensor) : view_(view(tensor)), readonly_(true) {}
    /// A kernel from source, for the bindings of another one; kept as long as this object.
    value(const class kernel &bound);

    /// A number of an exact type: kernels from source are compiled for `int32_t` and `uint8_t` as they are for `double`,
    /// while a whole number that is given as it stands counts as `int64_t`.
    template <class T, std::enable_if_t<std::is_arithmetic_v<T>, int> = 0> static value exactly(T number) {
        if constexpr (std::is_same_v<T, bool> || std::is_floating_point_v<T> || (sizeof(T) == 8 && std::is_signed_v<T>)) {
            return value(number);
        } else if constexpr (std::is_signed_v<T>) {
            return value(sizeof(T) == 1   ? jitney_value_i8(static_cast<std::int8_t>(number))
                         : sizeof(T) == 2 ? jitney_value_i16(static_cast<std::int16_t>(number))
                                          : jitney_value_i32(static_cast<std::int32_t>(number)));
        } else {
            return value(sizeof(T) == 1   ? jitney_value_u8(static_cast<std::uint8_t>(number))
                         : sizeof(T) == 2 ? jitney_value_u16(static_cast<std::uint16_t>(number))
                         : sizeof(T) == 4 ? jitney_value_u32(static_cast<std::uint32_t>(number))
                                          : jitney_value_u64(static_cast<std::uint64_t>(number)));
        }
    }
    /// A tuple of C values, not copied; for kernels from source.
    static value tuple(const jitney_value *items, std::size_t count) { return value(jitney_value_tuple(items, count)); }
    /// A module, function or dtype by its full name (`"math.sqrt"`, `"numpy.float32"`), for bindings; not copied.
    static value named(const char *name) { return value(jitney_value_name(name)); }

    /// A list of whole numbers (axes, strides), not copied.
    static value list(const std::int64_t *data, std::size_t count) {
        return value(jitney_value_i64s(data, count));
    }
    /// A list of numbers (percentiles), not copied.
    static value list(const double *data, std::size_t count) { return value(jitney_value_f64s(data, count)); }

    /// The C value; valid as long as `tensor`, which receives the struct of a view, and this object.
    jitney_value c(jitney_tensor &tensor) const noexcept {
        if (array_ != nullptr)
            return jitney_value_tensor(array_);
        if (view_) {
            tensor = view_->c();
            return readonly_ ? jitney_value_readonly(&tensor) : jitney_value_tensor(&tensor);
        }
        return c_;
    }

private:
    explicit value(jitney_value c) : c_(c) {}

    jitney_value c_ = {};
    std::optional<view> view_;
    bool readonly_ = false;
    jitney_tensor *array_ = nullptr;
    std::shared_ptr<jitney_kernel> kernel_;
};

/// What the function of a kernel from source is written for.
enum class kernel_kind : std::uint64_t {
    whole = JITNEY_KERNEL_WHOLE,             ///< the arguments of a call
    elementwise = JITNEY_KERNEL_ELEMENTWISE, ///< `vectorize`: one element of each
    generalised = JITNEY_KERNEL_GENERALISED  ///< `guvectorize`: core arrays of each argument and result
};

/// How `compile` compiles.
struct compile_options {
    /// The function's name; the last one of the source if it is empty.
    std::string function = {};
    /// `prange` runs in parallel.
    bool parallel = true;
    /// Also where its iterations cannot be proved to be independent.
    bool unsafe_parallel = false;
    /// Indices are checked; without, one outside its axis is undefined behaviour.
    bool boundscheck = true;
    /// Division by zero is as NumPy's, instead of a ZeroDivisionError.
    bool numpy_errors = false;
    /// What may be done to floats: names of LLVM's flags, or "fast".
    std::string fastmath = {};
    /// Signatures in Numba's notation, one to a line: compiled at once, and nothing else taken.
    std::string signatures = {};
    /// What names of the source stand for: numbers, text, containers (copied), kernels.
    std::vector<std::pair<std::string, value>> bindings = {};
    /// The number of the source's first line, for messages.
    std::uint32_t first_line = 1;
    /// What the function is written for.
    kernel_kind kind = kernel_kind::whole;
    /// The layout of a generalised kernel: "(m,n),(n,p)->(m,p)".
    std::string layout = {};
    /// A debugger is to show lines and variables, which takes the plugin `llvm`; nothing is optimised.
    bool debug = false;
    /// The path of the file that the source comes from, for debuggers; empty if there is none.
    std::string file = {};
};

/// What `kernel::export_to` writes.
struct export_options {
    /// Signatures in Numba's notation, one to a line; the types that the kernel is compiled for if it is empty.
    std::string signatures = {};
    /// The functions' names, one to a line, as many as signatures; the kernel's if it is empty.
    std::string names = {};
    /// The C header's file; none if it is empty.
    std::string header = {};
    /// The processors that the code is for, "x86-64-v3"; those like this machine's if it is empty.
    std::string cpu = {};
    /// One of `JITNEY_EXPORT_...`.
    std::uint64_t format = JITNEY_EXPORT_BY_NAME;
    /// The small runtime for shared libraries; the one beside the library if it is empty.
    std::string runtime = {};
};

/// A kernel: a reference to an entry of the registry, built-in or registered. Copies share it; the last one lets it go.
class kernel {
public:
    kernel() noexcept = default;
    kernel(const kernel &other) noexcept : handle_(other.handle_) {
        if (handle_ != nullptr)
            jitney_kernel_retain(handle_, nullptr);
    }
    kernel(kernel &&other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
    kernel &operator=(kernel other) noexcept {
        std::swap(handle_, other.handle_);
        return *this;
    }
    ~kernel() { jitney_kernel_release(handle_); }

    /// The kernel of that name.
    static kernel find(const std::string &name, on_error otherwise = {}) {
        kernel found;
        otherwise.run([&](jitney_error **e) { return jitney_kernel_find(name.c_str(), &found.handle_, e); });
        return found;
    }

    /// Calls the kernel; failures are thrown. Const containers and views are inputs; other containers, `mutable_view`s and
    /// arrays may be written, and an empty `array` receives the result of a built-in kernel. What a kernel from source
    /// returns is dropped.
    template <class... Args> void operator()(Args &&...args) const {
        call({value(std::forward<Args>(args))...});
    }
    /// Calls a kernel from source and returns what it returns: `evaluate<double>(x, y)`, and for a tuple
    /// `auto [low, high, all] = k.evaluate<double, double, jitney::array>(x)`. Failures are thrown, and so is a result that
    /// is not of the type asked for; numbers are converted.
    template <class... Results, class... Args> auto evaluate(Args &&...args) const {
        static_assert(sizeof...(Results) > 0, "evaluate<double>(...): the types of what comes back");
        std::array<array, sizeof...(Results)> arrays;
        std::vector<jitney_value> results;
        for (array &one : arrays)
            results.push_back(jitney_value_tensor(one.c()));
        call_into({value(std::forward<Args>(args))...}, results, {});
        return taken<Results...>(results, arrays, std::index_sequence_for<Results...>());
    }
    /// Calls the kernel with a list of values.
    void call(std::initializer_list<value> args, on_error otherwise = {}) const {
        std::vector<jitney_value> results;
        call_into(args, results, otherwise);
    }
    /// Calls a kernel from source, drops what it returns, and tells its type: "none", "f64", "(f64, (i64, f64[::1]))".
    std::string call_shaped(std::initializer_list<value> args, on_error otherwise = {}) const {
        std::vector<jitney_tensor> tensors(args.size());
        std::vector<jitney_value> values;
        for (const value &arg : args)
            values.push_back(arg.c(tensors[values.size()]));
        const char *shape = "";
        otherwise.run([&](jitney_error **e) {
            return jitney_kernel_call_shaped(handle_, values.data(), values.size(), nullptr, 0, &shape, e);
        });
        return shape;
    }
    /// Reduces an array with an element-wise kernel of two parameters along axes (none: all), in the order of the
    /// elements, from `initial` or, without one, the first element on.
    array reduce(const view &x, dims axes = {}, bool keep_axes = false, std::optional<value> initial = {},
                 on_error otherwise = {}) const {
        array out;
        const jitney_tensor tensor = x.c();
        jitney_tensor unused = {};
        const jitney_value start = initial ? initial->c(unused) : jitney_value_none();
        otherwise.run([&](jitney_error **e) {
            return jitney_kernel_reduce(handle_, &tensor, axes.size() == 0 ? nullptr : axes.data(), axes.size(), keep_axes ? 1 : 0,
                                        initial ? &start : nullptr, out.c(), e);
        });
        return out;
    }
    /// Every step of such a reduction along one axis.
    array accumulate(const view &x, std::int64_t axis = 0, on_error otherwise = {}) const {
        array out;
        const jitney_tensor tensor = x.c();
        otherwise.run([&](jitney_error **e) { return jitney_kernel_accumulate(handle_, &tensor, axis, out.c(), e); });
        return out;
    }
    /// Compiles a kernel from source for the types of a signature in Numba's notation, `"f8(f8[::1], i8)"`.
    void specialise(const std::string &signature, on_error otherwise = {}) const {
        otherwise.run([&](jitney_error **e) { return jitney_kernel_specialise(handle_, signature.c_str(), e); });
    }
    /// A C function for a signature, valid as long as the kernel; `F` is its type, as `jitney_kernel_function_get` says:
    /// `auto *f = k.function<std::int32_t(const jitney_tensor *, double)>("(f8[::1], f8)")`.
    template <class F> F *function(const std::string &signature, on_error otherwise = {}) const {
        const void *address = nullptr;
        otherwise.run([&](jitney_error **e) {
            return jitney_kernel_function_get(handle_, signature.c_str(), &address, e);
        });
        return reinterpret_cast<F *>(const_cast<void *>(address));
    }
    /// Writes a kernel from source as an object file or shared library, and a C header, for programs without the library:
    /// `k.export_to("axpy.o", {"(f8, f8[::1], f8[::1])", "", "axpy.h"})`.
    void export_to(const std::string &path, const export_options &how = {}, on_error otherwise = {}) const {
        const auto given = [](const std::string &text) { return text.empty() ? nullptr : text.c_str(); };
        jitney_export_options options = {};
        options.struct_size = sizeof options;
        options.format = how.format;
        options.signatures = given(how.signatures);
        options.names = given(how.names);
        options.header = given(how.header);
        options.cpu = given(how.cpu);
        options.runtime = given(how.runtime);
        otherwise.run([&](jitney_error **e) { return jitney_kernel_export(handle_, path.c_str(), &options, e); });
    }
    /// What became of a kernel from source: `what` is one of `JITNEY_INSPECT_...`. The signature may be left empty where
    /// there is only one.
    std::string inspect(int what, const std::string &signature = {}, on_error otherwise = {}) const {
        return detail::text(otherwise, [&](char **out, jitney_error **e) {
            return jitney_kernel_inspect(handle_, signature.empty() ? nullptr : signature.c_str(), what, out, e);
        });
    }
    /// The kernel's name; empty where there is no kernel.
    std::string name() const { return jitney_kernel_name(handle_); }
    /// What the kernel takes, and of a built-in one its defaults and thresholds, as JSON.
    std::string describe(on_error otherwise = {}) const {
        return detail::text(otherwise, [&](char **out, jitney_error **e) {
            return jitney_kernel_describe(handle_, out, e);
        });
    }
    explicit operator bool() const noexcept { return handle_ != nullptr; }
    /// The C handle, still owned by this object.
    jitney_kernel *c() const noexcept { return handle_; }

private:
    friend kernel compile(const std::string &, const compile_options &, on_error);

    void call_into(std::initializer_list<value> args, std::vector<jitney_value> &results, on_error otherwise) const {
        std::vector<jitney_tensor> tensors(args.size());
        std::vector<jitney_value> values;
        values.reserve(args.size());
        for (const value &arg : args)
            values.push_back(arg.c(tensors[values.size()]));
        otherwise.run([&](jitney_error **e) {
            return jitney_kernel_call(handle_, values.data(), values.size(), results.data(), results.size(), e);
        });
    }

    template <class... Results, std::size_t... I>
    auto taken(const std::vector<jitney_value> &results, std::array<array, sizeof...(Results)> &arrays,
               std::index_sequence<I...>) const {
        if constexpr (sizeof...(Results) == 1)
            return (take<Results>(I, results[I], arrays[I]), ...);
        else
            return std::tuple<Results...>{take<Results>(I, results[I], arrays[I])...};
    }

    template <class R> R take(std::size_t index, const jitney_value &result, array &tensor) const {
        const bool is_array = result.kind == JITNEY_VALUE_TENSOR;
        if constexpr (std::is_same_v<R, array>) {
            if (is_array)
                return std::move(tensor);
        } else {
            static_assert(std::is_arithmetic_v<R>, "a result is a number or a jitney::array");
            switch (result.kind) {
            case JITNEY_VALUE_F64: return static_cast<R>(result.as.f64);
            case JITNEY_VALUE_F32: return static_cast<R>(result.as.f32);
            case JITNEY_VALUE_BOOL: return static_cast<R>(result.as.boolean);
            case JITNEY_VALUE_I64: case JITNEY_VALUE_I8: case JITNEY_VALUE_I16: case JITNEY_VALUE_I32:
                return static_cast<R>(result.as.i64);
            case JITNEY_VALUE_U8: case JITNEY_VALUE_U16: case JITNEY_VALUE_U32: case JITNEY_VALUE_U64:
                return static_cast<R>(result.as.u64);
            default: break;
            }
        }
        const char *got = is_array ? "an array" : result.kind == JITNEY_VALUE_NONE ? "missing" : "a number";
        on_error().fail(failure(JITNEY_ERROR_DTYPE, "result " + std::to_string(index) + " of " + name() + " is " + got));
        return R();
    }

    friend kernel register_kernel(const std::string &, const std::string &,
                                  std::function<void(const class arguments &)>,
                                  std::function<void(const class arguments &)>, on_error);
    jitney_kernel *handle_ = nullptr;
};

/// A tensor argument as a registered kernel sees it: elements by index, in any layout. `T` is const for inputs.
template <class T> class elements {
public:
    explicit elements(const jitney_tensor &tensor)
        : first_(reinterpret_cast<T *>(static_cast<std::conditional_t<std::is_const_v<T>, const char, char> *>(tensor.data) +
                                       tensor.byte_offset)),
          shape_(tensor.shape, static_cast<std::size_t>(tensor.ndim)) {
        std::vector<std::int64_t> strides(shape_.size());
        std::int64_t step = 1;
        for (std::size_t axis = shape_.size(); axis-- > 0;) {
            strides[axis] = tensor.strides != nullptr ? tensor.strides[axis] : step;
            contiguous_ = contiguous_ && (shape_[axis] == 1 || strides[axis] == step);
            step *= shape_[axis];
        }
        contiguous_ = contiguous_ || step == 0;
        strides_ = dims(strides);
        size_ = step;
    }

    const dims &shape() const noexcept { return shape_; }
    const dims &strides() const noexcept { return strides_; }
    std::size_t rank() const noexcept { return shape_.size(); }
    /// Number of elements.
    std::int64_t size() const noexcept { return size_; }
    /// Whether the elements lie in C order without gaps, `data()[0]` to `data()[size() - 1]`.
    bool is_contiguous() const noexcept { return contiguous_; }
    /// The first element.
    T *data() const noexcept { return first_; }
    /// The element at an index per axis; not checked.
    template <class... Index> T &operator()(Index... index) const noexcept {
        const std::int64_t at[] = {static_cast<std::int64_t>(index)...};
        std::int64_t offset = 0;
        for (std::size_t axis = 0; axis < sizeof...(Index); ++axis)
            offset += at[axis] * strides_[axis];
        return first_[offset];
    }

private:
    T *first_;
    dims shape_;
    dims strides_;
    std::int64_t size_ = 1;
    bool contiguous_ = true;
};

/// The arguments of a call of a registered kernel. Number, kinds, dtypes and ranks were checked against its signature;
/// shapes are the kernel's to check.
class arguments {
public:
    arguments(const jitney_value *args, std::size_t count) noexcept : args_(args), count_(count) {}

    std::size_t size() const noexcept { return count_; }
    /// The C value.
    const jitney_value &operator[](std::size_t i) const { return at(i); }
    /// A number, of any kind.
    double number(std::size_t i) const {
        const jitney_value &v = at(i);
        switch (v.kind) {
        case JITNEY_VALUE_F64: return v.as.f64;
        case JITNEY_VALUE_F32: return static_cast<double>(v.as.f32);
        case JITNEY_VALUE_I64: return static_cast<double>(v.as.i64);
        default: return wrong<double>(i, "a number");
        }
    }
    /// A whole number.
    std::int64_t integer(std::size_t i) const {
        return at(i).kind == JITNEY_VALUE_I64 ? at(i).as.i64 : wrong<std::int64_t>(i, "a whole number");
    }
    /// A truth value.
    bool flag(std::size_t i) const {
        return at(i).kind == JITNEY_VALUE_BOOL ? at(i).as.boolean != 0 : wrong<bool>(i, "a truth value");
    }
    /// A tensor whose dtype is `T`'s.
    template <class T> elements<T> tensor(std::size_t i) const {
        const jitney_value &v = at(i);
        if (v.kind != JITNEY_VALUE_TENSOR || v.as.tensor == nullptr || !same(v.as.tensor->dtype, dtype_of<T>()))
            return wrong<elements<T>>(i, "a tensor of the type asked for");
        return elements<T>(*v.as.tensor);
    }

private:
    const jitney_value &at(std::size_t i) const {
        static const jitney_value none = jitney_value_none();
        if (i < count_)
            return args_[i];
        on_error().fail(failure(JITNEY_ERROR_INVALID_ARGUMENT, "there is no argument " + std::to_string(i) + " of " +
                                                                   std::to_string(count_)));
        return none;
    }
    template <class R> R wrong(std::size_t i, const char *wanted) const {
        on_error().fail(failure(JITNEY_ERROR_INVALID_ARGUMENT, "argument " + std::to_string(i) + " is not " + wanted));
        std::abort(); // not reached: without a place for it, `fail` does not return
    }

    const jitney_value *args_;
    std::size_t count_;
};

/// What a kernel is made of. It reports failure by throwing.
using callable = std::function<void(const arguments &)>;

namespace detail {

/// The user pointer of a registered kernel.
struct callables {
    callable standard;
    callable cpu;
};

/// Hands an error to the library; every exception ends here.
inline jitney_status hand_over(jitney_status code, const char *message, jitney_error **slot) noexcept {
    if (slot != nullptr)
        *slot = jitney_error_new(code, message);
    return code;
}

template <callable callables::*Which>
jitney_status trampoline(void *user, const jitney_value *args, std::size_t count, jitney_error **slot) noexcept {
#if JITNEY_EXCEPTIONS
    try {
        (static_cast<const callables *>(user)->*Which)(arguments(args, count));
        return JITNEY_OK;
    } catch (const error &why) {
        return hand_over(why.code(), why.what(), slot);
    } catch (const std::bad_alloc &) {
        return hand_over(JITNEY_ERROR_OUT_OF_MEMORY, "the kernel ran out of memory", slot);
    } catch (const std::exception &why) {
        return hand_over(JITNEY_ERROR_CALLBACK, why.what(), slot);
    } catch (...) {
        return hand_over(JITNEY_ERROR_CALLBACK, "the kernel threw something that is no std::exception", slot);
    }
#else
    (void)slot;
    (static_cast<const callables *>(user)->*Which)(arguments(args, count));
    return JITNEY_OK;
#endif
}

inline void destroy(void *user) noexcept { delete static_cast<callables *>(user); }

} // namespace detail

/// Registers callables as a kernel: `standard`, which is what the kernel means, and optionally `cpu`, the fast version,
/// which may throw `unsupported` before it has written anything. `signature` is as the C header says:
/// "a: f64, x: f64[:], out y: f64[...]". An exception that leaves a callable becomes the call's error. They may be called
/// from several threads at once; they are destroyed when the kernel is unregistered and every handle and call is done.
inline kernel register_kernel(const std::string &name, const std::string &signature, callable standard,
                              callable cpu = nullptr, on_error otherwise = {}) {
    kernel made;
    const bool has_standard = static_cast<bool>(standard), has_cpu = static_cast<bool>(cpu);
    auto user = std::make_unique<detail::callables>(detail::callables{std::move(standard), std::move(cpu)});
    jitney_kernel_definition definition = {};
    definition.struct_size = sizeof definition;
    definition.name = name.c_str();
    definition.signature = signature.c_str();
    definition.standard = has_standard ? &detail::trampoline<&detail::callables::standard> : nullptr;
    definition.cpu = has_cpu ? &detail::trampoline<&detail::callables::cpu> : nullptr;
    definition.user = user.get();
    definition.destroy = &detail::destroy;
    if (otherwise.run([&](jitney_error **e) { return jitney_kernel_register(&definition, &made.handle_, e); }))
        user.release();
    return made;
}

inline value::value(const kernel &bound) : c_(jitney_value_kernel(bound.c())) {
    if (bound) {
        jitney_kernel_retain(bound.c(), nullptr);
        kernel_ = std::shared_ptr<jitney_kernel>(bound.c(), jitney_kernel_release);
    }
}

/// Makes a kernel of Python source. It is compiled when it is called, for the exact types of the arguments:
///
///     jitney::kernel axpy = jitney::compile(R"(
///     def axpy(a, x, y):
///         for i in prange(len(x)):
///             y[i] += a * x[i]
///     )");
///     axpy(2.0f, xs, ys);                          // two std::vector<float>
///
/// Its machine code is freed with the last copy of it.
inline kernel compile(const std::string &source, const compile_options &how = {}, on_error otherwise = {}) {
    std::vector<jitney_tensor> tensors(how.bindings.size());
    std::vector<jitney_binding> bindings;
    bindings.reserve(how.bindings.size());
    for (const auto &[name, bound] : how.bindings)
        bindings.push_back(jitney_binding{name.c_str(), bound.c(tensors[bindings.size()])});
    jitney_compile_options options = {};
    options.struct_size = sizeof options;
    options.flags = (how.boundscheck ? 0 : JITNEY_COMPILE_UNCHECKED) |
                    (how.numpy_errors ? JITNEY_COMPILE_NUMPY_ERRORS : 0) | (how.parallel ? 0 : JITNEY_COMPILE_SERIAL) |
                    (how.unsafe_parallel ? JITNEY_COMPILE_UNSAFE_PARALLEL : 0) | (how.debug ? JITNEY_COMPILE_DEBUGGABLE : 0);
    options.file = how.file.empty() ? nullptr : how.file.c_str();
    options.fastmath = how.fastmath.c_str();
    options.signatures = how.signatures.c_str();
    options.bindings = bindings.data();
    options.nbindings = bindings.size();
    options.first_line = how.first_line;
    options.kind = static_cast<std::uint64_t>(how.kind);
    options.layout = how.layout.empty() ? nullptr : how.layout.c_str();
    const char *function = how.function.empty() ? nullptr : how.function.c_str();
    kernel made;
    otherwise.run([&](jitney_error **e) {
        return jitney_kernel_compile(function, source.c_str(), &options, &made.handle_, e);
    });
    return made;
}

/// Throws what a function of `kernel::function` raised when it last returned something other than 0 on this thread.
inline void raised(on_error otherwise = {}) {
    otherwise.run([&](jitney_error **e) { return jitney_kernel_raised(e); });
}

/// Takes a registered kernel out of the registry: its name is free again; handles and running calls keep it alive.
inline void unregister_kernel(const std::string &name, on_error otherwise = {}) {
    otherwise.run([&](jitney_error **e) { return jitney_kernel_unregister(name.c_str(), e); });
}

/// The names of all kernels, built-in ones first, as a JSON list.
inline std::string kernel_list(on_error otherwise = {}) { return detail::text(otherwise, jitney_kernel_list); }

} // namespace jitney

#endif
