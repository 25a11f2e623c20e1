/*
 * Doubles written with a given precision, from their exact decimal expansion; and round().
 */
#include "float_text.h"
#include "limbs.h"

#include <string.h>

enum {
    CHUNK_DIGITS = 19,   /* decimal digits that fit into a limb */
    WHOLE_LIMBS = 16,    /* the integer part of the largest double */
    FRACTION_LIMBS = 17, /* the fraction of the smallest */
    /* 309 digits before the point, 1,074 after it, and a partial chunk on either side. */
    EXPANSION_SIZE = 309 + 1074 + 2 * CHUNK_DIGITS + 8
};

static const uint64_t chunk_weight = UINT64_C(10000000000000000000);

/* 0.d1d2d3... * 10**point; n is 0 for what was rounded away altogether. */
struct float_decimal {
    char buffer[EXPANSION_SIZE];
    char *digits;
    size_t n;
    int64_t point;
};

static void float_write_chunk(char *at, uint64_t value)
{
    for (int i = CHUNK_DIGITS; i-- > 0; value /= 10) {
        at[i] = (char)('0' + value % 10);
    }
}

/* Keeps the first `keep` digits, rounding half to even; more != 0 stands for digits unseen. */
static void round_decimal(struct float_decimal *d, int64_t keep, bool more)
{
    if (keep >= (int64_t)d->n) {
        return;
    }
    if (keep < 0) {
        d->n = 0;
        return;
    }
    size_t at = (size_t)keep;
    bool up = d->digits[at] > '5';
    if (d->digits[at] == '5') {
        up = more || (at > 0 && (d->digits[at - 1] & 1));
        for (size_t i = at + 1; !up && i < d->n; i++) {
            up = d->digits[i] != '0';
        }
    }
    d->n = at;
    if (!up) {
        return;
    }
    while (at > 0 && d->digits[at - 1] == '9') {
        at--;
    }
    if (at == 0) {
        d->digits[0] = '1';
        d->n = 1;
        d->point++;
        return;
    }
    d->digits[at - 1]++;
    /* The nines have become zeros, which are implied. */
    d->n = at;
}

/*
 * |x|, finite, rounded to `count` significant digits, or with `places` to so many digits after the
 * point (before it, when negative).  Trailing zeros may be missing.
 */
static void expand_decimal(struct float_decimal *d, double x, int64_t count, bool places)
{
    d->digits = d->buffer;
    d->n = 0;
    d->point = 1;
    int exponent;
    uint64_t mantissa = float_decompose(x, &exponent);
    if (mantissa == 0) {
        d->digits[0] = '0';
        d->n = 1;
        return;
    }
    uint64_t whole[WHOLE_LIMBS];
    size_t wn = limbs_from_double(whole, x);
    wn = limbs_normal(whole, wn);
    /* The digits before the point, from the last to the first, then those after it. */
    char *start = d->buffer + 309 + CHUNK_DIGITS;
    char *end = start;
    while (wn > 0) {
        start -= CHUNK_DIGITS;
        float_write_chunk(start, limbs_div_1(whole, whole, wn, chunk_weight));
        wn = limbs_normal(whole, wn);
    }
    while (start < end && *start == '0') {
        start++;
    }
    d->point = end - start;
    uint64_t fraction[FRACTION_LIMBS];
    size_t low = 0, fn = 0;
    if (exponent < 0) {
        /* mantissa 2**exponent without its integer part, as a fraction of 2**(64 fn) */
        unsigned bits = (unsigned)-exponent;
        fn = (bits + LIMB_BITS - 1) / LIMB_BITS;
        unsigned shift = (unsigned)(fn * LIMB_BITS - bits);
        memset(fraction, 0, sizeof fraction);
        fraction[0] = mantissa << shift;
        if (shift && fn > 1) {
            fraction[1] = mantissa >> (LIMB_BITS - shift);
        }
    }
    bool leading = start == end;
    while (low < fn) {
        int64_t have = places ? end - start - d->point : end - start;
        if (!leading && have > count) {
            break;
        }
        if (leading && places && -d->point > count + 1) {
            break;
        }
        uint64_t chunk = limbs_mul_1(fraction + low, fraction + low, fn - low, chunk_weight, 0);
        while (low < fn && fraction[low] == 0) {
            low++;
        }
        if (leading && chunk == 0) {
            d->point -= CHUNK_DIGITS;
            continue;
        }
        float_write_chunk(end, chunk);
        end += CHUNK_DIGITS;
        if (leading) {
            while (*start == '0') {
                start++;
                d->point--;
            }
            leading = false;
        }
    }
    d->digits = start;
    d->n = (size_t)(end - start);
    round_decimal(d, places ? d->point + count : count, low < fn);
}

static char *float_put(char *to, const char *from, size_t n)
{
    memcpy(to, from, n);
    return to + n;
}

static char *put_zeros(char *to, int64_t n)
{
    if (n <= 0) {
        return to;
    }
    memset(to, '0', (size_t)n);
    return to + n;
}

/* The digits from position `from` on, `count` of them, zeros where there are none. */
static char *put_digits(char *to, const struct float_decimal *d, int64_t from, int64_t count)
{
    if (count <= 0) {
        return to;
    }
    if (from < 0) {
        int64_t zeros = -from < count ? -from : count;
        to = put_zeros(to, zeros);
        from += zeros;
        count -= zeros;
    }
    int64_t there = (int64_t)d->n - from;
    there = there < 0 ? 0 : there < count ? there : count;
    if (there > 0) {
        to = float_put(to, d->digits + from, (size_t)there);
    }
    return put_zeros(to, count - there);
}

size_t float_format_size(char type, int64_t precision)
{
    /* A sign, 310 digits, a point, the digits asked for, an exponent, a per cent sign. */
    return type == 'r' ? FLOAT_REPR_SIZE : 330 + (size_t)precision;
}

static bool decimal_is_zero(const struct float_decimal *d)
{
    for (size_t i = 0; i < d->n; i++) {
        if (d->digits[i] != '0') {
            return false;
        }
    }
    return true;
}

size_t float_format(double x, char type, int64_t precision, unsigned flags, char *text)
{
    bool upper = type == 'E' || type == 'F' || type == 'G';
    char style = upper ? (char)(type | 32) : type;
    if (style == 'n') {
        style = 'g';
    }
    char *at = text;
    if (style == '%') {
        x *= 100.0;
    }
    bool negative = __builtin_signbit(x) != 0;
    if (x != x || x - x != 0) {
        bool nan = x != x;
        if (negative && !nan) {
            *at++ = '-';
        } else if (flags & (FLOAT_PLUS | FLOAT_SPACE)) {
            *at++ = flags & FLOAT_PLUS ? '+' : ' ';
        }
        at = float_put(at, nan ? (upper ? "NAN" : "nan") : (upper ? "INF" : "inf"), 3);
        if (style == '%') {
            *at++ = '%';
        }
        return (size_t)(at - text);
    }
    struct float_decimal d;
    bool exponential = false;
    int64_t places = 0; /* digits to be written after the point */
    if (style == 'g' && precision == 0) {
        precision = 1;
    }
    if (style == 'r') {
        int point;
        d.digits = d.buffer;
        d.n = float_shortest(x, d.buffer, &point);
        d.point = point;
    } else if (style == 'e') {
        expand_decimal(&d, x, precision + 1, false);
    } else if (style == 'g') {
        expand_decimal(&d, x, precision, false);
    } else {
        expand_decimal(&d, x, precision, true);
    }
    bool zero = decimal_is_zero(&d);
    if (zero) {
        d.point = 1;
    }
    if (style == 'e') {
        exponential = true;
        places = precision;
    } else if (style == 'f' || style == '%') {
        places = precision;
    } else {
        int64_t limit = style == 'r' ? 16 : precision - (flags & FLOAT_POINT_ZERO ? 1 : 0);
        exponential = d.point <= -4 || d.point > limit;
        int64_t n = (int64_t)d.n;
        while (n > 0 && d.digits[n - 1] == '0') {
            n--;
        }
        if (style == 'g' && (flags & FLOAT_ALTERNATE)) {
            n = precision;
        }
        places = n - (exponential ? 1 : d.point);
        if (places < 0) {
            places = 0;
        }
        if (places == 0 && (flags & FLOAT_POINT_ZERO) && !exponential) {
            places = 1;
        }
    }
    if (negative && !(zero && (flags & FLOAT_NO_MINUS_ZERO))) {
        *at++ = '-';
    } else if (flags & (FLOAT_PLUS | FLOAT_SPACE)) {
        *at++ = flags & FLOAT_PLUS ? '+' : ' ';
    }
    int64_t before = exponential ? 1 : d.point;
    if (before <= 0) {
        *at++ = '0';
    } else {
        at = put_digits(at, &d, 0, before);
    }
    if (places > 0 || (flags & FLOAT_ALTERNATE)) {
        *at++ = '.';
    }
    at = put_digits(at, &d, before, places);
    if (exponential) {
        int64_t exponent = d.point - 1;
        *at++ = upper ? 'E' : 'e';
        *at++ = exponent < 0 ? '-' : '+';
        exponent = exponent < 0 ? -exponent : exponent;
        if (exponent >= 100) {
            *at++ = (char)('0' + exponent / 100);
        }
        *at++ = (char)('0' + exponent / 10 % 10);
        *at++ = (char)('0' + exponent % 10);
    }
    if (style == '%') {
        *at++ = '%';
    }
    return (size_t)(at - text);
}

bool float_round(double x, int64_t digits, double *out)
{
    /* Beyond these bounds every double is its own result, or rounds to zero. */
    enum { ROUND_MOST = 323, ROUND_LEAST = -308 };
    if (x - x != 0 || x == 0 || digits > ROUND_MOST) {
        *out = x;
        return true;
    }
    double zero = __builtin_signbit(x) ? -0.0 : 0.0;
    if (digits < ROUND_LEAST) {
        *out = zero;
        return true;
    }
    struct float_decimal d;
    expand_decimal(&d, x, digits, true);
    if (decimal_is_zero(&d)) {
        *out = zero;
        return true;
    }
    /* Read back as 0.ddd * 10**point. */
    char text[EXPANSION_SIZE + 16];
    char *at = text;
    if (__builtin_signbit(x)) {
        *at++ = '-';
    }
    *at++ = '.';
    at = float_put(at, d.digits, d.n);
    *at++ = 'e';
    int64_t point = d.point;
    if (point < 0) {
        *at++ = '-';
        point = -point;
    }
    *at++ = (char)('0' + point / 100);
    *at++ = (char)('0' + point / 10 % 10);
    *at++ = (char)('0' + point % 10);
    return float_parse(text, (size_t)(at - text), out) && *out - *out == 0;
}
