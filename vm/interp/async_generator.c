/* async_generator.c - asynchronous generators: their methods, and the awaitables that these return.
 * `async for` over one is a frame switch in interp.c; here is the general way, in which an awaitable
 * drives the generator from C (generator_send / generator_throw). */
#include "async_generator.h"

#define REUSED_ASEND    "cannot reuse already awaited __anext__()/asend()"
#define REUSED_ATHROW   "cannot reuse already awaited aclose()/athrow()"
#define as_operation(v) ((struct async_gen_operation *)as_object(v))

/* -- hooks ----------------------------------------------------------------------------------- */

bool async_generator_first(struct vm *vm, struct generator *g)
{
    if (g->more) {
        return true;
    }
    struct async_generator_hooks *hooks = async_generator_hooks(vm);
    g->more = hooks && hooks->finalizer ? hooks->finalizer : VALUE_NONE;
    gc_barrier(vm, g);
    if (hooks && hooks->firstiter) {
        return call1(vm, hooks->firstiter, from_object(g));
    }
    return true;
}

/* -- driving --------------------------------------------------------------------------------- */

/* A resumption's outcome as an awaitable gives it: what an await inside yielded is passed up, the
 * generator's own yield ends the operation with StopIteration, its return with StopAsyncIteration. */
static value unwrap(struct vm *vm, struct generator *g, enum resume_result result, value out)
{
    if (result == RESUME_YIELDED) {
        if (g->async_state != ASYNC_GENERATOR_IDLE) {
            return out;
        }
        return raise_stop_iteration(vm, out);
    }
    g->async_state = g->async_state == ASYNC_GENERATOR_CLOSED || g->state == GEN_FINISHED
                         ? ASYNC_GENERATOR_CLOSED
                         : ASYNC_GENERATOR_IDLE;
    if (result == RESUME_RETURNED) {
        g->async_state = ASYNC_GENERATOR_CLOSED;
        return raise_with_args(vm, TYPE_STOP_ASYNC_ITERATION, 0, NULL);
    }
    return VALUE_ERROR;
}

static value finished_unless(struct async_gen_operation *o, value result)
{
    if (!result) {
        o->state = AWAITABLE_CLOSED;
    }
    return result;
}

static bool ends_iteration(struct vm *vm)
{
    return error_is(vm, TYPE_STOP_ASYNC_ITERATION) || error_is(vm, TYPE_GENERATOR_EXIT);
}

static value already_running(struct vm *vm, struct async_gen_operation *o, const char *what)
{
    o->state = AWAITABLE_CLOSED;
    return raise_error(vm, TYPE_RUNTIME_ERROR, "%s(): asynchronous generator is already running",
                       what);
}

/* -- asend() and __anext__() ------------------------------------------------------------------- */

static value asend_send(struct vm *vm, struct async_gen_operation *o, value v)
{
    struct generator *g = o->generator;
    value out;
    if (o->state == AWAITABLE_CLOSED) {
        return raise_error(vm, TYPE_RUNTIME_ERROR, REUSED_ASEND);
    }
    if (o->state == AWAITABLE_INIT) {
        if (g->async_state == ASYNC_GENERATOR_RUNNING) {
            return already_running(vm, o, "anext");
        }
        if (v == VALUE_NONE) {
            v = o->sent;
        }
        o->state = AWAITABLE_ITERATING;
    }
    g->async_state = ASYNC_GENERATOR_RUNNING;
    enum resume_result result = generator_send(vm, g, v, &out);
    return finished_unless(o, unwrap(vm, g, result, out));
}

static value asend_throw(struct vm *vm, struct async_gen_operation *o, value exception)
{
    struct generator *g = o->generator;
    value out;
    if (o->state == AWAITABLE_CLOSED) {
        return raise_error(vm, TYPE_RUNTIME_ERROR, REUSED_ASEND);
    }
    if (o->state == AWAITABLE_INIT) {
        if (g->async_state == ASYNC_GENERATOR_RUNNING) {
            return already_running(vm, o, "anext");
        }
        o->state = AWAITABLE_ITERATING;
    }
    g->async_state = ASYNC_GENERATOR_RUNNING;
    enum resume_result result = generator_throw(vm, g, exception, &out);
    return finished_unless(o, unwrap(vm, g, result, out));
}

/* -- athrow() and aclose() ----------------------------------------------------------------------- */

/* aclose(): a yield means that the generator ignored GeneratorExit; ending is a plain return. */
static value aclose_outcome(struct vm *vm, struct async_gen_operation *o, enum resume_result result,
                            value out)
{
    struct generator *g = o->generator;
    if (result == RESUME_YIELDED) {
        if (g->async_state != ASYNC_GENERATOR_IDLE) {
            return out;
        }
        o->state = AWAITABLE_CLOSED;
        return raise_error(vm, TYPE_RUNTIME_ERROR, "async generator ignored GeneratorExit");
    }
    o->state = AWAITABLE_CLOSED;
    g->async_state = ASYNC_GENERATOR_CLOSED;
    if (result == RESUME_RETURNED) {
        return raise_stop_iteration(vm, VALUE_NULL);
    }
    if (ends_iteration(vm)) {
        error_clear(vm);
        return raise_stop_iteration(vm, VALUE_NULL);
    }
    return VALUE_ERROR;
}

static value athrow_send(struct vm *vm, struct async_gen_operation *o, value v)
{
    struct generator *g = o->generator;
    enum resume_result result;
    value out;
    if (o->state == AWAITABLE_CLOSED) {
        return raise_error(vm, TYPE_RUNTIME_ERROR, REUSED_ATHROW);
    }
    if (g->state == GEN_FINISHED) {
        o->state = AWAITABLE_CLOSED;
        return raise_stop_iteration(vm, VALUE_NULL);
    }
    if (o->state == AWAITABLE_INIT) {
        if (g->async_state == ASYNC_GENERATOR_RUNNING) {
            return already_running(vm, o, o->thrown ? "athrow" : "aclose");
        }
        if (v != VALUE_NONE) {
            return raise_error(vm, TYPE_RUNTIME_ERROR,
                               "can't send non-None value to a just-started coroutine");
        }
        value exception;
        if (o->thrown) {
            const value *parts = as_tuple(o->thrown)->items;
            exception = throw_argument(vm, NULL, parts[0], parts[1], parts[2]);
            if (!exception) {
                o->state = AWAITABLE_CLOSED;
                return VALUE_ERROR;
            }
        } else {
            raise_with_args(vm, TYPE_GENERATOR_EXIT, 0, NULL);
            exception = error_take(vm);
        }
        o->state = AWAITABLE_ITERATING;
        g->async_state = ASYNC_GENERATOR_RUNNING;
        result = generator_throw(vm, g, exception, &out);
    } else {
        g->async_state = ASYNC_GENERATOR_RUNNING;
        result = generator_send(vm, g, v, &out);
        if (o->thrown) { /* as in CPython, it may go on after the value that was yielded */
            return unwrap(vm, g, result, out);
        }
    }
    return o->thrown ? finished_unless(o, unwrap(vm, g, result, out))
                     : aclose_outcome(vm, o, result, out);
}

static value athrow_throw(struct vm *vm, struct async_gen_operation *o, value exception)
{
    struct generator *g = o->generator;
    value out;
    if (o->state == AWAITABLE_CLOSED) {
        return raise_error(vm, TYPE_RUNTIME_ERROR, REUSED_ATHROW);
    }
    if (o->state == AWAITABLE_INIT) {
        if (g->async_state == ASYNC_GENERATOR_RUNNING) {
            return already_running(vm, o, o->thrown ? "athrow" : "aclose");
        }
        o->state = AWAITABLE_ITERATING;
    }
    g->async_state = ASYNC_GENERATOR_RUNNING;
    enum resume_result result = generator_throw(vm, g, exception, &out);
    return o->thrown ? finished_unless(o, unwrap(vm, g, result, out))
                     : aclose_outcome(vm, o, result, out);
}

/* -- the two awaitables ---------------------------------------------------------------------------- */

static value operation_self(struct vm *vm, value self)
{
    return self;
}

static void operation_trace(struct gc_tracer *tracer, struct object *self)
{
    struct async_gen_operation *o = (struct async_gen_operation *)self;
    gc_trace_ptr(tracer, o->generator);
    gc_trace(tracer, o->sent);
    gc_trace(tracer, o->thrown);
}

static value operation_new(struct vm *vm, enum type_index type, value generator, value sent,
                           value thrown)
{
    struct generator *g = as_generator(generator);
    if (!async_generator_first(vm, g)) {
        return VALUE_ERROR;
    }
    struct async_gen_operation *o = gc_new(vm, builtin_type(vm, type), sizeof *o);
    if (!o) {
        return VALUE_ERROR;
    }
    o->generator = g;
    o->sent = sent;
    o->thrown = thrown;
    o->state = AWAITABLE_INIT;
    o->is_anext = false;
    return gc_register_finalizer(vm, &o->header) ? from_object(o) : VALUE_ERROR;
}

/* close() of either: throws GeneratorExit in with `throw`. */
static value operation_close(struct vm *vm, value self,
                             value (*throw)(struct vm *, struct async_gen_operation *, value))
{
    struct async_gen_operation *o = as_operation(self);
    if (o->state == AWAITABLE_CLOSED) {
        return VALUE_NONE;
    }
    raise_with_args(vm, TYPE_GENERATOR_EXIT, 0, NULL);
    value exit = error_take(vm);
    if (throw(vm, o, exit)) {
        return raise_error(vm, TYPE_RUNTIME_ERROR, "coroutine ignored GeneratorExit");
    }
    if (error_is(vm, TYPE_STOP_ITERATION) || ends_iteration(vm)) {
        error_clear(vm);
        return VALUE_NONE;
    }
    return VALUE_ERROR;
}

static value asend_next(struct vm *vm, value self)
{
    return asend_send(vm, as_operation(self), VALUE_NONE);
}
static value asend_send_method(struct vm *vm, value *args)
{
    return asend_send(vm, as_operation(args[0]), args[1]);
}
static value asend_throw_method(struct vm *vm, value *args)
{
    value exception = throw_argument(vm, "throw()", args[1], args[2], args[3]);
    return exception ? asend_throw(vm, as_operation(args[0]), exception) : VALUE_ERROR;
}
static value asend_close_method(struct vm *vm, value *args)
{
    return operation_close(vm, args[0], asend_throw);
}

static const struct native_def asend_methods[] = {
    {"send", "(value, /)", asend_send_method, 0, "Goes on with the operation, sending a value in."},
    {"throw", "(type, value=None, tb=None, /)", asend_throw_method, 0,
     "Raises an exception where the generator waits."},
    {"close", "()", asend_close_method, 0, "Gives the operation up."},
    {0}};

const struct type_def async_gen_asend_def = {
    .name = "async_generator_asend",
    .size = sizeof(struct async_gen_operation),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .methods = asend_methods,
    .trace = operation_trace,
    .iter = operation_self,
    .next = asend_next,
    .await = operation_self,
};

static value athrow_next(struct vm *vm, value self)
{
    return athrow_send(vm, as_operation(self), VALUE_NONE);
}
static value athrow_send_method(struct vm *vm, value *args)
{
    return athrow_send(vm, as_operation(args[0]), args[1]);
}
static value athrow_throw_method(struct vm *vm, value *args)
{
    value exception = throw_argument(vm, "throw()", args[1], args[2], args[3]);
    return exception ? athrow_throw(vm, as_operation(args[0]), exception) : VALUE_ERROR;
}
static value athrow_close_method(struct vm *vm, value *args)
{
    return operation_close(vm, args[0], athrow_throw);
}

static const struct native_def athrow_methods[] = {
    {"send", "(value, /)", athrow_send_method, 0,
     "Goes on with the operation, sending a value in."},
    {"throw", "(type, value=None, tb=None, /)", athrow_throw_method, 0,
     "Raises an exception where the generator waits."},
    {"close", "()", athrow_close_method, 0, "Gives the operation up."},
    {0}};

const struct type_def async_gen_athrow_def = {
    .name = "async_generator_athrow",
    .size = sizeof(struct async_gen_operation),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .methods = athrow_methods,
    .trace = operation_trace,
    .iter = operation_self,
    .next = athrow_next,
    .await = operation_self,
};

/* -- the generator itself ----------------------------------------------------------------------------- */

value async_generator_anext(struct vm *vm, value generator)
{
    value v = operation_new(vm, TYPE_ASYNC_GEN_ASEND, generator, VALUE_NONE, VALUE_NULL);
    if (v) {
        as_operation(v)->is_anext = true;
    }
    return v;
}

value async_generator_aclose(struct vm *vm, value generator)
{
    return operation_new(vm, TYPE_ASYNC_GEN_ATHROW, generator, VALUE_NONE, VALUE_NULL);
}

static value asend_method(struct vm *vm, value *args)
{
    return operation_new(vm, TYPE_ASYNC_GEN_ASEND, args[0], args[1], VALUE_NULL);
}

static value athrow_method(struct vm *vm, value *args)
{
    value thrown =
        tuple_of(vm, 3, args[1], args[2] ? args[2] : VALUE_NONE, args[3] ? args[3] : VALUE_NONE);
    if (!thrown) {
        return VALUE_ERROR;
    }
    size_t mark = gc_root_mark(vm);
    if (!gc_push_root(vm, thrown)) {
        return VALUE_ERROR;
    }
    value v = operation_new(vm, TYPE_ASYNC_GEN_ATHROW, args[0], VALUE_NONE, thrown);
    gc_pop_roots(vm, mark);
    return v;
}

static value aclose_method(struct vm *vm, value *args)
{
    return async_generator_aclose(vm, args[0]);
}

static value class_getitem(struct vm *vm, value *args)
{
    value types = import_module(vm, "types");
    value alias = types ? get_attr_cstr(vm, types, "GenericAlias") : VALUE_ERROR;
    return alias ? call2(vm, alias, args[0], args[1]) : VALUE_ERROR;
}

static const struct native_def async_generator_methods[] = {
    {"asend", "(value, /)", asend_method, 0,
     "An awaitable that sends a value in and gives the next value yielded."},
    {"athrow", "(type, value=None, tb=None, /)", athrow_method, 0,
     "An awaitable that raises an exception inside the generator."},
    {"aclose", "()", aclose_method, 0,
     "An awaitable that raises GeneratorExit inside the generator."},
    {"__class_getitem__", "(item, /)", class_getitem, NATIVE_CLASS, "See PEP 585."},
    {0}};

static value get_name(struct vm *vm, value self)
{
    struct generator *g = as_generator(self);
    return g->name ? g->name : g->frame.code->name;
}
static value get_qualname(struct vm *vm, value self)
{
    struct generator *g = as_generator(self);
    return g->qualname ? g->qualname : g->frame.code->qualname;
}
static bool set_text(struct vm *vm, value self, value v, value *slot, const char *what)
{
    if (!is_kind(v, TYPE_STR)) {
        raise_type_error(vm, "%s must be set to a string object", what);
        return false;
    }
    *slot = v;
    gc_barrier(vm, as_object(self));
    return true;
}
static bool set_name(struct vm *vm, value self, value v)
{
    return set_text(vm, self, v, &as_generator(self)->name, "__name__");
}
static bool set_qualname(struct vm *vm, value self, value v)
{
    return set_text(vm, self, v, &as_generator(self)->qualname, "__qualname__");
}
static value get_code(struct vm *vm, value self)
{
    return from_object(as_generator(self)->frame.code);
}
static value get_running(struct vm *vm, value self)
{
    return make_bool(as_generator(self)->async_state == ASYNC_GENERATOR_RUNNING);
}
static value get_suspended(struct vm *vm, value self)
{
    struct generator *g = as_generator(self);
    return make_bool(g->state == GEN_SUSPENDED && generator_leaf(g)->state != GEN_RUNNING);
}
static value get_frame(struct vm *vm, value self)
{
    struct generator *g = as_generator(self);
    return g->state == GEN_FINISHED ? VALUE_NONE : frame_snapshot_of(vm, &g->frame);
}

static const struct getset_row async_generator_getset[] = {
    {"__name__", get_name, set_name, "name of the async generator"},
    {"__qualname__", get_qualname, set_qualname, "qualified name of the async generator"},
    {"ag_await", generator_get_delegate, NULL, "object being awaited on, or None"},
    {"ag_code", get_code, NULL, NULL},
    {"ag_frame", get_frame, NULL, NULL},
    {"ag_running", get_running, NULL, NULL},
    {"ag_suspended", get_suspended, NULL, NULL},
    {0}};

static value async_generator_repr(struct vm *vm, value self)
{
    return format_str(vm, "<async_generator object %U at 0x%zx>", get_qualname(vm, self),
                      (size_t)(uintptr_t)as_object(self));
}

static void async_generator_trace(struct gc_tracer *tracer, struct object *self)
{
    struct generator *g = (struct generator *)self;
    gc_trace(tracer, g->name);
    gc_trace(tracer, g->qualname);
    gc_trace(tracer, g->origin);
    gc_trace(tracer, g->more);
    gc_trace(tracer, g->frame.function);
    gc_trace_ptr(tracer, g->frame.code);
    gc_trace(tracer, g->frame.handled);
    if (g->state != GEN_FINISHED) {
        if (g->leaf && g->leaf != g) {
            gc_trace_ptr(tracer, g->leaf);
        }
        gc_trace_range(tracer, g->frame.registers, g->frame.code->register_count);
    }
}

const struct type_def async_generator_def = {
    .name = "async_generator",
    .size = sizeof(struct generator),
    .flags = TYPE_NO_NEW | TYPE_TRACED | TYPE_WEAKREFABLE,
    .methods = async_generator_methods,
    .getset = async_generator_getset,
    .trace = async_generator_trace,
    .repr = async_generator_repr,
    .aiter = operation_self,
    .anext = async_generator_anext,
};

/* -- anext(iterator, default) ---------------------------------------------------------------------------- */

struct anext_awaitable {
    struct object header;
    value awaitable; /* what __anext__ gave */
    value iterator;  /* its iterator once it was started, else VALUE_NULL */
    value fallback;
};
#define as_anext(v) ((struct anext_awaitable *)as_object(v))

value anext_awaitable_new(struct vm *vm, value awaitable, value fallback)
{
    struct anext_awaitable *a =
        gc_new(vm, builtin_type(vm, TYPE_ANEXT_AWAITABLE), sizeof(struct anext_awaitable));
    if (!a) {
        return VALUE_ERROR;
    }
    a->awaitable = awaitable;
    a->iterator = VALUE_NULL;
    a->fallback = fallback;
    return from_object(a);
}

static void anext_trace(struct gc_tracer *tracer, struct object *self)
{
    struct anext_awaitable *a = (struct anext_awaitable *)self;
    gc_trace(tracer, a->awaitable);
    gc_trace(tracer, a->iterator);
    gc_trace(tracer, a->fallback);
}

static bool anext_start(struct vm *vm, struct anext_awaitable *a)
{
    if (!a->iterator) {
        a->iterator = get_awaitable(vm, a->awaitable, 0);
        gc_barrier(vm, a);
    }
    return a->iterator;
}

/* The inner awaitable's error as that of the whole: its end is the fallback. Always VALUE_ERROR. */
static value anext_error(struct vm *vm, struct anext_awaitable *a)
{
    if (error_is(vm, TYPE_STOP_ASYNC_ITERATION)) {
        error_clear(vm);
        return raise_stop_iteration(vm, a->fallback);
    }
    return VALUE_ERROR;
}

/* One step of the inner awaitable; its results as an iterator's: a value, StopIteration, an error. */
static value anext_step(struct vm *vm, struct anext_awaitable *a, value sent, value thrown)
{
    value out;
    if (!anext_start(vm, a)) {
        return VALUE_ERROR;
    }
    if (is_generator_like(a->iterator) && as_object(a->iterator)->kind != TYPE_ASYNC_GENERATOR) {
        struct generator *g = as_generator(a->iterator);
        enum resume_result result =
            thrown ? generator_throw(vm, g, thrown, &out) : generator_send(vm, g, sent, &out);
        if (result == RESUME_YIELDED) {
            return out;
        }
        if (result == RESUME_RETURNED) {
            return raise_stop_iteration(vm, out);
        }
    } else {
        switch (delegate_step(vm, a->iterator, sent, thrown, &out)) {
        case DELEGATE_YIELD: return out;
        case DELEGATE_DONE: return raise_stop_iteration(vm, out);
        case DELEGATE_ERROR: break;
        }
    }
    return anext_error(vm, a);
}

/* send() and throw() need the method of that name; only the await itself does with __next__. */
static bool anext_has(struct vm *vm, struct anext_awaitable *a, value method)
{
    return anext_start(vm, a) && (get_attr(vm, a->iterator, method) || anext_error(vm, a));
}

static value anext_next(struct vm *vm, value self)
{
    return anext_step(vm, as_anext(self), VALUE_NONE, VALUE_NULL);
}
static value anext_send(struct vm *vm, value *args)
{
    struct anext_awaitable *a = as_anext(args[0]);
    return anext_has(vm, a, NAME_OF(vm, SEND)) ? anext_step(vm, a, args[1], VALUE_NULL)
                                               : VALUE_ERROR;
}
static value anext_throw(struct vm *vm, value *args)
{
    struct anext_awaitable *a = as_anext(args[0]);
    if (!anext_has(vm, a, NAME_OF(vm, THROW))) {
        return VALUE_ERROR;
    }
    value exception = throw_argument(vm, "throw()", args[1], args[2], args[3]);
    return exception ? anext_step(vm, a, VALUE_NONE, exception) : VALUE_ERROR;
}
static value anext_close(struct vm *vm, value *args)
{
    struct anext_awaitable *a = as_anext(args[0]);
    value v = anext_start(vm, a) ? call_method(vm, a->iterator, NAME_OF(vm, CLOSE), 0, NULL)
                                 : VALUE_ERROR;
    return v ? v : anext_error(vm, a);
}

static const struct native_def anext_methods[] = {
    {"send", "(value, /)", anext_send, 0, "Goes on with the await, sending a value in."},
    {"throw", "(type, value=None, tb=None, /)", anext_throw, 0,
     "Raises an exception where the awaitable waits."},
    {"close", "()", anext_close, 0, "Gives the await up."},
    {0}};

const struct type_def anext_awaitable_def = {
    .name = "anext_awaitable",
    .size = sizeof(struct anext_awaitable),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .methods = anext_methods,
    .trace = anext_trace,
    .iter = operation_self,
    .next = anext_next,
    .await = operation_self,
};
