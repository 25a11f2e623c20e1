/* instance.h - objects of classes made by scripts; attribute slots of any object that has them. */
#ifndef ASPEN_INSTANCE_H
#define ASPEN_INSTANCE_H

#include "shape.h"

struct instance {
    struct object header;
    value more;
    value slots[];
};

/* The overflow array that a `more` word with bit 0 set points to; its length is in [-1]. */
static inline value *slots_overflow(value more)
{
    return (value *)(uintptr_t)(value_bits(more) & ~(uint64_t)1);
}

/* A zeroed object of any class: def->size bytes plus attribute slots; shape set; __del__ registered.
 * NULL with an error set. */
void *object_alloc(struct vm *vm, struct type *type);
/* The same for a class whose layout ends in an array (tuple, int, bytes): `bytes` of items follow
 * def->size, and the attribute slots come after them. The caller sets the item count at once. */
void *object_alloc_items(struct vm *vm, struct type *type, size_t bytes);
/* Own attributes (not the class's). VALUE_NULL when absent. The object's class must have slots. */
value instance_get(struct vm *vm, struct object *object, value name);
bool instance_set(struct vm *vm, struct object *object, value name, value v);
int instance_delete(struct vm *vm, struct object *object, value name); /* 1, 0 absent, -1 */
/* The live __dict__: switches the instance to dict mode. NULL on error. */
struct dict *instance_dict(struct vm *vm, struct object *object);
bool instance_set_dict(struct vm *vm, struct object *object, struct dict *dict);
/* For trace and finalize functions of types whose objects have attribute slots. */
void instance_trace(struct gc_tracer *tracer, struct object *object);
void instance_finalize(struct vm *vm, struct object *object);

#endif
