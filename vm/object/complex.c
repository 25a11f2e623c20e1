/* complex.c - type complex. */
#include "int_core.h"
#include "float_text.h"
#include "text.h"
#include <math.h>
#include <strings.h>

value complex_new(struct vm *vm, double real, double imag)
{
    struct complex_number *c = gc_new(vm, builtin_type(vm, TYPE_COMPLEX), sizeof *c);
    if (!c) {
        return VALUE_ERROR;
    }
    c->real = real;
    c->imag = imag;
    return from_object(c);
}

/* 1: converted; 0: not a number; -1: error. */
static int as_complex_pair(struct vm *vm, value v, double *real, double *imag)
{
    *imag = 0;
    if (is_kind(v, TYPE_COMPLEX)) {
        *real = as_complex(v)->real;
        *imag = as_complex(v)->imag;
        return 1;
    }
    if (is_float(v)) {
        *real = float_value(v);
        return 1;
    }
    if (is_any_int(v)) {
        bool overflow;
        *real = int_to_double(v, &overflow);
        if (overflow) {
            raise_error(vm, TYPE_OVERFLOW_ERROR, "int too large to convert to float");
            return -1;
        }
        return 1;
    }
    return 0;
}

/* -- text ---------------------------------------------------------------------------------------------- */

static size_t put_part(char *out, double d, bool sign)
{
    size_t n = 0;
    if (sign && (isnan(d) || !signbit(d))) {
        out[n++] = '+';
    }
    n += float_format(d, 'r', 0, 0, out + n);
    return n;
}

static value complex_repr(struct vm *vm, value self)
{
    double real = as_complex(self)->real, imag = as_complex(self)->imag;
    char text[2 * FLOAT_REPR_SIZE + 8];
    size_t n = 0;
    if (real == 0 && !signbit(real)) {
        n = put_part(text, imag, false);
        text[n++] = 'j';
    } else {
        text[n++] = '(';
        n += put_part(text + n, real, false);
        n += put_part(text + n, imag, true);
        text[n++] = 'j';
        text[n++] = ')';
    }
    return str_new(vm, text, n);
}

/* The end of the longest float at s, or s. */
static const char *float_end(const char *s, const char *end)
{
    const char *p = s;
    if (p < end && (*p == '+' || *p == '-')) {
        p++;
    }
    const char *start = p;
    static const char *const words[] = {"infinity", "inf", "nan"};
    for (int i = 0; i < 3; i++) {
        size_t n = strlen(words[i]);
        if ((size_t)(end - p) >= n && !strncasecmp(p, words[i], n)) {
            return p + n;
        }
    }
    bool digits = false;
    while (p < end && ((*p >= '0' && *p <= '9') || *p == '_')) {
        digits = true;
        p++;
    }
    if (p < end && *p == '.') {
        p++;
        while (p < end && ((*p >= '0' && *p <= '9') || *p == '_')) {
            digits = true;
            p++;
        }
    }
    if (!digits) {
        return start > s ? start : s;
    }
    if (p < end && (*p == 'e' || *p == 'E')) {
        const char *q = p + 1;
        if (q < end && (*q == '+' || *q == '-')) {
            q++;
        }
        if (q < end && *q >= '0' && *q <= '9') {
            while (q < end && ((*q >= '0' && *q <= '9') || *q == '_')) {
                q++;
            }
            p = q;
        }
    }
    return p;
}

static bool parse_complex(const char *s, size_t n, double *real, double *imag)
{
    const char *p = s, *end = s + n;
    while (p < end && (*p == ' ' || (*p >= '\t' && *p <= '\r'))) {
        p++;
    }
    while (end > p && (end[-1] == ' ' || (end[-1] >= '\t' && end[-1] <= '\r'))) {
        end--;
    }
    if (end - p >= 2 && *p == '(' && end[-1] == ')') {
        p++, end--;
        while (p < end && *p == ' ') {
            p++;
        }
        while (end > p && end[-1] == ' ') {
            end--;
        }
    }
    *real = *imag = 0;
    const char *first = float_end(p, end);
    if (first == end) {
        return p < end && float_parse(p, (size_t)(end - p), real);
    }
    bool sign_only = first == p || (first == p + 1 && (*p == '+' || *p == '-'));
    if ((*first == 'j' || *first == 'J') && first + 1 == end) {
        if (sign_only) {
            *imag = first > p && *p == '-' ? -1 : 1;
            return true;
        }
        return float_parse(p, (size_t)(first - p), imag);
    }
    if (sign_only || (*first != '+' && *first != '-') ||
        !float_parse(p, (size_t)(first - p), real)) {
        return false;
    }
    const char *second = float_end(first, end);
    if (second + 1 != end || (*second != 'j' && *second != 'J')) {
        return false;
    }
    if (second <= first + 1) {
        *imag = *first == '-' ? -1 : 1;
        return true;
    }
    return float_parse(first, (size_t)(second - first), imag);
}

/* -- construction ---------------------------------------------------------------------------------------- */

static value as_class(struct vm *vm, struct type *type, double real, double imag)
{
    if (type->index < TYPE_COUNT) {
        return complex_new(vm, real, imag);
    }
    struct complex_number *c = object_alloc(vm, type);
    if (!c) {
        return VALUE_ERROR;
    }
    c->real = real;
    c->imag = imag;
    return from_object(c);
}

/* __complex__, __float__ or __index__ of anything. */
static bool convert(struct vm *vm, value v, const char *which, double *real, double *imag)
{
    bool found = false;
    if (has_script_special(type_of(vm, v), NAME_COMPLEX)) {
        value c = call_special(vm, v, NAME_COMPLEX, 0, NULL, &found);
        if (!c) {
            return false;
        }
        if (!is_kind(c, TYPE_COMPLEX)) {
            raise_type_error(vm, "%T.__complex__() must return a complex, not %T", v, c);
            return false;
        }
        *real = as_complex(c)->real;
        *imag = as_complex(c)->imag;
        return true;
    }
    const struct type *type = type_of(vm, v);
    bool own_float = has_script_special(type, NAME_FLOAT) && !is_kind(v, TYPE_COMPLEX);
    int known = own_float ? 0 : as_complex_pair(vm, v, real, imag);
    if (known) {
        return known > 0;
    }
    if (!type->def->to_float && !type->def->index && !has_script_special(type, NAME_FLOAT) &&
        !has_script_special(type, NAME_INDEX)) {
        raise_type_error(vm, "complex() %s must be a number, not %T", which, v);
        return false;
    }
    *imag = 0;
    return to_double(vm, v, real);
}

static value complex_new_slot(struct vm *vm, value *args)
{
    struct type *type = (struct type *)as_object(args[0]);
    value first = args[1], second = args[2];
    double real = 0, imag = 0, more_real = 0, more_imag = 0;
    bool first_complex = false;
    if (first && is_exact(first, TYPE_COMPLEX) && !second && type->index < TYPE_COUNT) {
        return first;
    }
    if (first && is_kind(first, TYPE_STR)) {
        if (second) {
            return raise_type_error(vm, "complex() can't take second arg if first is a string");
        }
        struct str *s = as_str(first);
        if (!parse_complex(s->data, s->size, &real, &imag)) {
            return raise_value_error(vm, "complex() arg is a malformed string");
        }
        return as_class(vm, type, real, imag);
    }
    if (second && is_kind(second, TYPE_STR)) {
        return raise_type_error(vm, "complex() second arg can't be a string");
    }
    if (first) {
        struct type *t = type_of(vm, first);
        if (!is_kind(first, TYPE_COMPLEX) && !is_float(first) && !is_any_int(first) &&
            !t->def->to_float && !t->def->index && !has_script_special(t, NAME_COMPLEX) &&
            !has_script_special(t, NAME_FLOAT) && !has_script_special(t, NAME_INDEX)) {
            return raise_type_error(
                vm, "complex() first argument must be a string or a number, not '%T'", first);
        }
        if (!convert(vm, first, "first argument", &real, &imag)) {
            return VALUE_ERROR;
        }
        first_complex = is_kind(first, TYPE_COMPLEX) || has_script_special(t, NAME_COMPLEX);
    }
    if (second) {
        struct type *t = type_of(vm, second);
        if (!is_kind(second, TYPE_COMPLEX) && !is_float(second) && !is_any_int(second) &&
            !t->def->to_float && !t->def->index && !has_script_special(t, NAME_FLOAT) &&
            !has_script_special(t, NAME_INDEX)) {
            return raise_type_error(vm, "complex() second argument must be a number, not '%T'",
                                    second);
        }
        if (!convert(vm, second, "second argument", &more_real, &more_imag)) {
            return VALUE_ERROR;
        }
        /* Adding 0.0 would lose the sign of a zero: only what is there is added to. */
        if (is_kind(second, TYPE_COMPLEX)) {
            real -= more_imag;
        }
        imag = first_complex ? imag + more_real : more_real;
    }
    return as_class(vm, type, real, imag);
}

/* -- slots ------------------------------------------------------------------------------------------------- */

static bool complex_hash(struct vm *vm, value self, int64_t *out)
{
    uint64_t real = (uint64_t)double_hash(vm, as_complex(self)->real, self);
    uint64_t imag = (uint64_t)double_hash(vm, as_complex(self)->imag, self);
    int64_t h = (int64_t)(real + 1000003 * imag);
    *out = h == -1 ? -2 : h;
    return true;
}

static value complex_compare(struct vm *vm, enum compare_op op, value a, value b)
{
    if (op != CMP_EQ && op != CMP_NE) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct complex_number *c = as_complex(a);
    bool same;
    if (is_kind(b, TYPE_COMPLEX)) {
        same = c->real == as_complex(b)->real && c->imag == as_complex(b)->imag;
    } else if (is_float(b)) {
        same = c->imag == 0 && c->real == float_value(b);
    } else if (is_any_int(b)) {
        if (c->imag != 0) {
            same = false;
        } else {
            value real = float_new(vm, c->real);
            int t = real ? equal(vm, real, b) : -1;
            if (t < 0) {
                return VALUE_ERROR;
            }
            same = t;
        }
    } else {
        return VALUE_NOT_IMPLEMENTED;
    }
    return make_bool(same == (op == CMP_EQ));
}

static int complex_truth(struct vm *vm, value self)
{
    return as_complex(self)->real != 0 || as_complex(self)->imag != 0;
}

static void divide(double ar, double ai, double br, double bi, double *r, double *i)
{
    /* Smith's method: scaled by the larger part of the divisor. */
    if (fabs(br) >= fabs(bi)) {
        double ratio = bi / br, denominator = br + bi * ratio;
        *r = (ar + ai * ratio) / denominator;
        *i = (ai - ar * ratio) / denominator;
    } else {
        double ratio = br / bi, denominator = br * ratio + bi;
        *r = (ar * ratio + ai) / denominator;
        *i = (ai * ratio - ar) / denominator;
    }
}

/* What C's cos and sin refuse, and a division by a power that became zero, are one error; an infinite
   part is another, even where an operand was infinite. */
static value complex_power(struct vm *vm, double ar, double ai, double br, double bi)
{
    if (br == 0 && bi == 0) {
        return complex_new(vm, 1, 0);
    }
    double r = 0, i = 0;
    bool undefined;
    if (ar == 0 && ai == 0) {
        undefined = bi != 0 || br < 0;
    } else if (bi == 0 && br == floor(br) && fabs(br) <= 100) {
        /* small integer powers by squaring: exact where floats are */
        unsigned n = (unsigned)fabs(br);
        double pr = ar, pi = ai;
        for (r = 1; n; n >>= 1) {
            if (n & 1) {
                double t = r * pr - i * pi;
                i = r * pi + i * pr;
                r = t;
            }
            double t = pr * pr - pi * pi;
            pi = pr * pi + pi * pr;
            pr = t;
        }
        undefined = br < 0 && r == 0 && i == 0;
        if (br < 0 && !undefined) {
            divide(1, 0, r, i, &r, &i);
        }
    } else {
        double modulus = hypot(ar, ai), length = pow(modulus, br);
        double angle = atan2(ai, ar), phase = angle * br;
        if (bi != 0) {
            length /= exp(angle * bi);
            phase += bi * log(modulus);
        }
        undefined = isinf(phase);
        r = length * cos(phase);
        i = length * sin(phase);
    }
    if (undefined) {
        return raise_error(vm, TYPE_ZERO_DIVISION_ERROR, "0.0 to a negative or complex power");
    }
    if (isinf(r) || isinf(i)) {
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "complex exponentiation");
    }
    return complex_new(vm, r, i);
}

static value complex_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    double ar, ai, br, bi, r, i;
    int first = as_complex_pair(vm, a, &ar, &ai);
    int second = first > 0 ? as_complex_pair(vm, b, &br, &bi) : first;
    if (second <= 0) {
        return second ? VALUE_ERROR : VALUE_NOT_IMPLEMENTED;
    }
    switch (op) {
    case OP_ADD: return complex_new(vm, ar + br, ai + bi);
    case OP_SUB: return complex_new(vm, ar - br, ai - bi);
    case OP_MUL: return complex_new(vm, ar * br - ai * bi, ar * bi + ai * br);
    case OP_TRUEDIV:
        if (br == 0 && bi == 0) {
            return raise_error(vm, TYPE_ZERO_DIVISION_ERROR, "complex division by zero");
        }
        divide(ar, ai, br, bi, &r, &i);
        return complex_new(vm, r, i);
    case OP_POW: return complex_power(vm, ar, ai, br, bi);
    default: return VALUE_NOT_IMPLEMENTED;
    }
}

static value complex_unary(struct vm *vm, enum unary_op op, value self)
{
    struct complex_number *c = as_complex(self);
    switch (op) {
    case OP_NEG: return complex_new(vm, -c->real, -c->imag);
    case OP_POS: return complex_new(vm, c->real, c->imag);
    case OP_ABS: {
        double length = hypot(c->real, c->imag);
        if (isinf(length) && isfinite(c->real) && isfinite(c->imag)) {
            return raise_error(vm, TYPE_OVERFLOW_ERROR, "absolute value too large");
        }
        return float_new(vm, length);
    }
    default: return VALUE_NOT_IMPLEMENTED;
    }
}

static value complex_conjugate(struct vm *vm, value *args)
{
    return complex_new(vm, as_complex(args[0])->real, -as_complex(args[0])->imag);
}

static value complex_self(struct vm *vm, value *args)
{
    return complex_new(vm, as_complex(args[0])->real, as_complex(args[0])->imag);
}

static value complex_getnewargs(struct vm *vm, value *args)
{
    value real = float_new(vm, as_complex(args[0])->real),
          imag = float_new(vm, as_complex(args[0])->imag);
    return real && imag ? tuple_of(vm, 2, real, imag) : VALUE_ERROR;
}

static value get_real(struct vm *vm, value self)
{
    return float_new(vm, as_complex(self)->real);
}

static value get_imag(struct vm *vm, value self)
{
    return float_new(vm, as_complex(self)->imag);
}

static const struct native_def complex_methods[] = {
    {"conjugate", "()", complex_conjugate, 0, "The complex conjugate of its argument."},
    {"__complex__", "()", complex_self, 0, "Convert this value to exact type complex."},
    {"__getnewargs__", "()", complex_getnewargs, 0, NULL},
    {0}};
static const struct getset_row complex_getset[] = {
    {"real", get_real, NULL, "the real part of a complex number"},
    {"imag", get_imag, NULL, "the imaginary part of a complex number"},
    {0}};

static void complex_trace(struct gc_tracer *tracer, struct object *self)
{
    container_trace(tracer, self);
}

static void complex_finalize(struct vm *vm, struct object *self)
{
    container_finalize(vm, self);
}

const struct type_def complex_def = {
    .name = "complex",
    .size = sizeof(struct complex_number),
    .flags = TYPE_SUBCLASSABLE | TYPE_TRACED,
    .doc = "Create a complex number from a string or numbers.",
    .new_signature = "(real=0, imag=0)",
    .new = complex_new_slot,
    .methods = complex_methods,
    .getset = complex_getset,
    .trace = complex_trace,
    .finalize = complex_finalize,
    .repr = complex_repr,
    .hash = complex_hash,
    .compare = complex_compare,
    .truth = complex_truth,
    .binary = complex_binary,
    .unary = complex_unary,
    .format = complex_format_spec,
};
