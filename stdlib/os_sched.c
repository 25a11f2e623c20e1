/* os_sched.c - the part of _os about scheduling: priorities, policies and processors. */
#include "os_private.h"
#include "../vm/object/type.h"
#include <limits.h>
#include <sched.h>
#include <stdlib.h>
#include <unistd.h>

static value os_nice(struct vm *vm, value *args)
{
    int step;
    if (!os_int(vm, args[0], &step)) {
        return VALUE_ERROR;
    }
    errno = 0; /* -1 is a priority too */
    int result = nice(step);
    return result == -1 && errno ? os_error(vm) : small_int(result);
}

static value os_getpriority(struct vm *vm, value *args)
{
    int which, who;
    if (!os_int(vm, args[0], &which) || !os_int(vm, args[1], &who)) {
        return VALUE_ERROR;
    }
    errno = 0;
    int result = getpriority((__priority_which_t)which, (id_t)who);
    return errno ? os_error(vm) : small_int(result);
}

static value os_setpriority(struct vm *vm, value *args)
{
    int which, who, priority;
    return os_int(vm, args[0], &which) && os_int(vm, args[1], &who) &&
                   os_int(vm, args[2], &priority)
               ? os_nothing(vm, setpriority((__priority_which_t)which, (id_t)who, priority))
               : VALUE_ERROR;
}

/* -- policies ------------------------------------------------------------------------------------------- */

/* args: {class, sched_priority} */
static value sched_param_make(struct vm *vm, value *args)
{
    if (!args[1]) {
        return raise_type_error(vm,
                                "sched_param() missing required argument 'sched_priority' (pos 1)");
    }
    return structseq_new(vm, &sched_param_def, &args[1]);
}

static const char *const sched_param_fields[] = {"sched_priority", NULL};
static const struct native_def sched_param_new_def = {"__new__", "(cls, sched_priority=None)",
                                                      sched_param_make, NATIVE_FUNCTION, NULL};
const struct structseq_def sched_param_def = {
    "posix",
    "sched_param",
    "Currently has only one field: sched_priority\n\n  sched_priority\n    A scheduling parameter.",
    sched_param_fields,
    .visible = 1,
    .new_def = &sched_param_new_def};

static bool param_of(struct vm *vm, value v, struct sched_param *out)
{
    if (!is_structseq(vm, v, &sched_param_def)) {
        raise_type_error(vm, "must have a sched_param object");
        return false;
    }
    return os_int(vm, as_tuple(v)->items[0], &out->sched_priority);
}

static value os_sched_getparam(struct vm *vm, value *args)
{
    int pid;
    struct sched_param param;
    if (!os_int(vm, args[0], &pid)) {
        return VALUE_ERROR;
    }
    value priority = sched_getparam(pid, &param) ? os_error(vm) : small_int(param.sched_priority);
    return priority ? structseq_new(vm, &sched_param_def, &priority) : VALUE_ERROR;
}

static value os_sched_setparam(struct vm *vm, value *args)
{
    int pid;
    struct sched_param param;
    return os_int(vm, args[0], &pid) && param_of(vm, args[1], &param)
               ? os_nothing(vm, sched_setparam(pid, &param))
               : VALUE_ERROR;
}

static value os_sched_getscheduler(struct vm *vm, value *args)
{
    int pid;
    return os_int(vm, args[0], &pid) ? os_number(vm, sched_getscheduler(pid)) : VALUE_ERROR;
}

static value os_sched_setscheduler(struct vm *vm, value *args)
{
    int pid, policy;
    struct sched_param param;
    return os_int(vm, args[0], &pid) && os_int(vm, args[1], &policy) &&
                   param_of(vm, args[2], &param)
               ? os_nothing(vm, sched_setscheduler(pid, policy, &param))
               : VALUE_ERROR;
}

static value os_sched_get_priority_max(struct vm *vm, value *args)
{
    int policy;
    return os_int(vm, args[0], &policy) ? os_number(vm, sched_get_priority_max(policy))
                                        : VALUE_ERROR;
}

static value os_sched_get_priority_min(struct vm *vm, value *args)
{
    int policy;
    return os_int(vm, args[0], &policy) ? os_number(vm, sched_get_priority_min(policy))
                                        : VALUE_ERROR;
}

static value os_sched_rr_get_interval(struct vm *vm, value *args)
{
    int pid;
    struct timespec t;
    if (!os_int(vm, args[0], &pid)) {
        return VALUE_ERROR;
    }
    return sched_rr_get_interval(pid, &t)
               ? os_error(vm)
               : float_new(vm, (double)t.tv_sec + 1e-9 * (double)t.tv_nsec);
}

static value os_sched_yield(struct vm *vm, value *args)
{
    return os_nothing(vm, sched_yield());
}

/* -- processors ------------------------------------------------------------------------------------------- */

#define CPU_LIMIT 65536 /* more than any kernel is built for */

static value os_cpu_count(struct vm *vm, value *args)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? small_int(n) : VALUE_NONE;
}

static value os_sched_getaffinity(struct vm *vm, value *args)
{
    int pid;
    if (!os_int(vm, args[0], &pid)) {
        return VALUE_ERROR;
    }
    size_t size = CPU_ALLOC_SIZE(CPU_LIMIT);
    cpu_set_t *cpus = mem_alloc_zeroed(vm, size);
    if (!cpus) {
        return VALUE_ERROR;
    }
    struct set *set = NULL;
    if (sched_getaffinity(pid, size, cpus)) {
        os_error(vm);
    } else {
        set = set_new(vm);
    }
    for (size_t i = 0; set && i < CPU_LIMIT; i++) {
        if (CPU_ISSET_S(i, size, cpus) && !set_add(vm, set, small_int((int64_t)i))) {
            set = NULL;
        }
    }
    mem_free(vm, cpus, size);
    return set ? from_object(set) : VALUE_ERROR;
}

static bool add_cpu(struct vm *vm, void *ctx, value item)
{
    int64_t n;
    if (!is_any_int(item)) {
        raise_type_error(vm, "expected an iterator of ints, but iterator yielded %R",
                         from_object(type_of(vm, item)));
        return false;
    }
    bool fits = int_fits_int64(item, &n);
    if (fits ? n < 0 : int_sign(item) < 0) {
        raise_value_error(vm, "negative CPU number");
        return false;
    }
    if (!fits || n >= INT_MAX) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "CPU number too large");
        return false;
    }
    if (n < CPU_LIMIT) {
        CPU_SET_S((size_t)n, CPU_ALLOC_SIZE(CPU_LIMIT), (cpu_set_t *)ctx);
    }
    return true;
}

static value os_sched_setaffinity(struct vm *vm, value *args)
{
    int pid;
    if (!os_int(vm, args[0], &pid)) {
        return VALUE_ERROR;
    }
    size_t size = CPU_ALLOC_SIZE(CPU_LIMIT);
    cpu_set_t *cpus = mem_alloc_zeroed(vm, size);
    value result = VALUE_ERROR;
    if (cpus && iterate(vm, args[1], add_cpu, cpus)) {
        result = os_nothing(vm, sched_setaffinity(pid, size, cpus));
    }
    mem_free(vm, cpus, size);
    return result;
}

static value os_getloadavg(struct vm *vm, value *args)
{
    double load[3];
    if (getloadavg(load, 3) != 3) {
        return raise_error(vm, TYPE_OS_ERROR, "Load averages are unobtainable");
    }
    return tuple_of(vm, 3, float_new(vm, load[0]), float_new(vm, load[1]), float_new(vm, load[2]));
}

const struct native_def os_sched_functions[] = {
    {"nice", "(increment, /)", os_nice, NATIVE_FUNCTION, NULL},
    {"getpriority", "(which, who)", os_getpriority, NATIVE_FUNCTION, NULL},
    {"setpriority", "(which, who, priority)", os_setpriority, NATIVE_FUNCTION, NULL},
    {"sched_getparam", "(pid, /)", os_sched_getparam, NATIVE_FUNCTION, NULL},
    {"sched_setparam", "(pid, param, /)", os_sched_setparam, NATIVE_FUNCTION, NULL},
    {"sched_getscheduler", "(pid, /)", os_sched_getscheduler, NATIVE_FUNCTION, NULL},
    {"sched_setscheduler", "(pid, policy, param, /)", os_sched_setscheduler, NATIVE_FUNCTION, NULL},
    {"sched_get_priority_max", "(policy)", os_sched_get_priority_max, NATIVE_FUNCTION, NULL},
    {"sched_get_priority_min", "(policy)", os_sched_get_priority_min, NATIVE_FUNCTION, NULL},
    {"sched_rr_get_interval", "(pid, /)", os_sched_rr_get_interval, NATIVE_FUNCTION, NULL},
    {"sched_yield", "()", os_sched_yield, NATIVE_FUNCTION, NULL},
    {"cpu_count", "()", os_cpu_count, NATIVE_FUNCTION, NULL},
    {"sched_getaffinity", "(pid, /)", os_sched_getaffinity, NATIVE_FUNCTION, NULL},
    {"sched_setaffinity", "(pid, mask, /)", os_sched_setaffinity, NATIVE_FUNCTION, NULL},
    {"getloadavg", "()", os_getloadavg, NATIVE_FUNCTION, NULL},
    {NULL, NULL, NULL, 0, NULL},
};
