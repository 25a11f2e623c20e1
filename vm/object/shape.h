/* shape.h - hidden classes: where an instance's attributes live.
 *
 * An object whose class has TYPE_FLAG_HAS_DICT carries, at type->slots_offset, a word `more` and
 * then `inline_capacity` (of its shape) value slots:
 *
 *     more      VALUE_NULL; or in dict mode the dict (tag: object); or a mem_alloc'ed overflow
 *               array of values (tag: bits | 1, see slots_overflow)
 *     inline[0 … inline_capacity)
 *
 * Attribute i of a shape lives in inline[i] when i < inline_capacity, else overflow[i - capacity].
 * Asking for `__dict__`, or deleting an attribute, puts that instance into dict mode for good.
 *
 * A shape id in header.shape stands for (class, class version, layout): an inline cache that finds
 * the id it remembers may use the slot, and the method it remembers, without looking at the class.
 * When a class changes so that a look-up could give another result, all its shapes go stale: their
 * ids are never matched again by new caches; an instance found with a stale shape is moved to the
 * equivalent fresh one by shape_refresh() on the slow path. Builtin objects without attribute
 * slots have their class's instance_shape (no keys), so method caches work for them as well.
 * Assigning a plain value over a plain value (neither a descriptor, a function, nor cached) in a
 * class does not make shapes stale: caches re-read such values from the class dict by position.
 */
#ifndef ASPEN_SHAPE_H
#define ASPEN_SHAPE_H

#include "vm.h"

struct shape {
    uint32_t id; /* index in vm->shapes */
    uint32_t count; /* keys */
    struct type *type;
    struct shape *parent;
    value key;          /* the last key added; interned str */
    uint16_t inline_capacity;
    bool stale, dict_mode;
    struct shape **children; /* transitions by key: small array, then hashed */
    uint32_t child_count, child_capacity;
    int32_t *table;     /* key → index, made on first look-up of larger shapes */
    value *keys;        /* count keys, shared lazily */
    uint32_t table_size;
};

/* The shape for new instances of a class (made on first use). 0 and MemoryError on failure. */
uint32_t shape_root(struct vm *vm, struct type *type);
struct shape *shape_of(struct vm *vm, const struct object *object);
int32_t shape_find(struct vm *vm, struct shape *shape, value key); /* index or -1 */
struct shape *shape_add(struct vm *vm, struct shape *shape, value key); /* NULL on error */
/* Gives the instance a shape that is not stale; called on every cache miss. */
struct shape *shape_refresh(struct vm *vm, struct object *object);
/* The class changed: its shapes and its subclasses' go stale, versions are renewed. */
void type_invalidate(struct vm *vm, struct type *type);

static inline value *slots_of(const struct object *o)
{
    return (value *)((char *)o + o->type->slots_offset); /* [0] is `more`, [1…] in line */
}

#endif
