/*
 * Doubles in hexadecimal, as float.hex() and float.fromhex() have it, and as mantissa and exponent.
 */
#include "float_text.h"
#include "limbs.h"

#include <string.h>

uint64_t float_decompose(double x, int *exponent)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    uint64_t mantissa = bits & ((UINT64_C(1) << 52) - 1);
    int biased = (int)(bits >> 52 & 0x7FF);
    if (biased) {
        mantissa |= UINT64_C(1) << 52;
    } else {
        biased = 1;
    }
    *exponent = 0;
    if (mantissa == 0) {
        return 0;
    }
    int twos = __builtin_ctzll(mantissa);
    *exponent = biased - 1075 + twos;
    return mantissa >> twos;
}

size_t float_to_hex(double x, char *text)
{
    if (x - x != 0) {
        return float_repr(x, text);
    }
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    uint64_t fraction = bits & ((UINT64_C(1) << 52) - 1);
    int biased = (int)(bits >> 52 & 0x7FF);
    char *at = text;
    if (bits >> 63) {
        *at++ = '-';
    }
    *at++ = '0';
    *at++ = 'x';
    *at++ = biased ? '1' : '0';
    *at++ = '.';
    int exponent = biased ? biased - 1023 : -1022;
    if (biased == 0 && fraction == 0) {
        *at++ = '0';
        exponent = 0;
    } else {
        for (int shift = 48; shift >= 0; shift -= 4) {
            *at++ = "0123456789abcdef"[fraction >> shift & 15];
        }
    }
    *at++ = 'p';
    *at++ = exponent < 0 ? '-' : '+';
    unsigned e = (unsigned)(exponent < 0 ? -exponent : exponent);
    char digits[4];
    size_t n = 0;
    do {
        digits[n++] = (char)('0' + e % 10);
        e /= 10;
    } while (e);
    while (n > 0) {
        *at++ = digits[--n];
    }
    return (size_t)(at - text);
}

static int float_hex_digit(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c |= 32;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool is_hex_word(const char *text, size_t n, const char *word)
{
    size_t i = 0;
    for (; i < n && word[i]; i++) {
        if ((text[i] | 32) != word[i]) {
            return false;
        }
    }
    return i == n && !word[i];
}

enum float_hex_result float_from_hex(const char *text, size_t n, double *out)
{
    size_t at = 0;
    bool negative = n > 0 && text[0] == '-';
    if (n > 0 && (text[0] == '-' || text[0] == '+')) {
        at++;
    }
    double x = 0.0;
    if (is_hex_word(text + at, n - at, "inf") || is_hex_word(text + at, n - at, "infinity")) {
        x = __builtin_inf();
        *out = negative ? -x : x;
        return FLOAT_HEX_OK;
    }
    if (is_hex_word(text + at, n - at, "nan")) {
        x = __builtin_nan("");
        *out = negative ? -x : x;
        return FLOAT_HEX_OK;
    }
    if (n - at >= 2 && text[at] == '0' && (text[at + 1] | 32) == 'x') {
        at += 2;
    }
    /* The first 16 significant digits, and whether any other is set. */
    uint64_t mantissa = 0;
    bool sticky = false, point = false;
    size_t digits = 0;
    int64_t exponent = 0;
    for (; at < n; at++) {
        int value = float_hex_digit(text[at]);
        if (text[at] == '.' && !point) {
            point = true;
            continue;
        }
        if (value < 0) {
            break;
        }
        digits++;
        if (mantissa >> 60) {
            sticky |= value != 0;
            exponent += point ? 0 : 4;
        } else {
            mantissa = mantissa << 4 | (uint64_t)value;
            exponent -= point ? 4 : 0;
        }
    }
    if (digits == 0) {
        return FLOAT_HEX_INVALID;
    }
    if (at < n && (text[at] | 32) == 'p') {
        at++;
        bool minus = at < n && text[at] == '-';
        if (at < n && (text[at] == '-' || text[at] == '+')) {
            at++;
        }
        if (at >= n) {
            return FLOAT_HEX_INVALID;
        }
        int64_t e = 0;
        for (; at < n && text[at] >= '0' && text[at] <= '9'; at++) {
            if (e < INT64_MAX / 32) {
                e = e * 10 + (text[at] - '0');
            }
        }
        if (text[at - 1] < '0' || text[at - 1] > '9') {
            return FLOAT_HEX_INVALID;
        }
        exponent += minus ? -e : e;
    }
    /* As in CPython, an overflow is noticed before any rubbish behind the number. */
    if (mantissa) {
        int shift = __builtin_clzll(mantissa);
        if (!limbs_round_to_double(&x, mantissa << shift, exponent - shift, sticky)) {
            return FLOAT_HEX_OVERFLOW;
        }
    }
    if (at != n) {
        return FLOAT_HEX_INVALID;
    }
    *out = negative ? -x : x;
    return FLOAT_HEX_OK;
}
