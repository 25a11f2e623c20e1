/* os_private.h - what the files of module _os share. */
#ifndef ASPEN_STDLIB_OS_PRIVATE_H
#define ASPEN_STDLIB_OS_PRIVATE_H

#include "paths.h"
#include "structseq.h"
#include "../vm/object/type.h"
#include <errno.h>
#include <sys/stat.h>
#include <sys/types.h>

extern const struct native_def os_file_functions[];    /* os_files.c */
extern const struct native_def os_fd_functions[];      /* os_descriptors.c */
extern const struct native_def os_process_functions[]; /* os_process.c */
extern const struct native_def os_scan_functions[];    /* os_scandir.c */
extern const struct type_def dir_entry_def, scandir_iter_def;
extern const struct structseq_def stat_result_def, terminal_size_def, times_result_def,
    uname_result_def, statvfs_result_def;

/* OSError from errno, naming what the path argument was. Always VALUE_ERROR. */
value os_error(struct vm *vm);
value os_path_error(struct vm *vm, const struct path *path);
value os_path_error2(struct vm *vm, const struct path *path, const struct path *path2);
/* dir_fd: None is AT_FDCWD. */
bool os_dir_fd(struct vm *vm, value v, int *out);
bool os_int(struct vm *vm, value v, int *out);
/* A flag argument with a default. False on error. */
bool os_bool(struct vm *vm, value v, bool fallback, bool *out);
value os_stat_value(struct vm *vm, const struct stat *st);
/* After EINTR: false with the error when the script is to stop. */
bool os_retry(struct vm *vm);

#endif
