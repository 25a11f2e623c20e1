/* gc.c - module gc: the collector, as scripts may steer it. */
#include "../vm/native.h"
#include "../vm/interp/interp.h"

static value gc_enable(struct vm *vm, value *args)
{
    gc_set_enabled(vm, true);
    return VALUE_NONE;
}

static value gc_disable(struct vm *vm, value *args)
{
    gc_set_enabled(vm, false);
    return VALUE_NONE;
}

static value gc_isenabled(struct vm *vm, value *args)
{
    return make_bool(gc_is_enabled(vm));
}

static value gc_collect_function(struct vm *vm, value *args)
{
    int64_t generation = 2;
    if (args[0] && !to_int64(vm, args[0], &generation)) {
        return VALUE_ERROR;
    }
    if (generation < 0 || generation > 2) {
        return raise_value_error(vm, "invalid generation");
    }
    size_t freed = gc_collect(vm, (int)generation);
    return vm_run_finalizers(vm) ? int_from_uint64(vm, freed) : VALUE_ERROR;
}

static bool set_number(struct vm *vm, struct dict *dict, const char *name, uint64_t n)
{
    value v = int_from_uint64(vm, n);
    return v && dict_set_cstr(vm, dict, name, v);
}

static value gc_get_stats(struct vm *vm, value *args)
{
    struct gc_stats stats;
    gc_stats(vm, &stats);
    struct list *list = list_new(vm, 3);
    for (int i = 0; list && i < 3; i++) {
        struct dict *dict = dict_new(vm);
        size_t runs = i == 0 ? stats.collections_minor : i == 2 ? stats.collections_major : 0;
        if (!dict || !set_number(vm, dict, "collections", runs) ||
            !set_number(vm, dict, "collected", 0) || !set_number(vm, dict, "uncollectable", 0) ||
            !list_append(vm, list, from_object(dict))) {
            return VALUE_ERROR;
        }
    }
    return from_object(list);
}

/* Nanoseconds of CPU time, by what the collector did: what a program waited for at most. */
static value gc_longest_pauses(struct vm *vm, value *args)
{
    static const char *const names[GC_PAUSES] = {
        [GC_PAUSE_SWEEP] = "sweep",
        [GC_PAUSE_CLEAR] = "clear",
        [GC_PAUSE_MARK] = "mark",
        [GC_PAUSE_COLLECT] = "collect",
    };
    struct gc_stats stats;
    gc_stats(vm, &stats);
    struct dict *dict = dict_new(vm);
    for (unsigned i = 0; dict && i < GC_PAUSES; i++) {
        if (!set_number(vm, dict, names[i], stats.longest_pause_ns[i])) {
            return VALUE_ERROR;
        }
    }
    return from_object(dict);
}

struct collected {
    struct vm *vm;
    struct list *list;
};

static bool add_object(void *ctx, struct object *object)
{
    struct collected *c = ctx;
    if (is_generator_like(from_object(object))) {
        ((struct generator *)object)->escaped = true;
    }
    return object == &c->list->header || list_append(c->vm, c->list, from_object(object));
}

static value gc_get_objects(struct vm *vm, value *args)
{
    struct collected c = {vm, list_new(vm, 1024)};
    if (!c.list) {
        return VALUE_ERROR;
    }
    gc_each_object(vm, add_object, &c);
    return vm->error ? VALUE_ERROR : from_object(c.list);
}

static value gc_get_count(struct vm *vm, value *args)
{
    return tuple_of(vm, 3, small_int(0), small_int(0), small_int(0));
}

static value gc_get_threshold(struct vm *vm, value *args)
{
    return tuple_of(vm, 3, small_int(2000), small_int(10), small_int(0));
}

static value gc_none(struct vm *vm, value *args)
{
    return VALUE_NONE;
}

static value gc_zero(struct vm *vm, value *args)
{
    return small_int(0);
}

static value gc_is_tracked(struct vm *vm, value *args)
{
    return make_bool(is_object(args[0]) && as_object(args[0])->type->def->trace);
}

static const struct native_def functions[] = {
    {"enable", "()", gc_enable, NATIVE_FUNCTION, "Let collections happen."},
    {"disable", "()", gc_disable, NATIVE_FUNCTION, "No automatic collections."},
    {"isenabled", "()", gc_isenabled, NATIVE_FUNCTION, NULL},
    {"collect", "(generation=2)", gc_collect_function, NATIVE_FUNCTION | NATIVE_PRECISE,
     "Collect now; how many objects were freed is returned."},
    {"get_stats", "()", gc_get_stats, NATIVE_FUNCTION, NULL},
    {"_longest_pauses", "()", gc_longest_pauses, NATIVE_FUNCTION,
     "The longest steps of the collector so far, in nanoseconds of CPU time."},
    {"get_objects", "(generation=None)", gc_get_objects, NATIVE_FUNCTION, "All live objects."},
    {"get_count", "()", gc_get_count, NATIVE_FUNCTION, NULL},
    {"get_threshold", "()", gc_get_threshold, NATIVE_FUNCTION, NULL},
    {"set_threshold", "(threshold0, threshold1=10, threshold2=0, /)", gc_none, NATIVE_FUNCTION,
     NULL},
    {"get_debug", "()", gc_zero, NATIVE_FUNCTION, NULL},
    {"set_debug", "(flags, /)", gc_none, NATIVE_FUNCTION, NULL},
    {"is_tracked", "(obj, /)", gc_is_tracked, NATIVE_FUNCTION, NULL},
    {"freeze", "()", gc_none, NATIVE_FUNCTION, NULL},
    {"unfreeze", "()", gc_none, NATIVE_FUNCTION, NULL},
    {"get_freeze_count", "()", gc_zero, NATIVE_FUNCTION, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const struct module_constant constants[] = {
    {"DEBUG_STATS", 1},    {"DEBUG_COLLECTABLE", 2}, {"DEBUG_UNCOLLECTABLE", 4},
    {"DEBUG_SAVEALL", 32}, {"DEBUG_LEAK", 38},       {NULL, 0},
};

static bool init(struct vm *vm, struct module *module)
{
    return module_add(vm, module, "garbage", from_object(list_new(vm, 0))) &&
           module_add(vm, module, "callbacks", from_object(list_new(vm, 0)));
}

const struct module_def gc_module = {
    .name = "gc",
    .doc = "The collector.",
    .functions = functions,
    .constants = constants,
    .init = init,
};
