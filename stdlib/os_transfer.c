/* os_transfer.c - the part of _os that moves bytes: reads and writes at a place, of several
 * buffers, from descriptor to descriptor; locks and advice on ranges of a file. */
#include "os_private.h"
#include <stdio.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/random.h>
#include <sys/sendfile.h>
#include <sys/uio.h>
#include <unistd.h>

/* -- at a place ------------------------------------------------------------------------------------- */

static value os_pread(struct vm *vm, value *args)
{
    int fd;
    int64_t size, offset;
    if (!os_int(vm, args[0], &fd) || !index_to_ssize(vm, args[1], &size, "ssize_t") ||
        !to_int64(vm, args[2], &offset)) {
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
    int64_t n = OS_UNINTERRUPTED(vm, pread(fd, data, (size_t)size, offset));
    return n < 0 ? os_error(vm) : n == size ? bytes : bytes_new(vm, data, (size_t)n);
}

static value os_pwrite(struct vm *vm, value *args)
{
    int fd;
    int64_t offset;
    struct buffer view;
    if (!os_int(vm, args[0], &fd) || !to_int64(vm, args[2], &offset) ||
        !get_buffer(vm, args[1], &view)) {
        return VALUE_ERROR;
    }
    int64_t n = OS_UNINTERRUPTED(vm, pwrite(fd, view.data, view.size, offset));
    value result = os_number(vm, n);
    buffer_release(vm, &view);
    return result;
}

/* -- several buffers ----------------------------------------------------------------------------------- */

struct vectors {
    struct iovec *parts;
    struct buffer *views;
    size_t count, taken; /* taken: how many views are to be released */
};

static void vectors_release(struct vm *vm, struct vectors *v)
{
    for (size_t i = 0; i < v->taken; i++) {
        buffer_release(vm, &v->views[i]);
    }
    mem_free(vm, v->parts, v->count * sizeof *v->parts);
    mem_free(vm, v->views, v->count * sizeof *v->views);
}

/* The memory of the buffers of a sequence. False with the error set, nothing held. */
static bool vectors_of(struct vm *vm, value sequence, const char *function, bool writable,
                       struct vectors *out)
{
    char message[48];
    snprintf(message, sizeof message, "%s() arg 2 must be a sequence", function);
    value items = os_sequence(vm, sequence, message);
    if (!items) {
        return false;
    }
    size_t count = as_tuple(items)->length;
    *out = (struct vectors){.count = count,
                            .parts = mem_alloc(vm, count * sizeof *out->parts),
                            .views = mem_alloc(vm, count * sizeof *out->views)};
    bool good = !count || (out->parts && out->views);
    for (size_t i = 0; good && i < count; i++) {
        struct buffer *view = &out->views[i];
        good = get_buffer(vm, as_tuple(items)->items[i], view);
        out->taken += good;
        if (good && writable && !view->writable) {
            raise_error(vm, TYPE_BUFFER_ERROR, "Object is not writable.");
            good = false;
        }
        if (good) {
            out->parts[i] = (struct iovec){(void *)view->data, view->size};
        }
    }
    if (!good) {
        vectors_release(vm, out);
    }
    return good;
}

/* readv and its three relatives. args: {fd, buffers[, offset, flags]} */
static value transfer_vectors(struct vm *vm, value *args, const char *function, bool reading,
                              bool placed)
{
    int fd, flags = 0;
    int64_t offset = 0, n;
    struct vectors v;
    if (!os_int(vm, args[0], &fd) || (placed && !to_int64(vm, args[2], &offset)) ||
        (placed && args[3] && !os_int(vm, args[3], &flags)) ||
        !vectors_of(vm, args[1], function, reading, &v)) {
        return VALUE_ERROR;
    }
    int count = (int)(v.count > INT_MAX ? INT_MAX : v.count);
    if (!placed) {
        n = OS_UNINTERRUPTED(vm, reading ? readv(fd, v.parts, count) : writev(fd, v.parts, count));
    } else {
        n = OS_UNINTERRUPTED(vm, reading ? preadv2(fd, v.parts, count, offset, flags)
                                         : pwritev2(fd, v.parts, count, offset, flags));
    }
    value result = os_number(vm, n);
    vectors_release(vm, &v);
    return result;
}

static value os_readv(struct vm *vm, value *args)
{
    return transfer_vectors(vm, args, "readv", true, false);
}

static value os_writev(struct vm *vm, value *args)
{
    return transfer_vectors(vm, args, "writev", false, false);
}

static value os_preadv(struct vm *vm, value *args)
{
    return transfer_vectors(vm, args, "preadv2", true, true);
}

static value os_pwritev(struct vm *vm, value *args)
{
    return transfer_vectors(vm, args, "pwritev2", false, true);
}

/* -- from descriptor to descriptor ------------------------------------------------------------------------- */

/* args: {out_fd, in_fd, offset, count} */
static value os_sendfile(struct vm *vm, value *args)
{
    int out, in;
    int64_t offset = 0, count;
    bool at = args[2] != VALUE_NONE;
    if (!os_int(vm, args[0], &out) || !os_int(vm, args[1], &in) ||
        (at && !to_int64(vm, args[2], &offset)) || !to_int64(vm, args[3], &count)) {
        return VALUE_ERROR;
    }
    off_t from = offset;
    return os_number(vm, OS_UNINTERRUPTED(vm, sendfile(out, in, at ? &from : NULL, (size_t)count)));
}

struct pair {
    int from, to;
    size_t count;
    off64_t from_at, to_at, *from_offset, *to_offset; /* offsets: NULL, or to the numbers beside */
};

/* args: {src, dst, count, offset_src, offset_dst, …} */
static bool pair_of(struct vm *vm, value *args, struct pair *p)
{
    int64_t count, at[2] = {0, 0};
    if (!os_int(vm, args[0], &p->from) || !os_int(vm, args[1], &p->to) ||
        !index_to_ssize(vm, args[2], &count, "ssize_t")) {
        return false;
    }
    for (int i = 0; i < 2; i++) {
        value v = args[3 + i];
        if (v && v != VALUE_NONE && !to_int64(vm, v, &at[i])) {
            return false;
        }
    }
    if (count < 0) {
        raise_value_error(vm, "negative value for 'count' not allowed");
        return false;
    }
    p->count = (size_t)count;
    p->from_at = at[0];
    p->to_at = at[1];
    p->from_offset = args[3] && args[3] != VALUE_NONE ? &p->from_at : NULL;
    p->to_offset = args[4] && args[4] != VALUE_NONE ? &p->to_at : NULL;
    return true;
}

static value os_copy_file_range(struct vm *vm, value *args)
{
    struct pair p;
    return pair_of(vm, args, &p)
               ? os_number(vm, OS_UNINTERRUPTED(vm, copy_file_range(p.from, p.from_offset, p.to,
                                                                    p.to_offset, p.count, 0)))
               : VALUE_ERROR;
}

static value os_splice(struct vm *vm, value *args)
{
    struct pair p;
    int flags = 0;
    return pair_of(vm, args, &p) && (!args[5] || os_int(vm, args[5], &flags))
               ? os_number(vm, OS_UNINTERRUPTED(vm, splice(p.from, p.from_offset, p.to, p.to_offset,
                                                           p.count, (unsigned)flags)))
               : VALUE_ERROR;
}

/* -- ranges ------------------------------------------------------------------------------------------------ */

static value os_lockf(struct vm *vm, value *args)
{
    int fd, command;
    int64_t length;
    return os_int(vm, args[0], &fd) && os_int(vm, args[1], &command) &&
                   to_int64(vm, args[2], &length)
               ? os_nothing(vm, lockf(fd, command, length))
               : VALUE_ERROR;
}

/* These two answer with the error's code. */
static value code_result(struct vm *vm, int code)
{
    errno = code;
    return os_nothing(vm, code ? -1 : 0);
}

static value os_posix_fallocate(struct vm *vm, value *args)
{
    int fd;
    int64_t offset, length;
    return os_int(vm, args[0], &fd) && to_int64(vm, args[1], &offset) &&
                   to_int64(vm, args[2], &length)
               ? code_result(vm, posix_fallocate(fd, offset, length))
               : VALUE_ERROR;
}

static value os_posix_fadvise(struct vm *vm, value *args)
{
    int fd, advice;
    int64_t offset, length;
    return os_int(vm, args[0], &fd) && to_int64(vm, args[1], &offset) &&
                   to_int64(vm, args[2], &length) && os_int(vm, args[3], &advice)
               ? code_result(vm, posix_fadvise(fd, offset, length, advice))
               : VALUE_ERROR;
}

/* -- randomness ---------------------------------------------------------------------------------------------- */

/* args: {size, flags} */
static value os_getrandom(struct vm *vm, value *args)
{
    int64_t size;
    int flags = 0;
    if (!index_to_ssize(vm, args[0], &size, "ssize_t") ||
        (args[1] && !os_int(vm, args[1], &flags))) {
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
    int64_t n = OS_UNINTERRUPTED(vm, getrandom(data, (size_t)size, (unsigned)flags));
    return n < 0 ? os_error(vm) : n == size ? bytes : bytes_new(vm, data, (size_t)n);
}

const struct native_def os_transfer_functions[] = {
    {"pread", "(fd, length, offset, /)", os_pread, NATIVE_FUNCTION, NULL},
    {"pwrite", "(fd, buffer, offset, /)", os_pwrite, NATIVE_FUNCTION, NULL},
    {"readv", "(fd, buffers, /)", os_readv, NATIVE_FUNCTION, NULL},
    {"writev", "(fd, buffers, /)", os_writev, NATIVE_FUNCTION, NULL},
    {"preadv", "(fd, buffers, offset, flags=0, /)", os_preadv, NATIVE_FUNCTION, NULL},
    {"pwritev", "(fd, buffers, offset, flags=0, /)", os_pwritev, NATIVE_FUNCTION, NULL},
    {"sendfile", "(out_fd, in_fd, offset, count)", os_sendfile, NATIVE_FUNCTION, NULL},
    {"copy_file_range", "(src, dst, count, offset_src=None, offset_dst=None)", os_copy_file_range,
     NATIVE_FUNCTION, NULL},
    {"splice", "(src, dst, count, offset_src=None, offset_dst=None, flags=0)", os_splice,
     NATIVE_FUNCTION, NULL},
    {"lockf", "(fd, command, length, /)", os_lockf, NATIVE_FUNCTION, NULL},
    {"posix_fallocate", "(fd, offset, length, /)", os_posix_fallocate, NATIVE_FUNCTION, NULL},
    {"posix_fadvise", "(fd, offset, length, advice, /)", os_posix_fadvise, NATIVE_FUNCTION, NULL},
    {"getrandom", "(size, flags=0)", os_getrandom, NATIVE_FUNCTION, NULL},
    {NULL, NULL, NULL, 0, NULL},
};
