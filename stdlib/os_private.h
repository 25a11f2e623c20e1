/* os_private.h - what the files of module _os share. */
#ifndef ASPEN_STDLIB_OS_PRIVATE_H
#define ASPEN_STDLIB_OS_PRIVATE_H

#include "paths.h"
#include "structseq.h"
#include "../vm/object/type.h"
#include <errno.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/types.h>

extern const struct native_def os_file_functions[];     /* os_files.c */
extern const struct native_def os_fd_functions[];       /* os_descriptors.c */
extern const struct native_def os_transfer_functions[]; /* os_transfer.c */
extern const struct native_def os_event_functions[];    /* os_events.c */
extern const struct native_def os_terminal_functions[]; /* os_terminals.c */
extern const struct native_def os_process_functions[];  /* os_process.c */
extern const struct native_def os_spawn_functions[];    /* os_spawn.c */
extern const struct native_def os_wait_functions[];     /* os_wait.c */
extern const struct native_def os_user_functions[];     /* os_users.c */
extern const struct native_def os_sched_functions[];    /* os_sched.c */
extern const struct native_def os_scan_functions[];     /* os_scandir.c */
extern const struct native_def os_xattr_functions[];    /* os_xattr.c */
extern const struct native_def os_config_functions[];   /* os_config.c */
extern const struct module_constant os_constants[];     /* os_constants.c */
extern const struct type_def dir_entry_def, scandir_iter_def;
extern const struct structseq_def stat_result_def, terminal_size_def, times_result_def,
    uname_result_def, statvfs_result_def, sched_param_def, waitid_result_def, rusage_def;

/* What posix_spawn()'s file_actions begin with. */
enum { OS_SPAWN_OPEN, OS_SPAWN_CLOSE, OS_SPAWN_DUP2, OS_SPAWN_CLOSEFROM };

/* OSError from errno, naming what the path argument was. Always VALUE_ERROR; an error that is set
 * already stays. */
value os_error(struct vm *vm);
value os_path_error(struct vm *vm, const struct path *path);
value os_path_error2(struct vm *vm, const struct path *path, const struct path *path2);
/* A call's result: an OSError when it is below 0, else the number, or None. */
value os_number(struct vm *vm, int64_t result);
value os_nothing(struct vm *vm, int64_t result);
/* dir_fd: None is AT_FDCWD. */
bool os_dir_fd(struct vm *vm, value v, int *out);
bool os_int(struct vm *vm, value v, int *out);
/* A descriptor: an int, or what has fileno(), which may run scripts. */
bool os_fd(struct vm *vm, value v, int *out);
/* The number of a user or group; -1 leaves one as it is. `what`: "uid" or "gid". */
bool os_id(struct vm *vm, value v, const char *what, uint32_t *out);
/* A flag argument with a default. False on error. */
bool os_bool(struct vm *vm, value v, bool fallback, bool *out);
/* The items of a sequence as a tuple; `message`: the TypeError when it is none. May run scripts. */
value os_sequence(struct vm *vm, value v, const char *message);
value os_stat_value(struct vm *vm, const struct stat *st);
value os_statvfs_value(struct vm *vm, const struct statvfs *st);
value os_rusage_value(struct vm *vm, const struct rusage *usage);
/* Adds sysconf_names and its like. */
bool os_add_config_names(struct vm *vm, struct module *module);
/* After EINTR: false with the error when the script is to stop. */
bool os_retry(struct vm *vm);
/* A system call's result, the call being made again while signals interrupt it. */
#define OS_UNINTERRUPTED(vm, call)                               \
    ({                                                           \
        int64_t result_;                                         \
        do {                                                     \
            result_ = (int64_t)(call);                           \
        } while (result_ < 0 && errno == EINTR && os_retry(vm)); \
        result_;                                                 \
    })

#endif
