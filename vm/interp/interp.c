/* interp.c - the dispatch loop.
 *
 * One C function runs all script code of an activation: calls, returns, generators, coroutines and
 * their chains are switches of `f`, never C recursion. Natives that call back into scripts nest one
 * activation (call.c). The handlers hold the fast paths only; everything else is in slow.c,
 * attribute_cache.c, call.c and the object floor.
 *
 * Registers of this function: f the running frame, R its registers, pc the next word, K constants,
 * C caches. What must hold: vm->frame == f and vm->stack_top is the first free word whenever
 * anything outside is called; SAVE() has stored pc before anything that can raise, call or look.
 */
#include "interp.h"

#include <math.h>

#define LIKELY(x)   __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)

#define SAVE() frame_set_pc(f, pc)

/* Enters frame F whose pc is set. */
#define ENTER(F)                \
    do {                        \
        f = (F);                \
        vm->frame = f;          \
        R = f->registers;       \
        pc = frame_pc(f);       \
        K = f->code->constants; \
        C = f->code->caches;    \
    } while (0)

/* After leaving a plain frame: the words above its caller's are free again. */
#define RESET_TOP(caller, left)                              \
    (vm->stack_top = frame_on_heap(caller) ? (value *)(left) \
                                           : (caller)->registers + (caller)->code->register_count)

#define DECODE_ABC()       \
    a = insn >> 8 & 0xff;  \
    b = insn >> 16 & 0xff; \
    c = insn >> 24
#define DECODE_AI()       \
    a = insn >> 8 & 0xff; \
    bx = (int16_t)(insn >> 16)
#define DECODE_AU()       \
    a = insn >> 8 & 0xff; \
    bx = (int32_t)(insn >> 16)
#define DECODE_ABI()       \
    a = insn >> 8 & 0xff;  \
    b = insn >> 16 & 0xff; \
    bx = (int8_t)(insn >> 24)

/* A handler has two entries: the usual one decodes the word, the wide one is reached from EXTEND,
 * which leaves the operands in memory. Nothing but insn may be live across a computed jump: those
 * edges cannot be split, so what lives across them has one home in all handlers, the C stack. */
#define OP(name, decode)    \
    W_##name : a = wide->a; \
    b = wide->b;            \
    c = wide->c;            \
    bx = wide->bx;          \
    goto B_##name;          \
    L_##name : decode;      \
    B_##name:
#define OP_ABC(name) OP(name, DECODE_ABC())
#define OP_AI(name)  OP(name, DECODE_AI())
#define OP_AU(name)  OP(name, DECODE_AU())
#define OP_ABI(name) OP(name, DECODE_ABI())
#define wide         (&activation.wide)

#define NEXT()                    \
    do {                          \
        insn = *pc++;             \
        goto *table[insn & 0xff]; \
    } while (0)

/* This instruction becomes another form of itself: at pc[-1], and when pc is past its extra word. */
#define SPECIALISE(opcode)   (((uint32_t *)pc)[-1] = (insn & ~UINT32_C(0xff)) | OP_##opcode##_)
#define SPECIALISE_X(opcode) (((uint32_t *)pc)[-2] = (insn & ~UINT32_C(0xff)) | OP_##opcode##_)

#define CHECK(condition)              \
    do {                              \
        if (UNLIKELY(!(condition))) { \
            goto error;               \
        }                             \
    } while (0)

#define SET_CHECKED(expression)       \
    do {                              \
        value result_ = (expression); \
        if (UNLIKELY(!result_)) {     \
            goto error;               \
        }                             \
        R[a] = result_;               \
    } while (0)

#define POLL()                                                                 \
    do {                                                                       \
        if (UNLIKELY(atomic_load_explicit(&vm->poll, memory_order_relaxed))) { \
            SAVE();                                                            \
            CHECK(vm_handle_poll(vm));                                         \
        }                                                                      \
    } while (0)

/* Python's floor division and modulus of small ints; the divisor is not 0. -2**62 // -1 overflows
 * the small range by one: small_or_big takes care. */
static inline int64_t floor_div(int64_t m, int64_t n)
{
    int64_t q = m / n;
    return q - ((m % n != 0) & ((m < 0) != (n < 0)));
}
static inline int64_t floor_mod(int64_t m, int64_t n)
{
    int64_t r = m % n;
    return r + (n & -(int64_t)((r != 0) & ((r < 0) != (n < 0))));
}

/* <0, 0, >0 as the strs are ordered; for == and != any difference will do. */
static inline int order_strs(enum compare_op op, value x, value y)
{
    return op == CMP_EQ || op == CMP_NE ? !str_equal(as_str(x), as_str(y))
                                        : str_compare(as_str(x), as_str(y));
}

/* base ** exponent by squaring; false when the exponent is negative or the power is no small int. */
static bool small_power(int64_t base, int64_t exponent, int64_t *out)
{
    int64_t power = 1;
    while (exponent > 0) {
        if ((exponent & 1) && __builtin_mul_overflow(power, base, &power)) {
            return false;
        }
        exponent >>= 1;
        if (exponent && __builtin_mul_overflow(base, base, &base)) {
            return false;
        }
    }
    *out = power;
    return exponent == 0 && fits_small_int(power);
}

/* The number of an int that a double holds exactly, or of a float in the word; false for any other. */
static inline bool number_as_double(value v, double *out)
{
    if (is_flonum(v)) {
        *out = flonum_value(v);
        return true;
    }
    *out = (double)small_int_value(v);
    return is_int(v) && (uint64_t)small_int_value(v) + (UINT64_C(1) << 53) <= UINT64_C(1) << 54;
}

/* Truth of the common values without a call; -1: ask truth(). */
static inline int quick_truth(value v)
{
    if (v == VALUE_TRUE) {
        return 1;
    }
    if (v == VALUE_FALSE || v == VALUE_NONE) {
        return 0;
    }
    if (is_int(v)) {
        return v != small_int(0);
    }
    return -1;
}

/* The first word that a frame took from the stack: some keep words before it. */
static inline value *frame_base(struct frame *f)
{
    return (value *)f - (frame_kind(f) == RETURN_SELF ? 1 : f->info & FRAME_OPERANDS ? 2 : 0);
}

/* -- resuming ---------------------------------------------------------------------------------------- */

/* Links a generator to its consumer; the value or exception waits in vm->sent / vm->thrown. Returns
 * the frame to run, or NULL with the error set. */
static struct frame *resume_begin(struct vm *vm, struct generator *g, struct frame *consumer,
                                  uint64_t info)
{
    struct generator *leaf = g->leaf;
    if (UNLIKELY(!leaf || leaf->root != g || leaf->state != GEN_SUSPENDED)) {
        leaf = generator_leaf(g);
    }
    if (UNLIKELY(leaf->state == GEN_RUNNING || g->state == GEN_RUNNING)) {
        raise_value_error(vm, "%s already executing",
                          g->header.kind == TYPE_COROUTINE         ? "coroutine"
                          : g->header.kind == TYPE_ASYNC_GENERATOR ? "asynchronous generator"
                                                                   : "generator");
        return NULL;
    }
    if (UNLIKELY(vm->recursion_depth >= vm->recursion_limit)) {
        raise_error(vm, TYPE_RECURSION_ERROR, "maximum recursion depth exceeded");
        return NULL;
    }
    vm->recursion_depth++;
    g->frame.info = info | FRAME_HEAP;
    frame_set_caller(&g->frame, consumer);
    g->state = GEN_RUNNING;
    g->leaf = leaf;
    leaf->state = GEN_RUNNING;
    leaf->root = g;
    return &leaf->frame;
}

void generator_finish(struct generator *g)
{
    g->state = GEN_FINISHED;
    g->delegating = DELEGATING_NOT;
    g->header.flags &= (uint8_t)~OBJECT_FINALIZER; /* nothing is left to be said of it */
    g->root = NULL;
    g->leaf = NULL;
    g->frame.handled = VALUE_NULL;
    frame_set_caller(&g->frame, NULL);
    for (uint32_t i = 0; i < g->frame.code->register_count; i++) {
        g->frame.registers[i] = VALUE_NULL;
    }
}

/* The delegating frame d goes on as the leaf of the chain. */
static void leaf_becomes(struct generator *d, struct generator *root)
{
    d->root = root;
    d->state = GEN_RUNNING;
    d->delegating = DELEGATING_NOT;
    root->leaf = d;
}

/* The call that ends at pc makes what the next two instructions await: GET_AWAITABLE, DELEGATE. */
static inline bool awaited_at_once(const struct frame *f, const uint32_t *pc, uint32_t dst)
{
    return (pc[0] & 0xff) == OP_GET_AWAITABLE_ && pc[0] >> 16 == dst && dst < 256 &&
           (pc[1] & 0xff) == OP_DELEGATE_ && pc[1] >> 16 == (pc[0] >> 8 & 0xff) && frame_on_heap(f);
}

value interp_run(struct vm *vm, struct frame *entry, bool *yielded)
{
    static const void *const table[256] = {
#define OPCODE(name, format, doc) &&L_##name,
#include "opcode.def"
#undef OPCODE
        [OPCODE_COUNT... 255] = &&bad_opcode,
    };
    static const void *const wide_table[256] = {
#define OPCODE(name, format, doc) &&W_##name,
#include "opcode.def"
#undef OPCODE
        [OPCODE_COUNT... 255] = &&bad_opcode,
    };
    struct frame *f;
    value *R;
    const uint32_t *pc;
    value *K;
    struct cache *C;
    uint32_t insn, a, b, c;
    int32_t bx;

    struct activation activation = {.previous = vm->activation};
    vm->activation = &activation;

    /* operands of the calling sequence */
    value *window;
    size_t nargs;
    uint32_t dst;
    value kwnames;

    /* operands of delegation */
    value delegate_sent, delegate_thrown;
    struct generator *delegate_inner;
    unsigned delegate_kind;
    uint32_t delegate_register;

    ENTER(entry);
    if (vm->thrown) {
        goto resume_thrown;
    }
    if (frame_on_heap(f)) {
        goto resume_sent;
    }
    POLL();
    NEXT();

    OP_ABC(NOP)
    {
        NEXT();
    }
    OP_ABC(EXTEND)
    {
        uint32_t ea = a, eb = b, ec = c, ebx = insn >> 16;
        insn = *pc++;
        while (UNLIKELY((insn & 0xff) == OP_EXTEND_)) {
            DECODE_ABC();
            ea = ea << 8 | a;
            eb = eb << 8 | b;
            ec = ec << 8 | c;
            ebx = ebx << 16 | insn >> 16;
            insn = *pc++;
        }
        DECODE_ABC();
        wide->a = a | ea << 8;
        wide->b = b | eb << 8;
        wide->c = c | ec << 8;
        wide->bx = opcode_table[insn & 0xff].format == FORMAT_ABI
                       ? (int32_t)(ec << 24) >> 16 | (int32_t)c
                       : (int32_t)(ebx << 16 | insn >> 16);
        goto *wide_table[insn & 0xff];
    }
    OP_ABC(MOVE)
    {
        R[a] = R[b];
        NEXT();
    }
    OP_ABC(LOAD_CONST)
    {
        R[a] = K[*pc++];
        NEXT();
    }
    OP_AI(LOAD_INT)
    {
        R[a] = small_int(bx);
        NEXT();
    }
    OP_AU(LOAD_SPECIAL_VALUE)
    {
        R[a] = value_from_bits((uint64_t)(uint32_t)bx);
        NEXT();
    }
    OP_ABC(CHECK_LOCAL)
    {
        pc++;
        if (UNLIKELY(!R[a])) {
            SAVE();
            raise_unbound(vm, f->code, a, K[pc[-1]]);
            goto error;
        }
        NEXT();
    }
    OP_ABC(MAKE_CELL)
    {
        struct cell *cell = cell_new(vm, R[a]);
        SAVE();
        CHECK(cell);
        R[a] = from_object(cell);
        NEXT();
    }
    OP_ABC(LOAD_CELL)
    {
        value content = as_cell(R[b])->content;
        pc++;
        if (UNLIKELY(!content)) {
            SAVE();
            raise_unbound(vm, f->code, b, K[pc[-1]]);
            goto error;
        }
        R[a] = content;
        NEXT();
    }
    OP_ABC(STORE_CELL)
    {
        struct cell *cell = as_cell(R[a]);
        cell->content = R[b];
        gc_barrier(vm, cell);
        NEXT();
    }
    OP_ABC(DELETE_CELL)
    {
        pc++;
        if (UNLIKELY(!as_cell(R[a])->content)) {
            SAVE();
            raise_unbound(vm, f->code, a, K[pc[-1]]);
            goto error;
        }
        as_cell(R[a])->content = VALUE_NULL;
        NEXT();
    }
#include "handlers_names.h"
#include "handlers_operators.h"
#include "handlers_jumps.h"
#include "handlers_calls.h"
#include "handlers_generators.h"
#include "handlers_building.h"

    /* -- exceptions ------------------------------------------------------------------------------------- */
    OP_ABC(RAISE)
    {
        SAVE();
        raise_object(vm, R[a], VALUE_NULL);
        goto error;
    }
    OP_ABC(RAISE_FROM)
    {
        SAVE();
        raise_from(vm, R[a], R[b]);
        goto error;
    }
    OP_ABC(RERAISE_ACTIVE)
    {
        SAVE();
        if (reraise_active(vm)) {
            goto reraise;
        }
        goto error;
    }
    OP_ABC(RERAISE)
    {
        SAVE();
        vm->error = R[a];
        goto reraise;
    }
    OP_ABC(PUSH_HANDLED)
    {
        R[a] = f->handled;
        f->handled = R[b];
        NEXT();
    }
    OP_ABC(POP_HANDLED)
    {
        f->handled = R[a];
        NEXT();
    }
    OP_ABC(MATCH_EXCEPTION)
    {
        value exception = R[b], cls = R[c];
        if (LIKELY(is_kind(cls, TYPE_TYPE) &&
                   (((struct type *)as_object(cls))->flags & TYPE_FLAG_EXCEPTION))) {
            R[a] = make_bool(is_subtype(as_object(exception)->type, (struct type *)as_object(cls)));
            NEXT();
        }
        SAVE();
        int t = match_exception(vm, exception, cls);
        CHECK(t >= 0);
        R[a] = make_bool(t);
        NEXT();
    }
    OP_ABC(MATCH_EXCEPTION_GROUP)
    {
        SAVE();
        value matched, rest;
        CHECK(match_exception_group(vm, R[b], R[c], &matched, &rest));
        R[a] = matched;
        R[a + 1] = rest;
        NEXT();
    }
    OP_ABC(RERAISE_STAR)
    {
        SAVE();
        SET_CHECKED(reraise_star(vm, R[b], R[c]));
        NEXT();
    }
    OP_ABC(EXCEPTION_INFO)
    {
        value e = R[b];
        if (e == VALUE_NONE) {
            R[a] = R[a + 1] = R[a + 2] = VALUE_NONE;
        } else {
            value traceback = as_exception(e)->traceback;
            R[a + 2] = traceback ? traceback : VALUE_NONE;
            R[a + 1] = e;
            R[a] = from_object(as_object(e)->type);
        }
        NEXT();
    }
    OP_ABC(WITH_SETUP)
    {
        SAVE();
        value exit, enter;
        CHECK(with_setup(vm, R[b], c, &exit, &enter));
        R[a] = exit;
        R[a + 1] = enter;
        NEXT();
    }
    OP_ABC(STOP_ITERATION_ERROR)
    {
        SAVE();
        SET_CHECKED(stop_iteration_error(vm, f, R[a]));
        NEXT();
    }

bad_opcode:
    SAVE();
    raise_error(vm, TYPE_SYSTEM_ERROR, "unknown opcode");
    goto error;

    /* -- unwinding ----------------------------------------------------------------------------------------------
     * vm->error propagates from f, whose instruction ends at pc. */
error:
    SAVE();
    if (UNLIKELY(!vm->error)) {
        raise_error(vm, TYPE_SYSTEM_ERROR, "error return without exception set");
    }
    if (UNLIKELY(!traceback_add(vm, as_exception(vm->error), f->code,
                                as_function(f->function)->globals, frame_offset(f)))) {
        /* No memory for the row: the exception goes on without it. */
    }
reraise : {
    uint32_t offset = frame_offset(f);
    struct code *code = f->code;
    for (uint32_t i = 0; i < code->exception_count; i++) {
        const struct exception_row *row = &code->exceptions[i];
        if (offset >= row->start && offset < row->end) {
            R[row->reg] = vm->error;
            vm->error = VALUE_NULL;
            pc = code->instructions + row->handler;
            POLL();
            NEXT();
        }
    }
}
leave_frame : {
    struct frame *left = f;
    struct frame *caller = frame_caller(f);
    unsigned kind = frame_kind(f);
    uint32_t to = frame_dst(f);
    if (frame_on_heap(f)) {
        struct generator *g = generator_of_frame(f);
        struct generator *root = g->root;
        generator_finish(g);
        if (g->header.kind == TYPE_ASYNC_GENERATOR) {
            g->async_state = ASYNC_GENERATOR_CLOSED;
        }
        switch (kind) {
        case RETURN_DELEGATE:
        case RETURN_FOR_ASYNC:
        case RETURN_ANEXT:
            leaf_becomes(generator_of_frame(caller), root);
            ENTER(caller);
            if (kind == RETURN_ANEXT) {
                generator_of_frame(f)->origin = VALUE_NULL;
                if (error_is(vm, TYPE_STOP_ASYNC_ITERATION)) {
                    error_clear(vm);
                    NEXT();
                }
            }
            goto error;
        case RETURN_FOR:
        case RETURN_SEND:
            vm->recursion_depth--;
            ENTER(caller);
            goto error;
        default:
            vm->recursion_depth--;
            vm->frame = caller;
            vm->activation = activation.previous;
            if (yielded) {
                *yielded = false;
            }
            return VALUE_ERROR;
        }
    }
    vm->recursion_depth--;
    if (f->info & FRAME_NEW_CHUNK) {
        stack_pop_chunk(vm);
        if (kind != RETURN_EXIT) {
            ENTER(caller);
        }
    } else if (kind == RETURN_EXIT) {
        vm->stack_top = (value *)left;
    } else {
        RESET_TOP(caller, frame_base(left));
        ENTER(caller);
    }
    switch (kind) {
    case RETURN_EXIT:
        vm->frame = caller;
        vm->activation = activation.previous;
        if (yielded) {
            *yielded = false;
        }
        return VALUE_ERROR;
    case RETURN_NEXT:
        if (error_is(vm, TYPE_STOP_ITERATION)) {
            error_clear(vm);
            NEXT();
        }
        goto error;
    case RETURN_GETATTR: {
        /* __getattribute__ said AttributeError: the object of the instruction is asked again. */
        (void)to;
        goto error;
    }
    default: goto error;
    }
}
}
