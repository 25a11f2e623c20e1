/* handle.c - Handle and TimerHandle: what call_soon, call_later and add_reader return. */
#include "async.h"

struct handle *handle_new(struct vm *vm, struct type *type, value loop, value callback, value args,
                          value argument, value context)
{
    struct handle *h = async_new(vm, type);
    if (!h) {
        return NULL;
    }
    h->loop = loop;
    h->callback = callback;
    h->args = args;
    h->argument = argument;
    h->context = context;
    return h;
}

void handle_cancel(struct vm *vm, struct handle *h)
{
    if (h->cancelled) {
        return;
    }
    h->cancelled = true;
    h->callback = VALUE_NULL;
    h->args = VALUE_NULL;
    h->argument = VALUE_NULL;
    if (is_loop(h->loop)) {
        timer_remove(&as_loop(h->loop)->timers, &h->ready);
    }
}

bool handle_run(struct vm *vm, struct handle *h)
{
    if (h->cancelled) {
        return true;
    }
    value saved = vm->contextvars_context;
    vm->contextvars_context = h->context;
    value result;
    if (h->args) {
        result = call(vm, h->callback, as_tuple(h->args)->length, as_tuple(h->args)->items);
    } else if (h->argument) {
        result = call1(vm, h->callback, h->argument);
    } else {
        result = call0(vm, h->callback);
    }
    if (vm->contextvars_context != h->context) {
        h->context = vm->contextvars_context;
        gc_barrier(vm, h);
    }
    vm->contextvars_context = saved;
    if (result) {
        return true;
    }
    if (error_is(vm, TYPE_SYSTEM_EXIT) || error_is(vm, TYPE_KEYBOARD_INTERRUPT)) {
        return false;
    }
    value exception = error_take(vm);
    value args[] = {h->loop, from_object(h), exception};
    size_t mark = gc_root_mark(vm);
    if (!gc_push_root(vm, exception) ||
        !call_library(vm, "asyncio.base_events", "_report_handle_error", 3, args)) {
        if (error_is(vm, TYPE_SYSTEM_EXIT) || error_is(vm, TYPE_KEYBOARD_INTERRUPT)) {
            gc_pop_roots(vm, mark);
            return false;
        }
        error_write_unraisable(vm, "in the event loop's handle", from_object(h));
    }
    gc_pop_roots(vm, mark);
    return true;
}

/* -- what scripts see ----------------------------------------------------------------------------- */

static value handle_make(struct vm *vm, value *args)
{
    if (!is_exact(args[2], TYPE_TUPLE)) {
        value tuple = tuple_from_iterable(vm, args[2]);
        if (!tuple) {
            return VALUE_ERROR;
        }
        args[2] = tuple;
    }
    bool failed = false;
    value context = args[4] && args[4] != VALUE_NONE ? args[4] : context_copy(vm, &failed);
    if (failed) {
        return VALUE_ERROR;
    }
    struct handle *h = handle_new(vm, (struct type *)as_object(args[0]), args[3], args[1], args[2],
                                  VALUE_NULL, context);
    return h ? from_object(h) : VALUE_ERROR;
}

static value timer_handle_make(struct vm *vm, value *args)
{
    double when;
    if (!to_double(vm, args[1], &when)) {
        return VALUE_ERROR;
    }
    value rest[] = {args[0], args[2], args[3], args[4], args[5]};
    value v = handle_make(vm, rest);
    if (v) {
        as_handle(v)->when = when;
    }
    return v;
}

static value cancel_method(struct vm *vm, value *args)
{
    handle_cancel(vm, as_handle(args[0]));
    return VALUE_NONE;
}
static value cancelled_method(struct vm *vm, value *args)
{
    return make_bool(as_handle(args[0])->cancelled);
}
static value context_method(struct vm *vm, value *args)
{
    struct handle *h = as_handle(args[0]);
    if (!h->context) {
        value module = import_module(vm, "contextvars");
        value class = module ? get_attr_cstr(vm, module, "Context") : VALUE_ERROR;
        value context = class ? call0(vm, class) : VALUE_ERROR;
        if (!context) {
            return VALUE_ERROR;
        }
        h->context = context;
        gc_barrier(vm, h);
    }
    return h->context;
}
static value run_method(struct vm *vm, value *args)
{
    return handle_run(vm, as_handle(args[0])) ? VALUE_NONE : VALUE_ERROR;
}
static value when_method(struct vm *vm, value *args)
{
    return float_new(vm, as_handle(args[0])->when);
}

static value get_callback(struct vm *vm, value self)
{
    value v = as_handle(self)->callback;
    return v ? v : VALUE_NONE;
}
static value get_args(struct vm *vm, value self)
{
    struct handle *h = as_handle(self);
    if (h->args) {
        return h->args;
    }
    if (h->cancelled) {
        return VALUE_NONE;
    }
    return h->argument ? tuple_of(vm, 1, h->argument) : vm->empty_tuple;
}
static value get_cancelled(struct vm *vm, value self)
{
    return make_bool(as_handle(self)->cancelled);
}
static value get_loop(struct vm *vm, value self)
{
    return as_handle(self)->loop;
}
static value get_scheduled(struct vm *vm, value self)
{
    return make_bool(as_handle(self)->ready.timer != 0);
}
static value get_when(struct vm *vm, value self)
{
    return float_new(vm, as_handle(self)->when);
}
static value get_context(struct vm *vm, value self)
{
    return context_method(vm, &self);
}
static value get_none(struct vm *vm, value self)
{
    return VALUE_NONE;
}

static value handle_repr(struct vm *vm, value self)
{
    return call_library(vm, "asyncio.events", "_handle_repr", 1, &self);
}

static value timer_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    if (native_def_of(other) != &timer_handle_def) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct handle *a = as_handle(self), *b = as_handle(other);
    double x = a->when, y = b->when;
    bool same = x == y && a->callback == b->callback && a->cancelled == b->cancelled;
    switch (op) {
    case CMP_LT: return make_bool(x < y);
    case CMP_LE: return make_bool(x < y || same);
    case CMP_EQ: return make_bool(same);
    case CMP_NE: return make_bool(!same);
    case CMP_GT: return make_bool(x > y);
    default: return make_bool(x > y || same);
    }
}

static bool timer_hash(struct vm *vm, value self, int64_t *out)
{
    *out = double_hash(vm, as_handle(self)->when, self);
    return true;
}

static void handle_trace(struct gc_tracer *tracer, struct object *self)
{
    struct handle *h = (struct handle *)self;
    gc_trace(tracer, h->loop);
    gc_trace(tracer, h->callback);
    gc_trace(tracer, h->args);
    gc_trace(tracer, h->argument);
    gc_trace(tracer, h->context);
}

#define HANDLE_METHODS                                                                      \
    {"cancel", "()", cancel_method, 0, "Drops the call."},                                  \
        {"cancelled", "()", cancelled_method, 0, "True when the call was dropped."},        \
        {"get_context", "()", context_method, 0, "The context in which the call is made."}, \
    {                                                                                       \
        "_run", "()", run_method, 0, NULL                                                   \
    }
#define HANDLE_ROWS                                                                 \
    {"_callback", get_callback, NULL, NULL}, {"_args", get_args, NULL, NULL},       \
        {"_cancelled", get_cancelled, NULL, NULL}, {"_loop", get_loop, NULL, NULL}, \
        {"_context", get_context, NULL, NULL},                                      \
    {                                                                               \
        "_source_traceback", get_none, NULL, NULL                                   \
    }

static const struct native_def handle_methods[] = {HANDLE_METHODS, {0}};
static const struct getset_row handle_getset[] = {HANDLE_ROWS, {0}};
static const struct native_def timer_methods[] = {
    HANDLE_METHODS, {"when", "()", when_method, 0, "The loop's time at which it is due."}, {0}};
static const struct getset_row timer_getset[] = {
    HANDLE_ROWS, {"_scheduled", get_scheduled, NULL, NULL}, {"_when", get_when, NULL, NULL}, {0}};

const struct type_def handle_def = {
    .name = "Handle",
    .module = "asyncio.events",
    .size = sizeof(struct handle),
    .flags = TYPE_TRACED | TYPE_WEAKREFABLE | TYPE_SUBCLASSABLE,
    .doc = "What call_soon and add_reader return: a call that is still to be made.",
    .new_signature = "(callback, args, loop, context=None)",
    .new = handle_make,
    .methods = handle_methods,
    .getset = handle_getset,
    .trace = handle_trace,
    .repr = handle_repr,
};

const struct type_def timer_handle_def = {
    .name = "TimerHandle",
    .module = "asyncio.events",
    .size = sizeof(struct handle),
    .flags = TYPE_TRACED | TYPE_WEAKREFABLE | TYPE_SUBCLASSABLE,
    .doc = "What call_later and call_at return.",
    .new_signature = "(when, callback, args, loop, context=None)",
    .new = timer_handle_make,
    .methods = timer_methods,
    .getset = timer_getset,
    .trace = handle_trace,
    .repr = handle_repr,
    .hash = timer_hash,
    .compare = timer_compare,
};
