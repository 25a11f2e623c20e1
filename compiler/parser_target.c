/*
 * Targets of assignment, `for` and `del`: which expressions can be one, and what to call those that
 * cannot.
 */
#include "parser_private.h"

const char *describe_expr(const struct expr *e)
{
    switch ((enum expr_kind)e->kind) {
    case EXPR_NONE: return "None";
    case EXPR_TRUE: return "True";
    case EXPR_FALSE: return "False";
    case EXPR_ELLIPSIS: return "ellipsis";
    case EXPR_INT:
    case EXPR_FLOAT:
    case EXPR_IMAGINARY:
    case EXPR_STR:
    case EXPR_BYTES: return "literal";
    case EXPR_FSTRING: return "f-string expression";
    case EXPR_NAME: return "name";
    case EXPR_ATTRIBUTE: return "attribute";
    case EXPR_SUBSCRIPT: return "subscript";
    case EXPR_SLICE: return "slice";
    case EXPR_CALL: return "function call";
    case EXPR_UNARY:
    case EXPR_BINOP:
    case EXPR_BOOLOP: return "expression";
    case EXPR_COMPARE: return "comparison";
    case EXPR_CONDITIONAL: return "conditional expression";
    case EXPR_NAMED: return "named expression";
    case EXPR_LAMBDA: return "lambda";
    case EXPR_TUPLE: return "tuple";
    case EXPR_LIST: return "list";
    case EXPR_SET: return "set display";
    case EXPR_DICT: return "dict literal";
    case EXPR_LISTCOMP: return "list comprehension";
    case EXPR_SETCOMP: return "set comprehension";
    case EXPR_DICTCOMP: return "dict comprehension";
    case EXPR_GENEXP: return "generator expression";
    case EXPR_STARRED: return "starred";
    case EXPR_AWAIT: return "await expression";
    case EXPR_YIELD:
    case EXPR_YIELD_FROM: return "yield expression";
    }
    return "expression";
}

bool is_target(const struct expr *e)
{
    switch (e->kind) {
    case EXPR_NAME:
    case EXPR_ATTRIBUTE:
    case EXPR_SUBSCRIPT: return true;
    case EXPR_STARRED: return e->u.value->kind != EXPR_STARRED && is_target(e->u.value);
    case EXPR_TUPLE:
    case EXPR_LIST:
        for (uint32_t i = 0; i < e->u.items.count; i++) {
            if (!is_target(e->u.items.items[i]))
                return false;
        }
        return true;
    default: return false;
    }
}

void set_context(struct expr *e, enum expr_context context)
{
    e->context = (uint8_t)context;
    if (e->kind == EXPR_STARRED) {
        set_context(e->u.value, context);
    } else if (e->kind == EXPR_TUPLE || e->kind == EXPR_LIST) {
        for (uint32_t i = 0; i < e->u.items.count; i++)
            set_context(e->u.items.items[i], context);
    }
}

const struct expr *find_bad_target(const struct expr *e, enum target_use use)
{
    switch (e->kind) {
    case EXPR_NAME:
    case EXPR_ATTRIBUTE:
    case EXPR_SUBSCRIPT: return NULL;
    case EXPR_STARRED: return use == TARGET_DEL ? e : find_bad_target(e->u.value, use);
    case EXPR_TUPLE:
    case EXPR_LIST:
        for (uint32_t i = 0; i < e->u.items.count; i++) {
            const struct expr *bad = find_bad_target(e->u.items.items[i], use);
            if (bad)
                return bad;
        }
        return NULL;
    case EXPR_COMPARE:
        /* The `in` of a for statement was read as a comparison. */
        if (use == TARGET_FOR)
            return e->u.compare.ops[0] == TREE_IN ? find_bad_target(e->u.compare.left, use) : NULL;
        return e;
    default: return e;
    }
}

void *raise_bad_target(struct parser *p, const struct expr *e, enum target_use use)
{
    const struct expr *bad = find_bad_target(e, use);
    if (!bad)
        return NULL;
    return raise_span(
        p, &bad->span,
        message(p, "cannot %s %s", use == TARGET_DEL ? "delete" : "assign to", describe_expr(bad)));
}

static struct expr *star_target(struct parser *p)
{
    struct span start = current(p)->span;
    if (!accept(p, TOK_STAR))
        return parse_bitwise_or(p);
    struct expr *value = parse_bitwise_or(p);
    struct expr *e = value ? new_expr(p, EXPR_STARRED, &start) : NULL;
    if (e)
        e->u.value = value;
    return e;
}

struct expr *parse_for_target(struct parser *p)
{
    struct place place = here(p);
    struct span start = current(p)->span;
    struct expr *e = parse_tuple_tail(p, star_target(p), &start, star_target);
    if (e && is_target(e)) {
        set_context(e, CTX_STORE);
        return e;
    }
    if (hinting(p)) {
        go_back(p, place);
        e = parse_star_expressions(p);
        if (e)
            raise_bad_target(p, e, TARGET_FOR);
    }
    return NULL;
}
