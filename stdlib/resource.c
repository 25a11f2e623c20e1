/* resource.c - module resource: what a process may use, and what it has used. */
#include "os_private.h"
#include <unistd.h>

/* A limit: an int, or -1 for none. */
static bool limit_of(struct vm *vm, value v, rlim_t *out)
{
    int64_t n;
    uint64_t large;
    value number = index_of(vm, v);
    if (!number) {
        return false;
    }
    if (int_fits_uint64(number, &large)) {
        *out = large;
        return true;
    }
    if (!to_int64(vm, number, &n)) {
        return false;
    }
    *out = (rlim_t)n;
    return true;
}

static value limit_value(struct vm *vm, rlim_t n)
{
    return n == RLIM_INFINITY ? small_int(-1) : int_from_uint64(vm, n);
}

static value limits_value(struct vm *vm, const struct rlimit *limit)
{
    return tuple_of(vm, 2, limit_value(vm, limit->rlim_cur), limit_value(vm, limit->rlim_max));
}

static bool resource_of(struct vm *vm, value v, int *out)
{
    if (!os_int(vm, v, out)) {
        return false;
    }
    if (*out < 0 || *out >= RLIM_NLIMITS) {
        raise_value_error(vm, "invalid resource specified");
        return false;
    }
    return true;
}

static bool limits_of(struct vm *vm, value v, struct rlimit *out)
{
    value pair = tuple_from_iterable(vm, v);
    if (!pair) {
        return false;
    }
    if (as_tuple(pair)->length != 2) {
        raise_value_error(vm, "expected a tuple of 2 integers");
        return false;
    }
    return limit_of(vm, as_tuple(pair)->items[0], &out->rlim_cur) &&
           limit_of(vm, as_tuple(pair)->items[1], &out->rlim_max);
}

/* The errors of setting a limit that scripts of this module expect. */
static value limit_error(struct vm *vm)
{
    return errno == EINVAL  ? raise_value_error(vm, "current limit exceeds maximum limit")
           : errno == EPERM ? raise_value_error(vm, "not allowed to raise maximum limit")
                            : os_error(vm);
}

static value resource_getrlimit(struct vm *vm, value *args)
{
    int which;
    struct rlimit limit;
    if (!resource_of(vm, args[0], &which)) {
        return VALUE_ERROR;
    }
    return getrlimit((__rlimit_resource_t)which, &limit) ? os_error(vm) : limits_value(vm, &limit);
}

static value resource_setrlimit(struct vm *vm, value *args)
{
    int which;
    struct rlimit limit;
    if (!resource_of(vm, args[0], &which) || !limits_of(vm, args[1], &limit)) {
        return VALUE_ERROR;
    }
    return setrlimit((__rlimit_resource_t)which, &limit) ? limit_error(vm) : VALUE_NONE;
}

/* args: {pid, resource, limits} */
static value resource_prlimit(struct vm *vm, value *args)
{
    int pid, which;
    struct rlimit limit, old;
    bool set = args[2] && args[2] != VALUE_NONE;
    if (!os_int(vm, args[0], &pid) || !resource_of(vm, args[1], &which) ||
        (set && !limits_of(vm, args[2], &limit))) {
        return VALUE_ERROR;
    }
    if (prlimit(pid, (__rlimit_resource_t)which, set ? &limit : NULL, &old)) {
        return errno == EINVAL ? limit_error(vm) : os_error(vm);
    }
    return limits_value(vm, &old);
}

static value resource_getrusage(struct vm *vm, value *args)
{
    int who;
    struct rusage usage;
    if (!os_int(vm, args[0], &who)) {
        return VALUE_ERROR;
    }
    if (getrusage((__rusage_who_t)who, &usage)) {
        return errno == EINVAL ? raise_value_error(vm, "invalid who parameter") : os_error(vm);
    }
    return os_rusage_value(vm, &usage);
}

static value resource_getpagesize(struct vm *vm, value *args)
{
    return small_int(sysconf(_SC_PAGESIZE));
}

static const struct native_def functions[] = {
    {"getrusage", "(who, /)", resource_getrusage, NATIVE_FUNCTION, NULL},
    {"getrlimit", "(resource, /)", resource_getrlimit, NATIVE_FUNCTION, NULL},
    {"setrlimit", "(resource, limits, /)", resource_setrlimit, NATIVE_FUNCTION, NULL},
    {"prlimit", "(pid, resource, limits=None, /)", resource_prlimit, NATIVE_FUNCTION, NULL},
    {"getpagesize", "()", resource_getpagesize, NATIVE_FUNCTION, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

#define CONSTANT(name) \
    {                  \
#name, name    \
    }
static const struct module_constant constants[] = {
    CONSTANT(RLIMIT_AS),       CONSTANT(RLIMIT_CORE),     CONSTANT(RLIMIT_CPU),
    CONSTANT(RLIMIT_DATA),     CONSTANT(RLIMIT_FSIZE),    CONSTANT(RLIMIT_MEMLOCK),
    CONSTANT(RLIMIT_MSGQUEUE), CONSTANT(RLIMIT_NICE),     CONSTANT(RLIMIT_NOFILE),
    CONSTANT(RLIMIT_NPROC),    CONSTANT(RLIMIT_OFILE),    CONSTANT(RLIMIT_RSS),
    CONSTANT(RLIMIT_RTPRIO),   CONSTANT(RLIMIT_RTTIME),   CONSTANT(RLIMIT_SIGPENDING),
    CONSTANT(RLIMIT_STACK),    CONSTANT(RUSAGE_CHILDREN), CONSTANT(RUSAGE_SELF),
    CONSTANT(RUSAGE_THREAD),   {"RLIM_INFINITY", -1},     {NULL, 0},
};

static bool init(struct vm *vm, struct module *module)
{
    struct type *type = structseq_type(vm, &rusage_def);
    return type && module_add(vm, module, "struct_rusage", from_object(type)) &&
           module_add(vm, module, "error", type_value(vm, TYPE_OS_ERROR));
}

const struct module_def resource_module = {
    .name = "resource",
    .doc = "What a process may use, and what it has used.",
    .functions = functions,
    .constants = constants,
    .init = init,
};
