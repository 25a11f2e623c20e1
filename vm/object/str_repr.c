/* str_repr.c - the quoted form of a str: repr() and ascii(). */
#include "text.h"
#include "unicode.h"

static bool add_escape(struct str_builder *b, uint32_t c)
{
    static const char digits[] = "0123456789abcdef";
    char text[10] = {'\\'};
    unsigned size = 2;
    switch (c) {
    case '\n': text[1] = 'n'; break;
    case '\r': text[1] = 'r'; break;
    case '\t': text[1] = 't'; break;
    case '\\': text[1] = '\\'; break;
    default: {
        unsigned width = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
        text[1] = c < 0x100 ? 'x' : c < 0x10000 ? 'u' : 'U';
        for (unsigned i = 0; i < width; i++) {
            text[2 + i] = digits[c >> (4 * (width - 1 - i)) & 15];
        }
        size = width + 2;
    }
    }
    return builder_add(b, text, size);
}

bool builder_add_quoted(struct str_builder *b, struct str *s, bool ascii_only)
{
    bool single = memchr(s->data, '\'', s->size), two = memchr(s->data, '"', s->size);
    char quote = single && !two ? '"' : '\'';
    const char *p = s->data, *end = p + s->size, *plain = p;
    builder_add(b, &quote, 1);
    while (p < end) {
        const char *at = p;
        unsigned char first = (unsigned char)*p;
        if (first == (unsigned char)quote) {
            builder_add(b, plain, (size_t)(at - plain));
            builder_add(b, "\\", 1);
            plain = at;
            p++;
            continue;
        }
        if (first >= ' ' && first < 0x7f && first != '\\') {
            p++;
            continue;
        }
        uint32_t c = utf8_next(&p);
        if (c >= 0x80 && !ascii_only && unicode_is_printable(b->vm, c)) {
            continue;
        }
        builder_add(b, plain, (size_t)(at - plain));
        add_escape(b, c);
        plain = p;
    }
    builder_add(b, plain, (size_t)(end - plain));
    return builder_add(b, &quote, 1);
}

value str_repr(struct vm *vm, value self)
{
    struct str_builder b;
    builder_init(&b, vm);
    builder_add_quoted(&b, as_str(self), false);
    return builder_finish(&b);
}
