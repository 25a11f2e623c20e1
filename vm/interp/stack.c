/* stack.c - chunks of a stack of frames, and how the collector sees them. */
#include "frame.h"
#include "interp.h"
#include "../object/protocol.h"

#define FIRST_CHUNK_WORDS 2048
#define CHUNK_WORDS       32768

static struct stack_chunk *chunk_new(struct vm *vm, size_t words)
{
    struct stack_chunk *chunk = mem_alloc(vm, sizeof *chunk + words * sizeof(value));
    if (!chunk) {
        return NULL;
    }
    chunk->previous = NULL;
    chunk->previous_top = NULL;
    chunk->size = words;
    memset(chunk->words, 0, words * sizeof(value));
    return chunk;
}

static void chunk_free(struct vm *vm, struct stack_chunk *chunk)
{
    mem_free(vm, chunk, sizeof *chunk + chunk->size * sizeof(value));
}

static void enter_chunk(struct vm *vm, struct stack_chunk *chunk)
{
    vm->stack->chunk = chunk;
    vm->stack_limit = chunk->words + chunk->size - STACK_RESERVE;
}

bool stack_init(struct vm *vm)
{
    vm->stack = mem_alloc_zeroed(vm, sizeof *vm->stack);
    if (!vm->stack) {
        return false;
    }
    struct stack_chunk *chunk = chunk_new(vm, FIRST_CHUNK_WORDS);
    if (!chunk) {
        mem_free(vm, vm->stack, sizeof *vm->stack);
        vm->stack = NULL;
        return false;
    }
    enter_chunk(vm, chunk);
    vm->stack_top = chunk->words;
    return true;
}

void stack_destroy(struct vm *vm)
{
    if (!vm->stack) {
        return;
    }
    for (struct stack_chunk *c = vm->stack->chunk, *previous; c; c = previous) {
        previous = c->previous;
        chunk_free(vm, c);
    }
    if (vm->stack->spare) {
        chunk_free(vm, vm->stack->spare);
    }
    mem_free(vm, vm->stack, sizeof *vm->stack);
    vm->stack = NULL;
}

value *stack_place(struct vm *vm, value *window, size_t used, size_t words, unsigned *flags)
{
    if (window + words <= vm->stack_limit && window >= vm->stack->chunk->words) {
        return window;
    }
    size_t size = words + STACK_RESERVE;
    if (size < CHUNK_WORDS) {
        size = CHUNK_WORDS;
    }
    struct stack_chunk *chunk = vm->stack->spare;
    if (chunk && chunk->size >= size) {
        vm->stack->spare = NULL;
    } else {
        chunk = chunk_new(vm, size);
        if (!chunk) {
            return NULL;
        }
    }
    memcpy(chunk->words, window, used * sizeof(value));
    chunk->previous = vm->stack->chunk;
    chunk->previous_top = vm->stack_top;
    enter_chunk(vm, chunk);
    *flags |= FRAME_NEW_CHUNK;
    return chunk->words;
}

void stack_pop_chunk(struct vm *vm)
{
    struct stack_chunk *chunk = vm->stack->chunk;
    enter_chunk(vm, chunk->previous);
    vm->stack_top = chunk->previous_top;
    if (vm->stack->spare) {
        chunk_free(vm, vm->stack->spare);
    }
    vm->stack->spare = chunk;
}

/* Everything below the tops is a value or odd; what lies above is cleared, so that words left there
 * by calls that have returned never dangle. */
void stack_trace(struct vm *vm, struct gc_tracer *tracer)
{
    /* The registers of a generator that runs change without a barrier. */
    for (struct frame *f = vm->frame; f; f = frame_caller(f)) {
        if (frame_on_heap(f)) {
            gc_rescan(tracer, &generator_of_frame(f)->header);
        }
    }
    value *top = vm->stack_top;
    for (struct stack_chunk *c = vm->stack->chunk; c; c = c->previous) {
        gc_trace_range(tracer, c->words, (size_t)(top - c->words));
        memset(top, 0, (size_t)(c->words + c->size - top) * sizeof(value));
        top = c->previous_top;
    }
    if (vm->stack->spare) {
        memset(vm->stack->spare->words, 0, vm->stack->spare->size * sizeof(value));
    }
}
