/* loop.c - the event loop's engine: the ready queue, its turns, and the ways to run it. The class that
 * scripts see is in loop_type.c. */
#include "async.h"
#include "../object/type.h"
#include <math.h>
#include <time.h>

#define MAX_WAIT_MS        86400000
#define TURNS_WITHOUT_POLL 64
#define CLOCK_RESOLUTION   1e-9

double loop_time(struct event_loop *loop)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

struct event_loop *loop_new(struct vm *vm, struct type *type)
{
    struct event_loop *loop = async_new(vm, type);
    if (!loop) {
        return NULL;
    }
    loop->wake_read = loop->wake_write = -1;
    loop->slow_callback_duration = 0.1;
    return loop;
}

bool loop_check_closed(struct vm *vm, struct event_loop *loop)
{
    if (loop->closed) {
        raise_error(vm, TYPE_RUNTIME_ERROR, "Event loop is closed");
        return false;
    }
    return true;
}

/* -- ready queue ------------------------------------------------------------------------------------ */

void loop_push(struct vm *vm, struct event_loop *loop, struct ready *ready, enum ready_kind kind)
{
    ready->kind = kind;
    ready->next = NULL;
    if (loop->ready_tail) {
        loop->ready_tail->next = ready;
    } else {
        loop->ready_head = ready;
    }
    loop->ready_tail = ready;
    loop->ready_count++;
    gc_barrier(vm, loop);
}

static struct ready *pop(struct event_loop *loop)
{
    struct ready *r = loop->ready_head;
    loop->ready_head = r->next;
    if (!r->next) {
        loop->ready_tail = NULL;
    }
    if (loop->traced_ready.last == r) {
        loop->traced_ready.last = NULL;
    }
    loop->ready_count--;
    r->next = NULL;
    return r;
}

value loop_call_soon(struct vm *vm, value loop, value callback, value argument, value context)
{
    if (!is_loop(loop)) {
        value method = get_attr_cstr(vm, loop, "call_soon");
        value names = context ? tuple_of(vm, 1, str_intern_cstr(vm, "context")) : VALUE_NULL;
        if (!method || (context && !names)) {
            return VALUE_ERROR;
        }
        value args[3] = {callback};
        size_t n = 1;
        if (argument) {
            args[n++] = argument;
        }
        if (context) {
            args[n] = context;
        }
        return call_keywords(vm, method, n, args, names);
    }
    struct event_loop *l = as_loop(loop);
    struct async_state *state = async_state(vm);
    if (!state || !loop_check_closed(vm, l)) {
        return VALUE_ERROR;
    }
    struct handle *h =
        handle_new(vm, state->handle_type, loop, callback, VALUE_NULL, argument, context);
    if (!h) {
        return VALUE_ERROR;
    }
    loop_push(vm, l, &h->ready, READY_HANDLE);
    return from_object(h);
}

/* -- one turn ------------------------------------------------------------------------------------------ */

static bool run_ready(struct vm *vm, struct event_loop *loop)
{
    struct ready *r = pop(loop);
    unsigned kind = r->kind;
    r->kind = READY_NOT;
    struct object *owner;
    switch (kind) {
    case READY_STEP: {
        struct task *t = CONTAINER_OF(r, struct task, ready);
        loop->current = from_object(t);
        value error = VALUE_NULL;
        if (t->future.state == FUTURE_PENDING) {
            error = t->future.outcome;
            t->future.outcome = VALUE_NULL;
        }
        return task_step(vm, t, error);
    }
    case READY_WAKE: {
        struct task *t = CONTAINER_OF(r, struct task, ready);
        loop->current = from_object(t);
        return task_wake(vm, t);
    }
    case READY_HANDLE: {
        struct handle *h = CONTAINER_OF(r, struct handle, ready);
        if (h->cancelled) {
            return true;
        }
        loop->current = from_object(h);
        gc_barrier(vm, loop);
        return handle_run(vm, h);
    }
    case READY_GATHER:
        owner = gather_link_of_ready(r);
        loop->current = from_object(owner);
        gc_barrier(vm, loop);
        return gather_link_fire(vm, owner);
    case READY_READ:
    case READY_WRITE:
        owner = transport_of_ready(r, kind);
        loop->current = from_object(owner);
        gc_barrier(vm, loop);
        return transport_run(vm, owner, kind);
    case READY_SLEPT: {
        struct task *t = CONTAINER_OF(r, struct task, ready);
        loop->current = from_object(t);
        task_slept(vm, t);
        return true;
    }
    default:
        owner = sleep_of_ready(r);
        loop->current = from_object(owner);
        gc_barrier(vm, loop);
        sleep_fire(vm, owner);
        return true;
    }
}

/* How long this turn may wait for the kernel: -1 for ever. */
static int wait_ms(struct event_loop *loop)
{
    if (loop->ready_count || loop->stopping) {
        return 0;
    }
    if (!loop->timers.count) {
        return -1;
    }
    double delta = loop->timers.items[0].when - loop_time(loop);
    if (delta <= 0) {
        return 0;
    }
    double ms = ceil(delta * 1e3);
    return ms > MAX_WAIT_MS ? MAX_WAIT_MS : (int)ms;
}

static bool safepoint(struct vm *vm)
{
    return !atomic_load_explicit(&vm->poll, memory_order_relaxed) || vm_handle_poll(vm);
}

/* The kernel is asked when there is nothing else to do, and otherwise, while something is registered
 * with it, every few turns. */
static bool ask_kernel(struct vm *vm, struct event_loop *loop)
{
    int ms = wait_ms(loop);
    size_t pending = loop->inbox ? inbox_pending(loop->inbox) : 0;
    bool registered = loop->watch_count || pending;
    if (ms == 0) {
        if (!registered) {
            return true;
        }
        if (loop->ready_count && ++loop->turns_since_poll < TURNS_WITHOUT_POLL) {
            return true;
        }
    } else if (ms < 0 && !registered && loop->awaited) {
        raise_deadlock(vm, from_object(loop));
        return false;
    }
    loop->turns_since_poll = 0;
    return loop_poll(vm, loop, ms) && (ms == 0 || safepoint(vm));
}

bool loop_run_once(struct vm *vm, struct event_loop *loop)
{
    if (!ask_kernel(vm, loop)) {
        return false;
    }
    if (loop->timers.count) {
        double end = loop_time(loop) + CLOCK_RESOLUTION;
        while (loop->timers.count && loop->timers.items[0].when < end) {
            struct ready *due = loop->timers.items[0].ready;
            timer_remove(&loop->timers, due);
            if (due->kind == READY_NOT) {
                loop_push(vm, loop, due, due->due);
            }
        }
    }
    for (size_t n = loop->ready_count; n > 0; n--) {
        if (!run_ready(vm, loop) || !safepoint(vm)) {
            loop->current = VALUE_NULL;
            return false;
        }
        if (!loop->ready_count) {
            break;
        }
    }
    loop->current = VALUE_NULL;
    return true;
}

/* -- running --------------------------------------------------------------------------------------------- */

static value firstiter_hook(struct vm *vm, value *args);
static value finalizer_hook(struct vm *vm, value *args);
static const struct native_def hook_defs[] = {
    {"_asyncgen_firstiter_hook", "(agen)", firstiter_hook, 0, NULL},
    {"_asyncgen_finalizer_hook", "(agen)", finalizer_hook, 0, NULL},
    {0}};

/* A native method bound to a loop. */
static value bound(struct vm *vm, struct event_loop *loop, const struct native_def *def)
{
    return bind_method(vm, def, loop->header.type, from_object(loop));
}

static value firstiter_hook(struct vm *vm, value *args)
{
    struct event_loop *loop = as_loop(args[0]);
    if (loop->asyncgens_shut_down) {
        return call_library(vm, "asyncio.base_events", "_late_asyncgen", 2, args);
    }
    if (!loop->asyncgens) {
        struct list *list = list_new(vm, 4);
        if (!list) {
            return VALUE_ERROR;
        }
        loop->asyncgens = from_object(list);
        gc_barrier(vm, loop);
    }
    /* Those that have ended are dropped when the list would grow. */
    struct list *list = as_list(loop->asyncgens);
    if (list->length == list->capacity) {
        size_t kept = 0;
        for (size_t i = 0; i < list->length; i++) {
            value g = as_weakref(list->items[i])->referent;
            if (is_exact(g, TYPE_ASYNC_GENERATOR) && as_generator(g)->state != GEN_FINISHED) {
                list->items[kept++] = list->items[i];
            }
        }
        list->length = kept;
        gc_barrier(vm, list);
    }
    value weak = weakref_new(vm, args[1], VALUE_NULL);
    return weak && list_append(vm, list, weak) ? VALUE_NONE : VALUE_ERROR;
}

static value finalizer_hook(struct vm *vm, value *args)
{
    struct event_loop *loop = as_loop(args[0]);
    if (loop->closed) {
        return VALUE_NONE;
    }
    value closing = async_generator_aclose(vm, args[1]);
    size_t mark = gc_root_mark(vm);
    if (!closing || !gc_push_root(vm, closing)) {
        return VALUE_ERROR;
    }
    value create = get_attr_cstr(vm, args[0], "create_task");
    value handle = create ? loop_call_soon(vm, args[0], create, closing, VALUE_NULL) : VALUE_ERROR;
    gc_pop_roots(vm, mark);
    return handle ? VALUE_NONE : VALUE_ERROR;
}

bool loop_enter(struct vm *vm, struct event_loop *loop)
{
    struct async_state *state = async_state(vm);
    if (!state) {
        return false;
    }
    value first = bound(vm, loop, &hook_defs[0]), last = bound(vm, loop, &hook_defs[1]);
    if (!first || !last) {
        return false;
    }
    loop->old_firstiter = state->hooks.firstiter;
    loop->old_finalizer = state->hooks.finalizer;
    gc_barrier(vm, loop);
    state->hooks.firstiter = first;
    state->hooks.finalizer = last;
    state->running = from_object(loop);
    loop->running = true;
    return true;
}

void loop_leave(struct vm *vm, struct event_loop *loop)
{
    struct async_state *state = vm->async;
    loop->stopping = false;
    loop->running = false;
    state->running = VALUE_NULL;
    state->hooks.firstiter = loop->old_firstiter;
    state->hooks.finalizer = loop->old_finalizer;
    loop->old_firstiter = loop->old_finalizer = VALUE_NULL;
    native_words_forget(vm);
}

static bool check_running(struct vm *vm, struct event_loop *loop)
{
    if (loop->running) {
        raise_error(vm, TYPE_RUNTIME_ERROR, "This event loop is already running");
        return false;
    }
    struct async_state *state = async_state(vm);
    if (!state) {
        return false;
    }
    if (state->running) {
        raise_error(vm, TYPE_RUNTIME_ERROR,
                    "Cannot run the event loop while another loop is running");
        return false;
    }
    return true;
}

/* What run_until_complete waits for is done, but memory ran out when that was to be told. */
static bool is_stranded(const struct event_loop *loop)
{
    return !loop->ready_head && is_future(loop->awaited) &&
           as_future(loop->awaited)->state != FUTURE_PENDING;
}

bool loop_run_forever(struct vm *vm, struct event_loop *loop)
{
    if (!loop_check_closed(vm, loop) || !check_running(vm, loop) || !loop_enter(vm, loop)) {
        return false;
    }
    /* The caller's context comes back whatever the callbacks did. */
    value context = vm->contextvars_context;
    bool ok = true;
    while (ok && !loop->stopping && !is_stranded(loop)) {
        ok = loop_run_once(vm, loop);
    }
    if (ok) {
        loop->stopping = false;
    }
    vm->contextvars_context = context;
    loop_leave(vm, loop);
    return ok;
}

/* The done callback of run_until_complete's future. */
static value run_until_complete_cb(struct vm *vm, value *args)
{
    if (!is_future(args[0])) {
        return VALUE_NONE;
    }
    struct future *f = as_future(args[0]);
    value error = future_exception(f);
    if (error && (is_subtype(as_object(error)->type, builtin_type(vm, TYPE_SYSTEM_EXIT)) ||
                  is_subtype(as_object(error)->type, builtin_type(vm, TYPE_KEYBOARD_INTERRUPT)))) {
        f->log_traceback = false;
        return VALUE_NONE;
    }
    f->log_traceback = false;
    if (is_loop(f->loop)) {
        as_loop(f->loop)->stopping = true;
    }
    return VALUE_NONE;
}
static const struct native_def run_until_complete_def = {
    "_run_until_complete_cb", "(fut)", run_until_complete_cb, NATIVE_FUNCTION, NULL};

value loop_run_until_complete(struct vm *vm, struct event_loop *loop, value v)
{
    if (!loop_check_closed(vm, loop) || !check_running(vm, loop)) {
        return VALUE_ERROR;
    }
    value self = from_object(loop);
    bool new_task = !is_future(v);
    value future = v;
    if (new_task) {
        value args[] = {v, self};
        future = is_coroutine(vm, v) ? create_task(vm, self, v, VALUE_NONE, VALUE_NONE)
                                     : call_library(vm, "asyncio.tasks", "_ensure_future", 2, args);
        if (!future) {
            return VALUE_ERROR;
        }
        if (!is_future(future)) {
            return raise_type_error(vm, "%T object is no asyncio future", future);
        }
        if (is_task(future)) {
            as_task(future)->future.log_destroy_pending = false;
        }
    } else if (as_future(v)->loop != self) {
        return raise_value_error(vm, "The future belongs to a different loop than "
                                     "the one specified as the loop argument");
    }
    struct future *f = as_future(future);
    size_t mark = gc_root_mark(vm);
    value callback = VALUE_NULL;
    if (!gc_push_root(vm, future) ||
        !(callback = native_function_new(vm, &run_until_complete_def, VALUE_NULL)) ||
        !gc_push_root(vm, callback) ||
        !future_add_callback(vm, f, callback, vm->contextvars_context)) {
        gc_pop_roots(vm, mark);
        return VALUE_ERROR;
    }
    value outer = loop->awaited;
    loop->awaited = future;
    gc_barrier(vm, loop);
    bool ok = loop_run_forever(vm, loop);
    loop->awaited = outer;
    value result = VALUE_ERROR;
    if (!ok) {
        if (new_task && f->state == FUTURE_FINISHED) {
            f->log_traceback = false;
        }
    }
    /* The call-back is taken back without disturbing a pending error. */
    value error = vm->error;
    vm->error = VALUE_NULL;
    future_drop_callback(f, callback);
    vm->error = error;
    if (ok) {
        result =
            f->state == FUTURE_PENDING
                ? raise_error(vm, TYPE_RUNTIME_ERROR, "Event loop stopped before Future completed.")
                : future_result(vm, f);
    }
    gc_pop_roots(vm, mark);
    return result;
}

bool loop_close(struct vm *vm, struct event_loop *loop)
{
    if (loop->running) {
        raise_error(vm, TYPE_RUNTIME_ERROR, "Cannot close a running event loop");
        return false;
    }
    if (loop->closed) {
        return true;
    }
    loop->closed = true;
    while (loop->ready_head) {
        pop(loop)->kind = READY_NOT;
    }
    while (loop->timers.count) {
        timer_remove(&loop->timers, loop->timers.items[0].ready);
    }
    loop_close_poller(vm, loop);
    loop->asyncgens = VALUE_NULL;
    return true;
}

bool loop_report(struct vm *vm, value loop, const char *message, value exception, const char *key,
                 value v)
{
    struct dict *context = dict_new(vm);
    value text = str_from_cstr(vm, message);
    if (!context || !text || !dict_set_cstr(vm, context, "message", text) ||
        (exception && !dict_set_cstr(vm, context, "exception", exception)) ||
        (key && !dict_set_cstr(vm, context, key, v))) {
        return false;
    }
    value argument = from_object(context);
    value name = str_intern_cstr(vm, "call_exception_handler");
    return name && call_method(vm, loop, name, 1, &argument);
}

/* -- which loop runs ---------------------------------------------------------------------------------------- */

value running_loop(struct vm *vm)
{
    struct async_state *state = async_state(vm);
    if (!state) {
        return VALUE_ERROR;
    }
    if (!main_loop_if_awaited(vm)) {
        return VALUE_ERROR;
    }
    return state->running ? state->running
                          : raise_error(vm, TYPE_RUNTIME_ERROR, "no running event loop");
}

value current_loop(struct vm *vm)
{
    if (!main_loop_if_awaited(vm)) {
        return VALUE_ERROR;
    }
    return vm->async->running ? vm->async->running
                              : call_library(vm, "asyncio.events", "_policy_loop", 0, NULL);
}
