/* _re_syntax.c - the parser of Python's regular expressions, which writes PCRE2's as it goes.
 *
 * Anchors, dots and flags are written so that the meaning never depends on PCRE2's options: all is
 * compiled with DOTALL and MULTILINE, where "." is any character, \N all but newline, ^ and $ the
 * multi-line anchors, \A and \Z the others. Only CASELESS is scoped, by (?i:...).
 */
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

static size_t tell(const struct parser *p)
{
    return p->index - p->next_length;
}

static bool failed(const struct parser *p)
{
    return p->out->error.kind != RE_OK;
}

static bool fail_kind(struct parser *p, enum re_error_kind kind, const char *format)
{
    if (!failed(p)) {
        p->out->error.kind = kind;
        p->out->error.format = format;
        p->out->error.position = -1;
    }
    return false;
}

/* An error `back` characters before the reading position. */
static bool fail(struct parser *p, const char *format, size_t back)
{
    if (!failed(p)) {
        fail_kind(p, RE_ERROR_PATTERN, format);
        p->out->error.position = (int64_t)tell(p) - (int64_t)back;
    }
    return false;
}

static bool fail_slice(struct parser *p, const char *format, size_t start, size_t length,
                       size_t back)
{
    if (!failed(p)) {
        fail(p, format, back);
        p->out->error.a = (struct re_slice){start, length};
    }
    return false;
}

static bool fail_number(struct parser *p, const char *format, uint64_t number, size_t back)
{
    if (!failed(p)) {
        fail(p, format, back);
        p->out->error.number = number;
    }
    return false;
}

static void warn(struct parser *p, const char *format, size_t position)
{
    struct re_program *out = p->out;
    if (out->warning_count < RE_WARNINGS_MAX) {
        out->warnings[out->warning_count++] = (struct re_warning){format, position};
    }
}

/* -- output ------------------------------------------------------------------------------------- */

static bool reserve(struct parser *p, size_t more)
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

static bool put(struct parser *p, const char *s, size_t n)
{
    if (!reserve(p, n)) {
        return false;
    }
    memcpy(p->out->text + p->out->size, s, n);
    p->out->size += n;
    return true;
}

static bool puts_(struct parser *p, const char *s)
{
    return put(p, s, strlen(s));
}

static bool put_number(struct parser *p, uint64_t n)
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
static bool insert(struct parser *p, size_t at, const char *s)
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

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}
static bool is_octal(uint32_t c)
{
    return c >= '0' && c <= '7';
}
static bool is_letter(uint32_t c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}
static bool is_hex(uint32_t c)
{
    return is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'f');
}
static unsigned hex_value(uint32_t c)
{
    return is_digit(c) ? c - '0' : (c | 32) - 'a' + 10;
}

/* A character as itself, inside a class or outside. */
static bool put_char(struct parser *p, uint32_t c)
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

static void advance(struct parser *p)
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
static bool at(const struct parser *p, uint32_t c)
{
    return p->next_length == 1 && p->text[p->next] == c;
}

static bool match_char(struct parser *p, uint32_t c)
{
    if (!at(p, c)) {
        return false;
    }
    advance(p);
    return true;
}

/* The next token's first character, 0 for none: a token of one character is what callers look for,
 * except digits, which never follow a backslash here unnoticed. */
static uint32_t peek(const struct parser *p)
{
    return p->next_length == 1 ? p->text[p->next] : 0;
}

struct token {
    size_t start, length; /* length 0: the end */
    uint32_t c;           /* first character */
};

static struct token take(struct parser *p)
{
    struct token t = {p->next, p->next_length, p->next_length ? p->text[p->next] : 0};
    advance(p);
    return t;
}

static void seek(struct parser *p, size_t index)
{
    p->index = index;
    advance(p);
}

/* Up to `n` characters of a set; returns how many. */
static size_t take_while(struct parser *p, size_t n, bool (*in_set)(uint32_t))
{
    size_t count = 0;
    while (count < n && p->next_length == 1 && in_set(p->text[p->next])) {
        advance(p);
        count++;
    }
    return count;
}

/* The text up to `end`, which is passed over. */
static bool take_until(struct parser *p, uint32_t end, const char *missing,
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

/* -- groups ------------------------------------------------------------------------------------- */

static bool check_name(struct parser *p, struct re_slice name, size_t offset)
{
    const uint32_t *s = p->text + name.start;
    bool ascii = true, good = !is_digit(s[0]);
    for (size_t i = 0; i < name.length; i++) {
        if (s[i] > 127) {
            ascii = false;
        } else if (!is_letter(s[i]) && !is_digit(s[i]) && s[i] != '_') {
            good = false;
        }
    }
    if (good && !ascii) {
        if (!p->is_text) {
            good = false;
        } else if (p->hooks && p->hooks->is_identifier) {
            int answer = p->hooks->is_identifier(p->vm, s, name.length);
            if (answer < 0) {
                return fail_kind(p, RE_ERROR_RAISED, NULL);
            }
            good = answer;
        }
    }
    return good || fail_slice(p, "bad character in group name %r", name.start, name.length,
                              name.length + offset);
}

/* The number of a named group, 0 if there is none. */
static uint32_t find_group(const struct parser *p, struct re_slice name)
{
    for (uint32_t i = 1; i < p->out->group_count; i++) {
        const struct re_slice *other = &p->out->groups[i].name;
        if (other->length == name.length &&
            !memcmp(p->text + other->start, p->text + name.start, name.length * sizeof *p->text)) {
            return i;
        }
    }
    return 0;
}

static bool group_is_closed(const struct parser *p, uint64_t group)
{
    return group < p->out->group_count && p->out->groups[group].closed;
}

static bool check_lookbehind(struct parser *p, uint64_t group)
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

static bool open_group(struct parser *p, struct re_slice name, uint32_t *out)
{
    struct re_program *program = p->out;
    if (name.length) {
        uint32_t old = find_group(p, name);
        if (old) {
            fail_slice(p, "redefinition of group name %r as group %d; was group %e", name.start,
                       name.length, name.length + 1);
            program->error.number = program->group_count;
            program->error.other = old;
            return false;
        }
    }
    if (program->group_count > GROUP_LIMIT) {
        return fail(p, "too many groups", 0);
    }
    if (program->group_count == program->group_capacity) {
        uint32_t capacity = program->group_capacity * 2 + 4;
        struct re_group *groups =
            mem_resize(p->vm, program->groups, program->group_capacity * sizeof *groups,
                       capacity * sizeof *groups);
        if (!groups) {
            return fail_kind(p, RE_ERROR_RAISED, NULL);
        }
        program->groups = groups;
        program->group_capacity = capacity;
    }
    *out = program->group_count++;
    program->groups[*out] = (struct re_group){.name = name, .parent = p->open_group};
    p->open_group = *out;
    return true;
}

/* -- sets of characters ---------------------------------------------------------------------------- */

/* What \d, \s and \w are, and their complements, as class members. NULL: cannot be said in one. */
struct category_text {
    const char *digit, *not_digit, *space, *not_space, *word, *not_word;
};

static const struct category_text unicode_sets = {
    "\\p{Nd}",
    "\\P{Nd}",
    "\\t-\\r\\x1c-\\x1f \\x{85}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}"
    "\\x{205f}\\x{3000}",
    NULL,
    "\\p{L}\\p{N}_",
    NULL,
};
static const struct category_text ascii_sets_of_text = {
    "0-9",        "\\x00-\\/\\:-\\x{10ffff}",
    "\\t-\\r ",   "\\x00-\\x08\\x0e-\\x1f\\!-\\x{10ffff}",
    "0-9A-Za-z_", "\\x00-\\/\\:-\\@\\[-\\^\\`\\{-\\x{10ffff}",
};
static const struct category_text unicode_sets_of_ascii = {
    "\\d", "\\D", "\\t-\\r\\x1c-\\x1f ", "\\x00-\\x08\\x0e-\\x1b\\!-\\xff", "\\w", "\\W",
};
static const struct category_text byte_sets = {"\\d", "\\D", "\\s", "\\S", "\\w", "\\W"};

static bool is_unicode(unsigned flags)
{
    return !(flags & (RE_ASCII | RE_LOCALE));
}

static const struct category_text *sets_for(const struct parser *p, unsigned flags)
{
    switch (p->variant) {
    case RE_FOR_TEXT: return is_unicode(flags) ? &unicode_sets : &ascii_sets_of_text;
    case RE_FOR_ASCII: return is_unicode(flags) ? &unicode_sets_of_ascii : &byte_sets;
    default: return &byte_sets;
    }
}

/* In text of any code points, ASCII caseless matching is spelled out: PCRE2's would let K match
 * the Kelvin sign. */
static bool spells_out_case(const struct parser *p, unsigned flags)
{
    return p->variant == RE_FOR_TEXT && (flags & RE_IGNORECASE) && !is_unicode(flags);
}

static bool pcre_caseless(const struct parser *p, unsigned flags)
{
    return (flags & RE_IGNORECASE) && !spells_out_case(p, flags);
}

/* The dotted and dotless i, which Python takes for cases of i and PCRE2 does not. */
static bool is_any_i(uint32_t c)
{
    return c == 'i' || c == 'I' || c == 0x130 || c == 0x131;
}

static bool put_literal(struct parser *p, uint32_t c, unsigned flags)
{
    if (spells_out_case(p, flags) && is_letter(c)) {
        char s[4] = {'[', (char)(c | 32), (char)(c & ~32u), ']'};
        return put(p, s, 4);
    }
    if (p->variant == RE_FOR_TEXT && is_any_i(c) && pcre_caseless(p, flags)) {
        p->out->beyond_ascii |= c > 127;
        return puts_(p, "[iI\\x{130}\\x{131}]");
    }
    return put_char(p, c);
}

static bool put_range(struct parser *p, uint32_t low, uint32_t high)
{
    return put_char(p, low) && (low == high || (puts_(p, "-") && put_char(p, high)));
}

/* A range of a class, with what its case adds. */
static bool put_class_range(struct parser *p, uint32_t low, uint32_t high, unsigned flags)
{
    if (!put_range(p, low, high)) {
        return false;
    }
    if (spells_out_case(p, flags)) {
        for (uint32_t base = 'A'; base <= 'a'; base += 32) {
            uint32_t from = low > base ? low : base, to = high < base + 25 ? high : base + 25;
            if (from <= to && !put_range(p, from ^ 32, to ^ 32)) {
                return false;
            }
        }
    } else if (p->variant == RE_FOR_TEXT && pcre_caseless(p, flags)) {
        bool has_i = (low <= 'i' && high >= 'i') || (low <= 'I' && high >= 'I') ||
                     (low <= 0x131 && high >= 0x130);
        if (has_i && !puts_(p, "iI\\x{130}\\x{131}")) {
            return false;
        }
    }
    return true;
}

enum category { CATEGORY_NONE, DIGIT, NOT_DIGIT, SPACE, NOT_SPACE, WORD, NOT_WORD };

static enum category category_of(uint32_t c)
{
    switch (c) {
    case 'd': return DIGIT;
    case 'D': return NOT_DIGIT;
    case 's': return SPACE;
    case 'S': return NOT_SPACE;
    case 'w': return WORD;
    case 'W': return NOT_WORD;
    default: return CATEGORY_NONE;
    }
}

static const char *category_text(const struct category_text *sets, enum category category)
{
    switch (category) {
    case DIGIT: return sets->digit;
    case NOT_DIGIT: return sets->not_digit;
    case SPACE: return sets->space;
    case NOT_SPACE: return sets->not_space;
    case WORD: return sets->word;
    default: return sets->not_word;
    }
}

/* \d and so on outside a class. */
static bool put_category(struct parser *p, enum category category, unsigned flags)
{
    const struct category_text *sets = sets_for(p, flags);
    const char *text = category_text(sets, category);
    if (text && text[0] == '\\' && strlen(text) == 2) {
        return puts_(p, text);
    }
    if (text) {
        return puts_(p, "[") && puts_(p, text) && puts_(p, "]");
    }
    text = category_text(sets, category - 1);
    return puts_(p, "[^") && puts_(p, text) && puts_(p, "]");
}

/* \b and \B. The native ones go by the whole pattern's flags; SRE never finds either in an empty
 * subject. */
static bool put_boundary(struct parser *p, bool boundary, unsigned flags)
{
    if (!boundary && !puts_(p, "(?!\\A\\z)")) {
        return false;
    }
    if (p->variant != RE_FOR_TEXT || is_unicode(flags) == is_unicode(p->out->flags)) {
        return puts_(p, boundary ? "\\b" : "\\B");
    }
    const char *word = sets_for(p, flags)->word;
    return puts_(p, "(?:(?<=[") && puts_(p, word) && puts_(p, boundary ? "])(?![" : "])(?=[") &&
           puts_(p, word) && puts_(p, "])|(?<![") && puts_(p, word) &&
           puts_(p, boundary ? "])(?=[" : "])(?![") && puts_(p, word) && puts_(p, "]))");
}

/* -- escapes -------------------------------------------------------------------------------------- */

struct escape {
    enum { ESCAPE_CHAR, ESCAPE_CATEGORY, ESCAPE_REFERENCE, ESCAPE_ANCHOR } kind;
    uint32_t c; /* the character, or the category's letter */
    uint64_t group;
};

static bool bad_escape(struct parser *p, size_t start, size_t length)
{
    return fail_slice(p, "bad escape %s", start, length, length);
}

/* \x41 \u0041 \U00000041 \N{...}; false without an error when c introduces none of them. */
static bool numeric_escape(struct parser *p, struct token t, uint32_t c, struct escape *out)
{
    size_t digits = c == 'x' ? 2 : c == 'u' && p->is_text ? 4 : c == 'U' && p->is_text ? 8 : 0;
    if (digits) {
        size_t start = p->next;
        size_t n = take_while(p, digits, is_hex);
        if (failed(p)) {
            return false;
        }
        if (n < digits) {
            return fail_slice(p, "incomplete escape %s", t.start, n + 2, n + 2);
        }
        uint64_t code = 0;
        for (size_t i = 0; i < n; i++) {
            code = code * 16 + hex_value(p->text[start + i]);
        }
        if (code > 0x10ffff) {
            return bad_escape(p, t.start, n + 2);
        }
        out->c = (uint32_t)code;
        return true;
    }
    if (c == 'N' && p->is_text) {
        struct re_slice name;
        if (!match_char(p, '{')) {
            return fail(p, "missing {", 0);
        }
        if (!take_until(p, '}', "missing character name", "missing }, unterminated name", &name)) {
            return false;
        }
        int found =
            p->hooks && p->hooks->named_character
                ? p->hooks->named_character(p->vm, p->text + name.start, name.length, &out->c)
                : 0;
        if (found < 0) {
            return fail_kind(p, RE_ERROR_RAISED, NULL);
        }
        return found || fail_slice(p, "undefined character name %r", name.start, name.length,
                                   name.length + 4);
    }
    return false;
}

static uint32_t control_escape(uint32_t c)
{
    switch (c) {
    case 'a': return 7;
    case 'f': return 12;
    case 'n': return 10;
    case 'r': return 13;
    case 't': return 9;
    case 'v': return 11;
    case '\\': return '\\';
    default: return 0;
    }
}

static bool octal_value(struct parser *p, size_t start, size_t length, struct escape *out)
{
    uint32_t n = 0;
    for (size_t i = 1; i < length; i++) {
        n = n * 8 + (p->text[start + i] - '0');
    }
    if (n > 0377) {
        return fail_slice(p, "octal escape value %s outside of range 0-0o377", start, length,
                          length);
    }
    out->c = n;
    return true;
}

static bool class_escape(struct parser *p, struct token t, struct escape *out)
{
    uint32_t c = p->text[t.start + 1];
    *out = (struct escape){.kind = ESCAPE_CHAR, .c = c};
    if (category_of(c)) {
        out->kind = ESCAPE_CATEGORY;
        return true;
    }
    uint32_t control = c == 'b' ? 8 : control_escape(c);
    if (control) {
        out->c = control;
        return true;
    }
    if (numeric_escape(p, t, c, out)) {
        return true;
    }
    if (failed(p)) {
        return false;
    }
    if (is_octal(c)) {
        return octal_value(p, t.start, 2 + take_while(p, 2, is_octal), out) && !failed(p);
    }
    if (is_digit(c) || is_letter(c)) {
        return bad_escape(p, t.start, 2);
    }
    return true;
}

/* Outside a class. */
static bool pattern_escape(struct parser *p, struct token t, struct escape *out)
{
    uint32_t c = p->text[t.start + 1];
    *out = (struct escape){.kind = ESCAPE_CHAR, .c = c};
    if (category_of(c)) {
        out->kind = ESCAPE_CATEGORY;
        return true;
    }
    if (c == 'A' || c == 'Z' || c == 'b' || c == 'B') {
        out->kind = ESCAPE_ANCHOR;
        return true;
    }
    uint32_t control = control_escape(c);
    if (control) {
        out->c = control;
        return true;
    }
    if (numeric_escape(p, t, c, out)) {
        return true;
    }
    if (failed(p)) {
        return false;
    }
    if (c == '0') {
        return octal_value(p, t.start, 2 + take_while(p, 2, is_octal), out) && !failed(p);
    }
    if (is_digit(c)) {
        size_t length = 2;
        uint64_t group = c - '0';
        uint32_t second = peek(p);
        if (is_digit(second)) {
            advance(p);
            length = 3;
            group = group * 10 + (second - '0');
            if (is_octal(c) && is_octal(second) && is_octal(peek(p))) {
                advance(p);
                return octal_value(p, t.start, 4, out) && !failed(p);
            }
        }
        if (failed(p)) {
            return false;
        }
        if (group >= p->out->group_count) {
            return fail_number(p, "invalid group reference %d", group, length - 1);
        }
        if (!group_is_closed(p, group)) {
            return fail(p, "cannot refer to an open group", length);
        }
        out->kind = ESCAPE_REFERENCE;
        out->group = group;
        return check_lookbehind(p, group);
    }
    return is_letter(c) ? bad_escape(p, t.start, 2) : true;
}

/* -- classes ---------------------------------------------------------------------------------------- */

/* Rewrites "[" or "[^" members "]" from `start` on, for a class that also holds complements which
 * cannot stand in one: an alternation of classes, or a conjunction for a negated one. */
static bool split_class(struct parser *p, size_t start, bool negated, bool members,
                        const bool seen[], const struct category_text *sets)
{
    if (!members) {
        p->out->size = start;
        if (!puts_(p, "(?:")) {
            return false;
        }
    } else if (!insert(p, start, negated ? "(?:(?!" : "(?:") || !puts_(p, negated ? ")" : "|")) {
        return false;
    }
    if (negated) {
        /* the members' class was begun by "[^": inside the look-ahead it must not be negated */
        if (members) {
            size_t caret = start + strlen("(?:(?![");
            memmove(p->out->text + caret, p->out->text + caret + 1, p->out->size - caret - 1);
            p->out->size--;
        }
        if (seen[NOT_SPACE] && seen[NOT_WORD]) {
            return puts_(p, "(?=[") && puts_(p, sets->word) && puts_(p, "])[") &&
                   puts_(p, sets->space) && puts_(p, "])");
        }
        return puts_(p, "[") && puts_(p, seen[NOT_WORD] ? sets->word : sets->space) &&
               puts_(p, "])");
    }
    if (seen[NOT_WORD] && (!puts_(p, "[^") || !puts_(p, sets->word) || !puts_(p, "]"))) {
        return false;
    }
    if (seen[NOT_SPACE] &&
        (!puts_(p, seen[NOT_WORD] ? "|[^" : "[^") || !puts_(p, sets->space) || !puts_(p, "]"))) {
        return false;
    }
    return puts_(p, ")");
}

/* One member of a class, or one end of a range. */
struct member {
    struct token token;
    enum category category; /* or c */
    uint32_t c;
};

static bool class_member(struct parser *p, struct token t, struct member *out)
{
    *out = (struct member){.token = t, .c = t.c};
    if (t.c == '\\') {
        struct escape escape;
        if (!class_escape(p, t, &escape)) {
            return false;
        }
        out->c = escape.c;
        out->category = escape.kind == ESCAPE_CATEGORY ? category_of(escape.c) : CATEGORY_NONE;
    }
    return true;
}

static bool put_member(struct parser *p, const struct member *m, unsigned flags, bool seen[],
                       bool *members)
{
    if (!m->category) {
        *members = true;
        return put_class_range(p, m->c, m->c, flags);
    }
    seen[m->category] = true;
    const char *text = category_text(sets_for(p, flags), m->category);
    *members |= text != NULL;
    return !text || puts_(p, text);
}

static bool bad_range(struct parser *p, struct token low, struct token high)
{
    fail_slice(p, "bad character range %s-%t", low.start, low.length, low.length + 1 + high.length);
    p->out->error.b = (struct re_slice){high.start, high.length};
    return false;
}

/* A class, behind its "[". */
static bool parse_class(struct parser *p, unsigned flags)
{
    size_t here = tell(p) - 1, start = p->out->size;
    bool seen[NOT_WORD + 1] = {false}, members = false, empty = true;
    bool negated = match_char(p, '^');
    if (!puts_(p, negated ? "[^" : "[")) {
        return false;
    }
    if (at(p, '[')) {
        warn(p, "Possible nested set at position %d", tell(p));
    }
    for (;;) {
        struct token t = take(p);
        if (failed(p)) {
            return false;
        }
        if (!t.length) {
            return fail(p, "unterminated character set", tell(p) - here);
        }
        if (t.c == ']' && !empty) {
            break;
        }
        if (t.length == 1 && !empty && at(p, t.c) &&
            (t.c == '-' || t.c == '&' || t.c == '~' || t.c == '|')) {
            warn(p,
                 t.c == '-'   ? "Possible set difference at position %d"
                 : t.c == '&' ? "Possible set intersection at position %d"
                 : t.c == '~' ? "Possible set symmetric difference at position %d"
                              : "Possible set union at position %d",
                 tell(p) - 1);
        }
        struct member low, high;
        if (!class_member(p, t, &low)) {
            return false;
        }
        empty = false;
        if (!match_char(p, '-')) {
            if (failed(p) || !put_member(p, &low, flags, seen, &members)) {
                return false;
            }
            continue;
        }
        struct token u = take(p);
        if (failed(p)) {
            return false;
        }
        if (!u.length) {
            return fail(p, "unterminated character set", tell(p) - here);
        }
        if (u.length == 1 && u.c == ']') {
            struct member dash = {.c = '-'};
            if (!put_member(p, &low, flags, seen, &members) ||
                !put_member(p, &dash, flags, seen, &members)) {
                return false;
            }
            break;
        }
        if (u.length == 1 && u.c == '-') {
            warn(p, "Possible set difference at position %d", tell(p) - 2);
        }
        if (!class_member(p, u, &high)) {
            return false;
        }
        if (low.category || high.category || high.c < low.c) {
            return bad_range(p, t, u);
        }
        members = true;
        if (!put_class_range(p, low.c, high.c, flags)) {
            return false;
        }
    }
    if (!puts_(p, "]")) {
        return false;
    }
    const struct category_text *sets = sets_for(p, flags);
    bool all = (seen[WORD] && seen[NOT_WORD]) || (seen[SPACE] && seen[NOT_SPACE]) ||
               (seen[DIGIT] && seen[NOT_DIGIT]);
    if (all) {
        p->out->size = start;
        return puts_(p, negated ? "(?:(?!).)" : ".");
    }
    bool unsayable = (seen[NOT_WORD] && !sets->not_word) || (seen[NOT_SPACE] && !sets->not_space);
    return !unsayable || split_class(p, start, negated, members, seen, sets);
}

/* -- repeats ---------------------------------------------------------------------------------------- */

enum item_kind { ITEM_NONE, ITEM_ANCHOR, ITEM_REPEAT, ITEM_OTHER };

/* The last item of a branch: what a quantifier would repeat. */
struct item {
    enum item_kind kind;
    size_t start;         /* in the output */
    uint32_t first_group; /* the groups from here on are its */
    struct width width;
};

static uint64_t width_times(uint64_t width, uint64_t n)
{
    uint64_t product;
    return __builtin_mul_overflow(width, n, &product) ? WIDTH_MAX : product;
}

static uint64_t width_plus(uint64_t a, uint64_t b)
{
    uint64_t sum;
    return __builtin_add_overflow(a, b, &sum) ? WIDTH_MAX : sum;
}

static void width_add(struct width *total, struct width more)
{
    total->low = width_plus(total->low, more.low);
    total->high = width_plus(total->high, more.high);
}

/* Writes a decimal bound; *given is false when there are no digits. */
static bool take_bound(struct parser *p, uint64_t *out, bool *given)
{
    *given = false;
    *out = 0;
    while (p->next_length == 1 && is_digit(p->text[p->next])) {
        uint64_t n = *out * 10 + (p->text[p->next] - '0');
        *out = n > REPEAT_LIMIT ? REPEAT_LIMIT : n;
        *given = true;
        advance(p);
    }
    return !failed(p);
}

static bool put_bounds(struct parser *p, uint64_t low, uint64_t high)
{
    if (low == 0 && high == 1) {
        return puts_(p, "?");
    }
    if (high == REPEAT_LIMIT && low <= 1) {
        return puts_(p, low ? "+" : "*");
    }
    if (!puts_(p, "{") || !put_number(p, low)) {
        return false;
    }
    if (high != low && (!puts_(p, ",") || (high != REPEAT_LIMIT && !put_number(p, high)))) {
        return false;
    }
    return puts_(p, "}");
}

/* Bounds beyond what PCRE2 counts to: several repeats of copies of the item, in a row. */
static bool put_long_repeat(struct parser *p, size_t start, uint64_t low, uint64_t high,
                            const char *suffix)
{
    if (low > (uint64_t)PCRE_REPEAT * REPEAT_COPIES) {
        return fail_kind(p, RE_ERROR_OVERFLOW, "regular expression code size limit exceeded");
    }
    if (high > (uint64_t)PCRE_REPEAT * REPEAT_COPIES) {
        high = REPEAT_LIMIT;
    }
    size_t length = p->out->size - start;
    char *copy = mem_alloc(p->vm, length);
    if (!copy) {
        return fail_kind(p, RE_ERROR_RAISED, NULL);
    }
    memcpy(copy, p->out->text + start, length);
    p->out->size = start;
    bool good = puts_(p, "(?:");
    uint64_t rest = high == REPEAT_LIMIT ? REPEAT_LIMIT : high - low;
    while (good && low) {
        uint64_t n = low > PCRE_REPEAT ? PCRE_REPEAT : low;
        good = put(p, copy, length) && put_bounds(p, n, n) && puts_(p, suffix);
        low -= n;
    }
    while (good && rest) {
        uint64_t n = rest == REPEAT_LIMIT || rest <= PCRE_REPEAT ? rest : PCRE_REPEAT;
        good = put(p, copy, length) && put_bounds(p, 0, n) && puts_(p, suffix);
        rest -= n;
    }
    good = good && puts_(p, ")");
    mem_free(p->vm, copy, length);
    return good;
}

/* A quantifier, whose first character has been taken. *literal: it was a brace that is none. */
static bool parse_repeat(struct parser *p, uint32_t c, struct item *item, bool *literal)
{
    size_t here = tell(p);
    uint64_t low = c == '+' ? 1 : 0, high = c == '?' ? 1 : REPEAT_LIMIT;
    *literal = false;
    if (c == '{') {
        if (at(p, '}')) {
            *literal = true;
            return true;
        }
        bool has_low, has_high;
        if (!take_bound(p, &low, &has_low)) {
            return false;
        }
        if (match_char(p, ',')) {
            if (!take_bound(p, &high, &has_high)) {
                return false;
            }
        } else {
            high = low;
            has_high = has_low;
        }
        if (!match_char(p, '}')) {
            if (failed(p)) {
                return false;
            }
            *literal = true;
            seek(p, here);
            return !failed(p);
        }
        if ((has_low && low >= REPEAT_LIMIT) || (has_high && high >= REPEAT_LIMIT)) {
            return fail_kind(p, RE_ERROR_OVERFLOW, "the repetition number is too large");
        }
        if (!has_high) {
            high = REPEAT_LIMIT;
        } else if (high < low) {
            return fail(p, "min repeat greater than max repeat", tell(p) - here);
        }
    }
    if (failed(p)) {
        return false;
    }
    if (item->kind == ITEM_NONE || item->kind == ITEM_ANCHOR) {
        return fail(p, "nothing to repeat", tell(p) - here + 1);
    }
    if (item->kind == ITEM_REPEAT) {
        return fail(p, "multiple repeat", tell(p) - here + 1);
    }
    const char *suffix = match_char(p, '?') ? "?" : match_char(p, '+') ? "+" : "";
    bool too_long =
        (low > PCRE_REPEAT && low != REPEAT_LIMIT) || (high > PCRE_REPEAT && high != REPEAT_LIMIT);
    if (too_long && p->out->group_count == item->first_group) {
        if (!put_long_repeat(p, item->start, low, high, suffix)) {
            return false;
        }
    } else if (low > PCRE_REPEAT) {
        return fail_kind(p, RE_ERROR_OVERFLOW, "regular expression code size limit exceeded");
    } else if (!put_bounds(p, low, high > PCRE_REPEAT ? REPEAT_LIMIT : high) || !puts_(p, suffix)) {
        return false;
    }
    p->repeats++;
    for (uint32_t i = item->first_group; i < p->out->group_count; i++) {
        p->out->groups[i].repeat = p->repeats;
    }
    item->kind = ITEM_REPEAT;
    item->width.low = width_times(item->width.low, low);
    item->width.high = width_times(item->width.high, high);
    return !failed(p);
}

/* -- flags in parentheses ------------------------------------------------------------------------------ */

static unsigned flag_of(uint32_t c)
{
    switch (c) {
    case 'i': return RE_IGNORECASE;
    case 'L': return RE_LOCALE;
    case 'm': return RE_MULTILINE;
    case 's': return RE_DOTALL;
    case 'x': return RE_VERBOSE;
    case 'a': return RE_ASCII;
    case 'u': return RE_UNICODE;
    default: return 0;
    }
}

static bool is_alpha(uint32_t c)
{
    return is_letter(c) || c > 127;
}

/* (?aiLmsux-imsx: or (?aiLmsux); `t` is the first letter or "-". *global: the latter. */
static bool parse_flags(struct parser *p, struct token t, unsigned *add, unsigned *remove,
                        bool *global)
{
    *add = *remove = 0;
    *global = false;
    if (t.c != '-') {
        for (;;) {
            unsigned flag = flag_of(t.c);
            if (p->is_text && t.c == 'L') {
                return fail(p, "bad inline flags: cannot use 'L' flag with a str pattern", 0);
            }
            if (!p->is_text && t.c == 'u') {
                return fail(p, "bad inline flags: cannot use 'u' flag with a bytes pattern", 0);
            }
            *add |= flag;
            if ((flag & TYPE_FLAGS) && (*add & TYPE_FLAGS) != flag) {
                return fail(p, "bad inline flags: flags 'a', 'u' and 'L' are incompatible", 0);
            }
            t = take(p);
            if (failed(p)) {
                return false;
            }
            if (!t.length) {
                return fail(p, "missing -, : or )", 0);
            }
            if (t.length == 1 && (t.c == ')' || t.c == '-' || t.c == ':')) {
                break;
            }
            if (t.length != 1 || !flag_of(t.c)) {
                return fail(p,
                            t.length == 1 && is_alpha(t.c) ? "unknown flag" : "missing -, : or )",
                            t.length);
            }
        }
    }
    if (t.c == ')') {
        *global = true;
        p->out->flags |= *add;
        return true;
    }
    if (t.c == '-') {
        t = take(p);
        if (failed(p)) {
            return false;
        }
        if (!t.length) {
            return fail(p, "missing flag", 0);
        }
        if (t.length != 1 || !flag_of(t.c)) {
            return fail(p, t.length == 1 && is_alpha(t.c) ? "unknown flag" : "missing flag",
                        t.length);
        }
        for (;;) {
            unsigned flag = flag_of(t.c);
            if (flag & TYPE_FLAGS) {
                return fail(p, "bad inline flags: cannot turn off flags 'a', 'u' and 'L'", 0);
            }
            *remove |= flag;
            t = take(p);
            if (failed(p)) {
                return false;
            }
            if (!t.length) {
                return fail(p, "missing :", 0);
            }
            if (t.length == 1 && t.c == ':') {
                break;
            }
            if (t.length != 1 || !flag_of(t.c)) {
                return fail(
                    p, t.length == 1 && is_alpha(t.c) ? "unknown flag" : "missing :", t.length);
            }
        }
    }
    if (*add & *remove) {
        return fail(p, "bad inline flags: flag turned on and off", 1);
    }
    return true;
}

/* -- groups and branches --------------------------------------------------------------------------------- */

static bool parse_branch(struct parser *p, unsigned flags, bool first, struct width *out);
static bool parse_alternatives(struct parser *p, unsigned flags, bool nested, struct width *out);

static bool close_paren(struct parser *p, size_t start)
{
    if (failed(p)) {
        return false;
    }
    if (!match_char(p, ')')) {
        return fail(p, "missing ), unterminated subpattern", tell(p) - start);
    }
    return !failed(p);
}

static bool put_reference(struct parser *p, uint64_t group, struct item *item)
{
    item->width = (struct width){p->out->groups[group].low, p->out->groups[group].high};
    return puts_(p, "\\g{") && put_number(p, group) && puts_(p, "}");
}

/* (?P=name) behind the "=". */
static bool parse_named_reference(struct parser *p, struct item *item)
{
    struct re_slice name;
    if (!take_until(p, ')', "missing group name", "missing ), unterminated name", &name) ||
        !check_name(p, name, 1)) {
        return false;
    }
    uint32_t group = find_group(p, name);
    if (!group) {
        return fail_slice(p, "unknown group name %r", name.start, name.length, name.length + 1);
    }
    if (!group_is_closed(p, group)) {
        return fail(p, "cannot refer to an open group", name.length + 1);
    }
    return check_lookbehind(p, group) && put_reference(p, group, item);
}

static bool parse_look(struct parser *p, uint32_t kind, bool behind, unsigned flags, size_t start)
{
    uint32_t old = p->lookbehind_first;
    if (behind && !old) {
        p->lookbehind_first = p->out->group_count;
    }
    struct width width;
    if (!puts_(p, behind ? (kind == '=' ? "(?<=" : "(?<!") : (kind == '=' ? "(?=" : "(?!")) ||
        !parse_alternatives(p, flags, true, &width)) {
        return false;
    }
    p->lookbehind_first = old;
    if (behind && width.low != width.high) {
        p->variable_lookbehind = true;
    }
    return close_paren(p, start) && puts_(p, ")");
}

static bool remember_reference(struct parser *p, uint64_t number, size_t position)
{
    if (p->reference_count == p->reference_capacity) {
        size_t capacity = p->reference_capacity * 2 + 8, unit = sizeof *p->references;
        void *block =
            mem_resize(p->vm, p->references, p->reference_capacity * unit, capacity * unit);
        if (!block) {
            return fail_kind(p, RE_ERROR_RAISED, NULL);
        }
        p->references = block;
        p->reference_capacity = capacity;
    }
    p->references[p->reference_count].number = number;
    p->references[p->reference_count++].position = position;
    return true;
}

/* (?(name)yes|no) behind the second parenthesis. */
static bool parse_conditional(struct parser *p, unsigned flags, size_t start, struct item *item)
{
    struct re_slice name;
    if (!take_until(p, ')', "missing group name", "missing ), unterminated name", &name)) {
        return false;
    }
    uint64_t group = 0;
    bool decimal = true;
    for (size_t i = 0; i < name.length; i++) {
        uint32_t c = p->text[name.start + i];
        decimal &= is_digit(c);
        group = group > GROUP_LIMIT ? group : group * 10 + (c - '0');
    }
    if (!decimal) {
        if (!check_name(p, name, 1)) {
            return false;
        }
        group = find_group(p, name);
        if (!group) {
            return fail_slice(p, "unknown group name %r", name.start, name.length, name.length + 1);
        }
    } else if (!group) {
        return fail(p, "bad group number", name.length + 1);
    } else if (!remember_reference(p, group, name.start)) {
        return false;
    }
    struct width yes, no = {0, 0};
    if (!check_lookbehind(p, group) || !puts_(p, "(?(") || !put_number(p, group) ||
        !puts_(p, ")") || !parse_branch(p, flags, false, &yes)) {
        return false;
    }
    if (match_char(p, '|')) {
        if (!puts_(p, "|") || !parse_branch(p, flags, false, &no)) {
            return false;
        }
        if (at(p, '|')) {
            return fail(p, "conditional backref with more than two branches", 0);
        }
    }
    item->width.low = yes.low < no.low ? yes.low : no.low;
    item->width.high = yes.high > no.high ? yes.high : no.high;
    return close_paren(p, start) && puts_(p, ")");
}

/* What a parenthesis turned out to be. */
enum paren { PAREN_ITEM, PAREN_NOTHING, PAREN_FAILED };

static enum paren paren(bool good)
{
    return good ? PAREN_ITEM : PAREN_FAILED;
}

/* A group, whose "(" has been taken. *flags may change: (?x) in front of everything. */
static enum paren parse_paren(struct parser *p, unsigned *flags, bool may_set_flags,
                              struct item *item)
{
    size_t start = tell(p) - 1;
    bool capture = true, atomic = false;
    struct re_slice name = {0, 0};
    unsigned add = 0, remove = 0;
    if (match_char(p, '?')) {
        struct token t = take(p);
        if (failed(p)) {
            return PAREN_FAILED;
        }
        uint32_t c = t.length == 1 ? t.c : 0;
        if (!t.length) {
            return paren(fail(p, "unexpected end of pattern", 0));
        }
        if (c == 'P') {
            if (match_char(p, '<')) {
                if (!take_until(p, '>', "missing group name", "missing >, unterminated name",
                                &name) ||
                    !check_name(p, name, 1)) {
                    return PAREN_FAILED;
                }
            } else if (match_char(p, '=')) {
                return paren(parse_named_reference(p, item));
            } else {
                t = take(p);
                if (failed(p) || !t.length) {
                    return paren(fail(p, "unexpected end of pattern", 0));
                }
                return paren(
                    fail_slice(p, "unknown extension ?P%s", t.start, t.length, t.length + 2));
            }
        } else if (c == ':') {
            capture = false;
        } else if (c == '#') {
            for (;;) {
                if (failed(p)) {
                    return PAREN_FAILED;
                }
                if (!p->next_length) {
                    return paren(fail(p, "missing ), unterminated comment", tell(p) - start));
                }
                t = take(p);
                if (t.length == 1 && t.c == ')') {
                    return failed(p) ? PAREN_FAILED : PAREN_NOTHING;
                }
            }
        } else if (c == '=' || c == '!') {
            return paren(parse_look(p, c, false, *flags, start));
        } else if (c == '<') {
            t = take(p);
            if (failed(p) || !t.length) {
                return paren(fail(p, "unexpected end of pattern", 0));
            }
            if (t.length != 1 || (t.c != '=' && t.c != '!')) {
                return paren(
                    fail_slice(p, "unknown extension ?<%s", t.start, t.length, t.length + 2));
            }
            return paren(parse_look(p, t.c, true, *flags, start));
        } else if (c == '(') {
            return paren(parse_conditional(p, *flags, start, item));
        } else if (c == '>') {
            capture = false;
            atomic = true;
        } else if (flag_of(c) || c == '-') {
            bool global;
            if (!parse_flags(p, t, &add, &remove, &global)) {
                return PAREN_FAILED;
            }
            if (global) {
                if (!may_set_flags) {
                    return paren(fail(p, "global flags not at the start of the expression",
                                      tell(p) - start));
                }
                *flags |= add;
                return PAREN_NOTHING;
            }
            capture = false;
        } else {
            return paren(fail_slice(p, "unknown extension ?%s", t.start, t.length, t.length + 1));
        }
    }
    if (failed(p)) {
        return PAREN_FAILED;
    }
    uint32_t group = 0;
    if (capture && !open_group(p, name, &group)) {
        return PAREN_FAILED;
    }
    unsigned inner = (add & TYPE_FLAGS) ? *flags & ~(unsigned)TYPE_FLAGS : *flags;
    inner = (inner | add) & ~remove;
    const char *open = capture ? "(" : atomic ? "(?>" : "(?:";
    if (pcre_caseless(p, inner) != pcre_caseless(p, *flags)) {
        open = pcre_caseless(p, inner) ? "(?i:" : "(?-i:";
    }
    if (!puts_(p, open) || !parse_alternatives(p, inner, true, &item->width) ||
        !close_paren(p, start) || !puts_(p, ")")) {
        return PAREN_FAILED;
    }
    if (group) {
        p->out->groups[group].closed = true;
        p->out->groups[group].low = item->width.low;
        p->out->groups[group].high = item->width.high;
        p->open_group = p->out->groups[group].parent;
    }
    return PAREN_ITEM;
}

static bool put_anchor(struct parser *p, uint32_t c, unsigned flags)
{
    switch (c) {
    case 'A': return puts_(p, "\\A");
    case 'Z': return puts_(p, "\\z");
    case 'b': return put_boundary(p, true, flags);
    case 'B': return put_boundary(p, false, flags);
    case '^': return puts_(p, flags & RE_MULTILINE ? "^" : "\\A");
    default: return puts_(p, flags & RE_MULTILINE ? "$" : "\\Z");
    }
}

/* The flags that hold once the leading (?...) groups have been read decide for everything: what
 * the whole is compiled with is known before the first item is written. */
static void settle_flags(struct parser *p)
{
    struct re_program *out = p->out;
    out->caseless = pcre_caseless(p, out->flags);
    out->unicode_properties = p->variant == RE_FOR_TEXT && is_unicode(out->flags);
}

static bool skip_verbose(struct parser *p, struct token t, bool *skipped)
{
    *skipped = t.length == 1 && (t.c == ' ' || (t.c >= 9 && t.c <= 13));
    if (t.length == 1 && t.c == '#') {
        *skipped = true;
        do {
            t = take(p);
        } while (!failed(p) && t.length && !(t.length == 1 && t.c == '\n'));
    }
    return !failed(p);
}

/* One alternative. first: global flags may stand at its beginning. */
static bool parse_branch(struct parser *p, unsigned flags, bool first, struct width *out)
{
    struct item item = {.kind = ITEM_NONE};
    *out = (struct width){0, 0};
    while (!failed(p) && p->next_length && !at(p, '|') && !at(p, ')')) {
        struct token t = take(p);
        bool skipped = false;
        if (failed(p)) {
            return false;
        }
        if ((flags & RE_VERBOSE) && !skip_verbose(p, t, &skipped)) {
            return false;
        }
        if (skipped) {
            continue;
        }
        struct item next = {ITEM_OTHER, p->out->size, p->out->group_count, {1, 1}};
        if (t.c == '\\') {
            struct escape escape;
            if (!pattern_escape(p, t, &escape)) {
                return false;
            }
            bool good;
            if (escape.kind == ESCAPE_CHAR) {
                good = put_literal(p, escape.c, flags);
            } else if (escape.kind == ESCAPE_CATEGORY) {
                good = put_category(p, category_of(escape.c), flags);
            } else if (escape.kind == ESCAPE_REFERENCE) {
                good = put_reference(p, escape.group, &next);
            } else {
                next.kind = ITEM_ANCHOR;
                next.width = (struct width){0, 0};
                good = put_anchor(p, escape.c, flags);
            }
            if (!good) {
                return false;
            }
        } else if (t.c == '[') {
            if (!parse_class(p, flags)) {
                return false;
            }
        } else if (t.c == '*' || t.c == '+' || t.c == '?' || t.c == '{') {
            bool literal;
            /* the item's width was counted when it was read: count it anew */
            struct item repeated = item;
            if (!parse_repeat(p, t.c, &repeated, &literal)) {
                return false;
            }
            if (!literal) {
                out->low -= item.width.low;
                out->high = out->high == WIDTH_MAX ? WIDTH_MAX : out->high - item.width.high;
                width_add(out, repeated.width);
                item = repeated;
                continue;
            }
            if (!put_literal(p, t.c, flags)) {
                return false;
            }
        } else if (t.c == '.') {
            if (!puts_(p, flags & RE_DOTALL ? "." : "\\N")) {
                return false;
            }
        } else if (t.c == '(') {
            next.width = (struct width){0, 0};
            unsigned old = flags;
            if (++p->depth > NESTING_LIMIT) {
                return fail_kind(p, RE_ERROR_RECURSION, "maximum recursion depth exceeded");
            }
            enum paren kind = parse_paren(p, &flags, first && item.kind == ITEM_NONE, &next);
            p->depth--;
            if (kind == PAREN_FAILED) {
                return false;
            }
            if (flags != old) {
                settle_flags(p);
            }
            if (kind == PAREN_NOTHING) {
                continue;
            }
        } else if (t.c == '^' || t.c == '$') {
            next.kind = ITEM_ANCHOR;
            next.width = (struct width){0, 0};
            if (!put_anchor(p, t.c, flags)) {
                return false;
            }
        } else if (!put_literal(p, t.c, flags)) {
            return false;
        }
        width_add(out, next.width);
        item = next;
    }
    return !failed(p);
}

static bool parse_alternatives(struct parser *p, unsigned flags, bool nested, struct width *out)
{
    bool first = true;
    do {
        struct width width;
        if ((!first && !puts_(p, "|")) || !parse_branch(p, flags, first && !nested, &width)) {
            return false;
        }
        if (!nested) {
            flags |= p->out->flags;
        }
        out->low = first || width.low < out->low ? width.low : out->low;
        out->high = first || width.high > out->high ? width.high : out->high;
        first = false;
    } while (match_char(p, '|'));
    return !failed(p);
}

/* -- the whole ---------------------------------------------------------------------------------------------- */

static bool fix_flags(struct parser *p)
{
    unsigned flags = p->out->flags;
    const char *wrong = NULL;
    if (p->is_text) {
        if (flags & RE_LOCALE) {
            wrong = "cannot use LOCALE flag with a str pattern";
        } else if ((flags & RE_ASCII) && (flags & RE_UNICODE)) {
            wrong = "ASCII and UNICODE flags are incompatible";
        } else if (!(flags & RE_ASCII)) {
            p->out->flags |= RE_UNICODE;
        }
    } else if (flags & RE_UNICODE) {
        wrong = "cannot use UNICODE flag with a bytes pattern";
    } else if ((flags & RE_LOCALE) && (flags & RE_ASCII)) {
        wrong = "ASCII and LOCALE flags are incompatible";
    }
    return !wrong || fail_kind(p, RE_ERROR_VALUE, wrong);
}

static bool parse_pattern(struct parser *p)
{
    struct width width;
    advance(p);
    settle_flags(p);
    if (failed(p) || !parse_alternatives(p, p->out->flags, false, &width) || !fix_flags(p)) {
        return false;
    }
    if (p->next_length) {
        return fail(p, "unbalanced parenthesis", 0);
    }
    for (size_t i = 0; i < p->reference_count; i++) {
        if (p->references[i].number >= p->out->group_count) {
            fail_number(p, "invalid group reference %d", p->references[i].number, 0);
            p->out->error.position = (int64_t)p->references[i].position;
            return false;
        }
    }
    if (p->variable_lookbehind) {
        return fail_kind(p, RE_ERROR_PATTERN, "look-behind requires fixed-width pattern");
    }
    return true;
}

bool re_translate(struct vm *vm, const uint32_t *pattern, size_t length, unsigned flags,
                  enum re_variant variant, const struct re_hooks *hooks, struct re_program *out)
{
    *out = (struct re_program){.flags = flags};
    struct parser p = {.vm = vm,
                       .text = pattern,
                       .length = length,
                       .is_text = variant != RE_FOR_BYTES,
                       .variant = variant,
                       .hooks = hooks,
                       .out = out};
    out->groups = mem_alloc(vm, sizeof *out->groups);
    if (!out->groups) {
        return fail_kind(&p, RE_ERROR_RAISED, NULL);
    }
    out->group_capacity = out->group_count = 1;
    out->groups[0] = (struct re_group){.closed = false};
    bool good = parse_pattern(&p);
    mem_free(vm, p.references, p.reference_capacity * sizeof *p.references);
    return good;
}

void re_program_free(struct vm *vm, struct re_program *program)
{
    mem_free(vm, program->text, program->capacity);
    mem_free(vm, program->groups, program->group_capacity * sizeof *program->groups);
    program->text = NULL;
    program->groups = NULL;
    program->capacity = program->group_capacity = 0;
}
