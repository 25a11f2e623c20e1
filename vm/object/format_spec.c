/* format_spec.c - the format specification mini-language: parsing, padding, grouping; what it means
 * for str and int. */
#include "format_spec.h"

#include <limits.h>

/* -- parsing ------------------------------------------------------------------------------------- */

static bool is_align(uint32_t c)
{
    return c == '<' || c == '>' || c == '=' || c == '^';
}

/* Digits at *p; -1 when there are none. False with ValueError when they are too many. */
static bool parse_digits(struct vm *vm, const char **p, const char *end, int64_t *out)
{
    int64_t n = -1;
    while (*p < end && **p >= '0' && **p <= '9') {
        n = n < 0 ? 0 : n;
        if (__builtin_mul_overflow(n, 10, &n) || __builtin_add_overflow(n, **p - '0', &n)) {
            raise_value_error(vm, "Too many decimal digits in format string");
            return false;
        }
        ++*p;
    }
    *out = n;
    return true;
}

static void raise_group_with_type(struct vm *vm, char group, uint32_t type)
{
    if (type > 32 && type < 128) {
        raise_value_error(vm, "Cannot specify '%c' with '%c'.", group, (int)type);
    } else {
        raise_value_error(vm, "Cannot specify '%c' with '\\x%x'.", group, (unsigned)type);
    }
}

static bool check_group(struct vm *vm, const struct format_spec *spec)
{
    static const char any[] = "defgEG%F", underscore[] = "boxX";
    uint32_t type = spec->type;
    bool ok = !spec->group || type == 0 ||
              (type < 128 &&
               (strchr(any, (int)type) || (spec->group == '_' && strchr(underscore, (int)type))));
    if (!ok) {
        raise_group_with_type(vm, spec->group, type);
    }
    return ok;
}

bool format_spec_parse(struct vm *vm, value self, struct str *text, char default_type,
                       char default_align, struct format_spec *out)
{
    const char *p = text->data, *end = p + text->size;
    bool fill_given = false, align_given = false;
    *out = (struct format_spec){.fill = ' ',
                                .type = (unsigned char)default_type,
                                .align = default_align,
                                .width = -1,
                                .precision = -1};
    if (p < end) {
        const char *second = p;
        uint32_t first = utf8_next(&second);
        if (second < end && is_align((unsigned char)*second)) {
            out->fill = first;
            out->align = *second;
            fill_given = align_given = true;
            p = second + 1;
        } else if (is_align(first)) {
            out->align = (char)first;
            align_given = true;
            p = second;
        }
    }
    if (p < end && (*p == '+' || *p == '-' || *p == ' ')) {
        out->sign = *p++;
    }
    if (p < end && *p == 'z') {
        out->no_minus_zero = true;
        p++;
    }
    if (p < end && *p == '#') {
        out->alternate = true;
        p++;
    }
    if (p < end && *p == '0' && !fill_given) {
        out->fill = '0';
        if (!align_given && default_align == '>') {
            out->align = '=';
        }
        p++;
    }
    if (!parse_digits(vm, &p, end, &out->width)) {
        return false;
    }
    if (p < end && *p == ',') {
        out->group = *p++;
    }
    if (p < end && *p == '_') {
        if (out->group) {
            goto both_groups;
        }
        out->group = *p++;
    }
    if (p < end && *p == ',' && out->group == '_') {
        goto both_groups;
    }
    if (p < end && *p == '.') {
        p++;
        if (!parse_digits(vm, &p, end, &out->precision)) {
            return false;
        }
        if (out->precision < 0) {
            raise_value_error(vm, "Format specifier missing precision");
            return false;
        }
    }
    if (p < end) {
        const char *after = p;
        uint32_t type = utf8_next(&after);
        if (after < end) {
            raise_value_error(vm, "Invalid format specifier '%U' for object of type '%T'",
                              from_object(text), self);
            return false;
        }
        out->type = type;
        out->given_type = true;
    }
    return check_group(vm, out);
both_groups:
    raise_value_error(vm, "Cannot specify both ',' and '_'.");
    return false;
}

value format_unknown_code(struct vm *vm, value self, uint32_t type)
{
    if (type > 32 && type < 128) {
        return raise_value_error(vm, "Unknown format code '%c' for object of type '%T'", (int)type,
                                 self);
    }
    return raise_value_error(vm, "Unknown format code '\\x%x' for object of type '%T'",
                             (unsigned)type, self);
}

/* -- layout ----------------------------------------------------------------------------------------- */

static bool add_fill(struct str_builder *b, uint32_t fill, size_t count)
{
    char text[256];
    unsigned size = utf8_encode(fill, text);
    size_t unit = sizeof text / size;
    for (size_t i = 1; i < unit && i < count; i++) {
        memcpy(text + i * size, text, size);
    }
    while (count && !b->failed) {
        size_t n = count < unit ? count : unit;
        builder_add(b, text, n * size);
        count -= n;
    }
    return !b->failed;
}

/* How much of `spare` goes before the text. */
static size_t spare_before(const struct format_spec *spec, size_t spare)
{
    return spec->align == '^' ? spare / 2 : spec->align == '<' ? 0 : spare;
}

bool format_padded(struct str_builder *b, const struct format_spec *spec, const char *text,
                   size_t size, size_t length)
{
    size_t spare = spec->width > (int64_t)length ? (size_t)spec->width - length : 0;
    size_t before = spare_before(spec, spare);
    return add_fill(b, spec->fill, before) && builder_add(b, text, size) &&
           add_fill(b, spec->fill, spare - before);
}

/* The digits with separators, led by zeros up to `count` digits. */
static bool add_grouped(struct str_builder *b, const char *digits, size_t size, size_t count,
                        char group, unsigned group_size)
{
    if (!group) {
        return add_fill(b, '0', count - size) && builder_add(b, digits, size);
    }
    size_t zeros = count - size;
    for (size_t done = 0; done < count && !b->failed;) {
        size_t n = (count - done) % group_size;
        n = n ? n : group_size;
        if (done) {
            builder_add(b, &group, 1);
        }
        size_t lead = done >= zeros ? 0 : zeros - done < n ? zeros - done : n;
        add_fill(b, '0', lead);
        if (n > lead) { /* a group of fill alone lies before the digits */
            builder_add(b, digits + (done + lead - zeros), n - lead);
        }
        done += n;
    }
    return !b->failed;
}

bool format_number(struct str_builder *b, const struct format_spec *spec,
                   const struct number_parts *parts, unsigned group_size)
{
    size_t around = (parts->sign != 0) + parts->prefix_size + parts->rest_size;
    size_t width = spec->width > 0 ? (size_t)spec->width : 0, count = parts->digits_size;
    if (spec->fill == '0' && spec->align == '=' && count && width > around) {
        /* the fewest digits that, with their separators, fill the width */
        size_t room = width - around;
        size_t needed = spec->group ? room - (room - 1) / (group_size + 1) : room;
        if (spec->group && room % (group_size + 1) == 0) {
            needed = room - room / (group_size + 1) + 1;
        }
        count = needed > count ? needed : count;
    }
    size_t separators = spec->group && count ? (count - 1) / group_size : 0;
    size_t total = around + count + separators;
    size_t spare = width > total ? width - total : 0;
    size_t before = spec->align == '=' ? 0 : spare_before(spec, spare);
    add_fill(b, spec->fill, before);
    if (parts->sign) {
        builder_add(b, &parts->sign, 1);
    }
    builder_add(b, parts->prefix, parts->prefix_size);
    if (spec->align == '=') {
        add_fill(b, spec->fill, spare);
        before = spare;
    }
    add_grouped(b, parts->digits, parts->digits_size, count, spec->group, group_size);
    builder_add(b, parts->rest, parts->rest_size);
    return add_fill(b, spec->fill, spare - before);
}

/* -- str ---------------------------------------------------------------------------------------------- */

value str_format_spec(struct vm *vm, value self, value spec_text)
{
    struct str *s = as_str(self);
    struct format_spec spec;
    if (as_str(spec_text)->size == 0) {
        return str_of(vm, self);
    }
    if (!format_spec_parse(vm, self, as_str(spec_text), 's', '<', &spec)) {
        return VALUE_ERROR;
    }
    if (spec.type != 's') {
        return format_unknown_code(vm, self, spec.type);
    }
    if (spec.sign) {
        return raise_value_error(vm, "%s not allowed in string format specifier",
                                 spec.sign == ' ' ? "Space" : "Sign");
    }
    if (spec.no_minus_zero) {
        return raise_value_error(
            vm, "Negative zero coercion (z) not allowed in string format specifier");
    }
    if (spec.alternate) {
        return raise_value_error(vm, "Alternate form (#) not allowed in string format specifier");
    }
    if (spec.align == '=') {
        return raise_value_error(vm, "'=' alignment not allowed in string format specifier");
    }
    size_t length = s->length, size = s->size;
    if (spec.precision >= 0 && (uint64_t)spec.precision < length) {
        length = (size_t)spec.precision;
        size = str_offset(vm, s, length);
    }
    if (spec.width <= (int64_t)length) {
        return str_bytes_range(vm, s, 0, size);
    }
    struct str_builder b;
    builder_init(&b, vm);
    format_padded(&b, &spec, s->data, size, length);
    return builder_finish(&b);
}

/* -- int ---------------------------------------------------------------------------------------------- */

static value format_character(struct vm *vm, value self, const struct format_spec *spec)
{
    int64_t c;
    if (spec->sign) {
        return raise_value_error(vm, "Sign not allowed with integer format specifier 'c'");
    }
    if (spec->alternate) {
        return raise_value_error(
            vm, "Alternate form (#) not allowed with integer format specifier 'c'");
    }
    if (!int_fits_int64(self, &c)) {
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "Python int too large to convert to C long");
    }
    if (c < 0 || c > 0x10ffff) {
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "%%c arg not in range(0x110000)");
    }
    char text[4];
    struct str_builder b;
    builder_init(&b, vm);
    format_padded(&b, spec, text, utf8_encode((uint32_t)c, text), 1);
    return builder_finish(&b);
}

static value upper_hex(struct vm *vm, struct str *digits)
{
    struct str *upper = str_alloc(vm, digits->size, digits->size, true);
    for (size_t i = 0; upper && i < digits->size; i++) {
        char c = digits->data[i];
        upper->in_line[i] = (char)(c >= 'a' ? c - 32 : c);
    }
    return from_object(upper);
}

static value format_integer(struct vm *vm, value self, const struct format_spec *spec)
{
    if (spec->precision >= 0) {
        return raise_value_error(vm, "Precision not allowed in integer format specifier");
    }
    if (spec->no_minus_zero) {
        return raise_value_error(
            vm, "Negative zero coercion (z) not allowed in integer format specifier");
    }
    if (spec->type == 'c') {
        return format_character(vm, self, spec);
    }
    bool hex = spec->type == 'x' || spec->type == 'X';
    int base = hex ? 16 : spec->type == 'o' ? 8 : spec->type == 'b' ? 2 : 10;
    char prefix[2] = {'0', (char)spec->type};
    value plain = int_to_str(vm, self, base);
    if (plain && spec->type == 'X') {
        plain = upper_hex(vm, as_str(plain));
    }
    if (!plain) {
        return VALUE_ERROR;
    }
    const char *digits = as_str(plain)->data;
    size_t size = as_str(plain)->size;
    bool negative = digits[0] == '-';
    struct number_parts parts = {
        .sign = negative            ? '-'
                : spec->sign == '-' ? 0
                                    : spec->sign,
        .prefix = prefix,
        .prefix_size = base != 10 && spec->alternate ? 2 : 0,
        .digits = digits + negative,
        .digits_size = size - negative,
        .rest = "",
    };
    struct str_builder b;
    builder_init(&b, vm);
    format_number(&b, spec, &parts, base == 10 ? 3 : 4);
    return builder_finish(&b);
}

value int_format_spec(struct vm *vm, value self, value spec_text)
{
    struct format_spec spec;
    if (as_str(spec_text)->size == 0) {
        return str_of(vm, self);
    }
    if (!format_spec_parse(vm, self, as_str(spec_text), 'd', '>', &spec)) {
        return VALUE_ERROR;
    }
    switch (spec.type) {
    case 'b':
    case 'c':
    case 'd':
    case 'o':
    case 'x':
    case 'X':
    case 'n': return format_integer(vm, self, &spec);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%': {
        bool overflow = false;
        double d = int_to_double(self, &overflow);
        if (overflow) {
            return raise_error(vm, TYPE_OVERFLOW_ERROR, "int too large to convert to float");
        }
        value number = float_new(vm, d);
        return number ? float_format_spec(vm, number, spec_text) : VALUE_ERROR;
    }
    default: return format_unknown_code(vm, self, spec.type);
    }
}
