/* Exports the kernels that use.c and use.cpp call, into the folder that is named; what the library itself returns for some
 * of them goes to the file `expected` there. */
#include <jitney/jitney.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *folder;

static void must(jitney_status status, jitney_error *error) {
    if (status == JITNEY_OK)
        return;
    fprintf(stderr, "%s\n", jitney_error_message(error));
    exit(1);
}

static const char *path(const char *name, const char *ending) {
    static char paths[4][512];
    static int next;
    next = (next + 1) % 4;
    snprintf(paths[next], sizeof paths[next], "%s/%s%s", folder, name, ending);
    return paths[next];
}

/* Exports a kernel of this source as NAME.o, NAME.h. */
static jitney_kernel *export(const char *name, const char *source, const char *signatures, const char *names,
                             const char *cpu) {
    jitney_error *error = NULL;
    jitney_kernel *kernel = NULL;
    must(jitney_kernel_compile(NULL, source, NULL, &kernel, &error), error);
    jitney_export_options options = {.struct_size = sizeof options, .signatures = signatures, .names = names,
                                     .header = path(name, ".h"), .cpu = cpu};
    must(jitney_kernel_export(kernel, path(name, ".o"), &options, &error), error);
    return kernel;
}

static const char *maths = "import numpy as np\n"
                           "def maths(x, y):\n"
                           "    for i in range(len(x)):\n"
                           "        a = x[i]\n"
                           "        y[i] = np.sin(a) + np.exp(a) * np.tanh(a) + np.log1p(a * a) + a ** 1.5 + np.arctan2(a, 2.0)\n";

int main(int argc, char **argv) {
    if (argc < 2)
        return 2;
    folder = argv[1];
    jitney_error *error = NULL;
    jitney_kernel_release(export("axpy",
                                 "def axpy(a, x, y):\n"
                                 "    for i in range(len(x)):\n"
                                 "        y[i] += a * x[i]\n",
                                 "(f8, const f8[::1], f8[::1])", NULL, "x86-64"));
    jitney_kernel_release(export("dot",
                                 "def dot(x, y, new):\n"
                                 "    s = x[0] - x[0]\n"
                                 "    for i in range(len(x)):\n"
                                 "        s += x[i] * y[i]\n"
                                 "    return s + new, len(x)\n",
                                 "(f8[::1], f8[::1], f8)\n(f4[:], f4[:], f4)\n(i8[::1], i8[::1], i8)", NULL, NULL));
    jitney_kernel_release(export("raises",
                                 "def raises(n, x):\n"
                                 "    if n > 100:\n"
                                 "        raise ValueError('n is too large')\n"
                                 "    if n > 50:\n"
                                 "        raise KeyError\n"
                                 "    return x[n] // (n - 2)\n",
                                 "(i8, i8[::1])", "checked_quotient", NULL));
    jitney_kernel_release(export("total",
                                 "def total(x):\n"
                                 "    s = 0.0\n"
                                 "    for i in prange(len(x)):\n"
                                 "        s += 1.0 / x[i]\n"
                                 "    return s\n",
                                 "(f8[::1],)", NULL, NULL));
    jitney_kernel_release(export("median",
                                 "import numpy as np\n"
                                 "def median(x):\n"
                                 "    y = np.sort(x)\n"
                                 "    print('median of', len(y), 'numbers, the first', y[0])\n"
                                 "    return y[len(y) // 2]\n",
                                 "(f8[:],)", NULL, "native"));
    jitney_kernel_release(export("depth",
                                 "def depth(n):\n"
                                 "    if n == 0:\n"
                                 "        return 0\n"
                                 "    return depth(n - 1) + 1\n",
                                 "i8(i8)", NULL, NULL));
    jitney_kernel *kernel = export("maths", maths, "(f8[::1], f8[::1])", NULL, NULL);
    jitney_kernel_release(export("maths_old", maths, "(f8[::1], f8[::1])", "maths_old", "x86-64"));
    enum { COUNT = 1000 };
    static double x[COUNT], y[COUNT];
    for (int i = 0; i < COUNT; i++)
        x[i] = 0.01 * i + 1e-3;
    int64_t count = COUNT;
    jitney_tensor from = jitney_tensor_f64(x, 1, &count), to = jitney_tensor_f64(y, 1, &count);
    jitney_value args[] = {jitney_value_tensor(&from), jitney_value_tensor(&to)};
    must(jitney_kernel_call(kernel, args, 2, NULL, 0, &error), error);
    FILE *file = fopen(path("expected", ""), "wb");
    if (file == NULL || fwrite(y, sizeof y, 1, file) != 1 || fclose(file) != 0)
        return 1;
    jitney_kernel_release(kernel);
    return 0;
}
