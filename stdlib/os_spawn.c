/* os_spawn.c - the part of _os that runs programs: exec in place of this one, posix_spawn beside it,
 * and the shell. */
#include "os_private.h"
#include <stdio.h>
#include "io.h"
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <unistd.h>

extern char **environ;

/* What a program is started with. `holder`, a rooted list, keeps the texts alive while the
 * arguments are read, which may run scripts. */
struct program {
    struct path path;
    char **arguments, **variables; /* ended by NULL; variables: NULL for this process's own */
    size_t argument_count, variable_count;
    struct list *holder;
    size_t mark;
};

static bool keep(struct vm *vm, struct program *p, value v)
{
    return !v || list_append(vm, p->holder, v);
}

/* The texts of a tuple as an array that ends with NULL; NULL with the error set. */
static char **text_array(struct vm *vm, struct program *p, value items)
{
    size_t n = as_tuple(items)->length;
    char **texts = mem_alloc_zeroed(vm, (n + 1) * sizeof *texts);
    for (size_t i = 0; texts && i < n; i++) {
        struct path path;
        value text = path_fspath(vm, as_tuple(items)->items[i]);
        if (!text || !path_argument(vm, text, "argument", false, false, &path) ||
            !keep(vm, p, path.holder)) {
            mem_free(vm, texts, (n + 1) * sizeof *texts);
            return NULL;
        }
        texts[i] = (char *)path.text;
    }
    return texts;
}

/* "name=value" of a pair. */
static value environment_item(struct vm *vm, value pair, struct program *p)
{
    if (!is_kind(pair, TYPE_TUPLE) || as_tuple(pair)->length != 2) {
        return raise_type_error(vm, "env.items() did not return pairs");
    }
    struct path part[2];
    for (int i = 0; i < 2; i++) {
        value text = path_fspath(vm, as_tuple(pair)->items[i]);
        if (!text || !path_argument(vm, text, "env", false, false, &part[i]) ||
            !keep(vm, p, part[i].holder)) {
            return VALUE_ERROR;
        }
    }
    if (strchr(part[0].text, '=')) {
        return raise_value_error(vm, "illegal environment variable name");
    }
    struct str_builder b;
    builder_init(&b, vm);
    builder_add_cstr(&b, part[0].text);
    builder_add(&b, "=", 1);
    builder_add_cstr(&b, part[1].text);
    return builder_finish_bytes(&b);
}

static bool environment_of(struct vm *vm, value env, struct program *p)
{
    value pairs = call_method(vm, env, NAME_OF(vm, ITEMS), 0, NULL);
    value items = pairs ? tuple_from_iterable(vm, pairs) : VALUE_ERROR;
    if (!items || !keep(vm, p, items)) {
        return false;
    }
    p->variable_count = as_tuple(items)->length;
    struct tuple *texts = tuple_new(vm, p->variable_count);
    for (size_t i = 0; texts && i < p->variable_count; i++) {
        texts->items[i] = VALUE_NONE; /* script code runs while it is filled */
    }
    if (!texts || !keep(vm, p, from_object(texts))) {
        return false;
    }
    for (size_t i = 0; i < p->variable_count; i++) {
        value item = environment_item(vm, as_tuple(items)->items[i], p);
        if (!item) {
            return false;
        }
        texts->items[i] = item;
        gc_barrier(vm, texts);
    }
    p->variables = text_array(vm, p, from_object(texts));
    return p->variables != NULL;
}

static void program_release(struct vm *vm, struct program *p)
{
    if (p->arguments) {
        mem_free(vm, p->arguments, (p->argument_count + 1) * sizeof *p->arguments);
    }
    if (p->variables) {
        mem_free(vm, p->variables, (p->variable_count + 1) * sizeof *p->variables);
    }
    gc_pop_roots(vm, p->mark);
}

/* Reads what to run. `env`: a mapping, or VALUE_NONE for this process's variables. False with the
 * error set; program_release() is called in every case. */
static bool program_read(struct vm *vm, const char *function, value path, value argv, value env,
                         struct program *p)
{
    char what[32];
    snprintf(what, sizeof what, "%s: path", function);
    *p = (struct program){.mark = gc_root_mark(vm), .holder = list_new(vm, 8)};
    if (!p->holder || !gc_push_root(vm, from_object(p->holder)) ||
        !path_argument(vm, path, what, false, false, &p->path) || !keep(vm, p, p->path.holder)) {
        return false;
    }
    if (!is_kind(argv, TYPE_TUPLE) && !is_kind(argv, TYPE_LIST)) {
        raise_type_error(vm, "%s: argv must be a tuple or list", function);
        return false;
    }
    value items = tuple_from_iterable(vm, argv);
    if (!items || !keep(vm, p, items)) {
        return false;
    }
    p->argument_count = as_tuple(items)->length;
    if (!p->argument_count) {
        raise_value_error(vm, "%s: argv must not be empty", function);
        return false;
    }
    p->arguments = text_array(vm, p, items);
    if (!p->arguments) {
        return false;
    }
    if (!*p->arguments[0]) {
        raise_value_error(vm, "%s: argv first element cannot be empty", function);
        return false;
    }
    if (env == VALUE_NONE) {
        return true;
    }
    if (!is_kind(env, TYPE_DICT) &&
        (!find_special(vm, env, NAME_GETITEM) || is_kind(env, TYPE_LIST) ||
         is_kind(env, TYPE_STR) || is_kind(env, TYPE_TUPLE) || is_kind(env, TYPE_BYTES))) {
        raise_type_error(vm, "%s: environment must be a mapping object%s", function,
                         function[0] == 'p' ? " or None" : "");
        return false;
    }
    return environment_of(vm, env, p);
}

/* -- exec ------------------------------------------------------------------------------------------------ */

static value exec(struct vm *vm, const char *function, value path, value argv, value env)
{
    struct program p;
    if (program_read(vm, function, path, argv, env, &p)) {
        io_settle(vm);
        if (!io_flush_standard(vm, 1) || !io_flush_standard(vm, 2)) {
            error_clear(vm);
        }
        execve(p.path.text, p.arguments, p.variables ? p.variables : environ);
        os_path_error(vm, &p.path);
    }
    program_release(vm, &p);
    return VALUE_ERROR;
}

static value os_execv(struct vm *vm, value *args)
{
    return exec(vm, "execv", args[0], args[1], VALUE_NONE);
}

static value os_execve(struct vm *vm, value *args)
{
    if (args[2] == VALUE_NONE) {
        return raise_type_error(vm, "execve: environment must be a mapping object");
    }
    return exec(vm, "execve", args[0], args[1], args[2]);
}

/* -- posix_spawn ------------------------------------------------------------------------------------------- */

struct spawn {
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t actions;
    short flags;
};

static bool failed_with(struct vm *vm, int code)
{
    if (code) {
        raise_os_error(vm, code, VALUE_NULL, VALUE_NULL);
    }
    return code == 0;
}

/* One row of file_actions: (what, …). */
static bool add_action(struct vm *vm, struct program *p, struct spawn *s, value row)
{
    static const struct {
        const char *name;
        size_t length;
    } kinds[] = {[OS_SPAWN_OPEN] = {"open", 5},
                 [OS_SPAWN_CLOSE] = {"close", 2},
                 [OS_SPAWN_DUP2] = {"dup2", 3},
                 [OS_SPAWN_CLOSEFROM] = {"closefrom", 2}};
    int kind, fd, to, flags, mode;
    if (!is_kind(row, TYPE_TUPLE) || !as_tuple(row)->length) {
        raise_type_error(vm, "Each file_actions element must be a non-empty tuple");
        return false;
    }
    const struct tuple *t = as_tuple(row);
    if (!os_int(vm, t->items[0], &kind)) {
        return false;
    }
    if (kind < 0 || (size_t)kind >= sizeof kinds / sizeof *kinds) {
        raise_type_error(vm, "Unknown file_actions identifier");
        return false;
    }
    if (t->length != kinds[kind].length) {
        raise_type_error(vm, "A %s file_action tuple must have %zu elements", kinds[kind].name,
                         kinds[kind].length);
        return false;
    }
    if (!os_int(vm, t->items[1], &fd)) {
        return false;
    }
    struct path path;
    switch (kind) {
    case OS_SPAWN_OPEN: {
        value text = path_fspath(vm, t->items[2]);
        return text && path_argument(vm, text, "open", false, false, &path) &&
               keep(vm, p, path.holder) && os_int(vm, t->items[3], &flags) &&
               os_int(vm, t->items[4], &mode) &&
               failed_with(vm, posix_spawn_file_actions_addopen(&s->actions, fd, path.text, flags,
                                                                (mode_t)mode));
    }
    case OS_SPAWN_CLOSE: return failed_with(vm, posix_spawn_file_actions_addclose(&s->actions, fd));
    case OS_SPAWN_DUP2:
        return os_int(vm, t->items[2], &to) &&
               failed_with(vm, posix_spawn_file_actions_adddup2(&s->actions, fd, to));
    default: return failed_with(vm, posix_spawn_file_actions_addclosefrom_np(&s->actions, fd));
    }
}

static bool add_signal(struct vm *vm, void *ctx, value item)
{
    int number;
    if (!os_int(vm, item, &number)) {
        return false;
    }
    if (number < 1 || number > SIGRTMAX) {
        raise_value_error(vm, "signal number %d out of range [1; %d]", number, SIGRTMAX);
        return false;
    }
    sigaddset((sigset_t *)ctx, number); /* those that libc keeps for itself stay out */
    return true;
}

static bool signals_of(struct vm *vm, value signals, sigset_t *out)
{
    sigemptyset(out);
    return iterate(vm, signals, add_signal, out);
}

/* scheduler: (policy or None, sched_param) */
static bool set_scheduler(struct vm *vm, struct spawn *s, value scheduler)
{
    int policy, priority;
    struct sched_param param = {0};
    if (!is_kind(scheduler, TYPE_TUPLE) || as_tuple(scheduler)->length != 2) {
        raise_type_error(vm, "A scheduler tuple must have two elements");
        return false;
    }
    const struct tuple *t = as_tuple(scheduler);
    if (t->items[0] != VALUE_NONE) {
        if (!os_int(vm, t->items[0], &policy)) {
            return false;
        }
        s->flags |= POSIX_SPAWN_SETSCHEDULER;
        posix_spawnattr_setschedpolicy(&s->attributes, policy);
    }
    if (!is_structseq(vm, t->items[1], &sched_param_def)) {
        raise_type_error(vm, "must have a sched_param object");
        return false;
    }
    if (!os_int(vm, as_tuple(t->items[1])->items[0], &priority)) {
        return false;
    }
    param.sched_priority = priority;
    s->flags |= POSIX_SPAWN_SETSCHEDPARAM;
    posix_spawnattr_setschedparam(&s->attributes, &param);
    return true;
}

/* args: {setpgroup, resetids, setsid, setsigmask, setsigdef, scheduler} */
static bool set_attributes(struct vm *vm, struct spawn *s, value *args)
{
    int group;
    bool reset, session;
    sigset_t signals;
    if (!os_bool(vm, args[1], false, &reset) || !os_bool(vm, args[2], false, &session)) {
        return false;
    }
    s->flags |= (short)((reset ? POSIX_SPAWN_RESETIDS : 0) | (session ? POSIX_SPAWN_SETSID : 0));
    if (args[0] && args[0] != VALUE_NONE) {
        if (!os_int(vm, args[0], &group)) {
            return false;
        }
        s->flags |= POSIX_SPAWN_SETPGROUP;
        posix_spawnattr_setpgroup(&s->attributes, group);
    }
    if (args[3]) {
        if (!signals_of(vm, args[3], &signals)) {
            return false;
        }
        s->flags |= POSIX_SPAWN_SETSIGMASK;
        posix_spawnattr_setsigmask(&s->attributes, &signals);
    }
    if (args[4]) {
        if (!signals_of(vm, args[4], &signals)) {
            return false;
        }
        s->flags |= POSIX_SPAWN_SETSIGDEF;
        posix_spawnattr_setsigdefault(&s->attributes, &signals);
    }
    if (args[5] && args[5] != VALUE_NONE && !set_scheduler(vm, s, args[5])) {
        return false;
    }
    posix_spawnattr_setflags(&s->attributes, s->flags);
    return true;
}

/* args: {path, argv, env, file_actions, setpgroup, …} */
static value spawn_program(struct vm *vm, value *args, const char *function, bool search)
{
    struct program p;
    struct spawn s = {.flags = 0};
    pid_t pid = -1;
    int code = posix_spawnattr_init(&s.attributes);
    if (code || (code = posix_spawn_file_actions_init(&s.actions))) {
        return raise_os_error(vm, code, VALUE_NULL, VALUE_NULL);
    }
    bool good = program_read(vm, function, args[0], args[1], args[2], &p);
    if (good && args[3] && args[3] != VALUE_NONE) {
        value rows = os_sequence(vm, args[3], "file_actions must be a sequence or None");
        good = rows && keep(vm, &p, rows);
        for (size_t i = 0; good && i < as_tuple(rows)->length; i++) {
            good = add_action(vm, &p, &s, as_tuple(rows)->items[i]);
        }
    }
    if (good && set_attributes(vm, &s, args + 4)) {
        io_settle(vm);
        char **variables = p.variables ? p.variables : environ;
        code =
            search
                ? posix_spawnp(&pid, p.path.text, &s.actions, &s.attributes, p.arguments, variables)
                : posix_spawn(&pid, p.path.text, &s.actions, &s.attributes, p.arguments, variables);
        if (code) {
            errno = code;
            os_path_error(vm, &p.path);
        }
    }
    program_release(vm, &p);
    posix_spawn_file_actions_destroy(&s.actions);
    posix_spawnattr_destroy(&s.attributes);
    return vm->error ? VALUE_ERROR : small_int(pid);
}

static value os_posix_spawn(struct vm *vm, value *args)
{
    return spawn_program(vm, args, "posix_spawn", false);
}

static value os_posix_spawnp(struct vm *vm, value *args)
{
    return spawn_program(vm, args, "posix_spawnp", true);
}

static value os_system(struct vm *vm, value *args)
{
    struct path command;
    value text = path_fspath(vm, args[0]);
    if (!text || !path_argument(vm, text, "system: command", false, false, &command)) {
        return VALUE_ERROR;
    }
    io_settle(vm);
    return int_from_int64(vm, system(command.text));
}

#define SPAWN_SIGNATURE                                                                      \
    "(path, argv, env, /, *, file_actions=(), setpgroup=<unrepresentable>, resetids=False, " \
    "setsid=False, setsigmask=<unrepresentable>, setsigdef=<unrepresentable>, "              \
    "scheduler=<unrepresentable>)"

const struct native_def os_spawn_functions[] = {
    {"execv", "(path, argv, /)", os_execv, NATIVE_FUNCTION, NULL},
    {"execve", "(path, argv, env)", os_execve, NATIVE_FUNCTION, NULL},
    {"posix_spawn", SPAWN_SIGNATURE, os_posix_spawn, NATIVE_FUNCTION, NULL},
    {"posix_spawnp", SPAWN_SIGNATURE, os_posix_spawnp, NATIVE_FUNCTION, NULL},
    {"system", "(command)", os_system, NATIVE_FUNCTION, NULL},
    {NULL, NULL, NULL, 0, NULL},
};
