/* main.c - the `aspen` program: a host of the library like any other, on aspen.h alone. What belongs
 * to a process and not to a library is decided here: signals, the environment, exit statuses. */
#include "../vm/aspen.h"
#include "options.h"
#include "repl.h"
#include "tools.h"
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The VM that Ctrl-C interrupts. */
static aspen_vm *volatile running;

static void on_interrupt(int signal_number)
{
    aspen_vm *vm = running;
    if (vm) {
        aspen_interrupt(vm);
    }
}

/* System calls that Ctrl-C finds waiting return (no SA_RESTART); a closed pipe is an error of the
 * write, not the end of the process. */
static void set_signals(void)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_handler = on_interrupt;
    sigaction(SIGINT, &action, NULL);
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, NULL);
}

static const char *own_path(char buffer[PATH_MAX], const char *name)
{
    ssize_t n = readlink("/proc/self/exe", buffer, PATH_MAX - 1);
    if (n <= 0) {
        return name;
    }
    buffer[n] = 0;
    return buffer;
}

static int run_file(aspen_vm *vm, const struct options *o, const char *program)
{
    if (access(o->target, R_OK) != 0) {
        char folder[PATH_MAX];
        int code = errno;
        bool relative = o->target[0] != '/' && getcwd(folder, sizeof folder);
        fprintf(stderr, "%s: can't open file '%s%s%s': [Errno %d] %s\n", program,
                relative ? folder : "", relative ? "/" : "", o->target, code, strerror(code));
        return 2;
    }
    return aspen_run_file(vm, o->target) ? 0 : aspen_report(vm);
}

static int run_standard_input(aspen_vm *vm, const struct options *o)
{
    if (!aspen_prepend_path(vm, "")) {
        return aspen_report(vm);
    }
    if (isatty(0) || o->interactive) {
        return repl(vm, !o->quiet);
    }
    size_t size;
    char *text = read_standard_input(&size);
    if (!text) {
        fputs("aspen: out of memory\n", stderr);
        return 1;
    }
    int status = aspen_run_buffer(vm, text, size, "<stdin>") ? 0 : aspen_report(vm);
    free(text);
    return status;
}

static int run(aspen_vm *vm, const struct options *o, const char *program)
{
    int status = 0;
    switch (o->action) {
    case ACTION_RUN_FILE: status = run_file(vm, o, program); break;
    case ACTION_RUN_TEXT:
        status = aspen_prepend_path(vm, "") && aspen_run_string(vm, o->target, NULL)
                     ? 0
                     : aspen_report(vm);
        break;
    case ACTION_RUN_MODULE: status = aspen_run_module(vm, o->target) ? 0 : aspen_report(vm); break;
    case ACTION_RUN_STDIN: return run_standard_input(vm, o);
    case ACTION_CHECK: return check_files(vm, o->argv, o->argc);
    default: return disassemble_files(vm, o->argv, o->argc);
    }
    if (o->interactive && isatty(0)) {
        status = repl(vm, false);
    }
    return status;
}

/* Puts the filters of ASPENWARNINGS (separated by commas) before those of -W, which outrank them so.
 * list: room for twice MAX_REPEATED. Returns memory to be freed after the VM, or NULL. */
static char *add_warnings(aspen_config *config, char **list, const char *text)
{
    char *copy = text && *text ? strdup(text) : NULL;
    if (!copy) {
        return NULL;
    }
    int count = 0;
    char *rest = copy, *item;
    while ((item = strsep(&rest, ",")) && count < MAX_REPEATED) {
        if (*item) {
            list[count++] = item;
        }
    }
    for (int i = 0; i < config->warning_count; i++) {
        list[count++] = config->warnings[i];
    }
    config->warnings = list;
    config->warning_count = count;
    return copy;
}

int main(int argc, char **argv)
{
    struct options o;
    char self[PATH_MAX];
    options_parse(&o, argc, argv);
    switch (o.action) {
    case ACTION_HELP: options_print_help(); return 0;
    case ACTION_VERSION: printf("Aspen %s\n", aspen_version()); return 0;
    case ACTION_USAGE_ERROR: return 2;
    default: break;
    }
    aspen_config config = {
        .executable = own_path(self, argv[0]),
        .orig_argc = argc,
        .orig_argv = argv,
        .unbuffered = o.unbuffered,
        .interactive = o.interactive,
        .inspect = o.interactive,
        .quiet = o.quiet,
        .verbose = o.verbose,
        .ignore_environment = o.ignore_environment,
        .isolated = o.isolated,
        .no_site = o.no_site,
        .optimise = o.optimise,
        .warning_count = o.warning_count,
        .warnings = o.warnings,
        .option_count = o.extra_count,
        .options = o.extras,
    };
    char *warnings[MAX_REPEATED * 2], *from_environment = NULL;
    if (!o.ignore_environment) {
        config.path = getenv("ASPENPATH");
        from_environment = add_warnings(&config, warnings, getenv("ASPENWARNINGS"));
    }
    /* sys.argv[0]: "-c", "-m" until the module is found, or the script as it was named. */
    static char dash_c[] = "-c", dash_m[] = "-m";
    char *saved = NULL;
    if (o.argv) {
        saved = o.argv[0];
        o.argv[0] = o.action == ACTION_RUN_TEXT     ? dash_c
                    : o.action == ACTION_RUN_MODULE ? dash_m
                                                    : o.argv[0];
        config.argc = o.argc;
        config.argv = o.argv;
    }
    set_signals();
    aspen_vm *vm = aspen_new(&config);
    if (saved) {
        o.argv[0] = saved;
    }
    if (!vm) {
        fputs("aspen: out of memory\n", stderr);
        return 1;
    }
    running = vm;
    int status = run(vm, &o, config.executable);
    status = aspen_finish(vm, status);
    running = NULL;
    fflush(stdout);
    aspen_free(vm);
    free(from_environment);
    return status;
}
