/* builtins.h - the functions of module builtins, one table for each file; private to stdlib/. */
#ifndef ASPEN_STDLIB_BUILTINS_H
#define ASPEN_STDLIB_BUILTINS_H

#include "../vm/native.h"

extern const struct native_def builtin_value_functions[];   /* builtins_values.c */
extern const struct native_def builtin_number_functions[];  /* builtins_numbers.c */
extern const struct native_def builtin_code_functions[];    /* builtins_code.c */
extern const struct native_def builtin_console_functions[]; /* builtins_console.c */
extern const struct type_def quitter_def, helper_def;       /* builtins_console.c */

#endif
