/* io_buffered.c - BufferedReader, BufferedWriter, BufferedRandom: one struct whose buffer holds
 * either bytes read ahead or bytes not written yet, over any raw stream; directly where that is a
 * plain FileIO. */
#include "io_private.h"
#include <errno.h>
#include <unistd.h>

/* -- the raw stream ------------------------------------------------------------------------------------ */

static struct file_io *plain_file(struct vm *vm, struct buffered *b)
{
    return is_plain(vm, b->raw, &file_io_def) && as_file_io(b->raw)->fd >= 0 ? as_file_io(b->raw)
                                                                             : NULL;
}

static ssize_t raw_count(struct vm *vm, value v, size_t limit, const char *method)
{
    int64_t n;
    if (v == VALUE_NONE) {
        return -2;
    }
    if (!v || !to_int64(vm, v, &n)) {
        return -1;
    }
    if (n < 0 || (uint64_t)n > limit) {
        raise_error(vm, TYPE_OS_ERROR,
                    "raw %s() returned invalid length %lld (should have been between 0 and %zu)",
                    method, (long long)n, limit);
        return -1;
    }
    return n;
}

/* As file_io_read. */
static ssize_t raw_read(struct vm *vm, struct buffered *b, void *data, size_t size)
{
    struct file_io *f = plain_file(vm, b);
    if (f) {
        return file_io_read(vm, f, data, size);
    }
    value array = bytearray_new(vm, NULL, size);
    size_t mark = gc_root_mark(vm);
    if (!array || !gc_push_root(vm, array)) {
        return -1;
    }
    memset(as_bytearray(array)->data, 0, size);
    ssize_t n = raw_count(vm, io_call(vm, b->raw, "readinto", 1, &array), size, "readinto");
    if (n > 0) {
        struct bytearray *a = as_bytearray(array);
        if ((size_t)n > a->size) {
            n = (ssize_t)a->size;
        }
        memcpy(data, a->data + a->start, (size_t)n);
    }
    gc_pop_roots(vm, mark);
    return n;
}

static ssize_t raw_write(struct vm *vm, struct buffered *b, const void *data, size_t size)
{
    struct file_io *f = plain_file(vm, b);
    if (f) {
        return file_io_write(vm, f, data, size);
    }
    value bytes = bytes_new(vm, data, size);
    return bytes ? raw_count(vm, io_call(vm, b->raw, "write", 1, &bytes), size, "write") : -1;
}

static int64_t raw_seek(struct vm *vm, struct buffered *b, int64_t offset, int whence)
{
    struct file_io *f = plain_file(vm, b);
    if (f) {
        return file_io_seek(vm, f, offset, whence);
    }
    value args[2] = {int_from_int64(vm, offset), small_int(whence)};
    value v = args[0] ? io_call(vm, b->raw, "seek", 2, args) : VALUE_ERROR;
    int64_t n;
    if (!v || !to_int64(vm, v, &n)) {
        return -1;
    }
    if (n < 0) {
        raise_error(vm, TYPE_OS_ERROR, "Raw stream returned invalid position %lld", (long long)n);
    }
    return n;
}

/* -- the buffer ------------------------------------------------------------------------------------------ */

static bool have_buffer(struct vm *vm, struct buffered *b)
{
    if (!b->buffer) {
        b->buffer = mem_alloc(vm, b->capacity);
    }
    return b->buffer != NULL;
}

/* The raw stream takes no more now; `written` bytes of the caller's were taken. Always false. */
static bool raise_would_block(struct vm *vm, size_t written)
{
    const value args[] = {small_int(EAGAIN),
                          str_from_cstr(vm, "write could not complete without blocking"),
                          small_int((int64_t)written)};
    if (args[1]) {
        raise_with_args(vm, TYPE_BLOCKING_IO_ERROR, 3, args);
    }
    return false;
}

/* Writes [0, end) out. What was written is gone from the buffer even when an error follows. */
static bool write_pending(struct vm *vm, struct buffered *b)
{
    size_t done = 0;
    bool good = true;
    while (b->use == BUFFER_WRITE && done < b->end) {
        ssize_t n = raw_write(vm, b, b->buffer + done, b->end - done);
        if (n == -2) {
            raise_would_block(vm, 0);
        }
        if (n < 0) {
            good = false;
            break;
        }
        done += (size_t)n;
    }
    if (b->use == BUFFER_WRITE) {
        memmove(b->buffer, b->buffer + done, b->end - done);
        b->end -= done;
        if (!b->end) {
            b->use = BUFFER_IDLE;
        }
    }
    return good;
}

/* Gives bytes that were read ahead back to the raw stream. */
static bool drop_read_ahead(struct vm *vm, struct buffered *b)
{
    if (b->use != BUFFER_READ) {
        return true;
    }
    int64_t ahead = (int64_t)(b->end - b->position);
    b->use = BUFFER_IDLE;
    b->position = b->end = 0;
    return !ahead || raw_seek(vm, b, -ahead, SEEK_CUR) >= 0;
}

bool buffered_flush(struct vm *vm, struct buffered *b)
{
    return write_pending(vm, b);
}

static bool note_unwritten(struct vm *vm, struct buffered *b)
{
    struct file_io *f = plain_file(vm, b);
    b->noted = true;
    return !f || f->standard || io_note_unwritten(vm, from_object(b));
}

bool buffered_write(struct vm *vm, struct buffered *b, const void *data, size_t size)
{
    if (!drop_read_ahead(vm, b) || !have_buffer(vm, b)) {
        return false;
    }
    if (b->use == BUFFER_IDLE) {
        b->use = BUFFER_WRITE;
        b->position = b->end = 0;
    }
    bool blocked = false;
    if (size > b->capacity - b->end && !write_pending(vm, b)) {
        if (!error_is(vm, TYPE_BLOCKING_IO_ERROR)) {
            return false;
        }
        error_clear(vm);
        blocked = true;
    }
    b->use = BUFFER_WRITE;
    size_t written = 0;
    while (!blocked && size - written > b->capacity - b->end) {
        ssize_t n = raw_write(vm, b, (const char *)data + written, size - written);
        if (n == -1) {
            return false;
        }
        blocked = n == -2;
        written += blocked ? 0 : (size_t)n;
    }
    if (!b->noted && size > written && !note_unwritten(vm, b)) {
        return false;
    }
    /* What cannot be written now stays in the buffer as far as there is room. */
    size_t room = b->capacity - b->end, kept = size - written < room ? size - written : room;
    memcpy(b->buffer + b->end, (const char *)data + written, kept);
    b->end += kept;
    written += kept;
    return written == size || raise_would_block(vm, written);
}

/* Reads ahead once, when the buffer is empty. As file_io_read. */
static ssize_t fill(struct vm *vm, struct buffered *b)
{
    if (!have_buffer(vm, b)) {
        return -1;
    }
    ssize_t n = raw_read(vm, b, b->buffer, b->capacity);
    b->position = 0;
    b->end = n > 0 ? (size_t)n : 0;
    b->use = n > 0 ? BUFFER_READ : BUFFER_IDLE;
    return n;
}

static size_t unread(const struct buffered *b)
{
    return b->use == BUFFER_READ ? b->end - b->position : 0;
}

static size_t take(struct buffered *b, void *data, size_t size)
{
    size_t n = unread(b);
    n = n < size ? n : size;
    if (n) {
        memcpy(data, b->buffer + b->position, n);
        b->position += n;
    }
    return n;
}

ssize_t buffered_read_some(struct vm *vm, struct buffered *b, void *data, size_t size)
{
    if (b->use == BUFFER_WRITE && !write_pending(vm, b)) {
        return -1;
    }
    if (unread(b)) {
        return (ssize_t)take(b, data, size);
    }
    if (size >= b->capacity) {
        return raw_read(vm, b, data, size);
    }
    ssize_t n = fill(vm, b);
    return n > 0 ? (ssize_t)take(b, data, size) : n;
}

int64_t buffered_tell(struct vm *vm, struct buffered *b)
{
    int64_t at = raw_seek(vm, b, 0, SEEK_CUR);
    if (at < 0) {
        return -1;
    }
    return b->use == BUFFER_WRITE ? at + (int64_t)b->end : at - (int64_t)unread(b);
}

bool buffered_seek(struct vm *vm, struct buffered *b, int64_t offset, int whence, int64_t *out)
{
    if (!write_pending(vm, b)) {
        return false;
    }
    if (whence == SEEK_CUR) {
        offset -= (int64_t)unread(b);
    }
    b->use = BUFFER_IDLE;
    b->position = b->end = 0;
    *out = raw_seek(vm, b, offset, whence);
    return *out >= 0;
}

/* -- making -------------------------------------------------------------------------------------------------- */

static void buffered_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct buffered *)self)->raw);
    instance_trace(tracer, self);
}

static void buffered_finalize(struct vm *vm, struct object *self)
{
    struct buffered *b = (struct buffered *)self;
    if (b->buffer) {
        mem_free(vm, b->buffer, b->capacity);
        b->buffer = NULL;
    }
    instance_finalize(vm, self);
}

static value buffered_alloc(struct vm *vm, value *args)
{
    struct buffered *b = object_alloc(vm, as_type(args[0]));
    if (!b || !io_register(vm, b)) {
        return VALUE_ERROR;
    }
    b->capacity = IO_BUFFER_SIZE;
    return from_object(b);
}

value buffered_new(struct vm *vm, const struct type_def *def, value raw, size_t capacity)
{
    struct type *type = native_type(vm, def);
    value class = from_object(type);
    value v = type ? buffered_alloc(vm, &class) : VALUE_ERROR;
    if (v) {
        struct buffered *b = as_buffered(v);
        b->raw = raw;
        b->capacity = capacity;
        b->readable = def != &buffered_writer_def;
        b->writable = def != &buffered_reader_def;
    }
    return v;
}

static value buffered_init(struct vm *vm, value *args, bool readable, bool writable)
{
    struct buffered *b = as_buffered(args[0]);
    int64_t size = IO_BUFFER_SIZE;
    if (args[2] && !index_to_ssize(vm, args[2], &size, "ssize_t")) {
        return VALUE_ERROR;
    }
    static const struct {
        const char *question, *complaint;
    } checks[] = {
        {"seekable", "File or stream is not seekable."},
        {"readable", "File or stream is not readable."},
        {"writable", "File or stream is not writable."},
    };
    bool wanted[3] = {readable && writable, readable, writable};
    for (int i = 0; i < 3; i++) {
        int can = wanted[i] ? io_ask(vm, args[1], checks[i].question) : 1;
        if (can <= 0) {
            return can < 0 ? VALUE_ERROR : io_unsupported(vm, checks[i].complaint);
        }
    }
    if (size <= 0) {
        return raise_value_error(vm, "buffer size must be strictly positive");
    }
    if (b->buffer) {
        mem_free(vm, b->buffer, b->capacity);
        b->buffer = NULL;
    }
    b->raw = args[1];
    gc_barrier(vm, b);
    b->capacity = (size_t)size;
    b->use = BUFFER_IDLE;
    b->position = b->end = 0;
    b->readable = readable;
    b->writable = writable;
    b->detached = false;
    return VALUE_NONE;
}

static value reader_init(struct vm *vm, value *args)
{
    return buffered_init(vm, args, true, false);
}

static value writer_init(struct vm *vm, value *args)
{
    return buffered_init(vm, args, false, true);
}

static value random_init(struct vm *vm, value *args)
{
    return buffered_init(vm, args, true, true);
}

/* -- methods --------------------------------------------------------------------------------------------------- */

/* The stream, unless it was detached or never initialised. */
static struct buffered *attached(struct vm *vm, value self)
{
    struct buffered *b = as_buffered(self);
    if (!b->raw) {
        raise_value_error(vm, b->detached ? "raw stream has been detached"
                                          : "I/O operation on uninitialized object");
        return NULL;
    }
    return b;
}

/* … and unless it is closed; doing: "read", "write to" … */
static struct buffered *opened(struct vm *vm, value self, const char *doing)
{
    struct buffered *b = attached(vm, self);
    if (!b) {
        return NULL;
    }
    int closed = plain_file(vm, b) ? 0 : io_is_closed(vm, b->raw);
    if (closed > 0) {
        raise_value_error(vm, "%s closed file", doing);
    }
    return closed == 0 ? b : NULL;
}

/* All bytes to the end: what is buffered, then the raw stream's readall(). */
static value read_all(struct vm *vm, struct buffered *b)
{
    if (!write_pending(vm, b)) {
        return VALUE_ERROR;
    }
    value head = bytes_new(vm, NULL, unread(b));
    if (!head) {
        return VALUE_ERROR;
    }
    take(b, as_bytes(head)->data, as_bytes(head)->size);
    b->use = BUFFER_IDLE;
    b->position = b->end = 0;
    size_t mark = gc_root_mark(vm);
    value rest = gc_push_root(vm, head) ? io_call(vm, b->raw, "readall", 0, NULL) : VALUE_ERROR;
    value result = VALUE_ERROR;
    if (rest == VALUE_NONE) {
        result = as_bytes(head)->size ? head : VALUE_NONE;
    } else if (rest && !is_kind(rest, TYPE_BYTES)) {
        raise_type_error(vm, "readall() should return bytes");
    } else if (rest && !as_bytes(head)->size) {
        result = rest;
    } else if (rest) {
        result = bytes_new(vm, NULL, as_bytes(head)->size + as_bytes(rest)->size);
        if (result) {
            memcpy(as_bytes(result)->data, as_bytes(head)->data, as_bytes(head)->size);
            memcpy(as_bytes(result)->data + as_bytes(head)->size, as_bytes(rest)->data,
                   as_bytes(rest)->size);
        }
    }
    gc_pop_roots(vm, mark);
    return result;
}

static value buffered_read(struct vm *vm, value *args)
{
    int64_t size;
    struct buffered *b = opened(vm, args[0], "read of");
    if (!b || !io_size(vm, args[1], &size)) {
        return VALUE_ERROR;
    }
    if (size < -1) {
        return raise_value_error(vm, "read length must be non-negative or -1");
    }
    if (size == -1) {
        return read_all(vm, b);
    }
    value bytes = bytes_new(vm, NULL, (size_t)size);
    if (!bytes) {
        return VALUE_ERROR;
    }
    size_t done = 0;
    size_t mark = gc_root_mark(vm);
    if (!gc_push_root(vm, bytes)) {
        return VALUE_ERROR;
    }
    value result = bytes;
    while (done < (size_t)size) {
        ssize_t n = buffered_read_some(vm, b, as_bytes(bytes)->data + done, (size_t)size - done);
        if (n == -1) {
            result = VALUE_ERROR;
            break;
        }
        if (n <= 0) {
            result = n == -2 && !done ? VALUE_NONE : bytes_new(vm, as_bytes(bytes)->data, done);
            break;
        }
        done += (size_t)n;
    }
    gc_pop_roots(vm, mark);
    return result;
}

static value buffered_read1(struct vm *vm, value *args)
{
    int64_t size;
    struct buffered *b = opened(vm, args[0], "read of");
    if (!b || !io_size(vm, args[1], &size)) {
        return VALUE_ERROR;
    }
    if (size < 0) {
        size = (int64_t)b->capacity;
    }
    size_t most = unread(b) && unread(b) < (size_t)size ? unread(b) : (size_t)size;
    value bytes = bytes_new(vm, NULL, most);
    size_t mark = gc_root_mark(vm);
    if (!bytes || !most || !gc_push_root(vm, bytes)) {
        return bytes;
    }
    ssize_t n = buffered_read_some(vm, b, as_bytes(bytes)->data, most);
    gc_pop_roots(vm, mark);
    if (n == -1) {
        return VALUE_ERROR;
    }
    return (size_t)n == most ? bytes : bytes_new(vm, as_bytes(bytes)->data, n > 0 ? (size_t)n : 0);
}

static value read_into(struct vm *vm, value *args, bool once)
{
    struct buffered *b = opened(vm, args[0], "readinto of");
    struct buffer view;
    if (!b || !get_buffer(vm, args[1], &view)) {
        return VALUE_ERROR;
    }
    size_t done = 0;
    value result = VALUE_NULL;
    if (!view.writable) {
        raise_type_error(vm, "readinto() argument must be read-write bytes-like object, not %T",
                         args[1]);
    }
    while (!vm->error && done < view.size) {
        ssize_t n = buffered_read_some(vm, b, (char *)view.data + done, view.size - done);
        if (n == -2 && !done) {
            result = VALUE_NONE;
        }
        if (n <= 0) {
            break;
        }
        done += (size_t)n;
        if (once) {
            break;
        }
    }
    buffer_release(vm, &view);
    return vm->error ? VALUE_ERROR : result ? result : int_from_uint64(vm, done);
}

static value buffered_readinto(struct vm *vm, value *args)
{
    return read_into(vm, args, false);
}

static value buffered_readinto1(struct vm *vm, value *args)
{
    return read_into(vm, args, true);
}

static value buffered_peek(struct vm *vm, value *args)
{
    struct buffered *b = opened(vm, args[0], "peek of");
    if (!b || !write_pending(vm, b)) {
        return VALUE_ERROR;
    }
    if (!unread(b) && fill(vm, b) == -1) {
        return VALUE_ERROR;
    }
    return bytes_new(vm, b->buffer + b->position, unread(b));
}

/* A line from the buffer, refilled as long as none ends there. */
static value read_line(struct vm *vm, struct buffered *b, int64_t limit)
{
    struct str_builder out;
    if (!write_pending(vm, b)) {
        return VALUE_ERROR;
    }
    builder_init(&out, vm);
    for (;;) {
        size_t n = unread(b);
        if (!n) {
            ssize_t got = fill(vm, b);
            if (got == -1) {
                builder_discard(&out);
                return VALUE_ERROR;
            }
            if (got <= 0) {
                break;
            }
            n = unread(b);
        }
        const unsigned char *start = b->buffer + b->position;
        if (limit >= 0 && n > (size_t)limit - out.size) {
            n = (size_t)limit - out.size;
        }
        const unsigned char *newline = memchr(start, '\n', n);
        bool done = newline || (limit >= 0 && out.size + n >= (size_t)limit);
        n = newline ? (size_t)(newline - start) + 1 : n;
        b->position += n;
        if (done && !out.size) {
            builder_discard(&out);
            return bytes_new(vm, start, n);
        }
        if (!builder_add(&out, (const char *)start, n)) {
            return VALUE_ERROR;
        }
        if (done) {
            break;
        }
    }
    return builder_finish_bytes(&out);
}

static value buffered_readline(struct vm *vm, value *args)
{
    int64_t limit;
    struct buffered *b = opened(vm, args[0], "readline of");
    if (!b || !io_size(vm, args[1], &limit)) {
        return VALUE_ERROR;
    }
    return read_line(vm, b, limit);
}

static value buffered_next(struct vm *vm, value self)
{
    if (!is_plain(vm, self, as_object(self)->type->def)) {
        return io_next(vm, self);
    }
    struct buffered *b = opened(vm, self, "readline of");
    if (b && !b->readable) {
        return io_unsupported(vm, "not readable");
    }
    value line = b ? read_line(vm, b, -1) : VALUE_ERROR;
    return line && !as_bytes(line)->size ? VALUE_STOP : line;
}

static value buffered_write_method(struct vm *vm, value *args)
{
    struct buffered *b = attached(vm, args[0]);
    struct buffer view;
    if (!b) {
        return VALUE_ERROR;
    }
    if (is_kind(args[1], TYPE_STR)) {
        return raise_type_error(vm, "a bytes-like object is required, not 'str'");
    }
    b = opened(vm, args[0], "write to");
    if (!b || !get_buffer(vm, args[1], &view)) {
        return VALUE_ERROR;
    }
    bool good = buffered_write(vm, b, view.data, view.size);
    size_t size = view.size;
    buffer_release(vm, &view);
    return good ? int_from_uint64(vm, size) : VALUE_ERROR;
}

static value buffered_flush_method(struct vm *vm, value *args)
{
    struct buffered *b = opened(vm, args[0], "flush of");
    return b && write_pending(vm, b) ? VALUE_NONE : VALUE_ERROR;
}

static value buffered_close(struct vm *vm, value *args)
{
    struct buffered *b = attached(vm, args[0]);
    int closed = b ? io_is_closed(vm, b->raw) : -1;
    if (closed) {
        return closed < 0 ? VALUE_ERROR : VALUE_NONE;
    }
    value flushed = call_method(vm, args[0], NAME_OF(vm, FLUSH), 0, NULL);
    value error = flushed ? VALUE_NULL : error_take(vm);
    size_t mark = gc_root_mark(vm);
    if (error && !gc_push_root(vm, error)) {
        return VALUE_ERROR;
    }
    b->use = BUFFER_IDLE;
    b->position = b->end = 0;
    value done = call_method(vm, b->raw, NAME_OF(vm, CLOSE), 0, NULL);
    gc_pop_roots(vm, mark);
    if (error && done) {
        vm->error = error;
        return VALUE_ERROR;
    }
    return done ? VALUE_NONE : VALUE_ERROR;
}

static value buffered_detach(struct vm *vm, value *args)
{
    struct buffered *b = attached(vm, args[0]);
    if (!b || !call_method(vm, args[0], NAME_OF(vm, FLUSH), 0, NULL)) {
        return VALUE_ERROR;
    }
    value raw = b->raw;
    b->raw = VALUE_NULL;
    b->detached = true;
    return raw;
}

static value buffered_seek_method(struct vm *vm, value *args)
{
    int64_t offset, whence = 0, at;
    if (args[2] && !to_int64(vm, args[2], &whence)) {
        return VALUE_ERROR;
    }
    if (whence < 0 || whence > 2) {
        return raise_value_error(vm, "whence value %lld unsupported", (long long)whence);
    }
    struct buffered *b = opened(vm, args[0], "seek of");
    if (!b || !to_int64(vm, args[1], &offset)) {
        return VALUE_ERROR;
    }
    int can = plain_file(vm, b) ? 1 : io_ask(vm, b->raw, "seekable");
    if (can <= 0) {
        return can < 0 ? VALUE_ERROR : io_unsupported(vm, "File or stream is not seekable.");
    }
    return buffered_seek(vm, b, offset, (int)whence, &at) ? int_from_int64(vm, at) : VALUE_ERROR;
}

static value buffered_tell_method(struct vm *vm, value *args)
{
    struct buffered *b = opened(vm, args[0], "tell of");
    int64_t at = b ? buffered_tell(vm, b) : -1;
    return at < 0 ? VALUE_ERROR : int_from_int64(vm, at);
}

static value buffered_truncate(struct vm *vm, value *args)
{
    struct buffered *b = opened(vm, args[0], "truncate of");
    if (!b) {
        return VALUE_ERROR;
    }
    if (!b->writable) {
        return io_unsupported(vm, "truncate");
    }
    if (!write_pending(vm, b)) {
        return VALUE_ERROR;
    }
    value size = args[1];
    if (!size || size == VALUE_NONE) {
        int64_t at = buffered_tell(vm, b);
        size = at < 0 ? VALUE_ERROR : int_from_int64(vm, at);
    }
    return size ? io_call(vm, b->raw, "truncate", 1, &size) : VALUE_ERROR;
}

/* Questions that the raw stream answers. */
#define ASK_RAW(name)                                                 \
    static value buffered_##name(struct vm *vm, value *args)          \
    {                                                                 \
        struct buffered *b = attached(vm, args[0]);                   \
        return b ? io_call(vm, b->raw, #name, 0, NULL) : VALUE_ERROR; \
    }
ASK_RAW(seekable)
ASK_RAW(readable)
ASK_RAW(writable)
ASK_RAW(fileno)
ASK_RAW(isatty)

static value get_of_raw(struct vm *vm, value self, const char *name)
{
    struct buffered *b = attached(vm, self);
    return b ? get_attr_cstr(vm, b->raw, name) : VALUE_ERROR;
}

static value buffered_get_closed(struct vm *vm, value self)
{
    return get_of_raw(vm, self, "closed");
}

static value buffered_get_name(struct vm *vm, value self)
{
    return get_of_raw(vm, self, "name");
}

static value buffered_get_mode(struct vm *vm, value self)
{
    return get_of_raw(vm, self, "mode");
}

static value buffered_get_raw(struct vm *vm, value self)
{
    value raw = as_buffered(self)->raw;
    return raw ? raw : VALUE_NONE;
}

static value buffered_repr(struct vm *vm, value self)
{
    return io_repr_named(vm, self, "");
}

#define COMMON_METHODS                                                                    \
    {"flush", "()", buffered_flush_method, NATIVE_METHOD, "Write out what is buffered."}, \
        {"close", "()", buffered_close, NATIVE_METHOD, "Flush and close."},               \
        {"detach", "()", buffered_detach, NATIVE_METHOD, "Give the raw stream back."},    \
        {"seek", "(target, whence=0, /)", buffered_seek_method, NATIVE_METHOD, NULL},     \
        {"tell", "()", buffered_tell_method, NATIVE_METHOD, NULL},                        \
        {"truncate", "(pos=None, /)", buffered_truncate, NATIVE_METHOD, NULL},            \
        {"seekable", "()", buffered_seekable, NATIVE_METHOD, NULL},                       \
        {"fileno", "()", buffered_fileno, NATIVE_METHOD, NULL},                           \
    {                                                                                     \
        "isatty", "()", buffered_isatty, NATIVE_METHOD, NULL                              \
    }
#define READ_METHODS                                                                   \
    {"readable", "()", buffered_readable, NATIVE_METHOD, NULL},                        \
        {"read", "(size=-1, /)", buffered_read, NATIVE_METHOD, "Up to size bytes."},   \
        {"read1", "(size=-1, /)", buffered_read1, NATIVE_METHOD,                       \
         "Up to size bytes, by at most one system call."},                             \
        {"readinto", "(buffer, /)", buffered_readinto, NATIVE_METHOD, NULL},           \
        {"readinto1", "(buffer, /)", buffered_readinto1, NATIVE_METHOD, NULL},         \
        {"readline", "(size=-1, /)", buffered_readline, NATIVE_METHOD, "One line."},   \
    {                                                                                  \
        "peek", "(size=0, /)", buffered_peek, NATIVE_METHOD, "Bytes ahead, not taken." \
    }
#define WRITE_METHODS                                                                \
    {"writable", "()", buffered_writable, NATIVE_METHOD, NULL},                      \
    {                                                                                \
        "write", "(buffer, /)", buffered_write_method, NATIVE_METHOD, "Write bytes." \
    }

static const struct native_def reader_methods[] = {
    COMMON_METHODS, READ_METHODS, {NULL, NULL, NULL, 0, NULL}};
static const struct native_def writer_methods[] = {
    COMMON_METHODS, WRITE_METHODS, {NULL, NULL, NULL, 0, NULL}};
static const struct native_def random_methods[] = {
    COMMON_METHODS, READ_METHODS, WRITE_METHODS, {NULL, NULL, NULL, 0, NULL}};

static const struct getset_row buffered_getset[] = {
    {"closed", buffered_get_closed, NULL, "Whether the stream is closed."},
    {"name", buffered_get_name, NULL, NULL},
    {"mode", buffered_get_mode, NULL, NULL},
    {"raw", buffered_get_raw, NULL, "The raw stream underneath."},
    {NULL, NULL, NULL, NULL},
};

#define BUFFERED_DEF(text, methods_table, init_function, documentation)                    \
    {                                                                                      \
        .name = text, .module = "_io", .size = sizeof(struct buffered),                    \
        .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED,       \
        .doc = documentation, .new_signature = "(*args, **kwargs)", .new = buffered_alloc, \
        .init_signature = "(raw, buffer_size=8192)", .init = init_function,                \
        .methods = methods_table, .getset = buffered_getset, .trace = buffered_trace,      \
        .finalize = buffered_finalize, .repr = buffered_repr, .iter = io_iter,             \
        .next = buffered_next,                                                             \
    }
const struct type_def buffered_reader_def =
    BUFFERED_DEF("BufferedReader", reader_methods, reader_init, "Reads ahead of a raw stream.");
const struct type_def buffered_writer_def = BUFFERED_DEF(
    "BufferedWriter", writer_methods, writer_init, "Collects writes for a raw stream.");
const struct type_def buffered_random_def =
    BUFFERED_DEF("BufferedRandom", random_methods, random_init,
                 "Reads ahead of, and collects writes for, a seekable raw stream.");

/* -- BufferedRWPair ---------------------------------------------------------------------------------------------- */

struct pair {
    struct object header;
    value reader, writer;
    value more;
};
#define as_pair(v) ((struct pair *)as_object(v))

static void pair_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace_range(tracer, &((struct pair *)self)->reader, 2);
    instance_trace(tracer, self);
}

static void pair_finalize(struct vm *vm, struct object *self)
{
    instance_finalize(vm, self);
}

static value pair_new(struct vm *vm, value *args)
{
    return from_object(object_alloc(vm, as_type(args[0])));
}

/* args: {self, reader, writer, buffer_size} */
static value pair_init(struct vm *vm, value *args)
{
    int readable = io_ask(vm, args[1], "readable");
    int writable = readable > 0 ? io_ask(vm, args[2], "writable") : readable;
    int64_t size = IO_BUFFER_SIZE;
    if (readable < 0 || writable < 0 ||
        (args[3] && !index_to_ssize(vm, args[3], &size, "ssize_t"))) {
        return VALUE_ERROR;
    }
    if (!readable || !writable) {
        return io_unsupported(vm, readable ? "File or stream is not writable."
                                           : "File or stream is not readable.");
    }
    if (size <= 0) {
        return raise_value_error(vm, "buffer size must be strictly positive");
    }
    as_pair(args[0])->reader = buffered_new(vm, &buffered_reader_def, args[1], (size_t)size);
    as_pair(args[0])->writer = buffered_new(vm, &buffered_writer_def, args[2], (size_t)size);
    gc_barrier(vm, as_object(args[0]));
    return as_pair(args[0])->reader && as_pair(args[0])->writer ? VALUE_NONE : VALUE_ERROR;
}

static value pair_part(struct vm *vm, value self, bool writer)
{
    value part = writer ? as_pair(self)->writer : as_pair(self)->reader;
    return part ? part : raise_value_error(vm, "I/O operation on uninitialized object");
}

#define PAIR_METHOD(name, writer, arguments)                                           \
    static value pair_##name(struct vm *vm, value *args)                               \
    {                                                                                  \
        value part = pair_part(vm, args[0], writer);                                   \
        return part ? io_call(vm, part, #name, arguments && args[1] ? 1 : 0, args + 1) \
                    : VALUE_ERROR;                                                     \
    }
PAIR_METHOD(read, false, 1)
PAIR_METHOD(read1, false, 1)
PAIR_METHOD(readinto, false, 1)
PAIR_METHOD(readinto1, false, 1)
PAIR_METHOD(peek, false, 1)
PAIR_METHOD(readable, false, 0)
PAIR_METHOD(write, true, 1)
PAIR_METHOD(flush, true, 0)
PAIR_METHOD(writable, true, 0)

static value pair_close(struct vm *vm, value *args)
{
    value writer = pair_part(vm, args[0], true), reader = pair_part(vm, args[0], false);
    if (!writer || !reader) {
        return VALUE_ERROR;
    }
    value first = call_method(vm, writer, NAME_OF(vm, CLOSE), 0, NULL);
    value error = first ? VALUE_NULL : error_take(vm);
    size_t mark = gc_root_mark(vm);
    if (error && !gc_push_root(vm, error)) {
        return VALUE_ERROR;
    }
    value second = call_method(vm, reader, NAME_OF(vm, CLOSE), 0, NULL);
    gc_pop_roots(vm, mark);
    if (error && second) {
        vm->error = error;
        return VALUE_ERROR;
    }
    return second;
}

static value pair_isatty(struct vm *vm, value *args)
{
    for (int i = 1; i >= 0; i--) {
        value part = pair_part(vm, args[0], i);
        int is = part ? io_ask(vm, part, "isatty") : -1;
        if (is) {
            return is < 0 ? VALUE_ERROR : VALUE_TRUE;
        }
    }
    return VALUE_FALSE;
}

static value pair_get_closed(struct vm *vm, value self)
{
    value writer = pair_part(vm, self, true);
    return writer ? get_attr_cstr(vm, writer, "closed") : VALUE_ERROR;
}

static const struct native_def pair_methods[] = {
    {"read", "(size=-1, /)", pair_read, NATIVE_METHOD, NULL},
    {"read1", "(size=-1, /)", pair_read1, NATIVE_METHOD, NULL},
    {"readinto", "(buffer, /)", pair_readinto, NATIVE_METHOD, NULL},
    {"readinto1", "(buffer, /)", pair_readinto1, NATIVE_METHOD, NULL},
    {"peek", "(size=0, /)", pair_peek, NATIVE_METHOD, NULL},
    {"readable", "()", pair_readable, NATIVE_METHOD, NULL},
    {"write", "(buffer, /)", pair_write, NATIVE_METHOD, NULL},
    {"flush", "()", pair_flush, NATIVE_METHOD, NULL},
    {"writable", "()", pair_writable, NATIVE_METHOD, NULL},
    {"close", "()", pair_close, NATIVE_METHOD, NULL},
    {"isatty", "()", pair_isatty, NATIVE_METHOD, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const struct getset_row pair_getset[] = {
    {"closed", pair_get_closed, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const struct type_def buffered_pair_def = {
    .name = "BufferedRWPair",
    .module = "_io",
    .size = sizeof(struct pair),
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED,
    .doc = "A reader and a writer as one stream.",
    .new_signature = "(*args, **kwargs)",
    .new = pair_new,
    .init_signature = "(reader, writer, buffer_size=8192, /)",
    .init = pair_init,
    .methods = pair_methods,
    .getset = pair_getset,
    .trace = pair_trace,
    .finalize = pair_finalize,
    .iter = io_iter,
    .next = io_next,
};
