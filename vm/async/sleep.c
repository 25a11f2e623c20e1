/* sleep.c - asyncio.sleep: a coroutine written in C. A sleep of no time yields once; any other waits
 * for a future that a timer inside the same object completes. */
#include "async.h"
#include <math.h>

enum sleep_state { SLEEP_NEW, SLEEP_YIELDED, SLEEP_WAITING, SLEEP_DONE };

struct sleep {
    struct object header;
    struct ready ready;
    struct timer timer;
    value delay, result;
    value loop, future; /* once waiting */
    uint8_t state;      /* enum sleep_state */
};
#define as_sleep(v) ((struct sleep *)as_object(v))

struct object *sleep_of_ready(struct ready *ready)
{
    return &CONTAINER_OF(ready, struct sleep, ready)->header;
}

void sleep_fire(struct vm *vm, struct object *object)
{
    struct sleep *s = (struct sleep *)object;
    if (s->future && as_future(s->future)->state == FUTURE_PENDING &&
        !future_set_result(vm, as_future(s->future), s->result)) {
        error_write_unraisable(vm, "Exception ignored in a sleep's timer", from_object(s));
    }
}

value sleep_new(struct vm *vm, value delay, value result)
{
    struct async_state *state = async_state(vm);
    struct sleep *s = state ? gc_new_zeroed(vm, state->sleep_type, sizeof *s) : NULL;
    if (!s || !gc_register_finalizer(vm, &s->header)) {
        return VALUE_ERROR;
    }
    s->delay = delay;
    s->result = result ? result : VALUE_NONE;
    s->timer.index = TIMER_IDLE;
    return from_object(s);
}

static void stop(struct sleep *s)
{
    if (is_loop(s->loop)) {
        timer_remove(&as_loop(s->loop)->timers, &s->timer);
    }
    s->state = SLEEP_DONE;
    s->future = s->loop = VALUE_NULL;
}

/* 1 when the delay is over at once, 0 when not, -1 error. */
static int no_time(struct vm *vm, struct sleep *s, double *delay)
{
    if (is_int(s->delay)) {
        *delay = (double)small_int_value(s->delay);
    } else if (is_float(s->delay)) {
        *delay = float_value(s->delay);
    } else {
        int over = compare_bool(vm, CMP_LE, s->delay, small_int(0));
        if (over) {
            return over;
        }
        return to_double(vm, s->delay, delay) ? 0 : -1;
    }
    return *delay <= 0;
}

static value begin(struct vm *vm, struct sleep *s)
{
    double delay = 0;
    if (is_float(s->delay) && isnan(float_value(s->delay))) {
        s->state = SLEEP_DONE;
        return raise_value_error(vm, "Invalid delay: NaN (not a number)");
    }
    int over = no_time(vm, s, &delay);
    if (over < 0) {
        s->state = SLEEP_DONE;
        return VALUE_ERROR;
    }
    if (over) {
        s->state = SLEEP_YIELDED;
        return VALUE_NONE;
    }
    s->state = SLEEP_DONE;
    value loop = running_loop(vm);
    value future = loop ? future_new(vm, loop) : VALUE_ERROR;
    if (!future) {
        return VALUE_ERROR;
    }
    if (!is_loop(loop)) {
        return raise_type_error(vm, "sleep needs an event loop of asyncio's own, not %R", loop);
    }
    struct event_loop *l = as_loop(loop);
    if (!loop_check_closed(vm, l)) {
        return VALUE_ERROR;
    }
    s->timer = (struct timer){.when = loop_time(l) + delay,
                              .number = l->timer_count++,
                              .owner = &s->header,
                              .ready = &s->ready,
                              .kind = READY_SLEEP};
    if (!timer_add(vm, &l->timers, &s->timer)) {
        s->timer.index = TIMER_IDLE;
        return VALUE_ERROR;
    }
    gc_barrier(vm, l);
    s->loop = loop;
    s->future = future;
    s->state = SLEEP_WAITING;
    as_future(future)->blocking = true;
    gc_barrier(vm, s);
    return future;
}

enum delegate_result sleep_delegate_step(struct vm *vm, value self, value thrown, value *out)
{
    struct sleep *s = as_sleep(self);
    value result;
    *out = VALUE_NULL;
    if (thrown) {
        stop(s);
        raise_value(vm, thrown);
        return DELEGATE_ERROR;
    }
    switch (s->state) {
    case SLEEP_NEW: *out = begin(vm, s); return *out ? DELEGATE_YIELD : DELEGATE_ERROR;
    case SLEEP_YIELDED: result = s->result; break;
    case SLEEP_WAITING: {
        struct future *f = as_future(s->future);
        if (f->state == FUTURE_PENDING) {
            stop(s);
            raise_error(vm, TYPE_RUNTIME_ERROR, "await wasn't used with future");
            return DELEGATE_ERROR;
        }
        stop(s);
        result = future_result(vm, f);
        if (!result) {
            return DELEGATE_ERROR;
        }
        break;
    }
    default:
        raise_error(vm, TYPE_RUNTIME_ERROR, "cannot reuse already awaited coroutine");
        return DELEGATE_ERROR;
    }
    s->state = SLEEP_DONE;
    *out = result;
    return DELEGATE_DONE;
}

static value sleep_next(struct vm *vm, value self)
{
    value out;
    switch (sleep_delegate_step(vm, self, VALUE_NULL, &out)) {
    case DELEGATE_YIELD: return out;
    case DELEGATE_DONE: return out == VALUE_NONE ? VALUE_STOP : raise_stop_iteration(vm, out);
    default: return VALUE_ERROR;
    }
}

static value sleep_send(struct vm *vm, value *args)
{
    if (as_sleep(args[0])->state == SLEEP_NEW && args[1] != VALUE_NONE) {
        return raise_type_error(vm, "can't send non-None value to a just-started coroutine");
    }
    value v = sleep_next(vm, args[0]);
    return v == VALUE_STOP ? raise_stop_iteration(vm, VALUE_NULL) : v;
}

static value sleep_throw(struct vm *vm, value *args)
{
    value exception = throw_argument(vm, args[1], args[2], args[3]);
    if (as_sleep(args[0])->state == SLEEP_DONE) {
        return raise_error(vm, TYPE_RUNTIME_ERROR, "cannot reuse already awaited coroutine");
    }
    stop(as_sleep(args[0]));
    return exception ? raise_value(vm, exception) : VALUE_ERROR;
}

static value sleep_close(struct vm *vm, value *args)
{
    stop(as_sleep(args[0]));
    return VALUE_NONE;
}

static value sleep_self(struct vm *vm, value self)
{
    if (as_sleep(self)->state != SLEEP_NEW) {
        return raise_error(vm, TYPE_RUNTIME_ERROR,
                           as_sleep(self)->state == SLEEP_DONE
                               ? "cannot reuse already awaited coroutine"
                               : "coroutine is being awaited already");
    }
    as_object(self)->flags |= OBJECT_KIND_FLAG_0; /* wrapped: not forgotten */
    return self;
}
/* For `yield from asyncio.sleep(…)` in the generator-based form. */
static value sleep_iter(struct vm *vm, value self)
{
    as_object(self)->flags |= OBJECT_KIND_FLAG_0;
    return self;
}
static value sleep_repr(struct vm *vm, value self)
{
    return format_str(vm, "<coroutine object sleep at 0x%zx>", (size_t)(uintptr_t)as_object(self));
}

bool sleep_is_forgotten(value v)
{
    return as_sleep(v)->state == SLEEP_NEW && !(as_object(v)->flags & OBJECT_KIND_FLAG_0);
}

static value attr_name(struct vm *vm, value self)
{
    return str_intern_cstr(vm, "sleep");
}
static value attr_running(struct vm *vm, value self)
{
    return VALUE_FALSE;
}
static value attr_suspended(struct vm *vm, value self)
{
    struct sleep *s = as_sleep(self);
    return make_bool(s->state == SLEEP_YIELDED || s->state == SLEEP_WAITING);
}
static value attr_await(struct vm *vm, value self)
{
    value v = as_sleep(self)->future;
    return v ? v : VALUE_NONE;
}
static value attr_none(struct vm *vm, value self)
{
    return VALUE_NONE;
}

static void sleep_trace(struct gc_tracer *tracer, struct object *self)
{
    struct sleep *s = (struct sleep *)self;
    gc_trace(tracer, s->delay);
    gc_trace(tracer, s->result);
    gc_trace(tracer, s->loop);
    gc_trace(tracer, s->future);
}

static const struct native_def sleep_methods[] = {
    {"send", "(value, /)", sleep_send, 0, NULL},
    {"throw", "(type, value=None, tb=None, /)", sleep_throw, 0, NULL},
    {"close", "()", sleep_close, 0, NULL},
    {0}};
static const struct getset_row sleep_getset[] = {{"__name__", attr_name, NULL, NULL},
                                                 {"__qualname__", attr_name, NULL, NULL},
                                                 {"cr_running", attr_running, NULL, NULL},
                                                 {"cr_suspended", attr_suspended, NULL, NULL},
                                                 {"cr_await", attr_await, NULL, NULL},
                                                 {"cr_frame", attr_none, NULL, NULL},
                                                 {"cr_code", attr_none, NULL, NULL},
                                                 {"cr_origin", attr_none, NULL, NULL},
                                                 {0}};

const struct type_def sleep_def = {
    .name = "coroutine",
    .module = NULL,
    .size = sizeof(struct sleep),
    .flags = TYPE_NO_NEW | TYPE_TRACED | TYPE_WEAKREFABLE,
    .methods = sleep_methods,
    .getset = sleep_getset,
    .trace = sleep_trace,
    .repr = sleep_repr,
    .iter = sleep_iter,
    .next = sleep_next,
    .await = sleep_self,
};
