/* os_process.c - the part of _os about processes, users and the machine. */
#include "os_private.h"
#include "io.h"
#include <grp.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

#define NUMBER(name, expression)                          \
    static value os_##name(struct vm *vm, value *args)    \
    {                                                     \
        return int_from_int64(vm, (int64_t)(expression)); \
    }
NUMBER(getpid, getpid())
NUMBER(getppid, getppid())
NUMBER(getuid, getuid())
NUMBER(geteuid, geteuid())
NUMBER(getgid, getgid())
NUMBER(getegid, getegid())
NUMBER(getpgrp, getpgrp())

static value status_value(struct vm *vm, int result)
{
    return result < 0 ? os_error(vm) : int_from_int64(vm, result);
}

#define ONE_ID(name, call, none)                                        \
    static value os_##name(struct vm *vm, value *args)                  \
    {                                                                   \
        int id;                                                         \
        if (!os_int(vm, args[0], &id)) {                                \
            return VALUE_ERROR;                                         \
        }                                                               \
        int result = call;                                              \
        return none && !result ? VALUE_NONE : status_value(vm, result); \
    }
ONE_ID(getpgid, getpgid(id), false)
ONE_ID(getsid, getsid(id), false)
ONE_ID(setuid, setuid((uid_t)id), true)
ONE_ID(setgid, setgid((gid_t)id), true)
ONE_ID(nice, nice(id), false)

static value os_setsid(struct vm *vm, value *args)
{
    return setsid() < 0 ? os_error(vm) : VALUE_NONE;
}

static value os_getgroups(struct vm *vm, value *args)
{
    gid_t groups[1024];
    int n = getgroups(1024, groups);
    struct list *list = n < 0 ? NULL : list_new(vm, (size_t)n);
    if (n < 0) {
        return os_error(vm);
    }
    for (int i = 0; list && i < n; i++) {
        if (!list_append(vm, list, small_int(groups[i]))) {
            return VALUE_ERROR;
        }
    }
    return from_object(list);
}

static value os_getlogin(struct vm *vm, value *args)
{
    char name[256];
    int code = getlogin_r(name, sizeof name);
    return code ? raise_os_error(vm, code, VALUE_NULL, VALUE_NULL)
                : path_result(vm, name, strlen(name), false);
}

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
    if (!io_flush_standard(vm, 1) || !io_flush_standard(vm, 2)) {
        error_clear(vm);
    }
    pid_t pid = fork();
    int code = errno;
    run_fork_hooks(vm, pid == 0 ? 1 : 2);
    errno = code;
    return status_value(vm, pid);
}

static value os_system(struct vm *vm, value *args)
{
    struct path command;
    if (!path_argument(vm, args[0], "system() argument 1", false, false, &command)) {
        return VALUE_ERROR;
    }
    return int_from_int64(vm, system(command.text));
}

static value os_waitpid(struct vm *vm, value *args)
{
    int pid, options, status = 0;
    if (!os_int(vm, args[0], &pid) || !os_int(vm, args[1], &options)) {
        return VALUE_ERROR;
    }
    for (;;) {
        pid_t got = waitpid(pid, &status, options);
        if (got >= 0) {
            return tuple_of(vm, 2, small_int(got), small_int(status));
        }
        if (errno != EINTR) {
            return os_error(vm);
        }
        if (!os_retry(vm)) {
            return VALUE_ERROR;
        }
    }
}

static value os_wait(struct vm *vm, value *args)
{
    value all[2] = {small_int(-1), small_int(0)};
    return os_waitpid(vm, all);
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
WAIT_STATUS(WEXITSTATUS, small_int(WEXITSTATUS(status)))
WAIT_STATUS(WTERMSIG, small_int(WTERMSIG(status)))
WAIT_STATUS(WSTOPSIG, small_int(WSTOPSIG(status)))
WAIT_STATUS(WCOREDUMP, make_bool(WCOREDUMP(status)))
WAIT_STATUS(waitstatus_to_exitcode, WIFEXITED(status) ? small_int(WEXITSTATUS(status))
                                    : WIFSIGNALED(status)
                                        ? small_int(-WTERMSIG(status))
                                        : raise_value_error(vm, "invalid wait status: %d", status))

/* -- exec ------------------------------------------------------------------------------------------------------- */

/* A NULL-terminated array of C strings, held by `holder`: release with mem_free(texts, (n + 1) * 8). */
static char **text_array(struct vm *vm, value sequence, struct list *holder, size_t *count)
{
    value items = tuple_from_iterable(vm, sequence);
    if (!items || !list_append(vm, holder, items)) {
        return NULL;
    }
    size_t n = as_tuple(items)->length;
    char **texts = mem_alloc_zeroed(vm, (n + 1) * sizeof *texts);
    for (size_t i = 0; texts && i < n; i++) {
        struct path path;
        value text = path_fspath(vm, as_tuple(items)->items[i]);
        if (!text || !path_argument(vm, text, "exec: argument", false, false, &path) ||
            !list_append(vm, holder, path.holder)) {
            mem_free(vm, texts, (n + 1) * sizeof *texts);
            return NULL;
        }
        texts[i] = (char *)path.text;
    }
    *count = n;
    return texts;
}

/* The items "name=value" of an environment mapping. */
static value environment_items(struct vm *vm, value env, struct list *holder)
{
    value pairs = call_method(vm, env, NAME_OF(vm, ITEMS), 0, NULL);
    struct list *list = pairs ? list_from_iterable(vm, pairs) : NULL;
    if (!list || !list_append(vm, holder, from_object(list))) {
        return VALUE_ERROR;
    }
    for (size_t i = 0; i < list->length; i++) {
        value pair = list->items[i];
        if (!is_kind(pair, TYPE_TUPLE) || as_tuple(pair)->length != 2) {
            return raise_type_error(vm, "env must be a mapping");
        }
        struct path name, content;
        if (!path_argument(vm, as_tuple(pair)->items[0], "env: name", false, false, &name) ||
            !path_argument(vm, as_tuple(pair)->items[1], "env: value", false, false, &content)) {
            return VALUE_ERROR;
        }
        struct str_builder b;
        builder_init(&b, vm);
        builder_add_cstr(&b, name.text);
        builder_add(&b, "=", 1);
        builder_add_cstr(&b, content.text);
        value item = builder_finish_bytes(&b);
        if (!item) {
            return VALUE_ERROR;
        }
        list->items[i] = item;
        gc_barrier(vm, list);
    }
    return from_object(list);
}

static value run_program(struct vm *vm, value path_value, value argv, value env)
{
    struct path path;
    if (!path_argument(vm, path_value, "execv: path", false, false, &path)) {
        return VALUE_ERROR;
    }
    if (!is_kind(argv, TYPE_TUPLE) && !is_kind(argv, TYPE_LIST)) {
        return raise_type_error(vm, "execv() arg 2 must be a tuple or list");
    }
    struct list *holder = list_new(vm, 8);
    size_t mark = gc_root_mark(vm), count = 0, env_count = 0;
    if (!holder || !gc_push_root(vm, from_object(holder))) {
        return VALUE_ERROR;
    }
    char **texts = text_array(vm, argv, holder, &count), **variables = NULL;
    if (texts && !count) {
        raise_value_error(vm, "execv() arg 2 must not be empty");
    }
    if (texts && env && count) {
        value items = environment_items(vm, env, holder);
        variables = items ? text_array(vm, items, holder, &env_count) : NULL;
    }
    if (!vm->error) {
        if (!io_flush_standard(vm, 1) || !io_flush_standard(vm, 2)) {
            error_clear(vm);
        }
        execve(path.text, texts, variables ? variables : environ);
        os_path_error(vm, &path);
    }
    if (texts) {
        mem_free(vm, texts, (count + 1) * sizeof *texts);
    }
    if (variables) {
        mem_free(vm, variables, (env_count + 1) * sizeof *variables);
    }
    gc_pop_roots(vm, mark);
    return VALUE_ERROR;
}

static value os_execv(struct vm *vm, value *args)
{
    return run_program(vm, args[0], args[1], VALUE_NULL);
}

static value os_execve(struct vm *vm, value *args)
{
    return run_program(vm, args[0], args[1], args[2]);
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

static value os_cpu_count(struct vm *vm, value *args)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? small_int(n) : VALUE_NONE;
}

static value os_sched_getaffinity(struct vm *vm, value *args)
{
    int pid;
    cpu_set_t cpus;
    if (!os_int(vm, args[0], &pid)) {
        return VALUE_ERROR;
    }
    if (sched_getaffinity(pid, sizeof cpus, &cpus)) {
        return os_error(vm);
    }
    struct set *set = set_new(vm);
    for (int i = 0; set && i < CPU_SETSIZE; i++) {
        if (CPU_ISSET(i, &cpus) && !set_add(vm, set, small_int(i))) {
            return VALUE_ERROR;
        }
    }
    return from_object(set);
}

static value os_sched_yield(struct vm *vm, value *args)
{
    sched_yield();
    return VALUE_NONE;
}

static value os_getloadavg(struct vm *vm, value *args)
{
    double load[3];
    if (getloadavg(load, 3) != 3) {
        return raise_error(vm, TYPE_OS_ERROR, "Load averages are unobtainable");
    }
    return tuple_of(vm, 3, float_new(vm, load[0]), float_new(vm, load[1]), float_new(vm, load[2]));
}

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
    "posix", "uname_result", "What uname() tells of the system.", uname_fields, 5};

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
                                               times_fields, 5};

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

static const struct {
    const char *name;
    int code;
} sysconf_names[] = {
    {"SC_ARG_MAX", _SC_ARG_MAX},
    {"SC_CHILD_MAX", _SC_CHILD_MAX},
    {"SC_CLK_TCK", _SC_CLK_TCK},
    {"SC_NPROCESSORS_CONF", _SC_NPROCESSORS_CONF},
    {"SC_NPROCESSORS_ONLN", _SC_NPROCESSORS_ONLN},
    {"SC_OPEN_MAX", _SC_OPEN_MAX},
    {"SC_PAGESIZE", _SC_PAGESIZE},
    {"SC_PAGE_SIZE", _SC_PAGESIZE},
    {"SC_PHYS_PAGES", _SC_PHYS_PAGES},
    {"SC_AVPHYS_PAGES", _SC_AVPHYS_PAGES},
    {"SC_IOV_MAX", _SC_IOV_MAX},
};

static value os_sysconf(struct vm *vm, value *args)
{
    int code = -1;
    if (is_kind(args[0], TYPE_STR)) {
        for (size_t i = 0; i < sizeof sysconf_names / sizeof *sysconf_names; i++) {
            if (str_equals_cstr(args[0], sysconf_names[i].name)) {
                code = sysconf_names[i].code;
            }
        }
        if (code < 0) {
            return raise_value_error(vm, "unrecognized configuration name");
        }
    } else if (!os_int(vm, args[0], &code)) {
        return VALUE_ERROR;
    }
    errno = 0;
    long n = sysconf(code);
    return n == -1 && errno ? os_error(vm) : int_from_int64(vm, n);
}

const struct native_def os_process_functions[] = {
    {"getpid", "()", os_getpid, NATIVE_FUNCTION, NULL},
    {"getppid", "()", os_getppid, NATIVE_FUNCTION, NULL},
    {"getuid", "()", os_getuid, NATIVE_FUNCTION, NULL},
    {"geteuid", "()", os_geteuid, NATIVE_FUNCTION, NULL},
    {"getgid", "()", os_getgid, NATIVE_FUNCTION, NULL},
    {"getegid", "()", os_getegid, NATIVE_FUNCTION, NULL},
    {"getpgrp", "()", os_getpgrp, NATIVE_FUNCTION, NULL},
    {"getpgid", "(pid)", os_getpgid, NATIVE_FUNCTION, NULL},
    {"getsid", "(pid, /)", os_getsid, NATIVE_FUNCTION, NULL},
    {"setsid", "()", os_setsid, NATIVE_FUNCTION, NULL},
    {"setuid", "(uid, /)", os_setuid, NATIVE_FUNCTION, NULL},
    {"setgid", "(gid, /)", os_setgid, NATIVE_FUNCTION, NULL},
    {"nice", "(increment, /)", os_nice, NATIVE_FUNCTION, NULL},
    {"getgroups", "()", os_getgroups, NATIVE_FUNCTION, NULL},
    {"getlogin", "()", os_getlogin, NATIVE_FUNCTION, NULL},
    {"kill", "(pid, signal, /)", os_kill, NATIVE_FUNCTION, NULL},
    {"killpg", "(pgid, signal, /)", os_killpg, NATIVE_FUNCTION, NULL},
    {"_exit", "(status)", os_exit_now, NATIVE_FUNCTION, NULL},
    {"abort", "()", os_abort, NATIVE_FUNCTION, NULL},
    {"register_at_fork",
     "(*, before=<unrepresentable>, after_in_child=<unrepresentable>, "
     "after_in_parent=<unrepresentable>)",
     os_register_at_fork, NATIVE_FUNCTION, NULL},
    {"fork", "()", os_fork, NATIVE_FUNCTION, NULL},
    {"system", "(command)", os_system, NATIVE_FUNCTION, NULL},
    {"waitpid", "(pid, options, /)", os_waitpid, NATIVE_FUNCTION, NULL},
    {"wait", "()", os_wait, NATIVE_FUNCTION, NULL},
    {"WIFEXITED", "(status)", os_WIFEXITED, NATIVE_FUNCTION, NULL},
    {"WIFSIGNALED", "(status)", os_WIFSIGNALED, NATIVE_FUNCTION, NULL},
    {"WIFSTOPPED", "(status)", os_WIFSTOPPED, NATIVE_FUNCTION, NULL},
    {"WEXITSTATUS", "(status)", os_WEXITSTATUS, NATIVE_FUNCTION, NULL},
    {"WTERMSIG", "(status)", os_WTERMSIG, NATIVE_FUNCTION, NULL},
    {"WSTOPSIG", "(status)", os_WSTOPSIG, NATIVE_FUNCTION, NULL},
    {"WCOREDUMP", "(status, /)", os_WCOREDUMP, NATIVE_FUNCTION, NULL},
    {"waitstatus_to_exitcode", "(status)", os_waitstatus_to_exitcode, NATIVE_FUNCTION, NULL},
    {"execv", "(path, argv, /)", os_execv, NATIVE_FUNCTION, NULL},
    {"execve", "(path, argv, env)", os_execve, NATIVE_FUNCTION, NULL},
    {"putenv", "(name, value, /)", os_putenv, NATIVE_FUNCTION, NULL},
    {"unsetenv", "(name, /)", os_unsetenv, NATIVE_FUNCTION, NULL},
    {"cpu_count", "()", os_cpu_count, NATIVE_FUNCTION, NULL},
    {"sched_getaffinity", "(pid, /)", os_sched_getaffinity, NATIVE_FUNCTION, NULL},
    {"sched_yield", "()", os_sched_yield, NATIVE_FUNCTION, NULL},
    {"getloadavg", "()", os_getloadavg, NATIVE_FUNCTION, NULL},
    {"urandom", "(size, /)", os_urandom, NATIVE_FUNCTION, NULL},
    {"strerror", "(code, /)", os_strerror, NATIVE_FUNCTION, NULL},
    {"uname", "()", os_uname, NATIVE_FUNCTION, NULL},
    {"times", "()", os_times, NATIVE_FUNCTION, NULL},
    {"sysconf", "(name, /)", os_sysconf, NATIVE_FUNCTION, NULL},
    {NULL, NULL, NULL, 0, NULL},
};
