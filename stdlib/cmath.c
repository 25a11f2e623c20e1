/* cmath.c - module cmath: functions of complex numbers. */
#include "math_private.h"

#include "../vm/object/container.h"

#include <complex.h>
#include <float.h>

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

/* -- elementary functions ------------------------------------------------------------------------------------
 * For finite arguments after W. Kahan, "Branch Cuts for Complex Elementary Functions": scaled where
 * parts would overflow, signs of zeros kept. What is not finite is left to the C library. */

#define LARGE      (DBL_MAX / 4.0)
#define SQRT_LARGE 0x1p511            /* of DBL_MAX / 4, about */
#define LOG_LARGE  708.39641853226408 /* log(LARGE) */
#define SCALE_UP   53

static double complex multiply_i(double complex z)
{
    return CMPLX(-cimag(z), creal(z));
}

static double complex divide_i(double complex z)
{
    return CMPLX(cimag(z), -creal(z));
}

static bool is_large(double complex z)
{
    return fabs(creal(z)) > LARGE || fabs(cimag(z)) > LARGE;
}

static double log_of_large(double complex z)
{
    return log(hypot(creal(z) / 2.0, cimag(z) / 2.0)) + M_LN2 * 2.0;
}

static double complex root(double complex z)
{
    if (!is_finite(z)) {
        return csqrt(z);
    }
    double x = fabs(creal(z)), y = fabs(cimag(z)), s;
    if (x == 0.0 && y == 0.0) {
        return CMPLX(0.0, cimag(z));
    }
    if (x < DBL_MIN && y < DBL_MIN) {
        x = ldexp(x, SCALE_UP);
        s = ldexp(sqrt(x + hypot(x, ldexp(y, SCALE_UP))), -(SCALE_UP + 1) / 2);
    } else {
        x /= 8.0;
        s = 2.0 * sqrt(x + hypot(x, y / 8.0));
    }
    double d = fabs(cimag(z)) / (2.0 * s);
    return creal(z) >= 0.0 ? CMPLX(s, copysign(d, cimag(z))) : CMPLX(d, copysign(s, cimag(z)));
}

static double complex arc_cosine(double complex z)
{
    if (!is_finite(z)) {
        return cacos(z);
    }
    double x = creal(z), y = cimag(z);
    if (is_large(z)) {
        double l = log_of_large(z);
        return CMPLX(atan2(fabs(y), x), x < 0.0 ? -copysign(l, y) : copysign(l, -y));
    }
    double complex a = root(CMPLX(1.0 - x, -y)), b = root(CMPLX(1.0 + x, y));
    return CMPLX(2.0 * atan2(creal(a), creal(b)), asinh(creal(b) * cimag(a) - cimag(b) * creal(a)));
}

static double complex area_cosine(double complex z)
{
    if (!is_finite(z)) {
        return cacosh(z);
    }
    double x = creal(z), y = cimag(z);
    if (is_large(z)) {
        return CMPLX(log_of_large(z), atan2(y, x));
    }
    double complex a = root(CMPLX(x - 1.0, y)), b = root(CMPLX(x + 1.0, y));
    return CMPLX(asinh(creal(a) * creal(b) + cimag(a) * cimag(b)), 2.0 * atan2(cimag(a), creal(b)));
}

static double complex area_sine(double complex z)
{
    if (!is_finite(z)) {
        return casinh(z);
    }
    double x = creal(z), y = cimag(z);
    if (is_large(z)) {
        double l = log_of_large(z);
        return CMPLX(y >= 0.0 ? copysign(l, x) : -copysign(l, -x), atan2(y, fabs(x)));
    }
    double complex a = root(CMPLX(1.0 + y, -x)), b = root(CMPLX(1.0 - y, x));
    return CMPLX(asinh(creal(a) * cimag(b) - creal(b) * cimag(a)),
                 atan2(y, creal(a) * creal(b) - cimag(a) * cimag(b)));
}

static double complex arc_sine(double complex z)
{
    return divide_i(area_sine(multiply_i(z)));
}

static double complex area_tangent(double complex z)
{
    if (!is_finite(z)) {
        return catanh(z);
    }
    double x = creal(z), y = cimag(z), h = fabs(y);
    if (signbit(x)) {
        double complex r = area_tangent(CMPLX(-x, -y));
        return CMPLX(-creal(r), -cimag(r));
    }
    if (x > SQRT_LARGE || h > SQRT_LARGE) {
        double size = hypot(x / 2.0, h / 2.0);
        return CMPLX(x / 4.0 / size / size, -copysign(M_PI_2, -y));
    }
    if (x == 1.0 && h < 0x1p-511) {
        return CMPLX(-log(sqrt(h) / sqrt(hypot(h, 2.0))), copysign(atan2(2.0, -h) / 2.0, y));
    }
    return CMPLX(log1p(4.0 * x / ((1 - x) * (1 - x) + h * h)) / 4.0,
                 -atan2(-2.0 * y, (1 - x) * (1 + x) - h * h) / 2.0);
}

static double complex arc_tangent(double complex z)
{
    return divide_i(area_tangent(multiply_i(z)));
}

static double complex exponential(double complex z)
{
    if (!is_finite(z)) {
        return cexp(z);
    }
    double x = creal(z), y = cimag(z);
    if (x > LOG_LARGE) {
        double l = exp(x - 1.0);
        return CMPLX(l * cos(y) * M_E, l * sin(y) * M_E);
    }
    double l = exp(x);
    return CMPLX(l * cos(y), l * sin(y));
}

static double complex hyperbolic_cosine(double complex z)
{
    if (!is_finite(z)) {
        return ccosh(z);
    }
    double x = creal(z), y = cimag(z);
    if (fabs(x) > LOG_LARGE) {
        double nearer = x - copysign(1.0, x);
        return CMPLX(cos(y) * cosh(nearer) * M_E, sin(y) * sinh(nearer) * M_E);
    }
    return CMPLX(cos(y) * cosh(x), sin(y) * sinh(x));
}

static double complex hyperbolic_sine(double complex z)
{
    double x = creal(z), y = cimag(z);
    if (!is_finite(z)) {
        return x == 0.0 && isnan(y) ? CMPLX(0.0, y) : csinh(z);
    }
    if (fabs(x) > LOG_LARGE) {
        double nearer = x - copysign(1.0, x);
        return CMPLX(cos(y) * sinh(nearer) * M_E, sin(y) * cosh(nearer) * M_E);
    }
    return CMPLX(cos(y) * sinh(x), sin(y) * cosh(x));
}

static double complex hyperbolic_tangent(double complex z)
{
    double x = creal(z), y = cimag(z);
    if (!is_finite(z)) {
        return isfinite(x) && isnan(y) ? CMPLX(NAN, NAN) : ctanh(z);
    }
    if (fabs(x) > LOG_LARGE) {
        return CMPLX(copysign(1.0, x), 4.0 * sin(y) * cos(y) * exp(-2.0 * fabs(x)));
    }
    double tx = tanh(x), ty = tan(y), cx = 1.0 / cosh(x), both = tx * ty;
    double divisor = 1.0 + both * both;
    return CMPLX(tx * (1.0 + ty * ty) / divisor, ty / divisor * cx * cx);
}

/* A function that has a value everywhere. */
static value smooth(struct vm *vm, value v, double complex (*function)(double complex))
{
    double complex z;
    return complex_arg(vm, v, &z) ? checked(vm, z, function(z)) : VALUE_ERROR;
}

static value cmath_sqrt(struct vm *vm, value *args)
{
    return smooth(vm, args[0], root);
}

static value cmath_acos(struct vm *vm, value *args)
{
    return smooth(vm, args[0], arc_cosine);
}

static value cmath_acosh(struct vm *vm, value *args)
{
    return smooth(vm, args[0], area_cosine);
}

static value cmath_asin(struct vm *vm, value *args)
{
    return smooth(vm, args[0], arc_sine);
}

static value cmath_asinh(struct vm *vm, value *args)
{
    return smooth(vm, args[0], area_sine);
}

/* Functions that are periodic along the imaginary axis: an infinity there has no value. `turn`: of
 * i z, and then the result is divided by i unless the function is even. */
enum periodic_kind { EXPONENTIAL, COSH, SINH, TANH };

static value periodic(struct vm *vm, value v, enum periodic_kind kind, bool turn)
{
    double complex given;
    if (!complex_arg(vm, v, &given)) {
        return VALUE_ERROR;
    }
    double complex z = turn ? multiply_i(given) : given, r;
    double x = creal(z);
    if (isinf(cimag(z)) &&
        (isfinite(x) || (isinf(x) && kind != TANH && (kind != EXPONENTIAL || x > 0)))) {
        return math_domain_error(vm);
    }
    switch (kind) {
    case EXPONENTIAL: r = exponential(z); break;
    case COSH: r = hyperbolic_cosine(z); break;
    case SINH: r = hyperbolic_sine(z); break;
    default: r = hyperbolic_tangent(z); break;
    }
    return checked(vm, given, turn && kind != COSH ? divide_i(r) : r);
}

static value cmath_cos(struct vm *vm, value *args)
{
    return periodic(vm, args[0], COSH, true);
}

static value cmath_sin(struct vm *vm, value *args)
{
    return periodic(vm, args[0], SINH, true);
}

static value cmath_tan(struct vm *vm, value *args)
{
    return periodic(vm, args[0], TANH, true);
}

static value cmath_cosh(struct vm *vm, value *args)
{
    return periodic(vm, args[0], COSH, false);
}

static value cmath_sinh(struct vm *vm, value *args)
{
    return periodic(vm, args[0], SINH, false);
}

static value cmath_tanh(struct vm *vm, value *args)
{
    return periodic(vm, args[0], TANH, false);
}

static value cmath_exp(struct vm *vm, value *args)
{
    return periodic(vm, args[0], EXPONENTIAL, false);
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
    return new_complex(vm, arc_tangent(z));
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
    return new_complex(vm, area_tangent(z));
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
    if (r == 0.0 && !isfinite(phi)) {
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
