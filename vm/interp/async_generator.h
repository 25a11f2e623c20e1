/* async_generator.h - asynchronous generators: what async/, the builtins and sys need to know of them.
 *
 * An async generator is a struct generator. A `yield` of its own ends the asend/athrow that drives it;
 * an await inside it passes through to the event loop. `async_state` tells the two apart after a
 * resumption: the interpreter makes it IDLE at a yield of the generator's own.
 */
#ifndef ASPEN_ASYNC_GENERATOR_H
#define ASPEN_ASYNC_GENERATOR_H

#include "interp.h"

/* sys.set_asyncgen_hooks; VALUE_NULL: none. struct async_state (async/) begins with this, so that
 * vm->async, once it is there, is also a pointer to the hooks. */
struct async_generator_hooks {
    value firstiter, finalizer;
};
static inline struct async_generator_hooks *async_generator_hooks(struct vm *vm)
{
    return (struct async_generator_hooks *)vm->async;
}

enum awaitable_state { AWAITABLE_INIT, AWAITABLE_ITERATING, AWAITABLE_CLOSED };

/* What asend(), __anext__() (args VALUE_NULL), athrow() and aclose() return. */
struct async_gen_operation {
    struct object header;
    struct generator *generator;
    value sent;    /* asend: the value; VALUE_NONE for __anext__ */
    value thrown;  /* athrow: tuple (type, value, traceback); VALUE_NULL: aclose */
    uint8_t state; /* enum awaitable_state */
    bool is_anext;
};

/* anext(iterator, default): an awaitable that gives `fallback` when `awaitable` raises
 * StopAsyncIteration. VALUE_ERROR when memory ran out. */
value anext_awaitable_new(struct vm *vm, value awaitable, value fallback);
/* g.__anext__() and g.aclose() from C. VALUE_ERROR on failure. */
value async_generator_anext(struct vm *vm, value generator);
value async_generator_aclose(struct vm *vm, value generator);

#endif
