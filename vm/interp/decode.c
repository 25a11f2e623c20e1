/* decode.c - reading instructions without running them. */
#include "decode.h"
#include "../object/generator.h"
#include "../object/sequence.h"

bool decode_instruction(const struct code *code, uint32_t at, struct instruction *out)
{
    uint32_t ea = 0, eb = 0, ec = 0, ebx = 0, pc = at;
    bool wide = false;
    if (pc >= code->instruction_count) {
        return false;
    }
    uint32_t word = code->instructions[pc++];
    for (; (word & 0xff) == OP_EXTEND_; wide = true) {
        ea = ea << 8 | (word >> 8 & 0xff);
        eb = eb << 8 | (word >> 16 & 0xff);
        ec = ec << 8 | word >> 24;
        ebx = ebx << 16 | word >> 16;
        if (pc >= code->instruction_count) {
            return false;
        }
        word = code->instructions[pc++];
    }
    unsigned opcode = word & 0xff;
    if (opcode >= OPCODE_COUNT) {
        return false;
    }
    unsigned format = opcode_table[opcode].format;
    struct instruction i = {
        .at = at, .opcode = opcode_table[opcode].generic, .format = (uint8_t)format};
    i.specialised = opcode >= OPCODE_FIRST_SPECIALISED;
    i.a = ea << 8 | (word >> 8 & 0xff);
    i.b = eb << 8 | (word >> 16 & 0xff);
    i.c = ec << 8 | word >> 24;
    if (format == FORMAT_ABI) {
        i.bx = wide ? (int32_t)(ec << 24) >> 16 | (int32_t)(word >> 24) : (int8_t)(word >> 24);
    } else if (wide) {
        i.bx = (int32_t)(ebx << 16 | word >> 16);
    } else {
        i.bx = format == FORMAT_AU ? (int32_t)(word >> 16) : (int16_t)(word >> 16);
    }
    if (format_has_extra(format)) {
        if (pc >= code->instruction_count) {
            return false;
        }
        i.extra = code->instructions[pc++];
        if (format >= FORMAT_J) {
            int32_t offset = format == FORMAT_AIJ ? (int32_t)i.extra >> 2 : (int32_t)i.extra;
            i.target = (int64_t)pc + offset;
        }
    }
    i.next = pc;
    *out = i;
    return true;
}

enum extra_role instruction_extra(unsigned opcode)
{
    switch (opcode) {
    case OP_LOAD_CONST_:
    case OP_CHECK_LOCAL_:
    case OP_LOAD_CELL_:
    case OP_DELETE_CELL_:
    case OP_CALL_KW_:
    case OP_CALL_METHOD_KW_:
    case OP_MAKE_FUNCTION_:
    case OP_IMPORT_NAME_:
    case OP_IMPORT_FROM_: return EXTRA_CONSTANT;
    case OP_UNPACK_EX_:
    case OP_MATCH_CLASS_: return EXTRA_NUMBER;
    default: break;
    }
    unsigned format = opcode_table[opcode].format;
    return format >= FORMAT_J ? EXTRA_JUMP : format >= FORMAT_X ? EXTRA_CACHE : EXTRA_NONE;
}

static unsigned intrinsic_operands(uint32_t intrinsic)
{
    static const uint8_t operands[] = {
#define INTRINSIC(name, count, doc) count,
#include "intrinsic.def"
#undef INTRINSIC
    };
    return intrinsic < sizeof operands ? operands[intrinsic] : 0;
}

/* Number of keyword values of CALL_KW. */
static uint64_t keyword_count(const struct code *code, uint32_t index)
{
    value names = index < code->constant_count ? code->constants[index] : VALUE_NULL;
    return is_kind(names, TYPE_TUPLE) ? as_tuple(names)->length : 0;
}

unsigned instruction_registers(const struct code *code, const struct instruction *i,
                               struct register_range ranges[4])
{
    unsigned count = 0;
#define RANGE(from, n)                        \
    ranges[count++] = (struct register_range) \
    {                                         \
        (from), (uint64_t)(from) + (n)        \
    }
    switch (i->opcode) {
    case OP_EXTEND_: return 0;
    case OP_JUMP_IF_:
    case OP_JUMP_IF_NONE_: RANGE(i->a, 1); return count;
    /* A bound method in the window moves the arguments up by one. */
    case OP_CALL_:
        RANGE(i->a, FRAME_WORDS + 1 + (uint64_t)i->b);
        RANGE(i->c, 1);
        return count;
    case OP_CALL_METHOD_:
        RANGE(i->a, FRAME_WORDS + 2 + (uint64_t)i->b);
        RANGE(i->c, 1);
        return count;
    case OP_CALL_KW_:
        RANGE(i->a, FRAME_WORDS + 1 + (uint64_t)i->b + keyword_count(code, i->extra));
        RANGE(i->c, 1);
        return count;
    case OP_CALL_METHOD_KW_:
        RANGE(i->a, FRAME_WORDS + 2 + (uint64_t)i->b + keyword_count(code, i->extra));
        RANGE(i->c, 1);
        return count;
    case OP_CALL_EX_:
        RANGE(i->a, FRAME_WORDS + 2);
        RANGE(i->c, 1);
        return count;
    case OP_LOAD_METHOD_:
    case OP_LOAD_SUPER_METHOD_:
        RANGE(i->a, FRAME_WORDS + 1);
        RANGE(i->b, 1);
        return count;
    case OP_UNPACK_:
        RANGE(i->a, i->c);
        RANGE(i->b, 1);
        return count;
    case OP_UNPACK_EX_:
        RANGE(i->a, (uint64_t)i->c + 1 + i->extra);
        RANGE(i->b, 1);
        return count;
    case OP_BUILD_TUPLE_:
    case OP_BUILD_LIST_:
    case OP_BUILD_SET_:
    case OP_BUILD_STRING_:
        RANGE(i->a, 1);
        RANGE(i->b, i->c);
        return count;
    case OP_BUILD_DICT_:
        RANGE(i->a, 1);
        RANGE(i->b, 2 * (uint64_t)i->c);
        return count;
    case OP_BUILD_SLICE_:
        RANGE(i->a, 1);
        RANGE(i->b, 3);
        return count;
    case OP_GET_SLICE_:
        RANGE(i->a, 1);
        RANGE(i->b, 1);
        RANGE(i->c, 3);
        return count;
    case OP_MAKE_FUNCTION_:
        RANGE(i->a, 1);
        RANGE(i->b, 4);
        return count;
    case OP_WITH_SETUP_:
        RANGE(i->a, 2);
        RANGE(i->b, 1);
        return count;
    case OP_EXCEPTION_INFO_:
        RANGE(i->a, 3);
        RANGE(i->b, 1);
        return count;
    case OP_MATCH_EXCEPTION_GROUP_:
        RANGE(i->a, 2);
        RANGE(i->b, 1);
        RANGE(i->c, 1);
        return count;
    case OP_MATCH_CLASS_:
        RANGE(i->a, 1);
        RANGE(i->b, 1);
        RANGE(i->c, 2);
        return count;
    case OP_INTRINSIC_:
        RANGE(i->a, 1);
        RANGE(i->b, intrinsic_operands(i->c));
        return count;
    case OP_IMPORT_STAR_:
    case OP_SETUP_ANNOTATIONS_:
    case OP_LOAD_LOCALS_:
    case OP_LOAD_NAME_:
    case OP_STORE_NAME_:
    case OP_LOAD_NAME_OR_CELL_: RANGE(0, 1); break;
    case OP_DELETE_NAME_: RANGE(0, 1); return count;
    default: break;
    }
    bool c_is_number = i->opcode == OP_YIELD_ || i->opcode == OP_GET_AWAITABLE_ ||
                       i->opcode == OP_CONVERT_ || i->opcode == OP_IMPORT_NAME_;
    switch (i->format) {
    case FORMAT_ABC:
    case FORMAT_ABCX:
        if (!c_is_number) {
            RANGE(i->c, 1);
        }
        /* fall through */
    case FORMAT_AB:
    case FORMAT_ABI:
    case FORMAT_ABX:
    case FORMAT_ABJ:
    case FORMAT_ABCJ:
        RANGE(i->b, 1);
        /* fall through */
    case FORMAT_A:
    case FORMAT_AI:
    case FORMAT_AU:
    case FORMAT_AX:
    case FORMAT_AJ:
    case FORMAT_AIJ: RANGE(i->a, 1); break;
    default: break;
    }
#undef RANGE
    return count;
}
