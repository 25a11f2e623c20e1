/* disassemble.c - the listing of a code object. Everything about an instruction's shape comes from
 * opcode.def through opcode_table; what single operands mean beyond that is said here. */
#include "disassemble.h"

#include "../vm/interp/decode.h"
#include "../vm/object/error.h"
#include "../vm/object/protocol.h"
#include "../vm/object/str.h"

#include <stdio.h>
#include <string.h>

#define MAX_NESTING 100
#define MAX_REPR    60

/* Which of the operands b and c are plain numbers, not registers: bit 0 for b, bit 1 for c. */
static unsigned number_operands(unsigned op)
{
    switch (op) {
    case OP_CALL_:
    case OP_CALL_METHOD_:
    case OP_CALL_KW_:
    case OP_CALL_METHOD_KW_:
    case OP_CALL_EX_: return 1;
    case OP_BUILD_TUPLE_:
    case OP_BUILD_LIST_:
    case OP_BUILD_SET_:
    case OP_BUILD_DICT_:
    case OP_BUILD_STRING_:
    case OP_UNPACK_:
    case OP_UNPACK_EX_:
    case OP_CONVERT_:
    case OP_IMPORT_NAME_:
    case OP_WITH_SETUP_:
    case OP_YIELD_:
    case OP_GET_AWAITABLE_: return 2;
    case OP_JUMP_IF_:
    case OP_JUMP_IF_NONE_: return 1;
    default: return 0;
    }
}

static void put_register(const struct code *code, struct str_builder *out, uint32_t reg)
{
    if (reg < code->local_count && code->local_names[reg] && as_str(code->local_names[reg])->size) {
        builder_add_format(out, " r%u(%U)", reg, code->local_names[reg]);
    } else {
        builder_add_format(out, " r%u", reg);
    }
}

static bool put_constant(struct vm *vm, const struct code *code, struct str_builder *out,
                         uint32_t index)
{
    if (index >= code->constant_count) {
        return builder_add_format(out, " const %u?", index);
    }
    value v = code->constants[index];
    if (is_kind(v, TYPE_CODE)) {
        return builder_add_format(out, " <code %U>", as_code(v)->qualname);
    }
    value text = repr(vm, v);
    if (!text) {
        return false;
    }
    if (as_str(text)->length > MAX_REPR) {
        text = str_slice(vm, as_str(text), 0, MAX_REPR);
        return text && builder_add_format(out, " %U...", text);
    }
    return builder_add_format(out, " %U", text);
}

static bool put_operands(struct vm *vm, const struct code *code, struct str_builder *out,
                         const struct instruction *d)
{
    unsigned format = d->format;
    unsigned numbers = number_operands(d->opcode);
    switch (format) {
    case FORMAT_N:
    case FORMAT_X:
    case FORMAT_J: break;
    case FORMAT_AI:
    case FORMAT_AIJ:
        put_register(code, out, d->a);
        builder_add_format(out, " #%d", d->bx);
        break;
    case FORMAT_AU: {
        put_register(code, out, d->a);
        value v = value_from_bits((uint32_t)d->bx);
        if (!v) {
            builder_add_cstr(out, " unbound");
        } else {
            builder_add_cstr(out, " ");
            builder_add_repr(out, v);
        }
        break;
    }
    case FORMAT_ABI:
        put_register(code, out, d->a);
        put_register(code, out, d->b);
        builder_add_format(out, " #%d", d->bx);
        break;
    default: {
        put_register(code, out, d->a);
        if (format == FORMAT_A || format == FORMAT_AX || format == FORMAT_AJ) {
            break;
        }
        if (numbers & 1) {
            builder_add_format(out, " #%u", d->b);
        } else {
            put_register(code, out, d->b);
        }
        if (format != FORMAT_ABC && format != FORMAT_ABCX && format != FORMAT_ABCJ) {
            break;
        }
        if (d->opcode == OP_INTRINSIC_) {
            static const char *const names[] = {
#define INTRINSIC(name, operands, doc) #name,
#include "../vm/interp/intrinsic.def"
#undef INTRINSIC
            };
            builder_add_format(out, " %s", d->c < INTRINSIC_COUNT ? names[d->c] : "?");
        } else if (numbers & 2 || format == FORMAT_ABCJ) {
            builder_add_format(out, " #%u", d->c);
        } else {
            put_register(code, out, d->c);
        }
        break;
    }
    }
    switch (format_has_extra(format) ? instruction_extra(d->opcode) : EXTRA_NONE) {
    case EXTRA_JUMP:
        builder_add_format(out, " -> %lld", (long long)d->target);
        if (format == FORMAT_AIJ) {
            builder_add_format(out, d->extra & 1 ? " if true" : " if false");
        }
        break;
    case EXTRA_NUMBER: builder_add_format(out, " #%u", d->extra); break;
    case EXTRA_CONSTANT: return put_constant(vm, code, out, d->extra);
    case EXTRA_CACHE:
        if (d->extra < code->cache_count) {
            builder_add_format(out, " .%U", code->caches[d->extra].name);
        } else {
            builder_add_format(out, " cache %u?", d->extra);
        }
        break;
    default: break;
    }
    return !out->failed;
}

static bool listing(struct vm *vm, const struct code *code, struct str_builder *out,
                    unsigned nesting)
{
    builder_add_format(out, "%U (%U:%u)  registers %u, locals %u, parameters %u", code->qualname,
                       code->filename, code->first_line, code->register_count, code->local_count,
                       code->parameter_count);
    if (code->free_count) {
        builder_add_format(out, ", free %u from r%u", code->free_count, code->free_base);
    }
    builder_add_cstr(out, "\n");
    uint32_t last_line = 0;
    for (uint32_t at = 0; at < code->instruction_count;) {
        struct instruction d;
        if (!decode_instruction(code, at, &d)) {
            builder_add_format(out, "        %u  not an instruction\n", at);
            break;
        }
        uint32_t line = code_line(code, at);
        char text[64];
        if (line && line != last_line) {
            snprintf(text, sizeof(text), "%5u  %5u  %-20s", line, at, opcode_table[d.opcode].name);
            last_line = line;
        } else {
            snprintf(text, sizeof(text), "       %5u  %-20s", at, opcode_table[d.opcode].name);
        }
        builder_add_cstr(out, text);
        if (!put_operands(vm, code, out, &d)) {
            return false;
        }
        builder_add_cstr(out, "\n");
        at = d.next;
    }
    for (uint32_t i = 0; i < code->exception_count; i++) {
        const struct exception_row *r = &code->exceptions[i];
        builder_add_format(out, "  [%u, %u) -> %u, exception in r%u\n", r->start, r->end,
                           r->handler, r->reg);
    }
    if (nesting >= MAX_NESTING) {
        return !out->failed;
    }
    for (uint32_t i = 0; i < code->constant_count; i++) {
        if (is_kind(code->constants[i], TYPE_CODE)) {
            builder_add_cstr(out, "\n");
            if (!listing(vm, as_code(code->constants[i]), out, nesting + 1)) {
                return false;
            }
        }
    }
    return !out->failed;
}

bool disassemble(struct vm *vm, const struct code *code, struct str_builder *out)
{
    return listing(vm, code, out, 0);
}
