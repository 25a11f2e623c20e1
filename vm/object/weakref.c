/* weakref.c - weak references and proxies. A reference is known to the collector, which clears its
 * referent when that dies and queues the reference itself when it has a call-back. */
#include "type.h"

static struct weakref *weakref_alloc(struct vm *vm, struct type *type, value referent,
                                     value callback)
{
    struct weakref *weak =
        type->index < TYPE_COUNT ? gc_new_zeroed(vm, type, sizeof *weak) : object_alloc(vm, type);
    if (!weak) {
        return NULL;
    }
    weak->referent = referent;
    weak->callback = callback;
    weak->hash = -1;
    return gc_register_weakref(vm, &weak->header, &weak->referent) ? weak : NULL;
}

value weakref_new(struct vm *vm, value referent, value callback)
{
    return from_object(weakref_alloc(vm, builtin_type(vm, TYPE_WEAKREF), referent, callback));
}

void weakref_run_callback(struct vm *vm, value v)
{
    struct weakref *weak = as_weakref(v);
    value callback = weak->callback;
    weak->callback = VALUE_NULL;
    if (!callback) {
        return;
    }
    size_t mark = gc_root_mark(vm);
    if (!gc_push_root(vm, v) || !gc_push_root(vm, callback) || !call1(vm, callback, v)) {
        error_write_unraisable(vm, "in weakref callback", callback);
    }
    gc_pop_roots(vm, mark);
}

static bool check_referent(struct vm *vm, value referent)
{
    if (!is_object(referent) || !(as_object(referent)->type->flags & TYPE_FLAG_WEAKREFABLE)) {
        raise_type_error(vm, "cannot create weak reference to '%T' object", referent);
        return false;
    }
    return true;
}

/* Plain references without call-back are shared, as far as a small table remembers them. */
static value *shared_slot(struct vm *vm, value referent, unsigned kind)
{
    size_t count = sizeof vm->weak_cache / sizeof vm->weak_cache[0];
    return &vm->weak_cache[((value_bits(referent) >> 4) * 31 + kind) % count];
}

static value make(struct vm *vm, struct type *type, value referent, value callback)
{
    if (!check_referent(vm, referent)) {
        return VALUE_ERROR;
    }
    if (callback == VALUE_NONE) {
        callback = VALUE_NULL;
    }
    bool plain = !callback && type->index < TYPE_COUNT;
    value *slot = shared_slot(vm, referent, type->kind);
    if (plain && *slot && as_weakref(*slot)->referent == referent &&
        as_object(*slot)->type == type && !as_weakref(*slot)->callback) {
        return *slot;
    }
    struct weakref *weak = weakref_alloc(vm, type, referent, callback);
    if (weak && plain) {
        *slot = from_object(weak);
    }
    return from_object(weak);
}

static void weakref_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct weakref *)self)->callback);
}

/* -- weakref.ref ------------------------------------------------------------------------------------------------ */

static value weakref_make(struct vm *vm, value *args)
{
    return make(vm, as_type(args[0]), args[1], args[2] ? args[2] : VALUE_NULL);
}

static value weakref_init(struct vm *vm, value *args)
{
    return VALUE_NONE; /* __new__ has done it; subclasses may take more arguments */
}

static value weakref_call(struct vm *vm, value self, const value *args, size_t nargs, value kwnames)
{
    if (nargs || (kwnames && as_tuple(kwnames)->length)) {
        return raise_type_error(vm, "__call__() takes no arguments (%zu given)", nargs);
    }
    value referent = as_weakref(self)->referent;
    return referent ? referent : VALUE_NONE;
}

static bool weakref_hash(struct vm *vm, value self, int64_t *out)
{
    struct weakref *weak = as_weakref(self);
    if (weak->hash == -1) {
        if (!weak->referent) {
            raise_type_error(vm, "weak object has gone away");
            return false;
        }
        int64_t h;
        if (!hash_of(vm, weak->referent, &h)) {
            return false;
        }
        weak->hash = h;
    }
    *out = weak->hash;
    return true;
}

static value weakref_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    if ((op != CMP_EQ && op != CMP_NE) || !is_kind(other, TYPE_WEAKREF)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    value a = as_weakref(self)->referent, b = as_weakref(other)->referent;
    if (!a || !b) {
        return make_bool((self == other) == (op == CMP_EQ));
    }
    return compare(vm, op, a, b);
}

static value weakref_repr(struct vm *vm, value self)
{
    value referent = as_weakref(self)->referent;
    unsigned long at = (unsigned long)value_bits(self);
    if (!referent) {
        return format_str(vm, "<weakref at 0x%lx; dead>", at);
    }
    bool failed;
    value name = get_attr_optional(vm, referent, NAME_OF(vm, NAME), &failed);
    if (failed) {
        return VALUE_ERROR;
    }
    if (name && is_str(name)) {
        return format_str(vm, "<weakref at 0x%lx; to '%T' at 0x%lx (%U)>", at, referent,
                          (unsigned long)value_bits(referent), name);
    }
    return format_str(vm, "<weakref at 0x%lx; to '%T' at 0x%lx>", at, referent,
                      (unsigned long)value_bits(referent));
}

static value get_callback(struct vm *vm, value self)
{
    value callback = as_weakref(self)->callback;
    return callback && as_weakref(self)->referent ? callback : VALUE_NONE;
}

/* obj.__weakref__: a reference to it, if there is one. */
value weakref_first(struct vm *vm, value referent)
{
    value shared = *shared_slot(vm, referent, TYPE_WEAKREF);
    return shared && as_weakref(shared)->referent == referent ? shared : VALUE_NONE;
}

static const struct native_def weakref_methods[] = {
    {"__class_getitem__", "(object, /)", generic_alias_class_getitem, NATIVE_CLASS, "See PEP 585"},
    {0},
};

static const struct getset_row weakref_getset[] = {
    {"__callback__", get_callback, NULL, NULL},
    {0},
};

const struct type_def weakref_def = {
    .name = "ReferenceType",
    .module = "weakref",
    .size = sizeof(struct weakref),
    .flags = TYPE_SUBCLASSABLE | TYPE_TRACED,
    .new_signature = "(object, callback=None, /, *args, **kwargs)",
    .new = weakref_make,
    .init_signature = "(*args, **kwargs)",
    .init = weakref_init,
    .methods = weakref_methods,
    .getset = weakref_getset,
    .trace = weakref_trace,
    .repr = weakref_repr,
    .hash = weakref_hash,
    .compare = weakref_compare,
    .call = weakref_call,
};

/* -- proxies: every operation goes to the referent ---------------------------------------------------------------- */

value weak_proxy_new(struct vm *vm, value referent, value callback)
{
    bool callable = is_callable(vm, referent);
    return make(vm, builtin_type(vm, callable ? TYPE_WEAK_CALLABLE_PROXY : TYPE_WEAK_PROXY),
                referent, callback);
}

static bool is_proxy(value v)
{
    return is_kind(v, TYPE_WEAK_PROXY) || is_kind(v, TYPE_WEAK_CALLABLE_PROXY);
}

static value target(struct vm *vm, value v)
{
    if (!is_proxy(v)) {
        return v;
    }
    value referent = as_weakref(v)->referent;
    return referent
               ? referent
               : raise_error(vm, TYPE_REFERENCE_ERROR, "weakly-referenced object no longer exists");
}

static value proxy_repr(struct vm *vm, value self)
{
    value referent = as_weakref(self)->referent;
    unsigned long at = (unsigned long)value_bits(self);
    return referent ? format_str(vm, "<weakproxy at 0x%lx to %T at 0x%lx>", at, referent,
                                 (unsigned long)value_bits(referent))
                    : format_str(vm, "<weakproxy at 0x%lx; dead>", at);
}

static value proxy_str(struct vm *vm, value self)
{
    value v = target(vm, self);
    return v ? str_of(vm, v) : VALUE_ERROR;
}

static value proxy_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    value a = target(vm, self), b = a ? target(vm, other) : VALUE_ERROR;
    return b ? compare(vm, op, a, b) : VALUE_ERROR;
}

static int proxy_truth(struct vm *vm, value self)
{
    value v = target(vm, self);
    return v ? truth(vm, v) : -1;
}

static value proxy_iter(struct vm *vm, value self)
{
    value v = target(vm, self);
    return v ? get_iter(vm, v) : VALUE_ERROR;
}

static value proxy_next(struct vm *vm, value self)
{
    value v = target(vm, self);
    if (!v) {
        return VALUE_ERROR;
    }
    const struct type *type = type_of(vm, v);
    if (!type->def->next && !has_script_special(type, NAME_NEXT)) {
        return raise_type_error(vm, "Weakref proxy referenced a non-iterator '%T' object", v);
    }
    return iter_next(vm, v);
}

static bool proxy_length(struct vm *vm, value self, size_t *out)
{
    value v = target(vm, self);
    return v && length_of(vm, v, out);
}

static value proxy_get_item(struct vm *vm, value self, value key)
{
    value v = target(vm, self);
    return v ? get_item(vm, v, key) : VALUE_ERROR;
}

static bool proxy_set_item(struct vm *vm, value self, value key, value item)
{
    value v = target(vm, self);
    return v && (item ? set_item(vm, v, key, item) : del_item(vm, v, key));
}

static int proxy_contains(struct vm *vm, value self, value item)
{
    value v = target(vm, self);
    return v ? contains(vm, v, item) : -1;
}

static value proxy_binary(struct vm *vm, enum binary_op op, value left, value right)
{
    value a = target(vm, left), b = a ? target(vm, right) : VALUE_ERROR;
    return b ? binary(vm, op, a, b) : VALUE_ERROR;
}

static value proxy_inplace(struct vm *vm, enum binary_op op, value self, value other)
{
    value a = target(vm, self), b = a ? target(vm, other) : VALUE_ERROR;
    return b ? inplace(vm, op, a, b) : VALUE_ERROR;
}

static value proxy_unary(struct vm *vm, enum unary_op op, value self)
{
    value v = target(vm, self);
    return v ? unary(vm, op, v) : VALUE_ERROR;
}

static value proxy_index(struct vm *vm, value self)
{
    value v = target(vm, self);
    return v ? index_of(vm, v) : VALUE_ERROR;
}

static value proxy_to_int(struct vm *vm, value self)
{
    value v = target(vm, self);
    return v ? call1(vm, type_value(vm, TYPE_INT), v) : VALUE_ERROR;
}

static value proxy_to_float(struct vm *vm, value self)
{
    double d;
    value v = target(vm, self);
    return v && to_double(vm, v, &d) ? float_new(vm, d) : VALUE_ERROR;
}

static value proxy_get_attr(struct vm *vm, value self, value name)
{
    value v = target(vm, self);
    return v ? get_attr(vm, v, name) : VALUE_ERROR;
}

static bool proxy_set_attr(struct vm *vm, value self, value name, value item)
{
    value v = target(vm, self);
    return v && set_attr(vm, v, name, item);
}

static value proxy_call(struct vm *vm, value self, const value *args, size_t nargs, value kwnames)
{
    value v = target(vm, self);
    return v ? call_keywords(vm, v, nargs, args, kwnames) : VALUE_ERROR;
}

static value proxy_format(struct vm *vm, value self, value spec)
{
    value v = target(vm, self);
    return v ? format_value(vm, v, spec) : VALUE_ERROR;
}

#define PROXY_SLOTS                                                                               \
    .size = sizeof(struct weakref), .module = "weakref",                                          \
    .flags = TYPE_NO_NEW | TYPE_TRACED | TYPE_UNHASHABLE, .trace = weakref_trace,                 \
    .repr = proxy_repr, .str = proxy_str, .compare = proxy_compare, .truth = proxy_truth,         \
    .iter = proxy_iter, .next = proxy_next, .length = proxy_length, .get_item = proxy_get_item,   \
    .set_item = proxy_set_item, .contains = proxy_contains, .binary = proxy_binary,               \
    .inplace = proxy_inplace, .unary = proxy_unary, .index = proxy_index, .to_int = proxy_to_int, \
    .to_float = proxy_to_float, .get_attr = proxy_get_attr, .set_attr = proxy_set_attr,           \
    .format = proxy_format

const struct type_def weak_proxy_def = {.name = "ProxyType", PROXY_SLOTS};

const struct type_def weak_callable_proxy_def = {
    .name = "CallableProxyType", .call = proxy_call, PROXY_SLOTS};
