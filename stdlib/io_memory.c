/* io_memory.c - BytesIO and StringIO: streams that live in memory. */
#include "io_private.h"
#include <errno.h>

/* -- what both share: a growing block of bytes -------------------------------------------------------------- */

struct memory_io {
    struct object header;
    char *data;
    size_t size, capacity, position; /* bytes */
    size_t exports;                  /* BytesIO: views of getbuffer() that live */
    bool closed;
    /* StringIO */
    bool ascii;
    size_t padding; /* characters beyond the end where the position stands */
    struct newline_mode newline;
    uint8_t newlines_seen;
    value more;
};
#define as_memory_io(v) ((struct memory_io *)as_object(v))

static void memory_trace(struct gc_tracer *tracer, struct object *self)
{
    instance_trace(tracer, self);
}

static void memory_finalize(struct vm *vm, struct object *self)
{
    struct memory_io *m = (struct memory_io *)self;
    if (m->data) {
        mem_free(vm, m->data, m->capacity);
        m->data = NULL;
    }
    instance_finalize(vm, self);
}

static value memory_new(struct vm *vm, value *args)
{
    struct memory_io *m = object_alloc(vm, as_type(args[0]));
    if (m) {
        m->ascii = true;
        m->newline = (struct newline_mode){false, false, "\n", NULL};
    }
    return from_object(m);
}

static bool grow(struct vm *vm, struct memory_io *m, size_t needed)
{
    if (needed <= m->capacity) {
        return true;
    }
    size_t larger = m->capacity + m->capacity / 2;
    larger = larger > needed ? larger : needed < 64 ? 64 : needed;
    char *data = m->data ? mem_resize(vm, m->data, m->capacity, larger) : mem_alloc(vm, larger);
    if (!data) {
        return false;
    }
    m->data = data;
    m->capacity = larger;
    return true;
}

static struct memory_io *opened(struct vm *vm, value self)
{
    struct memory_io *m = as_memory_io(self);
    if (m->closed) {
        raise_value_error(vm, "I/O operation on closed file%s",
                          is_native(self, &bytes_io_def) ? "." : "");
        return NULL;
    }
    return m;
}

static value memory_true(struct vm *vm, value *args)
{
    return opened(vm, args[0]) ? VALUE_TRUE : VALUE_ERROR;
}

static value memory_false(struct vm *vm, value *args)
{
    return opened(vm, args[0]) ? VALUE_FALSE : VALUE_ERROR;
}

static value memory_get_closed(struct vm *vm, value self)
{
    return make_bool(as_memory_io(self)->closed);
}

static value memory_flush(struct vm *vm, value *args)
{
    return opened(vm, args[0]) ? VALUE_NONE : VALUE_ERROR;
}

static bool may_resize(struct vm *vm, struct memory_io *m)
{
    if (m->exports) {
        raise_error(vm, TYPE_BUFFER_ERROR, "Existing exports of data: object cannot be re-sized");
        return false;
    }
    return true;
}

static value memory_close(struct vm *vm, value *args)
{
    struct memory_io *m = as_memory_io(args[0]);
    if (!may_resize(vm, m)) {
        return VALUE_ERROR;
    }
    if (m->data) {
        mem_free(vm, m->data, m->capacity);
        m->data = NULL;
    }
    m->size = m->capacity = m->position = m->padding = 0;
    m->closed = true;
    return VALUE_NONE;
}

/* -- BytesIO ---------------------------------------------------------------------------------------------------- */

static bool bytes_write(struct vm *vm, struct memory_io *m, const void *data, size_t size)
{
    size_t end = m->position + size;
    if (!size) {
        return true;
    }
    if (end < m->position) {
        raise_memory_error(vm);
        return false;
    }
    if (end > m->size && (!may_resize(vm, m) || !grow(vm, m, end))) {
        return false;
    }
    if (m->position > m->size) {
        memset(m->data + m->size, 0, m->position - m->size);
    }
    memcpy(m->data + m->position, data, size);
    m->position = end;
    m->size = end > m->size ? end : m->size;
    return true;
}

/* args: {self, initial_bytes} */
static value bytes_io_init(struct vm *vm, value *args)
{
    struct memory_io *m = as_memory_io(args[0]);
    if (!may_resize(vm, m)) {
        return VALUE_ERROR;
    }
    m->size = m->position = 0;
    m->closed = false;
    if (args[1] && args[1] != VALUE_NONE) {
        struct buffer view;
        if (!get_buffer(vm, args[1], &view)) {
            return VALUE_ERROR;
        }
        bool good = bytes_write(vm, m, view.data, view.size);
        buffer_release(vm, &view);
        m->position = 0;
        return good ? VALUE_NONE : VALUE_ERROR;
    }
    return VALUE_NONE;
}

static value bytes_take(struct vm *vm, struct memory_io *m, size_t size)
{
    size_t left = m->position < m->size ? m->size - m->position : 0;
    size = size < left ? size : left;
    value bytes = bytes_new(vm, m->data ? m->data + (left ? m->position : 0) : "", size);
    if (bytes) {
        m->position += size;
    }
    return bytes;
}

static value bytes_read(struct vm *vm, value *args)
{
    int64_t size;
    struct memory_io *m = opened(vm, args[0]);
    if (!m || !io_size(vm, args[1], &size)) {
        return VALUE_ERROR;
    }
    return bytes_take(vm, m, size < 0 ? SIZE_MAX : (size_t)size);
}

static value bytes_line(struct vm *vm, struct memory_io *m, int64_t limit)
{
    size_t left = m->position < m->size ? m->size - m->position : 0;
    const char *newline = left ? memchr(m->data + m->position, '\n', left) : NULL;
    size_t size = newline ? (size_t)(newline - (m->data + m->position)) + 1 : left;
    return bytes_take(vm, m, limit >= 0 && size > (size_t)limit ? (size_t)limit : size);
}

static value bytes_readline(struct vm *vm, value *args)
{
    int64_t limit;
    struct memory_io *m = opened(vm, args[0]);
    return m && io_size(vm, args[1], &limit) ? bytes_line(vm, m, limit) : VALUE_ERROR;
}

static value bytes_next(struct vm *vm, value self)
{
    if (!is_plain(vm, self, &bytes_io_def)) {
        return io_next(vm, self);
    }
    struct memory_io *m = opened(vm, self);
    value line = m ? bytes_line(vm, m, -1) : VALUE_ERROR;
    return line && !as_bytes(line)->size ? VALUE_STOP : line;
}

static value bytes_readinto(struct vm *vm, value *args)
{
    struct memory_io *m = opened(vm, args[0]);
    struct buffer view;
    if (!m || !get_buffer(vm, args[1], &view)) {
        return VALUE_ERROR;
    }
    value result = VALUE_ERROR;
    if (!view.writable) {
        raise_type_error(vm, "readinto() argument must be read-write bytes-like object, not %T",
                         args[1]);
    } else {
        size_t left = m->position < m->size ? m->size - m->position : 0;
        size_t n = view.size < left ? view.size : left;
        if (n) {
            memcpy((void *)view.data, m->data + m->position, n);
        }
        m->position += n;
        result = int_from_uint64(vm, n);
    }
    buffer_release(vm, &view);
    return result;
}

static value bytes_write_method(struct vm *vm, value *args)
{
    struct memory_io *m = opened(vm, args[0]);
    struct buffer view;
    if (!m || !get_buffer(vm, args[1], &view)) {
        return VALUE_ERROR;
    }
    size_t size = view.size;
    bool good = may_resize(vm, m) && bytes_write(vm, m, view.data, size);
    buffer_release(vm, &view);
    return good ? int_from_uint64(vm, size) : VALUE_ERROR;
}

static value bytes_seek(struct vm *vm, value *args)
{
    struct memory_io *m = opened(vm, args[0]);
    int64_t offset, whence = 0;
    if (!m || !index_to_ssize(vm, args[1], &offset, "ssize_t") ||
        (args[2] && !to_int64(vm, args[2], &whence))) {
        return VALUE_ERROR;
    }
    if (whence < 0 || whence > 2) {
        return raise_value_error(vm, "invalid whence (%lld, should be 0, 1 or 2)",
                                 (long long)whence);
    }
    if (whence == 0 && offset < 0) {
        return raise_value_error(vm, "negative seek value %lld", (long long)offset);
    }
    int64_t base = whence == 0 ? 0 : (int64_t)(whence == 1 ? m->position : m->size), at;
    if (__builtin_add_overflow(base, offset, &at)) {
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "new position too large");
    }
    m->position = at < 0 ? 0 : (size_t)at;
    return int_from_uint64(vm, m->position);
}

static value bytes_tell(struct vm *vm, value *args)
{
    struct memory_io *m = opened(vm, args[0]);
    return m ? int_from_uint64(vm, m->position) : VALUE_ERROR;
}

static value bytes_truncate(struct vm *vm, value *args)
{
    struct memory_io *m = opened(vm, args[0]);
    if (!m || !may_resize(vm, m)) {
        return VALUE_ERROR;
    }
    int64_t size = (int64_t)m->position;
    if (args[1] && args[1] != VALUE_NONE && !index_to_ssize(vm, args[1], &size, "ssize_t")) {
        return VALUE_ERROR;
    }
    if (size < 0) {
        return raise_value_error(vm, "negative size value %lld", (long long)size);
    }
    if ((size_t)size < m->size) {
        m->size = (size_t)size;
    }
    return int_from_int64(vm, size);
}

static value bytes_getvalue(struct vm *vm, value *args)
{
    struct memory_io *m = opened(vm, args[0]);
    return m ? bytes_new(vm, m->data ? m->data : "", m->size) : VALUE_ERROR;
}

static bool bytes_get_buffer(struct vm *vm, value self, struct buffer *out)
{
    struct memory_io *m = opened(vm, self);
    if (!m || !grow(vm, m, 1)) {
        return false;
    }
    m->exports++;
    *out = (struct buffer){(unsigned char *)m->data, m->size, true, self};
    return true;
}

static void bytes_release_buffer(struct vm *vm, value self, struct buffer *buffer)
{
    as_memory_io(self)->exports--;
}

static value bytes_getbuffer(struct vm *vm, value *args)
{
    return opened(vm, args[0]) ? call1(vm, type_value(vm, TYPE_MEMORYVIEW), args[0]) : VALUE_ERROR;
}

static value bytes_detach(struct vm *vm, value *args)
{
    return io_unsupported(vm, "detach");
}

static value bytes_getstate(struct vm *vm, value *args)
{
    struct memory_io *m = opened(vm, args[0]);
    value content = m ? bytes_getvalue(vm, args) : VALUE_ERROR;
    return content ? tuple_of(vm, 3, content, small_int((int64_t)m->position), VALUE_NONE)
                   : VALUE_ERROR;
}

static const struct native_def bytes_io_methods[] = {
    {"read", "(size=-1, /)", bytes_read, NATIVE_METHOD, "Up to size bytes."},
    {"read1", "(size=-1, /)", bytes_read, NATIVE_METHOD, "Up to size bytes."},
    {"readline", "(size=-1, /)", bytes_readline, NATIVE_METHOD, "One line."},
    {"readinto", "(buffer, /)", bytes_readinto, NATIVE_METHOD, NULL},
    {"readinto1", "(buffer, /)", bytes_readinto, NATIVE_METHOD, NULL},
    {"write", "(b, /)", bytes_write_method, NATIVE_METHOD, "Write bytes."},
    {"seek", "(pos, whence=0, /)", bytes_seek, NATIVE_METHOD, NULL},
    {"tell", "()", bytes_tell, NATIVE_METHOD, NULL},
    {"truncate", "(size=None, /)", bytes_truncate, NATIVE_METHOD, NULL},
    {"getvalue", "()", bytes_getvalue, NATIVE_METHOD, "The whole content."},
    {"getbuffer", "()", bytes_getbuffer, NATIVE_METHOD, "A writable view of the content."},
    {"detach", "()", bytes_detach, NATIVE_METHOD, NULL},
    {"flush", "()", memory_flush, NATIVE_METHOD, NULL},
    {"close", "()", memory_close, NATIVE_METHOD, NULL},
    {"readable", "()", memory_true, NATIVE_METHOD, NULL},
    {"writable", "()", memory_true, NATIVE_METHOD, NULL},
    {"seekable", "()", memory_true, NATIVE_METHOD, NULL},
    {"isatty", "()", memory_false, NATIVE_METHOD, NULL},
    {"__getstate__", "()", bytes_getstate, NATIVE_METHOD, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const struct getset_row memory_getset[] = {
    {"closed", memory_get_closed, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const struct type_def bytes_io_def = {
    .name = "BytesIO",
    .module = "_io",
    .size = sizeof(struct memory_io),
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED,
    .doc = "A binary stream in memory.",
    .new_signature = "(*args, **kwargs)",
    .new = memory_new,
    .init_signature = "(initial_bytes=b'')",
    .init = bytes_io_init,
    .methods = bytes_io_methods,
    .getset = memory_getset,
    .trace = memory_trace,
    .finalize = memory_finalize,
    .iter = io_iter,
    .next = bytes_next,
    .get_buffer = bytes_get_buffer,
    .release_buffer = bytes_release_buffer,
};

/* -- StringIO ------------------------------------------------------------------------------------------------------
 * UTF-8; positions that scripts see are characters. */

/* The byte where character `index` begins; the end when there are fewer, *beyond then counts the rest. */
static size_t byte_of(const struct memory_io *m, size_t index, size_t *beyond)
{
    *beyond = 0;
    if (m->ascii) {
        if (index > m->size) {
            *beyond = index - m->size;
        }
        return index < m->size ? index : m->size;
    }
    size_t i = 0;
    while (i < m->size && index) {
        i++;
        while (i < m->size && ((unsigned char)m->data[i] & 0xc0) == 0x80) {
            i++;
        }
        index--;
    }
    *beyond = index;
    return i;
}

static size_t character_of(const struct memory_io *m, size_t byte)
{
    return (m->ascii ? byte : utf8_length(m->data, byte)) + m->padding;
}

static bool string_put(struct vm *vm, struct memory_io *m, const char *text, size_t size,
                       size_t length)
{
    if (!size) {
        return true;
    }
    if (m->padding) {
        if (!grow(vm, m, m->size + m->padding)) {
            return false;
        }
        memset(m->data + m->size, 0, m->padding);
        m->size += m->padding;
        m->position = m->size;
        m->padding = 0;
    }
    /* As many characters as are written give way. */
    size_t end = m->position;
    if (m->ascii) {
        end = m->size - m->position < length ? m->size : m->position + length;
    } else {
        for (size_t n = 0; end < m->size && n < length; n++) {
            end++;
            while (end < m->size && ((unsigned char)m->data[end] & 0xc0) == 0x80) {
                end++;
            }
        }
    }
    size_t replaced = end - m->position, new_size = m->size - replaced + size;
    if (!grow(vm, m, new_size)) {
        return false;
    }
    memmove(m->data + m->position + size, m->data + end, m->size - end);
    memcpy(m->data + m->position, text, size);
    m->size = new_size;
    m->position += size;
    m->ascii = m->ascii && size == length;
    return true;
}

/* Writing translates: first as a reader of universal newlines would, then "\n" to write_end. */
static bool string_write_text(struct vm *vm, struct memory_io *m, struct str *s)
{
    if (m->newline.universal && memchr(s->data, '\n', s->size)) {
        m->newlines_seen |= 1;
    }
    bool translate_read =
        m->newline.universal && m->newline.translate && memchr(s->data, '\r', s->size);
    bool translate_write = m->newline.write_end && memchr(s->data, '\n', s->size);
    if (!translate_read && !translate_write) {
        return string_put(vm, m, s->data, s->size, s->length);
    }
    struct str_builder b;
    builder_init(&b, vm);
    for (size_t i = 0; i < s->size; i++) {
        char c = s->data[i];
        if (translate_read && c == '\r') {
            bool pair = i + 1 < s->size && s->data[i + 1] == '\n';
            m->newlines_seen |= pair ? 4 : 2;
            i += pair;
            c = '\n';
        }
        if (c == '\n' && translate_write) {
            builder_add_cstr(&b, m->newline.write_end);
        } else {
            builder_add(&b, &c, 1);
        }
    }
    bool good =
        !b.failed && string_put(vm, m, b.data ? b.data : "", b.size, utf8_length(b.data, b.size));
    builder_discard(&b);
    return good;
}

/* args: {self, initial_value, newline} */
static value string_io_init(struct vm *vm, value *args)
{
    struct memory_io *m = as_memory_io(args[0]);
    if (args[1] && args[1] != VALUE_NONE && !is_kind(args[1], TYPE_STR)) {
        return raise_type_error(vm, "initial_value must be str or None, not %T", args[1]);
    }
    value newline = args[2] ? args[2] : str_intern_cstr(vm, "\n");
    if (!newline || !newline_mode_set(vm, newline, true, &m->newline)) {
        return VALUE_ERROR;
    }
    m->size = m->position = m->padding = 0;
    m->closed = false;
    m->ascii = true;
    m->newlines_seen = 0;
    if (args[1] && args[1] != VALUE_NONE && !string_write_text(vm, m, as_str(args[1]))) {
        return VALUE_ERROR;
    }
    m->position = 0;
    return VALUE_NONE;
}

static value string_take(struct vm *vm, struct memory_io *m, size_t size)
{
    value s = str_new(vm, m->data ? m->data + m->position : "", size);
    if (s) {
        m->position += size;
    }
    return s;
}

/* Bytes of up to `count` characters from the position on. */
static size_t span_of(const struct memory_io *m, size_t limit, size_t count)
{
    if (m->ascii) {
        return limit < count ? limit : count;
    }
    size_t i = 0;
    const char *text = m->data + m->position;
    while (i < limit && count--) {
        i++;
        while (i < limit && ((unsigned char)text[i] & 0xc0) == 0x80) {
            i++;
        }
    }
    return i;
}

static value string_read(struct vm *vm, value *args)
{
    int64_t size;
    struct memory_io *m = opened(vm, args[0]);
    if (!m || !io_size(vm, args[1], &size)) {
        return VALUE_ERROR;
    }
    size_t left = m->padding ? 0 : m->size - m->position;
    return string_take(vm, m, size < 0 ? left : span_of(m, left, (size_t)size));
}

static value string_line(struct vm *vm, struct memory_io *m, int64_t limit)
{
    size_t left = m->padding ? 0 : m->size - m->position;
    size_t line = left ? newline_find(&m->newline, m->data + m->position, left, false) : 0;
    line = line ? line : left;
    return string_take(vm, m, limit >= 0 ? span_of(m, line, (size_t)limit) : line);
}

static value string_readline(struct vm *vm, value *args)
{
    int64_t limit;
    struct memory_io *m = opened(vm, args[0]);
    return m && io_size(vm, args[1], &limit) ? string_line(vm, m, limit) : VALUE_ERROR;
}

static value string_next(struct vm *vm, value self)
{
    if (!is_plain(vm, self, &string_io_def)) {
        return io_next(vm, self);
    }
    struct memory_io *m = opened(vm, self);
    value line = m ? string_line(vm, m, -1) : VALUE_ERROR;
    return line && !as_str(line)->size ? VALUE_STOP : line;
}

static value string_write(struct vm *vm, value *args)
{
    struct memory_io *m = opened(vm, args[0]);
    if (m && !is_kind(args[1], TYPE_STR)) {
        return raise_type_error(vm, "string argument expected, got '%T'", args[1]);
    }
    return m && string_write_text(vm, m, as_str(args[1]))
               ? int_from_uint64(vm, as_str(args[1])->length)
               : VALUE_ERROR;
}

static value string_seek(struct vm *vm, value *args)
{
    struct memory_io *m = opened(vm, args[0]);
    int64_t offset, whence = 0;
    if (!m || !index_to_ssize(vm, args[1], &offset, "ssize_t") ||
        (args[2] && !to_int64(vm, args[2], &whence))) {
        return VALUE_ERROR;
    }
    if (whence < 0 || whence > 2) {
        return raise_value_error(vm, "Invalid whence (%lld, should be 0, 1 or 2)",
                                 (long long)whence);
    }
    if (whence == 0 && offset < 0) {
        return raise_value_error(vm, "Negative seek position %lld", (long long)offset);
    }
    if (whence != 0 && offset != 0) {
        return raise_error(vm, TYPE_OS_ERROR, "Can't do nonzero cur-relative seeks");
    }
    if (whence == 0) {
        m->position = byte_of(m, (size_t)offset, &m->padding);
    } else if (whence == 2) {
        m->position = m->size;
        m->padding = 0;
    }
    return int_from_uint64(vm, character_of(m, m->position));
}

static value string_tell(struct vm *vm, value *args)
{
    struct memory_io *m = opened(vm, args[0]);
    return m ? int_from_uint64(vm, character_of(m, m->position)) : VALUE_ERROR;
}

static value string_truncate(struct vm *vm, value *args)
{
    struct memory_io *m = opened(vm, args[0]);
    if (!m) {
        return VALUE_ERROR;
    }
    int64_t size = (int64_t)character_of(m, m->position);
    if (args[1] && args[1] != VALUE_NONE && !index_to_ssize(vm, args[1], &size, "ssize_t")) {
        return VALUE_ERROR;
    }
    if (size < 0) {
        return raise_value_error(vm, "Negative size value %lld", (long long)size);
    }
    size_t beyond, end = byte_of(m, (size_t)size, &beyond);
    if (end < m->size) {
        if (m->position > end) { /* it stays where it is, beyond the new end */
            m->padding = character_of(m, m->position) - (size_t)size;
            m->position = end;
        }
        m->size = end;
    }
    return int_from_int64(vm, size);
}

static value string_getvalue(struct vm *vm, value *args)
{
    struct memory_io *m = opened(vm, args[0]);
    return m ? str_new(vm, m->data ? m->data : "", m->size) : VALUE_ERROR;
}

static value string_none(struct vm *vm, value self)
{
    return opened(vm, self) ? VALUE_NONE : VALUE_ERROR;
}

static value string_get_line_buffering(struct vm *vm, value self)
{
    return opened(vm, self) ? VALUE_FALSE : VALUE_ERROR;
}

static value string_get_newlines(struct vm *vm, value self)
{
    struct memory_io *m = opened(vm, self);
    static const char *const texts[8] = {NULL, "\n", "\r", NULL, "\r\n", NULL, NULL, NULL};
    static const struct {
        uint8_t bit;
        const char *text;
    } order[] = {{2, "\r"}, {1, "\n"}, {4, "\r\n"}};
    if (!m) {
        return VALUE_ERROR;
    }
    unsigned seen = m->newline.universal && m->newline.translate ? m->newlines_seen : 0;
    if (!seen) {
        return VALUE_NONE;
    }
    if (texts[seen]) {
        return str_intern_cstr(vm, texts[seen]);
    }
    value found[3];
    size_t n = 0;
    for (int i = 0; i < 3; i++) {
        if (seen & order[i].bit) {
            found[n] = str_intern_cstr(vm, order[i].text);
            if (!found[n++]) {
                return VALUE_ERROR;
            }
        }
    }
    return from_object(tuple_from(vm, found, n));
}

static const struct native_def string_io_methods[] = {
    {"read", "(size=-1, /)", string_read, NATIVE_METHOD, "Up to size characters."},
    {"readline", "(size=-1, /)", string_readline, NATIVE_METHOD, "One line."},
    {"write", "(s, /)", string_write, NATIVE_METHOD, "Write text."},
    {"seek", "(pos, whence=0, /)", string_seek, NATIVE_METHOD, NULL},
    {"tell", "()", string_tell, NATIVE_METHOD, NULL},
    {"truncate", "(pos=None, /)", string_truncate, NATIVE_METHOD, NULL},
    {"getvalue", "()", string_getvalue, NATIVE_METHOD, "The whole content."},
    {"flush", "()", memory_flush, NATIVE_METHOD, NULL},
    {"close", "()", memory_close, NATIVE_METHOD, NULL},
    {"readable", "()", memory_true, NATIVE_METHOD, NULL},
    {"writable", "()", memory_true, NATIVE_METHOD, NULL},
    {"seekable", "()", memory_true, NATIVE_METHOD, NULL},
    {"isatty", "()", memory_false, NATIVE_METHOD, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const struct getset_row string_io_getset[] = {
    {"closed", memory_get_closed, NULL, NULL},
    {"encoding", string_none, NULL, NULL},
    {"errors", string_none, NULL, NULL},
    {"newlines", string_get_newlines, NULL, NULL},
    {"line_buffering", string_get_line_buffering, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const struct type_def string_io_def = {
    .name = "StringIO",
    .module = "_io",
    .size = sizeof(struct memory_io),
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED,
    .doc = "A text stream in memory.",
    .new_signature = "(*args, **kwargs)",
    .new = memory_new,
    .init_signature = "(initial_value='', newline='\\n')",
    .init = string_io_init,
    .methods = string_io_methods,
    .getset = string_io_getset,
    .trace = memory_trace,
    .finalize = memory_finalize,
    .iter = io_iter,
    .next = string_next,
};
