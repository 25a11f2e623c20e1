/* structseq.c - tuples with named fields whose classes are made in C. */
#include "structseq.h"
#include "../vm/object/type.h"

/* The descriptor of one field. */
struct field {
    struct object header;
    value name;
    size_t index;
};
#define as_field(v) ((struct field *)as_object(v))

static void field_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct field *)self)->name);
}

static value field_get(struct vm *vm, value self, value instance, value owner)
{
    if (!instance || instance == VALUE_NONE) {
        return self;
    }
    if (!is_kind(instance, TYPE_TUPLE) || as_field(self)->index >= as_tuple(instance)->length) {
        return raise_type_error(vm, "descriptor '%U' doesn't apply to a '%T' object",
                                as_field(self)->name, instance);
    }
    return as_tuple(instance)->items[as_field(self)->index];
}

static bool field_set(struct vm *vm, value self, value instance, value v)
{
    raise_error(vm, TYPE_ATTRIBUTE_ERROR, "readonly attribute");
    return false;
}

static value field_repr(struct vm *vm, value self)
{
    return format_str(vm, "<member '%U'>", as_field(self)->name);
}

static const struct type_def field_def = {
    .name = "member_descriptor",
    .size = sizeof(struct field),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .trace = field_trace,
    .repr = field_repr,
    .descr_get = field_get,
    .descr_set = field_set,
};

static value structseq_repr(struct vm *vm, value *args)
{
    struct type *type = type_of(vm, args[0]);
    value names = type_lookup(vm, type, NAME_OF(vm, MATCH_ARGS));
    value module = type_module(vm, type);
    struct tuple *self = as_tuple(args[0]);
    struct str_builder b;
    builder_init(&b, vm);
    if (module && is_str(module)) {
        builder_add_str(&b, module);
        builder_add(&b, ".", 1);
    }
    builder_add_cstr(&b, type_cname(type));
    builder_add(&b, "(", 1);
    for (size_t i = 0; i < self->length; i++) {
        if (i) {
            builder_add(&b, ", ", 2);
        }
        if (is_kind(names, TYPE_TUPLE) && i < as_tuple(names)->length) {
            /* A leading "_" marks an item that an attribute of the plain name hides. */
            const char *name = as_str(as_tuple(names)->items[i])->data;
            builder_add_cstr(&b, *name == '_' ? name + 1 : name);
            builder_add(&b, "=", 1);
        }
        if (!builder_add_repr(&b, self->items[i])) {
            builder_discard(&b);
            return VALUE_ERROR;
        }
    }
    builder_add(&b, ")", 1);
    return builder_finish(&b);
}

static const struct native_def structseq_repr_def = {"__repr__", "()", structseq_repr,
                                                     NATIVE_METHOD | NATIVE_COEXIST, NULL};

static value make_field(struct vm *vm, const char *name, size_t index)
{
    struct type *type = native_type(vm, &field_def);
    struct field *field = type ? gc_new_zeroed(vm, type, sizeof *field) : NULL;
    if (field) {
        field->name = str_intern_cstr(vm, name);
        field->index = index;
        if (!field->name) {
            return VALUE_ERROR;
        }
    }
    return from_object(field);
}

/* What the class statement would leave in the namespace. */
static bool fill_namespace(struct vm *vm, const struct structseq_def *def, struct dict *namespace)
{
    size_t total = 0;
    while (def->fields[total]) {
        total++;
    }
    struct tuple *names = tuple_new(vm, def->visible);
    value module = names ? str_intern_cstr(vm, def->module) : VALUE_ERROR;
    value doc = module ? str_from_cstr(vm, def->doc ? def->doc : "") : VALUE_ERROR;
    if (!doc) {
        return false;
    }
    for (size_t i = 0; i < def->visible; i++) {
        names->items[i] = str_intern_cstr(vm, def->fields[i]);
        value field = names->items[i] ? make_field(vm, def->fields[i], i) : VALUE_ERROR;
        if (!field || !dict_set_name(vm, namespace, names->items[i], field)) {
            return false;
        }
    }
    return dict_set_name(vm, namespace, NAME_OF(vm, MODULE), module) &&
           dict_set_name(vm, namespace, NAME_OF(vm, DOC), doc) &&
           dict_set_name(vm, namespace, NAME_OF(vm, MATCH_ARGS), from_object(names)) &&
           (total > def->visible ||
            dict_set_name(vm, namespace, NAME_OF(vm, SLOTS), from_object(tuple_new(vm, 0)))) &&
           dict_set_cstr(vm, namespace, "n_sequence_fields", small_int(def->visible)) &&
           dict_set_cstr(vm, namespace, "n_fields", small_int((int64_t)total)) &&
           dict_set_cstr(vm, namespace, "n_unnamed_fields", small_int(0));
}

struct type *structseq_type(struct vm *vm, const struct structseq_def *def)
{
    value kept = vm_kept(vm, def);
    if (kept) {
        return as_type(kept);
    }
    value tuple_type = type_value(vm, TYPE_TUPLE), name = str_intern_cstr(vm, def->name);
    struct tuple *bases = name ? tuple_from(vm, &tuple_type, 1) : NULL;
    struct dict *namespace = bases ? dict_new(vm) : NULL;
    if (!namespace || !fill_namespace(vm, def, namespace)) {
        return NULL;
    }
    value v = class_create(vm, builtin_type(vm, TYPE_TYPE), name, bases, namespace, VALUE_NULL);
    if (!v) {
        return NULL;
    }
    struct type *type = as_type(v);
    value method = method_descriptor_new(vm, type, &structseq_repr_def);
    if (!method || type_set_own(vm, type, NAME_OF(vm, REPR), method) < 0 || !vm_keep(vm, def, v)) {
        return NULL;
    }
    return type;
}

value structseq_new(struct vm *vm, const struct structseq_def *def, const value *values)
{
    struct type *type = structseq_type(vm, def);
    if (!type) {
        return VALUE_ERROR;
    }
    for (size_t i = 0; def->fields[i]; i++) {
        if (!values[i]) {
            return VALUE_ERROR;
        }
    }
    struct tuple *self = object_alloc_items(vm, type, def->visible * sizeof(value));
    if (!self) {
        return VALUE_ERROR;
    }
    self->length = def->visible;
    memcpy(self->items, values, def->visible * sizeof(value));
    for (size_t i = def->visible; def->fields[i]; i++) {
        value name = str_intern_cstr(vm, def->fields[i]);
        if (!name || !instance_set(vm, &self->header, name, values[i])) {
            return VALUE_ERROR;
        }
    }
    return from_object(self);
}
