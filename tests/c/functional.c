/* The library used from C as a program would: results, ownership, host kernels, switch, statistics, buffers, log, bad
 * input. Built plain, under AddressSanitizer and UBSan, and run under Valgrind: nothing may leak.
 * With JITNEY_EXPECT_LEVEL set, the instruction set in use has to be that one.
 */
#include <jitney/jitney.h>

#include <stdint.h>
#include <stdlib.h>

#include "check.h"

static jitney_error *error = NULL;

static jitney_stats stats(void) {
    jitney_stats s;
    memset(&s, 0, sizeof s);
    s.struct_size = sizeof s;
    CHECK(jitney_stats_get(&s, &error) == JITNEY_OK);
    return s;
}

static void results(void) {
    float xs[6] = {-2, -1, 0, 1, 2, 3}, ys[6] = {10, 20, 30, 40, 50, 60}, zs[6];
    const int64_t shape[2] = {2, 3};
    jitney_tensor x = jitney_tensor_f32(xs, 2, shape), y = jitney_tensor_f32(ys, 2, shape);
    jitney_tensor z = jitney_tensor_f32(zs, 2, shape);
    CHECK(jitney_add(&x, &y, &z, &error) == JITNEY_OK);
    for (int i = 0; i < 6; i++)
        CHECK(zs[i] == xs[i] + ys[i]);
    CHECK(jitney_relu(&x, &x, &error) == JITNEY_OK); /* in place */
    CHECK(xs[0] == 0 && xs[1] == 0 && xs[5] == 3);

    /* A transposed view, and broadcasting; the library allocates. */
    const int64_t turned[2] = {3, 2}, strides[2] = {1, 3}, two = 2;
    float row[2] = {100, 200};
    jitney_tensor t = y, r = jitney_tensor_f32(row, 1, &two), out = {0};
    t.shape = (int64_t *)turned;
    t.strides = (int64_t *)strides;
    CHECK(jitney_add(&t, &r, &out, &error) == JITNEY_OK);
    CHECK(out.ndim == 2 && out.shape[0] == 3 && out.shape[1] == 2);
    CHECK((uintptr_t)out.data % 64 == 0);
    const float *got = (const float *)out.data;
    CHECK(got[0] == 110 && got[1] == 240 && got[4] == 130 && got[5] == 260);
    jitney_tensor copy = out;
    CHECK(jitney_tensor_release(&out, &error) == JITNEY_OK);
    CHECK(out.data == NULL && out.shape == NULL);
    CHECK(jitney_tensor_release(&out, &error) == JITNEY_OK); /* a zeroed struct is fine */
    CHECK_FAILS(jitney_tensor_release(&copy, &error), JITNEY_ERROR_RELEASED, "released", "tensor");
    CHECK_FAILS(jitney_tensor_release(&x, &error), JITNEY_ERROR_RELEASED, "belong", "library");

    /* Empty, and large enough for threads. */
    const int64_t none[2] = {0, 3}, many = 300000;
    jitney_tensor empty = jitney_tensor_f32(NULL, 2, none), nothing = {0};
    CHECK(jitney_relu(&empty, &nothing, &error) == JITNEY_OK && nothing.shape[0] == 0);
    CHECK(jitney_tensor_release(&nothing, &error) == JITNEY_OK);
    jitney_tensor big = {0}, twice = {0};
    const jitney_dtype f64 = {2, 64, 1};
    CHECK(jitney_tensor_allocate(f64, 1, &many, &big, &error) == JITNEY_OK);
    for (int64_t i = 0; i < many; i++)
        ((double *)big.data)[i] = (double)i;
    CHECK(jitney_num_threads_set(4, &error) == JITNEY_OK && jitney_num_threads_get() == 4);
    CHECK(jitney_threshold_set("add", JITNEY_THRESHOLD_PARALLEL, 1000, &error) == JITNEY_OK);
    CHECK(jitney_add(&big, &big, &twice, &error) == JITNEY_OK);
    int64_t wrong = 0;
    for (int64_t i = 0; i < many; i++)
        wrong += ((double *)twice.data)[i] != 2.0 * (double)i;
    CHECK(wrong == 0);
    CHECK(jitney_tensor_release(&twice, &error) == JITNEY_OK && jitney_tensor_release(&big, &error) == JITNEY_OK);
    CHECK(jitney_num_threads_set(0, &error) == JITNEY_OK);
}

static int destroyed = 0;

static void destroy(void *user) { destroyed += *(int *)user; }

static jitney_status scale(void *user, const jitney_value *args, size_t nargs, jitney_error **failed) {
    (void)nargs;
    ++*(int *)user;
    if (args[0].as.f64 < 0) {
        *failed = jitney_error_new(JITNEY_ERROR_INVALID_ARGUMENT, "factor is negative");
        return JITNEY_ERROR_INVALID_ARGUMENT;
    }
    if (args[0].as.f64 > 1e6)
        return JITNEY_ERROR_CALLBACK;
    float *ys = (float *)args[1].as.tensor->data;
    for (int64_t i = 0; i < args[1].as.tensor->shape[0]; i++)
        ys[i] *= (float)args[0].as.f64;
    return JITNEY_OK;
}

static jitney_status cannot(void *user, const jitney_value *args, size_t nargs, jitney_error **failed) {
    (void)user, (void)args, (void)nargs;
    *failed = jitney_error_new(JITNEY_ERROR_UNSUPPORTED, "only on Tuesdays");
    return JITNEY_ERROR_UNSUPPORTED;
}

static void host_kernels(void) {
    int count = 0;
    float ys[3] = {1, 2, 3};
    const int64_t three = 3;
    jitney_tensor y = jitney_tensor_f32(ys, 1, &three);
    jitney_kernel_definition definition;
    memset(&definition, 0, sizeof definition);
    definition.struct_size = sizeof definition;
    definition.name = "test.scale";
    definition.signature = "factor: f64, inout y: f32[:]";
    definition.standard = scale;
    definition.cpu = cannot;
    definition.user = &count;
    definition.destroy = destroy;
    jitney_kernel *kernel = NULL, *again = NULL;
    CHECK(jitney_kernel_register(&definition, &kernel, &error) == JITNEY_OK);
    CHECK(strcmp(jitney_kernel_name(kernel), "test.scale") == 0);
    CHECK_FAILS(jitney_kernel_register(&definition, &again, &error), JITNEY_ERROR_ALREADY_EXISTS, "test.scale",
                "registered");
    CHECK(again == NULL && destroyed == 0);

    /* The cpu function declines, the standard one runs, the fallback is counted. */
    const jitney_stats before = stats();
    jitney_value args[2] = {jitney_value_f64(2.0), jitney_value_tensor(&y)};
    CHECK(jitney_kernel_call(kernel, args, 2, NULL, 0, &error) == JITNEY_OK);
    CHECK(ys[0] == 2 && ys[2] == 6 && count == 1);
    const jitney_stats after = stats();
    CHECK(after.fallbacks == before.fallbacks + 1 && after.calls_standard == before.calls_standard + 1);
    char *json = NULL;
    CHECK(jitney_stats_json(&json, &error) == JITNEY_OK && strstr(json, "only on Tuesdays"));
    jitney_text_release(json);

    args[0] = jitney_value_f64(-1);
    CHECK_FAILS(jitney_kernel_call(kernel, args, 2, NULL, 0, &error), JITNEY_ERROR_INVALID_ARGUMENT, "test.scale",
                "factor is negative");
    args[0] = jitney_value_f64(1e7);
    CHECK_FAILS(jitney_kernel_call(kernel, args, 2, NULL, 0, &error), JITNEY_ERROR_CALLBACK, "test.scale", "15");
    CHECK_FAILS(jitney_kernel_call(kernel, args, 1, NULL, 0, &error), JITNEY_ERROR_INVALID_ARGUMENT, "2", "1");
    args[0] = jitney_value_text("two");
    CHECK_FAILS(jitney_kernel_call(kernel, args, 2, NULL, 0, &error), JITNEY_ERROR_INVALID_ARGUMENT, "factor", "f64");

    CHECK(jitney_kernel_find("test.scale", &again, &error) == JITNEY_OK);
    CHECK(jitney_kernel_unregister("test.scale", &error) == JITNEY_OK);
    jitney_kernel_release(kernel);
    CHECK(destroyed == 0); /* `again` keeps it alive */
    args[0] = jitney_value_f64(0.5);
    CHECK(jitney_kernel_call(again, args, 2, NULL, 0, &error) == JITNEY_OK && ys[0] == 1);
    count = 1;
    jitney_kernel_release(again);
    CHECK(destroyed == 1);
    CHECK_FAILS(jitney_kernel_call(again, args, 2, NULL, 0, &error), JITNEY_ERROR_RELEASED, "kernel", "released");
    CHECK_FAILS(jitney_kernel_find("test.scale", &again, &error), JITNEY_ERROR_NOT_FOUND, "test.scale", "no kernel");
}

static void switches_and_counters(void) {
    float xs[4] = {1, 2, 3, 4}, zs[4];
    const int64_t four = 4;
    jitney_tensor x = jitney_tensor_f32(xs, 1, &four), z = jitney_tensor_f32(zs, 1, &four);
    jitney_stats_reset();
    jitney_disable();
    CHECK(!jitney_is_enabled());
    for (int i = 0; i < 3; i++)
        CHECK(jitney_relu(&x, &z, &error) == JITNEY_OK);
    jitney_enable();
    for (int i = 0; i < 5; i++)
        CHECK(jitney_relu(&x, &z, &error) == JITNEY_OK);
    const jitney_stats s = stats();
    CHECK(s.calls == 8 && s.calls_standard == 3 && s.calls_cpu == 5 && s.elements_cpu == 20 && s.enabled == 1);
    CHECK(s.cuda_available == 0 && s.functions_compiled == 0);

    /* An older, shorter struct gets what fits; a newer, longer one gets zeros. */
    jitney_stats small;
    memset(&small, 0x5a, sizeof small);
    small.struct_size = offsetof(jitney_stats, functions_compiled);
    CHECK(jitney_stats_get(&small, &error) == JITNEY_OK && small.enabled == 1);
    CHECK(small.functions_compiled == UINT64_C(0x5a5a5a5a5a5a5a5a));
    small.struct_size = 4;
    CHECK_FAILS(jitney_stats_get(&small, &error), JITNEY_ERROR_INVALID_ARGUMENT, "struct_size", "4");

    jitney_benchmark_result result;
    memset(&result, 0, sizeof result);
    result.struct_size = sizeof result;
    const int64_t shape[2] = {40, 50};
    CHECK(jitney_benchmark("relu", 2, shape, "f32", 3, &result, &error) == JITNEY_OK);
    CHECK(result.agree == 1 && result.standard_seconds > 0 && result.accelerated_seconds > 0);
    CHECK_FAILS(jitney_benchmark("reluu", 2, shape, "f32", 3, &result, &error), JITNEY_ERROR_NOT_FOUND, "reluu", "");
    CHECK_FAILS(jitney_benchmark("relu", 2, shape, "f33", 3, &result, &error), JITNEY_ERROR_DTYPE, "f33", "dtype");
}

static void texts(void) {
    char *text = NULL;
    CHECK(jitney_info_text(&text, &error) == JITNEY_OK && strstr(text, "CUDA device") && strstr(text, "no CUDA plugin"));
    jitney_text_release(text);
    CHECK(jitney_kernel_list(&text, &error) == JITNEY_OK && strstr(text, "\"relu\""));
    jitney_text_release(text);
    CHECK(jitney_info_json(&text, &error) == JITNEY_OK);
    const char *expected = getenv("JITNEY_EXPECT_LEVEL");
    if (expected) {
        char field[64];
        snprintf(field, sizeof field, "\"level\":\"%s\"", expected);
        CHECK(strstr(text, field));
    }
    jitney_text_release(text);
    jitney_text_release(NULL);
}

static void buffers(void) {
    jitney_buffer *buffer = NULL;
    const uint64_t in_use = stats().pool_bytes_in_use;
    CHECK(jitney_buffer_acquire(1000, &buffer, &error) == JITNEY_OK);
    CHECK(jitney_buffer_capacity(buffer) >= 1000 && (uintptr_t)jitney_buffer_data(buffer) % 64 == 0);
    memset(jitney_buffer_data(buffer), 1, jitney_buffer_capacity(buffer));
    CHECK(stats().pool_bytes_in_use >= in_use + 1000);
    CHECK(jitney_buffer_release(buffer, &error) == JITNEY_OK);
    CHECK(stats().pool_bytes_in_use == in_use);
    CHECK_FAILS(jitney_buffer_release(buffer, &error), JITNEY_ERROR_RELEASED, "buffer", "released");
    CHECK(jitney_buffer_data(buffer) == NULL && jitney_buffer_capacity(buffer) == 0);
    CHECK(jitney_buffer_release(NULL, &error) == JITNEY_OK);
    CHECK_FAILS(jitney_buffer_acquire(SIZE_MAX, &buffer, &error), JITNEY_ERROR_OUT_OF_MEMORY, "bytes", "");
    jitney_pool_trim(0);
    CHECK(stats().pool_bytes_held == 0);
}

static int records = 0;

static void receive(void *user, int32_t level, const char *target, const char *message) {
    (void)level, (void)target;
    if (strstr(message, "test.scale"))
        ++*(int *)user;
}

static void log_records(void) {
    CHECK(jitney_log_set_callback(receive, &records, JITNEY_LOG_DEBUG, &error) == JITNEY_OK);
    host_kernels();
    CHECK(records >= 2); /* registered, fell back, unregistered */
    const int seen = records;
    CHECK(jitney_log_set_callback(NULL, NULL, JITNEY_LOG_OFF, &error) == JITNEY_OK);
    destroyed = 0;
    host_kernels();
    CHECK(records == seen);
    CHECK_FAILS(jitney_log_enable(9, &error), JITNEY_ERROR_INVALID_ARGUMENT, "level", "9");
}

static void bad_input(void) {
    float xs[6] = {0};
    const int64_t shape[2] = {2, 3}, negative[2] = {2, -3}, huge[2] = {INT64_MAX, 4}, six = 6, five = 5;
    jitney_tensor x = jitney_tensor_f32(xs, 2, shape), out = {0}, bad = x;
    CHECK_FAILS(jitney_relu(NULL, &out, &error), JITNEY_ERROR_NULL_POINTER, "x", "NULL");
    CHECK_FAILS(jitney_relu(&x, NULL, &error), JITNEY_ERROR_NULL_POINTER, "out", "NULL");
    CHECK(jitney_relu(NULL, NULL, NULL) == JITNEY_ERROR_NULL_POINTER);
    bad.data = NULL;
    CHECK_FAILS(jitney_relu(&bad, &out, &error), JITNEY_ERROR_NULL_POINTER, "x", "(2, 3)");
    bad = jitney_tensor_f32(xs, 2, NULL);
    CHECK_FAILS(jitney_relu(&bad, &out, &error), JITNEY_ERROR_NULL_POINTER, "x", "shape");
    bad = jitney_tensor_f32(xs, 2, negative);
    CHECK_FAILS(jitney_relu(&bad, &out, &error), JITNEY_ERROR_SHAPE, "x", "-3");
    bad = jitney_tensor_f32(xs, 2, huge);
    CHECK_FAILS(jitney_relu(&bad, &out, &error), JITNEY_ERROR_OVERFLOW, "x", "9223372036854775807");
    bad = x;
    bad.dtype.bits = 12;
    CHECK_FAILS(jitney_relu(&bad, &out, &error), JITNEY_ERROR_DTYPE, "x", "bits 12");
    bad = x;
    bad.device.device_type = 2;
    CHECK_FAILS(jitney_relu(&bad, &out, &error), JITNEY_ERROR_DEVICE, "x", "type 2");
    bad = x;
    bad.data = (char *)xs + 1;
    CHECK_FAILS(jitney_relu(&bad, &out, &error), JITNEY_ERROR_ALIGNMENT, "x", "multiple of 4");
    jitney_tensor a = jitney_tensor_f32(xs, 1, &six), b = jitney_tensor_f32(xs, 1, &five);
    CHECK_FAILS(jitney_add(&a, &b, &out, &error), JITNEY_ERROR_SHAPE, "(6,)", "(5,)");
    jitney_tensor shifted = jitney_tensor_f32(xs + 1, 1, &five);
    CHECK_FAILS(jitney_relu(&b, &shifted, &error), JITNEY_ERROR_OVERLAP, "out", "x");
    CHECK(out.data == NULL && out.shape == NULL); /* written on success only */
    CHECK(jitney_relu(&x, &x, &error) == JITNEY_OK);
}

static void from_source(void) {
    jitney_error *error = NULL;
    jitney_kernel *kernel = NULL;
    const char *source = "def f(x, y):\n"
                         "    for i in prange(len(x)):\n"
                         "        y[i] = x[i] * scale\n"
                         "    return y[0], len(x)\n";
    const jitney_binding names[] = {{"scale", jitney_value_f64(0.5)}};
    jitney_compile_options options = {.struct_size = sizeof options, .bindings = names, .nbindings = 1};
    CHECK(jitney_kernel_compile("f", source, &options, &kernel, &error) == JITNEY_OK);
    double xs[3] = {2, 4, 6}, ys[3];
    const int64_t three = 3;
    jitney_tensor x = jitney_tensor_f64(xs, 1, &three), y = jitney_tensor_f64(ys, 1, &three);
    const jitney_value args[] = {jitney_value_readonly(&x), jitney_value_tensor(&y)};
    jitney_value results[4];
    CHECK(jitney_kernel_call(kernel, args, 2, results, 4, &error) == JITNEY_OK);
    CHECK(ys[0] == 1 && ys[1] == 2 && ys[2] == 3);
    CHECK(results[0].kind == JITNEY_VALUE_F64 && results[0].as.f64 == 1 && results[1].as.i64 == 3);
    CHECK(results[2].kind == JITNEY_VALUE_NONE);
    const void *address = NULL;
    CHECK(jitney_kernel_function_get(kernel, "(f8[::1], f8[::1])", &address, &error) == JITNEY_OK);
    int32_t (*function)(const jitney_tensor *, const jitney_tensor *, double *, int64_t *) = NULL;
    memcpy(&function, &address, sizeof function);
    double first = 0;
    int64_t count = 0;
    xs[0] = 8;
    CHECK(function(&x, &y, &first, &count) == 0 && first == 4 && count == 3);
    const int64_t two = 2;
    y.shape = (int64_t *)&two;
    CHECK(function(&x, &y, &first, &count) != 0);
    CHECK_FAILS(jitney_kernel_raised(&error), JITNEY_ERROR_RAISED, "IndexError: index 2", "line 3");
    CHECK_FAILS(jitney_kernel_compile(NULL, "def f(:", NULL, &kernel, &error), JITNEY_ERROR_SOURCE, "line 1", "f(:");
    jitney_kernel_release(kernel);
}

int main(void) {
    CHECK(strcmp(jitney_version(), "0.1.0") == 0 && jitney_abi_version() == 0);
    CHECK(strcmp(jitney_status_name(JITNEY_ERROR_OVERLAP), "overlap") == 0);
    CHECK(strcmp(jitney_status_name(12345), "unknown") == 0);
    results();
    switches_and_counters();
    texts();
    buffers();
    log_records();
    bad_input();
    from_source();
    jitney_pool_trim(0);
    return checks_failed != 0;
}
