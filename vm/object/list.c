/* list.c - list and its two iterators. Sorting is in list_sort.c.
 *
 * `items` may move whenever the list changes, and any call-back into a script may change it: every
 * loop that calls back reads list->items and list->length again for each element. */
#include "container.h"

#define LIST_MAX (SIZE_MAX / 16)

/* -- construction ------------------------------------------------------------------------------- */

struct list *list_new(struct vm *vm, size_t capacity)
{
    struct list *list = gc_new(vm, builtin_type(vm, TYPE_LIST), sizeof *list);
    if (!list) {
        return NULL;
    }
    list->length = list->capacity = 0;
    list->items = NULL;
    if (capacity) {
        if (capacity > LIST_MAX) {
            raise_memory_error(vm);
            return NULL;
        }
        list->items = mem_alloc(vm, capacity * sizeof(value));
        if (!list->items) {
            return NULL;
        }
        list->capacity = capacity;
    }
    return list;
}

struct list *list_from(struct vm *vm, const value *items, size_t count)
{
    struct list *list = list_new(vm, count);
    if (list && count) {
        memcpy(list->items, items, count * sizeof(value));
        list->length = count;
    }
    return list;
}

static bool list_set_capacity(struct vm *vm, struct list *list, size_t capacity)
{
    if (capacity > LIST_MAX) {
        raise_memory_error(vm);
        return false;
    }
    value *items;
    if (list->items) {
        items =
            mem_resize(vm, list->items, list->capacity * sizeof(value), capacity * sizeof(value));
    } else {
        items = mem_alloc(vm, capacity * sizeof(value));
    }
    if (!items) {
        return false;
    }
    list->items = items;
    list->capacity = capacity;
    list->header.flags |= LIST_RESIZED;
    return true;
}

bool list_grow(struct vm *vm, struct list *list, size_t needed)
{
    if (needed <= list->capacity) {
        return true;
    }
    if (needed > LIST_MAX) {
        raise_memory_error(vm);
        return false;
    }
    return list_set_capacity(vm, list, (needed + (needed >> 3) + 7) & ~(size_t)3);
}

/* Gives memory back when the list uses under half of it. */
static void list_shrink(struct vm *vm, struct list *list)
{
    if (list->length == 0) {
        if (list->items) {
            mem_free(vm, list->items, list->capacity * sizeof(value));
        }
        list->items = NULL;
        list->capacity = 0;
    } else if (list->capacity > 16 && list->length < list->capacity / 2) {
        size_t capacity = (list->length + (list->length >> 3) + 7) & ~(size_t)3;
        value error = vm->error;
        if (!list_set_capacity(vm, list, capacity)) {
            vm->error = error; /* keeping the larger buffer is no failure */
        }
    }
}

bool list_append(struct vm *vm, struct list *list, value v)
{
    return list_append_inline(vm, list, v);
}

bool list_insert(struct vm *vm, struct list *list, size_t index, value v)
{
    if (list->length == list->capacity && !list_grow(vm, list, list->length + 1)) {
        return false;
    }
    if (index > list->length) {
        index = list->length;
    }
    memmove(list->items + index + 1, list->items + index, (list->length - index) * sizeof(value));
    list->items[index] = v;
    list->length++;
    gc_barrier_moved(vm, list, list->length);
    container_stored(vm, list, v);
    return true;
}

/* Appends count values that do not live in the list's own buffer. */
bool list_append_many(struct vm *vm, struct list *list, const value *items, size_t count)
{
    if (count > LIST_MAX || !list_grow(vm, list, list->length + count)) {
        return count > LIST_MAX ? (raise_memory_error(vm), false) : false;
    }
    if (count) {
        memcpy(list->items + list->length, items, count * sizeof(value));
        list->length += count;
        gc_barrier(vm, list);
    }
    return true;
}

static bool extend_range(struct vm *vm, struct list *list, struct range *range)
{
    int64_t n = small_int_value(range->start), step = small_int_value(range->step);
    size_t count = (size_t)small_int_value(range->length);
    if (count > LIST_MAX) {
        raise_memory_error(vm);
        return false;
    }
    if (!list_grow(vm, list, list->length + count)) {
        return false;
    }
    value *out = list->items + list->length;
    for (size_t i = 0; i < count; i++) {
        out[i] = small_int(n + (int64_t)i * step);
    }
    list->length += count;
    return true;
}

static bool extend_any(struct vm *vm, struct list *list, value iterable)
{
    size_t mark = gc_root_mark(vm), hint;
    value iterator = get_iter(vm, iterable);
    if (!iterator || !gc_push_root(vm, iterator)) {
        return false;
    }
    bool ok = length_hint(vm, iterable, 0, &hint);
    if (ok && hint && hint < LIST_MAX / 2) {
        /* A hint may lie: failing to reserve for it is not an error. */
        value error = vm->error;
        if (list->length + hint > list->capacity &&
            !list_set_capacity(vm, list, list->length + hint)) {
            vm->error = error;
        }
    }
    while (ok) {
        value v = iter_next(vm, iterator);
        if (v == VALUE_STOP) {
            break;
        }
        ok = v && list_append_inline(vm, list, v);
    }
    gc_pop_roots(vm, mark);
    return ok;
}

bool list_extend(struct vm *vm, struct list *list, value iterable)
{
    if (is_exact(iterable, TYPE_LIST) || iterable == from_object(list)) {
        struct list *other = as_list(iterable);
        size_t count = other->length;
        if (other != list) {
            return list_append_many(vm, list, other->items, count);
        }
        if (!list_grow(vm, list, count * 2)) {
            return false;
        }
        memcpy(list->items + count, list->items, count * sizeof(value));
        list->length = count * 2;
        gc_barrier(vm, list);
        return true;
    }
    if (is_exact(iterable, TYPE_TUPLE)) {
        return list_append_many(vm, list, as_tuple(iterable)->items, as_tuple(iterable)->length);
    }
    if (is_exact(iterable, TYPE_RANGE)) {
        struct range *range = as_range(iterable);
        if (are_ints(range->start, range->stop) && are_ints(range->step, range->length)) {
            return extend_range(vm, list, range);
        }
    } else if (is_exact(iterable, TYPE_DICT)) {
        struct dict *dict = as_dict(iterable);
        size_t position = 0;
        value key, item;
        if (!list_grow(vm, list, list->length + dict->count)) {
            return false;
        }
        while (dict_next(dict, &position, &key, &item)) {
            list->items[list->length++] = key;
        }
        gc_barrier(vm, list);
        return true;
    } else if (is_exact(iterable, TYPE_SET) || is_exact(iterable, TYPE_FROZENSET)) {
        struct set *set = as_set(iterable);
        size_t position = 0;
        value key;
        if (!list_grow(vm, list, list->length + set->count)) {
            return false;
        }
        while (set_next(set, &position, &key)) {
            list->items[list->length++] = key;
        }
        gc_barrier(vm, list);
        return true;
    } else if (is_exact(iterable, TYPE_STR)) {
        const struct str *s = as_str(iterable);
        if (!list_grow(vm, list, list->length + s->length)) {
            return false;
        }
        for (const char *p = s->data, *end = p + s->size; p < end;) {
            value c = str_from_code_point(vm, utf8_next(&p));
            if (!c) {
                return false;
            }
            list->items[list->length++] = c;
        }
        gc_barrier(vm, list);
        return true;
    }
    return extend_any(vm, list, iterable);
}

struct list *list_from_iterable(struct vm *vm, value iterable)
{
    if (is_exact(iterable, TYPE_LIST)) {
        return list_from(vm, as_list(iterable)->items, as_list(iterable)->length);
    }
    if (is_exact(iterable, TYPE_TUPLE)) {
        return list_from(vm, as_tuple(iterable)->items, as_tuple(iterable)->length);
    }
    struct list *list = list_new(vm, 0);
    size_t mark = gc_root_mark(vm);
    if (!list || !gc_push_root(vm, from_object(list))) {
        return NULL;
    }
    bool ok = list_extend(vm, list, iterable);
    gc_pop_roots(vm, mark);
    return ok ? list : NULL;
}

static value list_make(struct vm *vm, value *args)
{
    return from_object(container_alloc(vm, args[0]));
}

static void empty(struct vm *vm, struct list *list)
{
    list->length = 0;
    list_shrink(vm, list);
}

static value list_init(struct vm *vm, value *args)
{
    struct list *list = as_list(args[0]);
    if (list->length) {
        empty(vm, list);
    }
    if (args[1] && !list_extend(vm, list, args[1])) {
        return VALUE_ERROR;
    }
    return VALUE_NONE;
}

static void list_trace(struct gc_tracer *tracer, struct object *self)
{
    struct list *list = (struct list *)self;
    container_trace(tracer, self);
    gc_trace_range(tracer, list->items, list->length);
}

static void list_finalize(struct vm *vm, struct object *self)
{
    struct list *list = (struct list *)self;
    container_finalize(vm, self);
    if (list->items) {
        mem_free(vm, list->items, list->capacity * sizeof(value));
        list->items = NULL;
    }
}

/* -- items -------------------------------------------------------------------------------------- */

bool sequence_index(struct vm *vm, value index, size_t length, const char *what, size_t *out)
{
    int64_t i;
    if (is_int(index)) {
        i = small_int_value(index);
    } else {
        value v = index_of(vm, index);
        if (!v) {
            return false;
        }
        if (!int_fits_int64(v, &i)) {
            raise_error(vm, TYPE_INDEX_ERROR, "cannot fit '%T' into an index-sized integer", index);
            return false;
        }
    }
    if (i < 0) {
        i += (int64_t)length;
    }
    if (i < 0 || (uint64_t)i >= length) {
        raise_error(vm, TYPE_INDEX_ERROR, "%s index out of range", what);
        return false;
    }
    *out = (size_t)i;
    return true;
}

static value list_slice(struct vm *vm, struct list *list, struct slice *slice)
{
    int64_t start, stop, step;
    if (!slice_unpack(vm, slice, &start, &stop, &step)) {
        return VALUE_ERROR;
    }
    size_t count = slice_adjust(list->length, &start, &stop, step);
    if (step == 1) {
        return from_object(list_from(vm, count ? list->items + start : NULL, count));
    }
    struct list *result = list_new(vm, count);
    if (!result) {
        return VALUE_ERROR;
    }
    for (size_t i = 0; i < count; i++) {
        result->items[i] = list->items[start + (int64_t)i * step];
    }
    result->length = count;
    return from_object(result);
}

static value list_get_item(struct vm *vm, value self, value key)
{
    struct list *list = as_list(self);
    if (is_int(key)) {
        int64_t i = small_int_value(key);
        i += i < 0 ? (int64_t)list->length : 0;
        if ((uint64_t)i < list->length) {
            return list->items[i];
        }
        return raise_error(vm, TYPE_INDEX_ERROR, "list index out of range");
    }
    if (is_kind(key, TYPE_SLICE)) {
        return list_slice(vm, list, as_slice(key));
    }
    if (!supports_index(vm, key)) {
        return raise_type_error(vm, "list indices must be integers or slices, not %T", key);
    }
    value index = index_of(vm, key);
    size_t i;
    if (!index || !sequence_index(vm, index, list->length, "list", &i)) {
        return VALUE_ERROR;
    }
    return list->items[i];
}

/* Replaces items [start, stop) by count values from outside the list's buffer. */
static bool list_splice(struct vm *vm, struct list *list, size_t start, size_t stop,
                        const value *items, size_t count)
{
    size_t removed = stop - start, tail = list->length - stop;
    if (count > removed) {
        if (count > LIST_MAX) {
            raise_memory_error(vm);
            return false;
        }
        if (!list_grow(vm, list, list->length + (count - removed))) {
            return false;
        }
    }
    if (count != removed && tail) {
        gc_barrier_moved(vm, list, list->length);
        memmove(list->items + start + count, list->items + stop, tail * sizeof(value));
    }
    list->length = start + count + tail;
    if (count) {
        memcpy(list->items + start, items, count * sizeof(value));
        gc_barrier(vm, list);
    }
    if (count < removed) {
        list_shrink(vm, list);
    }
    return true;
}

static void delete_extended(struct vm *vm, struct list *list, int64_t start, int64_t step,
                            size_t count)
{
    if (step < 0) {
        start += (int64_t)(count - 1) * step;
        step = -step;
    }
    size_t to = (size_t)start, next = (size_t)start;
    gc_barrier_moved(vm, list, list->length);
    for (size_t from = (size_t)start; from < list->length; from++) {
        if (count && from == next) {
            count--;
            /* The last step may run past any sequence: stop counting before it overflows. */
            next = count ? next + (size_t)step : SIZE_MAX;
        } else {
            list->items[to++] = list->items[from];
        }
    }
    list->length = to;
    list_shrink(vm, list);
}

static bool is_iterable(struct vm *vm, value v)
{
    return type_of(vm, v)->def->iter || find_special(vm, v, NAME_ITER) ||
           find_special(vm, v, NAME_GETITEM);
}

static bool list_set_slice(struct vm *vm, struct list *list, struct slice *slice, value v)
{
    int64_t start, stop, step;
    if (!slice_unpack(vm, slice, &start, &stop, &step)) {
        return false;
    }
    if (!v) {
        size_t count = slice_adjust(list->length, &start, &stop, step);
        if (count == 0) {
            return true;
        }
        if (step == 1) {
            return list_splice(vm, list, (size_t)start, (size_t)start + count, NULL, 0);
        }
        delete_extended(vm, list, start, step, count);
        return true;
    }
    const value *items;
    size_t given;
    if (is_exact(v, TYPE_TUPLE)) {
        items = as_tuple(v)->items;
        given = as_tuple(v)->length;
    } else if (is_exact(v, TYPE_LIST) && as_list(v) != list) {
        items = as_list(v)->items;
        given = as_list(v)->length;
    } else {
        if (!is_iterable(vm, v)) {
            raise_type_error(vm, "must assign iterable to extended slice");
            return false;
        }
        struct list *copy = list_from_iterable(vm, v);
        if (!copy) {
            return false;
        }
        items = copy->items;
        given = copy->length;
    }
    /* Bounds are fixed only now: the iteration may have changed the list. */
    size_t count = slice_adjust(list->length, &start, &stop, step);
    if (step == 1) {
        return list_splice(vm, list, (size_t)start, (size_t)start + count, items, given);
    }
    if (given != count) {
        raise_value_error(vm,
                          "attempt to assign sequence of size %zu to extended slice of size %zu",
                          given, count);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        list->items[start + (int64_t)i * step] = items[i];
    }
    gc_barrier(vm, list);
    return true;
}

static bool list_set_item(struct vm *vm, value self, value key, value v)
{
    struct list *list = as_list(self);
    size_t i;
    if (is_int(key)) {
        int64_t n = small_int_value(key);
        n += n < 0 ? (int64_t)list->length : 0;
        if ((uint64_t)n >= list->length) {
            raise_error(vm, TYPE_INDEX_ERROR, "list assignment index out of range");
            return false;
        }
        i = (size_t)n;
    } else if (is_kind(key, TYPE_SLICE)) {
        return list_set_slice(vm, list, as_slice(key), v);
    } else if (!supports_index(vm, key)) {
        raise_type_error(vm, "list indices must be integers or slices, not %T", key);
        return false;
    } else {
        value index = index_of(vm, key);
        if (!index || !sequence_index(vm, index, list->length, "list assignment", &i)) {
            return false;
        }
    }
    if (v) {
        list->items[i] = v;
        if (is_object(v)) {
            gc_barrier_element(vm, list, i);
        }
        return true;
    }
    return list_splice(vm, list, i, i + 1, NULL, 0);
}

static bool list_length(struct vm *vm, value self, size_t *out)
{
    *out = as_list(self)->length;
    return true;
}

static int list_truth(struct vm *vm, value self)
{
    return as_list(self)->length != 0;
}

/* Position of item in [start, stop), -1 absent, -2 error. */
static int64_t list_find(struct vm *vm, struct list *list, value item, size_t start, size_t stop)
{
    for (size_t i = start; i < stop && i < list->length; i++) {
        int same = container_equal(vm, list->items[i], item);
        if (same) {
            return same < 0 ? -2 : (int64_t)i;
        }
    }
    return -1;
}

static int list_contains(struct vm *vm, value self, value item)
{
    int64_t at = list_find(vm, as_list(self), item, 0, SIZE_MAX);
    return at == -2 ? -1 : at >= 0;
}

/* -- comparison, repr, operators ---------------------------------------------------------------- */

static value list_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    if (!is_kind(other, TYPE_LIST)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct list *a = as_list(self), *b = as_list(other);
    if (a->length != b->length && (op == CMP_EQ || op == CMP_NE)) {
        return make_bool(op == CMP_NE);
    }
    if (!native_enter(vm, RECURSION_COMPARE)) {
        return VALUE_ERROR;
    }
    size_t i;
    value result = VALUE_ERROR;
    for (i = 0; i < a->length && i < b->length; i++) {
        int same = container_equal(vm, a->items[i], b->items[i]);
        if (same < 0) {
            goto out;
        }
        if (!same) {
            break;
        }
    }
    if (i >= a->length || i >= b->length) {
        result = compare_sizes(op, a->length, b->length);
    } else if (op == CMP_EQ || op == CMP_NE) {
        result = make_bool(op == CMP_NE);
    } else {
        result = container_compare(vm, op, a->items[i], b->items[i]);
    }
out:
    native_leave(vm);
    return result;
}

static value list_item_at(value self, size_t i)
{
    return i < as_list(self)->length ? as_list(self)->items[i] : VALUE_NULL;
}

static value list_repr(struct vm *vm, value self)
{
    if (as_list(self)->length == 0) {
        return str_from_cstr(vm, "[]");
    }
    return repr_sequence(vm, self, "[", "]", list_item_at);
}

/* Fills out[0 … count * times) with the first `count` values of it repeated. */
static void fill_repeated(value *out, size_t count, size_t times)
{
    size_t total = count * times, done = count;
    if (count == 1) {
        value v = out[0];
        for (size_t i = 1; i < total; i++) {
            out[i] = v;
        }
        return;
    }
    while (done < total) {
        size_t n = done < total - done ? done : total - done;
        memcpy(out + done, out, n * sizeof(value));
        done += n;
    }
}

static value list_repeat(struct vm *vm, struct list *list, size_t times)
{
    size_t total;
    if (__builtin_mul_overflow(list->length, times, &total) || total > LIST_MAX) {
        return raise_memory_error(vm);
    }
    struct list *result = list_new(vm, total);
    if (!result || total == 0) {
        return from_object(result);
    }
    memcpy(result->items, list->items, list->length * sizeof(value));
    fill_repeated(result->items, list->length, times);
    result->length = total;
    return from_object(result);
}

static value list_binary(struct vm *vm, enum binary_op op, value left, value right)
{
    if (op == OP_ADD && is_kind(left, TYPE_LIST)) {
        if (!is_kind(right, TYPE_LIST)) {
            return raise_type_error(vm, "can only concatenate list (not \"%T\") to list", right);
        }
        struct list *a = as_list(left), *b = as_list(right);
        struct list *result = list_new(vm, a->length + b->length);
        if (result && a->length) {
            memcpy(result->items, a->items, a->length * sizeof(value));
        }
        if (result && b->length) {
            memcpy(result->items + a->length, b->items, b->length * sizeof(value));
        }
        if (result) {
            result->length = a->length + b->length;
        }
        return from_object(result);
    }
    if (op == OP_MUL) {
        bool is_left = is_kind(left, TYPE_LIST);
        size_t times;
        if (!repeat_count(vm, left, right, is_left, &times)) {
            return VALUE_ERROR;
        }
        return list_repeat(vm, as_list(is_left ? left : right), times);
    }
    return VALUE_NOT_IMPLEMENTED;
}

static value list_inplace(struct vm *vm, enum binary_op op, value self, value other)
{
    struct list *list = as_list(self);
    if (op == OP_ADD) {
        return list_extend(vm, list, other) ? self : VALUE_ERROR;
    }
    if (op == OP_MUL) {
        size_t times, total;
        if (!repeat_count(vm, self, other, true, &times)) {
            return VALUE_ERROR;
        }
        if (list->length == 0 || times == 1) {
            return self;
        }
        if (times == 0) {
            empty(vm, list);
            return self;
        }
        if (__builtin_mul_overflow(list->length, times, &total) || total > LIST_MAX) {
            return raise_memory_error(vm);
        }
        if (!list_grow(vm, list, total)) {
            return VALUE_ERROR;
        }
        fill_repeated(list->items, list->length, times);
        list->length = total;
        return self;
    }
    return VALUE_NOT_IMPLEMENTED;
}

/* -- methods ------------------------------------------------------------------------------------ */

static value method_append(struct vm *vm, value *args)
{
    return list_append_inline(vm, as_list(args[0]), args[1]) ? VALUE_NONE : VALUE_ERROR;
}

static value method_clear(struct vm *vm, value *args)
{
    empty(vm, as_list(args[0]));
    return VALUE_NONE;
}

static value method_copy(struct vm *vm, value *args)
{
    return from_object(list_from(vm, as_list(args[0])->items, as_list(args[0])->length));
}

static value method_count(struct vm *vm, value *args)
{
    struct list *list = as_list(args[0]);
    size_t count = 0;
    for (size_t i = 0; i < list->length; i++) {
        int same = container_equal(vm, list->items[i], args[1]);
        if (same < 0) {
            return VALUE_ERROR;
        }
        count += (size_t)same;
    }
    return small_int((int64_t)count);
}

static value method_extend(struct vm *vm, value *args)
{
    return list_extend(vm, as_list(args[0]), args[1]) ? VALUE_NONE : VALUE_ERROR;
}

bool clip_index(struct vm *vm, value v, size_t length, size_t *out)
{
    int64_t i;
    if (is_int(v)) {
        i = small_int_value(v);
    } else {
        if (!supports_index(vm, v)) {
            raise_type_error(vm, "slice indices must be integers or have an __index__ method");
            return false;
        }
        if (!index_to_ssize(vm, v, &i, NULL)) {
            return false;
        }
    }
    if (i < 0) {
        i += (int64_t)length;
        i = i < 0 ? 0 : i;
    }
    *out = (size_t)i;
    return true;
}

static value method_index(struct vm *vm, value *args)
{
    struct list *list = as_list(args[0]);
    size_t start = 0, stop = SIZE_MAX;
    if ((args[2] && !clip_index(vm, args[2], list->length, &start)) ||
        (args[3] && !clip_index(vm, args[3], list->length, &stop))) {
        return VALUE_ERROR;
    }
    int64_t at = list_find(vm, list, args[1], start, stop);
    if (at == -2) {
        return VALUE_ERROR;
    }
    return at >= 0 ? small_int(at) : raise_value_error(vm, "%R is not in list", args[1]);
}

static value method_insert(struct vm *vm, value *args)
{
    struct list *list = as_list(args[0]);
    int64_t i;
    if (!index_to_ssize(vm, args[1], &i, SSIZE_OVERFLOW)) {
        return VALUE_ERROR;
    }
    if (i < 0) {
        i += (int64_t)list->length;
        i = i < 0 ? 0 : i;
    }
    return list_insert(vm, list, (size_t)i, args[2]) ? VALUE_NONE : VALUE_ERROR;
}

static value method_pop(struct vm *vm, value *args)
{
    struct list *list = as_list(args[0]);
    int64_t i = -1;
    if (args[1] && !index_to_ssize(vm, args[1], &i, SSIZE_OVERFLOW)) {
        return VALUE_ERROR;
    }
    if (list->length == 0) {
        return raise_error(vm, TYPE_INDEX_ERROR, "pop from empty list");
    }
    i += i < 0 ? (int64_t)list->length : 0;
    if ((uint64_t)i >= list->length) {
        return raise_error(vm, TYPE_INDEX_ERROR, "pop index out of range");
    }
    value v = list->items[i];
    list->length--;
    if ((size_t)i < list->length) {
        gc_barrier_moved(vm, list, list->length);
        memmove(list->items + i, list->items + i + 1, (list->length - (size_t)i) * sizeof(value));
    }
    if (list->capacity > 16 && list->length < list->capacity / 2) {
        list_shrink(vm, list);
    }
    return v;
}

static value method_remove(struct vm *vm, value *args)
{
    struct list *list = as_list(args[0]);
    int64_t at = list_find(vm, list, args[1], 0, SIZE_MAX);
    if (at == -2) {
        return VALUE_ERROR;
    }
    if (at < 0) {
        return raise_value_error(vm, "list.remove(x): x not in list");
    }
    /* The comparison may have shortened the list behind the match. */
    if ((size_t)at < list->length && !list_splice(vm, list, (size_t)at, (size_t)at + 1, NULL, 0)) {
        return VALUE_ERROR;
    }
    return VALUE_NONE;
}

static value method_reverse(struct vm *vm, value *args)
{
    struct list *list = as_list(args[0]);
    gc_barrier_moved(vm, list, list->length);
    for (size_t i = 0, j = list->length; i + 1 < j; i++) {
        value v = list->items[i];
        list->items[i] = list->items[--j];
        list->items[j] = v;
    }
    return VALUE_NONE;
}

static value method_sort(struct vm *vm, value *args)
{
    int reverse = args[2] ? truth(vm, args[2]) : 0;
    if (reverse < 0) {
        return VALUE_ERROR;
    }
    value key = args[1] ? args[1] : VALUE_NONE;
    return list_sort(vm, as_list(args[0]), key, reverse) ? VALUE_NONE : VALUE_ERROR;
}

static struct index_iter *iter_over(struct vm *vm, value self, enum type_index type, size_t index)
{
    struct index_iter *it = gc_new(vm, builtin_type(vm, type), sizeof *it);
    if (it) {
        it->sequence = self;
        it->index = index;
    }
    return it;
}

static value list_iter(struct vm *vm, value self)
{
    return from_object(iter_over(vm, self, TYPE_LIST_ITER, 0));
}

/* A reverse iterator's index is one past the next item, so that 0 means the end. */
static value method_reversed(struct vm *vm, value *args)
{
    return from_object(iter_over(vm, args[0], TYPE_LIST_REVERSE_ITER, as_list(args[0])->length));
}

static value method_sizeof(struct vm *vm, value *args)
{
    return small_int((int64_t)(sizeof(struct list) + as_list(args[0])->capacity * sizeof(value)));
}

static const struct native_def list_methods[] = {
    {"__reversed__", "()", method_reversed, NATIVE_METHOD,
     "Return a reverse iterator over the list."},
    {"__sizeof__", "()", method_sizeof, NATIVE_METHOD, "Return the size of the list in memory."},
    {"append", "(object, /)", method_append, NATIVE_METHOD, "Append object to the end."},
    {"clear", "()", method_clear, NATIVE_METHOD, "Remove all items."},
    {"copy", "()", method_copy, NATIVE_METHOD, "Return a shallow copy."},
    {"count", "(value, /)", method_count, NATIVE_METHOD, "Return how often value occurs."},
    {"extend", "(iterable, /)", method_extend, NATIVE_METHOD, "Append all items of the iterable."},
    {"index", "(value, start=0, stop=9223372036854775807, /)", method_index, NATIVE_METHOD,
     "Return the first index of value; ValueError if it is absent."},
    {"insert", "(index, object, /)", method_insert, NATIVE_METHOD, "Insert object before index."},
    {"pop", "(index=-1, /)", method_pop, NATIVE_METHOD,
     "Remove and return the item at index (the last one by default)."},
    {"remove", "(value, /)", method_remove, NATIVE_METHOD,
     "Remove the first occurrence of value; ValueError if it is absent."},
    {"reverse", "()", method_reverse, NATIVE_METHOD, "Reverse in place."},
    {"sort", "(*, key=None, reverse=False)", method_sort, NATIVE_METHOD,
     "Sort in place, ascending and stable; key maps each item to what is compared."},
    CLASS_GETITEM_ROW,
    {0},
};

const struct type_def list_def = {
    .name = "list",
    .size = sizeof(struct list),
    .flags = TYPE_SUBCLASSABLE | TYPE_INIT_ONLY | TYPE_SEQUENCE | TYPE_MATCH_SELF |
             TYPE_UNHASHABLE | TYPE_TRACED,
    .doc = "A mutable sequence of any objects.",
    .new_signature = "(*args, **kwargs)",
    .new = list_make,
    .init_signature = "(iterable=(), /)",
    .init = list_init,
    .methods = list_methods,
    .trace = list_trace,
    .finalize = list_finalize,
    .repr = list_repr,
    .compare = list_compare,
    .truth = list_truth,
    .iter = list_iter,
    .length = list_length,
    .get_item = list_get_item,
    .set_item = list_set_item,
    .contains = list_contains,
    .binary = list_binary,
    .inplace = list_inplace,
};

/* -- iterators ---------------------------------------------------------------------------------- */

static void iter_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct index_iter *)self)->sequence);
}

static value iter_self(struct vm *vm, value self)
{
    return self;
}

#define as_iter(v) ((struct index_iter *)as_object(v))

static value list_iter_next(struct vm *vm, value self)
{
    struct index_iter *it = as_iter(self);
    if (!it->sequence) {
        return VALUE_STOP;
    }
    struct list *list = as_list(it->sequence);
    if (it->index < list->length) {
        return list->items[it->index++];
    }
    it->sequence = VALUE_NULL;
    return VALUE_STOP;
}

static value list_reverse_iter_next(struct vm *vm, value self)
{
    struct index_iter *it = as_iter(self);
    if (!it->sequence) {
        return VALUE_STOP;
    }
    struct list *list = as_list(it->sequence);
    if (it->index && it->index <= list->length) {
        return list->items[--it->index];
    }
    it->sequence = VALUE_NULL;
    return VALUE_STOP;
}

static value list_iter_hint(struct vm *vm, value *args)
{
    struct index_iter *it = as_iter(args[0]);
    size_t length = it->sequence ? as_list(it->sequence)->length : 0;
    return small_int(it->index < length ? (int64_t)(length - it->index) : 0);
}

static value list_reverse_iter_hint(struct vm *vm, value *args)
{
    struct index_iter *it = as_iter(args[0]);
    bool live = it->sequence && it->index <= as_list(it->sequence)->length;
    return small_int(live ? (int64_t)it->index : 0);
}

static value list_iter_reduce(struct vm *vm, value *args)
{
    struct index_iter *it = as_iter(args[0]);
    if (!it->sequence) {
        struct list *nothing = list_new(vm, 0);
        return nothing ? reduce_iterator(vm, "iter", from_object(nothing), VALUE_NULL)
                       : VALUE_ERROR;
    }
    return reduce_iterator(vm, "iter", it->sequence, small_int((int64_t)it->index));
}

static value list_reverse_iter_reduce(struct vm *vm, value *args)
{
    struct index_iter *it = as_iter(args[0]);
    if (!it->sequence) {
        struct list *nothing = list_new(vm, 0);
        return nothing ? reduce_iterator(vm, "iter", from_object(nothing), VALUE_NULL)
                       : VALUE_ERROR;
    }
    return reduce_iterator(vm, "reversed", it->sequence, small_int((int64_t)it->index - 1));
}

static value list_iter_set_state(struct vm *vm, value *args)
{
    struct index_iter *it = as_iter(args[0]);
    int64_t n;
    if (!index_to_ssize(vm, args[1], &n, SSIZE_OVERFLOW)) {
        return VALUE_ERROR;
    }
    if (it->sequence) {
        size_t length = as_list(it->sequence)->length;
        n = n < 0 ? 0 : n;
        it->index = (size_t)n > length ? length : (size_t)n;
    }
    return VALUE_NONE;
}

static value list_reverse_iter_set_state(struct vm *vm, value *args)
{
    struct index_iter *it = as_iter(args[0]);
    int64_t n;
    if (!index_to_ssize(vm, args[1], &n, SSIZE_OVERFLOW)) {
        return VALUE_ERROR;
    }
    if (it->sequence) {
        size_t length = as_list(it->sequence)->length;
        n = n < -1 ? -1 : n;
        it->index = n >= (int64_t)length ? length : (size_t)(n + 1);
    }
    return VALUE_NONE;
}

static const struct native_def list_iter_methods[] = {
    {"__length_hint__", "()", list_iter_hint, NATIVE_METHOD,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", "()", list_iter_reduce, NATIVE_METHOD, "Return state information for pickling."},
    {"__setstate__", "(object, /)", list_iter_set_state, NATIVE_METHOD,
     "Set state information for unpickling."},
    {0},
};

const struct type_def list_iter_def = {
    .name = "list_iterator",
    .size = sizeof(struct index_iter),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .methods = list_iter_methods,
    .trace = iter_trace,
    .iter = iter_self,
    .next = list_iter_next,
};

static const struct native_def list_reverse_iter_methods[] = {
    {"__length_hint__", "()", list_reverse_iter_hint, NATIVE_METHOD,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", "()", list_reverse_iter_reduce, NATIVE_METHOD,
     "Return state information for pickling."},
    {"__setstate__", "(object, /)", list_reverse_iter_set_state, NATIVE_METHOD,
     "Set state information for unpickling."},
    {0},
};

const struct type_def list_reverse_iter_def = {
    .name = "list_reverseiterator",
    .size = sizeof(struct index_iter),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .methods = list_reverse_iter_methods,
    .trace = iter_trace,
    .iter = iter_self,
    .next = list_reverse_iter_next,
};
