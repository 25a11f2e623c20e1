/* os_events.c - the part of _os about descriptors that stand for no file: event counters, timers,
 * anonymous memory, processes and name spaces. */
#include "os_private.h"
#include <math.h>
#include <sched.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

#define BILLION 1000000000

/* -- counters --------------------------------------------------------------------------------------- */

/* An unsigned number. False with the error set. */
static bool positive(struct vm *vm, value v, uint64_t *out)
{
    value n = index_of(vm, v);
    if (!n) {
        return false;
    }
    if (int_sign(n) < 0) {
        raise_value_error(vm, "value must be positive");
        return false;
    }
    if (!int_fits_uint64(n, out)) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "int too big to convert");
        return false;
    }
    return true;
}

static value os_eventfd(struct vm *vm, value *args)
{
    uint64_t start;
    int flags = EFD_CLOEXEC;
    return positive(vm, args[0], &start) && (!args[1] || os_int(vm, args[1], &flags))
               ? os_number(vm, eventfd((unsigned)start, flags))
               : VALUE_ERROR;
}

static value os_eventfd_read(struct vm *vm, value *args)
{
    int fd;
    eventfd_t n;
    if (!os_fd(vm, args[0], &fd)) {
        return VALUE_ERROR;
    }
    return OS_UNINTERRUPTED(vm, eventfd_read(fd, &n)) < 0 ? os_error(vm) : int_from_uint64(vm, n);
}

static value os_eventfd_write(struct vm *vm, value *args)
{
    int fd;
    uint64_t n;
    return os_fd(vm, args[0], &fd) && positive(vm, args[1], &n)
               ? os_nothing(vm, OS_UNINTERRUPTED(vm, eventfd_write(fd, n)))
               : VALUE_ERROR;
}

/* -- timers ------------------------------------------------------------------------------------------- */

/* args: {clockid, flags} */
static value os_timerfd_create(struct vm *vm, value *args)
{
    int clock, flags = TFD_CLOEXEC;
    return os_int(vm, args[0], &clock) && (!args[1] || os_int(vm, args[1], &flags))
               ? os_number(vm, timerfd_create(clock, flags))
               : VALUE_ERROR;
}

static bool span_of(struct vm *vm, value v, bool nanoseconds, struct timespec *out)
{
    *out = (struct timespec){0, 0};
    if (!v) {
        return true;
    }
    int64_t n;
    if (nanoseconds) {
        if (!to_int64(vm, v, &n)) {
            return false;
        }
        out->tv_sec = n / BILLION - (n % BILLION < 0);
        out->tv_nsec = n - (int64_t)out->tv_sec * BILLION;
        return true;
    }
    double d, whole;
    if (!to_double(vm, v, &d)) {
        return false;
    }
    double rest = modf(d, &whole);
    if (!(fabs(whole) < 9.0e18)) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "timestamp out of range for platform time_t");
        return false;
    }
    out->tv_sec = (time_t)whole - (rest < 0);
    out->tv_nsec = (long)(rest * BILLION) + (rest < 0 ? BILLION : 0);
    return true;
}

static value span_value(struct vm *vm, const struct timespec *t, bool nanoseconds)
{
    return nanoseconds ? int_from_int64(vm, (int64_t)t->tv_sec * BILLION + t->tv_nsec)
                       : float_new(vm, (double)t->tv_sec + 1e-9 * (double)t->tv_nsec);
}

/* (until the next expiry, interval) */
static value timer_value(struct vm *vm, const struct itimerspec *timer, bool nanoseconds)
{
    value next = span_value(vm, &timer->it_value, nanoseconds);
    value interval = next ? span_value(vm, &timer->it_interval, nanoseconds) : VALUE_ERROR;
    return interval ? tuple_of(vm, 2, next, interval) : VALUE_ERROR;
}

/* args: {fd, flags, initial, interval} */
static value timer_set(struct vm *vm, value *args, bool nanoseconds)
{
    int fd, flags = 0;
    struct itimerspec timer, old;
    if (!os_fd(vm, args[0], &fd) || (args[1] && !os_int(vm, args[1], &flags)) ||
        !span_of(vm, args[2], nanoseconds, &timer.it_value) ||
        !span_of(vm, args[3], nanoseconds, &timer.it_interval)) {
        return VALUE_ERROR;
    }
    return timerfd_settime(fd, flags, &timer, &old) ? os_error(vm)
                                                    : timer_value(vm, &old, nanoseconds);
}

static value timer_get(struct vm *vm, value v, bool nanoseconds)
{
    int fd;
    struct itimerspec timer;
    if (!os_fd(vm, v, &fd)) {
        return VALUE_ERROR;
    }
    return timerfd_gettime(fd, &timer) ? os_error(vm) : timer_value(vm, &timer, nanoseconds);
}

static value os_timerfd_settime(struct vm *vm, value *args)
{
    return timer_set(vm, args, false);
}

static value os_timerfd_settime_ns(struct vm *vm, value *args)
{
    return timer_set(vm, args, true);
}

static value os_timerfd_gettime(struct vm *vm, value *args)
{
    return timer_get(vm, args[0], false);
}

static value os_timerfd_gettime_ns(struct vm *vm, value *args)
{
    return timer_get(vm, args[0], true);
}

/* -- memory, processes, name spaces ---------------------------------------------------------------------- */

static value os_memfd_create(struct vm *vm, value *args)
{
    struct path name;
    int flags = MFD_CLOEXEC;
    value text = path_fspath(vm, args[0]);
    return text && path_argument(vm, text, "memfd_create: name", false, false, &name) &&
                   (!args[1] || os_int(vm, args[1], &flags))
               ? os_number(vm, memfd_create(name.text, (unsigned)flags))
               : VALUE_ERROR;
}

static value os_pidfd_open(struct vm *vm, value *args)
{
    int pid, flags = 0;
    return os_int(vm, args[0], &pid) && (!args[1] || os_int(vm, args[1], &flags))
               ? os_number(vm, syscall(SYS_pidfd_open, pid, flags))
               : VALUE_ERROR;
}

static value os_setns(struct vm *vm, value *args)
{
    int fd, kind = 0;
    return os_fd(vm, args[0], &fd) && (!args[1] || os_int(vm, args[1], &kind))
               ? os_nothing(vm, setns(fd, kind))
               : VALUE_ERROR;
}

static value os_unshare(struct vm *vm, value *args)
{
    int flags;
    return os_int(vm, args[0], &flags) ? os_nothing(vm, unshare(flags)) : VALUE_ERROR;
}

const struct native_def os_event_functions[] = {
    {"eventfd", "(initval, flags=524288)", os_eventfd, NATIVE_FUNCTION, NULL},
    {"eventfd_read", "(fd)", os_eventfd_read, NATIVE_FUNCTION, NULL},
    {"eventfd_write", "(fd, value)", os_eventfd_write, NATIVE_FUNCTION, NULL},
    {"timerfd_create", "(clockid, /, *, flags=524288)", os_timerfd_create, NATIVE_FUNCTION, NULL},
    {"timerfd_settime", "(fd, /, *, flags=0, initial=0.0, interval=0.0)", os_timerfd_settime,
     NATIVE_FUNCTION, NULL},
    {"timerfd_settime_ns", "(fd, /, *, flags=0, initial=0, interval=0)", os_timerfd_settime_ns,
     NATIVE_FUNCTION, NULL},
    {"timerfd_gettime", "(fd, /)", os_timerfd_gettime, NATIVE_FUNCTION, NULL},
    {"timerfd_gettime_ns", "(fd, /)", os_timerfd_gettime_ns, NATIVE_FUNCTION, NULL},
    {"memfd_create", "(name, flags=1)", os_memfd_create, NATIVE_FUNCTION, NULL},
    {"pidfd_open", "(pid, flags=0)", os_pidfd_open, NATIVE_FUNCTION, NULL},
    {"setns", "(fd, nstype=0)", os_setns, NATIVE_FUNCTION, NULL},
    {"unshare", "(flags)", os_unshare, NATIVE_FUNCTION, NULL},
    {NULL, NULL, NULL, 0, NULL},
};
