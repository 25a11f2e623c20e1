/* verify.h - whether a code object may be run: for code that did not come from the compiler. */
#ifndef ASPEN_VERIFY_H
#define ASPEN_VERIFY_H

#include "../object/code.h"

/* Checks a code object and those among its constants, to any depth: counts agree with each other;
 * every operand, jump, exception row, constant and cache is in range and of the kind that its
 * instruction needs; control cannot run off the end; registers that the machine reads without
 * looking (cells, collections being built, strings being joined, exceptions) hold such a thing on
 * every path. False with ValueError (or MemoryError) set. Nothing is changed. */
bool code_verify(struct vm *vm, const struct code *code);

#endif
