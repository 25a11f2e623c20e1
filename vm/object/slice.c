/* slice.c - slice objects, and the arithmetic of slicing that all sequences share. */
#include "container.h"

value slice_new(struct vm *vm, value start, value stop, value step)
{
    struct slice *slice = gc_new(vm, builtin_type(vm, TYPE_SLICE), sizeof *slice);
    if (slice) {
        slice->start = start ? start : VALUE_NONE;
        slice->stop = stop ? stop : VALUE_NONE;
        slice->step = step ? step : VALUE_NONE;
    }
    return from_object(slice);
}

static bool slice_part(struct vm *vm, value v, int64_t *out)
{
    if (is_int(v)) {
        *out = small_int_value(v);
        return true;
    }
    if (!supports_index(vm, v)) {
        raise_type_error(vm, "slice indices must be integers or None or have an __index__ method");
        return false;
    }
    return index_to_ssize(vm, v, out, NULL);
}

bool slice_unpack(struct vm *vm, struct slice *slice, int64_t *start, int64_t *stop, int64_t *step)
{
    *step = 1;
    if (slice->step != VALUE_NONE) {
        if (!slice_part(vm, slice->step, step)) {
            return false;
        }
        if (*step == 0) {
            raise_value_error(vm, "slice step cannot be zero");
            return false;
        }
        if (*step < -INT64_MAX) {
            *step = -INT64_MAX; /* so that it can be negated */
        }
    }
    *start = *step < 0 ? INT64_MAX : 0;
    *stop = *step < 0 ? INT64_MIN : INT64_MAX;
    return (slice->start == VALUE_NONE || slice_part(vm, slice->start, start)) &&
           (slice->stop == VALUE_NONE || slice_part(vm, slice->stop, stop));
}

static int64_t clip(int64_t i, int64_t length, int64_t step)
{
    if (i < 0) {
        i += length;
        if (i < 0) {
            i = step < 0 ? -1 : 0;
        }
    } else if (i >= length) {
        i = step < 0 ? length - 1 : length;
    }
    return i;
}

size_t slice_adjust(size_t length, int64_t *start, int64_t *stop, int64_t step)
{
    *start = clip(*start, (int64_t)length, step);
    *stop = clip(*stop, (int64_t)length, step);
    if (step < 0) {
        return *stop < *start ? (size_t)((*start - *stop - 1) / -step + 1) : 0;
    }
    return *start < *stop ? (size_t)((*stop - *start - 1) / step + 1) : 0;
}

bool slice_bounds(struct vm *vm, struct slice *slice, size_t length, int64_t *start, int64_t *stop,
                  int64_t *step, size_t *count)
{
    if (!slice_unpack(vm, slice, start, stop, step)) {
        return false;
    }
    *count = slice_adjust(length, start, stop, *step);
    return true;
}

/* slice(stop) or slice(start, stop, step=None): the arguments arrive as one tuple. */
static value slice_make(struct vm *vm, value *args)
{
    struct tuple *given = as_tuple(args[1]);
    value *v = given->items;
    if (given->length == 0 || given->length > 3) {
        return raise_type_error(vm, "slice expected at %s %d argument%s, got %zu",
                                given->length ? "most" : "least", given->length ? 3 : 1,
                                given->length ? "s" : "", given->length);
    }
    if (given->length == 1) {
        return slice_new(vm, VALUE_NULL, v[0], VALUE_NULL);
    }
    return slice_new(vm, v[0], v[1], given->length == 3 ? v[2] : VALUE_NULL);
}

static void slice_trace(struct gc_tracer *tracer, struct object *self)
{
    struct slice *slice = (struct slice *)self;
    gc_trace(tracer, slice->start);
    gc_trace(tracer, slice->stop);
    gc_trace(tracer, slice->step);
}

static value slice_repr(struct vm *vm, value self)
{
    struct slice *slice = as_slice(self);
    return format_str(vm, "slice(%R, %R, %R)", slice->start, slice->stop, slice->step);
}

static struct tuple *slice_parts(struct vm *vm, value self)
{
    struct slice *slice = as_slice(self);
    value parts[3] = {slice->start, slice->stop, slice->step};
    return tuple_from(vm, parts, 3);
}

static value slice_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    if (!is_kind(other, TYPE_SLICE)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (self == other) {
        return make_bool(op == CMP_EQ || op == CMP_LE || op == CMP_GE);
    }
    struct tuple *a = slice_parts(vm, self), *b = slice_parts(vm, other);
    if (!a || !b) {
        return VALUE_ERROR;
    }
    return container_compare(vm, op, from_object(a), from_object(b));
}

static bool slice_hash(struct vm *vm, value self, int64_t *out)
{
    struct slice *slice = as_slice(self);
    const value parts[3] = {slice->start, slice->stop, slice->step};
    uint64_t sum = UINT64_C(2870177450012600261);
    for (int i = 0; i < 3; i++) {
        uint64_t lane;
        if (!key_hash(vm, parts[i], &lane)) {
            return false;
        }
        sum += lane * UINT64_C(14029467366897019727);
        sum = ((sum << 31) | (sum >> 33)) * UINT64_C(11400714785074694791);
    }
    *out = sum == UINT64_MAX ? INT64_C(1546275796) : (int64_t)sum;
    return true;
}

/* -- indices(): for lengths of any size ----------------------------------------------------------- */

static value part_index(struct vm *vm, value v)
{
    if (is_int(v)) {
        return v;
    }
    if (!supports_index(vm, v)) {
        return raise_type_error(
            vm, "slice indices must be integers or None or have an __index__ method");
    }
    return index_of(vm, v);
}

/* A start or stop, clipped between lower and upper; negative counts from the end. */
static value clip_part(struct vm *vm, value v, value length, value lower, value upper)
{
    v = part_index(vm, v);
    if (!v) {
        return VALUE_ERROR;
    }
    if (int_sign(v) < 0) {
        v = int_binary(vm, OP_ADD, v, length);
        return !v ? VALUE_ERROR : int_compare(v, lower) < 0 ? lower : v;
    }
    return int_compare(v, upper) > 0 ? upper : v;
}

value slice_indices(struct vm *vm, value *args)
{
    struct slice *slice = as_slice(args[0]);
    size_t mark = gc_root_mark(vm);
    value start, stop, step = small_int(1), result = VALUE_ERROR;
    value length = index_of(vm, args[1]);
    if (!length || !gc_push_root(vm, length)) {
        return VALUE_ERROR;
    }
    if (int_sign(length) < 0) {
        raise_value_error(vm, "length should not be negative");
        goto out;
    }
    if (slice->step != VALUE_NONE) {
        step = part_index(vm, slice->step);
        if (!step || !gc_push_root(vm, step)) {
            goto out;
        }
        if (int_sign(step) == 0) {
            raise_value_error(vm, "slice step cannot be zero");
            goto out;
        }
    }
    bool down = int_sign(step) < 0;
    value lower = small_int(down ? -1 : 0), upper = length;
    if (down) {
        upper = int_binary(vm, OP_SUB, length, small_int(1));
        if (!upper || !gc_push_root(vm, upper)) {
            goto out;
        }
    }
    start = down ? upper : lower;
    stop = down ? lower : upper;
    if (slice->start != VALUE_NONE) {
        start = clip_part(vm, slice->start, length, lower, upper);
    }
    if (!start || !gc_push_root(vm, start)) {
        goto out;
    }
    if (slice->stop != VALUE_NONE) {
        stop = clip_part(vm, slice->stop, length, lower, upper);
    }
    if (stop) {
        result = tuple_of(vm, 3, start, stop, step);
    }
out:
    gc_pop_roots(vm, mark);
    return result;
}

static value slice_reduce(struct vm *vm, value *args)
{
    struct tuple *parts = slice_parts(vm, args[0]);
    return parts ? tuple_of(vm, 2, type_value(vm, TYPE_SLICE), from_object(parts)) : VALUE_ERROR;
}

static value get_start(struct vm *vm, value self)
{
    return as_slice(self)->start;
}
static value get_stop(struct vm *vm, value self)
{
    return as_slice(self)->stop;
}
static value get_step(struct vm *vm, value self)
{
    return as_slice(self)->step;
}

static const struct native_def slice_methods[] = {
    {"__reduce__", "()", slice_reduce, NATIVE_METHOD, "Return state information for pickling."},
    {"indices", "(object, /)", slice_indices, NATIVE_METHOD,
     "Return (start, stop, step) for a sequence of the given length."},
    {0},
};

static const struct getset_row slice_getset[] = {
    {"start", get_start, NULL, NULL},
    {"stop", get_stop, NULL, NULL},
    {"step", get_step, NULL, NULL},
    {0},
};

const struct type_def slice_def = {
    .name = "slice",
    .size = sizeof(struct slice),
    .flags = TYPE_TRACED,
    .doc = "slice(stop)\nslice(start, stop[, step])\n\nWhat obj[start:stop:step] passes.",
    .new_signature = "(*args)",
    .new = slice_make,
    .methods = slice_methods,
    .getset = slice_getset,
    .trace = slice_trace,
    .repr = slice_repr,
    .hash = slice_hash,
    .compare = slice_compare,
};
