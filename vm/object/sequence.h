/* sequence.h - list, tuple, range, slice and their iterators: structs that the interpreter reads. */
#ifndef ASPEN_SEQUENCE_H
#define ASPEN_SEQUENCE_H

#include "vm.h"

struct list {
    struct object header;
    size_t length, capacity;
    value *items; /* mem_alloc'ed; NULL when capacity is 0 */
};
#define as_list(v) ((struct list *)as_object(v))
/* Set whenever a list gets another array; list_sort clears it and looks at it again. */
enum { LIST_RESIZED = OBJECT_KIND_FLAG_0 };

struct list *list_new(struct vm *vm, size_t capacity); /* length 0; NULL on error */
struct list *list_from(struct vm *vm, const value *items, size_t count);
bool list_append_many(struct vm *vm, struct list *list, const value *items, size_t count);
bool list_append(struct vm *vm, struct list *list, value v);
bool list_insert(struct vm *vm, struct list *list, size_t index, value v);
bool list_extend(struct vm *vm, struct list *list, value iterable); /* may run scripts */
struct list *list_from_iterable(struct vm *vm, value iterable);
bool list_sort(struct vm *vm, struct list *list, value key, bool reverse); /* stable, adaptive */
/* Out-of-line part of list_append when full. */
bool list_grow(struct vm *vm, struct list *list, size_t needed);

static inline bool list_append_inline(struct vm *vm, struct list *list, value v)
{
    if (list->length == list->capacity && !list_grow(vm, list, list->length + 1)) {
        return false;
    }
    list->items[list->length] = v;
    if (is_object(v)) {
        gc_barrier_element(vm, list, list->length);
    }
    list->length++;
    return true;
}

struct tuple {
    struct object header;
    size_t length;
    value items[];
};
#define as_tuple(v) ((struct tuple *)as_object(v))
struct tuple *tuple_new(
    struct vm *vm,
    size_t
        length); /* items cleared to VALUE_NULL: fill before a safepoint; length 0: the shared one */
struct tuple *tuple_from(struct vm *vm, const value *items, size_t count);
value tuple_of(struct vm *vm, size_t count, ...); /* VALUE_ERROR on failure */
value tuple_from_iterable(struct vm *vm, value iterable);

struct range { /* any ints: small when they fit */
    struct object header;
    value start, stop, step, length;
};
#define as_range(v) ((struct range *)as_object(v))

struct range_iter { /* TYPE_RANGE_ITER: all within small ints, and so is next + step */
    struct object header;
    int64_t next, step;
    uint64_t left; /* items still to come */
};
/* iter() of an object that has only __getitem__, and iter(callable, sentinel); iterators.c. */
value sequence_iter_new(struct vm *vm, value sequence);
value callable_iter_new(struct vm *vm, value callable, value sentinel);

struct index_iter { /* list_iterator, tuple_iterator, str, bytes …: sequence VALUE_NULL when done */
    struct object header;
    value sequence;
    size_t index; /* for str: byte offset */
};
struct slice {
    struct object header;
    value start, stop, step;
};
#define as_slice(v) ((struct slice *)as_object(v))
value slice_new(struct vm *vm, value start, value stop, value step);
/* PySlice_Unpack + AdjustIndices: false with an error set. count = number of items selected. */
bool slice_bounds(struct vm *vm, struct slice *slice, size_t length, int64_t *start, int64_t *stop,
                  int64_t *step, size_t *count);
/* Normalises an index value against length: false with IndexError("%s index out of range"). */
bool sequence_index(struct vm *vm, value index, size_t length, const char *what, size_t *out);

#endif
