/* os_files.c - the part of _os about names in the file system. */
#include "os_private.h"
#include "io.h"
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

value os_error(struct vm *vm)
{
    return vm->error ? VALUE_ERROR : raise_os_error(vm, errno, VALUE_NULL, VALUE_NULL);
}

value os_path_error(struct vm *vm, const struct path *path)
{
    return vm->error ? VALUE_ERROR : raise_os_error(vm, errno, path->object, VALUE_NULL);
}

value os_path_error2(struct vm *vm, const struct path *path, const struct path *path2)
{
    return raise_os_error(vm, errno, path->object, path2->object);
}

value os_number(struct vm *vm, int64_t result)
{
    return result < 0 ? os_error(vm) : int_from_int64(vm, result);
}

value os_nothing(struct vm *vm, int64_t result)
{
    return result < 0 ? os_error(vm) : VALUE_NONE;
}

bool os_retry(struct vm *vm)
{
    return native_poll(vm, 1);
}

bool os_int(struct vm *vm, value v, int *out)
{
    int64_t n;
    if (is_float(v)) {
        raise_type_error(vm, "'float' object cannot be interpreted as an integer");
        return false;
    }
    if (!to_int64(vm, v, &n)) {
        return false;
    }
    if (n > INT_MAX || n < INT_MIN) {
        raise_error(vm, TYPE_OVERFLOW_ERROR,
                    n > 0 ? "signed integer is greater than maximum"
                          : "signed integer is less than minimum");
        return false;
    }
    *out = (int)n;
    return true;
}

bool os_dir_fd(struct vm *vm, value v, int *out)
{
    if (!v || v == VALUE_NONE) {
        *out = AT_FDCWD;
        return true;
    }
    if (!is_any_int(v)) {
        raise_type_error(vm, "argument should be integer or None, not %T", v);
        return false;
    }
    return os_int(vm, v, out);
}

bool os_fd(struct vm *vm, value v, int *out)
{
    if (!is_any_int(v)) {
        bool failed = false;
        value name = str_intern_cstr(vm, "fileno");
        value method = name ? get_attr_optional(vm, v, name, &failed) : VALUE_ERROR;
        if (!method) {
            if (name && !failed) {
                raise_type_error(vm, "argument must be an int, or have a fileno() method.");
            }
            return false;
        }
        v = call0(vm, method);
        if (!v) {
            return false;
        }
        if (!is_any_int(v)) {
            raise_type_error(vm, "fileno() returned a non-integer");
            return false;
        }
    }
    if (!os_int(vm, v, out)) {
        return false;
    }
    if (*out < 0) {
        raise_value_error(vm, "file descriptor cannot be a negative integer (%d)", *out);
    }
    return *out >= 0;
}

bool os_id(struct vm *vm, value v, const char *what, uint32_t *out)
{
    int64_t n;
    if (!is_any_int(v) && (is_float(v) || !find_special(vm, v, NAME_INDEX))) {
        raise_type_error(vm, "%s should be integer, not %T", what, v);
        return false;
    }
    value index = index_of(vm, v);
    if (!index) {
        return false;
    }
    bool fits = int_fits_int64(index, &n);
    if (!fits || (n != -1 && n != (int64_t)(uint32_t)n)) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "%s is %s", what,
                    !fits && int_sign(index) > 0 ? "greater than maximum" : "less than minimum");
        return false;
    }
    *out = (uint32_t)n;
    return true;
}

value os_sequence(struct vm *vm, value v, const char *message)
{
    bool sequence = is_kind(v, TYPE_LIST) || is_kind(v, TYPE_TUPLE) ||
                    (!is_kind(v, TYPE_DICT) && find_special(vm, v, NAME_GETITEM));
    return sequence ? tuple_from_iterable(vm, v) : raise_type_error(vm, "%s", message);
}

bool os_bool(struct vm *vm, value v, bool fallback, bool *out)
{
    int t = v ? truth(vm, v) : fallback;
    *out = t > 0;
    return t >= 0;
}

/* -- stat ---------------------------------------------------------------------------------------------------- */

static const char *const stat_fields[] = {
    "st_mode",    "st_ino",    "st_dev",    "st_nlink",    "st_uid",      "st_gid",
    "st_size",    "_st_atime", "_st_mtime", "_st_ctime", /* whole seconds: what indexing gives */
    "st_atime",   "st_mtime",  "st_ctime",  "st_atime_ns", "st_mtime_ns", "st_ctime_ns",
    "st_blksize", "st_blocks", "st_rdev",   NULL};
const struct structseq_def stat_result_def = {
    "os", "stat_result", "What stat() tells of a file.", stat_fields, .visible = 10, .unnamed = 3};

static value seconds(struct vm *vm, const struct timespec *t)
{
    return float_new(vm, (double)t->tv_sec + 1e-9 * (double)t->tv_nsec);
}

static value nanoseconds(struct vm *vm, const struct timespec *t)
{
    return int_from_int64(vm, (int64_t)t->tv_sec * 1000000000 + t->tv_nsec);
}

value os_stat_value(struct vm *vm, const struct stat *st)
{
    value v[19] = {
        int_from_uint64(vm, st->st_mode),
        int_from_uint64(vm, st->st_ino),
        int_from_uint64(vm, st->st_dev),
        int_from_uint64(vm, st->st_nlink),
        int_from_uint64(vm, st->st_uid),
        int_from_uint64(vm, st->st_gid),
        int_from_int64(vm, st->st_size),
        int_from_int64(vm, st->st_atim.tv_sec),
        int_from_int64(vm, st->st_mtim.tv_sec),
        int_from_int64(vm, st->st_ctim.tv_sec),
        seconds(vm, &st->st_atim),
        seconds(vm, &st->st_mtim),
        seconds(vm, &st->st_ctim),
        nanoseconds(vm, &st->st_atim),
        nanoseconds(vm, &st->st_mtim),
        nanoseconds(vm, &st->st_ctim),
        int_from_int64(vm, st->st_blksize),
        int_from_int64(vm, st->st_blocks),
        int_from_uint64(vm, st->st_rdev),
    };
    return structseq_new(vm, &stat_result_def, v);
}

static value stat_path(struct vm *vm, const struct path *path, int dir_fd, bool follow)
{
    struct stat st;
    io_settle(vm);
    int failed = path->fd >= 0 || !path->text
                     ? fstat(path->fd, &st)
                     : fstatat(dir_fd, path->text, &st, follow ? 0 : AT_SYMLINK_NOFOLLOW);
    return failed ? os_path_error(vm, path) : os_stat_value(vm, &st);
}

/* args: {path, dir_fd, follow_symlinks} */
static value os_stat(struct vm *vm, value *args)
{
    struct path path;
    int dir_fd;
    bool follow;
    if (!path_argument(vm, args[0], "stat: path", true, false, &path) ||
        !os_dir_fd(vm, args[1], &dir_fd) || !os_bool(vm, args[2], true, &follow)) {
        return VALUE_ERROR;
    }
    return stat_path(vm, &path, dir_fd, follow);
}

static value os_lstat(struct vm *vm, value *args)
{
    struct path path;
    int dir_fd;
    if (!path_argument(vm, args[0], "lstat: path", false, false, &path) ||
        !os_dir_fd(vm, args[1], &dir_fd)) {
        return VALUE_ERROR;
    }
    return stat_path(vm, &path, dir_fd, false);
}

static const char *const statvfs_fields[] = {"f_bsize",  "f_frsize",  "f_blocks", "f_bfree",
                                             "f_bavail", "f_files",   "f_ffree",  "f_favail",
                                             "f_flag",   "f_namemax", "f_fsid",   NULL};
const struct structseq_def statvfs_result_def = {"os", "statvfs_result",
                                                 "What statvfs() tells of a file system.",
                                                 statvfs_fields, .visible = 10};

value os_statvfs_value(struct vm *vm, const struct statvfs *st)
{
    value v[11] = {int_from_uint64(vm, st->f_bsize),  int_from_uint64(vm, st->f_frsize),
                   int_from_uint64(vm, st->f_blocks), int_from_uint64(vm, st->f_bfree),
                   int_from_uint64(vm, st->f_bavail), int_from_uint64(vm, st->f_files),
                   int_from_uint64(vm, st->f_ffree),  int_from_uint64(vm, st->f_favail),
                   int_from_uint64(vm, st->f_flag),   int_from_uint64(vm, st->f_namemax),
                   int_from_uint64(vm, st->f_fsid)};
    return structseq_new(vm, &statvfs_result_def, v);
}

static value os_statvfs(struct vm *vm, value *args)
{
    struct path path;
    struct statvfs st;
    if (!path_argument(vm, args[0], "statvfs: path", true, false, &path)) {
        return VALUE_ERROR;
    }
    return (path.text ? statvfs(path.text, &st) : fstatvfs(path.fd, &st))
               ? os_path_error(vm, &path)
               : os_statvfs_value(vm, &st);
}

/* args: {path, mode, dir_fd, effective_ids, follow_symlinks} */
static value os_access(struct vm *vm, value *args)
{
    struct path path;
    int mode, dir_fd;
    bool effective, follow;
    if (!path_argument(vm, args[0], "access: path", false, false, &path) ||
        !os_int(vm, args[1], &mode) || !os_dir_fd(vm, args[2], &dir_fd) ||
        !os_bool(vm, args[3], false, &effective) || !os_bool(vm, args[4], true, &follow)) {
        return VALUE_ERROR;
    }
    int flags = (effective ? AT_EACCESS : 0) | (follow ? 0 : AT_SYMLINK_NOFOLLOW);
    return make_bool(faccessat(dir_fd, path.text, mode, flags) == 0);
}

/* -- the tree ---------------------------------------------------------------------------------------------------- */

static value getcwd_as(struct vm *vm, bool bytes)
{
    char buffer[PATH_MAX];
    if (getcwd(buffer, sizeof buffer)) {
        return path_result(vm, buffer, strlen(buffer), bytes);
    }
    if (errno != ERANGE) {
        return os_error(vm);
    }
    char *text = getcwd(NULL, 0);
    if (!text) {
        return os_error(vm);
    }
    value v = path_result(vm, text, strlen(text), bytes);
    free(text);
    return v;
}

static value os_getcwd(struct vm *vm, value *args)
{
    return getcwd_as(vm, false);
}

static value os_getcwdb(struct vm *vm, value *args)
{
    return getcwd_as(vm, true);
}

static value os_chdir(struct vm *vm, value *args)
{
    struct path path;
    if (!path_argument(vm, args[0], "chdir: path", true, false, &path)) {
        return VALUE_ERROR;
    }
    return (path.text ? chdir(path.text) : fchdir(path.fd)) ? os_path_error(vm, &path) : VALUE_NONE;
}

static value os_listdir(struct vm *vm, value *args)
{
    struct path path;
    if (!path_argument(vm, args[0], "listdir: path", true, true, &path)) {
        return VALUE_ERROR;
    }
    DIR *dir;
    if (path.text) {
        dir = opendir(path.text);
    } else {
        int fd = fcntl(path.fd, F_DUPFD_CLOEXEC, 0);
        dir = fd < 0 ? NULL : fdopendir(fd);
        if (!dir && fd >= 0) {
            close(fd);
        }
        if (dir) {
            rewinddir(dir);
        }
    }
    if (!dir) {
        return path.object ? os_path_error(vm, &path)
                           : raise_os_error(vm, errno, str_intern_cstr(vm, "."), VALUE_NULL);
    }
    struct list *list = list_new(vm, 16);
    value result = from_object(list);
    for (struct dirent *entry; result;) {
        errno = 0;
        entry = readdir(dir);
        if (!entry) {
            if (errno) {
                result = os_path_error(vm, &path);
            }
            break;
        }
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) {
            continue;
        }
        value name = path_result(vm, entry->d_name, strlen(entry->d_name), path.is_bytes);
        if (!name || !list_append(vm, list, name)) {
            result = VALUE_ERROR;
        }
    }
    closedir(dir);
    return result;
}

/* args: {path, mode, dir_fd} */
static value os_mkdir(struct vm *vm, value *args)
{
    struct path path;
    int mode = 0777, dir_fd;
    if (!path_argument(vm, args[0], "mkdir: path", false, false, &path) ||
        (args[1] && !os_int(vm, args[1], &mode)) || !os_dir_fd(vm, args[2], &dir_fd)) {
        return VALUE_ERROR;
    }
    return mkdirat(dir_fd, path.text, (mode_t)mode) ? os_path_error(vm, &path) : VALUE_NONE;
}

static value unlink_with(struct vm *vm, value *args, const char *what, int flags)
{
    struct path path;
    int dir_fd;
    if (!path_argument(vm, args[0], what, false, false, &path) ||
        !os_dir_fd(vm, args[1], &dir_fd)) {
        return VALUE_ERROR;
    }
    return unlinkat(dir_fd, path.text, flags) ? os_path_error(vm, &path) : VALUE_NONE;
}

static value os_rmdir(struct vm *vm, value *args)
{
    return unlink_with(vm, args, "rmdir: path", AT_REMOVEDIR);
}

static value os_unlink(struct vm *vm, value *args)
{
    return unlink_with(vm, args, "unlink: path", 0);
}

static value os_remove(struct vm *vm, value *args)
{
    return unlink_with(vm, args, "remove: path", 0);
}

/* args: {src, dst, src_dir_fd, dst_dir_fd} */
static value rename_paths(struct vm *vm, value *args, const char *from_what, const char *to_what)
{
    struct path from, to;
    int from_fd, to_fd;
    if (!path_argument(vm, args[0], from_what, false, false, &from) ||
        !path_argument(vm, args[1], to_what, false, false, &to) ||
        !os_dir_fd(vm, args[2], &from_fd) || !os_dir_fd(vm, args[3], &to_fd)) {
        return VALUE_ERROR;
    }
    io_settle(vm);
    return renameat(from_fd, from.text, to_fd, to.text) ? os_path_error2(vm, &from, &to)
                                                        : VALUE_NONE;
}

static value os_rename(struct vm *vm, value *args)
{
    return rename_paths(vm, args, "rename: src", "rename: dst");
}

static value os_replace(struct vm *vm, value *args)
{
    return rename_paths(vm, args, "replace: src", "replace: dst");
}

/* args: {src, dst, src_dir_fd, dst_dir_fd, follow_symlinks} */
static value os_link(struct vm *vm, value *args)
{
    struct path from, to;
    int from_fd, to_fd;
    bool follow;
    if (!path_argument(vm, args[0], "link: src", false, false, &from) ||
        !path_argument(vm, args[1], "link: dst", false, false, &to) ||
        !os_dir_fd(vm, args[2], &from_fd) || !os_dir_fd(vm, args[3], &to_fd) ||
        !os_bool(vm, args[4], true, &follow)) {
        return VALUE_ERROR;
    }
    int flags = follow && args[4] ? AT_SYMLINK_FOLLOW : 0;
    return linkat(from_fd, from.text, to_fd, to.text, flags) ? os_path_error2(vm, &from, &to)
                                                             : VALUE_NONE;
}

/* args: {src, dst, target_is_directory, dir_fd} */
static value os_symlink(struct vm *vm, value *args)
{
    struct path from, to;
    int dir_fd;
    if (!path_argument(vm, args[0], "symlink: src", false, false, &from) ||
        !path_argument(vm, args[1], "symlink: dst", false, false, &to) ||
        !os_dir_fd(vm, args[3], &dir_fd)) {
        return VALUE_ERROR;
    }
    return symlinkat(from.text, dir_fd, to.text) ? os_path_error2(vm, &from, &to) : VALUE_NONE;
}

static value os_readlink(struct vm *vm, value *args)
{
    struct path path;
    int dir_fd;
    char buffer[PATH_MAX];
    if (!path_argument(vm, args[0], "readlink: path", false, false, &path) ||
        !os_dir_fd(vm, args[1], &dir_fd)) {
        return VALUE_ERROR;
    }
    ssize_t n = readlinkat(dir_fd, path.text, buffer, sizeof buffer);
    return n < 0 ? os_path_error(vm, &path) : path_result(vm, buffer, (size_t)n, path.is_bytes);
}

static value os_realpath(struct vm *vm, value *args)
{
    struct path path;
    char buffer[PATH_MAX];
    if (!path_argument(vm, args[0], "realpath: path", false, false, &path)) {
        return VALUE_ERROR;
    }
    return realpath(path.text, buffer) ? path_result(vm, buffer, strlen(buffer), path.is_bytes)
                                       : os_path_error(vm, &path);
}

/* -- attributes ------------------------------------------------------------------------------------------------------ */

/* args: {path, mode, dir_fd, follow_symlinks} */
static value os_chmod(struct vm *vm, value *args)
{
    struct path path;
    int mode, dir_fd;
    bool follow;
    if (!path_argument(vm, args[0], "chmod: path", true, false, &path) ||
        !os_int(vm, args[1], &mode) || !os_dir_fd(vm, args[2], &dir_fd) ||
        !os_bool(vm, args[3], true, &follow)) {
        return VALUE_ERROR;
    }
    int failed = path.text
                     ? fchmodat(dir_fd, path.text, (mode_t)mode, follow ? 0 : AT_SYMLINK_NOFOLLOW)
                     : fchmod(path.fd, (mode_t)mode);
    return failed ? os_path_error(vm, &path) : VALUE_NONE;
}

/* args: {path, uid, gid, dir_fd, follow_symlinks} */
static value os_chown(struct vm *vm, value *args)
{
    struct path path;
    uint32_t uid, gid;
    int dir_fd;
    bool follow;
    if (!path_argument(vm, args[0], "chown: path", true, false, &path) ||
        !os_id(vm, args[1], "uid", &uid) || !os_id(vm, args[2], "gid", &gid) ||
        !os_dir_fd(vm, args[3], &dir_fd) || !os_bool(vm, args[4], true, &follow)) {
        return VALUE_ERROR;
    }
    int failed = path.text ? fchownat(dir_fd, path.text, uid, gid, follow ? 0 : AT_SYMLINK_NOFOLLOW)
                           : fchown(path.fd, uid, gid);
    return failed ? os_path_error(vm, &path) : VALUE_NONE;
}

static value os_lchown(struct vm *vm, value *args)
{
    value all[5] = {args[0], args[1], args[2], VALUE_NULL, VALUE_FALSE};
    return os_chown(vm, all);
}

static bool time_pair(struct vm *vm, value pair, bool nanosecond_units, struct timespec out[2],
                      const char *name)
{
    if (!is_kind(pair, TYPE_TUPLE) || as_tuple(pair)->length != 2) {
        raise_type_error(vm, "utime: '%s' must be %sa tuple of two ints%s", name,
                         nanosecond_units ? "" : "either ", nanosecond_units ? "" : " or None");
        return false;
    }
    for (int i = 0; i < 2; i++) {
        value v = as_tuple(pair)->items[i];
        int64_t n;
        if (nanosecond_units || is_any_int(v)) {
            if (!to_int64(vm, v, &n)) {
                return false;
            }
            int64_t unit = nanosecond_units ? 1000000000 : 1;
            int64_t rest = n % unit;
            out[i].tv_sec = n / unit - (rest < 0);
            out[i].tv_nsec = rest < 0 ? rest + unit : rest;
        } else {
            double d;
            if (!to_double(vm, v, &d)) {
                return false;
            }
            double whole = floor(d);
            out[i].tv_sec = (time_t)whole;
            out[i].tv_nsec = (long)((d - whole) * 1e9);
        }
    }
    return true;
}

/* args: {path, times, ns, dir_fd, follow_symlinks} */
static value os_utime(struct vm *vm, value *args)
{
    struct path path;
    struct timespec times[2];
    int dir_fd;
    bool follow, given = args[1] && args[1] != VALUE_NONE;
    if (!path_argument(vm, args[0], "utime: path", true, false, &path)) {
        return VALUE_ERROR;
    }
    if (given && args[2]) {
        return raise_value_error(vm, "utime: you may specify either 'times' or 'ns' but not both");
    }
    if ((given && !time_pair(vm, args[1], false, times, "times")) ||
        (args[2] && !time_pair(vm, args[2], true, times, "ns")) ||
        !os_dir_fd(vm, args[3], &dir_fd) || !os_bool(vm, args[4], true, &follow)) {
        return VALUE_ERROR;
    }
    io_settle(vm); /* or writing later would set the time again */
    const struct timespec *t = given || args[2] ? times : NULL;
    int failed = path.text ? utimensat(dir_fd, path.text, t, follow ? 0 : AT_SYMLINK_NOFOLLOW)
                           : futimens(path.fd, t);
    return failed ? os_path_error(vm, &path) : VALUE_NONE;
}

static value os_truncate(struct vm *vm, value *args)
{
    struct path path;
    int64_t size;
    if (!path_argument(vm, args[0], "truncate: path", true, false, &path) ||
        !to_int64(vm, args[1], &size)) {
        return VALUE_ERROR;
    }
    io_settle(vm);
    return (path.text ? truncate(path.text, size) : ftruncate(path.fd, size))
               ? os_path_error(vm, &path)
               : VALUE_NONE;
}

static value os_mkfifo(struct vm *vm, value *args)
{
    struct path path;
    int mode = 0666, dir_fd;
    if (!path_argument(vm, args[0], "mkfifo: path", false, false, &path) ||
        (args[1] && !os_int(vm, args[1], &mode)) || !os_dir_fd(vm, args[2], &dir_fd)) {
        return VALUE_ERROR;
    }
    return mkfifoat(dir_fd, path.text, (mode_t)mode) ? os_path_error(vm, &path) : VALUE_NONE;
}

/* args: {path, mode, device, dir_fd} */
static value os_mknod(struct vm *vm, value *args)
{
    struct path path;
    int mode = 0600, dir_fd;
    int64_t device = 0;
    if (!path_argument(vm, args[0], "mknod: path", false, false, &path) ||
        (args[1] && !os_int(vm, args[1], &mode)) || (args[2] && !to_int64(vm, args[2], &device)) ||
        !os_dir_fd(vm, args[3], &dir_fd)) {
        return VALUE_ERROR;
    }
    return os_nothing(vm, mknodat(dir_fd, path.text, (mode_t)mode, (dev_t)device));
}

static value os_chroot(struct vm *vm, value *args)
{
    struct path path;
    if (!path_argument(vm, args[0], "chroot: path", false, false, &path)) {
        return VALUE_ERROR;
    }
    return chroot(path.text) ? os_path_error(vm, &path) : VALUE_NONE;
}

static value os_umask(struct vm *vm, value *args)
{
    int mask;
    return os_int(vm, args[0], &mask) ? small_int(umask((mode_t)mask)) : VALUE_ERROR;
}

static value os_sync(struct vm *vm, value *args)
{
    sync();
    return VALUE_NONE;
}

static value os_major(struct vm *vm, value *args)
{
    int64_t n;
    return to_int64(vm, args[0], &n) ? small_int(major((dev_t)n)) : VALUE_ERROR;
}

static value os_minor(struct vm *vm, value *args)
{
    int64_t n;
    return to_int64(vm, args[0], &n) ? small_int(minor((dev_t)n)) : VALUE_ERROR;
}

static value os_makedev(struct vm *vm, value *args)
{
    int64_t high, low;
    return to_int64(vm, args[0], &high) && to_int64(vm, args[1], &low)
               ? int_from_uint64(vm, makedev((unsigned)high, (unsigned)low))
               : VALUE_ERROR;
}

const struct native_def os_file_functions[] = {
    {"stat", "(path, *, dir_fd=None, follow_symlinks=True)", os_stat, NATIVE_FUNCTION, NULL},
    {"lstat", "(path, *, dir_fd=None)", os_lstat, NATIVE_FUNCTION, NULL},
    {"statvfs", "(path)", os_statvfs, NATIVE_FUNCTION, NULL},
    {"access", "(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)", os_access,
     NATIVE_FUNCTION, NULL},
    {"getcwd", "()", os_getcwd, NATIVE_FUNCTION, "The current folder."},
    {"getcwdb", "()", os_getcwdb, NATIVE_FUNCTION, NULL},
    {"chdir", "(path)", os_chdir, NATIVE_FUNCTION, NULL},
    {"listdir", "(path=None)", os_listdir, NATIVE_FUNCTION, "The names in a folder."},
    {"mkdir", "(path, mode=511, *, dir_fd=None)", os_mkdir, NATIVE_FUNCTION, NULL},
    {"rmdir", "(path, *, dir_fd=None)", os_rmdir, NATIVE_FUNCTION, NULL},
    {"unlink", "(path, *, dir_fd=None)", os_unlink, NATIVE_FUNCTION, NULL},
    {"remove", "(path, *, dir_fd=None)", os_remove, NATIVE_FUNCTION, NULL},
    {"rename", "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", os_rename, NATIVE_FUNCTION, NULL},
    {"replace", "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", os_replace, NATIVE_FUNCTION,
     NULL},
    {"link", "(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)", os_link,
     NATIVE_FUNCTION, NULL},
    {"symlink", "(src, dst, target_is_directory=False, *, dir_fd=None)", os_symlink,
     NATIVE_FUNCTION, NULL},
    {"readlink", "(path, *, dir_fd=None)", os_readlink, NATIVE_FUNCTION, NULL},
    {"_realpath", "(path, /)", os_realpath, NATIVE_FUNCTION, NULL},
    {"chmod", "(path, mode, *, dir_fd=None, follow_symlinks=True)", os_chmod, NATIVE_FUNCTION,
     NULL},
    {"chown", "(path, uid, gid, *, dir_fd=None, follow_symlinks=True)", os_chown, NATIVE_FUNCTION,
     NULL},
    {"lchown", "(path, uid, gid)", os_lchown, NATIVE_FUNCTION, NULL},
    {"utime", "(path, times=None, *, ns=<unrepresentable>, dir_fd=None, follow_symlinks=True)",
     os_utime, NATIVE_FUNCTION, NULL},
    {"truncate", "(path, length)", os_truncate, NATIVE_FUNCTION, NULL},
    {"mkfifo", "(path, mode=438, *, dir_fd=None)", os_mkfifo, NATIVE_FUNCTION, NULL},
    {"mknod", "(path, mode=384, device=0, *, dir_fd=None)", os_mknod, NATIVE_FUNCTION, NULL},
    {"chroot", "(path)", os_chroot, NATIVE_FUNCTION, NULL},
    {"umask", "(mask, /)", os_umask, NATIVE_FUNCTION, NULL},
    {"sync", "()", os_sync, NATIVE_FUNCTION, NULL},
    {"major", "(device, /)", os_major, NATIVE_FUNCTION, NULL},
    {"makedev", "(major, minor, /)", os_makedev, NATIVE_FUNCTION, NULL},
    {"minor", "(device, /)", os_minor, NATIVE_FUNCTION, NULL},
    {NULL, NULL, NULL, 0, NULL},
};
