/* opcode.c - the table of instructions, made from opcode.def. */
#include "opcode.h"

const struct opcode_info opcode_table[OPCODE_COUNT] = {
#define OPCODE(name, format, doc)               {#name, FORMAT_##format, OP_##name##_, doc},
#define SPECIALISED(name, generic, format, doc) {#name, FORMAT_##format, OP_##generic##_, doc},
#include "opcode.def"
#undef OPCODE
};
