/* codegen_display.c - tuple, list, set and dict displays, and f-strings. */
#include "codegen.h"

#include "../vm/object/sequence.h"

bool has_starred(const struct expr_list *items)
{
    for (uint32_t i = 0; i < items->count; i++) {
        if (items->items[i]->kind == EXPR_STARRED) {
            return true;
        }
    }
    return false;
}

/* The items as one constant tuple, when all are constants. */
static bool constant_items(struct unit *u, struct expr_list *items, value *out)
{
    for (uint32_t i = 0; i < items->count; i++) {
        value v;
        if (items->items[i]->kind == EXPR_STARRED || !fold_constant(u->c, items->items[i], &v)) {
            return false;
        }
    }
    struct tuple *tuple = tuple_new(u->c->vm, items->count);
    if (!tuple) {
        codegen_fail(u->c);
        return false;
    }
    for (uint32_t i = 0; i < items->count; i++) {
        fold_constant(u->c, items->items[i], &tuple->items[i]);
    }
    *out = from_object(tuple);
    return true;
}

/* Adds items[from …) to the collection in R[dst] one after the other. */
static void add_items(struct unit *u, struct expr_list *items, uint32_t from, uint32_t dst,
                      bool is_set, const struct span *span)
{
    for (uint32_t i = from; i < items->count && !u->c->failed; i++) {
        struct expr *item = items->items[i];
        bool starred = item->kind == EXPR_STARRED;
        uint32_t saved = u->top;
        uint32_t r = expr_any(u, starred ? item->u.value : item);
        span_at(u, span);
        if (is_set) {
            emit(u, starred ? OP_SET_UPDATE_ : OP_SET_ADD_, dst, r, 0);
        } else {
            emit(u, starred ? OP_LIST_EXTEND_ : OP_LIST_APPEND_, dst, r, 0);
        }
        u->top = saved;
    }
}

/* How many leading items go into one BUILD instruction. */
static uint32_t leading(const struct expr_list *items)
{
    uint32_t n = 0;
    while (n < items->count && n < DISPLAY_WINDOW && items->items[n]->kind != EXPR_STARRED) {
        n++;
    }
    return n;
}

static uint32_t window_of(struct unit *u, struct expr_list *items, uint32_t count)
{
    /* All of them plain variables in consecutive registers: used where they are. */
    uint32_t first = 0;
    bool in_place = count > 0;
    for (uint32_t i = 0; i < count && in_place; i++) {
        struct symbol *symbol =
            items->items[i]->kind == EXPR_NAME ? local_symbol(u, items->items[i]->u.name) : NULL;
        in_place =
            symbol && !(symbol->flags & SYMBOL_WALRUS) && (i == 0 || symbol->reg == first + i);
        first = in_place && i == 0 ? symbol->reg : first;
    }
    if (in_place) {
        for (uint32_t i = 0; i < count; i++) {
            span_at(u, &items->items[i]->span);
            check_local(u, local_symbol(u, items->items[i]->u.name));
        }
        return first;
    }
    first = u->top;
    for (uint32_t i = 0; i < count && !u->c->failed; i++) {
        expr_temp(u, items->items[i]);
    }
    return first;
}

static void build_sequence(struct unit *u, struct expr_list *items, uint32_t dst, unsigned op,
                           const struct span *span)
{
    uint32_t saved = u->top;
    uint32_t n = leading(items);
    if (n == items->count) {
        uint32_t first = window_of(u, items, n);
        span_at(u, span);
        emit(u, op, dst, first, n);
        u->top = saved;
        return;
    }
    uint32_t collection = dst;
    if (is_variable(u, dst) || op == OP_BUILD_TUPLE_) {
        collection = temp(u);
    } else {
        hold(u, dst);
    }
    bool is_set = op == OP_BUILD_SET_;
    value constants;
    if (items->count > 2 && constant_items(u, items, &constants)) {
        span_at(u, span);
        emit(u, is_set ? OP_BUILD_SET_ : OP_BUILD_LIST_, collection, collection, 0);
        uint32_t r = temp(u);
        load_value(u, r, constants);
        emit(u, is_set ? OP_SET_UPDATE_ : OP_LIST_EXTEND_, collection, r, 0);
    } else {
        uint32_t top = u->top;
        uint32_t first = window_of(u, items, n);
        span_at(u, span);
        emit(u, is_set ? OP_BUILD_SET_ : OP_BUILD_LIST_, collection, first, n);
        u->top = top;
        add_items(u, items, n, collection, is_set, span);
    }
    span_at(u, span);
    if (op == OP_BUILD_TUPLE_) {
        emit(u, OP_LIST_TO_TUPLE_, dst, collection, 0);
    } else {
        emit_move(u, dst, collection);
    }
    u->top = saved;
}

void build_tuple(struct unit *u, struct expr_list *items, uint32_t dst)
{
    struct span span = u->span;
    build_sequence(u, items, dst, OP_BUILD_TUPLE_, &span);
}

void build_list(struct unit *u, struct expr_list *items, uint32_t dst)
{
    struct span span = u->span;
    build_sequence(u, items, dst, OP_BUILD_LIST_, &span);
}

static void build_dict(struct unit *u, struct expr *e, uint32_t dst)
{
    struct expr_list *keys = &e->u.dict.keys, *values = &e->u.dict.values;
    uint32_t saved = u->top;
    uint32_t n = 0;
    while (n < values->count && n < DISPLAY_WINDOW / 2 && keys->items[n]) {
        n++;
    }
    uint32_t result = dst;
    if (n < values->count) {
        if (is_variable(u, dst)) {
            result = temp(u);
        } else {
            hold(u, dst);
        }
    }
    uint32_t top = u->top;
    uint32_t first = u->top;
    for (uint32_t i = 0; i < n && !u->c->failed; i++) {
        expr_temp(u, keys->items[i]);
        expr_temp(u, values->items[i]);
    }
    span_at(u, &e->span);
    emit(u, OP_BUILD_DICT_, result, first, n);
    u->top = top;
    for (uint32_t i = n; i < values->count && !u->c->failed; i++) {
        if (keys->items[i]) {
            uint32_t key = expr_any(u, keys->items[i]);
            uint32_t v = expr_any(u, values->items[i]);
            span_at(u, &e->span);
            emit(u, OP_DICT_ADD_, result, key, v);
        } else {
            uint32_t mapping = expr_any(u, values->items[i]);
            span_at(u, &e->span);
            emit(u, OP_DICT_UPDATE_, result, mapping, 0);
        }
        u->top = top;
    }
    emit_move(u, dst, result);
    u->top = saved;
}

void compile_display(struct unit *u, struct expr *e, uint32_t dst)
{
    switch (e->kind) {
    case EXPR_TUPLE: build_sequence(u, &e->u.items, dst, OP_BUILD_TUPLE_, &e->span); break;
    case EXPR_LIST: {
        value constants;
        /* Three constants or more are one constant tuple. */
        if (e->u.items.count > 2 && constant_items(u, &e->u.items, &constants)) {
            uint32_t saved = u->top;
            uint32_t list = dst;
            if (is_variable(u, dst)) {
                list = temp(u);
            } else {
                hold(u, dst);
            }
            uint32_t r = temp(u);
            span_at(u, &e->span);
            emit(u, OP_BUILD_LIST_, list, list, 0);
            load_value(u, r, constants);
            emit(u, OP_LIST_EXTEND_, list, r, 0);
            emit_move(u, dst, list);
            u->top = saved;
            break;
        }
        build_sequence(u, &e->u.items, dst, OP_BUILD_LIST_, &e->span);
        break;
    }
    case EXPR_SET: build_sequence(u, &e->u.items, dst, OP_BUILD_SET_, &e->span); break;
    default: build_dict(u, e, dst); break;
    }
}

/* -- f-strings ------------------------------------------------------------------------------------------ */

static void compile_field(struct unit *u, struct fstring_part *part, uint32_t dst)
{
    uint32_t saved = u->top;
    struct span span = part->span;
    uint32_t v = expr_any(u, part->value);
    if (part->conversion) {
        span_at(u, &span);
        uint32_t converted = v >= saved ? v : temp(u);
        emit(u, OP_CONVERT_, converted, v,
             part->conversion == 's'   ? 1
             : part->conversion == 'r' ? 2
                                       : 3);
        v = converted;
    }
    if (part->spec) {
        uint32_t spec = temp(u);
        span_at(u, &span);
        compile_fstring(u, part->spec, spec);
        span_at(u, &span);
        emit(u, OP_FORMAT_SPEC_, dst, v, spec);
    } else {
        span_at(u, &span);
        emit(u, OP_FORMAT_, dst, v, 0);
    }
    u->top = saved;
}

void compile_fstring(struct unit *u, struct fstring_part_list *parts, uint32_t dst)
{
    struct span span = u->span;
    if (!codegen_enter(u->c, &span)) {
        return;
    }
    uint32_t saved = u->top;
    if (parts->count == 0) {
        load_value(u, dst, interned(u->c, ""));
    } else if (parts->count == 1 && parts->items[0].kind == FSTRING_FIELD) {
        compile_field(u, &parts->items[0], dst);
    } else {
        uint32_t first = u->top;
        for (uint32_t i = 0; i < parts->count && !u->c->failed; i++) {
            struct fstring_part *part = &parts->items[i];
            uint32_t r = temp(u);
            if (part->kind == FSTRING_LITERAL) {
                span_at(u, &span);
                load_value(u, r, string_constant(u->c, part->text.data, part->text.len));
            } else {
                compile_field(u, part, r);
            }
        }
        span_at(u, &span);
        emit(u, OP_BUILD_STRING_, dst, first, parts->count);
    }
    u->top = saved;
    u->c->depth--;
}
