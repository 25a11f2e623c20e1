/* generator.h - frames, and the heap objects that hold one: generator, coroutine, async generator.
 *
 * One struct, two homes. A plain call's frame lies on the running stack, its registers beginning at
 * the caller's outgoing arguments: the caller's window R[base] … holds the callee's struct frame
 * (FRAME_WORDS words; the callable sits in its `function` word) and then the arguments. A
 * generator-like object has the same struct at its end, with exactly its code's registers.
 *
 * What must hold for the collector: every word of a frame, header included, is a valid value or has
 * bit 0 set, so that a stack is scanned as one array of values without knowing where frames begin.
 * Hence pc and caller are stored tagged (pointer | 1) and `info` is always odd. Stale words above
 * the live ones are harmless: the collector clears what lies beyond the stack's top.
 */
#ifndef ASPEN_GENERATOR_H
#define ASPEN_GENERATOR_H

#include "function.h"

struct frame {
    value function; /* struct function */
    struct code *code;
    uintptr_t pc;     /* address of the next instruction word | 1 */
    uintptr_t caller; /* struct frame * | 1: where the result goes; 1: none */
    uint64_t info;    /* bit 0 = 1; bits 8..15 return kind; 16..31 flags; 32..63 dst register */
    value handled;    /* exception being handled in this frame (`except` body), or VALUE_NULL */
    value registers[];
};
#define FRAME_WORDS 6

enum return_kind {
    RETURN_KEEP, /* R[dst] of the caller = result */
    RETURN_DISCARD,
    RETURN_EXIT,      /* leaves this activation of interp_run: result goes to the C caller */
    RETURN_TRUTH,     /* R[dst] = bool(result); __bool__'s own checks */
    RETURN_NOT_TRUTH, /* R[dst] = not result: `not in`, != from __eq__ */
    RETURN_JUMP, /* the compare-and-branch instruction before pc goes on with the truth of result */
    RETURN_SELF, /* __init__: R[dst] = the new instance, kept in the caller's window; result must be None */
    RETURN_BINARY, /* operator: NotImplemented means: try the next candidate */
    RETURN_COMPARE,
    RETURN_INPLACE,
    RETURN_CONTAINS, /* `in`: R[dst] = whether the result is true */
    RETURN_NOT_CONTAINS,
    RETURN_NEXT,      /* for loop's __next__: StopIteration ends the loop */
    RETURN_ITER,      /* __iter__: result must be an iterator */
    RETURN_GETATTR,   /* __getattribute__ raising AttributeError: try __getattr__ */
    RETURN_GENERATOR, /* body of a generator that is run in place */
};

enum generator_state { GEN_CREATED, GEN_SUSPENDED, GEN_RUNNING, GEN_FINISHED };
enum async_generator_state {
    ASYNC_GENERATOR_IDLE,
    ASYNC_GENERATOR_RUNNING,
    ASYNC_GENERATOR_CLOSED
};
enum generator_delegating { DELEGATING_NOT, DELEGATING_FRAME, DELEGATING_NATIVE };

struct generator { /* generator, coroutine, async generator */
    struct object header;
    uint8_t state;       /* enum generator_state */
    uint8_t delegating;  /* inside `yield from` / await: registers[delegate] is the inner, which is
                                 a generator whose frame returns here (DELEGATING_FRAME), or any other
                                 iterator (DELEGATING_NATIVE: pc is at the DELEGATE instruction) */
    uint8_t awaited;     /* a coroutine was started or wrapped: no "never awaited" report */
    uint8_t escaped;     /* somebody besides the frame that awaits it may hold it: no reuse */
    uint8_t async_state; /* async generators: an asend/athrow is running; closed; hooks called */
    uint32_t delegate;   /* register of the inner iterator while delegating */
    uint32_t resume_reg; /* register that receives the value sent in */
    uint32_t depth;      /* length of the delegation chain above: bounds runaway `yield from` */
    struct generator
        *root; /* while resumed or suspended as part of a chain: its outermost member */
    struct generator *leaf; /* of a root: innermost member, where a resumption goes */
    value name, qualname;   /* VALUE_NULL: the code's */
    value origin;           /* coroutines: where it was made, tuple (code, pc) or VALUE_NULL, until
                                 started; then the awaitable that a FOR_ANEXT runs (delegate = UINT32_MAX) */
    value more;             /* async generators: finaliser hook */
    struct frame frame;     /* must be last */
};
#define as_generator(v) ((struct generator *)as_object(v))
static inline bool is_generator_like(value v)
{
    return is_object(v) &&
           (as_object(v)->kind == TYPE_GENERATOR || as_object(v)->kind == TYPE_COROUTINE ||
            as_object(v)->kind == TYPE_ASYNC_GENERATOR);
}
static inline struct generator *generator_of_frame(struct frame *f)
{
    return CONTAINER_OF(f, struct generator, frame);
}

/* What resuming a generator from C gave. */
enum resume_result { RESUME_YIELDED, RESUME_RETURNED, RESUME_RAISED };
/* Sends `v` in (VALUE_NONE to start); *out is the value yielded or returned. Nested activation. */
enum resume_result generator_send(struct vm *vm, struct generator *generator, value v, value *out);
enum resume_result generator_throw(struct vm *vm, struct generator *generator, value exception,
                                   value *out);
bool generator_close(struct vm *vm, struct generator *generator);

#endif
