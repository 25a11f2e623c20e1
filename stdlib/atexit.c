/* atexit.c - module atexit: functions called at the program's end. */
#include "atexit.h"
#include "../vm/native.h"

struct atexit_state {
    struct list *calls; /* tuples (function, args, keywords), VALUE_NULL where unregistered */
};

extern const struct module_def atexit_module;

static void trace_state(struct gc_tracer *tracer, void *state)
{
    gc_trace_ptr(tracer, ((struct atexit_state *)state)->calls);
}

static struct list *calls_of(struct vm *vm)
{
    struct atexit_state *state = module_state(vm, &atexit_module);
    if (state && !state->calls) {
        state->calls = list_new(vm, 0);
    }
    return state ? state->calls : NULL;
}

/* args: {func, *args, **kwargs} */
static value atexit_register(struct vm *vm, value *args)
{
    if (!is_callable(vm, args[0])) {
        return raise_type_error(vm, "the first argument must be callable");
    }
    struct list *calls = calls_of(vm);
    value call = calls ? tuple_of(vm, 3, args[0], args[1], args[2]) : VALUE_ERROR;
    return call && list_append(vm, calls, call) ? args[0] : VALUE_ERROR;
}

static value atexit_unregister(struct vm *vm, value *args)
{
    struct list *calls = calls_of(vm);
    for (size_t i = calls ? calls->length : 0; i-- > 0;) {
        int same = i < calls->length ? equal(vm, as_tuple(calls->items[i])->items[0], args[0]) : 0;
        if (same < 0) {
            return VALUE_ERROR;
        }
        if (same && i < calls->length) {
            memmove(calls->items + i, calls->items + i + 1,
                    (calls->length - i - 1) * sizeof *calls->items);
            calls->length--;
        }
    }
    return calls ? VALUE_NONE : VALUE_ERROR;
}

static value atexit_clear(struct vm *vm, value *args)
{
    struct list *calls = calls_of(vm);
    if (calls) {
        calls->length = 0;
    }
    return calls ? VALUE_NONE : VALUE_ERROR;
}

static value atexit_count(struct vm *vm, value *args)
{
    struct list *calls = calls_of(vm);
    return calls ? int_from_uint64(vm, calls->length) : VALUE_ERROR;
}

void atexit_run(struct vm *vm)
{
    struct list *calls = calls_of(vm);
    size_t mark = gc_root_mark(vm);
    while (calls && calls->length) {
        value row = calls->items[--calls->length];
        if (!gc_push_root(vm, row)) {
            error_clear(vm);
            break;
        }
        struct tuple *t = as_tuple(row);
        value keywords = as_dict(t->items[2])->count ? t->items[2] : VALUE_NULL;
        if (!call_with(vm, t->items[0], t->items[1], keywords)) {
            error_write_unraisable(vm, "in atexit callback", t->items[0]);
        }
        gc_pop_roots(vm, mark);
    }
}

static value atexit_run_exitfuncs(struct vm *vm, value *args)
{
    atexit_run(vm);
    return VALUE_NONE;
}

static const struct native_def functions[] = {
    {"register", "(func, /, *args, **kwargs)", atexit_register, NATIVE_FUNCTION,
     "Call func(*args, **kwargs) at the program's end."},
    {"unregister", "(func, /)", atexit_unregister, NATIVE_FUNCTION, NULL},
    {"_clear", "()", atexit_clear, NATIVE_FUNCTION, NULL},
    {"_run_exitfuncs", "()", atexit_run_exitfuncs, NATIVE_FUNCTION, NULL},
    {"_ncallbacks", "()", atexit_count, NATIVE_FUNCTION, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

const struct module_def atexit_module = {
    .name = "atexit",
    .doc = "Functions called at the program's end.",
    .functions = functions,
    .state_size = sizeof(struct atexit_state),
    .trace_state = trace_state,
};
