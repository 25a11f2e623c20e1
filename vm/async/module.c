/* module.c - the native module `_asyncio` and the per-VM state behind it. The package asyncio, written
 * in Aspen, publishes its names. */
#include "async.h"
#include "../object/type.h"

#define SPAWN_DEPTH 20 /* of causes and contexts that are looked through for a task's end */

/* -- state -------------------------------------------------------------------------------------------------- */

struct async_state *async_state(struct vm *vm)
{
    if (vm->async) {
        return vm->async;
    }
    struct async_state *state = module_state(vm, &asyncio_module);
    if (!state) {
        return NULL;
    }
    state->future_type = native_type(vm, &future_def);
    state->task_type = native_type(vm, &task_def);
    state->loop_type = native_type(vm, &event_loop_def);
    state->handle_type = native_type(vm, &handle_def);
    state->timer_handle_type = native_type(vm, &timer_handle_def);
    state->iter_type = native_type(vm, &future_iter_def);
    state->gather_type = native_type(vm, &gather_def);
    state->link_type = native_type(vm, &gather_link_def);
    state->sleep_type = native_type(vm, &sleep_def);
    state->instant_type = native_type(vm, &instant_def);
    state->queue_operation_type = native_type(vm, &queue_operation_def);
    state->lock_operation_type = native_type(vm, &lock_operation_def);
    state->waiter_type = native_type(vm, &waiter_def);
    if (!state->future_type || !state->task_type || !state->loop_type || !state->handle_type ||
        !state->timer_handle_type || !state->iter_type || !state->sleep_type ||
        !state->gather_type || !state->link_type || !state->instant_type ||
        !state->queue_operation_type || !state->lock_operation_type || !state->waiter_type) {
        return NULL;
    }
    /* The first object of a class makes its shape: those made without object_alloc need it. */
    if (!async_new(vm, state->sleep_type) || !async_new(vm, state->iter_type) ||
        !async_new(vm, state->link_type) || !async_new(vm, state->queue_operation_type) ||
        !async_new(vm, state->lock_operation_type) || !instants_init(vm, state)) {
        return NULL;
    }
    vm->async = state;
    return state;
}

static void trace_tasks(struct gc_tracer *tracer, struct async_state *state)
{
    struct gc_cursor *cursor = &state->traced_tasks;
    gc_cursor_reset(tracer, cursor);
    struct task *last = cursor->last, *t = last ? last->next : state->tasks;
    for (unsigned n = 0; t; t = t->next) {
        if (n++ == GC_CURSOR_STEP) {
            gc_trace_later(tracer, NULL);
            return;
        }
        gc_trace_ptr(tracer, t);
        cursor->last = t;
    }
}

static void state_trace(struct gc_tracer *tracer, void *p)
{
    struct async_state *state = p;
    gc_trace(tracer, state->hooks.firstiter);
    gc_trace(tracer, state->hooks.finalizer);
    gc_trace(tracer, state->running);
    gc_trace(tracer, state->current_task);
    gc_trace(tracer, state->other_current);
    trace_tasks(tracer, state);
    gc_trace_ptr(tracer, state->future_type);
    gc_trace_ptr(tracer, state->task_type);
    gc_trace_ptr(tracer, state->loop_type);
    gc_trace_ptr(tracer, state->handle_type);
    gc_trace_ptr(tracer, state->timer_handle_type);
    gc_trace_ptr(tracer, state->iter_type);
    gc_trace_ptr(tracer, state->sleep_type);
    gc_trace_ptr(tracer, state->gather_type);
    gc_trace_ptr(tracer, state->link_type);
    gc_trace_ptr(tracer, state->stream_operation_type);
    gc_trace_ptr(tracer, state->instant_type);
    gc_trace_ptr(tracer, state->queue_operation_type);
    gc_trace_ptr(tracer, state->lock_operation_type);
    gc_trace_ptr(tracer, state->waiter_type);
    gc_trace_ptr(tracer, state->completed);
    gc_trace_ptr(tracer, state->pause);
    gc_trace_ptr(tracer, state->sleeper);
    gc_trace_ptr(tracer, state->resumed);
    gc_trace(tracer, state->cancelled_error);
    gc_trace(tracer, state->invalid_state_error);
    gc_trace(tracer, state->lookup_error);
    gc_trace(tracer, state->copy_context);
    gc_trace_ptr(tracer, state->main);
    gc_trace(tracer, state->main_loop);
    gc_trace(tracer, state->main_task);
    for (size_t i = 0; i < NATIVE_WORD_COUNT; i++) {
        gc_trace(tracer, state->words[i].name);
        gc_trace(tracer, state->words[i].found);
    }
}

static void state_free(struct vm *vm, void *p)
{
    struct async_state *state = p;
    while (state->tasks) {
        task_unlist(vm, state->tasks);
    }
    vm->async = NULL;
}

value call_library(struct vm *vm, const char *module, const char *name, size_t count,
                   const value *args)
{
    size_t mark = gc_root_mark(vm);
    bool kept = true;
    for (size_t i = 0; i < count && kept; i++) { /* importing may run scripts */
        kept = !args[i] || gc_push_root(vm, args[i]);
    }
    value m = kept ? import_module(vm, module) : VALUE_ERROR;
    value function = m ? get_attr_cstr(vm, m, name) : VALUE_ERROR;
    value result = function ? call(vm, function, count, args) : VALUE_ERROR;
    gc_pop_roots(vm, mark);
    return result;
}

value bind_method(struct vm *vm, const struct native_def *def, struct type *owner, value self)
{
    value descriptor = method_descriptor_new(vm, owner, def);
    return descriptor ? native_bind(vm, as_native(descriptor), self) : VALUE_ERROR;
}

value context_copy(struct vm *vm, bool *failed)
{
    *failed = false;
    if (!vm->contextvars_context) {
        return VALUE_NULL;
    }
    struct async_state *state = async_state(vm);
    if (state && !state->copy_context) {
        value module = import_module(vm, "_contextvars");
        state->copy_context = module ? get_attr_cstr(vm, module, "copy_context") : VALUE_NULL;
    }
    value copy = state && state->copy_context ? call0(vm, state->copy_context) : VALUE_ERROR;
    *failed = !copy;
    return copy;
}

/* -- exceptions ------------------------------------------------------------------------------------------------ */

static value make_exception(struct vm *vm, value *slot, const char *in_module, const char *name,
                            enum type_index base, const char *doc)
{
    if (*slot) {
        return *slot;
    }
    struct dict *namespace = dict_new(vm);
    value bases = tuple_of(vm, 1, type_value(vm, base));
    value module = str_intern_cstr(vm, in_module), text = str_from_cstr(vm, doc),
          class_name = str_intern_cstr(vm, name);
    if (!namespace || !bases || !module || !text || !class_name ||
        !dict_set_name(vm, namespace, NAME_OF(vm, MODULE), module) ||
        !dict_set_name(vm, namespace, NAME_OF(vm, DOC), text)) {
        return VALUE_ERROR;
    }
    *slot = call3(vm, type_value(vm, TYPE_TYPE), class_name, bases, from_object(namespace));
    return *slot;
}

value cancelled_error_class(struct vm *vm)
{
    struct async_state *state = async_state(vm);
    return state
               ? make_exception(vm, &state->cancelled_error, "asyncio.exceptions", "CancelledError",
                                TYPE_BASE_EXCEPTION, "The Future or Task was cancelled.")
               : VALUE_ERROR;
}

value lookup_error_class(struct vm *vm)
{
    struct async_state *state = async_state(vm);
    return state ? make_exception(vm, &state->lookup_error, "socket", "gaierror", TYPE_OS_ERROR,
                                  "A host or service could not be looked up.")
                 : VALUE_ERROR;
}

value invalid_state(struct vm *vm, const char *message)
{
    struct async_state *state = async_state(vm);
    value class = state ? make_exception(vm, &state->invalid_state_error, "asyncio.exceptions",
                                         "InvalidStateError", TYPE_EXCEPTION,
                                         "The operation is not allowed in this state.")
                        : VALUE_ERROR;
    value text = class ? str_from_cstr(vm, message) : VALUE_ERROR;
    value exception = text ? call1(vm, class, text) : VALUE_ERROR;
    return exception ? raise_value(vm, exception) : VALUE_ERROR;
}

bool is_cancelled_error(struct vm *vm, value exception)
{
    struct async_state *state = vm->async;
    return state && state->cancelled_error && is_object(exception) &&
           is_subtype(as_object(exception)->type, as_type(state->cancelled_error));
}

/* -- functions ---------------------------------------------------------------------------------------------------- */

static value fn_get_running_loop(struct vm *vm, value *args)
{
    return running_loop(vm);
}
static value fn_running_loop_or_none(struct vm *vm, value *args)
{
    return vm->async->running ? vm->async->running : VALUE_NONE;
}
static value fn_set_running_loop(struct vm *vm, value *args)
{
    struct async_state *state = async_state(vm);
    if (!state) {
        return VALUE_ERROR;
    }
    state->running = args[0] == VALUE_NONE ? VALUE_NULL : args[0];
    native_words_forget(vm);
    return VALUE_NONE;
}
static value fn_get_event_loop(struct vm *vm, value *args)
{
    return current_loop(vm);
}

value current_task_of(struct vm *vm, value loop)
{
    struct async_state *state = async_state(vm);
    if (!state) {
        return VALUE_ERROR;
    }
    if (loop == state->running && loop) {
        return state->current_task ? state->current_task : VALUE_NONE;
    }
    if (state->other_current) {
        bool failed = false;
        value v = dict_get(vm, as_dict(state->other_current), loop, &failed);
        return failed ? VALUE_ERROR : v ? v : VALUE_NONE;
    }
    return VALUE_NONE;
}

static value fn_current_task(struct vm *vm, value *args)
{
    value loop = args[0] && args[0] != VALUE_NONE ? args[0] : running_loop(vm);
    return loop ? current_task_of(vm, loop) : VALUE_ERROR;
}

static value fn_all_tasks(struct vm *vm, value *args)
{
    value loop = args[0] && args[0] != VALUE_NONE ? args[0] : running_loop(vm);
    struct set *set = loop ? set_new(vm) : NULL;
    if (!set) {
        return VALUE_ERROR;
    }
    /* A class with a __hash__ of its own may run scripts: the tasks are listed first. */
    struct list *list = list_new(vm, 8);
    size_t mark = gc_root_mark(vm);
    if (!list || !gc_push_root(vm, from_object(set)) || !gc_push_root(vm, from_object(list))) {
        return VALUE_ERROR;
    }
    bool ok = true;
    for (struct task *t = vm->async->tasks; ok && t; t = t->next) {
        if (t->future.loop == loop) {
            ok = list_append(vm, list, from_object(t));
        }
    }
    for (size_t i = list->length; ok && i > 0; i--) {
        ok = set_add(vm, set, list->items[i - 1]);
    }
    gc_pop_roots(vm, mark);
    return ok ? from_object(set) : VALUE_ERROR;
}

/* Sets the current task of a loop; VALUE_NULL: none. */
static bool set_current(struct vm *vm, value loop, value task)
{
    struct async_state *state = async_state(vm);
    if (!state) {
        return false;
    }
    if (loop == state->running) {
        state->current_task = task;
        return true;
    }
    if (!state->other_current) {
        struct dict *dict = dict_new(vm);
        if (!dict) {
            return false;
        }
        state->other_current = from_object(dict);
    }
    if (task) {
        return dict_set(vm, as_dict(state->other_current), loop, task);
    }
    value old;
    return dict_remove(vm, as_dict(state->other_current), loop, &old) >= 0;
}

static value fn_enter_task(struct vm *vm, value *args)
{
    value current = current_task_of(vm, args[0]);
    if (!current) {
        return VALUE_ERROR;
    }
    if (current != VALUE_NONE) {
        return raise_error(vm, TYPE_RUNTIME_ERROR,
                           "Cannot enter into task %R while another task %R is being executed.",
                           args[1], current);
    }
    return set_current(vm, args[0], args[1]) ? VALUE_NONE : VALUE_ERROR;
}
static value fn_leave_task(struct vm *vm, value *args)
{
    value current = current_task_of(vm, args[0]);
    if (!current) {
        return VALUE_ERROR;
    }
    if (current != args[1]) {
        return raise_error(vm, TYPE_RUNTIME_ERROR,
                           "Leaving task %R does not match the current task %R.", args[1], current);
    }
    return set_current(vm, args[0], VALUE_NULL) ? VALUE_NONE : VALUE_ERROR;
}
static value fn_swap_current_task(struct vm *vm, value *args)
{
    value current = current_task_of(vm, args[0]);
    value next = args[1] == VALUE_NONE ? VALUE_NULL : args[1];
    return current && set_current(vm, args[0], next) ? current : VALUE_ERROR;
}
/* The scheduler owns every task: there is nothing to register. */
static value fn_register(struct vm *vm, value *args)
{
    return VALUE_NONE;
}

static value fn_create_task(struct vm *vm, value *args)
{
    value loop = running_loop(vm);
    return loop ? create_task(vm, loop, args[0], args[1] ? args[1] : VALUE_NONE,
                              args[2] ? args[2] : VALUE_NONE)
                : VALUE_ERROR;
}
static value fn_is_native_coroutine(struct vm *vm, value *args)
{
    value v = args[0];
    return make_bool(is_exact(v, TYPE_COROUTINE) || is_kind(v, TYPE_ASYNC_GEN_ASEND) ||
                     is_kind(v, TYPE_ASYNC_GEN_ATHROW) || is_native_coroutine(v) ||
                     (is_exact(v, TYPE_GENERATOR) &&
                      (as_generator(v)->frame.code->flags & CODE_ITERABLE_COROUTINE)));
}

static value fn_format_exception(struct vm *vm, value *args)
{
    return is_exception(args[0])
               ? exception_format(vm, args[0], false)
               : raise_type_error(vm, "an exception is expected, got %T", args[0]);
}

/* True when the exception, or one that it follows, went through the end of a task. */
static bool was_spawned(value exception)
{
    for (int depth = 0; depth < SPAWN_DEPTH && is_exception(exception); depth++) {
        struct exception *e = as_exception(exception);
        struct traceback *t =
            is_kind(e->traceback, TYPE_TRACEBACK) ? as_traceback(e->traceback) : NULL;
        for (; t; t = t->next) {
            if (t->spawn) {
                return true;
            }
        }
        exception = e->cause ? e->cause : e->suppress_context ? VALUE_NULL : e->context;
    }
    return false;
}

/* The report of an exception as text, if that shows the lines which spawned tasks; or None. */
static value fn_format_spawned(struct vm *vm, value *args)
{
    return was_spawned(args[0]) ? exception_format(vm, args[0], false) : VALUE_NONE;
}

static value hook_argument(value v)
{
    return v == VALUE_NONE ? VALUE_NULL : v;
}
static value fn_set_asyncgen_hooks(struct vm *vm, value *args)
{
    struct async_state *state = async_state(vm);
    static const char *const what[] = {"firstiter", "finalizer"};
    if (!state) {
        return VALUE_ERROR;
    }
    for (int i = 0; i < 2; i++) {
        if (args[i] && args[i] != VALUE_NONE && !is_callable(vm, args[i])) {
            return raise_type_error(vm, "callable %s expected, got %T", what[i], args[i]);
        }
    }
    if (args[0]) {
        state->hooks.firstiter = hook_argument(args[0]);
    }
    if (args[1]) {
        state->hooks.finalizer = hook_argument(args[1]);
    }
    return VALUE_NONE;
}
static value fn_get_asyncgen_hooks(struct vm *vm, value *args)
{
    struct async_state *state = async_state(vm);
    return state ? tuple_of(vm, 2, state->hooks.firstiter ? state->hooks.firstiter : VALUE_NONE,
                            state->hooks.finalizer ? state->hooks.finalizer : VALUE_NONE)
                 : VALUE_ERROR;
}

static const struct native_def functions[] = {
    {"get_running_loop", "()", fn_get_running_loop, NATIVE_FUNCTION, "The running event loop."},
    {"_get_running_loop", "()", fn_running_loop_or_none, NATIVE_FUNCTION, "The same, or None."},
    {"_set_running_loop", "(loop, /)", fn_set_running_loop, NATIVE_FUNCTION, NULL},
    {"get_event_loop", "()", fn_get_event_loop, NATIVE_FUNCTION,
     "The running event loop, or the policy's."},
    {"current_task", "(loop=None)", fn_current_task, NATIVE_FUNCTION,
     "The task that runs, or None."},
    {"all_tasks", "(loop=None)", fn_all_tasks, NATIVE_FUNCTION,
     "The set of a loop's tasks that are not done."},
    {"create_task", "(coro, *, name=None, context=None)", fn_create_task, NATIVE_FUNCTION,
     "Schedules a coroutine as a task of the running loop."},
    {"gather", "(*coros_or_futures, return_exceptions=False)", gather, NATIVE_FUNCTION,
     "A future of the list of all results, in the order of the arguments."},
    {"_enter_task", "(loop, task)", fn_enter_task, NATIVE_FUNCTION, NULL},
    {"_leave_task", "(loop, task)", fn_leave_task, NATIVE_FUNCTION, NULL},
    {"_swap_current_task", "(loop, task)", fn_swap_current_task, NATIVE_FUNCTION, NULL},
    {"_register_task", "(task)", fn_register, NATIVE_FUNCTION, NULL},
    {"_unregister_task", "(task)", fn_register, NATIVE_FUNCTION, NULL},
    {"_register_eager_task", "(task)", fn_register, NATIVE_FUNCTION, NULL},
    {"_unregister_eager_task", "(task)", fn_register, NATIVE_FUNCTION, NULL},
    {"_is_native_coroutine", "(obj, /)", fn_is_native_coroutine, NATIVE_FUNCTION, NULL},
    {"_format_exception", "(exc, /)", fn_format_exception, NATIVE_FUNCTION, NULL},
    {"_format_spawned", "(exc, /)", fn_format_spawned, NATIVE_FUNCTION, NULL},
    {"_set_asyncgen_hooks", "(firstiter=None, finalizer=None)", fn_set_asyncgen_hooks,
     NATIVE_FUNCTION, NULL},
    {"_get_asyncgen_hooks", "()", fn_get_asyncgen_hooks, NATIVE_FUNCTION, NULL},
    {0}};

static const struct module_type types[] = {{&future_def, NULL},
                                           {&task_def, &future_def},
                                           {&event_loop_def, NULL},
                                           {&handle_def, NULL},
                                           {&timer_handle_def, &handle_def},
                                           {&future_iter_def, NULL},
                                           {&transport_def, NULL},
                                           {&gather_def, &future_def},
                                           {&stream_reader_def, NULL},
                                           {&stream_writer_def, NULL},
                                           {&flow_control_def, NULL},
                                           {&queue_def, NULL},
                                           {&lifo_queue_def, &queue_def},
                                           {&priority_queue_def, &queue_def},
                                           {&async_lock_def, NULL},
                                           {&semaphore_def, NULL},
                                           {&bounded_semaphore_def, &semaphore_def},
                                           {&event_def, NULL},
                                           {NULL, NULL}};

static bool init(struct vm *vm, struct module *module)
{
    if (!async_state(vm) || !cancelled_error_class(vm)) {
        return false;
    }
    struct async_state *state = vm->async;
    value class =
        make_exception(vm, &state->invalid_state_error, "asyncio.exceptions", "InvalidStateError",
                       TYPE_EXCEPTION, "The operation is not allowed in this state.");
    if (!class || !module_add(vm, module, "CancelledError", state->cancelled_error) ||
        !module_add(vm, module, "InvalidStateError", class)) {
        return false;
    }
    if (!module_add(vm, module, "sleep", native_function_new(vm, &sleep_function, module->name))) {
        return false;
    }
    const struct native_def *const tables[] = {socket_functions, thread_functions};
    for (size_t i = 0; i < 2; i++) {
        for (const struct native_def *f = tables[i]; f->name; f++) {
            if (!module_add(vm, module, f->name, native_function_new(vm, f, module->name))) {
                return false;
            }
        }
    }
    return true;
}

const struct module_def asyncio_module = {
    .name = "_asyncio",
    .doc = "The event loop, futures and tasks, as the VM has them.",
    .functions = functions,
    .types = types,
    .init = init,
    .state_size = sizeof(struct async_state),
    .trace_state = state_trace,
    .free_state = state_free,
};
