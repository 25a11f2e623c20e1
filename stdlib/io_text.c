/* io_text.c - TextIOWrapper: text over a binary stream. Decoded text waits as UTF-8 beside the bytes
 * that it came from, so that tell() can say where in the file a character stands. */
#include "io_private.h"
#include "../vm/object/text.h"
#include <ctype.h>
#include <errno.h>

#define CHUNK 8192

/* How bytes become text. */
enum codec {
    CODEC_UTF8,
    CODEC_BYTEWISE, /* each byte is a character: decoded in chunks */
    CODEC_WHOLE,    /* any other: decoded to the end at once */
};

struct text_io {
    struct object header;
    value buffer; /* VALUE_NULL: detached or not initialised */
    value encoding, errors, mode;
    struct newline_mode newline;
    enum codec codec;
    bool line_buffering, write_through, unbuffered, detached;
    bool telling;     /* tell() is allowed: not inside an iteration */
    bool bom_written; /* encodings that begin with a mark: it stands there */
    bool lossy;       /* text and raw no longer correspond */
    bool has_cr;      /* raw contains "\r" that text may not */
    bool at_end;
    bool noted;            /* io_note_unwritten() has it */
    uint8_t newlines_seen; /* 1 "\n", 2 "\r", 4 "\r\n" */
    char *out;             /* encoded, not yet given to the buffer */
    size_t out_size, out_capacity;
    char *text; /* decoded; [position, size) is still to be read */
    size_t text_position, text_size, text_capacity;
    unsigned char *raw; /* what text was made from, and `tail` bytes that are not decoded yet */
    size_t raw_size, raw_capacity, tail;
    value more;
};
#define as_text_io(v) ((struct text_io *)as_object(v))

static bool reserve(struct vm *vm, void *data_pointer, size_t *capacity, size_t needed)
{
    void **data = data_pointer;
    if (needed <= *capacity) {
        return true;
    }
    size_t larger = *capacity * 2 > needed ? *capacity * 2 : needed;
    void *grown = *data ? mem_resize(vm, *data, *capacity, larger) : mem_alloc(vm, larger);
    if (!grown) {
        return false;
    }
    *data = grown;
    *capacity = larger;
    return true;
}

/* -- newlines ---------------------------------------------------------------------------------------------- */

bool newline_mode_set(struct vm *vm, value newline, bool reading_translates,
                      struct newline_mode *out)
{
    *out = (struct newline_mode){true, true, "\n", NULL};
    if (!newline || newline == VALUE_NONE) {
        out->translate = reading_translates;
        return true;
    }
    if (!is_kind(newline, TYPE_STR)) {
        raise_type_error(vm, "newline must be str or None, not %T", newline);
        return false;
    }
    const char *text = as_str(newline)->data;
    out->translate = false;
    if (!*text && !as_str(newline)->size) {
        return true;
    }
    out->universal = false;
    if (!strcmp(text, "\n")) {
        out->read_end = "\n";
    } else if (!strcmp(text, "\r")) {
        out->read_end = out->write_end = "\r";
    } else if (!strcmp(text, "\r\n")) {
        out->read_end = out->write_end = "\r\n";
    } else {
        raise_value_error(vm, "illegal newline value: %U", newline);
        return false;
    }
    return true;
}

size_t newline_find(const struct newline_mode *mode, const char *text, size_t size, bool more)
{
    if (mode->universal && !mode->translate) {
        const char *lf = memchr(text, '\n', size);
        const char *cr = memchr(text, '\r', lf ? (size_t)(lf - text) : size);
        if (!cr) {
            return lf ? (size_t)(lf - text) + 1 : 0;
        }
        size_t n = (size_t)(cr - text) + 1;
        if (n == size) {
            return more ? 0 : n;
        }
        return text[n] == '\n' ? n + 1 : n;
    }
    const char *end = mode->translate ? "\n" : mode->read_end;
    size_t length = strlen(end);
    const char *found = length == 1 ? memchr(text, *end, size) : memmem(text, size, end, length);
    return found ? (size_t)(found - text) + length : 0;
}

/* -- making --------------------------------------------------------------------------------------------------- */

static void text_trace(struct gc_tracer *tracer, struct object *self)
{
    struct text_io *t = (struct text_io *)self;
    gc_trace_range(tracer, &t->buffer, 4);
    instance_trace(tracer, self);
}

static void text_finalize(struct vm *vm, struct object *self)
{
    struct text_io *t = (struct text_io *)self;
    if (t->out) {
        mem_free(vm, t->out, t->out_capacity);
    }
    if (t->text) {
        mem_free(vm, t->text, t->text_capacity);
    }
    if (t->raw) {
        mem_free(vm, t->raw, t->raw_capacity);
    }
    t->out = t->text = NULL;
    t->raw = NULL;
    instance_finalize(vm, self);
}

static value text_alloc(struct vm *vm, value *args)
{
    struct text_io *t = object_alloc(vm, as_type(args[0]));
    return t && io_register(vm, t) ? from_object(t) : VALUE_ERROR;
}

/* Lower case, "-" for "_" and " ": the names that are recognised here. */
static void normal_name(const char *name, char out[32])
{
    size_t n = 0;
    for (; *name && n < 31; name++) {
        char c = (char)tolower((unsigned char)*name);
        out[n++] = c == '_' || c == ' ' ? '-' : c;
    }
    out[n] = 0;
}

static enum codec codec_kind(const char *encoding)
{
    static const char *const bytewise[] = {"ascii",      "us-ascii",  "latin-1", "latin1",
                                           "iso-8859-1", "iso8859-1", "cp1252",  "windows-1252",
                                           "l1",         "8859"};
    char name[32];
    normal_name(encoding, name);
    if (!strcmp(name, "utf-8") || !strcmp(name, "utf8") || !strcmp(name, "u8") ||
        !strcmp(name, "cp65001")) {
        return CODEC_UTF8;
    }
    for (size_t i = 0; i < sizeof bytewise / sizeof bytewise[0]; i++) {
        if (!strcmp(name, bytewise[i])) {
            return CODEC_BYTEWISE;
        }
    }
    return CODEC_WHOLE;
}

static void reset_reading(struct text_io *t)
{
    t->text_position = t->text_size = 0;
    t->raw_size = t->tail = 0;
    t->lossy = t->has_cr = t->at_end = false;
}

static bool set_encoding(struct vm *vm, struct text_io *t, value encoding, value errors)
{
    const char *name = expect_cstr(vm, encoding, "encoding");
    if (!name || !expect_cstr(vm, errors, "errors")) {
        return false;
    }
    if (!codec_encode(vm, as_str(NAME_OF(vm, EMPTY)), name, as_str(errors)->data)) {
        return false;
    }
    t->encoding = encoding;
    t->errors = errors;
    t->codec = codec_kind(name);
    gc_barrier(vm, t);
    return true;
}

static bool text_setup(struct vm *vm, struct text_io *t, value buffer, value encoding, value errors,
                       value newline, bool line_buffering, bool write_through)
{
    if (!newline_mode_set(vm, newline, true, &t->newline) ||
        !set_encoding(vm, t, encoding, errors)) {
        return false;
    }
    t->buffer = buffer;
    if (is_buffered(buffer)) {
        as_buffered(buffer)->wrapped = true;
    }
    t->detached = false;
    t->line_buffering = line_buffering;
    t->write_through = write_through;
    t->telling = true;
    t->bom_written = false;
    t->newlines_seen = 0;
    t->out_size = 0;
    reset_reading(t);
    gc_barrier(vm, t);
    return true;
}

value text_io_new(struct vm *vm, value buffer, const char *encoding, const char *errors,
                  value newline, bool line_buffering, bool write_through)
{
    struct type *type = native_type(vm, &text_io_def);
    value class = from_object(type);
    value v = type ? text_alloc(vm, &class) : VALUE_ERROR;
    value encoding_text = v ? str_intern_cstr(vm, encoding) : VALUE_ERROR;
    value errors_text = encoding_text ? str_intern_cstr(vm, errors) : VALUE_ERROR;
    return errors_text && text_setup(vm, as_text_io(v), buffer, encoding_text, errors_text, newline,
                                     line_buffering, write_through)
               ? v
               : VALUE_ERROR;
}

value text_io_buffer(value file)
{
    return as_text_io(file)->buffer;
}

void text_io_set_write_through(value file)
{
    as_text_io(file)->unbuffered = true;
}

/* args: {self, buffer, encoding, errors, newline, line_buffering, write_through} */
static value text_init(struct vm *vm, value *args)
{
    value encoding = args[2] && args[2] != VALUE_NONE ? args[2] : str_intern_cstr(vm, "UTF-8");
    value errors = args[3] && args[3] != VALUE_NONE ? args[3] : NAME_OF(vm, STRICT);
    if (encoding && !is_kind(encoding, TYPE_STR)) {
        return raise_type_error(
            vm, "TextIOWrapper() argument 'encoding' must be str or None, not %T", encoding);
    }
    if (!is_kind(errors, TYPE_STR)) {
        return raise_type_error(vm, "TextIOWrapper() argument 'errors' must be str or None, not %T",
                                errors);
    }
    if (encoding && str_equals_cstr(encoding, "locale")) {
        encoding = str_intern_cstr(vm, "UTF-8");
    }
    int line = args[5] ? truth(vm, args[5]) : 0, through = args[6] ? truth(vm, args[6]) : 0;
    if (!encoding || line < 0 || through < 0 ||
        !text_setup(vm, as_text_io(args[0]), args[1], encoding, errors, args[4], line, through)) {
        return VALUE_ERROR;
    }
    return VALUE_NONE;
}

static struct text_io *attached(struct vm *vm, value self)
{
    struct text_io *t = as_text_io(self);
    if (!t->buffer) {
        raise_value_error(vm, t->detached ? "underlying buffer has been detached"
                                          : "I/O operation on uninitialized object");
        return NULL;
    }
    return t;
}

static bool buffer_is_plain(struct vm *vm, struct text_io *t)
{
    return is_object(t->buffer) && is_buffered(t->buffer) &&
           is_plain(vm, t->buffer, as_object(t->buffer)->type->def) &&
           as_buffered(t->buffer)->raw && is_plain(vm, as_buffered(t->buffer)->raw, &file_io_def) &&
           as_file_io(as_buffered(t->buffer)->raw)->fd >= 0;
}

static struct text_io *opened(struct vm *vm, value self)
{
    struct text_io *t = attached(vm, self);
    if (!t) {
        return NULL;
    }
    int closed = buffer_is_plain(vm, t) ? 0 : io_is_closed(vm, t->buffer);
    if (closed > 0) {
        raise_value_error(vm, "I/O operation on closed file.");
    }
    return closed == 0 ? t : NULL;
}

/* -- writing --------------------------------------------------------------------------------------------------- */

static bool give_to_buffer(struct vm *vm, struct text_io *t, const char *data, size_t size)
{
    if (!size) {
        return true;
    }
    if (buffer_is_plain(vm, t) && as_buffered(t->buffer)->writable) {
        return buffered_write(vm, as_buffered(t->buffer), data, size);
    }
    value bytes = bytes_new(vm, data, size);
    while (bytes) {
        if (call_method(vm, t->buffer, NAME_OF(vm, WRITE), 1, &bytes)) {
            return true;
        }
        break;
    }
    return false;
}

static bool write_pending(struct vm *vm, struct text_io *t)
{
    size_t size = t->out_size;
    if (!size) {
        return true;
    }
    /* The buffer's write may run scripts, which may write here: what is pending is taken first. */
    char *out = t->out;
    size_t capacity = t->out_capacity;
    t->out = NULL;
    t->out_size = t->out_capacity = 0;
    bool good = give_to_buffer(vm, t, out, size);
    if (!t->out) {
        t->out = out;
        t->out_capacity = capacity;
    } else {
        mem_free(vm, out, capacity);
    }
    return good;
}

static bool flush_all(struct vm *vm, struct text_io *t)
{
    if (!write_pending(vm, t)) {
        return false;
    }
    if (buffer_is_plain(vm, t)) {
        return buffered_flush(vm, as_buffered(t->buffer));
    }
    return call_method(vm, t->buffer, NAME_OF(vm, FLUSH), 0, NULL) != VALUE_ERROR;
}

struct buffered *io_buffer_under(value stream)
{
    value buffer = is_native(stream, &text_io_def) ? as_text_io(stream)->buffer : stream;
    return buffer && is_buffered(buffer) ? as_buffered(buffer) : NULL;
}

bool io_write_out(struct vm *vm, value stream)
{
    return is_native(stream, &text_io_def) ? flush_all(vm, as_text_io(stream))
                                           : buffered_flush(vm, as_buffered(stream));
}

bool *io_noted_flag(value stream)
{
    return is_native(stream, &text_io_def) ? &as_text_io(stream)->noted
                                           : &as_buffered(stream)->noted;
}

/* Only streams all of whose parts are ours: nothing else can be written out without scripts. */
static bool note_unwritten(struct vm *vm, struct text_io *t)
{
    t->noted = true;
    value raw = buffer_is_plain(vm, t) ? as_buffered(t->buffer)->raw : VALUE_NULL;
    return !raw || !is_plain(vm, raw, &file_io_def) || as_file_io(raw)->standard ||
           !is_plain(vm, from_object(t), &text_io_def) || io_note_unwritten(vm, from_object(t));
}

static bool add_out(struct vm *vm, struct text_io *t, const char *data, size_t size)
{
    if (size >= CHUNK) {
        return write_pending(vm, t) && give_to_buffer(vm, t, data, size);
    }
    size_t needed = t->out_size + size;
    if (!reserve(vm, &t->out, &t->out_capacity,
                 needed > CHUNK  ? 2 * CHUNK
                 : needed > 1024 ? CHUNK
                                 : 1024)) {
        return false;
    }
    if (!t->noted && size && !note_unwritten(vm, t)) {
        return false;
    }
    memcpy(t->out + t->out_size, data, size);
    t->out_size = needed;
    /* A full chunk is more than the buffer below keeps: it goes out at once, or is lost at once when
     * nobody takes it any more, so that the flush at exit does not complain again. */
    return needed < CHUNK || write_pending(vm, t);
}

static bool has_surrogates(const char *data, size_t size)
{
    const char *end = data + size;
    while (data < end && (data = memchr(data, 0xed, (size_t)(end - data)))) {
        if (data + 1 < end && (unsigned char)data[1] >= 0xa0) {
            return true;
        }
        data++;
    }
    return false;
}

/* Text with "\n" already replaced goes out encoded. */
static bool write_encoded(struct vm *vm, struct text_io *t, const char *data, size_t size,
                          bool ascii)
{
    if (t->codec == CODEC_UTF8 && (ascii || !has_surrogates(data, size))) {
        return add_out(vm, t, data, size);
    }
    if (t->codec == CODEC_BYTEWISE && ascii) {
        return add_out(vm, t, data, size);
    }
    char name[40];
    normal_name(as_str(t->encoding)->data, name);
    if (t->bom_written) {
        if (!strcmp(name, "utf-16") || !strcmp(name, "utf-32")) {
            strcat(name, "-le");
        } else if (!strcmp(name, "utf-8-sig")) {
            strcpy(name, "utf-8");
        }
    }
    value str = str_new(vm, data, size);
    value bytes = str ? codec_encode(vm, as_str(str), name, as_str(t->errors)->data) : VALUE_ERROR;
    if (!bytes) {
        return false;
    }
    t->bom_written = true;
    return add_out(vm, t, (const char *)as_bytes(bytes)->data, as_bytes(bytes)->size);
}

static bool write_text(struct vm *vm, struct text_io *t, const char *data, size_t size, bool ascii)
{
    bool ends_line = (t->line_buffering || t->newline.write_end) && memchr(data, '\n', size);
    if (t->text_size || t->raw_size) {
        reset_reading(t);
    }
    bool good;
    if (ends_line && t->newline.write_end) {
        struct str_builder b;
        builder_init(&b, vm);
        for (const char *p = data, *end = data + size; p < end;) {
            const char *lf = memchr(p, '\n', (size_t)(end - p));
            builder_add(&b, p, (size_t)((lf ? lf : end) - p));
            if (!lf) {
                break;
            }
            builder_add_cstr(&b, t->newline.write_end);
            p = lf + 1;
        }
        good = !b.failed && write_encoded(vm, t, b.data ? b.data : "", b.size, ascii);
        builder_discard(&b);
    } else {
        good = write_encoded(vm, t, data, size, ascii);
    }
    if (!good) {
        return false;
    }
    if (t->unbuffered || (t->line_buffering && (ends_line || memchr(data, '\r', size)))) {
        return flush_all(vm, t);
    }
    return !t->write_through || write_pending(vm, t);
}

static value text_write(struct vm *vm, value *args)
{
    if (!is_kind(args[1], TYPE_STR)) {
        return raise_type_error(vm, "write() argument must be str, not %T", args[1]);
    }
    struct text_io *t = opened(vm, args[0]);
    struct str *s = as_str(args[1]);
    if (t && buffer_is_plain(vm, t) && !as_buffered(t->buffer)->writable) {
        return io_unsupported(vm, "not writable");
    }
    return t && write_text(vm, t, s->data, s->size, str_is_ascii(s))
               ? int_from_uint64(vm, s->length)
               : VALUE_ERROR;
}

bool io_write_str(struct vm *vm, value file, value str)
{
    if (is_plain(vm, file, &text_io_def) && is_kind(str, TYPE_STR)) {
        struct text_io *t = opened(vm, file);
        struct str *s = as_str(str);
        if (t && buffer_is_plain(vm, t) && !as_buffered(t->buffer)->writable) {
            io_unsupported(vm, "not writable");
            return false;
        }
        return t && write_text(vm, t, s->data, s->size, str_is_ascii(s));
    }
    return call_method(vm, file, NAME_OF(vm, WRITE), 1, &str) != VALUE_ERROR;
}

bool io_write_cstr(struct vm *vm, value file, const char *text)
{
    if (is_plain(vm, file, &text_io_def)) {
        struct text_io *t = opened(vm, file);
        if (t && buffer_is_plain(vm, t) && as_buffered(t->buffer)->writable) {
            return write_text(vm, t, text, strlen(text), true);
        }
        if (!t) {
            return false;
        }
    }
    value str = str_intern_cstr(vm, text);
    return str && io_write_str(vm, file, str);
}

bool io_flush(struct vm *vm, value file)
{
    return call_method(vm, file, NAME_OF(vm, FLUSH), 0, NULL) != VALUE_ERROR;
}

static value text_flush(struct vm *vm, value *args)
{
    struct text_io *t = opened(vm, args[0]);
    if (t) {
        t->telling = true;
    }
    return t && flush_all(vm, t) ? VALUE_NONE : VALUE_ERROR;
}

/* -- reading ------------------------------------------------------------------------------------------------------ */

/* The bytes that text[0, position) was made from. */
static size_t raw_offset(const struct text_io *t, size_t position)
{
    if (t->codec == CODEC_UTF8 && !t->has_cr) {
        return position;
    }
    size_t r = 0;
    for (size_t i = 0; i < position; i++) {
        unsigned char c = (unsigned char)t->text[i];
        if (c == '\n' && r < t->raw_size && t->raw[r] == '\r') {
            r += r + 1 < t->raw_size && t->raw[r + 1] == '\n' ? 2 : 1;
        } else if (t->codec == CODEC_UTF8 || (c & 0xc0) != 0x80) {
            r++;
        }
    }
    return r;
}

/* Forgets what has been read. */
static void compact(struct text_io *t)
{
    if (!t->text_position) {
        return;
    }
    size_t raw = t->lossy                           ? 0
                 : t->text_position == t->text_size ? t->raw_size - t->tail
                                                    : raw_offset(t, t->text_position);
    if (t->lossy && t->text_position == t->text_size) {
        raw = t->raw_size - t->tail;
    }
    memmove(t->text, t->text + t->text_position, t->text_size - t->text_position);
    t->text_size -= t->text_position;
    t->text_position = 0;
    memmove(t->raw, t->raw + raw, t->raw_size - raw);
    t->raw_size -= raw;
    if (t->raw_size == t->tail) {
        t->has_cr = false;
    }
}

/* Decoded text is appended; newlines are translated and counted. */
static bool add_text(struct vm *vm, struct text_io *t, const char *data, size_t size)
{
    if (!reserve(vm, &t->text, &t->text_capacity, t->text_size + size + 1)) {
        return false;
    }
    char *out = t->text + t->text_size;
    if (!memchr(data, '\r', size)) {
        memcpy(out, data, size);
        t->text_size += size;
        if (!(t->newlines_seen & 1) && memchr(data, '\n', size)) {
            t->newlines_seen |= 1;
        }
        return true;
    }
    t->has_cr = true;
    for (size_t i = 0; i < size; i++) {
        char c = data[i];
        if (c == '\r' && t->newline.universal) {
            bool pair = i + 1 < size && data[i + 1] == '\n';
            t->newlines_seen |= pair ? 4 : 2;
            if (t->newline.translate) {
                i += pair;
                c = '\n';
            } else if (pair) {
                *out++ = '\r';
                i++;
                c = '\n';
            }
        } else if (c == '\n') {
            t->newlines_seen |= 1;
        }
        *out++ = c;
    }
    t->text_size = (size_t)(out - t->text);
    return true;
}

/* Bytes at the end of data that begin a character which is not complete. */
static size_t incomplete_utf8(const unsigned char *data, size_t size)
{
    for (size_t back = 1; back <= 3 && back <= size; back++) {
        unsigned char c = data[size - back];
        if (c >= 0xc0) {
            size_t length = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
            return back < length && c < 0xf8 ? back : 0;
        }
        if (c < 0x80) {
            return 0;
        }
    }
    return 0;
}

/* Decodes the last `tail` bytes of raw as far as they are complete. */
static bool decode_tail(struct vm *vm, struct text_io *t, bool final)
{
    const unsigned char *data = t->raw + t->raw_size - t->tail;
    size_t size = t->tail;
    if (!final) {
        if (t->codec == CODEC_UTF8) {
            size -= incomplete_utf8(data, size);
        }
        if (size && data[size - 1] == '\r' && t->newline.universal) {
            size--; /* "\n" may follow */
        }
    }
    if (!size) {
        return true;
    }
    const char *errors = as_str(t->errors)->data;
    value str = t->codec == CODEC_UTF8
                    ? str_decode_utf8(vm, (const char *)data, size, errors)
                    : codec_decode(vm, data, size, as_str(t->encoding)->data, errors);
    if (!str) {
        return false;
    }
    if ((t->codec == CODEC_UTF8 && as_str(str)->size != size) ||
        (t->codec == CODEC_BYTEWISE && as_str(str)->length != size) || t->codec == CODEC_WHOLE) {
        t->lossy = true;
    }
    t->tail -= size;
    return add_text(vm, t, as_str(str)->data, as_str(str)->size);
}

/* One chunk of bytes is appended to raw. 1 more, 0 the end, -1 error. */
static int read_chunk(struct vm *vm, struct text_io *t)
{
    if (buffer_is_plain(vm, t) && as_buffered(t->buffer)->readable) {
        if (!reserve(vm, &t->raw, &t->raw_capacity, t->raw_size + CHUNK)) {
            return -1;
        }
        ssize_t n = buffered_read_some(vm, as_buffered(t->buffer), t->raw + t->raw_size, CHUNK);
        if (n > 0) {
            t->raw_size += (size_t)n;
            t->tail += (size_t)n;
        }
        return n > 0 ? 1 : n == -1 ? -1 : 0;
    }
    value name = str_intern_cstr(vm, "read1"), count = small_int(CHUNK);
    bool failed = false;
    bool has = name && has_attr(vm, t->buffer, name, &failed);
    if (!name || failed) {
        return -1;
    }
    value got = call_method(vm, t->buffer, has ? name : NAME_OF(vm, READ), 1, &count);
    struct buffer view;
    if (!got || got == VALUE_NONE) {
        return got ? 0 : -1;
    }
    if (!try_buffer(vm, got)) {
        raise_type_error(vm, "underlying %s() should have returned a bytes-like object, not '%T'",
                         has ? "read1" : "read", got);
        return -1;
    }
    if (!get_buffer(vm, got, &view)) {
        return -1;
    }
    bool good = reserve(vm, &t->raw, &t->raw_capacity, t->raw_size + view.size + 1);
    if (good) {
        memcpy(t->raw + t->raw_size, view.data, view.size);
        t->raw_size += view.size;
        t->tail += view.size;
    }
    int result = !good ? -1 : view.size ? 1 : 0;
    buffer_release(vm, &view);
    return result;
}

/* Reads and decodes more. 1 text was added (or may be by a next call), 0 the end, -1 error. */
static int fill(struct vm *vm, struct text_io *t)
{
    compact(t);
    int more;
    do {
        more = read_chunk(vm, t);
    } while (more > 0 && t->codec == CODEC_WHOLE);
    if (more < 0) {
        return -1;
    }
    size_t before = t->text_size;
    if (!decode_tail(vm, t, more == 0)) {
        return -1;
    }
    return more > 0 || t->text_size > before ? 1 : 0;
}

static struct text_io *reading(struct vm *vm, value self)
{
    struct text_io *t = opened(vm, self);
    if (!t) {
        return NULL;
    }
    if (buffer_is_plain(vm, t) && !as_buffered(t->buffer)->readable) {
        io_unsupported(vm, "not readable");
        return NULL;
    }
    return !t->out_size || write_pending(vm, t) ? t : NULL;
}

/* Text [position, position + size) leaves the buffer as a str. */
static value take_text(struct vm *vm, struct text_io *t, size_t size)
{
    value s = str_new(vm, t->text ? t->text + t->text_position : "", size);
    if (s) {
        t->text_position += size;
    }
    return s;
}

/* Bytes of the first `count` characters; *found: how many there are. */
static size_t characters(const char *text, size_t size, size_t count, size_t *found)
{
    size_t i = 0, n = 0;
    while (i < size && n < count) {
        i++;
        while (i < size && ((unsigned char)text[i] & 0xc0) == 0x80) {
            i++;
        }
        n++;
    }
    *found = n;
    return i;
}

static value read_rest(struct vm *vm, struct text_io *t)
{
    for (;;) {
        int more =
            t->codec == CODEC_WHOLE || !buffer_is_plain(vm, t) ? fill(vm, t) : read_chunk(vm, t);
        if (more < 0) {
            return VALUE_ERROR;
        }
        if (!more) {
            break;
        }
    }
    return decode_tail(vm, t, true) ? take_text(vm, t, t->text_size - t->text_position)
                                    : VALUE_ERROR;
}

static value text_read(struct vm *vm, value *args)
{
    int64_t size;
    struct text_io *t = reading(vm, args[0]);
    if (!t || !io_size(vm, args[1], &size)) {
        return VALUE_ERROR;
    }
    if (size < 0) {
        return read_rest(vm, t);
    }
    size_t have = 0, scanned = 0; /* characters and bytes from text_position on */
    for (;;) {
        size_t n;
        scanned += characters(t->text + t->text_position + scanned,
                              t->text_size - t->text_position - scanned, (size_t)size - have, &n);
        have += n;
        if (have >= (size_t)size) {
            break;
        }
        int more = fill(vm, t);
        if (more < 0) {
            return VALUE_ERROR;
        }
        if (!more) {
            break;
        }
    }
    return take_text(vm, t, scanned);
}

static value read_line(struct vm *vm, struct text_io *t, int64_t limit)
{
    size_t scanned = 0, line;
    for (;;) {
        size_t left = t->text_size - t->text_position;
        /* An end of two bytes may lie across the old end. */
        size_t from = scanned > 1 ? scanned - 1 : 0;
        line = left > from
                   ? newline_find(&t->newline, t->text + t->text_position + from, left - from, true)
                   : 0;
        if (line) {
            line += from;
            break;
        }
        scanned = left;
        if (limit >= 0 && left >= (size_t)limit * 4) {
            line = left;
            break;
        }
        int more = fill(vm, t);
        if (more < 0) {
            return VALUE_ERROR;
        }
        if (!more) {
            left = t->text_size - t->text_position;
            line = left ? newline_find(&t->newline, t->text + t->text_position, left, false) : 0;
            line = line ? line : left;
            break;
        }
    }
    if (limit >= 0) {
        size_t n, most = characters(t->text + t->text_position, line, (size_t)limit, &n);
        line = most < line ? most : line;
    }
    return take_text(vm, t, line);
}

static value text_readline(struct vm *vm, value *args)
{
    int64_t limit;
    struct text_io *t = reading(vm, args[0]);
    if (!t || !io_size(vm, args[1], &limit)) {
        return VALUE_ERROR;
    }
    return read_line(vm, t, limit);
}

static value text_next(struct vm *vm, value self)
{
    struct text_io *t = attached(vm, self);
    if (!t) {
        return VALUE_ERROR;
    }
    t->telling = false;
    value line;
    if (is_plain(vm, self, &text_io_def)) {
        t = reading(vm, self);
        line = t ? read_line(vm, t, -1) : VALUE_ERROR;
        if (line && !as_str(line)->size) {
            line = VALUE_STOP;
        }
    } else {
        line = io_next(vm, self);
    }
    if (line == VALUE_STOP) {
        as_text_io(self)->telling = true;
    }
    return line;
}

/* -- position ---------------------------------------------------------------------------------------------------- */

static value text_tell(struct vm *vm, value *args)
{
    struct text_io *t = opened(vm, args[0]);
    if (!t) {
        return VALUE_ERROR;
    }
    int can = io_ask(vm, t->buffer, "seekable");
    if (can <= 0) {
        return can < 0 ? VALUE_ERROR : io_unsupported(vm, "underlying stream is not seekable");
    }
    if (!t->telling) {
        return raise_error(vm, TYPE_OS_ERROR, "telling position disabled by next() call");
    }
    if (!flush_all(vm, t)) {
        return VALUE_ERROR;
    }
    value at = io_call(vm, t->buffer, "tell", 0, NULL);
    size_t ahead;
    if (!at) {
        return VALUE_ERROR;
    }
    if (t->text_position == t->text_size) {
        ahead = t->tail;
    } else if (t->lossy) {
        return raise_error(vm, TYPE_OS_ERROR, "can't reconstruct logical file position");
    } else {
        ahead = t->raw_size - raw_offset(t, t->text_position);
    }
    return binary(vm, OP_SUB, at, small_int((int64_t)ahead));
}

static value text_seek(struct vm *vm, value *args)
{
    struct text_io *t = opened(vm, args[0]);
    int64_t whence = 0, offset;
    if (!t || (args[2] && !to_int64(vm, args[2], &whence)) || !to_int64(vm, args[1], &offset)) {
        return VALUE_ERROR;
    }
    int can = io_ask(vm, t->buffer, "seekable");
    if (can <= 0) {
        return can < 0 ? VALUE_ERROR : io_unsupported(vm, "underlying stream is not seekable");
    }
    if (whence == 1) {
        if (offset) {
            return io_unsupported(vm, "can't do nonzero cur-relative seeks");
        }
        return text_tell(vm, args);
    }
    if (whence == 2 && offset) {
        return io_unsupported(vm, "can't do nonzero end-relative seeks");
    }
    if (whence < 0 || whence > 2) {
        return raise_value_error(vm, "invalid whence (%lld, should be 0, 1 or 2)",
                                 (long long)whence);
    }
    if (whence == 0 && offset < 0) {
        return raise_value_error(vm, "negative seek position %R", args[1]);
    }
    if (!flush_all(vm, t)) {
        return VALUE_ERROR;
    }
    reset_reading(t);
    t->telling = true;
    value how[2] = {int_from_int64(vm, offset), small_int(whence)};
    value at = how[0] ? io_call(vm, t->buffer, "seek", 2, how) : VALUE_ERROR;
    int64_t position;
    if (at && int_fits_int64(at, &position)) {
        t->bom_written = position != 0;
    }
    return at;
}

static value text_truncate(struct vm *vm, value *args)
{
    struct text_io *t = opened(vm, args[0]);
    if (!t || !flush_all(vm, t)) {
        return VALUE_ERROR;
    }
    return io_call(vm, t->buffer, "truncate", args[1] ? 1 : 0, args + 1);
}

/* -- the rest -------------------------------------------------------------------------------------------------------- */

static value text_close(struct vm *vm, value *args)
{
    struct text_io *t = attached(vm, args[0]);
    int closed = t ? io_is_closed(vm, t->buffer) : -1;
    if (closed) {
        return closed < 0 ? VALUE_ERROR : VALUE_NONE;
    }
    value flushed = call_method(vm, args[0], NAME_OF(vm, FLUSH), 0, NULL);
    value error = flushed ? VALUE_NULL : error_take(vm);
    size_t mark = gc_root_mark(vm);
    if (error && !gc_push_root(vm, error)) {
        return VALUE_ERROR;
    }
    value done = call_method(vm, t->buffer, NAME_OF(vm, CLOSE), 0, NULL);
    gc_pop_roots(vm, mark);
    if (error && done) {
        vm->error = error;
        return VALUE_ERROR;
    }
    return done ? VALUE_NONE : VALUE_ERROR;
}

static value text_detach(struct vm *vm, value *args)
{
    struct text_io *t = attached(vm, args[0]);
    if (!t || !call_method(vm, args[0], NAME_OF(vm, FLUSH), 0, NULL)) {
        return VALUE_ERROR;
    }
    value buffer = t->buffer;
    t->buffer = VALUE_NULL;
    if (is_buffered(buffer)) {
        as_buffered(buffer)->wrapped = false;
    }
    t->detached = true;
    return buffer;
}

/* args: {self, encoding, errors, newline, line_buffering, write_through} */
static value text_reconfigure(struct vm *vm, value *args)
{
    struct text_io *t = opened(vm, args[0]);
    if (!t) {
        return VALUE_ERROR;
    }
    value encoding = args[1] == VALUE_NONE ? VALUE_NULL : args[1];
    value errors = args[2] == VALUE_NONE ? VALUE_NULL : args[2];
    bool newline = args[3] && args[3] != VALUE_ELLIPSIS;
    if ((encoding || errors || newline) && t->text_size) {
        return io_unsupported(
            vm, "It is not possible to set the encoding or newline of stream after the first read");
    }
    if (!flush_all(vm, t)) {
        return VALUE_ERROR;
    }
    if (encoding || errors) {
        value old = encoding ? NAME_OF(vm, STRICT) : t->errors;
        if (!set_encoding(vm, t, encoding ? encoding : t->encoding, errors ? errors : old)) {
            return VALUE_ERROR;
        }
    }
    if (newline && !newline_mode_set(vm, args[3], true, &t->newline)) {
        return VALUE_ERROR;
    }
    for (int i = 4; i <= 5; i++) {
        int on = args[i] && args[i] != VALUE_NONE ? truth(vm, args[i]) : -2;
        if (on == -1) {
            return VALUE_ERROR;
        }
        if (on >= 0) {
            *(i == 4 ? &t->line_buffering : &t->write_through) = on;
        }
    }
    return VALUE_NONE;
}

#define ASK_BUFFER(name)                                                 \
    static value text_##name(struct vm *vm, value *args)                 \
    {                                                                    \
        struct text_io *t = attached(vm, args[0]);                       \
        return t ? io_call(vm, t->buffer, #name, 0, NULL) : VALUE_ERROR; \
    }
ASK_BUFFER(seekable)
ASK_BUFFER(readable)
ASK_BUFFER(writable)
ASK_BUFFER(fileno)
ASK_BUFFER(isatty)

static value of_buffer(struct vm *vm, value self, const char *name)
{
    struct text_io *t = attached(vm, self);
    return t ? get_attr_cstr(vm, t->buffer, name) : VALUE_ERROR;
}

static value text_get_closed(struct vm *vm, value self)
{
    return of_buffer(vm, self, "closed");
}

static value text_get_name(struct vm *vm, value self)
{
    return of_buffer(vm, self, "name");
}

static value text_get_mode(struct vm *vm, value self)
{
    value mode = as_text_io(self)->mode;
    return mode ? mode : raise_attribute_error(vm, self, str_intern_cstr(vm, "mode"));
}

static bool text_set_mode(struct vm *vm, value self, value v)
{
    as_text_io(self)->mode = v;
    gc_barrier(vm, as_object(self));
    return true;
}

static value text_get_buffer(struct vm *vm, value self)
{
    return attached(vm, self) ? as_text_io(self)->buffer : VALUE_ERROR;
}

static value text_get_encoding(struct vm *vm, value self)
{
    return as_text_io(self)->encoding ? as_text_io(self)->encoding : VALUE_NONE;
}

static value text_get_errors(struct vm *vm, value self)
{
    return as_text_io(self)->errors ? as_text_io(self)->errors : VALUE_NONE;
}

static value text_get_line_buffering(struct vm *vm, value self)
{
    return make_bool(as_text_io(self)->line_buffering);
}

static value text_get_write_through(struct vm *vm, value self)
{
    return make_bool(as_text_io(self)->write_through || as_text_io(self)->unbuffered);
}

static value newlines_value(struct vm *vm, unsigned seen)
{
    value found[3];
    size_t n = 0;
    static const struct {
        unsigned bit;
        const char *text;
    } kinds[] = {{2, "\r"}, {1, "\n"}, {4, "\r\n"}};
    for (int i = 0; i < 3; i++) {
        if (seen & kinds[i].bit) {
            found[n] = str_intern_cstr(vm, kinds[i].text);
            if (!found[n++]) {
                return VALUE_ERROR;
            }
        }
    }
    return n == 0 ? VALUE_NONE : n == 1 ? found[0] : from_object(tuple_from(vm, found, n));
}

static value text_get_newlines(struct vm *vm, value self)
{
    return as_text_io(self)->newline.universal ? newlines_value(vm, as_text_io(self)->newlines_seen)
                                               : VALUE_NONE;
}

static value text_get_chunk_size(struct vm *vm, value self)
{
    return small_int(CHUNK);
}

static value text_repr(struct vm *vm, value self)
{
    struct text_io *t = as_text_io(self);
    const char *kind = type_cname(type_of(vm, self));
    struct str_builder b;
    builder_init(&b, vm);
    builder_add_format(&b, "<%s", kind);
    bool failed = false;
    value name =
        t->buffer ? get_attr_optional(vm, self, NAME_OF(vm, OBJECT_NAME), &failed) : VALUE_NULL;
    error_clear(vm);
    if (name && repr_enter(vm, self)) {
        builder_add_cstr(&b, " name=");
        builder_add_repr(&b, name);
        repr_leave(vm, self);
    }
    if (t->mode) {
        builder_add_cstr(&b, " mode=");
        builder_add_repr(&b, t->mode);
    }
    builder_add_cstr(&b, " encoding=");
    builder_add_repr(&b, t->encoding ? t->encoding : VALUE_NONE);
    builder_add_cstr(&b, ">");
    if (vm->error) {
        builder_discard(&b);
        return VALUE_ERROR;
    }
    return builder_finish(&b);
}

static const struct native_def text_methods[] = {
    {"write", "(text, /)", text_write, NATIVE_METHOD, "Write text; its length is returned."},
    {"read", "(size=-1, /)", text_read, NATIVE_METHOD, "Up to size characters."},
    {"readline", "(size=-1, /)", text_readline, NATIVE_METHOD, "One line."},
    {"flush", "()", text_flush, NATIVE_METHOD, "Write out what is buffered."},
    {"close", "()", text_close, NATIVE_METHOD, "Flush and close."},
    {"detach", "()", text_detach, NATIVE_METHOD, "Give the binary stream back."},
    {"reconfigure",
     "(*, encoding=None, errors=None, newline=Ellipsis, line_buffering=None, write_through=None)",
     text_reconfigure, NATIVE_METHOD, "Change settings of the stream."},
    {"seek", "(cookie, whence=0, /)", text_seek, NATIVE_METHOD, NULL},
    {"tell", "()", text_tell, NATIVE_METHOD, NULL},
    {"truncate", "(pos=None, /)", text_truncate, NATIVE_METHOD, NULL},
    {"seekable", "()", text_seekable, NATIVE_METHOD, NULL},
    {"readable", "()", text_readable, NATIVE_METHOD, NULL},
    {"writable", "()", text_writable, NATIVE_METHOD, NULL},
    {"fileno", "()", text_fileno, NATIVE_METHOD, NULL},
    {"isatty", "()", text_isatty, NATIVE_METHOD, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const struct getset_row text_getset[] = {
    {"closed", text_get_closed, NULL, NULL},
    {"name", text_get_name, NULL, NULL},
    {"mode", text_get_mode, text_set_mode, NULL},
    {"buffer", text_get_buffer, NULL, "The binary stream underneath."},
    {"encoding", text_get_encoding, NULL, NULL},
    {"errors", text_get_errors, NULL, NULL},
    {"line_buffering", text_get_line_buffering, NULL, NULL},
    {"write_through", text_get_write_through, NULL, NULL},
    {"newlines", text_get_newlines, NULL, NULL},
    {"_CHUNK_SIZE", text_get_chunk_size, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const struct type_def text_io_def = {
    .name = "TextIOWrapper",
    .module = "_io",
    .size = sizeof(struct text_io),
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED,
    .doc = "Text over a binary stream.",
    .new_signature = "(*args, **kwargs)",
    .new = text_alloc,
    .init_signature = "(buffer, encoding=None, errors=None, newline=None, line_buffering=False, "
                      "write_through=False)",
    .init = text_init,
    .methods = text_methods,
    .getset = text_getset,
    .trace = text_trace,
    .finalize = text_finalize,
    .repr = text_repr,
    .iter = io_iter,
    .next = text_next,
};

/* -- IncrementalNewlineDecoder ------------------------------------------------------------------------------------------ */

struct newline_decoder {
    struct object header;
    value decoder, errors;
    bool translate, pending_cr;
    uint8_t seen;
};
#define as_newline_decoder(v) ((struct newline_decoder *)as_object(v))

static void newline_decoder_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace_range(tracer, &((struct newline_decoder *)self)->decoder, 2);
}

/* args: {class, decoder, translate, errors} */
static value newline_decoder_new(struct vm *vm, value *args)
{
    int translate = truth(vm, args[2]);
    struct newline_decoder *d = translate < 0 ? NULL : object_alloc(vm, as_type(args[0]));
    if (d) {
        d->decoder = args[1];
        d->errors = args[3] ? args[3] : NAME_OF(vm, STRICT);
        d->translate = translate;
    }
    return from_object(d);
}

/* args: {self, input, final} */
static value newline_decoder_decode(struct vm *vm, value *args)
{
    struct newline_decoder *d = as_newline_decoder(args[0]);
    int final = args[2] ? truth(vm, args[2]) : 0;
    value input = args[1];
    if (final < 0) {
        return VALUE_ERROR;
    }
    if (d->decoder != VALUE_NONE) {
        value both[2] = {args[1], make_bool(final)};
        input = io_call(vm, d->decoder, "decode", 2, both);
    }
    if (!input) {
        return VALUE_ERROR;
    }
    if (!is_kind(input, TYPE_STR)) {
        return raise_type_error(vm, "decoder should return a string result, not '%T'", input);
    }
    struct str_builder b;
    builder_init(&b, vm);
    const char *p = as_str(input)->data, *end = p + as_str(input)->size;
    bool cr = d->pending_cr && (p < end || final);
    if (cr) {
        d->pending_cr = false;
    }
    while (cr || p < end) {
        char c = cr ? '\r' : *p++;
        cr = false;
        if (c == '\r') {
            if (p == end && !final) {
                d->pending_cr = true;
                break;
            }
            bool pair = p < end && *p == '\n';
            d->seen |= pair ? 4 : 2;
            p += pair;
            builder_add_cstr(&b, d->translate ? "\n" : pair ? "\r\n" : "\r");
            continue;
        }
        d->seen |= c == '\n';
        builder_add(&b, &c, 1);
    }
    return builder_finish(&b);
}

static value newline_decoder_reset(struct vm *vm, value *args)
{
    struct newline_decoder *d = as_newline_decoder(args[0]);
    d->pending_cr = false;
    d->seen = 0;
    return d->decoder == VALUE_NONE ? VALUE_NONE : io_call(vm, d->decoder, "reset", 0, NULL);
}

static value newline_decoder_getstate(struct vm *vm, value *args)
{
    struct newline_decoder *d = as_newline_decoder(args[0]);
    value inner = VALUE_NULL, rest = bytes_new(vm, "", 0);
    int64_t flag = 0;
    if (d->decoder != VALUE_NONE) {
        inner = io_call(vm, d->decoder, "getstate", 0, NULL);
        if (!inner || !is_kind(inner, TYPE_TUPLE) || as_tuple(inner)->length != 2 ||
            !to_int64(vm, as_tuple(inner)->items[1], &flag)) {
            return vm->error ? VALUE_ERROR : raise_type_error(vm, "illegal decoder state");
        }
        rest = as_tuple(inner)->items[0];
    }
    return rest ? tuple_of(vm, 2, rest, small_int(flag << 1 | d->pending_cr)) : VALUE_ERROR;
}

static value newline_decoder_setstate(struct vm *vm, value *args)
{
    struct newline_decoder *d = as_newline_decoder(args[0]);
    int64_t flag;
    if (!is_kind(args[1], TYPE_TUPLE) || as_tuple(args[1])->length != 2) {
        return raise_type_error(vm, "state argument must be a tuple");
    }
    if (!to_int64(vm, as_tuple(args[1])->items[1], &flag)) {
        return VALUE_ERROR;
    }
    d->pending_cr = flag & 1;
    if (d->decoder == VALUE_NONE) {
        return VALUE_NONE;
    }
    value state = tuple_of(vm, 2, as_tuple(args[1])->items[0], small_int(flag >> 1));
    return state ? io_call(vm, d->decoder, "setstate", 1, &state) : VALUE_ERROR;
}

static value newline_decoder_get_newlines(struct vm *vm, value self)
{
    return newlines_value(vm, as_newline_decoder(self)->seen);
}

static const struct native_def newline_decoder_methods[] = {
    {"decode", "(input, final=False)", newline_decoder_decode, NATIVE_METHOD, NULL},
    {"reset", "()", newline_decoder_reset, NATIVE_METHOD, NULL},
    {"getstate", "()", newline_decoder_getstate, NATIVE_METHOD, NULL},
    {"setstate", "(state, /)", newline_decoder_setstate, NATIVE_METHOD, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const struct getset_row newline_decoder_getset[] = {
    {"newlines", newline_decoder_get_newlines, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const struct type_def newline_decoder_def = {
    .name = "IncrementalNewlineDecoder",
    .module = "_io",
    .size = sizeof(struct newline_decoder),
    .flags = TYPE_SUBCLASSABLE | TYPE_TRACED,
    .doc = "Wraps a decoder; sees to line ends.",
    .new_signature = "(decoder, translate, errors='strict')",
    .new = newline_decoder_new,
    .methods = newline_decoder_methods,
    .getset = newline_decoder_getset,
    .trace = newline_decoder_trace,
};
