/* format_float.c - the format specification mini-language for float and complex. */
#include "format_spec.h"
#include "float_text.h"

#include <limits.h>
#include <math.h>

void format_cut_float(const char *text, size_t size, struct number_parts *out)
{
    *out = (struct number_parts){.prefix = ""};
    if (size && (*text == '-' || *text == '+' || *text == ' ')) {
        out->sign = *text++;
        size--;
    }
    out->digits = text;
    while (out->digits_size < size && text[out->digits_size] >= '0' &&
           text[out->digits_size] <= '9') {
        out->digits_size++;
    }
    out->rest = text + out->digits_size;
    out->rest_size = size - out->digits_size;
}

/* What float_format() is to be told. */
struct float_style {
    char type;
    int64_t precision;
    unsigned flags;
};

/* The style for a spec; without a type, `shortest_flags` apply. False with ValueError set. */
static bool float_style(struct vm *vm, const struct format_spec *spec, unsigned shortest_flags,
                        struct float_style *out)
{
    if (spec->precision > INT_MAX) {
        raise_value_error(vm, "precision too big");
        return false;
    }
    out->type = spec->type == 'n' ? 'g' : (char)spec->type;
    out->precision = spec->precision >= 0 ? spec->precision : 6;
    out->flags = (spec->alternate ? FLOAT_ALTERNATE : 0) |
                 (spec->no_minus_zero ? FLOAT_NO_MINUS_ZERO : 0) |
                 (spec->sign == '+' ? FLOAT_PLUS : 0) | (spec->sign == ' ' ? FLOAT_SPACE : 0);
    if (spec->type == 0) {
        out->flags |= shortest_flags;
        out->type = spec->precision < 0 ? 'r' : 'g';
        out->precision = spec->precision < 0 ? 0 : spec->precision;
    }
    return true;
}

/* Appends x in the style, unpadded but grouped. */
static bool add_float(struct str_builder *b, const struct format_spec *spec,
                      const struct float_style *style, double x)
{
    char small[128];
    size_t room = float_format_size(style->type, style->precision);
    char *text = room <= sizeof small ? small : mem_alloc(b->vm, room);
    if (!text) {
        b->failed = true;
        return false;
    }
    struct number_parts parts;
    format_cut_float(text, float_format(x, style->type, style->precision, style->flags, text),
                     &parts);
    bool ok = format_number(b, spec, &parts, 3);
    if (text != small) {
        mem_free(b->vm, text, room);
    }
    return ok;
}

value float_format_spec(struct vm *vm, value self, value spec_text)
{
    struct format_spec spec;
    struct float_style style;
    if (as_str(spec_text)->size == 0) {
        return str_of(vm, self);
    }
    if (!format_spec_parse(vm, self, as_str(spec_text), 0, '>', &spec)) {
        return VALUE_ERROR;
    }
    if (spec.type && (spec.type > 127 || !strchr("eEfFgGn%", (int)spec.type))) {
        return format_unknown_code(vm, self, spec.type);
    }
    if (!float_style(vm, &spec, FLOAT_POINT_ZERO, &style)) {
        return VALUE_ERROR;
    }
    struct str_builder b;
    builder_init(&b, vm);
    add_float(&b, &spec, &style, float_value(self));
    return builder_finish(&b);
}

value complex_format_spec(struct vm *vm, value self, value spec_text)
{
    struct complex_number *z = as_complex(self);
    struct format_spec spec;
    struct float_style style;
    if (as_str(spec_text)->size == 0) {
        return str_of(vm, self);
    }
    if (!format_spec_parse(vm, self, as_str(spec_text), 0, '>', &spec)) {
        return VALUE_ERROR;
    }
    if (spec.type && (spec.type > 127 || !strchr("eEfFgGn", (int)spec.type))) {
        return format_unknown_code(vm, self, spec.type);
    }
    if (spec.fill == '0') {
        return raise_value_error(vm, "Zero padding is not allowed in complex format specifier");
    }
    if (spec.align == '=') {
        return raise_value_error(vm,
                                 "'=' alignment flag is not allowed in complex format specifier");
    }
    if (!float_style(vm, &spec, 0, &style)) {
        return VALUE_ERROR;
    }
    bool plain = spec.type == 0;
    bool skip_real = plain && z->real == 0 && !signbit(z->real), parens = plain && !skip_real;
    struct format_spec part = spec;
    struct str_builder b, padded;
    part.width = -1;
    builder_init(&b, vm);
    builder_init(&padded, vm);
    if (parens) {
        builder_add(&b, "(", 1);
    }
    if (!skip_real) {
        add_float(&b, &part, &style, z->real);
        style.flags = (style.flags & ~(unsigned)FLOAT_SPACE) | FLOAT_PLUS;
    }
    add_float(&b, &part, &style, z->imag);
    builder_add_cstr(&b, parens ? "j)" : "j");
    if (b.failed) {
        builder_discard(&b);
        return VALUE_ERROR;
    }
    if (spec.width <= (int64_t)b.size) {
        return builder_finish(&b);
    }
    format_padded(&padded, &spec, b.data, b.size, b.size);
    builder_discard(&b);
    return builder_finish(&padded);
}
