/* tools.c - `aspen check` and `aspen dis`. */
#include "tools.h"
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char *read_standard_input(size_t *size)
{
    size_t capacity = 1 << 16, used = 0;
    char *text = malloc(capacity);
    while (text) {
        ssize_t n = read(0, text + used, capacity - used);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            break;
        }
        used += (size_t)n;
        if (used == capacity) {
            char *grown = realloc(text, capacity * 2);
            if (!grown) {
                free(text);
                return NULL;
            }
            text = grown;
            capacity *= 2;
        }
    }
    *size = used;
    return text;
}

/* -- check ---------------------------------------------------------------------------------------- */

struct check_run {
    aspen_vm *vm;
    bool colour;
    int errors, faulty_files, files, status;
};

static void print_text(void *ctx, const char *text)
{
    fputs(text, ctx);
}

static bool wants_colour(void)
{
    const char *term = getenv("TERM");
    if (getenv("NO_COLOR")) {
        return false;
    }
    return getenv("FORCE_COLOR") || (isatty(2) && !(term && !strcmp(term, "dumb")));
}

static void cannot_read(struct check_run *run, const char *path, int error)
{
    fprintf(stderr, "aspen: can't open file '%s': %s\n", path, strerror(error));
    run->status = 2;
}

static void check_text(struct check_run *run, const char *text, size_t size, const char *name)
{
    int errors = aspen_check(run->vm, text, size, name, run->colour, print_text, stderr);
    run->files++;
    if (errors < 0) {
        fprintf(stderr, "aspen: out of memory in file '%s'\n", name);
        run->status = 2;
    } else if (errors) {
        run->errors += errors;
        run->faulty_files++;
    }
}

static void check_file(struct check_run *run, const char *path)
{
    size_t size;
    char *text = aspen_read_file(run->vm, path, &size);
    if (!text) {
        int error = errno;
        aspen_clear_error(run->vm);
        cannot_read(run, path, error);
        return;
    }
    check_text(run, text, size, path);
    aspen_free_text(run->vm, text, size);
}

static void check_standard_input(struct check_run *run)
{
    size_t size;
    char *text = read_standard_input(&size);
    if (!text) {
        cannot_read(run, "-", ENOMEM);
        return;
    }
    check_text(run, text, size, "<stdin>");
    free(text);
}

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && strcmp(entry->d_name, "__pycache__");
}

static bool is_script(const char *name)
{
    size_t n = strlen(name);
    return n > 3 && (!strcmp(name + n - 3, ".as") || !strcmp(name + n - 3, ".py"));
}

/* The scripts of a folder and of those inside it, in the order of their names; links to folders are
 * not followed. */
static void check_folder(struct check_run *run, const char *path)
{
    struct dirent **entries;
    int count = scandir(path, &entries, is_visible, alphasort);
    if (count < 0) {
        cannot_read(run, path, errno);
        return;
    }
    size_t length = strlen(path);
    const char *slash = length && path[length - 1] == '/' ? "" : "/";
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        size_t size = length + strlen(name) + 2;
        char *full = malloc(size);
        struct stat status;
        if (!full) {
            cannot_read(run, path, ENOMEM);
        } else if (snprintf(full, size, "%s%s%s", path, slash, name) < 0 ||
                   lstat(full, &status) != 0) {
            cannot_read(run, full, errno);
        } else if (S_ISDIR(status.st_mode)) {
            check_folder(run, full);
        } else if (is_script(name) && (stat(full, &status) != 0 || S_ISREG(status.st_mode))) {
            check_file(run, full);
        }
        free(full);
        free(entries[i]);
    }
    free(entries);
}

int check_files(aspen_vm *vm, char **paths, int count)
{
    struct check_run run = {.vm = vm, .colour = wants_colour()};
    for (int i = 0; i < count; i++) {
        struct stat status;
        if (!strcmp(paths[i], "-")) {
            check_standard_input(&run);
        } else if (stat(paths[i], &status) == 0 && S_ISDIR(status.st_mode)) {
            check_folder(&run, paths[i]);
        } else {
            check_file(&run, paths[i]);
        }
    }
    if (run.errors) {
        fprintf(stderr, "%d error%s in %d of %d file%s\n", run.errors, run.errors == 1 ? "" : "s",
                run.faulty_files, run.files, run.files == 1 ? "" : "s");
        run.status = run.status ? run.status : 1;
    }
    return run.status;
}

/* -- dis -------------------------------------------------------------------------------------------- */

int disassemble_files(aspen_vm *vm, char **paths, int count)
{
    int status = 0;
    for (int i = 0; i < count; i++) {
        size_t size;
        char *source = aspen_read_file(vm, paths[i], &size);
        if (!source) {
            const char *error = strerror(errno);
            aspen_clear_error(vm);
            fprintf(stderr, "aspen: can't open file '%s': %s\n", paths[i], error);
            status = 2;
            continue;
        }
        const char *text = aspen_disassemble(vm, source, size, paths[i]);
        if (text) {
            fputs(text, stdout);
        } else {
            aspen_report(vm);
            status = status ? status : 1;
        }
        aspen_free_text(vm, source, size);
    }
    return status;
}
