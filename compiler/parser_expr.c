/*
 * Expressions built by operators: precedence climbing from conditional expressions down to unary
 * operators and powers; named and starred expressions, tuples without parentheses, yield, lambda.
 */
#include "parser_private.h"

#include <string.h>

#define FUNCTION_LEVELS 14 /* functions in functions: a unit each on the generator's stack */

/* How tightly infix operators bind; 0 for tokens that are none. */
enum precedence {
    PREC_NONE,
    PREC_OR,
    PREC_AND,
    PREC_NOT,
    PREC_COMPARE,
    PREC_BIT_OR,
    PREC_BIT_XOR,
    PREC_BIT_AND,
    PREC_SHIFT,
    PREC_SUM,
    PREC_TERM,
    PREC_UNARY,
};

static const uint8_t precedences[TOK_COUNT] = {
    [TOK_OR] = PREC_OR,
    [TOK_AND] = PREC_AND,
    [TOK_NOT] = PREC_COMPARE,
    [TOK_IN] = PREC_COMPARE,
    [TOK_IS] = PREC_COMPARE,
    [TOK_EQ_EQ] = PREC_COMPARE,
    [TOK_NOT_EQ] = PREC_COMPARE,
    [TOK_LESS] = PREC_COMPARE,
    [TOK_LESS_EQ] = PREC_COMPARE,
    [TOK_GREATER] = PREC_COMPARE,
    [TOK_GREATER_EQ] = PREC_COMPARE,
    [TOK_PIPE] = PREC_BIT_OR,
    [TOK_CARET] = PREC_BIT_XOR,
    [TOK_AMPER] = PREC_BIT_AND,
    [TOK_LSHIFT] = PREC_SHIFT,
    [TOK_RSHIFT] = PREC_SHIFT,
    [TOK_PLUS] = PREC_SUM,
    [TOK_MINUS] = PREC_SUM,
    [TOK_STAR] = PREC_TERM,
    [TOK_AT] = PREC_TERM,
    [TOK_SLASH] = PREC_TERM,
    [TOK_DOUBLESLASH] = PREC_TERM,
    [TOK_PERCENT] = PREC_TERM,
};

static const uint8_t binary_ops[TOK_COUNT] = {
    [TOK_PLUS] = TREE_ADD,    [TOK_MINUS] = TREE_SUB,     [TOK_STAR] = TREE_MUL,
    [TOK_AT] = TREE_MATMUL,   [TOK_SLASH] = TREE_DIV,     [TOK_DOUBLESLASH] = TREE_FLOORDIV,
    [TOK_PERCENT] = TREE_MOD, [TOK_LSHIFT] = TREE_LSHIFT, [TOK_RSHIFT] = TREE_RSHIFT,
    [TOK_AMPER] = TREE_AND,   [TOK_PIPE] = TREE_OR,       [TOK_CARET] = TREE_XOR,
};

bool starts_expression(enum token_kind kind)
{
    switch (kind) {
    case TOK_NAME:
    case TOK_NUMBER:
    case TOK_STRING:
    case TOK_FSTRING_START:
    case TOK_LPAR:
    case TOK_LBRACKET:
    case TOK_LBRACE:
    case TOK_ELLIPSIS:
    case TOK_PLUS:
    case TOK_MINUS:
    case TOK_TILDE:
    case TOK_NONE:
    case TOK_TRUE:
    case TOK_FALSE:
    case TOK_NOT:
    case TOK_AWAIT:
    case TOK_LAMBDA: return true;
    default: return false;
    }
}

static struct expr *operators(struct parser *p, enum precedence least);

static struct expr *new_unary(struct parser *p, enum tree_unary_op op, struct expr *operand,
                              const struct span *start)
{
    struct expr *e = operand ? new_expr(p, EXPR_UNARY, start) : NULL;
    if (e) {
        e->u.unary.op = op;
        e->u.unary.operand = operand;
    }
    return e;
}

static struct expr *binary(struct parser *p, enum tree_binary_op op, struct expr *left,
                           struct expr *right)
{
    struct expr *e = new_expr(p, EXPR_BINOP, &left->span);
    if (e) {
        e->u.binop.op = op;
        e->u.binop.left = left;
        e->u.binop.right = right;
        /* Closing parentheses around the left operand are behind its span, before the right's. */
    }
    return e;
}

/* Powers and what binds as tightly: unary operators to the right of **, await to its left. */
static struct expr *power(struct parser *p)
{
    struct span start = current(p)->span;
    struct expr *left;
    if (accept(p, TOK_AWAIT)) {
        struct expr *value = parse_primary(p);
        left = value ? new_expr(p, EXPR_AWAIT, &start) : NULL;
        if (left)
            left->u.value = value;
    } else {
        left = parse_primary(p);
    }
    if (!left || !at(p, TOK_DOUBLESTAR))
        return left;
    struct place place = here(p);
    advance(p);
    struct expr *right = NULL;
    if (enter(p)) {
        right = parse_unary(p);
        p->depth--;
    }
    if (!right) {
        if (!p->explain || p->failed)
            return NULL;
        go_back(p, place);
        return left;
    }
    struct expr *e = new_expr(p, EXPR_BINOP, &start);
    if (e) {
        e->u.binop.op = TREE_POW;
        e->u.binop.left = left;
        e->u.binop.right = right;
    }
    return e;
}

struct expr *parse_unary(struct parser *p)
{
    enum tree_unary_op op;
    switch (kind_at(p)) {
    case TOK_MINUS: op = UNARY_NEG; break;
    case TOK_PLUS: op = UNARY_POS; break;
    case TOK_TILDE: op = UNARY_INVERT; break;
    default: return power(p);
    }
    struct span start = current(p)->span;
    if (!enter(p))
        return NULL;
    advance(p);
    if (hinting(p) && at(p, TOK_NOT)) {
        struct span not_span = current(p)->span;
        advance(p);
        struct expr *operand = parse_unary(p);
        if (operand)
            raise_range(p, &not_span, &operand->span,
                        "'not' after an operator must be parenthesized");
    }
    struct expr *e = new_unary(p, op, parse_unary(p), &start);
    p->depth--;
    return e;
}

/* Passes a comparison operator; false if there is none after all. */
static bool compare_op(struct parser *p, enum tree_compare_op *op)
{
    enum token_kind kind = kind_at(p);
    switch (kind) {
    case TOK_IN: *op = TREE_IN; break;
    case TOK_IS:
        advance(p);
        *op = accept(p, TOK_NOT) ? TREE_IS_NOT : TREE_IS;
        return true;
    case TOK_NOT:
        if (peek(p)->kind != TOK_IN)
            return false;
        advance(p);
        *op = TREE_NOT_IN;
        break;
    default: *op = (enum tree_compare_op)(kind - TOK_EQ_EQ); break;
    }
    advance(p);
    return true;
}

static struct expr *comparison(struct parser *p, struct expr *left, const struct span *start)
{
    struct expr_list rights = {0};
    enum tree_compare_op *ops = NULL;
    uint32_t base = p->stack_count, count = 0;
    struct place place = here(p);
    while (precedences[kind_at(p)] == PREC_COMPARE) {
        place = here(p);
        enum tree_compare_op op;
        if (!compare_op(p, &op))
            break;
        struct expr *right = operators(p, PREC_BIT_OR);
        if (!right) {
            if (!p->explain || p->failed)
                return NULL;
            go_back(p, place);
            break;
        }
        if (!(ops = grow(p, ops, count, sizeof(*ops))) || !push(p, right))
            return NULL;
        ops[count++] = op;
    }
    rights.items = take(p, base, &rights.count);
    if (!rights.count)
        return left;
    struct expr *e = new_expr(p, EXPR_COMPARE, start);
    if (e) {
        e->u.compare.left = left;
        e->u.compare.ops = ops;
        e->u.compare.rights = rights;
    }
    return e;
}

/* `left or b or c`: one node for the whole row. */
static struct expr *boolean(struct parser *p, struct expr *left, const struct span *start,
                            enum token_kind kind)
{
    uint32_t base = p->stack_count;
    if (!push(p, left))
        return NULL;
    while (at(p, kind)) {
        struct place place = here(p);
        advance(p);
        struct expr *right = operators(p, kind == TOK_OR ? PREC_AND : PREC_NOT);
        if (!right) {
            if (!p->explain || p->failed)
                return NULL;
            go_back(p, place);
            break;
        }
        if (!push(p, right))
            return NULL;
    }
    struct expr_list values;
    values.items = take(p, base, &values.count);
    if (!values.items)
        return NULL;
    if (values.count == 1)
        return left;
    struct expr *e = new_expr(p, EXPR_BOOLOP, start);
    if (e) {
        e->u.boolop.op = kind == TOK_OR ? BOOL_OR : BOOL_AND;
        e->u.boolop.values = values;
    }
    return e;
}

static struct expr *negation(struct parser *p)
{
    struct span start = current(p)->span;
    if (!enter(p))
        return NULL;
    advance(p);
    struct expr *e = new_unary(p, UNARY_NOT, operators(p, PREC_NOT), &start);
    p->depth--;
    return e;
}

/* After an arithmetic operator: `not` and its operand. */
static void hint_not(struct parser *p)
{
    if (!hinting(p) || !at(p, TOK_NOT))
        return;
    struct span start = current(p)->span;
    struct expr *e = negation(p);
    if (e)
        raise_range(p, &start, &e->span, "'not' after an operator must be parenthesized");
}

/* An expression of operators that bind at least as tightly as `least`. */
static struct expr *operators(struct parser *p, enum precedence least)
{
    struct span start = current(p)->span;
    struct expr *left = at(p, TOK_NOT) && least <= PREC_NOT ? negation(p) : parse_unary(p);
    while (left) {
        enum token_kind kind = kind_at(p);
        enum precedence precedence = (enum precedence)precedences[kind];
        if (precedence == PREC_NONE || precedence < least)
            return left;
        uint32_t before = p->pos;
        if (precedence <= PREC_AND) {
            left = boolean(p, left, &start, kind);
        } else if (precedence == PREC_COMPARE) {
            left = comparison(p, left, &start);
        } else {
            struct place place = here(p);
            advance(p);
            struct expr *right = operators(p, (enum precedence)(precedence + 1));
            if (!right && precedence >= PREC_SUM)
                hint_not(p);
            if (!right) {
                if (!p->explain || p->failed)
                    return NULL;
                go_back(p, place);
                return left;
            }
            left = binary(p, (enum tree_binary_op)binary_ops[kind], left, right);
            if (left) {
                left->span.line = start.line;
                left->span.col = start.col;
            }
        }
        if (p->pos == before)
            return left;
    }
    return NULL;
}

struct expr *parse_disjunction(struct parser *p)
{
    return operators(p, PREC_OR);
}

struct expr *parse_bitwise_or(struct parser *p)
{
    return operators(p, PREC_BIT_OR);
}

struct expr *parse_lambda(struct parser *p)
{
    struct span start = current(p)->span;
    struct param_list params;
    advance(p);
    if (!parse_params(p, true, &params))
        return NULL;
    if (p->explain && p->hints && at(p, TOK_COLON) && p->lx->fstring_depth &&
        peek(p)->kind == TOK_FSTRING_MIDDLE)
        return raise_range(p, &start, &current(p)->span,
                           "f-string: lambda expressions are not allowed without parentheses");
    if (!expect(p, TOK_COLON))
        return NULL;
    if (!enter_levels(p, FUNCTION_LEVELS))
        return NULL;
    struct expr *body = parse_expression(p);
    p->depth -= FUNCTION_LEVELS;
    struct expr *e = body ? new_expr(p, EXPR_LAMBDA, &start) : NULL;
    if (e) {
        e->u.lambda.params = params;
        e->u.lambda.body = body;
    }
    return e;
}

static bool is_legacy_name(const struct parser *p, const struct expr *e)
{
    return e->kind == EXPR_NAME && (e->u.name == p->name_print || e->u.name == p->name_exec);
}

/* As in CPython, the beginning of a soft keyword counts as one here. */
static bool is_soft_keyword(const struct name *name)
{
    return strncmp("match", name->text, name->len) == 0 ||
           strncmp("case", name->text, name->len) == 0 ||
           strncmp("type", name->text, name->len) == 0 || strncmp("_", name->text, name->len) == 0;
}

/*
 * After the operand `a` of an expression that began at `start`: a second expression right behind it
 * means a forgotten comma, or a print statement.
 */
static void hint_juxtaposed(struct parser *p, struct expr *a, struct place start)
{
    struct place after = here(p);
    const struct token *first = &p->tokens[start.pos];
    bool skip = first->kind == TOK_NAME &&
                (is_soft_keyword(first->name) ||
                 (start.pos + 1 < p->count && (p->tokens[start.pos + 1].kind == TOK_STRING)));
    if (!skip && starts_expression(kind_at(p))) {
        p->hints = false;
        struct expr *b = parse_expression(p);
        p->hints = true;
        if (b && !p->failed && !is_legacy_name(p, a) && p->tokens[p->pos - 1].level > 0) {
            raise_range(p, &a->span, &b->span, "invalid syntax. Perhaps you forgot a comma?");
            return;
        }
        go_back(p, after);
    }
    if (p->failed)
        return;
    if (at(p, TOK_IF)) {
        advance(p);
        struct expr *b = parse_disjunction(p);
        if (b && !p->failed && !at(p, TOK_ELSE) && !at(p, TOK_COLON)) {
            raise_range(p, &a->span, &b->span, "expected 'else' after 'if' expression");
            return;
        }
        go_back(p, after);
    }
    if (p->failed)
        return;
    first = &p->tokens[start.pos];
    if (first->kind == TOK_NAME && p->pos == start.pos + 1 && starts_expression(kind_at(p)) &&
        !at(p, TOK_LPAR)) {
        struct expr *b = parse_star_expressions(p);
        if (b && !p->failed && is_legacy_name(p, a)) {
            const char *name = p->tokens[start.pos].name->text;
            raise_range(p, &a->span, &b->span,
                        message(p, "Missing parentheses in call to '%s'. Did you mean %s(...)?",
                                name, name));
            return;
        }
        go_back(p, after);
    }
}

/* disjunction ['if' disjunction 'else' expression] | lambda */
static struct expr *conditional(struct parser *p)
{
    if (at(p, TOK_LAMBDA))
        return parse_lambda(p);
    struct place place = here(p);
    struct span start = current(p)->span;
    struct expr *body = parse_disjunction(p);
    if (!body)
        return NULL;
    if (hinting(p)) {
        hint_juxtaposed(p, body, place);
        if (p->failed)
            return NULL;
    }
    if (!at(p, TOK_IF))
        return body;
    place = here(p);
    advance(p);
    struct expr *test = parse_disjunction(p);
    struct expr *orelse = test && expect(p, TOK_ELSE) ? parse_expression(p) : NULL;
    if (!orelse) {
        if (!p->explain || p->failed)
            return NULL;
        go_back(p, place);
        return body;
    }
    struct expr *e = new_expr(p, EXPR_CONDITIONAL, &start);
    if (e) {
        e->u.conditional.test = test;
        e->u.conditional.body = body;
        e->u.conditional.orelse = orelse;
    }
    return e;
}

struct expr *parse_expression(struct parser *p)
{
    if (!enter(p))
        return NULL;
    struct expr *e = conditional(p);
    p->depth--;
    return e;
}

/* Whether the expression's first item is a list, tuple, generator, True or None literal. */
static bool begins_with_display(const struct expr *e)
{
    for (;;) {
        switch (e->kind) {
        case EXPR_BINOP: e = e->u.binop.left; break;
        case EXPR_ATTRIBUTE: e = e->u.attribute.value; break;
        case EXPR_SUBSCRIPT: e = e->u.subscript.value; break;
        case EXPR_CALL: e = e->u.call.callee; break;
        default:
            return e->kind == EXPR_LIST || e->kind == EXPR_TUPLE || e->kind == EXPR_GENEXP ||
                   e->kind == EXPR_TRUE || e->kind == EXPR_NONE || e->kind == EXPR_FALSE;
        }
    }
}

static bool is_bitwise_level(const struct expr *e)
{
    if (e->in_parens)
        return true;
    return e->kind != EXPR_COMPARE && e->kind != EXPR_BOOLOP && e->kind != EXPR_CONDITIONAL &&
           e->kind != EXPR_LAMBDA && !(e->kind == EXPR_UNARY && e->u.unary.op == UNARY_NOT);
}

/* After expression `a`, where a named expression was wanted: = or := that cannot be there. */
static void hint_assignment(struct parser *p, struct expr *a, struct place start)
{
    struct place after = here(p);
    if (at(p, TOK_WALRUS)) {
        advance(p);
        if (parse_expression(p))
            raise_span(p, &a->span,
                       message(p, "cannot use assignment expressions with %s", describe_expr(a)));
    } else if (at(p, TOK_EQUAL) && is_bitwise_level(a) && !begins_with_display(a)) {
        advance(p);
        struct expr *b = parse_bitwise_or(p);
        if (b && !p->failed && !at(p, TOK_EQUAL) && !at(p, TOK_WALRUS)) {
            if (after.pos == start.pos + 1 && p->tokens[start.pos].kind == TOK_NAME)
                raise_range(p, &a->span, &b->span,
                            "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
            else
                raise_span(p, &a->span,
                           message(p,
                                   "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                                   describe_expr(a)));
        }
    }
    go_back(p, after);
}

struct expr *parse_named(struct parser *p)
{
    struct place place = here(p);
    if (at(p, TOK_NAME) && peek(p)->kind == TOK_WALRUS) {
        struct span start = current(p)->span;
        struct expr *target = parse_name(p);
        if (!target)
            return NULL;
        advance(p);
        struct expr *value = parse_expression(p);
        if (!value)
            return NULL;
        struct expr *e = new_expr(p, EXPR_NAMED, &start);
        if (e) {
            target->context = CTX_STORE;
            e->u.named.target = target;
            e->u.named.value = value;
        }
        return e;
    }
    struct expr *e = parse_expression(p);
    if (e && hinting(p))
        hint_assignment(p, e, place);
    if (p->failed || (e && at(p, TOK_WALRUS)))
        return NULL;
    return e;
}

static struct expr *starred(struct parser *p)
{
    struct span start = current(p)->span;
    advance(p);
    struct expr *value = parse_bitwise_or(p);
    struct expr *e = value ? new_expr(p, EXPR_STARRED, &start) : NULL;
    if (e)
        e->u.value = value;
    return e;
}

struct expr *parse_star_named(struct parser *p)
{
    return at(p, TOK_STAR) ? starred(p) : parse_named(p);
}

static struct expr *star_expression(struct parser *p)
{
    return at(p, TOK_STAR) ? starred(p) : parse_expression(p);
}

struct expr *parse_tuple_tail(struct parser *p, struct expr *first, const struct span *start,
                              struct expr *(*item)(struct parser *))
{
    if (!first || !at(p, TOK_COMMA))
        return first;
    struct span from = *start;
    uint32_t base = p->stack_count;
    if (!push(p, first))
        return NULL;
    while (accept(p, TOK_COMMA)) {
        if (!starts_expression(kind_at(p)) && !at(p, TOK_STAR))
            break;
        struct place place = here(p);
        struct expr *next = item(p);
        if (!next) {
            if (!p->explain || p->failed)
                return NULL;
            go_back(p, place);
            break;
        }
        if (!push(p, next))
            return NULL;
    }
    struct expr *e = new_expr(p, EXPR_TUPLE, &from);
    if (e)
        e->u.items.items = take(p, base, &e->u.items.count);
    return p->failed ? NULL : e;
}

struct expr *parse_star_expressions(struct parser *p)
{
    struct span start = current(p)->span;
    return parse_tuple_tail(p, star_expression(p), &start, star_expression);
}

struct expr *parse_yield(struct parser *p)
{
    struct span start = current(p)->span;
    advance(p);
    enum expr_kind kind = EXPR_YIELD;
    struct expr *value = NULL;
    if (accept(p, TOK_FROM)) {
        kind = EXPR_YIELD_FROM;
        value = parse_expression(p);
        if (!value)
            return NULL;
    } else if (starts_expression(kind_at(p)) || at(p, TOK_STAR)) {
        value = parse_star_expressions(p);
        if (!value)
            return NULL;
    }
    struct expr *e = new_expr(p, kind, &start);
    if (e)
        e->u.value = value;
    return e;
}

struct expr *parse_yield_or_star(struct parser *p)
{
    return at(p, TOK_YIELD) ? parse_yield(p) : parse_star_expressions(p);
}
