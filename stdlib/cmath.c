/* cmath.c - module cmath: functions of complex numbers, C99's with CPython's errors. */
#include "math_private.h"

#include "../vm/object/container.h"

#include <complex.h>
#include <errno.h>

#undef I
#ifndef CMPLX /* glibc's header does not know that clang has it */
#define CMPLX(real, imag) __builtin_complex((double)(real), (double)(imag))
#endif

/* -- arguments and results ---------------------------------------------------------------------------------- */

static bool complex_arg(struct vm *vm, value v, double complex *out)
{
    if (is_kind(v, TYPE_COMPLEX)) {
        *out = CMPLX(as_complex(v)->real, as_complex(v)->imag);
        return true;
    }
    if (!is_float(v) && !is_any_int(v)) {
        bool found;
        value c = call_special(vm, v, NAME_COMPLEX, 0, NULL, &found);
        if (found) {
            if (c && !is_kind(c, TYPE_COMPLEX)) {
                raise_type_error(vm, "%T.__complex__() must return a complex, not %T", v, c);
                return false;
            }
            if (!c) {
                return false;
            }
            *out = CMPLX(as_complex(c)->real, as_complex(c)->imag);
            return true;
        }
    }
    double d;
    if (!math_arg(vm, v, &d)) {
        return false;
    }
    *out = CMPLX(d, 0.0);
    return true;
}

static bool is_finite(double complex z)
{
    return isfinite(creal(z)) && isfinite(cimag(z));
}

static value new_complex(struct vm *vm, double complex z)
{
    return complex_new(vm, creal(z), cimag(z));
}

/* Overflow of finite arguments is an error. */
static value checked(struct vm *vm, double complex z, double complex r)
{
    if (is_finite(z) && (isinf(creal(r)) || isinf(cimag(r)))) {
        return math_range_error(vm);
    }
    return new_complex(vm, r);
}

#define SMOOTH(name, function)                                                           \
    static value cmath_##name(struct vm *vm, value *args)                                \
    {                                                                                    \
        double complex z;                                                                \
        return complex_arg(vm, args[0], &z) ? checked(vm, z, function(z)) : VALUE_ERROR; \
    }
SMOOTH(acos, cacos)
SMOOTH(acosh, cacosh)
SMOOTH(asin, casin)
SMOOTH(asinh, casinh)
SMOOTH(sqrt, csqrt)
SMOOTH(tan, ctan)
SMOOTH(tanh, ctanh)

/* Functions with a period along one axis: an infinity there has no value. */
static value periodic(struct vm *vm, value v, double complex (*function)(double complex),
                      bool imaginary)
{
    double complex z;
    if (!complex_arg(vm, v, &z)) {
        return VALUE_ERROR;
    }
    double angle = imaginary ? cimag(z) : creal(z), size = imaginary ? creal(z) : cimag(z);
    if (isinf(angle) && (isfinite(size) || (isinf(size) && size > 0) || !imaginary) &&
        !isnan(size)) {
        if (!(isinf(size) && imaginary && function == cexp && size < 0)) {
            return math_domain_error(vm);
        }
    }
    return checked(vm, z, function(z));
}

static value cmath_cos(struct vm *vm, value *args)
{
    return periodic(vm, args[0], ccos, false);
}

static value cmath_sin(struct vm *vm, value *args)
{
    return periodic(vm, args[0], csin, false);
}

static value cmath_cosh(struct vm *vm, value *args)
{
    return periodic(vm, args[0], ccosh, true);
}

static value cmath_sinh(struct vm *vm, value *args)
{
    return periodic(vm, args[0], csinh, true);
}

static value cmath_exp(struct vm *vm, value *args)
{
    return periodic(vm, args[0], cexp, true);
}

/* atan and atanh have poles. */
static value cmath_atan(struct vm *vm, value *args)
{
    double complex z;
    if (!complex_arg(vm, args[0], &z)) {
        return VALUE_ERROR;
    }
    if (creal(z) == 0.0 && fabs(cimag(z)) == 1.0) {
        return math_domain_error(vm);
    }
    return checked(vm, z, catan(z));
}

static value cmath_atanh(struct vm *vm, value *args)
{
    double complex z;
    if (!complex_arg(vm, args[0], &z)) {
        return VALUE_ERROR;
    }
    if (cimag(z) == 0.0 && fabs(creal(z)) == 1.0) {
        return math_domain_error(vm);
    }
    return checked(vm, z, catanh(z));
}

static bool complex_log(struct vm *vm, value v, double complex *out)
{
    double complex z;
    if (!complex_arg(vm, v, &z)) {
        return false;
    }
    if (creal(z) == 0.0 && cimag(z) == 0.0) {
        math_domain_error(vm);
        return false;
    }
    double x = fabs(creal(z)), y = fabs(cimag(z)), real;
    if (!is_finite(z)) {
        *out = clog(z);
        return true;
    }
    /* the absolute value may overflow, vanish, or be near 1 */
    double h = hypot(x, y);
    if (x > 0x1p1022 || y > 0x1p1022) {
        real = log(hypot(x / 2.0, y / 2.0)) + M_LN2;
    } else if (x < 0x1p-1022 && y < 0x1p-1022) {
        real = log(hypot(ldexp(x, 53), ldexp(y, 53))) - 53 * M_LN2;
    } else if (h >= 0.71 && h <= 1.73) {
        double a = x > y ? x : y, b = x > y ? y : x;
        real = log1p((a - 1) * (a + 1) + b * b) / 2.0;
    } else {
        real = log(h);
    }
    *out = CMPLX(real, atan2(cimag(z), creal(z)));
    return true;
}

static value cmath_log(struct vm *vm, value *args)
{
    double complex r, base;
    if (!complex_log(vm, args[0], &r)) {
        return VALUE_ERROR;
    }
    if (!args[1]) {
        return new_complex(vm, r);
    }
    if (!complex_log(vm, args[1], &base)) {
        return VALUE_ERROR;
    }
    if (creal(base) == 0.0 && cimag(base) == 0.0) {
        return raise_error(vm, TYPE_ZERO_DIVISION_ERROR, "complex division by zero");
    }
    value a = new_complex(vm, r), b = a ? new_complex(vm, base) : VALUE_ERROR;
    return b ? binary(vm, OP_TRUEDIV, a, b) : VALUE_ERROR;
}

static value cmath_log10(struct vm *vm, value *args)
{
    double complex r;
    return complex_log(vm, args[0], &r) ? complex_new(vm, creal(r) / M_LN10, cimag(r) / M_LN10)
                                        : VALUE_ERROR;
}

/* -- polar form ---------------------------------------------------------------------------------------------- */

static value cmath_phase(struct vm *vm, value *args)
{
    double complex z;
    return complex_arg(vm, args[0], &z) ? float_new(vm, atan2(cimag(z), creal(z))) : VALUE_ERROR;
}

static value cmath_polar(struct vm *vm, value *args)
{
    double complex z;
    if (!complex_arg(vm, args[0], &z)) {
        return VALUE_ERROR;
    }
    double r = hypot(creal(z), cimag(z));
    if (isinf(r) && is_finite(z)) {
        return math_range_error(vm);
    }
    value length = float_new(vm, r);
    value angle = length ? float_new(vm, atan2(cimag(z), creal(z))) : VALUE_ERROR;
    return angle ? tuple_of(vm, 2, length, angle) : VALUE_ERROR;
}

static value cmath_rect(struct vm *vm, value *args)
{
    double r, phi;
    if (!math_arg(vm, args[0], &r) || !math_arg(vm, args[1], &phi)) {
        return VALUE_ERROR;
    }
    if (isinf(phi) && r != 0.0 && !isnan(r)) {
        return math_domain_error(vm);
    }
    if (isinf(r) && isfinite(phi) && phi != 0.0) {
        double c = cos(phi), s = sin(phi);
        return complex_new(vm, copysign(INFINITY, r > 0 ? c : -c),
                           copysign(INFINITY, r > 0 ? s : -s));
    }
    if (phi == 0.0) {
        return complex_new(vm, r, r * phi == r * phi ? r * phi : copysign(0.0, phi));
    }
    if (r == 0.0 && isinf(phi)) {
        return complex_new(vm, 0.0, 0.0);
    }
    return complex_new(vm, r * cos(phi), r * sin(phi));
}

/* -- predicates ---------------------------------------------------------------------------------------------- */

#define PREDICATE(name, test)                                                \
    static value cmath_##name(struct vm *vm, value *args)                    \
    {                                                                        \
        double complex z;                                                    \
        return complex_arg(vm, args[0], &z) ? make_bool(test) : VALUE_ERROR; \
    }
PREDICATE(isfinite, is_finite(z))
PREDICATE(isinf, isinf(creal(z)) || isinf(cimag(z)))
PREDICATE(isnan, isnan(creal(z)) || isnan(cimag(z)))

static value cmath_isclose(struct vm *vm, value *args)
{
    double complex a, b;
    double rel = 1e-9, abs_tolerance = 0.0;
    if (!complex_arg(vm, args[0], &a) || !complex_arg(vm, args[1], &b) ||
        (args[2] && !math_arg(vm, args[2], &rel)) ||
        (args[3] && !math_arg(vm, args[3], &abs_tolerance))) {
        return VALUE_ERROR;
    }
    if (rel < 0.0 || abs_tolerance < 0.0) {
        return raise_value_error(vm, "tolerances must be non-negative");
    }
    if (creal(a) == creal(b) && cimag(a) == cimag(b)) {
        return VALUE_TRUE;
    }
    if (isinf(creal(a)) || isinf(cimag(a)) || isinf(creal(b)) || isinf(cimag(b))) {
        return VALUE_FALSE;
    }
    double difference = hypot(creal(a) - creal(b), cimag(a) - cimag(b));
    return make_bool(difference <= rel * hypot(creal(b), cimag(b)) ||
                     difference <= rel * hypot(creal(a), cimag(a)) || difference <= abs_tolerance);
}

/* -- the tables ------------------------------------------------------------------------------------------------ */

#define F(name, signature, doc)                              \
    {                                                        \
#name, signature, cmath_##name, NATIVE_FUNCTION, doc \
    }
#define Z(name, doc) F(name, "(z, /)", doc)

static const struct native_def functions[] = {
    Z(acos, "Return the arc cosine of z."),
    Z(acosh, "Return the inverse hyperbolic cosine of z."),
    Z(asin, "Return the arc sine of z."),
    Z(asinh, "Return the inverse hyperbolic sine of z."),
    Z(atan, "Return the arc tangent of z."),
    Z(atanh, "Return the inverse hyperbolic tangent of z."),
    Z(cos, "Return the cosine of z."),
    Z(cosh, "Return the hyperbolic cosine of z."),
    Z(exp, "Return the exponential value e**z."),
    F(isclose, "(a, b, *, rel_tol=1e-09, abs_tol=0.0)", "Whether two numbers are close."),
    Z(isfinite, "Both parts are finite."),
    Z(isinf, "A part is an infinity."),
    Z(isnan, "A part is a NaN."),
    F(log, "(z, base=e, /)", "The logarithm of z to the given base."),
    Z(log10, "Return the base-10 logarithm of z."),
    Z(phase, "Return argument, also known as the phase angle, of a complex."),
    Z(polar, "Convert a complex from rectangular coordinates to polar coordinates."),
    F(rect, "(r, phi, /)", "Convert from polar coordinates to rectangular coordinates."),
    {"sin", "(z, /)", cmath_sin, NATIVE_FUNCTION, "Return the sine of z."},
    Z(sinh, "Return the hyperbolic sine of z."),
    Z(sqrt, "Return the square root of z."),
    Z(tan, "Return the tangent of z."),
    Z(tanh, "Return the hyperbolic tangent of z."),
    {0},
};

static bool add(struct vm *vm, struct module *module, const char *name, value v)
{
    return v && module_add(vm, module, name, v);
}

static bool init(struct vm *vm, struct module *module)
{
    return add(vm, module, "pi", float_new(vm, M_PI)) && add(vm, module, "e", float_new(vm, M_E)) &&
           add(vm, module, "tau", float_new(vm, 2 * M_PI)) &&
           add(vm, module, "inf", float_new(vm, INFINITY)) &&
           add(vm, module, "nan", float_new(vm, NAN)) &&
           add(vm, module, "infj", complex_new(vm, 0.0, INFINITY)) &&
           add(vm, module, "nanj", complex_new(vm, 0.0, NAN));
}

const struct module_def cmath_module = {
    .name = "cmath",
    .doc = "Mathematical functions of complex numbers.",
    .functions = functions,
    .init = init,
};
