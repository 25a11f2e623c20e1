/* _types.c - the native part of module types: SimpleNamespace, and the classes of objects that
 * have no name in builtins. */
#include "../vm/native.h"
#include "../vm/object/type.h"

/* -- SimpleNamespace ------------------------------------------------------------------------------------- */

static value namespace_new(struct vm *vm, value *args)
{
    return from_object(object_alloc(vm, as_type(args[0])));
}

static bool set_all(struct vm *vm, value self, struct dict *from)
{
    struct dict *dict = instance_dict(vm, as_object(self));
    size_t position = 0;
    value key, v;
    while (dict && dict_next(from, &position, &key, &v)) {
        if (!is_str(key)) {
            raise_type_error(vm, "keywords must be strings");
            return false;
        }
        if (!dict_set(vm, dict, key, v)) {
            return false;
        }
    }
    return dict != NULL;
}

static value namespace_init(struct vm *vm, value *args)
{
    struct tuple *rest = as_tuple(args[1]);
    if (rest->length > 1) {
        return raise_type_error(vm, "%T expected at most 1 argument, got %zu", args[0],
                                rest->length);
    }
    if (rest->length == 1) {
        value mapping = rest->items[0];
        if (!is_kind(mapping, TYPE_DICT)) {
            mapping = call1(vm, type_value(vm, TYPE_DICT), mapping);
        }
        if (!mapping || !set_all(vm, args[0], as_dict(mapping))) {
            return VALUE_ERROR;
        }
    }
    return set_all(vm, args[0], as_dict(args[2])) ? VALUE_NONE : VALUE_ERROR;
}

static value namespace_repr(struct vm *vm, value self)
{
    struct type *type = type_of(vm, self);
    bool exact = !(type->flags & TYPE_FLAG_SCRIPT);
    value name = type_name(vm, type);
    struct dict *dict = name ? instance_dict(vm, as_object(self)) : NULL;
    if (!dict) {
        return VALUE_ERROR;
    }
    if (!repr_enter(vm, self)) {
        return exact ? str_from_cstr(vm, "namespace(...)") : format_str(vm, "%U(...)", name);
    }
    struct str_builder b;
    builder_init(&b, vm);
    bool ok = exact ? builder_add_cstr(&b, "namespace(") : builder_add_format(&b, "%U(", name);
    size_t position = 0;
    value key, v;
    bool first = true;
    while (ok && dict_next(dict, &position, &key, &v)) {
        if (is_str(key) && as_str(key)->size) {
            ok = builder_add_format(&b, "%s%U=%R", first ? "" : ", ", key, v);
            first = false;
        }
    }
    repr_leave(vm, self);
    if (!ok || !builder_add_cstr(&b, ")")) {
        builder_discard(&b);
        return VALUE_ERROR;
    }
    return builder_finish(&b);
}

static const struct type_def simple_namespace_def;

static value namespace_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    if (!is_native(self, &simple_namespace_def) || !is_native(other, &simple_namespace_def)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct dict *a = instance_dict(vm, as_object(self));
    struct dict *b = a ? instance_dict(vm, as_object(other)) : NULL;
    return b ? compare(vm, op, from_object(a), from_object(b)) : VALUE_ERROR;
}

static value namespace_reduce(struct vm *vm, value *args)
{
    struct dict *dict = instance_dict(vm, as_object(args[0]));
    struct tuple *none = dict ? tuple_new(vm, 0) : NULL;
    return none ? tuple_of(vm, 3, from_object(type_of(vm, args[0])), from_object(none),
                           from_object(dict))
                : VALUE_ERROR;
}

static value namespace_replace(struct vm *vm, value *args)
{
    value made = call0(vm, from_object(type_of(vm, args[0])));
    struct dict *dict = made ? instance_dict(vm, as_object(args[0])) : NULL;
    size_t mark = gc_root_mark(vm);
    bool ok = dict && gc_push_root(vm, made) && set_all(vm, made, dict) &&
              set_all(vm, made, as_dict(args[1]));
    gc_pop_roots(vm, mark);
    return ok ? made : VALUE_ERROR;
}

static void namespace_trace(struct gc_tracer *tracer, struct object *self)
{
    instance_trace(tracer, self);
}

struct simple_namespace {
    struct object header;
    value more; /* attribute slots */
};

static const struct native_def namespace_methods[] = {
    {"__reduce__", "()", namespace_reduce, NATIVE_METHOD, "Return state information for pickling"},
    {"__replace__", "(**changes)", namespace_replace, NATIVE_METHOD,
     "Return a copy of the namespace object with new values for the specified attributes."},
    {0},
};

static const struct type_def simple_namespace_def = {
    .name = "SimpleNamespace",
    .module = "types",
    .size = sizeof(struct simple_namespace),
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_TRACED | TYPE_UNHASHABLE | TYPE_WEAKREFABLE,
    .doc = "A simple attribute-based namespace.",
    .new_signature = "(*args, **kwargs)",
    .new = namespace_new,
    .init_signature = "(*args, **kwargs)",
    .init = namespace_init,
    .methods = namespace_methods,
    .trace = namespace_trace,
    .finalize = instance_finalize,
    .repr = namespace_repr,
    .compare = namespace_compare,
};

/* -- the module ---------------------------------------------------------------------------------------------- */

static const struct module_type types[] = {{&simple_namespace_def, NULL}, {0}};

static bool init(struct vm *vm, struct module *module)
{
    static const struct {
        const char *name;
        uint8_t index;
    } rows[] = {
        {"FunctionType", TYPE_FUNCTION},
        {"LambdaType", TYPE_FUNCTION},
        {"MethodType", TYPE_METHOD},
        {"CodeType", TYPE_CODE},
        {"CellType", TYPE_CELL},
        {"ModuleType", TYPE_MODULE},
        {"GeneratorType", TYPE_GENERATOR},
        {"CoroutineType", TYPE_COROUTINE},
        {"AsyncGeneratorType", TYPE_ASYNC_GENERATOR},
        {"BuiltinFunctionType", TYPE_NATIVE},
        {"BuiltinMethodType", TYPE_NATIVE},
        {"WrapperDescriptorType", TYPE_SLOT_WRAPPER},
        {"MethodWrapperType", TYPE_METHOD_WRAPPER},
        {"MethodDescriptorType", TYPE_METHOD_DESCRIPTOR},
        {"ClassMethodDescriptorType", TYPE_CLASSMETHOD_DESCRIPTOR},
        {"GetSetDescriptorType", TYPE_GETSET},
        {"MemberDescriptorType", TYPE_MEMBER},
        {"MappingProxyType", TYPE_MAPPING_PROXY},
        {"TracebackType", TYPE_TRACEBACK},
        {"FrameType", TYPE_FRAME},
        {"GenericAlias", TYPE_GENERIC_ALIAS},
        {"UnionType", TYPE_UNION},
        {"NoneType", TYPE_NONE},
        {"EllipsisType", TYPE_ELLIPSIS},
        {"NotImplementedType", TYPE_NOT_IMPLEMENTED},
        {"CapsuleType", TYPE_CAPSULE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (!module_add(vm, module, rows[i].name, type_value(vm, (enum type_index)rows[i].index))) {
            return false;
        }
    }
    return true;
}

const struct module_def types_module = {
    .name = "_types",
    .doc = "Native classes of module types.",
    .types = types,
    .init = init,
};
