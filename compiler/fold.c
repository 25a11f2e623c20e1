/* fold.c - constant folding: literals, tuples of constants, operators on constants within CPython's
 * limits of size, collections of constants behind `in` and `for`. A folded node becomes EXPR_FOLDED
 * in place; others are marked, so that each node is tried once. */
#include "codegen.h"

#include "../vm/object/dict.h"
#include "../vm/object/number.h"
#include "../vm/object/protocol.h"
#include "../vm/object/sequence.h"
#include "../vm/object/str.h"

#include <string.h>

#define FOLD_TRIED       0x80 /* in parser_flags, which is free once parsing is over */
#define MAX_INT_BITS     128
#define MAX_STR_SIZE     4096
#define MAX_COLLECTION   256
#define MAX_FOLDED_CHAIN 4096 /* a longer chain of operators is left alone */

static bool settle(struct expr *e, value v, value *out)
{
    e->kind = EXPR_FOLDED;
    e->u.integer.small = (int64_t)value_bits(v);
    *out = v;
    return true;
}

/* A value that was computed, or none: then the error is the program's, at run time. */
static bool settle_result(struct compiler *c, struct expr *e, value v, value *out)
{
    if (!v) {
        if (error_is(c->vm, TYPE_MEMORY_ERROR)) {
            codegen_fail(c);
        } else {
            error_clear(c->vm);
        }
        return false;
    }
    return settle(e, canonical_constant(c, v), out);
}

static bool fold_literal(struct compiler *c, struct expr *e, value *out)
{
    struct vm *vm = c->vm;
    value v = VALUE_NULL;
    switch (e->kind) {
    case EXPR_NONE: v = VALUE_NONE; break;
    case EXPR_TRUE: v = VALUE_TRUE; break;
    case EXPR_FALSE: v = VALUE_FALSE; break;
    case EXPR_ELLIPSIS: v = VALUE_ELLIPSIS; break;
    case EXPR_INT:
        v = e->u.integer.is_small ? int_from_int64(vm, e->u.integer.small)
                                  : int_from_digits(vm, e->u.integer.digits.data,
                                                    e->u.integer.digits.len, e->u.integer.base);
        break;
    case EXPR_FLOAT: v = float_new(vm, e->u.number); break;
    case EXPR_IMAGINARY: v = complex_new(vm, 0.0, e->u.number); break;
    case EXPR_STR: v = string_constant(c, e->u.text.data, e->u.text.len); break;
    default: v = bytes_new(vm, e->u.text.data, e->u.text.len); break;
    }
    if (!v) {
        codegen_fail(c);
        return false;
    }
    return settle(e, canonical_constant(c, v), out);
}

static bool fold_items(struct compiler *c, struct expr_list *items)
{
    value v;
    for (uint32_t i = 0; i < items->count; i++) {
        if (items->items[i]->kind == EXPR_STARRED || !fold_constant(c, items->items[i], &v)) {
            return false;
        }
    }
    return true;
}

static value tuple_of_items(struct compiler *c, struct expr_list *items)
{
    struct tuple *tuple = tuple_new(c->vm, items->count);
    if (!tuple) {
        codegen_fail(c);
        return VALUE_ERROR;
    }
    for (uint32_t i = 0; i < items->count; i++) {
        fold_constant(c, items->items[i], &tuple->items[i]);
    }
    return from_object(tuple);
}

/* -- limits ------------------------------------------------------------------------------------------------ */

static size_t int_bits(value v)
{
    int64_t n;
    if (int_fits_int64(v, &n)) {
        uint64_t u = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
        return u ? 64 - (size_t)__builtin_clzll(u) : 0;
    }
    return (size_t)as_big_int(v)->count * 64;
}

static bool size_of_constant(value v, size_t *size, size_t *limit)
{
    if (is_kind(v, TYPE_STR)) {
        *size = as_str(v)->length;
        *limit = MAX_STR_SIZE;
    } else if (is_kind(v, TYPE_BYTES)) {
        *size = as_bytes(v)->size;
        *limit = MAX_STR_SIZE;
    } else if (is_kind(v, TYPE_TUPLE)) {
        *size = as_tuple(v)->length;
        *limit = MAX_COLLECTION;
    } else {
        return false;
    }
    return true;
}

static bool repeat_is_small(value sequence, value times)
{
    size_t size, limit;
    int64_t n;
    if (!size_of_constant(sequence, &size, &limit) || !int_fits_int64(times, &n)) {
        return false;
    }
    return n <= 0 || size == 0 || (uint64_t)n <= limit / size;
}

static bool worth_folding(enum tree_binary_op op, value a, value b)
{
    bool ints = is_any_int(a) && is_any_int(b);
    int64_t n;
    switch (op) {
    case TREE_MUL:
        if (ints) {
            return int_bits(a) + int_bits(b) <= MAX_INT_BITS;
        }
        if (is_any_int(a) && is_object(b) && !is_float(b) && !is_kind(b, TYPE_COMPLEX)) {
            return repeat_is_small(b, a);
        }
        if (is_any_int(b) && is_object(a) && !is_float(a) && !is_kind(a, TYPE_COMPLEX)) {
            return repeat_is_small(a, b);
        }
        return true;
    case TREE_POW:
        if (ints && int_sign(b) > 0) {
            return int_fits_int64(b, &n) && n <= MAX_INT_BITS &&
                   int_bits(a) * (size_t)n <= MAX_INT_BITS;
        }
        return true;
    case TREE_LSHIFT:
        return !ints || (int_fits_int64(b, &n) && n >= 0 && n <= MAX_INT_BITS &&
                         int_bits(a) + (size_t)n <= MAX_INT_BITS);
    case TREE_MOD: return !is_kind(a, TYPE_STR) && !is_kind(a, TYPE_BYTES);
    case TREE_MATMUL: return false;
    default: return true;
    }
}

static value apply(struct compiler *c, enum tree_binary_op op, value a, value b)
{
    static const uint8_t ops[] = {
        [TREE_ADD] = OP_ADD,       [TREE_SUB] = OP_SUB,     [TREE_MUL] = OP_MUL,
        [TREE_MATMUL] = OP_MATMUL, [TREE_DIV] = OP_TRUEDIV, [TREE_FLOORDIV] = OP_FLOORDIV,
        [TREE_MOD] = OP_MOD,       [TREE_POW] = OP_POW,     [TREE_LSHIFT] = OP_LSHIFT,
        [TREE_RSHIFT] = OP_RSHIFT, [TREE_AND] = OP_AND,     [TREE_OR] = OP_OR,
        [TREE_XOR] = OP_XOR,
    };
    return binary(c->vm, (enum binary_op)ops[op], a, b);
}

/* The chain of left operands is folded from its innermost one outwards. */
static bool fold_binop(struct compiler *c, struct expr *e, value *out)
{
    uint32_t count = 0;
    struct expr *left = e;
    for (; left->kind == EXPR_BINOP; left = left->u.binop.left) {
        left->parser_flags |= FOLD_TRIED;
        count++;
    }
    value a;
    if (!fold_constant(c, left, &a) || count > MAX_FOLDED_CHAIN) {
        return false;
    }
    struct expr **spine = arena_alloc(c->arena, count * sizeof(*spine));
    if (!spine) {
        codegen_fail(c);
        return false;
    }
    uint32_t i = count;
    for (struct expr *p = e; p->kind == EXPR_BINOP; p = p->u.binop.left) {
        spine[--i] = p;
    }
    for (i = 0; i < count; i++) {
        value b;
        struct expr *p = spine[i];
        if (!fold_constant(c, p->u.binop.right, &b) || !worth_folding(p->u.binop.op, a, b) ||
            !settle_result(c, p, apply(c, p->u.binop.op, a, b), &a)) {
            return false;
        }
    }
    *out = a;
    return true;
}

static bool fold_unary(struct compiler *c, struct expr *e, value *out)
{
    value v;
    if (!fold_constant(c, e->u.unary.operand, &v)) {
        return false;
    }
    switch (e->u.unary.op) {
    case UNARY_NOT: {
        int t = truth(c->vm, v);
        return t >= 0 && settle(e, make_bool(!t), out);
    }
    case UNARY_NEG: return settle_result(c, e, unary(c->vm, OP_NEG, v), out);
    case UNARY_POS: return settle_result(c, e, unary(c->vm, OP_POS, v), out);
    default: return !is_bool(v) && settle_result(c, e, unary(c->vm, OP_INVERT, v), out);
    }
}

static bool fold_subscript(struct compiler *c, struct expr *e, value *out)
{
    value object, index;
    if (e->context != CTX_LOAD) {
        return false;
    }
    uint8_t kind = e->u.subscript.value->kind;
    if (kind != EXPR_STR && kind != EXPR_BYTES && kind != EXPR_TUPLE && kind != EXPR_FOLDED) {
        return false;
    }
    if (e->u.subscript.index->kind == EXPR_SLICE ||
        !fold_constant(c, e->u.subscript.value, &object) ||
        !fold_constant(c, e->u.subscript.index, &index) || !is_any_int(index)) {
        return false;
    }
    if (!is_kind(object, TYPE_STR) && !is_kind(object, TYPE_BYTES) &&
        !is_kind(object, TYPE_TUPLE)) {
        return false;
    }
    return settle_result(c, e, get_item(c->vm, object, index), out);
}

bool fold_constant(struct compiler *c, struct expr *e, value *out)
{
    if (e->kind == EXPR_FOLDED) {
        *out = value_from_bits((uint64_t)e->u.integer.small);
        return true;
    }
    if (e->kind <= EXPR_BYTES) {
        return fold_literal(c, e, out);
    }
    if (e->parser_flags & FOLD_TRIED) {
        return false;
    }
    switch (e->kind) {
    case EXPR_NAME:
        return e->context == CTX_LOAD && e->u.name->len == 9 &&
               !strcmp(e->u.name->text, "__debug__") && settle(e, VALUE_TRUE, out);
    case EXPR_TUPLE:
    case EXPR_UNARY:
    case EXPR_BINOP:
    case EXPR_SUBSCRIPT: break;
    default: return false;
    }
    e->parser_flags |= FOLD_TRIED;
    if (!codegen_enter(c, &e->span)) {
        return false;
    }
    bool folded = false;
    switch (e->kind) {
    case EXPR_TUPLE:
        if (e->context == CTX_LOAD && fold_items(c, &e->u.items)) {
            value v = tuple_of_items(c, &e->u.items);
            folded = v && settle(e, canonical_constant(c, v), out);
        }
        break;
    case EXPR_UNARY: folded = fold_unary(c, e, out); break;
    case EXPR_BINOP: folded = fold_binop(c, e, out); break;
    default: folded = fold_subscript(c, e, out); break;
    }
    c->depth--;
    return folded;
}

bool fold_collection(struct compiler *c, struct expr *e, value *out)
{
    if ((e->kind != EXPR_LIST && e->kind != EXPR_SET) || e->context != CTX_LOAD ||
        !fold_items(c, &e->u.items)) {
        return false;
    }
    value v = tuple_of_items(c, &e->u.items);
    if (v && e->kind == EXPR_SET) {
        v = frozenset_new(c->vm, v);
        if (!v) {
            codegen_fail(c);
        }
    }
    *out = v;
    return v != VALUE_NULL;
}
