/* dict.h - compact insertion-ordered dict, and set. */
#ifndef ASPEN_DICT_H
#define ASPEN_DICT_H

#include "vm.h"

struct dict_entry {
    value key; /* VALUE_NULL: deleted */
    value value;
    uint64_t hash;
};

enum { DICT_UNVERSIONED = 1 };

/* Entries in insertion order, found through a hash index of 1-, 2- or 4-byte positions.
 * `keys_version` is drawn from vm->next_keys_version and changes whenever a key is added or removed
 * or the table is rebuilt (never when only a value changes): a look-up may cache
 * (keys_version, position). 0 is never valid. The version is drawn late: after a change it is
 * DICT_UNVERSIONED until dict_find_name is called, so cache only what that function found. */
struct dict {
    struct object header;
    size_t count;      /* live entries */
    uint32_t filled;   /* entries used, deleted ones included */
    uint32_t capacity; /* entries allocated */
    uint32_t keys_version;
    uint8_t index_log2; /* size of the hash index; 0: none, scan the entries */
    bool str_keys_only; /* all keys are exact strs */
    struct dict_entry *entries;
    void *index;
    uint64_t mutations; /* counts every structural change: iterators and callbacks compare it */
};
#define as_dict(v) ((struct dict *)as_object(v))

struct dict *dict_new(struct vm *vm);
struct dict *dict_new_sized(struct vm *vm, size_t expected);
struct dict *dict_copy(struct vm *vm, struct dict *dict);
/* Any key (hashing and equality may run scripts). VALUE_NULL: absent; *failed set on error. */
value dict_get(struct vm *vm, struct dict *dict, value key, bool *failed);
bool dict_set(struct vm *vm, struct dict *dict, value key, value v);
/* 1 removed, 0 absent, -1 error. */
int dict_remove(struct vm *vm, struct dict *dict, value key, value *old);
int dict_contains(struct vm *vm, struct dict *dict, value key);
/* Interned str keys: never fail for look-up, never run scripts unless keys with odd __eq__ are in. */
value dict_get_name(struct vm *vm, struct dict *dict, value name); /* VALUE_NULL: absent */
bool dict_set_name(struct vm *vm, struct dict *dict, value name, value v);
value dict_get_cstr(struct vm *vm, struct dict *dict, const char *name);
bool dict_set_cstr(struct vm *vm, struct dict *dict, const char *name, value v);
/* Position of an interned str key in entries, -1 absent: for inline caches. */
int64_t dict_find_name(struct vm *vm, struct dict *dict, value name);
/* dict[key] += 1 for a str or small int key (0 when absent) if no script can have a say in it; false
 * without an error: do it another way. */
bool dict_count_key(struct vm *vm, struct dict *dict, value key);
void dict_clear(struct vm *vm, struct dict *dict);
/* Iteration from C: *position starts at 0; false at the end. Safe against mutation (may skip). */
bool dict_next(struct dict *dict, size_t *position, value *key, value *v);
/* {**a, **b}: update from a mapping or iterable of pairs (scripts may run). */
bool dict_update(struct vm *vm, struct dict *dict, value other);
/* setdefault; VALUE_ERROR on error. */
value dict_set_default(struct vm *vm, struct dict *dict, value key, value v);

struct set_entry {
    value key; /* VALUE_NULL free, VALUE_DELETED tombstone */
    uint64_t hash;
};
struct set { /* and frozenset */
    struct object header;
    size_t count, filled, mask; /* mask + 1 slots */
    struct set_entry *table;
    uint64_t mutations;
    int64_t hash; /* frozenset: cached, -1 unknown */
};
#define as_set(v) ((struct set *)as_object(v))
struct set *set_new(struct vm *vm);
value frozenset_new(struct vm *vm, value iterable_or_null);
bool set_add(struct vm *vm, struct set *set, value key);
int set_contains(struct vm *vm, struct set *set, value key);
int set_discard(struct vm *vm, struct set *set, value key);
bool set_update(struct vm *vm, struct set *set, value iterable);
bool set_next(struct set *set, size_t *position, value *key);

#endif
