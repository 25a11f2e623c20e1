/* codegen_stmt.c - simple statements, if, loops, imports, return. */
#include "codegen.h"

#include "../vm/object/protocol.h"
#include "../vm/object/sequence.h"
#include "../vm/object/str.h"

#include <string.h>

static void compile_stmt(struct unit *u, struct stmt *s);

void compile_body(struct unit *u, struct stmt_list *list)
{
    if (list->count && !codegen_enter(u->c, &list->items[0]->span)) {
        return;
    }
    /* What follows a return, raise, break or continue cannot run. */
    for (uint32_t i = 0; i < list->count && !u->c->failed && !is_unreachable(u); i++) {
        compile_stmt(u, list->items[i]);
    }
    if (list->count) {
        u->c->depth--;
    }
}

/* -- if and loops ----------------------------------------------------------------------------------------- */

static void compile_if(struct unit *u, struct stmt *s)
{
    label end = new_label(u);
    uint64_t *after = NULL;
    for (;;) {
        struct stmt_list *orelse = &s->u.if_.orelse;
        value v;
        bool is_constant = fold_constant(u->c, s->u.if_.test, &v);
        bool taken = is_constant && truth(u->c->vm, v) != 0;
        if (is_constant && taken) {
            compile_body(u, &s->u.if_.body);
            break;
        }
        if (!is_constant) {
            label next = new_label(u);
            jump_if(u, s->u.if_.test, next, false, false);
            uint64_t *before = state_save(u);
            compile_body(u, &s->u.if_.body);
            if (orelse->count && !is_unreachable(u)) {
                emit_jump(u, OP_JUMP_, 0, 0, 0, end);
            }
            state_merge(u, &after);
            place_label(u, next);
            state_restore(u, before);
        }
        if (u->c->failed) {
            return;
        }
        if (orelse->count == 1 && orelse->items[0]->kind == STMT_IF) {
            s = orelse->items[0];
            continue;
        }
        compile_body(u, orelse);
        break;
    }
    state_merge(u, &after);
    state_restore(u, after);
    place_label(u, end);
}

static void begin_loop(struct unit *u, struct block *b)
{
    push_block(u, b, BLOCK_LOOP);
    b->next = new_label(u);
    b->end = new_label(u);
    state_forget(u);
}

/* The loop's condition has become false or its iterator is exhausted: else, then what follows. */
static void end_loop(struct unit *u, struct block *b, struct stmt_list *orelse)
{
    pop_block(u);
    compile_body(u, orelse);
    state_merge(u, &b->end_state);
    state_restore(u, b->end_state);
    place_label(u, b->end);
}

static void compile_while(struct unit *u, struct stmt *s)
{
    value v;
    bool is_constant = fold_constant(u->c, s->u.while_.test, &v);
    if (is_constant && !truth(u->c->vm, v)) {
        compile_body(u, &s->u.while_.orelse);
        return;
    }
    struct block b;
    begin_loop(u, &b);
    uint64_t *entry = state_save(u);
    label body = new_label(u);
    if (!is_constant) {
        /* The condition is compiled once, at the bottom; what it assigns is known there only. */
        span_at(u, &s->span);
        emit_jump(u, OP_JUMP_, 0, 0, 0, b.next);
    }
    place_label(u, body);
    compile_body(u, &s->u.while_.body);
    place_label(u, b.next);
    if (is_constant) {
        if (!is_unreachable(u) || b.next_state) {
            span_at(u, &s->u.while_.test->span);
            emit_jump(u, OP_JUMP_, 0, 0, 0, body);
        }
        state_unreachable(u);
    } else {
        state_restore(u, entry);
        jump_if(u, s->u.while_.test, body, true, true);
    }
    end_loop(u, &b, &s->u.while_.orelse);
}

static void compile_for(struct unit *u, struct stmt *s)
{
    uint32_t saved = u->top;
    struct expr *iter = s->u.for_.iter;
    value v;
    uint32_t source;
    if (!s->is_async && fold_collection(u->c, iter, &v)) {
        source = temp(u);
        span_at(u, &iter->span);
        load_value(u, source, v);
    } else {
        source = expr_any(u, iter);
    }
    u->top = saved;
    uint32_t iterator = temp(u);
    span_at(u, &iter->span);
    emit(u, s->is_async ? OP_GET_AITER_ : OP_GET_ITER_, iterator, source, 0);

    struct expr *target = s->u.for_.target;
    struct symbol *symbol = target->kind == EXPR_NAME ? local_symbol(u, target->u.name) : NULL;
    uint32_t item = symbol && !s->is_async ? symbol->reg : temp(u);
    struct block b;
    begin_loop(u, &b);
    uint64_t *entry = state_save(u);
    label body = new_label(u);
    emit_jump(u, OP_JUMP_, 0, 0, 0, b.next);
    place_label(u, body);
    if (symbol && item == symbol->reg) {
        set_assigned(u, symbol, true);
    } else {
        assign_target(u, target, item);
    }
    compile_body(u, &s->u.for_.body);
    place_label(u, b.next);
    span_at(u, s->is_async ? &s->span : &iter->span); /* the whole loop waits */
    emit_jump(u, s->is_async ? OP_FOR_ANEXT_ : OP_FOR_NEXT_, item, iterator, 0, body);
    state_restore(u, entry);
    u->top = saved;
    end_loop(u, &b, &s->u.for_.orelse);
}

static void compile_break(struct unit *u, struct stmt *s)
{
    struct block *loop = u->block;
    while (loop && loop->kind != BLOCK_LOOP) {
        loop = loop->outer;
    }
    if (!loop) {
        /* Reported with the scopes. */
        u->c->wrong = true;
        return;
    }
    span_at(u, &s->span);
    unwind(u, loop);
    span_at(u, &s->span);
    if (s->kind == STMT_BREAK) {
        emit_jump(u, OP_JUMP_, 0, 0, 0, loop->end);
        state_merge(u, &loop->end_state);
    } else {
        emit_jump(u, OP_JUMP_, 0, 0, 0, loop->next);
        state_merge(u, &loop->next_state);
    }
    state_unreachable(u);
}

/* -- return, raise, assert, expressions -------------------------------------------------------------------- */

void compile_return(struct unit *u, struct expr *e, const struct span *span)
{
    uint32_t saved = u->top;
    value v;
    bool is_constant = !e || fold_constant(u->c, e, &v);
    if (!e) {
        v = VALUE_NONE;
    }
    if (is_constant) {
        span_at(u, span);
        unwind(u, NULL);
        span_at(u, span);
        if (v == VALUE_NONE) {
            emit(u, OP_RETURN_NONE_, 0, 0, 0);
        } else {
            uint32_t r = temp(u);
            load_value(u, r, v);
            emit(u, OP_RETURN_, r, 0, 0);
        }
    } else {
        /* What runs on the way out must not change the value. */
        uint32_t r = unwinding_runs_code(u, NULL) ? expr_temp(u, e) : expr_any(u, e);
        span_at(u, span);
        unwind(u, NULL);
        span_at(u, span);
        emit(u, OP_RETURN_, r, 0, 0);
    }
    u->top = saved;
    state_unreachable(u);
}

static void compile_raise(struct unit *u, struct stmt *s)
{
    uint32_t saved = u->top;
    if (!s->u.raise.exc) {
        span_at(u, &s->span);
        emit(u, OP_RERAISE_ACTIVE_, 0, 0, 0);
    } else {
        uint32_t exc = expr_any(u, s->u.raise.exc);
        if (s->u.raise.cause) {
            uint32_t cause = expr_any(u, s->u.raise.cause);
            span_at(u, &s->span);
            emit(u, OP_RAISE_FROM_, exc, cause, 0);
        } else {
            span_at(u, &s->span);
            emit(u, OP_RAISE_, exc, 0, 0);
        }
    }
    u->top = saved;
    state_unreachable(u);
}

static void compile_assert(struct unit *u, struct stmt *s)
{
    struct expr *test = s->u.assert_.test;
    uint32_t saved = u->top;
    if (test->kind == EXPR_TUPLE && test->u.items.count) {
        codegen_warn(u->c, &s->span, "assertion is always true, perhaps remove parentheses?");
    }
    label passed = new_label(u);
    jump_if(u, test, passed, true, false);
    uint64_t *before = state_save(u);
    uint32_t base = temp(u);
    span_at(u, &test->span);
    emit(u, OP_LOAD_ASSERTION_ERROR_, base, 0, 0);
    if (s->u.assert_.msg) {
        u->top = base + FRAME_WORDS;
        need(u, u->top + 1);
        expr_temp(u, s->u.assert_.msg);
        span_at(u, &s->span);
        emit(u, OP_CALL_, base, 1, base);
    }
    span_at(u, &test->span);
    emit(u, OP_RAISE_, base, 0, 0);
    state_restore(u, before);
    place_label(u, passed);
    u->top = saved;
}

static void compile_expression_statement(struct unit *u, struct stmt *s)
{
    if (u->c->mode == COMPILE_SINGLE && u->host->kind == SCOPE_MODULE) {
        uint32_t saved = u->top;
        uint32_t r = expr_any(u, s->u.value);
        span_at(u, &s->span);
        emit(u, OP_PRINT_EXPRESSION_, r, 0, 0);
        u->top = saved;
        return;
    }
    expr_effect(u, s->u.value);
}

/* -- imports ----------------------------------------------------------------------------------------------------- */

static value text_value(struct unit *u, const char *text, size_t len)
{
    value v = str_intern_n(u->c->vm, text, len);
    if (!v) {
        codegen_fail(u->c);
        return VALUE_NONE;
    }
    return v;
}

static void emit_import(struct unit *u, uint32_t dst, value module, value fromlist, uint32_t level)
{
    uint32_t saved = u->top;
    uint32_t r = temp(u);
    load_value(u, r, fromlist);
    emit_extra(u, OP_IMPORT_NAME_, dst, r, level, constant(u, module));
    u->top = saved;
}

static void compile_import(struct unit *u, struct stmt *s)
{
    span_at(u, &s->span);
    for (uint32_t i = 0; i < s->u.imports.count && !u->c->failed; i++) {
        struct import_alias *alias = &s->u.imports.items[i];
        uint32_t saved = u->top;
        uint32_t r = temp(u);
        struct name *name = alias->name;
        emit_import(u, r, name_value(u->c, name), VALUE_NONE, 0);
        const char *dot = memchr(name->text, '.', name->len);
        if (!alias->asname) {
            struct name *first =
                dot ? lexer_intern(u->c->names, name->text, (size_t)(dot - name->text)) : name;
            if (!first) {
                codegen_fail(u->c);
                return;
            }
            name_store(u, first, r);
        } else {
            /* import a.b.c as d: the last part, reached through the attributes. */
            const char *end = name->text + name->len;
            while (dot) {
                const char *part = dot + 1;
                dot = memchr(part, '.', (size_t)(end - part));
                size_t len = (size_t)((dot ? dot : end) - part);
                emit_extra(u, OP_IMPORT_FROM_, r, r, 0, constant(u, text_value(u, part, len)));
            }
            name_store(u, alias->asname, r);
        }
        u->top = saved;
    }
}

static void compile_import_from(struct unit *u, struct stmt *s)
{
    if (s->span.line > u->c->future_line && is_future_import(s)) {
        codegen_error(u->c, &s->span,
                      "from __future__ imports must occur at the beginning of the file");
        return;
    }
    struct import_alias_list *names = &s->u.import_from.names;
    struct tuple *fromlist = tuple_new(u->c->vm, names->count);
    if (!fromlist) {
        codegen_fail(u->c);
        return;
    }
    for (uint32_t i = 0; i < names->count; i++) {
        fromlist->items[i] = name_value(u->c, names->items[i].name);
    }
    uint32_t saved = u->top;
    uint32_t module = temp(u);
    span_at(u, &s->span);
    value name =
        s->u.import_from.module ? name_value(u->c, s->u.import_from.module) : text_value(u, "", 0);
    emit_import(u, module, name, from_object(fromlist), s->u.import_from.level);
    for (uint32_t i = 0; i < names->count && !u->c->failed; i++) {
        struct import_alias *alias = &names->items[i];
        if (alias->name->len == 1 && alias->name->text[0] == '*') {
            emit(u, OP_IMPORT_STAR_, module, 0, 0);
            continue;
        }
        uint32_t r = temp(u);
        emit_extra(u, OP_IMPORT_FROM_, r, module, 0, constant(u, name_value(u->c, alias->name)));
        name_store(u, alias->asname ? alias->asname : alias->name, r);
        u->top = r;
    }
    u->top = saved;
}

static void compile_stmt(struct unit *u, struct stmt *s)
{
    uint32_t saved = u->top;
    switch (s->kind) {
    case STMT_EXPR: compile_expression_statement(u, s); break;
    case STMT_ASSIGN: compile_assign(u, s); break;
    case STMT_AUG_ASSIGN: compile_aug_assign(u, s); break;
    case STMT_ANN_ASSIGN: compile_ann_assign(u, s); break;
    case STMT_TYPE_ALIAS: compile_type_alias(u, s); break;
    case STMT_DELETE:
        for (uint32_t i = 0; i < s->u.targets.count; i++) {
            compile_delete(u, s->u.targets.items[i]);
        }
        break;
    case STMT_BREAK:
    case STMT_CONTINUE: compile_break(u, s); break;
    case STMT_RETURN: compile_return(u, s->u.value, &s->span); break;
    case STMT_RAISE: compile_raise(u, s); break;
    case STMT_ASSERT: compile_assert(u, s); break;
    case STMT_IMPORT: compile_import(u, s); break;
    case STMT_IMPORT_FROM: compile_import_from(u, s); break;
    case STMT_IF: compile_if(u, s); break;
    case STMT_WHILE: compile_while(u, s); break;
    case STMT_FOR: compile_for(u, s); break;
    case STMT_WITH: compile_with(u, s); break;
    case STMT_TRY: compile_try(u, s); break;
    case STMT_MATCH: compile_match(u, s); break;
    case STMT_FUNCTION: compile_function(u, s); break;
    case STMT_CLASS: compile_class(u, s); break;
    default: break; /* pass, global, nonlocal */
    }
    u->top = saved;
}
