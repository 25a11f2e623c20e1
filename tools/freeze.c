/* freeze.c - compiles the library modules written in Aspen; the build runs it.
 * usage: freeze OUTPUT.c stdlib/a.as stdlib/b/__init__.as …
 * It is linked from the library's own objects; in place of the tables that it makes it has empty
 * ones. */
#include "pack.h"
#include "../compiler/compile.h"
#include "../vm/aspen.h"
#include "../vm/interp/embedded.h"
#include "../vm/interp/image.h"
#include "../vm/object/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct embedded_module embedded_modules[] = {{0}};
const unsigned embedded_module_count = 0;
const char embedded_names[] = "";
const unsigned char embedded_images[] = "";
const struct pack_codes embedded_codes = {{{0}}, {{0}}};
const unsigned embedded_dictionary = 0;

/* Imported by many programs and similar to many modules: then it serves the others best. */
#define DICTIONARY "collections"

struct module {
    char name[200];
    const char *path;
    bool is_package;
    unsigned char *image; /* without its head */
    struct pack_input pack;
};

static void set_name(struct module *m)
{
    static const char root[] = "stdlib/", package[] = "/__init__";
    const char *path = m->path;
    if (!strncmp(path, root, sizeof root - 1)) {
        path += sizeof root - 1;
    }
    size_t size = strlen(path) - 3; /* .as */
    if (size >= sizeof m->name) {
        fprintf(stderr, "%s: the name is too long\n", m->path);
        exit(2);
    }
    memcpy(m->name, path, size);
    m->name[size] = 0;
    m->is_package =
        size > sizeof package - 1 && !strcmp(m->name + size - (sizeof package - 1), package);
    if (m->is_package) {
        m->name[size - (sizeof package - 1)] = 0;
    }
    for (char *p = m->name; *p; p++) {
        *p = *p == '/' ? '.' : *p;
    }
}

static bool compile(struct vm *vm, struct module *m)
{
    static const char folder[] = EMBEDDED_FOLDER;
    size_t size;
    char filename[300];
    snprintf(filename, sizeof filename, "%s%s", folder,
             m->path + (strncmp(m->path, "stdlib/", 7) ? 0 : 7));
    char *source = aspen_read_file(vm, m->path, &size);
    value name = source ? str_intern_cstr(vm, filename) : VALUE_ERROR;
    value code = name ? compile_source(vm, source, size, name, COMPILE_MODULE, 0) : VALUE_ERROR;
    value image = code ? image_write(vm, as_code(code), IMAGE_LINES_ONLY) : VALUE_ERROR;
    aspen_free_text(vm, source, size);
    if (!image) {
        return false;
    }
    const unsigned char *data = as_bytes(image)->data;
    m->pack.size = as_bytes(image)->size - IMAGE_HEAD_SIZE;
    m->pack.split = 0;
    for (int i = 3; i >= 0; i--) {
        m->pack.split = m->pack.split << 8 | data[IMAGE_SPLIT_AT + i];
    }
    m->image = malloc(m->pack.size);
    if (m->image) {
        memcpy(m->image, data + IMAGE_HEAD_SIZE, m->pack.size);
    }
    m->pack.data = m->image;
    return m->image != NULL;
}

/* Whether unpacking gives back what was packed. */
static bool is_faithful(const struct pack_codes *codes, const struct pack_input *base,
                        const struct pack_input *p)
{
    unsigned char *text = malloc(base->size + p->size);
    bool same = false;
    if (text) {
        memcpy(text, base->data, base->size);
        same = unpack_bytes(codes, p->packed, p->packed_size, text, base->size, p->split, p->size) &&
               !memcmp(text + base->size, p->data, p->size);
    }
    free(text);
    return same;
}

/* Packs all modules but the one that is the dictionary, whose index is the result. */
static size_t pack_modules(struct module *modules, size_t count, struct pack_codes *codes)
{
    size_t dictionary = 0, n = 0;
    struct pack_input *inputs = calloc(count, sizeof *inputs);
    while (dictionary < count - 1 && strcmp(modules[dictionary].name, DICTIONARY)) {
        dictionary++;
    }
    struct pack_input *base = &modules[dictionary].pack;
    for (size_t i = 0; inputs && i < count; i++) {
        if (i != dictionary) {
            inputs[n++] = modules[i].pack;
        }
    }
    if (!inputs || !pack(inputs, n, base->data, base->size, codes)) {
        fputs("freeze: out of memory\n", stderr);
        exit(1);
    }
    n = 0;
    for (size_t i = 0; i < count; i++) {
        struct pack_input *p = &modules[i].pack;
        if (i != dictionary) {
            *p = inputs[n++];
            if (!is_faithful(codes, base, p)) {
                fprintf(stderr, "freeze: %s comes back changed\n", modules[i].path);
                exit(1);
            }
        }
        if (i == dictionary || p->packed_size >= p->size) { /* better as it is */
            free(p->packed);
            p->packed = NULL;
            p->packed_size = p->size;
        }
    }
    free(inputs);
    return dictionary;
}

/* Text of a C string literal, lines of a bounded length. A digit may not follow a short escape. */
static void print_bytes(FILE *out, const unsigned char *p, size_t size)
{
    int column = 0;
    for (size_t i = 0; i < size; i++) {
        if (column == 0) {
            fputs("    \"", out);
        }
        if (p[i] >= ' ' && p[i] < 0x7f && p[i] != '"' && p[i] != '\\' && p[i] != '?') {
            column += fprintf(out, "%c", p[i]);
        } else {
            bool digit = i + 1 < size && p[i + 1] >= '0' && p[i + 1] <= '9';
            column += fprintf(out, digit ? "\\%03o" : "\\%o", p[i]);
        }
        if (column > 100 || i + 1 == size) {
            fputs("\"\n", out);
            column = 0;
        }
    }
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct module *)a)->name, ((const struct module *)b)->name);
}

static void print_numbers(FILE *out, const uint16_t *numbers, size_t count)
{
    fputs("        {", out);
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "%s%u,", i % 16 ? "" : "\n        ", numbers[i]);
    }
    fputs("},\n", out);
}

static void print_codes(FILE *out, const struct pack_codes *codes)
{
    fputs("const struct pack_codes embedded_codes = {\n    .symbols = {\n", out);
    for (int side = 0; side < 2; side++) {
        print_numbers(out, codes->symbols[side], 1 << PACK_SYMBOL_BITS);
    }
    fputs("    },\n    .distances = {\n", out);
    for (int side = 0; side < 2; side++) {
        print_numbers(out, codes->distances[side], 1 << PACK_DISTANCE_BITS);
    }
    fputs("    },\n};\n", out);
}

static void print_tables(FILE *out, const struct module *modules, size_t count)
{
    fputs("/* Made by tools/freeze.c from stdlib/. */\n"
          "#include \"vm/interp/embedded.h\"\n"
          "const unsigned char embedded_images[] =\n",
          out);
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "    /* %s */\n", modules[i].name);
        const struct pack_input *p = &modules[i].pack;
        print_bytes(out, p->packed ? p->packed : p->data, p->packed_size);
    }
    fputs("    ;\nconst char embedded_names[] =\n", out);
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "    \"%s\\0\"\n", modules[i].name);
    }
    fputs("    ;\nconst struct embedded_module embedded_modules[] = {\n", out);
    size_t name = 0, image = 0;
    for (size_t i = 0; i < count; i++) {
        const struct pack_input *p = &modules[i].pack;
        fprintf(out, "    {%zu, %zu, %zu, %zu, %zu, %s},\n", name, image, p->packed_size, p->size,
                p->split, modules[i].is_package ? "true" : "false");
        name += strlen(modules[i].name) + 1;
        image += p->packed_size;
    }
    fprintf(out, "};\nconst unsigned embedded_module_count = %zu;\n", count);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("usage: freeze OUTPUT.c MODULE.as…\n", stderr);
        return 2;
    }
    size_t count = (size_t)argc - 2;
    struct module *modules = calloc(count, sizeof *modules);
    aspen_config config = {.ignore_environment = true, .isolated = true};
    aspen_vm *vm = modules ? aspen_new(&config) : NULL;
    if (!vm) {
        fputs("freeze: out of memory\n", stderr);
        return 1;
    }
    for (size_t i = 0; i < count; i++) {
        modules[i].path = argv[i + 2];
        set_name(&modules[i]);
        if (!compile(vm, &modules[i])) {
            fprintf(stderr, "%s:\n%s", modules[i].path, aspen_has_error(vm) ? aspen_error(vm) : "");
            return 1;
        }
    }
    qsort(modules, count, sizeof *modules, by_name);
    static const struct pack_codes none;
    struct pack_codes codes = none;
    size_t dictionary = pack_modules(modules, count, &codes);
    FILE *out = fopen(argv[1], "w");
    if (!out) {
        perror(argv[1]);
        return 1;
    }
    print_tables(out, modules, count);
    print_codes(out, &codes);
    fprintf(out, "const unsigned embedded_dictionary = %zu;\n", dictionary);
    if (fclose(out)) {
        perror(argv[1]);
        return 1;
    }
    for (size_t i = 0; i < count; i++) {
        free(modules[i].image);
        free(modules[i].pack.packed);
    }
    free(modules);
    aspen_free(vm);
    return 0;
}
