/* tree.h - what the passes after the parser work on. */
#ifndef ASPEN_COMPILER_TREE_H
#define ASPEN_COMPILER_TREE_H

#include "ast.h"
#include "diagnostics.h"
#include "lexer.h"
#include "parser.h"

/* What constant folding makes of a node, in place; u.integer.small holds the value's bits. */
#define EXPR_FOLDED 100

#endif
