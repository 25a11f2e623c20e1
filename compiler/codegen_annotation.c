/*
 * codegen_annotation.c - annotations.
 *
 * A function's annotations are evaluated when it is defined, as in CPython 3.13. Where nobody could
 * tell the difference they are not: annotations made of built-in types that the module never
 * rebinds become a small function that makes the dict when it is first asked for.
 */
#include "codegen.h"

#include <string.h>

static bool is_one_of(const struct name *name, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!strcmp(name->text, words[i])) {
            return true;
        }
    }
    return false;
}

/* A built-in class that no scope of this module binds. */
static bool is_builtin_type(struct unit *u, const struct expr *e, bool generic)
{
    static const char *const plain[] = {"int",       "float", "complex",   "str",   "bytes", "bool",
                                        "list",      "tuple", "dict",      "set",   "range", "type",
                                        "bytearray", "slice", "frozenset", "object"};
    static const char *const generics[] = {"list", "tuple", "dict", "set", "frozenset", "type"};
    if (e->kind != EXPR_NAME) {
        return false;
    }
    struct symbol *symbol = scope_find(u->scope, e->u.name);
    if (!symbol || symbol->kind != NAME_GLOBAL_IMPLICIT || u->scope->sees_class ||
        u->uses_namespace) {
        return false;
    }
    const struct scope *top = u->c->scopes->top;
    struct symbol *global = scope_find(top, e->u.name);
    if (global && (global->flags & ~(uint32_t)SYMBOL_USED)) {
        return false;
    }
    return generic ? is_one_of(e->u.name, generics, sizeof(generics) / sizeof(generics[0]))
                   : is_one_of(e->u.name, plain, sizeof(plain) / sizeof(plain[0]));
}

/* True when evaluating e later gives the same and cannot fail. */
static bool can_wait(struct unit *u, const struct expr *e, unsigned depth)
{
    if (depth > 8) {
        return false;
    }
    switch (e->kind) {
    case EXPR_NONE:
    case EXPR_STR:
    case EXPR_ELLIPSIS: return true;
    case EXPR_NAME: return is_builtin_type(u, e, false);
    case EXPR_SUBSCRIPT:
        if (!is_builtin_type(u, e->u.subscript.value, true)) {
            return false;
        }
        return can_wait(u, e->u.subscript.index, depth + 1);
    case EXPR_TUPLE:
        for (uint32_t i = 0; i < e->u.items.count; i++) {
            if (!can_wait(u, e->u.items.items[i], depth + 1)) {
                return false;
            }
        }
        return true;
    case EXPR_BINOP: {
        /* int | None: at least one side is a class, so that the operator is the union. */
        const struct expr *left = e->u.binop.left, *right = e->u.binop.right;
        return e->u.binop.op == TREE_OR &&
               (is_builtin_type(u, left, false) || left->kind == EXPR_SUBSCRIPT) &&
               right->kind != EXPR_STR && right->kind != EXPR_TUPLE &&
               right->kind != EXPR_ELLIPSIS && can_wait(u, left, depth + 1) &&
               can_wait(u, right, depth + 1);
    }
    default: return false;
    }
}

void compile_annotation(struct unit *u, struct expr *e, uint32_t dst)
{
    if (u->c->scopes->future_annotations) {
        span_at(u, &e->span);
        value text = unparse(u->c, e);
        load_value(u, dst, text ? text : VALUE_NONE);
        return;
    }
    if (e->kind == EXPR_STARRED) {
        /* *args: *Ts means the one item of unpacking Ts */
        uint32_t saved = u->top;
        hold(u, dst);
        uint32_t r = expr_any(u, e->u.value);
        span_at(u, &e->span);
        emit(u, OP_UNPACK_, dst, r, 1);
        u->top = saved;
        return;
    }
    expr_to(u, e, dst);
}

/* R[dst] = {name: annotation, …} */
static void build_annotations(struct unit *u, struct unit *names, struct stmt *s, uint32_t dst)
{
    uint32_t saved = u->top;
    uint32_t first = u->top, count = 0;
    struct param_list *params = &s->u.function.params;
    /* CPython's order: positional-only, positional, *args, keyword-only, **kwargs. */
    static const uint8_t order[] = {PARAM_POS_ONLY, PARAM_POS, PARAM_VARARG, PARAM_KW_ONLY,
                                    PARAM_KWARG};
    for (size_t k = 0; k < sizeof(order); k++) {
        for (uint32_t i = 0; i < params->count && !u->c->failed; i++) {
            struct param *p = &params->items[i];
            if (p->kind != order[k] || !p->annotation) {
                continue;
            }
            load_value(u, temp(u), name_value(u->c, mangled(names, p->name)));
            uint32_t r = u->top;
            compile_annotation(u, p->annotation, r);
            temp(u);
            count++;
        }
    }
    if (s->u.function.returns) {
        load_value(u, temp(u), interned(u->c, "return"));
        uint32_t r = u->top;
        compile_annotation(u, s->u.function.returns, r);
        temp(u);
        count++;
    }
    span_at(u, &s->span);
    emit(u, OP_BUILD_DICT_, dst, first, count);
    u->top = saved;
}

void compile_annotations(struct unit *u, struct stmt *s, uint32_t dst)
{
    struct param_list *params = &s->u.function.params;
    bool any = s->u.function.returns != NULL;
    bool lazy = !s->u.function.returns || u->c->scopes->future_annotations ||
                can_wait(u, s->u.function.returns, 0);
    for (uint32_t i = 0; i < params->count; i++) {
        struct expr *annotation = params->items[i].annotation;
        if (annotation) {
            any = true;
            lazy &= u->c->scopes->future_annotations || can_wait(u, annotation, 0);
        }
    }
    if (!any) {
        load_unbound(u, dst);
        return;
    }
    if (!lazy) {
        uint32_t saved = u->top;
        hold(u, dst);
        build_annotations(u, u, s, dst);
        u->top = saved;
        return;
    }
    /* The hidden function has a scope of its own without names: all it reads are globals. */
    struct scope *scope = arena_zalloc(u->c->arena, sizeof(*scope));
    if (!scope) {
        codegen_fail(u->c);
        return;
    }
    *scope = *u->scope;
    scope->kind = SCOPE_LAMBDA;
    scope->name = lexer_intern(u->c->names, "__annotate__", 12);
    scope->host = scope;
    scope->free = NULL;
    scope->free_count = 0;
    scope->class_symbol = scope->namespace_symbol = NULL;
    struct unit unit, *lazy_unit = &unit;
    if (!scope->name || !unit_begin(lazy_unit, u->c, u, scope, s->span.line)) {
        codegen_fail(u->c);
        return;
    }
    scope->symbol_count = 0; /* none of the names gets a register here */
    unit_registers(lazy_unit, NULL);
    lazy_unit->span = s->span;
    uint32_t r = temp(lazy_unit);
    build_annotations(lazy_unit, u, s, r);
    emit(lazy_unit, OP_RETURN_, r, 0, 0);
    value code = unit_finish(lazy_unit);
    if (!code) {
        return;
    }
    uint32_t saved = u->top;
    hold(u, dst);
    span_at(u, &s->span);
    make_simple_function(u, code, scope, dst);
    u->top = saved;
}
