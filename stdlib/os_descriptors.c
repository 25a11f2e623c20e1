/* os_descriptors.c - the part of _os about open descriptors. */
#include "os_private.h"
#include "io.h"
#include <fcntl.h>
#include <unistd.h>

/* args: {path, flags, mode, dir_fd} */
static value os_open(struct vm *vm, value *args)
{
    struct path path;
    int flags, mode = 0777, dir_fd;
    if (!path_argument(vm, args[0], "open: path", false, false, &path) ||
        !os_int(vm, args[1], &flags) || (args[2] && !os_int(vm, args[2], &mode)) ||
        !os_dir_fd(vm, args[3], &dir_fd)) {
        return VALUE_ERROR;
    }
    io_settle(vm);
    int64_t fd = OS_UNINTERRUPTED(vm, openat(dir_fd, path.text, flags | O_CLOEXEC, mode));
    return fd < 0 ? os_path_error(vm, &path) : small_int(fd);
}

static value os_close(struct vm *vm, value *args)
{
    int fd;
    if (!os_int(vm, args[0], &fd)) {
        return VALUE_ERROR;
    }
    return close(fd) && errno != EINTR ? os_error(vm) : VALUE_NONE;
}

static value os_closerange(struct vm *vm, value *args)
{
    int low, high;
    if (!os_int(vm, args[0], &low) || !os_int(vm, args[1], &high)) {
        return VALUE_ERROR;
    }
    for (int fd = low < 0 ? 0 : low; fd < high; fd++) {
        close(fd);
    }
    return VALUE_NONE;
}

static value os_read(struct vm *vm, value *args)
{
    int fd;
    int64_t size;
    if (!os_int(vm, args[0], &fd) || !index_to_ssize(vm, args[1], &size, "ssize_t")) {
        return VALUE_ERROR;
    }
    if (size < 0) {
        errno = EINVAL;
        return os_error(vm);
    }
    value bytes = bytes_new(vm, NULL, (size_t)size);
    if (!bytes) {
        return VALUE_ERROR;
    }
    unsigned char *data = as_bytes(bytes)->data;
    int64_t n = OS_UNINTERRUPTED(vm, read(fd, data, (size_t)size));
    return n < 0 ? os_error(vm) : n == size ? bytes : bytes_new(vm, data, (size_t)n);
}

static value os_write(struct vm *vm, value *args)
{
    int fd;
    struct buffer view;
    if (!os_int(vm, args[0], &fd) || !get_buffer(vm, args[1], &view)) {
        return VALUE_ERROR;
    }
    value result = os_number(vm, OS_UNINTERRUPTED(vm, write(fd, view.data, view.size)));
    buffer_release(vm, &view);
    return result;
}

static value os_lseek(struct vm *vm, value *args)
{
    int fd, whence;
    int64_t offset;
    if (!os_int(vm, args[0], &fd) || !to_int64(vm, args[1], &offset) ||
        !os_int(vm, args[2], &whence)) {
        return VALUE_ERROR;
    }
    off_t at = lseek(fd, offset, whence);
    return at < 0 ? os_error(vm) : int_from_int64(vm, at);
}

static value os_fstat(struct vm *vm, value *args)
{
    int fd;
    struct stat st;
    if (!os_int(vm, args[0], &fd)) {
        return VALUE_ERROR;
    }
    io_settle(vm);
    return fstat(fd, &st) ? os_error(vm) : os_stat_value(vm, &st);
}

static value os_isatty(struct vm *vm, value *args)
{
    int fd;
    return os_int(vm, args[0], &fd) ? make_bool(isatty(fd)) : VALUE_ERROR;
}

static value os_dup(struct vm *vm, value *args)
{
    int fd;
    if (!os_int(vm, args[0], &fd)) {
        return VALUE_ERROR;
    }
    int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    return copy < 0 ? os_error(vm) : small_int(copy);
}

static value os_dup2(struct vm *vm, value *args)
{
    int fd, to;
    bool inheritable;
    if (!os_int(vm, args[0], &fd) || !os_int(vm, args[1], &to) ||
        !os_bool(vm, args[2], true, &inheritable)) {
        return VALUE_ERROR;
    }
    int result = inheritable || fd == to ? dup2(fd, to) : dup3(fd, to, O_CLOEXEC);
    return result < 0 ? os_error(vm) : small_int(result);
}

static value os_pipe(struct vm *vm, value *args)
{
    int fds[2];
    return pipe2(fds, O_CLOEXEC) ? os_error(vm)
                                 : tuple_of(vm, 2, small_int(fds[0]), small_int(fds[1]));
}

static value os_pipe2(struct vm *vm, value *args)
{
    int fds[2], flags;
    if (!os_int(vm, args[0], &flags)) {
        return VALUE_ERROR;
    }
    return pipe2(fds, flags) ? os_error(vm) : tuple_of(vm, 2, small_int(fds[0]), small_int(fds[1]));
}

static value simple_fd_call(struct vm *vm, value v, int (*function)(int))
{
    int fd;
    return os_fd(vm, v, &fd) ? os_nothing(vm, OS_UNINTERRUPTED(vm, function(fd))) : VALUE_ERROR;
}

static value os_fsync(struct vm *vm, value *args)
{
    return simple_fd_call(vm, args[0], fsync);
}

static value os_fdatasync(struct vm *vm, value *args)
{
    return simple_fd_call(vm, args[0], fdatasync);
}

static value os_fchdir(struct vm *vm, value *args)
{
    return simple_fd_call(vm, args[0], fchdir);
}

static value os_ftruncate(struct vm *vm, value *args)
{
    int fd;
    int64_t size;
    if (!os_int(vm, args[0], &fd) || !to_int64(vm, args[1], &size)) {
        return VALUE_ERROR;
    }
    return ftruncate(fd, size) ? os_error(vm) : VALUE_NONE;
}

static value os_fchmod(struct vm *vm, value *args)
{
    int fd, mode;
    if (!os_int(vm, args[0], &fd) || !os_int(vm, args[1], &mode)) {
        return VALUE_ERROR;
    }
    return fchmod(fd, (mode_t)mode) ? os_error(vm) : VALUE_NONE;
}

/* args: {fd, uid, gid} */
static value os_fchown(struct vm *vm, value *args)
{
    int fd;
    uint32_t uid, gid;
    return os_int(vm, args[0], &fd) && os_id(vm, args[1], "uid", &uid) &&
                   os_id(vm, args[2], "gid", &gid)
               ? os_nothing(vm, OS_UNINTERRUPTED(vm, fchown(fd, uid, gid)))
               : VALUE_ERROR;
}

static value os_fstatvfs(struct vm *vm, value *args)
{
    int fd;
    struct statvfs st;
    if (!os_int(vm, args[0], &fd)) {
        return VALUE_ERROR;
    }
    return fstatvfs(fd, &st) ? os_error(vm) : os_statvfs_value(vm, &st);
}

static value os_get_blocking(struct vm *vm, value *args)
{
    int fd;
    if (!os_int(vm, args[0], &fd)) {
        return VALUE_ERROR;
    }
    int flags = fcntl(fd, F_GETFL);
    return flags < 0 ? os_error(vm) : make_bool(!(flags & O_NONBLOCK));
}

static value os_set_blocking(struct vm *vm, value *args)
{
    int fd;
    bool blocking;
    if (!os_int(vm, args[0], &fd) || !os_bool(vm, args[1], true, &blocking)) {
        return VALUE_ERROR;
    }
    int flags = fcntl(fd, F_GETFL);
    if (flags < 0 || fcntl(fd, F_SETFL, blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK) < 0) {
        return os_error(vm);
    }
    return VALUE_NONE;
}

static value os_get_inheritable(struct vm *vm, value *args)
{
    int fd;
    if (!os_int(vm, args[0], &fd)) {
        return VALUE_ERROR;
    }
    int flags = fcntl(fd, F_GETFD);
    return flags < 0 ? os_error(vm) : make_bool(!(flags & FD_CLOEXEC));
}

static value os_set_inheritable(struct vm *vm, value *args)
{
    int fd;
    bool inheritable;
    if (!os_int(vm, args[0], &fd) || !os_bool(vm, args[1], true, &inheritable)) {
        return VALUE_ERROR;
    }
    int flags = fcntl(fd, F_GETFD);
    if (flags < 0 ||
        fcntl(fd, F_SETFD, inheritable ? flags & ~FD_CLOEXEC : flags | FD_CLOEXEC) < 0) {
        return os_error(vm);
    }
    return VALUE_NONE;
}

const struct native_def os_fd_functions[] = {
    {"open", "(path, flags, mode=511, *, dir_fd=None)", os_open, NATIVE_FUNCTION, NULL},
    {"close", "(fd)", os_close, NATIVE_FUNCTION, NULL},
    {"closerange", "(fd_low, fd_high, /)", os_closerange, NATIVE_FUNCTION, NULL},
    {"read", "(fd, length, /)", os_read, NATIVE_FUNCTION, NULL},
    {"write", "(fd, data, /)", os_write, NATIVE_FUNCTION, NULL},
    {"lseek", "(fd, position, whence, /)", os_lseek, NATIVE_FUNCTION, NULL},
    {"fstat", "(fd)", os_fstat, NATIVE_FUNCTION, NULL},
    {"isatty", "(fd, /)", os_isatty, NATIVE_FUNCTION, NULL},
    {"dup", "(fd, /)", os_dup, NATIVE_FUNCTION, NULL},
    {"dup2", "(fd, fd2, inheritable=True)", os_dup2, NATIVE_FUNCTION, NULL},
    {"pipe", "()", os_pipe, NATIVE_FUNCTION, NULL},
    {"pipe2", "(flags, /)", os_pipe2, NATIVE_FUNCTION, NULL},
    {"fsync", "(fd)", os_fsync, NATIVE_FUNCTION, NULL},
    {"fdatasync", "(fd)", os_fdatasync, NATIVE_FUNCTION, NULL},
    {"fchdir", "(fd)", os_fchdir, NATIVE_FUNCTION, NULL},
    {"ftruncate", "(fd, length, /)", os_ftruncate, NATIVE_FUNCTION, NULL},
    {"fchmod", "(fd, mode)", os_fchmod, NATIVE_FUNCTION, NULL},
    {"fchown", "(fd, uid, gid)", os_fchown, NATIVE_FUNCTION, NULL},
    {"fstatvfs", "(fd, /)", os_fstatvfs, NATIVE_FUNCTION, NULL},
    {"get_blocking", "(fd, /)", os_get_blocking, NATIVE_FUNCTION, NULL},
    {"set_blocking", "(fd, blocking, /)", os_set_blocking, NATIVE_FUNCTION, NULL},
    {"get_inheritable", "(fd, /)", os_get_inheritable, NATIVE_FUNCTION, NULL},
    {"set_inheritable", "(fd, inheritable, /)", os_set_inheritable, NATIVE_FUNCTION, NULL},
    {NULL, NULL, NULL, 0, NULL},
};
