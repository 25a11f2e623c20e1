/* container.h - what the container types (list, tuple, dict, set, range, slice, iterators) share:
 * allocation for `new` slots, tracing of subclass slots, quick hashing and equality. Private to
 * the files of those types. */
#ifndef ASPEN_CONTAINER_H
#define ASPEN_CONTAINER_H

#include "protocol.h"
#include "sequence.h"
#include "dict.h"
#include "str.h"
#include "number.h"
#include "instance.h"

#define INT_HASH_MODULUS  ((INT64_C(1) << 61) - 1)
#define RECURSION_COMPARE " in comparison"
#define RECURSION_REPR    " while getting the repr of an object"

/* An object for a `new` slot: args[0] is the class. All fields zero. NULL on error. */
static inline void *container_alloc(struct vm *vm, value class)
{
    struct type *type = (struct type *)as_object(class);
    if (type->index < TYPE_COUNT) {
        return gc_new_zeroed(vm, type, type->def->size);
    }
    return object_alloc(vm, type);
}

/* Trace and finalize functions call these first: a subclass's instance has attribute slots. */
static inline void container_trace(struct gc_tracer *tracer, struct object *self)
{
    if (self->flags & OBJECT_SUBCLASS) {
        instance_trace(tracer, self);
    }
}

static inline void container_finalize(struct vm *vm, struct object *self)
{
    if (self->flags & OBJECT_SUBCLASS) {
        instance_finalize(vm, self);
    }
}

/* The write barrier after storing v: only pointers matter. */
static inline void container_stored(struct vm *vm, void *container, value v)
{
    if (is_object(v)) {
        gc_barrier(vm, container);
    }
}

static inline bool is_exact_str(value v)
{
    return is_exact(v, TYPE_STR);
}

/* The hash that dict and set use: that of hash(), without the call for ints and strs. */
static inline bool key_hash(struct vm *vm, value key, uint64_t *out)
{
    if (is_exact_str(key)) {
        struct str *s = as_str(key);
        *out = s->hash ? s->hash : str_hash(vm, s);
        return true;
    }
    if (is_int(key)) {
        int64_t n = small_int_value(key);
        if (n > -INT_HASH_MODULUS && n < INT_HASH_MODULUS) {
            *out = (uint64_t)(n == -1 ? -2 : n);
            return true;
        }
    }
    int64_t h;
    if (!hash_of(vm, key, &h)) {
        return false;
    }
    *out = (uint64_t)h;
    return true;
}

/* equal() with both operands kept alive: a comparison may run scripts that drop the last other
 * reference to an element. 0, 1, -1. */
int container_equal_slow(struct vm *vm, value a, value b);
/* The same for a key that is looked up in `container`, which is kept alive, too. */
int container_equal_kept(struct vm *vm, void *container, value mine, value key);

static inline int container_equal(struct vm *vm, value a, value b)
{
    if (a == b) {
        return 1;
    }
    if (are_ints(a, b)) {
        return 0;
    }
    if (is_exact_str(a) && is_exact_str(b)) {
        return str_equal(as_str(a), as_str(b));
    }
    return container_equal_slow(vm, a, b);
}

/* compare() with both operands kept alive. */
value container_compare(struct vm *vm, enum compare_op op, value a, value b);

static inline value compare_sizes(enum compare_op op, size_t a, size_t b)
{
    switch (op) {
    case CMP_LT: return make_bool(a < b);
    case CMP_LE: return make_bool(a <= b);
    case CMP_EQ: return make_bool(a == b);
    case CMP_NE: return make_bool(a != b);
    case CMP_GT: return make_bool(a > b);
    default: return make_bool(a >= b);
    }
}

/* True when v is an int or its class has __index__. */
bool supports_index(struct vm *vm, value v);

/* The count of `sequence * v`: TypeError "can't multiply sequence by non-int of type …";
 * negative counts become 0. A right operand's __rmul__ has been asked before (sequence_yields). */
bool repeat_count(struct vm *vm, value left, value right, bool sequence_is_left, size_t *out);

/* slice.c: the three parts as C integers, clamped; ValueError for a zero step. */
bool slice_unpack(struct vm *vm, struct slice *slice, int64_t *start, int64_t *stop, int64_t *step);
/* Clips them to a sequence of this length; returns the number of items selected. */
size_t slice_adjust(size_t length, int64_t *start, int64_t *stop, int64_t step);

/* A start or stop argument of index(): negative counts from the end, clipped at 0 below. */
bool clip_index(struct vm *vm, value v, size_t length, size_t *out);

/* slice.indices(length): args = {slice, length}; a tuple of three ints. */
value slice_indices(struct vm *vm, value *args);

/* dict_views.c: an iterator of one of the DICT_…_ITER types; a view of type DICT_KEYS … */
value dict_iter_new(struct vm *vm, enum type_index type, value dict);
value dict_view_new(struct vm *vm, enum type_index type, value dict);

/* dict.c, set.c: for those who have the hash already; the contract of dict_get and the like. */
int64_t dict_find(struct vm *vm, struct dict *dict, value key, uint64_t hash); /* -1, -2 error */
bool set_add_hashed(struct vm *vm, struct set *set, value key, uint64_t hash);
int set_contains_hashed(struct vm *vm, struct set *set, value key, uint64_t hash);

/* "builtins.iter(object)" pieces that __reduce__ methods of iterators return: (iter, (object,)) or,
 * with a position, (iter, (object,), position). `name`: "iter" or "reversed". */
value reduce_iterator(struct vm *vm, const char *name, value argument, value state);

/* In generic_alias.h, declared here for the row below. */
value generic_alias_class_getitem(struct vm *vm, value *args);
/* A __class_getitem__ row's function: class[args]. */
#define CLASS_GETITEM_ROW                                                              \
    {                                                                                  \
        "__class_getitem__", "(object, /)", generic_alias_class_getitem, NATIVE_CLASS, \
            "See PEP 585"                                                              \
    }

/* "[", items, "]" where the opening and closing text are given ("[" or "(" ); items re-read through
 * item_at(self, i): VALUE_NULL ends. */
value repr_sequence(struct vm *vm, value self, const char *open, const char *close,
                    value (*item_at)(value self, size_t i));

/* The next pair of a dict's items iterator (dict_views.c). 1, 0 at the end, -1 error. */
int dict_iter_pair(struct vm *vm, value iterator, value out[2]);

#endif
