/* math.c - module math: real functions of C with CPython's domain and range errors, exact integer
 * functions. Summation and the gamma functions are in math_special.c. */
#include "math_private.h"

#include <float.h>

/* -- arguments and results ------------------------------------------------------------------------------- */

bool math_arg(struct vm *vm, value v, double *out)
{
    if (is_flonum(v)) {
        *out = flonum_value(v);
        return true;
    }
    return to_double(vm, v, out);
}

value math_domain_error(struct vm *vm)
{
    return raise_value_error(vm, "math domain error");
}

value math_range_error(struct vm *vm)
{
    return raise_error(vm, TYPE_OVERFLOW_ERROR, "math range error");
}

/* A function that is finite for finite arguments, but where it overflows or has no value. */
static value finish(struct vm *vm, double x, double r, bool can_overflow)
{
    if (isnan(r) && !isnan(x)) {
        return math_domain_error(vm);
    }
    if (isinf(r) && isfinite(x)) {
        return can_overflow ? math_range_error(vm) : math_domain_error(vm);
    }
    return float_new(vm, r);
}

#define UNARY(name, function, can_overflow)                                                        \
    static value math_##name(struct vm *vm, value *args)                                           \
    {                                                                                              \
        double x;                                                                                  \
        return math_arg(vm, args[0], &x) ? finish(vm, x, function(x), can_overflow) : VALUE_ERROR; \
    }

UNARY(acos, acos, false)
UNARY(acosh, acosh, false)
UNARY(asin, asin, false)
UNARY(asinh, asinh, false)
UNARY(atan, atan, false)
UNARY(atanh, atanh, false)
UNARY(cbrt, cbrt, false)
UNARY(cos, cos, false)
UNARY(cosh, cosh, true)
UNARY(erf, erf, false)
UNARY(erfc, erfc, false)
UNARY(exp, exp, true)
UNARY(exp2, exp2, true)
UNARY(expm1, expm1, true)
UNARY(fabs, fabs, false)
UNARY(log1p, log1p, false)
UNARY(sin, sin, false)
UNARY(sinh, sinh, true)
UNARY(sqrt, sqrt, false)
UNARY(tan, tan, false)
UNARY(tanh, tanh, false)

static value math_gamma(struct vm *vm, value *args)
{
    double x;
    if (!math_arg(vm, args[0], &x)) {
        return VALUE_ERROR;
    }
    if (x == 0.0 || (isinf(x) && x < 0) || (x < 0 && x == floor(x))) {
        return math_domain_error(vm);
    }
    double r = special_gamma(x);
    return isinf(r) && isfinite(x) ? math_range_error(vm) : float_new(vm, r);
}

static value math_lgamma(struct vm *vm, value *args)
{
    double x;
    if (!math_arg(vm, args[0], &x)) {
        return VALUE_ERROR;
    }
    if (x <= 0.0 && x == floor(x) && !isinf(x)) {
        return math_domain_error(vm);
    }
    double r = special_lgamma(x);
    return isinf(r) && isfinite(x) ? math_range_error(vm) : float_new(vm, r);
}

/* -- two arguments ------------------------------------------------------------------------------------------ */

static bool two(struct vm *vm, value *args, double *x, double *y)
{
    return math_arg(vm, args[0], x) && math_arg(vm, args[1], y);
}

static value math_atan2(struct vm *vm, value *args)
{
    double y, x;
    return two(vm, args, &y, &x) ? float_new(vm, atan2(y, x)) : VALUE_ERROR;
}

static value math_copysign(struct vm *vm, value *args)
{
    double x, y;
    return two(vm, args, &x, &y) ? float_new(vm, copysign(x, y)) : VALUE_ERROR;
}

static value math_remainder(struct vm *vm, value *args)
{
    double x, y;
    if (!two(vm, args, &x, &y)) {
        return VALUE_ERROR;
    }
    double r = remainder(x, y);
    return isnan(r) && !isnan(x) && !isnan(y) ? math_domain_error(vm) : float_new(vm, r);
}

static value math_fmod(struct vm *vm, value *args)
{
    double x, y;
    if (!two(vm, args, &x, &y)) {
        return VALUE_ERROR;
    }
    if (isinf(y) && isfinite(x)) {
        return float_new(vm, x);
    }
    double r = fmod(x, y);
    return isnan(r) && !isnan(x) && !isnan(y) ? math_domain_error(vm) : float_new(vm, r);
}

static value math_pow(struct vm *vm, value *args)
{
    double x, y;
    if (!two(vm, args, &x, &y)) {
        return VALUE_ERROR;
    }
    double r = pow(x, y);
    if (isfinite(x) && isfinite(y)) {
        if (isnan(r)) {
            return math_domain_error(vm);
        }
        if (isinf(r)) {
            return x == 0.0 ? math_domain_error(vm) : math_range_error(vm);
        }
    }
    return float_new(vm, r);
}

static value math_ldexp(struct vm *vm, value *args)
{
    double x;
    if (!math_arg(vm, args[0], &x)) {
        return VALUE_ERROR;
    }
    if (!is_any_int(args[1])) {
        return raise_type_error(vm, "Expected an int as second argument to ldexp.");
    }
    int64_t e;
    if (!int_fits_int64(args[1], &e)) {
        e = int_sign(args[1]) < 0 ? INT64_MIN : INT64_MAX;
    }
    if (x == 0.0 || !isfinite(x)) {
        return float_new(vm, x);
    }
    if (e > INT32_MAX) {
        return math_range_error(vm);
    }
    double r = e < INT32_MIN ? copysign(0.0, x) : ldexp(x, (int)e);
    return isinf(r) ? math_range_error(vm) : float_new(vm, r);
}

static value math_fma(struct vm *vm, value *args)
{
    double x, y, z;
    if (!two(vm, args, &x, &y) || !math_arg(vm, args[2], &z)) {
        return VALUE_ERROR;
    }
    double r = fma(x, y, z);
    if (isfinite(r)) {
        return float_new(vm, r);
    }
    if (isnan(r) && !isnan(x) && !isnan(y) && !isnan(z)) {
        return raise_value_error(vm, "invalid operation in fma");
    }
    if (isinf(r) && isfinite(x) && isfinite(y) && isfinite(z)) {
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "overflow in fma");
    }
    return float_new(vm, r);
}

static value math_nextafter(struct vm *vm, value *args)
{
    double x, y;
    if (!two(vm, args, &x, &y)) {
        return VALUE_ERROR;
    }
    if (!args[2] || args[2] == VALUE_NONE) {
        return float_new(vm, nextafter(x, y));
    }
    value steps = index_of(vm, args[2]);
    if (!steps) {
        return VALUE_ERROR;
    }
    if (int_sign(steps) < 0) {
        return raise_value_error(vm, "steps must be a non-negative integer");
    }
    uint64_t n;
    if (!int_fits_uint64(steps, &n)) {
        n = UINT64_MAX;
    }
    if (n == 0 || isnan(x)) {
        return float_new(vm, x);
    }
    if (isnan(y) || x == y) {
        return float_new(vm, y);
    }
    /* Doubles of one sign are ordered as their bits are; zero is where the signs meet. */
    uint64_t bx, by;
    const uint64_t sign = UINT64_C(1) << 63;
    memcpy(&bx, &x, 8);
    memcpy(&by, &y, 8);
    uint64_t ax = bx & ~sign, ay = by & ~sign, r;
    if ((bx ^ by) & sign) {
        if (ax + ay <= n) {
            return float_new(vm, y);
        }
        r = n < ax ? (bx & sign) | (ax - n) : (by & sign) | (n - ax);
    } else if (ax > ay) {
        r = ax - ay < n ? by : (bx & sign) | (ax - n);
    } else {
        r = ay - ax < n ? by : (bx & sign) | (ax + n);
    }
    memcpy(&x, &r, 8);
    return float_new(vm, x);
}

static value math_ulp(struct vm *vm, value *args)
{
    double x;
    if (!math_arg(vm, args[0], &x)) {
        return VALUE_ERROR;
    }
    if (isnan(x)) {
        return float_new(vm, x);
    }
    x = fabs(x);
    if (isinf(x)) {
        return float_new(vm, x);
    }
    double next = nextafter(x, INFINITY);
    return float_new(vm, isinf(next) ? x - nextafter(x, -INFINITY) : next - x);
}

static value math_frexp(struct vm *vm, value *args)
{
    double x;
    int e = 0;
    if (!math_arg(vm, args[0], &x)) {
        return VALUE_ERROR;
    }
    double m = isfinite(x) && x != 0.0 ? frexp(x, &e) : x;
    value mantissa = float_new(vm, m);
    return mantissa ? tuple_of(vm, 2, mantissa, small_int(e)) : VALUE_ERROR;
}

static value math_modf(struct vm *vm, value *args)
{
    double x, whole;
    if (!math_arg(vm, args[0], &x)) {
        return VALUE_ERROR;
    }
    double part = modf(x, &whole);
    value a = float_new(vm, part), b = a ? float_new(vm, whole) : VALUE_ERROR;
    return b ? tuple_of(vm, 2, a, b) : VALUE_ERROR;
}

static value math_isclose(struct vm *vm, value *args)
{
    double a, b, rel = 1e-9, abs_tolerance = 0.0;
    if (!two(vm, args, &a, &b) || (args[2] && !math_arg(vm, args[2], &rel)) ||
        (args[3] && !math_arg(vm, args[3], &abs_tolerance))) {
        return VALUE_ERROR;
    }
    if (rel < 0.0 || abs_tolerance < 0.0) {
        return raise_value_error(vm, "tolerances must be non-negative");
    }
    if (a == b) {
        return VALUE_TRUE;
    }
    if (isinf(a) || isinf(b)) {
        return VALUE_FALSE;
    }
    double difference = fabs(b - a);
    return make_bool(difference <= fabs(rel * b) || difference <= fabs(rel * a) ||
                     difference <= abs_tolerance);
}

#define PREDICATE(name, test)                                                \
    static value math_##name(struct vm *vm, value *args)                     \
    {                                                                        \
        double x;                                                            \
        return math_arg(vm, args[0], &x) ? make_bool(test(x)) : VALUE_ERROR; \
    }

PREDICATE(isfinite, isfinite)
PREDICATE(isinf, isinf)
PREDICATE(isnan, isnan)

static value math_degrees(struct vm *vm, value *args)
{
    double x;
    return math_arg(vm, args[0], &x) ? float_new(vm, x * (180.0 / M_PI)) : VALUE_ERROR;
}

static value math_radians(struct vm *vm, value *args)
{
    double x;
    return math_arg(vm, args[0], &x) ? float_new(vm, x * (M_PI / 180.0)) : VALUE_ERROR;
}

/* -- logarithms: of ints of any size ---------------------------------------------------------------------------- */

/* The logarithm of an int too large for a double; v > 0. */
static bool big_log(struct vm *vm, value v, double (*function)(double), double *out)
{
    value length = call_method(vm, v, str_intern_cstr(vm, "bit_length"), 0, NULL);
    int64_t bits;
    if (!length || !to_int64(vm, length, &bits)) {
        return false;
    }
    value high = binary(vm, OP_RSHIFT, v, small_int(bits - 64));
    uint64_t top;
    if (!high || !int_fits_uint64(high, &top)) {
        return false;
    }
    double m = ldexp((double)top, -64); /* v is m * 2**bits */
    *out = function(m) + function(2.0) * (double)bits;
    return true;
}

static bool log_of(struct vm *vm, value v, double (*function)(double), double *out)
{
    if (is_any_int(v)) {
        if (int_sign(v) <= 0) {
            math_domain_error(vm);
            return false;
        }
        bool overflow = false;
        double x = int_to_double(v, &overflow);
        if (!overflow && isfinite(x)) {
            *out = function(x);
            return true;
        }
        return big_log(vm, int_exact(vm, v), function, out);
    }
    double x;
    if (!math_arg(vm, v, &x)) {
        return false;
    }
    if (x <= 0.0) {
        math_domain_error(vm);
        return false;
    }
    *out = function(x);
    return true;
}

static value math_log(struct vm *vm, value *args)
{
    double x, base;
    if (!log_of(vm, args[0], log, &x)) {
        return VALUE_ERROR;
    }
    if (!args[1]) {
        return float_new(vm, x);
    }
    if (!log_of(vm, args[1], log, &base)) {
        return VALUE_ERROR;
    }
    if (base == 0.0) {
        return raise_error(vm, TYPE_ZERO_DIVISION_ERROR, "float division by zero");
    }
    return float_new(vm, x / base);
}

static value math_log2(struct vm *vm, value *args)
{
    double x;
    return log_of(vm, args[0], log2, &x) ? float_new(vm, x) : VALUE_ERROR;
}

static value math_log10(struct vm *vm, value *args)
{
    double x;
    return log_of(vm, args[0], log10, &x) ? float_new(vm, x) : VALUE_ERROR;
}

/* -- to ints ------------------------------------------------------------------------------------------------------ */

static value round_special(struct vm *vm, value v, enum name_index name, double (*function)(double))
{
    if (!is_float(v) || is_kind(v, TYPE_FLOAT)) {
        bool found;
        value r = call_special(vm, v, name, 0, NULL, &found);
        if (found) {
            return r;
        }
    }
    double x;
    return math_arg(vm, v, &x) ? int_from_double(vm, function(x)) : VALUE_ERROR;
}

static value math_ceil(struct vm *vm, value *args)
{
    return is_int(args[0]) ? args[0] : round_special(vm, args[0], NAME_CEIL, ceil);
}

static value math_floor(struct vm *vm, value *args)
{
    return is_int(args[0]) ? args[0] : round_special(vm, args[0], NAME_FLOOR, floor);
}

static value math_trunc(struct vm *vm, value *args)
{
    if (is_float(args[0])) {
        return int_from_double(vm, trunc(float_value(args[0])));
    }
    bool found;
    value r = call_special(vm, args[0], NAME_TRUNC, 0, NULL, &found);
    return found ? r : raise_type_error(vm, "type %T doesn't define __trunc__ method", args[0]);
}

/* -- the tables ----------------------------------------------------------------------------------------------------- */

#define F(name, signature, doc)                             \
    {                                                       \
#name, signature, math_##name, NATIVE_FUNCTION, doc \
    }
#define X(name, doc) F(name, "(x, /)", doc)

static const struct native_def functions[] = {
    X(acos, "Return the arc cosine (measured in radians) of x."),
    X(acosh, "Return the inverse hyperbolic cosine of x."),
    X(asin, "Return the arc sine (measured in radians) of x."),
    X(asinh, "Return the inverse hyperbolic sine of x."),
    X(atan, "Return the arc tangent (measured in radians) of x."),
    F(atan2, "(y, x, /)", "The arc tangent of y/x, in the quadrant of the point."),
    X(atanh, "Return the inverse hyperbolic tangent of x."),
    X(cbrt, "Return the cube root of x."),
    X(ceil, "The smallest integer that is not below x."),
    {"comb", "(n, k, /)", math_comb, NATIVE_FUNCTION, "Ways to choose k of n items."},
    F(copysign, "(x, y, /)", "The magnitude of x with the sign of y."),
    X(cos, "Return the cosine of x (measured in radians)."),
    X(cosh, "Return the hyperbolic cosine of x."),
    X(degrees, "Convert angle x from radians to degrees."),
    {"dist", "(p, q, /)", math_dist, NATIVE_FUNCTION, "The distance between two points."},
    X(erf, "Error function at x."),
    X(erfc, "Complementary error function at x."),
    X(exp, "Return e raised to the power of x."),
    X(exp2, "Return 2 raised to the power of x."),
    X(expm1, "exp(x)-1, exact for small x."),
    X(fabs, "Return the absolute value of the float x."),
    {"factorial", "(n, /)", math_factorial, NATIVE_FUNCTION, "n!"},
    X(floor, "The largest integer that is not above x."),
    F(fma, "(x, y, z, /)", "x * y + z, rounded once."),
    F(fmod, "(x, y, /)", "The remainder of x / y with the sign of x."),
    X(frexp, "(m, e) with x == m * 2.**e."),
    {"fsum", "(seq, /)", math_fsum, NATIVE_FUNCTION, "The exact sum, rounded once."},
    X(gamma, "Gamma function at x."),
    {"gcd", "(*integers)", math_gcd, NATIVE_FUNCTION, "Greatest Common Divisor."},
    {"hypot", "(*coordinates)", math_hypot, NATIVE_FUNCTION, "Euclidean norm."},
    F(isclose, "(a, b, *, rel_tol=1e-09, abs_tol=0.0)", "Whether two numbers are close."),
    X(isfinite, "Neither an infinity nor a NaN."),
    X(isinf, "A positive or negative infinity."),
    X(isnan, "A NaN."),
    {"isqrt", "(n, /)", math_isqrt, NATIVE_FUNCTION, "The integer part of the square root."},
    {"lcm", "(*integers)", math_lcm, NATIVE_FUNCTION, "Least Common Multiple."},
    F(ldexp, "(x, i, /)", "x * (2**i)."),
    X(lgamma, "Natural logarithm of absolute value of Gamma function at x."),
    F(log, "(x, base=e, /)", "The logarithm of x to the given base."),
    X(log10, "Return the base 10 logarithm of x."),
    X(log1p, "The natural logarithm of 1+x."),
    X(log2, "Return the base 2 logarithm of x."),
    X(modf, "The fractional and integer parts of x."),
    F(nextafter, "(x, y, /, *, steps=None)", "The float `steps` after x towards y."),
    {"perm", "(n, k=None, /)", math_perm, NATIVE_FUNCTION, "Ways to arrange k of n items."},
    F(pow, "(x, y, /)", "Return x**y (x to the power of y)."),
    {"prod", "(iterable, /, *, start=1)", math_prod, NATIVE_FUNCTION, "The product of all items."},
    X(radians, "Convert angle x from degrees to radians."),
    F(remainder, "(x, y, /)", "The difference to the closest multiple of y."),
    X(sin, "Return the sine of x (measured in radians)."),
    X(sinh, "Return the hyperbolic sine of x."),
    X(sqrt, "Return the square root of x."),
    {"sumprod", "(p, q, /)", math_sumprod, NATIVE_FUNCTION, "The sum of products of pairs."},
    X(tan, "Return the tangent of x (measured in radians)."),
    X(tanh, "Return the hyperbolic tangent of x."),
    X(trunc, "x without its fraction."),
    X(ulp, "The value of the least significant bit of the float x."),
    {0},
};

static bool add_number(struct vm *vm, struct module *module, const char *name, double d)
{
    value v = float_new(vm, d);
    return v && module_add(vm, module, name, v);
}

static bool init(struct vm *vm, struct module *module)
{
    return add_number(vm, module, "pi", M_PI) && add_number(vm, module, "e", M_E) &&
           add_number(vm, module, "tau", 2 * M_PI) && add_number(vm, module, "inf", INFINITY) &&
           add_number(vm, module, "nan", NAN);
}

const struct module_def math_module = {
    .name = "math",
    .doc = "Mathematical functions of real numbers.",
    .functions = functions,
    .init = init,
};
