/* _struct.c - module struct: Python values to and from C structs, as bytes. */
#include "module_error.h"
#include "../vm/object/type.h"
#include "../vm/native.h"

/* One run of equal fields. */
struct field {
    char code;
    uint8_t width; /* bytes of one; of the text for s and p: see count */
    size_t count;  /* repeats; for s and p: bytes */
    size_t offset; /* of the first */
};

#define FIELDS_IN_LINE 16

/* A parsed format. */
struct layout {
    struct field *fields; /* in_line, or mem_alloc'ed */
    size_t field_count, field_capacity;
    size_t size;  /* bytes */
    size_t items; /* values */
    bool little, native;
    struct field in_line[FIELDS_IN_LINE];
};

struct packer { /* struct.Struct */
    struct object header;
    value format; /* str */
    struct layout layout;
};
#define as_packer(v) ((struct packer *)as_object(v))

struct unpack_iterator {
    struct object header;
    value packer, data; /* VALUE_NULL when done */
    size_t position;
};
#define as_unpack_iterator(v) ((struct unpack_iterator *)as_object(v))

static const struct type_def packer_def, unpack_iterator_def;

static const struct module_error struct_error = {"struct", "error", TYPE_EXCEPTION, TYPE_EXCEPTION};
#define fail(vm, ...) module_error_raise(vm, &struct_error, __VA_ARGS__)

/* -- formats --------------------------------------------------------------------------------------- */

/* Bytes of a field, 0 for an unknown code. */
static unsigned width_of(char code, bool native)
{
    switch (code) {
    case 'x':
    case 'c':
    case 'b':
    case 'B':
    case '?':
    case 's':
    case 'p': return 1;
    case 'h':
    case 'H':
    case 'e': return 2;
    case 'i':
    case 'I':
    case 'f': return 4;
    case 'l':
    case 'L': return native ? sizeof(long) : 4;
    case 'q':
    case 'Q':
    case 'd': return 8;
    case 'n':
    case 'N':
    case 'P': return native ? sizeof(size_t) : 0;
    default: return 0;
    }
}

static bool add_field(struct vm *vm, struct layout *layout, struct field field)
{
    if (layout->field_count == layout->field_capacity) {
        size_t capacity = layout->field_capacity * 2;
        struct field *fields = mem_alloc(vm, capacity * sizeof *fields);
        if (!fields) {
            return false;
        }
        memcpy(fields, layout->fields, layout->field_count * sizeof *fields);
        if (layout->fields != layout->in_line) {
            mem_free(vm, layout->fields, layout->field_capacity * sizeof *fields);
        }
        layout->fields = fields;
        layout->field_capacity = capacity;
    }
    layout->fields[layout->field_count++] = field;
    return true;
}

static void layout_free(struct vm *vm, struct layout *layout)
{
    if (layout->fields && layout->fields != layout->in_line) {
        mem_free(vm, layout->fields, layout->field_capacity * sizeof *layout->fields);
        layout->fields = NULL;
    }
}

static bool is_space(char c)
{
    return c == ' ' || (c >= 9 && c <= 13);
}

static bool layout_fields(struct vm *vm, struct layout *out, const char *s, const char *end,
                          bool aligned)
{
    while (s < end) {
        if (is_space(*s)) {
            s++;
            continue;
        }
        size_t count = 1;
        if (*s >= '0' && *s <= '9') {
            count = 0;
            while (s < end && *s >= '0' && *s <= '9') {
                if (__builtin_mul_overflow(count, (size_t)10, &count) ||
                    __builtin_add_overflow(count, (size_t)(*s - '0'), &count) ||
                    count > PTRDIFF_MAX) {
                    fail(vm, "total struct size too long");
                    return false;
                }
                s++;
            }
            if (s >= end) {
                fail(vm, "repeat count given without format specifier");
                return false;
            }
        }
        char code = *s++;
        unsigned width = width_of(code, out->native);
        if (!width) {
            fail(vm, code ? "bad char in struct format" : "embedded null character");
            return false;
        }
        if (aligned && width > 1) {
            out->size = (out->size + width - 1) & ~(size_t)(width - 1);
        }
        size_t bytes;
        if (__builtin_mul_overflow(count, (size_t)width, &bytes) ||
            __builtin_add_overflow(bytes, out->size, &bytes) || bytes > PTRDIFF_MAX) {
            fail(vm, "total struct size too long");
            return false;
        }
        bool text = code == 's' || code == 'p';
        if ((text || (count && code != 'x')) &&
            !add_field(vm, out, (struct field){code, (uint8_t)width, count, out->size})) {
            return false;
        }
        out->size = bytes;
        out->items += text ? 1 : code == 'x' ? 0 : count;
    }
    return true;
}

/* Parses a format. False with an error set; nothing is to be freed then. */
static bool layout_parse(struct vm *vm, struct layout *out, const char *s, size_t n)
{
    const char *end = s + n;
    bool aligned = true;
    memset(out, 0, offsetof(struct layout, in_line));
    out->fields = out->in_line;
    out->field_capacity = FIELDS_IN_LINE;
    out->native = true;
    out->little = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
    if (s < end && strchr("@=<>!", *s) && *s) {
        aligned = out->native = *s == '@';
        out->little = *s == '<' || ((*s == '@' || *s == '=') && out->little);
        s++;
    }
    if (memchr(s, '\0', (size_t)(end - s))) {
        fail(vm, "embedded null character");
        return false;
    }
    if (!layout_fields(vm, out, s, end, aligned)) {
        layout_free(vm, out);
        return false;
    }
    return true;
}

/* The text of a format argument. NULL with an error set. */
static const char *format_text(struct vm *vm, value format, size_t *n)
{
    if (is_kind(format, TYPE_BYTES)) {
        *n = as_bytes(format)->size;
        return (const char *)as_bytes(format)->data;
    }
    if (!is_kind(format, TYPE_STR)) {
        raise_type_error(vm, "Struct() argument 1 must be a str or bytes object, not %T", format);
        return NULL;
    }
    struct str *s = as_str(format);
    if (!str_is_ascii(s)) {
        value encode = str_intern_cstr(vm, "encode");
        value ascii = str_from_cstr(vm, "ascii");
        if (encode && ascii) {
            call_method(vm, format, encode, 1, &ascii); /* raises UnicodeEncodeError */
        }
        return NULL;
    }
    *n = s->size;
    return s->data;
}

/* The layout for a function's format argument, in *local. */
static bool layout_for(struct vm *vm, value format, struct layout *local)
{
    if (is_kind(format, TYPE_BYTEARRAY)) {
        raise_type_error(vm, "unhashable type: 'bytearray'");
        return false;
    }
    size_t n;
    const char *s = format_text(vm, format, &n);
    return s && layout_parse(vm, local, s, n);
}

/* -- numbers as bytes --------------------------------------------------------------------------------- */

static void store(unsigned char *to, uint64_t bits, unsigned width, bool little)
{
    for (unsigned i = 0; i < width; i++) {
        to[little ? i : width - 1 - i] = (unsigned char)(bits >> 8 * i);
    }
}

static uint64_t load(const unsigned char *from, unsigned width, bool little)
{
    uint64_t bits = 0;
    for (unsigned i = 0; i < width; i++) {
        bits |= (uint64_t)from[little ? i : width - 1 - i] << 8 * i;
    }
    return bits;
}

/* The half-precision number nearest to d, ties to even. False when it is too large. */
static bool half_bits(double d, uint16_t *out)
{
    uint64_t bits;
    memcpy(&bits, &d, 8);
    uint16_t sign = (uint16_t)(bits >> 48 & 0x8000);
    int exponent = (int)(bits >> 52 & 0x7ff);
    uint64_t fraction = bits & ((UINT64_C(1) << 52) - 1);
    if (exponent == 0x7ff) {
        *out = (uint16_t)(sign | 0x7c00 | (fraction ? 0x200 | fraction >> 42 : 0));
        return true;
    }
    int power = exponent - 1023;
    if (exponent == 0 || power < -25) {
        *out = sign;
        return true;
    }
    fraction |= UINT64_C(1) << 52;
    int shift = power < -14 ? 42 + (-14 - power) : 42;
    uint64_t kept = fraction >> shift, rest = fraction & ((UINT64_C(1) << shift) - 1);
    uint64_t half = UINT64_C(1) << (shift - 1);
    kept += rest > half || (rest == half && (kept & 1));
    /* the implicit bit adds one to the exponent field */
    uint64_t result = power < -14 ? kept : kept + ((uint64_t)(power + 14) << 10);
    if (result >= 0x7c00) {
        return false;
    }
    *out = (uint16_t)(sign | result);
    return true;
}

static double half_value(uint16_t bits)
{
    int exponent = bits >> 10 & 31;
    double fraction = bits & 0x3ff, d;
    if (exponent == 31) {
        d = fraction != 0 ? __builtin_nan("") : __builtin_inf();
    } else if (exponent == 0) {
        d = __builtin_ldexp(fraction, -24);
    } else {
        d = __builtin_ldexp(fraction + 1024, exponent - 25);
    }
    return bits & 0x8000 ? -d : d;
}

/* -- packing ---------------------------------------------------------------------------------------------- */

/* Raises the error for a number out of range. */
static bool out_of_range(struct vm *vm, char code, unsigned width)
{
    if (strchr("bhilqn", code)) {
        int64_t high = (int64_t)(UINT64_MAX >> (65 - 8 * width));
        fail(vm, "'%c' format requires %lld <= number <= %lld", code, (long long)(-high - 1),
             (long long)high);
    } else {
        uint64_t high = UINT64_MAX >> (64 - 8 * width);
        /* %lu: the conversions of messages have no %llu */
        fail(vm, "'%c' format requires 0 <= number <= %lu", code, (unsigned long)high);
    }
    return false;
}

static bool pack_int(struct vm *vm, unsigned char *to, char code, unsigned width, bool little,
                     value v)
{
    if (!is_any_int(v)) {
        if (!find_special(vm, v, NAME_INDEX)) {
            fail(vm, "required argument is not an integer");
            return false;
        }
        v = index_of(vm, v);
        if (!v) {
            return false;
        }
    }
    int64_t n;
    uint64_t bits;
    if (code == 'P') {
        if (int_fits_int64(v, &n)) {
            bits = (uint64_t)n;
        } else if (!int_fits_uint64(v, &bits)) {
            fail(vm, "int too large to convert");
            return false;
        }
    } else if (strchr("bhilqn", code)) {
        if (!int_fits_int64(v, &n) || (width < 8 && (n < -(INT64_C(1) << (8 * width - 1)) ||
                                                     n >= INT64_C(1) << (8 * width - 1)))) {
            return out_of_range(vm, code, width);
        }
        bits = (uint64_t)n;
    } else if (!int_fits_uint64(v, &bits) || (width < 8 && bits >> 8 * width)) {
        return out_of_range(vm, code, width);
    }
    store(to, bits, width, little);
    return true;
}

static bool pack_float(struct vm *vm, unsigned char *to, char code, const struct layout *layout,
                       value v)
{
    double d;
    if (is_float(v)) {
        d = float_value(v);
    } else if (!to_double(vm, v, &d)) {
        if (error_is(vm, TYPE_TYPE_ERROR)) {
            error_clear(vm);
            fail(vm, "required argument is not a float");
        }
        return false;
    }
    if (code == 'd') {
        uint64_t bits;
        memcpy(&bits, &d, 8);
        store(to, bits, 8, layout->little);
    } else if (code == 'f') {
        float f = (float)d;
        uint32_t bits;
        if (!layout->native && __builtin_isinf(f) && !__builtin_isinf(d)) {
            raise_error(vm, TYPE_OVERFLOW_ERROR, "float too large to pack with f format");
            return false;
        }
        memcpy(&bits, &f, 4);
        store(to, bits, 4, layout->little);
    } else {
        uint16_t bits;
        if (!half_bits(d, &bits)) {
            raise_error(vm, TYPE_OVERFLOW_ERROR, "float too large to pack with e format");
            return false;
        }
        store(to, bits, 2, layout->little);
    }
    return true;
}

static bool pack_text(struct vm *vm, unsigned char *to, const struct field *field, value v)
{
    const unsigned char *data;
    size_t size, room = field->count;
    if (is_kind(v, TYPE_BYTES)) {
        data = as_bytes(v)->data;
        size = as_bytes(v)->size;
    } else if (is_kind(v, TYPE_BYTEARRAY)) {
        data = as_bytearray(v)->data + as_bytearray(v)->start;
        size = as_bytearray(v)->size;
    } else {
        fail(vm, "argument for '%c' must be a bytes object", field->code);
        return false;
    }
    if (field->code == 'p') {
        if (!room) {
            return true;
        }
        room--;
        size = size > room ? room : size;
        *to++ = (unsigned char)(size > 255 ? 255 : size);
    }
    if (size) {
        memcpy(to, data, size > room ? room : size);
    }
    return true;
}

static bool pack_field(struct vm *vm, unsigned char *to, const struct layout *layout,
                       const struct field *field, value v)
{
    int t;
    switch (field->code) {
    case 'c':
        if (!is_kind(v, TYPE_BYTES) || as_bytes(v)->size != 1) {
            fail(vm, "char format requires a bytes object of length 1");
            return false;
        }
        *to = as_bytes(v)->data[0];
        return true;
    case '?':
        t = truth(vm, v);
        *to = t > 0;
        return t >= 0;
    case 'e':
    case 'f':
    case 'd': return pack_float(vm, to, field->code, layout, v);
    case 's':
    case 'p': return pack_text(vm, to, field, v);
    default: return pack_int(vm, to, field->code, field->width, layout->little, v);
    }
}

/* Packs values into zeroed memory of layout->size bytes. */
static bool pack_all(struct vm *vm, const struct layout *layout, unsigned char *to,
                     const value *values)
{
    for (size_t i = 0; i < layout->field_count; i++) {
        const struct field *field = &layout->fields[i];
        bool text = field->code == 's' || field->code == 'p';
        size_t count = text ? 1 : field->count;
        for (size_t k = 0; k < count; k++) {
            if (!pack_field(vm, to + field->offset + k * field->width, layout, field, *values++)) {
                return false;
            }
        }
    }
    return true;
}

static bool check_count(struct vm *vm, const struct layout *layout, const char *function,
                        size_t given)
{
    if (given != layout->items) {
        fail(vm, "%s expected %zu items for packing (got %zu)", function, layout->items, given);
        return false;
    }
    return true;
}

static value pack(struct vm *vm, const struct layout *layout, const value *values, size_t count)
{
    if (!check_count(vm, layout, "pack", count)) {
        return VALUE_ERROR;
    }
    value bytes = bytes_new(vm, NULL, layout->size);
    size_t mark = gc_root_mark(vm);
    if (!bytes || !gc_push_root(vm, bytes)) {
        return VALUE_ERROR;
    }
    memset(as_bytes(bytes)->data, 0, layout->size);
    bool good = pack_all(vm, layout, as_bytes(bytes)->data, values);
    gc_pop_roots(vm, mark);
    return good ? bytes : VALUE_ERROR;
}

/* values: buffer, offset, then those to pack. */
static value pack_into(struct vm *vm, const struct layout *layout, const value *values,
                       size_t count)
{
    if (count < 2) {
        return fail(vm, count ? "pack_into expected offset argument"
                              : "pack_into expected buffer argument");
    }
    if (!check_count(vm, layout, "pack_into", count - 2)) {
        return VALUE_ERROR;
    }
    struct buffer buffer;
    int64_t offset;
    if (!try_buffer(vm, values[0])) {
        return raise_type_error(vm, "argument must be read-write bytes-like object, not %T",
                                values[0]);
    }
    if (!get_buffer(vm, values[0], &buffer)) {
        return VALUE_ERROR;
    }
    value result = VALUE_ERROR;
    int64_t have = (int64_t)buffer.size, need = (int64_t)layout->size;
    if (!buffer.writable) {
        raise_type_error(vm, "argument must be read-write bytes-like object, not %T", values[0]);
    } else if (!index_to_ssize(vm, values[1], &offset, "ssize_t")) {
        /* the error is set */
    } else if (offset < 0 && offset + need > 0) {
        fail(vm, "no space to pack %lld bytes at offset %lld", (long long)need, (long long)offset);
    } else if (offset < 0 && offset + have < 0) {
        fail(vm, "offset %lld out of range for %lld-byte buffer", (long long)offset,
             (long long)have);
    } else {
        int64_t start = offset < 0 ? offset + have : offset;
        if (have - start < need) {
            fail(vm,
                 "pack_into requires a buffer of at least %lld bytes for packing %lld bytes at "
                 "offset %lld (actual buffer size is %lld)",
                 (long long)(need + start), (long long)need, (long long)start, (long long)have);
        } else {
            unsigned char *to = (unsigned char *)buffer.data + start;
            memset(to, 0, layout->size);
            result = pack_all(vm, layout, to, values + 2) ? VALUE_NONE : VALUE_ERROR;
        }
    }
    buffer_release(vm, &buffer);
    return result;
}

/* -- unpacking --------------------------------------------------------------------------------------------- */

static value unpack_field(struct vm *vm, const unsigned char *from, const struct layout *layout,
                          const struct field *field)
{
    unsigned width = field->width;
    uint64_t bits;
    size_t size;
    switch (field->code) {
    case 'c': return bytes_new(vm, from, 1);
    case '?': return make_bool(*from != 0);
    case 's': return bytes_new(vm, from, field->count);
    case 'p':
        size = field->count ? *from : 0;
        if (size && size >= field->count) {
            size = field->count - 1;
        }
        return bytes_new(vm, from + 1, size);
    case 'e': return float_new(vm, half_value((uint16_t)load(from, 2, layout->little)));
    case 'f': {
        uint32_t word = (uint32_t)load(from, 4, layout->little);
        float f;
        memcpy(&f, &word, 4);
        return float_new(vm, f);
    }
    case 'd': {
        double d;
        bits = load(from, 8, layout->little);
        memcpy(&d, &bits, 8);
        return float_new(vm, d);
    }
    default: break;
    }
    bits = load(from, width, layout->little);
    if (strchr("bhilqn", field->code)) {
        unsigned unused = 64 - 8 * width;
        return int_from_int64(vm, (int64_t)(bits << unused) >> unused);
    }
    return int_from_uint64(vm, bits);
}

static value unpack_at(struct vm *vm, const struct layout *layout, const unsigned char *from)
{
    struct tuple *tuple = tuple_new(vm, layout->items);
    size_t at = 0;
    for (size_t i = 0; tuple && i < layout->field_count; i++) {
        const struct field *field = &layout->fields[i];
        bool text = field->code == 's' || field->code == 'p';
        size_t count = text ? 1 : field->count;
        for (size_t k = 0; k < count; k++) {
            value v = unpack_field(vm, from + field->offset + k * field->width, layout, field);
            if (!v) {
                return VALUE_ERROR;
            }
            tuple->items[at++] = v;
        }
    }
    return from_object(tuple);
}

static value unpack(struct vm *vm, const struct layout *layout, value data)
{
    struct buffer buffer;
    if (!get_buffer(vm, data, &buffer)) {
        return VALUE_ERROR;
    }
    value result = buffer.size != layout->size
                       ? fail(vm, "unpack requires a buffer of %zu bytes", layout->size)
                       : unpack_at(vm, layout, buffer.data);
    buffer_release(vm, &buffer);
    return result;
}

static value unpack_from(struct vm *vm, const struct layout *layout, value data, value where)
{
    struct buffer buffer;
    int64_t offset = 0;
    if (!get_buffer(vm, data, &buffer)) {
        return VALUE_ERROR;
    }
    value result = VALUE_ERROR;
    int64_t have = (int64_t)buffer.size, need = (int64_t)layout->size;
    if (where && !index_to_ssize(vm, where, &offset, "ssize_t")) {
        /* the error is set */
    } else if (offset < 0 && offset + need > 0) {
        fail(vm, "not enough data to unpack %lld bytes at offset %lld", (long long)need,
             (long long)offset);
    } else if (offset < 0 && offset + have < 0) {
        fail(vm, "offset %lld out of range for %lld-byte buffer", (long long)offset,
             (long long)have);
    } else {
        int64_t start = offset < 0 ? offset + have : offset;
        if (have - start < need) {
            fail(vm,
                 "unpack_from requires a buffer of at least %lld bytes for unpacking %lld bytes at "
                 "offset %lld (actual buffer size is %lld)",
                 (long long)(need + start), (long long)need, (long long)start, (long long)have);
        } else {
            result = unpack_at(vm, layout, buffer.data + start);
        }
    }
    buffer_release(vm, &buffer);
    return result;
}

/* -- Struct ---------------------------------------------------------------------------------------------------- */

static value packer_new(struct vm *vm, struct type *type, value format)
{
    size_t n;
    const char *s = format_text(vm, format, &n);
    struct packer *packer = s ? object_alloc(vm, type) : NULL;
    if (!packer) {
        return VALUE_ERROR;
    }
    packer->format = is_kind(format, TYPE_STR) ? format : str_new(vm, s, n);
    if (!packer->format || !layout_parse(vm, &packer->layout, s, n)) {
        return VALUE_ERROR;
    }
    return from_object(packer);
}

static value packer_make(struct vm *vm, value *args)
{
    return packer_new(vm, (struct type *)as_object(args[0]), args[1]);
}

static void packer_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct packer *)self)->format);
    if (self->flags & OBJECT_SUBCLASS) {
        instance_trace(tracer, self);
    }
}

static void packer_finalize(struct vm *vm, struct object *self)
{
    layout_free(vm, &((struct packer *)self)->layout);
    if (self->flags & OBJECT_SUBCLASS) {
        instance_finalize(vm, self);
    }
}

static value packer_pack(struct vm *vm, value *args)
{
    struct tuple *values = as_tuple(args[1]);
    return pack(vm, &as_packer(args[0])->layout, values->items, values->length);
}
static value packer_pack_into(struct vm *vm, value *args)
{
    struct tuple *values = as_tuple(args[1]);
    return pack_into(vm, &as_packer(args[0])->layout, values->items, values->length);
}
static value packer_unpack(struct vm *vm, value *args)
{
    return unpack(vm, &as_packer(args[0])->layout, args[1]);
}
static value packer_unpack_from(struct vm *vm, value *args)
{
    return unpack_from(vm, &as_packer(args[0])->layout, args[1], args[2]);
}

static value packer_iter_unpack(struct vm *vm, value *args)
{
    struct layout *layout = &as_packer(args[0])->layout;
    struct type *type = native_type(vm, &unpack_iterator_def);
    struct buffer buffer;
    if (layout->size == 0) {
        return fail(vm, "cannot iteratively unpack with a struct of length 0");
    }
    if (!type || !get_buffer(vm, args[1], &buffer)) {
        return VALUE_ERROR;
    }
    size_t size = buffer.size;
    buffer_release(vm, &buffer);
    if (size % layout->size) {
        return fail(vm, "iterative unpacking requires a buffer of a multiple of %zu bytes",
                    layout->size);
    }
    struct unpack_iterator *iterator = object_alloc(vm, type);
    if (iterator) {
        iterator->packer = args[0];
        iterator->data = args[1];
    }
    return from_object(iterator);
}

static value packer_size(struct vm *vm, value self)
{
    return int_from_uint64(vm, as_packer(self)->layout.size);
}
static value packer_format(struct vm *vm, value self)
{
    return as_packer(self)->format;
}
static value packer_repr(struct vm *vm, value self)
{
    return format_str(vm, "Struct(%R)", as_packer(self)->format);
}

static const struct native_def packer_methods[] = {
    {"pack", "(*values)", packer_pack, NATIVE_METHOD, "The values as bytes."},
    {"pack_into", "(*values)", packer_pack_into, NATIVE_METHOD,
     "pack_into(buffer, offset, v1, v2, ...): write the values into a writable buffer."},
    {"unpack", "(buffer, /)", packer_unpack, NATIVE_METHOD, "A tuple of the values in a buffer."},
    {"unpack_from", "(buffer, offset=0)", packer_unpack_from, NATIVE_METHOD,
     "A tuple of the values in a buffer from an offset on."},
    {"iter_unpack", "(buffer, /)", packer_iter_unpack, NATIVE_METHOD,
     "An iterator of tuples over a buffer that holds several structs."},
    {0},
};
static const struct getset_row packer_getset[] = {
    {"format", packer_format, NULL, "The format."},
    {"size", packer_size, NULL, "The size in bytes."},
    {0},
};

static const struct type_def packer_def = {
    .name = "Struct",
    .module = "_struct",
    .size = sizeof(struct packer),
    .flags = TYPE_SUBCLASSABLE | TYPE_TRACED | TYPE_WEAKREFABLE,
    .doc = "A format, parsed once.",
    .new_signature = "(format)",
    .new = packer_make,
    .methods = packer_methods,
    .getset = packer_getset,
    .trace = packer_trace,
    .finalize = packer_finalize,
    .repr = packer_repr,
};

static void unpack_iterator_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct unpack_iterator *)self)->packer);
    gc_trace(tracer, ((struct unpack_iterator *)self)->data);
}

static value unpack_iterator_iter(struct vm *vm, value self)
{
    return self;
}

static value unpack_iterator_next(struct vm *vm, value self)
{
    struct unpack_iterator *iterator = as_unpack_iterator(self);
    struct buffer buffer;
    if (!iterator->data) {
        return VALUE_STOP;
    }
    if (!get_buffer(vm, iterator->data, &buffer)) {
        return VALUE_ERROR;
    }
    const struct layout *layout = &as_packer(iterator->packer)->layout;
    value result = VALUE_STOP;
    if (buffer.size >= iterator->position && buffer.size - iterator->position >= layout->size) {
        result = unpack_at(vm, layout, buffer.data + iterator->position);
        iterator->position += layout->size;
    }
    buffer_release(vm, &buffer);
    if (result == VALUE_STOP) {
        iterator->data = VALUE_NULL;
    }
    return result;
}

static value unpack_iterator_hint(struct vm *vm, value *args)
{
    struct unpack_iterator *iterator = as_unpack_iterator(args[0]);
    struct buffer buffer;
    if (!iterator->data) {
        return small_int(0);
    }
    if (!get_buffer(vm, iterator->data, &buffer)) {
        return VALUE_ERROR;
    }
    size_t left = buffer.size > iterator->position ? buffer.size - iterator->position : 0;
    buffer_release(vm, &buffer);
    return small_int((int64_t)(left / as_packer(iterator->packer)->layout.size));
}

static const struct native_def unpack_iterator_methods[] = {
    {"__length_hint__", "()", unpack_iterator_hint, NATIVE_METHOD, NULL},
    {0},
};

static const struct type_def unpack_iterator_def = {
    .name = "unpack_iterator",
    .module = "_struct",
    .size = sizeof(struct unpack_iterator),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .methods = unpack_iterator_methods,
    .trace = unpack_iterator_trace,
    .iter = unpack_iterator_iter,
    .next = unpack_iterator_next,
};

/* -- functions ---------------------------------------------------------------------------------------------------- */

/* pack(format, *values): both in one tuple, for CPython's message about the first. */
static value struct_pack(struct vm *vm, value *args)
{
    struct tuple *values = as_tuple(args[0]);
    struct layout layout;
    if (values->length == 0) {
        return raise_type_error(vm, "missing format argument");
    }
    if (!layout_for(vm, values->items[0], &layout)) {
        return VALUE_ERROR;
    }
    value result = pack(vm, &layout, values->items + 1, values->length - 1);
    layout_free(vm, &layout);
    return result;
}

static value struct_pack_into(struct vm *vm, value *args)
{
    struct tuple *values = as_tuple(args[0]);
    struct layout layout;
    if (values->length == 0) {
        return raise_type_error(vm, "missing format argument");
    }
    if (!layout_for(vm, values->items[0], &layout)) {
        return VALUE_ERROR;
    }
    value result = pack_into(vm, &layout, values->items + 1, values->length - 1);
    layout_free(vm, &layout);
    return result;
}

static value struct_unpack(struct vm *vm, value *args)
{
    struct layout layout;
    if (!layout_for(vm, args[0], &layout)) {
        return VALUE_ERROR;
    }
    value result = unpack(vm, &layout, args[1]);
    layout_free(vm, &layout);
    return result;
}

static value struct_unpack_from(struct vm *vm, value *args)
{
    struct layout layout;
    if (!layout_for(vm, args[0], &layout)) {
        return VALUE_ERROR;
    }
    value result = unpack_from(vm, &layout, args[1], args[2]);
    layout_free(vm, &layout);
    return result;
}

static value struct_iter_unpack(struct vm *vm, value *args)
{
    struct type *type = native_type(vm, &packer_def);
    value packer = type ? packer_new(vm, type, args[0]) : VALUE_ERROR;
    if (!packer) {
        return VALUE_ERROR;
    }
    size_t mark = gc_root_mark(vm);
    value pair[2] = {packer, args[1]};
    value result = gc_push_root(vm, packer) ? packer_iter_unpack(vm, pair) : VALUE_ERROR;
    gc_pop_roots(vm, mark);
    return result;
}

static value struct_calcsize(struct vm *vm, value *args)
{
    struct layout layout;
    if (!layout_for(vm, args[0], &layout)) {
        return VALUE_ERROR;
    }
    size_t size = layout.size;
    layout_free(vm, &layout);
    return int_from_uint64(vm, size);
}

static value clear_cache(struct vm *vm, value *args)
{
    return VALUE_NONE; /* formats are parsed anew each time */
}

static const struct native_def functions[] = {
    {"pack", "(*values)", struct_pack, NATIVE_FUNCTION,
     "pack(format, v1, v2, ...): the values as bytes."},
    {"pack_into", "(*values)", struct_pack_into, NATIVE_FUNCTION,
     "pack_into(format, buffer, offset, v1, v2, ...): write the values into a writable buffer."},
    {"unpack", "(format, buffer, /)", struct_unpack, NATIVE_FUNCTION,
     "A tuple of the values in a buffer."},
    {"unpack_from", "(format, /, buffer, offset=0)", struct_unpack_from, NATIVE_FUNCTION,
     "A tuple of the values in a buffer from an offset on."},
    {"iter_unpack", "(format, buffer, /)", struct_iter_unpack, NATIVE_FUNCTION,
     "An iterator of tuples over a buffer that holds several structs."},
    {"calcsize", "(format, /)", struct_calcsize, NATIVE_FUNCTION, "The size in bytes."},
    {"_clearcache", "()", clear_cache, NATIVE_FUNCTION, NULL},
    {0},
};

static const struct module_type types[] = {
    {&packer_def, NULL},
    {&unpack_iterator_def, NULL},
    {0},
};

static bool init(struct vm *vm, struct module *module)
{
    static const char *const public[] = {"calcsize",    "pack",        "pack_into", "unpack",
                                         "unpack_from", "iter_unpack", "Struct",    "error"};
    if (!module_error_add(vm, module, &struct_error)) {
        return false;
    }
    struct list *all = list_new(vm, sizeof public / sizeof *public);
    for (size_t i = 0; all && i < sizeof public / sizeof *public; i++) {
        value text = str_intern_cstr(vm, public[i]);
        if (!text || !list_append(vm, all, text)) {
            return false;
        }
    }
    return all && module_add(vm, module, "__all__", from_object(all));
}

const struct module_def struct_module = {
    .name = "struct",
    .doc = "Conversion between Python values and C structs, written as bytes.",
    .functions = functions,
    .types = types,
    .init = init,
};
