/* instance.h - objects of classes made by scripts; attribute slots of any object that has them. */
#ifndef ASPEN_INSTANCE_H
#define ASPEN_INSTANCE_H

#include "shape.h"

struct instance {
    struct object header;
    value more;
    value slots[];
};

/* A zeroed object of any class: def->size bytes plus attribute slots; shape set; __del__ registered.
 * NULL with an error set. */
void *object_alloc(struct vm *vm, struct type *type);
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
