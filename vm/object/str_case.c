/* str_case.c - upper, lower, title, capitalize, swapcase, casefold: Unicode's full mappings with the
 * one rule that depends on context, the final sigma. ASCII is done in one pass over the bytes. */
#include "str_case.h"
#include "text.h"
#include "unicode.h"

#define SIGMA       0x3a3
#define SMALL_SIGMA 0x3c3
#define FINAL_SIGMA 0x3c2

enum case_mode { CASE_UPPER, CASE_LOWER, CASE_FOLD, CASE_TITLE, CASE_CAPITAL, CASE_SWAP };

/* 0x80 in each of eight ASCII bytes that is one of the 26 from `first` on. */
static inline uint64_t letters_in(uint64_t word, unsigned char first)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t from = word + ones * (0x80u - first), after = word + ones * (0x7fu - first - 25);
    return (from ^ after) & (ones << 7);
}

/* Where the first of the 26 letters from `first` on is, or size; all is ASCII. Not exact: up to
 * seven bytes before it. */
static size_t find_letter(const char *text, size_t size, char first)
{
    size_t i = 0;
    for (; i + 8 <= size; i += 8) {
        uint64_t word;
        memcpy(&word, text + i, 8);
        if (letters_in(word, (unsigned char)first)) {
            return i;
        }
    }
    while (i < size && (unsigned char)(text[i] - first) >= 26) {
        i++;
    }
    return i;
}

/* Turns the case of the letters from `first` on, all being ASCII. */
static void turn_case(char *out, const char *text, size_t size, char first)
{
    size_t i = 0;
    for (; i + 8 <= size; i += 8) {
        uint64_t word;
        memcpy(&word, text + i, 8);
        word ^= letters_in(word, (unsigned char)first) >> 2;
        memcpy(out + i, &word, 8);
    }
    for (; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        out[i] = (char)(c ^ ((unsigned char)(c - first) < 26) << 5);
    }
}

static value map_ascii(struct vm *vm, struct str *s, enum case_mode mode)
{
    if ((mode == CASE_UPPER || mode == CASE_LOWER || mode == CASE_FOLD) &&
        !(s->header.flags & OBJECT_SUBCLASS) &&
        find_letter(s->data, s->size, mode == CASE_UPPER ? 'a' : 'A') == s->size) {
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
        turn_case(result->in_line, s->data, s->size, mode == CASE_UPPER ? 'a' : 'A');
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
static bool is_final_sigma(struct vm *vm, const struct str *s, size_t at, size_t next)
{
    bool before = false;
    while (at > 0 && !before) {
        do {
            at--;
        } while ((s->data[at] & 0xc0) == 0x80);
        const char *p = s->data + at;
        uint32_t c = utf8_next(&p);
        if (!unicode_is_case_ignorable(vm, c)) {
            if (!unicode_is_cased(vm, c)) {
                return false;
            }
            before = true;
        }
    }
    const char *p = s->data + next, *end = s->data + s->size;
    while (before && p < end) {
        uint32_t c = utf8_next(&p);
        if (!unicode_is_case_ignorable(vm, c)) {
            return !unicode_is_cased(vm, c);
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
        if (c < 0x80 && (mode == CASE_UPPER || mode == CASE_LOWER || mode == CASE_FOLD)) {
            size_t run = ascii_prefix(s->data + at, s->size - at);
            char text[64];
            run = run < sizeof text ? run : sizeof text;
            turn_case(text, s->data + at, run, mode == CASE_UPPER ? 'a' : 'A');
            builder_add(&b, text, run);
            at += run;
            continue;
        }
        bool lower = mode == CASE_LOWER || (mode == CASE_SWAP && unicode_is_upper(vm, c)) ||
                     ((mode == CASE_TITLE || mode == CASE_CAPITAL) && !begins);
        if (lower && c == SIGMA) {
            mapped[0] = is_final_sigma(vm, s, at, next) ? FINAL_SIGMA : SMALL_SIGMA;
            count = 1;
        } else if (lower) {
            count = unicode_to_lower(vm, c, mapped);
        } else if (mode == CASE_FOLD) {
            count = unicode_fold(vm, c, mapped);
        } else if (mode == CASE_UPPER || (mode == CASE_SWAP && unicode_is_lower(vm, c))) {
            count = unicode_to_upper(vm, c, mapped);
        } else if (mode == CASE_SWAP) {
            mapped[0] = c;
            count = 1;
        } else {
            count = unicode_to_title(vm, c, mapped);
        }
        for (unsigned i = 0; i < count; i++) {
            builder_add_code_point(&b, mapped[i]);
        }
        begins = mode == CASE_TITLE && !unicode_is_cased(vm, c);
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
