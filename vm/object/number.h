/* number.h - int, float, complex, bool. */
#ifndef ASPEN_NUMBER_H
#define ASPEN_NUMBER_H

#include "vm.h"

struct big_int {          /* outside the small range; normalised: top limb not 0, never small */
    struct object header; /* flag INT_NEGATIVE */
    uint32_t count;
    uint64_t limbs[];
};
enum { INT_NEGATIVE = OBJECT_KIND_FLAG_0 };
#define as_big_int(v) ((struct big_int *)as_object(v))
/* An int (or bool, or a subclass instance of int). Instances of int subclasses are big_int objects
 * whose count may be 0 or 1 and value small; int_value() below reads any of them. */
static inline bool is_any_int(value v)
{
    return is_int(v) || is_bool(v) || is_kind(v, TYPE_INT);
}
value int_from_int64(struct vm *vm, int64_t n);
value int_from_uint64(struct vm *vm, uint64_t n);
value int_from_double(struct vm *vm,
                      double d); /* truncates; OverflowError/ValueError for inf/nan */
value int_from_text(struct vm *vm, const char *s, size_t n,
                    int base); /* int(s, base): ValueError */
/* Literal from the compiler: digits without underscores or prefix. */
value int_from_digits(struct vm *vm, const char *digits, size_t n, int base);
/* False when it does not fit (no error set). v must be any int. */
bool int_fits_int64(value v, int64_t *out);
bool int_fits_uint64(value v, uint64_t *out);
int int_sign(value v); /* -1, 0, 1 */
int int_compare(value a, value b);
double int_to_double(value v, bool *overflow);
size_t int64_to_decimal(int64_t n, char out[20]);   /* returns how many characters */
value int_to_str(struct vm *vm, value v, int base); /* ValueError past the 4300-digit limit */
value int_to_bytes(struct vm *vm, value v, size_t length, bool little, bool is_signed);
value int_from_bytes(struct vm *vm, const unsigned char *bytes, size_t n, bool little,
                     bool is_signed);
int64_t int_hash(value v);
/* Slow paths of the interpreter's arithmetic: a and b are any ints (bools count as ints). */
value int_binary(struct vm *vm, enum binary_op op, value a, value b);
value int_exact(struct vm *vm,
                value v); /* the plain int equal to an int-subclass instance or bool */

struct heap_float {
    struct object header;
    double d;
};
static inline bool is_float(value v)
{
    return is_flonum(v) || is_kind(v, TYPE_FLOAT);
}
static inline double float_value(value v) /* v must be a float */
{
    return is_flonum(v) ? flonum_value(v) : ((struct heap_float *)as_object(v))->d;
}
value float_new_slow(struct vm *vm, double d);
static inline value float_new(struct vm *vm, double d) /* VALUE_ERROR when memory ran out */
{
    value v;
    return flonum_try(d, &v) ? v : float_new_slow(vm, d);
}
value float_binary(struct vm *vm, enum binary_op op, double a, double b);
int64_t double_hash(struct vm *vm, double d, value self_for_nan);

struct complex_number {
    struct object header;
    double real, imag;
};
#define as_complex(v) ((struct complex_number *)as_object(v))
value complex_new(struct vm *vm, double real, double imag);

#endif
