/* sleep.c - asyncio.sleep. A sleep of no time yields once. A task that awaits a longer one at once sleeps
 * on the timer inside itself: there is no coroutine then and no future, unless somebody asks what it
 * waits for. Any other sleep is a coroutine that waits for a future, which its timer completes. */
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

static struct sleep *sleep_new(struct vm *vm, value delay, value result, bool awaited)
{
    struct async_state *state = async_state(vm);
    struct sleep *s = state ? gc_new_zeroed(vm, state->sleep_type, sizeof *s) : NULL;
    if (!s || !native_coroutine_init(vm, &s->base, CORO_SLEEP, awaited)) {
        return NULL;
    }
    s->delay = delay;
    s->result = result ? result : VALUE_NONE;
    return s;
}

static void stop(struct sleep *s)
{
    if (is_loop(s->loop)) {
        timer_remove(&as_loop(s->loop)->timers, &s->ready);
    }
    s->base.state = CORO_DONE;
    s->base.future = s->loop = VALUE_NULL;
}

/* 1 when the delay is over at once, 0 when not, -1 error. */
static int no_time(struct vm *vm, value v, double *delay)
{
    if (is_int(v)) {
        *delay = (double)small_int_value(v);
    } else if (is_float(v)) {
        *delay = float_value(v);
    } else {
        int over = compare_bool(vm, CMP_LE, v, small_int(0));
        if (over) {
            return over;
        }
        return to_double(vm, v, delay) ? 0 : -1;
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
    int over = no_time(vm, s->delay, &delay);
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
    if (!timer_add(vm, &l->timers, &s->ready, loop_time(l) + delay, READY_SLEEP)) {
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

/* -- sleeping without a coroutine --------------------------------------------------------------------- */

/* The task whose coroutine is the outermost one of the chain that runs, or NULL. */
static struct task *task_of_frame(struct vm *vm)
{
    struct async_state *state = vm->async;
    if (!state->current_task || !is_task(state->current_task)) {
        return NULL;
    }
    struct task *t = as_task(state->current_task);
    return is_generator_like(t->coroutine) && t->future.loop == state->running &&
                   as_generator(t->coroutine) == generator_of_frame(vm->frame)->root
               ? t
               : NULL;
}

/* The frame that calls awaits the result, None. VALUE_NULL without an error: it takes a coroutine. */
static value sleep_awaited(struct vm *vm, value delay)
{
    if (!is_int(delay) && !is_float(delay)) {
        return VALUE_NULL; /* a comparison may run a script: only when awaited */
    }
    double seconds;
    if (no_time(vm, delay, &seconds) > 0) {
        return from_object(vm->async->pause);
    }
    struct task *t = isnan(seconds) ? NULL : task_of_frame(vm);
    if (!t || t->ready.timer || as_loop(t->future.loop)->closed) {
        return VALUE_NULL;
    }
    struct event_loop *loop = as_loop(t->future.loop);
    if (!timer_add(vm, &loop->timers, &t->ready, loop_time(loop) + seconds, READY_SLEPT)) {
        return VALUE_ERROR;
    }
    gc_barrier(vm, loop);
    return from_object(vm->async->sleeper);
}

bool task_wait_visibly(struct vm *vm, struct task *t)
{
    value loop = t->future.loop, future = future_new(vm, loop);
    struct sleep *s = future ? sleep_new(vm, VALUE_NULL, VALUE_NONE, true) : NULL;
    if (!s) {
        return false;
    }
    struct generator *root = as_generator(t->coroutine);
    struct generator *leaf =
        root->leaf && root->leaf->root == root ? root->leaf : generator_leaf(root);
    value *awaited = leaf->delegating == DELEGATING_NATIVE && leaf->delegate != UINT32_MAX
                         ? &leaf->frame.registers[leaf->delegate]
                         : NULL;
    if (awaited && *awaited == from_object(vm->async->resumed)) {
        *awaited = from_object(s);
        gc_barrier(vm, leaf);
    }
    s->base.state = CORO_WAITING;
    s->base.future = future;
    if (t->ready.timer) {
        struct timer_entry *entry = &as_loop(loop)->timers.items[t->ready.timer - 1];
        s->loop = loop;
        s->ready.timer = t->ready.timer;
        s->ready.due = READY_SLEEP;
        t->ready.timer = 0;
        entry->ready = &s->ready;
        as_loop(loop)->timers.moved = true;
        gc_barrier(vm, as_object(loop));
    }
    as_future(future)->first = (struct future_callback){from_object(t), VALUE_NULL};
    t->waiter = future;
    gc_barrier(vm, t);
    return true;
}

/* -- the function ------------------------------------------------------------------------------------- */

static value sleep_call(struct vm *vm, value *args)
{
    struct async_state *state = async_state(vm);
    bool awaited = state && call_is_awaited(vm, &sleep_function);
    if (awaited && (!args[1] || args[1] == VALUE_NONE)) {
        value instant = sleep_awaited(vm, args[0]);
        if (instant || vm->error) {
            return instant;
        }
    }
    struct sleep *s = sleep_new(vm, args[0], args[1], awaited);
    return s ? from_object(s) : VALUE_ERROR;
}

const struct native_def sleep_function = {"sleep", "(delay, result=None)", sleep_call,
                                          NATIVE_FUNCTION,
                                          "A coroutine that ends after some seconds."};
