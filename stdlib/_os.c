/* _os.c - module _os: the system calls behind module os, gathered from the os_*.c files. */
#include "os_private.h"
#include <unistd.h>

extern char **environ;

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
    static const struct structseq_def *const classes[] = {
        &stat_result_def,    &terminal_size_def, &times_result_def,  &uname_result_def,
        &statvfs_result_def, &sched_param_def,   &waitid_result_def,
    };
    static const struct native_def *const tables[] = {
        os_file_functions,     os_fd_functions,      os_transfer_functions, os_event_functions,
        os_terminal_functions, os_process_functions, os_spawn_functions,    os_wait_functions,
        os_user_functions,     os_sched_functions,   os_scan_functions,     os_xattr_functions,
        os_config_functions,
    };
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        struct type *type = structseq_type(vm, classes[i]);
        if (!type || !module_add(vm, module, classes[i]->name, from_object(type))) {
            return false;
        }
    }
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        if (!add_functions(vm, module, tables[i])) {
            return false;
        }
    }
    return os_add_config_names(vm, module) &&
           module_add(vm, module, "error", type_value(vm, TYPE_OS_ERROR)) &&
           module_add(vm, module, "environ", make_environ(vm));
}

const struct module_def os_module = {
    .name = "_os",
    .doc = "System calls; see module os.",
    .functions = functions,
    .constants = os_constants,
    .types = types,
    .init = init,
};
