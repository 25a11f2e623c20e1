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
#define OP(name, decode)       \
    W_##name : a = wide->a;    \
    b = wide->b;               \
    c = wide->c;               \
    bx = wide->bx;             \
    goto B_##name;             \
    L_##name : decode;         \
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

/* Arithmetic: small ints, then floats in the word (or mixed), then everything else. */
#define ARITH_SLOW(op_index, function)                                             \
    SAVE();                                                                        \
    if (try_operator_frame(vm, f, op_index, function == inplace, R[b], R[c], a)) { \
        goto enter_pushed;                                                         \
    }                                                                              \
    SET_CHECKED(function(vm, op_index, R[b], R[c]));                               \
    NEXT();

#define ARITH_OVERFLOW(name, op_index, builtin, float_operator, function)         \
    OP_ABC(name)                                                                  \
    {                                                                             \
        value x = R[b], y = R[c];                                                 \
        if (LIKELY(are_ints(x, y))) {                                             \
            builtin                                                               \
        } else if (is_flonum(x) && is_flonum(y)) {                                \
            double d = flonum_value(x) float_operator flonum_value(y);            \
            if (LIKELY(flonum_try(d, &x))) {                                      \
                R[a] = x;                                                         \
                NEXT();                                                           \
            }                                                                     \
        } else if (is_flonum(x) && is_int(y)) {                                   \
            double d = flonum_value(x) float_operator(double) small_int_value(y); \
            if (LIKELY(flonum_try(d, &x))) {                                      \
                R[a] = x;                                                         \
                NEXT();                                                           \
            }                                                                     \
        } else if (is_int(x) && is_flonum(y)) {                                   \
            double d = (double)small_int_value(x) float_operator flonum_value(y); \
            if (LIKELY(flonum_try(d, &x))) {                                      \
                R[a] = x;                                                         \
                NEXT();                                                           \
            }                                                                     \
        }                                                                         \
        ARITH_SLOW(op_index, function)                                            \
    }

/* The tag bit is set in both words: drop one of the two before adding, put it back after
 * subtracting; for the product untag one side. */
#define INT_ADD                                                                              \
    int64_t sum;                                                                             \
    if (LIKELY(!__builtin_add_overflow((int64_t)value_bits(x), (int64_t)(value_bits(y) - 1), \
                                       &sum))) {                                             \
        R[a] = value_from_bits((uint64_t)sum);                                               \
        NEXT();                                                                              \
    }
#define INT_SUB                                                                              \
    int64_t difference;                                                                      \
    if (LIKELY(!__builtin_sub_overflow((int64_t)value_bits(x), (int64_t)(value_bits(y) - 1), \
                                       &difference))) {                                      \
        R[a] = value_from_bits((uint64_t)difference);                                        \
        NEXT();                                                                              \
    }
#define INT_MUL                                                                          \
    int64_t product;                                                                     \
    if (LIKELY(!__builtin_mul_overflow((int64_t)(value_bits(x) - 1), small_int_value(y), \
                                       &product))) {                                     \
        R[a] = value_from_bits((uint64_t)product + 1);                                   \
        NEXT();                                                                          \
    }

#define ARITH_INT(name, op_index, condition, expression, function)  \
    OP_ABC(name)                                                    \
    {                                                               \
        value x = R[b], y = R[c];                                   \
        if (LIKELY(are_ints(x, y))) {                               \
            int64_t m = small_int_value(x), n = small_int_value(y); \
            (void)m, (void)n;                                       \
            if (LIKELY(condition)) {                                \
                R[a] = expression;                                  \
                NEXT();                                             \
            }                                                       \
        }                                                           \
        ARITH_SLOW(op_index, function)                              \
    }

#define ARITH_GENERIC(name, op_index, function) \
    OP_ABC(name)                                \
    {                                           \
        ARITH_SLOW(op_index, function)          \
    }

#define IMMEDIATE_SLOW(op_index, function)                                     \
    SAVE();                                                                    \
    value imm = small_int(bx);                                                 \
    if (try_operator_frame(vm, f, op_index, function == inplace, x, imm, a)) { \
        goto enter_pushed;                                                     \
    }                                                                          \
    SET_CHECKED(function(vm, op_index, x, imm));                               \
    NEXT();

#define ADDSUB_IMMEDIATE(name, op_index, sign, function)                                     \
    OP_ABI(name)                                                                             \
    {                                                                                        \
        value x = R[b];                                                                      \
        if (LIKELY(is_int(x))) {                                                             \
            int64_t sum;                                                                     \
            if (LIKELY(!__builtin_add_overflow((int64_t)value_bits(x), sign(int64_t) bx * 2, \
                                               &sum))) {                                     \
                R[a] = value_from_bits((uint64_t)sum);                                       \
                NEXT();                                                                      \
            }                                                                                \
        } else if (is_flonum(x)) {                                                           \
            value y;                                                                         \
            if (LIKELY(flonum_try(flonum_value(x) + sign(double) bx, &y))) {                 \
                R[a] = y;                                                                    \
                NEXT();                                                                      \
            }                                                                                \
        }                                                                                    \
        IMMEDIATE_SLOW(op_index, function)                                                   \
    }

#define INT_IMMEDIATE(name, op_index, condition, expression) \
    OP_ABI(name)                                             \
    {                                                        \
        value x = R[b];                                      \
        if (LIKELY(is_int(x))) {                             \
            int64_t m = small_int_value(x), n = bx;          \
            (void)m, (void)n;                                \
            if (LIKELY(condition)) {                         \
                R[a] = expression;                           \
                NEXT();                                      \
            }                                                \
        }                                                    \
        IMMEDIATE_SLOW(op_index, binary)                     \
    }

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

/* Two ints: the tagged words compare like the numbers. */
/* <0, 0, >0 as the strs are ordered; for == and != any difference will do. */
static inline int order_strs(enum compare_op op, value x, value y)
{
    return op == CMP_EQ || op == CMP_NE ? !str_equal(as_str(x), as_str(y))
                                        : str_compare(as_str(x), as_str(y));
}

#define COMPARE_FAST(cmp, operator, x, y, done)                          \
    if (LIKELY(are_ints(x, y))) {                                        \
        bool t = (int64_t)value_bits(x) operator(int64_t) value_bits(y); \
        done                                                             \
    }                                                                    \
    if (is_flonum(x) && is_flonum(y)) {                                  \
        bool t = flonum_value(x) operator flonum_value(y);               \
        done                                                             \
    }                                                                    \
    if (is_exact(x, TYPE_STR) && is_exact(y, TYPE_STR)) {                \
        bool t = order_strs(cmp, x, y) operator(0);                      \
        done                                                             \
    }

#define COMPARE(name, cmp, operator)                                    \
    OP_ABC(name)                                                        \
    {                                                                   \
        value x = R[b], y = R[c];                                       \
        COMPARE_FAST(cmp, operator, x, y, R[a] = make_bool(t); NEXT();) \
        SAVE();                                                         \
        if (try_compare_frame(vm, f, cmp, x, y, RETURN_KEEP, a)) {      \
            goto enter_pushed;                                          \
        }                                                               \
        SET_CHECKED(compare(vm, cmp, x, y));                            \
        NEXT();                                                         \
    }

#define TAKE_IF(test)                  \
    do {                               \
        uint32_t word_ = *pc++;        \
        if ((test) == (bool)(c & 1)) { \
            pc += (int32_t)word_;      \
            if (c & 2) {               \
                POLL();                \
            }                          \
        }                              \
        NEXT();                        \
    } while (0)

#define COMPARE_JUMP(name, cmp, operator)                          \
    OP_ABC(name)                                                   \
    {                                                              \
        value x = R[a], y = R[b];                                  \
        COMPARE_FAST(cmp, operator, x, y, TAKE_IF(t);)             \
        pc++;                                                      \
        SAVE();                                                    \
        if (try_compare_frame(vm, f, cmp, x, y, RETURN_JUMP, 0)) { \
            goto enter_pushed;                                     \
        }                                                          \
        int t = compare_bool(vm, cmp, x, y);                       \
        CHECK(t >= 0);                                             \
        pc--;                                                      \
        TAKE_IF((bool)t);                                          \
    }

#define TAKE_IF_IMMEDIATE(test)            \
    do {                                   \
        int32_t word_ = (int32_t)*pc++;    \
        if ((test) == (bool)(word_ & 1)) { \
            pc += word_ >> 2;              \
            if (word_ & 2) {               \
                POLL();                    \
            }                              \
        }                                  \
        NEXT();                            \
    } while (0)

#define COMPARE_JUMP_IMMEDIATE(name, cmp, operator)                            \
    OP_AI(name)                                                                \
    {                                                                          \
        value x = R[a];                                                        \
        if (LIKELY(is_int(x))) {                                               \
            TAKE_IF_IMMEDIATE(small_int_value(x) operator bx);                 \
        }                                                                      \
        if (is_flonum(x)) {                                                    \
            TAKE_IF_IMMEDIATE(flonum_value(x) operator(double) bx);            \
        }                                                                      \
        pc++;                                                                  \
        SAVE();                                                                \
        if (try_compare_frame(vm, f, cmp, x, small_int(bx), RETURN_JUMP, 1)) { \
            goto enter_pushed;                                                 \
        }                                                                      \
        int t = compare_bool(vm, cmp, x, small_int(bx));                       \
        CHECK(t >= 0);                                                         \
        pc--;                                                                  \
        TAKE_IF_IMMEDIATE((bool)t);                                            \
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

/* -- frames pushed for special methods -------------------------------------------------------------
 * An operator whose operand defines the method in a script class runs it as a frame of this
 * activation. These return true after pushing it (vm->frame is the new frame), false when the
 * ordinary path shall be taken. */

static struct function *plain_special(struct vm *vm, value v, enum name_index name, uint32_t nargs)
{
    if (!is_object(v) || !has_script_special(as_object(v)->type, name)) {
        return NULL;
    }
    value found = type_lookup(vm, as_object(v)->type, vm->names[name]);
    if (!is_exact(found, TYPE_FUNCTION)) {
        return NULL;
    }
    struct function *fn = as_function(found);
    return fn->call_kind == CALL_PLAIN && fn->simple_nargs == nargs ? fn : NULL;
}

static bool push_special(struct vm *vm, struct frame *f, struct function *fn, value self,
                         const value *args, uint32_t nargs, uint64_t info)
{
    if (vm->recursion_depth >= vm->recursion_limit) {
        return false;
    }
    struct code *code = fn->code;
    unsigned flags = 0;
    value *window =
        stack_place(vm, vm->stack_top, 0, FRAME_WORDS + code->register_count + 2, &flags);
    if (!window) {
        error_clear(vm);
        return false;
    }
    if (info & FRAME_OPERANDS) {
        *window++ = self;
        *window++ = nargs ? args[0] : VALUE_NULL;
    }
    struct frame *n = (struct frame *)window;
    n->registers[0] = self;
    for (uint32_t i = 0; i < nargs; i++) {
        n->registers[i + 1] = args[i];
    }
    frame_begin(n, fn, f, info | flags);
    vm->recursion_depth++;
    vm->frame = n;
    vm->stack_top = n->registers + code->register_count;
    return true;
}

/* The simple, common case only: the left operand's class defines the method and the right one's
 * class is not a proper subclass of it (which would go first). NotImplemented falls back to the
 * reflected method when it returns (RETURN_BINARY). */
static bool try_operator_frame(struct vm *vm, struct frame *f, enum binary_op op, bool in_place,
                               value x, value y, uint32_t dst)
{
    if (!is_object(x)) {
        return false;
    }
    struct type *type = as_object(x)->type;
    if (!(type->specials[0] | type->specials[1]) || vm->stack_top == NULL) {
        return false;
    }
    struct type *right = type_of(vm, y);
    if (right != type && is_subtype(right, type)) {
        return false;
    }
    struct function *fn = in_place && op < OP_DIVMOD
                              ? plain_special(vm, x, (enum name_index)(NAME_IADD + op), 2)
                              : NULL;
    uint64_t info = frame_info(RETURN_INPLACE, FRAME_OPERANDS, dst);
    if (!fn) {
        if (in_place && type_lookup(vm, type, vm->names[NAME_IADD + op])) {
            return false;
        }
        fn = plain_special(vm, x, (enum name_index)(NAME_ADD + op), 2);
        info = frame_info(RETURN_BINARY, FRAME_OPERANDS, dst);
    }
    return fn && push_special(vm, f, fn, x, &y, 1, info);
}

static bool try_compare_frame(struct vm *vm, struct frame *f, enum compare_op op, value x, value y,
                              enum return_kind kind, uint32_t dst)
{
    if (!is_object(x) || !(as_object(x)->type->specials[0] >> NAME_LT & 63)) {
        return false;
    }
    struct type *right = type_of(vm, y);
    if (right != as_object(x)->type && is_subtype(right, as_object(x)->type)) {
        return false;
    }
    struct function *fn = plain_special(vm, x, (enum name_index)(NAME_LT + op), 2);
    /* RETURN_COMPARE: dst register; RETURN_JUMP: dst says whether the offset word is packed. */
    uint64_t info =
        frame_info(kind == RETURN_KEEP ? RETURN_COMPARE : RETURN_JUMP, FRAME_OPERANDS, dst);
    return fn && push_special(vm, f, fn, x, &y, 1, info);
}

static enum binary_op binary_op_of(unsigned opcode)
{
    static const uint8_t map[OPCODE_COUNT] = {
        [OP_ADD_] = OP_ADD,
        [OP_SUB_] = OP_SUB,
        [OP_MUL_] = OP_MUL,
        [OP_MATMUL_] = OP_MATMUL,
        [OP_TRUEDIV_] = OP_TRUEDIV,
        [OP_FLOORDIV_] = OP_FLOORDIV,
        [OP_MOD_] = OP_MOD,
        [OP_POW_] = OP_POW,
        [OP_LSHIFT_] = OP_LSHIFT,
        [OP_RSHIFT_] = OP_RSHIFT,
        [OP_AND_] = OP_AND,
        [OP_XOR_] = OP_XOR,
        [OP_OR_] = OP_OR,
        [OP_IADD_] = OP_ADD,
        [OP_ISUB_] = OP_SUB,
        [OP_IMUL_] = OP_MUL,
        [OP_IMATMUL_] = OP_MATMUL,
        [OP_ITRUEDIV_] = OP_TRUEDIV,
        [OP_IFLOORDIV_] = OP_FLOORDIV,
        [OP_IMOD_] = OP_MOD,
        [OP_IPOW_] = OP_POW,
        [OP_ILSHIFT_] = OP_LSHIFT,
        [OP_IRSHIFT_] = OP_RSHIFT,
        [OP_IAND_] = OP_AND,
        [OP_IXOR_] = OP_XOR,
        [OP_IOR_] = OP_OR,
        [OP_ADD_I_] = OP_ADD,
        [OP_SUB_I_] = OP_SUB,
        [OP_MUL_I_] = OP_MUL,
        [OP_FLOORDIV_I_] = OP_FLOORDIV,
        [OP_MOD_I_] = OP_MOD,
        [OP_LSHIFT_I_] = OP_LSHIFT,
        [OP_RSHIFT_I_] = OP_RSHIFT,
        [OP_AND_I_] = OP_AND,
        [OP_IADD_I_] = OP_ADD,
        [OP_ISUB_I_] = OP_SUB,
    };
    return (enum binary_op)map[opcode];
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
    g->root = NULL;
    g->leaf = NULL;
    g->frame.handled = VALUE_NULL;
    frame_set_caller(&g->frame, NULL);
    memset(g->frame.registers, 0, g->frame.code->register_count * sizeof(value));
}

/* The delegating frame d goes on as the leaf of the chain. */
static void leaf_becomes(struct generator *d, struct generator *root)
{
    d->root = root;
    d->state = GEN_RUNNING;
    d->delegating = DELEGATING_NOT;
    root->leaf = d;
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
    OP_ABC(LOAD_GLOBAL)
    {
        struct cache *cache = &C[*pc++];
        struct function *fn = as_function(f->function);
        if (LIKELY(cache->shape == fn->globals->keys_version)) {
            if (LIKELY(cache->kind == CACHE_GLOBAL)) {
                R[a] = fn->globals->entries[cache->slot].value;
                NEXT();
            }
            if (LIKELY(cache->kind == CACHE_BUILTIN &&
                       cache->extra == fn->builtins->keys_version)) {
                R[a] = fn->builtins->entries[cache->slot].value;
                NEXT();
            }
        }
        SAVE();
        SET_CHECKED(load_global_slow(vm, f, cache));
        NEXT();
    }
    OP_ABC(STORE_GLOBAL)
    {
        struct cache *cache = &C[*pc++];
        struct dict *globals = as_function(f->function)->globals;
        if (LIKELY(cache->kind == CACHE_GLOBAL && cache->shape == globals->keys_version)) {
            globals->entries[cache->slot].value = R[a];
            gc_barrier_element(vm, globals, cache->slot);
            NEXT();
        }
        SAVE();
        CHECK(dict_set_name(vm, globals, cache->name, R[a]));
        int64_t at = dict_find_name(vm, globals, cache->name);
        if (at >= 0) {
            cache->kind = CACHE_GLOBAL;
            cache->shape = globals->keys_version;
            cache->slot = (uint32_t)at;
        }
        NEXT();
    }
    OP_ABC(DELETE_GLOBAL)
    {
        struct cache *cache = &C[*pc++];
        SAVE();
        int removed = dict_remove(vm, as_function(f->function)->globals, cache->name, NULL);
        if (!removed) {
            raise_name_error(vm, cache->name, "name '%U' is not defined");
        }
        CHECK(removed > 0);
        NEXT();
    }
    OP_ABC(LOAD_NAME)
    {
        struct cache *cache = &C[*pc++];
        SAVE();
        SET_CHECKED(load_name(vm, f, R[0], cache->name));
        NEXT();
    }
    OP_ABC(STORE_NAME)
    {
        struct cache *cache = &C[*pc++];
        SAVE();
        CHECK(store_name(vm, R[0], cache->name, R[a]));
        NEXT();
    }
    OP_ABC(DELETE_NAME)
    {
        struct cache *cache = &C[*pc++];
        SAVE();
        CHECK(delete_name(vm, R[0], cache->name));
        NEXT();
    }
    OP_ABC(LOAD_NAME_OR_CELL)
    {
        struct cache *cache = &C[*pc++];
        SAVE();
        bool failed = false;
        value v = is_exact(R[0], TYPE_DICT) ? dict_get(vm, as_dict(R[0]), cache->name, &failed)
                                            : get_item(vm, R[0], cache->name);
        if (!v && vm->error) {
            CHECK(error_is(vm, TYPE_KEY_ERROR));
            error_clear(vm);
        }
        if (!v) {
            v = as_cell(R[b])->content;
            if (!v) {
                raise_unbound(vm, f->code, b, cache->name);
                goto error;
            }
        }
        R[a] = v;
        NEXT();
    }
    OP_ABC(LOAD_NAME_OR_GLOBAL)
    {
        struct cache *cache = &C[*pc++];
        SAVE();
        SET_CHECKED(load_name(vm, f, R[b], cache->name));
        NEXT();
    }
    OP_ABC(LOAD_LOCALS)
    {
        SAVE();
        SET_CHECKED(locals_of_frame(vm, f));
        NEXT();
    }
    OP_ABC(LOAD_BUILD_CLASS)
    {
        SAVE();
        value v = dict_get_name(vm, as_function(f->function)->builtins, NAME_OF(vm, BUILD_CLASS));
        if (!v) {
            raise_name_error(vm, NAME_OF(vm, BUILD_CLASS), "__build_class__ not found");
            goto error;
        }
        R[a] = v;
        NEXT();
    }
    OP_ABC(LOAD_ASSERTION_ERROR)
    {
        R[a] = type_value(vm, TYPE_ASSERTION_ERROR);
        NEXT();
    }

    /* -- attributes ------------------------------------------------------------------------------ */
    OP_ABC(LOAD_ATTR)
    {
        struct cache *cache = &C[*pc++];
        value object = R[b];
        if (LIKELY(is_object(object))) {
            struct object *o = as_object(object);
            if (LIKELY(o->shape == cache->shape)) {
                switch (cache->kind) {
                case CACHE_SLOT: R[a] = *(value *)((char *)o + cache->slot); NEXT();
                case CACHE_CLASS_VALUE:
                    R[a] =
                        ((struct type *)as_object(cache->target))->dict->entries[cache->slot].value;
                    NEXT();
                case CACHE_PROPERTY: {
                    struct function *fn = as_function(cache->target);
                    SAVE();
                    if (fn->call_kind == CALL_PLAIN && fn->simple_nargs == 1 &&
                        push_special(vm, f, fn, object, NULL, 0, frame_info(RETURN_KEEP, 0, a))) {
                        goto enter_pushed;
                    }
                    SET_CHECKED(call1(vm, cache->target, object));
                    NEXT();
                }
                default: break;
                }
            } else if (cache->kind == CACHE_MODULE && o->kind == TYPE_MODULE &&
                       as_module(object)->dict->keys_version == cache->extra) {
                R[a] = as_module(object)->dict->entries[cache->slot].value;
                NEXT();
            } else if (cache->kind == CACHE_TYPE_VALUE && o->kind == TYPE_TYPE &&
                       ((struct type *)o)->version == cache->extra) {
                R[a] = ((struct type *)as_object(cache->target))->dict->entries[cache->slot].value;
                NEXT();
            }
        }
        SAVE();
        SET_CHECKED(load_attr_slow(vm, object, cache));
        NEXT();
    }
    OP_ABC(STORE_ATTR)
    {
        struct cache *cache = &C[*pc++];
        value object = R[a];
        if (LIKELY(is_object(object))) {
            struct object *o = as_object(object);
            if (LIKELY(o->shape == cache->shape)) {
                if (LIKELY(cache->kind == CACHE_SLOT)) {
                    *(value *)((char *)o + cache->slot) = R[b];
                    gc_barrier(vm, o);
                    NEXT();
                }
                if (cache->kind == CACHE_ADD_SLOT) {
                    *(value *)((char *)o + cache->slot) = R[b];
                    o->shape = cache->extra;
                    gc_barrier(vm, o);
                    NEXT();
                }
            }
        }
        SAVE();
        CHECK(store_attr_slow(vm, object, cache, R[b]));
        NEXT();
    }
    OP_ABC(DELETE_ATTR)
    {
        struct cache *cache = &C[*pc++];
        SAVE();
        CHECK(set_attr(vm, R[a], cache->name, VALUE_NULL));
        NEXT();
    }
    OP_ABC(LOAD_METHOD)
    {
        struct cache *cache = &C[*pc++];
        value object = R[b];
        if (LIKELY(is_object(object))) {
            struct object *o = as_object(object);
            if (LIKELY(o->shape == cache->shape)) {
                if (LIKELY(cache->kind == CACHE_METHOD)) {
                    R[a + FRAME_WORDS] = object;
                    R[a] = cache->target;
                    NEXT();
                }
                if (cache->kind == CACHE_SLOT) {
                    value v = *(value *)((char *)o + cache->slot);
                    R[a] = VALUE_NULL;
                    R[a + 1] = v;
                    NEXT();
                }
            } else if (cache->kind == CACHE_MODULE && o->kind == TYPE_MODULE &&
                       as_module(object)->dict->keys_version == cache->extra) {
                value v = as_module(object)->dict->entries[cache->slot].value;
                R[a] = VALUE_NULL;
                R[a + 1] = v;
                NEXT();
            } else if (cache->kind == CACHE_TYPE_VALUE && o->kind == TYPE_TYPE &&
                       ((struct type *)o)->version == cache->extra) {
                value v =
                    ((struct type *)as_object(cache->target))->dict->entries[cache->slot].value;
                R[a] = VALUE_NULL;
                R[a + 1] = v;
                NEXT();
            }
        }
        SAVE();
        CHECK(load_method_slow(vm, object, cache, &R[a]) >= 0);
        NEXT();
    }
    OP_ABC(LOAD_SUPER_METHOD)
    {
        struct cache *cache = &C[*pc++];
        SAVE();
        value pair[2] = {R[b], R[b + 1]};
        value super = call(vm, R[b + 2], 2, pair);
        CHECK(super);
        CHECK(load_method_slow(vm, super, cache, &R[a]) >= 0);
        NEXT();
    }
    OP_ABC(GET_ITEM)
    {
        value x = R[b], y = R[c];
        if (is_object(x)) {
            struct object *o = as_object(x);
            if (o->kind == TYPE_LIST && is_int(y) && !(o->flags & OBJECT_SUBCLASS)) {
                uint64_t i = (uint64_t)small_int_value(y);
                if (LIKELY(i < as_list(x)->length)) {
                    R[a] = as_list(x)->items[i];
                    NEXT();
                }
            } else if (o->kind == TYPE_DICT && !(o->flags & OBJECT_SUBCLASS)) {
                SAVE();
                bool failed = false;
                value v = dict_get(vm, as_dict(x), y, &failed);
                if (LIKELY(v)) {
                    R[a] = v;
                    NEXT();
                }
                if (!failed) {
                    raise_key_error(vm, y);
                }
                goto error;
            } else if (o->kind == TYPE_TUPLE && is_int(y) && !(o->flags & OBJECT_SUBCLASS)) {
                uint64_t i = (uint64_t)small_int_value(y);
                if (LIKELY(i < as_tuple(x)->length)) {
                    R[a] = as_tuple(x)->items[i];
                    NEXT();
                }
            } else if (o->kind == TYPE_STR && is_int(y) && str_is_ascii(as_str(x)) &&
                       !(o->flags & OBJECT_SUBCLASS)) {
                uint64_t i = (uint64_t)small_int_value(y);
                if (LIKELY(i < as_str(x)->size)) {
                    value v = vm->latin1[(unsigned char)as_str(x)->data[i]];
                    if (LIKELY(v)) {
                        R[a] = v;
                        NEXT();
                    }
                }
            }
        }
        SAVE();
        struct function *fn = plain_special(vm, x, NAME_GETITEM, 2);
        if (fn && push_special(vm, f, fn, x, &y, 1, frame_info(RETURN_KEEP, 0, a))) {
            goto enter_pushed;
        }
        SET_CHECKED(get_item(vm, x, y));
        NEXT();
    }
    OP_ABI(GET_ITEM_I)
    {
        value x = R[b];
        if (is_object(x)) {
            struct object *o = as_object(x);
            if (o->kind == TYPE_LIST && !(o->flags & OBJECT_SUBCLASS)) {
                int64_t i = bx < 0 ? bx + (int64_t)as_list(x)->length : bx;
                if (LIKELY((uint64_t)i < as_list(x)->length)) {
                    R[a] = as_list(x)->items[i];
                    NEXT();
                }
            } else if (o->kind == TYPE_TUPLE && !(o->flags & OBJECT_SUBCLASS)) {
                int64_t i = bx < 0 ? bx + (int64_t)as_tuple(x)->length : bx;
                if (LIKELY((uint64_t)i < as_tuple(x)->length)) {
                    R[a] = as_tuple(x)->items[i];
                    NEXT();
                }
            } else if (o->kind == TYPE_STR && str_is_ascii(as_str(x)) &&
                       !(o->flags & OBJECT_SUBCLASS)) {
                int64_t i = bx < 0 ? bx + (int64_t)as_str(x)->size : bx;
                if (LIKELY((uint64_t)i < as_str(x)->size)) {
                    value v = vm->latin1[(unsigned char)as_str(x)->data[i]];
                    if (LIKELY(v)) {
                        R[a] = v;
                        NEXT();
                    }
                }
            }
        }
        SAVE();
        value index = small_int(bx);
        struct function *fn = plain_special(vm, x, NAME_GETITEM, 2);
        if (fn && push_special(vm, f, fn, x, &index, 1, frame_info(RETURN_KEEP, 0, a))) {
            goto enter_pushed;
        }
        SET_CHECKED(get_item(vm, x, index));
        NEXT();
    }
    OP_ABC(SET_ITEM)
    {
        value x = R[a], y = R[b];
        if (is_object(x)) {
            struct object *o = as_object(x);
            if (o->kind == TYPE_LIST && is_int(y) && !(o->flags & OBJECT_SUBCLASS)) {
                uint64_t i = (uint64_t)small_int_value(y);
                if (LIKELY(i < as_list(x)->length)) {
                    as_list(x)->items[i] = R[c];
                    if (is_object(R[c])) {
                        gc_barrier_element(vm, o, i);
                    }
                    NEXT();
                }
            } else if (o->kind == TYPE_DICT && !(o->flags & OBJECT_SUBCLASS)) {
                SAVE();
                CHECK(dict_set(vm, as_dict(x), y, R[c]));
                NEXT();
            }
        }
        SAVE();
        struct function *fn = plain_special(vm, x, NAME_SETITEM, 3);
        value pair[2] = {y, R[c]};
        if (fn && push_special(vm, f, fn, x, pair, 2, frame_info(RETURN_DISCARD, 0, 0))) {
            goto enter_pushed;
        }
        CHECK(set_item(vm, x, y, R[c]));
        NEXT();
    }
    OP_ABC(DELETE_ITEM)
    {
        SAVE();
        CHECK(del_item(vm, R[a], R[b]));
        NEXT();
    }
    OP_ABC(BUILD_SLICE)
    {
        SAVE();
        SET_CHECKED(slice_new(vm, R[b], R[b + 1], R[b + 2]));
        NEXT();
    }

    /* -- operators --------------------------------------------------------------------------------- */
    ARITH_OVERFLOW(ADD, OP_ADD, INT_ADD, +, binary)
    ARITH_OVERFLOW(SUB, OP_SUB, INT_SUB, -, binary)
    ARITH_OVERFLOW(MUL, OP_MUL, INT_MUL, *, binary)
    ARITH_GENERIC(MATMUL, OP_MATMUL, binary)
    OP_ABC(TRUEDIV)
    {
        value x = R[b], y = R[c];
        double m, n;
        if (is_flonum(x)) {
            m = flonum_value(x);
        } else if (is_int(x) && (uint64_t)(small_int_value(x) + ((int64_t)1 << 53)) <= (uint64_t)1
                                                                                           << 54) {
            m = (double)small_int_value(x);
        } else {
            goto truediv_slow;
        }
        if (is_flonum(y)) {
            n = flonum_value(y);
        } else if (is_int(y) && (uint64_t)(small_int_value(y) + ((int64_t)1 << 53)) <= (uint64_t)1
                                                                                           << 54) {
            n = (double)small_int_value(y);
        } else {
            goto truediv_slow;
        }
        if (LIKELY(n != 0 && flonum_try(m / n, &x))) {
            R[a] = x;
            NEXT();
        }
    truediv_slow:
        ARITH_SLOW(OP_TRUEDIV, binary)
    }
    ARITH_INT(FLOORDIV, OP_FLOORDIV, n != 0 && n != -1, small_int(floor_div(m, n)), binary)
    ARITH_INT(MOD, OP_MOD, n != 0, small_int(floor_mod(m, n)), binary)
    ARITH_GENERIC(POW, OP_POW, binary)
    ARITH_INT(LSHIFT, OP_LSHIFT,
              n >= 0 && n < 62 && m < ((int64_t)1 << (62 - n)) && m >= -((int64_t)1 << (62 - n)),
              small_int((int64_t)((uint64_t)m << n)), binary)
    ARITH_INT(RSHIFT, OP_RSHIFT, n >= 0, small_int(m >> (n > 63 ? 63 : n)), binary)
    ARITH_INT(AND, OP_AND, true, value_from_bits(value_bits(x) & value_bits(y)), binary)
    ARITH_INT(XOR, OP_XOR, true, value_from_bits((value_bits(x) ^ value_bits(y)) | 1), binary)
    ARITH_INT(OR, OP_OR, true, value_from_bits(value_bits(x) | value_bits(y)), binary)
    OP_ABC(IADD)
    {
        value x = R[b], y = R[c];
        if (LIKELY(are_ints(x, y))) {
            INT_ADD
        } else if (is_flonum(x) && is_flonum(y)) {
            double d = flonum_value(x) + flonum_value(y);
            if (LIKELY(flonum_try(d, &x))) {
                R[a] = x;
                NEXT();
            }
        } else if (is_exact(x, TYPE_STR) && is_exact(y, TYPE_STR)) {
            SAVE();
            SET_CHECKED(str_append(vm, x, y));
            NEXT();
        }
        ARITH_SLOW(OP_ADD, inplace)
    }
    ARITH_OVERFLOW(ISUB, OP_SUB, INT_SUB, -, inplace)
    ARITH_OVERFLOW(IMUL, OP_MUL, INT_MUL, *, inplace)
    ARITH_GENERIC(IMATMUL, OP_MATMUL, inplace)
    ARITH_GENERIC(ITRUEDIV, OP_TRUEDIV, inplace)
    ARITH_INT(IFLOORDIV, OP_FLOORDIV, n != 0 && n != -1, small_int(floor_div(m, n)), inplace)
    ARITH_INT(IMOD, OP_MOD, n != 0, small_int(floor_mod(m, n)), inplace)
    ARITH_GENERIC(IPOW, OP_POW, inplace)
    ARITH_INT(ILSHIFT, OP_LSHIFT,
              n >= 0 && n < 62 && m < ((int64_t)1 << (62 - n)) && m >= -((int64_t)1 << (62 - n)),
              small_int((int64_t)((uint64_t)m << n)), inplace)
    ARITH_INT(IRSHIFT, OP_RSHIFT, n >= 0, small_int(m >> (n > 63 ? 63 : n)), inplace)
    ARITH_INT(IAND, OP_AND, true, value_from_bits(value_bits(x) & value_bits(y)), inplace)
    ARITH_INT(IXOR, OP_XOR, true, value_from_bits((value_bits(x) ^ value_bits(y)) | 1), inplace)
    ARITH_INT(IOR, OP_OR, true, value_from_bits(value_bits(x) | value_bits(y)), inplace)
    ADDSUB_IMMEDIATE(ADD_I, OP_ADD, +, binary)
    ADDSUB_IMMEDIATE(SUB_I, OP_SUB, -, binary)
    OP_ABI(MUL_I)
    {
        value x = R[b];
        if (LIKELY(is_int(x))) {
            value y = small_int(bx);
            INT_MUL
        } else if (is_flonum(x)) {
            value y;
            if (LIKELY(flonum_try(flonum_value(x) * bx, &y))) {
                R[a] = y;
                NEXT();
            }
        }
        IMMEDIATE_SLOW(OP_MUL, binary)
    }
    INT_IMMEDIATE(FLOORDIV_I, OP_FLOORDIV, n > 0, small_int(floor_div(m, n)))
    INT_IMMEDIATE(MOD_I, OP_MOD, n > 0, small_int(floor_mod(m, n)))
    INT_IMMEDIATE(LSHIFT_I, OP_LSHIFT,
                  n >= 0 && n < 62 && m < ((int64_t)1 << (62 - n)) &&
                      m >= -((int64_t)1 << (62 - n)),
                  small_int((int64_t)((uint64_t)m << n)))
    INT_IMMEDIATE(RSHIFT_I, OP_RSHIFT, n >= 0, small_int(m >> (n > 63 ? 63 : n)))
    INT_IMMEDIATE(AND_I, OP_AND, true, small_int(m & n))
    ADDSUB_IMMEDIATE(IADD_I, OP_ADD, +, inplace)
    ADDSUB_IMMEDIATE(ISUB_I, OP_SUB, -, inplace)
#define UNARY(name, op_index, condition, expression) \
    OP_ABC(name)                                     \
    {                                                \
        value x = R[b];                              \
        if (LIKELY(is_int(x) && (condition))) {      \
            R[a] = expression;                       \
            NEXT();                                  \
        }                                            \
        SAVE();                                      \
        SET_CHECKED(unary(vm, op_index, x));         \
        NEXT();                                      \
    }
    UNARY(NEG, OP_NEG, small_int_value(x) != SMALL_INT_MIN, small_int(-small_int_value(x)))
    UNARY(POS, OP_POS, true, x)
    UNARY(INVERT, OP_INVERT, true, small_int(~small_int_value(x)))
    OP_ABC(NOT)
    {
        int t = quick_truth(R[b]);
        if (UNLIKELY(t < 0)) {
            SAVE();
            struct function *fn = plain_special(vm, R[b], NAME_BOOL, 1);
            if (fn && push_special(vm, f, fn, R[b], NULL, 0, frame_info(RETURN_NOT_TRUTH, 0, a))) {
                goto enter_pushed;
            }
            t = truth(vm, R[b]);
            CHECK(t >= 0);
        }
        R[a] = make_bool(!t);
        NEXT();
    }
    OP_ABC(TO_BOOL)
    {
        int t = quick_truth(R[b]);
        if (UNLIKELY(t < 0)) {
            SAVE();
            struct function *fn = plain_special(vm, R[b], NAME_BOOL, 1);
            if (fn && push_special(vm, f, fn, R[b], NULL, 0, frame_info(RETURN_TRUTH, 0, a))) {
                goto enter_pushed;
            }
            t = truth(vm, R[b]);
            CHECK(t >= 0);
        }
        R[a] = make_bool(t);
        NEXT();
    }
    COMPARE(LT, CMP_LT, <)
    COMPARE(LE, CMP_LE, <=)
    COMPARE(EQ, CMP_EQ, ==)
    COMPARE(NE, CMP_NE, !=)
    COMPARE(GT, CMP_GT, >)
    COMPARE(GE, CMP_GE, >=)
    OP_ABC(IS)
    {
        R[a] = make_bool(R[b] == R[c]);
        NEXT();
    }
    OP_ABC(IS_NOT)
    {
        R[a] = make_bool(R[b] != R[c]);
        NEXT();
    }
    OP_ABC(IN)
    {
        SAVE();
        int t = contains(vm, R[c], R[b]);
        CHECK(t >= 0);
        R[a] = make_bool(t);
        NEXT();
    }
    OP_ABC(NOT_IN)
    {
        SAVE();
        int t = contains(vm, R[c], R[b]);
        CHECK(t >= 0);
        R[a] = make_bool(!t);
        NEXT();
    }

    /* -- jumps ---------------------------------------------------------------------------------------- */
    OP_ABC(JUMP)
    {
        int32_t offset = (int32_t)*pc++;
        pc += offset;
        if (offset < 0) {
            POLL();
        }
        NEXT();
    }
    OP_ABC(JUMP_IF)
    {
        int t = quick_truth(R[a]);
        c = b;
        if (UNLIKELY(t < 0)) {
            value v = R[a];
            if (is_exact(v, TYPE_LIST)) {
                t = as_list(v)->length != 0;
            } else if (is_exact(v, TYPE_STR)) {
                t = as_str(v)->size != 0;
            } else {
                pc++;
                SAVE();
                struct function *fn = plain_special(vm, v, NAME_BOOL, 1);
                if (fn && push_special(vm, f, fn, v, NULL, 0, frame_info(RETURN_JUMP, 0, 2))) {
                    goto enter_pushed;
                }
                t = truth(vm, v);
                CHECK(t >= 0);
                pc--;
            }
        }
        TAKE_IF((bool)t);
    }
    OP_ABC(JUMP_IF_NONE)
    {
        c = b;
        TAKE_IF(R[a] == VALUE_NONE);
    }
    COMPARE_JUMP(JUMP_LT, CMP_LT, <)
    COMPARE_JUMP(JUMP_LE, CMP_LE, <=)
    COMPARE_JUMP(JUMP_EQ, CMP_EQ, ==)
    COMPARE_JUMP(JUMP_NE, CMP_NE, !=)
    COMPARE_JUMP(JUMP_GT, CMP_GT, >)
    COMPARE_JUMP(JUMP_GE, CMP_GE, >=)
    COMPARE_JUMP_IMMEDIATE(JUMP_LT_I, CMP_LT, <)
    COMPARE_JUMP_IMMEDIATE(JUMP_LE_I, CMP_LE, <=)
    COMPARE_JUMP_IMMEDIATE(JUMP_EQ_I, CMP_EQ, ==)
    COMPARE_JUMP_IMMEDIATE(JUMP_NE_I, CMP_NE, !=)
    COMPARE_JUMP_IMMEDIATE(JUMP_GT_I, CMP_GT, >)
    COMPARE_JUMP_IMMEDIATE(JUMP_GE_I, CMP_GE, >=)
    OP_ABC(JUMP_IS)
    {
        TAKE_IF(R[a] == R[b]);
    }
    OP_ABC(JUMP_IN)
    {
        pc++;
        SAVE();
        int t = contains(vm, R[b], R[a]);
        CHECK(t >= 0);
        pc--;
        TAKE_IF((bool)t);
    }
    OP_ABC(GET_ITER)
    {
        SAVE();
        SET_CHECKED(get_iter(vm, R[b]));
        NEXT();
    }
    OP_ABC(FOR_NEXT)
    {
        value iterator = R[b];
        int32_t offset = (int32_t)*pc++;
        struct object *o = as_object(iterator);
        value item;
        switch (o->kind) {
        case TYPE_RANGE_ITER: {
            struct range_iter *it = (struct range_iter *)o;
            if (UNLIKELY(!it->left)) {
                NEXT();
            }
            it->left--;
            item = small_int(it->next);
            it->next += it->step;
            break;
        }
        case TYPE_LIST_ITER: {
            struct index_iter *it = (struct index_iter *)o;
            if (UNLIKELY(!it->sequence)) {
                NEXT();
            }
            if (UNLIKELY(it->index >= as_list(it->sequence)->length)) {
                it->sequence = VALUE_NULL;
                NEXT();
            }
            item = as_list(it->sequence)->items[it->index++];
            break;
        }
        case TYPE_TUPLE_ITER: {
            struct index_iter *it = (struct index_iter *)o;
            if (UNLIKELY(!it->sequence)) {
                NEXT();
            }
            if (UNLIKELY(it->index >= as_tuple(it->sequence)->length)) {
                it->sequence = VALUE_NULL;
                NEXT();
            }
            item = as_tuple(it->sequence)->items[it->index++];
            break;
        }
        case TYPE_GENERATOR: {
            struct generator *g = (struct generator *)o;
            if (g->state == GEN_FINISHED) {
                NEXT();
            }
            SAVE();
            struct frame *n = resume_begin(vm, g, f, frame_info(RETURN_FOR, 0, a));
            CHECK(n);
            vm->sent = VALUE_NONE;
            ENTER(n);
            goto resume_sent;
        }
        default:
            SAVE();
            if (o->type->def->next && !has_script_special(o->type, NAME_NEXT)) {
                /* `for k, v in d.items()`: what the UNPACK of a temporary takes apart at once need
                 * not be made. */
                uint32_t next = pc[offset];
                if ((next & 0xff) == OP_UNPACK_ && next >> 16 == (2 << 8 | a) && a < 256 &&
                    a >= f->code->local_count) {
                    value pair[2];
                    int got = iter_next_pair(vm, iterator, pair);
                    CHECK(got >= 0);
                    if (got == 0) {
                        NEXT();
                    }
                    if (got == 1) {
                        R[a] = VALUE_NONE; /* hostile code must not find what was there */
                        R[next >> 8 & 0xff] = pair[0];
                        R[(next >> 8 & 0xff) + 1] = pair[1];
                        pc += offset + 1;
                        POLL();
                        NEXT();
                    }
                }
                item = o->type->def->next(vm, iterator);
            } else {
                struct function *fn = plain_special(vm, iterator, NAME_NEXT, 1);
                if (fn &&
                    push_special(vm, f, fn, iterator, NULL, 0, frame_info(RETURN_NEXT, 0, a))) {
                    goto enter_pushed;
                }
                item = iter_next(vm, iterator);
            }
            CHECK(item);
            if (item == VALUE_STOP) {
                NEXT();
            }
        }
        R[a] = item;
        pc += offset;
        POLL();
        NEXT();
    }

    /* -- calls ------------------------------------------------------------------------------------------ */
    OP_ABC(CALL)
    {
        value callable = R[a];
        if (LIKELY(is_exact(callable, TYPE_FUNCTION))) {
            struct function *fn = as_function(callable);
            if (LIKELY(fn->simple_nargs == b && fn->call_kind == CALL_PLAIN && !frame_on_heap(f))) {
                window = R + a;
                dst = c;
                goto call_simple;
            }
        }
        window = R + a;
        nargs = b;
        dst = c;
        if (is_kind(callable, TYPE_NATIVE)) {
            goto call_native_in_place;
        }
        if (is_kind(callable, TYPE_TYPE)) {
            goto call_type_in_place;
        }
        kwnames = VALUE_NULL;
        goto call_any;
    }
    OP_ABC(CALL_METHOD)
    {
        dst = c;
        if (LIKELY(R[a])) {
            window = R + a;
            nargs = b + 1;
        } else {
            window = R + a + 1;
            nargs = b;
        }
        if (LIKELY(is_exact(window[0], TYPE_FUNCTION))) {
            struct function *fn = as_function(window[0]);
            if (LIKELY(fn->simple_nargs == nargs && fn->call_kind == CALL_PLAIN &&
                       !frame_on_heap(f))) {
                goto call_simple;
            }
        } else if (is_kind(window[0], TYPE_METHOD_DESCRIPTOR) || is_kind(window[0], TYPE_NATIVE)) {
            goto call_native_in_place;
        }
        kwnames = VALUE_NULL;
        goto call_any;
    }
    OP_ABC(CALL_KW)
    {
        window = R + a;
        nargs = b;
        dst = c;
        kwnames = K[*pc++];
        goto call_any;
    }
    OP_ABC(CALL_METHOD_KW)
    {
        dst = c;
        if (R[a]) {
            window = R + a;
            nargs = b + 1;
        } else {
            window = R + a + 1;
            nargs = b;
        }
        kwnames = K[*pc++];
        goto call_any;
    }

call_simple : {
    /* A plain script function with exactly its parameters in place: the window is the frame. */
    struct code *code = as_function(window[0])->code;
    struct frame *n = (struct frame *)window;
    SAVE();
    if (UNLIKELY(n->registers + code->register_count > vm->stack_limit ||
                 vm->recursion_depth >= vm->recursion_limit)) {
        nargs = code->parameter_count;
        kwnames = VALUE_NULL;
        goto call_any;
    }
    vm->recursion_depth++;
    n->code = code;
    frame_set_caller(n, f);
    n->info = frame_info(RETURN_KEEP, 0, dst);
    n->handled = VALUE_NULL;
    f = n;
    R = n->registers;
    for (uint32_t i = code->parameter_count; i < code->local_count; i++) {
        R[i] = VALUE_NULL;
    }
    if (code->free_count) {
        struct tuple *closure = as_tuple(as_function(n->function)->closure);
        for (uint32_t i = 0; i < code->free_count; i++) {
            R[code->free_base + i] = closure->items[i];
        }
    }
    vm->frame = n;
    vm->stack_top = R + code->register_count;
    pc = code->instructions;
    K = code->constants;
    C = code->caches;
    POLL();
    NEXT();
}

    /* Most calls of natives: the arguments lie in the window as the function wants them, but for
     * the missing optional ones; the self of a bound method, and a class to make an instance of, go
     * into the word before them, which is the last one of the header. What is above the window is
     * free: the words up to `end` are cleared or filled. */
call_native_in_place : {
    struct native *native = as_native(window[0]);
    struct signature *sig = native->signature;
    size_t given = nargs - (native->header.kind == TYPE_METHOD_DESCRIPTOR);
    kwnames = VALUE_NULL;
    if (UNLIKELY(!sig || (native->header.kind == TYPE_METHOD_DESCRIPTOR &&
                          (nargs == 0 || type_of(vm, window[FRAME_WORDS]) != native->owner)))) {
        goto call_any;
    }
    value *args = window + FRAME_WORDS, *saved_top = vm->stack_top;
    SAVE();
    if (UNLIKELY(frame_on_heap(f))) {
        /* A generator's registers end with its object: on top of the stack there is room. */
        if (saved_top + nargs > vm->stack_limit) {
            goto call_any;
        }
        args = memcpy(saved_top + 1, args, nargs * sizeof(value));
    }
    if (native->self) {
        *--args = native->self;
    }
    value *end = args + sig->slot_count;
    if (LIKELY(signature_fits(sig, given))) {
        for (value *p = args + sig->self + given; p < end; p++) {
            *p = VALUE_NULL;
        }
    } else if (!bind_rest_in_place(vm, sig, given, args)) {
        CHECK(!vm->error);
        goto call_any;
    }
    if (end > saved_top) {
        vm->stack_top = end;
    }
    value result = native->def->function(vm, args);
    if (UNLIKELY(result == VALUE_RETRY)) {
        result = native_retry(vm, native->def->function, args);
    }
    vm->stack_top = saved_top;
    CHECK(result);
    R[dst] = result;
    NEXT();
}

call_type_in_place : {
    struct type *type = (struct type *)as_object(window[0]);
    const struct signature *sig = type->maker;
    kwnames = VALUE_NULL;
    if (UNLIKELY(!sig || frame_on_heap(f))) {
        goto call_any;
    }
    value *args = window + FRAME_WORDS - 1, *saved_top = vm->stack_top;
    value *end = args + sig->slot_count;
    args[0] = window[0];
    SAVE();
    if (LIKELY(signature_fits(sig, nargs))) {
        for (value *p = args + 1 + nargs; p < end; p++) {
            *p = VALUE_NULL;
        }
    } else if (!bind_rest_in_place(vm, sig, nargs, args)) {
        CHECK(!vm->error);
        goto call_any;
    }
    if (end > saved_top) {
        vm->stack_top = end;
    }
    value result = type->def->new (vm, args);
    if (UNLIKELY(result == VALUE_RETRY)) {
        result = native_retry(vm, type->def->new, args);
    }
    if (result && type->def->init) {
        window[0] = args[0] = result; /* window[0] keeps it alive */
        result = type->def->init(vm, args) ? window[0] : VALUE_ERROR;
    }
    vm->stack_top = saved_top;
    CHECK(result);
    R[dst] = result;
    NEXT();
}

call_any : {
    SAVE();
    size_t words = FRAME_WORDS + nargs + (kwnames ? as_tuple(kwnames)->length : 0);
    if (frame_on_heap(f)) {
        /* A generator's registers end with its object: the callee goes on top of the stack. */
        if (vm->stack_top + words > vm->stack_limit + STACK_RESERVE / 2) {
            unsigned ignored = 0;
            value *place = stack_place(vm, vm->stack_top, 0, words, &ignored);
            CHECK(place);
            memcpy(place, window, words * sizeof(value));
            /* The new chunk goes when the native or frame that begins it leaves: mark it by a
             * frame of its own only if a frame is made; natives release it at once. */
            window = place;
            vm->stack_top = place + words;
            value result = call_keywords(vm, window[0], nargs, window + FRAME_WORDS, kwnames);
            stack_pop_chunk(vm);
            CHECK(result);
            R[dst] = result;
            NEXT();
        }
        memcpy(vm->stack_top, window, words * sizeof(value));
        window = vm->stack_top;
    }
call_again:
    if (!is_object(window[0])) {
        goto call_slow;
    }
    switch (as_object(window[0])->kind) {
    case TYPE_FUNCTION: {
        struct function *fn = as_function(window[0]);
        struct code *code = fn->code;
        unsigned flags = 0;
        if (UNLIKELY(vm->recursion_depth >= vm->recursion_limit)) {
            raise_error(vm, TYPE_RECURSION_ERROR, "maximum recursion depth exceeded");
            goto error;
        }
        size_t total = nargs + (kwnames ? as_tuple(kwnames)->length : 0);
        value *place = stack_place(vm, window, FRAME_WORDS + total,
                                   FRAME_WORDS + code->register_count + total + 2, &flags);
        CHECK(place);
        struct frame *n = (struct frame *)place;
        value *old_top = vm->stack_top;
        if (kwnames || nargs != fn->simple_nargs) {
            if (!bind_script(vm, fn, nargs, n->registers, kwnames, n->registers)) {
                if (flags & FRAME_NEW_CHUNK) {
                    stack_pop_chunk(vm);
                }
                vm->stack_top = old_top;
                goto error;
            }
        }
        if (fn->call_kind != CALL_PLAIN) {
            struct generator *g = generator_new(vm, fn, n->registers);
            if (flags & FRAME_NEW_CHUNK) {
                stack_pop_chunk(vm);
            }
            CHECK(g);
            R[dst] = from_object(g);
            NEXT();
        }
        frame_begin(n, fn, f, frame_info(RETURN_KEEP, flags, dst));
        vm->recursion_depth++;
        vm->frame = n;
        vm->stack_top = n->registers + code->register_count;
        goto enter_pushed;
    }
    case TYPE_METHOD: {
        /* The bound self becomes the first argument: everything moves up by one. */
        struct method *m = as_method(window[0]);
        size_t total = nargs + (kwnames ? as_tuple(kwnames)->length : 0);
        memmove(window + FRAME_WORDS + 1, window + FRAME_WORDS, total * sizeof(value));
        window[0] = m->function;
        window[FRAME_WORDS] = m->self;
        nargs++;
        goto call_again;
    }
    case TYPE_METHOD_DESCRIPTOR:
    case TYPE_NATIVE: {
        struct native *native = as_native(window[0]);
        if (UNLIKELY(native->def->flags & (NATIVE_GENERATOR_NEXT | NATIVE_GENERATOR_SEND)) &&
            !kwnames) {
            value g = native->self ? native->self : nargs ? window[FRAME_WORDS] : VALUE_NULL;
            size_t have = nargs - (native->self ? 0 : 1);
            bool send = native->def->flags & NATIVE_GENERATOR_SEND;
            if (is_generator_like(g) && as_object(g)->kind != TYPE_ASYNC_GENERATOR &&
                have == (size_t)send &&
                (as_generator(g)->state == GEN_SUSPENDED ||
                 (as_generator(g)->state == GEN_CREATED &&
                  (!send || window[FRAME_WORDS + nargs - 1] == VALUE_NONE))) &&
                (send || as_object(g)->kind == TYPE_GENERATOR)) {
                vm->sent = send ? window[FRAME_WORDS + nargs - 1] : VALUE_NONE;
                struct frame *n =
                    resume_begin(vm, as_generator(g), f, frame_info(RETURN_SEND, 0, dst));
                CHECK(n);
                ENTER(n);
                goto resume_sent;
            }
        }
        value *saved_top = vm->stack_top;
        value *end = window + FRAME_WORDS + nargs + (kwnames ? as_tuple(kwnames)->length : 0);
        if (end > saved_top) {
            vm->stack_top = end;
        }
        if (UNLIKELY(native->def->flags & NATIVE_PRECISE)) {
            for (value *p = window + 1; p < window + FRAME_WORDS; p++) {
                *p = VALUE_NULL;
            }
            for (value *p = end; p < vm->stack_top; p++) {
                *p = VALUE_NULL;
            }
        }
        value result = call_native(vm, native, nargs, window + FRAME_WORDS, kwnames);
        vm->stack_top = saved_top;
        CHECK(result);
        R[dst] = result;
        NEXT();
    }
    case TYPE_TYPE: {
        struct type *type = (struct type *)as_object(window[0]);
        if (!(type->flags &
              (TYPE_FLAG_CUSTOM_METACLASS | TYPE_FLAG_CUSTOM_NEW | TYPE_FLAG_ABSTRACT)) &&
            type->kind == TYPE_OBJECT && (type->flags & TYPE_FLAG_CUSTOM_INIT)) {
            value init = type_lookup(vm, type, NAME_OF(vm, INIT));
            if (is_exact(init, TYPE_FUNCTION) && as_function(init)->call_kind == CALL_PLAIN) {
                struct function *fn = as_function(init);
                size_t total = nargs + (kwnames ? as_tuple(kwnames)->length : 0);
                unsigned flags = 0;
                if (UNLIKELY(vm->recursion_depth >= vm->recursion_limit)) {
                    raise_error(vm, TYPE_RECURSION_ERROR, "maximum recursion depth exceeded");
                    goto error;
                }
                value *place =
                    stack_place(vm, window, FRAME_WORDS + total,
                                FRAME_WORDS + fn->code->register_count + total + 4, &flags);
                CHECK(place);
                value instance = from_object(object_alloc(vm, type));
                /* The instance waits in the word before the frame: see RETURN_SELF. */
                struct frame *n = (struct frame *)(place + 1);
                if (instance) {
                    memmove(place + FRAME_WORDS + 2, place + FRAME_WORDS, total * sizeof(value));
                    n->registers[0] = instance;
                }
                if (!instance ||
                    ((kwnames || nargs + 1 != fn->simple_nargs) &&
                     !bind_script(vm, fn, nargs + 1, n->registers, kwnames, n->registers))) {
                    if (flags & FRAME_NEW_CHUNK) {
                        stack_pop_chunk(vm);
                    }
                    goto error;
                }
                place[0] = instance;
                frame_begin(n, fn, f, frame_info(RETURN_SELF, flags, dst));
                vm->recursion_depth++;
                vm->frame = n;
                vm->stack_top = n->registers + fn->code->register_count;
                goto enter_pushed;
            }
        }
        break;
    }
    default: break;
    }
call_slow : {
    value *saved_top = vm->stack_top;
    value *end = window + FRAME_WORDS + nargs + (kwnames ? as_tuple(kwnames)->length : 0);
    if (end > saved_top) {
        vm->stack_top = end;
    }
    value result = call_keywords(vm, window[0], nargs, window + FRAME_WORDS, kwnames);
    vm->stack_top = saved_top;
    CHECK(result);
    R[dst] = result;
    NEXT();
}
}

    OP_ABC(CALL_EX)
    {
        SAVE();
        value positional = R[a + FRAME_WORDS],
              keywords = b & 1 ? R[a + FRAME_WORDS + 1] : VALUE_NULL;
        if (!is_exact(positional, TYPE_TUPLE)) {
            positional = call_positional(vm, R[a], positional);
            CHECK(positional);
            R[a + FRAME_WORDS] = positional;
        }
        if (is_exact(R[a], TYPE_FUNCTION) && (!keywords || !as_dict(keywords)->count) &&
            as_tuple(positional)->length <= 64) {
            /* Spread in place: the call goes on as an ordinary one. */
            struct tuple *t = as_tuple(positional);
            size_t words = FRAME_WORDS + t->length;
            if (vm->stack_top + words < vm->stack_limit) {
                window = vm->stack_top;
                window[0] = R[a];
                memcpy(window + FRAME_WORDS, t->items, t->length * sizeof(value));
                nargs = t->length;
                dst = c;
                kwnames = VALUE_NULL;
                goto call_again;
            }
        }
        value result = call_with(vm, R[a], positional, keywords);
        CHECK(result);
        R[c] = result;
        NEXT();
    }

enter_pushed:
    ENTER(vm->frame);
    POLL();
    NEXT();

    /* -- returns ------------------------------------------------------------------------------------------ */
    {
        value result;
        OP_ABC(RETURN)
        {
            result = R[a];
            goto return_value;
        }
        OP_ABC(RETURN_NONE)
        {
            result = VALUE_NONE;
        }
    return_value:
        if (LIKELY(!(f->info & 0xffffff00))) { /* RETURN_KEEP, no flags */
            struct frame *caller = frame_caller(f);
            uint32_t to = frame_dst(f);
            vm->recursion_depth--;
            RESET_TOP(caller, f);
            ENTER(caller);
            R[to] = result;
            NEXT();
        }
        struct frame *left = f;
        struct frame *caller = frame_caller(f);
        uint32_t to = frame_dst(f);
        unsigned kind = frame_kind(f);
        if (frame_on_heap(f)) {
            goto generator_returned;
        }
        vm->recursion_depth--;
        if (kind == RETURN_SELF) {
            if (UNLIKELY(result != VALUE_NONE)) {
                value what = result;
                if (f->info & FRAME_NEW_CHUNK) {
                    stack_pop_chunk(vm);
                } else {
                    RESET_TOP(caller, (value *)left - 1);
                }
                ENTER(caller);
                raise_type_error(vm, "__init__() should return None, not '%T'", what);
                goto error;
            }
            result = ((value *)f)[-1];
        }
        if (f->info & FRAME_NEW_CHUNK) {
            stack_pop_chunk(vm);
            if (kind == RETURN_EXIT) {
                goto leave;
            }
            ENTER(caller);
        } else if (kind == RETURN_EXIT) {
            vm->stack_top = (value *)left;
            goto leave;
        } else {
            RESET_TOP(caller, frame_base(left));
            ENTER(caller);
        }
        switch (kind) {
        case RETURN_KEEP:
        case RETURN_SELF: R[to] = result; NEXT();
        case RETURN_DISCARD: NEXT();
        case RETURN_TRUTH:
        case RETURN_NOT_TRUTH:
            if (!is_bool(result)) {
                raise_type_error(vm, "__bool__ should return bool, returned %T", result);
                goto error;
            }
            R[to] = kind == RETURN_TRUTH ? result : make_bool(result == VALUE_FALSE);
            NEXT();
        case RETURN_NEXT:
            R[to] = result;
            pc += (int32_t)pc[-1];
            NEXT();
        case RETURN_BINARY:
        case RETURN_INPLACE:
            if (UNLIKELY(result == VALUE_NOT_IMPLEMENTED)) {
                value x = ((value *)left)[-2], y = ((value *)left)[-1];
                unsigned opcode = pc[-1] & 0xff;
                enum binary_op op = binary_op_of(opcode);
                result = kind == RETURN_INPLACE
                             ? binary(vm, op, x, y)
                             : binary_after_left(vm, op, x, y,
                                                 opcode_table[opcode].name[0] == 'I' &&
                                                     opcode != OP_INVERT_);
                CHECK(result);
            }
            R[to] = result;
            NEXT();
        case RETURN_COMPARE:
            if (UNLIKELY(result == VALUE_NOT_IMPLEMENTED)) {
                value x = ((value *)left)[-2], y = ((value *)left)[-1];
                unsigned opcode = pc[-1] & 0xff;
                result = compare_after_left(vm, (enum compare_op)(opcode - OP_LT_), x, y);
                CHECK(result);
            }
            R[to] = result;
            NEXT();
        case RETURN_JUMP: {
            uint32_t word = pc[-2], offset = pc[-1];
            unsigned opcode = word & 0xff;
            if (to == 2) { /* JUMP_IF: __bool__ */
                if (!is_bool(result)) {
                    raise_type_error(vm, "__bool__ should return bool, returned %T", result);
                    goto error;
                }
                c = word >> 16 & 0xff;
            } else if (UNLIKELY(result == VALUE_NOT_IMPLEMENTED)) {
                value x = ((value *)left)[-2], y = ((value *)left)[-1];
                result = compare_after_left(
                    vm, (enum compare_op)(opcode - (to ? OP_JUMP_LT_I_ : OP_JUMP_LT_)), x, y);
                CHECK(result);
                c = word >> 24;
            } else {
                c = word >> 24;
            }
            int t = quick_truth(result);
            if (t < 0) {
                t = truth(vm, result);
                CHECK(t >= 0);
            }
            if (to == 1) {
                if ((bool)t == (bool)(offset & 1)) {
                    pc += (int32_t)offset >> 2;
                }
            } else if ((bool)t == (bool)(c & 1)) {
                pc += (int32_t)offset;
            }
            POLL();
            NEXT();
        }
        default: R[to] = result; NEXT();
        }

    leave:
        vm->frame = caller;
        vm->activation = activation.previous;
        if (yielded) {
            *yielded = false;
        }
        return result;

    generator_returned : {
        struct generator *g = generator_of_frame(f);
        struct generator *root = g->root;
        g->frame.handled = VALUE_NULL;
        generator_finish(g);
        switch (kind) {
        case RETURN_DELEGATE: {
            leaf_becomes(generator_of_frame(caller), root);
            ENTER(caller);
            R[to] = result;
            NEXT();
        }
        case RETURN_ANEXT: {
            leaf_becomes(generator_of_frame(caller), root);
            generator_of_frame(caller)->origin = VALUE_NULL;
            ENTER(caller);
            R[to] = result;
            pc += (int32_t)pc[-1];
            POLL();
            NEXT();
        }
        case RETURN_FOR_ASYNC: {
            leaf_becomes(generator_of_frame(caller), root);
            g->async_state = ASYNC_GENERATOR_CLOSED;
            ENTER(caller);
            NEXT();
        }
        case RETURN_FOR:
            vm->recursion_depth--;
            ENTER(caller);
            NEXT();
        case RETURN_SEND:
            vm->recursion_depth--;
            ENTER(caller);
            raise_stop_iteration(vm, result == VALUE_NONE ? VALUE_NULL : result);
            goto error;
        default: /* RETURN_RESUME_EXIT */ vm->recursion_depth--; goto leave;
        }
    }
    }

    OP_ABC(MAKE_FUNCTION)
    {
        value code = K[*pc++];
        SAVE();
        SET_CHECKED(make_function(vm, f, code, &R[b]));
        NEXT();
    }
    OP_ABC(LOAD_CLOSURE_CELL)
    {
        R[a] = R[b];
        NEXT();
    }

    /* -- generators and coroutines --------------------------------------------------------------------- */
    OP_ABC(YIELD)
    {
        struct generator *g = generator_of_frame(f);
        struct generator *root = g->root;
        value v = R[b];
        SAVE();
        g->resume_reg = a;
        g->state = GEN_SUSPENDED;
        if (g->header.kind == TYPE_ASYNC_GENERATOR && c) {
            /* Goes to whoever awaits the next item, not to the driver of the chain. */
            unsigned kind = frame_kind(f);
            uint32_t to = frame_dst(f);
            struct frame *consumer = frame_caller(f);
            g->leaf = g;
            g->root = g;
            g->async_state = ASYNC_GENERATOR_IDLE;
            gc_barrier(vm, g);
            if (kind == RETURN_FOR_ASYNC || kind == RETURN_DELEGATE) {
                leaf_becomes(generator_of_frame(consumer), root);
                frame_set_caller(f, NULL);
                ENTER(consumer);
                R[to] = v;
                if (kind == RETURN_FOR_ASYNC) {
                    pc += (int32_t)pc[-1];
                    POLL();
                }
                NEXT();
            }
            vm->recursion_depth--;
            frame_set_caller(f, NULL);
            vm->frame = consumer;
            vm->activation = activation.previous;
            if (yielded) {
                *yielded = true;
            }
            vm->async_yield = true;
            return v;
        }
        vm->sent = v;
        goto yield_up;
    }

yield_up : {
    /* vm->sent leaves the chain whose leaf is f: straight to the consumer of its root. */
    struct generator *g = generator_of_frame(f);
    struct generator *root = g->root;
    value v = vm->sent;
    g->state = GEN_SUSPENDED;
    root->state = GEN_SUSPENDED;
    root->leaf = g;
    gc_barrier(vm, g);
    gc_barrier(vm, root);
    struct frame *consumer = frame_caller(&root->frame);
    unsigned kind = frame_kind(&root->frame);
    uint32_t to = frame_dst(&root->frame);
    frame_set_caller(&root->frame, NULL);
    vm->recursion_depth--;
    if (kind == RETURN_FOR) {
        ENTER(consumer);
        R[to] = v;
        pc += (int32_t)pc[-1];
        POLL();
        NEXT();
    }
    if (kind == RETURN_SEND) {
        ENTER(consumer);
        R[to] = v;
        NEXT();
    }
    vm->frame = consumer;
    vm->activation = activation.previous;
    if (yielded) {
        *yielded = true;
    }
    return v;
}

resume_sent : {
    /* f is a leaf just linked to its consumer; vm->sent goes in. */
    struct generator *g = generator_of_frame(f);
    if (LIKELY(g->delegating != DELEGATING_NATIVE)) {
        if (frame_pc(f) != f->code->instructions) {
            R[g->resume_reg] = vm->sent;
        }
        POLL();
        NEXT();
    }
    delegate_sent = vm->sent;
    delegate_thrown = VALUE_NULL;
    goto delegate_again;
}

resume_thrown:
    /* vm->thrown is raised in leaf f, or handed to the iterator that it waits for. */
    delegate_thrown = vm->thrown;
    vm->thrown = VALUE_NULL;
    if (!frame_on_heap(f) || generator_of_frame(f)->delegating != DELEGATING_NATIVE) {
        if (frame_on_heap(f) && frame_pc(f) == f->code->instructions) {
            /* Not started: the raise is at the definition's line, outside any handler. */
            raise_value(vm, delegate_thrown);
            if (vm->error) {
                traceback_add(vm, as_exception(vm->error), f->code,
                              as_function(f->function)->globals, 0);
            }
            goto leave_frame;
        }
        raise_value(vm, delegate_thrown);
        goto error;
    }
    delegate_sent = VALUE_NULL;

delegate_again:
    /* The DELEGATE or FOR_ANEXT at pc waits for an iterator that is no frame: one more step. */
    insn = *pc++;
    DECODE_ABC();
    if (UNLIKELY((insn & 0xff) == OP_EXTEND_)) {
        uint32_t ea = a, eb = b;
        insn = *pc++;
        DECODE_ABC();
        a |= ea << 8;
        b |= eb << 8;
    }
    if ((insn & 0xff) == OP_FOR_ANEXT_) {
        pc++;
    }
delegate_native : {
    SAVE();
    struct generator *g = generator_of_frame(f);
    value out = VALUE_NULL;
    value iterator = g->delegate == UINT32_MAX ? g->origin : R[g->delegate];
    g->delegating = DELEGATING_NATIVE;
    enum delegate_result step = delegate_step(vm, iterator, delegate_sent, delegate_thrown, &out);
    bool for_anext = g->delegate == UINT32_MAX;
    if (step == DELEGATE_YIELD) {
        /* Suspended here: the instruction is run again when resumed. */
        pc -= (a > 255 || b > 255 ? 2 : 1) + for_anext;
        SAVE();
        vm->sent = out;
        goto yield_up;
    }
    g->delegating = DELEGATING_NOT;
    if (for_anext) {
        g->origin = VALUE_NULL;
        if (step == DELEGATE_ERROR && error_is(vm, TYPE_STOP_ASYNC_ITERATION)) {
            error_clear(vm);
            NEXT();
        }
        CHECK(step == DELEGATE_DONE);
        R[a] = out;
        pc += (int32_t)pc[-1];
        POLL();
        NEXT();
    }
    CHECK(step == DELEGATE_DONE);
    R[a] = out;
    NEXT();
}

    OP_ABC(DELEGATE)
    {
        value iterator = R[b];
        SAVE();
        delegate_register = b;
        delegate_kind = RETURN_DELEGATE;
        generator_of_frame(f)->delegate = b;
        if (is_object(iterator) && (as_object(iterator)->kind == TYPE_COROUTINE ||
                                    as_object(iterator)->kind == TYPE_GENERATOR)) {
            delegate_inner = as_generator(iterator);
            goto delegate_frame;
        }
        delegate_sent = VALUE_NONE;
        delegate_thrown = VALUE_NULL;
        goto delegate_native;
    }

delegate_frame : {
    /* delegate_inner becomes part of this chain, returning here with delegate_kind. */
    struct generator *g = generator_of_frame(f);
    struct generator *inner = delegate_inner;
    if (UNLIKELY(inner->state == GEN_FINISHED)) {
        if (inner->header.kind == TYPE_COROUTINE) {
            raise_error(vm, TYPE_RUNTIME_ERROR, "cannot reuse already awaited coroutine");
            goto error;
        }
        R[a] = VALUE_NONE;
        NEXT();
    }
    struct generator *leaf = inner;
    if (inner->state == GEN_SUSPENDED) {
        leaf = inner->leaf && inner->leaf->root == inner && inner->leaf->state == GEN_SUSPENDED
                   ? inner->leaf
                   : generator_leaf(inner);
    }
    if (UNLIKELY(leaf->state == GEN_RUNNING || inner->state == GEN_RUNNING)) {
        raise_value_error(vm, "%s already executing",
                          inner->header.kind == TYPE_COROUTINE ? "coroutine" : "generator");
        goto error;
    }
    inner->depth = g->depth + 1;
    if (UNLIKELY((int64_t)inner->depth + vm->recursion_depth > vm->recursion_limit)) {
        inner->depth = 0;
        raise_error(vm, TYPE_RECURSION_ERROR, "maximum recursion depth exceeded");
        goto error;
    }
    struct generator *root = g->root;
    inner->awaited = true;
    inner->frame.info = frame_info(delegate_kind, FRAME_HEAP, a);
    frame_set_caller(&inner->frame, f);
    g->delegating = DELEGATING_FRAME;
    g->delegate = delegate_register;
    g->state = GEN_SUSPENDED;
    gc_barrier(vm, g);
    leaf->root = root;
    leaf->state = GEN_RUNNING;
    root->leaf = leaf;
    root->state = GEN_RUNNING;
    vm->sent = VALUE_NONE;
    ENTER(&leaf->frame);
    goto resume_sent;
}
    OP_ABC(GET_YIELD_FROM_ITER)
    {
        SAVE();
        SET_CHECKED(get_yield_from_iter(vm, f, R[b]));
        NEXT();
    }
    OP_ABC(GET_AWAITABLE)
    {
        value v = R[b];
        if (is_object(v) && as_object(v)->kind == TYPE_COROUTINE && !as_generator(v)->awaited) {
            as_generator(v)->awaited = true;
            R[a] = v;
            NEXT();
        }
        SAVE();
        SET_CHECKED(get_awaitable(vm, v, (int)c));
        NEXT();
    }
    OP_ABC(GET_AITER)
    {
        SAVE();
        SET_CHECKED(get_aiter(vm, R[b]));
        NEXT();
    }
    OP_ABC(GET_ANEXT)
    {
        SAVE();
        SET_CHECKED(get_anext(vm, R[b]));
        NEXT();
    }
    OP_ABC(FOR_ANEXT)
    {
        /* An async generator that nobody else is running goes on as part of this chain. Anything
         * else is awaited: g->origin holds the awaitable meanwhile. */
        value iterator = R[b];
        struct generator *g = generator_of_frame(f);
        pc++;
        SAVE();
        delegate_register = b;
        if (is_exact(iterator, TYPE_ASYNC_GENERATOR)) {
            struct generator *inner = as_generator(iterator);
            if (inner->state == GEN_FINISHED) {
                NEXT();
            }
            if (inner->async_state == ASYNC_GENERATOR_IDLE && inner->state != GEN_RUNNING) {
                CHECK(async_generator_first(vm, inner));
                inner->async_state = ASYNC_GENERATOR_RUNNING;
                delegate_inner = inner;
                delegate_kind = RETURN_FOR_ASYNC;
                goto delegate_frame;
            }
        }
        value awaitable = get_anext(vm, iterator);
        CHECK(awaitable);
        g->origin = awaitable;
        gc_barrier(vm, g);
        delegate_register = UINT32_MAX;
        g->delegate = UINT32_MAX;
        if (is_object(awaitable) && (as_object(awaitable)->kind == TYPE_COROUTINE ||
                                     as_object(awaitable)->kind == TYPE_GENERATOR)) {
            delegate_inner = as_generator(awaitable);
            delegate_kind = RETURN_ANEXT;
            goto delegate_frame;
        }
        delegate_sent = VALUE_NONE;
        delegate_thrown = VALUE_NULL;
        goto delegate_native;
    }

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

    /* -- building ----------------------------------------------------------------------------------------- */
    OP_ABC(BUILD_TUPLE)
    {
        SAVE();
        SET_CHECKED(from_object(tuple_from(vm, &R[b], c)));
        NEXT();
    }
    OP_ABC(BUILD_LIST)
    {
        SAVE();
        SET_CHECKED(from_object(list_from(vm, &R[b], c)));
        NEXT();
    }
    OP_ABC(BUILD_SET)
    {
        SAVE();
        struct set *set = set_new(vm);
        CHECK(set);
        value made = from_object(set);
        size_t mark = gc_root_mark(vm);
        CHECK(gc_push_root(vm, made));
        for (uint32_t i = 0; i < c; i++) {
            if (!set_add(vm, set, R[b + i])) {
                gc_pop_roots(vm, mark);
                goto error;
            }
        }
        gc_pop_roots(vm, mark);
        R[a] = made;
        NEXT();
    }
    OP_ABC(BUILD_DICT)
    {
        SAVE();
        struct dict *dict = c > 5 ? dict_new_sized(vm, c) : dict_new(vm);
        CHECK(dict);
        value made = from_object(dict);
        size_t mark = gc_root_mark(vm);
        CHECK(gc_push_root(vm, made));
        for (uint32_t i = 0; i < c; i++) {
            if (!dict_set(vm, dict, R[b + 2 * i], R[b + 2 * i + 1])) {
                gc_pop_roots(vm, mark);
                goto error;
            }
        }
        gc_pop_roots(vm, mark);
        R[a] = made;
        NEXT();
    }
    OP_ABC(BUILD_STRING)
    {
        SAVE();
        SET_CHECKED(build_string(vm, &R[b], c));
        NEXT();
    }
    OP_ABC(LIST_APPEND)
    {
        SAVE();
        CHECK(list_append_inline(vm, as_list(R[a]), R[b]));
        NEXT();
    }
    OP_ABC(LIST_EXTEND)
    {
        SAVE();
        struct type *type = type_of(vm, R[b]);
        if (UNLIKELY(!type->def->iter && !has_script_special(type, NAME_ITER) &&
                     !has_script_special(type, NAME_GETITEM))) {
            raise_type_error(vm, "Value after * must be an iterable, not %T", R[b]);
            goto error;
        }
        CHECK(list_extend(vm, as_list(R[a]), R[b]));
        NEXT();
    }
    OP_ABC(LIST_TO_TUPLE)
    {
        SAVE();
        SET_CHECKED(from_object(tuple_from(vm, as_list(R[b])->items, as_list(R[b])->length)));
        NEXT();
    }
    OP_ABC(SET_ADD)
    {
        SAVE();
        CHECK(set_add(vm, as_set(R[a]), R[b]));
        NEXT();
    }
    OP_ABC(SET_UPDATE)
    {
        SAVE();
        CHECK(set_update(vm, as_set(R[a]), R[b]));
        NEXT();
    }
    OP_ABC(DICT_ADD)
    {
        SAVE();
        CHECK(dict_set(vm, as_dict(R[a]), R[b], R[c]));
        NEXT();
    }
    OP_ABC(DICT_UPDATE)
    {
        SAVE();
        bool failed = false;
        if (!is_kind(R[b], TYPE_DICT) && !get_attr_optional(vm, R[b], NAME_OF(vm, KEYS), &failed)) {
            if (!failed) {
                raise_type_error(vm, "'%T' object is not a mapping", R[b]);
            }
            goto error;
        }
        CHECK(dict_update(vm, as_dict(R[a]), R[b]));
        NEXT();
    }
    OP_ABC(DICT_MERGE)
    {
        SAVE();
        CHECK(dict_merge_call(vm, R[a], R[b], R[c]));
        NEXT();
    }
    OP_ABC(UNPACK)
    {
        value source = R[b];
        const value *items;
        if (is_exact(source, TYPE_TUPLE) && as_tuple(source)->length == c) {
            items = as_tuple(source)->items;
        } else if (is_exact(source, TYPE_LIST) && as_list(source)->length == c) {
            items = as_list(source)->items;
        } else {
            SAVE();
            CHECK(unpack(vm, source, c, false, 0, &R[a]));
            NEXT();
        }
        for (uint32_t i = 0; i < c; i++) {
            R[a + i] = items[i];
        }
        NEXT();
    }
    OP_ABC(UNPACK_EX)
    {
        uint32_t after = *pc++;
        SAVE();
        CHECK(unpack(vm, R[b], c, true, after, &R[a]));
        NEXT();
    }
    OP_ABC(CONVERT)
    {
        SAVE();
        SET_CHECKED(c == 1 ? str_of(vm, R[b]) : c == 2 ? repr(vm, R[b]) : ascii_of(vm, R[b]));
        NEXT();
    }
    OP_ABC(FORMAT)
    {
        if (is_exact(R[b], TYPE_STR)) {
            R[a] = R[b];
            NEXT();
        }
        SAVE();
        SET_CHECKED(format_value(vm, R[b], VALUE_NULL));
        NEXT();
    }
    OP_ABC(FORMAT_SPEC)
    {
        SAVE();
        SET_CHECKED(format_value(vm, R[b], R[c]));
        NEXT();
    }

    /* -- patterns ------------------------------------------------------------------------------------------- */
    OP_ABC(MATCH_SEQUENCE)
    {
        R[a] = make_bool(match_kind(vm, R[b], false));
        NEXT();
    }
    OP_ABC(MATCH_MAPPING)
    {
        R[a] = make_bool(match_kind(vm, R[b], true));
        NEXT();
    }
    OP_ABC(MATCH_KEYS)
    {
        SAVE();
        SET_CHECKED(match_keys(vm, R[b], R[c]));
        NEXT();
    }
    OP_ABC(MATCH_CLASS)
    {
        uint32_t positional = *pc++;
        SAVE();
        SET_CHECKED(match_class(vm, R[b], R[c], positional, R[c + 1]));
        NEXT();
    }
    OP_ABC(GET_LEN)
    {
        SAVE();
        size_t length;
        CHECK(length_of(vm, R[b], &length));
        R[a] = small_int((int64_t)length);
        NEXT();
    }
    OP_ABC(MAPPING_REST)
    {
        SAVE();
        SET_CHECKED(mapping_rest(vm, R[b], R[c]));
        NEXT();
    }

    /* -- modules and the rest --------------------------------------------------------------------------------- */
    OP_ABC(IMPORT_NAME)
    {
        value name = K[*pc++];
        SAVE();
        SET_CHECKED(import_name(vm, as_function(f->function)->globals, name, R[b], (int)c));
        NEXT();
    }
    OP_ABC(IMPORT_FROM)
    {
        value name = K[*pc++];
        SAVE();
        SET_CHECKED(import_from(vm, R[b], name));
        NEXT();
    }
    OP_ABC(IMPORT_STAR)
    {
        SAVE();
        CHECK(import_star(vm, R[a], R[0]));
        NEXT();
    }
    OP_ABC(SETUP_ANNOTATIONS)
    {
        SAVE();
        value annotations;
        CHECK(setup_annotations(vm, R[0], &annotations));
        R[a] = annotations;
        NEXT();
    }
    OP_ABC(PRINT_EXPRESSION)
    {
        SAVE();
        CHECK(print_expression(vm, R[a]));
        NEXT();
    }
    OP_ABC(INTRINSIC)
    {
        SAVE();
        SET_CHECKED(intrinsic(vm, f, c, &R[b]));
        NEXT();
    }
    OP_ABC(SAFEPOINT)
    {
        POLL();
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
