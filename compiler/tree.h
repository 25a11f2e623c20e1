/* tree.h - what the passes after the parser work on. */
#ifndef ASPEN_COMPILER_TREE_H
#define ASPEN_COMPILER_TREE_H

#include "ast.h"
#include "diagnostics.h"
#include "lexer.h"
#include "parser.h"

/* What constant folding makes of a node, in place; u.integer.small holds the value's bits. */
#define EXPR_FOLDED 100
/* While a long chain is compiled: its inner part, whose value is in register u.integer.small. */
#define EXPR_IN_REGISTER 101

/*
 * A chain is what the parser makes in a loop: attributes, subscripts, calls and binary operators, one
 * inside the other on the left. It may be of any length, so no pass may recurse along it. The next
 * node inwards, NULL at the chain's end.
 */
static inline struct expr *chain_inner(const struct expr *e)
{
    switch (e->kind) {
    case EXPR_ATTRIBUTE: return e->u.attribute.value;
    case EXPR_SUBSCRIPT: return e->u.subscript.value;
    case EXPR_CALL: return e->u.call.callee;
    case EXPR_BINOP: return e->u.binop.left;
    default: return NULL;
    }
}

#endif
