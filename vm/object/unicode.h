/* unicode.h - properties and case mappings of code points, and normalisation. With utf8proc
 * (ASPEN_WITH_UTF8PROC, and the library found when the VM first needs it) all of Unicode; without it,
 * only ASCII has case, digits and composition, and what lies beyond counts as letters, punctuation
 * blocks excepted. Any code point may be asked for, surrogates included. */
#ifndef ASPEN_UNICODE_H
#define ASPEN_UNICODE_H

#include "str.h"

/* General categories, in the order of unicode_category_name(). */
enum unicode_category {
    CATEGORY_CN,
    CATEGORY_LU,
    CATEGORY_LL,
    CATEGORY_LT,
    CATEGORY_LM,
    CATEGORY_LO,
    CATEGORY_MN,
    CATEGORY_MC,
    CATEGORY_ME,
    CATEGORY_ND,
    CATEGORY_NL,
    CATEGORY_NO,
    CATEGORY_PC,
    CATEGORY_PD,
    CATEGORY_PS,
    CATEGORY_PE,
    CATEGORY_PI,
    CATEGORY_PF,
    CATEGORY_PO,
    CATEGORY_SM,
    CATEGORY_SC,
    CATEGORY_SK,
    CATEGORY_SO,
    CATEGORY_ZS,
    CATEGORY_ZL,
    CATEGORY_ZP,
    CATEGORY_CC,
    CATEGORY_CF,
    CATEGORY_CS,
    CATEGORY_CO
};
enum unicode_category unicode_category(struct vm *vm, uint32_t c);
const char *unicode_category_name(struct vm *vm, uint32_t c); /* "Lu" */
unsigned unicode_combining(struct vm *vm, uint32_t c);        /* canonical combining class */
const char *unicode_bidirectional(struct vm *vm,
                                  uint32_t c); /* "L", "" when unassigned or unknown */
bool unicode_mirrored(struct vm *vm, uint32_t c);

/* What the str methods of the same names ask of each character. */
bool unicode_is_alpha(struct vm *vm, uint32_t c);
bool unicode_is_digit(struct vm *vm, uint32_t c);
bool unicode_is_numeric(struct vm *vm, uint32_t c);
bool unicode_is_alnum(struct vm *vm, uint32_t c);
bool unicode_is_space(uint32_t c);
bool unicode_is_printable(struct vm *vm, uint32_t c);
bool unicode_is_lower(struct vm *vm, uint32_t c);
bool unicode_is_upper(struct vm *vm, uint32_t c);
bool unicode_is_title(struct vm *vm, uint32_t c); /* category Lt */
/* The value of a decimal digit, -1 for anything else. */
int unicode_decimal(struct vm *vm, uint32_t c);
/* What may begin and continue an identifier; '_' begins one too. */
bool unicode_is_xid_start(struct vm *vm, uint32_t c);
bool unicode_is_xid_continue(struct vm *vm, uint32_t c);
/* For the final sigma. */
bool unicode_is_cased(struct vm *vm, uint32_t c);
bool unicode_is_case_ignorable(struct vm *vm, uint32_t c);

/* Full mappings, without context: the number of code points written, 1 to UNICODE_CASE_MAX. */
#define UNICODE_CASE_MAX 4
unsigned unicode_to_upper(struct vm *vm, uint32_t c, uint32_t out[UNICODE_CASE_MAX]);
unsigned unicode_to_lower(struct vm *vm, uint32_t c, uint32_t out[UNICODE_CASE_MAX]);
unsigned unicode_to_title(struct vm *vm, uint32_t c, uint32_t out[UNICODE_CASE_MAX]);
unsigned unicode_fold(struct vm *vm, uint32_t c, uint32_t out[UNICODE_CASE_MAX]);

/* Gives the library back, at a VM's end. */
void unicode_close(struct vm *vm);

enum unicode_form { FORM_NFC, FORM_NFD, FORM_NFKC, FORM_NFKD };
/* Appends the normal form of valid UTF-8 (lone surrogates allowed) to the builder. False with
 * MemoryError. */
bool unicode_normalize(struct str_builder *b, enum unicode_form form, const char *text,
                       size_t size);
/* The NFKC form of a short text, for identifiers: its size, or one beyond `capacity`
 * when it does not fit. */
size_t unicode_normalize_identifier(struct vm *vm, const char *text, size_t size, char *out,
                                    size_t capacity);

#endif
