/* locks.c - asyncio.Lock, Semaphore, BoundedSemaphore and Event. Condition and Barrier are written in
 * Aspen, on top of these.
 *
 * acquire and wait suspend only when they must, and make no object when they need not and what they
 * return is awaited at once; `async with` on one of them is the same. Waiters stay in the list until they
 * go on, whoever woke them: that is what the fairness of CPython's locks rests on. */
#include "async.h"
#include "../object/type.h"

struct lock {
    struct object header;
    struct waiters waiters;
    int64_t free;  /* places: of a Lock 1 or 0; Event: 1 when set */
    int64_t bound; /* BoundedSemaphore: never more than this */
    value loop;    /* that it is bound to, or VALUE_NULL */
    value more;    /* attribute slots: must be last */
};
#define as_lock(v) ((struct lock *)as_object(v))

/* -- waking ------------------------------------------------------------------------------------------- */

static bool any_not_cancelled(const struct lock *l)
{
    for (struct waiter *w = l->waiters.first; w; w = w->next) {
        if (w->future.state != FUTURE_CANCELLED) {
            return true;
        }
    }
    return false;
}

/* A Lock's first waiter, unless it was woken already. */
static bool wake_first(struct vm *vm, struct lock *l)
{
    struct waiter *w = l->waiters.first;
    return !w || w->future.state != FUTURE_PENDING || future_set_result(vm, &w->future, VALUE_TRUE);
}

/* A Semaphore's next waiter gets a place. 1 woken, 0 nobody waits, -1 error. */
static int wake_next(struct vm *vm, struct lock *l)
{
    for (struct waiter *w = l->waiters.first; w; w = w->next) {
        if (w->future.state == FUTURE_PENDING) {
            l->free--;
            return future_set_result(vm, &w->future, VALUE_TRUE) ? 1 : -1;
        }
    }
    return 0;
}

static bool wake_for_places(struct vm *vm, struct lock *l)
{
    int woken = 1;
    while (l->free > 0 && woken > 0) {
        woken = wake_next(vm, l);
    }
    return woken >= 0;
}

static bool must_wait(const struct lock *l)
{
    return l->free == 0 || any_not_cancelled(l);
}

/* -- acquire and wait as coroutines ------------------------------------------------------------------- */

/* The wait ended with an error, or with a place. False with the error. */
static bool lock_waited(struct vm *vm, struct lock *l, bool ok)
{
    if (ok) {
        l->free = 0;
        return true;
    }
    value error = error_take(vm);
    size_t mark = gc_root_mark(vm);
    if (gc_push_root(vm, error) &&
        (!is_cancelled_error(vm, error) || l->free == 0 || wake_first(vm, l))) {
        vm->error = error;
    }
    gc_pop_roots(vm, mark);
    return false;
}

static bool semaphore_waited(struct vm *vm, struct lock *l, struct future *waiter, bool ok)
{
    value error = ok ? VALUE_NULL : error_take(vm);
    size_t mark = gc_root_mark(vm);
    bool good = !error || gc_push_root(vm, error);
    if (good && error && is_cancelled_error(vm, error) && waiter->state == FUTURE_FINISHED) {
        l->free++; /* woken and cancelled at once: the place goes back */
    }
    if (good && wake_for_places(vm, l)) {
        vm->error = error;
    }
    gc_pop_roots(vm, mark);
    return !vm->error;
}

enum delegate_result lock_step(struct vm *vm, value operation, value thrown, value *out)
{
    struct lock_operation *o = (struct lock_operation *)as_object(operation);
    struct lock *l = o->lock;
    *out = VALUE_NULL;
    if (!coroutine_may_go_on(vm, &o->base, thrown)) {
        return DELEGATE_ERROR;
    }
    value waiter = o->base.future;
    if (!waiter) {
        bool wait = o->kind == LOCK_EVENT ? !l->free : must_wait(l);
        if (wait) {
            waiter = waiter_new(vm, &l->header, &l->waiters, &l->loop);
            if (!waiter) {
                o->base.state = CORO_DONE;
            }
            return waiter_await(vm, &o->base, waiter, out);
        }
        l->free -= o->kind != LOCK_EVENT;
    } else {
        o->base.future = VALUE_NULL;
        bool ok = waiter_awaited(vm, waiter, thrown);
        waiter_unlist(waiter);
        ok = o->kind == LOCK_PLAIN       ? lock_waited(vm, l, ok)
             : o->kind == LOCK_SEMAPHORE ? semaphore_waited(vm, l, as_future(waiter), ok)
                                         : ok;
        if (!ok) {
            o->base.state = CORO_DONE;
            return DELEGATE_ERROR;
        }
    }
    o->base.state = CORO_DONE;
    *out = o->entering ? VALUE_NONE : VALUE_TRUE;
    return DELEGATE_DONE;
}

void lock_operation_trace(struct gc_tracer *tracer, struct object *self)
{
    struct lock_operation *o = (struct lock_operation *)self;
    native_coroutine_trace(tracer, &o->base);
    gc_trace_ptr(tracer, o->lock);
}

static value start(struct vm *vm, enum coroutine_what what, enum lock_kind kind, struct lock *l,
                   bool entering, bool awaited)
{
    struct lock_operation *o = gc_new_zeroed(vm, vm->async->lock_operation_type, sizeof *o);
    if (!o || !native_coroutine_init(vm, &o->base, what, awaited)) {
        return VALUE_ERROR;
    }
    o->lock = l;
    o->kind = (uint8_t)kind;
    o->entering = entering;
    return from_object(o);
}

/* -- methods ------------------------------------------------------------------------------------------ */

enum { ROW_ACQUIRE, ROW_ENTER, ROW_EXIT, ROW_RELEASE };
static const struct native_def lock_methods[], semaphore_methods[], event_methods[];

/* A subclass written in Aspen has a method of this name of its own. */
static bool overridden(struct vm *vm, value self, const struct native_def *def)
{
    struct type *type = as_object(self)->type;
    if (!(type->flags & TYPE_FLAG_SCRIPT)) {
        return false;
    }
    value name = str_intern_cstr(vm, def->name), found = name ? type_lookup(vm, type, name) : name;
    error_clear(vm);
    return !is_kind(found, TYPE_METHOD_DESCRIPTOR) ||
           as_native(found)->def->function != def->function;
}

static value acquire(struct vm *vm, value *args, const struct native_def *rows, bool entering)
{
    struct lock *l = as_lock(args[0]);
    bool semaphore = rows == semaphore_methods;
    bool awaited = call_is_awaited(vm, &rows[entering ? ROW_ENTER : ROW_ACQUIRE]);
    if (awaited && !must_wait(l)) {
        l->free--;
        return completed_with(vm, entering ? VALUE_NONE : VALUE_TRUE);
    }
    return start(vm,
                 entering    ? CORO_ENTER
                 : semaphore ? CORO_SEMAPHORE_ACQUIRE
                             : CORO_LOCK_ACQUIRE,
                 semaphore ? LOCK_SEMAPHORE : LOCK_PLAIN, l, entering, awaited);
}
static value enter(struct vm *vm, value *args, const struct native_def *rows)
{
    return overridden(vm, args[0], &rows[ROW_ACQUIRE])
               ? call_library(vm, "asyncio.locks", "_enter", 1, args)
               : acquire(vm, args, rows, true);
}
static value leave(struct vm *vm, value *args, const struct native_def *rows)
{
    if (overridden(vm, args[0], &rows[ROW_RELEASE]) || !call_is_awaited(vm, &rows[ROW_EXIT])) {
        return call_library(vm, "asyncio.locks", "_exit", 1, args);
    }
    return rows[ROW_RELEASE].function(vm, args) ? completed_with(vm, VALUE_NONE) : VALUE_ERROR;
}

static value lock_acquire(struct vm *vm, value *args)
{
    return acquire(vm, args, lock_methods, false);
}
static value lock_enter(struct vm *vm, value *args)
{
    return enter(vm, args, lock_methods);
}
static value lock_exit(struct vm *vm, value *args)
{
    return leave(vm, args, lock_methods);
}
static value lock_release(struct vm *vm, value *args)
{
    struct lock *l = as_lock(args[0]);
    if (l->free) {
        return raise_error(vm, TYPE_RUNTIME_ERROR, "Lock is not acquired.");
    }
    l->free = 1;
    return wake_first(vm, l) ? VALUE_NONE : VALUE_ERROR;
}
static value lock_locked(struct vm *vm, value *args)
{
    return make_bool(!as_lock(args[0])->free);
}

static value semaphore_acquire(struct vm *vm, value *args)
{
    return acquire(vm, args, semaphore_methods, false);
}
static value semaphore_enter(struct vm *vm, value *args)
{
    return enter(vm, args, semaphore_methods);
}
static value semaphore_exit(struct vm *vm, value *args)
{
    return leave(vm, args, semaphore_methods);
}
static value semaphore_release(struct vm *vm, value *args)
{
    struct lock *l = as_lock(args[0]);
    if (l->free >= l->bound) {
        return raise_value_error(vm, "BoundedSemaphore released too many times");
    }
    l->free++;
    return wake_next(vm, l) >= 0 ? VALUE_NONE : VALUE_ERROR;
}
static value semaphore_locked(struct vm *vm, value *args)
{
    return make_bool(must_wait(as_lock(args[0])));
}

static value event_is_set(struct vm *vm, value *args)
{
    return make_bool(as_lock(args[0])->free);
}
static value event_set(struct vm *vm, value *args)
{
    struct lock *l = as_lock(args[0]);
    if (!l->free) {
        l->free = 1;
        for (struct waiter *w = l->waiters.first; w; w = w->next) {
            if (w->future.state == FUTURE_PENDING &&
                !future_set_result(vm, &w->future, VALUE_TRUE)) {
                return VALUE_ERROR;
            }
        }
    }
    return VALUE_NONE;
}
static value event_clear(struct vm *vm, value *args)
{
    as_lock(args[0])->free = 0;
    return VALUE_NONE;
}
static value event_wait(struct vm *vm, value *args)
{
    struct lock *l = as_lock(args[0]);
    bool awaited = call_is_awaited(vm, &event_methods[ROW_ACQUIRE]);
    return awaited && l->free ? completed_with(vm, VALUE_TRUE)
                              : start(vm, CORO_EVENT_WAIT, LOCK_EVENT, l, false, awaited);
}

static const struct native_def lock_methods[] = {
    [ROW_ACQUIRE] = {"acquire", "()", lock_acquire, 0,
                     "Takes the lock, waiting for it if need be. Always True."},
    [ROW_ENTER] = {"__aenter__", "()", lock_enter, 0, NULL},
    [ROW_EXIT] = {"__aexit__", "(exc_type, exc, tb)", lock_exit, 0, NULL},
    [ROW_RELEASE] = {"release", "()", lock_release, 0,
                     "Gives the lock back; RuntimeError unless it is held."},
    {"locked", "()", lock_locked, 0, "True while somebody holds the lock."},
    {0}};
static const struct native_def semaphore_methods[] = {
    [ROW_ACQUIRE] = {"acquire", "()", semaphore_acquire, 0,
                     "Takes one of the places, waiting for it if need be. Always True."},
    [ROW_ENTER] = {"__aenter__", "()", semaphore_enter, 0, NULL},
    [ROW_EXIT] = {"__aexit__", "(exc_type, exc, tb)", semaphore_exit, 0, NULL},
    [ROW_RELEASE] = {"release", "()", semaphore_release, 0, "Gives a place back."},
    {"locked", "()", semaphore_locked, 0, "True when acquire would have to wait."},
    {0}};
static const struct native_def event_methods[] = {
    [ROW_ACQUIRE] = {"wait", "()", event_wait, 0, "Waits until the flag is up. Always True."},
    {"is_set", "()", event_is_set, 0, "True when the flag is up."},
    {"set", "()", event_set, 0, "Raises the flag and wakes all who wait."},
    {"clear", "()", event_clear, 0, "Lowers the flag."},
    {0}};

/* -- attributes --------------------------------------------------------------------------------------- */

static value get_waiters(struct vm *vm, value self)
{
    return waiters_deque(vm, &as_lock(self)->waiters);
}
static value get_loop(struct vm *vm, value self)
{
    value v = as_lock(self)->loop;
    return v ? v : VALUE_NONE;
}
static value get_locked(struct vm *vm, value self)
{
    return make_bool(!as_lock(self)->free);
}
static value get_flag(struct vm *vm, value self)
{
    return make_bool(as_lock(self)->free);
}
static value get_value(struct vm *vm, value self)
{
    return small_int(as_lock(self)->free);
}
static bool set_value(struct vm *vm, value self, value v)
{
    if (!v || !is_int(v)) {
        raise_type_error(vm, "a semaphore's value is an int");
        return false;
    }
    as_lock(self)->free = small_int_value(v);
    return true;
}
static value get_bound(struct vm *vm, value self)
{
    return small_int(as_lock(self)->bound);
}
static const struct getset_row lock_getset[] = {{"_locked", get_locked, NULL, NULL},
                                                {"_waiters", get_waiters, NULL, NULL},
                                                {"_loop", get_loop, NULL, NULL},
                                                {0}};
static const struct getset_row semaphore_getset[] = {{"_value", get_value, set_value, NULL},
                                                     {"_waiters", get_waiters, NULL, NULL},
                                                     {"_loop", get_loop, NULL, NULL},
                                                     {0}};
static const struct getset_row bounded_getset[] = {{"_value", get_value, set_value, NULL},
                                                   {"_bound_value", get_bound, NULL, NULL},
                                                   {"_waiters", get_waiters, NULL, NULL},
                                                   {"_loop", get_loop, NULL, NULL},
                                                   {0}};
static const struct getset_row event_getset[] = {{"_value", get_flag, NULL, NULL},
                                                 {"_waiters", get_waiters, NULL, NULL},
                                                 {"_loop", get_loop, NULL, NULL},
                                                 {0}};

/* -- making ------------------------------------------------------------------------------------------- */

static value lock_make(struct vm *vm, value *args)
{
    struct lock *l = async_state(vm) ? async_new(vm, (struct type *)as_object(args[0])) : NULL;
    if (!l) {
        return VALUE_ERROR;
    }
    l->free = l->header.type->def != &event_def;
    l->bound = INT64_MAX;
    return from_object(l);
}
static value lock_init(struct vm *vm, value *args)
{
    return VALUE_NONE;
}
static value semaphore_init(struct vm *vm, value *args)
{
    struct lock *l = as_lock(args[0]);
    value v = args[1] ? args[1] : small_int(1);
    int negative = compare_bool(vm, CMP_LT, v, small_int(0));
    if (negative) {
        return negative < 0 ? VALUE_ERROR
                            : raise_value_error(vm, "Semaphore initial value must be >= 0");
    }
    if (is_bool(v)) {
        v = small_int(v == VALUE_TRUE);
    }
    if (!is_int(v)) {
        return raise_type_error(vm, "Semaphore's value must be an int, not %T", v);
    }
    l->free = small_int_value(v);
    if (l->header.type->def == &bounded_semaphore_def) {
        l->bound = l->free;
    }
    return VALUE_NONE;
}

static value lock_repr(struct vm *vm, value self)
{
    return call_library(vm, "asyncio.locks", "_repr", 1, &self);
}

static void lock_trace(struct gc_tracer *tracer, struct object *self)
{
    struct lock *l = (struct lock *)self;
    waiters_trace(tracer, &l->waiters);
    gc_trace(tracer, l->loop);
    if (!(self->type->flags & TYPE_FLAG_SCRIPT)) {
        instance_trace(tracer, self);
    }
}

static void lock_finalize(struct vm *vm, struct object *self)
{
    if (!(self->type->flags & TYPE_FLAG_SCRIPT)) {
        instance_finalize(vm, self);
    }
}

#define LOCK_DEF(NAME, DOC, METHODS, GETSET, SIGNATURE, INIT)                                    \
    {                                                                                            \
        .name = NAME, .module = "asyncio.locks", .size = sizeof(struct lock),                    \
        .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED, .doc = DOC, \
        .new_signature = "(*args, **kwargs)", .new = lock_make, .init_signature = SIGNATURE,     \
        .init = INIT, .methods = METHODS, .getset = GETSET, .trace = lock_trace,                 \
        .finalize = lock_finalize, .repr = lock_repr,                                            \
    }
const struct type_def async_lock_def =
    LOCK_DEF("Lock", "Mutual exclusion, first come, first served.", lock_methods, lock_getset, "()",
             lock_init);
const struct type_def semaphore_def =
    LOCK_DEF("Semaphore", "At most `value` tasks at a time.", semaphore_methods, semaphore_getset,
             "(value=1)", semaphore_init);
const struct type_def bounded_semaphore_def =
    LOCK_DEF("BoundedSemaphore", "A semaphore that refuses more releases than acquisitions.",
             semaphore_methods, bounded_getset, "(value=1)", semaphore_init);
const struct type_def event_def = LOCK_DEF("Event", "A flag that tasks can wait for.",
                                           event_methods, event_getset, "()", lock_init);
