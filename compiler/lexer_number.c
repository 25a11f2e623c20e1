/*
 * Numeric literals: their extent and form. Their values are made by the parser.
 */
#include "lexer_private.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_hex(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool is_name_char(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool starts_with(const char *p, const char *word)
{
    return strncmp(p, word, strlen(word)) == 0;
}

/*
 * A literal may not run into a letter. Before the keywords that can follow a number in valid code
 * this is a warning only.
 */
static bool end_number(struct lexer *lx, struct token *t, const char *kind)
{
    const char *p = lx->cur;
    bool keyword = starts_with(p, "and") || starts_with(p, "else") || starts_with(p, "for") ||
                   starts_with(p, "if") || starts_with(p, "in") || starts_with(p, "is") ||
                   starts_with(p, "or") || starts_with(p, "not");
    if (keyword) {
        lexer_warn(lx, p - 1, diagnostic_format(lx->arena, "invalid %s literal", kind));
        return true;
    }
    if (!is_name_char(*p))
        return true;
    return lexer_fail_cur(lx, diagnostic_format(lx->arena, "invalid %s literal", kind));
}

/* Digits with single underscores between them; the first is at cur. */
static bool decimal_digits(struct lexer *lx)
{
    for (;;) {
        while (is_digit(*lx->cur))
            lx->cur++;
        if (*lx->cur != '_')
            return true;
        lx->cur++;
        if (!is_digit(*lx->cur))
            return lexer_fail_cur(lx, "invalid decimal literal");
    }
}

/* After 0x, 0o or 0b, at the letter. */
static bool based_number(struct lexer *lx, struct token *t, int base, const char *kind)
{
    lx->cur++;
    do {
        if (*lx->cur == '_')
            lx->cur++;
        if (base == 16 ? !is_hex(*lx->cur) : !(*lx->cur >= '0' && *lx->cur < '0' + base)) {
            if (base != 16 && is_digit(*lx->cur)) {
                char c = *lx->cur++;
                return lexer_fail_cur(
                    lx, diagnostic_format(lx->arena, "invalid digit '%c' in %s literal", c, kind));
            }
            return lexer_fail_cur(lx, diagnostic_format(lx->arena, "invalid %s literal", kind));
        }
        while (base == 16 ? is_hex(*lx->cur) : (*lx->cur >= '0' && *lx->cur < '0' + base))
            lx->cur++;
    } while (*lx->cur == '_');
    if (base != 16 && is_digit(*lx->cur)) {
        char c = *lx->cur++;
        return lexer_fail_cur(
            lx, diagnostic_format(lx->arena, "invalid digit '%c' in %s literal", c, kind));
    }
    t->prefix = (uint8_t)base;
    return end_number(lx, t, kind);
}

/* What may follow the digits before the point: a fraction, an exponent, j. */
static bool rest_of_number(struct lexer *lx, struct token *t)
{
    if (*lx->cur == '.') {
        t->flags |= TOKEN_FLOAT;
        lx->cur++;
        if (is_digit(*lx->cur) && !decimal_digits(lx))
            return false;
    }
    if (*lx->cur == 'e' || *lx->cur == 'E') {
        const char *e = lx->cur++;
        if (*lx->cur == '+' || *lx->cur == '-') {
            lx->cur++;
            if (!is_digit(*lx->cur))
                return lexer_fail_cur(lx, "invalid decimal literal");
        } else if (!is_digit(*lx->cur)) {
            lx->cur = e;
            return end_number(lx, t, "decimal");
        }
        t->flags |= TOKEN_FLOAT;
        if (!decimal_digits(lx))
            return false;
    }
    if (*lx->cur == 'j' || *lx->cur == 'J') {
        t->flags |= TOKEN_FLOAT | TOKEN_IMAGINARY;
        lx->cur++;
        return end_number(lx, t, "imaginary");
    }
    return end_number(lx, t, "decimal");
}

static bool decimal_number(struct lexer *lx, struct token *t)
{
    const char *start = lx->cur;
    t->prefix = 10;
    if (*start != '0') {
        if (is_digit(*start) && !decimal_digits(lx))
            return false;
        return rest_of_number(lx, t);
    }
    if (start[1] == 'x' || start[1] == 'X' || start[1] == 'o' || start[1] == 'O' ||
        start[1] == 'b' || start[1] == 'B') {
        lx->cur++;
        char c = (char)(*lx->cur | 0x20);
        return c == 'x'   ? based_number(lx, t, 16, "hexadecimal")
               : c == 'o' ? based_number(lx, t, 8, "octal")
                          : based_number(lx, t, 2, "binary");
    }
    /* Zeros may be followed by a fraction or an exponent, but not by other digits alone. */
    while (*lx->cur == '0' || *lx->cur == '_') {
        if (*lx->cur == '_') {
            lx->cur++;
            if (!is_digit(*lx->cur))
                return lexer_fail_cur(lx, "invalid decimal literal");
        } else {
            lx->cur++;
        }
    }
    const char *zeros_end = lx->cur + 1;
    bool nonzero = is_digit(*lx->cur);
    if (nonzero && !decimal_digits(lx))
        return false;
    char c = *lx->cur;
    if (!nonzero || c == '.' || c == 'e' || c == 'E' || c == 'j' || c == 'J')
        return rest_of_number(lx, t);
    return lexer_fail(lx, DIAG_SYNTAX_ERROR, lx->line, lexer_offset(lx, lx->line_start, start),
                      lexer_offset(lx, lx->line_start, zeros_end) - 1,
                      "leading zeros in decimal integer literals are not permitted; use an 0o "
                      "prefix for octal integers");
}

bool lexer_number(struct lexer *lx, struct token *t)
{
    if (!decimal_number(lx, t))
        return false;
    t->kind = TOK_NUMBER;
    t->level = (uint8_t)lx->level;
    t->end = (uint32_t)(lx->cur - lx->source);
    t->span.end_line = lx->line;
    t->span.end_col = t->end - lx->line_start;
    return true;
}
