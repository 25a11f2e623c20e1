/*
 * F-strings: literal text, replacement fields, and format specs, which are made of the same.
 */
#include "parser_private.h"

#include <string.h>

bool add_literal(struct parser *p, struct literal *pending, const struct text *text,
                 const struct span *span)
{
    if (!pending->text.len) {
        *pending = (struct literal){.text = *text, .span = *span};
        return true;
    }
    if (!text->len)
        return true;
    size_t len = pending->text.len + text->len;
    if (len >= pending->capacity) {
        size_t capacity = len * 2 + 16;
        char *data = arena_alloc(p->arena, capacity);
        if (!data) {
            raise_memory(p);
            return false;
        }
        memcpy(data, pending->text.data, pending->text.len);
        pending->text.data = data;
        pending->capacity = capacity;
    }
    /* With a capacity the bytes are this function's own. */
    char *data = (char *)(uintptr_t)pending->text.data;
    memcpy(data + pending->text.len, text->data, text->len);
    data[len] = '\0';
    pending->text.len = len;
    pending->span.end_line = span->end_line;
    pending->span.end_col = span->end_col;
    return true;
}

static bool add_part(struct parser *p, struct fstring_part_list *list,
                     const struct fstring_part *part)
{
    list->items = grow(p, list->items, list->count, sizeof(*list->items));
    if (!list->items)
        return false;
    list->items[list->count++] = *part;
    return true;
}

bool flush_literal(struct parser *p, struct fstring_part_list *list, struct literal *pending)
{
    struct fstring_part part = {
        .kind = FSTRING_LITERAL, .text = pending->text, .span = pending->span};
    *pending = (struct literal){0};
    return !part.text.len || add_part(p, list, &part);
}

/* The source text of `{text=}`, without comments. */
static bool debug_text(struct parser *p, uint32_t from, uint32_t to, struct text *out)
{
    const char *s = p->lx->source + from, *end = p->lx->source + to;
    char *text = arena_alloc(p->arena, (size_t)(end - s) + 1), *q = text;
    if (!text) {
        raise_memory(p);
        return false;
    }
    char quote = 0;
    for (; s < end; s++) {
        if (!quote && *s == '#') {
            const char *line_end = memchr(s, '\n', (size_t)(end - s));
            if (!line_end)
                break;
            s = line_end;
        } else if (*s == '\'' || *s == '"') {
            quote = !quote ? *s : quote == *s ? 0 : quote;
        }
        *q++ = *s;
    }
    *q = '\0';
    *out = (struct text){text, (size_t)(q - text)};
    return true;
}

static bool literal_or_field(struct parser *p, struct fstring_part_list *list,
                             struct literal *pending);

/* A conversion after the '!', which has been passed. */
static bool conversion(struct parser *p, const struct token *bang, char *out)
{
    struct token t = *current(p);
    if (t.kind != TOK_NAME && !t.name && !(t.kind >= TOK_FALSE)) {
        if (t.kind == TOK_COLON || t.kind == TOK_RBRACE)
            raise_token(p, &t, "f-string: missing conversion character");
        else
            raise_token(p, &t, "f-string: invalid conversion character");
        return false;
    }
    if (t.start != bang->end) {
        raise_range(p, &bang->span, &t.span,
                    "f-string: conversion type must come right after the exclamanation mark");
        return false;
    }
    if (t.kind != TOK_NAME) {
        raise_token(p, &t, "f-string: invalid conversion character");
        return false;
    }
    if (t.name->len != 1 || !strchr("sra", t.name->text[0])) {
        raise_token(p, &t,
                    message(p,
                            "f-string: invalid conversion character '%s': expected 's', 'r', or "
                            "'a'",
                            t.name->text));
        return false;
    }
    *out = t.name->text[0];
    advance(p);
    return true;
}

/* The format spec after the ':', which has been passed. */
static struct fstring_part_list *format_spec(struct parser *p)
{
    struct fstring_part_list *spec = arena_zalloc(p->arena, sizeof(*spec));
    struct literal pending = {0};
    if (!spec)
        return raise_memory(p);
    while (at(p, TOK_FSTRING_MIDDLE) || at(p, TOK_LBRACE)) {
        if (!literal_or_field(p, spec, &pending))
            return NULL;
    }
    return flush_literal(p, spec, &pending) ? spec : NULL;
}

/* What is wrong with a field whose expression could not be read. */
static void hint_empty_field(struct parser *p)
{
    if (!hinting(p))
        return;
    switch (kind_at(p)) {
    case TOK_EQUAL:
    case TOK_EXCLAMATION:
    case TOK_COLON:
    case TOK_RBRACE:
        raise_token(p, current(p),
                    message(p, "f-string: valid expression required before '%s'",
                            token_spelling(kind_at(p))));
        break;
    default: raise_token(p, current(p), "f-string: expecting a valid expression after '{'");
    }
}

static bool field(struct parser *p, struct fstring_part_list *list, struct literal *pending)
{
    struct span start = current(p)->span;
    uint32_t text_start = current(p)->end;
    struct fstring_part part = {.kind = FSTRING_FIELD};
    advance(p);
    struct place place = here(p);
    part.value = parse_yield_or_star(p);
    if (!part.value) {
        if (hinting(p)) {
            go_back(p, place);
            hint_empty_field(p);
        }
        return false;
    }
    bool debug = accept(p, TOK_EQUAL);
    if (debug) {
        struct text text;
        struct span span = {start.line, start.col + 1, current(p)->span.line, current(p)->span.col};
        if (!debug_text(p, text_start, current(p)->start, &text) ||
            !add_literal(p, pending, &text, &span))
            return false;
    }
    struct token next = *current(p);
    if (accept(p, TOK_EXCLAMATION)) {
        if (!conversion(p, &next, &part.conversion))
            return false;
    }
    bool converted = part.conversion != 0;
    if (accept(p, TOK_COLON)) {
        part.spec = format_spec(p);
        if (!part.spec)
            return false;
    }
    if (!expect(p, TOK_RBRACE)) {
        if (hinting(p))
            raise_token(p, current(p),
                        part.spec   ? "f-string: expecting '}', or format specs"
                        : converted ? "f-string: expecting ':' or '}'"
                        : debug     ? "f-string: expecting '!', or ':', or '}'"
                                    : "f-string: expecting '=', or '!', or ':', or '}'");
        return false;
    }
    if (debug && !part.spec && !converted)
        part.conversion = 'r';
    part.span = span_from(p, &start);
    return flush_literal(p, list, pending) && add_part(p, list, &part);
}

static bool literal_or_field(struct parser *p, struct fstring_part_list *list,
                             struct literal *pending)
{
    if (at(p, TOK_LBRACE)) {
        if (!enter(p))
            return false;
        bool ok = field(p, list, pending);
        p->depth--;
        return ok;
    }
    struct token t = *current(p);
    struct text text;
    advance(p);
    return decode_text(p, &t, p->lx->source + t.start, p->lx->source + t.end, t.flags, &text) &&
           add_literal(p, pending, &text, &t.span);
}

bool parse_fstring(struct parser *p, struct fstring_part_list *list, struct literal *pending)
{
    advance(p);
    while (at(p, TOK_FSTRING_MIDDLE) || at(p, TOK_LBRACE)) {
        if (!literal_or_field(p, list, pending))
            return false;
    }
    return expect(p, TOK_FSTRING_END);
}
