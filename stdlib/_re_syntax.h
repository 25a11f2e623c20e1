/* _re_syntax.h - Python's regular expression syntax, translated to PCRE2's.
 *
 * The translator parses a pattern as Python does, reports Python's errors, and writes an
 * equivalent PCRE2 pattern. It needs of the VM only its memory. Patterns are translated for one of
 * three kinds of subject: text of any code points, text known to be ASCII (matched as bytes, which
 * is faster), and bytes.
 */
#ifndef ASPEN_RE_SYNTAX_H
#define ASPEN_RE_SYNTAX_H

#include "../vm/native.h"

enum re_flags { /* the numbers that scripts see */
                RE_IGNORECASE = 2,
                RE_LOCALE = 4,
                RE_MULTILINE = 8,
                RE_DOTALL = 16,
                RE_UNICODE = 32,
                RE_VERBOSE = 64,
                RE_DEBUG = 128,
                RE_ASCII = 256,
};

enum re_variant {
    RE_FOR_TEXT,  /* UTF-8 subjects */
    RE_FOR_ASCII, /* text subjects without any code point above 127 */
    RE_FOR_BYTES,
};

enum re_error_kind {
    RE_OK,
    RE_ERROR_PATTERN,
    RE_ERROR_VALUE,
    RE_ERROR_OVERFLOW,
    RE_ERROR_RECURSION,
    RE_ERROR_RAISED, /* vm->error is set: out of memory, or by a hook */
};

/* A piece of the pattern, in code points. */
struct re_slice {
    size_t start, length;
};

/* What is wrong. `format` has conversions of its own: %s slice a, %t slice b, %r repr of slice a,
 * %d number, %e other. */
struct re_error {
    enum re_error_kind kind;
    const char *format;
    struct re_slice a, b;
    uint64_t number, other;
    int64_t position; /* -1: none */
};

struct re_warning {
    const char *format; /* "Possible nested set at position %d" */
    size_t position;
};

struct re_group {
    struct re_slice name; /* length 0: none */
    bool closed;
    uint64_t low, high; /* width in characters */
    uint32_t parent;    /* group around it, 0 none */
    uint32_t repeat;    /* outermost repeat around it, 0 none: for lastindex */
};

enum { RE_WARNINGS_MAX = 8 };

/* The translation. `text` is mem_alloc'ed: release with re_program_free. */
struct re_program {
    char *text;
    size_t size, capacity;
    unsigned flags;          /* inline ones included */
    struct re_group *groups; /* [0] is the whole match */
    uint32_t group_count;    /* entry 0 included */
    uint32_t group_capacity;
    bool caseless;           /* compile with PCRE2_CASELESS */
    bool unicode_properties; /* compile with PCRE2_UCP */
    bool beyond_ascii;       /* names a code point above 127: no ASCII variant */
    struct re_error error;
    struct re_warning warnings[RE_WARNINGS_MAX];
    uint32_t warning_count;
};

/* Questions about Unicode; a NULL hook answers "yes" or "unknown". */
struct re_hooks {
    /* 1 identifier, 0 not, -1 error set */
    int (*is_identifier)(struct vm *vm, const uint32_t *name, size_t length);
    /* 1 found, 0 unknown, -1 error set */
    int (*named_character)(struct vm *vm, const uint32_t *name, size_t length, uint32_t *out);
};

/* Translates `pattern` (code points, or bytes widened). False with out->error filled in; `out` is
 * to be freed in any case. */
bool re_translate(struct vm *vm, const uint32_t *pattern, size_t length, unsigned flags,
                  enum re_variant variant, const struct re_hooks *hooks, struct re_program *out);
void re_program_free(struct vm *vm, struct re_program *program);

#endif
