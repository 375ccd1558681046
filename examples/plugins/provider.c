/* A plugin in C: a faster way for a built-in kernel, and a kernel of its own.
 *
 *   cc -std=c11 -O3 -shared -fPIC -fvisibility=hidden -Iinclude examples/plugins/provider.c -o libjitney_example.so
 *
 * It links with nothing: what it needs of Jitney comes in the table that jitney_plugin_query is given. A program loads it
 * with jitney_plugin_load("./libjitney_example.so", &error), or by its name, "example", from a folder of
 * JITNEY_PLUGIN_PATH. examples/plugins/use.c is such a program.
 */
#include <jitney/plugin.h>

#include <stdbool.h>

static const jitney_host_api *host;

/* The address of the first element. */
static float *elements(const jitney_tensor *t) { return (float *)((char *)t->data + t->byte_offset); }

static int64_t count(const jitney_tensor *t) {
    int64_t n = 1;
    for (int32_t axis = 0; axis < t->ndim; axis++)
        n *= t->shape[axis];
    return n;
}

/* f32, one element behind the other in C order. */
static bool is_dense_f32(const jitney_tensor *t) {
    if (t->dtype.code != 2 || t->dtype.bits != 32 || t->dtype.lanes != 1)
        return false;
    int64_t step = 1;
    for (int32_t axis = t->ndim - 1; t->strides && axis >= 0; axis--) {
        if (t->shape[axis] > 1 && t->strides[axis] != step)
            return false;
        step *= t->shape[axis];
    }
    return true;
}

/* jitney_relu(x, out) for dense f32. The library has checked the call before it comes here: both tensors are there, of one
 * shape and dtype, and overlap exactly or not at all; an output that was to be allocated has its memory. What this does not
 * do it leaves to the library, with JITNEY_ERROR_UNSUPPORTED and before it has written anything. */
static jitney_status relu(void *user, const jitney_value *args, size_t nargs, jitney_error **error) {
    (void)user, (void)nargs;
    const jitney_tensor *x = args[0].as.tensor, *out = args[1].as.tensor;
    if (!is_dense_f32(x) || !is_dense_f32(out)) {
        host->set_error(error, JITNEY_ERROR_UNSUPPORTED, "only for dense tensors of f32");
        return JITNEY_ERROR_UNSUPPORTED;
    }
    const float *from = elements(x);
    float *to = elements(out);
    const int64_t n = count(x);
    for (int64_t i = 0; i < n; i++)
        to[i] = from[i] <= 0.0f ? 0.0f : from[i]; /* NaN stays NaN, -0 becomes 0 */
    return JITNEY_OK;
}

/* saxpy(a, x, y): y += a * x, in any layout. This is what the kernel means; it runs when acceleration is off. The library
 * has checked the arguments against the signature below. */
static jitney_status saxpy(void *user, const jitney_value *args, size_t nargs, jitney_error **error) {
    (void)user, (void)nargs;
    const float a = args[0].as.f32;
    const jitney_tensor *x = args[1].as.tensor, *y = args[2].as.tensor;
    if (x->shape[0] != y->shape[0]) {
        host->set_error(error, JITNEY_ERROR_SHAPE, "x and y differ in length");
        return JITNEY_ERROR_SHAPE;
    }
    const int64_t step_x = x->strides ? x->strides[0] : 1, step_y = y->strides ? y->strides[0] : 1;
    for (int64_t i = 0; i < x->shape[0]; i++)
        elements(y)[i * step_y] += a * elements(x)[i * step_x];
    return JITNEY_OK;
}

/* The same for dense vectors. */
static jitney_status saxpy_dense(void *user, const jitney_value *args, size_t nargs, jitney_error **error) {
    const jitney_tensor *x = args[1].as.tensor, *y = args[2].as.tensor;
    if (!is_dense_f32(x) || !is_dense_f32(y) || x->shape[0] != y->shape[0])
        return JITNEY_ERROR_UNSUPPORTED; /* the version above runs, and says what is wrong if something is */
    (void)user, (void)nargs, (void)error;
    const float a = args[0].as.f32;
    const float *xs = elements(x);
    float *ys = elements(y);
    for (int64_t i = 0, n = x->shape[0]; i < n; i++)
        ys[i] += a * xs[i];
    return JITNEY_OK;
}

static const jitney_provided_kernel kernels[] = {
    /* A built-in kernel's name: signature and standard version are the library's. */
    {.struct_size = sizeof(jitney_provided_kernel), .name = "relu", .cpu = relu},
    /* A new one. */
    {.struct_size = sizeof(jitney_provided_kernel),
     .name = "saxpy",
     .signature = "a: f32, x: f32[:], inout y: f32[:]",
     .standard = saxpy,
     .cpu = saxpy_dense},
};

static const jitney_plugin_api plugin = {
    .struct_size = sizeof(jitney_plugin_api),
    .abi_major = JITNEY_PLUGIN_ABI_MAJOR,
    .abi_minor = JITNEY_PLUGIN_ABI_MINOR,
    .name = "example",
    .version = "1.0",
    .kinds = JITNEY_PLUGIN_KERNEL_PROVIDER,
    .kernels = kernels,
    .kernel_count = sizeof kernels / sizeof *kernels,
};

int32_t jitney_plugin_query(const jitney_host_api *given, const jitney_plugin_api **out, jitney_error **error) {
    (void)error;
    host = given;
    host->log(JITNEY_LOG_INFO, "example", "says hello");
    *out = &plugin;
    return JITNEY_OK;
}
