/*
 * Products: schoolbook, Karatsuba and Toom-3, each above its measured threshold, and the number-
 * theoretic transform of limbs_ntt.c above them all.  Unbalanced products are cut into balanced
 * ones.
 */
#include "limbs.h"
#include "limbs_work.h"

/* Sizes in limbs, measured on x86-64, from which the next method is the faster one. */
enum {
    KARATSUBA_MIN = 28,
    KARATSUBA_SQUARE_MIN = 44,
    TOOM3_MIN = 130,
    NTT_MIN = 3000,
    SCHOOL_PIECE = 2048, /* the most limbs of a long operand that one schoolbook pass covers */
    STACK_SCRATCH = 512
};

void limbs_mul_school(uint64_t *r, const uint64_t *a, size_t an, const uint64_t *b, size_t bn)
{
    r[an] = limbs_mul_1(r, a, an, b[0], 0);
    for (size_t i = 1; i < bn; i++) {
        r[an + i] = limbs_addmul_1(r + i, a, an, b[i]);
    }
}

/* r[0..2n) = a * a: each mixed product is computed once and doubled. */
static void limbs_square_school(uint64_t *r, const uint64_t *a, size_t n)
{
    r[0] = 0;
    r[n] = limbs_mul_1(r + 1, a + 1, n - 1, a[0], 0);
    for (size_t i = 1; i + 1 < n; i++) {
        r[n + i] = limbs_addmul_1(r + 2 * i + 1, a + i + 1, n - i - 1, a[i]);
    }
    r[2 * n - 1] = n > 1 ? limbs_shift_left(r + 1, r + 1, 2 * n - 2, 1) : 0;
    uint64_t carry = 0;
    for (size_t i = 0; i < n; i++) {
        limb_pair p = (limb_pair)a[i] * a[i];
        r[2 * i] = limb_add_carry(r[2 * i], (uint64_t)p, &carry);
        r[2 * i + 1] = limb_add_carry(r[2 * i + 1], (uint64_t)(p >> LIMB_BITS), &carry);
    }
}

/* Enough scratch for limbs_mul_balanced(): Toom-3 takes 12 (n / 3 + 2) at each of its levels. */
static size_t balanced_scratch(size_t n)
{
    if (n < KARATSUBA_MIN) {
        return 0;
    }
    if (n >= NTT_MIN) {
        n = NTT_MIN;
    }
    return n < TOOM3_MIN ? 2 * n + 64 : 6 * n + 512;
}

static bool limbs_mul_balanced(struct limb_work *w, uint64_t *r, const uint64_t *a,
                               const uint64_t *b, size_t n, uint64_t *scratch);

/* r[0..an) = |a - b|, an >= bn; answers whether the difference was negative. */
static bool limbs_distance(uint64_t *r, const uint64_t *a, size_t an, const uint64_t *b, size_t bn)
{
    if (limbs_compare(a, an, b, bn) >= 0) {
        limbs_sub(r, a, an, b, bn);
        return false;
    }
    /* a < b, so that a's limbs above bn are zero. */
    limbs_sub_n(r, b, a, bn);
    limbs_clear(r + bn, an - bn);
    return true;
}

static bool limbs_mul_karatsuba(struct limb_work *w, uint64_t *r, const uint64_t *a,
                                const uint64_t *b, size_t n, uint64_t *scratch)
{
    size_t low = (n + 1) / 2, high = n - low;
    uint64_t *mixed = scratch;
    uint64_t *rest = scratch + 2 * low;
    bool negative = limbs_distance(r, a, low, a + low, high);
    if (a == b) {
        negative = false;
        if (!limbs_mul_balanced(w, mixed, r, r, low, rest)) {
            return false;
        }
    } else {
        negative ^= limbs_distance(r + low, b, low, b + low, high);
        if (!limbs_mul_balanced(w, mixed, r, r + low, low, rest)) {
            return false;
        }
    }
    if (!limbs_mul_balanced(w, r, a, b, low, rest) ||
        !limbs_mul_balanced(w, r + 2 * low, a + low, b + low, high, rest)) {
        return false;
    }
    /* a0 b1 + a1 b0 = a0 b0 + a1 b1 - (a0 - a1)(b0 - b1) */
    uint64_t carry = negative ? limbs_add_n(mixed, r, mixed, 2 * low)
                              : (uint64_t)0 - limbs_sub_n(mixed, r, mixed, 2 * low);
    carry += limbs_add(mixed, mixed, 2 * low, r + 2 * low, 2 * high);
    carry += limbs_add_n(r + low, r + low, mixed, 2 * low);
    limbs_add_1(r + 3 * low, r + 3 * low, 2 * n - 3 * low, carry);
    return true;
}

/* a[0..n) /= 3, which must leave no remainder: by the inverse of 3 modulo 2**64. */
static void limbs_div_exact_3(uint64_t *a, size_t n)
{
    const uint64_t third = UINT64_MAX / 3;
    uint64_t carry = 0;
    for (size_t i = 0; i < n; i++) {
        uint64_t s;
        uint64_t borrow = __builtin_sub_overflow(a[i], carry, &s);
        uint64_t q = s * UINT64_C(0xAAAAAAAAAAAAAAAB);
        a[i] = q;
        carry = borrow + (q > third) + (q > 2 * third);
    }
}

/*
 * The parts a0, a1 (k limbs each) and a2 (top limbs) evaluated at 1, -1 and 2, k + 1 limbs each;
 * answers whether the value at -1, stored as a magnitude, is negative.
 */
static bool toom3_evaluate(uint64_t *at_1, uint64_t *at_minus_1, uint64_t *at_2, const uint64_t *a,
                           size_t k, size_t top)
{
    const uint64_t *a0 = a, *a1 = a + k, *a2 = a + 2 * k;
    uint64_t *even = at_2;
    even[k] = limbs_add(even, a0, k, a2, top);
    bool negative = limbs_distance(at_minus_1, even, k + 1, a1, k);
    at_1[k] = even[k] + limbs_add_n(at_1, even, a1, k);
    /* (2 a2 + a1) 2 + a0 */
    limbs_clear(at_2, k + 1);
    at_2[top] = limbs_shift_left(at_2, a2, top, 1);
    at_2[k] += limbs_add_n(at_2, at_2, a1, k);
    limbs_shift_left(at_2, at_2, k + 1, 1);
    at_2[k] += limbs_add_n(at_2, at_2, a0, k);
    return negative;
}

static bool limbs_mul_toom3(struct limb_work *w, uint64_t *r, const uint64_t *a, const uint64_t *b,
                            size_t n, uint64_t *scratch)
{
    size_t k = (n + 2) / 3, top = n - 2 * k, m = k + 1;
    uint64_t *a_1 = scratch, *a_m1 = a_1 + m, *a_2 = a_m1 + m;
    uint64_t *b_1 = a_2 + m, *b_m1 = b_1 + m, *b_2 = b_m1 + m;
    uint64_t *v1 = b_2 + m, *vm1 = v1 + 2 * m, *v2 = vm1 + 2 * m;
    uint64_t *rest = v2 + 2 * m;
    bool negative = toom3_evaluate(a_1, a_m1, a_2, a, k, top);
    if (a == b) {
        negative = false;
        b_1 = a_1;
        b_m1 = a_m1;
        b_2 = a_2;
    } else {
        negative ^= toom3_evaluate(b_1, b_m1, b_2, b, k, top);
    }
    uint64_t *v0 = r, *vinf = r + 4 * k;
    if (!limbs_mul_balanced(w, v1, a_1, b_1, m, rest) ||
        !limbs_mul_balanced(w, vm1, a_m1, b_m1, m, rest) ||
        !limbs_mul_balanced(w, v2, a_2, b_2, m, rest) ||
        !limbs_mul_balanced(w, v0, a, b, k, rest) ||
        !limbs_mul_balanced(w, vinf, a + 2 * k, b + 2 * k, top, rest)) {
        return false;
    }
    /*
     * Interpolation.  With the product's coefficients c0..c4, every step below has a value that
     * is not negative, so that plain subtractions suffice.
     */
    size_t len = 2 * m;
    if (negative) {
        limbs_add_n(v2, v2, vm1, len);
        limbs_add_n(vm1, v1, vm1, len);
    } else {
        limbs_sub_n(v2, v2, vm1, len);
        limbs_sub_n(vm1, v1, vm1, len);
    }
    limbs_div_exact_3(v2, len);            /* c1 + c2 + 3 c3 + 5 c4 */
    limbs_shift_right(vm1, vm1, len, 1);   /* c1 + c3 */
    limbs_sub(v1, v1, len, v0, 2 * k);     /* c1 + c2 + c3 + c4 */
    limbs_sub_n(v2, v2, v1, len);          /* 2 c3 + 4 c4 */
    limbs_shift_right(v2, v2, len, 1);     /* c3 + 2 c4 */
    limbs_sub_n(v1, v1, vm1, len);         /* c2 + c4 */
    limbs_sub(v1, v1, len, vinf, 2 * top); /* c2 */
    limbs_sub(v2, v2, len, vinf, 2 * top); /* c3 + c4 */
    limbs_sub(v2, v2, len, vinf, 2 * top); /* c3 */
    limbs_sub_n(vm1, vm1, v2, len);        /* c1 */
    limbs_clear(r + 2 * k, 2 * k);
    limbs_add(r + k, r + k, 2 * n - k, vm1, limbs_normal(vm1, len));
    limbs_add(r + 2 * k, r + 2 * k, 2 * n - 2 * k, v1, limbs_normal(v1, len));
    limbs_add(r + 3 * k, r + 3 * k, 2 * n - 3 * k, v2, limbs_normal(v2, len));
    return true;
}

/* r[0..2n) = a * b, n >= 1, with balanced_scratch(n) limbs of scratch. */
static bool limbs_mul_balanced(struct limb_work *w, uint64_t *r, const uint64_t *a,
                               const uint64_t *b, size_t n, uint64_t *scratch)
{
    if (a == b && n < KARATSUBA_SQUARE_MIN) {
        limbs_square_school(r, a, n);
        return limb_work_done(w, n * n / 2 + 8);
    }
    if (n < KARATSUBA_MIN) {
        limbs_mul_school(r, a, n, b, n);
        return limb_work_done(w, n * n / 2 + 8);
    }
    if (n < TOOM3_MIN) {
        return limbs_mul_karatsuba(w, r, a, b, n, scratch);
    }
    if (n < NTT_MIN) {
        return limbs_mul_toom3(w, r, a, b, n, scratch);
    }
    return limb_work_mul_ntt(w, r, a, n, b, n);
}

/* an >= bn, bn < KARATSUBA_MIN: a goes piece by piece, to stay in the cache and to be polled. */
static bool mul_by_short(struct limb_work *w, uint64_t *r, const uint64_t *a, size_t an,
                         const uint64_t *b, size_t bn)
{
    uint64_t saved[KARATSUBA_MIN];
    for (size_t at = 0; at < an;) {
        size_t piece = an - at;
        if (piece > SCHOOL_PIECE + KARATSUBA_MIN) {
            piece = SCHOOL_PIECE;
        }
        size_t overlap = at ? bn : 0;
        limbs_copy(saved, r + at, overlap);
        if (piece >= bn) {
            limbs_mul_school(r + at, a + at, piece, b, bn);
        } else {
            limbs_mul_school(r + at, b, bn, a + at, piece);
        }
        limbs_add(r + at, r + at, piece + bn, saved, overlap);
        if (!limb_work_done(w, piece * bn / 2 + 8)) {
            return false;
        }
        at += piece;
    }
    return true;
}

/* an > bn >= KARATSUBA_MIN: pieces of bn limbs, the last one possibly shorter. */
static bool mul_pieces(struct limb_work *w, uint64_t *r, const uint64_t *a, size_t an,
                       const uint64_t *b, size_t bn)
{
    /* A transform swallows a longer piece at little more than the cost of a balanced one. */
    size_t step = bn >= NTT_MIN ? 2 * bn : bn;
    size_t scratch_size = balanced_scratch(bn);
    size_t total = scratch_size + step + bn;
    uint64_t *scratch = limb_work_alloc(w, total);
    if (!scratch) {
        return false;
    }
    uint64_t *product = scratch + scratch_size;
    bool ok = true;
    for (size_t at = 0; ok && at < an; at += step) {
        size_t piece = an - at < step ? an - at : step;
        uint64_t *target = at ? product : r;
        if (piece == bn) {
            ok = limbs_mul_balanced(w, target, a + at, b, bn, scratch);
        } else {
            ok = limb_work_mul(w, target, a + at, piece, b, bn);
        }
        if (ok && at) {
            limbs_copy(r + at + bn, product + bn, piece);
            uint64_t carry = limbs_add_n(r + at, r + at, product, bn);
            limbs_add_1(r + at + bn, r + at + bn, piece, carry);
        }
    }
    limb_work_free(w, scratch, total);
    return ok;
}

bool limb_work_mul(struct limb_work *w, uint64_t *r, const uint64_t *a, size_t an,
                   const uint64_t *b, size_t bn)
{
    if (an < bn) {
        const uint64_t *t = a;
        size_t tn = an;
        a = b;
        an = bn;
        b = t;
        bn = tn;
    }
    if (bn == 0) {
        limbs_clear(r, an);
        return true;
    }
    if (bn < KARATSUBA_MIN && !(a == b && an == bn)) {
        return mul_by_short(w, r, a, an, b, bn);
    }
    if (an != bn) {
        if (bn >= NTT_MIN && an <= 3 * bn) {
            return limb_work_mul_ntt(w, r, a, an, b, bn);
        }
        return mul_pieces(w, r, a, an, b, bn);
    }
    if (an >= NTT_MIN) {
        return limb_work_mul_ntt(w, r, a, an, b, bn);
    }
    size_t size = balanced_scratch(an);
    if (size <= STACK_SCRATCH) {
        uint64_t stack[STACK_SCRATCH];
        return limbs_mul_balanced(w, r, a, b, an, stack);
    }
    uint64_t *scratch = limb_work_alloc(w, size);
    if (!scratch) {
        return false;
    }
    bool ok = limbs_mul_balanced(w, r, a, b, an, scratch);
    limb_work_free(w, scratch, size);
    return ok;
}

bool limbs_mul(uint64_t *r, const uint64_t *a, size_t an, const uint64_t *b, size_t bn,
               const struct limb_allocator *allocator)
{
    struct limb_work w = {allocator, 0};
    return limb_work_mul(&w, r, a, an, b, bn);
}
