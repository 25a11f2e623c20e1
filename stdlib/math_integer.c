/* math_integer.c - the functions of module math that are exact on integers of any size. */
#include "math_private.h"

static value absolute(struct vm *vm, value v)
{
    return int_sign(v) < 0 ? unary(vm, OP_NEG, v) : v;
}

static value exact_index(struct vm *vm, value v)
{
    value n = index_of(vm, v);
    return n ? int_exact(vm, n) : VALUE_ERROR;
}

/* -- gcd, lcm ------------------------------------------------------------------------------------------- */

static value gcd(struct vm *vm, value a, value b)
{
    a = absolute(vm, a);
    b = a ? absolute(vm, b) : VALUE_ERROR;
    if (!b) {
        return VALUE_ERROR;
    }
    while (!are_ints(a, b)) {
        if (int_sign(b) == 0) {
            return a;
        }
        value r = int_binary(vm, OP_MOD, a, b);
        if (!r || !native_poll(vm, 64)) {
            return VALUE_ERROR;
        }
        a = b;
        b = r;
    }
    uint64_t x = (uint64_t)small_int_value(a), y = (uint64_t)small_int_value(b);
    while (y) {
        uint64_t r = x % y;
        x = y;
        y = r;
    }
    return int_from_uint64(vm, x);
}

value math_gcd(struct vm *vm, value *args)
{
    struct tuple *all = as_tuple(args[0]);
    value result = small_int(0);
    for (size_t i = 0; i < all->length; i++) {
        value n = exact_index(vm, all->items[i]);
        result = n ? gcd(vm, result, n) : VALUE_ERROR;
        if (!result) {
            return VALUE_ERROR;
        }
    }
    return result;
}

value math_lcm(struct vm *vm, value *args)
{
    struct tuple *all = as_tuple(args[0]);
    value result = small_int(1);
    for (size_t i = 0; i < all->length; i++) {
        value n = exact_index(vm, all->items[i]);
        if (!n) {
            return VALUE_ERROR;
        }
        if (int_sign(n) == 0 || int_sign(result) == 0) {
            result = small_int(0);
            continue;
        }
        value divisor = gcd(vm, result, n);
        value part = divisor ? int_binary(vm, OP_FLOORDIV, result, divisor) : VALUE_ERROR;
        value product = part ? int_binary(vm, OP_MUL, part, n) : VALUE_ERROR;
        result = product ? absolute(vm, product) : VALUE_ERROR;
        if (!result) {
            return VALUE_ERROR;
        }
    }
    return result;
}

/* -- products of ranges ------------------------------------------------------------------------------------ */

/* first * (first + step) * … of `count` terms; halves first, so that factors are of like size. */
static value range_product(struct vm *vm, value first, int64_t step, uint64_t count)
{
    if (count == 0) {
        return small_int(1);
    }
    if (count <= 8) {
        value product = first, term = first;
        while (--count) {
            term = int_binary(vm, OP_ADD, term, small_int(step));
            product = term ? int_binary(vm, OP_MUL, product, term) : VALUE_ERROR;
            if (!product) {
                return VALUE_ERROR;
            }
        }
        return product;
    }
    if (!native_poll(vm, 64)) {
        return VALUE_ERROR;
    }
    uint64_t half = count / 2;
    value low = range_product(vm, first, step, half);
    value shift = low ? int_from_int64(vm, (int64_t)half * step) : VALUE_ERROR;
    value middle = shift ? int_binary(vm, OP_ADD, first, shift) : VALUE_ERROR;
    value high = middle ? range_product(vm, middle, step, count - half) : VALUE_ERROR;
    return high ? int_binary(vm, OP_MUL, low, high) : VALUE_ERROR;
}

value math_factorial(struct vm *vm, value *args)
{
    value n = exact_index(vm, args[0]);
    int64_t k;
    if (!n) {
        return VALUE_ERROR;
    }
    if (int_sign(n) < 0) {
        return raise_value_error(vm, "factorial() not defined for negative values");
    }
    if (!int_fits_int64(n, &k)) {
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "factorial() argument should not exceed %ld",
                           (int64_t)INT64_MAX);
    }
    return range_product(vm, small_int(1), 1, (uint64_t)k);
}

/* n and k of comb and perm: k as a C integer. 0: the result is 0 (*k is not set). */
static int two_counts(struct vm *vm, value *args, value *n, uint64_t *k, bool comb)
{
    *n = exact_index(vm, args[0]);
    value second = *n ? exact_index(vm, args[1]) : VALUE_ERROR;
    if (!second) {
        return -1;
    }
    if (int_sign(*n) < 0) {
        raise_value_error(vm, "n must be a non-negative integer");
        return -1;
    }
    if (int_sign(second) < 0) {
        raise_value_error(vm, "k must be a non-negative integer");
        return -1;
    }
    if (int_compare(second, *n) > 0) {
        return 0;
    }
    value rest = comb ? int_binary(vm, OP_SUB, *n, second) : VALUE_NULL;
    if (comb && !rest) {
        return -1;
    }
    if (comb && int_compare(rest, second) < 0) {
        second = rest;
    }
    if (!int_fits_uint64(second, k) || *k > INT64_MAX / 2) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "%s must not exceed %lld",
                    comb ? "min(n - k, k)" : "k", (int64_t)INT64_MAX);
        return -1;
    }
    return 1;
}

value math_perm(struct vm *vm, value *args)
{
    value n;
    uint64_t k;
    if (!args[1] || args[1] == VALUE_NONE) {
        return math_factorial(vm, args);
    }
    int r = two_counts(vm, args, &n, &k, false);
    return r < 0 ? VALUE_ERROR : r == 0 ? small_int(0) : range_product(vm, n, -1, k);
}

value math_comb(struct vm *vm, value *args)
{
    value n;
    uint64_t k;
    int r = two_counts(vm, args, &n, &k, true);
    if (r <= 0) {
        return r < 0 ? VALUE_ERROR : small_int(0);
    }
    if (is_int(n) && k <= 64) { /* stays within machine words when it can */
        unsigned __int128 result = 1;
        uint64_t m = (uint64_t)small_int_value(n), i;
        for (i = 1; i <= k && result < ((unsigned __int128)1 << 64); i++) {
            result = result * (m - k + i) / i;
        }
        if (i > k && result < ((unsigned __int128)1 << 64)) {
            return int_from_uint64(vm, (uint64_t)result);
        }
    }
    value top = range_product(vm, n, -1, k);
    value bottom = top ? range_product(vm, small_int(1), 1, k) : VALUE_ERROR;
    return bottom ? int_binary(vm, OP_FLOORDIV, top, bottom) : VALUE_ERROR;
}

/* -- isqrt ---------------------------------------------------------------------------------------------------- */

static uint64_t small_isqrt(uint64_t n)
{
    uint64_t r = (uint64_t)sqrt((double)n);
    while (r > UINT32_MAX || r * r > n) {
        r--;
    }
    while (r < UINT32_MAX && (r + 1) * (r + 1) <= n) {
        r++;
    }
    return r;
}

/* The root of n, about; Newton's steps from the root of its upper half. */
static value big_isqrt(struct vm *vm, value n)
{
    uint64_t small;
    if (int_fits_uint64(n, &small)) {
        return int_from_uint64(vm, small_isqrt(small));
    }
    value length = call_method(vm, n, str_intern_cstr(vm, "bit_length"), 0, NULL);
    if (!length || !native_poll(vm, 64)) {
        return VALUE_ERROR;
    }
    int64_t shift = (small_int_value(length) - 1) / 4 + 1; /* of the root; twice that of n */
    value top = int_binary(vm, OP_RSHIFT, n, small_int(2 * shift));
    value root = top ? big_isqrt(vm, top) : VALUE_ERROR;
    value x = root ? int_binary(vm, OP_ADD, root, small_int(1)) : VALUE_ERROR;
    x = x ? int_binary(vm, OP_LSHIFT, x, small_int(shift)) : VALUE_ERROR; /* not below the root */
    while (x) {
        value q = int_binary(vm, OP_FLOORDIV, n, x);
        value sum = q ? int_binary(vm, OP_ADD, q, x) : VALUE_ERROR;
        value next = sum ? int_binary(vm, OP_RSHIFT, sum, small_int(1)) : VALUE_ERROR;
        if (!next || int_compare(next, x) >= 0) {
            return next ? x : VALUE_ERROR;
        }
        x = next;
    }
    return VALUE_ERROR;
}

value math_isqrt(struct vm *vm, value *args)
{
    value n = exact_index(vm, args[0]);
    if (!n) {
        return VALUE_ERROR;
    }
    if (int_sign(n) < 0) {
        return raise_value_error(vm, "isqrt() argument must be nonnegative");
    }
    return big_isqrt(vm, n);
}

/* -- prod ------------------------------------------------------------------------------------------------------- */

static bool multiply(struct vm *vm, void *ctx, value item)
{
    value *slot = ctx; /* the product, kept alive as an element of a list */
    struct list *holder = as_list(*slot);
    value product = binary(vm, OP_MUL, holder->items[0], item);
    if (!product) {
        return false;
    }
    holder->items[0] = product;
    gc_barrier(vm, holder);
    return true;
}

value math_prod(struct vm *vm, value *args)
{
    value start = args[1] ? args[1] : small_int(1);
    value holder = from_object(list_from(vm, &start, 1));
    size_t mark = gc_root_mark(vm);
    bool ok = holder && gc_push_root(vm, holder) && iterate(vm, args[0], multiply, &holder);
    gc_pop_roots(vm, mark);
    return ok ? as_list(holder)->items[0] : VALUE_ERROR;
}
