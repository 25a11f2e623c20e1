/*
 * Atoms and what is attached to them: names, brackets of every kind, comprehensions, attributes,
 * calls, subscripts.
 */
#include "parser_private.h"

#include <string.h>

struct expr *parse_name(struct parser *p)
{
    struct span start = current(p)->span;
    struct name *name = current(p)->name;
    if (!expect(p, TOK_NAME))
        return NULL;
    struct expr *e = new_expr(p, EXPR_NAME, &start);
    if (e)
        e->u.name = name;
    return e;
}

static bool at_clause(struct parser *p)
{
    return at(p, TOK_FOR) || (at(p, TOK_ASYNC) && peek(p)->kind == TOK_FOR);
}

static bool clause(struct parser *p, struct comprehension *c)
{
    struct span start = current(p)->span;
    struct place place = here(p);
    memset(c, 0, sizeof(*c));
    c->is_async = accept(p, TOK_ASYNC);
    advance(p);
    c->target = parse_for_target(p);
    if (!c->target)
        return false;
    if (!expect(p, TOK_IN)) {
        if (hinting(p)) {
            go_back(p, place);
            accept(p, TOK_ASYNC);
            advance(p);
            struct span from = current(p)->span;
            if (parse_tuple_tail(p, parse_bitwise_or(p), &from, parse_bitwise_or) && !p->failed &&
                !at(p, TOK_IN))
                raise_last(p, "'in' expected after for-loop variables");
        }
        return false;
    }
    c->iter = parse_disjunction(p);
    if (!c->iter)
        return false;
    uint32_t base = p->stack_count;
    while (at(p, TOK_IF)) {
        struct place before = here(p);
        advance(p);
        struct expr *test = parse_disjunction(p);
        if (!test) {
            if (!p->explain || p->failed)
                return false;
            go_back(p, before);
            break;
        }
        if (!push(p, test))
            return false;
    }
    c->ifs.items = take(p, base, &c->ifs.count);
    c->span = span_from(p, &start);
    return !p->failed;
}

bool parse_clauses(struct parser *p, struct comprehension_list *list)
{
    *list = (struct comprehension_list){0};
    while (at_clause(p)) {
        struct place place = here(p);
        list->items = grow(p, list->items, list->count, sizeof(*list->items));
        if (!list->items)
            return false;
        if (!clause(p, &list->items[list->count])) {
            if (!p->explain || p->failed || list->count == 0)
                return false;
            go_back(p, place);
            break;
        }
        list->count++;
    }
    return list->count > 0;
}

/* A comprehension whose element has been read; the closing bracket is passed. */
static struct expr *comprehension(struct parser *p, enum expr_kind kind, struct expr *element,
                                  struct expr *value, const struct span *start,
                                  enum token_kind close)
{
    struct comprehension_list clauses;
    if (!parse_clauses(p, &clauses) || !expect(p, close))
        return NULL;
    struct expr *e = new_expr(p, kind, start);
    if (e) {
        e->u.comp.element = element;
        e->u.comp.value = value;
        e->u.comp.clauses = clauses;
    }
    return e;
}

/* More items after a comma, up to the closing bracket, which is not passed; pushed. */
static bool more_items(struct parser *p, enum token_kind close)
{
    while (accept(p, TOK_COMMA)) {
        if (at(p, close))
            break;
        struct place place = here(p);
        struct expr *item = parse_star_named(p);
        if (!item) {
            if (!p->explain || p->failed)
                return false;
            go_back(p, place);
            return true;
        }
        if (!push(p, item))
            return false;
    }
    return true;
}

/* What stands behind the star of an argument or an index. */
static struct expr *starred_value(struct parser *p)
{
    struct expr *e = parse_expression(p);
    if (!e && hinting(p))
        raise_last(p, "Invalid star expression");
    return e;
}

/* Mistakes common to brackets that may hold a comprehension; `place` is behind the bracket. */
static void hint_comprehension(struct parser *p, struct place place, enum token_kind close)
{
    if (!hinting(p))
        return;
    struct comprehension_list clauses;
    go_back(p, place);
    if (accept(p, TOK_STAR) && !starred_value(p))
        return;
    go_back(p, place);
    struct expr *a = parse_star_named(p);
    if (!a || p->failed)
        return;
    if (a->kind == EXPR_STARRED && !a->in_parens && at_clause(p)) {
        if (parse_clauses(p, &clauses) && !p->failed)
            raise_span(p, &a->span, "iterable unpacking cannot be used in comprehension");
        return;
    }
    if (close == TOK_RPAR || !at(p, TOK_COMMA))
        return;
    struct span comma = current(p)->span;
    struct expr *last = NULL;
    uint32_t base = p->stack_count;
    if (!more_items(p, close) || p->failed)
        return;
    if (p->stack_count > base)
        last = p->stack[p->stack_count - 1];
    p->stack_count = base;
    if (at_clause(p) && parse_clauses(p, &clauses) && !p->failed)
        raise_range(p, &a->span, last ? &last->span : &comma,
                    "did you forget parentheses around the comprehension target?");
}

static struct expr *parenthesised(struct parser *p)
{
    struct span start = current(p)->span;
    advance(p);
    struct place place = here(p);
    if (at(p, TOK_YIELD)) {
        struct expr *e = parse_yield(p);
        if (!e || !expect(p, TOK_RPAR))
            return NULL;
        e->in_parens = true;
        return e;
    }
    uint32_t base = p->stack_count;
    struct expr *e = NULL;
    if (!at(p, TOK_RPAR)) {
        struct expr *first = parse_star_named(p);
        if (!first)
            goto hint;
        if (at_clause(p) && first->kind != EXPR_STARRED) {
            e = comprehension(p, EXPR_GENEXP, first, NULL, &start, TOK_RPAR);
            if (!e)
                goto hint;
            return e;
        }
        if (!at(p, TOK_COMMA)) {
            if (first->kind == EXPR_STARRED && !first->in_parens)
                goto hint;
            if (!expect(p, TOK_RPAR))
                goto hint;
            first->in_parens = true;
            return first;
        }
        if (!push(p, first) || !more_items(p, TOK_RPAR))
            goto hint;
    }
    struct expr_list items;
    items.items = take(p, base, &items.count);
    if (p->failed || !expect(p, TOK_RPAR))
        goto hint;
    e = new_expr(p, EXPR_TUPLE, &start);
    if (e) {
        e->u.items = items;
        e->in_parens = true;
    }
    return e;
hint:
    if (!hinting(p))
        return NULL;
    go_back(p, place);
    struct span at_star = current(p)->span;
    if (at(p, TOK_STAR)) {
        struct expr *star = parse_star_named(p);
        if (star && at(p, TOK_RPAR))
            return raise_span(p, &star->span, "cannot use starred expression here");
    } else if (accept(p, TOK_DOUBLESTAR)) {
        if (parse_expression(p) && at(p, TOK_RPAR))
            return raise_span(p, &at_star, "cannot use double starred expression here");
    }
    hint_comprehension(p, place, TOK_RPAR);
    return NULL;
}

static struct expr *list_display(struct parser *p)
{
    struct span start = current(p)->span;
    advance(p);
    struct place place = here(p);
    uint32_t base = p->stack_count;
    if (!at(p, TOK_RBRACKET)) {
        struct expr *first = parse_star_named(p);
        if (!first)
            goto hint;
        if (at_clause(p) && first->kind != EXPR_STARRED) {
            struct expr *comp = comprehension(p, EXPR_LISTCOMP, first, NULL, &start, TOK_RBRACKET);
            if (!comp)
                goto hint;
            return comp;
        }
        if (!push(p, first) || !more_items(p, TOK_RBRACKET))
            goto hint;
    }
    struct expr_list items;
    items.items = take(p, base, &items.count);
    if (p->failed || !expect(p, TOK_RBRACKET))
        goto hint;
    struct expr *e = new_expr(p, EXPR_LIST, &start);
    if (e)
        e->u.items = items;
    return e;
hint:
    hint_comprehension(p, place, TOK_RBRACKET);
    return NULL;
}

/* What can go wrong at one entry of a dict display, at `place`. */
static void hint_dict_entry(struct parser *p, struct place place)
{
    if (!hinting(p))
        return;
    go_back(p, place);
    p->hints = false;
    struct expr *key = parse_expression(p);
    p->hints = true;
    if (!key || p->failed)
        return;
    if (!at(p, TOK_COLON)) {
        raise_span(p, &key->span, "':' expected after dictionary key");
        if (p->error.end_line == key->span.end_line) {
            p->error.offset = diagnostic_offset(p->m, key->span.end_line, key->span.end_col) - 1;
            p->error.end_offset = 0;
        }
        return;
    }
    struct span colon = current(p)->span;
    advance(p);
    struct span star = current(p)->span;
    if (accept(p, TOK_STAR)) {
        if (parse_bitwise_or(p) && !p->failed)
            raise_starting_at(p, &star, "cannot use a starred expression in a dictionary value");
    } else if (at(p, TOK_RBRACE) || at(p, TOK_COMMA)) {
        raise_span(p, &colon, "expression expected after dictionary key and ':'");
    }
}

/* The rest of a dict display; its keys and values are pushed in turn. */
static struct expr *dict_display(struct parser *p, const struct span *start)
{
    uint32_t base = p->stack_count;
    struct place first = here(p);
    bool any = false;
    while (!at(p, TOK_RBRACE)) {
        struct place place = here(p);
        struct expr *key = NULL, *value;
        struct span star = current(p)->span;
        if (accept(p, TOK_DOUBLESTAR)) {
            value = parse_bitwise_or(p);
        } else {
            /* In the entries after the first a missing colon is likelier than a missing comma. */
            bool hints = p->hints;
            p->hints = hints && !any;
            key = parse_expression(p);
            p->hints = hints;
            value = key && expect(p, TOK_COLON) ? parse_expression(p) : NULL;
        }
        if (!value) {
            hint_dict_entry(p, place);
            return NULL;
        }
        if (!any && at_clause(p)) {
            if (key) {
                struct expr *e = comprehension(p, EXPR_DICTCOMP, key, value, start, TOK_RBRACE);
                if (e)
                    return e;
            } else if (hinting(p)) {
                struct comprehension_list clauses;
                if (parse_clauses(p, &clauses) && !p->failed && at(p, TOK_RBRACE))
                    raise_span(p, &star, "dict unpacking cannot be used in dict comprehension");
            }
            return NULL;
        }
        any = true;
        if (!push(p, key) || !push(p, value))
            return NULL;
        if (!accept(p, TOK_COMMA))
            break;
    }
    if (!expect(p, TOK_RBRACE)) {
        if (hinting(p) && any)
            go_back(p, first);
        return NULL;
    }
    uint32_t n = (p->stack_count - base) / 2;
    struct expr *e = new_expr(p, EXPR_DICT, start);
    struct expr **items = n ? arena_alloc(p->arena, 2 * n * sizeof(*items)) : NULL;
    if (!e || (n && !items))
        return raise_memory(p);
    for (uint32_t i = 0; i < n; i++) {
        items[i] = p->stack[base + 2 * i];
        items[n + i] = p->stack[base + 2 * i + 1];
    }
    p->stack_count = base;
    e->u.dict.keys = (struct expr_list){items, n};
    e->u.dict.values = (struct expr_list){n ? items + n : NULL, n};
    return e;
}

static struct expr *brace_display(struct parser *p)
{
    struct span start = current(p)->span;
    advance(p);
    struct place place = here(p);
    uint32_t base = p->stack_count;
    if (at(p, TOK_RBRACE) || at(p, TOK_DOUBLESTAR))
        return dict_display(p, &start);
    struct expr *first = parse_star_named(p);
    if (!first)
        goto hint;
    if (at(p, TOK_COLON) && first->kind != EXPR_STARRED) {
        if (first->kind == EXPR_NAMED && !first->in_parens)
            return NULL;
        go_back(p, place);
        return dict_display(p, &start);
    }
    if (at_clause(p) && first->kind != EXPR_STARRED) {
        struct expr *comp = comprehension(p, EXPR_SETCOMP, first, NULL, &start, TOK_RBRACE);
        if (!comp)
            goto hint;
        return comp;
    }
    if (!push(p, first) || !more_items(p, TOK_RBRACE))
        goto hint;
    struct expr_list items;
    items.items = take(p, base, &items.count);
    if (p->failed || !expect(p, TOK_RBRACE))
        goto hint;
    struct expr *e = new_expr(p, EXPR_SET, &start);
    if (e)
        e->u.items = items;
    return e;
hint:
    hint_comprehension(p, place, TOK_RBRACE);
    return NULL;
}

static struct expr *constant(struct parser *p, enum expr_kind kind)
{
    struct span start = current(p)->span;
    advance(p);
    return new_expr(p, kind, &start);
}

static struct expr *atom(struct parser *p)
{
    switch (kind_at(p)) {
    case TOK_NAME: return parse_name(p);
    case TOK_NUMBER: return parse_number(p);
    case TOK_STRING:
    case TOK_FSTRING_START: return parse_strings(p);
    case TOK_LPAR: return parenthesised(p);
    case TOK_LBRACKET: return list_display(p);
    case TOK_LBRACE: return brace_display(p);
    case TOK_NONE: return constant(p, EXPR_NONE);
    case TOK_TRUE: return constant(p, EXPR_TRUE);
    case TOK_FALSE: return constant(p, EXPR_FALSE);
    case TOK_ELLIPSIS: return constant(p, EXPR_ELLIPSIS);
    default: return NULL;
    }
}

/* ---- Calls ---- */

/* What can be wrong with the argument at `place`; `index` arguments stand before it. */
static void hint_argument(struct parser *p, struct place place)
{
    if (!hinting(p))
        return;
    go_back(p, place);
    struct span start = current(p)->span;
    if (at(p, TOK_TRUE) || at(p, TOK_FALSE) || at(p, TOK_NONE)) {
        if (peek(p)->kind == TOK_EQUAL) {
            struct span equal = peek(p)->span;
            raise_range(p, &start, &equal,
                        message(p, "cannot assign to %s", token_spelling(kind_at(p))));
            return;
        }
    }
    if (at(p, TOK_NAME) && peek(p)->kind == TOK_EQUAL) {
        advance(p);
        struct span equal = current(p)->span;
        advance(p);
        if (at(p, TOK_COMMA) || at(p, TOK_RPAR)) {
            raise_range(p, &start, &equal, "expected argument value expression");
            return;
        }
        struct expr *value = parse_expression(p);
        struct comprehension_list clauses;
        if (value && at_clause(p) && parse_clauses(p, &clauses) && !p->failed)
            raise_range(p, &start, &equal,
                        "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        return;
    }
    if (accept(p, TOK_DOUBLESTAR)) {
        if (parse_expression(p) && accept(p, TOK_EQUAL)) {
            if (parse_expression(p) && !p->failed)
                raise_starting_at(p, &start, "cannot assign to keyword argument unpacking");
        }
        return;
    }
    if (accept(p, TOK_STAR)) {
        if (parse_expression(p) && accept(p, TOK_EQUAL)) {
            if (parse_expression(p) && !p->failed)
                raise_starting_at(p, &start, "cannot assign to iterable argument unpacking");
        }
        return;
    }
    struct expr *a = parse_expression(p);
    if (a && !p->failed && at(p, TOK_EQUAL)) {
        struct span equal = current(p)->span;
        raise_range(p, &a->span, &equal,
                    "expression cannot contain assignment, perhaps you meant \"==\"?");
    }
}

static struct expr *generator_argument(struct parser *p, struct expr *element,
                                       struct comprehension_list *clauses)
{
    if (!parse_clauses(p, clauses))
        return NULL;
    struct expr *e = new_expr(p, EXPR_GENEXP, &element->span);
    if (e) {
        e->u.comp.element = element;
        e->u.comp.clauses = *clauses;
    }
    return e;
}

static void note_repeated(struct parser *p, const struct keyword_list *keywords)
{
    if (p->late || p->explain || keywords->count < 2)
        return;
    uint32_t mark = ++p->mark;
    for (uint32_t i = 0; i < keywords->count; i++) {
        struct name *name = keywords->items[i].name;
        if (!name)
            continue;
        if (name->mark == mark) {
            raise_late(p, &keywords->items[i].span,
                       message(p, "keyword argument repeated: %s", name->text));
            return;
        }
        name->mark = mark;
    }
}

bool parse_arguments(struct parser *p, struct expr_list *args, struct keyword_list *keywords)
{
    uint32_t base = p->stack_count, count = 0;
    bool unpacked = false;
    *keywords = (struct keyword_list){0};
    *args = (struct expr_list){0};
    while (!at(p, TOK_RPAR)) {
        struct place place = here(p);
        struct span start = current(p)->span;
        struct name *name = NULL;
        bool is_keyword = false;
        struct expr *value;
        if (at(p, TOK_STAR)) {
            advance(p);
            struct expr *inner = starred_value(p);
            value = inner ? new_expr(p, EXPR_STARRED, &start) : NULL;
            if (value)
                value->u.value = inner;
            if (value && unpacked) {
                if (hinting(p)) {
                    start = p->tokens[place.pos - 1].span;
                    raise_starting_at(
                        p, &start,
                        "iterable argument unpacking follows keyword argument unpacking");
                }
                return false;
            }
        } else if (at(p, TOK_DOUBLESTAR)) {
            advance(p);
            is_keyword = unpacked = true;
            value = parse_expression(p);
        } else if (at(p, TOK_NAME) && peek(p)->kind == TOK_EQUAL) {
            name = current(p)->name;
            is_keyword = true;
            advance(p);
            advance(p);
            value = parse_expression(p);
            if (value && at_clause(p))
                value = NULL;
        } else {
            if (p->explain) {
                /* Here an '=' is a keyword's, which parse_named would take for a mistake. */
                bool walrus = at(p, TOK_NAME) && peek(p)->kind == TOK_WALRUS;
                value = walrus ? parse_named(p) : parse_expression(p);
            } else {
                value = parse_named(p);
            }
            if (value && at_clause(p)) {
                struct comprehension_list clauses;
                struct expr *element = value;
                value = generator_argument(p, element, &clauses);
                if (!value)
                    return false;
                if (count > 0 || at(p, TOK_COMMA)) {
                    if (hinting(p) &&
                        (count > 0 || !at(p, TOK_COMMA) || peek(p)->kind != TOK_ERROR))
                        raise_span(p, &value->span, "Generator expression must be parenthesized");
                    return false;
                }
            } else if (value && keywords->count && !at(p, TOK_EQUAL)) {
                if (hinting(p)) {
                    /* The rest is read first: what is wrong in it comes first. */
                    while (!p->failed && accept(p, TOK_COMMA) && !at(p, TOK_RPAR)) {
                        accept(p, TOK_STAR);
                        accept(p, TOK_DOUBLESTAR);
                        if (at(p, TOK_NAME) && peek(p)->kind == TOK_EQUAL) {
                            advance(p);
                            advance(p);
                        }
                        if (!parse_expression(p))
                            break;
                    }
                    raise_last(p, unpacked
                                      ? "positional argument follows keyword argument unpacking"
                                      : "positional argument follows keyword argument");
                }
                return false;
            }
        }
        if (!value || (p->explain && at(p, TOK_EQUAL))) {
            if (!p->failed)
                hint_argument(p, place);
            return false;
        }
        count++;
        if (is_keyword) {
            keywords->items = grow(p, keywords->items, keywords->count, sizeof(*keywords->items));
            if (!keywords->items)
                return false;
            keywords->items[keywords->count++] =
                (struct keyword){.name = name, .value = value, .span = span_from(p, &start)};
        } else if (!push(p, value)) {
            return false;
        }
        if (!accept(p, TOK_COMMA))
            break;
    }
    args->items = take(p, base, &args->count);
    note_repeated(p, keywords);
    return !p->failed;
}

static struct expr *call(struct parser *p, struct expr *callee)
{
    struct span open = current(p)->span;
    advance(p);
    struct expr_list args;
    struct keyword_list keywords;
    if (!parse_arguments(p, &args, &keywords) || !expect(p, TOK_RPAR))
        return NULL;
    struct expr *e = new_expr(p, EXPR_CALL, &callee->span);
    if (!e)
        return NULL;
    if (args.count == 1 && args.items[0]->kind == EXPR_GENEXP &&
        args.items[0]->span.line == args.items[0]->u.comp.element->span.line &&
        args.items[0]->span.col == args.items[0]->u.comp.element->span.col) {
        /* A generator that shares the call's parentheses is reported with them. */
        args.items[0]->span = span_from(p, &open);
    }
    e->u.call.callee = callee;
    e->u.call.args = args;
    e->u.call.keywords = keywords;
    return e;
}

/* ---- Subscripts ---- */

static struct expr *slice(struct parser *p)
{
    struct span start = current(p)->span;
    struct expr *lower = NULL, *upper = NULL, *step = NULL;
    if (at(p, TOK_STAR)) {
        advance(p);
        struct expr *inner = starred_value(p);
        struct expr *e = inner ? new_expr(p, EXPR_STARRED, &start) : NULL;
        if (e)
            e->u.value = inner;
        return e;
    }
    if (!at(p, TOK_COLON)) {
        lower = parse_named(p);
        if (!lower || !at(p, TOK_COLON))
            return lower;
        if (lower->kind == EXPR_NAMED && !lower->in_parens)
            return NULL;
    }
    advance(p);
    if (starts_expression(kind_at(p)) && !(upper = parse_expression(p)))
        return NULL;
    if (accept(p, TOK_COLON)) {
        if (starts_expression(kind_at(p)) && !(step = parse_expression(p)))
            return NULL;
    }
    struct expr *e = new_expr(p, EXPR_SLICE, &start);
    if (e) {
        e->u.slice.lower = lower;
        e->u.slice.upper = upper;
        e->u.slice.step = step;
    }
    return e;
}

static struct expr *slices(struct parser *p)
{
    struct span start = current(p)->span;
    struct expr *first = slice(p);
    if (!first || (!at(p, TOK_COMMA) && first->kind != EXPR_STARRED))
        return first;
    uint32_t base = p->stack_count;
    if (!push(p, first))
        return NULL;
    while (accept(p, TOK_COMMA)) {
        if (at(p, TOK_RBRACKET))
            break;
        struct expr *next = slice(p);
        if (!next || !push(p, next))
            return NULL;
    }
    struct expr *e = new_expr(p, EXPR_TUPLE, &start);
    if (e)
        e->u.items.items = take(p, base, &e->u.items.count);
    return p->failed ? NULL : e;
}

static struct expr *trailer(struct parser *p, struct expr *value, const struct span *start)
{
    struct expr *e;
    switch (kind_at(p)) {
    case TOK_DOT: {
        advance(p);
        struct name *name = current(p)->name;
        if (!expect(p, TOK_NAME))
            return NULL;
        e = new_expr(p, EXPR_ATTRIBUTE, start);
        if (e) {
            e->u.attribute.value = value;
            e->u.attribute.name = name;
        }
        return e;
    }
    case TOK_LPAR: e = call(p, value); break;
    default: {
        advance(p);
        struct expr *index = slices(p);
        if (!index || !expect(p, TOK_RBRACKET))
            return NULL;
        e = new_expr(p, EXPR_SUBSCRIPT, start);
        if (e) {
            e->u.subscript.value = value;
            e->u.subscript.index = index;
        }
        break;
    }
    }
    if (e) {
        e->span.line = start->line;
        e->span.col = start->col;
    }
    return e;
}

struct expr *parse_primary(struct parser *p)
{
    struct span start = current(p)->span;
    struct expr *e = atom(p);
    while (e && (at(p, TOK_DOT) || at(p, TOK_LPAR) || at(p, TOK_LBRACKET))) {
        struct place place = here(p);
        struct expr *next = trailer(p, e, &start);
        if (!next) {
            if (!p->explain || p->failed)
                return NULL;
            go_back(p, place);
            return e;
        }
        e = next;
    }
    return e;
}
