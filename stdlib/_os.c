/* _os.c - module _os: the system calls behind module os, gathered from the os_*.c files. */
#include "os_private.h"
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

extern char **environ;

#define CONSTANT(name) \
    {                  \
#name, name    \
    }
static const struct module_constant constants[] = {
    CONSTANT(F_OK),
    CONSTANT(R_OK),
    CONSTANT(W_OK),
    CONSTANT(X_OK),
    CONSTANT(O_RDONLY),
    CONSTANT(O_WRONLY),
    CONSTANT(O_RDWR),
    CONSTANT(O_CREAT),
    CONSTANT(O_EXCL),
    CONSTANT(O_TRUNC),
    CONSTANT(O_APPEND),
    CONSTANT(O_NONBLOCK),
    CONSTANT(O_NDELAY),
    CONSTANT(O_SYNC),
    CONSTANT(O_DSYNC),
    CONSTANT(O_CLOEXEC),
    CONSTANT(O_DIRECTORY),
    CONSTANT(O_NOFOLLOW),
    CONSTANT(O_NOCTTY),
    CONSTANT(O_PATH),
    CONSTANT(O_TMPFILE),
    CONSTANT(O_NOATIME),
    CONSTANT(O_ACCMODE),
    CONSTANT(WNOHANG),
    CONSTANT(WUNTRACED),
    CONSTANT(WCONTINUED),
    CONSTANT(SEEK_DATA),
    CONSTANT(SEEK_HOLE),
    CONSTANT(EX_OK),
    CONSTANT(EX_USAGE),
    CONSTANT(EX_DATAERR),
    CONSTANT(EX_NOINPUT),
    CONSTANT(EX_SOFTWARE),
    CONSTANT(EX_OSERR),
    CONSTANT(EX_IOERR),
    CONSTANT(EX_TEMPFAIL),
    CONSTANT(EX_UNAVAILABLE),
    CONSTANT(EX_CANTCREAT),
    CONSTANT(EX_NOPERM),
    CONSTANT(EX_CONFIG),
    {NULL, 0},
};

static const struct module_type types[] = {
    {&dir_entry_def, NULL}, {&scandir_iter_def, NULL}, {NULL, NULL}};

static bool add_functions(struct vm *vm, struct module *module, const struct native_def *table)
{
    value name = str_intern_cstr(vm, "posix");
    for (const struct native_def *f = table; name && f->name; f++) {
        if (!module_add(vm, module, f->name, native_function_new(vm, f, name))) {
            return false;
        }
    }
    return name != VALUE_ERROR;
}

static value make_environ(struct vm *vm)
{
    struct dict *dict = dict_new(vm);
    for (char **p = environ; dict && p && *p; p++) {
        const char *equals = strchr(*p, '=');
        if (!equals) {
            continue;
        }
        value name = bytes_new(vm, *p, (size_t)(equals - *p));
        value content = name ? bytes_new(vm, equals + 1, strlen(equals + 1)) : VALUE_ERROR;
        if (!content || !dict_set_default(vm, dict, name, content)) {
            return VALUE_ERROR;
        }
    }
    return from_object(dict);
}

static value os_environ_now(struct vm *vm, value *args)
{
    return make_environ(vm);
}

static value os_fspath(struct vm *vm, value *args)
{
    return path_fspath(vm, args[0]);
}

static const struct native_def functions[] = {
    {"_environ_now", "()", os_environ_now, NATIVE_FUNCTION, "The process's environment anew."},
    {"fspath", "(path)", os_fspath, NATIVE_FUNCTION, "The text of a path-like object."},
    {NULL, NULL, NULL, 0, NULL},
};

static bool init(struct vm *vm, struct module *module)
{
    static const struct {
        const char *name;
        const struct structseq_def *def;
    } classes[] = {
        {"stat_result", &stat_result_def},       {"terminal_size", &terminal_size_def},
        {"times_result", &times_result_def},     {"uname_result", &uname_result_def},
        {"statvfs_result", &statvfs_result_def},
    };
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        struct type *type = structseq_type(vm, classes[i].def);
        if (!type || !module_add(vm, module, classes[i].name, from_object(type))) {
            return false;
        }
    }
    return add_functions(vm, module, os_file_functions) &&
           add_functions(vm, module, os_fd_functions) &&
           add_functions(vm, module, os_process_functions) &&
           add_functions(vm, module, os_scan_functions) &&
           module_add(vm, module, "error", type_value(vm, TYPE_OS_ERROR)) &&
           module_add(vm, module, "environ", make_environ(vm));
}

const struct module_def os_module = {
    .name = "_os",
    .doc = "System calls; see module os.",
    .functions = functions,
    .constants = constants,
    .types = types,
    .init = init,
};
