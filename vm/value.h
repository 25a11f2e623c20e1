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

/* -- tests -------------------------------------------------------------- */

static inline bool is_int(value v) /* small int only; see is_any_int in object/int.h */
{
    return value_bits(v) & 1;
}

static inline bool are_ints(value a, value b)
{
    return value_bits(a) & value_bits(b) & 1;
}

static inline bool is_flonum(value v)
{
    return (value_bits(v) & 3) == 2;
}

static inline bool are_flonums(value a, value b)
{
    return (((value_bits(a) ^ 2) | (value_bits(b) ^ 2)) & 3) == 0;
}

static inline bool is_object(value v) /* a heap object; false for VALUE_NULL */
{
    return v && (value_bits(v) & 7) == 0;
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
 * The three bits below the sign of a common double are 011 or 100; rotating left by three brings
 * them down, where they are replaced by the tag. 0.0 has a code of its own. Other doubles, -0.0
 * among them, live on the heap (object/float.h).
 */
#define FLONUM_ZERO_BITS UINT64_C(0x8000000000000002)

__attribute__((always_inline)) static inline bool flonum_try(double d, value *out)
{
    uint64_t b;
    memcpy(&b, &d, 8);
    unsigned top = (unsigned)(b >> 60) & 7;
    if (b != UINT64_C(0x3000000000000000) && (top == 3 || top == 4)) {
        *out = value_from_bits((((b << 3) | (b >> 61)) & ~UINT64_C(3)) | 2);
        return true;
    }
    if (b == 0) {
        *out = value_from_bits(FLONUM_ZERO_BITS);
        return true;
    }
    return false;
}

__attribute__((always_inline)) static inline double flonum_value(value v)
{
    uint64_t w = value_bits(v);
    double d;
    if (w == FLONUM_ZERO_BITS) {
        return 0.0;
    }
    uint64_t b = (2 - (w >> 63)) | (w & ~UINT64_C(3));
    b = (b >> 3) | (b << 61);
    memcpy(&d, &b, 8);
    return d;
}

#endif
