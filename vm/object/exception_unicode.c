/* exception_unicode.c - UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError. */
#include "exception.h"
#include "container.h"
#include "type.h"

enum { ENCODING, OBJECT, START, END, REASON };

/* -- constructors ------------------------------------------------------------------------------------- */

static bool check_count(struct vm *vm, struct tuple *args, size_t wanted)
{
    if (args->length != wanted) {
        raise_type_error(vm, "function takes exactly %zu arguments (%zu given)", wanted,
                         args->length);
        return false;
    }
    return true;
}

static bool check_str(struct vm *vm, struct tuple *args, size_t i)
{
    if (!is_str(args->items[i])) {
        raise_type_error(vm, "argument %zu must be str, not %T", i + 1, args->items[i]);
        return false;
    }
    return true;
}

static bool check_index(struct vm *vm, struct tuple *args, size_t i, value *out)
{
    int64_t n;
    if (!index_to_ssize(vm, args->items[i], &n, SSIZE_OVERFLOW)) {
        return false;
    }
    *out = int_from_int64(vm, n);
    return *out != VALUE_NULL;
}

/* Fields from a tuple that begins with the object at `first`. */
static value set_fields(struct vm *vm, struct exception *e, struct tuple *args, size_t first)
{
    value start, end;
    if (!check_index(vm, args, first + 1, &start) || !check_index(vm, args, first + 2, &end) ||
        !check_str(vm, args, first + 3)) {
        return VALUE_ERROR;
    }
    e->extra[ENCODING] = first ? args->items[0] : VALUE_NULL;
    e->extra[OBJECT] = args->items[first];
    e->extra[START] = start;
    e->extra[END] = end;
    e->extra[REASON] = args->items[first + 3];
    gc_barrier(vm, e);
    return VALUE_NONE;
}

static value decode_error_init(struct vm *vm, value *args)
{
    struct exception *e = as_exception(args[0]);
    struct tuple *given = as_tuple(args[1]);
    if (!exception_slot_init(vm, args) || !check_count(vm, given, 5) || !check_str(vm, given, 0)) {
        return VALUE_ERROR;
    }
    if (!set_fields(vm, e, given, 1)) {
        return VALUE_ERROR;
    }
    if (!is_kind(e->extra[OBJECT], TYPE_BYTES)) {
        struct buffer buffer;
        if (!get_buffer(vm, e->extra[OBJECT], &buffer)) {
            e->extra[OBJECT] = VALUE_NULL;
            return VALUE_ERROR;
        }
        value copy = bytes_new(vm, buffer.data, buffer.size);
        buffer_release(vm, &buffer);
        e->extra[OBJECT] = copy;
        gc_barrier(vm, e);
        return copy ? VALUE_NONE : VALUE_ERROR;
    }
    return VALUE_NONE;
}

static value encode_error_init(struct vm *vm, value *args)
{
    struct tuple *given = as_tuple(args[1]);
    if (!exception_slot_init(vm, args) || !check_count(vm, given, 5) || !check_str(vm, given, 0) ||
        !check_str(vm, given, 1)) {
        return VALUE_ERROR;
    }
    return set_fields(vm, as_exception(args[0]), given, 1);
}

static value translate_error_init(struct vm *vm, value *args)
{
    struct tuple *given = as_tuple(args[1]);
    if (!exception_slot_init(vm, args) || !check_count(vm, given, 4) || !check_str(vm, given, 0)) {
        return VALUE_ERROR;
    }
    return set_fields(vm, as_exception(args[0]), given, 0);
}

/* -- text ----------------------------------------------------------------------------------------------- */

/* The first and the last index as they were given, be they within the object or not; the one before
 * the least is the greatest. True when they are one character (or byte) of `length`. */
static bool span(struct exception *e, size_t length, int64_t *first, int64_t *last)
{
    int64_t end = 0;
    *first = 0;
    int_fits_int64(e->extra[START], first);
    int_fits_int64(e->extra[END], &end);
    *last = (int64_t)((uint64_t)end - 1);
    return *first == *last && *first >= 0 && (uint64_t)*first < length;
}

static value decode_error_str(struct vm *vm, value self)
{
    struct exception *e = as_exception(self);
    int64_t first, last;
    if (!e->extra[OBJECT]) {
        return NAME_OF(vm, EMPTY);
    }
    struct bytes *bytes = as_bytes(e->extra[OBJECT]);
    if (span(e, bytes->size, &first, &last)) {
        return format_str(vm, "'%S' codec can't decode byte 0x%02x in position %zd: %S",
                          e->extra[ENCODING], bytes->data[first], (ptrdiff_t)first,
                          e->extra[REASON]);
    }
    return format_str(vm, "'%S' codec can't decode bytes in position %zd-%zd: %S",
                      e->extra[ENCODING], (ptrdiff_t)first, (ptrdiff_t)last, e->extra[REASON]);
}

/* The character as an escape. */
static value character_text(struct vm *vm, struct str *s, size_t index)
{
    uint32_t c = str_code_point_at(vm, s, index);
    return format_str(vm, c <= 0xff ? "\\x%02x" : c <= 0xffff ? "\\u%04x" : "\\U%08x", c);
}

static value text_error_str(struct vm *vm, value self, value prefix, const char *verb)
{
    struct exception *e = as_exception(self);
    struct str *s = as_str(e->extra[OBJECT]);
    int64_t first, last;
    if (span(e, s->length, &first, &last)) {
        value c = character_text(vm, s, (size_t)first);
        return !c ? VALUE_ERROR
                  : format_str(vm, "%Ucan't %s character '%U' in position %zd: %S", prefix, verb, c,
                               (ptrdiff_t)first, e->extra[REASON]);
    }
    return format_str(vm, "%Ucan't %s characters in position %zd-%zd: %S", prefix, verb,
                      (ptrdiff_t)first, (ptrdiff_t)last, e->extra[REASON]);
}

static value encode_error_str(struct vm *vm, value self)
{
    struct exception *e = as_exception(self);
    if (!e->extra[OBJECT]) {
        return NAME_OF(vm, EMPTY);
    }
    value prefix = format_str(vm, "'%S' codec ", e->extra[ENCODING]);
    return prefix ? text_error_str(vm, self, prefix, "encode") : VALUE_ERROR;
}

static value translate_error_str(struct vm *vm, value self)
{
    if (!as_exception(self)->extra[OBJECT]) {
        return NAME_OF(vm, EMPTY);
    }
    return text_error_str(vm, self, NAME_OF(vm, EMPTY), "translate");
}

/* -- attributes ----------------------------------------------------------------------------------------- */

#define UNICODE_FIELD(name, index)                                       \
    static value get_##name(struct vm *vm, value self)                   \
    {                                                                    \
        value v = as_exception(self)->extra[index];                      \
        return v ? v : raise_type_error(vm, #name " attribute not set"); \
    }

UNICODE_FIELD(encoding, ENCODING)
UNICODE_FIELD(object, OBJECT)
UNICODE_FIELD(start, START)
UNICODE_FIELD(end, END)
UNICODE_FIELD(reason, REASON)

static bool set_text_field(struct vm *vm, value self, value v, unsigned index, const char *name)
{
    if (!v || !is_str(v)) {
        if (v) {
            raise_type_error(vm, "%s attribute must be unicode", name);
        } else {
            raise_type_error(vm, "readonly attribute");
        }
        return false;
    }
    as_exception(self)->extra[index] = v;
    gc_barrier(vm, as_object(self));
    return true;
}

static bool set_index_field(struct vm *vm, value self, value v, unsigned index)
{
    int64_t n;
    if (!v) {
        raise_type_error(vm, "can't delete numeric/char attribute");
        return false;
    }
    if (!index_to_ssize(vm, v, &n, SSIZE_OVERFLOW)) {
        return false;
    }
    value number = int_from_int64(vm, n);
    if (!number) {
        return false;
    }
    as_exception(self)->extra[index] = number;
    gc_barrier(vm, as_object(self));
    return true;
}

static bool set_encoding(struct vm *vm, value self, value v)
{
    return set_text_field(vm, self, v, ENCODING, "encoding");
}

static bool set_reason(struct vm *vm, value self, value v)
{
    return set_text_field(vm, self, v, REASON, "reason");
}

static bool set_start(struct vm *vm, value self, value v)
{
    return set_index_field(vm, self, v, START);
}

static bool set_end(struct vm *vm, value self, value v)
{
    return set_index_field(vm, self, v, END);
}

/* The text functions read the object by its layout, so another kind of object is refused. */
static bool set_object(struct vm *vm, value self, value v)
{
    bool bytes = exception_layout(vm, type_of(vm, self)) == TYPE_UNICODE_DECODE_ERROR;
    if (!v || !is_kind(v, bytes ? TYPE_BYTES : TYPE_STR)) {
        raise_type_error(vm, "object attribute must be %s", bytes ? "bytes" : "unicode");
        return false;
    }
    as_exception(self)->extra[OBJECT] = v;
    gc_barrier(vm, as_object(self));
    return true;
}

static const struct getset_row coding_getset[] = {
    {"encoding", get_encoding, set_encoding, "exception encoding"},
    {"object", get_object, set_object, "exception object"},
    {"start", get_start, set_start, "exception start"},
    {"end", get_end, set_end, "exception end"},
    {"reason", get_reason, set_reason, "exception reason"},
    {0},
};

EXCEPTION_DEF(UnicodeDecodeError, exception_slot_new, decode_error_init, decode_error_str, NULL,
              coding_getset, "Unicode decoding error.");
EXCEPTION_DEF(UnicodeEncodeError, exception_slot_new, encode_error_init, encode_error_str, NULL,
              coding_getset, "Unicode encoding error.");
EXCEPTION_DEF(UnicodeTranslateError, exception_slot_new, translate_error_init, translate_error_str,
              NULL, coding_getset + 1, "Unicode translation error.");
