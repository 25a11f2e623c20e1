/* int.c - type int: construction from text and bytes, text from it, slots and methods. Arithmetic is
 * in int_ops.c and int_power.c, on the kernels of limbs.h. */
#include "int_core.h"
#include "float_text.h"
#include "text.h"
#include "unicode.h"
#include "warning.h"

#define DEFAULT_DIGITS_LIMIT 4300

static uint32_t digits_limit(const struct vm *vm)
{
    return vm->int_digits_limit ? vm->int_digits_limit : DEFAULT_DIGITS_LIMIT;
}

/* -- text ------------------------------------------------------------------------------------------- */

static const char digit_pairs[] =
    "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546"
    "4748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293"
    "949596979899";

size_t int64_to_decimal(int64_t n, char out[20])
{
    char buffer[20], *p = buffer + sizeof buffer;
    uint64_t left = n < 0 ? -(uint64_t)n : (uint64_t)n;
    while (left >= 100) {
        p -= 2;
        memcpy(p, digit_pairs + left % 100 * 2, 2);
        left /= 100;
    }
    if (left >= 10) {
        p -= 2;
        memcpy(p, digit_pairs + left * 2, 2);
    } else {
        *--p = (char)('0' + left);
    }
    if (n < 0) {
        *--p = '-';
    }
    size_t size = (size_t)(buffer + sizeof buffer - p);
    memcpy(out, p, size);
    return size;
}

value int_to_str(struct vm *vm, value v, int base)
{
    int64_t small;
    if (is_int(v) && base == 10) {
        char text[20];
        return str_new_ascii(vm, text, int64_to_decimal(small_int_value(v), text));
    }
    if (int_fits_int64(v, &small)) {
        char buffer[72], *p = buffer + sizeof buffer;
        uint64_t n = small < 0 ? -(uint64_t)small : (uint64_t)small;
        do {
            *--p = "0123456789abcdefghijklmnopqrstuvwxyz"[n % (unsigned)base];
            n /= (unsigned)base;
        } while (n);
        if (small < 0) {
            *--p = '-';
        }
        return str_new_ascii(vm, p, (size_t)(buffer + sizeof buffer - p));
    }
    struct int_view view;
    int_view(v, &view);
    size_t size = limbs_text_size(view.limbs, view.count, (unsigned)base);
    uint32_t limit = digits_limit(vm);
    bool decimal = base & (base - 1);
    if (decimal && limit != UINT32_MAX && size > limit + 20) {
        return raise_value_error(vm,
                                 "Exceeds the limit (%u digits) for integer string conversion; use "
                                 "sys.set_int_max_str_digits() to increase the limit",
                                 limit);
    }
    char *text = mem_alloc(vm, size + 1);
    if (!text) {
        return VALUE_ERROR;
    }
    struct limb_allocator allocator = int_allocator(vm);
    size_t length;
    value result = VALUE_ERROR;
    if (!limbs_to_text(text + 1, &length, view.limbs, view.count, (unsigned)base, &allocator)) {
        int_failed(vm);
    } else if (decimal && limit != UINT32_MAX && length > limit) {
        raise_value_error(vm,
                          "Exceeds the limit (%u digits) for integer string conversion; use "
                          "sys.set_int_max_str_digits() to increase the limit",
                          limit);
    } else {
        text[0] = '-';
        result = view.negative ? str_new(vm, text, length + 1) : str_new(vm, text + 1, length);
    }
    mem_free(vm, text, size + 1);
    return result;
}

static int digit_of(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'z' ? c - 'a' + 10
           : c >= 'A' && c <= 'Z' ? c - 'A' + 10
                                  : 99;
}

value int_from_digits(struct vm *vm, const char *digits, size_t n, int base)
{
    uint64_t small = 0;
    size_t i = 0;
    for (; i < n && small < (UINT64_MAX >> 8); i++) {
        small = small * (unsigned)base + (unsigned)digit_of(digits[i]);
    }
    if (i == n) {
        return int_from_uint64(vm, small);
    }
    struct big_int *big = int_alloc(vm, limbs_from_text_size(n, (unsigned)base));
    if (!big) {
        return VALUE_ERROR;
    }
    struct limb_allocator allocator = int_allocator(vm);
    size_t count;
    if (!limbs_from_text(big->limbs, &count, digits, n, (unsigned)base, &allocator)) {
        return int_failed(vm);
    }
    big->count = (uint32_t)count;
    return int_normal(big, false);
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The number that ASCII text spells as int(text, base) reads it; *bad: it does not. */
static value parse_int(struct vm *vm, const char *s, size_t n, int base, bool *bad)
{
    *bad = true;
    while (n && is_space(*s)) {
        s++, n--;
    }
    while (n && is_space(s[n - 1])) {
        n--;
    }
    bool negative = false;
    if (n && (*s == '+' || *s == '-')) {
        negative = *s == '-';
        s++, n--;
    }
    int prefix = 0;
    if (n > 1 && *s == '0') {
        char c = s[1] | 32;
        prefix = c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 0;
    }
    bool zero_base = base == 0;
    if (prefix && (base == 0 || base == prefix)) {
        base = prefix;
        s += 2, n -= 2;
        if (n && *s == '_') {
            s++, n--;
        }
    } else if (zero_base) {
        base = 10;
    }
    if (!n || digit_of(*s) >= base) {
        return VALUE_ERROR;
    }
    char *clean = mem_alloc(vm, n);
    if (!clean) {
        *bad = false;
        return VALUE_ERROR;
    }
    size_t count = 0;
    bool good = true, nonzero = false;
    for (size_t i = 0; i < n && good; i++) {
        if (s[i] == '_') {
            good = i + 1 < n && s[i + 1] != '_' && i;
            continue;
        }
        good = digit_of(s[i]) < base;
        nonzero |= s[i] != '0';
        clean[count++] = s[i];
    }
    if (good && zero_base && !prefix && clean[0] == '0' && nonzero) {
        good = false; /* int("010", 0) */
    }
    value result = VALUE_ERROR;
    if (good) {
        uint32_t limit = digits_limit(vm);
        *bad = false;
        if ((base & (base - 1)) && limit != UINT32_MAX && count > limit) {
            raise_value_error(
                vm,
                "Exceeds the limit (%u digits) for integer string conversion: value has %zu "
                "digits; use sys.set_int_max_str_digits() to increase the limit",
                limit, count);
        } else {
            result = int_from_digits(vm, clean, count, base);
        }
    }
    mem_free(vm, clean, n);
    if (result && negative) {
        result = is_int(result) ? int_from_int64(vm, -small_int_value(result))
                                : unary(vm, OP_NEG, result);
    }
    return result;
}

/* bytes, a bytearray or another buffer that is no number: the text shows bytes. */
static value bad_bytes_literal(struct vm *vm, value v, int base)
{
    struct buffer buffer;
    if (!get_buffer(vm, v, &buffer)) {
        return VALUE_ERROR;
    }
    value text = bytes_new(vm, buffer.data, buffer.size);
    buffer_release(vm, &buffer);
    return text ? raise_value_error(vm, "invalid literal for int() with base %d: %R", base, text)
                : VALUE_ERROR;
}

value int_from_text(struct vm *vm, const char *s, size_t n, int base)
{
    bool bad;
    value result = parse_int(vm, s, n, base, &bad);
    if (!result && bad) {
        value text = str_decode_utf8(vm, s, n, "replace");
        return text
                   ? raise_value_error(vm, "invalid literal for int() with base %d: %R", base, text)
                   : VALUE_ERROR;
    }
    return result;
}

/* Unicode decimal digits and spaces become ASCII ones; anything else stays bad. */
static value int_from_str(struct vm *vm, value text, int base)
{
    struct str *s = as_str(text);
    bool bad;
    value result;
    if (str_is_ascii(s)) {
        result = parse_int(vm, s->data, s->size, base, &bad);
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
        result = parse_int(vm, b.data, b.size, base, &bad);
        builder_discard(&b);
    }
    if (!result && bad) {
        return raise_value_error(vm, "invalid literal for int() with base %d: %R", base, text);
    }
    return result;
}

/* -- bytes ------------------------------------------------------------------------------------------- */

value int_to_bytes(struct vm *vm, value v, size_t length, bool little, bool is_signed)
{
    struct int_view view;
    int_view(v, &view);
    if (view.negative && !is_signed) {
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "can't convert negative int to unsigned");
    }
    size_t bits = limbs_bit_length(view.limbs, view.count);
    bool power = view.negative && limbs_popcount(view.limbs, view.count) == 1;
    size_t need = is_signed ? bits + (power ? 0 : 1) : bits;
    if (!view.count) {
        need = 0;
    }
    if (need > length * 8) {
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "int too big to convert");
    }
    value result = bytes_new(vm, NULL, length);
    if (!result) {
        return VALUE_ERROR;
    }
    unsigned char *data = as_bytes(result)->data;
    unsigned carry = 1;
    for (size_t i = 0; i < length; i++) {
        size_t limb = i / 8;
        unsigned byte = limb < view.count ? view.limbs[limb] >> 8 * (i % 8) & 0xff : 0;
        if (view.negative) {
            byte = (byte ^ 0xff) + carry;
            carry = byte >> 8;
            byte &= 0xff;
        }
        data[little ? i : length - 1 - i] = (unsigned char)byte;
    }
    return result;
}

value int_from_bytes(struct vm *vm, const unsigned char *bytes, size_t n, bool little,
                     bool is_signed)
{
    if (!n) {
        return small_int(0);
    }
    struct big_int *big = int_alloc(vm, (n + 7) / 8);
    if (!big) {
        return VALUE_ERROR;
    }
    size_t count = (n + 7) / 8;
    bool negative = is_signed && bytes[little ? n - 1 : 0] & 0x80;
    memset(big->limbs, 0, count * 8);
    unsigned carry = 1;
    for (size_t i = 0; i < n; i++) {
        unsigned byte = bytes[little ? i : n - 1 - i];
        if (negative) {
            byte = (byte ^ 0xff) + carry;
            carry = byte >> 8;
            byte &= 0xff;
        }
        big->limbs[i / 8] |= (uint64_t)byte << 8 * (i % 8);
    }
    if (negative &&
        carry) { /* -2 ** (8 n): the magnitude has one more bit, only when n bytes are 0 */
        return small_int(0);
    }
    big->count = (uint32_t)count;
    return int_normal(big, negative);
}

/* -- construction -------------------------------------------------------------------------------------- */

/* The same number as an instance of a subclass. */
static value int_as_class(struct vm *vm, struct type *type, value v)
{
    if (!v || type->index < TYPE_COUNT) {
        return v;
    }
    struct int_view view;
    int_view(v, &view);
    struct big_int *made = object_alloc_items(vm, type, view.count * sizeof(uint64_t));
    if (!made) {
        return VALUE_ERROR;
    }
    made->count = (uint32_t)view.count;
    if (view.negative) {
        made->header.flags |= INT_NEGATIVE;
    }
    memcpy(made->limbs, view.limbs, view.count * sizeof(uint64_t));
    return from_object(made);
}

static value to_int(struct vm *vm, value v)
{
    if (is_int(v)) {
        return v;
    }
    if (is_flonum(v)) {
        return int_from_double(vm, flonum_value(v));
    }
    struct type *type = type_of(vm, v);
    bool found = false;
    if (has_script_special(type, NAME_INT)) {
        value result = call_special(vm, v, NAME_INT, 0, NULL, &found);
        if (result && !is_any_int(result)) {
            return raise_type_error(vm, "__int__ returned non-int (type %T)", result);
        }
        if (result && type_of(vm, result) != builtin_type(vm, TYPE_INT) &&
            !warn_subclass(vm, result, "int", "__int__")) {
            return VALUE_ERROR;
        }
        return result ? int_exact(vm, result) : result;
    }
    if (is_any_int(v)) {
        return int_exact(vm, v);
    }
    if (is_float(v)) {
        return int_from_double(vm, float_value(v));
    }
    if (type->def->to_int) {
        return type->def->to_int(vm, v);
    }
    if (has_script_special(type, NAME_INDEX) || type->def->index) {
        value result = index_of(vm, v);
        return result ? int_exact(vm, result) : result;
    }
    if (is_kind(v, TYPE_STR)) {
        return int_from_str(vm, v, 10);
    }
    if (has_script_special(type, NAME_TRUNC)) {
        if (!vm_warn(vm, TYPE_DEPRECATION_WARNING,
                     "The delegation of int() to __trunc__ is deprecated.")) {
            return VALUE_ERROR;
        }
        value result = call_special(vm, v, NAME_TRUNC, 0, NULL, &found);
        if (result && !is_any_int(result)) {
            result = index_of(vm, result);
        }
        return result ? int_exact(vm, result) : result;
    }
    if (try_buffer(vm, v)) {
        struct buffer buffer;
        if (!get_buffer(vm, v, &buffer)) {
            return VALUE_ERROR;
        }
        bool bad;
        value result = parse_int(vm, (const char *)buffer.data, buffer.size, 10, &bad);
        buffer_release(vm, &buffer);
        if (!result && bad) {
            return bad_bytes_literal(vm, v, 10);
        }
        return result;
    }
    return raise_type_error(
        vm, "int() argument must be a string, a bytes-like object or a real number, not '%T'", v);
}

static value int_new(struct vm *vm, value *args)
{
    struct type *type = (struct type *)as_object(args[0]);
    value v = args[1], base_value = args[2];
    if (!base_value) {
        return int_as_class(vm, type, v ? to_int(vm, v) : small_int(0));
    }
    if (!v) {
        return raise_type_error(vm, "int() missing string argument");
    }
    int64_t base;
    value index = index_of(vm, base_value);
    if (!index) {
        return VALUE_ERROR;
    }
    if (!int_fits_int64(index, &base) || (base != 0 && (base < 2 || base > 36))) {
        return raise_value_error(vm, "int() base must be >= 2 and <= 36, or 0");
    }
    if (is_kind(v, TYPE_STR)) {
        return int_as_class(vm, type, int_from_str(vm, v, (int)base));
    }
    if (is_kind(v, TYPE_BYTES) || is_kind(v, TYPE_BYTEARRAY)) {
        size_t size;
        const unsigned char *data = bytes_data(v, &size);
        bool bad;
        value result = parse_int(vm, (const char *)data, size, (int)base, &bad);
        if (!result && bad) {
            return bad_bytes_literal(vm, v, (int)base);
        }
        return int_as_class(vm, type, result);
    }
    return raise_type_error(vm, "int() can't convert non-string with explicit base");
}

/* -- slots ---------------------------------------------------------------------------------------------- */

static value int_repr(struct vm *vm, value self)
{
    return int_to_str(vm, self, 10);
}

static bool int_hash_slot(struct vm *vm, value self, int64_t *out)
{
    *out = int_hash(self);
    return true;
}

static value int_compare_slot(struct vm *vm, enum compare_op op, value a, value b)
{
    if (!is_any_int(b)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int order = int_compare(a, b);
    switch (op) {
    case CMP_LT: return make_bool(order < 0);
    case CMP_LE: return make_bool(order <= 0);
    case CMP_EQ: return make_bool(order == 0);
    case CMP_NE: return make_bool(order != 0);
    case CMP_GT: return make_bool(order > 0);
    default: return make_bool(order >= 0);
    }
}

static int int_truth(struct vm *vm, value self)
{
    return int_sign(self) != 0;
}

static value int_binary_slot(struct vm *vm, enum binary_op op, value a, value b)
{
    return is_any_int(a) && is_any_int(b) ? int_binary(vm, op, a, b) : VALUE_NOT_IMPLEMENTED;
}

static value int_negated(struct vm *vm, value v)
{
    int64_t n;
    if (int_fits_int64(v, &n) && n != INT64_MIN) {
        return int_from_int64(vm, -n);
    }
    struct int_view view;
    int_view(v, &view);
    struct big_int *made = int_alloc(vm, view.count);
    if (!made) {
        return VALUE_ERROR;
    }
    memcpy(made->limbs, view.limbs, view.count * sizeof(uint64_t));
    made->count = (uint32_t)view.count;
    return int_normal(made, !view.negative);
}

static value int_unary(struct vm *vm, enum unary_op op, value self)
{
    switch (op) {
    case OP_NEG: return int_negated(vm, self);
    case OP_ABS: return int_sign(self) < 0 ? int_negated(vm, self) : int_exact(vm, self);
    case OP_INVERT: {
        if (is_bool(self) &&
            !vm_warn(vm, TYPE_DEPRECATION_WARNING,
                     "Bitwise inversion '~' on bool is deprecated and will be removed in Python "
                     "3.16. This returns the bitwise inversion of the underlying int object and is "
                     "usually not what you expect from negating a bool. Use the 'not' operator for "
                     "boolean negation or ~int(x) if you really want the bitwise inversion of the "
                     "underlying int.")) {
            return VALUE_ERROR;
        }
        value negated = int_negated(vm, self);
        return negated ? int_binary(vm, OP_SUB, negated, small_int(1)) : negated;
    }
    default: return int_exact(vm, self);
    }
}

static value int_self(struct vm *vm, value self)
{
    return int_exact(vm, self);
}

static value int_to_float(struct vm *vm, value self)
{
    bool overflow;
    double d = int_to_double(self, &overflow);
    if (overflow) {
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "int too large to convert to float");
    }
    return float_new(vm, d);
}

static void int_trace(struct gc_tracer *tracer, struct object *self)
{
    container_trace(tracer, self);
}

static void int_finalize(struct vm *vm, struct object *self)
{
    container_finalize(vm, self);
}

/* -- methods ---------------------------------------------------------------------------------------------- */

static value int_bit_length(struct vm *vm, value *args)
{
    struct int_view view;
    int_view(args[0], &view);
    return int_from_uint64(vm, limbs_bit_length(view.limbs, view.count));
}

static value int_bit_count(struct vm *vm, value *args)
{
    struct int_view view;
    int_view(args[0], &view);
    return int_from_uint64(vm, limbs_popcount(view.limbs, view.count));
}

static value int_conjugate(struct vm *vm, value *args)
{
    return int_exact(vm, args[0]);
}

static value int_as_integer_ratio(struct vm *vm, value *args)
{
    value self = int_exact(vm, args[0]);
    return self ? tuple_of(vm, 2, self, small_int(1)) : self;
}

static value int_is_integer(struct vm *vm, value *args)
{
    return VALUE_TRUE;
}

/* round(n, -k): to a multiple of 10 ** k, halves to even. */
static value int_round(struct vm *vm, value *args)
{
    value self = int_exact(vm, args[0]), digits = args[1];
    if (!self || !digits) {
        return self;
    }
    digits = index_of(vm, digits);
    if (!digits) {
        return VALUE_ERROR;
    }
    if (int_sign(digits) >= 0) {
        return self;
    }
    value k = int_negated(vm, digits);
    value ten = k ? int_binary(vm, OP_POW, small_int(10), k) : VALUE_ERROR;
    value rest = ten ? int_binary(vm, OP_MOD, self, ten) : VALUE_ERROR;
    if (!rest) {
        return VALUE_ERROR;
    }
    value twice = int_binary(vm, OP_LSHIFT, rest, small_int(1));
    value down = int_binary(vm, OP_SUB, self, rest);
    if (!twice || !down) {
        return VALUE_ERROR;
    }
    int order = int_compare(twice, ten);
    if (order == 0) {
        value quotient = int_binary(vm, OP_FLOORDIV, self, ten);
        value odd = quotient ? int_binary(vm, OP_AND, quotient, small_int(1)) : VALUE_ERROR;
        if (!odd) {
            return VALUE_ERROR;
        }
        order = odd == small_int(1) ? 1 : -1;
    }
    return order > 0 ? int_binary(vm, OP_ADD, down, ten) : down;
}

static value int_getnewargs(struct vm *vm, value *args)
{
    value self = int_exact(vm, args[0]);
    return self ? tuple_of(vm, 1, self) : self;
}

static bool byte_order(struct vm *vm, const char *method, value v, bool *little)
{
    if (!v) {
        *little = false;
        return true;
    }
    if (!is_kind(v, TYPE_STR)) {
        if (v == VALUE_NONE) {
            raise_type_error(vm, "%s() argument 'byteorder' must be str, not None", method);
        } else {
            raise_type_error(vm, "%s() argument 'byteorder' must be str, not %T", method, v);
        }
        return false;
    }
    *little = str_equals_cstr(v, "little");
    if (!*little && !str_equals_cstr(v, "big")) {
        raise_value_error(vm, "byteorder must be either 'little' or 'big'");
        return false;
    }
    return true;
}

static value int_to_bytes_method(struct vm *vm, value *args)
{
    bool little;
    int64_t length = 1;
    if ((args[1] && !index_to_ssize(vm, args[1], &length, SSIZE_OVERFLOW)) ||
        !byte_order(vm, "to_bytes", args[2], &little)) {
        return VALUE_ERROR;
    }
    if (length < 0) {
        return raise_value_error(vm, "length argument must be non-negative");
    }
    int is_signed = args[3] ? truth(vm, args[3]) : 0;
    return is_signed < 0 ? VALUE_ERROR
                         : int_to_bytes(vm, args[0], (size_t)length, little, is_signed);
}

static value int_from_bytes_method(struct vm *vm, value *args)
{
    bool little;
    if (!byte_order(vm, "from_bytes", args[2], &little)) {
        return VALUE_ERROR;
    }
    int is_signed = args[3] ? truth(vm, args[3]) : 0;
    if (is_signed < 0) {
        return VALUE_ERROR;
    }
    value result;
    if (try_buffer(vm, args[1])) {
        struct buffer buffer;
        if (!get_buffer(vm, args[1], &buffer)) {
            return VALUE_ERROR;
        }
        result = int_from_bytes(vm, buffer.data, buffer.size, little, is_signed);
        buffer_release(vm, &buffer);
    } else {
        if (is_kind(args[1], TYPE_STR) || is_int(args[1])) {
            return raise_type_error(vm, "cannot convert '%T' object to bytes", args[1]);
        }
        value bytes = call1(vm, type_value(vm, TYPE_BYTES), args[1]);
        if (!bytes) {
            return VALUE_ERROR;
        }
        result =
            int_from_bytes(vm, as_bytes(bytes)->data, as_bytes(bytes)->size, little, is_signed);
    }
    if (result && args[0] != type_value(vm, TYPE_INT)) {
        return call1(vm, args[0], result);
    }
    return result;
}

static value int_get_zero(struct vm *vm, value self)
{
    return small_int(0);
}
static value int_get_one(struct vm *vm, value self)
{
    return small_int(1);
}

static const struct native_def int_methods[] = {
    {"bit_length", "()", int_bit_length, 0, "Number of bits needed to represent self in binary."},
    {"bit_count", "()", int_bit_count, 0,
     "Number of ones in the binary representation of the absolute value."},
    {"conjugate", "()", int_conjugate, 0, "Returns self, the complex conjugate of any int."},
    {"as_integer_ratio", "()", int_as_integer_ratio, 0,
     "A pair of integers whose ratio is equal to self."},
    {"is_integer", "()", int_is_integer, 0, "Returns True."},
    {"to_bytes", "(length=1, byteorder='big', *, signed=False)", int_to_bytes_method, 0,
     "An array of bytes representing self."},
    {"from_bytes", "(bytes, byteorder='big', *, signed=False)", int_from_bytes_method, NATIVE_CLASS,
     "The integer represented by the given array of bytes."},
    {"__round__", "(ndigits=None, /)", int_round, 0,
     "Rounding with an ndigits argument gives an int too."},
    {"__trunc__", "()", int_conjugate, 0, "Truncating an int gives itself."},
    {"__floor__", "()", int_conjugate, 0, "Flooring an int gives itself."},
    {"__ceil__", "()", int_conjugate, 0, "Ceiling of an int gives itself."},
    {"__getnewargs__", "()", int_getnewargs, 0, NULL},
    {0}};
static const struct getset_row int_getset[] = {
    {"real", int_self, NULL, "the real part of a complex number"},
    {"imag", int_get_zero, NULL, "the imaginary part of a complex number"},
    {"numerator", int_self, NULL, "the numerator of a rational number in lowest terms"},
    {"denominator", int_get_one, NULL, "the denominator of a rational number in lowest terms"},
    {0}};

#define INT_SLOTS                                                                               \
    .hash = int_hash_slot, .compare = int_compare_slot, .truth = int_truth, .unary = int_unary, \
    .index = int_self, .to_int = int_self, .to_float = int_to_float, .format = int_format_spec

const struct type_def int_def = {
    .name = "int",
    .size = sizeof(struct big_int),
    .flags = TYPE_SUBCLASSABLE | TYPE_MATCH_SELF | TYPE_TRACED,
    .doc = "int([x]) -> integer\nint(x, base=10) -> integer",
    .new_signature = "(x=0, /, base=10)",
    .new = int_new,
    .methods = int_methods,
    .getset = int_getset,
    .trace = int_trace,
    .finalize = int_finalize,
    .repr = int_repr,
    .binary = int_binary_slot,
    INT_SLOTS,
};

/* -- bool --------------------------------------------------------------------------------------------------- */

static value bool_new(struct vm *vm, value *args)
{
    int t = args[1] ? truth(vm, args[1]) : 0;
    return t < 0 ? VALUE_ERROR : make_bool(t);
}

static value bool_repr(struct vm *vm, value self)
{
    return str_intern_cstr(vm, self == VALUE_TRUE ? "True" : "False");
}

static value bool_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    if (is_bool(a) && is_bool(b)) {
        switch (op) {
        case OP_AND: return make_bool(a == VALUE_TRUE && b == VALUE_TRUE);
        case OP_OR: return make_bool(a == VALUE_TRUE || b == VALUE_TRUE);
        case OP_XOR: return make_bool(a != b);
        default: break;
        }
    }
    return int_binary_slot(vm, op, a, b);
}

const struct type_def bool_def = {
    .name = "bool",
    .size = sizeof(struct big_int),
    .flags = TYPE_MATCH_SELF,
    .doc = "Returns True when the argument is true, False otherwise.",
    .new_signature = "(object=False, /)",
    .new = bool_new,
    .repr = bool_repr,
    .binary = bool_binary,
    INT_SLOTS,
};
