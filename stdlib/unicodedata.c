/* unicodedata.c - module unicodedata: categories, classes and normal forms come from unicode.h;
 * names, numbers, widths and decompositions from ICU, which the import opens. */
#include "../vm/native.h"

#include "../vm/object/char_names.h"
#include "../vm/object/unicode.h"

#include <stdio.h>
#include <string.h>

extern const struct module_def unicodedata_module;

/* The argument's only character. False with TypeError set. */
static bool one_char(struct vm *vm, const char *function, const char *which, value v, uint32_t *out)
{
    if (!is_kind(v, TYPE_STR) || as_str(v)->length != 1) {
        raise_type_error(vm, "%s() argument%s must be a unicode character, not %T", function, which,
                         v);
        return false;
    }
    *out = str_code_point_at(vm, as_str(v), 0);
    return true;
}

/* A longer name is told to be too long. */
#define LOOKUP_MAX 256

/* -- names -------------------------------------------------------------------------------------- */

static value name_of(struct vm *vm, value *args)
{
    uint32_t c;
    char text[CHAR_NAME_MAX];
    if (!one_char(vm, "name", " 1", args[0], &c)) {
        return VALUE_ERROR;
    }
    size_t size = char_name(vm, c, text);
    if (size) {
        return str_new(vm, text, size);
    }
    return args[1] ? args[1] : raise_value_error(vm, "no such name");
}

static value lookup(struct vm *vm, value *args)
{
    struct str *name = expect_str(vm, args[0], "lookup() argument");
    if (!name) {
        return VALUE_ERROR;
    }
    if (name->size > LOOKUP_MAX) {
        value message = str_from_cstr(vm, "name too long");
        return message ? raise_key_error(vm, message) : VALUE_ERROR;
    }
    uint32_t c = char_lookup(vm, name->data, name->size);
    if (c != CHAR_UNKNOWN) {
        return str_from_code_point(vm, c);
    }
    value message = format_str(vm, "undefined character name '%U'", args[0]);
    return message ? raise_key_error(vm, message) : VALUE_ERROR;
}

/* -- numbers ------------------------------------------------------------------------------------ */

static value decimal(struct vm *vm, value *args)
{
    uint32_t c;
    if (!one_char(vm, "decimal", " 1", args[0], &c)) {
        return VALUE_ERROR;
    }
    int digit = unicode_decimal(vm, c);
    return digit >= 0 ? small_int(digit)
           : args[1]  ? args[1]
                      : raise_value_error(vm, "not a decimal");
}

static value digit(struct vm *vm, value *args)
{
    uint32_t c;
    if (!one_char(vm, "digit", " 1", args[0], &c)) {
        return VALUE_ERROR;
    }
    int number = char_digit(vm, c);
    return number >= 0 ? small_int(number)
           : args[1]   ? args[1]
                       : raise_value_error(vm, "not a digit");
}

static value numeric(struct vm *vm, value *args)
{
    uint32_t c;
    double number;
    if (!one_char(vm, "numeric", " 1", args[0], &c)) {
        return VALUE_ERROR;
    }
    return char_numeric(vm, c, &number) ? float_new(vm, number)
           : args[1]                    ? args[1]
                                        : raise_value_error(vm, "not a numeric character");
}

/* -- classes ------------------------------------------------------------------------------------ */

static value category(struct vm *vm, value *args)
{
    uint32_t c;
    return one_char(vm, "category", "", args[0], &c)
               ? str_from_cstr(vm, unicode_category_name(vm, c))
               : VALUE_ERROR;
}

static value bidirectional(struct vm *vm, value *args)
{
    uint32_t c;
    return one_char(vm, "bidirectional", "", args[0], &c)
               ? str_from_cstr(vm, unicode_bidirectional(vm, c))
               : VALUE_ERROR;
}

static value combining(struct vm *vm, value *args)
{
    uint32_t c;
    return one_char(vm, "combining", "", args[0], &c) ? small_int(unicode_combining(vm, c))
                                                      : VALUE_ERROR;
}

static value mirrored(struct vm *vm, value *args)
{
    uint32_t c;
    return one_char(vm, "mirrored", "", args[0], &c) ? small_int(unicode_mirrored(vm, c))
                                                     : VALUE_ERROR;
}

static value east_asian_width(struct vm *vm, value *args)
{
    uint32_t c;
    return one_char(vm, "east_asian_width", "", args[0], &c) ? str_from_cstr(vm, char_width(vm, c))
                                                             : VALUE_ERROR;
}

/* -- composition -------------------------------------------------------------------------------- */

static value decomposition(struct vm *vm, value *args)
{
    uint32_t c, points[CHAR_DECOMPOSITION_MAX];
    const char *tag = "";
    if (!one_char(vm, "decomposition", "", args[0], &c)) {
        return VALUE_ERROR;
    }
    unsigned count = char_decomposition(vm, c, points, &tag);
    struct str_builder b;
    builder_init(&b, vm);
    builder_add_cstr(&b, count ? tag : "");
    for (unsigned i = 0; i < count; i++) {
        char text[16];
        snprintf(text, sizeof text, "%s%04X", i || *tag ? " " : "", (unsigned)points[i]);
        builder_add_cstr(&b, text);
    }
    return builder_finish(&b);
}

/* The normal form of args[1] that args[0] names: the text itself when it is in that form. */
static value normalized(struct vm *vm, const char *function, value *args)
{
    static const char *const forms[] = {"NFC", "NFD", "NFKC", "NFKD"};
    for (int i = 0; i < 2; i++) {
        if (!is_kind(args[i], TYPE_STR)) {
            return raise_type_error(vm, "%s() argument %d must be str, not %T", function, i + 1,
                                    args[i]);
        }
    }
    struct str *text = as_str(args[1]);
    for (unsigned i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (!str_equals_cstr(args[0], forms[i])) {
            continue;
        }
        if (str_is_ascii(text)) {
            return args[1];
        }
        struct str_builder b;
        builder_init(&b, vm);
        if (!unicode_normalize(&b, (enum unicode_form)i, text->data, text->size)) {
            builder_discard(&b);
            return VALUE_ERROR;
        }
        value result = builder_finish(&b);
        return result && str_equal(as_str(result), text) ? args[1] : result;
    }
    return raise_value_error(vm, "invalid normalization form");
}

static value normalize(struct vm *vm, value *args)
{
    return normalized(vm, "normalize", args);
}

static value is_normalized(struct vm *vm, value *args)
{
    value form = normalized(vm, "is_normalized", args);
    return form ? make_bool(form == args[1]) : VALUE_ERROR;
}

static bool init(struct vm *vm, struct module *module)
{
    char version[24];
    if (!char_names_require(vm)) {
        return false;
    }
    char_data_version(vm, version);
    value text = str_from_cstr(vm, version);
    return text && module_add(vm, module, "unidata_version", text);
}

static const struct native_def functions[] = {
    {"bidirectional", "(chr, /)", bidirectional, NATIVE_FUNCTION,
     "The bidirectional class of a character, '' when it has none."},
    {"category", "(chr, /)", category, NATIVE_FUNCTION, "The general category of a character."},
    {"combining", "(chr, /)", combining, NATIVE_FUNCTION,
     "The canonical combining class of a character, 0 when it has none."},
    {"decimal", "(chr, default=<unrepresentable>, /)", decimal, NATIVE_FUNCTION,
     "The value of a decimal digit."},
    {"decomposition", "(chr, /)", decomposition, NATIVE_FUNCTION,
     "The decomposition mapping of a character, '' when it has none."},
    {"digit", "(chr, default=<unrepresentable>, /)", digit, NATIVE_FUNCTION,
     "The value of a digit."},
    {"east_asian_width", "(chr, /)", east_asian_width, NATIVE_FUNCTION,
     "The East Asian width of a character."},
    {"is_normalized", "(form, unistr, /)", is_normalized, NATIVE_FUNCTION,
     "Is the text in the normal form 'NFC', 'NFD', 'NFKC' or 'NFKD'?"},
    {"lookup", "(name, /)", lookup, NATIVE_FUNCTION, "The character of a name."},
    {"mirrored", "(chr, /)", mirrored, NATIVE_FUNCTION,
     "1 when a character is mirrored in right-to-left text, else 0."},
    {"name", "(chr, default=<unrepresentable>, /)", name_of, NATIVE_FUNCTION,
     "The name of a character."},
    {"normalize", "(form, unistr, /)", normalize, NATIVE_FUNCTION,
     "The normal form 'NFC', 'NFD', 'NFKC' or 'NFKD' of a text."},
    {"numeric", "(chr, default=<unrepresentable>, /)", numeric, NATIVE_FUNCTION,
     "The numeric value of a character, a float."},
    {0},
};

const struct module_def unicodedata_module = {
    .name = "unicodedata",
    .doc = "The Unicode character database.",
    .functions = functions,
    .init = init,
};
