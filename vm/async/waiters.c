/* waiters.c - lists of futures that tasks wait for in a queue or a lock: a waiter is a future with links
 * of its own, so that waiting costs one object and leaving the list costs nothing. */
#include "async.h"

value waiter_new(struct vm *vm, struct object *owner, struct waiters *list, value *loop)
{
    value running = running_loop(vm);
    if (!running) {
        return VALUE_ERROR;
    }
    if (*loop && *loop != running) {
        return raise_error(vm, TYPE_RUNTIME_ERROR, "%R is bound to a different event loop",
                           from_object(owner));
    }
    *loop = running;
    struct waiter *w = async_new(vm, vm->async->waiter_type);
    if (!w) {
        return VALUE_ERROR;
    }
    w->future.loop = running;
    w->owner = owner;
    w->list = list;
    w->previous = list->last;
    *(list->last ? &list->last->next : &list->first) = w;
    list->last = w;
    list->count++;
    gc_barrier(vm, owner);
    return from_object(w);
}

void waiter_unlist(value waiter)
{
    struct waiter *w = as_waiter(waiter);
    struct waiters *list = w->list;
    if (!list) {
        return;
    }
    *(w->previous ? &w->previous->next : &list->first) = w->next;
    *(w->next ? &w->next->previous : &list->last) = w->previous;
    w->next = w->previous = NULL;
    w->list = NULL;
    list->count--;
}

enum delegate_result waiter_await(struct vm *vm, struct native_coroutine *c, value waiter,
                                  value *out)
{
    *out = waiter;
    if (!waiter) {
        return DELEGATE_ERROR;
    }
    as_future(waiter)->blocking = true;
    c->future = waiter;
    c->state = CORO_WAITING;
    gc_barrier(vm, c);
    return DELEGATE_YIELD;
}

bool waiter_awaited(struct vm *vm, value waiter, value thrown)
{
    struct future *f = as_future(waiter);
    if (thrown) {
        raise_value(vm, thrown);
    } else if (f->state == FUTURE_PENDING) {
        raise_error(vm, TYPE_RUNTIME_ERROR, "await wasn't used with future");
    } else {
        return future_result(vm, f) != VALUE_ERROR;
    }
    return false;
}

bool coroutine_may_go_on(struct vm *vm, struct native_coroutine *c, value thrown)
{
    if (c->state == CORO_DONE) {
        raise_error(vm, TYPE_RUNTIME_ERROR, "cannot reuse already awaited coroutine");
        return false;
    }
    if (c->state == CORO_NEW && thrown) {
        c->state = CORO_DONE;
        raise_value(vm, thrown);
        return false;
    }
    return true;
}

void waiters_trace(struct gc_tracer *tracer, const struct waiters *list)
{
    for (struct waiter *w = list->first; w; w = w->next) {
        gc_trace_ptr(tracer, w);
    }
}

value waiters_deque(struct vm *vm, const struct waiters *waiters)
{
    struct list *list = list_new(vm, waiters->count);
    if (!list) {
        return VALUE_ERROR;
    }
    for (struct waiter *w = waiters->first; w; w = w->next) {
        list->items[list->length++] = from_object(w);
    }
    size_t mark = gc_root_mark(vm);
    value argument = from_object(list);
    value result = gc_push_root(vm, argument)
                       ? call_library(vm, "_collections", "deque", 1, &argument)
                       : VALUE_ERROR;
    gc_pop_roots(vm, mark);
    return result;
}

static void waiter_trace(struct gc_tracer *tracer, struct object *self)
{
    future_trace(tracer, self);
    gc_trace_ptr(tracer, ((struct waiter *)self)->owner);
}

const struct type_def waiter_def = {
    .name = "Future",
    .module = "_asyncio",
    .size = sizeof(struct waiter),
    .flags = TYPE_NO_NEW | TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED,
    .methods = future_methods,
    .getset = future_getset,
    .trace = waiter_trace,
    .finalize = future_finalize,
    .repr = future_repr,
    .iter = future_await,
    .await = future_await,
};
