/* object.c - the type `object`: what every class inherits. */
#include "exception.h"
#include "type.h"

/* -- construction -------------------------------------------------------------------------------------------- */

static value abstract_error(struct vm *vm, struct type *type)
{
    value names = dict_get_name(vm, type->dict, NAME_OF(vm, ABSTRACTMETHODS));
    struct list *list = names ? list_from_iterable(vm, names) : NULL;
    if (!list || !list_sort(vm, list, VALUE_NONE, false)) {
        return VALUE_ERROR;
    }
    struct str_builder b;
    builder_init(&b, vm);
    for (size_t i = 0; i < list->length; i++) {
        builder_add_format(&b, "%s'%S'", i ? ", " : "", list->items[i]);
    }
    value text = builder_finish(&b);
    return text ? raise_type_error(vm,
                                   "Can't instantiate abstract class %s without an implementation "
                                   "for abstract method%s %U",
                                   type_cname(type), list->length == 1 ? "" : "s", text)
                : VALUE_ERROR;
}

value object_new_plain(struct vm *vm, struct type *class)
{
    if (class->flags & TYPE_FLAG_ABSTRACT) {
        return abstract_error(vm, class);
    }
    return from_object(object_alloc(vm, class));
}

static value object_new(struct vm *vm, value *args);
static value object_init(struct vm *vm, value *args);

bool uses_object_new(const struct type *provider)
{
    return provider->def->new == object_new;
}

bool uses_object_init(const struct type *provider)
{
    return provider->def->init == object_init;
}

static bool new_overridden(const struct type *type)
{
    const struct type *provider = type_native_new(type);
    return (type->flags & TYPE_FLAG_CUSTOM_NEW) || !provider || !uses_object_new(provider);
}

static bool init_overridden(const struct type *type)
{
    const struct type *provider = type_native_init(type);
    return (type->flags & TYPE_FLAG_CUSTOM_INIT) || !provider || !uses_object_init(provider);
}

static value object_new(struct vm *vm, value *args)
{
    struct type *class = as_type(args[0]);
    if (as_tuple(args[1])->length || as_dict(args[2])->count) {
        if (new_overridden(class)) {
            return raise_type_error(
                vm, "object.__new__() takes exactly one argument (the type to instantiate)");
        }
        if (!init_overridden(class)) {
            return raise_type_error(vm, "%s() takes no arguments", type_cname(class));
        }
    }
    return object_new_plain(vm, class);
}

static value object_init(struct vm *vm, value *args)
{
    struct type *class = type_of(vm, args[0]);
    if (as_tuple(args[1])->length || as_dict(args[2])->count) {
        if (init_overridden(class)) {
            return raise_type_error(
                vm, "object.__init__() takes exactly one argument (the instance to initialize)");
        }
        if (!new_overridden(class)) {
            return raise_type_error(
                vm, "%s.__init__() takes exactly one argument (the instance to initialize)",
                type_cname(class));
        }
    }
    return VALUE_NONE;
}

/* -- texts, comparison, hash -------------------------------------------------------------------------------------- */

value object_repr(struct vm *vm, value self)
{
    struct type *type = type_of(vm, self);
    value module = type_module(vm, type);
    value qualname = type_qualname(vm, type);
    if (!qualname) {
        return VALUE_ERROR;
    }
    if (!module || !is_str(module) || str_equals_cstr(module, "builtins")) {
        return format_str(vm, "<%U object at 0x%lx>", qualname, (unsigned long)value_bits(self));
    }
    return format_str(vm, "<%U.%U object at 0x%lx>", module, qualname,
                      (unsigned long)value_bits(self));
}

value object_str(struct vm *vm, value self)
{
    return repr(vm, self);
}

value object_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    if (op == CMP_EQ) {
        return self == other ? VALUE_TRUE : VALUE_NOT_IMPLEMENTED;
    }
    if (op != CMP_NE) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct type *type = type_of(vm, self);
    value result = VALUE_NOT_IMPLEMENTED;
    if (has_script_special(type, NAME_EQ)) {
        bool found;
        result = call_special(vm, self, NAME_EQ, 1, &other, &found);
    } else if (type->def->compare && type->def->compare != object_compare) {
        result = type->def->compare(vm, CMP_EQ, self, other);
    } else if (self == other) {
        result = VALUE_TRUE;
    }
    if (!result || result == VALUE_NOT_IMPLEMENTED) {
        return result;
    }
    int equal = truth(vm, result);
    return equal < 0 ? VALUE_ERROR : make_bool(!equal);
}

static bool object_hash(struct vm *vm, value self, int64_t *out)
{
    uint64_t bits = value_bits(self);
    *out = (int64_t)((bits >> 4) | (bits << 60));
    return true;
}

/* -- __class__, __dict__ ----------------------------------------------------------------------------------------------- */

static value get_class(struct vm *vm, value self)
{
    return from_object(type_of(vm, self));
}

/* Classes whose instances have the same words in the same places. */
static bool compatible(const struct type *a, const struct type *b)
{
    if (a->def != b->def || a->member_count != b->member_count ||
        a->slots_offset != b->slots_offset) {
        return false;
    }
    return a->member_count == 0 || solid_base(a) == solid_base(b);
}

bool set_class(struct vm *vm, value self, value v)
{
    if (!v) {
        raise_type_error(vm, "can't delete __class__ attribute");
        return false;
    }
    if (!is_type(v)) {
        raise_type_error(vm, "__class__ must be set to a class, not '%T' object", v);
        return false;
    }
    struct type *old = type_of(vm, self), *new = as_type(v);
    bool modules = is_kind(self, TYPE_MODULE) && is_subtype(new, builtin_type(vm, TYPE_MODULE));
    if (!modules &&
        (!is_object(self) || !(old->flags & TYPE_FLAG_SCRIPT) || !(new->flags &TYPE_FLAG_SCRIPT))) {
        raise_type_error(
            vm, "__class__ assignment only supported for mutable types or ModuleType subclasses");
        return false;
    }
    if (!modules && !compatible(old, new)) {
        raise_type_error(vm, "__class__ assignment: '%s' object layout differs from '%s'",
                         type_cname(new), type_cname(old));
        return false;
    }
    struct object *object = as_object(self);
    shape_refresh(vm, object);
    struct shape *shape = shape_of(vm, object);
    if (shape && new->slots_offset) {
        struct shape *moved = shape_move(vm, shape, new);
        if (!moved) {
            return false;
        }
        object->shape = moved->id;
    } else {
        uint32_t id = shape_root(vm, new);
        if (!id) {
            return false;
        }
        object->shape = id;
    }
    object->type = new;
    object->flags |= OBJECT_SUBCLASS;
    gc_barrier(vm, object);
    if ((new->flags &TYPE_FLAG_HAS_DEL) && !(object->flags & OBJECT_FINALIZER)) {
        return gc_register_finalizer(vm, object);
    }
    return true;
}

value dict_getter(struct vm *vm, value self)
{
    struct type *type = type_of(vm, self);
    if (is_kind(self, TYPE_MODULE)) {
        return from_object(as_module(self)->dict);
    }
    if (!type->slots_offset) {
        return attribute_error(vm, self, NAME_OF(vm, DICT),
                               "'%T' object has no attribute '__dict__'", self);
    }
    return from_object(instance_dict(vm, as_object(self)));
}

static bool dict_setter(struct vm *vm, value self, value v)
{
    if (is_kind(self, TYPE_MODULE) || !type_of(vm, self)->slots_offset) {
        raise_error(vm, TYPE_ATTRIBUTE_ERROR, "readonly attribute");
        return false;
    }
    if (!v && (is_exception(self) || is_kind(self, TYPE_FUNCTION))) {
        raise_type_error(vm, "cannot delete __dict__"); /* theirs comes from a native class */
        return false;
    }
    if (!v) {
        struct dict *empty = dict_new(vm);
        return empty && instance_set_dict(vm, as_object(self), empty);
    }
    if (!is_kind(v, TYPE_DICT)) {
        raise_type_error(vm, "__dict__ must be set to a dictionary, not a '%T'", v);
        return false;
    }
    return instance_set_dict(vm, as_object(self), as_dict(v));
}

const struct getset_row dict_getset_row = {"__dict__", dict_getter, dict_setter,
                                           "dictionary for instance variables"};

value weakref_first(struct vm *vm, value referent);

const struct getset_row weakref_getset_row = {"__weakref__", weakref_first, NULL,
                                              "list of weak references to the object"};

static const struct getset_row object_getset[] = {
    {"__class__", get_class, set_class, "the object's class"},
    {0},
};

/* -- dir() ----------------------------------------------------------------------------------------------------------------- */

static bool add_class_names(struct vm *vm, struct dict *names, struct type *type)
{
    if (!type_ready(vm, type)) {
        return false;
    }
    for (size_t i = 0; i < type->mro->length; i++) {
        struct type *class = as_type(type->mro->items[i]);
        if (!type_ready(vm, class)) {
            return false;
        }
        size_t position = 0;
        value key, v;
        while (dict_next(class->dict, &position, &key, &v)) {
            if (!dict_set(vm, names, key, VALUE_NONE)) {
                return false;
            }
        }
    }
    return true;
}

static struct list *keys_of(struct vm *vm, struct dict *names)
{
    struct list *list = list_new(vm, names->count);
    size_t position = 0;
    value key, v;
    while (list && dict_next(names, &position, &key, &v)) {
        if (!list_append(vm, list, key)) {
            return NULL;
        }
    }
    return list;
}

value object_dir(struct vm *vm, value *args)
{
    value self = args[0];
    struct dict *names = dict_new(vm);
    size_t mark = gc_root_mark(vm);
    if (!names || !gc_push_root(vm, from_object(names))) {
        return VALUE_ERROR;
    }
    value result = VALUE_ERROR;
    bool failed;
    value dict = get_attr_optional(vm, self, NAME_OF(vm, DICT), &failed);
    bool ok = !failed;
    if (ok && dict && is_kind(dict, TYPE_DICT)) {
        size_t position = 0;
        value key, v;
        while (ok && dict_next(as_dict(dict), &position, &key, &v)) {
            ok = dict_set(vm, names, key, VALUE_NONE);
        }
    }
    value class = ok ? get_attr_optional(vm, self, NAME_OF(vm, CLASS), &failed) : VALUE_NULL;
    if (class && is_type(class)) {
        ok = add_class_names(vm, names, as_type(class));
    }
    if (ok && !failed) {
        result = from_object(keys_of(vm, names));
    }
    gc_pop_roots(vm, mark);
    return result;
}

value dir_of(struct vm *vm, value object)
{
    bool found;
    value names = call_special(vm, object, NAME_DIR, 0, NULL, &found);
    if (!found && !vm->error) {
        return raise_type_error(vm, "object does not provide __dir__");
    }
    size_t mark = gc_root_mark(vm);
    if (!names || !gc_push_root(vm, names)) {
        return VALUE_ERROR;
    }
    struct list *list = list_from_iterable(vm, names);
    bool ok = list && gc_push_root(vm, from_object(list)) && list_sort(vm, list, VALUE_NONE, false);
    gc_pop_roots(vm, mark);
    return ok ? from_object(list) : VALUE_ERROR;
}

/* -- copying and pickling: copyreg has the rest ------------------------------------------------------------------------------ */

static value import_attribute(struct vm *vm, const char *module, const char *name)
{
    value import = vm->builtins ? dict_get_name(vm, vm->builtins, NAME_OF(vm, IMPORT)) : VALUE_NULL;
    value text = import ? str_intern_cstr(vm, module) : VALUE_ERROR;
    value loaded = text ? call1(vm, import, text) : VALUE_ERROR;
    return loaded ? get_attr_cstr(vm, loaded, name) : VALUE_ERROR;
}

/* Values of __slots__ members along the mro, as copyreg._slotnames finds them. */
static bool add_members(struct vm *vm, value self, struct dict *into)
{
    struct type *type = type_of(vm, self);
    for (size_t i = 0; type->member_count && i < type->mro->length; i++) {
        struct type *class = as_type(type->mro->items[i]);
        size_t position = 0;
        value key, v;
        while (class->dict && dict_next(class->dict, &position, &key, &v)) {
            if (!is_exact(v, TYPE_MEMBER)) {
                continue;
            }
            struct member *member = (struct member *)as_object(v);
            value content = *(value *)((char *)as_object(self) + member->offset);
            if (content && !dict_set(vm, into, member->name, content)) {
                return false;
            }
        }
    }
    return true;
}

static value default_state(struct vm *vm, value self, bool required)
{
    struct type *type = type_of(vm, self);
    if (required && type->kind != TYPE_OBJECT && !(type->flags & TYPE_FLAG_SCRIPT)) {
        return raise_type_error(vm, "cannot pickle '%T' object", self);
    }
    value state = VALUE_NONE;
    if (type->slots_offset && is_object(self)) {
        struct dict *dict = instance_dict(vm, as_object(self));
        state = dict ? from_object(dict) : VALUE_ERROR;
        if (dict && dict->count == 0) {
            state = VALUE_NONE;
        }
    }
    if (state && type->member_count) {
        struct dict *slots = dict_new(vm);
        if (!slots || !add_members(vm, self, slots)) {
            return VALUE_ERROR;
        }
        if (slots->count) {
            return tuple_of(vm, 2, state, from_object(slots));
        }
    }
    return state;
}

static value object_getstate(struct vm *vm, value *args)
{
    return default_state(vm, args[0], false);
}

static value call_getstate(struct vm *vm, value self, bool required)
{
    value name = str_intern_cstr(vm, "__getstate__");
    value method = name ? type_lookup(vm, type_of(vm, self), name) : VALUE_ERROR;
    value own = name ? type_lookup(vm, builtin_type(vm, TYPE_OBJECT), name) : VALUE_ERROR;
    if (!name) {
        return VALUE_ERROR;
    }
    return method == own ? default_state(vm, self, required) : call_method(vm, self, name, 0, NULL);
}

/* What __getnewargs_ex__ or __getnewargs__ give: (args, kwargs), VALUE_NULL: neither. */
static bool new_arguments(struct vm *vm, value self, value *args, value *keywords)
{
    *args = *keywords = VALUE_NULL;
    bool failed;
    value name = str_intern_cstr(vm, "__getnewargs_ex__");
    value method = name ? get_attr_optional(vm, self, name, &failed) : VALUE_ERROR;
    if (!name || failed) {
        return false;
    }
    if (method) {
        value pair = call0(vm, method);
        if (!pair) {
            return false;
        }
        if (!is_kind(pair, TYPE_TUPLE)) {
            raise_type_error(vm, "__getnewargs_ex__ should return a tuple, not '%T'", pair);
            return false;
        }
        if (as_tuple(pair)->length != 2) {
            raise_value_error(vm, "__getnewargs_ex__ should return a tuple of length 2, not %zu",
                              as_tuple(pair)->length);
            return false;
        }
        *args = as_tuple(pair)->items[0];
        *keywords = as_tuple(pair)->items[1];
        return true;
    }
    name = str_intern_cstr(vm, "__getnewargs__");
    method = name ? get_attr_optional(vm, self, name, &failed) : VALUE_ERROR;
    if (!name || failed) {
        return false;
    }
    if (method) {
        *args = call0(vm, method);
        if (*args && !is_kind(*args, TYPE_TUPLE)) {
            raise_type_error(vm, "__getnewargs__ should return a tuple, not '%T'", *args);
            return false;
        }
        return *args != VALUE_NULL;
    }
    return true;
}

static value reduce_protocol_2(struct vm *vm, value self)
{
    struct type *type = type_of(vm, self);
    if (is_kind(self, TYPE_MODULE) || (type->def->flags & TYPE_NO_NEW)) {
        return raise_type_error(vm, "cannot pickle '%T' object", self);
    }
    size_t mark = gc_root_mark(vm);
    value args, keywords, result = VALUE_ERROR;
    value state = VALUE_NONE, items = VALUE_NONE, pairs = VALUE_NONE;
    if (!new_arguments(vm, self, &args, &keywords) || (args && !gc_push_root(vm, args)) ||
        (keywords && !gc_push_root(vm, keywords))) {
        goto out;
    }
    bool container = is_kind(self, TYPE_LIST) || is_kind(self, TYPE_DICT);
    state = call_getstate(vm, self, !args && !container);
    if (!state || !gc_push_root(vm, state)) {
        goto out;
    }
    if (is_kind(self, TYPE_LIST)) {
        items = get_iter(vm, self);
    } else if (is_kind(self, TYPE_DICT)) {
        value view = call_method(vm, self, NAME_OF(vm, ITEMS), 0, NULL);
        pairs = view ? get_iter(vm, view) : VALUE_ERROR;
    }
    if (!items || !pairs || !gc_push_root(vm, items) || !gc_push_root(vm, pairs)) {
        goto out;
    }
    bool by_keywords = keywords && is_kind(keywords, TYPE_DICT) && as_dict(keywords)->count;
    value maker = import_attribute(vm, "copyreg", by_keywords ? "__newobj_ex__" : "__newobj__");
    if (!maker || !gc_push_root(vm, maker)) {
        goto out;
    }
    value class = from_object(type), arguments;
    if (by_keywords) {
        arguments = tuple_of(vm, 3, class, args, keywords);
    } else {
        size_t count = args ? as_tuple(args)->length : 0;
        struct tuple *tuple = tuple_new(vm, count + 1);
        if (tuple) {
            tuple->items[0] = class;
            for (size_t i = 0; i < count; i++) {
                tuple->items[i + 1] = as_tuple(args)->items[i];
            }
        }
        arguments = from_object(tuple);
    }
    if (arguments) {
        result = tuple_of(vm, 5, maker, arguments, state, items, pairs);
    }
out:
    gc_pop_roots(vm, mark);
    return result;
}

static value reduce_by_protocol(struct vm *vm, value self, int64_t protocol)
{
    if (protocol >= 2) {
        return reduce_protocol_2(vm, self);
    }
    value function = import_attribute(vm, "copyreg", "_reduce_ex");
    return function ? call2(vm, function, self, small_int(protocol)) : VALUE_ERROR;
}

static value object_reduce(struct vm *vm, value *args)
{
    return reduce_by_protocol(vm, args[0], 0);
}

static value object_reduce_ex(struct vm *vm, value *args)
{
    int64_t protocol;
    if (!to_int64(vm, args[1], &protocol)) {
        return VALUE_ERROR;
    }
    value own = type_lookup(vm, builtin_type(vm, TYPE_OBJECT), NAME_OF(vm, REDUCE));
    value found = find_special(vm, args[0], NAME_REDUCE);
    if (found && found != own) {
        return call_method(vm, args[0], NAME_OF(vm, REDUCE), 0, NULL);
    }
    return reduce_by_protocol(vm, args[0], protocol);
}

/* -- the rest ---------------------------------------------------------------------------------------------------------------- */

static value object_format(struct vm *vm, value *args)
{
    if (!is_str(args[1])) {
        return raise_type_error(vm, "__format__() argument must be str, not %T", args[1]);
    }
    if (as_str(args[1])->size) {
        return raise_type_error(vm, "unsupported format string passed to %T.__format__", args[0]);
    }
    return str_of(vm, args[0]);
}

static value object_sizeof(struct vm *vm, value *args)
{
    return small_int(type_of(vm, args[0])->def->size);
}

static value object_init_subclass(struct vm *vm, value *args)
{
    return VALUE_NONE;
}

static value object_subclasshook(struct vm *vm, value *args)
{
    return VALUE_NOT_IMPLEMENTED;
}

static const struct native_def object_methods[] = {
    {"__reduce_ex__", "(protocol, /)", object_reduce_ex, NATIVE_METHOD, "Helper for pickle."},
    {"__reduce__", "()", object_reduce, NATIVE_METHOD, "Helper for pickle."},
    {"__getstate__", "()", object_getstate, NATIVE_METHOD, "Helper for pickle."},
    {"__subclasshook__", "(object, /)", object_subclasshook, NATIVE_CLASS,
     "Abstract classes can override this to customize issubclass()."},
    {"__init_subclass__", "()", object_init_subclass, NATIVE_CLASS,
     "This method is called when a class is subclassed."},
    {"__format__", "(format_spec, /)", object_format, NATIVE_METHOD, "Default object formatter."},
    {"__sizeof__", "()", object_sizeof, NATIVE_METHOD, "Size of object in memory, in bytes."},
    {"__dir__", "()", object_dir, NATIVE_METHOD, "Default dir() implementation."},
    {0},
};

const struct type_def object_def = {
    .name = "object",
    .size = sizeof(struct object),
    .flags = TYPE_SUBCLASSABLE,
    .doc = "The base class of the class hierarchy.\n\n"
           "When called, it accepts no arguments and returns a new featureless\n"
           "instance that has no instance attributes and cannot be given any.\n",
    .new_signature = "(*args, **kwargs)",
    .new = object_new,
    .init_signature = "(*args, **kwargs)",
    .init = object_init,
    .methods = object_methods,
    .getset = object_getset,
    .repr = object_repr,
    .str = object_str,
    .hash = object_hash,
    .compare = object_compare,
};
