/*
 * The parser: source bytes in, syntax tree or errors out.
 *
 * It is re-entrant, ends on any input, uses a bounded amount of C stack, and takes all memory from
 * the arena it is given.
 */
#ifndef ASPEN_COMPILER_PARSER_H
#define ASPEN_COMPILER_PARSER_H

#include "arena.h"
#include "ast.h"
#include "diagnostics.h"
#include "lexer.h"

#define PARSE_DEFAULT_DEPTH      6000
#define PARSE_DEFAULT_INT_DIGITS 4300

/* Zero in any field means its default. */
struct parse_options {
    enum parse_mode mode;
    const char *filename;    /* for messages; default "<string>" */
    uint32_t max_errors;     /* stop after so many; default 1 */
    uint32_t max_depth;      /* nesting of constructs; default PARSE_DEFAULT_DEPTH */
    const char *stack_limit; /* nor may the C stack grow below this; NULL: unknown */
    uint32_t max_int_digits; /* of a decimal literal; default PARSE_DEFAULT_INT_DIGITS */
    const struct unicode_hooks *unicode; /* NULL: no tables */
    bool is_text; /* the source was a str: no byte order mark, no encoding declaration counts */
};

struct parse_result {
    struct source_tree
        *module; /* the tree, if there were no errors; the source and its lines, in any
                              case but DIAG_NO_MEMORY before they were made (then NULL) */
    struct diagnostic_list errors;   /* in the order they were found; empty on success */
    struct diagnostic_list warnings; /* in source order */
    bool incomplete;     /* more lines could complete the source: an error at its end, or in
                        PARSE_SINGLE a compound statement without the empty line after it */
    struct lexer *names; /* for lexer_intern: names made later are equal to the parser's */
};

/*
 * Parses `size` bytes. Returns true if there were no errors. Everything in *result lives in
 * `arena`. If memory runs out the last error is DIAG_NO_MEMORY, or the list is empty if even that
 * could not be had.
 */
bool parse_source(struct arena *arena, const char *bytes, size_t size,
                  const struct parse_options *options, struct parse_result *result);

#endif
