/* stream_operation.c - the coroutines of streams: read, readline, readuntil, readexactly, drain. One
 * object each; a step does what can be done and yields the future to wait for when more must come. */
#include "stream.h"
#include "../object/type.h"

value operation_new(struct vm *vm, enum coroutine_what what, value self, bool awaited)
{
    struct async_state *state = async_state(vm);
    if (!state) {
        return VALUE_ERROR;
    }
    if (!state->stream_operation_type) {
        state->stream_operation_type = native_type(vm, &stream_operation_def);
    }
    struct stream_operation *o = async_new(vm, state->stream_operation_type);
    if (!o || !native_coroutine_init(vm, &o->base, what, awaited)) {
        return VALUE_ERROR;
    }
    o->self = self;
    return from_object(o);
}

void stream_trace(struct gc_tracer *tracer, struct object *self)
{
    struct stream_operation *o = (struct stream_operation *)self;
    native_coroutine_trace(tracer, &o->base);
    gc_trace(tracer, o->self);
    gc_trace(tracer, o->argument);
    gc_trace(tracer, o->parts);
}

static enum delegate_result done(struct stream_operation *o, value result, value *out)
{
    o->base.state = CORO_DONE;
    o->base.future = VALUE_NULL;
    *out = result;
    return result ? DELEGATE_DONE : DELEGATE_ERROR;
}

static enum delegate_result failed(struct stream_operation *o)
{
    o->base.state = CORO_DONE;
    o->base.future = VALUE_NULL;
    return DELEGATE_ERROR;
}

/* A new future of the loop, as what the operation waits for. VALUE_ERROR on failure. */
static value begin_waiting(struct vm *vm, struct stream_operation *o, value loop, value *out)
{
    if (!loop) {
        return raise_error(vm, TYPE_ATTRIBUTE_ERROR, "'%T' object has no attribute '_loop'",
                           o->self);
    }
    if (!is_loop(loop)) {
        return raise_type_error(vm, "streams need an event loop of asyncio's own, not %R", loop);
    }
    value future = future_new(vm, loop);
    if (future) {
        as_future(future)->blocking = true;
        o->base.future = future;
        o->base.state = CORO_WAITING;
        gc_barrier(vm, o);
        *out = future;
    }
    return future;
}

/* -- reading -------------------------------------------------------------------------------------------- */

/* Waits for data. `caller` is the method that the message blames. */
static enum delegate_result wait_for_data(struct vm *vm, struct stream_operation *o,
                                          const char *caller, value *out)
{
    struct stream_reader *r = as_reader(o->self);
    if (r->waiter) {
        raise_error(vm, TYPE_RUNTIME_ERROR,
                    "%s() called while another coroutine is already waiting for incoming data",
                    caller);
        return failed(o);
    }
    if (r->eof) {
        raise_error(vm, TYPE_ASSERTION_ERROR, "_wait_for_data after EOF");
        return failed(o);
    }
    if (r->paused && !reader_resume(vm, r)) {
        return failed(o);
    }
    value future = begin_waiting(vm, o, r->loop, out);
    if (!future) {
        return failed(o);
    }
    r->waiter = future;
    gc_barrier(vm, r);
    return DELEGATE_YIELD;
}

/* exceptions.NAME(first, second) is raised. Always false. */
static bool raise_stream_error(struct vm *vm, const char *name, value first, value second)
{
    size_t mark = gc_root_mark(vm);
    if (first && second && gc_push_root(vm, first) && gc_push_root(vm, second)) {
        value args[] = {first, second};
        value exception = call_library(vm, "asyncio.exceptions", name, 2, args);
        if (exception) {
            raise_value(vm, exception);
        }
    }
    gc_pop_roots(vm, mark);
    return false;
}

static bool raise_overrun(struct vm *vm, const char *message, size_t consumed)
{
    return raise_stream_error(vm, "LimitOverrunError", str_from_cstr(vm, message),
                              small_int((int64_t)consumed));
}

/* The stream ended too early: IncompleteReadError with all that is left. */
static bool raise_incomplete(struct vm *vm, struct stream_reader *r, value expected)
{
    size_t size;
    reader_content(r, &size);
    return raise_stream_error(vm, "IncompleteReadError", reader_take(vm, r, size), expected);
}

/* Takes n bytes away; reading goes on if it was paused. */
static enum delegate_result deliver(struct vm *vm, struct stream_operation *o, size_t n, value *out)
{
    struct stream_reader *r = as_reader(o->self);
    value data = reader_take(vm, r, n);
    if (!data || !r->paused) {
        return done(o, data, out);
    }
    size_t mark = gc_root_mark(vm);
    bool ok = gc_push_root(vm, data) && reader_maybe_resume(vm, r);
    gc_pop_roots(vm, mark);
    return done(o, ok ? data : VALUE_ERROR, out);
}

static enum delegate_result read_some(struct vm *vm, struct stream_operation *o, bool waited,
                                      value *out)
{
    struct stream_reader *r = as_reader(o->self);
    size_t size;
    if (!o->size) {
        return done(o, bytes_new(vm, "", 0), out);
    }
    reader_content(r, &size);
    if (!size && !r->eof && !waited) {
        return wait_for_data(vm, o, "read", out);
    }
    return deliver(vm, o, size < o->size ? size : o->size, out);
}

static enum delegate_result read_all(struct vm *vm, struct stream_operation *o, bool waited,
                                     value *out)
{
    struct stream_reader *r = as_reader(o->self);
    for (;; waited = false) {
        size_t size;
        const unsigned char *data = reader_content(r, &size);
        if (!size && !r->eof && !waited) {
            return wait_for_data(vm, o, "read", out);
        }
        if (!size) {
            break;
        }
        if (!o->parts) {
            o->parts = bytearray_new(vm, NULL, 0);
            gc_barrier(vm, o);
        }
        size = size < r->limit_bytes ? size : r->limit_bytes;
        if (!o->parts || !bytearray_append(vm, as_bytearray(o->parts), data, size) ||
            !reader_drop(vm, r, size) || !reader_maybe_resume(vm, r)) {
            return failed(o);
        }
        if (r->exception) {
            raise_value(vm, r->exception);
            return failed(o);
        }
    }
    if (!o->parts) {
        return done(o, bytes_new(vm, "", 0), out);
    }
    struct bytearray *a = as_bytearray(o->parts);
    value all = bytes_new(vm, a->data + a->start, a->size);
    o->parts = VALUE_NULL;
    return done(o, all, out);
}

static enum delegate_result read_exactly(struct vm *vm, struct stream_operation *o, value *out)
{
    struct stream_reader *r = as_reader(o->self);
    size_t size;
    if (!o->size) {
        return done(o, bytes_new(vm, "", 0), out);
    }
    reader_content(r, &size);
    if (size < o->size) {
        if (!r->eof) {
            return wait_for_data(vm, o, "readexactly", out);
        }
        raise_incomplete(vm, r, small_int((int64_t)o->size));
        return failed(o);
    }
    return deliver(vm, o, o->size, out);
}

/* -- up to a separator ------------------------------------------------------------------------------------- */

/* Sorts the separators by length and checks them. */
static bool check_separators(struct vm *vm, struct list *list)
{
    size_t size, other;
    if (!list->length) {
        raise_value_error(vm, "Separator should contain at least one element");
        return false;
    }
    for (size_t i = 0; i < list->length; i++) {
        if (!length_of(vm, list->items[i], &size)) {
            return false;
        }
        for (size_t j = i; j > 0; j--) {
            if (!length_of(vm, list->items[j - 1], &other)) {
                return false;
            }
            if (other <= size) {
                break;
            }
            value moved = list->items[j - 1];
            list->items[j - 1] = list->items[j];
            list->items[j] = moved;
        }
    }
    gc_barrier(vm, list);
    if (!length_of(vm, list->items[0], &size)) {
        return false;
    }
    if (!size) {
        raise_value_error(vm, "Separator should be at least one-byte string");
    }
    return size;
}

struct match {
    size_t start, end;        /* end 0: not found */
    size_t shortest, longest; /* lengths of the separators */
};

/* Where the first separator ends. Looking at a separator may run a script, which may change the buffer:
 * the content is asked for anew each time, and the caller checks that the match still lies in it. */
static bool find_separator(struct vm *vm, struct stream_operation *o, struct match *m)
{
    struct stream_reader *r = as_reader(o->self);
    size_t size;
    if (o->base.what != CORO_READUNTIL) { /* a line */
        const unsigned char *data = reader_content(r, &size);
        const unsigned char *found =
            size > o->offset ? memchr(data + o->offset, '\n', size - o->offset) : NULL;
        *m = (struct match){.shortest = 1, .longest = 1};
        if (found) {
            m->start = (size_t)(found - data);
            m->end = m->start + 1;
        }
        return true;
    }
    struct list *list = as_list(o->argument);
    *m = (struct match){0};
    for (size_t i = 0; i < list->length; i++) {
        struct buffer b;
        if (!try_buffer(vm, list->items[i])) {
            raise_type_error(vm, "argument should be integer or bytes-like object, not '%T'",
                             list->items[i]);
            return false;
        }
        if (!get_buffer(vm, list->items[i], &b)) {
            return false;
        }
        const unsigned char *data = reader_content(r, &size);
        const unsigned char *found =
            size > o->offset && b.size ? memmem(data + o->offset, size - o->offset, b.data, b.size)
                                       : NULL;
        if (!i) {
            m->shortest = b.size;
        }
        m->longest = b.size;
        /* The separator that ends first wins; of those that end there, the shortest. */
        if (found && (!m->end || (size_t)(found - data) + b.size < m->end)) {
            m->start = (size_t)(found - data);
            m->end = m->start + b.size;
        }
        buffer_release(vm, &b);
    }
    return true;
}

/* readline() turns the errors of readuntil() into what it promises. */
static enum delegate_result line_overrun(struct vm *vm, struct stream_operation *o, size_t consumed)
{
    struct stream_reader *r = as_reader(o->self);
    value overrun = error_take(vm);
    size_t size, mark = gc_root_mark(vm);
    const unsigned char *data = reader_content(r, &size);
    bool at_newline = consumed < size && data[consumed] == '\n';
    if (gc_push_root(vm, overrun) && reader_drop(vm, r, at_newline ? consumed + 1 : size) &&
        reader_maybe_resume(vm, r)) {
        raise_with_args(vm, TYPE_VALUE_ERROR, 1, as_tuple(as_exception(overrun)->args)->items);
        if (vm->error && is_exception(vm->error) && vm->error != overrun) {
            as_exception(vm->error)->context = overrun;
            gc_barrier(vm, as_object(vm->error));
        }
    }
    gc_pop_roots(vm, mark);
    return failed(o);
}

static enum delegate_result overrun(struct vm *vm, struct stream_operation *o, const char *message,
                                    size_t consumed)
{
    raise_overrun(vm, message, consumed);
    bool line = o->base.what != CORO_READUNTIL;
    return line && error_is(vm, TYPE_EXCEPTION) && !error_is(vm, TYPE_MEMORY_ERROR)
               ? line_overrun(vm, o, consumed)
               : failed(o);
}

/* A line, or what the stream ends with; __anext__ ends the iteration at b''. */
static enum delegate_result line_done(struct vm *vm, struct stream_operation *o, size_t n,
                                      value *out)
{
    if (!n && o->base.what == CORO_ANEXT) {
        raise_with_args(vm, TYPE_STOP_ASYNC_ITERATION, 0, NULL);
        return failed(o);
    }
    return deliver(vm, o, n, out);
}

static enum delegate_result read_until(struct vm *vm, struct stream_operation *o, value *out)
{
    struct stream_reader *r = as_reader(o->self);
    size_t size;
    struct match m;
    if (!find_separator(vm, o, &m)) {
        return failed(o);
    }
    reader_content(r, &size);
    if (m.end && m.end <= size) {
        if (m.start > r->limit_bytes) {
            return overrun(vm, o, "Separator is found, but chunk is longer than limit", m.start);
        }
        return o->base.what == CORO_READUNTIL ? deliver(vm, o, m.end, out)
                                              : line_done(vm, o, m.end, out);
    }
    if (size >= o->offset + m.shortest) {
        o->offset = size + 1 > m.longest ? size + 1 - m.longest : 0;
        if (o->offset > r->limit_bytes) {
            return overrun(vm, o, "Separator is not found, and chunk exceed the limit", o->offset);
        }
    }
    if (r->eof) {
        if (o->base.what != CORO_READUNTIL) {
            return line_done(vm, o, size, out);
        }
        raise_incomplete(vm, r, VALUE_NONE);
        return failed(o);
    }
    return wait_for_data(vm, o, "readuntil", out);
}

/* -- draining ------------------------------------------------------------------------------------------------- */

/* Waits while the protocol is paused. */
static enum delegate_result drain_flow(struct vm *vm, struct stream_operation *o, value flow,
                                       value *out)
{
    struct flow_control *f = as_flow(flow);
    if (f->lost) {
        raise_error(vm, TYPE_CONNECTION_RESET_ERROR, "Connection lost");
        return failed(o);
    }
    if (!f->paused) {
        return done(o, VALUE_NONE, out);
    }
    if (!f->waiters) {
        struct list *list = list_new(vm, 2);
        if (!list) {
            return failed(o);
        }
        f->waiters = from_object(list);
        gc_barrier(vm, f);
    }
    value future = begin_waiting(vm, o, f->loop, out);
    return future && list_append(vm, as_list(f->waiters), future) ? DELEGATE_YIELD : failed(o);
}

static void stop_draining(struct stream_operation *o)
{
    struct flow_control *f = as_flow(o->base.what == CORO_DRAIN ? o->argument : o->self);
    struct list *list = f->waiters ? as_list(f->waiters) : NULL;
    for (size_t i = 0; list && i < list->length; i++) {
        if (list->items[i] == o->base.future) {
            memmove(&list->items[i], &list->items[i + 1],
                    (list->length - i - 1) * sizeof *list->items);
            list->length--;
            return;
        }
    }
}

static enum delegate_result drain(struct vm *vm, struct stream_operation *o, value *out)
{
    struct stream_writer *w = as_writer(o->self);
    if (o->base.state == CORO_NEW) {
        if (is_reader(w->reader) && as_reader(w->reader)->exception) {
            raise_value(vm, as_reader(w->reader)->exception);
            return failed(o);
        }
        if (is_transport(w->transport) && transport_is_closing(w->transport)) {
            /* The connection may be gone: connection_lost gets its turn to say so. */
            o->base.state = CORO_YIELDED;
            *out = VALUE_NONE;
            return DELEGATE_YIELD;
        }
    }
    return drain_flow(vm, o, o->argument, out);
}

/* -- a step ------------------------------------------------------------------------------------------------------ */

static bool is_drain(const struct stream_operation *o)
{
    return o->base.what == CORO_DRAIN || o->base.what == CORO_DRAIN_HELPER;
}

/* It waits no longer, whatever the reason. */
static void stop_waiting(struct stream_operation *o)
{
    if (o->base.state != CORO_WAITING) {
        return;
    }
    if (is_drain(o)) {
        stop_draining(o);
    } else {
        as_reader(o->self)->waiter = VALUE_NULL;
    }
    o->base.future = VALUE_NULL;
}

/* Checks before the first byte is looked at. */
static bool begin(struct vm *vm, struct stream_operation *o)
{
    if (is_drain(o) || o->base.what == CORO_WAIT_FOR_DATA) {
        return true;
    }
    if (o->base.what == CORO_READEXACTLY && o->size == SIZE_MAX) {
        raise_value_error(vm, "readexactly size can not be less than zero");
        return false;
    }
    if (o->base.what == CORO_READUNTIL && !check_separators(vm, as_list(o->argument))) {
        return false;
    }
    struct stream_reader *r = as_reader(o->self);
    if (r->exception) {
        raise_value(vm, r->exception);
        return false;
    }
    return true;
}

enum delegate_result stream_step(struct vm *vm, value self, value thrown, value *out)
{
    struct stream_operation *o = as_operation(self);
    bool waited = o->base.state == CORO_WAITING;
    *out = VALUE_NULL;
    if (thrown) {
        stop_waiting(o);
        raise_value(vm, thrown);
        return failed(o);
    }
    if (o->base.state == CORO_DONE) {
        raise_error(vm, TYPE_RUNTIME_ERROR, "cannot reuse already awaited coroutine");
        return DELEGATE_ERROR;
    }
    if (o->base.state == CORO_NEW && !begin(vm, o)) {
        return failed(o);
    }
    if (waited) {
        struct future *f = as_future(o->base.future);
        stop_waiting(o);
        if (f->state == FUTURE_PENDING) {
            raise_error(vm, TYPE_RUNTIME_ERROR, "await wasn't used with future");
            return failed(o);
        }
        if (!future_result(vm, f)) {
            return failed(o);
        }
    }
    switch ((enum coroutine_what)o->base.what) {
    case CORO_READ: return read_some(vm, o, waited, out);
    case CORO_READ_ALL: return read_all(vm, o, waited, out);
    case CORO_READEXACTLY: return read_exactly(vm, o, out);
    case CORO_READLINE:
    case CORO_READUNTIL:
    case CORO_ANEXT: return read_until(vm, o, out);
    case CORO_DRAIN: return waited ? done(o, VALUE_NONE, out) : drain(vm, o, out);
    case CORO_DRAIN_HELPER:
        return waited ? done(o, VALUE_NONE, out) : drain_flow(vm, o, o->self, out);
    default: break;
    }
    if (waited) {
        return done(o, VALUE_NONE, out);
    }
    const char *caller = is_kind(o->argument, TYPE_STR) ? as_str(o->argument)->data : "read";
    return wait_for_data(vm, o, caller, out);
}
