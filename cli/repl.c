/* repl.c - the plain prompt: reads lines until they make a statement, runs it, shows its value. */
#include "repl.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct input {
    char *text;
    size_t size, capacity;
};

static bool input_add(struct input *in, const char *line, size_t size)
{
    if (in->size + size + 1 > in->capacity) {
        size_t capacity = (in->size + size + 1) * 2;
        char *grown = realloc(in->text, capacity);
        if (!grown) {
            return false;
        }
        in->text = grown;
        in->capacity = capacity;
    }
    memcpy(in->text + in->size, line, size);
    in->size += size;
    in->text[in->size] = 0;
    return true;
}

int repl(aspen_vm *vm, bool banner)
{
    struct input in = {0};
    char *line = NULL;
    size_t line_capacity = 0;
    int status = 0;
    if (banner) {
        fprintf(stderr, "Aspen %s\nType \"help\" for more information; Ctrl-D leaves.\n",
                aspen_version());
    }
    for (;;) {
        fputs(in.size ? "... " : ">>> ", stderr);
        fflush(stderr);
        errno = 0;
        ssize_t n = getline(&line, &line_capacity, stdin);
        if (n < 0 && errno == EINTR) {
            clearerr(stdin);
            fputs("\nKeyboardInterrupt\n", stderr);
            in.size = 0;
            aspen_clear_interrupt(vm);
            continue;
        }
        if (n < 0 && !in.size) {
            fputs("\n", stderr);
            break;
        }
        /* At the end of input what has been typed is all there will be. */
        if (!input_add(&in, n < 0 ? "\n" : line, n < 0 ? 1 : (size_t)n)) {
            fputs("aspen: out of memory\n", stderr);
            status = 1;
            break;
        }
        aspen_status result = aspen_run_interactive(vm, in.text, in.size, "<stdin>");
        if (result == ASPEN_INCOMPLETE && n >= 0) {
            continue;
        }
        in.size = 0;
        if (result == ASPEN_ERROR) {
            bool leave = aspen_error_is_exit(vm);
            status = aspen_report(vm);
            if (leave) {
                break;
            }
            status = 0;
        }
        aspen_flush(vm);
        if (n < 0) {
            break;
        }
    }
    free(line);
    free(in.text);
    return status;
}
