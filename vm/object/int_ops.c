/* int_ops.c - ints as values: making, reading and comparing them, and the binary operators, on top
 * of the kernels of limbs.h. */
#include "int_core.h"

#include <math.h>

/* -- representation --------------------------------------------------------------------------------- */

struct big_int *int_alloc(struct vm *vm, size_t count)
{
    if (count > UINT32_MAX) {
        raise_memory_error(vm);
        return NULL;
    }
    struct big_int *big =
        gc_new(vm, builtin_type(vm, TYPE_INT), sizeof *big + count * sizeof(uint64_t));
    if (big) {
        big->count = (uint32_t)count;
    }
    return big;
}

value int_normal(struct big_int *big, bool negative)
{
    size_t n = limbs_normal(big->limbs, big->count);
    if (n == 0) {
        return small_int(0);
    }
    if (n == 1 && big->limbs[0] <= (uint64_t)SMALL_INT_MAX + negative) {
        int64_t small = (int64_t)big->limbs[0];
        return small_int(negative ? -small : small);
    }
    big->count = (uint32_t)n;
    big->header.flags &= (uint8_t)~INT_NEGATIVE;
    big->header.flags |= negative ? INT_NEGATIVE : 0;
    return from_object(big);
}

static void *allocator_resize(void *ctx, void *p, size_t old_size, size_t new_size)
{
    struct vm *vm = ctx;
    if (new_size == 0) {
        if (p) {
            mem_free(vm, p, old_size);
        }
        return NULL;
    }
    return p ? mem_resize(vm, p, old_size, new_size) : mem_alloc(vm, new_size);
}

static bool allocator_poll(void *ctx, size_t work)
{
    return native_poll(ctx, work);
}

struct limb_allocator int_allocator(struct vm *vm)
{
    return (struct limb_allocator){allocator_resize, vm, allocator_poll};
}

value int_failed(struct vm *vm)
{
    return vm->error ? VALUE_ERROR : raise_memory_error(vm);
}

/* A new int of one limb and a sign. */
static value int_from_limb(struct vm *vm, uint64_t limb, bool negative)
{
    if (limb <= (uint64_t)SMALL_INT_MAX + negative) {
        return small_int(negative ? -(int64_t)limb : (int64_t)limb);
    }
    struct big_int *big = int_alloc(vm, 1);
    if (!big) {
        return VALUE_ERROR;
    }
    big->limbs[0] = limb;
    return int_normal(big, negative);
}

value int_from_int64(struct vm *vm, int64_t n)
{
    return int_from_limb(vm, n < 0 ? -(uint64_t)n : (uint64_t)n, n < 0);
}

value int_from_uint64(struct vm *vm, uint64_t n)
{
    return int_from_limb(vm, n, false);
}

value int_from_double(struct vm *vm, double d)
{
    if (isnan(d)) {
        return raise_value_error(vm, "cannot convert float NaN to integer");
    }
    if (isinf(d)) {
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "cannot convert float infinity to integer");
    }
    if (fabs(d) < 0x1p61) {
        return small_int((int64_t)d);
    }
    struct big_int *big = int_alloc(vm, 16);
    if (!big) {
        return VALUE_ERROR;
    }
    big->count = (uint32_t)limbs_from_double(big->limbs, d);
    return int_normal(big, d < 0);
}

bool int_fits_int64(value v, int64_t *out)
{
    struct int_view a;
    int_view(v, &a);
    uint64_t limb = a.count ? a.limbs[0] : 0;
    if (a.count > 1 || limb > (uint64_t)INT64_MAX + a.negative) {
        return false;
    }
    *out = (int64_t)(a.negative ? -limb : limb);
    return true;
}

bool int_fits_uint64(value v, uint64_t *out)
{
    struct int_view a;
    int_view(v, &a);
    if (a.count > 1 || a.negative) {
        return false;
    }
    *out = a.count ? a.limbs[0] : 0;
    return true;
}

int int_sign(value v)
{
    struct int_view a;
    int_view(v, &a);
    return a.count == 0 ? 0 : a.negative ? -1 : 1;
}

int int_compare(value v, value w)
{
    struct int_view a, b;
    int_view(v, &a);
    int_view(w, &b);
    if (a.negative != b.negative) {
        return a.negative ? -1 : 1;
    }
    int c = limbs_compare(a.limbs, a.count, b.limbs, b.count);
    return a.negative ? -c : c;
}

double int_to_double(value v, bool *overflow)
{
    struct int_view a;
    double d = 0;
    int_view(v, &a);
    *overflow = !limbs_to_double(&d, a.limbs, a.count);
    return a.negative ? -d : d;
}

int64_t int_hash(value v)
{
    struct int_view a;
    int_view(v, &a);
    int64_t h = a.count ? (int64_t)limbs_mod_1(a.limbs, a.count, (uint64_t)INT_HASH_MODULUS) : 0;
    h = a.negative ? -h : h;
    return h == -1 ? -2 : h;
}

value int_exact(struct vm *vm, value v)
{
    if (is_int(v) || is_exact(v, TYPE_INT)) {
        return v;
    }
    struct int_view a;
    int_view(v, &a);
    struct big_int *big = int_alloc(vm, a.count);
    if (!big) {
        return VALUE_ERROR;
    }
    memcpy(big->limbs, a.limbs, a.count * sizeof(uint64_t));
    return int_normal(big, a.negative);
}

/* -- operators ----------------------------------------------------------------------------------------- */

static value add_signed(struct vm *vm, const struct int_view *a, const struct int_view *b,
                        bool b_negative)
{
    bool negative = a->negative;
    if (limbs_compare(a->limbs, a->count, b->limbs, b->count) < 0) {
        const struct int_view *t = a;
        a = b;
        b = t;
        negative = b_negative;
        b_negative = b->negative;
    }
    struct big_int *r = int_alloc(vm, a->count + 1);
    if (!r) {
        return VALUE_ERROR;
    }
    if (negative == b_negative) {
        r->limbs[a->count] = limbs_add(r->limbs, a->limbs, a->count, b->limbs, b->count);
    } else {
        limbs_sub(r->limbs, a->limbs, a->count, b->limbs, b->count);
        r->limbs[a->count] = 0;
    }
    return int_normal(r, negative);
}

static value multiply(struct vm *vm, const struct int_view *a, const struct int_view *b)
{
    struct big_int *r = int_alloc(vm, a->count + b->count);
    if (!r) {
        return VALUE_ERROR;
    }
    struct limb_allocator memory = int_allocator(vm);
    if (a->count == 0 || b->count == 0) {
        return small_int(0);
    }
    if (!limbs_mul(r->limbs, a->limbs, a->count, b->limbs, b->count, &memory)) {
        return int_failed(vm);
    }
    return int_normal(r, a->negative != b->negative);
}

/* Floor division; q or r may be NULL. b is not zero. */
static bool divide(struct vm *vm, const struct int_view *a, const struct int_view *b, value *q,
                   value *r)
{
    size_t qn = a->count >= b->count ? a->count - b->count + 1 : 0;
    size_t rn = b->count;
    struct big_int *quotient = int_alloc(vm, qn + 1);
    struct big_int *rest = quotient ? int_alloc(vm, rn) : NULL;
    if (!rest) {
        return false;
    }
    quotient->limbs[qn] = 0;
    if (qn == 0) {
        memset(rest->limbs, 0, rn * sizeof(uint64_t));
        memcpy(rest->limbs, a->limbs, a->count * sizeof(uint64_t));
    } else {
        struct limb_allocator memory = int_allocator(vm);
        if (!limbs_div(quotient->limbs, rest->limbs, a->limbs, a->count, b->limbs, b->count,
                       &memory)) {
            int_failed(vm);
            return false;
        }
    }
    if (a->negative != b->negative && limbs_normal(rest->limbs, rn)) {
        /* round towards minus infinity: the remainder has the divisor's sign */
        limbs_add_1(quotient->limbs, quotient->limbs, qn + 1, 1);
        limbs_sub(rest->limbs, b->limbs, rn, rest->limbs, rn);
    }
    if (q) {
        *q = int_normal(quotient, a->negative != b->negative);
    }
    if (r) {
        *r = int_normal(rest, b->negative);
    }
    return true;
}

static value true_divide(struct vm *vm, const struct int_view *a, const struct int_view *b)
{
    size_t size = limbs_quotient_scratch(b->count) * sizeof(uint64_t);
    uint64_t *scratch = mem_alloc(vm, size);
    if (!scratch) {
        return VALUE_ERROR;
    }
    double d = 0;
    bool fits = limbs_quotient_to_double(&d, a->limbs, a->count, b->limbs, b->count, scratch);
    mem_free(vm, scratch, size);
    if (!fits) {
        return raise_error(vm, TYPE_OVERFLOW_ERROR,
                           "integer division result too large for a float");
    }
    return float_new(vm, a->negative != b->negative ? -d : d);
}

static value shift_left(struct vm *vm, const struct int_view *a, const struct int_view *b)
{
    if (b->negative) {
        return raise_value_error(vm, "negative shift count");
    }
    if (a->count == 0) {
        return small_int(0);
    }
    uint64_t bits = b->count ? b->limbs[0] : 0;
    if (b->count > 2 || (b->count == 2 && b->limbs[1] >= 15)) { /* CPython's digits have 30 bits */
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "too many digits in integer");
    }
    if (b->count > 1 || bits / LIMB_BITS >= UINT32_MAX - a->count - 1) {
        return raise_memory_error(vm);
    }
    size_t words = bits / LIMB_BITS;
    struct big_int *r = int_alloc(vm, a->count + words + 1);
    if (!r) {
        return VALUE_ERROR;
    }
    memset(r->limbs, 0, words * sizeof(uint64_t));
    r->limbs[a->count + words] =
        limbs_shift_left(r->limbs + words, a->limbs, a->count, bits % LIMB_BITS);
    return int_normal(r, a->negative);
}

static value shift_right(struct vm *vm, const struct int_view *a, const struct int_view *b)
{
    if (b->negative) {
        return raise_value_error(vm, "negative shift count");
    }
    uint64_t bits = b->count ? b->limbs[0] : 0;
    if (b->count > 1 || bits / LIMB_BITS >= a->count) {
        return small_int(a->negative ? -1 : 0);
    }
    size_t words = bits / LIMB_BITS, n = a->count - words;
    struct big_int *r = int_alloc(vm, n + 1);
    if (!r) {
        return VALUE_ERROR;
    }
    limbs_shift_right(r->limbs, a->limbs + words, n, bits % LIMB_BITS);
    /* towards minus infinity */
    bool up = a->negative && limbs_any_low_bits(a->limbs, a->count, bits);
    r->limbs[n] = up ? limbs_add_1(r->limbs, r->limbs, n, 1) : 0;
    return int_normal(r, a->negative);
}

static value bitwise(struct vm *vm, enum limbs_bit_op op, const struct int_view *a,
                     const struct int_view *b)
{
    struct big_int *r = int_alloc(vm, (a->count > b->count ? a->count : b->count) + 1);
    if (!r) {
        return VALUE_ERROR;
    }
    bool negative;
    r->count = (uint32_t)limbs_bitwise(op, r->limbs, &negative, a->limbs, a->count, a->negative,
                                       b->limbs, b->count, b->negative);
    return int_normal(r, negative);
}

static value power_of(struct vm *vm, value base, const struct int_view *a, const struct int_view *b)
{
    if (b->negative) {
        bool overflow, overflow_exponent;
        double x = int_to_double(base, &overflow);
        double y = b->count == 1 ? -(double)b->limbs[0] : 0;
        overflow_exponent = b->count > 1 && !limbs_to_double(&y, b->limbs, b->count);
        y = b->count > 1 ? -y : y;
        if (overflow || overflow_exponent) {
            return raise_error(vm, TYPE_OVERFLOW_ERROR, "int too large to convert to float");
        }
        return float_binary(vm, OP_POW, x, y);
    }
    bool odd = b->count && (b->limbs[0] & 1);
    if (b->count == 0) {
        return small_int(1);
    }
    if (a->count == 0 || (a->count == 1 && a->limbs[0] == 1)) {
        return small_int(a->count == 0 ? 0 : a->negative && odd ? -1 : 1);
    }
    size_t size = b->count == 1 ? limbs_pow_size(a->limbs, a->count, b->limbs[0]) : SIZE_MAX;
    if (size > UINT32_MAX) {
        return raise_memory_error(vm);
    }
    struct big_int *r = int_alloc(vm, size);
    if (!r) {
        return VALUE_ERROR;
    }
    struct limb_allocator memory = int_allocator(vm);
    size_t n;
    if (!limbs_pow(r->limbs, &n, a->limbs, a->count, b->limbs[0], &memory)) {
        return int_failed(vm);
    }
    r->count = (uint32_t)n;
    return int_normal(r, a->negative && odd);
}

value int_binary(struct vm *vm, enum binary_op op, value left, value right)
{
    struct int_view a, b;
    value q, r;
    int_view(left, &a);
    int_view(right, &b);
    switch (op) {
    case OP_ADD: return add_signed(vm, &a, &b, b.negative);
    case OP_SUB: {
        struct int_view minus = b;
        minus.limbs = b.limbs;
        minus.negative = b.count && !b.negative;
        return add_signed(vm, &a, &minus, minus.negative);
    }
    case OP_MUL: return multiply(vm, &a, &b);
    case OP_TRUEDIV:
        if (b.count == 0) {
            return raise_error(vm, TYPE_ZERO_DIVISION_ERROR, "division by zero");
        }
        return true_divide(vm, &a, &b);
    case OP_FLOORDIV:
    case OP_MOD:
    case OP_DIVMOD:
        if (b.count == 0) {
            return raise_error(vm, TYPE_ZERO_DIVISION_ERROR,
                               op == OP_MOD ? "integer modulo by zero"
                                            : "integer division or modulo by zero");
        }
        if (!divide(vm, &a, &b, &q, &r)) {
            return VALUE_ERROR;
        }
        return op == OP_FLOORDIV ? q : op == OP_MOD ? r : tuple_of(vm, 2, q, r);
    case OP_POW: return power_of(vm, left, &a, &b);
    case OP_LSHIFT: return shift_left(vm, &a, &b);
    case OP_RSHIFT: return shift_right(vm, &a, &b);
    case OP_AND: return bitwise(vm, LIMBS_AND, &a, &b);
    case OP_OR: return bitwise(vm, LIMBS_OR, &a, &b);
    case OP_XOR: return bitwise(vm, LIMBS_XOR, &a, &b);
    default: return VALUE_NOT_IMPLEMENTED;
    }
}
