/* source_cache.c - lines of source text for tracebacks. vm->sources maps a file name to its whole
 * text as bytes, or to None when there is none to be had. */
#include "exception.h"
#include "container.h"
#include "dict.h"
#include "str.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#define SOURCE_MAX ((size_t)64 << 20)

static bool remember(struct vm *vm, value filename, value text)
{
    if (!vm->sources) {
        vm->sources = dict_new(vm);
        if (!vm->sources) {
            return false;
        }
    }
    return dict_set(vm, vm->sources, filename, text);
}

bool source_register(struct vm *vm, value filename, const char *text, size_t size)
{
    value bytes = bytes_new(vm, text, size);
    return bytes && remember(vm, filename, bytes);
}

/* The text of a regular file; None when it cannot be read. */
static value read_file(struct vm *vm, value filename)
{
    const struct str *name = as_str(filename);
    const char *path = name->data;
    char library[PATH_MAX];
    struct stat status;
    if (memchr(path, 0, name->size)) {
        return VALUE_NONE;
    }
    if (path[0] == '<') {
        if (!vm->library_file || !vm->library_file(vm, path, library, sizeof library)) {
            return VALUE_NONE;
        }
        path = library;
    }
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size < 0 ||
        (uint64_t)status.st_size > SOURCE_MAX) {
        return VALUE_NONE;
    }
    FILE *file = fopen(path, "rb");
    if (!file) {
        return VALUE_NONE;
    }
    size_t size = (size_t)status.st_size;
    value bytes = bytes_new(vm, NULL, size);
    if (bytes && fread(as_bytes(bytes)->data, 1, size, file) != size) {
        bytes = VALUE_NONE; /* it changed while being read */
    }
    fclose(file);
    return bytes;
}

value source_line(struct vm *vm, value filename, uint32_t line)
{
    if (!is_kind(filename, TYPE_STR) || line == 0) {
        return VALUE_NULL;
    }
    bool failed = false;
    value text = vm->sources ? dict_get(vm, vm->sources, filename, &failed) : VALUE_NULL;
    if (!text && !failed) {
        text = read_file(vm, filename);
        failed = !text || !remember(vm, filename, text);
    }
    if (failed) {
        error_clear(vm);
        return VALUE_NULL;
    }
    if (!is_kind(text, TYPE_BYTES)) {
        return VALUE_NULL;
    }
    const char *p = (const char *)as_bytes(text)->data, *end = p + as_bytes(text)->size;
    if (end - p >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0) {
        p += 3;
    }
    while (--line) {
        p = memchr(p, '\n', (size_t)(end - p));
        if (!p) {
            return VALUE_NULL;
        }
        p++;
    }
    const char *stop = p < end ? memchr(p, '\n', (size_t)(end - p)) : NULL;
    if (!stop) {
        stop = end;
    }
    if (stop > p && stop[-1] == '\r') {
        stop--;
    }
    value v = str_decode_utf8(vm, p, (size_t)(stop - p), "replace");
    if (!v) {
        error_clear(vm);
    }
    return v;
}
