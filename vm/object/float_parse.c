/*
 * Decimal text to the nearest double.
 *
 * Three ways, each for what the one before leaves open: exact arithmetic on doubles when mantissa
 * and power of ten are small; a 64 by 128 bit product with the tabulated power, which brackets the
 * value between two bounds and is right when both round alike; and exact arithmetic on naturals.
 */
#include "float_text.h"
#include "float_powers.h"
#include "limbs.h"

__extension__ typedef unsigned __int128 parse_wide;

enum {
    /* No halfway point between doubles has more significant digits than 767; the rest only matters
     * as being zero or not. */
    PARSE_MOST_DIGITS = 780,
    PARSE_CHUNK = 19,
    PARSE_LIMBS = 96 /* 10**1130, the largest number below */
};

/* The value is the digits, `n` of them in text[first..last), times 10**exponent. */
struct float_scan {
    const char *text;
    size_t first, last; /* from the first digit that is not zero */
    int64_t exponent;   /* of the last digit */
    uint64_t mantissa;  /* the first 19 digits */
    int64_t dropped;    /* the number of digits after those */
    bool dropped_nonzero;
    bool negative;
};

static bool is_decimal_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether text[0..n) is the lower-case word, in any case. */
static bool is_float_word(const char *text, size_t n, const char *word)
{
    size_t i = 0;
    for (; i < n && word[i]; i++) {
        if ((text[i] | 32) != word[i]) {
            return false;
        }
    }
    return i == n && !word[i];
}

/*
 * One run of digits with underscores between them.  Answers false when an underscore is not between
 * two digits; *count is the number of digits.
 */
static bool skip_digits(const char *text, size_t n, size_t *at, size_t *count)
{
    size_t i = *at;
    *count = 0;
    while (i < n && (is_decimal_digit(text[i]) || text[i] == '_')) {
        if (text[i] == '_') {
            if (i == *at || i + 1 >= n || !is_decimal_digit(text[i + 1]) || text[i - 1] == '_') {
                return false;
            }
        } else {
            ++*count;
        }
        i++;
    }
    *at = i;
    return true;
}

/* Splits the number; false for a syntax error. */
static bool scan_decimal(struct float_scan *s, const char *text, size_t n, size_t at)
{
    size_t start = at, before, after = 0;
    if (!skip_digits(text, n, &at, &before)) {
        return false;
    }
    if (at < n && text[at] == '.') {
        at++;
        if (!skip_digits(text, n, &at, &after)) {
            return false;
        }
    }
    if (before + after == 0) {
        return false;
    }
    s->text = text;
    s->last = at;
    s->exponent = 0;
    if (at < n && (text[at] | 32) == 'e') {
        at++;
        bool minus = at < n && text[at] == '-';
        if (at < n && (text[at] == '-' || text[at] == '+')) {
            at++;
        }
        size_t from = at, digits;
        if (!skip_digits(text, n, &at, &digits) || digits == 0) {
            return false;
        }
        for (size_t i = from; i < at; i++) {
            /* Far beyond any length of text: a huge exponent is as good as a larger one. */
            if (text[i] != '_' && s->exponent < INT64_MAX / 32) {
                s->exponent = s->exponent * 10 + (text[i] - '0');
            }
        }
        if (minus) {
            s->exponent = -s->exponent;
        }
    }
    if (at != n) {
        return false;
    }
    s->exponent -= (int64_t)after;
    s->mantissa = 0;
    s->dropped = 0;
    s->dropped_nonzero = false;
    while (start < s->last && !(text[start] >= '1' && text[start] <= '9')) {
        start++;
    }
    s->first = start;
    unsigned taken = 0;
    for (size_t i = start; i < s->last; i++) {
        if (!is_decimal_digit(text[i])) {
            continue;
        }
        if (taken < PARSE_CHUNK) {
            s->mantissa = s->mantissa * 10 + (uint64_t)(text[i] - '0');
            taken++;
        } else {
            s->dropped++;
            s->dropped_nonzero |= text[i] != '0';
        }
    }
    return true;
}

/* w and the power's bound as one rounded double: (w 2**shift) * g, less `less` of the last place. */
static bool round_product(double *out, uint64_t w, struct float_power g, int k, bool below)
{
    int shift = __builtin_clzll(w);
    w <<= shift;
    parse_wide low = (parse_wide)g.low * w;
    parse_wide high = (parse_wide)g.high * w + (uint64_t)(low >> 64);
    uint64_t last = (uint64_t)low;
    if (below) {
        high -= last < w;
        last -= w;
    }
    int64_t exponent = (int64_t)float_power_exponent(k) + 128 - shift;
    uint64_t top = (uint64_t)(high >> 64), next = (uint64_t)high;
    if (!(top >> 63)) {
        top = top << 1 | next >> 63;
        next <<= 1;
        exponent--;
    }
    return limbs_round_to_double(out, top, exponent, (next | last) != 0);
}

/* The bracketing method; false when it cannot decide. */
static bool parse_by_product(const struct float_scan *s, int k, double *out)
{
    struct float_power g = float_powers[k - FLOAT_POWER_MIN];
    bool exact = k >= 0 && k <= FLOAT_POWER_EXACT_MAX;
    double low, high;
    if (!round_product(&low, s->mantissa, g, k, !exact) ||
        !round_product(&high, s->mantissa + s->dropped_nonzero, g, k, false)) {
        return false;
    }
    *out = low;
    return low == high;
}

/* r[0..n) *= 10**power; answers the new length. */
static size_t scale_by_ten(uint64_t *r, size_t n, int64_t power)
{
    while (power > 0) {
        int64_t step = power < PARSE_CHUNK ? power : PARSE_CHUNK;
        uint64_t weight = 1;
        for (int64_t i = 0; i < step; i++) {
            weight *= 10;
        }
        uint64_t carry = limbs_mul_1(r, r, n, weight, 0);
        if (carry) {
            r[n++] = carry;
        }
        power -= step;
    }
    return n;
}

/* Exact: all the digits that matter as one natural, times or divided by a power of ten. */
static bool parse_exactly(const struct float_scan *s, double *out)
{
    uint64_t number[PARSE_LIMBS], divisor[PARSE_LIMBS];
    uint64_t scratch[2 * PARSE_LIMBS + 16]; /* limbs_quotient_scratch(PARSE_LIMBS) */
    size_t n = 0, taken = 0;
    int64_t exponent = s->exponent;
    bool more = false;
    for (size_t i = s->first; i < s->last; i++) {
        if (!is_decimal_digit(s->text[i])) {
            continue;
        }
        if (taken == PARSE_MOST_DIGITS) {
            more |= s->text[i] != '0';
            exponent++;
            continue;
        }
        uint64_t carry = limbs_mul_1(number, number, n, 10, (uint64_t)(s->text[i] - '0'));
        if (carry) {
            number[n++] = carry;
        }
        taken++;
    }
    if (more) {
        uint64_t carry = limbs_mul_1(number, number, n, 10, 1);
        if (carry) {
            number[n++] = carry;
        }
        exponent--;
    }
    if (exponent >= 0) {
        n = scale_by_ten(number, n, exponent);
        return limbs_to_double(out, number, n);
    }
    divisor[0] = 1;
    size_t dn = scale_by_ten(divisor, 1, -exponent);
    return limbs_quotient_to_double(out, number, n, divisor, dn, scratch);
}

/* The magnitude; false when it overflows. */
static bool convert_decimal(const struct float_scan *s, double *out)
{
    static const double small_powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                          1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                          1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    if (s->mantissa == 0) {
        *out = 0.0;
        return true;
    }
    /* mantissa 10**k, and the dropped digits below */
    int64_t k = s->exponent + s->dropped;
    if (!s->dropped_nonzero && s->mantissa >> 53 == 0 && k >= -22 && k <= 22) {
        double x = (double)s->mantissa;
        *out = k < 0 ? x / small_powers[-k] : x * small_powers[k];
        return true;
    }
    /* At least 10**310, or below 10**-325. */
    if (k > 310) {
        return false;
    }
    if (k < -325 - PARSE_CHUNK) {
        *out = 0.0;
        return true;
    }
    if (k >= FLOAT_POWER_MIN && parse_by_product(s, (int)k, out)) {
        return true;
    }
    return parse_exactly(s, out);
}

bool float_parse(const char *text, size_t n, double *out)
{
    size_t at = 0;
    struct float_scan s;
    s.negative = n > 0 && text[0] == '-';
    if (n > 0 && (text[0] == '-' || text[0] == '+')) {
        at++;
    }
    double x;
    if (is_float_word(text + at, n - at, "inf") || is_float_word(text + at, n - at, "infinity")) {
        x = __builtin_inf();
    } else if (is_float_word(text + at, n - at, "nan")) {
        x = __builtin_nan("");
    } else if (!scan_decimal(&s, text, n, at)) {
        return false;
    } else if (!convert_decimal(&s, &x)) {
        x = __builtin_inf();
    }
    *out = s.negative ? -x : x;
    return true;
}
