/* bytearray.c - type bytearray. Content is data[start … start + size): taking from the front only
 * moves `start`. One byte beyond the content is always allocated and zero. While a memoryview looks
 * at it (exports), its size does not change: BufferError. */
#include "text.h"

static bool check_exports(struct vm *vm, struct bytearray *a)
{
    if (a->exports) {
        raise_error(vm, TYPE_BUFFER_ERROR, "Existing exports of data: object cannot be re-sized");
        return false;
    }
    return true;
}

bool bytearray_resize(struct vm *vm, struct bytearray *a, size_t size)
{
    if (size == a->size) {
        return true;
    }
    if (!check_exports(vm, a)) {
        return false;
    }
    if (size > SIZE_MAX / 4) {
        raise_memory_error(vm);
        return false;
    }
    if (a->start + size + 1 > a->capacity) {
        if (a->start) {
            memmove(a->data, a->data + a->start, a->size);
            a->start = 0;
        }
        if (size + 1 > a->capacity) {
            size_t capacity = size + (size >> 3) + 8;
            unsigned char *data = mem_resize(vm, a->data, a->capacity, capacity);
            if (!data) {
                return false;
            }
            a->data = data;
            a->capacity = capacity;
        }
    } else if (size + 1 < a->capacity / 2 && !a->start) {
        unsigned char *data = mem_resize(vm, a->data, a->capacity, size + 1);
        if (!data) {
            return false;
        }
        a->data = data;
        a->capacity = size + 1;
    }
    a->size = size;
    a->data[a->start + size] = 0;
    return true;
}

value bytearray_new(struct vm *vm, const void *data, size_t size)
{
    struct bytearray *a = gc_new_zeroed(vm, builtin_type(vm, TYPE_BYTEARRAY), sizeof *a);
    if (!a || !bytearray_resize(vm, a, size)) {
        return VALUE_ERROR;
    }
    if (data && size) {
        memcpy(a->data, data, size);
    }
    return from_object(a);
}

bool bytearray_append(struct vm *vm, struct bytearray *a, const void *data, size_t size)
{
    size_t old = a->size;
    if (!bytearray_resize(vm, a, old + size)) {
        return false;
    }
    if (size) {
        memcpy(a->data + a->start + old, data, size);
    }
    return true;
}

/* Replaces content[from … to) by size bytes of data, which must not lie in the array. */
static bool splice(struct vm *vm, struct bytearray *a, size_t from, size_t to, const void *data,
                   size_t size)
{
    size_t old = a->size, tail = old - to, removed = to - from;
    if (size < removed) {
        if (!check_exports(vm, a)) {
            return false;
        }
        if (!from) { /* from the front: move the start */
            a->start += removed - size;
            a->size -= removed - size;
        } else {
            memmove(a->data + a->start + from + size, a->data + a->start + to, tail);
            a->size = old - removed + size;
            a->data[a->start + a->size] = 0;
        }
    } else if (size > removed) {
        if (!bytearray_resize(vm, a, old - removed + size)) {
            return false;
        }
        memmove(a->data + a->start + from + size, a->data + a->start + to, tail);
    }
    if (size) {
        memcpy(a->data + a->start + from, data, size);
    }
    return true;
}

/* -- construction ----------------------------------------------------------------------------------------- */

static value bytearray_new_slot(struct vm *vm, value *args)
{
    return from_object(container_alloc(vm, args[0]));
}

static value bytearray_init(struct vm *vm, value *args)
{
    struct bytearray *a = as_bytearray(args[0]);
    struct str_builder b;
    builder_init(&b, vm);
    if (!bytes_collect(vm, args[1], args[2], args[3], "bytearray", &b) ||
        !splice(vm, a, 0, a->size, b.data, b.size)) {
        builder_discard(&b);
        return VALUE_ERROR;
    }
    builder_discard(&b);
    return VALUE_NONE;
}

/* -- slots --------------------------------------------------------------------------------------------------- */

static value bytearray_repr(struct vm *vm, value self)
{
    size_t size;
    const unsigned char *data = bytes_data(self, &size);
    struct str_builder b;
    builder_init(&b, vm);
    builder_add_format(&b, "%N(", type_of(vm, self));
    value inner = b.failed ? VALUE_ERROR : bytes_repr_of(vm, data, size, "", ")");
    if (!inner || !builder_add_str(&b, inner)) {
        builder_discard(&b);
        return VALUE_ERROR;
    }
    return builder_finish(&b);
}

static bool bytearray_length(struct vm *vm, value self, size_t *out)
{
    *out = as_bytearray(self)->size;
    return true;
}

static int bytearray_truth(struct vm *vm, value self)
{
    return as_bytearray(self)->size != 0;
}

static bool bytearray_get_buffer(struct vm *vm, value self, struct buffer *out)
{
    struct bytearray *a = as_bytearray(self);
    size_t size;
    *out = (struct buffer){bytes_data(self, &size), a->size, true, self};
    a->exports++;
    return true;
}

static void bytearray_release_buffer(struct vm *vm, value self, struct buffer *buffer)
{
    as_bytearray(self)->exports--;
}

static bool assign_slice(struct vm *vm, value self, struct slice *slice, value v)
{
    struct bytearray *a = as_bytearray(self);
    struct str_builder b;
    builder_init(&b, vm);
    bool good = false;
    int64_t start, stop, step;
    if (!slice_unpack(vm, slice, &start, &stop, &step)) { /* may run scripts */
        return false;
    }
    if (v) {
        if (is_any_int(v) || is_float(v) || is_kind(v, TYPE_COMPLEX) || is_kind(v, TYPE_STR)) {
            raise_type_error(
                vm, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
            goto done;
        }
        if (!bytes_collect(vm, v, VALUE_NULL, VALUE_NULL, "bytearray", &b)) {
            goto done;
        }
    }
    size_t count = slice_adjust(a->size, &start, &stop, step);
    if (step == 1) {
        good = splice(vm, a, (size_t)start, (size_t)start + count, b.data, b.size);
        goto done;
    }
    if (b.size) { /* nothing: the items are deleted */
        if (b.size != count) {
            raise_value_error(vm,
                              "attempt to assign bytes of size %zu to extended slice of size %zu",
                              b.size, count);
            goto done;
        }
        for (size_t i = 0; i < count; i++) {
            a->data[a->start + (size_t)(start + (int64_t)i * step)] = (unsigned char)b.data[i];
        }
        good = true;
        goto done;
    }
    if (!count) {
        good = true;
        goto done;
    }
    if (!check_exports(vm, a)) {
        goto done;
    }
    if (step < 0) {
        start += (int64_t)(count - 1) * step;
        step = -step;
    }
    size_t to = (size_t)start;
    unsigned char *data = a->data + a->start;
    for (size_t i = (size_t)start, next = (size_t)start, left = count; i < a->size; i++) {
        if (left && i == next) {
            left--;
            next += (size_t)step;
        } else {
            data[to++] = data[i];
        }
    }
    good = bytearray_resize(vm, a, a->size - count);
done:
    builder_discard(&b);
    return good;
}

static bool bytearray_set_item(struct vm *vm, value self, value key, value v)
{
    struct bytearray *a = as_bytearray(self);
    if (is_kind(key, TYPE_SLICE)) {
        return assign_slice(vm, self, as_slice(key), v);
    }
    struct type *t = type_of(vm, key);
    if (!is_any_int(key) && !has_script_special(t, NAME_INDEX) && !t->def->index) {
        raise_type_error(vm, "bytearray indices must be integers or slices, not %T", key);
        return false;
    }
    unsigned char byte = 0;
    size_t i;
    key = index_of(vm, key);
    if (!key || (v && !byte_value(vm, v, "byte", &byte))) {
        return false;
    }
    /* No script runs from here on: the size is final. */
    if (!sequence_index(vm, key, a->size, "bytearray", &i)) {
        return false;
    }
    if (!v) {
        return splice(vm, a, i, i + 1, NULL, 0);
    }
    a->data[a->start + i] = byte;
    return true;
}

static value bytearray_inplace(struct vm *vm, enum binary_op op, value self, value other)
{
    struct bytearray *a = as_bytearray(self);
    if (op == OP_ADD) {
        if (!try_buffer(vm, other)) {
            return raise_type_error(vm, "can't concat %T to %T", other, self);
        }
        struct str_builder b;
        builder_init(&b, vm);
        bool good = bytes_collect(vm, other, VALUE_NULL, VALUE_NULL, "bytearray", &b) &&
                    bytearray_append(vm, a, b.data, b.size);
        builder_discard(&b);
        return good ? self : VALUE_ERROR;
    }
    if (op == OP_MUL) {
        value made = bytes_binary(vm, op, self, other);
        if (!made) {
            return VALUE_ERROR;
        }
        size_t size;
        const unsigned char *data = bytes_data(made, &size);
        return splice(vm, a, 0, a->size, data, size) ? self : VALUE_ERROR;
    }
    return VALUE_NOT_IMPLEMENTED;
}

static void bytearray_trace(struct gc_tracer *tracer, struct object *self)
{
    container_trace(tracer, self);
}

static void bytearray_finalize(struct vm *vm, struct object *self)
{
    struct bytearray *a = (struct bytearray *)self;
    if (a->data) {
        mem_free(vm, a->data, a->capacity);
    }
    container_finalize(vm, self);
}

/* -- methods of bytearray alone (the table, with the shared ones, is in bytes_methods.c) ---------------------- */

value bytearray_append_method(struct vm *vm, value *args)
{
    unsigned char byte;
    return byte_value(vm, args[1], "byte", &byte) &&
                   bytearray_append(vm, as_bytearray(args[0]), &byte, 1)
               ? VALUE_NONE
               : VALUE_ERROR;
}

value bytearray_extend_method(struct vm *vm, value *args)
{
    if (is_kind(args[1], TYPE_STR)) {
        return raise_type_error(vm, "expected iterable of integers; got: 'str'");
    }
    struct type *t = type_of(vm, args[1]);
    if (!try_buffer(vm, args[1]) && !t->def->iter && !has_script_special(t, NAME_ITER) &&
        !has_script_special(t, NAME_GETITEM)) {
        return raise_type_error(vm, "can't extend bytearray with %T", args[1]);
    }
    struct str_builder b;
    builder_init(&b, vm);
    bool good = bytes_collect(vm, args[1], VALUE_NULL, VALUE_NULL, "bytearray", &b) &&
                bytearray_append(vm, as_bytearray(args[0]), b.data, b.size);
    builder_discard(&b);
    return good ? VALUE_NONE : VALUE_ERROR;
}

value bytearray_insert_method(struct vm *vm, value *args)
{
    int64_t at;
    unsigned char byte;
    struct bytearray *a = as_bytearray(args[0]);
    if (!index_to_ssize(vm, args[1], &at, SSIZE_OVERFLOW) ||
        !byte_value(vm, args[2], "byte", &byte)) {
        return VALUE_ERROR;
    }
    if (at < 0) {
        at += (int64_t)a->size;
        at = at < 0 ? 0 : at;
    }
    if (at > (int64_t)a->size) {
        at = (int64_t)a->size;
    }
    return splice(vm, a, (size_t)at, (size_t)at, &byte, 1) ? VALUE_NONE : VALUE_ERROR;
}

value bytearray_pop_method(struct vm *vm, value *args)
{
    struct bytearray *a = as_bytearray(args[0]);
    int64_t at = -1;
    if (args[1] && !index_to_ssize(vm, args[1], &at, SSIZE_OVERFLOW)) {
        return VALUE_ERROR;
    }
    if (!a->size) {
        return raise_error(vm, TYPE_INDEX_ERROR, "pop from empty bytearray");
    }
    if (at < 0) {
        at += (int64_t)a->size;
    }
    if (at < 0 || at >= (int64_t)a->size) {
        return raise_error(vm, TYPE_INDEX_ERROR, "pop index out of range");
    }
    unsigned char byte = a->data[a->start + (size_t)at];
    return splice(vm, a, (size_t)at, (size_t)at + 1, NULL, 0) ? small_int(byte) : VALUE_ERROR;
}

value bytearray_remove_method(struct vm *vm, value *args)
{
    struct bytearray *a = as_bytearray(args[0]);
    unsigned char byte;
    if (!byte_value(vm, args[1], "byte", &byte)) {
        return VALUE_ERROR;
    }
    unsigned char *found = a->size ? memchr(a->data + a->start, byte, a->size) : NULL;
    if (!found) {
        return raise_value_error(vm, "value not found in bytearray");
    }
    size_t at = (size_t)(found - a->data) - a->start;
    return splice(vm, a, at, at + 1, NULL, 0) ? VALUE_NONE : VALUE_ERROR;
}

value bytearray_clear_method(struct vm *vm, value *args)
{
    struct bytearray *a = as_bytearray(args[0]);
    return splice(vm, a, 0, a->size, NULL, 0) ? VALUE_NONE : VALUE_ERROR;
}

value bytearray_reverse_method(struct vm *vm, value *args)
{
    struct bytearray *a = as_bytearray(args[0]);
    unsigned char *data = a->data + a->start;
    for (size_t i = 0, j = a->size; i + 1 < j; i++) {
        unsigned char c = data[i];
        data[i] = data[--j];
        data[j] = c;
    }
    return VALUE_NONE;
}

value bytearray_copy_method(struct vm *vm, value *args)
{
    size_t size;
    const unsigned char *data = bytes_data(args[0], &size);
    return bytearray_new(vm, data, size);
}

value bytearray_alloc_method(struct vm *vm, value *args)
{
    return int_from_uint64(vm, as_bytearray(args[0])->capacity);
}

const struct type_def bytearray_def = {
    .name = "bytearray",
    .size = sizeof(struct bytearray),
    .flags = TYPE_SUBCLASSABLE | TYPE_INIT_ONLY | TYPE_MATCH_SELF | TYPE_TRACED | TYPE_UNHASHABLE,
    .doc = "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> "
           "bytearray",
    .new_signature = "(*args, **kwargs)",
    .new = bytearray_new_slot,
    .init_signature = "(source=b'', encoding='utf-8', errors='strict')",
    .init = bytearray_init,
    .methods = bytearray_methods,
    .trace = bytearray_trace,
    .finalize = bytearray_finalize,
    .repr = bytearray_repr,
    .compare = bytes_compare,
    .truth = bytearray_truth,
    .iter = bytearray_iter_new,
    .length = bytearray_length,
    .get_item = bytes_get_item,
    .set_item = bytearray_set_item,
    .contains = bytes_contains,
    .binary = bytes_binary,
    .inplace = bytearray_inplace,
    .get_buffer = bytearray_get_buffer,
    .release_buffer = bytearray_release_buffer,
};
