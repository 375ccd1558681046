/* A plugin that is as good or as bad as the macros say with which it is compiled; without any it is a good provider of
 * one kernel that does nothing. tests/plugins.rs compiles it again and again.
 *
 * NAME, VERSION, MAJOR, MINOR, SIZE, KINDS, COMPILE, TARGET, LOAD, ENTRY, RELEASE, KERNELS, KERNEL_COUNT, PROBE: what the
 * table says. QUERY: what jitney_plugin_query returns, QUERY_SAYS: with which message.
 */
#define _POSIX_C_SOURCE 200809L
#include <jitney/plugin.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifndef NAME
#define NAME "bad"
#endif
#ifndef FIRST_KERNEL
#define FIRST_KERNEL NAME "_nothing"
#endif
#ifndef VERSION
#define VERSION "1"
#endif
#ifndef MAJOR
#define MAJOR JITNEY_PLUGIN_ABI_MAJOR
#endif
#ifndef MINOR
#define MINOR JITNEY_PLUGIN_ABI_MINOR
#endif
#ifndef SIZE
#define SIZE sizeof(jitney_plugin_api)
#endif
#ifndef KINDS
#define KINDS JITNEY_PLUGIN_KERNEL_PROVIDER
#endif
#ifndef COMPILE
#define COMPILE NULL
#endif
#ifndef TARGET
#define TARGET NULL
#endif
#ifndef LOAD
#define LOAD NULL
#endif
#ifndef ENTRY
#define ENTRY NULL
#endif
#ifndef RELEASE
#define RELEASE NULL
#endif
#ifndef PROBE
#define PROBE NULL
#endif
#ifndef KERNELS
#define KERNELS kernels
#endif
#ifndef KERNEL_COUNT
#define KERNEL_COUNT 1
#endif

static const jitney_host_api *host;

/* --- What slots may do. All of them are there in every variant. */
#define UNUSED __attribute__((unused)) static

UNUSED int32_t probe_refuses(jitney_error **error) {
    host->set_error(error, JITNEY_ERROR_DEVICE, "there is no such processor");
    return JITNEY_ERROR_DEVICE;
}
UNUSED int32_t probe_says_nothing(jitney_error **error) {
    (void)error;
    return -77;
}
UNUSED int32_t probe_lies(jitney_error **error) { /* an error, and success */
    host->set_error(error, JITNEY_ERROR_DEVICE, "forget it");
    return JITNEY_OK;
}
UNUSED const char *target(void) { return "test target"; }
UNUSED const char *no_target(void) { return NULL; }
UNUSED const char *long_target(void) {
    static char text[3001];
    memset(text, 'x', 3000);
    return text;
}

static int32_t give(jitney_bytes *artefact, const void *bytes, size_t length) {
    artefact->data = host->allocate(length + 1);
    memcpy(artefact->data, bytes, length);
    artefact->length = length;
    return JITNEY_OK;
}
#define COMPILER(name)                                                                                                 \
    UNUSED int32_t name(const jitney_compile_request *request, jitney_bytes *artefact, jitney_error **error)
COMPILER(fails) {
    (void)request, (void)artefact;
    host->set_error(error, JITNEY_ERROR_UNSUPPORTED, "not on Sundays");
    return JITNEY_ERROR_UNSUPPORTED;
}
COMPILER(fails_silently) {
    (void)request, (void)artefact, (void)error;
    return 12345;
}
COMPILER(gives_nothing) {
    (void)request, (void)artefact, (void)error;
    return JITNEY_OK;
}
COMPILER(gives_empty) {
    (void)request, (void)error;
    return give(artefact, "", 0);
}
COMPILER(gives_noise) {
    (void)request, (void)error;
    unsigned char noise[1000];
    unsigned seed = 7;
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (unsigned char)((seed = seed * 1103515245u + 12345u) >> 16);
    return give(artefact, noise, sizeof noise);
}
COMPILER(gives_all_there_is) {
    (void)request, (void)error;
    give(artefact, "", 0);
    artefact->length = SIZE_MAX;
    return JITNEY_OK;
}

/* An image of 16 bytes of memory, one entry, one relocation of a symbol, each of which may be wrong. */
#ifndef ENTRY_AT
#define ENTRY_AT 0
#endif
#ifndef ENTRY_FORM
#define ENTRY_FORM 0
#endif
#ifndef CODE
#define CODE 8
#endif
#ifndef ALIGNMENT
#define ALIGNMENT 16
#endif
#ifndef ENTRIES
#define ENTRIES 1
#endif
#ifndef RELOCATION_AT
#define RELOCATION_AT 8
#endif
#ifndef RELOCATION_OF
#define RELOCATION_OF 0
#endif
#ifndef SYMBOL
#define SYMBOL "jitney_rt_parallel"
#endif
#ifndef OBJECT
#define OBJECT 0
#endif
#ifndef PLACES
#define PLACES 0
#endif
#ifndef SURPLUS
#define SURPLUS 0
#endif
COMPILER(gives_image) {
    (void)request, (void)error;
    const uint32_t name = sizeof SYMBOL - 1;
    const uint32_t head[] = {0x4d49544a, 2,        ALIGNMENT,     CODE,          16, ENTRIES, 1,   1, OBJECT, PLACES,
                             ENTRY_FORM, ENTRY_AT, RELOCATION_AT, RELOCATION_OF, 0,  0,       name};
    const unsigned char memory[16] = {0xb8, 0, 0, 0, 0, 0xc3}; /* mov eax, 0; ret */
    unsigned char bytes[256] = {0};
    memcpy(bytes, head, sizeof head);
    memcpy(bytes + sizeof head, SYMBOL, name);
    memcpy(bytes + sizeof head + name, memory, sizeof memory);
    return give(artefact, bytes, sizeof head + name + sizeof memory + SURPLUS);
}

UNUSED int32_t load_fails(const uint8_t *bytes, size_t length, void **code, jitney_error **error) {
    (void)bytes, (void)length, (void)code;
    host->set_error(error, JITNEY_ERROR_OUT_OF_MEMORY, "no room");
    return JITNEY_ERROR_OUT_OF_MEMORY;
}
UNUSED int32_t load_works(const uint8_t *bytes, size_t length, void **code, jitney_error **error) {
    (void)bytes, (void)length, (void)error;
    *code = NULL;
    return JITNEY_OK;
}
UNUSED const void *no_entry(void *code, uint32_t form) {
    (void)code, (void)form;
    return NULL;
}
UNUSED void release(void *code) { (void)code; }

/* --- Kernels. */
#define KERNEL(name)                                                                                                   \
    UNUSED int32_t name(void *user, const jitney_value *args, size_t nargs, jitney_error **error)
KERNEL(nothing) {
    (void)user, (void)args, (void)nargs, (void)error;
    return JITNEY_OK;
}
KERNEL(unsupported) {
    (void)user, (void)args, (void)nargs;
    host->set_error(error, JITNEY_ERROR_UNSUPPORTED, "not this one");
    return JITNEY_ERROR_UNSUPPORTED;
}
KERNEL(broken) {
    (void)user, (void)args, (void)nargs;
    host->set_error(error, JITNEY_ERROR_DEVICE, "the wire is cut");
    return JITNEY_ERROR_DEVICE;
}
/* Writes the kinds of its arguments, as letters, to the file that the environment names. */
KERNEL(records) {
    (void)user, (void)error;
    FILE *file = fopen(getenv("JITNEY_TEST_RECORD"), "a");
    for (size_t i = 0; i < nargs; i++) {
        const jitney_value *v = &args[i];
        switch (v->kind) {
        case JITNEY_VALUE_NONE: fprintf(file, "none "); break;
        case JITNEY_VALUE_TENSOR: fprintf(file, "tensor%d%s ", v->as.tensor->ndim, v->as.tensor->data ? "" : "!"); break;
        case JITNEY_VALUE_F64: fprintf(file, "f64=%g ", v->as.f64); break;
        case JITNEY_VALUE_I64: fprintf(file, "i64=%lld ", (long long)v->as.i64); break;
        case JITNEY_VALUE_BOOL: fprintf(file, "bool=%d ", v->as.boolean); break;
        case JITNEY_VALUE_I64S: fprintf(file, "i64s%zu=%lld ", v->as.i64s.len, (long long)v->as.i64s.data[0]); break;
        case JITNEY_VALUE_F64S: fprintf(file, "f64s%zu=%g ", v->as.f64s.len, v->as.f64s.data[0]); break;
        default: fprintf(file, "?%d ", v->kind);
        }
    }
    fprintf(file, "\n");
    fclose(file);
    return JITNEY_ERROR_UNSUPPORTED;
}
/* Calls the kernel that it provides. */
KERNEL(calls_itself) {
    (void)user, (void)nargs;
    typedef jitney_status function(const jitney_tensor *, jitney_tensor *, jitney_error **);
    function *relu = (function *)strtoull(getenv("JITNEY_TEST_FUNCTION"), NULL, 0);
    return relu(args[0].as.tensor, args[1].as.tensor, error);
}

#define ROW .struct_size = sizeof(jitney_provided_kernel)
UNUSED const jitney_provided_kernel kernels[] = {{ROW, .name = FIRST_KERNEL, .standard = nothing}};
UNUSED const jitney_provided_kernel twice[] = {{ROW, .name = "twice", .standard = nothing},
                                               {ROW, .name = "twice", .standard = nothing}};
UNUSED const jitney_provided_kernel late_mistake[] = {{ROW, .name = "fine", .standard = nothing},
                                                      {ROW, .name = "relu", .cpu = nothing},
                                                      {ROW, .name = "worse"}};
UNUSED const jitney_provided_kernel no_name[] = {{ROW, .standard = nothing}};
UNUSED const jitney_provided_kernel odd_name[] = {{ROW, .name = "a b", .standard = nothing}};
UNUSED const jitney_provided_kernel odd_signature[] = {{ROW, .name = "odd", .signature = "x: f33", .standard = nothing}};
UNUSED const jitney_provided_kernel no_standard[] = {{ROW, .name = "odd", .cpu = nothing}};
UNUSED const jitney_provided_kernel no_cpu[] = {{ROW, .name = "relu"}};
UNUSED const jitney_provided_kernel own_standard[] = {{ROW, .name = "relu", .standard = nothing, .cpu = nothing}};
UNUSED const jitney_provided_kernel no_size[] = {{.name = "odd", .standard = nothing}};
UNUSED const jitney_provided_kernel taken[] = {{ROW, .name = "other_nothing", .standard = nothing}};
UNUSED const jitney_provided_kernel relu_works[] = {{ROW, .name = "relu", .cpu = nothing}};
UNUSED const jitney_provided_kernel relu_unsupported[] = {{ROW, .name = "relu", .cpu = unsupported}};
UNUSED const jitney_provided_kernel relu_broken[] = {{ROW, .name = "relu", .cpu = broken}};
UNUSED const jitney_provided_kernel relu_itself[] = {{ROW, .name = "relu", .cpu = calls_itself}};
UNUSED const jitney_provided_kernel recorded[] = {{ROW, .name = "clip", .cpu = records},
                                                  {ROW, .name = "gelu", .cpu = records},
                                                  {ROW, .name = "sum", .cpu = records},
                                                  {ROW, .name = "percentile", .cpu = records},
                                                  {ROW, .name = "layer_norm", .cpu = records}};

/* --- The table. */
UNUSED struct {
    jitney_plugin_api api;
    void *later[4];
} table = {
    .api = {.abi_major = MAJOR,
            .abi_minor = MINOR,
            .name = NAME,
            .version = VERSION,
            .kinds = KINDS,
            .probe = PROBE,
            .target = TARGET,
            .compile = COMPILE,
            .load = LOAD,
            .entry = ENTRY,
            .release = RELEASE,
            .kernels = KERNELS,
            .kernel_count = KERNEL_COUNT},
    .later = {(void *)1, (void *)1, (void *)1, (void *)1},
};

#ifndef NO_QUERY
int32_t jitney_plugin_query(const jitney_host_api *given, const jitney_plugin_api **out, jitney_error **error) {
    host = given;
    (void)error;
    const char *counter = getenv("JITNEY_TEST_COUNTER");
    if (counter) {
        FILE *file = fopen(counter, "a");
        fputc('q', file);
        fclose(file);
        nanosleep(&(struct timespec){.tv_nsec = 50000000}, NULL);
    }
#ifdef CALLS_BACK
    host->log(JITNEY_LOG_INFO, NAME, "in query");
    host->log(99, NULL, NULL);
    host->count(NAME, "queries", 1);
    host->deallocate(host->allocate(100));
    if (host->runtime_symbol("jitney_rt_parallel") == NULL || host->runtime_symbol("nonsense") != NULL)
        return -1;
    host->set_error(NULL, 1, "to nobody");
    /* The library's own functions may be called as well, except that one: it would wait for this call to end. */
    typedef jitney_status function(const char *, jitney_error **);
    function *load = (function *)strtoull(getenv("JITNEY_TEST_FUNCTION"), NULL, 0);
    if (load("./another.so", NULL) == JITNEY_OK)
        return -2;
#endif
#ifdef QUERY_SAYS
    host->set_error(error, QUERY, QUERY_SAYS);
#endif
#ifdef QUERY
    return QUERY;
#endif
#ifndef NO_TABLE
    table.api.struct_size = SIZE;
    *out = &table.api;
#else
    (void)out;
#endif
    return JITNEY_OK;
}
#endif
