/* str_methods.c - the methods of str, but for case (str_case.c) and format (str_format.c).
 *
 * Searches work on bytes: a match of whole code points in UTF-8 always begins at a code point. */
#include "text.h"
#include "str_case.h"
#include "unicode.h"

/* -- arguments ------------------------------------------------------------------------------------ */

/* s itself unless it is of a subclass. */
static value self_or_copy(struct vm *vm, struct str *s)
{
    return str_bytes_range(vm, s, 0, s->size);
}

static bool ssize_arg(struct vm *vm, value v, int64_t *out)
{
    if (is_int(v)) {
        *out = small_int_value(v);
        return true;
    }
    return index_to_ssize(vm, v, out, SSIZE_OVERFLOW);
}

static bool slice_index(struct vm *vm, value v, size_t length, size_t *out)
{
    if (!supports_index(vm, v)) {
        raise_type_error(vm, "slice indices must be integers or None or have an __index__ method");
        return false;
    }
    return clip_index(vm, v, length, out);
}

/* The bytes [*from, *to) of s that optional start and end arguments select. False with *ok true:
 * nothing at all is selected, not even the empty str. */
static bool range_args(struct vm *vm, struct str *s, value start, value end, size_t *from,
                       size_t *to, bool *ok)
{
    size_t first = 0, last = s->length;
    *ok = (!start || start == VALUE_NONE || slice_index(vm, start, s->length, &first)) &&
          (!end || end == VALUE_NONE || slice_index(vm, end, s->length, &last));
    last = last > s->length ? s->length : last;
    if (!*ok || first > last) {
        return false;
    }
    *from = str_offset(vm, s, first);
    *to = last == s->length ? s->size : str_offset(vm, s, last);
    return true;
}

static struct str *str_arg(struct vm *vm, value v, const char *method, int position)
{
    if (is_kind(v, TYPE_STR)) {
        return as_str(v);
    }
    if (v == VALUE_NONE) {
        raise_type_error(vm, "%s() argument %d must be str, not None", method, position);
    } else {
        raise_type_error(vm, "%s() argument %d must be str, not %T", method, position, v);
    }
    return NULL;
}

/* ASCII's white space: what is_space says of a byte below 0x80. */
static const bool ascii_space[256] = {
    ['\t'] = true, ['\n'] = true, ['\v'] = true, ['\f'] = true, ['\r'] = true,
    [0x1c] = true, [0x1d] = true, [0x1e] = true, [0x1f] = true, [' '] = true,
};

static inline bool is_space(uint32_t c)
{
    return c < 0x80 ? c == ' ' || c - 9 < 5 || c - 0x1c < 4 : unicode_is_space(c);
}

/* The byte before `end` at which its code point begins. */
static size_t step_back(const char *text, size_t end)
{
    do {
        end--;
    } while ((text[end] & 0xc0) == 0x80);
    return end;
}

/* -- finding -------------------------------------------------------------------------------------- */

/* args: self, what, start, end. *found: the code point's index, or -1. False with an error set. */
static bool find_in(struct vm *vm, value *args, const char *method, bool reverse, int64_t *found)
{
    struct str *s = as_str(args[0]), *what = str_arg(vm, args[1], method, 1);
    size_t from, to;
    bool ok;
    *found = -1;
    if (!what) {
        return false;
    }
    if (!range_args(vm, s, args[2], args[3], &from, &to, &ok)) {
        return ok;
    }
    if (what->size > to - from) {
        return true;
    }
    int64_t at =
        (reverse ? bytes_rfind : bytes_find)(s->data + from, to - from, what->data, what->size);
    if (at >= 0) {
        *found = (int64_t)str_position(s, from + (size_t)at);
    }
    return true;
}

static value method_find(struct vm *vm, value *args)
{
    int64_t at;
    return find_in(vm, args, "find", false, &at) ? small_int(at) : VALUE_ERROR;
}

static value method_rfind(struct vm *vm, value *args)
{
    int64_t at;
    return find_in(vm, args, "rfind", true, &at) ? small_int(at) : VALUE_ERROR;
}

static value found_or_error(struct vm *vm, int64_t at)
{
    return at >= 0 ? small_int(at) : raise_value_error(vm, "substring not found");
}

static value method_index(struct vm *vm, value *args)
{
    int64_t at;
    return find_in(vm, args, "index", false, &at) ? found_or_error(vm, at) : VALUE_ERROR;
}

static value method_rindex(struct vm *vm, value *args)
{
    int64_t at;
    return find_in(vm, args, "rindex", true, &at) ? found_or_error(vm, at) : VALUE_ERROR;
}

/* Occurrences that do not overlap; what is not empty. */
static size_t count_matches(const char *text, size_t size, const struct str *what, size_t limit)
{
    size_t count = 0;
    while (count < limit) {
        int64_t at = bytes_find(text, size, what->data, what->size);
        if (at < 0) {
            break;
        }
        count++;
        text += (size_t)at + what->size;
        size -= (size_t)at + what->size;
    }
    return count;
}

static value method_count(struct vm *vm, value *args)
{
    struct str *s = as_str(args[0]), *what = str_arg(vm, args[1], "count", 1);
    size_t from, to;
    bool ok;
    if (!what) {
        return VALUE_ERROR;
    }
    if (!range_args(vm, s, args[2], args[3], &from, &to, &ok)) {
        return ok ? small_int(0) : VALUE_ERROR;
    }
    if (what->size == 0) {
        size_t n = str_is_ascii(s) ? to - from : utf8_length(s->data + from, to - from);
        return small_int((int64_t)n + 1);
    }
    return small_int((int64_t)count_matches(s->data + from, to - from, what, SIZE_MAX));
}

static bool affix_matches(const struct str *s, size_t from, size_t to, const struct str *affix,
                          bool at_end)
{
    return affix->size <= to - from &&
           memcmp(s->data + (at_end ? to - affix->size : from), affix->data, affix->size) == 0;
}

static value has_affix(struct vm *vm, value *args, const char *method, bool at_end)
{
    struct str *s = as_str(args[0]);
    size_t from = 0, to = 0;
    bool ok;
    bool selected = range_args(vm, s, args[2], args[3], &from, &to, &ok);
    if (!ok) {
        return VALUE_ERROR;
    }
    if (is_kind(args[1], TYPE_STR)) {
        return make_bool(selected && affix_matches(s, from, to, as_str(args[1]), at_end));
    }
    if (!is_kind(args[1], TYPE_TUPLE)) {
        return raise_type_error(vm, "%s first arg must be str or a tuple of str, not %T", method,
                                args[1]);
    }
    struct tuple *affixes = as_tuple(args[1]);
    for (size_t i = 0; i < affixes->length; i++) {
        if (!is_kind(affixes->items[i], TYPE_STR)) {
            return raise_type_error(vm, "tuple for %s must only contain str, not %T", method,
                                    affixes->items[i]);
        }
        if (selected && affix_matches(s, from, to, as_str(affixes->items[i]), at_end)) {
            return VALUE_TRUE;
        }
    }
    return VALUE_FALSE;
}

static value method_startswith(struct vm *vm, value *args)
{
    return has_affix(vm, args, "startswith", false);
}

static value method_endswith(struct vm *vm, value *args)
{
    return has_affix(vm, args, "endswith", true);
}

static value method_removeprefix(struct vm *vm, value *args)
{
    struct str *s = as_str(args[0]), *affix = expect_str(vm, args[1], "removeprefix() argument");
    if (!affix) {
        return VALUE_ERROR;
    }
    bool has = affix_matches(s, 0, s->size, affix, false);
    return str_bytes_range(vm, s, has ? affix->size : 0, s->size);
}

static value method_removesuffix(struct vm *vm, value *args)
{
    struct str *s = as_str(args[0]), *affix = expect_str(vm, args[1], "removesuffix() argument");
    if (!affix) {
        return VALUE_ERROR;
    }
    bool has = affix_matches(s, 0, s->size, affix, true);
    return str_bytes_range(vm, s, 0, s->size - (has ? affix->size : 0));
}

/* -- replacing --------------------------------------------------------------------------------------- */

/* `count` times `insert`: before each code point and at the end. */
static value interleave(struct vm *vm, struct str *s, struct str *insert, size_t count)
{
    size_t size;
    count = count > s->length + 1 ? s->length + 1 : count;
    if (__builtin_mul_overflow(insert->size, count, &size) ||
        __builtin_add_overflow(size, s->size, &size)) {
        return raise_memory_error(vm);
    }
    size_t length = s->length + insert->length * count;
    struct str *result = str_alloc(vm, size, length, size == length);
    if (!result) {
        return VALUE_ERROR;
    }
    char *out = result->in_line;
    const char *p = s->data, *end = p + s->size;
    for (size_t i = 0; i < count; i++) {
        memcpy(out, insert->data, insert->size);
        out += insert->size;
        if (p < end) {
            const char *at = p;
            utf8_step(&p);
            memcpy(out, at, (size_t)(p - at));
            out += p - at;
        }
    }
    memcpy(out, p, (size_t)(end - p));
    return from_object(result);
}

#define REPLACE_PLACES 128 /* matches that need not be searched for twice */

static value replace(struct vm *vm, struct str *s, struct str *old, struct str *new, size_t limit)
{
    if (limit == 0 || (old->size == new->size &&memcmp(old->data, new->data, old->size) == 0)) {
        return self_or_copy(vm, s);
    }
    if (old->size == 0) {
        return interleave(vm, s, new, limit);
    }
    size_t places[REPLACE_PLACES], count = 0, at = 0;
    while (count < limit) {
        int64_t found = bytes_find(s->data + at, s->size - at, old->data, old->size);
        if (found < 0) {
            break;
        }
        at += (size_t)found;
        if (count < REPLACE_PLACES) {
            places[count] = at;
        }
        count++;
        at += old->size;
    }
    if (count == 0) {
        return self_or_copy(vm, s);
    }
    size_t size = s->size - count * old->size, added;
    if (__builtin_mul_overflow(new->size, count, &added) ||
        __builtin_add_overflow(size, added, &size)) {
        return raise_memory_error(vm);
    }
    size_t length = s->length - count * old->length + count * new->length;
    if (size == 0) {
        return NAME_OF(vm, EMPTY);
    }
    struct str *result = str_alloc(vm, size, length, size == length);
    if (!result) {
        return VALUE_ERROR;
    }
    char *out = result->in_line;
    const char *p = s->data;
    size_t left = s->size;
    for (size_t i = 0; i < count; i++) {
        at = i < REPLACE_PLACES ? places[i] - (size_t)(p - s->data)
                                : (size_t)bytes_find(p, left, old->data, old->size);
        memcpy(out, p, at);
        memcpy(out + at, new->data, new->size);
        out += at + new->size;
        p += at + old->size;
        left -= at + old->size;
    }
    memcpy(out, p, left);
    return from_object(result);
}

static value method_replace(struct vm *vm, value *args)
{
    struct str *old = str_arg(vm, args[1], "replace", 1);
    struct str *new = old ? str_arg(vm, args[2], "replace", 2) : NULL;
    int64_t limit = -1;
    if (!new || (args[3] && !ssize_arg(vm, args[3], &limit))) {
        return VALUE_ERROR;
    }
    return replace(vm, as_str(args[0]), old, new, limit < 0 ? SIZE_MAX : (size_t)limit);
}

/* -- splitting and joining ------------------------------------------------------------------------------ */

static bool add_piece(struct vm *vm, struct list *list, struct str *s, size_t from, size_t to)
{
    value piece = str_bytes_range(vm, s, from, to);
    return piece && list_append_inline(vm, list, piece);
}

static void reverse_list(struct list *list)
{
    for (size_t i = 0, j = list->length; i + 1 < j; i++) {
        value v = list->items[i];
        list->items[i] = list->items[--j];
        list->items[j] = v;
    }
}

#define PIECES 32

static bool split_ascii_spaces(struct vm *vm, struct list *list, struct str *s, size_t limit)
{
    const unsigned char *text = (const unsigned char *)s->data, *end = text + s->size, *p = text;
    value pieces[PIECES]; /* moved to the list together: most lines fit */
    size_t count = 0;
    for (;;) {
        while (p < end && ascii_space[*p]) {
            p++;
        }
        if (p == end) {
            return list_append_many(vm, list, pieces, count);
        }
        const unsigned char *start = p;
        if (list->length + count == limit) {
            return list_append_many(vm, list, pieces, count) &&
                   add_piece(vm, list, s, (size_t)(start - text), s->size);
        }
        while (p < end && !ascii_space[*p]) {
            p++;
        }
        pieces[count] = str_bytes_range(vm, s, (size_t)(start - text), (size_t)(p - text));
        if (!pieces[count]) {
            return false;
        }
        if (++count == PIECES) {
            if (!list_append_many(vm, list, pieces, count)) {
                return false;
            }
            count = 0;
        }
    }
}

static bool split_spaces(struct vm *vm, struct list *list, struct str *s, size_t limit)
{
    if (str_is_ascii(s)) {
        return split_ascii_spaces(vm, list, s, limit);
    }
    const char *text = s->data, *end = text + s->size, *p = text;
    for (;;) {
        const char *start = p;
        while (p < end && is_space(utf8_step(&p))) {
            start = p;
        }
        if (start == end) {
            return true;
        }
        if (list->length == limit) {
            return add_piece(vm, list, s, (size_t)(start - text), s->size);
        }
        const char *stop = start;
        for (p = start; p < end; stop = p) {
            if (is_space(utf8_step(&p))) {
                break;
            }
        }
        if (!add_piece(vm, list, s, (size_t)(start - text), (size_t)(stop - text))) {
            return false;
        }
        p = stop;
    }
}

static bool rsplit_spaces(struct vm *vm, struct list *list, struct str *s, size_t limit)
{
    const char *text = s->data;
    size_t end = s->size;
    for (;;) {
        size_t at = end;
        bool space = true;
        while (end > 0 && space) {
            at = step_back(text, end);
            const char *p = text + at;
            space = is_space(utf8_step(&p));
            end = space ? at : end;
        }
        if (end == 0) {
            return true;
        }
        if (list->length == limit) {
            return add_piece(vm, list, s, 0, end);
        }
        size_t start = at;
        while (start > 0) {
            at = step_back(text, start);
            const char *p = text + at;
            if (is_space(utf8_step(&p))) {
                break;
            }
            start = at;
        }
        if (!add_piece(vm, list, s, start, end)) {
            return false;
        }
        end = start;
    }
}

static bool split_at(struct vm *vm, struct list *list, struct str *s, struct str *separator,
                     size_t limit)
{
    value pieces[PIECES];
    size_t from = 0, count = 0;
    while (list->length + count < limit) {
        int64_t at = bytes_find(s->data + from, s->size - from, separator->data, separator->size);
        if (at < 0) {
            break;
        }
        pieces[count] = str_bytes_range(vm, s, from, from + (size_t)at);
        if (!pieces[count]) {
            return false;
        }
        if (++count == PIECES) {
            if (!list_append_many(vm, list, pieces, count)) {
                return false;
            }
            count = 0;
        }
        from += (size_t)at + separator->size;
    }
    return list_append_many(vm, list, pieces, count) && add_piece(vm, list, s, from, s->size);
}

static bool rsplit_at(struct vm *vm, struct list *list, struct str *s, struct str *separator,
                      size_t limit)
{
    size_t end = s->size;
    while (list->length < limit) {
        int64_t at = bytes_rfind(s->data, end, separator->data, separator->size);
        if (at < 0) {
            break;
        }
        if (!add_piece(vm, list, s, (size_t)at + separator->size, end)) {
            return false;
        }
        end = (size_t)at;
    }
    return add_piece(vm, list, s, 0, end);
}

static value split(struct vm *vm, value *args, bool reverse)
{
    struct str *s = as_str(args[0]);
    int64_t n = -1;
    bool spaces = !args[1] || args[1] == VALUE_NONE;
    if (args[2] && !ssize_arg(vm, args[2], &n)) {
        return VALUE_ERROR;
    }
    size_t limit = n < 0 ? SIZE_MAX : (size_t)n;
    if (!spaces && !is_kind(args[1], TYPE_STR)) {
        return raise_type_error(vm, "must be str or None, not %T", args[1]);
    }
    if (!spaces && as_str(args[1])->size == 0) {
        return raise_value_error(vm, "empty separator");
    }
    struct list *list = list_new(vm, 0);
    bool ok = list;
    if (ok && spaces) {
        ok = (reverse ? rsplit_spaces : split_spaces)(vm, list, s, limit);
    } else if (ok) {
        ok = (reverse ? rsplit_at : split_at)(vm, list, s, as_str(args[1]), limit);
    }
    if (!ok) {
        return VALUE_ERROR;
    }
    if (reverse) {
        reverse_list(list);
    }
    return from_object(list);
}

static value method_split(struct vm *vm, value *args)
{
    return split(vm, args, false);
}

static value method_rsplit(struct vm *vm, value *args)
{
    return split(vm, args, true);
}

static bool is_line_end(uint32_t c)
{
    return (c >= 10 && c <= 13) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 ||
           c == 0x2029;
}

static value method_splitlines(struct vm *vm, value *args)
{
    struct str *s = as_str(args[0]);
    int keep = args[1] ? truth(vm, args[1]) : 0;
    struct list *list = keep < 0 ? NULL : list_new(vm, 0);
    if (!list) {
        return VALUE_ERROR;
    }
    const char *text = s->data, *p = text, *end = text + s->size;
    bool ascii = str_is_ascii(s);
    while (p < end) {
        const char *start = p, *stop = end;
        while (ascii && end - p >= 8) { /* eight bytes at a time while none is below 0x20 */
            const uint64_t ones = UINT64_C(0x0101010101010101);
            uint64_t word;
            memcpy(&word, p, 8);
            if ((word - ones * 0x20) & (ones << 7)) {
                break;
            }
            p += 8;
        }
        while (p < end) {
            const char *at = p;
            uint32_t c = utf8_step(&p);
            if (is_line_end(c)) {
                stop = at;
                p += c == '\r' && p < end && *p == '\n';
                break;
            }
        }
        if (!add_piece(vm, list, s, (size_t)(start - text), (size_t)((keep ? p : stop) - text))) {
            return VALUE_ERROR;
        }
    }
    return from_object(list);
}

static value partition(struct vm *vm, value *args, bool reverse)
{
    struct str *s = as_str(args[0]);
    if (!is_kind(args[1], TYPE_STR)) {
        return raise_type_error(vm, "must be str, not %T", args[1]);
    }
    struct str *separator = as_str(args[1]);
    if (separator->size == 0) {
        return raise_value_error(vm, "empty separator");
    }
    value empty = NAME_OF(vm, EMPTY), whole, before, after;
    int64_t found =
        (reverse ? bytes_rfind : bytes_find)(s->data, s->size, separator->data, separator->size);
    if (found < 0) {
        whole = self_or_copy(vm, s);
        return !whole    ? VALUE_ERROR
               : reverse ? tuple_of(vm, 3, empty, empty, whole)
                         : tuple_of(vm, 3, whole, empty, empty);
    }
    size_t at = (size_t)found;
    before = str_bytes_range(vm, s, 0, at);
    after = before ? str_bytes_range(vm, s, at + separator->size, s->size) : VALUE_ERROR;
    whole = after ? self_or_copy(vm, separator) : VALUE_ERROR;
    return whole ? tuple_of(vm, 3, before, whole, after) : VALUE_ERROR;
}

static value method_partition(struct vm *vm, value *args)
{
    return partition(vm, args, false);
}

static value method_rpartition(struct vm *vm, value *args)
{
    return partition(vm, args, true);
}

static value method_join(struct vm *vm, value *args)
{
    const value *items;
    size_t count;
    if (is_exact(args[1], TYPE_LIST)) {
        items = as_list(args[1])->items;
        count = as_list(args[1])->length;
    } else if (is_exact(args[1], TYPE_TUPLE)) {
        items = as_tuple(args[1])->items;
        count = as_tuple(args[1])->length;
    } else {
        value iterator = get_iter(vm, args[1]);
        if (!iterator) {
            return error_is(vm, TYPE_TYPE_ERROR) && !find_special(vm, args[1], NAME_ITER)
                       ? (error_clear(vm), raise_type_error(vm, "can only join an iterable"))
                       : VALUE_ERROR;
        }
        size_t mark = gc_root_mark(vm);
        struct list *list = gc_push_root(vm, iterator) ? list_from_iterable(vm, iterator) : NULL;
        gc_pop_roots(vm, mark);
        if (!list) {
            return VALUE_ERROR;
        }
        items = list->items;
        count = list->length;
    }
    for (size_t i = 0; i < count; i++) {
        if (!is_kind(items[i], TYPE_STR)) {
            return raise_type_error(vm, "sequence item %zu: expected str instance, %T found", i,
                                    items[i]);
        }
    }
    return str_join(vm, args[0], items, count);
}

/* -- stripping and padding --------------------------------------------------------------------------------- */

enum strip_side { STRIP_LEFT = 1, STRIP_RIGHT = 2 };

/* Whether the code point text[at, end) is one to strip; chars NULL: white space. */
static bool is_stripped(const char *text, size_t at, size_t end, const struct str *chars)
{
    if (!chars) {
        const char *p = text + at;
        return is_space(utf8_step(&p));
    }
    return bytes_find(chars->data, chars->size, text + at, end - at) >= 0;
}

/* The bytes of an ASCII str that strip() leaves; chars NULL: white space. */
static value strip_ascii(struct vm *vm, struct str *s, unsigned sides, const struct str *chars)
{
    bool given[256];
    const bool *stripped = ascii_space;
    const unsigned char *text = (const unsigned char *)s->data;
    size_t from = 0, to = s->size;
    if (chars && chars->size <= 2) {
        /* too few to be worth a table */
        unsigned char a = chars->size ? (unsigned char)chars->data[0] : 0x80;
        unsigned char b = chars->size ? (unsigned char)chars->data[chars->size - 1] : 0x80;
        while (sides & STRIP_LEFT && from < to && (text[from] == a || text[from] == b)) {
            from++;
        }
        while (sides & STRIP_RIGHT && from < to && (text[to - 1] == a || text[to - 1] == b)) {
            to--;
        }
        return str_bytes_range(vm, s, from, to);
    }
    if (chars) {
        memset(given, 0, sizeof given);
        for (size_t i = 0; i < chars->size; i++) {
            given[(unsigned char)chars->data[i]] = true;
        }
        stripped = given;
    }
    while (sides & STRIP_LEFT && from < to && stripped[text[from]]) {
        from++;
    }
    while (sides & STRIP_RIGHT && from < to && stripped[text[to - 1]]) {
        to--;
    }
    return str_bytes_range(vm, s, from, to);
}

static value strip(struct vm *vm, value *args, unsigned sides, const char *method)
{
    struct str *s = as_str(args[0]), *chars = NULL;
    if (args[1] && args[1] != VALUE_NONE) {
        if (!is_kind(args[1], TYPE_STR)) {
            return raise_type_error(vm, "%s arg must be None or str", method);
        }
        chars = as_str(args[1]);
    }
    if (str_is_ascii(s)) {
        return strip_ascii(vm, s, sides, chars);
    }
    size_t from = 0, to = s->size;
    while (sides & STRIP_LEFT && from < to) {
        const char *p = s->data + from;
        utf8_step(&p);
        size_t next = (size_t)(p - s->data);
        if (!is_stripped(s->data, from, next, chars)) {
            break;
        }
        from = next;
    }
    while (sides & STRIP_RIGHT && to > from) {
        size_t at = step_back(s->data, to);
        if (!is_stripped(s->data, at, to, chars)) {
            break;
        }
        to = at;
    }
    return str_bytes_range(vm, s, from, to);
}

static value method_strip(struct vm *vm, value *args)
{
    return strip(vm, args, STRIP_LEFT | STRIP_RIGHT, "strip");
}

static value method_lstrip(struct vm *vm, value *args)
{
    return strip(vm, args, STRIP_LEFT, "lstrip");
}

static value method_rstrip(struct vm *vm, value *args)
{
    return strip(vm, args, STRIP_RIGHT, "rstrip");
}

static char *put_fill(char *out, size_t count, const char *fill, size_t fill_size)
{
    if (fill_size == 1) {
        memset(out, fill[0], count);
        return out + count;
    }
    for (size_t i = 0; i < count; i++) {
        memcpy(out, fill, fill_size);
        out += fill_size;
    }
    return out;
}

static value pad(struct vm *vm, struct str *s, size_t left, size_t right, const char *fill,
                 size_t fill_size)
{
    size_t count = left + right, size;
    if (count == 0) {
        return self_or_copy(vm, s);
    }
    if (__builtin_mul_overflow(count, fill_size, &size) ||
        __builtin_add_overflow(size, s->size, &size)) {
        return raise_memory_error(vm);
    }
    struct str *result = str_alloc(vm, size, s->length + count, size == s->length + count);
    if (!result) {
        return VALUE_ERROR;
    }
    char *out = put_fill(result->in_line, left, fill, fill_size);
    memcpy(out, s->data, s->size);
    put_fill(out + s->size, right, fill, fill_size);
    return from_object(result);
}

enum justify { JUSTIFY_LEFT, JUSTIFY_RIGHT, JUSTIFY_CENTER };

static value justify(struct vm *vm, value *args, enum justify how)
{
    struct str *s = as_str(args[0]);
    const char *fill = " ";
    size_t fill_size = 1;
    int64_t width;
    if (!ssize_arg(vm, args[1], &width)) {
        return VALUE_ERROR;
    }
    if (args[2]) {
        if (!is_kind(args[2], TYPE_STR)) {
            return raise_type_error(vm, "The fill character must be a unicode character, not %T",
                                    args[2]);
        }
        if (as_str(args[2])->length != 1) {
            return raise_type_error(vm, "The fill character must be exactly one character long");
        }
        fill = as_str(args[2])->data;
        fill_size = as_str(args[2])->size;
    }
    size_t spare = width > (int64_t)s->length ? (size_t)width - s->length : 0;
    size_t left = how == JUSTIFY_LEFT    ? 0
                  : how == JUSTIFY_RIGHT ? spare
                                         : spare / 2 + (spare & (size_t)width & 1);
    return pad(vm, s, left, spare - left, fill, fill_size);
}

static value method_ljust(struct vm *vm, value *args)
{
    return justify(vm, args, JUSTIFY_LEFT);
}

static value method_rjust(struct vm *vm, value *args)
{
    return justify(vm, args, JUSTIFY_RIGHT);
}

static value method_center(struct vm *vm, value *args)
{
    return justify(vm, args, JUSTIFY_CENTER);
}

static value method_zfill(struct vm *vm, value *args)
{
    struct str *s = as_str(args[0]);
    int64_t width;
    if (!ssize_arg(vm, args[1], &width)) {
        return VALUE_ERROR;
    }
    size_t spare = width > (int64_t)s->length ? (size_t)width - s->length : 0;
    value v = pad(vm, s, spare, 0, "0", 1);
    if (v && spare && s->size && (s->data[0] == '-' || s->data[0] == '+')) {
        as_str(v)->in_line[0] = s->data[0];
        as_str(v)->in_line[spare] = '0';
    }
    return v;
}

static value method_expandtabs(struct vm *vm, value *args)
{
    struct str *s = as_str(args[0]);
    int64_t tab = 8;
    if (args[1] && !index_to_ssize(vm, args[1], &tab, "Python int too large to convert to C int")) {
        return VALUE_ERROR;
    }
    if (tab > INT32_MAX) {
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "Python int too large to convert to C int");
    }
    if (!memchr(s->data, '\t', s->size)) {
        return self_or_copy(vm, s);
    }
    struct str_builder b;
    builder_init(&b, vm);
    int64_t column = 0;
    const char *p = s->data, *end = p + s->size;
    while (p < end && !b.failed) {
        const char *at = p;
        uint32_t c = utf8_step(&p);
        if (c == '\t') {
            for (int64_t n = tab > 0 ? tab - column % tab : 0; n > 0 && !b.failed; n--, column++) {
                builder_add(&b, " ", 1);
            }
            continue;
        }
        column = c == '\n' || c == '\r' ? 0 : column + 1;
        builder_add(&b, at, (size_t)(p - at));
    }
    return builder_finish(&b);
}

/* -- translation -------------------------------------------------------------------------------------------- */

/* The table's entry for c; VALUE_NULL without an error: it has none. */
static value translation(struct vm *vm, value table, uint32_t c)
{
    value key = small_int(c);
    if (is_exact(table, TYPE_DICT)) {
        bool failed = false;
        return dict_get(vm, as_dict(table), key, &failed);
    }
    value v = get_item(vm, table, key);
    if (!v && error_is(vm, TYPE_LOOKUP_ERROR)) {
        error_clear(vm);
    }
    return v;
}

static value method_translate(struct vm *vm, value *args)
{
    struct str *s = as_str(args[0]);
    struct str_builder b;
    builder_init(&b, vm);
    size_t at = 0;
    signed char known[128] = {0}; /* what the table said of ASCII */
    enum { UNASKED, UNCHANGED, GONE };
    while (at < s->size && !b.failed) {
        const char *p = s->data + at;
        uint32_t c = utf8_step(&p);
        size_t next = (size_t)(p - s->data);
        if (c < 0x80 && known[c] != UNASKED) {
            size_t from = known[c] == GONE ? next : at;
            while (next < s->size && known[c] == UNCHANGED && !(s->data[next] & 0x80) &&
                   known[(unsigned char)s->data[next]] == UNCHANGED) {
                next++;
            }
            builder_add(&b, s->data + from, next - from);
            at = next;
            continue;
        }
        value v = translation(vm, args[1], c);
        int64_t point;
        if (!v && vm->error) {
            goto failed;
        }
        if (c < 0x80) {
            known[c] = !v ? UNCHANGED : v == VALUE_NONE ? GONE : UNASKED;
        }
        if (!v) {
            builder_add(&b, s->data + at, next - at);
        } else if (is_kind(v, TYPE_STR)) {
            builder_add_str(&b, v);
        } else if (is_any_int(v)) {
            if (!int_fits_int64(v, &point) || point < 0 || point > 0x10ffff) {
                raise_value_error(vm, "character mapping must be in range(0x110000)");
                goto failed;
            }
            builder_add_code_point(&b, (uint32_t)point);
        } else if (v != VALUE_NONE) {
            raise_type_error(vm, "character mapping must return integer, None or str");
            goto failed;
        }
        at = next;
    }
    return builder_finish(&b);
failed:
    builder_discard(&b);
    return VALUE_ERROR;
}

static value maketrans_dict(struct vm *vm, value from)
{
    if (!is_kind(from, TYPE_DICT)) {
        return raise_type_error(vm, "if you give only one argument to maketrans it must be a dict");
    }
    struct dict *table = dict_new(vm);
    size_t position = 0, mark = gc_root_mark(vm);
    value key, v;
    bool ok = table && gc_push_root(vm, from_object(table));
    while (ok && dict_next(as_dict(from), &position, &key, &v)) {
        if (is_kind(key, TYPE_STR)) {
            if (as_str(key)->length != 1) {
                raise_value_error(vm, "string keys in translate table must be of length 1");
                ok = false;
                break;
            }
            key = small_int(str_code_point_at(vm, as_str(key), 0));
        } else if (!is_any_int(key)) {
            raise_type_error(vm, "keys in translate table must be strings or integers");
            ok = false;
            break;
        }
        ok = dict_set(vm, table, key, v);
    }
    gc_pop_roots(vm, mark);
    return ok ? from_object(table) : VALUE_ERROR;
}

static value method_maketrans(struct vm *vm, value *args)
{
    if (!args[1]) {
        return maketrans_dict(vm, args[0]);
    }
    struct str *to = str_arg(vm, args[1], "maketrans", 2);
    struct str *gone = to && args[2] ? str_arg(vm, args[2], "maketrans", 3) : NULL;
    if (!to || (args[2] && !gone)) {
        return VALUE_ERROR;
    }
    if (!is_kind(args[0], TYPE_STR)) {
        return raise_type_error(vm, "first maketrans argument must be a string if there is a "
                                    "second argument");
    }
    struct str *from = as_str(args[0]);
    if (from->length != to->length) {
        return raise_value_error(vm, "the first two maketrans arguments must have equal length");
    }
    struct dict *table = dict_new(vm);
    if (!table) {
        return VALUE_ERROR;
    }
    const char *p = from->data, *q = to->data, *end = p + from->size;
    while (p < end) {
        value key = small_int(utf8_step(&p));
        if (!dict_set(vm, table, key, small_int(utf8_step(&q)))) {
            return VALUE_ERROR;
        }
    }
    if (gone) {
        for (p = gone->data, end = p + gone->size; p < end;) {
            if (!dict_set(vm, table, small_int(utf8_step(&p)), VALUE_NONE)) {
                return VALUE_ERROR;
            }
        }
    }
    return from_object(table);
}

/* -- predicates ------------------------------------------------------------------------------------------------ */

static bool is_decimal(struct vm *vm, uint32_t c)
{
    return unicode_decimal(vm, c) >= 0;
}

static bool is_space_character(struct vm *vm, uint32_t c)
{
    return unicode_is_space(c);
}

/* Not empty and all of it so. */
static value all_are(struct vm *vm, value self, bool (*is)(struct vm *vm, uint32_t c))
{
    struct str *s = as_str(self);
    const char *p = s->data, *end = p + s->size;
    while (p < end) {
        if (!is(vm, utf8_step(&p))) {
            return VALUE_FALSE;
        }
    }
    return make_bool(s->size);
}

static value method_isalnum(struct vm *vm, value *args)
{
    return all_are(vm, args[0], unicode_is_alnum);
}

static value method_isalpha(struct vm *vm, value *args)
{
    return all_are(vm, args[0], unicode_is_alpha);
}

static value method_isdecimal(struct vm *vm, value *args)
{
    return all_are(vm, args[0], is_decimal);
}

static value method_isdigit(struct vm *vm, value *args)
{
    return all_are(vm, args[0], unicode_is_digit);
}

static value method_isnumeric(struct vm *vm, value *args)
{
    return all_are(vm, args[0], unicode_is_numeric);
}

static value method_isspace(struct vm *vm, value *args)
{
    return all_are(vm, args[0], is_space_character);
}

static value method_isprintable(struct vm *vm, value *args)
{
    return make_bool(as_str(args[0])->size == 0 ||
                     all_are(vm, args[0], unicode_is_printable) == VALUE_TRUE);
}

static value method_isascii(struct vm *vm, value *args)
{
    return make_bool(as_str(args[0])->size == as_str(args[0])->length);
}

static value method_isidentifier(struct vm *vm, value *args)
{
    struct str *s = as_str(args[0]);
    const char *p = s->data, *end = p + s->size;
    if (p == end) {
        return VALUE_FALSE;
    }
    uint32_t c = utf8_step(&p);
    bool ok = c == '_' || unicode_is_xid_start(vm, c);
    while (ok && p < end) {
        ok = unicode_is_xid_continue(vm, utf8_step(&p));
    }
    return make_bool(ok);
}

static value method_islower(struct vm *vm, value *args)
{
    struct str *s = as_str(args[0]);
    const char *p = s->data, *end = p + s->size;
    bool any = false;
    while (p < end) {
        uint32_t c = utf8_step(&p);
        if (unicode_is_upper(vm, c) || unicode_is_title(vm, c)) {
            return VALUE_FALSE;
        }
        any = any || unicode_is_lower(vm, c);
    }
    return make_bool(any);
}

static value method_isupper(struct vm *vm, value *args)
{
    struct str *s = as_str(args[0]);
    const char *p = s->data, *end = p + s->size;
    bool any = false;
    while (p < end) {
        uint32_t c = utf8_step(&p);
        if (unicode_is_lower(vm, c) || unicode_is_title(vm, c)) {
            return VALUE_FALSE;
        }
        any = any || unicode_is_upper(vm, c);
    }
    return make_bool(any);
}

static value method_istitle(struct vm *vm, value *args)
{
    struct str *s = as_str(args[0]);
    const char *p = s->data, *end = p + s->size;
    bool any = false, after_cased = false;
    while (p < end) {
        uint32_t c = utf8_step(&p);
        bool upper = unicode_is_upper(vm, c) || unicode_is_title(vm, c),
             lower = unicode_is_lower(vm, c);
        if ((upper && after_cased) || (lower && !upper && !after_cased)) {
            return VALUE_FALSE;
        }
        after_cased = upper || lower;
        any = any || after_cased;
    }
    return make_bool(any);
}

/* -- the rest ------------------------------------------------------------------------------------------------------ */

static value method_encode(struct vm *vm, value *args)
{
    const char *encoding = NULL, *errors = NULL;
    if (args[1] && !(encoding = expect_cstr(vm, args[1], "encode() argument 'encoding'"))) {
        return VALUE_ERROR;
    }
    if (args[2] && !(errors = expect_cstr(vm, args[2], "encode() argument 'errors'"))) {
        return VALUE_ERROR;
    }
    return codec_encode(vm, as_str(args[0]), encoding, errors);
}

static value method_getnewargs(struct vm *vm, value *args)
{
    value copy = self_or_copy(vm, as_str(args[0]));
    return copy ? tuple_of(vm, 1, copy) : VALUE_ERROR;
}

const struct native_def str_methods[] = {
    {"capitalize", "()", str_capitalize, NATIVE_METHOD,
     "A copy with its first character in title case and the rest in lower case."},
    {"casefold", "()", str_casefold, NATIVE_METHOD, "A copy suitable for caseless comparison."},
    {"center", "(width, fillchar=' ', /)", method_center, NATIVE_METHOD,
     "The text centred in a str of the given width, padded with fillchar."},
    {"count", "(sub, start=None, end=None, /)", method_count, NATIVE_METHOD,
     "The number of occurrences of sub in self[start:end] that do not overlap."},
    {"encode", "(encoding='utf-8', errors='strict')", method_encode, NATIVE_METHOD,
     "The text as bytes in an encoding; errors says what to do with what has no code there."},
    {"endswith", "(suffix, start=None, end=None, /)", method_endswith, NATIVE_METHOD,
     "True if self[start:end] ends with the suffix, or with one of a tuple of them."},
    {"expandtabs", "(tabsize=8)", method_expandtabs, NATIVE_METHOD,
     "A copy whose tabs are replaced by spaces up to the next multiple of tabsize."},
    {"find", "(sub, start=None, end=None, /)", method_find, NATIVE_METHOD,
     "The lowest index of sub in self[start:end], -1 if it is not there."},
    {"format", "(*args, **kwargs)", str_format_method, NATIVE_METHOD,
     "A copy whose fields in braces are replaced by the arguments they name."},
    {"format_map", "(mapping, /)", str_format_map_method, NATIVE_METHOD,
     "A copy whose fields in braces are replaced by values of the mapping."},
    {"index", "(sub, start=None, end=None, /)", method_index, NATIVE_METHOD,
     "Like find, but raises ValueError if sub is not there."},
    {"isalnum", "()", method_isalnum, NATIVE_METHOD,
     "True if there are only letters and numbers, at least one."},
    {"isalpha", "()", method_isalpha, NATIVE_METHOD,
     "True if there are only letters, at least one."},
    {"isascii", "()", method_isascii, NATIVE_METHOD, "True if all characters are ASCII."},
    {"isdecimal", "()", method_isdecimal, NATIVE_METHOD,
     "True if there are only decimal digits, at least one."},
    {"isdigit", "()", method_isdigit, NATIVE_METHOD,
     "True if there are only digits, at least one."},
    {"isidentifier", "()", method_isidentifier, NATIVE_METHOD,
     "True if the text is an identifier (keywords are, too)."},
    {"islower", "()", method_islower, NATIVE_METHOD,
     "True if all cased characters are lower case, at least one."},
    {"isnumeric", "()", method_isnumeric, NATIVE_METHOD,
     "True if there are only numeric characters, at least one."},
    {"isprintable", "()", method_isprintable, NATIVE_METHOD,
     "True if repr() would show all characters as they are."},
    {"isspace", "()", method_isspace, NATIVE_METHOD,
     "True if there is only white space, at least one character."},
    {"istitle", "()", method_istitle, NATIVE_METHOD,
     "True if upper case begins each word and only that."},
    {"isupper", "()", method_isupper, NATIVE_METHOD,
     "True if all cased characters are upper case, at least one."},
    {"join", "(iterable, /)", method_join, NATIVE_METHOD,
     "The strs of the iterable joined, with this one between them."},
    {"ljust", "(width, fillchar=' ', /)", method_ljust, NATIVE_METHOD,
     "The text at the left of a str of the given width, padded with fillchar."},
    {"lower", "()", str_lower, NATIVE_METHOD, "A copy in lower case."},
    {"lstrip", "(chars=None, /)", method_lstrip, NATIVE_METHOD,
     "A copy without white space, or the given characters, at its beginning."},
    {"maketrans", "(x, y=None, z=None, /)", method_maketrans, NATIVE_STATIC,
     "A table for translate(): from a dict, or from characters x to y, removing those of z."},
    {"partition", "(sep, /)", method_partition, NATIVE_METHOD,
     "(before, sep, after) for the first sep; (self, '', '') without one."},
    {"removeprefix", "(prefix, /)", method_removeprefix, NATIVE_METHOD,
     "A copy without the prefix, if it begins with it."},
    {"removesuffix", "(suffix, /)", method_removesuffix, NATIVE_METHOD,
     "A copy without the suffix, if it ends with it."},
    {"replace", "(old, new, /, count=-1)", method_replace, NATIVE_METHOD,
     "A copy with occurrences of old replaced by new, the first count of them if it is not -1."},
    {"rfind", "(sub, start=None, end=None, /)", method_rfind, NATIVE_METHOD,
     "The highest index of sub in self[start:end], -1 if it is not there."},
    {"rindex", "(sub, start=None, end=None, /)", method_rindex, NATIVE_METHOD,
     "Like rfind, but raises ValueError if sub is not there."},
    {"rjust", "(width, fillchar=' ', /)", method_rjust, NATIVE_METHOD,
     "The text at the right of a str of the given width, padded with fillchar."},
    {"rpartition", "(sep, /)", method_rpartition, NATIVE_METHOD,
     "(before, sep, after) for the last sep; ('', '', self) without one."},
    {"rsplit", "(sep=None, maxsplit=-1)", method_rsplit, NATIVE_METHOD,
     "Like split, but counting maxsplit from the end."},
    {"rstrip", "(chars=None, /)", method_rstrip, NATIVE_METHOD,
     "A copy without white space, or the given characters, at its end."},
    {"split", "(sep=None, maxsplit=-1)", method_split, NATIVE_METHOD,
     "The list of the parts between separators: white space, unless sep is given."},
    {"splitlines", "(keepends=False)", method_splitlines, NATIVE_METHOD,
     "The list of lines, with their ends if keepends is true."},
    {"startswith", "(prefix, start=None, end=None, /)", method_startswith, NATIVE_METHOD,
     "True if self[start:end] begins with the prefix, or with one of a tuple of them."},
    {"strip", "(chars=None, /)", method_strip, NATIVE_METHOD,
     "A copy without white space, or the given characters, at both ends."},
    {"swapcase", "()", str_swapcase, NATIVE_METHOD, "A copy with upper and lower case swapped."},
    {"title", "()", str_title, NATIVE_METHOD,
     "A copy with the first letter of each word in title case, the others in lower case."},
    {"translate", "(table, /)", method_translate, NATIVE_METHOD,
     "A copy with each character replaced by what table[its code point] is, if anything."},
    {"upper", "()", str_upper, NATIVE_METHOD, "A copy in upper case."},
    {"zfill", "(width, /)", method_zfill, NATIVE_METHOD,
     "The text padded with zeros after its sign to the given width."},
    {"__getnewargs__", "()", method_getnewargs, NATIVE_METHOD, "For pickling."},
    {0},
};
