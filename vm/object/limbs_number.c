/*
 * Number theory on naturals: greatest common divisors, powers, modular powers, square roots.
 */
#include "limbs.h"
#include "limbs_work.h"

/* Scratch up to this many limbs is on the stack, which is what most calls need. */
enum { NUMBER_STACK = 96 };

/* ---- gcd ---- */

__extension__ typedef __int128 limb_signed_pair;

static uint64_t gcd_1(uint64_t a, uint64_t b)
{
    if (a == 0 || b == 0) {
        return a | b;
    }
    unsigned twos = (unsigned)__builtin_ctzll(a | b);
    a >>= __builtin_ctzll(a);
    while (b) {
        b >>= __builtin_ctzll(b);
        if (a > b) {
            uint64_t t = a;
            a = b;
            b = t;
        }
        b -= a;
    }
    return a << twos;
}

/* The 64 bits of a at and below bit `top` (exclusive), top >= 64. */
static uint64_t bit_window(const uint64_t *a, size_t n, size_t top)
{
    size_t low = top - LIMB_BITS;
    size_t limb = low / LIMB_BITS;
    unsigned shift = low % LIMB_BITS;
    uint64_t x = limb < n ? a[limb] >> shift : 0;
    if (shift && limb + 1 < n) {
        x |= a[limb + 1] << (LIMB_BITS - shift);
    }
    return x;
}

/*
 * r = x a - y b and s = z b - w a for cofactors below 2**32, in one pass; both results are known to
 * be in [0, 2**(64 n)).  The products have 96 bits, so that a signed double limb holds any carry.
 */
static void lehmer_combine(uint64_t *r, uint64_t *s, const uint64_t *a, const uint64_t *b, size_t n,
                           uint64_t x, uint64_t y, uint64_t z, uint64_t w)
{
    limb_signed_pair p = 0, q = 0;
    for (size_t i = 0; i < n; i++) {
        uint64_t u = a[i], v = b[i];
        p += (limb_signed_pair)((limb_pair)u * x) - (limb_signed_pair)((limb_pair)v * y);
        q += (limb_signed_pair)((limb_pair)v * z) - (limb_signed_pair)((limb_pair)u * w);
        r[i] = (uint64_t)p;
        s[i] = (uint64_t)q;
        p >>= LIMB_BITS;
        q >>= LIMB_BITS;
    }
}

bool limbs_gcd(uint64_t *r, size_t *rn, const uint64_t *a, size_t an, const uint64_t *b, size_t bn,
               const struct limb_allocator *allocator)
{
    struct limb_work w = {allocator, 0};
    an = limbs_normal(a, an);
    bn = limbs_normal(b, bn);
    if (limbs_compare(a, an, b, bn) < 0) {
        const uint64_t *t = a;
        size_t tn = an;
        a = b;
        an = bn;
        b = t;
        bn = tn;
    }
    if (bn == 0) {
        limbs_copy(r, a, an);
        *rn = an;
        return true;
    }
    size_t size = an + 1;
    uint64_t stack[NUMBER_STACK];
    uint64_t *space = 4 * size <= NUMBER_STACK ? stack : limb_work_alloc(&w, 4 * size);
    if (!space) {
        return false;
    }
    uint64_t *u = space, *v = u + size, *s = v + size, *t = s + size;
    limbs_copy(u, a, an);
    limbs_copy(v, b, bn);
    size_t un = an, vn = bn;
    bool ok = true;
    /* Invariant: u >= v, both normalised. */
    while (ok && vn > 1) {
        size_t bits = limbs_bit_length(u, un);
        uint64_t x = bit_window(u, un, bits), y = bit_window(v, vn, bits);
        /*
         * Lehmer: run Euclid on the leading 64 bits, as long as the quotients are certain to be
         * those of the whole numbers (Jebelean's condition), with cofactors below 2**32.
         * After an even number of steps (x, y) = (a0 u - b0 v, b1 v - a1 u), the signs alternating.
         */
        uint64_t a0 = 1, b0 = 0, a1 = 0, b1 = 1;
        bool odd = false;
        while (y) {
            uint64_t q = x / y, rest = x - q * y;
            if (q >> 32) {
                break;
            }
            uint64_t a2 = a0 + q * a1, b2 = b0 + q * b1;
            if ((a2 | b2) >> 32) {
                break;
            }
            /* The remainder after this step and the one before it. */
            bool certain =
                odd ? rest >= a2 && y - rest >= b2 + b1 : rest >= b2 && y - rest >= a2 + a1;
            if (!certain) {
                break;
            }
            x = y;
            y = rest;
            a0 = a1;
            b0 = b1;
            a1 = a2;
            b1 = b2;
            odd = !odd;
        }
        if (b0 == 0) {
            /* Not one quotient was certain: a whole division. */
            ok = limb_work_div(&w, NULL, u, u, un, v, vn);
            size_t rest = limbs_normal(u, vn);
            uint64_t *swap = u;
            u = v;
            v = swap;
            un = vn;
            vn = rest;
            continue;
        }
        limbs_clear(v + vn, un - vn);
        if (odd) {
            /* u' = b0 v - a0 u, v' = a1 u - b1 v */
            lehmer_combine(s, t, v, u, un, b0, a0, a1, b1);
        } else {
            lehmer_combine(s, t, u, v, un, a0, b0, b1, a1);
        }
        uint64_t *swap = u;
        u = s;
        s = swap;
        swap = v;
        v = t;
        t = swap;
        vn = limbs_normal(v, un);
        un = limbs_normal(u, un);
        ok = limb_work_done(&w, 4 * un + 200);
    }
    if (ok && vn == 1) {
        uint64_t rest = limbs_mod_1(u, un, v[0]);
        r[0] = gcd_1(v[0], rest);
        *rn = 1;
    } else if (ok) {
        limbs_copy(r, u, un);
        *rn = un;
    }
    if (space != stack) {
        limb_work_free(&w, space, 4 * size);
    }
    return ok;
}

/* ---- Powers ---- */

size_t limbs_pow_size(const uint64_t *base, size_t bn, uint64_t exp)
{
    size_t bits = limbs_bit_length(base, bn), total;
    if (bits <= 1 || exp == 0) {
        return 2;
    }
    if (__builtin_mul_overflow(bits, exp, &total) || total / LIMB_BITS > SIZE_MAX / 64) {
        return SIZE_MAX;
    }
    return total / LIMB_BITS + 2;
}

bool limbs_pow(uint64_t *r, size_t *rn, const uint64_t *base, size_t bn, uint64_t exp,
               const struct limb_allocator *allocator)
{
    struct limb_work w = {allocator, 0};
    bn = limbs_normal(base, bn);
    if (exp == 0 || bn == 0 || (bn == 1 && base[0] == 1)) {
        r[0] = exp == 0 || bn != 0;
        *rn = (size_t)r[0];
        return true;
    }
    /* Factors of two are shifted in at the end: powers of ten come cheaper, powers of two free. */
    size_t twos = limbs_trailing_zeros(base, bn);
    size_t size = limbs_pow_size(base, bn, exp);
    uint64_t stack[NUMBER_STACK];
    uint64_t *space = 2 * size + bn <= NUMBER_STACK ? stack : limb_work_alloc(&w, 2 * size + bn);
    if (!space) {
        return false;
    }
    uint64_t *x = space, *y = x + size, *odd = y + size;
    size_t on = bn - twos / LIMB_BITS;
    limbs_shift_right(odd, base + twos / LIMB_BITS, on, twos % LIMB_BITS);
    on = limbs_normal(odd, on);
    limbs_copy(x, odd, on);
    size_t xn = on;
    bool ok = true;
    if (on == 1 && odd[0] == 1) {
        exp = exp * twos; /* limbs_pow_size() has checked that this fits */
    } else {
        size_t shift_bits = (size_t)exp * twos;
        for (int bit = 62 - (int)limb_leading_zeros(exp); ok && bit >= 0; bit--) {
            ok = limb_work_mul(&w, y, x, xn, x, xn);
            xn = limbs_normal(y, 2 * xn);
            uint64_t *swap = x;
            x = y;
            y = swap;
            if (ok && (exp >> bit & 1)) {
                if (on == 1) {
                    x[xn] = limbs_mul_1(x, x, xn, odd[0], 0);
                } else {
                    ok = limb_work_mul(&w, y, x, xn, odd, on);
                    swap = x;
                    x = y;
                    y = swap;
                }
                xn = limbs_normal(x, xn + on);
            }
        }
        exp = shift_bits;
    }
    if (ok) {
        size_t whole = (size_t)exp / LIMB_BITS;
        limbs_clear(r, whole);
        uint64_t out = limbs_shift_left(r + whole, x, xn, (unsigned)(exp % LIMB_BITS));
        *rn = whole + xn;
        if (out) {
            r[(*rn)++] = out;
        }
    }
    if (space != stack) {
        limb_work_free(&w, space, 2 * size + bn);
    }
    return ok;
}

/* ---- Modular powers ---- */

/* What one modular power needs: reduction by Montgomery's method, or by division. */
struct modulus {
    struct limb_work *w;
    const uint64_t *m;
    size_t n;
    uint64_t negated_inverse; /* -m**-1 mod 2**64, for odd moduli */
    bool montgomery;
    uint64_t *product; /* 2n + 1 limbs */
};

/* Above this size, division by recursion beats the quadratic reduction. */
enum { MONTGOMERY_MAX = 160 };

/* r[0..n) = product[0..2n) / 2**(64 n) mod m. */
static void reduce_montgomery(const struct modulus *s, uint64_t *r)
{
    uint64_t *t = s->product;
    uint64_t carry = 0;
    for (size_t i = 0; i < s->n; i++) {
        uint64_t out = limbs_addmul_1(t + i, s->m, s->n, t[i] * s->negated_inverse);
        t[i + s->n] = limb_add_carry(t[i + s->n], out, &carry);
    }
    uint64_t *high = t + s->n;
    if (carry || limbs_compare_n(high, s->m, s->n) >= 0) {
        limbs_sub_n(r, high, s->m, s->n);
    } else {
        limbs_copy(r, high, s->n);
    }
}

/* r = a b mod m, all of n limbs; r may be a or b. */
static bool mul_mod(const struct modulus *s, uint64_t *r, const uint64_t *a, const uint64_t *b)
{
    if (!limb_work_mul(s->w, s->product, a, s->n, b, s->n)) {
        return false;
    }
    if (s->montgomery) {
        reduce_montgomery(s, r);
        return limb_work_done(s->w, s->n * s->n / 2 + 8);
    }
    return limb_work_div(s->w, NULL, r, s->product, 2 * s->n, s->m, s->n);
}

/* r[0..n) = a mod m. */
static bool reduce_mod(const struct modulus *s, uint64_t *r, const uint64_t *a, size_t an)
{
    if (an < s->n) {
        limbs_copy(r, a, an);
        limbs_clear(r + an, s->n - an);
        return true;
    }
    return limb_work_div(s->w, NULL, r, a, an, s->m, s->n);
}

static unsigned exponent_bits(const uint64_t *exp, size_t en, size_t at, unsigned count)
{
    size_t limb = at / LIMB_BITS;
    unsigned shift = at % LIMB_BITS;
    uint64_t x = exp[limb] >> shift;
    if (shift + count > LIMB_BITS && limb + 1 < en) {
        x |= exp[limb + 1] << (LIMB_BITS - shift);
    }
    return (unsigned)(x & ((1u << count) - 1));
}

bool limbs_powmod(uint64_t *r, const uint64_t *base, size_t bn, const uint64_t *exp, size_t en,
                  const uint64_t *m, size_t mn, const struct limb_allocator *allocator)
{
    struct limb_work w = {allocator, 0};
    struct modulus s = {.w = &w, .m = m, .n = mn};
    bn = limbs_normal(base, bn);
    en = limbs_normal(exp, en);
    size_t bits = limbs_bit_length(exp, en);
    unsigned width = bits < 24 ? 1 : bits < 80 ? 3 : bits < 400 ? 4 : bits < 1500 ? 5 : 6;
    size_t powers = (size_t)1 << width;
    if (mn > SIZE_MAX / 4096) {
        return false;
    }
    size_t total = powers * mn + 2 * mn + 2;
    uint64_t stack[NUMBER_STACK];
    uint64_t *space = total <= NUMBER_STACK ? stack : limb_work_alloc(&w, total);
    if (!space) {
        return false;
    }
    uint64_t *table = space;
    s.product = table + powers * mn;
    if ((m[0] & 1) && mn <= MONTGOMERY_MAX) {
        /* Newton: each step doubles the correct low bits of the inverse. */
        uint64_t inverse = m[0];
        for (int i = 0; i < 5; i++) {
            inverse *= 2 - m[0] * inverse;
        }
        s.negated_inverse = (uint64_t)0 - inverse;
        s.montgomery = true;
    }
    /* table[0] = 1 and table[1] = base, both times 2**(64 n) for Montgomery's method. */
    uint64_t *one = table, *x = table + mn;
    limbs_clear(s.product, 2 * mn + 1);
    s.product[s.montgomery ? mn : 0] = 1;
    bool ok =
        reduce_mod(&s, one, s.product, s.montgomery ? mn + 1 : 1) && reduce_mod(&s, x, base, bn);
    if (ok && s.montgomery) {
        limbs_clear(s.product, mn);
        limbs_copy(s.product + mn, x, mn);
        ok = limb_work_div(&w, NULL, x, s.product, 2 * mn, m, mn);
    }
    for (size_t i = 2; ok && i < powers; i++) {
        ok = mul_mod(&s, table + i * mn, table + (i - 1) * mn, x);
    }
    if (ok) {
        limbs_copy(r, one, mn);
    }
    /* Windows of equal width from the top, the first one possibly narrower. */
    size_t at = bits;
    bool started = false;
    while (ok && at > 0) {
        unsigned take = at % width ? (unsigned)(at % width) : width;
        at -= take;
        for (unsigned i = 0; ok && started && i < take; i++) {
            ok = mul_mod(&s, r, r, r);
        }
        unsigned digit = exponent_bits(exp, en, at, take);
        if (!started) {
            limbs_copy(r, table + digit * mn, mn);
        } else if (ok && digit) {
            ok = mul_mod(&s, r, r, table + digit * mn);
        }
        started = true;
    }
    if (ok && s.montgomery) {
        limbs_copy(s.product, r, mn);
        limbs_clear(s.product + mn, mn);
        reduce_montgomery(&s, r);
    } else if (ok && bits == 0) {
        ok = reduce_mod(&s, r, one, mn);
    }
    if (space != stack) {
        limb_work_free(&w, space, total);
    }
    return ok;
}

/* ---- Square roots ---- */

/* The square root of a two-limb number with one of its top two bits set; *rest gets a - s**2. */
static uint64_t sqrt_2(uint64_t high, uint64_t low, limb_pair *rest)
{
    /* Newton from above, from a start that is at least the root; a handful of steps. */
    limb_pair a = (limb_pair)high << LIMB_BITS | low;
    limb_pair s = UINT64_MAX;
    for (;;) {
        limb_pair t = (s + a / s) / 2;
        if (t >= s) {
            break;
        }
        s = t;
    }
    *rest = a - s * s;
    return (uint64_t)s;
}

/*
 * Zimmermann's recursive square root: a[0..2n), with one of its top two bits set, becomes the
 * remainder in a[0..n) and the answer, its top limb (0 or 1); s[0..n) is the root.  scratch has
 * 3n + 3 limbs.
 */
static bool sqrt_remainder(struct limb_work *w, uint64_t *s, uint64_t *a, size_t n, uint64_t *top,
                           uint64_t *scratch)
{
    if (n == 1) {
        limb_pair rest;
        s[0] = sqrt_2(a[1], a[0], &rest);
        a[0] = (uint64_t)rest;
        *top = (uint64_t)(rest >> LIMB_BITS);
        return limb_work_done(w, 200);
    }
    size_t low = n / 2, high = n - low;
    uint64_t c;
    if (!sqrt_remainder(w, s + low, a + 2 * low, high, &c, scratch)) {
        return false;
    }
    /* (rest, the next `low` limbs) / (2 s'), by halving afterwards */
    if (c) {
        limbs_sub_n(a + 2 * low, a + 2 * low, s + low, high);
    }
    uint64_t *q = scratch;
    if (!limb_work_div(w, q, a + low, a + low, n, s + low, high)) {
        return false;
    }
    /* q has low + 1 limbs; c stands for 2**(64 low) of it */
    q[low] += c;
    c = q[0] & 1;
    limbs_shift_right(s, q, low, 1);
    s[low - 1] |= q[low] << (LIMB_BITS - 1);
    uint64_t q_top = q[low] >> 1;
    int64_t carry = 0;
    if (c) {
        carry = (int64_t)limbs_add_n(a + low, a + low, s + low, high);
    }
    /* the remainder minus q**2 */
    if (!limb_work_mul(w, scratch, s, low, s, low)) {
        return false;
    }
    uint64_t borrow = q_top + limbs_sub_n(a, a, scratch, 2 * low);
    if (low == high) {
        carry -= (int64_t)borrow;
    } else {
        carry -= (int64_t)limbs_sub_1(a + 2 * low, a + 2 * low, 1, borrow);
    }
    q_top = limbs_add_1(s + low, s + low, high, q_top);
    if (carry < 0) {
        carry += (int64_t)(2 * q_top + limbs_addmul_1(a, s, n, 2));
        carry -= (int64_t)limbs_sub_1(a, a, n, 1);
        q_top -= limbs_sub_1(s, s, n, 1);
    }
    *top = (uint64_t)carry;
    return true;
}

bool limbs_sqrt(uint64_t *s, const uint64_t *a, size_t n, const struct limb_allocator *allocator)
{
    struct limb_work w = {allocator, 0};
    size_t full = (n + 1) / 2;
    n = limbs_normal(a, n);
    size_t half = (n + 1) / 2;
    limbs_clear(s + half, full - half);
    if (n == 0) {
        return true;
    }
    /* Scaled by an even number of bits to 2 half limbs with a top bit set; undone in the root. */
    size_t total = 2 * half + half + 3 * half + 3;
    uint64_t stack[NUMBER_STACK];
    uint64_t *space = total <= NUMBER_STACK ? stack : limb_work_alloc(&w, total);
    if (!space) {
        return false;
    }
    uint64_t *x = space, *root = x + 2 * half, *scratch = root + half;
    unsigned shift = limb_leading_zeros(a[n - 1]) & ~1u;
    size_t pad = 2 * half - n;
    limbs_clear(x, pad);
    limbs_shift_left(x + pad, a, n, shift);
    uint64_t top;
    bool ok = sqrt_remainder(&w, root, x, half, &top, scratch);
    if (ok) {
        /* The padding limb counts for 32 bits of the root. */
        limbs_shift_right(s, root, half, (unsigned)(shift / 2 + pad * (LIMB_BITS / 2)));
    }
    if (space != stack) {
        limb_work_free(&w, space, total);
    }
    return ok;
}
