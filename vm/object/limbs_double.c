/*
 * Naturals to and from IEEE 754 doubles, rounded to nearest, ties to even.
 */
#include "limbs.h"
#include "limbs_work.h"

enum {
    DOUBLE_MAX_EXPONENT = 1023,
    DOUBLE_MIN_EXPONENT = -1022,
    DOUBLE_MANTISSA_BITS = 53,
    DOUBLE_EXPONENT_BIAS = 1023
};

static double double_of_bits(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

bool limbs_round_to_double(double *out, uint64_t mantissa, int64_t exponent, bool sticky)
{
    int64_t top = exponent + LIMB_BITS - 1;
    if (top > DOUBLE_MAX_EXPONENT) {
        return false;
    }
    int64_t keep = top >= DOUBLE_MIN_EXPONENT ? DOUBLE_MANTISSA_BITS
                                              : DOUBLE_MANTISSA_BITS - (DOUBLE_MIN_EXPONENT - top);
    if (keep < 0) {
        *out = 0.0;
        return true;
    }
    unsigned drop = (unsigned)(LIMB_BITS - keep);
    uint64_t kept = keep ? mantissa >> drop : 0;
    uint64_t half = (uint64_t)1 << (drop - 1);
    uint64_t lost = mantissa & (half - 1);
    if ((mantissa & half) && (lost || sticky || (kept & 1))) {
        kept++;
    }
    /* The mantissa's leading bit, and a carry out of it, add themselves to the exponent. */
    uint64_t biased = top >= DOUBLE_MIN_EXPONENT ? (uint64_t)(top + DOUBLE_EXPONENT_BIAS - 1) : 0;
    uint64_t bits = (biased << (DOUBLE_MANTISSA_BITS - 1)) + kept;
    if (bits >= UINT64_C(0x7FF) << (DOUBLE_MANTISSA_BITS - 1)) {
        return false;
    }
    *out = double_of_bits(bits);
    return true;
}

/* The top 64 bits of a, which is normalised and not zero; *sticky: whether others are set. */
static uint64_t top_bits(const uint64_t *a, size_t n, bool *sticky)
{
    unsigned shift = limb_leading_zeros(a[n - 1]);
    uint64_t top = a[n - 1] << shift;
    *sticky = false;
    if (n > 1) {
        if (shift) {
            top |= a[n - 2] >> (LIMB_BITS - shift);
        }
        *sticky = a[n - 2] << shift != 0 || limbs_normal(a, n - 2) != 0;
    }
    return top;
}

bool limbs_to_double(double *out, const uint64_t *a, size_t n)
{
    n = limbs_normal(a, n);
    if (n == 0) {
        *out = 0.0;
        return true;
    }
    if (n > DOUBLE_MAX_EXPONENT / LIMB_BITS + 1) {
        return false;
    }
    bool sticky;
    uint64_t top = top_bits(a, n, &sticky);
    return limbs_round_to_double(out, top, (int64_t)limbs_bit_length(a, n) - LIMB_BITS, sticky);
}

double limbs_frexp(const uint64_t *a, size_t n, size_t *exponent)
{
    n = limbs_normal(a, n);
    *exponent = 0;
    if (n == 0) {
        return 0.0;
    }
    bool sticky;
    double x = 0.0;
    uint64_t top = top_bits(a, n, &sticky);
    *exponent = limbs_bit_length(a, n);
    limbs_round_to_double(&x, top, -LIMB_BITS, sticky);
    if (x == 1.0) {
        x = 0.5;
        ++*exponent;
    }
    return x;
}

size_t limbs_from_double(uint64_t *r, double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    int exponent = (int)(bits >> 52 & 0x7FF) - DOUBLE_EXPONENT_BIAS;
    if (exponent < 0) {
        return 0;
    }
    uint64_t mantissa = (bits & ((UINT64_C(1) << 52) - 1)) | UINT64_C(1) << 52;
    if (exponent <= 52) {
        r[0] = mantissa >> (52 - exponent);
        return 1;
    }
    unsigned shift = (unsigned)exponent - 52;
    size_t limb = shift / LIMB_BITS;
    unsigned rest = shift % LIMB_BITS;
    limbs_clear(r, limb);
    r[limb] = mantissa << rest;
    uint64_t high = rest ? mantissa >> (LIMB_BITS - rest) : 0;
    if (high) {
        r[limb + 1] = high;
        return limb + 2;
    }
    return limb + 1;
}

int limbs_compare_double(const uint64_t *a, size_t n, double x)
{
    n = limbs_normal(a, n);
    if (x > 1.7976931348623157e308) {
        return -1;
    }
    uint64_t whole[DOUBLE_MAX_EXPONENT / LIMB_BITS + 1];
    size_t wn = limbs_from_double(whole, x);
    int order = limbs_compare(a, n, whole, wn);
    if (order == 0 && x < 4503599627370496.0 && x != (double)(int64_t)x) {
        order = -1;
    }
    return order;
}

size_t limbs_quotient_scratch(size_t bn)
{
    /* The scaled divisor, a dividend three limbs longer, and the quotient. */
    return 2 * bn + 10;
}

bool limbs_quotient_to_double(double *out, const uint64_t *a, size_t an, const uint64_t *b,
                              size_t bn, uint64_t *scratch)
{
    an = limbs_normal(a, an);
    bn = limbs_normal(b, bn);
    if (an == 0) {
        *out = 0.0;
        return true;
    }
    bool sticky = false;
    if (bn == 1 && an == 1 && a[0] >> DOUBLE_MANTISSA_BITS == 0 &&
        b[0] >> DOUBLE_MANTISSA_BITS == 0) {
        *out = (double)a[0] / (double)b[0];
        return true;
    }
    /*
     * Both are scaled: the divisor to have its top bit set, and at least two limbs; the dividend to
     * have two limbs more, by whole limbs and the divisor's shift.  The quotient then has between
     * 64 and 192 bits, and the remainder only matters as being zero or not.
     */
    uint64_t *d = scratch;
    size_t dn = bn == 1 ? 2 : bn;
    unsigned shift = limb_leading_zeros(b[bn - 1]);
    d[0] = 0;
    limbs_shift_left(d + (dn - bn), b, bn, shift);
    uint64_t *n = d + dn;
    size_t nn = dn + 3;
    /* a goes to the limbs below n's top one, which takes what the shift pushes out. */
    int64_t moved = (int64_t)(nn - 1) - (int64_t)an;
    if (moved >= 0) {
        limbs_clear(n, (size_t)moved);
        n[nn - 1] = limbs_shift_left(n + moved, a, an, shift);
    } else {
        size_t lost = (size_t)-moved;
        sticky = limbs_normal(a, lost) != 0;
        n[nn - 1] = limbs_shift_left(n, a + lost, nn - 1, shift);
    }
    /* a / b = n 2**(-64 moved) / (d 2**(-64 (dn - bn))) */
    int64_t exponent = ((int64_t)(dn - bn) - moved) * LIMB_BITS;
    uint64_t *q = n + nn;
    size_t qn = nn - dn;
    limbs_div_school(q, n, nn, d, dn);
    sticky = sticky || limbs_normal(n, dn) != 0;
    qn = limbs_normal(q, qn);
    bool low;
    uint64_t top = top_bits(q, qn, &low);
    exponent += (int64_t)limbs_bit_length(q, qn) - LIMB_BITS;
    return limbs_round_to_double(out, top, exponent, sticky || low);
}
