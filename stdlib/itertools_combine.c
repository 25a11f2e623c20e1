/* itertools_combine.c - itertools' product, permutations and combinations. The pool and the indices
 * are kept in lists; each step changes the indices and makes one tuple. */
#include "itertools.h"

/* a tuple of the pool (product: list of pools), b list of indices, c list of cycles (permutations) */

static struct list *indices_new(struct vm *vm, size_t count)
{
    struct list *list = list_new(vm, count);
    for (size_t i = 0; list && i < count; i++) {
        if (!list_append(vm, list, small_int((int64_t)i))) {
            return NULL;
        }
    }
    return list;
}

static int64_t at(const struct list *list, size_t i)
{
    return small_int_value(list->items[i]);
}

static value select_items(struct vm *vm, struct itertool *it)
{
    struct list *indices = as_list(it->b);
    struct tuple *pool = as_tuple(it->a);
    struct tuple *result = tuple_new(vm, (size_t)it->n);
    for (int64_t i = 0; result && i < it->n; i++) {
        result->items[i] = pool->items[at(indices, (size_t)i)];
    }
    return from_object(result);
}

/* -- combinations, with and without replacement: n = r ---------------------------------------------------- */

static value combine_new(struct vm *vm, value *args, bool replacement)
{
    int64_t r;
    value pool = tuple_from_iterable(vm, args[1]);
    size_t mark = gc_root_mark(vm);
    if (!pool || !gc_push_root(vm, pool)) {
        return VALUE_ERROR;
    }
    bool ok = index_to_ssize(vm, args[2], &r, "Python int too large to convert to C ssize_t");
    gc_pop_roots(vm, mark);
    if (ok && r < 0) {
        raise_value_error(vm, "r must be non-negative");
        ok = false;
    }
    if (!ok) {
        return VALUE_ERROR;
    }
    size_t length = as_tuple(pool)->length;
    struct itertool *it = itertool_new(vm, args[0]);
    if (!it) {
        return VALUE_ERROR;
    }
    it->done = replacement ? length == 0 && r > 0 : (uint64_t)r > length;
    struct list *indices = indices_new(vm, it->done ? 0 : (size_t)r);
    if (!indices) {
        return VALUE_ERROR;
    }
    for (size_t i = 0; replacement && i < indices->length; i++) {
        indices->items[i] = small_int(0);
    }
    it->a = pool;
    it->b = from_object(indices);
    it->n = r;
    return from_object(it);
}

static value combinations_new(struct vm *vm, value *args)
{
    return combine_new(vm, args, false);
}

static value combinations_with_replacement_new(struct vm *vm, value *args)
{
    return combine_new(vm, args, true);
}

static value combine_next(struct vm *vm, value self, bool replacement)
{
    struct itertool *it = as_itertool(self);
    if (it->done) {
        return VALUE_STOP;
    }
    if (!it->started) {
        it->started = true;
        return select_items(vm, it);
    }
    struct list *indices = as_list(it->b);
    int64_t length = (int64_t)as_tuple(it->a)->length, i = it->n - 1;
    while (i >= 0 && at(indices, (size_t)i) == (replacement ? length - 1 : i + length - it->n)) {
        i--;
    }
    if (i < 0) {
        it->done = true;
        return VALUE_STOP;
    }
    int64_t first = at(indices, (size_t)i) + 1;
    for (int64_t j = i; j < it->n; j++) {
        indices->items[j] = small_int(replacement ? first : first + j - i);
    }
    return select_items(vm, it);
}

static value combinations_next(struct vm *vm, value self)
{
    return combine_next(vm, self, false);
}

static value combinations_with_replacement_next(struct vm *vm, value self)
{
    return combine_next(vm, self, true);
}

ITERTOOL_DEF(combinations, "(iterable, r)", NULL,
             "Return successive r-length combinations of elements in the iterable.");
ITERTOOL_DEF(combinations_with_replacement, "(iterable, r)", NULL,
             "Return successive r-length combinations of elements in the iterable allowing "
             "individual elements to have successive repeats.");

/* -- permutations ---------------------------------------------------------------------------------------------- */

static value permutations_new(struct vm *vm, value *args)
{
    value pool = tuple_from_iterable(vm, args[1]);
    if (!pool) {
        return VALUE_ERROR;
    }
    int64_t length = (int64_t)as_tuple(pool)->length, r = length;
    if (args[2] && args[2] != VALUE_NONE) {
        if (!is_any_int(args[2])) {
            return raise_type_error(vm, "Expected int as r");
        }
        if (!index_to_ssize(vm, args[2], &r, "Python int too large to convert to C ssize_t")) {
            return VALUE_ERROR;
        }
        if (r < 0) {
            return raise_value_error(vm, "r must be non-negative");
        }
    }
    struct itertool *it = itertool_new(vm, args[0]);
    if (!it) {
        return VALUE_ERROR;
    }
    it->done = r > length;
    struct list *indices = indices_new(vm, (size_t)length);
    struct list *cycles = indices ? list_new(vm, it->done ? 0 : (size_t)r) : NULL;
    for (int64_t i = 0; cycles && !it->done && i < r; i++) {
        if (!list_append(vm, cycles, small_int(length - i))) {
            return VALUE_ERROR;
        }
    }
    if (!cycles) {
        return VALUE_ERROR;
    }
    it->a = pool;
    it->b = from_object(indices);
    it->c = from_object(cycles);
    it->n = r;
    return from_object(it);
}

static value permutations_next(struct vm *vm, value self)
{
    struct itertool *it = as_itertool(self);
    if (it->done) {
        return VALUE_STOP;
    }
    if (!it->started) {
        it->started = true;
        return select_items(vm, it);
    }
    struct list *indices = as_list(it->b), *cycles = as_list(it->c);
    int64_t length = (int64_t)indices->length;
    for (int64_t i = it->n - 1; i >= 0; i--) {
        int64_t left = at(cycles, (size_t)i) - 1;
        if (left == 0) {
            value first = indices->items[i];
            memmove(indices->items + i, indices->items + i + 1,
                    (size_t)(length - i - 1) * sizeof(value));
            indices->items[length - 1] = first;
            cycles->items[i] = small_int(length - i);
        } else {
            value swap = indices->items[i];
            cycles->items[i] = small_int(left);
            indices->items[i] = indices->items[length - left];
            indices->items[length - left] = swap;
            return select_items(vm, it);
        }
    }
    it->done = true;
    return VALUE_STOP;
}

ITERTOOL_DEF(permutations, "(iterable, r=None)", NULL,
             "Return successive r-length permutations of elements in the iterable.");

/* -- product: a list of tuples, n number of pools in all (repeats included) ------------------------------------------ */

static value product_new(struct vm *vm, value *args)
{
    struct tuple *given = as_tuple(args[1]);
    int64_t repeat = 1;
    if (args[2] &&
        !index_to_ssize(vm, args[2], &repeat, "Python int too large to convert to C ssize_t")) {
        return VALUE_ERROR;
    }
    if (repeat < 0) {
        return raise_value_error(vm, "repeat argument cannot be negative");
    }
    int64_t total;
    if (__builtin_mul_overflow((int64_t)given->length, repeat, &total) || total > INT32_MAX) {
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "repeat argument too large");
    }
    size_t mark = gc_root_mark(vm);
    struct list *pools = list_new(vm, given->length);
    if (!pools || !gc_push_root(vm, from_object(pools))) {
        return VALUE_ERROR;
    }
    bool ok = true;
    for (size_t i = 0; repeat && ok && i < given->length; i++) {
        value pool = tuple_from_iterable(vm, given->items[i]);
        ok = pool && list_append(vm, pools, pool);
    }
    gc_pop_roots(vm, mark);
    struct itertool *it = ok ? itertool_new(vm, args[0]) : NULL;
    struct list *indices = it ? indices_new(vm, (size_t)total) : NULL;
    if (!indices) {
        return VALUE_ERROR;
    }
    for (size_t i = 0; i < indices->length; i++) {
        indices->items[i] = small_int(0);
        it->done = it->done || as_tuple(pools->items[i % pools->length])->length == 0;
    }
    it->a = from_object(pools);
    it->b = from_object(indices);
    it->n = total;
    return from_object(it);
}

static value product_next(struct vm *vm, value self)
{
    struct itertool *it = as_itertool(self);
    if (it->done) {
        return VALUE_STOP;
    }
    struct list *pools = as_list(it->a), *indices = as_list(it->b);
    if (it->started) {
        int64_t i = it->n - 1;
        for (; i >= 0; i--) {
            struct tuple *pool = as_tuple(pools->items[(size_t)i % pools->length]);
            int64_t next = at(indices, (size_t)i) + 1;
            if ((size_t)next < pool->length) {
                indices->items[i] = small_int(next);
                break;
            }
            indices->items[i] = small_int(0);
        }
        if (i < 0) {
            it->done = true;
            return VALUE_STOP;
        }
    }
    it->started = true;
    struct tuple *result = tuple_new(vm, (size_t)it->n);
    for (int64_t i = 0; result && i < it->n; i++) {
        struct tuple *pool = as_tuple(pools->items[(size_t)i % pools->length]);
        result->items[i] = pool->items[at(indices, (size_t)i)];
    }
    return from_object(result);
}

ITERTOOL_DEF(product, "(*iterables, repeat=1)", NULL,
             "Cartesian product of input iterables. Equivalent to nested for-loops.");
