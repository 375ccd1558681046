/* Writes a kernel as smooth.o and smooth.h into a folder, for a program that does without Jitney: program.c.
 *
 *   cc -std=c11 -O2 -Iinclude examples/export/export.c -Lbuild/lib -ljitney -Wl,-rpath,build/lib -o export
 *   ./export .
 *   cc -std=c11 -O2 -I. examples/export/program.c smooth.o -lm -o program
 */
#include <jitney/jitney.h>

#include <stdio.h>

static const char *source = "def smooth(old, new):\n"
                            "    change = 0.0\n"
                            "    for i in range(1, len(old) - 1):\n"
                            "        new[i] = 0.25 * old[i - 1] + 0.5 * old[i] + 0.25 * old[i + 1]\n"
                            "        change = max(change, abs(new[i] - old[i]))\n"
                            "    return change\n";

int main(int argc, char **argv) {
    const char *folder = argc > 1 ? argv[1] : ".";
    char object[512], header[512];
    snprintf(object, sizeof object, "%s/smooth.o", folder);
    snprintf(header, sizeof header, "%s/smooth.h", folder);
    jitney_error *error = NULL;
    jitney_kernel *smooth = NULL;
    /* For any x86-64 processor with AVX2, not only for this one. */
    jitney_export_options options = {.struct_size = sizeof options, .signatures = "(const f8[::1], f8[::1])",
                                     .header = header, .cpu = "x86-64-v3"};
    if (jitney_kernel_compile(NULL, source, NULL, &smooth, &error) ||
        jitney_kernel_export(smooth, object, &options, &error)) {
        fprintf(stderr, "%s\n", jitney_error_message(error));
        jitney_error_release(error);
        jitney_kernel_release(smooth);
        return 1;
    }
    printf("wrote %s and %s\n", object, header);
    jitney_kernel_release(smooth);
    return 0;
}
