/* dict_views.c - keys(), values() and items() of a dict, and the six dict iterators.
 *
 * An iterator remembers how many entries the dict had and how many are still to come: when either
 * count stops fitting, the dict has been changed under it. */
#include "container.h"

struct dict_view {
    struct object header;
    value dict;
};
#define as_view(v)   ((struct dict_view *)as_object(v))
#define view_dict(v) as_dict(as_view(v)->dict)

struct dict_iter {
    struct object header;
    value dict;      /* VALUE_NULL when done */
    size_t position; /* of the next entry; reverse: one past it */
    size_t expected; /* the dict's count; SIZE_MAX after an error, so that it stays one */
    size_t left;     /* items still to come */
};
#define as_iter(v) ((struct dict_iter *)as_object(v))

/* -- iterators ---------------------------------------------------------------------------------- */

value dict_iter_new(struct vm *vm, enum type_index type, value dict)
{
    struct dict_iter *it = gc_new(vm, builtin_type(vm, type), sizeof *it);
    if (it) {
        struct dict *d = as_dict(dict);
        bool reverse = type != TYPE_DICT_KEY_ITER && type != TYPE_DICT_VALUE_ITER &&
                       type != TYPE_DICT_ITEM_ITER;
        it->dict = dict;
        it->position = reverse ? d->filled : 0;
        it->expected = it->left = d->count;
    }
    return from_object(it);
}

static void iter_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct dict_iter *)self)->dict);
}

static value iter_self(struct vm *vm, value self)
{
    return self;
}

/* The next entry; NULL at the end, or with *failed set. */
static inline struct dict_entry *next_entry(struct vm *vm, struct dict_iter *it, bool *failed)
{
    *failed = false;
    if (!it->dict) {
        return NULL;
    }
    struct dict *d = as_dict(it->dict);
    if (d->count != it->expected) {
        it->expected = SIZE_MAX;
        *failed = true;
        raise_error(vm, TYPE_RUNTIME_ERROR, "dictionary changed size during iteration");
        return NULL;
    }
    while (it->position < d->filled) {
        struct dict_entry *e = &d->entries[it->position++];
        if (e->key) {
            if (it->left == 0) {
                it->dict = VALUE_NULL;
                *failed = true;
                raise_error(vm, TYPE_RUNTIME_ERROR, "dictionary keys changed during iteration");
                return NULL;
            }
            it->left--;
            return e;
        }
    }
    it->dict = VALUE_NULL;
    return NULL;
}

static inline struct dict_entry *previous_entry(struct vm *vm, struct dict_iter *it, bool *failed)
{
    *failed = false;
    if (!it->dict) {
        return NULL;
    }
    struct dict *d = as_dict(it->dict);
    if (d->count != it->expected) {
        it->expected = SIZE_MAX;
        *failed = true;
        raise_error(vm, TYPE_RUNTIME_ERROR, "dictionary changed size during iteration");
        return NULL;
    }
    if (it->position > d->filled) {
        it->position = d->filled;
    }
    while (it->position > 0) {
        struct dict_entry *e = &d->entries[--it->position];
        if (e->key) {
            it->left -= it->left > 0;
            return e;
        }
    }
    it->dict = VALUE_NULL;
    return NULL;
}

static inline value as_item(struct vm *vm, const struct dict_entry *e)
{
    struct tuple *pair = gc_new(vm, builtin_type(vm, TYPE_TUPLE), sizeof *pair + 2 * sizeof(value));
    if (pair) {
        pair->length = 2;
        pair->items[0] = e->key;
        pair->items[1] = e->value;
    }
    return from_object(pair);
}

#define ITER_NEXT(name, advance, result)                                  \
    static value name(struct vm *vm, value self)                          \
    {                                                                     \
        bool failed;                                                      \
        const struct dict_entry *e = advance(vm, as_iter(self), &failed); \
        return e ? (result) : failed ? VALUE_ERROR : VALUE_STOP;          \
    }
ITER_NEXT(next_key, next_entry, e->key)
ITER_NEXT(next_value, next_entry, e->value)
ITER_NEXT(next_item, next_entry, as_item(vm, e))
ITER_NEXT(previous_key, previous_entry, e->key)
ITER_NEXT(previous_value, previous_entry, e->value)
ITER_NEXT(previous_item, previous_entry, as_item(vm, e))

int dict_iter_pair(struct vm *vm, value iterator, value out[2])
{
    bool failed;
    const struct dict_entry *e = next_entry(vm, as_iter(iterator), &failed);
    if (!e) {
        return failed ? -1 : 0;
    }
    out[0] = e->key;
    out[1] = e->value;
    return 1;
}

static value iter_hint(struct vm *vm, value *args)
{
    struct dict_iter *it = as_iter(args[0]);
    bool live = it->dict && as_dict(it->dict)->count == it->expected;
    return small_int(live ? (int64_t)it->left : 0);
}

/* (iter, ([what is still to come],)): the iterator itself is left where it is. */
static value iter_reduce(struct vm *vm, value *args)
{
    struct dict_iter copy = *as_iter(args[0]);
    struct list *rest = list_new(vm, copy.dict ? copy.left : 0);
    const struct type_def *def = as_object(args[0])->type->def;
    if (!rest) {
        return VALUE_ERROR;
    }
    for (;;) {
        value v = def->next(vm, from_object(&copy));
        if (v == VALUE_STOP) {
            break;
        }
        if (!v || !list_append_inline(vm, rest, v)) {
            return VALUE_ERROR;
        }
    }
    return reduce_iterator(vm, "iter", from_object(rest), VALUE_NULL);
}

static const struct native_def iter_methods[] = {
    {"__length_hint__", "()", iter_hint, NATIVE_METHOD,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", "()", iter_reduce, NATIVE_METHOD, "Return state information for pickling."},
    {0},
};

#define ITER_DEF(definition, type_name, next_function) \
    const struct type_def definition = {               \
        .name = type_name,                             \
        .size = sizeof(struct dict_iter),              \
        .flags = TYPE_NO_NEW | TYPE_TRACED,            \
        .methods = iter_methods,                       \
        .trace = iter_trace,                           \
        .iter = iter_self,                             \
        .next = next_function,                         \
    }
ITER_DEF(dict_key_iter_def, "dict_keyiterator", next_key);
ITER_DEF(dict_value_iter_def, "dict_valueiterator", next_value);
ITER_DEF(dict_item_iter_def, "dict_itemiterator", next_item);
ITER_DEF(dict_reverse_key_iter_def, "dict_reversekeyiterator", previous_key);
ITER_DEF(dict_reverse_value_iter_def, "dict_reversevalueiterator", previous_value);
ITER_DEF(dict_reverse_item_iter_def, "dict_reverseitemiterator", previous_item);

/* -- views -------------------------------------------------------------------------------------- */

value dict_view_new(struct vm *vm, enum type_index type, value dict)
{
    struct dict_view *view = gc_new(vm, builtin_type(vm, type), sizeof *view);
    if (view) {
        view->dict = dict;
    }
    return from_object(view);
}

static void view_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct dict_view *)self)->dict);
}

static bool view_length(struct vm *vm, value self, size_t *out)
{
    *out = view_dict(self)->count;
    return true;
}

static int view_truth(struct vm *vm, value self)
{
    return view_dict(self)->count != 0;
}

static value keys_iter(struct vm *vm, value self)
{
    return dict_iter_new(vm, TYPE_DICT_KEY_ITER, as_view(self)->dict);
}
static value values_iter(struct vm *vm, value self)
{
    return dict_iter_new(vm, TYPE_DICT_VALUE_ITER, as_view(self)->dict);
}
static value items_iter(struct vm *vm, value self)
{
    return dict_iter_new(vm, TYPE_DICT_ITEM_ITER, as_view(self)->dict);
}
static value keys_reversed(struct vm *vm, value *args)
{
    return dict_iter_new(vm, TYPE_DICT_REVERSE_KEY_ITER, as_view(args[0])->dict);
}
static value values_reversed(struct vm *vm, value *args)
{
    return dict_iter_new(vm, TYPE_DICT_REVERSE_VALUE_ITER, as_view(args[0])->dict);
}
static value items_reversed(struct vm *vm, value *args)
{
    return dict_iter_new(vm, TYPE_DICT_REVERSE_ITEM_ITER, as_view(args[0])->dict);
}

static int keys_contain(struct vm *vm, value self, value item)
{
    return dict_contains(vm, view_dict(self), item);
}

static int items_contain(struct vm *vm, value self, value item)
{
    if (!is_kind(item, TYPE_TUPLE) || as_tuple(item)->length != 2) {
        return 0;
    }
    bool failed;
    value v = dict_get(vm, view_dict(self), as_tuple(item)->items[0], &failed);
    if (!v) {
        return failed ? -1 : 0;
    }
    return container_equal(vm, v, as_tuple(item)->items[1]);
}

/* Views print like lists of what they show. */
static value view_repr(struct vm *vm, value self)
{
    if (!repr_enter(vm, self)) {
        return vm->error ? VALUE_ERROR : str_from_cstr(vm, "...");
    }
    size_t mark = gc_root_mark(vm);
    struct list *list = list_from_iterable(vm, self);
    value text = VALUE_ERROR;
    if (list && gc_push_root(vm, from_object(list))) {
        text = format_str(vm, "%T(%R)", self, from_object(list));
    }
    gc_pop_roots(vm, mark);
    repr_leave(vm, self);
    return text;
}

static bool is_set_like(value v)
{
    return is_kind(v, TYPE_SET) || is_kind(v, TYPE_FROZENSET) || is_kind(v, TYPE_DICT_KEYS) ||
           is_kind(v, TYPE_DICT_ITEMS);
}

static bool is_view(value v)
{
    return is_kind(v, TYPE_DICT_KEYS) || is_kind(v, TYPE_DICT_ITEMS);
}

/* Is every item of a in b? 1, 0, -1. */
static int all_contained(struct vm *vm, value a, value b)
{
    size_t mark = gc_root_mark(vm);
    value iterator = get_iter(vm, a);
    int result = 1;
    if (!iterator || !gc_push_root(vm, iterator)) {
        return -1;
    }
    while (result == 1) {
        value item = iter_next(vm, iterator);
        if (item == VALUE_STOP) {
            break;
        }
        size_t inner = gc_root_mark(vm);
        result = item && gc_push_root(vm, item) ? contains(vm, b, item) : -1;
        gc_pop_roots(vm, inner);
    }
    gc_pop_roots(vm, mark);
    return result;
}

static value view_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    size_t mine, others;
    if (!is_set_like(other)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (!length_of(vm, self, &mine) || !length_of(vm, other, &others)) {
        return VALUE_ERROR;
    }
    int ok = 0;
    switch (op) {
    case CMP_EQ:
    case CMP_NE: ok = mine == others ? all_contained(vm, self, other) : 0; break;
    case CMP_LT: ok = mine < others ? all_contained(vm, self, other) : 0; break;
    case CMP_LE: ok = mine <= others ? all_contained(vm, self, other) : 0; break;
    case CMP_GT: ok = mine > others ? all_contained(vm, other, self) : 0; break;
    case CMP_GE: ok = mine >= others ? all_contained(vm, other, self) : 0; break;
    }
    return ok < 0 ? VALUE_ERROR : make_bool(op == CMP_NE ? !ok : ok);
}

/* Adds to (or, `remove`, discards from) `set` every item of iterable. */
static bool apply_items(struct vm *vm, struct set *set, value iterable, bool remove)
{
    size_t mark = gc_root_mark(vm);
    value iterator = get_iter(vm, iterable);
    bool ok = iterator && gc_push_root(vm, iterator);
    while (ok) {
        value item = iter_next(vm, iterator);
        if (item == VALUE_STOP) {
            break;
        }
        size_t inner = gc_root_mark(vm);
        ok = item && gc_push_root(vm, item) &&
             (remove ? set_discard(vm, set, item) >= 0 : set_add(vm, set, item));
        gc_pop_roots(vm, inner);
    }
    gc_pop_roots(vm, mark);
    return ok;
}

/* Items of `iterable` that are (or, with `absent`, are not) in `other`, added to set. */
static bool filter_items(struct vm *vm, struct set *set, value iterable, value other, bool absent)
{
    size_t mark = gc_root_mark(vm);
    value iterator = get_iter(vm, iterable);
    bool ok = iterator && gc_push_root(vm, iterator);
    while (ok) {
        value item = iter_next(vm, iterator);
        if (item == VALUE_STOP) {
            break;
        }
        size_t inner = gc_root_mark(vm);
        int in = item && gc_push_root(vm, item) ? contains(vm, other, item) : -1;
        ok = in >= 0 && ((in == 1) == absent || set_add(vm, set, item));
        gc_pop_roots(vm, inner);
    }
    gc_pop_roots(vm, mark);
    return ok;
}

static bool symmetric_difference(struct vm *vm, struct set *result, value left, value right)
{
    /* `right` may be any iterable: it is gone through once, into a set. */
    size_t mark = gc_root_mark(vm);
    struct set *others = set_new(vm);
    bool ok = others && gc_push_root(vm, from_object(others)) &&
              apply_items(vm, others, right, false) &&
              filter_items(vm, result, left, from_object(others), true) &&
              filter_items(vm, result, from_object(others), left, true);
    gc_pop_roots(vm, mark);
    return ok;
}

static value view_binary(struct vm *vm, enum binary_op op, value left, value right)
{
    if (op != OP_AND && op != OP_OR && op != OP_XOR && op != OP_SUB) {
        return VALUE_NOT_IMPLEMENTED;
    }
    size_t mark = gc_root_mark(vm);
    struct set *result = set_new(vm);
    if (!result || !gc_push_root(vm, from_object(result))) {
        return VALUE_ERROR;
    }
    bool ok;
    if (op == OP_OR) {
        ok = apply_items(vm, result, left, false) && apply_items(vm, result, right, false);
    } else if (op == OP_SUB) {
        ok = apply_items(vm, result, left, false) && apply_items(vm, result, right, true);
    } else if (op == OP_AND) {
        /* the view is what is looked into: the other side may be any iterable */
        ok = is_view(left) ? filter_items(vm, result, right, left, false)
                           : filter_items(vm, result, left, right, false);
    } else {
        ok = is_view(left) ? symmetric_difference(vm, result, left, right)
                           : symmetric_difference(vm, result, right, left);
    }
    gc_pop_roots(vm, mark);
    return ok ? from_object(result) : VALUE_ERROR;
}

static value view_isdisjoint(struct vm *vm, value *args)
{
    value self = args[0], other = args[1];
    size_t mark = gc_root_mark(vm);
    value iterator = get_iter(vm, other);
    int in = 0;
    if (!iterator || !gc_push_root(vm, iterator)) {
        return VALUE_ERROR;
    }
    while (in == 0) {
        value item = iter_next(vm, iterator);
        if (item == VALUE_STOP) {
            break;
        }
        size_t inner = gc_root_mark(vm);
        in = item && gc_push_root(vm, item) ? contains(vm, self, item) : -1;
        gc_pop_roots(vm, inner);
    }
    gc_pop_roots(vm, mark);
    return in < 0 ? VALUE_ERROR : make_bool(in == 0);
}

static value view_mapping(struct vm *vm, value self)
{
    return call1(vm, type_value(vm, TYPE_MAPPING_PROXY), as_view(self)->dict);
}

static const struct getset_row view_getset[] = {
    {"mapping", view_mapping, NULL, "dictionary that this view refers to"},
    {0},
};

#define ISDISJOINT_ROW                                                               \
    {                                                                                \
        "isdisjoint", "(object, /)", view_isdisjoint, NATIVE_METHOD,                 \
            "Return True if the view and the given iterable have no item in common." \
    }

static const struct native_def keys_methods[] = {
    {"__reversed__", "()", keys_reversed, NATIVE_METHOD,
     "Return a reverse iterator over the dict keys."},
    ISDISJOINT_ROW,
    {0},
};
static const struct native_def values_methods[] = {
    {"__reversed__", "()", values_reversed, NATIVE_METHOD,
     "Return a reverse iterator over the dict values."},
    {0},
};
static const struct native_def items_methods[] = {
    {"__reversed__", "()", items_reversed, NATIVE_METHOD,
     "Return a reverse iterator over the dict items."},
    ISDISJOINT_ROW,
    {0},
};

const struct type_def dict_keys_def = {
    .name = "dict_keys",
    .size = sizeof(struct dict_view),
    .flags = TYPE_NO_NEW | TYPE_TRACED | TYPE_UNHASHABLE,
    .methods = keys_methods,
    .getset = view_getset,
    .trace = view_trace,
    .repr = view_repr,
    .compare = view_compare,
    .truth = view_truth,
    .iter = keys_iter,
    .length = view_length,
    .contains = keys_contain,
    .binary = view_binary,
};

const struct type_def dict_values_def = {
    .name = "dict_values",
    .size = sizeof(struct dict_view),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .methods = values_methods,
    .getset = view_getset,
    .trace = view_trace,
    .repr = view_repr,
    .truth = view_truth,
    .iter = values_iter,
    .length = view_length,
};

const struct type_def dict_items_def = {
    .name = "dict_items",
    .size = sizeof(struct dict_view),
    .flags = TYPE_NO_NEW | TYPE_TRACED | TYPE_UNHASHABLE,
    .methods = items_methods,
    .getset = view_getset,
    .trace = view_trace,
    .repr = view_repr,
    .compare = view_compare,
    .truth = view_truth,
    .iter = items_iter,
    .length = view_length,
    .contains = items_contain,
    .binary = view_binary,
};
