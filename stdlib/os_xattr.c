/* os_xattr.c - the part of _os about extended attributes of files. */
#include "os_private.h"
#include <stdio.h>
#include <linux/limits.h>
#include <sys/xattr.h>

/* What all four begin with: a file by name or descriptor, and whether links are followed. */
struct subject {
    struct path path;
    bool follow;
};

static bool subject_of(struct vm *vm, value v, value follow, const char *function, bool allow_none,
                       struct subject *out)
{
    char what[32];
    snprintf(what, sizeof what, "%s: path", function);
    if (!path_argument(vm, v, what, true, allow_none, &out->path) ||
        !os_bool(vm, follow, true, &out->follow)) {
        return false;
    }
    if (!out->path.text && !out->follow) {
        raise_value_error(vm, "%s: cannot use fd and follow_symlinks together", function);
        return false;
    }
    return true;
}

/* Chooses among a system call's three forms. */
#define XATTR_CALL(s, name, ...)                            \
    (!(s)->path.text ? f##name((s)->path.fd, ##__VA_ARGS__) \
     : (s)->follow   ? name((s)->path.text, ##__VA_ARGS__)  \
                     : l##name((s)->path.text, ##__VA_ARGS__))

/* Reads what may be of any size; `name` NULL: the list of names. The bytes, or VALUE_ERROR. */
static value read_all(struct vm *vm, const struct subject *s, const char *name)
{
    for (size_t size = 256;; size *= 4) {
        value bytes = bytes_new(vm, NULL, size);
        if (!bytes) {
            return VALUE_ERROR;
        }
        char *data = (char *)as_bytes(bytes)->data;
        ssize_t n =
            name ? XATTR_CALL(s, getxattr, name, data, size) : XATTR_CALL(s, listxattr, data, size);
        if (n >= 0) {
            return bytes_new(vm, data, (size_t)n);
        }
        if (errno != ERANGE || size > XATTR_SIZE_MAX) {
            return os_path_error(vm, &s->path);
        }
    }
}

/* args: {path, attribute, follow_symlinks} */
static value os_getxattr(struct vm *vm, value *args)
{
    struct subject s;
    struct path name;
    return subject_of(vm, args[0], args[2], "getxattr", false, &s) &&
                   path_argument(vm, args[1], "getxattr: attribute", false, false, &name)
               ? read_all(vm, &s, name.text)
               : VALUE_ERROR;
}

/* args: {path, follow_symlinks} */
static value os_listxattr(struct vm *vm, value *args)
{
    struct subject s;
    value all = subject_of(vm, args[0], args[1], "listxattr", true, &s) ? read_all(vm, &s, NULL)
                                                                        : VALUE_ERROR;
    struct list *names = all ? list_new(vm, 4) : NULL;
    for (size_t i = 0; names && i < as_bytes(all)->size;) {
        const char *text = (const char *)as_bytes(all)->data + i;
        value name = path_result(vm, text, strlen(text), false);
        if (!name || !list_append(vm, names, name)) {
            return VALUE_ERROR;
        }
        i += strlen(text) + 1;
    }
    return from_object(names);
}

/* args: {path, attribute, value, flags, follow_symlinks} */
static value os_setxattr(struct vm *vm, value *args)
{
    struct subject s;
    struct path name;
    struct buffer view;
    int flags = 0;
    if (!subject_of(vm, args[0], args[4], "setxattr", false, &s) ||
        !path_argument(vm, args[1], "setxattr: attribute", false, false, &name) ||
        (args[3] && !os_int(vm, args[3], &flags)) || !get_buffer(vm, args[2], &view)) {
        return VALUE_ERROR;
    }
    int failed = XATTR_CALL(&s, setxattr, name.text, view.data, view.size, flags);
    value result = failed ? os_path_error(vm, &s.path) : VALUE_NONE;
    buffer_release(vm, &view);
    return result;
}

/* args: {path, attribute, follow_symlinks} */
static value os_removexattr(struct vm *vm, value *args)
{
    struct subject s;
    struct path name;
    if (!subject_of(vm, args[0], args[2], "removexattr", false, &s) ||
        !path_argument(vm, args[1], "removexattr: attribute", false, false, &name)) {
        return VALUE_ERROR;
    }
    return XATTR_CALL(&s, removexattr, name.text) ? os_path_error(vm, &s.path) : VALUE_NONE;
}

const struct native_def os_xattr_functions[] = {
    {"getxattr", "(path, attribute, *, follow_symlinks=True)", os_getxattr, NATIVE_FUNCTION, NULL},
    {"listxattr", "(path=None, *, follow_symlinks=True)", os_listxattr, NATIVE_FUNCTION, NULL},
    {"setxattr", "(path, attribute, value, flags=0, *, follow_symlinks=True)", os_setxattr,
     NATIVE_FUNCTION, NULL},
    {"removexattr", "(path, attribute, *, follow_symlinks=True)", os_removexattr, NATIVE_FUNCTION,
     NULL},
    {NULL, NULL, NULL, 0, NULL},
};
