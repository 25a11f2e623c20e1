/* _re_template.c - replacement texts of sub() and expand(): \1, \g<name> and escapes. */
#include "_re.h"

struct reader {
    struct vm *vm;
    struct pattern *pattern;
    value source;
    bool is_text;
    uint32_t *text;
    size_t length;
    size_t index; /* of the next character that has not been taken */
    struct template *out;
};

static bool fail(struct reader *r, value message, size_t position)
{
    raise_pattern_error(r->vm, message, r->source, (int64_t)position);
    return false;
}

/* format: with one %U for the slice of text. */
static bool fail_slice(struct reader *r, const char *format, size_t start, size_t length,
                       size_t position)
{
    value piece = narrow(r->vm, r->text + start, length, r->is_text);
    return piece && fail(r, format_str(r->vm, format, piece), position);
}

static bool add_text(struct reader *r, const char *text, size_t n)
{
    struct template *out = r->out;
    if (out->text_capacity - out->size < n) {
        size_t capacity = out->text_capacity * 2 + n + 16;
        char *block = mem_resize(r->vm, out->text, out->text_capacity, capacity);
        if (!block) {
            return false;
        }
        out->text = block;
        out->text_capacity = capacity;
    }
    memcpy(out->text + out->size, text, n);
    out->size += n;
    return true;
}

static bool add_part(struct reader *r, struct template_part part)
{
    struct template *out = r->out;
    if (out->count == out->capacity) {
        size_t capacity = out->capacity * 2 + 4;
        struct template_part *parts =
            mem_resize(r->vm, out->parts, out->capacity * sizeof *parts, capacity * sizeof *parts);
        if (!parts) {
            return false;
        }
        out->parts = parts;
        out->capacity = capacity;
    }
    out->parts[out->count++] = part;
    return true;
}

static bool add_char(struct reader *r, uint32_t c)
{
    char utf8[4] = {(char)c};
    unsigned n = r->is_text ? utf8_encode(c, utf8) : 1;
    struct template *out = r->out;
    size_t start = out->size;
    if (!add_text(r, utf8, n)) {
        return false;
    }
    if (out->count && !out->parts[out->count - 1].is_group) {
        out->parts[out->count - 1].length += n;
        return true;
    }
    return add_part(r, (struct template_part){start, n, false});
}

static bool add_group(struct reader *r, size_t group, size_t position)
{
    if (group >= r->pattern->group_count) {
        return fail(r, format_str(r->vm, "invalid group reference %zu", group), position);
    }
    return add_part(r, (struct template_part){group, 0, true});
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}
static bool is_octal(uint32_t c)
{
    return c >= '0' && c <= '7';
}

/* The character to come, 0 at the end. */
static uint32_t peek(const struct reader *r)
{
    return r->index < r->length ? r->text[r->index] : 0;
}

/* Text is read one token ahead: a lone backslash at the end is found out by what stands before. */
static bool take(struct reader *r, size_t n)
{
    r->index += n;
    if (r->index + 1 == r->length && r->text[r->index] == '\\') {
        return fail(r, str_from_cstr(r->vm, "bad escape (end of pattern)"), r->length - 1);
    }
    return true;
}

/* \g<name> behind the "g". */
static bool read_named(struct reader *r)
{
    if (peek(r) != '<') {
        return fail(r, str_from_cstr(r->vm, "missing <"), r->index);
    }
    if (!take(r, 1)) {
        return false;
    }
    size_t start = r->index;
    while (r->index < r->length && r->text[r->index] != '>') {
        if (!take(r, r->text[r->index] == '\\' ? 2 : 1)) {
            return false;
        }
    }
    size_t length = r->index - start;
    if (r->index >= r->length) {
        return length ? fail(r, str_from_cstr(r->vm, "missing >, unterminated name"), start)
                      : fail(r, str_from_cstr(r->vm, "missing group name"), start);
    }
    if (!take(r, 1)) {
        return false;
    }
    if (!length) {
        return fail(r, str_from_cstr(r->vm, "missing group name"), start);
    }
    const uint32_t *name = r->text + start;
    size_t group = 0;
    bool decimal = true, good = !is_digit(name[0]), ascii = true;
    for (size_t i = 0; i < length; i++) {
        uint32_t c = name[i];
        decimal &= is_digit(c);
        group = group > UINT32_MAX ? group : group * 10 + (c - '0');
        ascii &= c < 128;
        good &= is_digit(c) || c == '_' || ((c | 32) >= 'a' && (c | 32) <= 'z') || c > 127;
    }
    if (decimal) {
        return add_group(r, group, start);
    }
    if (!ascii && good) {
        int answer = r->is_text ? re_unicode_hooks.is_identifier(r->vm, name, length) : 0;
        if (answer < 0) {
            return false;
        }
        good = answer;
    }
    value text = narrow(r->vm, name, length, true);
    if (!text) {
        return false;
    }
    if (!good) {
        value message = r->is_text ? format_str(r->vm, "bad character in group name %R", text)
                                   : ascii_of(r->vm, text);
        if (message && !r->is_text) {
            message = format_str(r->vm, "bad character in group name %U", message);
        }
        return fail(r, message, start);
    }
    bool failed = false;
    value number = dict_get(r->vm, as_dict(r->pattern->group_index), text, &failed);
    if (!number) {
        if (!failed) {
            raise_error(r->vm, TYPE_INDEX_ERROR, "unknown group name %R", text);
        }
        return false;
    }
    return add_group(r, (size_t)small_int_value(number), start);
}

/* An escape that begins with a digit; the backslash and the digit have been taken. */
static bool read_digits(struct reader *r, size_t start)
{
    uint32_t first = r->text[start + 1];
    uint32_t octal = first - '0';
    if (first == '0') {
        for (int i = 0; i < 2 && is_octal(peek(r)); i++) {
            octal = octal * 8 + (peek(r) - '0');
            if (!take(r, 1)) {
                return false;
            }
        }
        return add_char(r, octal & 0xff);
    }
    size_t group = first - '0';
    if (is_digit(peek(r))) {
        uint32_t second = peek(r);
        if (!take(r, 1)) {
            return false;
        }
        group = group * 10 + (second - '0');
        if (is_octal(first) && is_octal(second) && is_octal(peek(r))) {
            octal = octal * 64 + (second - '0') * 8 + (peek(r) - '0');
            if (!take(r, 1)) {
                return false;
            }
            if (octal > 0377) {
                return fail_slice(r, "octal escape value %U outside of range 0-0o377", start, 4,
                                  start);
            }
            return add_char(r, octal);
        }
    }
    return add_group(r, group, start + 1);
}

static bool read_escape(struct reader *r)
{
    size_t start = r->index;
    uint32_t c = r->text[start + 1];
    if (!take(r, 2)) {
        return false;
    }
    if (c == 'g') {
        return read_named(r);
    }
    if (is_digit(c)) {
        return read_digits(r, start);
    }
    static const char letters[] = "abfnrtv\\", codes[] = "\a\b\f\n\r\t\v\\";
    const char *known = c && c < 128 ? strchr(letters, (int)c) : NULL;
    if (known) {
        return add_char(r, (unsigned char)codes[known - letters]);
    }
    if ((c | 32) >= 'a' && (c | 32) <= 'z') {
        return fail_slice(r, "bad escape %U", start, 2, start);
    }
    return add_char(r, '\\') && add_char(r, c);
}

bool template_parse(struct vm *vm, struct pattern *pattern, value source, struct template *out)
{
    *out = (struct template){0};
    struct reader r = {.vm = vm, .pattern = pattern, .source = source, .out = out};
    r.is_text = is_kind(source, TYPE_STR);
    if (!r.is_text && !is_kind(source, TYPE_BYTES)) {
        struct buffer buffer;
        if (!try_buffer(vm, source)) {
            raise_type_error(vm, "decoding to str: need a bytes-like object, %T found", source);
            return false;
        }
        if (!get_buffer(vm, source, &buffer)) {
            return false;
        }
        r.source = bytes_new(vm, buffer.data, buffer.size);
        buffer_release(vm, &buffer);
        if (!r.source) {
            return false;
        }
    }
    if (r.is_text != pattern->is_text) {
        raise_type_error(vm,
                         r.is_text ? "sequence item 0: expected a bytes-like object, %T found"
                                   : "sequence item 0: expected str instance, %T found",
                         r.source);
        return false;
    }
    size_t roots = gc_root_mark(vm);
    r.text = gc_push_root(vm, r.source) ? widen(vm, r.source, &r.length) : NULL;
    bool good = r.text != NULL && take(&r, 0);
    while (good && r.index < r.length) {
        uint32_t c = r.text[r.index];
        good = c == '\\' ? read_escape(&r) : take(&r, 1) && add_char(&r, c);
    }
    if (r.text) {
        mem_free(vm, r.text, r.length * sizeof *r.text);
    }
    gc_pop_roots(vm, roots);
    if (!good) {
        template_free(vm, out);
    }
    return good;
}

void template_free(struct vm *vm, struct template *template)
{
    mem_free(vm, template->text, template->text_capacity);
    mem_free(vm, template->parts, template->capacity * sizeof *template->parts);
}

bool template_expand(struct str_builder *b, const struct template *template,
                     const struct subject *subject, const size_t *offsets)
{
    for (size_t i = 0; i < template->count; i++) {
        const struct template_part *part = &template->parts[i];
        if (!part->is_group) {
            if (!builder_add(b, template->text + part->start, part->length)) {
                return false;
            }
            continue;
        }
        size_t start = offsets[2 * part->start], end = offsets[2 * part->start + 1];
        if (start != RE_UNSET && !builder_add(b, subject->data + start, end - start)) {
            return false;
        }
    }
    return true;
}
