/*
 * Division: by one limb, schoolbook (Knuth's algorithm D) with a reciprocal of the divisor's top
 * two limbs, and above a threshold the recursive division of Burnikel and Ziegler, which makes it
 * as fast as multiplication but for a logarithmic factor.
 *
 * The reciprocals are those of Moeller and Granlund, "Improved division by invariant integers":
 * floor((2**128 - 1) / d) - 2**64 for one limb, and its extension to two.
 */
#include "limbs.h"
#include "limbs_work.h"

/* The smallest quotient, in limbs, for which recursive division pays. */
enum { RECURSIVE_MIN = 64 };

/* d has its top bit set. */
static uint64_t reciprocal_1(uint64_t d)
{
    return (uint64_t)(((limb_pair)~d << LIMB_BITS | UINT64_MAX) / d);
}

/* The quotient of (high, low) by d, high < d; *r becomes the remainder. */
static inline uint64_t div_2_by_1(uint64_t high, uint64_t low, uint64_t d, uint64_t v, uint64_t *r)
{
    limb_pair q = (limb_pair)v * high + ((limb_pair)high << LIMB_BITS | low);
    uint64_t q1 = (uint64_t)(q >> LIMB_BITS) + 1;
    uint64_t rest = low - q1 * d;
    if (rest > (uint64_t)q) {
        q1--;
        rest += d;
    }
    if (__builtin_expect(rest >= d, 0)) {
        q1++;
        rest -= d;
    }
    *r = rest;
    return q1;
}

static uint64_t reciprocal_2(uint64_t d1, uint64_t d0)
{
    uint64_t v = reciprocal_1(d1);
    uint64_t p = d1 * v + d0;
    if (p < d0) {
        v--;
        if (p >= d1) {
            v--;
            p -= d1;
        }
        p -= d1;
    }
    limb_pair t = (limb_pair)v * d0;
    uint64_t high = (uint64_t)(t >> LIMB_BITS);
    p += high;
    if (p < high) {
        v--;
        if (p > d1 || (p == d1 && (uint64_t)t >= d0)) {
            v--;
        }
    }
    return v;
}

/* The quotient of (u2, u1, u0) by (d1, d0), (u2, u1) < (d1, d0). */
static inline uint64_t div_3_by_2(uint64_t u2, uint64_t u1, uint64_t u0, uint64_t d1, uint64_t d0,
                                  uint64_t v)
{
    limb_pair q = (limb_pair)v * u2 + ((limb_pair)u2 << LIMB_BITS | u1);
    uint64_t q1 = (uint64_t)(q >> LIMB_BITS);
    limb_pair d = (limb_pair)d1 << LIMB_BITS | d0;
    limb_pair rest = ((limb_pair)(u1 - q1 * d1) << LIMB_BITS | u0) - (limb_pair)d0 * q1 - d;
    q1++;
    if ((uint64_t)(rest >> LIMB_BITS) >= (uint64_t)q) {
        q1--;
        rest += d;
    }
    if (__builtin_expect(rest >= d, 0)) {
        q1++;
    }
    return q1;
}

uint64_t limbs_div_1(uint64_t *q, const uint64_t *a, size_t n, uint64_t d)
{
    if (n == 0) {
        return 0;
    }
    if (n == 1) {
        uint64_t rest = a[0] % d;
        q[0] = a[0] / d;
        return rest;
    }
    /* Both are shifted, a on the fly, until d's top bit is set. */
    unsigned shift = limb_leading_zeros(d);
    uint64_t scaled = d << shift;
    uint64_t v = reciprocal_1(scaled);
    uint64_t rest = shift ? a[n - 1] >> (LIMB_BITS - shift) : 0;
    for (size_t i = n; i-- > 0;) {
        uint64_t low = a[i] << shift;
        if (shift && i) {
            low |= a[i - 1] >> (LIMB_BITS - shift);
        }
        q[i] = div_2_by_1(rest, low, scaled, v, &rest);
    }
    return rest >> shift;
}

uint64_t limbs_mod_1(const uint64_t *a, size_t n, uint64_t d)
{
    if (n == 0) {
        return 0;
    }
    unsigned shift = limb_leading_zeros(d);
    uint64_t scaled = d << shift;
    uint64_t v = reciprocal_1(scaled);
    uint64_t rest = shift ? a[n - 1] >> (LIMB_BITS - shift) : 0;
    for (size_t i = n; i-- > 0;) {
        uint64_t low = a[i] << shift;
        if (shift && i) {
            low |= a[i - 1] >> (LIMB_BITS - shift);
        }
        div_2_by_1(rest, low, scaled, v, &rest);
    }
    return rest >> shift;
}

/* limbs_div_school() with the reciprocal of d's top limbs given. */
static uint64_t div_school(uint64_t *q, uint64_t *a, size_t an, const uint64_t *d, size_t dn,
                           uint64_t v)
{
    uint64_t d1 = d[dn - 1], d0 = d[dn - 2];
    uint64_t *top = a + (an - dn);
    uint64_t q_top = limbs_compare_n(top, d, dn) >= 0;
    if (q_top) {
        limbs_sub_n(top, top, d, dn);
    }
    for (size_t i = an - dn; i-- > 0;) {
        uint64_t *part = a + i;
        uint64_t digit = UINT64_MAX;
        if (part[dn] != d1 || part[dn - 1] != d0) {
            digit = div_3_by_2(part[dn], part[dn - 1], part[dn - 2], d1, d0, v);
        }
        uint64_t borrow = limbs_submul_1(part, d, dn, digit);
        if (__builtin_expect(part[dn] < borrow, 0)) {
            digit--;
            limbs_add_n(part, part, d, dn);
        }
        part[dn] = 0;
        q[i] = digit;
    }
    return q_top;
}

uint64_t limbs_div_school(uint64_t *q, uint64_t *a, size_t an, const uint64_t *d, size_t dn)
{
    return div_school(q, a, an, d, dn, reciprocal_2(d[dn - 1], d[dn - 2]));
}

/* What one recursive division carries along. */
struct div_state {
    struct limb_work *w;
    uint64_t *product; /* as long as the divisor */
    uint64_t v;        /* the reciprocal of the divisor's top two limbs */
};

static bool div_block(struct div_state *s, uint64_t *q, uint64_t *q_top, uint64_t *a, size_t qn,
                      const uint64_t *d, size_t dn);

/* a[0..2n) by d[0..n) in place: two blocks of half the quotient each. */
static bool div_square(struct div_state *s, uint64_t *q, uint64_t *q_top, uint64_t *a,
                       const uint64_t *d, size_t n)
{
    size_t low = n / 2;
    uint64_t middle;
    return div_block(s, q + low, q_top, a + low, n - low, d, n) &&
           div_block(s, q, &middle, a, low, d, n);
}

/*
 * a[0..dn+qn) by d[0..dn), 1 <= qn <= dn: the remainder replaces a, q[0..qn) and *q_top are the
 * quotient.  Divides by d's top qn limbs first, and corrects for the others.
 */
static bool div_block(struct div_state *s, uint64_t *q, uint64_t *q_top, uint64_t *a, size_t qn,
                      const uint64_t *d, size_t dn)
{
    if (qn < RECURSIVE_MIN) {
        *q_top = div_school(q, a, dn + qn, d, dn, s->v);
        return limb_work_done(s->w, qn * dn + 8);
    }
    size_t rest = dn - qn;
    if (rest == 0) {
        return div_square(s, q, q_top, a, d, dn);
    }
    if (!div_square(s, q, q_top, a + rest, d + rest, qn) ||
        !limb_work_mul(s->w, s->product, q, qn, d, rest)) {
        return false;
    }
    uint64_t owed = limbs_sub_n(a, a, s->product, dn);
    if (*q_top) {
        owed += limbs_sub_n(a + qn, a + qn, d, rest);
    }
    while (owed) {
        *q_top -= limbs_sub_1(q, q, qn, 1);
        owed -= limbs_add_n(a, a, d, dn);
    }
    return true;
}

/* d of at least two limbs, scaled; a[0..an) becomes the remainder, its top part is below d. */
static bool div_scaled(struct limb_work *w, uint64_t *q, uint64_t *a, size_t an, const uint64_t *d,
                       size_t dn)
{
    size_t qn = an - dn;
    struct div_state s = {w, NULL, reciprocal_2(d[dn - 1], d[dn - 2])};
    uint64_t q_top;
    if (qn < RECURSIVE_MIN || dn < RECURSIVE_MIN) {
        /* Many rows of a long division are done in slices, for the poll's sake. */
        size_t slice = 1 + LIMB_POLL_UNITS / dn;
        while (qn > 0) {
            size_t part = qn < slice ? qn : slice;
            qn -= part;
            div_school(q + qn, a + qn, dn + part, d, dn, s.v);
            if (!limb_work_done(w, part * dn + 8)) {
                return false;
            }
        }
        return true;
    }
    s.product = limb_work_alloc(w, dn);
    if (!s.product) {
        return false;
    }
    bool ok = true;
    size_t part = qn % dn ? qn % dn : dn;
    while (ok && qn > 0) {
        qn -= part;
        ok = div_block(&s, q + qn, &q_top, a + qn, part, d, dn);
        part = dn;
    }
    limb_work_free(w, s.product, dn);
    return ok;
}

bool limb_work_div(struct limb_work *w, uint64_t *q, uint64_t *r, const uint64_t *a, size_t an,
                   const uint64_t *d, size_t dn)
{
    enum { STACK = 96 };
    uint64_t stack[STACK];
    if (dn == 1 && (q || an <= STACK)) {
        uint64_t rest = limbs_div_1(q ? q : stack, a, an, d[0]);
        if (r) {
            r[0] = rest;
        }
        return limb_work_done(w, 4 * an);
    }
    if (dn == 1) {
        if (r) {
            r[0] = limbs_mod_1(a, an, d[0]);
        }
        return limb_work_done(w, 4 * an);
    }
    /* Scaled copies, one limb longer for a, so that the quotient's top limb is always zero. */
    size_t qn = an + 1 - dn;
    size_t total = an + 1 + dn + qn;
    uint64_t *space = total <= STACK ? stack : limb_work_alloc(w, total);
    if (!space) {
        return false;
    }
    uint64_t *rest = space, *scaled = rest + an + 1, *quotient = scaled + dn;
    unsigned shift = limb_leading_zeros(d[dn - 1]);
    limbs_shift_left(scaled, d, dn, shift);
    rest[an] = limbs_shift_left(rest, a, an, shift);
    bool ok = div_scaled(w, quotient, rest, an + 1, scaled, dn);
    if (ok && q) {
        limbs_copy(q, quotient, qn);
    }
    if (ok && r) {
        limbs_shift_right(r, rest, dn, shift);
    }
    if (space != stack) {
        limb_work_free(w, space, total);
    }
    return ok;
}

bool limbs_div(uint64_t *q, uint64_t *r, const uint64_t *a, size_t an, const uint64_t *d, size_t dn,
               const struct limb_allocator *allocator)
{
    struct limb_work w = {allocator, 0};
    return limb_work_div(&w, q, r, a, an, d, dn);
}
