/* exception.c - raising from C: making exceptions, formatting their messages, vm->error, the chain
 * of contexts, traceback rows. The classes themselves are in exception_types.c and its kin. */
#include "exception.h"
#include "protocol.h"
#include "sequence.h"
#include "str.h"
#include "type.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* -- making ---------------------------------------------------------------------------------------- */

enum type_index exception_layout(struct vm *vm, const struct type *type)
{
    for (; type; type = type->base) {
        switch (type->index) {
        case TYPE_STOP_ITERATION:
        case TYPE_SYSTEM_EXIT:
        case TYPE_OS_ERROR:
        case TYPE_IMPORT_ERROR:
        case TYPE_NAME_ERROR:
        case TYPE_ATTRIBUTE_ERROR:
        case TYPE_SYNTAX_ERROR:
        case TYPE_UNICODE_DECODE_ERROR:
        case TYPE_UNICODE_ENCODE_ERROR:
        case TYPE_UNICODE_TRANSLATE_ERROR:
        case TYPE_BASE_EXCEPTION_GROUP:
        case TYPE_BASE_EXCEPTION: return (enum type_index)type->index;
        default: break;
        }
    }
    return TYPE_BASE_EXCEPTION;
}

bool exception_set_args(struct vm *vm, struct exception *e, struct tuple *args)
{
    e->args = from_object(args);
    switch (exception_layout(vm, e->header.type)) {
    case TYPE_STOP_ITERATION: e->extra[0] = args->length ? args->items[0] : VALUE_NONE; break;
    case TYPE_SYSTEM_EXIT:
        e->extra[0] = args->length == 0   ? VALUE_NONE
                      : args->length == 1 ? args->items[0]
                                          : from_object(args);
        break;
    case TYPE_OS_ERROR: return os_error_set_args(vm, e, args);
    case TYPE_IMPORT_ERROR: e->extra[0] = args->length == 1 ? args->items[0] : VALUE_NULL; break;
    case TYPE_SYNTAX_ERROR:
        if (args->length) {
            e->extra[0] = args->items[0];
        }
        break;
    default: break;
    }
    gc_barrier(vm, e);
    return true;
}

value exception_new(struct vm *vm, struct type *type, struct tuple *args)
{
    struct exception *e = object_alloc(vm, type);
    if (!e || !exception_set_args(vm, e, args)) {
        return VALUE_ERROR;
    }
    return from_object(e);
}

static void trace_roots(struct vm *vm, struct gc_tracer *tracer)
{
    gc_trace(tracer, vm->error);
    gc_trace(tracer, vm->memory_error);
    gc_trace_ptr(tracer, vm->sources);
}

bool exceptions_init(struct vm *vm)
{
    if (!heap_add_roots(vm, trace_roots)) {
        return false;
    }
    struct tuple *args = tuple_new(vm, 0);
    vm->memory_error =
        args ? exception_new(vm, builtin_type(vm, TYPE_MEMORY_ERROR), args) : VALUE_ERROR;
    return vm->memory_error != VALUE_NULL;
}

/* -- text -------------------------------------------------------------------------------------------- */

/* One conversion: flags, width and precision as they stand, and the letter. */
struct conversion {
    char spec[32];
    size_t size;
    bool star;  /* precision given as an argument */
    int length; /* 0, 1: l, 2: ll, 3: z, j or t */
    char letter;
    const char *end;
};

static struct conversion parse_conversion(const char *p)
{
    struct conversion c = {.spec = "%", .size = 1};
    for (p++; *p && strchr("-+ #0123456789.*", *p); p++) {
        c.star = c.star || *p == '*';
        if (c.size < sizeof c.spec - 5) {
            c.spec[c.size++] = *p;
        }
    }
    for (; *p == 'l' || *p == 'z' || *p == 'j' || *p == 't' || *p == 'h'; p++) {
        c.length = *p == 'l' ? c.length + 1 : *p == 'h' ? 0 : 3;
    }
    c.letter = *p;
    c.end = *p ? p + 1 : p;
    return c;
}

/* Objects among the arguments are kept alive while %R and %S call scripts. */
static bool root_arguments(struct vm *vm, const char *format, va_list args)
{
    bool ok = true;
    for (const char *p = strchr(format, '%'); p && ok; p = strchr(p, '%')) {
        struct conversion c = parse_conversion(p);
        if (c.star) {
            (void)va_arg(args, int);
        }
        switch (c.letter) {
        case 'R':
        case 'S':
        case 'U':
        case 'T': ok = gc_push_root(vm, va_arg(args, value)); break;
        case 'N':
        case 's':
        case 'p': (void)va_arg(args, void *); break;
        case 'c': (void)va_arg(args, int); break;
        case 'e':
        case 'f':
        case 'g': (void)va_arg(args, double); break;
        case '%':
        case 0: break;
        default:
            if (c.length) {
                (void)va_arg(args, int64_t);
            } else {
                (void)va_arg(args, int);
            }
        }
        p = c.end;
    }
    return ok;
}

static bool add_printf(struct str_builder *b, const char *spec, ...)
{
    char text[128];
    va_list args;
    va_start(args, spec);
    int n = vsnprintf(text, sizeof text, spec, args);
    va_end(args);
    return builder_add(b, text, n < 0 ? 0 : (size_t)n < sizeof text ? (size_t)n : sizeof text - 1);
}

static bool add_integer(struct str_builder *b, struct conversion *c, int64_t n)
{
    c->spec[c->size++] = 'l';
    c->spec[c->size++] = 'l';
    c->spec[c->size++] = c->letter;
    c->spec[c->size] = 0;
    return add_printf(b, c->spec, (long long)n);
}

static bool add_text(struct str_builder *b, const struct conversion *c, const char *text, int star)
{
    const char *dot = memchr(c->spec, '.', c->size);
    size_t size = strlen(text);
    if (dot) {
        size_t limit = c->star ? (size_t)(star < 0 ? 0 : star) : (size_t)strtoul(dot + 1, NULL, 10);
        size = strnlen(text, limit);
    }
    return builder_add(b, text, size);
}

/* The value as text through repr or str. */
static bool add_converted(struct vm *vm, struct str_builder *b, char letter, value v)
{
    if (!v) {
        return builder_add_cstr(b, "<NULL>");
    }
    value text = letter == 'R' ? repr(vm, v) : str_of(vm, v);
    return text && builder_add_str(b, text);
}

static bool add_formatted(struct vm *vm, struct str_builder *b, const char *format, va_list args)
{
    const char *p = format;
    bool ok = true;
    while (ok && *p) {
        size_t plain = strcspn(p, "%");
        ok = builder_add(b, p, plain);
        p += plain;
        if (!ok || !*p) {
            break;
        }
        struct conversion c = parse_conversion(p);
        int star = c.star ? va_arg(args, int) : 0;
        switch (c.letter) {
        case 's': {
            const char *text;
            if (c.star) { /* may be without an end */
                text = va_arg(args, const char *);
                ok = builder_add(b, text, strnlen(text, (size_t)(star < 0 ? 0 : star)));
            } else {
                text = va_arg(args, const char *);
                ok = add_text(b, &c, text, star);
            }
            break;
        }
        case 'c': ok = builder_add_code_point(b, (uint32_t)va_arg(args, int)); break;
        case '%': ok = builder_add(b, "%", 1); break;
        case 'T': {
            value v = va_arg(args, value);
            ok = builder_add_cstr(b, v ? type_cname(type_of(vm, v)) : "NULL");
            break;
        }
        case 'N': ok = builder_add_cstr(b, type_cname(va_arg(args, struct type *))); break;
        case 'R':
        case 'S': ok = add_converted(vm, b, c.letter, va_arg(args, value)); break;
        case 'U': {
            value v = va_arg(args, value);
            ok = v ? builder_add_str(b, v) : builder_add_cstr(b, "?");
            break;
        }
        case 'p': ok = add_printf(b, "%p", va_arg(args, void *)); break;
        case 'e':
        case 'f':
        case 'g':
            c.spec[c.size++] = c.letter;
            c.spec[c.size] = 0;
            ok = add_printf(b, c.spec, va_arg(args, double));
            break;
        case 0: break;
        default: {
            int64_t n = c.length                             ? va_arg(args, int64_t)
                        : c.letter == 'd' || c.letter == 'i' ? va_arg(args, int)
                                                             : (int64_t)va_arg(args, unsigned);
            ok = add_integer(b, &c, n);
        }
        }
        p = c.end;
    }
    return ok;
}

value format_strv(struct vm *vm, const char *format, va_list args)
{
    struct str_builder b;
    size_t mark = gc_root_mark(vm);
    va_list copy;
    va_copy(copy, args);
    bool ok = root_arguments(vm, format, copy);
    va_end(copy);
    builder_init(&b, vm);
    ok = ok && add_formatted(vm, &b, format, args);
    gc_pop_roots(vm, mark);
    if (!ok) {
        builder_discard(&b);
        return VALUE_ERROR;
    }
    return builder_finish(&b);
}

value format_str(struct vm *vm, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    value v = format_strv(vm, format, args);
    va_end(args);
    return v;
}

/* -- raising ----------------------------------------------------------------------------------------- */

/* Makes `handled` the context of e, without making the chain of contexts a ring. */
static void chain_context(struct vm *vm, value exception, value handled)
{
    if (!handled || handled == VALUE_NONE || handled == exception || !is_exception(handled)) {
        return;
    }
    value slow = handled;
    bool move = false;
    for (value o = handled;;) {
        value next = as_exception(o)->context;
        if (!next || next == VALUE_NONE) {
            break;
        }
        if (next == exception) {
            as_exception(o)->context = VALUE_NULL;
            break;
        }
        o = next;
        if (o == slow) {
            break; /* a ring that a script made */
        }
        if (move) {
            slow = as_exception(slow)->context;
        }
        move = !move;
    }
    as_exception(exception)->context = handled;
    gc_barrier(vm, as_object(exception));
}

void memory_error_later(struct vm *vm)
{
    atomic_fetch_or(&vm->poll, (unsigned)POLL_MEMORY);
}

bool memory_error_is_due(struct vm *vm)
{
    return atomic_load_explicit(&vm->poll, memory_order_relaxed) & POLL_MEMORY;
}

value raise_value(struct vm *vm, value exception)
{
    if (memory_error_is_due(vm)) {
        atomic_fetch_and(&vm->poll, ~(unsigned)POLL_MEMORY);
        return raise_memory_error(vm);
    }
    chain_context(vm, exception, handled_exception(vm));
    vm->error = exception;
    return VALUE_ERROR;
}

value raise_thrown(struct vm *vm, value exception, value handled)
{
    chain_context(vm, exception, handled);
    vm->error = exception;
    return VALUE_ERROR;
}

value raise_memory_error(struct vm *vm)
{
    if (vm->memory_error) {
        struct exception *e = as_exception(vm->memory_error);
        if (vm->error != vm->memory_error) {
            e->traceback = VALUE_NULL;
            e->context = VALUE_NULL;
            e->cause = VALUE_NULL;
        }
        vm->error = vm->memory_error;
    }
    return VALUE_ERROR;
}

value raise_with_args(struct vm *vm, enum type_index type, size_t count, const value *args)
{
    struct tuple *tuple = tuple_from(vm, args, count);
    value e = tuple ? exception_new(vm, builtin_type(vm, type), tuple) : VALUE_ERROR;
    const struct type_def *def = builtin_type(vm, type)->def;
    if (e && count > 1 && def->init && !strncmp(def->init_signature, "(*args", 6)) {
        /* The classes with fields of their own take them from the arguments. */
        value init_args[3] = {e, from_object(tuple), VALUE_NULL};
        if (!def->init(vm, init_args)) {
            return VALUE_ERROR;
        }
    }
    return e ? raise_value(vm, e) : VALUE_ERROR;
}

value raise_errorv(struct vm *vm, enum type_index type, const char *format, va_list args)
{
    value message = format_strv(vm, format, args);
    return message ? raise_with_args(vm, type, 1, &message) : VALUE_ERROR;
}

value raise_error(struct vm *vm, enum type_index type, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    raise_errorv(vm, type, format, args);
    va_end(args);
    return VALUE_ERROR;
}

value raise_key_error(struct vm *vm, value key)
{
    return raise_with_args(vm, TYPE_KEY_ERROR, 1, &key);
}

value raise_stop_iteration(struct vm *vm, value v)
{
    return raise_with_args(vm, TYPE_STOP_ITERATION, v && v != VALUE_NONE, &v);
}

value raise_os_error(struct vm *vm, int code, value filename, value filename2)
{
    value args[5] = {small_int(code), str_from_cstr(vm, strerror(code)), filename, VALUE_NONE,
                     filename2};
    if (!args[1]) {
        return VALUE_ERROR;
    }
    size_t count = filename2 ? 5 : filename ? 3 : 2;
    if (!filename) {
        args[2] = VALUE_NONE;
    }
    return raise_with_args(vm, os_error_type(code), count, args);
}

static value raise_with_field(struct vm *vm, enum type_index type, value message, value name,
                              value object)
{
    if (!message) {
        return VALUE_ERROR;
    }
    raise_with_args(vm, type, 1, &message);
    if (vm->error && as_object(vm->error)->kind == type) {
        struct exception *e = as_exception(vm->error);
        e->extra[0] = name;
        e->extra[1] = object;
        gc_barrier(vm, e);
    }
    return VALUE_ERROR;
}

value raise_attribute_error(struct vm *vm, value object, value name)
{
    value message;
    if (is_kind(object, TYPE_TYPE)) {
        message = format_str(vm, "type object '%N' has no attribute '%U'", as_type(object), name);
    } else {
        message = format_str(vm, "'%T' object has no attribute '%U'", object, name);
    }
    return raise_with_field(vm, TYPE_ATTRIBUTE_ERROR, message, name, object);
}

value raise_name_error(struct vm *vm, value name, const char *format_with_one_U)
{
    return raise_with_field(vm, TYPE_NAME_ERROR, format_str(vm, format_with_one_U, name), name,
                            VALUE_NULL);
}

/* An exception class or instance from a script, as an instance. */
static value instantiate(struct vm *vm, value v, const char *complaint)
{
    if (is_exception(v)) {
        return v;
    }
    if (!is_kind(v, TYPE_TYPE) || !(as_type(v)->flags & TYPE_FLAG_EXCEPTION)) {
        return raise_type_error(vm, "%s", complaint);
    }
    value instance = call0(vm, v);
    if (instance && !is_exception(instance)) {
        return raise_type_error(
            vm, "calling %R should have returned an instance of BaseException, not %R", v,
            type_value(vm, type_of(vm, instance)->index));
    }
    return instance;
}

value raise_object(struct vm *vm, value exception_or_class, value cause)
{
    size_t mark = gc_root_mark(vm);
    if (cause && !gc_push_root(vm, cause)) {
        return VALUE_ERROR;
    }
    value e = instantiate(vm, exception_or_class, "exceptions must derive from BaseException");
    if (!e || !gc_push_root(vm, e)) {
        gc_pop_roots(vm, mark);
        return VALUE_ERROR;
    }
    if (cause) {
        if (cause != VALUE_NONE) {
            cause = instantiate(vm, cause, "exception causes must derive from BaseException");
            if (!cause) {
                gc_pop_roots(vm, mark);
                return VALUE_ERROR;
            }
        }
        as_exception(e)->cause = cause == VALUE_NONE ? VALUE_NULL : cause;
        as_exception(e)->suppress_context = true;
        gc_barrier(vm, as_object(e));
    }
    gc_pop_roots(vm, mark);
    return raise_value(vm, e);
}

/* -- asking ------------------------------------------------------------------------------------------- */

bool error_is(struct vm *vm, enum type_index type)
{
    return vm->error && is_subtype(type_of(vm, vm->error), builtin_type(vm, type));
}

value error_take(struct vm *vm)
{
    value e = vm->error;
    vm->error = VALUE_NULL;
    return e;
}

value exception_notes(struct vm *vm, value exception)
{
    value notes = instance_get(vm, as_object(exception), NAME_OF(vm, NOTES));
    return notes;
}

bool traceback_add(struct vm *vm, struct exception *exception, struct code *code,
                   struct dict *globals, uint32_t pc)
{
    struct traceback *t = gc_new_zeroed(vm, builtin_type(vm, TYPE_TRACEBACK), sizeof *t);
    if (!t) {
        vm->error = from_object(exception);
        return false;
    }
    value next = exception->traceback;
    t->next = next && is_kind(next, TYPE_TRACEBACK) ? as_traceback(next) : NULL;
    t->code = code;
    t->globals = globals;
    t->pc = pc;
    exception->traceback = from_object(t);
    gc_barrier(vm, exception);
    return true;
}

/* -- what cannot be raised ------------------------------------------------------------------------------ */

static bool write_stderr(struct vm *vm, value text)
{
    value stream = vm->sys ? dict_get_name(vm, vm->sys, NAME_OF(vm, STDERR)) : VALUE_NULL;
    if (!stream || stream == VALUE_NONE) {
        fwrite(as_str(text)->data, 1, as_str(text)->size, stderr);
        return true;
    }
    return call_method(vm, stream, NAME_OF(vm, WRITE), 1, &text) != VALUE_ERROR;
}

/* The attributes of sys.UnraisableHookArgs, as a namespace that the hook reads. */
static value unraisable_arguments(struct vm *vm, value exception, value message, value object)
{
    value module = from_object(module_new(vm, NAME_OF(vm, SYS)));
    if (!module) {
        return VALUE_ERROR;
    }
    value traceback = as_exception(exception)->traceback;
    const struct {
        const char *name;
        value v;
    } rows[] = {
        {"exc_type", from_object(type_of(vm, exception))},
        {"exc_value", exception},
        {"exc_traceback", traceback ? traceback : VALUE_NONE},
        {"err_msg", message},
        {"object", object ? object : VALUE_NONE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (!dict_set_cstr(vm, as_module(module)->dict, rows[i].name, rows[i].v)) {
            return VALUE_ERROR;
        }
    }
    return module;
}

static void report_unraisable(struct vm *vm, value exception, const char *doing, value object)
{
    struct str_builder b;
    builder_init(&b, vm);
    bool ok =
        builder_add_format(&b, doing ? "Exception ignored %s" : "Exception ignored in", doing);
    if (ok && object && object != VALUE_NONE) {
        value text = repr(vm, object);
        if (!text) {
            error_clear(vm);
        }
        ok = builder_add_format(&b, doing ? " %U" : ": %U", text ? text : NAME_OF(vm, EMPTY));
    }
    ok = ok && builder_add_cstr(&b, doing ? ":\n" : "\n");
    value head = ok ? builder_finish(&b) : VALUE_ERROR;
    if (!ok) {
        builder_discard(&b);
    }
    value text = head ? exception_format(vm, exception, false) : VALUE_ERROR;
    value all = text ? str_concat(vm, head, text) : VALUE_ERROR;
    if (!all || !write_stderr(vm, all)) {
        error_clear(vm);
    }
}

void error_write_unraisable(struct vm *vm, const char *doing, value object)
{
    value exception = error_take(vm);
    if (!exception) {
        return;
    }
    size_t mark = gc_root_mark(vm);
    if (!gc_push_root(vm, exception) || (object && !gc_push_root(vm, object))) {
        error_clear(vm);
        gc_pop_roots(vm, mark);
        return;
    }
    value hook = vm->sys ? dict_get_cstr(vm, vm->sys, "unraisablehook") : VALUE_NULL;
    value standard = vm->sys ? dict_get_cstr(vm, vm->sys, "__unraisablehook__") : VALUE_NULL;
    if (hook && hook != VALUE_NONE && hook != standard) {
        value message = doing ? format_str(vm, "Exception ignored %s", doing) : VALUE_NONE;
        value args = message ? unraisable_arguments(vm, exception, message, object) : VALUE_ERROR;
        if (!args || !gc_push_root(vm, args) || !call1(vm, hook, args)) {
            error_clear(vm);
            report_unraisable(vm, exception, doing, object);
        }
    } else {
        error_clear(vm);
        report_unraisable(vm, exception, doing, object);
    }
    gc_pop_roots(vm, mark);
}
