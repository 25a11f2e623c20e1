/*
 * codegen_try.c - try, with, and leaving them.
 *
 * A protected body is a range of instructions in the exception table. A jump out of it (return,
 * break, continue) compiles what must run on the way in place: the ranges being left are ended
 * before it and begun again behind it, so that this code is covered by the outer ranges only.
 *
 * Every handler saves the exception handled before it (PUSH_HANDLED) and runs in a range of its own
 * whose handler restores that one and raises on.
 */
#include "codegen.h"

#include "../vm/object/protocol.h"

#include <string.h>

void push_block(struct unit *u, struct block *b, enum block_kind kind)
{
    memset(b, 0, sizeof(*b));
    b->kind = (uint8_t)kind;
    b->outer = u->block;
    u->block = b;
}

void pop_block(struct unit *u)
{
    u->block = u->block->outer;
}

/* Begins the range of the innermost block; its row sends exceptions to `handler`. */
static void begin_range(struct unit *u, struct block *b, uint32_t reg)
{
    b->has_row = true;
    b->handler = new_label(u);
    b->start = here(u);
    b->reg = reg;
}

static void end_range(struct unit *u, struct block *b)
{
    add_row(u, b->start, here(u), b->handler, b->reg);
}

static bool runs_code(const struct block *b)
{
    return b->kind == BLOCK_FINALLY || b->kind == BLOCK_WITH || b->kind == BLOCK_NAME;
}

bool unwinding_runs_code(const struct unit *u, const struct block *until)
{
    for (const struct block *b = u->block; b && b != until; b = b->outer) {
        if (runs_code(b)) {
            return true;
        }
    }
    return false;
}

static void unbind_name(struct unit *u, struct name *name)
{
    uint32_t saved = u->top;
    uint32_t r = temp(u);
    load_value(u, r, VALUE_NONE);
    name_store(u, name, r);
    name_delete(u, name);
    u->top = saved;
}

/* __exit__(None, None, None) */
static void call_exit(struct unit *u, const struct block *b)
{
    uint32_t saved = u->top;
    uint32_t base = temps(u, FRAME_WORDS + 3);
    span_at(u, &b->span);
    emit_move(u, base, b->saved);
    for (uint32_t i = 0; i < 3; i++) {
        load_value(u, base + FRAME_WORDS + i, VALUE_NONE);
    }
    emit(u, OP_CALL_, base, 3, base);
    if (b->is_async) {
        u->top = base + 1;
        delegate(u, base, base, 2);
    }
    u->top = saved;
}

void unwind(struct unit *u, struct block *until)
{
    struct block *innermost = u->block;
    for (struct block *b = innermost; b && b != until && !u->c->failed; b = b->outer) {
        if (b->has_row) {
            add_row(u, b->start, here(u), b->handler, b->reg);
        }
        u->block = b->outer;
        switch (b->kind) {
        case BLOCK_FINALLY:
            u->c->quiet++;
            compile_body(u, b->body);
            u->c->quiet--;
            break;
        case BLOCK_WITH: call_exit(u, b); break;
        case BLOCK_HANDLER: emit(u, OP_POP_HANDLED_, b->saved, 0, 0); break;
        case BLOCK_NAME: unbind_name(u, b->name); break;
        default: break;
        }
    }
    u->block = innermost;
    /* The ranges go on behind; the jump itself cannot raise. */
    for (struct block *b = innermost; b && b != until; b = b->outer) {
        b->start = here(u);
    }
}

/* Enters a handler: R[reg] is the exception; returns after PUSH_HANDLED with a range begun. */
static void begin_handler(struct unit *u, struct block *b, uint32_t reg, uint32_t saved)
{
    emit(u, OP_PUSH_HANDLED_, saved, reg, 0);
    push_block(u, b, BLOCK_HANDLER);
    b->saved = saved;
    begin_range(u, b, reg);
}

/* Ends it: what falls through here, and what was raised inside, restores and raises R[reg] on. */
static void end_handler(struct unit *u, struct block *b)
{
    end_range(u, b);
    pop_block(u);
    place_label(u, b->handler);
    emit(u, OP_POP_HANDLED_, b->saved, 0, 0);
    emit(u, OP_RERAISE_, b->reg, 0, 0);
}

/* -- try … except ------------------------------------------------------------------------------------------ */

static void compile_handler_body(struct unit *u, struct except_handler *h, uint32_t exc,
                                 label raise)
{
    if (!h->name) {
        compile_body(u, &h->body);
        return;
    }
    span_at(u, &h->span);
    name_store(u, h->name, exc);
    struct block b;
    push_block(u, &b, BLOCK_NAME);
    b.name = h->name;
    begin_range(u, &b, exc);
    compile_body(u, &h->body);
    end_range(u, &b);
    pop_block(u);
    span_at(u, &h->span);
    bool reachable = !is_unreachable(u);
    label end = new_label(u);
    uint64_t *after = NULL;
    if (reachable) {
        unbind_name(u, h->name);
        emit_jump(u, OP_JUMP_, 0, 0, 0, end);
    }
    state_merge(u, &after);
    place_label(u, b.handler);
    unbind_name(u, h->name);
    emit_jump(u, OP_JUMP_, 0, 0, 0, raise);
    state_restore(u, after);
    place_label(u, end);
}

static void compile_handlers(struct unit *u, struct stmt *s, const uint64_t *entry, label end,
                             uint64_t **after)
{
    struct except_handler_list *handlers = &s->u.try_.handlers;
    uint32_t exc = temp(u), saved = temp(u);
    struct block b;
    begin_handler(u, &b, exc, saved);
    uint32_t top = u->top;
    for (uint32_t i = 0; i < handlers->count && !u->c->failed; i++) {
        struct except_handler *h = &handlers->items[i];
        label next = new_label(u);
        state_restore(u, entry);
        if (h->type) {
            uint32_t matched = temp(u);
            uint32_t type = expr_any(u, h->type);
            span_at(u, &h->span);
            emit(u, OP_MATCH_EXCEPTION_, matched, exc, type);
            emit_jump(u, OP_JUMP_IF_, matched, 0, 0, next);
            u->top = top;
        }
        compile_handler_body(u, h, exc, b.handler);
        if (!is_unreachable(u)) {
            emit(u, OP_POP_HANDLED_, saved, 0, 0);
            emit_jump(u, OP_JUMP_, 0, 0, 0, end);
        }
        state_merge(u, after);
        place_label(u, next);
        u->top = top;
    }
    span_at(u, &s->span);
    end_handler(u, &b);
    state_unreachable(u);
}

/* -- try … except* ------------------------------------------------------------------------------------------- */

/*
 * R[rest] is what no handler has taken yet, R[list] collects what handlers raise. Each handler takes
 * its part; at the end RERAISE_STAR makes one exception of both, or none.
 */
static void compile_star_handlers(struct unit *u, struct stmt *s, const uint64_t *entry, label end,
                                  uint64_t **after)
{
    struct except_handler_list *handlers = &s->u.try_.handlers;
    uint32_t exc = temp(u), saved = temp(u), list = temp(u);
    uint32_t matched = temps(u, 2), rest = temp(u), raised = temp(u);
    struct block b;
    begin_handler(u, &b, exc, saved);
    span_at(u, &s->span);
    emit(u, OP_BUILD_LIST_, list, list, 0);
    emit_move(u, rest, exc);
    uint32_t top = u->top;
    uint64_t *state = NULL;
    for (uint32_t i = 0; i < handlers->count && !u->c->failed; i++) {
        struct except_handler *h = &handlers->items[i];
        label next = new_label(u);
        state_restore(u, entry);
        span_at(u, &h->type->span);
        emit_jump(u, OP_JUMP_IF_NONE_, rest, 1, 0, next);
        uint32_t type = expr_any(u, h->type);
        span_at(u, &h->span);
        emit(u, OP_MATCH_EXCEPTION_GROUP_, matched, rest, type);
        u->top = top;
        emit_jump(u, OP_JUMP_IF_NONE_, matched, 1, 0, next);
        emit_move(u, rest, matched + 1);
        /* The part is the exception being handled inside. */
        struct block inner;
        uint32_t outer_handled = temp(u);
        emit(u, OP_PUSH_HANDLED_, outer_handled, matched, 0);
        push_block(u, &inner, BLOCK_HANDLER);
        inner.saved = outer_handled;
        begin_range(u, &inner, raised);
        label raise = new_label(u), done = new_label(u);
        if (h->name) {
            struct block named;
            name_store(u, h->name, matched);
            push_block(u, &named, BLOCK_NAME);
            named.name = h->name;
            begin_range(u, &named, raised);
            compile_body(u, &h->body);
            end_range(u, &named);
            pop_block(u);
            span_at(u, &h->span);
            if (!is_unreachable(u)) {
                unbind_name(u, h->name);
                emit(u, OP_POP_HANDLED_, outer_handled, 0, 0);
                emit_jump(u, OP_JUMP_, 0, 0, 0, done);
            }
            state_merge(u, &state);
            place_label(u, named.handler);
            unbind_name(u, h->name);
            emit_jump(u, OP_JUMP_, 0, 0, 0, raise);
        } else {
            compile_body(u, &h->body);
            if (!is_unreachable(u)) {
                emit(u, OP_POP_HANDLED_, outer_handled, 0, 0);
                emit_jump(u, OP_JUMP_, 0, 0, 0, done);
            }
            state_merge(u, &state);
        }
        end_range(u, &inner);
        pop_block(u);
        place_label(u, inner.handler);
        place_label(u, raise);
        emit(u, OP_POP_HANDLED_, outer_handled, 0, 0);
        emit(u, OP_LIST_APPEND_, list, raised, 0);
        place_label(u, done);
        place_label(u, next);
        u->top = top;
    }
    state_restore(u, entry);
    span_at(u, &s->span);
    label nothing_left = new_label(u), all_handled = new_label(u);
    emit_jump(u, OP_JUMP_IF_NONE_, rest, 1, 0, nothing_left);
    emit(u, OP_LIST_APPEND_, list, rest, 0);
    place_label(u, nothing_left);
    emit(u, OP_RERAISE_STAR_, raised, exc, list);
    emit_jump(u, OP_JUMP_IF_NONE_, raised, 1, 0, all_handled);
    emit_move(u, exc, raised);
    end_handler(u, &b);
    place_label(u, all_handled);
    emit(u, OP_POP_HANDLED_, saved, 0, 0);
    emit_jump(u, OP_JUMP_, 0, 0, 0, end);
    state_merge(u, after);
    state_unreachable(u);
}

static void compile_try_except(struct unit *u, struct stmt *s)
{
    if (!s->u.try_.handlers.count) {
        compile_body(u, &s->u.try_.body);
        return;
    }
    uint32_t top = u->top;
    state_forget(u);
    uint64_t *entry = state_save(u);
    label end = new_label(u);
    uint64_t *after = NULL;
    struct block b;
    push_block(u, &b, BLOCK_TRY);
    begin_range(u, &b, top);
    compile_body(u, &s->u.try_.body);
    end_range(u, &b);
    pop_block(u);
    compile_body(u, &s->u.try_.orelse);
    if (!is_unreachable(u)) {
        emit_jump(u, OP_JUMP_, 0, 0, 0, end);
    }
    state_merge(u, &after);

    state_restore(u, entry);
    place_label(u, b.handler);
    span_at(u, &s->span);
    if (s->u.try_.is_star) {
        compile_star_handlers(u, s, entry, end, &after);
    } else {
        compile_handlers(u, s, entry, end, &after);
    }
    state_restore(u, after);
    place_label(u, end);
    u->top = top;
}

void compile_try(struct unit *u, struct stmt *s)
{
    struct stmt_list *finalbody = &s->u.try_.finalbody;
    if (!finalbody->count) {
        compile_try_except(u, s);
        return;
    }
    uint32_t top = u->top;
    state_forget(u);
    uint64_t *entry = state_save(u);
    struct block b;
    push_block(u, &b, BLOCK_FINALLY);
    b.body = finalbody;
    begin_range(u, &b, top);
    compile_try_except(u, s);
    end_range(u, &b);
    pop_block(u);
    label end = new_label(u);
    /* Warnings come with the copy behind an exception, which there always is. */
    u->c->quiet++;
    compile_body(u, finalbody);
    u->c->quiet--;
    if (!is_unreachable(u)) {
        emit_jump(u, OP_JUMP_, 0, 0, 0, end);
    }
    uint64_t *after = state_save(u);

    state_restore(u, entry);
    place_label(u, b.handler);
    uint32_t exc = temp(u), saved = temp(u);
    struct block handler;
    span_at(u, &s->span);
    begin_handler(u, &handler, exc, saved);
    compile_body(u, finalbody);
    span_at(u, &finalbody->items[finalbody->count - 1]->span);
    end_handler(u, &handler);
    state_restore(u, after);
    place_label(u, end);
    u->top = top;
}

/* -- with ----------------------------------------------------------------------------------------------------- */

/* One item of a with statement, from its entering to its leaving. */
struct with_level {
    struct with_item *item;
    uint32_t saved_top, exit, enter;
    uint64_t *entry;
    struct block block;
};

static void enter_with(struct unit *u, struct with_level *w, struct with_item *item, bool is_async)
{
    w->item = item;
    w->saved_top = u->top;
    uint32_t manager = expr_any(u, item->value);
    u->top = w->saved_top;
    w->exit = temp(u);
    w->enter = temp(u);
    span_at(u, &item->value->span);
    emit(u, OP_WITH_SETUP_, w->exit, manager, is_async);
    /* The bound __enter__ is where the window of its call begins. */
    need(u, w->enter + FRAME_WORDS + 1);
    emit(u, OP_CALL_, w->enter, 0, w->enter);
    if (is_async) {
        delegate(u, w->enter, w->enter, 1);
    }
    state_forget(u);
    w->entry = state_save(u);
    push_block(u, &w->block, BLOCK_WITH);
    w->block.saved = w->exit;
    w->block.is_async = is_async;
    w->block.span = item->value->span;
    begin_range(u, &w->block, w->enter);
    if (item->target) {
        assign_target(u, item->target, w->enter);
    }
    /* From here on the register is needed for an exception only. */
    u->top = w->enter;
}

static void leave_with(struct unit *u, struct with_level *w, bool is_async)
{
    end_range(u, &w->block);
    pop_block(u);
    u->top = w->enter + 1;
    label end = new_label(u);
    uint64_t *after = NULL;
    if (!is_unreachable(u)) {
        call_exit(u, &w->block);
        emit_jump(u, OP_JUMP_, 0, 0, 0, end);
    }
    state_merge(u, &after);

    state_restore(u, w->entry);
    place_label(u, w->block.handler);
    uint32_t exc = w->enter, handled = temp(u);
    struct block handler;
    span_at(u, &w->item->value->span);
    begin_handler(u, &handler, exc, handled);
    uint32_t base = temps(u, FRAME_WORDS + 3);
    emit_move(u, base, w->exit);
    emit(u, OP_EXCEPTION_INFO_, base + FRAME_WORDS, exc, 0);
    emit(u, OP_CALL_, base, 3, base);
    if (is_async) {
        u->top = base + 1;
        delegate(u, base, base, 2);
    }
    label swallow = new_label(u);
    emit_jump(u, OP_JUMP_IF_, base, 1, 0, swallow);
    end_handler(u, &handler);
    place_label(u, swallow);
    emit(u, OP_POP_HANDLED_, handled, 0, 0);
    state_merge(u, &after);
    state_restore(u, after);
    place_label(u, end);
    u->top = w->saved_top;
}

/* Items lie one inside the other, however many: no recursion. */
void compile_with(struct unit *u, struct stmt *s)
{
    struct with_item_list *items = &s->u.with.items;
    struct with_level few[4], *levels = few;
    if (items->count > sizeof few / sizeof *few) {
        levels = arena_alloc(u->c->arena, items->count * sizeof *levels);
        if (!levels) {
            codegen_fail(u->c);
            return;
        }
    }
    for (uint32_t i = 0; i < items->count; i++) {
        enter_with(u, &levels[i], &items->items[i], s->is_async);
    }
    compile_body(u, &s->u.with.body);
    for (uint32_t i = items->count; i-- > 0;) {
        leave_with(u, &levels[i], s->is_async);
    }
}
