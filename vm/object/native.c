/* native.c - native functions as objects: builtin_function_or_method, the method and classmethod
 * descriptors of built-in classes, getset descriptors and the member descriptors of __slots__. */
#include "type.h"

/* -- making ------------------------------------------------------------------------------------------------ */

static struct native *native_alloc(struct vm *vm, enum type_index index,
                                   const struct native_def *def)
{
    struct native *native = gc_new_zeroed(vm, builtin_type(vm, index), sizeof *native);
    if (native) {
        native->def = def;
    }
    return native;
}

value native_function_new(struct vm *vm, const struct native_def *def, value module)
{
    struct native *native = native_alloc(vm, TYPE_NATIVE, def);
    if (native) {
        native->module = module;
    }
    return from_object(native);
}

value native_bind(struct vm *vm, struct native *descriptor, value self)
{
    struct native *native = native_alloc(vm, TYPE_NATIVE, descriptor->def);
    if (native) {
        native->self = self;
        native->owner = descriptor->owner;
        native->signature = descriptor->signature;
    }
    return from_object(native);
}

value method_descriptor_new(struct vm *vm, struct type *owner, const struct native_def *def)
{
    enum type_index index = def->flags & NATIVE_CLASS    ? TYPE_CLASSMETHOD_DESCRIPTOR
                            : def->flags & NATIVE_STATIC ? TYPE_NATIVE
                                                         : TYPE_METHOD_DESCRIPTOR;
    struct native *native = native_alloc(vm, index, def);
    if (!native) {
        return VALUE_ERROR;
    }
    native->owner = owner;
    return index == TYPE_NATIVE ? staticmethod_new(vm, from_object(native)) : from_object(native);
}

value getset_new(struct vm *vm, struct type *owner, const struct getset_row *row)
{
    struct getset *getset = gc_new_zeroed(vm, builtin_type(vm, TYPE_GETSET), sizeof *getset);
    if (getset) {
        getset->row = row;
        getset->owner = owner;
    }
    return from_object(getset);
}

value member_new(struct vm *vm, struct type *owner, value name, uint32_t offset)
{
    struct member *member = gc_new_zeroed(vm, builtin_type(vm, TYPE_MEMBER), sizeof *member);
    if (member) {
        member->owner = owner;
        member->name = name;
        member->offset = offset;
    }
    return from_object(member);
}

/* -- __new__ of built-in classes ----------------------------------------------------------------------------- */

static value builtin_new(struct vm *vm, value *args)
{
    struct type *owner = as_type(args[0]);
    struct tuple *rest = as_tuple(args[1]);
    struct dict *keywords = as_dict(args[2]);
    const char *name = type_cname(owner);
    if (rest->length == 0) {
        return raise_type_error(vm, "%s.__new__(): not enough arguments", name);
    }
    value class = rest->items[0];
    if (!is_type(class)) {
        return raise_type_error(vm, "%s.__new__(X): X is not a type object (%T)", name, class);
    }
    struct type *type = as_type(class);
    if (!is_subtype(type, owner)) {
        return raise_type_error(vm, "%s.__new__(%s): %s is not a subtype of %s", name,
                                type_cname(type), type_cname(type), name);
    }
    const struct type *provider = type_native_new(type);
    if (provider && provider->def->new != owner->def->new) {
        const struct type *first = type; /* the nearest class without a __new__ in script */
        while (first->base && (first->flags & TYPE_FLAG_CUSTOM_NEW)) {
            first = first->base;
        }
        return raise_type_error(vm, "%s.__new__(%s) is not safe, use %s.__new__()", name,
                                type_cname(type), type_cname(first));
    }
    if (keywords->count == 0) {
        return construct_native(vm, owner, type, rest->length - 1, rest->items + 1, VALUE_NULL);
    }
    size_t count = rest->length - 1 + keywords->count;
    value *all = mem_alloc(vm, count * sizeof *all);
    struct tuple *names = all ? tuple_new(vm, keywords->count) : NULL;
    if (!names) {
        if (all) {
            mem_free(vm, all, count * sizeof *all);
        }
        return VALUE_ERROR;
    }
    memcpy(all, rest->items + 1, (rest->length - 1) * sizeof *all);
    size_t position = 0, i = 0;
    value key, v;
    while (dict_next(keywords, &position, &key, &v)) {
        names->items[i] = key;
        all[rest->length - 1 + i++] = v;
    }
    size_t mark = gc_root_mark(vm);
    value result = VALUE_ERROR;
    if (gc_push_root(vm, from_object(names))) {
        result = construct_native(vm, owner, type, rest->length - 1, all, from_object(names));
    }
    gc_pop_roots(vm, mark);
    mem_free(vm, all, count * sizeof *all);
    return result;
}

static const struct native_def builtin_new_def = {
    "__new__", "(*args, **kwargs)", builtin_new, NATIVE_METHOD,
    "Create and return a new object.  See help(type) for accurate signature."};

value native_new_function(struct vm *vm, struct type *type)
{
    struct native *native = native_alloc(vm, TYPE_NATIVE, &builtin_new_def);
    if (native) {
        native->self = from_object(type);
        native->owner = builtin_type(vm, TYPE_TYPE);
    }
    return from_object(native);
}

value keywords_for_new(const struct type *class, value kwnames)
{
    if (!kwnames || !(class->flags & TYPE_FLAG_CUSTOM_INIT)) {
        return kwnames;
    }
    switch (type_native_new(class)->index) {
    case TYPE_FLOAT:
    case TYPE_TUPLE:
    case TYPE_FROZENSET:
    case TYPE_ZIP:
    case TYPE_MAP:
    case TYPE_FILTER:
    case TYPE_REVERSED: return VALUE_NULL;
    default: return kwnames;
    }
}

value construct_native(struct vm *vm, const struct type *provider, struct type *class, size_t nargs,
                       const value *args, value kwnames)
{
    return call_native_def(vm, provider->def->name, provider->def->new_signature,
                           provider->def->new, from_object(class), nargs, args,
                           keywords_for_new(class, kwnames));
}

bool initialise_native(struct vm *vm, const struct type *provider, value self, size_t nargs,
                       const value *args, value kwnames)
{
    return call_native_def(vm, provider->def->name, provider->def->init_signature,
                           provider->def->init, self, nargs, args, kwnames) != VALUE_ERROR;
}

/* -- what all of them share --------------------------------------------------------------------------------------- */

static void native_trace(struct gc_tracer *tracer, struct object *self)
{
    struct native *native = (struct native *)self;
    gc_trace(tracer, native->self);
    gc_trace(tracer, native->module);
    gc_trace(tracer, native->userdata);
    gc_trace_ptr(tracer, native->owner);
}

static bool is_function_like(const struct native *native) /* not bound to an object */
{
    return !native->self && !native->owner;
}

static value native_repr(struct vm *vm, value self)
{
    struct native *native = as_native(self);
    const char *name = native->def->name;
    if (native->header.kind == TYPE_METHOD_DESCRIPTOR ||
        native->header.kind == TYPE_CLASSMETHOD_DESCRIPTOR) {
        return format_str(vm, "<method '%s' of '%s' objects>", name, type_cname(native->owner));
    }
    if (is_function_like(native)) {
        return format_str(vm, "<built-in function %s>", name);
    }
    value object = native->self ? native->self : from_object(native->owner);
    return format_str(vm, "<built-in method %s of %T object at 0x%lx>", name, object,
                      (unsigned long)value_bits(object));
}

static value native_call(struct vm *vm, value self, const value *args, size_t nargs, value kwnames)
{
    return call_native(vm, as_native(self), nargs, args, kwnames);
}

static bool native_hash(struct vm *vm, value self, int64_t *out)
{
    struct native *native = as_native(self);
    uint64_t h = (uintptr_t)native->def->function >> 4;
    h ^= value_bits(native->self) >> 4;
    *out = (int64_t)(h == UINT64_MAX ? 0 : h);
    return true;
}

static value native_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    if ((op != CMP_EQ && op != CMP_NE) || !is_kind(other, TYPE_NATIVE)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    bool same = as_native(self)->def == as_native(other)->def &&
                as_native(self)->self == as_native(other)->self &&
                as_native(self)->owner == as_native(other)->owner;
    return make_bool(same == (op == CMP_EQ));
}

static value get_name(struct vm *vm, value self)
{
    return str_intern_cstr(vm, as_native(self)->def->name);
}

static value get_qualname(struct vm *vm, value self)
{
    struct native *native = as_native(self);
    if (native->header.kind == TYPE_NATIVE && is_type(native->self)) {
        return format_str(vm, "%U.%s", type_qualname(vm, as_type(native->self)), native->def->name);
    }
    if (native->owner) {
        return format_str(vm, "%s.%s", native->owner->def->name, native->def->name);
    }
    return get_name(vm, self);
}

static value get_doc(struct vm *vm, value self)
{
    const char *doc = as_native(self)->def->doc;
    return doc ? str_from_cstr(vm, doc) : VALUE_NONE;
}

static value get_module(struct vm *vm, value self)
{
    struct native *native = as_native(self);
    return native->module ? native->module : VALUE_NONE;
}

static value get_self(struct vm *vm, value self)
{
    struct native *native = as_native(self);
    if (native->self) {
        return native->self;
    }
    if (native->owner) {
        return from_object(native->owner);
    }
    bool failed;
    value module = native->module && vm->modules
                       ? dict_get(vm, vm->modules, native->module, &failed)
                       : VALUE_NULL;
    return module ? module : vm->error ? VALUE_ERROR : VALUE_NONE;
}

static value get_text_signature(struct vm *vm, value self)
{
    struct native *native = as_native(self);
    const char *text = native->def->signature;
    if (native->def->flags & NATIVE_STATIC) {
        return str_from_cstr(vm, text);
    }
    const char *receiver = native->def->flags & NATIVE_FUNCTION ? "$module"
                           : native->def->flags & NATIVE_CLASS  ? "$type"
                                                                : "$self";
    return strcmp(text, "()") == 0
               ? format_str(vm, "(%s)", receiver)
               : format_str(vm, "(%s, %s%s", receiver, strchr(text, '/') ? "" : "/, ", text + 1);
}

static value get_objclass(struct vm *vm, value self)
{
    return from_object(as_native(self)->owner);
}

static value native_reduce(struct vm *vm, value *args)
{
    struct native *native = as_native(args[0]);
    if (is_function_like(native)) {
        return get_name(vm, args[0]);
    }
    value getattr = vm->builtins ? dict_get_cstr(vm, vm->builtins, "getattr") : VALUE_NULL;
    value name = get_name(vm, args[0]);
    value self = native->self ? native->self : from_object(native->owner);
    value pair = name ? tuple_of(vm, 2, self, name) : VALUE_ERROR;
    return pair && getattr ? tuple_of(vm, 2, getattr, pair) : VALUE_ERROR;
}

static const struct native_def native_methods[] = {
    {"__reduce__", "()", native_reduce, NATIVE_METHOD, "Helper for pickle."},
    {0},
};

static const struct getset_row native_getset[] = {
    {"__name__", get_name, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL},
    {"__doc__", get_doc, NULL, NULL},
    {"__module__", get_module, NULL, NULL},
    {"__self__", get_self, NULL, NULL},
    {"__text_signature__", get_text_signature, NULL, NULL},
    {0},
};

const struct type_def native_def = {
    .name = "builtin_function_or_method",
    .size = sizeof(struct native),
    .flags = TYPE_NO_NEW | TYPE_WEAKREFABLE | TYPE_TRACED,
    .methods = native_methods,
    .getset = native_getset,
    .trace = native_trace,
    .repr = native_repr,
    .hash = native_hash,
    .compare = native_compare,
    .call = native_call,
};

/* -- descriptors of methods ------------------------------------------------------------------------------------------ */

static value method_descriptor_get(struct vm *vm, value self, value instance, value owner)
{
    struct native *native = as_native(self);
    if (!instance) {
        return self;
    }
    if (!is_subtype(type_of(vm, instance), native->owner)) {
        return raise_type_error(vm,
                                "descriptor '%s' for '%s' objects doesn't apply to a '%T' object",
                                native->def->name, type_cname(native->owner), instance);
    }
    return native_bind(vm, native, instance);
}

static value classmethod_descriptor_get(struct vm *vm, value self, value instance, value owner)
{
    struct native *native = as_native(self);
    if (!owner || owner == VALUE_NONE) {
        owner = from_object(type_of(vm, instance));
    }
    if (!is_type(owner)) {
        return raise_type_error(vm,
                                "descriptor '%s' for type '%s' needs a type, not a '%T' as arg 2",
                                native->def->name, type_cname(native->owner), owner);
    }
    if (!is_subtype(as_type(owner), native->owner)) {
        return raise_type_error(vm, "descriptor '%s' requires a subtype of '%s' but received '%s'",
                                native->def->name, type_cname(native->owner),
                                type_cname(as_type(owner)));
    }
    return native_bind(vm, native, owner);
}

static const struct getset_row descriptor_getset[] = {
    {"__name__", get_name, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL},
    {"__doc__", get_doc, NULL, NULL},
    {"__objclass__", get_objclass, NULL, NULL},
    {"__text_signature__", get_text_signature, NULL, NULL},
    {0},
};

const struct type_def method_descriptor_def = {
    .name = "method_descriptor",
    .size = sizeof(struct native),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .methods = native_methods,
    .getset = descriptor_getset,
    .trace = native_trace,
    .repr = native_repr,
    .call = native_call,
    .descr_get = method_descriptor_get,
};

const struct type_def classmethod_descriptor_def = {
    .name = "classmethod_descriptor",
    .size = sizeof(struct native),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .methods = native_methods,
    .getset = descriptor_getset,
    .trace = native_trace,
    .repr = native_repr,
    .call = native_call,
    .descr_get = classmethod_descriptor_get,
};

/* -- getset descriptors -------------------------------------------------------------------------------------------------- */

static void getset_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace_ptr(tracer, ((struct getset *)self)->owner);
}

#define as_getset(v) ((struct getset *)as_object(v))

/* Rows that are plain struct members in CPython: they are shown, and refuse to be set, as such. */
static bool is_plain_member(const struct getset *getset)
{
    static const struct {
        uint8_t index;
        const char *names; /* NULL: all of the type's rows; else names between spaces */
    } rows[] = {
        {TYPE_RANGE, NULL},
        {TYPE_SLICE, NULL},
        {TYPE_COMPLEX, NULL},
        {TYPE_SUPER, NULL},
        {TYPE_PROPERTY, " fget fset fdel "},
        {TYPE_CODE, " co_argcount co_posonlyargcount co_kwonlyargcount co_stacksize co_flags "
                    "co_names co_filename co_name co_qualname co_firstlineno co_consts "},
        {TYPE_FUNCTION, " __closure__ __globals__ __builtins__ __doc__ __module__ "},
        {TYPE_METHOD, " __func__ __self__ "},
        {TYPE_STATICMETHOD, " __func__ __wrapped__ "},
        {TYPE_CLASSMETHOD, " __func__ __wrapped__ "},
        {TYPE_GENERIC_ALIAS, " __origin__ __args__ __unpacked__ "},
        {TYPE_UNION, " __args__ "},
        {TYPE_TYPE, " __basicsize__ __itemsize__ __flags__ __weakrefoffset__ __base__ "
                    "__dictoffset__ "},
        {TYPE_TRACEBACK, " tb_frame tb_lasti "},
        {TYPE_GETSET, " __objclass__ __name__ "},
        {TYPE_MEMBER, " __objclass__ __name__ "},
        {TYPE_METHOD_DESCRIPTOR, " __objclass__ __name__ "},
        {TYPE_CLASSMETHOD_DESCRIPTOR, " __objclass__ __name__ "},
        {TYPE_SLOT_WRAPPER, " __objclass__ __name__ "},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].index != getset->owner->index) {
            continue;
        }
        const char *at = rows[i].names ? strstr(rows[i].names, getset->row->name) : NULL;
        size_t size = strlen(getset->row->name);
        return !rows[i].names || (at && at[-1] == ' ' && at[size] == ' ');
    }
    return false;
}

static value getset_repr(struct vm *vm, value self)
{
    return format_str(vm, "<%s '%s' of '%s' objects>",
                      is_plain_member(as_getset(self)) ? "member" : "attribute",
                      as_getset(self)->row->name, type_cname(as_getset(self)->owner));
}

static bool getset_check(struct vm *vm, struct getset *getset, value instance)
{
    if (!is_subtype(type_of(vm, instance), getset->owner)) {
        raise_type_error(vm, "descriptor '%s' for '%s' objects doesn't apply to a '%T' object",
                         getset->row->name, type_cname(getset->owner), instance);
        return false;
    }
    return true;
}

static value getset_get(struct vm *vm, value self, value instance, value owner)
{
    struct getset *getset = as_getset(self);
    if (!instance) {
        return self;
    }
    if (!getset_check(vm, getset, instance)) {
        return VALUE_ERROR;
    }
    return getset->row->get(vm, instance);
}

static bool getset_set(struct vm *vm, value self, value instance, value v)
{
    struct getset *getset = as_getset(self);
    if (!getset_check(vm, getset, instance)) {
        return false;
    }
    if (!getset->row->set && is_plain_member(getset)) {
        raise_error(vm, TYPE_ATTRIBUTE_ERROR, "readonly attribute");
        return false;
    }
    if (!getset->row->set) {
        attribute_error(vm, instance, VALUE_NONE, "attribute '%s' of '%s' objects is not writable",
                        getset->row->name, type_cname(getset->owner));
        return false;
    }
    return getset->row->set(vm, instance, v);
}

static value getset_name(struct vm *vm, value self)
{
    return str_intern_cstr(vm, as_getset(self)->row->name);
}

static value getset_qualname(struct vm *vm, value self)
{
    return format_str(vm, "%s.%s", type_cname(as_getset(self)->owner), as_getset(self)->row->name);
}

static value getset_doc(struct vm *vm, value self)
{
    const char *doc = as_getset(self)->row->doc;
    return doc ? str_from_cstr(vm, doc) : VALUE_NONE;
}

static value getset_objclass(struct vm *vm, value self)
{
    return from_object(as_getset(self)->owner);
}

static const struct getset_row getset_getset[] = {
    {"__name__", getset_name, NULL, NULL},
    {"__qualname__", getset_qualname, NULL, NULL},
    {"__doc__", getset_doc, NULL, NULL},
    {"__objclass__", getset_objclass, NULL, NULL},
    {0},
};

const struct type_def getset_def = {
    .name = "getset_descriptor",
    .size = sizeof(struct getset),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .getset = getset_getset,
    .trace = getset_trace,
    .repr = getset_repr,
    .descr_get = getset_get,
    .descr_set = getset_set,
};

/* -- members: __slots__ ------------------------------------------------------------------------------------------------------ */

#define as_member(v) ((struct member *)as_object(v))

static void member_trace(struct gc_tracer *tracer, struct object *self)
{
    struct member *member = (struct member *)self;
    gc_trace_ptr(tracer, member->owner);
    gc_trace(tracer, member->name);
}

static value member_repr(struct vm *vm, value self)
{
    return format_str(vm, "<member '%U' of '%s' objects>", as_member(self)->name,
                      type_cname(as_member(self)->owner));
}

static value *member_slot(struct vm *vm, struct member *member, value instance)
{
    if (!is_subtype(type_of(vm, instance), member->owner)) {
        raise_type_error(vm, "descriptor '%U' for '%s' objects doesn't apply to a '%T' object",
                         member->name, type_cname(member->owner), instance);
        return NULL;
    }
    return (value *)((char *)as_object(instance) + member->offset);
}

static value member_get(struct vm *vm, value self, value instance, value owner)
{
    struct member *member = as_member(self);
    if (!instance) {
        return self;
    }
    value *slot = member_slot(vm, member, instance);
    if (!slot) {
        return VALUE_ERROR;
    }
    if (!*slot) {
        return attribute_error(vm, instance, member->name, "'%T' object has no attribute '%U'",
                               instance, member->name);
    }
    return *slot;
}

static bool member_set(struct vm *vm, value self, value instance, value v)
{
    struct member *member = as_member(self);
    value *slot = member_slot(vm, member, instance);
    if (!slot) {
        return false;
    }
    if (!v && !*slot) {
        attribute_error(vm, instance, member->name, "%U", member->name);
        return false;
    }
    *slot = v;
    gc_barrier(vm, as_object(instance));
    return true;
}

static value member_get_name(struct vm *vm, value self)
{
    return as_member(self)->name;
}

static value member_get_qualname(struct vm *vm, value self)
{
    return format_str(vm, "%s.%U", type_cname(as_member(self)->owner), as_member(self)->name);
}

static value member_get_objclass(struct vm *vm, value self)
{
    return from_object(as_member(self)->owner);
}

static value member_get_doc(struct vm *vm, value self)
{
    return VALUE_NONE;
}

static const struct getset_row member_getset[] = {
    {"__name__", member_get_name, NULL, NULL},
    {"__qualname__", member_get_qualname, NULL, NULL},
    {"__doc__", member_get_doc, NULL, NULL},
    {"__objclass__", member_get_objclass, NULL, NULL},
    {0},
};

const struct type_def member_def = {
    .name = "member_descriptor",
    .size = sizeof(struct member),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .getset = member_getset,
    .trace = member_trace,
    .repr = member_repr,
    .descr_get = member_get,
    .descr_set = member_set,
};
