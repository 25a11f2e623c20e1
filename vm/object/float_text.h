/*
 * Doubles as text and back, exactly as CPython writes and reads them, independent of the locale.
 * Nothing here allocates, has state, or knows the VM.
 *
 * Files: float_shortest.c (shortest digits, repr), float_format.c (given precisions, rounding to
 * decimal places), float_parse.c (decimal text), float_hex.c (hexadecimal text, ratios),
 * float_powers.c (a table).
 */
#ifndef ASPEN_FLOAT_TEXT_H
#define ASPEN_FLOAT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    FLOAT_SHORTEST_SIZE = 17, /* room for float_shortest() */
    FLOAT_REPR_SIZE = 32,     /* room for float_repr() and float_to_hex() */
};

/*
 * The shortest decimal that reads back as |x|, and of these the nearest to it; x finite.  Writes
 * its digits to `digits` (no zero byte; no trailing zero, but "0" for zero) and answers their
 * number, at most 17.  The value is 0.d1d2d3... * 10 ** *point, *point being 1 for zero.
 */
size_t float_shortest(double x, char *digits, int *point);

/*
 * repr(x): "1.0", "1e+16", "1e-05", "-0.0", "inf", "nan".  Writes at most FLOAT_REPR_SIZE bytes, no
 * zero byte, and answers their number.
 */
size_t float_repr(double x, char *text);

enum float_flags {
    FLOAT_ALTERNATE = 1,     /* '#': always a point; 'g' keeps trailing zeros */
    FLOAT_POINT_ZERO = 2,    /* at least ".0" unless an exponent is written */
    FLOAT_PLUS = 4,          /* '+' before what is not negative */
    FLOAT_SPACE = 8,         /* ' ' before what is not negative */
    FLOAT_NO_MINUS_ZERO = 16 /* 'z': no '-' before what is zero when rounded */
};

/*
 * An upper bound for what float_format() writes with these arguments, for any x.  precision is at
 * least 0 and at most 2**31.
 */
size_t float_format_size(char type, int64_t precision);
/*
 * x in the style of `type`, rounded exactly, half to even:
 * 'e' or 'E', 'f' or 'F': with `precision` digits after the point, with or without an exponent;
 * 'g' or 'G': with `precision` significant digits in the shorter style ('n' is 'g': grouping is the
 * caller's); '%': 100 x as 'f', followed by '%'; 'r': the shortest digits, precision ignored, in
 * the style of repr ('r' with FLOAT_POINT_ZERO is repr).  Upper-case types write 'E', INF and NAN.
 * Writes at most float_format_size() bytes, no zero byte, and answers their number.
 */
size_t float_format(double x, char type, int64_t precision, unsigned flags, char *text);

/*
 * *out = round(x, digits), x any double: correctly rounded from x's exact value, ties to even.
 * False when the result is too large for a double.
 */
bool float_round(double x, int64_t digits, double *out);

/*
 * *out = float(text[0..n)) for ASCII text without surrounding whitespace: decimal with underscores
 * between digits, inf, infinity, nan, signs; any case.  Correctly rounded; infinite when too large.
 * False when float() would raise ValueError.  The text needs no zero byte behind it.
 */
bool float_parse(const char *text, size_t n, double *out);

/* x.hex(): at most FLOAT_REPR_SIZE bytes, no zero byte; answers their number. */
size_t float_to_hex(double x, char *text);

enum float_hex_result { FLOAT_HEX_OK, FLOAT_HEX_INVALID, FLOAT_HEX_OVERFLOW };
/* *out = float.fromhex(text[0..n)), surrounding whitespace already stripped. */
enum float_hex_result float_from_hex(const char *text, size_t n, double *out);

/*
 * |x| = mantissa * 2 ** *exponent, with an odd mantissa as the answer; 0 and exponent 0 for zero.
 * x must be finite.
 */
uint64_t float_decompose(double x, int *exponent);

#endif
