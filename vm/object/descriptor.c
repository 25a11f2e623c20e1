/* descriptor.c - classmethod, staticmethod and property. */
#include "type.h"

/* -- classmethod and staticmethod ----------------------------------------------------------------------------------- */

static value wrapped_new(struct vm *vm, struct type *type, value callable)
{
    struct wrapped *wrapped = type->index < TYPE_COUNT ? gc_new_zeroed(vm, type, sizeof *wrapped)
                                                       : object_alloc(vm, type);
    if (wrapped) {
        wrapped->callable = callable;
    }
    return from_object(wrapped);
}

value staticmethod_new(struct vm *vm, value callable)
{
    return wrapped_new(vm, builtin_type(vm, TYPE_STATICMETHOD), callable);
}

value classmethod_new(struct vm *vm, value callable)
{
    return wrapped_new(vm, builtin_type(vm, TYPE_CLASSMETHOD), callable);
}

bool copy_wrapper_attributes(struct vm *vm, value wrapper, value callable)
{
    const value names[] = {NAME_OF(vm, MODULE), NAME_OF(vm, NAME), NAME_OF(vm, QUALNAME),
                           NAME_OF(vm, DOC)};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        bool failed;
        value v = get_attr_optional(vm, callable, names[i], &failed);
        if (failed || (v && !instance_set(vm, as_object(wrapper), names[i], v))) {
            return false;
        }
    }
    return true;
}

static value wrapped_make(struct vm *vm, value *args)
{
    value wrapped = wrapped_new(vm, as_type(args[0]), args[1]);
    size_t mark = gc_root_mark(vm);
    bool ok = wrapped && gc_push_root(vm, wrapped) && copy_wrapper_attributes(vm, wrapped, args[1]);
    gc_pop_roots(vm, mark);
    return ok ? wrapped : VALUE_ERROR;
}

static void wrapped_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct wrapped *)self)->callable);
    instance_trace(tracer, self);
}

static value wrapped_repr(struct vm *vm, value self)
{
    return format_str(vm, "<%s(%R)>",
                      is_kind(self, TYPE_CLASSMETHOD) ? "classmethod" : "staticmethod",
                      as_wrapped(self)->callable);
}

static value classmethod_descr_get(struct vm *vm, value self, value instance, value owner)
{
    value class = owner ? owner : from_object(type_of(vm, instance));
    return method_new(vm, as_wrapped(self)->callable, class);
}

static value staticmethod_descr_get(struct vm *vm, value self, value instance, value owner)
{
    return as_wrapped(self)->callable;
}

static value staticmethod_call(struct vm *vm, value self, const value *args, size_t nargs,
                               value kwnames)
{
    return call_keywords(vm, as_wrapped(self)->callable, nargs, args, kwnames);
}

static value get_callable(struct vm *vm, value self)
{
    return as_wrapped(self)->callable;
}

/* Truth of callable.__isabstractmethod__: 0, 1, -1. */
static int is_abstract(struct vm *vm, value callable)
{
    bool failed;
    if (!callable) {
        return 0;
    }
    value v = get_attr_optional(vm, callable, NAME_OF(vm, ISABSTRACTMETHOD), &failed);
    return failed ? -1 : v ? truth(vm, v) : 0;
}

static value get_abstract(struct vm *vm, value self)
{
    int r = is_abstract(vm, as_wrapped(self)->callable);
    return r < 0 ? VALUE_ERROR : make_bool(r);
}

static const struct getset_row wrapped_getset[] = {
    {"__func__", get_callable, NULL, NULL},
    {"__wrapped__", get_callable, NULL, NULL},
    {"__isabstractmethod__", get_abstract, NULL, NULL},
    {0},
};

const struct type_def classmethod_def = {
    .name = "classmethod",
    .size = sizeof(struct wrapped),
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_TRACED,
    .doc = "Convert a function to be a class method.",
    .new_signature = "(function, /)",
    .new = wrapped_make,
    .getset = wrapped_getset,
    .trace = wrapped_trace,
    .finalize = instance_finalize,
    .repr = wrapped_repr,
    .descr_get = classmethod_descr_get,
};

const struct type_def staticmethod_def = {
    .name = "staticmethod",
    .size = sizeof(struct wrapped),
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_TRACED,
    .doc = "Convert a function to be a static method.",
    .new_signature = "(function, /)",
    .new = wrapped_make,
    .getset = wrapped_getset,
    .trace = wrapped_trace,
    .finalize = instance_finalize,
    .repr = wrapped_repr,
    .call = staticmethod_call,
    .descr_get = staticmethod_descr_get,
};

/* -- property -------------------------------------------------------------------------------------------------------------- */

/* __new__ makes an empty one; __init__ fills it, so that subclasses may override either. */
static value property_new(struct vm *vm, value *args)
{
    struct type *type = as_type(args[0]);
    struct property *property = type->index < TYPE_COUNT ? gc_new_zeroed(vm, type, sizeof *property)
                                                         : object_alloc(vm, type);
    return from_object(property);
}

static value not_none(value v)
{
    return v == VALUE_NONE ? VALUE_NULL : v;
}

static value property_init(struct vm *vm, value *args)
{
    struct property *property = as_property(args[0]);
    property->getter = not_none(args[1]);
    property->setter = not_none(args[2]);
    property->deleter = not_none(args[3]);
    property->doc = not_none(args[4]);
    property->doc_from_getter = false;
    property->name = VALUE_NULL;
    gc_barrier(vm, property);
    if (property->getter && !property->doc) {
        bool failed;
        value doc = get_attr_optional(vm, property->getter, NAME_OF(vm, DOC), &failed);
        if (failed) {
            return VALUE_ERROR;
        }
        if (doc && doc != VALUE_NONE) {
            property->doc = doc;
            property->doc_from_getter = true;
            gc_barrier(vm, property);
        }
    }
    struct type *type = property->header.type;
    if (type->index == TYPE_COUNT && type->slots_offset && property->doc) {
        /* a subclass's own __doc__ in its class would hide the slot */
        if (!instance_set(vm, &property->header, NAME_OF(vm, DOC), property->doc)) {
            return VALUE_ERROR;
        }
    }
    return VALUE_NONE;
}

static void property_trace(struct gc_tracer *tracer, struct object *self)
{
    struct property *property = (struct property *)self;
    gc_trace(tracer, property->getter);
    gc_trace(tracer, property->setter);
    gc_trace(tracer, property->deleter);
    gc_trace(tracer, property->doc);
    gc_trace(tracer, property->name);
    instance_trace(tracer, self);
}

/* The name it is known by: told by __set_name__, else its getter's. VALUE_NULL: none. */
static value property_name(struct vm *vm, struct property *property)
{
    if (property->name) {
        return property->name;
    }
    if (property->getter) {
        bool failed;
        return get_attr_optional(vm, property->getter, NAME_OF(vm, NAME), &failed);
    }
    return VALUE_NULL;
}

static value property_missing(struct vm *vm, struct property *property, value instance,
                              const char *what)
{
    value name = property_name(vm, property);
    if (vm->error) {
        return VALUE_ERROR;
    }
    value qualname = type_qualname(vm, type_of(vm, instance));
    if (!qualname) {
        return VALUE_ERROR;
    }
    if (name) {
        return raise_error(vm, TYPE_ATTRIBUTE_ERROR, "property %R of %R object has no %s", name,
                           qualname, what);
    }
    return raise_error(vm, TYPE_ATTRIBUTE_ERROR, "property of %R object has no %s", qualname, what);
}

static value property_descr_get(struct vm *vm, value self, value instance, value owner)
{
    struct property *property = as_property(self);
    if (!instance || instance == VALUE_NONE) {
        return self;
    }
    return property->getter ? call1(vm, property->getter, instance)
                            : property_missing(vm, property, instance, "getter");
}

static bool property_descr_set(struct vm *vm, value self, value instance, value v)
{
    struct property *property = as_property(self);
    if (v) {
        return property->setter ? call2(vm, property->setter, instance, v) != VALUE_ERROR
                                : property_missing(vm, property, instance, "setter") != VALUE_ERROR;
    }
    return property->deleter ? call1(vm, property->deleter, instance) != VALUE_ERROR
                             : property_missing(vm, property, instance, "deleter") != VALUE_ERROR;
}

/* A copy with some of its functions replaced; VALUE_NULL: keep. */
static value property_copy(struct vm *vm, value self, value getter, value setter, value deleter)
{
    struct property *old = as_property(self);
    getter = getter && getter != VALUE_NONE ? getter : old->getter;
    setter = setter && setter != VALUE_NONE ? setter : old->setter;
    deleter = deleter && deleter != VALUE_NONE ? deleter : old->deleter;
    value doc = old->doc_from_getter && getter ? VALUE_NONE : old->doc;
    value args[4] = {getter ? getter : VALUE_NONE, setter ? setter : VALUE_NONE,
                     deleter ? deleter : VALUE_NONE, doc ? doc : VALUE_NONE};
    value made = call(vm, from_object(old->header.type), 4, args);
    if (made && is_kind(made, TYPE_PROPERTY)) {
        as_property(made)->name = old->name;
        gc_barrier(vm, as_property(made));
    }
    return made;
}

static value property_with_getter(struct vm *vm, value *args)
{
    return property_copy(vm, args[0], args[1], VALUE_NULL, VALUE_NULL);
}

static value property_with_setter(struct vm *vm, value *args)
{
    return property_copy(vm, args[0], VALUE_NULL, args[1], VALUE_NULL);
}

static value property_with_deleter(struct vm *vm, value *args)
{
    return property_copy(vm, args[0], VALUE_NULL, VALUE_NULL, args[1]);
}

static value property_set_name(struct vm *vm, value *args)
{
    struct tuple *rest = as_tuple(args[1]);
    if (rest->length != 2) {
        return raise_type_error(
            vm, "__set_name__() takes 2 positional arguments but %zu were given", rest->length);
    }
    as_property(args[0])->name = rest->items[1];
    gc_barrier(vm, as_property(args[0]));
    return VALUE_NONE;
}

static value or_none(value v)
{
    return v ? v : VALUE_NONE;
}

static value get_fget(struct vm *vm, value self)
{
    return or_none(as_property(self)->getter);
}

value property_getter(value property)
{
    return or_none(as_property(property)->getter);
}

static value get_fset(struct vm *vm, value self)
{
    return or_none(as_property(self)->setter);
}

static value get_fdel(struct vm *vm, value self)
{
    return or_none(as_property(self)->deleter);
}

static value get_doc(struct vm *vm, value self)
{
    return or_none(as_property(self)->doc);
}

static bool set_doc(struct vm *vm, value self, value v)
{
    as_property(self)->doc = v;
    gc_barrier(vm, as_property(self));
    return true;
}

static value get_property_name(struct vm *vm, value self)
{
    value name = property_name(vm, as_property(self));
    if (!name && !vm->error) {
        return attribute_error(vm, self, NAME_OF(vm, NAME),
                               "'%T' object has no attribute '__name__'", self);
    }
    return name;
}

static bool set_property_name(struct vm *vm, value self, value v)
{
    as_property(self)->name = v;
    gc_barrier(vm, as_property(self));
    return true;
}

static value get_property_abstract(struct vm *vm, value self)
{
    struct property *property = as_property(self);
    const value functions[] = {property->getter, property->setter, property->deleter};
    for (size_t i = 0; i < 3; i++) {
        int r = is_abstract(vm, functions[i]);
        if (r) {
            return r < 0 ? VALUE_ERROR : VALUE_TRUE;
        }
    }
    return VALUE_FALSE;
}

static const struct native_def property_methods[] = {
    {"getter", "(object, /)", property_with_getter, NATIVE_METHOD,
     "Descriptor to obtain a copy of the property with a different getter."},
    {"setter", "(object, /)", property_with_setter, NATIVE_METHOD,
     "Descriptor to obtain a copy of the property with a different setter."},
    {"deleter", "(object, /)", property_with_deleter, NATIVE_METHOD,
     "Descriptor to obtain a copy of the property with a different deleter."},
    {"__set_name__", "(*args)", property_set_name, NATIVE_METHOD,
     "Method to set name of a property."},
    {0},
};

static const struct getset_row property_getset[] = {
    {"fget", get_fget, NULL, NULL},
    {"fset", get_fset, NULL, NULL},
    {"fdel", get_fdel, NULL, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__name__", get_property_name, set_property_name, NULL},
    {"__isabstractmethod__", get_property_abstract, NULL, NULL},
    {0},
};

const struct type_def property_def = {
    .name = "property",
    .size = sizeof(struct property),
    .flags = TYPE_SUBCLASSABLE | TYPE_TRACED,
    .doc = "Property attribute.",
    .new_signature = "(*args, **kwargs)",
    .new = property_new,
    .init_signature = "(fget=None, fset=None, fdel=None, doc=None)",
    .init = property_init,
    .methods = property_methods,
    .getset = property_getset,
    .trace = property_trace,
    .finalize = instance_finalize,
    .descr_get = property_descr_get,
    .descr_set = property_descr_set,
};
