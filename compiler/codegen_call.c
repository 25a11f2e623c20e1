/* codegen_call.c - calls. Arguments are evaluated directly into the window of the call (see
 * opcode.def); only stars need collections. */
#include "codegen.h"

#include "../vm/object/sequence.h"

#include <string.h>

static bool has_double_star(const struct keyword_list *keywords)
{
    for (uint32_t i = 0; i < keywords->count; i++) {
        if (!keywords->items[i].name) {
            return true;
        }
    }
    return false;
}

static value keyword_names(struct unit *u, const struct keyword_list *keywords)
{
    struct tuple *names = tuple_new(u->c->vm, keywords->count);
    if (!names) {
        codegen_fail(u->c);
        return VALUE_NONE;
    }
    for (uint32_t i = 0; i < keywords->count; i++) {
        names->items[i] = name_value(u->c, mangled(u, keywords->items[i].name));
    }
    return from_object(names);
}

/* f(*a, **k): R[base + FRAME_WORDS] = the positional ones, the next register the dict. `given`
 * arguments are already at R[base + FRAME_WORDS]. */
static void call_ex(struct unit *u, uint32_t base, uint32_t given, struct expr_list *args,
                    struct keyword_list *keywords, uint32_t dst, const struct span *span)
{
    uint32_t positional = base + FRAME_WORDS;
    u->top = positional + given;
    need(u, positional + 2);
    if (!given && args->count == 1 && args->items[0]->kind == EXPR_STARRED) {
        u->top = positional;
        expr_temp(u, args->items[0]->u.value);
    } else {
        uint32_t first = 0;
        while (first < args->count && args->items[first]->kind != EXPR_STARRED &&
               first < DISPLAY_WINDOW) {
            expr_temp(u, args->items[first++]);
        }
        span_at(u, span);
        bool as_tuple = first == args->count;
        emit(u, as_tuple ? OP_BUILD_TUPLE_ : OP_BUILD_LIST_, positional, positional, given + first);
        u->top = positional + 1;
        for (uint32_t i = first; i < args->count && !u->c->failed; i++) {
            bool starred = args->items[i]->kind == EXPR_STARRED;
            uint32_t r = expr_any(u, starred ? args->items[i]->u.value : args->items[i]);
            span_at(u, span);
            emit(u, starred ? OP_LIST_EXTEND_ : OP_LIST_APPEND_, positional, r, 0);
            u->top = positional + 1;
        }
        if (!as_tuple) {
            emit(u, OP_LIST_TO_TUPLE_, positional, positional, 0);
        }
    }
    uint32_t dict = positional + 1;
    u->top = dict;
    need(u, dict + 1);
    if (keywords->count) {
        bool made = false;
        for (uint32_t i = 0; i < keywords->count && !u->c->failed;) {
            struct keyword *k = &keywords->items[i];
            if (!k->name) {
                if (!made) {
                    span_at(u, span);
                    emit(u, OP_BUILD_DICT_, dict, dict, 0);
                    u->top = dict + 1;
                    made = true;
                }
                uint32_t r = expr_any(u, k->value);
                span_at(u, span);
                emit(u, OP_DICT_MERGE_, dict, r, base);
                u->top = dict + 1;
                i++;
                continue;
            }
            /* A run of names: a small dict of its own, merged unless it is the first. */
            uint32_t run = i;
            uint32_t first = made ? dict + 1 : dict;
            u->top = first;
            while (run < keywords->count && keywords->items[run].name &&
                   run - i < DISPLAY_WINDOW / 2) {
                load_value(u, temp(u), name_value(u->c, mangled(u, keywords->items[run].name)));
                expr_temp(u, keywords->items[run].value);
                run++;
            }
            span_at(u, span);
            emit(u, OP_BUILD_DICT_, first, first, run - i);
            if (made) {
                emit(u, OP_DICT_MERGE_, dict, first, base);
            }
            made = true;
            u->top = dict + 1;
            i = run;
        }
    }
    u->top = dict + 1;
    span_at(u, span);
    emit(u, OP_CALL_EX_, base, keywords->count != 0, dst);
}

void call_with_arguments(struct unit *u, uint32_t base, uint32_t given, struct expr_list *args,
                         struct keyword_list *keywords, uint32_t dst, const struct span *span)
{
    if (has_starred(args) || has_double_star(keywords)) {
        call_ex(u, base, given, args, keywords, dst, span);
        return;
    }
    u->top = base + FRAME_WORDS + given;
    need(u, u->top);
    for (uint32_t i = 0; i < args->count && !u->c->failed; i++) {
        expr_temp(u, args->items[i]);
    }
    for (uint32_t i = 0; i < keywords->count && !u->c->failed; i++) {
        expr_temp(u, keywords->items[i].value);
    }
    need(u, u->top);
    uint32_t count = given + args->count;
    span_at(u, span);
    if (keywords->count) {
        emit_extra(u, OP_CALL_KW_, base, count, dst, constant(u, keyword_names(u, keywords)));
    } else {
        emit(u, OP_CALL_, base, count, dst);
    }
}

/* The part of the span that CPython marks for looking up a method: from the name on when the
 * receiver ends on an earlier line. */
static struct span method_span(const struct expr *callee)
{
    struct span span = callee->span;
    if (span.line != span.end_line) {
        uint32_t len = callee->u.attribute.name->len;
        span.line = span.end_line;
        span.col = span.end_col > len ? span.end_col - len : 0;
    }
    return span;
}

/* super() whose class and object are those of this function: no object is made for it. */
static bool is_plain_super(struct unit *u, const struct expr *e)
{
    if (e->kind != EXPR_CALL || e->u.call.args.count || e->u.call.keywords.count ||
        e->u.call.callee->kind != EXPR_NAME || u->scope != u->host ||
        u->scope->kind != SCOPE_FUNCTION || u->class_cell < 0 ||
        e->u.call.callee->u.name != u->c->scopes->super_name) {
        return false;
    }
    struct symbol *symbol = scope_find(u->scope, e->u.call.callee->u.name);
    return symbol && symbol->kind == NAME_GLOBAL_IMPLICIT;
}

static void call_method(struct unit *u, struct expr *e, uint32_t dst)
{
    struct expr *callee = e->u.call.callee;
    struct expr_list *args = &e->u.call.args;
    struct keyword_list *keywords = &e->u.call.keywords;
    uint32_t base = u->top;
    bool plain_super = is_plain_super(u, callee->u.attribute.value);
    uint32_t object = expr_any(u, plain_super ? callee->u.attribute.value->u.call.callee
                                              : callee->u.attribute.value);
    struct span span = method_span(callee);
    span_at(u, plain_super ? &callee->u.attribute.value->span : &span);
    need(u, base + FRAME_WORDS + 1);
    emit_extra(u, plain_super ? OP_LOAD_SUPER_METHOD_ : OP_LOAD_METHOD_, base, object, 0,
               new_cache(u, name_value(u->c, mangled(u, callee->u.attribute.name))));
    u->top = base + FRAME_WORDS + 1;
    for (uint32_t i = 0; i < args->count && !u->c->failed; i++) {
        expr_temp(u, args->items[i]);
    }
    for (uint32_t i = 0; i < keywords->count && !u->c->failed; i++) {
        expr_temp(u, keywords->items[i].value);
    }
    span = e->span;
    if (span.line != callee->span.end_line) {
        struct span name = method_span(callee);
        span.line = name.line;
        span.col = name.col;
    }
    span_at(u, &span);
    if (keywords->count) {
        emit_extra(u, OP_CALL_METHOD_KW_, base, args->count, dst,
                   constant(u, keyword_names(u, keywords)));
    } else {
        emit(u, OP_CALL_METHOD_, base, args->count, dst);
    }
}

static void warn_callee(struct unit *u, const struct expr *callee)
{
    const char *type = NULL;
    switch (callee->kind) {
    case EXPR_INT: type = "int"; break;
    case EXPR_FLOAT: type = "float"; break;
    case EXPR_IMAGINARY: type = "complex"; break;
    case EXPR_STR:
    case EXPR_FSTRING: type = "str"; break;
    case EXPR_BYTES: type = "bytes"; break;
    case EXPR_NONE: type = "NoneType"; break;
    case EXPR_TRUE:
    case EXPR_FALSE: type = "bool"; break;
    case EXPR_ELLIPSIS: type = "ellipsis"; break;
    case EXPR_TUPLE: type = "tuple"; break;
    case EXPR_LIST:
    case EXPR_LISTCOMP: type = "list"; break;
    case EXPR_DICT:
    case EXPR_DICTCOMP: type = "dict"; break;
    case EXPR_SET:
    case EXPR_SETCOMP: type = "set"; break;
    case EXPR_GENEXP: type = "generator"; break;
    default: return;
    }
    codegen_warn(u->c, &callee->span, "'%s' object is not callable; perhaps you missed a comma?",
                 type);
}

void compile_call(struct unit *u, struct expr *e, uint32_t dst)
{
    struct expr *callee = e->u.call.callee;
    uint32_t saved = u->top;
    warn_callee(u, callee);
    value v;
    if (callee->kind == EXPR_ATTRIBUTE && !has_starred(&e->u.call.args) &&
        !has_double_star(&e->u.call.keywords) && !fold_constant(u->c, callee, &v)) {
        call_method(u, e, dst);
    } else {
        uint32_t base = expr_temp(u, callee);
        call_with_arguments(u, base, 0, &e->u.call.args, &e->u.call.keywords, dst, &e->span);
    }
    u->top = saved;
}
