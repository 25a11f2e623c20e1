/*
 * The lexer's main loop: indentation, identifiers, strings, operators and brackets. Numbers are in
 * lexer_number.c, the text of f-strings in lexer_fstring.c, the table of names in lexer_names.c.
 */
#include "lexer_private.h"

#include <string.h>

#include "source.h"

#define TAB_WIDTH 8

/* What each byte can begin. */
enum char_class {
    CH_BAD,
    CH_LETTER, /* and every byte from 0x80: identifiers are checked afterwards */
    CH_DIGIT,
    CH_QUOTE,
    CH_OPEN,
    CH_CLOSE,
    CH_OP,
};

static enum char_class classify(unsigned char c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80)
        return CH_LETTER;
    if (c >= '0' && c <= '9')
        return CH_DIGIT;
    switch (c) {
    case '"':
    case '\'': return CH_QUOTE;
    case '(':
    case '[':
    case '{': return CH_OPEN;
    case ')':
    case ']':
    case '}': return CH_CLOSE;
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
    case '@':
    case '&':
    case '|':
    case '^':
    case '~':
    case '<':
    case '>':
    case '=':
    case '!':
    case ',':
    case ';':
    case ':':
    case '.': return CH_OP;
    default: return CH_BAD;
    }
}

bool lexer_init(struct lexer *lx, struct arena *arena, const struct source_tree *m,
                const struct unicode_hooks *unicode, struct diagnostic_list *warnings)
{
    static const struct unicode_hooks none = {0};
    memset(lx, 0, sizeof(*lx));
    lx->arena = arena;
    lx->unicode = unicode ? unicode : &none;
    lx->source = m->source.data;
    lx->size = (uint32_t)m->source.len;
    lx->cur = lx->source;
    lx->line = 1;
    lx->at_line_start = true;
    lx->warnings = warnings;
    return lexer_intern_keywords(lx);
}

int32_t lexer_offset(const struct lexer *lx, uint32_t line_start, const char *at)
{
    int32_t offset = 1;
    for (const char *p = lx->source + line_start; p < at; p++)
        offset += ((unsigned char)*p & 0xC0) != 0x80;
    return offset;
}

bool lexer_fail(struct lexer *lx, enum diagnostic_kind kind, uint32_t line, int32_t offset,
                int32_t end_offset, const char *message)
{
    if (!lx->failed) {
        lx->failed = true;
        lx->error = (struct diagnostic){
            .kind = message ? kind : DIAG_NO_MEMORY,
            .message = message ? message : "out of memory",
            .line = line,
            .offset = offset,
            .end_line = line,
            .end_offset = end_offset,
        };
    }
    return false;
}

bool lexer_fail_at(struct lexer *lx, const char *at, const char *message)
{
    int32_t offset = lexer_offset(lx, lx->line_start, at);
    return lexer_fail(lx, DIAG_SYNTAX_ERROR, lx->line, offset, offset, message);
}

bool lexer_fail_cur(struct lexer *lx, const char *message)
{
    int32_t offset = lexer_offset(lx, lx->line_start, lx->cur) - 1;
    return lexer_fail(lx, DIAG_SYNTAX_ERROR, lx->line, offset, offset, message);
}

/* The source ended inside brackets. */
static bool fail_unclosed(struct lexer *lx)
{
    const struct open_bracket *b = &lx->brackets[lx->level - 1];
    lx->eof_error = true;
    return lexer_fail(lx, DIAG_SYNTAX_ERROR, b->line,
                      lexer_offset(lx, b->line_start, lx->source + b->at), 0,
                      diagnostic_format(lx->arena, "'%c' was never closed", b->c));
}

static void finish(struct lexer *lx, struct token *t, enum token_kind kind)
{
    t->kind = (uint8_t)kind;
    t->level = (uint8_t)lx->level;
    t->end = (uint32_t)(lx->cur - lx->source);
    t->span.end_line = lx->line;
    t->span.end_col = t->end - lx->line_start;
}

static void begin(struct lexer *lx, struct token *t)
{
    t->flags = 0;
    t->prefix = 0;
    t->name = NULL;
    t->start = (uint32_t)(lx->cur - lx->source);
    t->span.line = lx->line;
    t->span.col = t->start - lx->line_start;
}

void lexer_newline(struct lexer *lx)
{
    lx->line++;
    lx->line_start = (uint32_t)(lx->cur - lx->source);
}

static bool at_eof(const struct lexer *lx)
{
    return lx->cur == lx->source + lx->size;
}

/*
 * At a backslash: passes over it and the line end after it. False with an error if something else
 * follows.
 */
static bool continue_line(struct lexer *lx)
{
    lx->cur++;
    if (*lx->cur != '\n') {
        if (at_eof(lx)) {
            lx->eof_error = true;
            return lexer_fail(lx, DIAG_SYNTAX_ERROR, lx->line,
                              lexer_offset(lx, lx->line_start, lx->cur), -1,
                              "unexpected EOF while parsing");
        }
        return lexer_fail(lx, DIAG_SYNTAX_ERROR, lx->line,
                          lexer_offset(lx, lx->line_start, lx->cur), 0,
                          "unexpected character after line continuation character");
    }
    lx->cur++;
    lexer_newline(lx);
    if (at_eof(lx)) {
        lx->eof_error = true;
        uint32_t start = lx->line_start - 2;
        while (start > 0 && lx->source[start - 1] != '\n')
            start--;
        int32_t offset = lexer_offset(lx, start, lx->source + lx->line_start - 1);
        return lexer_fail(lx, DIAG_SYNTAX_ERROR, lx->line - 1, offset, -1,
                          "unexpected EOF while parsing");
    }
    return true;
}

/* Indentation that does not fit: the end, or, where the caller goes on after errors, noted here. */
static bool indent_error(struct lexer *lx, enum diagnostic_kind kind, int32_t offset,
                         int32_t end_offset, const char *message)
{
    lexer_fail(lx, kind, lx->line, offset, end_offset, message);
    if (!lx->tolerated || !diagnostic_add(lx->arena, lx->tolerated, &lx->error))
        return false;
    lx->failed = false;
    return true;
}

static bool fail_tabs(struct lexer *lx)
{
    return indent_error(lx, DIAG_TAB_ERROR, 1, 0,
                        "inconsistent use of tabs and spaces in indentation");
}

static bool fail_unindent(struct lexer *lx)
{
    const char *end = lx->cur;
    while (*end && *end != '\n')
        end++;
    int32_t offset = lexer_offset(lx, lx->line_start, end);
    return indent_error(lx, DIAG_INDENTATION_ERROR, offset, -1,
                        "unindent does not match any outer indentation level");
}

/* Compares a line's indentation with the open blocks and sets `pending`. */
static bool settle_indent(struct lexer *lx, uint32_t col, uint32_t alt)
{
    uint32_t top = lx->indents[lx->depth];
    if (col == top)
        return alt == lx->alt_indents[lx->depth] || fail_tabs(lx);
    if (col > top) {
        if (lx->depth + 1 >= LEXER_MAX_INDENTS)
            return lexer_fail(lx, DIAG_INDENTATION_ERROR, lx->line, 1, 0,
                              "too many levels of indentation");
        if (alt <= lx->alt_indents[lx->depth] && !fail_tabs(lx))
            return false;
        lx->depth++;
        lx->indents[lx->depth] = col;
        lx->alt_indents[lx->depth] = alt;
        lx->loose_indents[lx->depth] = 0;
        lx->pending = 1;
        return true;
    }
    while (lx->depth > 0 && col < lx->indents[lx->depth]) {
        lx->depth--;
        lx->pending--;
    }
    if (col != lx->indents[lx->depth]) {
        uint32_t inner = lx->depth + 1;
        if (!(lx->tolerated && lx->loose_indents[inner] == col) && !fail_unindent(lx))
            return false;
        /* The line counts as one of the block that it is nearest to, and so do others like it. */
        lx->depth = inner;
        lx->pending++;
        lx->loose_indents[inner] = col;
        return true;
    }
    return alt == lx->alt_indents[lx->depth] || fail_tabs(lx);
}

/* At a line's start: measures its indentation; blank lines and comments change nothing. */
static bool start_line(struct lexer *lx)
{
    lx->at_line_start = false;
    for (;;) {
        uint32_t col = 0, alt = 0;
        bool continued = false;
        uint32_t cont_col = 0, cont_alt = 0;
        for (;; lx->cur++) {
            if (*lx->cur == ' ') {
                col++;
                alt++;
            } else if (*lx->cur == '\t') {
                col = (col / TAB_WIDTH + 1) * TAB_WIDTH;
                alt++;
            } else if (*lx->cur == '\f') {
                col = alt = 0;
            } else if (*lx->cur == '\\') {
                /* The first line of a continued one says how far it is indented. */
                if (!continued) {
                    cont_col = col;
                    cont_alt = alt;
                    continued = true;
                }
                if (!continue_line(lx))
                    return false;
                lx->cur--;
            } else {
                break;
            }
        }
        if (*lx->cur == '#') {
            const char *end = memchr(lx->cur, '\n', (size_t)(lx->source + lx->size - lx->cur));
            lx->cur = end ? end : lx->source + lx->size;
        }
        if (*lx->cur == '\n') {
            lx->cur++;
            lexer_newline(lx);
            continue;
        }
        if (at_eof(lx))
            return true;
        if (continued) {
            col = cont_col;
            alt = cont_alt;
        }
        return settle_indent(lx, col, alt);
    }
}

/*
 * Ends a token of layout at the source's end. CPython has it at the end of the last line, line end
 * included, and so have its messages.
 */
static void finish_at_end(struct lexer *lx, struct token *t, enum token_kind kind)
{
    uint32_t start = lx->line_start, line = lx->line;
    if (start == lx->size && start > 0) {
        line--;
        start--;
        while (start > 0 && lx->source[start - 1] != '\n')
            start--;
    }
    finish(lx, t, kind);
    t->span.line = t->span.end_line = lx->size ? line : 0;
    t->span.col = lx->size - start + (lx->size && lx->source[lx->size - 1] != '\n');
    t->span.end_col = t->span.col;
}

/* The last tokens: a NEWLINE if one is due, a DEDENT for each open block, TOK_END for ever. */
static void end_token(struct lexer *lx, struct token *t)
{
    if (lx->line_has_tokens) {
        /* The line end is missing: as if it were there. */
        lx->line_has_tokens = false;
        finish(lx, t, TOK_NEWLINE);
        t->span.end_col++;
        return;
    }
    if (lx->depth > 0) {
        lx->depth--;
        finish_at_end(lx, t, TOK_DEDENT);
        return;
    }
    finish_at_end(lx, t, TOK_END);
}

static bool is_word_char(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c >= 0x80;
}

/* A string literal that is not an f-string; the opening quote is at cur. */
static bool lex_string(struct lexer *lx, struct token *t)
{
    char quote = *lx->cur;
    uint32_t first_line = lx->line, first_start = lx->line_start;
    uint32_t quote_len = 1;
    bool escaped_quote = false;
    const char *limit = lx->source + lx->size;
    lx->cur++;
    if (lx->cur[0] == quote) {
        if (lx->cur[1] != quote) {
            lx->cur++;
            finish(lx, t, TOK_STRING);
            return true;
        }
        quote_len = 3;
        lx->cur += 2;
    }
    for (;;) {
        char c = *lx->cur;
        if (c == quote) {
            if (quote_len == 1) {
                lx->cur++;
                break;
            }
            if (lx->cur[1] == quote && lx->cur[2] == quote) {
                lx->cur += 3;
                break;
            }
            lx->cur++;
        } else if (c == '\\' && lx->cur + 1 < limit) {
            escaped_quote |= lx->cur[1] == quote;
            lx->cur++;
            if (*lx->cur++ == '\n')
                lexer_newline(lx);
        } else if (lx->cur >= limit || (c == '\n' && quote_len == 1)) {
            goto unterminated;
        } else {
            lx->cur++;
            if (c == '\n')
                lexer_newline(lx);
        }
    }
    finish(lx, t, TOK_STRING);
    return true;

unterminated:;
    const struct fstring_mode *fs = lx->fstring_depth ? &lx->fstrings[lx->fstring_depth - 1] : NULL;
    uint32_t last_line = lx->line;
    if (at_eof(lx) && lx->line_start == lx->size && lx->size && last_line > first_line)
        last_line--;
    lx->eof_error = quote_len == 3 && at_eof(lx);
    lx->line = first_line;
    lx->line_start = first_start;
    const char *at = lx->source + t->start;
    if (fs && fs->quote == quote && fs->quote_len == quote_len)
        return lexer_fail_at(lx, at, "f-string: expecting '}'");
    if (quote_len == 3)
        return lexer_fail_at(
            lx, at,
            diagnostic_format(lx->arena,
                              "unterminated triple-quoted string literal (detected at line %u)",
                              last_line));
    return lexer_fail_at(
        lx, at,
        diagnostic_format(lx->arena, "unterminated string literal (detected at line %u)%s",
                          last_line, escaped_quote ? "; perhaps you escaped the end quote?" : ""));
}

/* If an identifier's start is a string prefix before a quote, its length; else 0. */
static uint32_t string_prefix(const char *p, uint8_t *flags, bool *fstring)
{
    bool raw = false, bytes = false, f = false, u = false;
    uint32_t n = 0;
    for (;; n++) {
        switch (p[n]) {
        case 'r':
        case 'R':
            if (raw || u)
                return 0;
            raw = true;
            continue;
        case 'b':
        case 'B':
            if (bytes || f || u)
                return 0;
            bytes = true;
            continue;
        case 'f':
        case 'F':
            if (bytes || f || u)
                return 0;
            f = true;
            continue;
        case 'u':
        case 'U':
            if (n > 0)
                return 0;
            u = true;
            continue;
        case '"':
        case '\'':
            *flags = (uint8_t)((raw ? TOKEN_RAW : 0) | (bytes ? TOKEN_BYTES : 0));
            *fstring = f;
            return n;
        default: return 0;
        }
    }
}

static bool lex_word(struct lexer *lx, struct token *t)
{
    const char *start = lx->cur;
    bool fstring = false;
    uint32_t prefix = string_prefix(start, &t->flags, &fstring);
    if (prefix) {
        t->prefix = (uint8_t)prefix;
        lx->cur += prefix;
        if (!fstring)
            return lex_string(lx, t);
        if (!lexer_fstring_start(lx, t))
            return false;
        finish(lx, t, TOK_FSTRING_START);
        return true;
    }
    unsigned char seen = 0;
    const char *p = start;
    while (is_word_char((unsigned char)*p))
        seen |= (unsigned char)*p++;
    lx->cur = p;
    t->name = seen < 0x80 ? lexer_intern(lx, start, (size_t)(p - start))
                          : lexer_unicode_name(lx, start, p);
    if (!t->name)
        return lx->failed ? false : lexer_fail_cur(lx, NULL);
    finish(lx, t, t->name->keyword ? (enum token_kind)t->name->keyword : TOK_NAME);
    return true;
}

static bool lex_open(struct lexer *lx, struct token *t)
{
    char c = *lx->cur++;
    if (lx->level >= LEXER_MAX_BRACKETS)
        return lexer_fail_cur(lx, "too many nested parentheses");
    lx->brackets[lx->level++] = (struct open_bracket){.c = c,
                                                      .line = lx->line,
                                                      .line_start = lx->line_start,
                                                      .at = (uint32_t)(lx->cur - 1 - lx->source)};
    finish(lx, t, c == '(' ? TOK_LPAR : c == '[' ? TOK_LBRACKET : TOK_LBRACE);
    return true;
}

static bool lex_close(struct lexer *lx, struct token *t)
{
    char c = *lx->cur++;
    struct fstring_mode *fs = lx->fstring_depth ? &lx->fstrings[lx->fstring_depth - 1] : NULL;
    if (lx->level == 0)
        return lexer_fail_cur(lx, diagnostic_format(lx->arena, "unmatched '%c'", c));
    const struct open_bracket *b = &lx->brackets[lx->level - 1];
    bool ends_field = fs && fs->fields && fs->field_level[fs->fields - 1] == lx->level;
    if (!((b->c == '(' && c == ')') || (b->c == '[' && c == ']') || (b->c == '{' && c == '}'))) {
        if (ends_field)
            return lexer_fail_cur(lx, diagnostic_format(lx->arena, "f-string: unmatched '%c'", c));
        if (b->line != lx->line)
            return lexer_fail_cur(
                lx, diagnostic_format(lx->arena,
                                      "closing parenthesis '%c' does not match opening "
                                      "parenthesis '%c' on line %u",
                                      c, b->c, b->line));
        return lexer_fail_cur(
            lx, diagnostic_format(
                    lx->arena, "closing parenthesis '%c' does not match opening parenthesis '%c'",
                    c, b->c));
    }
    lx->level--;
    if (ends_field) {
        fs->fields--;
        fs->in_text = true;
    }
    finish(lx, t, c == ')' ? TOK_RPAR : c == ']' ? TOK_RBRACKET : TOK_RBRACE);
    return true;
}

/* Operators that a following '=' turns into an assignment. */
static enum token_kind with_equal(struct lexer *lx, enum token_kind op)
{
    lx->cur++;
    if (*lx->cur != '=')
        return op;
    lx->cur++;
    return (enum token_kind)(op + (TOK_PLUS_EQ - TOK_PLUS));
}

static bool lex_op(struct lexer *lx, struct token *t)
{
    const char *p = lx->cur;
    struct fstring_mode *fs = lx->fstring_depth ? &lx->fstrings[lx->fstring_depth - 1] : NULL;
    bool in_field = fs && fs->fields && fs->field_level[fs->fields - 1] == lx->level;
    enum token_kind kind;
    switch (*p) {
    case '+': kind = with_equal(lx, TOK_PLUS); break;
    case '%': kind = with_equal(lx, TOK_PERCENT); break;
    case '@': kind = with_equal(lx, TOK_AT); break;
    case '&': kind = with_equal(lx, TOK_AMPER); break;
    case '|': kind = with_equal(lx, TOK_PIPE); break;
    case '^': kind = with_equal(lx, TOK_CARET); break;
    case '-':
        if (p[1] == '>') {
            lx->cur += 2;
            kind = TOK_ARROW;
        } else {
            kind = with_equal(lx, TOK_MINUS);
        }
        break;
    case '*':
        lx->cur += p[1] == '*';
        kind = with_equal(lx, p[1] == '*' ? TOK_DOUBLESTAR : TOK_STAR);
        break;
    case '/':
        lx->cur += p[1] == '/';
        kind = with_equal(lx, p[1] == '/' ? TOK_DOUBLESLASH : TOK_SLASH);
        break;
    case '<':
        if (p[1] == '<') {
            lx->cur++;
            kind = with_equal(lx, TOK_LSHIFT);
        } else if (p[1] == '>') {
            lx->cur += 2;
            kind = TOK_UNKNOWN;
        } else {
            lx->cur += 1 + (p[1] == '=');
            kind = p[1] == '=' ? TOK_LESS_EQ : TOK_LESS;
        }
        break;
    case '>':
        if (p[1] == '>') {
            lx->cur++;
            kind = with_equal(lx, TOK_RSHIFT);
        } else {
            lx->cur += 1 + (p[1] == '=');
            kind = p[1] == '=' ? TOK_GREATER_EQ : TOK_GREATER;
        }
        break;
    case '=':
        lx->cur += 1 + (p[1] == '=');
        kind = p[1] == '=' ? TOK_EQ_EQ : TOK_EQUAL;
        break;
    case '!':
        lx->cur++;
        if (*lx->cur == '=') {
            lx->cur++;
            kind = TOK_NOT_EQ;
        } else if (fs && fs->fields) {
            kind = TOK_EXCLAMATION;
        } else {
            kind = TOK_UNKNOWN;
        }
        break;
    case ':':
        lx->cur++;
        if (in_field) {
            fs->in_text = true;
            kind = TOK_COLON;
        } else if (*lx->cur == '=') {
            lx->cur++;
            kind = TOK_WALRUS;
        } else {
            kind = TOK_COLON;
        }
        break;
    case '.':
        if (p[1] == '.' && p[2] == '.') {
            lx->cur += 3;
            kind = TOK_ELLIPSIS;
        } else {
            lx->cur++;
            kind = TOK_DOT;
        }
        break;
    case '~':
        lx->cur++;
        kind = TOK_TILDE;
        break;
    case ',':
        lx->cur++;
        kind = TOK_COMMA;
        break;
    default:
        lx->cur++;
        kind = TOK_SEMI;
        break;
    }
    finish(lx, t, kind);
    return true;
}

static bool lex_unknown(struct lexer *lx, struct token *t)
{
    unsigned char c = (unsigned char)*lx->cur++;
    if (c < 0x20 || c == 0x7F)
        return lexer_fail_cur(
            lx, diagnostic_format(lx->arena, "invalid non-printable character U+%04X", c));
    lx->line_has_tokens = true;
    finish(lx, t, TOK_UNKNOWN);
    return true;
}

/* Blanks, comments, continued lines and, inside brackets, line ends. False on error. */
static bool skip_blanks(struct lexer *lx)
{
    lx->comment = NULL;
    for (;;) {
        switch (*lx->cur) {
        case ' ':
        case '\t':
        case '\f': lx->cur++; break;
        case '#': {
            const char *end = memchr(lx->cur, '\n', (size_t)(lx->source + lx->size - lx->cur));
            lx->comment = lx->cur;
            lx->cur = end ? end : lx->source + lx->size;
            break;
        }
        case '\n':
            if (lx->level == 0)
                return true;
            lx->cur++;
            lexer_newline(lx);
            break;
        case '\\':
            if (!continue_line(lx))
                return false;
            break;
        default: return true;
        }
    }
}

static bool lex_token(struct lexer *lx, struct token *t)
{
    if (lx->fstring_depth && lx->fstrings[lx->fstring_depth - 1].in_text) {
        begin(lx, t);
        enum token_kind kind = lexer_fstring_text(lx, t);
        if (kind == TOK_ERROR)
            return false;
        if (kind != TOK_COUNT) {
            finish(lx, t, kind);
            return true;
        }
        /* A replacement field begins or ends here: its brackets are ordinary tokens. */
    }
    if (lx->at_line_start && !start_line(lx))
        return false;
    if (lx->pending) {
        begin(lx, t);
        finish(lx, t, lx->pending > 0 ? TOK_INDENT : TOK_DEDENT);
        if (lx->pending > 0) {
            lx->pending--;
        } else {
            lx->pending++;
        }
        return true;
    }
    if (!skip_blanks(lx))
        return false;
    begin(lx, t);
    unsigned char c = (unsigned char)*lx->cur;
    switch (classify(c)) {
    case CH_LETTER: lx->line_has_tokens = true; return lex_word(lx, t);
    case CH_DIGIT: lx->line_has_tokens = true; return lexer_number(lx, t);
    case CH_QUOTE: lx->line_has_tokens = true; return lex_string(lx, t);
    case CH_OPEN: lx->line_has_tokens = true; return lex_open(lx, t);
    case CH_CLOSE: lx->line_has_tokens = true; return lex_close(lx, t);
    case CH_OP:
        lx->line_has_tokens = true;
        if (c == '.' && lx->cur[1] >= '0' && lx->cur[1] <= '9')
            return lexer_number(lx, t);
        return lex_op(lx, t);
    case CH_BAD: break;
    }
    if (c == '\n') {
        /* A comment before it is part of the line end. */
        if (lx->comment) {
            t->span.col = (uint32_t)(lx->comment - lx->source) - lx->line_start;
        }
        lx->cur++;
        finish(lx, t, TOK_NEWLINE);
        lexer_newline(lx);
        lx->line_has_tokens = false;
        lx->at_line_start = true;
        return true;
    }
    if (at_eof(lx)) {
        if (lx->level)
            return fail_unclosed(lx);
        end_token(lx, t);
        return true;
    }
    return lex_unknown(lx, t);
}

void lexer_next(struct lexer *lx, struct token *t)
{
    const char *from = lx->cur;
    if (lx->failed || !lex_token(lx, t)) {
        if (!lx->error_from)
            lx->error_from = from;
        begin(lx, t);
        finish(lx, t, TOK_ERROR);
    }
}

/* Goes to a byte of the source, which stands in no bracket and no f-string. */
static void go_to(struct lexer *lx, const struct source_tree *m, const char *at)
{
    uint32_t offset = (uint32_t)(at - lx->source), low = 0, high = m->line_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (m->lines[middle] <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    lx->cur = at;
    lx->line = low + 1;
    lx->line_start = m->lines[low];
    lx->failed = lx->eof_error = false;
    lx->error_from = NULL;
}

void lexer_rewind(struct lexer *lx, const struct source_tree *m, uint32_t offset, uint32_t depth)
{
    go_to(lx, m, lx->source + offset);
    lx->level = 0;
    lx->fstring_depth = 0;
    lx->pending = 0;
    lx->depth = depth;
    lx->at_line_start = offset == lx->line_start;
    lx->line_has_tokens = false;
}

/* Behind the f-strings that are open: at the end of the outermost one, or of its line. */
static const char *end_of_fstring(struct lexer *lx)
{
    const struct fstring_mode *fs = &lx->fstrings[0];
    const char *limit = lx->source + lx->size, *p = lx->cur;
    while (lx->level > 0 && lx->brackets[lx->level - 1].at >= fs->start)
        lx->level--;
    lx->fstring_depth = 0;
    if (fs->quote_len == 3) {
        for (; p + 3 <= limit; p++) {
            if (p[0] == fs->quote && p[1] == fs->quote && p[2] == fs->quote)
                return p + 3;
        }
        return limit;
    }
    const char *end = memchr(p, '\n', (size_t)(limit - p));
    return end ? end : limit;
}

bool lexer_skip_error(struct lexer *lx, const struct source_tree *m)
{
    const char *limit = lx->source + lx->size, *p = lx->cur;
    if (lx->eof_error || p >= limit || lx->error.kind == DIAG_NO_MEMORY)
        return false;
    if (p <= lx->error_from)
        p = lx->error_from + 1;
    if (lx->fstring_depth > 0) {
        lx->cur = p;
        p = end_of_fstring(lx);
    }
    go_to(lx, m, p);
    return p < limit;
}

void lexer_warn(struct lexer *lx, const char *at, const char *message)
{
    if (!message || !lx->warnings)
        return;
    int32_t offset = lexer_offset(lx, lx->line_start, at);
    struct diagnostic d = {.kind = DIAG_SYNTAX_WARNING,
                           .message = message,
                           .line = lx->line,
                           .offset = offset,
                           .end_line = lx->line,
                           .end_offset = offset};
    diagnostic_add(lx->arena, lx->warnings, &d);
}
