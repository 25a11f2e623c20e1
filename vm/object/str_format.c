/* str_format.c - str.format() and str.format_map(): replacement fields, their names, attributes and
 * items, conversions, and fields nested in format specifications. */
#include "text.h"

#define NESTING 2 /* a field, and fields in its specification */

enum numbering { NUMBERING_UNKNOWN, NUMBERING_AUTO, NUMBERING_MANUAL };

struct formatter {
    struct vm *vm;
    struct tuple *args; /* NULL: format_map */
    value names;        /* dict or mapping; VALUE_NULL: no keyword arguments */
    enum numbering numbering;
    int64_t next;
};

struct piece {
    const char *text;
    size_t size;
};

/* -- field names ------------------------------------------------------------------------------------ */

/* The number that all of `text` is: -1 when it is none. False with ValueError when it is too large. */
static bool piece_number(struct vm *vm, struct piece text, int64_t *out)
{
    int64_t n = 0;
    *out = -1;
    for (size_t i = 0; i < text.size; i++) {
        if (text.text[i] < '0' || text.text[i] > '9') {
            return true;
        }
        if (__builtin_mul_overflow(n, 10, &n) ||
            __builtin_add_overflow(n, text.text[i] - '0', &n)) {
            raise_value_error(vm, "Too many decimal digits in format string");
            return false;
        }
    }
    *out = text.size ? n : -1;
    return true;
}

/* Settles between {} and {0}. False with ValueError. */
static bool number_fields(struct formatter *f, bool automatic)
{
    enum numbering wanted = automatic ? NUMBERING_AUTO : NUMBERING_MANUAL;
    if (f->numbering == NUMBERING_UNKNOWN) {
        f->numbering = wanted;
    }
    if (f->numbering == wanted) {
        return true;
    }
    raise_value_error(f->vm, automatic ? "cannot switch from manual field specification to "
                                         "automatic field numbering"
                                       : "cannot switch from automatic field numbering to "
                                         "manual field specification");
    return false;
}

/* The argument that the first part of a field's name means. */
static value first_argument(struct formatter *f, struct piece name)
{
    struct vm *vm = f->vm;
    int64_t index;
    if (!piece_number(vm, name, &index)) {
        return VALUE_ERROR;
    }
    if (index < 0 && name.size) {
        value key = str_new(vm, name.text, name.size);
        if (!key) {
            return VALUE_ERROR;
        }
        if (!f->names) {
            return raise_key_error(vm, key);
        }
        size_t mark = gc_root_mark(vm);
        value v = VALUE_ERROR;
        if (!gc_push_root(vm, key)) {
            return VALUE_ERROR;
        }
        if (is_exact(f->names, TYPE_DICT)) {
            bool failed = false;
            v = dict_get(vm, as_dict(f->names), key, &failed);
            v = v || failed ? v : raise_key_error(vm, key);
        } else {
            v = get_item(vm, f->names, key);
        }
        gc_pop_roots(vm, mark);
        return v;
    }
    if (!number_fields(f, name.size == 0)) {
        return VALUE_ERROR;
    }
    if (name.size == 0) {
        index = f->next++;
    }
    if (!f->args) {
        return raise_value_error(vm, "Format string contains positional fields");
    }
    if ((uint64_t)index >= f->args->length) {
        return raise_error(vm, TYPE_INDEX_ERROR,
                           "Replacement index %lld out of range for positional args tuple",
                           (long long)index);
    }
    return f->args->items[index];
}

/* Follows one ".name" or "[key]" at *p from v. The caller pops the roots. */
static value follow(struct vm *vm, value v, const char **p, const char *end)
{
    bool attribute = **p == '.';
    struct piece name = {*p + 1, 0};
    const char *q = name.text;
    while (q < end && (attribute ? *q != '.' && *q != '[' : *q != ']')) {
        q++;
    }
    name.size = (size_t)(q - name.text);
    if (!attribute && q == end) {
        return raise_value_error(vm, "Missing ']' in format string");
    }
    if (name.size == 0) {
        return raise_value_error(vm, "Empty attribute in format string");
    }
    *p = q + !attribute;
    if (attribute) {
        value key = str_intern_n(vm, name.text, name.size);
        return key ? get_attr(vm, v, key) : VALUE_ERROR;
    }
    if (*p < end && **p != '.' && **p != '[') {
        return raise_value_error(vm, "Only '.' or '[' may follow ']' in format field specifier");
    }
    int64_t index;
    if (!piece_number(vm, name, &index)) {
        return VALUE_ERROR;
    }
    value key = index < 0 ? str_new(vm, name.text, name.size) : int_from_int64(vm, index);
    return key && gc_push_root(vm, key) ? get_item(vm, v, key) : VALUE_ERROR;
}

static value field_value(struct formatter *f, struct piece name)
{
    const char *p = name.text, *end = p + name.size;
    while (p < end && *p != '.' && *p != '[') {
        p++;
    }
    value v = first_argument(f, (struct piece){name.text, (size_t)(p - name.text)});
    size_t mark = gc_root_mark(f->vm);
    while (v && p < end) {
        v = gc_push_root(f->vm, v) ? follow(f->vm, v, &p, end) : VALUE_ERROR;
    }
    gc_pop_roots(f->vm, mark);
    return v;
}

/* -- fields -------------------------------------------------------------------------------------------- */

struct field {
    struct piece name, spec;
    uint32_t conversion; /* 0: none */
    bool nested;         /* the spec has fields of its own */
};

/* Parses a field whose "{" lies before *p, and goes past its "}". False with ValueError. */
static bool parse_field(struct vm *vm, const char **at, const char *end, struct field *out)
{
    const char *p = *at;
    bool bracket = false;
    *out = (struct field){.name.text = p, .spec.text = ""};
    for (; p < end; p++) {
        if (*p == '[') {
            bracket = true;
        } else if (*p == ']') {
            bracket = false;
        } else if (!bracket && *p == '{') {
            raise_value_error(vm, "unexpected '{' in field name");
            return false;
        } else if (!bracket && (*p == '}' || *p == ':' || *p == '!')) {
            break;
        }
    }
    out->name.size = (size_t)(p - out->name.text);
    if (p == end) {
        raise_value_error(vm, "expected '}' before end of string");
        return false;
    }
    if (*p == '!') {
        p++;
        if (p == end) {
            raise_value_error(vm, "end of string while looking for conversion specifier");
            return false;
        }
        out->conversion = utf8_next(&p);
        if (p == end) {
            raise_value_error(vm, "unmatched '{' in format spec");
            return false;
        }
        if (*p != ':' && *p != '}') {
            raise_value_error(vm, "expected ':' after conversion specifier");
            return false;
        }
    }
    if (*p == ':') {
        size_t depth = 1;
        out->spec.text = ++p;
        for (; p < end; p++) {
            if (*p == '{') {
                out->nested = true;
                depth++;
            } else if (*p == '}' && --depth == 0) {
                break;
            }
        }
        out->spec.size = (size_t)(p - out->spec.text);
        if (p == end) {
            raise_value_error(vm, "unmatched '{' in format spec");
            return false;
        }
    }
    *at = p + 1;
    return true;
}

static value convert(struct vm *vm, value v, uint32_t conversion)
{
    switch (conversion) {
    case 0: return v;
    case 'r': return repr(vm, v);
    case 's': return str_of(vm, v);
    case 'a': return ascii_of(vm, v);
    default: break;
    }
    if (conversion > 32 && conversion < 127) {
        return raise_value_error(vm, "Unknown conversion specifier %c", (int)conversion);
    }
    return raise_value_error(vm, "Unknown conversion specifier \\x%x", (unsigned)conversion);
}

static bool format_text(struct formatter *f, struct str_builder *b, struct piece text, int depth);

static bool add_field(struct formatter *f, struct str_builder *b, const struct field *field,
                      int depth)
{
    struct vm *vm = f->vm;
    size_t mark = gc_root_mark(vm);
    value v = field_value(f, field->name), spec = NAME_OF(vm, EMPTY), result = VALUE_ERROR;
    if (v && field->conversion) {
        v = gc_push_root(vm, v) ? convert(vm, v, field->conversion) : VALUE_ERROR;
    }
    bool ok = v && gc_push_root(vm, v);
    if (ok && field->nested) {
        struct str_builder expanded;
        builder_init(&expanded, vm);
        ok = format_text(f, &expanded, field->spec, depth - 1);
        if (ok) {
            spec = builder_finish(&expanded);
        } else {
            builder_discard(&expanded);
        }
    } else if (ok && field->spec.size) {
        spec = str_new(vm, field->spec.text, field->spec.size);
    }
    if (ok && spec && gc_push_root(vm, spec)) {
        result = format_value(vm, v, spec);
    }
    gc_pop_roots(vm, mark);
    return result && builder_add_str(b, result);
}

/* Appends `text` with its fields replaced; `depth` levels of fields are left. */
static bool format_text(struct formatter *f, struct str_builder *b, struct piece text, int depth)
{
    struct vm *vm = f->vm;
    const char *p = text.text, *end = p + text.size;
    if (depth == 0) {
        raise_value_error(vm, "Max string recursion exceeded");
        return false;
    }
    while (p < end) {
        const char *plain = p;
        while (p < end && *p != '{' && *p != '}') {
            p++;
        }
        if (!builder_add(b, plain, (size_t)(p - plain))) {
            return false;
        }
        if (p == end) {
            break;
        }
        char brace = *p++;
        if (p < end && *p == brace) {
            p++;
            if (!builder_add(b, &brace, 1)) {
                return false;
            }
            continue;
        }
        if (brace == '}' || p == end) {
            raise_value_error(vm, "Single '%c' encountered in format string", brace);
            return false;
        }
        struct field field;
        if (!parse_field(vm, &p, end, &field) || !add_field(f, b, &field, depth)) {
            return false;
        }
    }
    return true;
}

static value format_whole(struct formatter *f, value self)
{
    struct str_builder b;
    size_t mark = gc_root_mark(f->vm);
    builder_init(&b, f->vm);
    bool ok = gc_push_root(f->vm, self) && gc_push_root(f->vm, from_object(f->args)) &&
              gc_push_root(f->vm, f->names) &&
              format_text(f, &b, (struct piece){as_str(self)->data, as_str(self)->size}, NESTING);
    gc_pop_roots(f->vm, mark);
    if (!ok) {
        builder_discard(&b);
        return VALUE_ERROR;
    }
    return builder_finish(&b);
}

value str_format_method(struct vm *vm, value *args)
{
    struct formatter f = {.vm = vm, .args = as_tuple(args[1]), .names = args[2]};
    return format_whole(&f, args[0]);
}

value str_format_map_method(struct vm *vm, value *args)
{
    struct formatter f = {.vm = vm, .names = args[1]};
    return format_whole(&f, args[0]);
}
