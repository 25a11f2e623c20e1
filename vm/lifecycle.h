/* lifecycle.h - making and ending a VM; used by the API (api.c) and nobody below it. */
#ifndef ASPEN_LIFECYCLE_H
#define ASPEN_LIFECYCLE_H

#include "object/vm.h"

/* A VM with its built-in types, names, builtins and sys; no compiler (set vm->compile). hooks may
 * be NULL; cap: bytes of heap never exceeded. NULL when memory ran out. */
struct vm *vm_new(const struct aspen_allocator_hooks *hooks, size_t cap);
/* Frees everything; no script runs. NULL is allowed. */
void vm_free(struct vm *vm);

/* native.c: state of native modules. */
void native_trace(struct vm *vm, struct gc_tracer *tracer);
void native_destroy(struct vm *vm);

/* str.c: the table of interned strs (made with the first str that is interned). */
void interned_destroy(struct vm *vm);

#endif
