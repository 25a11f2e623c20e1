/*
 * Naturals as text in a base from 2 to 36.
 *
 * A base that is a power of two is a matter of cutting bits.  For the others, work proceeds in
 * chunks, the most digits that fit into one limb, and by divide and conquer over the powers
 * chunk**(2**i) above a threshold, so that the cost is that of multiplication times a logarithm.
 */
#include "limbs.h"
#include "limbs_work.h"

enum {
    LEAF_LEVEL = 5, /* leaves of up to 2**5 chunks are converted in quadratic time */
    LEAF_CHUNKS = 1 << LEAF_LEVEL,
    TREE_LEVELS = LIMB_BITS
};

static const char text_digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";

/* What is known of a base that is not a power of two. */
struct text_base {
    unsigned base;
    unsigned chunk;  /* digits in a chunk */
    uint64_t weight; /* base ** chunk */
};

static struct text_base describe_base(unsigned base)
{
    if (base == 10) {
        return (struct text_base){10, 19, UINT64_C(10000000000000000000)};
    }
    struct text_base b = {base, 0, 1};
    while (b.weight <= UINT64_MAX / base) {
        b.weight *= base;
        b.chunk++;
    }
    return b;
}

/* The exponent of a power of two, otherwise 0. */
static unsigned base_bits(unsigned base)
{
    return base & (base - 1) ? 0 : (unsigned)__builtin_ctz(base);
}

/* The powers weight**(2**i), from LEAF_LEVEL on, made when needed. */
struct power_tree {
    struct limb_work *w;
    struct text_base base;
    uint64_t *power[TREE_LEVELS];
    size_t length[TREE_LEVELS];
    size_t capacity[TREE_LEVELS];
    unsigned levels; /* those below it exist */
};

static void tree_free(struct power_tree *t)
{
    for (unsigned i = LEAF_LEVEL; i < t->levels; i++) {
        limb_work_free(t->w, t->power[i], t->capacity[i]);
    }
}

/* Makes the powers up to the level; false when it fails. */
static bool tree_grow(struct power_tree *t, unsigned level)
{
    while (t->levels <= level) {
        unsigned i = t->levels;
        size_t n = i > LEAF_LEVEL ? 2 * t->length[i - 1] : LEAF_CHUNKS;
        uint64_t *p = limb_work_alloc(t->w, n);
        if (!p) {
            return false;
        }
        t->power[i] = p;
        t->capacity[i] = n;
        t->levels++;
        if (i == LEAF_LEVEL) {
            p[0] = t->base.weight;
            for (size_t k = 1; k < n; k++) {
                p[k] = limbs_mul_1(p, p, k, t->base.weight, 0);
            }
        } else {
            const uint64_t *half = t->power[i - 1];
            if (!limb_work_mul(t->w, p, half, n / 2, half, n / 2)) {
                return false;
            }
        }
        t->length[i] = limbs_normal(p, n);
    }
    return true;
}

size_t limbs_text_size(const uint64_t *a, size_t n, unsigned base)
{
    size_t bits = limbs_bit_length(a, n);
    unsigned each = base_bits(base);
    if (each) {
        return bits / each + 1;
    }
    /* A chunk of digits covers at least log2(weight) bits, rounded down to a 256th of a bit. */
    struct text_base b = describe_base(base);
    unsigned spare = limb_leading_zeros(b.weight);
    uint64_t covered = (uint64_t)(LIMB_BITS - 1 - spare);
    /* log2 of the fraction, eight times squaring: a bit of the logarithm each time. */
    uint64_t x = b.weight << spare >> 1;
    for (int i = 0; i < 8; i++) {
        uint64_t y = (uint64_t)((limb_pair)x * x >> 62);
        covered = covered * 2 + (y >> 63);
        x = y >> 63 ? y >> 1 : y;
    }
    size_t per_block = (size_t)covered; /* bits in 256 chunks, rounded down */
    return bits / per_block * 256 * b.chunk + (bits % per_block * 256 / per_block + 1) * b.chunk;
}

/* Writes 2 pairs decimal digits of value that end at `end`. */
static inline void text_put_pairs(char *end, uint32_t value, unsigned pairs)
{
    static const char two_digits[] = "0001020304050607080910111213141516171819202122232425262728293"
                                     "031323334353637383940414243444546"
                                     "4748495051525354555657585960616263646566676869707172737475767"
                                     "778798081828384858687888990919293"
                                     "949596979899";
    while (pairs-- > 0) {
        end -= 2;
        memcpy(end, two_digits + value % 100 * 2, 2);
        value /= 100;
    }
}

/* Writes the digits of one chunk, padded with zeros to its width, so that they end at `end`. */
static void text_put_chunk(char *end, uint64_t value, struct text_base b)
{
    if (b.base == 10) {
        /* Two halves, which do not wait for each other, and two digits at a time. */
        uint32_t high = (uint32_t)(value / 10000000000);
        uint64_t low = value % 10000000000;
        text_put_pairs(end - 10, high, 4);
        *--end = (char)('0' + low % 10);
        *--end = (char)('0' + low / 10 % 10);
        text_put_pairs(end, (uint32_t)(low / 100), 4);
        *(end - 17) = (char)('0' + high / 100000000);
        return;
    }
    for (unsigned i = 0; i < b.chunk; i++) {
        *--end = text_digits[value % b.base];
        value /= b.base;
    }
}

/* a[0..an), destroyed, as exactly `chunks` chunks at text. */
static void leaf_to_text(char *text, size_t chunks, uint64_t *a, size_t an, struct text_base b)
{
    char *end = text + chunks * b.chunk;
    while (end > text) {
        an = limbs_normal(a, an);
        text_put_chunk(end, limbs_div_1(a, a, an, b.weight), b);
        end -= b.chunk;
    }
}

/*
 * a[0..an), destroyed, below weight**(2**level): *length digits at text.  When `padded`, exactly
 * 2**level chunks; otherwise without leading zeros, and at least one digit.
 */
static bool tree_to_text(struct power_tree *t, char *text, size_t *length, uint64_t *a, size_t an,
                         unsigned level, bool padded)
{
    struct text_base b = t->base;
    an = limbs_normal(a, an);
    if (level <= LEAF_LEVEL || (!padded && an < LEAF_CHUNKS)) {
        if (!limb_work_done(t->w, 8 * LEAF_CHUNKS * LEAF_CHUNKS)) {
            return false;
        }
        if (padded) {
            leaf_to_text(text, (size_t)1 << level, a, an, b);
            *length = b.chunk << level;
            return true;
        }
        /* Digits per limb are at most 41, those of base 3; LEAF_CHUNKS limbs are the most. */
        char digits[(LEAF_CHUNKS + 2) * 42];
        size_t chunks = 0;
        char *end = digits + sizeof digits, *start = end;
        do {
            an = limbs_normal(a, an);
            text_put_chunk(start, limbs_div_1(a, a, an, b.weight), b);
            start -= b.chunk;
            chunks++;
        } while (limbs_normal(a, an));
        while (start < end - 1 && *start == '0') {
            start++;
        }
        *length = (size_t)(end - start);
        memcpy(text, start, *length);
        return true;
    }
    const uint64_t *d = t->power[level - 1];
    size_t dn = t->length[level - 1];
    if (limbs_compare(a, an, d, dn) < 0) {
        size_t zeros = padded ? (size_t)b.chunk << (level - 1) : 0;
        memset(text, '0', zeros);
        bool ok = tree_to_text(t, text + zeros, length, a, an, level - 1, padded);
        *length += zeros;
        return ok;
    }
    size_t qn = an - dn + 1;
    uint64_t *q = limb_work_alloc(t->w, qn);
    if (!q) {
        return false;
    }
    size_t high = 0, low = 0;
    bool ok = limb_work_div(t->w, q, a, a, an, d, dn) &&
              tree_to_text(t, text, &high, q, qn, level - 1, padded);
    limb_work_free(t->w, q, qn);
    ok = ok && tree_to_text(t, text + high, &low, a, dn, level - 1, true);
    *length = high + low;
    return ok;
}

static size_t power_of_two_to_text(char *text, const uint64_t *a, size_t n, unsigned bits)
{
    size_t total = limbs_bit_length(a, n);
    size_t digits = total ? (total + bits - 1) / bits : 1;
    uint64_t mask = ((uint64_t)1 << bits) - 1;
    for (size_t i = 0; i < digits; i++) {
        size_t at = i * bits;
        size_t limb = at / LIMB_BITS;
        unsigned shift = at % LIMB_BITS;
        uint64_t value = limb < n ? a[limb] >> shift : 0;
        if (shift + bits > LIMB_BITS && limb + 1 < n) {
            value |= a[limb + 1] << (LIMB_BITS - shift);
        }
        text[digits - 1 - i] = text_digits[value & mask];
    }
    return digits;
}

bool limbs_to_text(char *text, size_t *length, const uint64_t *a, size_t n, unsigned base,
                   const struct limb_allocator *allocator)
{
    n = limbs_normal(a, n);
    unsigned bits = base_bits(base);
    if (bits) {
        *length = power_of_two_to_text(text, a, n, bits);
        return true;
    }
    struct limb_work w = {allocator, 0};
    struct power_tree t = {.w = &w, .base = describe_base(base), .levels = LEAF_LEVEL};
    if (n < LEAF_CHUNKS) {
        uint64_t copy[LEAF_CHUNKS];
        limbs_copy(copy, a, n);
        return tree_to_text(&t, text, length, copy, n, LEAF_LEVEL, false);
    }
    uint64_t *copy = limb_work_alloc(&w, n);
    if (!copy) {
        return false;
    }
    limbs_copy(copy, a, n);
    /* The highest power is the first whose square exceeds a, by the lengths. */
    unsigned level = LEAF_LEVEL;
    bool ok = tree_grow(&t, level);
    while (ok && 2 * t.length[level] - 1 <= n) {
        ok = tree_grow(&t, ++level);
    }
    ok = ok && tree_to_text(&t, text, length, copy, n, level + 1, false);
    tree_free(&t);
    limb_work_free(&w, copy, n);
    return ok;
}

static unsigned text_digit_value(char c)
{
    if (c >= '0' && c <= '9') {
        return (unsigned)(c - '0');
    }
    return (unsigned)((c | 32) - 'a' + 10);
}

size_t limbs_from_text_size(size_t digits, unsigned base)
{
    unsigned bits = base_bits(base);
    if (bits) {
        return digits / LIMB_BITS * bits + digits % LIMB_BITS * bits / LIMB_BITS + 1;
    }
    return digits / describe_base(base).chunk + 1;
}

static size_t power_of_two_from_text(uint64_t *r, const char *text, size_t digits, unsigned bits)
{
    size_t n = limbs_from_text_size(digits, 1u << bits);
    limbs_clear(r, n);
    for (size_t i = 0; i < digits; i++) {
        uint64_t value = text_digit_value(text[digits - 1 - i]);
        size_t at = i * bits;
        size_t limb = at / LIMB_BITS;
        unsigned shift = at % LIMB_BITS;
        r[limb] |= value << shift;
        if (shift + bits > LIMB_BITS && limb + 1 < n) {
            r[limb + 1] |= value >> (LIMB_BITS - shift);
        }
    }
    return limbs_normal(r, n);
}

/* Chunk by chunk from the left, the first one being what is left over. */
static size_t leaf_from_text(uint64_t *r, const char *text, size_t digits, struct text_base b)
{
    size_t n = 0;
    while (digits > 0) {
        size_t take = digits % b.chunk ? digits % b.chunk : b.chunk;
        uint64_t value = 0, weight = 1;
        for (size_t i = 0; i < take; i++) {
            value = value * b.base + text_digit_value(text[i]);
            weight *= b.base;
        }
        uint64_t carry = limbs_mul_1(r, r, n, weight, value);
        if (carry) {
            r[n++] = carry;
        }
        text += take;
        digits -= take;
    }
    return n;
}

/* r has limbs_from_text_size(digits) limbs; answers through *rn. */
static bool tree_from_text(struct power_tree *t, uint64_t *r, size_t *rn, const char *text,
                           size_t digits)
{
    struct text_base b = t->base;
    if (digits <= (size_t)b.chunk * LEAF_CHUNKS) {
        *rn = leaf_from_text(r, text, digits, b);
        return limb_work_done(t->w, LEAF_CHUNKS * LEAF_CHUNKS);
    }
    unsigned level = LEAF_LEVEL;
    while (digits / 2 > (size_t)b.chunk << level) {
        level++;
    }
    if (!tree_grow(t, level)) {
        return false;
    }
    size_t low_digits = (size_t)b.chunk << level;
    size_t high_digits = digits - low_digits;
    size_t high_size = limbs_from_text_size(high_digits, b.base);
    size_t product_size = high_size + t->length[level];
    uint64_t *high = limb_work_alloc(t->w, high_size + product_size);
    if (!high) {
        return false;
    }
    uint64_t *product = high + high_size;
    size_t hn = 0, ln = 0;
    /* The product may be a limb longer than r until its zeros are gone; hence the copy below. */
    bool ok = tree_from_text(t, high, &hn, text, high_digits) &&
              limb_work_mul(t->w, product, high, hn, t->power[level], t->length[level]);
    if (ok) {
        limbs_clear(product + hn + t->length[level], high_size - hn);
    }
    ok = ok && tree_from_text(t, r, &ln, text + high_digits, low_digits);
    if (ok) {
        limbs_add(product, product, product_size, r, ln);
        *rn = limbs_normal(product, product_size);
        limbs_copy(r, product, *rn);
    }
    limb_work_free(t->w, high, high_size + product_size);
    return ok;
}

bool limbs_from_text(uint64_t *r, size_t *rn, const char *text, size_t digits, unsigned base,
                     const struct limb_allocator *allocator)
{
    while (digits > 0 && *text == '0') {
        text++;
        digits--;
    }
    unsigned bits = base_bits(base);
    if (bits) {
        *rn = power_of_two_from_text(r, text, digits, bits);
        return true;
    }
    struct limb_work w = {allocator, 0};
    struct power_tree t = {.w = &w, .base = describe_base(base), .levels = LEAF_LEVEL};
    bool ok = tree_from_text(&t, r, rn, text, digits);
    tree_free(&t);
    return ok;
}
