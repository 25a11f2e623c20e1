/* _collections.c - the native part of module collections: defaultdict, count_elements and the field
 * descriptor of named tuples. deque is in _collections_deque.c. */
#include "../vm/native.h"
#include "../vm/object/container.h"
#include "../vm/object/type.h"

extern const struct type_def collections_deque_def, collections_deque_iter_def,
    collections_deque_reverse_iter_def;

/* -- defaultdict ---------------------------------------------------------------------------------------- */

struct defaultdict {
    struct dict dict;
    value factory; /* VALUE_NONE: none */
    value more;
};
#define as_defaultdict(v) ((struct defaultdict *)as_object(v))

static value defaultdict_new(struct vm *vm, value *args)
{
    struct defaultdict *d = object_alloc(vm, as_type(args[0]));
    if (d) {
        d->factory = VALUE_NONE;
        d->dict.str_keys_only = true;
        d->dict.keys_version = DICT_UNVERSIONED;
    }
    return from_object(d);
}

static value defaultdict_init(struct vm *vm, value *args)
{
    struct tuple *given = as_tuple(args[1]);
    if (given->length) {
        value factory = given->items[0];
        if (factory != VALUE_NONE && !is_callable(vm, factory)) {
            return raise_type_error(vm, "first argument must be callable or None");
        }
        as_defaultdict(args[0])->factory = factory;
        gc_barrier(vm, as_object(args[0]));
    }
    value rest[2] = {args[0], VALUE_NULL};
    if (given->length > 2) {
        return raise_type_error(vm, "dict expected at most 1 argument, got %zu", given->length - 1);
    }
    if (given->length == 2) {
        rest[1] = given->items[1];
        if (!dict_update(vm, &as_defaultdict(args[0])->dict, rest[1])) {
            return VALUE_ERROR;
        }
    }
    if (args[2] && as_dict(args[2])->count &&
        !dict_update(vm, &as_defaultdict(args[0])->dict, args[2])) {
        return VALUE_ERROR;
    }
    return VALUE_NONE;
}

static value defaultdict_missing(struct vm *vm, value *args)
{
    value factory = as_defaultdict(args[0])->factory;
    if (factory == VALUE_NONE) {
        return raise_key_error(vm, args[1]);
    }
    value v = call0(vm, factory);
    if (!v) {
        return VALUE_ERROR;
    }
    size_t mark = gc_root_mark(vm);
    bool ok = gc_push_root(vm, v) && set_item(vm, args[0], args[1], v);
    gc_pop_roots(vm, mark);
    return ok ? v : VALUE_ERROR;
}

static value defaultdict_copy(struct vm *vm, value *args)
{
    value parts[2] = {as_defaultdict(args[0])->factory, args[0]};
    return call(vm, from_object(type_of(vm, args[0])), 2, parts);
}

static value defaultdict_reduce(struct vm *vm, value *args)
{
    value factory = as_defaultdict(args[0])->factory;
    value items = call_method(vm, args[0], NAME_OF(vm, ITEMS), 0, NULL);
    size_t mark = gc_root_mark(vm);
    value iterator =
        items && gc_push_root(vm, items) ? get_iter(vm, items) : VALUE_ERROR;
    gc_pop_roots(vm, mark);
    value parts = !iterator                ? VALUE_ERROR
                  : factory == VALUE_NONE ? from_object(tuple_new(vm, 0))
                                          : tuple_of(vm, 1, factory);
    return parts ? tuple_of(vm, 5, from_object(type_of(vm, args[0])), parts, VALUE_NONE, VALUE_NONE,
                            iterator)
                 : VALUE_ERROR;
}

static value defaultdict_repr(struct vm *vm, value self)
{
    value base = dict_def.repr(vm, self);
    size_t mark = gc_root_mark(vm);
    if (!base || !gc_push_root(vm, base)) {
        return VALUE_ERROR;
    }
    value factory = as_defaultdict(self)->factory, text;
    if (factory != VALUE_NONE && !repr_enter(vm, factory)) {
        text = vm->error ? VALUE_ERROR : str_from_cstr(vm, "...");
    } else {
        text = repr(vm, factory);
        if (factory != VALUE_NONE) {
            repr_leave(vm, factory);
        }
    }
    value result =
        text ? format_str(vm, "%T(%U, %U)", self, text, base) : VALUE_ERROR;
    gc_pop_roots(vm, mark);
    return result;
}

static value defaultdict_binary(struct vm *vm, enum binary_op op, value left, value right)
{
    if (op != OP_OR || !is_kind(left, TYPE_DICT) || !is_kind(right, TYPE_DICT)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    const struct type *of_left = as_object(left)->type;
    bool left_is = of_left->def == as_object(left)->type->def && of_left->def->new == defaultdict_new;
    value model = left_is ? left : right;
    value parts[2] = {as_defaultdict(model)->factory, left};
    value copy = call(vm, from_object(type_of(vm, model)), 2, parts);
    size_t mark = gc_root_mark(vm);
    bool ok = copy && gc_push_root(vm, copy) && dict_update(vm, as_dict(copy), right);
    gc_pop_roots(vm, mark);
    return ok ? copy : VALUE_ERROR;
}

static void defaultdict_trace(struct gc_tracer *tracer, struct object *self)
{
    dict_def.trace(tracer, self);
    gc_trace(tracer, ((struct defaultdict *)self)->factory);
}

static value get_factory(struct vm *vm, value self)
{
    return as_defaultdict(self)->factory;
}

static bool set_factory(struct vm *vm, value self, value v)
{
    as_defaultdict(self)->factory = v ? v : VALUE_NONE;
    gc_barrier(vm, as_object(self));
    return true;
}

static const struct native_def defaultdict_methods[] = {
    {"__missing__", "(key, /)", defaultdict_missing, NATIVE_METHOD,
     "Called by __getitem__ for missing keys."},
    {"copy", "()", defaultdict_copy, NATIVE_METHOD, "D.copy() -> a shallow copy of D."},
    {"__copy__", "()", defaultdict_copy, NATIVE_METHOD, "D.copy() -> a shallow copy of D."},
    {"__reduce__", "()", defaultdict_reduce, NATIVE_METHOD, NULL},
    CLASS_GETITEM_ROW,
    {0},
};
static const struct getset_row defaultdict_getset[] = {
    {"default_factory", get_factory, set_factory, "Factory for default value called by __missing__()."},
    {0},
};

static bool defaultdict_init_def(struct vm *vm, struct module *module);

/* The rest is dict's. */
static const struct type_def defaultdict_def = {
    .name = "defaultdict",
    .module = "collections",
    .size = sizeof(struct defaultdict),
    .flags = TYPE_SUBCLASSABLE | TYPE_TRACED | TYPE_MAPPING | TYPE_UNHASHABLE | TYPE_WEAKREFABLE |
             TYPE_MATCH_SELF,
    .doc = "A dict that makes what is missing with its default factory.",
    .new_signature = "(*args, **kwargs)",
    .new = defaultdict_new,
    .init_signature = "(*args, **kwargs)",
    .init = defaultdict_init,
    .methods = defaultdict_methods,
    .getset = defaultdict_getset,
    .trace = defaultdict_trace,
    .finalize = NULL,
    .repr = defaultdict_repr,
    .binary = defaultdict_binary,
};
