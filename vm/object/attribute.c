/* attribute.c - attribute access on any value: the hooks that classes define in scripts, those of
 * native types, the generic look-up through class and instance, descriptors, and the AttributeErrors
 * that come of it. */
#include "type.h"
#include "exception.h"

value attribute_error(struct vm *vm, value object, value name, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    raise_errorv(vm, TYPE_ATTRIBUTE_ERROR, format, args);
    va_end(args);
    /* name and obj serve "Did you mean" */
    if (is_kind(vm->error, TYPE_ATTRIBUTE_ERROR)) {
        struct exception *e = as_exception(vm->error);
        e->extra[0] = name;
        e->extra[1] = object;
        gc_barrier(vm, e);
    }
    return VALUE_ERROR;
}

value attr_name(struct vm *vm, value name)
{
    if (!is_str(name)) {
        return raise_type_error(vm, "attribute name must be string, not '%T'", name);
    }
    return str_is_interned(as_str(name)) ? name : str_intern(vm, name);
}

static inline bool name_ready(value name)
{
    return is_kind(name, TYPE_STR) && str_is_interned(as_str(name));
}

/* -- descriptors ---------------------------------------------------------------------------------------- */

bool has_descr_get(value v)
{
    if (!is_object(v)) {
        return false;
    }
    const struct type *type = as_object(v)->type;
    return type->def->descr_get || has_script_special(type, NAME_GET);
}

bool has_descr_set(value v)
{
    if (!is_object(v)) {
        return false;
    }
    const struct type *type = as_object(v)->type;
    return type->def->descr_set || has_script_special(type, NAME_SET) ||
           has_script_special(type, NAME_DELETE);
}

value descriptor_get(struct vm *vm, value descriptor, value instance, value owner)
{
    if (!is_object(descriptor)) {
        return descriptor;
    }
    struct type *type = as_object(descriptor)->type;
    if (type->index == TYPE_FUNCTION) {
        return instance ? method_new(vm, descriptor, instance) : descriptor;
    }
    if (has_script_special(type, NAME_GET)) {
        bool found;
        value args[2] = {instance ? instance : VALUE_NONE, owner};
        value result = call_special(vm, descriptor, NAME_GET, 2, args, &found);
        return found ? result : descriptor;
    }
    return type->def->descr_get ? type->def->descr_get(vm, descriptor, instance, owner)
                                : descriptor;
}

bool descriptor_set(struct vm *vm, value descriptor, value instance, value v)
{
    struct type *type = type_of(vm, descriptor);
    enum name_index name = v ? NAME_SET : NAME_DELETE;
    if (has_script_special(type, name)) {
        bool found;
        value args[2] = {instance, v};
        value result = call_special(vm, descriptor, name, v ? 2 : 1, args, &found);
        if (found) {
            return result != VALUE_ERROR;
        }
    } else if (type->def->descr_set) {
        return type->def->descr_set(vm, descriptor, instance, v);
    }
    raise_error(vm, TYPE_ATTRIBUTE_ERROR, "%s", v ? "__set__" : "__delete__");
    return false;
}

/* -- generic look-up --------------------------------------------------------------------------------------- */

value generic_lookup_attr(struct vm *vm, value object, value name)
{
    struct type *type = type_of(vm, object);
    value attr = type_lookup(vm, type, name);
    if (attr && has_descr_set(attr) && has_descr_get(attr)) {
        return descriptor_get(vm, attr, object, from_object(type));
    }
    if (type->slots_offset && is_object(object)) {
        value own = instance_get(vm, as_object(object), name);
        if (own) {
            return own;
        }
    } else if (is_kind(object, TYPE_MODULE)) {
        value own = dict_get_name(vm, as_module(object)->dict, name);
        if (own) {
            return own;
        }
    }
    return attr ? descriptor_get(vm, attr, object, from_object(type)) : VALUE_NULL;
}

value generic_get_attr(struct vm *vm, value object, value name)
{
    if (!name_ready(name) && !(name = attr_name(vm, name))) {
        return VALUE_ERROR;
    }
    value v = generic_lookup_attr(vm, object, name);
    if (!v && !vm->error) {
        return attribute_error(vm, object, name, "'%T' object has no attribute '%U'", object, name);
    }
    return v;
}

bool generic_set_attr(struct vm *vm, value object, value name, value v)
{
    if (!name_ready(name) && !(name = attr_name(vm, name))) {
        return false;
    }
    struct type *type = type_of(vm, object);
    value attr = type_lookup(vm, type, name);
    if (attr && has_descr_set(attr)) {
        return descriptor_set(vm, attr, object, v);
    }
    if (is_kind(object, TYPE_MODULE)) {
        struct dict *dict = as_module(object)->dict;
        value old;
        int done =
            v ? (dict_set_name(vm, dict, name, v) ? 1 : -1) : dict_remove(vm, dict, name, &old);
        if (done == 0) {
            attribute_error(vm, object, name, "'%T' object has no attribute '%U'", object, name);
        }
        return done > 0;
    }
    if (type->slots_offset && is_object(object)) {
        if (v) {
            return instance_set(vm, as_object(object), name, v);
        }
        int done = instance_delete(vm, as_object(object), name);
        if (done == 0) {
            attribute_error(vm, object, name, "'%T' object has no attribute '%U'", object, name);
        }
        return done > 0;
    }
    if (attr) {
        attribute_error(vm, object, name, "'%T' object attribute '%U' is read-only", object, name);
    } else if (type->flags & TYPE_FLAG_CUSTOM_SETATTR) {
        attribute_error(vm, object, name, "'%T' object has no attribute '%U'", object, name);
    } else {
        attribute_error(vm, object, name,
                        "'%T' object has no attribute '%U' and no __dict__ for setting new "
                        "attributes",
                        object, name);
    }
    return false;
}

/* -- any value ------------------------------------------------------------------------------------------------ */

value native_get_attr(struct vm *vm, value object, value name)
{
    const struct type_def *def = type_of(vm, object)->def;
    if (!name_ready(name) && !(name = attr_name(vm, name))) {
        return VALUE_ERROR;
    }
    return def->get_attr ? def->get_attr(vm, object, name) : generic_get_attr(vm, object, name);
}

bool native_set_attr(struct vm *vm, value object, value name, value v)
{
    const struct type_def *def = type_of(vm, object)->def;
    if (!name_ready(name) && !(name = attr_name(vm, name))) {
        return false;
    }
    return def->set_attr ? def->set_attr(vm, object, name, v)
                         : generic_set_attr(vm, object, name, v);
}

/* With hooks: __getattribute__, then __getattr__ when that raised AttributeError. */
static value hooked_get_attr(struct vm *vm, value object, value name)
{
    struct type *type = type_of(vm, object);
    size_t mark = gc_root_mark(vm);
    if (!gc_push_root(vm, object) || !gc_push_root(vm, name)) {
        gc_pop_roots(vm, mark);
        return VALUE_ERROR;
    }
    value v;
    bool found = false;
    if (type->flags & TYPE_FLAG_CUSTOM_GETATTRIBUTE) {
        v = call_special(vm, object, NAME_GETATTRIBUTE, 1, &name, &found);
    } else if (type->def->get_attr) {
        v = type->def->get_attr(vm, object, name);
    } else {
        v = generic_lookup_attr(vm, object, name);
    }
    if (!v && (type->flags & TYPE_FLAG_CUSTOM_GETATTR) &&
        (!vm->error || error_is(vm, TYPE_ATTRIBUTE_ERROR))) {
        error_clear(vm);
        v = call_special(vm, object, NAME_GETATTR, 1, &name, &found);
    } else if (!v && !vm->error) {
        attribute_error(vm, object, name, "'%T' object has no attribute '%U'", object, name);
    }
    gc_pop_roots(vm, mark);
    return v;
}

#define TYPE_FLAG_GET_HOOKS (TYPE_FLAG_CUSTOM_GETATTRIBUTE | TYPE_FLAG_CUSTOM_GETATTR)

value get_attr(struct vm *vm, value object, value name)
{
    if (!name_ready(name) && !(name = attr_name(vm, name))) {
        return VALUE_ERROR;
    }
    struct type *type = type_of(vm, object);
    if (type->flags & TYPE_FLAG_GET_HOOKS) {
        return hooked_get_attr(vm, object, name);
    }
    if (type->def->get_attr) {
        return type->def->get_attr(vm, object, name);
    }
    value v = generic_lookup_attr(vm, object, name);
    if (!v && !vm->error) {
        return attribute_error(vm, object, name, "'%T' object has no attribute '%U'", object, name);
    }
    return v;
}

value type_lookup_attr(struct vm *vm, value self, value name);

value lookup_attr(struct vm *vm, value object, value name)
{
    if (!name_ready(name) && !(name = attr_name(vm, name))) {
        return VALUE_ERROR;
    }
    struct type *type = type_of(vm, object);
    value v;
    if (type->flags & TYPE_FLAG_GET_HOOKS) {
        v = hooked_get_attr(vm, object, name);
    } else if (!type->def->get_attr) {
        v = generic_lookup_attr(vm, object, name);
    } else if (type->def->get_attr == type_get_attr) {
        v = type_lookup_attr(vm, object, name);
    } else {
        v = type->def->get_attr(vm, object, name);
    }
    if (!v && vm->error && error_is(vm, TYPE_ATTRIBUTE_ERROR)) {
        error_clear(vm);
    }
    return v;
}

value get_attr_optional(struct vm *vm, value object, value name, bool *failed)
{
    value v = lookup_attr(vm, object, name);
    *failed = !v && vm->error;
    return v;
}

value get_attr_cstr(struct vm *vm, value object, const char *name)
{
    value interned = str_intern_cstr(vm, name);
    return interned ? get_attr(vm, object, interned) : VALUE_ERROR;
}

bool has_attr(struct vm *vm, value object, value name, bool *failed)
{
    return get_attr_optional(vm, object, name, failed) != VALUE_NULL;
}

bool set_attr(struct vm *vm, value object, value name, value v)
{
    if (!name_ready(name) && !(name = attr_name(vm, name))) {
        return false;
    }
    struct type *type = type_of(vm, object);
    if (type->flags & TYPE_FLAG_CUSTOM_SETATTR) {
        enum name_index special = v ? NAME_SETATTR : NAME_DELATTR;
        if (has_script_special(type, special)) {
            bool found;
            value args[2] = {name, v};
            value result = call_special(vm, object, special, v ? 2 : 1, args, &found);
            if (found) {
                return result != VALUE_ERROR;
            }
        }
    }
    if (type->def->set_attr) {
        return type->def->set_attr(vm, object, name, v);
    }
    return generic_set_attr(vm, object, name, v);
}
