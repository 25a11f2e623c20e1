/* module_error.h - exception classes that native modules define: struct.error, binascii.Error and
 * the like. Private to stdlib/. */
#ifndef ASPEN_STDLIB_MODULE_ERROR_H
#define ASPEN_STDLIB_MODULE_ERROR_H

#include "../vm/native.h"

/* Constants; a class is made at its first use in a VM and kept under its definition's address. */
struct module_error {
    const char *module, *name;
    enum type_index base;
    enum type_index other_base; /* a second base, or the same as `base` */
};

/* The class. VALUE_ERROR on memory error. */
value module_error_class(struct vm *vm, const struct module_error *def);
/* Raises it with a formatted message (conversions of raise_error). Always VALUE_ERROR. */
value module_error_raise(struct vm *vm, const struct module_error *def, const char *format, ...);
/* Puts the class into a module under its name. */
bool module_error_add(struct vm *vm, struct module *module, const struct module_error *def);

#endif
