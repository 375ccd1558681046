// Errors: thrown as jitney::error, or stored in a jitney::failure that the caller passes last.
#ifndef JITNEY_ERROR_HPP
#define JITNEY_ERROR_HPP

#include <jitney/jitney.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <utility>

#if defined(__cpp_exceptions) || defined(__EXCEPTIONS) || defined(_CPPUNWIND)
#define JITNEY_EXCEPTIONS 1
#else
#define JITNEY_EXCEPTIONS 0
#endif

namespace jitney {

/// The name of a status number: "shape", "overlap", "ok".
inline const char *status_name(jitney_status status) noexcept { return jitney_status_name(status); }

/// An error as a value: nothing (false) until a call that it was passed to fails.
class failure {
public:
    failure() = default;
    failure(jitney_status code, std::string message) : code_(code), message_(std::move(message)) {}

    /// Whether there is an error.
    explicit operator bool() const noexcept { return code_ != JITNEY_OK; }
    /// The status number, one of JITNEY_ERROR_*, or JITNEY_OK.
    jitney_status code() const noexcept { return code_; }
    /// One sentence that names the argument and the values; empty where there is no error.
    const std::string &message() const noexcept { return message_; }
    /// Line in the kernel's source, from 1; 0 where there is none.
    std::uint32_t line() const noexcept { return line_; }
    /// Column in the kernel's source, from 1; 0 where there is none.
    std::uint32_t column() const noexcept { return column_; }

    /// Takes over a C error, and gives it back. `raw` may be NULL.
    static failure take(jitney_status code, jitney_error *raw) {
        failure taken(raw != nullptr ? jitney_error_code(raw) : code,
                      raw != nullptr ? jitney_error_message(raw) : jitney_status_name(code));
        taken.line_ = jitney_error_line(raw);
        taken.column_ = jitney_error_column(raw);
        jitney_error_release(raw);
        return taken;
    }

private:
    jitney_status code_ = JITNEY_OK;
    std::uint32_t line_ = 0;
    std::uint32_t column_ = 0;
    std::string message_;
};

/// An error as an exception.
class error : public std::runtime_error {
public:
    explicit error(failure why) : std::runtime_error(why.message()), why_(std::move(why)) {}
    error(jitney_status code, const std::string &message) : error(failure(code, message)) {}

    /// The status number, one of JITNEY_ERROR_*.
    jitney_status code() const noexcept { return why_.code(); }
    /// The status number's name.
    const char *name() const noexcept { return jitney_status_name(why_.code()); }
    /// The error as a value, with its place in the source where there is one.
    const failure &why() const noexcept { return why_; }

private:
    failure why_;
};

/// What a kernel's cpu callable throws, before it has written anything, to have the standard one run.
class unsupported : public error {
public:
    explicit unsupported(const std::string &why) : error(JITNEY_ERROR_UNSUPPORTED, why) {}
};

/// The last parameter of every function that can fail. Left out, a failure is thrown as jitney::error (or, in a program
/// built without exceptions, printed, and the program aborted); given a jitney::failure, it is stored there, and what the
/// function returns is empty.
class on_error {
public:
    on_error() noexcept = default;
    on_error(failure &into) noexcept : into_(&into) { into = failure(); }

    /// Reports a failure the way the caller chose.
    void fail(failure why) const {
        if (into_ != nullptr) {
            *into_ = std::move(why);
            return;
        }
#if JITNEY_EXCEPTIONS
        throw error(std::move(why));
#else
        std::fprintf(stderr, "jitney: %s\n", why.message().c_str());
        std::abort();
#endif
    }

    /// Calls a C function through `call(jitney_error **)`; true on success.
    template <class Call> bool run(Call &&call) const {
        jitney_error *raw = nullptr;
        const jitney_status status = call(&raw);
        if (status == JITNEY_OK)
            return true;
        fail(failure::take(status, raw));
        return false;
    }

private:
    failure *into_ = nullptr;
};

namespace detail {

/// A text that the library made, as a string; the text is given back.
inline std::string take_text(char *text) {
    std::string copy = text != nullptr ? text : "";
    jitney_text_release(text);
    return copy;
}

/// Calls a C function that makes a text.
template <class Make> std::string text(const on_error &otherwise, Make &&make) {
    char *made = nullptr;
    otherwise.run([&](jitney_error **e) { return make(&made, e); });
    return take_text(made);
}

} // namespace detail
} // namespace jitney

#endif
