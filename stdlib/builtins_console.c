/* builtins_console.c - built-in functions for the person at the terminal: print, input, help, exit. */
#include "builtins.h"
#include "io.h"
#include "../vm/object/type.h"

static value sys_stream(struct vm *vm, enum name_index name)
{
    return dict_get_name(vm, vm->sys, vm->names[name]);
}

/* sep or end: a str; VALUE_NULL for the default. */
static bool separator(struct vm *vm, const char *what, value *v)
{
    if (*v == VALUE_NONE) {
        *v = VALUE_NULL;
    }
    if (*v && !is_kind(*v, TYPE_STR)) {
        raise_type_error(vm, "%s must be None or a string, not %T", what, *v);
        return false;
    }
    return true;
}

/* args: {*args, sep, end, file, flush} */
static value builtin_print(struct vm *vm, value *args)
{
    value file = args[3];
    if (!file || file == VALUE_NONE) {
        file = sys_stream(vm, NAME_STDOUT);
        if (!file) {
            return raise_error(vm, TYPE_RUNTIME_ERROR, "lost sys.stdout");
        }
        if (file == VALUE_NONE) {
            return VALUE_NONE;
        }
    }
    if (!separator(vm, "sep", &args[1]) || !separator(vm, "end", &args[2])) {
        return VALUE_ERROR;
    }
    struct tuple *items = as_tuple(args[0]);
    size_t mark = gc_root_mark(vm);
    bool good = gc_push_root(vm, file) && gc_push_root(vm, args[0]);
    for (size_t i = 0; good && i < items->length; i++) {
        if (i > 0) {
            good = args[1] ? io_write_str(vm, file, args[1]) : io_write_cstr(vm, file, " ");
        }
        if (good) {
            value text = str_of(vm, items->items[i]);
            good = text && io_write_str(vm, file, text);
        }
    }
    good = good && (args[2] ? io_write_str(vm, file, args[2]) : io_write_cstr(vm, file, "\n"));
    int flush = good && args[4] ? truth(vm, args[4]) : 0;
    good = good && flush >= 0 && (!flush || io_flush(vm, file));
    gc_pop_roots(vm, mark);
    return good ? VALUE_NONE : VALUE_ERROR;
}

static value builtin_input(struct vm *vm, value *args)
{
    value in = sys_stream(vm, NAME_STDIN), out = sys_stream(vm, NAME_STDOUT);
    value err = sys_stream(vm, NAME_STDERR);
    if (!in || in == VALUE_NONE) {
        return raise_error(vm, TYPE_RUNTIME_ERROR, "input(): lost sys.stdin");
    }
    if (!out || out == VALUE_NONE) {
        return raise_error(vm, TYPE_RUNTIME_ERROR, "input(): lost sys.stdout");
    }
    size_t mark = gc_root_mark(vm);
    if (!gc_push_root(vm, in) || !gc_push_root(vm, out)) {
        return VALUE_ERROR;
    }
    value line = VALUE_ERROR;
    if (err && err != VALUE_NONE && !io_flush(vm, err)) {
        error_clear(vm);
    }
    if (args[0]) {
        value prompt = str_of(vm, args[0]);
        if (!prompt || !io_write_str(vm, out, prompt)) {
            goto done;
        }
    }
    if (!io_flush(vm, out)) {
        goto done;
    }
    line = call_method(vm, in, NAME_OF(vm, READLINE), 0, NULL);
    if (!line) {
        goto done;
    }
    if (!is_kind(line, TYPE_STR)) {
        line = raise_type_error(vm, "object.readline() returned non-string");
        goto done;
    }
    size_t size = as_str(line)->size;
    if (size == 0) {
        line = raise_error(vm, TYPE_EOF_ERROR, "EOF when reading a line");
    } else if (as_str(line)->data[size - 1] == '\n') {
        line = str_slice(vm, as_str(line), 0, as_str(line)->length - 1);
    }
done:
    gc_pop_roots(vm, mark);
    return line;
}

static value builtin_breakpoint(struct vm *vm, value *args)
{
    value hook = dict_get_cstr(vm, vm->sys, "breakpointhook");
    if (!hook) {
        return raise_error(vm, TYPE_RUNTIME_ERROR, "lost sys.breakpointhook");
    }
    return call_with(vm, hook, args[0], args[1]);
}

const struct native_def builtin_console_functions[] = {
    {"print", "(*args, sep=' ', end='\\n', file=None, flush=False)", builtin_print, NATIVE_FUNCTION,
     "Write the values to a stream, sys.stdout by default."},
    {"input", "(prompt='', /)", builtin_input, NATIVE_FUNCTION,
     "Read a line from standard input, without its newline."},
    {"breakpoint", "(*args, **kws)", builtin_breakpoint, NATIVE_FUNCTION,
     "Call sys.breakpointhook(*args, **kws)."},
    {NULL, NULL, NULL, 0, NULL},
};

/* -- exit and quit ------------------------------------------------------------------------------------------ */

struct named { /* Quitter and _Helper */
    struct object header;
    value name;
};
#define as_named(v) ((struct named *)as_object(v))

static void named_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct named *)self)->name);
}

static value named_new(struct vm *vm, value *args)
{
    struct named *self = object_alloc(vm, as_type(args[0]));
    if (self) {
        self->name = args[1];
    }
    return from_object(self);
}

static value quitter_repr(struct vm *vm, value self)
{
    return format_str(vm, "Use %S() or Ctrl-D (i.e. EOF) to exit", as_named(self)->name);
}

/* args: {self, code} */
static value quit(struct vm *vm, value *args)
{
    value code = args[1] ? args[1] : VALUE_NONE;
    return raise_with_args(vm, TYPE_SYSTEM_EXIT, 1, &code);
}

static value quitter_call(struct vm *vm, value self, const value *args, size_t nargs, value kwnames)
{
    return call_native_def(vm, "__call__", "(code=None)", quit, self, nargs, args, kwnames);
}

const struct type_def quitter_def = {
    .name = "Quitter",
    .module = "_sitebuiltins",
    .size = sizeof(struct named),
    .flags = TYPE_TRACED,
    .new_signature = "(name)",
    .new = named_new,
    .trace = named_trace,
    .repr = quitter_repr,
    .call = quitter_call,
};

/* -- help -------------------------------------------------------------------------------------------------------- */

static value helper_repr(struct vm *vm, value self)
{
    return str_from_cstr(
        vm, "Type help() for interactive help, or help(object) for help about object.");
}

static bool help_line(struct vm *vm, value out, value text, const char *indent)
{
    const char *p = as_str(text)->data, *end = p + as_str(text)->size;
    while (p < end) {
        const char *newline = memchr(p, '\n', (size_t)(end - p));
        size_t n = (size_t)((newline ? newline : end) - p);
        value line = str_new(vm, p, n);
        if (!line || !io_write_cstr(vm, out, indent) || !io_write_str(vm, out, line) ||
            !io_write_cstr(vm, out, "\n")) {
            return false;
        }
        p += n + 1;
    }
    return true;
}

/* name + signature, where natives' own "$self, " and "$module, " are left out. */
static value without_self(struct vm *vm, value name, value signature)
{
    const char *text = as_str(signature)->data;
    if (!strncmp(text, "($", 2)) {
        const char *rest = strpbrk(text, ",)");
        rest = rest && *rest == ',' ? rest + 1 : rest;
        while (rest && *rest == ' ') {
            rest++;
        }
        if (rest && !strncmp(rest, "/, ", 3)) {
            rest += 3;
        } else if (rest && !strncmp(rest, "/)", 2)) {
            rest += 1;
        }
        return format_str(vm, "%S(%s", name, rest ? rest : ")");
    }
    return format_str(vm, "%S%S", name, signature);
}

/* What pydoc calls the kind of an object. */
static const char *kind_name(value object)
{
    return is_type(object)                           ? "class"
           : is_kind(object, TYPE_MODULE)            ? "module"
           : is_kind(object, TYPE_FUNCTION)          ? "function"
           : is_kind(object, TYPE_METHOD)            ? "method"
           : is_kind(object, TYPE_NATIVE)            ? "built-in function"
           : is_kind(object, TYPE_METHOD_DESCRIPTOR) ? "method_descriptor"
                                                     : "object";
}

/* "name(signature)" and the documentation of one object. */
static bool help_entry(struct vm *vm, value out, value object, value name, const char *indent)
{
    bool failed = false;
    value signature = get_attr_optional(vm, object, NAME_OF(vm, TEXT_SIGNATURE), &failed);
    if (failed) {
        return false;
    }
    if ((!signature || signature == VALUE_NONE) && is_callable(vm, object) && !is_type(object)) {
        value inspect = call1(vm, dict_get_name(vm, vm->builtins, NAME_OF(vm, IMPORT)),
                              str_intern_cstr(vm, "inspect"));
        value find = inspect ? get_attr_cstr(vm, inspect, "signature") : VALUE_ERROR;
        signature = find ? call1(vm, find, object) : VALUE_ERROR;
        if (signature) {
            signature = str_of(vm, signature);
        }
        error_clear(vm);
    }
    value line = format_str(vm, "%S", name);
    if (line && signature && is_kind(signature, TYPE_STR)) {
        line = without_self(vm, name, signature);
    }
    if (!line || !help_line(vm, out, line, indent)) {
        return false;
    }
    value doc = get_attr_optional(vm, object, NAME_OF(vm, DOC), &failed);
    if (failed) {
        return false;
    }
    if (doc && is_kind(doc, TYPE_STR)) {
        char deeper[32];
        size_t n = strlen(indent);
        memcpy(deeper, indent, n);
        memcpy(deeper + n, "    ", 5);
        return help_line(vm, out, doc, deeper);
    }
    return true;
}

/* A class or module: its public callables after it. */
static bool help_members(struct vm *vm, value out, value object)
{
    value names = dir_of(vm, object);
    size_t mark = gc_root_mark(vm);
    bool good = names && gc_push_root(vm, names);
    for (size_t i = 0; good && i < as_list(names)->length; i++) {
        value name = as_list(names)->items[i];
        bool failed = false;
        if (!is_kind(name, TYPE_STR) || !as_str(name)->size || as_str(name)->data[0] == '_') {
            continue;
        }
        value member = get_attr_optional(vm, object, str_intern(vm, name), &failed);
        if (failed) {
            error_clear(vm);
            continue;
        }
        if (member && gc_push_root(vm, member) && is_callable(vm, member)) {
            good = io_write_cstr(vm, out, "\n") && help_entry(vm, out, member, name, "    ");
        }
    }
    gc_pop_roots(vm, mark);
    return good;
}

/* args: {self, object} */
static value help(struct vm *vm, value *args)
{
    value out = sys_stream(vm, NAME_STDOUT);
    if (!out || out == VALUE_NONE) {
        return VALUE_NONE;
    }
    if (!args[1]) {
        return io_write_cstr(vm, out,
                             "help(object) shows the signature and the documentation of an object: "
                             "help(print), help(str), help(asyncio).\n")
                   ? VALUE_NONE
                   : VALUE_ERROR;
    }
    bool failed = false;
    value object = args[1];
    value name = get_attr_optional(vm, object, NAME_OF(vm, NAME), &failed);
    bool own = name && is_kind(name, TYPE_STR);
    if (failed) {
        return VALUE_ERROR;
    }
    if (!own) {
        object = from_object(type_of(vm, object));
        name = type_name(vm, as_type(object));
    }
    size_t mark = gc_root_mark(vm);
    bool good = name && gc_push_root(vm, name) && gc_push_root(vm, out);
    value module = good ? get_attr_optional(vm, object, NAME_OF(vm, MODULE), &failed) : VALUE_NULL;
    good = good && !failed;
    value title =
        !good ? VALUE_ERROR
        : module && is_kind(module, TYPE_STR)
            ? format_str(vm, "Help on %s %S in module %S:\n\n", kind_name(object), name, module)
            : format_str(vm, "Help on %s %S:\n\n", kind_name(object), name);
    good = title && io_write_str(vm, out, title) && help_entry(vm, out, object, name, "");
    if (good && (is_type(object) || is_kind(object, TYPE_MODULE))) {
        good = help_members(vm, out, object);
    }
    gc_pop_roots(vm, mark);
    return good ? VALUE_NONE : VALUE_ERROR;
}

static value helper_call(struct vm *vm, value self, const value *args, size_t nargs, value kwnames)
{
    return call_native_def(vm, "help", "(request=<unrepresentable>)", help, self, nargs, args,
                           kwnames);
}

const struct type_def helper_def = {
    .name = "_Helper",
    .module = "_sitebuiltins",
    .size = sizeof(struct named),
    .flags = TYPE_TRACED,
    .new_signature = "(name)",
    .new = named_new,
    .trace = named_trace,
    .repr = helper_repr,
    .call = helper_call,
};
