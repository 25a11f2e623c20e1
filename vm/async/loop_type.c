/* loop_type.c - the event loop's class as scripts see it. What is seldom used is written in Aspen, in
 * asyncio.base_events, and called from here; what runs at every turn is in loop.c. */
#include "async.h"
#include "../object/type.h"
#include <math.h>

/* -- calls ----------------------------------------------------------------------------------------------- */

static value no_context(value v)
{
    return v && v != VALUE_NONE ? v : VALUE_NULL;
}

static struct handle *make_handle(struct vm *vm, struct type *type, value loop, value callback,
                                  value rest, value context)
{
    if (is_coroutine(vm, callback)) {
        raise_type_error(vm, "coroutines cannot be used with call_soon()");
        return NULL;
    }
    if (!is_callable(vm, callback)) {
        raise_type_error(vm, "a callable object was expected by call_soon(), got %R", callback);
        return NULL;
    }
    bool failed = false;
    context = no_context(context);
    if (!context) {
        context = context_copy(vm, &failed);
    }
    if (failed) {
        return NULL;
    }
    return handle_new(vm, type, loop, callback, as_tuple(rest)->length ? rest : VALUE_NULL,
                      VALUE_NULL, context);
}

static value call_soon(struct vm *vm, value *args)
{
    struct event_loop *loop = as_loop(args[0]);
    struct async_state *state = async_state(vm);
    if (!state || !loop_check_closed(vm, loop)) {
        return VALUE_ERROR;
    }
    struct handle *h = make_handle(vm, state->handle_type, args[0], args[1], args[2], args[3]);
    if (!h) {
        return VALUE_ERROR;
    }
    loop_push(vm, loop, &h->ready, READY_HANDLE);
    return from_object(h);
}

static value schedule_at(struct vm *vm, value *args, double when)
{
    struct event_loop *loop = as_loop(args[0]);
    struct async_state *state = async_state(vm);
    if (!state || !loop_check_closed(vm, loop)) {
        return VALUE_ERROR;
    }
    struct handle *h =
        make_handle(vm, state->timer_handle_type, args[0], args[2], args[3], args[4]);
    if (!h) {
        return VALUE_ERROR;
    }
    h->when = when;
    if (!timer_add(vm, &loop->timers, &h->ready, when, READY_HANDLE)) {
        return VALUE_ERROR;
    }
    gc_barrier(vm, loop);
    return from_object(h);
}

static value call_later(struct vm *vm, value *args)
{
    double delay;
    if (args[1] == VALUE_NONE) {
        return raise_type_error(vm, "delay must not be None");
    }
    return to_double(vm, args[1], &delay)
               ? schedule_at(vm, args, loop_time(as_loop(args[0])) + delay)
               : VALUE_ERROR;
}
static value call_at(struct vm *vm, value *args)
{
    double when;
    if (args[1] == VALUE_NONE) {
        return raise_type_error(vm, "when cannot be None");
    }
    return to_double(vm, args[1], &when) ? schedule_at(vm, args, when) : VALUE_ERROR;
}
static value time_method(struct vm *vm, value *args)
{
    return float_new(vm, loop_time(as_loop(args[0])));
}

/* -- running ------------------------------------------------------------------------------------------------ */

static value run_forever(struct vm *vm, value *args)
{
    return loop_run_forever(vm, as_loop(args[0])) ? VALUE_NONE : VALUE_ERROR;
}
static value run_until_complete(struct vm *vm, value *args)
{
    return loop_run_until_complete(vm, as_loop(args[0]), args[1]);
}
static value stop(struct vm *vm, value *args)
{
    as_loop(args[0])->stopping = true;
    return VALUE_NONE;
}
static value close_method(struct vm *vm, value *args)
{
    return loop_close(vm, as_loop(args[0])) ? VALUE_NONE : VALUE_ERROR;
}
static value is_running(struct vm *vm, value *args)
{
    return make_bool(as_loop(args[0])->running);
}
static value is_closed(struct vm *vm, value *args)
{
    return make_bool(as_loop(args[0])->closed);
}
static value run_once(struct vm *vm, value *args)
{
    return loop_run_once(vm, as_loop(args[0])) ? VALUE_NONE : VALUE_ERROR;
}
static value check_closed(struct vm *vm, value *args)
{
    return loop_check_closed(vm, as_loop(args[0])) ? VALUE_NONE : VALUE_ERROR;
}
static value get_debug(struct vm *vm, value *args)
{
    return make_bool(as_loop(args[0])->debug);
}
static value set_debug(struct vm *vm, value *args)
{
    int t = truth(vm, args[1]);
    as_loop(args[0])->debug = t > 0;
    return t < 0 ? VALUE_ERROR : VALUE_NONE;
}

/* -- futures, tasks, handlers --------------------------------------------------------------------------------- */

static value create_future(struct vm *vm, value *args)
{
    return future_new(vm, args[0]);
}
static value create_task_method(struct vm *vm, value *args)
{
    return create_task(vm, args[0], args[1], args[2] ? args[2] : VALUE_NONE,
                       args[3] ? args[3] : VALUE_NONE);
}

static value set_handler(struct vm *vm, value self, value *slot, value v, const char *what)
{
    if (v != VALUE_NONE && !is_callable(vm, v)) {
        return raise_type_error(vm, what, v);
    }
    *slot = v == VALUE_NONE ? VALUE_NULL : v;
    gc_barrier(vm, as_object(self));
    return VALUE_NONE;
}
static value set_task_factory(struct vm *vm, value *args)
{
    if (args[1] != VALUE_NONE && !is_callable(vm, args[1])) {
        return raise_type_error(vm, "task factory must be a callable or None");
    }
    return set_handler(vm, args[0], &as_loop(args[0])->task_factory, args[1], "");
}
static value get_task_factory(struct vm *vm, value *args)
{
    value v = as_loop(args[0])->task_factory;
    return v ? v : VALUE_NONE;
}
static value set_exception_handler(struct vm *vm, value *args)
{
    return set_handler(vm, args[0], &as_loop(args[0])->exception_handler, args[1],
                       "A callable object or None is expected, got %R");
}
static value get_exception_handler(struct vm *vm, value *args)
{
    value v = as_loop(args[0])->exception_handler;
    return v ? v : VALUE_NONE;
}

/* The generators that still run, for shutdown_asyncgens; the loop forgets them. */
static value take_asyncgens(struct vm *vm, value *args)
{
    struct event_loop *loop = as_loop(args[0]);
    struct list *live = list_new(vm, 0);
    if (!live) {
        return VALUE_ERROR;
    }
    loop->asyncgens_shut_down = true;
    struct list *all = loop->asyncgens ? as_list(loop->asyncgens) : NULL;
    for (size_t i = 0; all && i < all->length; i++) {
        value g = as_weakref(all->items[i])->referent;
        if (is_exact(g, TYPE_ASYNC_GENERATOR) && as_generator(g)->state != GEN_FINISHED &&
            !list_append(vm, live, g)) {
            return VALUE_ERROR;
        }
    }
    loop->asyncgens = VALUE_NULL;
    return from_object(live);
}

/* -- what is written in Aspen ------------------------------------------------------------------------------------ */

static value forward(struct vm *vm, const char *name, value *args)
{
    value module = import_module(vm, "asyncio.base_events");
    value function = module ? get_attr_cstr(vm, module, name) : VALUE_ERROR;
    if (!function) {
        return VALUE_ERROR;
    }
    struct tuple *rest = as_tuple(args[1]);
    struct tuple *all = tuple_new(vm, rest->length + 1);
    if (!all) {
        return VALUE_ERROR;
    }
    all->items[0] = args[0];
    memcpy(all->items + 1, rest->items, rest->length * sizeof(value));
    return call_with(vm, function, from_object(all), args[2]);
}

#define FORWARDED(X)             \
    X(call_exception_handler)    \
    X(default_exception_handler) \
    X(shutdown_asyncgens)        \
    X(shutdown_default_executor) \
    X(set_default_executor)      \
    X(run_in_executor)           \
    X(getaddrinfo)               \
    X(getnameinfo)               \
    X(create_connection)         \
    X(create_server)             \
    X(create_unix_connection)    \
    X(create_unix_server)        \
    X(connect_accepted_socket)   \
    X(create_datagram_endpoint)  \
    X(connect_read_pipe)         \
    X(connect_write_pipe)        \
    X(subprocess_exec)           \
    X(subprocess_shell)          \
    X(start_tls)                 \
    X(sendfile)                  \
    X(sock_recv)                 \
    X(sock_recv_into)            \
    X(sock_recvfrom)             \
    X(sock_recvfrom_into)        \
    X(sock_sendall)              \
    X(sock_sendto)               \
    X(sock_connect)              \
    X(sock_accept)               \
    X(sock_sendfile)             \
    X(add_signal_handler)        \
    X(remove_signal_handler)

#define FORWARD_FUNCTION(name)                              \
    static value forward_##name(struct vm *vm, value *args) \
    {                                                       \
        return forward(vm, #name, args);                    \
    }
FORWARDED(FORWARD_FUNCTION)

#define FORWARD_ROW(name) {#name, "(*args, **kwargs)", forward_##name, 0, NULL},

static const struct native_def loop_methods[] = {
    {"call_soon", "(callback, *args, context=None)", call_soon, 0,
     "Calls back in the next turn of the loop."},
    {"call_soon_threadsafe", "(callback, *args, context=None)", call_soon, 0,
     "The same, from any thread."},
    {"call_later", "(delay, callback, *args, context=None)", call_later, 0,
     "Calls back after some seconds."},
    {"call_at", "(when, callback, *args, context=None)", call_at, 0,
     "Calls back at a point of the loop's time."},
    {"time", "()", time_method, 0, "The loop's clock, in seconds."},
    {"run_forever", "()", run_forever, 0, "Runs until stop() is called."},
    {"run_until_complete", "(future)", run_until_complete, 0, "Runs until the future is done."},
    {"stop", "()", stop, 0, "Ends run_forever after this turn."},
    {"close", "()", close_method, 0, "Ends the loop for good."},
    {"is_running", "()", is_running, 0, "True while it runs."},
    {"is_closed", "()", is_closed, 0, "True once it was closed."},
    {"create_future", "()", create_future, 0, "A new future of this loop."},
    {"create_task", "(coro, *, name=None, context=None)", create_task_method, 0,
     "Schedules a coroutine as a task."},
    {"get_debug", "()", get_debug, 0, NULL},
    {"set_debug", "(enabled)", set_debug, 0, NULL},
    {"set_task_factory", "(factory)", set_task_factory, 0, NULL},
    {"get_task_factory", "()", get_task_factory, 0, NULL},
    {"set_exception_handler", "(handler)", set_exception_handler, 0, NULL},
    {"get_exception_handler", "()", get_exception_handler, 0, NULL},
    {"add_reader", "(fd, callback, *args)", watch_add_reader, 0,
     "Calls back whenever the descriptor can be read."},
    {"remove_reader", "(fd)", watch_remove_reader, 0, "Stops watching for reading."},
    {"add_writer", "(fd, callback, *args)", watch_add_writer, 0,
     "Calls back whenever the descriptor can be written."},
    {"remove_writer", "(fd)", watch_remove_writer, 0, "Stops watching for writing."},
    {"_add_reader", "(fd, callback, *args)", watch_add_reader, 0, NULL},
    {"_remove_reader", "(fd)", watch_remove_reader, 0, NULL},
    {"_add_writer", "(fd, callback, *args)", watch_add_writer, 0, NULL},
    {"_remove_writer", "(fd)", watch_remove_writer, 0, NULL},
    {"_run_once", "()", run_once, 0, NULL},
    {"_check_closed", "()", check_closed, 0, NULL},
    {"_take_asyncgens", "()", take_asyncgens, 0, NULL},
    FORWARDED(FORWARD_ROW){0}};

static value get_slow(struct vm *vm, value self)
{
    return float_new(vm, as_loop(self)->slow_callback_duration);
}
static bool set_slow(struct vm *vm, value self, value v)
{
    return v && to_double(vm, v, &as_loop(self)->slow_callback_duration);
}
static value get_closed(struct vm *vm, value self)
{
    return make_bool(as_loop(self)->closed);
}
static value get_stopping(struct vm *vm, value self)
{
    return make_bool(as_loop(self)->stopping);
}
static const struct getset_row loop_getset[] = {
    {"slow_callback_duration", get_slow, set_slow, NULL},
    {"_closed", get_closed, NULL, NULL},
    {"_stopping", get_stopping, NULL, NULL},
    {0}};

static value loop_make(struct vm *vm, value *args)
{
    struct event_loop *loop = loop_new(vm, (struct type *)as_object(args[0]));
    return loop ? from_object(loop) : VALUE_ERROR;
}
static value loop_init(struct vm *vm, value *args)
{
    return VALUE_NONE;
}

static value loop_repr(struct vm *vm, value self)
{
    struct event_loop *loop = as_loop(self);
    return format_str(vm, "<%T running=%s closed=%s debug=%s>", self,
                      loop->running ? "True" : "False", loop->closed ? "True" : "False",
                      loop->debug ? "True" : "False");
}

/* Whoever an entry belongs to that is queued, or will be, as `kind`. */
static void trace_entry(struct gc_tracer *tracer, struct ready *r, unsigned kind)
{
    switch (kind) {
    case READY_HANDLE: gc_trace_ptr(tracer, CONTAINER_OF(r, struct handle, ready)); break;
    case READY_GATHER: gc_trace_ptr(tracer, gather_link_of_ready(r)); break;
    case READY_SLEEP: gc_trace_ptr(tracer, sleep_of_ready(r)); break;
    case READY_READ:
    case READY_WRITE: gc_trace_ptr(tracer, transport_of_ready(r, kind)); break;
    default: gc_trace_ptr(tracer, CONTAINER_OF(r, struct task, ready));
    }
}

static void trace_ready(struct gc_tracer *tracer, struct event_loop *loop)
{
    struct gc_cursor *cursor = &loop->traced_ready;
    gc_cursor_reset(tracer, cursor);
    struct ready *last = cursor->last, *r = last ? last->next : loop->ready_head;
    for (unsigned n = 0; r; r = r->next) {
        if (n++ == GC_CURSOR_STEP) {
            gc_trace_later(tracer, &loop->header);
            return;
        }
        trace_entry(tracer, r, r->kind);
        cursor->last = r;
    }
}

static void loop_trace(struct gc_tracer *tracer, struct object *self)
{
    struct event_loop *loop = (struct event_loop *)self;
    trace_ready(tracer, loop);
    size_t first, end;
    gc_trace_window(tracer, loop->timers.count, &first, &end);
    if (first == 0) {
        loop->timers.moved = false;
    } else if (loop->timers.moved) {
        gc_rescan(tracer, self);
    }
    for (size_t i = first; i < end; i++) {
        struct ready *r = loop->timers.items[i].ready;
        trace_entry(tracer, r, r->due);
    }
    for (size_t i = 0; i < loop->watch_capacity; i++) {
        gc_trace(tracer, loop->watches[i].reader);
        gc_trace(tracer, loop->watches[i].writer);
    }
    if (loop->inbox) {
        gc_trace(tracer, inbox_futures(loop->inbox));
    }
    gc_trace(tracer, loop->current);
    gc_trace(tracer, loop->awaited);
    gc_trace(tracer, loop->task_factory);
    gc_trace(tracer, loop->exception_handler);
    gc_trace(tracer, loop->asyncgens);
    gc_trace(tracer, loop->old_firstiter);
    gc_trace(tracer, loop->old_finalizer);
    if (!(self->type->flags & TYPE_FLAG_SCRIPT)) {
        instance_trace(tracer, self);
    }
}

static void loop_finalize(struct vm *vm, struct object *self)
{
    struct event_loop *loop = (struct event_loop *)self;
    loop_close_poller(vm, loop);
    if (loop->timers.items) {
        mem_free(vm, loop->timers.items, loop->timers.capacity * sizeof *loop->timers.items);
        loop->timers = (struct timer_heap){0};
    }
    if (!(self->type->flags & TYPE_FLAG_SCRIPT)) {
        instance_finalize(vm, self);
    }
}

const struct type_def event_loop_def = {
    .name = "_UnixSelectorEventLoop",
    .module = "asyncio.unix_events",
    .size = sizeof(struct event_loop),
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED,
    .doc = "The event loop: runs tasks and callbacks, timers and I/O.",
    .new_signature = "(*args, **kwargs)",
    .new = loop_make,
    .init_signature = "(selector=None)",
    .init = loop_init,
    .methods = loop_methods,
    .getset = loop_getset,
    .trace = loop_trace,
    .finalize = loop_finalize,
    .repr = loop_repr,
};
