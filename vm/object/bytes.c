/* bytes.c - type bytes, and what it shares with bytearray: construction, indexing, comparison,
 * operators, repr. Their common methods are in bytes_methods.c. */
#include "text.h"

#include <stdio.h>

/* What CPython's object has beside its bytes: more than SSIZE_MAX with it is an error of its own. */
#define CPYTHON_BYTES_HEADER 33

value bytes_new(struct vm *vm, const void *data, size_t size)
{
    if (!size && vm->empty_bytes) {
        return vm->empty_bytes;
    }
    struct bytes *b = gc_new(vm, builtin_type(vm, TYPE_BYTES), sizeof(struct bytes) + size + 1);
    if (!b) {
        return VALUE_ERROR;
    }
    b->hash = 0;
    b->size = size;
    if (data) {
        memcpy(b->data, data, size);
    }
    b->data[size] = 0;
    if (!size) {
        vm->empty_bytes = from_object(b);
    }
    return from_object(b);
}

bool byte_value(struct vm *vm, value v, const char *what, unsigned char *out)
{
    int64_t n;
    value index = is_int(v) ? v : index_of(vm, v);
    if (!index) {
        return false;
    }
    if (!int_fits_int64(index, &n) || n < 0 || n > 255) {
        raise_value_error(vm, "%s must be in range(0, 256)", what);
        return false;
    }
    *out = (unsigned char)n;
    return true;
}

/* -- repr ------------------------------------------------------------------------------------------ */

value bytes_repr_of(struct vm *vm, const unsigned char *data, size_t size, const char *open,
                    const char *close)
{
    struct str_builder b;
    builder_init(&b, vm);
    bool single = memchr(data, '\'', size) != NULL, twice = memchr(data, '"', size) != NULL;
    char quote = single && !twice ? '"' : '\'';
    builder_add_cstr(&b, open);
    builder_add(&b, "b", 1);
    builder_add(&b, &quote, 1);
    for (size_t i = 0; i < size; i++) {
        unsigned char c = data[i];
        static const char hex[] = "0123456789abcdef";
        if (c == (unsigned char)quote || c == '\\') {
            char pair[2] = {'\\', (char)c};
            builder_add(&b, pair, 2);
        } else if (c == '\t' || c == '\n' || c == '\r') {
            builder_add_cstr(&b, c == '\t' ? "\\t" : c == '\n' ? "\\n" : "\\r");
        } else if (c < 0x20 || c >= 0x7f) {
            char text[4] = {'\\', 'x', hex[c >> 4], hex[c & 15]};
            builder_add(&b, text, 4);
        } else {
            builder_add(&b, (const char *)&c, 1);
        }
    }
    builder_add(&b, &quote, 1);
    builder_add_cstr(&b, close);
    return builder_finish(&b);
}

static value bytes_repr(struct vm *vm, value self)
{
    return bytes_repr_of(vm, as_bytes(self)->data, as_bytes(self)->size, "", "");
}

/* -- construction -------------------------------------------------------------------------------------- */

struct collector {
    struct str_builder *out;
    const char *type;
};

static bool collect_item(struct vm *vm, void *ctx, value item)
{
    struct collector *c = ctx;
    unsigned char byte;
    if (!byte_value(vm, item, strcmp(c->type, "bytes") ? "byte" : "bytes", &byte)) {
        return false;
    }
    return builder_add(c->out, (const char *)&byte, 1);
}

bool bytes_collect(struct vm *vm, value source, value encoding, value errors, const char *type,
                   struct str_builder *out)
{
    char what[48];
    const char *name = NULL, *handler = NULL;
    snprintf(what, sizeof what, "%s() argument 'encoding'", type);
    if (encoding && !(name = expect_cstr(vm, encoding, what))) {
        return false;
    }
    snprintf(what, sizeof what, "%s() argument 'errors'", type);
    if (errors && !(handler = expect_cstr(vm, errors, what))) {
        return false;
    }
    if (!source) {
        if (encoding || errors) {
            raise_type_error(vm, encoding ? "encoding without a string argument"
                                          : "errors without a string argument");
            return false;
        }
        return true;
    }
    if (is_kind(source, TYPE_STR)) {
        if (!encoding) {
            raise_type_error(vm, "string argument without an encoding");
            return false;
        }
        value made = codec_encode(vm, as_str(source), name, handler);
        return made && builder_add(out, (const char *)as_bytes(made)->data, as_bytes(made)->size);
    }
    if (encoding || errors) {
        raise_type_error(vm, encoding ? "encoding without a string argument"
                                      : "errors without a string argument");
        return false;
    }
    if (try_buffer(vm, source)) {
        struct buffer buffer;
        if (!get_buffer(vm, source, &buffer)) {
            return false;
        }
        bool good = builder_add(out, (const char *)buffer.data, buffer.size);
        buffer_release(vm, &buffer);
        return good;
    }
    struct type *t = type_of(vm, source);
    if (is_any_int(source) || has_script_special(t, NAME_INDEX) || t->def->index) {
        int64_t count;
        bool counted = index_to_size(vm, source, &count, TYPE_OVERFLOW_ERROR);
        if (!counted && !error_is(vm, TYPE_TYPE_ERROR)) {
            return false;
        }
        if (!counted) { /* no count after all: perhaps it is iterable */
            error_clear(vm);
            goto items;
        }
        if (count < 0) {
            raise_value_error(vm, "negative count");
            return false;
        }
        if (strcmp(type, "bytes") == 0 && count > INT64_MAX - CPYTHON_BYTES_HEADER) {
            raise_error(vm, TYPE_OVERFLOW_ERROR, "byte string is too large");
            return false;
        }
        return builder_add_zeros(out, (size_t)count);
    }
items:;
    size_t mark = gc_root_mark(vm);
    value it = gc_push_root(vm, source) ? get_iter(vm, source) : VALUE_ERROR;
    if (!it && error_is(vm, TYPE_TYPE_ERROR)) {
        error_clear(vm);
        raise_type_error(vm, "cannot convert '%T' object to %s", source, type);
    }
    struct collector c = {out, type};
    size_t hint;
    bool ok = it && (strcmp(type, "bytes") || length_hint(vm, source, 64, &hint)) &&
              iterate_rest(vm, it, collect_item, &c);
    gc_pop_roots(vm, mark);
    return ok;
}

static value bytes_new_slot(struct vm *vm, value *args)
{
    struct type *type = (struct type *)as_object(args[0]);
    value source = args[1];
    if (source && type->index < TYPE_COUNT && is_exact(source, TYPE_BYTES) && !args[2] &&
        !args[3]) {
        return source;
    }
    value made = VALUE_NULL;
    bool found = false;
    if (source && !is_kind(source, TYPE_STR) &&
        has_script_special(type_of(vm, source), NAME_BYTES)) {
        made = call_special(vm, source, NAME_BYTES, 0, NULL, &found);
        if (!made) {
            return VALUE_ERROR;
        }
        if (!is_kind(made, TYPE_BYTES)) {
            return raise_type_error(vm, "__bytes__ returned non-bytes (type %T)", made);
        }
        if (type->index < TYPE_COUNT) {
            return made;
        }
    } else {
        struct str_builder b;
        builder_init(&b, vm);
        if (!bytes_collect(vm, source, args[2], args[3], "bytes", &b)) {
            builder_discard(&b);
            return VALUE_ERROR;
        }
        made = builder_finish_bytes(&b);
    }
    if (!made || type->index < TYPE_COUNT) {
        return made;
    }
    size_t size = as_bytes(made)->size;
    struct bytes *instance = object_alloc_items(vm, type, size + 1);
    if (!instance) {
        return VALUE_ERROR;
    }
    instance->size = size;
    memcpy(instance->data, as_bytes(made)->data, size + 1);
    return from_object(instance);
}

/* -- slots shared with bytearray -------------------------------------------------------------------------- */

value bytes_get_item(struct vm *vm, value self, value key)
{
    size_t size;
    const unsigned char *data = bytes_data(self, &size);
    if (is_kind(key, TYPE_SLICE)) {
        int64_t start, stop, step;
        size_t count;
        if (!slice_unpack(vm, as_slice(key), &start, &stop, &step)) {
            return VALUE_ERROR;
        }
        data = bytes_data(self, &size); /* a bytearray may have changed meanwhile */
        count = slice_adjust(size, &start, &stop, step);
        if (step == 1) {
            if (count == size && is_exact(self, TYPE_BYTES)) {
                return self;
            }
            return bytes_like(vm, self, data + start, count);
        }
        value made = bytes_new(vm, NULL, count);
        if (!made) {
            return VALUE_ERROR;
        }
        for (size_t i = 0; i < count; i++) {
            as_bytes(made)->data[i] = data[start + (int64_t)i * step];
        }
        return as_object(self)->kind == TYPE_BYTES ? made
                                                   : bytearray_new(vm, as_bytes(made)->data, count);
    }
    struct type *t = type_of(vm, key);
    if (!is_any_int(key) && !has_script_special(t, NAME_INDEX) && !t->def->index) {
        return raise_type_error(vm, "%s indices must be integers or slices, not %T",
                                as_object(self)->kind == TYPE_BYTES ? "byte" : "bytearray", key);
    }
    int64_t i;
    if (!index_to_size(vm, key, &i, TYPE_INDEX_ERROR)) {
        return VALUE_ERROR;
    }
    data = bytes_data(self, &size);
    if (i < 0) {
        i += (int64_t)size;
    }
    if (i < 0 || i >= (int64_t)size) {
        return raise_error(vm, TYPE_INDEX_ERROR,
                           as_object(self)->kind == TYPE_BYTES ? "index out of range"
                                                               : "bytearray index out of range");
    }
    return small_int(data[i]);
}

int bytes_contains(struct vm *vm, value self, value item)
{
    size_t size;
    const unsigned char *data = bytes_data(self, &size);
    if (try_buffer(vm, item)) {
        struct buffer buffer;
        if (!get_buffer(vm, item, &buffer)) {
            return -1;
        }
        bool found =
            bytes_find((const char *)data, size, (const char *)buffer.data, buffer.size) >= 0;
        buffer_release(vm, &buffer);
        return found;
    }
    struct type *t = type_of(vm, item);
    if (!is_any_int(item) && !has_script_special(t, NAME_INDEX) && !t->def->index) {
        raise_type_error(vm, "a bytes-like object is required, not '%T'", item);
        return -1;
    }
    unsigned char byte;
    if (!byte_value(vm, item, "byte", &byte)) {
        return -1;
    }
    data = bytes_data(self, &size);
    return memchr(data, byte, size) != NULL;
}

value bytes_compare(struct vm *vm, enum compare_op op, value a, value b)
{
    if (!try_buffer(vm, b)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct buffer buffer;
    if (!get_buffer(vm, b, &buffer)) {
        return VALUE_ERROR;
    }
    size_t size;
    const unsigned char *data = bytes_data(a, &size);
    size_t common = size < buffer.size ? size : buffer.size;
    int order = common ? memcmp(data, buffer.data, common) : 0;
    if (!order) {
        order = size < buffer.size ? -1 : size > buffer.size;
    }
    buffer_release(vm, &buffer);
    /* memcmp's answer has any size */
    return compare_sizes(op, order < 0 ? 0 : order > 0 ? 2 : 1, 1);
}

static value repeat(struct vm *vm, value self, value count_value)
{
    int64_t count;
    if (!index_to_size(vm, count_value, &count, TYPE_OVERFLOW_ERROR)) {
        return VALUE_ERROR;
    }
    size_t size;
    const unsigned char *data = bytes_data(self, &size);
    if (count < 0) {
        count = 0;
    }
    if (size && (uint64_t)count > (SIZE_MAX >> 1) / size && is_kind(self, TYPE_BYTES)) {
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "repeated bytes are too long");
    }
    if (size && (uint64_t)count > (SIZE_MAX >> 2) / size) {
        return raise_memory_error(vm);
    }
    if (count == 1 && is_exact(self, TYPE_BYTES)) {
        return self;
    }
    value made = bytes_like(vm, self, NULL, size * (size_t)count);
    if (!made) {
        return VALUE_ERROR;
    }
    size_t all;
    unsigned char *out = (unsigned char *)bytes_data(made, &all);
    data = bytes_data(self, &size);
    if (size == 1) {
        memset(out, *data, all);
    } else {
        for (int64_t i = 0; i < count; i++) {
            memcpy(out + (size_t)i * size, data, size);
        }
    }
    return made;
}

static bool is_bytes_like_object(value v)
{
    return is_kind(v, TYPE_BYTES) || is_kind(v, TYPE_BYTEARRAY);
}

value bytes_binary(struct vm *vm, enum binary_op op, value left, value right)
{
    if (op == OP_MUL) {
        value self = is_bytes_like_object(left) ? left : right, count = self == left ? right : left;
        struct type *t = type_of(vm, count);
        if (!is_any_int(count) && !has_script_special(t, NAME_INDEX) && !t->def->index) {
            return raise_type_error(vm, "can't multiply sequence by non-int of type '%T'", count);
        }
        return repeat(vm, self, count);
    }
    if (op == OP_MOD && is_bytes_like_object(left)) {
        return bytes_percent_format(vm, left, right, as_object(left)->kind == TYPE_BYTEARRAY);
    }
    if (op != OP_ADD || !is_bytes_like_object(left)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (!try_buffer(vm, right)) {
        return raise_type_error(vm, "can't concat %T to %T", right, left);
    }
    struct buffer buffer;
    if (!get_buffer(vm, right, &buffer)) {
        return VALUE_ERROR;
    }
    size_t size, all;
    bytes_data(left, &size);
    value made = bytes_like(vm, left, NULL, size + buffer.size);
    if (made) {
        const unsigned char *data = bytes_data(left, &size);
        unsigned char *out = (unsigned char *)bytes_data(made, &all);
        memcpy(out, data, size);
        memcpy(out + size, buffer.data, buffer.size);
    }
    buffer_release(vm, &buffer);
    return made;
}

/* -- slots of bytes alone ------------------------------------------------------------------------------------- */

static bool bytes_hash(struct vm *vm, value self, int64_t *out)
{
    struct bytes *b = as_bytes(self);
    if (!b->hash) {
        b->hash = hash_of_bytes(vm, b->data, b->size);
    }
    *out = (int64_t)b->hash;
    return true;
}

static bool bytes_length(struct vm *vm, value self, size_t *out)
{
    *out = as_bytes(self)->size;
    return true;
}

static int bytes_truth(struct vm *vm, value self)
{
    return as_bytes(self)->size != 0;
}

static bool bytes_get_buffer(struct vm *vm, value self, struct buffer *out)
{
    *out = (struct buffer){as_bytes(self)->data, as_bytes(self)->size, false, VALUE_NULL};
    return true;
}

static void bytes_trace(struct gc_tracer *tracer, struct object *self)
{
    container_trace(tracer, self);
}

static void bytes_finalize(struct vm *vm, struct object *self)
{
    container_finalize(vm, self);
}

/* -- iteration: one struct for bytes and bytearray ----------------------------------------------------------- */

static value iter_new(struct vm *vm, value self, enum type_index type)
{
    struct index_iter *it = gc_new(vm, builtin_type(vm, type), sizeof *it);
    if (!it) {
        return VALUE_ERROR;
    }
    it->sequence = self;
    it->index = 0;
    return from_object(it);
}

static value bytes_iter(struct vm *vm, value self)
{
    return iter_new(vm, self, TYPE_BYTES_ITER);
}

value bytearray_iter_new(struct vm *vm, value self)
{
    return iter_new(vm, self, TYPE_BYTEARRAY_ITER);
}

#define as_iter(v) ((struct index_iter *)as_object(v))

static value iter_next_slot(struct vm *vm, value self)
{
    struct index_iter *it = as_iter(self);
    if (!it->sequence) {
        return VALUE_STOP;
    }
    size_t size;
    const unsigned char *data = bytes_data(it->sequence, &size);
    if (it->index >= size) {
        it->sequence = VALUE_NULL;
        return VALUE_STOP;
    }
    return small_int(data[it->index++]);
}

static value iter_self(struct vm *vm, value self)
{
    return self;
}

static value iter_length_hint(struct vm *vm, value *args)
{
    struct index_iter *it = as_iter(args[0]);
    size_t size = 0;
    if (it->sequence) {
        bytes_data(it->sequence, &size);
    }
    return small_int(it->index < size ? (int64_t)(size - it->index) : 0);
}

static value iter_reduce(struct vm *vm, value *args)
{
    struct index_iter *it = as_iter(args[0]);
    value iter = dict_get_cstr(vm, vm->builtins, "iter");
    if (!it->sequence) {
        value empty = tuple_of(vm, 1, bytes_new(vm, "", 0));
        return empty ? tuple_of(vm, 2, iter, empty) : empty;
    }
    value inner = tuple_of(vm, 1, it->sequence);
    return inner ? tuple_of(vm, 3, iter, inner, small_int((int64_t)it->index)) : inner;
}

static value iter_setstate(struct vm *vm, value *args)
{
    int64_t n;
    if (!to_int64(vm, args[1], &n)) {
        return VALUE_ERROR;
    }
    as_iter(args[0])->index = n < 0 ? 0 : (size_t)n;
    return VALUE_NONE;
}

static const struct native_def iter_methods[] = {
    {"__length_hint__", "()", iter_length_hint, 0, NULL},
    {"__reduce__", "()", iter_reduce, 0, NULL},
    {"__setstate__", "(state, /)", iter_setstate, 0, NULL},
    {0}};

static void iter_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct index_iter *)self)->sequence);
}

#define ITER_DEF(variable, text)            \
    const struct type_def variable = {      \
        .name = text,                       \
        .size = sizeof(struct index_iter),  \
        .flags = TYPE_NO_NEW | TYPE_TRACED, \
        .methods = iter_methods,            \
        .trace = iter_trace,                \
        .iter = iter_self,                  \
        .next = iter_next_slot,             \
    }
ITER_DEF(bytes_iter_def, "bytes_iterator");
ITER_DEF(bytearray_iter_def, "bytearray_iterator");

const struct type_def bytes_def = {
    .name = "bytes",
    .size = sizeof(struct bytes),
    .flags = TYPE_SUBCLASSABLE | TYPE_MATCH_SELF | TYPE_TRACED,
    .doc = "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes",
    .new_signature = "(source=b'', encoding='utf-8', errors='strict')",
    .new = bytes_new_slot,
    .methods = bytes_methods,
    .trace = bytes_trace,
    .finalize = bytes_finalize,
    .repr = bytes_repr,
    .hash = bytes_hash,
    .compare = bytes_compare,
    .truth = bytes_truth,
    .iter = bytes_iter,
    .length = bytes_length,
    .get_item = bytes_get_item,
    .contains = bytes_contains,
    .binary = bytes_binary,
    .get_buffer = bytes_get_buffer,
};
