/* _json.c - module _json: JSON text to values and back, for json.decoder and json.encoder. */
#include "../vm/native.h"
#include "../vm/object/float_text.h"

#define POLL_WORK 4096

/* -- reading ------------------------------------------------------------------------------------- */

struct reader {
    struct vm *vm;
    value text; /* the str */
    const char *start, *end;
    bool strict;
    /* hooks; VALUE_NONE: the built-in way */
    value object_hook, pairs_hook, parse_float, parse_int, parse_constant;
    unsigned work;
};

static value read_value(struct reader *r, const char **p);

/* JSONDecodeError at a place in the text. */
static value fail(struct reader *r, const char *message, const char *where)
{
    struct vm *vm = r->vm;
    size_t index = 0;
    for (const char *p = r->start; p < where; p++) {
        index += (*p & 0xc0) != 0x80;
    }
    value module = dict_get_cstr(vm, vm->modules, "json.decoder");
    value class = module ? get_attr_cstr(vm, module, "JSONDecodeError") : VALUE_NULL;
    if (!class) {
        return vm->error ? VALUE_ERROR : raise_value_error(vm, "%s (char %zu)", message, index);
    }
    value text = str_from_cstr(vm, message);
    value error = text ? call3(vm, class, text, r->text, small_int((int64_t)index)) : VALUE_ERROR;
    return error ? raise_value(vm, error) : VALUE_ERROR;
}

static const char *skip_space(const struct reader *r, const char *p)
{
    while (p < r->end && (*p == ' ' || *p == '\n' || *p == '\t' || *p == '\r')) {
        p++;
    }
    return p;
}

/* Four hexadecimal digits at p, or -1. */
static int code_unit(const struct reader *r, const char *p)
{
    int unit = 0;
    if (r->end - p < 4) {
        return -1;
    }
    for (int i = 0; i < 4; i++) {
        char c = p[i];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0) {
            return -1;
        }
        unit = unit * 16 + digit;
    }
    return unit;
}

/* One escape, *p behind the backslash. False with the error set. */
static bool read_escape(struct reader *r, struct str_builder *b, const char **p,
                        const char *opening)
{
    static const char letters[] = "\"\\/bfnrt", codes[] = "\"\\/\b\f\n\r\t";
    if (*p >= r->end) {
        fail(r, "Unterminated string starting at", opening);
        return false;
    }
    char c = **p;
    const char *known = c ? strchr(letters, c) : NULL;
    if (known) {
        ++*p;
        return builder_add(b, &codes[known - letters], 1);
    }
    if (c != 'u') {
        fail(r, "Invalid \\escape", *p - 1);
        return false;
    }
    int unit = code_unit(r, *p + 1);
    if (unit < 0) {
        fail(r, "Invalid \\uXXXX escape", *p);
        return false;
    }
    *p += 5;
    uint32_t code_point = (uint32_t)unit;
    if (unit >= 0xd800 && unit <= 0xdbff && r->end - *p >= 2 && (*p)[0] == '\\' && (*p)[1] == 'u') {
        int low = code_unit(r, *p + 2);
        if (low < 0) {
            fail(r, "Invalid \\uXXXX escape", *p + 1);
            return false;
        }
        if (low >= 0xdc00 && low <= 0xdfff) {
            code_point = 0x10000 + ((code_point - 0xd800) << 10 | (uint32_t)(low - 0xdc00));
            *p += 6;
        }
    }
    return builder_add_code_point(b, code_point);
}

/* Past what needs no attention inside a string. */
static const char *plain_run(const struct reader *r, const char *p)
{
    while (p < r->end && *p != '"' && *p != '\\' && (unsigned char)*p >= 0x20) {
        p++;
    }
    return p;
}

/* A string, *p behind the opening quote. Names of members are interned. */
static value read_string(struct reader *r, const char **p, bool is_key)
{
    const char *opening = *p - 1, *begin = *p;
    const char *q = plain_run(r, begin);
    if (q < r->end && *q == '"') {
        *p = q + 1;
        return is_key && q - begin <= 64 ? str_intern_n(r->vm, begin, (size_t)(q - begin))
                                         : str_new(r->vm, begin, (size_t)(q - begin));
    }
    struct str_builder b;
    builder_init(&b, r->vm);
    for (;;) {
        builder_add(&b, begin, (size_t)(q - begin));
        if (q >= r->end) {
            fail(r, "Unterminated string starting at", opening);
            break;
        }
        if (*q == '"') {
            *p = q + 1;
            return builder_finish(&b);
        }
        if (*q == '\\') {
            q++;
            if (!read_escape(r, &b, &q, opening)) {
                break;
            }
        } else if (r->strict) {
            fail(r, "Invalid control character at", q);
            break;
        } else {
            builder_add(&b, q++, 1);
        }
        begin = q;
        q = plain_run(r, q);
    }
    builder_discard(&b);
    return VALUE_ERROR;
}

static const char *digits(const struct reader *r, const char *p)
{
    while (p < r->end && *p >= '0' && *p <= '9') {
        p++;
    }
    return p;
}

/* A number at *p. VALUE_NULL without an error: there is none. */
static value read_number(struct reader *r, const char **p)
{
    struct vm *vm = r->vm;
    const char *begin = *p, *q = begin, *first;
    bool real = false;
    if (q < r->end && *q == '-') {
        q++;
    }
    first = q;
    q = q < r->end && *q == '0' ? q + 1 : digits(r, q);
    if (q == first) {
        return VALUE_NULL;
    }
    size_t whole = (size_t)(q - first);
    if (q < r->end && *q == '.' && digits(r, q + 1) > q + 1) {
        q = digits(r, q + 1);
        real = true;
    }
    if (q < r->end && (*q == 'e' || *q == 'E')) {
        const char *power = q + 1;
        if (power < r->end && (*power == '+' || *power == '-')) {
            power++;
        }
        if (digits(r, power) > power) {
            q = digits(r, power);
            real = true;
        }
    }
    *p = q;
    size_t size = (size_t)(q - begin);
    value hook = real ? r->parse_float : r->parse_int;
    if (hook != VALUE_NONE) {
        value text = str_new(vm, begin, size);
        return text ? call1(vm, hook, text) : VALUE_ERROR;
    }
    if (real) {
        double d = 0;
        float_parse(begin, size, &d);
        return float_new(vm, d);
    }
    if (whole > 18) {
        return int_from_text(vm, begin, size, 10);
    }
    int64_t n = 0;
    for (const char *d = first; d < q; d++) {
        n = n * 10 + (*d - '0');
    }
    return small_int(*begin == '-' ? -n : n);
}

/* Work done between two polls; a poll may run scripts. */
static bool poll(struct reader *r)
{
    if (++r->work < POLL_WORK) {
        return true;
    }
    r->work = 0;
    return native_poll(r->vm, POLL_WORK);
}

/* An array, *p behind its "[". */
static value read_array(struct reader *r, const char **p)
{
    struct vm *vm = r->vm;
    struct list *list = list_new(vm, 0);
    if (!list || !gc_push_root(vm, from_object(list))) {
        return VALUE_ERROR;
    }
    const char *q = skip_space(r, *p);
    if (q < r->end && *q == ']') {
        *p = q + 1;
        return from_object(list);
    }
    for (;;) {
        value item = read_value(r, &q);
        if (!item || !list_append_inline(vm, list, item) || !poll(r)) {
            return VALUE_ERROR;
        }
        q = skip_space(r, q);
        if (q < r->end && *q == ']') {
            *p = q + 1;
            return from_object(list);
        }
        if (q >= r->end || *q != ',') {
            return fail(r, "Expecting ',' delimiter", q);
        }
        const char *comma = q;
        q = skip_space(r, q + 1);
        if (q < r->end && *q == ']') {
            return fail(r, "Illegal trailing comma before end of array", comma);
        }
    }
}

/* The members of an object, *p behind its "{", put into the dict or, as pairs, into the list. */
static bool read_members(struct reader *r, const char **p, struct dict *dict, struct list *pairs)
{
    struct vm *vm = r->vm;
    const char *q = skip_space(r, *p);
    if (q < r->end && *q == '}') {
        *p = q + 1;
        return true;
    }
    for (const char *comma = NULL;;) {
        if (q >= r->end || *q != '"') {
            bool trailing = comma && q < r->end && *q == '}';
            fail(r,
                 trailing ? "Illegal trailing comma before end of object"
                          : "Expecting property name enclosed in double quotes",
                 trailing ? comma : q);
            return false;
        }
        q++;
        value key = read_string(r, &q, true);
        size_t mark = gc_root_mark(vm);
        if (!key || !gc_push_root(vm, key)) {
            return false;
        }
        q = skip_space(r, q);
        if (q >= r->end || *q != ':') {
            fail(r, "Expecting ':' delimiter", q);
            return false;
        }
        q = skip_space(r, q + 1);
        value item = read_value(r, &q);
        if (!item) {
            return false;
        }
        if (dict) {
            if (!dict_set(vm, dict, key, item)) {
                return false;
            }
        } else {
            value pair = tuple_of(vm, 2, key, item);
            if (!pair || !list_append(vm, pairs, pair)) {
                return false;
            }
        }
        gc_pop_roots(vm, mark);
        if (!poll(r)) {
            return false;
        }
        q = skip_space(r, q);
        if (q < r->end && *q == '}') {
            *p = q + 1;
            return true;
        }
        if (q >= r->end || *q != ',') {
            fail(r, "Expecting ',' delimiter", q);
            return false;
        }
        comma = q;
        q = skip_space(r, q + 1);
    }
}

static value read_object(struct reader *r, const char **p)
{
    struct vm *vm = r->vm;
    if (r->pairs_hook != VALUE_NONE) {
        struct list *pairs = list_new(vm, 0);
        if (!pairs || !gc_push_root(vm, from_object(pairs)) || !read_members(r, p, NULL, pairs)) {
            return VALUE_ERROR;
        }
        return call1(vm, r->pairs_hook, from_object(pairs));
    }
    struct dict *dict = dict_new(vm);
    if (!dict || !gc_push_root(vm, from_object(dict)) || !read_members(r, p, dict, NULL)) {
        return VALUE_ERROR;
    }
    return r->object_hook != VALUE_NONE ? call1(vm, r->object_hook, from_object(dict))
                                        : from_object(dict);
}

static bool read_word(struct reader *r, const char **p, const char *word)
{
    size_t n = strlen(word);
    if ((size_t)(r->end - *p) < n || memcmp(*p, word, n) != 0) {
        return false;
    }
    *p += n;
    return true;
}

static value read_constant(struct reader *r, const char *word, double d)
{
    if (r->parse_constant == VALUE_NONE) {
        return float_new(r->vm, d);
    }
    value text = str_from_cstr(r->vm, word);
    return text ? call1(r->vm, r->parse_constant, text) : VALUE_ERROR;
}

/* Any value at *p, which is not at a space. */
static value read_value(struct reader *r, const char **p)
{
    struct vm *vm = r->vm;
    char c = *p < r->end ? **p : '\0';
    if (c == '"') {
        ++*p;
        return read_string(r, p, false);
    }
    if (c == '{' || c == '[') {
        if (!native_enter(vm, c == '{' ? " while decoding a JSON object from a unicode string"
                                       : " while decoding a JSON array from a unicode string")) {
            return VALUE_ERROR;
        }
        ++*p;
        size_t mark = gc_root_mark(vm);
        value v = c == '{' ? read_object(r, p) : read_array(r, p);
        gc_pop_roots(vm, mark);
        native_leave(vm);
        return v;
    }
    if (c == 'n' && read_word(r, p, "null")) {
        return VALUE_NONE;
    }
    if (c == 't' && read_word(r, p, "true")) {
        return VALUE_TRUE;
    }
    if (c == 'f' && read_word(r, p, "false")) {
        return VALUE_FALSE;
    }
    if (c == '-' || (c >= '0' && c <= '9')) {
        value number = read_number(r, p);
        if (number || vm->error) {
            return number;
        }
    }
    if (c == 'N' && read_word(r, p, "NaN")) {
        return read_constant(r, "NaN", __builtin_nan(""));
    }
    if (c == 'I' && read_word(r, p, "Infinity")) {
        return read_constant(r, "Infinity", __builtin_inf());
    }
    if (c == '-' && read_word(r, p, "-Infinity")) {
        return read_constant(r, "-Infinity", -__builtin_inf());
    }
    return fail(r, "Expecting value", *p);
}

/* loads(s, strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant) */
static value json_loads(struct vm *vm, value *args)
{
    struct str *s = expect_str(vm, args[0], "loads() argument 1");
    int strict = s ? truth(vm, args[1]) : -1;
    if (strict < 0) {
        return VALUE_ERROR;
    }
    struct reader r = {.vm = vm,
                       .text = args[0],
                       .start = s->data,
                       .end = s->data + s->size,
                       .strict = strict,
                       .object_hook = args[2],
                       .pairs_hook = args[3],
                       .parse_float = args[4],
                       .parse_int = args[5],
                       .parse_constant = args[6]};
    const char *p = skip_space(&r, r.start);
    size_t mark = gc_root_mark(vm);
    value v = gc_push_root(vm, args[0]) ? read_value(&r, &p) : VALUE_ERROR;
    if (v) {
        p = skip_space(&r, p);
        if (p != r.end) {
            v = fail(&r, "Extra data", p);
        }
    }
    gc_pop_roots(vm, mark);
    return v;
}

/* -- writing ------------------------------------------------------------------------------------- */

struct open_container { /* those around the value that is being written */
    value container;
    const struct open_container *outer;
};

struct writer {
    struct vm *vm;
    struct str_builder out;
    value margin; /* str, or VALUE_NONE: everything on one line */
    struct str *item_separator, *key_separator;
    value default_hook;
    bool sort_keys, skip_keys, ascii, check_circular, allow_nan;
    unsigned work;
};

static bool write_value(struct writer *w, value v, size_t level,
                        const struct open_container *outer);

static bool put(struct writer *w, const char *s, size_t n)
{
    return builder_add(&w->out, s, n);
}

static void put_unit(struct writer *w, uint32_t unit)
{
    static const char hex[] = "0123456789abcdef";
    char s[6] = {'\\',          'u', hex[unit >> 12], hex[unit >> 8 & 15], hex[unit >> 4 & 15],
                 hex[unit & 15]};
    put(w, s, 6);
}

static bool write_string(struct writer *w, const struct str *s)
{
    const char *p = s->data, *end = p + s->size;
    put(w, "\"", 1);
    while (p < end) {
        const char *run = p;
        unsigned char limit = w->ascii ? 0x7e : 0xff;
        while (p < end && (unsigned char)*p >= 0x20 && (unsigned char)*p <= limit && *p != '"' &&
               *p != '\\') {
            p++;
        }
        if (p > run) {
            put(w, run, (size_t)(p - run));
        }
        if (p >= end) {
            break;
        }
        static const char letters[] = "\"\\bfnrt", codes[] = "\"\\\b\f\n\r\t";
        const char *known = *p ? strchr(codes, *p) : NULL;
        if (known) {
            char escape[2] = {'\\', letters[known - codes]};
            put(w, escape, 2);
            p++;
            continue;
        }
        uint32_t c = utf8_next(&p);
        if (c > 0xffff) {
            c -= 0x10000;
            put_unit(w, 0xd800 | c >> 10);
            c = 0xdc00 | (c & 0x3ff);
        }
        put_unit(w, c);
    }
    return put(w, "\"", 1);
}

/* Text of a float into buf; 0 with ValueError for those that JSON does not have. */
static size_t float_text(struct writer *w, value v, char *buf)
{
    double d = float_value(v);
    const char *name = NULL;
    if (__builtin_isnan(d)) {
        name = "NaN";
    } else if (__builtin_isinf(d)) {
        name = d > 0 ? "Infinity" : "-Infinity";
    }
    if (!name) {
        return float_repr(d, buf);
    }
    if (!w->allow_nan) {
        raise_value_error(w->vm, "Out of range float values are not JSON compliant: %R", v);
        return 0;
    }
    memcpy(buf, name, strlen(name));
    return strlen(name);
}

static bool write_int(struct writer *w, value v)
{
    int64_t n;
    if (int_fits_int64(v, &n)) {
        char buf[24];
        size_t at = sizeof buf;
        uint64_t u = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
        do {
            buf[--at] = (char)('0' + u % 10);
            u /= 10;
        } while (u);
        if (n < 0) {
            buf[--at] = '-';
        }
        return put(w, buf + at, sizeof buf - at);
    }
    value text = int_to_str(w->vm, v, 10);
    return text && builder_add_str(&w->out, text);
}

static bool new_line(struct writer *w, size_t level)
{
    if (w->margin == VALUE_NONE) {
        return true;
    }
    put(w, "\n", 1);
    for (size_t i = 0; i < level; i++) {
        builder_add_str(&w->out, w->margin);
    }
    return !w->out.failed;
}

static bool separate(struct writer *w, size_t level)
{
    return put(w, w->item_separator->data, w->item_separator->size) && new_line(w, level);
}

static bool enter(struct writer *w, value v, const struct open_container *outer)
{
    if (w->check_circular) {
        for (; outer; outer = outer->outer) {
            if (outer->container == v) {
                raise_value_error(w->vm, "Circular reference detected");
                return false;
            }
        }
    }
    return native_enter(w->vm, " while encoding a JSON object");
}

static bool poll_writer(struct writer *w)
{
    if (++w->work < POLL_WORK) {
        return true;
    }
    w->work = 0;
    return native_poll(w->vm, POLL_WORK);
}

/* A list or tuple: its items are read anew each time, since scripts may change it. */
static bool write_array(struct writer *w, value v, size_t level, const struct open_container *outer)
{
    bool is_list = is_kind(v, TYPE_LIST);
    struct open_container here = {v, outer};
    if ((is_list ? as_list(v)->length : as_tuple(v)->length) == 0) {
        return put(w, "[]", 2);
    }
    put(w, "[", 1);
    if (!new_line(w, level + 1)) {
        return false;
    }
    for (size_t i = 0; i < (is_list ? as_list(v)->length : as_tuple(v)->length); i++) {
        value item = is_list ? as_list(v)->items[i] : as_tuple(v)->items[i];
        if ((i && !separate(w, level + 1)) || !write_value(w, item, level + 1, &here) ||
            !poll_writer(w)) {
            return false;
        }
    }
    return new_line(w, level) && put(w, "]", 1);
}

/* A member's name. 1 written, 0 to be skipped, -1 error. */
static int write_key(struct writer *w, value key)
{
    char buf[FLOAT_REPR_SIZE];
    size_t n = 0;
    if (is_kind(key, TYPE_STR)) {
        return write_string(w, as_str(key)) ? 1 : -1;
    }
    if (is_float(key)) {
        n = float_text(w, key, buf);
        if (!n) {
            return -1;
        }
    } else if (key == VALUE_TRUE || key == VALUE_FALSE || key == VALUE_NONE) {
        const char *name = key == VALUE_TRUE ? "true" : key == VALUE_FALSE ? "false" : "null";
        n = strlen(name);
        memcpy(buf, name, n);
    } else if (is_any_int(key)) {
        return put(w, "\"", 1) && write_int(w, key) && put(w, "\"", 1) ? 1 : -1;
    } else if (w->skip_keys) {
        return 0;
    } else {
        raise_type_error(w->vm, "keys must be str, int, float, bool or None, not %T", key);
        return -1;
    }
    return put(w, "\"", 1) && put(w, buf, n) && put(w, "\"", 1) ? 1 : -1;
}

static bool write_member(struct writer *w, value key, value item, size_t level, bool *first,
                         const struct open_container *here)
{
    if (w->skip_keys && !is_kind(key, TYPE_STR) && !is_float(key) && !is_any_int(key) &&
        key != VALUE_NONE) {
        return true;
    }
    if (*first ? !new_line(w, level + 1) : !separate(w, level + 1)) {
        return false;
    }
    *first = false;
    return write_key(w, key) > 0 && put(w, w->key_separator->data, w->key_separator->size) &&
           write_value(w, item, level + 1, here) && poll_writer(w);
}

/* The members as a list of pairs, sorted if that is asked for. */
static struct list *pairs_of(struct writer *w, value v)
{
    struct vm *vm = w->vm;
    struct list *pairs;
    if (is_exact(v, TYPE_DICT)) {
        pairs = list_new(vm, as_dict(v)->count);
        value key, item;
        size_t position = 0;
        while (pairs && dict_next(as_dict(v), &position, &key, &item)) {
            value pair = tuple_of(vm, 2, key, item);
            if (!pair || !list_append(vm, pairs, pair)) {
                return NULL;
            }
        }
    } else {
        value items = call_method(vm, v, NAME_OF(vm, ITEMS), 0, NULL);
        pairs = items ? list_from_iterable(vm, items) : NULL;
    }
    if (!pairs || !gc_push_root(vm, from_object(pairs)) ||
        (w->sort_keys && !list_sort(vm, pairs, VALUE_NONE, false))) {
        return NULL;
    }
    return pairs;
}

static bool write_object(struct writer *w, value v, size_t level,
                         const struct open_container *outer)
{
    struct vm *vm = w->vm;
    struct open_container here = {v, outer};
    struct dict *dict = as_dict(v);
    bool first = true;
    if (dict->count == 0) {
        return put(w, "{}", 2);
    }
    put(w, "{", 1);
    if (is_exact(v, TYPE_DICT) && !w->sort_keys) {
        value key, item;
        size_t position = 0;
        while (dict_next(dict, &position, &key, &item)) {
            if (!write_member(w, key, item, level, &first, &here)) {
                return false;
            }
        }
    } else {
        struct list *pairs = pairs_of(w, v);
        for (size_t i = 0; pairs && i < pairs->length; i++) {
            value pair = pairs->items[i];
            if (!is_kind(pair, TYPE_TUPLE) || as_tuple(pair)->length != 2) {
                raise_value_error(vm, "items must return 2-tuples");
                return false;
            }
            if (!write_member(w, as_tuple(pair)->items[0], as_tuple(pair)->items[1], level, &first,
                              &here)) {
                return false;
            }
        }
        if (!pairs) {
            return false;
        }
    }
    return (first || new_line(w, level)) && put(w, "}", 1);
}

static bool write_container(struct writer *w, value v, size_t level,
                            const struct open_container *outer)
{
    struct vm *vm = w->vm;
    size_t mark = gc_root_mark(vm);
    /* default() may drop it from the container that holds it */
    if (!gc_push_root(vm, v) || !enter(w, v, outer)) {
        return false;
    }
    bool good;
    if (is_kind(v, TYPE_LIST) || is_kind(v, TYPE_TUPLE)) {
        good = write_array(w, v, level, outer);
    } else if (is_kind(v, TYPE_DICT)) {
        good = write_object(w, v, level, outer);
    } else {
        struct open_container here = {v, outer};
        value other = call1(vm, w->default_hook, v);
        good = other && gc_push_root(vm, other) && write_value(w, other, level, &here);
    }
    native_leave(vm);
    gc_pop_roots(vm, mark);
    return good;
}

static bool write_value(struct writer *w, value v, size_t level, const struct open_container *outer)
{
    if (is_int(v)) {
        return write_int(w, v);
    }
    if (is_kind(v, TYPE_STR)) {
        return write_string(w, as_str(v));
    }
    if (v == VALUE_NONE) {
        return put(w, "null", 4);
    }
    if (v == VALUE_TRUE) {
        return put(w, "true", 4);
    }
    if (v == VALUE_FALSE) {
        return put(w, "false", 5);
    }
    if (is_float(v)) {
        char buf[FLOAT_REPR_SIZE];
        size_t n = float_text(w, v, buf);
        return n && put(w, buf, n);
    }
    if (is_any_int(v)) {
        return write_int(w, v);
    }
    return write_container(w, v, level, outer);
}

/* dumps(o, margin, item_separator, key_separator, sort_keys, skipkeys, ensure_ascii,
 *       check_circular, allow_nan, default) */
static value json_dumps(struct vm *vm, value *args)
{
    int flags[5];
    for (int i = 0; i < 5; i++) {
        flags[i] = truth(vm, args[4 + i]);
        if (flags[i] < 0) {
            return VALUE_ERROR;
        }
    }
    struct writer w = {.vm = vm,
                       .margin = args[1],
                       .item_separator = expect_str(vm, args[2], "item_separator"),
                       .default_hook = args[9],
                       .sort_keys = flags[0],
                       .skip_keys = flags[1],
                       .ascii = flags[2],
                       .check_circular = flags[3],
                       .allow_nan = flags[4]};
    if (!w.item_separator || (args[1] != VALUE_NONE && !expect_str(vm, args[1], "indent"))) {
        return VALUE_ERROR;
    }
    w.key_separator = expect_str(vm, args[3], "key_separator");
    if (!w.key_separator) {
        return VALUE_ERROR;
    }
    builder_init(&w.out, vm);
    if (!write_value(&w, args[0], 0, NULL)) {
        builder_discard(&w.out);
        return VALUE_ERROR;
    }
    return builder_finish(&w.out);
}

static const struct native_def functions[] = {
    {"loads",
     "(s, strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, /)",
     json_loads, NATIVE_FUNCTION, "The value of a JSON text; None stands for an absent hook."},
    {"dumps",
     "(o, margin, item_separator, key_separator, sort_keys, skipkeys, ensure_ascii, "
     "check_circular, allow_nan, default, /)",
     json_dumps, NATIVE_FUNCTION, "The JSON text of a value."},
    {0},
};

const struct module_def json_module = {
    .name = "_json",
    .doc = "JSON: the native part of json.",
    .functions = functions,
};
