/*
 * Very large products: a number-theoretic transform over three 62-bit primes, joined by the
 * Chinese remainder theorem.
 *
 * Each limb is a coefficient of a polynomial.  A product's coefficient is below n 2**128 and the
 * primes' product above 2**185, so that no realistic length overflows.  Transforms have lengths
 * 2**k and 3 2**k; the factor 3 is split off by the prime-factor method, which needs no twiddles.
 * Powers of two recurse from x**2m - c**2 to x**m - c and x**m + c, so that a whole block shares
 * one twiddle, and the table of twiddles in bit-reversed order serves blocks of every size.
 *
 * Residues are in Montgomery form only in their constant factors: `mul_root` computes
 * a (w 2**64) 2**-64 from w 2**64 and that times p**-1, precomputed.  Values between the steps
 * stay below 4p, lazily reduced.
 */
#include "limbs.h"
#include "limbs_work.h"

struct ntt_prime {
    uint64_t p;
    uint64_t inverse;   /* p**-1 mod 2**64 */
    uint64_t r2;        /* 2**128 mod p */
    uint64_t generator; /* of the multiplicative group */
};

/* Primes of the form 3 k 2**44 + 1. */
static const struct ntt_prime ntt_primes[3] = {
    {UINT64_C(0x3FFFC00000000001), UINT64_C(0xC000400000000001), UINT64_C(0x3FF8BFFBFFFC000D), 11},
    {UINT64_C(0x3FFD500000000001), UINT64_C(0xC002B00000000001), UINT64_C(0x218B0E31AC95FF5D), 5},
    {UINT64_C(0x3FFA500000000001), UINT64_C(0xC005B00000000001), UINT64_C(0x357947E907F57521), 7},
};

struct ntt_factor {
    uint64_t w;        /* a factor times 2**64 mod p */
    uint64_t w_scaled; /* that times p**-1 mod 2**64 */
};

static inline uint64_t ntt_mul_high(uint64_t a, uint64_t b)
{
    return (uint64_t)((limb_pair)a * b >> LIMB_BITS);
}

/* a f mod p in (0, 2p), for any a. */
static inline uint64_t mul_factor(uint64_t a, struct ntt_factor f, uint64_t p)
{
    return ntt_mul_high(a, f.w) - ntt_mul_high(a * f.w_scaled, p) + p;
}

/* a b 2**-64 mod p in (0, 2p), for a b < 2**64 p. */
static inline uint64_t mul_montgomery(uint64_t a, uint64_t b, const struct ntt_prime *q)
{
    limb_pair t = (limb_pair)a * b;
    return (uint64_t)(t >> LIMB_BITS) - ntt_mul_high((uint64_t)t * q->inverse, q->p) + q->p;
}

static inline uint64_t ntt_reduce(uint64_t a, uint64_t p)
{
    return a >= p ? a - p : a;
}

/* The factor whose value is a 2**-64: a is in Montgomery form. */
static inline struct ntt_factor ntt_make_factor(uint64_t a, const struct ntt_prime *q)
{
    a = ntt_reduce(a, q->p);
    return (struct ntt_factor){a, a * q->inverse};
}

static uint64_t to_montgomery(uint64_t a, const struct ntt_prime *q)
{
    return ntt_reduce(mul_montgomery(a, q->r2, q), q->p);
}

/* base ** exp, base and result in Montgomery form. */
static uint64_t power_montgomery(uint64_t base, uint64_t exp, const struct ntt_prime *q)
{
    uint64_t r = to_montgomery(1, q);
    for (; exp; exp >>= 1) {
        if (exp & 1) {
            r = ntt_reduce(mul_montgomery(r, base, q), q->p);
        }
        base = ntt_reduce(mul_montgomery(base, base, q), q->p);
    }
    return r;
}

/*
 * roots[0..half): the twiddles in bit-reversed order: roots[i] = g ** bitreverse(i), g a primitive
 * root of unity of order 4 half over the bits of half - 1: roots[0] = 1, roots[1] squares to -1,
 * and roots[2i] squared is roots[i], roots[2i + 1] squared is -roots[i].
 */
static void ntt_make_roots(struct ntt_factor *roots, size_t half, bool inverse,
                           const struct ntt_prime *q)
{
    uint64_t g = to_montgomery(q->generator, q);
    if (inverse) {
        g = power_montgomery(g, q->p - 2, q);
    }
    roots[0] = ntt_make_factor(to_montgomery(1, q), q);
    uint64_t order = 4;
    for (size_t filled = 1; filled < half; filled *= 2, order *= 2) {
        struct ntt_factor f = ntt_make_factor(power_montgomery(g, (q->p - 1) / order, q), q);
        for (size_t i = 0; i < filled; i++) {
            roots[filled + i] = ntt_make_factor(mul_factor(roots[i].w, f, q->p), q);
        }
    }
}

/* Values below 4p in, below 4p out: a[0..n) modulo x**n - root**2, root being roots[block]. */
static bool ntt_forward(struct limb_work *w, uint64_t *a, size_t n, size_t block,
                        const struct ntt_factor *roots, uint64_t p)
{
    const uint64_t p2 = 2 * p;
    /* Two levels at a time, to load and store each value half as often. */
    while (n >= 4) {
        size_t m = n / 4;
        uint64_t *a0 = a, *a1 = a + m, *a2 = a + 2 * m, *a3 = a + 3 * m;
        struct ntt_factor f = roots[block], f0 = roots[2 * block], f1 = roots[2 * block + 1];
        for (size_t i = 0; i < m; i++) {
            uint64_t x0 = ntt_reduce(a0[i], p2), x1 = ntt_reduce(a1[i], p2);
            uint64_t t2 = mul_factor(a2[i], f, p), t3 = mul_factor(a3[i], f, p);
            uint64_t y0 = ntt_reduce(x0 + t2, p2), y2 = ntt_reduce(x0 - t2 + p2, p2);
            uint64_t y1 = mul_factor(x1 + t3, f0, p), y3 = mul_factor(x1 - t3 + p2, f1, p);
            a0[i] = y0 + y1;
            a1[i] = y0 - y1 + p2;
            a2[i] = y2 + y3;
            a3[i] = y2 - y3 + p2;
        }
        if (m == 1) {
            return true;
        }
        if (m >= 256 && !limb_work_done(w, 4 * n)) {
            return false;
        }
        for (size_t i = 0; i < 3; i++) {
            if (!ntt_forward(w, a + i * m, m, 4 * block + i, roots, p)) {
                return false;
            }
        }
        a = a3;
        block = 4 * block + 3;
        n = m;
    }
    if (n == 2) {
        uint64_t x = ntt_reduce(a[0], p2), t = mul_factor(a[1], roots[block], p);
        a[0] = x + t;
        a[1] = x - t + p2;
    }
    return true;
}

/* The inverse, with the inverse roots, but for the factor n.  Values below 2p in and out. */
static bool ntt_backward(struct limb_work *w, uint64_t *a, size_t n, size_t block,
                         const struct ntt_factor *roots, uint64_t p)
{
    const uint64_t p2 = 2 * p;
    if (n == 2) {
        uint64_t x = a[0], y = a[1];
        a[0] = ntt_reduce(x + y, p2);
        a[1] = mul_factor(x - y + p2, roots[block], p);
        return true;
    }
    if (n < 2) {
        return true;
    }
    size_t m = n / 4;
    if (m > 1) {
        for (size_t i = 0; i < 4; i++) {
            if (!ntt_backward(w, a + i * m, m, 4 * block + i, roots, p)) {
                return false;
            }
        }
    }
    uint64_t *a0 = a, *a1 = a + m, *a2 = a + 2 * m, *a3 = a + 3 * m;
    struct ntt_factor f = roots[block], f0 = roots[2 * block], f1 = roots[2 * block + 1];
    for (size_t i = 0; i < m; i++) {
        uint64_t y0 = ntt_reduce(a0[i] + a1[i], p2);
        uint64_t y1 = mul_factor(a0[i] - a1[i] + p2, f0, p);
        uint64_t y2 = ntt_reduce(a2[i] + a3[i], p2);
        uint64_t y3 = mul_factor(a2[i] - a3[i] + p2, f1, p);
        a0[i] = ntt_reduce(y0 + y2, p2);
        a1[i] = ntt_reduce(y1 + y3, p2);
        a2[i] = mul_factor(y0 - y2 + p2, f, p);
        a3[i] = mul_factor(y1 - y3 + p2, f, p);
    }
    return m < 256 || limb_work_done(w, 4 * n);
}

/* The three columns of length m become their sums with the weights 1, u, u**2: u**3 = 1. */
static void columns_of_three(uint64_t *a, size_t m, struct ntt_factor u, uint64_t p)
{
    const uint64_t p2 = 2 * p;
    for (size_t i = 0; i < m; i++) {
        uint64_t x = ntt_reduce(a[i], p2);
        uint64_t y = ntt_reduce(a[i + m], p2);
        uint64_t z = ntt_reduce(a[i + 2 * m], p2);
        /* u**2 = -1 - u, so that one product serves: u y + u**2 z = u (y - z) - z */
        uint64_t t = mul_factor(y - z + p2, u, p);
        uint64_t sum = ntt_reduce(y + z, p2);
        uint64_t second = ntt_reduce(t - z + p2, p2);
        /* u**2 y + u z = -(y + z) - (u y + u**2 z) */
        uint64_t third = ntt_reduce(2 * p2 - sum - second, p2);
        a[i] = ntt_reduce(x + sum, p2);
        a[i + m] = ntt_reduce(x + second, p2);
        a[i + 2 * m] = ntt_reduce(x + ntt_reduce(third, p2), p2);
    }
}

struct ntt_plan {
    size_t length; /* m or 3m */
    size_t m;      /* a power of two */
    bool three;
};

/* The place of coefficient i: row i mod 3, column i mod m.  Steps on from place to place. */
struct ntt_place {
    size_t row, column;
};

static inline size_t next_place(struct ntt_place *at, const struct ntt_plan *plan)
{
    size_t place = at->row * plan->m + at->column;
    if (plan->three) {
        at->row = at->row == 2 ? 0 : at->row + 1;
    }
    at->column = (at->column + 1) & (plan->m - 1);
    return place;
}

static bool load_and_transform(struct limb_work *w, uint64_t *t, const uint64_t *a, size_t an,
                               const struct ntt_plan *plan, const struct ntt_factor *roots,
                               struct ntt_factor u, const struct ntt_prime *q)
{
    /* Any 64-bit value enters: the primes are above 2**61.9, so that 4p may be just below 2**64. */
    const struct ntt_factor one = ntt_make_factor(to_montgomery(1, q), q);
    limbs_clear(t, plan->length);
    struct ntt_place at = {0, 0};
    for (size_t i = 0; i < an; i++) {
        t[next_place(&at, plan)] = mul_factor(a[i], one, q->p);
    }
    if (plan->three) {
        columns_of_three(t, plan->m, u, q->p);
    }
    for (size_t row = 0; row < (plan->three ? 3 : 1); row++) {
        if (!limb_work_done(w, 2 * plan->m) ||
            !ntt_forward(w, t + row * plan->m, plan->m, 0, roots, q->p)) {
            return false;
        }
    }
    return true;
}

/* c[0..length) = the cyclic product of a and b modulo one prime, in the order of places. */
static bool ntt_convolve(struct limb_work *w, uint64_t *c, uint64_t *t, struct ntt_factor *roots,
                         const uint64_t *a, size_t an, const uint64_t *b, size_t bn,
                         const struct ntt_plan *plan, const struct ntt_prime *q)
{
    size_t half = plan->m / 2;
    uint64_t p = q->p;
    uint64_t third = power_montgomery(to_montgomery(q->generator, q), (p - 1) / 3, q);
    struct ntt_factor u = ntt_make_factor(third, q);
    ntt_make_roots(roots, half, false, q);
    if (!load_and_transform(w, c, a, an, plan, roots, u, q)) {
        return false;
    }
    const uint64_t *other = c;
    if (a != b || an != bn) {
        if (!load_and_transform(w, t, b, bn, plan, roots, u, q)) {
            return false;
        }
        other = t;
    }
    /* The product leaves a factor 2**-64, made good together with the length. */
    uint64_t length = to_montgomery(plan->length, q);
    uint64_t scale = power_montgomery(length, p - 2, q);
    struct ntt_factor f = ntt_make_factor(to_montgomery(scale, q), q);
    for (size_t i = 0; i < plan->length; i++) {
        uint64_t x = ntt_reduce(c[i], 2 * p), y = ntt_reduce(other[i], 2 * p);
        c[i] = mul_factor(mul_montgomery(x, y, q), f, p);
    }
    ntt_make_roots(roots, half, true, q);
    for (size_t row = 0; row < (plan->three ? 3 : 1); row++) {
        if (!limb_work_done(w, 3 * plan->m) ||
            !ntt_backward(w, c + row * plan->m, plan->m, 0, roots, p)) {
            return false;
        }
    }
    if (plan->three) {
        uint64_t back = power_montgomery(third, 2, q);
        columns_of_three(c, plan->m, ntt_make_factor(back, q), p);
    }
    return true;
}

/* Joins the residues and adds up r[0..rn). */
static bool join_residues(struct limb_work *w, uint64_t *r, size_t rn, const uint64_t *c1,
                          const uint64_t *c2, const uint64_t *c3, const struct ntt_plan *plan)
{
    const struct ntt_prime *q1 = &ntt_primes[0], *q2 = &ntt_primes[1], *q3 = &ntt_primes[2];
    uint64_t p1 = q1->p, p2 = q2->p, p3 = q3->p;
    /* Garner: x = x1 + p1 (y2 + p2 y3). */
    struct ntt_factor inv12 =
        ntt_make_factor(power_montgomery(to_montgomery(p1 - p2, q2), p2 - 2, q2), q2);
    uint64_t p1_mod3 = to_montgomery(p1 - p3, q3), p2_mod3 = to_montgomery(p2 - p3, q3);
    uint64_t p12_mod3 = ntt_reduce(mul_montgomery(p1_mod3, p2_mod3, q3), p3);
    struct ntt_factor inv123 = ntt_make_factor(power_montgomery(p12_mod3, p3 - 2, q3), q3);
    struct ntt_factor f1 = ntt_make_factor(p1_mod3, q3);
    limb_pair p12 = (limb_pair)p1 * p2;
    uint64_t p12_low = (uint64_t)p12, p12_high = (uint64_t)(p12 >> LIMB_BITS);
    uint64_t carry0 = 0, carry1 = 0; /* what goes to the next two limbs */
    struct ntt_place at = {0, 0};
    size_t charged = 0;
    for (size_t i = 0; i < rn; i++) {
        uint64_t x0 = 0, x1 = 0, x2 = 0;
        /* The last limb is carry alone; its place, if any, holds zero. */
        if (i < plan->length) {
            size_t place = next_place(&at, plan);
            uint64_t r1 = ntt_reduce(c1[place], p1);
            uint64_t r2 = c2[place], r3 = c3[place];
            /* r1 < p1 < 2 p2 and p1 < 2 p3, so that these differences stay positive. */
            uint64_t y2 = ntt_reduce(mul_factor(r2 + 2 * p2 - r1, inv12, p2), p2);
            uint64_t known = ntt_reduce(mul_factor(y2, f1, p3), p3) + ntt_reduce(r1, p3);
            uint64_t y3 = ntt_reduce(mul_factor(r3 + 2 * p3 - known, inv123, p3), p3);
            limb_pair t = (limb_pair)p1 * y2 + r1;
            limb_pair low = (limb_pair)p12_low * y3 + (uint64_t)t;
            limb_pair high = (limb_pair)p12_high * y3 + (uint64_t)(t >> LIMB_BITS) +
                             (uint64_t)(low >> LIMB_BITS);
            x0 = (uint64_t)low;
            x1 = (uint64_t)high;
            x2 = (uint64_t)(high >> LIMB_BITS);
        }
        uint64_t c = 0;
        r[i] = limb_add_carry(x0, carry0, &c);
        carry0 = limb_add_carry(x1, carry1, &c);
        carry1 = x2 + c;
        if (i - charged >= 16384) {
            if (!limb_work_done(w, 16 * (i - charged))) {
                return false;
            }
            charged = i;
        }
    }
    return true;
}

bool limb_work_mul_ntt(struct limb_work *w, uint64_t *r, const uint64_t *a, size_t an,
                       const uint64_t *b, size_t bn)
{
    size_t coefficients = an + bn - 1;
    struct ntt_plan plan = {8, 8, false};
    while (plan.m < coefficients && plan.m < SIZE_MAX / 64) {
        plan.m *= 2;
    }
    if (plan.m >= SIZE_MAX / 64) {
        return false;
    }
    plan.length = plan.m;
    if (plan.m >= 32 && plan.m / 4 * 3 >= coefficients) {
        plan.m /= 4;
        plan.length = 3 * plan.m;
        plan.three = true;
    }
    size_t total = 4 * plan.length + plan.m;
    uint64_t *space = limb_work_alloc(w, total);
    if (!space) {
        return false;
    }
    uint64_t *t = space + 3 * plan.length;
    /* Two words to a root: m / 2 of them in m limbs. */
    struct ntt_factor *roots = (struct ntt_factor *)(void *)(t + plan.length);
    bool ok = true;
    for (size_t i = 0; ok && i < 3; i++) {
        ok =
            ntt_convolve(w, space + i * plan.length, t, roots, a, an, b, bn, &plan, &ntt_primes[i]);
    }
    ok = ok &&
         join_residues(w, r, an + bn, space, space + plan.length, space + 2 * plan.length, &plan);
    limb_work_free(w, space, total);
    return ok;
}
