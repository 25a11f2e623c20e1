/* compile.c - one compilation from end to end: parse, resolve scopes, generate code; errors become
 * exceptions here, and only here. */
#include "compile.h"

#include "../vm/object/char_names.h"
#include "../vm/object/error.h"
#include "../vm/object/exception.h"
#include "../vm/object/number.h"
#include "../vm/object/sequence.h"
#include "../vm/object/str.h"
#include "../vm/object/unicode.h"
#include "codegen.h"

#include <string.h>

/* -- memory ------------------------------------------------------------------------------------------------ */

static void *resize(void *ctx, void *p, size_t old_size, size_t new_size)
{
    struct vm *vm = ctx;
    if (!new_size) {
        if (p) {
            mem_free(vm, p, old_size);
        }
        return NULL;
    }
    return p ? mem_resize(vm, p, old_size, new_size) : mem_alloc(vm, new_size);
}

/* -- the parser's questions about letters ---------------------------------------------------------------------- */

static uint32_t lookup(void *context, const char *name, size_t len)
{
    struct vm *vm = context;
    return char_names_open(vm) ? char_lookup(vm, name, len) : LOOKUP_NO_TABLES;
}

struct unicode_hooks compiler_unicode(struct vm *vm)
{
    return (struct unicode_hooks){
        .is_xid_start = unicode_is_xid_start,
        .is_xid_continue = unicode_is_xid_continue,
        .is_printable = unicode_is_printable,
        .normalize = unicode_normalize_identifier,
        .lookup = lookup,
        .context = vm,
        .no_tables = char_names_missing,
    };
}

/* -- errors -------------------------------------------------------------------------------------------------- */

static enum type_index exception_type(enum diagnostic_kind kind)
{
    switch (kind) {
    case DIAG_INDENTATION_ERROR: return TYPE_INDENTATION_ERROR;
    case DIAG_TAB_ERROR: return TYPE_TAB_ERROR;
    default: return TYPE_SYNTAX_ERROR;
    }
}

/* The text of a source line with its end, or None. */
static value line_text(struct vm *vm, const struct source_tree *m, uint32_t line)
{
    if (!m || line == 0 || line > m->line_count) {
        return VALUE_NONE;
    }
    size_t start = m->lines[line - 1], end = m->lines[line];
    if (end > m->source.len) {
        end = m->source.len;
    }
    return str_decode_utf8(vm, m->source.data + start, end > start ? end - start : 0, "replace");
}

/* `parsed`: the error was found after parsing; then CPython knows the text of files only. */
static value raise_diagnostic(struct vm *vm, const struct diagnostic *d,
                              const struct source_tree *m, value filename, bool parsed)
{
    if (!d || d->kind == DIAG_NO_MEMORY) {
        return vm->error ? VALUE_ERROR : raise_memory_error(vm);
    }
    bool has_file = as_str(filename)->size && as_str(filename)->data[0] != '<';
    value text = parsed && !has_file ? VALUE_NONE : line_text(vm, m, d->line);
    value message = str_decode_utf8(vm, d->message, strlen(d->message), "replace");
    if (!text || !message) {
        return VALUE_ERROR;
    }
    value where = tuple_of(vm, 6, filename, small_int(d->line), small_int(d->offset), text,
                           small_int(d->end_line), small_int(d->end_offset));
    if (!where) {
        return VALUE_ERROR;
    }
    value args[2] = {message, where};
    return raise_with_args(vm, exception_type(d->kind), 2, args);
}

/* -- from __future__ import … ---------------------------------------------------------------------------------- */

static bool is_future_import(const struct stmt *s)
{
    return s->kind == STMT_IMPORT_FROM && s->u.import_from.level == 0 && s->u.import_from.module &&
           !strcmp(s->u.import_from.module->text, "__future__");
}

static void read_features(struct scope_table *t, const struct stmt *s)
{
    static const char *const features[] = {
        "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
        "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations",
    };
    for (uint32_t i = 0; i < s->u.import_from.names.count && !t->failed; i++) {
        const struct import_alias *alias = &s->u.import_from.names.items[i];
        bool known = false;
        for (size_t j = 0; j < sizeof(features) / sizeof(features[0]); j++) {
            known |= !strcmp(alias->name->text, features[j]);
        }
        if (!strcmp(alias->name->text, "annotations")) {
            t->future_annotations = true;
        }
        if (!known) {
            const char *message =
                !strcmp(alias->name->text, "braces")
                    ? "not a chance"
                    : diagnostic_format(t->arena, "future feature %s is not defined",
                                        alias->name->text);
            if (message) {
                struct span span = {s->span.line, s->span.col, s->span.line, s->span.col};
                diagnostic_report(t->arena, t->errors, t->module, DIAG_SYNTAX_ERROR, &span, "%s",
                                  message);
            }
            t->failed = true;
        }
    }
}

static void check_late_future(struct scope_table *t, const struct stmt_list *list, unsigned depth);

static void check_late_in(struct scope_table *t, const struct stmt *s, unsigned depth)
{
    switch (s->kind) {
    case STMT_IMPORT_FROM:
        if (is_future_import(s)) {
            diagnostic_report(t->arena, t->errors, t->module, DIAG_SYNTAX_ERROR, &s->span,
                              "from __future__ imports must occur at the beginning of the file");
            t->failed = true;
        }
        break;
    case STMT_IF:
        check_late_future(t, &s->u.if_.body, depth);
        check_late_future(t, &s->u.if_.orelse, depth);
        break;
    case STMT_FUNCTION: check_late_future(t, &s->u.function.body, depth); break;
    case STMT_CLASS: check_late_future(t, &s->u.cls.body, depth); break;
    case STMT_TRY: check_late_future(t, &s->u.try_.body, depth); break;
    default: break;
    }
}

static void check_late_future(struct scope_table *t, const struct stmt_list *list, unsigned depth)
{
    for (uint32_t i = 0; i < list->count && depth < 100 && !t->failed; i++) {
        check_late_in(t, list->items[i], depth + 1);
    }
}

static void read_future_imports(struct scope_table *t)
{
    const struct stmt_list *body = &t->module->body;
    uint32_t i = 0;
    if (t->module->mode == PARSE_EVAL) {
        return;
    }
    if (i < body->count && body->items[i]->kind == STMT_EXPR &&
        body->items[i]->u.value->kind == EXPR_STR) {
        i++;
    }
    for (; i < body->count && is_future_import(body->items[i]); i++) {
        read_features(t, body->items[i]);
    }
    if (body->count) {
        struct stmt_list rest = {body->items + i, body->count - i};
        check_late_future(t, &rest, 0);
    }
}

/* -- the module's code ----------------------------------------------------------------------------------------- */

static void store_module_name(struct unit *u, const char *name, uint32_t src)
{
    emit_extra(u, u->uses_namespace ? OP_STORE_NAME_ : OP_STORE_GLOBAL_, src, 0, 0,
               shared_cache(u, interned(u->c, name)));
}

static value compile_module(struct compiler *c)
{
    struct unit unit, *u = &unit;
    struct scope *scope = c->scopes->top;
    if (!unit_begin(u, c, NULL, scope, 1)) {
        return VALUE_ERROR;
    }
    unit_namespace_registers(u);
    if (scope->has_await) {
        u->flags |= CODE_COROUTINE | CODE_TOP_LEVEL_AWAIT;
    }
    uint32_t start = here(u);
    if (c->module->mode == PARSE_EVAL) {
        compile_return(u, c->module->value, &c->module->value->span);
    } else {
        struct stmt_list body = c->module->body;
        uint32_t r = temp(u);
        if (scope->has_annotations) {
            emit(u, OP_SETUP_ANNOTATIONS_, r, 0, 0);
        }
        u->docstring = c->mode == COMPILE_SINGLE ? VALUE_NULL : body_docstring(c, &body);
        if (u->docstring) {
            span_at(u, &body.items[0]->span);
            load_value(u, r, u->docstring);
            store_module_name(u, "__doc__", r);
        }
        u->top = r;
        compile_body(u, &body);
        if (!is_unreachable(u)) {
            emit(u, OP_RETURN_NONE_, 0, 0, 0);
        }
    }
    finish_generator(u, start);
    return unit_finish(u);
}

/* Tells the program's owner of warnings, once there is code to run. */
static void tell_warnings(struct vm *vm, const struct diagnostic_list *warnings, value filename)
{
    for (const struct diagnostic *d = warnings->first; d && vm->warn && !vm->error; d = d->next) {
        vm->warn(vm, diagnostic_class(d->kind), d->message, filename, d->line);
    }
}

static value generate(struct compiler *c)
{
    c->constants = constant_table_new(c);
    if (!c->constants) {
        return VALUE_ERROR;
    }
    return compile_module(c);
}

static enum parse_mode parse_mode_of(int mode)
{
    switch (mode) {
    case COMPILE_EVAL: return PARSE_EVAL;
    case COMPILE_SINGLE: return PARSE_SINGLE;
    default: return PARSE_FILE;
    }
}

value compile_source(struct vm *vm, const char *source, size_t size, value filename, int mode,
                     unsigned flags)
{
    struct arena arena;
    struct arena_allocator allocator = {resize, vm};
    arena_init(&arena, allocator, 0);
    struct unicode_hooks unicode = compiler_unicode(vm);
    struct parse_options options = {.mode = parse_mode_of(mode),
                                    .filename = as_str(filename)->data,
                                    .unicode = &unicode,
                                    .is_text = (flags & CODE_SOURCE_IS_TEXT) != 0};
    struct parse_result parsed;
    memset(&parsed, 0, sizeof(parsed));
    value code = VALUE_ERROR;
    if (!parse_source(&arena, source, size, &options, &parsed)) {
        raise_diagnostic(vm, parsed.errors.first, parsed.module, filename, false);
        arena_free(&arena);
        return VALUE_ERROR;
    }
    struct scope_table scopes = {
        .arena = &arena,
        .names = parsed.names,
        .module = parsed.module,
        .errors = &parsed.errors,
        .future_annotations = (flags & CODE_FUTURE_ANNOTATIONS) != 0,
        .top_level_await = (flags & CODE_TOP_LEVEL_AWAIT) != 0,
    };
    struct compiler c = {
        .vm = vm,
        .arena = &arena,
        .scopes = &scopes,
        .module = parsed.module,
        .errors = &parsed.errors,
        .warnings = &parsed.warnings,
        .names = parsed.names,
        .filename = filename,
        .mode = (enum compile_mode)mode,
        .flags = flags,
    };
    read_future_imports(&scopes);
    if (!scopes.failed && scopes_build(&scopes)) {
        code = generate(&c);
    }
    if (!code || c.failed) {
        code = VALUE_ERROR;
        if (!vm->error) {
            raise_diagnostic(vm, parsed.errors.first, parsed.module, filename, true);
        }
    } else if (parsed.warnings.first && vm->warn) {
        size_t mark = gc_root_mark(vm);
        if (!gc_push_root(vm, code)) {
            code = VALUE_ERROR;
        } else {
            tell_warnings(vm, &parsed.warnings, filename);
            gc_pop_roots(vm, mark);
            code = vm->error ? VALUE_ERROR : code;
        }
    }
    arena_free(&arena);
    return code;
}

bool source_is_incomplete(struct vm *vm, const char *source, size_t size)
{
    struct arena arena;
    struct arena_allocator allocator = {resize, vm};
    arena_init(&arena, allocator, 0);
    struct unicode_hooks unicode = compiler_unicode(vm);
    struct parse_options options = {.mode = PARSE_SINGLE, .unicode = &unicode};
    struct parse_result parsed;
    memset(&parsed, 0, sizeof(parsed));
    parse_source(&arena, source, size, &options, &parsed);
    bool incomplete = parsed.incomplete;
    arena_free(&arena);
    error_clear(vm);
    return incomplete;
}
