/* aspen.h - the public C API of Aspen: the only header that a host includes.
 *
 * A VM is an opaque object; any number of them live side by side, each used by one thread at a
 * time. Functions report failure by what they return; the error itself stays in the VM until
 * aspen_error, aspen_report or aspen_clear_error takes it. Text is UTF-8.
 *
 *     aspen_vm *vm = aspen_new(NULL);
 *     if (!aspen_run_string(vm, "print('hello')", NULL)) aspen_report(vm);
 *     aspen_free(vm);
 */
#ifndef ASPEN_H
#define ASPEN_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined __GNUC__
#define ASPEN_API __attribute__((visibility("default")))
#else
#define ASPEN_API
#endif

typedef struct vm aspen_vm;

/* Memory: one function, realloc that is told the old size; new_size 0 frees. It may return NULL, but
 * not when a block is to become smaller. */
typedef void *(*aspen_resize_fn)(void *ctx, void *p, size_t old_size, size_t new_size);
/* Output that scripts write to sys.stdout (fd 1) and sys.stderr (fd 2). Returns false to fail. */
typedef bool (*aspen_write_fn)(void *ctx, int fd, const char *text, size_t size);

/* How a VM is made. Zero in any field means its default. */
typedef struct aspen_config {
    aspen_resize_fn resize; /* default: malloc and free */
    void *resize_ctx;
    size_t memory_limit;  /* bytes; default: none. Beyond it scripts get MemoryError */
    aspen_write_fn write; /* default: the process's descriptors */
    void *write_ctx;
    const char *executable; /* sys.executable */
    const char *path;       /* folders of modules, separated by ':', after the script's own */
    int argc;               /* sys.argv: argv[0] names the script */
    char *const *argv;
    int orig_argc; /* sys.orig_argv */
    char *const *orig_argv;
    bool unbuffered; /* standard output and error are written at once */
    bool interactive, inspect, quiet, ignore_environment, isolated, no_site, verbose;
    int optimise; /* accepted and shown in sys.flags */
    int recursion_limit;
    int warning_count; /* sys.warnoptions */
    char *const *warnings;
    int option_count; /* sys._xoptions: "name" or "name=value" */
    char *const *options;
} aspen_config;

/* A VM with the compiler and the library. config may be NULL; what it points to must outlive the
 * VM. NULL when memory ran out. */
ASPEN_API aspen_vm *aspen_new(const aspen_config *config);
/* Ends a VM: no script runs any more. NULL is allowed. */
ASPEN_API void aspen_free(aspen_vm *vm);
/* "0.1.0" */
ASPEN_API const char *aspen_version(void);

/* -- running -------------------------------------------------------------------------------------
 * Each runs code in the module __main__ to its end, `await` at its top level included. False: an
 * error is in the VM (SystemExit among them). */

/* A file, or a folder with a __main__ in it. Its folder becomes the first of sys.path. */
ASPEN_API bool aspen_run_file(aspen_vm *vm, const char *path);
/* Text that ends in a NUL. filename: for messages; NULL: "<string>". */
ASPEN_API bool aspen_run_string(aspen_vm *vm, const char *source, const char *filename);
ASPEN_API bool aspen_run_buffer(aspen_vm *vm, const char *source, size_t size,
                                const char *filename);
/* A module found along sys.path, as `aspen -m name`. */
ASPEN_API bool aspen_run_module(aspen_vm *vm, const char *name);

/* One statement typed at a prompt: its value, if it is an expression, is shown. */
typedef enum aspen_status { ASPEN_OK, ASPEN_ERROR, ASPEN_INCOMPLETE } aspen_status;
ASPEN_API aspen_status aspen_run_interactive(aspen_vm *vm, const char *source, size_t size,
                                             const char *filename);

/* Puts a folder in front of sys.path. False when memory ran out. */
ASPEN_API bool aspen_prepend_path(aspen_vm *vm, const char *folder);

/* -- errors --------------------------------------------------------------------------------------- */

/* True while an error is in the VM. */
ASPEN_API bool aspen_has_error(const aspen_vm *vm);
/* The whole report of the error as text, traceback included; NULL when there is none. It lives
 * until the next call of this function. The error stays. */
ASPEN_API const char *aspen_error(aspen_vm *vm);
ASPEN_API void aspen_clear_error(aspen_vm *vm);
/* True when the error is SystemExit: the script wants to end. */
ASPEN_API bool aspen_error_is_exit(aspen_vm *vm);
/* Writes out what sys.stdout and sys.stderr still hold. False when that failed. */
ASPEN_API bool aspen_flush(aspen_vm *vm);
/* Ends the error as a program does, and takes it away: sys.excepthook prints it; SystemExit gives
 * its code. Returns the exit status: 0 when there was no error. */
ASPEN_API int aspen_report(aspen_vm *vm);

/* The end of a program: functions of atexit, tasks and coroutines left over, output flushed.
 * Returns the exit status that follows from `status` and from what went wrong here. */
ASPEN_API int aspen_finish(aspen_vm *vm, int status);

/* Asks the running script to stop with KeyboardInterrupt. Safe in a signal handler and from other
 * threads. */
ASPEN_API void aspen_interrupt(aspen_vm *vm);
/* Forgets an interrupt that has not been seen yet. */
ASPEN_API void aspen_clear_interrupt(aspen_vm *vm);

/* -- tools ---------------------------------------------------------------------------------------- */

/* Every syntax error of a source in the order of their places, each handed over as a whole report:
 * FILE:LINE:COLUMN: CLASS: message, the source line and carets below it, with the colours of a
 * terminal if asked for; the text ends in a newline. Returns how many there are; -1 when memory ran
 * out. */
ASPEN_API int aspen_check(aspen_vm *vm, const char *source, size_t size, const char *filename,
                          bool colour, void (*each)(void *ctx, const char *text), void *ctx);
/* The bytecode of a source as readable text; NULL with an error in the VM. It lives until the next
 * call of this function or of aspen_error. */
ASPEN_API const char *aspen_disassemble(aspen_vm *vm, const char *source, size_t size,
                                        const char *filename);
/* A whole file; *size gets its length. Free it with aspen_free_text. NULL with an error in the VM. */
ASPEN_API char *aspen_read_file(aspen_vm *vm, const char *path, size_t *size);
ASPEN_API void aspen_free_text(aspen_vm *vm, char *text, size_t size);

#ifdef __cplusplus
}
#endif

#endif
