/* codegen_function.c - functions, lambdas, decorators, generator bodies, docstrings. */
#include "codegen.h"

#include "../vm/object/sequence.h"
#include "../vm/object/str.h"

#include <string.h>

/* -- docstrings -------------------------------------------------------------------------------------------- */

static size_t leading_spaces(const char *p, const char *end)
{
    size_t n = 0;
    while (p + n < end && p[n] == ' ') {
        n++;
    }
    return n;
}

/* Tabs become spaces up to the next multiple of 8; NULL if memory runs out. */
static char *expand_tabs(struct arena *arena, const char *text, size_t len, size_t *out_len)
{
    size_t total = 0, column = 0;
    for (size_t i = 0; i < len; i++) {
        size_t width = text[i] == '\t' ? 8 - column % 8 : 1;
        bool newline = text[i] == '\n' || text[i] == '\r';
        column = newline ? 0 : column + (((unsigned char)text[i] & 0xC0) != 0x80 ? width : 0);
        total += width;
    }
    char *out = arena_alloc(arena, total + 1);
    if (!out) {
        return NULL;
    }
    size_t n = 0;
    column = 0;
    for (size_t i = 0; i < len; i++) {
        if (text[i] == '\t') {
            size_t width = 8 - column % 8;
            memset(out + n, ' ', width);
            n += width;
            column += width;
            continue;
        }
        bool newline = text[i] == '\n' || text[i] == '\r';
        column = newline ? 0 : column + (((unsigned char)text[i] & 0xC0) != 0x80);
        out[n++] = text[i];
    }
    *out_len = n;
    return out;
}

/* Takes the common indentation of all lines but the first away, and all of the first line's. */
static value clean_docstring(struct compiler *c, const struct text *doc)
{
    size_t len;
    char *text = expand_tabs(c->arena, doc->data, doc->len, &len);
    if (!text) {
        codegen_fail(c);
        return VALUE_NULL;
    }
    const char *end = text + len;
    const char *p = text + leading_spaces(text, end);
    const char *newline = memchr(p, '\n', (size_t)(end - p));
    size_t margin = SIZE_MAX;
    for (const char *line = newline; line; line = memchr(line, '\n', (size_t)(end - line))) {
        line++;
        size_t indent = leading_spaces(line, end);
        if (line + indent < end && line[indent] != '\n' && indent < margin) {
            margin = indent;
        }
    }
    if (margin == SIZE_MAX) {
        margin = 0;
    }
    size_t n = 0;
    while (p < end) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        stop = stop ? stop + 1 : end;
        memmove(text + n, p, (size_t)(stop - p));
        n += (size_t)(stop - p);
        p = stop;
        size_t indent = leading_spaces(p, end);
        p += indent < margin ? indent : margin;
    }
    return string_constant(c, text, n);
}

value body_docstring(struct compiler *c, const struct stmt_list *body)
{
    if (!body->count || body->items[0]->kind != STMT_EXPR ||
        body->items[0]->u.value->kind != EXPR_STR) {
        return VALUE_NULL;
    }
    return clean_docstring(c, &body->items[0]->u.value->u.text);
}

/* -- making function objects --------------------------------------------------------------------------------- */

void build_function(struct unit *u, value code, struct scope *inner, uint32_t parts, uint32_t dst)
{
    u->top = parts + 3;
    uint32_t closure = temp(u);
    load_closure(u, inner, closure);
    emit_extra(u, OP_MAKE_FUNCTION_, dst, parts, 0, constant(u, code));
}

void make_simple_function(struct unit *u, value code, struct scope *inner, uint32_t dst)
{
    uint32_t saved = u->top;
    uint32_t parts = temps(u, 4);
    for (uint32_t i = 0; i < 3; i++) {
        load_unbound(u, parts + i);
    }
    build_function(u, code, inner, parts, dst);
    u->top = saved;
}

/* R[dst] = tuple of the defaults of positional parameters, R[dst + 1] = dict of the keyword-only
 * ones; unbound where there are none. */
static void compile_defaults(struct unit *u, struct param_list *params, uint32_t dst)
{
    uint32_t saved = u->top;
    struct expr_list defaults = {NULL, 0};
    uint32_t keyword_only = 0;
    for (uint32_t i = 0; i < params->count; i++) {
        if (params->items[i].default_value) {
            keyword_only += params->items[i].kind == PARAM_KW_ONLY;
            defaults.count += params->items[i].kind != PARAM_KW_ONLY;
        }
    }
    struct span span = u->span;
    if (defaults.count) {
        defaults.items = arena_alloc(u->c->arena, defaults.count * sizeof(*defaults.items));
        if (!defaults.items) {
            codegen_fail(u->c);
            return;
        }
        uint32_t n = 0;
        for (uint32_t i = 0; i < params->count; i++) {
            if (params->items[i].default_value && params->items[i].kind != PARAM_KW_ONLY) {
                defaults.items[n++] = params->items[i].default_value;
            }
        }
        struct expr tuple = {.kind = EXPR_TUPLE, .span = span};
        tuple.u.items = defaults;
        expr_to(u, &tuple, dst);
    } else {
        load_unbound(u, dst);
    }
    if (keyword_only) {
        uint32_t first = u->top;
        for (uint32_t i = 0; i < params->count && !u->c->failed; i++) {
            struct param *p = &params->items[i];
            if (p->default_value && p->kind == PARAM_KW_ONLY) {
                load_value(u, temp(u), name_value(u->c, mangled(u, p->name)));
                expr_temp(u, p->default_value);
            }
        }
        span_at(u, &span);
        emit(u, OP_BUILD_DICT_, dst + 1, first, keyword_only);
    } else {
        span_at(u, &span);
        load_unbound(u, dst + 1);
    }
    u->top = saved;
}

/* -- decorators -------------------------------------------------------------------------------------------------- */

uint32_t begin_decorators(struct unit *u, struct expr_list *decorators)
{
    /* Each decorator is the callee of a window whose only argument is the next window's result. */
    for (uint32_t i = 0; i < decorators->count && !u->c->failed; i++) {
        uint32_t base = expr_temp(u, decorators->items[i]);
        u->top = base + FRAME_WORDS;
        need(u, u->top + 1);
    }
    return temp(u);
}

void finish_decorators(struct unit *u, struct expr_list *decorators, uint32_t reg, uint32_t dst)
{
    for (uint32_t i = decorators->count; i-- > 0;) {
        uint32_t base = reg - FRAME_WORDS;
        span_at(u, &decorators->items[i]->span);
        emit(u, OP_CALL_, base, 1, i ? base : dst);
        reg = base;
    }
    if (!decorators->count) {
        emit_move(u, dst, reg);
    }
}

/* -- bodies ------------------------------------------------------------------------------------------------------ */

void begin_generator(struct unit *u)
{
    struct scope *s = u->host;
    if (s->is_async || (s->kind == SCOPE_GENEXP && s->has_await) ||
        (s->kind == SCOPE_COMPREHENSION && s->has_await)) {
        u->flags |= s->has_yield ? CODE_ASYNC_GENERATOR : CODE_COROUTINE;
    } else if (s->has_yield) {
        u->flags |= CODE_GENERATOR;
    }
}

void finish_generator(struct unit *u, uint32_t start)
{
    if (!(u->flags & (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR))) {
        return;
    }
    u->top = u->local_count;
    uint32_t r = temp(u);
    label handler = new_label(u);
    add_row(u, start, here(u), handler, r);
    place_label(u, handler);
    u->span = (struct span){0, 0, 0, 0};
    emit(u, OP_STOP_ITERATION_ERROR_, r, 0, 0);
    emit(u, OP_RERAISE_, r, 0, 0);
}

static value compile_function_body(struct unit *outer, struct stmt *s, struct scope *scope,
                                   uint32_t first_line)
{
    struct unit unit, *u = &unit;
    if (!unit_begin(u, outer->c, outer, scope, first_line)) {
        return VALUE_ERROR;
    }
    unit_registers(u, &s->u.function.params);
    begin_generator(u);
    u->docstring = body_docstring(u->c, &s->u.function.body);
    uint32_t start = here(u);
    make_cells(u);
    compile_body(u, &s->u.function.body);
    if (!is_unreachable(u)) {
        /* Falling off the end belongs to the last statement's line. */
        emit(u, OP_RETURN_NONE_, 0, 0, 0);
    }
    finish_generator(u, start);
    return unit_finish(u);
}

static void function_parts(struct unit *u, struct stmt *s, uint32_t parts)
{
    compile_annotations(u, s, parts + 2);
}

/* R[dst] = the defaults that the hidden function was given, made anew: nothing in its code says
 * that it was called with a tuple and a dict. */
static void copy_defaults(struct unit *u, struct name *name, bool positional,
                          struct param_list *params, uint32_t dst)
{
    uint32_t saved = u->top;
    uint32_t given = temp(u);
    name_load(u, name, given);
    if (positional) {
        uint32_t count = 0;
        for (uint32_t i = 0; i < params->count; i++) {
            count += params->items[i].default_value && params->items[i].kind != PARAM_KW_ONLY;
        }
        uint32_t first = temps(u, count);
        emit(u, OP_UNPACK_, first, given, count);
        emit(u, OP_BUILD_TUPLE_, dst, first, count);
    } else {
        emit(u, OP_BUILD_DICT_, dst, dst, 0);
        emit(u, OP_DICT_UPDATE_, dst, given, 0);
    }
    u->top = saved;
}

/* def f[T](…): a hidden function makes the type parameters and then the function itself. */
static void compile_generic_function(struct unit *outer, struct stmt *s, uint32_t dst,
                                     uint32_t first_line)
{
    struct type_param_list *type_params = &s->u.function.type_params;
    struct scope *scope = scope_of(outer->c->scopes, type_params);
    uint32_t saved = outer->top;
    uint32_t base = temp(outer);
    uint32_t arguments = base + FRAME_WORDS;
    outer->top = arguments;
    uint32_t defaults = temps(outer, 2);
    compile_defaults(outer, &s->u.function.params, defaults);

    struct unit unit, *u = &unit;
    if (!unit_begin(u, outer->c, outer, scope, first_line)) {
        return;
    }
    unit_registers(u, NULL);
    u->positional_count = u->parameter_count;
    u->span = s->span;
    make_cells(u);
    uint32_t params = temp(u);
    compile_type_params(u, type_params, params);
    uint32_t parts = temps(u, 4);
    struct scope_table *t = u->c->scopes;
    struct name *names[2] = {t->defaults_name, t->kwdefaults_name};
    uint32_t given = 0;
    bool present[2];
    for (int i = 0; i < 2; i++) {
        struct symbol *symbol = scope_find(scope, names[i]);
        present[i] = symbol && symbol->flags & SYMBOL_PARAM;
        if (present[i]) {
            copy_defaults(u, names[i], i == 0, &s->u.function.params, parts + (uint32_t)i);
            given++;
        } else {
            load_unbound(u, parts + (uint32_t)i);
        }
    }
    function_parts(u, s, parts);
    value body = compile_function_body(u, s, scope_of(t, s), first_line);
    if (!body) {
        return;
    }
    span_at(u, &s->span);
    uint32_t pair = temps(u, 2);
    u->top = pair + 2;
    uint32_t top = u->top;
    build_function(u, body, scope_of(t, s), parts, pair);
    u->top = top;
    emit_move(u, pair + 1, params);
    emit(u, OP_INTRINSIC_, pair, pair, INTRINSIC_SET_FUNCTION_TYPE_PARAMS);
    emit(u, OP_RETURN_, pair, 0, 0);
    value code = unit_finish(u);
    if (!code) {
        return;
    }
    span_at(outer, &s->span);
    /* The parameters stand in the order in which the scope met them. */
    if (given == 2) {
        struct symbol *kw = scope_find(scope, t->kwdefaults_name);
        if (kw->reg == 0) {
            uint32_t spare = temp(outer);
            emit_move(outer, spare, defaults);
            emit_move(outer, defaults, defaults + 1);
            emit_move(outer, defaults + 1, spare);
        }
    } else if (given == 1 && !present[0]) {
        emit_move(outer, defaults, defaults + 1);
    }
    make_simple_function(outer, code, scope, base);
    emit(outer, OP_CALL_, base, given, dst);
    outer->top = saved;
}

void compile_function(struct unit *u, struct stmt *s)
{
    uint32_t saved = u->top;
    struct expr_list *decorators = &s->u.function.decorators;
    uint32_t first_line = decorators->count ? decorators->items[0]->span.line : s->span.line;
    uint32_t reg = begin_decorators(u, decorators);
    struct span span = s->span;
    span_at(u, &span);
    if (s->u.function.type_params.count) {
        compile_generic_function(u, s, reg, first_line);
    } else {
        uint32_t parts = temps(u, 4);
        compile_defaults(u, &s->u.function.params, parts);
        function_parts(u, s, parts);
        struct scope *scope = scope_of(u->c->scopes, s);
        value code = compile_function_body(u, s, scope, first_line);
        if (!code) {
            return;
        }
        span_at(u, &span);
        build_function(u, code, scope, parts, reg);
    }
    if (u->c->failed) {
        return;
    }
    finish_decorators(u, decorators, reg, saved);
    span_at(u, &span);
    name_store(u, s->u.function.name, saved);
    u->top = saved;
}

void compile_lambda(struct unit *outer, struct expr *e, uint32_t dst)
{
    uint32_t saved = outer->top;
    uint32_t parts = temps(outer, 4);
    span_at(outer, &e->span);
    compile_defaults(outer, &e->u.lambda.params, parts);
    load_unbound(outer, parts + 2);
    struct scope *scope = scope_of(outer->c->scopes, e);
    struct unit unit, *u = &unit;
    if (!unit_begin(u, outer->c, outer, scope, e->span.line)) {
        return;
    }
    unit_registers(u, &e->u.lambda.params);
    begin_generator(u);
    uint32_t start = here(u);
    make_cells(u);
    if (u->flags & CODE_GENERATOR) {
        expr_effect(u, e->u.lambda.body);
        span_at(u, &e->u.lambda.body->span);
        emit(u, OP_RETURN_NONE_, 0, 0, 0);
    } else {
        compile_return(u, e->u.lambda.body, &e->u.lambda.body->span);
    }
    finish_generator(u, start);
    value code = unit_finish(u);
    if (!code) {
        return;
    }
    span_at(outer, &e->span);
    build_function(outer, code, scope, parts, dst);
    outer->top = saved;
}
