/* generator.c - generators and coroutines seen from C, and their types. Resuming one from a script
 * is a frame switch inside interp.c; from C it is a nested activation (generator_send). */
#include "../object/generic_alias.h"
#include "interp.h"
#include "decode.h"
#include "../object/warning.h"

/* A frame that waits for another has its pc after the DELEGATE or FOR_ANEXT; one that waits for any
 * other iterator has it at that instruction. Makes the first into the second. */
static void wait_as_iterator(struct generator *g, bool async)
{
    /* Instructions are found from the start: a word before this one might be another's operand. */
    uint32_t end = (uint32_t)(frame_pc(&g->frame) - g->frame.code->instructions), at = 0;
    struct instruction instruction;
    while (at < end && decode_instruction(g->frame.code, at, &instruction) &&
           instruction.next < end) {
        at = instruction.next;
    }
    uint32_t *pc = g->frame.code->instructions + at;
    frame_set_pc(&g->frame, pc);
    g->delegating = DELEGATING_NATIVE;
}

/* The innermost member of the chain below g: follows delegations as they are now. */
struct generator *generator_leaf(struct generator *g)
{
    while (g->delegating == DELEGATING_FRAME) {
        value inner = g->delegate == UINT32_MAX ? g->origin : g->frame.registers[g->delegate];
        if (!is_generator_like(inner)) {
            break;
        }
        struct generator *next = as_generator(inner);
        /* Finished meanwhile, by somebody who advanced it directly: the delegation must be looked at
         * again, as an iterator that is done. */
        if (next->state == GEN_FINISHED || frame_caller(&next->frame) != &g->frame) {
            wait_as_iterator(g, next->header.kind == TYPE_ASYNC_GENERATOR);
            break;
        }
        g = next;
    }
    return g;
}

static const char *kind_name(const struct generator *g)
{
    return g->header.kind == TYPE_COROUTINE         ? "coroutine"
           : g->header.kind == TYPE_ASYNC_GENERATOR ? "async generator"
                                                    : "generator";
}

/* Runs the chain whose root is g with vm->sent or vm->thrown set. */
static enum resume_result run(struct vm *vm, struct generator *g, value *out)
{
    struct generator *leaf = g->leaf;
    *out = VALUE_NULL;
    if (!leaf || leaf->root != g || leaf->state != GEN_SUSPENDED) {
        leaf = generator_leaf(g);
    }
    if (leaf->state == GEN_RUNNING || g->state == GEN_RUNNING) {
        vm->thrown = VALUE_NULL;
        raise_value_error(vm, "%s already executing", kind_name(g));
        return RESUME_RAISED;
    }
    if (vm->recursion_depth >= vm->recursion_limit) {
        vm->thrown = VALUE_NULL;
        raise_error(vm, TYPE_RECURSION_ERROR, "maximum recursion depth exceeded");
        return RESUME_RAISED;
    }
    if (!native_enter(vm, "")) {
        vm->thrown = VALUE_NULL;
        return RESUME_RAISED;
    }
    vm->recursion_depth++;
    g->frame.info = frame_info(RETURN_RESUME_EXIT, FRAME_HEAP, 0);
    frame_set_caller(&g->frame, vm->frame);
    g->state = GEN_RUNNING;
    g->leaf = leaf;
    g->awaited = true;
    leaf->state = GEN_RUNNING;
    leaf->root = g;
    size_t mark = gc_root_mark(vm);
    /* What is sent or thrown may be used after a delegate's own method has run. */
    if (!gc_push_root(vm, from_object(g)) || !gc_push_root(vm, vm->sent) ||
        !gc_push_root(vm, vm->thrown)) {
        native_leave(vm);
        return RESUME_RAISED;
    }
    bool yielded = false;
    vm->async_yield = false;
    value result = interp_run(vm, &leaf->frame, &yielded);
    gc_pop_roots(vm, mark);
    native_leave(vm);
    *out = result;
    return !result ? RESUME_RAISED : yielded ? RESUME_YIELDED : RESUME_RETURNED;
}

enum resume_result generator_send(struct vm *vm, struct generator *g, value v, value *out)
{
    *out = VALUE_NULL;
    if (g->state == GEN_FINISHED) {
        if (g->header.kind == TYPE_COROUTINE) {
            raise_error(vm, TYPE_RUNTIME_ERROR, "cannot reuse already awaited coroutine");
            return RESUME_RAISED;
        }
        *out = VALUE_NONE;
        return RESUME_RETURNED;
    }
    if (g->state == GEN_CREATED && v != VALUE_NONE) {
        raise_type_error(vm, "can't send non-None value to a just-started %s", kind_name(g));
        return RESUME_RAISED;
    }
    vm->sent = v;
    return run(vm, g, out);
}

enum resume_result generator_throw(struct vm *vm, struct generator *g, value exception, value *out)
{
    *out = VALUE_NULL;
    if (g->state == GEN_FINISHED) {
        if (g->header.kind == TYPE_COROUTINE) {
            raise_error(vm, TYPE_RUNTIME_ERROR, "cannot reuse already awaited coroutine");
        } else {
            raise_thrown(vm, exception, VALUE_NULL);
        }
        return RESUME_RAISED;
    }
    vm->thrown = exception;
    return run(vm, g, out);
}

bool generator_close(struct vm *vm, struct generator *g)
{
    if (g->state == GEN_FINISHED) {
        return true;
    }
    if (g->state == GEN_CREATED) {
        g->awaited = true;
        generator_finish(g);
        return true;
    }
    if (!raise_with_args(vm, TYPE_GENERATOR_EXIT, 0, NULL) && !vm->error) {
        return false;
    }
    value exit = error_take(vm), out;
    switch (generator_throw(vm, g, exit, &out)) {
    case RESUME_YIELDED:
        raise_error(vm, TYPE_RUNTIME_ERROR, "%s ignored GeneratorExit", kind_name(g));
        return false;
    case RESUME_RETURNED: return true;
    default:
        if (error_is(vm, TYPE_GENERATOR_EXIT) || error_is(vm, TYPE_STOP_ITERATION)) {
            error_clear(vm);
            return true;
        }
        return false;
    }
}

/* Result of a resumption as the methods give it: StopIteration for a return. */
static value resume_value(struct vm *vm, enum resume_result result, value out)
{
    switch (result) {
    case RESUME_YIELDED: return out;
    case RESUME_RETURNED: return raise_stop_iteration(vm, out == VALUE_NONE ? VALUE_NULL : out);
    default: return VALUE_ERROR;
    }
}

/* Normalises throw()'s arguments to an exception instance. method: for the warning that more than one
 * is deprecated; NULL: it has been issued. */
value throw_argument(struct vm *vm, const char *method, value type, value v, value traceback)
{
    if (method && (v || traceback) &&
        !vm_warn(vm, TYPE_DEPRECATION_WARNING,
                 "the (type, exc, tb) signature of %s is deprecated, use the single-arg signature "
                 "instead.",
                 method)) {
        return VALUE_ERROR;
    }
    if (traceback && traceback != VALUE_NONE && !is_kind(traceback, TYPE_TRACEBACK)) {
        return raise_type_error(vm, "throw() third argument must be a traceback object");
    }
    value exception = type;
    if (is_kind(type, TYPE_TYPE) &&
        (((struct type *)as_object(type))->flags & TYPE_FLAG_EXCEPTION)) {
        if (v && is_exception(v) &&
            is_subtype(as_object(v)->type, (struct type *)as_object(type))) {
            exception = v;
        } else if (!v || v == VALUE_NONE) {
            exception = call0(vm, type);
        } else if (is_exact(v, TYPE_TUPLE)) {
            exception = call_with(vm, type, v, VALUE_NULL);
        } else {
            exception = call1(vm, type, v);
        }
        if (!exception) {
            return VALUE_ERROR;
        }
    } else if (is_exception(type)) {
        if (v && v != VALUE_NONE) {
            return raise_type_error(vm, "instance exception may not have a separate value");
        }
    } else {
        return raise_type_error(
            vm, "exceptions must be classes or instances deriving from BaseException, not %T",
            type);
    }
    if (!is_exception(exception)) {
        return raise_type_error(
            vm, "exceptions must be classes or instances deriving from BaseException, not %T",
            type);
    }
    if (traceback && is_kind(traceback, TYPE_TRACEBACK)) {
        as_exception(exception)->traceback = traceback;
        gc_barrier(vm, as_object(exception));
    }
    return exception;
}

/* -- methods ------------------------------------------------------------------------------------------------ */

static value generator_next_slot(struct vm *vm, value self)
{
    value out;
    struct generator *g = as_generator(self);
    if (g->state == GEN_FINISHED) {
        return VALUE_STOP;
    }
    switch (generator_send(vm, g, VALUE_NONE, &out)) {
    case RESUME_YIELDED: return out;
    case RESUME_RETURNED:
        if (out == VALUE_NONE) {
            return VALUE_STOP;
        }
        return raise_stop_iteration(vm, out);
    default: return VALUE_ERROR;
    }
}

static value generator_send_method(struct vm *vm, value *args)
{
    value out;
    enum resume_result result = generator_send(vm, as_generator(args[0]), args[1], &out);
    return resume_value(vm, result, out);
}

static value generator_throw_method(struct vm *vm, value *args)
{
    value exception = throw_argument(vm, "throw()", args[1], args[2], args[3]), out;
    if (!exception) {
        return VALUE_ERROR;
    }
    enum resume_result result = generator_throw(vm, as_generator(args[0]), exception, &out);
    return resume_value(vm, result, out);
}

static value generator_close_method(struct vm *vm, value *args)
{
    struct generator *g = as_generator(args[0]);
    if (g->state == GEN_SUSPENDED || g->state == GEN_RUNNING) {
        value out;
        raise_with_args(vm, TYPE_GENERATOR_EXIT, 0, NULL);
        value exit = error_take(vm);
        switch (generator_throw(vm, g, exit, &out)) {
        case RESUME_YIELDED:
            return raise_error(vm, TYPE_RUNTIME_ERROR, "%s ignored GeneratorExit", kind_name(g));
        case RESUME_RETURNED: return out;
        default:
            if (error_is(vm, TYPE_GENERATOR_EXIT)) {
                error_clear(vm);
                return VALUE_NONE;
            }
            return VALUE_ERROR;
        }
    }
    return generator_close(vm, g) ? VALUE_NONE : VALUE_ERROR;
}

static value generator_repr(struct vm *vm, value self)
{
    struct generator *g = as_generator(self);
    return format_str(vm, "<%s object %U at 0x%zx>",
                      g->header.kind == TYPE_ASYNC_GENERATOR ? "async_generator" : kind_name(g),
                      g->qualname ? g->qualname : g->frame.code->qualname, (size_t)(uintptr_t)g);
}

static void generator_trace(struct gc_tracer *tracer, struct object *self)
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
        /* The chain below is held by the registers that delegate. The shortcut to its leaf may be out
         * of date, and is then compared with: it must not dangle. */
        if (g->leaf && g->leaf != g) {
            gc_trace_ptr(tracer, g->leaf);
        }
        gc_trace_range(tracer, g->frame.registers, g->frame.code->register_count);
    }
}

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
    return make_bool(generator_leaf(as_generator(self))->state == GEN_RUNNING &&
                     as_generator(self)->state != GEN_FINISHED);
}
static value get_suspended(struct vm *vm, value self)
{
    struct generator *g = as_generator(self);
    return make_bool(g->state == GEN_SUSPENDED && generator_leaf(g)->state != GEN_RUNNING);
}
value generator_get_delegate(struct vm *vm, value self)
{
    struct generator *g = as_generator(self);
    if (g->state == GEN_FINISHED || g->delegating == DELEGATING_NOT ||
        (g->root && g->root->state == GEN_RUNNING)) {
        return VALUE_NONE;
    }
    value inner = g->delegate == UINT32_MAX ? g->origin : g->frame.registers[g->delegate];
    if (is_generator_like(inner)) {
        as_generator(inner)->escaped = true;
    }
    return inner ? inner : VALUE_NONE;
}
static value get_frame(struct vm *vm, value self)
{
    struct generator *g = as_generator(self);
    if (g->state == GEN_FINISHED) {
        return VALUE_NONE;
    }
    return frame_snapshot_of(vm, &g->frame);
}
static value get_origin(struct vm *vm, value self)
{
    return VALUE_NONE;
}

#define COMMON_ROWS                                                                \
    {"__name__", get_name, set_name, "name of the object"},                        \
    {                                                                              \
        "__qualname__", get_qualname, set_qualname, "qualified name of the object" \
    }

static const struct native_def generator_methods[] = {
    {"send", "(value, /)", generator_send_method, NATIVE_GENERATOR_SEND,
     "Resumes the generator with a value; gives the next one yielded or raises StopIteration."},
    {"throw", "(type, value=None, tb=None, /)", generator_throw_method, 0,
     "Raises an exception where the generator is suspended."},
    {"close", "()", generator_close_method, 0, "Raises GeneratorExit inside the generator."},
    {"__class_getitem__", "(item, /)", generic_alias_class_getitem, NATIVE_CLASS, "See PEP 585."},
    {0}};
static const struct getset_row generator_getset[] = {
    COMMON_ROWS,
    {"gi_frame", get_frame, NULL, NULL},
    {"gi_running", get_running, NULL, NULL},
    {"gi_suspended", get_suspended, NULL, NULL},
    {"gi_code", get_code, NULL, NULL},
    {"gi_yieldfrom", generator_get_delegate, NULL,
     "object that is iterated by yield from, or None"},
    {0}};

static value self_iter(struct vm *vm, value self)
{
    return self;
}

const struct type_def generator_def = {
    .name = "generator",
    .size = sizeof(struct generator),
    .flags = TYPE_NO_NEW | TYPE_TRACED | TYPE_WEAKREFABLE,
    .methods = generator_methods,
    .getset = generator_getset,
    .trace = generator_trace,
    .repr = generator_repr,
    .iter = self_iter,
    .next = generator_next_slot,
};

/* -- coroutines ------------------------------------------------------------------------------------------------ */

struct coroutine_wrapper {
    struct object header;
    value coroutine;
};

static value coroutine_await(struct vm *vm, value self)
{
    struct coroutine_wrapper *w =
        gc_new(vm, builtin_type(vm, TYPE_COROUTINE_WRAPPER), sizeof(struct coroutine_wrapper));
    if (!w) {
        return VALUE_ERROR;
    }
    w->coroutine = self;
    as_generator(self)->awaited = true;
    return from_object(w);
}

static const struct native_def coroutine_methods[] = {
    {"send", "(value, /)", generator_send_method, NATIVE_GENERATOR_SEND,
     "Resumes the coroutine with a value."},
    {"throw", "(type, value=None, tb=None, /)", generator_throw_method, 0,
     "Raises an exception where the coroutine is suspended."},
    {"close", "()", generator_close_method, 0, "Raises GeneratorExit inside the coroutine."},
    {"__class_getitem__", "(item, /)", generic_alias_class_getitem, NATIVE_CLASS, "See PEP 585."},
    {0}};
static const struct getset_row coroutine_getset[] = {
    COMMON_ROWS,
    {"cr_frame", get_frame, NULL, NULL},
    {"cr_running", get_running, NULL, NULL},
    {"cr_suspended", get_suspended, NULL, NULL},
    {"cr_code", get_code, NULL, NULL},
    {"cr_await", generator_get_delegate, NULL, "object being awaited on, or None"},
    {"cr_origin", get_origin, NULL, NULL},
    {0}};
const struct type_def coroutine_def = {
    .name = "coroutine",
    .size = sizeof(struct generator),
    .flags = TYPE_NO_NEW | TYPE_TRACED | TYPE_WEAKREFABLE,
    .methods = coroutine_methods,
    .getset = coroutine_getset,
    .trace = generator_trace,
    .repr = generator_repr,
    .await = coroutine_await,
};

static void wrapper_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct coroutine_wrapper *)self)->coroutine);
}
static value wrapped(value self)
{
    return ((struct coroutine_wrapper *)as_object(self))->coroutine;
}
static value wrapper_next(struct vm *vm, value self)
{
    value out;
    switch (generator_send(vm, as_generator(wrapped(self)), VALUE_NONE, &out)) {
    case RESUME_YIELDED: return out;
    case RESUME_RETURNED: return raise_stop_iteration(vm, out == VALUE_NONE ? VALUE_NULL : out);
    default: return VALUE_ERROR;
    }
}
static value wrapper_send(struct vm *vm, value *args)
{
    args[0] = wrapped(args[0]);
    return generator_send_method(vm, args);
}
static value wrapper_throw(struct vm *vm, value *args)
{
    args[0] = wrapped(args[0]);
    return generator_throw_method(vm, args);
}
static value wrapper_close(struct vm *vm, value *args)
{
    args[0] = wrapped(args[0]);
    return generator_close_method(vm, args);
}
static const struct native_def wrapper_methods[] = {
    {"send", "(value, /)", wrapper_send, 0, NULL},
    {"throw", "(type, value=None, tb=None, /)", wrapper_throw, 0, NULL},
    {"close", "()", wrapper_close, 0, NULL},
    {0}};
const struct type_def coroutine_wrapper_def = {
    .name = "coroutine_wrapper",
    .size = sizeof(struct coroutine_wrapper),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .methods = wrapper_methods,
    .trace = wrapper_trace,
    .iter = self_iter,
    .next = wrapper_next,
};

/* -- delegation to anything that is not a frame -------------------------------------------------------------------- */

enum delegate_result delegate_step(struct vm *vm, value iterator, value sent, value thrown,
                                   value *out)
{
    struct type *type = type_of(vm, iterator);
    *out = VALUE_NULL;
    value got;
    enum delegate_result step;
    if (is_object(iterator) && as_object(iterator)->kind == KIND_NATIVE_INSTANCE &&
        async_delegate_step(vm, iterator, thrown, &step, out)) {
        return step;
    }
    if (is_generator_like(iterator) && as_generator(iterator)->state == GEN_FINISHED) {
        /* It ended while somebody else advanced it. */
        if (thrown) {
            raise_thrown(vm, thrown, vm->frame ? vm->frame->handled : VALUE_NULL);
            return DELEGATE_ERROR;
        }
        *out = VALUE_NONE;
        return DELEGATE_DONE;
    }
    if (thrown) {
        if (is_subtype(as_object(thrown)->type, builtin_type(vm, TYPE_GENERATOR_EXIT))) {
            bool failed = false;
            value close = get_attr_optional(vm, iterator, NAME_OF(vm, CLOSE), &failed);
            if (failed || (close && !call0(vm, close))) {
                return DELEGATE_ERROR;
            }
            raise_thrown(vm, thrown, vm->frame ? vm->frame->handled : VALUE_NULL);
            return DELEGATE_ERROR;
        }
        bool failed = false;
        value throw = get_attr_optional(vm, iterator, NAME_OF(vm, THROW), &failed);
        if (failed) {
            return DELEGATE_ERROR;
        }
        if (!throw) {
            raise_thrown(vm, thrown, vm->frame ? vm->frame->handled : VALUE_NULL);
            return DELEGATE_ERROR;
        }
        got = call1(vm, throw, thrown);
    } else if (sent == VALUE_NONE) {
        if (type->def->next && !has_script_special(type, NAME_NEXT)) {
            got = type->def->next(vm, iterator);
        } else {
            bool found = false;
            got = call_special(vm, iterator, NAME_NEXT, 0, NULL, &found);
            if (!found && !vm->error) {
                raise_type_error(vm, "'%T' object is not an iterator", iterator);
            }
        }
    } else {
        got = call_method(vm, iterator, NAME_OF(vm, SEND), 1, &sent);
    }
    if (got == VALUE_STOP) {
        *out = VALUE_NONE;
        return DELEGATE_DONE;
    }
    if (got) {
        *out = got;
        return DELEGATE_YIELD;
    }
    if (error_is(vm, TYPE_STOP_ITERATION)) {
        value stop = error_take(vm);
        value result = as_exception(stop)->extra[0];
        *out = result ? result : VALUE_NONE;
        return DELEGATE_DONE;
    }
    return DELEGATE_ERROR;
}

static bool is_iterator(struct vm *vm, value v)
{
    struct type *type = type_of(vm, v);
    return type->def->next || has_script_special(type, NAME_NEXT);
}

static bool is_iterable_coroutine(value v)
{
    return is_exact(v, TYPE_GENERATOR) &&
           (as_generator(v)->frame.code->flags & CODE_ITERABLE_COROUTINE);
}

/* The iterator that awaiting v runs; context: 0 await, 1 __aenter__, 2 __aexit__, 3 __anext__. */
value get_awaitable(struct vm *vm, value v, int context)
{
    if (is_exact(v, TYPE_COROUTINE)) {
        struct generator *g = as_generator(v);
        if (g->delegating != DELEGATING_NOT || g->state == GEN_RUNNING) {
            return raise_error(vm, TYPE_RUNTIME_ERROR, "coroutine is being awaited already");
        }
        g->awaited = true;
        return v;
    }
    if (is_iterable_coroutine(v)) {
        return v;
    }
    struct type *type = type_of(vm, v);
    value iterator;
    if (has_script_special(type, NAME_AWAIT)) {
        bool found = false;
        iterator = call_special(vm, v, NAME_AWAIT, 0, NULL, &found);
    } else if (type->def->await) {
        iterator = type->def->await(vm, v);
    } else {
        static const char *const subject[] = {NULL, "__aenter__", "__aexit__", "__anext__"};
        if (context == 1 || context == 2) {
            return raise_type_error(
                vm, "'async with' received an object from %s that does not implement __await__: %T",
                subject[context], v);
        }
        return raise_type_error(vm, "object %T can't be used in 'await' expression", v);
    }
    if (!iterator) {
        return VALUE_ERROR;
    }
    if (is_exact(iterator, TYPE_COROUTINE) || is_iterable_coroutine(iterator)) {
        return raise_type_error(vm, "__await__() returned a coroutine");
    }
    if (!is_iterator(vm, iterator)) {
        return raise_type_error(vm, "__await__() returned non-iterator of type '%T'", iterator);
    }
    return iterator;
}

bool call_is_awaited(struct vm *vm, const struct native_def *def)
{
    struct frame *f = vm->frame;
    if (!f || !frame_on_heap(f)) {
        return false;
    }
    /* CALL or CALL_METHOD into a register, GET_AWAITABLE of that, DELEGATE to what it gives. */
    const uint32_t *pc = frame_pc(f);
    uint32_t insn = pc[-1], get = pc[0], delegate = pc[1];
    if ((get & 0xff) != OP_GET_AWAITABLE_ || (get >> 16 & 0xff) != insn >> 24 ||
        (delegate & 0xff) != OP_DELEGATE_ || (delegate >> 16 & 0xff) != (get >> 8 & 0xff)) {
        return false;
    }
    const value *window = f->registers + (insn >> 8 & 0xff);
    if ((insn & 0xff) == OP_CALL_METHOD_) {
        window += !*window;
    } else if ((insn & 0xff) != OP_CALL_) {
        return false;
    }
    return (is_kind(*window, TYPE_NATIVE) || is_kind(*window, TYPE_METHOD_DESCRIPTOR)) &&
           as_native(*window)->def == def;
}

value get_yield_from_iter(struct vm *vm, struct frame *f, value v)
{
    if (is_exact(v, TYPE_GENERATOR)) {
        return v;
    }
    if (is_exact(v, TYPE_COROUTINE)) {
        if (!(f->code->flags & (CODE_COROUTINE | CODE_ITERABLE_COROUTINE))) {
            return raise_type_error(
                vm, "cannot 'yield from' a coroutine object in a non-coroutine generator");
        }
        return v;
    }
    return get_iter(vm, v);
}

value get_aiter(struct vm *vm, value v)
{
    struct type *type = type_of(vm, v);
    value iterator;
    if (has_script_special(type, NAME_AITER)) {
        bool found = false;
        iterator = call_special(vm, v, NAME_AITER, 0, NULL, &found);
    } else if (type->def->aiter) {
        iterator = type->def->aiter(vm, v);
    } else {
        return raise_type_error(vm, "'async for' requires an object with __aiter__ method, got %T",
                                v);
    }
    if (iterator) {
        type = type_of(vm, iterator);
        if (!has_script_special(type, NAME_ANEXT) && !type->def->anext) {
            return raise_type_error(vm,
                                    "'async for' received an object from __aiter__ that does not "
                                    "implement __anext__: %T",
                                    iterator);
        }
    }
    return iterator;
}

value get_anext(struct vm *vm, value v)
{
    struct type *type = type_of(vm, v);
    value awaitable;
    if (has_script_special(type, NAME_ANEXT)) {
        bool found = false;
        awaitable = call_special(vm, v, NAME_ANEXT, 0, NULL, &found);
    } else if (type->def->anext) {
        awaitable = type->def->anext(vm, v);
    } else {
        return raise_type_error(
            vm, "'async for' requires an iterator with __anext__ method, got %T", v);
    }
    if (!awaitable) {
        return VALUE_ERROR;
    }
    size_t mark = gc_root_mark(vm);
    if (!gc_push_root(vm, awaitable)) {
        return VALUE_ERROR;
    }
    value iterator = get_awaitable(vm, awaitable, 3);
    gc_pop_roots(vm, mark);
    if (!iterator && error_is(vm, TYPE_TYPE_ERROR)) {
        /* The TypeError is replaced by one that speaks of the loop, with the first as its cause. */
        value cause = error_take(vm);
        raise_type_error(vm, "'async for' received an invalid object from __anext__: %T",
                         awaitable);
        if (vm->error && is_exception(vm->error)) {
            as_exception(vm->error)->cause = cause;
            as_exception(vm->error)->suppress_context = true;
        }
    }
    return iterator;
}
