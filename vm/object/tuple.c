/* tuple.c - tuple and its iterator. */
#include "container.h"

#define TUPLE_MAX (SIZE_MAX / 16)

struct tuple *tuple_new(struct vm *vm, size_t length)
{
    if (length == 0 && vm->empty_tuple) {
        return as_tuple(vm->empty_tuple);
    }
    if (length > TUPLE_MAX) {
        raise_memory_error(vm);
        return NULL;
    }
    struct tuple *t =
        gc_new(vm, builtin_type(vm, TYPE_TUPLE), sizeof(struct tuple) + length * sizeof(value));
    if (!t) {
        return NULL;
    }
    t->length = length;
    for (size_t i = 0; i < length; i++) {
        t->items[i] = VALUE_NULL;
    }
    if (length == 0) {
        vm->empty_tuple = from_object(t);
    }
    return t;
}

struct tuple *tuple_from(struct vm *vm, const value *items, size_t count)
{
    if (count == 0) {
        return tuple_new(vm, 0);
    }
    if (count > TUPLE_MAX) {
        raise_memory_error(vm);
        return NULL;
    }
    struct tuple *t =
        gc_new(vm, builtin_type(vm, TYPE_TUPLE), sizeof(struct tuple) + count * sizeof(value));
    if (t) {
        t->length = count;
        memcpy(t->items, items, count * sizeof(value));
    }
    return t;
}

value tuple_of(struct vm *vm, size_t count, ...)
{
    struct tuple *t = tuple_new(vm, count);
    if (t) {
        va_list args;
        va_start(args, count);
        for (size_t i = 0; i < count; i++) {
            t->items[i] = va_arg(args, value);
        }
        va_end(args);
    }
    return from_object(t);
}

value tuple_from_iterable(struct vm *vm, value iterable)
{
    if (is_exact(iterable, TYPE_TUPLE)) {
        return iterable;
    }
    if (is_exact(iterable, TYPE_LIST)) {
        return from_object(tuple_from(vm, as_list(iterable)->items, as_list(iterable)->length));
    }
    struct list *list = list_from_iterable(vm, iterable);
    return list ? from_object(tuple_from(vm, list->items, list->length)) : VALUE_ERROR;
}

static value tuple_make(struct vm *vm, value *args)
{
    struct type *class = (struct type *)as_object(args[0]);
    value plain = args[1] ? tuple_from_iterable(vm, args[1]) : from_object(tuple_new(vm, 0));
    if (!plain || class->index == TYPE_TUPLE) {
        return plain;
    }
    size_t length = as_tuple(plain)->length;
    struct tuple *t = object_alloc_items(vm, class, length * sizeof(value));
    if (t) {
        t->length = length;
        memcpy(t->items, as_tuple(plain)->items, length * sizeof(value));
    }
    return from_object(t);
}

static void tuple_trace(struct gc_tracer *tracer, struct object *self)
{
    struct tuple *t = (struct tuple *)self;
    container_trace(tracer, self);
    gc_trace_range(tracer, t->items, t->length);
}

static void tuple_finalize(struct vm *vm, struct object *self)
{
    container_finalize(vm, self);
}

static value tuple_get_item(struct vm *vm, value self, value key)
{
    struct tuple *t = as_tuple(self);
    if (is_int(key)) {
        int64_t i = small_int_value(key);
        i += i < 0 ? (int64_t)t->length : 0;
        if ((uint64_t)i < t->length) {
            return t->items[i];
        }
        return raise_error(vm, TYPE_INDEX_ERROR, "tuple index out of range");
    }
    if (is_kind(key, TYPE_SLICE)) {
        int64_t start, stop, step;
        if (!slice_unpack(vm, as_slice(key), &start, &stop, &step)) {
            return VALUE_ERROR;
        }
        size_t count = slice_adjust(t->length, &start, &stop, step);
        if (step == 1) {
            return count == t->length && !(t->header.flags & OBJECT_SUBCLASS)
                       ? self
                       : from_object(tuple_from(vm, t->items + start, count));
        }
        struct tuple *result = tuple_new(vm, count);
        for (size_t i = 0; result && i < count; i++) {
            result->items[i] = t->items[start + (int64_t)i * step];
        }
        return from_object(result);
    }
    if (!supports_index(vm, key)) {
        return raise_type_error(vm, "tuple indices must be integers or slices, not %T", key);
    }
    size_t i;
    return sequence_index(vm, key, t->length, "tuple", &i) ? t->items[i] : VALUE_ERROR;
}

static bool tuple_length(struct vm *vm, value self, size_t *out)
{
    *out = as_tuple(self)->length;
    return true;
}

static int tuple_truth(struct vm *vm, value self)
{
    return as_tuple(self)->length != 0;
}

static int64_t tuple_find(struct vm *vm, struct tuple *t, value item, size_t start, size_t stop)
{
    for (size_t i = start; i < stop && i < t->length; i++) {
        int same = container_equal(vm, t->items[i], item);
        if (same) {
            return same < 0 ? -2 : (int64_t)i;
        }
    }
    return -1;
}

static int tuple_contains(struct vm *vm, value self, value item)
{
    int64_t at = tuple_find(vm, as_tuple(self), item, 0, SIZE_MAX);
    return at == -2 ? -1 : at >= 0;
}

static value tuple_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    if (!is_kind(other, TYPE_TUPLE)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct tuple *a = as_tuple(self), *b = as_tuple(other);
    if (a->length != b->length && (op == CMP_EQ || op == CMP_NE)) {
        return make_bool(op == CMP_NE);
    }
    if (!native_enter(vm, RECURSION_COMPARE)) {
        return VALUE_ERROR;
    }
    size_t i, shorter = a->length < b->length ? a->length : b->length;
    value result = VALUE_ERROR;
    for (i = 0; i < shorter; i++) {
        int same = container_equal(vm, a->items[i], b->items[i]);
        if (same < 0) {
            goto out;
        }
        if (!same) {
            break;
        }
    }
    if (i == shorter) {
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

/* The 64-bit xxHash scheme, one lane for each item: order matters, and nested tuples mix well. */
static bool tuple_hash(struct vm *vm, value self, int64_t *out)
{
    const uint64_t prime1 = UINT64_C(11400714785074694791), prime2 = UINT64_C(14029467366897019727),
                   prime5 = UINT64_C(2870177450012600261);
    struct tuple *t = as_tuple(self);
    uint64_t sum = prime5;
    if (!native_enter(vm, " while hashing")) {
        return false;
    }
    for (size_t i = 0; i < t->length; i++) {
        uint64_t lane;
        if (!key_hash(vm, t->items[i], &lane)) {
            native_leave(vm);
            return false;
        }
        sum += lane * prime2;
        sum = (sum << 31) | (sum >> 33);
        sum *= prime1;
    }
    native_leave(vm);
    sum += t->length ^ (prime5 ^ UINT64_C(3527539));
    *out = sum == UINT64_MAX ? INT64_C(1546275796) : (int64_t)sum;
    return true;
}

static value tuple_item_at(value self, size_t i)
{
    return i < as_tuple(self)->length ? as_tuple(self)->items[i] : VALUE_NULL;
}

static value tuple_repr(struct vm *vm, value self)
{
    size_t length = as_tuple(self)->length;
    if (length == 0) {
        return str_from_cstr(vm, "()");
    }
    return repr_sequence(vm, self, "(", length == 1 ? ",)" : ")", tuple_item_at);
}

static value tuple_repeat(struct vm *vm, value self, size_t times)
{
    struct tuple *t = as_tuple(self);
    size_t total;
    if ((times == 1 || t->length == 0) && !(t->header.flags & OBJECT_SUBCLASS)) {
        return self;
    }
    if (__builtin_mul_overflow(t->length, times, &total) || total > TUPLE_MAX) {
        return raise_memory_error(vm);
    }
    struct tuple *result = tuple_new(vm, total);
    if (result && total) {
        size_t done = t->length;
        memcpy(result->items, t->items, done * sizeof(value));
        while (done < total) {
            size_t n = done < total - done ? done : total - done;
            memcpy(result->items + done, result->items, n * sizeof(value));
            done += n;
        }
    }
    return from_object(result);
}

static value tuple_binary(struct vm *vm, enum binary_op op, value left, value right)
{
    if (op == OP_ADD && is_kind(left, TYPE_TUPLE)) {
        if (!is_kind(right, TYPE_TUPLE)) {
            return raise_type_error(vm, "can only concatenate tuple (not \"%T\") to tuple", right);
        }
        struct tuple *a = as_tuple(left), *b = as_tuple(right);
        if (a->length == 0 && is_exact(right, TYPE_TUPLE)) {
            return right;
        }
        if (b->length == 0 && is_exact(left, TYPE_TUPLE)) {
            return left;
        }
        struct tuple *result = tuple_new(vm, a->length + b->length);
        if (result && result->length) {
            memcpy(result->items, a->items, a->length * sizeof(value));
            memcpy(result->items + a->length, b->items, b->length * sizeof(value));
        }
        return from_object(result);
    }
    if (op == OP_MUL) {
        bool is_left = is_kind(left, TYPE_TUPLE);
        size_t times;
        if (!repeat_count(vm, left, right, is_left, &times)) {
            return VALUE_ERROR;
        }
        return tuple_repeat(vm, is_left ? left : right, times);
    }
    return VALUE_NOT_IMPLEMENTED;
}

static value method_count(struct vm *vm, value *args)
{
    struct tuple *t = as_tuple(args[0]);
    size_t count = 0;
    for (size_t i = 0; i < t->length; i++) {
        int same = container_equal(vm, t->items[i], args[1]);
        if (same < 0) {
            return VALUE_ERROR;
        }
        count += (size_t)same;
    }
    return small_int((int64_t)count);
}

static value method_index(struct vm *vm, value *args)
{
    struct tuple *t = as_tuple(args[0]);
    size_t start = 0, stop = SIZE_MAX;
    if ((args[2] && !clip_index(vm, args[2], t->length, &start)) ||
        (args[3] && !clip_index(vm, args[3], t->length, &stop))) {
        return VALUE_ERROR;
    }
    int64_t at = tuple_find(vm, t, args[1], start, stop);
    if (at == -2) {
        return VALUE_ERROR;
    }
    return at >= 0 ? small_int(at) : raise_value_error(vm, "tuple.index(x): x not in tuple");
}

static value method_getnewargs(struct vm *vm, value *args)
{
    struct tuple *t = as_tuple(args[0]);
    struct tuple *plain = tuple_from(vm, t->items, t->length);
    return plain ? tuple_of(vm, 1, from_object(plain)) : VALUE_ERROR;
}

static value method_sizeof(struct vm *vm, value *args)
{
    return small_int((int64_t)(sizeof(struct tuple) + as_tuple(args[0])->length * sizeof(value)));
}

static value tuple_iter(struct vm *vm, value self)
{
    struct index_iter *it = gc_new(vm, builtin_type(vm, TYPE_TUPLE_ITER), sizeof *it);
    if (it) {
        it->sequence = self;
        it->index = 0;
    }
    return from_object(it);
}

static const struct native_def tuple_methods[] = {
    {"__getnewargs__", "()", method_getnewargs, NATIVE_METHOD,
     "Return the arguments that rebuild the tuple."},
    {"__sizeof__", "()", method_sizeof, NATIVE_METHOD, "Return the size of the tuple in memory."},
    {"count", "(value, /)", method_count, NATIVE_METHOD, "Return how often value occurs."},
    {"index", "(value, start=0, stop=9223372036854775807, /)", method_index, NATIVE_METHOD,
     "Return the first index of value; ValueError if it is absent."},
    CLASS_GETITEM_ROW,
    {0},
};

const struct type_def tuple_def = {
    .name = "tuple",
    .size = sizeof(struct tuple),
    .flags = TYPE_SUBCLASSABLE | TYPE_SEQUENCE | TYPE_MATCH_SELF | TYPE_TRACED,
    .doc = "An immutable sequence of any objects.",
    .new_signature = "(iterable=(), /)",
    .new = tuple_make,
    .methods = tuple_methods,
    .trace = tuple_trace,
    .finalize = tuple_finalize,
    .repr = tuple_repr,
    .hash = tuple_hash,
    .compare = tuple_compare,
    .truth = tuple_truth,
    .iter = tuple_iter,
    .length = tuple_length,
    .get_item = tuple_get_item,
    .contains = tuple_contains,
    .binary = tuple_binary,
};

/* -- iterator ----------------------------------------------------------------------------------- */

#define as_iter(v) ((struct index_iter *)as_object(v))

static void iter_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct index_iter *)self)->sequence);
}

static value iter_self(struct vm *vm, value self)
{
    return self;
}

static value tuple_iter_next(struct vm *vm, value self)
{
    struct index_iter *it = as_iter(self);
    if (!it->sequence) {
        return VALUE_STOP;
    }
    struct tuple *t = as_tuple(it->sequence);
    if (it->index < t->length) {
        return t->items[it->index++];
    }
    it->sequence = VALUE_NULL;
    return VALUE_STOP;
}

static value tuple_iter_hint(struct vm *vm, value *args)
{
    struct index_iter *it = as_iter(args[0]);
    return small_int(it->sequence ? (int64_t)(as_tuple(it->sequence)->length - it->index) : 0);
}

static value tuple_iter_reduce(struct vm *vm, value *args)
{
    struct index_iter *it = as_iter(args[0]);
    if (!it->sequence) {
        struct tuple *nothing = tuple_new(vm, 0);
        return nothing ? reduce_iterator(vm, "iter", from_object(nothing), VALUE_NULL)
                       : VALUE_ERROR;
    }
    return reduce_iterator(vm, "iter", it->sequence, small_int((int64_t)it->index));
}

static value tuple_iter_set_state(struct vm *vm, value *args)
{
    struct index_iter *it = as_iter(args[0]);
    int64_t n;
    if (!index_to_ssize(vm, args[1], &n, SSIZE_OVERFLOW)) {
        return VALUE_ERROR;
    }
    if (it->sequence) {
        size_t length = as_tuple(it->sequence)->length;
        n = n < 0 ? 0 : n;
        it->index = (size_t)n > length ? length : (size_t)n;
    }
    return VALUE_NONE;
}

static const struct native_def tuple_iter_methods[] = {
    {"__length_hint__", "()", tuple_iter_hint, NATIVE_METHOD,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", "()", tuple_iter_reduce, NATIVE_METHOD,
     "Return state information for pickling."},
    {"__setstate__", "(object, /)", tuple_iter_set_state, NATIVE_METHOD,
     "Set state information for unpickling."},
    {0},
};

const struct type_def tuple_iter_def = {
    .name = "tuple_iterator",
    .size = sizeof(struct index_iter),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .methods = tuple_iter_methods,
    .trace = iter_trace,
    .iter = iter_self,
    .next = tuple_iter_next,
};
