/* unicode.c - properties of code points: those of utf8proc's tables, corrected by unicode_tables.h; or
 * plain ones. The library is opened when a VM first asks about a character beyond ASCII. */
#include "unicode.h"

#include "alloc.h"

#include <string.h>

#ifdef ASPEN_WITH_UTF8PROC
#include "unicode_tables.h"
#include <dlfcn.h>
#include <utf8proc.h>
#endif

#define CODE_POINT_END 0x110000

bool unicode_is_space(uint32_t c)
{
    if (c < 0x80) {
        return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x1f);
    }
    return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
           c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

static inline bool ascii_upper(uint32_t c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool ascii_lower(uint32_t c)
{
    return c >= 'a' && c <= 'z';
}

static inline bool ascii_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static enum unicode_category ascii_category(uint32_t c)
{
    if (ascii_lower(c)) {
        return CATEGORY_LL;
    }
    if (ascii_upper(c)) {
        return CATEGORY_LU;
    }
    if (ascii_digit(c)) {
        return CATEGORY_ND;
    }
    if (c < 0x20 || c == 0x7f) {
        return CATEGORY_CC;
    }
    switch (c) {
    case ' ': return CATEGORY_ZS;
    case '$': return CATEGORY_SC;
    case '_': return CATEGORY_PC;
    case '-': return CATEGORY_PD;
    case '(':
    case '[':
    case '{': return CATEGORY_PS;
    case ')':
    case ']':
    case '}': return CATEGORY_PE;
    case '+':
    case '<':
    case '=':
    case '>':
    case '|':
    case '~': return CATEGORY_SM;
    case '^':
    case '`': return CATEGORY_SK;
    default: return CATEGORY_PO;
    }
}

static unsigned single(uint32_t c, uint32_t out[UNICODE_CASE_MAX])
{
    out[0] = c;
    return 1;
}

/* -- without tables -------------------------------------------------------------------------------- */

static enum unicode_category plain_category(uint32_t c)
{
    if (c < 0x80) {
        return ascii_category(c);
    }
    if (c >= CODE_POINT_END) {
        return CATEGORY_CN;
    }
    if (c < 0xa0) {
        return CATEGORY_CC;
    }
    if (unicode_is_space(c)) {
        return CATEGORY_ZS;
    }
    if (c >= 0xd800 && c < 0xe000) {
        return CATEGORY_CS;
    }
    if ((c >= 0xe000 && c < 0xf900) || c >= 0xf0000) {
        return CATEGORY_CO;
    }
    if (c == 0xad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || c == 0xfeff) {
        return CATEGORY_CF;
    }
    if (c < 0xc0) {
        return c == 0xaa || c == 0xb5 || c == 0xba ? CATEGORY_LO : CATEGORY_PO;
    }
    if (c == 0xd7 || c == 0xf7 || (c >= 0x2190 && c < 0x2c00) || (c >= 0x1f000 && c < 0x20000)) {
        return CATEGORY_SO;
    }
    if ((c >= 0x2010 && c < 0x2070) || (c >= 0x3001 && c < 0x3040)) {
        return CATEGORY_PO;
    }
    return c >= 0x300 && c < 0x370 ? CATEGORY_MN : CATEGORY_LO;
}

static bool plain_is_alpha(uint32_t c)
{
    enum unicode_category category = plain_category(c);
    return category >= CATEGORY_LU && category <= CATEGORY_LO;
}

static unsigned plain_combining(uint32_t c)
{
    return 0;
}

static const char *plain_bidirectional(uint32_t c)
{
    return c < 0x80 && plain_is_alpha(c) ? "L" : "";
}

static bool plain_mirrored(uint32_t c)
{
    return c < 0x80 && c && strchr("()<>[]{}", (int)c);
}

static int plain_decimal(uint32_t c)
{
    return ascii_digit(c) ? (int)(c - '0') : -1;
}

static bool plain_is_digit(uint32_t c)
{
    return ascii_digit(c);
}

static bool plain_is_numeric(uint32_t c)
{
    return ascii_digit(c);
}

static bool plain_is_lower(uint32_t c)
{
    return ascii_lower(c);
}

static bool plain_is_upper(uint32_t c)
{
    return ascii_upper(c);
}

static bool plain_is_xid_start(uint32_t c)
{
    return plain_is_alpha(c);
}

static bool plain_is_xid_continue(uint32_t c)
{
    return plain_is_alpha(c) || ascii_digit(c) || c == '_' || plain_category(c) == CATEGORY_MN;
}

static unsigned plain_to_upper(uint32_t c, uint32_t out[UNICODE_CASE_MAX])
{
    return single(ascii_lower(c) ? c - 32 : c, out);
}

static unsigned plain_to_title(uint32_t c, uint32_t out[UNICODE_CASE_MAX])
{
    return single(ascii_lower(c) ? c - 32 : c, out);
}

static unsigned plain_to_lower(uint32_t c, uint32_t out[UNICODE_CASE_MAX])
{
    return single(ascii_upper(c) ? c + 32 : c, out);
}

static unsigned plain_fold(uint32_t c, uint32_t out[UNICODE_CASE_MAX])
{
    return single(ascii_upper(c) ? c + 32 : c, out);
}

static bool plain_normalize(struct str_builder *b, enum unicode_form form, const char *text,
                            size_t size)
{
    return builder_add(b, text, size);
}

static size_t plain_normalize_identifier(const char *text, size_t size, char *out, size_t capacity)
{
    if (size <= capacity) {
        memcpy(out, text, size);
    }
    return size;
}

/* -- with utf8proc ---------------------------------------------------------------------------------- */

#ifdef ASPEN_WITH_UTF8PROC

#define UTF8PROC_FUNCTIONS(F) \
    F(category)               \
    F(get_property)           \
    F(toupper)                \
    F(totitle)                \
    F(tolower)                \
    F(decompose_char)         \
    F(decompose)              \
    F(normalize_utf32)

/* The library as a VM opened it. */
struct unicode_tables {
    void *library; /* NULL: it cannot be had */
#define FIELD(name) __typeof__(&utf8proc_##name) name;
    UTF8PROC_FUNCTIONS(FIELD)
#undef FIELD
};

/* The library whose structures are those of the headers that this file was built with. */
#if UTF8PROC_VERSION_MAJOR > 2 || UTF8PROC_VERSION_MINOR >= 9
#define LIBRARY_VERSION "3"
#else
#define LIBRARY_VERSION "2"
#endif

static bool load_tables(struct unicode_tables *t)
{
    static const char *const files[] = {"libutf8proc.so." LIBRARY_VERSION,
                                        "libutf8proc." LIBRARY_VERSION ".dylib"};
    for (size_t i = 0; i < sizeof files / sizeof *files && !t->library; i++) {
        t->library = dlopen(files[i], RTLD_NOW | RTLD_LOCAL);
    }
    void *symbol;
#define FIND(name)                                                     \
    symbol = t->library ? dlsym(t->library, "utf8proc_" #name) : NULL; \
    if (!symbol) {                                                     \
        return false;                                                  \
    }                                                                  \
    memcpy(&t->name, &symbol, sizeof symbol);
    UTF8PROC_FUNCTIONS(FIND)
#undef FIND
    return true;
}

void unicode_close(struct vm *vm)
{
    struct unicode_tables *t = vm->unicode;
    vm->unicode = NULL;
    if (t) {
        if (t->library) {
            dlclose(t->library);
        }
        mem_free(vm, t, sizeof *t);
    }
}

/* NULL when there is no such library: looked for once. */
static const struct unicode_tables *tables_of(struct vm *vm)
{
    struct unicode_tables *t = vm->unicode;
    if (!t) {
        t = mem_try_alloc(vm, sizeof *t);
        if (!t) {
            return NULL;
        }
        memset(t, 0, sizeof *t);
        vm->unicode = t;
        if (!load_tables(t) && t->library) {
            dlclose(t->library);
            t->library = NULL;
        }
    }
    return t->library ? t : NULL;
}

/* Assigned by Unicode 15.1, which utf8proc may not know yet. */
static const struct code_range assigned_symbols[] = {{0x2ffc, 0x2fff}, {0x31ef, 0x31ef}};
static const struct code_range assigned_letters[] = {{0x2ebf0, 0x2ee5d}};

static bool find_range(const struct code_range *ranges, size_t count, uint32_t c)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c > ranges[middle].last) {
            low = middle + 1;
        } else if (c < ranges[middle].first) {
            high = middle;
        } else {
            return true;
        }
    }
    return false;
}
#define in_ranges(table, c) find_range(table, sizeof(table) / sizeof *(table), c)

static enum unicode_category full_category(const struct unicode_tables *t, uint32_t c)
{
    if (c < 0x80) {
        return ascii_category(c);
    }
    if (c >= CODE_POINT_END) {
        return CATEGORY_CN;
    }
    /* utf8proc numbers the categories as we do */
    enum unicode_category category = (enum unicode_category)t->category((utf8proc_int32_t)c);
    if (category == CATEGORY_CN) {
        return in_ranges(assigned_symbols, c)   ? CATEGORY_SO
               : in_ranges(assigned_letters, c) ? CATEGORY_LO
                                                : CATEGORY_CN;
    }
    return category;
}

static unsigned full_combining(const struct unicode_tables *t, uint32_t c)
{
    return c < CODE_POINT_END ? (unsigned)t->get_property((utf8proc_int32_t)c)->combining_class : 0;
}

static const char *full_bidirectional(const struct unicode_tables *t, uint32_t c)
{
    static const char names[][4] = {"",    "L",  "LRE", "LRO", "R",   "AL",  "RLE", "RLO",
                                    "PDF", "EN", "ES",  "ET",  "AN",  "CS",  "NSM", "BN",
                                    "B",   "S",  "WS",  "ON",  "LRI", "RLI", "FSI", "PDI"};
    unsigned class = c < CODE_POINT_END ? t->get_property((utf8proc_int32_t)c)->bidi_class : 0;
    if (!class) {
        return in_ranges(assigned_symbols, c) ? "ON" : in_ranges(assigned_letters, c) ? "L" : "";
    }
    return class < sizeof names / sizeof *names ? names[class] : "";
}

static bool full_mirrored(const struct unicode_tables *t, uint32_t c)
{
    return c < CODE_POINT_END && t->get_property((utf8proc_int32_t)c)->bidi_mirrored;
}

static int full_decimal(const struct unicode_tables *t, uint32_t c)
{
    if (c < 0x80) {
        return ascii_digit(c) ? (int)(c - '0') : -1;
    }
    if (full_category(t, c) != CATEGORY_ND) {
        return -1;
    }
    /* decimal digits come in runs of ten, zero first */
    uint32_t first = c;
    while (first > 0x80 && c - first < 50 && full_category(t, first - 1) == CATEGORY_ND) {
        first--;
    }
    return (int)((c - first) % 10);
}

static bool full_is_digit(const struct unicode_tables *t, uint32_t c)
{
    return c < 0x80 ? ascii_digit(c)
                    : full_category(t, c) == CATEGORY_ND || in_ranges(digit_added, c);
}

static bool full_is_numeric(const struct unicode_tables *t, uint32_t c)
{
    if (c < 0x80) {
        return ascii_digit(c);
    }
    enum unicode_category category = full_category(t, c);
    return (category >= CATEGORY_ND && category <= CATEGORY_NO) || in_ranges(numeric_added, c);
}

static bool full_is_lower(const struct unicode_tables *t, uint32_t c)
{
    return c < 0x80 ? ascii_lower(c)
                    : full_category(t, c) == CATEGORY_LL || in_ranges(lower_added, c);
}

static bool full_is_upper(const struct unicode_tables *t, uint32_t c)
{
    return c < 0x80 ? ascii_upper(c)
                    : full_category(t, c) == CATEGORY_LU || in_ranges(upper_added, c);
}

static bool letter_like(enum unicode_category category)
{
    return (category >= CATEGORY_LU && category <= CATEGORY_LO) || category == CATEGORY_NL;
}

static bool full_is_xid_start(const struct unicode_tables *t, uint32_t c)
{
    if (c < 0x80) {
        return ascii_lower(c) || ascii_upper(c);
    }
    return letter_like(full_category(t, c)) ? !in_ranges(start_removed, c)
                                            : in_ranges(start_added, c);
}

static bool full_is_xid_continue(const struct unicode_tables *t, uint32_t c)
{
    if (c < 0x80) {
        return ascii_lower(c) || ascii_upper(c) || ascii_digit(c) || c == '_';
    }
    enum unicode_category category = full_category(t, c);
    bool usual = letter_like(category) || category == CATEGORY_MN || category == CATEGORY_MC ||
                 category == CATEGORY_ND || category == CATEGORY_PC;
    return usual ? !in_ranges(continue_removed, c) : in_ranges(continue_added, c);
}

/* -- case --------------------------------------------------------------------------------------- */

static const struct special_case *find_special_case(uint32_t c)
{
    if (c > 0xfb17 || (c > 0x587 && c < 0x1e96) || (c > 0x1ffc && c < 0xfb00)) {
        return NULL; /* where most letters are */
    }
    size_t low = 0, high = sizeof special_cases / sizeof *special_cases;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (special_cases[middle].c == c) {
            return &special_cases[middle];
        }
        if (special_cases[middle].c < c) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return NULL;
}

static unsigned widen_case(const uint16_t mapping[3], uint32_t out[UNICODE_CASE_MAX])
{
    unsigned n = 0;
    while (n < 3 && mapping[n]) {
        out[n] = mapping[n];
        n++;
    }
    return n;
}

static unsigned full_to_upper(const struct unicode_tables *t, uint32_t c,
                              uint32_t out[UNICODE_CASE_MAX])
{
    if (c < 0x80 || c >= CODE_POINT_END) {
        return single(ascii_lower(c) ? c - 32 : c, out);
    }
    const struct special_case *special = find_special_case(c);
    return special ? widen_case(special->upper, out)
                   : single((uint32_t)t->toupper((utf8proc_int32_t)c), out);
}

static unsigned full_to_title(const struct unicode_tables *t, uint32_t c,
                              uint32_t out[UNICODE_CASE_MAX])
{
    if (c < 0x80 || c >= CODE_POINT_END) {
        return single(ascii_lower(c) ? c - 32 : c, out);
    }
    const struct special_case *special = find_special_case(c);
    return special ? widen_case(special->title[0] ? special->title : special->upper, out)
                   : single((uint32_t)t->totitle((utf8proc_int32_t)c), out);
}

static unsigned full_to_lower(const struct unicode_tables *t, uint32_t c,
                              uint32_t out[UNICODE_CASE_MAX])
{
    if (c < 0x80 || c >= CODE_POINT_END) {
        return single(ascii_upper(c) ? c + 32 : c, out);
    }
    if (c == 0x130) { /* I with a dot: the only lower case of two characters */
        out[0] = 'i';
        out[1] = 0x307;
        return 2;
    }
    return single((uint32_t)t->tolower((utf8proc_int32_t)c), out);
}

static unsigned full_fold(const struct unicode_tables *t, uint32_t c,
                          uint32_t out[UNICODE_CASE_MAX])
{
    if (c < 0x80 || c >= CODE_POINT_END) {
        return single(ascii_upper(c) ? c + 32 : c, out);
    }
    utf8proc_int32_t folded[UNICODE_CASE_MAX];
    int boundary = 0;
    utf8proc_ssize_t n = t->decompose_char((utf8proc_int32_t)c, folded, UNICODE_CASE_MAX,
                                           UTF8PROC_CASEFOLD, &boundary);
    if (n < 1 || n > UNICODE_CASE_MAX) {
        return single(c, out);
    }
    for (utf8proc_ssize_t i = 0; i < n; i++) {
        out[i] = (uint32_t)folded[i];
    }
    return (unsigned)n;
}

/* -- normal forms --------------------------------------------------------------------------------- */

static utf8proc_option_t form_options(enum unicode_form form)
{
    utf8proc_option_t options = UTF8PROC_STABLE;
    options |= form == FORM_NFC || form == FORM_NFKC ? UTF8PROC_COMPOSE : UTF8PROC_DECOMPOSE;
    return options | (form == FORM_NFKC || form == FORM_NFKD ? UTF8PROC_COMPAT : 0);
}

/* The size of the longest prefix without surrogates, which utf8proc refuses. */
static size_t without_surrogates(const char *text, size_t size)
{
    for (size_t i = 0; i + 2 < size; i++) {
        if ((unsigned char)text[i] == 0xed && (unsigned char)text[i + 1] >= 0xa0) {
            return i;
        }
    }
    return size;
}

static bool normalize_run(const struct unicode_tables *t, struct str_builder *b,
                          utf8proc_option_t options, const char *text, size_t size)
{
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
    utf8proc_ssize_t count = t->decompose(bytes, (utf8proc_ssize_t)size, NULL, 0, options);
    if (count < 0) {
        return builder_add(b, text, size);
    }
    size_t room = ((size_t)count + 1) * sizeof(utf8proc_int32_t);
    utf8proc_int32_t *points = mem_alloc(b->vm, room);
    if (!points) {
        return false;
    }
    count = t->decompose(bytes, (utf8proc_ssize_t)size, points, count, options);
    if (count > 0) {
        count = t->normalize_utf32(points, count, options);
    }
    bool ok = true;
    for (utf8proc_ssize_t i = 0; i < count && ok; i++) {
        ok = builder_add_code_point(b, (uint32_t)points[i]);
    }
    mem_free(b->vm, points, room);
    return ok;
}

static bool full_normalize(const struct unicode_tables *t, struct str_builder *b,
                           enum unicode_form form, const char *text, size_t size)
{
    utf8proc_option_t options = form_options(form);
    while (size) {
        size_t run = without_surrogates(text, size);
        if (run && !normalize_run(t, b, options, text, run)) {
            return false;
        }
        text += run;
        size -= run;
        if (size) {
            if (!builder_add(b, text, 3)) {
                return false;
            }
            text += 3;
            size -= 3;
        }
    }
    return true;
}

static size_t full_normalize_identifier(const struct unicode_tables *t, const char *text,
                                        size_t size, char *out, size_t capacity)
{
    utf8proc_int32_t points[512];
    utf8proc_option_t options = form_options(FORM_NFKC);
    utf8proc_ssize_t room = sizeof points / sizeof *points - 1;
    utf8proc_ssize_t count =
        t->decompose((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)size, points, room, options);
    if (count > room) {
        return capacity + 1;
    }
    if (count >= 0) {
        count = t->normalize_utf32(points, count, options);
    }
    if (count < 0) { /* not valid UTF-8: as it is */
        if (size <= capacity) {
            memcpy(out, text, size);
        }
        return size;
    }
    size_t used = 0;
    for (utf8proc_ssize_t i = 0; i < count; i++) {
        char encoded[4];
        unsigned n = utf8_encode((uint32_t)points[i], encoded);
        if (n > capacity - used) {
            return capacity + 1;
        }
        memcpy(out + used, encoded, n);
        used += n;
    }
    return used;
}

/* Answers from the tables where there are some. */
#define CHOOSE(name, ...)                           \
    const struct unicode_tables *t = tables_of(vm); \
    return t ? full_##name(t, __VA_ARGS__) : plain_##name(__VA_ARGS__)

#else

#define CHOOSE(name, ...) \
    (void)vm;             \
    return plain_##name(__VA_ARGS__)

void unicode_close(struct vm *vm)
{
}

#endif

/* -- either ------------------------------------------------------------------------------------------ */

enum unicode_category unicode_category(struct vm *vm, uint32_t c)
{
    if (c < 0x80) {
        return ascii_category(c);
    }
    CHOOSE(category, c);
}

unsigned unicode_combining(struct vm *vm, uint32_t c)
{
    CHOOSE(combining, c);
}

const char *unicode_bidirectional(struct vm *vm, uint32_t c)
{
    CHOOSE(bidirectional, c);
}

bool unicode_mirrored(struct vm *vm, uint32_t c)
{
    CHOOSE(mirrored, c);
}

int unicode_decimal(struct vm *vm, uint32_t c)
{
    if (c < 0x80) {
        return ascii_digit(c) ? (int)(c - '0') : -1;
    }
    CHOOSE(decimal, c);
}

bool unicode_is_digit(struct vm *vm, uint32_t c)
{
    if (c < 0x80) {
        return ascii_digit(c);
    }
    CHOOSE(is_digit, c);
}

bool unicode_is_numeric(struct vm *vm, uint32_t c)
{
    if (c < 0x80) {
        return ascii_digit(c);
    }
    CHOOSE(is_numeric, c);
}

bool unicode_is_lower(struct vm *vm, uint32_t c)
{
    if (c < 0x80) {
        return ascii_lower(c);
    }
    CHOOSE(is_lower, c);
}

bool unicode_is_upper(struct vm *vm, uint32_t c)
{
    if (c < 0x80) {
        return ascii_upper(c);
    }
    CHOOSE(is_upper, c);
}

bool unicode_is_xid_start(struct vm *vm, uint32_t c)
{
    if (c < 0x80) {
        return ascii_lower(c) || ascii_upper(c);
    }
    CHOOSE(is_xid_start, c);
}

bool unicode_is_xid_continue(struct vm *vm, uint32_t c)
{
    if (c < 0x80) {
        return ascii_lower(c) || ascii_upper(c) || ascii_digit(c) || c == '_';
    }
    CHOOSE(is_xid_continue, c);
}

unsigned unicode_to_upper(struct vm *vm, uint32_t c, uint32_t out[UNICODE_CASE_MAX])
{
    if (c < 0x80) {
        return single(ascii_lower(c) ? c - 32 : c, out);
    }
    CHOOSE(to_upper, c, out);
}

unsigned unicode_to_title(struct vm *vm, uint32_t c, uint32_t out[UNICODE_CASE_MAX])
{
    if (c < 0x80) {
        return single(ascii_lower(c) ? c - 32 : c, out);
    }
    CHOOSE(to_title, c, out);
}

unsigned unicode_to_lower(struct vm *vm, uint32_t c, uint32_t out[UNICODE_CASE_MAX])
{
    if (c < 0x80) {
        return single(ascii_upper(c) ? c + 32 : c, out);
    }
    CHOOSE(to_lower, c, out);
}

unsigned unicode_fold(struct vm *vm, uint32_t c, uint32_t out[UNICODE_CASE_MAX])
{
    if (c < 0x80) {
        return single(ascii_upper(c) ? c + 32 : c, out);
    }
    CHOOSE(fold, c, out);
}

bool unicode_normalize(struct str_builder *b, enum unicode_form form, const char *text, size_t size)
{
    struct vm *vm = b->vm;
    CHOOSE(normalize, b, form, text, size);
}

size_t unicode_normalize_identifier(struct vm *vm, const char *text, size_t size, char *out,
                                    size_t capacity)
{
    CHOOSE(normalize_identifier, text, size, out, capacity);
}

const char *unicode_category_name(struct vm *vm, uint32_t c)
{
    static const char names[][3] = {"Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd",
                                    "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm",
                                    "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co"};
    return names[unicode_category(vm, c)];
}

bool unicode_is_alpha(struct vm *vm, uint32_t c)
{
    enum unicode_category category = unicode_category(vm, c);
    return category >= CATEGORY_LU && category <= CATEGORY_LO;
}

bool unicode_is_title(struct vm *vm, uint32_t c)
{
    return unicode_category(vm, c) == CATEGORY_LT;
}

bool unicode_is_alnum(struct vm *vm, uint32_t c)
{
    return unicode_is_alpha(vm, c) || unicode_is_numeric(vm, c);
}

bool unicode_is_printable(struct vm *vm, uint32_t c)
{
    if (c < 0x7f) {
        return c >= ' ';
    }
    enum unicode_category category = unicode_category(vm, c);
    return category != CATEGORY_CN && category < CATEGORY_ZS;
}

bool unicode_is_cased(struct vm *vm, uint32_t c)
{
    return unicode_is_lower(vm, c) || unicode_is_upper(vm, c) || unicode_is_title(vm, c);
}

bool unicode_is_case_ignorable(struct vm *vm, uint32_t c)
{
    switch (c) { /* inside words: apostrophes, dots, colons */
    case '\'':
    case '.':
    case ':':
    case 0xb7:
    case 0x387:
    case 0x55f:
    case 0x5f4:
    case 0x2018:
    case 0x2019:
    case 0x2024:
    case 0x2027:
    case 0xfe13:
    case 0xfe52:
    case 0xfe55:
    case 0xff07:
    case 0xff0e:
    case 0xff1a: return true;
    default: break;
    }
    enum unicode_category category = unicode_category(vm, c);
    return category == CATEGORY_MN || category == CATEGORY_ME || category == CATEGORY_CF ||
           category == CATEGORY_LM || category == CATEGORY_SK;
}
