/* stream_reader.c - StreamReader: the bytes that have arrived and are not read yet, and the pausing of
 * the transport above the limit. The coroutines that read are in stream_operation.c. */
#include "stream.h"
#include "../object/type.h"

#define DEFAULT_LIMIT ((size_t)1 << 16)
#define KEPT_CAPACITY ((size_t)1 << 14) /* an empty buffer larger than this gives its memory back */

/* -- content ------------------------------------------------------------------------------------------ */

const unsigned char *reader_content(const struct stream_reader *r, size_t *size)
{
    if (r->chunk) {
        *size = as_bytes(r->chunk)->size - r->taken;
        return as_bytes(r->chunk)->data + r->taken;
    }
    if (r->buffer) {
        const struct bytearray *a = as_bytearray(r->buffer);
        *size = a->size;
        return a->data ? a->data + a->start : (const unsigned char *)"";
    }
    *size = 0;
    return (const unsigned char *)"";
}

static size_t unread(const struct stream_reader *r)
{
    size_t size;
    reader_content(r, &size);
    return size;
}

/* The bytearray, with all that is unread in it. NULL on error. */
static struct bytearray *flatten(struct vm *vm, struct stream_reader *r)
{
    if (!r->buffer) {
        value made = bytearray_new(vm, NULL, 0);
        if (!made) {
            return NULL;
        }
        r->buffer = made;
        gc_barrier(vm, r);
    }
    struct bytearray *a = as_bytearray(r->buffer);
    if (r->chunk) {
        size_t size;
        const unsigned char *data = reader_content(r, &size);
        if (!bytearray_append(vm, a, data, size)) {
            return NULL;
        }
        r->chunk = VALUE_NULL;
    }
    return a;
}

bool reader_drop(struct vm *vm, struct stream_reader *r, size_t n)
{
    if (!n) {
        return true;
    }
    if (r->chunk) {
        r->taken += n;
        if (r->taken == as_bytes(r->chunk)->size) {
            r->chunk = VALUE_NULL;
        }
        return true;
    }
    struct bytearray *a = as_bytearray(r->buffer);
    if (a->exports) {
        raise_error(vm, TYPE_BUFFER_ERROR, "Existing exports of data: object cannot be re-sized");
        return false;
    }
    a->start += n;
    a->size -= n;
    if (a->size) {
        return true;
    }
    a->start = 0;
    if (a->capacity > KEPT_CAPACITY) {
        mem_free(vm, a->data, a->capacity);
        a->data = NULL;
        a->capacity = 0;
        if (!r->buffer_shared) {
            r->buffer = VALUE_NULL;
        }
    }
    return true;
}

value reader_take(struct vm *vm, struct stream_reader *r, size_t n)
{
    if (r->chunk && !r->taken && n == as_bytes(r->chunk)->size) {
        value all = r->chunk;
        r->chunk = VALUE_NULL;
        return all;
    }
    size_t size;
    const unsigned char *data = reader_content(r, &size);
    value taken = bytes_new(vm, data, n);
    return taken && reader_drop(vm, r, n) ? taken : VALUE_ERROR;
}

/* -- waking, pausing --------------------------------------------------------------------------------------- */

/* Completes the future of whoever waits; exception VALUE_NULL: data is there. */
static bool wake(struct vm *vm, struct stream_reader *r, value exception)
{
    value waiter = r->waiter;
    if (!waiter) {
        return true;
    }
    r->waiter = VALUE_NULL;
    if (!is_future(waiter)) {
        raise_type_error(vm, "%T object is no asyncio future", waiter);
        return false;
    }
    struct future *f = as_future(waiter);
    if (f->state == FUTURE_CANCELLED) {
        return true;
    }
    return exception ? future_set_exception(vm, f, exception)
                     : future_set_result(vm, f, VALUE_NONE);
}

static bool pause_transport(struct vm *vm, struct stream_reader *r)
{
    value name = str_intern_cstr(vm, "pause_reading");
    if (name && call_method(vm, r->transport, name, 0, NULL)) {
        r->paused = true;
        return true;
    }
    if (!error_is(vm, TYPE_NOT_IMPLEMENTED_ERROR)) {
        return false;
    }
    error_clear(vm);
    r->transport = VALUE_NULL; /* it cannot be paused: no use in trying again */
    return true;
}

bool reader_resume(struct vm *vm, struct stream_reader *r)
{
    r->paused = false;
    value name = str_intern_cstr(vm, "resume_reading");
    return name && call_method(vm, r->transport ? r->transport : VALUE_NONE, name, 0, NULL);
}

bool reader_maybe_resume(struct vm *vm, struct stream_reader *r)
{
    return !r->paused || unread(r) > r->limit_bytes || reader_resume(vm, r);
}

static bool check_feedable(struct vm *vm, struct stream_reader *r)
{
    if (r->eof) {
        raise_error(vm, TYPE_ASSERTION_ERROR, "feed_data after feed_eof");
        return false;
    }
    return true;
}

bool reader_feed(struct vm *vm, struct stream_reader *r, value data)
{
    if (!check_feedable(vm, r)) {
        return false;
    }
    struct bytes *b = as_bytes(data);
    if (!b->size) {
        return true;
    }
    size_t before = unread(r);
    if (!before && !r->buffer_shared) {
        r->chunk = data;
        r->taken = 0;
        gc_barrier(vm, r);
    } else {
        struct bytearray *a = flatten(vm, r);
        if (!a || !bytearray_append(vm, a, b->data, b->size)) {
            return false;
        }
    }
    if (!wake(vm, r, VALUE_NULL)) {
        return false;
    }
    if (r->transport && !r->paused && (before + b->size) / 2 >= r->limit_bytes &&
        before + b->size > 2 * r->limit_bytes) {
        return pause_transport(vm, r);
    }
    return true;
}

/* -- methods ------------------------------------------------------------------------------------------------ */

value reader_feed_method(struct vm *vm, value *args)
{
    struct stream_reader *r = as_reader(args[0]);
    struct buffer b;
    if (!check_feedable(vm, r)) {
        return VALUE_ERROR;
    }
    if (is_exact(args[1], TYPE_BYTES)) {
        return reader_feed(vm, r, args[1]) ? VALUE_NONE : VALUE_ERROR;
    }
    if (!try_buffer(vm, args[1])) {
        int full = truth(vm, args[1]);
        if (full <= 0) {
            return full ? VALUE_ERROR : VALUE_NONE;
        }
        args[1] = call1(vm, type_value(vm, TYPE_BYTEARRAY), args[1]);
        if (!args[1]) {
            return VALUE_ERROR;
        }
    }
    if (!get_buffer(vm, args[1], &b)) {
        return VALUE_ERROR;
    }
    value copy = bytes_new(vm, b.data, b.size);
    buffer_release(vm, &b);
    return copy && reader_feed(vm, r, copy) ? VALUE_NONE : VALUE_ERROR;
}

static value feed_eof(struct vm *vm, value *args)
{
    as_reader(args[0])->eof = true;
    return wake(vm, as_reader(args[0]), VALUE_NULL) ? VALUE_NONE : VALUE_ERROR;
}
static value at_eof(struct vm *vm, value *args)
{
    return make_bool(as_reader(args[0])->eof && !unread(as_reader(args[0])));
}
static value exception_method(struct vm *vm, value *args)
{
    value v = as_reader(args[0])->exception;
    return v ? v : VALUE_NONE;
}
static value set_exception_method(struct vm *vm, value *args)
{
    struct stream_reader *r = as_reader(args[0]);
    r->exception = args[1] == VALUE_NONE ? VALUE_NULL : args[1];
    gc_barrier(vm, r);
    return wake(vm, r, args[1]) ? VALUE_NONE : VALUE_ERROR;
}
static value set_transport_method(struct vm *vm, value *args)
{
    struct stream_reader *r = as_reader(args[0]);
    if (r->transport) {
        return raise_error(vm, TYPE_ASSERTION_ERROR, "Transport already set");
    }
    r->transport = args[1] == VALUE_NONE ? VALUE_NULL : args[1];
    gc_barrier(vm, r);
    return VALUE_NONE;
}
static value wakeup_waiter(struct vm *vm, value *args)
{
    return wake(vm, as_reader(args[0]), VALUE_NULL) ? VALUE_NONE : VALUE_ERROR;
}
static value maybe_resume(struct vm *vm, value *args)
{
    return reader_maybe_resume(vm, as_reader(args[0])) ? VALUE_NONE : VALUE_ERROR;
}

/* A method that a script's subclass has overridden is called as CPython's would call it. */
static bool overridden(struct vm *vm, value self, const char *name, native_fn function)
{
    struct type *type = as_object(self)->type;
    struct method_guard guard = {0};
    return (type->flags & TYPE_FLAG_SCRIPT) && !method_is_native(vm, &guard, self, name, function);
}

enum { ROW_READ, ROW_READLINE, ROW_READEXACTLY }; /* the first of reader_methods */
static const struct native_def reader_methods[];

/* What is unread when a read can have it at once; 0: the coroutine must look. */
static size_t at_hand(const struct stream_reader *r)
{
    return r->exception || r->paused ? 0 : unread(r);
}

static value take_at_once(struct vm *vm, struct stream_reader *r, size_t n)
{
    value data = reader_take(vm, r, n);
    return data ? completed_with(vm, data) : VALUE_ERROR;
}

static value read_method(struct vm *vm, value *args)
{
    int64_t n = -1;
    struct stream_reader *r = as_reader(args[0]);
    bool awaited = call_is_awaited(vm, &reader_methods[ROW_READ]);
    if (args[1] && !index_to_ssize(vm, args[1], &n, NULL)) {
        return VALUE_ERROR;
    }
    size_t size = awaited && n > 0 ? at_hand(r) : 0;
    if (size) {
        return take_at_once(vm, r, size < (size_t)n ? size : (size_t)n);
    }
    if (n < 0 && overridden(vm, args[0], "read", read_method)) {
        return call_library(vm, "asyncio.streams", "_read_all", 1, args);
    }
    value made = operation_new(vm, n < 0 ? CORO_READ_ALL : CORO_READ, args[0], awaited);
    if (made) {
        as_operation(made)->size = n < 0 ? 0 : (size_t)n;
    }
    return made;
}

static value readexactly_method(struct vm *vm, value *args)
{
    int64_t n;
    struct stream_reader *r = as_reader(args[0]);
    bool awaited = call_is_awaited(vm, &reader_methods[ROW_READEXACTLY]);
    if (!index_to_ssize(vm, args[1], &n, NULL)) {
        return VALUE_ERROR;
    }
    if (awaited && n > 0 && at_hand(r) >= (size_t)n) {
        return take_at_once(vm, r, (size_t)n);
    }
    value made = operation_new(vm, CORO_READEXACTLY, args[0], awaited);
    if (made) {
        as_operation(made)->size = n < 0 ? SIZE_MAX : (size_t)n;
    }
    return made;
}

static value readline_method(struct vm *vm, value *args)
{
    struct stream_reader *r = as_reader(args[0]);
    if (overridden(vm, args[0], "readuntil", reader_readuntil_method)) {
        return call_library(vm, "asyncio.streams", "_readline", 1, args);
    }
    bool awaited = call_is_awaited(vm, &reader_methods[ROW_READLINE]);
    if (awaited && at_hand(r)) {
        size_t size;
        const unsigned char *data = reader_content(r, &size), *end = memchr(data, '\n', size);
        if (end && (size_t)(end - data) <= r->limit_bytes) {
            return take_at_once(vm, r, (size_t)(end - data) + 1);
        }
    }
    return operation_new(vm, CORO_READLINE, args[0], awaited);
}

value reader_readuntil_method(struct vm *vm, value *args)
{
    struct list *separators;
    if (args[1] && is_exact(args[1], TYPE_TUPLE)) {
        separators = list_from(vm, as_tuple(args[1])->items, as_tuple(args[1])->length);
    } else {
        value one = args[1] ? args[1] : bytes_new(vm, "\n", 1);
        separators = one ? list_from(vm, &one, 1) : NULL;
    }
    value made = separators ? operation_new(vm, CORO_READUNTIL, args[0], false) : VALUE_ERROR;
    if (made) {
        as_operation(made)->argument = from_object(separators);
    }
    return made;
}

static value wait_for_data(struct vm *vm, value *args)
{
    value made = operation_new(vm, CORO_WAIT_FOR_DATA, args[0], false);
    if (made) {
        as_operation(made)->argument = args[1];
    }
    return made;
}

static value reader_self(struct vm *vm, value self)
{
    return self;
}
static value reader_anext(struct vm *vm, value self)
{
    if (overridden(vm, self, "readline", readline_method) ||
        overridden(vm, self, "readuntil", reader_readuntil_method)) {
        return call_library(vm, "asyncio.streams", "_next_line", 1, &self);
    }
    return operation_new(vm, CORO_ANEXT, self, false);
}

static const struct native_def reader_methods[] = {
    [ROW_READ] =
        {"read", "(n=-1)", read_method, 0,
         "Up to n bytes: at least one unless the stream has ended. n=-1: all until the end."},
    [ROW_READLINE] =
        {"readline", "()", readline_method, 0,
         "A line with its newline; what is left when the stream ends; b'' after that."},
    [ROW_READEXACTLY] = {"readexactly", "(n)", readexactly_method, 0,
                         "Exactly n bytes; IncompleteReadError when the stream ends before."},
    {"exception", "()", exception_method, 0, "The error that ended the stream, or None."},
    {"set_exception", "(exc)", set_exception_method, 0, "Ends the stream with an error."},
    {"set_transport", "(transport)", set_transport_method, 0,
     "Sets the transport that is paused when the buffer is full."},
    {"feed_eof", "()", feed_eof, 0, "The stream ends here."},
    {"at_eof", "()", at_eof, 0, "True when the stream has ended and everything was read."},
    {"feed_data", "(data)", reader_feed_method, 0, "Some bytes arrived."},
    {"readuntil", "(separator=b'\\n')", reader_readuntil_method, 0,
     "Everything up to the separator, the separator included. A tuple gives several."},
    {"_wakeup_waiter", "()", wakeup_waiter, 0, NULL},
    {"_maybe_resume_transport", "()", maybe_resume, 0, NULL},
    {"_wait_for_data", "(func_name)", wait_for_data, 0, NULL},
    {0}};

/* -- attributes ------------------------------------------------------------------------------------------------- */

static bool no_delete(struct vm *vm, value v)
{
    if (!v) {
        raise_error(vm, TYPE_ATTRIBUTE_ERROR, "cannot delete attribute");
    }
    return v;
}
static value none_for_null(value v)
{
    return v ? v : VALUE_NONE;
}
static bool store(struct vm *vm, value self, value *slot, value v)
{
    if (!no_delete(vm, v)) {
        return false;
    }
    *slot = v == VALUE_NONE ? VALUE_NULL : v;
    gc_barrier(vm, as_object(self));
    return true;
}
static bool store_flag(struct vm *vm, bool *flag, value v)
{
    int t = no_delete(vm, v) ? truth(vm, v) : -1;
    *flag = t > 0;
    return t >= 0;
}

#define SLOT(name)                                             \
    static value get_##name(struct vm *vm, value self)         \
    {                                                          \
        return none_for_null(as_reader(self)->name);           \
    }                                                          \
    static bool set_##name(struct vm *vm, value self, value v) \
    {                                                          \
        return store(vm, self, &as_reader(self)->name, v);     \
    }
#define FLAG(name)                                             \
    static value get_##name(struct vm *vm, value self)         \
    {                                                          \
        return make_bool(as_reader(self)->name);               \
    }                                                          \
    static bool set_##name(struct vm *vm, value self, value v) \
    {                                                          \
        return store_flag(vm, &as_reader(self)->name, v);      \
    }
SLOT(loop)
SLOT(transport)
SLOT(exception)
SLOT(waiter)
FLAG(eof)
FLAG(paused)

static value get_buffer_attribute(struct vm *vm, value self)
{
    struct stream_reader *r = as_reader(self);
    struct bytearray *a = flatten(vm, r);
    if (!a) {
        return VALUE_ERROR;
    }
    r->buffer_shared = true;
    return from_object(a);
}
static bool set_buffer_attribute(struct vm *vm, value self, value v)
{
    struct stream_reader *r = as_reader(self);
    if (!no_delete(vm, v)) {
        return false;
    }
    if (!is_kind(v, TYPE_BYTEARRAY)) {
        raise_type_error(vm, "a reader's buffer is a bytearray, not %T", v);
        return false;
    }
    r->chunk = VALUE_NULL;
    r->buffer = v;
    r->buffer_shared = true;
    gc_barrier(vm, r);
    return true;
}
static value get_limit(struct vm *vm, value self)
{
    return none_for_null(as_reader(self)->limit);
}
static bool set_limit(struct vm *vm, value self, value v)
{
    struct stream_reader *r = as_reader(self);
    double d;
    int positive = no_delete(vm, v) ? compare_bool(vm, CMP_LE, v, small_int(0)) : -1;
    if (positive < 0 || !to_double(vm, v, &d)) {
        return false;
    }
    if (positive) {
        raise_value_error(vm, "Limit cannot be <= 0");
        return false;
    }
    r->limit = v;
    r->limit_bytes = d >= (double)(SIZE_MAX / 4) ? SIZE_MAX / 4 : (size_t)d;
    gc_barrier(vm, r);
    return true;
}
static value get_source_traceback(struct vm *vm, value self)
{
    return VALUE_NONE;
}

static const struct getset_row reader_getset[] = {
    {"_loop", get_loop, set_loop, NULL},
    {"_transport", get_transport, set_transport, NULL},
    {"_exception", get_exception, set_exception, NULL},
    {"_waiter", get_waiter, set_waiter, NULL},
    {"_eof", get_eof, set_eof, NULL},
    {"_paused", get_paused, set_paused, NULL},
    {"_buffer", get_buffer_attribute, set_buffer_attribute, NULL},
    {"_limit", get_limit, set_limit, NULL},
    {"_source_traceback", get_source_traceback, NULL, NULL},
    {0}};

/* -- the class ----------------------------------------------------------------------------------------------------- */

static value reader_make(struct vm *vm, value *args)
{
    struct stream_reader *r = async_new(vm, (struct type *)as_object(args[0]));
    if (!r) {
        return VALUE_ERROR;
    }
    r->limit_bytes = DEFAULT_LIMIT;
    return from_object(r);
}

static value reader_init(struct vm *vm, value *args)
{
    struct stream_reader *r = as_reader(args[0]);
    if (!set_limit(vm, args[0], args[1] ? args[1] : small_int((int64_t)DEFAULT_LIMIT))) {
        return VALUE_ERROR;
    }
    value loop = args[2] && args[2] != VALUE_NONE ? args[2] : current_loop(vm);
    if (!loop) {
        return VALUE_ERROR;
    }
    r->loop = loop;
    gc_barrier(vm, r);
    return VALUE_NONE;
}

static value reader_repr(struct vm *vm, value self)
{
    struct stream_reader *r = as_reader(self);
    struct str_builder b;
    size_t size = unread(r);
    builder_init(&b, vm);
    builder_add_cstr(&b, "<StreamReader");
    if (size) {
        builder_add_format(&b, " %zu bytes", size);
    }
    if (r->eof) {
        builder_add_cstr(&b, " eof");
    }
    if (r->limit_bytes != DEFAULT_LIMIT && r->limit) {
        builder_add_format(&b, " limit=%S", r->limit);
    }
    if (r->waiter) {
        builder_add_format(&b, " waiter=%R", r->waiter);
    }
    if (r->exception) {
        builder_add_format(&b, " exception=%R", r->exception);
    }
    if (r->transport) {
        builder_add_format(&b, " transport=%R", r->transport);
    }
    if (r->paused) {
        builder_add_cstr(&b, " paused");
    }
    builder_add_cstr(&b, ">");
    if (vm->error) {
        builder_discard(&b);
        return VALUE_ERROR;
    }
    return builder_finish(&b);
}

static void reader_trace(struct gc_tracer *tracer, struct object *self)
{
    struct stream_reader *r = (struct stream_reader *)self;
    gc_trace(tracer, r->limit);
    gc_trace(tracer, r->loop);
    gc_trace(tracer, r->transport);
    gc_trace(tracer, r->exception);
    gc_trace(tracer, r->waiter);
    gc_trace(tracer, r->chunk);
    gc_trace(tracer, r->buffer);
    if (!(self->type->flags & TYPE_FLAG_SCRIPT)) {
        instance_trace(tracer, self);
    }
}

static void reader_finalize(struct vm *vm, struct object *self)
{
    if (!(self->type->flags & TYPE_FLAG_SCRIPT)) {
        instance_finalize(vm, self);
    }
}

const struct type_def stream_reader_def = {
    .name = "StreamReader",
    .module = "asyncio.streams",
    .size = sizeof(struct stream_reader),
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED | TYPE_HEAP_MUTABLE,
    .doc = "The reading side of a connection.",
    .new_signature = "(*args, **kwargs)",
    .new = reader_make,
    .init_signature = "(limit=65536, loop=None)",
    .init = reader_init,
    .methods = reader_methods,
    .getset = reader_getset,
    .trace = reader_trace,
    .finalize = reader_finalize,
    .repr = reader_repr,
    .aiter = reader_self,
    .anext = reader_anext,
};
