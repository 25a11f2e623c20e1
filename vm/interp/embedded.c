/* embedded.c - finding linked-in modules and their code. */
#include "embedded.h"
#include "image.h"
#include "../object/dict.h"
#include "../object/error.h"
#include "../object/str.h"
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const struct embedded_module *embedded_find(const char *name)
{
    size_t low = 0, high = embedded_module_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(name, embedded_name(&embedded_modules[middle]));
        if (!order) {
            return &embedded_modules[middle];
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return NULL;
}

const struct embedded_module *embedded_find_file(const char *filename)
{
    static const char folder[] = EMBEDDED_FOLDER, suffix[] = ".as", package[] = "/__init__";
    size_t prefix = sizeof folder - 1, size = strlen(filename);
    char name[256];
    if (strncmp(filename, folder, prefix) || size - prefix >= sizeof name ||
        size < prefix + sizeof suffix || strcmp(filename + size - (sizeof suffix - 1), suffix)) {
        return NULL;
    }
    size -= prefix + sizeof suffix - 1;
    memcpy(name, filename + prefix, size);
    name[size] = 0;
    bool is_package =
        size > sizeof package - 1 && !strcmp(name + size - (sizeof package - 1), package);
    if (is_package) {
        name[size - (sizeof package - 1)] = 0;
    }
    for (char *p = name; *p; p++) {
        *p = *p == '/' ? '.' : *p;
    }
    const struct embedded_module *m = embedded_find(name);
    return m && m->is_package == is_package ? m : NULL;
}

value embedded_filename(struct vm *vm, const struct embedded_module *m)
{
    struct str_builder b;
    builder_init(&b, vm);
    builder_add_cstr(&b, EMBEDDED_FOLDER);
    for (const char *p = embedded_name(m); *p; p++) {
        builder_add(&b, *p == '.' ? "/" : p, 1);
    }
    builder_add_cstr(&b, m->is_package ? "/__init__.as" : ".as");
    value name = builder_finish(&b);
    return name ? str_intern(vm, name) : VALUE_ERROR;
}

bool embedded_source_path(struct vm *vm, const char *filename, char *path, size_t size)
{
    static const char *const folders[] = {"/../share/aspen/", "/../stdlib/"};
    value program =
        embedded_find_file(filename) ? dict_get_cstr(vm, vm->sys, "executable") : VALUE_NULL;
    const char *text = is_kind(program, TYPE_STR) ? as_str(program)->data : "";
    const char *slash = strrchr(text, '/');
    for (size_t i = 0; slash && i < sizeof folders / sizeof *folders; i++) {
        int n = snprintf(path, size, "%.*s%s%s", (int)(slash - text), text, folders[i],
                         filename + sizeof EMBEDDED_FOLDER - 1);
        if (n > 0 && (size_t)n < size && access(path, R_OK) == 0) {
            return true;
        }
    }
    return false;
}

value embedded_code(struct vm *vm, const struct embedded_module *m)
{
    const unsigned char *packed = embedded_images + m->image;
    if (m->packed_size == m->size) {
        return image_read_trusted(vm, packed, m->size, IMAGE_LINES_ONLY);
    }
    const struct embedded_module *dictionary = &embedded_modules[embedded_dictionary];
    size_t room = (size_t)dictionary->size + m->size;
    unsigned char *text = mem_alloc(vm, room);
    if (!text) {
        return VALUE_ERROR;
    }
    memcpy(text, embedded_images + dictionary->image, dictionary->size);
    value code = VALUE_ERROR;
    if (unpack_bytes(&embedded_codes, packed, m->packed_size, text, dictionary->size, m->split,
                     m->size)) {
        code = image_read_trusted(vm, text + dictionary->size, m->size, IMAGE_LINES_ONLY);
    } else {
        raise_error(vm, TYPE_SYSTEM_ERROR, "module %s is damaged", embedded_name(m));
    }
    mem_free(vm, text, room);
    return code;
}
