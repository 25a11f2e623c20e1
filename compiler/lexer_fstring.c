/*
 * The text of f-strings: what stands between replacement fields, and in format specs.
 */
#include "lexer_private.h"

bool lexer_fstring_start(struct lexer *lx, struct token *t)
{
    if (lx->fstring_depth >= LEXER_MAX_FSTRINGS - 1)
        return lexer_fail_cur(lx, "too many nested f-strings");
    if (!lx->fstrings) {
        lx->fstrings = arena_alloc(lx->arena, LEXER_MAX_FSTRINGS * sizeof(*lx->fstrings));
        if (!lx->fstrings)
            return lexer_fail_cur(lx, NULL);
    }
    char quote = *lx->cur++;
    uint8_t quote_len = 1;
    if (lx->cur[0] == quote && lx->cur[1] == quote) {
        quote_len = 3;
        lx->cur += 2;
    }
    lx->fstrings[lx->fstring_depth++] = (struct fstring_mode){
        .quote = quote,
        .quote_len = quote_len,
        .raw = (t->flags & TOKEN_RAW) != 0,
        .in_text = true,
        .start = t->start,
        .line = lx->line,
        .line_start = lx->line_start,
    };
    return true;
}

static bool at_end_quote(const struct lexer *lx, const struct fstring_mode *fs)
{
    const char *p = lx->cur;
    return *p == fs->quote && (fs->quote_len == 1 || (p[1] == fs->quote && p[2] == fs->quote));
}

static enum token_kind fail_unterminated(struct lexer *lx, const struct fstring_mode *fs)
{
    uint32_t last_line = lx->line;
    bool eof = lx->cur == lx->source + lx->size;
    if (eof && lx->line_start == lx->size && last_line > fs->line)
        last_line--;
    lx->eof_error = eof && fs->quote_len == 3;
    lx->line = fs->line;
    lx->line_start = fs->line_start;
    lexer_fail_at(lx, lx->source + fs->start,
                  diagnostic_format(lx->arena,
                                    "unterminated %sf-string literal (detected at line %u)",
                                    fs->quote_len == 3 ? "triple-quoted " : "", last_line));
    return TOK_ERROR;
}

/* A field opens at cur's bracket, which the next token takes. */
static bool open_field(struct lexer *lx, struct fstring_mode *fs)
{
    if (fs->fields >= LEXER_MAX_FIELDS)
        return lexer_fail_cur(lx, "f-string: expressions nested too deeply");
    fs->field_level[fs->fields++] = (uint8_t)(lx->level + 1);
    fs->in_text = false;
    return true;
}

enum token_kind lexer_fstring_text(struct lexer *lx, struct token *t)
{
    struct fstring_mode *fs = &lx->fstrings[lx->fstring_depth - 1];
    const char *start = lx->cur, *limit = lx->source + lx->size;
    bool in_spec = fs->fields > 0;
    if (fs->raw)
        t->flags |= TOKEN_RAW;
    if (in_spec)
        t->flags |= TOKEN_IN_SPEC;
    for (;;) {
        char c = *lx->cur;
        if (at_end_quote(lx, fs)) {
            if (lx->cur > start)
                return TOK_FSTRING_MIDDLE;
            /* In a format spec, too: the parser finds that the field was not closed. */
            lx->cur += fs->quote_len;
            lx->fstring_depth--;
            return TOK_FSTRING_END;
        }
        if (c == '\n' && in_spec && fs->quote_len == 1) {
            /* A format spec ends with its line; what follows belongs to the field. */
            fs->in_text = false;
            return lx->cur > start ? TOK_FSTRING_MIDDLE : TOK_COUNT;
        }
        if (lx->cur >= limit || (c == '\n' && fs->quote_len == 1))
            return fail_unterminated(lx, fs);
        if (c == '{') {
            if (lx->cur[1] == '{' && !in_spec) {
                lx->cur += 2;
                continue;
            }
            if (lx->cur > start)
                return TOK_FSTRING_MIDDLE;
            return open_field(lx, fs) ? TOK_COUNT : TOK_ERROR;
        }
        if (c == '}') {
            if (in_spec) {
                if (lx->cur > start)
                    return TOK_FSTRING_MIDDLE;
                fs->in_text = false;
                return TOK_COUNT;
            }
            if (lx->cur[1] == '}') {
                lx->cur += 2;
                continue;
            }
            if (lx->cur > start)
                return TOK_FSTRING_MIDDLE;
            lx->cur++;
            lexer_fail_cur(lx, "f-string: single '}' is not allowed");
            return TOK_ERROR;
        }
        lx->cur++;
        if (c == '\n') {
            lexer_newline(lx);
        } else if (c == '\\' && lx->cur < limit) {
            char next = *lx->cur;
            if (next == '{' || next == '}') {
                /* Not an escape: the bracket counts. Where it is one, the parser warns. */
                continue;
            }
            if (next == 'N' && !fs->raw && lx->cur[1] == '{') {
                /* A named character's brackets are no field. */
                const char *p = lx->cur + 2;
                while (p < limit && *p != '}' && *p != '\n' && *p != fs->quote)
                    p++;
                if (*p == '}')
                    p++;
                lx->cur = p;
                continue;
            }
            lx->cur++;
            if (next == '\n')
                lexer_newline(lx);
        }
    }
}
