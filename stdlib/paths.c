/* paths.c - arguments that name files: str, bytes, os.PathLike or a descriptor. */
#include "paths.h"
#include "../vm/object/type.h"
#include <limits.h>

value path_fspath(struct vm *vm, value v)
{
    if (is_kind(v, TYPE_STR) || is_kind(v, TYPE_BYTES)) {
        return v;
    }
    value name = str_intern_cstr(vm, "__fspath__");
    if (!name) {
        return VALUE_ERROR;
    }
    struct type *type = type_of(vm, v);
    value method = type_lookup(vm, type, name);
    if (!method || method == VALUE_NONE) {
        return raise_type_error(vm, "expected str, bytes or os.PathLike object, not %T", v);
    }
    size_t mark = gc_root_mark(vm);
    value bound =
        gc_push_root(vm, v) ? descriptor_get(vm, method, v, from_object(type)) : VALUE_ERROR;
    value result = bound ? call0(vm, bound) : VALUE_ERROR;
    gc_pop_roots(vm, mark);
    if (result && !is_kind(result, TYPE_STR) && !is_kind(result, TYPE_BYTES)) {
        return raise_type_error(vm, "expected %T.__fspath__() to return str or bytes, not %T", v,
                                result);
    }
    return result;
}

/* Lone surrogates U+DC80 … U+DCFF stand for bytes that are not UTF-8: back to those bytes. */
static value encode_escaped(struct vm *vm, struct str *s)
{
    value bytes = bytes_new(vm, NULL, s->size);
    if (!bytes) {
        return VALUE_ERROR;
    }
    unsigned char *out = as_bytes(bytes)->data;
    size_t n = 0;
    for (size_t i = 0; i < s->size;) {
        const unsigned char *p = (const unsigned char *)s->data + i;
        if (p[0] == 0xed && i + 2 < s->size && p[1] >= 0xa0) {
            unsigned code = 0xd000u | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
            if (code >= 0xdc80 && code <= 0xdcff) {
                out[n++] = (unsigned char)(code & 0xff);
                i += 3;
                continue;
            }
        }
        out[n++] = *p;
        i++;
    }
    return bytes_new(vm, out, n);
}

bool path_argument(struct vm *vm, value v, const char *what, bool allow_fd, bool allow_none,
                   struct path *out)
{
    out->object = v;
    out->fd = -1;
    out->text = NULL;
    out->holder = VALUE_NULL;
    out->is_bytes = false;
    if (allow_none && (!v || v == VALUE_NONE)) {
        out->text = ".";
        out->object = VALUE_NULL;
        return true;
    }
    if (allow_fd && is_any_int(v)) {
        int64_t fd;
        if (!int_fits_int64(v, &fd) || fd > INT_MAX || fd < INT_MIN) {
            raise_error(vm, TYPE_OVERFLOW_ERROR,
                        int_sign(v) > 0 ? "fd is greater than maximum" : "fd is less than minimum");
            return false;
        }
        out->fd = (int)fd;
        return true;
    }
    struct type *type = type_of(vm, v);
    value name = str_intern_cstr(vm, "__fspath__");
    if (!name) {
        return false;
    }
    if (!is_kind(v, TYPE_STR) && !is_kind(v, TYPE_BYTES) && !type_lookup(vm, type, name)) {
        raise_type_error(vm, "%s should be string, bytes%s%s, not %T", what,
                         allow_fd     ? ", os.PathLike or integer"
                         : allow_none ? ", os.PathLike"
                                      : " or os.PathLike",
                         allow_none && !allow_fd ? " or None" : "", v);
        return false;
    }
    v = path_fspath(vm, v);
    if (!v) {
        return false;
    }
    if (is_kind(v, TYPE_BYTES)) {
        out->is_bytes = true;
        out->holder = v;
        out->text = (const char *)as_bytes(v)->data;
        if (memchr(out->text, 0, as_bytes(v)->size)) {
            raise_value_error(vm, "embedded null byte");
            return false;
        }
        return true;
    }
    struct str *s = as_str(v);
    if (memchr(s->data, 0, s->size)) {
        raise_value_error(vm, "embedded null character");
        return false;
    }
    out->holder = v;
    out->text = s->data;
    if (!str_is_ascii(s) && memchr(s->data, 0xed, s->size)) {
        out->holder = encode_escaped(vm, s);
        if (!out->holder) {
            return false;
        }
        out->text = (const char *)as_bytes(out->holder)->data;
    }
    return true;
}

value path_result(struct vm *vm, const char *text, size_t size, bool as_bytes)
{
    return as_bytes ? bytes_new(vm, text, size)
                    : str_decode_utf8(vm, text, size, "surrogateescape");
}
