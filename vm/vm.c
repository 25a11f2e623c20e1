/* vm.c - the life of a VM: what is made when, what the collector must see, what is freed. Making
 * one costs microseconds: types are filled in from tables when they are first looked into, and a
 * module exists once it is imported. */
#include "lifecycle.h"
#include "native.h"
#include "interp/embedded.h"
#include "interp/import.h"
#include "interp/interp.h"
#include "object/char_names.h"
#include "object/type.h"
#include "object/unicode.h"
#include <errno.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <time.h>

static const char *const name_texts[NAME_COUNT] = {
#define NAME(index, text) [NAME_##index] = text,
#include "object/names.def"
#undef NAME
};

static void trace_vm(struct vm *vm, struct gc_tracer *tracer)
{
    gc_trace_range(tracer, vm->names, NAME_COUNT);
    gc_trace_range(tracer, vm->latin1, 256);
    gc_trace(tracer, vm->empty_tuple);
    gc_trace(tracer, vm->empty_bytes);
    gc_trace(tracer, vm->empty_frozenset);
    gc_trace(tracer, vm->memory_error);
    gc_trace(tracer, vm->contextvars_context);
    gc_trace(tracer, vm->error);
    gc_trace_ptr(tracer, vm->modules);
    gc_trace_ptr(tracer, vm->builtins);
    gc_trace_ptr(tracer, vm->sys);
    native_trace(vm, tracer);
}

/* ASPEN_HASHSEED: a decimal number makes hashing repeatable, 0 included; anything else, or nothing,
 * means random. */
static void seed_hashing(struct vm *vm)
{
    const char *text = getenv("ASPEN_HASHSEED");
    if (text && *text) {
        char *end;
        errno = 0;
        uint64_t n = strtoull(text, &end, 10);
        if (!*end && !errno) {
            vm->hash_seed[0] = n * UINT64_C(0x9e3779b97f4a7c15) + 1;
            vm->hash_seed[1] = (n ^ UINT64_C(0xd1b54a32d192ed03)) * UINT64_C(0x2545f4914f6cdd1d);
            return;
        }
    }
    if (getrandom(vm->hash_seed, sizeof vm->hash_seed, GRND_NONBLOCK) !=
        (ssize_t)sizeof vm->hash_seed) {
        struct timespec now;
        clock_gettime(CLOCK_REALTIME, &now);
        vm->hash_seed[0] = (uint64_t)now.tv_nsec * UINT64_C(0x9e3779b97f4a7c15) ^ (uintptr_t)vm;
        vm->hash_seed[1] = (uint64_t)now.tv_sec ^ vm->hash_seed[0] << 17;
    }
}

/* Where nested activations must stop: most of the thread's stack below here may be used. */
static char *stack_floor(void)
{
    struct rlimit limit;
    size_t size = 8u << 20;
    if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY) {
        size = limit.rlim_cur;
    }
    if (size > 64u << 20) {
        size = 64u << 20;
    }
    char *here = __builtin_frame_address(0);
    size_t margin = size / 4 < 256u << 10 ? size / 4 : 256u << 10;
    return here - (size - margin - size / 16);
}

static bool names_init(struct vm *vm)
{
    for (unsigned i = 0; i < NAME_COUNT; i++) {
        vm->names[i] = str_intern_cstr(vm, name_texts[i]);
        if (!vm->names[i]) {
            return false;
        }
    }
    return true;
}

static const struct module_def *find_native(const char *name)
{
    for (const struct native_module *m = native_modules; m->name; m++) {
        if (!strcmp(m->name, name)) {
            return m->def;
        }
    }
    return NULL;
}

/* builtins and sys exist from the start and are in sys.modules. */
static struct dict *core_module(struct vm *vm, const char *name)
{
    value v = native_module_new(vm, find_native(name));
    return v && dict_set_cstr(vm, vm->modules, name, v) ? as_module(v)->dict : NULL;
}

static bool vm_init(struct vm *vm)
{
    vm->recursion_limit = 1000;
    vm->next_type_version = 1;
    vm->library_file = embedded_source_path;
    vm->next_keys_version = 1;
    vm->c_stack_limit = stack_floor();
    seed_hashing(vm);
    if (!types_init(vm) || !heap_add_roots(vm, trace_vm) || !names_init(vm) || !interp_init(vm)) {
        return false;
    }
    if (!tuple_new(vm, 0) || !exceptions_init(vm)) {
        return false;
    }
    vm->modules = dict_new(vm);
    vm->builtins = dict_new(vm); /* so that functions made before the module is have one */
    if (!vm->modules || !vm->builtins) {
        return false;
    }
    struct dict *builtins = core_module(vm, "builtins");
    if (!builtins) {
        return false;
    }
    vm->builtins = builtins;
    vm->sys = core_module(vm, "sys");
    return vm->sys != NULL;
}

struct vm *vm_new(const struct aspen_allocator_hooks *hooks, size_t cap)
{
    struct vm *vm = hooks ? hooks->resize(hooks->ctx, NULL, 0, sizeof *vm) : malloc(sizeof *vm);
    if (!vm) {
        return NULL;
    }
    memset(vm, 0, sizeof *vm);
    if (hooks) {
        vm->allocator = *hooks;
    }
    if (!heap_init(vm, hooks, cap)) {
        if (hooks) {
            hooks->resize(hooks->ctx, vm, sizeof *vm, 0);
        } else {
            free(vm);
        }
        return NULL;
    }
    if (!vm_init(vm)) {
        vm_free(vm);
        return NULL;
    }
    return vm;
}

void vm_free(struct vm *vm)
{
    if (!vm) {
        return;
    }
    struct aspen_allocator_hooks hooks = vm->allocator;
    native_destroy(vm);
    char_names_close(vm);
    unicode_close(vm);
    interp_destroy(vm);
    types_destroy(vm);
    interned_destroy(vm);
    heap_destroy(vm);
    if (hooks.resize) {
        hooks.resize(hooks.ctx, vm, sizeof *vm, 0);
    } else {
        free(vm);
    }
}
