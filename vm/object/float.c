/* float.c - type float: construction, slots, methods. Arithmetic is in float_ops.c, text in
 * float_text.h. */
#include "int_core.h"
#include "float_text.h"
#include "text.h"
#include "unicode.h"
#include <math.h>

static value float_as_class(struct vm *vm, struct type *type, double d)
{
    if (type->index < TYPE_COUNT) {
        return float_new(vm, d);
    }
    struct heap_float *made = object_alloc(vm, type);
    if (!made) {
        return VALUE_ERROR;
    }
    made->d = d;
    return from_object(made);
}

static bool parse(const char *s, size_t n, double *out)
{
    while (n && (*s == ' ' || (*s >= '\t' && *s <= '\r'))) {
        s++, n--;
    }
    while (n && (s[n - 1] == ' ' || (s[n - 1] >= '\t' && s[n - 1] <= '\r'))) {
        n--;
    }
    return float_parse(s, n, out);
}

static value float_from_str(struct vm *vm, struct type *type, value text)
{
    struct str *s = as_str(text);
    double d;
    bool good;
    if (str_is_ascii(s)) {
        good = parse(s->data, s->size, &d);
    } else {
        struct str_builder b;
        builder_init(&b, vm);
        const char *p = s->data, *end = s->data + s->size;
        while (p < end) {
            uint32_t c = utf8_next(&p);
            int digit = unicode_decimal(vm, c);
            char ascii = digit >= 0            ? (char)('0' + digit)
                         : unicode_is_space(c) ? ' '
                         : c < 0x80            ? (char)c
                                               : '?';
            builder_add(&b, &ascii, 1);
        }
        if (b.failed) {
            builder_discard(&b);
            return VALUE_ERROR;
        }
        good = parse(b.data, b.size, &d);
        builder_discard(&b);
    }
    if (!good) {
        return raise_value_error(vm, "could not convert string to float: %R", text);
    }
    return float_as_class(vm, type, d);
}

static value float_new_slot(struct vm *vm, value *args)
{
    struct type *type = (struct type *)as_object(args[0]);
    value v = args[1];
    if (!v) {
        return float_as_class(vm, type, 0.0);
    }
    if (is_flonum(v) && type->index < TYPE_COUNT) {
        return v;
    }
    struct type *from = type_of(vm, v);
    if (is_kind(v, TYPE_STR) && !has_script_special(from, NAME_FLOAT) &&
        !has_script_special(from, NAME_INDEX)) {
        return float_from_str(vm, type, v);
    }
    if (!from->def->to_float && !from->def->index && !has_script_special(from, NAME_FLOAT) &&
        !has_script_special(from, NAME_INDEX)) {
        if (try_buffer(vm, v)) {
            struct buffer buffer;
            if (!get_buffer(vm, v, &buffer)) {
                return VALUE_ERROR;
            }
            double d;
            bool good = parse((const char *)buffer.data, buffer.size, &d);
            buffer_release(vm, &buffer);
            return good ? float_as_class(vm, type, d)
                        : raise_value_error(vm, "could not convert string to float: %R", v);
        }
        return raise_type_error(vm, "float() argument must be a string or a real number, not '%T'",
                                v);
    }
    double d;
    return to_double(vm, v, &d) ? float_as_class(vm, type, d) : VALUE_ERROR;
}

static value float_repr_slot(struct vm *vm, value self)
{
    char text[FLOAT_REPR_SIZE];
    return str_new(vm, text, float_repr(float_value(self), text));
}

static bool float_hash(struct vm *vm, value self, int64_t *out)
{
    *out = double_hash(vm, float_value(self), self);
    return true;
}

/* An exact comparison of a float with an int of any size: -1, 0, 1; 2 for a nan. */
static int compare_with_int(double d, value n)
{
    if (isnan(d)) {
        return 2;
    }
    if (isinf(d)) {
        return d > 0 ? 1 : -1;
    }
    int64_t small;
    if (int_fits_int64(n, &small) && small >= -((int64_t)1 << 53) && small <= (int64_t)1 << 53) {
        return d < (double)small ? -1 : d > (double)small;
    }
    struct int_view view;
    int_view(n, &view);
    int sign = d < 0 ? -1 : d > 0;
    int other = !view.count ? 0 : view.negative ? -1 : 1;
    if (sign != other) {
        return sign < other ? -1 : 1;
    }
    int order = -limbs_compare_double(view.limbs, view.count, fabs(d));
    return sign < 0 ? -order : order;
}

static value float_compare(struct vm *vm, enum compare_op op, value a, value b)
{
    double x = float_value(a);
    int order;
    if (is_float(b)) {
        double y = float_value(b);
        order = isnan(x) || isnan(y) ? 2 : x < y ? -1 : x > y;
    } else if (is_any_int(b)) {
        order = compare_with_int(x, b);
    } else {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (order == 2) {
        return make_bool(op == CMP_NE);
    }
    switch (op) {
    case CMP_LT: return make_bool(order < 0);
    case CMP_LE: return make_bool(order <= 0);
    case CMP_EQ: return make_bool(order == 0);
    case CMP_NE: return make_bool(order != 0);
    case CMP_GT: return make_bool(order > 0);
    default: return make_bool(order >= 0);
    }
}

static int float_truth(struct vm *vm, value self)
{
    return float_value(self) != 0;
}

/* 1: converted; 0: not a number of ours; -1: error. */
static int as_double(struct vm *vm, value v, double *out)
{
    if (is_float(v)) {
        *out = float_value(v);
        return 1;
    }
    if (is_any_int(v)) {
        bool overflow;
        *out = int_to_double(v, &overflow);
        if (overflow) {
            raise_error(vm, TYPE_OVERFLOW_ERROR, "int too large to convert to float");
            return -1;
        }
        return 1;
    }
    return 0;
}

static value float_binary_slot(struct vm *vm, enum binary_op op, value a, value b)
{
    double x, y;
    int first = as_double(vm, a, &x), second = first > 0 ? as_double(vm, b, &y) : first;
    if (second <= 0) {
        return second ? VALUE_ERROR : VALUE_NOT_IMPLEMENTED;
    }
    return float_binary(vm, op, x, y);
}

static value float_unary(struct vm *vm, enum unary_op op, value self)
{
    double d = float_value(self);
    switch (op) {
    case OP_NEG: return float_new(vm, -d);
    case OP_ABS: return float_new(vm, fabs(d));
    case OP_POS: return float_new(vm, d);
    default: return VALUE_NOT_IMPLEMENTED;
    }
}

static value float_to_int(struct vm *vm, value self)
{
    return int_from_double(vm, float_value(self));
}

static value float_self(struct vm *vm, value self)
{
    return float_new(vm, float_value(self));
}

/* -- methods ----------------------------------------------------------------------------------------- */

static value float_conjugate(struct vm *vm, value *args)
{
    return float_self(vm, args[0]);
}

static value float_trunc(struct vm *vm, value *args)
{
    return int_from_double(vm, float_value(args[0]));
}

static value float_floor(struct vm *vm, value *args)
{
    return int_from_double(vm, floor(float_value(args[0])));
}

static value float_ceil(struct vm *vm, value *args)
{
    return int_from_double(vm, ceil(float_value(args[0])));
}

static value float_round_method(struct vm *vm, value *args)
{
    double d = float_value(args[0]), out;
    if (!args[1] || args[1] == VALUE_NONE) {
        double rounded = rint(d);
        return int_from_double(vm, rounded);
    }
    value index = index_of(vm, args[1]);
    if (!index) {
        return VALUE_ERROR;
    }
    int64_t digits;
    if (!int_fits_int64(index, &digits)) {
        digits = int_sign(index) < 0 ? INT64_MIN / 2 : INT64_MAX / 2;
    }
    if (!float_round(d, digits, &out)) {
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "rounded value too large to represent");
    }
    return float_new(vm, out);
}

static value float_is_integer(struct vm *vm, value *args)
{
    double d = float_value(args[0]);
    return make_bool(isfinite(d) && floor(d) == d);
}

static value float_as_integer_ratio(struct vm *vm, value *args)
{
    double d = float_value(args[0]);
    if (isinf(d)) {
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "cannot convert Infinity to integer ratio");
    }
    if (isnan(d)) {
        return raise_value_error(vm, "cannot convert NaN to integer ratio");
    }
    int exponent;
    uint64_t mantissa = float_decompose(d, &exponent);
    value numerator = int_from_uint64(vm, mantissa), denominator = small_int(1);
    if (numerator && d < 0) {
        numerator = unary(vm, OP_NEG, numerator);
    }
    if (numerator && exponent > 0) {
        numerator = int_binary(vm, OP_LSHIFT, numerator, small_int(exponent));
    } else if (numerator && exponent < 0) {
        denominator = int_binary(vm, OP_LSHIFT, denominator, small_int(-(int64_t)exponent));
    }
    return numerator && denominator ? tuple_of(vm, 2, numerator, denominator) : VALUE_ERROR;
}

static value float_hex(struct vm *vm, value *args)
{
    char text[FLOAT_REPR_SIZE];
    return str_new(vm, text, float_to_hex(float_value(args[0]), text));
}

static value float_fromhex(struct vm *vm, value *args)
{
    struct str *s = expect_str(vm, args[1], "fromhex() argument");
    if (!s) {
        return VALUE_ERROR;
    }
    const char *p = s->data;
    size_t n = s->size;
    while (n && (*p == ' ' || (*p >= '\t' && *p <= '\r'))) {
        p++, n--;
    }
    while (n && (p[n - 1] == ' ' || (p[n - 1] >= '\t' && p[n - 1] <= '\r'))) {
        n--;
    }
    double d;
    switch (float_from_hex(p, n, &d)) {
    case FLOAT_HEX_OK: break;
    case FLOAT_HEX_OVERFLOW:
        return raise_error(vm, TYPE_OVERFLOW_ERROR,
                           "hexadecimal value too large to represent as a float");
    default: return raise_value_error(vm, "invalid hexadecimal floating-point string");
    }
    value result = float_new(vm, d);
    if (result && args[0] != type_value(vm, TYPE_FLOAT)) {
        return call1(vm, args[0], result);
    }
    return result;
}

static value float_getformat(struct vm *vm, value *args)
{
    if (str_equals_cstr(args[1], "double") || str_equals_cstr(args[1], "float")) {
        return str_from_cstr(vm, "IEEE, little-endian");
    }
    return raise_value_error(vm, "__getformat__() argument 1 must be 'double' or 'float'");
}

static value float_getnewargs(struct vm *vm, value *args)
{
    value self = float_self(vm, args[0]);
    return self ? tuple_of(vm, 1, self) : self;
}

static value float_get_imag(struct vm *vm, value self)
{
    return float_new(vm, 0.0);
}

static const struct native_def float_methods[] = {
    {"conjugate", "()", float_conjugate, 0, "Returns self, the complex conjugate of any float."},
    {"is_integer", "()", float_is_integer, 0, "True if the float is an integer."},
    {"as_integer_ratio", "()", float_as_integer_ratio, 0,
     "A pair of integers whose ratio is exactly equal to the float."},
    {"hex", "()", float_hex, 0, "A hexadecimal representation of a floating-point number."},
    {"fromhex", "(string, /)", float_fromhex, NATIVE_CLASS,
     "A floating-point number from a hexadecimal string."},
    {"__round__", "(ndigits=None, /)", float_round_method, 0,
     "The Integral closest to x, rounding half toward even."},
    {"__trunc__", "()", float_trunc, 0, "The Integral closest to x between 0 and x."},
    {"__floor__", "()", float_floor, 0, "The floor as an Integral."},
    {"__ceil__", "()", float_ceil, 0, "The ceiling as an Integral."},
    {"__getformat__", "(typestr, /)", float_getformat, NATIVE_CLASS, NULL},
    {"__getnewargs__", "()", float_getnewargs, 0, NULL},
    {0}};
static const struct getset_row float_getset[] = {
    {"real", float_self, NULL, "the real part of a complex number"},
    {"imag", float_get_imag, NULL, "the imaginary part of a complex number"},
    {0}};

static void float_trace(struct gc_tracer *tracer, struct object *self)
{
    container_trace(tracer, self);
}

static void float_finalize(struct vm *vm, struct object *self)
{
    container_finalize(vm, self);
}

const struct type_def float_def = {
    .name = "float",
    .size = sizeof(struct heap_float),
    .flags = TYPE_SUBCLASSABLE | TYPE_MATCH_SELF | TYPE_TRACED,
    .doc = "Convert a string or number to a floating-point number, if possible.",
    .new_signature = "(x=0, /)",
    .new = float_new_slot,
    .methods = float_methods,
    .getset = float_getset,
    .trace = float_trace,
    .finalize = float_finalize,
    .repr = float_repr_slot,
    .hash = float_hash,
    .compare = float_compare,
    .truth = float_truth,
    .binary = float_binary_slot,
    .unary = float_unary,
    .to_int = float_to_int,
    .to_float = float_self,
    .format = float_format_spec,
};
