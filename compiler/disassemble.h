/* disassemble.h - code objects as text, for people. */
#ifndef ASPEN_COMPILER_DISASSEMBLE_H
#define ASPEN_COMPILER_DISASSEMBLE_H

#include "../vm/object/code.h"

struct str_builder;

/*
 * Appends a listing of `code` to `out`: a line for each instruction with its source line, offset,
 * operands, and what they stand for; the exception table; then the code objects among the
 * constants. False with an error set when memory ran out.
 */
bool disassemble(struct vm *vm, const struct code *code, struct str_builder *out);

#endif
