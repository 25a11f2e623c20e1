/* main.c - the top level of a program: await there, the words that need no import, and deadlock.
 *
 * A module's code that awaits is a coroutine. Its first segment runs like any module's; the loop starts
 * when something needs one: an await that suspends, asyncio.create_task, a native word. Until then
 * asyncio.run works, and from then on it refuses. Code that never awaits is plain: only a native word
 * starts the loop, so that a program without one meets what it meets in CPython. Its tasks run when
 * the code has ended, to their ends. */
#include "async.h"

/* -- starting ----------------------------------------------------------------------------------------------- */

/* The body of the main module becomes a task of the loop that runs. */
static bool main_task_start(struct vm *vm)
{
    struct async_state *state = vm->async;
    struct task *t = async_new(vm, state->task_type);
    if (!t) {
        return false;
    }
    t->future.loop = state->main_loop;
    t->coroutine = from_object(state->main);
    t->context = vm->contextvars_context;
    t->name = small_int((int64_t)++state->task_count);
    task_list(vm, t);
    state->main_task = from_object(t);
    state->current_task = from_object(t);
    return true;
}

bool main_loop_start(struct vm *vm)
{
    struct async_state *state = async_state(vm);
    if (!state || state->running) {
        return state != NULL;
    }
    struct event_loop *loop = loop_new(vm, state->loop_type);
    if (!loop || !loop_enter(vm, loop)) {
        return false;
    }
    state->main_loop = from_object(loop);
    return !state->main || main_task_start(vm);
}

bool main_loop_if_awaited(struct vm *vm)
{
    struct async_state *state = async_state(vm);
    if (!state) {
        return false;
    }
    return (!state->main && vm->program != PROGRAM_PROMPT) || main_loop_start(vm);
}

/* -- running ------------------------------------------------------------------------------------------------ */

/* Takes the task's own entry out of the future that it waits for. */
static void stop_waiting(struct task *t)
{
    if (!is_future(t->waiter)) {
        return;
    }
    struct future *f = as_future(t->waiter);
    f->abandoned = true;
    future_drop_callback(f, from_object(t));
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

/* Runs the loop until none of its tasks is left. False with the error that ended it before. */
static bool run_spawned(struct vm *vm, struct event_loop *loop)
{
    value self = from_object(loop);
    bool ok = true;
    loop->awaited = VALUE_NONE;
    while (ok) {
        struct task *t = vm->async->tasks;
        while (t && t->future.loop != self) {
            t = t->next;
        }
        if (!t) {
            break;
        }
        ok = loop_run_once(vm, loop);
        loop->stopping = false;
    }
    loop->awaited = VALUE_NULL;
    return ok;
}

/* The body of the main module, a coroutine that has not started, as the main task. */
static value run_body(struct vm *vm, value coroutine)
{
    struct async_state *state = async_state(vm);
    if (!state) {
        return VALUE_ERROR;
    }
    struct generator *g = as_generator(coroutine);
    value out;
    state->main = g;
    if (state->main_loop && !main_task_start(vm)) {
        state->main = NULL;
        return VALUE_ERROR;
    }
    enum resume_result result = generator_send(vm, g, VALUE_NONE, &out);
    if (!state->main_task && result != RESUME_YIELDED) {
        state->main = NULL;
        return result == RESUME_RETURNED ? out : VALUE_ERROR;
    }
    size_t mark = gc_root_mark(vm);
    bool started = state->main_task || (gc_push_root(vm, out) && main_loop_start(vm));
    state->main = NULL;
    state->current_task = VALUE_NULL;
    if (!started) {
        gc_pop_roots(vm, mark);
        return VALUE_ERROR;
    }
    struct event_loop *loop = as_loop(state->main_loop);
    struct task *t = as_task(state->main_task);
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
    loop->awaited = VALUE_NULL;
    state->main_task = VALUE_NULL;
    t->future.log_traceback = false;
    gc_pop_roots(vm, mark);
    return vm->error ? VALUE_ERROR : future_result(vm, &t->future);
}

/* As asyncio.run does it: what still runs is cancelled, generators are closed. An error that is
 * pending stays the one that ended the program. */
static bool wind_up(struct vm *vm)
{
    struct async_state *state = vm->async;
    value self = state->main_loop;
    struct event_loop *loop = as_loop(self);
    value pending = error_take(vm);
    size_t mark = gc_root_mark(vm);
    bool ok = gc_push_root(vm, self) && (!pending || gc_push_root(vm, pending));
    loop_leave(vm, loop);
    state->main_loop = VALUE_NULL;
    /* Without tasks, generators and the library there is nothing to wind up. */
    bool used =
        state->tasks || loop->asyncgens || dict_get_cstr(vm, vm->modules, "asyncio.runners");
    ok = ok && (!used || call_library(vm, "asyncio.runners", "_wind_up", 1, &self));
    /* Closed in any case. */
    value error = error_take(vm);
    loop_close(vm, loop);
    vm->error = pending ? pending : error;
    gc_pop_roots(vm, mark);
    return ok && !vm->error;
}

void program_begin(struct vm *vm, enum program program)
{
    vm->program = program;
}

value program_end(struct vm *vm, value result)
{
    size_t mark = gc_root_mark(vm);
    bool awaits = result && is_kind(result, TYPE_COROUTINE);
    if (awaits) {
        result = gc_push_root(vm, result) ? run_body(vm, result) : VALUE_ERROR;
    }
    struct async_state *state = vm->async;
    if (state && state->main_loop && vm->program != PROGRAM_PROMPT) {
        if (result && !gc_push_root(vm, result)) {
            result = VALUE_ERROR;
        }
        if (result && !awaits && !run_spawned(vm, as_loop(state->main_loop))) {
            result = VALUE_ERROR;
        }
        if (!wind_up(vm)) {
            result = VALUE_ERROR;
        }
    }
    gc_pop_roots(vm, mark);
    vm->program = PROGRAM_NONE;
    return result;
}

void program_close(struct vm *vm)
{
    if (vm->async && vm->async->main_loop && !wind_up(vm)) {
        error_write_unraisable(vm, "at the end of the event loop", VALUE_NONE);
    }
}

/* -- native words ------------------------------------------------------------------------------------------------ */

static const char *const words[NATIVE_WORD_COUNT][2] = {
    {"gather", "gather"},   {"spawn", "create_task"},         {"sleep", "sleep"},
    {"timeout", "timeout"}, {"as_completed", "as_completed"}, {"TaskGroup", "TaskGroup"},
    {"Queue", "Queue"},
};

value native_word(struct vm *vm, value name)
{
    if (!is_kind(name, TYPE_STR) || as_str(name)->size < 5 || as_str(name)->size > 12) {
        return VALUE_NULL;
    }
    for (size_t i = 0; i < NATIVE_WORD_COUNT; i++) {
        if (!str_equals_cstr(name, words[i][0])) {
            continue;
        }
        struct async_state *state = async_state(vm);
        if (!state || (vm->program != PROGRAM_NONE && !main_loop_start(vm))) {
            return VALUE_ERROR;
        }
        value module = import_module(vm, "asyncio");
        value found = module ? get_attr_cstr(vm, module, words[i][1]) : VALUE_ERROR;
        if (!found || !state->running) {
            return found;
        }
        /* Quick to find while this loop runs; after it the next use starts one again. */
        name = str_intern_cstr(vm, words[i][0]);
        if (!name || !dict_set_name(vm, vm->builtins, name, found)) {
            return VALUE_ERROR;
        }
        state->words[i] = (struct native_word){name, found};
        return found;
    }
    return VALUE_NULL;
}

void native_words_forget(struct vm *vm)
{
    struct async_state *state = vm->async;
    for (size_t i = 0; i < NATIVE_WORD_COUNT; i++) {
        struct native_word word = state->words[i];
        state->words[i] = (struct native_word){0};
        if (word.name && dict_get_name(vm, vm->builtins, word.name) == word.found) {
            dict_remove(vm, vm->builtins, word.name, &word.found);
        }
    }
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
        /* Of a queue or a lock, that. */
        value what = native_def_of(t->waiter) == &waiter_def
                         ? from_object(as_waiter(t->waiter)->owner)
                         : t->waiter;
        value text = is_task(what) ? task_name(vm, as_task(what)) : repr(vm, what);
        if (text) {
            builder_add_cstr(b, ", waiting for ");
            builder_add_str(b, text);
        }
    }
}

void raise_deadlock(struct vm *vm, value loop)
{
    /* Describing them may run scripts: they are listed, and thereby kept, before. */
    struct list *waiting = list_new(vm, 0);
    size_t mark = gc_root_mark(vm);
    bool ok = waiting && gc_push_root(vm, from_object(waiting));
    for (struct task *t = vm->async->tasks; ok && t; t = t->next) {
        ok = t->future.loop != loop || list_append(vm, waiting, from_object(t));
    }
    struct str_builder b;
    builder_init(&b, vm);
    if (ok) {
        builder_add_format(&b, "nothing can wake %s any more:",
                           waiting->length == 0   ? "the program"
                           : waiting->length == 1 ? "the task that waits"
                                                  : "the tasks that wait");
    }
    for (size_t i = 0; ok && i < waiting->length; i++) {
        describe(vm, &b, as_task(waiting->items[i]));
        ok = !vm->error;
    }
    value text = ok ? builder_finish(&b) : VALUE_ERROR;
    if (!ok) {
        builder_discard(&b);
    }
    gc_pop_roots(vm, mark);
    if (text) {
        raise_error(vm, TYPE_DEADLOCK_ERROR, "%U", text);
    }
}
