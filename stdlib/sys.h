/* sys.h - how the API sets module sys up; also used by natives of stdlib/. */
#ifndef ASPEN_STDLIB_SYS_H
#define ASPEN_STDLIB_SYS_H

#include "../vm/native.h"

enum sys_flag {
    SYS_FLAG_DEBUG,
    SYS_FLAG_INSPECT,
    SYS_FLAG_INTERACTIVE,
    SYS_FLAG_OPTIMIZE,
    SYS_FLAG_DONT_WRITE_BYTECODE,
    SYS_FLAG_NO_USER_SITE,
    SYS_FLAG_NO_SITE,
    SYS_FLAG_IGNORE_ENVIRONMENT,
    SYS_FLAG_VERBOSE,
    SYS_FLAG_BYTES_WARNING,
    SYS_FLAG_QUIET,
    SYS_FLAG_HASH_RANDOMIZATION,
    SYS_FLAG_ISOLATED,
    SYS_FLAG_DEV_MODE,
    SYS_FLAG_UTF8_MODE,
    SYS_FLAG_WARN_DEFAULT_ENCODING,
    SYS_FLAG_SAFE_PATH,
    SYS_FLAG_INT_MAX_STR_DIGITS,
    SYS_FLAG_COUNT
};

/* Before sys.flags is first looked at. False when memory ran out. */
bool sys_set_flag(struct vm *vm, enum sys_flag flag, int64_t n);
/* sys.name = v; a VALUE_NULL v (a failure upstream) gives false. */
bool sys_set(struct vm *vm, const char *name, value v);
/* What sys.excepthook does: the report on sys.stderr. */
bool sys_report(struct vm *vm, value exception);

#endif
