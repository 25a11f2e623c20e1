/* async.h - the async heart: event loop, ready queue, timers, futures, tasks. Private to async/ and to
 * the native module `_asyncio` that publishes it; the API floor uses the functions at the end.
 *
 * What must hold:
 * - A `struct ready` lies inside the object that is to run (task, handle, sleep) and is in at most
 *   one queue, once. Waking up allocates nothing.
 * - The order of execution is CPython's, hop for hop: a future's completion puts whoever waits into
 *   the ready queue, and they run in a later turn; a turn runs exactly what was ready when it began.
 * - Every task that is not done is in async_state.tasks, and thereby alive.
 * - A context of VALUE_NULL stands for one that is still empty: it is made when somebody sets a
 *   variable, and belongs to the task or handle that was running.
 */
#ifndef ASPEN_ASYNC_H
#define ASPEN_ASYNC_H

#include "../interp/async_generator.h"
#include "../native.h"
#include "poll.h"

struct event_loop;

/* -- ready queue ------------------------------------------------------------------------------- */

enum ready_kind {
    READY_NOT,    /* not queued */
    READY_STEP,   /* a task's next step */
    READY_WAKE,   /* a task whose awaited future is done */
    READY_HANDLE, /* call_soon's entry, or a timer's or descriptor's that is due */
    READY_GATHER, /* a gather's link to a child that is done */
    READY_SLEEP,  /* a sleep's timer: completes the future that the sleeper awaits */
    READY_SLEPT, /* the timer of a task that sleeps without a future: it goes on in the next turn */
    READY_READ,  /* a transport's socket can be read … */
    READY_WRITE, /* … or written */
};
struct ready {
    struct ready *next;
    uint32_t timer; /* 1 + where it lies in the heap of timers; 0: not there */
    uint8_t kind;   /* enum ready_kind: how it is queued now … */
    uint8_t due;    /* … and how it will be when its time has come */
};

/* -- timers ------------------------------------------------------------------------------------- */

struct timer_entry {
    double when;     /* loop time */
    uint64_t number; /* of creation: equal deadlines fire in that order */
    struct ready *ready;
};
struct timer_heap {
    struct timer_entry *items;
    uint32_t count, capacity;
    uint64_t number; /* given last */
    bool moved;      /* items have changed places: for the collector */
};
/* timer.c: `ready`, which has no timer yet, is to be queued as `due` at `when`. False with MemoryError. */
bool timer_add(struct vm *vm, struct timer_heap *heap, struct ready *ready, double when,
               enum ready_kind due);
/* Does nothing if it has none. */
void timer_remove(struct timer_heap *heap, struct ready *ready);

/* -- handles --------------------------------------------------------------------------------------- */

struct handle { /* Handle; TimerHandle is the same with its timer in use */
    struct object header;
    struct ready ready;
    value loop;
    value callback; /* VALUE_NULL once cancelled */
    value args;     /* tuple, or VALUE_NULL: none */
    value argument; /* with args VALUE_NULL: the only argument, or VALUE_NULL */
    value context;
    double when; /* TimerHandle */
    bool cancelled;
};
#define as_handle(v) ((struct handle *)as_object(v))

/* -- futures ------------------------------------------------------------------------------------------ */

enum future_state { FUTURE_PENDING, FUTURE_CANCELLED, FUTURE_FINISHED };

struct future_callback {
    value callback; /* a task: wake it; anything else is called */
    value context;
};
struct future_callbacks {
    uint32_t count, capacity;
    struct future_callback items[];
};

struct future {
    struct object header;
    value loop; /* VALUE_NULL: not initialised */
    uint8_t state;
    bool blocking;      /* _asyncio_future_blocking */
    bool log_traceback; /* nobody has looked at the exception yet */
    bool abandoned;     /* a deadlock took its waiter away: nobody will look */
    bool failed;        /* finished with an exception */
    bool must_cancel, log_destroy_pending, listed; /* a task's: see below */
    struct future_callback first;                  /* the usual case: one waiter */
    struct future_callbacks *rest;                 /* all the others, or NULL */
    /* What it came to. Finished: the result or the exception, and that exception's traceback until
     * it is raised. Cancelled: the CancelledError to raise once, or VALUE_NULL, and the message for
     * another. Pending (tasks only): the error to throw in at the next step, and the message with
     * which it will be cancelled. */
    value outcome, detail;
};
struct plain_future {
    struct future future;
    value more; /* attribute slots: must be last */
};
#define as_future(v) ((struct future *)as_object(v))

struct task { /* whether it must be cancelled at the next step … is in the flags of the future */
    struct future future;
    struct ready ready;
    value coroutine;
    value name; /* str, or the number that it is made from when somebody asks */
    value context;
    value
        waiter; /* the future it awaits; state->sleeper while it sleeps on its own timer; VALUE_NULL */
    struct task *next, *previous; /* in async_state.tasks */
    struct code *spawn_code;      /* where it was made, for reports: code and offset; or NULL */
    uint32_t spawn_pc;
    uint32_t cancel_requests;
    value more; /* attribute slots: must be last */
};
#define as_task(v) ((struct task *)as_object(v))

/* -- the event loop ------------------------------------------------------------------------------------- */

struct fd_watch {
    value reader, writer; /* handles, or the transport whose socket it is, or VALUE_NULL */
    unsigned events;      /* as told to the back end */
};

struct event_loop {
    struct object header;
    struct ready *ready_head, *ready_tail;
    struct gc_cursor traced_ready;
    size_t ready_count;
    struct timer_heap timers;
    bool running, closed, stopping, debug;
    bool asyncgens_shut_down;
    const struct poll_backend *backend;
    void *poller;
    struct fd_watch *watches;           /* by descriptor */
    size_t watch_capacity, watch_count; /* count: descriptors watched, the wake-up's not counted */
    int wake_read, wake_write;
    uint32_t turns_since_poll;
    char *scratch;       /* LOOP_SCRATCH_SIZE bytes for what a transport receives, or NULL */
    struct inbox *inbox; /* completions posted by other threads; shared, counted */
    value current;       /* the handle or task that runs, to keep it alive */
    value awaited;       /* run_until_complete's future, or VALUE_NULL */
    value task_factory, exception_handler;
    value asyncgens; /* list of weak references */
    value old_firstiter, old_finalizer;
    double slow_callback_duration;
    value more; /* attribute slots: must be last */
};
#define as_loop(v)        ((struct event_loop *)as_object(v))
#define LOOP_SCRATCH_SIZE ((size_t)64 * 1024)

/* -- the program: main.c ------------------------------------------------------------------------------------ */

/* What runs at the top level. A script's loop ends with it; a prompt's goes on from one statement to
 * the next, until the program ends. */
enum program { PROGRAM_NONE, PROGRAM_SCRIPT, PROGRAM_PROMPT };
#define NATIVE_WORD_COUNT 7

/* -- per-VM state ---------------------------------------------------------------------------------------- */

struct async_state {
    struct async_generator_hooks hooks; /* must be first: see interp/async_generator.h */
    value running;                      /* the running loop: any object, or VALUE_NULL */
    value current_task;                 /* of the running loop, or VALUE_NULL */
    value other_current;            /* dict loop -> task, for loops that are not ours; VALUE_NULL */
    struct task *tasks, *last_task; /* all that are not done, the oldest first */
    struct gc_cursor traced_tasks;
    uint64_t task_count; /* numbers given so far */
    struct type *future_type, *task_type, *loop_type, *handle_type, *timer_handle_type, *iter_type,
        *sleep_type, *gather_type, *link_type, *stream_operation_type, *instant_type,
        *queue_operation_type, *lock_operation_type, *waiter_type;
    struct instant *completed, *pause, *sleeper, *resumed;    /* instant.c */
    value cancelled_error, invalid_state_error, lookup_error; /* classes */
    value copy_context;
    struct generator *main; /* the main module's body, if it awaits, while its first segment runs */
    value main_loop, main_task;
    struct native_word {
        value name, found; /* as put into the builtins while a loop runs, or VALUE_NULL */
    } words[NATIVE_WORD_COUNT];
    bool unretrieved; /* a task's exception was reported at collection or exit: exit status 1 */
};
/* The state, made at first use. NULL with MemoryError set. */
struct async_state *async_state(struct vm *vm);

extern const struct type_def future_def, task_def, event_loop_def, handle_def, timer_handle_def,
    future_iter_def, sleep_def, gather_def, gather_link_def, stream_reader_def, stream_writer_def,
    flow_control_def, stream_operation_def, instant_def, queue_def, lifo_queue_def,
    priority_queue_def, queue_operation_def, waiter_def, lock_operation_def, async_lock_def,
    semaphore_def, bounded_semaphore_def, event_def;
extern const struct module_def asyncio_module;

static inline const struct type_def *native_def_of(value v)
{
    return is_object(v) && as_object(v)->kind == KIND_NATIVE_INSTANCE ? as_object(v)->type->def
                                                                      : NULL;
}
/* The exception that a future has ended with, or VALUE_NULL. */
static inline value future_exception(const struct future *f)
{
    return f->failed ? f->outcome : VALUE_NULL;
}
static inline bool is_task(value v)
{
    return native_def_of(v) == &task_def;
}
static inline bool is_future(value v)
{
    const struct type_def *def = native_def_of(v);
    return def == &future_def || def == &task_def || def == &gather_def || def == &waiter_def;
}
static inline bool is_loop(value v)
{
    return native_def_of(v) == &event_loop_def;
}
static inline bool is_handle(value v)
{
    const struct type_def *def = native_def_of(v);
    return def == &handle_def || def == &timer_handle_def;
}

/* An object of a native class or of a script's subclass of it, cleared. NULL on error. */
void *async_new(struct vm *vm, struct type *type);
/* A call of a function of an .as module: asyncio.base_events.name(args…). */
value call_library(struct vm *vm, const char *module, const char *name, size_t count,
                   const value *args);
/* A native method bound to an object, for callbacks that come from C. */
value bind_method(struct vm *vm, const struct native_def *def, struct type *owner, value self);
/* A copy of the current context. *failed is set on error; VALUE_NULL alone: still empty. */
value context_copy(struct vm *vm, bool *failed);
/* CancelledError / InvalidStateError classes; VALUE_ERROR on error. */
value cancelled_error_class(struct vm *vm);
/* socket.gaierror */
value lookup_error_class(struct vm *vm);
value invalid_state(struct vm *vm, const char *message);
bool is_cancelled_error(struct vm *vm, value exception);

/* -- loop.c -------------------------------------------------------------------------------------------------- */
struct event_loop *loop_new(struct vm *vm, struct type *type);
double loop_time(struct event_loop *loop);
void loop_push(struct vm *vm, struct event_loop *loop, struct ready *ready, enum ready_kind kind);
/* call_soon(callback, argument) on any loop; context VALUE_NULL: as it is. The handle or error. */
value loop_call_soon(struct vm *vm, value loop, value callback, value argument, value context);
/* One turn. False with an error that ends run_forever. */
bool loop_run_once(struct vm *vm, struct event_loop *loop);
/* Runs until stopped; hooks and running state are set meanwhile. False on error. */
bool loop_run_forever(struct vm *vm, struct event_loop *loop);
value loop_run_until_complete(struct vm *vm, struct event_loop *loop, value future);
bool loop_close(struct vm *vm, struct event_loop *loop);
bool loop_check_closed(struct vm *vm, struct event_loop *loop);
/* call_exception_handler with {"message": message, key: v, "exception": exception}. */
bool loop_report(struct vm *vm, value loop, const char *message, value exception, const char *key,
                 value v);
/* The running loop: RuntimeError "no running event loop" when there is none. */
value running_loop(struct vm *vm);
/* As asyncio.get_event_loop(). */
value current_loop(struct vm *vm);
/* Marks the loop as the running one, with its hooks; loop_leave undoes it. */
bool loop_enter(struct vm *vm, struct event_loop *loop);
void loop_leave(struct vm *vm, struct event_loop *loop);

/* -- watch.c: descriptors ---------------------------------------------------------------------------------------- */
bool loop_open_poller(struct vm *vm, struct event_loop *loop);
void loop_close_poller(struct vm *vm, struct event_loop *loop);
/* Waits up to timeout_ms and queues the handles whose descriptors are ready. */
bool loop_poll(struct vm *vm, struct event_loop *loop, int timeout_ms);
/* `watcher` is a handle to run, or the transport whose socket fd is. */
bool loop_watch(struct vm *vm, struct event_loop *loop, int fd, bool write, value watcher);
/* 1 removed, 0 was not watched, -1 error. */
int loop_unwatch(struct vm *vm, struct event_loop *loop, int fd, bool write);
value fd_argument(struct vm *vm, value v, int *out);
/* The loop's methods of these names. */
value watch_add_reader(struct vm *vm, value *args);
value watch_add_writer(struct vm *vm, value *args);
value watch_remove_reader(struct vm *vm, value *args);
value watch_remove_writer(struct vm *vm, value *args);

/* -- handle.c -------------------------------------------------------------------------------------------------------- */
struct handle *handle_new(struct vm *vm, struct type *type, value loop, value callback, value args,
                          value argument, value context);
void handle_cancel(struct vm *vm, struct handle *handle);
/* Calls it. False only for SystemExit and KeyboardInterrupt. */
bool handle_run(struct vm *vm, struct handle *handle);

/* -- future.c ---------------------------------------------------------------------------------------------------------- */
value future_new(struct vm *vm, value loop);
bool future_init(struct vm *vm, struct future *future, value loop);
bool future_set_result(struct vm *vm, struct future *future, value v);
bool future_set_exception(struct vm *vm, struct future *future, value exception);
/* 1 cancelled now, 0 was done, -1 error. Asks a task or a script's subclass properly. */
int future_cancel(struct vm *vm, value future, value message);
/* What Future.cancel does, whatever the class. */
int future_cancel_plain(struct vm *vm, struct future *future, value message);
/* Takes out the entry of that callback, if it is there. */
void future_drop_callback(struct future *future, value callback);
bool future_add_callback(struct vm *vm, struct future *future, value callback, value context);
/* The result, or VALUE_ERROR with the exception raised. */
value future_result(struct vm *vm, struct future *future);
/* A new CancelledError instance (or the one kept). */
value future_cancelled_error(struct vm *vm, struct future *future);
void future_trace(struct gc_tracer *tracer, struct object *self);
void future_finalize(struct vm *vm, struct object *self);
value future_await(struct vm *vm, value self);
value future_iter_new(struct vm *vm, value future);
enum delegate_result future_iter_step(struct vm *vm, value iterator, value thrown, value *out);
extern const struct native_def future_methods[];
extern const struct getset_row future_getset[];
value future_repr(struct vm *vm, value self);

/* -- task.c -------------------------------------------------------------------------------------------------------------- */
value task_new(struct vm *vm, value loop, value coroutine, value name, value context);
/* One step: sends None in, or throws. False only for SystemExit and KeyboardInterrupt. */
bool task_step(struct vm *vm, struct task *task, value thrown);
/* What the coroutine's step gave. A task's coroutine may yield state->sleeper: its own timer runs. */
bool task_step_done(struct vm *vm, struct task *task, enum resume_result result, value out);
bool task_wake(struct vm *vm, struct task *task);
/* Its own timer was due, and its turn in the ready queue has come. */
void task_slept(struct vm *vm, struct task *task);
value task_name(struct vm *vm, struct task *task);
void task_unlist(struct vm *vm, struct task *task);
void task_list(struct vm *vm, struct task *task);
bool is_coroutine(struct vm *vm, value v);
/* loop.create_task(coroutine, name=name, context=context); name may be VALUE_NONE, context VALUE_NONE. */
value create_task(struct vm *vm, value loop, value coroutine, value name, value context);
value current_task_of(struct vm *vm, value loop);
/* True for code of the standard library that is linked in. */
bool is_library_code(const struct code *code);
/* The innermost coroutine of a chain that is the script's own, or the innermost of all. */
struct generator *waiting_leaf(value coroutine);

/* -- native_coroutine.c: coroutines written in C ------------------------------------------------------------------------- */
enum coroutine_what {
    CORO_SLEEP,
    CORO_READ,
    CORO_READ_ALL,
    CORO_READLINE,
    CORO_READUNTIL,
    CORO_READEXACTLY,
    CORO_ANEXT,
    CORO_WAIT_FOR_DATA,
    CORO_DRAIN,
    CORO_DRAIN_HELPER,
    CORO_PUT,
    CORO_GET,
    CORO_JOIN,
    CORO_LOCK_ACQUIRE,
    CORO_SEMAPHORE_ACQUIRE,
    CORO_ENTER,
    CORO_EVENT_WAIT,
};
enum coroutine_state { CORO_NEW, CORO_YIELDED, CORO_WAITING, CORO_DONE };
struct native_coroutine { /* how every coroutine written in C begins */
    struct object header;
    uint8_t state; /* enum coroutine_state */
    uint8_t what;  /* enum coroutine_what */
    uint32_t origin_pc;
    value origin; /* the code that made it, for the report of those never awaited; or VALUE_NULL */
    value future; /* what it waits for, or VALUE_NULL */
};
#define as_native_coroutine(v) ((struct native_coroutine *)as_object(v))
static inline bool is_native_coroutine(value v)
{
    const struct type_def *def = native_def_of(v);
    return def == &sleep_def || def == &stream_operation_def || def == &queue_operation_def ||
           def == &lock_operation_def;
}
/* awaited: the instruction that follows does so (call_is_awaited); it cannot be forgotten. */
bool native_coroutine_init(struct vm *vm, struct native_coroutine *c, enum coroutine_what what,
                           bool awaited);
/* One step: from the start or after what it waited for, or with an exception thrown in. */
enum delegate_result native_coroutine_step(struct vm *vm, value self, value thrown, value *out);
/* "StreamReader.read" */
const char *native_coroutine_name(value coroutine);
bool native_coroutine_is_forgotten(value coroutine);
void native_coroutine_trace(struct gc_tracer *tracer, struct native_coroutine *c);

/* -- sleep.c --------------------------------------------------------------------------------------------------------------- */
struct sleep {
    struct native_coroutine base;
    struct ready ready;
    value delay, result;
    value loop; /* once waiting */
};
extern const struct native_def sleep_function;
void sleep_fire(struct vm *vm, struct object *sleep);
enum delegate_result sleep_step(struct vm *vm, value sleep, value thrown, value *out);
struct object *sleep_of_ready(struct ready *ready);
void sleep_trace(struct gc_tracer *tracer, struct object *self);
/* A task that sleeps on its own timer gets a future to wait for, as everybody expects who asks what it
 * waits for. False on error. */
bool task_wait_visibly(struct vm *vm, struct task *task);

/* -- instant.c: awaits without an object ---------------------------------------------------------------------------------- */
bool instants_init(struct vm *vm, struct async_state *state);
enum delegate_result instant_step(struct vm *vm, value instant, value thrown, value *out);
/* What a native returns that finds itself awaited (call_is_awaited) and need not suspend. */
value completed_with(struct vm *vm, value result);

/* -- waiters.c: lists of those who wait in a queue or a lock --------------------------------------------------------------- */
struct waiter {
    struct future future;
    struct object *owner; /* the queue or lock */
    struct waiters *list; /* of that object, or NULL: in none */
    struct waiter *next, *previous;
    value more; /* attribute slots: must be last */
};
#define as_waiter(v) ((struct waiter *)as_object(v))
struct waiters {
    struct waiter *first, *last;
    size_t count;
};
/* A new future at the end of the list. *loop is the loop that the owner is bound to, now if not yet.
 * VALUE_ERROR if that is not the one that runs. */
value waiter_new(struct vm *vm, struct object *owner, struct waiters *list, value *loop);
/* Takes it out of its list, if it is in one. */
void waiter_unlist(value waiter);
/* The coroutine suspends until the waiter is done. VALUE_ERROR for a waiter: passes the error on. */
enum delegate_result waiter_await(struct vm *vm, struct native_coroutine *c, value waiter,
                                  value *out);
/* It goes on: what the waiter gave. False with the error, `thrown` if that is not null. */
bool waiter_awaited(struct vm *vm, value waiter, value thrown);
/* False with the error when a coroutine is done, or when something is thrown in before its start. */
bool coroutine_may_go_on(struct vm *vm, struct native_coroutine *c, value thrown);
void waiters_trace(struct gc_tracer *tracer, const struct waiters *list);
/* A deque of those who wait: a copy. */
value waiters_deque(struct vm *vm, const struct waiters *list);

/* -- locks.c -------------------------------------------------------------------------------------------------------------- */
enum lock_kind { LOCK_PLAIN, LOCK_SEMAPHORE, LOCK_EVENT };
struct lock_operation { /* acquire, __aenter__, wait */
    struct native_coroutine base;
    struct lock *lock;
    uint8_t kind; /* enum lock_kind */
    bool entering;
};
enum delegate_result lock_step(struct vm *vm, value operation, value thrown, value *out);
void lock_operation_trace(struct gc_tracer *tracer, struct object *self);

/* -- queue.c -------------------------------------------------------------------------------------------------------------- */
enum delegate_result queue_step(struct vm *vm, value operation, value thrown, value *out);
void queue_operation_trace(struct gc_tracer *tracer, struct object *self);
struct queue_operation {
    struct native_coroutine base;
    struct queue *queue;
    value item;
};

/* -- stream_operation.c -------------------------------------------------------------------------------------------------- */
enum delegate_result stream_step(struct vm *vm, value operation, value thrown, value *out);
void stream_trace(struct gc_tracer *tracer, struct object *self);

/* -- gather.c -------------------------------------------------------------------------------------------------------------- */
value gather(struct vm *vm, value *args);
struct object *gather_link_of_ready(struct ready *ready);
struct ready *gather_link_ready(value link);
bool gather_link_fire(struct vm *vm, struct object *link);

/* -- threads.c ------------------------------------------------------------------------------------------------------------- */
struct inbox;
struct inbox *inbox_new(struct vm *vm, int wake_fd);
void inbox_close(struct vm *vm, struct inbox *inbox);
/* Posts that are still to come. */
size_t inbox_pending(struct inbox *inbox);
/* The list of futures that wait for look-ups, or VALUE_NULL. */
value inbox_futures(struct inbox *inbox);
/* Delivers what has been posted. False on error. */
bool inbox_deliver(struct vm *vm, struct event_loop *loop);
extern const struct native_def thread_functions[];

/* -- transport.c ------------------------------------------------------------------------------------------------------------- */
extern const struct type_def transport_def;
struct object *transport_of_ready(struct ready *ready, enum ready_kind kind);
/* The socket can be read (written): queues the transport. */
void transport_is_ready(struct vm *vm, struct event_loop *loop, value transport, bool write);
/* Reads (writes) what can be. False only for SystemExit and KeyboardInterrupt. */
bool transport_run(struct vm *vm, struct object *transport, enum ready_kind kind);
static inline bool is_transport(value v)
{
    return native_def_of(v) == &transport_def;
}
/* A transport none of whose methods a script has replaced. */
bool is_plain_transport(value v);
bool transport_is_closing(value transport);
value transport_write(struct vm *vm, value transport, value data);

/* Remembers that a method of objects of one shape is the one written in C. */
struct method_guard {
    uint32_t shape, version;
};
/* True when object.name is the native method `function` of its class: calling that is the same. */
bool method_is_native(struct vm *vm, struct method_guard *guard, value object, const char *name,
                      native_fn function);

extern const struct native_def socket_functions[];
struct sockaddr;
/* The address as Python's socket module gives it. */
value socket_address(struct vm *vm, const struct sockaddr *address, size_t size);

/* -- main.c, finalize.c: used by the floors above -------------------------------------------------------------------------------- */
/* The top level of a program begins: from here on the main loop can be started. */
void program_begin(struct vm *vm, enum program program);
/* … and has ended with `result`: VALUE_ERROR, or what the module's code gave. When that is a coroutine,
 * not started yet, because the module awaits, it is driven as the main task. A script that never awaits
 * waits for the tasks that it has spawned. The final result, or VALUE_ERROR with the uncaught exception. */
value program_end(struct vm *vm, value result);
/* Ends the loop of a prompt. Errors are reported. */
void program_close(struct vm *vm);
/* Ends everything at the program's end: reports coroutines never awaited and exceptions never
 * retrieved. False when the exit status must be 1 because of them. */
bool async_finish(struct vm *vm);
/* Starts the main loop unless a loop runs. False on error. */
bool main_loop_start(struct vm *vm);
/* The same if the top level that runs may await: it has a loop as soon as something needs one. */
bool main_loop_if_awaited(struct vm *vm);
/* Takes the native words out of the builtins: the next use of one starts a loop. */
void native_words_forget(struct vm *vm);
/* Nothing can happen any more: raises DeadlockError, which lists the waiting tasks. */
void raise_deadlock(struct vm *vm, value loop);
extern const struct native_def finalize_functions[];

#endif
