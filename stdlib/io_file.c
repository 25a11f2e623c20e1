/* io_file.c - FileIO: a descriptor as a raw stream. */
#include "io_private.h"
#include "paths.h"
#include "../vm/api.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

/* A system call was interrupted: whoever wants to stop the script is heard. False with the error. */
static bool interrupted(struct vm *vm)
{
    return native_poll(vm, 1);
}

static value closed_error(struct vm *vm)
{
    return raise_value_error(vm, "I/O operation on closed file");
}

ssize_t file_io_read(struct vm *vm, struct file_io *f, void *data, size_t size)
{
    for (;;) {
        ssize_t n = read(f->fd, data, size > INT_MAX ? INT_MAX : size);
        if (n >= 0) {
            return n;
        }
        if (errno == EAGAIN || errno == EWOULDBLOCK) {
            return -2;
        }
        if (errno != EINTR) {
            raise_os_error(vm, errno, VALUE_NULL, VALUE_NULL);
            return -1;
        }
        if (!interrupted(vm)) {
            return -1;
        }
    }
}

ssize_t file_io_write(struct vm *vm, struct file_io *f, const void *data, size_t size)
{
    if (f->standard && vm->config && f->fd > 0) {
        const struct api *api = (const struct api *)vm->config;
        if (api->config.write) {
            if (api->config.write(api->config.write_ctx, f->fd, data, size)) {
                return (ssize_t)size;
            }
            raise_os_error(vm, EIO, VALUE_NULL, VALUE_NULL);
            return -1;
        }
    }
    for (;;) {
        ssize_t n = write(f->fd, data, size > INT_MAX ? INT_MAX : size);
        if (n >= 0) {
            return n;
        }
        if (errno == EAGAIN || errno == EWOULDBLOCK) {
            return -2;
        }
        if (errno != EINTR) {
            raise_os_error(vm, errno, VALUE_NULL, VALUE_NULL);
            return -1;
        }
        if (!interrupted(vm)) {
            return -1;
        }
    }
}

int64_t file_io_seek(struct vm *vm, struct file_io *f, int64_t offset, int whence)
{
    off_t n = lseek(f->fd, offset, whence);
    if (n < 0) {
        raise_os_error(vm, errno, VALUE_NULL, VALUE_NULL);
        return -1;
    }
    f->seekable = 1;
    return n;
}

bool file_io_isatty(struct file_io *f)
{
    return f->fd >= 0 && isatty(f->fd);
}

size_t file_io_block_size(struct file_io *f)
{
    struct stat st;
    if (f->fd >= 0 && fstat(f->fd, &st) == 0 && st.st_blksize > 1) {
        return (size_t)st.st_blksize;
    }
    return IO_BUFFER_SIZE;
}

/* -- opening ------------------------------------------------------------------------------------------------ */

static const char *mode_text(const struct file_io *f)
{
    if (f->created) {
        return f->readable ? "xb+" : "xb";
    }
    if (f->appending) {
        return f->readable ? "ab+" : "ab";
    }
    return f->readable ? f->writable ? "rb+" : "rb" : "wb";
}

/* Sets the fields for a mode; *flags gets those of open(2). False with ValueError set. */
static bool parse_mode(struct vm *vm, struct file_io *f, const char *mode, int *flags)
{
    int kinds = 0, plus = 0;
    *flags = O_CLOEXEC;
    f->created = f->readable = f->writable = f->appending = false;
    for (const char *p = mode; *p; p++) {
        switch (*p) {
        case 'x':
            kinds++;
            f->created = f->writable = true;
            *flags |= O_EXCL | O_CREAT;
            break;
        case 'r':
            kinds++;
            f->readable = true;
            break;
        case 'w':
            kinds++;
            f->writable = true;
            *flags |= O_CREAT | O_TRUNC;
            break;
        case 'a':
            kinds++;
            f->writable = f->appending = true;
            *flags |= O_APPEND | O_CREAT;
            break;
        case 'b': break;
        case '+': plus++; break;
        default: raise_value_error(vm, "invalid mode: %s", mode); return false;
        }
        if (kinds > 1 || plus > 1) {
            break;
        }
    }
    if (kinds != 1 || plus > 1) {
        raise_value_error(
            vm, "Must have exactly one of create/read/write/append mode and at most one plus");
        return false;
    }
    if (plus) {
        f->readable = f->writable = true;
    }
    *flags |= f->readable && f->writable ? O_RDWR : f->readable ? O_RDONLY : O_WRONLY;
    return true;
}

static bool open_by_opener(struct vm *vm, struct file_io *f, value name, int flags, value opener)
{
    value fd = call2(vm, opener, name, small_int(flags));
    int64_t n;
    if (!fd) {
        return false;
    }
    if (!is_any_int(fd)) {
        raise_type_error(vm, "expected integer from opener");
        return false;
    }
    if (!to_int64(vm, fd, &n)) {
        return false;
    }
    if (n < 0 || n > INT_MAX) {
        raise_value_error(vm, "opener returned %lld", (long long)n);
        return false;
    }
    f->fd = (int)n;
    return true;
}

static bool open_path(struct vm *vm, struct file_io *f, value name, int flags)
{
    struct path path;
    value text = path_fspath(vm, name);
    if (!text || !path_argument(vm, text, "open: path", false, false, &path)) {
        if (vm->error && error_is(vm, TYPE_VALUE_ERROR)) {
            error_clear(vm);
            raise_value_error(vm, "embedded null byte");
        }
        return false;
    }
    for (;;) {
        f->fd = open(path.text, flags, 0666);
        if (f->fd >= 0) {
            return true;
        }
        if (errno != EINTR) {
            raise_os_error(vm, errno, name, VALUE_NULL);
            return false;
        }
        if (!interrupted(vm)) {
            return false;
        }
    }
}

static void close_quietly(struct file_io *f)
{
    if (f->fd >= 0 && f->close_fd) {
        close(f->fd);
    }
    f->fd = -1;
}

/* What FileIO() does. A former descriptor of the object is closed. */
static bool file_open(struct vm *vm, struct file_io *f, value name, const char *mode, bool close_fd,
                      value opener)
{
    int flags;
    close_quietly(f);
    f->seekable = -1;
    f->close_fd = close_fd;
    f->standard = false;
    if (is_float(name)) {
        raise_type_error(vm, "expected str, bytes or os.PathLike object, not float");
        return false;
    }
    int64_t fd = -1;
    bool by_fd = is_any_int(name);
    if (by_fd) {
        if (!int_fits_int64(name, &fd) || fd > INT_MAX || fd < INT_MIN) {
            raise_error(vm, TYPE_OVERFLOW_ERROR, "Python int too large to convert to C int");
            return false;
        }
        if (fd < 0) {
            raise_value_error(vm, "negative file descriptor");
            return false;
        }
    }
    if (!parse_mode(vm, f, mode, &flags)) {
        return false;
    }
    if (by_fd) {
        f->fd = (int)fd;
    } else if (!close_fd) {
        raise_value_error(vm, "Cannot use closefd=False with file name");
        return false;
    } else if (opener && opener != VALUE_NONE) {
        if (!open_by_opener(vm, f, name, flags, opener)) {
            return false;
        }
    } else if (!open_path(vm, f, name, flags)) {
        return false;
    }
    struct stat st;
    if (fstat(f->fd, &st) == 0) {
        if (S_ISDIR(st.st_mode)) {
            close_quietly(f);
            raise_os_error(vm, EISDIR, name, VALUE_NULL);
            return false;
        }
    } else if (errno == EBADF) {
        f->fd = -1;
        raise_os_error(vm, EBADF, VALUE_NULL, VALUE_NULL);
        return false;
    }
    f->name = name;
    gc_barrier(vm, f);
    if (f->appending && lseek(f->fd, 0, SEEK_END) < 0 && errno != ESPIPE) {
        int code = errno;
        close_quietly(f);
        raise_os_error(vm, code, VALUE_NULL, VALUE_NULL);
        return false;
    }
    return true;
}

static value file_new(struct vm *vm, value *args)
{
    struct file_io *f = object_alloc(vm, as_type(args[0]));
    if (f) {
        f->fd = -1;
        f->name = VALUE_NULL;
        f->close_fd = true;
    }
    return from_object(f);
}

value file_io_open(struct vm *vm, value name, const char *mode, bool close_fd, value opener)
{
    struct type *type = native_type(vm, &file_io_def);
    value class = from_object(type);
    value v = type ? file_new(vm, &class) : VALUE_ERROR;
    size_t mark = gc_root_mark(vm);
    bool good =
        v && gc_push_root(vm, v) && file_open(vm, as_file_io(v), name, mode, close_fd, opener);
    gc_pop_roots(vm, mark);
    return good ? v : VALUE_ERROR;
}

/* args: {self, file, mode, closefd, opener} */
static value file_init(struct vm *vm, value *args)
{
    const char *mode = "r";
    if (args[2]) {
        mode = expect_cstr(vm, args[2], "FileIO() argument 'mode'");
        if (!mode) {
            return VALUE_ERROR;
        }
    }
    int close_fd = args[3] ? truth(vm, args[3]) : 1;
    if (close_fd < 0 || !file_open(vm, as_file_io(args[0]), args[1], mode, close_fd, args[4])) {
        return VALUE_ERROR;
    }
    return VALUE_NONE;
}

static void file_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct file_io *)self)->name);
    instance_trace(tracer, self);
}

static void file_finalize(struct vm *vm, struct object *self)
{
    close_quietly((struct file_io *)self);
    instance_finalize(vm, self);
}

/* -- methods ------------------------------------------------------------------------------------------------------ */

static struct file_io *ready(struct vm *vm, value self, bool reading, bool writing)
{
    struct file_io *f = as_file_io(self);
    if (f->fd < 0) {
        closed_error(vm);
        return NULL;
    }
    if ((reading && !f->readable) || (writing && !f->writable)) {
        io_unsupported(vm, reading ? "File not open for reading" : "File not open for writing");
        return NULL;
    }
    return f;
}

static value read_to_end(struct vm *vm, struct file_io *f)
{
    struct stat st;
    size_t capacity = IO_BUFFER_SIZE, used = 0;
    off_t at = lseek(f->fd, 0, SEEK_CUR);
    if (fstat(f->fd, &st) == 0 && S_ISREG(st.st_mode) && at >= 0 && st.st_size > at) {
        capacity = (size_t)(st.st_size - at) + 1;
    }
    unsigned char *data = mem_alloc(vm, capacity);
    if (!data) {
        return VALUE_ERROR;
    }
    for (;;) {
        if (used == capacity) {
            size_t larger = capacity + (capacity >> 1) + IO_BUFFER_SIZE;
            unsigned char *grown = mem_resize(vm, data, capacity, larger);
            if (!grown) {
                mem_free(vm, data, capacity);
                return VALUE_ERROR;
            }
            data = grown;
            capacity = larger;
        }
        ssize_t n = file_io_read(vm, f, data + used, capacity - used);
        if (n == -1 || (n == -2 && !used)) {
            mem_free(vm, data, capacity);
            return n == -1 ? VALUE_ERROR : VALUE_NONE;
        }
        if (n <= 0) {
            break;
        }
        used += (size_t)n;
    }
    value result = bytes_new(vm, data, used);
    mem_free(vm, data, capacity);
    return result;
}

static value file_readall(struct vm *vm, value *args)
{
    struct file_io *f = ready(vm, args[0], false, false);
    return f ? read_to_end(vm, f) : VALUE_ERROR;
}

static value file_read(struct vm *vm, value *args)
{
    int64_t size;
    struct file_io *f = ready(vm, args[0], true, false);
    if (!f || !io_size(vm, args[1], &size)) {
        return VALUE_ERROR;
    }
    if (size < 0) {
        return io_call(vm, args[0], "readall", 0, NULL);
    }
    value bytes = bytes_new(vm, NULL, (size_t)size);
    if (!bytes) {
        return VALUE_ERROR;
    }
    ssize_t n = file_io_read(vm, f, as_bytes(bytes)->data, (size_t)size);
    if (n < 0) {
        return n == -1 ? VALUE_ERROR : VALUE_NONE;
    }
    return n == size ? bytes : bytes_new(vm, as_bytes(bytes)->data, (size_t)n);
}

static value file_readinto(struct vm *vm, value *args)
{
    struct file_io *f = ready(vm, args[0], true, false);
    struct buffer view;
    if (!f || !get_buffer(vm, args[1], &view)) {
        return VALUE_ERROR;
    }
    value result;
    if (!view.writable) {
        result = raise_type_error(
            vm, "readinto() argument must be read-write bytes-like object, not %T", args[1]);
    } else {
        ssize_t n = file_io_read(vm, f, (void *)view.data, view.size);
        result = n >= 0 ? small_int(n) : n == -1 ? VALUE_ERROR : VALUE_NONE;
    }
    buffer_release(vm, &view);
    return result;
}

static value file_write(struct vm *vm, value *args)
{
    struct file_io *f = ready(vm, args[0], false, true);
    struct buffer view;
    if (!f || !get_buffer(vm, args[1], &view)) {
        return VALUE_ERROR;
    }
    ssize_t n = file_io_write(vm, f, view.data, view.size);
    buffer_release(vm, &view);
    return n >= 0 ? small_int(n) : n == -1 ? VALUE_ERROR : VALUE_NONE;
}

static value file_seek(struct vm *vm, value *args)
{
    struct file_io *f = ready(vm, args[0], false, false);
    int64_t offset, whence = 0;
    if (f && is_float(args[1])) {
        return raise_type_error(vm, "an integer is required");
    }
    if (!f || !to_int64(vm, args[1], &offset) || (args[2] && !to_int64(vm, args[2], &whence))) {
        return VALUE_ERROR;
    }
    int64_t at = file_io_seek(vm, f, offset, (int)whence);
    return at < 0 ? VALUE_ERROR : int_from_int64(vm, at);
}

static value file_tell(struct vm *vm, value *args)
{
    struct file_io *f = ready(vm, args[0], false, false);
    int64_t at = f ? file_io_seek(vm, f, 0, SEEK_CUR) : -1;
    return at < 0 ? VALUE_ERROR : int_from_int64(vm, at);
}

static value file_truncate(struct vm *vm, value *args)
{
    struct file_io *f = ready(vm, args[0], false, true);
    int64_t size;
    if (!f) {
        return VALUE_ERROR;
    }
    if (args[1] && args[1] != VALUE_NONE) {
        if (!to_int64(vm, args[1], &size)) {
            return VALUE_ERROR;
        }
    } else {
        size = file_io_seek(vm, f, 0, SEEK_CUR);
        if (size < 0) {
            return VALUE_ERROR;
        }
    }
    int failed;
    do {
        failed = ftruncate(f->fd, size);
    } while (failed && errno == EINTR && interrupted(vm));
    if (failed) {
        return vm->error ? VALUE_ERROR : raise_os_error(vm, errno, VALUE_NULL, VALUE_NULL);
    }
    return int_from_int64(vm, size);
}

static value file_close(struct vm *vm, value *args)
{
    struct file_io *f = as_file_io(args[0]);
    int fd = f->fd;
    f->fd = -1;
    if (fd >= 0 && f->close_fd && close(fd) < 0 && errno != EINTR) {
        return raise_os_error(vm, errno, VALUE_NULL, VALUE_NULL);
    }
    return VALUE_NONE;
}

static value file_seekable(struct vm *vm, value *args)
{
    struct file_io *f = ready(vm, args[0], false, false);
    if (!f) {
        return VALUE_ERROR;
    }
    if (f->seekable < 0) {
        f->seekable = lseek(f->fd, 0, SEEK_CUR) >= 0;
    }
    return make_bool(f->seekable);
}

static value file_readable(struct vm *vm, value *args)
{
    struct file_io *f = ready(vm, args[0], false, false);
    return f ? make_bool(f->readable) : VALUE_ERROR;
}

static value file_writable(struct vm *vm, value *args)
{
    struct file_io *f = ready(vm, args[0], false, false);
    return f ? make_bool(f->writable) : VALUE_ERROR;
}

static value file_fileno(struct vm *vm, value *args)
{
    struct file_io *f = ready(vm, args[0], false, false);
    return f ? small_int(f->fd) : VALUE_ERROR;
}

static value file_isatty(struct vm *vm, value *args)
{
    struct file_io *f = ready(vm, args[0], false, false);
    return f ? make_bool(isatty(f->fd)) : VALUE_ERROR;
}

static value file_get_closed(struct vm *vm, value self)
{
    return make_bool(as_file_io(self)->fd < 0);
}

static value file_get_closefd(struct vm *vm, value self)
{
    return make_bool(as_file_io(self)->close_fd);
}

static value file_get_mode(struct vm *vm, value self)
{
    return str_intern_cstr(vm, mode_text(as_file_io(self)));
}

static value file_get_name(struct vm *vm, value self)
{
    value name = as_file_io(self)->name;
    return name ? name : raise_attribute_error(vm, self, str_intern_cstr(vm, "name"));
}

static bool file_set_name(struct vm *vm, value self, value v)
{
    as_file_io(self)->name = v;
    gc_barrier(vm, as_object(self));
    return true;
}

static value file_get_block_size(struct vm *vm, value self)
{
    return int_from_uint64(vm, file_io_block_size(as_file_io(self)));
}

static value file_repr(struct vm *vm, value self)
{
    struct file_io *f = as_file_io(self);
    const char *kind = type_cname(type_of(vm, self));
    if (f->fd < 0) {
        return format_str(vm, "<%s [closed]>", kind);
    }
    const char *closes = f->close_fd ? "True" : "False";
    return f->name ? format_str(vm, "<%s name=%R mode='%s' closefd=%s>", kind, f->name,
                                mode_text(f), closes)
                   : format_str(vm, "<%s fd=%d mode='%s' closefd=%s>", kind, f->fd, mode_text(f),
                                closes);
}

static const struct native_def file_methods[] = {
    {"read", "(size=-1, /)", file_read, NATIVE_METHOD, "Up to size bytes, by one system call."},
    {"readall", "()", file_readall, NATIVE_METHOD, "All bytes to the end."},
    {"readinto", "(buffer, /)", file_readinto, NATIVE_METHOD, "Read into a buffer."},
    {"write", "(b, /)", file_write, NATIVE_METHOD, "Write bytes; how many is returned."},
    {"seek", "(pos, whence=0, /)", file_seek, NATIVE_METHOD, "Change the position."},
    {"tell", "()", file_tell, NATIVE_METHOD, "The position."},
    {"truncate", "(size=None, /)", file_truncate, NATIVE_METHOD, "Cut the file to a size."},
    {"close", "()", file_close, NATIVE_METHOD, "Close the descriptor."},
    {"seekable", "()", file_seekable, NATIVE_METHOD, NULL},
    {"readable", "()", file_readable, NATIVE_METHOD, NULL},
    {"writable", "()", file_writable, NATIVE_METHOD, NULL},
    {"fileno", "()", file_fileno, NATIVE_METHOD, "The descriptor."},
    {"isatty", "()", file_isatty, NATIVE_METHOD, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const struct getset_row file_getset[] = {
    {"closed", file_get_closed, NULL, "Whether the file is closed."},
    {"closefd", file_get_closefd, NULL, "Whether close() closes the descriptor."},
    {"mode", file_get_mode, NULL, NULL},
    {"name", file_get_name, file_set_name, NULL},
    {"_blksize", file_get_block_size, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const struct type_def file_io_def = {
    .name = "FileIO",
    .module = "_io",
    .size = sizeof(struct file_io),
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED,
    .doc = "A file as a raw stream.",
    .new_signature = "(*args, **kwargs)",
    .new = file_new,
    .init_signature = "(file, mode='r', closefd=True, opener=None)",
    .init = file_init,
    .methods = file_methods,
    .getset = file_getset,
    .trace = file_trace,
    .finalize = file_finalize,
    .repr = file_repr,
    .iter = io_iter,
    .next = io_next,
};
