/* os_wait.c - the part of _os about children that end: wait and its relatives, their statuses, and
 * what resources were used. */
#include "os_private.h"
#include <sys/wait.h>

static const char *const rusage_fields[] = {
    "ru_utime",  "ru_stime",    "ru_maxrss", "ru_ixrss",   "ru_idrss",   "ru_isrss",
    "ru_minflt", "ru_majflt",   "ru_nswap",  "ru_inblock", "ru_oublock", "ru_msgsnd",
    "ru_msgrcv", "ru_nsignals", "ru_nvcsw",  "ru_nivcsw",  NULL};
const struct structseq_def rusage_def = {"resource", "struct_rusage",
                                         "struct_rusage: Result from getrusage.", rusage_fields,
                                         .visible = 16};

value os_rusage_value(struct vm *vm, const struct rusage *u)
{
    const long numbers[] = {u->ru_maxrss,  u->ru_ixrss,  u->ru_idrss,  u->ru_isrss,
                            u->ru_minflt,  u->ru_majflt, u->ru_nswap,  u->ru_inblock,
                            u->ru_oublock, u->ru_msgsnd, u->ru_msgrcv, u->ru_nsignals,
                            u->ru_nvcsw,   u->ru_nivcsw};
    value v[16] = {
        float_new(vm, (double)u->ru_utime.tv_sec + 1e-6 * (double)u->ru_utime.tv_usec),
        float_new(vm, (double)u->ru_stime.tv_sec + 1e-6 * (double)u->ru_stime.tv_usec),
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        v[2 + i] = int_from_int64(vm, numbers[i]);
    }
    return structseq_new(vm, &rusage_def, v);
}

static value os_waitpid(struct vm *vm, value *args)
{
    int pid, options, status = 0;
    if (!os_int(vm, args[0], &pid) || !os_int(vm, args[1], &options)) {
        return VALUE_ERROR;
    }
    int64_t got = OS_UNINTERRUPTED(vm, waitpid(pid, &status, options));
    return got < 0 ? os_error(vm) : tuple_of(vm, 2, small_int(got), small_int(status));
}

static value os_wait(struct vm *vm, value *args)
{
    value all[2] = {small_int(-1), small_int(0)};
    return os_waitpid(vm, all);
}

/* args: {pid, options} */
static value os_wait4(struct vm *vm, value *args)
{
    int pid, options, status = 0;
    struct rusage usage = {0};
    if (!os_int(vm, args[0], &pid) || !os_int(vm, args[1], &options)) {
        return VALUE_ERROR;
    }
    int64_t got = OS_UNINTERRUPTED(vm, wait4(pid, &status, options, &usage));
    value used = got < 0 ? os_error(vm) : os_rusage_value(vm, &usage);
    return used ? tuple_of(vm, 3, small_int(got), small_int(status), used) : VALUE_ERROR;
}

static value os_wait3(struct vm *vm, value *args)
{
    value all[2] = {small_int(-1), args[0]};
    return os_wait4(vm, all);
}

static const char *const waitid_fields[] = {"si_pid",    "si_uid",  "si_signo",
                                            "si_status", "si_code", NULL};
const struct structseq_def waitid_result_def = {
    "posix", "waitid_result", "waitid_result: Result from waitid.", waitid_fields, .visible = 5};

/* args: {idtype, id, options} */
static value os_waitid(struct vm *vm, value *args)
{
    int kind, id, options;
    siginfo_t info = {0};
    if (!os_int(vm, args[0], &kind) || !os_int(vm, args[1], &id) ||
        !os_int(vm, args[2], &options)) {
        return VALUE_ERROR;
    }
    if (OS_UNINTERRUPTED(vm, waitid((idtype_t)kind, (id_t)id, &info, options)) < 0) {
        return os_error(vm);
    }
    if (!info.si_pid) {
        return VALUE_NONE;
    }
    value v[5] = {small_int(info.si_pid), small_int(info.si_uid), small_int(info.si_signo),
                  small_int(info.si_status), small_int(info.si_code)};
    return structseq_new(vm, &waitid_result_def, v);
}

#define WAIT_STATUS(name, expression)                                     \
    static value os_##name(struct vm *vm, value *args)                    \
    {                                                                     \
        int status;                                                       \
        return os_int(vm, args[0], &status) ? (expression) : VALUE_ERROR; \
    }
WAIT_STATUS(WIFEXITED, make_bool(WIFEXITED(status)))
WAIT_STATUS(WIFSIGNALED, make_bool(WIFSIGNALED(status)))
WAIT_STATUS(WIFSTOPPED, make_bool(WIFSTOPPED(status)))
WAIT_STATUS(WIFCONTINUED, make_bool(WIFCONTINUED(status)))
WAIT_STATUS(WEXITSTATUS, small_int(WEXITSTATUS(status)))
WAIT_STATUS(WTERMSIG, small_int(WTERMSIG(status)))
WAIT_STATUS(WSTOPSIG, small_int(WSTOPSIG(status)))
WAIT_STATUS(WCOREDUMP, make_bool(WCOREDUMP(status)))
WAIT_STATUS(waitstatus_to_exitcode,
            WIFEXITED(status)     ? small_int(WEXITSTATUS(status))
            : WIFSIGNALED(status) ? small_int(-WTERMSIG(status))
            : WIFSTOPPED(status) ? raise_value_error(vm, "process stopped by delivery of signal %d",
                                                     WSTOPSIG(status))
                                 : raise_value_error(vm, "invalid wait status: %d", status))

const struct native_def os_wait_functions[] = {
    {"wait", "()", os_wait, NATIVE_FUNCTION, NULL},
    {"waitpid", "(pid, options, /)", os_waitpid, NATIVE_FUNCTION, NULL},
    {"wait3", "(options)", os_wait3, NATIVE_FUNCTION, NULL},
    {"wait4", "(pid, options)", os_wait4, NATIVE_FUNCTION, NULL},
    {"waitid", "(idtype, id, options, /)", os_waitid, NATIVE_FUNCTION, NULL},
    {"WIFEXITED", "(status)", os_WIFEXITED, NATIVE_FUNCTION, NULL},
    {"WIFSIGNALED", "(status)", os_WIFSIGNALED, NATIVE_FUNCTION, NULL},
    {"WIFSTOPPED", "(status)", os_WIFSTOPPED, NATIVE_FUNCTION, NULL},
    {"WIFCONTINUED", "(status)", os_WIFCONTINUED, NATIVE_FUNCTION, NULL},
    {"WEXITSTATUS", "(status)", os_WEXITSTATUS, NATIVE_FUNCTION, NULL},
    {"WTERMSIG", "(status)", os_WTERMSIG, NATIVE_FUNCTION, NULL},
    {"WSTOPSIG", "(status)", os_WSTOPSIG, NATIVE_FUNCTION, NULL},
    {"WCOREDUMP", "(status, /)", os_WCOREDUMP, NATIVE_FUNCTION, NULL},
    {"waitstatus_to_exitcode", "(status)", os_waitstatus_to_exitcode, NATIVE_FUNCTION, NULL},
    {NULL, NULL, NULL, 0, NULL},
};
