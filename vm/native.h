/* native.h - the one header that native modules (stdlib/) include. */
#ifndef ASPEN_NATIVE_H
#define ASPEN_NATIVE_H

#include "object/protocol.h"
#include "object/sequence.h"
#include "object/dict.h"
#include "object/str.h"
#include "object/number.h"
#include "object/function.h"
#include "object/instance.h"
#include "object/exception.h"
#include "object/generator.h"

/* A type that a native module defines: `def` as for built-in types; instances have
 * header.kind == KIND_NATIVE_INSTANCE and are told apart by type: use native_type() to get it. */
struct module_type {
    const struct type_def *def;
    const struct type_def *base; /* NULL: object; or another module type's def of the same module */
};

struct module_constant {
    const char *name; /* NULL ends */
    int64_t number;
};

/* One native module: found by import under `name`. Everything is created when first imported. */
struct module_def {
    const char *name; /* "math", "_collections" */
    const char *doc;
    const struct native_def *functions;
    const struct module_constant *constants;
    const struct module_type *types; /* ended by a NULL def; published under their names */
    bool (*init)(struct vm *vm, struct module *module); /* anything else; false on error */
    size_t state_size; /* per-VM private struct, zeroed; see module_state() */
    void (*trace_state)(struct gc_tracer *tracer, void *state);
    void (*free_state)(struct vm *vm, void *state);
};

/* The VM's private struct of a module (made at first use). NULL on memory error. */
void *module_state(struct vm *vm, const struct module_def *def);
/* The class for a module type in this VM (made at first use). NULL on error. */
struct type *native_type(struct vm *vm, const struct type_def *def);
/* True when v is an instance of the class made from def, or of a subclass. */
static inline bool is_native(value v, const struct type_def *def)
{
    return is_object(v) && as_object(v)->kind == KIND_NATIVE_INSTANCE &&
           as_object(v)->type->def == def;
}
/* The module __getattr__ of builtins: finds the words that need no import (async/main.c). */
extern const struct native_def native_words_getattr;
bool module_add(struct vm *vm, struct module *module, const char *name, value v);

/* The modules that are linked in (stdlib/modules.def); a row without a name ends the table. */
struct native_module {
    const char *name;
    const struct module_def *def;
};
extern const struct native_module native_modules[];
/* The module of a definition, filled; its `init` has run. VALUE_ERROR on failure. */
value native_module_new(struct vm *vm, const struct module_def *def);
/* Adds functions, constants and types of a definition to a module. */
bool module_fill(struct vm *vm, struct module *module, const struct module_def *def);

/* A value that the VM keeps under a C address (the address of a constant table, say): for classes
 * and objects that a module makes once in each VM. VALUE_NULL when there is none. */
value vm_kept(struct vm *vm, const void *key);
bool vm_keep(struct vm *vm, const void *key, value v);

#endif
