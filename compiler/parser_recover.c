/*
 * Going on after an error, for those who want to hear of all errors: finding the end of a faulty
 * statement, noticing brackets that were never closed, and keeping blocks whose header is lost.
 *
 * What is found afterwards must not follow from what was reported already. So an error costs its own
 * logical line and nothing else: a clause whose header is broken keeps its block (see `header` in
 * parser_compound.c), a block without a header is read for its own errors only, and a STMT_BROKEN in
 * a list tells later passes that what surrounds its neighbours is not known.
 */
#include "parser_private.h"

#include <string.h>

#define TAB_WIDTH 8

/* The display width of a line's blanks before byte offset `end`. */
static uint32_t indentation(const struct lexer *lx, uint32_t start, uint32_t end)
{
    uint32_t col = 0;
    for (uint32_t i = start; i < end; i++) {
        char c = lx->source[i];
        col = c == '\t' ? (col / TAB_WIDTH + 1) * TAB_WIDTH : c == '\f' ? 0 : col + 1;
    }
    return col;
}

/* How much a token at a line's start looks like the beginning of a statement. */
enum beginning { NOT_A_STATEMENT, MAYBE_A_STATEMENT, SURELY_A_STATEMENT };

static enum beginning beginning_of_statement(enum token_kind kind)
{
    switch (kind) {
    case TOK_ASSERT:
    case TOK_BREAK:
    case TOK_CLASS:
    case TOK_CONTINUE:
    case TOK_DEF:
    case TOK_DEL:
    case TOK_ELIF:
    case TOK_EXCEPT:
    case TOK_FINALLY:
    case TOK_GLOBAL:
    case TOK_IMPORT:
    case TOK_NONLOCAL:
    case TOK_PASS:
    case TOK_RAISE:
    case TOK_RETURN:
    case TOK_TRY:
    case TOK_WHILE:
    case TOK_WITH: return SURELY_A_STATEMENT;
    case TOK_AT:
    case TOK_ASYNC:
    case TOK_AWAIT:
    case TOK_FOR:
    case TOK_FROM:
    case TOK_IF:
    case TOK_NAME:
    case TOK_YIELD: return MAYBE_A_STATEMENT;
    default: return NOT_A_STATEMENT;
    }
}

/* A line inside brackets with which the next statement may begin, and the bracket then unclosed. */
struct swallowed {
    bool found;
    bool brackets; /* the statement has some, and no colon at its end */
    uint32_t offset;
    struct open_bracket bracket;
};

/* Begins a clause with a block: what follows its colon on new lines is no part of a bracket. */
static bool is_header_word(enum token_kind kind)
{
    switch (kind) {
    case TOK_ASYNC:
    case TOK_CLASS:
    case TOK_DEF:
    case TOK_ELIF:
    case TOK_ELSE:
    case TOK_EXCEPT:
    case TOK_FOR:
    case TOK_IF:
    case TOK_WHILE:
    case TOK_WITH: return true;
    default: return false;
    }
}

/*
 * Reads on from the start of the faulty statement to its end: true at the end of the logical line,
 * false where brackets are open at what looks like another statement, or at the source's end;
 * *swallowed is then the first line that the brackets may have swallowed. Errors of the lexer on the
 * way take the place of the parser's, as they do in CPython.
 */
static bool find_end(struct parser *p, struct swallowed *swallowed)
{
    struct lexer *lx = p->lx;
    struct token t;
    enum token_kind first = TOK_ERROR, before = TOK_ERROR;
    uint32_t line = 0, limit = lx->indents[lx->depth];
    for (;;) {
        uint32_t level = lx->level;
        lexer_next(lx, &t);
        if (t.kind == TOK_ERROR) {
            if (lx->error.kind == DIAG_NO_MEMORY || (!p->lexical && !lx->eof_error)) {
                p->error = lx->error;
                p->lexical = true;
            }
            swallowed->brackets = true;
            if (!lexer_skip_error(lx, p->m))
                return false;
            before = TOK_ERROR;
            continue;
        }
        if (t.kind == TOK_NEWLINE || t.kind == TOK_END) {
            swallowed->brackets &= before != TOK_COLON;
            return true;
        }
        swallowed->brackets |= t.kind >= TOK_LPAR && t.kind <= TOK_RBRACE;
        if (first == TOK_ERROR)
            first = (enum token_kind)t.kind;
        if (line && t.span.line > line && level > 0 && !lx->fstring_depth) {
            bool in_block =
                before == TOK_COLON && is_header_word(first) && lx->brackets[level - 1].c == '(';
            uint32_t start = p->m->lines[t.span.line - 1];
            enum beginning kind = indentation(lx, start, t.start) <= limit
                                      ? beginning_of_statement((enum token_kind)t.kind)
                                      : NOT_A_STATEMENT;
            if (!swallowed->found && (kind != NOT_A_STATEMENT || in_block)) {
                swallowed->found = true;
                swallowed->offset = start;
                swallowed->bracket = lx->brackets[level - 1];
            }
            if (kind == SURELY_A_STATEMENT || in_block)
                return false;
        }
        line = t.span.end_line;
        before = (enum token_kind)t.kind;
    }
}

/*
 * Behind a faulty statement with brackets: passes lines that were meant to be inside them, deeper
 * than the block or beginning with a closing bracket, since one bracket too many ended it early.
 */
static void skip_leftovers(struct parser *p)
{
    struct lexer *lx = p->lx;
    uint32_t limit = lx->indents[lx->depth], line = lx->line, kept = line;
    if (lx->line_start != (uint32_t)(lx->cur - lx->source))
        return;
    for (; line <= p->m->line_count; line++) {
        uint32_t start = p->m->lines[line - 1], at = start;
        while (lx->source[at] == ' ' || lx->source[at] == '\t' || lx->source[at] == '\f')
            at++;
        char c = lx->source[at];
        if (c == '\n' || c == '#' || c == 0)
            continue;
        bool closes = c == ')' || c == ']' || c == '}';
        if (!closes && indentation(lx, start, at) <= limit)
            break;
        kept = line + 1;
    }
    if (kept > lx->line)
        lexer_rewind(lx, p->m, kept <= p->m->line_count ? p->m->lines[kept - 1] : lx->size,
                     lx->depth);
}

/*
 * Goes on at the statement that open brackets have swallowed, else at the source's end. An error of
 * the parser beyond the bracket's line came from that. last_line: as far as it had read.
 */
static void blame_bracket(struct parser *p, const struct swallowed *swallowed, bool unclosed,
                          uint32_t last_line)
{
    struct lexer *lx = p->lx;
    const struct open_bracket *b = swallowed->found ? &swallowed->bracket
                                   : lx->level      ? &lx->brackets[lx->level - 1]
                                                    : NULL;
    if (b && (unclosed || (!p->lexical && last_line > b->line))) {
        int32_t offset = diagnostic_offset(p->m, b->line, b->at - b->line_start);
        const char *text = message(p, "'%c' was never closed", b->c);
        p->error = (struct diagnostic){.kind = text ? DIAG_SYNTAX_ERROR : DIAG_NO_MEMORY,
                                       .message = text ? text : "out of memory",
                                       .line = b->line,
                                       .offset = offset,
                                       .end_line = b->line};
    }
    lexer_rewind(lx, p->m, swallowed->found ? swallowed->offset : lx->size, p->unit_depth);
}

/* Whether a string in three quotes is open where the source ends; its error is then the lexer's. */
static bool ends_in_string(struct parser *p)
{
    struct lexer *lx = p->lx;
    struct token t;
    for (;;) {
        lexer_next(lx, &t);
        if (t.kind == TOK_END)
            return false;
        if (t.kind == TOK_ERROR && (lx->eof_error || !lexer_skip_error(lx, p->m)))
            return lx->failed && lx->level == 0 && strstr(lx->error.message, "triple-quoted");
    }
}

/* Puts the error on the list; false, for good, if memory runs out. */
static bool report(struct parser *p)
{
    if (p->lx->eof_error && p->result->errors.count == 0)
        p->result->incomplete = true;
    if (!diagnostic_add(p->arena, &p->result->errors, &p->error)) {
        p->stopped = p->failed = true;
        return false;
    }
    p->failed = p->lexical = false;
    return true;
}

/* Moves the lexer behind the faulty statement; false if nothing may follow. May better p->error. */
static bool skip_statement(struct parser *p)
{
    struct lexer *lx = p->lx;
    struct diagnostic_list *warnings = lx->warnings, *tolerated = lx->tolerated;
    struct swallowed swallowed = {0};
    const struct token *first = &p->tokens[0], *last = &p->tokens[p->count - 1];
    bool unclosed = p->lexical && lx->eof_error && lx->level > 0;
    /* The token that could not be read may belong to the line after a statement in order. */
    bool behind = last->kind == TOK_ERROR && p->count > 1 && last[-1].kind <= TOK_DEDENT;
    uint32_t offset = (first->kind == TOK_ERROR || behind) && lx->error_from
                          ? (uint32_t)(lx->error_from - lx->source)
                          : first->start;
    uint32_t depth = behind ? lx->depth : p->unit_depth, last_line = last->span.line;
    lx->warnings = lx->tolerated = NULL;
    if (!p->lexical && p->failed && p->result->errors.count == 0) {
        lexer_rewind(lx, p->m, offset, depth);
        if (ends_in_string(p)) {
            /* Between the strings, text and code may have changed places: no more of it. */
            struct diagnostic string = lx->error;
            if (report(p))
                p->error = string;
            return false;
        }
    }
    lexer_rewind(lx, p->m, offset, depth);
    p->unit_depth = depth;
    if (!find_end(p, &swallowed))
        blame_bracket(p, &swallowed, unclosed, last_line);
    else if (swallowed.brackets && !p->in_header)
        skip_leftovers(p);
    lx->warnings = warnings;
    lx->tolerated = tolerated;
    return !p->failed || p->error.kind != DIAG_NO_MEMORY;
}

/*
 * Errors of the lexer further on come first, as they do in CPython, whose second look reads the
 * whole source: the caller of this is about to stop anyway.
 */
static void prefer_lexical_error(struct parser *p)
{
    struct token t;
    uint32_t line = p->tokens[p->count - 1].span.line;
    do {
        lexer_next(p->lx, &t);
    } while (t.kind != TOK_END && t.kind != TOK_ERROR);
    if (t.kind != TOK_ERROR || p->lx->error.kind != DIAG_SYNTAX_ERROR)
        return; /* indentation is looked at in its turn only */
    const char *expected = p->error.expected;
    if (p->lx->eof_error && p->lx->level) {
        if (line <= p->lx->brackets[p->lx->level - 1].line)
            return;
    }
    p->error = p->lx->error;
    p->error.expected = p->lx->eof_error ? expected : NULL;
}

/* Whether parsing broke off at the source's end, so that more lines could help. */
static bool at_source_end(const struct parser *p)
{
    if (p->count == 0)
        return false;
    const struct token *t = &p->tokens[p->count - 1];
    return t->kind == TOK_END || (t->kind == TOK_DEDENT && t->start >= p->lx->size);
}

bool parser_recover(struct parser *p)
{
    if (p->stopped)
        return false;
    if (p->error.kind == DIAG_NO_MEMORY || p->arena->failed) {
        raise_memory(p);
        report(p);
        p->stopped = p->failed = true;
        return false;
    }
    if (!p->lexical && p->result->errors.count == 0)
        p->result->incomplete = at_source_end(p);
    if (p->result->errors.count + 1 >= p->options.max_errors || p->options.mode != PARSE_FILE) {
        if (!p->lexical && p->options.mode != PARSE_SINGLE)
            prefer_lexical_error(p);
        report(p);
        p->stopped = p->failed = true;
        return false;
    }
    bool goes_on = skip_statement(p);
    if (!report(p) || !goes_on) {
        p->stopped = p->failed = true;
        return false;
    }
    p->count = p->pos = 0;
    parser_fetch(p);
    return true;
}

bool parser_note(struct parser *p)
{
    if (!p->lexical && p->options.max_errors > 1 && p->options.mode == PARSE_FILE &&
        p->result->errors.count + 1 < p->options.max_errors)
        return report(p);
    return parser_recover(p);
}

bool parser_ignore(struct parser *p)
{
    p->unit_depth = p->lx->depth;
    if (!skip_statement(p))
        return parser_recover(p);
    p->failed = p->lexical = false;
    p->count = p->pos = 0;
    parser_fetch(p);
    return true;
}

bool parser_orphan_block(struct parser *p)
{
    struct span start = current(p)->span;
    struct stmt *marker = new_stmt(p, STMT_BROKEN, &start);
    if (!marker || !push(p, marker))
        return false;
    advance(p);
    if (!enter(p))
        return parser_recover(p);
    uint32_t outer = p->block_depth;
    bool was_orphan = p->in_orphan;
    p->block_depth = p->lx->depth;
    p->in_orphan = true;
    bool ok = parse_statements(p);
    p->in_orphan = was_orphan;
    p->block_depth = outer;
    p->depth--;
    if (ok)
        accept(p, TOK_DEDENT);
    return ok;
}
