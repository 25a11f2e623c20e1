/* image_read.c - bytes to code objects. */
#include "image.h"
#include "decode.h"
#include "interp.h"
#include "verify.h"
#include "../object/dict.h"
#include "../object/error.h"
#include "../object/number.h"
#include "../object/sequence.h"
#include "../object/str.h"

/* What a tuple may count when shared items are counted each time they are met (which is what hashing
 * and comparing cost), for each byte of the image. */
#define WEIGHT_PER_BYTE 16
#define WEIGHT_ALWAYS   (1u << 20)

struct reader {
    struct vm *vm;
    const uint8_t *at, *end;
    value *constants;
    uint64_t *weights; /* of constants */
    uint64_t weight_limit;
    uint32_t constant_count;
    uint32_t fresh; /* the constant that the next reference 0 means */
    unsigned flags;
    bool trusted;
    uint64_t split;      /* where the code begins, from the beginning of the constants */
    uint32_t last_flags; /* of the code object read before */
    /* For each opcode: operand bytes, whether bx follows, role of the extra word (EXTRA_NONE: none). */
    struct shape_of_opcode {
        uint8_t operands, immediate, role;
    } shapes[OPCODE_COUNT];
};

static bool damaged(struct reader *r, const char *what)
{
    if (!r->vm->error) {
        raise_value_error(r->vm, "bad bytecode: %s", what);
    }
    return false;
}

/* -- numbers -------------------------------------------------------------------------------------- */

static bool get64(struct reader *r, uint64_t *out)
{
    uint64_t n = 0;
    for (unsigned shift = 0; r->at < r->end && shift < 64; shift += 7) {
        uint8_t byte = *r->at++;
        n |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80) {
            *out = n;
            return true;
        }
    }
    return damaged(r, "it ends in a number");
}

static inline bool get(struct reader *r, uint32_t *out)
{
    if (r->at < r->end && *r->at < 0x80) {
        *out = *r->at++;
        return true;
    }
    uint64_t n;
    if (!get64(r, &n)) {
        return false;
    }
    *out = (uint32_t)n;
    return n <= UINT32_MAX || damaged(r, "a number is too large");
}

/* The low 32 bits of a signed number. */
static bool get_signed(struct reader *r, uint32_t *out)
{
    uint64_t n;
    if (!get64(r, &n)) {
        return false;
    }
    *out = (uint32_t)(n >> 1 ^ (n & 1 ? UINT64_MAX : 0));
    return true;
}

static uint64_t fixed(const uint8_t *p, unsigned bytes)
{
    uint64_t n = 0;
    for (unsigned i = 0; i < bytes; i++) {
        n |= (uint64_t)p[i] << 8 * i;
    }
    return n;
}

static bool get_double(struct reader *r, double *out)
{
    if (r->end - r->at < 8) {
        return damaged(r, "it ends in a number");
    }
    uint64_t bits = fixed(r->at, 8);
    memcpy(out, &bits, sizeof bits);
    r->at += 8;
    return true;
}

/* -- constants ------------------------------------------------------------------------------------ */

/* UTF-8, lone surrogates allowed. */
static bool is_text(const uint8_t *p, const uint8_t *end)
{
    while (p < end) {
        uint8_t lead = *p++;
        if (lead < 0x80) {
            continue;
        }
        unsigned more = lead < 0xc2 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : 0;
        if (!more || (size_t)(end - p) < more) {
            return false;
        }
        if ((lead == 0xe0 && *p < 0xa0) || (lead == 0xf0 && *p < 0x90) ||
            (lead == 0xf4 && *p > 0x8f)) {
            return false;
        }
        while (more--) {
            if ((*p++ & 0xc0) != 0x80) {
                return false;
            }
        }
    }
    return true;
}

static value read_text(struct reader *r, bool interned, size_t size)
{
    const char *text = (const char *)r->at;
    if (!r->trusted && !is_text(r->at, r->at + size)) {
        damaged(r, "a str is no text");
        return VALUE_ERROR;
    }
    r->at += size;
    return interned ? str_intern_n(r->vm, text, size) : str_new(r->vm, text, size);
}

/* Items are constants before constant `self`. */
static value read_items(struct reader *r, uint32_t self, bool is_set, size_t count)
{
    struct tuple *tuple = tuple_new(r->vm, count);
    uint64_t weight = 1;
    if (!tuple) {
        return VALUE_ERROR;
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t number;
        if (!get(r, &number)) {
            return VALUE_ERROR;
        }
        if (number >= self) {
            damaged(r, "an item is no constant before");
            return VALUE_ERROR;
        }
        tuple->items[i] = r->constants[number];
        weight += r->weights[number];
        if (weight > r->weight_limit) {
            damaged(r, "a tuple is too large");
            return VALUE_ERROR;
        }
    }
    r->weights[self] = weight;
    return is_set ? frozenset_new(r->vm, from_object(tuple)) : from_object(tuple);
}

static value read_special(struct reader *r, uint64_t which)
{
    double real, imag;
    switch (which) {
    case IMAGE_NONE: return VALUE_NONE;
    case IMAGE_TRUE: return VALUE_TRUE;
    case IMAGE_FALSE: return VALUE_FALSE;
    case IMAGE_ELLIPSIS: return VALUE_ELLIPSIS;
    case IMAGE_NOT_IMPLEMENTED: return VALUE_NOT_IMPLEMENTED;
    case IMAGE_FLOAT: return get_double(r, &real) ? float_new(r->vm, real) : VALUE_ERROR;
    case IMAGE_COMPLEX:
        return get_double(r, &real) && get_double(r, &imag) ? complex_new(r->vm, real, imag)
                                                            : VALUE_ERROR;
    default: damaged(r, "no such constant"); return VALUE_ERROR;
    }
}

static value read_constant(struct reader *r, uint32_t self)
{
    uint64_t head;
    if (!get64(r, &head)) {
        return VALUE_ERROR;
    }
    uint64_t n = head >> 3;
    r->weights[self] = 1;
    if ((head & 7) == IMAGE_SPECIAL) {
        return read_special(r, n);
    }
    /* All others have at least n bytes of content. */
    if (n > (uint64_t)(r->end - r->at)) {
        damaged(r, "it ends in a constant");
        return VALUE_ERROR;
    }
    const uint8_t *content = r->at;
    switch (head & 7) {
    case IMAGE_STR: return read_text(r, false, n);
    case IMAGE_NAME: return read_text(r, true, n);
    case IMAGE_BYTES: r->at += n; return bytes_new(r->vm, content, n);
    case IMAGE_INT: r->at += n; return int_from_bytes(r->vm, content, n, true, true);
    case IMAGE_TUPLE: return read_items(r, self, false, n);
    case IMAGE_FROZENSET: return read_items(r, self, true, n);
    default: damaged(r, "no such constant"); return VALUE_ERROR;
    }
}

static bool read_constants(struct reader *r)
{
    for (uint32_t i = 0; i < r->constant_count; i++) {
        r->constants[i] = read_constant(r, i);
        if (!r->constants[i]) {
            return false;
        }
    }
    return true;
}

/* A reference, its first number read already. */
static bool constant_at(struct reader *r, uint32_t reference, value *out)
{
    uint32_t number = reference ? reference - 2 : r->fresh;
    if (number >= r->constant_count) {
        return damaged(r, "no such constant");
    }
    if (number >= r->fresh) {
        r->fresh = number + 1;
    }
    *out = r->constants[number];
    return true;
}

static bool get_constant(struct reader *r, value *out)
{
    uint32_t reference;
    return get(r, &reference) && constant_at(r, reference, out);
}

static bool get_name(struct reader *r, value *out)
{
    return get_constant(r, out) && (is_kind(*out, TYPE_STR) || damaged(r, "a name is no str"));
}

/* -- code -------------------------------------------------------------------------------------------- */

static bool read_extra(struct reader *r, unsigned role, uint32_t next[2], uint32_t *out)
{
    switch (role) {
    case EXTRA_CONSTANT:
    case EXTRA_CACHE: {
        uint64_t n;
        uint32_t *fresh = &next[role == EXTRA_CACHE];
        if (!get64(r, &n)) {
            return false;
        }
        *out = n ? (uint32_t)(n - 1) : (*fresh)++;
        return true;
    }
    case EXTRA_JUMP: return get_signed(r, out);
    default: return get(r, out);
    }
}

static bool read_instructions(struct reader *r, struct code *code)
{
    uint32_t next[2] = {0, 0};
    uint32_t *word = code->instructions, *end = word + code->instruction_count;
    while (word < end) {
        size_t left = (size_t)(r->end - r->at);
        unsigned opcode = left ? *r->at : IMAGE_RAW_WORD;
        if (opcode >= OPCODE_COUNT) {
            if (opcode != IMAGE_RAW_WORD || left < 5) {
                return damaged(r, "it ends in an instruction");
            }
            *word++ = (uint32_t)fixed(r->at + 1, 4);
            r->at += 5;
            continue;
        }
        struct shape_of_opcode shape = r->shapes[opcode];
        if (left <= shape.operands) {
            return damaged(r, "it ends in an instruction");
        }
        *word = (uint32_t)fixed(r->at, shape.operands + 1u);
        r->at += shape.operands + 1u;
        if (shape.immediate) {
            uint32_t bx;
            if (!get_signed(r, &bx)) {
                return false;
            }
            *word |= bx << 16;
        }
        word++;
        if (shape.role != EXTRA_NONE && (word == end ? !damaged(r, "no such instruction")
                                                     : !read_extra(r, shape.role, next, word++))) {
            return false;
        }
    }
    return true;
}

static uint8_t *put_varint(uint8_t *out, uint32_t n)
{
    for (; n >= 0x80; n >>= 7) {
        *out++ = (uint8_t)(n | 0x80);
    }
    *out++ = (uint8_t)n;
    return out;
}

/* One row of lines: words, and lines as a zigzag number. */
static bool get_line(struct reader *r, uint32_t *words, uint32_t *lines)
{
    uint64_t n;
    if (!get64(r, &n)) {
        return false;
    }
    *words = (uint32_t)(n >> 3);
    *lines = (uint32_t)(n & 7);
    return *lines < 7 || get(r, lines);
}

static unsigned varint_size(uint32_t n)
{
    return n < 1u << 7 ? 1 : n < 1u << 14 ? 2 : n < 1u << 21 ? 3 : n < 1u << 28 ? 4 : 5;
}

/* Positions come before there is a place for them: the first pass finds out how large a table they
 * make, the second fills it. Lines become rows whose other fields are 0. */
struct position_source {
    const uint8_t *at;
    uint32_t count; /* rows of lines, or bytes of the table as it is */
};

static bool measure_positions(struct reader *r, struct position_source *p, uint32_t *size)
{
    if (!get(r, &p->count)) {
        return false;
    }
    p->at = r->at;
    if (p->count > (size_t)(r->end - r->at)) {
        return damaged(r, "it ends in positions");
    }
    *size = p->count;
    if (!(r->flags & IMAGE_LINES_ONLY)) {
        r->at += p->count;
        return true;
    }
    uint64_t total = 0;
    for (uint32_t i = 0; i < p->count; i++) {
        uint32_t words, lines;
        if (!get_line(r, &words, &lines)) {
            return false;
        }
        total += varint_size(words) + varint_size(lines) + 3;
    }
    *size = (uint32_t)total;
    return total <= UINT32_MAX || damaged(r, "too many positions");
}

static bool fill_positions(struct reader *r, struct code *code, const struct position_source *p)
{
    if (!(r->flags & IMAGE_LINES_ONLY)) {
        if (p->count) {
            memcpy(code->positions, p->at, p->count);
        }
        return true;
    }
    const uint8_t *at = r->at;
    uint8_t *out = code->positions;
    r->at = p->at;
    for (uint32_t i = 0; i < p->count; i++) {
        uint32_t words, lines;
        if (!get_line(r, &words, &lines)) {
            return false;
        }
        out = put_varint(put_varint(out, words), lines) + 3;
    }
    r->at = at;
    return true;
}

static bool read_texts(struct reader *r, struct code *code, uint32_t mask)
{
    if (!get_name(r, &code->name) || !get_name(r, &code->qualname) ||
        (mask & IMAGE_HAS_FILENAME && !get_name(r, &code->filename)) ||
        (mask & IMAGE_HAS_DOCSTRING && !get_name(r, &code->docstring)) ||
        (mask & IMAGE_HAS_STATIC_ATTRIBUTES && !get_constant(r, &code->static_attributes)) ||
        (mask & IMAGE_HAS_OWNER && !get_name(r, &code->owner_module))) {
        return false;
    }
    return code->filename || damaged(r, "there is no file name");
}

/* Code objects among the constants stay VALUE_NULL for read_children. */
static bool read_arrays(struct reader *r, struct code *code)
{
    for (uint32_t i = 0; i < code->local_count; i++) {
        if (!get_name(r, &code->local_names[i])) {
            return false;
        }
    }
    for (uint32_t i = 0; i < code->constant_count; i++) {
        uint32_t reference;
        if (!get(r, &reference) ||
            (reference != 1 && !constant_at(r, reference, &code->constants[i]))) {
            return false;
        }
    }
    for (uint32_t i = 0; i < code->cell_count; i++) {
        if (!get(r, &code->cell_registers[i])) {
            return false;
        }
    }
    for (uint32_t i = 0; i < code->cache_count; i++) {
        if (!get_name(r, &code->caches[i].name)) {
            return false;
        }
    }
    for (uint32_t i = 0; i < code->exception_count; i++) {
        struct exception_row *row = &code->exceptions[i];
        if (!get(r, &row->start) || !get_signed(r, &row->end) || !get(r, &row->handler) ||
            !get(r, &row->reg)) {
            return false;
        }
        row->end += row->start;
    }
    return read_instructions(r, code);
}

static bool read_counts(struct reader *r, struct code *code, const struct code *outer,
                        uint32_t *mask)
{
    uint32_t line, flags = 0, class_cell = 0;
    uint32_t *const always[] = {
        &code->instruction_count, &code->constant_count, &code->cache_count,
        &code->local_count,       &code->register_count, &code->positional_count,
    };
    const struct {
        uint32_t bit, *number;
    } optional[] = {
        {IMAGE_HAS_FLAGS, &flags},
        {IMAGE_HAS_FREE, &code->free_count},
        {IMAGE_HAS_ROWS, &code->exception_count},
        {IMAGE_HAS_CELLS, &code->cell_count},
        {IMAGE_HAS_KEYWORDS, &code->keyword_only_count},
        {IMAGE_HAS_PARAMETERS, &code->parameter_count},
        {IMAGE_HAS_POSITIONAL_ONLY, &code->positional_only_count},
        {IMAGE_HAS_CLASS_CELL, &class_cell},
        {IMAGE_HAS_FREE_BASE, &code->free_base},
    };
    bool ok = get(r, mask) && get_signed(r, &line);
    for (size_t i = 0; ok && i < sizeof always / sizeof *always; i++) {
        ok = get(r, always[i]);
    }
    for (size_t i = 0; ok && i < sizeof optional / sizeof *optional; i++) {
        ok = !(*mask & optional[i].bit) || get(r, optional[i].number);
    }
    if (!ok) {
        return false;
    }
    r->last_flags ^= flags;
    code->flags = r->last_flags;
    code->first_line = line + (outer ? outer->first_line : 0);
    code->filename = outer ? outer->filename : VALUE_NULL;
    code->class_cell = (int32_t)(class_cell - 1);
    if (!(*mask & IMAGE_HAS_PARAMETERS)) {
        code->parameter_count = image_expected_parameters(code);
    }
    if (!(*mask & IMAGE_HAS_FREE_BASE)) {
        code->free_base = code->local_count - code->free_count;
    }
    /* Each element takes a byte at least, so that no small image asks for much memory. */
    uint64_t elements = (uint64_t)code->instruction_count + code->constant_count +
                        code->cache_count + code->local_count + code->cell_count +
                        code->exception_count;
    return elements <= (uint64_t)(r->end - r->at) || damaged(r, "it is shorter than it says");
}

/* The code object that comes next, inside `outer` (NULL: none). NULL on error. */
static struct code *read_code(struct reader *r, const struct code *outer)
{
    struct code *code = gc_new_zeroed(r->vm, builtin_type(r->vm, TYPE_CODE), sizeof *code);
    struct code head;
    struct position_source positions;
    uint32_t mask;
    memset(&head, 0, sizeof head);
    if (!code || !read_counts(r, &head, outer, &mask) ||
        !measure_positions(r, &positions, &head.position_size) || !read_texts(r, &head, mask)) {
        return NULL;
    }
    /* Only now, so that it never has counts without arrays. */
    head.header = code->header;
    *code = head;
    if (!code_allocate(r->vm, code) || !fill_positions(r, code, &positions) ||
        !read_arrays(r, code) || !native_enter(r->vm, " while reading code")) {
        return NULL;
    }
    bool ok = true;
    for (uint32_t i = 0; ok && i < code->constant_count; i++) {
        if (!code->constants[i]) {
            struct code *child = read_code(r, code);
            code->constants[i] = from_object(child);
            ok = child != NULL;
        }
    }
    native_leave(r->vm);
    return ok ? code : NULL;
}

/* -- the whole ----------------------------------------------------------------------------------------- */

static void fill_shapes(struct reader *r)
{
    for (unsigned i = 0; i < OPCODE_COUNT; i++) {
        unsigned format = opcode_table[i].format;
        bool immediate;
        r->shapes[i].operands = (uint8_t)image_operand_bytes(format, &immediate);
        r->shapes[i].immediate = immediate;
        r->shapes[i].role = (uint8_t)(format_has_extra(format) ? instruction_extra(i) : EXTRA_NONE);
    }
}

static bool read_head(struct reader *r)
{
    size_t size = (size_t)(r->end - r->at);
    const uint8_t *p = r->at;
    if (size < IMAGE_HEAD_SIZE || memcmp(p,
                                         "\x8f"
                                         "ASC",
                                         4)) {
        return damaged(r, "it is no image");
    }
    if (fixed(p + 4, 2) != IMAGE_VERSION || fixed(p + 8, 4) != image_instruction_set()) {
        return damaged(r, "it was made by another version");
    }
    r->flags = (unsigned)fixed(p + 6, 2);
    r->split = fixed(p + IMAGE_SPLIT_AT, 4);
    r->at += IMAGE_HEAD_SIZE;
    size -= IMAGE_HEAD_SIZE;
    if (fixed(p + IMAGE_SIZE_AT, 4) != size ||
        fixed(p + IMAGE_CHECKSUM_AT, 4) != image_checksum(r->at, size)) {
        return damaged(r, "its checksum is wrong");
    }
    return !(r->flags & ~(unsigned)IMAGE_LINES_ONLY) || damaged(r, "no such flag");
}

/* What follows the head. */
static struct code *read_body(struct reader *r)
{
    struct vm *vm = r->vm;
    const uint8_t *begin = r->at;
    size_t size = (size_t)(r->end - begin);
    uint64_t count;
    if (!get64(r, &count)) {
        return NULL;
    }
    if (count > (uint64_t)(r->end - r->at)) {
        damaged(r, "it is shorter than it says");
        return NULL;
    }
    r->weight_limit = (uint64_t)size * WEIGHT_PER_BYTE + WEIGHT_ALWAYS;
    r->constant_count = (uint32_t)count;
    r->constants = mem_alloc(vm, count * sizeof *r->constants);
    r->weights = r->constants ? mem_alloc(vm, count * sizeof *r->weights) : NULL;
    struct code *code = NULL;
    if (r->weights) {
        fill_shapes(r);
        bool ok = read_constants(r);
        if (ok && !r->trusted && (uint64_t)(r->at - begin) != r->split) {
            ok = damaged(r, "its constants end elsewhere");
        }
        code = ok ? read_code(r, NULL) : NULL;
        if (code && r->at != r->end) {
            damaged(r, "bytes are left over");
            code = NULL;
        }
        mem_free(vm, r->weights, count * sizeof *r->weights);
    }
    if (r->constants) {
        mem_free(vm, r->constants, count * sizeof *r->constants);
    }
    return code;
}

value image_read(struct vm *vm, const void *data, size_t size)
{
    struct reader r = {.vm = vm, .at = data, .end = (const uint8_t *)data + size};
    struct code *code = read_head(&r) ? read_body(&r) : NULL;
    return code && code_verify(vm, code) ? from_object(code) : VALUE_ERROR;
}

value image_read_trusted(struct vm *vm, const void *data, size_t size, unsigned flags)
{
    struct reader r = {
        .vm = vm, .at = data, .end = (const uint8_t *)data + size, .flags = flags, .trusted = true};
    return from_object(read_body(&r));
}
