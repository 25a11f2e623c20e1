/* text.h - what the files of str, bytes and bytearray share. Private to them and to the codecs. */
#ifndef ASPEN_TEXT_H
#define ASPEN_TEXT_H

#include "container.h"

/* -- str.c ---------------------------------------------------------------------------------------- */
/* A str of `size` bytes and `length` code points whose in-line bytes the caller fills; NUL is set.
 * NULL with MemoryError. */
struct str *str_alloc(struct vm *vm, size_t size, size_t length, bool ascii);
/* The byte offset of code point `index` <= length. */
size_t str_offset(struct vm *vm, struct str *s, size_t index);
/* The number of code points in the first `offset` bytes. */
size_t str_position(const struct str *s, size_t offset);
/* The bytes [start, end) as a str of its own. */
value str_bytes_range(struct vm *vm, struct str *s, size_t start, size_t end);
value str_repeat(struct vm *vm, struct str *s, size_t count);

/* utf8_next() that reads ASCII in line. */
static inline uint32_t utf8_step(const char **p)
{
    unsigned char c = (unsigned char)**p;
    if (c < 0x80) {
        ++*p;
        return c;
    }
    return utf8_next(p);
}

/* -- str_search.c: byte strings; -1 when absent ---------------------------------------------------- */
int64_t bytes_find(const char *text, size_t size, const char *what, size_t length);
int64_t bytes_rfind(const char *text, size_t size, const char *what, size_t length);

/* -- str_methods.c, str_repr.c, str_format.c ---------------------------------------------------------- */
extern const struct native_def str_methods[];
value str_repr(struct vm *vm, value self);
bool builder_add_quoted(struct str_builder *b, struct str *s, bool ascii_only);
value str_format_method(struct vm *vm, value *args); /* args: self, *args tuple, **kwargs dict */
value str_format_map_method(struct vm *vm, value *args); /* args: self, mapping */
value str_format_spec(struct vm *vm, value self, value spec);
value int_format_spec(struct vm *vm, value self, value spec);
value float_format_spec(struct vm *vm, value self, value spec);
value complex_format_spec(struct vm *vm, value self, value spec);
value bytes_percent_format(struct vm *vm, value format, value args, bool bytearray);

/* -- codecs.c -------------------------------------------------------------------------------------------- */
/* str to bytes object and back; encoding and errors may be NULL: utf-8, strict. */
/* SipHash-1-3 keyed by the VM; never 0 or -1. (str.c) */
uint64_t hash_of_bytes(struct vm *vm, const void *data, size_t size);
value codec_encode(struct vm *vm, struct str *s, const char *encoding, const char *errors);
value codec_decode(struct vm *vm, const unsigned char *data, size_t size, const char *encoding,
                   const char *errors);

/* -- bytes_methods.c ---------------------------------------------------------------------------------------- */
extern const struct native_def bytes_methods[], bytearray_methods[];
/* The content of a bytes or bytearray. */
static inline const unsigned char *bytes_data(value v, size_t *size)
{
    if (as_object(v)->kind == TYPE_BYTES) {
        *size = as_bytes(v)->size;
        return as_bytes(v)->data;
    }
    *size = as_bytearray(v)->size;
    return as_bytearray(v)->data ? as_bytearray(v)->data + as_bytearray(v)->start
                                 : (const unsigned char *)"";
}
/* A bytes or bytearray as `like` is. */
static inline value bytes_like(struct vm *vm, value like, const void *data, size_t size)
{
    return as_object(like)->kind == TYPE_BYTES ? bytes_new(vm, data, size)
                                               : bytearray_new(vm, data, size);
}
value bytes_repr_of(struct vm *vm, const unsigned char *data, size_t size, const char *open,
                    const char *close);
/* bytes(source, encoding, errors): bytes appended to the builder. */
bool bytes_collect(struct vm *vm, value source, value encoding, value errors, const char *type,
                   struct str_builder *out);
value bytes_get_item(struct vm *vm, value self, value key);
int bytes_contains(struct vm *vm, value self, value item);
value bytes_compare(struct vm *vm, enum compare_op op, value a, value b);
value bytes_binary(struct vm *vm, enum binary_op op, value left, value right);
/* Changes a bytearray's size, keeping what is there. BufferError while it is exported. */
bool bytearray_resize(struct vm *vm, struct bytearray *a, size_t size);
/* An int from 0 to 255. */
value bytearray_append_method(struct vm *vm, value *args);
value bytearray_extend_method(struct vm *vm, value *args);
value bytearray_insert_method(struct vm *vm, value *args);
value bytearray_pop_method(struct vm *vm, value *args);
value bytearray_remove_method(struct vm *vm, value *args);
value bytearray_clear_method(struct vm *vm, value *args);
value bytearray_reverse_method(struct vm *vm, value *args);
value bytearray_copy_method(struct vm *vm, value *args);
value bytearray_alloc_method(struct vm *vm, value *args);
/* hex(sep, bytes_per_sep) of any bytes. */
value bytes_to_hex(struct vm *vm, const unsigned char *data, size_t size, value sep, value per);
value bytearray_iter_new(struct vm *vm, value self);
bool byte_value(struct vm *vm, value v, const char *what, unsigned char *out);

#endif
