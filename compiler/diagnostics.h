/*
 * What the compiler has to say about a source: errors and warnings, in the terms of CPython's
 * SyntaxError, so that a traceback or a REPL can print them without looking at the source again.
 */
#ifndef ASPEN_COMPILER_DIAGNOSTICS_H
#define ASPEN_COMPILER_DIAGNOSTICS_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "ast.h"

#define TOO_DEEP_MESSAGE "maximum recursion depth exceeded during compilation"

enum diagnostic_kind {
    DIAG_SYNTAX_ERROR,
    DIAG_INDENTATION_ERROR,
    DIAG_TAB_ERROR,
    DIAG_NO_MEMORY,
    DIAG_TOO_COMPLEX, /* nested too deeply for the parser: a MemoryError, as in CPython */
    DIAG_TOO_DEEP,    /* for the passes behind it: a RecursionError */
    DIAG_SYNTAX_WARNING,
};

/*
 * One error or warning. Positions are SyntaxError's attributes: lines and offsets count from 1,
 * offsets in code points; an offset of 0 or -1 is what CPython reports where it knows none.
 */
struct diagnostic {
    enum diagnostic_kind kind;
    const char *message;
    const char *expected; /* what was expected there, NULL if unknown */
    uint32_t line, end_line;
    int32_t offset, end_offset;
    struct diagnostic *next;
};

struct diagnostic_list {
    struct diagnostic *first, *last;
    uint32_t count;
};

/* Appends a copy of `d` made in `arena`; false if memory runs out (the list is then unchanged). */
bool diagnostic_add(struct arena *arena, struct diagnostic_list *list, const struct diagnostic *d);

/* A formatted message (as by printf) in `arena`; NULL if memory runs out. */
const char *diagnostic_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
const char *diagnostic_vformat(struct arena *arena, const char *format, va_list args);

/*
 * The 1-based code point offset of byte column `col` of line `line` (from 1) of the source; bytes
 * past the end of the line count as one code point each.
 */
int32_t diagnostic_offset(const struct source_tree *m, uint32_t line, uint32_t col);

/*
 * For the passes after the parser: adds an error or warning about `span` with a formatted message.
 * False if memory runs out.
 */
bool diagnostic_report(struct arena *arena, struct diagnostic_list *list,
                       const struct source_tree *m, enum diagnostic_kind kind,
                       const struct span *span, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* The name of the exception or warning class for a kind: "SyntaxError" and so on. */
const char *diagnostic_class(enum diagnostic_kind kind);

#endif
