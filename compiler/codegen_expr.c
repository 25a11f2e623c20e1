/* codegen_expr.c - expressions: values, operators, comparisons, conditions, await and yield. */
#include "codegen.h"

#include "../vm/object/number.h"
#include "../vm/object/protocol.h"

#include <string.h>

unsigned binary_opcode(enum tree_binary_op op, bool in_place)
{
    static const uint8_t plain[] = {
        [TREE_ADD] = OP_ADD_,       [TREE_SUB] = OP_SUB_,     [TREE_MUL] = OP_MUL_,
        [TREE_MATMUL] = OP_MATMUL_, [TREE_DIV] = OP_TRUEDIV_, [TREE_FLOORDIV] = OP_FLOORDIV_,
        [TREE_MOD] = OP_MOD_,       [TREE_POW] = OP_POW_,     [TREE_LSHIFT] = OP_LSHIFT_,
        [TREE_RSHIFT] = OP_RSHIFT_, [TREE_AND] = OP_AND_,     [TREE_OR] = OP_OR_,
        [TREE_XOR] = OP_XOR_,
    };
    static const uint8_t augmented[] = {
        [TREE_ADD] = OP_IADD_,       [TREE_SUB] = OP_ISUB_,     [TREE_MUL] = OP_IMUL_,
        [TREE_MATMUL] = OP_IMATMUL_, [TREE_DIV] = OP_ITRUEDIV_, [TREE_FLOORDIV] = OP_IFLOORDIV_,
        [TREE_MOD] = OP_IMOD_,       [TREE_POW] = OP_IPOW_,     [TREE_LSHIFT] = OP_ILSHIFT_,
        [TREE_RSHIFT] = OP_IRSHIFT_, [TREE_AND] = OP_IAND_,     [TREE_OR] = OP_IOR_,
        [TREE_XOR] = OP_IXOR_,
    };
    return in_place ? augmented[op] : plain[op];
}

/* The form of a binary operator with a small constant on the right; 0: there is none. */
static unsigned immediate_opcode(enum tree_binary_op op)
{
    switch (op) {
    case TREE_ADD: return OP_ADD_I_;
    case TREE_SUB: return OP_SUB_I_;
    case TREE_MUL: return OP_MUL_I_;
    case TREE_FLOORDIV: return OP_FLOORDIV_I_;
    case TREE_MOD: return OP_MOD_I_;
    case TREE_LSHIFT: return OP_LSHIFT_I_;
    case TREE_RSHIFT: return OP_RSHIFT_I_;
    case TREE_AND: return OP_AND_I_;
    default: return 0;
    }
}

static bool small_constant(struct unit *u, struct expr *e, int64_t low, int64_t high, int32_t *out)
{
    value v;
    if (!fold_constant(u->c, e, &v) || !is_int(v) || small_int_value(v) < low ||
        small_int_value(v) > high) {
        return false;
    }
    *out = (int32_t)small_int_value(v);
    return true;
}

bool writes_last(const struct expr *e)
{
    switch (e->kind) {
    case EXPR_BOOLOP:
    case EXPR_NAMED:
    case EXPR_LISTCOMP:
    case EXPR_SETCOMP:
    case EXPR_DICTCOMP: return false;
    case EXPR_COMPARE: return e->u.compare.rights.count == 1;
    case EXPR_CONDITIONAL:
        return writes_last(e->u.conditional.body) && writes_last(e->u.conditional.orelse);
    case EXPR_TUPLE:
    case EXPR_LIST:
    case EXPR_SET: return false;
    case EXPR_DICT: return e->u.dict.values.count == 0;
    default: return true;
    }
}

/* Displays that end in one BUILD instruction. */
static bool is_small_display(const struct expr *e)
{
    return (e->kind == EXPR_TUPLE || e->kind == EXPR_LIST || e->kind == EXPR_SET) &&
           e->u.items.count > 0 && e->u.items.count <= 2 && !has_starred(&e->u.items);
}

void expr_to_variable(struct unit *u, struct expr *e, uint32_t reg)
{
    value v;
    if (fold_constant(u->c, e, &v) || writes_last(e) || is_small_display(e)) {
        expr_to(u, e, reg);
        return;
    }
    uint32_t saved = u->top;
    uint32_t r = expr_temp(u, e);
    emit_move(u, reg, r);
    u->top = saved;
}

uint32_t expr_temp(struct unit *u, struct expr *e)
{
    uint32_t r = u->top;
    need(u, r + 1);
    expr_to(u, e, r);
    u->top = r + 1;
    return r;
}

/* A name that := binds somewhere is copied: a later operand might rebind it. */
uint32_t expr_any(struct unit *u, struct expr *e)
{
    if (e->kind == EXPR_IN_REGISTER) {
        return (uint32_t)e->u.integer.small;
    }
    if (e->kind == EXPR_NAME) {
        struct symbol *symbol = local_symbol(u, e->u.name);
        if (symbol && !(symbol->flags & SYMBOL_WALRUS)) {
            span_at(u, &e->span);
            check_local(u, symbol);
            return symbol->reg;
        }
    }
    return expr_temp(u, e);
}

void expr_effect(struct unit *u, struct expr *e)
{
    value v;
    if (fold_constant(u->c, e, &v)) {
        return;
    }
    uint32_t saved = u->top;
    if (e->kind == EXPR_NAMED) {
        struct symbol *symbol = local_symbol(u, e->u.named.target->u.name);
        if (symbol) {
            expr_to_variable(u, e->u.named.value, symbol->reg);
            set_assigned(u, symbol, true);
            return;
        }
    }
    expr_any(u, e);
    u->top = saved;
}

/* -- operators ---------------------------------------------------------------------------------------- */

/* a + b + c + …: the chain of left operands is walked in a loop, however long it is. */
static void compile_binop(struct unit *u, struct expr *e, uint32_t dst)
{
    uint32_t count = 0;
    struct expr *left = e;
    for (; left->kind == EXPR_BINOP; left = left->u.binop.left) {
        count++;
    }
    struct expr *few[8];
    struct expr **spine = count <= 8 ? few : arena_alloc(u->c->arena, count * sizeof(*spine));
    if (!spine) {
        codegen_fail(u->c);
        return;
    }
    uint32_t i = count;
    for (struct expr *p = e; p->kind == EXPR_BINOP; p = p->u.binop.left) {
        spine[--i] = p;
    }
    uint32_t base = u->top;
    uint32_t accumulator = expr_any(u, left);
    for (i = 0; i < count && !u->c->failed; i++) {
        struct expr *p = spine[i];
        uint32_t result = i + 1 == count ? dst : base;
        int32_t small;
        unsigned op = immediate_opcode(p->u.binop.op);
        need(u, result + 1);
        if (op && small_constant(u, p->u.binop.right, -128, 127, &small)) {
            span_at(u, &p->span);
            emit_immediate(u, op, result, accumulator, small);
        } else {
            uint32_t right = expr_any(u, p->u.binop.right);
            span_at(u, &p->span);
            emit(u, binary_opcode(p->u.binop.op, false), result, accumulator, right);
        }
        accumulator = result;
        u->top = base + 1;
    }
    u->top = base;
}

static void compile_compare(struct unit *u, struct expr *e, uint32_t dst);

static void compile_unary(struct unit *u, struct expr *e, uint32_t dst)
{
    static const uint8_t ops[] = {[UNARY_NEG] = OP_NEG_,
                                  [UNARY_POS] = OP_POS_,
                                  [UNARY_INVERT] = OP_INVERT_,
                                  [UNARY_NOT] = OP_NOT_};
    uint32_t saved = u->top;
    struct expr *operand = e->u.unary.operand;
    if (e->u.unary.op == UNARY_NOT && operand->kind == EXPR_COMPARE &&
        operand->u.compare.rights.count == 1) {
        switch (operand->u.compare.ops[0]) {
        case TREE_IS: operand->u.compare.ops[0] = TREE_IS_NOT; break;
        case TREE_IS_NOT: operand->u.compare.ops[0] = TREE_IS; break;
        case TREE_IN: operand->u.compare.ops[0] = TREE_NOT_IN; break;
        case TREE_NOT_IN: operand->u.compare.ops[0] = TREE_IN; break;
        default:
            /* Errors are shown for the whole, as if it were one operator. */
            operand->span = e->span;
            break;
        }
        if (operand->u.compare.ops[0] >= TREE_IS) {
            *e = *operand;
            compile_compare(u, e, dst);
            return;
        }
    }
    uint32_t r = expr_any(u, operand);
    span_at(u, &e->span);
    emit(u, ops[e->u.unary.op], dst, r, 0);
    u->top = saved;
}

static void compile_boolop(struct unit *u, struct expr *e, uint32_t dst)
{
    struct expr_list *values = &e->u.boolop.values;
    bool sense = e->u.boolop.op == BOOL_OR;
    uint32_t saved = u->top;
    uint32_t result = dst;
    if (is_variable(u, dst)) {
        result = temp(u);
    } else {
        hold(u, dst);
    }
    label end = new_label(u);
    uint64_t *first = NULL;
    for (uint32_t i = 0; i < values->count && !u->c->failed; i++) {
        value v;
        bool is_last = i + 1 == values->count;
        /* A constant operand decides, or is dropped. */
        if (!is_last && fold_constant(u->c, values->items[i], &v)) {
            if ((truth(u->c->vm, v) != 0) != sense) {
                continue;
            }
            is_last = true;
        }
        expr_to(u, values->items[i], result);
        if (is_last) {
            break;
        }
        span_at(u, &e->span);
        emit_jump(u, OP_JUMP_IF_, result, sense, 0, end);
        if (!first) {
            first = state_save(u);
        }
    }
    place_label(u, end);
    if (first) {
        state_restore(u, first);
    }
    if (result != dst) {
        emit_move(u, dst, result);
    }
    u->top = saved;
}

static void compile_conditional(struct unit *u, struct expr *e, uint32_t dst)
{
    value v;
    if (fold_constant(u->c, e->u.conditional.test, &v)) {
        expr_to(u, truth(u->c->vm, v) ? e->u.conditional.body : e->u.conditional.orelse, dst);
        return;
    }
    label orelse = new_label(u), end = new_label(u);
    jump_if(u, e->u.conditional.test, orelse, false, false);
    uint64_t *before = state_save(u);
    expr_to(u, e->u.conditional.body, dst);
    emit_jump(u, OP_JUMP_, 0, 0, 0, end);
    place_label(u, orelse);
    state_restore(u, before);
    expr_to(u, e->u.conditional.orelse, dst);
    state_restore(u, before);
    place_label(u, end);
}

/* -- comparisons --------------------------------------------------------------------------------------- */

static unsigned compare_opcode(enum tree_compare_op op)
{
    static const uint8_t ops[] = {
        [TREE_EQ] = OP_EQ_,         [TREE_NE] = OP_NE_,         [TREE_LT] = OP_LT_,
        [TREE_LE] = OP_LE_,         [TREE_GT] = OP_GT_,         [TREE_GE] = OP_GE_,
        [TREE_IS] = OP_IS_,         [TREE_IS_NOT] = OP_IS_NOT_, [TREE_IN] = OP_IN_,
        [TREE_NOT_IN] = OP_NOT_IN_,
    };
    return ops[op];
}

static uint32_t right_operand(struct unit *u, enum tree_compare_op op, struct expr *e)
{
    value v;
    if ((op == TREE_IN || op == TREE_NOT_IN) && fold_collection(u->c, e, &v)) {
        span_at(u, &e->span);
        uint32_t r = temp(u);
        load_value(u, r, v);
        return r;
    }
    return expr_any(u, e);
}

/* The type of a constant that `is` should not compare; NULL: none. */
static const char *literal_type(struct unit *u, struct expr *e)
{
    value v;
    if (e->kind == EXPR_FSTRING || !fold_constant(u->c, e, &v) || v == VALUE_NONE ||
        v == VALUE_ELLIPSIS || is_bool(v)) {
        return NULL;
    }
    return type_of(u->c->vm, v)->def->name;
}

static void warn_identity(struct unit *u, struct expr *e)
{
    struct expr *left = e->u.compare.left;
    for (uint32_t i = 0; i < e->u.compare.rights.count; i++) {
        struct expr *right = e->u.compare.rights.items[i];
        enum tree_compare_op op = e->u.compare.ops[i];
        if (op == TREE_IS || op == TREE_IS_NOT) {
            const char *type = literal_type(u, left);
            type = type ? type : literal_type(u, right);
            if (type) {
                codegen_warn(u->c, &e->span,
                             op == TREE_IS ? "\"is\" with '%s' literal. Did you mean \"==\"?"
                                           : "\"is not\" with '%s' literal. Did you mean \"!=\"?",
                             type);
                return;
            }
        }
        left = right;
    }
}

static void compile_compare(struct unit *u, struct expr *e, uint32_t dst)
{
    uint32_t saved = u->top;
    uint32_t count = e->u.compare.rights.count;
    warn_identity(u, e);
    if (count == 1) {
        uint32_t left = expr_any(u, e->u.compare.left);
        uint32_t right = right_operand(u, e->u.compare.ops[0], e->u.compare.rights.items[0]);
        span_at(u, &e->span);
        emit(u, compare_opcode(e->u.compare.ops[0]), dst, left, right);
        u->top = saved;
        return;
    }
    uint32_t result = dst;
    if (is_variable(u, dst)) {
        result = temp(u);
    } else {
        hold(u, dst);
    }
    label end = new_label(u);
    uint32_t left = expr_any(u, e->u.compare.left);
    uint64_t *state = NULL;
    for (uint32_t i = 0; i < count && !u->c->failed; i++) {
        uint32_t right = right_operand(u, e->u.compare.ops[i], e->u.compare.rights.items[i]);
        span_at(u, &e->span);
        emit(u, compare_opcode(e->u.compare.ops[i]), result, left, right);
        if (i + 1 < count) {
            emit_jump(u, OP_JUMP_IF_, result, 0, 0, end);
            if (!state) {
                state = state_save(u);
            }
        }
        left = right;
    }
    place_label(u, end);
    state_restore(u, state ? state : u->assigned);
    emit_move(u, dst, result);
    u->top = saved;
}

/* -- conditions -------------------------------------------------------------------------------------------- */

static void jump_compare(struct unit *u, enum tree_compare_op op, uint32_t left, struct expr *e,
                         uint32_t *right_out, label target, bool sense, bool back,
                         const struct span *span)
{
    static const uint8_t jumps[] = {
        [TREE_EQ] = OP_JUMP_EQ_,     [TREE_NE] = OP_JUMP_NE_,     [TREE_LT] = OP_JUMP_LT_,
        [TREE_LE] = OP_JUMP_LE_,     [TREE_GT] = OP_JUMP_GT_,     [TREE_GE] = OP_JUMP_GE_,
        [TREE_IS] = OP_JUMP_IS_,     [TREE_IS_NOT] = OP_JUMP_IS_, [TREE_IN] = OP_JUMP_IN_,
        [TREE_NOT_IN] = OP_JUMP_IN_,
    };
    static const uint8_t immediate[] = {
        [TREE_EQ] = OP_JUMP_EQ_I_, [TREE_NE] = OP_JUMP_NE_I_, [TREE_LT] = OP_JUMP_LT_I_,
        [TREE_LE] = OP_JUMP_LE_I_, [TREE_GT] = OP_JUMP_GT_I_, [TREE_GE] = OP_JUMP_GE_I_,
    };
    if (op == TREE_IS_NOT || op == TREE_NOT_IN) {
        sense = !sense;
    }
    uint32_t bits = (uint32_t)sense | (uint32_t)back << 1;
    value v;
    int32_t small;
    if (!right_out && (op == TREE_IS || op == TREE_IS_NOT) && fold_constant(u->c, e, &v) &&
        v == VALUE_NONE) {
        span_at(u, span);
        emit_jump(u, OP_JUMP_IF_NONE_, left, bits, 0, target);
        return;
    }
    if (!right_out && op <= TREE_GE && small_constant(u, e, INT16_MIN, INT16_MAX, &small)) {
        span_at(u, span);
        emit_jump_immediate(u, immediate[op], left, small, bits, target);
        return;
    }
    uint32_t right = right_operand(u, op, e);
    span_at(u, span);
    emit_jump(u, jumps[op], left, right, bits, target);
    if (right_out) {
        *right_out = right;
    }
}

static void jump_if_compare(struct unit *u, struct expr *e, label target, bool sense, bool back)
{
    uint32_t count = e->u.compare.rights.count;
    uint32_t saved = u->top;
    warn_identity(u, e);
    uint32_t left = expr_any(u, e->u.compare.left);
    label skip = sense && count > 1 ? new_label(u) : target;
    uint64_t *state = NULL;
    for (uint32_t i = 0; i < count && !u->c->failed; i++) {
        bool is_last = i + 1 == count;
        struct expr *right = e->u.compare.rights.items[i];
        jump_compare(u, e->u.compare.ops[i], left, right, is_last ? NULL : &left,
                     is_last ? target : skip, is_last && sense, back && (is_last || !sense),
                     &e->span);
        if (!state) {
            state = state_save(u);
        }
    }
    if (skip != target) {
        place_label(u, skip);
    }
    if (state) {
        state_restore(u, state);
    }
    u->top = saved;
}

static void jump_if_boolop(struct unit *u, struct expr *e, label target, bool sense, bool back)
{
    struct expr_list *values = &e->u.boolop.values;
    bool is_or = e->u.boolop.op == BOOL_OR;
    /* `or` jumping when true, `and` when false: each operand may jump. Else all but the last skip. */
    label skip = is_or == sense ? target : new_label(u);
    uint64_t *first = NULL;
    for (uint32_t i = 0; i < values->count && !u->c->failed; i++) {
        bool is_last = i + 1 == values->count;
        jump_if(u, values->items[i], is_last ? target : skip, is_last ? sense : is_or,
                back && (is_last || skip == target));
        if (!first) {
            first = state_save(u);
        }
    }
    if (skip != target) {
        place_label(u, skip);
    }
    /* Both ways out know only what the first operand assigns. */
    if (first) {
        state_restore(u, first);
    }
}

static void jump_if_conditional(struct unit *u, struct expr *e, label target, bool sense, bool back)
{
    label orelse = new_label(u), end = new_label(u);
    jump_if(u, e->u.conditional.test, orelse, false, false);
    /* Both ways out know only what the test assigns. */
    uint64_t *state = state_save(u);
    jump_if(u, e->u.conditional.body, target, sense, back);
    span_at(u, &e->span);
    emit_jump(u, OP_JUMP_, 0, 0, 0, end);
    place_label(u, orelse);
    state_restore(u, state);
    jump_if(u, e->u.conditional.orelse, target, sense, back);
    place_label(u, end);
    state_restore(u, state);
}

void jump_if(struct unit *u, struct expr *e, label target, bool sense, bool back)
{
    if (!codegen_enter(u->c, &e->span)) {
        return;
    }
    value v;
    uint32_t saved = u->top;
    if (fold_constant(u->c, e, &v)) {
        if ((truth(u->c->vm, v) != 0) == sense) {
            span_at(u, &e->span);
            emit_jump(u, OP_JUMP_, 0, 0, 0, target);
        }
    } else if (e->kind == EXPR_UNARY && e->u.unary.op == UNARY_NOT) {
        jump_if(u, e->u.unary.operand, target, !sense, back);
    } else if (e->kind == EXPR_BOOLOP) {
        jump_if_boolop(u, e, target, sense, back);
    } else if (e->kind == EXPR_COMPARE) {
        jump_if_compare(u, e, target, sense, back);
    } else if (e->kind == EXPR_CONDITIONAL) {
        jump_if_conditional(u, e, target, sense, back);
    } else {
        uint32_t r;
        struct symbol *symbol =
            e->kind == EXPR_NAMED ? local_symbol(u, e->u.named.target->u.name) : NULL;
        if (symbol) {
            expr_effect(u, e);
            r = symbol->reg;
        } else {
            r = expr_any(u, e);
        }
        span_at(u, &e->span);
        emit_jump(u, OP_JUMP_IF_, r, (uint32_t)sense | (uint32_t)back << 1, 0, target);
    }
    u->top = saved;
    u->c->depth--;
}

/* -- attributes and items ---------------------------------------------------------------------------------- */

static void warn_subscript(struct unit *u, struct expr *e)
{
    const struct expr *v = e->u.subscript.value;
    const char *type = v->kind == EXPR_INT         ? "int"
                       : v->kind == EXPR_FLOAT     ? "float"
                       : v->kind == EXPR_IMAGINARY ? "complex"
                       : v->kind == EXPR_SET       ? "set"
                       : v->kind == EXPR_SETCOMP   ? "set"
                       : v->kind == EXPR_GENEXP    ? "generator"
                       : v->kind == EXPR_LAMBDA    ? "function"
                       : v->kind == EXPR_NONE      ? "NoneType"
                       : v->kind == EXPR_TRUE      ? "bool"
                       : v->kind == EXPR_FALSE     ? "bool"
                       : v->kind == EXPR_ELLIPSIS  ? "ellipsis"
                                                   : NULL;
    if (type) {
        codegen_warn(u->c, &v->span,
                     "'%s' object is not subscriptable; perhaps you missed a comma?", type);
    }
}

/* The type that an index surely has: of constants and displays; NULL for others, ints and slices. */
static const char *index_type(struct unit *u, struct expr *e)
{
    value v;
    switch (e->kind) {
    case EXPR_TUPLE: return "tuple";
    case EXPR_LIST:
    case EXPR_LISTCOMP: return "list";
    case EXPR_DICT:
    case EXPR_DICTCOMP: return "dict";
    case EXPR_SET:
    case EXPR_SETCOMP: return "set";
    case EXPR_GENEXP: return "generator";
    case EXPR_LAMBDA: return "function";
    case EXPR_FSTRING: return "str";
    default:
        return fold_constant(u->c, e, &v) && !is_any_int(v) ? type_of(u->c->vm, v)->def->name
                                                            : NULL;
    }
}

static void warn_index(struct unit *u, struct expr *e)
{
    struct expr *object = e->u.subscript.value;
    value v;
    const char *type = object->kind == EXPR_LIST || object->kind == EXPR_LISTCOMP ? "list"
                       : object->kind == EXPR_TUPLE                               ? "tuple"
                       : object->kind == EXPR_FSTRING                             ? "str"
                                                                                  : NULL;
    if (!type && fold_constant(u->c, object, &v) &&
        (is_kind(v, TYPE_STR) || is_kind(v, TYPE_BYTES) || is_kind(v, TYPE_TUPLE))) {
        type = type_of(u->c->vm, v)->def->name;
    }
    const char *index = type ? index_type(u, e->u.subscript.index) : NULL;
    if (index) {
        codegen_warn(u->c, &object->span,
                     "%s indices must be integers or slices, not %s; perhaps you missed a comma?",
                     type, index);
    }
}

/* The three parts of a slice in registers from the one returned. */
static uint32_t slice_parts(struct unit *u, struct expr *e)
{
    struct expr *parts[] = {e->u.slice.lower, e->u.slice.upper, e->u.slice.step};
    uint32_t base = u->top;
    for (int i = 0; i < 3; i++) {
        if (parts[i]) {
            expr_temp(u, parts[i]);
        } else {
            span_at(u, &e->span);
            load_value(u, temp(u), VALUE_NONE);
        }
    }
    return base;
}

static void compile_slice(struct unit *u, struct expr *e, uint32_t dst)
{
    uint32_t saved = u->top;
    uint32_t base = slice_parts(u, e);
    span_at(u, &e->span);
    emit(u, OP_BUILD_SLICE_, dst, base, 0);
    u->top = saved;
}

static void compile_subscript(struct unit *u, struct expr *e, uint32_t dst)
{
    warn_subscript(u, e);
    warn_index(u, e);
    uint32_t saved = u->top;
    uint32_t object = expr_any(u, e->u.subscript.value);
    int32_t small;
    if (small_constant(u, e->u.subscript.index, -128, 127, &small)) {
        span_at(u, &e->span);
        emit_immediate(u, OP_GET_ITEM_I_, dst, object, small);
    } else if (e->u.subscript.index->kind == EXPR_SLICE) {
        uint32_t base = slice_parts(u, e->u.subscript.index);
        span_at(u, &e->span);
        emit(u, OP_GET_SLICE_, dst, object, base);
    } else {
        uint32_t index = expr_any(u, e->u.subscript.index);
        span_at(u, &e->span);
        emit(u, OP_GET_ITEM_, dst, object, index);
    }
    u->top = saved;
}

static void compile_attribute(struct unit *u, struct expr *e, uint32_t dst)
{
    uint32_t saved = u->top;
    uint32_t object = expr_any(u, e->u.attribute.value);
    span_at(u, &e->span);
    emit_extra(u, OP_LOAD_ATTR_, dst, object, 0,
               new_cache(u, name_value(u->c, mangled(u, e->u.attribute.name))));
    u->top = saved;
}

/* -- await and yield ----------------------------------------------------------------------------------------- */

void delegate(struct unit *u, uint32_t dst, uint32_t awaitable, uint32_t context)
{
    uint32_t saved = u->top;
    uint32_t iterator = temp(u);
    emit(u, OP_GET_AWAITABLE_, iterator, awaitable, context);
    emit(u, OP_DELEGATE_, dst, iterator, 0);
    u->top = saved;
}

static void compile_yield(struct unit *u, struct expr *e, uint32_t dst)
{
    uint32_t saved = u->top;
    uint32_t r;
    if (e->kind == EXPR_YIELD_FROM) {
        r = expr_any(u, e->u.value);
        uint32_t iterator = temp(u);
        span_at(u, &e->span);
        emit(u, OP_GET_YIELD_FROM_ITER_, iterator, r, 0);
        emit(u, OP_DELEGATE_, dst, iterator, 0);
        u->top = saved;
        return;
    }
    if (e->u.value) {
        r = expr_any(u, e->u.value);
    } else {
        r = temp(u);
        span_at(u, &e->span);
        load_value(u, r, VALUE_NONE);
    }
    span_at(u, &e->span);
    emit(u, OP_YIELD_, dst, r, (u->flags & CODE_ASYNC_GENERATOR) != 0);
    u->top = saved;
}

static void compile_named(struct unit *u, struct expr *e, uint32_t dst)
{
    struct name *name = e->u.named.target->u.name;
    uint32_t saved = u->top;
    uint32_t r = dst;
    if (is_variable(u, dst)) {
        r = temp(u);
    } else {
        hold(u, dst);
    }
    expr_to(u, e->u.named.value, r);
    span_at(u, &e->u.named.target->span);
    name_store(u, name, r);
    emit_move(u, dst, r);
    u->top = saved;
}

/* -- long chains ---------------------------------------------------------------------------------------------- */

#define CHAIN_PIECE 64 /* links compiled by recursion at a time */

static bool is_long_chain(const struct expr *e)
{
    uint32_t count = 0;
    for (; e && count <= CHAIN_PIECE; e = chain_inner(e)) {
        count += e->kind != EXPR_BINOP; /* a row of operators is walked in a loop anyway */
    }
    return count > CHAIN_PIECE;
}

/*
 * A long chain is compiled in pieces from the inside outwards. A piece that is done is an
 * EXPR_IN_REGISTER while the next one is compiled: it has the register that it would have had in
 * the recursion. The tree is put right again afterwards, since some code is made more than once.
 */
static void compile_long_chain(struct unit *u, struct expr *e, uint32_t dst)
{
    size_t count = 0, pieces = 0;
    for (struct expr *p = e; p; p = chain_inner(p)) {
        count += p->kind != EXPR_BINOP;
    }
    struct piece {
        struct expr *e, original;
    } *done = arena_alloc(u->c->arena, (count / CHAIN_PIECE + 1) * sizeof *done);
    if (!done) {
        codegen_fail(u->c);
        return;
    }
    size_t i = 0;
    for (struct expr *p = e; p; p = chain_inner(p)) {
        i += p->kind != EXPR_BINOP;
        if (p != e && p->kind != EXPR_BINOP && i % CHAIN_PIECE == 0 && chain_inner(p)) {
            done[pieces++].e = p;
        }
    }
    uint32_t base = u->top;
    need(u, base + 1);
    for (i = pieces; i-- > 0 && !u->c->failed;) {
        struct expr *p = done[i].e;
        expr_to(u, p, base);
        done[i].original = *p;
        p->kind = EXPR_IN_REGISTER;
        p->u.integer.small = base;
        u->top = base + 1;
    }
    size_t made = i + 1;
    expr_to(u, e, dst);
    for (i = made; i < pieces; i++) {
        *done[i].e = done[i].original;
    }
    u->top = base;
}

void expr_to(struct unit *u, struct expr *e, uint32_t dst)
{
    if (!codegen_enter(u->c, &e->span)) {
        return;
    }
    if (is_long_chain(e)) {
        compile_long_chain(u, e, dst);
        u->c->depth--;
        return;
    }
    need(u, dst + 1);
    uint32_t saved = u->top;
    value v;
    if (fold_constant(u->c, e, &v)) {
        span_at(u, &e->span);
        load_value(u, dst, v);
        u->c->depth--;
        return;
    }
    switch (e->kind) {
    case EXPR_IN_REGISTER: emit_move(u, dst, (uint32_t)e->u.integer.small); break;
    case EXPR_FSTRING:
        span_at(u, &e->span);
        compile_fstring(u, &e->u.fstring.parts, dst);
        break;
    case EXPR_NAME:
        span_at(u, &e->span);
        name_load(u, e->u.name, dst);
        break;
    case EXPR_ATTRIBUTE: compile_attribute(u, e, dst); break;
    case EXPR_SUBSCRIPT: compile_subscript(u, e, dst); break;
    case EXPR_SLICE: compile_slice(u, e, dst); break;
    case EXPR_CALL: compile_call(u, e, dst); break;
    case EXPR_UNARY: compile_unary(u, e, dst); break;
    case EXPR_BINOP: compile_binop(u, e, dst); break;
    case EXPR_BOOLOP: compile_boolop(u, e, dst); break;
    case EXPR_COMPARE: compile_compare(u, e, dst); break;
    case EXPR_CONDITIONAL: compile_conditional(u, e, dst); break;
    case EXPR_NAMED: compile_named(u, e, dst); break;
    case EXPR_LAMBDA: compile_lambda(u, e, dst); break;
    case EXPR_TUPLE:
    case EXPR_LIST:
    case EXPR_SET:
    case EXPR_DICT: compile_display(u, e, dst); break;
    case EXPR_LISTCOMP:
    case EXPR_SETCOMP:
    case EXPR_DICTCOMP:
    case EXPR_GENEXP: compile_comprehension(u, e, dst); break;
    case EXPR_AWAIT: {
        uint32_t r = expr_any(u, e->u.value);
        span_at(u, &e->span);
        delegate(u, dst, r, 0);
        break;
    }
    case EXPR_YIELD:
    case EXPR_YIELD_FROM: compile_yield(u, e, dst); break;
    case EXPR_STARRED: codegen_error(u->c, &e->span, "can't use starred expression here"); break;
    default: codegen_error(u->c, &e->span, "invalid syntax"); break;
    }
    u->top = saved;
    u->c->depth--;
}
