/* opcode.h - the instruction set as C constants; made from opcode.def. */
#ifndef ASPEN_OPCODE_H
#define ASPEN_OPCODE_H

#include <stdint.h>

enum opcode {
#define OPCODE(name, format, doc) OP_##name##_,
#include "opcode.def"
#undef OPCODE
    OPCODE_COUNT
};

enum opcode_format {
    FORMAT_N,
    FORMAT_A,
    FORMAT_AB,
    FORMAT_ABC,
    FORMAT_AI,
    FORMAT_AU,
    FORMAT_ABI,
    FORMAT_X,
    FORMAT_AX,
    FORMAT_ABX,
    FORMAT_ABCX,
    FORMAT_J,
    FORMAT_AJ,
    FORMAT_ABJ,
    FORMAT_ABCJ,
    FORMAT_AIJ
};

/* The first of the instructions that only the interpreter itself writes. */
#define OPCODE_FIRST_SPECIALISED OP_ADD_F_

struct opcode_info {
    const char *name;
    uint8_t format;  /* enum opcode_format */
    uint8_t generic; /* the opcode that the compiler makes: itself unless it is specialised */
    const char *doc;
};
extern const struct opcode_info opcode_table[OPCODE_COUNT];

static inline int format_has_extra(unsigned format)
{
    return format >= FORMAT_X;
}

enum intrinsic {
#define INTRINSIC(name, operands, doc) INTRINSIC_##name,
#include "intrinsic.def"
#undef INTRINSIC
    INTRINSIC_COUNT
};

#endif
