/* import.h - what the API and the builtins use of the import system beyond interp.h. */
#ifndef ASPEN_IMPORT_H
#define ASPEN_IMPORT_H

#include "../object/dict.h"
#include "../object/function.h"

/* Runs compiled code in `globals` (which get __builtins__); locals VALUE_NULL: the globals. The
 * result of the code (a coroutine when it awaits at top level), VALUE_ERROR on failure. */
value run_code(struct vm *vm, value code, struct dict *globals, value locals);
/* Compiles a module's text and runs it. flags: enum code_flags for the compiler. */
value run_source(struct vm *vm, const char *source, size_t size, value filename, struct dict *globals,
                 unsigned flags);
/* __import__ as the natives do it, whatever a script put in builtins. fromlist may be VALUE_NULL. */
value import_absolute(struct vm *vm, struct dict *globals, value name, value fromlist, int level);
/* True while the module's body runs. */
bool module_is_initialising(struct vm *vm, value module);
/* The text of a linked-in module, by its code's file name ("<aspen>/json/decoder.as"); NULL when
 * there is none. It lives as long as the program. */
const char *embedded_source(const char *filename, size_t *size);

extern const struct type_def module_spec_def, source_loader_def;

#endif
