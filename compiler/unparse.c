/*
 * From an expression's tree back to text: what `from __future__ import annotations` stores. Spacing,
 * parentheses and quotes are CPython's, so that such annotations compare equal to those there.
 *
 * Each construct has a level (how tightly it binds); a piece is written in parentheses when its
 * place asks for more than its own level.
 */
#include "codegen.h"

#include "../vm/object/str.h"

#include <string.h>

enum level {
    LEVEL_TUPLE,
    LEVEL_TEST, /* lambda, if-else, and everything that stands alone */
    LEVEL_OR,
    LEVEL_AND,
    LEVEL_NOT,
    LEVEL_COMPARE,
    LEVEL_BITOR,
    LEVEL_BITXOR,
    LEVEL_BITAND,
    LEVEL_SHIFT,
    LEVEL_SUM,
    LEVEL_TERM,
    LEVEL_FACTOR,
    LEVEL_POWER,
    LEVEL_AWAIT,
    LEVEL_ATOM,
};

static void write_expr(struct compiler *c, struct str_builder *b, struct expr *e, int level);

static void write_text(struct str_builder *b, const char *text)
{
    builder_add_cstr(b, text);
}

static void write_name(struct str_builder *b, const struct name *name)
{
    builder_add(b, name->text, name->len);
}

static void open_paren(struct str_builder *b, int level, int own)
{
    if (level > own) {
        write_text(b, "(");
    }
}

static void close_paren(struct str_builder *b, int level, int own)
{
    if (level > own) {
        write_text(b, ")");
    }
}

static void write_list(struct compiler *c, struct str_builder *b, const struct expr_list *items)
{
    for (uint32_t i = 0; i < items->count; i++) {
        if (i) {
            write_text(b, ", ");
        }
        write_expr(c, b, items->items[i], LEVEL_TEST);
    }
}

/* -- literals --------------------------------------------------------------------------------------- */

/* repr() of a number, with an infinity written as a literal that overflows to it. */
static void write_number(struct str_builder *b, value v)
{
    static const char infinity[] = "1e309";
    struct str_builder text;
    builder_init(&text, b->vm);
    if (!builder_add_repr(&text, v)) {
        builder_discard(&text);
        b->failed = true;
        return;
    }
    const char *at = text.data, *end = text.data + text.size;
    while (at < end) {
        if (end - at >= 3 && !memcmp(at, "inf", 3)) {
            write_text(b, infinity);
            at += 3;
        } else {
            builder_add(b, at++, 1);
        }
    }
    builder_discard(&text);
}

static void write_constant(struct compiler *c, struct str_builder *b, struct expr *e)
{
    if (e->kind == EXPR_STR) {
        struct text source = module_source_text(c->module, &e->span);
        if (source.len && source.data[0] == 'u') {
            write_text(b, "u");
        }
    }
    value v = VALUE_NULL;
    if (!fold_constant(c, e, &v)) {
        codegen_fail(c);
    } else if (v == VALUE_ELLIPSIS) {
        write_text(b, "...");
    } else if (is_flonum(v) || is_kind(v, TYPE_FLOAT) || is_kind(v, TYPE_COMPLEX)) {
        write_number(b, v);
    } else {
        builder_add_repr(b, v);
    }
}

static void write_braced(struct str_builder *b, const struct text *text)
{
    for (size_t i = 0; i < text->len; i++) {
        char ch = text->data[i];
        builder_add(b, &ch, 1);
        if (ch == '{' || ch == '}') {
            builder_add(b, &ch, 1);
        }
    }
}

/* The inside of an f-string or of a format spec. */
static void write_parts(struct compiler *c, struct str_builder *b,
                        const struct fstring_part_list *parts)
{
    for (uint32_t i = 0; i < parts->count; i++) {
        const struct fstring_part *part = &parts->items[i];
        if (part->kind == FSTRING_LITERAL) {
            write_braced(b, &part->text);
            continue;
        }
        write_text(b, "{");
        size_t start = b->size;
        write_expr(c, b, part->value, LEVEL_TEST + 1);
        if (!b->failed && b->size > start && b->data[start] == '{') {
            /* A display's brace after the field's would read as one literal brace. */
            if (builder_add(b, " ", 1)) {
                memmove(b->data + start + 1, b->data + start, b->size - start - 1);
                b->data[start] = ' ';
            }
        }
        if (part->conversion) {
            builder_add(b, (const char[]){'!', part->conversion}, 2);
        }
        if (part->spec) {
            write_text(b, ":");
            if (codegen_enter(c, &part->span)) {
                write_parts(c, b, part->spec);
                c->depth--;
            }
        }
        write_text(b, "}");
    }
}

static void write_fstring(struct compiler *c, struct str_builder *b, struct expr *e)
{
    struct str_builder inside;
    builder_init(&inside, b->vm);
    write_parts(c, &inside, &e->u.fstring.parts);
    value body = builder_finish(&inside);
    if (!body) {
        b->failed = true;
        return;
    }
    write_text(b, "f");
    builder_add_repr(b, body);
}

/* -- lambdas, calls, comprehensions ------------------------------------------------------------------- */

static void write_params(struct compiler *c, struct str_builder *b, const struct param_list *params)
{
    bool star = false;
    for (uint32_t i = 0; i < params->count; i++) {
        const struct param *p = &params->items[i];
        if (i) {
            write_text(b, ", ");
        }
        if (p->kind == PARAM_VARARG) {
            write_text(b, "*");
            star = true;
        } else if (p->kind == PARAM_KWARG) {
            write_text(b, "**");
        } else if (p->kind == PARAM_KW_ONLY && !star) {
            write_text(b, "*, ");
            star = true;
        }
        write_name(b, p->name);
        if (p->default_value) {
            write_text(b, "=");
            write_expr(c, b, p->default_value, LEVEL_TEST);
        }
        if (p->kind == PARAM_POS_ONLY &&
            (i + 1 == params->count || params->items[i + 1].kind != PARAM_POS_ONLY)) {
            write_text(b, ", /");
        }
    }
}

static void write_lambda(struct compiler *c, struct str_builder *b, struct expr *e, int level)
{
    const struct param_list *params = &e->u.lambda.params;
    open_paren(b, level, LEVEL_TEST);
    write_text(b, "lambda");
    /* CPython writes `lambda*a: 0`; the texts are to be the same. */
    if (params->count && params->items[0].kind <= PARAM_POS) {
        write_text(b, " ");
    }
    write_params(c, b, params);
    write_text(b, ": ");
    write_expr(c, b, e->u.lambda.body, LEVEL_TEST);
    close_paren(b, level, LEVEL_TEST);
}

static void write_call(struct compiler *c, struct str_builder *b, struct expr *e)
{
    const struct expr_list *args = &e->u.call.args;
    const struct keyword_list *keywords = &e->u.call.keywords;
    write_expr(c, b, e->u.call.callee, LEVEL_ATOM);
    if (args->count == 1 && !keywords->count && args->items[0]->kind == EXPR_GENEXP) {
        write_expr(c, b, args->items[0], LEVEL_TEST); /* brings its own parentheses */
        return;
    }
    write_text(b, "(");
    write_list(c, b, args);
    for (uint32_t i = 0; i < keywords->count; i++) {
        if (i || args->count) {
            write_text(b, ", ");
        }
        if (keywords->items[i].name) {
            write_name(b, keywords->items[i].name);
            write_text(b, "=");
        } else {
            write_text(b, "**");
        }
        write_expr(c, b, keywords->items[i].value, LEVEL_TEST);
    }
    write_text(b, ")");
}

static void write_comprehension(struct compiler *c, struct str_builder *b, struct expr *e,
                                const char *open, const char *close)
{
    write_text(b, open);
    write_expr(c, b, e->u.comp.element, LEVEL_TEST);
    if (e->kind == EXPR_DICTCOMP) {
        write_text(b, ": ");
        write_expr(c, b, e->u.comp.value, LEVEL_TEST);
    }
    for (uint32_t i = 0; i < e->u.comp.clauses.count; i++) {
        const struct comprehension *clause = &e->u.comp.clauses.items[i];
        write_text(b, clause->is_async ? " async for " : " for ");
        write_expr(c, b, clause->target, LEVEL_TUPLE);
        write_text(b, " in ");
        write_expr(c, b, clause->iter, LEVEL_TEST + 1);
        for (uint32_t k = 0; k < clause->ifs.count; k++) {
            write_text(b, " if ");
            write_expr(c, b, clause->ifs.items[k], LEVEL_TEST + 1);
        }
    }
    write_text(b, close);
}

/* -- operators ------------------------------------------------------------------------------------------ */

struct operator_text {
    const char *text;
    uint8_t level; /* enum level */
};

static void write_binop(struct compiler *c, struct str_builder *b, struct expr *e, int level)
{
    static const struct operator_text operators[] = {
        [TREE_ADD] = {" + ", LEVEL_SUM},       [TREE_SUB] = {" - ", LEVEL_SUM},
        [TREE_MUL] = {" * ", LEVEL_TERM},      [TREE_MATMUL] = {" @ ", LEVEL_TERM},
        [TREE_DIV] = {" / ", LEVEL_TERM},      [TREE_FLOORDIV] = {" // ", LEVEL_TERM},
        [TREE_MOD] = {" % ", LEVEL_TERM},      [TREE_POW] = {" ** ", LEVEL_POWER},
        [TREE_LSHIFT] = {" << ", LEVEL_SHIFT}, [TREE_RSHIFT] = {" >> ", LEVEL_SHIFT},
        [TREE_AND] = {" & ", LEVEL_BITAND},    [TREE_OR] = {" | ", LEVEL_BITOR},
        [TREE_XOR] = {" ^ ", LEVEL_BITXOR},
    };
    const struct operator_text *op = &operators[e->u.binop.op];
    bool from_right = e->u.binop.op == TREE_POW;
    open_paren(b, level, op->level);
    write_expr(c, b, e->u.binop.left, op->level + from_right);
    write_text(b, op->text);
    write_expr(c, b, e->u.binop.right, op->level + !from_right);
    close_paren(b, level, op->level);
}

static void write_unary(struct compiler *c, struct str_builder *b, struct expr *e, int level)
{
    static const struct operator_text operators[] = {
        [UNARY_NEG] = {"-", LEVEL_FACTOR},
        [UNARY_POS] = {"+", LEVEL_FACTOR},
        [UNARY_INVERT] = {"~", LEVEL_FACTOR},
        [UNARY_NOT] = {"not ", LEVEL_NOT},
    };
    const struct operator_text *op = &operators[e->u.unary.op];
    open_paren(b, level, op->level);
    write_text(b, op->text);
    write_expr(c, b, e->u.unary.operand, op->level);
    close_paren(b, level, op->level);
}

static void write_boolop(struct compiler *c, struct str_builder *b, struct expr *e, int level)
{
    bool is_and = e->u.boolop.op == BOOL_AND;
    int own = is_and ? LEVEL_AND : LEVEL_OR;
    open_paren(b, level, own);
    for (uint32_t i = 0; i < e->u.boolop.values.count; i++) {
        if (i) {
            write_text(b, is_and ? " and " : " or ");
        }
        write_expr(c, b, e->u.boolop.values.items[i], own + 1);
    }
    close_paren(b, level, own);
}

static void write_compare(struct compiler *c, struct str_builder *b, struct expr *e, int level)
{
    static const char *const operators[] = {
        [TREE_EQ] = " == ",         [TREE_NE] = " != ",         [TREE_LT] = " < ",
        [TREE_LE] = " <= ",         [TREE_GT] = " > ",          [TREE_GE] = " >= ",
        [TREE_IS] = " is ",         [TREE_IS_NOT] = " is not ", [TREE_IN] = " in ",
        [TREE_NOT_IN] = " not in ",
    };
    open_paren(b, level, LEVEL_COMPARE);
    write_expr(c, b, e->u.compare.left, LEVEL_COMPARE + 1);
    for (uint32_t i = 0; i < e->u.compare.rights.count; i++) {
        write_text(b, operators[e->u.compare.ops[i]]);
        write_expr(c, b, e->u.compare.rights.items[i], LEVEL_COMPARE + 1);
    }
    close_paren(b, level, LEVEL_COMPARE);
}

static void write_conditional(struct compiler *c, struct str_builder *b, struct expr *e, int level)
{
    open_paren(b, level, LEVEL_TEST);
    write_expr(c, b, e->u.conditional.body, LEVEL_TEST + 1);
    write_text(b, " if ");
    write_expr(c, b, e->u.conditional.test, LEVEL_TEST + 1);
    write_text(b, " else ");
    write_expr(c, b, e->u.conditional.orelse, LEVEL_TEST);
    close_paren(b, level, LEVEL_TEST);
}

/* -- displays and places ------------------------------------------------------------------------------------ */

static void write_tuple(struct compiler *c, struct str_builder *b, struct expr *e, int level)
{
    if (!e->u.items.count) {
        write_text(b, "()");
        return;
    }
    open_paren(b, level, LEVEL_TUPLE);
    write_list(c, b, &e->u.items);
    if (e->u.items.count == 1) {
        write_text(b, ",");
    }
    close_paren(b, level, LEVEL_TUPLE);
}

static void write_dict(struct compiler *c, struct str_builder *b, struct expr *e)
{
    write_text(b, "{");
    for (uint32_t i = 0; i < e->u.dict.values.count; i++) {
        struct expr *key = e->u.dict.keys.items[i];
        if (i) {
            write_text(b, ", ");
        }
        if (key) {
            write_expr(c, b, key, LEVEL_TEST);
            write_text(b, ": ");
        } else {
            write_text(b, "**");
        }
        write_expr(c, b, e->u.dict.values.items[i], key ? LEVEL_TEST : LEVEL_BITOR);
    }
    write_text(b, "}");
}

static bool is_int_literal(const struct expr *e)
{
    return e->kind == EXPR_INT ||
           (e->kind == EXPR_FOLDED && is_int(value_from_bits((uint64_t)e->u.integer.small)));
}

static void write_slice(struct compiler *c, struct str_builder *b, struct expr *e)
{
    if (e->u.slice.lower) {
        write_expr(c, b, e->u.slice.lower, LEVEL_TEST);
    }
    write_text(b, ":");
    if (e->u.slice.upper) {
        write_expr(c, b, e->u.slice.upper, LEVEL_TEST);
    }
    if (e->u.slice.step) {
        write_text(b, ":");
        write_expr(c, b, e->u.slice.step, LEVEL_TEST);
    }
}

static void write_yield(struct compiler *c, struct str_builder *b, struct expr *e)
{
    write_text(b, e->kind == EXPR_YIELD_FROM ? "(yield from " : e->u.value ? "(yield " : "(yield");
    if (e->u.value) {
        write_expr(c, b, e->u.value, LEVEL_TEST);
    }
    write_text(b, ")");
}

static void write_kind(struct compiler *c, struct str_builder *b, struct expr *e, int level)
{
    switch (e->kind) {
    case EXPR_NONE: write_text(b, "None"); break;
    case EXPR_TRUE: write_text(b, "True"); break;
    case EXPR_FALSE: write_text(b, "False"); break;
    case EXPR_FSTRING: write_fstring(c, b, e); break;
    case EXPR_NAME: write_name(b, e->u.name); break;
    case EXPR_ATTRIBUTE: {
        bool spaced = is_int_literal(e->u.attribute.value);
        write_expr(c, b, e->u.attribute.value, LEVEL_ATOM);
        write_text(b, spaced ? " ." : ".");
        write_name(b, e->u.attribute.name);
        break;
    }
    case EXPR_SUBSCRIPT:
        write_expr(c, b, e->u.subscript.value, LEVEL_ATOM);
        write_text(b, "[");
        write_expr(c, b, e->u.subscript.index, LEVEL_TUPLE);
        write_text(b, "]");
        break;
    case EXPR_SLICE: write_slice(c, b, e); break;
    case EXPR_CALL: write_call(c, b, e); break;
    case EXPR_UNARY: write_unary(c, b, e, level); break;
    case EXPR_BINOP: write_binop(c, b, e, level); break;
    case EXPR_BOOLOP: write_boolop(c, b, e, level); break;
    case EXPR_COMPARE: write_compare(c, b, e, level); break;
    case EXPR_CONDITIONAL: write_conditional(c, b, e, level); break;
    case EXPR_NAMED:
        open_paren(b, level, LEVEL_TUPLE);
        write_expr(c, b, e->u.named.target, LEVEL_ATOM);
        write_text(b, " := ");
        write_expr(c, b, e->u.named.value, LEVEL_ATOM);
        close_paren(b, level, LEVEL_TUPLE);
        break;
    case EXPR_LAMBDA: write_lambda(c, b, e, level); break;
    case EXPR_TUPLE: write_tuple(c, b, e, level); break;
    case EXPR_LIST:
    case EXPR_SET:
        write_text(b, e->kind == EXPR_LIST ? "[" : "{");
        write_list(c, b, &e->u.items);
        write_text(b, e->kind == EXPR_LIST ? "]" : "}");
        break;
    case EXPR_DICT: write_dict(c, b, e); break;
    case EXPR_LISTCOMP: write_comprehension(c, b, e, "[", "]"); break;
    case EXPR_SETCOMP:
    case EXPR_DICTCOMP: write_comprehension(c, b, e, "{", "}"); break;
    case EXPR_GENEXP: write_comprehension(c, b, e, "(", ")"); break;
    case EXPR_STARRED:
        write_text(b, "*");
        write_expr(c, b, e->u.value, LEVEL_BITOR);
        break;
    case EXPR_AWAIT:
        open_paren(b, level, LEVEL_AWAIT);
        write_text(b, "await ");
        write_expr(c, b, e->u.value, LEVEL_ATOM);
        close_paren(b, level, LEVEL_AWAIT);
        break;
    case EXPR_YIELD:
    case EXPR_YIELD_FROM: write_yield(c, b, e); break;
    default: write_constant(c, b, e); break;
    }
}

static void write_expr(struct compiler *c, struct str_builder *b, struct expr *e, int level)
{
    if (!b->failed && codegen_enter(c, &e->span)) {
        write_kind(c, b, e, level);
        c->depth--;
    }
}

value unparse(struct compiler *c, struct expr *e)
{
    struct str_builder b;
    builder_init(&b, c->vm);
    write_expr(c, &b, e, LEVEL_TEST);
    if (c->failed) {
        builder_discard(&b);
        return VALUE_ERROR;
    }
    value text = builder_finish(&b);
    if (!text) {
        codegen_fail(c);
    }
    return text;
}
