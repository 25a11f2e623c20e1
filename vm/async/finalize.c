/* finalize.c - what the collector found dead and must say something before it goes: __del__, weak
 * references' call-backs, coroutines nobody awaited, exceptions nobody looked at, async generators
 * nobody finished. And the same reports at the program's end. */
#include "async.h"
#include "../object/type.h"
#include "../object/warning.h"
#include <stdio.h>

/* -- reports -------------------------------------------------------------------------------------------------- */

/* A RuntimeWarning about what was forgotten, where it was made. */
static void warn_at(struct vm *vm, const struct code *code, uint32_t line, value message)
{
    value file = code ? code->filename : str_from_cstr(vm, "sys");
    if (!vm_warn_at(vm, TYPE_RUNTIME_WARNING, message, file, line)) {
        error_write_unraisable(vm, "while warning of a coroutine", VALUE_NONE);
    }
}

/* A coroutine that was never started: its origin is the code that made it, resume_reg the place. */
static void report_coroutine(struct vm *vm, struct generator *g)
{
    g->awaited = true;
    value name = g->qualname ? g->qualname : g->frame.code->qualname;
    value message = format_str(vm, "coroutine '%U' was never awaited", name);
    const struct code *code = NULL;
    uint32_t line = 1;
    if (is_kind(g->origin, TYPE_CODE)) {
        code = as_code(g->origin);
        line = code_line(code, g->resume_reg);
    }
    if (message) {
        warn_at(vm, code, line, message);
    }
    error_clear(vm);
}

static void report_operation(struct vm *vm, struct async_gen_operation *o)
{
    struct generator *g = o->generator;
    const char *method = o->header.kind == TYPE_ASYNC_GEN_ASEND
                             ? (o->is_anext ? "__anext__" : "asend")
                         : o->thrown ? "athrow"
                                     : "aclose";
    o->state = AWAITABLE_CLOSED;
    value message = format_str(vm, "coroutine method '%s' of '%U' was never awaited", method,
                               g->qualname ? g->qualname : g->frame.code->qualname);
    if (message) {
        warn_at(vm, g->frame.code, g->frame.code->first_line, message);
    }
    error_clear(vm);
}

static void report_future(struct vm *vm, value v)
{
    struct future *f = as_future(v);
    if (!f->log_traceback || !future_exception(f)) {
        return;
    }
    f->log_traceback = false;
    if (!is_loop(f->loop) || !as_loop(f->loop)->exception_handler) {
        vm->async->unretrieved = true;
    }
    if (is_loop(f->loop)) {
        value name = type_name(vm, as_object(v)->type);
        char message[160];
        snprintf(message, sizeof message, "%.100s exception was never retrieved",
                 name ? as_str(name)->data : "Future");
        error_clear(vm);
        if (!loop_report(vm, f->loop, message, future_exception(f), "future", v)) {
            error_write_unraisable(vm, "in the event loop's exception handler", v);
        }
    }
}

static void report_pending_task(struct vm *vm, value v)
{
    struct task *t = as_task(v);
    if (!t->future.log_destroy_pending) {
        return;
    }
    t->future.log_destroy_pending = false;
    if (!loop_report(vm, t->future.loop, "Task was destroyed but it is pending!", VALUE_NULL,
                     "task", v)) {
        error_write_unraisable(vm, "in the event loop's exception handler", v);
    }
}

/* -- finalisers ------------------------------------------------------------------------------------------------- */

static void finalize_generator(struct vm *vm, struct generator *g)
{
    value self = from_object(g);
    if (g->header.kind == TYPE_COROUTINE && g->state == GEN_CREATED) {
        if (!g->awaited) {
            report_coroutine(vm, g);
        }
        return;
    }
    if (g->header.kind == TYPE_ASYNC_GENERATOR) {
        if (g->state == GEN_SUSPENDED && is_object(g->more) && !call1(vm, g->more, self)) {
            error_write_unraisable(vm, "in the finaliser of", self);
        }
        return;
    }
    if (g->state == GEN_SUSPENDED && !generator_close(vm, g)) {
        error_write_unraisable(vm, NULL, self);
    }
}

static void finalize(struct vm *vm, value v)
{
    struct object *o = as_object(v);
    switch (o->kind) {
    case TYPE_GENERATOR:
    case TYPE_COROUTINE:
    case TYPE_ASYNC_GENERATOR: finalize_generator(vm, as_generator(v)); return;
    case TYPE_ASYNC_GEN_ASEND:
    case TYPE_ASYNC_GEN_ATHROW: {
        struct async_gen_operation *operation = (struct async_gen_operation *)o;
        if (operation->state == AWAITABLE_INIT) {
            report_operation(vm, operation);
        }
        return;
    }
    case TYPE_WEAKREF:
    case TYPE_WEAK_PROXY:
    case TYPE_WEAK_CALLABLE_PROXY: weakref_run_callback(vm, v); return;
    default: break;
    }
    if (is_future(v)) {
        report_future(vm, v);
    } else if (is_native_coroutine(v) && native_coroutine_is_forgotten(v)) {
        value message =
            format_str(vm, "coroutine '%s' was never awaited", native_coroutine_name(v));
        struct native_coroutine *c = as_native_coroutine(v);
        const struct code *code = as_code(c->origin);
        uint32_t line = code_line(code, c->origin_pc);
        c->origin = VALUE_NULL; /* reported once */
        if (message) {
            warn_at(vm, code, line, message);
        }
        error_clear(vm);
    }
    /* Natives that ask for it (streams) have a __del__ of their own. */
    if ((o->type->flags & TYPE_FLAG_HAS_DEL) || o->kind == KIND_NATIVE_INSTANCE) {
        bool found = false;
        value method = find_special(vm, v, NAME_DEL);
        if (method && !call_special(vm, v, NAME_DEL, 0, NULL, &found) && vm->error) {
            error_write_unraisable(vm, NULL, method);
        }
    }
}

bool vm_run_finalizers(struct vm *vm)
{
    value pending = vm->error, v;
    vm->error = VALUE_NULL;
    size_t mark = gc_root_mark(vm);
    bool ok = !pending || gc_push_root(vm, pending);
    size_t inner = gc_root_mark(vm);
    while (ok && (v = gc_next_finalizable(vm))) {
        ok = gc_push_root(vm, v);
        if (ok) {
            finalize(vm, v);
            if (error_is(vm, TYPE_KEYBOARD_INTERRUPT)) {
                ok = false;
            } else {
                error_clear(vm);
            }
        }
        gc_pop_roots(vm, inner);
    }
    gc_pop_roots(vm, mark);
    if (ok) {
        vm->error = pending;
    }
    return ok;
}

/* -- at the end ----------------------------------------------------------------------------------------------------- */

struct found {
    struct vm *vm;
    value *items;
    size_t count, capacity;
};

static bool needs_report(struct object *o)
{
    value v = from_object(o);
    if (o->kind == TYPE_COROUTINE) {
        struct generator *g = as_generator(v);
        return g->state == GEN_CREATED && !g->awaited;
    }
    if (is_future(v)) {
        struct future *f = as_future(v);
        return (f->log_traceback && future_exception(f)) ||
               (is_task(v) && f->loop && f->state == FUTURE_PENDING && f->log_destroy_pending &&
                f->listed);
    }
    return is_native_coroutine(v) && native_coroutine_is_forgotten(v);
}

static bool collect(void *ctx, struct object *o)
{
    struct found *found = ctx;
    if (!needs_report(o)) {
        return true;
    }
    if (found->count == found->capacity) {
        size_t capacity = found->capacity ? found->capacity * 2 : 16;
        value *grown = mem_try_alloc(found->vm, capacity * sizeof *grown);
        if (!grown) {
            return false;
        }
        if (found->items) {
            memcpy(grown, found->items, found->count * sizeof *grown);
            mem_free(found->vm, found->items, found->capacity * sizeof *grown);
        }
        found->items = grown;
        found->capacity = capacity;
    }
    found->items[found->count++] = from_object(o);
    return true;
}

/* -- the end of the program ------------------------------------------------------------------------ */

static bool has_last_words(struct object *o)
{
    return (o->type->flags & TYPE_FLAG_HAS_DEL) ||
           (o->kind == TYPE_GENERATOR && ((struct generator *)o)->state == GEN_SUSPENDED);
}

static bool is_registered(value v)
{
    return is_object(v) && (as_object(v)->flags & OBJECT_FINALIZER) && has_last_words(as_object(v));
}

/* __del__ of what still lives, and `finally` of generators left in the middle: first what nobody
 * reaches, then the main program's variables in their order, then the rest, oldest first. No
 * collection may run meanwhile: it would move the registry. */
static void finalize_living(struct vm *vm)
{
    size_t from = 0;
    value first = gc_take_finalizable(vm, &from, has_last_words);
    if (!first || !gc_push_root(vm, first)) {
        error_clear(vm);
        return;
    }
    as_object(first)->flags |= OBJECT_FINALIZER;
    gc_collect(vm, 2);
    vm_run_finalizers(vm);
    gc_set_enabled(vm, false);
    value name = str_intern_cstr(vm, "__main__");
    value module = name && vm->modules ? dict_get_name(vm, vm->modules, name) : VALUE_NULL;
    struct dict *globals = is_kind(module, TYPE_MODULE) ? as_module(module)->dict : NULL;
    for (size_t i = 0; globals && i < globals->filled; i++) {
        value v = globals->entries[i].value;
        if (is_registered(v)) {
            as_object(v)->flags &= (uint8_t)~OBJECT_FINALIZER;
            finalize(vm, v);
            error_clear(vm);
        }
    }
    from = 0;
    value v;
    while ((v = gc_take_finalizable(vm, &from, has_last_words))) {
        finalize(vm, v);
        error_clear(vm);
    }
    gc_set_enabled(vm, true);
}

bool async_finish(struct vm *vm)
{
    value pending = error_take(vm);
    size_t mark = gc_root_mark(vm);
    if (pending && !gc_push_root(vm, pending)) {
        error_clear(vm);
    }
    vm_run_finalizers(vm);
    struct found found = {.vm = vm};
    gc_each_object(vm, collect, &found);
    /* Rooted before any script runs: a report may collect. */
    for (size_t i = 0; i < found.count; i++) {
        if (!gc_push_root(vm, found.items[i])) {
            error_clear(vm);
            found.count = i;
        }
    }
    for (size_t i = 0; i < found.count; i++) {
        value v = found.items[i];
        if (is_kind(v, TYPE_COROUTINE)) {
            report_coroutine(vm, as_generator(v));
        } else if (is_future(v) && as_future(v)->state == FUTURE_PENDING) {
            report_pending_task(vm, v);
        } else if (is_future(v)) {
            report_future(vm, v);
        } else {
            finalize(vm, v);
        }
        error_clear(vm);
    }
    if (found.items) {
        mem_free(vm, found.items, found.capacity * sizeof *found.items);
    }
    finalize_living(vm);
    gc_pop_roots(vm, mark);
    vm->error = pending;
    return !vm->async || !vm->async->unretrieved;
}
