/* alloc.h - making heap objects: the inline path of gc_new. Included at the end of object.h. */
#ifndef ASPEN_ALLOC_H
#define ASPEN_ALLOC_H

#include "object.h"

/* An object of `size` bytes, header included and filled; the rest is not cleared: the caller
 * initialises every traced field before the next safepoint. NULL with MemoryError set. */
static inline void *gc_new(struct vm *vm, struct type *type, size_t size)
{
    struct heap *heap = (struct heap *)vm;
    size_t class = (size - 1) / 16;
    struct object *object;
    if (__builtin_expect(class < GC_SIZE_CLASSES && heap->free_list[class], 1)) {
        struct gc_free_cell *cell = heap->free_list[class];
        heap->free_list[class] = cell->next;
        object = &cell->header;
        object->mark = GC_WHITE;
        object->size_class = (uint8_t) class;
    } else {
        object = gc_cell(vm, size);
        if (!object) {
            return NULL;
        }
    }
    object->type = type;
    object->shape = type->instance_shape;
    object->kind = type->kind;
    object->flags = type->index < TYPE_COUNT ? 0 : OBJECT_SUBCLASS;
    return object;
}

/* The same with all that follows the header cleared. */
static inline void *gc_new_zeroed(struct vm *vm, struct type *type, size_t size)
{
    void *object = gc_new(vm, type, size);
    if (object) {
        memset((char *)object + sizeof(struct object), 0, size - sizeof(struct object));
    }
    return object;
}

#endif
