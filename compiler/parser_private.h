/*
 * What the parser's files share.
 *
 * Parsing runs in units: one line of simple statements, or the header of one clause of a compound
 * statement. A unit is parsed straight ahead; the first token that does not fit fails it. A failed
 * unit is parsed once more in order to explain it (`explain`): then a construct that breaks off
 * yields the part that was complete, the way a PEG parser backs up, and at the places where common
 * mistakes show (`hints`) the parser looks for them and raises their messages. The first message
 * wins; if there is none, the error is "invalid syntax" at the last token that was read.
 *
 * Functions that return a node return NULL on failure, with or without an error set.
 */
#ifndef ASPEN_COMPILER_PARSER_PRIVATE_H
#define ASPEN_COMPILER_PARSER_PRIVATE_H

#include "parser.h"

struct parser {
    struct lexer *lx;
    struct arena *arena;
    struct source_tree *m;
    struct parse_result *result;
    struct parse_options options;

    struct token *tokens; /* of the unit being parsed */
    uint32_t count, capacity;
    uint32_t pos;               /* the next token: always < count */
    uint32_t end_line, end_col; /* of the last token passed that is not of layout */

    void **stack; /* items of the lists being made */
    uint32_t stack_count, stack_capacity;

    uint32_t depth;
    uint32_t block_depth; /* indentation of the block being parsed */
    uint32_t unit_depth;  /* the lexer's at the start of the unit */
    bool broken;       /* the statement before in this list, or this clause's header, was faulty */
    bool lost_clauses; /* a block was missing in this list: else, except … may belong to it */
    bool in_header;    /* the unit is a header of a clause: its block follows */
    bool in_orphan;    /* inside a block whose header was lost */
    bool explain, hints;
    uint32_t budget; /* tokens that explaining may still pass */
    bool failed;     /* error is set */
    bool lexical;    /* and comes from the lexer */
    bool stopped;    /* an error was reported after which parsing ends */
    struct diagnostic error;
    bool late; /* late_error is set: reported if the rest is in order */
    struct diagnostic late_error;
    uint32_t expected_pos; /* where a token was missed, and which */
    enum token_kind expected_kind;
    uint32_t warned_end; /* escapes before this byte offset have been warned about */
    uint32_t mark;       /* for name.mark */
    struct name *name_print, *name_exec, *name_match, *name_case, *name_type, *name_underscore;
};

/* A place to go back to. */
struct place {
    uint32_t pos, end_line, end_col, stack_count;
};

/* ---- parser.c: tokens, units, errors, lists ---- */

static inline const struct token *current(const struct parser *p)
{
    return &p->tokens[p->pos];
}

static inline enum token_kind kind_at(const struct parser *p)
{
    return (enum token_kind)p->tokens[p->pos].kind;
}

static inline bool at(const struct parser *p, enum token_kind kind)
{
    return p->tokens[p->pos].kind == kind;
}

/* Reads one more token into the buffer. */
void parser_fetch(struct parser *p);

/* Passes the current token. */
static inline void advance(struct parser *p)
{
    const struct token *t = &p->tokens[p->pos];
    if (t->kind > TOK_DEDENT) {
        p->end_line = t->span.end_line;
        p->end_col = t->span.end_col;
    }
    if (++p->pos == p->count)
        parser_fetch(p);
}

static inline bool accept(struct parser *p, enum token_kind kind)
{
    if (p->tokens[p->pos].kind != kind)
        return false;
    advance(p);
    return true;
}

/* The token after the current one. */
const struct token *peek(struct parser *p);

/* Passes a token of `kind`, or fails without a message. */
bool expect(struct parser *p, enum token_kind kind);

/* The same, with the message "expected '...'" at once. */
bool expect_forced(struct parser *p, enum token_kind kind);

static inline struct place here(const struct parser *p)
{
    return (struct place){p->pos, p->end_line, p->end_col, p->stack_count};
}

static inline void go_back(struct parser *p, struct place place)
{
    p->pos = place.pos;
    p->end_line = place.end_line;
    p->end_col = place.end_col;
    p->stack_count = place.stack_count;
}

/* Whether explaining may look for mistakes here. */
static inline bool hinting(const struct parser *p)
{
    return p->hints && !p->failed;
}

/* Counts one level of nesting; false with an error at the limit. Pair with p->depth--. */
bool enter(struct parser *p);
/* The same for what is dearer than others to the passes that follow. */
bool enter_levels(struct parser *p, uint32_t levels);

/* ---- parser_recover.c ---- */

/* After a failed unit: reports its error and goes on behind it; false if parsing is to stop. */
bool parser_recover(struct parser *p);
/* Reports an error that costs no tokens: parsing goes on where it is; false if it is to stop. */
bool parser_note(struct parser *p);
/* Passes a statement that is not worth another error; false if parsing is to stop. */
bool parser_ignore(struct parser *p);
/* At an INDENT that belongs to nothing: its statements, pushed behind a STMT_BROKEN. */
bool parser_orphan_block(struct parser *p);

/* ---- parser.c ---- */

/* Runs one unit, twice if need be; the unit's tokens so far are forgotten. */
bool run_unit(struct parser *p, bool (*unit)(struct parser *p, void *arg), void *arg);

/* Raising an error, unless one is set. All return NULL. */
void *raise_span(struct parser *p, const struct span *span, const char *message);
void *raise_token(struct parser *p, const struct token *t, const char *message);
void *raise_range(struct parser *p, const struct span *from, const struct span *to,
                  const char *message);
void *raise_starting_at(struct parser *p, const struct span *from, const char *message);
/* From `from` to the end of what the lexer has read. */
void *raise_starting(struct parser *p, const struct span *from, const char *message);
/* Notes an error that counts only if there is no other. */
void raise_late(struct parser *p, const struct span *span, const char *message);
void *raise_last(struct parser *p, const char *message);
void *raise_indentation(struct parser *p, const char *message);
void *raise_memory(struct parser *p);
const char *message(struct parser *p, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Pushes an item of a list being made; false if memory runs out (NULL items are kept). */
bool push(struct parser *p, void *item);

/* Takes the items pushed since the stack had `base`; *count is their number. */
void *take(struct parser *p, uint32_t base, uint32_t *count);

/* Room for item `count` of an array in the arena that grows by doubling; NULL without memory. */
void *grow(struct parser *p, void *items, uint32_t count, size_t size);

/* A node that begins at `start` and ends at the last token passed. */
struct expr *new_expr(struct parser *p, enum expr_kind kind, const struct span *start);
struct stmt *new_stmt(struct parser *p, enum stmt_kind kind, const struct span *start);

/* `start` to the last token passed. */
static inline struct span span_from(const struct parser *p, const struct span *start)
{
    return (struct span){start->line, start->col, p->end_line, p->end_col};
}

/* ---- parser_expr.c ---- */

struct expr *parse_expression(struct parser *p);
struct expr *parse_named(struct parser *p);
struct expr *parse_star_named(struct parser *p);
struct expr *parse_star_expressions(struct parser *p);
struct expr *parse_yield(struct parser *p);
struct expr *parse_yield_or_star(struct parser *p);
struct expr *parse_disjunction(struct parser *p);
struct expr *parse_bitwise_or(struct parser *p);
struct expr *parse_lambda(struct parser *p);
struct expr *parse_unary(struct parser *p);

/* Items separated by commas, at least `first`; a tuple, or `first` alone without a comma. */
struct expr *parse_tuple_tail(struct parser *p, struct expr *first, const struct span *start,
                              struct expr *(*item)(struct parser *));

/* Whether a token can begin an expression. */
bool starts_expression(enum token_kind kind);

/* ---- parser_atom.c ---- */

struct expr *parse_primary(struct parser *p);
/* What stands between the brackets of a call or a class's bases; the closing one is not passed. */
bool parse_arguments(struct parser *p, struct expr_list *args, struct keyword_list *keywords);
bool parse_clauses(struct parser *p, struct comprehension_list *list);
struct expr *parse_name(struct parser *p);

/* ---- parser_target.c ---- */

const char *describe_expr(const struct expr *e);
bool is_target(const struct expr *e);
void set_context(struct expr *e, enum expr_context context);
enum target_use { TARGET_ASSIGN, TARGET_FOR, TARGET_DEL };
const struct expr *find_bad_target(const struct expr *e, enum target_use use);
/* Raises "cannot assign to ..." if e is no target. Returns NULL. */
void *raise_bad_target(struct parser *p, const struct expr *e, enum target_use use);
/* The targets of `for` up to `in`, a tuple if there is a comma; set to CTX_STORE. */
struct expr *parse_for_target(struct parser *p);

/* ---- parser_literal.c, parser_fstring.c ---- */

struct expr *parse_number(struct parser *p);
struct expr *parse_strings(struct parser *p);
/* The value of an escaped text; `raw` takes it as it is; false with an error. */
bool decode_text(struct parser *p, const struct token *t, const char *s, const char *end,
                 unsigned flags, struct text *out);
/* Text of adjacent literals on its way to become one. */
struct literal {
    struct text text;
    size_t capacity; /* of text.data if it may be appended to, else 0 */
    struct span span;
};
/* Reads the f-string at the current token onto `list`; literals go through *pending. */
bool parse_fstring(struct parser *p, struct fstring_part_list *list, struct literal *pending);
bool add_literal(struct parser *p, struct literal *pending, const struct text *text,
                 const struct span *span);
bool flush_literal(struct parser *p, struct fstring_part_list *list, struct literal *pending);

/* ---- parser_params.c ---- */

bool parse_params(struct parser *p, bool lambda, struct param_list *list);
bool parse_type_params(struct parser *p, struct type_param_list *list);

/* ---- parser_pattern.c ---- */

struct pattern *parse_patterns(struct parser *p);

/* ---- parser_simple.c ---- */

/* A unit: one line of simple statements, pushed. */
bool parse_simple_line(struct parser *p, void *unused);

/* ---- parser_compound.c ---- */

/* Statements up to the end of the block or file, pushed; false on an error that ends parsing. */
bool parse_statements(struct parser *p);
bool parse_statement(struct parser *p);
bool at_compound(struct parser *p);
/* Explains a line that begins with the word `match` but is no header of a match statement. */
void hint_match(struct parser *p);

#endif
