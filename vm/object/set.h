/* set.h - between set.c (the hash table) and set_methods.c. Others use dict.h. */
#ifndef ASPEN_SET_H
#define ASPEN_SET_H

#include "container.h"

struct set_iter {
    struct object header;
    value set;       /* VALUE_NULL when done */
    size_t position; /* next slot */
    size_t expected; /* the set's count; SIZE_MAX after an error */
    size_t left;
};

void set_reset(struct set *set); /* empty; an old table is not freed */
void set_clear(struct vm *vm, struct set *set);
bool set_reserve(struct vm *vm, struct set *set, size_t more); /* room for that many additions */
int set_discard_hashed(struct vm *vm, struct set *set, value key, uint64_t hash);
bool set_next_hashed(struct set *set, size_t *position, value *key, uint64_t *hash);
/* Removes and returns some item of a set that is not empty. *finger: where to begin to look. */
value set_pop(struct vm *vm, struct set *set, size_t *finger);
/* An empty set, or frozenset if v is one (a subclass counts as its base). NULL on error. */
struct set *set_new_like(struct vm *vm, value v);
/* A new exact set or frozenset of an iterable's items. NULL on error. */
struct set *set_from(struct vm *vm, enum type_index type, value iterable);
/* `item in set`, where an unhashable set is looked for as a frozenset. 0, 1, -1. */
int set_contains_value(struct vm *vm, struct set *set, value item);

static inline bool is_any_set(value v)
{
    return is_kind(v, TYPE_SET) || is_kind(v, TYPE_FROZENSET);
}

/* set_methods.c */
extern const struct native_def set_methods[], frozenset_methods[];
value set_compare(struct vm *vm, enum compare_op op, value self, value other);
value set_binary(struct vm *vm, enum binary_op op, value left, value right);
value set_inplace(struct vm *vm, enum binary_op op, value self, value other);

#endif
