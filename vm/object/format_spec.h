/* format_spec.h - the format specification mini-language, parsed, and the layout of numbers. Private
 * to format_spec.c (parsing, layout, str, int), format_float.c (float, complex), str_format.c and
 * percent_format.c. */
#ifndef ASPEN_FORMAT_SPEC_H
#define ASPEN_FORMAT_SPEC_H

#include "text.h"

struct format_spec {
    uint32_t fill;
    uint32_t type;      /* presentation type: a code point, the default where none was given */
    char align;         /* '<', '>', '=', '^' */
    char sign;          /* '+', '-', ' ' or 0 */
    char group;         /* ',', '_' or 0 */
    bool no_minus_zero; /* z */
    bool alternate;     /* # */
    bool given_type;
    int64_t width;     /* -1: none */
    int64_t precision; /* -1: none */
};

/* Parses `spec` for an object `self` (its type is for messages). False with ValueError set. */
bool format_spec_parse(struct vm *vm, value self, struct str *spec, char default_type,
                       char default_align, struct format_spec *out);
/* ValueError "Unknown format code …". */
value format_unknown_code(struct vm *vm, value self, uint32_t type);

/* A number cut into its parts. */
struct number_parts {
    char sign; /* 0: none */
    const char *prefix, *digits,
        *rest; /* digits: what is grouped; rest: point, fraction, exponent */
    size_t prefix_size, digits_size, rest_size;
};
/* Appends the number, its digits grouped by `group_size` and padded as the spec says. */
bool format_number(struct str_builder *b, const struct format_spec *spec,
                   const struct number_parts *parts, unsigned group_size);
/* Appends text of `length` code points with padding. */
bool format_padded(struct str_builder *b, const struct format_spec *spec, const char *text,
                   size_t size, size_t length);
/* Cuts what float_format() or float_repr() wrote. */
void format_cut_float(const char *text, size_t size, struct number_parts *out);

#endif
