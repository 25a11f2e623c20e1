/* verify.c - the verifier. Two passes over each code object: the first looks at every instruction by
 * itself; the second follows control and keeps, for each register, what is known of its content. */
#include "verify.h"
#include "decode.h"
#include "../object/error.h"
#include "../object/generator.h"
#include "../object/number.h"
#include "../object/sequence.h"
#include "../object/str.h"

#define MAX_NESTING 1000

/* What a register holds, on every path to a place. Of two different facts merge() finds the one that
 * both imply. T_CELLS carries the number of cells in the bits above the low 8. */
enum known {
    T_GARBAGE, /* a word that may be no value: left by a call, or never written */
    T_MAYBE,   /* a value or unbound */
    T_BOUND,   /* a value; so are those below, except where said */
    T_LIST,
    T_SET,
    T_DICT,
    T_TUPLE,
    T_NAMES, /* a tuple of strs */
    T_CELLS, /* a tuple of cells */
    T_STR,
    T_OBJECT, /* an iterator or awaitable: at least a heap object */
    T_EXCEPTION,
    T_EXCEPTION_OR_NONE,
    T_UNBOUND, /* not a value */
    T_CELL,    /* not a value */
    T_HANDLED, /* not a value: what PUSH_HANDLED saved */
    T_METHOD,  /* not a value: part of what LOAD_METHOD prepared */
};

struct verifier {
    struct vm *vm;
    const struct code *code;
    uint8_t *marks;   /* for each word, enum mark */
    uint32_t *blocks; /* for each word where a block begins, its number + 1 */
    uint32_t block_count;
    uint32_t *states; /* block_count times register_count: enum known */
    uint8_t *reached; /* for each block: 1 reached, 2 to be looked at (again) */
    uint32_t *queue;  /* blocks to be looked at: a ring of block_count */
    uint32_t queue_head, queue_size;
    uint32_t *state; /* at the present instruction */
    uint32_t at;
    bool ok;
};

enum mark { MARK_INSTRUCTION = 1, MARK_BLOCK = 2 };

static bool fail(struct verifier *v, const char *reason)
{
    if (v->ok) {
        v->ok = false;
        value name = v->code->qualname;
        if (is_kind(name, TYPE_STR)) {
            raise_value_error(v->vm, "bad bytecode: %s (%U, word %u)", reason, name, v->at);
        } else {
            raise_value_error(v->vm, "bad bytecode: %s (word %u)", reason, v->at);
        }
    }
    return false;
}

/* -- pass 1: the head and single instructions -------------------------------------------------------------- */

static bool is_str_value(value v)
{
    return is_kind(v, TYPE_STR);
}

static bool is_names(value v)
{
    if (!is_exact(v, TYPE_TUPLE)) {
        return false;
    }
    for (size_t i = 0; i < as_tuple(v)->length; i++) {
        if (!is_str_value(as_tuple(v)->items[i])) {
            return false;
        }
    }
    return true;
}

static bool check_flags(struct verifier *v)
{
    const struct code *code = v->code;
    uint32_t kinds = code->flags & (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR);
    if (kinds & (kinds - 1)) {
        return fail(v, "more than one kind of generator");
    }
    if ((code->flags & (CODE_NAMESPACE | CODE_MODULE)) &&
        (code->parameter_count != 1 || code->positional_count != 1 || code->keyword_only_count ||
         code->flags & (CODE_VARARGS | CODE_VARKEYWORDS))) {
        return fail(v, "a namespace is the one parameter");
    }
    return true;
}

/* The counts fit what was allocated for the arrays, which follow each other in one buffer. */
static bool arrays_are_there(const struct code *code)
{
    const struct {
        const void *array;
        uint64_t size;
    } parts[] = {
        {code->constants, code->constant_count * (uint64_t)sizeof *code->constants},
        {code->caches, code->cache_count * (uint64_t)sizeof *code->caches},
        {code->local_names, code->local_count * (uint64_t)sizeof *code->local_names},
        {code->instructions, code->instruction_count * (uint64_t)sizeof *code->instructions},
        {code->cell_registers, code->cell_count * (uint64_t)sizeof *code->cell_registers},
        {code->exceptions, code->exception_count * (uint64_t)sizeof *code->exceptions},
        {code->positions, code->position_size},
        {(char *)code->buffer + code->size_bytes, 0},
    };
    for (size_t i = 0; i + 1 < sizeof parts / sizeof *parts; i++) {
        if (parts[i].size > (uintptr_t)parts[i + 1].array - (uintptr_t)parts[i].array) {
            return false;
        }
    }
    return true;
}

static bool check_head(struct verifier *v)
{
    const struct code *code = v->code;
    if (!arrays_are_there(code)) {
        return fail(v, "a count is larger than its array");
    }
    uint64_t parameters = (uint64_t)code->positional_count + code->keyword_only_count +
                          !!(code->flags & CODE_VARARGS) + !!(code->flags & CODE_VARKEYWORDS);
    if (!is_str_value(code->name) || !is_str_value(code->qualname) ||
        !is_str_value(code->filename) || (code->docstring && !is_str_value(code->docstring)) ||
        (code->static_attributes && !is_names(code->static_attributes))) {
        return fail(v, "a name is no str");
    }
    if (code->positional_only_count > code->positional_count ||
        parameters != code->parameter_count || code->parameter_count > code->local_count ||
        code->local_count > code->register_count || code->register_count > INT32_MAX) {
        return fail(v, "counts of registers do not agree");
    }
    if ((uint64_t)code->free_base + code->free_count > code->local_count ||
        (code->free_count && code->free_base < code->parameter_count)) {
        return fail(v, "free variables are no locals");
    }
    if (code->class_cell >= 0 ? (uint32_t)code->class_cell - code->free_base >= code->free_count
                              : code->class_cell != -1) {
        return fail(v, "__class__ is no free variable");
    }
    for (uint32_t i = 0; i < code->cell_count; i++) {
        if (code->cell_registers[i] >= code->local_count) {
            return fail(v, "a captured variable is no local");
        }
    }
    for (uint32_t i = 0; i < code->local_count; i++) {
        if (!is_str_value(code->local_names[i]) || !str_is_interned(as_str(code->local_names[i]))) {
            return fail(v, "a local's name is no interned str");
        }
    }
    for (uint32_t i = 0; i < code->cache_count; i++) {
        if (!is_str_value(code->caches[i].name) || !str_is_interned(as_str(code->caches[i].name))) {
            return fail(v, "a cache's name is no interned str");
        }
    }
    for (uint32_t i = 0; i < code->constant_count; i++) {
        if (!code->constants[i]) {
            return fail(v, "a constant is missing");
        }
    }
    return check_flags(v);
}

static bool check_constant(struct verifier *v, const struct instruction *i)
{
    value constant = v->code->constants[i->extra];
    switch (i->opcode) {
    case OP_LOAD_CONST_: return true;
    case OP_CALL_KW_:
    case OP_CALL_METHOD_KW_:
        return is_names(constant) || fail(v, "keyword names are no tuple of strs");
    case OP_MAKE_FUNCTION_: return is_kind(constant, TYPE_CODE) || fail(v, "a function needs code");
    default: return is_str_value(constant) || fail(v, "a name is no str");
    }
}

static bool check_numbers(struct verifier *v, const struct instruction *i)
{
    uint32_t generators = CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR;
    switch (i->opcode) {
    case OP_LOAD_SPECIAL_VALUE_: {
        value special = value_from_bits((uint64_t)(uint32_t)i->bx);
        return !special || special == VALUE_NONE || is_bool(special) || special == VALUE_ELLIPSIS ||
               special == VALUE_NOT_IMPLEMENTED || fail(v, "no such singleton");
    }
    case OP_YIELD_:
        if (!(v->code->flags & (i->c ? CODE_ASYNC_GENERATOR : CODE_GENERATOR))) {
            return fail(v, "yield outside a generator");
        }
        return true;
    case OP_DELEGATE_:
    case OP_FOR_ANEXT_: return v->code->flags & generators || fail(v, "await outside a coroutine");
    case OP_GET_AWAITABLE_: return i->c <= 3 || fail(v, "no such kind of await");
    case OP_CONVERT_: return (i->c >= 1 && i->c <= 3) || fail(v, "no such conversion");
    case OP_INTRINSIC_: return i->c < INTRINSIC_COUNT || fail(v, "no such intrinsic");
    case OP_CALL_EX_: return i->b <= 1 || fail(v, "no such call");
    case OP_LOAD_NAME_:
    case OP_STORE_NAME_:
    case OP_DELETE_NAME_:
    case OP_LOAD_NAME_OR_CELL_:
        return v->code->flags & CODE_NAMESPACE || fail(v, "there is no namespace");
    case OP_SETUP_ANNOTATIONS_:
    case OP_IMPORT_STAR_:
        return v->code->flags & (CODE_NAMESPACE | CODE_MODULE) || fail(v, "there is no namespace");
    default: return true;
    }
}

/* Every loop must pass a safepoint, so that it can be interrupted. */
static bool check_back_edge(struct verifier *v, const struct instruction *i)
{
    if (i->target >= i->next) {
        return true;
    }
    switch (i->opcode) {
    case OP_JUMP_:
    case OP_FOR_NEXT_:
    case OP_FOR_ANEXT_: return true;
    case OP_JUMP_IF_:
    case OP_JUMP_IF_NONE_: return i->b & 2 || fail(v, "a loop without a safepoint");
    default:
        return (i->format == FORMAT_AIJ ? i->extra : i->c) & 2 ||
               fail(v, "a loop without a safepoint");
    }
}

static bool check_instruction(struct verifier *v, const struct instruction *i)
{
    struct register_range ranges[4];
    unsigned count = instruction_registers(v->code, i, ranges);
    for (unsigned k = 0; k < count; k++) {
        if (ranges[k].end > v->code->register_count) {
            return fail(v, "register out of range");
        }
    }
    switch (instruction_extra(i->opcode)) {
    case EXTRA_CONSTANT:
        if (i->extra >= v->code->constant_count) {
            return fail(v, "constant out of range");
        }
        if (!check_constant(v, i)) {
            return false;
        }
        break;
    case EXTRA_CACHE:
        if (i->extra >= v->code->cache_count) {
            return fail(v, "cache out of range");
        }
        break;
    default: break;
    }
    return check_numbers(v, i);
}

static bool ends_flow(unsigned opcode)
{
    return opcode == OP_RETURN_ || opcode == OP_RETURN_NONE_ || opcode == OP_RAISE_ ||
           opcode == OP_RAISE_FROM_ || opcode == OP_RERAISE_ || opcode == OP_RERAISE_ACTIVE_ ||
           opcode == OP_JUMP_;
}

static bool check_instructions(struct verifier *v)
{
    const struct code *code = v->code;
    struct instruction i = {0};
    if (!code->instruction_count) {
        return fail(v, "no instructions");
    }
    for (uint32_t at = 0; at < code->instruction_count; at = i.next) {
        v->at = at;
        if (!decode_instruction(code, at, &i) || i.specialised) {
            return fail(v, "no such instruction");
        }
        if (!check_instruction(v, &i)) {
            return false;
        }
        v->marks[at] |= MARK_INSTRUCTION;
        if (i.format >= FORMAT_J) {
            if (i.target < 0 || i.target >= code->instruction_count) {
                return fail(v, "jump out of the code");
            }
            if (!check_back_edge(v, &i)) {
                return false;
            }
            v->marks[i.target] |= MARK_BLOCK;
        }
    }
    return ends_flow(i.opcode) || fail(v, "control runs off the end");
}

static bool check_rows(struct verifier *v)
{
    const struct code *code = v->code;
    for (uint32_t k = 0; k < code->exception_count; k++) {
        const struct exception_row *row = &code->exceptions[k];
        v->at = row->start;
        if (row->start >= row->end || row->end > code->instruction_count ||
            row->handler >= code->instruction_count || row->reg >= code->register_count ||
            !(v->marks[row->start] & MARK_INSTRUCTION) ||
            (row->end < code->instruction_count && !(v->marks[row->end] & MARK_INSTRUCTION))) {
            return fail(v, "bad row in the exception table");
        }
        v->marks[row->handler] |= MARK_BLOCK;
    }
    for (uint32_t at = 0; at < code->instruction_count; at++) {
        if (v->marks[at] == MARK_BLOCK) {
            v->at = at;
            return fail(v, "jump into an instruction");
        }
        if (v->marks[at] & MARK_BLOCK || at == 0) {
            v->blocks[at] = ++v->block_count;
        }
    }
    return true;
}

/* -- what is known of registers ------------------------------------------------------------------------------ */

static bool is_value(uint32_t t)
{
    t &= 0xff;
    return t >= T_BOUND && t < T_UNBOUND;
}

static bool is_tuple(uint32_t t)
{
    t &= 0xff;
    return t >= T_TUPLE && t <= T_CELLS;
}

static bool is_raised(uint32_t t)
{
    return t == T_EXCEPTION || t == T_EXCEPTION_OR_NONE;
}

static uint32_t merge(uint32_t x, uint32_t y)
{
    if (x == y) {
        return x;
    }
    if (is_value(x) && is_value(y)) {
        return is_tuple(x) && is_tuple(y)     ? T_TUPLE
               : is_raised(x) && is_raised(y) ? T_EXCEPTION_OR_NONE
                                              : T_BOUND;
    }
    bool x_plain = is_value(x) || x == T_MAYBE || x == T_UNBOUND;
    bool y_plain = is_value(y) || y == T_MAYBE || y == T_UNBOUND;
    return x_plain && y_plain ? T_MAYBE : T_GARBAGE;
}

static bool read_value(struct verifier *v, uint32_t reg)
{
    return is_value(v->state[reg]) || fail(v, "register may hold no value");
}

static bool read_values(struct verifier *v, uint32_t first, uint32_t count)
{
    for (uint32_t k = 0; k < count; k++) {
        if (!read_value(v, first + k)) {
            return false;
        }
    }
    return true;
}

static bool read_known(struct verifier *v, uint32_t reg, enum known wanted, const char *otherwise)
{
    return (v->state[reg] & 0xff) == wanted || fail(v, otherwise);
}

static void write(struct verifier *v, uint32_t reg, uint32_t known)
{
    const struct code *code = v->code;
    if (code->flags & CODE_NAMESPACE && reg == 0) {
        fail(v, "the namespace is overwritten");
    }
    if (reg - code->free_base < code->free_count) {
        fail(v, "a free variable's cell is overwritten");
    }
    v->state[reg] = known;
}

static void write_all(struct verifier *v, uint32_t first, uint32_t count, uint32_t known)
{
    for (uint32_t k = 0; k < count; k++) {
        write(v, first + k, known);
    }
}

/* -- pass 2 ---------------------------------------------------------------------------------------------------- */

static void enqueue(struct verifier *v, uint32_t block)
{
    if (v->reached[block] & 2) {
        return;
    }
    v->reached[block] = 3;
    v->queue[(v->queue_head + v->queue_size++) % v->block_count] = block;
}

/* What holds here holds at the beginning of the block at word `target` too. */
static void flow_to(struct verifier *v, uint32_t target)
{
    uint32_t block = v->blocks[target] - 1, count = v->code->register_count;
    uint32_t *there = v->states + (size_t)block * count;
    if (!v->reached[block]) {
        memcpy(there, v->state, count * sizeof *there);
        enqueue(v, block);
        return;
    }
    bool changed = false;
    for (uint32_t k = 0; k < count; k++) {
        uint32_t merged = merge(there[k], v->state[k]);
        changed |= merged != there[k];
        there[k] = merged;
    }
    if (changed) {
        enqueue(v, block);
    }
}

static bool can_raise(const struct instruction *i)
{
    switch (i->opcode) {
    case OP_NOP_:
    case OP_MOVE_:
    case OP_LOAD_CONST_:
    case OP_LOAD_INT_:
    case OP_LOAD_SPECIAL_VALUE_:
    case OP_STORE_CELL_:
    case OP_IS_:
    case OP_IS_NOT_:
    case OP_JUMP_IF_NONE_:
    case OP_LOAD_CLOSURE_CELL_:
    case OP_PUSH_HANDLED_:
    case OP_POP_HANDLED_:
    case OP_EXCEPTION_INFO_: return false;
    case OP_JUMP_: return i->target < i->next; /* a safepoint */
    default: return true;
    }
}

/* The handler of the present instruction, as the interpreter would find it. */
static void flow_to_handler(struct verifier *v, const struct instruction *i)
{
    if (!can_raise(i)) {
        return;
    }
    const struct code *code = v->code;
    for (uint32_t k = 0; k < code->exception_count; k++) {
        const struct exception_row *row = &code->exceptions[k];
        if (i->at >= row->start && i->at < row->end) {
            uint32_t saved = v->state[row->reg];
            write(v, row->reg, T_EXCEPTION);
            flow_to(v, row->handler);
            v->state[row->reg] = saved;
            return;
        }
    }
}

static uint32_t known_constant(value constant)
{
    return is_str_value(constant)           ? T_STR
           : is_names(constant)             ? T_NAMES
           : is_exact(constant, TYPE_TUPLE) ? T_TUPLE
                                            : T_BOUND;
}

/* The callee's frame lies in the window and may reach as far as it likes. */
static void clobber_window(struct verifier *v, uint32_t base)
{
    for (uint32_t k = base; k < v->code->register_count; k++) {
        v->state[k] = T_GARBAGE;
    }
}

static bool read_method(struct verifier *v, uint32_t base)
{
    return (v->state[base] == T_METHOD && v->state[base + 1] == T_METHOD &&
            v->state[base + FRAME_WORDS] == T_METHOD) ||
           fail(v, "no method is prepared");
}

static bool read_call(struct verifier *v, const struct instruction *i)
{
    uint32_t args = i->a + FRAME_WORDS, given = i->b;
    if (i->opcode == OP_CALL_EX_) {
        return read_value(v, i->a) && read_value(v, args) &&
               (!i->b || read_known(v, args + 1, T_DICT, "keywords are no dict"));
    }
    if (i->opcode == OP_CALL_METHOD_ || i->opcode == OP_CALL_METHOD_KW_) {
        args++;
        if (!read_method(v, i->a)) {
            return false;
        }
    } else if (!read_value(v, i->a)) {
        return false;
    }
    if (i->opcode == OP_CALL_KW_ || i->opcode == OP_CALL_METHOD_KW_) {
        given += (uint32_t)as_tuple(v->code->constants[i->extra])->length;
    }
    return read_values(v, args, given);
}

static bool read_function_parts(struct verifier *v, const struct instruction *i)
{
    const uint32_t *part = v->state + i->b;
    uint32_t free_count = as_code(v->code->constants[i->extra])->free_count;
    if (part[0] != T_UNBOUND && !is_tuple(part[0])) {
        return fail(v, "defaults are no tuple");
    }
    if (part[1] != T_UNBOUND && part[1] != T_DICT) {
        return fail(v, "keyword defaults are no dict");
    }
    if (part[2] != T_UNBOUND && !is_value(part[2])) {
        return fail(v, "annotations are no value");
    }
    if (free_count ? part[3] != (T_CELLS | free_count << 8) : part[3] != T_UNBOUND) {
        return fail(v, "the closure does not suit the code");
    }
    return true;
}

/* The parameter of a generator expression: its caller has made an iterator of it. */
static bool is_outer_iterator(const struct code *code, uint32_t reg)
{
    return reg == 0 && code->parameter_count == 1 && str_equals_cstr(code->local_names[0], ".0");
}

/* Looks whether the registers that the instruction reads hold what it needs. */
static bool read_operands(struct verifier *v, const struct instruction *i)
{
    static const char no_cell[] = "register is no cell", no_list[] = "register is no list",
                      no_set[] = "register is no set", no_dict[] = "register is no dict",
                      no_exception[] = "register is no exception";
    switch (i->opcode) {
    case OP_NOP_:
    case OP_SAFEPOINT_:
    case OP_LOAD_CONST_:
    case OP_LOAD_INT_:
    case OP_LOAD_SPECIAL_VALUE_:
    case OP_LOAD_GLOBAL_:
    case OP_DELETE_GLOBAL_:
    case OP_LOAD_NAME_:
    case OP_DELETE_NAME_:
    case OP_LOAD_LOCALS_:
    case OP_LOAD_BUILD_CLASS_:
    case OP_LOAD_ASSERTION_ERROR_:
    case OP_JUMP_:
    case OP_RETURN_NONE_:
    case OP_RERAISE_ACTIVE_:
    case OP_SETUP_ANNOTATIONS_: return true;
    case OP_MOVE_: return v->state[i->b] != T_GARBAGE || fail(v, "register may hold no value");
    case OP_CHECK_LOCAL_:
    case OP_MAKE_CELL_:
        return v->state[i->a] == T_MAYBE || v->state[i->a] == T_UNBOUND || read_value(v, i->a);
    case OP_LOAD_CELL_:
    case OP_LOAD_NAME_OR_CELL_:
    case OP_LOAD_CLOSURE_CELL_: return read_known(v, i->b, T_CELL, no_cell);
    case OP_STORE_CELL_: return read_known(v, i->a, T_CELL, no_cell) && read_value(v, i->b);
    case OP_DELETE_CELL_: return read_known(v, i->a, T_CELL, no_cell);
    /* A class body hands the cell of __class__ over, as a name of its namespace and as its result. */
    case OP_STORE_NAME_:
    case OP_RETURN_:
        return (v->state[i->a] == T_CELL && v->code->flags & CODE_NAMESPACE) || read_value(v, i->a);
    case OP_STORE_GLOBAL_:
    case OP_DELETE_ATTR_:
    case OP_JUMP_IF_:
    case OP_JUMP_IF_NONE_:
    case OP_JUMP_LT_I_:
    case OP_JUMP_LE_I_:
    case OP_JUMP_EQ_I_:
    case OP_JUMP_NE_I_:
    case OP_JUMP_GT_I_:
    case OP_JUMP_GE_I_:
    case OP_RAISE_:
    case OP_IMPORT_STAR_:
    case OP_PRINT_EXPRESSION_: return read_value(v, i->a);
    case OP_STORE_ATTR_:
    case OP_DELETE_ITEM_:
    case OP_JUMP_LT_:
    case OP_JUMP_LE_:
    case OP_JUMP_EQ_:
    case OP_JUMP_NE_:
    case OP_JUMP_GT_:
    case OP_JUMP_GE_:
    case OP_JUMP_IS_:
    case OP_JUMP_IN_:
    case OP_RAISE_FROM_: return read_value(v, i->a) && read_value(v, i->b);
    case OP_SET_ITEM_: return read_value(v, i->a) && read_value(v, i->b) && read_value(v, i->c);
    case OP_BUILD_SLICE_: return read_values(v, i->b, 3);
    case OP_GET_SLICE_: return read_value(v, i->b) && read_values(v, i->c, 3);
    case OP_CALL_:
    case OP_CALL_METHOD_:
    case OP_CALL_KW_:
    case OP_CALL_METHOD_KW_:
    case OP_CALL_EX_: return read_call(v, i);
    case OP_MAKE_FUNCTION_: return read_function_parts(v, i);
    case OP_FOR_NEXT_:
    case OP_FOR_ANEXT_:
        if (is_outer_iterator(v->code, i->b)) {
            return read_value(v, i->b);
        }
        /* fall through */
    case OP_DELEGATE_: return read_known(v, i->b, T_OBJECT, "register is no iterator");
    case OP_RERAISE_:
    case OP_STOP_ITERATION_ERROR_: return read_known(v, i->a, T_EXCEPTION, no_exception);
    case OP_PUSH_HANDLED_: return read_known(v, i->b, T_EXCEPTION, no_exception);
    case OP_POP_HANDLED_: return read_known(v, i->a, T_HANDLED, "register holds no handled state");
    case OP_MATCH_EXCEPTION_:
    case OP_MATCH_EXCEPTION_GROUP_:
        return read_known(v, i->b, T_EXCEPTION, no_exception) && read_value(v, i->c);
    case OP_EXCEPTION_INFO_: return is_raised(v->state[i->b]) || fail(v, no_exception);
    case OP_RERAISE_STAR_:
        return read_known(v, i->b, T_EXCEPTION, no_exception) &&
               read_known(v, i->c, T_LIST, no_list);
    case OP_BUILD_TUPLE_:
        if (i->c && v->state[i->b] == T_CELL) {
            for (uint32_t k = 0; k < i->c; k++) {
                if (!read_known(v, i->b + k, T_CELL, no_cell)) {
                    return false;
                }
            }
            return true;
        }
        return read_values(v, i->b, i->c);
    case OP_BUILD_LIST_:
    case OP_BUILD_SET_: return read_values(v, i->b, i->c);
    case OP_BUILD_DICT_: return read_values(v, i->b, 2 * i->c);
    case OP_BUILD_STRING_:
        for (uint32_t k = 0; k < i->c; k++) {
            if (!read_known(v, i->b + k, T_STR, "register is no str")) {
                return false;
            }
        }
        return true;
    case OP_LIST_APPEND_:
    case OP_LIST_EXTEND_: return read_known(v, i->a, T_LIST, no_list) && read_value(v, i->b);
    case OP_LIST_TO_TUPLE_: return read_known(v, i->b, T_LIST, no_list);
    case OP_SET_ADD_:
    case OP_SET_UPDATE_: return read_known(v, i->a, T_SET, no_set) && read_value(v, i->b);
    case OP_DICT_UPDATE_: return read_known(v, i->a, T_DICT, no_dict) && read_value(v, i->b);
    case OP_DICT_ADD_:
    case OP_DICT_MERGE_:
        return read_known(v, i->a, T_DICT, no_dict) && read_value(v, i->b) && read_value(v, i->c);
    case OP_FORMAT_SPEC_:
        return read_value(v, i->b) && read_known(v, i->c, T_STR, "register is no str");
    case OP_MATCH_KEYS_:
    case OP_MAPPING_REST_:
        return read_value(v, i->b) && (is_tuple(v->state[i->c]) || fail(v, "keys are no tuple"));
    case OP_MATCH_CLASS_:
        return read_value(v, i->b) && read_value(v, i->c) &&
               read_known(v, i->c + 1, T_NAMES, "names are no tuple of strs");
    case OP_INTRINSIC_: {
        struct register_range ranges[4];
        instruction_registers(v->code, i, ranges);
        return read_values(v, i->b, (uint32_t)(ranges[1].end - ranges[1].first));
    }
    default: break;
    }
    /* The rest reads b, and c where it is a register, and writes a. */
    bool c_is_number = i->opcode == OP_YIELD_ || i->opcode == OP_GET_AWAITABLE_ ||
                       i->opcode == OP_CONVERT_ || i->opcode == OP_IMPORT_NAME_ ||
                       i->opcode == OP_UNPACK_ || i->opcode == OP_UNPACK_EX_ ||
                       i->opcode == OP_WITH_SETUP_;
    return read_value(v, i->b) && ((i->format != FORMAT_ABC && i->format != FORMAT_ABCX) ||
                                   c_is_number || read_value(v, i->c));
}

static bool is_call(unsigned opcode)
{
    return opcode == OP_CALL_ || opcode == OP_CALL_METHOD_ || opcode == OP_CALL_KW_ ||
           opcode == OP_CALL_METHOD_KW_ || opcode == OP_CALL_EX_;
}

/* What the instruction leaves behind when it succeeds, the loops' targets excepted. */
static void write_results(struct verifier *v, const struct instruction *i)
{
    switch (i->opcode) {
    case OP_MOVE_: write(v, i->a, v->state[i->b]); return;
    case OP_LOAD_CONST_: write(v, i->a, known_constant(v->code->constants[i->extra])); return;
    case OP_LOAD_SPECIAL_VALUE_: write(v, i->a, i->bx ? T_BOUND : T_UNBOUND); return;
    case OP_CHECK_LOCAL_:
        if (!is_value(v->state[i->a])) {
            v->state[i->a] = T_BOUND;
        }
        return;
    case OP_MAKE_CELL_:
    case OP_LOAD_CLOSURE_CELL_: write(v, i->a, T_CELL); return;
    case OP_LOAD_METHOD_:
    case OP_LOAD_SUPER_METHOD_: write_all(v, i->a, FRAME_WORDS + 1, T_METHOD); return;
    case OP_CALL_:
    case OP_CALL_METHOD_:
    case OP_CALL_KW_:
    case OP_CALL_METHOD_KW_:
    case OP_CALL_EX_: write(v, i->c, T_BOUND); return;
    case OP_BUILD_TUPLE_:
        write(v, i->a, i->c && v->state[i->b] == T_CELL ? T_CELLS | i->c << 8 : T_TUPLE);
        return;
    case OP_LIST_TO_TUPLE_: write(v, i->a, T_TUPLE); return;
    case OP_BUILD_LIST_: write(v, i->a, T_LIST); return;
    case OP_BUILD_SET_: write(v, i->a, T_SET); return;
    case OP_BUILD_DICT_:
    case OP_MAPPING_REST_: write(v, i->a, T_DICT); return;
    case OP_BUILD_STRING_:
    case OP_CONVERT_:
    case OP_FORMAT_:
    case OP_FORMAT_SPEC_: write(v, i->a, T_STR); return;
    case OP_GET_ITER_:
    case OP_GET_YIELD_FROM_ITER_:
    case OP_GET_AWAITABLE_:
    case OP_GET_AITER_:
    case OP_GET_ANEXT_: write(v, i->a, T_OBJECT); return;
    case OP_PUSH_HANDLED_: write(v, i->a, T_HANDLED); return;
    case OP_MATCH_EXCEPTION_GROUP_: write_all(v, i->a, 2, T_EXCEPTION_OR_NONE); return;
    case OP_RERAISE_STAR_: write(v, i->a, T_EXCEPTION_OR_NONE); return;
    case OP_EXCEPTION_INFO_: write_all(v, i->a, 3, T_BOUND); return;
    case OP_WITH_SETUP_: write_all(v, i->a, 2, T_BOUND); return;
    case OP_UNPACK_: write_all(v, i->a, i->c, T_BOUND); return;
    case OP_UNPACK_EX_:
        write_all(v, i->a, i->c, T_BOUND);
        write(v, i->a + i->c, T_LIST);
        write_all(v, i->a + i->c + 1, i->extra, T_BOUND);
        return;
    /* Those that write nothing. */
    case OP_STOP_ITERATION_ERROR_:
    case OP_STORE_GLOBAL_:
    case OP_STORE_NAME_:
    case OP_STORE_CELL_:
    case OP_DELETE_CELL_:
    case OP_STORE_ATTR_:
    case OP_DELETE_ATTR_:
    case OP_SET_ITEM_:
    case OP_DELETE_ITEM_:
    case OP_RETURN_:
    case OP_RAISE_:
    case OP_RAISE_FROM_:
    case OP_RERAISE_:
    case OP_POP_HANDLED_:
    case OP_LIST_APPEND_:
    case OP_LIST_EXTEND_:
    case OP_SET_ADD_:
    case OP_SET_UPDATE_:
    case OP_DICT_ADD_:
    case OP_DICT_UPDATE_:
    case OP_DICT_MERGE_:
    case OP_IMPORT_STAR_:
    case OP_PRINT_EXPRESSION_: return;
    default:
        if (i->format != FORMAT_N && i->format != FORMAT_X && i->format < FORMAT_J) {
            write(v, i->a, T_BOUND);
        }
    }
}

static void flow_on(struct verifier *v, const struct instruction *i)
{
    if (i->format < FORMAT_J) {
        return;
    }
    uint32_t target = (uint32_t)i->target;
    if (i->format == FORMAT_J) {
        flow_to(v, target);
        return;
    }
    uint32_t saved = v->state[i->a];
    if (i->opcode == OP_FOR_NEXT_ || i->opcode == OP_FOR_ANEXT_) {
        write(v, i->a, T_BOUND);
        flow_to(v, target);
        v->state[i->a] = saved;
    } else if (i->opcode == OP_JUMP_IF_NONE_ && saved == T_EXCEPTION_OR_NONE) {
        /* On the way where it is not None it is an exception. */
        bool jumps_if_none = i->b & 1;
        v->state[i->a] = jumps_if_none ? T_EXCEPTION_OR_NONE : T_EXCEPTION;
        flow_to(v, target);
        v->state[i->a] = jumps_if_none ? T_EXCEPTION : T_EXCEPTION_OR_NONE;
    } else {
        flow_to(v, target);
    }
}

static bool follow_block(struct verifier *v, uint32_t start)
{
    const struct code *code = v->code;
    struct instruction i;
    for (uint32_t at = start; v->ok; at = i.next) {
        if (at != start && v->blocks[at]) {
            flow_to(v, at);
            return true;
        }
        v->at = at;
        if (!decode_instruction(code, at, &i) || !read_operands(v, &i)) {
            return fail(v, "no such instruction");
        }
        if (is_call(i.opcode)) {
            clobber_window(v, i.a);
        }
        flow_to_handler(v, &i);
        write_results(v, &i);
        flow_on(v, &i);
        if (ends_flow(i.opcode)) {
            break;
        }
    }
    return v->ok;
}

static bool follow(struct verifier *v)
{
    const struct code *code = v->code;
    uint32_t *starts = mem_alloc(v->vm, v->block_count * sizeof *starts);
    if (!starts) {
        return false;
    }
    for (uint32_t at = 0; at < code->instruction_count; at++) {
        if (v->blocks[at]) {
            starts[v->blocks[at] - 1] = at;
        }
    }
    for (uint32_t k = 0; k < code->register_count; k++) {
        v->state[k] = k - code->free_base < code->free_count ? T_CELL
                      : k < code->parameter_count            ? T_BOUND
                      : k < code->local_count                ? T_UNBOUND
                                                             : T_GARBAGE;
    }
    flow_to(v, 0);
    while (v->ok && v->queue_size) {
        uint32_t block = v->queue[v->queue_head];
        v->queue_head = (v->queue_head + 1) % v->block_count;
        v->queue_size--;
        v->reached[block] = 1;
        memcpy(v->state, v->states + (size_t)block * code->register_count,
               code->register_count * sizeof *v->state);
        follow_block(v, starts[block]);
    }
    mem_free(v->vm, starts, v->block_count * sizeof *starts);
    return v->ok;
}

static bool verify_flow(struct verifier *v)
{
    size_t registers = v->code->register_count, blocks = v->block_count;
    size_t state = registers * sizeof(uint32_t), queue = blocks * sizeof(uint32_t), states;
    if (__builtin_mul_overflow(state, blocks, &states)) {
        raise_memory_error(v->vm);
        return false;
    }
    v->states = mem_alloc(v->vm, states);
    v->state = v->states ? mem_alloc(v->vm, state) : NULL;
    v->queue = v->state ? mem_alloc(v->vm, queue) : NULL;
    v->reached = v->queue ? mem_alloc_zeroed(v->vm, blocks) : NULL;
    bool ok = v->reached && follow(v);
    if (v->reached) {
        mem_free(v->vm, v->reached, blocks);
    }
    if (v->queue) {
        mem_free(v->vm, v->queue, queue);
    }
    if (v->state) {
        mem_free(v->vm, v->state, state);
    }
    if (v->states) {
        mem_free(v->vm, v->states, states);
    }
    return ok;
}

/* -- all of it -------------------------------------------------------------------------------------------------- */

static bool verify_one(struct vm *vm, const struct code *code)
{
    struct verifier v = {.vm = vm, .code = code, .ok = true};
    size_t words = code->instruction_count;
    v.marks = mem_alloc_zeroed(vm, words);
    v.blocks = v.marks ? mem_alloc_zeroed(vm, words * sizeof *v.blocks) : NULL;
    bool ok =
        v.blocks && check_head(&v) && check_instructions(&v) && check_rows(&v) && verify_flow(&v);
    if (v.blocks) {
        mem_free(vm, v.blocks, words * sizeof *v.blocks);
    }
    if (v.marks) {
        mem_free(vm, v.marks, words);
    }
    return ok;
}

static bool verify_nested(struct vm *vm, const struct code *code, int depth)
{
    if (depth > MAX_NESTING) {
        raise_value_error(vm, "bad bytecode: nested too deeply");
        return false;
    }
    if (!verify_one(vm, code)) {
        return false;
    }
    for (uint32_t i = 0; i < code->constant_count; i++) {
        if (is_kind(code->constants[i], TYPE_CODE) &&
            !verify_nested(vm, as_code(code->constants[i]), depth + 1)) {
            return false;
        }
    }
    return true;
}

bool code_verify(struct vm *vm, const struct code *code)
{
    return verify_nested(vm, code, 0);
}
