/* constants.c - equal constants of one compilation are one object: strs, bytes, numbers on the heap
 * and tuples of them. Equal means the same type and content: 1, 1.0 and True stay apart. */
#include "codegen.h"

#include "../vm/object/number.h"
#include "../vm/object/sequence.h"
#include "../vm/object/str.h"

#include <string.h>

struct constant_table {
    value *slots;
    uint32_t size, count; /* size is a power of two */
};

struct constant_table *constant_table_new(struct compiler *c)
{
    struct constant_table *t = arena_zalloc(c->arena, sizeof(*t));
    if (t) {
        t->size = 64;
        t->slots = arena_zalloc(c->arena, t->size * sizeof(value));
    }
    if (!t || !t->slots) {
        codegen_fail(c);
        return NULL;
    }
    return t;
}

static uint64_t hash_block(const void *data, size_t size, uint64_t h)
{
    const unsigned char *p = data;
    for (size_t i = 0; i < size; i++) {
        h = (h ^ p[i]) * UINT64_C(0x100000001b3);
    }
    return h;
}

static bool is_mergeable(value v)
{
    if (!is_object(v)) {
        return false;
    }
    switch (as_object(v)->kind) {
    case TYPE_STR:
    case TYPE_BYTES:
    case TYPE_INT:
    case TYPE_FLOAT:
    case TYPE_COMPLEX:
    case TYPE_TUPLE: return true;
    default: return false;
    }
}

static uint64_t hash_constant(value v)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325);
    if (!is_mergeable(v)) {
        return value_bits(v) * UINT64_C(0x9E3779B97F4A7C15);
    }
    h ^= as_object(v)->kind;
    switch (as_object(v)->kind) {
    case TYPE_STR: return hash_block(as_str(v)->data, as_str(v)->size, h);
    case TYPE_BYTES: return hash_block(as_bytes(v)->data, as_bytes(v)->size, h);
    case TYPE_INT: return hash_block(as_big_int(v)->limbs, as_big_int(v)->count * 8, h);
    case TYPE_FLOAT: {
        double d = float_value(v);
        return hash_block(&d, sizeof(d), h);
    }
    case TYPE_COMPLEX: {
        double parts[2] = {as_complex(v)->real, as_complex(v)->imag};
        return hash_block(parts, sizeof(parts), h);
    }
    default:
        for (size_t i = 0; i < as_tuple(v)->length; i++) {
            h = (h ^ hash_constant(as_tuple(v)->items[i])) * UINT64_C(0x100000001b3);
        }
        return h;
    }
}

static bool same_constant(value a, value b)
{
    if (a == b) {
        return true;
    }
    if (!is_mergeable(a) || !is_mergeable(b) || as_object(a)->kind != as_object(b)->kind) {
        return false;
    }
    switch (as_object(a)->kind) {
    case TYPE_STR:
        return as_str(a)->size == as_str(b)->size &&
               !memcmp(as_str(a)->data, as_str(b)->data, as_str(a)->size);
    case TYPE_BYTES:
        return as_bytes(a)->size == as_bytes(b)->size &&
               !memcmp(as_bytes(a)->data, as_bytes(b)->data, as_bytes(a)->size);
    case TYPE_INT:
        return (as_object(a)->flags & INT_NEGATIVE) == (as_object(b)->flags & INT_NEGATIVE) &&
               as_big_int(a)->count == as_big_int(b)->count &&
               !memcmp(as_big_int(a)->limbs, as_big_int(b)->limbs, as_big_int(a)->count * 8);
    case TYPE_FLOAT: {
        double x = float_value(a), y = float_value(b);
        return !memcmp(&x, &y, sizeof(x));
    }
    case TYPE_COMPLEX:
        return !memcmp(&as_complex(a)->real, &as_complex(b)->real, sizeof(double)) &&
               !memcmp(&as_complex(a)->imag, &as_complex(b)->imag, sizeof(double));
    default:
        if (as_tuple(a)->length != as_tuple(b)->length) {
            return false;
        }
        for (size_t i = 0; i < as_tuple(a)->length; i++) {
            if (!same_constant(as_tuple(a)->items[i], as_tuple(b)->items[i])) {
                return false;
            }
        }
        return true;
    }
}

static value *find_slot(struct constant_table *t, value v)
{
    uint32_t i = (uint32_t)(hash_constant(v) >> 7) & (t->size - 1);
    while (t->slots[i] && !same_constant(t->slots[i], v)) {
        i = (i + 1) & (t->size - 1);
    }
    return &t->slots[i];
}

value canonical_constant(struct compiler *c, value v)
{
    struct constant_table *t = c->constants;
    if (!is_mergeable(v)) {
        return v;
    }
    value *slot = find_slot(t, v);
    if (*slot) {
        return *slot;
    }
    if ((t->count + 1) * 2 > t->size) {
        struct constant_table bigger = {NULL, t->size * 2, t->count};
        bigger.slots = arena_zalloc(c->arena, bigger.size * sizeof(value));
        if (!bigger.slots) {
            codegen_fail(c);
            return v;
        }
        for (uint32_t i = 0; i < t->size; i++) {
            if (t->slots[i]) {
                *find_slot(&bigger, t->slots[i]) = t->slots[i];
            }
        }
        *t = bigger;
        slot = find_slot(t, v);
    }
    *slot = v;
    t->count++;
    return v;
}

/* Text that could be a name is interned, so that it is found fast as a key. */
static bool looks_like_name(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        char ch = text[i];
        if (!((ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') ||
              ch == '_')) {
            return false;
        }
    }
    return true;
}

value string_constant(struct compiler *c, const char *text, size_t size)
{
    value v =
        looks_like_name(text, size) ? str_intern_n(c->vm, text, size) : str_new(c->vm, text, size);
    if (!v) {
        codegen_fail(c);
        return VALUE_NULL;
    }
    return canonical_constant(c, v);
}
