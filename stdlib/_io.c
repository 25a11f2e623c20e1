/* _io.c - module _io: open(), the standard streams, and what their users in C call. */
#include "io_private.h"
#include "paths.h"
#include <errno.h>
#include <unistd.h>

/* -- open() --------------------------------------------------------------------------------------------- */

struct open_mode {
    bool creating, reading, writing, appending, updating, text, binary;
};

static bool parse_open_mode(struct vm *vm, value mode, struct open_mode *m)
{
    const char *text = as_str(mode)->data;
    memset(m, 0, sizeof *m);
    for (const char *p = text; *p; p++) {
        bool *flag = *p == 'x'   ? &m->creating
                     : *p == 'r' ? &m->reading
                     : *p == 'w' ? &m->writing
                     : *p == 'a' ? &m->appending
                     : *p == '+' ? &m->updating
                     : *p == 't' ? &m->text
                     : *p == 'b' ? &m->binary
                                 : NULL;
        if (!flag || *flag) {
            raise_value_error(vm, "invalid mode: %R", mode);
            return false;
        }
        *flag = true;
    }
    if (strlen(text) != as_str(mode)->size) {
        raise_value_error(vm, "embedded null character");
        return false;
    }
    if (m->text && m->binary) {
        raise_value_error(vm, "can't have text and binary mode at once");
        return false;
    }
    int kinds = m->creating + m->reading + m->writing + m->appending;
    if (kinds > 1) {
        raise_value_error(vm, "must have exactly one of create/read/write/append mode");
        return false;
    }
    return true;
}

static bool absent(value v)
{
    return !v || v == VALUE_NONE;
}

static bool text_or_none(struct vm *vm, value v, const char *name)
{
    if (!absent(v) && !is_kind(v, TYPE_STR)) {
        raise_type_error(vm, "open() argument '%s' must be str or None, not %T", name, v);
        return false;
    }
    return true;
}

/* Over an open FileIO: the buffered and the text layer. */
static value wrap(struct vm *vm, value raw, const struct open_mode *m, int64_t buffering,
                  value *args, value mode)
{
    struct file_io *f = as_file_io(raw);
    bool line_buffering = buffering == 1 && !m->binary;
    if (buffering == 1 || (buffering < 0 && file_io_isatty(f))) {
        buffering = -1;
        line_buffering = !m->binary;
    }
    if (buffering < 0) {
        buffering = (int64_t)file_io_block_size(f);
        if (buffering < IO_BUFFER_SIZE) {
            buffering = IO_BUFFER_SIZE;
        }
    }
    if (buffering == 0) {
        return m->binary ? raw : raise_value_error(vm, "can't have unbuffered text I/O");
    }
    const struct type_def *def = m->updating                                 ? &buffered_random_def
                                 : m->creating || m->writing || m->appending ? &buffered_writer_def
                                                                             : &buffered_reader_def;
    if (m->updating && lseek(f->fd, 0, SEEK_CUR) < 0) {
        return io_unsupported(vm, "File or stream is not seekable.");
    }
    value buffer = buffered_new(vm, def, raw, (size_t)buffering);
    if (!buffer || m->binary) {
        return buffer;
    }
    const char *encoding = "UTF-8";
    if (!absent(args[3]) && !str_equals_cstr(args[3], "locale")) {
        encoding = expect_cstr(vm, args[3], "open() argument 'encoding'");
    }
    const char *errors =
        absent(args[4]) ? "strict" : expect_cstr(vm, args[4], "open() argument 'errors'");
    value file = encoding && errors
                     ? text_io_new(vm, buffer, encoding, errors, args[5], line_buffering, false)
                     : VALUE_ERROR;
    return file && set_attr(vm, file, str_intern_cstr(vm, "mode"), mode) ? file : VALUE_ERROR;
}

/* args: {file, mode, buffering, encoding, errors, newline, closefd, opener} */
static value io_open(struct vm *vm, value *args)
{
    struct open_mode m;
    int64_t buffering = -1;
    value mode = args[1] ? args[1] : str_intern_cstr(vm, "r");
    value name = args[0];
    if (!mode) {
        return VALUE_ERROR;
    }
    if (!is_any_int(name)) {
        name = path_fspath(vm, name);
        if (!name) {
            return VALUE_ERROR;
        }
    }
    if (!is_kind(mode, TYPE_STR)) {
        return raise_type_error(vm, "open() argument 'mode' must be str, not %T", mode);
    }
    if (!text_or_none(vm, args[3], "encoding") || !text_or_none(vm, args[4], "errors") ||
        !text_or_none(vm, args[5], "newline") ||
        (args[2] && !index_to_ssize(vm, args[2], &buffering, "C int")) ||
        !parse_open_mode(vm, mode, &m)) {
        return VALUE_ERROR;
    }
    if (m.binary && !absent(args[3])) {
        return raise_value_error(vm, "binary mode doesn't take an encoding argument");
    }
    if (m.binary && !absent(args[4])) {
        return raise_value_error(vm, "binary mode doesn't take an errors argument");
    }
    if (m.binary && !absent(args[5])) {
        return raise_value_error(vm, "binary mode doesn't take a newline argument");
    }
    int close_fd = args[6] ? truth(vm, args[6]) : 1;
    if (close_fd < 0) {
        return VALUE_ERROR;
    }
    char raw_mode[8];
    size_t n = 0;
    if (m.creating) {
        raw_mode[n++] = 'x';
    }
    if (m.reading) {
        raw_mode[n++] = 'r';
    }
    if (m.writing) {
        raw_mode[n++] = 'w';
    }
    if (m.appending) {
        raw_mode[n++] = 'a';
    }
    if (m.updating) {
        raw_mode[n++] = '+';
    }
    raw_mode[n] = 0;
    io_settle(vm);
    size_t mark = gc_root_mark(vm);
    value raw =
        gc_push_root(vm, name) ? file_io_open(vm, name, raw_mode, close_fd, args[7]) : VALUE_ERROR;
    value result = VALUE_ERROR;
    if (raw && gc_push_root(vm, raw)) {
        result = wrap(vm, raw, &m, buffering, args, mode);
        if (!result) {
            value error = error_take(vm);
            if (gc_push_root(vm, error) && !call_method(vm, raw, NAME_OF(vm, CLOSE), 0, NULL)) {
                error_clear(vm);
            }
            vm->error = error;
        }
    }
    gc_pop_roots(vm, mark);
    return result;
}

const struct native_def io_open_def = {
    "open",
    "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, "
    "opener=None)",
    io_open, NATIVE_FUNCTION, "Open a file and return a stream."};

/* -- the standard streams ------------------------------------------------------------------------------------ */

value io_standard_stream(struct vm *vm, int fd, const char *name, bool writing, const char *errors,
                         bool line_buffering)
{
    struct type *type = native_type(vm, &file_io_def);
    struct file_io *f = type ? object_alloc(vm, type) : NULL;
    value title = f ? str_intern_cstr(vm, name) : VALUE_ERROR;
    if (!title) {
        return VALUE_ERROR;
    }
    f->fd = fd;
    f->readable = !writing;
    f->writable = writing;
    f->close_fd = false;
    f->standard = true;
    f->seekable = -1;
    f->name = title;
    value buffer = buffered_new(vm, writing ? &buffered_writer_def : &buffered_reader_def,
                                from_object(f), IO_BUFFER_SIZE);
    value file = buffer
                     ? text_io_new(vm, buffer, "utf-8", errors, VALUE_NULL, line_buffering, false)
                     : VALUE_ERROR;
    return file && set_attr(vm, file, str_intern_cstr(vm, "mode"),
                            str_intern_cstr(vm, writing ? "w" : "r"))
               ? file
               : VALUE_ERROR;
}

static value standard(struct vm *vm, int fd)
{
    value file =
        vm->sys ? dict_get_name(vm, vm->sys, fd == 1 ? NAME_OF(vm, STDOUT) : NAME_OF(vm, STDERR))
                : VALUE_NULL;
    return file && file != VALUE_NONE ? file : VALUE_NULL;
}

bool io_flush_standard(struct vm *vm, int fd)
{
    value file = standard(vm, fd);
    if (!file) {
        return true;
    }
    value error = error_take(vm);
    size_t mark = gc_root_mark(vm);
    bool good = (!error || gc_push_root(vm, error)) && gc_push_root(vm, file);
    int closed = good ? io_is_closed(vm, file) : -1;
    if (closed < 0 && good && error_is(vm, TYPE_ATTRIBUTE_ERROR)) {
        error_clear(vm);
        closed = 0;
    }
    good = closed > 0 || (closed == 0 && io_flush(vm, file));
    gc_pop_roots(vm, mark);
    if (error) {
        vm->error = error;
    }
    return good;
}

bool io_set_unbuffered(struct vm *vm)
{
    for (int fd = 1; fd <= 2; fd++) {
        value file = standard(vm, fd);
        if (file && is_plain(vm, file, &text_io_def)) {
            text_io_set_write_through(file);
        }
    }
    return true;
}

/* -- files that a program leaves open -------------------------------------------------------------------------- */

static bool collect_open(void *ctx, struct object *object)
{
    struct list *list = ((void **)ctx)[0];
    struct vm *vm = ((void **)ctx)[1];
    const struct type_def *def = object->kind == KIND_NATIVE_INSTANCE ? object->type->def : NULL;
    if (def == &text_io_def || def == &buffered_writer_def || def == &buffered_random_def) {
        return list_append(vm, list, from_object(object));
    }
    return true;
}

/* The file lies under a text file, which has been flushed, or under a standard stream. */
static bool lies_beneath(struct vm *vm, struct list *files, value file)
{
    for (size_t i = 0; i < files->length; i++) {
        value above = files->items[i];
        if (is_native(above, &text_io_def) && text_io_buffer(above) == file) {
            return true;
        }
    }
    return false;
}

void io_flush_everything(struct vm *vm)
{
    struct list *list = list_new(vm, 16);
    size_t mark = gc_root_mark(vm);
    if (list && gc_push_root(vm, from_object(list))) {
        void *ctx[2] = {list, vm};
        gc_each_object(vm, collect_open, ctx);
        for (int text = 1; text >= 0; text--) { /* text first: it lies above the others */
            for (size_t i = 0; i < list->length; i++) {
                value file = list->items[i];
                bool is_text = is_native(file, &text_io_def);
                if (is_text == text && file != standard(vm, 1) && file != standard(vm, 2)) {
                    int closed = io_is_closed(vm, file);
                    if (closed == 0 && !io_flush(vm, file) &&
                        (text || !lies_beneath(vm, list, file))) {
                        error_write_unraisable(vm, NULL, file);
                    }
                    error_clear(vm);
                }
            }
        }
    }
    error_clear(vm);
    gc_pop_roots(vm, mark);
}

/* -- the module ------------------------------------------------------------------------------------------------- */

static value io_open_code(struct vm *vm, value *args)
{
    value all[8] = {args[0], str_intern_cstr(vm, "rb")};
    if (!is_kind(args[0], TYPE_STR)) {
        return raise_type_error(vm, "open_code() argument 'path' must be str, not %T", args[0]);
    }
    return all[1] ? io_open(vm, all) : VALUE_ERROR;
}

static value io_text_encoding(struct vm *vm, value *args)
{
    return absent(args[0]) ? str_intern_cstr(vm, "utf-8") : args[0];
}

static const struct native_def io_functions[] = {
    {"open",
     "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, "
     "opener=None)",
     io_open, NATIVE_FUNCTION, "Open a file and return a stream."},
    {"open_code", "(path)", io_open_code, NATIVE_FUNCTION,
     "Open a file of source code for reading."},
    {"text_encoding", "(encoding, stacklevel=2, /)", io_text_encoding, NATIVE_FUNCTION, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const struct module_constant io_constants[] = {
    {"DEFAULT_BUFFER_SIZE", IO_BUFFER_SIZE},
    {NULL, 0},
};

static const struct module_type io_types[] = {
    {&io_base_def, NULL},
    {&raw_io_base_def, &io_base_def},
    {&buffered_io_base_def, &io_base_def},
    {&text_io_base_def, &io_base_def},
    {&file_io_def, &raw_io_base_def},
    {&buffered_reader_def, &buffered_io_base_def},
    {&buffered_writer_def, &buffered_io_base_def},
    {&buffered_random_def, &buffered_io_base_def},
    {&buffered_pair_def, &buffered_io_base_def},
    {&bytes_io_def, &buffered_io_base_def},
    {&text_io_def, &text_io_base_def},
    {&string_io_def, &text_io_base_def},
    {&newline_decoder_def, NULL},
    {NULL, NULL},
};

static bool io_init(struct vm *vm, struct module *module)
{
    return module_add(vm, module, "UnsupportedOperation", io_unsupported_class(vm)) &&
           module_add(vm, module, "BlockingIOError", type_value(vm, TYPE_BLOCKING_IO_ERROR));
}

const struct module_def io_module = {
    .name = "_io",
    .doc = "Streams.",
    .functions = io_functions,
    .constants = io_constants,
    .types = io_types,
    .init = io_init,
};
