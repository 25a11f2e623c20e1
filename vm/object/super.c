/* super.c - super(): attribute look-up that begins behind a class in the mro. */
#include "type.h"
#include "generator.h"

struct super {
    struct object header;
    struct type *type;        /* __thisclass__ */
    value object;             /* __self__, VALUE_NULL: unbound */
    struct type *object_type; /* __self_class__ */
};
#define as_super(v) ((struct super *)as_object(v))

/* The class whose mro is searched for super(type, object). NULL with TypeError. */
static struct type *super_check(struct vm *vm, struct type *type, value object)
{
    if (is_type(object) && is_subtype(as_type(object), type)) {
        return as_type(object);
    }
    struct type *actual = type_of(vm, object);
    if (is_subtype(actual, type)) {
        return actual;
    }
    bool failed;
    value shown = get_attr_optional(vm, object, NAME_OF(vm, CLASS), &failed);
    if (failed) {
        return NULL;
    }
    if (shown && is_type(shown) && as_type(shown) != actual && is_subtype(as_type(shown), type)) {
        return as_type(shown);
    }
    const char *kind = is_type(object) ? "type" : "instance of";
    const char *name = type_cname(is_type(object) ? as_type(object) : actual);
    raise_type_error(vm,
                     "super(type, obj): obj (%s %s) is not an instance or subtype of type (%s).",
                     kind, name, type_cname(type));
    return NULL;
}

value super_find(struct vm *vm, struct type *start, struct type *object_type, value name)
{
    if (!type_ready(vm, object_type)) {
        return VALUE_ERROR;
    }
    struct tuple *mro = object_type->mro;
    size_t i = 0;
    while (i < mro->length && as_type(mro->items[i]) != start) {
        i++;
    }
    for (i++; i < mro->length; i++) {
        struct type *class = as_type(mro->items[i]);
        if (!type_ready(vm, class)) {
            return VALUE_ERROR;
        }
        value found = dict_get_name(vm, class->dict, name);
        if (found) {
            return found;
        }
    }
    return VALUE_NULL;
}

value super_lookup(struct vm *vm, struct type *start, struct type *object_type, value object,
                   value name)
{
    value found = super_find(vm, start, object_type, name);
    if (!found) {
        return VALUE_NULL;
    }
    bool through_class = object == from_object(object_type);
    return descriptor_get(vm, found, through_class ? VALUE_NULL : object, from_object(object_type));
}

static value super_get_attr(struct vm *vm, value self, value name)
{
    struct super *super = as_super(self);
    if (super->object_type && name != NAME_OF(vm, CLASS)) {
        value v = super_lookup(vm, super->type, super->object_type, super->object, name);
        if (v || vm->error) {
            return v;
        }
    }
    return generic_get_attr(vm, self, name);
}

/* super() without arguments: the class from the cell `__class__`, the object from the first
 * parameter of the calling function. */
static bool arguments_of_frame(struct vm *vm, struct type **type, value *object)
{
    struct frame *frame = vm->frame;
    if (!frame) {
        raise_error(vm, TYPE_RUNTIME_ERROR, "super(): no current frame");
        return false;
    }
    const struct code *code = frame->code;
    if (code->positional_count == 0 || (code->flags & (CODE_NAMESPACE | CODE_MODULE))) {
        raise_error(vm, TYPE_RUNTIME_ERROR, "super(): no arguments");
        return false;
    }
    value first = frame->registers[0];
    for (uint32_t i = 0; i < code->cell_count; i++) {
        if (code->cell_registers[i] == 0 && is_exact(first, TYPE_CELL)) {
            first = as_cell(first)->content;
            break;
        }
    }
    if (!first) {
        raise_error(vm, TYPE_RUNTIME_ERROR, "super(): arg[0] deleted");
        return false;
    }
    if (code->class_cell < 0) {
        raise_error(vm, TYPE_RUNTIME_ERROR, "super(): __class__ cell not found");
        return false;
    }
    value cell = frame->registers[code->class_cell];
    value class = is_exact(cell, TYPE_CELL) ? as_cell(cell)->content : cell;
    if (!class) {
        raise_error(vm, TYPE_RUNTIME_ERROR, "super(): empty __class__ cell");
        return false;
    }
    if (!is_type(class)) {
        raise_error(vm, TYPE_RUNTIME_ERROR, "super(): __class__ is not a type (%T)", class);
        return false;
    }
    *type = as_type(class);
    *object = first;
    return true;
}

static value super_new(struct vm *vm, value *args)
{
    struct type *class = as_type(args[0]);
    struct super *super = class->index < TYPE_COUNT ? gc_new_zeroed(vm, class, sizeof *super)
                                                    : object_alloc(vm, class);
    return from_object(super);
}

static value super_init(struct vm *vm, value *args)
{
    struct super *super = as_super(args[0]);
    struct type *type;
    value object = VALUE_NULL;
    if (!args[1]) {
        if (!arguments_of_frame(vm, &type, &object)) {
            return VALUE_ERROR;
        }
        object = object == VALUE_NONE ? VALUE_NULL : object;
    } else {
        if (!is_type(args[1])) {
            return raise_type_error(vm, "super() argument 1 must be a type, not %T", args[1]);
        }
        type = as_type(args[1]);
        object = args[2] == VALUE_NONE ? VALUE_NULL : args[2];
    }
    struct type *object_type = NULL;
    if (object && !(object_type = super_check(vm, type, object))) {
        return VALUE_ERROR;
    }
    super->type = type;
    super->object = object;
    super->object_type = object_type;
    gc_barrier(vm, super);
    return VALUE_NONE;
}

static value super_descr_get(struct vm *vm, value self, value instance, value owner)
{
    struct super *super = as_super(self);
    if (!instance || instance == VALUE_NONE || super->object) {
        return self;
    }
    if (super->header.flags & OBJECT_SUBCLASS) {
        value type = super->type ? from_object(super->type) : VALUE_NONE;
        return call2(vm, from_object(super->header.type), type, instance);
    }
    struct type *object_type = super->type ? super_check(vm, super->type, instance) : NULL;
    struct super *bound =
        object_type ? gc_new_zeroed(vm, builtin_type(vm, TYPE_SUPER), sizeof *bound) : NULL;
    if (bound) {
        bound->type = super->type;
        bound->object = instance;
        bound->object_type = object_type;
    }
    return from_object(bound);
}

static void super_trace(struct gc_tracer *tracer, struct object *self)
{
    struct super *super = (struct super *)self;
    gc_trace_ptr(tracer, super->type);
    gc_trace(tracer, super->object);
    gc_trace_ptr(tracer, super->object_type);
    if (self->flags & OBJECT_SUBCLASS) {
        instance_trace(tracer, self);
    }
}

static value super_repr(struct vm *vm, value self)
{
    struct super *super = as_super(self);
    const char *name = super->type ? type_cname(super->type) : "NULL";
    if (super->object_type) {
        return format_str(vm, "<super: <class '%s'>, <%s object>>", name,
                          type_cname(super->object_type));
    }
    return format_str(vm, "<super: <class '%s'>, NULL>", name);
}

static value or_none(const void *object)
{
    return object ? from_object(object) : VALUE_NONE;
}

static value get_thisclass(struct vm *vm, value self)
{
    return or_none(as_super(self)->type);
}

static value get_self(struct vm *vm, value self)
{
    value object = as_super(self)->object;
    return object ? object : VALUE_NONE;
}

static value get_self_class(struct vm *vm, value self)
{
    return or_none(as_super(self)->object_type);
}

static const struct getset_row super_getset[] = {
    {"__thisclass__", get_thisclass, NULL, "the class invoking super()"},
    {"__self__", get_self, NULL, "the instance invoking super(); may be None"},
    {"__self_class__", get_self_class, NULL,
     "the type of the instance invoking super(); may be None"},
    {0},
};

const struct type_def super_def = {
    .name = "super",
    .size = sizeof(struct super),
    .flags = TYPE_SUBCLASSABLE | TYPE_TRACED,
    .doc = "super() -> same as super(__class__, <first argument>)\n"
           "super(type) -> unbound super object\n"
           "super(type, obj) -> bound super object; requires isinstance(obj, type)\n"
           "super(type, type2) -> bound super object; requires issubclass(type2, type)",
    .new_signature = "(type=None, object_or_type=None, /)",
    .new = super_new,
    .init_signature = "(type=None, object_or_type=None, /)",
    .init = super_init,
    .getset = super_getset,
    .trace = super_trace,
    .finalize = instance_finalize,
    .repr = super_repr,
    .get_attr = super_get_attr,
    .descr_get = super_descr_get,
};
