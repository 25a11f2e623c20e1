/* instant.c - awaits without an object. A native that finds its result awaited by the next instruction
 * (call_is_awaited) need not make a coroutine for what suspends for nothing or not at all: it returns one
 * of the instants, which exist once in each VM and are gone from the frame before anybody can look. */
#include "async.h"

struct instant {
    struct object header;
    value result; /* of `completed`: taken at once */
};

bool instants_init(struct vm *vm, struct async_state *state)
{
    struct instant **all[] = {&state->completed, &state->pause, &state->sleeper, &state->resumed};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        *all[i] = async_new(vm, state->instant_type);
        if (!*all[i]) {
            return false;
        }
    }
    return true;
}

value completed_with(struct vm *vm, value result)
{
    struct instant *completed = vm->async->completed;
    completed->result = result;
    gc_barrier(vm, completed);
    return from_object(completed);
}

/* `pause` yields None once, `sleeper` itself; in the frame that awaits them `resumed` takes their
 * place, which ends the await when the frame goes on. */
enum delegate_result instant_step(struct vm *vm, value v, value thrown, value *out)
{
    struct instant *instant = (struct instant *)as_object(v);
    struct async_state *state = vm->async;
    if (thrown) {
        raise_value(vm, thrown);
        return DELEGATE_ERROR;
    }
    if (instant == state->completed) {
        *out = instant->result ? instant->result : VALUE_NONE;
        instant->result = VALUE_NULL;
        return DELEGATE_DONE;
    }
    struct frame *f = vm->frame;
    if (instant == state->resumed || !f || !frame_on_heap(f)) {
        *out = VALUE_NONE;
        return DELEGATE_DONE;
    }
    uint32_t reg = generator_of_frame(f)->delegate;
    if (reg < f->code->register_count) {
        f->registers[reg] = from_object(state->resumed);
    }
    *out = instant == state->pause ? VALUE_NONE : from_object(instant);
    return DELEGATE_YIELD;
}

static value instant_next(struct vm *vm, value self)
{
    return VALUE_STOP;
}
static value instant_self(struct vm *vm, value self)
{
    return self;
}
static void instant_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct instant *)self)->result);
}

const struct type_def instant_def = {
    .name = "instant",
    .module = "_asyncio",
    .size = sizeof(struct instant),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .trace = instant_trace,
    .iter = instant_self,
    .next = instant_next,
    .await = instant_self,
};
