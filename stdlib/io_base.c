/* io_base.c - _IOBase and the abstract streams: what follows from read, readinto and write alone. */
#include "io_private.h"
#include "module_error.h"
#include "../vm/object/warning.h"
#include <errno.h>

/* -- help for all streams ------------------------------------------------------------------------------- */

value io_call(struct vm *vm, value object, const char *name, size_t nargs, const value *args)
{
    value key = str_intern_cstr(vm, name);
    return key ? call_method(vm, object, key, nargs, args) : VALUE_ERROR;
}

int io_ask(struct vm *vm, value object, const char *name)
{
    value v = io_call(vm, object, name, 0, NULL);
    return v ? truth(vm, v) : -1;
}

static const struct module_error unsupported = {"io", "UnsupportedOperation", TYPE_OS_ERROR,
                                                TYPE_VALUE_ERROR};

value io_unsupported_class(struct vm *vm)
{
    return module_error_class(vm, &unsupported);
}

value io_unsupported(struct vm *vm, const char *message)
{
    return module_error_raise(vm, &unsupported, "%s", message);
}

int io_is_closed(struct vm *vm, value stream)
{
    value closed = get_attr_cstr(vm, stream, "closed");
    return closed ? truth(vm, closed) : -1;
}

bool io_check_open(struct vm *vm, value stream)
{
    int closed = io_is_closed(vm, stream);
    if (closed > 0) {
        raise_value_error(vm, "I/O operation on closed file.");
    }
    return closed == 0;
}

bool io_size(struct vm *vm, value v, int64_t *out)
{
    *out = -1;
    if (!v || v == VALUE_NONE) {
        return true;
    }
    if (!type_of(vm, v)->def->index && !find_special(vm, v, NAME_INDEX)) {
        raise_type_error(vm, "argument should be integer or None, not '%T'", v);
        return false;
    }
    return index_to_ssize(vm, v, out, "ssize_t");
}

bool io_register(struct vm *vm, void *stream)
{
    return gc_register_finalizer(vm, stream);
}

value io_iter(struct vm *vm, value self)
{
    return io_check_open(vm, self) ? self : VALUE_ERROR;
}

value io_next(struct vm *vm, value self)
{
    size_t length;
    value line = call_method(vm, self, NAME_OF(vm, READLINE), 0, NULL);
    if (!line || !length_of(vm, line, &length)) {
        return VALUE_ERROR;
    }
    return length ? line : VALUE_STOP;
}

value io_repr_named(struct vm *vm, value self, const char *extra)
{
    const char *kind = type_cname(type_of(vm, self));
    value key = str_intern_cstr(vm, "name");
    bool failed = false;
    value name = key ? get_attr_optional(vm, self, key, &failed) : VALUE_ERROR;
    if (failed || !key) {
        if (!error_is(vm, TYPE_VALUE_ERROR)) {
            return VALUE_ERROR;
        }
        error_clear(vm);
        name = VALUE_NULL;
    }
    if (!name) {
        return format_str(vm, "<%s%s>", kind, extra);
    }
    if (!repr_enter(vm, self)) {
        return vm->error
                   ? VALUE_ERROR
                   : raise_error(vm, TYPE_RUNTIME_ERROR, "reentrant call inside %s.__repr__", kind);
    }
    value text = format_str(vm, "<%s name=%R%s>", kind, name, extra);
    repr_leave(vm, self);
    return text;
}

/* -- _IOBase -------------------------------------------------------------------------------------------- */

static void base_trace(struct gc_tracer *tracer, struct object *self)
{
    instance_trace(tracer, self);
}

static void base_finalize(struct vm *vm, struct object *self)
{
    instance_finalize(vm, self);
}

static value base_new(struct vm *vm, value *args)
{
    struct io_base *base = object_alloc(vm, as_type(args[0]));
    if (!base || !io_register(vm, base)) {
        return VALUE_ERROR;
    }
    base->closed = VALUE_FALSE;
    return from_object(base);
}

static bool is_bare(value v)
{
    const struct type_def *def = is_kind(v, KIND_NATIVE_INSTANCE) ? as_object(v)->type->def : NULL;
    return def == &io_base_def || def == &raw_io_base_def || def == &buffered_io_base_def ||
           def == &text_io_base_def;
}

static value base_get_closed(struct vm *vm, value self)
{
    return is_bare(self) ? as_io_base(self)->closed : VALUE_FALSE;
}

static value base_flush(struct vm *vm, value *args)
{
    return io_check_open(vm, args[0]) ? VALUE_NONE : VALUE_ERROR;
}

static value base_close(struct vm *vm, value *args)
{
    value self = args[0];
    if (!is_bare(self)) {
        return VALUE_NONE;
    }
    if (as_io_base(self)->closed == VALUE_TRUE) {
        return VALUE_NONE;
    }
    value flushed = call_method(vm, self, NAME_OF(vm, FLUSH), 0, NULL);
    as_io_base(self)->closed = VALUE_TRUE;
    return flushed ? VALUE_NONE : VALUE_ERROR;
}

/* What the collector has queued: close, and whatever goes wrong is reported by the caller. */
/* What is to be said of a file that the collector found open; VALUE_NULL: nothing, as of the standard
 * streams, which stay so on purpose. */
static value unclosed_message(struct vm *vm, value stream)
{
    value number = vm_warnings_wanted(vm) ? io_call(vm, stream, "fileno", 0, NULL) : VALUE_NULL;
    value message = number && is_int(number) && small_int_value(number) > 2
                        ? format_str(vm, "unclosed file %R", stream)
                        : VALUE_NULL;
    error_clear(vm);
    return message;
}

/* Run by the collector, too. The warning comes last, since scripts run in it, other finalisers
 * included. */
static value base_del(struct vm *vm, value *args)
{
    int closed = io_is_closed(vm, args[0]);
    if (closed || (is_buffered(args[0]) && as_buffered(args[0])->wrapped)) {
        error_clear(vm);
        return VALUE_NONE;
    }
    value message = unclosed_message(vm, args[0]);
    size_t mark = gc_root_mark(vm);
    bool ok = (!message || gc_push_root(vm, message)) &&
              call_method(vm, args[0], NAME_OF(vm, CLOSE), 0, NULL);
    if (ok && message && !vm_warn_about(vm, TYPE_RESOURCE_WARNING, args[0], "%U", message)) {
        error_write_unraisable(vm, NULL, args[0]);
    }
    gc_pop_roots(vm, mark);
    return ok ? VALUE_NONE : VALUE_ERROR;
}

static value base_enter(struct vm *vm, value *args)
{
    return io_check_open(vm, args[0]) ? args[0] : VALUE_ERROR;
}

static value base_exit(struct vm *vm, value *args)
{
    return call_method(vm, args[0], NAME_OF(vm, CLOSE), 0, NULL) ? VALUE_NONE : VALUE_ERROR;
}

static value base_false(struct vm *vm, value *args)
{
    return io_check_open(vm, args[0]) ? VALUE_FALSE : VALUE_ERROR;
}

static value base_no(struct vm *vm, value *args)
{
    return VALUE_FALSE;
}

static value base_seek(struct vm *vm, value *args)
{
    return io_unsupported(vm, "seek");
}

static value base_tell(struct vm *vm, value *args)
{
    value how[2] = {small_int(0), small_int(1)};
    return io_call(vm, args[0], "seek", 2, how);
}

static value base_truncate(struct vm *vm, value *args)
{
    return io_unsupported(vm, "truncate");
}

static value base_fileno(struct vm *vm, value *args)
{
    return io_unsupported(vm, "fileno");
}

/* Checks that raise: _checkReadable and its kin. */
static value check_ability(struct vm *vm, value self, const char *question, const char *complaint)
{
    int can = io_ask(vm, self, question);
    if (can < 0) {
        return VALUE_ERROR;
    }
    return can ? VALUE_TRUE : io_unsupported(vm, complaint);
}

static value base_check_readable(struct vm *vm, value *args)
{
    return check_ability(vm, args[0], "readable", "File or stream is not readable.");
}

static value base_check_writable(struct vm *vm, value *args)
{
    return check_ability(vm, args[0], "writable", "File or stream is not writable.");
}

static value base_check_seekable(struct vm *vm, value *args)
{
    return check_ability(vm, args[0], "seekable", "File or stream is not seekable.");
}

static value base_check_closed(struct vm *vm, value *args)
{
    return io_check_open(vm, args[0]) ? VALUE_NONE : VALUE_ERROR;
}

static value base_readline(struct vm *vm, value *args)
{
    value self = args[0];
    int64_t limit;
    if (!io_size(vm, args[1], &limit)) {
        return VALUE_ERROR;
    }
    bool failed = false;
    value peek_name = str_intern_cstr(vm, "peek");
    bool peeks = peek_name && has_attr(vm, self, peek_name, &failed);
    struct str_builder b;
    builder_init(&b, vm);
    while (!failed && (limit < 0 || b.size < (size_t)limit)) {
        int64_t wanted = 1;
        if (peeks) {
            value one = small_int(1);
            value ahead = call_method(vm, self, peek_name, 1, &one);
            if (!ahead || !is_kind(ahead, TYPE_BYTES)) {
                if (ahead) {
                    raise_error(vm, TYPE_OS_ERROR,
                                "peek() should have returned a bytes object, not '%T'", ahead);
                }
                break;
            }
            struct bytes *bytes = as_bytes(ahead);
            if (bytes->size) {
                const unsigned char *newline = memchr(bytes->data, '\n', bytes->size);
                wanted = newline ? newline - bytes->data + 1 : (int64_t)bytes->size;
                if (limit >= 0 && wanted > limit - (int64_t)b.size) {
                    wanted = limit - (int64_t)b.size;
                }
            }
        }
        value count = small_int(wanted);
        value got = call_method(vm, self, NAME_OF(vm, READ), 1, &count);
        if (!got || !is_kind(got, TYPE_BYTES)) {
            if (got) {
                raise_error(vm, TYPE_OS_ERROR,
                            "read() should have returned a bytes object, not '%T'", got);
            }
            break;
        }
        struct bytes *bytes = as_bytes(got);
        if (!builder_add(&b, (const char *)bytes->data, bytes->size)) {
            break;
        }
        if (!bytes->size || bytes->data[bytes->size - 1] == '\n') {
            break;
        }
    }
    if (vm->error) {
        builder_discard(&b);
        return VALUE_ERROR;
    }
    return builder_finish_bytes(&b);
}

static value base_readlines(struct vm *vm, value *args)
{
    int64_t hint, total = 0;
    if (!io_size(vm, args[1], &hint)) {
        return VALUE_ERROR;
    }
    struct list *lines = list_new(vm, 0);
    size_t mark = gc_root_mark(vm);
    if (!lines || !gc_push_root(vm, from_object(lines))) {
        return VALUE_ERROR;
    }
    value iterator = get_iter(vm, args[0]), result = VALUE_ERROR;
    if (!iterator || !gc_push_root(vm, iterator)) {
        goto done;
    }
    for (;;) {
        value line = iter_next(vm, iterator);
        size_t length;
        if (line == VALUE_STOP) {
            break;
        }
        if (!line || !list_append(vm, lines, line) || !length_of(vm, line, &length)) {
            goto done;
        }
        total += (int64_t)length;
        if (hint > 0 && total >= hint) {
            break;
        }
    }
    result = from_object(lines);
done:
    gc_pop_roots(vm, mark);
    return result;
}

static bool write_line(struct vm *vm, void *ctx, value line)
{
    return call_method(vm, *(value *)ctx, NAME_OF(vm, WRITE), 1, &line) != VALUE_ERROR;
}

static value base_writelines(struct vm *vm, value *args)
{
    if (!io_check_open(vm, args[0])) {
        return VALUE_ERROR;
    }
    return iterate(vm, args[1], write_line, &args[0]) ? VALUE_NONE : VALUE_ERROR;
}

const struct native_def io_base_methods[] = {
    {"seek", "(offset, whence=0, /)", base_seek, NATIVE_METHOD, "Change the stream's position."},
    {"tell", "()", base_tell, NATIVE_METHOD, "The stream's position."},
    {"truncate", "(size=None, /)", base_truncate, NATIVE_METHOD, "Cut the file to a size."},
    {"flush", "()", base_flush, NATIVE_METHOD, "Write out what is buffered."},
    {"close", "()", base_close, NATIVE_METHOD, "Flush and close the stream."},
    {"seekable", "()", base_no, NATIVE_METHOD, "Whether seek() works."},
    {"readable", "()", base_no, NATIVE_METHOD, "Whether the stream can be read."},
    {"writable", "()", base_no, NATIVE_METHOD, "Whether the stream can be written."},
    {"isatty", "()", base_false, NATIVE_METHOD, "Whether the stream is a terminal."},
    {"fileno", "()", base_fileno, NATIVE_METHOD, "The descriptor underneath."},
    {"readline", "(size=-1, /)", base_readline, NATIVE_METHOD, "One line."},
    {"readlines", "(hint=-1, /)", base_readlines, NATIVE_METHOD, "A list of lines."},
    {"writelines", "(lines, /)", base_writelines, NATIVE_METHOD, "Write each of the lines."},
    {"_checkReadable", "()", base_check_readable, NATIVE_METHOD, NULL},
    {"_checkWritable", "()", base_check_writable, NATIVE_METHOD, NULL},
    {"_checkSeekable", "()", base_check_seekable, NATIVE_METHOD, NULL},
    {"_checkClosed", "()", base_check_closed, NATIVE_METHOD, NULL},
    {"__enter__", "()", base_enter, NATIVE_METHOD, NULL},
    {"__exit__", "(*args)", base_exit, NATIVE_METHOD, NULL},
    {"__del__", "()", base_del, NATIVE_METHOD, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

const struct getset_row io_base_getset[] = {
    {"closed", base_get_closed, NULL, "Whether the stream is closed."},
    {NULL, NULL, NULL, NULL},
};

const struct type_def io_base_def = {
    .name = "_IOBase",
    .module = "_io",
    .size = sizeof(struct io_base),
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED,
    .doc = "The abstract base class of all streams.",
    .new_signature = "(*args, **kwargs)",
    .new = base_new,
    .methods = io_base_methods,
    .getset = io_base_getset,
    .trace = base_trace,
    .finalize = base_finalize,
    .iter = io_iter,
    .next = io_next,
};

/* -- _RawIOBase ------------------------------------------------------------------------------------------- */

static value raw_readall(struct vm *vm, value *args)
{
    struct str_builder b;
    builder_init(&b, vm);
    for (;;) {
        value count = small_int(IO_BUFFER_SIZE);
        value got = call_method(vm, args[0], NAME_OF(vm, READ), 1, &count);
        if (got == VALUE_NONE && !b.size) {
            builder_discard(&b);
            return VALUE_NONE;
        }
        if (!got || (got != VALUE_NONE && !is_kind(got, TYPE_BYTES))) {
            if (got) {
                raise_type_error(vm, "read() should return bytes");
            }
            builder_discard(&b);
            return VALUE_ERROR;
        }
        if (got == VALUE_NONE || !as_bytes(got)->size) {
            return builder_finish_bytes(&b);
        }
        if (!builder_add(&b, (const char *)as_bytes(got)->data, as_bytes(got)->size)) {
            return VALUE_ERROR;
        }
    }
}

static value raw_read(struct vm *vm, value *args)
{
    int64_t size;
    if (!io_size(vm, args[1], &size)) {
        return VALUE_ERROR;
    }
    if (size < 0) {
        return io_call(vm, args[0], "readall", 0, NULL);
    }
    value array = bytearray_new(vm, NULL, (size_t)size);
    size_t mark = gc_root_mark(vm);
    if (!array || !gc_push_root(vm, array)) {
        return VALUE_ERROR;
    }
    value count = io_call(vm, args[0], "readinto", 1, &array), result = VALUE_ERROR;
    int64_t n;
    if (count == VALUE_NONE) {
        result = VALUE_NONE;
    } else if (count && to_int64(vm, count, &n)) {
        struct bytearray *a = as_bytearray(array);
        if (n < 0 || (size_t)n > a->size) {
            raise_value_error(vm, "readinto returned %lld outside buffer size %zu", (long long)n,
                              a->size);
        } else {
            result = bytes_new(vm, a->data + a->start, (size_t)n);
        }
    }
    gc_pop_roots(vm, mark);
    return result;
}

static const struct native_def raw_methods[] = {
    {"read", "(size=-1, /)", raw_read, NATIVE_METHOD, "Up to size bytes, by one system call."},
    {"readall", "()", raw_readall, NATIVE_METHOD, "All bytes to the end."},
    {NULL, NULL, NULL, 0, NULL},
};

const struct type_def raw_io_base_def = {
    .name = "_RawIOBase",
    .module = "_io",
    .size = sizeof(struct io_base),
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED,
    .doc = "Base class of raw binary streams.",
    .new_signature = "(*args, **kwargs)",
    .new = base_new,
    .methods = raw_methods,
    .trace = base_trace,
    .finalize = base_finalize,
    .iter = io_iter,
    .next = io_next,
};

/* -- _BufferedIOBase ---------------------------------------------------------------------------------------- */

static value unsupported_read(struct vm *vm, value *args)
{
    return io_unsupported(vm, "read");
}

static value unsupported_read1(struct vm *vm, value *args)
{
    return io_unsupported(vm, "read1");
}

static value unsupported_write(struct vm *vm, value *args)
{
    return io_unsupported(vm, "write");
}

static value unsupported_detach(struct vm *vm, value *args)
{
    return io_unsupported(vm, "detach");
}

static value into_buffer(struct vm *vm, value self, value target, const char *method)
{
    struct buffer view;
    if (!get_buffer(vm, target, &view)) {
        return VALUE_ERROR;
    }
    value result = VALUE_ERROR;
    if (!view.writable) {
        raise_type_error(vm, "readinto() argument must be read-write bytes-like object, not %T",
                         target);
    } else {
        value count = int_from_uint64(vm, view.size);
        value got = count ? io_call(vm, self, method, 1, &count) : VALUE_ERROR;
        if (got && !is_kind(got, TYPE_BYTES)) {
            raise_type_error(vm, "%s() should return bytes", method);
        } else if (got && as_bytes(got)->size > view.size) {
            raise_value_error(vm, "%s() returned too much data: %zu bytes requested, %zu returned",
                              method, view.size, as_bytes(got)->size);
        } else if (got) {
            memcpy((void *)view.data, as_bytes(got)->data, as_bytes(got)->size);
            result = int_from_uint64(vm, as_bytes(got)->size);
        }
    }
    buffer_release(vm, &view);
    return result;
}

static value buffered_base_readinto(struct vm *vm, value *args)
{
    return into_buffer(vm, args[0], args[1], "read");
}

static value buffered_base_readinto1(struct vm *vm, value *args)
{
    return into_buffer(vm, args[0], args[1], "read1");
}

static const struct native_def buffered_base_methods[] = {
    {"detach", "()", unsupported_detach, NATIVE_METHOD, NULL},
    {"read", "(size=-1, /)", unsupported_read, NATIVE_METHOD, NULL},
    {"read1", "(size=-1, /)", unsupported_read1, NATIVE_METHOD, NULL},
    {"readinto", "(buffer, /)", buffered_base_readinto, NATIVE_METHOD, NULL},
    {"readinto1", "(buffer, /)", buffered_base_readinto1, NATIVE_METHOD, NULL},
    {"write", "(b, /)", unsupported_write, NATIVE_METHOD, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

const struct type_def buffered_io_base_def = {
    .name = "_BufferedIOBase",
    .module = "_io",
    .size = sizeof(struct io_base),
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED,
    .doc = "Base class of buffered binary streams.",
    .new_signature = "(*args, **kwargs)",
    .new = base_new,
    .methods = buffered_base_methods,
    .trace = base_trace,
    .finalize = base_finalize,
    .iter = io_iter,
    .next = io_next,
};

/* -- _TextIOBase --------------------------------------------------------------------------------------------- */

static value unsupported_readline(struct vm *vm, value *args)
{
    return io_unsupported(vm, "readline");
}

static value get_none(struct vm *vm, value self)
{
    return VALUE_NONE;
}

static const struct native_def text_base_methods[] = {
    {"detach", "()", unsupported_detach, NATIVE_METHOD, NULL},
    {"read", "(size=-1, /)", unsupported_read, NATIVE_METHOD, NULL},
    {"readline", "(size=-1, /)", unsupported_readline, NATIVE_METHOD, NULL},
    {"write", "(s, /)", unsupported_write, NATIVE_METHOD, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const struct getset_row text_base_getset[] = {
    {"encoding", get_none, NULL, NULL},
    {"newlines", get_none, NULL, NULL},
    {"errors", get_none, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const struct type_def text_io_base_def = {
    .name = "_TextIOBase",
    .module = "_io",
    .size = sizeof(struct io_base),
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED,
    .doc = "Base class of text streams.",
    .new_signature = "(*args, **kwargs)",
    .new = base_new,
    .methods = text_base_methods,
    .getset = text_base_getset,
    .trace = base_trace,
    .finalize = base_finalize,
    .iter = io_iter,
    .next = io_next,
};
