/* _collections_deque.c - collections.deque: a ring buffer whose capacity is a power of two. */
#include "../vm/native.h"
#include "../vm/object/container.h"
#include "../vm/object/type.h"

struct deque {
    struct object header;
    value *ring;
    size_t capacity, first, length;
    size_t max;         /* SIZE_MAX: no limit */
    uint64_t mutations; /* counts changes of length */
};
#define as_deque(v) ((struct deque *)as_object(v))

extern const struct type_def collections_deque_def, collections_deque_iter_def,
    collections_deque_reverse_iter_def;

static bool is_deque(value v)
{
    return is_native(v, &collections_deque_def);
}

static value *item_at(const struct deque *d, size_t i)
{
    return &d->ring[(d->first + i) & (d->capacity - 1)];
}

/* After a store to the item at i. */
static void stored(struct vm *vm, struct deque *d, size_t i)
{
    gc_barrier_element(vm, d, (d->first + i) & (d->capacity - 1));
}

/* -- growing and shrinking ------------------------------------------------------------------------------- */

static bool reserve(struct vm *vm, struct deque *d)
{
    if (d->length < d->capacity) {
        return true;
    }
    size_t capacity = d->capacity ? d->capacity * 2 : 8;
    value *ring = mem_alloc(vm, capacity * sizeof *ring);
    if (!ring) {
        return false;
    }
    for (size_t i = 0; i < d->length; i++) {
        ring[i] = *item_at(d, i);
    }
    gc_barrier_moved(vm, d, d->length);
    mem_free(vm, d->ring, d->capacity * sizeof *ring);
    d->ring = ring;
    d->capacity = capacity;
    d->first = 0;
    return true;
}

static value take_left(struct deque *d)
{
    value v = *item_at(d, 0);
    d->first = (d->first + 1) & (d->capacity - 1);
    d->length--;
    d->mutations++;
    return v;
}

static value take_right(struct deque *d)
{
    value v = *item_at(d, d->length - 1);
    d->length--;
    d->mutations++;
    return v;
}

static bool append(struct vm *vm, struct deque *d, value v)
{
    if (d->max == 0) {
        return true;
    }
    if (d->length >= d->max) {
        take_left(d);
    }
    if (!reserve(vm, d)) {
        return false;
    }
    d->length++;
    d->mutations++;
    *item_at(d, d->length - 1) = v;
    stored(vm, d, d->length - 1);
    return true;
}

static bool append_left(struct vm *vm, struct deque *d, value v)
{
    if (d->max == 0) {
        return true;
    }
    if (d->length >= d->max) {
        take_right(d);
    }
    if (!reserve(vm, d)) {
        return false;
    }
    d->first = (d->first - 1) & (d->capacity - 1);
    d->length++;
    d->mutations++;
    *item_at(d, 0) = v;
    stored(vm, d, 0);
    return true;
}

static void remove_at(struct deque *d, size_t index)
{
    for (size_t i = index; i + 1 < d->length; i++) {
        *item_at(d, i) = *item_at(d, i + 1);
    }
    d->length--;
    d->mutations++;
}

static bool insert_at(struct vm *vm, struct deque *d, size_t index, value v)
{
    if (!reserve(vm, d)) {
        return false;
    }
    d->length++;
    d->mutations++;
    for (size_t i = d->length - 1; i > index; i--) {
        *item_at(d, i) = *item_at(d, i - 1);
    }
    *item_at(d, index) = v;
    gc_barrier(vm, d);
    return true;
}

static void clear(struct vm *vm, struct deque *d)
{
    mem_free(vm, d->ring, d->capacity * sizeof *d->ring);
    d->ring = NULL;
    d->capacity = d->first = d->length = 0;
    d->mutations++;
}

static bool extend_each(struct vm *vm, void *ctx, value item)
{
    return append(vm, ctx, item);
}

static bool extend_left_each(struct vm *vm, void *ctx, value item)
{
    return append_left(vm, ctx, item);
}

/* The items, in a list that a change of the deque does not touch. */
static struct list *snapshot(struct vm *vm, const struct deque *d)
{
    struct list *list = list_new(vm, d->length);
    for (size_t i = 0; list && i < d->length; i++) {
        if (!list_append(vm, list, *item_at(d, i))) {
            return NULL;
        }
    }
    return list;
}

static bool extend(struct vm *vm, struct deque *d, value iterable, bool left)
{
    size_t mark = gc_root_mark(vm);
    if (iterable == from_object(d)) {
        iterable = from_object(snapshot(vm, d));
        if (!iterable) {
            return false;
        }
    }
    bool ok = gc_push_root(vm, iterable) && gc_push_root(vm, from_object(d)) &&
              iterate(vm, iterable, left ? extend_left_each : extend_each, d);
    gc_pop_roots(vm, mark);
    return ok;
}

/* -- construction -------------------------------------------------------------------------------------------- */

static value deque_new(struct vm *vm, value *args)
{
    struct deque *d = object_alloc(vm, as_type(args[0]));
    if (d) {
        d->max = SIZE_MAX;
    }
    return from_object(d);
}

static value deque_init(struct vm *vm, value *args)
{
    struct deque *d = as_deque(args[0]);
    size_t max = SIZE_MAX;
    if (args[2] && args[2] != VALUE_NONE) {
        int64_t n;
        if (!is_any_int(args[2])) {
            return raise_type_error(vm, "an integer is required");
        }
        if (!index_to_ssize(vm, args[2], &n, "Python int too large to convert to C ssize_t")) {
            return VALUE_ERROR;
        }
        if (n < 0) {
            return raise_value_error(vm, "maxlen must be non-negative");
        }
        max = (size_t)n;
    }
    d->max = max;
    if (d->length) {
        clear(vm, d);
    }
    return !args[1] || extend(vm, d, args[1], false) ? VALUE_NONE : VALUE_ERROR;
}

static struct deque *deque_like(struct vm *vm, size_t max)
{
    struct type *type = native_type(vm, &collections_deque_def);
    struct deque *d = type ? object_alloc(vm, type) : NULL;
    if (d) {
        d->max = max;
    }
    return d;
}

static void deque_trace(struct gc_tracer *tracer, struct object *self)
{
    struct deque *d = (struct deque *)self;
    size_t first, end, mask = d->capacity - 1;
    gc_trace_window(tracer, d->capacity, &first, &end); /* by place in the ring, which stays */
    for (size_t i = first; i < end; i++) {
        if (((i - d->first) & mask) < d->length) {
            gc_trace(tracer, d->ring[i]);
        }
    }
}

static void deque_finalize(struct vm *vm, struct object *self)
{
    struct deque *d = (struct deque *)self;
    mem_free(vm, d->ring, d->capacity * sizeof *d->ring);
    d->ring = NULL;
}

/* -- methods --------------------------------------------------------------------------------------------------- */

static value method_append(struct vm *vm, value *args)
{
    return append(vm, as_deque(args[0]), args[1]) ? VALUE_NONE : VALUE_ERROR;
}

static value method_appendleft(struct vm *vm, value *args)
{
    return append_left(vm, as_deque(args[0]), args[1]) ? VALUE_NONE : VALUE_ERROR;
}

static value method_clear(struct vm *vm, value *args)
{
    clear(vm, as_deque(args[0]));
    return VALUE_NONE;
}

static value method_extend(struct vm *vm, value *args)
{
    return extend(vm, as_deque(args[0]), args[1], false) ? VALUE_NONE : VALUE_ERROR;
}

static value method_extendleft(struct vm *vm, value *args)
{
    return extend(vm, as_deque(args[0]), args[1], true) ? VALUE_NONE : VALUE_ERROR;
}

static value method_pop(struct vm *vm, value *args)
{
    struct deque *d = as_deque(args[0]);
    return d->length ? take_right(d) : raise_error(vm, TYPE_INDEX_ERROR, "pop from an empty deque");
}

static value method_popleft(struct vm *vm, value *args)
{
    struct deque *d = as_deque(args[0]);
    return d->length ? take_left(d) : raise_error(vm, TYPE_INDEX_ERROR, "pop from an empty deque");
}

static value method_copy(struct vm *vm, value *args)
{
    struct deque *d = as_deque(args[0]);
    if (type_of(vm, args[0])->def == &collections_deque_def &&
        !(type_of(vm, args[0])->flags & TYPE_FLAG_SCRIPT)) {
        struct deque *copy = deque_like(vm, d->max);
        for (size_t i = 0; copy && i < d->length; i++) {
            if (!append(vm, copy, *item_at(d, i))) {
                return VALUE_ERROR;
            }
        }
        return from_object(copy);
    }
    value parts[2] = {args[0], d->max == SIZE_MAX ? VALUE_NONE : int_from_uint64(vm, d->max)};
    return call(vm, from_object(type_of(vm, args[0])), d->max == SIZE_MAX ? 1 : 2, parts);
}

/* Compares items with v until one is equal: its index, -1 none, -2 error. */
static int64_t find(struct vm *vm, struct deque *d, value v, size_t start, size_t stop,
                    const char *complaint, enum type_index error)
{
    uint64_t mutations = d->mutations;
    for (size_t i = start; i < stop && i < d->length; i++) {
        int same = container_equal(vm, *item_at(d, i), v);
        if (same < 0) {
            return -2;
        }
        if (d->mutations != mutations) {
            raise_error(vm, error, "%s", complaint);
            return -2;
        }
        if (same) {
            return (int64_t)i;
        }
    }
    return -1;
}

static value method_count(struct vm *vm, value *args)
{
    struct deque *d = as_deque(args[0]);
    int64_t count = 0;
    for (size_t i = 0; i < d->length; i++) {
        int64_t at = find(vm, d, args[1], i, d->length, "deque mutated during iteration",
                          TYPE_RUNTIME_ERROR);
        if (at < 0) {
            return at == -1 ? small_int(count) : VALUE_ERROR;
        }
        count++;
        i = (size_t)at;
    }
    return small_int(count);
}

static value method_index(struct vm *vm, value *args)
{
    struct deque *d = as_deque(args[0]);
    size_t start = 0, stop = d->length;
    if ((args[2] && !clip_index(vm, args[2], d->length, &start)) ||
        (args[3] && !clip_index(vm, args[3], d->length, &stop))) {
        return VALUE_ERROR;
    }
    int64_t at =
        find(vm, d, args[1], start, stop, "deque mutated during iteration", TYPE_RUNTIME_ERROR);
    return at >= 0    ? small_int(at)
           : at == -1 ? raise_value_error(vm, "%R is not in deque", args[1])
                      : VALUE_ERROR;
}

static value method_insert(struct vm *vm, value *args)
{
    struct deque *d = as_deque(args[0]);
    int64_t index;
    if (!index_to_ssize(vm, args[1], &index, "Python int too large to convert to C ssize_t")) {
        return VALUE_ERROR;
    }
    if (d->length >= d->max) {
        return raise_error(vm, TYPE_INDEX_ERROR, "deque already at its maximum size");
    }
    int64_t n = (int64_t)d->length;
    index = index >= n ? n : index < -n ? 0 : index < 0 ? index + n : index;
    return insert_at(vm, d, (size_t)index, args[2]) ? VALUE_NONE : VALUE_ERROR;
}

static value method_remove(struct vm *vm, value *args)
{
    struct deque *d = as_deque(args[0]);
    int64_t at =
        find(vm, d, args[1], 0, d->length, "deque mutated during iteration", TYPE_INDEX_ERROR);
    if (at < 0) {
        return at == -1 ? raise_value_error(vm, "deque.remove(x): x not in deque") : VALUE_ERROR;
    }
    remove_at(d, (size_t)at);
    gc_barrier(vm, d);
    return VALUE_NONE;
}

static value method_reverse(struct vm *vm, value *args)
{
    struct deque *d = as_deque(args[0]);
    for (size_t i = 0, j = d->length; i + 1 < j; i++) {
        value *a = item_at(d, i), *b = item_at(d, --j), v = *a;
        *a = *b;
        *b = v;
    }
    gc_barrier(vm, d);
    return VALUE_NONE;
}

static value method_rotate(struct vm *vm, value *args)
{
    struct deque *d = as_deque(args[0]);
    int64_t n = 1;
    if (args[1] &&
        !index_to_ssize(vm, args[1], &n, "Python int too large to convert to C ssize_t")) {
        return VALUE_ERROR;
    }
    if (d->length > 1) {
        int64_t length = (int64_t)d->length;
        n %= length;
        n = n > length / 2 ? n - length : n < -length / 2 ? n + length : n;
        for (; n > 0; n--) {
            value v = *item_at(d, d->length - 1);
            d->first = (d->first - 1) & (d->capacity - 1);
            *item_at(d, 0) = v;
        }
        for (; n < 0; n++) {
            value v = *item_at(d, 0);
            d->first = (d->first + 1) & (d->capacity - 1);
            *item_at(d, d->length - 1) = v;
        }
        d->mutations++;
        gc_barrier(vm, d);
    }
    return VALUE_NONE;
}

static value max_of(struct vm *vm, const struct deque *d)
{
    return d->max == SIZE_MAX ? VALUE_NONE : int_from_uint64(vm, d->max);
}

static value method_reduce(struct vm *vm, value *args)
{
    struct deque *d = as_deque(args[0]);
    value class = from_object(type_of(vm, args[0])), state = VALUE_NONE;
    if (type_of(vm, args[0])->flags & TYPE_FLAG_HAS_DICT) {
        struct dict *dict = instance_dict(vm, as_object(args[0]));
        if (!dict) {
            return VALUE_ERROR;
        }
        state = dict->count ? from_object(dict) : VALUE_NONE;
    }
    value iterator = get_iter(vm, args[0]);
    value parts = !iterator ? VALUE_ERROR
                  : d->max == SIZE_MAX
                      ? from_object(tuple_new(vm, 0))
                      : tuple_of(vm, 2, from_object(tuple_new(vm, 0)), max_of(vm, d));
    return parts ? tuple_of(vm, 4, class, parts, state, iterator) : VALUE_ERROR;
}

static value get_maxlen(struct vm *vm, value self)
{
    return max_of(vm, as_deque(self));
}

/* -- slots --------------------------------------------------------------------------------------------------------- */

static bool deque_length(struct vm *vm, value self, size_t *out)
{
    *out = as_deque(self)->length;
    return true;
}

static int deque_truth(struct vm *vm, value self)
{
    return as_deque(self)->length != 0;
}

static bool index_of_item(struct vm *vm, value self, value key, size_t *out)
{
    struct deque *d = as_deque(self);
    int64_t index;
    if (!is_any_int(key) && !find_special(vm, key, NAME_INDEX)) {
        raise_type_error(vm, "sequence index must be integer, not '%T'", key);
        return false;
    }
    if (!index_to_ssize(vm, key, &index, "cannot fit 'int' into an index-sized integer")) {
        return false;
    }
    index += index < 0 ? (int64_t)d->length : 0;
    if (index < 0 || (uint64_t)index >= d->length) {
        raise_error(vm, TYPE_INDEX_ERROR, "deque index out of range");
        return false;
    }
    *out = (size_t)index;
    return true;
}

static value deque_get_item(struct vm *vm, value self, value key)
{
    size_t i;
    return index_of_item(vm, self, key, &i) ? *item_at(as_deque(self), i) : VALUE_ERROR;
}

static bool deque_set_item(struct vm *vm, value self, value key, value v)
{
    size_t i;
    if (!index_of_item(vm, self, key, &i)) {
        return false;
    }
    if (v) {
        *item_at(as_deque(self), i) = v;
    } else {
        remove_at(as_deque(self), i);
    }
    gc_barrier(vm, as_object(self));
    return true;
}

static int deque_contains(struct vm *vm, value self, value item)
{
    struct deque *d = as_deque(self);
    int64_t at =
        find(vm, d, item, 0, d->length, "deque mutated during iteration", TYPE_RUNTIME_ERROR);
    return at == -2 ? -1 : at >= 0;
}

static value deque_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    if (!is_deque(self) || !is_deque(other)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct list *a = snapshot(vm, as_deque(self)), *b = a ? snapshot(vm, as_deque(other)) : NULL;
    if (!b) {
        return VALUE_ERROR;
    }
    if ((op == CMP_EQ || op == CMP_NE) && a->length != b->length) {
        return make_bool(op == CMP_NE);
    }
    size_t mark = gc_root_mark(vm);
    value r = gc_push_root(vm, from_object(a)) && gc_push_root(vm, from_object(b))
                  ? compare(vm, op, from_object(a), from_object(b))
                  : VALUE_ERROR;
    gc_pop_roots(vm, mark);
    return r;
}

static value deque_repr(struct vm *vm, value self)
{
    struct deque *d = as_deque(self);
    if (!repr_enter(vm, self)) {
        return vm->error ? VALUE_ERROR : str_from_cstr(vm, "[...]");
    }
    struct list *items = snapshot(vm, d);
    size_t mark = gc_root_mark(vm);
    value text = VALUE_ERROR;
    if (items && gc_push_root(vm, from_object(items))) {
        text = d->max == SIZE_MAX
                   ? format_str(vm, "%U(%R)", type_name(vm, type_of(vm, self)), from_object(items))
                   : format_str(vm, "%U(%R, maxlen=%zu)", type_name(vm, type_of(vm, self)),
                                from_object(items), d->max);
    }
    gc_pop_roots(vm, mark);
    repr_leave(vm, self);
    return text;
}

static bool extend_copy(struct vm *vm, struct deque *to, const struct deque *from)
{
    size_t n = from->length;
    for (size_t i = 0; i < n; i++) {
        if (!append(vm, to, *item_at(from, i))) {
            return false;
        }
    }
    return true;
}

/* The items of d, `count` times over, appended to d itself. */
static bool repeat(struct vm *vm, struct deque *d, int64_t count)
{
    if (count <= 0 || d->length == 0) {
        clear(vm, d);
        return true;
    }
    struct list *items = snapshot(vm, d);
    if (!items) {
        return false;
    }
    if (d->max == SIZE_MAX && (uint64_t)count > SIZE_MAX / 64 / items->length) {
        raise_memory_error(vm);
        return false;
    }
    if (d->max != SIZE_MAX && (uint64_t)count > d->max / items->length + 2) {
        /* only the last d->max items stay */
        count = (int64_t)(d->max / items->length) + 2;
    }
    for (int64_t k = 1; k < count; k++) {
        for (size_t i = 0; i < items->length; i++) {
            if (!append(vm, d, items->items[i])) {
                return false;
            }
        }
        if (!native_poll(vm, items->length)) {
            return false;
        }
    }
    return true;
}

static value deque_binary(struct vm *vm, enum binary_op op, value left, value right)
{
    if (op == OP_ADD && is_deque(left)) {
        if (!is_deque(right)) {
            return raise_type_error(vm, "can only concatenate deque (not \"%T\") to deque", right);
        }
        value copy = method_copy(vm, &left);
        return copy && is_deque(copy) && extend_copy(vm, as_deque(copy), as_deque(right))
                   ? copy
                   : VALUE_ERROR;
    }
    if (op == OP_MUL && (is_deque(left) || is_deque(right))) {
        value self = is_deque(left) ? left : right;
        size_t count;
        if (!repeat_count(vm, left, right, is_deque(left), &count)) {
            return VALUE_ERROR;
        }
        value copy = method_copy(vm, &self);
        return copy && is_deque(copy) && repeat(vm, as_deque(copy), (int64_t)count) ? copy
                                                                                    : VALUE_ERROR;
    }
    return VALUE_NOT_IMPLEMENTED;
}

static value deque_inplace(struct vm *vm, enum binary_op op, value self, value other)
{
    if (op == OP_ADD) {
        return extend(vm, as_deque(self), other, false) ? self : VALUE_ERROR;
    }
    if (op == OP_MUL && supports_index(vm, other)) {
        int64_t count;
        if (!index_to_ssize(vm, other, &count, "cannot fit 'int' into an index-sized integer")) {
            return VALUE_ERROR;
        }
        return repeat(vm, as_deque(self), count) ? self : VALUE_ERROR;
    }
    return VALUE_NOT_IMPLEMENTED;
}

/* -- iterators ------------------------------------------------------------------------------------------------------- */

struct deque_iter {
    struct object header;
    value deque; /* VALUE_NULL when done */
    size_t position;
    uint64_t mutations;
};
#define as_iter(v) ((struct deque_iter *)as_object(v))

static value iter_new(struct vm *vm, const struct type_def *def, value deque)
{
    struct type *type = native_type(vm, def);
    struct deque_iter *it = type ? object_alloc(vm, type) : NULL;
    if (it) {
        it->deque = deque;
        it->mutations = as_deque(deque)->mutations;
    }
    return from_object(it);
}

static value deque_iter(struct vm *vm, value self)
{
    return iter_new(vm, &collections_deque_iter_def, self);
}

static value method_reversed(struct vm *vm, value *args)
{
    return iter_new(vm, &collections_deque_reverse_iter_def, args[0]);
}

static value iter_next_at(struct vm *vm, value self, bool reverse)
{
    struct deque_iter *it = as_iter(self);
    if (!it->deque) {
        return VALUE_STOP;
    }
    struct deque *d = as_deque(it->deque);
    if (d->mutations != it->mutations) {
        it->deque = VALUE_NULL;
        return raise_error(vm, TYPE_RUNTIME_ERROR, "deque mutated during iteration");
    }
    if (it->position >= d->length) {
        it->deque = VALUE_NULL;
        return VALUE_STOP;
    }
    size_t i = it->position++;
    return *item_at(d, reverse ? d->length - 1 - i : i);
}

static value iter_forward(struct vm *vm, value self)
{
    return iter_next_at(vm, self, false);
}

static value iter_backward(struct vm *vm, value self)
{
    return iter_next_at(vm, self, true);
}

static value iter_self(struct vm *vm, value self)
{
    return self;
}

static void iter_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct deque_iter *)self)->deque);
}

static value iter_length_hint(struct vm *vm, value *args)
{
    struct deque_iter *it = as_iter(args[0]);
    size_t length = it->deque ? as_deque(it->deque)->length : 0;
    return small_int(length > it->position ? (int64_t)(length - it->position) : 0);
}

static const struct native_def iter_methods[] = {
    {"__length_hint__", "()", iter_length_hint, NATIVE_METHOD, NULL},
    {0},
};

#define ITER_DEF(id, text, next_)           \
    const struct type_def id = {            \
        .name = text,                       \
        .module = "_collections",           \
        .size = sizeof(struct deque_iter),  \
        .flags = TYPE_NO_NEW | TYPE_TRACED, \
        .methods = iter_methods,            \
        .trace = iter_trace,                \
        .iter = iter_self,                  \
        .next = next_,                      \
    }
ITER_DEF(collections_deque_iter_def, "_deque_iterator", iter_forward);
ITER_DEF(collections_deque_reverse_iter_def, "_deque_reverse_iterator", iter_backward);

/* -- the definition --------------------------------------------------------------------------------------------------- */

static const struct native_def deque_methods[] = {
    {"append", "(item, /)", method_append, NATIVE_METHOD, "Add an element to the right side."},
    {"appendleft", "(item, /)", method_appendleft, NATIVE_METHOD,
     "Add an element to the left side."},
    {"clear", "()", method_clear, NATIVE_METHOD, "Remove all elements from the deque."},
    {"__copy__", "()", method_copy, NATIVE_METHOD, "Return a shallow copy of a deque."},
    {"copy", "()", method_copy, NATIVE_METHOD, "Return a shallow copy of a deque."},
    {"count", "(value, /)", method_count, NATIVE_METHOD, "Return number of occurrences of value."},
    {"extend", "(iterable, /)", method_extend, NATIVE_METHOD,
     "Extend the right side with elements from the iterable."},
    {"extendleft", "(iterable, /)", method_extendleft, NATIVE_METHOD,
     "Extend the left side with elements from the iterable."},
    {"index", "(value, start=0, stop=sys.maxsize, /)", method_index, NATIVE_METHOD,
     "Return first index of value."},
    {"insert", "(index, value, /)", method_insert, NATIVE_METHOD, "Insert value before index."},
    {"pop", "()", method_pop, NATIVE_METHOD, "Remove and return the rightmost element."},
    {"popleft", "()", method_popleft, NATIVE_METHOD, "Remove and return the leftmost element."},
    {"__reduce__", "()", method_reduce, NATIVE_METHOD, NULL},
    {"remove", "(value, /)", method_remove, NATIVE_METHOD, "Remove first occurrence of value."},
    {"__reversed__", "()", method_reversed, NATIVE_METHOD,
     "Return a reverse iterator over the deque."},
    {"reverse", "()", method_reverse, NATIVE_METHOD, "Reverse *IN PLACE*."},
    {"rotate", "(n=1, /)", method_rotate, NATIVE_METHOD, "Rotate the deque n steps to the right."},
    CLASS_GETITEM_ROW,
    {0},
};
static const struct getset_row deque_getset[] = {
    {"maxlen", get_maxlen, NULL, "maximum size of a deque or None if unbounded"},
    {0},
};

const struct type_def collections_deque_def = {
    .name = "deque",
    .module = "collections",
    .size = sizeof(struct deque),
    .flags = TYPE_SUBCLASSABLE | TYPE_TRACED | TYPE_UNHASHABLE | TYPE_WEAKREFABLE | TYPE_SEQUENCE,
    .doc = "A list-like sequence optimized for data accesses near its endpoints.",
    .new_signature = "(*args, **kwargs)",
    .new = deque_new,
    .init_signature = "(iterable=(), maxlen=None)",
    .init = deque_init,
    .methods = deque_methods,
    .getset = deque_getset,
    .trace = deque_trace,
    .finalize = deque_finalize,
    .repr = deque_repr,
    .compare = deque_compare,
    .truth = deque_truth,
    .iter = deque_iter,
    .length = deque_length,
    .get_item = deque_get_item,
    .set_item = deque_set_item,
    .contains = deque_contains,
    .binary = deque_binary,
    .inplace = deque_inplace,
};
