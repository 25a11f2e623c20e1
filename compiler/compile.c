/* compile.c - one compilation from end to end: parse, resolve scopes, generate code; errors become
 * exceptions here, and only here. */
#include "compile.h"

#include "../vm/object/char_names.h"
#include "../vm/object/error.h"
#include "../vm/object/exception.h"
#include "../vm/object/number.h"
#include "../vm/object/protocol.h"
#include "../vm/object/sequence.h"
#include "../vm/object/str.h"
#include "../vm/object/unicode.h"
#include "../vm/object/warning.h"
#include "codegen.h"
#include "scopes_private.h"

#include <stdlib.h>
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

static bool is_xid_start(void *context, uint32_t c)
{
    return unicode_is_xid_start(context, c);
}

static bool is_xid_continue(void *context, uint32_t c)
{
    return unicode_is_xid_continue(context, c);
}

static bool is_printable(void *context, uint32_t c)
{
    return unicode_is_printable(context, c);
}

static size_t normalize(void *context, const char *text, size_t size, char *out, size_t capacity)
{
    return unicode_normalize_identifier(context, text, size, out, capacity);
}

struct unicode_hooks compiler_unicode(struct vm *vm)
{
    return (struct unicode_hooks){
        .is_xid_start = is_xid_start,
        .is_xid_continue = is_xid_continue,
        .is_printable = is_printable,
        .normalize = normalize,
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
    case DIAG_TOO_COMPLEX: return TYPE_MEMORY_ERROR;
    case DIAG_TOO_DEEP: return TYPE_RECURSION_ERROR;
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
    if (d->kind == DIAG_TOO_COMPLEX || d->kind == DIAG_TOO_DEEP) {
        return raise_error(vm, exception_type(d->kind), "%s", d->message);
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

bool is_future_import(const struct stmt *s)
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
            struct span span = {s->span.line, s->span.col, s->span.line, s->span.col};
            if (!strcmp(alias->name->text, "braces")) {
                scope_error(t, &span, "not a chance");
            } else {
                scope_error(t, &span, "future feature %s is not defined", alias->name->text);
            }
        }
    }
}

/* Obeys the imports at the module's beginning. Returns the last one's line: none may come later. */
static uint32_t read_future_imports(struct scope_table *t)
{
    const struct stmt_list *body = &t->module->body;
    uint32_t i = 0, line = 0;
    if (t->module->mode == PARSE_EVAL) {
        return 0;
    }
    if (i < body->count && body->items[i]->kind == STMT_EXPR &&
        body->items[i]->u.value->kind == EXPR_STR) {
        i++;
    }
    for (; i < body->count && is_future_import(body->items[i]); i++) {
        read_features(t, body->items[i]);
        line = body->items[i]->span.line;
    }
    return line;
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

/*
 * Issues the warnings of a compilation; filename and code are rooted by the caller. One that a filter
 * makes an error becomes the SyntaxError at its place. `parsed`: how many come from the parser.
 */
static bool tell_warnings(struct vm *vm, const struct parse_result *result, value filename,
                          uint32_t parsed)
{
    for (const struct diagnostic *d = result->warnings.first; d; d = d->next) {
        value message = str_decode_utf8(vm, d->message, strlen(d->message), "replace");
        if (!message || !vm_warn_at(vm, TYPE_SYNTAX_WARNING, message, filename, d->line)) {
            if (vm->error && is_instance_of(vm, vm->error, TYPE_SYNTAX_WARNING)) {
                error_clear(vm);
                raise_diagnostic(vm, d, result->module, filename, parsed == 0);
            }
            return false;
        }
        parsed -= parsed > 0;
    }
    return true;
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

/* One compilation: what was parsed, its scopes, the generator. */
struct job {
    struct arena arena;
    struct unicode_hooks unicode;
    struct parse_result parsed;
    struct scope_table scopes;
    struct compiler c;
    uint32_t parser_warnings; /* the first ones of the list */
};

/* Parses; false with an error in the list, or no memory. End with arena_free in any case. */
static bool job_parse(struct job *job, struct vm *vm, const char *source, size_t size,
                      value filename, int mode, unsigned flags, uint32_t max_errors)
{
    memset(job, 0, sizeof(*job));
    arena_init(&job->arena, (struct arena_allocator){resize, vm}, 0);
    job->unicode = compiler_unicode(vm);
    struct parse_options options = {.mode = parse_mode_of(mode),
                                    .filename = as_str(filename)->data,
                                    .max_errors = max_errors,
                                    .stack_limit = vm->c_stack_limit,
                                    .unicode = &job->unicode,
                                    .is_text = (flags & CODE_SOURCE_IS_TEXT) != 0};
    bool ok = parse_source(&job->arena, source, size, &options, &job->parsed);
    job->parser_warnings = job->parsed.warnings.count;
    job->scopes = (struct scope_table){
        .arena = &job->arena,
        .names = job->parsed.names,
        .module = job->parsed.module,
        .errors = &job->parsed.errors,
        .future_annotations = (flags & CODE_FUTURE_ANNOTATIONS) != 0,
        .top_level_await = (flags & CODE_TOP_LEVEL_AWAIT) != 0,
        .stack_limit = vm->c_stack_limit,
        .max_errors = max_errors,
        .partial = !ok,
    };
    job->c = (struct compiler){
        .vm = vm,
        .arena = &job->arena,
        .scopes = &job->scopes,
        .module = job->parsed.module,
        .errors = &job->parsed.errors,
        .warnings = &job->parsed.warnings,
        .names = job->parsed.names,
        .filename = filename,
        .mode = (enum compile_mode)mode,
        .flags = flags,
        .max_errors = max_errors,
    };
    return ok;
}

static bool comes_before(const struct diagnostic *a, const struct diagnostic *b)
{
    return a->line < b->line || (a->line == b->line && a->offset < b->offset);
}

/*
 * Errors that the scopes pass found ahead of its turn: where one error is wanted it is the first of
 * these and of the generator's, and warnings further on are never issued.
 */
static void settle_late_errors(struct job *job)
{
    struct diagnostic_list *errors = &job->parsed.errors, *warnings = &job->parsed.warnings;
    const struct diagnostic *first = errors->first;
    for (const struct diagnostic *d = job->scopes.late.first; d; d = d->next) {
        if (job->scopes.max_errors) {
            diagnostic_add(&job->arena, errors, d);
        } else if (!first || comes_before(d, first)) {
            first = d;
        }
    }
    if (!job->scopes.max_errors) {
        *errors = (struct diagnostic_list){0};
        diagnostic_add(&job->arena, errors, first);
        struct diagnostic_list kept = {0};
        uint32_t i = 0;
        for (const struct diagnostic *d = warnings->first; d; d = d->next, i++) {
            if (i < job->parser_warnings || comes_before(d, first)) {
                diagnostic_add(&job->arena, &kept, d);
            }
        }
        *warnings = kept;
    }
}

/* The passes behind the parser. VALUE_ERROR with an error in the list, in the VM, or no memory. */
static value job_finish(struct job *job)
{
    struct compiler *c = &job->c;
    c->future_line = read_future_imports(&job->scopes);
    if (job->scopes.failed || !scopes_build(&job->scopes)) {
        return VALUE_ERROR;
    }
    bool late = job->scopes.late.first != NULL;
    c->wrong = late;
    value code = generate(c);
    if (late && !c->vm->error) {
        settle_late_errors(job);
    }
    return c->failed || c->wrong ? VALUE_ERROR : code;
}

/* At a prompt a block ends with an empty line: until then it may go on. */
static bool block_may_go_on(const struct source_tree *m, const char *source, size_t size)
{
    if (!m->body.count || !size || source[size - 1] == '\n') {
        return false;
    }
    enum stmt_kind kind = m->body.items[m->body.count - 1]->kind;
    return kind >= STMT_IF && kind <= STMT_CLASS;
}

value compile_source(struct vm *vm, const char *source, size_t size, value filename, int mode,
                     unsigned flags)
{
    struct job job;
    struct parse_result *parsed = &job.parsed;
    bool ok = job_parse(&job, vm, source, size, filename, mode, flags, 0);
    bool more = ok ? mode == COMPILE_SINGLE && block_may_go_on(parsed->module, source, size)
                   : parsed->incomplete;
    if (more && flags & CODE_ALLOW_INCOMPLETE && !job.arena.failed) {
        arena_free(&job.arena);
        return raise_error(vm, TYPE_INCOMPLETE_INPUT_ERROR, "incomplete input");
    }
    value code = ok ? job_finish(&job) : VALUE_ERROR;
    if (!code && (vm->error || !parsed->errors.first)) {
        raise_diagnostic(vm, NULL, NULL, filename, false);
    } else if (parsed->warnings.first) {
        /* Before an error, too, comes what was to be said about the lines above it. */
        size_t mark = gc_root_mark(vm);
        if (!gc_push_root(vm, code ? code : VALUE_NONE) || !gc_push_root(vm, filename) ||
            !tell_warnings(vm, parsed, filename, job.parser_warnings)) {
            code = VALUE_ERROR;
        }
        gc_pop_roots(vm, mark);
    }
    if (!code && !vm->error) {
        raise_diagnostic(vm, parsed->errors.first, parsed->module, filename, ok);
    }
    arena_free(&job.arena);
    return code;
}

/* -- checking ------------------------------------------------------------------------------------------------ */

#define CHECK_MAX_ERRORS 100

static int compare_diagnostics(const void *a, const void *b)
{
    const struct diagnostic *x = *(const struct diagnostic *const *)a;
    const struct diagnostic *y = *(const struct diagnostic *const *)b;
    if (x->line != y->line) {
        return x->line < y->line ? -1 : 1;
    }
    if (x->offset != y->offset) {
        return x->offset < y->offset ? -1 : 1;
    }
    return strcmp(x->message, y->message);
}

/* Hands over the errors in the order of their places, each once. Their number, -1 without memory. */
static int report_all(struct job *job, check_function *each, void *ctx)
{
    const struct diagnostic_list *list = &job->parsed.errors;
    const struct diagnostic **sorted = arena_alloc(&job->arena, list->count * sizeof(*sorted));
    uint32_t n = 0;
    int count = 0;
    if (!sorted) {
        return -1;
    }
    for (const struct diagnostic *d = list->first; d; d = d->next) {
        if (d->kind == DIAG_NO_MEMORY) {
            return -1;
        }
        sorted[n++] = d;
    }
    qsort(sorted, n, sizeof(*sorted), compare_diagnostics);
    for (uint32_t i = 0; i < n; i++) {
        if (i && compare_diagnostics(&sorted[i], &sorted[i - 1]) == 0) {
            continue;
        }
        each(ctx, sorted[i], job->parsed.module);
        count++;
    }
    return count;
}

int check_source(struct vm *vm, const char *source, size_t size, value filename, int mode,
                 unsigned flags, check_function *each, void *ctx)
{
    struct job job;
    int count = 0;
    bool ok = job_parse(&job, vm, source, size, filename, mode, flags, CHECK_MAX_ERRORS);
    if (job.parsed.names && job.parsed.errors.count < CHECK_MAX_ERRORS && !job.arena.failed) {
        ok = job_finish(&job) != VALUE_ERROR && job.parsed.errors.count == 0;
    }
    if (vm->error || job.arena.failed) {
        error_clear(vm);
        count = -1;
    } else if (!ok) {
        count = job.parsed.errors.count ? report_all(&job, each, ctx) : -1;
    }
    arena_free(&job.arena);
    return count;
}

bool source_is_incomplete(struct vm *vm, const char *source, size_t size)
{
    struct arena arena;
    struct arena_allocator allocator = {resize, vm};
    arena_init(&arena, allocator, 0);
    struct unicode_hooks unicode = compiler_unicode(vm);
    struct parse_options options = {
        .mode = PARSE_SINGLE, .stack_limit = vm->c_stack_limit, .unicode = &unicode};
    struct parse_result parsed;
    memset(&parsed, 0, sizeof(parsed));
    parse_source(&arena, source, size, &options, &parsed);
    bool incomplete = parsed.incomplete;
    arena_free(&arena);
    error_clear(vm);
    return incomplete;
}
