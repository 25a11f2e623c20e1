/* list_sort.c - list.sort: a stable, adaptive merge sort in the manner of powersort.
 *
 * What is sorted is an array of (rank, index) pairs; keys and values stay where they are until the
 * end, so they remain alive (and rooted) whatever a comparison does. The rank is chosen so that
 * most comparisons are one of machine integers:
 *
 *   all small ints      rank = the int; equal ranks are equal
 *   all floats, no NaN  rank = the bits, made monotone; equal ranks are equal
 *   all ASCII strs      rank = the first eight bytes; equal ranks go on to compare the rest
 *   tuples              rank by their first items, if those are all of one kind above; equal ranks
 *                       compare the tuples themselves
 *   anything else       the < operator
 *
 * While the sort runs, the list is empty: a script that touches it is found out afterwards. */
#include "container.h"
#include <math.h>

struct pair {
    int64_t rank;
    size_t index;
};

enum mode {
    MODE_RANK,    /* ranks decide */
    MODE_TEXT,    /* ranks, then the strs */
    MODE_TUPLE,   /* ranks, then the < operator */
    MODE_GENERIC, /* the < operator */
};

#define MAX_RUNS   72 /* the powers on the stack are strictly increasing, and at most 64 bits */
#define SHORT_RUN  16 /* shorter natural runs are extended to this by insertion */
#define RANK_BATCH 32 /* items merged by rank between two looks at who is winning */
#define MIN_GALLOP 7  /* wins in a row before a merge starts to gallop */

struct run {
    size_t start, length;
    int power; /* of the boundary with the next run */
};

struct sorter {
    struct vm *vm;
    const value *keys;
    struct pair *pairs, *spare; /* spare: half of count, for merging */
    size_t count;
    struct run runs[MAX_RUNS];
    unsigned depth;
};

/* -- comparing ---------------------------------------------------------------------------------- */

static int less_object(struct sorter *s, value a, value b)
{
    value result = compare(s->vm, CMP_LT, a, b);
    if (result == VALUE_TRUE || result == VALUE_FALSE) {
        return result == VALUE_TRUE;
    }
    if (!result) {
        return -1;
    }
    size_t mark = gc_root_mark(s->vm);
    int yes = gc_push_root(s->vm, result) ? truth(s->vm, result) : -1;
    gc_pop_roots(s->vm, mark);
    return yes;
}

/* 1 when a < b, 0, -1 on error. `mode` is a constant wherever this is inlined. */
static inline __attribute__((always_inline)) int less(struct sorter *s, enum mode mode,
                                                      const struct pair *a, const struct pair *b)
{
    if (mode != MODE_GENERIC) {
        if (mode == MODE_RANK || a->rank != b->rank) {
            return a->rank < b->rank;
        }
        if (mode == MODE_TEXT) {
            return str_compare(as_str(s->keys[a->index]), as_str(s->keys[b->index])) < 0;
        }
    }
    return less_object(s, s->keys[a->index], s->keys[b->index]);
}

#define LESS(a, b)                             \
    ({                                         \
        int less_ = less(s, mode, (a), (b));   \
        if (mode >= MODE_TUPLE && less_ < 0) { \
            goto failed;                       \
        }                                      \
        less_;                                 \
    })

/* -- runs --------------------------------------------------------------------------------------- */

static void reverse_pairs(struct pair *p, size_t n)
{
    for (size_t i = 0, j = n; i + 1 < j; i++) {
        struct pair t = p[i];
        p[i] = p[--j];
        p[j] = t;
    }
}

/* Length of the run at p (ascending when done: strictly descending ones are turned round);
 * 0 on error. */
static inline __attribute__((always_inline)) size_t find_run(struct sorter *s, enum mode mode,
                                                             struct pair *p, size_t n)
{
    size_t i = 2;
    if (n < 2) {
        return n;
    }
    if (LESS(&p[1], &p[0])) {
        while (i < n && LESS(&p[i], &p[i - 1])) {
            i++;
        }
        reverse_pairs(p, i);
    } else {
        while (i < n && !LESS(&p[i], &p[i - 1])) {
            i++;
        }
    }
    return i;
failed:
    return 0;
}

/* Sorts p[0 … n) of which p[0 … sorted) is in order already. */
static inline __attribute__((always_inline)) bool
insert_rest(struct sorter *s, enum mode mode, struct pair *p, size_t sorted, size_t n)
{
    for (size_t i = sorted; i < n; i++) {
        struct pair pivot = p[i];
        size_t low = 0, high = i;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (LESS(&pivot, &p[middle])) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        memmove(p + low + 1, p + low, (i - low) * sizeof *p);
        p[low] = pivot;
    }
    return true;
failed:
    return false;
}

/* first ? a : b, by arithmetic: the compiler would make a branch of it. */
static inline const struct pair *choose(bool first, const struct pair *a, const struct pair *b)
{
    uintptr_t p = (uintptr_t)a, q = (uintptr_t)b;
    return (const struct pair *)(q ^ ((p ^ q) & (0 - (uintptr_t)first)));
}

/* -- merging ------------------------------------------------------------------------------------ */

/* How many of p[0 … n) come before `key`: those less than it (`left`), or those not greater
 * (!left). Searches in doubling steps from the front, or from the back. SIZE_MAX on error. */
static inline __attribute__((always_inline)) size_t gallop(struct sorter *s, enum mode mode,
                                                           const struct pair *key,
                                                           const struct pair *p, size_t n,
                                                           bool left, bool from_back)
{
    size_t low = 0, high = n, step = 1;
#define BEFORE(i) (left ? LESS(&p[i], key) : !LESS(key, &p[i]))
    if (from_back) {
        while (step <= n) {
            if (BEFORE(n - step)) {
                low = n - step + 1;
                break;
            }
            high = n - step;
            step = step * 2;
        }
    } else {
        while (step <= n) {
            if (!BEFORE(step - 1)) {
                high = step - 1;
                break;
            }
            low = step;
            step = step * 2;
        }
    }
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (BEFORE(middle)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
#undef BEFORE
    return low;
failed:
    return SIZE_MAX;
}

/* Merges a[0 … na) with b[0 … nb), which follows it; na <= nb; a goes to the spare array. On an
 * error every pair is back in the array, in some order. */
static inline __attribute__((always_inline)) bool
merge_low(struct sorter *s, enum mode mode, struct pair *a, size_t na, struct pair *b, size_t nb)
{
    struct pair *out = a, *x = s->spare, *x_end = x + na, *y = b, *y_end = b + nb;
    bool ok = true;
    memcpy(s->spare, a, na * sizeof *a);
    while (x < x_end && y < y_end) {
        size_t wins_x = 0, wins_y = 0;
        if (mode == MODE_RANK) {
            /* Without a branch that depends on the data: twice as fast when it is random. */
            size_t left_x = (size_t)(x_end - x), left_y = (size_t)(y_end - y), from_y = 0;
            size_t n = left_x < left_y ? left_x : left_y;
            n = n < RANK_BATCH ? n : RANK_BATCH;
            for (size_t i = 0; i < n; i++) {
                bool take_y = y->rank < x->rank;
                *out++ = *choose(take_y, y, x);
                y += take_y;
                x += !take_y;
                from_y += take_y;
            }
            if (x == x_end || y == y_end || (from_y > 1 && from_y < n - 1)) {
                continue;
            }
        }
        do {
            if (LESS(y, x)) {
                *out++ = *y++;
                wins_y++;
                wins_x = 0;
            } else {
                *out++ = *x++;
                wins_x++;
                wins_y = 0;
            }
        } while (x < x_end && y < y_end && wins_x < MIN_GALLOP && wins_y < MIN_GALLOP);
        while (x < x_end && y < y_end) {
            size_t n = gallop(s, mode, y, x, (size_t)(x_end - x), false, false);
            if (n == SIZE_MAX) {
                goto failed;
            }
            memcpy(out, x, n * sizeof *x);
            out += n;
            x += n;
            if (x == x_end) {
                break;
            }
            *out++ = *y++;
            size_t m = gallop(s, mode, x, y, (size_t)(y_end - y), true, false);
            if (m == SIZE_MAX) {
                goto failed;
            }
            memmove(out, y, m * sizeof *y);
            out += m;
            y += m;
            if (n < MIN_GALLOP && m < MIN_GALLOP) {
                break;
            }
        }
    }
    goto rest;
failed:
    ok = false;
rest: /* what is left of y is in place */
    memcpy(out, x, (size_t)(x_end - x) * sizeof *x);
    return ok;
}

/* The mirror image: nb < na; b goes to the spare array and the merge runs from the end. */
static inline __attribute__((always_inline)) bool
merge_high(struct sorter *s, enum mode mode, struct pair *a, size_t na, struct pair *b, size_t nb)
{
    struct pair *out = b + nb, *x = a + na, *y0 = s->spare, *y = y0 + nb;
    bool ok = true;
    memcpy(s->spare, b, nb * sizeof *b);
    while (x > a && y > y0) {
        size_t wins_x = 0, wins_y = 0;
        if (mode == MODE_RANK) {
            size_t left_x = (size_t)(x - a), left_y = (size_t)(y - y0), from_x = 0;
            size_t n = left_x < left_y ? left_x : left_y;
            n = n < RANK_BATCH ? n : RANK_BATCH;
            for (size_t i = 0; i < n; i++) {
                bool take_x = y[-1].rank < x[-1].rank;
                *--out = *(choose(take_x, x, y) - 1);
                x -= take_x;
                y -= !take_x;
                from_x += take_x;
            }
            if (x == a || y == y0 || (from_x > 1 && from_x < n - 1)) {
                continue;
            }
        }
        do {
            if (LESS(y - 1, x - 1)) {
                *--out = *--x;
                wins_x++;
                wins_y = 0;
            } else {
                *--out = *--y;
                wins_y++;
                wins_x = 0;
            }
        } while (x > a && y > y0 && wins_x < MIN_GALLOP && wins_y < MIN_GALLOP);
        while (x > a && y > y0) {
            size_t keep = gallop(s, mode, y - 1, a, (size_t)(x - a), false, true);
            if (keep == SIZE_MAX) {
                goto failed;
            }
            size_t n = (size_t)(x - a) - keep;
            out -= n;
            x -= n;
            memmove(out, x, n * sizeof *x);
            if (x == a) {
                break;
            }
            *--out = *--y;
            keep = gallop(s, mode, x - 1, y0, (size_t)(y - y0), true, true);
            if (keep == SIZE_MAX) {
                goto failed;
            }
            size_t m = (size_t)(y - y0) - keep;
            out -= m;
            y -= m;
            memcpy(out, y, m * sizeof *y);
            if (n < MIN_GALLOP && m < MIN_GALLOP) {
                break;
            }
        }
    }
    goto rest;
failed:
    ok = false;
rest: /* what is left of x is in place */
    memcpy(x, y0, (size_t)(y - y0) * sizeof *y);
    return ok;
}

/* Merges the two topmost runs. */
static inline __attribute__((always_inline)) bool merge_top(struct sorter *s, enum mode mode)
{
    struct run *first = &s->runs[s->depth - 2], *second = first + 1;
    struct pair *a = s->pairs + first->start, *b = s->pairs + second->start;
    size_t na = first->length, nb = second->length;
    first->length += second->length;
    first->power = second->power;
    s->depth--;
    if (!native_poll(s->vm, na + nb)) {
        return false;
    }
    /* Items of a that no item of b precedes, and items of b after all of a, stay put. */
    size_t n = gallop(s, mode, b, a, na, false, false);
    if (n == SIZE_MAX) {
        return false;
    }
    a += n;
    na -= n;
    if (na == 0) {
        return true;
    }
    nb = gallop(s, mode, a + na - 1, b, nb, true, true);
    if (nb == SIZE_MAX) {
        return false;
    }
    if (nb == 0) {
        return true;
    }
    return na <= nb ? merge_low(s, mode, a, na, b, nb) : merge_high(s, mode, a, na, b, nb);
}

/* Depth in a perfectly balanced merge tree over [0, n) of the boundary between the adjacent runs
 * [start, start + n1) and [start + n1, start + n1 + n2): the first bit in which the binary
 * fractions of their midpoints differ. */
static int boundary_power(size_t start, size_t n1, size_t n2, size_t n)
{
    size_t a = 2 * start + n1, b = a + n1 + n2; /* midpoints, times 2: both < 2n */
    int power = 0;
    for (;;) {
        power++;
        if (a >= n) {
            a -= n;
            b -= n;
        } else if (b >= n) {
            return power;
        }
        a <<= 1;
        b <<= 1;
    }
}

static inline __attribute__((always_inline)) bool sort_pairs(struct sorter *s, enum mode mode)
{
    size_t start = 0;
    s->depth = 0;
    while (start < s->count) {
        size_t left = s->count - start;
        size_t length = find_run(s, mode, s->pairs + start, left);
        if (length == 0) {
            return false;
        }
        if (length < SHORT_RUN && length < left) {
            size_t longer = left < SHORT_RUN ? left : SHORT_RUN;
            if (!insert_rest(s, mode, s->pairs + start, length, longer)) {
                return false;
            }
            length = longer;
        }
        if (s->depth) {
            struct run *top = &s->runs[s->depth - 1];
            int power = boundary_power(top->start, top->length, length, s->count);
            while (s->depth > 1 && s->runs[s->depth - 2].power > power) {
                if (!merge_top(s, mode)) {
                    return false;
                }
            }
            s->runs[s->depth - 1].power = power;
        }
        s->runs[s->depth++] = (struct run){start, length, 0};
        start += length;
    }
    while (s->depth > 1) {
        if (!merge_top(s, mode)) {
            return false;
        }
    }
    return true;
}

/* One copy of the algorithm for each way to compare. */
static bool sort_by_rank(struct sorter *s)
{
    return sort_pairs(s, MODE_RANK);
}
static bool sort_by_text(struct sorter *s)
{
    return sort_pairs(s, MODE_TEXT);
}
static bool sort_by_tuple(struct sorter *s)
{
    return sort_pairs(s, MODE_TUPLE);
}
static bool sort_by_operator(struct sorter *s)
{
    return sort_pairs(s, MODE_GENERIC);
}

/* -- ranks -------------------------------------------------------------------------------------- */

static inline int64_t rank_of_double(double d)
{
    int64_t bits;
    d += 0.0; /* -0.0 equals 0.0 */
    memcpy(&bits, &d, 8);
    return bits < 0 ? (int64_t)(~(uint64_t)bits ^ UINT64_C(0x8000000000000000)) : bits;
}

static inline int64_t rank_of_text(const struct str *t)
{
    uint64_t prefix = 0;
    size_t n = t->size < 8 ? t->size : 8;
    for (size_t i = 0; i < n; i++) {
        prefix |= (uint64_t)(unsigned char)t->data[i] << (56 - 8 * i);
    }
    return (int64_t)prefix; /* ASCII: the sign bit is clear */
}

static bool is_exact_float(value v)
{
    return is_flonum(v) || is_exact(v, TYPE_FLOAT);
}

/* The item that decides a key's rank: the key, or its first item. */
static inline value ranked(value key, bool tuples)
{
    return tuples ? as_tuple(key)->items[0] : key;
}

/* Fills in the ranks; false when the ranked items are not all of one suitable kind. */
static bool rank_items(struct sorter *s, bool tuples, bool *text)
{
    value first = ranked(s->keys[0], tuples);
    struct pair *p = s->pairs;
    *text = false;
    if (is_int(first)) {
        for (size_t i = 0; i < s->count; i++) {
            value v = ranked(s->keys[i], tuples);
            if (!is_int(v)) {
                return false;
            }
            p[i].rank = small_int_value(v);
        }
        return true;
    }
    if (is_exact_float(first)) {
        for (size_t i = 0; i < s->count; i++) {
            value v = ranked(s->keys[i], tuples);
            double d = is_exact_float(v) ? float_value(v) : (double)NAN;
            if (isnan(d)) {
                return false;
            }
            p[i].rank = rank_of_double(d);
        }
        return true;
    }
    if (is_exact_str(first)) {
        *text = true;
        for (size_t i = 0; i < s->count; i++) {
            value v = ranked(s->keys[i], tuples);
            if (!is_exact_str(v) || !str_is_ascii(as_str(v))) {
                return false;
            }
            p[i].rank = rank_of_text(as_str(v));
        }
        return true;
    }
    return false;
}

static enum mode choose_mode(struct sorter *s)
{
    bool text, tuples = is_exact(s->keys[0], TYPE_TUPLE);
    for (size_t i = 0; tuples && i < s->count; i++) {
        tuples = is_exact(s->keys[i], TYPE_TUPLE) && as_tuple(s->keys[i])->length > 0;
    }
    if (!rank_items(s, tuples, &text)) {
        return MODE_GENERIC;
    }
    return tuples ? MODE_TUPLE : text ? MODE_TEXT : MODE_RANK;
}

/* -- the whole ---------------------------------------------------------------------------------- */

static bool run_sort(struct sorter *s, bool reverse)
{
    size_t n = s->count, pairs_size = n * sizeof(struct pair);
    size_t spare_size = (n / 2 + 1) * sizeof(struct pair);
    s->pairs = mem_alloc(s->vm, pairs_size);
    if (!s->pairs) {
        return false;
    }
    s->spare = mem_alloc(s->vm, spare_size);
    if (!s->spare) {
        mem_free(s->vm, s->pairs, pairs_size);
        s->pairs = NULL;
        return false;
    }
    enum mode mode = choose_mode(s);
    for (size_t i = 0; i < n; i++) {
        s->pairs[i].index = i;
        if (mode == MODE_GENERIC) {
            s->pairs[i].rank = 0;
        }
    }
    /* Stable in reverse: equal items keep their order because it is turned round twice. */
    if (reverse) {
        reverse_pairs(s->pairs, n);
    }
    bool ok = mode == MODE_RANK    ? sort_by_rank(s)
              : mode == MODE_TEXT  ? sort_by_text(s)
              : mode == MODE_TUPLE ? sort_by_tuple(s)
                                   : sort_by_operator(s);
    if (reverse) {
        reverse_pairs(s->pairs, n);
    }
    mem_free(s->vm, s->spare, spare_size);
    return ok;
}

/* Puts values into the order of the pairs, by following its cycles: no further memory needed. */
static void permute(value *values, struct pair *pairs, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (pairs[i].index == i) {
            continue;
        }
        value first = values[i];
        size_t to = i;
        for (;;) {
            size_t from = pairs[to].index;
            pairs[to].index = to;
            if (from == i) {
                values[to] = first;
                break;
            }
            values[to] = values[from];
            to = from;
        }
    }
}

/* Calls key for each value. A rooted list of the results, or NULL. */
static struct list *make_keys(struct vm *vm, struct list *values, value key)
{
    struct list *keys = list_new(vm, values->length);
    if (!keys || !gc_push_root(vm, from_object(keys))) {
        return NULL;
    }
    for (size_t i = 0; i < values->length; i++) {
        value k = call1(vm, key, values->items[i]);
        if (!k || !list_append_inline(vm, keys, k)) {
            return NULL;
        }
    }
    return keys;
}

bool list_sort(struct vm *vm, struct list *list, value key, bool reverse)
{
    size_t mark = gc_root_mark(vm);
    if (key == VALUE_NONE) {
        key = VALUE_NULL;
    }
    if (list->length == 0 || (list->length == 1 && !key)) {
        return true;
    }
    /* The items move to a list that no script can reach. */
    struct list *values = list_new(vm, 0);
    if (!values || !gc_push_root(vm, from_object(values))) {
        return false;
    }
    values->items = list->items;
    values->length = list->length;
    values->capacity = list->capacity;
    list->items = NULL;
    list->length = list->capacity = 0;
    list->header.flags &= (uint8_t)~LIST_RESIZED;

    struct sorter s = {.vm = vm, .count = values->length};
    struct list *keys = key ? make_keys(vm, values, key) : values;
    bool ok = keys != NULL;
    if (ok && s.count > 1) {
        s.keys = keys->items;
        ok = run_sort(&s, reverse);
        if (s.pairs) {
            permute(values->items, s.pairs, s.count);
            mem_free(vm, s.pairs, s.count * sizeof(struct pair));
        }
    }

    bool modified = list->items || list->header.flags & LIST_RESIZED;
    if (list->items) {
        mem_free(vm, list->items, list->capacity * sizeof(value));
    }
    list->items = values->items;
    list->length = values->length;
    list->capacity = values->capacity;
    values->items = NULL;
    values->length = values->capacity = 0;
    gc_barrier(vm, list);
    gc_pop_roots(vm, mark);
    if (modified && ok) {
        raise_value_error(vm, "list modified during sort");
        return false;
    }
    return ok;
}
