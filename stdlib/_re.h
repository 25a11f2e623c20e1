/* _re.h - between the files of module _re: the PCRE2 library as opened, patterns, matches. */
#ifndef ASPEN_RE_H
#define ASPEN_RE_H

#include "../vm/object/type.h"
#include "_re_syntax.h"

struct re_engine;   /* the opened library, its contexts; counted references */
struct re_compiled; /* one pattern compiled for one variant and one way of matching */

enum re_mode { RE_SEARCH, RE_MATCH, RE_FULLMATCH, RE_MODE_COUNT };

struct pattern {
    struct object header;
    value source;      /* the str or bytes that it was made from */
    value group_index; /* dict: names to numbers */
    struct re_engine *engine;
    struct re_compiled *compiled[2][RE_MODE_COUNT]; /* [1]: the variant for ASCII text */
    struct re_group *groups;
    uint32_t group_count; /* the whole match included */
    unsigned given_flags; /* what translation is repeated with */
    unsigned flags;
    bool is_text, beyond_ascii;
};
#define as_pattern(v) ((struct pattern *)as_object(v))

/* Unset groups and absent positions. */
#define RE_UNSET SIZE_MAX

struct match {
    struct object header;
    value pattern, string;
    int64_t position, end_position; /* pos and endpos, in characters */
    uint32_t last_index;            /* 0: none */
    uint32_t count;                 /* pairs of offsets */
    bool ascii;                     /* offsets are indices */
    size_t offsets[];               /* in bytes; start, end of each group */
};
#define as_match(v) ((struct match *)as_object(v))

/* What a pattern is matched against. */
struct subject {
    value string;
    const char *data;
    size_t start, end; /* pos and endpos in bytes */
    int64_t position, end_position;
    bool is_text, ascii;
    struct buffer buffer; /* held when has_buffer */
    bool has_buffer;
};

struct re_state {
    struct re_engine *engine;
    value error_class;   /* re.PatternError, set by re */
    value warn;          /* callable (text) */
    value name_lookup;   /* callable (name) -> str or None */
    value anchor_string; /* the text whose index was last computed: weak */
    size_t anchor_byte, anchor_char;
};

extern const struct module_def re_module;
extern const struct type_def pattern_def, match_def, re_scanner_def, re_iterator_def;

struct re_state *re_state(struct vm *vm);

/* -- _re_engine.c ------------------------------------------------------------------------------ */
/* Opens PCRE2. NULL with ImportError set when there is none. */
struct re_engine *re_engine_open(struct vm *vm);
struct re_engine *re_engine_retain(struct re_engine *engine);
void re_engine_release(struct vm *vm, struct re_engine *engine);
/* Compiles a translation. NULL with an error set: *message describes what PCRE2 refused, and the
 * caller raises it, unless it is empty. */
struct re_compiled *re_compile(struct vm *vm, struct re_engine *engine,
                               const struct re_program *program, bool utf, enum re_mode mode,
                               char *message, size_t message_size);
void re_compiled_free(struct vm *vm, struct re_engine *engine, struct re_compiled *compiled);
/* Matches data[0, size) from `start` on. 1 found: offsets of `pairs` groups are written to out
 * (RE_UNSET where unset); 0 not found; -1 error set. not_empty: an empty match at `start` does not
 * count. Polls: scripts may run while a long match is under way. */
int re_run(struct vm *vm, struct re_engine *engine, struct re_compiled *compiled, const char *data,
           size_t size, size_t start, bool not_empty, size_t *out, uint32_t pairs);

/* -- _re_pattern.c ------------------------------------------------------------------------------ */
/* Opens a subject for a pattern; pos and endpos in characters. False with an error set. */
bool subject_open(struct vm *vm, struct pattern *pattern, value string, int64_t pos, int64_t endpos,
                  struct subject *out);
void subject_close(struct vm *vm, struct subject *subject);
/* re_run on a subject, compiling the pattern for it first where needed. */
int subject_run(struct vm *vm, struct pattern *pattern, const struct subject *subject,
                enum re_mode mode, size_t start, bool not_empty, size_t *out);
/* A piece of the subject: str or bytes. */
value subject_slice(struct vm *vm, const struct subject *subject, size_t start, size_t end);
/* _re.compile(pattern, flags). */
value re_compile_pattern(struct vm *vm, value *args);
/* Room for a pattern's offsets: `small` if it is big enough, else a mem_alloc'ed block. */
#define RE_SMALL_OFFSETS 32
size_t *offsets_alloc(struct vm *vm, const struct pattern *pattern, size_t *small);
void offsets_free(struct vm *vm, const struct pattern *pattern, size_t *offsets, size_t *small);

/* -- _re_match.c -------------------------------------------------------------------------------- */
value match_new(struct vm *vm, value pattern, const struct subject *subject, const size_t *offsets);
/* The text of a group of a match; `unset` when it did not take part. */
value match_group_text(struct vm *vm, const struct match *match, size_t group, value unset);
/* Number of characters in text[from, to). */
size_t count_chars(const char *text, size_t from, size_t to);
/* Index of a byte offset in a str, and the reverse; remembered for the next question. */
size_t char_index(struct vm *vm, value string, size_t byte);
size_t byte_index(struct vm *vm, value string, size_t index);

/* -- _re_template.c ------------------------------------------------------------------------------ */
/* A replacement text, parsed: pieces of `text`, and numbers of groups. */
struct template_part {
    size_t start, length; /* in text; the group's number when is_group */
    bool is_group;
};
struct template
{
    char *text;
    size_t size, text_capacity;
    struct template_part *parts;
    size_t count, capacity;
};
/* Parses `source` (str or bytes-like) for a pattern. False with an error set; nothing is to be
 * freed then. */
bool template_parse(struct vm *vm, struct pattern *pattern, value source, struct template *out);
void template_free(struct vm *vm, struct template *template);
/* Appends the expansion of a match given by its offsets to b. */
bool template_expand(struct str_builder *b, const struct template *template,
                     const struct subject *subject, const size_t *offsets);
/* Raises re.PatternError(message, source, position); position < 0: none. */
value raise_pattern_error(struct vm *vm, value message, value source, int64_t position);
/* The code points (or bytes) of a str or bytes. NULL on memory error; free with length. */
uint32_t *widen(struct vm *vm, value text, size_t *length);
/* The str of a slice of widened text. Bytes beyond ASCII are shown as \xNN. */
value narrow(struct vm *vm, const uint32_t *text, size_t length, bool is_text);
extern const struct re_hooks re_unicode_hooks;

#endif
