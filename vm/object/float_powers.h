/*
 * Powers of ten as 128-bit mantissas, shared by the shortest-digits and the parsing code.
 */
#ifndef ASPEN_FLOAT_POWERS_H
#define ASPEN_FLOAT_POWERS_H

#include <stdint.h>

enum { FLOAT_POWER_MIN = -342, FLOAT_POWER_MAX = 324, FLOAT_POWER_EXACT_MAX = 55 };

struct float_power {
    uint64_t high, low;
};

/* float_powers[k - FLOAT_POWER_MIN] times 2**float_power_exponent(k) is 10**k, rounded up. */
extern const struct float_power float_powers[FLOAT_POWER_MAX - FLOAT_POWER_MIN + 1];

/* floor(k log2(10)), exact for |k| <= 1000 or so. */
static inline int float_log2_power(int k)
{
    return k * 1741647 >> 19;
}

static inline int float_power_exponent(int k)
{
    return float_log2_power(k) - 127;
}

#endif
