/* _thread.c - module _thread: locks, for code that guards itself, in a VM that runs one thread of
 * scripts. A lock that would be waited for without end can never be released: that is an error. */
#include "../vm/native.h"
#include "../vm/object/type.h"
#include <errno.h>
#include <math.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

struct lock {
    struct object header;
    size_t count; /* times acquired; a plain lock: 0 or 1 */
};
#define as_lock(v) ((struct lock *)as_object(v))

extern const struct type_def lock_def, rlock_def;

static value lock_new(struct vm *vm, value *args)
{
    return from_object(gc_new_zeroed(vm, as_type(args[0]), sizeof(struct lock)));
}

/* Nobody else runs meanwhile, so the lock is still held afterwards. False with the error set. */
static bool wait_in_vain(struct vm *vm, double seconds)
{
    struct timespec left = {(time_t)seconds, (long)(fmod(seconds, 1.0) * 1e9)};
    while (nanosleep(&left, &left) && errno == EINTR) {
        if (!native_poll(vm, 1)) {
            return false;
        }
    }
    return true;
}

/* args: {self, blocking, timeout} */
static value acquire(struct vm *vm, value *args, bool reentrant)
{
    struct lock *lock = as_lock(args[0]);
    int blocking = args[1] ? truth(vm, args[1]) : 1;
    double timeout = -1;
    if (blocking < 0 || (args[2] && !to_double(vm, args[2], &timeout))) {
        return VALUE_ERROR;
    }
    if (!blocking && timeout != -1) {
        return raise_value_error(vm, "can't specify a timeout for a non-blocking call");
    }
    if (timeout < 0 && timeout != -1) {
        return raise_value_error(vm, "timeout value must be a non-negative number");
    }
    if (!lock->count || reentrant) {
        lock->count++;
        return VALUE_TRUE;
    }
    if (!blocking) {
        return VALUE_FALSE;
    }
    if (timeout == -1) {
        return raise_error(vm, TYPE_DEADLOCK_ERROR,
                           "the lock is held, and no other thread is there to release it");
    }
    return wait_in_vain(vm, timeout) ? VALUE_FALSE : VALUE_ERROR;
}

static value lock_acquire(struct vm *vm, value *args)
{
    return acquire(vm, args, false);
}

static value rlock_acquire(struct vm *vm, value *args)
{
    return acquire(vm, args, true);
}

static value lock_release(struct vm *vm, value *args)
{
    struct lock *lock = as_lock(args[0]);
    if (!lock->count) {
        return raise_error(vm, TYPE_RUNTIME_ERROR,
                           is_native(args[0], &rlock_def) ? "cannot release un-acquired lock"
                                                          : "release unlocked lock");
    }
    lock->count--;
    return VALUE_NONE;
}

static value lock_locked(struct vm *vm, value *args)
{
    return make_bool(as_lock(args[0])->count);
}

static value lock_enter(struct vm *vm, value *args)
{
    value all[3] = {args[0], VALUE_NULL, VALUE_NULL};
    return acquire(vm, all, is_native(args[0], &rlock_def));
}

static value rlock_is_owned(struct vm *vm, value *args)
{
    return make_bool(as_lock(args[0])->count);
}

static value lock_repr(struct vm *vm, value self)
{
    struct lock *lock = as_lock(self);
    const char *state = lock->count ? "locked" : "unlocked";
    if (is_native(self, &rlock_def)) {
        return format_str(vm, "<%s %s object owner=%d count=%zu at 0x%lx>", state,
                          type_cname(type_of(vm, self)), lock->count ? (int)getpid() : 0,
                          lock->count, (unsigned long)value_bits(self));
    }
    return format_str(vm, "<%s %s object at 0x%lx>", state, type_cname(type_of(vm, self)),
                      (unsigned long)value_bits(self));
}

#define LOCK_METHODS(acquire_function)                                                             \
    {"acquire", "(blocking=True, timeout=-1)", acquire_function, NATIVE_METHOD, "Take the lock."}, \
        {"release", "()", lock_release, NATIVE_METHOD, "Give the lock back."},                     \
        {"locked", "()", lock_locked, NATIVE_METHOD, "Whether the lock is taken."},                \
        {"__enter__", "()", lock_enter, NATIVE_METHOD, NULL},                                      \
    {                                                                                              \
        "__exit__", "(*args)", lock_release, NATIVE_METHOD, NULL                                   \
    }

static const struct native_def lock_methods[] = {
    LOCK_METHODS(lock_acquire),
    {"acquire_lock", "(blocking=True, timeout=-1)", lock_acquire, NATIVE_METHOD, NULL},
    {"release_lock", "()", lock_release, NATIVE_METHOD, NULL},
    {"locked_lock", "()", lock_locked, NATIVE_METHOD, NULL},
    {NULL, NULL, NULL, 0, NULL},
};
static const struct native_def rlock_methods[] = {
    LOCK_METHODS(rlock_acquire),
    {"_is_owned", "()", rlock_is_owned, NATIVE_METHOD, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

const struct type_def lock_def = {
    .name = "lock",
    .module = "_thread",
    .size = sizeof(struct lock),
    .flags = TYPE_WEAKREFABLE,
    .doc = "A lock.",
    .new_signature = "()",
    .new = lock_new,
    .methods = lock_methods,
    .repr = lock_repr,
};

const struct type_def rlock_def = {
    .name = "RLock",
    .module = "_thread",
    .size = sizeof(struct lock),
    .flags = TYPE_WEAKREFABLE | TYPE_SUBCLASSABLE,
    .doc = "A lock that its owner may take again.",
    .new_signature = "()",
    .new = lock_new,
    .methods = rlock_methods,
    .repr = lock_repr,
};

static value allocate_lock(struct vm *vm, value *args)
{
    struct type *type = native_type(vm, &lock_def);
    value class = from_object(type);
    return type ? lock_new(vm, &class) : VALUE_ERROR;
}

static value get_ident(struct vm *vm, value *args)
{
    return int_from_uint64(vm, (uint64_t)(uintptr_t)vm >> 4);
}

static value get_native_id(struct vm *vm, value *args)
{
    return int_from_int64(vm, syscall(SYS_gettid));
}

/* -- threading's view of a thread: an object that says whether it has ended ------------------------ */

struct handle {
    struct object header;
    value ident;
    bool done;
};
#define as_handle(v) ((struct handle *)as_object(v))

static void handle_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct handle *)self)->ident);
}

static value handle_new(struct vm *vm, value *args)
{
    struct handle *handle = gc_new_zeroed(vm, as_type(args[0]), sizeof *handle);
    if (handle) {
        handle->ident = small_int(0);
    }
    return from_object(handle);
}

static value handle_get_ident(struct vm *vm, value self)
{
    return as_handle(self)->ident;
}

static value handle_is_done(struct vm *vm, value *args)
{
    return make_bool(as_handle(args[0])->done);
}

static value handle_set_done(struct vm *vm, value *args)
{
    as_handle(args[0])->done = true;
    return VALUE_NONE;
}

static value handle_join(struct vm *vm, value *args)
{
    return as_handle(args[0])->done ? VALUE_NONE
                                    : raise_error(vm, TYPE_RUNTIME_ERROR, "thread not started");
}

static const struct native_def handle_methods[] = {
    {"is_done", "()", handle_is_done, NATIVE_METHOD, NULL},
    {"_set_done", "()", handle_set_done, NATIVE_METHOD, NULL},
    {"join", "(timeout=None, /)", handle_join, NATIVE_METHOD, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const struct getset_row handle_getset[] = {
    {"ident", handle_get_ident, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const struct type_def thread_handle_def = {
    .name = "_ThreadHandle",
    .module = "_thread",
    .size = sizeof(struct handle),
    .flags = TYPE_TRACED,
    .new_signature = "()",
    .new = handle_new,
    .methods = handle_methods,
    .getset = handle_getset,
    .trace = handle_trace,
};

/* threading.local: with one thread of scripts, an object with attributes. */
struct local {
    struct object header;
    value more;
};

static void local_trace(struct gc_tracer *tracer, struct object *self)
{
    instance_trace(tracer, self);
}

static void local_finalize(struct vm *vm, struct object *self)
{
    instance_finalize(vm, self);
}

/* args: {class, *args, **kwargs} */
static value local_new(struct vm *vm, value *args)
{
    struct type *type = as_type(args[0]);
    if ((as_tuple(args[1])->length || as_dict(args[2])->count) &&
        !(type->flags & TYPE_FLAG_CUSTOM_INIT)) {
        return raise_type_error(vm, "Initialization arguments are not supported");
    }
    return from_object(object_alloc(vm, type));
}

const struct type_def thread_local_def = {
    .name = "_local",
    .module = "_thread",
    .size = sizeof(struct local),
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED,
    .doc = "Attributes of a thread's own.",
    .new_signature = "(*args, **kwargs)",
    .new = local_new,
    .trace = local_trace,
    .finalize = local_finalize,
};

static value make_thread_handle(struct vm *vm, value *args)
{
    struct type *type = native_type(vm, &thread_handle_def);
    value class = from_object(type);
    value v = type ? handle_new(vm, &class) : VALUE_ERROR;
    if (v) {
        as_handle(v)->ident = args[0];
    }
    return v;
}

static value shutdown(struct vm *vm, value *args)
{
    return VALUE_NONE;
}

static value start_new_thread(struct vm *vm, value *args)
{
    return raise_error(vm, TYPE_RUNTIME_ERROR, "can't start new thread");
}

static value count(struct vm *vm, value *args)
{
    return small_int(0);
}

static value stack_size(struct vm *vm, value *args)
{
    return small_int(0);
}

static value interrupt_main(struct vm *vm, value *args)
{
    return raise_with_args(vm, TYPE_KEYBOARD_INTERRUPT, 0, NULL);
}

static value daemon_threads_allowed(struct vm *vm, value *args)
{
    return VALUE_TRUE;
}

static const struct native_def functions[] = {
    {"allocate_lock", "()", allocate_lock, NATIVE_FUNCTION, "A new lock."},
    {"get_ident", "()", get_ident, NATIVE_FUNCTION, "The number of this thread."},
    {"get_native_id", "()", get_native_id, NATIVE_FUNCTION, NULL},
    {"start_new_thread", "(function, args, kwargs=<unrepresentable>, /)", start_new_thread,
     NATIVE_FUNCTION, NULL},
    {"start_joinable_thread", "(function, handle=None, daemon=True)", start_new_thread,
     NATIVE_FUNCTION, NULL},
    {"_make_thread_handle", "(ident, /)", make_thread_handle, NATIVE_FUNCTION, NULL},
    {"_get_main_thread_ident", "()", get_ident, NATIVE_FUNCTION, NULL},
    {"_shutdown", "()", shutdown, NATIVE_FUNCTION, NULL},
    {"_is_main_interpreter", "()", daemon_threads_allowed, NATIVE_FUNCTION, NULL},
    {"_count", "()", count, NATIVE_FUNCTION, NULL},
    {"stack_size", "(size=0, /)", stack_size, NATIVE_FUNCTION, NULL},
    {"interrupt_main", "(signum=2, /)", interrupt_main, NATIVE_FUNCTION, NULL},
    {"daemon_threads_allowed", "()", daemon_threads_allowed, NATIVE_FUNCTION, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const struct module_type types[] = {{&lock_def, NULL},
                                           {&rlock_def, NULL},
                                           {&thread_handle_def, NULL},
                                           {&thread_local_def, NULL},
                                           {NULL, NULL}};

static bool init(struct vm *vm, struct module *module)
{
    struct type *lock = native_type(vm, &lock_def);
    return lock && module_add(vm, module, "LockType", from_object(lock)) &&
           module_add(vm, module, "error", type_value(vm, TYPE_RUNTIME_ERROR)) &&
           module_add(vm, module, "TIMEOUT_MAX", float_new(vm, 9223372036.0));
}

const struct module_def thread_module = {
    .name = "_thread",
    .doc = "Locks.",
    .functions = functions,
    .types = types,
    .init = init,
};
