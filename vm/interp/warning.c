/* warning.c - warnings that the VM and its natives issue: see object/warning.h. */
#include "interp.h"
#include "import.h"
#include "frame.h"
#include "../native.h"
#include "../object/type.h"
#include "../object/warning.h"

/* Where a warning is issued; all values but globals are set. */
struct warning {
    enum type_index category;
    value message, filename, source;
    uint32_t line;
    struct dict *globals; /* of the running script; NULL: only a place is known */
};

static value loaded_module(struct vm *vm)
{
    value name = str_intern_cstr(vm, "warnings");
    value module = name && vm->modules ? dict_get_name(vm, vm->modules, name) : VALUE_NULL;
    return module && is_kind(module, TYPE_MODULE) ? module : VALUE_NULL;
}

/* Filters from the command line. */
static bool has_options(struct vm *vm)
{
    value name = str_intern_cstr(vm, "warnoptions");
    value options = name && vm->sys ? dict_get_name(vm, vm->sys, name) : VALUE_NULL;
    return options && is_kind(options, TYPE_LIST) && as_list(options)->length > 0;
}

bool vm_warnings_wanted(struct vm *vm)
{
    return loaded_module(vm) || has_options(vm);
}

static bool in_main(struct vm *vm, const struct warning *w)
{
    value name = w->globals ? dict_get_name(vm, w->globals, NAME_OF(vm, NAME)) : VALUE_NULL;
    return name && is_kind(name, TYPE_STR) && !strcmp(as_str(name)->data, "__main__");
}

/* What the default filters say. */
static bool ignored_by_default(struct vm *vm, const struct warning *w)
{
    switch (w->category) {
    case TYPE_DEPRECATION_WARNING: return !in_main(vm, w);
    case TYPE_PENDING_DEPRECATION_WARNING:
    case TYPE_IMPORT_WARNING:
    case TYPE_RESOURCE_WARNING: return true;
    default: return false;
    }
}

/* The module's record of what it has shown, made at need. VALUE_NONE: there is no module. */
static value registry_of(struct vm *vm, const struct warning *w)
{
    if (!w->globals) {
        return VALUE_NONE;
    }
    value name = str_intern_cstr(vm, "__warningregistry__");
    value registry = name ? dict_get_name(vm, w->globals, name) : VALUE_ERROR;
    if (name && !registry && !vm->error) {
        struct dict *made = dict_new(vm);
        registry = made ? from_object(made) : VALUE_ERROR;
        if (registry && !dict_set(vm, w->globals, name, registry)) {
            return VALUE_ERROR;
        }
    }
    return vm->error ? VALUE_ERROR : registry;
}

static value type_object(struct vm *vm, enum type_index index)
{
    struct type *type = builtin_type(vm, index);
    return type ? from_object(type) : VALUE_ERROR;
}

/* warnings.warn_explicit(…) */
static bool through_module(struct vm *vm, value module, const struct warning *w)
{
    value registry = registry_of(vm, w), name = VALUE_NONE;
    if (!registry) {
        return false;
    }
    if (w->globals) {
        value found = dict_get_name(vm, w->globals, NAME_OF(vm, NAME));
        name = found && is_kind(found, TYPE_STR) ? found : str_from_cstr(vm, "<string>");
    }
    value function = name ? get_attr_cstr(vm, module, "warn_explicit") : VALUE_ERROR;
    value category = function ? type_object(vm, w->category) : VALUE_ERROR;
    if (!category) {
        return false;
    }
    value args[] = {w->message,
                    category,
                    w->filename,
                    small_int(w->line),
                    name,
                    registry,
                    w->globals ? from_object(w->globals) : VALUE_NONE,
                    w->source ? w->source : VALUE_NONE};
    return call(vm, function, sizeof args / sizeof *args, args) != VALUE_ERROR;
}

/* Notes in the registry that this place has been warned about, in the way of the script's module.
 * 1: it was before; -1: error. */
static int already_shown(struct vm *vm, const struct warning *w)
{
    value registry = registry_of(vm, w);
    if (!registry || registry == VALUE_NONE || !is_kind(registry, TYPE_DICT)) {
        return registry ? 0 : -1;
    }
    struct dict *dict = as_dict(registry);
    value version = str_intern_cstr(vm, "version"), category = type_object(vm, w->category);
    value key = version && category ? tuple_of(vm, 3, w->message, category, small_int(w->line))
                                    : VALUE_ERROR;
    if (!key) {
        return -1;
    }
    int known = dict_contains(vm, dict, key);
    if (known) {
        return known;
    }
    return dict_set(vm, dict, version, small_int(1)) && dict_set(vm, dict, key, small_int(1)) ? 0
                                                                                              : -1;
}

/* FILE:LINE: Category: message, and the source line below it, on sys.stderr. */
static bool show(struct vm *vm, const struct warning *w)
{
    struct str_builder b;
    value category = type_object(vm, w->category);
    value name = category ? type_name(vm, (struct type *)as_object(category)) : VALUE_ERROR;
    value source = name ? source_line(vm, w->filename, w->line) : VALUE_NULL;
    if (!name || vm->error) {
        return false;
    }
    builder_init(&b, vm);
    bool ok =
        builder_add_format(&b, "%S:%u: %U: %S\n", w->filename, (unsigned)w->line, name, w->message);
    if (ok && source && is_kind(source, TYPE_STR)) {
        const char *p = as_str(source)->data, *end = p + as_str(source)->size;
        while (p < end && (*p == ' ' || *p == '\t' || *p == '\f')) {
            p++;
        }
        while (end > p && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == '\f')) {
            end--;
        }
        ok = p == end || (builder_add_cstr(&b, "  ") && builder_add(&b, p, (size_t)(end - p)) &&
                          builder_add_cstr(&b, "\n"));
    }
    if (!ok) {
        builder_discard(&b);
        return false;
    }
    value text = builder_finish(&b);
    value stream = text && vm->sys ? dict_get_name(vm, vm->sys, NAME_OF(vm, STDERR)) : VALUE_NULL;
    if (text && stream && stream != VALUE_NONE &&
        !call_method(vm, stream, NAME_OF(vm, WRITE), 1, &text) && error_is(vm, TYPE_OS_ERROR)) {
        error_clear(vm);
    }
    return !vm->error;
}

static bool issue(struct vm *vm, const struct warning *w)
{
    size_t mark = gc_root_mark(vm);
    bool ok = gc_push_root(vm, w->message) && gc_push_root(vm, w->filename) &&
              (!w->source || gc_push_root(vm, w->source));
    value module = ok ? loaded_module(vm) : VALUE_NULL;
    if (ok && !module && has_options(vm)) {
        value name = str_intern_cstr(vm, "warnings");
        module = name ? import_absolute(vm, NULL, name, VALUE_NONE, 0) : VALUE_ERROR;
        ok = module != VALUE_ERROR;
    }
    if (ok && module) {
        ok = through_module(vm, module, w);
    } else if (ok && !ignored_by_default(vm, w)) {
        int shown = already_shown(vm, w);
        ok = shown > 0 || (shown == 0 && show(vm, w));
    }
    gc_pop_roots(vm, mark);
    return ok;
}

bool vm_warn_at(struct vm *vm, enum type_index category, value message, value filename,
                uint32_t line)
{
    struct warning w = {
        .category = category, .message = message, .filename = filename, .line = line};
    return message && filename && issue(vm, &w);
}

/* At the innermost frame of a script. */
static bool warn_here(struct vm *vm, enum type_index category, value source, value message)
{
    struct warning w = {.category = category, .message = message, .source = source};
    struct frame *f = vm->frame;
    if (f) {
        w.globals = as_function(f->function)->globals;
        w.filename = f->code->filename;
        w.line = code_line(f->code, frame_pc(f) > f->code->instructions ? frame_offset(f) : 0);
    } else {
        w.filename = str_from_cstr(vm, "<sys>");
    }
    return w.filename && message && issue(vm, &w);
}

bool vm_warn(struct vm *vm, enum type_index category, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    value message = format_strv(vm, format, args);
    va_end(args);
    return warn_here(vm, category, VALUE_NULL, message);
}

bool vm_warn_about(struct vm *vm, enum type_index category, value source, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    value message = format_strv(vm, format, args);
    va_end(args);
    return warn_here(vm, category, source, message);
}
