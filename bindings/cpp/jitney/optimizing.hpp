// Tiers: how far kernels from source are optimised; plugins; the cache of optimised code on disk.
#ifndef JITNEY_OPTIMIZING_HPP
#define JITNEY_OPTIMIZING_HPP

#include "kernel.hpp"
#include "manager.hpp"

#include <cstdint>
#include <string>
#include <utility>

namespace jitney {

/// How kernels from source run.
enum class tier : std::int32_t {
    inherit = JITNEY_TIER_INHERIT,        ///< as is said elsewhere
    automatic = JITNEY_TIER_AUTO,         ///< compiled at once, optimised in the background once that is worth it
    baseline = JITNEY_TIER_BASELINE,      ///< compiled at once, and no more
    optimized = JITNEY_TIER_OPTIMIZED,    ///< optimised before the first call returns
    interpreter = JITNEY_TIER_INTERPRETER ///< not compiled
};

/// Sets how later calls run about which nothing else is said.
inline void set_tier(tier how, on_error otherwise = {}) {
    otherwise.run([&](jitney_error **e) { return jitney_tier_set(static_cast<std::int32_t>(how), e); });
}
/// Sets how calls of one kernel from source run.
inline void set_tier(const kernel &of, tier how, on_error otherwise = {}) {
    otherwise.run([&](jitney_error **e) { return jitney_kernel_tier_set(of.c(), static_cast<std::int32_t>(how), e); });
}
/// How calls run about which nothing else is said.
inline tier get_tier() noexcept { return static_cast<tier>(jitney_tier_get()); }

/// This thread's calls run so while this object lives; then as before.
class with_tier {
public:
    explicit with_tier(tier how) {
        on_error{}.run(
            [&](jitney_error **e) { return jitney_tier_set_for_thread(static_cast<std::int32_t>(how), &before_, e); });
    }
    ~with_tier() { jitney_tier_set_for_thread(before_, nullptr, nullptr); }
    with_tier(const with_tier &) = delete;
    with_tier &operator=(const with_tier &) = delete;

private:
    std::int32_t before_ = JITNEY_TIER_INHERIT;
};

/// Waits until nothing is left that is being optimised in the background.
inline void settle() noexcept { jitney_tier_settle(); }

/// Loads a plugin, by path or by name.
inline void load_plugin(const std::string &name, on_error otherwise = {}) {
    otherwise.run([&](jitney_error **e) { return jitney_plugin_load(name.c_str(), e); });
}
/// Every plugin that was loaded and every file that was refused, as JSON.
inline std::string plugins_json(on_error otherwise = {}) { return detail::text(otherwise, jitney_plugin_list); }
/// One plugin that is loaded, as JSON.
inline std::string plugin_json(const std::string &name, on_error otherwise = {}) {
    return detail::text(otherwise, [&](char **out, jitney_error **e) { return jitney_plugin_info(name.c_str(), out, e); });
}

/// What there is to know about optimised code on disk.
inline jitney_cache_report cache_info(on_error otherwise = {}) {
    jitney_cache_report found = {};
    found.struct_size = sizeof found;
    otherwise.run([&](jitney_error **e) { return jitney_cache_info(&found, e); });
    return found;
}
/// As `cache_info`, as JSON, with the folder and the last reason for which an entry was refused.
inline std::string cache_json(on_error otherwise = {}) { return detail::text(otherwise, jitney_cache_json); }
/// Has later calls look for optimised code on disk and keep it there, or not.
inline void enable_cache(bool on = true) noexcept { jitney_cache_enable(on); }
/// How many bytes of code are kept on disk; what was used least lately is given up first.
inline void set_cache_bound(std::uint64_t bytes) noexcept { jitney_cache_bound_set(bytes); }
/// Removes all optimised code from disk; how many entries there were.
inline std::uint64_t clear_cache(on_error otherwise = {}) {
    std::uint64_t removed = 0;
    otherwise.run([&](jitney_error **e) { return jitney_cache_clear(&removed, e); });
    return removed;
}
/// Removes entries that are not in order; how many are good, and how many were bad.
inline std::pair<std::uint64_t, std::uint64_t> verify_cache(on_error otherwise = {}) {
    std::pair<std::uint64_t, std::uint64_t> found = {};
    otherwise.run([&](jitney_error **e) { return jitney_cache_verify(&found.first, &found.second, e); });
    return found;
}

} // namespace jitney

#endif
