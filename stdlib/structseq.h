/* structseq.h - tuples with named fields whose classes are made in C: os.stat_result,
 * sys.version_info and the like. Private to stdlib/.
 *
 * An instance is a tuple of its visible fields; the hidden ones are attributes only. Both are read
 * through descriptors of the class, which also lead from a class back to its definition. Scripts
 * make instances with Class(sequence, dict=None), unless the definition says otherwise. */
#ifndef ASPEN_STDLIB_STRUCTSEQ_H
#define ASPEN_STDLIB_STRUCTSEQ_H

#include "../vm/native.h"

enum structseq_flags {
    STRUCTSEQ_NO_NEW = 1, /* "cannot create 'sys.flags' instances" */
};

struct structseq_def {
    const char *module, *name, *doc;
    const char *const *fields; /* ended by NULL: first those of the tuple, then hidden attributes */
    unsigned visible;          /* how many belong to the tuple */
    /* How many of the visible ones, the last, are reached by index only: the first hidden fields
     * stand for them, under the names that repr() shows, and default to them. */
    unsigned unnamed;
    unsigned flags;
    /* Another `__new__` than Class(sequence, dict=None), or NULL; gets the class first. */
    const struct native_def *new_def;
};

/* The class, made at first use. NULL on error. */
struct type *structseq_type(struct vm *vm, const struct structseq_def *def);
/* An instance; values: one for each field, hidden ones included. A VALUE_NULL among them means that
 * making it failed: VALUE_ERROR is returned. */
value structseq_new(struct vm *vm, const struct structseq_def *def, const value *values);
/* True when v is an instance of the class made from def. */
bool is_structseq(struct vm *vm, value v, const struct structseq_def *def);

#endif
