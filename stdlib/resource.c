/* resource.c - module resource: the limits of the process and what it has used. */
#include "structseq.h"
#include <errno.h>
#include <sys/resource.h>
#include <unistd.h>

static value limit_value(rlim_t limit)
{
    return limit == RLIM_INFINITY ? small_int(-1) : small_int((int64_t)limit);
}

static value limits_of(struct vm *vm, const struct rlimit *limit)
{
    return tuple_of(vm, 2, limit_value(limit->rlim_cur), limit_value(limit->rlim_max));
}

static bool resource_number(struct vm *vm, value v, int *out)
{
    int64_t n;
    if (!to_int64(vm, v, &n)) {
        return false;
    }
    if (n < 0 || n >= RLIM_NLIMITS) {
        raise_value_error(vm, "invalid resource specified");
        return false;
    }
    *out = (int)n;
    return true;
}

static bool parse_limit(struct vm *vm, value v, rlim_t *out)
{
    int64_t n;
    if (!to_int64(vm, v, &n)) {
        return false;
    }
    *out = n == -1 ? RLIM_INFINITY : (rlim_t)n;
    return true;
}

static value fail(struct vm *vm, const char *not_allowed)
{
    if (errno == EINVAL) {
        return raise_value_error(vm, "current limit exceeds maximum limit");
    }
    if (errno == EPERM) {
        return raise_value_error(vm, "%s", not_allowed);
    }
    return raise_os_error(vm, errno, VALUE_NULL, VALUE_NULL);
}

static value fn_getrlimit(struct vm *vm, value *args)
{
    int resource;
    struct rlimit limit;
    if (!resource_number(vm, args[0], &resource)) {
        return VALUE_ERROR;
    }
    return getrlimit(resource, &limit) == 0 ? limits_of(vm, &limit)
                                            : raise_os_error(vm, errno, VALUE_NULL, VALUE_NULL);
}

static value fn_setrlimit(struct vm *vm, value *args)
{
    int resource;
    struct rlimit limit;
    if (!resource_number(vm, args[0], &resource)) {
        return VALUE_ERROR;
    }
    value pair = tuple_from_iterable(vm, args[1]);
    if (!pair) {
        return VALUE_ERROR;
    }
    if (as_tuple(pair)->length != 2) {
        return raise_value_error(vm, "expected a tuple of 2 integers");
    }
    value soft = as_tuple(pair)->items[0], hard = as_tuple(pair)->items[1];
    if (!parse_limit(vm, soft, &limit.rlim_cur) || !parse_limit(vm, hard, &limit.rlim_max)) {
        return VALUE_ERROR;
    }
    return setrlimit(resource, &limit) == 0 ? VALUE_NONE
                                            : fail(vm, "not allowed to raise maximum limit");
}

static const char *const usage_fields[] = {
    "ru_utime",  "ru_stime",    "ru_maxrss", "ru_ixrss",   "ru_idrss",   "ru_isrss",
    "ru_minflt", "ru_majflt",   "ru_nswap",  "ru_inblock", "ru_oublock", "ru_msgsnd",
    "ru_msgrcv", "ru_nsignals", "ru_nvcsw",  "ru_nivcsw",  NULL};
static const struct structseq_def usage_def = {"resource", "struct_rusage",
                                               "What getrusage() returns.", usage_fields, 16};

static value seconds(struct vm *vm, const struct timeval *t)
{
    return float_new(vm, (double)t->tv_sec + (double)t->tv_usec * 1e-6);
}

static value fn_getrusage(struct vm *vm, value *args)
{
    int64_t who;
    struct rusage u;
    if (!to_int64(vm, args[0], &who)) {
        return VALUE_ERROR;
    }
    if (getrusage((int)who, &u) != 0) {
        return errno == EINVAL ? raise_value_error(vm, "invalid who parameter")
                               : raise_os_error(vm, errno, VALUE_NULL, VALUE_NULL);
    }
    const value values[] = {
        seconds(vm, &u.ru_utime), seconds(vm, &u.ru_stime), small_int(u.ru_maxrss),
        small_int(u.ru_ixrss),    small_int(u.ru_idrss),    small_int(u.ru_isrss),
        small_int(u.ru_minflt),   small_int(u.ru_majflt),   small_int(u.ru_nswap),
        small_int(u.ru_inblock),  small_int(u.ru_oublock),  small_int(u.ru_msgsnd),
        small_int(u.ru_msgrcv),   small_int(u.ru_nsignals), small_int(u.ru_nvcsw),
        small_int(u.ru_nivcsw)};
    return structseq_new(vm, &usage_def, values);
}

static value fn_getpagesize(struct vm *vm, value *args)
{
    return small_int(sysconf(_SC_PAGESIZE));
}

static bool init(struct vm *vm, struct module *module)
{
    struct type *usage = structseq_type(vm, &usage_def);
    return usage && module_add(vm, module, "struct_rusage", from_object(usage)) &&
           module_add(vm, module, "error", type_value(vm, TYPE_OS_ERROR));
}

static const struct native_def functions[] = {
    {"getrlimit", "(resource, /)", fn_getrlimit, NATIVE_FUNCTION,
     "The soft and the hard limit of a resource; -1 is RLIM_INFINITY."},
    {"setrlimit", "(resource, limits, /)", fn_setrlimit, NATIVE_FUNCTION,
     "Sets the soft and the hard limit of a resource."},
    {"getrusage", "(who, /)", fn_getrusage, NATIVE_FUNCTION,
     "What the process (RUSAGE_SELF) or its children (RUSAGE_CHILDREN) have used."},
    {"getpagesize", "()", fn_getpagesize, NATIVE_FUNCTION, "Bytes in a page of memory."},
    {0}};

static const struct module_constant constants[] = {{"RLIM_INFINITY", -1},
                                                   {"RLIMIT_CORE", RLIMIT_CORE},
                                                   {"RLIMIT_CPU", RLIMIT_CPU},
                                                   {"RLIMIT_FSIZE", RLIMIT_FSIZE},
                                                   {"RLIMIT_DATA", RLIMIT_DATA},
                                                   {"RLIMIT_STACK", RLIMIT_STACK},
                                                   {"RLIMIT_AS", RLIMIT_AS},
                                                   {"RLIMIT_NOFILE", RLIMIT_NOFILE},
#ifdef RLIMIT_RSS
                                                   {"RLIMIT_RSS", RLIMIT_RSS},
#endif
#ifdef RLIMIT_NPROC
                                                   {"RLIMIT_NPROC", RLIMIT_NPROC},
#endif
#ifdef RLIMIT_MEMLOCK
                                                   {"RLIMIT_MEMLOCK", RLIMIT_MEMLOCK},
#endif
#ifdef __linux__
                                                   {"RLIMIT_OFILE", RLIMIT_OFILE},
                                                   {"RLIMIT_MSGQUEUE", RLIMIT_MSGQUEUE},
                                                   {"RLIMIT_NICE", RLIMIT_NICE},
                                                   {"RLIMIT_RTPRIO", RLIMIT_RTPRIO},
                                                   {"RLIMIT_RTTIME", RLIMIT_RTTIME},
                                                   {"RLIMIT_SIGPENDING", RLIMIT_SIGPENDING},
#endif
                                                   {"RUSAGE_SELF", RUSAGE_SELF},
                                                   {"RUSAGE_CHILDREN", RUSAGE_CHILDREN},
#ifdef RUSAGE_THREAD
                                                   {"RUSAGE_THREAD", RUSAGE_THREAD},
#endif
                                                   {NULL, 0}};

const struct module_def resource_module = {
    .name = "resource",
    .doc = "The limits of the process and what it has used.",
    .functions = functions,
    .constants = constants,
    .init = init,
};
