/* main.c - top-level await, the words that need no import, and deadlock. The main module's body is a
 * coroutine when it awaits; its first segment runs like any module's, and the loop starts when it is
 * first needed: at an await that suspends, or at a native word. */
#include "async.h"

/* -- the main task ------------------------------------------------------------------------------------------ */

bool main_loop_start(struct vm *vm)
{
    struct async_state *state = async_state(vm);
    if (!state || !state->main || state->running) {
        return state != NULL;
    }
    struct event_loop *loop = loop_new(vm, state->loop_type);
    if (!loop) {
        return false;
    }
    state->main_loop = from_object(loop);
    struct task *t = async_new(vm, state->task_type);
    if (!t || !loop_enter(vm, loop)) {
        return false;
    }
    t->future.loop = from_object(loop);
    t->coroutine = from_object(state->main);
    t->native_coroutine = true;
    t->context = vm->contextvars_context;
    t->number = ++state->task_count;
    task_list(vm, t);
    state->main_task = from_object(t);
    state->current_task = from_object(t);
    return true;
}

/* Takes the task's own entry out of the future that it waits for. */
static void stop_waiting(struct task *t)
{
    if (!is_future(t->waiter)) {
        return;
    }
    struct future *f = as_future(t->waiter);
    f->abandoned = true;
    value self = from_object(t);
    if (f->first.callback == self && !f->first.context) {
        f->first = (struct future_callback){0};
        return;
    }
    for (uint32_t i = 0; i < f->callback_count; i++) {
        if (f->callbacks[i].callback == self && !f->callbacks[i].context) {
            memmove(&f->callbacks[i], &f->callbacks[i + 1],
                    (f->callback_count - i - 1) * sizeof *f->callbacks);
            f->callback_count--;
            return;
        }
    }
}

/* Runs the loop until the main task is done. False with the error that ended it before. */
static bool run_to_end(struct vm *vm, struct event_loop *loop, struct task *t)
{
    loop->awaited = from_object(t);
    gc_barrier(vm, loop);
    while (t->future.state == FUTURE_PENDING) {
        if (loop_run_once(vm, loop)) {
            if (loop->stopping) {
                loop->stopping = false;
            }
            continue;
        }
        if (error_is(vm, TYPE_DEADLOCK_ERROR) && t->future.state == FUTURE_PENDING && t->waiter) {
            /* It is the main task's await that can never end: there the script can catch it. */
            value deadlock = error_take(vm);
            stop_waiting(t);
            if (task_step(vm, t, deadlock)) {
                continue;
            }
        }
        return false;
    }
    return true;
}

/* As asyncio.run does it: what still runs is cancelled, generators are closed. */
static bool wind_up(struct vm *vm, struct event_loop *loop)
{
    struct async_state *state = vm->async;
    if (state->tasks || loop->asyncgens) {
        value self = from_object(loop);
        if (!call_library(vm, "asyncio.runners", "_wind_up", 1, &self)) {
            return false;
        }
    }
    return loop_close(vm, loop);
}

value async_run_main(struct vm *vm, value coroutine)
{
    struct async_state *state = async_state(vm);
    size_t mark = gc_root_mark(vm);
    if (!state || !gc_push_root(vm, coroutine)) {
        return VALUE_ERROR;
    }
    struct generator *g = as_generator(coroutine);
    value out;
    state->main = g;
    enum resume_result result = generator_send(vm, g, VALUE_NONE, &out);
    if (!state->main_loop) {
        if (result != RESUME_YIELDED) {
            state->main = NULL;
            gc_pop_roots(vm, mark);
            return result == RESUME_RETURNED ? out : VALUE_ERROR;
        }
        if (!gc_push_root(vm, out) || !main_loop_start(vm)) {
            state->main = NULL;
            gc_pop_roots(vm, mark);
            return VALUE_ERROR;
        }
    }
    state->main = NULL;
    struct event_loop *loop = as_loop(state->main_loop);
    struct task *t = as_task(state->main_task);
    state->current_task = VALUE_NULL;
    if (t->context != vm->contextvars_context) {
        t->context = vm->contextvars_context;
        gc_barrier(vm, t);
    }
    bool ok = task_step_done(vm, t, result, out) && run_to_end(vm, loop, t);
    if (!ok && error_is(vm, TYPE_KEYBOARD_INTERRUPT) && t->future.state == FUTURE_PENDING) {
        /* Ctrl-C cancels the main task, which may clean up, and is raised afterwards. */
        value interrupt = error_take(vm);
        if (gc_push_root(vm, interrupt) && future_cancel(vm, from_object(t), VALUE_NULL) >= 0) {
            run_to_end(vm, loop, t);
        }
        if (!vm->error) {
            vm->error = interrupt;
        }
    }
    value error = error_take(vm);
    loop->awaited = VALUE_NULL;
    loop_leave(vm, loop);
    if (error && !gc_push_root(vm, error)) {
        error_clear(vm);
    }
    if (!wind_up(vm, loop) && error) {
        error_clear(vm);
    }
    value value_of_main = VALUE_ERROR;
    if (error) {
        vm->error = error;
        t->future.log_traceback = false;
    } else if (!vm->error) {
        value_of_main = future_result(vm, &t->future);
    }
    state->main_loop = state->main_task = VALUE_NULL;
    gc_pop_roots(vm, mark);
    return value_of_main;
}

/* -- native words ------------------------------------------------------------------------------------------------ */

value native_word(struct vm *vm, value name)
{
    static const char *const words[][2] = {
        {"gather", "gather"},   {"spawn", "create_task"},         {"sleep", "sleep"},
        {"timeout", "timeout"}, {"as_completed", "as_completed"}, {"TaskGroup", "TaskGroup"},
        {"Queue", "Queue"},
    };
    if (!is_kind(name, TYPE_STR) || as_str(name)->size < 5 || as_str(name)->size > 12) {
        return VALUE_NULL;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!str_equals_cstr(name, words[i][0])) {
            continue;
        }
        struct async_state *state = async_state(vm);
        if (!state || (state->main && !main_loop_start(vm))) {
            return VALUE_ERROR;
        }
        value module = import_module(vm, "asyncio");
        value v = module ? get_attr_cstr(vm, module, words[i][1]) : VALUE_ERROR;
        return v && dict_set_name(vm, vm->builtins, name, v) ? v : VALUE_ERROR;
    }
    return VALUE_NULL;
}

static value words_getattr(struct vm *vm, value *args)
{
    value v = native_word(vm, args[0]);
    if (!v && !vm->error) {
        raise_error(vm, TYPE_ATTRIBUTE_ERROR, "module 'builtins' has no attribute '%S'", args[0]);
    }
    return v;
}

const struct native_def native_words_getattr = {
    "__getattr__", "(name, /)", words_getattr, NATIVE_FUNCTION,
    "Finds the words that need no import: gather, spawn, sleep …"};

/* -- deadlock ---------------------------------------------------------------------------------------------------- */

static void describe(struct vm *vm, struct str_builder *b, struct task *t)
{
    value name = task_name(vm, t);
    builder_add_cstr(b, "\n  ");
    if (name) {
        builder_add_str(b, name);
    }
    struct generator *leaf = waiting_leaf(t->coroutine);
    if (leaf) {
        const struct code *code = leaf->frame.code;
        uint32_t line = leaf->state == GEN_CREATED ? code->first_line
                                                   : code_line(code, frame_offset(&leaf->frame));
        builder_add_format(b, ": %U() at %S:%u", code->qualname, code->filename, line);
    }
    if (t->waiter) {
        value text = is_task(t->waiter) ? task_name(vm, as_task(t->waiter)) : repr(vm, t->waiter);
        if (text) {
            builder_add_cstr(b, ", waiting for ");
            builder_add_str(b, text);
        }
    }
}

void raise_deadlock(struct vm *vm, value loop)
{
    struct async_state *state = vm->async;
    size_t count = 0;
    struct task *oldest = NULL;
    for (struct task *t = state->tasks; t; t = t->next) {
        if (t->future.loop == loop) {
            count++;
            oldest = t;
        }
    }
    struct str_builder b;
    builder_init(&b, vm);
    builder_add_format(&b, "nothing can wake %s any more:",
                       count == 0   ? "the program"
                       : count == 1 ? "the task that waits"
                                    : "the tasks that wait");
    for (struct task *t = oldest; t;) {
        struct task *next = t->previous;
        if (t->future.loop == loop) {
            describe(vm, &b, t);
        }
        t = next;
    }
    value text = vm->error ? VALUE_ERROR : builder_finish(&b);
    if (!text) {
        if (vm->error) {
            builder_discard(&b);
        }
        return;
    }
    raise_error(vm, TYPE_DEADLOCK_ERROR, "%U", text);
}
