/* future.c - Future, and the iterator that awaiting one runs. What a task shares with it is here too. */
#include "async.h"

/* -- making ----------------------------------------------------------------------------------------- */

void *async_new(struct vm *vm, struct type *type)
{
    return type ? object_alloc(vm, type) : NULL;
}

bool future_init(struct vm *vm, struct future *f, value loop)
{
    if (!loop || loop == VALUE_NONE) {
        loop = current_loop(vm);
        if (!loop) {
            return false;
        }
    }
    f->loop = loop;
    f->state = FUTURE_PENDING;
    f->blocking = f->log_traceback = f->failed = false;
    f->first = (struct future_callback){0};
    if (f->rest) {
        f->rest->count = 0;
    }
    f->outcome = f->detail = VALUE_NULL;
    gc_barrier(vm, f);
    return true;
}

value future_new(struct vm *vm, value loop)
{
    struct async_state *state = async_state(vm);
    struct future *f = state ? async_new(vm, state->future_type) : NULL;
    if (!f) {
        return VALUE_ERROR;
    }
    f->loop = loop;
    return from_object(f);
}

static bool ready(struct vm *vm, struct future *f)
{
    if (f->loop) {
        return true;
    }
    raise_error(vm, TYPE_RUNTIME_ERROR, "Future object is not initialized.");
    return false;
}

/* -- completion ---------------------------------------------------------------------------------------- */

static bool schedule(struct vm *vm, struct future *f, struct future_callback c)
{
    if (is_task(c.callback) && !c.context) {
        struct task *t = as_task(c.callback);
        if (is_loop(t->future.loop) && t->ready.kind == READY_NOT) {
            loop_push(vm, as_loop(t->future.loop), &t->ready, READY_WAKE);
        }
        return true;
    }
    if (!c.context && native_def_of(c.callback) == &gather_link_def) {
        if (is_loop(f->loop)) {
            loop_push(vm, as_loop(f->loop), gather_link_ready(c.callback), READY_GATHER);
        }
        return true;
    }
    return loop_call_soon(vm, f->loop, c.callback, from_object(f),
                          c.context == VALUE_NONE ? VALUE_NULL : c.context);
}

static size_t callbacks_size(uint32_t capacity)
{
    return sizeof(struct future_callbacks) + capacity * sizeof(struct future_callback);
}

static void callbacks_free(struct vm *vm, struct future_callbacks *callbacks)
{
    if (callbacks) {
        mem_free(vm, callbacks, callbacks_size(callbacks->capacity));
    }
}

/* Puts all who wait into the ready queue, in the order in which they came. */
static bool schedule_all(struct vm *vm, struct future *f)
{
    struct future_callback first = f->first;
    struct future_callbacks *rest = f->rest;
    uint32_t count = rest ? rest->count : 0;
    f->first = (struct future_callback){0};
    f->rest = NULL;
    size_t mark = gc_root_mark(vm);
    bool ok = true;
    if (!is_loop(f->loop)) { /* its call_soon may run scripts, and f no longer holds what follows */
        ok = gc_push_root(vm, first.callback) && gc_push_root(vm, first.context);
        for (uint32_t i = 0; i < count && ok; i++) {
            ok = gc_push_root(vm, rest->items[i].callback) &&
                 gc_push_root(vm, rest->items[i].context);
        }
    }
    ok = ok && (!first.callback || schedule(vm, f, first));
    for (uint32_t i = 0; i < count && ok; i++) {
        ok = schedule(vm, f, rest->items[i]);
    }
    gc_pop_roots(vm, mark);
    callbacks_free(vm, rest);
    if (is_task(from_object(f))) {
        task_unlist(vm, (struct task *)f);
    }
    return ok;
}

bool future_set_result(struct vm *vm, struct future *f, value v)
{
    if (!ready(vm, f)) {
        return false;
    }
    if (f->state != FUTURE_PENDING) {
        invalid_state(vm, "invalid state");
        return false;
    }
    f->outcome = v;
    f->state = FUTURE_FINISHED;
    gc_barrier(vm, f);
    return schedule_all(vm, f);
}

bool future_set_exception(struct vm *vm, struct future *f, value exception)
{
    if (!ready(vm, f)) {
        return false;
    }
    if (f->state != FUTURE_PENDING) {
        invalid_state(vm, "invalid state");
        return false;
    }
    if (is_kind(exception, TYPE_TYPE) &&
        ((struct type *)as_object(exception))->flags & TYPE_FLAG_EXCEPTION) {
        exception = call0(vm, exception);
        if (!exception) {
            return false;
        }
        if (f->state != FUTURE_PENDING) {
            invalid_state(vm, "invalid state");
            return false;
        }
    }
    if (!is_exception(exception)) {
        raise_type_error(vm, "invalid exception object");
        return false;
    }
    if (is_subtype(as_object(exception)->type, builtin_type(vm, TYPE_STOP_ITERATION))) {
        raise_error(
            vm, TYPE_RUNTIME_ERROR,
            "StopIteration interacts badly with generators and cannot be raised into a Future");
        value replaced = error_take(vm);
        as_exception(replaced)->cause = exception;
        as_exception(replaced)->context = exception;
        exception = replaced;
    }
    f->outcome = exception;
    f->detail = as_exception(exception)->traceback;
    f->failed = true;
    f->state = FUTURE_FINISHED;
    f->log_traceback = !f->abandoned;
    gc_barrier(vm, f);
    bool known = gc_register_finalizer(vm, &f->header);
    return schedule_all(vm, f) && known;
}

int future_cancel_plain(struct vm *vm, struct future *f, value message)
{
    f->log_traceback = false;
    if (f->state != FUTURE_PENDING) {
        return 0;
    }
    f->state = FUTURE_CANCELLED;
    f->detail = message == VALUE_NONE ? VALUE_NULL : message;
    gc_barrier(vm, f);
    return schedule_all(vm, f) ? 1 : -1;
}

int future_cancel(struct vm *vm, value future, value message)
{
    struct type *type = type_of(vm, future);
    if (type == vm->async->future_type || type == vm->async->waiter_type) {
        return future_cancel_plain(vm, as_future(future), message);
    }
    value method = get_attr_cstr(vm, future, "cancel");
    value names = method ? tuple_of(vm, 1, NAME_OF(vm, MSG)) : VALUE_ERROR;
    if (!names) {
        return -1;
    }
    if (!message) {
        message = VALUE_NONE;
    }
    value result = call_keywords(vm, method, 0, &message, names);
    return result ? truth(vm, result) : -1;
}

bool future_add_callback(struct vm *vm, struct future *f, value callback, value context)
{
    struct future_callback c = {callback, context};
    if (f->state != FUTURE_PENDING) {
        return schedule(vm, f, c);
    }
    gc_barrier(vm, f);
    struct future_callbacks *rest = f->rest;
    if (!f->first.callback && !(rest && rest->count)) {
        f->first = c;
        return true;
    }
    if (!rest || rest->count == rest->capacity) {
        uint32_t before = rest ? rest->capacity : 0, capacity = before ? before * 2 : 3;
        rest = mem_resize(vm, rest, rest ? callbacks_size(before) : 0, callbacks_size(capacity));
        if (!rest) {
            return false;
        }
        rest->count = f->rest ? rest->count : 0;
        rest->capacity = capacity;
        f->rest = rest;
    }
    rest->items[rest->count++] = c;
    return true;
}

/* Takes out number i of the rest. */
static void remove_rest(struct future_callbacks *rest, uint32_t i)
{
    rest->count--;
    memmove(&rest->items[i], &rest->items[i + 1], (rest->count - i) * sizeof *rest->items);
}

/* While anybody waits, somebody is the first. */
static void fill_first(struct future *f)
{
    if (!f->first.callback && f->rest && f->rest->count) {
        f->first = f->rest->items[0];
        remove_rest(f->rest, 0);
    }
}

void future_drop_callback(struct future *f, value callback)
{
    if (f->first.callback == callback) {
        f->first = (struct future_callback){0};
        fill_first(f);
        return;
    }
    for (uint32_t i = 0; f->rest && i < f->rest->count; i++) {
        if (f->rest->items[i].callback == callback) {
            remove_rest(f->rest, i);
            return;
        }
    }
}

/* -- outcome -------------------------------------------------------------------------------------------- */

value future_cancelled_error(struct vm *vm, struct future *f)
{
    if (f->state == FUTURE_CANCELLED && f->outcome) {
        value kept = f->outcome;
        f->outcome = VALUE_NULL;
        as_exception(kept)->context = VALUE_NULL;
        return kept;
    }
    value class = cancelled_error_class(vm);
    if (!class) {
        return VALUE_ERROR;
    }
    return f->detail ? call1(vm, class, f->detail) : call0(vm, class);
}

value future_result(struct vm *vm, struct future *f)
{
    if (f->state == FUTURE_CANCELLED) {
        value error = future_cancelled_error(vm, f);
        if (error) {
            raise_value(vm, error);
        }
        return VALUE_ERROR;
    }
    if (f->state != FUTURE_FINISHED) {
        return invalid_state(vm, "Result is not set.");
    }
    f->log_traceback = false;
    if (f->failed) {
        as_exception(f->outcome)->traceback = f->detail;
        gc_barrier(vm, as_object(f->outcome));
        f->detail = VALUE_NULL;
        return raise_value(vm, f->outcome);
    }
    return f->outcome ? f->outcome : VALUE_NONE;
}

/* -- what scripts see ------------------------------------------------------------------------------------- */

static value future_make(struct vm *vm, value *args)
{
    struct future *f = async_new(vm, (struct type *)as_object(args[0]));
    return f ? from_object(f) : VALUE_ERROR;
}
static value future_init_method(struct vm *vm, value *args)
{
    return future_init(vm, as_future(args[0]), args[1]) ? VALUE_NONE : VALUE_ERROR;
}

static value result_method(struct vm *vm, value *args)
{
    struct future *f = as_future(args[0]);
    return ready(vm, f) ? future_result(vm, f) : VALUE_ERROR;
}

static value exception_method(struct vm *vm, value *args)
{
    struct future *f = as_future(args[0]);
    if (!ready(vm, f)) {
        return VALUE_ERROR;
    }
    if (f->state == FUTURE_CANCELLED) {
        return future_result(vm, f);
    }
    if (f->state != FUTURE_FINISHED) {
        return invalid_state(vm, "Exception is not set.");
    }
    f->log_traceback = false;
    return f->failed ? f->outcome : VALUE_NONE;
}

static value set_result_method(struct vm *vm, value *args)
{
    return future_set_result(vm, as_future(args[0]), args[1]) ? VALUE_NONE : VALUE_ERROR;
}
static value set_exception_method(struct vm *vm, value *args)
{
    return future_set_exception(vm, as_future(args[0]), args[1]) ? VALUE_NONE : VALUE_ERROR;
}

static value add_done_callback(struct vm *vm, value *args)
{
    struct future *f = as_future(args[0]);
    bool failed = false;
    if (!ready(vm, f)) {
        return VALUE_ERROR;
    }
    value context = args[2] && args[2] != VALUE_NONE ? args[2] : context_copy(vm, &failed);
    /* VALUE_NONE: still empty. It tells this from a waiting task's own entry. */
    if (failed || !future_add_callback(vm, f, args[1], context ? context : VALUE_NONE)) {
        return VALUE_ERROR;
    }
    return VALUE_NONE;
}

static value remove_done_callback(struct vm *vm, value *args)
{
    struct future *f = as_future(args[0]);
    int64_t removed = 0;
    if (!ready(vm, f)) {
        return VALUE_ERROR;
    }
    if (f->first.callback && f->first.context) {
        int same = equal(vm, f->first.callback, args[1]);
        if (same < 0) {
            return VALUE_ERROR;
        }
        if (same) {
            f->first = (struct future_callback){0};
            removed++;
        }
    }
    for (uint32_t i = 0; f->rest && i < f->rest->count;) {
        struct future_callback candidate = f->rest->items[i];
        int same = candidate.context ? equal(vm, candidate.callback, args[1]) : 0;
        if (same < 0) {
            return VALUE_ERROR;
        }
        if (!f->rest || i >= f->rest->count) {
            break;
        }
        if (same && f->rest->items[i].callback == candidate.callback) {
            remove_rest(f->rest, i);
            removed++;
        } else {
            i++;
        }
    }
    fill_first(f);
    return small_int(removed);
}

static value cancel_method(struct vm *vm, value *args)
{
    struct future *f = as_future(args[0]);
    if (!ready(vm, f)) {
        return VALUE_ERROR;
    }
    int done = future_cancel_plain(vm, f, args[1]);
    return done < 0 ? VALUE_ERROR : make_bool(done);
}
static value cancelled_method(struct vm *vm, value *args)
{
    return make_bool(as_future(args[0])->state == FUTURE_CANCELLED);
}
static value done_method(struct vm *vm, value *args)
{
    return make_bool(as_future(args[0])->loop && as_future(args[0])->state != FUTURE_PENDING);
}
static value get_loop_method(struct vm *vm, value *args)
{
    struct future *f = as_future(args[0]);
    return ready(vm, f) ? f->loop : VALUE_ERROR;
}
static value make_cancelled_error(struct vm *vm, value *args)
{
    return future_cancelled_error(vm, as_future(args[0]));
}
static value class_getitem(struct vm *vm, value *args)
{
    value types = import_module(vm, "types");
    value alias = types ? get_attr_cstr(vm, types, "GenericAlias") : VALUE_ERROR;
    return alias ? call2(vm, alias, args[0], args[1]) : VALUE_ERROR;
}

const struct native_def future_methods[] = {
    {"result", "()", result_method, 0, "The result; raises the exception instead if there is one."},
    {"exception", "()", exception_method, 0, "The exception, or None."},
    {"set_result", "(result, /)", set_result_method, 0, "Completes the future with a result."},
    {"set_exception", "(exception, /)", set_exception_method, 0,
     "Completes the future with an exception."},
    {"add_done_callback", "(fn, /, *, context=<unrepresentable>)", add_done_callback, 0,
     "Calls fn(self) soon after the future is done."},
    {"remove_done_callback", "(fn, /)", remove_done_callback, 0,
     "Takes a callback back; returns how many times it was there."},
    {"cancel", "(msg=None)", cancel_method, 0, "Cancels the future unless it is done."},
    {"cancelled", "()", cancelled_method, 0, "True when it was cancelled."},
    {"done", "()", done_method, 0, "True when it has a result, an exception, or was cancelled."},
    {"get_loop", "()", get_loop_method, 0, "The event loop that it belongs to."},
    {"_make_cancelled_error", "()", make_cancelled_error, 0, NULL},
    {"__class_getitem__", "(item, /)", class_getitem, NATIVE_CLASS, "See PEP 585."},
    {0}};

static value get_state(struct vm *vm, value self)
{
    static const char *const names[] = {"PENDING", "CANCELLED", "FINISHED"};
    return str_intern_cstr(vm, names[as_future(self)->state]);
}
static value get_blocking(struct vm *vm, value self)
{
    return make_bool(as_future(self)->loop && as_future(self)->blocking);
}
static bool set_blocking(struct vm *vm, value self, value v)
{
    if (!v) {
        raise_error(vm, TYPE_ATTRIBUTE_ERROR, "cannot delete attribute");
        return false;
    }
    int t = truth(vm, v);
    as_future(self)->blocking = t > 0;
    return t >= 0;
}
static value get_log_traceback(struct vm *vm, value self)
{
    return make_bool(as_future(self)->log_traceback);
}
static bool set_log_traceback(struct vm *vm, value self, value v)
{
    if (!v) {
        raise_error(vm, TYPE_ATTRIBUTE_ERROR, "cannot delete attribute");
        return false;
    }
    int t = truth(vm, v);
    if (t > 0) {
        raise_value_error(vm, "_log_traceback can only be set to False");
    }
    if (t) {
        return false;
    }
    as_future(self)->log_traceback = false;
    return true;
}
static value get_loop(struct vm *vm, value self)
{
    value v = as_future(self)->loop;
    return v ? v : VALUE_NONE;
}
static value get_result(struct vm *vm, value self)
{
    struct future *f = as_future(self);
    return f->state == FUTURE_FINISHED && !f->failed && f->outcome ? f->outcome : VALUE_NONE;
}
static value get_exception(struct vm *vm, value self)
{
    return as_future(self)->failed ? as_future(self)->outcome : VALUE_NONE;
}
static value get_cancel_message(struct vm *vm, value self)
{
    struct future *f = as_future(self);
    return f->state != FUTURE_FINISHED && f->detail ? f->detail : VALUE_NONE;
}
static bool set_cancel_message(struct vm *vm, value self, value v)
{
    struct future *f = as_future(self);
    if (f->state != FUTURE_FINISHED) {
        f->detail = v == VALUE_NONE ? VALUE_NULL : v;
        gc_barrier(vm, f);
    }
    return true;
}
static value get_none(struct vm *vm, value self)
{
    return VALUE_NONE;
}

/* How a waiting task shows up in _callbacks: its wake-up as a bound method. */
static value task_wakeup(struct vm *vm, value *args)
{
    return task_wake(vm, as_task(args[0])) ? VALUE_NONE : VALUE_ERROR;
}
static const struct native_def task_wakeup_def = {"task_wakeup", "(future, /)", task_wakeup, 0,
                                                  NULL};

static value callback_pair(struct vm *vm, struct future_callback c)
{
    value callback = c.callback, context = c.context;
    if (is_task(callback) && !context) {
        struct async_state *state = async_state(vm);
        context = as_task(callback)->context;
        callback =
            state ? bind_method(vm, &task_wakeup_def, state->task_type, callback) : VALUE_ERROR;
        if (!callback) {
            return VALUE_ERROR;
        }
    }
    return tuple_of(vm, 2, callback, context ? context : VALUE_NONE);
}

static value get_callbacks(struct vm *vm, value self)
{
    struct future *f = as_future(self);
    uint32_t count = f->rest ? f->rest->count : 0;
    if (!f->first.callback) {
        return VALUE_NONE;
    }
    struct list *list = list_new(vm, count + 1);
    if (!list) {
        return VALUE_ERROR;
    }
    for (uint32_t i = 0; i <= count; i++) {
        value pair = callback_pair(vm, i ? f->rest->items[i - 1] : f->first);
        if (!pair || !list_append(vm, list, pair)) {
            return VALUE_ERROR;
        }
    }
    return from_object(list);
}

const struct getset_row future_getset[] = {
    {"_state", get_state, NULL, NULL},
    {"_asyncio_future_blocking", get_blocking, set_blocking, NULL},
    {"_loop", get_loop, NULL, NULL},
    {"_callbacks", get_callbacks, NULL, NULL},
    {"_result", get_result, NULL, NULL},
    {"_exception", get_exception, NULL, NULL},
    {"_log_traceback", get_log_traceback, set_log_traceback, NULL},
    {"_source_traceback", get_none, NULL, NULL},
    {"_cancel_message", get_cancel_message, set_cancel_message, NULL},
    {0}};

value future_repr(struct vm *vm, value self)
{
    return call_library(vm, "asyncio.base_futures", "_future_repr", 1, &self);
}

void future_trace(struct gc_tracer *tracer, struct object *self)
{
    struct future *f = (struct future *)self;
    gc_trace(tracer, f->loop);
    gc_trace(tracer, f->first.callback);
    gc_trace(tracer, f->first.context);
    for (uint32_t i = 0; f->rest && i < f->rest->count; i++) {
        gc_trace(tracer, f->rest->items[i].callback);
        gc_trace(tracer, f->rest->items[i].context);
    }
    gc_trace(tracer, f->outcome);
    gc_trace(tracer, f->detail);
    if (!(self->type->flags & TYPE_FLAG_SCRIPT)) {
        instance_trace(tracer, self);
    }
}

void future_finalize(struct vm *vm, struct object *self)
{
    struct future *f = (struct future *)self;
    callbacks_free(vm, f->rest);
    f->rest = NULL;
    if (!(self->type->flags & TYPE_FLAG_SCRIPT)) {
        instance_finalize(vm, self);
    }
}

const struct type_def future_def = {
    .name = "Future",
    .module = "_asyncio",
    .size = sizeof(struct plain_future),
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED,
    .doc = "A result that is not there yet.",
    .new_signature = "(*args, **kwargs)",
    .new = future_make,
    .init_signature = "(*, loop=None)",
    .init = future_init_method,
    .methods = future_methods,
    .getset = future_getset,
    .trace = future_trace,
    .finalize = future_finalize,
    .repr = future_repr,
    .iter = future_await,
    .await = future_await,
};

/* -- awaiting -------------------------------------------------------------------------------------------------- */

struct future_iter {
    struct object header;
    value future; /* VALUE_NULL: exhausted */
};
#define as_iter(v) ((struct future_iter *)as_object(v))

value future_iter_new(struct vm *vm, value future)
{
    struct async_state *state = async_state(vm);
    if (!state) {
        return VALUE_ERROR;
    }
    struct future_iter *it = gc_new(vm, state->iter_type, sizeof *it);
    if (!it) {
        return VALUE_ERROR;
    }
    it->future = future;
    return from_object(it);
}

value future_await(struct vm *vm, value self)
{
    return ready(vm, as_future(self)) ? future_iter_new(vm, self) : VALUE_ERROR;
}

enum delegate_result future_iter_step(struct vm *vm, value iterator, value thrown, value *out)
{
    struct future_iter *it = as_iter(iterator);
    if (thrown) {
        it->future = VALUE_NULL;
        raise_value(vm, thrown);
        return DELEGATE_ERROR;
    }
    if (!it->future) {
        *out = VALUE_NONE;
        return DELEGATE_DONE;
    }
    struct future *f = as_future(it->future);
    if (f->state == FUTURE_PENDING) {
        if (f->blocking) {
            raise_error(vm, TYPE_RUNTIME_ERROR, "await wasn't used with future");
            return DELEGATE_ERROR;
        }
        f->blocking = true;
        *out = it->future;
        return DELEGATE_YIELD;
    }
    it->future = VALUE_NULL;
    *out = future_result(vm, f);
    return *out ? DELEGATE_DONE : DELEGATE_ERROR;
}

bool async_delegate_step(struct vm *vm, value iterator, value thrown, enum delegate_result *result,
                         value *out)
{
    const struct type_def *def = as_object(iterator)->type->def;
    if (def == &instant_def) {
        *result = instant_step(vm, iterator, thrown, out);
    } else if (def == &future_iter_def) {
        *result = future_iter_step(vm, iterator, thrown, out);
    } else if (is_native_coroutine(iterator)) {
        *result = native_coroutine_step(vm, iterator, thrown, out);
    } else {
        return false;
    }
    return true;
}

/* Pending: gives the future to whoever drives the await. Done: ends with its result. */
static value iter_step(struct vm *vm, value self)
{
    struct future_iter *it = as_iter(self);
    if (!it->future) {
        return VALUE_STOP;
    }
    struct future *f = as_future(it->future);
    if (f->state == FUTURE_PENDING) {
        if (f->blocking) {
            return raise_error(vm, TYPE_RUNTIME_ERROR, "await wasn't used with future");
        }
        f->blocking = true;
        return it->future;
    }
    it->future = VALUE_NULL;
    value result = future_result(vm, f);
    if (!result) {
        return VALUE_ERROR;
    }
    return result == VALUE_NONE ? VALUE_STOP : raise_stop_iteration(vm, result);
}

static value iter_send(struct vm *vm, value *args)
{
    value v = iter_step(vm, args[0]);
    return v == VALUE_STOP ? raise_stop_iteration(vm, VALUE_NULL) : v;
}
static value iter_throw(struct vm *vm, value *args)
{
    value exception = throw_argument(vm, "throw()", args[1], args[2], args[3]);
    as_iter(args[0])->future = VALUE_NULL;
    return exception ? raise_value(vm, exception) : VALUE_ERROR;
}
static value iter_close(struct vm *vm, value *args)
{
    as_iter(args[0])->future = VALUE_NULL;
    return VALUE_NONE;
}
static value iter_self(struct vm *vm, value self)
{
    return self;
}
static void iter_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct future_iter *)self)->future);
}

static const struct native_def iter_methods[] = {
    {"send", "(value, /)", iter_send, 0, NULL},
    {"throw", "(type, value=None, tb=None, /)", iter_throw, 0, NULL},
    {"close", "()", iter_close, 0, NULL},
    {0}};

const struct type_def future_iter_def = {
    .name = "FutureIter",
    .module = "_asyncio",
    .size = sizeof(struct future_iter),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .methods = iter_methods,
    .trace = iter_trace,
    .iter = iter_self,
    .next = iter_step,
};
