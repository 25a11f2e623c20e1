/*
 * The shortest digits of a double: Raffaello Giulietti's Schubfach ("The Schubfach way to render
 * doubles"), and repr() on top of it.
 */
#include "float_text.h"
#include "float_powers.h"

#include <string.h>

__extension__ typedef unsigned __int128 float_wide;

/* The integer part of g c 2**-128, its lowest bit set when the fraction is not (nearly) zero. */
static uint64_t round_to_odd(struct float_power g, uint64_t c)
{
    uint64_t x = (uint64_t)((float_wide)g.low * c >> 64);
    float_wide y = (float_wide)g.high * c + x;
    return (uint64_t)(y >> 64) | ((uint64_t)y > 1);
}

/* The shortest decimal d with d 10**k inside the rounding interval of mantissa 2**exponent. */
static uint64_t schubfach(uint64_t mantissa, int exponent, bool lower_closer, int *k_out)
{
    bool even = (mantissa & 1) == 0;
    uint64_t left = 4 * mantissa - 2 + lower_closer, middle = 4 * mantissa;
    uint64_t right = 4 * mantissa + 2;
    /* k = floor(log10 of the interval's width) */
    int k = (exponent * 1262611 - (lower_closer ? 524031 : 0)) >> 22;
    int h = exponent + float_log2_power(-k) + 1;
    struct float_power g = float_powers[-k - FLOAT_POWER_MIN];
    uint64_t lower = round_to_odd(g, left << h) + !even;
    uint64_t value = round_to_odd(g, middle << h);
    uint64_t upper = round_to_odd(g, right << h) - !even;
    uint64_t s = value / 4;
    if (s >= 10) {
        uint64_t tens = s / 10;
        bool down = lower <= 40 * tens, up = 40 * tens + 40 <= upper;
        if (down != up) {
            *k_out = k + 1;
            return tens + up;
        }
    }
    *k_out = k;
    bool down = lower <= 4 * s, up = 4 * s + 4 <= upper;
    if (down != up) {
        return s + up;
    }
    uint64_t half = 4 * s + 2;
    return s + (value > half || (value == half && (s & 1)));
}

size_t float_shortest(double x, char *digits, int *point)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    uint64_t fraction = bits & ((UINT64_C(1) << 52) - 1);
    int biased = (int)(bits >> 52 & 0x7FF);
    if (biased == 0 && fraction == 0) {
        digits[0] = '0';
        *point = 1;
        return 1;
    }
    uint64_t mantissa = biased ? fraction | UINT64_C(1) << 52 : fraction;
    int exponent = (biased ? biased : 1) - 1075;
    int k = 0;
    uint64_t d;
    if (exponent <= 0 && exponent >= -52 && (mantissa & ((UINT64_C(1) << -exponent) - 1)) == 0) {
        d = mantissa >> -exponent; /* a whole number below 2**53 needs all its digits */
    } else {
        d = schubfach(mantissa, exponent, fraction == 0 && biased > 1, &k);
    }
    while (d % 10 == 0) {
        d /= 10;
        k++;
    }
    size_t n = 0;
    for (uint64_t t = d; t; t /= 10) {
        n++;
    }
    for (size_t i = n; i-- > 0; d /= 10) {
        digits[i] = (char)('0' + d % 10);
    }
    *point = (int)n + k;
    return n;
}

size_t float_repr(double x, char *text)
{
    return float_format(x, 'r', 0, FLOAT_POINT_ZERO, text);
}
