/* _re_parser.h - what the two halves of the pattern parser share: its state, errors, output and
 * tokens. Private to _re_syntax.c (repeats, groups, branches) and _re_class.c (characters, escapes,
 * classes). Functions that return bool return false once an error is set. */
#ifndef ASPEN_RE_PARSER_H
#define ASPEN_RE_PARSER_H

#include "_re_syntax.h"

#define WIDTH_MAX     UINT64_MAX
#define REPEAT_LIMIT  UINT64_C(4294967295) /* no bound */
#define PCRE_REPEAT   65535
#define NESTING_LIMIT 400
#define REPEAT_COPIES 64
#define TYPE_FLAGS    (RE_ASCII | RE_LOCALE | RE_UNICODE)
#define GROUP_LIMIT   65535

struct parser {
    struct vm *vm;
    const uint32_t *text;
    size_t length;
    size_t index;             /* behind the next token */
    size_t next, next_length; /* the token to come; length 0 at the end */
    bool is_text;
    enum re_variant variant;
    const struct re_hooks *hooks;
    struct re_program *out;
    uint32_t open_group;       /* innermost */
    uint32_t repeats;          /* numbered so far */
    uint32_t lookbehind_first; /* groups from here on lie inside a look-behind; 0: in none */
    bool variable_lookbehind;
    int depth;
    struct { /* of (?(n)...), to be checked at the end */
        uint64_t number;
        size_t position;
    } * references;
    size_t reference_count, reference_capacity;
};

struct width {
    uint64_t low, high;
};

/* -- errors ------------------------------------------------------------------------------------- */

static inline size_t tell(const struct parser *p)
{
    return p->index - p->next_length;
}

static inline bool failed(const struct parser *p)
{
    return p->out->error.kind != RE_OK;
}

static inline bool fail_kind(struct parser *p, enum re_error_kind kind, const char *format)
{
    if (!failed(p)) {
        p->out->error.kind = kind;
        p->out->error.format = format;
        p->out->error.position = -1;
    }
    return false;
}

/* An error `back` characters before the reading position. */
static inline bool fail(struct parser *p, const char *format, size_t back)
{
    if (!failed(p)) {
        fail_kind(p, RE_ERROR_PATTERN, format);
        p->out->error.position = (int64_t)tell(p) - (int64_t)back;
    }
    return false;
}

static inline bool fail_slice(struct parser *p, const char *format, size_t start, size_t length,
                              size_t back)
{
    if (!failed(p)) {
        fail(p, format, back);
        p->out->error.a = (struct re_slice){start, length};
    }
    return false;
}

static inline bool fail_number(struct parser *p, const char *format, uint64_t number, size_t back)
{
    if (!failed(p)) {
        fail(p, format, back);
        p->out->error.number = number;
    }
    return false;
}

static inline void warn(struct parser *p, const char *format, size_t position)
{
    struct re_program *out = p->out;
    if (out->warning_count < RE_WARNINGS_MAX) {
        out->warnings[out->warning_count++] = (struct re_warning){format, position};
    }
}

/* -- output ------------------------------------------------------------------------------------- */

static inline bool reserve(struct parser *p, size_t more)
{
    struct re_program *out = p->out;
    if (out->capacity - out->size >= more) {
        return true;
    }
    size_t capacity = out->capacity * 2 + more + 32;
    char *text = mem_resize(p->vm, out->text, out->capacity, capacity);
    if (!text) {
        return fail_kind(p, RE_ERROR_RAISED, NULL);
    }
    out->text = text;
    out->capacity = capacity;
    return true;
}

static inline bool put(struct parser *p, const char *s, size_t n)
{
    if (!reserve(p, n)) {
        return false;
    }
    memcpy(p->out->text + p->out->size, s, n);
    p->out->size += n;
    return true;
}

static inline bool puts_(struct parser *p, const char *s)
{
    return put(p, s, strlen(s));
}

static inline bool put_number(struct parser *p, uint64_t n)
{
    char digits[24];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + n % 10);
        n /= 10;
    } while (n);
    return put(p, digits + at, sizeof digits - at);
}

/* Puts text into what has been written. */
static inline bool insert(struct parser *p, size_t at, const char *s)
{
    size_t n = strlen(s);
    if (!reserve(p, n)) {
        return false;
    }
    char *text = p->out->text;
    memmove(text + at + n, text + at, p->out->size - at);
    memcpy(text + at, s, n);
    p->out->size += n;
    return true;
}

static inline bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}
static inline bool is_octal(uint32_t c)
{
    return c >= '0' && c <= '7';
}
static inline bool is_letter(uint32_t c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}
static inline bool is_hex(uint32_t c)
{
    return is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'f');
}
static inline unsigned hex_value(uint32_t c)
{
    return is_digit(c) ? c - '0' : (c | 32) - 'a' + 10;
}

/* A character as itself, inside a class or outside. */
static inline bool put_char(struct parser *p, uint32_t c)
{
    static const char hex[] = "0123456789abcdef";
    char s[8];
    if (is_letter(c) || is_digit(c) || c == '_') {
        s[0] = (char)c;
        return put(p, s, 1);
    }
    if (c >= 32 && c < 127) {
        s[0] = '\\';
        s[1] = (char)c;
        return put(p, s, 2);
    }
    if (c > 127) {
        p->out->beyond_ascii = true;
    }
    if (c > 255 || (c > 127 && p->variant == RE_FOR_TEXT)) {
        char utf8[4];
        return put(p, utf8, utf8_encode(c, utf8));
    }
    memcpy(s, "\\x{", 3);
    s[3] = hex[c >> 4 & 15];
    s[4] = hex[c & 15];
    s[5] = '}';
    return put(p, s, 6);
}

/* -- tokens: one character, or a backslash and the one behind it ---------------------------------- */

static inline void advance(struct parser *p)
{
    p->next = p->index;
    if (p->index >= p->length) {
        p->next_length = 0;
        return;
    }
    p->next_length = 1;
    if (p->text[p->index] == '\\') {
        if (p->index + 1 >= p->length) {
            if (!failed(p)) {
                fail_kind(p, RE_ERROR_PATTERN, "bad escape (end of pattern)");
                p->out->error.position = (int64_t)p->length - 1;
            }
            p->next_length = 0;
            p->index = p->length;
            return;
        }
        p->next_length = 2;
    }
    p->index += p->next_length;
}

/* The next token is the single character c. */
static inline bool at(const struct parser *p, uint32_t c)
{
    return p->next_length == 1 && p->text[p->next] == c;
}

static inline bool match_char(struct parser *p, uint32_t c)
{
    if (!at(p, c)) {
        return false;
    }
    advance(p);
    return true;
}

/* The next token's first character, 0 for none: a token of one character is what callers look for,
 * except digits, which never follow a backslash here unnoticed. */
static inline uint32_t peek(const struct parser *p)
{
    return p->next_length == 1 ? p->text[p->next] : 0;
}

struct token {
    size_t start, length; /* length 0: the end */
    uint32_t c;           /* first character */
};

static inline struct token take(struct parser *p)
{
    struct token t = {p->next, p->next_length, p->next_length ? p->text[p->next] : 0};
    advance(p);
    return t;
}

static inline void seek(struct parser *p, size_t index)
{
    p->index = index;
    advance(p);
}

/* Up to `n` characters of a set; returns how many. */
static inline size_t take_while(struct parser *p, size_t n, bool (*in_set)(uint32_t))
{
    size_t count = 0;
    while (count < n && p->next_length == 1 && in_set(p->text[p->next])) {
        advance(p);
        count++;
    }
    return count;
}

/* The text up to `end`, which is passed over. */
static inline bool take_until(struct parser *p, uint32_t end, const char *missing,
                              const char *unterminated, struct re_slice *out)
{
    out->start = p->next;
    out->length = 0;
    for (;;) {
        struct token t = take(p);
        if (failed(p)) {
            return false;
        }
        if (!t.length) {
            return out->length ? fail(p, unterminated, out->length) : fail(p, missing, 0);
        }
        if (t.length == 1 && t.c == end) {
            return out->length ? true : fail(p, missing, 1);
        }
        out->length += t.length;
    }
}

static inline bool group_is_closed(const struct parser *p, uint64_t group)
{
    return group < p->out->group_count && p->out->groups[group].closed;
}

static inline bool check_lookbehind(struct parser *p, uint64_t group)
{
    if (p->lookbehind_first) {
        if (!group_is_closed(p, group)) {
            return fail(p, "cannot refer to an open group", 0);
        }
        if (group >= p->lookbehind_first) {
            return fail(p, "cannot refer to group defined in the same lookbehind subpattern", 0);
        }
    }
    return true;
}

static inline bool is_unicode(unsigned flags)
{
    return !(flags & (RE_ASCII | RE_LOCALE));
}

/* -- _re_class.c --------------------------------------------------------------------------------- */

enum category { CATEGORY_NONE, DIGIT, NOT_DIGIT, SPACE, NOT_SPACE, WORD, NOT_WORD };

struct escape {
    enum { ESCAPE_CHAR, ESCAPE_CATEGORY, ESCAPE_REFERENCE, ESCAPE_ANCHOR } kind;
    uint32_t c; /* the character, or the category's letter */
    uint64_t group;
};

/* Whether PCRE2 is to ignore case under these flags; else letters are spelled out. */
bool re_pcre_caseless(const struct parser *p, unsigned flags);
/* Writes one character, in all its cases where that is not left to PCRE2. */
bool re_put_literal(struct parser *p, uint32_t c, unsigned flags);
/* The category of an escape's letter. */
enum category re_category_of(uint32_t c);
/* \d, \s, \w and their complements outside classes. */
bool re_put_category(struct parser *p, enum category category, unsigned flags);
/* \b, \B. */
bool re_put_boundary(struct parser *p, bool boundary, unsigned flags);
/* What the escape in token t, outside a class, means. */
bool re_pattern_escape(struct parser *p, struct token t, struct escape *out);
/* A class, from behind its [ to behind its ]. */
bool re_parse_class(struct parser *p, unsigned flags);

#endif
