/* gather.c - asyncio.gather: a future that counts its children down. Each child knows it through a
 * link, whose node waits in the ready queue when the child is done: two turns, as in CPython, one for
 * the child's completion to reach the count, one for the count to wake whoever awaits the result. */
#include "async.h"
#include "../object/type.h"

struct gather {
    struct future future;
    value *children; /* futures, in the order of the arguments; duplicates allowed */
    size_t child_count, capacity;
    size_t waiting; /* distinct children that have not reported yet */
    bool return_exceptions, cancel_requested;
    value more; /* attribute slots: must be last */
};
#define as_gather(v) ((struct gather *)as_object(v))

struct link {
    struct object header;
    struct ready ready;
    struct gather *gather;
    value child;
};

struct object *gather_link_of_ready(struct ready *ready)
{
    return &CONTAINER_OF(ready, struct link, ready)->header;
}

struct ready *gather_link_ready(value link)
{
    return &((struct link *)as_object(link))->ready;
}

/* -- completion ---------------------------------------------------------------------------------------- */

static value outcome(struct vm *vm, struct future *child)
{
    if (child->state == FUTURE_CANCELLED) {
        value class = cancelled_error_class(vm);
        return class ? call1(vm, class, child->detail ? child->detail : NAME_OF(vm, EMPTY))
                     : VALUE_ERROR;
    }
    child->log_traceback = false;
    return child->outcome ? child->outcome : VALUE_NONE;
}

static bool finish(struct vm *vm, struct gather *g)
{
    struct list *list = list_new(vm, g->child_count);
    size_t mark = gc_root_mark(vm);
    if (!list || !gc_push_root(vm, from_object(list))) {
        return false;
    }
    bool ok = true;
    for (size_t i = 0; ok && i < g->child_count; i++) {
        value v = outcome(vm, as_future(g->children[i]));
        ok = v && list_append(vm, list, v);
    }
    if (ok && g->cancel_requested) {
        value error = future_cancelled_error(vm, as_future(g->children[g->child_count - 1]));
        ok = error && future_set_exception(vm, &g->future, error);
    } else if (ok) {
        ok = future_set_result(vm, &g->future, from_object(list));
    }
    gc_pop_roots(vm, mark);
    return ok;
}

static bool child_done(struct vm *vm, struct gather *g, struct future *child)
{
    g->waiting--;
    if (g->future.state != FUTURE_PENDING) {
        child->log_traceback = false;
        return true;
    }
    if (!g->return_exceptions) {
        if (child->state == FUTURE_CANCELLED) {
            value error = future_cancelled_error(vm, child);
            return error && future_set_exception(vm, &g->future, error);
        }
        child->log_traceback = false;
        if (child->failed) {
            return future_set_exception(vm, &g->future, child->outcome);
        }
    }
    return g->waiting > 0 || finish(vm, g);
}

bool gather_link_fire(struct vm *vm, struct object *object)
{
    struct link *link = (struct link *)object;
    if (child_done(vm, link->gather, as_future(link->child))) {
        return true;
    }
    if (error_is(vm, TYPE_SYSTEM_EXIT) || error_is(vm, TYPE_KEYBOARD_INTERRUPT)) {
        return false;
    }
    error_write_unraisable(vm, "in gather", from_object(link->gather));
    return true;
}

/* -- gather() -------------------------------------------------------------------------------------------- */

static bool watch_child(struct vm *vm, struct gather *g, value child)
{
    struct link *link = gc_new_zeroed(vm, vm->async->link_type, sizeof *link);
    if (!link) {
        return false;
    }
    link->gather = g;
    link->child = child;
    return future_add_callback(vm, as_future(child), from_object(link), VALUE_NULL);
}

/* The future for one argument. *loop is filled in by the first one when none runs. */
static value child_for(struct vm *vm, value arg, value *loop)
{
    if (is_future(arg)) {
        if (*loop && as_future(arg)->loop != *loop) {
            return raise_value_error(vm, "The future belongs to a different loop than the one "
                                         "specified as the loop argument");
        }
        *loop = as_future(arg)->loop;
        return arg;
    }
    value future;
    if (is_coroutine(vm, arg)) {
        if (!*loop) {
            *loop = current_loop(vm);
        }
        future = *loop ? create_task(vm, *loop, arg, VALUE_NONE, VALUE_NONE) : VALUE_ERROR;
    } else {
        value args[] = {arg, *loop ? *loop : VALUE_NONE};
        future = call_library(vm, "asyncio.tasks", "_ensure_future", 2, args);
    }
    if (!future) {
        return VALUE_ERROR;
    }
    if (!is_future(future)) {
        return raise_type_error(vm, "gather needs futures of asyncio's own, not %T", future);
    }
    if (is_task(future)) {
        as_task(future)->future.log_destroy_pending = false;
    }
    *loop = as_future(future)->loop;
    return future;
}

/* A coroutine that nobody has awaited or wrapped: it cannot have been among the arguments so far,
 * because making a task of it wraps it. */
static bool is_fresh(value v)
{
    return is_exact(v, TYPE_COROUTINE) && as_generator(v)->state == GEN_CREATED &&
           !as_generator(v)->awaited;
}

/* The child for argument i if that is one of those before it; VALUE_NULL if not. *seen is a dict of
 * those that were not fresh, or NULL. */
static value child_seen(struct vm *vm, struct gather *g, struct tuple *args, size_t i,
                        struct dict *seen, bool *failed)
{
    value v = args->items[i];
    if (is_exact(v, TYPE_COROUTINE)) {
        for (size_t j = 0; j < i; j++) {
            if (args->items[j] == v) {
                return g->children[j];
            }
        }
        return VALUE_NULL;
    }
    return seen ? dict_get(vm, seen, v, failed) : VALUE_NULL;
}

static bool fill(struct vm *vm, struct gather *g, struct tuple *args, struct list *done_before)
{
    struct dict *seen = NULL;
    value loop = vm->async->running;
    for (size_t i = 0; i < args->length; i++) {
        value arg = args->items[i], child = VALUE_NULL;
        bool failed = false, fresh = is_fresh(arg);
        if (!fresh) {
            child = child_seen(vm, g, args, i, seen, &failed);
        }
        if (failed) {
            return false;
        }
        if (child) {
            g->children[g->child_count++] = child;
            gc_barrier(vm, g);
            continue;
        }
        child = child_for(vm, arg, &loop);
        if (!child) {
            return false;
        }
        g->children[g->child_count++] = child; /* keeps it alive from here on */
        gc_barrier(vm, g);
        if (!is_exact(arg, TYPE_COROUTINE)) {
            if (!seen && (!(seen = dict_new(vm)) || !gc_push_root(vm, from_object(seen)))) {
                return false;
            }
            if (!dict_set(vm, seen, arg, child)) {
                return false;
            }
        }
        g->waiting++;
        if (as_future(child)->state != FUTURE_PENDING ? !list_append(vm, done_before, child)
                                                      : !watch_child(vm, g, child)) {
            return false;
        }
    }
    g->future.loop = loop;
    return true;
}

static bool is_foreign_future(struct vm *vm, value v)
{
    if (!is_object(v) || is_future(v) || type_of(vm, v)->index < TYPE_COUNT) {
        return false;
    }
    value name = str_intern_cstr(vm, "_asyncio_future_blocking");
    return name && type_lookup(vm, type_of(vm, v), name);
}

value gather(struct vm *vm, value *args)
{
    struct tuple *arguments = as_tuple(args[0]);
    struct async_state *state = async_state(vm);
    int return_exceptions = args[1] ? truth(vm, args[1]) : 0;
    if (!state || return_exceptions < 0) {
        return VALUE_ERROR;
    }
    if (!arguments->length) {
        value loop = current_loop(vm);
        value outer = loop ? future_new(vm, loop) : VALUE_ERROR;
        struct list *list = outer ? list_new(vm, 0) : NULL;
        return list && future_set_result(vm, as_future(outer), from_object(list)) ? outer
                                                                                  : VALUE_ERROR;
    }
    for (size_t i = 0; i < arguments->length; i++) {
        if (is_foreign_future(vm, arguments->items[i])) {
            value rest[] = {args[0], make_bool(return_exceptions)};
            return call_library(vm, "asyncio.tasks", "_gather_foreign", 2, rest);
        }
    }
    if (!main_loop_if_awaited(vm)) {
        return VALUE_ERROR;
    }
    size_t mark = gc_root_mark(vm);
    struct gather *g = async_new(vm, state->gather_type);
    if (!g || !gc_push_root(vm, from_object(g)) ||
        !(g->children = mem_alloc_zeroed(vm, arguments->length * sizeof(value)))) {
        gc_pop_roots(vm, mark);
        return VALUE_ERROR;
    }
    g->capacity = arguments->length;
    g->return_exceptions = return_exceptions;
    struct list *done_before = list_new(vm, 0);
    bool ok = done_before && gc_push_root(vm, from_object(done_before)) &&
              fill(vm, g, arguments, done_before);
    for (size_t i = 0; ok && i < done_before->length; i++) {
        ok = child_done(vm, g, as_future(done_before->items[i]));
    }
    gc_pop_roots(vm, mark);
    return ok ? from_object(g) : VALUE_ERROR;
}

/* -- the two types ---------------------------------------------------------------------------------------------- */

static value cancel_method(struct vm *vm, value *args)
{
    struct gather *g = as_gather(args[0]);
    if (g->future.state != FUTURE_PENDING) {
        return VALUE_FALSE;
    }
    bool any = false;
    for (size_t i = 0; i < g->child_count; i++) {
        int cancelled = future_cancel(vm, g->children[i], args[1]);
        if (cancelled < 0) {
            return VALUE_ERROR;
        }
        any = any || cancelled;
    }
    if (any) {
        g->cancel_requested = true;
    }
    return make_bool(any);
}

static const struct native_def gather_methods[] = {
    {"cancel", "(msg=None)", cancel_method, 0, "Cancels the children."}, {0}};

static value get_children(struct vm *vm, value self)
{
    struct list *list = list_from(vm, as_gather(self)->children, as_gather(self)->child_count);
    return list ? from_object(list) : VALUE_ERROR;
}
static const struct getset_row gather_getset[] = {{"_children", get_children, NULL, NULL}, {0}};

static void gather_trace(struct gc_tracer *tracer, struct object *self)
{
    struct gather *g = (struct gather *)self;
    future_trace(tracer, self);
    gc_trace_range(tracer, g->children, g->child_count);
}

static void gather_finalize(struct vm *vm, struct object *self)
{
    struct gather *g = (struct gather *)self;
    if (g->children) {
        mem_free(vm, g->children, g->capacity * sizeof(value));
        g->children = NULL;
        g->child_count = 0;
    }
    future_finalize(vm, self);
}

const struct type_def gather_def = {
    .name = "_GatheringFuture",
    .module = "asyncio.tasks",
    .size = sizeof(struct gather),
    .flags = TYPE_NO_NEW | TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED,
    .doc = "What gather returns: the list of all results, later.",
    .methods = gather_methods,
    .getset = gather_getset,
    .trace = gather_trace,
    .finalize = gather_finalize,
    .repr = future_repr,
    .iter = future_await,
    .await = future_await,
};

static void link_trace(struct gc_tracer *tracer, struct object *self)
{
    struct link *link = (struct link *)self;
    gc_trace_ptr(tracer, link->gather);
    gc_trace(tracer, link->child);
}
static value link_repr(struct vm *vm, value self)
{
    return str_from_cstr(vm, "gather.<locals>._done_callback");
}
static value link_name(struct vm *vm, value self)
{
    return str_intern_cstr(vm, "gather.<locals>._done_callback");
}
static const struct getset_row link_getset[] = {
    {"__qualname__", link_name, NULL, NULL}, {"__name__", link_name, NULL, NULL}, {0}};
const struct type_def gather_link_def = {
    .name = "_gather_child",
    .module = "_asyncio",
    .size = sizeof(struct link),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .getset = link_getset,
    .trace = link_trace,
    .repr = link_repr,
};
