/* queue.c - asyncio.Queue, LifoQueue and PriorityQueue.
 *
 * put and get are coroutines only when they wait, or when what they return is not awaited at once: else
 * the item goes in or out during the call. The items lie in a ring (LifoQueue: its end is a stack) until
 * somebody asks for `_queue`, which is a deque or a list from then on, or until a subclass sets it; a
 * PriorityQueue always has a list. A subclass that overrides one of the methods which the others call
 * (_put, _get, full …) is asked by that name.
 *
 * A waiting put, get or join awaits a future with links of its own, in one of the queue's three lists.
 * Who is woken, and when, is as in CPython: one getter for each item put in, one putter for each taken
 * out, and a waiter that is cancelled after it was woken passes that on. */
#include "async.h"
#include "../object/type.h"

enum waiting_for { WAIT_GET, WAIT_PUT, WAIT_JOIN, WAIT_KINDS };

struct queue {
    struct object header;
    value maxsize;
    int64_t limit; /* of items; 0: none; -1: maxsize is no small int, ask it */
    value *ring;
    size_t head, count, capacity; /* a power of two */
    value store;                  /* what holds the items instead of the ring, or VALUE_NULL */
    struct waiters waiters[WAIT_KINDS];
    int64_t unfinished;
    bool is_shutdown, custom; /* custom: its class overrides something; see `plain` */
    uint32_t version;         /* of the class, when that was found out */
    value loop;               /* that it is bound to, or VALUE_NULL */
    value more;               /* attribute slots: must be last */
};
#define as_queue(v) ((struct queue *)as_object(v))

static bool is_lifo(const struct queue *q)
{
    return q->header.type->def == &lifo_queue_def;
}
static bool is_priority(const struct queue *q)
{
    return q->header.type->def == &priority_queue_def;
}

/* -- methods that a subclass may override ------------------------------------------------------------- */

enum { ROW_PUT, ROW_GET, ROW_JOIN, ROW_FIRST_CALLED, ROW_LAST_CALLED = ROW_FIRST_CALLED + 7 };
static const struct native_def queue_methods[];

static value size_method(struct vm *vm, value *args);
static value empty_method(struct vm *vm, value *args);
static value full_method(struct vm *vm, value *args);
static value init_items(struct vm *vm, value *args);
static value put_item(struct vm *vm, value *args);
static value take_item(struct vm *vm, value *args);
static value put_nowait(struct vm *vm, value *args);
static value get_nowait(struct vm *vm, value *args);

/* The name of this method if a script's subclass has another one than `function`, for call_method.
 * VALUE_NULL: not overridden, or MemoryError set. */
static value overridden(struct vm *vm, struct queue *q, const char *name, native_fn function)
{
    value interned = str_intern_cstr(vm, name);
    value found = interned ? type_lookup(vm, q->header.type, interned) : VALUE_NULL;
    return !found || (is_kind(found, TYPE_METHOD_DESCRIPTOR) &&
                      as_native(found)->def->function == function)
               ? VALUE_NULL
               : interned;
}

/* Its class overrides nothing that the methods here call. */
static bool plain(struct vm *vm, struct queue *q)
{
    struct type *type = q->header.type;
    if (!(type->flags & TYPE_FLAG_SCRIPT)) {
        return true;
    }
    if (q->version != type->version) {
        q->custom = false;
        for (int row = ROW_FIRST_CALLED; row <= ROW_LAST_CALLED; row++) {
            const struct native_def *def = &queue_methods[row];
            q->custom = q->custom || overridden(vm, q, def->name, def->function) || vm->error;
        }
        error_clear(vm);
        q->version = type->version;
    }
    return !q->custom;
}

static value ask(struct vm *vm, struct queue *q, const char *name, native_fn function,
                 value argument)
{
    value args[] = {from_object(q), argument};
    value method = plain(vm, q) ? VALUE_NULL : overridden(vm, q, name, function);
    if (vm->error) {
        return VALUE_ERROR;
    }
    return method ? call_method(vm, args[0], method, argument != VALUE_NULL, args + 1)
                  : function(vm, args);
}
static int ask_truth(struct vm *vm, struct queue *q, const char *name, native_fn function)
{
    value v = ask(vm, q, name, function, VALUE_NULL);
    return v ? truth(vm, v) : -1;
}
static int is_empty(struct vm *vm, struct queue *q)
{
    return q->store || !plain(vm, q) ? ask_truth(vm, q, "empty", empty_method) : q->count == 0;
}
static int is_full(struct vm *vm, struct queue *q)
{
    return ask_truth(vm, q, "full", full_method);
}

/* -- items -------------------------------------------------------------------------------------------- */

static bool ring_grow(struct vm *vm, struct queue *q)
{
    size_t capacity = q->capacity ? q->capacity * 2 : 8;
    value *ring = mem_alloc(vm, capacity * sizeof *ring);
    if (!ring) {
        return false;
    }
    for (size_t i = 0; i < q->count; i++) {
        ring[i] = q->ring[(q->head + i) & (q->capacity - 1)];
    }
    if (q->ring) {
        mem_free(vm, q->ring, q->capacity * sizeof *ring);
    }
    q->ring = ring;
    q->capacity = capacity;
    q->head = 0;
    return true;
}

static value library_call(struct vm *vm, struct queue *q, const char *name, size_t count,
                          const value *args)
{
    size_t mark = gc_root_mark(vm);
    value result = gc_push_root(vm, from_object(q)) ? call_library(vm, "heapq", name, count, args)
                                                    : VALUE_ERROR;
    gc_pop_roots(vm, mark);
    return result;
}

static value init_items(struct vm *vm, value *args)
{
    struct queue *q = as_queue(args[0]);
    q->head = q->count = 0;
    q->store = VALUE_NULL;
    if (is_priority(q)) {
        struct list *list = list_new(vm, 0);
        if (!list) {
            return VALUE_ERROR;
        }
        q->store = from_object(list);
        gc_barrier(vm, q);
    }
    return VALUE_NONE;
}

static value put_item(struct vm *vm, value *args)
{
    struct queue *q = as_queue(args[0]);
    if (!q->store) {
        if (q->count == q->capacity && !ring_grow(vm, q)) {
            return VALUE_ERROR;
        }
        q->ring[(q->head + q->count++) & (q->capacity - 1)] = args[1];
        gc_barrier(vm, q);
        return VALUE_NONE;
    }
    if (is_priority(q)) {
        value pair[] = {q->store, args[1]};
        return library_call(vm, q, "heappush", 2, pair);
    }
    value name = str_intern_cstr(vm, "append");
    return name ? call_method(vm, q->store, name, 1, args + 1) : VALUE_ERROR;
}

static value take_item(struct vm *vm, value *args)
{
    struct queue *q = as_queue(args[0]);
    if (!q->store) {
        if (!q->count) {
            return raise_error(vm, TYPE_INDEX_ERROR,
                               is_lifo(q) ? "pop from empty list" : "pop from an empty deque");
        }
        q->count--;
        if (is_lifo(q)) {
            return q->ring[(q->head + q->count) & (q->capacity - 1)];
        }
        value item = q->ring[q->head];
        q->head = (q->head + 1) & (q->capacity - 1);
        return item;
    }
    if (is_priority(q)) {
        return library_call(vm, q, "heappop", 1, &q->store);
    }
    value name = str_intern_cstr(vm, is_lifo(q) ? "pop" : "popleft");
    return name ? call_method(vm, q->store, name, 0, NULL) : VALUE_ERROR;
}

/* What holds the items, made now if need be: the ring is empty from here on. */
static value store_of(struct vm *vm, struct queue *q)
{
    if (q->store) {
        return q->store;
    }
    struct list *list = list_new(vm, q->count);
    if (!list) {
        return VALUE_ERROR;
    }
    for (size_t i = 0; i < q->count; i++) {
        list->items[list->length++] = q->ring[(q->head + i) & (q->capacity - 1)];
    }
    value store = from_object(list);
    if (!is_lifo(q)) {
        size_t mark = gc_root_mark(vm);
        store = gc_push_root(vm, store) ? call_library(vm, "_collections", "deque", 1, &store)
                                        : VALUE_ERROR;
        gc_pop_roots(vm, mark);
        if (!store) {
            return VALUE_ERROR;
        }
    }
    q->head = q->count = 0;
    q->store = store;
    gc_barrier(vm, q);
    return store;
}

/* -- waiting ------------------------------------------------------------------------------------------ */

/* Wakes the first who still waits. */
static bool wake_next(struct vm *vm, struct queue *q, enum waiting_for kind)
{
    struct waiter *w;
    while ((w = q->waiters[kind].first)) {
        waiter_unlist(from_object(w));
        if (w->future.state == FUTURE_PENDING) {
            return future_set_result(vm, &w->future, VALUE_NONE);
        }
    }
    return true;
}

static bool wake_all(struct vm *vm, struct queue *q, enum waiting_for kind)
{
    while (q->waiters[kind].first) {
        if (!wake_next(vm, q, kind)) {
            return false;
        }
    }
    return true;
}

static value raise_queue_error(struct vm *vm, const char *name)
{
    value module = import_module(vm, "asyncio.queues");
    value class = module ? get_attr_cstr(vm, module, name) : VALUE_ERROR;
    value exception = class ? call0(vm, class) : VALUE_ERROR;
    return exception ? raise_value(vm, exception) : VALUE_ERROR;
}

/* -- putting and getting ------------------------------------------------------------------------------- */

static value put_nowait(struct vm *vm, value *args)
{
    struct queue *q = as_queue(args[0]);
    if (q->is_shutdown) {
        return raise_queue_error(vm, "QueueShutDown");
    }
    int full = is_full(vm, q);
    if (full) {
        return full < 0 ? VALUE_ERROR : raise_queue_error(vm, "QueueFull");
    }
    if (!ask(vm, q, "_put", put_item, args[1])) {
        return VALUE_ERROR;
    }
    q->unfinished++;
    return wake_next(vm, q, WAIT_GET) ? VALUE_NONE : VALUE_ERROR;
}

static value get_nowait(struct vm *vm, value *args)
{
    struct queue *q = as_queue(args[0]);
    int empty = is_empty(vm, q);
    if (empty) {
        return empty < 0 ? VALUE_ERROR
                         : raise_queue_error(vm, q->is_shutdown ? "QueueShutDown" : "QueueEmpty");
    }
    value item = ask(vm, q, "_get", take_item, VALUE_NULL);
    if (!item || !q->waiters[WAIT_PUT].first) {
        return item;
    }
    size_t mark = gc_root_mark(vm);
    bool ok = gc_push_root(vm, item) && wake_next(vm, q, WAIT_PUT);
    gc_pop_roots(vm, mark);
    return ok ? item : VALUE_ERROR;
}

/* The wait ended with an error: a wake-up that it may have had goes to the next. */
static enum delegate_result give_up(struct vm *vm, struct queue *q, value waiter,
                                    enum waiting_for kind)
{
    struct waiter *w = as_waiter(waiter);
    value error = error_take(vm);
    size_t mark = gc_root_mark(vm);
    bool ok =
        gc_push_root(vm, error) && gc_push_root(vm, waiter) &&
        (w->future.state != FUTURE_PENDING || future_cancel_plain(vm, &w->future, VALUE_NULL) >= 0);
    waiter_unlist(from_object(w));
    if (ok && w->future.state != FUTURE_CANCELLED) {
        int none = kind == WAIT_GET ? is_empty(vm, q) : is_full(vm, q);
        ok = none > 0 || (none == 0 && wake_next(vm, q, kind));
    }
    gc_pop_roots(vm, mark);
    if (ok) {
        vm->error = error;
    }
    return DELEGATE_ERROR;
}

/* It waits for its turn. */
static enum delegate_result begin_waiting(struct vm *vm, struct queue_operation *o,
                                          enum waiting_for kind, value *out)
{
    struct queue *q = o->queue;
    return waiter_await(vm, &o->base, waiter_new(vm, &q->header, &q->waiters[kind], &q->loop), out);
}

static enum delegate_result transfer(struct vm *vm, struct queue_operation *o, value thrown,
                                     value *out, enum waiting_for kind)
{
    struct queue *q = o->queue;
    if (o->base.future) {
        value waiter = o->base.future;
        o->base.future = VALUE_NULL;
        if (!waiter_awaited(vm, waiter, thrown)) {
            return give_up(vm, q, waiter, kind);
        }
    }
    int none = kind == WAIT_GET ? is_empty(vm, q) : is_full(vm, q);
    if (none < 0) {
        return DELEGATE_ERROR;
    }
    if (none && q->is_shutdown) {
        raise_queue_error(vm, "QueueShutDown");
        return DELEGATE_ERROR;
    }
    if (none) {
        return begin_waiting(vm, o, kind, out);
    }
    *out = kind == WAIT_GET ? ask(vm, q, "get_nowait", get_nowait, VALUE_NULL)
                            : ask(vm, q, "put_nowait", put_nowait, o->item);
    return *out ? DELEGATE_DONE : DELEGATE_ERROR;
}

static enum delegate_result join(struct vm *vm, struct queue_operation *o, value thrown, value *out)
{
    if (o->base.future) {
        value waiter = o->base.future;
        o->base.future = VALUE_NULL;
        waiter_unlist(waiter);
        if (!waiter_awaited(vm, waiter, thrown)) {
            return DELEGATE_ERROR;
        }
    } else if (o->queue->unfinished > 0) {
        return begin_waiting(vm, o, WAIT_JOIN, out);
    }
    *out = VALUE_NONE;
    return DELEGATE_DONE;
}

enum delegate_result queue_step(struct vm *vm, value operation, value thrown, value *out)
{
    struct queue_operation *o = (struct queue_operation *)as_object(operation);
    *out = VALUE_NULL;
    if (!coroutine_may_go_on(vm, &o->base, thrown)) {
        return DELEGATE_ERROR;
    }
    enum delegate_result result =
        o->base.what == CORO_JOIN
            ? join(vm, o, thrown, out)
            : transfer(vm, o, thrown, out, o->base.what == CORO_GET ? WAIT_GET : WAIT_PUT);
    o->base.state = result == DELEGATE_YIELD ? CORO_WAITING : CORO_DONE;
    gc_barrier(vm, o);
    return result;
}

void queue_operation_trace(struct gc_tracer *tracer, struct object *self)
{
    struct queue_operation *o = (struct queue_operation *)self;
    native_coroutine_trace(tracer, &o->base);
    gc_trace_ptr(tracer, o->queue);
    gc_trace(tracer, o->item);
}

static value start(struct vm *vm, enum coroutine_what what, struct queue *q, value item,
                   bool awaited)
{
    struct queue_operation *o = gc_new_zeroed(vm, vm->async->queue_operation_type, sizeof *o);
    if (!o || !native_coroutine_init(vm, &o->base, what, awaited)) {
        return VALUE_ERROR;
    }
    o->queue = q;
    o->item = item;
    return from_object(o);
}

/* -- what scripts see --------------------------------------------------------------------------------- */

static value put_method(struct vm *vm, value *args)
{
    struct queue *q = as_queue(args[0]);
    bool awaited = call_is_awaited(vm, &queue_methods[ROW_PUT]);
    if (awaited && plain(vm, q) && !q->is_shutdown && q->limit >= 0) {
        int full = is_full(vm, q);
        if (!full) {
            return put_nowait(vm, args) ? completed_with(vm, VALUE_NONE) : VALUE_ERROR;
        }
        if (full < 0) {
            return VALUE_ERROR;
        }
    }
    return start(vm, CORO_PUT, q, args[1], awaited);
}

static value get_method(struct vm *vm, value *args)
{
    struct queue *q = as_queue(args[0]);
    bool awaited = call_is_awaited(vm, &queue_methods[ROW_GET]);
    if (awaited && plain(vm, q)) {
        int empty = is_empty(vm, q);
        if (!empty) {
            value item = get_nowait(vm, args);
            return item ? completed_with(vm, item) : VALUE_ERROR;
        }
        if (empty < 0) {
            return VALUE_ERROR;
        }
    }
    return start(vm, CORO_GET, q, VALUE_NULL, awaited);
}

static value join_method(struct vm *vm, value *args)
{
    struct queue *q = as_queue(args[0]);
    bool awaited = call_is_awaited(vm, &queue_methods[ROW_JOIN]);
    return awaited && q->unfinished <= 0 ? completed_with(vm, VALUE_NONE)
                                         : start(vm, CORO_JOIN, q, VALUE_NULL, awaited);
}

static value size_method(struct vm *vm, value *args)
{
    struct queue *q = as_queue(args[0]);
    size_t n = q->count;
    return !q->store || length_of(vm, q->store, &n) ? small_int((int64_t)n) : VALUE_ERROR;
}

static value empty_method(struct vm *vm, value *args)
{
    struct queue *q = as_queue(args[0]);
    int any = q->store ? truth(vm, q->store) : q->count > 0;
    return any < 0 ? VALUE_ERROR : make_bool(!any);
}

static value full_method(struct vm *vm, value *args)
{
    struct queue *q = as_queue(args[0]);
    if (q->limit == 0) {
        return VALUE_FALSE;
    }
    if (q->limit > 0 && !q->store && plain(vm, q)) {
        return make_bool((int64_t)q->count >= q->limit);
    }
    int unbounded = compare_bool(vm, CMP_LE, q->maxsize, small_int(0));
    if (unbounded) {
        return unbounded < 0 ? VALUE_ERROR : VALUE_FALSE;
    }
    value size = ask(vm, q, "qsize", size_method, VALUE_NULL);
    return size ? compare(vm, CMP_GE, size, q->maxsize) : VALUE_ERROR;
}

static value task_done(struct vm *vm, value *args)
{
    struct queue *q = as_queue(args[0]);
    if (q->unfinished <= 0) {
        return raise_value_error(vm, "task_done() called too many times");
    }
    return --q->unfinished || wake_all(vm, q, WAIT_JOIN) ? VALUE_NONE : VALUE_ERROR;
}

static value shutdown(struct vm *vm, value *args)
{
    struct queue *q = as_queue(args[0]);
    int immediate = args[1] ? truth(vm, args[1]) : 0;
    if (immediate < 0) {
        return VALUE_ERROR;
    }
    q->is_shutdown = true;
    if (immediate) {
        int empty;
        while (!(empty = is_empty(vm, q))) {
            if (!ask(vm, q, "_get", take_item, VALUE_NULL)) {
                return VALUE_ERROR;
            }
            q->unfinished -= q->unfinished > 0;
        }
        if (empty < 0 || (q->unfinished == 0 && !wake_all(vm, q, WAIT_JOIN))) {
            return VALUE_ERROR;
        }
    }
    return wake_all(vm, q, WAIT_GET) && wake_all(vm, q, WAIT_PUT) ? VALUE_NONE : VALUE_ERROR;
}

static value format_method(struct vm *vm, value *args)
{
    return call_library(vm, "asyncio.queues", "_format", 1, args);
}

static value class_getitem(struct vm *vm, value *args)
{
    return call_library(vm, "types", "GenericAlias", 2, args);
}

static const struct native_def queue_methods[] = {
    [ROW_PUT] = {"put", "(item)", put_method, 0, "Puts an item in, waiting for room if need be."},
    [ROW_GET] = {"get", "()", get_method, 0, "Takes an item out, waiting for one if need be."},
    [ROW_JOIN] = {"join", "()", join_method, 0,
                  "Waits until every item that was put in has been dealt with."},
    /* Those that the others call: */
    [ROW_FIRST_CALLED] = {"put_nowait", "(item)", put_nowait, 0,
                          "Puts an item in; QueueFull when there is no room."},
    {"get_nowait", "()", get_nowait, 0, "Takes an item out; QueueEmpty when there is none."},
    {"qsize", "()", size_method, 0, "How many items are in the queue."},
    {"empty", "()", empty_method, 0, "True when there is nothing to get."},
    {"full", "()", full_method, 0, "True when there is no room."},
    {"_init", "(maxsize)", init_items, 0, NULL},
    {"_put", "(item)", put_item, 0, NULL},
    [ROW_LAST_CALLED] = {"_get", "()", take_item, 0, NULL},
    {"task_done", "()", task_done, 0, "Says that an item taken out has been dealt with."},
    {"shutdown", "(immediate=False)", shutdown, 0,
     "Refuses what is put in from now on; get raises QueueShutDown once the queue is empty.\n\n"
     "immediate: the items still there are dropped."},
    {"_format", "()", format_method, 0, NULL},
    {"__class_getitem__", "(item, /)", class_getitem, NATIVE_CLASS, "See PEP 585."},
    {0}};

static value get_maxsize(struct vm *vm, value self)
{
    value v = as_queue(self)->maxsize;
    return v ? v : small_int(0);
}
static bool no_deletion(struct vm *vm, value v)
{
    if (!v) {
        raise_error(vm, TYPE_ATTRIBUTE_ERROR, "cannot delete attribute");
    }
    return v;
}
static bool set_maxsize(struct vm *vm, value self, value v)
{
    if (!no_deletion(vm, v)) {
        return false;
    }
    struct queue *q = as_queue(self);
    q->maxsize = v;
    q->limit = !is_int(v) ? -1 : small_int_value(v) > 0 ? small_int_value(v) : 0;
    gc_barrier(vm, q);
    return true;
}
static value get_store(struct vm *vm, value self)
{
    return store_of(vm, as_queue(self));
}
static bool set_store(struct vm *vm, value self, value v)
{
    if (!no_deletion(vm, v)) {
        return false;
    }
    as_queue(self)->head = as_queue(self)->count = 0;
    as_queue(self)->store = v;
    gc_barrier(vm, as_object(self));
    return true;
}
static value get_unfinished(struct vm *vm, value self)
{
    return small_int(as_queue(self)->unfinished);
}
static bool set_unfinished(struct vm *vm, value self, value v)
{
    int64_t n;
    if (!no_deletion(vm, v)) {
        return false;
    }
    if (!is_any_int(v) || !int_fits_int64(v, &n)) {
        raise_type_error(vm, "an int is expected, got %T", v);
        return false;
    }
    as_queue(self)->unfinished = n;
    return true;
}
static value get_is_shutdown(struct vm *vm, value self)
{
    return make_bool(as_queue(self)->is_shutdown);
}
static value get_loop(struct vm *vm, value self)
{
    value v = as_queue(self)->loop;
    return v ? v : VALUE_NONE;
}
static value get_getters(struct vm *vm, value self)
{
    return waiters_deque(vm, &as_queue(self)->waiters[WAIT_GET]);
}
static value get_putters(struct vm *vm, value self)
{
    return waiters_deque(vm, &as_queue(self)->waiters[WAIT_PUT]);
}

static const struct getset_row queue_getset[] = {
    {"maxsize", get_maxsize, NULL, "How many items the queue may hold; 0: any number."},
    {"_maxsize", get_maxsize, set_maxsize, NULL},
    {"_queue", get_store, set_store, NULL},
    {"_unfinished_tasks", get_unfinished, set_unfinished, NULL},
    {"_is_shutdown", get_is_shutdown, NULL, NULL},
    {"_getters", get_getters, NULL, NULL},
    {"_putters", get_putters, NULL, NULL},
    {"_loop", get_loop, NULL, NULL},
    {0}};

static value queue_make(struct vm *vm, value *args)
{
    struct queue *q = async_state(vm) ? async_new(vm, (struct type *)as_object(args[0])) : NULL;
    if (!q) {
        return VALUE_ERROR;
    }
    q->maxsize = small_int(0);
    return from_object(q);
}
static value queue_init(struct vm *vm, value *args)
{
    struct queue *q = as_queue(args[0]);
    value maxsize = args[1] ? args[1] : small_int(0);
    q->unfinished = 0;
    return set_maxsize(vm, args[0], maxsize) && ask(vm, q, "_init", init_items, maxsize)
               ? VALUE_NONE
               : VALUE_ERROR;
}

static value queue_repr(struct vm *vm, value self)
{
    return call_library(vm, "asyncio.queues", "_repr", 1, &self);
}
static value queue_str(struct vm *vm, value self)
{
    return call_library(vm, "asyncio.queues", "_str", 1, &self);
}

static void queue_trace(struct gc_tracer *tracer, struct object *self)
{
    struct queue *q = (struct queue *)self;
    gc_trace(tracer, q->maxsize);
    gc_trace(tracer, q->store);
    gc_trace(tracer, q->loop);
    for (size_t i = 0; i < q->count; i++) {
        gc_trace(tracer, q->ring[(q->head + i) & (q->capacity - 1)]);
    }
    for (size_t kind = 0; kind < WAIT_KINDS; kind++) {
        waiters_trace(tracer, &q->waiters[kind]);
    }
    if (!(self->type->flags & TYPE_FLAG_SCRIPT)) {
        instance_trace(tracer, self);
    }
}

static void queue_finalize(struct vm *vm, struct object *self)
{
    struct queue *q = (struct queue *)self;
    if (q->ring) {
        mem_free(vm, q->ring, q->capacity * sizeof *q->ring);
        q->ring = NULL;
        q->count = q->capacity = 0;
    }
    if (!(self->type->flags & TYPE_FLAG_SCRIPT)) {
        instance_finalize(vm, self);
    }
}

#define QUEUE_DEF(NAME, DOC)                                                                      \
    {                                                                                             \
        .name = NAME, .module = "asyncio.queues", .size = sizeof(struct queue),                   \
        .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED, .doc = DOC,  \
        .new_signature = "(*args, **kwargs)", .new = queue_make, .init_signature = "(maxsize=0)", \
        .init = queue_init, .methods = queue_methods, .getset = queue_getset,                     \
        .trace = queue_trace, .finalize = queue_finalize, .repr = queue_repr, .str = queue_str,   \
    }
const struct type_def queue_def =
    QUEUE_DEF("Queue", "First in, first out. With maxsize > 0, put waits while the queue is full.");
const struct type_def lifo_queue_def = QUEUE_DEF("LifoQueue", "Gives the newest item first.");
const struct type_def priority_queue_def =
    QUEUE_DEF("PriorityQueue", "Gives the smallest item first.");
