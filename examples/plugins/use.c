/* Loads the plugin of provider.c, calls its kernels, and shows what the statistics say.
 *
 *   cc -std=c11 -O2 -Iinclude examples/plugins/use.c -Lbuild/lib -ljitney -Wl,-rpath,build/lib -o use
 *   ./use ./libjitney_example.so
 */
#include <jitney/jitney.h>

#include <stdio.h>
#include <stdlib.h>

static void check(jitney_status status, jitney_error *error) {
    if (status == JITNEY_OK)
        return;
    fprintf(stderr, "%s: %s\n", jitney_status_name(status), jitney_error_message(error));
    jitney_error_release(error);
    exit(1);
}

int main(int argc, char **argv) {
    jitney_error *error = NULL;
    check(jitney_plugin_load(argc > 1 ? argv[1] : "example", &error), error);

    /* A built-in kernel, computed by the plugin: nothing about the call is different. */
    float x[4] = {-1.0f, 2.0f, -3.0f, 4.0f}, y[4] = {0};
    const int64_t n = 4, half = 2, two = 2;
    jitney_tensor tx = jitney_tensor_f32(x, 1, &n), ty = jitney_tensor_f32(y, 1, &n);
    check(jitney_relu(&tx, &ty, &error), error);
    printf("relu   %g %g %g %g\n", y[0], y[1], y[2], y[3]);

    /* Every other element is nothing that the plugin does: the library does it. */
    jitney_tensor sparse = jitney_tensor_f32(x, 1, &half), out = {0};
    sparse.strides = (int64_t *)&two;
    check(jitney_relu(&sparse, &out, &error), error);
    check(jitney_tensor_release(&out, &error), error);

    /* The plugin's own kernel. */
    jitney_kernel *saxpy = NULL;
    check(jitney_kernel_find("saxpy", &saxpy, &error), error);
    const jitney_value args[] = {jitney_value_f32(10.0f), jitney_value_tensor(&tx), jitney_value_tensor(&ty)};
    check(jitney_kernel_call(saxpy, args, 3, NULL, 0, &error), error);
    jitney_kernel_release(saxpy);
    printf("saxpy  %g %g %g %g\n", y[0], y[1], y[2], y[3]);

    char *text = NULL;
    check(jitney_plugin_info("example", &text, &error), error);
    printf("%s\n", text);
    jitney_text_release(text);

    jitney_kernel *relu = NULL;
    check(jitney_kernel_find("relu", &relu, &error), error);
    check(jitney_kernel_describe(relu, &text, &error), error);
    printf("%s\n", text);
    jitney_text_release(text);
    jitney_kernel_release(relu);

    jitney_stats stats = {.struct_size = sizeof stats};
    check(jitney_stats_get(&stats, &error), error);
    printf("plugins loaded %llu, calls %llu, of which fell back %llu\n", (unsigned long long)stats.plugins_loaded,
           (unsigned long long)stats.calls, (unsigned long long)stats.fallbacks);
    return 0;
}
