/* codegen_target.c - what is assigned to: names, attributes, items, unpacking; augmented and
 * annotated assignment; del. */
#include "codegen.h"

#include <string.h>

static struct symbol *plain_target(struct unit *u, const struct expr *target)
{
    return target->kind == EXPR_NAME ? local_symbol(u, target->u.name) : NULL;
}

/* True when the targets are distinct plain variables in consecutive registers. */
static bool consecutive_variables(struct unit *u, struct expr_list *items, uint32_t *first)
{
    for (uint32_t i = 0; i < items->count; i++) {
        struct symbol *symbol = plain_target(u, items->items[i]);
        if (!symbol || (i && symbol->reg != *first + i)) {
            return false;
        }
        if (i == 0) {
            *first = symbol->reg;
        }
    }
    return items->count > 0;
}

/* True when some handler of this unit could see variables that a failed unpacking has changed. */
static bool inside_handler(const struct unit *u)
{
    for (const struct block *b = u->block; b; b = b->outer) {
        if (b->kind != BLOCK_LOOP) {
            return true;
        }
    }
    return false;
}

static void unpack_target(struct unit *u, struct expr *target, uint32_t src)
{
    struct expr_list *items = &target->u.items;
    uint32_t star = UINT32_MAX;
    for (uint32_t i = 0; i < items->count; i++) {
        if (items->items[i]->kind == EXPR_STARRED) {
            if (star != UINT32_MAX) {
                codegen_error(u->c, &target->span, "multiple starred expressions in assignment");
                return;
            }
            star = i;
        }
    }
    uint32_t first = 0;
    span_at(u, &target->span);
    if (star == UINT32_MAX && !inside_handler(u) && consecutive_variables(u, items, &first)) {
        emit(u, OP_UNPACK_, first, src, items->count);
        for (uint32_t i = 0; i < items->count; i++) {
            set_assigned(u, plain_target(u, items->items[i]), true);
        }
        return;
    }
    uint32_t saved = u->top;
    first = temps(u, items->count ? items->count : 1);
    if (star == UINT32_MAX) {
        emit(u, OP_UNPACK_, first, src, items->count);
    } else {
        emit_extra(u, OP_UNPACK_EX_, first, src, star, items->count - star - 1);
    }
    for (uint32_t i = 0; i < items->count && !u->c->failed; i++) {
        struct expr *item = items->items[i];
        assign_target(u, item->kind == EXPR_STARRED ? item->u.value : item, first + i);
    }
    u->top = saved;
}

void assign_target(struct unit *u, struct expr *target, uint32_t src)
{
    if (!codegen_enter(u->c, &target->span)) {
        return;
    }
    uint32_t saved = u->top;
    switch (target->kind) {
    case EXPR_NAME:
        span_at(u, &target->span);
        name_store(u, target->u.name, src);
        break;
    case EXPR_ATTRIBUTE: {
        note_static_attribute(u, target);
        uint32_t object = expr_any(u, target->u.attribute.value);
        span_at(u, &target->span);
        emit_extra(u, OP_STORE_ATTR_, object, src, 0,
                   new_cache(u, name_value(u->c, mangled(u, target->u.attribute.name))));
        break;
    }
    case EXPR_SUBSCRIPT: {
        uint32_t object = expr_any(u, target->u.subscript.value);
        uint32_t index = expr_any(u, target->u.subscript.index);
        span_at(u, &target->span);
        emit(u, OP_SET_ITEM_, object, index, src);
        break;
    }
    case EXPR_TUPLE:
    case EXPR_LIST: unpack_target(u, target, src); break;
    case EXPR_STARRED:
        codegen_error(u->c, &target->span, "starred assignment target must be in a list or tuple");
        break;
    default: codegen_error(u->c, &target->span, "cannot assign to this"); break;
    }
    u->top = saved;
    u->c->depth--;
}

/* a, b = c, d without a tuple in between. True when it was compiled so. */
static bool assign_pairwise(struct unit *u, struct expr *target, struct expr *e)
{
    if ((target->kind != EXPR_TUPLE && target->kind != EXPR_LIST) ||
        (e->kind != EXPR_TUPLE && e->kind != EXPR_LIST) ||
        target->u.items.count != e->u.items.count || e->u.items.count > 8 || !e->u.items.count ||
        has_starred(&target->u.items) || has_starred(&e->u.items)) {
        return false;
    }
    struct expr_list *targets = &target->u.items, *values = &e->u.items;
    uint32_t count = values->count;
    bool all_plain = true;
    for (uint32_t i = 0; i < count; i++) {
        struct symbol *symbol = plain_target(u, targets->items[i]);
        all_plain &= symbol != NULL;
        for (uint32_t j = 0; j < i && all_plain; j++) {
            all_plain = plain_target(u, targets->items[j]) != symbol;
        }
    }
    uint32_t saved = u->top;
    uint32_t first = u->top;
    for (uint32_t i = 0; i < count && !u->c->failed; i++) {
        /* The last value may go straight to its variable: nothing is evaluated after it. */
        if (i + 1 == count && all_plain && writes_last(values->items[i])) {
            struct symbol *symbol = plain_target(u, targets->items[i]);
            expr_to(u, values->items[i], symbol->reg);
            set_assigned(u, symbol, true);
            count--;
            break;
        }
        expr_temp(u, values->items[i]);
    }
    for (uint32_t i = 0; i < count && !u->c->failed; i++) {
        assign_target(u, targets->items[i], first + i);
    }
    u->top = saved;
    return true;
}

void compile_assign(struct unit *u, struct stmt *s)
{
    struct expr_list *targets = &s->u.assign.targets;
    struct expr *e = s->u.assign.value;
    uint32_t saved = u->top;
    value v;
    if (targets->count == 1) {
        struct symbol *symbol = plain_target(u, targets->items[0]);
        if (symbol) {
            expr_to_variable(u, e, symbol->reg);
            set_assigned(u, symbol, true);
            return;
        }
        if (!fold_constant(u->c, e, &v) && assign_pairwise(u, targets->items[0], e)) {
            return;
        }
    }
    /* The first of several targets might be the variable itself. */
    uint32_t r = targets->count > 1 ? expr_temp(u, e) : expr_any(u, e);
    for (uint32_t i = 0; i < targets->count && !u->c->failed; i++) {
        assign_target(u, targets->items[i], r);
    }
    u->top = saved;
}

/* R[dst] = R[left] op= value */
static void augment(struct unit *u, struct stmt *s, uint32_t dst, uint32_t left)
{
    enum tree_binary_op op = s->u.aug_assign.op;
    value v;
    if ((op == TREE_ADD || op == TREE_SUB) && fold_constant(u->c, s->u.aug_assign.value, &v) &&
        is_int(v) && small_int_value(v) >= -128 && small_int_value(v) <= 127) {
        span_at(u, &s->span);
        emit_immediate(u, op == TREE_ADD ? OP_IADD_I_ : OP_ISUB_I_, dst, left,
                       (int32_t)small_int_value(v));
        return;
    }
    uint32_t right = expr_any(u, s->u.aug_assign.value);
    span_at(u, &s->span);
    emit(u, binary_opcode(op, true), dst, left, right);
}

void compile_aug_assign(struct unit *u, struct stmt *s)
{
    struct expr *target = s->u.aug_assign.target;
    uint32_t saved = u->top;
    switch (target->kind) {
    case EXPR_NAME: {
        struct symbol *symbol = plain_target(u, target);
        if (symbol) {
            span_at(u, &target->span);
            check_local(u, symbol);
            uint32_t left = symbol->reg;
            if (symbol->flags & SYMBOL_WALRUS) {
                left = temp(u);
                emit_move(u, left, symbol->reg);
            }
            augment(u, s, symbol->reg, left);
            set_assigned(u, symbol, true);
            break;
        }
        uint32_t r = temp(u);
        span_at(u, &target->span);
        name_load(u, target->u.name, r);
        augment(u, s, r, r);
        span_at(u, &target->span);
        name_store(u, target->u.name, r);
        break;
    }
    case EXPR_ATTRIBUTE: {
        value name = name_value(u->c, mangled(u, target->u.attribute.name));
        uint32_t object = expr_any(u, target->u.attribute.value);
        uint32_t r = temp(u);
        span_at(u, &target->span);
        emit_extra(u, OP_LOAD_ATTR_, r, object, 0, new_cache(u, name));
        augment(u, s, r, r);
        span_at(u, &target->span);
        emit_extra(u, OP_STORE_ATTR_, object, r, 0, new_cache(u, name));
        break;
    }
    case EXPR_SUBSCRIPT: {
        uint32_t object = expr_any(u, target->u.subscript.value);
        uint32_t index = expr_any(u, target->u.subscript.index);
        uint32_t r = temp(u);
        span_at(u, &target->span);
        emit(u, OP_GET_ITEM_, r, object, index);
        augment(u, s, r, r);
        span_at(u, &target->span);
        emit(u, OP_SET_ITEM_, object, index, r);
        break;
    }
    default: codegen_error(u->c, &target->span, "illegal target for augmented assignment"); break;
    }
    u->top = saved;
}

/* An annotation that is evaluated only for what it may do. */
static void check_annotation(struct unit *u, struct expr *e)
{
    if (!u->c->scopes->future_annotations) {
        expr_effect(u, e);
    }
}

void compile_ann_assign(struct unit *u, struct stmt *s)
{
    struct expr *target = s->u.ann_assign.target;
    struct expr *annotation = s->u.ann_assign.annotation;
    uint32_t saved = u->top;
    if (s->u.ann_assign.value) {
        struct symbol *symbol = plain_target(u, target);
        if (symbol) {
            expr_to_variable(u, s->u.ann_assign.value, symbol->reg);
            set_assigned(u, symbol, true);
        } else {
            assign_target(u, target, expr_any(u, s->u.ann_assign.value));
        }
        u->top = saved;
    }
    bool stored = u->scope->kind == SCOPE_MODULE || u->scope->kind == SCOPE_CLASS;
    switch (target->kind) {
    case EXPR_NAME:
        if (s->u.ann_assign.simple && stored) {
            uint32_t v = temp(u);
            compile_annotation(u, annotation, v);
            uint32_t annotations = temp(u);
            span_at(u, &s->span);
            struct name *name = scope_mangle(u->c->scopes, u->scope, target->u.name);
            value text = interned(u->c, "__annotations__");
            emit_extra(u, u->uses_namespace ? OP_LOAD_NAME_ : OP_LOAD_GLOBAL_, annotations, 0, 0,
                       shared_cache(u, text));
            uint32_t key = temp(u);
            load_value(u, key, name_value(u->c, name));
            emit(u, OP_SET_ITEM_, annotations, key, v);
        }
        break;
    case EXPR_ATTRIBUTE:
        if (!s->u.ann_assign.value) {
            expr_effect(u, target->u.attribute.value);
        }
        break;
    case EXPR_SUBSCRIPT:
        if (!s->u.ann_assign.value) {
            expr_effect(u, target->u.subscript.value);
            expr_effect(u, target->u.subscript.index);
        }
        break;
    default: break;
    }
    /* Annotations of what is no simple name are evaluated outside functions, and dropped. */
    if (!s->u.ann_assign.simple && stored) {
        check_annotation(u, annotation);
    }
    u->top = saved;
}

void compile_delete(struct unit *u, struct expr *target)
{
    if (!codegen_enter(u->c, &target->span)) {
        return;
    }
    uint32_t saved = u->top;
    switch (target->kind) {
    case EXPR_NAME:
        span_at(u, &target->span);
        name_delete(u, target->u.name);
        break;
    case EXPR_ATTRIBUTE: {
        uint32_t object = expr_any(u, target->u.attribute.value);
        span_at(u, &target->span);
        emit_extra(u, OP_DELETE_ATTR_, object, 0, 0,
                   new_cache(u, name_value(u->c, mangled(u, target->u.attribute.name))));
        break;
    }
    case EXPR_SUBSCRIPT: {
        uint32_t object = expr_any(u, target->u.subscript.value);
        uint32_t index = expr_any(u, target->u.subscript.index);
        span_at(u, &target->span);
        emit(u, OP_DELETE_ITEM_, object, index, 0);
        break;
    }
    case EXPR_TUPLE:
    case EXPR_LIST:
        for (uint32_t i = 0; i < target->u.items.count; i++) {
            compile_delete(u, target->u.items.items[i]);
        }
        break;
    default: codegen_error(u->c, &target->span, "cannot delete this"); break;
    }
    u->top = saved;
    u->c->depth--;
}
