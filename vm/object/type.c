/* type.c - struct type: built-in classes made ready in a VM, their dictionaries filled from the
 * definition tables at first use, classes for native modules' definitions, and the type's own
 * definition table. */
#include "type.h"
#include "../memory/type_hooks.h"

#define TYPE(index, definition, base) extern const struct type_def definition;
#include "types.def"
#undef TYPE

static const struct type_def *const builtin_defs[TYPE_COUNT] = {
#define TYPE(index, definition, base) [TYPE_##index] = &definition,
#include "types.def"
#undef TYPE
};

static const uint8_t builtin_bases[TYPE_COUNT] = {
#define TYPE(index, definition, base) [TYPE_##index] = TYPE_##base,
#include "types.def"
#undef TYPE
};

_Static_assert(TYPE_COUNT < 250, "a kind fits a byte");
_Static_assert(SPECIAL_COUNT <= 128, "struct type has two words of specials");

/* -- making the VM's types ------------------------------------------------------------------------ */

uint32_t def_slots_offset(const struct type_def *def)
{
    if (!(def->flags & TYPE_HAS_DICT)) {
        return 0;
    }
    return def->dict_offset ? def->dict_offset : ((def->size + 7u) & ~7u) - 8;
}

static void type_set_flags_from_def(struct type *type, const struct type_def *def,
                                    const struct type *base)
{
    type->flags = TYPE_FLAG_IMMUTABLE;
    if (def->flags & TYPE_HEAP_MUTABLE) {
        type->flags &= ~(uint32_t)TYPE_FLAG_IMMUTABLE;
    }
    if (def->flags & TYPE_HAS_DICT) {
        type->flags |= TYPE_FLAG_HAS_DICT;
        type->slots_offset = def_slots_offset(def);
    }
    if (def->flags & TYPE_WEAKREFABLE) {
        type->flags |= TYPE_FLAG_WEAKREFABLE;
    }
    if (base) {
        type->flags |= base->flags & (TYPE_FLAG_EXCEPTION | TYPE_FLAG_METACLASS);
    }
}

static void trace_type(struct gc_tracer *tracer, struct object *self)
{
    struct type *type = (struct type *)self;
    gc_trace_ptr(tracer, type->name);
    gc_trace_ptr(tracer, type->qualname);
    gc_trace_ptr(tracer, type->message_name);
    gc_trace_ptr(tracer, type->dict);
    gc_trace_ptr(tracer, type->mro);
    gc_trace_ptr(tracer, type->bases);
    if (type->base && type->base->header.mark != GC_IMMORTAL) {
        gc_trace_ptr(tracer, type->base);
    }
    gc_trace(tracer, type->subclasses);
    for (struct shape *root = type->roots; root; root = root->next_root) {
        trace_shape(tracer, root);
    }
    for (struct shape *root = type->stale_roots; root; root = root->next_stale) {
        trace_shape(tracer, root);
    }
}

static void types_trace(struct vm *vm, struct gc_tracer *tracer)
{
    for (unsigned i = 0; i < TYPE_COUNT; i++) {
        trace_type(tracer, &vm->types[i].header);
    }
    signatures_trace(vm, tracer);
    for (size_t i = 0; i < sizeof vm->weak_cache / sizeof vm->weak_cache[0]; i++) {
        gc_trace_weak_slot(tracer, &vm->weak_cache[i]);
    }
    for (size_t i = 0; i < vm->code_count; i++) {
        if (vm->codes[i]) {
            gc_trace_weak_slot(tracer, &vm->codes[i]);
        }
    }
    for (unsigned i = 0; i < METHOD_CACHE_SIZE; i++) {
        struct method_cache_entry *entry = &vm->method_cache[i];
        if (entry->version) {
            /* A name that dies must not be found again at the same address. The rest of an entry
             * is checked by the class's version, which is never used twice. */
            gc_trace_weak_slot(tracer, &entry->name);
        }
    }
}

bool types_init(struct vm *vm)
{
    for (unsigned i = 0; i < TYPE_COUNT; i++) {
        struct type *type = &vm->types[i];
        const struct type_def *def = builtin_defs[i];
        memset(type, 0, sizeof *type);
        type->header.type = &vm->types[TYPE_TYPE];
        type->header.shape = 1 + TYPE_TYPE;
        type->header.kind = TYPE_TYPE;
        type->header.mark = GC_IMMORTAL;
        type->def = def;
        type->base = i == TYPE_OBJECT ? NULL : &vm->types[builtin_bases[i]];
        type->instance_shape = 1 + i;
        type->kind = (uint8_t)i;
        type->index = (uint8_t)i;
        type_set_flags_from_def(type, def, type->base);
        type->version = ++vm->next_type_version;
    }
    vm->types[TYPE_TYPE].flags |= TYPE_FLAG_METACLASS;
    vm->types[TYPE_BASE_EXCEPTION].flags |= TYPE_FLAG_EXCEPTION;
    for (unsigned i = TYPE_BASE_EXCEPTION; i < TYPE_COUNT; i++) {
        vm->types[i].flags |= vm->types[i].base->flags & TYPE_FLAG_EXCEPTION;
    }
    return heap_add_roots(vm, types_trace);
}

void types_destroy(struct vm *vm)
{
    shapes_destroy(vm);
    for (unsigned i = 0; i < TYPE_COUNT; i++) {
        vm->types[i].roots = vm->types[i].stale_roots = NULL;
    }
    signatures_destroy(vm);
}

/* -- names ----------------------------------------------------------------------------------------- */

const char *type_cname(const struct type *type)
{
    const struct str *name = type->message_name ? type->message_name : type->name;
    return name ? name->data : type->def->name;
}

const char *type_short_name(const struct type *type)
{
    return type->name ? type->name->data : type->def->name;
}

value type_name(struct vm *vm, struct type *type)
{
    if (!type->name) {
        value name = str_intern_cstr(vm, type->def->name);
        if (!name) {
            return VALUE_ERROR;
        }
        type->name = as_str(name);
        gc_barrier(vm, type);
    }
    return from_object(type->name);
}

value type_qualname(struct vm *vm, struct type *type)
{
    return type->qualname ? from_object(type->qualname) : type_name(vm, type);
}

value type_module(struct vm *vm, struct type *type)
{
    if (!(type->flags & TYPE_FLAG_SCRIPT)) {
        value module = type->dict ? dict_get_name(vm, type->dict, NAME_OF(vm, MODULE)) : VALUE_NULL;
        return module ? module
                      : str_intern_cstr(vm, type->def->module ? type->def->module : "builtins");
    }
    return dict_get_name(vm, type->dict, NAME_OF(vm, MODULE));
}

/* -- class dictionaries from tables ------------------------------------------------------------------ */

static bool fill_methods(struct vm *vm, struct type *type, struct dict *dict)
{
    for (const struct native_def *def = type->def->methods; def && def->name; def++) {
        value name = str_intern_cstr(vm, def->name);
        value descriptor = name ? method_descriptor_new(vm, type, def) : VALUE_ERROR;
        if (!descriptor || !dict_set_name(vm, dict, name, descriptor)) {
            return false;
        }
    }
    return true;
}

static bool fill_getset(struct vm *vm, struct type *type, struct dict *dict)
{
    for (const struct getset_row *row = type->def->getset; row && row->name; row++) {
        value name = str_intern_cstr(vm, row->name);
        value descriptor = name ? getset_new(vm, type, row) : VALUE_ERROR;
        if (!descriptor || !dict_set_name(vm, dict, name, descriptor)) {
            return false;
        }
    }
    bool own_dict = (type->def->flags & TYPE_HAS_DICT) &&
                    !(type->base && (type->base->def->flags & TYPE_HAS_DICT));
    if (own_dict && !dict_get_name(vm, dict, NAME_OF(vm, DICT))) {
        value descriptor = getset_new(vm, type, &dict_getset_row);
        return descriptor && dict_set_name(vm, dict, NAME_OF(vm, DICT), descriptor);
    }
    return true;
}

static bool fill_dict(struct vm *vm, struct type *type, struct dict *dict)
{
    const struct type_def *def = type->def;
    const struct type_def *base = type->base ? type->base->def : NULL;
    if (!slot_wrappers_add(vm, type, dict)) {
        return false;
    }
    bool constructible = (def->new && (!base || def->new != base->new)) ||
                         (!def->new && def->init &&base && !type->base->base);
    if (constructible && !(def->flags & TYPE_NO_NEW)) {
        value new = native_new_function(vm, type);
        if (!new || !dict_set_name(vm, dict, NAME_OF(vm, NEW), new)) {
            return false;
        }
    }
    if (!fill_methods(vm, type, dict) || !fill_getset(vm, type, dict)) {
        return false;
    }
    if ((def->flags & TYPE_UNHASHABLE) && !dict_set_name(vm, dict, NAME_OF(vm, HASH), VALUE_NONE)) {
        return false;
    }
    if (!dict_get_name(vm, dict, NAME_OF(vm, DOC))) {
        value doc = def->doc ? str_from_cstr(vm, def->doc) : VALUE_NONE;
        if (!doc || !dict_set_name(vm, dict, NAME_OF(vm, DOC), doc)) {
            return false;
        }
    }
    return true;
}

bool type_materialise(struct vm *vm, struct type *type)
{
    if (type->flags & TYPE_FLAG_MATERIALISED) {
        return true;
    }
    if (type->base && !type_ready(vm, type->base)) {
        return false;
    }
    struct tuple *bases = NULL;
    if (!type->base) {
        bases = tuple_new(vm, 0);
    } else if (type->index == TYPE_EXCEPTION_GROUP) {
        value both[2] = {from_object(type->base), type_value(vm, TYPE_EXCEPTION)};
        if (!type_ready(vm, builtin_type(vm, TYPE_EXCEPTION))) {
            return false;
        }
        bases = tuple_from(vm, both, 2);
    } else {
        value one = from_object(type->base);
        bases = tuple_from(vm, &one, 1);
    }
    struct tuple *mro = bases ? mro_compute(vm, type, bases) : NULL;
    struct dict *dict = mro ? dict_new_sized(vm, 16) : NULL;
    if (!dict || !fill_dict(vm, type, dict)) {
        return false;
    }
    if (type->def->module && !type->message_name) {
        value name = format_str(vm, "%s.%s", type->def->module, type->def->name);
        if (!name) {
            return false;
        }
        type->message_name = as_str(name);
    }
    type->bases = bases;
    type->mro = mro;
    type->dict = dict;
    type->flags |= TYPE_FLAG_MATERIALISED;
    gc_barrier(vm, type);
    return true;
}

/* -- classes of native modules ------------------------------------------------------------------------- */

struct type *type_from_def(struct vm *vm, const struct type_def *def, struct type *base)
{
    struct type *type = gc_new_zeroed(vm, builtin_type(vm, TYPE_TYPE), sizeof *type);
    if (!type) {
        return NULL;
    }
    type->def = def;
    type->base = base;
    type->kind = KIND_NATIVE_INSTANCE;
    if (base->kind != TYPE_OBJECT) {
        type->kind = base->kind;
    }
    type->index = TYPE_COUNT;
    type_set_flags_from_def(type, def, base);
    type->version = ++vm->next_type_version;
    if (!shape_root(vm, type)) {
        return NULL;
    }
    size_t mark = gc_root_mark(vm);
    bool ok = gc_push_root(vm, from_object(type)) && type_materialise(vm, type) &&
              type_add_subclass(vm, base, type);
    gc_pop_roots(vm, mark);
    return ok ? type : NULL;
}

const struct type *type_native_new(const struct type *type)
{
    while (type && !type->def->new) {
        type = type->base;
    }
    /* the class whose table the function is listed in first */
    while (type && type->base && type->base->def->new == type->def->new &&
           type->base->def->new_signature == type->def->new_signature &&
           (type->flags & TYPE_FLAG_SCRIPT)) {
        type = type->base;
    }
    return type;
}

const struct type *type_native_init(const struct type *type)
{
    while (type && !type->def->init) {
        type = type->base;
    }
    return type;
}

/* -- what the collector asks --------------------------------------------------------------------------------- */

void object_trace(struct gc_tracer *tracer, struct object *object)
{
    const struct type *type = object->type;
    if (type->flags & TYPE_FLAG_SCRIPT) {
        instance_trace(tracer, object); /* attribute slots, whatever the definition knows of them */
    }
    if (type->def->trace) {
        type->def->trace(tracer, object);
    }
}

void object_finalize(struct vm *vm, struct object *object)
{
    const struct type *type = object->type;
    if (object->kind == TYPE_STR && str_owns_nothing((struct str *)object)) {
        return;
    }
    if (type->def->finalize) {
        type->def->finalize(vm, object);
    }
    if (type->flags & TYPE_FLAG_SCRIPT) {
        instance_finalize(vm, object);
    }
}

/* -- the definition of `type` -------------------------------------------------------------------------------- */

static void finalize_type(struct vm *vm, struct object *self)
{
    shapes_free(vm, (struct type *)self);
}

static value type_new(struct vm *vm, value *args)
{
    struct type *meta = as_type(args[0]);
    struct tuple *rest = as_tuple(args[1]);
    struct dict *keywords = as_dict(args[2]);
    if (meta->index == TYPE_TYPE && rest->length == 1 && keywords->count == 0) {
        return from_object(type_of(vm, rest->items[0]));
    }
    if (rest->length != 3) {
        if (meta->index == TYPE_TYPE) {
            return raise_type_error(vm, "type() takes 1 or 3 arguments");
        }
        return raise_type_error(vm, "type.__new__() takes exactly 3 arguments (%zu given)",
                                rest->length);
    }
    const struct {
        unsigned type;
        const char *text;
    } wanted[3] = {{TYPE_STR, "str"}, {TYPE_TUPLE, "tuple"}, {TYPE_DICT, "dict"}};
    for (unsigned i = 0; i < 3; i++) {
        if (!is_kind(rest->items[i], wanted[i].type)) {
            return raise_type_error(vm, "type.__new__() argument %u must be %s, not %T", i + 1,
                                    wanted[i].text, rest->items[i]);
        }
    }
    return class_create(vm, meta, rest->items[0], as_tuple(rest->items[1]), as_dict(rest->items[2]),
                        from_object(keywords));
}

static value type_init(struct vm *vm, value *args)
{
    struct tuple *rest = as_tuple(args[1]);
    if (rest->length != 1 && rest->length != 3) {
        return raise_type_error(vm, "type.__init__() takes 1 or 3 arguments");
    }
    if (rest->length == 1 && as_dict(args[2])->count) {
        return raise_type_error(vm, "type.__init__() takes no keyword arguments");
    }
    return VALUE_NONE;
}

static value type_binary(struct vm *vm, enum binary_op op, value left, value right)
{
    return op == OP_OR ? union_of(vm, left, right) : VALUE_NOT_IMPLEMENTED;
}

const struct type_def type_type_def = {
    .name = "type",
    .size = sizeof(struct type),
    .flags = TYPE_SUBCLASSABLE | TYPE_WEAKREFABLE | TYPE_TRACED,
    .doc = "type(object) -> the object's type\n"
           "type(name, bases, dict, **kwds) -> a new type",
    .new_signature = "(*args, **kwds)",
    .new = type_new,
    .init_signature = "(*args, **kwds)",
    .init = type_init,
    .methods = type_methods,
    .getset = type_getset,
    .trace = trace_type,
    .finalize = finalize_type,
    .repr = type_repr,
    .binary = type_binary,
    .call = type_call,
    .get_attr = type_get_attr,
    .set_attr = type_set_attr,
};
