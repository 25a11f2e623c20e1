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
    uint32_t id;    /* index in vm->shapes */
    uint32_t count; /* keys */
    struct type *type;
    struct shape *parent;
    value key; /* the last key added; interned str */
    uint16_t inline_capacity;
    bool stale, dict_mode;
    bool cached;             /* an inline cache may have this id */
    struct shape **children; /* transitions by key: small array, then hashed */
    uint32_t child_count, child_capacity;
    int32_t *table; /* key → index, made on first look-up of larger shapes */
    value *keys;    /* count keys, shared lazily */
    uint32_t table_size;
    struct shape *next_root;  /* roots: the type's other roots, of other in-line capacities */
    struct shape *dict_shape; /* roots: what an instance in dict mode has */
    struct shape *next_stale; /* stale roots of the type, kept for instances that still have them */
};

/* The shape for new instances of a class (made on first use). 0 and MemoryError on failure. */
uint32_t shape_root(struct vm *vm, struct type *type);
struct shape *shape_of(struct vm *vm, const struct object *object);
int32_t shape_find(struct vm *vm, struct shape *shape, value key);      /* index or -1 */
struct shape *shape_add(struct vm *vm, struct shape *shape, value key); /* NULL on error */
/* Gives the instance a shape that is not stale; called on every cache miss. */
struct shape *shape_refresh(struct vm *vm, struct object *object);
/* The shape with the same keys and in-line capacity for another class (`__class__` assignment). */
struct shape *shape_move(struct vm *vm, struct shape *shape, struct type *type);
/* The shape that replaces this one when an instance takes a dict. NULL on error. */
struct shape *shape_dict_mode(struct vm *vm, struct shape *shape);
/* Frees every shape of a class that dies. */
void shapes_free(struct vm *vm, struct type *type);
/* Frees all shapes at the VM's end, before the heap goes. */
void shapes_destroy(struct vm *vm);
/* Makes a code object's inline caches known, so that they can be emptied when shapes go stale. */
bool code_register(struct vm *vm, struct object *code);
/* The class changed: its shapes and its subclasses' go stale, versions are renewed. */
void type_invalidate(struct vm *vm, struct type *type);

/* Bytes of items that stand between the fixed part of an object and its attribute slots: subclass
 * instances of tuple, int and bytes keep their items in line (object_alloc_items made them). */
size_t object_tail_bytes(const struct object *o);

static inline bool has_tail(const struct object *o)
{
    return o->kind == TYPE_TUPLE || o->kind == TYPE_INT || o->kind == TYPE_BYTES;
}

static inline value *slots_of(const struct object *o)
{
    size_t tail = has_tail(o) ? object_tail_bytes(o) : 0;
    return (value *)((char *)o + o->type->slots_offset + tail); /* [0]: `more`, [1…] in line */
}

#endif
