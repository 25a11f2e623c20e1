/* options.h - what the command line of `aspen` says. */
#ifndef ASPEN_CLI_OPTIONS_H
#define ASPEN_CLI_OPTIONS_H

#include <stdbool.h>

enum action {
    ACTION_RUN_FILE,
    ACTION_RUN_TEXT,   /* -c */
    ACTION_RUN_MODULE, /* -m */
    ACTION_RUN_STDIN,  /* a script from standard input, or the prompt on a terminal */
    ACTION_CHECK,
    ACTION_DIS,
    ACTION_VERSION,
    ACTION_HELP,
    ACTION_USAGE_ERROR,
};

#define MAX_REPEATED 64 /* -W and -X options kept */

struct options {
    enum action action;
    const char *target; /* file, text or module name */
    char **argv;        /* sys.argv: what follows the target; argv[0] is to be set */
    int argc;
    int optimise, version_count;
    bool interactive, quiet, unbuffered, verbose, ignore_environment, isolated, no_site,
        stdin_given;
    char *warnings[MAX_REPEATED], *extras[MAX_REPEATED];
    int warning_count, extra_count;
};

/* Reads the command line; complaints go to standard error (ACTION_USAGE_ERROR then). */
void options_parse(struct options *o, int argc, char **argv);
void options_print_help(void);

#endif
