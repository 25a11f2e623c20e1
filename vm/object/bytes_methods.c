/* bytes_methods.c - the methods that bytes and bytearray share. Each gives an object of the kind of
 * self; arguments are anything with the buffer protocol. */
#include "text.h"

struct span {
    const char *data;
    size_t size;
};

static struct span self_of(value self)
{
    size_t size;
    const unsigned char *data = bytes_data(self, &size);
    return (struct span){(const char *)data, size};
}

static bool argument(struct vm *vm, value v, struct buffer *out)
{
    if (!try_buffer(vm, v)) {
        raise_type_error(vm, "a bytes-like object is required, not '%T'", v);
        return false;
    }
    return get_buffer(vm, v, out);
}

/* start and end arguments as for slices, against size. */
static bool bounds(struct vm *vm, value start, value end, size_t size, size_t *from, size_t *to)
{
    int64_t ends[2] = {0, (int64_t)size};
    value given[2] = {start, end};
    for (int i = 0; i < 2; i++) {
        if (!given[i] || given[i] == VALUE_NONE) {
            continue;
        }
        if (!supports_index(vm, given[i])) {
            raise_type_error(vm,
                             "slice indices must be integers or None or have an __index__ method");
            return false;
        }
        if (!index_to_ssize(vm, given[i], &ends[i], NULL)) {
            return false;
        }
        if (ends[i] < 0) {
            ends[i] += (int64_t)size;
            ends[i] = ends[i] < 0 ? 0 : ends[i];
        }
    }
    if (ends[1] > (int64_t)size) {
        ends[1] = (int64_t)size;
    }
    *from = (size_t)ends[0];
    *to = (size_t)ends[1];
    return true;
}

/* -- searching ---------------------------------------------------------------------------------------- */

/* The thing looked for: a byte or a buffer. */
static bool needle(struct vm *vm, value v, struct buffer *out, unsigned char *byte)
{
    if (try_buffer(vm, v)) {
        return get_buffer(vm, v, out);
    }
    struct type *t = type_of(vm, v);
    if (!is_any_int(v) && !has_script_special(t, NAME_INDEX) && !t->def->index) {
        raise_type_error(vm, "argument should be integer or bytes-like object, not '%T'", v);
        return false;
    }
    if (!byte_value(vm, v, "byte", byte)) {
        return false;
    }
    *out = (struct buffer){byte, 1, false, VALUE_NULL};
    return true;
}

/* Position, -1 absent, -2 error. */
static int64_t search(struct vm *vm, value *args, bool reverse)
{
    struct buffer b;
    unsigned char byte;
    size_t from, to;
    if (!bounds(vm, args[2], args[3], self_of(args[0]).size, &from, &to) ||
        !needle(vm, args[1], &b, &byte)) {
        return -2;
    }
    struct span s = self_of(args[0]); /* an __index__ may have changed it */
    int64_t at = -1;
    if (from <= to && to <= s.size) {
        at = reverse ? bytes_rfind(s.data + from, to - from, (const char *)b.data, b.size)
                     : bytes_find(s.data + from, to - from, (const char *)b.data, b.size);
        at = at < 0 ? -1 : at + (int64_t)from;
    }
    buffer_release(vm, &b);
    return at;
}

static value m_find(struct vm *vm, value *args)
{
    int64_t at = search(vm, args, false);
    return at == -2 ? VALUE_ERROR : small_int(at);
}
static value m_rfind(struct vm *vm, value *args)
{
    int64_t at = search(vm, args, true);
    return at == -2 ? VALUE_ERROR : small_int(at);
}
static value m_index(struct vm *vm, value *args)
{
    int64_t at = search(vm, args, false);
    return at == -2   ? VALUE_ERROR
           : at == -1 ? raise_value_error(vm, "subsection not found")
                      : small_int(at);
}
static value m_rindex(struct vm *vm, value *args)
{
    int64_t at = search(vm, args, true);
    return at == -2   ? VALUE_ERROR
           : at == -1 ? raise_value_error(vm, "subsection not found")
                      : small_int(at);
}

static size_t count_in(struct span s, const char *what, size_t size, size_t most)
{
    size_t count = 0, at = 0;
    if (!size) {
        return s.size + 1 < most ? s.size + 1 : most;
    }
    while (count < most) {
        int64_t found = bytes_find(s.data + at, s.size - at, what, size);
        if (found < 0) {
            break;
        }
        at += (size_t)found + size;
        count++;
    }
    return count;
}

static value m_count(struct vm *vm, value *args)
{
    struct buffer b;
    unsigned char byte;
    size_t from, to, count = 0;
    if (!bounds(vm, args[2], args[3], self_of(args[0]).size, &from, &to) ||
        !needle(vm, args[1], &b, &byte)) {
        return VALUE_ERROR;
    }
    struct span s = self_of(args[0]); /* an __index__ may have changed it */
    if (from <= to && to <= s.size) {
        count = count_in((struct span){s.data + from, to - from}, (const char *)b.data, b.size,
                         SIZE_MAX);
    }
    buffer_release(vm, &b);
    return int_from_uint64(vm, count);
}

static int tail_match(struct vm *vm, value self, value what, size_t from, size_t to, bool at_end,
                      const char *name)
{
    struct buffer b;
    if (!try_buffer(vm, what)) {
        raise_type_error(vm, "%s first arg must be bytes or a tuple of bytes, not %T", name, what);
        return -1;
    }
    if (!get_buffer(vm, what, &b)) {
        return -1;
    }
    struct span s = self_of(self);
    bool match = from <= to && b.size <= to - from &&
                 !memcmp(s.data + (at_end ? to - b.size : from), b.data, b.size);
    buffer_release(vm, &b);
    return match;
}

static value affix(struct vm *vm, value *args, bool at_end, const char *name)
{
    struct span s = self_of(args[0]);
    size_t from, to;
    if (!bounds(vm, args[2], args[3], s.size, &from, &to)) {
        return VALUE_ERROR;
    }
    if (is_kind(args[1], TYPE_TUPLE)) {
        for (size_t i = 0; i < as_tuple(args[1])->length; i++) {
            int match =
                tail_match(vm, args[0], as_tuple(args[1])->items[i], from, to, at_end, name);
            if (match) {
                return match < 0 ? VALUE_ERROR : VALUE_TRUE;
            }
        }
        return VALUE_FALSE;
    }
    int match = tail_match(vm, args[0], args[1], from, to, at_end, name);
    return match < 0 ? VALUE_ERROR : make_bool(match);
}
static value m_startswith(struct vm *vm, value *args)
{
    return affix(vm, args, false, "startswith");
}
static value m_endswith(struct vm *vm, value *args)
{
    return affix(vm, args, true, "endswith");
}

static value remove_affix(struct vm *vm, value *args, bool at_end)
{
    struct buffer b;
    if (!argument(vm, args[1], &b)) {
        return VALUE_ERROR;
    }
    struct span s = self_of(args[0]);
    if (b.size && b.size <= s.size &&
        !memcmp(at_end ? s.data + s.size - b.size : s.data, b.data, b.size)) {
        s.data += at_end ? 0 : b.size;
        s.size -= b.size;
    }
    buffer_release(vm, &b);
    return bytes_like(vm, args[0], s.data, s.size);
}
static value m_removeprefix(struct vm *vm, value *args)
{
    return remove_affix(vm, args, false);
}
static value m_removesuffix(struct vm *vm, value *args)
{
    return remove_affix(vm, args, true);
}

/* -- replacing, joining, splitting ------------------------------------------------------------------------- */

static value m_replace(struct vm *vm, value *args)
{
    struct buffer old, new;
    int64_t most = -1;
    if ((args[3] && !index_to_ssize(vm, args[3], &most, SSIZE_OVERFLOW)) ||
        !argument(vm, args[1], &old)) {
        return VALUE_ERROR;
    }
    if (!argument(vm, args[2], &new)) {
        buffer_release(vm, &old);
        return VALUE_ERROR;
    }
    struct span s = self_of(args[0]);
    size_t left = most < 0 ? SIZE_MAX : (size_t)most;
    struct str_builder b;
    builder_init(&b, vm);
    size_t at = 0;
    if (!old.size) {
        while (left && at <= s.size) {
            builder_add(&b, (const char *)new.data, new.size);
            left--;
            if (at < s.size) {
                builder_add(&b, s.data + at, 1);
            }
            at++;
        }
        at = at > s.size ? s.size : at;
    } else {
        while (left) {
            int64_t found = bytes_find(s.data + at, s.size - at, (const char *)old.data, old.size);
            if (found < 0) {
                break;
            }
            builder_add(&b, s.data + at, (size_t)found);
            builder_add(&b, (const char *)new.data, new.size);
            at += (size_t)found + old.size;
            left--;
        }
    }
    builder_add(&b, s.data + at, s.size - at);
    buffer_release(vm, &old);
    buffer_release(vm, &new);
    value result = b.failed ? VALUE_ERROR : bytes_like(vm, args[0], b.data ? b.data : "", b.size);
    builder_discard(&b);
    return result;
}

static value m_join(struct vm *vm, value *args)
{
    struct list *parts = list_from_iterable(vm, args[1]);
    if (!parts) {
        if (error_is(vm, TYPE_TYPE_ERROR) && !type_of(vm, args[1])->def->iter) {
            error_clear(vm);
            return raise_type_error(vm, "can only join an iterable");
        }
        return VALUE_ERROR;
    }
    struct str_builder b;
    builder_init(&b, vm);
    for (size_t i = 0; i < parts->length; i++) {
        struct buffer part;
        if (i) {
            struct span s = self_of(args[0]);
            builder_add(&b, s.data, s.size);
        }
        if (!try_buffer(vm, parts->items[i])) {
            raise_type_error(vm, "sequence item %zu: expected a bytes-like object, %T found", i,
                             parts->items[i]);
            builder_discard(&b);
            return VALUE_ERROR;
        }
        if (!get_buffer(vm, parts->items[i], &part)) {
            builder_discard(&b);
            return VALUE_ERROR;
        }
        builder_add(&b, (const char *)part.data, part.size);
        buffer_release(vm, &part);
    }
    value result = b.failed ? VALUE_ERROR : bytes_like(vm, args[0], b.data ? b.data : "", b.size);
    builder_discard(&b);
    return result;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool add_part(struct vm *vm, struct list *list, value like, const char *data, size_t size)
{
    value part = bytes_like(vm, like, data, size);
    return part && list_append(vm, list, part);
}

static value split(struct vm *vm, value *args, bool reverse)
{
    int64_t most = -1;
    if (args[2] && !index_to_ssize(vm, args[2], &most, SSIZE_OVERFLOW)) {
        return VALUE_ERROR;
    }
    size_t left = most < 0 ? SIZE_MAX : (size_t)most;
    struct list *list = list_new(vm, 4);
    if (!list) {
        return VALUE_ERROR;
    }
    bool good = true;
    if (!args[1] || args[1] == VALUE_NONE) {
        struct span s = self_of(args[0]);
        size_t from = 0, to = s.size;
        while (good) {
            if (reverse) {
                while (to > from && is_space(s.data[to - 1])) {
                    to--;
                }
            } else {
                while (from < to && is_space(s.data[from])) {
                    from++;
                }
            }
            if (from == to) {
                break;
            }
            if (!left) {
                if (reverse) {
                    good = add_part(vm, list, args[0], s.data, to);
                } else {
                    good = add_part(vm, list, args[0], s.data + from, s.size - from);
                }
                break;
            }
            left--;
            size_t i = reverse ? to : from;
            if (reverse) {
                while (i > from && !is_space(s.data[i - 1])) {
                    i--;
                }
                good = add_part(vm, list, args[0], s.data + i, to - i);
                to = i;
            } else {
                while (i < to && !is_space(s.data[i])) {
                    i++;
                }
                good = add_part(vm, list, args[0], s.data + from, i - from);
                from = i;
            }
        }
    } else {
        struct buffer b;
        if (!argument(vm, args[1], &b)) {
            return VALUE_ERROR;
        }
        struct span s = self_of(args[0]);
        if (!b.size) {
            buffer_release(vm, &b);
            return raise_value_error(vm, "empty separator");
        }
        size_t from = 0, to = s.size;
        while (good) {
            int64_t at = !left ? -1
                         : reverse
                             ? bytes_rfind(s.data, to, (const char *)b.data, b.size)
                             : bytes_find(s.data + from, to - from, (const char *)b.data, b.size);
            if (at < 0) {
                good = add_part(vm, list, args[0], s.data + from, to - from);
                break;
            }
            left--;
            if (reverse) {
                good = add_part(vm, list, args[0], s.data + at + b.size, to - (size_t)at - b.size);
                to = (size_t)at;
            } else {
                good = add_part(vm, list, args[0], s.data + from, (size_t)at);
                from += (size_t)at + b.size;
            }
        }
        buffer_release(vm, &b);
    }
    if (!good) {
        return VALUE_ERROR;
    }
    if (reverse) {
        for (size_t i = 0, j = list->length; i + 1 < j; i++) {
            value v = list->items[i];
            list->items[i] = list->items[--j];
            list->items[j] = v;
        }
    }
    return from_object(list);
}
static value m_split(struct vm *vm, value *args)
{
    return split(vm, args, false);
}
static value m_rsplit(struct vm *vm, value *args)
{
    return split(vm, args, true);
}

static value m_splitlines(struct vm *vm, value *args)
{
    int keep = args[1] ? truth(vm, args[1]) : 0;
    struct list *list = list_new(vm, 4);
    if (keep < 0 || !list) {
        return VALUE_ERROR;
    }
    struct span s = self_of(args[0]);
    size_t i = 0;
    while (i < s.size) {
        size_t start = i;
        while (i < s.size && s.data[i] != '\n' && s.data[i] != '\r') {
            i++;
        }
        size_t end = i;
        if (i < s.size) {
            i += s.data[i] == '\r' && i + 1 < s.size && s.data[i + 1] == '\n' ? 2 : 1;
        }
        if (!add_part(vm, list, args[0], s.data + start, (keep ? i : end) - start)) {
            return VALUE_ERROR;
        }
    }
    return from_object(list);
}

static value partition(struct vm *vm, value *args, bool reverse)
{
    struct buffer b;
    if (!argument(vm, args[1], &b)) {
        return VALUE_ERROR;
    }
    if (!b.size) {
        buffer_release(vm, &b);
        return raise_value_error(vm, "empty separator");
    }
    struct span s = self_of(args[0]);
    int64_t at = reverse ? bytes_rfind(s.data, s.size, (const char *)b.data, b.size)
                         : bytes_find(s.data, s.size, (const char *)b.data, b.size);
    value parts[3];
    if (at < 0) {
        parts[reverse ? 2 : 0] = bytes_like(vm, args[0], s.data, s.size);
        parts[1] = bytes_like(vm, args[0], "", 0);
        parts[reverse ? 0 : 2] = bytes_like(vm, args[0], "", 0);
    } else {
        parts[0] = bytes_like(vm, args[0], s.data, (size_t)at);
        parts[1] = bytes_like(vm, args[0], b.data, b.size);
        parts[2] = bytes_like(vm, args[0], s.data + at + b.size, s.size - (size_t)at - b.size);
    }
    buffer_release(vm, &b);
    return parts[0] && parts[1] && parts[2] ? from_object(tuple_from(vm, parts, 3)) : VALUE_ERROR;
}
static value m_partition(struct vm *vm, value *args)
{
    return partition(vm, args, false);
}
static value m_rpartition(struct vm *vm, value *args)
{
    return partition(vm, args, true);
}

/* -- stripping and padding ------------------------------------------------------------------------------------ */

static value strip(struct vm *vm, value *args, int sides)
{
    struct buffer b = {(const unsigned char *)" \t\n\r\v\f", 6, false, VALUE_NULL};
    if (args[1] && args[1] != VALUE_NONE && !argument(vm, args[1], &b)) {
        return VALUE_ERROR;
    }
    struct span s = self_of(args[0]);
    size_t from = 0, to = s.size;
    while (sides & 1 && from < to && memchr(b.data, s.data[from], b.size)) {
        from++;
    }
    while (sides & 2 && to > from && memchr(b.data, s.data[to - 1], b.size)) {
        to--;
    }
    buffer_release(vm, &b);
    if (from == 0 && to == s.size && is_exact(args[0], TYPE_BYTES)) {
        return args[0];
    }
    return bytes_like(vm, args[0], s.data + from, to - from);
}
static value m_strip(struct vm *vm, value *args)
{
    return strip(vm, args, 3);
}
static value m_lstrip(struct vm *vm, value *args)
{
    return strip(vm, args, 1);
}
static value m_rstrip(struct vm *vm, value *args)
{
    return strip(vm, args, 2);
}

static value pad(struct vm *vm, value self, size_t left, size_t right, unsigned char fill)
{
    struct span s = self_of(self);
    value made = bytes_like(vm, self, NULL, left + s.size + right);
    if (!made) {
        return VALUE_ERROR;
    }
    size_t all;
    unsigned char *out = (unsigned char *)bytes_data(made, &all);
    memset(out, fill, left);
    memcpy(out + left, s.data, s.size);
    memset(out + left + s.size, fill, right);
    return made;
}

static value justify(struct vm *vm, value *args, int how, const char *name)
{
    int64_t width;
    unsigned char fill = ' ';
    if (!index_to_ssize(vm, args[1], &width, SSIZE_OVERFLOW)) {
        return VALUE_ERROR;
    }
    if (args[2]) {
        size_t n = 0;
        if (is_kind(args[2], TYPE_BYTES) || is_kind(args[2], TYPE_BYTEARRAY)) {
            fill = bytes_data(args[2], &n)[0];
        }
        if (n != 1) {
            return raise_type_error(vm, "%s() argument 2 must be a byte string of length 1, not %T",
                                    name, args[2]);
        }
    }
    size_t size = self_of(args[0]).size;
    size_t space = width > (int64_t)size ? (size_t)width - size : 0;
    size_t left = how == 0 ? 0 : how == 2 ? space : space / 2 + (space & (size_t)width & 1);
    return pad(vm, args[0], left, space - left, fill);
}
static value m_ljust(struct vm *vm, value *args)
{
    return justify(vm, args, 0, "ljust");
}
static value m_center(struct vm *vm, value *args)
{
    return justify(vm, args, 1, "center");
}
static value m_rjust(struct vm *vm, value *args)
{
    return justify(vm, args, 2, "rjust");
}

static value m_zfill(struct vm *vm, value *args)
{
    int64_t width;
    if (!index_to_ssize(vm, args[1], &width, SSIZE_OVERFLOW)) {
        return VALUE_ERROR;
    }
    struct span s = self_of(args[0]);
    size_t fill = width > (int64_t)s.size ? (size_t)width - s.size : 0;
    value made = pad(vm, args[0], fill, 0, '0');
    if (made && fill && s.size) {
        size_t size;
        unsigned char *out = (unsigned char *)bytes_data(made, &size);
        if (out[fill] == '+' || out[fill] == '-') {
            out[0] = out[fill];
            out[fill] = '0';
        }
    }
    return made;
}

static value m_expandtabs(struct vm *vm, value *args)
{
    int64_t tab = 8;
    if (args[1] && !index_to_ssize(vm, args[1], &tab, "Python int too large to convert to C int")) {
        return VALUE_ERROR;
    }
    struct span s = self_of(args[0]);
    struct str_builder b;
    builder_init(&b, vm);
    int64_t column = 0;
    for (size_t i = 0; i < s.size; i++) {
        if (s.data[i] == '\t') {
            int64_t n = tab > 0 ? tab - column % tab : 0;
            column += n;
            while (n-- > 0 && builder_add(&b, " ", 1)) {
            }
        } else {
            builder_add(&b, s.data + i, 1);
            column = s.data[i] == '\n' || s.data[i] == '\r' ? 0 : column + 1;
        }
    }
    value result = b.failed ? VALUE_ERROR : bytes_like(vm, args[0], b.data ? b.data : "", b.size);
    builder_discard(&b);
    return result;
}

/* -- ASCII case and classes --------------------------------------------------------------------------------------- */

static bool lower(unsigned char c)
{
    return c >= 'a' && c <= 'z';
}
static bool upper(unsigned char c)
{
    return c >= 'A' && c <= 'Z';
}
static bool digit(unsigned char c)
{
    return c >= '0' && c <= '9';
}

enum change { LOWER, UPPER, SWAP, TITLE, CAPITAL };

static value change_case(struct vm *vm, value self, enum change how)
{
    struct span s = self_of(self);
    value made = bytes_like(vm, self, s.data, s.size);
    if (!made || !s.size) {
        return made;
    }
    if (made == self) {
        return self;
    }
    size_t size;
    unsigned char *p = (unsigned char *)bytes_data(made, &size);
    bool inside = false;
    for (size_t i = 0; i < size; i++) {
        unsigned char c = p[i];
        bool letter = lower(c) || upper(c);
        bool up = how == UPPER || (how == SWAP && lower(c)) || (how == TITLE && !inside) ||
                  (how == CAPITAL && !i);
        if (letter) {
            p[i] = up ? c & ~0x20 : c | 0x20;
        }
        inside = letter;
    }
    return made;
}
#define CASE(name, how)                           \
    static value name(struct vm *vm, value *args) \
    {                                             \
        return change_case(vm, args[0], how);     \
    }
CASE(m_lower, LOWER)
CASE(m_upper, UPPER)
CASE(m_swapcase, SWAP)
CASE(m_title, TITLE)
CASE(m_capitalize, CAPITAL)

#define CLASS(name, test)                               \
    static value name(struct vm *vm, value *args)       \
    {                                                   \
        struct span s = self_of(args[0]);               \
        for (size_t i = 0; i < s.size; i++) {           \
            unsigned char c = (unsigned char)s.data[i]; \
            if (!(test)) {                              \
                return VALUE_FALSE;                     \
            }                                           \
        }                                               \
        return make_bool(s.size != 0);                  \
    }
CLASS(m_isalpha, lower(c) || upper(c))
CLASS(m_isalnum, lower(c) || upper(c) || digit(c))
CLASS(m_isdigit, digit(c))
CLASS(m_isspace, is_space((char)c))

static value m_isascii(struct vm *vm, value *args)
{
    struct span s = self_of(args[0]);
    for (size_t i = 0; i < s.size; i++) {
        if ((unsigned char)s.data[i] >= 0x80) {
            return VALUE_FALSE;
        }
    }
    return VALUE_TRUE;
}

static value one_case(value self, bool want_upper)
{
    struct span s = self_of(self);
    bool any = false;
    for (size_t i = 0; i < s.size; i++) {
        unsigned char c = (unsigned char)s.data[i];
        if (want_upper ? lower(c) : upper(c)) {
            return VALUE_FALSE;
        }
        any |= want_upper ? upper(c) : lower(c);
    }
    return make_bool(any);
}
static value m_islower(struct vm *vm, value *args)
{
    return one_case(args[0], false);
}
static value m_isupper(struct vm *vm, value *args)
{
    return one_case(args[0], true);
}
static value m_istitle(struct vm *vm, value *args)
{
    struct span s = self_of(args[0]);
    bool inside = false, any = false;
    for (size_t i = 0; i < s.size; i++) {
        unsigned char c = (unsigned char)s.data[i];
        if (upper(c) ? inside : lower(c) && !inside) {
            return VALUE_FALSE;
        }
        inside = upper(c) || lower(c);
        any |= inside;
    }
    return make_bool(any);
}

/* -- the rest ---------------------------------------------------------------------------------------------------------- */

static value m_decode(struct vm *vm, value *args)
{
    const char *encoding = NULL, *errors = NULL;
    if ((args[1] && !(encoding = expect_cstr(vm, args[1], "decode() argument 'encoding'"))) ||
        (args[2] && !(errors = expect_cstr(vm, args[2], "decode() argument 'errors'")))) {
        return VALUE_ERROR;
    }
    struct span s = self_of(args[0]);
    return codec_decode(vm, (const unsigned char *)s.data, s.size, encoding, errors);
}

static value m_translate(struct vm *vm, value *args)
{
    struct buffer table = {0}, delete = {0};
    if (args[1] != VALUE_NONE) {
        if (!argument(vm, args[1], &table)) {
            return VALUE_ERROR;
        }
        if (table.size != 256) {
            buffer_release(vm, &table);
            return raise_value_error(vm, "translation table must be 256 characters long");
        }
    }
    if (args[2] && !argument(vm, args[2], &delete)) {
        if (table.data) {
            buffer_release(vm, &table);
        }
        return VALUE_ERROR;
    }
    struct span s = self_of(args[0]);
    struct str_builder b;
    builder_init(&b, vm);
    for (size_t i = 0; i < s.size; i++) {
        unsigned char c = (unsigned char)s.data[i];
        if (delete.size && memchr(delete.data, c, delete.size)) {
            continue;
        }
        char out = (char)(table.data ? table.data[c] : c);
        builder_add(&b, &out, 1);
    }
    if (table.data) {
        buffer_release(vm, &table);
    }
    if (delete.data) {
        buffer_release(vm, &delete);
    }
    value result = b.failed ? VALUE_ERROR : bytes_like(vm, args[0], b.data ? b.data : "", b.size);
    builder_discard(&b);
    return result;
}

static value m_maketrans(struct vm *vm, value *args)
{
    struct buffer from, to;
    if (!argument(vm, args[0], &from)) {
        return VALUE_ERROR;
    }
    if (!argument(vm, args[1], &to)) {
        buffer_release(vm, &from);
        return VALUE_ERROR;
    }
    unsigned char table[256];
    for (int i = 0; i < 256; i++) {
        table[i] = (unsigned char)i;
    }
    bool good = from.size == to.size;
    for (size_t i = 0; good && i < from.size; i++) {
        table[from.data[i]] = to.data[i];
    }
    buffer_release(vm, &from);
    buffer_release(vm, &to);
    return good ? bytes_new(vm, table, 256)
                : raise_value_error(vm, "maketrans arguments must have same length");
}

/* hex(sep, bytes_per_sep): groups are counted from the right, from the left when negative. */
value bytes_to_hex(struct vm *vm, const unsigned char *data, size_t size, value sep, value per)
{
    static const char hex[] = "0123456789abcdef";
    char separator = 0;
    int64_t group = 1;
    if (sep) {
        size_t n = 0;
        const unsigned char *text = NULL;
        if (is_kind(sep, TYPE_STR)) {
            n = as_str(sep)->length;
            text = (const unsigned char *)as_str(sep)->data;
        } else if (is_kind(sep, TYPE_BYTES)) {
            text = bytes_data(sep, &n);
        } else {
            if (!length_of(vm, sep, &n)) {
                return VALUE_ERROR;
            }
            if (n == 1) {
                return raise_type_error(vm, "sep must be str or bytes.");
            }
        }
        if (n != 1) {
            return raise_value_error(vm, "sep must be length 1.");
        }
        if (*text >= 0x80) {
            return raise_value_error(vm, "sep must be ASCII.");
        }
        separator = (char)*text;
    }
    if (per && !index_to_ssize(vm, per, &group, "C int")) {
        return VALUE_ERROR;
    }
    struct str_builder b;
    builder_init(&b, vm);
    size_t width = group < 0 ? (size_t)-group : (size_t)group;
    for (size_t i = 0; i < size; i++) {
        if (i && separator && width && (group < 0 ? i % width == 0 : (size - i) % width == 0)) {
            builder_add(&b, &separator, 1);
        }
        char pair[2] = {hex[data[i] >> 4], hex[data[i] & 15]};
        builder_add(&b, pair, 2);
    }
    return builder_finish(&b);
}

static value m_hex(struct vm *vm, value *args)
{
    struct span s = self_of(args[0]);
    return bytes_to_hex(vm, (const unsigned char *)s.data, s.size, args[1], args[2]);
}

static int hex_value(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static value m_fromhex(struct vm *vm, value *args)
{
    if (!is_kind(args[1], TYPE_STR)) {
        return raise_type_error(vm, "fromhex() argument must be str, not %T", args[1]);
    }
    struct str *s = as_str(args[1]);
    struct str_builder b;
    builder_init(&b, vm);
    size_t i = 0;
    while (i < s->size) {
        if (is_space(s->data[i])) {
            i++;
            continue;
        }
        int high = hex_value(s->data[i]);
        int low = high >= 0 && i + 1 < s->size ? hex_value(s->data[i + 1]) : -1;
        if (high < 0 || low < 0) {
            builder_discard(&b);
            return raise_value_error(
                vm, "non-hexadecimal number found in fromhex() arg at position %zu",
                high < 0 ? i : i + 1);
        }
        char byte = (char)(high << 4 | low);
        builder_add(&b, &byte, 1);
        i += 2;
    }
    struct type *type = (struct type *)as_object(args[0]);
    value made = b.failed                   ? VALUE_ERROR
                 : type->kind == TYPE_BYTES ? bytes_new(vm, b.data ? b.data : "", b.size)
                                            : bytearray_new(vm, b.data ? b.data : "", b.size);
    builder_discard(&b);
    return made && type->index == TYPE_COUNT ? call1(vm, args[0], made) : made;
}

static value m_getnewargs(struct vm *vm, value *args)
{
    struct span s = self_of(args[0]);
    value plain = bytes_new(vm, s.data, s.size);
    return plain ? tuple_of(vm, 1, plain) : plain;
}

static value m_bytes(struct vm *vm, value *args)
{
    struct span s = self_of(args[0]);
    return is_exact(args[0], TYPE_BYTES) ? args[0] : bytes_new(vm, s.data, s.size);
}

#define SHARED                                                                                     \
    {"capitalize", "()", m_capitalize, 0, "A copy with its first character capitalized."},         \
        {"center", "(width, fillchar=b' ', /)", m_center, 0, "A centered copy."},                  \
        {"count", "(sub, start=None, end=None, /)", m_count, 0,                                    \
         "The number of non-overlapping occurrences."},                                            \
        {"decode", "(encoding='utf-8', errors='strict')", m_decode, 0,                             \
         "Decode using the codec registered for encoding."},                                       \
        {"endswith", "(suffix, start=None, end=None, /)", m_endswith, 0, NULL},                    \
        {"expandtabs", "(tabsize=8)", m_expandtabs, 0, NULL},                                      \
        {"find", "(sub, start=None, end=None, /)", m_find, 0,                                      \
         "The lowest index where sub is found, or -1."},                                           \
        {"fromhex", "(string, /)", m_fromhex, NATIVE_CLASS,                                        \
         "Create an object from a string of hexadecimal numbers."},                                \
        {"hex", "(sep='', bytes_per_sep=1)", m_hex, 0, "A string of hexadecimal numbers."},        \
        {"index", "(sub, start=None, end=None, /)", m_index, 0, NULL},                             \
        {"isalnum", "()", m_isalnum, 0, NULL}, {"isalpha", "()", m_isalpha, 0, NULL},              \
        {"isascii", "()", m_isascii, 0, NULL}, {"isdigit", "()", m_isdigit, 0, NULL},              \
        {"islower", "()", m_islower, 0, NULL}, {"isspace", "()", m_isspace, 0, NULL},              \
        {"istitle", "()", m_istitle, 0, NULL}, {"isupper", "()", m_isupper, 0, NULL},              \
        {"join", "(iterable_of_bytes, /)", m_join, 0, "Concatenate any number of bytes objects."}, \
        {"ljust", "(width, fillchar=b' ', /)", m_ljust, 0, NULL},                                  \
        {"lower", "()", m_lower, 0, NULL}, {"lstrip", "(bytes=None, /)", m_lstrip, 0, NULL},       \
        {"maketrans", "(frm, to, /)", m_maketrans, NATIVE_STATIC,                                  \
         "A translation table for translate."},                                                    \
        {"partition", "(sep, /)", m_partition, 0, NULL},                                           \
        {"removeprefix", "(prefix, /)", m_removeprefix, 0, NULL},                                  \
        {"removesuffix", "(suffix, /)", m_removesuffix, 0, NULL},                                  \
        {"replace", "(old, new, count=-1, /)", m_replace, 0, NULL},                                \
        {"rfind", "(sub, start=None, end=None, /)", m_rfind, 0, NULL},                             \
        {"rindex", "(sub, start=None, end=None, /)", m_rindex, 0, NULL},                           \
        {"rjust", "(width, fillchar=b' ', /)", m_rjust, 0, NULL},                                  \
        {"rpartition", "(sep, /)", m_rpartition, 0, NULL},                                         \
        {"rsplit", "(sep=None, maxsplit=-1)", m_rsplit, 0, NULL},                                  \
        {"rstrip", "(bytes=None, /)", m_rstrip, 0, NULL},                                          \
        {"split", "(sep=None, maxsplit=-1)", m_split, 0, NULL},                                    \
        {"splitlines", "(keepends=False)", m_splitlines, 0, NULL},                                 \
        {"startswith", "(prefix, start=None, end=None, /)", m_startswith, 0, NULL},                \
        {"strip", "(bytes=None, /)", m_strip, 0, NULL}, {"swapcase", "()", m_swapcase, 0, NULL},   \
        {"title", "()", m_title, 0, NULL},                                                         \
        {"translate", "(table, /, delete=b'')", m_translate, 0, NULL},                             \
        {"upper", "()", m_upper, 0, NULL},                                                         \
    {                                                                                              \
        "zfill", "(width, /)", m_zfill, 0, NULL                                                    \
    }

const struct native_def bytes_methods[] = {
    SHARED,
    {"__getnewargs__", "()", m_getnewargs, 0, NULL},
    {"__bytes__", "()", m_bytes, 0, "Convert this value to exact type bytes."},
    {0}};

const struct native_def bytearray_methods[] = {
    SHARED,
    {"append", "(item, /)", bytearray_append_method, 0, "Append a single item to the end."},
    {"extend", "(iterable_of_ints, /)", bytearray_extend_method, 0,
     "Append all the items from the iterator or sequence."},
    {"insert", "(index, item, /)", bytearray_insert_method, 0,
     "Insert a single item before the given index."},
    {"pop", "(index=-1, /)", bytearray_pop_method, 0, "Remove and return a single item."},
    {"remove", "(value, /)", bytearray_remove_method, 0, "Remove the first occurrence of a value."},
    {"clear", "()", bytearray_clear_method, 0, "Remove all items."},
    {"reverse", "()", bytearray_reverse_method, 0, "Reverse the order of the values in place."},
    {"copy", "()", bytearray_copy_method, 0, "A copy."},
    {"__alloc__", "()", bytearray_alloc_method, 0, "The number of bytes actually allocated."},
    {0}};
