/* fuzz.h - what the fuzz targets share.
 *
 * Each target is one C file with LLVMFuzzerTestOneInput, built with clang -fsanitize=fuzzer,address
 * against the sanitized library. Built with -DFUZZ_STANDALONE it gets a main instead, which runs the
 * files named on the command line: to replay a crash with any compiler and debugger. */
#ifndef ASPEN_FUZZ_H
#define ASPEN_FUZZ_H

#include "../../vm/aspen.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define FUZZ_MEMORY ((size_t)256 << 20)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the process in a way that the fuzzer takes for a finding. */
static inline _Noreturn void fuzz_fail(const char *what, const char *detail)
{
    fprintf(stderr, "%s: %s\n", what, detail ? detail : "");
    abort();
}

static inline aspen_vm *fuzz_vm(void)
{
    aspen_config config = {
        .memory_limit = FUZZ_MEMORY, .isolated = true, .ignore_environment = true};
    return aspen_new(&config);
}

#ifdef FUZZ_STANDALONE
int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        FILE *file = fopen(argv[i], "rb");
        if (!file) {
            perror(argv[i]);
            return 2;
        }
        fseek(file, 0, SEEK_END);
        long size = ftell(file);
        rewind(file);
        uint8_t *data = malloc(size > 0 ? (size_t)size : 1);
        if (!data) {
            return 2;
        }
        size_t got = fread(data, 1, size > 0 ? (size_t)size : 0, file);
        fclose(file);
        LLVMFuzzerTestOneInput(data, got);
        free(data);
    }
    return 0;
}
#endif

#endif
