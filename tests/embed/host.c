/* host.c - a C program that runs VMs: output hooks, errors as values, a memory cap, an interrupt, two
 * VMs on two threads. Prints "ok NAME" or "not ok NAME" for each check. */
#include "../../vm/aspen.h"
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int failed;

static void check(const char *name, int good)
{
    printf("%s embed/%s\n", good ? "ok" : "not ok", name);
    failed |= !good;
}

struct sink {
    char text[4096];
    size_t size;
};

static bool collect(void *ctx, int fd, const char *text, size_t size)
{
    struct sink *sink = ctx;
    if (sink->size + size < sizeof sink->text) {
        memcpy(sink->text + sink->size, text, size);
        sink->size += size;
        sink->text[sink->size] = 0;
    }
    return true;
}

static void *interrupt_soon(void *vm)
{
    usleep(100000);
    aspen_interrupt(vm);
    return NULL;
}

static void *run_alone(void *result)
{
    struct sink sink = {{0}, 0};
    aspen_config config = {.write = collect, .write_ctx = &sink};
    aspen_vm *vm = aspen_new(&config);
    bool good = vm && aspen_run_string(vm, "print(sum(i * i for i in range(20000)))", "<thread>") &&
                aspen_flush(vm);
    good = good && !strcmp(sink.text, "2666466670000\n");
    aspen_free(vm);
    *(bool *)result = good;
    return NULL;
}

int main(void)
{
    struct sink sink = {{0}, 0};
    aspen_config config = {.write = collect, .write_ctx = &sink};
    aspen_vm *vm = aspen_new(&config);
    check("create", vm != NULL);
    check("run", aspen_run_string(vm, "print('from the host', 6 * 7)", "<host>") &&
                     aspen_flush(vm) && !strcmp(sink.text, "from the host 42\n"));

    check("error_is_a_value", !aspen_run_string(vm, "1 / 0", "<host>") && aspen_has_error(vm));
    const char *text = aspen_error(vm);
    check("error_text", text && strstr(text, "ZeroDivisionError: division by zero"));
    aspen_clear_error(vm);
    check("error_cleared", !aspen_has_error(vm));
    check("syntax_error",
          !aspen_run_string(vm, "x = ", "<host>") && strstr(aspen_error(vm), "SyntaxError"));
    aspen_clear_error(vm);
    check("goes_on", aspen_run_string(vm, "y = 1", "<host>"));

    pthread_t thread;
    pthread_create(&thread, NULL, interrupt_soon, vm);
    check("interrupt", !aspen_run_string(vm, "while True: pass", "<loop>") &&
                           strstr(aspen_error(vm), "KeyboardInterrupt"));
    pthread_join(thread, NULL);
    aspen_clear_error(vm);
    aspen_free(vm);

    aspen_config small = {.write = collect, .write_ctx = &sink, .memory_limit = 24 << 20};
    vm = aspen_new(&small);
    check("memory_cap",
          !aspen_run_string(vm, "a = []\nwhile True: a.append('x' * 1000)", "<cap>") &&
              strstr(aspen_error(vm), "MemoryError"));
    aspen_clear_error(vm);
    aspen_free(vm);

    bool results[2];
    pthread_t threads[2];
    for (int i = 0; i < 2; i++) {
        pthread_create(&threads[i], NULL, run_alone, &results[i]);
    }
    for (int i = 0; i < 2; i++) {
        pthread_join(threads[i], NULL);
    }
    check("two_threads", results[0] && results[1]);
    return failed;
}
