/* structseq.h - tuples with named fields whose classes are made in C: os.stat_result,
 * sys.version_info and the like. Private to stdlib/. */
#ifndef ASPEN_STDLIB_STRUCTSEQ_H
#define ASPEN_STDLIB_STRUCTSEQ_H

#include "../vm/native.h"

struct structseq_def {
    const char *module, *name, *doc;
    const char *const *fields; /* ended by NULL: first those of the tuple, then hidden attributes */
    unsigned visible;          /* how many belong to the tuple */
};

/* The class, made at first use. NULL on error. */
struct type *structseq_type(struct vm *vm, const struct structseq_def *def);
/* An instance; values: one for each field, hidden ones included. A VALUE_NULL among them means that
 * making it failed: VALUE_ERROR is returned. */
value structseq_new(struct vm *vm, const struct structseq_def *def, const value *values);

#endif
