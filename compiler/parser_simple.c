/*
 * Simple statements: assignments and expressions, and those that begin with a keyword.
 */
#include "parser_private.h"

#include <string.h>

static struct stmt *value_stmt(struct parser *p, enum stmt_kind kind, struct expr *value,
                               const struct span *start)
{
    struct stmt *s = new_stmt(p, kind, start);
    if (s)
        s->u.value = value;
    return s;
}

static bool is_augmented(enum token_kind kind)
{
    return kind >= TOK_PLUS_EQ && kind <= TOK_CARET_EQ;
}

static bool is_single_target(const struct expr *e)
{
    return e->kind == EXPR_NAME || e->kind == EXPR_ATTRIBUTE || e->kind == EXPR_SUBSCRIPT;
}

/* ---- Assignments and expression statements ---- */

/* What can be wrong with an assignment that begins at `place`, which was not one. */
static void hint_assignment_statement(struct parser *p, struct place place)
{
    go_back(p, place);
    struct expr *first = parse_star_named(p);
    if (p->failed)
        return;
    if (first && (at(p, TOK_COLON) || at(p, TOK_COMMA))) {
        struct expr *all = parse_tuple_tail(p, first, &first->span, parse_star_named);
        /* CPython looks for rows of expressions behind a comma, and raises what it meets in them. */
        while (all && all != first && !p->failed && !at(p, TOK_COLON)) {
            struct expr *more = parse_star_named(p);
            if (!more || !parse_tuple_tail(p, more, &more->span, parse_star_named))
                break;
        }
        if (p->failed)
            return;
        if (all && accept(p, TOK_COLON)) {
            struct expr *annotation = parse_expression(p);
            if (p->failed)
                return;
            if (annotation && all != first) {
                raise_span(p, &first->span, "only single target (not tuple) can be annotated");
                return;
            }
            if (annotation && (first->kind == EXPR_LIST || first->kind == EXPR_TUPLE)) {
                raise_span(p, &first->span,
                           first->kind == EXPR_LIST
                               ? "only single target (not list) can be annotated"
                               : "only single target (not tuple) can be annotated");
                return;
            }
            if (annotation && first->kind != EXPR_STARRED) {
                raise_span(p, &first->span, "illegal target for annotation");
                return;
            }
        }
    }
    go_back(p, place);
    for (;;) {
        struct place item = here(p);
        if (at(p, TOK_YIELD)) {
            struct expr *yield = parse_yield(p);
            if (yield && at(p, TOK_EQUAL) && !p->failed)
                raise_span(p, &yield->span, "assignment to yield expression not possible");
            return;
        }
        struct expr *e = parse_star_expressions(p);
        if (!e || p->failed)
            return;
        if (is_augmented(kind_at(p))) {
            advance(p);
            if (parse_yield_or_star(p) && !p->failed && !is_single_target(e))
                raise_span(p, &e->span,
                           message(p, "'%s' is an illegal expression for augmented assignment",
                                   describe_expr(e)));
            return;
        }
        if (!at(p, TOK_EQUAL))
            return;
        if (!is_target(e)) {
            go_back(p, item);
            parse_star_expressions(p);
            raise_bad_target(p, e, TARGET_ASSIGN);
            return;
        }
        advance(p);
    }
}

static struct stmt *annotated(struct parser *p, struct expr *target, const struct span *start)
{
    advance(p);
    struct expr *annotation = parse_expression(p), *value = NULL;
    if (!annotation)
        return NULL;
    struct place place = here(p);
    if (accept(p, TOK_EQUAL) && !(value = parse_yield_or_star(p))) {
        if (!p->explain || p->failed)
            return NULL;
        go_back(p, place);
    }
    set_context(target, CTX_STORE);
    struct stmt *s = new_stmt(p, STMT_ANN_ASSIGN, start);
    if (s) {
        s->u.ann_assign.target = target;
        s->u.ann_assign.annotation = annotation;
        s->u.ann_assign.value = value;
        s->u.ann_assign.simple = target->kind == EXPR_NAME && !target->in_parens;
    }
    return s;
}

static struct stmt *augmented(struct parser *p, struct expr *target, const struct span *start)
{
    enum tree_binary_op op = (enum tree_binary_op)(kind_at(p) - TOK_PLUS_EQ);
    advance(p);
    struct expr *value = parse_yield_or_star(p);
    if (!value)
        return NULL;
    set_context(target, CTX_STORE);
    struct stmt *s = new_stmt(p, STMT_AUG_ASSIGN, start);
    if (s) {
        s->u.aug_assign.op = op;
        s->u.aug_assign.target = target;
        s->u.aug_assign.value = value;
    }
    return s;
}

/* target = target = value; the first target has been read. */
static struct stmt *assignment(struct parser *p, struct expr *first, const struct span *start)
{
    uint32_t base = p->stack_count;
    struct expr *value = first;
    while (at(p, TOK_EQUAL)) {
        if (!is_target(value))
            return NULL;
        set_context(value, CTX_STORE);
        if (!push(p, value))
            return NULL;
        advance(p);
        value = parse_yield_or_star(p);
        if (!value)
            return NULL;
    }
    struct stmt *s = new_stmt(p, STMT_ASSIGN, start);
    if (s) {
        s->u.assign.targets.items = take(p, base, &s->u.assign.targets.count);
        s->u.assign.value = value;
    }
    return p->failed ? NULL : s;
}

static struct stmt *expression_statement(struct parser *p)
{
    struct span start = current(p)->span;
    struct place place = here(p);
    struct expr *e = parse_yield_or_star(p);
    struct stmt *s = NULL;
    if (e) {
        if (at(p, TOK_EQUAL))
            s = assignment(p, e, &start);
        else if (at(p, TOK_COLON) && is_single_target(e))
            s = annotated(p, e, &start);
        else if (is_augmented(kind_at(p)) && is_single_target(e))
            s = augmented(p, e, &start);
        else if (!p->explain ||
                 !(at(p, TOK_COLON) || at(p, TOK_WALRUS) || is_augmented(kind_at(p)))) {
            struct place after = here(p);
            if (hinting(p) && !at(p, TOK_NEWLINE) && !at(p, TOK_SEMI)) {
                hint_assignment_statement(p, place);
                if (p->failed)
                    return NULL;
                go_back(p, after);
            }
            return value_stmt(p, STMT_EXPR, e, &start);
        }
    }
    if (!s && hinting(p))
        hint_assignment_statement(p, place);
    return s;
}

/* ---- del, return, raise, assert, global ---- */

static struct expr *del_target(struct parser *p)
{
    return parse_primary(p);
}

static struct stmt *delete_statement(struct parser *p)
{
    struct span start = current(p)->span;
    advance(p);
    struct place place = here(p);
    struct span from = current(p)->span;
    struct expr *e = parse_tuple_tail(p, del_target(p), &from, del_target);
    if (e && find_bad_target(e, TARGET_DEL) == NULL && (at(p, TOK_SEMI) || at(p, TOK_NEWLINE))) {
        set_context(e, CTX_DEL);
        struct stmt *s = new_stmt(p, STMT_DELETE, &start);
        if (!s)
            return NULL;
        if (e->kind == EXPR_TUPLE && !e->in_parens) {
            s->u.targets = e->u.items;
        } else if (push(p, e)) {
            s->u.targets.items = take(p, p->stack_count - 1, &s->u.targets.count);
        }
        return p->failed ? NULL : s;
    }
    if (hinting(p)) {
        go_back(p, place);
        e = parse_star_expressions(p);
        if (e && !p->failed)
            raise_bad_target(p, e, TARGET_DEL);
    }
    return NULL;
}

static bool at_end_of_simple(const struct parser *p)
{
    return at(p, TOK_NEWLINE) || at(p, TOK_SEMI);
}

static struct stmt *return_statement(struct parser *p)
{
    struct span start = current(p)->span;
    struct expr *value = NULL;
    advance(p);
    if (!at_end_of_simple(p) && !(value = parse_star_expressions(p)))
        return NULL;
    return value_stmt(p, STMT_RETURN, value, &start);
}

static struct stmt *raise_statement(struct parser *p)
{
    struct span start = current(p)->span;
    struct expr *exc = NULL, *cause = NULL;
    advance(p);
    if (!at_end_of_simple(p)) {
        exc = parse_expression(p);
        if (!exc || (accept(p, TOK_FROM) && !(cause = parse_expression(p))))
            return NULL;
    }
    struct stmt *s = new_stmt(p, STMT_RAISE, &start);
    if (s) {
        s->u.raise.exc = exc;
        s->u.raise.cause = cause;
    }
    return s;
}

static struct stmt *assert_statement(struct parser *p)
{
    struct span start = current(p)->span;
    advance(p);
    struct expr *test = parse_expression(p), *msg = NULL;
    if (!test || (accept(p, TOK_COMMA) && !(msg = parse_expression(p))))
        return NULL;
    struct stmt *s = new_stmt(p, STMT_ASSERT, &start);
    if (s) {
        s->u.assert_.test = test;
        s->u.assert_.msg = msg;
    }
    return s;
}

static struct stmt *names_statement(struct parser *p, enum stmt_kind kind)
{
    struct span start = current(p)->span;
    uint32_t base = p->stack_count;
    advance(p);
    do {
        struct name *name = current(p)->name;
        if (!expect(p, TOK_NAME) || !push(p, name))
            return NULL;
    } while (accept(p, TOK_COMMA));
    struct stmt *s = new_stmt(p, kind, &start);
    if (s)
        s->u.names.items = take(p, base, &s->u.names.count);
    return p->failed ? NULL : s;
}

static struct stmt *plain_statement(struct parser *p, enum stmt_kind kind)
{
    struct span start = current(p)->span;
    advance(p);
    return new_stmt(p, kind, &start);
}

/* ---- import ---- */

/* a.b.c as one name. */
static struct name *dotted_name(struct parser *p)
{
    struct name *name = current(p)->name;
    uint32_t base = p->stack_count, count;
    if (!expect(p, TOK_NAME))
        return NULL;
    if (!at(p, TOK_DOT))
        return name;
    size_t len = name->len;
    if (!push(p, name))
        return NULL;
    while (accept(p, TOK_DOT)) {
        struct name *next = current(p)->name;
        if (!expect(p, TOK_NAME) || !push(p, next))
            return NULL;
        len += 1 + (size_t)next->len;
    }
    struct name **parts = (struct name **)take(p, base, &count);
    char *text = parts ? arena_alloc(p->arena, len + 1) : NULL;
    if (!text)
        return raise_memory(p);
    char *end = text;
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            *end++ = '.';
        memcpy(end, parts[i]->text, parts[i]->len);
        end += parts[i]->len;
    }
    name = lexer_intern(p->lx, text, len);
    return name ? name : raise_memory(p);
}

static bool add_alias(struct parser *p, struct import_alias_list *list, struct name *name,
                      const struct span *start)
{
    struct import_alias alias = {.name = name};
    if (accept(p, TOK_AS)) {
        alias.asname = current(p)->name;
        if (!expect(p, TOK_NAME))
            return false;
    }
    alias.span = span_from(p, start);
    list->items = grow(p, list->items, list->count, sizeof(*list->items));
    if (!list->items)
        return false;
    list->items[list->count++] = alias;
    return true;
}

static struct stmt *import_statement(struct parser *p)
{
    struct span start = current(p)->span;
    struct import_alias_list list = {0};
    advance(p);
    if (at(p, TOK_NEWLINE)) {
        if (hinting(p))
            raise_starting(p, &current(p)->span, "Expected one or more names after 'import'");
        return NULL;
    }
    do {
        struct span from = current(p)->span;
        struct name *name = dotted_name(p);
        if (!name || !add_alias(p, &list, name, &from))
            return NULL;
    } while (accept(p, TOK_COMMA));
    if (at(p, TOK_FROM)) {
        if (hinting(p)) {
            advance(p);
            if (dotted_name(p))
                raise_starting_at(p, &start, "Did you mean to use 'from ... import ...' instead?");
        }
        return NULL;
    }
    struct stmt *s = new_stmt(p, STMT_IMPORT, &start);
    if (s)
        s->u.imports = list;
    return s;
}

static bool import_names(struct parser *p, struct import_alias_list *list)
{
    struct span from = current(p)->span;
    if (accept(p, TOK_STAR)) {
        struct name *star = lexer_intern(p->lx, "*", 1);
        if (!star)
            raise_memory(p);
        return star && add_alias(p, list, star, &from);
    }
    bool parens = accept(p, TOK_LPAR);
    if (at(p, TOK_NEWLINE)) {
        if (hinting(p))
            raise_starting(p, &current(p)->span, "Expected one or more names after 'import'");
        return false;
    }
    do {
        if (list->count && parens && at(p, TOK_RPAR))
            break;
        if (list->count && at(p, TOK_NEWLINE)) {
            if (hinting(p))
                raise_last(p, "trailing comma not allowed without surrounding parentheses");
            return false;
        }
        from = current(p)->span;
        struct name *name = current(p)->name;
        if (!expect(p, TOK_NAME) || !add_alias(p, list, name, &from))
            return false;
    } while (accept(p, TOK_COMMA));
    return !parens || expect(p, TOK_RPAR);
}

static struct stmt *from_statement(struct parser *p)
{
    struct span start = current(p)->span;
    uint32_t level = 0;
    struct name *module = NULL;
    struct import_alias_list names = {0};
    advance(p);
    for (; at(p, TOK_DOT) || at(p, TOK_ELLIPSIS); advance(p))
        level += at(p, TOK_DOT) ? 1 : 3;
    if (!(level && at(p, TOK_IMPORT)) && !(module = dotted_name(p)))
        return NULL;
    if (!expect(p, TOK_IMPORT) || !import_names(p, &names))
        return NULL;
    struct stmt *s = new_stmt(p, STMT_IMPORT_FROM, &start);
    if (s) {
        s->u.import_from.module = module;
        s->u.import_from.level = level;
        s->u.import_from.names = names;
    }
    return s;
}

static struct stmt *type_statement(struct parser *p)
{
    struct span start = current(p)->span;
    struct type_param_list params;
    advance(p);
    struct expr *name = parse_name(p);
    if (!name || !parse_type_params(p, &params) || !expect(p, TOK_EQUAL))
        return NULL;
    name->context = CTX_STORE;
    struct expr *value = parse_expression(p);
    struct stmt *s = value ? new_stmt(p, STMT_TYPE_ALIAS, &start) : NULL;
    if (s) {
        s->u.type_alias.name = name;
        s->u.type_alias.type_params = params;
        s->u.type_alias.value = value;
    }
    return s;
}

/* ---- The line ---- */

static struct stmt *simple_statement(struct parser *p)
{
    switch (kind_at(p)) {
    case TOK_RETURN: return return_statement(p);
    case TOK_IMPORT: return import_statement(p);
    case TOK_FROM: return from_statement(p);
    case TOK_RAISE: return raise_statement(p);
    case TOK_PASS: return plain_statement(p, STMT_PASS);
    case TOK_BREAK: return plain_statement(p, STMT_BREAK);
    case TOK_CONTINUE: return plain_statement(p, STMT_CONTINUE);
    case TOK_DEL: return delete_statement(p);
    case TOK_ASSERT: return assert_statement(p);
    case TOK_GLOBAL: return names_statement(p, STMT_GLOBAL);
    case TOK_NONLOCAL: return names_statement(p, STMT_NONLOCAL);
    case TOK_NAME:
        if (current(p)->name == p->name_type && peek(p)->kind == TOK_NAME)
            return type_statement(p);
        return expression_statement(p);
    default: return expression_statement(p);
    }
}

bool parse_simple_line(struct parser *p, void *unused)
{
    if (hinting(p)) {
        hint_match(p);
        if (p->failed)
            return false;
    }
    do {
        if (at(p, TOK_NEWLINE))
            break;
        struct stmt *s = simple_statement(p);
        if (!s || !push(p, s))
            return false;
    } while (accept(p, TOK_SEMI));
    return expect(p, TOK_NEWLINE);
}
