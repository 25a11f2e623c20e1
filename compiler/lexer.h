/*
 * The lexer: decoded source in, tokens out, one at a time.
 *
 * It tracks indentation, brackets and the nesting of f-strings, interns identifiers, and reports
 * the first thing that cannot be a token through `error`. F-strings arrive in pieces: a start, then
 * literal text and replacement fields in turn (a field's tokens between TOK_LBRACE and TOK_RBRACE,
 * its format spec again literal text and fields), then an end.
 */
#ifndef ASPEN_COMPILER_LEXER_H
#define ASPEN_COMPILER_LEXER_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "ast.h"
#include "diagnostics.h"

/*
 * Unicode's tables, lent by the caller; any of them may be NULL. Without is_xid_start and
 * is_xid_continue, every code point from U+0080 counts as a letter but for common punctuation.
 * `normalize` writes the NFKC form of an identifier and returns its length, or a length > capacity
 * if it does not fit. `lookup` finds the code point that \N{name} means; LOOKUP_UNKNOWN when no
 * character has that name, LOOKUP_NO_TABLES when names cannot be had: `no_tables` then says why.
 */
#define LOOKUP_UNKNOWN   0xFFFFFFFFu
#define LOOKUP_NO_TABLES 0xFFFFFFFEu
struct unicode_hooks {
    bool (*is_xid_start)(void *context, uint32_t c);
    bool (*is_xid_continue)(void *context, uint32_t c);
    bool (*is_printable)(void *context, uint32_t c);
    size_t (*normalize)(void *context, const char *text, size_t len, char *out, size_t capacity);
    uint32_t (*lookup)(void *context, const char *name, size_t len);
    void *context; /* for all of them */
    const char *no_tables;
};

enum token_kind {
    TOK_ERROR, /* see lexer.error */
    TOK_END,
    TOK_NEWLINE,
    TOK_INDENT,
    TOK_DEDENT,
    TOK_NAME,
    TOK_NUMBER,
    TOK_STRING,
    TOK_FSTRING_START,
    TOK_FSTRING_MIDDLE,
    TOK_FSTRING_END,
    TOK_UNKNOWN, /* a character or operator that means nothing */
    TOK_LPAR,
    TOK_RPAR,
    TOK_LBRACKET,
    TOK_RBRACKET,
    TOK_LBRACE,
    TOK_RBRACE,
    TOK_COLON,
    TOK_COMMA,
    TOK_SEMI,
    TOK_DOT,
    TOK_ELLIPSIS,
    TOK_ARROW,
    TOK_EXCLAMATION,
    TOK_WALRUS,
    TOK_EQUAL,
    TOK_TILDE,
    /* binary operators, in the order of enum tree_binary_op */
    TOK_PLUS,
    TOK_MINUS,
    TOK_STAR,
    TOK_AT,
    TOK_SLASH,
    TOK_DOUBLESLASH,
    TOK_PERCENT,
    TOK_DOUBLESTAR,
    TOK_LSHIFT,
    TOK_RSHIFT,
    TOK_AMPER,
    TOK_PIPE,
    TOK_CARET,
    /* their assignments, in the same order */
    TOK_PLUS_EQ,
    TOK_MINUS_EQ,
    TOK_STAR_EQ,
    TOK_AT_EQ,
    TOK_SLASH_EQ,
    TOK_DOUBLESLASH_EQ,
    TOK_PERCENT_EQ,
    TOK_DOUBLESTAR_EQ,
    TOK_LSHIFT_EQ,
    TOK_RSHIFT_EQ,
    TOK_AMPER_EQ,
    TOK_PIPE_EQ,
    TOK_CARET_EQ,
    /* comparisons, in the order of enum tree_compare_op */
    TOK_EQ_EQ,
    TOK_NOT_EQ,
    TOK_LESS,
    TOK_LESS_EQ,
    TOK_GREATER,
    TOK_GREATER_EQ,
    /* reserved words */
    TOK_FALSE,
    TOK_NONE,
    TOK_TRUE,
    TOK_AND,
    TOK_AS,
    TOK_ASSERT,
    TOK_ASYNC,
    TOK_AWAIT,
    TOK_BREAK,
    TOK_CLASS,
    TOK_CONTINUE,
    TOK_DEF,
    TOK_DEL,
    TOK_ELIF,
    TOK_ELSE,
    TOK_EXCEPT,
    TOK_FINALLY,
    TOK_FOR,
    TOK_FROM,
    TOK_GLOBAL,
    TOK_IF,
    TOK_IMPORT,
    TOK_IN,
    TOK_IS,
    TOK_LAMBDA,
    TOK_NONLOCAL,
    TOK_NOT,
    TOK_OR,
    TOK_PASS,
    TOK_RAISE,
    TOK_RETURN,
    TOK_TRY,
    TOK_WHILE,
    TOK_WITH,
    TOK_YIELD,
    TOK_COUNT,
};

enum token_flag {
    TOKEN_RAW = 1,       /* of strings */
    TOKEN_BYTES = 2,     /* of strings */
    TOKEN_FLOAT = 4,     /* of numbers */
    TOKEN_IMAGINARY = 8, /* of numbers */
    TOKEN_IN_SPEC = 16,  /* of TOK_FSTRING_MIDDLE: in a format spec */
};

struct token {
    uint8_t kind;        /* enum token_kind */
    uint8_t flags;       /* enum token_flag */
    uint8_t level;       /* open brackets after it */
    uint8_t prefix;      /* strings: length of the prefix; numbers: base */
    uint32_t start, end; /* byte offsets in the source */
    struct span span;
    struct name *name; /* TOK_NAME */
};

#define LEXER_MAX_BRACKETS 200
#define LEXER_MAX_INDENTS  100
#define LEXER_MAX_FSTRINGS 150
#define LEXER_MAX_FIELDS   3 /* replacement fields within format specs within fields */

struct open_bracket {
    char c;
    uint32_t line, line_start, at; /* byte offsets */
};

/* An f-string being read. */
struct fstring_mode {
    char quote;
    uint8_t quote_len;
    bool raw;
    bool in_text;                          /* between fields, or in a format spec */
    uint8_t fields;                        /* open replacement fields */
    uint8_t field_level[LEXER_MAX_FIELDS]; /* brackets open inside each field */
    uint32_t start, line, line_start;      /* of the opening token */
};

struct lexer {
    struct arena *arena;
    const struct unicode_hooks *unicode; /* never NULL */
    const char *source;                  /* NUL-terminated */
    uint32_t size;
    const char *cur;
    uint32_t line;       /* of cur, from 1 */
    uint32_t line_start; /* byte offset where it begins */
    const char *filename;
    bool interactive;

    bool at_line_start;
    bool line_has_tokens; /* a NEWLINE is due before the next line */
    bool at_end;          /* the final NEWLINE has been made */
    uint32_t indents[LEXER_MAX_INDENTS];
    uint32_t alt_indents[LEXER_MAX_INDENTS];   /* the same with tabs one column wide */
    uint32_t loose_indents[LEXER_MAX_INDENTS]; /* columns that were forgiven; 0: none */
    uint32_t depth;                            /* index of the newest indent */
    int pending;                               /* INDENT (> 0) or DEDENT (< 0) tokens due */

    struct open_bracket brackets[LEXER_MAX_BRACKETS];
    uint32_t level;
    struct fstring_mode *fstrings; /* LEXER_MAX_FSTRINGS of them once one was met */
    uint32_t fstring_depth;

    struct name **buckets;
    uint32_t bucket_count, name_count;

    bool failed;
    bool eof_error;         /* the error is that the source ended too early */
    const char *comment;    /* the one passed last before the present token; NULL: none */
    const char *error_from; /* where the token began that could not be read, or blanks before it */
    struct diagnostic error;
    struct diagnostic_list *warnings;
    struct diagnostic_list *tolerated; /* errors of indentation are put here; NULL: they end it */
};

/*
 * Prepares `lx` to read `m->source`. The hooks may be NULL. False if memory runs out.
 */
bool lexer_init(struct lexer *lx, struct arena *arena, const struct source_tree *m,
                const struct unicode_hooks *unicode, struct diagnostic_list *warnings);

/*
 * Reads one token into *t. After the source's end it gives TOK_END for ever; after an error
 * TOK_ERROR, with the reason in lx->error.
 */
void lexer_next(struct lexer *lx, struct token *t);

/*
 * Goes back, or on, to a byte of the source outside brackets and f-strings, `depth` blocks deep, and
 * forgets any error. At a line's start the indentation is looked at.
 */
void lexer_rewind(struct lexer *lx, const struct source_tree *m, uint32_t offset, uint32_t depth);

/*
 * After an error: goes on behind what could not be read, within the same line, brackets still open.
 * False where the source ends, or memory.
 */
bool lexer_skip_error(struct lexer *lx, const struct source_tree *m);

/* The interned name for `len` bytes (as they are); NULL if memory runs out. */
struct name *lexer_intern(struct lexer *lx, const char *text, size_t len);

/* Records a warning at a place in the line being read; no memory loses only the warning. */
void lexer_warn(struct lexer *lx, const char *at, const char *message);

/* The spelling of a token kind with a fixed one, such as ":" or "while"; NULL for the others. */
const char *token_spelling(enum token_kind kind);

#endif
