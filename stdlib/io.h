/* io.h - what other native modules use of _io; private to stdlib/. */
#ifndef ASPEN_STDLIB_IO_H
#define ASPEN_STDLIB_IO_H

#include "../vm/native.h"

/* open(), for builtins and _io. */
extern const struct native_def io_open_def;
extern const struct type_def text_io_def, buffered_reader_def, buffered_writer_def, file_io_def;

/* A TextIOWrapper over a descriptor of the process that is never closed: sys.stdin and the like.
 * name: "<stdout>"; errors: handler. VALUE_ERROR on failure. */
value io_standard_stream(struct vm *vm, int fd, const char *name, bool writing, const char *errors,
                         bool line_buffering);
/* Writes a str to a text file object: directly when it is exactly ours, else through write(). */
bool io_write_str(struct vm *vm, value file, value str);
bool io_write_cstr(struct vm *vm, value file, const char *text);
bool io_flush(struct vm *vm, value file);
/* Flushes sys.stdout (fd 1) or sys.stderr (fd 2). False with the error set. */
bool io_flush_standard(struct vm *vm, int fd);
/* Writes out what files still hold, so that whoever looks at the file system next finds it. Never
 * fails, and runs no scripts. */
void io_settle(struct vm *vm);
/* At the program's end: what files left open still hold is written. */
void io_flush_everything(struct vm *vm);
/* -u: standard output and error are written at once. */
bool io_set_unbuffered(struct vm *vm);

#endif
