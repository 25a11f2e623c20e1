/* math_private.h - between math.c, math_integer.c and math_special.c. */
#ifndef ASPEN_MATH_PRIVATE_H
#define ASPEN_MATH_PRIVATE_H

#include "../vm/native.h"

#include <math.h>

/* A number as a double; TypeError otherwise. */
bool math_arg(struct vm *vm, value v, double *out);
value math_domain_error(struct vm *vm); /* ValueError: always VALUE_ERROR */
value math_range_error(struct vm *vm);  /* OverflowError */

/* math_special.c */
double special_gamma(double x);
double special_lgamma(double x);
value math_fsum(struct vm *vm, value *args);
value math_hypot(struct vm *vm, value *args);
value math_dist(struct vm *vm, value *args);
value math_sumprod(struct vm *vm, value *args);

/* math_integer.c */
value math_comb(struct vm *vm, value *args);
value math_perm(struct vm *vm, value *args);
value math_factorial(struct vm *vm, value *args);
value math_gcd(struct vm *vm, value *args);
value math_lcm(struct vm *vm, value *args);
value math_isqrt(struct vm *vm, value *args);
value math_prod(struct vm *vm, value *args);

#endif
