/*
 * Diagnostics: the list, message formatting, and the conversion of byte columns to the code point
 * offsets that SyntaxError carries.
 */
#include "diagnostics.h"

#include <stdio.h>
#include <string.h>

bool diagnostic_add(struct arena *arena, struct diagnostic_list *list, const struct diagnostic *d)
{
    struct diagnostic *copy = arena_alloc(arena, sizeof(*copy));
    if (!copy)
        return false;
    *copy = *d;
    copy->next = NULL;
    if (list->last)
        list->last->next = copy;
    else
        list->first = copy;
    list->last = copy;
    list->count++;
    return true;
}

const char *diagnostic_vformat(struct arena *arena, const char *format, va_list args)
{
    char small[256];
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(small, sizeof(small), format, args);
    char *text = len < 0 ? NULL : arena_alloc(arena, (size_t)len + 1);
    if (text) {
        if ((size_t)len < sizeof(small))
            memcpy(text, small, (size_t)len + 1);
        else
            vsnprintf(text, (size_t)len + 1, format, again);
    }
    va_end(again);
    return text;
}

const char *diagnostic_format(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = diagnostic_vformat(arena, format, args);
    va_end(args);
    return text;
}

int32_t diagnostic_offset(const struct source_tree *m, uint32_t line, uint32_t col)
{
    if (line == 0 || line > m->line_count)
        return (int32_t)col + 1;
    uint32_t start = m->lines[line - 1], end = m->lines[line];
    uint32_t inside = col < end - start ? col : end - start;
    int32_t offset = 1;
    for (uint32_t i = start; i < start + inside; i++)
        offset += ((unsigned char)m->source.data[i] & 0xC0) != 0x80;
    return offset + (int32_t)(col - inside);
}

bool diagnostic_report(struct arena *arena, struct diagnostic_list *list,
                       const struct source_tree *m, enum diagnostic_kind kind,
                       const struct span *span, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *message = diagnostic_vformat(arena, format, args);
    va_end(args);
    struct diagnostic d = {
        .kind = kind,
        .message = message,
        .line = span->line,
        .offset = diagnostic_offset(m, span->line, span->col),
        .end_line = span->end_line,
        .end_offset = diagnostic_offset(m, span->end_line, span->end_col),
    };
    return message && diagnostic_add(arena, list, &d);
}

const char *diagnostic_class(enum diagnostic_kind kind)
{
    switch (kind) {
    case DIAG_SYNTAX_ERROR: return "SyntaxError";
    case DIAG_INDENTATION_ERROR: return "IndentationError";
    case DIAG_TAB_ERROR: return "TabError";
    case DIAG_NO_MEMORY:
    case DIAG_TOO_COMPLEX: return "MemoryError";
    case DIAG_TOO_DEEP: return "RecursionError";
    case DIAG_SYNTAX_WARNING: return "SyntaxWarning";
    }
    return "SyntaxError";
}

struct text module_source_text(const struct source_tree *m, const struct span *span)
{
    struct text none = {.data = "", .len = 0};
    if (span->line == 0 || span->end_line == 0 || span->line > m->line_count ||
        span->end_line > m->line_count)
        return none;
    size_t from = (size_t)m->lines[span->line - 1] + span->col;
    size_t to = (size_t)m->lines[span->end_line - 1] + span->end_col;
    if (from > to || to > m->source.len)
        return none;
    return (struct text){.data = m->source.data + from, .len = to - from};
}
