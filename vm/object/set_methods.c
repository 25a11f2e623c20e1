/* set_methods.c - comparison, operators and methods of set and frozenset. */
#include "set.h"

/* Goes through the hashed items of any iterable: sets (subclasses too) and dicts give theirs
 * straight from their tables, without hashing again.
 * `each` returns 1 to go on, 0 to stop, -1 on error; so does this function (1: reached the end). The
 * key is rooted while `each` runs. */
static int each_hashed(struct vm *vm, value iterable,
                       int (*each)(struct vm *vm, void *ctx, value key, uint64_t hash), void *ctx)
{
    size_t mark = gc_root_mark(vm), position = 0;
    value key, v;
    uint64_t hash;
    int go = 1;
    if (is_any_set(iterable)) {
        while (go == 1 && set_next_hashed(as_set(iterable), &position, &key, &hash)) {
            go = gc_push_root(vm, key) ? each(vm, ctx, key, hash) : -1;
            gc_pop_roots(vm, mark);
        }
        return go;
    }
    if (is_exact(iterable, TYPE_DICT)) {
        struct dict *dict = as_dict(iterable);
        while (go == 1 && dict_next(dict, &position, &key, &v)) {
            hash = dict->entries[position - 1].hash;
            go = gc_push_root(vm, key) ? each(vm, ctx, key, hash) : -1;
            gc_pop_roots(vm, mark);
        }
        return go;
    }
    value iterator = get_iter(vm, iterable);
    if (!iterator || !gc_push_root(vm, iterator)) {
        return -1;
    }
    while (go == 1) {
        size_t inner = gc_root_mark(vm);
        key = iter_next(vm, iterator);
        if (key == VALUE_STOP) {
            break;
        }
        go = key && gc_push_root(vm, key) && key_hash(vm, key, &hash) ? each(vm, ctx, key, hash)
                                                                      : -1;
        gc_pop_roots(vm, inner);
    }
    gc_pop_roots(vm, mark);
    return go;
}

struct pair {
    struct set *look, *result;
};

static int discard_key(struct vm *vm, void *ctx, value key, uint64_t hash)
{
    struct pair *p = ctx;
    return set_discard_hashed(vm, p->result, key, hash) < 0 ? -1 : 1;
}

static int add_if_in(struct vm *vm, void *ctx, value key, uint64_t hash)
{
    struct pair *p = ctx;
    int in = set_contains_hashed(vm, p->look, key, hash);
    return in < 0 ? -1 : !in || set_add_hashed(vm, p->result, key, hash) ? 1 : -1;
}

static int add_unless_in(struct vm *vm, void *ctx, value key, uint64_t hash)
{
    struct pair *p = ctx;
    int in = set_contains_hashed(vm, p->look, key, hash);
    return in < 0 ? -1 : in || set_add_hashed(vm, p->result, key, hash) ? 1 : -1;
}

static int toggle_key(struct vm *vm, void *ctx, value key, uint64_t hash)
{
    struct pair *p = ctx;
    int removed = set_discard_hashed(vm, p->result, key, hash);
    return removed < 0 ? -1 : removed || set_add_hashed(vm, p->result, key, hash) ? 1 : -1;
}

static int stop_if_in(struct vm *vm, void *ctx, value key, uint64_t hash)
{
    struct pair *p = ctx;
    int in = set_contains_hashed(vm, p->look, key, hash);
    return in < 0 ? -1 : !in;
}

static int stop_unless_in(struct vm *vm, void *ctx, value key, uint64_t hash)
{
    struct pair *p = ctx;
    return set_contains_hashed(vm, p->look, key, hash);
}

/* -- relations ---------------------------------------------------------------------------------- */

/* Is every item of a in b? 1, 0, -1. */
static int subset(struct vm *vm, struct set *a, struct set *b)
{
    struct pair p = {b, NULL};
    size_t position = 0, mark = gc_root_mark(vm);
    value key;
    uint64_t hash;
    int in = a->count <= b->count;
    while (in == 1 && set_next_hashed(a, &position, &key, &hash)) {
        in = gc_push_root(vm, key) ? stop_unless_in(vm, &p, key, hash) : -1;
        gc_pop_roots(vm, mark);
    }
    return in;
}

value set_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    if (!is_any_set(other)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct set *a = as_set(self), *b = as_set(other);
    int yes = 0;
    switch (op) {
    case CMP_EQ:
    case CMP_NE:
        /* Hashes tell when both are known: but only a frozenset's field holds a hash. */
        if (a->count == b->count &&
            (!is_kind(self, TYPE_FROZENSET) || !is_kind(other, TYPE_FROZENSET) || a->hash == -1 ||
             b->hash == -1 || a->hash == b->hash)) {
            yes = subset(vm, a, b);
        }
        break;
    case CMP_LE: yes = subset(vm, a, b); break;
    case CMP_GE: yes = subset(vm, b, a); break;
    case CMP_LT: yes = a->count < b->count ? subset(vm, a, b) : 0; break;
    case CMP_GT: yes = a->count > b->count ? subset(vm, b, a) : 0; break;
    }
    return yes < 0 ? VALUE_ERROR : make_bool(op == CMP_NE ? !yes : yes);
}

/* The operand itself when it is a set, else a new set of its items, which is pushed as a root. */
static struct set *as_rooted_set(struct vm *vm, value v)
{
    if (is_any_set(v)) {
        return as_set(v);
    }
    struct set *set = set_from(vm, TYPE_SET, v);
    return set && gc_push_root(vm, from_object(set)) ? set : NULL;
}

static value method_issubset(struct vm *vm, value *args)
{
    size_t mark = gc_root_mark(vm);
    struct set *other = as_rooted_set(vm, args[1]);
    int yes = other ? subset(vm, as_set(args[0]), other) : -1;
    gc_pop_roots(vm, mark);
    return yes < 0 ? VALUE_ERROR : make_bool(yes);
}

static value method_issuperset(struct vm *vm, value *args)
{
    int yes;
    if (is_any_set(args[1])) {
        yes = subset(vm, as_set(args[1]), as_set(args[0]));
    } else {
        struct pair p = {as_set(args[0]), NULL};
        yes = each_hashed(vm, args[1], stop_unless_in, &p);
    }
    return yes < 0 ? VALUE_ERROR : make_bool(yes);
}

static value method_isdisjoint(struct vm *vm, value *args)
{
    value small = args[1];
    struct pair p = {as_set(args[0]), NULL};
    if (is_any_set(small) && as_set(small)->count > p.look->count) {
        p.look = as_set(small);
        small = args[0];
    }
    int yes = each_hashed(vm, small, stop_if_in, &p);
    return yes < 0 ? VALUE_ERROR : make_bool(yes);
}

/* -- combining ---------------------------------------------------------------------------------- */

/* A copy that is an exact set or frozenset, as self is. */
static struct set *copy_of(struct vm *vm, value self)
{
    return set_from(vm, is_kind(self, TYPE_FROZENSET) ? TYPE_FROZENSET : TYPE_SET, self);
}

/* self & iterable. The smaller of two sets is gone through. */
static struct set *intersection(struct vm *vm, value self, value other)
{
    size_t mark = gc_root_mark(vm);
    struct pair p = {as_set(self), set_new_like(vm, self)};
    if (!p.result || !gc_push_root(vm, from_object(p.result))) {
        return NULL;
    }
    if (is_any_set(other) && as_set(other)->count > p.look->count) {
        p.look = as_set(other);
        other = self;
    }
    int done = each_hashed(vm, other, add_if_in, &p);
    gc_pop_roots(vm, mark);
    return done < 0 ? NULL : p.result;
}

static struct set *difference(struct vm *vm, value self, value other)
{
    size_t mark = gc_root_mark(vm);
    struct set *mine = as_set(self);
    struct pair p = {NULL, NULL};
    int done;
    bool is_hashed = is_any_set(other) || is_exact(other, TYPE_DICT);
    size_t others = is_any_set(other) ? as_set(other)->count
                    : is_hashed       ? as_dict(other)->count
                                      : 0;
    if (!is_hashed || mine->count / 4 > others) {
        p.result = copy_of(vm, self);
        if (!p.result || !gc_push_root(vm, from_object(p.result))) {
            gc_pop_roots(vm, mark);
            return NULL;
        }
        done = each_hashed(vm, other, discard_key, &p);
    } else {
        p.look = as_rooted_set(vm, other);
        p.result = p.look ? set_new_like(vm, self) : NULL;
        if (!p.result || !gc_push_root(vm, from_object(p.result))) {
            gc_pop_roots(vm, mark);
            return NULL;
        }
        done = each_hashed(vm, self, add_unless_in, &p);
    }
    gc_pop_roots(vm, mark);
    return done < 0 ? NULL : p.result;
}

/* set ^= other; duplicates in an iterable count once. */
static bool toggle_all(struct vm *vm, struct set *set, value other)
{
    size_t mark = gc_root_mark(vm);
    if (is_any_set(other) && as_set(other) == set) {
        set_clear(vm, set);
        return true;
    }
    struct set *others = as_rooted_set(vm, other);
    struct pair p = {NULL, set};
    int done = others ? each_hashed(vm, from_object(others), toggle_key, &p) : -1;
    gc_pop_roots(vm, mark);
    return done >= 0;
}

static struct set *symmetric_difference(struct vm *vm, value self, value other)
{
    size_t mark = gc_root_mark(vm);
    enum type_index type = is_kind(self, TYPE_FROZENSET) ? TYPE_FROZENSET : TYPE_SET;
    struct set *result = set_from(vm, type, other);
    if (!result || !gc_push_root(vm, from_object(result))) {
        return NULL;
    }
    bool ok = toggle_all(vm, result, self);
    gc_pop_roots(vm, mark);
    return ok ? result : NULL;
}

static struct set *union_of(struct vm *vm, value self, value other)
{
    size_t mark = gc_root_mark(vm);
    struct set *result = copy_of(vm, self);
    if (!result || !gc_push_root(vm, from_object(result))) {
        return NULL;
    }
    bool ok = set_update(vm, result, other);
    gc_pop_roots(vm, mark);
    return ok ? result : NULL;
}

/* Takes the content of another, fresh set. */
static void replace_content(struct vm *vm, struct set *set, struct set *from)
{
    set_clear(vm, set);
    set->count = from->count;
    set->filled = from->filled;
    set->mask = from->mask;
    set->table = from->table;
    set_reset(from);
    gc_barrier(vm, set);
}

value set_binary(struct vm *vm, enum binary_op op, value left, value right)
{
    if (!is_any_set(left) || !is_any_set(right)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    switch (op) {
    case OP_OR: return from_object(union_of(vm, left, right));
    case OP_AND: return from_object(intersection(vm, left, right));
    case OP_SUB: return from_object(difference(vm, left, right));
    case OP_XOR: return from_object(symmetric_difference(vm, left, right));
    default: return VALUE_NOT_IMPLEMENTED;
    }
}

static bool intersect_in_place(struct vm *vm, struct set *set, value other)
{
    struct set *result = intersection(vm, from_object(set), other);
    if (result) {
        replace_content(vm, set, result);
    }
    return result != NULL;
}

static bool subtract_in_place(struct vm *vm, struct set *set, value other)
{
    struct pair p = {NULL, set};
    if (is_any_set(other) && as_set(other) == set) {
        set_clear(vm, set);
        return true;
    }
    return each_hashed(vm, other, discard_key, &p) >= 0;
}

value set_inplace(struct vm *vm, enum binary_op op, value self, value other)
{
    struct set *set = as_set(self);
    bool ok;
    if (!is_any_set(other)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    switch (op) {
    case OP_OR: ok = set_update(vm, set, other); break;
    case OP_AND: ok = intersect_in_place(vm, set, other); break;
    case OP_SUB: ok = subtract_in_place(vm, set, other); break;
    case OP_XOR: ok = toggle_all(vm, set, other); break;
    default: return VALUE_NOT_IMPLEMENTED;
    }
    return ok ? self : VALUE_ERROR;
}

/* Folds `step` over the operands of a method with *others; without any, the result is a copy. */
static value fold(struct vm *vm, value *args, struct set *(*step)(struct vm *vm, value, value))
{
    struct tuple *others = as_tuple(args[1]);
    size_t mark = gc_root_mark(vm);
    value result = args[0];
    if (others->length == 0) {
        return is_exact(result, TYPE_FROZENSET) ? result : from_object(copy_of(vm, result));
    }
    for (size_t i = 0; result && i < others->length; i++) {
        result = from_object(step(vm, result, others->items[i]));
        gc_pop_roots(vm, mark);
        if (result && !gc_push_root(vm, result)) {
            result = VALUE_ERROR;
        }
    }
    gc_pop_roots(vm, mark);
    return result;
}

static value method_union(struct vm *vm, value *args)
{
    struct tuple *others = as_tuple(args[1]);
    size_t mark = gc_root_mark(vm);
    struct set *result = copy_of(vm, args[0]);
    bool ok = result && gc_push_root(vm, from_object(result));
    for (size_t i = 0; ok && i < others->length; i++) {
        ok = set_update(vm, result, others->items[i]);
    }
    gc_pop_roots(vm, mark);
    return ok ? from_object(result) : VALUE_ERROR;
}

static value method_intersection(struct vm *vm, value *args)
{
    return fold(vm, args, intersection);
}

static value method_difference(struct vm *vm, value *args)
{
    return fold(vm, args, difference);
}

static value method_symmetric_difference(struct vm *vm, value *args)
{
    return from_object(symmetric_difference(vm, args[0], args[1]));
}

static value each_update(struct vm *vm, value *args,
                         bool (*step)(struct vm *vm, struct set *set, value other))
{
    struct tuple *others = as_tuple(args[1]);
    for (size_t i = 0; i < others->length; i++) {
        if (!step(vm, as_set(args[0]), others->items[i])) {
            return VALUE_ERROR;
        }
    }
    return VALUE_NONE;
}

static value method_update(struct vm *vm, value *args)
{
    return each_update(vm, args, set_update);
}

static value method_intersection_update(struct vm *vm, value *args)
{
    size_t mark = gc_root_mark(vm);
    value result = fold(vm, args, intersection); /* all or nothing, as the operands may fail */
    if (result && gc_push_root(vm, result)) {
        replace_content(vm, as_set(args[0]), as_set(result));
        gc_pop_roots(vm, mark);
        return VALUE_NONE;
    }
    return VALUE_ERROR;
}

static value method_difference_update(struct vm *vm, value *args)
{
    return each_update(vm, args, subtract_in_place);
}

static value method_symmetric_difference_update(struct vm *vm, value *args)
{
    return toggle_all(vm, as_set(args[0]), args[1]) ? VALUE_NONE : VALUE_ERROR;
}

/* -- single items ------------------------------------------------------------------------------- */

static value method_add(struct vm *vm, value *args)
{
    return set_add(vm, as_set(args[0]), args[1]) ? VALUE_NONE : VALUE_ERROR;
}

/* Removes an item; an unhashable set stands for the frozenset it equals. 1, 0, -1. */
static int discard_value(struct vm *vm, struct set *set, value item)
{
    int removed = set_discard(vm, set, item);
    if (removed >= 0 || !is_kind(item, TYPE_SET) || !error_is(vm, TYPE_TYPE_ERROR)) {
        return removed;
    }
    error_clear(vm);
    struct set *frozen = set_from(vm, TYPE_FROZENSET, item);
    size_t mark = gc_root_mark(vm);
    removed = frozen && gc_push_root(vm, from_object(frozen))
                  ? set_discard(vm, set, from_object(frozen))
                  : -1;
    gc_pop_roots(vm, mark);
    return removed;
}

static value method_discard(struct vm *vm, value *args)
{
    return discard_value(vm, as_set(args[0]), args[1]) >= 0 ? VALUE_NONE : VALUE_ERROR;
}

static value method_remove(struct vm *vm, value *args)
{
    int removed = discard_value(vm, as_set(args[0]), args[1]);
    return removed > 0 ? VALUE_NONE : removed == 0 ? raise_key_error(vm, args[1]) : VALUE_ERROR;
}

static value method_pop(struct vm *vm, value *args)
{
    struct set *set = as_set(args[0]);
    if (set->count == 0) {
        return raise_error(vm, TYPE_KEY_ERROR, "pop from an empty set");
    }
    /* Going on where the last pop ended makes emptying a set linear. A set has no hash, so that
     * the field is free for it. */
    size_t finger = set->hash < 0 ? 0 : (size_t)set->hash;
    value key = set_pop(vm, set, &finger);
    set->hash = (int64_t)finger;
    return key;
}

static value method_clear(struct vm *vm, value *args)
{
    set_clear(vm, as_set(args[0]));
    return VALUE_NONE;
}

static value method_copy(struct vm *vm, value *args)
{
    return is_exact(args[0], TYPE_FROZENSET) ? args[0] : from_object(copy_of(vm, args[0]));
}

/* (class, ([items],), attributes) */
static value method_reduce(struct vm *vm, value *args)
{
    bool failed;
    size_t mark = gc_root_mark(vm), position = 0;
    struct list *items = list_new(vm, as_set(args[0])->count);
    value key, result = VALUE_ERROR;
    if (!items || !gc_push_root(vm, from_object(items))) {
        return VALUE_ERROR;
    }
    while (set_next(as_set(args[0]), &position, &key)) {
        if (!list_append_inline(vm, items, key)) {
            goto out;
        }
    }
    value state = get_attr_optional(vm, args[0], NAME_OF(vm, DICT), &failed);
    if (!failed) {
        value rest = tuple_of(vm, 1, from_object(items));
        result = rest ? tuple_of(vm, 3, from_object(as_object(args[0])->type), rest,
                                 state ? state : VALUE_NONE)
                      : VALUE_ERROR;
    }
out:
    gc_pop_roots(vm, mark);
    return result;
}

static value method_sizeof(struct vm *vm, value *args)
{
    struct set *set = as_set(args[0]);
    size_t table = set->table ? (set->mask + 1) * sizeof(struct set_entry) : 0;
    return small_int((int64_t)(sizeof *set + table));
}

static value method_contains(struct vm *vm, value *args)
{
    int in = set_contains_value(vm, as_set(args[0]), args[1]);
    return in < 0 ? VALUE_ERROR : make_bool(in);
}

#define SHARED_ROWS                                                                        \
    {"__contains__", "(object, /)", method_contains, NATIVE_METHOD | NATIVE_COEXIST,       \
     "Return item in self."},                                                              \
        {"__reduce__", "()", method_reduce, NATIVE_METHOD,                                 \
         "Return state information for pickling."},                                        \
        {"__sizeof__", "()", method_sizeof, NATIVE_METHOD, "Return the size in memory."},  \
        {"copy", "()", method_copy, NATIVE_METHOD, "Return a shallow copy."},              \
        {"difference", "(*others)", method_difference, NATIVE_METHOD,                      \
         "Return a new set of the items that are in none of the others."},                 \
        {"intersection", "(*others)", method_intersection, NATIVE_METHOD,                  \
         "Return a new set of the items that are in all of the others."},                  \
        {"isdisjoint", "(other, /)", method_isdisjoint, NATIVE_METHOD,                     \
         "Return True if the two have no item in common."},                                \
        {"issubset", "(other, /)", method_issubset, NATIVE_METHOD,                         \
         "Report whether the other contains this set."},                                   \
        {"issuperset", "(other, /)", method_issuperset, NATIVE_METHOD,                     \
         "Report whether this set contains the other."},                                   \
        {"symmetric_difference", "(other, /)", method_symmetric_difference, NATIVE_METHOD, \
         "Return a new set of the items that are in exactly one of the two."},             \
        {"union", "(*others)", method_union, NATIVE_METHOD,                                \
         "Return a new set of the items of all operands."},                                \
        CLASS_GETITEM_ROW

const struct native_def frozenset_methods[] = {
    SHARED_ROWS,
    {0},
};

const struct native_def set_methods[] = {
    SHARED_ROWS,
    {"add", "(object, /)", method_add, NATIVE_METHOD, "Add an item."},
    {"clear", "()", method_clear, NATIVE_METHOD, "Remove all items."},
    {"difference_update", "(*others)", method_difference_update, NATIVE_METHOD,
     "Remove the items that are in any of the others."},
    {"discard", "(object, /)", method_discard, NATIVE_METHOD, "Remove an item if it is there."},
    {"intersection_update", "(*others)", method_intersection_update, NATIVE_METHOD,
     "Keep only the items that are in all of the others."},
    {"pop", "()", method_pop, NATIVE_METHOD,
     "Remove and return some item; KeyError if the set is empty."},
    {"remove", "(object, /)", method_remove, NATIVE_METHOD,
     "Remove an item; KeyError if it is absent."},
    {"symmetric_difference_update", "(other, /)", method_symmetric_difference_update, NATIVE_METHOD,
     "Keep only the items that are in exactly one of the two."},
    {"update", "(*others)", method_update, NATIVE_METHOD, "Add the items of all others."},
    {0},
};
