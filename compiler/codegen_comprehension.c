/* codegen_comprehension.c - comprehensions in place, and generator expressions as functions. */
#include "codegen.h"

#include <string.h>

/* R[dst] = iterator of a clause. */
static void clause_iterator(struct unit *u, struct comprehension *clause, uint32_t dst)
{
    uint32_t saved = u->top;
    value v;
    uint32_t source;
    if (!clause->is_async && fold_collection(u->c, clause->iter, &v)) {
        source = temp(u);
        span_at(u, &clause->iter->span);
        load_value(u, source, v);
    } else {
        source = expr_any(u, clause->iter);
    }
    span_at(u, &clause->iter->span);
    emit(u, clause->is_async ? OP_GET_AITER_ : OP_GET_ITER_, dst, source, 0);
    u->top = saved;
}

static void compile_element(struct unit *u, struct expr *e, uint32_t result)
{
    uint32_t saved = u->top;
    struct expr *element = e->u.comp.element;
    uint32_t r = expr_any(u, element);
    switch (e->kind) {
    case EXPR_GENEXP: {
        span_at(u, &element->span);
        uint32_t sent = temp(u);
        emit(u, OP_YIELD_, sent, r, (u->flags & CODE_ASYNC_GENERATOR) != 0);
        break;
    }
    case EXPR_DICTCOMP: {
        uint32_t v = expr_any(u, e->u.comp.value);
        struct span span = element->span;
        span.end_line = e->u.comp.value->span.end_line;
        span.end_col = e->u.comp.value->span.end_col;
        span_at(u, &span);
        emit(u, OP_DICT_ADD_, result, r, v);
        break;
    }
    default:
        span_at(u, &element->span);
        emit(u, e->kind == EXPR_LISTCOMP ? OP_LIST_APPEND_ : OP_SET_ADD_, result, r, 0);
        break;
    }
    u->top = saved;
}

static void compile_clause(struct unit *u, struct expr *e, uint32_t index, uint32_t iterator,
                           uint32_t result)
{
    struct comprehension_list *clauses = &e->u.comp.clauses;
    if (index == clauses->count) {
        compile_element(u, e, result);
        return;
    }
    struct comprehension *clause = &clauses->items[index];
    if (!codegen_enter(u->c, &clause->span)) {
        return;
    }
    uint32_t saved = u->top;
    if (index) {
        iterator = temp(u);
        clause_iterator(u, clause, iterator);
    }
    struct symbol *symbol =
        clause->target->kind == EXPR_NAME ? local_symbol(u, clause->target->u.name) : NULL;
    uint32_t item = symbol && !clause->is_async ? symbol->reg : temp(u);
    uint64_t *before = state_save(u);
    label body = new_label(u), next = new_label(u);
    emit_jump(u, OP_JUMP_, 0, 0, 0, next);
    place_label(u, body);
    if (symbol && item == symbol->reg) {
        set_assigned(u, symbol, true);
    } else {
        assign_target(u, clause->target, item);
    }
    for (uint32_t i = 0; i < clause->ifs.count; i++) {
        jump_if(u, clause->ifs.items[i], next, false, false);
    }
    compile_clause(u, e, index + 1, 0, result);
    place_label(u, next);
    span_at(u, clause->is_async ? &e->span : &clause->iter->span);
    emit_jump(u, clause->is_async ? OP_FOR_ANEXT_ : OP_FOR_NEXT_, item, iterator, 0, body);
    state_restore(u, before);
    u->top = saved;
    u->c->depth--;
}

static void build_empty(struct unit *u, struct expr *e, uint32_t dst)
{
    span_at(u, &e->span);
    emit(u,
         e->kind == EXPR_LISTCOMP  ? OP_BUILD_LIST_
         : e->kind == EXPR_SETCOMP ? OP_BUILD_SET_
                                   : OP_BUILD_DICT_,
         dst, dst, 0);
}

/* A function that takes the outermost iterator. */
static void compile_as_function(struct unit *outer, struct expr *e, struct scope *scope,
                                uint32_t dst)
{
    uint32_t saved = outer->top;
    uint32_t base = temp(outer);
    outer->top = base + FRAME_WORDS;
    uint32_t iterator = temp(outer);
    clause_iterator(outer, &e->u.comp.clauses.items[0], iterator);

    struct unit unit, *u = &unit;
    if (!unit_begin(u, outer->c, outer, scope, e->span.line)) {
        return;
    }
    unit_registers(u, NULL);
    begin_generator(u);
    uint32_t start = here(u);
    make_cells(u);
    span_at(u, &e->span);
    uint32_t result = temp(u);
    if (e->kind != EXPR_GENEXP) {
        build_empty(u, e, result);
    }
    compile_clause(u, e, 0, 0, result);
    span_at(u, &e->span);
    if (e->kind == EXPR_GENEXP) {
        emit(u, OP_RETURN_NONE_, 0, 0, 0);
    } else {
        emit(u, OP_RETURN_, result, 0, 0);
    }
    finish_generator(u, start);
    value code = unit_finish(u);
    if (!code) {
        return;
    }
    span_at(outer, &e->span);
    make_simple_function(outer, code, scope, base);
    bool awaited = as_code(code)->flags & CODE_COROUTINE;
    emit(outer, OP_CALL_, base, 1, awaited ? base : dst);
    if (awaited) {
        outer->top = base + 1;
        delegate(outer, dst, base, 0);
    }
    outer->top = saved;
}

/* Unbinds the comprehension's variables that locals() would find; false when there are none. */
static bool forget_variables(struct unit *u, const struct scope *scope)
{
    bool any = false;
    for (uint32_t i = 0; i < scope->symbol_count; i++) {
        if (scope->symbols[i]->is_named_register) {
            load_unbound(u, scope->symbols[i]->reg);
            any = true;
        }
    }
    return any;
}

void compile_comprehension(struct unit *u, struct expr *e, uint32_t dst)
{
    struct scope *scope = scope_of(u->c->scopes, e);
    if (!scope) {
        codegen_fail(u->c);
        return;
    }
    if (scope->host == scope) {
        compile_as_function(u, e, scope, dst);
        return;
    }
    uint32_t saved = u->top;
    uint32_t result = dst;
    if (is_variable(u, dst)) {
        result = temp(u);
    } else {
        hold(u, dst);
    }
    uint32_t iterator = temp(u);
    clause_iterator(u, &e->u.comp.clauses.items[0], iterator);
    struct scope *outer = u->scope;
    u->scope = scope;
    bool clear = e->u.comp.clauses.count > 1;
    for (uint32_t i = 0; i < scope->symbol_count; i++) {
        struct symbol *symbol = scope->symbols[i];
        if (symbol->kind != NAME_LOCAL) {
            continue;
        }
        if (!symbol->is_named_register) {
            symbol->reg = temp(u);
            symbol->has_register = true;
        }
        set_assigned(u, symbol, false);
        if (clear || symbol->is_cell) {
            load_unbound(u, symbol->reg);
        }
        if (symbol->is_cell) {
            emit(u, OP_MAKE_CELL_, symbol->reg, 0, 0);
        }
    }
    uint32_t start = here(u);
    build_empty(u, e, result);
    compile_clause(u, e, 0, iterator, result);
    u->scope = outer;
    span_at(u, &e->span);
    if (forget_variables(u, scope)) {
        /* The same when an exception leaves it. */
        label handler = new_label(u), end = new_label(u);
        uint32_t exception = temp(u);
        add_row(u, start, here(u), handler, exception);
        emit_jump(u, OP_JUMP_, 0, 0, 0, end);
        place_label(u, handler);
        forget_variables(u, scope);
        emit(u, OP_RERAISE_, exception, 0, 0);
        place_label(u, end);
    }
    emit_move(u, dst, result);
    u->top = saved;
}
