/*
 * The table of names: identifiers interned once per parse, reserved words marked among them, and
 * the rules for letters beyond ASCII.
 */
#include "lexer_private.h"

#include <string.h>

#include "source.h"

static uint32_t hash_bytes(const char *text, size_t len)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < len; i++)
        h = (h ^ (unsigned char)text[i]) * 16777619u;
    return h ^ h >> 15;
}

static bool grow_table(struct lexer *lx)
{
    uint32_t count = lx->bucket_count ? lx->bucket_count * 4 : 128;
    struct name **buckets = arena_zalloc(lx->arena, count * sizeof(*buckets));
    if (!buckets)
        return false;
    for (uint32_t i = 0; i < lx->bucket_count; i++) {
        struct name *next;
        for (struct name *n = lx->buckets[i]; n; n = next) {
            next = n->next;
            struct name **bucket = &buckets[n->hash & (count - 1)];
            n->next = *bucket;
            *bucket = n;
        }
    }
    lx->buckets = buckets;
    lx->bucket_count = count;
    return true;
}

struct name *lexer_intern(struct lexer *lx, const char *text, size_t len)
{
    uint32_t hash = hash_bytes(text, len);
    if (lx->name_count >= lx->bucket_count && !grow_table(lx))
        return NULL;
    struct name **bucket = &lx->buckets[hash & (lx->bucket_count - 1)];
    for (struct name *n = *bucket; n; n = n->next) {
        if (n->hash == hash && n->len == len && memcmp(n->text, text, len) == 0)
            return n;
    }
    struct name *n = arena_alloc(lx->arena, sizeof(*n));
    char *copy = arena_copy(lx->arena, text, len);
    if (!n || !copy)
        return NULL;
    *n = (struct name){.text = copy, .len = (uint32_t)len, .hash = hash, .next = *bucket};
    *bucket = n;
    lx->name_count++;
    return n;
}

static const char *const keywords[] = {
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield",
};

bool lexer_intern_keywords(struct lexer *lx)
{
    for (unsigned i = 0; i < TOK_COUNT - TOK_FALSE; i++) {
        struct name *n = lexer_intern(lx, keywords[i], strlen(keywords[i]));
        if (!n)
            return false;
        n->keyword = (uint8_t)(TOK_FALSE + i);
    }
    return true;
}

const char *token_spelling(enum token_kind kind)
{
    static const char *const ops[] = {
        "(",   ")",   "[",   "]",  "{",  "}",  ":",  ",",  ";",  ".",  "...", "->",
        "!",   ":=",  "=",   "~",  "+",  "-",  "*",  "@",  "/",  "//", "%",   "**",
        "<<",  ">>",  "&",   "|",  "^",  "+=", "-=", "*=", "@=", "/=", "//=", "%=",
        "**=", "<<=", ">>=", "&=", "|=", "^=", "==", "!=", "<",  "<=", ">",   ">=",
    };
    if (kind >= TOK_FALSE && kind < TOK_COUNT)
        return keywords[kind - TOK_FALSE];
    if (kind >= TOK_LPAR && kind < TOK_FALSE)
        return ops[kind - TOK_LPAR];
    return NULL;
}

/*
 * Blocks of code points that are no letters though they are beyond ASCII: spaces, punctuation,
 * symbols, surrogates, private use. What is asked when no tables are lent; so it errs on the side
 * of letters.
 */
static const uint32_t not_letters[][2] = {
    {0x80, 0xA9},       {0xAB, 0xB4},       {0xB6, 0xB6},        {0xB8, 0xB9},     {0xBB, 0xBF},
    {0xD7, 0xD7},       {0xF7, 0xF7},       {0x1680, 0x1680},    {0x2000, 0x203E}, {0x2041, 0x2053},
    {0x2055, 0x2070},   {0x2072, 0x207E},   {0x2080, 0x208F},    {0x20A0, 0x20CF}, {0x2190, 0x2BFF},
    {0x2E00, 0x2E7F},   {0x3000, 0x3004},   {0x3008, 0x3020},    {0x3030, 0x3030}, {0xD800, 0xF8FF},
    {0xFE10, 0xFE1F},   {0xFE30, 0xFE32},   {0xFE35, 0xFE4C},    {0xFE50, 0xFE6F}, {0xFEFF, 0xFF0F},
    {0xFF1A, 0xFF20},   {0xFF3B, 0xFF3E},   {0xFF40, 0xFF40},    {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF},
    {0x1F000, 0x1FBEF}, {0xE0000, 0xE00FF}, {0xE01F0, 0x10FFFF},
};

/* Of those, the ones that do not print. */
static const uint32_t not_printable[][2] = {
    {0x80, 0xA0},     {0xAD, 0xAD},       {0x1680, 0x1680},    {0x2000, 0x200F}, {0x2028, 0x202F},
    {0x205F, 0x206F}, {0x3000, 0x3000},   {0xD800, 0xF8FF},    {0xFEFF, 0xFEFF}, {0xFFF0, 0xFFFB},
    {0xFFFE, 0xFFFF}, {0xE0000, 0xE00FF}, {0xE01F0, 0x10FFFF},
};

static bool in_ranges(const uint32_t (*ranges)[2], size_t count, uint32_t c)
{
    for (size_t i = 0; i < count; i++) {
        if (c >= ranges[i][0] && c <= ranges[i][1])
            return true;
    }
    return false;
}

static bool is_letter(const struct lexer *lx, uint32_t c, bool first)
{
    if (c < 0x80)
        return !first || !(c >= '0' && c <= '9');
    bool (*hook)(void *, uint32_t) =
        first ? lx->unicode->is_xid_start : lx->unicode->is_xid_continue;
    if (hook)
        return hook(lx->unicode->context, c);
    return (!first && c == 0xB7) ||
           !in_ranges(not_letters, sizeof(not_letters) / sizeof(not_letters[0]), c);
}

static bool is_printable(const struct lexer *lx, uint32_t c)
{
    if (lx->unicode->is_printable)
        return lx->unicode->is_printable(lx->unicode->context, c);
    return !in_ranges(not_printable, sizeof(not_printable) / sizeof(not_printable[0]), c);
}

struct name *lexer_unicode_name(struct lexer *lx, const char *start, const char *end)
{
    for (const char *p = start; p < end;) {
        const char *from = p;
        uint32_t c = decode_code_point(&p, end);
        if (c == 0xFFFFFFFF || is_letter(lx, c, from == start))
            continue;
        lx->cur = p;
        lexer_fail_cur(
            lx, is_printable(lx, c)
                    ? diagnostic_format(lx->arena, "invalid character '%.*s' (U+%04X)",
                                        (int)(p - from), from, c)
                    : diagnostic_format(lx->arena, "invalid non-printable character U+%04X", c));
        return NULL;
    }
    size_t len = (size_t)(end - start);
    if (!lx->unicode->normalize)
        return lexer_intern(lx, start, len);
    char small[128];
    size_t size = lx->unicode->normalize(lx->unicode->context, start, len, small, sizeof(small));
    if (size <= sizeof(small))
        return lexer_intern(lx, small, size);
    char *big = arena_alloc(lx->arena, size);
    if (!big || lx->unicode->normalize(lx->unicode->context, start, len, big, size) > size)
        return NULL;
    return lexer_intern(lx, big, size);
}
