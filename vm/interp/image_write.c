/* image_write.c - code objects to bytes. */
#include "image.h"
#include "decode.h"
#include "interp.h"
#include "../object/dict.h"
#include "../object/error.h"
#include "../object/number.h"
#include "../object/sequence.h"
#include "../object/set.h"
#include "../object/str.h"

_Static_assert(OPCODE_COUNT <= IMAGE_RAW_WORD, "the escape is no opcode");

struct writer {
    struct vm *vm;
    struct str_builder constants; /* those numbered so far, encoded */
    uint32_t constant_count;
    value *keys; /* hash table of constants by identity; VALUE_NULL: free */
    uint32_t *numbers;
    uint32_t table_size; /* a power of two, or 0 */
    uint32_t used;       /* keys in it: those whose items are being written have no number yet */
    unsigned flags;
    uint32_t last_flags; /* of the code object written before */
};

/* -- what the reader needs, too -------------------------------------------------------------------- */

static uint32_t hash_text(uint32_t h, const char *text)
{
    for (; *text; text++) {
        h = (h ^ (unsigned char)*text) * 16777619u;
    }
    return (h ^ 0xff) * 16777619u;
}

uint32_t image_instruction_set(void)
{
    static const char *const intrinsics[] = {
#define INTRINSIC(name, operands, doc) #name #operands,
#include "intrinsic.def"
#undef INTRINSIC
    };
    uint32_t h = 2166136261u;
    for (unsigned i = 0; i < OPCODE_COUNT; i++) {
        h = (hash_text(h, opcode_table[i].name) ^ opcode_table[i].format) * 16777619u;
    }
    for (unsigned i = 0; i < INTRINSIC_COUNT; i++) {
        h = hash_text(h, intrinsics[i]);
    }
    return h;
}

uint32_t image_checksum(const void *data, size_t size)
{
    static const uint32_t table[16] = {
        0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4,
        0x4db26158, 0x5005713c, 0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c,
        0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
    };
    const uint8_t *p = data;
    uint32_t crc = UINT32_MAX;
    for (size_t i = 0; i < size; i++) {
        crc ^= p[i];
        crc = crc >> 4 ^ table[crc & 15];
        crc = crc >> 4 ^ table[crc & 15];
    }
    return ~crc;
}

unsigned image_operand_bytes(unsigned format, bool *immediate)
{
    *immediate = format == FORMAT_AI || format == FORMAT_AU || format == FORMAT_AIJ;
    switch (format) {
    case FORMAT_N:
    case FORMAT_X:
    case FORMAT_J: return 0;
    case FORMAT_A:
    case FORMAT_AX:
    case FORMAT_AJ:
    case FORMAT_AI:
    case FORMAT_AU:
    case FORMAT_AIJ: return 1;
    case FORMAT_AB:
    case FORMAT_ABX:
    case FORMAT_ABJ: return 2;
    default: return 3;
    }
}

uint32_t image_expected_parameters(const struct code *code)
{
    return code->positional_count + code->keyword_only_count + !!(code->flags & CODE_VARARGS) +
           !!(code->flags & CODE_VARKEYWORDS);
}

/* -- numbers -------------------------------------------------------------------------------------- */

static bool put_byte(struct str_builder *b, unsigned byte)
{
    char c = (char)byte;
    return builder_add(b, &c, 1);
}

static bool put(struct str_builder *b, uint64_t n)
{
    char text[10];
    size_t size = 0;
    for (; n >= 0x80; n >>= 7) {
        text[size++] = (char)(n | 0x80);
    }
    text[size++] = (char)n;
    return builder_add(b, text, size);
}

static bool put_signed(struct str_builder *b, int64_t n)
{
    return put(b, (uint64_t)n << 1 ^ (n < 0 ? UINT64_MAX : 0));
}

static bool put_fixed(struct str_builder *b, uint64_t n, unsigned bytes)
{
    char text[8];
    for (unsigned i = 0; i < bytes; i++) {
        text[i] = (char)(n >> 8 * i);
    }
    return builder_add(b, text, bytes);
}

static bool put_double(struct str_builder *b, double d)
{
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    return put_fixed(b, bits, 8);
}

/* -- constants ------------------------------------------------------------------------------------ */

static uint32_t *find_number(struct writer *w, value v, bool *found)
{
    uint32_t mask = w->table_size - 1;
    uint32_t i = (uint32_t)(value_bits(v) * UINT64_C(0x9E3779B97F4A7C15) >> 32) & mask;
    while (w->keys[i] && w->keys[i] != v) {
        i = (i + 1) & mask;
    }
    *found = w->keys[i] != VALUE_NULL;
    w->keys[i] = v;
    return &w->numbers[i];
}

static void free_table(struct writer *w)
{
    if (w->keys) {
        mem_free(w->vm, w->keys, w->table_size * sizeof *w->keys);
    }
    if (w->numbers) {
        mem_free(w->vm, w->numbers, w->table_size * sizeof *w->numbers);
    }
}

/* Room for one more constant. */
static bool grow_table(struct writer *w)
{
    if ((w->used + 1) * 2 <= w->table_size) {
        return true;
    }
    struct writer bigger = *w;
    bigger.table_size = w->table_size ? w->table_size * 2 : 256;
    bigger.keys = mem_alloc_zeroed(w->vm, bigger.table_size * sizeof *bigger.keys);
    bigger.numbers =
        bigger.keys ? mem_alloc(w->vm, bigger.table_size * sizeof *bigger.numbers) : NULL;
    if (!bigger.numbers) {
        free_table(&bigger);
        return false;
    }
    for (uint32_t i = 0; i < w->table_size; i++) {
        bool found;
        if (w->keys[i]) {
            *find_number(&bigger, w->keys[i], &found) = w->numbers[i];
        }
    }
    free_table(w);
    w->keys = bigger.keys;
    w->numbers = bigger.numbers;
    w->table_size = bigger.table_size;
    return true;
}

static bool number_of(struct writer *w, value v, uint32_t *number);

static bool put_kind(struct writer *w, enum image_constant kind, uint64_t n)
{
    return put(&w->constants, (uint64_t)kind | n << 3);
}

static bool put_special(struct writer *w, enum image_special which)
{
    return put_kind(w, IMAGE_SPECIAL, which);
}

static bool put_int(struct writer *w, value v)
{
    int64_t n;
    if (int_fits_int64(v, &n)) {
        unsigned bytes = 1;
        while (bytes < 8 && n >> (8 * bytes - 1) != (n < 0 ? -1 : 0)) {
            bytes++;
        }
        return put_kind(w, IMAGE_INT, bytes) && put_fixed(&w->constants, (uint64_t)n, bytes);
    }
    size_t size = (size_t)as_big_int(v)->count * 8 + 1; /* the sign needs one more */
    value bytes = int_to_bytes(w->vm, v, size, true, true);
    return bytes && put_kind(w, IMAGE_INT, size) &&
           builder_add(&w->constants, (const char *)as_bytes(bytes)->data, size);
}

/* Items come before the collection, so that reading needs no recursion. */
static bool put_items(struct writer *w, enum image_constant kind, const value *items, size_t count)
{
    struct vm *vm = w->vm;
    size_t bytes = count * sizeof(uint32_t);
    uint32_t *numbers = mem_alloc(vm, bytes);
    bool ok = numbers && native_enter(vm, " while writing code");
    if (ok) {
        for (size_t i = 0; ok && i < count; i++) {
            ok = number_of(w, items[i], &numbers[i]);
        }
        native_leave(vm);
        ok = ok && put_kind(w, kind, count);
        for (size_t i = 0; ok && i < count; i++) {
            ok = put(&w->constants, numbers[i]);
        }
    }
    if (numbers) {
        mem_free(vm, numbers, bytes);
    }
    return ok;
}

static bool put_frozenset(struct writer *w, value v)
{
    struct list *items = list_from_iterable(w->vm, v);
    return items && put_items(w, IMAGE_FROZENSET, items->items, items->length);
}

static bool put_constant(struct writer *w, value v)
{
    struct str_builder *b = &w->constants;
    if (v == VALUE_NONE) {
        return put_special(w, IMAGE_NONE);
    }
    if (is_bool(v)) {
        return put_special(w, v == VALUE_TRUE ? IMAGE_TRUE : IMAGE_FALSE);
    }
    if (v == VALUE_ELLIPSIS) {
        return put_special(w, IMAGE_ELLIPSIS);
    }
    if (v == VALUE_NOT_IMPLEMENTED) {
        return put_special(w, IMAGE_NOT_IMPLEMENTED);
    }
    if (is_flonum(v) || is_exact(v, TYPE_FLOAT)) {
        return put_special(w, IMAGE_FLOAT) && put_double(b, float_value(v));
    }
    if (is_exact(v, TYPE_COMPLEX)) {
        return put_special(w, IMAGE_COMPLEX) && put_double(b, as_complex(v)->real) &&
               put_double(b, as_complex(v)->imag);
    }
    if (is_int(v) || is_exact(v, TYPE_INT)) {
        return put_int(w, v);
    }
    if (is_exact(v, TYPE_STR)) {
        return put_kind(w, str_is_interned(as_str(v)) ? IMAGE_NAME : IMAGE_STR, as_str(v)->size) &&
               builder_add(b, as_str(v)->data, as_str(v)->size);
    }
    if (is_exact(v, TYPE_BYTES)) {
        return put_kind(w, IMAGE_BYTES, as_bytes(v)->size) &&
               builder_add(b, (const char *)as_bytes(v)->data, as_bytes(v)->size);
    }
    if (is_exact(v, TYPE_TUPLE)) {
        return put_items(w, IMAGE_TUPLE, as_tuple(v)->items, as_tuple(v)->length);
    }
    if (is_exact(v, TYPE_FROZENSET)) {
        return put_frozenset(w, v);
    }
    raise_value_error(w->vm, "code with a constant of type %T cannot be written", v);
    return false;
}

static bool number_of(struct writer *w, value v, uint32_t *number)
{
    bool found;
    if (!grow_table(w)) {
        return false;
    }
    uint32_t *slot = find_number(w, v, &found);
    if (found) {
        *number = *slot;
        return true;
    }
    w->used++;
    if (!put_constant(w, v)) {
        return false;
    }
    *number = w->constant_count++;
    *find_number(w, v, &found) = *number;
    return true;
}

/* -- code -------------------------------------------------------------------------------------------- */

/* `b` is the text of the code objects so far; `fresh` the number that the next constant not yet named
 * will have. */
struct code_writer {
    struct writer *w;
    struct str_builder b;
    uint32_t fresh;
};

static bool put_constant_number(struct code_writer *c, value v)
{
    uint32_t number;
    if (!number_of(c->w, v, &number)) {
        return false;
    }
    if (number < c->fresh) {
        return put(&c->b, (uint64_t)number + 2);
    }
    /* Items of a new tuple are new, too, and come before it: then it is named by its number. */
    bool next = number == c->fresh;
    c->fresh = number + 1;
    return put(&c->b, next ? 0 : (uint64_t)number + 2);
}

static bool put_names(struct code_writer *c, const value *names, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (!put_constant_number(c, names[i])) {
            return false;
        }
    }
    return true;
}

static bool put_constants(struct code_writer *c, const struct code *code)
{
    for (uint32_t i = 0; i < code->constant_count; i++) {
        value v = code->constants[i];
        if (is_kind(v, TYPE_CODE) ? !put(&c->b, 1) : !put_constant_number(c, v)) {
            return false;
        }
    }
    return true;
}

/* The extra word. *next: the constant or cache after the highest one named so far. */
static bool put_extra(struct str_builder *b, enum extra_role role, uint32_t extra, uint32_t next[2])
{
    switch (role) {
    case EXTRA_CONSTANT:
    case EXTRA_CACHE: {
        uint32_t *n = &next[role == EXTRA_CACHE];
        if (extra == *n) {
            ++*n;
            return put(b, 0);
        }
        return put(b, (uint64_t)extra + 1);
    }
    case EXTRA_JUMP: return put_signed(b, (int32_t)extra);
    default: return put(b, extra);
    }
}

static bool put_instructions(struct str_builder *b, const struct code *code)
{
    uint32_t next[2] = {0, 0};
    for (uint32_t at = 0; at < code->instruction_count; at++) {
        uint32_t word = code->instructions[at];
        unsigned opcode = word & 0xff;
        unsigned format = opcode < OPCODE_COUNT ? opcode_table[opcode].format : 0;
        bool immediate, has_extra = format_has_extra(format);
        unsigned operands = image_operand_bytes(format, &immediate);
        if (opcode >= OPCODE_COUNT || (operands < 3 && !immediate && word >> 8 * (operands + 1)) ||
            (has_extra && at + 1 == code->instruction_count)) {
            if (!put_byte(b, IMAGE_RAW_WORD) || !put_fixed(b, word, 4)) {
                return false;
            }
            continue;
        }
        if (!put_fixed(b, word, operands + 1) ||
            (immediate && !put_signed(b, (int16_t)(word >> 16))) ||
            (has_extra &&
             !put_extra(b, instruction_extra(opcode), code->instructions[++at], next))) {
            return false;
        }
    }
    return true;
}

/* A row where the line changes: words since the last row * 8 + lines since it (zigzag) where these
 * are less than 7, otherwise 7 and the lines follow. */
static bool put_line(struct str_builder *b, uint32_t words, int64_t lines)
{
    uint64_t zigzag = (uint64_t)lines << 1 ^ (lines < 0 ? UINT64_MAX : 0);
    return zigzag < 7 ? put(b, (uint64_t)words << 3 | zigzag)
                      : put(b, (uint64_t)words << 3 | 7) && put(b, zigzag);
}

static bool put_lines(struct str_builder *b, const struct code *code)
{
    for (int pass = 0; pass < 2; pass++) {
        struct position_reader r = code_positions(code);
        uint32_t count = 0, pc = 0, line = 0;
        while (code_next_position(&r)) {
            if (r.row.span.line == line) {
                continue;
            }
            if (pass && !put_line(b, r.row.pc - pc, (int64_t)r.row.span.line - line)) {
                return false;
            }
            pc = r.row.pc;
            line = r.row.span.line;
            count++;
        }
        if (!pass && !put(b, count)) {
            return false;
        }
    }
    return true;
}

static bool put_positions(struct code_writer *c, const struct code *code)
{
    if (c->w->flags & IMAGE_LINES_ONLY) {
        return put_lines(&c->b, code);
    }
    return put(&c->b, code->position_size) &&
           builder_add(&c->b, (const char *)code->positions, code->position_size);
}

static bool put_arrays(struct code_writer *c, const struct code *code)
{
    for (uint32_t i = 0; i < code->cell_count; i++) {
        if (!put(&c->b, code->cell_registers[i])) {
            return false;
        }
    }
    for (uint32_t i = 0; i < code->cache_count; i++) {
        if (!put_constant_number(c, code->caches[i].name)) {
            return false;
        }
    }
    for (uint32_t i = 0; i < code->exception_count; i++) {
        const struct exception_row *row = &code->exceptions[i];
        if (!put(&c->b, row->start) || !put_signed(&c->b, (int64_t)row->end - row->start) ||
            !put(&c->b, row->handler) || !put(&c->b, row->reg)) {
            return false;
        }
    }
    return put_instructions(&c->b, code);
}

static bool put_head(struct code_writer *c, const struct code *code, const struct code *outer)
{
    const struct {
        bool present;
        uint32_t number;
    } optional[] = {
        {code->flags != c->w->last_flags, code->flags ^ c->w->last_flags},
        {code->docstring != VALUE_NULL, 0},
        {code->free_count != 0, code->free_count},
        {code->exception_count != 0, code->exception_count},
        {code->cell_count != 0, code->cell_count},
        {code->keyword_only_count != 0, code->keyword_only_count},
        {code->parameter_count != image_expected_parameters(code), code->parameter_count},
        {code->positional_only_count != 0, code->positional_only_count},
        {code->class_cell != -1, (uint32_t)(code->class_cell + 1)},
        {code->free_base != code->local_count - code->free_count, code->free_base},
        {!outer || code->filename != outer->filename, 0},
        {code->static_attributes != VALUE_NULL, 0},
        {code->owner_module != VALUE_NULL, 0},
    };
    const uint32_t always[] = {
        code->instruction_count, code->constant_count, code->cache_count,
        code->local_count,       code->register_count, code->positional_count,
    };
    uint32_t mask = 0;
    for (size_t i = 0; i < sizeof optional / sizeof *optional; i++) {
        mask |= optional[i].present ? 1u << i : 0;
    }
    bool ok = put(&c->b, mask) &&
              put_signed(&c->b, (int64_t)code->first_line - (outer ? outer->first_line : 0));
    for (size_t i = 0; i < sizeof always / sizeof *always; i++) {
        ok = ok && put(&c->b, always[i]);
    }
    const uint32_t constants =
        IMAGE_HAS_DOCSTRING | IMAGE_HAS_FILENAME | IMAGE_HAS_STATIC_ATTRIBUTES | IMAGE_HAS_OWNER;
    for (size_t i = 0; i < sizeof optional / sizeof *optional; i++) {
        if (mask & ~constants & 1u << i) {
            ok = ok && put(&c->b, optional[i].number);
        }
    }
    c->w->last_flags = code->flags;
    return ok;
}

static bool put_texts(struct code_writer *c, const struct code *code, const struct code *outer)
{
    bool own_file = !outer || code->filename != outer->filename;
    return put_constant_number(c, code->name) && put_constant_number(c, code->qualname) &&
           (!own_file || put_constant_number(c, code->filename)) &&
           (!code->docstring || put_constant_number(c, code->docstring)) &&
           (!code->static_attributes || put_constant_number(c, code->static_attributes)) &&
           (!code->owner_module || put_constant_number(c, code->owner_module)) &&
           put_names(c, code->local_names, code->local_count);
}

static bool write_code(struct code_writer *c, const struct code *code, const struct code *outer)
{
    bool ok = put_head(c, code, outer) && put_positions(c, code) && put_texts(c, code, outer) &&
              put_constants(c, code) && put_arrays(c, code) &&
              native_enter(c->w->vm, " while writing code");
    if (!ok) {
        return false;
    }
    for (uint32_t i = 0; ok && i < code->constant_count; i++) {
        if (is_kind(code->constants[i], TYPE_CODE)) {
            ok = write_code(c, as_code(code->constants[i]), code);
        }
    }
    native_leave(c->w->vm);
    return ok;
}

static bool put_image(struct writer *w, const struct str_builder *code, struct str_builder *out)
{
    struct str_builder number;
    builder_init(&number, w->vm);
    bool ok = put(&number, w->constant_count);
    size_t size = number.size + w->constants.size + code->size;
    if (ok && size > UINT32_MAX) {
        raise_memory_error(w->vm);
        ok = false;
    }
    ok = ok &&
         builder_add(out,
                     "\x8f"
                     "ASC",
                     4) &&
         put_fixed(out, IMAGE_VERSION, 2) && put_fixed(out, w->flags, 2) &&
         put_fixed(out, image_instruction_set(), 4) && put_fixed(out, size, 4) &&
         put_fixed(out, number.size + w->constants.size, 4) && put_fixed(out, 0, 4) &&
         builder_add(out, number.data, number.size) &&
         builder_add(out, w->constants.data, w->constants.size) &&
         builder_add(out, code->data, code->size);
    builder_discard(&number);
    if (ok) {
        uint32_t crc = image_checksum(out->data + IMAGE_HEAD_SIZE, size);
        for (unsigned i = 0; i < 4; i++) {
            out->data[IMAGE_CHECKSUM_AT + i] = (char)(crc >> 8 * i);
        }
    }
    return ok;
}

value image_write(struct vm *vm, const struct code *code, unsigned flags)
{
    struct writer w = {.vm = vm, .flags = flags};
    struct code_writer c = {.w = &w};
    struct str_builder image;
    builder_init(&w.constants, vm);
    builder_init(&c.b, vm);
    builder_init(&image, vm);
    bool ok = write_code(&c, code, NULL) && put_image(&w, &c.b, &image);
    builder_discard(&w.constants);
    builder_discard(&c.b);
    free_table(&w);
    if (!ok) {
        builder_discard(&image);
        return VALUE_ERROR;
    }
    return builder_finish_bytes(&image);
}
