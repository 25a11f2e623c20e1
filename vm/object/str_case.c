/* str_case.c - upper, lower, title, capitalize, swapcase, casefold: Unicode's full mappings with the
 * one rule that depends on context, the final sigma. ASCII is done in one pass over the bytes. */
#include "str_case.h"
#include "text.h"
#include "unicode.h"

#define SIGMA       0x3a3
#define SMALL_SIGMA 0x3c3
#define FINAL_SIGMA 0x3c2

enum case_mode { CASE_UPPER, CASE_LOWER, CASE_FOLD, CASE_TITLE, CASE_CAPITAL, CASE_SWAP };

/* Whether text has a byte of the 26 from `first` on, both ASCII. */
static bool has_letter(const char *text, size_t size, char first)
{
    unsigned found = 0;
    for (size_t i = 0; i < size && !found;) {
        size_t end = size - i < 32 ? size : i + 32;
        for (; i < end; i++) {
            found |= (unsigned char)(text[i] - first) < 26;
        }
    }
    return found;
}

static value map_ascii(struct vm *vm, struct str *s, enum case_mode mode)
{
    if ((mode == CASE_UPPER || mode == CASE_LOWER || mode == CASE_FOLD) &&
        !(s->header.flags & OBJECT_SUBCLASS) &&
        !has_letter(s->data, s->size, mode == CASE_UPPER ? 'a' : 'A')) {
        return from_object(s);
    }
    if (s->size == 1) {
        unsigned char c = (unsigned char)s->data[0];
        bool letter = (unsigned char)((c | 32) - 'a') < 26;
        bool lower = c & 32, raise = mode != CASE_LOWER && mode != CASE_FOLD;
        return str_from_code_point(vm,
                                   letter && (mode == CASE_SWAP || lower == raise) ? c ^ 32 : c);
    }
    struct str *result = str_alloc(vm, s->size, s->size, true);
    if (!result) {
        return VALUE_ERROR;
    }
    if (mode == CASE_UPPER || mode == CASE_LOWER || mode == CASE_FOLD) {
        char first = mode == CASE_UPPER ? 'a' : 'A';
        for (size_t i = 0; i < s->size; i++) { /* no branch, so that compilers vectorise it */
            unsigned char c = (unsigned char)s->data[i];
            result->in_line[i] = (char)(c ^ ((unsigned char)(c - first) < 26) << 5);
        }
        return from_object(result);
    }
    bool begins = true;
    for (size_t i = 0; i < s->size; i++) {
        char c = s->data[i];
        bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';
        bool raise = mode == CASE_SWAP ? lower : begins;
        begins = mode == CASE_TITLE && !upper && !lower;
        if (raise && lower) {
            c = (char)(c - 32);
        } else if (!raise && upper) {
            c = (char)(c + 32);
        }
        result->in_line[i] = c;
    }
    return from_object(result);
}

/* Whether the sigma at text[at, next) ends a word: a cased character stands before it and none
 * after it, case-ignorable ones not counting. */
static bool is_final_sigma(const struct str *s, size_t at, size_t next)
{
    bool before = false;
    while (at > 0 && !before) {
        do {
            at--;
        } while ((s->data[at] & 0xc0) == 0x80);
        const char *p = s->data + at;
        uint32_t c = utf8_next(&p);
        if (!unicode_is_case_ignorable(c)) {
            if (!unicode_is_cased(c)) {
                return false;
            }
            before = true;
        }
    }
    const char *p = s->data + next, *end = s->data + s->size;
    while (before && p < end) {
        uint32_t c = utf8_next(&p);
        if (!unicode_is_case_ignorable(c)) {
            return !unicode_is_cased(c);
        }
    }
    return before;
}

static value map_case(struct vm *vm, value self, enum case_mode mode)
{
    struct str *s = as_str(self);
    if (s->size == 0) {
        return NAME_OF(vm, EMPTY);
    }
    if (str_is_ascii(s)) {
        return map_ascii(vm, s, mode);
    }
    struct str_builder b;
    builder_init(&b, vm);
    bool begins = true;
    for (size_t at = 0; at < s->size && !b.failed;) {
        const char *p = s->data + at;
        uint32_t c = utf8_step(&p), mapped[UNICODE_CASE_MAX];
        size_t next = (size_t)(p - s->data);
        unsigned count;
        bool lower = mode == CASE_LOWER || (mode == CASE_SWAP && unicode_is_upper(c)) ||
                     ((mode == CASE_TITLE || mode == CASE_CAPITAL) && !begins);
        if (lower && c == SIGMA) {
            mapped[0] = is_final_sigma(s, at, next) ? FINAL_SIGMA : SMALL_SIGMA;
            count = 1;
        } else if (lower) {
            count = unicode_to_lower(c, mapped);
        } else if (mode == CASE_FOLD) {
            count = unicode_fold(c, mapped);
        } else if (mode == CASE_UPPER || (mode == CASE_SWAP && unicode_is_lower(c))) {
            count = unicode_to_upper(c, mapped);
        } else if (mode == CASE_SWAP) {
            mapped[0] = c;
            count = 1;
        } else {
            count = unicode_to_title(c, mapped);
        }
        for (unsigned i = 0; i < count; i++) {
            builder_add_code_point(&b, mapped[i]);
        }
        begins = mode == CASE_TITLE && !unicode_is_cased(c);
        at = next;
    }
    return builder_finish(&b);
}

value str_capitalize(struct vm *vm, value *args)
{
    return map_case(vm, args[0], CASE_CAPITAL);
}

value str_casefold(struct vm *vm, value *args)
{
    return map_case(vm, args[0], CASE_FOLD);
}

value str_lower(struct vm *vm, value *args)
{
    return map_case(vm, args[0], CASE_LOWER);
}

value str_swapcase(struct vm *vm, value *args)
{
    return map_case(vm, args[0], CASE_SWAP);
}

value str_title(struct vm *vm, value *args)
{
    return map_case(vm, args[0], CASE_TITLE);
}

value str_upper(struct vm *vm, value *args)
{
    return map_case(vm, args[0], CASE_UPPER);
}
