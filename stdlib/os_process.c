/* os_process.c - the part of _os about this process, its variables and the machine it runs on. */
#include "os_private.h"
#include "io.h"
#include <signal.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <unistd.h>

#define NUMBER(name, expression)                          \
    static value os_##name(struct vm *vm, value *args)    \
    {                                                     \
        return int_from_int64(vm, (int64_t)(expression)); \
    }
NUMBER(getpid, getpid())
NUMBER(getppid, getppid())

static value os_kill(struct vm *vm, value *args)
{
    int pid, number;
    if (!os_int(vm, args[0], &pid) || !os_int(vm, args[1], &number)) {
        return VALUE_ERROR;
    }
    if (kill(pid, number)) {
        return os_error(vm);
    }
    return native_poll(vm, 1) ? VALUE_NONE : VALUE_ERROR;
}

static value os_killpg(struct vm *vm, value *args)
{
    int group, number;
    if (!os_int(vm, args[0], &group) || !os_int(vm, args[1], &number)) {
        return VALUE_ERROR;
    }
    return killpg(group, number) ? os_error(vm) : VALUE_NONE;
}

static value os_exit_now(struct vm *vm, value *args)
{
    int status;
    if (!os_int(vm, args[0], &status)) {
        return VALUE_ERROR;
    }
    _exit(status);
}

static value os_abort(struct vm *vm, value *args)
{
    abort();
}

/* What register_at_fork() was given: tuples (before, after_in_child, after_in_parent). */
static const char fork_hooks_key = 0;

/* args: {before, after_in_child, after_in_parent} */
static value os_register_at_fork(struct vm *vm, value *args)
{
    static const char *const names[] = {"before", "after_in_child", "after_in_parent"};
    if (!args[0] && !args[1] && !args[2]) {
        return raise_type_error(vm, "At least one argument is required.");
    }
    for (int i = 0; i < 3; i++) {
        if (args[i] && !is_callable(vm, args[i])) {
            return raise_type_error(vm, "'%s' must be callable, not %T", names[i], args[i]);
        }
    }
    value hooks = vm_kept(vm, &fork_hooks_key);
    if (!hooks) {
        hooks = from_object(list_new(vm, 4));
        if (!hooks || !vm_keep(vm, &fork_hooks_key, hooks)) {
            return VALUE_ERROR;
        }
    }
    value row = tuple_of(vm, 3, args[0] ? args[0] : VALUE_NONE, args[1] ? args[1] : VALUE_NONE,
                         args[2] ? args[2] : VALUE_NONE);
    return row && list_append(vm, as_list(hooks), row) ? VALUE_NONE : VALUE_ERROR;
}

/* Those before go last to first, those after first to last. Errors are reported. */
static void run_fork_hooks(struct vm *vm, size_t which)
{
    value hooks = vm_kept(vm, &fork_hooks_key);
    size_t count = hooks ? as_list(hooks)->length : 0;
    for (size_t i = 0; i < count && i < as_list(hooks)->length; i++) {
        value hook = as_tuple(as_list(hooks)->items[which ? i : count - 1 - i])->items[which];
        if (hook != VALUE_NONE && !call0(vm, hook)) {
            error_write_unraisable(vm, NULL, hook);
        }
    }
}

static value os_fork(struct vm *vm, value *args)
{
    run_fork_hooks(vm, 0);
    /* What is buffered must not be written twice. */
    io_settle(vm);
    if (!io_flush_standard(vm, 1) || !io_flush_standard(vm, 2)) {
        error_clear(vm);
    }
    pid_t pid = fork();
    int code = errno;
    run_fork_hooks(vm, pid == 0 ? 1 : 2);
    errno = code;
    return os_number(vm, pid);
}

/* -- the environment ---------------------------------------------------------------------------------------------- */

static value os_putenv(struct vm *vm, value *args)
{
    struct path name, content;
    if (!path_argument(vm, args[0], "putenv: name", false, false, &name) ||
        !path_argument(vm, args[1], "putenv: value", false, false, &content)) {
        return VALUE_ERROR;
    }
    if (strchr(name.text, '=')) {
        return raise_value_error(vm, "illegal environment variable name");
    }
    return setenv(name.text, content.text, 1) ? os_error(vm) : VALUE_NONE;
}

static value os_unsetenv(struct vm *vm, value *args)
{
    struct path name;
    if (!path_argument(vm, args[0], "unsetenv: name", false, false, &name)) {
        return VALUE_ERROR;
    }
    return unsetenv(name.text) ? os_error(vm) : VALUE_NONE;
}

/* -- the machine ------------------------------------------------------------------------------------------------------ */

static value os_urandom(struct vm *vm, value *args)
{
    int64_t size;
    if (!index_to_ssize(vm, args[0], &size, "ssize_t")) {
        return VALUE_ERROR;
    }
    if (size < 0) {
        return raise_value_error(vm, "negative argument not allowed");
    }
    value bytes = bytes_new(vm, NULL, (size_t)size);
    for (size_t done = 0; bytes && done < (size_t)size;) {
        ssize_t n = getrandom(as_bytes(bytes)->data + done, (size_t)size - done, 0);
        if (n < 0 && errno != EINTR) {
            return os_error(vm);
        }
        done += n > 0 ? (size_t)n : 0;
    }
    return bytes;
}

static value os_strerror(struct vm *vm, value *args)
{
    int code;
    char text[128];
    if (!os_int(vm, args[0], &code)) {
        return VALUE_ERROR;
    }
    const char *message = strerror_r(code, text, sizeof text);
    return str_from_cstr(vm, message);
}

static const char *const uname_fields[] = {"sysname", "nodename", "release",
                                           "version", "machine",  NULL};
const struct structseq_def uname_result_def = {
    "posix", "uname_result", "What uname() tells of the system.", uname_fields, .visible = 5};

static value os_uname(struct vm *vm, value *args)
{
    struct utsname u;
    if (uname(&u)) {
        return os_error(vm);
    }
    value v[5] = {str_from_cstr(vm, u.sysname), str_from_cstr(vm, u.nodename),
                  str_from_cstr(vm, u.release), str_from_cstr(vm, u.version),
                  str_from_cstr(vm, u.machine)};
    return structseq_new(vm, &uname_result_def, v);
}

static const char *const times_fields[] = {"user",    "system", "children_user", "children_system",
                                           "elapsed", NULL};
const struct structseq_def times_result_def = {"posix", "times_result", "Times of the process.",
                                               times_fields, .visible = 5};

static value os_times(struct vm *vm, value *args)
{
    struct tms t;
    clock_t elapsed = times(&t);
    double unit = (double)sysconf(_SC_CLK_TCK);
    if (elapsed == (clock_t)-1) {
        return os_error(vm);
    }
    value v[5] = {
        float_new(vm, (double)t.tms_utime / unit), float_new(vm, (double)t.tms_stime / unit),
        float_new(vm, (double)t.tms_cutime / unit), float_new(vm, (double)t.tms_cstime / unit),
        float_new(vm, (double)elapsed / unit)};
    return structseq_new(vm, &times_result_def, v);
}

const struct native_def os_process_functions[] = {
    {"getpid", "()", os_getpid, NATIVE_FUNCTION, NULL},
    {"getppid", "()", os_getppid, NATIVE_FUNCTION, NULL},
    {"kill", "(pid, signal, /)", os_kill, NATIVE_FUNCTION, NULL},
    {"killpg", "(pgid, signal, /)", os_killpg, NATIVE_FUNCTION, NULL},
    {"_exit", "(status)", os_exit_now, NATIVE_FUNCTION, NULL},
    {"abort", "()", os_abort, NATIVE_FUNCTION, NULL},
    {"register_at_fork",
     "(*, before=<unrepresentable>, after_in_child=<unrepresentable>, "
     "after_in_parent=<unrepresentable>)",
     os_register_at_fork, NATIVE_FUNCTION, NULL},
    {"fork", "()", os_fork, NATIVE_FUNCTION, NULL},
    {"putenv", "(name, value, /)", os_putenv, NATIVE_FUNCTION, NULL},
    {"unsetenv", "(name, /)", os_unsetenv, NATIVE_FUNCTION, NULL},
    {"urandom", "(size, /)", os_urandom, NATIVE_FUNCTION, NULL},
    {"strerror", "(code, /)", os_strerror, NATIVE_FUNCTION, NULL},
    {"uname", "()", os_uname, NATIVE_FUNCTION, NULL},
    {"times", "()", os_times, NATIVE_FUNCTION, NULL},
    {NULL, NULL, NULL, 0, NULL},
};
