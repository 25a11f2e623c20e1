/* opcode.c - the table of instructions, made from opcode.def. */
#include "opcode.h"

const struct opcode_info opcode_table[OPCODE_COUNT] = {
#define OPCODE(name, format, doc) {#name, FORMAT_##format, doc},
#include "opcode.def"
#undef OPCODE
};
