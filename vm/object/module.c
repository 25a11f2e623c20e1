/* module.c - modules as objects. */
#include "type.h"

struct module *module_new(struct vm *vm, value name)
{
    struct module *module = gc_new_zeroed(vm, builtin_type(vm, TYPE_MODULE), sizeof *module);
    struct dict *dict = module ? dict_new(vm) : NULL;
    if (!dict) {
        return NULL;
    }
    module->dict = dict;
    module->name = name;
    const value names[] = {NAME_OF(vm, DOC), NAME_OF(vm, PACKAGE), NAME_OF(vm, LOADER),
                           NAME_OF(vm, SPEC)};
    if (!dict_set_name(vm, dict, NAME_OF(vm, NAME), name)) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (!dict_set_name(vm, dict, names[i], VALUE_NONE)) {
            return NULL;
        }
    }
    return module;
}

/* ModuleType.__new__ makes an empty one, so that subclasses may have an __init__ of their own. */
static value module_make(struct vm *vm, value *args)
{
    struct type *type = as_type(args[0]);
    struct module *module =
        type->index < TYPE_COUNT ? gc_new_zeroed(vm, type, sizeof *module) : object_alloc(vm, type);
    if (module) {
        module->dict = dict_new(vm);
    }
    return module && module->dict ? from_object(module) : VALUE_ERROR;
}

static value module_init(struct vm *vm, value *args)
{
    struct module *module = as_module(args[0]);
    if (!is_str(args[1])) {
        return raise_type_error(vm, "module.__init__() argument 'name' must be str, not %T",
                                args[1]);
    }
    module->name = args[1];
    gc_barrier(vm, module);
    struct dict *dict = module->dict;
    bool ok = dict_set_name(vm, dict, NAME_OF(vm, NAME), args[1]) &&
              dict_set_name(vm, dict, NAME_OF(vm, DOC), args[2] ? args[2] : VALUE_NONE) &&
              dict_set_name(vm, dict, NAME_OF(vm, PACKAGE), VALUE_NONE) &&
              dict_set_name(vm, dict, NAME_OF(vm, LOADER), VALUE_NONE) &&
              dict_set_name(vm, dict, NAME_OF(vm, SPEC), VALUE_NONE);
    return ok ? VALUE_NONE : VALUE_ERROR;
}

static void module_trace(struct gc_tracer *tracer, struct object *self)
{
    struct module *module = (struct module *)self;
    gc_trace_ptr(tracer, module->dict);
    gc_trace(tracer, module->name);
}

static value module_repr(struct vm *vm, value self)
{
    struct module *module = as_module(self);
    value name = dict_get_name(vm, module->dict, NAME_OF(vm, NAME));
    value file = lookup_attr(vm, self, NAME_OF(vm, FILE)); /* __getattr__ is asked as well */
    if (vm->error) {
        return VALUE_ERROR;
    }
    if (!name || !is_str(name)) {
        name = str_intern_cstr(vm, "?");
        if (!name) {
            return VALUE_ERROR;
        }
    }
    if (file && file != VALUE_NONE) {
        return format_str(vm, "<module %R from %R>", name, file);
    }
    value spec = dict_get_name(vm, module->dict, NAME_OF(vm, SPEC));
    if (module->def || (spec && spec != VALUE_NONE)) {
        return format_str(vm, "<module %R (built-in)>", name);
    }
    return format_str(vm, "<module %R>", name);
}

/* True while the module's body runs: its spec says so. */
static bool is_initializing(struct vm *vm, struct module *module)
{
    value spec = dict_get_name(vm, module->dict, NAME_OF(vm, SPEC));
    if (!spec || spec == VALUE_NONE) {
        return false;
    }
    bool failed;
    value name = str_intern_cstr(vm, "_initializing");
    value flag = name ? get_attr_optional(vm, spec, name, &failed) : VALUE_NULL;
    int r = flag ? truth(vm, flag) : 0;
    error_clear(vm);
    return r > 0;
}

static value module_missing(struct vm *vm, value self, value name)
{
    struct module *module = as_module(self);
    value own = dict_get_name(vm, module->dict, NAME_OF(vm, NAME));
    if (!own || !is_str(own)) {
        return attribute_error(vm, self, name, "module has no attribute '%U'", name);
    }
    if (is_initializing(vm, module)) {
        value file = dict_get_name(vm, module->dict, NAME_OF(vm, FILE));
        if (file && is_str(file)) {
            return attribute_error(vm, self, name,
                                   "partially initialized module '%U' from '%U' has no attribute "
                                   "'%U' (most likely due to a circular import)",
                                   own, file, name);
        }
        return attribute_error(vm, self, name,
                               "partially initialized module '%U' has no attribute '%U' (most "
                               "likely due to a circular import)",
                               own, name);
    }
    return attribute_error(vm, self, name, "module '%U' has no attribute '%U'", own, name);
}

static value module_get_attr(struct vm *vm, value self, value name)
{
    struct module *module = as_module(self);
    struct type *type = module->header.type;
    value attr = type_lookup(vm, type, name);
    if (attr && has_descr_set(attr) && has_descr_get(attr)) {
        return descriptor_get(vm, attr, self, from_object(type));
    }
    value v = dict_get_name(vm, module->dict, name);
    if (v) {
        return v;
    }
    if (attr) {
        return descriptor_get(vm, attr, self, from_object(type));
    }
    value hook = dict_get_name(vm, module->dict, NAME_OF(vm, GETATTR));
    return hook ? call1(vm, hook, name) : module_missing(vm, self, name);
}

static value module_dir(struct vm *vm, value *args)
{
    struct module *module = as_module(args[0]);
    value hook = dict_get_name(vm, module->dict, NAME_OF(vm, DIR));
    if (hook) {
        return call0(vm, hook);
    }
    struct list *list = list_new(vm, module->dict->count);
    size_t position = 0;
    value key, v;
    while (list && dict_next(module->dict, &position, &key, &v)) {
        if (!list_append(vm, list, key)) {
            return VALUE_ERROR;
        }
    }
    return from_object(list);
}

static value get_dict(struct vm *vm, value self)
{
    return from_object(as_module(self)->dict);
}

static value get_annotations(struct vm *vm, value self)
{
    struct dict *dict = as_module(self)->dict;
    value v = dict_get_name(vm, dict, NAME_OF(vm, ANNOTATIONS));
    if (!v) {
        v = from_object(dict_new(vm));
        if (v && !dict_set_name(vm, dict, NAME_OF(vm, ANNOTATIONS), v)) {
            return VALUE_ERROR;
        }
    }
    return v;
}

static bool set_annotations(struct vm *vm, value self, value v)
{
    struct dict *dict = as_module(self)->dict;
    if (v) {
        return dict_set_name(vm, dict, NAME_OF(vm, ANNOTATIONS), v);
    }
    value old;
    int removed = dict_remove(vm, dict, NAME_OF(vm, ANNOTATIONS), &old);
    if (removed == 0) {
        raise_error(vm, TYPE_ATTRIBUTE_ERROR, "__annotations__");
    }
    return removed > 0;
}

static const struct native_def module_methods[] = {
    {"__dir__", "()", module_dir, NATIVE_METHOD,
     "__dir__() -> list\nspecialized dir() implementation"},
    {0},
};

static const struct getset_row module_getset[] = {
    {"__dict__", get_dict, NULL, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {0},
};

const struct type_def module_def = {
    .name = "module",
    .size = sizeof(struct module),
    .flags = TYPE_SUBCLASSABLE | TYPE_WEAKREFABLE | TYPE_TRACED,
    .doc = "Create a module object.\n\n"
           "The name must be a string; the optional docstring can have any type.",
    .new_signature = "(*args, **kwargs)",
    .new = module_make,
    .init_signature = "(name, doc=None)",
    .init = module_init,
    .methods = module_methods,
    .getset = module_getset,
    .trace = module_trace,
    .repr = module_repr,
    .get_attr = module_get_attr,
};
