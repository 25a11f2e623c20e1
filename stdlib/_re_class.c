/* _re_class.c - the characters of a pattern: literals in all their cases, categories, escapes and
 * bracketed classes, written as PCRE2 members that mean what Python's do. */
#include "_re_parser.h"

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

bool re_pcre_caseless(const struct parser *p, unsigned flags)
{
    return (flags & RE_IGNORECASE) && !spells_out_case(p, flags);
}

/* The dotted and dotless i, which Python takes for cases of i and PCRE2 does not. */
static bool is_any_i(uint32_t c)
{
    return c == 'i' || c == 'I' || c == 0x130 || c == 0x131;
}

bool re_put_literal(struct parser *p, uint32_t c, unsigned flags)
{
    if (spells_out_case(p, flags) && is_letter(c)) {
        char s[4] = {'[', (char)(c | 32), (char)(c & ~32u), ']'};
        return put(p, s, 4);
    }
    if (p->variant == RE_FOR_TEXT && is_any_i(c) && re_pcre_caseless(p, flags)) {
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
    } else if (p->variant == RE_FOR_TEXT && re_pcre_caseless(p, flags)) {
        bool has_i = (low <= 'i' && high >= 'i') || (low <= 'I' && high >= 'I') ||
                     (low <= 0x131 && high >= 0x130);
        if (has_i && !puts_(p, "iI\\x{130}\\x{131}")) {
            return false;
        }
    }
    return true;
}

enum category re_category_of(uint32_t c)
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
bool re_put_category(struct parser *p, enum category category, unsigned flags)
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
bool re_put_boundary(struct parser *p, bool boundary, unsigned flags)
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
    if (re_category_of(c)) {
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
bool re_pattern_escape(struct parser *p, struct token t, struct escape *out)
{
    uint32_t c = p->text[t.start + 1];
    *out = (struct escape){.kind = ESCAPE_CHAR, .c = c};
    if (re_category_of(c)) {
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
        out->category = escape.kind == ESCAPE_CATEGORY ? re_category_of(escape.c) : CATEGORY_NONE;
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
bool re_parse_class(struct parser *p, unsigned flags)
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
