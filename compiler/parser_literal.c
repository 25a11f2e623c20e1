/*
 * The values of literals: numbers, escapes in strings, concatenation of adjacent strings.
 */
#include "parser_private.h"

#include <stdlib.h>
#include <string.h>

#include "source.h"

/* ---- Numbers ---- */

static int digit_value(char c)
{
    return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}

static bool integer_value(struct parser *p, const struct token *t, struct expr *e)
{
    const char *s = p->lx->source + t->start, *end = p->lx->source + t->end;
    unsigned base = t->prefix;
    if (base != 10)
        s += 2;
    int64_t value = 0;
    bool small = true;
    size_t digits = 0;
    for (const char *q = s; q < end; q++) {
        if (*q == '_')
            continue;
        digits++;
        small = small && !__builtin_mul_overflow(value, (int64_t)base, &value) &&
                !__builtin_add_overflow(value, (int64_t)digit_value(*q), &value);
    }
    e->u.integer.base = (uint8_t)base;
    e->u.integer.is_small = small;
    if (small) {
        e->u.integer.small = value;
        return true;
    }
    if (base == 10 && digits > p->options.max_int_digits) {
        raise_span(p, &t->span,
                   message(p,
                           "Exceeds the limit (%u digits) for integer string conversion: value has "
                           "%zu digits; use sys.set_int_max_str_digits() to increase the limit - "
                           "Consider hexadecimal for huge integer literals to avoid decimal "
                           "conversion limits.",
                           p->options.max_int_digits, digits));
        p->error.offset = p->error.end_offset = 0;
        return false;
    }
    char *text = arena_alloc(p->arena, digits + 1);
    if (!text) {
        raise_memory(p);
        return false;
    }
    size_t n = 0;
    for (const char *q = s; q < end; q++) {
        if (*q != '_')
            text[n++] = *q;
    }
    text[n] = '\0';
    e->u.integer.digits = (struct text){text, n};
    return true;
}

/*
 * The double nearest to the decimal literal [s, end). The digits are handed to strtod as an integer
 * with an exponent, so that the locale's decimal point plays no part.
 */
static bool float_value(struct parser *p, const char *s, const char *end, double *value)
{
    char small[128];
    size_t room = (size_t)(end - s) + 32;
    char *text = room <= sizeof(small) ? small : arena_alloc(p->arena, room);
    if (!text) {
        raise_memory(p);
        return false;
    }
    size_t n = 0;
    int64_t exponent = 0;
    bool fraction = false;
    for (; s < end && (*s | 0x20) != 'e'; s++) {
        if (*s == '.') {
            fraction = true;
        } else if (*s != '_') {
            exponent -= fraction;
            text[n++] = *s;
        }
    }
    if (s < end) {
        s++;
        bool negative = *s == '-';
        int64_t written = 0;
        for (s += *s == '-' || *s == '+'; s < end; s++) {
            if (*s != '_' && written < INT64_C(1) << 40)
                written = written * 10 + (*s - '0');
        }
        exponent += negative ? -written : written;
    }
    text[n++] = 'e';
    if (exponent < 0)
        text[n++] = '-';
    uint64_t left = exponent < 0 ? -(uint64_t)exponent : (uint64_t)exponent;
    char reversed[24];
    int k = 0;
    do {
        reversed[k++] = (char)('0' + left % 10);
        left /= 10;
    } while (left);
    while (k)
        text[n++] = reversed[--k];
    text[n] = '\0';
    *value = strtod(text, NULL);
    return true;
}

struct expr *parse_number(struct parser *p)
{
    struct token t = *current(p);
    advance(p);
    bool is_float = (t.flags & TOKEN_FLOAT) != 0, imaginary = (t.flags & TOKEN_IMAGINARY) != 0;
    struct expr *e = new_expr(p,
                              imaginary  ? EXPR_IMAGINARY
                              : is_float ? EXPR_FLOAT
                                         : EXPR_INT,
                              &t.span);
    if (!e)
        return NULL;
    if (!is_float)
        return integer_value(p, &t, e) ? e : NULL;
    const char *s = p->lx->source + t.start, *end = p->lx->source + t.end - imaginary;
    return float_value(p, s, end, &e->u.number) ? e : NULL;
}

/* ---- Escapes ---- */

struct decoder {
    struct parser *p;
    const struct token *token;
    const char *start, *s, *end; /* of the literal's inside */
    bool bytes;
};

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/*
 * CPython decodes the text of a literal after it has turned letters beyond ASCII into escapes of
 * ten characters each; positions in its messages count those.
 */
static size_t codec_position(const struct decoder *d, const char *at)
{
    size_t n = 0;
    for (const char *q = d->start; q < at; q++) {
        unsigned char c = (unsigned char)*q;
        n += c < 0x80 ? 1 : (c & 0xC0) != 0x80 ? 10 : 0;
    }
    return n;
}

static bool fail_escape(struct decoder *d, const char *from, const char *to, const char *reason)
{
    size_t a = codec_position(d, from), b = codec_position(d, to);
    raise_span(d->p, &d->token->span,
               message(d->p,
                       "(unicode error) 'unicodeescape' codec can't decode bytes in position "
                       "%zu-%zu: %s",
                       a, b ? b - 1 : 0, reason));
    return false;
}

/* Once for a literal, even if it is read again after backing up. */
static void warn_escape(struct decoder *d, const char *text)
{
    struct parser *p = d->p;
    if (p->explain || d->token->start < p->warned_end)
        return;
    p->warned_end = d->token->end;
    if (text)
        diagnostic_report(p->arena, &p->result->warnings, p->m, DIAG_SYNTAX_WARNING,
                          &d->token->span, "%s", text);
}

/* \xhh, \uhhhh, \Uhhhhhhhh: `count` digits after the letter at d->s. */
static bool hex_escape(struct decoder *d, const char *backslash, int count, uint32_t *c)
{
    const char *q = d->s + 1;
    uint32_t value = 0;
    int n = 0;
    for (; n < count && q < d->end && hex_value(*q) >= 0; n++)
        value = value << 4 | (uint32_t)hex_value(*q++);
    if (n < count) {
        if (d->bytes) {
            raise_span(d->p, &d->token->span,
                       message(d->p, "(value error) invalid \\x escape at position %zu",
                               (size_t)(backslash - d->start)));
            return false;
        }
        return fail_escape(d, backslash, q,
                           count == 2   ? "truncated \\xXX escape"
                           : count == 4 ? "truncated \\uXXXX escape"
                                        : "truncated \\UXXXXXXXX escape");
    }
    if (value > 0x10FFFF)
        return fail_escape(d, backslash, q, "illegal Unicode character");
    d->s = q;
    *c = value;
    return true;
}

static bool named_escape(struct decoder *d, const char *backslash, uint32_t *c)
{
    const char *name = d->s + 2;
    const char *close =
        d->s + 1 < d->end && d->s[1] == '{' ? memchr(name, '}', (size_t)(d->end - name)) : NULL;
    if (!close || close == name)
        return fail_escape(d, backslash,
                           close                                 ? close
                           : d->s + 1 < d->end && d->s[1] == '{' ? d->end
                                                                 : d->s + 1,
                           "malformed \\N character escape");
    const struct unicode_hooks *unicode = d->p->lx->unicode;
    *c = unicode->lookup ? unicode->lookup(unicode->context, name, (size_t)(close - name))
                         : LOOKUP_NO_TABLES;
    if (*c == LOOKUP_NO_TABLES) {
        raise_span(d->p, &d->token->span,
                   unicode->no_tables ? unicode->no_tables
                                      : "character names need the Unicode tables");
        return false;
    }
    if (*c == LOOKUP_UNKNOWN)
        return fail_escape(d, backslash, close + 1, "unknown Unicode character name");
    d->s = close + 1;
    return true;
}

/* One escape; d->s is behind the backslash and not at the end. */
static bool escape(struct decoder *d, char **out)
{
    const char *backslash = d->s - 1;
    uint32_t c;
    switch (*d->s) {
    case '\n': d->s++; return true;
    case '\\':
    case '\'':
    case '"': c = (unsigned char)*d->s++; break;
    case 'a': c = 7, d->s++; break;
    case 'b': c = 8, d->s++; break;
    case 't': c = 9, d->s++; break;
    case 'n': c = 10, d->s++; break;
    case 'v': c = 11, d->s++; break;
    case 'f': c = 12, d->s++; break;
    case 'r': c = 13, d->s++; break;
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
        c = 0;
        for (int n = 0; n < 3 && d->s < d->end && *d->s >= '0' && *d->s <= '7'; n++)
            c = c << 3 | (uint32_t)(*d->s++ - '0');
        if (c > 0xFF)
            warn_escape(d, message(d->p, "invalid octal escape sequence '\\%o'", (unsigned)c));
        if (d->bytes)
            c &= 0xFF;
        break;
    case 'x':
        if (!hex_escape(d, backslash, 2, &c))
            return false;
        break;
    case 'u':
    case 'U':
    case 'N':
        if (!d->bytes) {
            bool ok = *d->s == 'N' ? named_escape(d, backslash, &c)
                                   : hex_escape(d, backslash, *d->s == 'u' ? 4 : 8, &c);
            if (!ok)
                return false;
            break;
        }
        /* fall through */
    default: {
        const char *q = d->s;
        uint32_t ch = decode_code_point(&q, d->end);
        if (ch < 0x80)
            warn_escape(d, message(d->p, "invalid escape sequence '\\%c'", (char)ch));
        else
            warn_escape(d,
                        message(d->p, "invalid escape sequence '\\%.*s'", (int)(q - d->s), d->s));
        *(*out)++ = '\\';
        return true;
    }
    }
    if (d->bytes)
        *(*out)++ = (char)c;
    else
        *out += utf8_put(*out, c);
    return true;
}

bool decode_text(struct parser *p, const struct token *t, const char *s, const char *end,
                 unsigned flags, struct text *out)
{
    /* No escape is shorter than what it stands for; a doubled bracket has its own place. */
    char *text = arena_alloc(p->arena, (size_t)(end - s) + 1);
    if (!text) {
        raise_memory(p);
        return false;
    }
    struct decoder d = {
        .p = p, .token = t, .start = s, .s = s, .end = end, .bytes = (flags & TOKEN_BYTES) != 0};
    bool raw = (flags & TOKEN_RAW) != 0;
    bool doubled = t->kind == TOK_FSTRING_MIDDLE && !(t->flags & TOKEN_IN_SPEC);
    char *q = text;
    while (d.s < end) {
        char c = *d.s;
        if (c == '\\' && !raw && d.s + 1 < end) {
            d.s++;
            if (!escape(&d, &q))
                return false;
            continue;
        }
        if (c == '\\' && !raw && t->kind == TOK_FSTRING_MIDDLE)
            warn_escape(&d, message(p, "invalid escape sequence '\\%c'", p->lx->source[t->end]));
        if ((c == '{' || c == '}') && doubled)
            d.s++;
        *q++ = c;
        d.s++;
    }
    *q = '\0';
    *out = (struct text){text, (size_t)(q - text)};
    return true;
}

/* ---- Strings ---- */

/* The value of the string token, which is no f-string. */
static bool string_value(struct parser *p, const struct token *t, struct text *out)
{
    const char *s = p->lx->source + t->start + t->prefix, *end = p->lx->source + t->end;
    size_t quotes = end - s >= 6 && s[1] == s[0] && s[2] == s[0] ? 3 : 1;
    s += quotes;
    end -= quotes;
    if (t->flags & TOKEN_BYTES) {
        for (const char *q = s; q < end; q++) {
            if ((unsigned char)*q >= 0x80) {
                raise_span(p, &t->span, "bytes can only contain ASCII literal characters");
                return false;
            }
        }
    }
    return decode_text(p, t, s, end, t->flags, out);
}

struct expr *parse_strings(struct parser *p)
{
    struct span start = current(p)->span;
    bool bytes = (current(p)->flags & TOKEN_BYTES) != 0, formatted = false, mixed = false;
    struct fstring_part_list parts = {0};
    struct literal pending = {0};
    uint32_t strings = 0;
    while (at(p, TOK_STRING) || at(p, TOK_FSTRING_START)) {
        strings++;
        if (at(p, TOK_FSTRING_START)) {
            mixed |= bytes;
            formatted = true;
            if (!parse_fstring(p, &parts, &pending))
                return NULL;
            continue;
        }
        struct token t = *current(p);
        struct text text;
        mixed |= ((t.flags & TOKEN_BYTES) != 0) != bytes;
        advance(p);
        if (!string_value(p, &t, &text) || !add_literal(p, &pending, &text, &t.span))
            return NULL;
    }
    if (mixed)
        return raise_last(p, "cannot mix bytes and nonbytes literals");
    if (formatted) {
        struct expr *e = new_expr(p, EXPR_FSTRING, &start);
        if (!e || !flush_literal(p, &parts, &pending))
            return NULL;
        e->u.fstring.parts = parts;
        return e;
    }
    struct expr *e = new_expr(p, bytes ? EXPR_BYTES : EXPR_STR, &start);
    if (e)
        e->u.text = pending.text.data ? pending.text : (struct text){"", 0};
    return e;
}
