/* frame.h - stacks of frames, and how frames point at each other. The struct itself, and what must
 * hold for the collector, is in object/generator.h. */
#ifndef ASPEN_FRAME_H
#define ASPEN_FRAME_H

#include "../object/generator.h"
#include "opcode.h"

/* A stack is a list of chunks that never move. Scripts run on one of them at a time; every call
 * frame lies in the newest chunk that has room for it. */
struct stack_chunk {
    struct stack_chunk *previous;
    value *previous_top; /* vm->stack_top when this chunk was begun: the end of live words there */
    size_t size;         /* in words */
    value words[];
};

struct stack {
    struct stack_chunk *chunk; /* newest */
    struct stack_chunk *spare; /* one kept to avoid thrashing at a boundary; may be NULL */
};

/* Words beyond stack_limit that always exist: natives' missing arguments are cleared there. */
#define STACK_RESERVE 128

/* One run of the interpreter's C function. They nest when a native calls back into scripts. */
struct activation {
    struct activation *previous;
    struct frame *outer; /* vm->frame when this activation began */
    value *outer_top;    /* vm->stack_top then */
    struct {             /* EXTEND's operands, on their way to the instruction's wide entry */
        uint32_t a, b, c;
        int32_t bx;
    } wide;
};

enum frame_flags {
    FRAME_HEAP = 1 << 16,      /* lives in a struct generator */
    FRAME_OPERANDS = 1 << 18,  /* the two words before it are the operands of the instruction that
                                  it runs for: wanted again if it answers NotImplemented */
    FRAME_REFLECTED = 1 << 19, /* … whose right operand is the method's self, and comes first */
    FRAME_NEW_CHUNK = 1 << 17, /* first in its chunk: the chunk goes when it returns */
};

/* return kinds beyond those of generator.h, for frames of generator-like objects */
enum generator_return_kind {
    RETURN_DELEGATE = 32, /* consumer waits in DELEGATE: result to dst, yields pass it by */
    RETURN_SEND,        /* consumer called g.send/next(g): yield to dst; return is StopIteration */
    RETURN_FOR,         /* consumer is FOR_NEXT: yield to dst and jump; return falls through */
    RETURN_FOR_ASYNC,   /* consumer is FOR_ANEXT on an async generator */
    RETURN_ANEXT,       /* consumer is FOR_ANEXT on the coroutine that __anext__ gave */
    RETURN_RESUME_EXIT, /* consumer is C: generator_send */
};

static inline struct frame *frame_caller(const struct frame *f)
{
    return (struct frame *)(f->caller & ~(uintptr_t)1);
}
static inline void frame_set_caller(struct frame *f, struct frame *caller)
{
    f->caller = (uintptr_t)caller | 1;
}
static inline uint32_t *frame_pc(const struct frame *f)
{
    return (uint32_t *)(f->pc & ~(uintptr_t)1);
}
static inline void frame_set_pc(struct frame *f, const uint32_t *pc)
{
    f->pc = (uintptr_t)pc | 1;
}
static inline uint64_t frame_info(unsigned kind, unsigned flags, uint32_t dst)
{
    return 1 | (uint64_t)kind << 8 | flags | (uint64_t)dst << 32;
}
static inline unsigned frame_kind(const struct frame *f)
{
    return f->info >> 8 & 0xff;
}
static inline uint32_t frame_dst(const struct frame *f)
{
    return (uint32_t)(f->info >> 32);
}
static inline bool frame_on_heap(const struct frame *f)
{
    return f->info & FRAME_HEAP;
}
/* Word offset of the instruction that a frame is in (its last word). */
static inline uint32_t frame_offset(const struct frame *f)
{
    return (uint32_t)(frame_pc(f) - f->code->instructions) - 1;
}

/* stack.c: false with MemoryError set. */
bool stack_init(struct vm *vm);
void stack_destroy(struct vm *vm);
/* Room for `words` words (reserve included) for a frame that begins with the `used` words at
 * `window`: where they are when there is room, else copied to a new chunk. *flags gets
 * FRAME_NEW_CHUNK then. NULL with RecursionError / MemoryError set. */
value *stack_place(struct vm *vm, value *window, size_t used, size_t words, unsigned *flags);
void stack_pop_chunk(struct vm *vm);

#endif
