/* compile.h - the compiler's entry: source text in, code object out. */
#ifndef ASPEN_COMPILER_COMPILE_H
#define ASPEN_COMPILER_COMPILE_H

#include "../vm/object/code.h"

/*
 * Compiles `size` bytes of source. filename: a str, for messages and tracebacks. mode: enum
 * compile_mode. flags: CODE_FUTURE_ANNOTATIONS and CODE_TOP_LEVEL_AWAIT are inherited by the code.
 * CODE_SOURCE_IS_TEXT: the source was a str, in which a byte order mark is a character like any other
 * and an encoding declaration a comment. CODE_ALLOW_INCOMPLETE: source to which more lines could be
 * added, as at a prompt, is an _IncompleteInputError. Returns a code object, or VALUE_ERROR with SyntaxError (IndentationError, TabError), MemoryError
 * or what else has gone wrong set. No script runs, and nothing is collected, until it returns.
 * This is the function for vm->compile.
 */
value compile_source(struct vm *vm, const char *source, size_t size, value filename, int mode,
                     unsigned flags);

/*
 * Every error of a source, in the order of their places, to `each`; the parser goes on after an
 * error and so do the passes behind it. Returns their number, -1 when memory ran out. Parameters are
 * those of compile_source. Leaves no exception; no script runs and nothing is collected.
 */
struct diagnostic;
struct source_tree;
typedef void check_function(void *ctx, const struct diagnostic *d, const struct source_tree *m);
int check_source(struct vm *vm, const char *source, size_t size, value filename, int mode,
                 unsigned flags, check_function *each, void *ctx);

/* For parse_source: the VM's tables of characters, valid as long as the VM. */
struct unicode_hooks;
struct unicode_hooks compiler_unicode(struct vm *vm);

/*
 * True when more lines could make `source` a complete interactive input: an unfinished statement,
 * an open bracket or string, a compound statement without its closing empty line. For REPLs.
 */
bool source_is_incomplete(struct vm *vm, const char *source, size_t size);

#endif
