/* codecs.c - str to bytes and back: utf-8, utf-8-sig, utf-16 and utf-32 in all byte
 * orders, latin-1, ascii, cp1252, unicode_escape and raw_unicode_escape, with CPython's error
 * handlers. Decoders append UTF-8 to a builder; encoders append bytes to one. */
#include "char_names.h"
#include "text.h"
#include "str.h"
#include "error.h"
#include "protocol.h"
#include "number.h"
#include <stdio.h>

enum codec {
    UTF8,
    UTF8_SIG,
    UTF16,
    UTF16_LE,
    UTF16_BE,
    UTF32,
    UTF32_LE,
    UTF32_BE,
    LATIN1,
    ASCII,
    CP1252,
    UNICODE_ESCAPE,
    RAW_UNICODE_ESCAPE,
    CODEC_COUNT
};

enum handler {
    STRICT,
    IGNORE,
    REPLACE,
    BACKSLASH,
    XML,
    NAME,
    SURROGATE_ESCAPE,
    SURROGATE_PASS,
    UNKNOWN_HANDLER
};

static const struct {
    const char *name; /* normalised: lower case, _ for - and space */
    enum codec codec;
} names[] = {
    {"utf_8", UTF8},
    {"utf8", UTF8},
    {"u8", UTF8},
    {"utf", UTF8},
    {"cp65001", UTF8},
    {"utf_8_sig", UTF8_SIG},
    {"utf8_sig", UTF8_SIG},
    {"utf_16", UTF16},
    {"utf16", UTF16},
    {"u16", UTF16},
    {"utf_16_le", UTF16_LE},
    {"utf_16le", UTF16_LE},
    {"utf16le", UTF16_LE},
    {"utf_16_be", UTF16_BE},
    {"utf_16be", UTF16_BE},
    {"utf16be", UTF16_BE},
    {"utf_32", UTF32},
    {"utf32", UTF32},
    {"u32", UTF32},
    {"utf_32_le", UTF32_LE},
    {"utf_32le", UTF32_LE},
    {"utf_32_be", UTF32_BE},
    {"utf_32be", UTF32_BE},
    {"latin_1", LATIN1},
    {"latin1", LATIN1},
    {"latin", LATIN1},
    {"l1", LATIN1},
    {"iso_8859_1", LATIN1},
    {"iso8859_1", LATIN1},
    {"8859", LATIN1},
    {"cp819", LATIN1},
    {"ascii", ASCII},
    {"us_ascii", ASCII},
    {"646", ASCII},
    {"cp1252", CP1252},
    {"windows_1252", CP1252},
    {"1252", CP1252},
    {"unicode_escape", UNICODE_ESCAPE},
    {"unicodeescape", UNICODE_ESCAPE},
    {"raw_unicode_escape", RAW_UNICODE_ESCAPE},
};

static const char *const codec_names[CODEC_COUNT] = {
    "utf-8",     "utf-8",   "utf-16", "utf-16-le", "utf-16-be",     "utf-32",          "utf-32-le",
    "utf-32-be", "latin-1", "ascii",  "charmap",   "unicodeescape", "rawunicodeescape"};

static const char *const handler_names[] = {
    "strict",      "ignore",          "replace",      "backslashreplace", "xmlcharrefreplace",
    "namereplace", "surrogateescape", "surrogatepass"};

/* cp1252's 0x80 … 0x9f; 0: undefined */
static const uint16_t cp1252_high[32] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

static bool find_codec(struct vm *vm, const char *name, enum codec *out)
{
    if (!name) {
        *out = UTF8;
        return true;
    }
    if (!strcmp(name, "utf-8") || !strcmp(name, "utf8") || !strcmp(name, "UTF-8")) {
        *out = UTF8;
        return true;
    }
    char normal[32];
    size_t n = 0;
    for (const char *p = name; *p && n < sizeof normal - 1; p++) {
        char c = *p;
        if (c >= 'A' && c <= 'Z') {
            c = (char)(c + 32);
        } else if (c == '-' || c == ' ') {
            c = '_';
        }
        normal[n++] = c;
    }
    normal[n] = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!strcmp(normal, names[i].name)) {
            *out = names[i].codec;
            return true;
        }
    }
    raise_error(vm, TYPE_LOOKUP_ERROR, "unknown encoding: %s", name);
    return false;
}

static enum handler find_handler(const char *name)
{
    if (!name) {
        return STRICT;
    }
    for (int i = STRICT; i < UNKNOWN_HANDLER; i++) {
        if (!strcmp(name, handler_names[i])) {
            return (enum handler)i;
        }
    }
    return UNKNOWN_HANDLER;
}

static bool raise_unknown_handler(struct vm *vm, const char *errors)
{
    raise_error(vm, TYPE_LOOKUP_ERROR, "unknown error handler name '%s'", errors);
    return false;
}

/* -- decoding ------------------------------------------------------------------------------------- */

struct decoder {
    struct vm *vm;
    struct str_builder out;
    const unsigned char *data;
    size_t size;
    enum handler handler;
    const char *errors, *encoding;
};

/* Bytes [start, end) cannot be decoded. False: an exception is set. */
static bool decode_error(struct decoder *d, size_t start, size_t end, const char *reason)
{
    struct vm *vm = d->vm;
    switch (d->handler) {
    case IGNORE: return true;
    case REPLACE: return builder_add_code_point(&d->out, 0xfffd);
    case BACKSLASH:
        for (size_t i = start; i < end; i++) {
            static const char hex[] = "0123456789abcdef";
            char text[4] = {'\\', 'x', hex[d->data[i] >> 4], hex[d->data[i] & 15]};
            builder_add(&d->out, text, 4);
        }
        return !d->out.failed;
    case SURROGATE_ESCAPE:
        for (size_t i = start; i < end; i++) {
            if (d->data[i] < 0x80) {
                goto strict;
            }
            builder_add_code_point(&d->out, 0xdc00 + d->data[i]);
        }
        return !d->out.failed;
    case UNKNOWN_HANDLER: return raise_unknown_handler(vm, d->errors);
    default: break;
    }
strict : {
    value args[5] = {str_from_cstr(vm, d->encoding), bytes_new(vm, d->data, d->size),
                     int_from_int64(vm, (int64_t)start), int_from_int64(vm, (int64_t)end),
                     str_from_cstr(vm, reason)};
    if (args[0] && args[1] && args[4]) {
        raise_with_args(vm, TYPE_UNICODE_DECODE_ERROR, 5, args);
    }
    return false;
}
}

/* Length of the longest prefix of a well-formed sequence at p (1 … 4), 0 for a bad first byte. A
 * complete sequence has *whole set. Surrogates are taken when allowed. */
static size_t utf8_sequence(const unsigned char *p, size_t left, bool surrogates, bool *whole)
{
    unsigned c = p[0];
    size_t need = c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : c < 0xf5 ? 4 : 0;
    *whole = false;
    if (!need) {
        return 0;
    }
    for (size_t i = 1; i < need; i++) {
        if (i == left) {
            return i;
        }
        unsigned low = 0x80, high = 0xbf;
        if (i == 1) {
            low = c == 0xe0 ? 0xa0 : c == 0xf0 ? 0x90 : 0x80;
            high = c == 0xed && !surrogates ? 0x9f : c == 0xf4 ? 0x8f : 0xbf;
        }
        if (p[i] < low || p[i] > high) {
            return i;
        }
    }
    *whole = true;
    return need;
}

static bool valid_utf8(const unsigned char *data, size_t size)
{
    for (size_t i = 0; i < size;) {
        if (data[i] < 0x80) {
            i += ascii_prefix((const char *)data + i, size - i);
            continue;
        }
        bool whole;
        i += utf8_sequence(data + i, size - i, false, &whole);
        if (!whole) {
            return false;
        }
    }
    return true;
}

/* Surrogates are the only code points of a str that UTF-8 has no bytes for: ED A0 80 … ED BF BF. */
static bool has_surrogates(const struct str *s)
{
    const char *p = s->data, *end = p + s->size;
    while ((p = memchr(p, 0xed, (size_t)(end - p)))) {
        if ((unsigned char)p[1] >= 0xa0) {
            return true;
        }
        p += 3;
    }
    return false;
}

static bool decode_utf8(struct decoder *d)
{
    size_t i = 0;
    while (i < d->size) {
        size_t start = i;
        while (i < d->size) {
            if (d->data[i] < 0x80) {
                i++;
                continue;
            }
            bool whole;
            size_t n =
                utf8_sequence(d->data + i, d->size - i, d->handler == SURROGATE_PASS, &whole);
            if (!whole) {
                break;
            }
            i += n;
        }
        if (!builder_add(&d->out, (const char *)d->data + start, i - start)) {
            return false;
        }
        if (i < d->size) {
            bool whole;
            size_t n = utf8_sequence(d->data + i, d->size - i, false, &whole);
            const char *reason = !n                 ? "invalid start byte"
                                 : i + n == d->size ? "unexpected end of data"
                                                    : "invalid continuation byte";
            if (!decode_error(d, i, i + (n ? n : 1), reason)) {
                return false;
            }
            i += n ? n : 1;
        }
    }
    return true;
}

static uint32_t unit16(const unsigned char *p, bool big)
{
    return big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
}

static bool decode_utf16(struct decoder *d, size_t i, bool big)
{
    while (i < d->size) {
        if (i + 1 == d->size) {
            return decode_error(d, i, i + 1, "truncated data");
        }
        uint32_t c = unit16(d->data + i, big);
        if (c >= 0xd800 && c < 0xdc00) {
            if (i + 3 >= d->size) {
                if (d->handler == SURROGATE_PASS && i + 2 == d->size) {
                    builder_add_code_point(&d->out, c);
                    i += 2;
                    continue;
                }
                if (!decode_error(d, i, d->size, "unexpected end of data")) {
                    return false;
                }
                break;
            }
            uint32_t low = unit16(d->data + i + 2, big);
            if (low >= 0xdc00 && low < 0xe000) {
                builder_add_code_point(&d->out, 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00));
                i += 4;
                continue;
            }
            if (d->handler == SURROGATE_PASS) {
                builder_add_code_point(&d->out, c);
            } else if (!decode_error(d, i, i + 2, "illegal UTF-16 surrogate")) {
                return false;
            }
        } else if (c >= 0xdc00 && c < 0xe000 && d->handler != SURROGATE_PASS) {
            if (!decode_error(d, i, i + 2, "illegal encoding")) {
                return false;
            }
        } else {
            builder_add_code_point(&d->out, c);
        }
        i += 2;
    }
    return !d->out.failed;
}

static bool decode_utf32(struct decoder *d, size_t i, bool big)
{
    for (; i < d->size; i += 4) {
        if (i + 4 > d->size) {
            return decode_error(d, i, d->size, "truncated data");
        }
        const unsigned char *p = d->data + i;
        uint32_t c = big ? (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3]
                         : (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];
        if (c > 0x10ffff) {
            if (!decode_error(d, i, i + 4, "code point not in range(0x110000)")) {
                return false;
            }
        } else if (c >= 0xd800 && c < 0xe000 && d->handler != SURROGATE_PASS) {
            if (!decode_error(d, i, i + 4,
                              "code point in surrogate code point range(0xd800, 0xe000)")) {
                return false;
            }
        } else {
            builder_add_code_point(&d->out, c);
        }
    }
    return !d->out.failed;
}

static bool decode_bytewise(struct decoder *d, enum codec codec)
{
    for (size_t i = 0; i < d->size; i++) {
        unsigned char c = d->data[i];
        if (c < 0x80 || codec == LATIN1) {
            builder_add_code_point(&d->out, c);
        } else if (codec == CP1252 && (c >= 0xa0 || cp1252_high[c - 0x80])) {
            builder_add_code_point(&d->out, c >= 0xa0 ? c : cp1252_high[c - 0x80]);
        } else if (!decode_error(d, i, i + 1,
                                 codec == ASCII ? "ordinal not in range(128)"
                                                : "character maps to <undefined>")) {
            return false;
        }
    }
    return !d->out.failed;
}

static int hex_digit(unsigned char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static bool decode_escapes(struct decoder *d, bool raw)
{
    size_t i = 0;
    while (i < d->size) {
        unsigned char c = d->data[i];
        if (c != '\\') {
            builder_add_code_point(&d->out, c);
            i++;
            continue;
        }
        size_t start = i++;
        if (i == d->size) {
            if (raw) {
                builder_add_code_point(&d->out, '\\');
                break;
            }
            return decode_error(d, start, i, "\\ at end of string");
        }
        c = d->data[i++];
        static const char simple[] = "\\\\''\"\"b\bf\ft\tn\nr\rv\va\a";
        size_t digits = c == 'u' ? 4 : c == 'U' ? 8 : c == 'x' && !raw ? 2 : 0;
        if (digits) {
            uint32_t code = 0;
            size_t n = 0;
            while (n < digits && i < d->size && hex_digit(d->data[i]) >= 0) {
                code = code << 4 | (uint32_t)hex_digit(d->data[i++]);
                n++;
            }
            if (n < digits) {
                if (!decode_error(d, start, i,
                                  digits == 2   ? "truncated \\xXX escape"
                                  : digits == 4 ? "truncated \\uXXXX escape"
                                                : "truncated \\UXXXXXXXX escape")) {
                    return false;
                }
            } else if (code > 0x10ffff) {
                if (!decode_error(d, start, i,
                                  raw ? "\\Uxxxxxxxx out of range" : "illegal Unicode character")) {
                    return false;
                }
            } else {
                builder_add_code_point(&d->out, code);
            }
            continue;
        }
        if (raw) {
            builder_add_code_point(&d->out, '\\');
            builder_add_code_point(&d->out, c);
            continue;
        }
        if (c == '\n') {
            continue;
        }
        if (c >= '0' && c <= '7') {
            uint32_t code = c - '0';
            for (int n = 1; n < 3 && i < d->size && d->data[i] >= '0' && d->data[i] <= '7'; n++) {
                code = code << 3 | (uint32_t)(d->data[i++] - '0');
            }
            builder_add_code_point(&d->out, code);
            continue;
        }
        bool known = false;
        for (const char *s = simple; *s; s += 2) {
            if ((unsigned char)*s == c) {
                builder_add_code_point(&d->out, (unsigned char)s[1]);
                known = true;
                break;
            }
        }
        if (!known) {
            builder_add_code_point(&d->out, '\\');
            builder_add_code_point(&d->out, c);
        }
    }
    return !d->out.failed;
}

value codec_decode(struct vm *vm, const unsigned char *data, size_t size, const char *encoding,
                   const char *errors)
{
    enum codec codec;
    if (!find_codec(vm, encoding, &codec)) {
        return VALUE_ERROR;
    }
    if ((codec == UTF8 || codec == ASCII || codec == LATIN1) &&
        ascii_prefix((const char *)data, size) == size) {
        return str_new_ascii(vm, (const char *)data, size);
    }
    if (codec == UTF8 && valid_utf8(data, size)) {
        return str_new(vm, (const char *)data, size);
    }
    struct decoder d = {vm, {0}, data, size, find_handler(errors), errors, codec_names[codec]};
    builder_init(&d.out, vm);
    bool good;
    size_t skip = 0;
    bool big = false;
    switch (codec) {
    case UTF8_SIG:
        if (size >= 3 && !memcmp(data, "\xef\xbb\xbf", 3)) {
            d.data += 3;
            d.size -= 3;
        }
        good = decode_utf8(&d);
        break;
    case UTF16:
    case UTF32:
        if (codec == UTF16
                ? size >= 2 && (unit16(data, false) == 0xfeff || unit16(data, true) == 0xfeff)
                : size >= 4 &&
                      (!memcmp(data, "\xff\xfe\0\0", 4) || !memcmp(data, "\0\0\xfe\xff", 4))) {
            big = data[0] != 0xff;
            skip = codec == UTF16 ? 2 : 4;
        }
        d.encoding = codec_names[codec == UTF16 ? big ? UTF16_BE : UTF16_LE
                                 : big          ? UTF32_BE
                                                : UTF32_LE];
        good = codec == UTF16 ? decode_utf16(&d, skip, big) : decode_utf32(&d, skip, big);
        break;
    case UTF16_LE:
    case UTF16_BE: good = decode_utf16(&d, 0, codec == UTF16_BE); break;
    case UTF32_LE:
    case UTF32_BE: good = decode_utf32(&d, 0, codec == UTF32_BE); break;
    case LATIN1:
    case ASCII:
    case CP1252: good = decode_bytewise(&d, codec); break;
    case UNICODE_ESCAPE:
    case RAW_UNICODE_ESCAPE: good = decode_escapes(&d, codec == RAW_UNICODE_ESCAPE); break;
    default: good = decode_utf8(&d); break;
    }
    if (!good) {
        builder_discard(&d.out);
        return VALUE_ERROR;
    }
    return builder_finish(&d.out);
}

/* -- encoding --------------------------------------------------------------------------------------- */

struct encoder {
    struct vm *vm;
    struct str_builder out;
    struct str *text;
    enum codec codec;
    enum handler handler;
    const char *errors;
};

static void put_unit(struct encoder *e, uint32_t c, unsigned bytes, bool big)
{
    char buffer[4];
    for (unsigned i = 0; i < bytes; i++) {
        buffer[i] = (char)(c >> 8 * (big ? bytes - 1 - i : i));
    }
    builder_add(&e->out, buffer, bytes);
}

static bool encodable(enum codec codec, uint32_t c)
{
    switch (codec) {
    case ASCII: return c < 0x80;
    case LATIN1: return c < 0x100;
    case CP1252:
        if (c < 0x80 || (c >= 0xa0 && c < 0x100)) {
            return true;
        }
        for (int i = 0; i < 32; i++) {
            if (cp1252_high[i] == c) {
                return c != 0;
            }
        }
        return false;
    case UNICODE_ESCAPE:
    case RAW_UNICODE_ESCAPE: return true;
    default: return c < 0xd800 || c > 0xdfff;
    }
}

static void backslash_escape(uint32_t c, char *out, size_t size)
{
    snprintf(out, size, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
}

static void put_escape(struct encoder *e, uint32_t c)
{
    char text[16];
    backslash_escape(c, text, sizeof text);
    builder_add_cstr(&e->out, text);
}

/* Writes what namereplace makes of a character. Without a name it is an escape. */
static bool name_escape(struct vm *vm, uint32_t c, char *out, size_t size)
{
    char name[CHAR_NAME_MAX];
    if (!char_names_require(vm)) {
        return false;
    }
    if (char_name(vm, c, name)) {
        snprintf(out, size, "\\N{%s}", name);
    } else {
        backslash_escape(c, out, size);
    }
    return true;
}

/* One code point that the codec can encode. */
static void put(struct encoder *e, uint32_t c)
{
    char buffer[4];
    switch (e->codec) {
    case ASCII:
    case LATIN1: put_unit(e, c, 1, false); break;
    case CP1252:
        for (int i = 0; i < 32 && c >= 0x100; i++) {
            if (cp1252_high[i] == c) {
                c = 0x80 + (uint32_t)i;
            }
        }
        put_unit(e, c, 1, false);
        break;
    case UTF16:
    case UTF16_LE:
    case UTF16_BE: {
        bool big = e->codec == UTF16_BE;
        if (c >= 0x10000) {
            put_unit(e, 0xd800 + ((c - 0x10000) >> 10), 2, big);
            put_unit(e, 0xdc00 + ((c - 0x10000) & 0x3ff), 2, big);
        } else {
            put_unit(e, c, 2, big);
        }
        break;
    }
    case UTF32:
    case UTF32_LE:
    case UTF32_BE: put_unit(e, c, 4, e->codec == UTF32_BE); break;
    case UNICODE_ESCAPE:
        if (c == '\\') {
            builder_add_cstr(&e->out, "\\\\");
        } else if (c == '\n' || c == '\t' || c == '\r') {
            builder_add_cstr(&e->out, c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\\r");
        } else if (c >= 0x20 && c < 0x7f) {
            put_unit(e, c, 1, false);
        } else {
            put_escape(e, c);
        }
        break;
    case RAW_UNICODE_ESCAPE:
        if (c < 0x100) {
            put_unit(e, c, 1, false);
        } else {
            put_escape(e, c);
        }
        break;
    default: builder_add(&e->out, buffer, utf8_encode(c, buffer)); break;
    }
}

static bool encode_error(struct encoder *e, size_t start, size_t end, const char *from,
                         const char *reason)
{
    struct vm *vm = e->vm;
    const char *p = from;
    for (size_t i = start; i < end; i++) {
        uint32_t c = utf8_next(&p);
        char text[CHAR_NAME_MAX + 8];
        switch (e->handler) {
        case IGNORE: continue;
        case REPLACE: put(e, '?'); continue;
        case BACKSLASH: backslash_escape(c, text, sizeof text); break;
        case NAME:
            if (!name_escape(vm, c, text, sizeof text)) {
                return false;
            }
            break;
        case XML: snprintf(text, sizeof text, "&#%u;", c); break;
        case SURROGATE_ESCAPE:
            if (c >= 0xdc80 && c <= 0xdcff && e->codec != UTF16 && e->codec != UTF32) {
                put_unit(e, c - 0xdc00, 1, false);
                continue;
            }
            goto strict;
        case SURROGATE_PASS:
            if (c >= 0xd800 && c <= 0xdfff && e->codec != ASCII && e->codec != LATIN1) {
                put(e, c);
                continue;
            }
            goto strict;
        case UNKNOWN_HANDLER: return raise_unknown_handler(vm, e->errors);
        default: goto strict;
        }
        for (const char *t = text; *t; t++) {
            put(e, (unsigned char)*t);
        }
    }
    return !e->out.failed;
strict : {
    value args[5] = {str_from_cstr(vm, codec_names[e->codec]), from_object(e->text),
                     int_from_int64(vm, (int64_t)start), int_from_int64(vm, (int64_t)end),
                     str_from_cstr(vm, reason)};
    if (args[0] && args[4]) {
        raise_with_args(vm, TYPE_UNICODE_ENCODE_ERROR, 5, args);
    }
    return false;
}
}

value codec_encode(struct vm *vm, struct str *s, const char *encoding, const char *errors)
{
    enum codec codec;
    if (!find_codec(vm, encoding, &codec)) {
        return VALUE_ERROR;
    }
    if (str_is_ascii(s) &&
        (codec == UTF8 || codec == ASCII || codec == LATIN1 || codec == CP1252)) {
        return bytes_new(vm, s->data, s->size);
    }
    if (codec == UTF8 && !has_surrogates(s)) {
        return bytes_new(vm, s->data, s->size);
    }
    struct encoder e = {vm, {0}, s, codec, find_handler(errors), errors};
    builder_init(&e.out, vm);
    if (codec == UTF8_SIG) {
        builder_add(&e.out, "\xef\xbb\xbf", 3);
    } else if (codec == UTF16 || codec == UTF32) {
        put_unit(&e, 0xfeff, codec == UTF16 ? 2 : 4, false);
    }
    const char *reason = codec == ASCII    ? "ordinal not in range(128)"
                         : codec == LATIN1 ? "ordinal not in range(256)"
                         : codec == CP1252 ? "character maps to <undefined>"
                                           : "surrogates not allowed";
    const char *p = s->data, *end = s->data + s->size;
    size_t i = 0;
    while (p < end) {
        const char *at = p;
        uint32_t c = utf8_next(&p);
        if (encodable(codec, c)) {
            put(&e, c);
            i++;
            continue;
        }
        size_t start = i++;
        while (p < end) {
            const char *q = p;
            if (encodable(codec, utf8_next(&q))) {
                break;
            }
            p = q;
            i++;
        }
        if (!encode_error(&e, start, i, at, reason)) {
            builder_discard(&e.out);
            return VALUE_ERROR;
        }
    }
    return builder_finish_bytes(&e.out);
}
