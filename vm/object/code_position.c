/* code_position.c - the table that leads from an instruction to its place in the source.
 *
 * A sequence of rows, one for each run of instructions with the same span, five varints each (seven
 * bits a byte, low part first, high bit: more follow): words since the last row, line since the last
 * row's (signed), lines to the end (signed), column, columns to the end's column (signed). Line 0
 * stands for "no position". */
#include "code.h"
#include "error.h"

static uint32_t zigzag(uint32_t difference)
{
    return difference << 1 ^ (difference >> 31 ? UINT32_MAX : 0);
}

static uint32_t unzigzag(uint32_t n)
{
    return n >> 1 ^ (n & 1 ? UINT32_MAX : 0);
}

/* Writes nothing while out is NULL; returns the number of bytes. */
static size_t put_varint(uint8_t *out, uint32_t n)
{
    size_t size = 0;
    for (; n >= 0x80; n >>= 7, size++) {
        if (out) {
            out[size] = (uint8_t)(n | 0x80);
        }
    }
    if (out) {
        out[size] = (uint8_t)n;
    }
    return size + 1;
}

static bool get_varint(struct position_reader *r, uint32_t *out)
{
    uint32_t n = 0;
    for (unsigned shift = 0; r->at < r->end && shift < 35; shift += 7) {
        uint8_t byte = *r->at++;
        n |= (uint32_t)(byte & 0x7f) << shift;
        if (byte < 0x80) {
            *out = n;
            return true;
        }
    }
    return false;
}

struct position_reader code_positions(const struct code *code)
{
    return (struct position_reader){code->positions, code->positions + code->position_size, {0}};
}

bool code_next_position(struct position_reader *r)
{
    uint32_t words, line, lines, col, cols;
    if (!get_varint(r, &words) || !get_varint(r, &line) || !get_varint(r, &lines) ||
        !get_varint(r, &col) || !get_varint(r, &cols)) {
        return false;
    }
    struct span32 *span = &r->row.span;
    r->row.pc += words;
    span->line += unzigzag(line);
    span->end_line = span->line + unzigzag(lines);
    span->col = col;
    span->end_col = col + unzigzag(cols);
    return true;
}

static size_t put_rows(uint8_t *out, const struct position_row *rows, size_t count)
{
    size_t size = 0;
    uint32_t pc = 0, line = 0;
    for (size_t i = 0; i < count; i++) {
        const struct span32 *span = &rows[i].span;
        const uint32_t fields[] = {rows[i].pc - pc, zigzag(span->line - line),
                                   zigzag(span->end_line - span->line), span->col,
                                   zigzag(span->end_col - span->col)};
        for (size_t k = 0; k < sizeof fields / sizeof *fields; k++) {
            size += put_varint(out ? out + size : NULL, fields[k]);
        }
        pc = rows[i].pc;
        line = span->line;
    }
    return size;
}

bool code_encode_positions(struct vm *vm, const struct position_row *rows, size_t count,
                           uint8_t **out, uint32_t *size)
{
    size_t bytes = put_rows(NULL, rows, count);
    if (bytes > UINT32_MAX) {
        raise_memory_error(vm);
        return false;
    }
    *out = mem_alloc(vm, bytes);
    if (!*out) {
        return false;
    }
    *size = (uint32_t)put_rows(*out, rows, count);
    return true;
}

bool code_position(const struct code *code, uint32_t pc, struct span32 *out)
{
    struct position_reader r = code_positions(code);
    struct span32 found = {0};
    while (code_next_position(&r) && r.row.pc <= pc) {
        found = r.row.span;
    }
    *out = found;
    return found.line != 0;
}

uint32_t code_line(const struct code *code, uint32_t pc)
{
    struct span32 span;
    return code_position(code, pc, &span) ? span.line : 0;
}
