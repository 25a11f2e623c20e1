/*
 * Parameters of functions and lambdas, and type parameters.
 */
#include "parser_private.h"

/* What a list of parameters has had so far. */
struct params_state {
    bool lambda;
    enum token_kind close;
    struct param_list *list;
    bool slash, star, bare_star, vararg, kwarg, defaults;
};

static bool add_param(struct parser *p, struct params_state *s, enum param_kind kind)
{
    struct param param = {.kind = kind};
    struct span start = current(p)->span;
    param.name = current(p)->name;
    if (!expect(p, TOK_NAME))
        return false;
    if (!s->lambda && accept(p, TOK_COLON)) {
        if (kind == PARAM_VARARG && at(p, TOK_STAR)) {
            /* *args: *Ts */
            struct span star = current(p)->span;
            advance(p);
            struct expr *inner = parse_bitwise_or(p);
            param.annotation = inner ? new_expr(p, EXPR_STARRED, &star) : NULL;
            if (param.annotation)
                param.annotation->u.value = inner;
        } else {
            param.annotation = parse_expression(p);
        }
        if (!param.annotation)
            return false;
    }
    param.span = span_from(p, &start);
    if (at(p, TOK_EQUAL)) {
        struct span equal = current(p)->span;
        if (kind == PARAM_VARARG || kind == PARAM_KWARG) {
            raise_span(p, &equal,
                       kind == PARAM_VARARG ? "var-positional argument cannot have default value"
                                            : "var-keyword argument cannot have default value");
            return false;
        }
        advance(p);
        if (at(p, s->close) || at(p, TOK_COMMA)) {
            raise_span(p, &equal, "expected default value expression");
            return false;
        }
        param.default_value = parse_expression(p);
        if (!param.default_value)
            return false;
        s->defaults = true;
    } else if (kind == PARAM_POS && s->defaults) {
        raise_span(p, &param.span, "parameter without a default follows parameter with a default");
        return false;
    }
    struct param_list *list = s->list;
    list->items = grow(p, list->items, list->count, sizeof(*list->items));
    if (!list->items)
        return false;
    list->items[list->count++] = param;
    return true;
}

static bool slash(struct parser *p, struct params_state *s)
{
    const char *bad = s->slash ? "/ may appear only once" : s->star ? "/ must be ahead of *" : NULL;
    if (!s->list->count && !s->slash && !s->star) {
        /* Only before a comma is it worth words. */
        struct place place = here(p);
        if (p->hints && peek(p)->kind == TOK_COMMA)
            raise_token(p, current(p), "at least one argument must precede /");
        go_back(p, place);
        return false;
    }
    if (bad) {
        raise_token(p, current(p), bad);
        return false;
    }
    s->slash = true;
    advance(p);
    for (uint32_t i = 0; i < s->list->count; i++)
        s->list->items[i].kind = PARAM_POS_ONLY;
    if (at(p, TOK_STAR)) {
        raise_token(p, current(p), "expected comma between / and *");
        return false;
    }
    return true;
}

static bool star(struct parser *p, struct params_state *s)
{
    if (s->star) {
        raise_token(p, current(p), "* argument may appear only once");
        return false;
    }
    struct span at_star = current(p)->span;
    advance(p);
    s->star = true;
    if (at(p, TOK_NAME))
        return add_param(p, s, PARAM_VARARG);
    if (at(p, s->close) ||
        (at(p, TOK_COMMA) && (peek(p)->kind == s->close || peek(p)->kind == TOK_DOUBLESTAR))) {
        if (s->lambda)
            raise_last(p, "named arguments must follow bare *");
        else
            raise_span(p, &at_star, "named arguments must follow bare *");
        return false;
    }
    return at(p, TOK_COMMA);
}

/* A parenthesised parameter, as Python 2 had them. */
static void hint_parenthesised(struct parser *p, const struct params_state *s)
{
    if (!hinting(p) || !at(p, TOK_LPAR))
        return;
    struct span open = current(p)->span;
    advance(p);
    if (!accept(p, TOK_NAME))
        return;
    while (accept(p, TOK_COMMA)) {
        if (!accept(p, TOK_NAME))
            break;
    }
    struct span close = current(p)->span;
    if (accept(p, TOK_RPAR))
        raise_range(p, &open, &close,
                    s->lambda ? "Lambda expression parameters cannot be parenthesized"
                              : "Function parameters cannot be parenthesized");
}

bool parse_params(struct parser *p, bool lambda, struct param_list *list)
{
    struct params_state s = {
        .lambda = lambda, .close = lambda ? TOK_COLON : TOK_RPAR, .list = list};
    *list = (struct param_list){0};
    while (!at(p, s.close)) {
        if (s.kwarg) {
            if (at(p, TOK_NAME) || at(p, TOK_STAR) || at(p, TOK_DOUBLESTAR) || at(p, TOK_SLASH))
                raise_token(p, current(p), "arguments cannot follow var-keyword argument");
            return false;
        }
        bool ok;
        if (at(p, TOK_SLASH)) {
            ok = slash(p, &s);
        } else if (at(p, TOK_STAR)) {
            ok = star(p, &s);
        } else if (accept(p, TOK_DOUBLESTAR)) {
            s.kwarg = true;
            ok = add_param(p, &s, PARAM_KWARG);
        } else {
            ok = at(p, TOK_NAME) && add_param(p, &s, s.star ? PARAM_KW_ONLY : PARAM_POS);
            if (!ok)
                hint_parenthesised(p, &s);
        }
        if (!ok)
            return false;
        if (!accept(p, TOK_COMMA))
            break;
    }
    return true;
}

static bool type_param(struct parser *p, struct type_param *param)
{
    struct span start = current(p)->span;
    *param = (struct type_param){.kind = accept(p, TOK_STAR)         ? TYPE_VAR_TUPLE
                                         : accept(p, TOK_DOUBLESTAR) ? PARAM_SPEC
                                                                     : TYPE_VAR};
    param->name = current(p)->name;
    if (!expect(p, TOK_NAME))
        return false;
    if (at(p, TOK_COLON)) {
        struct span colon = current(p)->span;
        if (param->kind != TYPE_VAR && !p->explain)
            return false;
        advance(p);
        param->bound = parse_expression(p);
        if (!param->bound)
            return false;
        if (param->kind != TYPE_VAR) {
            raise_starting(p, &colon,
                           message(p, "cannot use %s with %s",
                                   param->bound->kind == EXPR_TUPLE ? "constraints" : "bound",
                                   param->kind == TYPE_VAR_TUPLE ? "TypeVarTuple" : "ParamSpec"));
            return false;
        }
    }
    if (accept(p, TOK_EQUAL)) {
        if (param->kind == TYPE_VAR_TUPLE && at(p, TOK_STAR)) {
            struct span star = current(p)->span;
            advance(p);
            struct expr *inner = parse_bitwise_or(p);
            param->default_value = inner ? new_expr(p, EXPR_STARRED, &star) : NULL;
            if (param->default_value)
                param->default_value->u.value = inner;
        } else {
            param->default_value = parse_expression(p);
        }
        if (!param->default_value)
            return false;
    }
    param->span = span_from(p, &start);
    return true;
}

bool parse_type_params(struct parser *p, struct type_param_list *list)
{
    *list = (struct type_param_list){0};
    if (!accept(p, TOK_LBRACKET))
        return true;
    if (at(p, TOK_RBRACKET)) {
        raise_starting(p, &current(p)->span, "Type parameter list cannot be empty");
        return false;
    }
    do {
        if (at(p, TOK_RBRACKET))
            break;
        list->items = grow(p, list->items, list->count, sizeof(*list->items));
        if (!list->items || !type_param(p, &list->items[list->count]))
            return false;
        list->count++;
    } while (accept(p, TOK_COMMA));
    return expect(p, TOK_RBRACKET);
}
