/* float_ops.c - floats as values: making and hashing them, and their binary operators. */
#include "container.h"

#include <math.h>

value float_new_slow(struct vm *vm, double d)
{
    struct heap_float *f = gc_new(vm, builtin_type(vm, TYPE_FLOAT), sizeof *f);
    if (f) {
        f->d = d;
    }
    return from_object(f);
}

/* The value modulo 2**61 - 1, so that equal numbers of all types hash alike. */
int64_t double_hash(struct vm *vm, double d, value self_for_nan)
{
    if (isinf(d)) {
        return d > 0 ? 314159 : -314159;
    }
    if (isnan(d)) {
        uint64_t bits = value_bits(self_for_nan); /* by identity: a NaN equals nothing */
        int64_t h = (int64_t)((bits >> 4 | bits << 60) & (uint64_t)INT_HASH_MODULUS);
        return h;
    }
    int exponent;
    double m = frexp(fabs(d), &exponent);
    uint64_t modulus = (uint64_t)INT_HASH_MODULUS, x = 0;
    while (m != 0) {
        x = (x << 28 & modulus) | x >> 33;
        m *= 268435456.0;
        exponent -= 28;
        uint64_t part = (uint64_t)m;
        m -= (double)part;
        x += part;
        x = x >= modulus ? x - modulus : x;
    }
    exponent = exponent >= 0 ? exponent % 61 : 60 - (-1 - exponent) % 61;
    x = (x << exponent & modulus) | x >> (61 - exponent);
    int64_t h = d < 0 ? -(int64_t)x : (int64_t)x;
    return h == -1 ? -2 : h;
}

/* Floor division: the remainder has the divisor's sign. */
static void float_divmod(double a, double b, double *quotient, double *rest)
{
    double mod = fmod(a, b), div = (a - mod) / b;
    if (mod != 0) {
        if ((b < 0) != (mod < 0)) {
            mod += b;
            div -= 1.0;
        }
    } else {
        mod = copysign(0.0, b);
    }
    double whole = copysign(0.0, a / b);
    if (div != 0) {
        whole = floor(div);
        whole += div - whole > 0.5 ? 1.0 : 0.0;
    }
    *quotient = whole;
    *rest = mod;
}

/* A negative base with a fractional exponent: the principal value, a complex number. */
static value complex_power(struct vm *vm, double a, double b)
{
    double length = pow(fabs(a), b), angle = M_PI * b;
    return isinf(length) ? raise_error(vm, TYPE_OVERFLOW_ERROR, "complex exponentiation")
                         : complex_new(vm, length * cos(angle), length * sin(angle));
}

static value float_power(struct vm *vm, double a, double b)
{
    if (a == 0 && b < 0 && isfinite(b)) {
        return raise_error(vm, TYPE_ZERO_DIVISION_ERROR,
                           "0.0 cannot be raised to a negative power");
    }
    if (a < 0 && isfinite(a) && isfinite(b) && b != floor(b)) {
        return complex_power(vm, a, b);
    }
    double r = pow(a, b);
    if (isinf(r) && isfinite(a) && isfinite(b)) {
        value args[2] = {small_int(34), str_from_cstr(vm, "Numerical result out of range")};
        return args[1] ? raise_with_args(vm, TYPE_OVERFLOW_ERROR, 2, args) : VALUE_ERROR;
    }
    return float_new(vm, r);
}

value float_binary(struct vm *vm, enum binary_op op, double a, double b)
{
    double q, r;
    switch (op) {
    case OP_ADD: return float_new(vm, a + b);
    case OP_SUB: return float_new(vm, a - b);
    case OP_MUL: return float_new(vm, a * b);
    case OP_TRUEDIV:
        if (b == 0) {
            return raise_error(vm, TYPE_ZERO_DIVISION_ERROR, "float division by zero");
        }
        return float_new(vm, a / b);
    case OP_FLOORDIV:
    case OP_MOD:
    case OP_DIVMOD:
        if (b == 0) {
            return raise_error(vm, TYPE_ZERO_DIVISION_ERROR,
                               op == OP_MOD        ? "float modulo by zero"
                               : op == OP_FLOORDIV ? "float floor division by zero"
                                                   : "float divmod()");
        }
        float_divmod(a, b, &q, &r);
        if (op != OP_DIVMOD) {
            return float_new(vm, op == OP_MOD ? r : q);
        }
        value quotient = float_new(vm, q), rest = quotient ? float_new(vm, r) : VALUE_ERROR;
        return rest ? tuple_of(vm, 2, quotient, rest) : VALUE_ERROR;
    case OP_POW: return float_power(vm, a, b);
    default: return VALUE_NOT_IMPLEMENTED;
    }
}
