/* str.c - the text type: allocation, interning, hashing, indexing, concatenation, builders. */
#include "text.h"
#include "type.h"

#include <stdio.h>

#define INDEX_STRIDE 64  /* code points between two entries of the sparse index */
#define BUFFER_MIN   256 /* shortest str that append grows in a shared buffer */

/* -- UTF-8 ------------------------------------------------------------------------------------------ */

unsigned utf8_encode(uint32_t c, char out[4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xc0 | c >> 6);
        out[1] = (char)(0x80 | (c & 63));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xe0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 63));
        out[2] = (char)(0x80 | (c & 63));
        return 3;
    }
    out[0] = (char)(0xf0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 63));
    out[2] = (char)(0x80 | (c >> 6 & 63));
    out[3] = (char)(0x80 | (c & 63));
    return 4;
}

uint32_t utf8_next(const char **p)
{
    const unsigned char *s = (const unsigned char *)*p;
    if (s[0] < 0x80) {
        *p += 1;
        return s[0];
    }
    if (s[0] < 0xe0) {
        *p += 2;
        return (s[0] & 31u) << 6 | (s[1] & 63u);
    }
    if (s[0] < 0xf0) {
        *p += 3;
        return (s[0] & 15u) << 12 | (s[1] & 63u) << 6 | (s[2] & 63u);
    }
    *p += 4;
    return (s[0] & 7u) << 18 | (s[1] & 63u) << 12 | (s[2] & 63u) << 6 | (s[3] & 63u);
}

size_t utf8_length(const char *s, size_t size)
{
    size_t n = 0, i = 0;
    for (; i + 8 <= size; i += 8) {
        uint64_t word;
        memcpy(&word, s + i, 8);
        /* a continuation byte has bit 7 set and bit 6 clear */
        uint64_t continued = word >> 7 & ~word >> 6 & UINT64_C(0x0101010101010101);
        n += 8 - (continued * UINT64_C(0x0101010101010101) >> 56);
    }
    for (; i < size; i++) {
        n += (s[i] & 0xc0) != 0x80;
    }
    return n;
}

size_t ascii_prefix(const char *s, size_t size)
{
    size_t i = 0;
    uint64_t w[4];
    for (; i + sizeof w <= size; i += sizeof w) {
        memcpy(w, s + i, sizeof w);
        if ((w[0] | w[1] | w[2] | w[3]) & UINT64_C(0x8080808080808080)) {
            break;
        }
    }
    for (; i + 8 <= size; i += 8) {
        memcpy(w, s + i, 8);
        if (w[0] & UINT64_C(0x8080808080808080)) {
            break;
        }
    }
    while (i < size && !(s[i] & 0x80)) {
        i++;
    }
    return i;
}

/* -- allocation --------------------------------------------------------------------------------------- */

/* Where a str that is not ASCII keeps its sparse index: behind its bytes, or in line when its bytes
 * are elsewhere. */
static size_t **index_slot(struct str *s)
{
    size_t at = s->data == s->in_line ? (s->size + 8) & ~(size_t)7 : 0;
    return (size_t **)(void *)(s->in_line + at);
}

struct str *str_alloc(struct vm *vm, size_t size, size_t length, bool ascii)
{
    if (size > (size_t)INT64_MAX / 2) {
        raise_memory_error(vm);
        return NULL;
    }
    size_t tail = ascii ? size + 1 : ((size + 8) & ~(size_t)7) + sizeof(size_t *);
    struct str *s = gc_new(vm, builtin_type(vm, TYPE_STR), sizeof *s + tail);
    if (!s) {
        return NULL;
    }
    s->header.flags |= ascii ? STR_ASCII : 0;
    s->hash = 0;
    s->size = size;
    s->length = length;
    s->data = s->in_line;
    s->owner = VALUE_NULL;
    s->in_line[size] = 0;
    if (!ascii) {
        *index_slot(s) = NULL;
    }
    return s;
}

static value empty_str(struct vm *vm)
{
    value empty = NAME_OF(vm, EMPTY);
    return empty ? empty : from_object(str_alloc(vm, 0, 0, true));
}

static value str_make(struct vm *vm, const char *utf8, size_t size, size_t length)
{
    struct str *s = str_alloc(vm, size, length, size == length);
    if (s) {
        memcpy(s->in_line, utf8, size);
    }
    return from_object(s);
}

value str_from_code_point(struct vm *vm, uint32_t c)
{
    char text[4];
    if (c < 256) {
        if (!vm->latin1[c]) {
            vm->latin1[c] = str_make(vm, text, utf8_encode(c, text), 1);
        }
        return vm->latin1[c];
    }
    unsigned size = utf8_encode(c, text);
    return str_make(vm, text, size, 1);
}

value str_new(struct vm *vm, const char *utf8, size_t size)
{
    if (size <= 1) {
        return size == 0 ? empty_str(vm) : str_from_code_point(vm, (unsigned char)utf8[0]);
    }
    return str_make(vm, utf8, size, utf8_length(utf8, size));
}

value str_new_ascii(struct vm *vm, const char *text, size_t size)
{
    if (size <= 1) {
        return size == 0 ? empty_str(vm) : str_from_code_point(vm, (unsigned char)text[0]);
    }
    return str_make(vm, text, size, size);
}

value str_from_cstr(struct vm *vm, const char *utf8)
{
    return str_new(vm, utf8, strlen(utf8));
}

value str_decode_utf8(struct vm *vm, const char *bytes, size_t size, const char *errors)
{
    return codec_decode(vm, (const unsigned char *)bytes, size, "utf-8", errors);
}

/* -- positions ------------------------------------------------------------------------------------------ */

size_t str_offset(struct vm *vm, struct str *s, size_t index)
{
    if (str_is_ascii(s)) {
        return index;
    }
    if (index >= s->length) {
        return s->size;
    }
    struct str *holder = s->header.flags & OBJECT_SUBCLASS ? as_str(s->owner) : s;
    const char *p = holder->data;
    size_t skip = index;
    if (index >= INDEX_STRIDE) {
        size_t **slot = index_slot(holder), count = s->length / INDEX_STRIDE + 1;
        if (!*slot && (*slot = mem_try_alloc(vm, count * sizeof(size_t)))) {
            const char *q = p;
            for (size_t i = 0; i < s->length; i++) {
                if (i % INDEX_STRIDE == 0) {
                    (*slot)[i / INDEX_STRIDE] = (size_t)(q - p);
                }
                utf8_next(&q);
            }
            if (s->length % INDEX_STRIDE == 0) {
                (*slot)[s->length / INDEX_STRIDE] = s->size;
            }
        }
        if (*slot) {
            p += (*slot)[index / INDEX_STRIDE];
            skip = index % INDEX_STRIDE;
        }
    }
    while (skip--) {
        utf8_next(&p);
    }
    return (size_t)(p - holder->data);
}

size_t str_position(const struct str *s, size_t offset)
{
    return str_is_ascii(s) ? offset : utf8_length(s->data, offset);
}

value str_bytes_range(struct vm *vm, struct str *s, size_t start, size_t end)
{
    if (start == 0 && end == s->size && !(s->header.flags & OBJECT_SUBCLASS)) {
        return from_object(s);
    }
    if (str_is_ascii(s) && end - start > 1) {
        return str_make(vm, s->data + start, end - start, end - start);
    }
    return str_new(vm, s->data + start, end - start);
}

uint32_t str_code_point_at(struct vm *vm, struct str *s, size_t index)
{
    const char *p = s->data + str_offset(vm, s, index);
    return utf8_next(&p);
}

value str_index(struct vm *vm, struct str *s, size_t index)
{
    return str_from_code_point(vm, str_code_point_at(vm, s, index));
}

value str_slice(struct vm *vm, struct str *s, size_t start, size_t stop)
{
    size_t from = str_offset(vm, s, start);
    return str_bytes_range(vm, s, from, stop <= start ? from : str_offset(vm, s, stop));
}

/* -- comparison and hashing ------------------------------------------------------------------------------- */

bool str_equals_cstr(value v, const char *text)
{
    return is_kind(v, TYPE_STR) && strlen(text) == as_str(v)->size &&
           memcmp(as_str(v)->data, text, as_str(v)->size) == 0;
}

int str_compare(const struct str *a, const struct str *b)
{
    /* UTF-8 sorts as its code points do */
    int c = memcmp(a->data, b->data, a->size < b->size ? a->size : b->size);
    return c ? c : (a->size > b->size) - (a->size < b->size);
}

static inline uint64_t rotate(uint64_t x, int n)
{
    return x << n | x >> (64 - n);
}

#define SIP_ROUND                                                \
    do {                                                         \
        v0 += v1, v1 = rotate(v1, 13) ^ v0, v0 = rotate(v0, 32); \
        v2 += v3, v3 = rotate(v3, 16) ^ v2;                      \
        v0 += v3, v3 = rotate(v3, 21) ^ v0;                      \
        v2 += v1, v1 = rotate(v1, 17) ^ v2, v2 = rotate(v2, 32); \
    } while (0)

uint64_t hash_of_bytes(struct vm *vm, const void *data, size_t size)
{
    const unsigned char *p = data;
    uint64_t k0 = vm->hash_seed[0], k1 = vm->hash_seed[1], m;
    uint64_t v0 = k0 ^ UINT64_C(0x736f6d6570736575), v1 = k1 ^ UINT64_C(0x646f72616e646f6d);
    uint64_t v2 = k0 ^ UINT64_C(0x6c7967656e657261), v3 = k1 ^ UINT64_C(0x7465646279746573);
    size_t left = size;
    for (; left >= 8; left -= 8, p += 8) {
        memcpy(&m, p, 8);
        v3 ^= m;
        SIP_ROUND;
        v0 ^= m;
    }
    m = 0; /* the last `left` bytes, by reads that overlap what was read before or each other */
    if (left && size >= 8) {
        memcpy(&m, p + left - 8, 8);
        m >>= 64 - 8 * left;
    } else if (left >= 4) {
        uint32_t low, high;
        memcpy(&low, p, 4);
        memcpy(&high, p + left - 4, 4);
        m = low | (uint64_t)high << (8 * left - 32);
    } else if (left) {
        m = p[0] | (uint64_t)p[left / 2] << 8 * (left / 2) |
            (uint64_t)p[left - 1] << 8 * (left - 1);
    }
    m |= (uint64_t)size << 56;
    v3 ^= m;
    SIP_ROUND;
    v0 ^= m;
    v2 ^= 0xff;
    SIP_ROUND;
    SIP_ROUND;
    SIP_ROUND;
    /* within the small ints, and never 0 or -1 */
    uint64_t h = (v0 ^ v1 ^ v2 ^ v3) >> 2;
    return h ? h : 1;
}

uint64_t str_hash(struct vm *vm, struct str *s)
{
    if (!s->hash) {
        s->hash = hash_of_bytes(vm, s->data, s->size);
    }
    return s->hash;
}

/* -- interning -------------------------------------------------------------------------------------------- */

struct intern_table {
    struct str **slots; /* open addressing; INTERN_GONE marks a removed one */
    size_t capacity, used;
};
#define INTERN_GONE ((struct str *)(uintptr_t)1)

static bool intern_grow(struct vm *vm)
{
    struct intern_table *t = vm->interned;
    if (!t) {
        t = vm->interned = mem_alloc_zeroed(vm, sizeof *t);
        if (!t) {
            return false;
        }
    }
    size_t live = 0;
    for (size_t i = 0; i < t->capacity; i++) {
        live += t->slots[i] && t->slots[i] != INTERN_GONE;
    }
    size_t capacity = 1024;
    while (capacity < live * 3) {
        capacity *= 2;
    }
    struct str **slots = mem_alloc_zeroed(vm, capacity * sizeof *slots);
    if (!slots) {
        return false;
    }
    for (size_t i = 0; i < t->capacity; i++) {
        struct str *s = t->slots[i];
        if (s && s != INTERN_GONE) {
            size_t at = s->hash & (capacity - 1);
            while (slots[at]) {
                at = (at + 1) & (capacity - 1);
            }
            slots[at] = s;
        }
    }
    if (t->slots) {
        mem_free(vm, t->slots, t->capacity * sizeof *slots);
    }
    t->slots = slots;
    t->capacity = capacity;
    t->used = live;
    return true;
}

/* The interned str with these bytes, or the free slot for it. NULL slot on memory error. */
static struct str **intern_find(struct vm *vm, const char *text, size_t size, uint64_t hash)
{
    struct intern_table *t = vm->interned;
    if (!t || t->used * 3 >= t->capacity * 2) {
        if (!intern_grow(vm)) {
            return NULL;
        }
        t = vm->interned;
    }
    size_t mask = t->capacity - 1;
    for (size_t at = hash & mask;; at = (at + 1) & mask) {
        struct str *s = t->slots[at];
        if (!s || (s != INTERN_GONE && s->hash == hash && s->size == size &&
                   memcmp(s->data, text, size) == 0)) {
            return &t->slots[at];
        }
    }
}

static value intern_store(struct vm *vm, struct str **slot, value v)
{
    if (v) {
        as_str(v)->header.flags |= STR_INTERNED;
        vm->interned->used += !*slot; /* a dead str that waits to be swept gives way */
        *slot = as_str(v);
    }
    return v;
}

value str_intern_n(struct vm *vm, const char *utf8, size_t size)
{
    uint64_t hash = hash_of_bytes(vm, utf8, size);
    struct str **slot = intern_find(vm, utf8, size, hash);
    if (!slot) {
        return VALUE_ERROR;
    }
    if (*slot && !gc_is_dead(vm, *slot)) {
        return from_object(*slot);
    }
    value v = str_new(vm, utf8, size);
    if (v) {
        as_str(v)->hash = hash;
    }
    return intern_store(vm, slot, v);
}

value str_intern_cstr(struct vm *vm, const char *utf8)
{
    return str_intern_n(vm, utf8, strlen(utf8));
}

value str_intern(struct vm *vm, value v)
{
    struct str *s = as_str(v);
    if (str_is_interned(s)) {
        return v;
    }
    if (s->owner) { /* a private copy: shared bytes may be followed by others */
        return str_intern_n(vm, s->data, s->size);
    }
    struct str **slot = intern_find(vm, s->data, s->size, str_hash(vm, s));
    if (!slot) {
        return VALUE_ERROR;
    }
    if (*slot && !gc_is_dead(vm, *slot)) {
        return from_object(*slot);
    }
    return intern_store(vm, slot, v);
}

void interned_destroy(struct vm *vm)
{
    struct intern_table *t = vm->interned;
    vm->interned = NULL; /* strs that die later need not take themselves out */
    if (t) {
        if (t->slots) {
            mem_free(vm, t->slots, t->capacity * sizeof *t->slots);
        }
        mem_free(vm, t, sizeof *t);
    }
}

static void str_finalize(struct vm *vm, struct object *self)
{
    struct str *s = (struct str *)self;
    if (str_is_interned(s) && vm->interned) {
        struct intern_table *t = vm->interned;
        size_t mask = t->capacity - 1;
        for (size_t at = s->hash & mask; t->slots[at]; at = (at + 1) & mask) {
            if (t->slots[at] == s) {
                t->slots[at] = INTERN_GONE;
                break;
            }
        }
    }
    if (self->flags & OBJECT_SUBCLASS) {
        container_finalize(vm, self);
    } else if (!str_is_ascii(s) && *index_slot(s)) {
        mem_free(vm, *index_slot(s), (s->length / INDEX_STRIDE + 1) * sizeof(size_t));
    }
}

static void str_trace(struct gc_tracer *tracer, struct object *self)
{
    container_trace(tracer, self);
    gc_trace(tracer, ((struct str *)self)->owner);
}

/* -- concatenation ------------------------------------------------------------------------------------------ */

/* x + y, at the end of x's buffer if x is what was last put there, else at the end of a copy of it. */
static value append_in_buffer(struct vm *vm, struct str *x, struct str *y)
{
    size_t size = x->size + y->size;
    struct bytearray *buffer = NULL;
    if (is_kind(x->owner, TYPE_BYTEARRAY)) {
        buffer = as_bytearray(x->owner);
        if (buffer->size != x->size || buffer->capacity <= size) {
            buffer = NULL;
        }
    }
    if (!buffer) {
        value v = bytearray_new(vm, NULL, 0);
        if (!v || !bytearray_resize(vm, as_bytearray(v), size * 2 + 1)) {
            return VALUE_ERROR;
        }
        buffer = as_bytearray(v);
        buffer->size = x->size;
        memcpy(buffer->data, x->data, x->size);
    }
    struct str *s = gc_new(vm, builtin_type(vm, TYPE_STR), sizeof *s + sizeof(size_t *));
    if (!s) {
        return VALUE_ERROR;
    }
    memmove(buffer->data + x->size, y->data, y->size);
    buffer->size = size;
    buffer->data[size] = 0;
    s->header.flags |= str_is_ascii(x) && str_is_ascii(y) ? STR_ASCII : 0;
    s->hash = 0;
    s->size = size;
    s->length = x->length + y->length;
    s->data = (char *)buffer->data;
    s->owner = from_object(buffer);
    *index_slot(s) = NULL;
    return from_object(s);
}

value str_concat(struct vm *vm, value a, value b)
{
    struct str *x = as_str(a), *y = as_str(b);
    if (y->size == 0 && is_exact(a, TYPE_STR)) {
        return a;
    }
    if (x->size == 0 && is_exact(b, TYPE_STR)) {
        return b;
    }
    if (x->size + y->size >= BUFFER_MIN &&
        (x->header.flags & STR_CONCATENATED || is_kind(x->owner, TYPE_BYTEARRAY))) {
        return append_in_buffer(vm, x, y);
    }
    struct str *s =
        str_alloc(vm, x->size + y->size, x->length + y->length, str_is_ascii(x) && str_is_ascii(y));
    if (s) {
        memcpy(s->in_line, x->data, x->size);
        memcpy(s->in_line + x->size, y->data, y->size);
        s->header.flags |= STR_CONCATENATED;
    }
    return from_object(s);
}

value str_append(struct vm *vm, value a, value b)
{
    struct str *x = as_str(a), *y = as_str(b);
    return x->size + y->size < BUFFER_MIN || y->size == 0 ? str_concat(vm, a, b)
                                                          : append_in_buffer(vm, x, y);
}

value str_join(struct vm *vm, value separator, const value *items, size_t count)
{
    struct str *sep = as_str(separator);
    if (count == 0) {
        return empty_str(vm);
    }
    if (count == 1 && is_exact(items[0], TYPE_STR)) {
        return items[0];
    }
    size_t size = 0, length = 0;
    bool ascii = str_is_ascii(sep);
    for (size_t i = 0; i < count; i++) {
        struct str *s = as_str(items[i]);
        size_t more = s->size + (i ? sep->size : 0);
        if (__builtin_add_overflow(size, more, &size)) {
            return raise_memory_error(vm);
        }
        length += s->length + (i ? sep->length : 0);
        ascii = ascii && str_is_ascii(s);
    }
    struct str *result = str_alloc(vm, size, length, size == length);
    if (!result) {
        return VALUE_ERROR;
    }
    char *p = result->in_line;
    for (size_t i = 0; i < count; i++) {
        struct str *s = as_str(items[i]);
        if (i) {
            memcpy(p, sep->data, sep->size);
            p += sep->size;
        }
        memcpy(p, s->data, s->size);
        p += s->size;
    }
    return from_object(result);
}

value str_repeat(struct vm *vm, struct str *s, size_t count)
{
    size_t size;
    if (count == 0 || s->size == 0) {
        return empty_str(vm);
    }
    if (count == 1 && !(s->header.flags & OBJECT_SUBCLASS)) {
        return from_object(s);
    }
    if (__builtin_mul_overflow(s->size, count, &size)) {
        return raise_memory_error(vm);
    }
    struct str *result = str_alloc(vm, size, s->length * count, str_is_ascii(s));
    if (!result) {
        return VALUE_ERROR;
    }
    memcpy(result->in_line, s->data, s->size);
    for (size_t done = s->size; done < size;) {
        size_t n = done < size - done ? done : size - done;
        memcpy(result->in_line + done, result->in_line, n);
        done += n;
    }
    return from_object(result);
}

struct str *expect_str(struct vm *vm, value v, const char *what)
{
    if (is_kind(v, TYPE_STR)) {
        return as_str(v);
    }
    if (v == VALUE_NONE) {
        raise_type_error(vm, "%s must be str, not None", what);
    } else {
        raise_type_error(vm, "%s must be str, not %T", what, v);
    }
    return NULL;
}

const char *expect_cstr(struct vm *vm, value v, const char *what)
{
    struct str *s = expect_str(vm, v, what);
    if (!s) {
        return NULL;
    }
    if (memchr(s->data, 0, s->size)) {
        raise_value_error(vm, "embedded null character");
        return NULL;
    }
    if (s->data[s->size]) { /* its buffer goes on with the bytes of a longer str */
        value copy = str_make(vm, s->data, s->size, s->length);
        if (!copy) {
            return NULL;
        }
        s->owner = copy;
        s->data = as_str(copy)->data;
        gc_barrier(vm, s);
    }
    return s->data;
}

/* -- builder ---------------------------------------------------------------------------------------------------- */

void builder_init(struct str_builder *b, struct vm *vm)
{
    b->vm = vm;
    b->data = b->first;
    b->size = 0;
    b->capacity = sizeof b->first;
    b->failed = false;
}

/* Makes room for `more` than there is. */
static __attribute__((noinline)) bool builder_grow(struct str_builder *b, size_t more)
{
    size_t capacity = b->capacity + b->capacity / 2 + 64;
    if (capacity < b->size + more) {
        capacity = b->size + more;
    }
    bool moved = b->data == b->first;
    char *data =
        moved ? mem_alloc(b->vm, capacity) : mem_resize(b->vm, b->data, b->capacity, capacity);
    if (!data) {
        b->failed = true;
        return false;
    }
    if (moved) {
        memcpy(data, b->first, b->size);
    }
    b->data = data;
    b->capacity = capacity;
    return true;
}

static inline bool builder_reserve(struct str_builder *b, size_t more)
{
    return !b->failed && (more <= b->capacity - b->size || builder_grow(b, more));
}

bool builder_add(struct str_builder *b, const char *utf8, size_t size)
{
    if (!builder_reserve(b, size)) {
        return false;
    }
    if (size) {
        memcpy(b->data + b->size, utf8, size);
    }
    b->size += size;
    return true;
}

bool builder_add_zeros(struct str_builder *b, size_t size)
{
    if (!builder_reserve(b, size)) {
        return false;
    }
    memset(b->data + b->size, 0, size);
    b->size += size;
    return true;
}

bool builder_add_cstr(struct str_builder *b, const char *utf8)
{
    return builder_add(b, utf8, strlen(utf8));
}

bool builder_add_str(struct str_builder *b, value v)
{
    return builder_add(b, as_str(v)->data, as_str(v)->size);
}

bool builder_add_code_point(struct str_builder *b, uint32_t c)
{
    char text[4];
    return builder_add(b, text, utf8_encode(c, text));
}

bool builder_add_format(struct str_builder *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    value v = format_strv(b->vm, format, args);
    va_end(args);
    return v && builder_add_str(b, v);
}

bool builder_add_repr(struct str_builder *b, value v)
{
    value text = repr(b->vm, v);
    return text && builder_add_str(b, text);
}

value builder_finish(struct str_builder *b)
{
    value v = b->failed ? VALUE_ERROR : str_new(b->vm, b->data, b->size);
    builder_discard(b);
    return v;
}

value builder_finish_bytes(struct str_builder *b)
{
    value v = b->failed ? VALUE_ERROR : bytes_new(b->vm, b->data, b->size);
    builder_discard(b);
    return v;
}

void builder_discard(struct str_builder *b)
{
    if (b->data != b->first) {
        mem_free(b->vm, b->data, b->capacity);
    }
    b->data = b->first;
    b->size = 0;
    b->capacity = sizeof b->first;
}

/* -- the type ------------------------------------------------------------------------------------------------------ */

static value str_create(struct vm *vm, value *args)
{
    value text;
    if (!args[1] && !args[2] && !args[3]) {
        text = empty_str(vm);
    } else if (!args[2] && !args[3]) {
        text = str_of(vm, args[1]);
    } else {
        for (size_t i = 2; i <= 3; i++) {
            if (args[i] == VALUE_NONE) {
                return raise_type_error(vm, "str() argument '%s' must be str, not NoneType",
                                        i == 2 ? "encoding" : "errors");
            }
        }
        const char *encoding =
            args[2] ? expect_cstr(vm, args[2], "str() argument 'encoding'") : NULL;
        if (args[2] && !encoding) {
            return VALUE_ERROR;
        }
        const char *errors = args[3] ? expect_cstr(vm, args[3], "str() argument 'errors'") : NULL;
        if (args[3] && !errors) {
            return VALUE_ERROR;
        }
        if (!args[1]) {
            text = empty_str(vm);
        } else if (is_kind(args[1], TYPE_STR)) {
            return raise_type_error(vm, "decoding str is not supported");
        } else if (!try_buffer(vm, args[1])) {
            return raise_type_error(vm, "decoding to str: need a bytes-like object, %T found",
                                    args[1]);
        } else {
            struct buffer view;
            if (!get_buffer(vm, args[1], &view)) {
                return VALUE_ERROR;
            }
            text = codec_decode(vm, view.data, view.size, encoding, errors);
            buffer_release(vm, &view);
        }
    }
    struct type *type = (struct type *)as_object(args[0]);
    if (!text || type->index == TYPE_STR) {
        return text;
    }
    if (!is_exact(text, TYPE_STR)) {
        text = str_make(vm, as_str(text)->data, as_str(text)->size, as_str(text)->length);
    }
    struct str *s = text ? object_alloc(vm, type) : NULL;
    if (!s) {
        return VALUE_ERROR;
    }
    struct str *base = as_str(text);
    s->header.flags |= base->header.flags & STR_ASCII;
    s->hash = base->hash;
    s->size = base->size;
    s->length = base->length;
    s->data = base->data;
    s->owner = text;
    return from_object(s);
}

static value str_str(struct vm *vm, value self)
{
    if (is_exact(self, TYPE_STR)) {
        return self;
    }
    value base = as_str(self)->owner;
    return is_exact(base, TYPE_STR) && as_str(base)->size == as_str(self)->size
               ? base
               : str_make(vm, as_str(self)->data, as_str(self)->size, as_str(self)->length);
}

static bool str_hash_slot(struct vm *vm, value self, int64_t *out)
{
    *out = (int64_t)str_hash(vm, as_str(self));
    return true;
}

static value str_compare_slot(struct vm *vm, enum compare_op op, value a, value b)
{
    if (!is_kind(b, TYPE_STR)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (op == CMP_EQ || op == CMP_NE) {
        return make_bool(str_equal(as_str(a), as_str(b)) == (op == CMP_EQ));
    }
    int c = str_compare(as_str(a), as_str(b));
    return compare_sizes(op, (size_t)(c + 1 > 0 ? (c > 0) + 1 : 0), 1);
}

static int str_truth(struct vm *vm, value self)
{
    return as_str(self)->size != 0;
}

static bool str_length(struct vm *vm, value self, size_t *out)
{
    *out = as_str(self)->length;
    return true;
}

static value str_get_item(struct vm *vm, value self, value key)
{
    struct str *s = as_str(self);
    if (is_kind(key, TYPE_SLICE)) {
        int64_t start, stop, step;
        size_t count;
        if (!slice_bounds(vm, as_slice(key), s->length, &start, &stop, &step, &count)) {
            return VALUE_ERROR;
        }
        if (count == 0) {
            return empty_str(vm);
        }
        if (step == 1) {
            return str_slice(vm, s, (size_t)start, (size_t)start + count);
        }
        if (str_is_ascii(s)) {
            if (count == 1) {
                return str_bytes_range(vm, s, (size_t)start, (size_t)start + 1);
            }
            struct str *result = str_alloc(vm, count, count, true);
            for (size_t i = 0; result && i < count; i++) {
                result->in_line[i] = s->data[start + (int64_t)i * step];
            }
            return from_object(result);
        }
        struct str_builder b;
        builder_init(&b, vm);
        for (size_t i = 0; i < count; i++) {
            size_t at = (size_t)(start + (int64_t)i * step);
            builder_add_code_point(&b, str_code_point_at(vm, s, at));
        }
        return builder_finish(&b);
    }
    size_t index;
    if (!is_any_int(key) && !supports_index(vm, key)) {
        return raise_type_error(vm, "string indices must be integers, not '%T'", key);
    }
    if (!sequence_index(vm, key, s->length, "string", &index)) {
        return VALUE_ERROR;
    }
    return str_index(vm, s, index);
}

static int str_contains(struct vm *vm, value self, value item)
{
    if (!is_kind(item, TYPE_STR)) {
        raise_type_error(vm, "'in <string>' requires string as left operand, not %T", item);
        return -1;
    }
    return bytes_find(as_str(self)->data, as_str(self)->size, as_str(item)->data,
                      as_str(item)->size) >= 0;
}

static value str_binary(struct vm *vm, enum binary_op op, value left, value right)
{
    bool left_is = is_kind(left, TYPE_STR);
    if (op == OP_ADD && left_is) {
        if (!is_kind(right, TYPE_STR)) {
            return raise_type_error(vm, "can only concatenate str (not \"%T\") to str", right);
        }
        return str_concat(vm, left, right);
    }
    if (op == OP_MUL) {
        size_t count;
        if (!repeat_count(vm, left, right, left_is, &count)) {
            return VALUE_ERROR;
        }
        return str_repeat(vm, as_str(left_is ? left : right), count);
    }
    if (op == OP_MOD && left_is) {
        return str_percent_format(vm, left, right);
    }
    return VALUE_NOT_IMPLEMENTED;
}

static value str_iter(struct vm *vm, value self)
{
    struct index_iter *it = gc_new(vm, builtin_type(vm, TYPE_STR_ITER), sizeof *it);
    if (it) {
        it->sequence = self;
        it->index = 0;
    }
    return from_object(it);
}

const struct type_def str_def = {
    .name = "str",
    .size = sizeof(struct str),
    .flags = TYPE_SUBCLASSABLE | TYPE_TRACED | TYPE_MATCH_SELF,
    .doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\n"
           "The text of an object, or bytes decoded.",
    .new_signature = "(object='', encoding='utf-8', errors='strict')",
    .new = str_create,
    .methods = str_methods,
    .trace = str_trace,
    .finalize = str_finalize,
    .repr = str_repr,
    .str = str_str,
    .hash = str_hash_slot,
    .compare = str_compare_slot,
    .truth = str_truth,
    .iter = str_iter,
    .length = str_length,
    .get_item = str_get_item,
    .contains = str_contains,
    .binary = str_binary,
    .format = str_format_spec,
};

static void iter_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct index_iter *)self)->sequence);
}

static value iter_self(struct vm *vm, value self)
{
    return self;
}

static value str_iter_next(struct vm *vm, value self)
{
    struct index_iter *it = (struct index_iter *)as_object(self);
    if (!it->sequence) {
        return VALUE_STOP;
    }
    struct str *s = as_str(it->sequence);
    if (it->index >= s->size) {
        it->sequence = VALUE_NULL;
        return VALUE_STOP;
    }
    const char *p = s->data + it->index;
    value v = str_from_code_point(vm, utf8_next(&p));
    it->index = (size_t)(p - s->data);
    return v;
}

static value str_iter_hint(struct vm *vm, value *args)
{
    struct index_iter *it = (struct index_iter *)as_object(args[0]);
    struct str *s = it->sequence ? as_str(it->sequence) : NULL;
    return small_int(s ? (int64_t)(s->length - str_position(s, it->index)) : 0);
}

static const struct native_def str_iter_methods[] = {
    {"__length_hint__", "()", str_iter_hint, NATIVE_METHOD, "An estimate of what is left."},
    {0},
};

const struct type_def str_iter_def = {
    .name = "str_iterator",
    .size = sizeof(struct index_iter),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .methods = str_iter_methods,
    .trace = iter_trace,
    .iter = iter_self,
    .next = str_iter_next,
};
