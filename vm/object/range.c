/* range.c - range and its iterators. start, stop, step and length are plain ints of any size; the
 * common case is that all four are small, which `is_small` tells. */
#include "container.h"

static bool is_small(const struct range *r)
{
    return are_ints(r->start, r->stop) && are_ints(r->step, r->length);
}

static value add(struct vm *vm, value a, value b)
{
    return a && b ? int_binary(vm, OP_ADD, a, b) : VALUE_ERROR;
}
static value sub(struct vm *vm, value a, value b)
{
    return a && b ? int_binary(vm, OP_SUB, a, b) : VALUE_ERROR;
}
static value mul(struct vm *vm, value a, value b)
{
    return a && b ? int_binary(vm, OP_MUL, a, b) : VALUE_ERROR;
}

/* Number of items; int arithmetic never runs scripts. */
static value compute_length(struct vm *vm, value start, value stop, value step)
{
    if (are_ints(start, stop) && is_int(step)) {
        int64_t a = small_int_value(start), b = small_int_value(stop), s = small_int_value(step);
        uint64_t n = 0; /* differences of 63-bit ints fit 64 bits */
        if (s > 0 && a < b) {
            n = ((uint64_t)b - (uint64_t)a - 1) / (uint64_t)s + 1;
        } else if (s < 0 && a > b) {
            n = ((uint64_t)a - (uint64_t)b - 1) / (0 - (uint64_t)s) + 1;
        }
        return int_from_uint64(vm, n);
    }
    value low = start, high = stop, by = step;
    if (int_sign(step) < 0) {
        low = stop;
        high = start;
        by = sub(vm, small_int(0), step);
    }
    if (int_compare(low, high) >= 0) {
        return small_int(0);
    }
    value span = sub(vm, sub(vm, high, low), small_int(1));
    value whole = span && by ? int_binary(vm, OP_FLOORDIV, span, by) : VALUE_ERROR;
    return add(vm, whole, small_int(1));
}

/* The parts must be exact ints. */
static value range_new(struct vm *vm, value start, value stop, value step)
{
    value length = compute_length(vm, start, stop, step);
    struct range *r = length ? gc_new(vm, builtin_type(vm, TYPE_RANGE), sizeof *r) : NULL;
    if (r) {
        r->start = start;
        r->stop = stop;
        r->step = step;
        r->length = length;
    }
    return from_object(r);
}

/* __index__ as an exact int. */
static value exact_index(struct vm *vm, value v)
{
    if (is_int(v)) {
        return v;
    }
    v = index_of(vm, v);
    return v ? int_exact(vm, v) : VALUE_ERROR;
}

static value range_make(struct vm *vm, value *args)
{
    struct tuple *given = as_tuple(args[1]);
    value part[3] = {small_int(0), VALUE_NULL, small_int(1)};
    size_t count = given->length, mark = gc_root_mark(vm);
    if (count == 0 || count > 3) {
        return raise_type_error(vm, "range expected at %s %d argument%s, got %zu",
                                count ? "most" : "least", count ? 3 : 1, count ? "s" : "", count);
    }
    for (size_t i = 0; i < count; i++) {
        size_t at = count == 1 ? 1 : i;
        part[at] = exact_index(vm, given->items[i]);
        if (!part[at] || !gc_push_root(vm, part[at])) {
            gc_pop_roots(vm, mark);
            return VALUE_ERROR;
        }
    }
    gc_pop_roots(vm, mark);
    if (int_sign(part[2]) == 0) {
        return raise_value_error(vm, "range() arg 3 must not be zero");
    }
    return range_new(vm, part[0], part[1], part[2]);
}

static void range_trace(struct gc_tracer *tracer, struct object *self)
{
    struct range *r = (struct range *)self;
    gc_trace(tracer, r->start);
    gc_trace(tracer, r->stop);
    gc_trace(tracer, r->step);
    gc_trace(tracer, r->length);
}

static value range_repr(struct vm *vm, value self)
{
    struct range *r = as_range(self);
    return r->step == small_int(1)
               ? format_str(vm, "range(%R, %R)", r->start, r->stop)
               : format_str(vm, "range(%R, %R, %R)", r->start, r->stop, r->step);
}

static bool range_length(struct vm *vm, value self, size_t *out)
{
    int64_t n;
    if (!int_fits_int64(as_range(self)->length, &n)) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "Python int too large to convert to C ssize_t");
        return false;
    }
    *out = (size_t)n;
    return true;
}

static int range_truth(struct vm *vm, value self)
{
    return int_sign(as_range(self)->length) != 0;
}

/* start + index * step, for an index in range. */
static value item_at(struct vm *vm, struct range *r, value index)
{
    if (is_small(r)) {
        return small_int(small_int_value(r->start) +
                         small_int_value(index) * small_int_value(r->step));
    }
    return add(vm, r->start, mul(vm, index, r->step));
}

/* start + index * step where index may lie outside: one past the end, say. */
static value boundary(struct vm *vm, struct range *r, value index)
{
    return add(vm, r->start, mul(vm, index, r->step));
}

static value range_slice(struct vm *vm, struct range *r, value slice)
{
    size_t mark = gc_root_mark(vm);
    value result = VALUE_ERROR;
    value bounds = slice_indices(vm, (value[]){slice, r->length});
    if (bounds && gc_push_root(vm, bounds)) {
        value *b = as_tuple(bounds)->items;
        value step = mul(vm, b[2], r->step);
        value start = boundary(vm, r, b[0]), stop = boundary(vm, r, b[1]);
        if (start && stop && step) {
            result = range_new(vm, start, stop, step);
        }
    }
    gc_pop_roots(vm, mark);
    return result;
}

static value range_get_item(struct vm *vm, value self, value key)
{
    struct range *r = as_range(self);
    if (is_int(key) && is_small(r)) {
        int64_t i = small_int_value(key), n = small_int_value(r->length);
        i += i < 0 ? n : 0;
        if (i < 0 || i >= n) {
            return raise_error(vm, TYPE_INDEX_ERROR, "range object index out of range");
        }
        return item_at(vm, r, small_int(i));
    }
    if (is_kind(key, TYPE_SLICE)) {
        return range_slice(vm, r, key);
    }
    if (!supports_index(vm, key)) {
        return raise_type_error(vm, "range indices must be integers or slices, not %T", key);
    }
    value index = exact_index(vm, key);
    if (index && int_sign(index) < 0) {
        index = add(vm, index, r->length);
    }
    if (!index) {
        return VALUE_ERROR;
    }
    if (int_sign(index) < 0 || int_compare(index, r->length) >= 0) {
        return raise_error(vm, TYPE_INDEX_ERROR, "range object index out of range");
    }
    return item_at(vm, r, index);
}

/* Position of an int (bools count), VALUE_NONE when absent. */
static value position_of(struct vm *vm, struct range *r, value v)
{
    if (is_int(v) && is_small(r)) {
        int64_t n = small_int_value(v), a = small_int_value(r->start);
        int64_t b = small_int_value(r->stop), step = small_int_value(r->step);
        if (step > 0 ? n < a || n >= b : n > a || n <= b) {
            return VALUE_NONE;
        }
        int64_t distance = n - a;
        return distance % step ? VALUE_NONE : small_int(distance / step);
    }
    v = int_exact(vm, v);
    if (!v) {
        return VALUE_ERROR;
    }
    bool up = int_sign(r->step) > 0;
    int from = int_compare(v, r->start), to = int_compare(v, r->stop);
    if (up ? from < 0 || to >= 0 : from > 0 || to <= 0) {
        return VALUE_NONE;
    }
    value distance = sub(vm, v, r->start);
    value rest = distance ? int_binary(vm, OP_MOD, distance, r->step) : VALUE_ERROR;
    if (!rest) {
        return VALUE_ERROR;
    }
    return int_sign(rest) ? VALUE_NONE : int_binary(vm, OP_FLOORDIV, distance, r->step);
}

static bool is_plain_int(value v)
{
    return is_int(v) || is_bool(v) || is_exact(v, TYPE_INT);
}

/* Searches by equality, item by item: for values that are not ints. Finds its index (VALUE_NONE
 * when absent), or counts all matches. */
static value search(struct vm *vm, value self, value v, bool count_all)
{
    size_t mark = gc_root_mark(vm);
    uint64_t index = 0, matches = 0;
    value iterator = get_iter(vm, self), result = VALUE_ERROR;
    if (!iterator || !gc_push_root(vm, iterator)) {
        return VALUE_ERROR;
    }
    for (;; index++) {
        value item = iter_next(vm, iterator);
        if (item == VALUE_STOP) {
            result = count_all ? int_from_uint64(vm, matches) : VALUE_NONE;
            break;
        }
        int same = item ? container_equal(vm, item, v) : -1;
        if (same < 0 || ((index & 1023) == 1023 && !native_poll(vm, 1024))) {
            break;
        }
        if (same && !count_all) {
            result = int_from_uint64(vm, index);
            break;
        }
        matches += (uint64_t)same;
    }
    gc_pop_roots(vm, mark);
    return result;
}

static int range_contains(struct vm *vm, value self, value item)
{
    value at =
        is_plain_int(item) ? position_of(vm, as_range(self), item) : search(vm, self, item, false);
    return at ? at != VALUE_NONE : -1;
}

static value range_index(struct vm *vm, value *args)
{
    bool plain = is_plain_int(args[1]);
    value at =
        plain ? position_of(vm, as_range(args[0]), args[1]) : search(vm, args[0], args[1], false);
    if (at != VALUE_NONE) {
        return at;
    }
    return plain ? raise_value_error(vm, "%R is not in range", args[1])
                 : raise_value_error(vm, "sequence.index(x): x not in sequence");
}

static value range_count(struct vm *vm, value *args)
{
    if (!is_plain_int(args[1])) {
        return search(vm, args[0], args[1], true);
    }
    value at = position_of(vm, as_range(args[0]), args[1]);
    return at ? small_int(at != VALUE_NONE) : VALUE_ERROR;
}

/* Ranges are equal as sequences: same length; same start unless empty; same step unless of one. */
static value range_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    if (!is_kind(other, TYPE_RANGE) || (op != CMP_EQ && op != CMP_NE)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct range *a = as_range(self), *b = as_range(other);
    bool same = int_compare(a->length, b->length) == 0;
    if (same && int_sign(a->length)) {
        same = int_compare(a->start, b->start) == 0 &&
               (a->length == small_int(1) || int_compare(a->step, b->step) == 0);
    }
    return make_bool(same == (op == CMP_EQ));
}

static bool range_hash(struct vm *vm, value self, int64_t *out)
{
    struct range *r = as_range(self);
    bool any = int_sign(r->length) != 0, many = any && r->length != small_int(1);
    value key =
        tuple_of(vm, 3, r->length, any ? r->start : VALUE_NONE, many ? r->step : VALUE_NONE);
    return key && hash_of(vm, key, out);
}

static value get_start(struct vm *vm, value self)
{
    return as_range(self)->start;
}
static value get_stop(struct vm *vm, value self)
{
    return as_range(self)->stop;
}
static value get_step(struct vm *vm, value self)
{
    return as_range(self)->step;
}

static value range_reduce(struct vm *vm, value *args)
{
    struct range *r = as_range(args[0]);
    value parts = tuple_of(vm, 3, r->start, r->stop, r->step);
    return parts ? tuple_of(vm, 2, type_value(vm, TYPE_RANGE), parts) : VALUE_ERROR;
}

/* -- iterators ---------------------------------------------------------------------------------- */

struct long_range_iter {
    struct object header;
    value next, step, left;
};
#define as_small_iter(v) ((struct range_iter *)as_object(v))
#define as_long_iter(v)  ((struct long_range_iter *)as_object(v))

/* Over `length` ints from start by step. */
static value make_iter(struct vm *vm, value start, value step, value length)
{
    if (are_ints(start, step) && is_int(length)) {
        int64_t a = small_int_value(start), s = small_int_value(step);
        int64_t n = small_int_value(length), end;
        /* The counter may stand one step past the last item. */
        if (!__builtin_mul_overflow(n, s, &end) && !__builtin_add_overflow(a, end, &end) &&
            fits_small_int(end)) {
            struct range_iter *it = gc_new(vm, builtin_type(vm, TYPE_RANGE_ITER), sizeof *it);
            if (it) {
                it->next = a;
                it->step = s;
                it->left = (uint64_t)n;
            }
            return from_object(it);
        }
    }
    struct long_range_iter *it = gc_new(vm, builtin_type(vm, TYPE_LONG_RANGE_ITER), sizeof *it);
    if (it) {
        it->next = start;
        it->step = step;
        it->left = length;
    }
    return from_object(it);
}

static value range_iter(struct vm *vm, value self)
{
    struct range *r = as_range(self);
    return make_iter(vm, r->start, r->step, r->length);
}

static value range_reversed(struct vm *vm, value *args)
{
    struct range *r = as_range(args[0]);
    value last = boundary(vm, r, sub(vm, r->length, small_int(1)));
    value step = sub(vm, small_int(0), r->step);
    return last && step ? make_iter(vm, last, step, r->length) : VALUE_ERROR;
}

static value iter_self(struct vm *vm, value self)
{
    return self;
}

static value small_next(struct vm *vm, value self)
{
    struct range_iter *it = as_small_iter(self);
    if (it->left == 0) {
        return VALUE_STOP;
    }
    int64_t n = it->next;
    it->next = n + it->step;
    it->left--;
    return small_int(n);
}

static value small_hint(struct vm *vm, value *args)
{
    return int_from_uint64(vm, as_small_iter(args[0])->left);
}

/* (iter, (range(…),), None), as CPython gives. */
static value reduce_parts(struct vm *vm, value next, value step, value left)
{
    value stop = add(vm, next, mul(vm, step, left));
    value rest = stop ? range_new(vm, next, stop, step) : VALUE_ERROR;
    return rest ? reduce_iterator(vm, "iter", rest, VALUE_NONE) : VALUE_ERROR;
}

static value small_reduce(struct vm *vm, value *args)
{
    struct range_iter *it = as_small_iter(args[0]);
    return reduce_parts(vm, small_int(it->next), small_int(it->step), small_int((int64_t)it->left));
}

static value small_set_state(struct vm *vm, value *args)
{
    struct range_iter *it = as_small_iter(args[0]);
    int64_t n;
    if (!index_to_ssize(vm, args[1], &n, SSIZE_OVERFLOW)) {
        return VALUE_ERROR;
    }
    n = n < 0 ? 0 : n;
    if ((uint64_t)n > it->left) {
        n = (int64_t)it->left;
    }
    it->next += n * it->step;
    it->left -= (uint64_t)n;
    return VALUE_NONE;
}

static const struct native_def small_methods[] = {
    {"__length_hint__", "()", small_hint, NATIVE_METHOD,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", "()", small_reduce, NATIVE_METHOD, "Return state information for pickling."},
    {"__setstate__", "(object, /)", small_set_state, NATIVE_METHOD,
     "Set state information for unpickling."},
    {0},
};

const struct type_def range_iter_def = {
    .name = "range_iterator",
    .size = sizeof(struct range_iter),
    .flags = TYPE_NO_NEW,
    .methods = small_methods,
    .iter = iter_self,
    .next = small_next,
};

static void long_trace(struct gc_tracer *tracer, struct object *self)
{
    struct long_range_iter *it = (struct long_range_iter *)self;
    gc_trace(tracer, it->next);
    gc_trace(tracer, it->step);
    gc_trace(tracer, it->left);
}

static value long_next(struct vm *vm, value self)
{
    struct long_range_iter *it = as_long_iter(self);
    if (int_sign(it->left) == 0) {
        return VALUE_STOP;
    }
    value result = it->next, left = sub(vm, it->left, small_int(1));
    value next = add(vm, result, it->step);
    if (!left || !next) {
        return VALUE_ERROR;
    }
    it->next = next;
    it->left = left;
    gc_barrier(vm, it);
    return result;
}

static value long_hint(struct vm *vm, value *args)
{
    return as_long_iter(args[0])->left;
}

static value long_reduce(struct vm *vm, value *args)
{
    struct long_range_iter *it = as_long_iter(args[0]);
    return reduce_parts(vm, it->next, it->step, it->left);
}

static value long_set_state(struct vm *vm, value *args)
{
    struct long_range_iter *it = as_long_iter(args[0]);
    value n = exact_index(vm, args[1]);
    if (!n) {
        return VALUE_ERROR;
    }
    if (int_sign(n) < 0) {
        n = small_int(0);
    } else if (int_compare(n, it->left) > 0) {
        n = it->left;
    }
    value next = add(vm, it->next, mul(vm, n, it->step)), left = sub(vm, it->left, n);
    if (!next || !left) {
        return VALUE_ERROR;
    }
    it->next = next;
    it->left = left;
    gc_barrier(vm, it);
    return VALUE_NONE;
}

static const struct native_def long_methods[] = {
    {"__length_hint__", "()", long_hint, NATIVE_METHOD,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", "()", long_reduce, NATIVE_METHOD, "Return state information for pickling."},
    {"__setstate__", "(object, /)", long_set_state, NATIVE_METHOD,
     "Set state information for unpickling."},
    {0},
};

const struct type_def long_range_iter_def = {
    .name = "longrange_iterator",
    .size = sizeof(struct long_range_iter),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .methods = long_methods,
    .trace = long_trace,
    .iter = iter_self,
    .next = long_next,
};

/* -- the type ----------------------------------------------------------------------------------- */

static const struct native_def range_methods[] = {
    {"__reversed__", "()", range_reversed, NATIVE_METHOD, "Return a reverse iterator."},
    {"__reduce__", "()", range_reduce, NATIVE_METHOD, "Return state information for pickling."},
    {"count", "(object, /)", range_count, NATIVE_METHOD, "Return how often value occurs."},
    {"index", "(object, /)", range_index, NATIVE_METHOD,
     "Return the index of value; ValueError if it is absent."},
    {0},
};

static const struct getset_row range_getset[] = {
    {"start", get_start, NULL, NULL},
    {"stop", get_stop, NULL, NULL},
    {"step", get_step, NULL, NULL},
    {0},
};

const struct type_def range_def = {
    .name = "range",
    .size = sizeof(struct range),
    .flags = TYPE_SEQUENCE | TYPE_TRACED,
    .doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\n"
           "The ints from start (0) up to, not including, stop, by step (1).",
    .new_signature = "(*args)",
    .new = range_make,
    .methods = range_methods,
    .getset = range_getset,
    .trace = range_trace,
    .repr = range_repr,
    .hash = range_hash,
    .compare = range_compare,
    .truth = range_truth,
    .iter = range_iter,
    .length = range_length,
    .get_item = range_get_item,
    .contains = range_contains,
};
