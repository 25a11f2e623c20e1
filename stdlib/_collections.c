/* _collections.c - the native part of module collections: defaultdict, count_elements and the field
 * descriptor of named tuples. deque is in _collections_deque.c. */
#include "../vm/native.h"
#include "../vm/object/container.h"
#include "../vm/object/type.h"

extern const struct type_def collections_deque_def, collections_deque_iter_def,
    collections_deque_reverse_iter_def;

/* -- defaultdict ---------------------------------------------------------------------------------------- */

extern const struct type_def dict_def;

struct defaultdict {
    struct dict dict;
    value factory; /* VALUE_NONE: none */
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
    if (given->length > 2) {
        return raise_type_error(vm, "dict expected at most 1 argument, got %zu", given->length - 1);
    }
    if (given->length == 2 && !dict_update(vm, &as_defaultdict(args[0])->dict, given->items[1])) {
        return VALUE_ERROR;
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
    value iterator = items && gc_push_root(vm, items) ? get_iter(vm, items) : VALUE_ERROR;
    gc_pop_roots(vm, mark);
    value parts = !iterator               ? VALUE_ERROR
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
    value result = text ? format_str(vm, "%U(%U, %U)", type_name(vm, type_of(vm, self)), text, base)
                        : VALUE_ERROR;
    gc_pop_roots(vm, mark);
    return result;
}

static value defaultdict_binary(struct vm *vm, enum binary_op op, value left, value right)
{
    if (op != OP_OR || !is_kind(left, TYPE_DICT) || !is_kind(right, TYPE_DICT)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    bool left_is = as_object(left)->type->def->new == defaultdict_new;
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
    {"default_factory", get_factory, set_factory,
     "Factory for default value called by __missing__()."},
    {0},
};

/* The rest is dict's. */
static void defaultdict_finalize(struct vm *vm, struct object *self)
{
    dict_def.finalize(vm, self);
}

static value defaultdict_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    return dict_def.compare(vm, op, self, other);
}

static int defaultdict_truth(struct vm *vm, value self)
{
    return as_dict(self)->count != 0;
}

static value defaultdict_iter(struct vm *vm, value self)
{
    return dict_def.iter(vm, self);
}

static bool defaultdict_length(struct vm *vm, value self, size_t *out)
{
    *out = as_dict(self)->count;
    return true;
}

static value defaultdict_get_item(struct vm *vm, value self, value key)
{
    return dict_def.get_item(vm, self, key);
}

static bool defaultdict_set_item(struct vm *vm, value self, value key, value v)
{
    return dict_def.set_item(vm, self, key, v);
}

static int defaultdict_contains(struct vm *vm, value self, value item)
{
    return dict_contains(vm, as_dict(self), item);
}

static value defaultdict_inplace(struct vm *vm, enum binary_op op, value self, value other)
{
    return dict_def.inplace(vm, op, self, other);
}

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
    .finalize = defaultdict_finalize,
    .repr = defaultdict_repr,
    .compare = defaultdict_compare,
    .truth = defaultdict_truth,
    .iter = defaultdict_iter,
    .length = defaultdict_length,
    .get_item = defaultdict_get_item,
    .set_item = defaultdict_set_item,
    .contains = defaultdict_contains,
    .binary = defaultdict_binary,
    .inplace = defaultdict_inplace,
};

/* -- Counter's inner loop --------------------------------------------------------------------------------- */

struct counting {
    value mapping;
    bool plain; /* mapping's get and item assignment are dict's own */
};

static bool count_one(struct vm *vm, void *ctx, value item)
{
    struct counting *c = ctx;
    if (c->plain && dict_count_key(vm, as_dict(c->mapping), item)) {
        return true;
    }
    if (vm->error) {
        return false;
    }
    size_t mark = gc_root_mark(vm);
    if (!gc_push_root(vm, item)) {
        return false;
    }
    bool failed = false, ok;
    if (c->plain) {
        value old = dict_get(vm, as_dict(c->mapping), item, &failed);
        value next = failed ? VALUE_ERROR
                     : !old ? small_int(1)
                            : binary(vm, OP_ADD, old, small_int(1));
        ok = next && dict_set(vm, as_dict(c->mapping), item, next);
    } else {
        value pair[2] = {item, small_int(0)};
        value old = call_method(vm, c->mapping, NAME_OF(vm, GET_METHOD), 2, pair);
        value next = old ? binary(vm, OP_ADD, old, small_int(1)) : VALUE_ERROR;
        ok = next && set_item(vm, c->mapping, item, next);
    }
    gc_pop_roots(vm, mark);
    return ok;
}

static value count_elements(struct vm *vm, value *args)
{
    struct counting c = {args[0], false};
    if (is_kind(args[0], TYPE_DICT)) {
        struct type *type = type_of(vm, args[0]), *dict = builtin_type(vm, TYPE_DICT);
        c.plain = !has_script_special(type, NAME_SETITEM) &&
                  type_lookup(vm, type, NAME_OF(vm, GET_METHOD)) ==
                      type_lookup(vm, dict, NAME_OF(vm, GET_METHOD));
    }
    return iterate(vm, args[1], count_one, &c) ? VALUE_NONE : VALUE_ERROR;
}

/* -- the fields of named tuples ------------------------------------------------------------------------------ */

struct tuplegetter {
    struct object header;
    int64_t index;
    value doc;
};
#define as_tuplegetter(v) ((struct tuplegetter *)as_object(v))

static value tuplegetter_new(struct vm *vm, value *args)
{
    int64_t index;
    if (!index_to_ssize(vm, args[1], &index, "Python int too large to convert to C ssize_t")) {
        return VALUE_ERROR;
    }
    struct tuplegetter *getter = object_alloc(vm, as_type(args[0]));
    if (getter) {
        getter->index = index;
        getter->doc = args[2];
    }
    return from_object(getter);
}

static void tuplegetter_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct tuplegetter *)self)->doc);
}

static value tuplegetter_get(struct vm *vm, value self, value instance, value owner)
{
    int64_t index = as_tuplegetter(self)->index;
    if (!instance || instance == VALUE_NONE) {
        return self;
    }
    if (!is_kind(instance, TYPE_TUPLE)) {
        return raise_type_error(vm,
                                "descriptor for index '%zd' for tuple subclasses doesn't apply to "
                                "'%T' object",
                                (ptrdiff_t)index, instance);
    }
    if (index < 0 || (uint64_t)index >= as_tuple(instance)->length) {
        return raise_error(vm, TYPE_INDEX_ERROR, "tuple index out of range");
    }
    return as_tuple(instance)->items[index];
}

static bool tuplegetter_set(struct vm *vm, value self, value instance, value v)
{
    raise_error(vm, TYPE_ATTRIBUTE_ERROR, v ? "can't set attribute" : "can't delete attribute");
    return false;
}

static value tuplegetter_repr(struct vm *vm, value self)
{
    struct tuplegetter *getter = as_tuplegetter(self);
    return format_str(vm, "%U(%zd, %R)", type_name(vm, type_of(vm, self)), (ptrdiff_t)getter->index,
                      getter->doc);
}

static value tuplegetter_reduce(struct vm *vm, value *args)
{
    struct tuplegetter *getter = as_tuplegetter(args[0]);
    value parts = tuple_of(vm, 2, small_int(getter->index), getter->doc);
    return parts ? tuple_of(vm, 2, from_object(type_of(vm, args[0])), parts) : VALUE_ERROR;
}

static value get_doc(struct vm *vm, value self)
{
    return as_tuplegetter(self)->doc;
}

static bool set_doc(struct vm *vm, value self, value v)
{
    as_tuplegetter(self)->doc = v ? v : VALUE_NONE;
    gc_barrier(vm, as_object(self));
    return true;
}

static const struct native_def tuplegetter_methods[] = {
    {"__reduce__", "()", tuplegetter_reduce, NATIVE_METHOD, NULL},
    {0},
};
static const struct getset_row tuplegetter_getset[] = {
    {"__doc__", get_doc, set_doc, NULL},
    {0},
};
static const struct type_def tuplegetter_def = {
    .name = "_tuplegetter",
    .module = "collections",
    .size = sizeof(struct tuplegetter),
    .flags = TYPE_TRACED,
    .new_signature = "(index, doc, /)",
    .new = tuplegetter_new,
    .methods = tuplegetter_methods,
    .getset = tuplegetter_getset,
    .trace = tuplegetter_trace,
    .repr = tuplegetter_repr,
    .descr_get = tuplegetter_get,
    .descr_set = tuplegetter_set,
};

/* -- the module -------------------------------------------------------------------------------------------------- */

static const struct native_def functions[] = {
    {"count_elements", "(mapping, iterable, /)", count_elements, NATIVE_FUNCTION,
     "Count elements in the iterable, updating the mapping"},
    {0},
};
static const struct module_type types[] = {
    {&defaultdict_def, &dict_def},
    {&collections_deque_def, NULL},
    {&collections_deque_iter_def, NULL},
    {&collections_deque_reverse_iter_def, NULL},
    {&tuplegetter_def, NULL},
    {0},
};

const struct module_def collections_module = {
    .name = "_collections",
    .doc = "The native part of module collections.",
    .functions = functions,
    .types = types,
};
