/* type_attrs.c - what scripts see of classes: attribute access on a class, calling it, and the
 * attributes and methods of `type`. */
#include "type.h"

/* -- attributes of a class ------------------------------------------------------------------------------ */

/* cls.name; VALUE_NULL without an error when absent. */
value type_lookup_attr(struct vm *vm, value self, value name)
{
    struct type *type = as_type(self);
    struct type *meta = type->header.type;
    value meta_attr = type_lookup(vm, meta, name);
    if (meta_attr && has_descr_set(meta_attr) && has_descr_get(meta_attr)) {
        return descriptor_get(vm, meta_attr, self, from_object(meta));
    }
    value attr = type_lookup(vm, type, name);
    if (attr) {
        return descriptor_get(vm, attr, VALUE_NULL, self);
    }
    return meta_attr ? descriptor_get(vm, meta_attr, self, from_object(meta)) : VALUE_NULL;
}

value type_get_attr(struct vm *vm, value self, value name)
{
    value v = type_lookup_attr(vm, self, name);
    if (!v && !vm->error) {
        return attribute_error(vm, self, name, "type object '%s' has no attribute '%U'",
                               type_cname(as_type(self)), name);
    }
    return v;
}

bool type_set_attr(struct vm *vm, value self, value name, value v)
{
    struct type *type = as_type(self);
    if (type->flags & TYPE_FLAG_IMMUTABLE) {
        raise_type_error(vm, "cannot set '%U' attribute of immutable type '%s'", name,
                         type_cname(type));
        return false;
    }
    if (!type_ready(vm, type)) {
        return false;
    }
    value meta_attr = type_lookup(vm, type->header.type, name);
    if (meta_attr && has_descr_set(meta_attr)) {
        return descriptor_set(vm, meta_attr, self, v);
    }
    int done = type_set_own(vm, type, name, v);
    if (done == 0) {
        attribute_error(vm, self, name, "type object '%s' has no attribute '%U'", type_cname(type),
                        name);
    }
    return done > 0;
}

value type_repr(struct vm *vm, value self)
{
    struct type *type = as_type(self);
    value module = type_module(vm, type);
    value qualname = type_qualname(vm, type);
    if (!qualname) {
        return VALUE_ERROR;
    }
    if (!module || !is_str(module) || str_equals_cstr(module, "builtins")) {
        return format_str(vm, "<class '%U'>",
                          is_str(module) || !module ? qualname : type_name(vm, type));
    }
    return format_str(vm, "<class '%U.%U'>", module, qualname);
}

/* -- calling a class ---------------------------------------------------------------------------------------- */

/* __init__ of a new object with the call's arguments. */
static bool run_init(struct vm *vm, value object, size_t nargs, const value *args, value kwnames)
{
    struct type *type = type_of(vm, object);
    if (!(type->flags & TYPE_FLAG_CUSTOM_INIT)) {
        const struct type *provider = type_native_init(type);
        return !provider || initialise_native(vm, provider, object, nargs, args, kwnames);
    }
    value init = find_special(vm, object, NAME_INIT);
    size_t keywords = kwnames ? as_tuple(kwnames)->length : 0;
    value result;
    if (is_kind(init, TYPE_FUNCTION) && nargs + keywords < 16) {
        value all[17];
        all[0] = object;
        memcpy(all + 1, args, (nargs + keywords) * sizeof *args);
        result = call_keywords(vm, init, nargs + 1, all, kwnames);
    } else {
        value bound = descriptor_get(vm, init, object, from_object(type));
        if (!bound) {
            return false;
        }
        result = call_keywords(vm, bound, nargs, args, kwnames);
    }
    if (!result) {
        return false;
    }
    if (result != VALUE_NONE) {
        raise_type_error(vm, "__init__() should return None, not '%T'", result);
        return false;
    }
    return true;
}

/* __new__ found on the class: a staticmethod as a rule. */
static value run_custom_new(struct vm *vm, struct type *type, size_t nargs, const value *args,
                            value kwnames)
{
    value self = from_object(type);
    value new = type_lookup(vm, type, NAME_OF(vm, NEW));
    value callable = new ? descriptor_get(vm, new, VALUE_NULL, self) : VALUE_NULL;
    if (!callable) {
        return vm->error ? VALUE_ERROR
                         : raise_type_error(vm, "cannot create '%s' instances", type_cname(type));
    }
    size_t keywords = kwnames ? as_tuple(kwnames)->length : 0;
    size_t bytes = (nargs + keywords + 1) * sizeof(value);
    value *all = mem_alloc(vm, bytes);
    if (!all) {
        return VALUE_ERROR;
    }
    all[0] = self;
    memcpy(all + 1, args, (nargs + keywords) * sizeof *args);
    value result = call_keywords(vm, callable, nargs + 1, all, kwnames);
    mem_free(vm, all, bytes);
    return result;
}

value type_call(struct vm *vm, value self, const value *args, size_t nargs, value kwnames)
{
    struct type *type = as_type(self);
    if (type->index == TYPE_TYPE && nargs == 1 && (!kwnames || as_tuple(kwnames)->length == 0)) {
        return from_object(type_of(vm, args[0]));
    }
    value object;
    if (type->flags & TYPE_FLAG_CUSTOM_NEW) {
        object = run_custom_new(vm, type, nargs, args, kwnames);
    } else {
        const struct type *provider = type_native_new(type);
        if (!provider || (type->def->flags & TYPE_NO_NEW)) {
            return raise_type_error(vm, "cannot create '%s' instances", type_cname(type));
        }
        object = construct_native(vm, provider, type, nargs, args, kwnames);
    }
    if (!object || !is_object(object) || !is_subtype(as_object(object)->type, type)) {
        return object;
    }
    struct type *made = as_object(object)->type;
    if (!(made->flags & TYPE_FLAG_CUSTOM_INIT) && !type_native_init(made)) {
        return object;
    }
    size_t mark = gc_root_mark(vm);
    bool ok = gc_push_root(vm, object) && run_init(vm, object, nargs, args, kwnames);
    gc_pop_roots(vm, mark);
    return ok ? object : VALUE_ERROR;
}

/* -- attributes of `type` --------------------------------------------------------------------------------------- */

static value get_name(struct vm *vm, value self)
{
    return type_name(vm, as_type(self));
}

static bool check_settable(struct vm *vm, struct type *type, const char *name, value v)
{
    if (type->flags & TYPE_FLAG_IMMUTABLE) {
        raise_type_error(vm, "cannot set '%s' attribute of immutable type '%s'", name,
                         type_cname(type));
        return false;
    }
    if (!v) {
        raise_type_error(vm, "cannot delete '%s' attribute of immutable type '%s'", name,
                         type_cname(type));
        return false;
    }
    return true;
}

static bool set_name(struct vm *vm, value self, value v)
{
    struct type *type = as_type(self);
    if (!check_settable(vm, type, "__name__", v)) {
        return false;
    }
    if (!is_str(v)) {
        raise_type_error(vm, "can only assign string to %s.__name__, not '%T'", type_cname(type),
                         v);
        return false;
    }
    if (memchr(as_str(v)->data, 0, as_str(v)->size)) {
        raise_value_error(vm, "type name must not contain null characters");
        return false;
    }
    type->name = as_str(v);
    gc_barrier(vm, type);
    return true;
}

static value get_qualname(struct vm *vm, value self)
{
    return type_qualname(vm, as_type(self));
}

static bool set_qualname(struct vm *vm, value self, value v)
{
    struct type *type = as_type(self);
    if (!check_settable(vm, type, "__qualname__", v)) {
        return false;
    }
    if (!is_str(v)) {
        raise_type_error(vm, "can only assign string to %s.__qualname__, not '%T'",
                         type_cname(type), v);
        return false;
    }
    type->qualname = as_str(v);
    gc_barrier(vm, type);
    return true;
}

static value get_module(struct vm *vm, value self)
{
    value module = type_module(vm, as_type(self));
    if (!module && !vm->error) {
        return raise_error(vm, TYPE_ATTRIBUTE_ERROR, "__module__");
    }
    return module;
}

static bool set_in_dict(struct vm *vm, value self, value name, value v)
{
    return type_set_own(vm, as_type(self), name, v) >= 0;
}

static bool set_module(struct vm *vm, value self, value v)
{
    return check_settable(vm, as_type(self), "__module__", v) &&
           set_in_dict(vm, self, NAME_OF(vm, MODULE), v);
}

static value get_bases(struct vm *vm, value self)
{
    return type_ready(vm, as_type(self)) ? from_object(as_type(self)->bases) : VALUE_ERROR;
}

/* The mro of a class and of all below it, after its bases have changed. Scripts' mro() methods of
 * metaclasses are not consulted again for subclasses that have none of their own. */
static bool recompute_mro(struct vm *vm, struct type *type, unsigned depth)
{
    struct tuple *mro = mro_compute(vm, type, type->bases);
    if (!mro) {
        return false;
    }
    type->mro = mro;
    gc_barrier(vm, type);
    if (!is_object(type->subclasses) || depth > 1000) {
        return true;
    }
    struct list *list = as_list(type->subclasses);
    for (size_t i = 0; i < list->length; i++) {
        value referent = as_weakref(list->items[i])->referent;
        if (is_object(referent) && !recompute_mro(vm, as_type(referent), depth + 1)) {
            return false;
        }
    }
    return true;
}

static bool same_layout(const struct type *a, const struct type *b)
{
    return a->def == b->def && a->member_count == b->member_count &&
           a->slots_offset == b->slots_offset;
}

static bool set_bases(struct vm *vm, value self, value v)
{
    struct type *type = as_type(self);
    if (!check_settable(vm, type, "__bases__", v)) {
        return false;
    }
    if (!is_kind(v, TYPE_TUPLE)) {
        raise_type_error(vm, "can only assign tuple to %s.__bases__, not %T", type_cname(type), v);
        return false;
    }
    struct tuple *bases = as_tuple(v);
    if (bases->length == 0) {
        raise_type_error(vm, "can only assign non-empty tuple to %s.__bases__, not ()",
                         type_cname(type));
        return false;
    }
    for (size_t i = 0; i < bases->length; i++) {
        if (!is_type(bases->items[i])) {
            raise_type_error(vm, "%s.__bases__ must be tuple of classes, not '%T'",
                             type_cname(type), bases->items[i]);
            return false;
        }
        if (is_subtype(as_type(bases->items[i]), type)) {
            raise_type_error(vm, "a __bases__ item causes an inheritance cycle");
            return false;
        }
    }
    struct type *base = best_base(vm, bases);
    if (!base) {
        return false;
    }
    const struct type *new_solid = solid_base(base);
    const struct type *old_solid = type->base ? solid_base(type->base) : NULL;
    if (new_solid != old_solid && !(new_solid && old_solid && same_layout(new_solid, old_solid))) {
        raise_type_error(vm, "__bases__ assignment: '%s' object layout differs from '%s'",
                         type_cname(base), type_cname(type->base));
        return false;
    }
    struct tuple *old_bases = type->bases;
    struct type *old_base = type->base;
    type->bases = bases;
    type->base = base;
    gc_barrier(vm, type);
    if (!recompute_mro(vm, type, 0)) {
        value error = error_take(vm);
        type->bases = old_bases;
        type->base = old_base;
        recompute_mro(vm, type, 0);
        vm->error = error;
        return false;
    }
    for (size_t i = 0; i < old_bases->length; i++) {
        type_remove_subclass(vm, as_type(old_bases->items[i]), type);
    }
    for (size_t i = 0; i < bases->length; i++) {
        if (!type_add_subclass(vm, as_type(bases->items[i]), type)) {
            return false;
        }
    }
    type_invalidate(vm, type);
    type_update_specials(vm, type);
    return true;
}

static value get_base(struct vm *vm, value self)
{
    return as_type(self)->base ? from_object(as_type(self)->base) : VALUE_NONE;
}

static value get_mro(struct vm *vm, value self)
{
    return type_ready(vm, as_type(self)) ? from_object(as_type(self)->mro) : VALUE_ERROR;
}

static value get_dict(struct vm *vm, value self)
{
    if (!type_ready(vm, as_type(self))) {
        return VALUE_ERROR;
    }
    return call1(vm, type_value(vm, TYPE_MAPPING_PROXY), from_object(as_type(self)->dict));
}

static value get_doc(struct vm *vm, value self)
{
    struct type *type = as_type(self);
    if (!(type->flags & TYPE_FLAG_SCRIPT)) {
        return type->def->doc ? str_from_cstr(vm, type->def->doc) : VALUE_NONE;
    }
    value doc = dict_get_name(vm, type->dict, NAME_OF(vm, DOC));
    return doc ? descriptor_get(vm, doc, VALUE_NULL, self) : VALUE_NONE;
}

static bool set_doc(struct vm *vm, value self, value v)
{
    return check_settable(vm, as_type(self), "__doc__", v) &&
           set_in_dict(vm, self, NAME_OF(vm, DOC), v);
}

static value get_annotations(struct vm *vm, value self)
{
    struct type *type = as_type(self);
    if (!(type->flags & TYPE_FLAG_SCRIPT)) {
        return attribute_error(vm, self, NAME_OF(vm, ANNOTATIONS),
                               "type object '%s' has no attribute '__annotations__'",
                               type_cname(type));
    }
    value found = dict_get_name(vm, type->dict, NAME_OF(vm, ANNOTATIONS));
    if (found) {
        return descriptor_get(vm, found, VALUE_NULL, self);
    }
    struct dict *dict = dict_new(vm);
    if (!dict || !dict_set_name(vm, type->dict, NAME_OF(vm, ANNOTATIONS), from_object(dict))) {
        return VALUE_ERROR;
    }
    type_invalidate(vm, type);
    return from_object(dict);
}

static bool set_annotations(struct vm *vm, value self, value v)
{
    struct type *type = as_type(self);
    if (type->flags & TYPE_FLAG_IMMUTABLE) {
        raise_type_error(vm, "cannot set '__annotations__' attribute of immutable type '%s'",
                         type_cname(type));
        return false;
    }
    int done = type_set_own(vm, type, NAME_OF(vm, ANNOTATIONS), v);
    if (done == 0) {
        raise_error(vm, TYPE_ATTRIBUTE_ERROR, "__annotations__");
    }
    return done > 0;
}

static value get_type_params(struct vm *vm, value self)
{
    struct type *type = as_type(self);
    value found = type->flags & TYPE_FLAG_SCRIPT
                      ? dict_get_name(vm, type->dict, NAME_OF(vm, TYPE_PARAMS))
                      : VALUE_NULL;
    return found ? found : from_object(tuple_new(vm, 0));
}

static bool set_type_params(struct vm *vm, value self, value v)
{
    return check_settable(vm, as_type(self), "__type_params__", v) &&
           set_in_dict(vm, self, NAME_OF(vm, TYPE_PARAMS), v);
}

static value get_abstract(struct vm *vm, value self)
{
    struct type *type = as_type(self);
    value found = type->index != TYPE_TYPE && type_ready(vm, type)
                      ? dict_get_name(vm, type->dict, NAME_OF(vm, ABSTRACTMETHODS))
                      : VALUE_NULL;
    return found ? found
                 : attribute_error(vm, self, NAME_OF(vm, ABSTRACTMETHODS),
                                   "type object '%s' has no attribute '__abstractmethods__'",
                                   type_cname(type));
}

static bool set_abstract(struct vm *vm, value self, value v)
{
    struct type *type = as_type(self);
    if (type->flags & TYPE_FLAG_IMMUTABLE) {
        raise_type_error(vm, "cannot set '__abstractmethods__' attribute of immutable type '%s'",
                         type_cname(type));
        return false;
    }
    int abstract = v ? truth(vm, v) : 0;
    if (abstract < 0) {
        return false;
    }
    int done = type_set_own(vm, type, NAME_OF(vm, ABSTRACTMETHODS), v);
    if (done == 0) {
        raise_error(vm, TYPE_ATTRIBUTE_ERROR, "__abstractmethods__");
        return false;
    }
    type->flags &= ~(uint32_t)TYPE_FLAG_ABSTRACT;
    type->flags |= abstract ? TYPE_FLAG_ABSTRACT : 0;
    return done > 0;
}

/* CPython's flag bits, as far as scripts ask for them. */
static value get_flags(struct vm *vm, value self)
{
    const struct type *type = as_type(self);
    uint64_t flags = 1u << 12; /* ready */
    flags |= type->flags & TYPE_FLAG_IMMUTABLE ? 1u << 8 : 1u << 9;
    flags |= type->def->flags & TYPE_SUBCLASSABLE ? 1u << 10 : 0;
    flags |= type->flags & TYPE_FLAG_ABSTRACT ? 1u << 20 : 0;
    flags |= type->def->flags & TYPE_SEQUENCE ? 1u << 5 : 0;
    flags |= type->def->flags & TYPE_MAPPING ? 1u << 6 : 0;
    static const struct {
        uint8_t kind, bit;
    } layouts[] = {{TYPE_INT, 24}, {TYPE_LIST, 25}, {TYPE_TUPLE, 26}, {TYPE_BYTES, 27},
                   {TYPE_STR, 28}, {TYPE_DICT, 29}, {TYPE_TYPE, 31}};
    for (size_t i = 0; i < sizeof layouts / sizeof layouts[0]; i++) {
        flags |= type->kind == layouts[i].kind ? UINT64_C(1) << layouts[i].bit : 0;
    }
    flags |= type->flags & TYPE_FLAG_EXCEPTION ? UINT64_C(1) << 30 : 0;
    return small_int((int64_t)flags);
}

static value get_basicsize(struct vm *vm, value self)
{
    const struct type *type = as_type(self);
    size_t size = type->def->size + type->member_count * sizeof(value);
    return small_int((int64_t)(size + (type->slots_offset ? sizeof(value) : 0)));
}

static value get_zero(struct vm *vm, value self)
{
    return small_int(0);
}

static value get_dictoffset(struct vm *vm, value self)
{
    return small_int(as_type(self)->slots_offset ? -1 : 0);
}

static value get_weakrefoffset(struct vm *vm, value self)
{
    return small_int(as_type(self)->flags & TYPE_FLAG_WEAKREFABLE ? -1 : 0);
}

static value get_text_signature(struct vm *vm, value self)
{
    const struct type *type = as_type(self);
    if ((type->flags & TYPE_FLAG_SCRIPT) || !type->def->new_signature) {
        return VALUE_NONE;
    }
    return str_from_cstr(vm, type->def->new_signature);
}

const struct getset_row type_getset[] = {
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {"__module__", get_module, set_module, NULL},
    {"__bases__", get_bases, set_bases, NULL},
    {"__base__", get_base, NULL, NULL},
    {"__mro__", get_mro, NULL, NULL},
    {"__dict__", get_dict, NULL, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {"__type_params__", get_type_params, set_type_params, NULL},
    {"__abstractmethods__", get_abstract, set_abstract, NULL},
    {"__flags__", get_flags, NULL, NULL},
    {"__basicsize__", get_basicsize, NULL, NULL},
    {"__itemsize__", get_zero, NULL, NULL},
    {"__dictoffset__", get_dictoffset, NULL, NULL},
    {"__weakrefoffset__", get_weakrefoffset, NULL, NULL},
    {"__text_signature__", get_text_signature, NULL, NULL},
    {0},
};

/* -- methods of `type` ---------------------------------------------------------------------------------------------- */

static value method_mro(struct vm *vm, value *args)
{
    struct type *type = as_type(args[0]);
    if (!type_ready(vm, type)) {
        return VALUE_ERROR;
    }
    struct tuple *mro = mro_compute(vm, type, type->bases);
    return mro ? from_object(list_from(vm, mro->items, mro->length)) : VALUE_ERROR;
}

static value method_subclasses(struct vm *vm, value *args)
{
    return from_object(type_subclasses(vm, as_type(args[0])));
}

static value method_prepare(struct vm *vm, value *args)
{
    return from_object(dict_new(vm));
}

int instance_check_default(struct vm *vm, value v, value class);
int subclass_check_default(struct vm *vm, value class, value base);

static value method_instancecheck(struct vm *vm, value *args)
{
    int r = instance_check_default(vm, args[1], args[0]);
    return r < 0 ? VALUE_ERROR : make_bool(r);
}

static value method_subclasscheck(struct vm *vm, value *args)
{
    int r = subclass_check_default(vm, args[1], args[0]);
    return r < 0 ? VALUE_ERROR : make_bool(r);
}

static bool add_names(struct vm *vm, struct dict *into, struct dict *from)
{
    size_t position = 0;
    value key, v;
    while (dict_next(from, &position, &key, &v)) {
        if (!dict_set(vm, into, key, VALUE_NONE)) {
            return false;
        }
    }
    return true;
}

static value method_dir(struct vm *vm, value *args)
{
    struct type *type = as_type(args[0]);
    struct dict *names = type_ready(vm, type) ? dict_new(vm) : NULL;
    if (!names) {
        return VALUE_ERROR;
    }
    for (size_t i = type->mro->length; i-- > 0;) {
        struct type *class = as_type(type->mro->items[i]);
        if (!type_ready(vm, class) || !add_names(vm, names, class->dict)) {
            return VALUE_ERROR;
        }
    }
    struct list *list = list_new(vm, names->count);
    size_t position = 0;
    value key, v;
    while (list && dict_next(names, &position, &key, &v)) {
        if (!list_append(vm, list, key)) {
            return VALUE_ERROR;
        }
    }
    return from_object(list);
}

static value method_sizeof(struct vm *vm, value *args)
{
    return small_int((int64_t)sizeof(struct type));
}

const struct native_def type_methods[] = {
    {"mro", "()", method_mro, NATIVE_METHOD, "Return a type's method resolution order."},
    {"__subclasses__", "()", method_subclasses, NATIVE_METHOD,
     "Return a list of immediate subclasses."},
    {"__prepare__", "(*args, **kwds)", method_prepare, NATIVE_CLASS,
     "Create the namespace for the class statement"},
    {"__instancecheck__", "(instance, /)", method_instancecheck, NATIVE_METHOD,
     "Check if an object is an instance."},
    {"__subclasscheck__", "(subclass, /)", method_subclasscheck, NATIVE_METHOD,
     "Check if a class is a subclass."},
    {"__dir__", "()", method_dir, NATIVE_METHOD, "Specialized __dir__ implementation for types."},
    {"__sizeof__", "()", method_sizeof, NATIVE_METHOD,
     "Return memory consumption of the type object."},
    {0},
};
