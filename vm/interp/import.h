/* import.h - what the API and the builtins use of the import system beyond interp.h. */
#ifndef ASPEN_IMPORT_H
#define ASPEN_IMPORT_H

#include "../object/dict.h"
#include "../object/function.h"

/* Runs compiled code in `globals` (which get __builtins__); locals VALUE_NULL: the globals. The
 * result of the code (a coroutine when it awaits at top level), VALUE_ERROR on failure. */
value run_code(struct vm *vm, value code, struct dict *globals, value locals);
/* Compiles a module's text and runs it. flags: enum code_flags for the compiler. */
value run_source(struct vm *vm, const char *source, size_t size, value filename,
                 struct dict *globals, unsigned flags);
/* __import__ as the natives do it, whatever a script put in builtins. fromlist may be VALUE_NULL. */
value import_absolute(struct vm *vm, struct dict *globals, value name, value fromlist, int level);
/* The module __main__, made when there is none yet. NULL on error. */
struct module *main_module(struct vm *vm);
/* Runs a module found along sys.path as __main__, as `-m` does. *missing is set when there is none
 * that can be run: the error says why. */
value run_module_as_main(struct vm *vm, value name, unsigned flags, bool *missing);
/* The __loader__ of a source file. VALUE_ERROR on memory error. */
value loader_for(struct vm *vm, value name, value path);
/* A whole file; free with mem_free(data, size + 1). NULL with OSError set. */
char *import_read_file(struct vm *vm, const char *path, size_t *size);
/* True while the module's body runs. */
bool module_is_initialising(struct vm *vm, value module);

extern const struct type_def module_spec_def, source_loader_def;

#endif
