/* task.c - Task: a coroutine that the event loop steps. A step resumes the coroutine from C; what it
 * yields is the future that the task then waits for, or None, which means: again in the next turn. */
#include "async.h"
#include "../object/type.h"

/* -- the list of tasks that are not done --------------------------------------------------------------- */

void task_list(struct vm *vm, struct task *t)
{
    struct async_state *state = vm->async;
    t->next = NULL;
    t->previous = state->last_task;
    if (t->previous) {
        t->previous->next = t;
    } else {
        state->tasks = t;
    }
    state->last_task = t;
    t->future.listed = true;
}

void task_unlist(struct vm *vm, struct task *t)
{
    if (!t->future.listed) {
        return;
    }
    struct async_state *state = vm->async;
    if (t->previous) {
        t->previous->next = t->next;
    } else if (state) {
        state->tasks = t->next;
    }
    if (t->next) {
        t->next->previous = t->previous;
    } else if (state) {
        state->last_task = t->previous;
    }
    if (state && state->traced_tasks.last == t) {
        state->traced_tasks.last = t->previous;
    }
    t->next = t->previous = NULL;
    t->future.listed = false;
}

/* -- making ------------------------------------------------------------------------------------------------ */

static bool is_iterable_coroutine(value v)
{
    return is_exact(v, TYPE_GENERATOR) &&
           (as_generator(v)->frame.code->flags & CODE_ITERABLE_COROUTINE);
}

bool is_coroutine(struct vm *vm, value v)
{
    if (is_exact(v, TYPE_COROUTINE) || is_kind(v, TYPE_ASYNC_GEN_ASEND) ||
        is_kind(v, TYPE_ASYNC_GEN_ATHROW) || is_native_coroutine(v) || is_iterable_coroutine(v)) {
        return true;
    }
    if (!is_object(v) || type_of(vm, v)->index < TYPE_COUNT || is_future(v)) {
        return false;
    }
    value result = call_library(vm, "asyncio.coroutines", "_is_coroutine_object", 1, &v);
    error_clear(vm);
    return result == VALUE_TRUE;
}

/* Where the running script makes this task: the innermost frame that is not the library's own. */
static void note_spawn(struct vm *vm, struct task *t)
{
    struct frame *f = vm->frame;
    while (f && is_library_code(f->code) && frame_caller(f)) {
        f = frame_caller(f);
    }
    if (f) {
        t->spawn_code = f->code;
        t->spawn_pc = frame_offset(f);
    }
}

static bool eager_step(struct vm *vm, struct task *t)
{
    struct async_state *state = vm->async;
    value outer = state->current_task;
    size_t mark = gc_root_mark(vm);
    if (outer && !gc_push_root(vm, outer)) {
        return false;
    }
    state->current_task = VALUE_NULL;
    bool ok = task_step(vm, t, VALUE_NULL);
    state->current_task = outer;
    gc_pop_roots(vm, mark);
    return ok;
}

static bool context_given(value context)
{
    return context && context != VALUE_NONE;
}

static bool task_init(struct vm *vm, struct task *t, value coroutine, value loop, value name,
                      value context, bool eager)
{
    struct async_state *state = async_state(vm);
    if (!state) {
        return false;
    }
    if (!is_coroutine(vm, coroutine)) {
        raise_type_error(vm, "a coroutine was expected, got %R", coroutine);
        return false;
    }
    if (!future_init(vm, &t->future, loop)) {
        return false;
    }
    if (!is_loop(t->future.loop)) {
        raise_type_error(vm, "a task needs an event loop of asyncio's own, not %R", t->future.loop);
        return false;
    }
    if (name && name != VALUE_NONE) {
        name = is_exact(name, TYPE_STR) ? name : str_of(vm, name);
        if (!name) {
            return false;
        }
        t->name = name;
    } else {
        t->name = small_int((int64_t)++state->task_count);
    }
    bool failed = false;
    t->context = context_given(context) ? context : context_copy(vm, &failed);
    if (failed) {
        return false;
    }
    t->coroutine = coroutine;
    t->future.log_destroy_pending = true;
    note_spawn(vm, t);
    gc_barrier(vm, t);
    task_list(vm, t);
    if (eager) {
        if (as_loop(t->future.loop)->running) {
            return eager_step(vm, t);
        }
    }
    if (!loop_check_closed(vm, as_loop(t->future.loop))) {
        task_unlist(vm, t);
        return false;
    }
    if (is_generator_like(coroutine)) {
        as_generator(coroutine)->awaited = true;
    }
    loop_push(vm, as_loop(t->future.loop), &t->ready, READY_STEP);
    return true;
}

value task_new(struct vm *vm, value loop, value coroutine, value name, value context)
{
    struct async_state *state = async_state(vm);
    struct task *t = state ? async_new(vm, state->task_type) : NULL;
    if (t && is_exact(coroutine, TYPE_COROUTINE) && name == VALUE_NONE && !context_given(context) &&
        !vm->contextvars_context && is_loop(loop)) {
        /* Runs no script: nothing to root. */
        return task_init(vm, t, coroutine, loop, name, context, false) ? from_object(t)
                                                                       : VALUE_ERROR;
    }
    size_t mark = gc_root_mark(vm);
    if (!t || !gc_push_root(vm, from_object(t))) {
        return VALUE_ERROR;
    }
    bool ok = task_init(vm, t, coroutine, loop, name, context, false);
    gc_pop_roots(vm, mark);
    return ok ? from_object(t) : VALUE_ERROR;
}

value create_task(struct vm *vm, value loop, value coroutine, value name, value context)
{
    if (!is_loop(loop)) {
        value method = get_attr_cstr(vm, loop, "create_task");
        value names =
            method ? tuple_of(vm, 2, NAME_OF(vm, OBJECT_NAME), str_intern_cstr(vm, "context"))
                   : VALUE_ERROR;
        value args[] = {coroutine, name, context};
        return names ? call_keywords(vm, method, 1, args, names) : VALUE_ERROR;
    }
    struct event_loop *l = as_loop(loop);
    if (!loop_check_closed(vm, l)) {
        return VALUE_ERROR;
    }
    if (!l->task_factory) {
        return task_new(vm, loop, coroutine, name, context);
    }
    value args[] = {loop, coroutine, context};
    value task;
    if (context && context != VALUE_NONE) {
        value names = tuple_of(vm, 1, str_intern_cstr(vm, "context"));
        task = names ? call_keywords(vm, l->task_factory, 2, args, names) : VALUE_ERROR;
    } else {
        task = call(vm, l->task_factory, 2, args);
    }
    if (!task) {
        return VALUE_ERROR;
    }
    /* The name goes to set_name in any case: a factory's task without one is called "None". */
    size_t mark = gc_root_mark(vm);
    value method = str_intern_cstr(vm, "set_name");
    bool ok =
        method && gc_push_root(vm, task) && call_method(vm, task, method, 1, &name) != VALUE_ERROR;
    gc_pop_roots(vm, mark);
    return ok ? task : VALUE_ERROR;
}

value task_name(struct vm *vm, struct task *t)
{
    if (!t->name || is_int(t->name)) {
        value name = format_str(vm, "Task-%lld", t->name ? (long long)small_int_value(t->name) : 0);
        if (!name) {
            return VALUE_ERROR;
        }
        t->name = name;
        gc_barrier(vm, t);
    }
    return t->name;
}

/* -- stepping ------------------------------------------------------------------------------------------------ */

/* A step of something that only looks like a coroutine. */
static enum resume_result foreign_step(struct vm *vm, value coroutine, value thrown, value *out)
{
    value none = VALUE_NONE;
    *out = call_method(vm, coroutine, thrown ? NAME_OF(vm, THROW) : NAME_OF(vm, SEND), 1,
                       thrown ? &thrown : &none);
    if (*out) {
        return RESUME_YIELDED;
    }
    if (error_is(vm, TYPE_STOP_ITERATION)) {
        value stop = error_take(vm);
        value result = as_exception(stop)->extra[0];
        *out = result ? result : VALUE_NONE;
        return RESUME_RETURNED;
    }
    return RESUME_RAISED;
}

/* An error of the step itself, not of the coroutine: told to the loop's exception handler. */
static bool step_failed(struct vm *vm, struct task *t)
{
    if (error_is(vm, TYPE_SYSTEM_EXIT) || error_is(vm, TYPE_KEYBOARD_INTERRUPT)) {
        return false;
    }
    value exception = error_take(vm);
    size_t mark = gc_root_mark(vm);
    if (!gc_push_root(vm, exception) ||
        !loop_report(vm, t->future.loop, "Exception in callback of a task's step", exception,
                     "task", from_object(t))) {
        error_write_unraisable(vm, "in a task's step", from_object(t));
    }
    gc_pop_roots(vm, mark);
    return true;
}

bool task_step(struct vm *vm, struct task *t, value thrown)
{
    struct async_state *state = vm->async;
    if (t->future.state != FUTURE_PENDING) {
        value message =
            format_str(vm, "__step(): already done: %R %R", from_object(t), t->coroutine);
        if (message) {
            invalid_state(vm, as_str(message)->data);
        }
        return step_failed(vm, t);
    }
    if (t->future.must_cancel) {
        if (!thrown || !is_cancelled_error(vm, thrown)) {
            thrown = future_cancelled_error(vm, &t->future);
            if (!thrown) {
                return step_failed(vm, t);
            }
        }
        t->future.must_cancel = false;
    }
    t->waiter = VALUE_NULL;
    if (state->current_task) {
        raise_error(vm, TYPE_RUNTIME_ERROR,
                    "Cannot enter into task %R while another task %R is being executed.",
                    from_object(t), state->current_task);
        return step_failed(vm, t);
    }
    state->current_task = from_object(t);
    value saved = vm->contextvars_context, out;
    vm->contextvars_context = t->context;
    enum resume_result result;
    if (is_exact(t->coroutine, TYPE_COROUTINE) || is_iterable_coroutine(t->coroutine)) {
        struct generator *g = as_generator(t->coroutine);
        result =
            thrown ? generator_throw(vm, g, thrown, &out) : generator_send(vm, g, VALUE_NONE, &out);
    } else if (is_native_coroutine(t->coroutine)) {
        enum delegate_result step = native_coroutine_step(vm, t->coroutine, thrown, &out);
        result = step == DELEGATE_YIELD  ? RESUME_YIELDED
                 : step == DELEGATE_DONE ? RESUME_RETURNED
                                         : RESUME_RAISED;
    } else {
        result = foreign_step(vm, t->coroutine, thrown, &out);
    }
    if (vm->contextvars_context != t->context) {
        t->context = vm->contextvars_context;
        gc_barrier(vm, t);
    }
    vm->contextvars_context = saved;
    state->current_task = VALUE_NULL;
    return task_step_done(vm, t, result, out);
}

/* The task goes on in the next turn, with an error thrown in (VALUE_NULL: none). */
static bool step_soon(struct vm *vm, struct task *t, value error)
{
    t->future.outcome = error;
    gc_barrier(vm, t);
    loop_push(vm, as_loop(t->future.loop), &t->ready, READY_STEP);
    return true;
}

static bool bad_yield(struct vm *vm, struct task *t)
{
    return step_soon(vm, t, error_take(vm));
}

/* The task waits for `future`, one of ours. */
static bool wait_for(struct vm *vm, struct task *t, value future)
{
    struct future *f = as_future(future);
    if (future == from_object(t)) {
        raise_error(vm, TYPE_RUNTIME_ERROR, "Task cannot await on itself: %R", future);
        return bad_yield(vm, t);
    }
    if (f->loop != t->future.loop) {
        raise_error(vm, TYPE_RUNTIME_ERROR, "Task %R got Future %R attached to a different loop",
                    from_object(t), future);
        return bad_yield(vm, t);
    }
    if (!f->blocking) {
        raise_error(vm, TYPE_RUNTIME_ERROR,
                    "yield was used instead of yield from in task %R with %R", from_object(t),
                    future);
        return bad_yield(vm, t);
    }
    f->blocking = false;
    t->waiter = future;
    gc_barrier(vm, t);
    if (!future_add_callback(vm, f, from_object(t), VALUE_NULL)) {
        return step_failed(vm, t);
    }
    if (t->future.must_cancel) {
        int cancelled = future_cancel(vm, future, t->future.detail);
        if (cancelled < 0) {
            return step_failed(vm, t);
        }
        if (cancelled) {
            t->future.must_cancel = false;
        }
    }
    return true;
}

static value wakeup_method(struct vm *vm, value *args)
{
    struct task *t = as_task(args[0]);
    return task_wake(vm, t) ? VALUE_NONE : VALUE_ERROR;
}
static const struct native_def wakeup_def = {"task_wakeup", "(future, /)", wakeup_method, 0, NULL};

/* The same for an object of another kind that follows the future protocol, or for nonsense. */
static bool wait_for_foreign(struct vm *vm, struct task *t, value v)
{
    size_t mark = gc_root_mark(vm);
    bool failed = false;
    value name = str_intern_cstr(vm, "_asyncio_future_blocking");
    if (!name || !gc_push_root(vm, v)) {
        return step_failed(vm, t);
    }
    value blocking = get_attr_optional(vm, v, name, &failed);
    bool ok = !failed;
    if (failed) {
        goto done;
    }
    if (!blocking || blocking == VALUE_NONE) {
        if (is_exact(v, TYPE_GENERATOR)) {
            raise_error(vm, TYPE_RUNTIME_ERROR,
                        "yield was used instead of yield from for generator in task %R with %R",
                        from_object(t), v);
        } else {
            raise_error(vm, TYPE_RUNTIME_ERROR, "Task got bad yield: %R", v);
        }
        ok = false;
        goto done;
    }
    value get_loop = get_attr_cstr(vm, v, "get_loop");
    value loop = get_loop ? call0(vm, get_loop) : VALUE_ERROR;
    if (!loop) {
        ok = false;
        goto done;
    }
    int set = truth(vm, blocking);
    if (loop != t->future.loop) {
        raise_error(vm, TYPE_RUNTIME_ERROR, "Task %R got Future %R attached to a different loop",
                    from_object(t), v);
        ok = false;
    } else if (set <= 0) {
        if (!set) {
            raise_error(vm, TYPE_RUNTIME_ERROR,
                        "yield was used instead of yield from in task %R with %R", from_object(t),
                        v);
        }
        ok = false;
    } else {
        value callback = bind_method(vm, &wakeup_def, t->future.header.type, from_object(t));
        value add = callback ? get_attr_cstr(vm, v, "add_done_callback") : VALUE_ERROR;
        ok = add && set_attr(vm, v, name, VALUE_FALSE) && call1(vm, add, callback);
        if (ok) {
            t->waiter = v;
            gc_barrier(vm, t);
            if (t->future.must_cancel) {
                int cancelled = future_cancel(vm, v, t->future.detail);
                ok = cancelled >= 0;
                t->future.must_cancel = cancelled <= 0;
            }
        }
    }
done:
    gc_pop_roots(vm, mark);
    return ok || bad_yield(vm, t);
}

static bool is_sleeping(struct vm *vm, struct task *t)
{
    return t->waiter && t->waiter == from_object(vm->async->sleeper);
}

/* Its own timer runs. A cancellation asked for meanwhile needs something that can be cancelled. */
static bool fall_asleep(struct vm *vm, struct task *t)
{
    t->waiter = from_object(vm->async->sleeper);
    if (!t->future.must_cancel) {
        return true;
    }
    int cancelled = task_wait_visibly(vm, t) ? future_cancel(vm, t->waiter, t->future.detail) : -1;
    if (cancelled > 0) {
        t->future.must_cancel = false;
    }
    return cancelled >= 0 || step_failed(vm, t);
}

void task_slept(struct vm *vm, struct task *t)
{
    struct event_loop *loop = as_loop(t->future.loop);
    if (is_sleeping(vm, t)) {
        t->waiter = VALUE_NULL;
        loop_push(vm, loop, &t->ready, READY_WAKE);
        return;
    }
    /* It has been given a future since the timer was due, and waits for that. */
    struct future *f = is_future(t->waiter) ? as_future(t->waiter) : NULL;
    if (f && f->state != FUTURE_PENDING) {
        loop_push(vm, loop, &t->ready, READY_WAKE);
    } else if (f && !future_set_result(vm, f, VALUE_NONE)) {
        error_write_unraisable(vm, "Exception ignored in a sleep's timer", from_object(t));
    }
}

/* The line that made the task goes in front of the traceback's rows so far. */
static void note_spawn_row(struct vm *vm, struct task *t, struct exception *exception)
{
    if (!t->spawn_code || !exception->traceback ||
        !traceback_add(vm, exception, t->spawn_code, vm->builtins, t->spawn_pc)) {
        error_clear(vm);
        return;
    }
    as_traceback(exception->traceback)->spawn = 1;
}

bool task_step_done(struct vm *vm, struct task *t, enum resume_result result, value out)
{
    struct future *f = &t->future;
    switch (result) {
    case RESUME_YIELDED:
        if (out == VALUE_NONE) {
            return step_soon(vm, t, VALUE_NULL);
        }
        if (out == from_object(vm->async->sleeper)) {
            return fall_asleep(vm, t);
        }
        return is_future(out) ? wait_for(vm, t, out) : wait_for_foreign(vm, t, out);
    case RESUME_RETURNED:
        if (t->future.must_cancel) {
            t->future.must_cancel = false;
            return future_cancel_plain(vm, f, f->detail) >= 0 || step_failed(vm, t);
        }
        return future_set_result(vm, f, out) || step_failed(vm, t);
    default: break;
    }
    value exception = error_take(vm);
    if (is_exception(exception)) {
        note_spawn_row(vm, t, as_exception(exception));
    }
    if (is_cancelled_error(vm, exception)) {
        f->outcome = exception;
        return future_cancel_plain(vm, f, VALUE_NULL) >= 0 || step_failed(vm, t);
    }
    struct type *class = as_object(exception)->type;
    bool fatal = is_subtype(class, builtin_type(vm, TYPE_SYSTEM_EXIT)) ||
                 is_subtype(class, builtin_type(vm, TYPE_KEYBOARD_INTERRUPT));
    if (!future_set_exception(vm, f, exception) && !step_failed(vm, t)) {
        return false;
    }
    if (fatal) {
        vm->error = exception;
        return false;
    }
    return true;
}

bool task_wake(struct vm *vm, struct task *t)
{
    value waiter = t->waiter;
    if (is_future(waiter)) {
        struct future *f = as_future(waiter);
        if (f->state == FUTURE_FINISHED && !f->failed) {
            f->log_traceback = false;
            return task_step(vm, t, VALUE_NULL);
        }
        if (future_result(vm, f)) {
            return task_step(vm, t, VALUE_NULL);
        }
    } else if (waiter) {
        value name = str_intern_cstr(vm, "result");
        if (name && call_method(vm, waiter, name, 0, NULL)) {
            return task_step(vm, t, VALUE_NULL);
        }
    } else {
        return task_step(vm, t, VALUE_NULL);
    }
    value exception = error_take(vm);
    return task_step(vm, t, exception);
}

/* -- cancelling -------------------------------------------------------------------------------------------------- */

static value cancel_method(struct vm *vm, value *args)
{
    struct task *t = as_task(args[0]);
    t->future.log_traceback = false;
    if (!t->future.loop) {
        return raise_error(vm, TYPE_RUNTIME_ERROR, "Task object is not initialized.");
    }
    if (t->future.state != FUTURE_PENDING) {
        return VALUE_FALSE;
    }
    t->cancel_requests++;
    value message = args[1] == VALUE_NONE ? VALUE_NULL : args[1];
    if (is_sleeping(vm, t) && !task_wait_visibly(vm, t)) {
        return VALUE_ERROR;
    }
    if (t->waiter) {
        int cancelled = future_cancel(vm, t->waiter, message);
        if (cancelled < 0) {
            return VALUE_ERROR;
        }
        if (cancelled) {
            return VALUE_TRUE;
        }
    }
    t->future.must_cancel = true;
    t->future.detail = message;
    gc_barrier(vm, t);
    return VALUE_TRUE;
}

static value uncancel_method(struct vm *vm, value *args)
{
    struct task *t = as_task(args[0]);
    if (t->cancel_requests > 0 && --t->cancel_requests == 0) {
        t->future.must_cancel = false;
    }
    return small_int(t->cancel_requests);
}
static value cancelling_method(struct vm *vm, value *args)
{
    return small_int(as_task(args[0])->cancel_requests);
}

/* -- what scripts see --------------------------------------------------------------------------------------------- */

static value task_make(struct vm *vm, value *args)
{
    struct task *t = async_new(vm, (struct type *)as_object(args[0]));
    return t ? from_object(t) : VALUE_ERROR;
}
static value task_init_method(struct vm *vm, value *args)
{
    int eager = args[5] ? truth(vm, args[5]) : 0;
    if (eager < 0) {
        return VALUE_ERROR;
    }
    return task_init(vm, as_task(args[0]), args[1], args[2] ? args[2] : VALUE_NONE, args[3],
                     args[4], eager)
               ? VALUE_NONE
               : VALUE_ERROR;
}

static value get_coro(struct vm *vm, value *args)
{
    value v = as_task(args[0])->coroutine;
    return v ? v : VALUE_NONE;
}
static value get_context(struct vm *vm, value *args)
{
    struct task *t = as_task(args[0]);
    value current = vm->async ? vm->async->current_task : VALUE_NULL;
    if (current == args[0] && vm->contextvars_context != t->context) {
        t->context = vm->contextvars_context;
        gc_barrier(vm, t);
    }
    if (!t->context) {
        value module = import_module(vm, "contextvars");
        value class = module ? get_attr_cstr(vm, module, "Context") : VALUE_ERROR;
        value context = class ? call0(vm, class) : VALUE_ERROR;
        if (!context) {
            return VALUE_ERROR;
        }
        t->context = context;
        gc_barrier(vm, t);
        if (current == args[0]) {
            vm->contextvars_context = context;
        }
    }
    return t->context;
}
static value get_name(struct vm *vm, value *args)
{
    return task_name(vm, as_task(args[0]));
}
static value set_name(struct vm *vm, value *args)
{
    value name = is_exact(args[1], TYPE_STR) ? args[1] : str_of(vm, args[1]);
    if (!name) {
        return VALUE_ERROR;
    }
    as_task(args[0])->name = name;
    gc_barrier(vm, as_object(args[0]));
    return VALUE_NONE;
}
static value get_stack(struct vm *vm, value *args)
{
    value rest[] = {args[0], args[1] ? args[1] : VALUE_NONE};
    return call_library(vm, "asyncio.base_tasks", "_task_get_stack", 2, rest);
}
static value print_stack(struct vm *vm, value *args)
{
    value rest[] = {args[0], args[1] ? args[1] : VALUE_NONE, args[2] ? args[2] : VALUE_NONE};
    return call_library(vm, "asyncio.base_tasks", "_task_print_stack", 3, rest);
}
static value no_set_result(struct vm *vm, value *args)
{
    return raise_error(vm, TYPE_RUNTIME_ERROR, "Task does not support set_result operation");
}
static value no_set_exception(struct vm *vm, value *args)
{
    return raise_error(vm, TYPE_RUNTIME_ERROR, "Task does not support set_exception operation");
}

static const struct native_def task_methods[] = {
    {"cancel", "(msg=None)", cancel_method, 0,
     "Asks the task to cancel itself: CancelledError is raised inside it in the next turn."},
    {"uncancel", "()", uncancel_method, 0, "Takes one request to cancel back."},
    {"cancelling", "()", cancelling_method, 0, "How many requests to cancel are pending."},
    {"get_coro", "()", get_coro, 0, "The coroutine that it runs."},
    {"get_context", "()", get_context, 0, "The context that it runs in."},
    {"get_name", "()", get_name, 0, "Its name."},
    {"set_name", "(value, /)", set_name, 0, "Gives it a name."},
    {"get_stack", "(*, limit=None)", get_stack, 0, "The frames of its coroutine."},
    {"print_stack", "(*, limit=None, file=None)", print_stack, 0, "Prints its stack or traceback."},
    {"set_result", "(result, /)", no_set_result, 0, NULL},
    {"set_exception", "(exception, /)", no_set_exception, 0, NULL},
    {0}};

static value attr_coro(struct vm *vm, value self)
{
    return get_coro(vm, &self);
}
static value attr_waiter(struct vm *vm, value self)
{
    if (is_sleeping(vm, as_task(self)) && !task_wait_visibly(vm, as_task(self))) {
        return VALUE_ERROR;
    }
    value v = as_task(self)->waiter;
    return v ? v : VALUE_NONE;
}
static value attr_must_cancel(struct vm *vm, value self)
{
    return make_bool(as_future(self)->must_cancel);
}
static value attr_log_destroy(struct vm *vm, value self)
{
    return make_bool(as_future(self)->log_destroy_pending);
}
static bool set_log_destroy(struct vm *vm, value self, value v)
{
    int t = v ? truth(vm, v) : 0;
    as_future(self)->log_destroy_pending = t > 0;
    return t >= 0;
}
static const struct getset_row task_getset[] = {
    {"_coro", attr_coro, NULL, NULL},
    {"_fut_waiter", attr_waiter, NULL, NULL},
    {"_must_cancel", attr_must_cancel, NULL, NULL},
    {"_log_destroy_pending", attr_log_destroy, set_log_destroy, NULL},
    {0}};

static value task_repr(struct vm *vm, value self)
{
    return call_library(vm, "asyncio.base_tasks", "_task_repr", 1, &self);
}

static void task_trace(struct gc_tracer *tracer, struct object *self)
{
    struct task *t = (struct task *)self;
    future_trace(tracer, self);
    gc_trace(tracer, t->coroutine);
    gc_trace(tracer, t->name);
    gc_trace(tracer, t->context);
    gc_trace(tracer, t->waiter);
    gc_trace_ptr(tracer, t->spawn_code);
}

static void task_finalize(struct vm *vm, struct object *self)
{
    task_unlist(vm, (struct task *)self);
    future_finalize(vm, self);
}

const struct type_def task_def = {
    .name = "Task",
    .module = "_asyncio",
    .size = sizeof(struct task),
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED,
    .doc = "A coroutine that runs on the event loop.",
    .new_signature = "(*args, **kwargs)",
    .new = task_make,
    .init_signature = "(coro, *, loop=None, name=None, context=None, eager_start=False)",
    .init = task_init_method,
    .methods = task_methods,
    .getset = task_getset,
    .trace = task_trace,
    .finalize = task_finalize,
    .repr = task_repr,
    .iter = future_await,
    .await = future_await,
};

/* -- for reports --------------------------------------------------------------------------------------------------- */

bool is_library_code(const struct code *code)
{
    return is_kind(code->filename, TYPE_STR) &&
           strncmp(as_str(code->filename)->data, "<aspen>/", 8) == 0;
}

struct generator *waiting_leaf(value coroutine)
{
    struct generator *best = NULL;
    while (is_generator_like(coroutine)) {
        struct generator *g = as_generator(coroutine);
        if (g->state == GEN_FINISHED) {
            break;
        }
        if (!best || !is_library_code(g->frame.code)) {
            best = g;
        }
        if (g->delegating == DELEGATING_NOT) {
            break;
        }
        coroutine = g->delegate == UINT32_MAX ? g->origin : g->frame.registers[g->delegate];
    }
    return best;
}
