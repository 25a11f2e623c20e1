/* modules.c - the table of native modules, made from modules.def. */
#include "../vm/native.h"

#define MODULE(name, definition) extern const struct module_def definition;
#include "modules.def"
#undef MODULE

const struct native_module native_modules[] = {
#define MODULE(name, definition) {name, &definition},
#include "modules.def"
#undef MODULE
    {NULL, NULL},
};
