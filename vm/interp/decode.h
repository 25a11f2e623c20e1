/* decode.h - one instruction out of the words of a code object, for those who read code without
 * running it: the verifier and the disassembler. */
#ifndef ASPEN_DECODE_H
#define ASPEN_DECODE_H

#include "../object/code.h"
#include "opcode.h"

struct instruction {
    uint32_t at;      /* offset of its first word, EXTEND prefixes included */
    uint32_t next;    /* offset of the word after it */
    uint8_t opcode;   /* of a specialised instruction the generic one */
    bool specialised; /* only the interpreter writes these */
    uint8_t format;   /* enum opcode_format */
    uint32_t a, b, c; /* as far as the format has them */
    int32_t bx;       /* AI, AU, AIJ; the immediate of ABI */
    uint32_t extra;   /* the extra word */
    int64_t target;   /* jumps: the word offset jumped to, which may be out of range */
};

/* Decodes the instruction that begins at word offset `at`. False when the words end before it does,
 * or its opcode does not exist. */
bool decode_instruction(const struct code *code, uint32_t at, struct instruction *out);

/* The registers that the instruction reads or writes are R[first … end) for each of the ranges;
 * returns how many there are (at most 4). */
struct register_range {
    uint64_t first, end;
};
unsigned instruction_registers(const struct code *code, const struct instruction *i,
                               struct register_range ranges[4]);

/* What the extra word of a format with one means. */
enum extra_role { EXTRA_NONE, EXTRA_CONSTANT, EXTRA_CACHE, EXTRA_NUMBER, EXTRA_JUMP };
enum extra_role instruction_extra(unsigned opcode);

#endif
