/* exception_format.c - the report of an exception: traceback, chain of causes, groups, notes,
 * marks below the source lines, suggestions. */
#include "exception.h"
#include "container.h"
#include "type.h"

#include <stdio.h>

#define GROUP_WIDTH_MAX 15
#define GROUP_DEPTH_MAX 10
#define REPEAT_MAX      3
#define LINES_MAX       256 /* of one expression; longer ones show their first line */

struct report {
    struct vm *vm;
    struct str_builder out;
    bool colour;
    bool need_close;
    unsigned depth;    /* of exception groups */
    struct dict *seen; /* exceptions in the report, by their addresses */
    bool failed;
};

/* -- writing ---------------------------------------------------------------------------------------------- */

#define RESET        "\033[0m"
#define MAGENTA      "\033[35m"
#define BOLD_MAGENTA "\033[1;35m"
#define RED          "\033[31m"
#define BOLD_RED     "\033[1;31m"

static void put(struct report *r, const char *text, size_t size)
{
    r->failed = r->failed || !builder_add(&r->out, text, size);
}

static void put_cstr(struct report *r, const char *text)
{
    put(r, text, strlen(text));
}

static void put_indent(struct report *r)
{
    for (unsigned i = 0; i < r->depth; i++) {
        put(r, "  ", 2);
    }
}

/* Lines of text, each behind the margin of the group it belongs to. */
static void emit_margin(struct report *r, const char *text, size_t size, char margin)
{
    while (size) {
        const char *end = memchr(text, '\n', size);
        size_t n = end ? (size_t)(end - text) + 1 : size;
        if (r->depth) {
            put_indent(r);
            put(r, &margin, 1);
            put(r, " ", 1);
        }
        put(r, text, n);
        text += n;
        size -= n;
    }
}

static void emit(struct report *r, const char *text)
{
    emit_margin(r, text, strlen(text), '|');
}

static void emit_builder(struct report *r, struct str_builder *b)
{
    if (b->failed) {
        r->failed = true;
    } else {
        emit_margin(r, b->data ? b->data : "", b->size, '|');
    }
    builder_discard(b);
}

static void add_coloured(struct report *r, struct str_builder *b, const char *colour,
                         const char *text, size_t size)
{
    if (r->colour) {
        builder_add_cstr(b, colour);
    }
    builder_add(b, text, size);
    if (r->colour) {
        builder_add_cstr(b, RESET);
    }
}

/* -- source lines and marks ----------------------------------------------------------------------------------- */

struct source_rows {
    value lines[LINES_MAX];
    uint32_t count;
    size_t indent; /* common to all that are not blank */
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\f' || c == '\r' || c == '\v';
}

static size_t leading_space(const char *s, size_t n)
{
    size_t i = 0;
    while (i < n && is_space(s[i])) {
        i++;
    }
    return i;
}

static size_t trimmed_size(const struct str *s)
{
    size_t n = s->size;
    while (n && is_space(s->data[n - 1])) {
        n--;
    }
    return n;
}

static const char *row_text(const struct source_rows *rows, uint32_t i, size_t *size)
{
    const struct str *s = as_str(rows->lines[i]);
    size_t n = trimmed_size(s), skip = rows->indent < n ? rows->indent : n;
    *size = n - skip;
    return s->data + skip;
}

/* The lines of a span. False when there are none. */
static bool read_rows(struct report *r, value filename, uint32_t first, uint32_t last,
                      struct source_rows *rows)
{
    rows->count = 0;
    rows->indent = SIZE_MAX;
    if (last < first || last - first >= LINES_MAX) {
        last = first;
    }
    for (uint32_t line = first; line <= last; line++) {
        value text = source_line(r->vm, filename, line);
        if (!text) {
            break;
        }
        rows->lines[rows->count++] = text;
        struct str *s = as_str(text);
        size_t n = trimmed_size(s), space = leading_space(s->data, n);
        if (n && space < rows->indent) {
            rows->indent = space;
        }
    }
    if (rows->indent == SIZE_MAX) {
        rows->indent = 0;
    }
    return rows->count > 0;
}

/* Columns that a character takes on a terminal. */
static unsigned width_of(uint32_t c)
{
    static const uint32_t wide[][2] = {
        {0x1100, 0x115f},   {0x231a, 0x231b},   {0x2329, 0x232a},   {0x23e9, 0x23ec},
        {0x25fd, 0x25fe},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x26aa, 0x26ab},
        {0x26bd, 0x26be},   {0x26c4, 0x26c5},   {0x2705, 0x2705},   {0x270a, 0x270b},
        {0x2728, 0x2728},   {0x274c, 0x274c},   {0x2753, 0x2755},   {0x2795, 0x2797},
        {0x2b1b, 0x2b1c},   {0x2b50, 0x2b50},   {0x2e80, 0x303e},   {0x3041, 0x33ff},
        {0x3400, 0x4dbf},   {0x4e00, 0x9fff},   {0xa000, 0xa4c6},   {0xa960, 0xa97c},
        {0xac00, 0xd7a3},   {0xf900, 0xfaff},   {0xfe10, 0xfe19},   {0xfe30, 0xfe6b},
        {0xff01, 0xff60},   {0xffe0, 0xffe6},   {0x17000, 0x18cff}, {0x1b000, 0x1b2fb},
        {0x1f004, 0x1f004}, {0x1f0cf, 0x1f0cf}, {0x1f18e, 0x1f18e}, {0x1f191, 0x1f19a},
        {0x1f200, 0x1f320}, {0x1f32d, 0x1f335}, {0x1f337, 0x1f37c}, {0x1f37e, 0x1f393},
        {0x1f3a0, 0x1f3ca}, {0x1f3cf, 0x1f3d3}, {0x1f3e0, 0x1f3f0}, {0x1f3f4, 0x1f3f4},
        {0x1f3f8, 0x1f43e}, {0x1f440, 0x1f440}, {0x1f442, 0x1f4fc}, {0x1f4ff, 0x1f53d},
        {0x1f54b, 0x1f54e}, {0x1f550, 0x1f567}, {0x1f57a, 0x1f57a}, {0x1f595, 0x1f596},
        {0x1f5a4, 0x1f5a4}, {0x1f5fb, 0x1f64f}, {0x1f680, 0x1f6c5}, {0x1f6cc, 0x1f6cc},
        {0x1f6d0, 0x1f6d2}, {0x1f6eb, 0x1f6ec}, {0x1f6f4, 0x1f6fc}, {0x1f7e0, 0x1f7eb},
        {0x1f90c, 0x1f9ff}, {0x1fa70, 0x1faff}, {0x20000, 0x3fffd},
    };
    for (size_t i = 0; i < sizeof wide / sizeof wide[0] && c >= wide[i][0]; i++) {
        if (c <= wide[i][1]) {
            return 2;
        }
    }
    return 1;
}

/* The expression of a span, in the rows without their indent. */
struct segment {
    size_t start, end;    /* byte columns in the first and the last row */
    bool marked;          /* there is an anchor */
    struct anchor anchor; /* offsets into the rows joined by newlines, from `start` on */
    char *text;
    size_t size;
};

static char *join_rows(struct vm *vm, const struct source_rows *rows, size_t *size)
{
    struct str_builder b;
    builder_init(&b, vm);
    for (uint32_t i = 0; i < rows->count; i++) {
        size_t n;
        const char *text = row_text(rows, i, &n);
        builder_add(&b, text, n);
        builder_add(&b, "\n", 1);
    }
    *size = b.size;
    if (b.failed) {
        builder_discard(&b);
        return NULL;
    }
    char *text = mem_try_alloc(vm, b.size + 1);
    if (text) {
        memcpy(text, b.data, b.size);
        text[b.size] = 0;
    }
    builder_discard(&b);
    return text;
}

static size_t clamp(size_t n, size_t low, size_t high)
{
    return n < low ? low : n > high ? high : n;
}

/* Whether marks are to be shown, and where the anchor is. */
static bool find_marks(struct report *r, const struct source_rows *rows, const struct span32 *span,
                       struct segment *out)
{
    size_t first_size, last_size, all;
    const char *first = row_text(rows, 0, &first_size);
    const char *last = row_text(rows, rows->count - 1, &last_size);
    out->start = span->col > rows->indent ? span->col - rows->indent : 0;
    out->end = span->end_col > rows->indent ? span->end_col - rows->indent : 0;
    out->start = clamp(out->start, 0, first_size);
    out->end = clamp(out->end, rows->count == 1 ? out->start : 0, last_size);
    out->marked = false;
    if (span->end_line - span->line + 1 != rows->count ||
        (rows->count == 1 && out->end == out->start)) {
        return false;
    }
    char *text = join_rows(r->vm, rows, &all);
    if (!text) {
        return false;
    }
    size_t end = all - 1 - last_size + out->end; /* offset of the segment's end */
    const char *segment = text + out->start;
    size_t size = end - out->start;
    out->marked = find_anchor(segment, size, &out->anchor);
    size_t rest = out->end;
    int open = 0; /* parentheses around it: left open, the lines are no whole statement */
    for (size_t i = 0; i < out->start; i++) {
        open += (text[i] == '(') - (text[i] == ')');
    }
    while (rest < last_size && (is_space(last[rest]) || last[rest] == ')')) {
        open -= last[rest++] == ')';
    }
    bool nothing_after = open == 0 && (rest == last_size || last[rest] == '#' || last[rest] == ';');
    bool needless = nothing_after && marks_are_needless(text, out->start, segment, size);
    mem_free(r->vm, text, all + 1);
    if (needless) {
        return false;
    }
    if (out->marked) {
        return true;
    }
    return leading_space(first, out->start) < out->start ||
           leading_space(last + out->end, last_size - out->end) < last_size - out->end;
}

/* The mark for the byte at `column` of row i: ' ', '~' or '^'. offset: of the row in the segment. */
static char mark_at(const struct source_rows *rows, const struct segment *s, uint32_t i,
                    size_t column, size_t offset, size_t indent)
{
    if ((i == 0 && column < s->start) || (i > 0 && column < indent)) {
        return ' ';
    }
    if (i == rows->count - 1 && column >= s->end) {
        return 0;
    }
    if (!s->marked) {
        return '^';
    }
    size_t at = offset + column - s->start;
    return at >= s->anchor.start && at < s->anchor.end ? '^' : '~';
}

static void add_marks(struct report *r, struct str_builder *b, const struct source_rows *rows,
                      const struct segment *s, uint32_t i)
{
    size_t size, offset = 0;
    for (uint32_t k = 0; k < i; k++) {
        row_text(rows, k, &size);
        offset += size + 1;
    }
    const char *text = row_text(rows, i, &size);
    size_t indent = leading_space(text, size);
    char previous = ' ';
    builder_add_cstr(b, "    ");
    for (const char *p = text; p < text + size;) {
        size_t column = (size_t)(p - text);
        char mark = mark_at(rows, s, i, column, offset, indent);
        if (!mark) {
            break;
        }
        if (r->colour && mark != previous) {
            if (previous != ' ') {
                builder_add_cstr(b, RESET);
            }
            if (mark != ' ') {
                builder_add_cstr(b, mark == '^' ? BOLD_RED : RED);
            }
        }
        previous = mark;
        for (unsigned w = width_of(utf8_next(&p)); w; w--) {
            builder_add(b, &mark, 1);
        }
    }
    if (r->colour && previous != ' ') {
        builder_add_cstr(b, RESET);
    }
    builder_add(b, "\n", 1);
}

/* A row of source; with colour, what the marks point at is coloured as they are. */
static void add_row(struct report *r, struct str_builder *b, const struct source_rows *rows,
                    const struct segment *s, uint32_t i)
{
    size_t size, offset = 0;
    const char *text = row_text(rows, i, &size);
    builder_add_cstr(b, "    ");
    if (!r->colour || !s) {
        builder_add(b, text, size);
    } else {
        for (uint32_t k = 0; k < i; k++) {
            size_t n;
            row_text(rows, k, &n);
            offset += n + 1;
        }
        size_t indent = leading_space(text, size);
        char previous = ' ';
        for (size_t column = 0; column < size; column++) {
            char mark = mark_at(rows, s, i, column, offset, indent);
            mark = mark ? mark : ' ';
            if (mark != previous) {
                if (previous != ' ') {
                    builder_add_cstr(b, RESET);
                }
                if (mark != ' ') {
                    builder_add_cstr(b, mark == '^' ? BOLD_RED : RED);
                }
                previous = mark;
            }
            builder_add(b, text + column, 1);
        }
        if (previous != ' ') {
            builder_add_cstr(b, RESET);
        }
    }
    builder_add(b, "\n", 1);
    if (s) {
        add_marks(r, b, rows, s, i);
    }
}

/* Which rows of a long expression are shown: the first, the last, and around the anchor. */
static void choose_rows(const struct source_rows *rows, const struct segment *s, bool *shown)
{
    memset(shown, 0, rows->count * sizeof *shown);
    shown[0] = shown[rows->count - 1] = true;
    if (!s->marked) {
        return;
    }
    size_t offset = 0;
    for (uint32_t i = 0; i < rows->count; i++) {
        size_t size;
        row_text(rows, i, &size);
        size_t next = offset + size + 1;
        const size_t ends[2] = {s->anchor.start + s->start, s->anchor.end + s->start};
        for (unsigned k = 0; k < 2; k++) {
            if (ends[k] >= offset && ends[k] < next) {
                if (i > 0) {
                    shown[i - 1] = true;
                }
                shown[i] = true;
                if (i + 1 < rows->count) {
                    shown[i + 1] = true;
                }
            }
        }
        offset = next;
    }
}

static void add_source(struct report *r, struct str_builder *b, struct code *code,
                       const struct span32 *span)
{
    struct source_rows rows;
    if (!read_rows(r, code->filename, span->line, span->end_line, &rows)) {
        return;
    }
    struct segment segment;
    bool has_columns = span->end_line > span->line || span->end_col > span->col;
    bool marks = has_columns && find_marks(r, &rows, span, &segment);
    if (rows.count == 1) {
        size_t size;
        row_text(&rows, 0, &size);
        if (size) {
            add_row(r, b, &rows, marks ? &segment : NULL, 0);
        }
        return;
    }
    bool shown[LINES_MAX];
    choose_rows(&rows, &segment, shown);
    uint32_t previous = 0;
    for (uint32_t i = 0; i < rows.count; i++) {
        if (!shown[i]) {
            continue;
        }
        uint32_t gap = i ? i - previous - 1 : 0;
        if (gap == 1) {
            add_row(r, b, &rows, marks ? &segment : NULL, i - 1);
        } else if (gap > 1) {
            builder_add_format(b, "    ...<%u lines>...\n", gap);
        }
        add_row(r, b, &rows, marks ? &segment : NULL, i);
        previous = i;
    }
}

/* -- traceback rows ----------------------------------------------------------------------------------------------- */

static void add_entry(struct report *r, struct str_builder *b, struct code *code,
                      const struct span32 *span)
{
    char line[24];
    int n = snprintf(line, sizeof line, "%u", span->line);
    builder_add_cstr(b, "  File ");
    if (r->colour) {
        builder_add_cstr(b, MAGENTA);
    }
    builder_add_format(b, "\"%U\"", code->filename);
    builder_add_cstr(b, r->colour ? RESET ", line " : ", line ");
    add_coloured(r, b, MAGENTA, line, (size_t)n);
    builder_add_cstr(b, ", in ");
    struct str *name = as_str(code->name);
    add_coloured(r, b, MAGENTA, name->data, name->size);
    builder_add(b, "\n", 1);
    add_source(r, b, code, span);
}

static void add_repeats(struct str_builder *b, size_t count)
{
    if (count > REPEAT_MAX) {
        count -= REPEAT_MAX;
        builder_add_format(b, "  [Previous line repeated %zu more time%s]\n", count,
                           count == 1 ? "" : "s");
    }
}

static void emit_rows(struct report *r, struct traceback *t)
{
    struct str_builder b;
    builder_init(&b, r->vm);
    struct code *last = NULL;
    uint32_t last_line = 0;
    size_t count = 0;
    for (; t && !b.failed; t = t->next) {
        struct span32 span = {0};
        code_position(t->code, t->pc, &span);
        bool same = last && span.line == last_line &&
                    str_equal(as_str(t->code->name), as_str(last->name)) &&
                    str_equal(as_str(t->code->filename), as_str(last->filename));
        if (!same) {
            add_repeats(&b, count);
            last = t->code;
            last_line = span.line;
            count = 0;
        }
        if (++count <= REPEAT_MAX) {
            add_entry(r, &b, t->code, &span);
        }
    }
    add_repeats(&b, count);
    emit_builder(r, &b);
}

/* -- the exception itself -------------------------------------------------------------------------------------------- */

/* A str(), or its stand-in when that fails. */
static value safe_text(struct report *r, value v, bool as_repr, const char *what)
{
    value text = as_repr ? repr(r->vm, v) : str_of(r->vm, v);
    if (!text) {
        error_clear(r->vm);
        text = format_str(r->vm, "<%s %s failed>", what, as_repr ? "repr()" : "str()");
    }
    return text;
}

static void add_class(struct report *r, struct str_builder *b, struct type *type)
{
    value module = type_module(r->vm, type), name = type_qualname(r->vm, type);
    if (r->colour) {
        builder_add_cstr(b, BOLD_MAGENTA);
    }
    if (!module || !is_kind(module, TYPE_STR)) {
        builder_add_cstr(b, "<unknown>.");
    } else if (!str_equals_cstr(module, "builtins") && !str_equals_cstr(module, "__main__")) {
        builder_add_format(b, "%U.", module);
    }
    builder_add_str(b, name ? name : NAME_OF(r->vm, EMPTY));
    if (r->colour) {
        builder_add_cstr(b, RESET);
    }
}

static void add_last_line(struct report *r, struct str_builder *b, value exception, value text,
                          value suffix)
{
    add_class(r, b, type_of(r->vm, exception));
    if (text && text != VALUE_NONE && is_kind(text, TYPE_STR) &&
        (as_str(text)->size || (suffix && as_str(suffix)->size))) {
        builder_add_cstr(b, ": ");
        if (r->colour) {
            builder_add_cstr(b, MAGENTA);
        }
        builder_add_str(b, text);
        if (suffix) {
            builder_add_str(b, suffix);
        }
        if (r->colour) {
            builder_add_cstr(b, RESET);
        }
    }
    builder_add(b, "\n", 1);
}

enum {
    SYNTAX_MSG,
    SYNTAX_FILENAME,
    SYNTAX_LINENO,
    SYNTAX_OFFSET,
    SYNTAX_TEXT,
    SYNTAX_END_LINENO,
    SYNTAX_END_OFFSET
};

static bool small_field(struct exception *e, unsigned index, int64_t *out)
{
    return e->extra[index] && is_any_int(e->extra[index]) && int_fits_int64(e->extra[index], out);
}

/* The line of a SyntaxError with its marks. */
static void add_syntax_text(struct report *r, struct str_builder *b, struct exception *e)
{
    struct str *text = as_str(e->extra[SYNTAX_TEXT]);
    size_t end = text->size;
    while (end && text->data[end - 1] == '\n') {
        end--;
    }
    const char *eol = memchr(text->data, '\n', end);
    size_t skip = 0;
    while (skip < end &&
           (text->data[skip] == ' ' || text->data[skip] == '\n' || text->data[skip] == '\f')) {
        skip++;
    }
    int64_t lineno, offset, end_lineno = 0, end_offset = -1;
    int64_t length = (int64_t)utf8_length(text->data, end);
    bool has_offset = small_field(e, SYNTAX_OFFSET, &offset);
    if (!small_field(e, SYNTAX_LINENO, &lineno)) {
        lineno = 0;
    }
    if (!small_field(e, SYNTAX_END_LINENO, &end_lineno)) {
        end_lineno = lineno;
    }
    if (!small_field(e, SYNTAX_END_OFFSET, &end_offset) || end_offset == 0) {
        end_offset = has_offset ? offset : -1;
    }
    if (end_lineno != lineno) {
        end_offset = length + 1;
    }
    int64_t colno = -1, end_colno = -1;
    if (has_offset) {
        if (offset > length) {
            offset = length + 1;
        }
        if (end_offset < offset) {
            end_offset = offset + 1;
        }
        if (end_offset == offset) {
            end_offset = offset + 1;
        }
        colno = offset - 1 - (int64_t)skip;
        end_colno = end_offset - 1 - (int64_t)skip;
    }
    builder_add_cstr(b, "    ");
    if (colno < 0 || !r->colour) {
        builder_add(b, text->data + skip, end - skip);
    } else {
        int64_t i = 0;
        for (const char *p = text->data + skip; p < text->data + end; i++) {
            const char *start = p;
            utf8_next(&p);
            if (i == colno) {
                builder_add_cstr(b, BOLD_RED);
            }
            if (i == end_colno) {
                builder_add_cstr(b, RESET);
            }
            builder_add(b, start, (size_t)(p - start));
        }
        if (colno < i && end_colno >= i) {
            builder_add_cstr(b, RESET);
        }
    }
    builder_add(b, "\n", 1);
    if (colno < 0 || (eol && eol < text->data + end && skip == 0 && colno > end_colno)) {
        return;
    }
    builder_add_cstr(b, "    ");
    int64_t i = 0;
    for (const char *p = text->data + skip; i < colno; i++) {
        uint32_t c = p < text->data + end ? utf8_next(&p) : ' ';
        char space = c < 0x80 && is_space((char)c) ? (char)c : ' ';
        builder_add(b, &space, 1);
    }
    if (r->colour) {
        builder_add_cstr(b, BOLD_RED);
    }
    for (; i < end_colno; i++) {
        builder_add(b, "^", 1);
    }
    if (r->colour) {
        builder_add_cstr(b, RESET);
    }
    builder_add(b, "\n", 1);
}

static void add_syntax_error(struct report *r, struct str_builder *b, value exception)
{
    struct exception *e = as_exception(exception);
    value filename = e->extra[SYNTAX_FILENAME];
    bool has_name = filename && is_kind(filename, TYPE_STR);
    int64_t lineno;
    value suffix = VALUE_NULL;
    if (small_field(e, SYNTAX_LINENO, &lineno)) {
        builder_add_cstr(b, "  File ");
        if (r->colour) {
            builder_add_cstr(b, MAGENTA);
        }
        builder_add_format(b, "\"%U\"", has_name ? filename : str_from_cstr(r->vm, "<string>"));
        builder_add_cstr(b, r->colour ? RESET ", line " : ", line ");
        char line[24];
        int n = snprintf(line, sizeof line, "%lld", (long long)lineno);
        add_coloured(r, b, MAGENTA, line, (size_t)n);
        builder_add(b, "\n", 1);
        value text = e->extra[SYNTAX_TEXT];
        if (text && is_kind(text, TYPE_STR)) {
            add_syntax_text(r, b, e);
        }
    } else if (has_name) {
        suffix = format_str(r->vm, " (%U)", filename);
    }
    value msg = e->extra[SYNTAX_MSG];
    value text = !msg || msg == VALUE_NONE ? str_from_cstr(r->vm, "<no detail available>")
                                           : safe_text(r, msg, false, "exception");
    add_last_line(r, b, exception, text, suffix);
}

static void add_notes(struct report *r, struct str_builder *b, value exception)
{
    bool failed;
    value notes = get_attr_optional(r->vm, exception, NAME_OF(r->vm, NOTES), &failed);
    if (failed) {
        error_clear(r->vm);
        return;
    }
    if (!notes || notes == VALUE_NONE) {
        return;
    }
    size_t mark = gc_root_mark(r->vm);
    bool rooted = gc_push_root(r->vm, notes);
    if (rooted && (is_kind(notes, TYPE_LIST) || is_kind(notes, TYPE_TUPLE))) {
        bool list = is_kind(notes, TYPE_LIST);
        for (size_t i = 0; i < (list ? as_list(notes)->length : as_tuple(notes)->length); i++) {
            value note = list ? as_list(notes)->items[i] : as_tuple(notes)->items[i];
            value text = safe_text(r, note, false, "note");
            builder_add_str(b, text ? text : NAME_OF(r->vm, EMPTY));
            builder_add(b, "\n", 1);
        }
    } else if (rooted) {
        value text = safe_text(r, notes, true, "__notes__");
        builder_add_str(b, text ? text : NAME_OF(r->vm, EMPTY));
        builder_add(b, "\n", 1);
    }
    gc_pop_roots(r->vm, mark);
    error_clear(r->vm);
}

static void emit_exception(struct report *r, value exception)
{
    struct str_builder b;
    builder_init(&b, r->vm);
    if (exception_layout(r->vm, type_of(r->vm, exception)) == TYPE_SYNTAX_ERROR) {
        add_syntax_error(r, &b, exception);
    } else {
        size_t mark = gc_root_mark(r->vm);
        value text = safe_text(r, exception, false, "exception");
        if (text && gc_push_root(r->vm, text)) {
            value hint = suggestion_for(r->vm, exception);
            add_last_line(r, &b, exception, text, hint);
        }
        gc_pop_roots(r->vm, mark);
    }
    add_notes(r, &b, exception);
    emit_builder(r, &b);
}

/* -- chains and groups ------------------------------------------------------------------------------------------------ */

/* The report is planned before anything is written: an exception that is a member of a group is not
 * told again as the context of another. A node is a list of these: */
enum { NODE_EXCEPTION, NODE_LINK, NODE_EARLIER, NODE_MEMBERS, NODE_SIZE };
enum link { LINK_NONE, LINK_CAUSE, LINK_CONTEXT };

static value seen_key(value exception)
{
    return small_int((int64_t)(value_bits(exception) >> 3));
}

static bool was_seen(struct report *r, value exception)
{
    bool failed;
    return dict_get(r->vm, r->seen, seen_key(exception), &failed) != VALUE_NULL;
}

static struct list *node_new(struct report *r, value exception)
{
    const value parts[NODE_SIZE] = {exception, small_int(LINK_NONE), VALUE_NONE, VALUE_NONE};
    struct list *node = list_from(r->vm, parts, NODE_SIZE);
    return node && dict_set(r->vm, r->seen, seen_key(exception), VALUE_TRUE) ? node : NULL;
}

static bool plan_link(struct report *r, struct list *node, value earlier, enum link link,
                      struct list *queue)
{
    struct list *next = node_new(r, earlier);
    if (!next || !list_append(r->vm, queue, from_object(next))) {
        return false;
    }
    node->items[NODE_LINK] = small_int(link);
    node->items[NODE_EARLIER] = from_object(next);
    return true;
}

static bool is_link(struct report *r, value v)
{
    return v && v != VALUE_NONE && !was_seen(r, v);
}

/* What an exception came from, and a group's members. */
static bool plan_node(struct report *r, struct list *node, struct list *queue)
{
    struct exception *e = as_exception(node->items[NODE_EXCEPTION]);
    bool ok = true;
    if (is_link(r, e->cause)) {
        ok = plan_link(r, node, e->cause, LINK_CAUSE, queue);
    } else if (!e->suppress_context && is_link(r, e->context)) {
        ok = plan_link(r, node, e->context, LINK_CONTEXT, queue);
    }
    if (!ok || !is_base_exception_group(r->vm, from_object(e)) || !e->extra[1]) {
        return ok;
    }
    struct tuple *members = as_tuple(e->extra[1]);
    struct list *nodes = list_new(r->vm, members->length);
    for (size_t i = 0; nodes && i < members->length; i++) {
        struct list *member = node_new(r, members->items[i]);
        if (!member || !list_append(r->vm, nodes, from_object(member)) ||
            !list_append(r->vm, queue, from_object(member))) {
            return false;
        }
    }
    node->items[NODE_MEMBERS] = from_object(nodes);
    return nodes != NULL;
}

static struct list *plan(struct report *r, value exception)
{
    struct list *root = node_new(r, exception);
    struct list *queue = root ? list_new(r->vm, 8) : NULL;
    if (!queue || !list_append(r->vm, queue, from_object(root))) {
        return NULL;
    }
    while (queue->length) {
        struct list *node = as_list(queue->items[--queue->length]);
        if (!plan_node(r, node, queue)) {
            return NULL;
        }
    }
    return root;
}

static void report_chain(struct report *r, struct list *node);

static void report_group(struct report *r, struct list *node)
{
    struct vm *vm = r->vm;
    value group = node->items[NODE_EXCEPTION];
    struct exception *e = as_exception(group);
    if (r->depth > GROUP_DEPTH_MAX) {
        emit(r, "... (max_group_depth is 10)\n");
        return;
    }
    bool top = r->depth == 0;
    if (top) {
        r->depth = 1;
    }
    if (e->traceback && is_kind(e->traceback, TYPE_TRACEBACK)) {
        static const char head[] = "Exception Group Traceback (most recent call last):\n";
        emit_margin(r, head, sizeof head - 1, top ? '+' : '|');
        emit_rows(r, as_traceback(e->traceback));
    }
    emit_exception(r, group);
    struct list *all = as_list(node->items[NODE_MEMBERS]);
    size_t shown = all->length <= GROUP_WIDTH_MAX ? all->length : GROUP_WIDTH_MAX + 1;
    r->need_close = false;
    for (size_t i = 0; i < shown && !r->failed; i++) {
        bool last = i == shown - 1, truncated = i >= GROUP_WIDTH_MAX;
        char title[80];
        if (last) {
            r->need_close = true;
        }
        put_indent(r);
        if (truncated) {
            snprintf(title, sizeof title, "  +---------------- ... ----------------\n");
        } else {
            snprintf(title, sizeof title, "%s+---------------- %zu ----------------\n",
                     i == 0 ? "+-" : "  ", i + 1);
        }
        put_cstr(r, title);
        r->depth++;
        if (truncated) {
            char more[80];
            size_t rest = all->length - GROUP_WIDTH_MAX;
            snprintf(more, sizeof more, "and %zu more exception%s\n", rest, rest > 1 ? "s" : "");
            emit(r, more);
        } else if (native_enter(vm, " while reporting an exception group")) {
            report_chain(r, as_list(all->items[i]));
            native_leave(vm);
        } else {
            r->failed = true;
        }
        if (last && r->need_close) {
            put_indent(r);
            put_cstr(r, "+------------------------------------\n");
            r->need_close = false;
        }
        r->depth--;
    }
    if (top) {
        r->depth = 0;
    }
}

static void report_one(struct report *r, struct list *node)
{
    if (node->items[NODE_MEMBERS] != VALUE_NONE) {
        report_group(r, node);
        return;
    }
    value exception = node->items[NODE_EXCEPTION];
    value traceback = as_exception(exception)->traceback;
    if (traceback && is_kind(traceback, TYPE_TRACEBACK)) {
        emit(r, "Traceback (most recent call last):\n");
        emit_rows(r, as_traceback(traceback));
    }
    emit_exception(r, exception);
}

/* An exception after those that it came from. */
static void report_chain(struct report *r, struct list *node)
{
    struct list *chain = list_new(r->vm, 4);
    size_t mark = gc_root_mark(r->vm);
    if (!chain || !gc_push_root(r->vm, from_object(chain))) {
        r->failed = true;
        return;
    }
    for (value v = from_object(node); v != VALUE_NONE && !r->failed;
         v = as_list(v)->items[NODE_EARLIER]) {
        r->failed = !list_append(r->vm, chain, v);
    }
    for (size_t i = chain->length; i-- > 0 && !r->failed;) {
        report_one(r, as_list(chain->items[i]));
        if (i == 0) {
            break;
        }
        if (as_list(chain->items[i - 1])->items[NODE_LINK] == small_int(LINK_CAUSE)) {
            emit(r, "\nThe above exception was the direct cause of the following exception:\n\n");
        } else {
            emit(r, "\nDuring handling of the above exception, another exception occurred:\n\n");
        }
    }
    gc_pop_roots(r->vm, mark);
}

value exception_format(struct vm *vm, value exception, bool colour)
{
    struct report r = {.vm = vm, .colour = colour};
    size_t mark = gc_root_mark(vm);
    value saved = error_take(vm);
    r.seen = dict_new(vm);
    struct list *root = r.seen ? plan(&r, exception) : NULL;
    bool ok = root && gc_push_root(vm, from_object(root)) && (!saved || gc_push_root(vm, saved));
    builder_init(&r.out, vm);
    if (ok) {
        report_chain(&r, root);
    }
    gc_pop_roots(vm, mark);
    value text = VALUE_ERROR;
    if (!ok || r.failed || r.out.failed) {
        builder_discard(&r.out);
        if (!vm->error) {
            raise_memory_error(vm);
        }
    } else {
        text = builder_finish(&r.out);
        if (text) {
            vm->error = saved;
        }
    }
    return text;
}
