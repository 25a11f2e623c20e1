/* _re_syntax.c - the parser of Python's regular expressions, which writes PCRE2's as it goes.
 *
 * Anchors, dots and flags are written so that the meaning never depends on PCRE2's options: all is
 * compiled with DOTALL and MULTILINE, where "." is any character, \N all but newline, ^ and $ the
 * multi-line anchors, \A and \Z the others. Only CASELESS is scoped, by (?i:...).
 */
#include "_re_parser.h"

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
    if (re_pcre_caseless(p, inner) != re_pcre_caseless(p, *flags)) {
        open = re_pcre_caseless(p, inner) ? "(?i:" : "(?-i:";
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
    case 'b': return re_put_boundary(p, true, flags);
    case 'B': return re_put_boundary(p, false, flags);
    case '^': return puts_(p, flags & RE_MULTILINE ? "^" : "\\A");
    default: return puts_(p, flags & RE_MULTILINE ? "$" : "\\Z");
    }
}

/* The flags that hold once the leading (?...) groups have been read decide for everything: what
 * the whole is compiled with is known before the first item is written. */
static void settle_flags(struct parser *p)
{
    struct re_program *out = p->out;
    out->caseless = re_pcre_caseless(p, out->flags);
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
            if (!re_pattern_escape(p, t, &escape)) {
                return false;
            }
            bool good;
            if (escape.kind == ESCAPE_CHAR) {
                good = re_put_literal(p, escape.c, flags);
            } else if (escape.kind == ESCAPE_CATEGORY) {
                good = re_put_category(p, re_category_of(escape.c), flags);
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
            if (!re_parse_class(p, flags)) {
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
            if (!re_put_literal(p, t.c, flags)) {
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
        } else if (!re_put_literal(p, t.c, flags)) {
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
