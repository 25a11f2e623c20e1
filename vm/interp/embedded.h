/* embedded.h - the table of library modules written in Aspen that are linked into the library; the
 * definition is made at build time by stdlib/embed.awk. */
#ifndef ASPEN_EMBEDDED_H
#define ASPEN_EMBEDDED_H

#include <stdbool.h>
#include <stddef.h>

struct embedded_module {
    const char *name; /* dotted; NULL ends the table */
    const char *source;
    size_t size;
    bool is_package;
};
extern const struct embedded_module embedded_modules[];
extern const unsigned embedded_module_count;

#endif
