/* jitney/plugin.h alone, twice, as C and as C++: a plugin that offers nothing. */
#include <jitney/plugin.h>
#include <jitney/plugin.h>

#define SAME(a, b) typedef char same_##a[sizeof(a) == (b) ? 1 : -1]
SAME(jitney_host_api, 3 * sizeof(size_t) + 6 * sizeof(void *));
SAME(jitney_bytes, 2 * sizeof(size_t));
SAME(jitney_provided_kernel, sizeof(size_t) + 5 * sizeof(void *));

int32_t jitney_plugin_query(const jitney_host_api *host, const jitney_plugin_api **plugin, jitney_error **error) {
    static jitney_plugin_api table;
    table.struct_size = sizeof table;
    table.abi_major = JITNEY_PLUGIN_ABI_MAJOR;
    table.abi_minor = JITNEY_PLUGIN_ABI_MINOR;
    *plugin = &table;
    host->set_error(error, JITNEY_ERROR_UNSUPPORTED, "offers nothing");
    return JITNEY_ERROR_UNSUPPORTED;
}
