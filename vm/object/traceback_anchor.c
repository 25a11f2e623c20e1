/* traceback_anchor.c - which part of a failing expression a traceback points at.
 *
 * The place of an instruction is that of the whole expression. To point at the operator of a binary
 * operation, or the brackets of a call or subscript, the text is read here, token by token, outside
 * of brackets: the operator that binds least, and rightmost among equals, is the root of the
 * expression; without one, the last pair of brackets is. */
#include "exception.h"

#include <ctype.h>

enum token_kind { END, OPERAND, KEYWORD, BRACKETS, OPERATOR, UNKNOWN };

struct token {
    enum token_kind kind;
    size_t start, end;
    const char *text;
    size_t size;
};

static bool is_word_byte(unsigned char c)
{
    return isalnum(c) || c == '_' || c >= 0x80;
}

static size_t skip_blank(const char *s, size_t n, size_t i)
{
    while (i < n) {
        if (s[i] == '#') {
            while (i < n && s[i] != '\n') {
                i++;
            }
        } else if (isspace((unsigned char)s[i]) || s[i] == '\\') {
            i++;
        } else {
            break;
        }
    }
    return i;
}

/* Past the string literal whose quotes begin at i. */
static size_t skip_string(const char *s, size_t n, size_t i)
{
    char quote = s[i];
    size_t width = i + 2 < n && s[i + 1] == quote && s[i + 2] == quote ? 3 : 1;
    i += width;
    while (i < n) {
        if (s[i] == '\\') {
            i += 2;
        } else if (s[i] == quote &&
                   (width == 1 || (i + 2 < n && s[i + 1] == quote && s[i + 2] == quote))) {
            return i + width;
        } else {
            i++;
        }
    }
    return n;
}

/* Past the bracket that closes the one at i. */
static size_t skip_brackets(const char *s, size_t n, size_t i)
{
    size_t depth = 0;
    while (i < n) {
        char c = s[i];
        if (c == '"' || c == '\'') {
            i = skip_string(s, n, i);
            continue;
        }
        if (c == '#') {
            i = skip_blank(s, n, i);
            continue;
        }
        if (c == '(' || c == '[' || c == '{') {
            depth++;
        } else if ((c == ')' || c == ']' || c == '}') && --depth == 0) {
            return i + 1;
        }
        i++;
    }
    return n;
}

static size_t skip_number(const char *s, size_t n, size_t i)
{
    while (i < n && (is_word_byte((unsigned char)s[i]) || s[i] == '.' ||
                     ((s[i] == '+' || s[i] == '-') && (s[i - 1] == 'e' || s[i - 1] == 'E') &&
                      !(s[0] == '0' && n > 1 && (s[1] == 'x' || s[1] == 'X'))))) {
        i++;
    }
    return i;
}

static bool is_one_of(const char *word, size_t size, const char *const *list)
{
    for (; *list; list++) {
        if (strlen(*list) == size && memcmp(*list, word, size) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_keyword(const char *word, size_t size)
{
    static const char *const keywords[] = {
        "and",    "as",   "assert", "async",  "await",    "break", "class", "continue", "def",
        "del",    "elif", "else",   "except", "finally",  "for",   "from",  "global",   "if",
        "import", "in",   "is",     "lambda", "nonlocal", "not",   "or",    "pass",     "raise",
        "return", "try",  "while",  "with",   "yield",    NULL};
    return is_one_of(word, size, keywords);
}

static struct token next_token(const char *s, size_t n, size_t i)
{
    i = skip_blank(s, n, i);
    struct token t = {END, i, i, s + i, 0};
    if (i >= n) {
        return t;
    }
    unsigned char c = (unsigned char)s[i];
    if (isdigit(c) || (c == '.' && i + 1 < n && isdigit((unsigned char)s[i + 1]))) {
        t.kind = OPERAND;
        t.end = skip_number(s, n, i + 1);
    } else if (is_word_byte(c)) {
        while (i < n && is_word_byte((unsigned char)s[i])) {
            i++;
        }
        t.kind = is_keyword(s + t.start, i - t.start) ? KEYWORD : OPERAND;
        if (i < n && (s[i] == '"' || s[i] == '\'') && i - t.start <= 2) {
            i = skip_string(s, n, i);
        }
        t.end = i;
    } else if (c == '"' || c == '\'') {
        t.kind = OPERAND;
        t.end = skip_string(s, n, i);
    } else if (c == '(' || c == '[' || c == '{') {
        t.kind = BRACKETS;
        t.end = skip_brackets(s, n, i);
    } else {
        static const char *const wide[] = {"**=", "//=", ">>=", "<<=", "...", "**", "//", ">>",
                                           "<<",  "<=",  ">=",  "==",  "!=",  ":=", "->", "+=",
                                           "-=",  "*=",  "/=",  "%=",  "&=",  "|=", "^=", "@="};
        t.kind = OPERATOR;
        t.end = i + 1;
        for (size_t k = 0; k < sizeof wide / sizeof wide[0]; k++) {
            size_t size = strlen(wide[k]);
            if (n - i >= size && memcmp(s + i, wide[k], size) == 0) {
                t.end = i + size;
                break;
            }
        }
        if (t.end - i == 3 && s[i] == '.') {
            t.kind = OPERAND;
        }
    }
    t.size = t.end - t.start;
    return t;
}

/* How loosely a binary operator binds; 0: it is none. Larger is tighter. */
static int binary_precedence(const struct token *t)
{
    static const char *const levels[][6] = {
        {"|", NULL},        {"^", NULL},      {"&", NULL},
        {"<<", ">>", NULL}, {"+", "-", NULL}, {"*", "/", "//", "%", "@", NULL},
    };
    for (int i = 0; i < 6; i++) {
        if (is_one_of(t->text, t->size, levels[i])) {
            return i + 1;
        }
    }
    return 0;
}

static bool token_is(const struct token *t, const char *text)
{
    return strlen(text) == t->size && memcmp(t->text, text, t->size) == 0;
}

bool find_anchor(const char *text, size_t size, struct anchor *out)
{
    enum { ROOT_POWER = 8 };
    int root = 0;              /* precedence of the root found so far */
    struct token last = {0};   /* the last token of a postfix expression */
    bool operand = false;      /* an operand is complete */
    bool prefix_first = false; /* begins with a unary operator or await */
    bool brackets_last = false;
    struct anchor found = {0, 0};
    for (size_t i = 0;;) {
        struct token t = next_token(text, size, i);
        if (t.kind == END) {
            break;
        }
        i = t.end;
        switch (t.kind) {
        case KEYWORD:
            if (operand || !token_is(&t, "await")) {
                return false;
            }
            prefix_first = prefix_first || t.start == 0;
            break;
        case OPERAND:
            if (operand) { /* adjacent strings are one */
                bool strings = strchr("\"'", text[t.end - 1]) && strchr("\"'", text[last.end - 1]);
                if (!strings) {
                    return false;
                }
            }
            operand = true;
            brackets_last = false;
            break;
        case BRACKETS:
            if (operand && *t.text == '{') {
                return false;
            }
            brackets_last = operand;
            operand = true;
            break;
        case OPERATOR: {
            if (token_is(&t, ".")) {
                struct token name = next_token(text, size, i);
                if (!operand || name.kind == END) {
                    return false;
                }
                i = name.end;
                t = name;
                brackets_last = false;
                break;
            }
            if (!operand) {
                if (!token_is(&t, "-") && !token_is(&t, "+") && !token_is(&t, "~")) {
                    return false;
                }
                prefix_first = prefix_first || t.start == 0;
                break;
            }
            int precedence = token_is(&t, "**") ? ROOT_POWER : binary_precedence(&t);
            if (!precedence) {
                return false; /* a comparison, an assignment, a tuple … */
            }
            bool replaces =
                !root || precedence < root || (precedence == root && root != ROOT_POWER);
            if (replaces) {
                root = precedence;
                found = (struct anchor){t.start, t.end};
            }
            operand = false;
            brackets_last = false;
            break;
        }
        default: return false;
        }
        last = t;
    }
    if (!operand) {
        return false;
    }
    if (root && !(root == ROOT_POWER && prefix_first)) {
        *out = found;
        return true;
    }
    if (!root && !prefix_first && brackets_last) {
        *out = (struct anchor){last.start, last.end};
        return true;
    }
    return false;
}

/* Past blanks and opening parentheses. */
static size_t skip_open(const char *s, size_t n, size_t i)
{
    for (i = skip_blank(s, n, i); i < n && s[i] == '('; i = skip_blank(s, n, i + 1)) {
    }
    return i;
}

/* True for "name =", the name perhaps in parentheses. */
static bool is_assignment(const char *s, size_t n)
{
    struct token name = next_token(s, n, skip_open(s, n, 0));
    if (name.kind != OPERAND || !is_word_byte((unsigned char)name.text[name.size - 1])) {
        return false;
    }
    size_t i = skip_blank(s, n, name.end);
    while (i < n && s[i] == ')') {
        i = skip_blank(s, n, i + 1);
    }
    struct token equals = next_token(s, n, i);
    return token_is(&equals, "=") && skip_open(s, n, equals.end) == n;
}

bool marks_are_needless(const char *prefix, size_t prefix_size, const char *call, size_t call_size)
{
    struct anchor brackets;
    if (!find_anchor(call, call_size, &brackets) || call[brackets.start] != '(' ||
        brackets.end != call_size || call[call_size - 1] != ')') {
        return false;
    }
    struct token first = next_token(prefix, prefix_size, 0);
    if (token_is(&first, "return") && skip_open(prefix, prefix_size, first.end) == prefix_size) {
        /* only `return name(…)` */
        size_t i = 0;
        while (i < brackets.start && is_word_byte((unsigned char)call[i])) {
            i++;
        }
        return i > 0 && skip_blank(call, brackets.start, i) == brackets.start;
    }
    return is_assignment(prefix, prefix_size);
}
