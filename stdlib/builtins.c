/* builtins.c - module builtins: gathers the tables of functions, and publishes the built-in types
 * under their names. */
#include "builtins.h"
#include "io.h"
#include "../vm/object/type.h"

/* Classes that scripts meet by name; the others of types.def are found by type(...) alone. */
static const uint8_t published[] = {
    TYPE_OBJECT,   TYPE_TYPE,  TYPE_INT,       TYPE_BOOL,       TYPE_FLOAT,       TYPE_COMPLEX,
    TYPE_STR,      TYPE_BYTES, TYPE_BYTEARRAY, TYPE_MEMORYVIEW, TYPE_LIST,        TYPE_TUPLE,
    TYPE_DICT,     TYPE_SET,   TYPE_FROZENSET, TYPE_RANGE,      TYPE_SLICE,       TYPE_ENUMERATE,
    TYPE_ZIP,      TYPE_MAP,   TYPE_FILTER,    TYPE_REVERSED,   TYPE_CLASSMETHOD, TYPE_STATICMETHOD,
    TYPE_PROPERTY, TYPE_SUPER,
};

static bool add_types(struct vm *vm, struct module *module)
{
    for (size_t i = 0; i < sizeof published; i++) {
        struct type *type = builtin_type(vm, published[i]);
        if (!module_add(vm, module, type->def->name, from_object(type))) {
            return false;
        }
    }
    for (unsigned i = TYPE_BASE_EXCEPTION; i < TYPE_COUNT; i++) {
        struct type *type = builtin_type(vm, i);
        if (!module_add(vm, module, type->def->name, from_object(type))) {
            return false;
        }
    }
    value os_error = type_value(vm, TYPE_OS_ERROR);
    return module_add(vm, module, "EnvironmentError", os_error) &&
           module_add(vm, module, "IOError", os_error);
}

static bool add_functions(struct vm *vm, struct module *module, const struct native_def *table)
{
    for (const struct native_def *f = table; f->name; f++) {
        if (!module_add(vm, module, f->name, native_function_new(vm, f, module->name))) {
            return false;
        }
    }
    return true;
}

static bool add_object(struct vm *vm, struct module *module, const char *name,
                       const struct type_def *def)
{
    struct type *type = native_type(vm, def);
    value text = str_intern_cstr(vm, name);
    return type && text && module_add(vm, module, name, call1(vm, from_object(type), text));
}

static bool builtins_init(struct vm *vm, struct module *module)
{
    static const struct {
        const char *name;
        uint64_t bits;
    } constants[] = {
        {"None", 0x04},     {"True", 0x1c},           {"False", 0x0c},
        {"Ellipsis", 0x14}, {"NotImplemented", 0x24}, {"__debug__", 0x1c},
    };
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        if (!module_add(vm, module, constants[i].name, value_from_bits(constants[i].bits))) {
            return false;
        }
    }
    return add_functions(vm, module, builtin_value_functions) &&
           add_functions(vm, module, builtin_number_functions) &&
           add_functions(vm, module, builtin_code_functions) &&
           add_functions(vm, module, builtin_console_functions) &&
           module_add(vm, module, "__build_class__",
                      native_function_new(vm, &build_class_def, module->name)) &&
           module_add(vm, module, "__getattr__",
                      native_function_new(vm, &native_words_getattr, module->name)) &&
           module_add(vm, module, "open",
                      native_function_new(vm, &io_open_def, str_intern_cstr(vm, "_io"))) &&
           add_types(vm, module) && add_object(vm, module, "exit", &quitter_def) &&
           add_object(vm, module, "quit", &quitter_def) &&
           add_object(vm, module, "help", &helper_def) &&
           module_add(vm, module, "__spec__", VALUE_NONE) &&
           module_add(vm, module, "__loader__", VALUE_NONE) &&
           module_add(vm, module, "__package__", NAME_OF(vm, EMPTY));
}

const struct module_def builtins_module = {
    .name = "builtins",
    .doc = "Built-in functions, types, exceptions, and other objects.",
    .init = builtins_init,
};
