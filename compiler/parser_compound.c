/*
 * Compound statements and blocks. Each clause's header is a unit of its own; a block's statements
 * are units again, so that an error in one leaves the others intact.
 */
#include "parser_private.h"

/* What a header yields: the fields that its clause uses. */
struct header {
    struct span start;
    struct expr *a, *b;
    struct name *name;
    struct param_list params;
    struct type_param_list type_params;
    struct expr_list args;
    struct keyword_list keywords;
    struct with_item_list items;
    struct pattern *pattern;
    bool is_async, is_star, wants_target;
};

static bool has_newline_instead(struct parser *p)
{
    if (accept(p, TOK_COLON))
        return false;
    if (hinting(p) && at(p, TOK_NEWLINE))
        raise_last(p, "expected ':'");
    return true;
}

/* The colon of a header. */
static bool colon(struct parser *p)
{
    if (!has_newline_instead(p))
        return true;
    return expect(p, TOK_COLON);
}

/* ---- Blocks ---- */

/*
 * The block after a header's colon. `what` names the header's statement, `line` where it stands.
 * False if parsing is to stop; errors inside have then been reported.
 */
static bool block(struct parser *p, struct stmt_list *list, const char *what, uint32_t line)
{
    uint32_t base = p->stack_count;
    bool headless = p->broken, ok = true;
    *list = (struct stmt_list){0};
    p->broken = false;
    if (headless && !at(p, TOK_INDENT))
        return !p->stopped;
    if (!headless && !at(p, TOK_NEWLINE)) {
        ok = run_unit(p, parse_simple_line, NULL) ||
             (parser_recover(p) && (!at(p, TOK_INDENT) || parser_orphan_block(p)));
    } else {
        if (!headless)
            advance(p);
        if (!at(p, TOK_INDENT)) {
            if (!p->failed)
                raise_indentation(
                    p, message(p, "expected an indented block after %s on line %u", what, line));
            struct stmt *marker = NULL;
            p->lost_clauses = true;
            if (!parser_note(p) || !(marker = new_stmt(p, STMT_BROKEN, &current(p)->span)))
                return false;
            /* Of the list around this block: what was meant to be in it follows there. */
            return push(p, marker);
        }
        advance(p);
        if (!enter(p))
            return parser_recover(p);
        uint32_t outer = p->block_depth;
        p->block_depth = p->lx->depth;
        ok = parse_statements(p);
        p->block_depth = outer;
        p->depth--;
        if (ok)
            accept(p, TOK_DEDENT);
    }
    p->broken = false;
    list->items = take(p, base, &list->count);
    return ok && (!p->failed || parser_recover(p));
}

static bool at_clause(const struct parser *p)
{
    return at(p, TOK_ELSE) || at(p, TOK_ELIF) || at(p, TOK_EXCEPT) || at(p, TOK_FINALLY);
}

static bool orphan_case(struct parser *p);

/* A statement of a list, an error in it reported; false if parsing is to stop. */
static bool one_statement(struct parser *p)
{
    bool after_broken = p->broken;
    uint32_t base = p->stack_count;
    p->broken = false;
    if (at(p, TOK_INDENT)) {
        if (!after_broken) {
            raise_indentation(p, "unexpected indent");
            p->lexical = p->options.max_errors <= 1; /* whatever else there is further on */
            if (!parser_note(p))
                return false;
        }
        bool ok = parser_orphan_block(p);
        p->broken = after_broken;
        return ok;
    }
    if ((after_broken || p->lost_clauses) && at_clause(p)) {
        /* Of a statement that is lost, or lacks the block before. */
        p->broken = true;
        return parser_ignore(p);
    }
    if (p->in_orphan && at(p, TOK_NAME) && current(p)->name == p->name_case && orphan_case(p))
        return !p->stopped;
    if (parse_statement(p) && !p->failed)
        return true;
    p->stack_count = base;
    if (p->stopped || (p->failed && !parser_recover(p)))
        return false;
    p->broken = true;
    return true;
}

bool parse_statements(struct parser *p)
{
    bool outer_lost = p->lost_clauses;
    p->broken = p->lost_clauses = false;
    for (;;) {
        if (at(p, TOK_DEDENT) && p->block_depth > 0)
            break;
        if (at(p, TOK_END))
            break;
        if (!one_statement(p))
            return false;
        if (p->arena->failed && !p->failed) {
            raise_memory(p);
            return parser_recover(p);
        }
        if (p->result->errors.count >= p->options.max_errors)
            return false;
    }
    p->broken = false;
    p->lost_clauses = outer_lost;
    return true;
}

/*
 * Runs a header unit; on failure nothing but `false`, the error being set. Where parsing goes on
 * after errors it yields a header all the same, with placeholders for what it lacks: the clause
 * keeps its block.
 */
static bool header(struct parser *p, struct header *h, bool (*unit)(struct parser *, void *))
{
    p->broken = false;
    if (run_unit(p, unit, h))
        return true;
    if (p->options.max_errors <= 1)
        return false;
    p->in_header = true;
    bool goes_on = parser_recover(p);
    p->in_header = false;
    if (!goes_on)
        return false;
    static const struct span nowhere = {1, 0, 1, 0};
    struct expr *none = new_expr(p, EXPR_NONE, &nowhere), *name = new_expr(p, EXPR_NAME, &nowhere);
    struct pattern *wildcard = arena_zalloc(p->arena, sizeof(*wildcard));
    if (!none || !name || !wildcard)
        return false;
    name->u.name = p->name_underscore;
    name->context = CTX_STORE;
    wildcard->kind = PATTERN_AS;
    *h = (struct header){
        .start = h->start,
        .a = h->wants_target ? name : none,
        .b = none,
        .name = h->name ? h->name : p->name_underscore,
        .pattern = wildcard,
        .is_async = h->is_async,
        .is_star = h->is_star,
    };
    p->broken = true;
    return true;
}

/* ---- if, while, for ---- */

static bool test_header(struct parser *p, void *arg)
{
    struct header *h = arg;
    h->start = current(p)->span;
    advance(p);
    h->a = parse_named(p);
    return h->a && colon(p);
}

static bool forced_header(struct parser *p, void *arg)
{
    struct header *h = arg;
    h->start = current(p)->span;
    advance(p);
    return expect_forced(p, TOK_COLON);
}

/* An else clause, if there is one. */
static bool else_clause(struct parser *p, struct stmt_list *list)
{
    *list = (struct stmt_list){0};
    if (!at(p, TOK_ELSE))
        return true;
    struct header h = {0};
    return header(p, &h, forced_header) && block(p, list, "'else' statement", h.start.line);
}

/* An if statement and its elif clauses, in a loop: a long chain takes no stack. */
static struct stmt *if_statement(struct parser *p)
{
    struct stmt *first = NULL, *last = NULL;
    do {
        bool elif = at(p, TOK_ELIF);
        struct header h = {0};
        if (!header(p, &h, test_header))
            return NULL;
        struct stmt *s = new_stmt(p, STMT_IF, &h.start);
        if (!s ||
            !block(p, &s->u.if_.body, elif ? "'elif' statement" : "'if' statement", h.start.line))
            return NULL;
        s->u.if_.test = h.a;
        s->u.if_.is_elif = elif;
        if (last) {
            if (!push(p, s))
                return NULL;
            last->u.if_.orelse.items = take(p, p->stack_count - 1, &last->u.if_.orelse.count);
        } else {
            first = s;
        }
        last = s;
    } while (at(p, TOK_ELIF));
    if (!else_clause(p, &last->u.if_.orelse))
        return NULL;
    for (struct stmt *s = first;; s = s->u.if_.orelse.items[0]) {
        s->span.end_line = p->end_line;
        s->span.end_col = p->end_col;
        if (s == last)
            return first;
    }
}

static struct stmt *while_statement(struct parser *p)
{
    struct header h = {0};
    struct stmt_list body, orelse;
    if (!header(p, &h, test_header) || !block(p, &body, "'while' statement", h.start.line) ||
        !else_clause(p, &orelse))
        return NULL;
    struct stmt *s = new_stmt(p, STMT_WHILE, &h.start);
    if (s) {
        s->u.while_.test = h.a;
        s->u.while_.body = body;
        s->u.while_.orelse = orelse;
    }
    return s;
}

static bool for_header(struct parser *p, void *arg)
{
    struct header *h = arg;
    struct span start = current(p)->span;
    h->start = start;
    h->wants_target = true;
    h->is_async = accept(p, TOK_ASYNC);
    advance(p);
    h->a = parse_for_target(p);
    if (!h->a || !expect(p, TOK_IN))
        return false;
    h->b = parse_star_expressions(p);
    return h->b && colon(p);
}

static struct stmt *for_statement(struct parser *p)
{
    struct header h = {0};
    struct stmt_list body, orelse;
    if (!header(p, &h, for_header) || !block(p, &body, "'for' statement", h.start.line) ||
        !else_clause(p, &orelse))
        return NULL;
    struct stmt *s = new_stmt(p, STMT_FOR, &h.start);
    if (s) {
        s->is_async = h.is_async;
        s->u.for_.target = h.a;
        s->u.for_.iter = h.b;
        s->u.for_.body = body;
        s->u.for_.orelse = orelse;
    }
    return s;
}

/* ---- with ---- */

static bool with_target_follows(const struct parser *p)
{
    return at(p, TOK_COMMA) || at(p, TOK_RPAR) || at(p, TOK_COLON);
}

static bool with_item(struct parser *p, struct with_item_list *list)
{
    struct expr *value = parse_expression(p), *target = NULL;
    if (!value)
        return false;
    struct place place = here(p);
    if (accept(p, TOK_AS)) {
        struct span start = current(p)->span;
        (void)start;
        target = at(p, TOK_STAR) ? NULL : parse_primary(p);
        if (!target || !is_target(target) || !with_target_follows(p)) {
            if (hinting(p)) {
                go_back(p, place);
                advance(p);
                struct expr *e = parse_expression(p);
                if (e && !p->failed && at(p, TOK_NEWLINE) && is_target(e))
                    raise_last(p, "expected ':'");
                if (e && !p->failed && with_target_follows(p))
                    raise_bad_target(p, e, TARGET_ASSIGN);
            }
            return false;
        }
        set_context(target, CTX_STORE);
    }
    list->items = grow(p, list->items, list->count, sizeof(*list->items));
    if (!list->items)
        return false;
    list->items[list->count++] = (struct with_item){value, target};
    return true;
}

/* `(item, item,) :`, if that is what follows. */
static bool parenthesised_items(struct parser *p, struct with_item_list *list)
{
    *list = (struct with_item_list){0};
    advance(p);
    do {
        if (list->count && at(p, TOK_RPAR))
            break;
        if (!with_item(p, list))
            return false;
    } while (accept(p, TOK_COMMA));
    if (!accept(p, TOK_RPAR))
        return false;
    if (hinting(p) && at(p, TOK_NEWLINE))
        raise_last(p, "expected ':'");
    return at(p, TOK_COLON);
}

static bool with_header(struct parser *p, void *arg)
{
    struct header *h = arg;
    struct span start = current(p)->span;
    h->start = start;
    h->is_async = accept(p, TOK_ASYNC);
    advance(p);
    struct place place = here(p);
    uint32_t depth = p->depth;
    if (at(p, TOK_LPAR)) {
        if (parenthesised_items(p, &h->items))
            return accept(p, TOK_COLON);
        p->depth = depth;
        if (p->failed)
            return false;
        go_back(p, place);
    }
    h->items = (struct with_item_list){0};
    do {
        if (!with_item(p, &h->items))
            return false;
    } while (accept(p, TOK_COMMA));
    return colon(p);
}

static struct stmt *with_statement(struct parser *p)
{
    struct header h = {0};
    struct stmt_list body;
    if (!header(p, &h, with_header) || !block(p, &body, "'with' statement", h.start.line))
        return NULL;
    struct stmt *s = new_stmt(p, STMT_WITH, &h.start);
    if (s) {
        s->is_async = h.is_async;
        s->u.with.items = h.items;
        s->u.with.body = body;
    }
    return s;
}

/* ---- try ---- */

static bool except_header(struct parser *p, void *arg)
{
    struct header *h = arg;
    struct span start = current(p)->span;
    h->start = start;
    advance(p);
    h->is_star = accept(p, TOK_STAR);
    if (h->is_star)
        h->start = span_from(p, &start);
    if (at(p, TOK_COLON) || at(p, TOK_NEWLINE)) {
        if (h->is_star) {
            if (hinting(p))
                raise_last(p, "expected one or more exception types");
            return false;
        }
        return colon(p);
    }
    h->a = parse_expression(p);
    if (!h->a)
        return false;
    if (at(p, TOK_COMMA)) {
        if (hinting(p)) {
            advance(p);
            struct span from = current(p)->span;
            struct expr *more = parse_tuple_tail(p, parse_expression(p), &from, parse_expression);
            if (more && !p->failed) {
                if (accept(p, TOK_AS))
                    accept(p, TOK_NAME);
                if (at(p, TOK_COLON))
                    raise_starting(p, &h->a->span,
                                   "multiple exception types must be parenthesized");
            }
        }
        return false;
    }
    if (accept(p, TOK_AS)) {
        h->name = current(p)->name;
        if (!expect(p, TOK_NAME))
            return false;
    }
    return colon(p);
}

static bool except_clauses(struct parser *p, struct stmt *s)
{
    struct except_handler_list list = {0};
    while (at(p, TOK_EXCEPT)) {
        struct header h = {0};
        struct except_handler e = {0};
        if (!header(p, &h, except_header))
            return false;
        if (list.count && h.is_star != s->u.try_.is_star && !p->broken) {
            raise_span(p, &h.start, "cannot have both 'except' and 'except*' on the same 'try'");
            if (!parser_note(p))
                return false;
            h.a = h.a ? h.a : new_expr(p, EXPR_NONE, &h.start);
        }
        if (!list.count)
            s->u.try_.is_star = h.is_star;
        if (!block(p, &e.body, h.is_star ? "'except*' statement" : "'except' statement",
                   h.start.line))
            return false;
        e.type = h.a;
        e.name = h.name;
        e.span = span_from(p, &h.start);
        list.items = grow(p, list.items, list.count, sizeof(*list.items));
        if (!list.items)
            return false;
        list.items[list.count++] = e;
    }
    s->u.try_.handlers = list;
    return true;
}

static struct stmt *try_statement(struct parser *p)
{
    struct header h = {0};
    if (!header(p, &h, forced_header))
        return NULL;
    struct stmt *s = new_stmt(p, STMT_TRY, &h.start);
    if (!s || !block(p, &s->u.try_.body, "'try' statement", h.start.line))
        return NULL;
    if (!at(p, TOK_EXCEPT) && !at(p, TOK_FINALLY)) {
        if (p->lost_clauses)
            return s; /* its block was missing: they may come further down */
        if (!p->failed)
            raise_last(p, "expected 'except' or 'finally' block");
        if (!parser_note(p))
            return NULL;
        p->broken = true;
        return s;
    }
    if (!except_clauses(p, s))
        return NULL;
    if (s->u.try_.handlers.count && !else_clause(p, &s->u.try_.orelse))
        return NULL;
    if (at(p, TOK_FINALLY)) {
        h = (struct header){0};
        if (!header(p, &h, forced_header) ||
            !block(p, &s->u.try_.finalbody, "'finally' statement", h.start.line))
            return NULL;
    }
    s->span.end_line = p->end_line;
    s->span.end_col = p->end_col;
    return s;
}

/* ---- Functions, classes, decorators ---- */

static bool function_header(struct parser *p, void *arg)
{
    struct header *h = arg;
    struct span start = current(p)->span;
    h->start = start;
    h->is_async = accept(p, TOK_ASYNC);
    advance(p);
    h->name = current(p)->name;
    if (!expect(p, TOK_NAME))
        return false;
    struct place bracket = here(p);
    if (!parse_type_params(p, &h->type_params)) {
        if (!hinting(p))
            return false;
        /* What is no list of type parameters stands where the parenthesis belongs. */
        go_back(p, bracket);
    }
    if (!expect_forced(p, TOK_LPAR) || !parse_params(p, false, &h->params) || !expect(p, TOK_RPAR))
        return false;
    struct place place = here(p);
    if (accept(p, TOK_ARROW) && !(h->b = parse_expression(p))) {
        if (p->failed)
            return false;
        go_back(p, place);
    }
    return expect_forced(p, TOK_COLON);
}

static struct stmt *function_statement(struct parser *p, const struct expr_list *decorators)
{
    struct header h = {0};
    struct stmt_list body;
    uint32_t def_line = peek(p)->kind == TOK_DEF ? peek(p)->span.line : current(p)->span.line;
    if (!header(p, &h, function_header) || !block(p, &body, "function definition", def_line))
        return NULL;
    struct stmt *s = new_stmt(p, STMT_FUNCTION, &h.start);
    if (s) {
        s->is_async = h.is_async;
        s->u.function.name = h.name;
        s->u.function.params = h.params;
        s->u.function.body = body;
        s->u.function.decorators = *decorators;
        s->u.function.returns = h.b;
        s->u.function.type_params = h.type_params;
    }
    return s;
}

static bool class_header(struct parser *p, void *arg)
{
    struct header *h = arg;
    h->start = current(p)->span;
    advance(p);
    h->name = current(p)->name;
    if (!expect(p, TOK_NAME) || !parse_type_params(p, &h->type_params))
        return false;
    if (accept(p, TOK_LPAR)) {
        if (!parse_arguments(p, &h->args, &h->keywords) || !expect(p, TOK_RPAR))
            return false;
    }
    return colon(p);
}

static struct stmt *class_statement(struct parser *p, const struct expr_list *decorators)
{
    struct header h = {0};
    struct stmt_list body;
    if (!header(p, &h, class_header) || !block(p, &body, "class definition", h.start.line))
        return NULL;
    struct stmt *s = new_stmt(p, STMT_CLASS, &h.start);
    if (s) {
        s->u.cls.name = h.name;
        s->u.cls.bases = h.args;
        s->u.cls.keywords = h.keywords;
        s->u.cls.body = body;
        s->u.cls.decorators = *decorators;
        s->u.cls.type_params = h.type_params;
    }
    return s;
}

static bool decorator_header(struct parser *p, void *arg)
{
    struct header *h = arg;
    advance(p);
    h->a = parse_named(p);
    return h->a && expect(p, TOK_NEWLINE);
}

static bool nothing_fits(struct parser *p, void *unused)
{
    return false;
}

static struct stmt *decorated_statement(struct parser *p)
{
    uint32_t base = p->stack_count;
    bool broken = false;
    while (at(p, TOK_AT)) {
        struct header h = {0};
        if (!header(p, &h, decorator_header) || !push(p, h.a))
            return NULL;
        broken = p->broken;
        p->broken = false;
    }
    struct expr_list decorators;
    decorators.items = take(p, base, &decorators.count);
    if (p->failed)
        return NULL;
    if (at(p, TOK_CLASS))
        return class_statement(p, &decorators);
    if (at(p, TOK_DEF) || (at(p, TOK_ASYNC) && peek(p)->kind == TOK_DEF))
        return function_statement(p, &decorators);
    if (!broken)
        run_unit(p, nothing_fits, NULL);
    return broken ? new_stmt(p, STMT_BROKEN, &current(p)->span) : NULL;
}

/* ---- match ---- */

static bool match_header(struct parser *p, void *arg)
{
    struct header *h = arg;
    h->start = current(p)->span;
    advance(p);
    if (at(p, TOK_STAR)) {
        /* A starred subject stands only in a tuple. */
        h->a = parse_star_expressions(p);
        if (!h->a || h->a->kind != EXPR_TUPLE)
            return false;
    } else {
        struct span start = current(p)->span;
        h->a = parse_tuple_tail(p, parse_named(p), &start, parse_star_named);
    }
    if (!h->a)
        return false;
    if (at(p, TOK_NEWLINE) && hinting(p)) {
        raise_last(p, "expected ':'");
        return false;
    }
    return accept(p, TOK_COLON) && at(p, TOK_NEWLINE);
}

/*
 * Whether the name `match` at the current token begins a match statement: tried by reading its
 * header, since nothing shorter tells `match (x):` from a call. The reading leaves no trace.
 */
static bool at_match(struct parser *p)
{
    if (current(p)->name != p->name_match)
        return false;
    enum token_kind next = (enum token_kind)peek(p)->kind;
    if (!starts_expression(next) && next != TOK_STAR)
        return false;
    struct place place = here(p);
    uint32_t depth = p->depth;
    struct header h = {0};
    bool ok = match_header(p, &h);
    p->depth = depth;
    if (!p->failed)
        go_back(p, place);
    return ok;
}

void hint_match(struct parser *p)
{
    if (!at(p, TOK_NAME) || current(p)->name != p->name_match)
        return;
    struct place place = here(p);
    uint32_t depth = p->depth;
    struct header h = {0};
    match_header(p, &h);
    p->depth = depth;
    go_back(p, place);
}

static bool case_header(struct parser *p, void *arg)
{
    struct header *h = arg;
    h->start = current(p)->span;
    advance(p);
    h->pattern = parse_patterns(p);
    if (!h->pattern)
        return false;
    if (accept(p, TOK_IF) && !(h->a = parse_named(p)))
        return false;
    return colon(p);
}

static bool match_case(struct parser *p, struct match_case *one)
{
    struct header h = {0};
    *one = (struct match_case){0};
    if (!header(p, &h, case_header) || !block(p, &one->body, "'case' statement", h.start.line))
        return false;
    one->pattern = h.pattern;
    one->guard = h.a;
    return true;
}

/* A case clause whose match statement was lost; false if this is another statement. */
static bool orphan_case(struct parser *p)
{
    enum token_kind next = (enum token_kind)peek(p)->kind;
    struct match_case one;
    if (!starts_expression(next) && next != TOK_STAR)
        return false;
    if (!match_case(p, &one))
        return p->stopped;
    for (uint32_t i = 0; i < one.body.count; i++) {
        if (!push(p, one.body.items[i]))
            return true;
    }
    return true;
}

/* In the block of a match statement: what is no case clause. False if parsing is to stop. */
static bool not_a_case(struct parser *p)
{
    uint32_t base = p->stack_count;
    run_unit(p, nothing_fits, NULL);
    if (!parser_recover(p) || (at(p, TOK_INDENT) && !parser_orphan_block(p)))
        return false;
    p->stack_count = base;
    return true;
}

static struct stmt *match_statement(struct parser *p)
{
    struct header h = {0};
    if (!header(p, &h, match_header))
        return NULL;
    if (!p->broken)
        advance(p);
    if (!at(p, TOK_INDENT)) {
        if (!p->failed)
            raise_indentation(
                p, message(p, "expected an indented block after 'match' statement on line %u",
                           h.start.line));
        return parser_note(p) ? new_stmt(p, STMT_BROKEN, &h.start) : NULL;
    }
    advance(p);
    uint32_t outer = p->block_depth;
    p->block_depth = p->lx->depth;
    struct match_case_list cases = {0};
    bool ok = true;
    while (ok && !at(p, TOK_DEDENT) && !at(p, TOK_END)) {
        if (at(p, TOK_NAME) && current(p)->name == p->name_case) {
            struct match_case one;
            ok = match_case(p, &one);
            cases.items = ok ? grow(p, cases.items, cases.count, sizeof(*cases.items)) : NULL;
            ok = cases.items != NULL;
            if (ok)
                cases.items[cases.count++] = one;
        } else {
            ok = not_a_case(p);
        }
    }
    p->block_depth = outer;
    if (!ok || p->failed)
        return NULL;
    accept(p, TOK_DEDENT);
    struct stmt *s = new_stmt(p, STMT_MATCH, &h.start);
    if (s) {
        s->u.match.subject = h.a;
        s->u.match.cases = cases;
    }
    return s;
}

/* ---- Any statement ---- */

bool at_compound(struct parser *p)
{
    switch (kind_at(p)) {
    case TOK_IF:
    case TOK_WHILE:
    case TOK_FOR:
    case TOK_WITH:
    case TOK_TRY:
    case TOK_DEF:
    case TOK_CLASS:
    case TOK_AT:
    case TOK_ASYNC: return true;
    case TOK_NAME: return at_match(p);
    default: return false;
    }
}

static struct stmt *async_statement(struct parser *p)
{
    static const struct expr_list none = {0};
    switch (peek(p)->kind) {
    case TOK_DEF: return function_statement(p, &none);
    case TOK_FOR: return for_statement(p);
    case TOK_WITH: return with_statement(p);
    default: run_unit(p, nothing_fits, NULL); return NULL;
    }
}

bool parse_statement(struct parser *p)
{
    static const struct expr_list none = {0};
    struct stmt *s;
    switch (kind_at(p)) {
    case TOK_IF: s = if_statement(p); break;
    case TOK_WHILE: s = while_statement(p); break;
    case TOK_FOR: s = for_statement(p); break;
    case TOK_WITH: s = with_statement(p); break;
    case TOK_TRY: s = try_statement(p); break;
    case TOK_DEF: s = function_statement(p, &none); break;
    case TOK_CLASS: s = class_statement(p, &none); break;
    case TOK_AT: s = decorated_statement(p); break;
    case TOK_ASYNC: s = async_statement(p); break;
    case TOK_NAME:
        if (current(p)->name == p->name_match && at_match(p)) {
            s = match_statement(p);
            break;
        }
        if (p->failed)
            return false;
        return run_unit(p, parse_simple_line, NULL);
    default: return run_unit(p, parse_simple_line, NULL);
    }
    return s && push(p, s);
}
