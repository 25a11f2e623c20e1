/* transport.c - the transport of a connected stream socket. Data is written at once as far as the
 * kernel takes it; the rest waits in a buffer, and the protocol is told to pause above the high-water
 * mark. What arrives is handed to the protocol as bytes. */
#include "stream.h"
#include "../object/type.h"
#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

#ifndef MSG_NOSIGNAL /* there SO_NOSIGPIPE does it */
#define MSG_NOSIGNAL 0
#endif

#define DEFAULT_HIGH_WATER (64 * 1024)
#define LOST_WRITES_UNTOLD 4

struct transport {
    struct object header;
    value loop, protocol;
    value extra;   /* dict: get_extra_info */
    value server;  /* told when the connection is gone, or VALUE_NULL */
    value context; /* of the protocol's calls; VALUE_NULL: still empty */
    struct ready read_ready, write_ready;
    struct method_guard data_guard, feed_guard;
    int fd;
    bool closing, paused, eof, reading, writing, protocol_paused, lost_scheduled, fd_closed,
        protocol_connected, buffered;
    uint32_t lost_writes;
    size_t high, low;
    char *buffer; /* what is still to be written: [start, start + size) */
    size_t start, size, capacity;
    value more; /* attribute slots: must be last */
};
#define as_transport(v) ((struct transport *)as_object(v))

/* -- call-backs as bound natives ----------------------------------------------------------------------- */

static value call_connection_lost(struct vm *vm, value *args);
static value start_reading(struct vm *vm, value *args);
static value wake_waiter(struct vm *vm, value *args);

static const struct native_def callbacks[] = {
    {"_call_connection_lost", "(exc)", call_connection_lost, 0, NULL},
    {"_add_reader", "(*args)", start_reading, 0, NULL},
    {"_set_result_unless_cancelled", "(fut)", wake_waiter, NATIVE_FUNCTION, NULL},
    {0}};
enum { CONNECTION_LOST, START_READING, WAKE_WAITER };

static value bound(struct vm *vm, struct transport *t, int which)
{
    return bind_method(vm, &callbacks[which], t->header.type, from_object(t));
}

static value wake_waiter(struct vm *vm, value *args)
{
    if (is_future(args[0]) && as_future(args[0])->state == FUTURE_PENDING &&
        !future_set_result(vm, as_future(args[0]), VALUE_NONE)) {
        return VALUE_ERROR;
    }
    return VALUE_NONE;
}

static bool watch(struct vm *vm, struct transport *t, bool write)
{
    t->context = vm->contextvars_context;
    gc_barrier(vm, t);
    if (!loop_watch(vm, as_loop(t->loop), t->fd, write, from_object(t))) {
        return false;
    }
    *(write ? &t->writing : &t->reading) = true;
    return true;
}

static void unwatch(struct vm *vm, struct transport *t, bool write)
{
    bool *flag = write ? &t->writing : &t->reading;
    if (*flag) {
        *flag = false;
        if (loop_unwatch(vm, as_loop(t->loop), t->fd, write) < 0) {
            error_clear(vm);
        }
    }
}

/* protocol.name(argument); argument VALUE_NULL: none. */
static value tell(struct vm *vm, struct transport *t, const char *name, value argument)
{
    value method = str_intern_cstr(vm, name);
    return method ? call_method(vm, t->protocol, method, argument ? 1 : 0, &argument) : VALUE_ERROR;
}

/* The connection ends: connection_lost is called in a later turn. */
static bool schedule_lost(struct vm *vm, struct transport *t, value exception)
{
    if (t->lost_scheduled) {
        return true;
    }
    t->lost_scheduled = true;
    value callback = bound(vm, t, CONNECTION_LOST);
    return callback && loop_call_soon(vm, t->loop, callback, exception ? exception : VALUE_NONE,
                                      vm->contextvars_context);
}

static void drop_buffer(struct vm *vm, struct transport *t)
{
    if (t->buffer) {
        mem_free(vm, t->buffer, t->capacity);
    }
    t->buffer = NULL;
    t->start = t->size = t->capacity = 0;
}

static bool force_close(struct vm *vm, struct transport *t, value exception)
{
    if (t->lost_scheduled) {
        return true;
    }
    drop_buffer(vm, t);
    unwatch(vm, t, true);
    t->closing = true;
    unwatch(vm, t, false);
    return schedule_lost(vm, t, exception);
}

/* The pending error ends the connection; errors other than OSError are reported as well. */
static value fatal_error(struct vm *vm, struct transport *t, const char *message)
{
    value exception = error_take(vm);
    size_t mark = gc_root_mark(vm);
    if (!exception || !gc_push_root(vm, exception)) {
        return VALUE_ERROR;
    }
    bool ok = true;
    if (!is_subtype(as_object(exception)->type, builtin_type(vm, TYPE_OS_ERROR))) {
        ok = loop_report(vm, t->loop, message, exception, "transport", from_object(t));
    }
    ok = ok && force_close(vm, t, exception);
    gc_pop_roots(vm, mark);
    return ok ? VALUE_NONE : VALUE_ERROR;
}

static bool script_fatal(struct vm *vm)
{
    return error_is(vm, TYPE_SYSTEM_EXIT) || error_is(vm, TYPE_KEYBOARD_INTERRUPT);
}

static value call_connection_lost(struct vm *vm, value *args)
{
    struct transport *t = as_transport(args[0]);
    value result = VALUE_NONE;
    if (t->protocol_connected) {
        result = tell(vm, t, "connection_lost", args[1]);
    }
    value error = vm->error;
    vm->error = VALUE_NULL;
    if (!t->fd_closed) {
        t->fd_closed = true;
        close(t->fd);
        /* The number may soon be another connection's. */
        value socket = is_exact(t->extra, TYPE_DICT)
                           ? dict_get_cstr(vm, as_dict(t->extra), "socket")
                           : VALUE_NULL;
        value name = socket ? str_intern_cstr(vm, "_fd") : VALUE_NULL;
        if (name && socket != VALUE_NONE && !set_attr(vm, socket, name, small_int(-1))) {
            error_clear(vm);
        }
    }
    t->protocol = VALUE_NONE;
    if (t->server && t->server != VALUE_NONE) {
        value server = t->server, self = args[0];
        t->server = VALUE_NULL;
        value name = str_intern_cstr(vm, "_detach");
        if (name && !call_method(vm, server, name, 1, &self) && !error) {
            return VALUE_ERROR;
        }
    }
    vm->error = error;
    return result;
}

/* -- reading ---------------------------------------------------------------------------------------------- */

static value start_reading(struct vm *vm, value *args)
{
    struct transport *t = as_transport(args[0]);
    if (t->closing || t->paused || t->reading) {
        return VALUE_NONE;
    }
    return watch(vm, t, false) ? VALUE_NONE : VALUE_ERROR;
}

static value at_eof(struct vm *vm, struct transport *t)
{
    value keep_open = tell(vm, t, "eof_received", VALUE_NULL);
    if (!keep_open) {
        return script_fatal(vm)
                   ? VALUE_ERROR
                   : fatal_error(vm, t, "Fatal error: protocol.eof_received() call failed.");
    }
    int keep = truth(vm, keep_open);
    if (keep < 0) {
        return VALUE_ERROR;
    }
    if (keep) {
        unwatch(vm, t, false);
        return VALUE_NONE;
    }
    value self = from_object(t);
    value name = NAME_OF(vm, CLOSE);
    return call_method(vm, self, name, 0, NULL);
}

/* What has arrived goes to the protocol; to the reader of a stream by the shortest way. */
static bool deliver(struct vm *vm, struct transport *t, value data)
{
    if (t->buffered) {
        value pair[] = {t->protocol, data};
        return call_library(vm, "asyncio.protocols", "_feed_data_to_buffered_proto", 2, pair);
    }
    if (is_flow(t->protocol) &&
        method_is_native(vm, &t->data_guard, t->protocol, "data_received", flow_data_received)) {
        return flow_deliver(vm, as_flow(t->protocol), &t->feed_guard, data);
    }
    return tell(vm, t, "data_received", data);
}

static value read_ready(struct vm *vm, struct transport *t)
{
    struct event_loop *loop = as_loop(t->loop);
    if (!loop->scratch && !(loop->scratch = mem_alloc(vm, LOOP_SCRATCH_SIZE))) {
        return fatal_error(vm, t, "Fatal read error on socket transport");
    }
    ssize_t n = recv(t->fd, loop->scratch, LOOP_SCRATCH_SIZE, 0);
    if (n < 0) {
        if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) {
            return VALUE_NONE;
        }
        raise_os_error(vm, errno, VALUE_NULL, VALUE_NULL);
        return fatal_error(vm, t, "Fatal read error on socket transport");
    }
    if (n == 0) {
        return at_eof(vm, t);
    }
    value data = bytes_new(vm, loop->scratch, (size_t)n);
    if (data && deliver(vm, t, data)) {
        return VALUE_NONE;
    }
    return script_fatal(vm)
               ? VALUE_ERROR
               : fatal_error(vm, t, "Fatal error: protocol.data_received() call failed.");
}

/* -- writing -------------------------------------------------------------------------------------------------- */

static bool flow(struct vm *vm, struct transport *t, bool pause)
{
    t->protocol_paused = pause;
    if (tell(vm, t, pause ? "pause_writing" : "resume_writing", VALUE_NULL)) {
        return true;
    }
    if (script_fatal(vm)) {
        return false;
    }
    value exception = error_take(vm);
    return loop_report(
        vm, t->loop, pause ? "protocol.pause_writing() failed" : "protocol.resume_writing() failed",
        exception, "transport", from_object(t));
}

static bool buffer_add(struct vm *vm, struct transport *t, const void *data, size_t n)
{
    if (t->start + t->size + n > t->capacity) {
        if (t->size) {
            memmove(t->buffer, t->buffer + t->start, t->size);
        }
        t->start = 0;
        if (t->size + n > t->capacity) {
            size_t capacity = t->capacity ? t->capacity : 4096;
            while (capacity < t->size + n) {
                capacity *= 2;
            }
            char *grown = mem_resize(vm, t->buffer, t->capacity, capacity);
            if (!grown) {
                return false;
            }
            t->buffer = grown;
            t->capacity = capacity;
        }
    }
    memcpy(t->buffer + t->start + t->size, data, n);
    t->size += n;
    return true;
}

static value write_ready(struct vm *vm, struct transport *t)
{
    ssize_t n = t->size ? send(t->fd, t->buffer + t->start, t->size, MSG_NOSIGNAL) : 0;
    if (n < 0) {
        if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) {
            return VALUE_NONE;
        }
        int error = errno;
        unwatch(vm, t, true);
        drop_buffer(vm, t);
        raise_os_error(vm, error, VALUE_NULL, VALUE_NULL);
        return fatal_error(vm, t, "Fatal write error on socket transport");
    }
    t->start += (size_t)n;
    t->size -= (size_t)n;
    if (t->protocol_paused && t->size <= t->low && !flow(vm, t, false)) {
        return VALUE_ERROR;
    }
    if (!t->size) {
        drop_buffer(vm, t);
        unwatch(vm, t, true);
        if (t->closing) {
            return schedule_lost(vm, t, VALUE_NULL) ? VALUE_NONE : VALUE_ERROR;
        }
        if (t->eof) {
            shutdown(t->fd, SHUT_WR);
        }
    }
    return VALUE_NONE;
}

static value write_bytes(struct vm *vm, struct transport *t, const unsigned char *data, size_t size)
{
    if (t->eof) {
        return raise_error(vm, TYPE_RUNTIME_ERROR, "Cannot call write() after write_eof()");
    }
    if (!size) {
        return VALUE_NONE;
    }
    if (t->lost_scheduled) {
        /* The script has not noticed; one that never looks is told in the end. */
        if (t->lost_writes < LOST_WRITES_UNTOLD) {
            t->lost_writes++;
            return VALUE_NONE;
        }
        value warning = str_from_cstr(vm, "socket.send() raised exception.");
        return warning && call_library(vm, "asyncio.base_events", "_log_warning", 1, &warning)
                   ? VALUE_NONE
                   : VALUE_ERROR;
    }
    if (!t->size) {
        ssize_t n = send(t->fd, data, size, MSG_NOSIGNAL);
        if (n < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
            raise_os_error(vm, errno, VALUE_NULL, VALUE_NULL);
            return fatal_error(vm, t, "Fatal write error on socket transport");
        }
        if (n > 0) {
            data += n;
            size -= (size_t)n;
        }
        if (!size) {
            return VALUE_NONE;
        }
        if (!watch(vm, t, true)) {
            return VALUE_ERROR;
        }
    }
    if (!buffer_add(vm, t, data, size)) {
        return VALUE_ERROR;
    }
    if (t->size > t->high && !t->protocol_paused && !flow(vm, t, true)) {
        return VALUE_ERROR;
    }
    return VALUE_NONE;
}

value transport_write(struct vm *vm, value transport, value data)
{
    struct buffer b;
    if (is_exact(data, TYPE_BYTES)) {
        return write_bytes(vm, as_transport(transport), as_bytes(data)->data, as_bytes(data)->size);
    }
    if (!is_kind(data, TYPE_BYTES) && !is_kind(data, TYPE_BYTEARRAY) &&
        !is_kind(data, TYPE_MEMORYVIEW)) {
        return raise_type_error(vm, "data argument must be a bytes-like object, not %R",
                                type_name(vm, type_of(vm, data)));
    }
    if (!get_buffer(vm, data, &b)) {
        return VALUE_ERROR;
    }
    value result = write_bytes(vm, as_transport(transport), b.data, b.size);
    buffer_release(vm, &b);
    return result;
}
static value write_method(struct vm *vm, value *args)
{
    return transport_write(vm, args[0], args[1]);
}

static value writelines_method(struct vm *vm, value *args)
{
    value empty = bytes_new(vm, "", 0);
    value join = empty ? str_intern_cstr(vm, "join") : VALUE_ERROR;
    value all = join ? call_method(vm, empty, join, 1, &args[1]) : VALUE_ERROR;
    if (!all) {
        return VALUE_ERROR;
    }
    value rest[] = {args[0], all};
    return write_method(vm, rest);
}

static value write_eof_method(struct vm *vm, value *args)
{
    struct transport *t = as_transport(args[0]);
    if (t->closing || t->eof) {
        return VALUE_NONE;
    }
    t->eof = true;
    if (!t->size) {
        shutdown(t->fd, SHUT_WR);
    }
    return VALUE_NONE;
}

/* -- the loop's side ------------------------------------------------------------------------------------------- */

struct object *transport_of_ready(struct ready *ready, enum ready_kind kind)
{
    return kind == READY_READ ? &CONTAINER_OF(ready, struct transport, read_ready)->header
                              : &CONTAINER_OF(ready, struct transport, write_ready)->header;
}

void transport_is_ready(struct vm *vm, struct event_loop *loop, value transport, bool write)
{
    struct transport *t = as_transport(transport);
    struct ready *ready = write ? &t->write_ready : &t->read_ready;
    if (ready->kind == READY_NOT) {
        loop_push(vm, loop, ready, write ? READY_WRITE : READY_READ);
    }
}

bool transport_run(struct vm *vm, struct object *object, enum ready_kind kind)
{
    struct transport *t = (struct transport *)object;
    /* Since the kernel was asked it may have been closed or paused. */
    if (t->lost_scheduled || !(kind == READY_READ ? t->reading : t->writing)) {
        return true;
    }
    value saved = vm->contextvars_context;
    vm->contextvars_context = t->context;
    value result = kind == READY_READ ? read_ready(vm, t) : write_ready(vm, t);
    if (vm->contextvars_context != t->context) {
        t->context = vm->contextvars_context;
        gc_barrier(vm, t);
    }
    vm->contextvars_context = saved;
    if (result) {
        return true;
    }
    if (script_fatal(vm)) {
        return false;
    }
    value exception = error_take(vm);
    size_t mark = gc_root_mark(vm);
    if (!gc_push_root(vm, exception) ||
        !loop_report(vm, t->loop, "Exception in callback of a transport", exception, "transport",
                     from_object(t))) {
        error_write_unraisable(vm, "in a transport", from_object(t));
    }
    gc_pop_roots(vm, mark);
    return true;
}

bool transport_is_closing(value transport)
{
    return as_transport(transport)->closing;
}

bool is_plain_transport(value v)
{
    return is_transport(v) && as_object(v)->shape == as_object(v)->type->instance_shape &&
           !(as_object(v)->type->flags & TYPE_FLAG_SCRIPT);
}

/* -- the rest of the interface ----------------------------------------------------------------------------------- */

static value close_method(struct vm *vm, value *args)
{
    struct transport *t = as_transport(args[0]);
    if (t->closing) {
        return VALUE_NONE;
    }
    t->closing = true;
    unwatch(vm, t, false);
    if (!t->size) {
        unwatch(vm, t, true);
        return schedule_lost(vm, t, VALUE_NULL) ? VALUE_NONE : VALUE_ERROR;
    }
    return VALUE_NONE;
}
static value abort_method(struct vm *vm, value *args)
{
    return force_close(vm, as_transport(args[0]), VALUE_NULL) ? VALUE_NONE : VALUE_ERROR;
}
static value is_closing(struct vm *vm, value *args)
{
    return make_bool(as_transport(args[0])->closing);
}
static value is_reading(struct vm *vm, value *args)
{
    struct transport *t = as_transport(args[0]);
    return make_bool(!t->closing && !t->paused);
}
static value pause_reading(struct vm *vm, value *args)
{
    struct transport *t = as_transport(args[0]);
    if (!t->closing && !t->paused) {
        t->paused = true;
        unwatch(vm, t, false);
    }
    return VALUE_NONE;
}
static value resume_reading(struct vm *vm, value *args)
{
    struct transport *t = as_transport(args[0]);
    if (t->closing || !t->paused) {
        return VALUE_NONE;
    }
    t->paused = false;
    return watch(vm, t, false) ? VALUE_NONE : VALUE_ERROR;
}
static value can_write_eof(struct vm *vm, value *args)
{
    return VALUE_TRUE;
}
static value get_extra_info(struct vm *vm, value *args)
{
    struct transport *t = as_transport(args[0]);
    bool failed = false;
    value v = is_exact(t->extra, TYPE_DICT) ? dict_get(vm, as_dict(t->extra), args[1], &failed)
                                            : VALUE_NULL;
    if (failed) {
        return VALUE_ERROR;
    }
    return v ? v : args[2] ? args[2] : VALUE_NONE;
}
static value get_write_buffer_size(struct vm *vm, value *args)
{
    return small_int((int64_t)as_transport(args[0])->size);
}
static value get_write_buffer_limits(struct vm *vm, value *args)
{
    struct transport *t = as_transport(args[0]);
    return tuple_of(vm, 2, small_int((int64_t)t->low), small_int((int64_t)t->high));
}
static value set_write_buffer_limits(struct vm *vm, value *args)
{
    struct transport *t = as_transport(args[0]);
    bool has_high = args[1] && args[1] != VALUE_NONE, has_low = args[2] && args[2] != VALUE_NONE;
    int64_t high = DEFAULT_HIGH_WATER, low;
    if (has_high && !to_int64(vm, args[1], &high)) {
        return VALUE_ERROR;
    }
    if (has_low) {
        if (!to_int64(vm, args[2], &low)) {
            return VALUE_ERROR;
        }
        if (!has_high) {
            high = 4 * low;
        }
    } else {
        low = high / 4;
    }
    if (!(high >= low && low >= 0)) {
        return raise_value_error(vm, "high (%lld) must be >= low (%lld) must be >= 0",
                                 (long long)high, (long long)low);
    }
    t->high = (size_t)high;
    t->low = (size_t)low;
    if (t->size > t->high && !t->protocol_paused && !flow(vm, t, true)) {
        return VALUE_ERROR;
    }
    return VALUE_NONE;
}

/* A BufferedProtocol is fed through its own buffer. */
static bool use_protocol(struct vm *vm, struct transport *t, value protocol)
{
    bool failed = false;
    value name = str_intern_cstr(vm, "get_buffer");
    if (!name) {
        return false;
    }
    value get = get_attr_optional(vm, protocol, name, &failed);
    name = str_intern_cstr(vm, "data_received");
    value data = failed || !name ? VALUE_NULL : get_attr_optional(vm, protocol, name, &failed);
    if (failed) {
        return false;
    }
    t->protocol = protocol;
    t->protocol_connected = true;
    t->buffered = get && !data;
    gc_barrier(vm, t);
    return true;
}
static value set_protocol(struct vm *vm, value *args)
{
    return use_protocol(vm, as_transport(args[0]), args[1]) ? VALUE_NONE : VALUE_ERROR;
}
static value get_protocol(struct vm *vm, value *args)
{
    return as_transport(args[0])->protocol;
}

static const struct native_def transport_methods[] = {
    {"write", "(data)", write_method, 0, "Sends data, keeping what the kernel does not take yet."},
    {"writelines", "(list_of_data)", writelines_method, 0, "Sends several pieces."},
    {"write_eof", "()", write_eof_method, 0, "Closes the sending side once all is sent."},
    {"can_write_eof", "()", can_write_eof, 0, NULL},
    {"close", "()", close_method, 0, "Closes the connection once all is sent."},
    {"abort", "()", abort_method, 0, "Closes the connection at once."},
    {"is_closing", "()", is_closing, 0, NULL},
    {"is_reading", "()", is_reading, 0, NULL},
    {"pause_reading", "()", pause_reading, 0, "Stops handing data to the protocol."},
    {"resume_reading", "()", resume_reading, 0, "Goes on handing data to the protocol."},
    {"get_extra_info", "(name, default=None)", get_extra_info, 0, "Facts about the connection."},
    {"get_write_buffer_size", "()", get_write_buffer_size, 0, NULL},
    {"get_write_buffer_limits", "()", get_write_buffer_limits, 0, NULL},
    {"set_write_buffer_limits", "(high=None, low=None)", set_write_buffer_limits, 0, NULL},
    {"set_protocol", "(protocol)", set_protocol, 0, NULL},
    {"get_protocol", "()", get_protocol, 0, NULL},
    {0}};

static value get_loop(struct vm *vm, value self)
{
    return as_transport(self)->loop;
}
static value get_fd(struct vm *vm, value self)
{
    return small_int(as_transport(self)->fd);
}
static value get_server(struct vm *vm, value self)
{
    value v = as_transport(self)->server;
    return v ? v : VALUE_NONE;
}
static const struct getset_row transport_getset[] = {{"_loop", get_loop, NULL, NULL},
                                                     {"_sock_fd", get_fd, NULL, NULL},
                                                     {"_server", get_server, NULL, NULL},
                                                     {0}};

static value transport_make(struct vm *vm, value *args)
{
    value loop = args[1], server = args[6];
    int fd;
    if (!is_loop(loop) || !fd_argument(vm, args[2], &fd)) {
        return vm->error ? VALUE_ERROR
                         : raise_type_error(vm, "an event loop is expected, got %T", loop);
    }
    struct transport *t = async_new(vm, (struct type *)as_object(args[0]));
    size_t mark = gc_root_mark(vm);
    if (!t || !gc_push_root(vm, from_object(t))) {
        return VALUE_ERROR;
    }
    t->fd = fd;
    t->fd_closed = true; /* not ours until all went well */
    t->loop = loop;
    t->extra = args[5];
    t->server = server == VALUE_NONE ? VALUE_NULL : server;
    t->high = DEFAULT_HIGH_WATER;
    t->low = DEFAULT_HIGH_WATER / 4;
    value method = VALUE_NULL, result = VALUE_ERROR;
    if (!use_protocol(vm, t, args[3])) {
        goto done;
    }
    if (t->server) {
        value name = str_intern_cstr(vm, "_attach"), self = from_object(t);
        if (!name || !call_method(vm, t->server, name, 1, &self)) {
            goto done;
        }
    }
    /* Three turns' entries, in CPython's order: connection_made, reading, whoever waits. */
    method = get_attr_cstr(vm, t->protocol, "connection_made");
    if (!method || !loop_call_soon(vm, loop, method, from_object(t), vm->contextvars_context)) {
        goto done;
    }
    method = bound(vm, t, START_READING);
    if (!method || !loop_call_soon(vm, loop, method, VALUE_NULL, vm->contextvars_context)) {
        goto done;
    }
    if (args[4] && args[4] != VALUE_NONE) {
        method = native_function_new(vm, &callbacks[WAKE_WAITER], VALUE_NULL);
        if (!method || !loop_call_soon(vm, loop, method, args[4], vm->contextvars_context)) {
            goto done;
        }
    }
    t->fd_closed = false;
    result = from_object(t);
done:
    gc_pop_roots(vm, mark);
    return result;
}

static value transport_repr(struct vm *vm, value self)
{
    struct transport *t = as_transport(self);
    struct str_builder b;
    builder_init(&b, vm);
    builder_add_format(&b, "<%T", self);
    if (t->fd_closed) {
        builder_add_cstr(&b, " closed");
    } else if (t->closing) {
        builder_add_cstr(&b, " closing");
    }
    builder_add_format(&b, " fd=%d", t->fd);
    if (!t->fd_closed) {
        builder_add_format(&b, " read=%s write=<%s, bufsize=%zu>", t->reading ? "polling" : "idle",
                           t->writing ? "polling" : "idle", t->size);
    }
    builder_add_cstr(&b, ">");
    return builder_finish(&b);
}

static void transport_trace(struct gc_tracer *tracer, struct object *self)
{
    struct transport *t = (struct transport *)self;
    gc_trace(tracer, t->loop);
    gc_trace(tracer, t->protocol);
    gc_trace(tracer, t->extra);
    gc_trace(tracer, t->server);
    gc_trace(tracer, t->context);
    if (!(self->type->flags & TYPE_FLAG_SCRIPT)) {
        instance_trace(tracer, self);
    }
}

static void transport_finalize(struct vm *vm, struct object *self)
{
    struct transport *t = (struct transport *)self;
    drop_buffer(vm, t);
    if (!t->fd_closed) {
        t->fd_closed = true;
        close(t->fd);
    }
    if (!(self->type->flags & TYPE_FLAG_SCRIPT)) {
        instance_finalize(vm, self);
    }
}

const struct type_def transport_def = {
    .name = "_SelectorSocketTransport",
    .module = "asyncio.selector_events",
    .size = sizeof(struct transport),
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED,
    .doc = "A connected stream socket's transport.",
    .new_signature = "(loop, fd, protocol, waiter=None, extra=None, server=None)",
    .new = transport_make,
    .methods = transport_methods,
    .getset = transport_getset,
    .trace = transport_trace,
    .finalize = transport_finalize,
    .repr = transport_repr,
};
