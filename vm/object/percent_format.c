/* percent_format.c - the % operator of str and bytes: printf-like conversions of a tuple, a mapping
 * or a single value. Both work on bytes (a str's are UTF-8). */
#include "text.h"
#include "float_text.h"

#include <limits.h>

struct percent {
    struct vm *vm;
    bool is_bytes;
    const char *format, *at, *end;
    struct str_builder out;
    value args;    /* a tuple, or the only argument */
    value mapping; /* what %(key) looks into; VALUE_NULL: args is none */
    size_t count, used;
};

struct conversion {
    bool left, plus, space, alternate, zero;
    int64_t width;     /* 0: none */
    int64_t precision; /* -1: none */
    char type;
};

static bool fail(struct percent *p, enum type_index type, const char *text)
{
    raise_error(p->vm, type, "%s", text);
    return false;
}

/* The next argument; VALUE_ERROR when there is none. */
static value next_argument(struct percent *p)
{
    if (p->used >= p->count) {
        return raise_type_error(p->vm, "not enough arguments for format string");
    }
    size_t index = p->used++;
    return is_kind(p->args, TYPE_TUPLE) ? as_tuple(p->args)->items[index] : p->args;
}

/* -- parsing a conversion ----------------------------------------------------------------------------- */

/* "(key)" at p->at: the mapping's value becomes the only argument. Its root stays until the
 * end. */
static bool take_key(struct percent *p)
{
    struct vm *vm = p->vm;
    if (!p->mapping) {
        return fail(p, TYPE_TYPE_ERROR, "format requires a mapping");
    }
    const char *start = ++p->at;
    size_t depth = 1;
    for (; p->at < p->end; p->at++) {
        if (*p->at == '(') {
            depth++;
        } else if (*p->at == ')' && --depth == 0) {
            break;
        }
    }
    if (p->at == p->end) {
        return fail(p, TYPE_VALUE_ERROR, "incomplete format key");
    }
    size_t size = (size_t)(p->at++ - start);
    value key = p->is_bytes ? bytes_new(vm, start, size) : str_new(vm, start, size);
    value v = key && gc_push_root(vm, key) ? get_item(vm, p->mapping, key) : VALUE_ERROR;
    if (!v || !gc_push_root(vm, v)) {
        return false;
    }
    /* a tuple found there is one argument, not several */
    struct tuple *single = tuple_from(vm, &v, 1);
    if (!single || !gc_push_root(vm, from_object(single))) {
        return false;
    }
    p->args = from_object(single);
    p->count = 1;
    p->used = 0;
    return true;
}

/* The argument that a '*' stands for. */
static bool take_star(struct percent *p, bool precision, int64_t *out)
{
    p->at++;
    value v = next_argument(p);
    if (!v) {
        return false;
    }
    if (!is_any_int(v)) {
        return fail(p, TYPE_TYPE_ERROR, "* wants int");
    }
    if (!int_fits_int64(v, out) || *out == INT64_MIN ||
        (precision && (*out > INT_MAX || *out < INT_MIN))) {
        raise_error(p->vm, TYPE_OVERFLOW_ERROR, "Python int too large to convert to C %s",
                    precision ? "int" : "ssize_t");
        return false;
    }
    return true;
}

/* A number, 0 where there is none. */
static bool take_digits(struct percent *p, bool precision, int64_t *out)
{
    int64_t n = 0;
    while (p->at < p->end && *p->at >= '0' && *p->at <= '9') {
        if (__builtin_mul_overflow(n, 10, &n) || __builtin_add_overflow(n, *p->at - '0', &n) ||
            (precision && n > INT_MAX)) {
            return fail(p, TYPE_VALUE_ERROR, precision ? "precision too big" : "width too big");
        }
        p->at++;
    }
    *out = n;
    return true;
}

static bool take_flag(struct percent *p, struct conversion *c)
{
    switch (p->at < p->end ? *p->at : 0) {
    case '-': return c->left = true;
    case '+': return c->plus = true;
    case ' ': return c->space = true;
    case '#': return c->alternate = true;
    case '0': return c->zero = true;
    default: return false;
    }
}

/* What follows a '%', up to the type. False with an error set. */
static bool take_conversion(struct percent *p, struct conversion *c)
{
    *c = (struct conversion){.precision = -1};
    if (p->at < p->end && *p->at == '(' && !take_key(p)) {
        return false;
    }
    while (take_flag(p, c)) {
        p->at++;
    }
    bool star = p->at < p->end && *p->at == '*';
    if (!(star ? take_star : take_digits)(p, false, &c->width)) {
        return false;
    }
    if (c->width < 0) {
        c->left = true;
        c->width = -c->width;
    }
    if (p->at < p->end && *p->at == '.') {
        p->at++;
        star = p->at < p->end && *p->at == '*';
        if (!(star ? take_star : take_digits)(p, true, &c->precision)) {
            return false;
        }
        c->precision = c->precision < 0 ? 0 : c->precision;
    }
    if (p->at < p->end && (*p->at == 'h' || *p->at == 'l' || *p->at == 'L')) {
        p->at++;
    }
    if (p->at == p->end) {
        return fail(p, TYPE_VALUE_ERROR, "incomplete format");
    }
    c->type = *p->at++;
    return true;
}

/* -- layout ---------------------------------------------------------------------------------------------- */

static bool add_fill(struct percent *p, char fill, size_t count)
{
    char text[64];
    memset(text, fill, sizeof text);
    while (count && !p->out.failed) {
        size_t n = count < sizeof text ? count : sizeof text;
        builder_add(&p->out, text, n);
        count -= n;
    }
    return !p->out.failed;
}

static size_t spare_width(const struct conversion *c, size_t used)
{
    return c->width > 0 && (uint64_t)c->width > used ? (size_t)c->width - used : 0;
}

static bool add_text(struct percent *p, const struct conversion *c, const char *text, size_t size,
                     size_t length)
{
    size_t spare = spare_width(c, length);
    return (c->left || add_fill(p, ' ', spare)) && builder_add(&p->out, text, size) &&
           (!c->left || add_fill(p, ' ', spare));
}

/* Digits with a sign in front if negative; `least` digits at least. */
static bool add_number(struct percent *p, const struct conversion *c, const char *digits,
                       size_t size, const char *prefix, size_t least)
{
    char sign = c->plus ? '+' : c->space ? ' ' : 0;
    if (size && (*digits == '-' || *digits == '+')) {
        sign = *digits == '-' ? '-' : sign;
        digits++;
        size--;
    }
    size_t prefix_size = strlen(prefix), zeros = least > size ? least - size : 0, used;
    if (__builtin_add_overflow(size + (sign != 0) + prefix_size, zeros, &used)) {
        raise_memory_error(p->vm);
        return false;
    }
    size_t spare = spare_width(c, used);
    if (!c->left && !c->zero) {
        add_fill(p, ' ', spare);
    }
    if (sign) {
        builder_add(&p->out, &sign, 1);
    }
    builder_add(&p->out, prefix, prefix_size);
    add_fill(p, '0', zeros + (c->zero && !c->left ? spare : 0));
    builder_add(&p->out, digits, size);
    return !c->left || add_fill(p, ' ', spare);
}

/* -- conversions -------------------------------------------------------------------------------------------- */

static bool is_number(struct vm *vm, value v)
{
    if (is_any_int(v) || is_float(v)) {
        return true;
    }
    const struct type_def *def = type_of(vm, v)->def;
    return def->index || def->to_int || def->to_float || find_special(vm, v, NAME_INDEX) ||
           find_special(vm, v, NAME_INT) || find_special(vm, v, NAME_FLOAT);
}

/* v as an int for %d or %x; TypeErrors say what the conversion wants. */
static value integer_argument(struct percent *p, char type, value v)
{
    struct vm *vm = p->vm;
    bool exact = type == 'x' || type == 'X' || type == 'o';
    value n = VALUE_ERROR;
    if (is_any_int(v)) {
        return v;
    }
    if (is_number(vm, v)) {
        n = exact ? index_of(vm, v) : call1(vm, type_value(vm, TYPE_INT), v);
        if (n || !error_is(vm, TYPE_TYPE_ERROR)) {
            return n;
        }
        error_clear(vm);
    }
    return raise_type_error(vm, "%%%c format: %s is required, not %T",
                            type == 'i' && p->is_bytes ? 'd' : type,
                            exact ? "an integer" : "a real number", v);
}

static bool add_integer(struct percent *p, const struct conversion *c, value v)
{
    struct vm *vm = p->vm;
    value n = integer_argument(p, c->type, v);
    int base = c->type == 'o' ? 8 : c->type == 'x' || c->type == 'X' ? 16 : 10;
    value text = n ? int_to_str(vm, n, base) : VALUE_ERROR;
    if (!text) {
        return false;
    }
    const char *prefix = "";
    if (c->alternate && base != 10) {
        prefix = c->type == 'o' ? "0o" : c->type == 'x' ? "0x" : "0X";
    }
    size_t before = p->out.size;
    bool ok = add_number(p, c, as_str(text)->data, as_str(text)->size, prefix,
                         c->precision > 0 ? (size_t)c->precision : 0);
    for (size_t i = before; ok && c->type == 'X' && i < p->out.size; i++) {
        char *digit = &p->out.data[i];
        *digit = (char)(*digit >= 'a' && *digit <= 'f' ? *digit - 32 : *digit);
    }
    return ok;
}

static bool add_float(struct percent *p, const struct conversion *c, value v)
{
    struct vm *vm = p->vm;
    double d;
    if (!to_double(vm, v, &d)) {
        if (p->is_bytes && error_is(vm, TYPE_TYPE_ERROR)) {
            error_clear(vm);
            raise_type_error(vm, "float argument required, not %T", v);
        }
        return false;
    }
    char small[128];
    int64_t precision = c->precision >= 0 ? c->precision : 6;
    size_t room = float_format_size(c->type, precision);
    char *text = room <= sizeof small ? small : mem_alloc(vm, room);
    if (!text) {
        return false;
    }
    size_t size = float_format(d, c->type, precision, c->alternate ? FLOAT_ALTERNATE : 0, text);
    bool ok = add_number(p, c, text, size, "", 0);
    if (text != small) {
        mem_free(vm, text, room);
    }
    return ok;
}

/* Adds a str, cut to the precision. */
static bool add_str(struct percent *p, const struct conversion *c, value v)
{
    if (!v) {
        return false;
    }
    struct str *s = as_str(v);
    size_t size = s->size, length = s->length;
    if (c->precision >= 0 && (uint64_t)c->precision < length) {
        length = (size_t)c->precision;
        size = str_offset(p->vm, s, length);
    }
    return add_text(p, c, s->data, size, length);
}

static bool add_bytes(struct percent *p, const struct conversion *c, const void *data, size_t size)
{
    if (c->precision >= 0 && (uint64_t)c->precision < size) {
        size = (size_t)c->precision;
    }
    return add_text(p, c, data, size, size);
}

/* %b and %s of bytes. */
static bool add_bytes_like(struct percent *p, const struct conversion *c, value v)
{
    struct vm *vm = p->vm;
    bool found = false;
    if (!is_exact(v, TYPE_BYTES)) {
        value converted = call_special(vm, v, NAME_BYTES, 0, NULL, &found);
        if (found) {
            if (converted && !is_kind(converted, TYPE_BYTES)) {
                raise_type_error(vm, "__bytes__ returned non-bytes (type %T)", converted);
                return false;
            }
            if (!converted) {
                return false;
            }
            v = converted;
        }
    }
    if (!try_buffer(vm, v)) {
        raise_type_error(vm,
                         "%%b requires a bytes-like object, or an object that implements "
                         "__bytes__, not '%T'",
                         v);
        return false;
    }
    struct buffer view;
    if (!get_buffer(vm, v, &view)) {
        return false;
    }
    bool ok = add_bytes(p, c, view.data, view.size);
    buffer_release(vm, &view);
    return ok;
}

/* An int argument of %c below `limit`. */
static bool character_code(struct percent *p, value v, int64_t limit, int64_t *out)
{
    value n = index_of(p->vm, v);
    if (!n) {
        return false;
    }
    if (!int_fits_int64(n, out) || *out < 0 || *out >= limit) {
        return fail(p, TYPE_OVERFLOW_ERROR,
                    p->is_bytes ? "%c arg not in range(256)" : "%c arg not in range(0x110000)");
    }
    return true;
}

static bool add_character(struct percent *p, const struct conversion *c, value v)
{
    int64_t code;
    if (p->is_bytes) {
        if (is_kind(v, TYPE_BYTES) || is_kind(v, TYPE_BYTEARRAY)) {
            size_t size;
            const unsigned char *data = bytes_data(v, &size);
            if (size == 1) {
                return add_text(p, c, (const char *)data, 1, 1);
            }
        } else if (supports_index(p->vm, v)) {
            if (!character_code(p, v, 256, &code)) {
                return false;
            }
            char byte = (char)code;
            return add_text(p, c, &byte, 1, 1);
        }
        return fail(p, TYPE_TYPE_ERROR, "%c requires an integer in range(256) or a single byte");
    }
    if (is_kind(v, TYPE_STR)) {
        return as_str(v)->length == 1 ? add_text(p, c, as_str(v)->data, as_str(v)->size, 1)
                                      : fail(p, TYPE_TYPE_ERROR, "%c requires int or char");
    }
    if (!supports_index(p->vm, v)) {
        return fail(p, TYPE_TYPE_ERROR, "%c requires int or char");
    }
    char text[4];
    if (!character_code(p, v, 0x110000, &code)) {
        return false;
    }
    return add_text(p, c, text, utf8_encode((uint32_t)code, text), 1);
}

static bool unsupported(struct percent *p)
{
    const char *at = p->at - 1, *next = at;
    unsigned c = (unsigned char)*at;
    size_t index = (size_t)(at - p->format);
    if (!p->is_bytes) {
        c = utf8_next(&next);
        index = utf8_length(p->format, index);
    }
    raise_value_error(p->vm, "unsupported format character '%c' (0x%x) at index %zu",
                      c >= 32 && c < 127 ? (int)c : '?', c, index);
    return false;
}

static bool convert(struct percent *p, const struct conversion *c, value v)
{
    struct vm *vm = p->vm;
    switch (c->type) {
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X': return add_integer(p, c, v);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': return add_float(p, c, v);
    case 'c': return add_character(p, c, v);
    case 'r': return add_str(p, c, p->is_bytes ? ascii_of(vm, v) : repr(vm, v));
    case 'a': return add_str(p, c, ascii_of(vm, v));
    case 'b': return p->is_bytes ? add_bytes_like(p, c, v) : unsupported(p);
    case 's': return p->is_bytes ? add_bytes_like(p, c, v) : add_str(p, c, str_of(vm, v));
    default: return unsupported(p);
    }
}

static bool format_all(struct percent *p)
{
    struct vm *vm = p->vm;
    while (p->at < p->end) {
        const char *plain = p->at;
        p->at = memchr(plain, '%', (size_t)(p->end - plain));
        p->at = p->at ? p->at : p->end;
        if (!builder_add(&p->out, plain, (size_t)(p->at - plain))) {
            return false;
        }
        if (p->at == p->end) {
            break;
        }
        p->at++;
        struct conversion c;
        if (p->at < p->end && *p->at == '%') {
            p->at++;
            if (!builder_add(&p->out, "%", 1)) {
                return false;
            }
            continue;
        }
        if (!take_conversion(p, &c)) {
            return false;
        }
        value v = next_argument(p);
        size_t mark = gc_root_mark(vm);
        bool ok = v && gc_push_root(vm, v) && convert(p, &c, v);
        gc_pop_roots(vm, mark);
        if (!ok) {
            return false;
        }
    }
    if (p->used < p->count && !p->mapping) {
        raise_type_error(vm, "not all arguments converted during %s formatting",
                         p->is_bytes ? "bytes" : "string");
        return false;
    }
    return true;
}

/* Whether %(key) may look into v: it has items and is no text, bytes only mattering to bytes. */
static bool is_mapping(struct percent *p, value v)
{
    if (is_kind(v, TYPE_TUPLE) || is_kind(v, TYPE_STR) ||
        (p->is_bytes && (is_kind(v, TYPE_BYTES) || is_kind(v, TYPE_BYTEARRAY)))) {
        return false;
    }
    return type_of(p->vm, v)->def->get_item || find_special(p->vm, v, NAME_GETITEM);
}

/* Formats into p->out; the caller set vm, is_bytes and the format. False: p->out is discarded. */
static bool run(struct percent *p, value format, value args)
{
    struct vm *vm = p->vm;
    size_t mark = gc_root_mark(vm);
    builder_init(&p->out, vm);
    p->at = p->format;
    p->args = args;
    p->mapping = is_mapping(p, args) ? args : VALUE_NULL;
    p->used = 0;
    p->count = is_kind(args, TYPE_TUPLE) ? as_tuple(args)->length : 1;
    bool ok = gc_push_root(vm, format) && gc_push_root(vm, args) && format_all(p);
    gc_pop_roots(vm, mark);
    if (!ok) {
        builder_discard(&p->out);
    }
    return ok;
}

value str_percent_format(struct vm *vm, value format, value args)
{
    struct str *s = as_str(format);
    struct percent p = {.vm = vm, .format = s->data, .end = s->data + s->size};
    return run(&p, format, args) ? builder_finish(&p.out) : VALUE_ERROR;
}

value bytes_percent_format(struct vm *vm, value format, value args, bool bytearray)
{
    size_t size;
    const unsigned char *data = bytes_data(format, &size);
    if (!is_exact(format, TYPE_BYTES)) { /* a script may change a bytearray meanwhile */
        format = bytes_new(vm, data, size);
        if (!format) {
            return VALUE_ERROR;
        }
        data = bytes_data(format, &size);
    }
    struct percent p = {.vm = vm, .is_bytes = true, .format = (const char *)data};
    p.end = p.format + size;
    if (!run(&p, format, args)) {
        return VALUE_ERROR;
    }
    if (!bytearray) {
        return builder_finish_bytes(&p.out);
    }
    value v = p.out.failed ? VALUE_ERROR : bytearray_new(vm, p.out.data, p.out.size);
    builder_discard(&p.out);
    return v;
}
