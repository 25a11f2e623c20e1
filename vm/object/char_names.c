/* char_names.c - character names and numeric, width and decomposition properties, from ICU's common
 * library (libicuuc), opened by dlopen at first use. ICU carries its version in the names of its
 * library and functions: both are those of the headers that this file was built with. */
#include "char_names.h"

#include "alloc.h"
#include "error.h"

#include <string.h>

#ifdef ASPEN_WITH_ICU

#include "char_aliases.h"

#include <dlfcn.h>
#include <math.h>
#include <stdio.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#define TEXT_OF(x) #x
#define TEXT(x)    TEXT_OF(x)

const char char_names_missing[] =
    "character names need the ICU library (package libicu" TEXT(U_ICU_VERSION_MAJOR_NUM) ")";

/* The headers turn these names into those that the library exports. */
#define ICU_FUNCTIONS(F)               \
    F(name, u_charName)                \
    F(from_name, u_charFromName)       \
    F(numeric, u_getNumericValue)      \
    F(property, u_getIntPropertyValue) \
    F(version, u_getUnicodeVersion)    \
    F(nfkc, unorm2_getNFKCInstance)    \
    F(decomposition, unorm2_getRawDecomposition)

struct char_names {
    void *library;
    const UNormalizer2 *normalizer;
#define FIELD(field, function) __typeof__(&function) field;
    ICU_FUNCTIONS(FIELD)
#undef FIELD
};

static bool load(struct char_names *names)
{
    static const char *const files[] = {
        "libicuuc.so." TEXT(U_ICU_VERSION_MAJOR_NUM),
        "libicuuc." TEXT(U_ICU_VERSION_MAJOR_NUM) ".dylib",
    };
    /* ICU keeps what it has made from its data until the process ends, and cannot be told to free
     * it while another thread may use it: unloading it would lose that memory each time. */
    for (size_t i = 0; i < sizeof files / sizeof *files && !names->library; i++) {
        names->library = dlopen(files[i], RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    }
    if (!names->library) {
        return false;
    }
    void *symbol;
#define FIND(field, function)                       \
    symbol = dlsym(names->library, TEXT(function)); \
    if (!symbol) {                                  \
        return false;                               \
    }                                               \
    memcpy(&names->field, &symbol, sizeof symbol);
    ICU_FUNCTIONS(FIND)
#undef FIND
    UErrorCode error = U_ZERO_ERROR;
    names->normalizer = names->nfkc(&error);
    return U_SUCCESS(error);
}

void char_names_close(struct vm *vm)
{
    struct char_names *names = vm->char_names;
    vm->char_names = NULL;
    if (names) {
        if (names->library) {
            dlclose(names->library);
        }
        mem_free(vm, names, sizeof *names);
    }
}

bool char_names_open(struct vm *vm)
{
    if (vm->char_names) {
        return true;
    }
    struct char_names *names = mem_try_alloc(vm, sizeof *names);
    if (!names) {
        return false;
    }
    memset(names, 0, sizeof *names);
    vm->char_names = names;
    if (!load(names)) {
        char_names_close(vm);
        return false;
    }
    return true;
}

/* -- names -------------------------------------------------------------------------------------- */

/* Named by Unicode 15.1, which ICU may not know yet. */
struct named_char {
    uint32_t c;
    const char *name;
};
static const struct named_char added_names[] = {
    {0x2ffc, "IDEOGRAPHIC DESCRIPTION CHARACTER SURROUND FROM RIGHT"},
    {0x2ffd, "IDEOGRAPHIC DESCRIPTION CHARACTER SURROUND FROM LOWER RIGHT"},
    {0x2ffe, "IDEOGRAPHIC DESCRIPTION CHARACTER HORIZONTAL REFLECTION"},
    {0x2fff, "IDEOGRAPHIC DESCRIPTION CHARACTER ROTATION"},
    {0x31ef, "IDEOGRAPHIC DESCRIPTION CHARACTER SUBTRACTION"},
};
#define ADDED_COUNT (sizeof added_names / sizeof *added_names)
static const char ideograph[] = "CJK UNIFIED IDEOGRAPH-";

static bool is_added_ideograph(uint32_t c)
{
    return c >= 0x2ebf0 && c <= 0x2ee5d;
}

static bool is_added(uint32_t c)
{
    return is_added_ideograph(c) || (c >= 0x2ffc && c <= 0x2fff) || c == 0x31ef;
}

size_t char_name(struct vm *vm, uint32_t c, char out[CHAR_NAME_MAX])
{
    if (c > 0x10ffff) {
        return 0;
    }
    UErrorCode error = U_ZERO_ERROR;
    int32_t size =
        vm->char_names->name((UChar32)c, U_UNICODE_CHAR_NAME, out, CHAR_NAME_MAX, &error);
    if (U_SUCCESS(error) && size > 0 && size < CHAR_NAME_MAX) {
        out[size] = 0;
        return (size_t)size;
    }
    if (is_added_ideograph(c)) {
        return (size_t)snprintf(out, CHAR_NAME_MAX, "%s%X", ideograph, (unsigned)c);
    }
    for (size_t i = 0; i < ADDED_COUNT; i++) {
        if (added_names[i].c == c) {
            return (size_t)snprintf(out, CHAR_NAME_MAX, "%s", added_names[i].name);
        }
    }
    return 0;
}

static uint32_t find_alias(const char *name)
{
    size_t low = 0, high = sizeof char_aliases / sizeof *char_aliases;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(name, char_aliases[middle].name);
        if (!order) {
            return char_aliases[middle].c;
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return CHAR_UNKNOWN;
}

/* "VS1" to "VS256": the variation selectors. */
static uint32_t find_variation(const char *name)
{
    unsigned n = 0;
    if (name[0] != 'V' || name[1] != 'S' || name[2] == '0' || strlen(name) > 5) {
        return CHAR_UNKNOWN;
    }
    for (const char *p = name + 2; *p; p++) {
        if (*p < '0' || *p > '9') {
            return CHAR_UNKNOWN;
        }
        n = n * 10 + (unsigned)(*p - '0');
    }
    return n < 1 || n > 256 ? CHAR_UNKNOWN : n <= 16 ? 0xfe00 + n - 1 : 0xe0100 + n - 17;
}

static uint32_t find_added(const char *name)
{
    size_t prefix = sizeof ideograph - 1;
    if (!strncmp(name, ideograph, prefix)) {
        uint32_t c = 0;
        const char *p = name + prefix;
        for (; p < name + prefix + 5; p++) {
            if (*p >= '0' && *p <= '9') {
                c = c * 16 + (uint32_t)(*p - '0');
            } else if (*p >= 'A' && *p <= 'F') {
                c = c * 16 + (uint32_t)(*p - 'A' + 10);
            } else {
                return CHAR_UNKNOWN;
            }
        }
        return !*p && is_added_ideograph(c) ? c : CHAR_UNKNOWN;
    }
    for (size_t i = 0; i < ADDED_COUNT; i++) {
        if (!strcmp(added_names[i].name, name)) {
            return added_names[i].c;
        }
    }
    return CHAR_UNKNOWN;
}

uint32_t char_lookup(struct vm *vm, const char *name, size_t size)
{
    char upper[CHAR_NAME_MAX];
    if (!size || size >= sizeof upper) {
        return CHAR_UNKNOWN;
    }
    for (size_t i = 0; i < size; i++) {
        char c = name[i];
        bool lower = c >= 'a' && c <= 'z';
        /* All that names are made of; ICU would also take "<control-0000>". */
        if (!lower && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') && c != ' ' && c != '-' &&
            c != '(' && c != ')') {
            return CHAR_UNKNOWN;
        }
        upper[i] = lower ? (char)(c - 32) : c;
    }
    upper[size] = 0;
    UErrorCode error = U_ZERO_ERROR;
    UChar32 found = vm->char_names->from_name(U_UNICODE_CHAR_NAME, upper, &error);
    if (U_SUCCESS(error)) {
        return (uint32_t)found;
    }
    uint32_t c = find_alias(upper);
    c = c == CHAR_UNKNOWN ? find_variation(upper) : c;
    return c == CHAR_UNKNOWN ? find_added(upper) : c;
}

/* -- properties --------------------------------------------------------------------------------- */

/* Given, or changed, by Unicode 15.1. */
static const struct {
    uint32_t c;
    double number;
} added_numbers[] = {{0x4e24, 2.0},          {0x4eac, 1e+16}, {0x4fe9, 2.0}, {0x5006, 2.0},
                     {0x5146, 1000000.0},    {0x62d0, 7.0},   {0x6d1e, 0.0}, {0x7695, 200.0},
                     {0x79ed, 1000000000.0}, {0x920e, 9.0},   {0x94a9, 9.0}};

bool char_numeric(struct vm *vm, uint32_t c, double *out)
{
    for (size_t i = 0; i < sizeof added_numbers / sizeof *added_numbers; i++) {
        if (added_numbers[i].c == c) {
            *out = added_numbers[i].number;
            return true;
        }
    }
    *out = vm->char_names->numeric((UChar32)c);
    return *out != U_NO_NUMERIC_VALUE;
}

int char_digit(struct vm *vm, uint32_t c)
{
    int32_t type = vm->char_names->property((UChar32)c, UCHAR_NUMERIC_TYPE);
    double number;
    if ((type != U_NT_DECIMAL && type != U_NT_DIGIT) || !char_numeric(vm, c, &number)) {
        return -1;
    }
    return (int)number;
}

const char *char_width(struct vm *vm, uint32_t c)
{
    switch (vm->char_names->property((UChar32)c, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_AMBIGUOUS: return "A";
    case U_EA_HALFWIDTH: return "H";
    case U_EA_FULLWIDTH: return "F";
    case U_EA_NARROW: return "Na";
    case U_EA_WIDE: return "W";
    default: return is_added(c) ? "W" : "N";
    }
}

unsigned char_decomposition(struct vm *vm, uint32_t c, uint32_t out[CHAR_DECOMPOSITION_MAX],
                            const char **tag)
{
    static const char tags[][12] = {"",         "",           "<compat>",  "<circle>",   "<final>",
                                    "<font>",   "<fraction>", "<initial>", "<isolated>", "<medial>",
                                    "<narrow>", "<noBreak>",  "<small>",   "<square>",   "<sub>",
                                    "<super>",  "<vertical>", "<wide>"};
    struct char_names *names = vm->char_names;
    int32_t type = names->property((UChar32)c, UCHAR_DECOMPOSITION_TYPE);
    bool hangul = c >= 0xac00 && c <= 0xd7a3; /* composed by rule: has no mapping of its own */
    if (type <= U_DT_NONE || type >= (int32_t)(sizeof tags / sizeof *tags) || hangul) {
        return 0;
    }
    UChar units[2 * CHAR_DECOMPOSITION_MAX];
    UErrorCode error = U_ZERO_ERROR;
    int32_t size = names->decomposition(names->normalizer, (UChar32)c, units,
                                        sizeof units / sizeof *units, &error);
    unsigned count = 0;
    if (U_FAILURE(error)) {
        return 0;
    }
    for (int32_t i = 0; i < size && count < CHAR_DECOMPOSITION_MAX; count++) {
        uint32_t unit = units[i++];
        if (unit >= 0xd800 && unit < 0xdc00 && i < size) {
            unit = 0x10000 + ((unit - 0xd800) << 10) + (units[i++] - 0xdc00u);
        }
        out[count] = unit;
    }
    *tag = tags[type];
    return count;
}

void char_data_version(struct vm *vm, char out[24])
{
    UVersionInfo v;
    vm->char_names->version(v);
    if (v[0] < 15 || (v[0] == 15 && v[1] < 1)) {
        v[0] = 15, v[1] = 1, v[2] = 0; /* with what is added here and in unicode.c */
    }
    snprintf(out, 24, "%u.%u.%u", v[0], v[1], v[2]);
}

#else /* without ICU */

const char char_names_missing[] =
    "character names need the ICU library, which this build leaves out (package libicu-dev)";

bool char_names_open(struct vm *vm)
{
    return false;
}
void char_names_close(struct vm *vm)
{
}
uint32_t char_lookup(struct vm *vm, const char *name, size_t size)
{
    return CHAR_UNKNOWN;
}
size_t char_name(struct vm *vm, uint32_t c, char out[CHAR_NAME_MAX])
{
    return 0;
}
bool char_numeric(struct vm *vm, uint32_t c, double *out)
{
    return false;
}
int char_digit(struct vm *vm, uint32_t c)
{
    return -1;
}
const char *char_width(struct vm *vm, uint32_t c)
{
    return "N";
}
unsigned char_decomposition(struct vm *vm, uint32_t c, uint32_t out[CHAR_DECOMPOSITION_MAX],
                            const char **tag)
{
    return 0;
}
void char_data_version(struct vm *vm, char out[24])
{
    strcpy(out, "15.1.0");
}

#endif

bool char_names_require(struct vm *vm)
{
    if (!char_names_open(vm)) {
        raise_error(vm, TYPE_IMPORT_ERROR, "%s", char_names_missing);
        return false;
    }
    return true;
}
