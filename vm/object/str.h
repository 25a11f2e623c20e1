/* str.h - text (UTF-8 inside) and bytes. */
#ifndef ASPEN_STR_H
#define ASPEN_STR_H

#include "vm.h"

/* Immutable text: UTF-8 (lone surrogates in their three-byte form), NUL-terminated for C's sake.
 * `data` points to in_line or into a buffer shared with other strs (then owner keeps it alive):
 * that lets s += t grow in place when s is the end of its buffer. */
struct str {
    struct object header; /* flags: STR_ASCII, STR_INTERNED */
    uint64_t hash;        /* 0: not computed yet */
    size_t size;          /* bytes */
    size_t length;        /* code points */
    const char *data;
    value owner; /* VALUE_NULL when data is in line; else the buffer or index holder */
    char in_line[];
};
enum {
    STR_ASCII = OBJECT_KIND_FLAG_0,
    STR_INTERNED = OBJECT_KIND_FLAG_1,
    STR_CONCATENATED = OBJECT_KIND_FLAG_2, /* a sum: if it is added to again, in a growing buffer */
};
#define as_str(v) ((struct str *)as_object(v))
static inline bool str_is_ascii(const struct str *s)
{
    return s->header.flags & STR_ASCII;
}
static inline bool str_is_interned(const struct str *s)
{
    return s->header.flags & STR_INTERNED;
}

/* Nothing is to be done when it dies: no index, no entry among the interned, no attributes. */
static inline bool str_owns_nothing(const struct str *s)
{
    return (s->header.flags & (OBJECT_SUBCLASS | STR_ASCII | STR_INTERNED)) == STR_ASCII;
}

/* UTF-8 known to be valid (or WTF-8). VALUE_ERROR when memory ran out. */
value str_new(struct vm *vm, const char *utf8, size_t size);
value str_new_ascii(struct vm *vm, const char *text, size_t size);
value str_from_cstr(struct vm *vm, const char *utf8);
/* From bytes of unknown validity: UnicodeDecodeError, or `errors` handler (NULL: strict). */
value str_decode_utf8(struct vm *vm, const char *bytes, size_t size, const char *errors);
value str_from_code_point(struct vm *vm, uint32_t code_point);
/* The unique str with this content: identity comparison suffices. */
value str_intern(struct vm *vm, value str);
value str_intern_cstr(struct vm *vm, const char *utf8);
value str_intern_n(struct vm *vm, const char *utf8, size_t size);
bool str_equals_cstr(value v, const char *text);           /* false when v is not a str */
int str_compare(const struct str *a, const struct str *b); /* by code point: <0, 0, >0 */
uint64_t str_hash(struct vm *vm, struct str *s);           /* never 0 */
/* a + b. A second sum in a row goes into a buffer with room, so that `s = s + t` is linear, too. */
value str_concat(struct vm *vm, value a, value b);
/* s += t from the interpreter: may grow a's buffer in place. */
value str_append(struct vm *vm, value a, value b);
value str_join(struct vm *vm, value separator, const value *items, size_t count); /* all strs */
uint32_t str_code_point_at(struct vm *vm, struct str *s, size_t index); /* index < length */
value str_index(struct vm *vm, struct str *s, size_t index);
value str_slice(struct vm *vm, struct str *s, size_t start, size_t stop); /* code points */
/* s % args */
value str_percent_format(struct vm *vm, value format, value args);
/* TypeError "… must be str, not X" unless v is a str; NULL then. `what` e.g. "open() argument 1". */
struct str *expect_str(struct vm *vm, value v, const char *what);
/* C string without embedded NULs (ValueError "embedded null character"): for paths, names. */
const char *expect_cstr(struct vm *vm, value v, const char *what);

/* Growing text: str_builder lives on the C stack and is not copied once something was added; its
 * buffer is mem_alloc'ed when `first` is full; finish or discard. */
struct str_builder {
    struct vm *vm;
    char *data;
    size_t size, capacity;
    bool failed; /* out of memory: sticky, MemoryError set */
    char first[96];
};
void builder_init(struct str_builder *b, struct vm *vm);
bool builder_add(struct str_builder *b, const char *utf8, size_t size);
bool builder_add_zeros(struct str_builder *b, size_t size);
bool builder_add_cstr(struct str_builder *b, const char *utf8);
bool builder_add_str(struct str_builder *b, value str);
bool builder_add_code_point(struct str_builder *b, uint32_t code_point);
bool builder_add_format(struct str_builder *b, const char *format,
                        ...); /* conversions of raise_error */
bool builder_add_repr(struct str_builder *b, value v);
value builder_finish(struct str_builder *b); /* a str; frees the buffer */
value builder_finish_bytes(struct str_builder *b);
void builder_discard(struct str_builder *b);

/* memcmp(a, b, size) == 0, in line for short texts. */
static inline bool bytes_equal(const char *a, const char *b, size_t size)
{
    if (size > 16) {
        return memcmp(a, b, size) == 0;
    }
    if (size >= 8) { /* two reads that overlap */
        uint64_t x[2], y[2];
        memcpy(&x[0], a, 8);
        memcpy(&y[0], b, 8);
        memcpy(&x[1], a + size - 8, 8);
        memcpy(&y[1], b + size - 8, 8);
        return x[0] == y[0] && x[1] == y[1];
    }
    if (size >= 4) {
        uint32_t x[2], y[2];
        memcpy(&x[0], a, 4);
        memcpy(&y[0], b, 4);
        memcpy(&x[1], a + size - 4, 4);
        memcpy(&y[1], b + size - 4, 4);
        return x[0] == y[0] && x[1] == y[1];
    }
    return size == 0 || (a[0] == b[0] && a[size / 2] == b[size / 2] && a[size - 1] == b[size - 1]);
}

static inline bool str_equal(const struct str *a, const struct str *b)
{
    return a == b || (a->size == b->size && (a->hash == b->hash || !a->hash || !b->hash) &&
                      bytes_equal(a->data, b->data, a->size));
}

/* UTF-8 helpers */
unsigned utf8_encode(uint32_t code_point, char out[4]);
/* Decodes one code point of valid text, advancing *p. */
uint32_t utf8_next(const char **p);
size_t utf8_length(const char *s, size_t size);
size_t ascii_prefix(const char *s, size_t size); /* how many leading bytes are below 0x80 */

struct bytes {
    struct object header;
    uint64_t hash; /* 0: not computed */
    size_t size;
    unsigned char data[]; /* NUL-terminated */
};
#define as_bytes(v) ((struct bytes *)as_object(v))
value bytes_new(struct vm *vm, const void *data, size_t size); /* data NULL: uninitialised */
struct bytearray {
    struct object header;
    size_t size, capacity, start; /* content is data[start … start + size) */
    unsigned char *data;
    size_t exports; /* memoryviews: resizing is a BufferError */
};
#define as_bytearray(v) ((struct bytearray *)as_object(v))
value bytearray_new(struct vm *vm, const void *data, size_t size);
bool bytearray_append(struct vm *vm, struct bytearray *array, const void *data, size_t size);

#endif
