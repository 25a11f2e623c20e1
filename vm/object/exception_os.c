/* exception_os.c - OSError: its fields, the subclass that an errno stands for, its text. */
#include "exception.h"
#include "container.h"
#include "type.h"

#include <errno.h>

enum { ERRNO, STRERROR, FILENAME, FILENAME2, CHARACTERS_WRITTEN };

enum type_index os_error_type(int64_t code)
{
    switch (code) {
    case EAGAIN:
    case EALREADY:
    case EINPROGRESS:
#if EWOULDBLOCK != EAGAIN
    case EWOULDBLOCK:
#endif
        return TYPE_BLOCKING_IO_ERROR;
    case EPIPE:
    case ESHUTDOWN: return TYPE_BROKEN_PIPE_ERROR;
    case ECHILD: return TYPE_CHILD_PROCESS_ERROR;
    case ECONNABORTED: return TYPE_CONNECTION_ABORTED_ERROR;
    case ECONNREFUSED: return TYPE_CONNECTION_REFUSED_ERROR;
    case ECONNRESET: return TYPE_CONNECTION_RESET_ERROR;
    case EEXIST: return TYPE_FILE_EXISTS_ERROR;
    case ENOENT: return TYPE_FILE_NOT_FOUND_ERROR;
    case EISDIR: return TYPE_IS_A_DIRECTORY_ERROR;
    case ENOTDIR: return TYPE_NOT_A_DIRECTORY_ERROR;
    case EINTR: return TYPE_INTERRUPTED_ERROR;
    case EACCES:
    case EPERM: return TYPE_PERMISSION_ERROR;
    case ESRCH: return TYPE_PROCESS_LOOKUP_ERROR;
    case ETIMEDOUT: return TYPE_TIMEOUT_ERROR;
    default: return TYPE_OS_ERROR;
    }
}

static bool is_blocking(struct vm *vm, const struct exception *e)
{
    return is_subtype(e->header.type, builtin_type(vm, TYPE_BLOCKING_IO_ERROR));
}

bool os_error_set_args(struct vm *vm, struct exception *e, struct tuple *args)
{
    size_t n = args->length;
    e->args = from_object(args);
    if (n >= 2 && n <= 5) {
        e->extra[ERRNO] = args->items[0];
        e->extra[STRERROR] = args->items[1];
        value filename = n >= 3 ? args->items[2] : VALUE_NONE;
        if (filename != VALUE_NONE) {
            int64_t written;
            if (is_blocking(vm, e) && is_any_int(filename) && int_fits_int64(filename, &written)) {
                e->extra[CHARACTERS_WRITTEN] = filename;
                gc_barrier(vm, e);
                return true;
            }
            e->extra[FILENAME] = filename;
            if (n == 5 && args->items[4] != VALUE_NONE) {
                e->extra[FILENAME2] = args->items[4];
            }
            struct tuple *two = tuple_from(vm, args->items, 2);
            if (!two) {
                return false;
            }
            e->args = from_object(two);
        }
    }
    gc_barrier(vm, e);
    return true;
}

/* A class that overrides __init__ but not __new__ may give __new__ any arguments: then __init__
 * sets the fields, else __new__ does. */
static bool fields_in_init(const struct type *type)
{
    return (type->flags & (TYPE_FLAG_CUSTOM_INIT | TYPE_FLAG_CUSTOM_NEW)) == TYPE_FLAG_CUSTOM_INIT;
}

static value os_error_new(struct vm *vm, value *args)
{
    struct type *type = as_type(args[0]);
    struct tuple *given = as_tuple(args[1]);
    if (fields_in_init(type)) {
        struct tuple *none = tuple_new(vm, 0);
        return none ? exception_new(vm, type, none) : VALUE_ERROR;
    }
    if (!exception_no_keywords(vm, args[0], args[2])) {
        return VALUE_ERROR;
    }
    int64_t code;
    if (type->index == TYPE_OS_ERROR && given->length >= 2 && given->length <= 5 &&
        is_any_int(given->items[0]) && int_fits_int64(given->items[0], &code)) {
        type = builtin_type(vm, os_error_type(code));
    }
    return exception_new(vm, type, given);
}

static value os_error_init(struct vm *vm, value *args)
{
    struct exception *e = as_exception(args[0]);
    if (!fields_in_init(e->header.type)) {
        return VALUE_NONE;
    }
    if (!exception_no_keywords(vm, args[0], args[2])) {
        return VALUE_ERROR;
    }
    return exception_set_args(vm, e, as_tuple(args[1])) ? VALUE_NONE : VALUE_ERROR;
}

static value or_none(value v)
{
    return v ? v : VALUE_NONE;
}

static value os_error_str(struct vm *vm, value self)
{
    struct exception *e = as_exception(self);
    value code = or_none(e->extra[ERRNO]), text = or_none(e->extra[STRERROR]);
    if (e->extra[FILENAME] && e->extra[FILENAME2]) {
        return format_str(vm, "[Errno %S] %S: %R -> %R", code, text, e->extra[FILENAME],
                          e->extra[FILENAME2]);
    }
    if (e->extra[FILENAME]) {
        return format_str(vm, "[Errno %S] %S: %R", code, text, e->extra[FILENAME]);
    }
    if (e->extra[ERRNO] && e->extra[STRERROR]) {
        return format_str(vm, "[Errno %S] %S", code, text);
    }
    return exception_slot_str(vm, self);
}

static value os_error_reduce(struct vm *vm, value *args)
{
    struct exception *e = as_exception(args[0]);
    struct tuple *given = as_tuple(e->args);
    value parts = e->args;
    if (given->length == 2 && e->extra[FILENAME]) {
        parts = e->extra[FILENAME2]
                    ? tuple_of(vm, 5, given->items[0], given->items[1], e->extra[FILENAME],
                               VALUE_NONE, e->extra[FILENAME2])
                    : tuple_of(vm, 3, given->items[0], given->items[1], e->extra[FILENAME]);
    }
    struct dict *dict = parts ? instance_dict(vm, as_object(args[0])) : NULL;
    if (!dict) {
        return VALUE_ERROR;
    }
    value class = from_object(type_of(vm, args[0]));
    return dict->count ? tuple_of(vm, 3, class, parts, from_object(dict))
                       : tuple_of(vm, 2, class, parts);
}

EXCEPTION_FIELD(errno_field, ERRNO)
EXCEPTION_FIELD(strerror, STRERROR)
EXCEPTION_FIELD(filename, FILENAME)
EXCEPTION_FIELD(filename2, FILENAME2)

static value get_written(struct vm *vm, value self)
{
    value v = as_exception(self)->extra[CHARACTERS_WRITTEN];
    return v ? v
             : attribute_error(vm, self, str_intern_cstr(vm, "characters_written"),
                               "characters_written");
}

static bool set_written(struct vm *vm, value self, value v)
{
    struct exception *e = as_exception(self);
    int64_t n;
    if (!v && !e->extra[CHARACTERS_WRITTEN]) {
        get_written(vm, self);
        return false;
    }
    if (v && !index_to_ssize(vm, v, &n, "int too large to convert to C ssize_t")) {
        return false;
    }
    e->extra[CHARACTERS_WRITTEN] = v;
    gc_barrier(vm, e);
    return true;
}

static const struct native_def os_error_methods[] = {
    {"__reduce__", "()", os_error_reduce, NATIVE_METHOD, NULL},
    {0},
};
static const struct getset_row os_error_getset[] = {
    {"errno", get_errno_field, set_errno_field, "POSIX exception code"},
    {"strerror", get_strerror, set_strerror, "exception strerror"},
    {"filename", get_filename, set_filename, "exception filename"},
    {"filename2", get_filename2, set_filename2, "second exception filename"},
    {"characters_written", get_written, set_written, NULL},
    {0},
};

#define OS(name, doc) \
    EXCEPTION_DEF(name, os_error_new, os_error_init, os_error_str, NULL, NULL, doc)

EXCEPTION_DEF(OSError, os_error_new, os_error_init, os_error_str, os_error_methods, os_error_getset,
              "Base class for I/O related errors.");
OS(BlockingIOError, "I/O operation would block.");
OS(ChildProcessError, "Child process error.");
OS(ConnectionError, "Connection error.");
OS(BrokenPipeError, "Broken pipe.");
OS(ConnectionAbortedError, "Connection aborted.");
OS(ConnectionRefusedError, "Connection refused.");
OS(ConnectionResetError, "Connection reset.");
OS(FileExistsError, "File already exists.");
OS(FileNotFoundError, "File not found.");
OS(InterruptedError, "Interrupted by signal.");
OS(IsADirectoryError, "Operation doesn't work on directories.");
OS(NotADirectoryError, "Operation only works on directories.");
OS(PermissionError, "Not enough permissions.");
OS(ProcessLookupError, "Process not found.");
OS(TimeoutError, "Timeout expired.");
