/*
 * The parser's engine room: the token buffer, units and their second pass, errors, lists, and the
 * entry point.
 */
#include "parser_private.h"

#include <string.h>

#include "source.h"

#define EXPLAIN_BUDGET 20000

void parser_fetch(struct parser *p)
{
    if (p->count == p->capacity) {
        uint32_t capacity = p->capacity * 2;
        struct token *tokens = arena_grow(p->arena, p->tokens, p->capacity * sizeof(*tokens),
                                          capacity * sizeof(*tokens));
        if (!tokens) {
            /* The last slot becomes an error that nothing accepts. */
            raise_memory(p);
            p->pos = p->count - 1;
            p->tokens[p->pos].kind = TOK_ERROR;
            return;
        }
        p->tokens = tokens;
        p->capacity = capacity;
    }
    struct token *t = &p->tokens[p->count++];
    lexer_next(p->lx, t);
    if (t->kind == TOK_ERROR && !p->failed) {
        p->failed = p->lexical = true;
        p->error = p->lx->error;
    }
    if (p->explain && p->budget)
        p->budget--;
}

const struct token *peek(struct parser *p)
{
    if (p->pos + 1 == p->count) {
        uint32_t pos = p->pos;
        parser_fetch(p);
        p->pos = pos;
        if (p->pos + 1 >= p->count)
            return &p->tokens[p->pos];
    }
    return &p->tokens[p->pos + 1];
}

bool expect(struct parser *p, enum token_kind kind)
{
    if (accept(p, kind))
        return true;
    if (p->pos >= p->expected_pos) {
        p->expected_pos = p->pos;
        p->expected_kind = kind;
    }
    return false;
}

bool expect_forced(struct parser *p, enum token_kind kind)
{
    if (accept(p, kind))
        return true;
    raise_token(p, current(p), message(p, "expected '%s'", token_spelling(kind)));
    return false;
}

bool enter_levels(struct parser *p, uint32_t levels)
{
    char here;
    if (p->explain && p->budget-- <= 1) {
        p->budget = 1;
        return false;
    }
    if (p->depth + levels > p->options.max_depth ||
        (uintptr_t)&here < (uintptr_t)p->options.stack_limit) {
        if (!p->explain) {
            raise_token(p, current(p),
                        "Parser stack overflowed - Python source too complex to parse");
            p->error.kind = DIAG_TOO_COMPLEX;
            p->lexical = true; /* nothing further on is more to the point */
        }
        return false;
    }
    p->depth += levels;
    return true;
}

bool enter(struct parser *p)
{
    return enter_levels(p, 1);
}

/* ---- Errors ---- */

static void set_error(struct parser *p, enum diagnostic_kind kind, const char *text, uint32_t line,
                      int32_t offset, uint32_t end_line, int32_t end_offset)
{
    if (p->failed)
        return;
    if (!text) {
        raise_memory(p);
        return;
    }
    p->failed = true;
    p->error = (struct diagnostic){
        .kind = kind,
        .message = text,
        .line = line,
        .offset = offset,
        .end_line = end_line,
        .end_offset = end_offset,
    };
}

void *raise_memory(struct parser *p)
{
    p->failed = p->lexical = true;
    p->error = (struct diagnostic){.kind = DIAG_NO_MEMORY, .message = "out of memory"};
    return NULL;
}

void *raise_span(struct parser *p, const struct span *span, const char *text)
{
    set_error(p, DIAG_SYNTAX_ERROR, text, span->line,
              diagnostic_offset(p->m, span->line, span->col), span->end_line,
              diagnostic_offset(p->m, span->end_line, span->end_col));
    return NULL;
}

static bool is_layout(const struct token *t)
{
    return t->kind == TOK_INDENT || t->kind == TOK_DEDENT || t->kind == TOK_END;
}

void *raise_token(struct parser *p, const struct token *t, const char *text)
{
    if (is_layout(t)) {
        set_error(p, DIAG_SYNTAX_ERROR, text, t->span.line, 0, t->span.line, 0);
        return NULL;
    }
    return raise_span(p, &t->span, text);
}

void *raise_range(struct parser *p, const struct span *from, const struct span *to,
                  const char *text)
{
    struct span span = {from->line, from->col, to->end_line, to->end_col};
    return raise_span(p, &span, text);
}

void *raise_starting_at(struct parser *p, const struct span *from, const char *text)
{
    struct span span = span_from(p, from);
    return raise_span(p, &span, text);
}

void *raise_last(struct parser *p, const char *text)
{
    const struct token *t = &p->tokens[p->count - 1];
    if (!is_layout(t))
        return raise_token(p, t, text);
    set_error(p, DIAG_SYNTAX_ERROR, text, t->span.line,
              diagnostic_offset(p->m, t->span.line, t->span.col) - 1, t->span.line, -1);
    return NULL;
}

void *raise_starting(struct parser *p, const struct span *from, const char *text)
{
    uint32_t col = (uint32_t)(p->lx->cur - p->lx->source), line = p->lx->line;
    if (col == p->lx->line_start && line > 1 && from->line < line) {
        /* Behind a line end, which counts as the line's last character. */
        line--;
        col -= p->m->lines[line - 1];
    } else {
        col -= p->lx->line_start;
        col += p->lx->cur == p->lx->source + p->lx->size && at(p, TOK_NEWLINE);
    }
    set_error(p, DIAG_SYNTAX_ERROR, text, from->line,
              diagnostic_offset(p->m, from->line, from->col), line,
              diagnostic_offset(p->m, line, col) - 1);
    return NULL;
}

void raise_late(struct parser *p, const struct span *span, const char *text)
{
    if (p->late || p->failed || p->explain)
        return;
    raise_span(p, span, text);
    p->late = true;
    p->late_error = p->error;
    p->failed = false;
}

void *raise_indentation(struct parser *p, const char *text)
{
    raise_last(p, text);
    if (p->failed && p->error.message == text)
        p->error.kind = DIAG_INDENTATION_ERROR;
    return NULL;
}

const char *message(struct parser *p, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = diagnostic_vformat(p->arena, format, args);
    va_end(args);
    return text;
}

/* ---- Lists and nodes ---- */

bool push(struct parser *p, void *item)
{
    if (p->stack_count == p->stack_capacity) {
        uint32_t capacity = p->stack_capacity * 2;
        void **stack = arena_grow(p->arena, p->stack, p->stack_capacity * sizeof(*stack),
                                  capacity * sizeof(*stack));
        if (!stack) {
            raise_memory(p);
            return false;
        }
        p->stack = stack;
        p->stack_capacity = capacity;
    }
    p->stack[p->stack_count++] = item;
    return true;
}

void *take(struct parser *p, uint32_t base, uint32_t *count)
{
    uint32_t n = p->stack_count - base;
    p->stack_count = base;
    *count = n;
    if (n == 0)
        return NULL;
    void **items = arena_alloc(p->arena, n * sizeof(*items));
    if (!items) {
        *count = 0;
        return raise_memory(p);
    }
    memcpy(items, p->stack + base, n * sizeof(*items));
    return items;
}

void *grow(struct parser *p, void *items, uint32_t count, size_t size)
{
    if (count & (count - 1))
        return items;
    /* Zero or a power of two: full. */
    uint32_t capacity = count ? count * 2 : 1;
    void *grown = arena_grow(p->arena, items, count * size, capacity * size);
    return grown ? grown : raise_memory(p);
}

struct expr *new_expr(struct parser *p, enum expr_kind kind, const struct span *start)
{
    struct expr *e = arena_alloc(p->arena, sizeof(*e));
    if (!e)
        return raise_memory(p);
    memset(e, 0, sizeof(*e));
    e->kind = (uint8_t)kind;
    e->span = span_from(p, start);
    return e;
}

struct stmt *new_stmt(struct parser *p, enum stmt_kind kind, const struct span *start)
{
    struct stmt *s = arena_zalloc(p->arena, sizeof(*s));
    if (!s)
        return raise_memory(p);
    s->kind = (uint8_t)kind;
    s->span = span_from(p, start);
    return s;
}

/* ---- Units ---- */

/* Forgets the tokens that have been passed. */
static void begin_unit(struct parser *p)
{
    if (p->pos) {
        p->count -= p->pos;
        memmove(p->tokens, p->tokens + p->pos, p->count * sizeof(*p->tokens));
        p->pos = 0;
    }
    p->expected_pos = 0;
    p->expected_kind = TOK_ERROR;
    p->unit_depth = p->lx->depth;
}

/* The error for which no better words were found, at the last token of the straight pass. */
static void raise_generic(struct parser *p, uint32_t last, uint32_t expected_pos,
                          enum token_kind expected)
{
    const struct token *t = &p->tokens[last];
    if (t->kind == TOK_INDENT || t->kind == TOK_DEDENT) {
        const char *text = t->kind == TOK_INDENT ? "unexpected indent" : "unexpected unindent";
        p->count = last + 1;
        raise_indentation(p, text);
        return;
    }
    raise_token(p, t, "invalid syntax");
    if (p->options.mode == PARSE_EVAL && t->kind == TOK_NEWLINE && t->start == p->lx->size)
        p->error.offset = p->error.end_offset = 0;
    if (expected_pos == last && expected != TOK_ERROR) {
        const char *spelling = token_spelling(expected);
        if (spelling)
            p->error.expected = message(p, "'%s'", spelling);
        else if (expected == TOK_NAME)
            p->error.expected = "a name";
        else if (expected == TOK_NEWLINE)
            p->error.expected = "the end of the statement";
    }
}

bool run_unit(struct parser *p, bool (*unit)(struct parser *p, void *arg), void *arg)
{
    begin_unit(p);
    struct place start = here(p);
    uint32_t depth = p->depth;
    bool ok = unit(p, arg) && !p->failed;
    if (ok)
        return true;
    p->depth = depth;
    if (!p->failed) {
        uint32_t last = p->count - 1, expected_pos = p->expected_pos;
        enum token_kind expected = p->expected_kind;
        go_back(p, start);
        p->explain = p->hints = true;
        p->budget = EXPLAIN_BUDGET + p->count * 16;
        unit(p, arg);
        p->explain = p->hints = false;
        p->depth = depth;
        if (!p->failed)
            raise_generic(p, last, expected_pos, expected);
    }
    p->stack_count = start.stack_count;
    return false;
}

/* ---- The whole ---- */

static bool eval_unit(struct parser *p, void *arg)
{
    p->m->value = parse_tuple_tail(p, parse_expression(p), &p->tokens[0].span, parse_expression);
    if (!p->m->value)
        return false;
    while (accept(p, TOK_NEWLINE))
        ;
    return expect(p, TOK_END);
}

/* Whether the text ends with an empty line, by which a compound statement is closed in a REPL. */
static bool ends_with_blank_line(const struct text *source)
{
    size_t n = source->len;
    if (n == 0 || source->data[n - 1] != '\n')
        return false;
    for (n--; n > 0; n--) {
        char c = source->data[n - 1];
        if (c == '\n')
            return true;
        if (c != ' ' && c != '\t' && c != '\f')
            return false;
    }
    return false;
}

static bool parse_single(struct parser *p)
{
    while (at(p, TOK_NEWLINE))
        advance(p);
    if (at(p, TOK_END)) {
        p->result->incomplete = true;
        raise_last(p, "invalid syntax");
        return false;
    }
    bool compound = at_compound(p);
    if (!parse_statement(p))
        return false;
    while (at(p, TOK_NEWLINE))
        advance(p);
    if (!at(p, TOK_END)) {
        if (!p->failed) {
            struct span span = {1, 0, 1, 0};
            raise_span(p, &span, "multiple statements found while compiling a single statement");
        }
        return false;
    }
    if (compound && !ends_with_blank_line(&p->m->source))
        p->result->incomplete = true;
    return true;
}

static bool parse_whole(struct parser *p)
{
    parser_fetch(p);
    switch (p->options.mode) {
    case PARSE_EVAL:
        if (!run_unit(p, eval_unit, NULL))
            parser_recover(p);
        break;
    case PARSE_SINGLE:
        if (!parse_single(p) && p->result->errors.count == 0)
            parser_recover(p);
        break;
    case PARSE_FILE: parse_statements(p); break;
    }
    p->m->body.items = take(p, 0, &p->m->body.count);
    if (p->late && p->result->errors.count == 0)
        diagnostic_add(p->arena, &p->result->errors, &p->late_error);
    return p->result->errors.count == 0 && !p->arena->failed;
}

static bool parser_init(struct parser *p)
{
    p->capacity = 64;
    p->tokens = arena_alloc(p->arena, p->capacity * sizeof(*p->tokens));
    p->stack_capacity = 64;
    p->stack = arena_alloc(p->arena, p->stack_capacity * sizeof(*p->stack));
    p->lx = arena_alloc(p->arena, sizeof(*p->lx));
    if (!p->tokens || !p->stack || !p->lx ||
        !lexer_init(p->lx, p->arena, p->m, p->options.unicode, &p->result->warnings))
        return false;
    if (p->options.max_errors > 1)
        p->lx->tolerated = &p->result->errors;
    p->name_print = lexer_intern(p->lx, "print", 5);
    p->name_exec = lexer_intern(p->lx, "exec", 4);
    p->name_match = lexer_intern(p->lx, "match", 5);
    p->name_case = lexer_intern(p->lx, "case", 4);
    p->name_type = lexer_intern(p->lx, "type", 4);
    p->name_underscore = lexer_intern(p->lx, "_", 1);
    return !p->arena->failed;
}

bool parse_source(struct arena *arena, const char *bytes, size_t size,
                  const struct parse_options *options, struct parse_result *result)
{
    struct parser parser = {
        .arena = arena,
        .result = result,
        .options = *options,
    };
    struct parser *p = &parser;
    *result = (struct parse_result){0};
    if (!p->options.max_errors)
        p->options.max_errors = 1;
    if (!p->options.max_depth)
        p->options.max_depth = PARSE_DEFAULT_DEPTH;
    if (!p->options.max_int_digits)
        p->options.max_int_digits = PARSE_DEFAULT_INT_DIGITS;
    p->m = arena_zalloc(arena, sizeof(*p->m));
    if (!p->m)
        goto no_memory;
    p->m->mode = options->mode;
    bool decoded =
        source_decode(arena, p->m, bytes, size, options->filename, options->is_text, &p->error);
    if (p->m->lines)
        result->module = p->m;
    if (!decoded) {
        diagnostic_add(arena, &result->errors, &p->error);
        return false;
    }
    if (!parser_init(p))
        goto no_memory;
    result->names = p->lx;
    if (parse_whole(p))
        return true;
    if (result->errors.count)
        return false;
no_memory:
    raise_memory(p);
    diagnostic_add(arena, &result->errors, &p->error);
    return false;
}
