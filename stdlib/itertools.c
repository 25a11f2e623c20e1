/* itertools.c - module itertools: the iterators that pass items on. Those that combine items of
 * finite sequences are in itertools_combine.c. */
#include "itertools.h"

void itertool_trace(struct gc_tracer *tracer, struct object *self)
{
    struct itertool *it = (struct itertool *)self;
    gc_trace(tracer, it->a);
    gc_trace(tracer, it->b);
    gc_trace(tracer, it->c);
    gc_trace(tracer, it->d);
    gc_trace(tracer, it->e);
}

value itertool_self(struct vm *vm, value self)
{
    return self;
}

struct itertool *itertool_new(struct vm *vm, value class)
{
    return object_alloc(vm, as_type(class));
}

/* One whose field a is iter(iterable). */
static struct itertool *new_over(struct vm *vm, value class, value iterable)
{
    size_t mark = gc_root_mark(vm);
    value iterator = get_iter(vm, iterable);
    struct itertool *it = iterator && gc_push_root(vm, iterator) ? itertool_new(vm, class) : NULL;
    gc_pop_roots(vm, mark);
    if (it) {
        it->a = iterator;
    }
    return it;
}

/* -- accumulate: a iterator, b function, c total, d initial ----------------------------------------------- */

static value accumulate_new(struct vm *vm, value *args)
{
    struct itertool *it = new_over(vm, args[0], args[1]);
    if (it) {
        it->b = args[2] && args[2] != VALUE_NONE ? args[2] : VALUE_NULL;
        it->d = args[3] && args[3] != VALUE_NONE ? args[3] : VALUE_NULL;
    }
    return from_object(it);
}

static value accumulate_next(struct vm *vm, value self)
{
    struct itertool *it = as_itertool(self);
    if (it->d) {
        value initial = it->d;
        it->d = VALUE_NULL;
        itertool_set(vm, it, &it->c, initial);
        return initial;
    }
    value item = iter_next(vm, it->a);
    if (!item || item == VALUE_STOP) {
        return item;
    }
    if (!it->c) {
        itertool_set(vm, it, &it->c, item);
        return item;
    }
    value total = it->b ? call2(vm, it->b, it->c, item) : binary(vm, OP_ADD, it->c, item);
    if (total) {
        itertool_set(vm, it, &it->c, total);
    }
    return total;
}

static ITERTOOL_DEF(accumulate, "(iterable, func=None, *, initial=None)", NULL,
                    "Return series of accumulated sums (or other binary function results).");

/* -- batched: a iterator, n size, started: strict ------------------------------------------------------------ */

static value batched_new(struct vm *vm, value *args)
{
    int64_t n;
    if (!index_to_ssize(vm, args[2], &n, "Python int too large to convert to C ssize_t")) {
        return VALUE_ERROR;
    }
    if (n < 1) {
        return raise_value_error(vm, "n must be at least one");
    }
    int strict = args[3] ? truth(vm, args[3]) : 0;
    struct itertool *it = strict < 0 ? NULL : new_over(vm, args[0], args[1]);
    if (it) {
        it->n = n;
        it->started = strict;
    }
    return from_object(it);
}

static value batched_next(struct vm *vm, value self)
{
    struct itertool *it = as_itertool(self);
    if (it->done) {
        return VALUE_STOP;
    }
    size_t mark = gc_root_mark(vm);
    struct list *batch = list_new(vm, it->n < 64 ? (size_t)it->n : 64);
    if (!batch || !gc_push_root(vm, from_object(batch))) {
        return VALUE_ERROR;
    }
    value item = VALUE_NONE;
    bool ok = true;
    while (ok && (int64_t)batch->length < it->n) {
        item = iter_next(vm, it->a);
        if (!item || item == VALUE_STOP) {
            break;
        }
        ok = list_append(vm, batch, item);
    }
    gc_pop_roots(vm, mark);
    if (!ok || !item) {
        return VALUE_ERROR;
    }
    if (item == VALUE_STOP) {
        it->done = true;
        if (batch->length == 0) {
            return VALUE_STOP;
        }
        if (it->started) {
            return raise_value_error(vm, "batched(): incomplete batch");
        }
    }
    return from_object(tuple_from(vm, batch->items, batch->length));
}

static ITERTOOL_DEF(batched, "(iterable, n, *, strict=False)", NULL,
                    "Batch data into tuples of length n. The last batch may be shorter than n.");

/* -- chain: a iterator over iterables, b current iterator ------------------------------------------------------ */

static value chain_over(struct vm *vm, value class, value iterables)
{
    return from_object(new_over(vm, class, iterables));
}

static value chain_new(struct vm *vm, value *args)
{
    return chain_over(vm, args[0], args[1]);
}

static value chain_from_iterable(struct vm *vm, value *args)
{
    return chain_over(vm, args[0], args[1]);
}

static value chain_next(struct vm *vm, value self)
{
    struct itertool *it = as_itertool(self);
    while (!it->done) {
        if (!it->b) {
            value iterable = iter_next(vm, it->a);
            if (iterable == VALUE_STOP) {
                it->done = true;
                return VALUE_STOP;
            }
            value iterator = iterable ? get_iter(vm, iterable) : VALUE_ERROR;
            if (!iterator) {
                it->done = true;
                return VALUE_ERROR;
            }
            itertool_set(vm, it, &it->b, iterator);
        }
        value item = iter_next(vm, it->b);
        if (item != VALUE_STOP) {
            return item;
        }
        it->b = VALUE_NULL;
    }
    return VALUE_STOP;
}

static const struct native_def chain_methods[] = {
    {"from_iterable", "(iterable, /)", chain_from_iterable, NATIVE_CLASS,
     "Alternative chain() constructor taking a single iterable argument that evaluates lazily."},
    {"__class_getitem__", "(object, /)", generic_alias_class_getitem, NATIVE_CLASS, NULL},
    {0},
};

static ITERTOOL_DEF(chain, "(*iterables)", chain_methods,
                    "Items of the first iterable until it is exhausted, then of the next.");

/* -- compress: a data, b selectors ---------------------------------------------------------------------------------- */

static value compress_new(struct vm *vm, value *args)
{
    struct itertool *it = new_over(vm, args[0], args[1]);
    size_t mark = gc_root_mark(vm);
    if (!it || !gc_push_root(vm, from_object(it))) {
        return VALUE_ERROR;
    }
    value selectors = get_iter(vm, args[2]);
    gc_pop_roots(vm, mark);
    if (!selectors) {
        return VALUE_ERROR;
    }
    itertool_set(vm, it, &it->b, selectors);
    return from_object(it);
}

static value compress_next(struct vm *vm, value self)
{
    struct itertool *it = as_itertool(self);
    for (;;) {
        value item = iter_next(vm, it->a);
        if (!item || item == VALUE_STOP) {
            return item;
        }
        size_t mark = gc_root_mark(vm);
        value selector = gc_push_root(vm, item) ? iter_next(vm, it->b) : VALUE_ERROR;
        int take = !selector ? -1 : selector == VALUE_STOP ? 2 : truth(vm, selector);
        gc_pop_roots(vm, mark);
        if (take) {
            return take < 0 ? VALUE_ERROR : take == 2 ? VALUE_STOP : item;
        }
    }
}

static ITERTOOL_DEF(compress, "(data, selectors)", NULL,
                    "Return data elements corresponding to true selector elements.");

/* -- count: a current, b step ------------------------------------------------------------------------------------------ */

static bool is_number(struct vm *vm, value v)
{
    return is_any_int(v) || is_float(v) || is_kind(v, TYPE_COMPLEX) ||
           find_special(vm, v, NAME_INDEX) || find_special(vm, v, NAME_FLOAT) ||
           find_special(vm, v, NAME_COMPLEX);
}

static value count_new(struct vm *vm, value *args)
{
    value start = args[1] ? args[1] : small_int(0), step = args[2] ? args[2] : small_int(1);
    if (!is_number(vm, start) || !is_number(vm, step)) {
        return raise_type_error(vm, "a number is required");
    }
    struct itertool *it = itertool_new(vm, args[0]);
    if (it) {
        it->a = start;
        it->b = step;
    }
    return from_object(it);
}

static value count_next(struct vm *vm, value self)
{
    struct itertool *it = as_itertool(self);
    value current = it->a;
    size_t mark = gc_root_mark(vm);
    value next = gc_push_root(vm, current) ? binary(vm, OP_ADD, current, it->b) : VALUE_ERROR;
    gc_pop_roots(vm, mark);
    if (!next) {
        return VALUE_ERROR;
    }
    itertool_set(vm, it, &it->a, next);
    return current;
}

static value count_repr(struct vm *vm, value self)
{
    struct itertool *it = as_itertool(self);
    if (it->b == small_int(1)) {
        return format_str(vm, "%U(%R)", type_name(vm, type_of(vm, self)), it->a);
    }
    return format_str(vm, "%U(%R, %R)", type_name(vm, type_of(vm, self)), it->a, it->b);
}

static const struct type_def itertools_count_def = {
    .name = "count",
    .module = "itertools",
    .size = sizeof(struct itertool),
    .flags = TYPE_SUBCLASSABLE | TYPE_TRACED,
    .doc = "Return a count object whose .__next__() method returns consecutive values.",
    .new_signature = "(start=0, step=1)",
    .new = count_new,
    .trace = itertool_trace,
    .repr = count_repr,
    .iter = itertool_self,
    .next = count_next,
};

/* -- cycle: a iterator (VALUE_NULL when exhausted), b list of items seen, n next of them ------------------------------- */

static value cycle_new(struct vm *vm, value *args)
{
    struct itertool *it = new_over(vm, args[0], args[1]);
    struct list *seen = it ? list_new(vm, 0) : NULL;
    if (!seen) {
        return VALUE_ERROR;
    }
    it->b = from_object(seen);
    return from_object(it);
}

static value cycle_next(struct vm *vm, value self)
{
    struct itertool *it = as_itertool(self);
    struct list *seen = as_list(it->b);
    if (it->a) {
        value item = iter_next(vm, it->a);
        if (item != VALUE_STOP) {
            return item && list_append(vm, seen, item) ? item : VALUE_ERROR;
        }
        it->a = VALUE_NULL;
    }
    if (seen->length == 0) {
        return VALUE_STOP;
    }
    value item = seen->items[it->n];
    it->n = it->n + 1 == (int64_t)seen->length ? 0 : it->n + 1;
    return item;
}

static ITERTOOL_DEF(cycle, "(iterable, /)", NULL,
                    "Return elements from the iterable until it is exhausted. Then repeat.");

/* -- dropwhile, takewhile, filterfalse, starmap: a iterator, b function ------------------------------------------------- */

static value with_function(struct vm *vm, value *args)
{
    struct itertool *it = new_over(vm, args[0], args[2]);
    if (it) {
        it->b = args[1];
    }
    return from_object(it);
}

/* Truth of it->b(item). */
static int ask(struct vm *vm, struct itertool *it, value item)
{
    size_t mark = gc_root_mark(vm);
    value v = gc_push_root(vm, item) ? call1(vm, it->b, item) : VALUE_ERROR;
    int r = v ? truth(vm, v) : -1;
    gc_pop_roots(vm, mark);
    return r;
}

#define dropwhile_new   with_function
#define takewhile_new   with_function
#define filterfalse_new with_function
#define starmap_new     with_function

static value dropwhile_next(struct vm *vm, value self)
{
    struct itertool *it = as_itertool(self);
    for (;;) {
        value item = iter_next(vm, it->a);
        if (!item || item == VALUE_STOP || it->started) {
            return item;
        }
        int drop = ask(vm, it, item);
        if (drop <= 0) {
            it->started = drop == 0;
            return drop < 0 ? VALUE_ERROR : item;
        }
    }
}

static value takewhile_next(struct vm *vm, value self)
{
    struct itertool *it = as_itertool(self);
    if (it->done) {
        return VALUE_STOP;
    }
    value item = iter_next(vm, it->a);
    if (!item || item == VALUE_STOP) {
        return item;
    }
    int take = ask(vm, it, item);
    it->done = take == 0;
    return take < 0 ? VALUE_ERROR : take ? item : VALUE_STOP;
}

static value filterfalse_next(struct vm *vm, value self)
{
    struct itertool *it = as_itertool(self);
    bool plain = it->b == VALUE_NONE || it->b == type_value(vm, TYPE_BOOL);
    for (;;) {
        value item = iter_next(vm, it->a);
        if (!item || item == VALUE_STOP) {
            return item;
        }
        size_t mark = gc_root_mark(vm);
        int r = !gc_push_root(vm, item) ? -1 : plain ? truth(vm, item) : ask(vm, it, item);
        gc_pop_roots(vm, mark);
        if (r <= 0) {
            return r < 0 ? VALUE_ERROR : item;
        }
    }
}

static value starmap_next(struct vm *vm, value self)
{
    struct itertool *it = as_itertool(self);
    value item = iter_next(vm, it->a);
    if (!item || item == VALUE_STOP) {
        return item;
    }
    value args = is_kind(item, TYPE_TUPLE) ? item : tuple_from_iterable(vm, item);
    size_t mark = gc_root_mark(vm);
    value r = args && gc_push_root(vm, args) ? call_with(vm, it->b, args, VALUE_NULL) : VALUE_ERROR;
    gc_pop_roots(vm, mark);
    return r;
}

static ITERTOOL_DEF(dropwhile, "(predicate, iterable, /)", NULL,
                    "Drop items from the iterable while predicate(item) is true.");
static ITERTOOL_DEF(takewhile, "(predicate, iterable, /)", NULL,
                    "Return successive entries from an iterable as long as the predicate evaluates "
                    "to true for each entry.");
static ITERTOOL_DEF(filterfalse, "(function, iterable, /)", NULL,
                    "Return those items of iterable for which function(item) is false.");
static ITERTOOL_DEF(starmap, "(function, iterable, /)", NULL,
                    "Return an iterator whose values are returned from the function evaluated with "
                    "an argument tuple taken from the given sequence.");

/* -- groupby: a iterator, b key function, c current item, d its key, e the group's key, n number ---------------------------
 * of the group. The group iterator: a the groupby object, b the key of its group, n its number. */

static value groupby_new(struct vm *vm, value *args)
{
    struct itertool *it = new_over(vm, args[0], args[1]);
    if (it) {
        it->b = args[2] && args[2] != VALUE_NONE ? args[2] : VALUE_NULL;
    }
    return from_object(it);
}

/* Reads the next item and its key: 1, 0 at the end, -1 on error. */
static int groupby_step(struct vm *vm, struct itertool *it)
{
    value item = iter_next(vm, it->a);
    if (!item || item == VALUE_STOP) {
        return item ? 0 : -1;
    }
    value key = item;
    if (it->b) {
        size_t mark = gc_root_mark(vm);
        key = gc_push_root(vm, item) ? call1(vm, it->b, item) : VALUE_ERROR;
        gc_pop_roots(vm, mark);
        if (!key) {
            return -1;
        }
    }
    it->c = item;
    itertool_set(vm, it, &it->d, key);
    return 1;
}

static int same_key(struct vm *vm, value a, value b)
{
    size_t mark = gc_root_mark(vm);
    int r = gc_push_root(vm, a) && gc_push_root(vm, b) ? equal(vm, a, b) : -1;
    gc_pop_roots(vm, mark);
    return r;
}

static value grouper_next(struct vm *vm, value self)
{
    struct itertool *group = as_itertool(self);
    struct itertool *parent = as_itertool(group->a);
    if (parent->n != group->n) {
        return VALUE_STOP; /* the groupby object went on */
    }
    if (!parent->c) {
        int r = groupby_step(vm, parent);
        if (r <= 0) {
            return r < 0 ? VALUE_ERROR : VALUE_STOP;
        }
    }
    int same = same_key(vm, group->b, parent->d);
    if (same <= 0) {
        return same < 0 ? VALUE_ERROR : VALUE_STOP;
    }
    value item = parent->c;
    parent->c = VALUE_NULL;
    return item;
}

static const struct type_def itertools_grouper_def = {
    .name = "_grouper",
    .module = "itertools",
    .size = sizeof(struct itertool),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .trace = itertool_trace,
    .iter = itertool_self,
    .next = grouper_next,
};

static value groupby_next(struct vm *vm, value self)
{
    struct itertool *it = as_itertool(self);
    int64_t number = ++it->n; /* the group before ends here */
    value old = it->e;        /* VALUE_NULL: no group yet */
    size_t mark = gc_root_mark(vm);
    if (old && !gc_push_root(vm, old)) {
        return VALUE_ERROR;
    }
    value key = VALUE_NULL;
    for (;;) {
        if (it->c) {
            int same = old ? same_key(vm, old, it->d) : 0;
            if (same < 0) {
                gc_pop_roots(vm, mark);
                return VALUE_ERROR;
            }
            if (!same) {
                key = it->d;
                break;
            }
        }
        int r = groupby_step(vm, it);
        if (r <= 0) {
            gc_pop_roots(vm, mark);
            return r < 0 ? VALUE_ERROR : VALUE_STOP;
        }
    }
    gc_pop_roots(vm, mark);
    itertool_set(vm, it, &it->e, key);
    struct type *type = native_type(vm, &itertools_grouper_def);
    struct itertool *group = type ? object_alloc(vm, type) : NULL;
    if (!group) {
        return VALUE_ERROR;
    }
    group->a = self;
    group->b = key;
    group->n = number;
    return tuple_of(vm, 2, key, from_object(group));
}

static ITERTOOL_DEF(groupby, "(iterable, key=None)", NULL,
                    "make an iterator that returns consecutive keys and groups from the iterable");

/* -- islice: a iterator, n index of the next item to return, m step, k stop (-1: none), started: items read -------------- */

static bool islice_number(struct vm *vm, value v, int64_t missing, int64_t *out, bool *bad)
{
    *out = missing;
    if (v == VALUE_NONE) {
        return true;
    }
    bool is_index = is_any_int(v) || find_special(vm, v, NAME_INDEX);
    if (!is_index || !index_to_ssize(vm, v, out, NULL)) {
        if (vm->error && !error_is(vm, TYPE_TYPE_ERROR)) {
            return false;
        }
        error_clear(vm);
        *bad = true;
        return true;
    }
    *bad = *bad || *out < 0;
    return true;
}

static value islice_new(struct vm *vm, value *args)
{
    struct tuple *given = as_tuple(args[1]);
    size_t n = given->length;
    if (n < 2 || n > 4) {
        return raise_type_error(vm,
                                n < 2 ? "islice expected at least 2 arguments, got %zu"
                                      : "islice expected at most 4 arguments, got %zu",
                                n);
    }
    int64_t start = 0, stop = -1, step = 1;
    bool bad = false, bad_stop = false, bad_step = false;
    if (!islice_number(vm, given->items[n == 2 ? 1 : 2], -1, &stop, &bad_stop) ||
        (n > 2 && !islice_number(vm, given->items[1], 0, &start, &bad)) ||
        (n > 3 && !islice_number(vm, given->items[3], 1, &step, &bad_step))) {
        return VALUE_ERROR;
    }
    if (bad_stop) {
        return raise_value_error(vm, "Stop argument for islice() must be None or an integer: "
                                     "0 <= x <= sys.maxsize.");
    }
    if (bad) {
        return raise_value_error(vm, "Indices for islice() must be None or an integer: "
                                     "0 <= x <= sys.maxsize.");
    }
    if (bad_step || step < 1) {
        return raise_value_error(vm, "Step for islice() must be a positive integer or None.");
    }
    struct itertool *it = new_over(vm, args[0], given->items[0]);
    if (it) {
        it->n = start;
        it->m = step;
        it->k = stop;
        it->b = small_int(0); /* items read so far */
    }
    return from_object(it);
}

static value islice_next(struct vm *vm, value self)
{
    struct itertool *it = as_itertool(self);
    if (it->done) {
        return VALUE_STOP;
    }
    int64_t read = small_int_value(it->b);
    int64_t wanted = it->k >= 0 && it->n > it->k ? it->k : it->n;
    while (read < wanted) {
        value item = iter_next(vm, it->a);
        if (!item || item == VALUE_STOP) {
            it->done = true;
            return item;
        }
        it->b = small_int(++read);
    }
    if (it->k >= 0 && it->n >= it->k) {
        it->done = true;
        it->a = VALUE_NONE;
        return VALUE_STOP;
    }
    value item = iter_next(vm, it->a);
    if (!item || item == VALUE_STOP) {
        it->done = true;
        return item;
    }
    it->b = small_int(read + 1);
    if (__builtin_add_overflow(it->n, it->m, &it->n)) {
        it->n = it->k >= 0 ? it->k : INT64_MAX;
    }
    return item;
}

static ITERTOOL_DEF(islice, "(*args)", NULL,
                    "Return an iterator whose next() method returns selected values from an "
                    "iterable.");

/* -- pairwise: a iterator, b previous item ------------------------------------------------------------------------------------ */

static value pairwise_new(struct vm *vm, value *args)
{
    return from_object(new_over(vm, args[0], args[1]));
}

static value pairwise_next(struct vm *vm, value self)
{
    struct itertool *it = as_itertool(self);
    if (it->done) {
        return VALUE_STOP;
    }
    if (!it->b) {
        value first = iter_next(vm, it->a);
        if (!first || first == VALUE_STOP) {
            it->done = true;
            return first;
        }
        itertool_set(vm, it, &it->b, first);
    }
    value old = it->b;
    size_t mark = gc_root_mark(vm);
    value next = gc_push_root(vm, old) ? iter_next(vm, it->a) : VALUE_ERROR;
    gc_pop_roots(vm, mark);
    if (!next || next == VALUE_STOP) {
        it->done = true;
        it->b = VALUE_NULL;
        return next;
    }
    itertool_set(vm, it, &it->b, next);
    return tuple_of(vm, 2, old, next);
}

static ITERTOOL_DEF(pairwise, "(iterable, /)", NULL,
                    "Return an iterator of overlapping pairs taken from the input iterator.");

/* -- repeat: a object, n times left (-1: no end) -------------------------------------------------------------------------------- */

static value repeat_new(struct vm *vm, value *args)
{
    int64_t n = -1;
    if (args[2]) {
        if (!index_to_ssize(vm, args[2], &n, "Python int too large to convert to C ssize_t")) {
            return VALUE_ERROR;
        }
        n = n < 0 ? 0 : n;
    }
    struct itertool *it = itertool_new(vm, args[0]);
    if (it) {
        it->a = args[1];
        it->n = n;
    }
    return from_object(it);
}

static value repeat_next(struct vm *vm, value self)
{
    struct itertool *it = as_itertool(self);
    if (it->n == 0) {
        return VALUE_STOP;
    }
    if (it->n > 0) {
        it->n--;
    }
    return it->a;
}

static value repeat_repr(struct vm *vm, value self)
{
    struct itertool *it = as_itertool(self);
    return it->n < 0 ? format_str(vm, "%U(%R)", type_name(vm, type_of(vm, self)), it->a)
                     : format_str(vm, "%U(%R, %zd)", type_name(vm, type_of(vm, self)), it->a,
                                  (ptrdiff_t)it->n);
}

static value repeat_length_hint(struct vm *vm, value *args)
{
    int64_t n = as_itertool(args[0])->n;
    return n < 0 ? raise_type_error(vm, "len() of unsized object") : int_from_int64(vm, n);
}

static const struct native_def repeat_methods[] = {
    {"__length_hint__", "()", repeat_length_hint, NATIVE_METHOD, NULL},
    {0},
};
static const struct type_def itertools_repeat_def = {
    .name = "repeat",
    .module = "itertools",
    .size = sizeof(struct itertool),
    .flags = TYPE_SUBCLASSABLE | TYPE_TRACED,
    .doc = "repeat(object [,times]) -> create an iterator which returns the object for the "
           "specified number of times.",
    .new_signature = "(object, times=None)",
    .new = repeat_new,
    .methods = repeat_methods,
    .trace = itertool_trace,
    .repr = repeat_repr,
    .iter = itertool_self,
    .next = repeat_next,
};

/* -- tee: a link {list of items read, n; next link} ---------------------------------------------------------------------------------
 * The iterators share a chain of links; a link: a item, b next link (VALUE_NULL: not read yet).
 * An iterator: a the link it is at, b the source. Links behind all iterators are garbage. */

static const struct type_def itertools_tee_link_def = {
    .name = "_tee_dataobject",
    .module = "itertools",
    .size = sizeof(struct itertool),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .trace = itertool_trace,
};

static struct itertool *tee_link(struct vm *vm)
{
    struct type *type = native_type(vm, &itertools_tee_link_def);
    return type ? object_alloc(vm, type) : NULL;
}

static value tee_next(struct vm *vm, value self)
{
    struct itertool *it = as_itertool(self);
    struct itertool *link = as_itertool(it->a);
    if (!link->b) {
        if (link->started) {
            return raise_error(vm, TYPE_RUNTIME_ERROR, "cannot re-enter the tee iterator");
        }
        link->started = true;
        value item = iter_next(vm, it->b);
        link->started = false;
        if (!item || item == VALUE_STOP) {
            return item;
        }
        struct itertool *next = tee_link(vm);
        if (!next) {
            return VALUE_ERROR;
        }
        link->a = item;
        itertool_set(vm, link, &link->b, from_object(next));
    }
    itertool_set(vm, it, &it->a, link->b);
    return link->a;
}

static value tee_copy(struct vm *vm, value *args)
{
    struct itertool *copy = object_alloc(vm, type_of(vm, args[0]));
    if (copy) {
        copy->a = as_itertool(args[0])->a;
        copy->b = as_itertool(args[0])->b;
    }
    return from_object(copy);
}

static const struct native_def tee_methods[] = {
    {"__copy__", "()", tee_copy, NATIVE_METHOD, "Returns an independent iterator."},
    {0},
};
static value tee_new(struct vm *vm, value *args);

static const struct type_def itertools_tee_def = {
    .name = "_tee",
    .module = "itertools",
    .size = sizeof(struct itertool),
    .flags = TYPE_TRACED | TYPE_WEAKREFABLE,
    .doc = "Iterator wrapped to make it copyable.",
    .new_signature = "(iterable, /)",
    .new = tee_new,
    .methods = tee_methods,
    .trace = itertool_trace,
    .iter = itertool_self,
    .next = tee_next,
};

static value tee_new(struct vm *vm, value *args)
{
    size_t mark = gc_root_mark(vm);
    value source = get_iter(vm, args[1]);
    struct type *type =
        source && gc_push_root(vm, source) ? native_type(vm, &itertools_tee_def) : NULL;
    struct itertool *it = NULL;
    if (type && is_object(source) && as_object(source)->type == type) {
        it = as_itertool(tee_copy(vm, &source));
    } else if (type) {
        struct itertool *link = tee_link(vm);
        it = link ? object_alloc(vm, type) : NULL;
        if (it) {
            it->a = from_object(link);
            it->b = source;
        }
    }
    gc_pop_roots(vm, mark);
    return from_object(it);
}

static value itertools_tee(struct vm *vm, value *args)
{
    int64_t n = 2;
    if (args[1] &&
        !index_to_ssize(vm, args[1], &n, "Python int too large to convert to C ssize_t")) {
        return VALUE_ERROR;
    }
    if (n < 0) {
        return raise_value_error(vm, "n must be >= 0");
    }
    value new_args[2] = {VALUE_NULL, args[0]};
    value first = n ? tee_new(vm, new_args) : VALUE_NULL;
    struct tuple *all = n && !first ? NULL : tuple_new(vm, (size_t)n);
    for (int64_t i = 0; all && i < n; i++) {
        all->items[i] = i == 0 ? first : tee_copy(vm, &first);
        if (!all->items[i]) {
            return VALUE_ERROR;
        }
    }
    return from_object(all);
}

/* -- zip_longest: a list of iterators (None when exhausted), b fill value, n iterators left ------------------------------------------ */

static value zip_longest_new(struct vm *vm, value *args)
{
    struct tuple *given = as_tuple(args[1]);
    struct list *iterators = list_new(vm, given->length);
    size_t mark = gc_root_mark(vm);
    if (!iterators || !gc_push_root(vm, from_object(iterators))) {
        return VALUE_ERROR;
    }
    struct itertool *it = NULL;
    bool ok = true;
    for (size_t i = 0; ok && i < given->length; i++) {
        value iterator = get_iter(vm, given->items[i]);
        ok = iterator && list_append(vm, iterators, iterator);
    }
    if (ok) {
        it = itertool_new(vm, args[0]);
    }
    gc_pop_roots(vm, mark);
    if (it) {
        it->a = from_object(iterators);
        it->b = args[2] ? args[2] : VALUE_NONE;
        it->n = (int64_t)given->length;
    }
    return from_object(it);
}

static value zip_longest_next(struct vm *vm, value self)
{
    struct itertool *it = as_itertool(self);
    struct list *iterators = as_list(it->a);
    if (it->n == 0) {
        return VALUE_STOP;
    }
    size_t mark = gc_root_mark(vm);
    struct list *row = list_new(vm, iterators->length);
    if (!row || !gc_push_root(vm, from_object(row))) {
        return VALUE_ERROR;
    }
    bool ok = true;
    for (size_t i = 0; ok && i < iterators->length; i++) {
        value item = it->b;
        if (iterators->items[i] != VALUE_NONE) {
            item = iter_next(vm, iterators->items[i]);
            if (item == VALUE_STOP) {
                iterators->items[i] = VALUE_NONE;
                item = it->b;
                if (--it->n == 0) {
                    gc_pop_roots(vm, mark);
                    return VALUE_STOP;
                }
            }
        }
        ok = item && list_append(vm, row, item);
    }
    gc_pop_roots(vm, mark);
    if (!ok) {
        it->n = 0;
        return VALUE_ERROR;
    }
    return from_object(tuple_from(vm, row->items, row->length));
}

static ITERTOOL_DEF(
    zip_longest, "(*iterables, fillvalue=None)", NULL,
    "Return a zip_longest object whose .__next__() method returns a tuple where the "
    "i-th element comes from the i-th iterable argument.");

/* -- the module ------------------------------------------------------------------------------------------------------------------------- */

static const struct native_def functions[] = {
    {"tee", "(iterable, n=2, /)", itertools_tee, NATIVE_FUNCTION,
     "Returns a tuple of n independent iterators."},
    {0},
};

static const struct module_type types[] = {
    {&itertools_accumulate_def, NULL},
    {&itertools_batched_def, NULL},
    {&itertools_chain_def, NULL},
    {&itertools_combinations_def, NULL},
    {&itertools_combinations_with_replacement_def, NULL},
    {&itertools_compress_def, NULL},
    {&itertools_count_def, NULL},
    {&itertools_cycle_def, NULL},
    {&itertools_dropwhile_def, NULL},
    {&itertools_filterfalse_def, NULL},
    {&itertools_groupby_def, NULL},
    {&itertools_grouper_def, NULL},
    {&itertools_islice_def, NULL},
    {&itertools_pairwise_def, NULL},
    {&itertools_permutations_def, NULL},
    {&itertools_product_def, NULL},
    {&itertools_repeat_def, NULL},
    {&itertools_starmap_def, NULL},
    {&itertools_takewhile_def, NULL},
    {&itertools_tee_def, NULL},
    {&itertools_tee_link_def, NULL},
    {&itertools_zip_longest_def, NULL},
    {0},
};

const struct module_def itertools_module = {
    .name = "itertools",
    .doc = "Functional tools for creating and using iterators.",
    .functions = functions,
    .types = types,
};
