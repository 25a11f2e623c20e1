/* itertools.h - between itertools.c and itertools_combine.c: one struct serves all iterators. */
#ifndef ASPEN_ITERTOOLS_H
#define ASPEN_ITERTOOLS_H

#include "../vm/native.h"
#include "../vm/object/type.h"

/* What a … e and n … k mean is said above each iterator. */
struct itertool {
    struct object header;
    value a, b, c, d, e;
    int64_t n, m, k;
    bool started, done;
};
#define as_itertool(v) ((struct itertool *)as_object(v))

void itertool_trace(struct gc_tracer *tracer, struct object *self);
value itertool_self(struct vm *vm, value self);
/* A new one of the class args[0]; NULL on error. */
struct itertool *itertool_new(struct vm *vm, value class);
/* Sets a field of an object that may be old. */
static inline void itertool_set(struct vm *vm, struct itertool *it, value *field, value v)
{
    *field = v;
    gc_barrier(vm, it);
}

#define ITERTOOL_DEF(name_, signature_, methods_, doc_) \
    const struct type_def itertools_##name_##_def = {   \
        .name = #name_,                                 \
        .module = "itertools",                          \
        .size = sizeof(struct itertool),                \
        .flags = TYPE_SUBCLASSABLE | TYPE_TRACED,       \
        .doc = doc_,                                    \
        .new_signature = signature_,                    \
        .new = name_##_new,                             \
        .methods = methods_,                            \
        .trace = itertool_trace,                        \
        .iter = itertool_self,                          \
        .next = name_##_next,                           \
    }

extern const struct type_def itertools_combinations_def, itertools_product_def,
    itertools_combinations_with_replacement_def, itertools_permutations_def;

#endif
