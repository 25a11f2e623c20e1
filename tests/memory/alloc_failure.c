/* alloc_failure.c - a host that makes allocations fail: a script is run again and again, and in the
 * n-th run its n-th allocation fails, alone or with all that follow, for n = 1, 2, 3 … Each run must
 * end well or in a MemoryError, give back every byte, and neither crash nor hang. A program of which
 * one part waits for another may wait for ever once nothing can be allocated any more: it must end
 * when it is interrupted.
 *
 *     alloc_failure [--runs N] [--first N --last N] [--kind only|from] script.as …
 *
 * --runs: at most about so many for each script and kind of failure: the n are spread evenly over
 * the run, and start at another place for each script. Built with ASPEN_EXACT_ALLOCATION (which
 * SANITIZE=address implies) every object counts as an allocation. The runs are done by child
 * processes, a batch each, so that a crash is a failure like any other. Prints "ok NAME" or
 * "not ok NAME: reason" for each script. */
#include "../../vm/aspen.h"
#include <malloc.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define BATCH        100
#define WAIT_SECONDS 3  /* until a run is interrupted */
#define INTERRUPTS   15 /* one each second, until it is killed */
#define REPORT_BYTES 8192

enum kind { FAIL_ONCE, FAIL_FROM, KINDS };
static const char *const kind_names[KINDS] = {"only", "from"};

/* -- an allocator that fails ---------------------------------------------------------------------------- */

struct allocator {
    size_t count;   /* requests so far */
    size_t fail_at; /* 0: never */
    enum kind kind;
    size_t outstanding; /* bytes not given back */
    size_t wrong_sizes; /* blocks given back as of another size than they were asked for */
};

struct block {
    size_t size;
    size_t padding; /* what follows stays aligned */
};

static void *resize(void *ctx, void *p, size_t old_size, size_t new_size)
{
    struct allocator *a = ctx;
    struct block *block = p ? (struct block *)p - 1 : NULL;
    if (block && block->size != old_size) {
        a->wrong_sizes++;
    }
    if (new_size == 0) {
        a->outstanding -= block ? block->size : 0;
        free(block);
        return NULL;
    }
    a->count++;
    if (a->fail_at && (!block || new_size > old_size) &&
        (a->kind == FAIL_ONCE ? a->count == a->fail_at : a->count >= a->fail_at)) {
        return NULL;
    }
    size_t before = block ? block->size : 0;
    /* Always moved: a pointer kept across a growth is found out. */
    struct block *fresh = malloc(sizeof *fresh + new_size);
    if (!fresh) {
        return NULL;
    }
    if (block) {
        memcpy(fresh + 1, p, before < new_size ? before : new_size);
        free(block);
    }
    fresh->size = new_size;
    a->outstanding += new_size - before;
    return fresh + 1;
}

/* -- runs that wait ------------------------------------------------------------------------------------------ */

static aspen_vm *volatile running;
static volatile sig_atomic_t interrupted;

static void on_alarm(int signal_number)
{
    if (running) {
        aspen_interrupt(running);
    }
    if (++interrupted == INTERRUPTS) {
        signal(SIGALRM, SIG_DFL);
    }
    alarm(1);
}

static void watch(void)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_handler = on_alarm;
    sigaction(SIGALRM, &action, NULL);
    interrupted = 0;
    alarm(WAIT_SECONDS);
}

/* -- one run ------------------------------------------------------------------------------------------------ */

struct report {
    char text[REPORT_BYTES];
    size_t size;
};

/* Keeps the end of what goes to standard error. */
static bool keep_report(void *ctx, int fd, const char *text, size_t size)
{
    struct report *report = ctx;
    if (fd != 2) {
        return true;
    }
    if (size >= sizeof report->text) {
        text += size - (sizeof report->text - 1);
        size = sizeof report->text - 1;
    }
    if (report->size + size >= sizeof report->text) {
        size_t kept = sizeof report->text - 1 - size;
        memmove(report->text, report->text + report->size - kept, kept);
        report->size = kept;
    }
    memcpy(report->text + report->size, text, size);
    report->size += size;
    report->text[report->size] = 0;
    return true;
}

/* NULL when the run ended as it must, else what is wrong with it. */
static const char *run(const char *script, struct allocator *a, struct report *report,
                       size_t *startup)
{
    const char *wrong = NULL;
    char *argv[] = {(char *)(uintptr_t)script};
    aspen_config config = {
        .resize = resize,
        .resize_ctx = a,
        .write = keep_report,
        .write_ctx = report,
        .argc = 1,
        .argv = argv,
    };
    report->size = 0;
    report->text[0] = 0;
    watch();
    aspen_vm *vm = aspen_new(&config);
    running = vm;
    if (startup) {
        *startup = a->count;
    }
    if (vm) {
        bool good = aspen_run_file(vm, script);
        int status = good ? 0 : aspen_report(vm);
        status = aspen_finish(vm, status);
        running = NULL;
        if (interrupted && a->kind == FAIL_ONCE) {
            wrong = "waits for ever";
        } else if (!a->fail_at) {
            wrong = status ? "fails without failing allocations" : NULL;
        } else if (status && report->size && !interrupted && !strstr(report->text, "MemoryError")) {
            wrong = "another error than MemoryError";
        }
        aspen_free(vm);
    } else if (!a->fail_at) {
        wrong = "no VM";
    }
    alarm(0);
    if (a->outstanding) {
        wrong = "memory was not given back";
    } else if (a->wrong_sizes) {
        wrong = "memory was given back with a wrong size";
    }
    return wrong;
}

/* -- many runs --------------------------------------------------------------------------------------------- */

/* Shared with the child that runs a batch. */
struct progress {
    size_t n;
    char wrong[256];
    struct report report;
};

static void run_batch(const char *script, enum kind kind, size_t first, size_t step, size_t last,
                      struct progress *progress)
{
    for (size_t n = first, i = 0; n <= last && i < BATCH; n += step, i++) {
        struct allocator a = {.fail_at = n, .kind = kind};
        progress->n = n;
        const char *wrong = run(script, &a, &progress->report, NULL);
        if (wrong) {
            snprintf(progress->wrong, sizeof progress->wrong, "%s", wrong);
            break;
        }
    }
}

/* Prints what went wrong, if anything did. */
static bool check_batch(const char *script, enum kind kind, size_t first, size_t step, size_t last,
                        struct progress *progress)
{
    progress->wrong[0] = 0;
    progress->report.size = 0;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        run_batch(script, kind, first, step, last, progress);
        exit(progress->wrong[0] ? 3 : 0);
    }
    int status;
    if (child < 0 || waitpid(child, &status, 0) != child) {
        printf("not ok memory/%s: no process\n", script);
        return false;
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
        return true;
    }
    char reason[300];
    if (progress->wrong[0]) {
        snprintf(reason, sizeof reason, "%s", progress->wrong);
    } else if (WIFSIGNALED(status)) {
        int signal = WTERMSIG(status);
        snprintf(reason, sizeof reason, signal == SIGALRM ? "hangs" : "signal %d", signal);
    } else {
        snprintf(reason, sizeof reason, "exit status %d (a sanitizer's?)", WEXITSTATUS(status));
    }
    printf("not ok memory/%s: allocation %zu %s: %s\n", script, progress->n,
           kind == FAIL_ONCE ? "fails" : "and all after it fail", reason);
    for (char *line = strtok(progress->report.text, "\n"); line; line = strtok(NULL, "\n")) {
        printf("#   %s\n", line);
    }
    return false;
}

struct options {
    size_t runs, first, last;
    int only_kind; /* -1: all */
};

static bool check_script(const char *script, size_t number, const struct options *options,
                         struct progress *progress)
{
    struct allocator a = {.fail_at = 0};
    struct report report;
    size_t startup;
    const char *wrong = run(script, &a, &report, &startup);
    if (wrong) {
        printf("not ok memory/%s: %s\n%s", script, wrong, report.text);
        return false;
    }
    /* The making of the VM is the same for all scripts: the first of them stands for it. */
    size_t first = options->first ? options->first : number == 0 ? 1 : startup + 1;
    size_t last = options->last ? options->last : a.count + 2, step = 1, done = 0;
    if (options->runs && (last - first) / options->runs > 1) {
        step = (last - first) / options->runs;
        first += number * 7919 % step;
    }
    bool good = true;
    for (int kind = 0; kind < KINDS; kind++) {
        if (options->only_kind >= 0 && options->only_kind != kind) {
            continue;
        }
        for (size_t n = first; n <= last; n += step * BATCH) {
            size_t end = n;
            do {
                good &= check_batch(script, kind, end, step,
                                    n + step * (BATCH - 1) < last ? n + step * (BATCH - 1) : last,
                                    progress);
                end = progress->n + step;
            } while (progress->wrong[0] && end <= last && end < n + step * BATCH && !options->runs);
        }
        done += (last - first) / step + 1;
    }
    if (good) {
        printf("ok memory/%s # %zu allocations, %zu runs\n", script, a.count, done);
    }
    return good;
}

int main(int argc, char **argv)
{
    struct options options = {.only_kind = -1};
    bool good = true;
    size_t number = 0;
    struct progress *progress =
        mmap(NULL, sizeof *progress, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (progress == MAP_FAILED) {
        return 2;
    }
    for (int i = 1; i < argc; i++) {
        size_t *number_option = !strcmp(argv[i], "--runs")    ? &options.runs
                                : !strcmp(argv[i], "--first") ? &options.first
                                : !strcmp(argv[i], "--last")  ? &options.last
                                                              : NULL;
        if (number_option && i + 1 < argc) {
            *number_option = strtoull(argv[++i], NULL, 10);
        } else if (!strcmp(argv[i], "--kind") && i + 1 < argc) {
            i++;
            for (int kind = 0; kind < KINDS; kind++) {
                options.only_kind = !strcmp(argv[i], kind_names[kind]) ? kind : options.only_kind;
            }
        } else {
            good &= check_script(argv[i], number++, &options, progress);
        }
    }
    return good ? 0 : 1;
}
