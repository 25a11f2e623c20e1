/* mapping_proxy.c - mappingproxy: a read-only view of any mapping. */
#include "container.h"

struct mapping_proxy {
    struct object header;
    value mapping;
};
#define mapping_of(v) (((struct mapping_proxy *)as_object(v))->mapping)

static value proxy_make(struct vm *vm, value *args)
{
    value mapping = args[1];
    bool usable = !is_kind(mapping, TYPE_LIST) && !is_kind(mapping, TYPE_TUPLE) &&
                  (type_of(vm, mapping)->def->get_item || find_special(vm, mapping, NAME_GETITEM));
    if (!usable) {
        return raise_type_error(vm, "mappingproxy() argument must be a mapping, not %T", mapping);
    }
    struct mapping_proxy *proxy = container_alloc(vm, args[0]);
    if (proxy) {
        proxy->mapping = mapping;
    }
    return from_object(proxy);
}

static void proxy_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct mapping_proxy *)self)->mapping);
}

static value proxy_repr(struct vm *vm, value self)
{
    return format_str(vm, "mappingproxy(%R)", mapping_of(self));
}
static value proxy_str(struct vm *vm, value self)
{
    return str_of(vm, mapping_of(self));
}
static bool proxy_hash(struct vm *vm, value self, int64_t *out)
{
    return hash_of(vm, mapping_of(self), out);
}
static value proxy_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    return compare(vm, op, mapping_of(self), other);
}
static value proxy_iter(struct vm *vm, value self)
{
    return get_iter(vm, mapping_of(self));
}
static bool proxy_length(struct vm *vm, value self, size_t *out)
{
    return length_of(vm, mapping_of(self), out);
}
static value proxy_get_item(struct vm *vm, value self, value key)
{
    return get_item(vm, mapping_of(self), key);
}
static int proxy_contains(struct vm *vm, value self, value item)
{
    return contains(vm, mapping_of(self), item);
}

static value proxy_binary(struct vm *vm, enum binary_op op, value left, value right)
{
    if (op != OP_OR) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return binary(vm, OP_OR, is_kind(left, TYPE_MAPPING_PROXY) ? mapping_of(left) : left,
                  is_kind(right, TYPE_MAPPING_PROXY) ? mapping_of(right) : right);
}

static value proxy_inplace(struct vm *vm, enum binary_op op, value self, value other)
{
    if (op != OP_OR) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return raise_type_error(vm, "'|=' is not supported by %T; use '|' instead", self);
}

/* The rest is asked of the mapping by name. */
static value forward(struct vm *vm, value self, const char *name, size_t count, value *args)
{
    value method = str_intern_cstr(vm, name);
    return method ? call_method(vm, mapping_of(self), method, count, args) : VALUE_ERROR;
}

static value proxy_get(struct vm *vm, value *args)
{
    value pair[2] = {args[1], args[2] ? args[2] : VALUE_NONE};
    return forward(vm, args[0], "get", 2, pair);
}
static value proxy_keys(struct vm *vm, value *args)
{
    return forward(vm, args[0], "keys", 0, NULL);
}
static value proxy_values(struct vm *vm, value *args)
{
    return forward(vm, args[0], "values", 0, NULL);
}
static value proxy_items(struct vm *vm, value *args)
{
    return forward(vm, args[0], "items", 0, NULL);
}
static value proxy_copy(struct vm *vm, value *args)
{
    return forward(vm, args[0], "copy", 0, NULL);
}
static value proxy_reversed(struct vm *vm, value *args)
{
    return forward(vm, args[0], "__reversed__", 0, NULL);
}

static const struct native_def proxy_methods[] = {
    {"__reversed__", "()", proxy_reversed, NATIVE_METHOD, "Return a reverse iterator."},
    {"copy", "()", proxy_copy, NATIVE_METHOD, "Return a shallow copy of the mapping."},
    {"get", "(key, default=None, /)", proxy_get, NATIVE_METHOD,
     "Return the value for key, or default if it is absent."},
    {"items", "()", proxy_items, NATIVE_METHOD, "Return a view of the (key, value) pairs."},
    {"keys", "()", proxy_keys, NATIVE_METHOD, "Return a view of the keys."},
    {"values", "()", proxy_values, NATIVE_METHOD, "Return a view of the values."},
    CLASS_GETITEM_ROW,
    {0},
};

const struct type_def mapping_proxy_def = {
    .name = "mappingproxy",
    .size = sizeof(struct mapping_proxy),
    .flags = TYPE_MAPPING | TYPE_TRACED,
    .doc = "A read-only proxy of a mapping.",
    .new_signature = "(mapping)",
    .new = proxy_make,
    .methods = proxy_methods,
    .trace = proxy_trace,
    .repr = proxy_repr,
    .str = proxy_str,
    .hash = proxy_hash,
    .compare = proxy_compare,
    .iter = proxy_iter,
    .length = proxy_length,
    .get_item = proxy_get_item,
    .contains = proxy_contains,
    .binary = proxy_binary,
    .inplace = proxy_inplace,
};
