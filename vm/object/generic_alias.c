/* generic_alias.c - parameterised classes, list[int], and unions of classes, int | str. */
#include "type.h"

/* -- what both share: type parameters among the arguments ----------------------------------------------------- */

static value optional_attr(struct vm *vm, value object, const char *name, bool *failed)
{
    value interned = str_intern_cstr(vm, name);
    if (!interned) {
        *failed = true;
        return VALUE_NULL;
    }
    return get_attr_optional(vm, object, interned, failed);
}

static bool add_once(struct vm *vm, struct list *list, value v)
{
    for (size_t i = 0; i < list->length; i++) {
        if (list->items[i] == v) {
            return true;
        }
    }
    return list_append(vm, list, v);
}

/* Adds the type parameters that occur in `args` (a tuple, or a list inside one). */
static bool collect_parameters(struct vm *vm, const value *args, size_t count, struct list *found)
{
    if (!native_enter(vm, "")) {
        return false;
    }
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++) {
        value arg = args[i];
        bool failed = false;
        if (is_type(arg) || arg == VALUE_NONE) {
            continue;
        }
        if (is_exact(arg, TYPE_TUPLE) || is_exact(arg, TYPE_LIST)) {
            bool tuple = is_exact(arg, TYPE_TUPLE);
            ok = collect_parameters(vm, tuple ? as_tuple(arg)->items : as_list(arg)->items,
                                    tuple ? as_tuple(arg)->length : as_list(arg)->length, found);
            continue;
        }
        value subst = optional_attr(vm, arg, "__typing_subst__", &failed);
        if (subst) {
            ok = add_once(vm, found, arg);
            continue;
        }
        value inner =
            failed ? VALUE_NULL : get_attr_optional(vm, arg, NAME_OF(vm, PARAMETERS), &failed);
        ok = !failed;
        if (ok && inner && is_kind(inner, TYPE_TUPLE)) {
            for (size_t j = 0; ok && j < as_tuple(inner)->length; j++) {
                ok = add_once(vm, found, as_tuple(inner)->items[j]);
            }
        }
    }
    native_leave(vm);
    return ok;
}

static value parameters_of(struct vm *vm, value args)
{
    struct list *found = list_new(vm, 0);
    size_t mark = gc_root_mark(vm);
    bool ok = found && gc_push_root(vm, from_object(found)) &&
              collect_parameters(vm, as_tuple(args)->items, as_tuple(args)->length, found);
    gc_pop_roots(vm, mark);
    return ok ? from_object(tuple_from(vm, found->items, found->length)) : VALUE_ERROR;
}

static value as_items(struct vm *vm, value key)
{
    return is_kind(key, TYPE_TUPLE) ? key : from_object(tuple_from(vm, &key, 1));
}

static size_t position_of(struct tuple *parameters, value v)
{
    size_t i = 0;
    while (i < parameters->length && parameters->items[i] != v) {
        i++;
    }
    return i;
}

/* One argument with the type parameters in it replaced; appended to `out`. */
static bool substitute(struct vm *vm, value arg, struct tuple *parameters, struct tuple *items,
                       struct list *out)
{
    bool failed = false;
    if (is_type(arg)) {
        return list_append(vm, out, arg);
    }
    if (is_exact(arg, TYPE_TUPLE) || is_exact(arg, TYPE_LIST)) {
        bool tuple = is_exact(arg, TYPE_TUPLE);
        const value *inner = tuple ? as_tuple(arg)->items : as_list(arg)->items;
        size_t count = tuple ? as_tuple(arg)->length : as_list(arg)->length;
        struct list *made = list_new(vm, count);
        size_t mark = gc_root_mark(vm);
        bool ok = made && native_enter(vm, "");
        if (ok) {
            ok = gc_push_root(vm, from_object(made));
            for (size_t i = 0; ok && i < count; i++) {
                ok = substitute(vm, inner[i], parameters, items, made);
            }
            native_leave(vm);
        }
        gc_pop_roots(vm, mark);
        value result = !ok     ? VALUE_ERROR
                       : tuple ? from_object(tuple_from(vm, made->items, made->length))
                               : from_object(made);
        return result && list_append(vm, out, result);
    }
    value method = optional_attr(vm, arg, "__typing_subst__", &failed);
    if (failed) {
        return false;
    }
    if (method) {
        size_t at = position_of(parameters, arg);
        value item = at < items->length ? items->items[at] : VALUE_NONE;
        value made = call1(vm, method, item);
        if (!made) {
            return false;
        }
        value unpacked = optional_attr(vm, arg, "__typing_is_unpacked_typevartuple__", &failed);
        int extend = unpacked ? truth(vm, unpacked) : 0;
        if (failed || extend < 0) {
            return false;
        }
        return extend && is_kind(made, TYPE_TUPLE) ? list_extend(vm, out, made)
                                                   : list_append(vm, out, made);
    }
    value inner = get_attr_optional(vm, arg, NAME_OF(vm, PARAMETERS), &failed);
    if (failed) {
        return false;
    }
    if (!inner || !is_kind(inner, TYPE_TUPLE) || as_tuple(inner)->length == 0) {
        return list_append(vm, out, arg);
    }
    struct tuple *keys = tuple_new(vm, as_tuple(inner)->length);
    if (!keys) {
        return false;
    }
    for (size_t i = 0; i < keys->length; i++) {
        size_t at = position_of(parameters, as_tuple(inner)->items[i]);
        keys->items[i] = at < items->length ? items->items[at] : as_tuple(inner)->items[i];
    }
    size_t mark = gc_root_mark(vm);
    value made = gc_push_root(vm, from_object(keys))
                     ? get_item(vm, arg, keys->length == 1 ? keys->items[0] : from_object(keys))
                     : VALUE_ERROR;
    gc_pop_roots(vm, mark);
    return made && list_append(vm, out, made);
}

/* alias[key]: the arguments with parameters replaced, as a tuple. */
static value substitute_all(struct vm *vm, value self, value args, value parameters, value key)
{
    struct tuple *wanted = as_tuple(parameters);
    if (wanted->length == 0) {
        return raise_type_error(vm, "%R is not a generic class", self);
    }
    value items = as_items(vm, key);
    size_t mark = gc_root_mark(vm);
    value result = VALUE_ERROR;
    if (!items || !gc_push_root(vm, items)) {
        return VALUE_ERROR;
    }
    for (size_t i = 0; i < wanted->length; i++) {
        bool failed;
        value prepare = optional_attr(vm, wanted->items[i], "__typing_prepare_subst__", &failed);
        if (failed) {
            goto out;
        }
        if (prepare && prepare != VALUE_NONE) {
            value prepared = call2(vm, prepare, self, items);
            items = prepared ? as_items(vm, prepared) : VALUE_ERROR;
            if (!items || !gc_push_root(vm, items)) {
                goto out;
            }
        }
    }
    size_t given = as_tuple(items)->length;
    if (given != wanted->length) {
        raise_type_error(vm, "Too %s arguments for %R; actual %zu, expected %zu",
                         given > wanted->length ? "many" : "few", self, given, wanted->length);
        goto out;
    }
    struct list *out = list_new(vm, as_tuple(args)->length);
    bool ok = out && gc_push_root(vm, from_object(out));
    for (size_t i = 0; ok && i < as_tuple(args)->length; i++) {
        ok = substitute(vm, as_tuple(args)->items[i], wanted, as_tuple(items), out);
    }
    result = ok ? from_object(tuple_from(vm, out->items, out->length)) : VALUE_ERROR;
out:
    gc_pop_roots(vm, mark);
    return result;
}

/* How an argument is shown: classes by their qualified names. */
static bool add_item_repr(struct vm *vm, struct str_builder *b, value v)
{
    if (v == VALUE_ELLIPSIS) {
        return builder_add_cstr(b, "...");
    }
    if (is_exact(v, TYPE_GENERIC_ALIAS) || is_exact(v, TYPE_UNION)) {
        return builder_add_repr(b, v);
    }
    if (is_exact(v, TYPE_LIST) || is_exact(v, TYPE_TUPLE)) {
        bool tuple = is_exact(v, TYPE_TUPLE);
        if (tuple) {
            return builder_add_repr(b, v);
        }
        struct list *list = as_list(v);
        bool ok = native_enter(vm, "");
        if (!ok) {
            return false;
        }
        builder_add_cstr(b, "[");
        for (size_t i = 0; ok && i < list->length; i++) {
            ok = (i == 0 || builder_add_cstr(b, ", ")) && add_item_repr(vm, b, list->items[i]);
        }
        native_leave(vm);
        return ok && builder_add_cstr(b, "]");
    }
    bool failed;
    value origin = get_attr_optional(vm, v, NAME_OF(vm, ORIGIN), &failed);
    if (failed) {
        return false;
    }
    value args = origin ? get_attr_optional(vm, v, NAME_OF(vm, ARGS_), &failed) : VALUE_NULL;
    if (failed) {
        return false;
    }
    value qualname =
        origin && args ? VALUE_NULL : get_attr_optional(vm, v, NAME_OF(vm, QUALNAME), &failed);
    if (failed) {
        return false;
    }
    value module = qualname ? get_attr_optional(vm, v, NAME_OF(vm, MODULE), &failed) : VALUE_NULL;
    if (failed) {
        return false;
    }
    if (!qualname || !module || module == VALUE_NONE || !is_str(qualname)) {
        return builder_add_repr(b, v);
    }
    if (str_equals_cstr(module, "builtins")) {
        return builder_add_format(b, "%U", qualname);
    }
    return builder_add_format(b, "%S.%U", module, qualname);
}

/* -- types.GenericAlias ------------------------------------------------------------------------------------------- */

static value alias_make(struct vm *vm, value origin, value args, bool starred)
{
    value items = as_items(vm, args);
    struct generic_alias *alias =
        items ? gc_new_zeroed(vm, builtin_type(vm, TYPE_GENERIC_ALIAS), sizeof *alias) : NULL;
    if (alias) {
        alias->origin = origin;
        alias->args = items;
        alias->starred = starred;
    }
    return from_object(alias);
}

value generic_alias_new(struct vm *vm, value origin, value args)
{
    return alias_make(vm, origin, args, false);
}

value generic_alias_class_getitem(struct vm *vm, value *args)
{
    return generic_alias_new(vm, args[0], args[1]);
}

static value alias_construct(struct vm *vm, value *args)
{
    struct type *type = as_type(args[0]);
    if (type->index < TYPE_COUNT) {
        return alias_make(vm, args[1], args[2], false);
    }
    value items = as_items(vm, args[2]);
    struct generic_alias *alias = items ? object_alloc(vm, type) : NULL;
    if (alias) {
        alias->origin = args[1];
        alias->args = items;
    }
    return from_object(alias);
}

static void alias_trace(struct gc_tracer *tracer, struct object *self)
{
    struct generic_alias *alias = (struct generic_alias *)self;
    gc_trace(tracer, alias->origin);
    gc_trace(tracer, alias->args);
    gc_trace(tracer, alias->parameters);
}

static value alias_repr(struct vm *vm, value self)
{
    struct generic_alias *alias = as_generic_alias(self);
    struct str_builder b;
    builder_init(&b, vm);
    bool ok = (!alias->starred || builder_add_cstr(&b, "*")) &&
              add_item_repr(vm, &b, alias->origin) && builder_add_cstr(&b, "[");
    struct tuple *args = as_tuple(alias->args);
    for (size_t i = 0; ok && i < args->length; i++) {
        ok = (i == 0 || builder_add_cstr(&b, ", ")) && add_item_repr(vm, &b, args->items[i]);
    }
    ok = ok && (args->length || builder_add_cstr(&b, "()")) && builder_add_cstr(&b, "]");
    if (!ok) {
        builder_discard(&b);
        return VALUE_ERROR;
    }
    return builder_finish(&b);
}

static value alias_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    if ((op != CMP_EQ && op != CMP_NE) || !is_kind(other, TYPE_GENERIC_ALIAS)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct generic_alias *a = as_generic_alias(self), *b = as_generic_alias(other);
    int same = a->starred == b->starred ? equal(vm, a->origin, b->origin) : 0;
    if (same > 0) {
        same = equal(vm, a->args, b->args);
    }
    return same < 0 ? VALUE_ERROR : make_bool(same == (op == CMP_EQ));
}

static bool alias_hash(struct vm *vm, value self, int64_t *out)
{
    int64_t a, b;
    if (!hash_of(vm, as_generic_alias(self)->origin, &a) ||
        !hash_of(vm, as_generic_alias(self)->args, &b)) {
        return false;
    }
    *out = a ^ b;
    return true;
}

static value alias_call(struct vm *vm, value self, const value *args, size_t nargs, value kwnames)
{
    struct generic_alias *alias = as_generic_alias(self);
    value made = call_keywords(vm, alias->origin, nargs, args, kwnames);
    if (!made) {
        return VALUE_ERROR;
    }
    size_t mark = gc_root_mark(vm);
    value name = gc_push_root(vm, made) ? str_intern_cstr(vm, "__orig_class__") : VALUE_ERROR;
    if (name && is_object(made) && !set_attr(vm, made, name, self)) {
        if (error_is(vm, TYPE_ATTRIBUTE_ERROR) || error_is(vm, TYPE_TYPE_ERROR)) {
            error_clear(vm);
        }
    }
    gc_pop_roots(vm, mark);
    return vm->error ? VALUE_ERROR : made;
}

/* Attributes that are the alias's own; all others are the origin's. */
static bool is_own_name(value name)
{
    static const char *const own[] = {
        "__class__",       "__origin__",     "__args__",
        "__unpacked__",    "__parameters__", "__typing_unpacked_tuple_args__",
        "__mro_entries__", "__reduce_ex__",  "__reduce__",
        "__bases__",       "__copy__",       "__deepcopy__",
    };
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
        if (str_equals_cstr(name, own[i])) {
            return true;
        }
    }
    return false;
}

static value alias_get_attr(struct vm *vm, value self, value name)
{
    if (is_own_name(name)) {
        return generic_get_attr(vm, self, name);
    }
    return get_attr(vm, as_generic_alias(self)->origin, name);
}

static value alias_get_parameters(struct vm *vm, value self)
{
    struct generic_alias *alias = as_generic_alias(self);
    if (!alias->parameters) {
        value parameters = parameters_of(vm, alias->args);
        if (!parameters) {
            return VALUE_ERROR;
        }
        alias->parameters = parameters;
        gc_barrier(vm, alias);
    }
    return alias->parameters;
}

static value alias_get_item(struct vm *vm, value self, value key)
{
    value parameters = alias_get_parameters(vm, self);
    value args = parameters
                     ? substitute_all(vm, self, as_generic_alias(self)->args, parameters, key)
                     : VALUE_ERROR;
    return args ? alias_make(vm, as_generic_alias(self)->origin, args,
                             as_generic_alias(self)->starred)
                : VALUE_ERROR;
}

static value alias_iter(struct vm *vm, value self)
{
    struct generic_alias *alias = as_generic_alias(self);
    value starred = alias_make(vm, alias->origin, alias->args, true);
    value one = starred ? from_object(tuple_from(vm, &starred, 1)) : VALUE_ERROR;
    return one ? get_iter(vm, one) : VALUE_ERROR;
}

static value union_binary(struct vm *vm, enum binary_op op, value left, value right)
{
    return op == OP_OR ? union_of(vm, left, right) : VALUE_NOT_IMPLEMENTED;
}

static value alias_get_origin(struct vm *vm, value self)
{
    return as_generic_alias(self)->origin;
}

static value alias_get_args(struct vm *vm, value self)
{
    return as_generic_alias(self)->args;
}

static value alias_get_unpacked(struct vm *vm, value self)
{
    return make_bool(as_generic_alias(self)->starred);
}

static value alias_get_tuple_args(struct vm *vm, value self)
{
    struct generic_alias *alias = as_generic_alias(self);
    bool tuple = alias->starred && alias->origin == type_value(vm, TYPE_TUPLE);
    return tuple ? alias->args : VALUE_NONE;
}

static value alias_mro_entries(struct vm *vm, value *args)
{
    return from_object(tuple_from(vm, &as_generic_alias(args[0])->origin, 1));
}

static value alias_instancecheck(struct vm *vm, value *args)
{
    return raise_type_error(vm, "isinstance() argument 2 cannot be a parameterized generic");
}

static value alias_subclasscheck(struct vm *vm, value *args)
{
    return raise_type_error(vm, "issubclass() argument 2 cannot be a parameterized generic");
}

static value alias_reduce(struct vm *vm, value *args)
{
    struct generic_alias *alias = as_generic_alias(args[0]);
    value pair = tuple_of(vm, 2, alias->origin, alias->args);
    return pair ? tuple_of(vm, 2, type_value(vm, TYPE_GENERIC_ALIAS), pair) : VALUE_ERROR;
}

static value alias_dir(struct vm *vm, value *args)
{
    value names = dir_of(vm, as_generic_alias(args[0])->origin);
    static const char *const extra[] = {"__origin__",     "__args__",
                                        "__parameters__", "__mro_entries__",
                                        "__reduce_ex__",  "__reduce__",
                                        "__copy__",       "__deepcopy__",
                                        "__unpacked__",   "__typing_unpacked_tuple_args__",
                                        "__class__",      "__bases__"};
    if (!names) {
        return VALUE_ERROR;
    }
    for (size_t i = 0; i < sizeof extra / sizeof extra[0]; i++) {
        value name = str_intern_cstr(vm, extra[i]);
        int present = name ? contains(vm, names, name) : -1;
        if (present < 0 || (!present && !list_append(vm, as_list(names), name))) {
            return VALUE_ERROR;
        }
    }
    return names;
}

static const struct native_def alias_methods[] = {
    {"__mro_entries__", "(bases, /)", alias_mro_entries, NATIVE_METHOD, NULL},
    {"__instancecheck__", "(instance, /)", alias_instancecheck, NATIVE_METHOD, NULL},
    {"__subclasscheck__", "(subclass, /)", alias_subclasscheck, NATIVE_METHOD, NULL},
    {"__reduce__", "()", alias_reduce, NATIVE_METHOD, NULL},
    {"__dir__", "()", alias_dir, NATIVE_METHOD, NULL},
    {0},
};

static const struct getset_row alias_getset[] = {
    {"__origin__", alias_get_origin, NULL, NULL},
    {"__args__", alias_get_args, NULL, NULL},
    {"__unpacked__", alias_get_unpacked, NULL, NULL},
    {"__parameters__", alias_get_parameters, NULL, "Type variables in the GenericAlias."},
    {"__typing_unpacked_tuple_args__", alias_get_tuple_args, NULL, NULL},
    {0},
};

const struct type_def generic_alias_def = {
    .name = "GenericAlias",
    .module = "types",
    .size = sizeof(struct generic_alias),
    .flags = TYPE_SUBCLASSABLE | TYPE_WEAKREFABLE | TYPE_TRACED,
    .doc = "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and "
           "t.__args__ is (int,).",
    .new_signature = "(origin, args, /)",
    .new = alias_construct,
    .methods = alias_methods,
    .getset = alias_getset,
    .trace = alias_trace,
    .repr = alias_repr,
    .hash = alias_hash,
    .compare = alias_compare,
    .iter = alias_iter,
    .get_item = alias_get_item,
    .binary = union_binary,
    .call = alias_call,
    .get_attr = alias_get_attr,
};

/* -- types.UnionType -------------------------------------------------------------------------------------------------- */

static bool can_be_united(value v)
{
    return v == VALUE_NONE || is_type(v) || is_kind(v, TYPE_GENERIC_ALIAS) ||
           is_exact(v, TYPE_UNION);
}

/* Adds v, or the members of a union, unless an equal one is there. */
static bool add_member(struct vm *vm, struct list *members, value v)
{
    if (is_exact(v, TYPE_UNION)) {
        struct tuple *args = as_tuple(as_union(v)->args);
        for (size_t i = 0; i < args->length; i++) {
            if (!add_member(vm, members, args->items[i])) {
                return false;
            }
        }
        return true;
    }
    if (v == VALUE_NONE) {
        v = type_value(vm, TYPE_NONE);
    }
    for (size_t i = 0; i < members->length; i++) {
        bool alias =
            is_kind(v, TYPE_GENERIC_ALIAS) && is_kind(members->items[i], TYPE_GENERIC_ALIAS);
        int same = alias ? equal(vm, members->items[i], v) : members->items[i] == v;
        if (same) {
            return same > 0;
        }
    }
    return list_append(vm, members, v);
}

value union_of(struct vm *vm, value a, value b)
{
    if (!can_be_united(a) || !can_be_united(b)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct list *members = list_new(vm, 2);
    size_t mark = gc_root_mark(vm);
    bool ok = members && gc_push_root(vm, from_object(members)) && add_member(vm, members, a) &&
              add_member(vm, members, b);
    gc_pop_roots(vm, mark);
    if (!ok) {
        return VALUE_ERROR;
    }
    if (members->length == 1) {
        return members->items[0];
    }
    struct tuple *args = tuple_from(vm, members->items, members->length);
    struct union_type *made =
        args ? gc_new_zeroed(vm, builtin_type(vm, TYPE_UNION), sizeof *made) : NULL;
    if (made) {
        made->args = from_object(args);
    }
    return from_object(made);
}

static void union_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct union_type *)self)->args);
    gc_trace(tracer, ((struct union_type *)self)->parameters);
}

static value union_repr(struct vm *vm, value self)
{
    struct tuple *args = as_tuple(as_union(self)->args);
    struct str_builder b;
    builder_init(&b, vm);
    bool ok = true;
    for (size_t i = 0; ok && i < args->length; i++) {
        ok = (i == 0 || builder_add_cstr(&b, " | ")) &&
             (args->items[i] == type_value(vm, TYPE_NONE) ? builder_add_cstr(&b, "None")
                                                          : add_item_repr(vm, &b, args->items[i]));
    }
    if (!ok) {
        builder_discard(&b);
        return VALUE_ERROR;
    }
    return builder_finish(&b);
}

static value union_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    if ((op != CMP_EQ && op != CMP_NE) || !is_exact(other, TYPE_UNION)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct tuple *a = as_tuple(as_union(self)->args), *b = as_tuple(as_union(other)->args);
    int same = a->length == b->length;
    for (size_t i = 0; same > 0 && i < a->length; i++) {
        same = contains(vm, from_object(b), a->items[i]);
    }
    return same < 0 ? VALUE_ERROR : make_bool(same == (op == CMP_EQ));
}

static bool union_hash(struct vm *vm, value self, int64_t *out)
{
    uint64_t h = 1927868237u;
    struct tuple *args = as_tuple(as_union(self)->args);
    for (size_t i = 0; i < args->length; i++) {
        int64_t item;
        if (!hash_of(vm, args->items[i], &item)) {
            return false;
        }
        uint64_t u = (uint64_t)item; /* order does not count */
        h ^= ((u ^ 89869747u) ^ (u << 16)) * 3644798167u;
    }
    *out = (int64_t)(h * 69069u + 907133923u);
    return true;
}

static value union_get_args(struct vm *vm, value self)
{
    return as_union(self)->args;
}

static value union_get_parameters(struct vm *vm, value self)
{
    struct union_type *made = as_union(self);
    if (!made->parameters) {
        value parameters = parameters_of(vm, made->args);
        if (!parameters) {
            return VALUE_ERROR;
        }
        made->parameters = parameters;
        gc_barrier(vm, made);
    }
    return made->parameters;
}

static value union_get_item(struct vm *vm, value self, value key)
{
    value parameters = union_get_parameters(vm, self);
    value args =
        parameters ? substitute_all(vm, self, as_union(self)->args, parameters, key) : VALUE_ERROR;
    size_t mark = gc_root_mark(vm);
    if (!args || !gc_push_root(vm, args)) {
        return VALUE_ERROR;
    }
    value result = as_tuple(args)->items[0];
    for (size_t i = 1; result && i < as_tuple(args)->length; i++) {
        result = binary(vm, OP_OR, result, as_tuple(args)->items[i]);
    }
    gc_pop_roots(vm, mark);
    return result;
}

static const struct getset_row union_getset[] = {
    {"__args__", union_get_args, NULL, NULL},
    {"__parameters__", union_get_parameters, NULL, "Type variables in the types.UnionType."},
    {0},
};

const struct type_def union_def = {
    .name = "UnionType",
    .module = "types",
    .size = sizeof(struct union_type),
    .flags = TYPE_NO_NEW | TYPE_WEAKREFABLE | TYPE_TRACED,
    .doc = "Represent a PEP 604 union type\n\nE.g. for int | str",
    .getset = union_getset,
    .trace = union_trace,
    .repr = union_repr,
    .hash = union_hash,
    .compare = union_compare,
    .get_item = union_get_item,
    .binary = union_binary,
};
