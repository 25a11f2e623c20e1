/* os_scandir.c - os.scandir() and DirEntry. */
#include "os_private.h"
#include "io.h"
#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

struct entry {
    struct object header;
    value name, path;
    value cached[2]; /* stat results: of the link itself, of what it leads to */
    uint64_t inode;
    unsigned char kind; /* DT_* */
    int dir_fd;         /* for scandir(fd): -1 otherwise */
    bool is_bytes;
};
#define as_entry(v) ((struct entry *)as_object(v))

static void entry_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace_range(tracer, &((struct entry *)self)->name, 4);
}

static bool entry_lstat(struct vm *vm, struct entry *e, bool follow, struct stat *st, int *code)
{
    struct path path;
    io_settle(vm);
    value subject = e->dir_fd >= 0 ? e->name : e->path;
    if (!path_argument(vm, subject, "DirEntry", false, false, &path)) {
        return false;
    }
    int failed = fstatat(e->dir_fd >= 0 ? e->dir_fd : AT_FDCWD, path.text, st,
                         follow ? 0 : AT_SYMLINK_NOFOLLOW);
    *code = failed ? errno : 0;
    return true;
}

/* args: {self, follow_symlinks} */
static value entry_stat(struct vm *vm, value *args)
{
    struct entry *e = as_entry(args[0]);
    bool follow;
    struct stat st;
    int code;
    if (!os_bool(vm, args[1], true, &follow)) {
        return VALUE_ERROR;
    }
    if (follow && e->kind != DT_LNK && e->kind != DT_UNKNOWN) {
        follow = false; /* the same file */
    }
    if (e->cached[follow]) {
        return e->cached[follow];
    }
    if (!entry_lstat(vm, e, follow, &st, &code)) {
        return VALUE_ERROR;
    }
    if (code) {
        return raise_os_error(vm, code, e->path, VALUE_NULL);
    }
    value v = os_stat_value(vm, &st);
    if (v) {
        e->cached[follow] = v;
        gc_barrier(vm, e);
    }
    return v;
}

/* Is it of this kind? A link that leads nowhere is none. */
static value entry_is(struct vm *vm, value *args, unsigned char kind, mode_t mode)
{
    struct entry *e = as_entry(args[0]);
    bool follow;
    struct stat st;
    int code;
    if (!os_bool(vm, args[1], true, &follow)) {
        return VALUE_ERROR;
    }
    if (e->kind != DT_UNKNOWN && (e->kind != DT_LNK || !follow)) {
        return make_bool(e->kind == kind);
    }
    if (!entry_lstat(vm, e, follow, &st, &code)) {
        return VALUE_ERROR;
    }
    if (code == ENOENT) {
        return VALUE_FALSE;
    }
    return code ? raise_os_error(vm, code, e->path, VALUE_NULL)
                : make_bool((st.st_mode & S_IFMT) == mode);
}

static value entry_is_dir(struct vm *vm, value *args)
{
    return entry_is(vm, args, DT_DIR, S_IFDIR);
}

static value entry_is_file(struct vm *vm, value *args)
{
    return entry_is(vm, args, DT_REG, S_IFREG);
}

static value entry_is_symlink(struct vm *vm, value *args)
{
    value both[2] = {args[0], VALUE_FALSE};
    return entry_is(vm, both, DT_LNK, S_IFLNK);
}

static value entry_is_junction(struct vm *vm, value *args)
{
    return VALUE_FALSE;
}

static value entry_inode(struct vm *vm, value *args)
{
    return int_from_uint64(vm, as_entry(args[0])->inode);
}

static value entry_fspath(struct vm *vm, value *args)
{
    return as_entry(args[0])->path;
}

static value entry_get_name(struct vm *vm, value self)
{
    return as_entry(self)->name;
}

static value entry_get_path(struct vm *vm, value self)
{
    return as_entry(self)->path;
}

static value entry_repr(struct vm *vm, value self)
{
    return format_str(vm, "<DirEntry %R>", as_entry(self)->name);
}

static const struct native_def entry_methods[] = {
    {"is_dir", "(*, follow_symlinks=True)", entry_is_dir, NATIVE_METHOD, NULL},
    {"is_file", "(*, follow_symlinks=True)", entry_is_file, NATIVE_METHOD, NULL},
    {"is_symlink", "()", entry_is_symlink, NATIVE_METHOD, NULL},
    {"is_junction", "()", entry_is_junction, NATIVE_METHOD, NULL},
    {"stat", "(*, follow_symlinks=True)", entry_stat, NATIVE_METHOD, NULL},
    {"inode", "()", entry_inode, NATIVE_METHOD, NULL},
    {"__fspath__", "()", entry_fspath, NATIVE_METHOD, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const struct getset_row entry_getset[] = {
    {"name", entry_get_name, NULL, NULL},
    {"path", entry_get_path, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const struct type_def dir_entry_def = {
    .name = "DirEntry",
    .module = "posix",
    .size = sizeof(struct entry),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .methods = entry_methods,
    .getset = entry_getset,
    .trace = entry_trace,
    .repr = entry_repr,
};

/* -- the iterator ---------------------------------------------------------------------------------------------- */

struct scan {
    struct object header;
    DIR *dir;   /* NULL: exhausted or closed */
    value path; /* str or bytes to put in front of names */
    int fd;     /* of scandir(fd), -1 otherwise */
    bool is_bytes;
};
#define as_scan(v) ((struct scan *)as_object(v))

static void scan_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct scan *)self)->path);
}

static void scan_end(struct scan *scan)
{
    if (scan->dir) {
        closedir(scan->dir);
        scan->dir = NULL;
    }
}

static void scan_finalize(struct vm *vm, struct object *self)
{
    scan_end((struct scan *)self);
}

static value scan_iter(struct vm *vm, value self)
{
    return self;
}

/* folder + "/" + name, of the folder's type */
static value join(struct vm *vm, struct scan *scan, value name)
{
    struct str_builder b;
    builder_init(&b, vm);
    if (scan->is_bytes) {
        struct bytes *folder = as_bytes(scan->path);
        builder_add(&b, (const char *)folder->data, folder->size);
        if (folder->size && folder->data[folder->size - 1] != '/') {
            builder_add(&b, "/", 1);
        }
        builder_add(&b, (const char *)as_bytes(name)->data, as_bytes(name)->size);
        return builder_finish_bytes(&b);
    }
    struct str *folder = as_str(scan->path);
    builder_add_str(&b, scan->path);
    if (folder->size && folder->data[folder->size - 1] != '/') {
        builder_add(&b, "/", 1);
    }
    builder_add_str(&b, name);
    return builder_finish(&b);
}

static value scan_next(struct vm *vm, value self)
{
    struct scan *scan = as_scan(self);
    while (scan->dir) {
        errno = 0;
        struct dirent *d = readdir(scan->dir);
        if (!d) {
            int code = errno;
            scan_end(scan);
            return code ? raise_os_error(vm, code, scan->path, VALUE_NULL) : VALUE_STOP;
        }
        if (!strcmp(d->d_name, ".") || !strcmp(d->d_name, "..")) {
            continue;
        }
        struct type *type = native_type(vm, &dir_entry_def);
        struct entry *e = type ? gc_new_zeroed(vm, type, sizeof *e) : NULL;
        if (!e) {
            return VALUE_ERROR;
        }
        e->name = path_result(vm, d->d_name, strlen(d->d_name), scan->is_bytes);
        e->path = !e->name ? VALUE_ERROR : scan->fd >= 0 ? e->name : join(vm, scan, e->name);
        e->inode = d->d_ino;
        e->kind = d->d_type;
        e->dir_fd = scan->fd;
        e->is_bytes = scan->is_bytes;
        return e->path ? from_object(e) : VALUE_ERROR;
    }
    return VALUE_STOP;
}

static value scan_close(struct vm *vm, value *args)
{
    scan_end(as_scan(args[0]));
    return VALUE_NONE;
}

static value scan_enter(struct vm *vm, value *args)
{
    return args[0];
}

static const struct native_def scan_methods[] = {
    {"close", "()", scan_close, NATIVE_METHOD, NULL},
    {"__enter__", "()", scan_enter, NATIVE_METHOD, NULL},
    {"__exit__", "(*args)", scan_close, NATIVE_METHOD, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

const struct type_def scandir_iter_def = {
    .name = "ScandirIterator",
    .module = "posix",
    .size = sizeof(struct scan),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .methods = scan_methods,
    .trace = scan_trace,
    .finalize = scan_finalize,
    .iter = scan_iter,
    .next = scan_next,
};

static value os_scandir(struct vm *vm, value *args)
{
    struct path path;
    if (!path_argument(vm, args[0], "scandir: path", true, true, &path)) {
        return VALUE_ERROR;
    }
    struct type *type = native_type(vm, &scandir_iter_def);
    struct scan *scan = type ? gc_new_zeroed(vm, type, sizeof *scan) : NULL;
    if (!scan) {
        return VALUE_ERROR;
    }
    scan->is_bytes = path.is_bytes;
    scan->fd = path.text ? -1 : path.fd;
    scan->path = path.is_bytes || (path.holder && is_kind(path.holder, TYPE_STR)) ? path.holder
                 : path.object ? path_fspath(vm, path.text ? path.object : NAME_OF(vm, EMPTY))
                               : str_intern_cstr(vm, ".");
    if (!scan->path) {
        return VALUE_ERROR;
    }
    if (path.text) {
        scan->dir = opendir(path.text);
    } else {
        int fd = fcntl(path.fd, F_DUPFD_CLOEXEC, 0);
        scan->dir = fd < 0 ? NULL : fdopendir(fd);
        if (fd >= 0 && !scan->dir) {
            close(fd);
        }
        if (scan->dir) {
            rewinddir(scan->dir); /* the place is shared with whoever read the descriptor before */
        }
    }
    return scan->dir
               ? from_object(scan)
               : raise_os_error(vm, errno, path.object ? path.object : scan->path, VALUE_NULL);
}

const struct native_def os_scan_functions[] = {
    {"scandir", "(path=None)", os_scandir, NATIVE_FUNCTION, "An iterator of DirEntry objects."},
    {NULL, NULL, NULL, 0, NULL},
};
