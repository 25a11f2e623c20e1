/* module_error.c - exception classes that native modules define. */
#include "module_error.h"
#include "../vm/object/type.h"

value module_error_class(struct vm *vm, const struct module_error *def)
{
    value class = vm_kept(vm, def);
    if (class) {
        return class;
    }
    value both[2] = {type_value(vm, def->base), type_value(vm, def->other_base)};
    struct tuple *bases = tuple_from(vm, both, def->base == def->other_base ? 1 : 2);
    struct dict *namespace = bases ? dict_new(vm) : NULL;
    value name = namespace ? str_intern_cstr(vm, def->name) : VALUE_ERROR;
    value home = name ? str_intern_cstr(vm, def->module) : VALUE_ERROR;
    if (!home || !dict_set_name(vm, namespace, NAME_OF(vm, MODULE), home)) {
        return VALUE_ERROR;
    }
    class = class_create(vm, builtin_type(vm, TYPE_TYPE), name, bases, namespace, VALUE_NULL);
    return class && vm_keep(vm, def, class) ? class : VALUE_ERROR;
}

value module_error_raise(struct vm *vm, const struct module_error *def, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    value text = format_strv(vm, format, args);
    va_end(args);
    value class = text ? module_error_class(vm, def) : VALUE_ERROR;
    value exception = class ? call1(vm, class, text) : VALUE_ERROR;
    return exception ? raise_value(vm, exception) : VALUE_ERROR;
}

bool module_error_add(struct vm *vm, struct module *module, const struct module_error *def)
{
    value class = module_error_class(vm, def);
    return class && module_add(vm, module, def->name, class);
}
