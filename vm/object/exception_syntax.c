/* exception_syntax.c - SyntaxError and its kin: where the error is, and the text. */
#include "exception.h"
#include "container.h"
#include "type.h"

enum { MSG, FILENAME, LINENO, OFFSET, TEXT, END_LINENO, END_OFFSET };

static value syntax_error_init(struct vm *vm, value *args)
{
    struct exception *e = as_exception(args[0]);
    struct tuple *given = as_tuple(args[1]);
    if (!exception_slot_init(vm, args)) {
        return VALUE_ERROR;
    }
    if (given->length >= 1) {
        e->extra[MSG] = given->items[0];
        gc_barrier(vm, e);
    }
    if (given->length != 2) {
        return VALUE_NONE;
    }
    value details = tuple_from_iterable(vm, given->items[1]);
    if (!details) {
        return VALUE_ERROR;
    }
    struct tuple *info = as_tuple(details);
    if (info->length < 4 || info->length > 6) {
        return raise_type_error(vm, "function takes at %s %d arguments (%zu given)",
                                info->length < 4 ? "least" : "most", info->length < 4 ? 4 : 6,
                                info->length);
    }
    for (size_t i = 0; i < 6; i++) {
        e->extra[FILENAME + i] = i < info->length ? info->items[i] : VALUE_NULL;
    }
    gc_barrier(vm, e);
    if (info->length == 5) {
        return raise_type_error(vm, "end_offset must be provided when end_lineno is provided");
    }
    return VALUE_NONE;
}

static const char *base_name(value filename)
{
    const char *name = as_str(filename)->data, *slash = strrchr(name, '/');
    return slash ? slash + 1 : name;
}

static value syntax_error_str(struct vm *vm, value self)
{
    struct exception *e = as_exception(self);
    value msg = e->extra[MSG] ? e->extra[MSG] : VALUE_NONE;
    value filename = e->extra[FILENAME];
    bool has_name = filename && is_str(filename);
    bool has_line = e->extra[LINENO] && is_any_int(e->extra[LINENO]);
    if (has_name && has_line) {
        return format_str(vm, "%S (%s, line %S)", msg, base_name(filename), e->extra[LINENO]);
    }
    if (has_name) {
        return format_str(vm, "%S (%s)", msg, base_name(filename));
    }
    if (has_line) {
        return format_str(vm, "%S (line %S)", msg, e->extra[LINENO]);
    }
    return str_of(vm, msg);
}

EXCEPTION_FIELD(msg, MSG)
EXCEPTION_FIELD(filename, FILENAME)
EXCEPTION_FIELD(lineno, LINENO)
EXCEPTION_FIELD(offset, OFFSET)
EXCEPTION_FIELD(text, TEXT)
EXCEPTION_FIELD(end_lineno, END_LINENO)
EXCEPTION_FIELD(end_offset, END_OFFSET)

static value get_print(struct vm *vm, value self)
{
    return VALUE_NONE;
}

static bool set_print(struct vm *vm, value self, value v)
{
    return true; /* kept for programs that set it: nothing reads it */
}

static const struct getset_row syntax_error_getset[] = {
    {"msg", get_msg, set_msg, "exception msg"},
    {"filename", get_filename, set_filename, "exception filename"},
    {"lineno", get_lineno, set_lineno, "exception lineno"},
    {"offset", get_offset, set_offset, "exception offset"},
    {"text", get_text, set_text, "exception text"},
    {"end_lineno", get_end_lineno, set_end_lineno, "exception end lineno"},
    {"end_offset", get_end_offset, set_end_offset, "exception end offset"},
    {"print_file_and_line", get_print, set_print, "exception print_file_and_line"},
    {0},
};

#define SYNTAX(name, doc) \
    EXCEPTION_DEF(name, exception_slot_new, syntax_error_init, syntax_error_str, NULL, NULL, doc)

EXCEPTION_DEF(SyntaxError, exception_slot_new, syntax_error_init, syntax_error_str, NULL,
              syntax_error_getset, "Invalid syntax.");
SYNTAX(IndentationError, "Improper indentation.");
SYNTAX(TabError, "Improper mixture of spaces and tabs.");
SYNTAX(_IncompleteInputError, "incomplete input.");
