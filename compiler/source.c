/*
 * Decoding of source text. The encoding is settled first, then one pass checks, converts and
 * normalises line ends, and a second finds the lines.
 */
#include "source.h"

#include <string.h>

enum encoding { ENC_UTF8, ENC_LATIN1, ENC_ASCII, ENC_UNKNOWN };

uint32_t decode_code_point(const char **p, const char *end)
{
    const unsigned char *s = (const unsigned char *)*p;
    size_t left = (size_t)(end - *p);
    if (left == 0)
        return 0xFFFFFFFF;
    if (s[0] < 0x80) {
        *p += 1;
        return s[0];
    }
    if (s[0] >= 0xC2 && s[0] < 0xE0 && left > 1 && (s[1] & 0xC0) == 0x80) {
        *p += 2;
        return (uint32_t)(s[0] & 0x1F) << 6 | (s[1] & 0x3F);
    }
    if ((s[0] & 0xF0) == 0xE0 && left > 2 && (s[1] & 0xC0) == 0x80 && (s[2] & 0xC0) == 0x80) {
        uint32_t c = (uint32_t)(s[0] & 0x0F) << 12 | (uint32_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3F);
        if (c < 0x800 || (c >= 0xD800 && c < 0xE000))
            return 0xFFFFFFFF;
        *p += 3;
        return c;
    }
    if ((s[0] & 0xF8) == 0xF0 && left > 3 && (s[1] & 0xC0) == 0x80 && (s[2] & 0xC0) == 0x80 &&
        (s[3] & 0xC0) == 0x80) {
        uint32_t c = (uint32_t)(s[0] & 0x07) << 18 | (uint32_t)(s[1] & 0x3F) << 12 |
                     (uint32_t)(s[2] & 0x3F) << 6 | (s[3] & 0x3F);
        if (c < 0x10000 || c > 0x10FFFF)
            return 0xFFFFFFFF;
        *p += 4;
        return c;
    }
    return 0xFFFFFFFF;
}

size_t utf8_put(char *out, uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

static bool is_cookie_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
}

/*
 * Finds the encoding declared on the line [p, end): a comment with `coding:` or `coding=` and a
 * name, after nothing but blanks. Returns the name's length, 0 if there is none; *blank tells
 * whether a declaration may still follow on the next line.
 */
static size_t find_cookie(const char *p, const char *end, const char **name, bool *blank)
{
    while (p < end && (*p == ' ' || *p == '\t' || *p == '\f'))
        p++;
    *blank = p == end || *p == '#';
    if (p == end || *p != '#')
        return 0;
    for (; end - p >= 7; p++) {
        if (memcmp(p, "coding", 6) != 0 || (p[6] != ':' && p[6] != '='))
            continue;
        const char *s = p + 7;
        while (s < end && (*s == ' ' || *s == '\t'))
            s++;
        *name = s;
        while (s < end && is_cookie_char(*s))
            s++;
        if (s > *name)
            return (size_t)(s - *name);
    }
    return 0;
}

/* Encoding names compare without case, and with '_' the same as '-'. */
static bool cookie_is(const char *name, size_t len, const char *known, bool prefix)
{
    size_t n = strlen(known);
    if (len < n || (len > n && !(prefix && (name[n] == '-' || name[n] == '_'))))
        return false;
    for (size_t i = 0; i < n; i++) {
        char c = name[i] == '_' ? '-' : name[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (c != known[i])
            return false;
    }
    return true;
}

static enum encoding encoding_named(const char *name, size_t len)
{
    static const char *const latin1[] = {"latin-1", "iso-8859-1", "iso-latin-1", "latin1",
                                         "l1",      "iso8859-1",  "8859",        "cp819"};
    static const char *const ascii[] = {"ascii", "us-ascii", "646"};
    if (cookie_is(name, len, "utf-8", true) || cookie_is(name, len, "utf8", false) ||
        cookie_is(name, len, "u8", false) || cookie_is(name, len, "utf", false))
        return ENC_UTF8;
    for (size_t i = 0; i < sizeof(latin1) / sizeof(latin1[0]); i++) {
        if (cookie_is(name, len, latin1[i], i < 3))
            return ENC_LATIN1;
    }
    for (size_t i = 0; i < sizeof(ascii) / sizeof(ascii[0]); i++) {
        if (cookie_is(name, len, ascii[i], false))
            return ENC_ASCII;
    }
    return ENC_UNKNOWN;
}

static bool fail(struct arena *arena, struct diagnostic *error, uint32_t line, int32_t offset,
                 const char *message)
{
    *error = (struct diagnostic){.kind = message ? DIAG_SYNTAX_ERROR : DIAG_NO_MEMORY,
                                 .message = message ? message : "out of memory",
                                 .line = line,
                                 .offset = offset,
                                 .end_line = line,
                                 .end_offset = offset};
    return false;
}

static bool index_lines(struct arena *arena, struct source_tree *m)
{
    const char *s = m->source.data, *end = s + m->source.len;
    uint32_t count = 1;
    for (const char *p = s; p < end && (p = memchr(p, '\n', (size_t)(end - p))); p++)
        count++;
    uint32_t *lines = arena_alloc(arena, ((size_t)count + 1) * sizeof(*lines));
    if (!lines)
        return false;
    uint32_t i = 0;
    lines[i++] = 0;
    for (const char *p = s; p < end && (p = memchr(p, '\n', (size_t)(end - p))); p++)
        lines[i++] = (uint32_t)(p + 1 - s);
    lines[i] = (uint32_t)m->source.len;
    m->lines = lines;
    m->line_count = count;
    return true;
}

/* Settles the encoding from the byte order mark and the first two lines. */
static bool settle_encoding(struct arena *arena, const char *bytes, const char *end, bool bom,
                            enum encoding *encoding, struct diagnostic *error)
{
    *encoding = ENC_UTF8;
    const char *p = bytes;
    for (int line = 0; line < 2 && p < end; line++) {
        const char *stop = p;
        while (stop < end && *stop != '\n' && *stop != '\r')
            stop++;
        const char *name = NULL;
        bool blank = false;
        size_t len = find_cookie(p, stop, &name, &blank);
        if (len) {
            if (len > 60)
                len = 60;
            *encoding = encoding_named(name, len);
            if (*encoding == ENC_UNKNOWN)
                return fail(arena, error, 0, 0,
                            diagnostic_format(arena, "unknown encoding: %.*s", (int)len, name));
            if (bom && *encoding != ENC_UTF8)
                return fail(
                    arena, error, 0, 0,
                    diagnostic_format(arena, "encoding problem: %.*s with BOM", (int)len, name));
            return true;
        }
        if (!blank)
            return true;
        p = stop < end && stop[0] == '\r' && stop + 1 < end && stop[1] == '\n' ? stop + 2
                                                                               : stop + 1;
    }
    return true;
}

bool source_decode(struct arena *arena, struct source_tree *m, const char *bytes, size_t size,
                   const char *filename, bool is_text, struct diagnostic *error)
{
    if (size > (size_t)1 << 30)
        return fail(arena, error, 0, 0, "source code is too large");
    const char *p = bytes, *end = bytes + size;
    bool bom = !is_text && size >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0;
    if (bom)
        p += 3;
    enum encoding encoding = ENC_UTF8;
    if (!is_text && !settle_encoding(arena, p, end, bom, &encoding, error))
        return false;
    size_t room = encoding == ENC_LATIN1 ? size * 2 : size;
    char *text = arena_alloc(arena, room + 1);
    if (!text)
        return fail(arena, error, 0, 0, NULL);
    char *out = text;
    uint32_t line = 1;
    const char *bad = NULL;
    while (p < end) {
        unsigned char c = (unsigned char)*p;
        if (c >= 0x80) {
            if (encoding == ENC_LATIN1) {
                out += utf8_put(out, c);
                p++;
                continue;
            }
            const char *from = p;
            if (encoding == ENC_ASCII || decode_code_point(&p, end) == 0xFFFFFFFF) {
                bad = from;
                break;
            }
            memcpy(out, from, (size_t)(p - from));
            out += p - from;
        } else if (c == '\r') {
            *out++ = '\n';
            line++;
            p += p + 1 < end && p[1] == '\n' ? 2 : 1;
        } else if (c == '\0') {
            break;
        } else {
            line += c == '\n';
            *out++ = (char)c;
            p++;
        }
    }
    *out = '\0';
    m->source = (struct text){.data = text, .len = (size_t)(out - text)};
    if (!index_lines(arena, m))
        return fail(arena, error, 0, 0, NULL);
    if (p == end)
        return true;
    if (!bad)
        return fail(arena, error, line, 0, "source code cannot contain null bytes");
    if (encoding == ENC_ASCII)
        return fail(arena, error, line, 0,
                    diagnostic_format(arena,
                                      "(unicode error) 'ascii' codec can't decode byte 0x%02x in "
                                      "position %zu: ordinal not in range(128)",
                                      (unsigned char)*bad, (size_t)(bad - bytes)));
    return fail(arena, error, line, 0,
                diagnostic_format(arena,
                                  "Non-UTF-8 code starting with '\\x%02x' in file %s on line %u, "
                                  "but no encoding declared; see "
                                  "https://peps.python.org/pep-0263/ for details",
                                  (unsigned char)*bad, filename ? filename : "<string>", line));
}
