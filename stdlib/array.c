/* array.c - module array: sequences of numbers or characters of one C type. */
#include "../vm/object/container.h"
#include "../vm/object/type.h"
#include "../vm/native.h"

struct item_kind {
    char code;
    uint8_t width;
    bool is_signed;
    const char *name; /* for range errors: "signed char"; NULL where conversion itself complains */
};

struct array {
    struct object header;
    const struct item_kind *kind;
    unsigned char *data;
    size_t length, capacity; /* items */
    size_t exports;          /* buffers handed out: resizing is a BufferError */
};
#define as_array(v) ((struct array *)as_object(v))

struct array_iter {
    struct object header;
    value array; /* VALUE_NULL when done */
    size_t index;
};

static const struct type_def array_def, array_iter_def;

static const struct item_kind kinds[] = {
    {'b', 1, true, "signed char"},
    {'B', 1, false, "unsigned byte integer"},
    {'u', 4, false, NULL},
    {'w', 4, false, NULL},
    {'h', 2, true, "signed short integer"},
    {'H', 2, false, "unsigned short"},
    {'i', 4, true, "signed integer"},
    {'I', 4, false, "unsigned int"},
    {'l', sizeof(long), true, NULL},
    {'L', sizeof(long), false, NULL},
    {'q', 8, true, NULL},
    {'Q', 8, false, NULL},
    {'f', 4, true, NULL},
    {'d', 8, true, NULL},
};

static const struct item_kind *kind_of(uint32_t code)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if ((unsigned char)kinds[i].code == code) {
            return &kinds[i];
        }
    }
    return NULL;
}

static bool is_array(value v)
{
    return is_native(v, &array_def);
}

static bool is_text_kind(const struct item_kind *kind)
{
    return kind->code == 'u' || kind->code == 'w';
}

/* -- items ------------------------------------------------------------------------------------------- */

static value item_at(struct vm *vm, const struct array *array, size_t i)
{
    const unsigned char *p = array->data + i * array->kind->width;
    switch (array->kind->code) {
    case 'b': return small_int((int8_t)*p);
    case 'B': return small_int(*p);
    case 'h': {
        int16_t n;
        memcpy(&n, p, 2);
        return small_int(n);
    }
    case 'H': {
        uint16_t n;
        memcpy(&n, p, 2);
        return small_int(n);
    }
    case 'i': {
        int32_t n;
        memcpy(&n, p, 4);
        return small_int(n);
    }
    case 'I': {
        uint32_t n;
        memcpy(&n, p, 4);
        return small_int(n);
    }
    case 'u':
    case 'w': {
        uint32_t c;
        memcpy(&c, p, 4);
        if (c > 0x10ffff) {
            return raise_value_error(vm, "character U+%x is not in range [U+0000; U+10ffff]", c);
        }
        return str_from_code_point(vm, c);
    }
    case 'f': {
        float f;
        memcpy(&f, p, 4);
        return float_new(vm, f);
    }
    case 'd': {
        double d;
        memcpy(&d, p, 8);
        return float_new(vm, d);
    }
    case 'l': {
        long n;
        memcpy(&n, p, sizeof n);
        return int_from_int64(vm, n);
    }
    case 'L': {
        unsigned long n;
        memcpy(&n, p, sizeof n);
        return int_from_uint64(vm, n);
    }
    case 'q': {
        int64_t n;
        memcpy(&n, p, 8);
        return int_from_int64(vm, n);
    }
    default: {
        uint64_t n;
        memcpy(&n, p, 8);
        return int_from_uint64(vm, n);
    }
    }
}

static bool overflow(struct vm *vm, const char *text)
{
    raise_error(vm, TYPE_OVERFLOW_ERROR, "%s", text);
    return false;
}

/* An int as the 8 bytes of the kind's number: range checked. */
static bool int_bits(struct vm *vm, const struct item_kind *kind, value v, uint64_t *out)
{
    bool wide = kind->code == 'q' || kind->code == 'Q';
    if (!is_any_int(v) && !(v = index_of(vm, v))) {
        return false;
    }
    int64_t n = 0;
    bool fits = int_fits_int64(v, &n);
    *out = (uint64_t)n;
    if (kind->is_signed || kind->width < 4) {
        if (!fits) {
            return overflow(vm, wide ? "int too big to convert"
                                     : "Python int too large to convert to C long");
        }
        int64_t low = kind->is_signed ? -(INT64_MAX >> (64 - 8 * kind->width)) - 1 : 0;
        int64_t high = kind->is_signed ? INT64_MAX >> (64 - 8 * kind->width)
                                       : (INT64_C(1) << 8 * kind->width) - 1;
        if (n < low || n > high) {
            raise_error(vm, TYPE_OVERFLOW_ERROR,
                        n < low ? "%s is less than minimum" : "%s is greater than maximum",
                        kind->name ? kind->name : "number");
            return false;
        }
        return true;
    }
    if (int_sign(v) < 0) {
        return overflow(vm, wide ? "can't convert negative int to unsigned"
                                 : "can't convert negative value to unsigned int");
    }
    if (!int_fits_uint64(v, out)) {
        return overflow(vm, wide ? "int too big to convert"
                                 : "Python int too large to convert to C unsigned long");
    }
    if (kind->width == 4 && *out > UINT32_MAX) {
        return overflow(vm, "unsigned int is greater than maximum");
    }
    return true;
}

/* Converts v into `out` (width bytes). May run scripts: the array must be looked at anew. */
static bool item_bytes(struct vm *vm, const struct item_kind *kind, value v, unsigned char *out)
{
    if (is_text_kind(kind)) {
        if (!is_kind(v, TYPE_STR) || as_str(v)->length != 1) {
            raise_type_error(vm, "array item must be unicode character");
            return false;
        }
        uint32_t c = str_code_point_at(vm, as_str(v), 0);
        memcpy(out, &c, 4);
        return true;
    }
    if (kind->code == 'f' || kind->code == 'd') {
        double d;
        if (!to_double(vm, v, &d)) {
            return false;
        }
        float f = (float)d;
        memcpy(out, kind->code == 'f' ? (const void *)&f : (const void *)&d, kind->width);
        return true;
    }
    uint64_t bits;
    if (!int_bits(vm, kind, v, &bits)) {
        return false;
    }
    switch (kind->width) {
    case 1: *out = (unsigned char)bits; break;
    case 2: {
        uint16_t n = (uint16_t)bits;
        memcpy(out, &n, 2);
        break;
    }
    case 4: {
        uint32_t n = (uint32_t)bits;
        memcpy(out, &n, 4);
        break;
    }
    default: memcpy(out, &bits, 8);
    }
    return true;
}

/* -- memory ------------------------------------------------------------------------------------------- */

/* Makes the array `length` items long; new items are not initialised. */
static bool resize(struct vm *vm, struct array *array, size_t length)
{
    if (array->exports && length != array->length) {
        raise_error(vm, TYPE_BUFFER_ERROR, "cannot resize an array that is exporting buffers");
        return false;
    }
    if (length > array->capacity || length < array->capacity / 2) {
        size_t capacity = length + (length > array->length ? length / 8 + 4 : 0);
        size_t width = array->kind->width;
        if (length > PTRDIFF_MAX / 16) {
            raise_memory_error(vm);
            return false;
        }
        void *data = mem_resize(vm, array->data, array->capacity * width, capacity * width);
        if (!data) {
            return false;
        }
        array->data = data;
        array->capacity = capacity;
    }
    array->length = length;
    return true;
}

/* An empty array. NULL on error. */
static struct array *array_alloc(struct vm *vm, struct type *type, const struct item_kind *kind)
{
    struct array *array = object_alloc(vm, type);
    if (array) {
        array->kind = kind;
    }
    return array;
}

/* A new exact array with room for `length` items, which are not initialised. */
static struct array *array_sized(struct vm *vm, const struct item_kind *kind, size_t length)
{
    struct type *type = native_type(vm, &array_def);
    struct array *array = type ? array_alloc(vm, type, kind) : NULL;
    return array && resize(vm, array, length) ? array : NULL;
}

static size_t byte_size(const struct array *array)
{
    return array->length * array->kind->width;
}

static void copy_items(struct array *to, size_t at, const struct array *from, size_t start,
                       size_t count)
{
    size_t width = to->kind->width;
    if (count) {
        memmove(to->data + at * width, from->data + start * width, count * width);
    }
}

static bool append(struct vm *vm, struct array *array, value v)
{
    unsigned char item[8];
    if (!item_bytes(vm, array->kind, v, item) || !resize(vm, array, array->length + 1)) {
        return false;
    }
    memcpy(array->data + (array->length - 1) * array->kind->width, item, array->kind->width);
    return true;
}

static bool append_each(struct vm *vm, void *array, value item)
{
    return append(vm, array, item);
}

static bool append_bytes(struct vm *vm, struct array *array, value source)
{
    struct buffer buffer;
    size_t width = array->kind->width, old = array->length;
    if (!get_buffer(vm, source, &buffer)) {
        return false;
    }
    bool good = buffer.size % width == 0;
    if (!good) {
        raise_value_error(vm, "bytes length not a multiple of item size");
    } else if (source == from_object(array)) {
        good = false;
        raise_error(vm, TYPE_BUFFER_ERROR, "cannot resize an array that is exporting buffers");
    } else if (buffer.size) {
        good = resize(vm, array, old + buffer.size / width);
        if (good) {
            memcpy(array->data + old * width, buffer.data, buffer.size);
        }
    }
    buffer_release(vm, &buffer);
    return good;
}

static bool append_text(struct vm *vm, struct array *array, struct str *text)
{
    size_t old = array->length;
    if (!resize(vm, array, old + text->length)) {
        return false;
    }
    const char *p = text->data;
    for (size_t i = 0; i < text->length; i++) {
        uint32_t c = utf8_next(&p);
        memcpy(array->data + (old + i) * 4, &c, 4);
    }
    return true;
}

static bool append_array(struct vm *vm, struct array *array, struct array *other)
{
    if (array->kind != other->kind) {
        raise_type_error(vm, "can only extend with array of same kind");
        return false;
    }
    size_t old = array->length, count = other->length;
    if (!resize(vm, array, old + count)) {
        return false;
    }
    copy_items(array, old, other, 0, count);
    return true;
}

/* -- making ------------------------------------------------------------------------------------------------ */

static bool fill(struct vm *vm, struct array *array, value source)
{
    const struct item_kind *kind = array->kind;
    if (is_kind(source, TYPE_STR)) {
        if (!is_text_kind(kind)) {
            raise_type_error(vm, "cannot use a str to initialize an array with typecode '%c'",
                             kind->code);
            return false;
        }
        return append_text(vm, array, as_str(source));
    }
    if (is_array(source)) {
        const struct item_kind *other = as_array(source)->kind;
        if (is_text_kind(other) && !is_text_kind(kind)) {
            raise_type_error(vm,
                             "cannot use a unicode array to initialize an array with typecode '%c'",
                             kind->code);
            return false;
        }
        if (other == kind) {
            return append_array(vm, array, as_array(source));
        }
    }
    if (is_kind(source, TYPE_BYTES) || is_kind(source, TYPE_BYTEARRAY)) {
        return append_bytes(vm, array, source);
    }
    return iterate(vm, source, append_each, array);
}

static value array_make(struct vm *vm, value *args)
{
    struct tuple *given = as_tuple(args[1]);
    if (given->length == 0) {
        return raise_type_error(vm, "array() takes at least 1 argument (0 given)");
    }
    if (given->length > 2) {
        return raise_type_error(vm, "array() takes at most 2 arguments (%zu given)", given->length);
    }
    value code = given->items[0];
    if (!is_kind(code, TYPE_STR) || as_str(code)->length != 1) {
        return raise_type_error(vm, "array() argument 1 must be a unicode character, not %T", code);
    }
    const struct item_kind *kind = kind_of(str_code_point_at(vm, as_str(code), 0));
    if (!kind) {
        return raise_value_error(vm,
                                 "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
    }
    struct array *array = array_alloc(vm, (struct type *)as_object(args[0]), kind);
    size_t mark = gc_root_mark(vm);
    if (!array || !gc_push_root(vm, from_object(array))) {
        return VALUE_ERROR;
    }
    bool good = given->length == 1 || fill(vm, array, given->items[1]);
    gc_pop_roots(vm, mark);
    return good ? from_object(array) : VALUE_ERROR;
}

static void array_trace(struct gc_tracer *tracer, struct object *self)
{
    container_trace(tracer, self);
}

static void array_finalize(struct vm *vm, struct object *self)
{
    struct array *array = (struct array *)self;
    if (array->data) {
        mem_free(vm, array->data, array->capacity * array->kind->width);
    }
    container_finalize(vm, self);
}

/* -- as a sequence -------------------------------------------------------------------------------------------- */

static bool array_length(struct vm *vm, value self, size_t *out)
{
    *out = as_array(self)->length;
    return true;
}

/* An int index into the array. False with an error set. */
static bool find_index(struct vm *vm, struct array *array, value key, const char *message,
                       size_t *out)
{
    int64_t i;
    if (!is_int(key) && !supports_index(vm, key)) {
        raise_type_error(vm, "array indices must be integers");
        return false;
    }
    if (!index_to_ssize(vm, key, &i, "index")) {
        return false;
    }
    if (i < 0) {
        i += (int64_t)array->length;
    }
    if (i < 0 || (size_t)i >= array->length) {
        raise_error(vm, TYPE_INDEX_ERROR, "%s", message);
        return false;
    }
    *out = (size_t)i;
    return true;
}

static value get_slice(struct vm *vm, struct array *array, struct slice *slice)
{
    int64_t start, stop, step;
    size_t count, width = array->kind->width;
    if (!slice_unpack(vm, slice, &start, &stop, &step)) { /* may run scripts */
        return VALUE_ERROR;
    }
    count = slice_adjust(array->length, &start, &stop, step);
    struct array *out = array_sized(vm, array->kind, count);
    if (!out) {
        return VALUE_ERROR;
    }
    if (step == 1) {
        copy_items(out, 0, array, (size_t)start, count);
    } else {
        for (size_t i = 0; i < count; i++) {
            memcpy(out->data + i * width, array->data + (size_t)(start + (int64_t)i * step) * width,
                   width);
        }
    }
    return from_object(out);
}

static value array_get_item(struct vm *vm, value self, value key)
{
    struct array *array = as_array(self);
    if (is_kind(key, TYPE_SLICE)) {
        return get_slice(vm, array, as_slice(key));
    }
    size_t i;
    return find_index(vm, array, key, "array index out of range", &i) ? item_at(vm, array, i)
                                                                      : VALUE_ERROR;
}

/* Replaces `old` items at `at` by those of other (NULL: by nothing). */
static bool replace(struct vm *vm, struct array *array, size_t at, size_t old,
                    const struct array *other)
{
    size_t new = other ? other->length : 0, width = array->kind->width;
    size_t tail = array->length - at - old;
    unsigned char *copy = NULL;
    size_t copied = new *width;
    if (other == array && new) { /* a[1:2] = a */
        copy = mem_alloc(vm, copied);
        if (!copy) {
            return false;
        }
        memcpy(copy, other->data, copied);
    }
    bool good = true;
    if (new > old) {
        good = resize(vm, array, array->length + (new - old));
    } else if (new < old && array->exports) {
        good = resize(vm, array, array->length - (old - new)); /* raises */
    }
    if (good && tail && new != old) {
        memmove(array->data + (at + new) * width, array->data + (at + old) * width, tail * width);
    }
    if (good && new < old) {
        good = resize(vm, array, array->length - (old - new));
    }
    if (good && new) {
        memcpy(array->data + at * width, copy ? copy : other->data, copied);
    }
    mem_free(vm, copy, copied);
    return good;
}

static bool set_slice(struct vm *vm, struct array *array, struct slice *slice, value v)
{
    int64_t start, stop, step;
    size_t count, width = array->kind->width;
    struct array *other = NULL;
    if (v) {
        if (!is_array(v)) {
            raise_type_error(vm, "can only assign array (not \"%T\") to array slice", v);
            return false;
        }
        other = as_array(v);
        if (other->kind != array->kind) {
            raise_type_error(vm, "bad argument type for built-in operation");
            return false;
        }
    }
    if (!slice_unpack(vm, slice, &start, &stop, &step)) { /* may run scripts */
        return false;
    }
    count = slice_adjust(array->length, &start, &stop, step);
    if (step == 1) {
        return replace(vm, array, (size_t)start, count, other);
    }
    if (!other) {
        if (count == 0) {
            return true;
        }
        if (array->exports) {
            return resize(vm, array, array->length - count);
        }
        if (step < 0) {
            start += (int64_t)(count - 1) * step;
            step = -step;
        }
        size_t to = (size_t)start, next = (size_t)start, left = count;
        for (size_t i = (size_t)start; i < array->length; i++) {
            if (left && i == next) {
                next += (size_t)step;
                left--;
            } else {
                memmove(array->data + to++ * width, array->data + i * width, width);
            }
        }
        return resize(vm, array, to);
    }
    if (other->length != count) {
        raise_value_error(vm, "attempt to assign array of size %zu to extended slice of size %zu",
                          other->length, count);
        return false;
    }
    if (other == array) { /* a[::-1] = a */
        other = array_sized(vm, array->kind, count);
        if (!other) {
            return false;
        }
        copy_items(other, 0, array, 0, count);
    }
    for (size_t i = 0; i < count; i++) {
        memcpy(array->data + (size_t)(start + (int64_t)i * step) * width, other->data + i * width,
               width);
    }
    return true;
}

static bool array_set_item(struct vm *vm, value self, value key, value v)
{
    struct array *array = as_array(self);
    if (is_kind(key, TYPE_SLICE)) {
        return set_slice(vm, array, as_slice(key), v);
    }
    size_t i;
    unsigned char item[8];
    if (!find_index(vm, array, key, "array assignment index out of range", &i)) {
        return false;
    }
    if (!v) {
        return replace(vm, array, i, 1, NULL);
    }
    if (!item_bytes(vm, array->kind, v, item)) {
        return false;
    }
    if (i < array->length) {
        memcpy(array->data + i * array->kind->width, item, array->kind->width);
    }
    return true;
}

/* Index of the first item in [start, stop) that equals v: -1 none, -2 error. */
static int64_t find_item(struct vm *vm, struct array *array, value v, size_t start, size_t stop)
{
    for (size_t i = start; i < stop && i < array->length; i++) {
        value item = item_at(vm, array, i);
        int same = item ? equal(vm, item, v) : -1;
        if (same) {
            return same < 0 ? -2 : (int64_t)i;
        }
    }
    return -1;
}

static int array_contains(struct vm *vm, value self, value v)
{
    int64_t i = find_item(vm, as_array(self), v, 0, SIZE_MAX);
    return i == -2 ? -1 : i >= 0;
}

static value array_repeat(struct vm *vm, struct array *array, size_t count)
{
    size_t bytes = byte_size(array), total;
    if (__builtin_mul_overflow(array->length, count, &total)) {
        return raise_memory_error(vm);
    }
    struct array *out = array_sized(vm, array->kind, total);
    for (size_t i = 0; out && bytes && i < count; i++) {
        memcpy(out->data + i * bytes, array->data, bytes);
    }
    return from_object(out);
}

static value array_binary(struct vm *vm, enum binary_op op, value left, value right)
{
    if (op == OP_MUL) {
        size_t count;
        bool first = is_array(left);
        if (!repeat_count(vm, left, right, first, &count)) {
            return VALUE_ERROR;
        }
        return array_repeat(vm, as_array(first ? left : right), count);
    }
    if (op != OP_ADD || !is_array(left)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (!is_array(right)) {
        return raise_type_error(vm, "can only append array (not \"%T\") to array", right);
    }
    struct array *a = as_array(left), *b = as_array(right);
    if (a->kind != b->kind) {
        return raise_type_error(vm, "bad argument type for built-in operation");
    }
    struct array *out = array_sized(vm, a->kind, a->length + b->length);
    if (out) {
        copy_items(out, 0, a, 0, a->length);
        copy_items(out, a->length, b, 0, b->length);
    }
    return from_object(out);
}

static value array_inplace(struct vm *vm, enum binary_op op, value self, value other)
{
    struct array *array = as_array(self);
    if (op == OP_ADD) {
        if (!is_array(other)) {
            return raise_type_error(vm, "can only extend array with array (not \"%T\")", other);
        }
        return append_array(vm, array, as_array(other)) ? self : VALUE_ERROR;
    }
    if (op != OP_MUL) {
        return VALUE_NOT_IMPLEMENTED;
    }
    size_t count, length = array->length, total;
    if (!repeat_count(vm, self, other, true, &count)) {
        return VALUE_ERROR;
    }
    if (__builtin_mul_overflow(length, count, &total)) {
        return raise_memory_error(vm);
    }
    if (!resize(vm, array, total)) {
        return VALUE_ERROR;
    }
    for (size_t i = 1; i < count; i++) {
        copy_items(array, i * length, array, 0, length);
    }
    return self;
}

static value array_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    if (!is_array(other)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct array *a = as_array(self), *b = as_array(other);
    if (a->length != b->length && (op == CMP_EQ || op == CMP_NE)) {
        return make_bool(op == CMP_NE);
    }
    for (size_t i = 0; i < a->length && i < b->length; i++) {
        value x = item_at(vm, a, i), y = x ? item_at(vm, b, i) : VALUE_ERROR;
        int same = y ? compare_bool(vm, CMP_EQ, x, y) : -1;
        if (same < 0) {
            return VALUE_ERROR;
        }
        if (!same) {
            return op == CMP_EQ || op == CMP_NE ? make_bool(op == CMP_NE) : compare(vm, op, x, y);
        }
    }
    return compare_sizes(op, a->length, b->length);
}

static value array_text(struct vm *vm, const struct array *array)
{
    struct str_builder b;
    builder_init(&b, vm);
    for (size_t i = 0; i < array->length; i++) {
        uint32_t c;
        memcpy(&c, array->data + i * 4, 4);
        if (c > 0x10ffff) {
            builder_discard(&b);
            return raise_value_error(vm, "character U+%x is not in range [U+0000; U+10ffff]", c);
        }
        builder_add_code_point(&b, c);
    }
    return builder_finish(&b);
}

static value array_repr(struct vm *vm, value self)
{
    struct array *array = as_array(self);
    struct str_builder b;
    if (array->length == 0) {
        return format_str(vm, "%s('%c')", type_short_name(as_object(self)->type),
                          array->kind->code);
    }
    if (is_text_kind(array->kind)) {
        value text = array_text(vm, array);
        return text ? format_str(vm, "%s('%c', %R)", type_short_name(as_object(self)->type),
                                 array->kind->code, text)
                    : VALUE_ERROR;
    }
    builder_init(&b, vm);
    builder_add_format(&b, "%s('%c', [", type_short_name(as_object(self)->type), array->kind->code);
    for (size_t i = 0; i < array->length; i++) {
        value item = item_at(vm, array, i);
        if ((i && !builder_add(&b, ", ", 2)) || !item || !builder_add_repr(&b, item)) {
            builder_discard(&b);
            return VALUE_ERROR;
        }
    }
    builder_add(&b, "])", 2);
    return builder_finish(&b);
}

static bool array_get_buffer(struct vm *vm, value self, struct buffer *out)
{
    struct array *array = as_array(self);
    *out = (struct buffer){.data = array->data ? array->data : (const unsigned char *)"",
                           .size = byte_size(array),
                           .writable = true,
                           .owner = self};
    array->exports++;
    return true;
}

static void array_release_buffer(struct vm *vm, value self, struct buffer *buffer)
{
    as_array(self)->exports--;
}

/* -- methods ---------------------------------------------------------------------------------------------------- */

static value array_append(struct vm *vm, value *args)
{
    return append(vm, as_array(args[0]), args[1]) ? VALUE_NONE : VALUE_ERROR;
}

static value array_extend(struct vm *vm, value *args)
{
    struct array *array = as_array(args[0]);
    bool good = is_array(args[1]) ? append_array(vm, array, as_array(args[1]))
                                  : iterate(vm, args[1], append_each, array);
    return good ? VALUE_NONE : VALUE_ERROR;
}

static value array_insert(struct vm *vm, value *args)
{
    struct array *array = as_array(args[0]);
    unsigned char item[8];
    int64_t i;
    size_t width = array->kind->width;
    if (!index_to_ssize(vm, args[1], &i, "ssize_t") ||
        !item_bytes(vm, array->kind, args[2], item)) {
        return VALUE_ERROR;
    }
    int64_t length = (int64_t)array->length;
    i = i < 0 ? (i + length < 0 ? 0 : i + length) : i > length ? length : i;
    if (!resize(vm, array, array->length + 1)) {
        return VALUE_ERROR;
    }
    unsigned char *at = array->data + (size_t)i * width;
    memmove(at + width, at, (size_t)(length - i) * width);
    memcpy(at, item, width);
    return VALUE_NONE;
}

static value array_pop(struct vm *vm, value *args)
{
    struct array *array = as_array(args[0]);
    int64_t i = -1;
    if (args[1] && !index_to_ssize(vm, args[1], &i, "ssize_t")) {
        return VALUE_ERROR;
    }
    if (array->length == 0) {
        return raise_error(vm, TYPE_INDEX_ERROR, "pop from empty array");
    }
    i += i < 0 ? (int64_t)array->length : 0;
    if (i < 0 || (size_t)i >= array->length) {
        return raise_error(vm, TYPE_INDEX_ERROR, "pop index out of range");
    }
    value item = item_at(vm, array, (size_t)i);
    return item && replace(vm, array, (size_t)i, 1, NULL) ? item : VALUE_ERROR;
}

static value array_remove(struct vm *vm, value *args)
{
    struct array *array = as_array(args[0]);
    int64_t i = find_item(vm, array, args[1], 0, SIZE_MAX);
    if (i == -1) {
        return raise_value_error(vm, "array.remove(x): x not in array");
    }
    return i >= 0 && replace(vm, array, (size_t)i, 1, NULL) ? VALUE_NONE : VALUE_ERROR;
}

static value array_index(struct vm *vm, value *args)
{
    struct array *array = as_array(args[0]);
    size_t start = 0, stop = SIZE_MAX;
    if ((args[2] && !clip_index(vm, args[2], array->length, &start)) ||
        (args[3] && !clip_index(vm, args[3], array->length, &stop))) {
        return VALUE_ERROR;
    }
    int64_t i = find_item(vm, array, args[1], start, stop);
    return i == -2  ? VALUE_ERROR
           : i >= 0 ? small_int(i)
                    : raise_value_error(vm, "array.index(x): x not in array");
}

static value array_count(struct vm *vm, value *args)
{
    struct array *array = as_array(args[0]);
    int64_t count = 0, i = -1;
    while ((i = find_item(vm, array, args[1], (size_t)(i + 1), SIZE_MAX)) >= 0) {
        count++;
    }
    return i == -2 ? VALUE_ERROR : small_int(count);
}

static value array_reverse(struct vm *vm, value *args)
{
    struct array *array = as_array(args[0]);
    size_t width = array->kind->width;
    for (size_t i = 0, j = array->length; i + 1 < j; i++) {
        unsigned char item[8];
        j--;
        memcpy(item, array->data + i * width, width);
        memcpy(array->data + i * width, array->data + j * width, width);
        memcpy(array->data + j * width, item, width);
    }
    return VALUE_NONE;
}

static value array_byteswap(struct vm *vm, value *args)
{
    struct array *array = as_array(args[0]);
    size_t width = array->kind->width;
    for (unsigned char *p = array->data; p && p < array->data + byte_size(array); p += width) {
        for (size_t i = 0; i < width / 2; i++) {
            unsigned char byte = p[i];
            p[i] = p[width - 1 - i];
            p[width - 1 - i] = byte;
        }
    }
    return VALUE_NONE;
}

static value array_clear(struct vm *vm, value *args)
{
    return resize(vm, as_array(args[0]), 0) ? VALUE_NONE : VALUE_ERROR;
}

static value array_tolist(struct vm *vm, value *args)
{
    struct array *array = as_array(args[0]);
    struct list *list = list_new(vm, array->length);
    for (size_t i = 0; list && i < array->length; i++) {
        value item = item_at(vm, array, i);
        if (!item || !list_append_inline(vm, list, item)) {
            return VALUE_ERROR;
        }
    }
    return from_object(list);
}

static value array_fromlist(struct vm *vm, value *args)
{
    struct array *array = as_array(args[0]);
    if (!is_kind(args[1], TYPE_LIST)) {
        return raise_type_error(vm, "arg must be list");
    }
    size_t old = array->length, count = as_list(args[1])->length;
    for (size_t i = 0; i < count; i++) {
        struct list *list = as_list(args[1]);
        if (list->length != count) {
            return raise_error(vm, TYPE_RUNTIME_ERROR, "list changed size during iteration");
        }
        if (!append(vm, array, list->items[i])) {
            value error = error_take(vm);
            if (array->length > old) {
                resize(vm, array, old);
            }
            vm->error = error;
            return VALUE_ERROR;
        }
    }
    return VALUE_NONE;
}

static value array_tobytes(struct vm *vm, value *args)
{
    struct array *array = as_array(args[0]);
    return bytes_new(vm, array->data ? array->data : (unsigned char *)"", byte_size(array));
}

static value array_frombytes(struct vm *vm, value *args)
{
    return append_bytes(vm, as_array(args[0]), args[1]) ? VALUE_NONE : VALUE_ERROR;
}

static value array_tofile(struct vm *vm, value *args)
{
    value bytes = array_tobytes(vm, args);
    if (!bytes || as_array(args[0])->length == 0) {
        return bytes ? VALUE_NONE : VALUE_ERROR;
    }
    return call_method(vm, args[1], NAME_OF(vm, WRITE), 1, &bytes) ? VALUE_NONE : VALUE_ERROR;
}

static value array_fromfile(struct vm *vm, value *args)
{
    struct array *array = as_array(args[0]);
    int64_t count, wanted;
    if (!index_to_ssize(vm, args[2], &count, "ssize_t")) {
        return VALUE_ERROR;
    }
    if (count < 0) {
        return raise_value_error(vm, "negative count");
    }
    if (__builtin_mul_overflow(count, (int64_t)array->kind->width, &wanted) ||
        !fits_small_int(wanted)) {
        return raise_memory_error(vm);
    }
    value size = small_int(wanted);
    value bytes = call_method(vm, args[1], NAME_OF(vm, READ), 1, &size);
    if (!bytes) {
        return VALUE_ERROR;
    }
    if (!is_kind(bytes, TYPE_BYTES)) {
        return raise_type_error(vm, "read() didn't return bytes");
    }
    bool enough = as_bytes(bytes)->size == (size_t)wanted;
    if (!append_bytes(vm, array, bytes)) {
        return VALUE_ERROR;
    }
    return enough ? VALUE_NONE
                  : raise_error(vm, TYPE_EOF_ERROR, "read() didn't return enough bytes");
}

static value array_tounicode(struct vm *vm, value *args)
{
    if (!is_text_kind(as_array(args[0])->kind)) {
        return raise_value_error(
            vm, "tounicode() may only be called on unicode type arrays ('u' or 'w')");
    }
    return array_text(vm, as_array(args[0]));
}

static value array_fromunicode(struct vm *vm, value *args)
{
    if (!is_kind(args[1], TYPE_STR)) {
        return raise_type_error(vm, "fromunicode() argument must be str, not %T", args[1]);
    }
    if (!is_text_kind(as_array(args[0])->kind)) {
        return raise_value_error(
            vm, "fromunicode() may only be called on unicode type arrays ('u' or 'w')");
    }
    return append_text(vm, as_array(args[0]), as_str(args[1])) ? VALUE_NONE : VALUE_ERROR;
}

static value array_buffer_info(struct vm *vm, value *args)
{
    struct array *array = as_array(args[0]);
    value address = int_from_uint64(vm, (uint64_t)(uintptr_t)array->data);
    return address ? tuple_of(vm, 2, address, small_int((int64_t)array->length)) : VALUE_ERROR;
}

static value array_copy(struct vm *vm, value *args)
{
    struct array *array = as_array(args[0]);
    struct array *out = array_sized(vm, array->kind, array->length);
    if (out) {
        copy_items(out, 0, array, 0, array->length);
    }
    return from_object(out);
}

static value array_code(struct vm *vm, value self)
{
    return str_new(vm, &as_array(self)->kind->code, 1);
}

/* (class, (typecode, list or str), dict): what pickle protocols below 3 use, good for all. */
static value array_reduce(struct vm *vm, value *args)
{
    struct array *array = as_array(args[0]);
    value items = is_text_kind(array->kind) ? array_text(vm, array) : array_tolist(vm, args);
    value code = items ? array_code(vm, args[0]) : VALUE_ERROR;
    value pair = code ? tuple_of(vm, 2, code, items) : VALUE_ERROR;
    return pair ? tuple_of(vm, 3, from_object(as_object(args[0])->type), pair, VALUE_NONE)
                : VALUE_ERROR;
}

static value array_item_size(struct vm *vm, value self)
{
    return small_int(as_array(self)->kind->width);
}

static const struct native_def array_methods[] = {
    {"append", "(v, /)", array_append, NATIVE_METHOD, "Append a value."},
    {"buffer_info", "()", array_buffer_info, NATIVE_METHOD, "The tuple (address, length)."},
    {"byteswap", "()", array_byteswap, NATIVE_METHOD, "Swap the bytes of all items."},
    {"clear", "()", array_clear, NATIVE_METHOD, "Remove all items."},
    {"count", "(v, /)", array_count, NATIVE_METHOD, "How often a value is in it."},
    {"extend", "(bb, /)", array_extend, NATIVE_METHOD, "Append all items of an iterable."},
    {"fromfile", "(f, n, /)", array_fromfile, NATIVE_METHOD, "Append n items read from a file."},
    {"fromlist", "(list, /)", array_fromlist, NATIVE_METHOD, "Append the items of a list."},
    {"frombytes", "(buffer, /)", array_frombytes, NATIVE_METHOD, "Append items from their bytes."},
    {"fromunicode", "(ustr, /)", array_fromunicode, NATIVE_METHOD, "Append a str's characters."},
    {"index", "(v, start=0, stop=sys.maxsize, /)", array_index, NATIVE_METHOD,
     "Index of the first occurrence of a value."},
    {"insert", "(i, v, /)", array_insert, NATIVE_METHOD, "Insert a value before position i."},
    {"pop", "(i=-1, /)", array_pop, NATIVE_METHOD, "Remove the i-th item and return it."},
    {"remove", "(v, /)", array_remove, NATIVE_METHOD, "Remove the first occurrence of a value."},
    {"reverse", "()", array_reverse, NATIVE_METHOD, "Reverse the order of the items."},
    {"tobytes", "()", array_tobytes, NATIVE_METHOD, "The items as bytes."},
    {"tofile", "(f, /)", array_tofile, NATIVE_METHOD, "Write the items, as bytes, to a file."},
    {"tolist", "()", array_tolist, NATIVE_METHOD, "A list of the items."},
    {"tounicode", "()", array_tounicode, NATIVE_METHOD, "The characters as a str."},
    {"__copy__", "()", array_copy, NATIVE_METHOD, NULL},
    {"__deepcopy__", "(memo, /)", array_copy, NATIVE_METHOD, NULL},
    {"__reduce_ex__", "(value, /)", array_reduce, NATIVE_METHOD, NULL},
    CLASS_GETITEM_ROW,
    {0},
};
static const struct getset_row array_getset[] = {
    {"typecode", array_code, NULL, "The code of the items' type."},
    {"itemsize", array_item_size, NULL, "The size, in bytes, of one item."},
    {0},
};

/* -- iteration ------------------------------------------------------------------------------------------------------ */

static value array_iter(struct vm *vm, value self)
{
    struct type *type = native_type(vm, &array_iter_def);
    struct array_iter *iter = type ? object_alloc(vm, type) : NULL;
    if (iter) {
        iter->array = self;
    }
    return from_object(iter);
}

static value iter_self(struct vm *vm, value self)
{
    return self;
}

static value iter_step(struct vm *vm, value self)
{
    struct array_iter *iter = (struct array_iter *)as_object(self);
    if (iter->array && iter->index < as_array(iter->array)->length) {
        return item_at(vm, as_array(iter->array), iter->index++);
    }
    iter->array = VALUE_NULL;
    return VALUE_STOP;
}

static void iter_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct array_iter *)self)->array);
}

static const struct type_def array_def = {
    .name = "array",
    .module = "array",
    .size = sizeof(struct array),
    .flags = TYPE_SUBCLASSABLE | TYPE_SEQUENCE | TYPE_TRACED | TYPE_WEAKREFABLE | TYPE_UNHASHABLE,
    .doc = "array(typecode [, initializer]) -> array\n\nA sequence of numbers or characters of one "
           "C type.",
    .new_signature = "(*args)",
    .new = array_make,
    .methods = array_methods,
    .getset = array_getset,
    .trace = array_trace,
    .finalize = array_finalize,
    .repr = array_repr,
    .compare = array_compare,
    .iter = array_iter,
    .length = array_length,
    .get_item = array_get_item,
    .set_item = array_set_item,
    .contains = array_contains,
    .binary = array_binary,
    .inplace = array_inplace,
    .get_buffer = array_get_buffer,
    .release_buffer = array_release_buffer,
};

static const struct type_def array_iter_def = {
    .name = "arrayiterator",
    .module = "array",
    .size = sizeof(struct array_iter),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .trace = iter_trace,
    .iter = iter_self,
    .next = iter_step,
};

static const struct module_type types[] = {
    {&array_def, NULL},
    {&array_iter_def, NULL},
    {0},
};

static bool init(struct vm *vm, struct module *module)
{
    struct type *type = native_type(vm, &array_def);
    value codes = str_from_cstr(vm, "bBuwhHiIlLqQfd");
    return type && codes && module_add(vm, module, "typecodes", codes) &&
           module_add(vm, module, "ArrayType", from_object(type));
}

const struct module_def array_module = {
    .name = "array",
    .doc = "Sequences of numbers or characters of one C type.",
    .types = types,
    .init = init,
};
