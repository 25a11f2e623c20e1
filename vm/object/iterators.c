/* iterators.c - enumerate, zip, map, filter, reversed, and the iterators that iter() makes of a
 * sequence with __getitem__ and of a callable with a sentinel.
 *
 * A `next` slot's caller keeps the iterator alive; what the slot has taken from an inner iterator
 * it roots itself before it calls on. */
#include "container.h"

static value iter_self(struct vm *vm, value self)
{
    return self;
}

/* -- enumerate ---------------------------------------------------------------------------------- */

struct enumerate {
    struct object header;
    value iterator, count;
};
#define as_enumerate(v) ((struct enumerate *)as_object(v))

static value enumerate_make(struct vm *vm, value *args)
{
    size_t mark = gc_root_mark(vm);
    value count = small_int(0), result = VALUE_ERROR, iterator;
    if (!args[1]) {
        return raise_type_error(vm, "enumerate() missing required argument 'iterable'");
    }
    if (args[2] && !(count = index_of(vm, args[2]))) {
        return VALUE_ERROR;
    }
    if (gc_push_root(vm, count) && (iterator = get_iter(vm, args[1])) &&
        gc_push_root(vm, iterator)) {
        struct enumerate *it = container_alloc(vm, args[0]);
        if (it) {
            it->iterator = iterator;
            it->count = count;
        }
        result = from_object(it);
    }
    gc_pop_roots(vm, mark);
    return result;
}

static void enumerate_trace(struct gc_tracer *tracer, struct object *self)
{
    struct enumerate *it = (struct enumerate *)self;
    container_trace(tracer, self);
    gc_trace(tracer, it->iterator);
    gc_trace(tracer, it->count);
}

static void subclass_finalize(struct vm *vm, struct object *self)
{
    container_finalize(vm, self);
}

static int enumerate_pair(struct vm *vm, struct enumerate *it, value out[2])
{
    value item = iter_next(vm, it->iterator);
    if (!item || item == VALUE_STOP) {
        return item ? 0 : -1;
    }
    value count = it->count, next;
    if (is_int(count) && small_int_value(count) < SMALL_INT_MAX) {
        next = small_int(small_int_value(count) + 1);
    } else {
        next = int_binary(vm, OP_ADD, count, small_int(1));
        if (!next) {
            return -1;
        }
    }
    it->count = next;
    container_stored(vm, it, next);
    out[0] = count;
    out[1] = item;
    return 1;
}

static value enumerate_next(struct vm *vm, value self)
{
    value parts[2];
    int got = enumerate_pair(vm, as_enumerate(self), parts);
    if (got <= 0) {
        return got ? VALUE_ERROR : VALUE_STOP;
    }
    return tuple_of(vm, 2, parts[0], parts[1]);
}

static value enumerate_reduce(struct vm *vm, value *args)
{
    struct enumerate *it = as_enumerate(args[0]);
    value parts = tuple_of(vm, 2, it->iterator, it->count);
    return parts ? tuple_of(vm, 2, from_object(it->header.type), parts) : VALUE_ERROR;
}

static const struct native_def enumerate_methods[] = {
    {"__reduce__", "()", enumerate_reduce, NATIVE_METHOD, "Return state information for pickling."},
    CLASS_GETITEM_ROW,
    {0},
};

const struct type_def enumerate_def = {
    .name = "enumerate",
    .size = sizeof(struct enumerate),
    .flags = TYPE_SUBCLASSABLE | TYPE_TRACED,
    .doc = "Pairs of a count, from start on, and an item of the iterable.",
    .new_signature = "(iterable, start=0)",
    .new = enumerate_make,
    .methods = enumerate_methods,
    .trace = enumerate_trace,
    .finalize = subclass_finalize,
    .iter = iter_self,
    .next = enumerate_next,
};

/* -- zip ---------------------------------------------------------------------------------------- */

struct zip {
    struct object header;
    value iterators; /* tuple */
    bool strict;
};
#define as_zip(v) ((struct zip *)as_object(v))

/* A tuple of iter(v) for each v; pushed as a root when made. */
static struct tuple *iterators_of(struct vm *vm, const value *items, size_t count)
{
    struct tuple *t = tuple_new(vm, count);
    if (!t || !gc_push_root(vm, from_object(t))) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        value iterator = get_iter(vm, items[i]);
        if (!iterator) {
            return NULL;
        }
        t->items[i] = iterator;
        gc_barrier(vm, t);
    }
    return t;
}

static value zip_make(struct vm *vm, value *args)
{
    struct tuple *sources = as_tuple(args[1]);
    size_t mark = gc_root_mark(vm);
    int strict = args[2] ? truth(vm, args[2]) : 0;
    if (strict < 0) {
        return VALUE_ERROR;
    }
    struct tuple *iterators = iterators_of(vm, sources->items, sources->length);
    struct zip *zip = iterators ? container_alloc(vm, args[0]) : NULL;
    if (zip) {
        zip->iterators = from_object(iterators);
        zip->strict = strict;
    }
    gc_pop_roots(vm, mark);
    return from_object(zip);
}

static void zip_trace(struct gc_tracer *tracer, struct object *self)
{
    container_trace(tracer, self);
    gc_trace(tracer, ((struct zip *)self)->iterators);
}

static value zip_mismatch(struct vm *vm, size_t at, const char *how)
{
    return raise_value_error(vm, "zip() argument %zu is %s than argument%s%zu", at + 1, how,
                             at == 1 ? " " : "s 1-", at);
}

/* Iterator `at` is exhausted. Under strict, that must go for all of them. */
static value zip_end(struct vm *vm, struct zip *zip, size_t at)
{
    if (!zip->strict) {
        return VALUE_STOP;
    }
    if (at > 0) {
        return zip_mismatch(vm, at, "shorter");
    }
    struct tuple *iterators = as_tuple(zip->iterators);
    for (size_t i = 1; i < iterators->length; i++) {
        value item = iter_next(vm, iterators->items[i]);
        if (item != VALUE_STOP) {
            return item ? zip_mismatch(vm, i, "longer") : VALUE_ERROR;
        }
    }
    return VALUE_STOP;
}

/* zip_next for a zip of two. */
static int zip_pair(struct vm *vm, struct zip *zip, value out[2])
{
    struct tuple *iterators = as_tuple(zip->iterators);
    size_t mark = gc_root_mark(vm);
    for (size_t i = 0; i < 2; i++) {
        value item = iter_next(vm, iterators->items[i]);
        if (item == VALUE_STOP) {
            gc_pop_roots(vm, mark);
            return zip_end(vm, zip, i) == VALUE_STOP ? 0 : -1;
        }
        if (!item || (i == 0 && is_object(item) && !gc_push_root(vm, item))) {
            gc_pop_roots(vm, mark);
            return -1;
        }
        out[i] = item;
    }
    gc_pop_roots(vm, mark);
    return 1;
}

int iter_next_pair(struct vm *vm, value iterator, value out[2])
{
    switch (as_object(iterator)->kind) {
    case TYPE_DICT_ITEM_ITER: return dict_iter_pair(vm, iterator, out);
    case TYPE_ENUMERATE: return enumerate_pair(vm, as_enumerate(iterator), out);
    case TYPE_ZIP:
        return as_tuple(as_zip(iterator)->iterators)->length == 2
                   ? zip_pair(vm, as_zip(iterator), out)
                   : 2;
    default: return 2;
    }
}

static value zip_next(struct vm *vm, value self)
{
    struct zip *zip = as_zip(self);
    struct tuple *iterators = as_tuple(zip->iterators);
    size_t count = iterators->length, mark = gc_root_mark(vm);
    if (count == 0) {
        return VALUE_STOP;
    }
    struct tuple *result = tuple_new(vm, count);
    if (!result || !gc_push_root(vm, from_object(result))) {
        return VALUE_ERROR;
    }
    for (size_t i = 0; i < count; i++) {
        value item = iter_next(vm, iterators->items[i]);
        if (!item || item == VALUE_STOP) {
            gc_pop_roots(vm, mark);
            return item ? zip_end(vm, zip, i) : VALUE_ERROR;
        }
        result->items[i] = item;
        container_stored(vm, result, item);
    }
    gc_pop_roots(vm, mark);
    return from_object(result);
}

static value zip_reduce(struct vm *vm, value *args)
{
    struct zip *zip = as_zip(args[0]);
    value class = from_object(zip->header.type);
    return zip->strict ? tuple_of(vm, 3, class, zip->iterators, VALUE_TRUE)
                       : tuple_of(vm, 2, class, zip->iterators);
}

static value zip_set_state(struct vm *vm, value *args)
{
    int strict = truth(vm, args[1]);
    if (strict < 0) {
        return VALUE_ERROR;
    }
    as_zip(args[0])->strict = strict;
    return VALUE_NONE;
}

static const struct native_def zip_methods[] = {
    {"__reduce__", "()", zip_reduce, NATIVE_METHOD, "Return state information for pickling."},
    {"__setstate__", "(object, /)", zip_set_state, NATIVE_METHOD,
     "Set state information for unpickling."},
    {0},
};

const struct type_def zip_def = {
    .name = "zip",
    .size = sizeof(struct zip),
    .flags = TYPE_SUBCLASSABLE | TYPE_TRACED,
    .doc = "Tuples of the iterables' next items, until the shortest ends; with strict=True they "
           "must be equally long.",
    .new_signature = "(*iterables, strict=False)",
    .new = zip_make,
    .methods = zip_methods,
    .trace = zip_trace,
    .finalize = subclass_finalize,
    .iter = iter_self,
    .next = zip_next,
};

/* -- map ---------------------------------------------------------------------------------------- */

struct map {
    struct object header;
    value function;
    value iterators; /* tuple */
};
#define as_map(v) ((struct map *)as_object(v))

static value map_make(struct vm *vm, value *args)
{
    struct tuple *given = as_tuple(args[1]);
    size_t mark = gc_root_mark(vm);
    if (given->length < 2) {
        return raise_type_error(vm, "map() must have at least two arguments.");
    }
    struct tuple *iterators = iterators_of(vm, given->items + 1, given->length - 1);
    struct map *map = iterators ? container_alloc(vm, args[0]) : NULL;
    if (map) {
        map->function = given->items[0];
        map->iterators = from_object(iterators);
    }
    gc_pop_roots(vm, mark);
    return from_object(map);
}

static void map_trace(struct gc_tracer *tracer, struct object *self)
{
    struct map *map = (struct map *)self;
    container_trace(tracer, self);
    gc_trace(tracer, map->function);
    gc_trace(tracer, map->iterators);
}

static value map_next(struct vm *vm, value self)
{
    struct map *map = as_map(self);
    struct tuple *iterators = as_tuple(map->iterators);
    size_t count = iterators->length, mark = gc_root_mark(vm);
    if (count == 1) {
        value item = iter_next(vm, iterators->items[0]);
        if (!item || item == VALUE_STOP) {
            return item;
        }
        if (!gc_push_root(vm, item)) {
            return VALUE_ERROR;
        }
        value result = call1(vm, map->function, item);
        gc_pop_roots(vm, mark);
        return result;
    }
    struct tuple *arguments = tuple_new(vm, count);
    value result = VALUE_ERROR;
    if (!arguments || !gc_push_root(vm, from_object(arguments))) {
        return VALUE_ERROR;
    }
    for (size_t i = 0; i < count; i++) {
        value item = iter_next(vm, iterators->items[i]);
        if (!item || item == VALUE_STOP) {
            result = item;
            goto out;
        }
        arguments->items[i] = item;
        container_stored(vm, arguments, item);
    }
    result = call(vm, map->function, count, arguments->items);
out:
    gc_pop_roots(vm, mark);
    return result;
}

static value map_reduce(struct vm *vm, value *args)
{
    struct map *map = as_map(args[0]);
    struct tuple *iterators = as_tuple(map->iterators);
    struct tuple *parts = tuple_new(vm, iterators->length + 1);
    if (!parts) {
        return VALUE_ERROR;
    }
    parts->items[0] = map->function;
    memcpy(parts->items + 1, iterators->items, iterators->length * sizeof(value));
    return tuple_of(vm, 2, from_object(map->header.type), from_object(parts));
}

static const struct native_def map_methods[] = {
    {"__reduce__", "()", map_reduce, NATIVE_METHOD, "Return state information for pickling."},
    {0},
};

const struct type_def map_def = {
    .name = "map",
    .size = sizeof(struct map),
    .flags = TYPE_SUBCLASSABLE | TYPE_TRACED,
    .doc = "map(function, iterable, /, *iterables)\n\nThe function's results for the iterables' "
           "items, until the shortest ends.",
    .new_signature = "(*args)",
    .new = map_make,
    .methods = map_methods,
    .trace = map_trace,
    .finalize = subclass_finalize,
    .iter = iter_self,
    .next = map_next,
};

/* -- filter ------------------------------------------------------------------------------------- */

struct filter {
    struct object header;
    value function, iterator;
};
#define as_filter(v) ((struct filter *)as_object(v))

static value filter_make(struct vm *vm, value *args)
{
    struct tuple *given = as_tuple(args[1]);
    if (given->length != 2) {
        return raise_type_error(vm, "filter expected 2 arguments, got %zu", given->length);
    }
    value iterator = get_iter(vm, given->items[1]);
    struct filter *filter = iterator ? container_alloc(vm, args[0]) : NULL;
    if (filter) {
        filter->function = given->items[0];
        filter->iterator = iterator;
    }
    return from_object(filter);
}

static void filter_trace(struct gc_tracer *tracer, struct object *self)
{
    struct filter *filter = (struct filter *)self;
    container_trace(tracer, self);
    gc_trace(tracer, filter->function);
    gc_trace(tracer, filter->iterator);
}

/* Does the item pass? 1, 0, -1. */
static int passes(struct vm *vm, struct filter *filter, value item)
{
    if (filter->function == VALUE_NONE || filter->function == type_value(vm, TYPE_BOOL)) {
        return truth(vm, item);
    }
    value verdict = call1(vm, filter->function, item);
    if (!verdict || is_bool(verdict)) {
        return verdict ? verdict == VALUE_TRUE : -1;
    }
    return gc_push_root(vm, verdict) ? truth(vm, verdict) : -1;
}

static value filter_next(struct vm *vm, value self)
{
    struct filter *filter = as_filter(self);
    size_t mark = gc_root_mark(vm);
    for (;;) {
        value item = iter_next(vm, filter->iterator);
        if (!item || item == VALUE_STOP) {
            return item;
        }
        int ok = gc_push_root(vm, item) ? passes(vm, filter, item) : -1;
        gc_pop_roots(vm, mark);
        if (ok) {
            return ok > 0 ? item : VALUE_ERROR;
        }
        if (!native_poll(vm, 1)) { /* the source may go on for ever */
            return VALUE_ERROR;
        }
    }
}

static value filter_reduce(struct vm *vm, value *args)
{
    struct filter *filter = as_filter(args[0]);
    value parts = tuple_of(vm, 2, filter->function, filter->iterator);
    return parts ? tuple_of(vm, 2, from_object(filter->header.type), parts) : VALUE_ERROR;
}

static const struct native_def filter_methods[] = {
    {"__reduce__", "()", filter_reduce, NATIVE_METHOD, "Return state information for pickling."},
    {0},
};

const struct type_def filter_def = {
    .name = "filter",
    .size = sizeof(struct filter),
    .flags = TYPE_SUBCLASSABLE | TYPE_TRACED,
    .doc = "filter(function, iterable, /)\n\nThe items for which the function's result is true; "
           "with None, the items that are true.",
    .new_signature = "(*args)",
    .new = filter_make,
    .methods = filter_methods,
    .trace = filter_trace,
    .finalize = subclass_finalize,
    .iter = iter_self,
    .next = filter_next,
};

/* -- reversed ----------------------------------------------------------------------------------- */

/* The general one, over __len__ and __getitem__; it shares struct index_iter, and the index is one
 * past the next item. What has __reversed__ gives its own iterator. */
#define as_index_iter(v) ((struct index_iter *)as_object(v))

static value reversed_make(struct vm *vm, value *args)
{
    value sequence = args[1];
    value own = find_special(vm, sequence, NAME_REVERSED);
    if (own && own != VALUE_NONE) {
        bool found;
        return call_special(vm, sequence, NAME_REVERSED, 0, NULL, &found);
    }
    struct type *type = type_of(vm, sequence);
    bool items = own != VALUE_NONE && !(type->def->flags & TYPE_MAPPING) &&
                 (type->def->get_item || find_special(vm, sequence, NAME_GETITEM));
    if (!items) {
        return raise_type_error(vm, "'%T' object is not reversible", sequence);
    }
    size_t length;
    if (!length_of(vm, sequence, &length)) {
        return VALUE_ERROR;
    }
    struct index_iter *it = container_alloc(vm, args[0]);
    if (it) {
        it->sequence = sequence;
        it->index = length;
    }
    return from_object(it);
}

static void index_iter_trace(struct gc_tracer *tracer, struct object *self)
{
    container_trace(tracer, self);
    gc_trace(tracer, ((struct index_iter *)self)->sequence);
}

/* An IndexError or StopIteration from __getitem__ is the end. */
static value item_or_end(struct vm *vm, struct index_iter *it, size_t index)
{
    size_t mark = gc_root_mark(vm);
    if (!gc_push_root(vm, it->sequence)) {
        return VALUE_ERROR;
    }
    value item = get_item(vm, it->sequence, small_int((int64_t)index));
    gc_pop_roots(vm, mark);
    if (!item && (error_is(vm, TYPE_INDEX_ERROR) || error_is(vm, TYPE_STOP_ITERATION))) {
        error_clear(vm);
        it->sequence = VALUE_NULL;
        return VALUE_STOP;
    }
    return item;
}

static value reversed_next(struct vm *vm, value self)
{
    struct index_iter *it = as_index_iter(self);
    if (!it->sequence || it->index == 0) {
        it->sequence = VALUE_NULL;
        return VALUE_STOP;
    }
    return item_or_end(vm, it, --it->index);
}

static value reversed_hint(struct vm *vm, value *args)
{
    struct index_iter *it = as_index_iter(args[0]);
    size_t length;
    if (!it->sequence) {
        return small_int(0);
    }
    if (!length_of(vm, it->sequence, &length)) {
        return VALUE_ERROR;
    }
    return small_int(it->index <= length ? (int64_t)it->index : 0);
}

static value reversed_reduce(struct vm *vm, value *args)
{
    struct index_iter *it = as_index_iter(args[0]);
    value class = from_object(it->header.type);
    value parts = tuple_of(vm, 1, it->sequence ? it->sequence : from_object(tuple_new(vm, 0)));
    if (!parts) {
        return VALUE_ERROR;
    }
    return it->sequence ? tuple_of(vm, 3, class, parts, small_int((int64_t)it->index - 1))
                        : tuple_of(vm, 2, class, parts);
}

static value reversed_set_state(struct vm *vm, value *args)
{
    struct index_iter *it = as_index_iter(args[0]);
    int64_t n;
    size_t length;
    if (!index_to_ssize(vm, args[1], &n, SSIZE_OVERFLOW)) {
        return VALUE_ERROR;
    }
    if (it->sequence) {
        if (!length_of(vm, it->sequence, &length)) {
            return VALUE_ERROR;
        }
        n = n < -1 ? -1 : n;
        it->index = n >= (int64_t)length ? length : (size_t)(n + 1);
    }
    return VALUE_NONE;
}

static const struct native_def reversed_methods[] = {
    {"__length_hint__", "()", reversed_hint, NATIVE_METHOD,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", "()", reversed_reduce, NATIVE_METHOD, "Return state information for pickling."},
    {"__setstate__", "(object, /)", reversed_set_state, NATIVE_METHOD,
     "Set state information for unpickling."},
    {0},
};

const struct type_def reversed_def = {
    .name = "reversed",
    .size = sizeof(struct index_iter),
    .flags = TYPE_SUBCLASSABLE | TYPE_TRACED,
    .doc = "A reverse iterator over the items of a sequence.",
    .new_signature = "(object, /)",
    .new = reversed_make,
    .methods = reversed_methods,
    .trace = index_iter_trace,
    .finalize = subclass_finalize,
    .iter = iter_self,
    .next = reversed_next,
};

/* -- iter(sequence) by __getitem__ ----------------------------------------------------------------- */

value sequence_iter_new(struct vm *vm, value sequence)
{
    struct index_iter *it = gc_new(vm, builtin_type(vm, TYPE_SEQUENCE_ITER), sizeof *it);
    if (it) {
        it->sequence = sequence;
        it->index = 0;
    }
    return from_object(it);
}

static value sequence_iter_next(struct vm *vm, value self)
{
    struct index_iter *it = as_index_iter(self);
    if (!it->sequence) {
        return VALUE_STOP;
    }
    value item = item_or_end(vm, it, it->index);
    if (item && item != VALUE_STOP) {
        it->index++;
    }
    return item;
}

static value sequence_iter_hint(struct vm *vm, value *args)
{
    struct index_iter *it = as_index_iter(args[0]);
    size_t length;
    if (!it->sequence) {
        return small_int(0);
    }
    if (!type_of(vm, it->sequence)->def->length && !find_special(vm, it->sequence, NAME_LEN)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (!length_of(vm, it->sequence, &length)) {
        return VALUE_ERROR;
    }
    return small_int(it->index < length ? (int64_t)(length - it->index) : 0);
}

static value sequence_iter_reduce(struct vm *vm, value *args)
{
    struct index_iter *it = as_index_iter(args[0]);
    if (!it->sequence) {
        struct tuple *nothing = tuple_new(vm, 0);
        return nothing ? reduce_iterator(vm, "iter", from_object(nothing), VALUE_NULL)
                       : VALUE_ERROR;
    }
    return reduce_iterator(vm, "iter", it->sequence, small_int((int64_t)it->index));
}

static value sequence_iter_set_state(struct vm *vm, value *args)
{
    int64_t n;
    if (!index_to_ssize(vm, args[1], &n, SSIZE_OVERFLOW)) {
        return VALUE_ERROR;
    }
    as_index_iter(args[0])->index = n < 0 ? 0 : (size_t)n;
    return VALUE_NONE;
}

static const struct native_def sequence_iter_methods[] = {
    {"__length_hint__", "()", sequence_iter_hint, NATIVE_METHOD,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", "()", sequence_iter_reduce, NATIVE_METHOD,
     "Return state information for pickling."},
    {"__setstate__", "(object, /)", sequence_iter_set_state, NATIVE_METHOD,
     "Set state information for unpickling."},
    {0},
};

const struct type_def sequence_iter_def = {
    .name = "iterator",
    .size = sizeof(struct index_iter),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .methods = sequence_iter_methods,
    .trace = index_iter_trace,
    .iter = iter_self,
    .next = sequence_iter_next,
};

/* -- iter(callable, sentinel) ---------------------------------------------------------------------- */

struct callable_iter {
    struct object header;
    value callable; /* VALUE_NULL when done */
    value sentinel;
};
#define as_callable_iter(v) ((struct callable_iter *)as_object(v))

value callable_iter_new(struct vm *vm, value callable, value sentinel)
{
    struct callable_iter *it = gc_new(vm, builtin_type(vm, TYPE_CALLABLE_ITER), sizeof *it);
    if (it) {
        it->callable = callable;
        it->sentinel = sentinel;
    }
    return from_object(it);
}

static void callable_iter_trace(struct gc_tracer *tracer, struct object *self)
{
    struct callable_iter *it = (struct callable_iter *)self;
    gc_trace(tracer, it->callable);
    gc_trace(tracer, it->sentinel);
}

static value callable_iter_next(struct vm *vm, value self)
{
    struct callable_iter *it = as_callable_iter(self);
    size_t mark = gc_root_mark(vm);
    if (!it->callable) {
        return VALUE_STOP;
    }
    /* The call may exhaust this very iterator, so that it lets go of the callable. */
    if (!gc_push_root(vm, it->callable)) {
        return VALUE_ERROR;
    }
    value result = call0(vm, it->callable);
    gc_pop_roots(vm, mark);
    if (!result) {
        if (error_is(vm, TYPE_STOP_ITERATION)) {
            error_clear(vm);
            it->callable = it->sentinel = VALUE_NULL;
            return VALUE_STOP;
        }
        return VALUE_ERROR;
    }
    if (!it->callable) {
        return VALUE_STOP;
    }
    if (!gc_push_root(vm, result)) {
        return VALUE_ERROR;
    }
    int last = container_equal(vm, it->sentinel, result);
    gc_pop_roots(vm, mark);
    if (last == 0) {
        return result;
    }
    if (last > 0) {
        it->callable = it->sentinel = VALUE_NULL;
    }
    return last > 0 ? VALUE_STOP : VALUE_ERROR;
}

static value callable_iter_reduce(struct vm *vm, value *args)
{
    struct callable_iter *it = as_callable_iter(args[0]);
    if (!it->callable) {
        struct tuple *nothing = tuple_new(vm, 0);
        return nothing ? reduce_iterator(vm, "iter", from_object(nothing), VALUE_NULL)
                       : VALUE_ERROR;
    }
    value function = dict_get_cstr(vm, vm->builtins, "iter");
    value parts = tuple_of(vm, 2, it->callable, it->sentinel);
    if (!function || !parts) {
        return vm->error ? VALUE_ERROR
                         : raise_error(vm, TYPE_ATTRIBUTE_ERROR, "builtins has no iter");
    }
    return tuple_of(vm, 2, function, parts);
}

static const struct native_def callable_iter_methods[] = {
    {"__reduce__", "()", callable_iter_reduce, NATIVE_METHOD,
     "Return state information for pickling."},
    {0},
};

const struct type_def callable_iter_def = {
    .name = "callable_iterator",
    .size = sizeof(struct callable_iter),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .methods = callable_iter_methods,
    .trace = callable_iter_trace,
    .iter = iter_self,
    .next = callable_iter_next,
};
