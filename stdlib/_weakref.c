/* _weakref.c - the native part of module weakref. */
#include "../vm/native.h"
#include "../vm/object/type.h"

static value fn_proxy(struct vm *vm, value *args)
{
    return weak_proxy_new(vm, args[0], args[1] ? args[1] : VALUE_NULL);
}

/* All living references to one object, found by walking the heap. */
struct reference_walk {
    struct vm *vm;
    value referent;
    struct list *found; /* NULL: only count */
    size_t count;
    bool failed;
};

static bool visit_reference(void *ctx, struct object *object)
{
    struct reference_walk *walk = ctx;
    bool reference = object->kind == TYPE_WEAKREF || object->kind == TYPE_WEAK_PROXY ||
                     object->kind == TYPE_WEAK_CALLABLE_PROXY;
    if (reference && ((struct weakref *)object)->referent == walk->referent) {
        walk->count++;
        if (walk->found && !list_append(walk->vm, walk->found, from_object(object))) {
            walk->failed = true;
            return false;
        }
    }
    return true;
}

static value fn_getweakrefcount(struct vm *vm, value *args)
{
    struct reference_walk walk = {vm, args[0], NULL, 0, false};
    if (is_object(args[0]) && (as_object(args[0])->flags & OBJECT_WEAKREF)) {
        gc_each_object(vm, visit_reference, &walk);
    }
    return small_int((int64_t)walk.count);
}

static value fn_getweakrefs(struct vm *vm, value *args)
{
    struct reference_walk walk = {vm, args[0], list_new(vm, 0), 0, false};
    if (!walk.found) {
        return VALUE_ERROR;
    }
    if (is_object(args[0]) && (as_object(args[0])->flags & OBJECT_WEAKREF)) {
        gc_each_object(vm, visit_reference, &walk);
    }
    return walk.failed ? VALUE_ERROR : from_object(walk.found);
}

/* Deletes d[key] if it still holds the dead reference that was seen there. */
static value fn_remove_dead_weakref(struct vm *vm, value *args)
{
    if (!is_kind(args[0], TYPE_DICT)) {
        return raise_type_error(vm, "_remove_dead_weakref() argument 1 must be dict, not %T",
                                args[0]);
    }
    struct dict *dict = as_dict(args[0]);
    bool failed = false;
    value found = dict_get(vm, dict, args[1], &failed);
    if (failed) {
        return VALUE_ERROR;
    }
    if (found && is_kind(found, TYPE_WEAKREF) && !as_weakref(found)->referent) {
        value old;
        if (dict_remove(vm, dict, args[1], &old) < 0) {
            return VALUE_ERROR;
        }
    }
    return VALUE_NONE;
}

static const struct native_def functions[] = {
    {"proxy", "(object, callback=None, /)", fn_proxy, NATIVE_FUNCTION,
     "Create a proxy object that weakly references 'object'."},
    {"getweakrefcount", "(object, /)", fn_getweakrefcount, NATIVE_FUNCTION,
     "Return the number of weak references to 'object'."},
    {"getweakrefs", "(object, /)", fn_getweakrefs, NATIVE_FUNCTION,
     "Return a list of all weak reference objects pointing to 'object'."},
    {"_remove_dead_weakref", "(dct, key, /)", fn_remove_dead_weakref, NATIVE_FUNCTION,
     "Atomically remove key from dict if it points to a dead weakref."},
    {0},
};

static bool init(struct vm *vm, struct module *module)
{
    return module_add(vm, module, "ref", type_value(vm, TYPE_WEAKREF)) &&
           module_add(vm, module, "ReferenceType", type_value(vm, TYPE_WEAKREF)) &&
           module_add(vm, module, "ProxyType", type_value(vm, TYPE_WEAK_PROXY)) &&
           module_add(vm, module, "CallableProxyType", type_value(vm, TYPE_WEAK_CALLABLE_PROXY));
}

const struct module_def weakref_module = {
    .name = "_weakref",
    .doc = "Weak-reference support module.",
    .functions = functions,
    .init = init,
};
