/* paths.h - arguments that name files, for the modules that call the system; private to stdlib/. */
#ifndef ASPEN_STDLIB_PATHS_H
#define ASPEN_STDLIB_PATHS_H

#include "../vm/native.h"

/* os.fspath(v): a str or bytes. TypeError "expected str, bytes or os.PathLike object, not X". */
value path_fspath(struct vm *vm, value v);

struct path {
    value object;     /* what an OSError names: the argument as it was given */
    const char *text; /* NUL-terminated bytes, kept alive by `holder`; NULL for a descriptor */
    value holder;
    int fd;        /* -1 unless a descriptor was given */
    bool is_bytes; /* results are bytes too */
};

/* Reads a path argument; `what` is e.g. "stat: path" for the TypeError. allow_fd: an int is a
 * descriptor. None stands for "." when allow_none. False with the error set. out->holder must be
 * rooted by the caller when scripts may run before text is used. */
bool path_argument(struct vm *vm, value v, const char *what, bool allow_fd, bool allow_none,
                   struct path *out);
/* The text of a name that the system gave: bytes or a str with surrogate escapes. */
value path_result(struct vm *vm, const char *text, size_t size, bool as_bytes);

#endif
