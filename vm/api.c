/* api.c - the public API: VMs for hosts, and the life of a program around its script. */
#include "aspen.h"
#include "api.h"
#include "lifecycle.h"
#include "async/async.h"
#include "interp/import.h"
#include "interp/interp.h"
#include "object/type.h"
#include "../compiler/compile.h"
#include "../compiler/disassemble.h"
#include "../compiler/diagnostics.h"
#include "../stdlib/atexit.h"
#include "../stdlib/io.h"
#include "../stdlib/sys.h"
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* -- the configuration's effects ------------------------------------------------------------------------- */

static value text_list(struct vm *vm, int count, char *const *texts)
{
    struct list *list = list_new(vm, (size_t)(count > 0 ? count : 0));
    for (int i = 0; list && i < count; i++) {
        value text = str_decode_utf8(vm, texts[i], strlen(texts[i]), "surrogateescape");
        if (!text || !list_append(vm, list, text)) {
            return VALUE_ERROR;
        }
    }
    return from_object(list);
}

static struct list *sys_path(struct vm *vm)
{
    value path = dict_get_cstr(vm, vm->sys, "path");
    return path && is_kind(path, TYPE_LIST) ? as_list(path) : NULL;
}

static bool append_paths(struct vm *vm, const char *paths)
{
    struct list *list = sys_path(vm);
    for (const char *p = paths; list && p && *p;) {
        const char *end = strchrnul(p, ':');
        if (end > p) {
            value folder = str_decode_utf8(vm, p, (size_t)(end - p), "surrogateescape");
            if (!folder || !list_append(vm, list, folder)) {
                return false;
            }
        }
        p = *end ? end + 1 : end;
    }
    return true;
}

static bool set_flags(struct vm *vm, const aspen_config *c)
{
    const char *seed = getenv("ASPEN_HASHSEED");
    bool random = !seed || !*seed || !strcmp(seed, "random");
    return sys_set_flag(vm, SYS_FLAG_INTERACTIVE, c->interactive) &&
           sys_set_flag(vm, SYS_FLAG_INSPECT, c->inspect) &&
           sys_set_flag(vm, SYS_FLAG_QUIET, c->quiet) &&
           sys_set_flag(vm, SYS_FLAG_OPTIMIZE, c->optimise) &&
           sys_set_flag(vm, SYS_FLAG_VERBOSE, c->verbose) &&
           sys_set_flag(vm, SYS_FLAG_NO_SITE, c->no_site) &&
           sys_set_flag(vm, SYS_FLAG_ISOLATED, c->isolated) &&
           sys_set_flag(vm, SYS_FLAG_SAFE_PATH, c->isolated) &&
           sys_set_flag(vm, SYS_FLAG_NO_USER_SITE, c->isolated) &&
           sys_set_flag(vm, SYS_FLAG_HASH_RANDOMIZATION, random) &&
           sys_set_flag(vm, SYS_FLAG_IGNORE_ENVIRONMENT, c->ignore_environment);
}

static bool set_options(struct vm *vm, const aspen_config *c)
{
    struct dict *dict = dict_new(vm);
    for (int i = 0; dict && i < c->option_count; i++) {
        const char *equals = strchr(c->options[i], '=');
        value name = str_decode_utf8(
            vm, c->options[i], equals ? (size_t)(equals - c->options[i]) : strlen(c->options[i]),
            "surrogateescape");
        value v = equals ? str_from_cstr(vm, equals + 1) : VALUE_TRUE;
        if (!name || !v || !dict_set(vm, dict, name, v)) {
            return false;
        }
    }
    return dict && sys_set(vm, "_xoptions", from_object(dict));
}

static bool configure(struct vm *vm, const aspen_config *c)
{
    if (c->recursion_limit > 0) {
        vm->recursion_limit = c->recursion_limit;
    }
    if (c->argc > 0 && !sys_set(vm, "argv", text_list(vm, c->argc, c->argv))) {
        return false;
    }
    if (c->argc <= 0) {
        char *const nothing[] = {(char *)""};
        if (!sys_set(vm, "argv", text_list(vm, 1, nothing))) {
            return false;
        }
    }
    if (c->executable && !sys_set(vm, "executable", str_from_cstr(vm, c->executable))) {
        return false;
    }
    if (c->unbuffered && !io_set_unbuffered(vm)) {
        return false;
    }
    return sys_set(vm, "orig_argv", text_list(vm, c->orig_argc, c->orig_argv)) &&
           sys_set(vm, "warnoptions", text_list(vm, c->warning_count, c->warnings)) &&
           set_options(vm, c) && set_flags(vm, c) && append_paths(vm, c->path);
}

/* -- VMs ---------------------------------------------------------------------------------------------------- */

static struct api *api_of(struct vm *vm)
{
    return (struct api *)vm->config;
}

aspen_vm *aspen_new(const aspen_config *config)
{
    static const aspen_config defaults = {0};
    const aspen_config *c = config ? config : &defaults;
    struct aspen_allocator_hooks hooks = {c->resize, c->resize_ctx};
    struct vm *vm = vm_new(c->resize ? &hooks : NULL, c->memory_limit ? c->memory_limit : SIZE_MAX);
    if (!vm) {
        return NULL;
    }
    struct api *api = mem_alloc_zeroed(vm, sizeof *api);
    if (!api) {
        vm_free(vm);
        return NULL;
    }
    api->config = *c;
    vm->config = (struct aspen_config *)api;
    vm->compile = compile_source;
    if (!configure(vm, c)) {
        aspen_free(vm);
        return NULL;
    }
    return vm;
}

static void drop_text(struct vm *vm)
{
    struct api *api = api_of(vm);
    if (api->text) {
        mem_free(vm, api->text, api->text_size);
        api->text = NULL;
    }
}

void aspen_free(aspen_vm *vm)
{
    if (!vm) {
        return;
    }
    struct api *api = api_of(vm);
    if (api) {
        drop_text(vm);
        vm->config = NULL;
        mem_free(vm, api, sizeof *api);
    }
    vm_free(vm);
}

const char *aspen_version(void)
{
    return ASPEN_VERSION;
}

/* -- running -------------------------------------------------------------------------------------------------- */

bool aspen_prepend_path(aspen_vm *vm, const char *folder)
{
    struct list *list = sys_path(vm);
    value text = str_decode_utf8(vm, folder, strlen(folder), "surrogateescape");
    return list && text && list_insert(vm, list, 0, text);
}

/* is_file: tracebacks find the text by the name; else it is remembered once it is compiled (what the
 * compiler has to say about it comes without its lines, as in CPython). */
static bool run_main_text(struct vm *vm, const char *source, size_t size, value filename,
                          bool is_file)
{
    struct module *module = main_module(vm);
    if (!module || !filename) {
        return false;
    }
    program_begin(vm, PROGRAM_SCRIPT);
    value code = vm->compile(vm, source, size, filename, COMPILE_MODULE, CODE_TOP_LEVEL_AWAIT);
    value result = code && (is_file || source_register(vm, filename, source, size))
                       ? run_code(vm, code, module->dict, VALUE_NULL)
                       : VALUE_ERROR;
    return program_end(vm, result) != VALUE_ERROR;
}

bool aspen_run_buffer(aspen_vm *vm, const char *source, size_t size, const char *filename)
{
    value name = str_from_cstr(vm, filename ? filename : "<string>");
    return name && run_main_text(vm, source, size, name, false);
}

bool aspen_run_string(aspen_vm *vm, const char *source, const char *filename)
{
    return aspen_run_buffer(vm, source, strlen(source), filename);
}

/* The folder that holds a script, links resolved: the first of sys.path. */
static bool prepend_script_folder(struct vm *vm, const char *path)
{
    char real[PATH_MAX];
    if (api_of(vm)->config.isolated) {
        return true;
    }
    if (!realpath(path, real)) {
        return aspen_prepend_path(vm, "");
    }
    char *slash = strrchr(real, '/');
    slash[slash == real] = 0;
    return aspen_prepend_path(vm, real);
}

static bool find_main_file(const char *folder, char out[PATH_MAX])
{
    static const char *const names[] = {"__main__.as", "__main__.py"};
    for (int i = 0; i < 2; i++) {
        struct stat st;
        int n = snprintf(out, PATH_MAX, "%s/%s", folder, names[i]);
        if (n > 0 && n < PATH_MAX && stat(out, &st) == 0 && S_ISREG(st.st_mode)) {
            return true;
        }
    }
    return false;
}

/* As CPython names the main script: below the current folder, nothing else changed. */
static value absolute_path(struct vm *vm, const char *path)
{
    char here[PATH_MAX];
    value name = str_decode_utf8(vm, path, strlen(path), "surrogateescape");
    if (!name || *path == '/' || !getcwd(here, sizeof here)) {
        return name;
    }
    value folder = str_decode_utf8(vm, here, strlen(here), "surrogateescape");
    return folder ? format_str(vm, "%U/%U", folder, name) : VALUE_ERROR;
}

bool aspen_run_file(aspen_vm *vm, const char *path)
{
    char inner[PATH_MAX];
    struct stat st;
    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
        if (!find_main_file(path, inner)) {
            raise_error(vm, TYPE_IMPORT_ERROR, "can't find '__main__' module in '%s'", path);
            return false;
        }
        path = inner;
    }
    size_t size;
    char *source = import_read_file(vm, path, &size);
    if (!source) {
        return false;
    }
    value file = absolute_path(vm, path);
    struct module *module = file ? main_module(vm) : NULL;
    value loader = module ? loader_for(vm, NAME_OF(vm, MAIN), file) : VALUE_ERROR;
    bool good = loader && prepend_script_folder(vm, path) &&
                dict_set_name(vm, module->dict, NAME_OF(vm, LOADER), loader) &&
                dict_set_name(vm, module->dict, NAME_OF(vm, FILE), file) &&
                dict_set_name(vm, module->dict, NAME_OF(vm, CACHED), VALUE_NONE) &&
                run_main_text(vm, source, size, file, true);
    mem_free(vm, source, size + 1);
    return good;
}

bool aspen_run_module(aspen_vm *vm, const char *name)
{
    char here[PATH_MAX];
    value text = str_intern_cstr(vm, name);
    if (!text || (!api_of(vm)->config.isolated &&
                  !aspen_prepend_path(vm, getcwd(here, sizeof here) ? here : ""))) {
        return false;
    }
    bool missing;
    program_begin(vm, PROGRAM_SCRIPT);
    value result = run_module_as_main(vm, text, CODE_TOP_LEVEL_AWAIT, &missing);
    result = program_end(vm, result);
    if (!result && missing) {
        value error = error_take(vm);
        const char *program = api_of(vm)->config.executable;
        value message = format_str(vm, "%s: %S", program && *program ? program : "aspen", error);
        if (message) {
            raise_with_args(vm, TYPE_SYSTEM_EXIT, 1, &message);
        }
        return false;
    }
    return result != VALUE_ERROR;
}

aspen_status aspen_run_interactive(aspen_vm *vm, const char *source, size_t size,
                                   const char *filename)
{
    if (source_is_incomplete(vm, source, size)) {
        return ASPEN_INCOMPLETE;
    }
    value name = str_from_cstr(vm, filename ? filename : "<stdin>");
    struct module *module = main_module(vm);
    if (!name || !module) {
        return ASPEN_ERROR;
    }
    value code = vm->compile(vm, source, size, name, COMPILE_SINGLE, CODE_TOP_LEVEL_AWAIT);
    if (!code || !source_register(vm, name, source, size)) {
        return ASPEN_ERROR;
    }
    program_begin(vm, PROGRAM_PROMPT);
    value result = run_code(vm, code, module->dict, VALUE_NULL);
    return program_end(vm, result) ? ASPEN_OK : ASPEN_ERROR;
}

/* -- errors --------------------------------------------------------------------------------------------------------- */

bool aspen_has_error(const aspen_vm *vm)
{
    return vm->error != VALUE_NULL;
}

static const char *keep_text(struct vm *vm, value text)
{
    struct api *api = api_of(vm);
    drop_text(vm);
    char *copy = text ? mem_try_alloc(vm, as_str(text)->size + 1) : NULL;
    if (!copy) {
        return NULL;
    }
    memcpy(copy, as_str(text)->data, as_str(text)->size + 1);
    api->text = copy;
    api->text_size = as_str(text)->size + 1;
    return copy;
}

const char *aspen_error(aspen_vm *vm)
{
    if (!vm->error) {
        return NULL;
    }
    value error = error_take(vm);
    size_t mark = gc_root_mark(vm);
    value text = gc_push_root(vm, error) ? exception_format(vm, error, false) : VALUE_ERROR;
    const char *kept = keep_text(vm, text);
    gc_pop_roots(vm, mark);
    vm->error = error;
    return kept ? kept : "MemoryError\n";
}

void aspen_clear_error(aspen_vm *vm)
{
    error_clear(vm);
}

bool aspen_error_is_exit(aspen_vm *vm)
{
    return error_is(vm, TYPE_SYSTEM_EXIT);
}

bool aspen_flush(aspen_vm *vm)
{
    bool good = io_flush_standard(vm, 1);
    good = io_flush_standard(vm, 2) && good;
    error_clear(vm);
    return good;
}

/* What SystemExit(code) means for the process. */
static int exit_status(struct vm *vm, value exception)
{
    value code = get_attr_cstr(vm, exception, "code");
    if (!code) {
        error_clear(vm);
        return 1;
    }
    if (code == VALUE_NONE) {
        return 0;
    }
    int64_t n;
    if (is_any_int(code)) {
        return int_fits_int64(code, &n) ? (int)(n & 0xff) : 255;
    }
    value file = dict_get_name(vm, vm->sys, NAME_OF(vm, STDERR));
    size_t mark = gc_root_mark(vm);
    bool good = gc_push_root(vm, code) && io_flush_standard(vm, 1);
    value text = good ? str_of(vm, code) : VALUE_ERROR;
    if (text && file && file != VALUE_NONE) {
        good = io_write_str(vm, file, text) && io_write_cstr(vm, file, "\n");
    }
    gc_pop_roots(vm, mark);
    error_clear(vm);
    return 1;
}

/* Reports an exception that sys.excepthook itself raised. */
static void report_hook_failure(struct vm *vm, value original)
{
    value error = error_take(vm);
    value file = dict_get_name(vm, vm->sys, NAME_OF(vm, STDERR));
    size_t mark = gc_root_mark(vm);
    if (error && gc_push_root(vm, error) && file && file != VALUE_NONE) {
        if (!io_write_cstr(vm, file, "Error in sys.excepthook:\n") || !sys_report(vm, error) ||
            !io_write_cstr(vm, file, "\nOriginal exception was:\n") || !sys_report(vm, original)) {
            error_clear(vm);
        }
    }
    gc_pop_roots(vm, mark);
}

static void report_uncaught(struct vm *vm, value exception)
{
    value type = from_object(type_of(vm, exception));
    value traceback = as_exception(exception)->traceback;
    value args[3] = {type, exception, traceback ? traceback : VALUE_NONE};
    if (!sys_set(vm, "last_exc", exception) || !sys_set(vm, "last_type", type) ||
        !sys_set(vm, "last_value", exception) || !sys_set(vm, "last_traceback", args[2])) {
        error_clear(vm);
    }
    if (!io_flush_standard(vm, 1)) {
        error_clear(vm);
    }
    value hook = dict_get_name(vm, vm->sys, NAME_OF(vm, EXCEPTHOOK));
    if (!hook || hook == VALUE_NONE) {
        if (!sys_report(vm, exception)) {
            error_clear(vm);
        }
    } else if (!call(vm, hook, 3, args)) {
        report_hook_failure(vm, exception);
    }
}

int aspen_report(aspen_vm *vm)
{
    if (!vm->error) {
        return 0;
    }
    value exception = error_take(vm);
    size_t mark = gc_root_mark(vm);
    if (!gc_push_root(vm, exception)) {
        error_clear(vm);
        return 1;
    }
    int status = 1;
    if (is_instance_of(vm, exception, TYPE_SYSTEM_EXIT)) {
        status = exit_status(vm, exception);
    } else {
        report_uncaught(vm, exception);
        if (is_instance_of(vm, exception, TYPE_KEYBOARD_INTERRUPT)) {
            status = 130;
        }
    }
    error_clear(vm);
    gc_pop_roots(vm, mark);
    return status;
}

int aspen_finish(aspen_vm *vm, int status)
{
    program_close(vm);
    atexit_run(vm);
    io_flush_everything(vm);
    if (!async_finish(vm) && status == 0) {
        status = 1;
    }
    error_clear(vm);
    if (!io_flush_standard(vm, 1)) {
        error_write_unraisable(vm, "on flushing sys.stdout", VALUE_NONE);
        status = 120;
    }
    if (!io_flush_standard(vm, 2)) {
        error_clear(vm);
        status = 120;
    }
    return status;
}

void aspen_interrupt(aspen_vm *vm)
{
    atomic_fetch_or(&vm->poll, (unsigned)POLL_INTERRUPT);
}

void aspen_clear_interrupt(aspen_vm *vm)
{
    atomic_fetch_and(&vm->poll, ~(unsigned)POLL_INTERRUPT);
}

/* -- tools ------------------------------------------------------------------------------------------------------------ */

struct check {
    struct vm *vm;
    const char *filename;
    bool colour, failed;
    void (*each)(void *ctx, const char *text);
    void *ctx;
};

/* The line of an error without its blanks on both sides, and a row of carets below. */
static bool add_source_line(struct str_builder *b, const struct check *check,
                            const struct diagnostic *d, const struct source_tree *m)
{
    size_t start = m->lines[d->line - 1], end = m->lines[d->line];
    const char *text = m->source.data;
    end = end > m->source.len ? m->source.len : end;
    while (end > start && (text[end - 1] == '\n' || text[end - 1] == ' ')) {
        end--;
    }
    int32_t column = 1;
    while (start < end && (text[start] == ' ' || text[start] == '\t' || text[start] == '\f')) {
        start++;
        column++;
    }
    value line = str_decode_utf8(check->vm, text + start, end - start, "replace");
    if (!line || !builder_add_format(b, "    %U\n", line)) {
        return false;
    }
    int32_t last = column + (int32_t)as_str(line)->length;
    int32_t from = d->offset < column ? column : d->offset;
    int32_t to = d->end_line > d->line                            ? last
                 : d->end_line == d->line && d->end_offset > from ? d->end_offset
                                                                  : from + 1;
    to = to <= last ? to : last > from ? last : from + 1;
    bool ok = builder_add_cstr(b, "    ");
    size_t at = start;
    for (int32_t i = column; i < from && ok; i++) {
        /* A tab stays one, so that the carets stand below what they mark. */
        ok = builder_add_cstr(b, at < end && text[at] == '\t' ? "\t" : " ");
        do {
            at++;
        } while (at < end && ((unsigned char)text[at] & 0xC0) == 0x80);
    }
    ok = ok && builder_add_cstr(b, check->colour ? "\033[1;31m" : "");
    for (int32_t i = from; i < to && ok; i++) {
        ok = builder_add_cstr(b, "^");
    }
    return ok && builder_add_cstr(b, check->colour ? "\033[0m\n" : "\n");
}

/* FILE:LINE:COLUMN: CLASS: message, the line, carets, and what was expected if that is known. */
static void check_report(void *ctx, const struct diagnostic *d, const struct source_tree *m)
{
    struct check *check = ctx;
    struct str_builder b;
    bool colour = check->colour;
    if (check->failed) {
        return;
    }
    builder_init(&b, check->vm);
    value message = str_decode_utf8(check->vm, d->message, strlen(d->message), "replace");
    bool ok = message &&
              builder_add_format(&b, "%s%s:%u:%d:%s %s%s:%s ", colour ? "\033[1m" : "",
                                 check->filename, (unsigned)d->line, d->offset > 0 ? d->offset : 1,
                                 colour ? "\033[0m" : "", colour ? "\033[1;31m" : "",
                                 diagnostic_class(d->kind), colour ? "\033[0m" : "") &&
              builder_add_format(&b, "%U\n", message);
    if (ok && m && d->line && d->line <= m->line_count) {
        ok = add_source_line(&b, check, d, m);
    }
    if (ok && d->expected) {
        ok = builder_add_format(&b, "    expected %s\n", d->expected);
    }
    value text = VALUE_ERROR;
    if (ok) {
        text = builder_finish(&b);
    } else {
        builder_discard(&b);
    }
    if (text) {
        check->each(check->ctx, as_str(text)->data);
    } else {
        check->failed = true;
    }
}

int aspen_check(aspen_vm *vm, const char *source, size_t size, const char *filename, bool colour,
                void (*each)(void *ctx, const char *text), void *ctx)
{
    struct check check = {vm, filename, colour, false, each, ctx};
    value name = str_from_cstr(vm, filename);
    int count = name ? check_source(vm, source, size, name, COMPILE_MODULE, CODE_TOP_LEVEL_AWAIT,
                                    check_report, &check)
                     : -1;
    error_clear(vm);
    return check.failed ? -1 : count;
}

const char *aspen_disassemble(aspen_vm *vm, const char *source, size_t size, const char *filename)
{
    value name = str_from_cstr(vm, filename ? filename : "<string>");
    value code = name ? vm->compile(vm, source, size, name, COMPILE_MODULE, CODE_TOP_LEVEL_AWAIT)
                      : VALUE_ERROR;
    if (!code) {
        return NULL;
    }
    struct str_builder b;
    builder_init(&b, vm);
    if (!disassemble(vm, as_code(code), &b)) {
        builder_discard(&b);
        return NULL;
    }
    value text = builder_finish(&b);
    const char *kept = text ? keep_text(vm, text) : NULL;
    if (!kept && !vm->error) {
        raise_memory_error(vm);
    }
    return kept;
}

char *aspen_read_file(aspen_vm *vm, const char *path, size_t *size)
{
    return import_read_file(vm, path, size);
}

void aspen_free_text(aspen_vm *vm, char *text, size_t size)
{
    if (text) {
        mem_free(vm, text, size + 1);
    }
}
