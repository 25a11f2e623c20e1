/*
 * The syntax tree beside the VM's headers.
 *
 * ast.h and vm/object/object.h each have enumerations of operators whose constants share names (the
 * tree's BINOP kinds are not the VM's operator slots). Whoever needs both includes this file, which
 * gives the tree's constants the prefix TREE_; ast.h must not be included before it.
 */
#ifndef ASPEN_COMPILER_TREE_H
#define ASPEN_COMPILER_TREE_H

#define binary_op   tree_binary_op
#define unary_op    tree_unary_op
#define compare_op  tree_compare_op
#define OP_ADD      TREE_ADD
#define OP_SUB      TREE_SUB
#define OP_MUL      TREE_MUL
#define OP_MATMUL   TREE_MATMUL
#define OP_DIV      TREE_DIV
#define OP_FLOORDIV TREE_FLOORDIV
#define OP_MOD      TREE_MOD
#define OP_POW      TREE_POW
#define OP_LSHIFT   TREE_LSHIFT
#define OP_RSHIFT   TREE_RSHIFT
#define OP_AND      TREE_AND
#define OP_OR       TREE_OR
#define OP_XOR      TREE_XOR
#define CMP_EQ      TREE_EQ
#define CMP_NE      TREE_NE
#define CMP_LT      TREE_LT
#define CMP_LE      TREE_LE
#define CMP_GT      TREE_GT
#define CMP_GE      TREE_GE
#define CMP_IS      TREE_IS
#define CMP_IS_NOT  TREE_IS_NOT
#define CMP_IN      TREE_IN
#define CMP_NOT_IN  TREE_NOT_IN

#include "ast.h"
#include "diagnostics.h"
#include "lexer.h"
#include "parser.h"

#undef binary_op
#undef unary_op
#undef compare_op
#undef OP_ADD
#undef OP_SUB
#undef OP_MUL
#undef OP_MATMUL
#undef OP_DIV
#undef OP_FLOORDIV
#undef OP_MOD
#undef OP_POW
#undef OP_LSHIFT
#undef OP_RSHIFT
#undef OP_AND
#undef OP_OR
#undef OP_XOR
#undef CMP_EQ
#undef CMP_NE
#undef CMP_LT
#undef CMP_LE
#undef CMP_GT
#undef CMP_GE
#undef CMP_IS
#undef CMP_IS_NOT
#undef CMP_IN
#undef CMP_NOT_IN

/* What constant folding makes of a node, in place; u.integer.small holds the value's bits. */
#define EXPR_FOLDED 100

#endif
