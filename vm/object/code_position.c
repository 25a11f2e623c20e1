/* code_position.c - the table that leads from an instruction to its place in the source.
 *
 * One row for each run of instructions with the same span, as varints (seven bits a byte, low part
 * first, high bit: more follow): words since the previous row; then line (zigzag difference to the
 * previous row), col, lines to the end, and end_col: as a difference to col when it is on the same
 * line. Line 0 marks a row without a place. */
#include "code.h"

#include "error.h"

struct writer {
    uint8_t *out; /* NULL: only counts */
    size_t size;
};

static void put(struct writer *w, uint32_t n)
{
    while (n >= 0x80) {
        if (w->out) {
            w->out[w->size] = (uint8_t)(n | 0x80);
        }
        w->size++;
        n >>= 7;
    }
    if (w->out) {
        w->out[w->size] = (uint8_t)n;
    }
    w->size++;
}

static uint32_t zigzag(int64_t n)
{
    return (uint32_t)((uint64_t)n << 1 ^ (uint64_t)(n >> 63));
}

static int64_t unzigzag(uint32_t n)
{
    return (int64_t)(n >> 1) ^ -(int64_t)(n & 1);
}

static bool same_span(const struct span32 *a, const struct span32 *b)
{
    return a->line == b->line && a->col == b->col && a->end_line == b->end_line &&
           a->end_col == b->end_col;
}

static void encode(struct writer *w, const struct position_row *rows, size_t count)
{
    uint32_t pc = 0, line = 0;
    const struct span32 *previous = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct span32 *s = &rows[i].span;
        if (previous && same_span(previous, s)) {
            continue;
        }
        uint32_t lines = s->end_line > s->line ? s->end_line - s->line : 0;
        put(w, rows[i].pc - pc);
        put(w, zigzag((int64_t)s->line - line));
        put(w, s->col);
        put(w, lines);
        put(w, lines ? s->end_col : s->end_col > s->col ? s->end_col - s->col : 0);
        pc = rows[i].pc;
        line = s->line;
        previous = s;
    }
}

bool code_encode_positions(struct vm *vm, const struct position_row *rows, size_t count,
                           uint8_t **out, uint32_t *size)
{
    struct writer w = {NULL, 0};
    encode(&w, rows, count);
    if (w.size > UINT32_MAX) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "code is too large");
        return false;
    }
    *size = (uint32_t)w.size;
    *out = mem_alloc(vm, w.size);
    if (!*out) {
        return false;
    }
    w = (struct writer){*out, 0};
    encode(&w, rows, count);
    return true;
}

/* The next varint; 0 past the end. */
static uint32_t get(const uint8_t **p, const uint8_t *end)
{
    uint32_t n = 0;
    for (unsigned shift = 0; *p < end; shift += 7) {
        uint8_t byte = *(*p)++;
        if (shift < 32) {
            n |= (uint32_t)(byte & 0x7f) << shift;
        }
        if (!(byte & 0x80)) {
            break;
        }
    }
    return n;
}

bool code_position(const struct code *code, uint32_t pc, struct span32 *out)
{
    const uint8_t *p = code->positions, *end = p + code->position_size;
    uint64_t row_pc = 0;
    int64_t line = 0;
    bool found = false;
    while (p && p < end) {
        row_pc += get(&p, end);
        if (row_pc > pc) {
            break;
        }
        line += unzigzag(get(&p, end));
        out->line = line > 0 ? (uint32_t)line : 0;
        out->col = get(&p, end);
        uint32_t lines = get(&p, end);
        uint32_t last = get(&p, end);
        out->end_line = out->line + lines;
        out->end_col = lines ? last : out->col + last;
        found = true;
    }
    return found && out->line != 0;
}

uint32_t code_line(const struct code *code, uint32_t pc)
{
    struct span32 span;
    return code_position(code, pc, &span) ? span.line : 0;
}
