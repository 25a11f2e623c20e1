/* type_hooks.h - all that memory/ asks of the object floor. */
#ifndef ASPEN_TYPE_HOOKS_H
#define ASPEN_TYPE_HOOKS_H

#include "heap.h"

/* Calls the trace function of the object's type, if it has one. (The type itself, and attribute
 * slots that no trace function knows of, are the hook's business and the collector's: the collector
 * traces header.type.) */
void object_trace(struct gc_tracer *tracer, struct object *object);
/* Calls the finalize function of the object's type, if it has one. It frees buffers and reads no
 * object but this one and its type: others may have been swept before. */
void object_finalize(struct vm *vm, struct object *object);
/* Sets MemoryError. */
value raise_memory_error(struct vm *vm);

/* Asks for a safepoint: the interpreter is to call gc_safepoint, or to run finalisers, soon. */
enum heap_request { HEAP_REQUEST_COLLECT = 1, HEAP_REQUEST_FINALIZERS = 2 };
void heap_request_set(struct vm *vm, unsigned requests);
void heap_request_clear(struct vm *vm, unsigned requests);

#endif
