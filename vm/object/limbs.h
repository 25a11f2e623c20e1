/*
 * Arithmetic on natural numbers of any size.
 *
 * A natural is an array of 64-bit limbs, the least significant first, together with its length.
 * "Normalised" means that the top limb is not zero; zero is the array of length 0.  Unless a
 * contract says otherwise, operands need not be normalised, results go to space that the caller
 * provides, and a result's length is what the contract says, high zeros included (limbs_normal()
 * trims them).  Signs are the business of int.c, apart from limbs_bitwise().
 *
 * Functions that may need much scratch memory or time take a `struct limb_allocator`, and answer
 * false when memory ran out or the poll asked to stop; result space then holds rubbish.  All
 * others are total.  Nothing here has state, and nothing here knows the VM.
 *
 * Files: limbs.c (linear kernels), limbs_mul.c (products), limbs_ntt.c (very large products),
 * limbs_div.c (division), limbs_number.c (gcd, powers, roots), limbs_text.c (bases 2 to 36),
 * limbs_double.c (conversions to and from double).
 */
#ifndef ASPEN_LIMBS_H
#define ASPEN_LIMBS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Where scratch memory comes from, and who may stop a long computation.
 *
 * resize(ctx, p, old_size, new_size): realloc with both sizes in bytes: p NULL and old_size 0 ask
 * for new memory; new_size 0 frees and answers NULL.  Answers NULL when there is no memory, with p
 * still valid.
 * poll(ctx, work): told of the work done since the last call, in units of about a nanosecond, at
 * least every millisecond or so; false stops the computation.  May be NULL.
 */
struct limb_allocator {
    void *(*resize)(void *ctx, void *p, size_t old_size, size_t new_size);
    void *ctx;
    bool (*poll)(void *ctx, size_t work);
};

enum { LIMB_BITS = 64 };

/* ---- Linear kernels (limbs.c).  r may be the same array as a or b, unless stated. ---- */

/* The length of a[0..n) without its high zero limbs. */
static inline size_t limbs_normal(const uint64_t *a, size_t n)
{
    while (n > 0 && a[n - 1] == 0) {
        n--;
    }
    return n;
}

/* -1, 0 or 1 as a[0..n) is less than, equal to or greater than b[0..n). */
int limbs_compare_n(const uint64_t *a, const uint64_t *b, size_t n);
/* The same for operands of any lengths. */
int limbs_compare(const uint64_t *a, size_t an, const uint64_t *b, size_t bn);

/* r[0..n) = a + b; answers the carry, 0 or 1. */
uint64_t limbs_add_n(uint64_t *r, const uint64_t *a, const uint64_t *b, size_t n);
/* r[0..n) = a - b; answers the borrow, 0 or 1. */
uint64_t limbs_sub_n(uint64_t *r, const uint64_t *a, const uint64_t *b, size_t n);
/* r[0..an) = a + b, an >= bn; answers the carry. */
uint64_t limbs_add(uint64_t *r, const uint64_t *a, size_t an, const uint64_t *b, size_t bn);
/* r[0..an) = a - b, an >= bn; answers the borrow. */
uint64_t limbs_sub(uint64_t *r, const uint64_t *a, size_t an, const uint64_t *b, size_t bn);
/* r[0..n) = a + b or a - b for one limb b; answers the carry or borrow. */
uint64_t limbs_add_1(uint64_t *r, const uint64_t *a, size_t n, uint64_t b);
uint64_t limbs_sub_1(uint64_t *r, const uint64_t *a, size_t n, uint64_t b);

/* r[0..n) = a * b + carry; answers the limb that goes to r[n]. */
uint64_t limbs_mul_1(uint64_t *r, const uint64_t *a, size_t n, uint64_t b, uint64_t carry);
/* r[0..n) += a * b; answers the carry limb. */
uint64_t limbs_addmul_1(uint64_t *r, const uint64_t *a, size_t n, uint64_t b);
/* r[0..n) -= a * b; answers the borrow limb. */
uint64_t limbs_submul_1(uint64_t *r, const uint64_t *a, size_t n, uint64_t b);

/*
 * r[0..n) = a shifted by 0 <= bits < 64; answers the bits that fell out (at the bottom of the limb
 * for a left shift, at its top for a right shift).  r may overlap a when it lies at or above it
 * (left) or at or below it (right).
 */
uint64_t limbs_shift_left(uint64_t *r, const uint64_t *a, size_t n, unsigned bits);
uint64_t limbs_shift_right(uint64_t *r, const uint64_t *a, size_t n, unsigned bits);

/* The number of bits in a, 0 for zero. */
size_t limbs_bit_length(const uint64_t *a, size_t n);
/* The number of one bits. */
size_t limbs_popcount(const uint64_t *a, size_t n);
/* The number of zero bits below the lowest one bit; a must not be zero. */
size_t limbs_trailing_zeros(const uint64_t *a, size_t n);
/* Whether any of the lowest `bits` bits of a is one. */
bool limbs_any_low_bits(const uint64_t *a, size_t n, size_t bits);

enum limbs_bit_op { LIMBS_AND, LIMBS_OR, LIMBS_XOR };

/*
 * r = a op b, each operand being a magnitude with a sign and taken as an endless two's complement
 * number.  r needs max(an, bn) + 1 limbs and may be a or b.  The result is a magnitude, normalised:
 * its length is the answer and its sign goes to *r_negative.
 */
size_t limbs_bitwise(enum limbs_bit_op op, uint64_t *r, bool *r_negative, const uint64_t *a,
                     size_t an, bool a_negative, const uint64_t *b, size_t bn, bool b_negative);

/* ---- Products (limbs_mul.c).  r must not overlap an operand; a and b may be the same. ---- */

/* r[0..an+bn) = a * b in quadratic time, an >= bn >= 1: for small operands, no scratch. */
void limbs_mul_school(uint64_t *r, const uint64_t *a, size_t an, const uint64_t *b, size_t bn);

/* r[0..an+bn) = a * b for operands of any lengths, squaring when a is b and an is bn. */
bool limbs_mul(uint64_t *r, const uint64_t *a, size_t an, const uint64_t *b, size_t bn,
               const struct limb_allocator *allocator);

/* ---- Quotients (limbs_div.c) ---- */

/* q[0..n) = a / d, answers the remainder; d > 0.  q may be a. */
uint64_t limbs_div_1(uint64_t *q, const uint64_t *a, size_t n, uint64_t d);
/* The remainder alone. */
uint64_t limbs_mod_1(const uint64_t *a, size_t n, uint64_t d);

/*
 * Schoolbook division in place: d normalised with its top bit set, dn >= 2, an >= dn.
 * a[0..an) becomes the remainder in a[0..dn), zeros above; q[0..an-dn) is the quotient's lower part
 * and the answer its top limb, 0 or 1.  q must not overlap a or d.
 */
uint64_t limbs_div_school(uint64_t *q, uint64_t *a, size_t an, const uint64_t *d, size_t dn);

/*
 * q[0..an-dn+1) = a / d and r[0..dn) = a mod d; d normalised and not zero, an >= dn.  q or r may be
 * NULL when not wanted; q and r may not overlap each other, but may be a or d themselves.
 */
bool limbs_div(uint64_t *q, uint64_t *r, const uint64_t *a, size_t an, const uint64_t *d, size_t dn,
               const struct limb_allocator *allocator);

/* ---- Number theory (limbs_number.c) ---- */

/*
 * r = gcd(a, b), *rn its normalised length; r needs max(an, bn) limbs and may be a or b.
 * gcd(0, b) is b.
 */
bool limbs_gcd(uint64_t *r, size_t *rn, const uint64_t *a, size_t an, const uint64_t *b, size_t bn,
               const struct limb_allocator *allocator);

/* r[0..mn) = base ** exp mod m; m normalised and not zero.  r must not overlap an operand. */
bool limbs_powmod(uint64_t *r, const uint64_t *base, size_t bn, const uint64_t *exp, size_t en,
                  const uint64_t *m, size_t mn, const struct limb_allocator *allocator);

/*
 * The number of limbs that limbs_pow() needs for base ** exp; SIZE_MAX when that is more than can
 * ever be allocated.  base is normalised.
 */
size_t limbs_pow_size(const uint64_t *base, size_t bn, uint64_t exp);
/* r = base ** exp, *rn its normalised length.  r needs limbs_pow_size() limbs; no overlap. */
bool limbs_pow(uint64_t *r, size_t *rn, const uint64_t *base, size_t bn, uint64_t exp,
               const struct limb_allocator *allocator);

/* s[0..(n+1)/2) = the integer part of the square root of a.  s must not overlap a. */
bool limbs_sqrt(uint64_t *s, const uint64_t *a, size_t n, const struct limb_allocator *allocator);

/* ---- Text (limbs_text.c) ---- */

/* An upper bound for the number of digits of a in a base from 2 to 36; at least 1. */
size_t limbs_text_size(const uint64_t *a, size_t n, unsigned base);
/*
 * Writes a in the base, lower-case digits, no prefix, no zero byte, "0" for zero, to text, which
 * has room for limbs_text_size() bytes; *length is the number of digits written.
 */
bool limbs_to_text(char *text, size_t *length, const uint64_t *a, size_t n, unsigned base,
                   const struct limb_allocator *allocator);

/* An upper bound for the limbs that a number of `digits` digits needs; at least 1. */
size_t limbs_from_text_size(size_t digits, unsigned base);
/*
 * r = the number written as text[0..digits): digits of the base only, either case, no sign, no
 * underscore, already checked by the caller.  r has room for limbs_from_text_size() limbs; *rn is
 * its normalised length.
 */
bool limbs_from_text(uint64_t *r, size_t *rn, const char *text, size_t digits, unsigned base,
                     const struct limb_allocator *allocator);

/* ---- Doubles (limbs_double.c).  No scratch but what is stated. ---- */

/*
 * *out = mantissa * 2 ** exponent, plus a little less than one unit of the mantissa's lowest bit
 * when `sticky`, rounded to nearest, ties to even, subnormals included.  The mantissa's top bit
 * must be set.  False when that is too large for a double.
 */
bool limbs_round_to_double(double *out, uint64_t mantissa, int64_t exponent, bool sticky);

/* *out = the double nearest to a, ties to even; false when it is too large for a double. */
bool limbs_to_double(double *out, const uint64_t *a, size_t n);
/*
 * a = mantissa * 2 ** *exponent nearest, ties to even, 0.5 <= mantissa < 1 (0 for zero), as frexp:
 * for logarithms of numbers beyond the range of double.
 */
double limbs_frexp(const uint64_t *a, size_t n, size_t *exponent);
/*
 * The integer part of |x|, which must be finite, to r, which has room for 16 limbs; answers its
 * normalised length.
 */
size_t limbs_from_double(uint64_t *r, double x);
/* -1, 0 or 1 as a is less than, equal to or greater than x, which is at least 0 and not a NaN. */
int limbs_compare_double(const uint64_t *a, size_t n, double x);

/* The number of limbs of scratch that limbs_quotient_to_double() needs for a divisor of bn. */
size_t limbs_quotient_scratch(size_t bn);
/*
 * *out = the double nearest to a / b, ties to even, subnormals included; false when it is too large
 * for a double.  b must not be zero.  scratch has limbs_quotient_scratch(bn) limbs.
 */
bool limbs_quotient_to_double(double *out, const uint64_t *a, size_t an, const uint64_t *b,
                              size_t bn, uint64_t *scratch);

#endif
