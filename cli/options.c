/* options.c - reads the command line of `aspen`. Options stand before the target; what follows it
 * belongs to the script. Those of CPython that mean nothing here are accepted. */
#include "options.h"
#include <stdio.h>
#include <string.h>

static const char help_text[] =
    "usage: aspen [option] ... [-c CODE | -m MODULE | FILE | -] [ARG] ...\n"
    "       aspen run FILE [ARG] ...    run a script\n"
    "       aspen check PATH ...        report every syntax error of files, folders, - (stdin)\n"
    "       aspen dis FILE ...          print the bytecode\n"
    "options:\n"
    "  -c CODE      run CODE\n"
    "  -m MODULE    run a library module as a script\n"
    "  -            read the script from standard input\n"
    "  -i           go to the prompt after the script\n"
    "  -q           no banner before the prompt\n"
    "  -u           write standard output and error at once\n"
    "  -V, --version\n"
    "  -h, --help\n"
    "  -W ACTION    control warnings, as in -W error\n"
    "  -X OPTION    implementation options (sys._xoptions)\n"
    "  -E           ignore the environment's variables\n"
    "  -I           isolated: neither the script's folder nor the environment\n"
    "  -b -B -d -O -OO -P -s -S -v -x   accepted for scripts that say them\n"
    "environment:\n"
    "  ASPENPATH        folders where modules are looked for, separated by ':'\n"
    "  ASPENWARNINGS    filters as for -W, separated by ','\n"
    "  ASPEN_HASHSEED   a number makes hashing repeatable\n"
    "  NO_COLOR, FORCE_COLOR   colours in error reports\n";

void options_print_help(void)
{
    fputs(help_text, stdout);
}

static void usage_error(struct options *o, const char *message, const char *what)
{
    fprintf(stderr,
            "%s%s\nusage: aspen [option] ... [-c CODE | -m MODULE | FILE | -] [ARG] ...\n"
            "Try `aspen -h' for more information.\n",
            message, what);
    o->action = ACTION_USAGE_ERROR;
}

static void keep(char *list[], int *count, char *text)
{
    if (*count < MAX_REPEATED) {
        list[(*count)++] = text;
    }
}

/* The value of an option: the rest of its word or the next one. NULL: there is none. */
static char *option_value(struct options *o, char *rest, int argc, char **argv, int *at)
{
    if (*rest) {
        return rest;
    }
    if (*at + 1 < argc) {
        return argv[++*at];
    }
    char name[2] = {argv[*at][strlen(argv[*at]) - 1], 0};
    usage_error(o, "Argument expected for the -", name);
    return NULL;
}

static void take_target(struct options *o, enum action action, const char *target, int argc,
                        char **argv, int at)
{
    o->action = action;
    o->target = target;
    o->argv = argv + at;
    o->argc = argc - at;
}

/* One word of single-letter options. True when parsing is over. */
static bool letters(struct options *o, int argc, char **argv, int *at)
{
    for (char *p = argv[*at] + 1; *p; p++) {
        char *given;
        switch (*p) {
        case 'c':
        case 'm':
            given = option_value(o, p + 1, argc, argv, at);
            if (given) {
                /* sys.argv[0] takes the place of the option's value. */
                take_target(o, *p == 'c' ? ACTION_RUN_TEXT : ACTION_RUN_MODULE, given, argc, argv,
                            *at);
            }
            return true;
        case 'W':
        case 'X':
            given = option_value(o, p + 1, argc, argv, at);
            if (!given) {
                return true;
            }
            if (*p == 'W') {
                keep(o->warnings, &o->warning_count, given);
            } else {
                keep(o->extras, &o->extra_count, given);
            }
            return false;
        case 'i': o->interactive = true; break;
        case 'q': o->quiet = true; break;
        case 'u': o->unbuffered = true; break;
        case 'v': o->verbose = true; break;
        case 'E': o->ignore_environment = true; break;
        case 'I': o->ignore_environment = o->isolated = true; break;
        case 'S': o->no_site = true; break;
        case 'O': o->optimise++; break;
        case 'V': o->version_count++; break;
        case 'h':
        case '?': o->action = ACTION_HELP; return true;
        case 'b':
        case 'B':
        case 'd':
        case 'P':
        case 'R':
        case 's':
        case 't':
        case 'x': break;
        default: {
            char name[2] = {*p, 0};
            usage_error(o, "Unknown option: -", name);
            return true;
        }
        }
    }
    return false;
}

static bool subcommand(struct options *o, int argc, char **argv, int at)
{
    static const struct {
        const char *name;
        enum action action;
    } commands[] = {{"run", ACTION_RUN_FILE}, {"check", ACTION_CHECK}, {"dis", ACTION_DIS}};
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        if (strcmp(argv[at], commands[i].name)) {
            continue;
        }
        if (at + 1 >= argc) {
            usage_error(o, "A file is expected after aspen ", argv[at]);
        } else {
            take_target(o, commands[i].action, argv[at + 1], argc, argv, at + 1);
        }
        return true;
    }
    return false;
}

void options_parse(struct options *o, int argc, char **argv)
{
    memset(o, 0, sizeof *o);
    o->action = ACTION_RUN_STDIN;
    int at = 1;
    for (; at < argc && argv[at][0] == '-'; at++) {
        if (!strcmp(argv[at], "-")) {
            o->stdin_given = true;
            take_target(o, ACTION_RUN_STDIN, "-", argc, argv, at);
            return;
        }
        if (!strcmp(argv[at], "--")) {
            at++;
            break;
        }
        if (!strcmp(argv[at], "--version")) {
            o->version_count++;
            continue;
        }
        if (!strcmp(argv[at], "--help") || !strcmp(argv[at], "--help-all")) {
            o->action = ACTION_HELP;
            return;
        }
        if (argv[at][1] == '-') {
            usage_error(o, "unknown option ", argv[at]);
            return;
        }
        if (letters(o, argc, argv, &at)) {
            break;
        }
    }
    if (o->version_count && o->action != ACTION_USAGE_ERROR) {
        o->action = ACTION_VERSION;
        return;
    }
    if (o->action != ACTION_RUN_STDIN || at >= argc) {
        return;
    }
    if (!subcommand(o, argc, argv, at)) {
        take_target(o, ACTION_RUN_FILE, argv[at], argc, argv, at);
    }
}
