/* sleep.c - asyncio.sleep: a coroutine written in C. A sleep of no time yields once; any other waits
 * for a future that a timer inside the same object completes. */
#include "async.h"
#include <math.h>

#define as_sleep(v) ((struct sleep *)as_object(v))

struct object *sleep_of_ready(struct ready *ready)
{
    return &CONTAINER_OF(ready, struct sleep, ready)->base.header;
}

void sleep_fire(struct vm *vm, struct object *object)
{
    struct sleep *s = (struct sleep *)object;
    if (s->base.future && as_future(s->base.future)->state == FUTURE_PENDING &&
        !future_set_result(vm, as_future(s->base.future), s->result)) {
        error_write_unraisable(vm, "in a sleep's timer", from_object(s));
    }
}

value sleep_new(struct vm *vm, value delay, value result)
{
    struct async_state *state = async_state(vm);
    struct sleep *s = state ? gc_new_zeroed(vm, state->sleep_type, sizeof *s) : NULL;
    if (!s || !native_coroutine_init(vm, &s->base, CORO_SLEEP)) {
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
    s->base.state = CORO_DONE;
    s->base.future = s->loop = VALUE_NULL;
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
        s->base.state = CORO_DONE;
        return raise_value_error(vm, "Invalid delay: NaN (not a number)");
    }
    int over = no_time(vm, s, &delay);
    if (over < 0) {
        s->base.state = CORO_DONE;
        return VALUE_ERROR;
    }
    if (over) {
        s->base.state = CORO_YIELDED;
        return VALUE_NONE;
    }
    s->base.state = CORO_DONE;
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
                              .owner = &s->base.header,
                              .ready = &s->ready,
                              .kind = READY_SLEEP};
    if (!timer_add(vm, &l->timers, &s->timer)) {
        s->timer.index = TIMER_IDLE;
        return VALUE_ERROR;
    }
    gc_barrier(vm, l);
    s->loop = loop;
    s->base.future = future;
    s->base.state = CORO_WAITING;
    as_future(future)->blocking = true;
    gc_barrier(vm, s);
    return future;
}

enum delegate_result sleep_step(struct vm *vm, value self, value thrown, value *out)
{
    struct sleep *s = as_sleep(self);
    value result;
    *out = VALUE_NULL;
    if (thrown) {
        stop(s);
        raise_value(vm, thrown);
        return DELEGATE_ERROR;
    }
    switch (s->base.state) {
    case CORO_NEW: *out = begin(vm, s); return *out ? DELEGATE_YIELD : DELEGATE_ERROR;
    case CORO_YIELDED: result = s->result; break;
    case CORO_WAITING: {
        struct future *f = as_future(s->base.future);
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
    s->base.state = CORO_DONE;
    *out = result;
    return DELEGATE_DONE;
}

void sleep_trace(struct gc_tracer *tracer, struct object *self)
{
    struct sleep *s = (struct sleep *)self;
    native_coroutine_trace(tracer, &s->base);
    gc_trace(tracer, s->delay);
    gc_trace(tracer, s->result);
    gc_trace(tracer, s->loop);
}
