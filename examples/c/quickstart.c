/* Jitney from C: a kernel of one's own beside built-in ones, acceleration on and off, and the statistics.
 *
 *   cc -std=c11 -O2 -Iinclude examples/c/quickstart.c -Lbuild/lib -ljitney -Wl,-rpath,build/lib -o quickstart
 */
#include <jitney/jitney.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* Ends the program with the library's sentence when a call fails. */
static void check(jitney_status status, jitney_error *error) {
    if (status == JITNEY_OK)
        return;
    fprintf(stderr, "%s: %s\n", jitney_status_name(status), jitney_error_message(error));
    jitney_error_release(error);
    exit(1);
}

/* y += a * x, element by element, in any layout: what the kernel means. */
static jitney_status axpy(void *user, const jitney_value *args, size_t nargs, jitney_error **error) {
    (void)user, (void)nargs; /* the library has checked the arguments against the signature */
    const jitney_tensor *x = args[1].as.tensor, *y = args[2].as.tensor;
    if (x->shape[0] != y->shape[0]) {
        if (error)
            *error = jitney_error_new(JITNEY_ERROR_SHAPE, "x and y differ in length");
        return JITNEY_ERROR_SHAPE;
    }
    const double a = args[0].as.f64;
    const float *xs = (const float *)((const char *)x->data + x->byte_offset);
    float *ys = (float *)((char *)y->data + y->byte_offset);
    const int64_t step_x = x->strides ? x->strides[0] : 1, step_y = y->strides ? y->strides[0] : 1;
    for (int64_t i = 0; i < x->shape[0]; i++)
        ys[i * step_y] += (float)a * xs[i * step_x];
    return JITNEY_OK;
}

/* The fast version, for dense vectors; for others it steps back, and the library runs the one above. */
static jitney_status axpy_dense(void *user, const jitney_value *args, size_t nargs, jitney_error **error) {
    const jitney_tensor *x = args[1].as.tensor, *y = args[2].as.tensor;
    const int dense = (!x->strides || x->strides[0] == 1) && (!y->strides || y->strides[0] == 1);
    if (!dense || x->shape[0] != y->shape[0])
        return JITNEY_ERROR_UNSUPPORTED;
    (void)user, (void)nargs, (void)error;
    const float a = (float)args[0].as.f64;
    const float *restrict xs = (const float *)((const char *)x->data + x->byte_offset);
    float *restrict ys = (float *)((char *)y->data + y->byte_offset);
    for (int64_t i = 0; i < x->shape[0]; i++) /* the compiler vectorises this one */
        ys[i] += a * xs[i];
    return JITNEY_OK;
}

static void print(const char *what, const float *values, int n) {
    printf("%-28s", what);
    for (int i = 0; i < n; i++)
        printf(" %6.2f", (double)values[i]);
    printf("\n");
}

int main(void) {
    jitney_error *error = NULL;
    printf("Jitney %s, %d threads\n", jitney_version(), jitney_num_threads_get());

    /* Tensors describe the program's own memory. */
    float xs[6] = {-2, -1, 0, 1, 2, 3}, ys[6] = {10, 10, 10, 10, 10, 10}, zs[6];
    const int64_t n = 6;
    jitney_tensor x = jitney_tensor_f32(xs, 1, &n);
    jitney_tensor y = jitney_tensor_f32(ys, 1, &n);
    jitney_tensor z = jitney_tensor_f32(zs, 1, &n);

    /* A kernel of one's own. */
    jitney_kernel_definition definition = {
        .struct_size = sizeof definition,
        .name = "axpy",
        .signature = "a: f64, x: f32[:], inout y: f32[:]",
        .standard = axpy,
        .cpu = axpy_dense,
    };
    jitney_kernel *kernel = NULL;
    check(jitney_kernel_register(&definition, &kernel, &error), error);
    const jitney_value args[] = {jitney_value_f64(2.0), jitney_value_tensor(&x), jitney_value_tensor(&y)};
    check(jitney_kernel_call(kernel, args, 3, NULL, 0, &error), error);
    print("axpy(2, x, y), cpu path", ys, 6);

    /* Built-in ones: into memory of the program's, and into memory that the library allocates. */
    check(jitney_relu(&x, &z, &error), error);
    print("relu(x)", zs, 6);
    jitney_tensor sum = {0};
    check(jitney_add(&x, &y, &sum, &error), error);
    print("x + y", (const float *)sum.data, 6);
    check(jitney_tensor_release(&sum, &error), error);

    /* Acceleration off: the same calls take the standard paths. */
    jitney_disable();
    check(jitney_kernel_call(kernel, args, 3, NULL, 0, &error), error);
    print("axpy again, standard path", ys, 6);
    jitney_enable();

    /* Backwards through x: the fast version steps back, the call still succeeds. */
    const int64_t backwards = -1;
    jitney_tensor reversed = x;
    reversed.data = &xs[5];
    reversed.strides = (int64_t *)&backwards;
    const jitney_value odd[] = {jitney_value_f64(1.0), jitney_value_tensor(&reversed), jitney_value_tensor(&y)};
    check(jitney_kernel_call(kernel, odd, 3, NULL, 0, &error), error);
    print("axpy(1, x reversed, y)", ys, 6);

    /* A mistake is answered with a sentence. */
    const int64_t five = 5;
    jitney_tensor shorter = jitney_tensor_f32(zs, 1, &five);
    if (jitney_relu(&x, &shorter, &error) != JITNEY_OK) {
        printf("a mistake: %s\n", jitney_error_message(error));
        jitney_error_release(error);
        error = NULL;
    }

    jitney_stats stats = {.struct_size = sizeof stats};
    check(jitney_stats_get(&stats, &error), error);
    printf("calls %" PRIu64 ": standard %" PRIu64 ", cpu %" PRIu64 "; fallbacks %" PRIu64 ", errors %" PRIu64 "\n",
           stats.calls, stats.calls_standard, stats.calls_cpu, stats.fallbacks, stats.errors);
    jitney_kernel_release(kernel);
    check(jitney_kernel_unregister("axpy", &error), error);
    return 0;
}
