/* memoryview.c - type memoryview: a window on the memory of a bytes, bytearray, array … without a
 * copy. Native formats of one item each (cast() changes them), any number of dimensions for shapes
 * made by cast(), strides from slicing the first one. */
#include "text.h"

#define MAX_DIMENSIONS 8

struct memoryview {
    struct object header;
    struct buffer buffer; /* owner is kept alive; released once */
    value object;         /* what was given to memoryview() */
    size_t offset;        /* of the first item, in bytes */
    char format[3];
    uint8_t item_size, dimensions;
    bool released, readonly;
    int64_t shape[MAX_DIMENSIONS], strides[MAX_DIMENSIONS]; /* strides in bytes */
    struct memoryview *base; /* the view that owns the buffer, NULL: this one */
    size_t views;            /* of the owner: other views that use its buffer */
};
#define as_view(v) ((struct memoryview *)as_object(v))

static size_t size_of_format(char c)
{
    switch (c) {
    case 'b':
    case 'B':
    case 'c':
    case '?': return 1;
    case 'h':
    case 'H':
    case 'e': return 2;
    case 'i':
    case 'I':
    case 'f': return 4;
    case 'l':
    case 'L':
    case 'q':
    case 'Q':
    case 'n':
    case 'N':
    case 'd':
    case 'P': return 8;
    default: return 0;
    }
}

static bool check(struct vm *vm, const struct memoryview *m)
{
    if (m->released) {
        raise_value_error(vm, "operation forbidden on released memoryview object");
        return false;
    }
    return true;
}

static size_t item_count(const struct memoryview *m)
{
    size_t n = 1;
    for (int i = 0; i < m->dimensions; i++) {
        n *= (size_t)m->shape[i];
    }
    return n;
}

static bool contiguous(const struct memoryview *m)
{
    int64_t stride = m->item_size;
    for (int i = m->dimensions - 1; i >= 0; i--) {
        if (m->shape[i] > 1 && m->strides[i] != stride) {
            return false;
        }
        stride *= m->shape[i];
    }
    return true;
}

static const unsigned char *first(const struct memoryview *m)
{
    return m->buffer.data + m->offset;
}

static struct memoryview *view_alloc(struct vm *vm)
{
    return gc_new_zeroed(vm, builtin_type(vm, TYPE_MEMORYVIEW), sizeof(struct memoryview));
}

/* A view that shares m's buffer. */
static struct memoryview *view_share(struct vm *vm, struct memoryview *m)
{
    struct memoryview *owner = m->base ? m->base : m;
    struct memoryview *made = view_alloc(vm);
    if (!made) {
        return NULL;
    }
    struct object header = made->header;
    *made = *m;
    made->header = header;
    made->base = owner;
    made->views = 0;
    owner->views++;
    return made;
}

static value memoryview_new(struct vm *vm, value *args)
{
    value object = args[1];
    if (is_kind(object, TYPE_MEMORYVIEW)) {
        return check(vm, as_view(object)) ? from_object(view_share(vm, as_view(object)))
                                          : VALUE_ERROR;
    }
    if (!try_buffer(vm, object)) {
        return raise_type_error(vm, "memoryview: a bytes-like object is required, not '%T'",
                                object);
    }
    struct memoryview *m = view_alloc(vm);
    if (!m || !get_buffer(vm, object, &m->buffer)) {
        return VALUE_ERROR;
    }
    m->object = object;
    m->format[0] = 'B';
    m->item_size = 1;
    bool failed = false;
    if (as_object(object)->kind == KIND_NATIVE_INSTANCE) {
        /* array.array says what its items are. */
        value code = get_attr_optional(vm, object, str_intern_cstr(vm, "typecode"), &failed);
        if (failed) {
            return VALUE_ERROR;
        }
        if (code && is_kind(code, TYPE_STR) && as_str(code)->size == 1 &&
            size_of_format(as_str(code)->data[0])) {
            m->format[0] = as_str(code)->data[0];
            m->item_size = (uint8_t)size_of_format(m->format[0]);
        }
    }
    m->readonly = !m->buffer.writable;
    m->dimensions = 1;
    m->shape[0] = (int64_t)(m->buffer.size / m->item_size);
    m->strides[0] = m->item_size;
    return from_object(m);
}

/* -- items ---------------------------------------------------------------------------------------- */

static value get_one(struct vm *vm, const char *format, const unsigned char *p)
{
    char c = format[0] == '@' ? format[1] : format[0];
    switch (c) {
#define CASE(code, ctype, make)  \
    case code: {                 \
        ctype n;                 \
        memcpy(&n, p, sizeof n); \
        return make;             \
    }
        CASE('b', int8_t, small_int(n))
        CASE('B', uint8_t, small_int(n))
        CASE('h', int16_t, small_int(n))
        CASE('H', uint16_t, small_int(n))
        CASE('i', int32_t, small_int(n))
        CASE('I', uint32_t, small_int(n))
        CASE('l', int64_t, int_from_int64(vm, n))
        CASE('q', int64_t, int_from_int64(vm, n))
        CASE('n', int64_t, int_from_int64(vm, n))
        CASE('L', uint64_t, int_from_uint64(vm, n))
        CASE('Q', uint64_t, int_from_uint64(vm, n))
        CASE('N', uint64_t, int_from_uint64(vm, n))
        CASE('P', uint64_t, int_from_uint64(vm, n))
        CASE('f', float, float_new(vm, (double)n))
        CASE('d', double, float_new(vm, n))
#undef CASE
    case '?': return make_bool(*p != 0);
    case 'c': return bytes_new(vm, p, 1);
    default:
        return raise_error(vm, TYPE_NOT_IMPLEMENTED_ERROR, "memoryview: format %s not supported",
                           format);
    }
}

static bool set_one(struct vm *vm, const char *format, unsigned char *p, value v)
{
    char c = format[0] == '@' ? format[1] : format[0];
    if (c == 'c') {
        if (!is_kind(v, TYPE_BYTES)) {
            raise_type_error(vm, "memoryview: invalid type for format 'c'");
            return false;
        }
        if (as_bytes(v)->size != 1) {
            raise_value_error(vm, "memoryview: invalid value for format 'c'");
            return false;
        }
        *p = as_bytes(v)->data[0];
        return true;
    }
    if (c == '?') {
        int t = truth(vm, v);
        *p = t > 0;
        return t >= 0;
    }
    if (c == 'f' || c == 'd') {
        double d;
        if (!to_double(vm, v, &d)) {
            if (error_is(vm, TYPE_TYPE_ERROR)) {
                error_clear(vm);
                raise_type_error(vm, "memoryview: invalid type for format '%s'", format);
            }
            return false;
        }
        if (c == 'f') {
            float f = (float)d;
            memcpy(p, &f, sizeof f);
        } else {
            memcpy(p, &d, sizeof d);
        }
        return true;
    }
    struct type *t = type_of(vm, v);
    if (!is_any_int(v) && !has_script_special(t, NAME_INDEX) && !t->def->index) {
        raise_type_error(vm, "memoryview: invalid type for format '%s'", format);
        return false;
    }
    value n = index_of(vm, v);
    if (!n) {
        return false;
    }
    size_t size = size_of_format(c);
    bool is_signed = c >= 'a';
    value bytes = int_to_bytes(vm, n, size, true, is_signed);
    if (!bytes) {
        error_clear(vm);
        raise_value_error(vm, "memoryview: invalid value for format '%s'", format);
        return false;
    }
    memcpy(p, as_bytes(bytes)->data, size);
    return true;
}

/* The items of dimension d onwards, copied one after the other. */
static unsigned char *copy_out(const struct memoryview *m, int d, const unsigned char *from,
                               unsigned char *to)
{
    if (d == m->dimensions) {
        memcpy(to, from, m->item_size);
        return to + m->item_size;
    }
    for (int64_t i = 0; i < m->shape[d]; i++) {
        to = copy_out(m, d + 1, from + i * m->strides[d], to);
    }
    return to;
}

static value to_bytes(struct vm *vm, const struct memoryview *m)
{
    size_t size = item_count(m) * m->item_size;
    if (contiguous(m)) {
        return bytes_new(vm, first(m), size);
    }
    value made = bytes_new(vm, NULL, size);
    if (made && size) {
        copy_out(m, 0, first(m), as_bytes(made)->data);
    }
    return made;
}

static value to_list(struct vm *vm, const struct memoryview *m, int d, const unsigned char *from)
{
    if (d == m->dimensions) {
        return get_one(vm, m->format, from);
    }
    struct list *list = list_new(vm, (size_t)m->shape[d]);
    if (!list) {
        return VALUE_ERROR;
    }
    for (int64_t i = 0; i < m->shape[d]; i++) {
        value item = to_list(vm, m, d + 1, from + i * m->strides[d]);
        if (!item || !list_append(vm, list, item)) {
            return VALUE_ERROR;
        }
    }
    return from_object(list);
}

/* Address of the item at an index or a tuple of indices; NULL with an error set. */
static unsigned char *locate(struct vm *vm, struct memoryview *m, value key)
{
    value one = key;
    const value *keys = &one;
    size_t count = 1;
    if (is_kind(key, TYPE_TUPLE)) {
        keys = as_tuple(key)->items;
        count = as_tuple(key)->length;
    }
    if (count > m->dimensions) {
        raise_type_error(vm, "cannot index %d-dimension view with %zu-element tuple",
                         (int)m->dimensions, count);
        return NULL;
    }
    if (count < m->dimensions) {
        raise_error(vm, TYPE_NOT_IMPLEMENTED_ERROR, "sub-views are not implemented");
        return NULL;
    }
    int64_t at = (int64_t)m->offset;
    for (size_t i = 0; i < count; i++) {
        int64_t n;
        struct type *t = type_of(vm, keys[i]);
        if (!is_any_int(keys[i]) && !has_script_special(t, NAME_INDEX) && !t->def->index) {
            raise_type_error(vm, "memoryview: invalid slice key");
            return NULL;
        }
        if (!index_to_size(vm, keys[i], &n, TYPE_INDEX_ERROR)) {
            return NULL;
        }
        if (n < 0) {
            n += m->shape[i];
        }
        if (n < 0 || n >= m->shape[i]) {
            raise_error(vm, TYPE_INDEX_ERROR, "index out of bounds on dimension %d", (int)i + 1);
            return NULL;
        }
        at += n * m->strides[i];
    }
    return check(vm, m) ? (unsigned char *)m->buffer.data + at : NULL;
}

static struct memoryview *slice_view(struct vm *vm, struct memoryview *m, struct slice *slice)
{
    int64_t start, stop, step;
    size_t count;
    if (!slice_bounds(vm, slice, (size_t)m->shape[0], &start, &stop, &step, &count) ||
        !check(vm, m)) {
        return NULL;
    }
    struct memoryview *made = view_share(vm, m);
    if (made) {
        made->offset += (size_t)(count ? start * m->strides[0] : 0);
        made->shape[0] = (int64_t)count;
        made->strides[0] = m->strides[0] * step;
    }
    return made;
}

static value view_get_item(struct vm *vm, value self, value key)
{
    struct memoryview *m = as_view(self);
    if (!check(vm, m)) {
        return VALUE_ERROR;
    }
    if (is_kind(key, TYPE_SLICE)) {
        if (m->dimensions != 1) {
            return raise_error(vm, TYPE_NOT_IMPLEMENTED_ERROR,
                               "multi-dimensional slicing is not implemented");
        }
        return from_object(slice_view(vm, m, as_slice(key)));
    }
    if (key == VALUE_ELLIPSIS) {
        return self;
    }
    unsigned char *p = locate(vm, m, key);
    return p ? get_one(vm, m->format, p) : VALUE_ERROR;
}

static bool view_set_item(struct vm *vm, value self, value key, value v)
{
    struct memoryview *m = as_view(self);
    if (!check(vm, m)) {
        return false;
    }
    if (m->readonly) {
        raise_type_error(vm, "cannot modify read-only memory");
        return false;
    }
    if (!v) {
        raise_type_error(vm, "cannot delete memory");
        return false;
    }
    if (is_kind(key, TYPE_SLICE) && m->dimensions == 1) {
        struct memoryview *part = slice_view(vm, m, as_slice(key));
        struct buffer source;
        if (!part || !get_buffer(vm, v, &source)) {
            return false;
        }
        bool good = false;
        size_t source_item = is_kind(v, TYPE_MEMORYVIEW) ? as_view(v)->item_size : 1;
        if (source.size != (size_t)part->shape[0] * m->item_size ||
            (source_item != m->item_size && m->item_size != 1)) {
            raise_value_error(vm,
                              "memoryview assignment: lvalue and rvalue have different structures");
        } else {
            /* The two may overlap: through a copy. */
            value copy = bytes_new(vm, source.data, source.size);
            if (copy) {
                unsigned char *to = (unsigned char *)first(part);
                for (int64_t i = 0; i < part->shape[0]; i++) {
                    memcpy(to + i * part->strides[0], as_bytes(copy)->data + i * m->item_size,
                           m->item_size);
                }
                good = true;
            }
        }
        buffer_release(vm, &source);
        return good;
    }
    unsigned char *p = locate(vm, m, key), item[8];
    /* Converting the value may run scripts, which may release the view. */
    if (!p || !set_one(vm, m->format, item, v) || !check(vm, m)) {
        return false;
    }
    memcpy(p, item, m->item_size);
    return true;
}

/* -- slots ------------------------------------------------------------------------------------------ */

static bool view_length(struct vm *vm, value self, size_t *out)
{
    struct memoryview *m = as_view(self);
    if (!check(vm, m)) {
        return false;
    }
    if (!m->dimensions) {
        raise_type_error(vm, "0-dim memory has no length");
        return false;
    }
    *out = (size_t)m->shape[0];
    return true;
}

static value view_repr(struct vm *vm, value self)
{
    return format_str(vm,
                      as_view(self)->released ? "<released memory at 0x%zx>" : "<memory at 0x%zx>",
                      (size_t)(uintptr_t)as_object(self));
}

static bool view_hash(struct vm *vm, value self, int64_t *out)
{
    struct memoryview *m = as_view(self);
    if (!check(vm, m)) {
        return false;
    }
    if (!m->readonly) {
        raise_value_error(vm, "cannot hash writable memoryview object");
        return false;
    }
    if (m->format[0] != 'B' && m->format[0] != 'b' && m->format[0] != 'c') {
        raise_value_error(vm, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        return false;
    }
    value copy = to_bytes(vm, m);
    return copy && hash_of(vm, copy, out);
}

static value view_compare(struct vm *vm, enum compare_op op, value a, value b)
{
    if ((op != CMP_EQ && op != CMP_NE) || !try_buffer(vm, b)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct memoryview *m = as_view(a);
    if (m->released || (is_kind(b, TYPE_MEMORYVIEW) && as_view(b)->released)) {
        return make_bool((a == b) == (op == CMP_EQ));
    }
    bool same;
    if (is_kind(b, TYPE_MEMORYVIEW)) {
        struct memoryview *n = as_view(b);
        same = m->dimensions == n->dimensions;
        for (int i = 0; same && i < m->dimensions; i++) {
            same = m->shape[i] == n->shape[i];
        }
        if (same) {
            value x = to_list(vm, m, 0, first(m)), y = to_list(vm, n, 0, first(n));
            int t = x && y ? compare_bool(vm, CMP_EQ, x, y) : -1;
            if (t < 0) {
                return VALUE_ERROR;
            }
            same = t;
        }
    } else {
        struct buffer other;
        value copy = to_bytes(vm, m);
        if (!copy || !get_buffer(vm, b, &other)) {
            return VALUE_ERROR;
        }
        same = m->dimensions == 1 && other.size == as_bytes(copy)->size &&
               !memcmp(other.data, as_bytes(copy)->data, other.size);
        buffer_release(vm, &other);
    }
    return make_bool(same == (op == CMP_EQ));
}

static int view_contains(struct vm *vm, value self, value item)
{
    struct memoryview *m = as_view(self);
    if (!check(vm, m)) {
        return -1;
    }
    value list = to_list(vm, m, 0, first(m));
    return list ? contains(vm, list, item) : -1;
}

static bool view_get_buffer(struct vm *vm, value self, struct buffer *out)
{
    struct memoryview *m = as_view(self);
    if (!check(vm, m)) {
        return false;
    }
    if (!contiguous(m)) {
        /* A copy stands in for memory with gaps: fine for reading, which is all that is asked. */
        value copy = to_bytes(vm, m);
        if (!copy) {
            return false;
        }
        *out = (struct buffer){as_bytes(copy)->data, as_bytes(copy)->size, false, VALUE_NULL};
        return true;
    }
    struct memoryview *owner = m->base ? m->base : m;
    owner->views++;
    *out = (struct buffer){first(m), item_count(m) * m->item_size, !m->readonly, self};
    return true;
}

static void view_release_buffer(struct vm *vm, value self, struct buffer *buffer)
{
    struct memoryview *m = as_view(self);
    (m->base ? m->base : m)->views--;
}

static void view_trace(struct gc_tracer *tracer, struct object *self)
{
    struct memoryview *m = (struct memoryview *)self;
    gc_trace(tracer, m->object);
    gc_trace(tracer, m->buffer.owner);
    if (m->base) {
        gc_trace_ptr(tracer, m->base);
    }
}

/* There is no finaliser: what a collected view looked at may be swept already. So a bytearray whose
 * view was dropped without release() stays exported; that is the price of having no reference
 * counts, and `with memoryview(…)` is the remedy. */
static bool drop(struct vm *vm, struct memoryview *m)
{
    if (m->released) {
        return true;
    }
    if (m->base) {
        m->base->views--;
    } else {
        if (m->views) {
            raise_error(vm, TYPE_BUFFER_ERROR, "memoryview has %zu exported buffer%s", m->views,
                        m->views == 1 ? "" : "s");
            return false;
        }
        if (m->buffer.owner) {
            buffer_release(vm, &m->buffer);
        }
    }
    m->released = true;
    return true;
}

/* -- attributes and methods ----------------------------------------------------------------------------- */

static value m_tobytes(struct vm *vm, value *args)
{
    return check(vm, as_view(args[0])) ? to_bytes(vm, as_view(args[0])) : VALUE_ERROR;
}

static value m_tolist(struct vm *vm, value *args)
{
    struct memoryview *m = as_view(args[0]);
    return check(vm, m) ? to_list(vm, m, 0, first(m)) : VALUE_ERROR;
}

static value m_release(struct vm *vm, value *args)
{
    return drop(vm, as_view(args[0])) ? VALUE_NONE : VALUE_ERROR;
}

static value m_toreadonly(struct vm *vm, value *args)
{
    if (!check(vm, as_view(args[0]))) {
        return VALUE_ERROR;
    }
    struct memoryview *made = view_share(vm, as_view(args[0]));
    if (made) {
        made->readonly = true;
    }
    return from_object(made);
}

static value m_hex(struct vm *vm, value *args)
{
    value copy = m_tobytes(vm, args);
    return copy ? bytes_to_hex(vm, as_bytes(copy)->data, as_bytes(copy)->size, args[1], args[2])
                : VALUE_ERROR;
}

static value m_enter(struct vm *vm, value *args)
{
    return check(vm, as_view(args[0])) ? args[0] : VALUE_ERROR;
}

static value m_exit(struct vm *vm, value *args)
{
    return m_release(vm, args);
}

static value m_cast(struct vm *vm, value *args)
{
    struct memoryview *m = as_view(args[0]);
    if (!check(vm, m)) {
        return VALUE_ERROR;
    }
    struct str *format = expect_str(vm, args[1], "memoryview: cast() argument 1");
    if (!format) {
        return VALUE_ERROR;
    }
    const char *code = format->data;
    size_t n = format->size;
    if (n == 2 && code[0] == '@') {
        code++, n--;
    }
    size_t size = n == 1 ? size_of_format(*code) : 0;
    if (!size) {
        return raise_value_error(vm, "memoryview: destination format must be a native single "
                                     "character format prefixed with an optional '@'");
    }
    if (!contiguous(m)) {
        return raise_type_error(vm, "memoryview: casts are restricted to C-contiguous views");
    }
    bool bytes_side = m->item_size == 1 || size == 1;
    if (!bytes_side && size != m->item_size) {
        return raise_type_error(vm, "memoryview: cannot cast between two non-byte formats");
    }
    size_t total = item_count(m) * m->item_size;
    if (total % size) {
        return raise_type_error(vm, "memoryview: length is not a multiple of itemsize");
    }
    struct memoryview *made = view_share(vm, m);
    if (!made) {
        return VALUE_ERROR;
    }
    memcpy(made->format, format->data, format->size);
    made->format[format->size] = 0;
    made->item_size = (uint8_t)size;
    made->dimensions = 1;
    made->shape[0] = (int64_t)(total / size);
    made->strides[0] = (int64_t)size;
    if (args[2]) {
        if (!is_kind(args[2], TYPE_LIST) && !is_kind(args[2], TYPE_TUPLE)) {
            return raise_type_error(vm, "shape must be a list or a tuple");
        }
        struct list *shape = list_from_iterable(vm, args[2]);
        if (!shape) {
            return VALUE_ERROR;
        }
        if (shape->length > MAX_DIMENSIONS) {
            return raise_value_error(vm, "memoryview: number of dimensions must not exceed %d",
                                     MAX_DIMENSIONS);
        }
        if (m->dimensions != 1 && shape->length != 1) {
            return raise_type_error(vm, "memoryview: cast must be 1D -> ND or ND -> 1D");
        }
        made->dimensions = (uint8_t)shape->length;
        int64_t product = (int64_t)size;
        for (size_t i = shape->length; i-- > 0;) {
            int64_t length;
            if (!is_any_int(shape->items[i])) {
                return raise_type_error(vm,
                                        "memoryview.cast(): elements of shape must be integers");
            }
            if (!int_fits_int64(shape->items[i], &length) || length <= 0) {
                return raise_value_error(
                    vm, "memoryview.cast(): elements of shape must be integers > 0");
            }
            made->shape[i] = length;
            made->strides[i] = product;
            if (__builtin_mul_overflow(product, length, &product)) {
                return raise_value_error(vm, "memoryview.cast(): product(shape) > SSIZE_MAX");
            }
        }
        if ((size_t)product != total) {
            return raise_type_error(vm, "memoryview: product(shape) * itemsize != buffer size");
        }
    }
    return from_object(made);
}

static value tuple_of_sizes(struct vm *vm, const int64_t *sizes, int count)
{
    value items[MAX_DIMENSIONS];
    for (int i = 0; i < count; i++) {
        items[i] = small_int(sizes[i]);
    }
    return from_object(tuple_from(vm, items, (size_t)count));
}

#define GETTER(name, expression)                          \
    static value name(struct vm *vm, value self)          \
    {                                                     \
        struct memoryview *m = as_view(self);             \
        return check(vm, m) ? (expression) : VALUE_ERROR; \
    }
GETTER(get_obj, m->object)
GETTER(get_nbytes, int_from_uint64(vm, item_count(m) * m->item_size))
GETTER(get_readonly, make_bool(m->readonly))
GETTER(get_itemsize, small_int(m->item_size))
GETTER(get_format, str_from_cstr(vm, m->format))
GETTER(get_ndim, small_int(m->dimensions))
GETTER(get_shape, tuple_of_sizes(vm, m->shape, m->dimensions))
GETTER(get_strides, tuple_of_sizes(vm, m->strides, m->dimensions))
GETTER(get_suboffsets, from_object(tuple_new(vm, 0)))
GETTER(get_contiguous, make_bool(contiguous(m)))
GETTER(get_f_contiguous, make_bool(m->dimensions <= 1 && contiguous(m)))

static const struct getset_row view_getset[] = {
    {"obj", get_obj, NULL, "The underlying object of the memoryview."},
    {"nbytes", get_nbytes, NULL, "The amount of space in bytes that the array would use."},
    {"readonly", get_readonly, NULL, "Whether the memory is read only."},
    {"itemsize", get_itemsize, NULL, "The size in bytes of each element."},
    {"format", get_format, NULL, "The format of each element, in struct module style."},
    {"ndim", get_ndim, NULL, "How many dimensions the memory represents."},
    {"shape", get_shape, NULL, "The length of each dimension."},
    {"strides", get_strides, NULL, "The size in bytes to access each element of each dimension."},
    {"suboffsets", get_suboffsets, NULL, "Used for PIL-style arrays; always empty."},
    {"c_contiguous", get_contiguous, NULL, "Whether the memory is C contiguous."},
    {"f_contiguous", get_f_contiguous, NULL, "Whether the memory is Fortran contiguous."},
    {"contiguous", get_contiguous, NULL, "Whether the memory is contiguous."},
    {0}};

static const struct native_def view_methods[] = {
    {"tobytes", "(order='C')", m_tobytes, 0, "The data as a bytes object."},
    {"tolist", "()", m_tolist, 0, "The data as a list of elements."},
    {"release", "()", m_release, 0, "Release the underlying buffer."},
    {"toreadonly", "()", m_toreadonly, 0, "A readonly version of the memoryview."},
    {"hex", "(sep='', bytes_per_sep=1)", m_hex, 0, "The data as a str of hexadecimal numbers."},
    {"cast", "(format, shape=None)", m_cast, 0, "Cast to a new format or shape."},
    {"__enter__", "()", m_enter, 0, NULL},
    {"__exit__", "(*args)", m_exit, 0, NULL},
    {0}};

/* -- iteration -------------------------------------------------------------------------------------------- */

static value view_iter(struct vm *vm, value self)
{
    struct memoryview *m = as_view(self);
    if (!check(vm, m)) {
        return VALUE_ERROR;
    }
    if (m->dimensions != 1) {
        return raise_error(vm, TYPE_NOT_IMPLEMENTED_ERROR,
                           "multi-dimensional sub-views are not implemented");
    }
    struct index_iter *it = gc_new(vm, builtin_type(vm, TYPE_MEMORY_ITER), sizeof *it);
    if (!it) {
        return VALUE_ERROR;
    }
    it->sequence = self;
    it->index = 0;
    return from_object(it);
}

static value memory_iter_next(struct vm *vm, value self)
{
    struct index_iter *it = (struct index_iter *)as_object(self);
    if (!it->sequence) {
        return VALUE_STOP;
    }
    struct memoryview *m = as_view(it->sequence);
    if (it->index >= (size_t)m->shape[0]) {
        it->sequence = VALUE_NULL;
        return VALUE_STOP;
    }
    if (!check(vm, m)) {
        return VALUE_ERROR;
    }
    return get_one(vm, m->format, first(m) + (int64_t)it->index++ * m->strides[0]);
}

static value memory_iter_self(struct vm *vm, value self)
{
    return self;
}

static void memory_iter_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct index_iter *)self)->sequence);
}

const struct type_def memory_iter_def = {
    .name = "memory_iterator",
    .size = sizeof(struct index_iter),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .trace = memory_iter_trace,
    .iter = memory_iter_self,
    .next = memory_iter_next,
};

const struct type_def memoryview_def = {
    .name = "memoryview",
    .size = sizeof(struct memoryview),
    .flags = TYPE_SEQUENCE | TYPE_TRACED | TYPE_WEAKREFABLE,
    .doc = "Create a new memoryview object which references the given object.",
    .new_signature = "(object)",
    .new = memoryview_new,
    .methods = view_methods,
    .getset = view_getset,
    .trace = view_trace,
    .repr = view_repr,
    .hash = view_hash,
    .compare = view_compare,
    .iter = view_iter,
    .length = view_length,
    .get_item = view_get_item,
    .set_item = view_set_item,
    .contains = view_contains,
    .get_buffer = view_get_buffer,
    .release_buffer = view_release_buffer,
};
