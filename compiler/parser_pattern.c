/*
 * Patterns of match statements.
 */
#include "parser_private.h"

static struct pattern *as_pattern(struct parser *p);

static struct pattern *new_pattern(struct parser *p, enum pattern_kind kind,
                                   const struct span *start)
{
    struct pattern *pattern = arena_zalloc(p->arena, sizeof(*pattern));
    if (!pattern)
        return raise_memory(p);
    pattern->kind = (uint8_t)kind;
    pattern->span = span_from(p, start);
    return pattern;
}

static struct pattern *value_pattern(struct parser *p, struct expr *value)
{
    struct pattern *pattern = value ? new_pattern(p, PATTERN_VALUE, &value->span) : NULL;
    if (pattern)
        pattern->u.value = value;
    return pattern;
}

static struct expr *signed_number(struct parser *p)
{
    struct span start = current(p)->span;
    bool negative = accept(p, TOK_MINUS);
    struct expr *e = at(p, TOK_NUMBER) ? parse_number(p) : NULL;
    if (!e || !negative)
        return e;
    struct expr *minus = new_expr(p, EXPR_UNARY, &start);
    if (minus) {
        minus->u.unary.op = UNARY_NEG;
        minus->u.unary.operand = e;
    }
    return minus;
}

/* A number: signed, or a complex one written as a sum. */
static struct expr *number_literal(struct parser *p)
{
    struct span start = current(p)->span;
    struct expr *left = signed_number(p);
    if (!left || !(at(p, TOK_PLUS) || at(p, TOK_MINUS)))
        return left;
    const struct expr *real = left->kind == EXPR_UNARY ? left->u.unary.operand : left;
    enum tree_binary_op op = at(p, TOK_PLUS) ? TREE_ADD : TREE_SUB;
    advance(p);
    struct expr *right = at(p, TOK_NUMBER) ? parse_number(p) : NULL;
    if (!right)
        return NULL;
    if (real->kind == EXPR_IMAGINARY)
        return raise_span(p, &left->span, "real number required in complex literal");
    if (right->kind != EXPR_IMAGINARY)
        return raise_span(p, &right->span, "imaginary number required in complex literal");
    struct expr *e = new_expr(p, EXPR_BINOP, &start);
    if (e) {
        e->u.binop.op = op;
        e->u.binop.left = left;
        e->u.binop.right = right;
    }
    return e;
}

/* A name with attributes. */
static struct expr *dotted_name(struct parser *p)
{
    struct span start = current(p)->span;
    struct expr *e = parse_name(p);
    while (e && at(p, TOK_DOT)) {
        advance(p);
        struct name *name = current(p)->name;
        if (!expect(p, TOK_NAME))
            return NULL;
        struct expr *next = new_expr(p, EXPR_ATTRIBUTE, &start);
        if (next) {
            next->u.attribute.value = e;
            next->u.attribute.name = name;
        }
        e = next;
    }
    return e;
}

static struct pattern *star_pattern(struct parser *p)
{
    struct span start = current(p)->span;
    advance(p);
    struct name *name = current(p)->name;
    if (!expect(p, TOK_NAME))
        return NULL;
    struct pattern *pattern = new_pattern(p, PATTERN_STAR, &start);
    if (pattern)
        pattern->u.star = name == p->name_underscore ? NULL : name;
    return pattern;
}

static struct pattern *maybe_star(struct parser *p)
{
    return at(p, TOK_STAR) ? star_pattern(p) : as_pattern(p);
}

/* Items up to `close` (TOK_ERROR: of a sequence without brackets), the first one already read. */
static struct pattern *sequence(struct parser *p, struct pattern *first, enum token_kind close,
                                const struct span *start)
{
    uint32_t base = p->stack_count;
    if (first && !push(p, first))
        return NULL;
    while (first && accept(p, TOK_COMMA)) {
        if (at(p, close) || (close == TOK_ERROR && (at(p, TOK_COLON) || at(p, TOK_IF))))
            break;
        struct pattern *item = maybe_star(p);
        if (!item || !push(p, item))
            return NULL;
    }
    struct pattern_list items;
    items.items = take(p, base, &items.count);
    if (p->failed || (close != TOK_ERROR && !expect(p, close)))
        return NULL;
    struct pattern *pattern = new_pattern(p, PATTERN_SEQUENCE, start);
    if (pattern)
        pattern->u.items = items;
    return pattern;
}

static struct pattern *bracketed(struct parser *p)
{
    struct span start = current(p)->span;
    enum token_kind close = at(p, TOK_LPAR) ? TOK_RPAR : TOK_RBRACKET;
    advance(p);
    if (at(p, close))
        return sequence(p, NULL, close, &start);
    struct pattern *first = maybe_star(p);
    if (!first)
        return NULL;
    if (close == TOK_RPAR && at(p, TOK_RPAR) && first->kind != PATTERN_STAR) {
        advance(p);
        return first;
    }
    return sequence(p, first, close, &start);
}

static struct expr *mapping_key(struct parser *p)
{
    switch (kind_at(p)) {
    case TOK_STRING:
    case TOK_FSTRING_START: return parse_strings(p);
    case TOK_NUMBER:
    case TOK_MINUS: return number_literal(p);
    case TOK_NONE:
    case TOK_TRUE:
    case TOK_FALSE: return parse_unary(p);
    case TOK_NAME: {
        struct expr *e = dotted_name(p);
        return e && e->kind == EXPR_ATTRIBUTE ? e : NULL;
    }
    default: return NULL;
    }
}

static struct pattern *mapping(struct parser *p)
{
    struct span start = current(p)->span;
    struct expr_list keys = {0};
    struct pattern_list patterns = {0};
    struct name *rest = NULL;
    advance(p);
    while (!at(p, TOK_RBRACE)) {
        if (accept(p, TOK_DOUBLESTAR)) {
            rest = current(p)->name;
            if (rest == p->name_underscore || !expect(p, TOK_NAME))
                return NULL;
            accept(p, TOK_COMMA);
            break;
        }
        keys.items = grow(p, keys.items, keys.count, sizeof(*keys.items));
        patterns.items = grow(p, patterns.items, patterns.count, sizeof(*patterns.items));
        if (!keys.items || !patterns.items)
            return NULL;
        struct expr *key = mapping_key(p);
        struct pattern *value = key && expect(p, TOK_COLON) ? as_pattern(p) : NULL;
        if (!value)
            return NULL;
        keys.items[keys.count++] = key;
        patterns.items[patterns.count++] = value;
        if (!accept(p, TOK_COMMA))
            break;
    }
    if (!expect(p, TOK_RBRACE))
        return NULL;
    struct pattern *pattern = new_pattern(p, PATTERN_MAPPING, &start);
    if (pattern) {
        pattern->u.mapping.keys = keys;
        pattern->u.mapping.patterns = patterns;
        pattern->u.mapping.rest = rest;
    }
    return pattern;
}

static struct pattern *class_pattern(struct parser *p, struct expr *cls)
{
    struct pattern_list patterns = {0}, kwd_patterns = {0};
    struct name_list names = {0};
    struct pattern *misplaced_from = NULL, *misplaced_to = NULL;
    advance(p);
    while (!at(p, TOK_RPAR)) {
        if (at(p, TOK_NAME) && peek(p)->kind == TOK_EQUAL) {
            names.items = grow(p, names.items, names.count, sizeof(*names.items));
            kwd_patterns.items =
                grow(p, kwd_patterns.items, kwd_patterns.count, sizeof(*kwd_patterns.items));
            if (!names.items || !kwd_patterns.items)
                return NULL;
            names.items[names.count] = current(p)->name;
            advance(p);
            advance(p);
            struct pattern *value = as_pattern(p);
            if (!value)
                return NULL;
            names.count++;
            kwd_patterns.items[kwd_patterns.count++] = value;
        } else {
            patterns.items = grow(p, patterns.items, patterns.count, sizeof(*patterns.items));
            struct pattern *value = patterns.items ? as_pattern(p) : NULL;
            if (!value)
                return NULL;
            if (names.count) {
                misplaced_from = misplaced_from ? misplaced_from : value;
                misplaced_to = value;
            }
            patterns.items[patterns.count++] = value;
        }
        if (!accept(p, TOK_COMMA))
            break;
    }
    if (misplaced_from) {
        raise_range(p, &misplaced_from->span, &misplaced_to->span,
                    "positional patterns follow keyword patterns");
        return NULL;
    }
    if (!expect(p, TOK_RPAR))
        return NULL;
    struct pattern *pattern = new_pattern(p, PATTERN_CLASS, &cls->span);
    if (pattern) {
        pattern->u.cls.cls = cls;
        pattern->u.cls.patterns = patterns;
        pattern->u.cls.kwd_names = names;
        pattern->u.cls.kwd_patterns = kwd_patterns;
    }
    return pattern;
}

/* A name alone captures (or, as _, matches anything); with dots it is a value; called, a class. */
static struct pattern *name_pattern(struct parser *p)
{
    struct span start = current(p)->span;
    struct expr *e = dotted_name(p);
    if (!e)
        return NULL;
    if (at(p, TOK_LPAR))
        return class_pattern(p, e);
    if (e->kind == EXPR_ATTRIBUTE)
        return value_pattern(p, e);
    struct pattern *pattern = new_pattern(p, PATTERN_AS, &start);
    if (pattern)
        pattern->u.as.name = e->u.name == p->name_underscore ? NULL : e->u.name;
    return pattern;
}

static struct pattern *closed_pattern(struct parser *p)
{
    switch (kind_at(p)) {
    case TOK_NUMBER:
    case TOK_MINUS: return value_pattern(p, number_literal(p));
    case TOK_STRING: return value_pattern(p, parse_strings(p));
    case TOK_FSTRING_START: {
        struct expr *e = parse_strings(p);
        if (e)
            raise_late(p, &e->span, "patterns may only match literals and attribute lookups");
        return value_pattern(p, e);
    }
    case TOK_NONE:
    case TOK_TRUE:
    case TOK_FALSE: {
        struct expr *e = parse_unary(p);
        struct pattern *pattern = e ? new_pattern(p, PATTERN_SINGLETON, &e->span) : NULL;
        if (pattern)
            pattern->u.value = e;
        return pattern;
    }
    case TOK_NAME: return name_pattern(p);
    case TOK_LPAR:
    case TOK_LBRACKET: return bracketed(p);
    case TOK_LBRACE: return mapping(p);
    default: return NULL;
    }
}

static struct pattern *or_pattern(struct parser *p)
{
    struct span start = current(p)->span;
    struct pattern *first = closed_pattern(p);
    if (!first || !at(p, TOK_PIPE))
        return first;
    uint32_t base = p->stack_count;
    if (!push(p, first))
        return NULL;
    while (accept(p, TOK_PIPE)) {
        struct pattern *next = closed_pattern(p);
        if (!next || !push(p, next))
            return NULL;
    }
    struct pattern *pattern = new_pattern(p, PATTERN_OR, &start);
    if (pattern)
        pattern->u.items.items = take(p, base, &pattern->u.items.count);
    return p->failed ? NULL : pattern;
}

static struct pattern *as_pattern_inside(struct parser *p)
{
    struct span start = current(p)->span;
    struct pattern *inner = or_pattern(p);
    if (!inner || !accept(p, TOK_AS))
        return inner;
    struct token t = *current(p);
    if (t.kind == TOK_NAME && t.name == p->name_underscore)
        return raise_token(p, &t, "cannot use '_' as a target");
    if (t.kind != TOK_NAME || peek(p)->kind == TOK_DOT || peek(p)->kind == TOK_LPAR ||
        peek(p)->kind == TOK_EQUAL) {
        if (hinting(p) && t.kind != TOK_NAME) {
            struct expr *e = parse_expression(p);
            if (e)
                raise_span(p, &e->span, "invalid pattern target");
        }
        return NULL;
    }
    advance(p);
    struct pattern *pattern = new_pattern(p, PATTERN_AS, &start);
    if (pattern) {
        pattern->u.as.pattern = inner;
        pattern->u.as.name = t.name;
    }
    return pattern;
}

static struct pattern *as_pattern(struct parser *p)
{
    if (!enter(p))
        return NULL;
    struct pattern *pattern = as_pattern_inside(p);
    p->depth--;
    return pattern;
}

struct pattern *parse_patterns(struct parser *p)
{
    struct span start = current(p)->span;
    struct pattern *first = maybe_star(p);
    if (!first || (!at(p, TOK_COMMA) && first->kind != PATTERN_STAR))
        return first;
    if (!at(p, TOK_COMMA))
        return NULL;
    return sequence(p, first, TOK_ERROR, &start);
}
