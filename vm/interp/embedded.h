/* embedded.h - library modules written in Aspen: they are compiled when the library is built and
 * linked in as images (image.h). tools/freeze.c makes the tables, as constants without a pointer in
 * them, so that a program pays nothing for them when it starts. */
#ifndef ASPEN_EMBEDDED_H
#define ASPEN_EMBEDDED_H

#include "../value.h"
#include "unpack.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct embedded_module {
    uint32_t name;  /* where it begins in embedded_names; they are sorted */
    uint32_t image; /* where it begins in embedded_images: an image without its head */
    uint32_t packed_size, size, split; /* for unpack_bytes(); not packed when the sizes are equal */
    bool is_package;
};
extern const struct embedded_module embedded_modules[];
extern const unsigned embedded_module_count;
extern const char embedded_names[];
extern const unsigned char embedded_images[];
extern const struct pack_codes embedded_codes;
/* The module that is not packed, but is the dictionary of the others. */
extern const unsigned embedded_dictionary;

/* What the names of their files begin with: "<aspen>/json/decoder.as". */
#define EMBEDDED_FOLDER "<aspen>/"
/* In sys.path: here come the linked-in modules. Without it they come last. */
#define EMBEDDED_ENTRY "<aspen>"

static inline const char *embedded_name(const struct embedded_module *m)
{
    return embedded_names + m->name;
}

/* The module of a dotted name; NULL when there is none. */
const struct embedded_module *embedded_find(const char *name);
/* The module whose code has this file name; NULL when there is none. */
const struct embedded_module *embedded_find_file(const char *filename);
/* Its file name, an interned str. VALUE_ERROR on memory error. */
struct vm;
value embedded_filename(struct vm *vm, const struct embedded_module *m);
/* Where the source of such a module lies on disk, for tracebacks and inspect: beside the program's own
 * folder, as it is installed (../share/aspen) or built (../stdlib). False when it is not at hand, or
 * `filename` is none of a linked-in module. */
bool embedded_source_path(struct vm *vm, const char *filename, char *path, size_t size);
/* Its code. VALUE_ERROR on memory error. */
value embedded_code(struct vm *vm, const struct embedded_module *m);

#endif
