/*
 * What the lexer's files share among themselves.
 */
#ifndef ASPEN_COMPILER_LEXER_PRIVATE_H
#define ASPEN_COMPILER_LEXER_PRIVATE_H

#include "lexer.h"

/* The 1-based code point offset of `at` in the line that begins at byte `line_start`. */
int32_t lexer_offset(const struct lexer *lx, uint32_t line_start, const char *at);

/* Sets the error unless there is one; a NULL message means no memory. Always returns false. */
bool lexer_fail(struct lexer *lx, enum diagnostic_kind kind, uint32_t line, int32_t offset,
                int32_t end_offset, const char *message);

/* A syntax error at `at`, or at the last character read; both on the current line. */
bool lexer_fail_at(struct lexer *lx, const char *at, const char *message);
bool lexer_fail_cur(struct lexer *lx, const char *message);

/* Notes that cur has just passed a line end. */
void lexer_newline(struct lexer *lx);

/* Puts the reserved words into the table of names. False if memory runs out. */
bool lexer_intern_keywords(struct lexer *lx);

/* The name [start, end), which has bytes beyond ASCII: checked and normalised. NULL on error. */
struct name *lexer_unicode_name(struct lexer *lx, const char *start, const char *end);

/* Reads a number at cur into *t. */
bool lexer_number(struct lexer *lx, struct token *t);

/* Opens an f-string whose quote is at cur; t->start and t->flags are set. */
bool lexer_fstring_start(struct lexer *lx, struct token *t);

/*
 * Reads text of the innermost f-string up to the next field or the end: TOK_FSTRING_MIDDLE,
 * TOK_FSTRING_END, TOK_ERROR, or TOK_COUNT where there is no text before a field's bracket.
 */
enum token_kind lexer_fstring_text(struct lexer *lx, struct token *t);

#endif
