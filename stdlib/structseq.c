/* structseq.c - tuples with named fields whose classes are made in C. */
#include "structseq.h"
#include "../vm/object/type.h"

static size_t field_count(const struct structseq_def *def)
{
    size_t n = 0;
    while (def->fields[n]) {
        n++;
    }
    return n;
}

/* -- one field -------------------------------------------------------------------------------------- */

struct field {
    struct object header;
    const struct structseq_def *def;
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
    struct field *field = as_field(self);
    if (!instance || instance == VALUE_NONE) {
        return self;
    }
    if (!is_structseq(vm, instance, field->def)) {
        return raise_type_error(
            vm, "descriptor '%U' for '%s.%s' objects doesn't apply to a '%T' object", field->name,
            field->def->module, field->def->name, instance);
    }
    if (field->index < field->def->visible) {
        return as_tuple(instance)->items[field->index];
    }
    value v = instance_get(vm, as_object(instance), field->name);
    return v || vm->error ? v : VALUE_NONE;
}

static bool field_set(struct vm *vm, value self, value instance, value v)
{
    raise_error(vm, TYPE_ATTRIBUTE_ERROR, "readonly attribute");
    return false;
}

static value field_repr(struct vm *vm, value self)
{
    const struct field *field = as_field(self);
    return format_str(vm, "<member '%U' of '%s.%s' objects>", field->name, field->def->module,
                      field->def->name);
}

static value field_get_name(struct vm *vm, value self)
{
    return as_field(self)->name;
}

static const struct getset_row field_getset[] = {
    {"__name__", field_get_name, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static const struct type_def field_def = {
    .name = "member_descriptor",
    .size = sizeof(struct field),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .getset = field_getset,
    .trace = field_trace,
    .repr = field_repr,
    .descr_get = field_get,
    .descr_set = field_set,
};

static value make_field(struct vm *vm, const struct structseq_def *def, size_t index)
{
    struct type *type = native_type(vm, &field_def);
    struct field *field = type ? gc_new_zeroed(vm, type, sizeof *field) : NULL;
    if (field) {
        field->def = def;
        field->index = index;
        field->name = str_intern_cstr(vm, def->fields[index]);
        if (!field->name) {
            return VALUE_ERROR;
        }
    }
    return from_object(field);
}

/* The definition behind a class: its first field knows. NULL for other classes. */
static const struct structseq_def *def_of(struct vm *vm, struct type *type)
{
    value names = type_lookup(vm, type, NAME_OF(vm, MATCH_ARGS));
    if (!is_kind(names, TYPE_TUPLE) || !as_tuple(names)->length ||
        !is_str(as_tuple(names)->items[0])) {
        return NULL;
    }
    value field = type_lookup(vm, type, as_tuple(names)->items[0]);
    return is_native(field, &field_def) ? as_field(field)->def : NULL;
}

bool is_structseq(struct vm *vm, value v, const struct structseq_def *def)
{
    value type = vm_kept(vm, def);
    return type && is_object(v) && as_object(v)->type == as_type(type);
}

/* -- instances ---------------------------------------------------------------------------------------- */

static value make(struct vm *vm, struct type *type, const struct structseq_def *def,
                  const value *values)
{
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
    return make(vm, type, def, values);
}

/* All fields of an instance, into a new list. */
static struct list *all_fields(struct vm *vm, value self, const struct structseq_def *def)
{
    struct list *all = list_from(vm, as_tuple(self)->items, def->visible);
    for (size_t i = def->visible; all && def->fields[i]; i++) {
        value name = str_intern_cstr(vm, def->fields[i]);
        value v = name ? instance_get(vm, as_object(self), name) : VALUE_ERROR;
        if (vm->error || !list_append(vm, all, v ? v : VALUE_NONE)) {
            return NULL;
        }
    }
    return all;
}

/* The definition for a method's receiver; NULL with the error set. */
static const struct structseq_def *receiver_def(struct vm *vm, value self)
{
    const struct structseq_def *def =
        is_kind(self, TYPE_TUPLE) ? def_of(vm, as_object(self)->type) : NULL;
    if (!def || as_tuple(self)->length != def->visible) {
        raise_type_error(vm, "a structure sequence is required, not '%T'", self);
        return NULL;
    }
    return def;
}

static const char *field_name(const struct structseq_def *def, size_t i)
{
    bool unnamed = i < def->visible && i >= def->visible - def->unnamed;
    return def->fields[unnamed ? i + def->unnamed : i];
}

static value structseq_repr(struct vm *vm, value *args)
{
    const struct structseq_def *def = receiver_def(vm, args[0]);
    if (!def) {
        return VALUE_ERROR;
    }
    struct str_builder b;
    builder_init(&b, vm);
    builder_add_cstr(&b, def->module);
    builder_add(&b, ".", 1);
    builder_add_cstr(&b, def->name);
    builder_add(&b, "(", 1);
    for (size_t i = 0; i < def->visible; i++) {
        if (i) {
            builder_add(&b, ", ", 2);
        }
        builder_add_cstr(&b, field_name(def, i));
        builder_add(&b, "=", 1);
        if (!builder_add_repr(&b, as_tuple(args[0])->items[i])) {
            builder_discard(&b);
            return VALUE_ERROR;
        }
    }
    builder_add(&b, ")", 1);
    return builder_finish(&b);
}

/* (class, (visible fields, {name: hidden field})) */
static value structseq_reduce(struct vm *vm, value *args)
{
    const struct structseq_def *def = receiver_def(vm, args[0]);
    struct list *all = def ? all_fields(vm, args[0], def) : NULL;
    struct tuple *items = all ? tuple_from(vm, all->items, def->visible) : NULL;
    struct dict *hidden = items ? dict_new(vm) : NULL;
    for (size_t i = hidden ? def->visible : 0; hidden && def->fields[i]; i++) {
        if (!dict_set_cstr(vm, hidden, def->fields[i], all->items[i])) {
            return VALUE_ERROR;
        }
    }
    value pair = hidden ? tuple_of(vm, 2, from_object(items), from_object(hidden)) : VALUE_ERROR;
    return pair ? tuple_of(vm, 2, from_object(as_object(args[0])->type), pair) : VALUE_ERROR;
}

/* How many of the keys of `given` name no field from `first` on; they are added to `unknown`. */
static bool unknown_fields(struct vm *vm, const struct structseq_def *def, size_t first,
                           struct dict *given, struct list *unknown)
{
    value key, v;
    size_t position = 0;
    while (dict_next(given, &position, &key, &v)) {
        size_t i = first;
        while (def->fields[i] && !(is_str(key) && str_equals_cstr(key, def->fields[i]))) {
            i++;
        }
        if (!def->fields[i] && !list_append(vm, unknown, key)) {
            return false;
        }
    }
    return true;
}

/* copy.replace(): some fields anew. */
static value structseq_replace(struct vm *vm, value *args)
{
    const struct structseq_def *def = receiver_def(vm, args[0]);
    if (!def) {
        return VALUE_ERROR;
    }
    if (def->unnamed) {
        return raise_type_error(
            vm, "__replace__() is not supported for %s.%s because it has unnamed field(s)",
            def->module, def->name);
    }
    struct list *all = all_fields(vm, args[0], def), *unknown = list_new(vm, 0);
    if (!all || !unknown || !unknown_fields(vm, def, 0, as_dict(args[1]), unknown)) {
        return VALUE_ERROR;
    }
    if (unknown->length) {
        return raise_type_error(vm, "Got unexpected field name(s): %R", from_object(unknown));
    }
    for (size_t i = 0; i < all->length; i++) {
        value v = dict_get_cstr(vm, as_dict(args[1]), def->fields[i]);
        if (v) {
            all->items[i] = v;
            gc_barrier(vm, all);
        }
    }
    return make(vm, as_object(args[0])->type, def, all->items);
}

/* Class(sequence, dict=None); args: {class, sequence, dict} */
static value structseq_make(struct vm *vm, value *args)
{
    const struct structseq_def *def =
        is_type(args[0]) && is_subtype(as_type(args[0]), builtin_type(vm, TYPE_TUPLE))
            ? def_of(vm, as_type(args[0]))
            : NULL;
    if (!def) {
        return raise_type_error(vm, "structseq.__new__(X): X is not a structure sequence type");
    }
    if (!args[1]) {
        return raise_type_error(vm, "structseq() missing required argument 'sequence' (pos 1)");
    }
    if (!type_of(vm, args[1])->def->iter && !find_special(vm, args[1], NAME_ITER) &&
        !find_special(vm, args[1], NAME_GETITEM)) {
        return raise_type_error(vm, "constructor requires a sequence");
    }
    struct list *items = list_from_iterable(vm, args[1]), *unknown = NULL;
    if (!items) {
        return VALUE_ERROR;
    }
    size_t total = field_count(def), given = items->length;
    struct dict *dict = is_kind(args[2], TYPE_DICT) ? as_dict(args[2]) : NULL;
    if (!dict && args[2] && args[2] != VALUE_NONE) {
        return raise_type_error(vm, "%s.%s() takes a dict as second arg, if any", def->module,
                                def->name);
    }
    if (given < def->visible || given > total) {
        return raise_type_error(vm, "%s.%s() takes %s %zu-sequence (%zu-sequence given)",
                                def->module, def->name,
                                def->visible == total  ? "a"
                                : given < def->visible ? "an at least"
                                                       : "an at most",
                                given < def->visible ? (size_t)def->visible : total, given);
    }
    if (dict && dict->count) {
        unknown = list_new(vm, 0);
        if (!unknown || !unknown_fields(vm, def, given, dict, unknown)) {
            return VALUE_ERROR;
        }
        if (unknown->length) {
            return raise_type_error(vm, "%s.%s() got duplicate or unexpected field name(s)",
                                    def->module, def->name);
        }
    }
    for (size_t i = given; i < total; i++) {
        value v = dict ? dict_get_cstr(vm, dict, def->fields[i]) : VALUE_NULL;
        if (vm->error || !list_append(vm, items, v ? v : VALUE_NONE)) {
            return VALUE_ERROR;
        }
    }
    for (size_t i = 0; i < def->unnamed; i++) {
        if (items->items[def->visible + i] == VALUE_NONE) {
            items->items[def->visible + i] = items->items[def->visible - def->unnamed + i];
            gc_barrier(vm, items);
        }
    }
    return make(vm, as_type(args[0]), def, items->items);
}

static value structseq_no_new(struct vm *vm, value *args)
{
    const struct structseq_def *def = is_type(args[0]) ? def_of(vm, as_type(args[0])) : NULL;
    return raise_type_error(vm, "cannot create '%s.%s' instances", def ? def->module : "?",
                            def ? def->name : "?");
}

/* A `__new__` that is put into a class is a plain function, with the class as its first argument. */
static const struct native_def new_def = {"__new__", "(cls, sequence=None, dict=None)",
                                          structseq_make, NATIVE_FUNCTION, NULL};
static const struct native_def no_new_def = {"__new__", "(cls, *args, **kwargs)", structseq_no_new,
                                             NATIVE_FUNCTION, NULL};
static const struct native_def methods[] = {
    {"__repr__", "()", structseq_repr, NATIVE_METHOD | NATIVE_COEXIST, NULL},
    {"__reduce__", "()", structseq_reduce, NATIVE_METHOD | NATIVE_COEXIST, NULL},
    {"__replace__", "(**changes)", structseq_replace, NATIVE_METHOD | NATIVE_COEXIST, NULL},
    {0},
};

/* -- the class ------------------------------------------------------------------------------------------ */

/* What the class statement would leave in the namespace. */
static bool fill_namespace(struct vm *vm, const struct structseq_def *def, struct dict *namespace)
{
    size_t total = field_count(def), named = def->visible - def->unnamed;
    struct tuple *names = tuple_new(vm, named);
    value module = names ? str_intern_cstr(vm, def->module) : VALUE_ERROR;
    value doc = module ? str_from_cstr(vm, def->doc ? def->doc : "") : VALUE_ERROR;
    if (!doc) {
        return false;
    }
    for (size_t i = 0; i < total; i++) {
        if (i >= named && i < def->visible) {
            continue;
        }
        value field = make_field(vm, def, i);
        if (!field || !dict_set_name(vm, namespace, as_field(field)->name, field)) {
            return false;
        }
        if (i < named) {
            names->items[i] = as_field(field)->name;
        }
    }
    return dict_set_name(vm, namespace, NAME_OF(vm, MODULE), module) &&
           dict_set_name(vm, namespace, NAME_OF(vm, DOC), doc) &&
           dict_set_name(vm, namespace, NAME_OF(vm, MATCH_ARGS), from_object(names)) &&
           (total > def->visible ||
            dict_set_name(vm, namespace, NAME_OF(vm, SLOTS), from_object(tuple_new(vm, 0)))) &&
           dict_set_cstr(vm, namespace, "n_sequence_fields", small_int(def->visible)) &&
           dict_set_cstr(vm, namespace, "n_fields", small_int((int64_t)total)) &&
           dict_set_cstr(vm, namespace, "n_unnamed_fields", small_int(def->unnamed));
}

static bool add_methods(struct vm *vm, struct type *type, const struct structseq_def *def)
{
    value module = str_intern_cstr(vm, def->module);
    const struct native_def *make_def = def->flags & STRUCTSEQ_NO_NEW ? &no_new_def
                                        : def->new_def                ? def->new_def
                                                                      : &new_def;
    value new = module ? native_function_new(vm, make_def, module) : VALUE_ERROR;
    if (!new || type_set_own(vm, type, NAME_OF(vm, NEW), new) < 0) {
        return false;
    }
    for (const struct native_def *row = methods; row->name; row++) {
        value method = method_descriptor_new(vm, type, row);
        value name = method ? str_intern_cstr(vm, row->name) : VALUE_ERROR;
        if (!name || type_set_own(vm, type, name, method) < 0) {
            return false;
        }
    }
    return true;
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
    value full = v ? format_str(vm, "%s.%s", def->module, def->name) : VALUE_ERROR;
    if (!full || !add_methods(vm, as_type(v), def) || !vm_keep(vm, def, v)) {
        return NULL;
    }
    struct type *type = as_type(v);
    type->message_name = as_str(full);
    type->flags |= TYPE_FLAG_FINAL;
    gc_barrier(vm, type);
    return type;
}
