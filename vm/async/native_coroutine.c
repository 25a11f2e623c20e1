/* native_coroutine.c - coroutines written in C: asyncio.sleep, the reads and drains of streams, put and get of queues, acquiring locks. Each
 * is an object that awaiting steps until it is done; what all of them have in common is here: the
 * methods of a coroutine, and the report of those that nobody awaited. */
#include "stream.h"

static const char *const names[] = {
    [CORO_SLEEP] = "sleep",
    [CORO_READ] = "StreamReader.read",
    [CORO_READ_ALL] = "StreamReader.read",
    [CORO_READLINE] = "StreamReader.readline",
    [CORO_READUNTIL] = "StreamReader.readuntil",
    [CORO_READEXACTLY] = "StreamReader.readexactly",
    [CORO_ANEXT] = "StreamReader.__anext__",
    [CORO_WAIT_FOR_DATA] = "StreamReader._wait_for_data",
    [CORO_DRAIN] = "StreamWriter.drain",
    [CORO_DRAIN_HELPER] = "FlowControlMixin._drain_helper",
    [CORO_PUT] = "Queue.put",
    [CORO_GET] = "Queue.get",
    [CORO_JOIN] = "Queue.join",
    [CORO_LOCK_ACQUIRE] = "Lock.acquire",
    [CORO_SEMAPHORE_ACQUIRE] = "Semaphore.acquire",
    [CORO_ENTER] = "_ContextManagerMixin.__aenter__",
    [CORO_EVENT_WAIT] = "Event.wait",
};

const char *native_coroutine_name(value coroutine)
{
    return names[as_native_coroutine(coroutine)->what];
}

bool native_coroutine_init(struct vm *vm, struct native_coroutine *c, enum coroutine_what what,
                           bool awaited)
{
    struct frame *f = vm->frame;
    c->what = what;
    if (awaited) {
        return true;
    }
    if (f) {
        c->origin = from_object(f->code);
        c->origin_pc = frame_offset(f);
    }
    return gc_register_finalizer(vm, &c->header);
}

bool native_coroutine_is_forgotten(value v)
{
    struct native_coroutine *c = as_native_coroutine(v);
    return c->state == CORO_NEW && !(c->header.flags & OBJECT_KIND_FLAG_0) && c->origin;
}

void native_coroutine_trace(struct gc_tracer *tracer, struct native_coroutine *c)
{
    gc_trace(tracer, c->origin);
    gc_trace(tracer, c->future);
}

enum delegate_result native_coroutine_step(struct vm *vm, value self, value thrown, value *out)
{
    as_object(self)->flags &= (uint8_t)~OBJECT_FINALIZER; /* started: never forgotten */
    const struct type_def *def = as_object(self)->type->def;
    return def == &sleep_def              ? sleep_step(vm, self, thrown, out)
           : def == &stream_operation_def ? stream_step(vm, self, thrown, out)
           : def == &queue_operation_def  ? queue_step(vm, self, thrown, out)
                                          : lock_step(vm, self, thrown, out);
}

static value next(struct vm *vm, value self)
{
    value out;
    switch (native_coroutine_step(vm, self, VALUE_NULL, &out)) {
    case DELEGATE_YIELD: return out;
    case DELEGATE_DONE: return out == VALUE_NONE ? VALUE_STOP : raise_stop_iteration(vm, out);
    default: return VALUE_ERROR;
    }
}

static value send_method(struct vm *vm, value *args)
{
    if (as_native_coroutine(args[0])->state == CORO_NEW && args[1] != VALUE_NONE) {
        return raise_type_error(vm, "can't send non-None value to a just-started coroutine");
    }
    value v = next(vm, args[0]);
    return v == VALUE_STOP ? raise_stop_iteration(vm, VALUE_NULL) : v;
}

static value throw_method(struct vm *vm, value *args)
{
    value exception = throw_argument(vm, "throw()", args[1], args[2], args[3]), out;
    if (!exception) {
        return VALUE_ERROR;
    }
    if (as_native_coroutine(args[0])->state == CORO_DONE) {
        return raise_error(vm, TYPE_RUNTIME_ERROR, "cannot reuse already awaited coroutine");
    }
    native_coroutine_step(vm, args[0], exception, &out);
    return VALUE_ERROR;
}

static value close_method(struct vm *vm, value *args)
{
    if (as_native_coroutine(args[0])->state != CORO_DONE) {
        value out;
        raise_error(vm, TYPE_GENERATOR_EXIT, "");
        value exit = error_take(vm);
        native_coroutine_step(vm, args[0], exit, &out);
        error_clear(vm);
    }
    return VALUE_NONE;
}

static value await_slot(struct vm *vm, value self)
{
    if (as_native_coroutine(self)->state != CORO_NEW) {
        return raise_error(vm, TYPE_RUNTIME_ERROR,
                           as_native_coroutine(self)->state == CORO_DONE
                               ? "cannot reuse already awaited coroutine"
                               : "coroutine is being awaited already");
    }
    as_object(self)->flags |= OBJECT_KIND_FLAG_0; /* wrapped: not forgotten */
    return self;
}
/* For `yield from asyncio.sleep(…)` in the generator-based form. */
static value iter_slot(struct vm *vm, value self)
{
    as_object(self)->flags |= OBJECT_KIND_FLAG_0;
    return self;
}
static value repr_slot(struct vm *vm, value self)
{
    return format_str(vm, "<coroutine object %s at 0x%zx>", native_coroutine_name(self),
                      (size_t)(uintptr_t)as_object(self));
}

static value attr_qualname(struct vm *vm, value self)
{
    return str_intern_cstr(vm, native_coroutine_name(self));
}
static value attr_name(struct vm *vm, value self)
{
    const char *name = native_coroutine_name(self), *dot = strchr(name, '.');
    return str_intern_cstr(vm, dot ? dot + 1 : name);
}
static value attr_running(struct vm *vm, value self)
{
    return VALUE_FALSE;
}
static value attr_suspended(struct vm *vm, value self)
{
    uint8_t state = as_native_coroutine(self)->state;
    return make_bool(state == CORO_YIELDED || state == CORO_WAITING);
}
static value attr_await(struct vm *vm, value self)
{
    value v = as_native_coroutine(self)->future;
    return v ? v : VALUE_NONE;
}
static value attr_none(struct vm *vm, value self)
{
    return VALUE_NONE;
}

static const struct native_def coroutine_methods[] = {
    {"send", "(value, /)", send_method, 0, NULL},
    {"throw", "(type, value=None, tb=None, /)", throw_method, 0, NULL},
    {"close", "()", close_method, 0, NULL},
    {0}};
static const struct getset_row coroutine_getset[] = {{"__name__", attr_name, NULL, NULL},
                                                     {"__qualname__", attr_qualname, NULL, NULL},
                                                     {"cr_running", attr_running, NULL, NULL},
                                                     {"cr_suspended", attr_suspended, NULL, NULL},
                                                     {"cr_await", attr_await, NULL, NULL},
                                                     {"cr_frame", attr_none, NULL, NULL},
                                                     {"cr_code", attr_none, NULL, NULL},
                                                     {"cr_origin", attr_none, NULL, NULL},
                                                     {0}};

#define COROUTINE_TYPE(struct_name, trace_function)                                                \
    {                                                                                              \
        .name = "coroutine", .size = sizeof(struct struct_name),                                   \
        .flags = TYPE_NO_NEW | TYPE_TRACED | TYPE_WEAKREFABLE, .methods = coroutine_methods,       \
        .getset = coroutine_getset, .trace = trace_function, .repr = repr_slot, .iter = iter_slot, \
        .next = next, .await = await_slot,                                                         \
    }
const struct type_def sleep_def = COROUTINE_TYPE(sleep, sleep_trace);
const struct type_def stream_operation_def = COROUTINE_TYPE(stream_operation, stream_trace);
const struct type_def queue_operation_def = COROUTINE_TYPE(queue_operation, queue_operation_trace);
const struct type_def lock_operation_def = COROUTINE_TYPE(lock_operation, lock_operation_trace);
