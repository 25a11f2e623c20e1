/* heap_hooks.c - how the collector makes the interpreter come to a safepoint: bits of vm->poll. */
#include "vm.h"
#include "../memory/type_hooks.h"

static unsigned poll_bits(unsigned requests)
{
    return (requests & HEAP_REQUEST_COLLECT ? POLL_COLLECT : 0) |
           (requests & HEAP_REQUEST_FINALIZERS ? POLL_FINALIZERS : 0);
}

void heap_request_set(struct vm *vm, unsigned requests)
{
    atomic_fetch_or_explicit(&vm->poll, poll_bits(requests), memory_order_relaxed);
}

void heap_request_clear(struct vm *vm, unsigned requests)
{
    atomic_fetch_and_explicit(&vm->poll, ~poll_bits(requests), memory_order_relaxed);
}
