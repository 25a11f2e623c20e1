/* set.c - set and frozenset: the hash table, the types' slots, their iterator. The methods and
 * operators are in set_methods.c.
 *
 * Open addressing over a power-of-two table, at most three fifths full with tombstones counted:
 * a short run of neighbouring slots is tried first, for the cache's sake, then a jump that mixes
 * in the upper bits of the hash. Small ints, which hash to themselves, therefore come out in
 * ascending order, as scripts have come to expect.
 *
 * A NULL table stands for eight free slots. Comparing keys may run a script that changes this set:
 * whoever compares looks at `mutations` afterwards and starts over if it moved. */
#include "set.h"

#define MIN_SLOTS  8
#define NEIGHBOURS 9
#define MAX_SLOTS  (SIZE_MAX / sizeof(struct set_entry) / 4)

/* -- the table ---------------------------------------------------------------------------------- */

void set_reset(struct set *set)
{
    set->count = set->filled = 0;
    set->mask = MIN_SLOTS - 1;
    set->table = NULL;
}

static void free_table(struct vm *vm, struct set *set)
{
    if (set->table) {
        mem_free(vm, set->table, (set->mask + 1) * sizeof(struct set_entry));
    }
}

/* Enters a key known to be absent into a table that has room and no tombstones. */
static void insert_clean(struct set_entry *table, size_t mask, value key, uint64_t hash)
{
    uint64_t perturb = hash;
    size_t i = (size_t)hash & mask;
    for (;;) {
        size_t last = i + NEIGHBOURS <= mask ? i + NEIGHBOURS : i;
        for (size_t j = i; j <= last; j++) {
            if (!table[j].key) {
                table[j] = (struct set_entry){key, hash};
                return;
            }
        }
        perturb >>= 5;
        i = (i * 5 + 1 + (size_t)perturb) & mask;
    }
}

/* A fresh table with more than `wanted` slots. */
static bool resize(struct vm *vm, struct set *set, size_t wanted)
{
    size_t slots = MIN_SLOTS;
    if (wanted >= MAX_SLOTS) {
        raise_memory_error(vm);
        return false;
    }
    while (slots <= wanted) {
        slots *= 2;
    }
    struct set_entry *table = mem_alloc_zeroed(vm, slots * sizeof *table);
    if (!table) {
        return false;
    }
    if (set->table) {
        for (size_t i = 0; i <= set->mask; i++) {
            struct set_entry *e = &set->table[i];
            if (e->key && e->key != VALUE_DELETED) {
                insert_clean(table, slots - 1, e->key, e->hash);
            }
        }
    }
    gc_barrier_moved(vm, set, set->mask);
    free_table(vm, set);
    set->table = table;
    set->mask = slots - 1;
    set->filled = set->count;
    set->mutations++;
    return true;
}

bool set_reserve(struct vm *vm, struct set *set, size_t more)
{
    if ((set->filled + more) * 5 >= set->mask * 3) {
        return resize(vm, set, (set->count + more) * 2);
    }
    return true;
}

/* Compares a key of the set with another of the same hash. 1, 0; -1 error; -2: the set changed. */
static inline int same_key(struct vm *vm, struct set *set, value mine, value key)
{
    if (is_exact_str(mine) && is_exact_str(key)) {
        return str_equal(as_str(mine), as_str(key));
    }
    if (are_ints(mine, key)) {
        return 0;
    }
    uint64_t before = set->mutations;
    int same = container_equal_kept(vm, set, mine, key);
    return same >= 0 && set->mutations != before ? -2 : same;
}

/* The slot that holds the key, or (*found = false) the free one that ends its probe sequence.
 * NULL on error. The table must exist. */
static struct set_entry *find(struct vm *vm, struct set *set, value key, uint64_t hash, bool *found)
{
again:;
    uint64_t perturb = hash;
    size_t mask = set->mask, i = (size_t)hash & mask;
    for (;;) {
        struct set_entry *e = &set->table[i];
        struct set_entry *last = i + NEIGHBOURS <= mask ? e + NEIGHBOURS : e;
        do {
            if (!e->key) {
                *found = false;
                return e;
            }
            if (e->hash == hash && e->key != VALUE_DELETED) {
                int same = e->key == key ? 1 : same_key(vm, set, e->key, key);
                if (same == 1) {
                    *found = true;
                    return e;
                }
                if (same == -1) {
                    return NULL;
                }
                if (same == -2) {
                    if (!set->table && !resize(vm, set, 0)) {
                        return NULL;
                    }
                    goto again;
                }
            }
            e++;
        } while (e <= last);
        perturb >>= 5;
        i = (i * 5 + 1 + (size_t)perturb) & mask;
    }
}

bool set_add_hashed(struct vm *vm, struct set *set, value key, uint64_t hash)
{
    bool found;
    if (!set->table && !resize(vm, set, 0)) {
        return false;
    }
    struct set_entry *e = find(vm, set, key, hash, &found);
    if (!e || found) {
        return e != NULL;
    }
    /* Grow first when the new key would overfill the table: then a failure leaves it sound. */
    bool full = (set->filled + 1) * 5 >= set->mask * 3, grown = full && set->filled >= set->mask;
    if (grown) {
        if (!resize(vm, set, set->count * 4 + 4)) {
            return false;
        }
        insert_clean(set->table, set->mask, key, hash);
        full = false;
    } else {
        *e = (struct set_entry){key, hash};
    }
    set->filled++;
    set->count++;
    set->mutations++;
    if (is_object(key)) {
        if (grown) {
            gc_barrier(vm, set);
        } else {
            gc_barrier_element(vm, set, (size_t)(e - set->table));
        }
    }
    if (full && !resize(vm, set, set->count > 50000 ? set->count * 2 : set->count * 4)) {
        error_clear(vm); /* it still has free slots: the next addition tries again */
    }
    return true;
}

bool set_add(struct vm *vm, struct set *set, value key)
{
    uint64_t hash;
    return key_hash(vm, key, &hash) && set_add_hashed(vm, set, key, hash);
}

int set_contains_hashed(struct vm *vm, struct set *set, value key, uint64_t hash)
{
    bool found;
    if (!set->count) {
        return 0;
    }
    return find(vm, set, key, hash, &found) ? found : -1;
}

int set_contains(struct vm *vm, struct set *set, value key)
{
    uint64_t hash;
    return key_hash(vm, key, &hash) ? set_contains_hashed(vm, set, key, hash) : -1;
}

int set_discard_hashed(struct vm *vm, struct set *set, value key, uint64_t hash)
{
    bool found;
    if (!set->count) {
        return 0;
    }
    struct set_entry *e = find(vm, set, key, hash, &found);
    if (!e || !found) {
        return e ? 0 : -1;
    }
    *e = (struct set_entry){VALUE_DELETED, 0};
    set->count--;
    set->mutations++;
    return 1;
}

int set_discard(struct vm *vm, struct set *set, value key)
{
    uint64_t hash;
    return key_hash(vm, key, &hash) ? set_discard_hashed(vm, set, key, hash) : -1;
}

void set_clear(struct vm *vm, struct set *set)
{
    free_table(vm, set);
    set_reset(set);
    set->mutations++;
}

static inline struct set_entry *next_entry(struct set *set, size_t *position)
{
    if (set->table) {
        while (*position <= set->mask) {
            struct set_entry *e = &set->table[(*position)++];
            if (e->key && e->key != VALUE_DELETED) {
                return e;
            }
        }
    }
    return NULL;
}

bool set_next_hashed(struct set *set, size_t *position, value *key, uint64_t *hash)
{
    struct set_entry *e = next_entry(set, position);
    if (e) {
        *key = e->key;
        *hash = e->hash;
    }
    return e != NULL;
}

bool set_next(struct set *set, size_t *position, value *key)
{
    struct set_entry *e = next_entry(set, position);
    if (e) {
        *key = e->key;
    }
    return e != NULL;
}

value set_pop(struct vm *vm, struct set *set, size_t *finger)
{
    size_t position = *finger <= set->mask ? *finger : 0;
    struct set_entry *e = next_entry(set, &position);
    if (!e) {
        position = 0;
        e = next_entry(set, &position);
    }
    value key = e->key;
    *e = (struct set_entry){VALUE_DELETED, 0};
    set->count--;
    set->mutations++;
    *finger = position;
    return key;
}

/* -- construction ------------------------------------------------------------------------------- */

static struct set *new_of(struct vm *vm, enum type_index type)
{
    struct set *set = gc_new(vm, builtin_type(vm, type), sizeof *set);
    if (set) {
        set_reset(set);
        set->mutations = 0;
        set->hash = -1;
    }
    return set;
}

struct set *set_new(struct vm *vm)
{
    return new_of(vm, TYPE_SET);
}

struct set *set_new_like(struct vm *vm, value v)
{
    return new_of(vm, is_kind(v, TYPE_FROZENSET) ? TYPE_FROZENSET : TYPE_SET);
}

/* Takes over another set's items into an empty set. */
static bool copy_table(struct vm *vm, struct set *set, struct set *from)
{
    size_t size = (from->mask + 1) * sizeof(struct set_entry);
    struct set_entry *table = mem_alloc(vm, size);
    if (!table) {
        return false;
    }
    memcpy(table, from->table, size);
    free_table(vm, set);
    set->table = table;
    set->mask = from->mask;
    set->count = set->filled = from->count;
    set->mutations++;
    gc_barrier(vm, set);
    return true;
}

static bool merge_set(struct vm *vm, struct set *set, struct set *other)
{
    if (set == other || other->count == 0) {
        return true;
    }
    if (!set_reserve(vm, set, other->count)) {
        return false;
    }
    if (set->filled == 0) {
        if (set->mask == other->mask && other->filled == other->count) {
            return copy_table(vm, set, other);
        }
        if (!set->table && !resize(vm, set, set->mask / 2)) {
            return false;
        }
        size_t position = 0;
        struct set_entry *e;
        while ((e = next_entry(other, &position))) {
            insert_clean(set->table, set->mask, e->key, e->hash);
        }
        set->count = set->filled = other->count;
        set->mutations++;
        gc_barrier(vm, set);
        return true;
    }
    size_t position = 0, mark = gc_root_mark(vm);
    struct set_entry *e;
    bool ok = true;
    while (ok && (e = next_entry(other, &position))) {
        value key = e->key;
        ok = gc_push_root(vm, key) && set_add_hashed(vm, set, key, e->hash);
        gc_pop_roots(vm, mark);
    }
    return ok;
}

static bool merge_dict(struct vm *vm, struct set *set, struct dict *dict)
{
    size_t position = 0, mark = gc_root_mark(vm);
    value key, v;
    bool ok = set_reserve(vm, set, dict->count);
    while (ok && dict_next(dict, &position, &key, &v)) {
        uint64_t hash = dict->entries[position - 1].hash;
        ok = gc_push_root(vm, key) && set_add_hashed(vm, set, key, hash);
        gc_pop_roots(vm, mark);
    }
    return ok;
}

bool set_update(struct vm *vm, struct set *set, value iterable)
{
    if (is_any_set(iterable)) {
        return merge_set(vm, set, as_set(iterable));
    }
    if (is_exact(iterable, TYPE_DICT)) {
        return merge_dict(vm, set, as_dict(iterable));
    }
    size_t mark = gc_root_mark(vm);
    bool ok = true;
    if (is_exact(iterable, TYPE_LIST) || is_exact(iterable, TYPE_TUPLE)) {
        /* hashing and comparing may run scripts, which may change the list */
        bool tuple = is_exact(iterable, TYPE_TUPLE);
        for (size_t i = 0;
             ok && i < (tuple ? as_tuple(iterable)->length : as_list(iterable)->length); i++) {
            value item = tuple ? as_tuple(iterable)->items[i] : as_list(iterable)->items[i];
            ok = gc_push_root(vm, item) && set_add(vm, set, item);
            gc_pop_roots(vm, mark);
        }
        return ok;
    }
    value iterator = get_iter(vm, iterable);
    ok = false;
    if (!iterator || !gc_push_root(vm, iterator)) {
        return false;
    }
    for (;;) {
        size_t inner = gc_root_mark(vm);
        value item = iter_next(vm, iterator);
        if (item == VALUE_STOP) {
            ok = true;
            break;
        }
        if (!item || !gc_push_root(vm, item) || !set_add(vm, set, item)) {
            break;
        }
        gc_pop_roots(vm, inner);
    }
    gc_pop_roots(vm, mark);
    return ok;
}

/* Fills a fresh, unreachable set. Returns it, or NULL. */
static struct set *filled(struct vm *vm, struct set *set, value iterable)
{
    size_t mark = gc_root_mark(vm);
    if (!set || !gc_push_root(vm, from_object(set))) {
        return NULL;
    }
    bool ok = set_update(vm, set, iterable);
    gc_pop_roots(vm, mark);
    return ok ? set : NULL;
}

struct set *set_from(struct vm *vm, enum type_index type, value iterable)
{
    return filled(vm, new_of(vm, type), iterable);
}

value frozenset_new(struct vm *vm, value iterable)
{
    if (iterable && is_exact(iterable, TYPE_FROZENSET)) {
        return iterable;
    }
    if (!iterable && vm->empty_frozenset) {
        return vm->empty_frozenset;
    }
    struct set *set =
        iterable ? set_from(vm, TYPE_FROZENSET, iterable) : new_of(vm, TYPE_FROZENSET);
    if (set && !iterable) {
        vm->empty_frozenset = from_object(set);
    }
    return from_object(set);
}

static value set_make(struct vm *vm, value *args)
{
    struct set *set = container_alloc(vm, args[0]);
    if (set) {
        set_reset(set);
        set->hash = -1;
    }
    return from_object(set);
}

static value set_init(struct vm *vm, value *args)
{
    struct set *set = as_set(args[0]);
    if (set->table) {
        set_clear(vm, set);
    }
    return !args[1] || set_update(vm, set, args[1]) ? VALUE_NONE : VALUE_ERROR;
}

static value frozenset_make(struct vm *vm, value *args)
{
    if (args[0] == type_value(vm, TYPE_FROZENSET)) {
        return frozenset_new(vm, args[1]);
    }
    value v = set_make(vm, args);
    return v && args[1] ? from_object(filled(vm, as_set(v), args[1])) : v;
}

static void set_trace(struct gc_tracer *tracer, struct object *self)
{
    struct set *set = (struct set *)self;
    size_t first, end;
    container_trace(tracer, self);
    gc_trace_window(tracer, set->table ? set->mask + 1 : 0, &first, &end);
    for (size_t i = first; i < end; i++) {
        gc_trace(tracer, set->table[i].key);
    }
}

static void set_finalize(struct vm *vm, struct object *self)
{
    struct set *set = (struct set *)self;
    container_finalize(vm, self);
    free_table(vm, set);
    set->table = NULL;
}

/* -- slots -------------------------------------------------------------------------------------- */

static bool set_length(struct vm *vm, value self, size_t *out)
{
    *out = as_set(self)->count;
    return true;
}

static int set_truth(struct vm *vm, value self)
{
    return as_set(self)->count != 0;
}

/* A set, which has no hash, is looked for as the frozenset it equals. */
int set_contains_value(struct vm *vm, struct set *set, value item)
{
    int in = set_contains(vm, set, item);
    if (in >= 0 || !is_kind(item, TYPE_SET) || !error_is(vm, TYPE_TYPE_ERROR)) {
        return in;
    }
    error_clear(vm);
    value frozen = from_object(set_from(vm, TYPE_FROZENSET, item));
    size_t mark = gc_root_mark(vm);
    in = frozen && gc_push_root(vm, frozen) ? set_contains(vm, set, frozen) : -1;
    gc_pop_roots(vm, mark);
    return in;
}

static int set_contains_slot(struct vm *vm, value self, value item)
{
    return set_contains_value(vm, as_set(self), item);
}

static value set_repr(struct vm *vm, value self)
{
    struct set *set = as_set(self);
    bool plain = as_object(self)->type == builtin_type(vm, TYPE_SET);
    if (set->count == 0) {
        return format_str(vm, "%T()", self);
    }
    if (!repr_enter(vm, self)) {
        return vm->error ? VALUE_ERROR : format_str(vm, "%T(...)", self);
    }
    /* A snapshot: printing an item may change the set. */
    size_t mark = gc_root_mark(vm);
    struct list *items = list_new(vm, set->count);
    struct str_builder b;
    builder_init(&b, vm);
    bool ok = items && gc_push_root(vm, from_object(items)) && list_extend(vm, items, self) &&
              (plain || builder_add_format(&b, "%T(", self)) && builder_add(&b, "{", 1);
    for (size_t i = 0; ok && i < items->length; i++) {
        ok = (i == 0 || builder_add(&b, ", ", 2)) && builder_add_repr(&b, items->items[i]);
    }
    ok = ok && builder_add_cstr(&b, plain ? "}" : "})");
    gc_pop_roots(vm, mark);
    repr_leave(vm, self);
    if (!ok) {
        builder_discard(&b);
        return VALUE_ERROR;
    }
    return builder_finish(&b);
}

/* Order must not matter: the items' hashes, spread out, are combined with xor. */
static bool frozenset_hash(struct vm *vm, value self, int64_t *out)
{
    struct set *set = as_set(self);
    if (set->hash == -1) {
        uint64_t sum = 0;
        size_t position = 0;
        struct set_entry *e;
        while ((e = next_entry(set, &position))) {
            sum ^= ((e->hash ^ UINT64_C(89869747)) ^ (e->hash << 16)) * UINT64_C(3644798167);
        }
        sum ^= ((uint64_t)set->count + 1) * UINT64_C(1927868237);
        sum ^= (sum >> 11) ^ (sum >> 25);
        sum = sum * UINT64_C(69069) + UINT64_C(907133923);
        set->hash = sum == UINT64_MAX ? INT64_C(590923713) : (int64_t)sum;
    }
    *out = set->hash;
    return true;
}

static value set_iter(struct vm *vm, value self)
{
    struct set_iter *it = gc_new(vm, builtin_type(vm, TYPE_SET_ITER), sizeof *it);
    if (it) {
        it->set = self;
        it->position = 0;
        it->expected = it->left = as_set(self)->count;
    }
    return from_object(it);
}

const struct type_def set_def = {
    .name = "set",
    .size = sizeof(struct set),
    .flags = TYPE_SUBCLASSABLE | TYPE_INIT_ONLY | TYPE_MATCH_SELF | TYPE_UNHASHABLE |
             TYPE_WEAKREFABLE | TYPE_TRACED,
    .doc = "An unordered collection of distinct objects.",
    .new_signature = "(*args, **kwargs)",
    .new = set_make,
    .init_signature = "(iterable=(), /)",
    .init = set_init,
    .methods = set_methods,
    .trace = set_trace,
    .finalize = set_finalize,
    .repr = set_repr,
    .compare = set_compare,
    .truth = set_truth,
    .iter = set_iter,
    .length = set_length,
    .contains = set_contains_slot,
    .binary = set_binary,
    .inplace = set_inplace,
};

const struct type_def frozenset_def = {
    .name = "frozenset",
    .size = sizeof(struct set),
    .flags = TYPE_SUBCLASSABLE | TYPE_MATCH_SELF | TYPE_WEAKREFABLE | TYPE_TRACED,
    .doc = "An immutable unordered collection of distinct objects.",
    .new_signature = "(iterable=(), /)",
    .new = frozenset_make,
    .methods = frozenset_methods,
    .trace = set_trace,
    .finalize = set_finalize,
    .repr = set_repr,
    .hash = frozenset_hash,
    .compare = set_compare,
    .truth = set_truth,
    .iter = set_iter,
    .length = set_length,
    .contains = set_contains_slot,
    .binary = set_binary,
};

/* -- iterator ----------------------------------------------------------------------------------- */

#define as_iter(v) ((struct set_iter *)as_object(v))

static void iter_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct set_iter *)self)->set);
}

static value iter_self(struct vm *vm, value self)
{
    return self;
}

static value iter_next_slot(struct vm *vm, value self)
{
    struct set_iter *it = as_iter(self);
    if (!it->set) {
        return VALUE_STOP;
    }
    struct set *set = as_set(it->set);
    if (set->count != it->expected) {
        it->expected = SIZE_MAX; /* and so it stays */
        return raise_error(vm, TYPE_RUNTIME_ERROR, "Set changed size during iteration");
    }
    struct set_entry *e = next_entry(set, &it->position);
    if (e) {
        it->left -= it->left > 0;
        return e->key;
    }
    it->set = VALUE_NULL;
    return VALUE_STOP;
}

static value iter_hint(struct vm *vm, value *args)
{
    struct set_iter *it = as_iter(args[0]);
    bool live = it->set && as_set(it->set)->count == it->expected;
    return small_int(live ? (int64_t)it->left : 0);
}

static value iter_reduce(struct vm *vm, value *args)
{
    struct set_iter *it = as_iter(args[0]);
    struct list *rest = list_new(vm, 0);
    size_t position = it->position;
    struct set_entry *e;
    while (rest && it->set && (e = next_entry(as_set(it->set), &position))) {
        if (!list_append_inline(vm, rest, e->key)) {
            return VALUE_ERROR;
        }
    }
    return rest ? reduce_iterator(vm, "iter", from_object(rest), VALUE_NULL) : VALUE_ERROR;
}

static const struct native_def iter_methods[] = {
    {"__length_hint__", "()", iter_hint, NATIVE_METHOD,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", "()", iter_reduce, NATIVE_METHOD, "Return state information for pickling."},
    {0},
};

const struct type_def set_iter_def = {
    .name = "set_iterator",
    .size = sizeof(struct set_iter),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .methods = iter_methods,
    .trace = iter_trace,
    .iter = iter_self,
    .next = iter_next_slot,
};
