/* dict.c - dict: entries in insertion order and, from nine entries on, a hash index over them.
 *
 * The index is a power-of-two array of entry positions (1, 2 or 4 bytes each, all ones: empty),
 * at most half full, probed linearly from the top bits of hash * golden ratio. Deleting moves
 * later positions of the probe sequence back, so the index never holds tombstones; the entry
 * itself stays behind as a hole until the entries are next compacted. Entries and index are one
 * allocation. A dict of up to eight entries has no index: its entries are scanned.
 *
 * Comparing keys may run a script, which may change this very dict. Whoever compares looks at
 * `mutations` afterwards and starts over if it moved; no pointer into the entries is kept across
 * such a call. */
#include "container.h"

#define SCAN_CAPACITY 8 /* up to here without an index */
#define MAX_CAPACITY  (UINT32_C(1) << 31)
#define EMPTY_SLOT    UINT32_MAX
#define DICT_PREFETCH 6

/* -- the index ---------------------------------------------------------------------------------- */

static inline size_t home_slot(uint64_t hash, unsigned log2)
{
    return (size_t)(hash * UINT64_C(0x9E3779B97F4A7C15) >> (64 - log2));
}

static inline uint32_t index_read(const struct dict *d, size_t slot)
{
    if (d->index_log2 <= 8) {
        uint8_t at = ((const uint8_t *)d->index)[slot];
        return at == UINT8_MAX ? EMPTY_SLOT : at;
    }
    if (d->index_log2 <= 16) {
        uint16_t at = ((const uint16_t *)d->index)[slot];
        return at == UINT16_MAX ? EMPTY_SLOT : at;
    }
    return ((const uint32_t *)d->index)[slot];
}

static inline void index_write(struct dict *d, size_t slot, uint32_t at)
{
    if (d->index_log2 <= 8) {
        ((uint8_t *)d->index)[slot] = (uint8_t)at;
    } else if (d->index_log2 <= 16) {
        ((uint16_t *)d->index)[slot] = (uint16_t)at;
    } else {
        ((uint32_t *)d->index)[slot] = at;
    }
}

static size_t index_bytes(unsigned log2)
{
    return log2 == 0 ? 0 : ((size_t)1 << log2) * (log2 <= 8 ? 1 : log2 <= 16 ? 2 : 4);
}

static size_t block_bytes(uint32_t capacity, unsigned log2)
{
    return capacity * sizeof(struct dict_entry) + index_bytes(log2);
}

/* Enters the position of a key that is not there yet. */
static inline void index_insert(struct dict *d, uint64_t hash, uint32_t at)
{
    size_t mask = ((size_t)1 << d->index_log2) - 1, slot = home_slot(hash, d->index_log2);
    while (index_read(d, slot) != EMPTY_SLOT) {
        slot = (slot + 1) & mask;
    }
    index_write(d, slot, at);
}

static void index_remove(struct dict *d, uint64_t hash, uint32_t at)
{
    unsigned log2 = d->index_log2;
    size_t mask = ((size_t)1 << log2) - 1, hole = home_slot(hash, log2);
    while (index_read(d, hole) != at) {
        hole = (hole + 1) & mask;
    }
    for (size_t slot = (hole + 1) & mask;; slot = (slot + 1) & mask) {
        uint32_t other = index_read(d, slot);
        if (other == EMPTY_SLOT) {
            break;
        }
        /* It may fill the hole unless that lies before its home slot. */
        size_t home = home_slot(d->entries[other].hash, log2);
        if (((slot - home) & mask) >= ((slot - hole) & mask)) {
            index_write(d, hole, other);
            hole = slot;
        }
    }
    index_write(d, hole, EMPTY_SLOT);
}

static void index_rebuild(struct dict *d)
{
    if (d->index_log2) {
        memset(d->index, 0xff, index_bytes(d->index_log2));
        for (uint32_t i = 0; i < d->filled; i++) {
            index_insert(d, d->entries[i].hash, i);
        }
    }
}

/* -- the table ---------------------------------------------------------------------------------- */

static inline void changed(struct dict *d)
{
    d->mutations++;
    d->keys_version = DICT_UNVERSIONED;
}

static void free_block(struct vm *vm, struct dict *d)
{
    if (d->entries) {
        mem_free(vm, d->entries, block_bytes(d->capacity, d->index_log2));
    }
}

static void reset(struct dict *d)
{
    d->count = d->filled = d->capacity = 0;
    d->index_log2 = 0;
    d->str_keys_only = true;
    d->entries = NULL;
    d->index = NULL;
}

/* Copies the live entries, without holes; returns how many. */
static uint32_t copy_live(struct dict_entry *to, const struct dict_entry *from, uint32_t filled)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < filled; i++) {
        if (from[i].key) {
            to[n++] = from[i];
        }
    }
    return n;
}

/* Gives d a fresh table for `needed` entries or more. */
static bool rebuild(struct vm *vm, struct dict *d, size_t needed)
{
    uint32_t capacity = 4;
    unsigned log2 = 0;
    if (needed > MAX_CAPACITY) {
        raise_memory_error(vm);
        return false;
    }
    while (capacity < needed) {
        capacity *= 2;
    }
    if (capacity > SCAN_CAPACITY) {
        log2 = (unsigned)__builtin_ctz(capacity) + 1;
    }
    struct dict_entry *entries = mem_alloc(vm, block_bytes(capacity, log2));
    if (!entries) {
        return false;
    }
    uint32_t filled = d->filled;
    if (filled) {
        filled = copy_live(entries, d->entries, filled);
        if (filled != d->filled) {
            gc_barrier_moved(vm, d, d->filled);
        }
    }
    free_block(vm, d);
    d->entries = entries;
    d->filled = filled;
    d->capacity = capacity;
    d->index_log2 = (uint8_t)log2;
    d->index = log2 ? (void *)(entries + capacity) : NULL;
    index_rebuild(d);
    changed(d);
    return true;
}

/* Makes room for one more entry: squeezes out the holes when there are many, else doubles. */
static bool make_room(struct vm *vm, struct dict *d)
{
    if (d->entries && d->count < d->capacity - d->capacity / 4) {
        d->filled = copy_live(d->entries, d->entries, d->filled);
        index_rebuild(d);
        changed(d);
        gc_barrier_moved(vm, d, d->capacity);
        return true;
    }
    return rebuild(vm, d, d->capacity ? (size_t)d->capacity * 2 : 4);
}

static inline void stored(struct vm *vm, struct dict *d, uint32_t at, value key, value v)
{
    if (is_object(key) || is_object(v)) {
        gc_barrier_element(vm, d, at);
    }
}

static inline bool insert_new(struct vm *vm, struct dict *d, value key, uint64_t hash, value v)
{
    if (d->filled == d->capacity && !make_room(vm, d)) {
        return false;
    }
    uint32_t at = d->filled++;
    d->entries[at] = (struct dict_entry){key, v, hash};
    if (d->index_log2) {
        index_insert(d, hash, at);
    }
    d->count++;
    if (d->str_keys_only && !is_exact_str(key)) {
        d->str_keys_only = false;
    }
    changed(d);
    stored(vm, d, at, key, v);
    return true;
}

static void remove_at(struct dict *d, uint32_t at)
{
    struct dict_entry *e = &d->entries[at];
    if (d->index_log2) {
        index_remove(d, e->hash, at);
    }
    *e = (struct dict_entry){VALUE_NULL, VALUE_NULL, 0};
    d->count--;
    changed(d);
}

/* -- look-up ------------------------------------------------------------------------------------ */

/* Compares a key of d with another of the same hash. 1, 0; -1 error; -2: d has changed. `kept` is to
 * outlive the scripts that this may run (VALUE_NULL: nothing). */
static inline int same_key(struct vm *vm, struct dict *d, value mine, value key, value kept)
{
    if (is_exact_str(mine) && is_exact_str(key)) {
        return str_equal(as_str(mine), as_str(key));
    }
    if (are_ints(mine, key)) {
        return 0;
    }
    uint64_t before = d->mutations;
    size_t mark = gc_root_mark(vm);
    if (kept && !gc_push_root(vm, kept)) {
        return -1;
    }
    int same = container_equal_kept(vm, d, mine, key);
    gc_pop_roots(vm, mark);
    return same >= 0 && d->mutations != before ? -2 : same;
}

static inline bool same_str(value mine, value key)
{
    const struct str *a = as_str(mine), *b = as_str(key);
    return a == b || (a->size == b->size && bytes_equal(a->data, b->data, a->size));
}

#define PROBE(type)                                                 \
    for (const type *index = d->index;; slot = (slot + 1) & mask) { \
        type at = index[slot];                                      \
        if (at == (type)EMPTY_SLOT) {                               \
            return -1;                                              \
        }                                                           \
        const struct dict_entry *e = &d->entries[at];               \
        if (e->hash == hash && same_str(e->key, key)) {             \
            return at;                                              \
        }                                                           \
    }

/* dict_find for an exact str in a dict whose keys are exact strs: no script can run. */
static inline int64_t find_str(const struct dict *d, value key, uint64_t hash)
{
    if (d->index_log2 == 0) {
        for (uint32_t i = 0; i < d->filled; i++) {
            const struct dict_entry *e = &d->entries[i];
            if (e->hash == hash && e->key && same_str(e->key, key)) {
                return i;
            }
        }
        return -1;
    }
    size_t mask = ((size_t)1 << d->index_log2) - 1, slot = home_slot(hash, d->index_log2);
    if (d->index_log2 <= 8) {
        PROBE(uint8_t)
    }
    if (d->index_log2 <= 16) {
        PROBE(uint16_t)
    }
    PROBE(uint32_t)
}

static inline int64_t find(struct vm *vm, struct dict *d, value key, uint64_t hash, value kept)
{
    int same;
    if (d->str_keys_only && is_exact_str(key)) {
        return find_str(d, key, hash);
    }
again:
    if (d->index_log2 == 0) {
        for (uint32_t i = 0; i < d->filled; i++) {
            const struct dict_entry *e = &d->entries[i];
            if (e->hash != hash || !e->key) {
                continue;
            }
            if (e->key == key || (same = same_key(vm, d, e->key, key, kept)) == 1) {
                return i;
            }
            if (same < 0) {
                goto odd;
            }
        }
        return -1;
    }
    size_t mask = ((size_t)1 << d->index_log2) - 1;
    for (size_t slot = home_slot(hash, d->index_log2);; slot = (slot + 1) & mask) {
        uint32_t at = index_read(d, slot);
        if (at == EMPTY_SLOT) {
            return -1;
        }
        const struct dict_entry *e = &d->entries[at];
        if (e->hash != hash) {
            continue;
        }
        if (e->key == key || (same = same_key(vm, d, e->key, key, kept)) == 1) {
            return at;
        }
        if (same < 0) {
            goto odd;
        }
    }
odd:
    if (same == -2) {
        goto again;
    }
    return -2;
}

int64_t dict_find(struct vm *vm, struct dict *d, value key, uint64_t hash)
{
    return find(vm, d, key, hash, VALUE_NULL);
}

value dict_get(struct vm *vm, struct dict *d, value key, bool *failed)
{
    uint64_t hash;
    *failed = false;
    if (d->str_keys_only && is_exact_str(key)) {
        struct str *s = as_str(key);
        int64_t found = find_str(d, key, s->hash ? s->hash : str_hash(vm, s));
        return found >= 0 ? d->entries[found].value : VALUE_NULL;
    }
    if (!key_hash(vm, key, &hash)) {
        *failed = true;
        return VALUE_NULL;
    }
    int64_t at = dict_find(vm, d, key, hash);
    if (at >= 0) {
        return d->entries[at].value;
    }
    *failed = at == -2;
    return VALUE_NULL;
}

int dict_contains(struct vm *vm, struct dict *d, value key)
{
    uint64_t hash;
    if (!key_hash(vm, key, &hash)) {
        return -1;
    }
    int64_t at = dict_find(vm, d, key, hash);
    return at == -2 ? -1 : at >= 0;
}

static inline int64_t find_name(struct vm *vm, struct dict *d, value name)
{
    struct str *s = as_str(name);
    int64_t at = dict_find(vm, d, name, s->hash ? s->hash : str_hash(vm, s));
    if (at == -2) { /* only a key with a failing __eq__ of its own gets here */
        error_clear(vm);
        at = -1;
    }
    return at;
}

value dict_get_name(struct vm *vm, struct dict *d, value name)
{
    int64_t at = find_name(vm, d, name);
    return at >= 0 ? d->entries[at].value : VALUE_NULL;
}

int64_t dict_find_name(struct vm *vm, struct dict *d, value name)
{
    int64_t at = find_name(vm, d, name);
    if (d->keys_version <= DICT_UNVERSIONED) {
        if (vm->next_keys_version <= DICT_UNVERSIONED) {
            vm->next_keys_version = DICT_UNVERSIONED + 1;
        }
        d->keys_version = vm->next_keys_version++;
    }
    return at;
}

value dict_get_cstr(struct vm *vm, struct dict *d, const char *name)
{
    value key = str_intern_cstr(vm, name);
    return key ? dict_get_name(vm, d, key) : VALUE_NULL;
}

/* -- changing ----------------------------------------------------------------------------------- */

static bool set_hashed(struct vm *vm, struct dict *d, value key, uint64_t hash, value v)
{
    int64_t at = find(vm, d, key, hash, v);
    if (at >= 0) {
        d->entries[at].value = v;
        stored(vm, d, (uint32_t)at, v, v);
        return true;
    }
    return at == -1 && insert_new(vm, d, key, hash, v);
}

bool dict_set(struct vm *vm, struct dict *d, value key, value v)
{
    uint64_t hash;
    if (is_exact_str(key) || is_int(key)) {
        return key_hash(vm, key, &hash) && set_hashed(vm, d, key, hash, v);
    }
    /* Hashing and comparing may run scripts; the caller's value may be held by nothing else. */
    size_t mark = gc_root_mark(vm);
    bool good = gc_push_root(vm, from_object(d)) && gc_push_root(vm, v) &&
                key_hash(vm, key, &hash) && set_hashed(vm, d, key, hash, v);
    gc_pop_roots(vm, mark);
    return good;
}

bool dict_count_key(struct vm *vm, struct dict *d, value key)
{
    uint64_t hash;
    if (!(d->str_keys_only && is_exact_str(key)) || !key_hash(vm, key, &hash)) {
        return false;
    }
    int64_t at = find_str(d, key, hash);
    if (at < 0) {
        return insert_new(vm, d, key, hash, small_int(1));
    }
    value *count = &d->entries[at].value;
    if (!is_int(*count) || small_int_value(*count) == SMALL_INT_MAX) {
        return false;
    }
    *count = small_int(small_int_value(*count) + 1);
    return true;
}

bool dict_set_name(struct vm *vm, struct dict *d, value name, value v)
{
    struct str *s = as_str(name);
    return set_hashed(vm, d, name, s->hash ? s->hash : str_hash(vm, s), v);
}

bool dict_set_cstr(struct vm *vm, struct dict *d, const char *name, value v)
{
    value key = str_intern_cstr(vm, name);
    return key && dict_set_name(vm, d, key, v);
}

int dict_remove(struct vm *vm, struct dict *d, value key, value *old)
{
    uint64_t hash;
    if (!key_hash(vm, key, &hash)) {
        return -1;
    }
    int64_t at = dict_find(vm, d, key, hash);
    if (at < 0) {
        return at == -2 ? -1 : 0;
    }
    if (old) {
        *old = d->entries[at].value;
    }
    remove_at(d, (uint32_t)at);
    return 1;
}

value dict_set_default(struct vm *vm, struct dict *d, value key, value v)
{
    uint64_t hash;
    size_t mark = gc_root_mark(vm);
    if (!gc_push_root(vm, v) || !key_hash(vm, key, &hash)) {
        gc_pop_roots(vm, mark);
        return VALUE_ERROR;
    }
    int64_t at = find(vm, d, key, hash, v);
    gc_pop_roots(vm, mark);
    if (at >= 0) {
        return d->entries[at].value;
    }
    return at == -1 && insert_new(vm, d, key, hash, v) ? v : VALUE_ERROR;
}

void dict_clear(struct vm *vm, struct dict *d)
{
    free_block(vm, d);
    reset(d);
    changed(d);
}

bool dict_next(struct dict *d, size_t *position, value *key, value *v)
{
    size_t i = *position;
    while (i < d->filled && !d->entries[i].key) {
        i++;
    }
    if (i >= d->filled) {
        *position = i;
        return false;
    }
    *key = d->entries[i].key;
    *v = d->entries[i].value;
    *position = i + 1;
    return true;
}

/* -- construction ------------------------------------------------------------------------------- */

struct dict *dict_new(struct vm *vm)
{
    struct dict *d = gc_new(vm, builtin_type(vm, TYPE_DICT), sizeof *d);
    if (d) {
        reset(d);
        d->mutations = 0;
        d->keys_version = DICT_UNVERSIONED;
    }
    return d;
}

struct dict *dict_new_sized(struct vm *vm, size_t expected)
{
    struct dict *d = dict_new(vm);
    return d && (expected == 0 || rebuild(vm, d, expected)) ? d : NULL;
}

/* Makes an empty d equal to `from`, table and all. */
static bool copy_table(struct vm *vm, struct dict *d, const struct dict *from)
{
    if (from->count == 0) {
        return true;
    }
    if (from->filled == from->count && from->count > from->capacity / 4) {
        size_t size = block_bytes(from->capacity, from->index_log2);
        struct dict_entry *entries = mem_alloc(vm, size);
        if (!entries) {
            return false;
        }
        free_block(vm, d);
        memcpy(entries, from->entries, from->filled * sizeof *entries);
        if (from->index_log2) {
            memcpy(entries + from->capacity, from->index, index_bytes(from->index_log2));
        }
        d->entries = entries;
        d->capacity = from->capacity;
        d->filled = from->filled;
        d->index_log2 = from->index_log2;
        d->index = from->index_log2 ? (void *)(entries + from->capacity) : NULL;
    } else {
        if (!rebuild(vm, d, from->count)) {
            return false;
        }
        d->filled = copy_live(d->entries, from->entries, from->filled);
        index_rebuild(d);
    }
    d->count = from->count;
    d->str_keys_only = from->str_keys_only;
    changed(d);
    gc_barrier(vm, d);
    return true;
}

struct dict *dict_copy(struct vm *vm, struct dict *from)
{
    struct dict *d = dict_new(vm);
    return d && copy_table(vm, d, from) ? d : NULL;
}

static bool merge_dict(struct vm *vm, struct dict *d, struct dict *other)
{
    if (d == other || other->count == 0) {
        return true;
    }
    if (d->count == 0) {
        d->filled = 0;
        return copy_table(vm, d, other);
    }
    size_t position = 0;
    value key, v;
    while (dict_next(other, &position, &key, &v)) {
        uint64_t hash = other->entries[position - 1].hash, before = other->mutations;
        bool quiet = d->str_keys_only && is_exact_str(key);
        size_t mark = gc_root_mark(vm);
        bool ok = quiet || (gc_push_root(vm, key) && gc_push_root(vm, v));
        ok = ok && set_hashed(vm, d, key, hash, v);
        if (!quiet) {
            gc_pop_roots(vm, mark);
        }
        if (!ok) {
            return false;
        }
        if (other->mutations != before) {
            raise_error(vm, TYPE_RUNTIME_ERROR, "dict mutated during update");
            return false;
        }
    }
    return true;
}

/* `keys` is the bound method other.keys. All keys are asked for before the first value. */
static bool merge_mapping(struct vm *vm, struct dict *d, value other, value keys)
{
    size_t mark = gc_root_mark(vm);
    value answer = gc_push_root(vm, keys) ? call0(vm, keys) : VALUE_ERROR;
    struct list *names = answer && gc_push_root(vm, answer) ? list_from_iterable(vm, answer) : NULL;
    if (!names && answer && error_is(vm, TYPE_TYPE_ERROR) && !type_of(vm, answer)->def->iter &&
        !find_special(vm, answer, NAME_ITER)) {
        error_clear(vm);
        raise_type_error(vm, "%T.keys() returned a non-iterable (type %T)", other, answer);
    }
    bool ok = names && gc_push_root(vm, from_object(names));
    for (size_t i = 0; ok && i < names->length; i++) {
        size_t inner = gc_root_mark(vm);
        value key = names->items[i], v = get_item(vm, other, key);
        ok = v && gc_push_root(vm, v) && dict_set(vm, d, key, v);
        gc_pop_roots(vm, inner);
    }
    gc_pop_roots(vm, mark);
    return ok;
}

/* One (key, value) of an update sequence; any iterable of two. */
static bool merge_pair(struct vm *vm, struct dict *d, value pair, size_t number)
{
    value *items;
    size_t length;
    if (is_exact(pair, TYPE_TUPLE)) {
        items = as_tuple(pair)->items;
        length = as_tuple(pair)->length;
    } else {
        struct list *list = list_from_iterable(vm, pair);
        if (!list) {
            if (error_is(vm, TYPE_TYPE_ERROR)) {
                error_clear(vm);
                raise_type_error(
                    vm, "cannot convert dictionary update sequence element #%zu to a sequence",
                    number);
            }
            return false;
        }
        items = list->items;
        length = list->length;
    }
    if (length != 2) {
        raise_value_error(vm,
                          "dictionary update sequence element #%zu has length %zu; 2 is required",
                          number, length);
        return false;
    }
    value key = items[0], v = items[1];
    return gc_push_root(vm, key) && gc_push_root(vm, v) && dict_set(vm, d, key, v);
}

static bool merge_pairs(struct vm *vm, struct dict *d, value pairs)
{
    size_t mark = gc_root_mark(vm);
    value iterator = get_iter(vm, pairs);
    bool ok = false;
    if (!iterator || !gc_push_root(vm, iterator)) {
        return false;
    }
    for (size_t number = 0;; number++) {
        size_t inner = gc_root_mark(vm);
        value pair = iter_next(vm, iterator);
        if (pair == VALUE_STOP) {
            ok = true;
            break;
        }
        if (!pair || !gc_push_root(vm, pair) || !merge_pair(vm, d, pair, number)) {
            break;
        }
        gc_pop_roots(vm, inner);
    }
    gc_pop_roots(vm, mark);
    return ok;
}

bool dict_update(struct vm *vm, struct dict *d, value other)
{
    if (is_kind(other, TYPE_DICT) && (!(as_object(other)->flags & OBJECT_SUBCLASS) ||
                                      !has_script_special(as_object(other)->type, NAME_ITER))) {
        return merge_dict(vm, d, as_dict(other));
    }
    bool failed;
    value keys = get_attr_optional(vm, other, NAME_OF(vm, KEYS), &failed);
    if (failed) {
        return false;
    }
    return keys ? merge_mapping(vm, d, other, keys) : merge_pairs(vm, d, other);
}

static value dict_make(struct vm *vm, value *args)
{
    struct dict *d = container_alloc(vm, args[0]);
    if (d) {
        reset(d);
        d->keys_version = DICT_UNVERSIONED;
    }
    return from_object(d);
}

/* args: self, the positional ones as a tuple, the keywords as a dict. */
static bool update_from_args(struct vm *vm, value *args, const char *name)
{
    struct dict *d = as_dict(args[0]);
    struct tuple *given = as_tuple(args[1]);
    if (given && given->length > 1) {
        raise_type_error(vm, "%s expected at most 1 argument, got %zu", name, given->length);
        return false;
    }
    if (given && given->length && !dict_update(vm, d, given->items[0])) {
        return false;
    }
    return !args[2] || merge_dict(vm, d, as_dict(args[2]));
}

static value dict_init(struct vm *vm, value *args)
{
    return update_from_args(vm, args, "dict") ? VALUE_NONE : VALUE_ERROR;
}

static void dict_trace(struct gc_tracer *tracer, struct object *self)
{
    struct dict *d = (struct dict *)self;
    container_trace(tracer, self);
    size_t first, end;
    gc_trace_window(tracer, d->filled, &first, &end);
    for (size_t i = first; i < end; i++) {
        if (i + DICT_PREFETCH < end) {
            gc_prefetch(d->entries[i + DICT_PREFETCH].key);
            gc_prefetch(d->entries[i + DICT_PREFETCH].value);
        }
        gc_trace(tracer, d->entries[i].key);
        gc_trace(tracer, d->entries[i].value);
    }
}

static void dict_finalize(struct vm *vm, struct object *self)
{
    struct dict *d = (struct dict *)self;
    container_finalize(vm, self);
    free_block(vm, d);
    d->entries = NULL;
}

/* -- slots -------------------------------------------------------------------------------------- */

static value dict_get_item(struct vm *vm, value self, value key)
{
    bool failed;
    value v = dict_get(vm, as_dict(self), key, &failed);
    if (v || failed) {
        return v;
    }
    if (as_object(self)->flags & OBJECT_SUBCLASS) {
        bool found;
        v = call_special(vm, self, NAME_MISSING, 1, &key, &found);
        if (found) {
            return v;
        }
    }
    return raise_key_error(vm, key);
}

static bool dict_set_item(struct vm *vm, value self, value key, value v)
{
    if (v) {
        return dict_set(vm, as_dict(self), key, v);
    }
    int removed = dict_remove(vm, as_dict(self), key, NULL);
    if (removed == 0) {
        raise_key_error(vm, key);
    }
    return removed > 0;
}

static int dict_contains_slot(struct vm *vm, value self, value item)
{
    return dict_contains(vm, as_dict(self), item);
}

static bool dict_length(struct vm *vm, value self, size_t *out)
{
    *out = as_dict(self)->count;
    return true;
}

static int dict_truth(struct vm *vm, value self)
{
    return as_dict(self)->count != 0;
}

static value dict_iter(struct vm *vm, value self)
{
    return dict_iter_new(vm, TYPE_DICT_KEY_ITER, self);
}

/* Same keys with equal values? 1, 0, -1. */
static int dicts_equal(struct vm *vm, struct dict *a, struct dict *b)
{
    size_t position = 0;
    value key, v;
    if (a->count != b->count) {
        return 0;
    }
    while (dict_next(a, &position, &key, &v)) {
        size_t mark = gc_root_mark(vm);
        int same = -1;
        if (gc_push_root(vm, key) && gc_push_root(vm, v)) {
            int64_t at = dict_find(vm, b, key, a->entries[position - 1].hash);
            same = at >= 0 ? container_equal(vm, v, b->entries[at].value) : at == -1 ? 0 : -1;
        }
        gc_pop_roots(vm, mark);
        if (same != 1) {
            return same;
        }
    }
    return 1;
}

static value dict_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    if (!is_kind(other, TYPE_DICT) || (op != CMP_EQ && op != CMP_NE)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (!native_enter(vm, RECURSION_COMPARE)) {
        return VALUE_ERROR;
    }
    int same = dicts_equal(vm, as_dict(self), as_dict(other));
    native_leave(vm);
    return same < 0 ? VALUE_ERROR : make_bool(same == (op == CMP_EQ));
}

static value dict_repr(struct vm *vm, value self)
{
    struct dict *d = as_dict(self);
    struct str_builder b;
    size_t position = 0;
    value key, v;
    if (d->count == 0) {
        return str_from_cstr(vm, "{}");
    }
    if (!repr_enter(vm, self)) {
        return vm->error ? VALUE_ERROR : str_from_cstr(vm, "{...}");
    }
    builder_init(&b, vm);
    bool ok = builder_add(&b, "{", 1), first = true;
    while (ok && dict_next(d, &position, &key, &v)) {
        size_t mark = gc_root_mark(vm);
        ok = gc_push_root(vm, key) && gc_push_root(vm, v) && (first || builder_add(&b, ", ", 2)) &&
             builder_add_repr(&b, key) && builder_add(&b, ": ", 2) && builder_add_repr(&b, v);
        gc_pop_roots(vm, mark);
        first = false;
    }
    ok = ok && builder_add(&b, "}", 1);
    repr_leave(vm, self);
    if (!ok) {
        builder_discard(&b);
        return VALUE_ERROR;
    }
    return builder_finish(&b);
}

static value dict_binary(struct vm *vm, enum binary_op op, value left, value right)
{
    if (op != OP_OR || !is_kind(left, TYPE_DICT) || !is_kind(right, TYPE_DICT)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct dict *d = dict_copy(vm, as_dict(left));
    size_t mark = gc_root_mark(vm);
    if (!d || !gc_push_root(vm, from_object(d))) {
        return VALUE_ERROR;
    }
    bool ok = dict_update(vm, d, right);
    gc_pop_roots(vm, mark);
    return ok ? from_object(d) : VALUE_ERROR;
}

static value dict_inplace(struct vm *vm, enum binary_op op, value self, value other)
{
    if (op != OP_OR) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return dict_update(vm, as_dict(self), other) ? self : VALUE_ERROR;
}

/* -- methods ------------------------------------------------------------------------------------ */

static value method_get(struct vm *vm, value *args)
{
    bool failed;
    value v = dict_get(vm, as_dict(args[0]), args[1], &failed);
    if (v || failed) {
        return v;
    }
    return args[2] ? args[2] : VALUE_NONE;
}

static value method_setdefault(struct vm *vm, value *args)
{
    return dict_set_default(vm, as_dict(args[0]), args[1], args[2] ? args[2] : VALUE_NONE);
}

static value method_pop(struct vm *vm, value *args)
{
    value old;
    /* An empty dict does not ask for the key's hash. */
    int removed = as_dict(args[0])->count ? dict_remove(vm, as_dict(args[0]), args[1], &old) : 0;
    if (removed) {
        return removed > 0 ? old : VALUE_ERROR;
    }
    return args[2] ? args[2] : raise_key_error(vm, args[1]);
}

static value method_popitem(struct vm *vm, value *args)
{
    struct dict *d = as_dict(args[0]);
    if (d->count == 0) {
        return raise_error(vm, TYPE_KEY_ERROR, "popitem(): dictionary is empty");
    }
    uint32_t at = d->filled - 1;
    while (!d->entries[at].key) {
        at--;
    }
    value pair = tuple_of(vm, 2, d->entries[at].key, d->entries[at].value);
    if (pair) {
        remove_at(d, at);
        d->filled = at; /* so that the next popitem does not walk over the holes again */
    }
    return pair;
}

static value method_keys(struct vm *vm, value *args)
{
    return dict_view_new(vm, TYPE_DICT_KEYS, args[0]);
}

static value method_values(struct vm *vm, value *args)
{
    return dict_view_new(vm, TYPE_DICT_VALUES, args[0]);
}

static value method_items(struct vm *vm, value *args)
{
    return dict_view_new(vm, TYPE_DICT_ITEMS, args[0]);
}

static value method_update(struct vm *vm, value *args)
{
    return update_from_args(vm, args, "update") ? VALUE_NONE : VALUE_ERROR;
}

static bool fill_from_keys(struct vm *vm, value target, value iterable, value v)
{
    size_t mark = gc_root_mark(vm);
    value iterator = get_iter(vm, iterable);
    bool ok = false;
    if (!iterator || !gc_push_root(vm, iterator)) {
        return false;
    }
    for (;;) {
        size_t inner = gc_root_mark(vm);
        value key = iter_next(vm, iterator);
        if (key == VALUE_STOP) {
            ok = true;
            break;
        }
        if (!key || !gc_push_root(vm, key) ||
            !(is_exact(target, TYPE_DICT) ? dict_set(vm, as_dict(target), key, v)
                                          : set_item(vm, target, key, v))) {
            break;
        }
        gc_pop_roots(vm, inner);
    }
    gc_pop_roots(vm, mark);
    return ok;
}

static value method_fromkeys(struct vm *vm, value *args)
{
    value v = args[2] ? args[2] : VALUE_NONE;
    size_t mark = gc_root_mark(vm);
    value target =
        args[0] == type_value(vm, TYPE_DICT) ? from_object(dict_new(vm)) : call0(vm, args[0]);
    if (!target || !gc_push_root(vm, target)) {
        return VALUE_ERROR;
    }
    bool ok = fill_from_keys(vm, target, args[1], v);
    gc_pop_roots(vm, mark);
    return ok ? target : VALUE_ERROR;
}

static value method_clear(struct vm *vm, value *args)
{
    dict_clear(vm, as_dict(args[0]));
    return VALUE_NONE;
}

static value method_copy(struct vm *vm, value *args)
{
    return from_object(dict_copy(vm, as_dict(args[0])));
}

static value method_reversed(struct vm *vm, value *args)
{
    return dict_iter_new(vm, TYPE_DICT_REVERSE_KEY_ITER, args[0]);
}

static value method_sizeof(struct vm *vm, value *args)
{
    struct dict *d = as_dict(args[0]);
    size_t table = d->entries ? block_bytes(d->capacity, d->index_log2) : 0;
    return small_int((int64_t)(sizeof *d + table));
}

static const struct native_def dict_methods[] = {
    {"__reversed__", "()", method_reversed, NATIVE_METHOD,
     "Return a reverse iterator over the dict keys."},
    {"__sizeof__", "()", method_sizeof, NATIVE_METHOD, "Return the size of the dict in memory."},
    {"clear", "()", method_clear, NATIVE_METHOD, "Remove all items."},
    {"copy", "()", method_copy, NATIVE_METHOD, "Return a shallow copy."},
    {"fromkeys", "(iterable, value=None, /)", method_fromkeys, NATIVE_CLASS,
     "Create a new dictionary with keys from iterable and all values set to value."},
    {"get", "(key, default=None, /)", method_get, NATIVE_METHOD,
     "Return the value for key, or default if it is absent."},
    {"items", "()", method_items, NATIVE_METHOD, "Return a view of the (key, value) pairs."},
    {"keys", "()", method_keys, NATIVE_METHOD, "Return a view of the keys."},
    {"pop", "(key, default=..., /)", method_pop, NATIVE_METHOD,
     "Remove key and return its value; default, or KeyError, if it is absent."},
    {"popitem", "()", method_popitem, NATIVE_METHOD,
     "Remove and return the (key, value) pair that was added last."},
    {"setdefault", "(key, default=None, /)", method_setdefault, NATIVE_METHOD,
     "Return the value for key, which is set to default first if it is absent."},
    {"update", "(*args, **kwargs)", method_update, NATIVE_METHOD,
     "Take the items of a mapping, of an iterable of pairs, and of the keywords."},
    {"values", "()", method_values, NATIVE_METHOD, "Return a view of the values."},
    CLASS_GETITEM_ROW,
    {0},
};

const struct type_def dict_def = {
    .name = "dict",
    .size = sizeof(struct dict),
    .flags = TYPE_SUBCLASSABLE | TYPE_INIT_ONLY | TYPE_MAPPING | TYPE_MATCH_SELF | TYPE_UNHASHABLE |
             TYPE_TRACED,
    .doc = "dict() -> new empty dictionary\ndict(mapping) -> a copy of the mapping's items\n"
           "dict(iterable) -> from (key, value) pairs\ndict(**kwargs) -> from keywords",
    .new_signature = "(*args, **kwargs)",
    .new = dict_make,
    .init_signature = "(*args, **kwargs)",
    .init = dict_init,
    .methods = dict_methods,
    .trace = dict_trace,
    .finalize = dict_finalize,
    .repr = dict_repr,
    .compare = dict_compare,
    .truth = dict_truth,
    .iter = dict_iter,
    .length = dict_length,
    .get_item = dict_get_item,
    .set_item = dict_set_item,
    .contains = dict_contains_slot,
    .binary = dict_binary,
    .inplace = dict_inplace,
};
