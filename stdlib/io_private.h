/* io_private.h - the structs of _io's streams, and what its files share. */
#ifndef ASPEN_STDLIB_IO_PRIVATE_H
#define ASPEN_STDLIB_IO_PRIVATE_H

#include "io.h"
#include <sys/types.h>
#include "../vm/object/type.h"

#include <sys/types.h>

#define IO_BUFFER_SIZE 8192

/* _IOBase and the abstract classes: instances of script subclasses. */
struct io_base {
    struct object header;
    value closed; /* VALUE_TRUE once close() has run */
    value more;
};
#define as_io_base(v) ((struct io_base *)as_object(v))

struct file_io {
    struct object header;
    int fd; /* -1: closed */
    bool created, readable, writable, appending, close_fd;
    bool standard;   /* one of the process's three: a host may take its output */
    int8_t seekable; /* -1: not known yet */
    value name;
    value more;
};
#define as_file_io(v) ((struct file_io *)as_object(v))

/* What a buffered stream's buffer holds at the moment. */
enum buffer_use { BUFFER_IDLE, BUFFER_READ, BUFFER_WRITE };

struct buffered {
    struct object header;
    value raw;             /* VALUE_NULL: detached or not initialised */
    unsigned char *buffer; /* mem_alloc'ed when first used */
    size_t capacity;
    size_t position, end; /* BUFFER_READ: unread bytes; BUFFER_WRITE: pending are [0, end) */
    enum buffer_use use;
    bool readable, writable, detached, closing;
    bool busy;    /* a call of the raw stream is under way */
    bool noted;   /* io_note_unwritten() has it */
    bool wrapped; /* by a text stream, which flushes and closes both when they are dead */
    value more;
};
#define as_buffered(v) ((struct buffered *)as_object(v))

extern const struct type_def io_base_def, raw_io_base_def, buffered_io_base_def, text_io_base_def,
    buffered_random_def, buffered_pair_def, bytes_io_def, string_io_def, newline_decoder_def;
extern const struct native_def io_base_methods[];
extern const struct getset_row io_base_getset[];

/* -- io_base.c --------------------------------------------------------------------------------------- */
/* io.UnsupportedOperation(message). Always VALUE_ERROR. */
value io_unsupported(struct vm *vm, const char *message);
value io_unsupported_class(struct vm *vm);
/* ValueError "I/O operation on closed file." unless the stream's `closed` is false. */
bool io_check_open(struct vm *vm, value stream);
int io_is_closed(struct vm *vm, value stream); /* 0, 1, -1 */
/* object.name(args…) by C name. */
value io_call(struct vm *vm, value object, const char *name, size_t nargs, const value *args);
/* Asks a predicate such as readable(): 0, 1, -1. */
int io_ask(struct vm *vm, value object, const char *name);
/* Slots that all streams share: iteration by lines. */
value io_iter(struct vm *vm, value self);
value io_next(struct vm *vm, value self);
/* A size argument: None or absent is -1. */
bool io_size(struct vm *vm, value v, int64_t *out);
/* The collector is to close the stream before it takes it. */
bool io_register(struct vm *vm, void *stream);
/* "<_io.Kind name='x'>" */
value io_repr_named(struct vm *vm, value self, const char *extra);

/* -- io_file.c ---------------------------------------------------------------------------------------- */
value file_io_open(struct vm *vm, value name, const char *mode, bool close_fd, value opener);
/* Up to `size` bytes; 0 at the end, -1 error, -2 nothing there on a non-blocking descriptor. */
ssize_t file_io_read(struct vm *vm, struct file_io *f, void *data, size_t size);
ssize_t file_io_write(struct vm *vm, struct file_io *f, const void *data, size_t size);
int64_t file_io_seek(struct vm *vm, struct file_io *f, int64_t offset, int whence); /* -1 error */
bool file_io_isatty(struct file_io *f);
size_t file_io_block_size(struct file_io *f);

/* -- io_buffered.c ------------------------------------------------------------------------------------- */
value buffered_new(struct vm *vm, const struct type_def *def, value raw, size_t capacity);
/* Writes all of it into the buffer or through it. False on error. */
bool buffered_write(struct vm *vm, struct buffered *b, const void *data, size_t size);
bool buffered_flush(struct vm *vm, struct buffered *b);
/* Some bytes, from the buffer or by one read: 0 at the end, -1 error, -2 would block. */
ssize_t buffered_read_some(struct vm *vm, struct buffered *b, void *data, size_t size);
int64_t buffered_tell(struct vm *vm, struct buffered *b); /* -1 error */
bool buffered_seek(struct vm *vm, struct buffered *b, int64_t offset, int whence, int64_t *out);
static inline bool is_buffered(value v)
{
    return is_native(v, &buffered_reader_def) || is_native(v, &buffered_writer_def) ||
           is_native(v, &buffered_random_def);
}
/* Exactly ours: no script's subclass stands between. */
static inline bool is_plain(struct vm *vm, value v, const struct type_def *def)
{
    return is_native(v, def) && from_object(as_object(v)->type) == vm_kept(vm, def);
}

/* -- io_unwritten.c --------------------------------------------------------------------------------------- */
/* Called once for a plain stream over a plain file when it begins to hold output. False on error. */
bool io_note_unwritten(struct vm *vm, value stream);

/* -- io_text.c ------------------------------------------------------------------------------------------ */
value text_io_new(struct vm *vm, value buffer, const char *encoding, const char *errors,
                  value newline, bool line_buffering, bool write_through);
/* The buffer below, or VALUE_NULL. */
value text_io_buffer(value file);
void text_io_set_write_through(value file);

/* The buffered stream at the bottom of a stream of ours; NULL when there is none of ours. */
struct buffered *io_buffer_under(value stream);
/* Flushes a stream of which io_note_unwritten() knows, without a look at its class. */
bool io_write_out(struct vm *vm, value stream);
/* Where a stream of ours keeps that io_note_unwritten() has it. */
bool *io_noted_flag(value stream);

/* Newline handling, shared by TextIOWrapper and StringIO. */
struct newline_mode {
    bool universal;        /* "\r", "\r\n" end lines too */
    bool translate;        /* … and are read as "\n" */
    const char *read_end;  /* what ends a line when not universal */
    const char *write_end; /* what "\n" is written as; NULL: itself */
};
/* newline argument: None, "", "\n", "\r", "\r\n". False with the error set. */
bool newline_mode_set(struct vm *vm, value newline, bool reading_translates,
                      struct newline_mode *out);
/* Length of the first line of text with its end; 0 when no line ends in it. more: text may follow,
 * so that a "\r" at the very end does not end a line yet. */
size_t newline_find(const struct newline_mode *mode, const char *text, size_t size, bool more);

#endif
