/* value.h - the tagged 64-bit value: the only file that knows the encoding.
 *
 *   ...xxx1   small int, 63 bits, two's complement, shifted left by one
 *   ...xx10   float with a common exponent (the rotate encoding known as flonum)
 *   ...x100   singleton: None, False, True, Ellipsis, NotImplemented and internal marks
 *   ...x000   pointer to a struct object (never null)
 *   0         VALUE_NULL: unbound register, missing argument, and "an exception is set"
 *
 * `value` is a pointer to a type that is never defined, so that the C compiler refuses to mix
 * values with integers or object pointers, while == and NULL work and it travels in a register.
 */
#ifndef ASPEN_VALUE_H
#define ASPEN_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct tagged *value;
struct object;
struct vm;

static inline uint64_t value_bits(value v)
{
    return (uint64_t)(uintptr_t)v;
}

static inline value value_from_bits(uint64_t bits)
{
    return (value)(uintptr_t)bits;
}

#define VALUE_NULL            ((value)0)
#define VALUE_ERROR           ((value)0) /* returned by a function that has set vm->error */
#define VALUE_NONE            ((value)(uintptr_t)0x04)
#define VALUE_FALSE           ((value)(uintptr_t)0x0c)
#define VALUE_TRUE            ((value)(uintptr_t)0x1c)
#define VALUE_ELLIPSIS        ((value)(uintptr_t)0x14)
#define VALUE_NOT_IMPLEMENTED ((value)(uintptr_t)0x24)
#define VALUE_STOP \
    ((value)(uintptr_t)0x2c) /* a native `next` slot is exhausted; never seen by scripts */
#define VALUE_RETRY   ((value)(uintptr_t)0x34) /* a native asks: collect, then call me again */
#define VALUE_DELETED ((value)(uintptr_t)0x3c) /* tombstone inside hash tables */
#define VALUE_FLOAT_ZERO \
    ((value)(uintptr_t)0x44) /* 0.0, whose exponent has no code: see "floats in the word" */

/* -- tests -------------------------------------------------------------- */

static inline bool is_int(value v) /* small int only; see is_any_int in object/int.h */
{
    return value_bits(v) & 1;
}

static inline bool are_ints(value a, value b)
{
    return value_bits(a) & value_bits(b) & 1;
}

static inline bool is_tagged_flonum(value v)
{
    return (value_bits(v) & 3) == 2;
}

static inline bool are_tagged_flonums(value a, value b)
{
    return (((value_bits(a) ^ 2) | (value_bits(b) ^ 2)) & 3) == 0;
}

static inline bool is_flonum(value v) /* any float that is not on the heap */
{
    return is_tagged_flonum(v) || v == VALUE_FLOAT_ZERO;
}

static inline bool is_object(value v) /* a heap object; false for VALUE_NULL */
{
    return v && (value_bits(v) & 7) == 0;
}

static inline bool is_pointer(value v) /* the same when v is known not to be VALUE_NULL */
{
    return (value_bits(v) & 7) == 0;
}

static inline bool is_bool(value v)
{
    return (value_bits(v) | 0x10) == 0x1c;
}

/* -- small ints --------------------------------------------------------- */

#define SMALL_INT_MAX (((int64_t)1 << 62) - 1)
#define SMALL_INT_MIN (-((int64_t)1 << 62))

static inline bool fits_small_int(int64_t n)
{
    return n >= SMALL_INT_MIN && n <= SMALL_INT_MAX;
}

static inline value small_int(int64_t n) /* n must fit */
{
    return value_from_bits(((uint64_t)n << 1) | 1);
}

static inline int64_t small_int_value(value v)
{
    return (int64_t)value_bits(v) >> 1;
}

/* -- booleans ----------------------------------------------------------- */

static inline value make_bool(bool b)
{
    return value_from_bits(0x0c | ((uint64_t)b << 4));
}

/* -- objects ------------------------------------------------------------ */

static inline value from_object(const void *object)
{
    return (value)(uintptr_t)object;
}

static inline struct object *as_object(value v)
{
    return (struct object *)(uintptr_t)v;
}

/* -- floats in the word -------------------------------------------------
 * Adding 256 to the exponent makes its two highest bits 10 for magnitudes from 2^-255 to 2^257, and
 * rotating left by three brings the sign and these two down to where the tag is: the exponent is
 * the tag. 0.0 is a singleton. Other doubles, -0.0 among them, live on the heap (object/float.h).
 */
#define FLONUM_BIAS UINT64_C(0x1000000000000000)

/* The number of a float whose tag is in the word: not 0.0. */
static inline double flonum_tagged_value(value v)
{
    uint64_t w = value_bits(v);
    uint64_t b = (w >> 3 | w << 61) - FLONUM_BIAS;
    double d;
    memcpy(&d, &b, 8);
    return d;
}

/* The word of a double with a common exponent; for any other false, 0.0 among them. */
static inline bool flonum_try_tagged(double d, value *out)
{
    uint64_t b;
    memcpy(&b, &d, 8);
    b += FLONUM_BIAS;
    *out = value_from_bits(b << 3 | b >> 61);
    return is_tagged_flonum(*out);
}

/* The word of a double that has one, 0.0 included. */
static inline bool flonum_try(double d, value *out)
{
    if (__builtin_expect(flonum_try_tagged(d, out), 1)) {
        return true;
    }
    uint64_t b;
    memcpy(&b, &d, 8);
    *out = VALUE_FLOAT_ZERO;
    return b == 0;
}

static inline double flonum_value(value v)
{
    return v == VALUE_FLOAT_ZERO ? 0.0 : flonum_tagged_value(v);
}

#endif
